#ifndef VIEW_SECTION_CHARTS_H
#define VIEW_SECTION_CHARTS_H
/*
 * Private to view: the figures of sections as charts.  Each sets a key of `to`,
 * to null where there is nothing to draw.  What a table withholds at the public
 * level (view/hide.h) has no length here either, and its label is the table's.
 */
#include "view/chart.h"
#include "view/section.h"

/* chart (bar): growth of the region and of those it is compared with in the legs of 两高于. */
void charts_legs(struct view *v, struct value *to);
/* Growth of a side of a leg in percent; false: not known. */
bool charts_side_growth(const struct view *v, enum policy_side side, struct frac *out);
/* flow: from last year's tiers to this year's; null at the public level. */
void charts_tier_flow(struct view *v, struct value *to);
/* chart (histogram): households of decline.band, by the rows of `bands`, which are there already. */
void charts_bands(struct view *v, struct value *to);
/* chart (ranking): growth of the units, the region's last. */
void charts_ranking(struct view *v, struct value *to);
/* chart (grouped): growth and decline ratio of an area beside the region's. */
void charts_area(struct view *v, struct value *to, uint32_t area);
/* panels: charts (multiples) of what the unit's blocks of income changed by, CHART_PANELS to a chart. */
struct chart_block {
	const char *key, *name; /* of income.block */
	bool minus;             /* a cost: its growth is a fall */
};
void charts_blocks(struct view *v, struct value *to, const struct chart_block *b, size_t n);

#endif
