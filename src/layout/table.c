/* Cells, row heights, and the rows as slabs. */
#include "layout/table_parts.h"

#include <stdlib.h>

lu cell_width(const struct table *t, const struct cell *c)
{
	const struct col *last = &t->col[c->col + c->cols - 1];

	return last->x + last->w - t->col[c->col].x;
}

lu rows_height(const struct table *t, uint32_t row, uint32_t n)
{
	int64_t h = n ? (int64_t)t->gap_y * (n - 1) : 0;

	for (uint32_t k = row; k < row + n; k++)
		h += t->row[k].height;
	return lu_clamp(h);
}

/* ---- Cells ---- */

static void cell_label(struct job *j, struct cell *c)
{
	const struct type *t = type_lookup(j, c->box->style);
	lu lead = t->line - t->size;

	c->flow = NULL;
	c->height = c->sum || c->label->n ? t->line : 0;
	c->base = c->height ? lead / 2 + t->ascent : -1;
}

/* Lines wider than the cell are drawn over its neighbours: nobody can read them. */
static void check_narrow(struct job *j, struct table *t, const struct cell *c, lu w)
{
	for (uint32_t k = 0; k < c->flow->n && !t->narrow; k++) {
		const struct line *l = c->flow->slab[k].item;
		if (c->flow->slab[k].kind != SLAB_LINE || l->width <= w + LU_PER_PT / 4)
			continue;
		t->narrow = true;
		job_overflow(j, c->box->node, TR("单元格", "a cell"), w, l->width);
	}
}

void cell_layout(struct job *j, const struct table *t, struct cell *c)
{
	lu w = lu_max(cell_width(t, c) - c->left - c->right, 0);

	if (c->sum) {
		c->label = c->label ? c->label : table_sum_bound(j, t, c);
		cell_label(j, c);
		return;
	}
	if (!c->label && !c->flow)
		c->label = label_lookup(j, c->box);
	if (c->label && (c->label->max <= w || !c->label->n)) {
		cell_label(j, c);
		return;
	}
	c->label = NULL;
	c->flow = flow_content(j, c->box, w);
	c->height = c->flow->height;
	c->base = c->flow->first_base;
	if (w < 2 * c->box->style->font_size)
		check_narrow(j, t->box->table, c, w);
}

static bool on_baseline(const struct cell *c)
{
	enum css_valign v = c->box->style->vertical_align;

	return c->base >= 0 && v != CSS_MIDDLE && v != CSS_TOP && v != CSS_BOTTOM;
}

static lu asked_height(const struct css_style *s, lu edges)
{
	return s->height.unit != CSS_LU ? 0 : s->height.v + (s->box_border ? 0 : edges);
}

lu cell_height(const struct cell *c)
{
	return lu_max(c->top + c->height + c->bottom, asked_height(c->box->style, c->top + c->bottom));
}

static void row_layout(struct job *j, struct table *t, struct row *r)
{
	lu below = 0;

	r->base = 0;
	table_row_lay(t, (uint32_t)(r - t->row));
	r->height = asked_height(r->box->style, 0);
	r->asks = len_is_set(r->box->style->height);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++) {
		struct cell *c = &t->cell[i];
		if (!r->run)
			cell_layout(j, t, c);
		table_note_point(t, c);
		if (on_baseline(c))
			r->base = lu_max(r->base, c->top + c->base);
		if (c->rows > 1)
			continue;
		r->height = lu_max(r->height, cell_height(c));
		r->asks = r->asks || len_is_set(c->box->style->height);
	}
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++) {
		const struct cell *c = &t->cell[i];
		if (on_baseline(c) && c->rows == 1)
			below = lu_max(below, c->height - c->base + c->bottom);
	}
	r->height = lu_max(r->height, r->base + below);
}

/* Who grows for a spanning cell: 0 rows with content of their own, 1 rows that ask for a height, 2 empty rows. */
static int growth_turn(const struct row *r)
{
	return r->height == 0 ? 2 : r->asks ? 1 : 0;
}

/* A spanning cell that needs more than its rows have: they grow in proportion to their heights. */
static void grow_spanned(struct table *t, const struct cell *c)
{
	struct row *from = t->row + c->row, *end = from + c->rows;
	lu more = cell_height(c) - rows_height(t, c->row, c->rows);
	int64_t weight = 0, done = 0;
	int first = 2;

	if (more <= 0)
		return;
	for (const struct row *r = from; r < end; r++)
		first = growth_turn(r) < first ? growth_turn(r) : first;
	for (const struct row *r = from; r < end; r++)
		weight += growth_turn(r) == first ? lu_max(r->height, 1) : 0;
	for (struct row *r = from; r < end; r++) {
		if (growth_turn(r) != first)
			continue;
		int64_t next = done + lu_max(r->height, 1);
		r->height += lu_share(more, next, weight) - lu_share(more, done, weight);
		done = next;
	}
}

static int fewer_rows_first(const void *a, const void *b)
{
	const struct cell *p = *(const struct cell *const *)a, *q = *(const struct cell *const *)b;

	if (p->rows != q->rows)
		return p->rows < q->rows ? -1 : 1;
	return (p > q) - (p < q);
}

static void grow_spans(struct job *j, struct table *t)
{
	const struct cell **v;
	size_t n = 0;

	for (uint32_t i = 0; i < t->n_cell; i++)
		n += t->cell[i].rows > 1;
	if (n == 0)
		return;
	v = arena_many(j->work, const struct cell *, n);
	n = 0;
	for (uint32_t i = 0; i < t->n_cell; i++)
		if (t->cell[i].rows > 1)
			v[n++] = &t->cell[i];
	qsort(v, n, sizeof *v, fewer_rows_first);
	for (size_t i = 0; i < n; i++)
		grow_spanned(t, v[i]);
}

/* Of the rows of a head or foot that stand on pages where the table goes on. */
static lu repeated_height(const struct table *t, uint32_t row, uint32_t n)
{
	int64_t h = 0;

	for (uint32_t k = row; k < row + n; k++)
		h += row_is_repeated(&t->row[k]) ? t->row[k].height + t->gap_y : 0;
	return lu_clamp(h);
}

/* A table higher than its rows: the body's rows grow in proportion to their heights (CSS 2.1, 17.5.3). */
static void fill_table(struct table *t, const struct room *r)
{
	const struct css_style *s = t->style;
	lu h = lu_max(r->h, 0), want = lu_max(len_used(s->min_height, h), len_used(s->height, h));
	lu around = 2 * t->gap_y + t->edge[CSS_SIDE_TOP] + t->edge[CSS_SIDE_BOTTOM];
	lu more = want - around - rows_height(t, 0, t->n_row);
	uint32_t from = t->n_head, to = t->n_row - t->n_foot;
	int64_t weight = 0, done = 0;

	for (uint32_t k = from; k < to; k++)
		weight += t->row[k].height;
	for (uint32_t k = from; more > 0 && weight > 0 && k < to; k++) {
		int64_t next = done + t->row[k].height;
		t->row[k].height += lu_share(more, next, weight) - lu_share(more, done, weight);
		done = next;
	}
}

static void rows_layout(struct job *j, struct table *t, const struct room *r)
{
	table_forget_points(t);
	table_rows_forget(t);
	for (uint32_t k = 0; k < t->n_row; k++) {
		row_layout(j, t, &t->row[k]);
		table_rows_rest(j);
	}
	grow_spans(j, t);
	if (len_is_set(t->style->height) || t->style->min_height.v > 0)
		fill_table(t, r);
	t->head_h = repeated_height(t, 0, t->n_head);
	t->foot_h = repeated_height(t, t->n_row - t->n_foot, t->n_foot);
	table_lay_again(j, t);
}

/* ---- Slabs ---- */

static bool is_forced(enum css_break k)
{
	return k == CSS_BREAK_PAGE || k == CSS_BREAK_LEFT || k == CSS_BREAK_RIGHT;
}

static enum slab_cost row_cost(const struct table *t, uint32_t r)
{
	const struct row *row = &t->row[r];

	if (row->section == TABLE_HEAD)
		return SLAB_NEVER;
	if (row->box->style->break_after == CSS_BREAK_AVOID)
		return SLAB_KEEP;
	if (r + 1 < t->n_row && t->row[r + 1].section == TABLE_FOOT)
		return SLAB_KEEP;
	/* Like the lines of a paragraph: no single row before or after a break. */
	if (r + 1 < t->n_row && (r == t->n_head || r + 2 == t->n_row - t->n_foot))
		return SLAB_AVOID;
	return row->tied ? SLAB_AVOID : SLAB_FREE;
}

/* Breaks asked for between rows, by rows or by groups at their edges. */
static void row_breaks(struct pile *p, const struct table *t, uint32_t r)
{
	const struct row *row = &t->row[r], *above = r > 0 ? row - 1 : NULL;
	enum css_break k = row->box->style->break_before;
	bool new_group = !above || above->group != row->group;

	if (p->main && t->style->page_rows && r > t->n_head && row->section == TABLE_BODY &&
	    (r - t->n_head) % t->style->page_rows == 0 && !is_forced(k))
		k = CSS_BREAK_PAGE;
	if (!is_forced(k) && above && is_forced(above->box->style->break_after))
		k = above->box->style->break_after;
	if (!is_forced(k) && new_group && is_forced(row->group->style->break_before))
		k = row->group->style->break_before;
	if (above && above->section == TABLE_BODY && is_forced(k))
		pile_break(p, k, p->page);
	else if (k == CSS_BREAK_AVOID)
		p->keep = true;
	if (new_group && row->group->style->break_inside == CSS_BREAK_AVOID)
		pile_avoid(p, true);
}

static void row_slab(struct pile *p, struct table *t, uint32_t r, lu x)
{
	const struct row *row = &t->row[r];
	struct slab *s;

	row_breaks(p, t, r);
	if (row->box->element && row->box->node->n_attr && dom_has_attr(row->box->node, "id"))
		pile_mark(p, row->box);
	s = pile_add(p, SLAB_ROW, t->gap_y + row->height, row_cost(t, r));
	s->item = t;
	s->index = r;
	s->x = x;
	s->w = t->w;
	if (p->first_base < 0)
		p->first_base = (lu)(p->total - row->height + row->base);
	p->last_base = p->first_base;
	if (row->group->style->break_inside == CSS_BREAK_AVOID &&
	    (r + 1 == t->n_row || t->row[r + 1].group != row->group))
		pile_avoid(p, false);
}

/* Rows of nothing behind the last row of the body: how many is known when its page is. */
static void blank_slab(struct pile *p, const struct table *t, lu x)
{
	uint32_t body = t->n_row - t->n_head - t->n_foot, full = t->style->page_rows;
	struct blank *b;
	struct slab *s;

	if (!p->main || !t->style->fill_rows || !body)
		return;
	b = arena_make(p->job->work, struct blank);
	b->t = t;
	b->most = !full ? UINT32_MAX : body % full ? full - body % full : 0;
	b->height = t->row[t->n_head].height;
	for (uint32_t k = t->n_head; k < t->n_head + body; k++)
		b->height = lu_min(b->height, t->row[k].height);
	s = pile_add(p, SLAB_FILL, 0, t->n_foot ? SLAB_KEEP : SLAB_FREE);
	s->item = b;
	s->x = x;
	s->w = t->w;
}

/* The rows in order; those that only pages have which the table goes on from or to are left out. */
static void row_slabs(struct pile *p, struct table *t, lu x)
{
	for (uint32_t k = 0; k < t->n_row; k++) {
		if (k == t->n_row - t->n_foot)
			blank_slab(p, t, x);
		if (row_is_once(&t->row[k]))
			row_slab(p, t, k, x);
	}
	if (!t->n_foot)
		blank_slab(p, t, x);
}

static void captions(struct pile *p, const struct box *b, const struct room *r, bool bottom)
{
	for (struct box *k = b->first; k; k = k->next) {
		if (k->kind != BOX_BLOCK || k->style->caption_bottom != bottom)
			continue;
		if (bottom)
			p->keep = true;
		block_box(p, k, r);
		p->keep = !bottom;
	}
}

static void one_table(struct pile *p, struct box *b, const struct room *outer)
{
	const struct css_style *s = b->style;
	struct table *t = b->table;
	struct room r = block_enter(p, b, outer), cap;
	lu x;

	table_widths(p->job, t, &r);
	rows_layout(p->job, t, &r);
	x = r.x + box_offset(s, r.w, t->w + box_margins_x(s, r.w));
	cap = r;
	cap.x = x;
	cap.w = t->n_row ? t->w : lu_max(r.w - box_margins_x(s, r.w), 0);
	cap.fixed = cap.high = -1;
	pile_margin(p, len_used(s->margin[CSS_SIDE_TOP], r.w));
	captions(p, b, &cap, false);
	if (t->n_row) {
		pile_open(p, b, x, t->w, t->edge[CSS_SIDE_TOP], true);
		row_slabs(p, t, x);
		pile_close(p, b, t->edge[CSS_SIDE_BOTTOM] + t->gap_y, true);
	}
	captions(p, b, &cap, true);
	pile_margin(p, len_used(s->margin[CSS_SIDE_BOTTOM], r.w));
	block_leave(p, b, outer);
}

void table_block(struct pile *p, struct box *b, const struct room *outer)
{
	struct table *t = table_of(p->job, b);

	table_fit(p, b, outer);
	for (uint32_t i = 0; i < t->n_part; i++)
		table_block(p, t->part[i], outer);
	if (!t->n_part)
		one_table(p, b, outer);
}
