/*
 * Rows to fragments.  Backgrounds come with their row; where the rows stand is
 * noted while they pass, for the collapsed borders (emit_border.c).
 */
#include "layout/table_parts.h"
#include "layout/emit.h"

struct spot { /* the border box of a cell on this page */
	lu x, y, w, h;
};

/* ---- Backgrounds ---- */

static void back(struct emit *e, const struct spot *s, const struct css_style *style, const struct dom_node *n)
{
	e->owner = n;
	if (style->background >> 24 && !style->hidden)
		emit_rule(e, s->x, s->y, s->w, s->h,
			  (struct css_border){s->h, style->background, CSS_BORDER_SOLID});
}

static bool is_empty(const struct cell *c)
{
	return !c->sum && (c->label ? !c->label->n : !c->flow->n);
}

static void cell_back(struct emit *e, const struct table *t, const struct cell *c, const struct spot *s)
{
	if (t->collapse)
		back(e, s, c->box->style, c->box->node);
	else if (!c->box->style->empty_hidden || !is_empty(c))
		emit_box(e, s->x, s->y, s->w, s->h, c->box->node, c->box->style);
}

/* The background of a column or its group, under the cells of a row. */
static void col_back(struct emit *e, const struct table *t, const struct css_style *style, const struct col *c,
		     const struct spot *row)
{
	if (style && style->background >> 24)
		back(e, &(struct spot){row->x + c->x, row->y, c->w, row->h}, style, t->box->node);
}

/* Group and row behind the places of the cells: between separate borders they are not seen (17.6.1). */
static void gapped_back(struct emit *e, const struct table *t, const struct row *r, const struct spot *s)
{
	for (uint32_t k = 0; k < t->n_col; k++) {
		const struct cell *c = table_at(t, (uint32_t)(r - t->row), k);
		struct spot at = {s->x + t->col[k].x, s->y, c ? cell_width(t, c) : 0, s->h};
		if (!c || c->col != k)
			continue;
		back(e, &at, r->group->style, r->group->node);
		back(e, &at, r->box->style, r->box->node);
	}
}

static void row_back(struct emit *e, const struct table *t, const struct row *r, lu x, lu y, lu h)
{
	struct spot s = {x, y, t->w - t->edge[CSS_SIDE_LEFT] - t->edge[CSS_SIDE_RIGHT], h};

	for (uint32_t k = 0; k < t->n_col; k++) {
		col_back(e, t, t->col[k].group, &t->col[k], &s);
		col_back(e, t, t->col[k].style, &t->col[k], &s);
	}
	if (t->gap_x > 0 && (r->group->style->background >> 24 || r->box->style->background >> 24)) {
		gapped_back(e, t, r, &s);
		return;
	}
	s.x += t->edge[CSS_SIDE_LEFT];
	back(e, &s, r->group->style, r->group->node);
	back(e, &s, r->box->style, r->box->node);
}

/* ---- Contents ---- */

static lu aligned(const struct css_style *s, lu free_w)
{
	enum css_align a = s->text_align_last != CSS_ALIGN_START ? s->text_align_last : s->text_align;

	if (free_w <= 0)
		return 0;
	if (a == CSS_ALIGN_RIGHT || a == CSS_ALIGN_DECIMAL)
		return free_w;
	return a == CSS_ALIGN_CENTER || a == CSS_ALIGN_DECIMAL_CENTER ? free_w / 2 : 0;
}

static void emit_label(struct emit *e, const struct table *t, const struct cell *c, const struct spot *s, lu y)
{
	const struct css_style *style = c->box->style;
	lu room = s->w - c->left - c->right,
	   x = s->x + c->left + (is_on_point(c) ? table_point_x(t, c, room) : aligned(style, room - c->label->max));

	if (style->hidden || e->dry)
		return;
	for (uint32_t i = 0; i < c->label->n; i++) {
		const struct piece *p = &c->label->piece[i];
		struct layout_frag *f = emit_frag(e, LAYOUT_TEXT, c->box->node, style);
		f->x = x + p->x;
		f->y = y + c->base;
		f->w = p->w;
		f->h = p->run->size;
		f->run = p->run;
	}
}

/* Top of the content in a cell of height s->h. */
static lu content_top(const struct row *r, const struct cell *c, const struct spot *s)
{
	lu top = s->y + c->top, spare = lu_max(s->h - c->top - c->bottom - c->height, 0);

	switch (c->box->style->vertical_align) {
	case CSS_TOP:
		return top;
	case CSS_MIDDLE:
		return top + spare / 2;
	case CSS_BOTTOM:
		return top + spare;
	default:
		return c->base >= 0 && c->rows == 1 ? s->y + r->base - c->base : top;
	}
}

static void cell_anchor(struct emit *e, const struct cell *c, lu y)
{
	const struct box *b = c->box;

	if (b->element && b->node->n_attr && (b->style->bookmark_level || dom_has_attr(b->node, "id")))
		emit_anchor(e, b->node, b->style, y);
}

/* A piece of a cell's flow with its top at y.  A positioned cell is what absolute boxes in it refer to. */
static void cell_flow(struct emit *e, const struct cell *c, const struct spot *s, struct range r, lu y)
{
	struct slab *open;
	size_t frame = e->frame.n;

	if (c->box->style->position == CSS_STATIC) {
		emit_flow(e, c->flow, r, s->x + c->left, y);
		return;
	}
	open = arena_make(e->job->page, struct slab);
	open->kind = SLAB_OPEN;
	open->item = c->box;
	open->w = s->w;
	*vec_add(&e->frame) = (struct frame){.slab = open, .frag = NO_FRAG, .x = s->x, .y = s->y};
	emit_flow(e, c->flow, r, s->x + c->left, y);
	emit_settle_outs(e, frame, s->y + s->h);
	e->frame.n--;
}

/* What the pages have made of a column so far. */
static void cell_total(struct emit *e, const struct table *t, const struct cell *c, const struct spot *s)
{
	struct cell shown = *c;
	lu room = s->w - c->left - c->right;

	shown.label = e->dry ? NULL : table_sum_label(e->job, t, c, e->page);
	if (!shown.label)
		return;
	if (shown.label->max > room)
		job_overflow(e->job, c->box->node, TR("合计数", "a total"), room, shown.label->max);
	emit_label(e, t, &shown, s, content_top(&t->row[c->row], c, s));
}

static void cell_content(struct emit *e, const struct table *t, const struct cell *c, const struct spot *s)
{
	lu y = content_top(&t->row[c->row], c, s);

	if (c->sum) {
		cell_total(e, t, c, s);
		return;
	}

	if (c->label)
		emit_label(e, t, c, s, y);
	else
		cell_flow(e, c, s, (struct range){.to = c->flow->n}, y);
}

/* ---- Cells over several rows ---- */

static struct spot spot_of(const struct table *t, const struct cell *c, lu x, lu y, lu h)
{
	return (struct spot){x + t->col[c->col].x, y, cell_width(t, c), h};
}

static uint32_t cell_slabs(const struct cell *c)
{
	return c->flow ? c->flow->n : 1;
}

/* Slabs of a cell from `from` that fit into room. */
static uint32_t fitting(const struct cell *c, uint32_t from, lu room)
{
	uint32_t k = from;

	while (k < c->flow->n && c->flow->slab[k].height <= room)
		room -= c->flow->slab[k++].height;
	return k;
}

/*
 * A piece of a spanning cell.  What fits is shown, all of it if possible, and
 * goes on where it stopped; what was shown whole is shown again on the pages
 * that follow, as an artifact, so that no row stands without its label.
 */
static void emit_spanning(struct emit *e, const struct table *t, struct cell *c, const struct spot *s,
			  bool last)
{
	lu room = s->h - c->top - c->bottom;
	uint32_t n = cell_slabs(c), to;
	bool artifact = e->artifact, done = c->shown == n, seen = c->page == e->page;

	cell_back(e, t, c, s);
	c->page = e->page;
	if (done && (seen || c->height > room))
		return;
	if (done || (c->shown == 0 && (c->label || c->height <= room))) {
		e->artifact = artifact || done;
		cell_content(e, t, c, s);
		e->artifact = artifact;
		c->shown = n;
		return;
	}
	to = fitting(c, c->shown, room);
	if (last && to < n) { /* breaks between its rows have cost it more room than it had to spare */
		if (!e->dry && !e->artifact)
			job_overflow(e->job, c->box->node, TR("合并的单元格", "a spanning cell"), room,
				     c->height);
		to = n;
	}
	if (c->shown < to)
		cell_flow(e, c, s, (struct range){.from = c->shown, .to = to}, s->y + c->top);
	c->shown = to;
}

/* The part of a spanning cell from row `row` down to row `last`, the last one before the page ends. */
static void emit_span(struct emit *e, const struct table *t, struct cell *c, uint32_t row, uint32_t last,
		      lu x, lu y)
{
	uint32_t end = c->row + c->rows - 1, to = end < last ? end : last;
	struct spot s = spot_of(t, c, x, y, rows_height(t, row, to - row + 1));

	if (row == c->row) {
		c->shown = 0;
		c->page = UINT32_MAX;
		cell_anchor(e, c, y);
	}
	c->covered = to;
	emit_spanning(e, t, c, &s, end <= last);
}

/* Cells from above that go on in this row and have not been drawn so far down: after a page break or a cut
 * row. */
static void emit_continued(struct emit *e, const struct table *t, uint32_t row, uint32_t last, lu x, lu y)
{
	for (uint32_t k = 0; k < t->n_col; k++) {
		struct cell *c = table_at(t, row, k);
		if (c && c->row < row && c->col == k && c->covered < row)
			emit_span(e, t, c, row, last, x, y);
	}
}

/* ---- Rows ---- */

static void note_row(struct emit *e, uint32_t row, lu y, lu h)
{
	*vec_add(&e->row) = (struct drawn_row){row, y, h};
}

/* A row that is drawn when it is due: after the one before it, once. */
static void count_row(struct emit *e, struct table *t, uint32_t row)
{
	if (t->row[row].section != TABLE_BODY || e->artifact || e->dry)
		return;
	if (row == t->n_head + t->drawn) {
		t->drawn++;
		e->job->doc->rows_out++;
	} else {
		e->job->doc->rows_odd++;
	}
}

static void sum_row(struct emit *e, const struct table *t, uint32_t row)
{
	if (t->sums && t->row[row].section == TABLE_BODY && !e->artifact)
		table_sum_row(e->job, t->box->table, row, e->page);
}

void emit_row(struct emit *e, const struct table *t, uint32_t row, uint32_t last, lu x, lu y)
{
	const struct row *r = &t->row[row];

	if (r->run && e->dry) { /* no anchors in it */
		note_row(e, row, y, r->height);
		return;
	}
	table_row_lay(t, row);
	sum_row(e, t, row);
	row_back(e, t, r, x, y, r->height);
	if (row > 0 && t->row[row - 1].tied)
		emit_continued(e, t, row, last, x, y);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++) {
		struct cell *c = &t->cell[i];
		if (c->rows > 1) {
			emit_span(e, t, c, row, last, x, y);
		} else {
			struct spot s = spot_of(t, c, x, y, r->height);
			cell_back(e, t, c, &s);
			cell_anchor(e, c, y);
			cell_content(e, t, c, &s);
		}
	}
	note_row(e, row, y, r->height);
	count_row(e, t->box->table, row);
}

/* Cells from above that cover a row that is cut: what they have not shown yet. */
static void part_continued(struct emit *e, const struct row_part *p, lu x, lu y, lu h)
{
	const struct table *t = p->t;

	for (uint32_t k = 0; k < t->n_col; k++) {
		struct cell *c = table_at(t, p->row, k);
		if (!c || c->row == p->row || c->col != k)
			continue;
		struct spot s = spot_of(t, c, x, y, h);
		if (p->last)
			c->covered = p->row;
		emit_spanning(e, t, c, &s, p->last && c->row + c->rows == p->row + 1);
	}
}

static void part_cell(struct emit *e, const struct row_part *p, uint32_t i, const struct spot *s)
{
	struct cell *c = &p->t->cell[p->t->row[p->row].cell + i];

	cell_back(e, p->t, c, s);
	if (p->first)
		cell_anchor(e, c, s->y);
	if (p->at[i] != (p->first ? 0 : c->shown) && !e->dry) /* something was left out, or comes twice */
		e->job->doc->rows_odd++;
	c->shown = row_part_end(p, i);
	c->covered = p->row;
	c->page = e->page;
	if (p->from[i] >= p->to[i] && !p->head[i] && !p->tail[i])
		return;
	if (c->flow)
		cell_flow(e, c, s, (struct range){p->from[i], p->to[i], false, p->head[i], p->tail[i]}, s->y + c->top);
	else if (c->sum)
		cell_total(e, p->t, c, s);
	else
		emit_label(e, p->t, c, s, s->y + c->top);
}

/* Has every cell been drawn to its end? */
static bool is_whole(const struct row_part *p)
{
	const struct row *r = &p->t->row[p->row];

	for (uint32_t i = 0; i < r->n_cell; i++) {
		const struct cell *c = &p->t->cell[r->cell + i];
		if (row_part_end(p, i) != (c->flow ? c->flow->n : c->label->n > 0))
			return false;
	}
	return true;
}

/* A row that comes and goes has forgotten what the page before showed of it. */
static void resume_part(const struct row_part *p)
{
	const struct row *r = &p->t->row[p->row];

	for (uint32_t i = 0; r->run && !p->first && i < r->n_cell; i++)
		p->t->cell[r->cell + i].shown = p->from[i];
}

void emit_row_part(struct emit *e, const struct row_part *p, lu x, lu y)
{
	const struct table *t = p->t;
	const struct row *r = &t->row[p->row];
	lu h = p->height - t->gap_y;

	if (r->run && e->dry)
		return;
	table_row_lay(t, p->row);
	resume_part(p);
	if (p->first)
		sum_row(e, t, p->row);
	y += t->gap_y;
	row_back(e, t, r, x, y, h);
	part_continued(e, p, x, y, h);
	for (uint32_t i = 0; i < r->n_cell; i++) {
		struct spot s = spot_of(t, &t->cell[r->cell + i], x, y, h);
		part_cell(e, p, i, &s);
	}
	note_row(e, p->row, y, h);
	if (p->last && !is_whole(p))
		e->job->doc->rows_odd++;
	else if (p->last)
		count_row(e, t->box->table, p->row);
}

lu emit_repeat(struct emit *e, const struct table *t, enum table_section s, lu x, lu y)
{
	bool artifact = e->artifact;
	uint32_t from = s == TABLE_HEAD ? 0 : t->n_row - t->n_foot,
		 to = s == TABLE_HEAD ? t->n_head : t->n_row;
	lu start = y;

	e->artifact = true;
	for (uint32_t k = from; k < to; k++) {
		if (!row_is_repeated(&t->row[k]))
			continue;
		y += t->gap_y;
		emit_row(e, t, k, to - 1, x, y);
		y += t->row[k].height;
	}
	e->artifact = artifact;
	return y - start;
}

void emit_again(struct emit *e, const struct table *t, const struct again *a, lu x, lu y)
{
	const struct row *r = &t->row[a->row];
	bool artifact = e->artifact;

	e->artifact = true;
	row_back(e, t, r, x, y, a->height);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++) {
		const struct cell *c = i == r->cell ? &a->cell : &t->cell[i];
		struct spot s = spot_of(t, c, x, y, a->height);
		cell_back(e, t, c, &s);
		if (c->rows == 1)
			cell_content(e, t, c, &s);
	}
	note_row(e, a->row, y, a->height);
	e->artifact = artifact;
}

/* They look like the last two rows of the body in turn: stripes go on. */
lu emit_blank_rows(struct emit *e, const struct blank *b, lu x, lu y)
{
	const struct table *t = b->t;
	uint32_t last = t->n_row - t->n_foot - 1, n = e->plan->blank_rows;
	bool artifact = e->artifact;

	e->artifact = true;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t like = i % 2 == 0 && last > t->n_head ? last - 1 : last;
		y += t->gap_y;
		row_back(e, t, &t->row[like], x, y, b->height);
		for (uint32_t k = 0; k < t->n_col; k++) {
			const struct cell *c = table_at(t, like, k);
			struct spot s = {x + t->col[k].x, y, t->col[k].w, b->height};
			if (c)
				cell_back(e, t, c, &s);
		}
		note_row(e, last, y, b->height);
		y += b->height;
	}
	e->artifact = artifact;
	return (lu)n * (b->height + t->gap_y);
}
