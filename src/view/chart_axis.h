#ifndef VIEW_CHART_AXIS_H
#define VIEW_CHART_AXIS_H
/*
 * Private to view/chart*.c: axes and what else the charts share.  All values
 * are exact fractions; a place is rounded to a whole px once.
 */
#include "view/chart.h"

#define CHART_FONT 12  /* px, names */
#define CHART_SMALL 11 /* px, numbers */
#define CHART_TOP 8    /* px above the drawing */

struct chart_axis {
	struct frac low, high, step, span; /* low and high are multiples of step; span = high - low */
	int left, px;                      /* where low stands, and how far high is from it */
	bool cut;                          /* does not begin at zero */
};

struct frac chart_add(struct frac a, struct frac b);
/* v of span as px. */
int chart_scale(struct frac v, struct frac span, int px);
/* Widens low and high (d == 0: none yet) by the values of a series. */
void chart_range(const struct chart *c, size_t series, struct frac *low, struct frac *high);
/* An axis with zero in it, of about n steps; left and px are the caller's to set. */
struct chart_axis chart_axis_between(struct frac low, struct frac high, int n);
struct chart_axis chart_axis_zero(const struct chart *c, int n); /* over all series */
/* For lines: without zero where all values lie far from it. */
struct chart_axis chart_axis_free(struct frac low, struct frac high, int n);
int chart_place(const struct chart_axis *x, struct frac v);
/* ticks: x or, upright, y (left is then the top), label, zero. */
void chart_ticks(struct arena *a, struct value *to, const struct chart_axis *x, bool upright);
int chart_tick_width(struct arena *a, const struct chart_axis *x);

/* Width of a text by rule, for view knows no fonts: Han and full-width characters 1 em, all others half an em. */
int chart_text_px(struct str s, int font);
int chart_name_column(const struct chart *c);  /* px of the widest name, and a gap */
int chart_label_column(const struct chart *c); /* the same of labels */
/* A bar from zero to v: x bar_width negative drawn, and label_x beyond its outer end. */
void chart_bar(struct value *bar, const struct chart_axis *x, struct frac v);
/* width height id title unit alt */
void chart_frame(struct value *to, const struct chart *c, int height);
/* Places in rising order moved as little as it takes to stand gap apart between top and bottom. */
void chart_apart(int *y, size_t n, int gap, int top, int bottom);
/* table: head, heads[name], rows[name, cells[text]]: the labels, so nothing that is not printed anyway. */
void chart_table(struct value *to, const struct chart *c, const char *head);

#endif
