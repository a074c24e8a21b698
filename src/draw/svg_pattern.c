/* <pattern> as a tile (SVG 2, 14.3). */
#include "draw/svg.h"

#include <math.h>
#include <string.h>

#define SMALLEST 128 /* lu: tiles of an eighth of a point are grey, and take readers minutes */

struct pattern {
	const struct dom_node *node;             /* the first of the chain */
	const struct dom_node *chain[SVG_MAX_INSIDE];
	unsigned n;
	const struct dom_node *content;          /* the first that holds anything */
	struct svg_matrix box;                   /* of the user, for objectBoundingBox */
	bool has_box;
	double tile[4];                          /* x, y, width, height in user space */
};

static bool is_in_box(const struct pattern *p, const char *name, bool otherwise)
{
	struct str s = str_trim(svg_chain_attr(p->chain, p->n, name));
	return s.n ? str_is(s, "objectBoundingBox") : otherwise;
}

static bool read_tile(struct svg_context *c, struct pattern *p)
{
	static const char *const names[4] = { "x", "y", "width", "height" };
	bool in_box = is_in_box(p, "patternUnits", true);
	if (in_box && !p->has_box)
		return false;
	for (int i = 0; i < 4; i++) {
		double whole = in_box ? 1 : i & 1 ? c->view.h : c->view.w;
		struct str s = svg_chain_attr(p->chain, p->n, names[i]);
		p->tile[i] = s.n ? svg_length_parse(s, whole, 0) : 0;
		if (in_box)
			p->tile[i] = p->tile[i] * (i & 1 ? p->box.d : p->box.a) + (i == 0 ? p->box.e : i == 1 ? p->box.f : 0);
	}
	return p->tile[2] > 0 && p->tile[3] > 0;
}

/* From the units of the content to user space; 0, 0 is the corner of the tile. */
static struct svg_matrix content_matrix(const struct pattern *p, struct svg_view *view)
{
	const double box[4] = { 0, 0, p->tile[2], p->tile[3] };
	for (unsigned i = 0; i < p->n; i++)
		if (dom_has_attr(p->chain[i], "viewBox"))
			return svg_view_matrix(p->chain[i], box, 1, view);
	if (is_in_box(p, "patternContentUnits", false))
		return (struct svg_matrix){ p->box.a, 0, 0, p->box.d, 0, 0 };
	return (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
}

static struct svg_matrix tile_transform(struct svg_context *c, const struct pattern *p)
{
	for (unsigned i = 0; i < p->n; i++)
		if (dom_has_attr(p->chain[i], "patternTransform"))
			return svg_transform_of(c, p->chain[i], "patternTransform");
	return (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
}

/* The drawing of the tile stands before what it fills. */
static const struct draw_paint *draw_tile(struct svg_context *c, const struct pattern *p, struct svg_matrix m,
                                          const struct dom_node *user)
{
	double s = svg_matrix_scale(m), w = p->tile[2] * s, h = p->tile[3] * s;
	lu step_x = draw_lu(w), step_y = draw_lu(h);
	struct svg_view outer = c->view;
	if (!(step_x >= SMALLEST && step_y >= SMALLEST && step_x < LU_FAR && step_y < LU_FAR)) {
		diag_add(c->l->diags, DIAG_WARNING, "svg.pattern", p->node->at,
		         TR("图案的格子太小或太大，未用", "the tile of this pattern is too small or too large: not used"));
		return NULL;
	}
	if (!svg_part_open(c, user, DRAW_TILE))
		return NULL;
	struct draw_paint *t = svg_paint_new(c, DRAW_TILED);
	c->l->op.v[c->l->op.n - 1].part.tile = t;
	t->w = t->step_x = step_x;
	t->h = t->step_y = step_y;
	/* The tile's size is rounded; the matrix puts right what that would add up to. */
	double fit_x = w / step_x / s, fit_y = h / step_y / s, at[2];
	svg_matrix_map(m, p->tile[0], p->tile[1], at);
	const double v[6] = { m.a * fit_x * 65536, m.b * fit_x * 65536, m.c * fit_y * 65536, m.d * fit_y * 65536, at[0], at[1] };
	for (int i = 0; i < 6; i++)
		t->m[i] = draw_lu(v[i]);
	unsigned saves = c->saves, part = c->part;
	c->saves = 0;
	c->part = ++c->l->n_part;
	struct svg_matrix own = content_matrix(p, &c->view);
	svg_walk_children(c, p->content, svg_matrix_mul((struct svg_matrix){ s, 0, 0, s, 0, 0 }, own));
	c->part = part;
	c->saves = saves;
	c->view = outer;
	svg_part_close(c);
	return t;
}

static bool same(const struct svg_known *k, const struct dom_node *n, struct svg_matrix m, unsigned part)
{
	return k->node == n && k->part == part && memcmp(&k->m, &m, sizeof m) == 0;
}

/* Tiles in user space are the same for every shape of that space: hatched bars share one. */
static const struct draw_paint *find_tile(struct svg_context *c, const struct pattern *p, struct svg_matrix m,
                                          const struct dom_node *user)
{
	bool shared = !is_in_box(p, "patternUnits", true) && !is_in_box(p, "patternContentUnits", false);
	for (size_t i = 0; i < c->known.n && shared; i++)
		if (same(&c->known.v[i], p->node, m, c->part))
			return c->known.v[i].paint;
	if (!svg_enter(c, p->node, user))
		return NULL;
	const struct draw_paint *t = draw_tile(c, p, m, user);
	svg_leave(c);
	if (shared)
		*vec_add(&c->known) = (struct svg_known){ p->node, m, c->part, t };
	return t;
}

bool svg_pattern(struct svg_context *c, const struct dom_node *user, const struct dom_node *n, struct svg_matrix m,
                 struct svg_ink *ink)
{
	struct pattern p = { .node = n };
	bool needs_box;
	p.n = svg_chain(c, n, p.chain);
	for (unsigned i = 0; i < p.n && !p.content; i++)
		for (const struct dom_node *k = p.chain[i]->first; k && !p.content; k = k->next)
			p.content = k->kind == DOM_ELEMENT && k->tag != DOM_title && k->tag != DOM_desc ? p.chain[i] : NULL;
	needs_box = is_in_box(&p, "patternUnits", true) || is_in_box(&p, "patternContentUnits", false);
	p.has_box = needs_box && svg_box_matrix(svg_box_of(c, user), &p.box);
	if (!p.content || (needs_box && !p.has_box) || !read_tile(c, &p))
		return false;
	ink->paint = find_tile(c, &p, svg_matrix_mul(m, tile_transform(c, &p)), user);
	return ink->paint != NULL;
}
