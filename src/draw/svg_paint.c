/* Filling and stroking of shapes. */
#include "draw/svg.h"

#include <math.h>

#define MAX_DASHES 8     /* PDF readers accept more, charts never need it */
#define PDF_MITER 10000  /* what a path without more has */

struct svg_ink svg_ink_of(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, bool stroke,
                          unsigned opacity)
{
	static const enum dom_tag paints[] = { DOM_linearGradient, DOM_radialGradient, DOM_pattern, DOM_UNKNOWN };
	const struct css_style *st = n->style;
	struct str ref = stroke ? st->stroke_ref : st->fill_ref;
	unsigned own = stroke ? st->stroke_opacity : st->fill_opacity;
	struct svg_ink ink = { .color = stroke ? st->stroke : st->fill };
	if (c->silhouette)
		return (struct svg_ink){ .color = stroke ? 0 : 0xffffffffu };
	if (ref.n) {
		struct svg_ink made = { .color = 0xff000000u };
		const struct dom_node *d = svg_find(c, n, ref, paints);
		bool ok = d && (d->tag == DOM_pattern ? svg_pattern(c, n, d, m, &made) : svg_gradient(c, n, d, m, &made));
		ink = ok ? made : ink;
	}
	ink.color = draw_fade(draw_fade(ink.color, own), opacity);
	return ink;
}

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

/* PDF wants the start of a pattern from 0 on: an odd list is run through twice (SVG 2, 13.5.6). */
static lu dash_start(const struct draw_op *op, lu start)
{
	int64_t period = 0, at;
	for (uint8_t i = 0; i < op->path.n_dash; i++)
		period += op->path.dash[i];
	period *= op->path.n_dash & 1 ? 2 : 1;
	if (period <= 0)
		return 0;
	at = start % period;
	return (lu)(at < 0 ? at + period : at);
}

/* Does the path have corners that a miter could lengthen? */
static bool has_corners(const struct draw_path *p)
{
	return p->n_seg > 2;
}

static void set_stroke(const struct svg_context *c, const struct dom_node *n, double scale, const struct svg_ink *ink,
                       struct draw_op *op, struct draw_more *more)
{
	const struct css_style *st = n->style;
	if (st->stroke_fixed)
		scale = SVG_PX;
	op->path.stroke = ink->color;
	/* stroke_width is in lu of px; the matrix maps px to lu. */
	op->path.width = draw_lu(st->stroke_width / SVG_PX * scale);
	op->path.dash = read_dashes(c->l, st, scale, &op->path.n_dash);
	op->path.cap = st->stroke_linecap;
	op->path.join = st->stroke_linejoin;
	more->stroke = ink->paint;
	if (st->stroke_linejoin == 0 && st->stroke_miterlimit != PDF_MITER && has_corners(&op->path.path))
		more->miter = st->stroke_miterlimit;
	more->dash_start = dash_start(op, draw_lu(st->stroke_dashoffset / SVG_PX * scale));
}

static void set_fill(const struct svg_context *c, const struct dom_node *n, const struct svg_ink *ink, struct draw_op *op,
                     struct draw_more *more)
{
	op->path.fill = ink->color;
	op->path.even_odd = c->silhouette ? n->style->clip_evenodd : n->style->fill_evenodd;
	more->fill = ink->paint;
}

static void keep_more(const struct svg_context *c, const struct draw_more *more, struct draw_op *op)
{
	struct draw_more *kept;
	if (!more->fill && !more->stroke && !more->dash_start && !more->miter)
		return;
	kept = arena_make(c->l->a, struct draw_more);
	*kept = *more;
	op->path.more = kept;
}

static struct draw_path outline(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	struct draw_pen pen = {0};
	svg_shape(c, n, m, &pen);
	return draw_pen_end(&pen, c->l->a);
}

/* A gradient that fades: the shape goes through a mask that holds the fading as greys all over it. */
static bool open_fade(struct svg_context *c, const struct dom_node *n, const struct draw_path *path, lu wider,
                      const struct draw_paint *fade)
{
	struct svg_box b = {0};
	struct draw_mask *mask = svg_mask_new(c);
	struct draw_more *more = arena_make(c->l->a, struct draw_more);
	struct draw_pen pen = {0};
	if (!svg_part_open(c, n, DRAW_MASK))
		return false;
	c->l->op.v[c->l->op.n - 1].part.mask = mask;
	svg_box_path(&b, path, 1);
	svg_rect(&pen, (struct svg_matrix){ 1, 0, 0, 1, 0, 0 },
	         (double[4]){ b.x0 - wider, b.y0 - wider, b.x1 - b.x0 + 2.0 * wider, b.y1 - b.y0 + 2.0 * wider }, 0, 0);
	struct draw_op *op = draw_add(c->l, DRAW_PATH);
	op->path.path = draw_pen_end(&pen, c->l->a);
	op->path.fill = 0xffffffffu;
	more->fill = fade;
	op->path.more = more;
	svg_part_close(c);
	if (!svg_part_open(c, n, DRAW_GROUP))
		return false;
	c->l->op.v[c->l->op.n - 1].part.mask = mask;
	return true;
}

static void paint_fill(struct svg_context *c, const struct dom_node *n, const struct draw_path *path,
                       const struct svg_ink *ink)
{
	struct draw_more more = {0};
	bool fade = ink->fade && open_fade(c, n, path, 0, ink->fade);
	struct draw_op *op = draw_add(c->l, DRAW_PATH);
	op->path.path = *path;
	set_fill(c, n, ink, op, &more);
	keep_more(c, &more, op);
	if (fade)
		svg_part_close(c);
}

static int32_t fixed16(double v)
{
	return (int32_t)draw_lu(v * 65536);
}

/* Stroked in a space of its own where the matrix would make an ellipse of the pen. */
static void paint_stroke(struct svg_context *c, const struct dom_node *n, struct svg_matrix m,
                         const struct draw_path *path, const struct svg_ink *ink)
{
	struct draw_more more = {0};
	double scale = svg_matrix_scale(m);
	bool bent = !n->style->stroke_fixed && !svg_matrix_is_similar(m) && scale > 0;
	struct draw_path own = bent ? outline(c, n, (struct svg_matrix){ scale, 0, 0, scale, 0, 0 }) : *path;
	lu wider = draw_lu(n->style->stroke_width / SVG_PX * fmax(hypot(m.a, m.b), hypot(m.c, m.d)) *
	                   n->style->stroke_miterlimit / 1000);
	bool fade = ink->fade && open_fade(c, n, path, wider, ink->fade);
	bent = bent && svg_save(c, n);
	if (bent) {
		struct draw_op *t = draw_add(c->l, DRAW_TRANSFORM);
		const double v[4] = { m.a / scale, m.b / scale, m.c / scale, m.d / scale };
		for (int i = 0; i < 4; i++)
			t->transform.m[i] = fixed16(v[i]);
		t->transform.m[4] = draw_lu(m.e);
		t->transform.m[5] = draw_lu(m.f);
	}
	struct draw_op *op = draw_add(c->l, DRAW_PATH);
	op->path.path = bent ? own : *path;
	set_stroke(c, n, scale, ink, op, &more);
	keep_more(c, &more, op);
	if (bent)
		svg_restore(c);
	if (fade)
		svg_part_close(c);
}

bool svg_is_plain(const struct dom_node *n)
{
	const struct css_style *st = n->style;
	bool fill = st->fill >> 24 || st->fill_ref.n, stroke = (st->stroke >> 24 || st->stroke_ref.n) && st->stroke_width > 0;
	return n->tag == DOM_text || n->tag == DOM_tspan ||
	       (svg_is_shape(n->tag) && !(fill && stroke) && !st->marker[0].n && !st->marker[1].n && !st->marker[2].n);
}

void svg_paint_shape(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	const struct css_style *st = n->style;
	unsigned opacity = svg_is_plain(n) ? st->opacity : 1000;
	struct svg_ink none = {0}, fill = none, stroke = none;
	if (st->hidden)
		return;
	struct draw_path path = outline(c, n, m);
	if (path.n_seg == 0)
		return;
	if (n->tag != DOM_line)
		fill = svg_ink_of(c, n, m, false, opacity);
	if (st->stroke_width > 0)
		stroke = svg_ink_of(c, n, m, true, opacity);
	bool filled = fill.color >> 24, stroked = stroke.color >> 24;
	if (filled && stroked && !fill.fade && !stroke.fade && (svg_matrix_is_similar(m) || st->stroke_fixed)) {
		struct draw_op *op = draw_add(c->l, DRAW_PATH);
		struct draw_more more = {0};
		op->path.path = path;
		set_stroke(c, n, svg_matrix_scale(m), &stroke, op, &more);
		set_fill(c, n, &fill, op, &more);
		keep_more(c, &more, op);
	} else {
		if (filled)
			paint_fill(c, n, &path, &fill);
		if (stroked)
			paint_stroke(c, n, m, &path, &stroke);
	}
	if (!c->silhouette)
		svg_markers(c, n, m);
}
