/* Collapsed borders: which of the borders that meet on a grid line is drawn (CSS 2.1, 17.6.2.1). */
#include "layout/table_parts.h"

/* hidden wins, then the wider, then the style of higher rank, then the one named first: cell, row, group, column, table. */
static struct css_border stronger(struct css_border a, const struct css_border *b)
{
	static const uint8_t rank[] = {[CSS_BORDER_NONE] = 0,
				       [CSS_BORDER_DOTTED] = 1,
				       [CSS_BORDER_DASHED] = 2,
				       [CSS_BORDER_SOLID] = 3,
				       [CSS_BORDER_DOUBLE] = 4,
				       [CSS_BORDER_HIDDEN] = 5};

	if (a.style == CSS_BORDER_HIDDEN || b->style == CSS_BORDER_HIDDEN)
		return (struct css_border){.style = CSS_BORDER_HIDDEN};
	if (b->width > a.width || (b->width == a.width && rank[b->style] > rank[a.style]))
		return *b;
	return a;
}

/* Borders of rows and groups on the horizontal line above row `line`. */
static struct css_border row_borders_h(const struct table *t, uint32_t line, struct css_border b)
{
	const struct row *above = line > 0 ? &t->row[line - 1] : NULL,
			 *below = line < t->n_row ? &t->row[line] : NULL;

	if (above)
		b = stronger(b, &above->box->style->border[CSS_SIDE_BOTTOM]);
	if (below)
		b = stronger(b, &below->box->style->border[CSS_SIDE_TOP]);
	if (above && (!below || below->group != above->group))
		b = stronger(b, &above->group->style->border[CSS_SIDE_BOTTOM]);
	if (below && (!above || below->group != above->group))
		b = stronger(b, &below->group->style->border[CSS_SIDE_TOP]);
	return b;
}

struct css_border table_border_h(const struct table *t, uint32_t line, uint32_t col)
{
	const struct cell *above = line > 0 ? table_at(t, line - 1, col) : NULL;
	const struct cell *below = line < t->n_row ? table_at(t, line, col) : NULL;
	struct css_border b = {0};

	if (above && above == below) /* inside a spanning cell */
		return b;
	if (above)
		b = stronger(b, &above->box->style->border[CSS_SIDE_BOTTOM]);
	if (below)
		b = stronger(b, &below->box->style->border[CSS_SIDE_TOP]);
	if (t->row_borders)
		b = row_borders_h(t, line, b);
	if (line == 0 || line == t->n_row) {
		int side = line == 0 ? CSS_SIDE_TOP : CSS_SIDE_BOTTOM;
		if (t->col[col].style)
			b = stronger(b, &t->col[col].style->border[side]);
		if (t->col[col].group)
			b = stronger(b, &t->col[col].group->border[side]);
		b = stronger(b, &t->style->border[side]);
	}
	return b;
}

struct css_border table_border_edge(const struct table *t, uint32_t line, uint32_t col)
{
	const struct cell *above = line > 0 ? table_at(t, line - 1, col) : NULL;
	const struct css_style *s;

	if (!above || line >= t->n_row || above != table_at(t, line, col))
		return table_border_h(t, line, col);
	s = above->box->style;
	return stronger(s->border[CSS_SIDE_TOP], &s->border[CSS_SIDE_BOTTOM]);
}

/* Borders of column groups on the vertical line left of column `line`, where it bounds a group. */
static struct css_border group_borders_v(const struct table *t, uint32_t line, struct css_border b)
{
	const struct css_style *left = line > 0 ? t->col[line - 1].group : NULL;
	const struct css_style *right = line < t->n_col ? t->col[line].group : NULL;

	if (left && (line == t->n_col || t->col[line].opens))
		b = stronger(b, &left->border[CSS_SIDE_RIGHT]);
	if (right && t->col[line].opens)
		b = stronger(b, &right->border[CSS_SIDE_LEFT]);
	return b;
}

static struct css_border row_borders_v(const struct table *t, uint32_t row, uint32_t line,
				       struct css_border b)
{
	const struct row *r = &t->row[row];
	const struct css_style *left = line > 0 ? t->col[line - 1].style : NULL;
	const struct css_style *right = line < t->n_col ? t->col[line].style : NULL;

	if (line == 0 || line == t->n_col) {
		int side = line == 0 ? CSS_SIDE_LEFT : CSS_SIDE_RIGHT;
		b = stronger(b, &r->box->style->border[side]);
		b = stronger(b, &r->group->style->border[side]);
	}
	if (left)
		b = stronger(b, &left->border[CSS_SIDE_RIGHT]);
	if (right)
		b = stronger(b, &right->border[CSS_SIDE_LEFT]);
	return group_borders_v(t, line, b);
}

struct css_border table_border_v(const struct table *t, uint32_t row, uint32_t line)
{
	const struct cell *left = line > 0 ? table_at(t, row, line - 1) : NULL;
	const struct cell *right = line < t->n_col ? table_at(t, row, line) : NULL;
	struct css_border b = {0};

	if (left && left == right)
		return b;
	if (left)
		b = stronger(b, &left->box->style->border[CSS_SIDE_RIGHT]);
	if (right)
		b = stronger(b, &right->box->style->border[CSS_SIDE_LEFT]);
	if (t->row_borders)
		b = row_borders_v(t, row, line, b);
	if (line == 0)
		b = stronger(b, &t->style->border[CSS_SIDE_LEFT]);
	if (line == t->n_col)
		b = stronger(b, &t->style->border[CSS_SIDE_RIGHT]);
	return b;
}

/* Half of the widest border along one side of a cell; the other half is its neighbour's. */
static lu half_border(const struct table *t, const struct cell *c, int side)
{
	bool flat = side == CSS_SIDE_TOP || side == CSS_SIDE_BOTTOM;
	uint32_t n = flat ? c->cols : c->rows;
	lu w = 0;

	for (uint32_t k = 0; k < n; k++) {
		struct css_border b =
			flat ? table_border_h(t, side == CSS_SIDE_TOP ? c->row : c->row + c->rows, c->col + k)
			     : table_border_v(t, c->row + k,
					      side == CSS_SIDE_LEFT ? c->col : (uint32_t)c->col + c->cols);
		w = lu_max(w, b.width);
	}
	return side == CSS_SIDE_TOP || side == CSS_SIDE_LEFT ? w - w / 2 : w / 2;
}

static lu points(struct css_len l)
{
	return l.unit == CSS_LU ? l.v : 0; /* percentages in cells count as nothing */
}

void table_cell_edges(const struct table *t, struct cell *c)
{
	const struct css_style *s = c->box->style;
	lu *edge[4] = {&c->top, &c->right, &c->bottom, &c->left};

	for (int i = 0; i < 4; i++)
		*edge[i] = points(s->padding[i]) + (t->collapse ? half_border(t, c, i) : s->border[i].width);
}

/* Rows that come and go have their neighbours' borders at their sides: one of each kind is enough. */
static bool is_sample(const struct row *r)
{
	for (uint32_t i = 0; i < r->run->n_sample; i++)
		if (r->run->sample[i] == r->run_at)
			return true;
	return false;
}

/* The outer halves lie inside the table's box. */
static void outer_edges(struct table *t)
{
	for (uint32_t r = 0; r < t->n_row; r++) {
		if (t->row[r].run && !is_sample(&t->row[r]))
			continue;
		t->edge[CSS_SIDE_LEFT] = lu_max(t->edge[CSS_SIDE_LEFT], table_border_v(t, r, 0).width / 2);
		t->edge[CSS_SIDE_RIGHT] =
			lu_max(t->edge[CSS_SIDE_RIGHT], (table_border_v(t, r, t->n_col).width + 1) / 2);
	}
	for (uint32_t k = 0; k < t->n_col; k++) {
		t->edge[CSS_SIDE_TOP] = lu_max(t->edge[CSS_SIDE_TOP], table_border_h(t, 0, k).width / 2);
		t->edge[CSS_SIDE_BOTTOM] =
			lu_max(t->edge[CSS_SIDE_BOTTOM], (table_border_h(t, t->n_row, k).width + 1) / 2);
	}
}

void table_edges(struct table *t)
{
	for (uint32_t i = 0; i < t->n_cell; i++)
		table_cell_edges(t, &t->cell[i]);
	if (t->collapse) {
		outer_edges(t);
		return;
	}
	for (int i = 0; i < 4; i++)
		t->edge[i] = t->style->border[i].width + points(t->style->padding[i]);
}
