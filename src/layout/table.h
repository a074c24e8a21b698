#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H
/*
 * Tables (CSS 2.1 chapter 17): the grid, column widths, row heights, borders.
 * The grid and the widths that cells ask for are found once; a cell with one
 * plain text is a label and never becomes a box tree, a paragraph or a flow
 * unless it must wrap.  Rows go into the list of slabs one by one; the page
 * walk repeats the head.
 *
 * In the collapsed model a border is centred on a grid line; half of the outer
 * ones lies inside the table's box, so that a table of 100% stays in its column.
 */
#include "layout/flow.h"

enum table_section { TABLE_HEAD, TABLE_BODY, TABLE_FOOT };

struct cell {
	struct box *box;
	uint32_t row, rows; /* rows spanned, within its section */
	uint32_t shown, covered,
		page; /* of a spanning cell: slabs and rows drawn so far, the page last drawn on */
	uint16_t col, cols;
	const struct label *label; /* one line of plain text; NULL: flow */
	const struct flow *flow;
	lu min, max;                 /* border box */
	lu top, bottom, left, right; /* padding and border (collapsed: half the border) */
	lu height, base;             /* of the content; base -1: none */
};

struct row {
	struct box *box;
	const struct box *group;
	uint32_t cell, n_cell; /* cells that begin here */
	lu height, base;       /* base: common baseline below the top of the row */
	uint8_t section;       /* enum table_section */
	bool tied;             /* a cell spans over the lower edge */
};

struct col {
	const struct css_style *style; /* of <col>, or NULL */
	lu min, max;
	struct css_len want; /* LU: border box width; PERCENT of the table; AUTO */
	lu x, w;             /* from the left of the table's border box */
};

struct table {
	struct box *box;
	const struct css_style *style;
	struct row *row;
	struct cell *cell;
	struct col *col;
	uint32_t *grid; /* n_row x n_col: index of the cell + 1, 0: none */
	uint32_t n_row, n_cell, n_col, n_head, n_foot;
	bool collapse, row_borders; /* row_borders: some row, group or column has borders too */
	unsigned measured;          /* pass in which the columns were measured */
	lu w;                       /* border box */
	lu edge[4];                 /* collapsed: half the widest outer border; separate: border + padding */
	lu gap_x, gap_y;            /* border-spacing */
	lu head_h, foot_h;
	struct box **part; /* groups of columns that stand for this table, each a table of its own */
	uint32_t n_part;
	bool fitted; /* table-fit has been seen to */
};

static inline struct cell *table_at(const struct table *t, uint32_t row, uint32_t col)
{
	uint32_t k = t->grid[(size_t)row * t->n_col + col];

	return k ? &t->cell[k - 1] : NULL;
}

/* ---- table_grid.c ---- */
struct table *table_of(struct job *j, struct box *b); /* cached in b; counts body rows into rows_in */

/* ---- table_fit.c ---- */
/* What table-fit allows for a table wider than its place: smaller type, another page, groups of columns in
   t->part.  Once for each table; what does not help enough is an error. */
void table_fit(struct pile *p, struct box *b, const struct room *outer);
/* A column narrower than this many times its type size is asked for more by table-fit. */
#define TABLE_FIT_EMS 3

/* ---- table_split.c ---- */
/* Groups of columns, each at most `avail` wide with the key columns in front; none if even one column does
   not fit.  The document's tree gets a table for each group in the place of this one. */
void table_split(struct job *j, struct table *t, lu avail);
/* One part without the columns that visibility: collapse leaves out. */
void table_collapse(struct job *j, struct table *t);
/* b as it was before anything was measured, to be measured again; all boxes in it too. */
void box_forget(struct box *b);
void table_forget(struct table *t);

/* ---- table_width.c ---- */
/* Narrowest sensible width of the border box; what of it is not columns. */
lu table_min(struct job *j, struct table *t);
lu table_around(const struct table *t);
void table_measure_cells(struct job *j, struct table *t);
/* Used column widths for a table in a container of avail; sets t->w, col.x and col.w. */
void table_widths(struct job *j, struct table *t, const struct room *r);

/* ---- table_border.c ---- */
/* The border on the line above row `line` at column col, and on the line left of column `line` in a row. */
struct css_border table_border_h(const struct table *t, uint32_t line, uint32_t col);
struct css_border table_border_v(const struct table *t, uint32_t row, uint32_t line);
/* Padding and border of every cell, outer edges of the table. */
void table_edges(struct table *t);

/* ---- table.c ---- */
lu cell_width(const struct table *t, const struct cell *c); /* border box */
/* Height of rows [row, row + n) with the spacing between them. */
lu rows_height(const struct table *t, uint32_t row, uint32_t n);
/* Heads and feet are repeated only while they leave most of the page to the rows. */
static inline lu table_head(const struct table *t, lu page_h)
{
	return t->n_head && t->head_h < page_h / 2 ? t->head_h : 0;
}
/* What a page takes up above the rows that go on: the outer half of the border, and the head. */
static inline lu table_top(const struct table *t, lu page_h)
{
	return (t->collapse ? t->edge[CSS_SIDE_TOP] : 0) + table_head(t, page_h);
}
static inline lu table_foot(const struct table *t, lu page_h)
{
	return t->n_foot && t->foot_h < page_h / 4 ? t->foot_h : 0;
}

#endif
