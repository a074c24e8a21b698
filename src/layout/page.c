/* The page walk. */
#include "layout/columns.h"

#include <string.h>

struct walk {
	struct job *job;
	const struct flow *f;
	VEC(struct page_plan) page;
	uint32_t at;        /* next slab */
	struct row_cut cut; /* a row that goes on, if cutting */
	struct column_cut columns; /* or columns that go on */
	bool cutting;
	struct str name;
	enum css_break parity; /* asked for by the break before the next page */
	struct foot_walk foot;
	bool after_break;
};

/* ---- Pages and their areas ---- */

void page_area(struct page_plan *p)
{
	const struct css_page *c = p->css;
	lu edge[4];

	for (int i = 0; i < 4; i++)
		edge[i] = c->margin[i] + (c->style ? box_edge(c->style, i, c->width) : 0);
	p->x = edge[CSS_SIDE_LEFT];
	p->y = edge[CSS_SIDE_TOP];
	p->w = c->width - edge[CSS_SIDE_LEFT] - edge[CSS_SIDE_RIGHT];
	p->h = c->height - edge[CSS_SIDE_TOP] - edge[CSS_SIDE_BOTTOM];
}

static void set_area(struct page_plan *p)
{
	lu w;

	page_area(p);
	if (!page_is_turned(p))
		return;
	w = p->w;
	p->w = p->h;
	p->h = w;
	p->x = p->y = 0;
}

/* Page 0 is a right-hand page; sheets count, not page numbers. */
static struct page_plan *page_add(struct walk *w, bool blank)
{
	size_t n = w->page.n;
	struct page_plan *p = vec_add(&w->page);
	struct css_page_query q = {w->name, n == 0, n % 2 == 1, blank, n > 0 && w->page.v[n - 1].blank};

	p->css = css_page_lookup(w->job->in->sheets, q);
	p->name = w->name;
	p->blank = blank;
	p->from = p->to = w->at;
	p->too_high = SLAB_NONE;
	p->after_break = w->after_break;
	set_area(p);
	return p;
}

lu page_content_width(struct job *j, struct str name)
{
	struct page_plan p = {.css = css_page_lookup(j->in->sheets, (struct css_page_query){.name = name})};

	set_area(&p);
	return p.w;
}

/* Forced breaks that nothing stands between: the last name holds, parity asks for a blank page. */
static void take_breaks(struct walk *w)
{
	while (w->at < w->f->n && w->f->slab[w->at].kind == SLAB_BREAK) {
		const struct page_break *b = w->f->slab[w->at++].item;
		w->name = b->page;
		if (b->kind == CSS_BREAK_LEFT || b->kind == CSS_BREAK_RIGHT)
			w->parity = b->kind;
		w->after_break = true;
	}
	if (w->parity != CSS_BREAK_AUTO && (w->parity == CSS_BREAK_LEFT) != (w->page.n % 2 == 1))
		page_add(w, true);
	w->parity = CSS_BREAK_AUTO;
}

/* ---- Repeated heads and feet ---- */

/* The first row at or after `at` inside this OPEN tells where the table is. */
uint32_t page_body_row(const struct flow *f, uint32_t open, uint32_t at)
{
	const struct box *b = f->slab[open].item;

	if (b->kind != BOX_TABLE)
		return SLAB_NONE;
	for (uint32_t k = at; k < f->slab[open].index; k++)
		if (f->slab[k].kind == SLAB_ROW)
			return f->slab[k].index >= b->table->n_head ? f->slab[k].index : SLAB_NONE;
	return SLAB_NONE;
}

lu page_heads(const struct flow *f, uint32_t at, lu page_h)
{
	lu h = 0;

	if (at >= f->n)
		return 0;
	for (uint32_t k = f->slab[at].up; k != SLAB_NONE; k = f->slab[k].up) {
		uint32_t row = page_body_row(f, k, at);
		if (row != SLAB_NONE)
			h += table_top(((const struct box *)f->slab[k].item)->table, row, page_h);
	}
	return h;
}

/* Room kept free for the foot while rows of the body follow. */
static lu foot_after(const struct flow *f, uint32_t at, lu page_h)
{
	const struct slab *s = &f->slab[at];
	const struct table *t = s->item;

	if (s->kind != SLAB_ROW || s->index + t->n_foot >= t->n_row)
		return 0;
	return table_foot(t, page_h) + (t->collapse ? t->edge[CSS_SIDE_BOTTOM] : 0);
}

/* ---- One page ---- */

struct fill {
	struct page_plan *p;
	lu y, room;
	bool content;
	uint32_t best[SLAB_NEVER + 1]; /* latest break of each cost, 0: none */
	lu best_y[SLAB_NEVER + 1];     /* and where the text would end, with the foot of its table */
};

/* What is left of the page for its text. */
static lu room_left(const struct walk *w, const struct fill *s)
{
	return s->room - s->y - foot_taken(&w->foot);
}

static struct row_part *next_part(struct walk *w, lu room)
{
	return w->columns.c ? columns_next(w->job, &w->columns, room) : row_cut_next(w->job, &w->cut, room);
}

/* The next part of the row that is being cut, with room for the notes it calls. */
static struct row_part *cut_part(struct walk *w, lu room)
{
	struct row_part *part = next_part(w, room);
	lu notes = foot_part(&w->foot, part, false);

	if (notes) { /* again, shorter: its notes are then fewer */
		if (part->columns)
			columns_back(&w->columns, part);
		else
			row_cut_back(&w->cut, part);
		part = next_part(w, room - notes);
		foot_part(&w->foot, part, true);
	}
	return part;
}

/* Take what is left of a row that goes on, or its next part; false: the page is full. */
static bool take_cut(struct walk *w, struct fill *s, bool head)
{
	const struct slab *row = &w->f->slab[w->at];
	struct row_part *part = cut_part(w, room_left(w, s));

	part->x = row->x;
	if (head)
		s->p->head = part;
	else
		s->p->tail = part;
	s->y += part->height;
	if (s->y > s->room + PAGE_SLACK) /* a single line of it is too high */
		s->p->too_high = w->at;
	s->content = true;
	w->cutting = !part->last;
	return part->last;
}

/* Is it the content that makes the row higher than a page? */
static bool is_splittable(const struct fill *s, const struct slab *r)
{
	const struct table *t = r->item;
	lu need = 0, whole;

	if (r->kind != SLAB_ROW)
		return false;
	whole = s->p->h - table_top(t, r->index, s->p->h) - table_foot(t, s->p->h) + PAGE_SLACK;
	if (r->height > whole)
		table_row_lay(t, r->index);
	for (uint32_t i = 0; i < t->row[r->index].n_cell && r->height > whole; i++) {
		const struct cell *c = &t->cell[t->row[r->index].cell + i];
		need = lu_max(need, c->top + c->height + c->bottom);
	}
	return need > whole;
}

/* Columns are cut wherever something of them fits, or nothing stands on the page yet. */
static bool cut_columns(struct walk *w, struct fill *s, uint32_t i)
{
	const struct columns *c = w->f->slab[i].item;

	if (!columns_begin(&w->columns, c, room_left(w, s)) && s->content && s->best[SLAB_FREE])
		return false;
	w->columns = (struct column_cut){c, 0};
	w->at = i;
	s->p->to = i;
	foot_skip(&w->foot, i);
	if (take_cut(w, s, false))
		w->at = i + 1;
	return true;
}

/* Begin a row that is higher than a page here, if a third of the page is left, or nothing stands on it yet.
 */
static bool cut_row(struct walk *w, struct fill *s, uint32_t i)
{
	const struct slab *r = &w->f->slab[i];

	if (r->kind == SLAB_COLUMNS)
		return cut_columns(w, s, i);
	if (!is_splittable(s, r) || (s->content && s->best[SLAB_FREE] && room_left(w, s) < s->p->h / 3))
		return false;
	row_cut_begin(w->job, &w->cut, r->item, r->index);
	w->at = i;
	s->p->to = i;
	foot_skip(&w->foot, i);
	if (take_cut(w, s, false)) /* one part was enough after all */
		w->at = i + 1;
	return true;
}

/* Where the page ends, before slab k that does not fit; 0: k stays, fit or not. */
static uint32_t cheapest(const struct fill *s, const struct slab *k)
{
	bool over = s->p->too_high != SLAB_NONE; /* then the rest of that box stays with it */

	for (int c = SLAB_FREE; c < SLAB_NEVER; c++)
		if (s->best[c] && (!over || s->best[c] > s->p->too_high))
			return s->best[c];
	if (over)
		return 0;
	return k->height > s->p->h ? 0 : s->best[SLAB_NEVER]; /* parting an edge from its content must help */
}

/* Does slab i stand on what is left of the page, with the foot of its table and the notes it calls? */
static bool fits(struct walk *w, const struct fill *s, uint32_t i)
{
	const struct slab *k = &w->f->slab[i];
	lu notes = foot_needed(&w->foot, i);

	if (k->kind == SLAB_SPACE || (k->height <= 0 && notes == foot_taken(&w->foot)))
		return true;
	return s->y + k->height + foot_after(w->f, i, s->p->h) + notes <= s->room + PAGE_SLACK;
}

/* Where the text ends, if the page ends before slab `to`. */
static lu end_of(const struct fill *s, uint32_t to)
{
	for (int c = SLAB_FREE; c <= SLAB_NEVER; c++)
		if (s->best[c] == to)
			return s->best_y[c];
	return s->y;
}

/* A page may hold nothing but what was owed to the one before it. */
static bool is_left_to_notes(const struct walk *w, const struct fill *s, const struct slab *k)
{
	return !s->content && (w->foot.owed || w->foot.here.n) && k->height + s->y <= s->p->h;
}

/* Blank rows of a table: what is left of the page when the rest of the table has its place. */
static lu take_blank(const struct walk *w, const struct fill *s, uint32_t i)
{
	const struct flow *f = w->f;
	const struct blank *b = f->slab[i].item;
	lu row = b->height + b->t->gap_y, left = room_left(w, s);
	uint32_t n;

	for (uint32_t k = i + 1; k <= f->slab[f->slab[i].up].index; k++)
		left -= f->slab[k].height;
	n = row > 0 && left >= row ? (uint32_t)(left / row) : 0;
	s->p->blank_rows = n < b->most ? n : b->most;
	return (lu)s->p->blank_rows * row;
}

static void take_slab(struct walk *w, struct fill *s, uint32_t i)
{
	const struct slab *k = &w->f->slab[i];

	s->y += k->height;
	if (k->kind == SLAB_FILL && k->item)
		s->y += take_blank(w, s, i);
	if (k->kind == SLAB_FOOT)
		foot_meet(&w->foot, i, room_left(w, s), w->page.n - 1);
	foot_take(&w->foot, i);
	s->content = s->content || slab_is_content(k);
	if (s->content) {
		s->best[k->cost] = i + 1;
		s->best_y[k->cost] = s->y + foot_after(w->f, i, s->p->h);
	}
}

/* Slabs from w->at until the page is full, a break is forced, or all are used. */
static void fill_page(struct walk *w, struct fill *s)
{
	const struct flow *f = w->f;
	uint32_t i = w->at;

	for (; i < f->n; i++) {
		const struct slab *k = &f->slab[i];
		if (k->kind == SLAB_BREAK)
			break;
		if (k->kind == SLAB_SPACE && !s->content && !s->p->after_break)
			continue; /* not shown at the top of a page after an unforced break */
		if (!fits(w, s, i)) {
			if (cut_row(w, s, i))
				return;
			uint32_t end = is_left_to_notes(w, s, k) ? i : cheapest(s, k);
			if (end || is_left_to_notes(w, s, k)) {
				s->y = end_of(s, end);
				i = end;
				break;
			}
			/* The page takes it all the same; its notes may stand on the next. */
			if (s->p->too_high == SLAB_NONE && slab_is_content(k) &&
			    s->y + k->height + w->foot.foot_h > s->room + PAGE_SLACK)
				s->p->too_high = i;
		}
		take_slab(w, s, i);
	}
	s->p->to = w->at = i;
}

/* A box that nothing but its end is left of does not get a page of its own. */
static void take_ends(struct walk *w, struct page_plan *p)
{
	const struct flow *f = w->f;

	while (w->at < f->n && f->slab[w->at].kind == SLAB_CLOSE && f->slab[w->at].height == 0)
		w->at++;
	if (!p->tail) /* boxes around a row that was cut end with the page */
		p->to = w->at;
}

static void one_page(struct walk *w)
{
	uint32_t start = w->at;
	struct page_plan *p = page_add(w, false);
	struct fill s = {.p = p, .room = p->h};
	bool was_cutting = w->cutting, owed;

	w->after_break = false;
	foot_page_begin(&w->foot, p, w->page.n - 1);
	owed = foot_owes(&w->foot) || w->foot.here.n;
	s.y = page_heads(w->f, w->at, p->h);
	if (was_cutting) {
		p->from = w->at + 1;
		if (!take_cut(w, &s, true)) {
			p->to = p->from;
			foot_page_end(&w->foot, p, p->to, s.room - s.y);
			return;
		}
		w->at++;
	}
	fill_page(w, &s);
	if (!w->cutting)
		take_ends(w, p);
	foot_page_end(&w->foot, p, w->cutting ? p->to : w->at, s.room - s.y);
	ENSURE(was_cutting || w->cutting || w->at > start || start == w->f->n || owed); /* progress */
}

/* Pages for what is still owed: their side is that of the box that waits first. */
static void last_pages(struct walk *w)
{
	while (foot_owes(&w->foot)) {
		int side = foot_side(&w->foot);
		if (side >= 0 && (size_t)side != w->page.n % 2 && !w->foot.open.n)
			page_add(w, true);
		one_page(w);
	}
}

struct page_list page_walk(struct job *j, const struct flow *f)
{
	struct walk w = {.job = j, .f = f, .after_break = true};
	struct page_list list;

	foot_walk_begin(&w.foot, j, f);
	do {
		if (!w.cutting)
			take_breaks(&w);
		if (w.at < f->n || w.page.n == 0)
			one_page(&w);
	} while (w.at < f->n);
	last_pages(&w);
	foot_walk_end(&w.foot);
	list.n = w.page.n;
	list.v = arena_many(j->work, struct page_plan, list.n);
	memcpy(list.v, w.page.v, list.n * sizeof *list.v);
	vec_release(&w.page);
	return list;
}
