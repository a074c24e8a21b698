#ifndef VIEW_AREAS_H
#define VIEW_AREAS_H
/*
 * Private to view: tables with a row for each area.  The units of a report are
 * the areas directly under its region: the townships of a county.
 */
#include "view/format.h"

#define VIEW_FEW_UNITS 8 /* a table of so many rows is kept on one page */
struct view_units {
	const uint32_t *v; /* indexes of areas, by code */
	size_t n;
};
struct view_units view_units(const struct view *v, uint32_t region);
/* The same by a rank.* figure, first place first; those without a place at the end. */
struct view_units view_units_ranked(const struct view *v, const char *rank);

/* The units, then the region: the rows of a table. */
const uint32_t *view_rows(const struct view *v, struct view_units u);

/* 全县 全区 全市 全旗 全镇 全乡: how a text speaks of the region. */
struct str view_whole(const struct view *v);
/* 乡镇, 苏木乡镇, 街道, 乡镇（街道）, 村: what the units are called. */
struct str view_unit_word(const struct view *v);

/* Is the count of households in this cell one that the public level hides? */
bool area_is_small(const struct view *v, uint32_t area, const char *id, struct str key);

/* One column of figures. */
struct area_column {
	struct str head;       /* column head */
	const char *id;        /* family; "share:tier.none" and the like: that count's share of the tiers' whole */
	struct str key;
	const char *guard;     /* family of households (same key) whose small count hides this cell at the public level */
	bool part;             /* with its like, adds up to the whole of the row */
};
/* A figure's cell: the value as printed, small counts of households withheld at the public level. */
struct str area_cell(const struct view *v, uint32_t area, const struct area_column *c);

/*
 * Ranking by a figure (rank.growth, rank.decline): rows {place, name, marked,
 * strong, cells}; the last places are marked as the pack's rank.* parameters
 * say (domain.md A-32).  A last row, strong, is the region's.
 */
void area_ranking(const struct view *v, struct value *list, const char *rank, const struct area_column *c, size_t n);
/* How many last places are marked among so many ranked units. */
int64_t area_marked(const struct view *v, int64_t ranked);

#endif
