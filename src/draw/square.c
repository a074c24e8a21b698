/* Tables as grids: every row as wide as the widest (ISO 14289-1, 7.2, tests 15 and 41 to 43 of veraPDF). */
#include "draw/tree.h"

/* Columns still held by cells of rows above: how many rows more, from this one on. */
struct grid {
	VEC(uint16_t) held;
	uint32_t width;
};

static uint16_t *column(struct grid *g, uint32_t c)
{
	while (g->held.n <= c)
		*vec_add(&g->held) = 0;
	return &g->held.v[c];
}

static uint32_t free_column(struct grid *g, uint32_t c)
{
	while (*column(g, c))
		c++;
	return c;
}

/* Place a cell at the first free column from c on; returns the column after it. */
static uint32_t place(struct grid *g, struct draw_element *cell, uint32_t c, uint32_t rows_left)
{
	c = free_column(g, c);
	if (cell->rows > rows_left)
		cell->rows = (uint16_t)rows_left;
	for (uint32_t i = 0; i < cell->cols; i++, c++)
		*column(g, c) = cell->rows;
	return c;
}

static void next_row(struct grid *g)
{
	for (size_t i = 0; i < g->held.n; i++)
		if (g->held.v[i])
			g->held.v[i]--;
}

/* The rows of one table, in order, and how many of its section follow. */
struct rows {
	VEC(uint32_t) at;
	VEC(uint32_t) left; /* in the section, this one included */
};

static bool is_row_of(const struct draw_tree *t, const struct draw_element *e, uint32_t table)
{
	const struct draw_element *up = &t->element.v[e->parent];
	bool in_section = up->role >= DRAW_ROLE_THead && up->role <= DRAW_ROLE_TFoot && up->parent == table;
	return e->role == DRAW_ROLE_TR && (e->parent == table || in_section);
}

static void list_rows(const struct draw_tree *t, uint32_t table, uint32_t end, struct rows *r)
{
	for (uint32_t i = table + 1; i < end; i++)
		if (is_row_of(t, &t->element.v[i], table)) {
			*vec_add(&r->at) = i;
			*vec_add(&r->left) = 1;
		}
	for (size_t i = r->at.n; i-- > 1;)
		if (t->element.v[r->at.v[i]].parent == t->element.v[r->at.v[i - 1]].parent)
			r->left.v[i - 1] = r->left.v[i] + 1;
}

static bool is_cell(const struct draw_element *e, uint32_t row)
{
	return e->parent == row && (e->role == DRAW_ROLE_TD || e->role == DRAW_ROLE_TH);
}

/* One pass over the rows; with pad, free columns left in a row get empty cells. */
static void walk(struct draw_tree *t, const struct rows *r, uint32_t end, struct grid *g, bool pad)
{
	for (size_t k = 0; k < r->at.n; k++) {
		uint32_t c = 0, row = r->at.v[k], stop = k + 1 < r->at.n ? r->at.v[k + 1] : end;
		if (t->element.v[row].run) { /* rows without spans, none of which reaches into them */
			column(g, t->run.v[t->element.v[row].run - 1].rows->cells - 1);
			t->run.v[t->element.v[row].run - 1].width = g->width;
			continue;
		}
		for (uint32_t i = row + 1; i < stop; i++)
			if (is_cell(&t->element.v[i], row))
				c = place(g, &t->element.v[i], c, r->left.v[k]);
		for (uint32_t at = 0; pad && (at = free_column(g, at)) < g->width;) {
			uint32_t cell = draw_tree_add(t, DRAW_ROLE_TD, row);
			while (at + t->element.v[cell].cols < g->width && !*column(g, at + t->element.v[cell].cols))
				t->element.v[cell].cols++;
			at = place(g, &t->element.v[cell], at, 1);
		}
		next_row(g);
	}
}

static void square_table(struct draw_tree *t, uint32_t table, uint32_t end)
{
	struct rows r = {0};
	struct grid g = {0};
	list_rows(t, table, end, &r);
	walk(t, &r, end, &g, false);
	g.width = (uint32_t)g.held.n;
	for (size_t i = 0; i < g.held.n; i++)
		g.held.v[i] = 0;
	walk(t, &r, end, &g, true);
	vec_release(&r.at);
	vec_release(&r.left);
	vec_release(&g.held);
}

void draw_tree_square(struct draw_tree *t)
{
	uint32_t n = (uint32_t)t->element.n;
	for (uint32_t i = 1; i < n; i++) {
		if (t->element.v[i].role != DRAW_ROLE_Table)
			continue;
		uint32_t end = i + 1;
		while (end < n && t->element.v[end].parent >= i)
			end++;
		square_table(t, i, end);
	}
}
