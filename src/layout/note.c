/* Notes and feet while pages are filled. */
#include "layout/note.h"

#include "layout/columns.h"

#include <string.h>

/* ---- The whole walk ---- */

struct finding {
	struct foot_walk *w;
	uint32_t slab;
};

static void found(void *ctx, struct note *n)
{
	struct finding *f = ctx;

	n->called = false;
	*vec_add(&f->w->call) = (struct note_call){f->slab, n};
}

void foot_walk_begin(struct foot_walk *w, struct job *j, const struct flow *f)
{
	struct finding find = {.w = w};

	*w = (struct foot_walk){.job = j, .flow = f};
	for (; j->notes.n && find.slab < f->n; find.slab++)
		notes_in_slab(&f->slab[find.slab], found, &find);
}

/* Every note is called somewhere; one that is not would be lost. */
static void check_called(struct job *j)
{
	for (size_t i = 0; i < j->notes.n && !j->quiet; i++)
		if (!j->notes.v[i]->called)
			diag_add(j->diags, DIAG_ERROR, "layout.footnote", job_pos(j, j->notes.v[i]->node), "%s",
				 TR("脚注没有落到任何一页", "a footnote came on no page"));
}

void foot_walk_end(struct foot_walk *w)
{
	check_called(w->job);
	vec_release(&w->call);
	vec_release(&w->open);
	vec_release(&w->part);
	vec_release(&w->wait);
	vec_release(&w->here);
	vec_release(&w->met);
}

/* ---- The page begins ---- */

/* A note longer than a page leaves at least a fifth of it to the text, so that both go on. */
static lu cap_of(const struct foot_walk *w, const struct page_plan *p)
{
	const struct css_style *s = w->area;
	lu most = p->h / 5 * 4 - w->over;

	if (s && len_is_set(s->max_height))
		most = lu_min(most, len_used(s->max_height, p->h));
	return lu_max(most, 0);
}

static void set_area(struct foot_walk *w, const struct page_plan *p)
{
	const struct css_style *s = w->area = p->css->footnote;

	w->over = 0;
	w->w = p->w;
	if (s) {
		w->over = box_edge(s, CSS_SIDE_TOP, p->w) + box_edge(s, CSS_SIDE_BOTTOM, p->w) +
			  len_used(s->margin[CSS_SIDE_TOP], p->w) + len_used(s->margin[CSS_SIDE_BOTTOM], p->w);
		w->w = lu_max(p->w - box_edges_x(s, p->w) - box_margins_x(s, p->w), 0);
	}
	w->cap = cap_of(w, p);
}

static lu whole(struct foot_walk *w, struct note *n)
{
	const struct flow *f = note_flow(w->job, n, w->w);

	return note_height(f, n->at, f->n);
}

static bool may_stand(const struct foot *f, size_t sheet)
{
	enum css_parity p = f->box->style->page_parity;

	return p == CSS_PARITY_AUTO || (p == CSS_PARITY_EVEN) == (sheet % 2 == 1);
}

int foot_side(const struct foot_walk *w)
{
	enum css_parity p = w->wait.n ? w->wait.v[0]->box->style->page_parity : CSS_PARITY_AUTO;

	return p == CSS_PARITY_AUTO ? -1 : p == CSS_PARITY_EVEN;
}

/* Waiting feet in their order, as long as they fit; the first of a page stands on it whether or not. */
static void seat_waiting(struct foot_walk *w, const struct page_plan *p, size_t sheet)
{
	size_t n = 0;

	while (n < w->wait.n && may_stand(w->wait.v[n], sheet) &&
	       (n == 0 || w->foot_h + w->wait.v[n]->flow->height <= p->h)) {
		*vec_add(&w->here) = w->wait.v[n];
		w->foot_h += w->wait.v[n++]->flow->height;
	}
	if (!n)
		return;
	memmove(w->wait.v, w->wait.v + n, (w->wait.n - n) * sizeof *w->wait.v);
	w->wait.n -= n;
	if (w->foot_h > p->h + PAGE_SLACK)
		job_overflow(w->job, w->here.v[0]->box->node, TR("一页", "a page"), p->h, w->foot_h);
}

void foot_page_begin(struct foot_walk *w, const struct page_plan *p, size_t sheet)
{
	int v = 0;

	set_area(w, p);
	w->full = w->foot_h = 0;
	w->here.n = w->met.n = w->part.n = 0;
	w->taken = w->next;
	w->owed = w->open.n;
	for (size_t i = 0; i < w->open.n; i++)
		w->full += whole(w, w->open.v[i]);
	if (p->css->style && counter_named(p->css->style->counter_reset, STR("footnote"), 0, &v))
		w->number = (unsigned)lu_max(v, 0);
	seat_waiting(w, p, sheet);
	w->old_wait = w->wait.n;
	w->old_here = w->here.n;
}

/* ---- The page is filled ---- */

static lu area_height(const struct foot_walk *w, lu notes)
{
	return notes > 0 ? w->over + lu_min(notes, w->cap) : 0;
}

lu foot_taken(const struct foot_walk *w)
{
	return area_height(w, w->full) + w->foot_h;
}

lu foot_needed(struct foot_walk *w, uint32_t i)
{
	lu notes = w->full;

	for (size_t k = w->taken; k < w->call.n && w->call.v[k].slab <= i; k++) {
		struct note *n = w->call.v[k].note;
		bool last = k + 1 == w->call.n || w->call.v[k + 1].slab > i;
		lu all = whole(w, n);
		if (last && n->box->style->footnote_policy == CSS_NOTE_AUTO)
			all = note_height(n->flow, 0, note_fit(n->flow, 0, 0, true));
		notes += all;
	}
	return area_height(w, notes) + w->foot_h;
}

void foot_take(struct foot_walk *w, uint32_t i)
{
	for (; w->taken < w->call.n && w->call.v[w->taken].slab <= i; w->taken++)
		w->full += whole(w, w->call.v[w->taken].note);
}

void foot_meet(struct foot_walk *w, uint32_t i, lu room, size_t sheet)
{
	const struct foot *f = w->flow->slab[i].item;

	*vec_add(&w->met) = i;
	if (!w->wait.n && may_stand(f, sheet) && f->flow->height <= room + PAGE_SLACK) {
		*vec_add(&w->here) = f;
		w->foot_h += f->flow->height;
	} else {
		*vec_add(&w->wait) = f;
	}
}

/* ---- Rows in parts ---- */

struct gathering {
	struct foot_walk *w;
	lu height;
	bool take;
};

/* A call comes on this page: its note is owed, and numbered if the page numbers them. */
static void owe(struct foot_walk *w, struct note *n)
{
	n->called = true;
	n->number = ++w->number;
	*vec_add(&w->open) = n;
}

static void in_part(void *ctx, struct note *n)
{
	struct gathering *g = ctx;
	lu h = whole(g->w, n);

	g->height += h;
	if (!g->take)
		return;
	g->w->full += h;
	owe(g->w, n);
}

lu foot_part(struct foot_walk *w, const struct row_part *part, bool take)
{
	struct gathering g = {w, 0, take};
	const struct row *r = part->columns ? NULL : &part->t->row[part->row];

	if (w->call.n && part->columns)
		notes_in(part->columns->c->flow, part->columns->at[0], part->columns->at[part->columns->c->n], in_part, &g);
	for (uint32_t i = 0; r && w->call.n && i < r->n_cell; i++) {
		const struct cell *c = &part->t->cell[r->cell + i];
		if (c->flow)
			notes_in(c->flow, part->from[i], part->to[i], in_part, &g);
	}
	return g.height > 0 && !w->full ? g.height + w->over : g.height;
}

void foot_skip(struct foot_walk *w, uint32_t i)
{
	for (; w->next < w->call.n && w->call.v[w->next].slab < i; w->next++)
		owe(w, w->call.v[w->next].note);
	while (w->next < w->call.n && w->call.v[w->next].slab == i)
		w->next++;
	w->taken = w->next;
}

/* ---- The page ends ---- */

/* Feet that were met behind the end of the page will be met again. */
static void forget_feet(struct foot_walk *w, uint32_t to)
{
	size_t lost = 0;

	for (size_t i = w->met.n; i-- > 0 && w->met.v[i] >= to;)
		lost++;
	for (; lost && w->wait.n > w->old_wait; lost--)
		w->wait.n--;
	for (; lost && w->here.n > w->old_here; lost--)
		w->foot_h -= w->here.v[--w->here.n]->flow->height;
}

/* As much of the open notes as fits; `first`: nothing else stands on the page, so something must. */
static lu place_notes(struct foot_walk *w, lu room, bool first)
{
	size_t done = 0;
	lu used = 0;

	while (done < w->open.n) {
		struct note *n = w->open.v[done];
		const struct flow *f = note_flow(w->job, n, w->w);
		uint32_t to = note_fit(f, n->at, room - used, first && !w->part.n);
		if (to > n->at || !f->n) {
			lu h = note_height(f, n->at, to);
			*vec_add(&w->part) = (struct note_part){n, n->at, to, h};
			used += h;
			n->at = to;
		}
		if (n->at < f->n)
			break;
		done++;
	}
	if (done)
		memmove(w->open.v, w->open.v + done, (w->open.n - done) * sizeof *w->open.v);
	w->open.n -= done;
	return used;
}

static void *keep(struct job *j, const void *v, size_t n, size_t size)
{
	void *p = arena_array(j->work, n + 1, size);

	if (n)
		memcpy(p, v, n * size);
	return p;
}

void foot_page_end(struct foot_walk *w, struct page_plan *p, uint32_t to, lu room)
{
	struct page_foot *f;
	lu used;

	forget_feet(w, to);
	for (; w->next < w->call.n && w->call.v[w->next].slab < to; w->next++)
		owe(w, w->call.v[w->next].note);
	if (!w->open.n && !w->here.n)
		return;
	f = arena_make(w->job->work, struct page_foot);
	used = place_notes(w, lu_min(room - w->foot_h - w->over, w->cap), p->from == to && !p->head && !w->here.n);
	f->notes_h = w->part.n ? used + w->over : 0;
	f->foot_h = w->foot_h;
	f->n_part = (uint32_t)w->part.n;
	f->n_foot = (uint32_t)w->here.n;
	f->part = keep(w->job, w->part.v, w->part.n, sizeof *w->part.v);
	f->foot = keep(w->job, w->here.v, w->here.n, sizeof *w->here.v);
	p->foot = f;
}
