/*
 * Rows to fragments.  Backgrounds come with their row; collapsed borders are
 * collected while the rows pass and drawn when the table, or its part of the
 * page, ends: one rule for all that is alike in a line.
 */
#include "layout/emit.h"

struct spot { /* the border box of a cell on this page */
	lu x, y, w, h;
};

/* ---- Backgrounds ---- */

static void back(struct emit *e, const struct spot *s, const struct css_style *style)
{
	if (style->background >> 24 && !style->hidden)
		emit_rule(e, s->x, s->y, s->w, s->h, (struct css_border){s->h, style->background, CSS_BORDER_SOLID});
}

static void cell_back(struct emit *e, const struct table *t, const struct cell *c, const struct spot *s)
{
	if (t->collapse)
		back(e, s, c->box->style);
	else
		emit_box(e, s->x, s->y, s->w, s->h, c->box->node, c->box->style);
}

static void row_back(struct emit *e, const struct table *t, const struct row *r, lu x, lu y, lu h)
{
	struct spot s = {x + t->edge[CSS_SIDE_LEFT], y, t->w - t->edge[CSS_SIDE_LEFT] - t->edge[CSS_SIDE_RIGHT], h};

	for (uint32_t k = 0; k < t->n_col; k++) {
		if (t->col[k].style && t->col[k].style->background >> 24)
			back(e, &(struct spot){x + t->col[k].x, y, t->col[k].w, h}, t->col[k].style);
	}
	back(e, &s, r->group->style);
	back(e, &s, r->box->style);
}

/* ---- Contents ---- */

static lu aligned(const struct css_style *s, lu free_w)
{
	enum css_align a = s->text_align_last != CSS_ALIGN_START ? s->text_align_last : s->text_align;

	if (free_w <= 0)
		return 0;
	return a == CSS_ALIGN_RIGHT ? free_w : a == CSS_ALIGN_CENTER ? free_w / 2 : 0;
}

static void emit_label(struct emit *e, const struct cell *c, const struct spot *s, lu y)
{
	const struct css_style *style = c->box->style;
	lu x = s->x + c->left + aligned(style, s->w - c->left - c->right - c->label->max);

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
	case CSS_TOP: return top;
	case CSS_MIDDLE: return top + spare / 2;
	case CSS_BOTTOM: return top + spare;
	default: return c->base >= 0 && c->rows == 1 ? s->y + r->base - c->base : top;
	}
}

static void cell_anchor(struct emit *e, const struct cell *c, lu y)
{
	const struct box *b = c->box;

	if (b->element && b->node->n_attr && (b->style->bookmark_level || dom_has_attr(b->node, "id")))
		emit_anchor(e, b->node, b->style, y);
}

static void emit_cell(struct emit *e, const struct table *t, const struct cell *c, const struct spot *s)
{
	cell_back(e, t, c, s);
	cell_anchor(e, c, s->y);
	lu y = content_top(&t->row[c->row], c, s);
	if (c->label)
		emit_label(e, c, s, y);
	else
		emit_whole(e, c->flow, s->x + c->left, y);
}

/* ---- Cells over several rows ---- */

/* Slabs of a cell from `from` that fit into room. */
static uint32_t fitting(const struct cell *c, uint32_t from, lu room)
{
	uint32_t k = from;

	while (k < c->flow->n && c->flow->slab[k].height <= room)
		room -= c->flow->slab[k++].height;
	return k;
}

/*
 * A spanning cell of which this page has `s`.  What fits is shown; if all of it
 * fitted it is shown again on the following pages, as an artifact, so that no
 * row stands without its label; otherwise it goes on where it stopped.
 */
static void emit_spanning(struct emit *e, const struct table *t, struct cell *c, const struct spot *s, bool last)
{
	bool artifact = e->artifact, begins = s->h >= 0 && c->shown == 0;
	lu room = s->h - c->top - c->bottom;
	uint32_t to;

	if (c->label || c->height <= room) {
		if (c->label || c->shown == 0 || c->shown == c->flow->n) {
			e->artifact = artifact || !begins;
			emit_cell(e, t, c, s);
			e->artifact = artifact;
			c->shown = c->label ? 1 : c->flow->n;
			return;
		}
	}
	cell_back(e, t, c, s);
	to = last ? c->flow->n : fitting(c, c->shown, room);
	if (c->shown < to)
		emit_flow(e, c->flow, (struct range){c->shown, to, false}, s->x + c->left, s->y + c->top);
	c->shown = to;
}

static struct spot spot_of(const struct table *t, const struct cell *c, lu x, lu y, lu h)
{
	return (struct spot){x + t->col[c->col].x, y, cell_width(t, c), h};
}

static void emit_span(struct emit *e, const struct table *t, struct cell *c, uint32_t row, uint32_t last, lu x, lu y)
{
	uint32_t end = c->row + c->rows - 1;
	struct spot s = spot_of(t, c, x, y, rows_height(t, row, (end < last ? end : last) - row + 1));

	if (row == c->row)
		c->shown = 0;
	emit_spanning(e, t, c, &s, end <= last);
}

void emit_continued(struct emit *e, const struct table *t, uint32_t row, uint32_t last, lu x, lu y)
{
	for (uint32_t k = 0; k < t->n_col; k++) {
		struct cell *c = table_at(t, row, k);
		if (c && c->row < row && c->col == k)
			emit_span(e, t, c, row, last, x, y);
	}
}

/* ---- Rows ---- */

static void note_row(struct emit *e, uint32_t row, lu y, lu h)
{
	*vec_add(&e->row) = (struct drawn_row){row, y, h};
}

/* The first body row of its table on a page that the table did not begin on. */
static bool is_resumed(const struct emit *e, const struct table *t, uint32_t row)
{
	const struct frame *f = e->frame.n ? &e->frame.v[e->frame.n - 1] : NULL;

	if (!f || !f->reopened || ((const struct box *)f->slab->item)->table != t || row < t->n_head)
		return false;
	for (size_t i = f->first_row; i < e->row.n; i++)
		if (e->row.v[i].row >= t->n_head)
			return false;
	return true;
}

static void count_row(struct emit *e, const struct row *r)
{
	if (r->section == TABLE_BODY && !e->artifact && !e->dry)
		e->job->doc->rows_out++;
}

void emit_row(struct emit *e, const struct table *t, uint32_t row, uint32_t last, lu x, lu y)
{
	const struct row *r = &t->row[row];

	row_back(e, t, r, x, y, r->height);
	if (is_resumed(e, t, row))
		emit_continued(e, t, row, last, x, y);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++) {
		struct cell *c = &t->cell[i];
		if (c->rows > 1) {
			emit_span(e, t, c, row, last, x, y);
		} else {
			struct spot s = spot_of(t, c, x, y, r->height);
			emit_cell(e, t, c, &s);
		}
	}
	note_row(e, row, y, r->height);
	count_row(e, r);
}

void emit_row_part(struct emit *e, const struct row_part *p, lu x, lu y)
{
	const struct table *t = p->t;
	const struct row *r = &t->row[p->row];
	lu h = p->height - t->gap_y;

	y += t->gap_y;
	row_back(e, t, r, x, y, h);
	for (uint32_t i = 0; i < r->n_cell; i++) {
		const struct cell *c = &t->cell[r->cell + i];
		struct spot s = spot_of(t, c, x, y, h);
		cell_back(e, t, c, &s);
		if (p->first)
			cell_anchor(e, c, y);
		if (p->from[i] >= p->to[i])
			continue;
		if (c->flow)
			emit_flow(e, c->flow, (struct range){p->from[i], p->to[i], false}, s.x + c->left, y + c->top);
		else
			emit_label(e, c, &s, y + c->top);
	}
	note_row(e, p->row, y, h);
	if (p->first)
		count_row(e, r);
}

lu emit_repeat(struct emit *e, const struct table *t, enum table_section s, lu x, lu y)
{
	bool artifact = e->artifact;
	uint32_t from = s == TABLE_HEAD ? 0 : t->n_row - t->n_foot, to = s == TABLE_HEAD ? t->n_head : t->n_row;
	lu start = y;

	e->artifact = true;
	for (uint32_t k = from; k < to; k++) {
		y += t->gap_y;
		emit_row(e, t, k, to - 1, x, y);
		y += t->row[k].height;
	}
	e->artifact = artifact;
	return y - start;
}

/* ---- Collapsed borders ---- */

static bool same(struct css_border a, struct css_border b)
{
	return a.width == b.width && a.color == b.color && a.style == b.style;
}

/* A rule centred on its line; double: two thirds of ink. */
static void flat_rule(struct emit *e, lu from, lu to, lu y, struct css_border b)
{
	lu top = y - b.width / 2, third = b.width / 3;

	if (b.style == CSS_BORDER_DOUBLE && third > 0) {
		emit_rule(e, from, top, to - from, third, b);
		emit_rule(e, from, top + b.width - third, to - from, third, b);
	} else {
		emit_rule(e, from, top, to - from, b.width, b);
	}
}

static void upright_rule(struct emit *e, lu from, lu to, lu x, struct css_border b)
{
	lu left = x - b.width / 2, third = b.width / 3;

	if (b.style == CSS_BORDER_DOUBLE && third > 0) {
		emit_rule(e, left, from, third, to - from, b);
		emit_rule(e, left + b.width - third, from, third, to - from, b);
	} else {
		emit_rule(e, left, from, b.width, to - from, b);
	}
}

static lu line_x(const struct table *t, uint32_t line)
{
	return line < t->n_col ? t->col[line].x : line ? t->col[line - 1].x + t->col[line - 1].w : 0;
}

/* Horizontal borders of line `line` (above that row), merged while alike; they own the corners. */
static void flat_line(struct emit *e, const struct table *t, uint32_t line, uint32_t row, lu x, lu y)
{
	for (uint32_t k = 0, to; k < t->n_col; k = to) {
		struct css_border b = table_border_h(t, line, k);
		to = k + 1;
		while (to < t->n_col && same(b, table_border_h(t, line, to)))
			to++;
		if (!b.width)
			continue;
		lu left = table_border_v(t, row, k).width / 2, right = (table_border_v(t, row, to).width + 1) / 2;
		flat_rule(e, x + line_x(t, k) - left, x + line_x(t, to) + right, y, b);
	}
}

/* Vertical borders of one grid line over the rows drawn, merged while alike. */
static void upright_line(struct emit *e, const struct table *t, uint32_t line, size_t first, lu x)
{
	for (size_t i = first, to; i < e->row.n; i = to) {
		struct css_border b = table_border_v(t, e->row.v[i].row, line);
		lu y = e->row.v[i].y, end = y + e->row.v[i].h;
		to = i + 1;
		while (to < e->row.n && e->row.v[to].y == end && same(b, table_border_v(t, e->row.v[to].row, line)))
			end += e->row.v[to++].h;
		if (b.width)
			upright_rule(e, y, end, x + line_x(t, line), b);
	}
}

void emit_table_borders(struct emit *e, const struct table *t, size_t first, lu x)
{
	if (!t->collapse || e->dry || first == e->row.n)
		return;
	for (uint32_t k = 0; k <= t->n_col; k++)
		upright_line(e, t, k, first, x);
	for (size_t i = first; i < e->row.n; i++) {
		const struct drawn_row r = e->row.v[i];
		const struct drawn_row *up = i > first ? &e->row.v[i - 1] : NULL;
		/* Under a repeated head stands the border that the head has on its own page. */
		uint32_t line = up && up->row + 1 != r.row && up->row < t->n_head ? up->row + 1 : r.row;
		flat_line(e, t, line, r.row, x, r.y);
		if (i + 1 == e->row.n)
			flat_line(e, t, r.row + 1, r.row, x, r.y + r.h);
	}
}
