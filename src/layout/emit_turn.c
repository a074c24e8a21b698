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
