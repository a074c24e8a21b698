/* linearGradient and radialGradient (SVG 2, 14.2). */
#include "draw/svg.h"

#include <math.h>

#define MAX_STOPS 256

struct gradient {
	struct svg_context *c;
	const struct dom_node *chain[SVG_MAX_INSIDE];
	unsigned n;
	struct svg_view whole; /* what percentages refer to: 1 x 1 for the box of the element */
	bool in_box;
};

/* Colours of the stops, and their opacities as greys; at least two. */
struct stops {
	struct draw_stop color[MAX_STOPS], grey[MAX_STOPS];
	uint32_t n;
	bool fades;
};

static void add_stop(struct stops *s, int32_t at, uint32_t color, unsigned alpha)
{
	/* Never before the one that stands before it (14.2.4.3). */
	if (s->n && at < s->color[s->n - 1].at)
		at = s->color[s->n - 1].at;
	s->color[s->n] = (struct draw_stop){ at, color | 0xff000000u };
	s->grey[s->n++] = (struct draw_stop){ at, 0xff000000u | alpha << 16 | alpha << 8 | alpha };
	s->fades |= alpha != 255;
}

static void read_stops(const struct gradient *g, struct stops *s)
{
	const struct dom_node *from = NULL;
	for (unsigned i = 0; i < g->n && !from; i++)
		for (const struct dom_node *k = g->chain[i]->first; k && !from; k = k->next)
			from = k->kind == DOM_ELEMENT && k->tag == DOM_stop ? g->chain[i] : NULL;
	for (const struct dom_node *k = from ? from->first : NULL; k && s->n < MAX_STOPS - 2; k = k->next) {
		if (k->kind != DOM_ELEMENT || k->tag != DOM_stop || !k->style)
			continue;
		double at = svg_length(k, "offset", 1, 0);
		add_stop(s, draw_lu((at > 0 ? at < 1 ? at : 1 : 0) * 65536), k->style->stop_color,
		         draw_fade(k->style->stop_color, k->style->stop_opacity) >> 24);
	}
}

/* Functions of PDF are stitched at rising bounds from 0 to 1: no two stops in one place. */
static void spread(struct draw_stop *s, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++)
		if (s[i].at <= s[i - 1].at)
			s[i].at = s[i - 1].at + 1;
	s[n - 1].at = 65536;
	for (uint32_t i = n - 1; i-- > 0;)
		if (s[i].at >= s[i + 1].at)
			s[i].at = s[i + 1].at - 1;
	s[0].at = 0;
}

/* The ends of the way, where the author left them open. */
static void close_stops(struct stops *s)
{
	if (s->color[0].at > 0) {
		for (uint32_t i = s->n++; i > 0; i--) {
			s->color[i] = s->color[i - 1];
			s->grey[i] = s->grey[i - 1];
		}
		s->color[0].at = s->grey[0].at = 0;
	}
	if (s->color[s->n - 1].at < 65536) {
		s->color[s->n] = s->color[s->n - 1];
		s->grey[s->n] = s->grey[s->n - 1];
		s->color[s->n].at = s->grey[s->n].at = 65536;
		s->n++;
	}
	spread(s->color, s->n);
	spread(s->grey, s->n);
}

static double number(const struct gradient *g, const char *name, double whole, double otherwise)
{
	struct str s = svg_chain_attr(g->chain, g->n, name);
	return s.n ? svg_length_parse(s, whole, otherwise) : otherwise;
}

/* The matrix from the unit space of draw_paint to user space; false: no extent, the last colour fills all. */
static bool make_linear(const struct gradient *g, struct svg_matrix *out)
{
	double w = g->whole.w, h = g->whole.h;
	double x1 = number(g, "x1", w, 0), y1 = number(g, "y1", h, 0);
	double dx = number(g, "x2", w, w) - x1, dy = number(g, "y2", h, 0) - y1;
	*out = (struct svg_matrix){ dx, dy, -dy, dx, x1, y1 };
	return dx != 0 || dy != 0;
}

static bool make_radial(const struct gradient *g, struct svg_matrix *out, int32_t focus[3])
{
	double w = g->whole.w, h = g->whole.h, whole = sqrt((w * w + h * h) / 2);
	double cx = number(g, "cx", w, w / 2), cy = number(g, "cy", h, h / 2), r = number(g, "r", whole, whole / 2);
	double fx = number(g, "fx", w, cx), fy = number(g, "fy", h, cy), fr = number(g, "fr", whole, 0);
	*out = (struct svg_matrix){ r, 0, 0, r, cx, cy };
	if (!(r > 0))
		return false;
	fx = (fx - cx) / r;
	fy = (fy - cy) / r;
	fr = fr > 0 ? fmin(fr / r, 1) : 0;
	/* A focus outside stands on the edge (SVG 1.1, 13.2.3); just inside, so that the circles keep apart. */
	double far = hypot(fx, fy), most = 0.999 - fr;
	if (far > most) {
		fx *= fmax(most, 0) / far;
		fy *= fmax(most, 0) / far;
	}
	focus[0] = draw_lu(fx * 65536);
	focus[1] = draw_lu(fy * 65536);
	focus[2] = draw_lu(fr * 65536);
	return true;
}

static void warn_spread(const struct gradient *g, const struct dom_node *n)
{
	struct str s = str_trim(svg_chain_attr(g->chain, g->n, "spreadMethod"));
	if (s.n && !str_is(s, "pad"))
		diag_add(g->c->l->diags, DIAG_WARNING, "svg.gradient", n->at,
		         TR("spreadMethod=\"%.*s\" 不支持，两端按 pad 延伸", "spreadMethod=\"%.*s\" is not supported: the ends go on as with pad"),
		         STR_ARG(s));
}

static const struct draw_paint *make_paint(struct svg_context *c, enum draw_paint_kind kind, struct svg_matrix m,
                                           const int32_t focus[3], const struct draw_stop *stop, uint32_t n)
{
	struct draw_paint *p = svg_paint_new(c, kind);
	struct draw_stop *copy = arena_many(c->l->a, struct draw_stop, n);
	const double v[6] = { m.a, m.b, m.c, m.d, m.e, m.f };
	for (int i = 0; i < 6; i++)
		p->m[i] = draw_lu(v[i]);
	for (int i = 0; i < 3; i++)
		p->focus[i] = focus[i];
	for (uint32_t i = 0; i < n; i++)
		copy[i] = stop[i];
	p->stop = copy;
	p->n_stop = n;
	return p;
}

static bool resolve(struct gradient *g, const struct dom_node *user, struct svg_matrix m, struct svg_ink *ink)
{
	const struct dom_node *n = g->chain[0];
	struct stops s = { .n = 0 };
	struct svg_matrix own, box;
	int32_t focus[3] = { 0, 0, 0 };
	bool linear = n->tag == DOM_linearGradient;
	read_stops(g, &s);
	if (s.n == 0)
		return false; /* as if none (14.2.4.1) */
	uint32_t last = draw_fade(s.color[s.n - 1].color, (s.grey[s.n - 1].color & 255) * 1000 / 255);
	if (g->in_box && !svg_box_matrix(svg_box_of(g->c, user), &box))
		return false;
	if (!(linear ? make_linear(g, &own) : make_radial(g, &own, focus)) || s.n == 1) {
		ink->color = last;
		return true;
	}
	for (unsigned i = 0; i < g->n; i++)
		if (dom_has_attr(g->chain[i], "gradientTransform")) {
			own = svg_matrix_mul(svg_transform_of(g->c, g->chain[i], "gradientTransform"), own);
			break;
		}
	own = svg_matrix_mul(m, g->in_box ? svg_matrix_mul(box, own) : own);
	if (svg_matrix_scale(own) < 1) { /* thinner than 1/1024 pt */
		ink->color = last;
		return true;
	}
	close_stops(&s);
	ink->paint = make_paint(g->c, linear ? DRAW_LINEAR : DRAW_RADIAL, own, focus, s.color, s.n);
	if (s.fades)
		ink->fade = make_paint(g->c, linear ? DRAW_LINEAR : DRAW_RADIAL, own, focus, s.grey, s.n);
	return true;
}

bool svg_gradient(struct svg_context *c, const struct dom_node *user, const struct dom_node *n, struct svg_matrix m,
                  struct svg_ink *ink)
{
	struct gradient g = { .c = c, .whole = c->view };
	g.n = svg_chain(c, n, g.chain);
	g.in_box = !str_is(str_trim(svg_chain_attr(g.chain, g.n, "gradientUnits")), "userSpaceOnUse");
	if (g.in_box)
		g.whole = (struct svg_view){ 1, 1 };
	warn_spread(&g, n);
	return resolve(&g, user, m, ink);
}
