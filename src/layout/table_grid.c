/* Boxes of a table to a grid (HTML 4.9.12.1, forming a table). */
#include "layout/table_parts.h"

#include <string.h>

#define MAX_COLS BOX_RUN_CELLS /* a wider table is not read by anybody; more columns are dropped with an error */

struct grid {
	struct job *job;
	struct table *t;
	VEC(struct row) row;
	VEC(struct cell) cell;
	uint32_t run_cells; /* most cells of a row that comes and goes */
	VEC(uint32_t) busy; /* per column: rows still covered by a cell from above */
	uint32_t n_col;
};

static bool is_section(const struct box *g, enum table_section s)
{
	enum css_display d = g->style->display;

	return (d == CSS_TABLE_HEADER_GROUP   ? TABLE_HEAD
		: d == CSS_TABLE_FOOTER_GROUP ? TABLE_FOOT
					      : TABLE_BODY) == s;
}

static void need_cols(struct grid *g, uint32_t n)
{
	while (g->busy.n < n)
		*vec_add(&g->busy) = 0;
	if (n > g->n_col)
		g->n_col = n;
}

static void add_cell(struct grid *g, struct box *b, uint32_t *col)
{
	struct cell *c;
	uint32_t cols = b->span;

	while (*col < g->busy.n && g->busy.v[*col])
		++*col;
	if (*col + cols > MAX_COLS) {
		if (!g->job->quiet)
			diag_add(g->job->diags, DIAG_ERROR, "layout.overflow", job_pos(g->job, b->node),
				 TR("表格超过 %d 列", "more than %d columns"), MAX_COLS);
		return;
	}
	need_cols(g, *col + cols);
	c = vec_add(&g->cell);
	c->box = b;
	c->row = (uint32_t)(g->row.n - 1);
	c->col = (uint16_t)*col;
	c->cols = (uint16_t)cols;
	c->rows = b->rows;
	for (uint32_t k = 0; k < cols; k++)
		g->busy.v[*col + k] = b->rows;
	*col += cols;
}

static void add_row(struct grid *g, struct box *b, const struct box *group, enum table_section s)
{
	struct row *r = vec_add(&g->row);
	uint32_t col = 0, cell = (uint32_t)g->cell.n;

	r->box = b;
	r->group = group;
	r->section = (uint8_t)s;
	r->cell = cell;
	for (struct box *k = b->first; k; k = k->next)
		add_cell(g, k, &col);
	r = &g->row.v[g->row.n - 1];
	r->n_cell = (uint32_t)g->cell.n - cell;
	for (size_t i = 0; i < g->busy.n; i++)
		g->busy.v[i] -= g->busy.v[i] > 0;
	if (s == TABLE_BODY)
		g->job->doc->rows_in++;
}

/* Rows that are made when they are wanted: none of their cells spans, and no span reaches into them. */
static void add_run(struct grid *g, struct box *b, const struct box *group, enum table_section s)
{
	uint32_t cols = b->run->rows->cells;

	need_cols(g, cols);
	g->run_cells = cols > g->run_cells ? cols : g->run_cells;
	for (uint32_t i = 0; i < b->run->rows->row.n; i++) {
		struct row *r = vec_add(&g->row);
		r->box = b->run->row[i];
		r->group = group;
		r->section = (uint8_t)s;
		r->run = b->run;
		r->run_at = i;
	}
	if (s == TABLE_BODY)
		g->job->doc->rows_in += b->run->rows->row.n;
}

/* A span ends with its row group. */
static void clip_spans(struct grid *g, size_t cell)
{
	for (; cell < g->cell.n; cell++) {
		struct cell *c = &g->cell.v[cell];
		uint32_t left = (uint32_t)g->row.n - c->row;
		if (c->rows > left)
			c->rows = left;
	}
	for (size_t i = 0; i < g->busy.n; i++)
		g->busy.v[i] = 0;
}

static void add_section(struct grid *g, struct box *table, enum table_section s)
{
	for (struct box *group = table->first; group; group = group->next) {
		size_t cell = g->cell.n;
		if (group->kind != BOX_ROWS || !is_section(group, s))
			continue;
		for (struct box *r = group->first; r; r = r->next)
			(r->kind == BOX_RUN ? add_run : add_row)(g, r, group, s);
		clip_spans(g, cell);
	}
}

/* Columns of b, a <col> or a <colgroup> without any; group: around it, or NULL. */
static void add_col(struct table *t, const struct box *b, const struct css_style *group, uint32_t *at)
{
	bool alone = b->style->display == CSS_TABLE_COLUMN_GROUP;

	for (uint32_t k = 0; k < b->span && *at < t->n_col; k++, ++*at) {
		struct col *c = &t->col[*at];
		c->style = alone ? NULL : b->style;
		c->group = alone ? b->style : group;
		c->opens = !c->group || (alone && k == 0);
		c->want = b->style->width;
	}
}

static void add_cols(struct table *t, const struct box *b, uint32_t *at)
{
	for (; b; b = b->next) {
		uint32_t first = *at;
		if (b->kind != BOX_COL)
			continue;
		if (!b->first)
			add_col(t, b, NULL, at);
		for (const struct box *k = b->first; k; k = k->next)
			add_col(t, k, b->style, at);
		if (b->first && first < t->n_col)
			t->col[first].opens = true;
	}
	if (*at < t->n_col)
		t->col[*at].opens = true;
}

static uint32_t count_cols(const struct box *b)
{
	uint32_t n = 0;

	for (; b; b = b->next)
		if (b->kind == BOX_COL)
			n += b->first ? count_cols(b->first) : b->span;
	return n;
}

static bool has_borders(const struct css_style *s)
{
	for (int i = 0; s && i < 4; i++)
		if (s->border[i].width || s->border[i].style == CSS_BORDER_HIDDEN)
			return true;
	return false;
}

static void place_cells(struct job *j, struct table *t)
{
	size_t at = 0;

	for (uint32_t r = 0; r < t->n_row; r++) {
		t->row[r].grid = (uint32_t)at;
		at += t->row[r].run ? 0 : t->n_col;
	}
	t->grid = arena_many(j->work, uint32_t, at + 1);
	for (uint32_t i = 0; i < t->n_cell; i++) {
		struct cell *c = &t->cell[i];
		for (uint32_t r = c->row; r < c->row + c->rows; r++) {
			for (uint32_t k = c->col; k < (uint32_t)c->col + c->cols; k++)
				t->grid[(size_t)t->row[r].grid + k] = i + 1;
			if (r + 1 < c->row + c->rows)
				t->row[r].tied = true;
		}
	}
	for (uint32_t r = 0; r < t->n_row && !t->row_borders; r++)
		t->row_borders = has_borders(t->row[r].box->style) || has_borders(t->row[r].group->style);
	for (uint32_t k = 0; k < t->n_col && !t->row_borders; k++)
		t->row_borders = has_borders(t->col[k].style) || has_borders(t->col[k].group);
}

static void *take(struct arena *a, const void *v, size_t n, size_t more, size_t size)
{
	void *p = arena_array(a, n + more + 1, size);

	if (n)
		memcpy(p, v, n * size);
	return p;
}

struct table *table_of(struct job *j, struct box *b)
{
	struct grid g = {.job = j};
	struct table *t = b->table;
	uint32_t at = 0, cols;

	if (t)
		return t;
	t = g.t = b->table = arena_make(j->work, struct table);
	t->box = b;
	t->style = b->style;
	t->collapse = b->style->border_collapse;
	t->gap_x = t->collapse ? 0 : b->style->border_spacing_x;
	t->gap_y = t->collapse ? 0 : b->style->border_spacing_y;
	add_section(&g, b, TABLE_HEAD);
	t->n_head = (uint32_t)g.row.n;
	add_section(&g, b, TABLE_BODY);
	t->n_foot = (uint32_t)g.row.n;
	add_section(&g, b, TABLE_FOOT);
	t->n_foot = (uint32_t)g.row.n - t->n_foot;
	cols = count_cols(b->first);
	t->n_col = cols > g.n_col ? cols < MAX_COLS ? cols : MAX_COLS : g.n_col;
	t->n_row = (uint32_t)g.row.n;
	t->n_cell = (uint32_t)g.cell.n;
	t->job = j;
	t->row = take(j->work, g.row.v, g.row.n, 0, sizeof *t->row);
	t->cell = take(j->work, g.cell.v, g.cell.n, (size_t)g.run_cells * 2 * ROWS_HALF, sizeof *t->cell);
	if (g.run_cells)
		table_rows_begin(j, t, g.run_cells);
	t->col = arena_many(j->work, struct col, t->n_col + (size_t)1);
	for (uint32_t k = 0; k < t->n_col; k++)
		t->col[k].want.unit = CSS_AUTO;
	add_cols(t, b->first, &at);
	place_cells(j, t);
	table_edges(t);
	table_find_sums(j, t);
	table_find_again(j, t);
	vec_release(&g.row);
	vec_release(&g.cell);
	vec_release(&g.busy);
	return t;
}
