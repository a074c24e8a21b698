/* Bounding boxes of what is filled: for objectBoundingBox units (SVG 2, 8.10). */
#include "draw/svg.h"

#include <math.h>

void svg_box_add(struct svg_box *b, double x, double y)
{
	if (!b->any)
		*b = (struct svg_box){ x, y, x, y, true };
	b->x0 = fmin(b->x0, x);
	b->y0 = fmin(b->y0, y);
	b->x1 = fmax(b->x1, x);
	b->y1 = fmax(b->y1, y);
}

static double bezier(const double p[4], double t)
{
	double u = 1 - t;
	return u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3];
}

/* Where a cubic turns: the roots of its derivative, a t^2 + b t + c. */
static void widen(const double p[4], double *low, double *high)
{
	double a = -p[0] + 3 * p[1] - 3 * p[2] + p[3], b = 2 * (p[0] - 2 * p[1] + p[2]), c = p[1] - p[0], t[2];
	double under = b * b - 4 * a * c;
	if (under < 0)
		return;
	/* The form that does not cancel; with a = 0 the second one is the root of b t + c. */
	double q = -(b + (b < 0 ? -sqrt(under) : sqrt(under))) / 2;
	t[0] = a != 0 ? q / a : -1;
	t[1] = q != 0 ? c / q : -1;
	for (int i = 0; i < 2; i++)
		if (t[i] > 0 && t[i] < 1) {
			*low = fmin(*low, bezier(p, t[i]));
			*high = fmax(*high, bezier(p, t[i]));
		}
}

static void add_curve(struct svg_box *b, const double from[2], const lu *c, double unit)
{
	double low[2], high[2];
	for (int k = 0; k < 2; k++) {
		const double p[4] = { from[k], c[k] / unit, c[2 + k] / unit, c[4 + k] / unit };
		low[k] = fmin(p[0], p[3]);
		high[k] = fmax(p[0], p[3]);
		widen(p, &low[k], &high[k]);
	}
	svg_box_add(b, low[0], low[1]);
	svg_box_add(b, high[0], high[1]);
}

void svg_box_path(struct svg_box *b, const struct draw_path *p, double unit)
{
	const lu *xy = p->xy;
	double at[2] = { 0, 0 };
	for (size_t i = 0; i < p->n_seg; i++) {
		int n = p->seg[i] == DRAW_CURVE ? 6 : p->seg[i] == DRAW_CLOSE ? 0 : 2;
		if (n == 0)
			continue;
		if (n == 6)
			add_curve(b, at, xy, unit);
		at[0] = xy[n - 2] / unit;
		at[1] = xy[n - 1] / unit;
		svg_box_add(b, at[0], at[1]);
		xy += n;
	}
}

static void add_mapped(struct svg_box *b, const struct svg_box *own, struct svg_matrix m)
{
	const double corner[4][2] = { { own->x0, own->y0 }, { own->x1, own->y0 }, { own->x0, own->y1 }, { own->x1, own->y1 } };
	double p[2];
	for (int i = 0; i < 4 && own->any; i++) {
		svg_matrix_map(m, corner[i][0], corner[i][1], p);
		svg_box_add(b, p[0], p[1]);
	}
}

/* Outlines are rounded to lu: as fine as this divides a user unit. */
#define FINE 1024.0

struct svg_box svg_box_of(struct svg_context *c, const struct dom_node *n)
{
	struct svg_box b = {0};
	if (svg_is_shape(n->tag)) {
		struct draw_pen pen = {0};
		svg_shape(c, n, (struct svg_matrix){ FINE, 0, 0, FINE, 0, 0 }, &pen);
		struct draw_path path = draw_pen_end(&pen, c->l->a);
		svg_box_path(&b, &path, FINE);
		return b;
	}
	if (n->tag == DOM_text) {
		svg_text_box(c, n, &b);
		return b;
	}
	struct svg_matrix shift = { 1, 0, 0, 1, 0, 0 };
	if (n->tag == DOM_use) {
		shift.e = svg_length(n, "x", c->view.w, 0);
		shift.f = svg_length(n, "y", c->view.h, 0);
	}
	for (const struct dom_node *k = n->first; k; k = k->next) {
		struct svg_matrix own = { 1, 0, 0, 1, 0, 0 };
		bool drawn = k->kind == DOM_ELEMENT && k->style && k->style->display != CSS_DISPLAY_NONE;
		if (!drawn || !(svg_is_shape(k->tag) || k->tag == DOM_g || k->tag == DOM_use || k->tag == DOM_a || k->tag == DOM_text))
			continue;
		svg_transform_parse(dom_attr(k, "transform"), &own);
		struct svg_box inner = svg_box_of(c, k);
		add_mapped(&b, &inner, svg_matrix_mul(shift, own));
	}
	return b;
}

bool svg_box_matrix(struct svg_box b, struct svg_matrix *out)
{
	*out = (struct svg_matrix){ b.x1 - b.x0, 0, 0, b.y1 - b.y0, b.x0, b.y0 };
	return b.any && out->a > 0 && out->d > 0;
}
