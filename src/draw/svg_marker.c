/* Markers on the vertices of paths, lines and polygons (SVG 2, 13.7). */
#include "draw/svg.h"

#include <math.h>

#define PI 3.14159265358979323846

/* A vertex with the directions of the path before and after it; {0, 0}: none. */
struct vertex {
	double x, y, in[2], out[2];
};

struct vertices {
	VEC(struct vertex) v;
	double at[2];        /* the end of the last segment: a vertex, or in the middle of an arc */
};

static void direct(double out[2], const double from[2], const double to[2])
{
	double dx = to[0] - from[0], dy = to[1] - from[1], len = hypot(dx, dy);
	out[0] = len > 0 ? dx / len : 0;
	out[1] = len > 0 ? dy / len : 0;
}

static bool is_zero(const double d[2])
{
	return d[0] == 0 && d[1] == 0;
}

/* Directions at the ends of a curve: towards the first control point that does not lie on the end. */
static void add_segment(struct vertices *vs, const double p[4][2], int n, bool inner)
{
	struct vertex *from = &vs->v.v[vs->v.n - 1], to = { .x = p[n][0], .y = p[n][1] };
	for (int i = 1; i <= n && is_zero(from->out); i++)
		direct(from->out, p[0], p[i]);
	for (int i = n; i-- > 0 && is_zero(to.in);)
		direct(to.in, p[i], p[n]);
	vs->at[0] = to.x;
	vs->at[1] = to.y;
	if (!inner)
		*vec_add(&vs->v) = to;
}

static void close_path(struct vertices *vs, size_t start)
{
	struct vertex *first = &vs->v.v[start], *last = &vs->v.v[vs->v.n - 1];
	if (last->x != first->x || last->y != first->y || vs->v.n - 1 == start)
		add_segment(vs, (const double[4][2]){ { last->x, last->y }, { first->x, first->y } }, 1, false);
	first = &vs->v.v[start];
	last = &vs->v.v[vs->v.n - 1];
	for (int k = 0; k < 2; k++) {
		first->in[k] = last->in[k];
		last->out[k] = first->out[k];
	}
}

static void collect(struct vertices *vs, const struct draw_pen *p, double unit)
{
	const lu *xy = p->xy.v;
	size_t start = 0, k_inner = 0;
	for (size_t i = 0; i < p->seg.n; i++) {
		bool inner = k_inner < p->inner.n && p->inner.v[k_inner] == i;
		k_inner += inner;
		if (p->seg.v[i] == DRAW_MOVE) {
			start = vs->v.n;
			vs->at[0] = xy[0] / unit;
			vs->at[1] = xy[1] / unit;
			*vec_add(&vs->v) = (struct vertex){ .x = vs->at[0], .y = vs->at[1] };
			xy += 2;
		} else if (p->seg.v[i] == DRAW_CLOSE) {
			close_path(vs, start);
		} else {
			int n = p->seg.v[i] == DRAW_CURVE ? 3 : 1;
			double c[4][2] = { { vs->at[0], vs->at[1] } };
			for (int k = 1; k <= n; k++, xy += 2) {
				c[k][0] = xy[0] / unit;
				c[k][1] = xy[1] / unit;
			}
			add_segment(vs, (const double(*)[2])c, n, inner);
		}
	}
}

/* Halfway between the directions before and after (13.7.4), in degrees. */
static double angle_of(const struct vertex *v)
{
	double in = atan2(v->in[1], v->in[0]) * 180 / PI, out = atan2(v->out[1], v->out[0]) * 180 / PI;
	if (is_zero(v->in) || is_zero(v->out))
		return is_zero(v->in) ? (is_zero(v->out) ? 0 : out) : in;
	double turn = out - in;
	if (turn > 180)
		turn -= 360;
	if (turn < -180)
		turn += 360;
	return in + turn / 2;
}

/* left, center and bottom, or a length (SVG 2, 13.7.3). */
static double reference(const struct dom_node *n, const char *name, double whole, double origin)
{
	static const struct {
		const char *word;
		double part;
	} words[] = { { "left", 0 }, { "top", 0 }, { "center", 0.5 }, { "right", 1 }, { "bottom", 1 } };
	struct str s = str_trim(dom_attr(n, name));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(s, words[i].word))
			return origin + whole * words[i].part;
	return svg_length_parse(s, whole, 0);
}

struct marker {
	const struct dom_node *node;
	struct svg_matrix view;    /* from its content to a box at 0, 0, moved so that the reference point is there */
	struct svg_view inside;
	double clip[4], scale;     /* in the space of view's result */
};

static bool read_marker(struct svg_context *c, const struct dom_node *user, struct str id, struct marker *k)
{
	static const enum dom_tag tags[] = { DOM_marker, DOM_UNKNOWN };
	k->node = id.n ? svg_find(c, user, id, tags) : NULL;
	if (!k->node)
		return false;
	const double box[4] = { 0, 0, svg_length(k->node, "markerWidth", c->view.w, 3), svg_length(k->node, "markerHeight", c->view.h, 3) };
	if (!(box[2] > 0 && box[3] > 0))
		return false;
	bool by_width = !str_is(str_trim(dom_attr(k->node, "markerUnits")), "userSpaceOnUse");
	k->scale = by_width ? user->style->stroke_width / SVG_PX : 1;
	k->view = svg_view_matrix(k->node, box, 1, &k->inside);
	struct str view_box = dom_attr(k->node, "viewBox");
	double origin[2] = { 0, 0 }, at[2];
	size_t i = 0;
	if (view_box.n && svg_number(view_box, &i, &origin[0]))
		svg_number(view_box, &i, &origin[1]);
	svg_matrix_map(k->view, reference(k->node, "refX", k->inside.w, origin[0]),
	               reference(k->node, "refY", k->inside.h, origin[1]), at);
	k->view.e -= at[0];
	k->view.f -= at[1];
	k->clip[0] = -at[0];
	k->clip[1] = -at[1];
	k->clip[2] = box[2];
	k->clip[3] = box[3];
	return true;
}

static void draw_one(struct svg_context *c, const struct dom_node *user, const struct marker *k, struct svg_matrix m,
                     const struct vertex *v, bool start)
{
	struct str orient = str_trim(dom_attr(k->node, "orient"));
	double angle = str_starts(orient, STR("auto")) ? angle_of(v) : svg_length_parse(orient, 1, 0);
	struct svg_view outer = c->view;
	if (start && str_is(orient, "auto-start-reverse"))
		angle += 180;
	double cosine = cos(angle * PI / 180) * k->scale, sine = sin(angle * PI / 180) * k->scale;
	m = svg_matrix_mul(m, (struct svg_matrix){ cosine, sine, -sine, cosine, v->x, v->y });
	bool clip = k->node->style->overflow_hidden && svg_clip_to(c, user, m, k->clip);
	c->view = k->inside;
	svg_walk_children(c, k->node, svg_matrix_mul(m, k->view));
	c->view = outer;
	if (clip)
		svg_restore(c);
}

static void draw_kind(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, const struct vertices *vs,
                      int kind)
{
	struct marker k;
	size_t from = kind == 0 ? 0 : kind == 1 ? 1 : vs->v.n - 1, to = kind == 0 ? 1 : kind == 1 ? vs->v.n - 1 : vs->v.n;
	if (vs->v.n == 0 || !read_marker(c, n, n->style->marker[kind], &k) || !svg_enter(c, k.node, n))
		return;
	for (size_t i = from; i < to && c->walked <= SVG_MAX_WALKED; i++)
		draw_one(c, n, &k, m, &vs->v.v[i], kind == 0);
	svg_leave(c);
}

#define FINE 1024.0 /* vertices are read back from lu: as fine as this divides a user unit */

void svg_markers(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	const struct str *id = n->style->marker;
	struct vertices vs = {0};
	struct draw_pen pen = {0};
	bool may = n->tag == DOM_path || n->tag == DOM_line || n->tag == DOM_polyline || n->tag == DOM_polygon;
	if (!may || (!id[0].n && !id[1].n && !id[2].n))
		return;
	svg_shape(c, n, (struct svg_matrix){ FINE, 0, 0, FINE, 0, 0 }, &pen);
	collect(&vs, &pen, FINE);
	for (int kind = 0; kind < 3; kind++)
		draw_kind(c, n, m, &vs, kind);
	draw_pen_end(&pen, c->l->a);
	vec_release(&vs.v);
}
