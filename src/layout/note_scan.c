/* Finding the notes that lines and rows call, and cutting a note between its lines. */
#include "layout/columns.h"

/* ---- Calls ---- */

typedef void on_note(void *ctx, struct note *n);

static void in_line(const struct line *l, on_note *fn, void *ctx)
{
	const struct para *p = l->para;
	uint32_t lo = 0, hi = p->n_inl;

	while (p->has_notes && lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (p->inl[mid].start < l->from)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (uint32_t k = lo; p->has_notes && k < p->n_inl; k++) {
		const struct inl *in = &p->inl[k];
		if (in->start >= l->to && l->to != p->t.n_ch)
			break;
		if (in->note && in->part == LAYOUT_CALL)
			fn(ctx, in->note);
	}
	for (uint32_t i = l->from; p->has_atoms && i < l->end; i++) {
		const struct seg *s = para_seg(p, i);
		if (s->kind == SEG_ATOM && s->atom->flow)
			notes_in(s->atom->flow, 0, s->atom->flow->n, fn, ctx);
	}
}

static void in_row(const struct table *t, const struct row *r, on_note *fn, void *ctx)
{
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++)
		if (t->cell[i].flow)
			notes_in(t->cell[i].flow, 0, t->cell[i].flow->n, fn, ctx);
}

void notes_in_slab(const struct slab *s, on_note *fn, void *ctx)
{
	const struct table *t = s->item;
	const struct out *o = s->item;

	if (s->kind == SLAB_LINE)
		in_line(s->item, fn, ctx);
	else if (s->kind == SLAB_ROW)
		in_row(t, &t->row[s->index], fn, ctx);
	else if (s->kind == SLAB_COLUMNS)
		notes_in(((const struct columns *)s->item)->flow, 0, ((const struct columns *)s->item)->flow->n, fn, ctx);
	else if (s->kind == SLAB_OUT)
		notes_in(o->flow, 0, o->flow->n, fn, ctx);
}

void notes_in(const struct flow *f, uint32_t from, uint32_t to, on_note *fn, void *ctx)
{
	for (uint32_t k = from; k < to; k++)
		notes_in_slab(&f->slab[k], fn, ctx);
}

/* ---- The note itself ---- */

const struct flow *note_flow(struct job *j, struct note *n, lu w)
{
	struct room r = {.w = w, .h = -1, .fixed = -1, .high = -1, .abs_w = w, .abs_h = -1};
	struct pile p;

	if (n->flow && n->pass == j->pass && (n->w == w || n->at)) /* what has begun keeps its lines */
		return n->flow;
	pile_init(&p, j);
	block_box(&p, n->box, &r);
	n->flow = pile_finish(&p);
	n->w = w;
	n->pass = j->pass;
	n->at = 0;
	return n->flow;
}

static bool is_content(const struct slab *s)
{
	return s->kind <= SLAB_FILL || ((s->kind == SLAB_OPEN || s->kind == SLAB_CLOSE) && s->height > 0);
}

/* What slab k adds to a part that began at `from`; *content: something of it shows already. */
static lu slab_adds(const struct slab *s, bool *content)
{
	if (!*content && s->kind == SLAB_SPACE)
		return 0;
	*content = *content || is_content(s);
	return s->height;
}

lu note_height(const struct flow *f, uint32_t from, uint32_t to)
{
	bool content = from == 0;
	int64_t h = 0;

	for (uint32_t k = from; k < to; k++)
		h += slab_adds(&f->slab[k], &content);
	return lu_clamp(h);
}

uint32_t note_fit(const struct flow *f, uint32_t from, lu room, bool least)
{
	uint32_t to = from, first = 0;
	bool content = from == 0;
	int64_t h = 0;

	for (uint32_t k = from; k < f->n && (h <= room || !first); k++) {
		bool may = k + 1 == f->n || f->slab[k].cost < SLAB_KEEP;
		h += slab_adds(&f->slab[k], &content);
		if (may && !first)
			first = k + 1;
		if (may && h <= room)
			to = k + 1;
	}
	return to > from || !least ? to : first;
}
