/* Boxes turned, moved or scaled after they were laid out (CSS Transforms 1). */
#include "layout/emit.h"

size_t emit_turn_open(struct emit *e, const struct box *b)
{
	return emit_frag(e, LAYOUT_TURN, b->node, b->style) ? e->frag.n - 1 : NO_FRAG;
}

static void widen(double *low, double *high, double v)
{
	*low = v < *low ? v : *low;
	*high = v > *high ? v : *high;
}

/* The rectangle around a link that is turned. */
static void turn_link(struct layout_link *k, const struct css_matrix *m)
{
	double left = INT32_MAX, right = INT32_MIN, top = INT32_MAX, bottom = INT32_MIN;

	for (int i = 0; i < 4; i++) {
		double x = (double)k->x + (i & 1 ? k->w : 0), y = (double)k->y + (i & 2 ? k->h : 0);
		widen(&left, &right, m->a * x + m->c * y + m->e);
		widen(&top, &bottom, m->b * x + m->d * y + m->f);
	}
	k->x = lu_clamp((int64_t)left);
	k->y = lu_clamp((int64_t)top);
	k->w = lu_clamp((int64_t)(right - left));
	k->h = lu_clamp((int64_t)(bottom - top));
}

void emit_turn_close(struct emit *e, const struct box *b, const struct frame *f, lu h)
{
	struct css_matrix *m = arena_make(e->job->page, struct css_matrix);

	*m = css_transform(e->job->work, b->style, f->x, f->y, f->slab->w, h);
	e->frag.v[f->turn].matrix = m;
	for (size_t i = f->link; i < e->link.n; i++)
		turn_link(&e->link.v[i], m);
	emit_frag(e, LAYOUT_TURNED, b->node, b->style);
}

struct turned emit_page_turn(struct emit *e)
{
	static const struct css_style plain = {0};
	struct turned t = {NO_FRAG, 0, e->link.n, e->anchor.n};

	if (!page_is_turned(e->plan))
		return t;
	t.layer = emit_layer_open(e, &plain);
	if (emit_frag(e, LAYOUT_TURN, NULL, NULL))
		t.frag = e->frag.n - 1;
	return t;
}

void emit_page_turned(struct emit *e, const struct turned *t)
{
	bool left = e->plan->css->style && e->plan->css->style->turn == CSS_ROTATE_LEFT;
	struct page_plan p = *e->plan;
	struct css_matrix *m;

	if (!page_is_turned(e->plan))
		return;
	page_area(&p);
	for (size_t i = t->anchor; i < e->anchor.n; i++)
		e->anchor.v[i].y = p.y; /* text runs up or down the sheet: all of it begins at the top */
	if (t->frag != NO_FRAG) {
		m = arena_make(e->job->page, struct css_matrix);
		*m = left ? (struct css_matrix){0, -1, 1, 0, p.x, p.y + p.h}
			  : (struct css_matrix){0, 1, -1, 0, p.x + p.w, p.y};
		e->frag.v[t->frag].matrix = m;
		for (size_t i = t->link; i < e->link.n; i++)
			turn_link(&e->link.v[i], m);
		emit_frag(e, LAYOUT_TURNED, NULL, NULL);
	}
	emit_layer_close(e, t->layer);
}
