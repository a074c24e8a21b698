/* The growing list of slabs: collapsing margins, waiting boxes, costs of breaks. */
#include "layout/flow.h"

#include <string.h>

void pile_init(struct pile *p, struct job *j)
{
	*p = (struct pile){.job = j, .up = SLAB_NONE, .cut = SLAB_NONE, .first_base = -1, .last_base = -1};
}

void pile_margin(struct pile *p, lu m)
{
	if (m > 0)
		p->plus = lu_max(p->plus, m);
	else
		p->minus = lu_min(p->minus, m);
}

void pile_avoid(struct pile *p, bool enter)
{
	if (enter)
		p->avoid++;
	else if (--p->avoid < p->avoid_low)
		p->avoid_low = p->avoid;
}

static struct slab *put(struct pile *p, enum slab_kind kind, lu height, enum slab_cost after)
{
	struct slab *s = vec_add(&p->v);

	ENSURE(p->v.n < SLAB_NONE);
	s->kind = (uint8_t)kind;
	s->cost = (uint8_t)after;
	s->height = height;
	s->up = p->up;
	p->total += height;
	return s;
}

/* What follows is known now, and so is the cost of a break before it. */
static void settle_cut(struct pile *p)
{
	if (p->cut == SLAB_NONE)
		return;
	struct slab *s = &p->v.v[p->cut];
	if (p->avoid_low && s->cost < SLAB_AVOID)
		s->cost = SLAB_AVOID;
	if (p->keep && s->cost < SLAB_KEEP)
		s->cost = SLAB_KEEP;
	p->keep = false;
}

/* Write what waits: the margin, then boxes, marks and outs in their order. */
static void flush(struct pile *p)
{
	lu margin = p->plus + p->minus;

	settle_cut(p);
	if (margin)
		put(p, SLAB_SPACE, margin, SLAB_NEVER);
	p->plus = p->minus = 0;
	for (size_t i = 0; i < p->wait.n; i++) {
		struct slab w = p->wait.v[i], *s = put(p, (enum slab_kind)w.kind, w.height, SLAB_NEVER);
		s->x = w.x;
		s->w = w.w;
		s->item = w.item;
		if (w.kind == SLAB_OPEN)
			p->up = (uint32_t)(p->v.n - 1);
	}
	p->wait.n = 0;
}

/* Content was written as the last slab. */
static void note_content(struct pile *p)
{
	p->cut = (uint32_t)(p->v.n - 1);
	p->avoid_low = p->avoid;
	p->any = true;
}

/* A parity is more than a page, a page more than nothing. */
static enum css_break stronger(enum css_break a, enum css_break b)
{
	static const uint8_t rank[] = {[CSS_BREAK_AUTO] = 0,
				       [CSS_BREAK_AVOID] = 0,
				       [CSS_BREAK_PAGE] = 1,
				       [CSS_BREAK_LEFT] = 2,
				       [CSS_BREAK_RIGHT] = 2,
				       [CSS_BREAK_COLUMN] = 0};

	if (rank[a] == 0 && rank[b] == 0)
		return CSS_BREAK_AUTO;
	return rank[a] >= rank[b] ? a : b;
}

/* Boxes anchored where the page ends stay on it: none of what follows holds them. */
static void leave_outs(struct pile *p)
{
	size_t n = 0;

	while (n < p->wait.n && p->wait.v[n].kind == SLAB_OUT)
		put(p, SLAB_OUT, 0, SLAB_NEVER)->item = p->wait.v[n++].item;
	if (n)
		memmove(p->wait.v, p->wait.v + n, (p->wait.n - n) * sizeof *p->wait.v);
	p->wait.n -= n;
}

/* In columns every break that is asked for ends a column; two are one. */
static void column_break(struct pile *p, enum css_break kind)
{
	if (kind == CSS_BREAK_AUTO || kind == CSS_BREAK_AVOID)
		kind = p->pending;
	p->pending = CSS_BREAK_AUTO;
	if (kind == CSS_BREAK_AUTO || !p->any)
		return;
	p->plus = p->minus = 0;
	put(p, SLAB_BREAK, 0, SLAB_FREE);
	p->cut = SLAB_NONE;
	p->keep = p->any = false;
}

void pile_break(struct pile *p, enum css_break kind, struct str page)
{
	struct page_break *b;

	if (p->columns)
		column_break(p, kind);
	if (!p->main)
		return;
	kind = stronger(kind, p->pending);
	p->pending = CSS_BREAK_AUTO;
	if (str_eq(page, p->page) && (kind == CSS_BREAK_AUTO || (kind == CSS_BREAK_PAGE && !p->any)))
		return;
	b = arena_make(p->job->work, struct page_break);
	b->kind = kind;
	b->page = p->page = page;
	if (p->any) {
		p->plus = p->minus = 0;
		leave_outs(p);
	}
	put(p, SLAB_BREAK, 0, SLAB_FREE)->item = b;
	p->cut = SLAB_NONE;
	p->keep = p->any = false;
}

struct slab *pile_add(struct pile *p, enum slab_kind kind, lu height, enum slab_cost after)
{
	struct slab *s;

	if ((p->main || p->columns) && (p->pending != CSS_BREAK_AUTO || !str_eq(p->want, p->page)))
		pile_break(p, p->pending, p->want);
	flush(p);
	s = put(p, kind, height, after);
	note_content(p);
	return s;
}

void pile_line(struct pile *p, const struct line *l, lu x, enum slab_cost after)
{
	struct slab *s = pile_add(p, SLAB_LINE, l->height, after);

	s->item = l;
	s->x = x;
	s->w = l->width;
	p->last_base = (lu)(p->total - l->height + l->base);
	if (p->first_base < 0)
		p->first_base = p->last_base;
}

static void wait_for(struct pile *p, enum slab_kind kind, const void *item)
{
	struct slab *s = vec_add(&p->wait);

	s->kind = (uint8_t)kind;
	s->item = item;
}

void pile_open(struct pile *p, struct box *b, lu x, lu w, lu edge, bool hold)
{
	struct slab *s;

	wait_for(p, SLAB_OPEN, b);
	s = &p->wait.v[p->wait.n - 1];
	s->x = x;
	s->w = w;
	s->height = edge;
	if (edge || hold)
		flush(p);
}

/* Forget an OPEN that nothing followed; marks and outs inside it stay. */
static bool open_cancel(struct pile *p, const struct box *b)
{
	for (size_t i = p->wait.n; i-- > 0;) {
		if (p->wait.v[i].kind != SLAB_OPEN || p->wait.v[i].item != b)
			continue;
		memmove(&p->wait.v[i], &p->wait.v[i + 1], (p->wait.n - i - 1) * sizeof *p->wait.v);
		p->wait.n--;
		return true;
	}
	return false;
}

static bool holds_out(const struct pile *p, const struct box *b)
{
	bool inside = false;

	for (size_t i = 0; i < p->wait.n; i++) {
		inside = inside || p->wait.v[i].item == b;
		if (inside && p->wait.v[i].kind == SLAB_OUT)
			return true;
	}
	return false;
}

/* Write the outs that wait behind the last content of their box; its margin goes on waiting. */
static void put_outs(struct pile *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->wait.n; i++) {
		struct slab w = p->wait.v[i];
		if (w.kind == SLAB_OUT)
			put(p, SLAB_OUT, 0, SLAB_NEVER)->item = w.item;
		else
			p->wait.v[kept++] = w;
	}
	p->wait.n = kept;
}

void pile_close(struct pile *p, const struct box *b, lu edge, bool hold)
{
	/* What the last line said of a break after it; what stands around settles that only behind the edge. */
	enum slab_cost after = SLAB_FREE, said = p->cut == SLAB_NONE ? SLAB_FREE : (enum slab_cost)p->v.v[p->cut].cost;
	bool keep = p->keep;
	struct slab *s;
	uint32_t open;

	/* What is anchored in a positioned box needs the box, even an empty one. */
	if (edge || hold || (b->style->position != CSS_STATIC && holds_out(p, b)))
		flush(p);
	else if (open_cancel(p, b))
		return;
	open = p->up;
	ENSURE(open != SLAB_NONE && p->v.v[open].item == b);
	if (b->style->position != CSS_STATIC)
		put_outs(p);
	if (p->cut != SLAB_NONE && p->cut > open) { /* no break between the last line and the lower edge */
		after = said;
		p->v.v[p->cut].cost = SLAB_NEVER;
		p->keep = keep;
	}
	s = put(p, SLAB_CLOSE, edge, after);
	p->v.v[open].index = (uint32_t)(p->v.n - 1);
	p->up = p->v.v[open].up;
	s->up = open;
	note_content(p);
}

void pile_mark(struct pile *p, const struct box *b)
{
	wait_for(p, SLAB_MARK, b);
}

void pile_out(struct pile *p, const struct out *o)
{
	wait_for(p, SLAB_OUT, o);
}

void pile_running(struct pile *p, const struct box *b)
{
	wait_for(p, SLAB_RUNNING, b);
}

void pile_foot(struct pile *p, const struct foot *f)
{
	struct slab *s = put(p, SLAB_FOOT, 0, SLAB_NEVER);

	s->item = f;
	if (p->cut == SLAB_NONE)
		return;
	s->cost = p->v.v[p->cut].cost; /* the page may end after the foot instead */
	p->v.v[p->cut].cost = SLAB_NEVER;
	p->cut = (uint32_t)(p->v.n - 1);
}

struct flow *pile_finish(struct pile *p)
{
	struct flow *f = arena_make(p->job->work, struct flow);
	struct slab *v;

	if (p->main) /* nothing follows a last margin */
		p->plus = p->minus = 0;
	flush(p);
	v = arena_many(p->job->work, struct slab, p->v.n);
	if (p->v.n)
		memcpy(v, p->v.v, p->v.n * sizeof *v);
	f->slab = v;
	f->n = (uint32_t)p->v.n;
	f->height = lu_clamp(p->total);
	f->first_base = p->first_base;
	f->last_base = p->last_base;
	vec_release(&p->v);
	vec_release(&p->wait);
	return f;
}
