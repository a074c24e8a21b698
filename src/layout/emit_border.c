/*
 * Collapsed borders of the rows of a table that stand on a page, drawn when the
 * table, or its part of the page, ends: one rule for all that is alike in a
 * line.  The grid of borders itself is table_border.c's.
 */
#include "layout/table_parts.h"
#include "layout/emit.h"

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

/* A line of the grid as it is drawn on a page. */
struct flat {
	uint32_t line, row; /* the line above row `line`; its ends are those of row `row` */
	lu x, y;
	bool edge; /* the first or the last of the page: closes cells that go on */
};

static struct css_border flat_border(const struct table *t, const struct flat *f, uint32_t col)
{
	return f->edge ? table_border_edge(t, f->line, col) : table_border_h(t, f->line, col);
}

/* Horizontal borders, merged while alike; they own the corners. */
static void flat_line(struct emit *e, const struct table *t, const struct flat *f)
{
	for (uint32_t k = 0, to; k < t->n_col; k = to) {
		struct css_border b = flat_border(t, f, k);
		to = k + 1;
		while (to < t->n_col && same(b, flat_border(t, f, to)))
			to++;
		if (!b.width)
			continue;
		lu left = table_border_v(t, f->row, k).width / 2,
		   right = (table_border_v(t, f->row, to).width + 1) / 2;
		flat_rule(e, f->x + line_x(t, k) - left, f->x + line_x(t, to) + right, f->y, b);
	}
}

/* Vertical borders of one grid line over the rows drawn, merged while alike. */
static void upright_line(struct emit *e, const struct table *t, uint32_t line, size_t first, lu x)
{
	for (size_t i = first, to; i < e->row.n; i = to) {
		struct css_border b = table_border_v(t, e->row.v[i].row, line);
		lu y = e->row.v[i].y, end = y + e->row.v[i].h;
		to = i + 1;
		while (to < e->row.n && e->row.v[to].y == end &&
		       same(b, table_border_v(t, e->row.v[to].row, line)))
			end += e->row.v[to++].h;
		if (b.width)
			upright_rule(e, y, end, x + line_x(t, line), b);
	}
}

void emit_table_borders(struct emit *e, const struct table *t, size_t first, lu x)
{
	if (!t->collapse || e->dry || first == e->row.n)
		return;
	e->owner = t->box->node;
	for (uint32_t k = 0; k <= t->n_col; k++)
		upright_line(e, t, k, first, x);
	for (size_t i = first; i < e->row.n; i++) {
		const struct drawn_row r = e->row.v[i];
		const struct drawn_row *up = i > first ? &e->row.v[i - 1] : NULL;
		/* Under a repeated head stands the border that the head has on its own page. */
		uint32_t line = up && up->row + 1 != r.row && up->row < t->n_head ? up->row + 1 : r.row;
		flat_line(e, t, &(struct flat){line, r.row, x, r.y, !up});
		if (i + 1 == e->row.n)
			flat_line(e, t, &(struct flat){r.row + 1, r.row, x, r.y + r.h, true});
	}
}
