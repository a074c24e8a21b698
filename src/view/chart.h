#ifndef VIEW_CHART_H
#define VIEW_CHART_H
/*
 * Private to view: geometry of charts, in SVG user units (px), as whole
 * numbers.  The SVG text itself stands in templates/chart/.  Bars start at
 * zero; ticks are 1, 2 or 5 times a power of ten; every chart carries its
 * data as labels and a sentence (`alt`) that says the same.
 */
#include "view/format.h"

#define CHART_WIDTH 580  /* px = 435 pt: the type area of GB/T 9704 is 442 pt */
struct chart_series {
	struct str name;
	const char *fill;        /* "#rrggbb"; series also differ by lightness, for grey printing */
	const char *ink;         /* of labels on it */
};

struct chart_row {
	struct str name;
	const struct frac *value; /* one for each series; d == 0: no value */
	const struct str *label;  /* as printed */
	bool strong;              /* drawn emphasised (the county's own bar) */
};

struct chart {
	struct str title, unit, alt;
	const struct chart_series *series;
	size_t n_series;
	const struct chart_row *row;
	size_t n_row;
	int width;               /* px of the whole drawing */
	const char *strong_fill; /* of strong bars; NULL: as the others */
};

/* Horizontal bars of one series, negative values to the left: chart/bar. */
void chart_bars(struct arena *a, struct value *to, const struct chart *c);
/* Horizontal bars divided by series, each row a whole of 100 %: chart/stack. */
void chart_stack(struct arena *a, struct value *to, const struct chart *c);
/* Fills from dark to light with their inks; as many as there are tiers in a pack, then over again. */
struct chart_series chart_shade(size_t i, size_t n);
/* The tick step for an axis to `most` with about n ticks: 1, 2 or 5 times a power of ten. */
struct frac chart_step(struct frac most, int n);

#endif
