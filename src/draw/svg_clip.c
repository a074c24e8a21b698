/*
 * What stands around an element: clip-path (CSS Masking 1, 5) and opacity.  A
 * clip of plain shapes is a path of the display list; one of text, or of shapes
 * that are clipped themselves, is a mask.
 */
#include "draw/svg.h"

#include <math.h>
#include <string.h>

struct clip {
	struct svg_context *c;
	const struct dom_node *user;     /* what is clipped */
	const struct dom_node *node;     /* the <clipPath> */
	struct svg_matrix m;             /* of its content */
};

/* ---- One path ---- */

static const struct dom_node *drawn_child(const struct dom_node *k)
{
	while (k && (k->kind != DOM_ELEMENT || !k->style || k->style->display == CSS_DISPLAY_NONE || k->style->hidden))
		k = k->next;
	return k;
}

/* The shape that a child of <clipPath> is, through <use>; NULL: something else. */
static const struct dom_node *plain_shape(struct svg_context *c, const struct dom_node *k, struct svg_matrix *m)
{
	for (;;) {
		if (k->style->clip_path.n)
			return NULL;
		*m = svg_matrix_mul(*m, svg_transform_of(c, k, "transform"));
		if (k->tag != DOM_use)
			return svg_is_shape(k->tag) ? k : NULL;
		struct svg_matrix shift = { 1, 0, 0, 1, svg_length(k, "x", c->view.w, 0), svg_length(k, "y", c->view.h, 0) };
		*m = svg_matrix_mul(*m, shift);
		k = drawn_child(k->first);
		if (!k)
			return NULL;
	}
}

/* Twice the area inside, by the corners and control points: its sign is the way round. */
static double turning(const struct draw_path *p)
{
	const lu *xy = p->xy;
	double sum = 0, x = 0, y = 0, sx = 0, sy = 0;
	for (size_t i = 0; i < p->n_seg; i++) {
		int n = p->seg[i] == DRAW_CURVE ? 3 : p->seg[i] == DRAW_CLOSE ? 0 : 1;
		if (p->seg[i] == DRAW_MOVE) {
			sum += x * sy - sx * y;
			sx = x = xy[0];
			sy = y = xy[1];
			xy += 2;
			continue;
		}
		for (int k = 0; k < n; k++, xy += 2) {
			sum += x * xy[1] - xy[0] * y;
			x = xy[0];
			y = xy[1];
		}
	}
	return sum + x * sy - sx * y;
}

/* Shapes that overlap in one path are filled as they should by the nonzero rule only if all go the same way round:
   those that do not are gone through backwards. */
static void add_reversed(struct draw_pen *pen, const struct draw_path *p)
{
	size_t end = p->n_seg, n_xy = 0;
	for (size_t i = 0; i < p->n_seg; i++)
		n_xy += p->seg[i] == DRAW_CURVE ? 6 : p->seg[i] == DRAW_CLOSE ? 0 : 2;
	const lu *xy = p->xy + n_xy;
	while (end > 0) {
		/* One subpath from its last point back to its first. */
		size_t from = end - 1;
		while (from > 0 && p->seg[from] != DRAW_MOVE)
			from--;
		bool first = true;
		for (size_t i = end; i-- > from;) {
			if (p->seg[i] == DRAW_CLOSE)
				continue;
			int n = p->seg[i] == DRAW_CURVE ? 6 : 2;
			xy -= n;
			if (first)
				draw_pen_move(pen, xy[n - 2], xy[n - 1]);
			first = false;
			if (p->seg[i] == DRAW_CURVE)
				draw_pen_curve(pen, (double[6]){ xy[2], xy[3], xy[0], xy[1], xy[-2], xy[-1] });
			else if (p->seg[i] == DRAW_LINE)
				draw_pen_line(pen, xy[-2], xy[-1]);
		}
		draw_pen_close(pen);
		end = from;
	}
}

static void add_forward(struct draw_pen *pen, const struct draw_path *p)
{
	const lu *xy = p->xy;
	for (size_t i = 0; i < p->n_seg; i++) {
		if (p->seg[i] == DRAW_CURVE)
			draw_pen_curve(pen, (double[6]){ xy[0], xy[1], xy[2], xy[3], xy[4], xy[5] });
		else if (p->seg[i] == DRAW_CLOSE)
			draw_pen_close(pen);
		else if (p->seg[i] == DRAW_MOVE)
			draw_pen_move(pen, xy[0], xy[1]);
		else
			draw_pen_line(pen, xy[0], xy[1]);
		xy += p->seg[i] == DRAW_CURVE ? 6 : p->seg[i] == DRAW_CLOSE ? 0 : 2;
	}
}

/* All children as one path; false: that cannot be done. */
static bool one_path(struct clip *x, struct draw_pen *pen, bool *even_odd)
{
	unsigned n = 0;
	for (const struct dom_node *k = drawn_child(x->node->first); k; k = drawn_child(k->next)) {
		struct svg_matrix m = x->m;
		const struct dom_node *shape = k->tag == DOM_title || k->tag == DOM_desc ? NULL : plain_shape(x->c, k, &m);
		struct draw_pen own = {0};
		if (!shape || *even_odd || (n && shape->style->clip_evenodd))
			return false;
		svg_shape(x->c, shape, m, &own);
		struct draw_path p = draw_pen_end(&own, x->c->l->a);
		*even_odd = shape->style->clip_evenodd;
		if (turning(&p) < 0 && !*even_odd)
			add_reversed(pen, &p);
		else
			add_forward(pen, &p);
		n++;
	}
	return true;
}

/* ---- A mask ---- */

static struct draw_mask *draw_mask(struct clip *x)
{
	struct svg_context *c = x->c;
	struct draw_mask *mask;
	bool silhouette = c->silhouette;
	unsigned saves = c->saves;
	if (!svg_part_open(c, x->user, DRAW_MASK))
		return NULL;
	mask = svg_mask_new(c);
	c->l->op.v[c->l->op.n - 1].part.mask = mask;
	c->silhouette = true;
	c->saves = 0;
	svg_walk_children(c, x->node, x->m);
	c->saves = saves;
	c->silhouette = silhouette;
	svg_part_close(c);
	return mask;
}

/* ---- Around an element ---- */

/* CLIP operations and, where they do not do, a mask; false: nothing is left to be seen. */
static bool open_clip(struct svg_context *c, const struct dom_node *user, struct svg_matrix m, struct str id,
                      struct svg_frame *f, struct draw_mask **mask)
{
	static const enum dom_tag tags[] = { DOM_clipPath, DOM_UNKNOWN };
	struct clip x = { c, user, svg_find(c, user, id, tags), m };
	struct draw_pen pen = {0};
	bool even_odd = false, seen = true;
	if (!x.node || !svg_enter(c, x.node, user))
		return true; /* an error is as no clip (CSS Masking 1, 5.1) */
	if (str_is(str_trim(dom_attr(x.node, "clipPathUnits")), "objectBoundingBox")) {
		struct svg_matrix box;
		seen = svg_box_matrix(svg_box_of(c, user), &box);
		x.m = svg_matrix_mul(m, box);
	}
	x.m = svg_matrix_mul(x.m, svg_transform_of(c, x.node, "transform"));
	if (x.node->style->clip_path.n && !*mask)
		seen = seen && open_clip(c, user, m, x.node->style->clip_path, f, mask);
	if (seen && one_path(&x, &pen, &even_odd)) {
		seen = pen.seg.n > 0;
		if (seen && (f->saved || (f->saved = svg_save(c, user)))) {
			struct draw_op *op = draw_add(c->l, DRAW_CLIP);
			op->path.path = draw_pen_end(&pen, c->l->a);
			op->path.even_odd = even_odd;
		}
	} else if (seen && !*mask) {
		*mask = draw_mask(&x);
	} else if (seen) {
		diag_add(c->l->diags, DIAG_WARNING, "svg.clip", user->at,
		         TR("裁剪路径里又用文字或裁剪过的图形裁剪，外面一层未裁剪", "a clip of text within a clip of text: the outer one is left out"));
	}
	vec_release(&pen.seg);
	vec_release(&pen.xy);
	vec_release(&pen.inner);
	svg_leave(c);
	return seen;
}

static void open_group(struct svg_context *c, const struct dom_node *n, unsigned opacity, const struct draw_mask *mask,
                       struct svg_frame *f)
{
	f->grouped = svg_part_open(c, n, DRAW_GROUP);
	if (!f->grouped)
		return;
	struct draw_op *op = &c->l->op.v[c->l->op.n - 1];
	op->part.alpha = (uint8_t)(draw_fade(0xff000000u, opacity) >> 24);
	op->part.mask = mask;
}

bool svg_frame_open(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct svg_frame *f)
{
	unsigned opacity = c->silhouette || svg_is_plain(n) ? 1000 : n->style->opacity;
	struct draw_mask *mask = NULL;
	*f = (struct svg_frame){0};
	if (n->style->opacity == 0 && !c->silhouette)
		return false;
	if (n->style->clip_path.n && !open_clip(c, n, m, n->style->clip_path, f, &mask)) {
		svg_frame_close(c, f);
		return false;
	}
	if (opacity < 1000 || mask)
		open_group(c, n, opacity, mask, f);
	return true;
}

void svg_frame_close(struct svg_context *c, const struct svg_frame *f)
{
	if (f->grouped)
		svg_part_close(c);
	if (f->saved)
		svg_restore(c);
}
