/* Horizontal bars, and bars of 100 %.  Edges are rounded once each, so neighbouring pieces meet. */
#include "view/chart_axis.h"

#define ROW 18 /* px from bar to bar */
#define BAR 12 /* px, height of a bar */
#define AXIS 24 /* px below the bars for tick labels */
#define LEGEND 22

/* Forty townships still stand on one page. */
static int row_height(const struct chart *c)
{
	return c->n_row <= 40 ? ROW : ROW - 4;
}

/* One bar from zero to v, with its label at the outer end. */
static void put_bar(struct value *bar, const struct chart *c, const struct chart_row *r, const struct chart_axis *x,
		    int y)
{
	value_set_int(bar, "y", y);
	value_set_int(bar, "text_y", y + BAR - 3);
	value_set_int(bar, "name_x", x->left - 8);
	value_set_int(bar, "bar_height", BAR);
	value_set_str(bar, "name", r->name);
	value_set_str(bar, "label", r->label[0]);
	value_set_bool(bar, "strong", r->strong);
	value_set_cstr(bar, "fill", r->strong && c->strong_fill ? c->strong_fill : c->series[0].fill);
	chart_bar(bar, x, r->value[0]);
}

void chart_bars(struct arena *a, struct value *to, const struct chart *c)
{
	int left = chart_name_column(c), right = chart_label_column(c), row = row_height(c), bottom = CHART_TOP + (int)c->n_row * row;
	struct chart_axis x = chart_axis_zero(c, 5);
	x.left = left;
	x.px = c->width - left - right;
	if (x.low.n < 0) { /* room for labels left of negative bars */
		x.left += right;
		x.px -= right;
	}
	chart_frame(to, c, bottom + AXIS);
	value_set_int(to, "top", CHART_TOP - 4);
	value_set_int(to, "bottom", bottom);
	value_set_int(to, "tick_y", bottom + 15);
	chart_ticks(a, to, &x, false);
	chart_table(to, c, "名称");
	value_set_bool(to, "has_whole", false);
	struct value *bars = value_set_list(to, "bars");
	for (size_t i = 0; i < c->n_row; i++) {
		struct value *bar = value_add_map(bars);
		put_bar(bar, c, &c->row[i], &x, CHART_TOP + (int)i * row + (row - BAR) / 2);
		value_set_int(bar, "name_x", left - 8);
		if (c->row[i].strong && c->row[i].value[0].d) {
			value_set_bool(to, "has_whole", true);
			value_set_int(to, "whole_x", chart_place(&x, c->row[i].value[0]));
		}
	}
}

static struct frac row_total(const struct chart *c, const struct chart_row *r)
{
	struct frac sum = {0, 1};
	for (size_t k = 0; k < c->n_series; k++)
		if (r->value[k].d)
			sum = chart_add(sum, r->value[k]);
	return sum;
}

/* Pieces of one row; edges are rounded sums, so pieces meet and the row fills its width. */
static void put_pieces(struct value *list, const struct chart *c, const struct chart_row *r, int left, int px)
{
	struct frac total = row_total(c, r), sum = {0, 1};
	int from = left;
	for (size_t k = 0; k < c->n_series && total.n > 0; k++) {
		if (r->value[k].d == 0)
			continue;
		sum = chart_add(sum, r->value[k]);
		int end = left + chart_scale(sum, total, px);
		struct value *p = value_add_map(list);
		value_set_int(p, "x", from);
		value_set_int(p, "piece_width", end - from);
		value_set_cstr(p, "fill", c->series[k].fill);
		value_set_cstr(p, "ink", c->series[k].ink);
		value_set_int(p, "label_x", (from + end) / 2);
		/* A label that does not fit its piece would be read as its neighbour's. */
		bool fits = chart_text_px(r->label[k], CHART_FONT) + 4 <= end - from;
		value_set_str(p, "label", fits ? r->label[k] : STR(""));
		from = end;
	}
}

static void put_legend(struct value *list, const struct chart *c, int left)
{
	int x = left;
	for (size_t k = 0; k < c->n_series; k++) {
		struct value *item = value_add_map(list);
		value_set_int(item, "x", x);
		value_set_int(item, "text_x", x + 16);
		value_set_cstr(item, "fill", c->series[k].fill);
		value_set_str(item, "name", c->series[k].name);
		x += 16 + chart_text_px(c->series[k].name, CHART_FONT) + 18;
	}
}

void chart_stack(struct arena *a, struct value *to, const struct chart *c)
{
	(void)a;
	int left = chart_name_column(c), top = CHART_TOP + LEGEND, high = row_height(c);
	chart_table(to, c, "名称");
	chart_frame(to, c, top + (int)c->n_row * high + 6);
	put_legend(value_set_list(to, "legend"), c, left);
	struct value *rows = value_set_list(to, "rows");
	for (size_t i = 0; i < c->n_row; i++) {
		struct value *row = value_add_map(rows);
		int y = top + (int)i * high + (high - BAR) / 2;
		value_set_int(row, "y", y);
		value_set_int(row, "text_y", y + BAR - 3);
		value_set_int(row, "name_x", left - 8);
		value_set_int(row, "bar_height", BAR);
		value_set_str(row, "name", c->row[i].name);
		value_set_bool(row, "strong", c->row[i].strong);
		put_pieces(value_set_list(row, "pieces"), c, &c->row[i], left, c->width - left - 8);
	}
}
