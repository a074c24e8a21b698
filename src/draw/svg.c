/*
 * The SVG subset: svg g rect line polyline polygon path circle ellipse text
 * use, transform, viewBox, preserveAspectRatio, opacity.  Styles come from css
 * (presentation attributes are author rules of the lowest specificity).  A
 * shape is mapped through the current matrix when its path is built, so the
 * display list holds page coordinates only.  Other elements are warnings.
 */
#include "draw/svg.h"

#include <math.h>
#include <string.h>

#define USE_DEPTH 8      /* <use> inside <use>: a cycle ends here */
#define MAX_COPIES 20000 /* elements drawn through <use> in one <svg>: ten uses of ten uses of ten ... end here */
#define MAX_INNER 8      /* <svg> inside <svg> that clips: PDF readers nest states about 28 deep */
#define PX 768.0         /* lu */
#define MAX_DASHES 8     /* PDF readers accept more, charts never need it */
#define CIRCLE 0.5522847498 /* control distance of a quarter circle */

struct svg_context {
	struct draw_list *l;
	const struct dom_node *root;
	struct svg_view view;
	int uses, inner;     /* how deep in <use>, in <svg> */
	unsigned copies;
};

static void walk(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity);

static lu *read_dashes(struct draw_list *l, const struct css_style *st, double scale, uint8_t *n)
{
	lu *dash = arena_many(l->a, lu, MAX_DASHES);
	size_t i = 0;
	double v;
	int64_t sum = 0;
	*n = 0;
	while (*n < MAX_DASHES && svg_number(st->stroke_dasharray, &i, &v)) {
		if (v < 0)
			sum = INT64_MIN; /* in error: solid (SVG 1.1 section 11.4) */
		sum += dash[(*n)++] = draw_lu(v * scale);
	}
	*n = sum > 0 ? *n : 0; /* all zero: solid */
	return *n ? dash : NULL;
}

/* Fill and stroke the pen's path with the node's style. */
static void paint_shape(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity,
                        struct draw_pen *pen)
{
	const struct css_style *st = n->style;
	struct draw_path path = draw_pen_end(pen, c->l->a);
	uint32_t fill = draw_fade(draw_fade(st->fill, st->fill_opacity), opacity);
	uint32_t stroke = draw_fade(draw_fade(st->stroke, st->stroke_opacity), opacity);
	double scale = svg_matrix_scale(m);
	if (n->tag == DOM_line)
		fill = 0;
	if (st->hidden || path.n_seg == 0 || !((fill | stroke) >> 24))
		return;
	struct draw_op *op = draw_add(c->l, DRAW_PATH);
	op->path.path = path;
	op->path.fill = fill >> 24 ? fill : 0;
	op->path.even_odd = str_is(dom_attr(n, "fill-rule"), "evenodd");
	if (stroke >> 24 && st->stroke_width > 0) {
		op->path.stroke = stroke;
		/* stroke_width is in lu of px; the matrix maps px to lu. */
		op->path.width = draw_lu(st->stroke_width / PX * scale);
		op->path.dash = read_dashes(c->l, st, scale, &op->path.n_dash);
		op->path.cap = st->stroke_linecap;
		op->path.join = st->stroke_linejoin;
	}
}

static void pen_at(struct draw_pen *pen, struct svg_matrix m, enum draw_seg seg, double x, double y)
{
	double px = m.a * x + m.c * y + m.e, py = m.b * x + m.d * y + m.f;
	if (seg == DRAW_MOVE)
		draw_pen_move(pen, px, py);
	else
		draw_pen_line(pen, px, py);
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
	for (int i = 0; i < 3; i++) {
		c[2 * i] = m.a * p[i][0] + m.c * p[i][1] + m.e;
		c[2 * i + 1] = m.b * p[i][0] + m.d * p[i][1] + m.f;
	}
	draw_pen_curve(pen, c);
}

static void pen_rect(struct draw_pen *pen, struct svg_matrix m, const double r[4], double rx, double ry)
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
	pen_rect(pen, m, r, rx, ry < 0 ? rx : ry);
}

static void shape_line(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	pen_at(pen, m, DRAW_MOVE, svg_length(n, "x1", c->view.w, 0), svg_length(n, "y1", c->view.h, 0));
	pen_at(pen, m, DRAW_LINE, svg_length(n, "x2", c->view.w, 0), svg_length(n, "y2", c->view.h, 0));
}

static void shape_poly(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen)
{
	(void)c;
	struct str points = dom_attr(n, "points");
	size_t i = 0;
	double x, y;
	for (bool first = true; svg_number(points, &i, &x) && svg_number(points, &i, &y); first = false)
		pen_at(pen, m, first ? DRAW_MOVE : DRAW_LINE, x, y);
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

static const struct dom_node *find_below(const struct dom_node *root, struct str id)
{
	for (const struct dom_node *n = root; n && id.n; n = dom_next(n, root))
		if (n->kind == DOM_ELEMENT && str_eq(dom_attr(n, "id"), id))
			return n;
	return NULL;
}

/* In this drawing, as a rule; else anywhere in the page. */
static const struct dom_node *find_id(const struct dom_node *svg, struct str id)
{
	const struct dom_node *n = find_below(svg, id);
	while (!n && svg->parent)
		svg = svg->parent;
	return n ? n : find_below(svg, id);
}

static void draw_use(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity)
{
	struct str href = dom_attr(n, dom_has_attr(n, "href") ? "href" : "xlink:href");
	const struct dom_node *target = str_starts(href, STR("#")) ? find_id(c->root, str_sub(href, 1, href.n)) : NULL;
	if (!target || c->uses >= USE_DEPTH) {
		diag_add(c->l->diags, DIAG_WARNING, "svg.use", n->at, TR("use 指向的“%.*s”不存在或循环引用", "use of '%.*s': absent or circular"),
		         STR_ARG(href));
		return;
	}
	struct svg_matrix shift = { 1, 0, 0, 1, svg_length(n, "x", c->view.w, 0), svg_length(n, "y", c->view.h, 0) };
	c->uses++;
	walk(c, target, svg_matrix_mul(m, shift), opacity);
	c->uses--;
}

static void warn_element(struct svg_context *c, const struct dom_node *n)
{
	diag_add(c->l->diags, DIAG_WARNING, "svg.element", n->at, TR("SVG 元素 <%.*s> 不支持，未画", "SVG element <%.*s> is not supported and not drawn"),
	         STR_ARG(n->name));
}

/* Does this element draw nothing by itself, rightly? */
static bool is_silent(enum dom_tag t)
{
	return t == DOM_defs || t == DOM_title || t == DOM_desc || t == DOM_style;
}

static void walk_children(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity)
{
	for (const struct dom_node *k = n->first; k; k = k->next)
		walk(c, k, m, opacity);
}

/* Map the viewBox to a box {x, y, w, h} (SVG 1.1 section 7.8): user units to those of the box.  Without
   one, a user unit is `unit`.  *view is what percentages inside refer to. */
static struct svg_matrix view_matrix(const struct dom_node *svg, const double box[4], double unit, struct svg_view *view)
{
	double v[4] = { 0, 0, box[2] / unit, box[3] / unit }, b[4];
	struct str written = dom_attr(svg, "viewBox"), ratio = dom_attr(svg, "preserveAspectRatio");
	size_t i = 0;
	int n = 0;
	while (n < 4 && svg_number(written, &i, &b[n]))
		n++;
	if (n == 4 && b[2] > 0 && b[3] > 0)
		memcpy(v, b, sizeof v);
	double sx = box[2] / v[2], sy = box[3] / v[3], dx = 0, dy = 0;
	if (!str_starts(ratio, STR("none"))) {
		bool slice = str_find(ratio, STR("slice")) != SIZE_MAX;
		double s = (sx < sy) != slice ? sx : sy;
		bool min_x = str_starts(ratio, STR("xMin")), max_x = str_starts(ratio, STR("xMax"));
		bool min_y = str_find(ratio, STR("YMin")) != SIZE_MAX, max_y = str_find(ratio, STR("YMax")) != SIZE_MAX;
		dx = (box[2] - v[2] * s) * (min_x ? 0 : max_x ? 1 : 0.5);
		dy = (box[3] - v[3] * s) * (min_y ? 0 : max_y ? 1 : 0.5);
		sx = sy = s;
	}
	*view = (struct svg_view){ v[2], v[3] };
	return (struct svg_matrix){ sx, 0, 0, sy, box[0] + dx - v[0] * sx, box[1] + dy - v[1] * sy };
}

static void clip_to(struct draw_list *l, struct svg_matrix m, const double box[4])
{
	struct draw_pen pen = {0};
	pen_rect(&pen, m, box, 0, 0);
	draw_add(l, DRAW_SAVE);
	draw_add(l, DRAW_CLIP)->path.path = draw_pen_end(&pen, l->a);
}

/* <svg> inside <svg>: a viewport of its own, which clips (SVG 1.1 section 14.3.3). */
static void draw_inner(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity)
{
	struct svg_view outer = c->view;
	const double box[4] = { svg_length(n, "x", outer.w, 0), svg_length(n, "y", outer.h, 0),
		svg_length(n, "width", outer.w, outer.w), svg_length(n, "height", outer.h, outer.h) };
	if (!(box[2] > 0 && box[3] > 0))
		return;
	bool clip = n->style->overflow_hidden && c->inner < MAX_INNER;
	if (clip)
		clip_to(c->l, m, box);
	c->inner++;
	struct svg_matrix own = view_matrix(n, box, 1, &c->view);
	walk_children(c, n, svg_matrix_mul(m, own), opacity);
	c->inner--;
	c->view = outer;
	if (clip)
		draw_add(c->l, DRAW_RESTORE);
}

static void draw_element(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (shapes[i].tag == n->tag) {
			struct draw_pen pen = {0};
			shapes[i].shape(c, n, m, &pen);
			paint_shape(c, n, m, opacity, &pen);
			return;
		}
	if (n->tag == DOM_g || n->tag == DOM_a) {
		walk_children(c, n, m, opacity);
	} else if (n->tag == DOM_svg) {
		draw_inner(c, n, m, opacity);
	} else if (n->tag == DOM_text) {
		svg_text(c->l, n, m, c->view, opacity);
	} else if (n->tag == DOM_use) {
		draw_use(c, n, m, opacity);
	} else if (!is_silent(n->tag)) {
		warn_element(c, n);
	}
}

static bool may_copy(struct svg_context *c, const struct dom_node *n)
{
	if (c->uses == 0 || c->copies++ < MAX_COPIES)
		return true;
	if (c->copies == MAX_COPIES + 1)
		diag_add(c->l->diags, DIAG_WARNING, "svg.use", n->at,
		         TR("use 引出的图形超过 %d 个，其余未画", "use makes more than %d shapes; the rest is not drawn"), MAX_COPIES);
	return false;
}

static void walk(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, unsigned opacity)
{
	if (n->kind != DOM_ELEMENT || !n->style || n->style->display == CSS_DISPLAY_NONE || !may_copy(c, n))
		return;
	struct str transform = dom_attr(n, "transform");
	struct svg_matrix own;
	if (transform.n) {
		if (!svg_transform_parse(transform, &own))
			diag_add(c->l->diags, DIAG_WARNING, "svg.transform", n->at, TR("transform 写法有误：%.*s", "bad transform: %.*s"),
			         STR_ARG(transform));
		m = svg_matrix_mul(m, own);
	}
	draw_element(c, n, m, opacity * n->style->opacity / 1000);
}

void draw_svg(struct draw_list *l, const struct layout_frag *f, unsigned opacity)
{
	struct svg_context c = { .l = l, .root = f->node };
	const double box[4] = { f->x, f->y, f->w, f->h };
	if (f->w <= 0 || f->h <= 0)
		return;
	bool clip = f->node->style->overflow_hidden;
	if (clip)
		clip_to(l, (struct svg_matrix){ 1, 0, 0, 1, 0, 0 }, box);
	struct svg_matrix m = view_matrix(f->node, box, PX, &c.view);
	walk_children(&c, f->node, m, opacity);
	if (clip)
		draw_add(l, DRAW_RESTORE);
}
