#ifndef VIEW_HIDE_H
#define VIEW_HIDE_H
/*
 * Private to view: tables of areas at the public level.  Counts of 1 and 2
 * households are withheld (contract.md section 6); a count that the reader
 * could find by subtracting the others of its column from the region's, or of
 * its row from the whole, takes the smallest other one with it.
 */
#include "view/areas.h"

struct area_table {
	const struct view *v;
	const uint32_t *area;        /* of each row; the last is the region, the others add up to it */
	size_t rows;
	const struct area_column *c;
	size_t columns;
	bool *hidden;                /* rows x columns */
};

/* Below the public level nothing is hidden. */
struct area_table area_table_make(const struct view *v, const uint32_t *area, size_t rows,
				  const struct area_column *c, size_t columns);
/* Cells of one row: [{"text": "12"}], "<3" and "*" where withheld. */
void area_table_cells(const struct area_table *t, struct value *list, size_t row);

#endif
