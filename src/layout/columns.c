/* Laying out columns, balancing them, and cutting them between pages. */
#include "layout/columns.h"

/* ---- Filling ---- */

static bool is_break(const struct flow *f, uint32_t k)
{
	return f->slab[k].kind == SLAB_BREAK;
}

/* Where a column that begins at `from` ends, if it is this high: before a break that is asked for, else behind
   the last slab that the page walk would break after.  It takes at least one slab. */
static uint32_t column_end(const struct flow *f, uint32_t from, lu high)
{
	uint32_t best[SLAB_NEVER + 1] = {0}, k = from;
	bool content = from == 0;
	int64_t h = 0;

	for (; k < f->n && !is_break(f, k); k++) {
		const struct slab *s = &f->slab[k];
		if (content || s->kind != SLAB_SPACE)
			h += s->height;
		if (h > high && s->kind != SLAB_SPACE && best[SLAB_NEVER])
			break;
		content = content || slab_is_content(s);
		if (content)
			best[s->cost] = best[SLAB_NEVER] = k + 1;
	}
	if (k == f->n || is_break(f, k))
		return h <= high || !best[SLAB_FREE] ? k : best[SLAB_FREE];
	for (int c = SLAB_FREE; c < SLAB_NEVER; c++)
		if (best[c])
			return best[c];
	return best[SLAB_NEVER];
}

static uint32_t skip_breaks(const struct flow *f, uint32_t at)
{
	while (at < f->n && is_break(f, at))
		at++;
	return at;
}

/* Fill columns of this height from slab `at`; ends (n of them) may be NULL.  The first slab that is left. */
static uint32_t fill(const struct columns *c, uint32_t at, lu high, uint32_t *ends)
{
	for (uint32_t k = 0; k < c->n; k++) {
		at = skip_breaks(c->flow, at);
		if (at < c->flow->n)
			at = column_end(c->flow, at, high);
		if (ends)
			ends[k] = at;
	}
	return skip_breaks(c->flow, at);
}

static lu highest(const struct columns *c, uint32_t from, const uint32_t *ends)
{
	lu h = 0;

	for (uint32_t k = 0; k < c->n; k++) {
		h = lu_max(h, note_height(c->flow, from, ends[k]));
		from = ends[k];
	}
	return h;
}

/* The least height at which the rest from `at` fits; no more than `most`, which need not be enough. */
static lu balanced(const struct columns *c, uint32_t at, lu most)
{
	lu low = note_height(c->flow, at, c->flow->n) / (lu)c->n, high = most;

	if (fill(c, at, most, NULL) < c->flow->n)
		return most;
	while (low < high) {
		lu mid = low + (high - low) / 2;
		if (fill(c, at, mid, NULL) == c->flow->n)
			high = mid;
		else
			low = mid + 1;
	}
	return high;
}

static struct column_part *part_new(struct job *j, const struct columns *c, uint32_t at, lu high)
{
	struct column_part *p = arena_make(j->work, struct column_part);

	p->c = c;
	p->at = arena_many(j->work, uint32_t, c->n + (size_t)1);
	p->at[0] = at;
	fill(c, at, high, p->at + 1);
	p->height = highest(c, at, p->at + 1);
	return p;
}

/* ---- On pages ---- */

struct column_part *columns_whole(struct job *j, const struct columns *c)
{
	return part_new(j, c, 0, balanced(c, 0, c->flow->height));
}

bool columns_begin(struct column_cut *cut, const struct columns *c, lu room)
{
	uint32_t end = column_end(c->flow, skip_breaks(c->flow, 0), room);

	/* A column of one line that orphans forbids is no beginning. */
	if (note_height(c->flow, 0, end) > room ||
	    (end && end < c->flow->n && c->flow->slab[end - 1].cost >= SLAB_KEEP))
		return false;
	*cut = (struct column_cut){c, 0};
	return true;
}

struct row_part *columns_next(struct job *j, struct column_cut *cut, lu room)
{
	struct row_part *part = arena_make(j->work, struct row_part);
	const struct columns *c = cut->c;

	part->columns = part_new(j, c, cut->at, balanced(c, cut->at, lu_max(room, 1)));
	part->height = part->columns->height;
	part->first = cut->at == 0;
	cut->at = skip_breaks(c->flow, part->columns->at[c->n]);
	part->last = cut->at == c->flow->n;
	if (part->last)
		cut->c = NULL;
	return part;
}

void columns_back(struct column_cut *cut, const struct row_part *part)
{
	cut->c = part->columns->c;
	cut->at = part->columns->at[0];
}

/* ---- Laying out ---- */

/* CSS Multicol 1, 3.4: how many columns, and how wide. */
static struct columns measure(const struct box *b, lu avail)
{
	const struct css_style *s = b->style;
	struct columns c = {.box = b, .n = s->column_count};
	lu want = len_used(s->column_width, avail), fit;

	c.gap = len_is_set(s->column_gap) ? len_used(s->column_gap, avail) : s->font_size;
	if (want > 0) {
		fit = lu_max((avail + c.gap) / lu_max(want + c.gap, 1), 1);
		c.n = c.n ? (uint32_t)lu_min((lu)c.n, fit) : (uint32_t)fit;
	}
	c.n = c.n ? c.n : 1;
	while (c.n > 1 && (int64_t)c.gap * (c.n - 1) >= avail)
		c.n--;
	c.w = (avail - c.gap * (lu)(c.n - 1)) / (lu)c.n;
	return c;
}

/* Breaks that are asked for may leave something that no height makes room for: it needs another page. */
static lu whole_height(struct job *j, const struct columns *c)
{
	struct column_part *p = columns_whole(j, c);

	return skip_breaks(c->flow, p->at[c->n]) < c->flow->n ? INT32_MAX / 4 : p->height;
}

static void add_slab(struct pile *p, const struct columns *like, const struct flow *f, const struct room *r)
{
	struct columns *c;
	struct slab *s;

	if (!f->n)
		return;
	c = arena_make(p->job->work, struct columns);
	*c = *like;
	c->flow = f;
	s = pile_add(p, SLAB_COLUMNS, whole_height(p->job, c), SLAB_FREE);
	s->item = c;
	s->x = r->x;
	s->w = r->w;
}

static bool spans(const struct box *b)
{
	return b->element && b->style->column_span && !b->out;
}

void columns_block(struct pile *p, struct box *b, const struct room *r)
{
	struct columns c = measure(b, r->w);
	struct room in = *r;
	struct box *k = b->first;

	in.x = 0;
	in.w = c.w;
	in.h = -1;
	in.fixed = in.high = -1;
	while (k || b->inline_kids) {
		struct pile own;
		pile_init(&own, p->job);
		own.columns = p->main; /* elsewhere there is no next page for what breaks leave */
		if (b->inline_kids)
			block_content(&own, b, &in);
		for (; !b->inline_kids && k && !spans(k); k = k->next)
			block_kid(&own, k, &in);
		add_slab(p, &c, pile_finish(&own), r);
		if (b->inline_kids)
			return;
		for (; k && spans(k); k = k->next)
			block_kid(p, k, r);
	}
}
