/* Basic shapes and paths as outlines (SVG 2, 9 and 10). */
#include "draw/svg.h"

#include <math.h>

#define CIRCLE 0.5522847498 /* control distance of a quarter circle */

static void pen_at(struct draw_pen *pen, struct svg_matrix m, enum draw_seg seg, double x, double y)
{
	double p[2];
	svg_matrix_map(m, x, y, p);
	if (seg == DRAW_MOVE)
		draw_pen_move(pen, p[0], p[1]);
	else
		draw_pen_line(pen, p[0], p[1]);
}

static void round_corner(struct draw_pen *pen, struct svg_matrix m, const double from[2], const double corner[2],
                         const double to[2])
{
	double p[3][2], c[6];
	for (int k = 0; k < 2; k++) {
		p[0][k] = from[k] + (corner[k] - from[k]) * CIRCLE;
		p[1][k] = to[k] + (corner[k] - to[k]) * CIRCLE;
		p[2][k] = to[k];
	}
	for (int i = 0; i < 3; i++)
		svg_matrix_map(m, p[i][0], p[i][1], &c[2 * i]);
	draw_pen_curve(pen, c);
}

void svg_rect(struct draw_pen *pen, struct svg_matrix m, const double r[4], double rx, double ry)
{
	double x0 = r[0], y0 = r[1], x1 = x0 + r[2], y1 = y0 + r[3];
	rx = fmin(rx, r[2] / 2);
	ry = fmin(ry, r[3] / 2);
	bool round = rx > 0 && ry > 0;
	if (!round)
		rx = ry = 0;
	const double corner[4][2] = { { x1, y0 }, { x1, y1 }, { x0, y1 }, { x0, y0 } };
	const double in[4][2] = { { -rx, 0 }, { 0, -ry }, { rx, 0 }, { 0, ry } };
	const double out[4][2] = { { 0, ry }, { -rx, 0 }, { 0, -ry }, { rx, 0 } };
	pen_at(pen, m, DRAW_MOVE, x0 + rx, y0);
	for (int i = 0; i < 4; i++) {
		/* The curve at a corner runs from the end of its side to the start of the next. */
		double from[2] = { corner[i][0] + in[i][0], corner[i][1] + in[i][1] };
		double to[2] = { corner[i][0] + out[i][0], corner[i][1] + out[i][1] };
		pen_at(pen, m, DRAW_LINE, from[0], from[1]);
		if (round)
			round_corner(pen, m, from, corner[i], to);
	}
	draw_pen_close(pen);
}

static void shape_rect(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	double r[4] = { svg_length(n, "x", c->view.w, 0), svg_length(n, "y", c->view.h, 0),
		svg_length(n, "width", c->view.w, 0), svg_length(n, "height", c->view.h, 0) };
	double rx = svg_length(n, "rx", r[2], -1), ry = svg_length(n, "ry", r[3], -1);
	if (r[2] <= 0 || r[3] <= 0)
		return;
	if (rx < 0)
		rx = ry < 0 ? 0 : ry;
	svg_rect(pen, m, r, rx, ry < 0 ? rx : ry);
}

static void shape_line(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	pen_at(pen, m, DRAW_MOVE, svg_length(n, "x1", c->view.w, 0), svg_length(n, "y1", c->view.h, 0));
	pen_at(pen, m, DRAW_LINE, svg_length(n, "x2", c->view.w, 0), svg_length(n, "y2", c->view.h, 0));
}

static void shape_poly(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	struct str points = str_trim(dom_attr(n, "points"));
	size_t i = 0, good = 0;
	double x, y;
	for (bool first = true; svg_number(points, &i, &x) && svg_number(points, &i, &y); first = false, good = i)
		pen_at(pen, m, first ? DRAW_MOVE : DRAW_LINE, x, y);
	if (good < points.n)
		diag_add(c->l->diags, DIAG_WARNING, "svg.points", n->at,
		         TR("points 在第 %zu 字节之后有误，其后未画", "points is wrong after byte %zu; the rest is not drawn"), good);
	if (n->tag == DOM_polygon && pen->seg.n)
		draw_pen_close(pen);
}

static void shape_path(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	size_t at;
	if (!svg_path_parse(dom_attr(n, "d"), m, pen, &at)) {
		struct diag *d = diag_add(c->l->diags, DIAG_WARNING, "svg.path", n->at,
		                          TR("path 的 d 在第 %zu 字节处有误，其后未画", "d of path is wrong at byte %zu; the rest is not drawn"), at);
		diag_hint(c->l->diags, d, "%s", TR("检查命令字母和数字个数", "check the command letters and the number of arguments"));
	}
}

static void shape_circle(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	double w = c->view.w, h = c->view.h, rx, ry;
	if (n->tag == DOM_circle) { /* percentages: of the diagonal over the root of two (SVG 1.1 section 7.10) */
		rx = ry = svg_length(n, "r", sqrt((w * w + h * h) / 2), 0);
	} else {
		rx = svg_length(n, "rx", w, 0);
		ry = svg_length(n, "ry", h, 0);
	}
	if (rx > 0 && ry > 0)
		svg_ellipse(m, svg_length(n, "cx", w, 0), svg_length(n, "cy", h, 0), rx, ry, pen);
}

static const struct {
	enum dom_tag tag;
	void (*shape)(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen);
} shapes[] = {
	{ DOM_rect, shape_rect }, { DOM_line, shape_line }, { DOM_polyline, shape_poly }, { DOM_polygon, shape_poly },
	{ DOM_path, shape_path }, { DOM_circle, shape_circle }, { DOM_ellipse, shape_circle },
};

bool svg_is_shape(enum dom_tag tag)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (shapes[i].tag == tag)
			return true;
	return false;
}

void svg_shape(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (shapes[i].tag == n->tag)
			shapes[i].shape(c, n, m, pen);
}
