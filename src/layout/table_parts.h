#ifndef LAYOUT_TABLE_PARTS_H
#define LAYOUT_TABLE_PARTS_H
/*
 * What some tables ask for beyond rows and columns: a width that must be made
 * to fit, groups of columns, figures on their point, shared widths, headings
 * that come again, totals by page.
 */
#include "layout/table.h"

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
/* Narrowest that its columns may come to in groups; INT32_MAX if it may not be split. */
lu table_split_min(struct job *j, struct table *t);
/* One part without the columns that visibility: collapse leaves out. */
void table_collapse(struct job *j, struct table *t);
/* b as it was before anything was measured, to be measured again; all boxes in it too. */
void box_forget(struct box *b);
void table_forget(struct table *t);

/* ---- table_point.c ---- */
/* text-align: ".": where the point of a figure stands, or would stand, from the left of its label. */
lu label_point(const struct label *l);
/* Column and cell take note of each other; before the first, the columns forget. */
void table_forget_points(struct table *t);
void table_note_point(struct table *t, const struct cell *c);
/* Place of a label in `room` of its cell so that the points of the column stand under each other. */
lu table_point_x(const struct table *t, const struct cell *c, lu room);
static inline bool is_on_point(const struct cell *c)
{
	enum css_align a = c->box->style->text_align;

	return c->cols == 1 && c->label && c->label->n && (a == CSS_ALIGN_DECIMAL || a == CSS_ALIGN_DECIMAL_CENTER);
}

/* ---- table_share.c ---- */
struct col_range {
	struct col *from, *end;
};
bool col_is_auto(const struct col *c); /* neither a width nor a percentage */
/* Sets w of the columns: together `whole`, none below its min (whole is at least their sum). */
void col_share(struct col_range r, lu whole);
/* More room than anybody asked for, given to those whose turn it is. */
void col_share_surplus(struct col_range r, lu left);
/* Raise max (or min) of the columns under a spanning cell to what it needs; all cells of the table. */
void table_spread_span(struct table *t, const struct cell *c, bool max);
void table_spread_spans(struct job *j, struct table *t);
/* Percentages of more than the whole: what is left for each, from the left (CSS Tables 3, 4.3). */
void table_cap_percents(struct table *t);

/* ---- table_again.c ---- */
/* The rows that are repeated under the head, found once; what is repeated, laid out for the widths in force. */
void table_find_again(struct job *j, struct table *t);
void table_lay_again(struct job *j, struct table *t);
/* The first cell of a heading with the words for it, in the style in force. */
void table_again_cell(struct job *j, const struct table *t, struct again *a);

/* Is the row part of the table where it ends (or begins), and where it is repeated? */
static inline bool row_is_once(const struct row *r)
{
	return r->total != TOTAL_CARRIED && r->total != TOTAL_BROUGHT;
}
static inline bool row_is_repeated(const struct row *r)
{
	return r->total != TOTAL_WHOLE;
}

/* ---- table_sum.c ---- */
/*
 * Exact totals of the columns in which a cell of a total row says data-sum:
 * decimals and grouping follow the column's own figures.  A blank is missing,
 * not nought: the sum is of what is there, and empty where nothing is.  Text
 * that is no number is not counted and reported once a column.  The room is
 * that of the sum of all absolute values, which no part of them exceeds.
 */
void table_find_sums(struct job *j, struct table *t);
/* The widest that cell c of a total row may have to show. */
const struct label *table_sum_bound(struct job *j, const struct table *t, const struct cell *c);
/* A body row is drawn on this page (rows in order; the first one begins anew). */
void table_sum_row(struct job *j, struct table *t, uint32_t row, uint32_t page);
/* What cell c of a total row shows on this page now; NULL: nothing. */
const struct label *table_sum_label(struct job *j, const struct table *t, const struct cell *c, uint32_t page);

/* ---- table_border.c ---- */
/* The border on the line above row `line` at column col, and on the line left of column `line` in a row. */
struct css_border table_border_h(const struct table *t, uint32_t line, uint32_t col);
/* The same where a page begins or ends: a cell that goes on over the line is closed by its own borders. */
struct css_border table_border_edge(const struct table *t, uint32_t line, uint32_t col);
struct css_border table_border_v(const struct table *t, uint32_t row, uint32_t line);
/* Padding and border of every cell, outer edges of the table. */
void table_edges(struct table *t);
void table_cell_edges(const struct table *t, struct cell *c);

#endif
