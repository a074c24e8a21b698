#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H
/*
 * Several columns (CSS Multicol 1).  The content of the box is one flow as wide
 * as a column; between its children with column-span: all it is a slab of its
 * own, as high as the columns when they are balanced.  A page that has not
 * enough room takes what fills its columns, and the rest goes on.
 */
#include "layout/page.h"

struct columns {
	const struct box *box;
	const struct flow *flow;
	uint32_t n;
	lu w, gap;
};

/* From slab at[k] to at[k + 1] in column k; leading breaks belong to no column. */
struct column_part {
	const struct columns *c;
	uint32_t *at; /* n + 1 */
	lu height;
};

/* Does the style ask for columns? */
static inline bool is_multicol(const struct css_style *s)
{
	return s->column_count || len_is_set(s->column_width);
}
/* Lay out the content of b into p in columns. */
void columns_block(struct pile *p, struct box *b, const struct room *r);

/* ---- On pages ---- */
struct column_cut {
	const struct columns *c; /* NULL: none is being cut */
	uint32_t at;
};
/* Does enough of c from its begin fit into this room? */
bool columns_begin(struct column_cut *cut, const struct columns *c, lu room);
/* The next part: what is left, balanced, if it fits, else as much as fills the columns (at least one slab). */
struct row_part *columns_next(struct job *j, struct column_cut *cut, lu room);
void columns_back(struct column_cut *cut, const struct row_part *part);
/* All of it in one place. */
struct column_part *columns_whole(struct job *j, const struct columns *c);

#endif
