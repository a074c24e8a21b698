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

/* Rows of figures that the pages themselves bring forth: <tr data-total="..."> (table_sum.c). */
enum table_total {
	TOTAL_NONE,
	TOTAL_PAGE,    /* 本页小计: in the foot of every page */
	TOTAL_CARRIED, /* 过次页: in the foot of every page but the last */
	TOTAL_BROUGHT, /* 承前页: in the head of every page but the first */
	TOTAL_RUNNING, /* 累计: in the foot of every page */
	TOTAL_WHOLE    /* 合计: in the foot of the last page only */
};

struct cell {
	struct box *box;
	uint32_t row, rows; /* rows spanned, within its section */
	uint32_t shown, covered, page; /* of a spanning cell: slabs and rows drawn so far, the page last drawn on */
	uint16_t col, cols;
	const struct label *label; /* one line of plain text; NULL: flow */
	const struct flow *flow;
	lu min, max;                 /* border box */
	lu top, bottom, left, right; /* padding and border (collapsed: half the border) */
	lu height, base;             /* of the content; base -1: none */
	bool sum;                    /* shows a total of its column */
};

struct row {
	struct box *box; /* of a row that comes and goes: while it is not there, one that has its style */
	const struct box *group;
	uint32_t cell, n_cell; /* cells that begin here */
	lu height, base;       /* base: common baseline below the top of the row */
	uint8_t section;       /* enum table_section */
	bool tied;             /* a cell spans over the lower edge */
	bool asks;             /* it, or a cell that is in it alone, asks for a height */
	uint8_t total;         /* enum table_total */
	uint8_t ready;         /* enum row_ready; of rows that come and go */
	uint8_t half;          /* of the window, where it is */
	const struct box_run *run; /* NULL: always there */
	uint32_t run_at, grid; /* its number in run; first place of the row in table.grid */
	uint32_t under;        /* index + 1 of the again that stands over it after a page break, 0: none */
};

/* A heading row as it stands at the top of pages on which its group goes on (table-continued). */
struct again {
	uint32_t row;
	struct cell cell; /* the first, with the words for it */
	lu height;
};

struct sums;

struct col {
	const struct css_style *style; /* of <col>, or NULL */
	const struct css_style *group; /* of the <colgroup> around it, or NULL */
	bool opens;                    /* not of the same group as the column before */
	lu min, max;
	struct css_len want; /* LU: border box width; PERCENT of the table; AUTO */
	lu x, w;             /* from the left of the table's border box */
	lu before, after;    /* widest parts of figures aligned on the point, before it and from it on */
};

struct table {
	struct box *box;
	const struct css_style *style;
	struct row *row;
	struct cell *cell;
	struct col *col;
	uint32_t *grid; /* rows that are always there x n_col: index of the cell + 1, 0: none */
	uint32_t n_row, n_cell, n_col, n_head, n_foot;
	bool collapse, row_borders; /* row_borders: some row, group or column has borders too */
	unsigned measured;          /* pass in which the columns were measured */
	lu w;                       /* border box */
	lu edge[4];                 /* collapsed: half the widest outer border; separate: border + padding */
	lu gap_x, gap_y;            /* border-spacing */
	lu head_h, foot_h;         /* as repeated */
	const struct flow *caption; /* as repeated above the head; NULL: it is not */
	struct again *again;
	uint32_t n_again;
	struct sums *sums; /* NULL: no cell asks for one */
	bool short_page;   /* fewer rows than table-page-rows fitted: said once */
	struct box **part; /* groups of columns that stand for this table, each a table of its own */
	uint32_t n_part;
	bool fitted; /* table-fit has been seen to */
	uint32_t drawn; /* body rows, in order */
	struct job *job;
	struct row_window *window; /* of rows that come and go; NULL: there are none */
	bool narrow;    /* a cell with less than a character's room: said once */
};

/*
 * ---- table_rows.c: rows that come and go ----
 * A row left in the source has no cells (n_cell is 0) until it is asked for.  Its cells then stand in a window
 * behind those of the table; of the rows asked for most recently at least ROWS_HALF are there.  table_at asks for
 * the row; whoever goes through row.cell must.
 */
#define ROWS_HALF 128
enum row_ready { ROW_AWAY, ROW_MADE /* boxes */, ROW_LAID /* edges and contents */ };
void table_rows_begin(struct job *j, struct table *t, uint32_t cells); /* before the first is asked for */
void table_row_make(const struct table *t, uint32_t row);
/* With edges, label or flow of every cell for the widths in force. */
void table_row_lay(const struct table *t, uint32_t row);
/* All rows of the table are laid out again when they are asked for. */
void table_rows_forget(struct table *t);
/* Between rows: let go of memory that only rows gone by use. */
void table_rows_rest(struct job *j);
void table_rows_drop(struct job *j); /* all rows go */
void table_rows_release(struct job *j);
/* The row that stands at the cell's place holds it while it is measured. */
void table_rows_enter(const struct table *t, uint32_t row);
void table_rows_leave(const struct table *t, uint32_t row);

static inline struct cell *table_at(const struct table *t, uint32_t row, uint32_t col)
{
	const struct row *r = &t->row[row];

	if (r->run) {
		if (!r->ready)
			table_row_make(t, row);
		return col < r->n_cell ? &t->cell[r->cell + col] : NULL;
	}
	uint32_t k = t->grid[(size_t)r->grid + col];

	return k ? &t->cell[k - 1] : NULL;
}

/* ---- table_grid.c ---- */
struct table *table_of(struct job *j, struct box *b); /* cached in b; counts body rows into rows_in */

/* ---- table_width.c ---- */
/* Narrowest sensible width of the border box; what of it is not columns. */
lu table_min(struct job *j, struct table *t);
lu table_around(const struct table *t);
void table_measure_cells(struct job *j, struct table *t);
/* Used column widths for a table in a container of avail; sets t->w, col.x and col.w. */
void table_widths(struct job *j, struct table *t, const struct room *r);

/* ---- table.c ---- */
/* As cell_layout does for the cells of t: c's content for the width it has. */
void cell_layout(struct job *j, const struct table *t, struct cell *c);
lu cell_height(const struct cell *c); /* border box */
lu cell_width(const struct table *t, const struct cell *c); /* border box */
/* Height of rows [row, row + n) with the spacing between them. */
lu rows_height(const struct table *t, uint32_t row, uint32_t n);
/* Heads and feet are repeated only while they leave most of the page to the rows. */
static inline lu table_head(const struct table *t, lu page_h)
{
	return t->n_head && t->head_h < page_h / 2 ? t->head_h : 0;
}
static inline lu table_caption(const struct table *t, lu page_h)
{
	return t->caption && t->caption->height < page_h / 4 ? t->caption->height : 0;
}
/* The heading of the group that `row` goes on with. */
static inline const struct again *table_again(const struct table *t, uint32_t row, lu page_h)
{
	const struct again *a = t->n_again && row < t->n_row && t->row[row].under ? &t->again[t->row[row].under - 1] : NULL;

	return a && a->height < page_h / 4 ? a : NULL;
}
/* What a page takes up above the rows that go on with `row`: the caption, the outer half of the border, the
   head and the heading of the group. */
static inline lu table_top(const struct table *t, uint32_t row, lu page_h)
{
	const struct again *a = table_again(t, row, page_h);

	return table_caption(t, page_h) + (t->collapse ? t->edge[CSS_SIDE_TOP] : 0) + table_head(t, page_h) +
	       (a ? t->gap_y + a->height : 0);
}
/* Blank rows between the last row and the foot. */
struct blank {
	const struct table *t;
	uint32_t most; /* to make table-page-rows full; UINT32_MAX: as many as fit */
	lu height;     /* of one, without spacing */
};
static inline lu table_foot(const struct table *t, lu page_h)
{
	return t->n_foot && t->foot_h < page_h / (t->sums ? 2 : 4) ? t->foot_h : 0;
}

#endif
