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
	const char *id;          /* of the drawing in its page, for its patterns; NULL: "chart" */
};

/* Horizontal bars of one series, negative values to the left: chart/bar. */
void chart_bars(struct arena *a, struct value *to, const struct chart *c);
/* Horizontal bars divided by series, each row a whole of 100 %: chart/stack. */
void chart_stack(struct arena *a, struct value *to, const struct chart *c);
/* Each row a group of bars, one for each series: chart/grouped.  The first row's labels name the series. */
void chart_grouped(struct arena *a, struct value *to, const struct chart *c);
/* Rows are classes in their order, upright bars side by side: chart/histogram. */
void chart_histogram(struct arena *a, struct value *to, const struct chart *c);
/* Rows add up: each begins where the one before ended; strong ones begin at zero: chart/waterfall. */
void chart_waterfall(struct arena *a, struct value *to, const struct chart *c);
/* Rows are points in time, series are lines; d == 0 is a gap: chart/line. */
void chart_lines(struct arena *a, struct value *to, const struct chart *c);
/* Rows are lines from the first series to the second: chart/slope. */
void chart_slope(struct arena *a, struct value *to, const struct chart *c);
/* A panel for each row of [from, to_row), a bar in it for each series, one scale for all rows: chart/multiples. */
void chart_multiples(struct arena *a, struct value *to, const struct chart *c, size_t from, size_t to_row);
#define CHART_PANELS 24 /* a page has room for so many */

/* What flows from one division of a whole into another: chart/flow. */
struct chart_flow {
	struct str title, unit, alt;
	const struct str *from, *into; /* names of the nodes */
	size_t n_from, n_into;
	const int64_t *count;    /* n_from rows of n_into, at least 0 */
	const struct str *label; /* the same, as printed */
	struct str head_from, head_into;
	int width;
	const char *id;
};
void chart_flow(struct arena *a, struct value *to, const struct chart_flow *f);

/* Fills from dark to light with their inks; as many as there are tiers in a pack, then over again. */
struct chart_series chart_shade(size_t i, size_t n);
/* The tick step for an axis to `most` with about n ticks: 1, 2 or 5 times a power of ten. */
struct frac chart_step(struct frac most, int n);

#endif
