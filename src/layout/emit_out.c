/* Boxes out of the flow: where they go, and that they are painted above or below it. */
#include "layout/emit.h"

#include <string.h>

/* ---- Layers ---- */

size_t emit_layer_open(struct emit *e, const struct css_style *s)
{
	if (e->dry || e->depth++ > 0) /* a layer inside a layer is painted with it */
		return 0;
	struct layer *l = vec_add(&e->layer);
	l->z = s->z_index;
	l->from = e->frag.n;
	return e->layer.n;
}

void emit_layer_close(struct emit *e, size_t layer)
{
	if (e->dry)
		return;
	e->depth--;
	if (layer)
		e->layer.v[layer - 1].to = e->frag.n;
}

/* ---- Boxes out of the flow ---- */

/* What stands off the sheet is lost on paper. */
static void check_out(struct emit *e, const struct out *o, lu x, lu y)
{
	const struct css_page *c = e->plan->css;
	lu right = c->width - x, below = c->height - y;

	if (e->dry || (page_is_turned(e->plan) && e->plan->x == 0)) /* turned: in its own measure */
		return;
	if (x < -PAGE_SLACK || o->w > right + PAGE_SLACK)
		job_overflow(e->job, o->box->node, TR("定位的块", "a positioned block"),
			     x < 0 ? o->w + x : right, o->w);
	else if (y < -PAGE_SLACK || o->flow->height > below + PAGE_SLACK)
		job_overflow(e->job, o->box->node, TR("定位的块", "a positioned block"),
			     y < 0 ? o->flow->height + y : below, o->flow->height);
}

void emit_out(struct emit *e, const struct out *o, lu x, lu y)
{
	size_t layer = emit_layer_open(e, o->box->style), frames = e->frame.n;

	check_out(e, o, x, y);
	emit_whole(e, o->flow, x, y);
	ENSURE(e->frame.n == frames);
	emit_layer_close(e, layer);
}

struct area {
	lu x, y, w, h;
};

/* CSS 2.1, 10.3.7 and 10.6.4 with the sizes settled: where the margin box goes. */
static void place_out(struct emit *e, const struct out *o, struct area cb, lu x, lu y)
{
	const struct css_style *s = o->box->style;
	const struct css_len *in = s->inset;

	if (len_is_set(in[CSS_SIDE_LEFT]))
		x = cb.x + len_used(in[CSS_SIDE_LEFT], cb.w);
	else if (len_is_set(in[CSS_SIDE_RIGHT]))
		x = cb.x + cb.w - len_used(in[CSS_SIDE_RIGHT], cb.w) - o->w;
	if (len_is_set(in[CSS_SIDE_TOP]))
		y = cb.y + len_used(in[CSS_SIDE_TOP], cb.h);
	else if (len_is_set(in[CSS_SIDE_BOTTOM]))
		y = cb.y + cb.h - len_used(in[CSS_SIDE_BOTTOM], cb.h) - o->flow->height;
	emit_out(e, o, x, y);
}

static bool is_positioned(const struct frame *f)
{
	return f->slab && ((const struct box *)f->slab->item)->style->position != CSS_STATIC;
}

void emit_on_page(struct emit *e, const struct out *o, lu x, lu y)
{
	const struct page_plan *p = e->plan;
	struct area content = {p->x, p->y, p->w, p->h}, sheet = {0, 0, p->css->width, p->css->height};

	place_out(e, o, o->box->style->from_sheet ? sheet : content, x, y);
}

void emit_anchor_out(struct emit *e, const struct out *o, lu x, lu y)
{
	for (size_t i = e->frame.n; i-- > 0;) {
		if (is_positioned(&e->frame.v[i])) {
			*vec_add(&e->pending) = (struct pending){o, i, x, y, e->artifact};
			return;
		}
	}
	emit_on_page(e, o, x, y);
}

void emit_settle_outs(struct emit *e, size_t frame, lu y)
{
	const struct frame f = e->frame.v[frame];
	const struct css_style *s = ((const struct box *)f.slab->item)->style;
	lu left = s->border[CSS_SIDE_LEFT].width, top = f.reopened ? 0 : s->border[CSS_SIDE_TOP].width;
	struct area cb = {f.x + left, f.y + top, f.slab->w - left - s->border[CSS_SIDE_RIGHT].width,
			  y - f.y - top - s->border[CSS_SIDE_BOTTOM].width};
	bool artifact = e->artifact;

	for (size_t i = 0; i < e->pending.n; i++) {
		struct pending w = e->pending.v[i];
		if (w.frame != frame)
			continue;
		memmove(&e->pending.v[i], &e->pending.v[i + 1], (e->pending.n - i - 1) * sizeof w);
		e->pending.n--;
		i--;
		e->artifact = w.artifact;
		place_out(e, w.out, cb, w.x, w.y);
		e->artifact = artifact;
	}
}
