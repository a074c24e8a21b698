/* Bars in groups, classes side by side, and sums step by step. */
#include "view/chart_axis.h"

#define BAR 11   /* px, a bar of a group */
#define GAP 9    /* px between groups */
#define STEP 20  /* px from step to step of a waterfall */
#define AXIS 24  /* px below for tick labels */
#define PLOT 120 /* px, height of upright bars */

/* ---- Groups ---- */

/* The label of a bar; in the first row it names its series, so that no legend is needed. */
static struct str group_label(struct arena *a, const struct chart *c, size_t row, size_t k)
{
	struct str label = c->row[row].label[k];
	if (row > 0)
		return label;
	return arena_fmt(a, "%.*s（%.*s）", STR_ARG(label), STR_ARG(c->series[k].name));
}

static int group_label_column(struct arena *a, const struct chart *c)
{
	int widest = chart_label_column(c);
	for (size_t k = 0; c->n_row && k < c->n_series; k++) {
		int w = chart_text_px(group_label(a, c, 0, k), CHART_SMALL) + 10;
		widest = w > widest ? w : widest;
	}
	return widest;
}

void chart_grouped(struct arena *a, struct value *to, const struct chart *c)
{
	int left = chart_name_column(c), right = group_label_column(a, c), high = (int)c->n_series * BAR;
	struct chart_axis x = chart_axis_zero(c, 5);
	int before = x.low.n < 0 ? right : 0, bottom = CHART_TOP + (int)c->n_row * (high + GAP);
	x.left = left + before;
	x.px = c->width - left - before - right;
	chart_frame(to, c, bottom + AXIS);
	value_set_int(to, "top", CHART_TOP - 4);
	value_set_int(to, "bottom", bottom);
	value_set_int(to, "tick_y", bottom + 15);
	chart_ticks(a, to, &x, false);
	chart_table(to, c, "名称");
	struct value *groups = value_set_list(to, "groups");
	for (size_t i = 0; i < c->n_row; i++) {
		struct value *g = value_add_map(groups), *bars;
		int y = CHART_TOP + (int)i * (high + GAP) + GAP / 2;
		value_set_str(g, "name", c->row[i].name);
		value_set_bool(g, "strong", c->row[i].strong);
		value_set_int(g, "name_x", left - 8);
		value_set_int(g, "name_y", y + high / 2 + 4);
		bars = value_set_list(g, "bars");
		for (size_t k = 0; k < c->n_series; k++) {
			struct value *bar = value_add_map(bars);
			chart_bar(bar, &x, c->row[i].value[k]);
			value_set_int(bar, "y", y + (int)k * BAR);
			value_set_int(bar, "text_y", y + (int)k * BAR + BAR - 2);
			value_set_int(bar, "bar_height", BAR - 1);
			value_set_cstr(bar, "fill", c->series[k].fill);
			value_set_str(bar, "label", group_label(a, c, i, k));
		}
	}
}

/* ---- Classes ---- */

void chart_histogram(struct arena *a, struct value *to, const struct chart *c)
{
	struct chart_axis x = chart_axis_zero(c, 4);
	int left = chart_tick_width(a, &x) + 10, names = chart_name_column(c) - 10;
	int slot = c->n_row ? (c->width - left - 10) / (int)c->n_row : 0;
	slot = slot > 150 ? 150 : slot;
	bool turned = names + 6 > slot;
	/* A name turned by 30 degrees goes down half its length. */
	int below = turned ? names / 2 + 16 : 18, bottom = CHART_TOP + 14 + PLOT;
	x.left = CHART_TOP + 14;
	x.px = PLOT;
	chart_frame(to, c, bottom + below + 4);
	value_set_int(to, "left", left);
	value_set_int(to, "tick_x", left - 6);
	value_set_int(to, "right", left + slot * (int)c->n_row);
	value_set_int(to, "bottom", bottom);
	value_set_bool(to, "turned", turned);
	chart_ticks(a, to, &x, true);
	chart_table(to, c, "分组");
	struct value *bars = value_set_list(to, "bars");
	for (size_t i = 0; i < c->n_row; i++) {
		const struct chart_row *r = &c->row[i];
		struct value *bar = value_add_map(bars);
		int zero = bottom - (chart_place(&x, (struct frac){0, 1}) - x.left);
		int end = r->value[0].d ? bottom - (chart_place(&x, r->value[0]) - x.left) : zero;
		value_set_int(bar, "x", left + (int)i * slot + 1);
		value_set_int(bar, "bar_width", slot - 2);
		value_set_int(bar, "y", end < zero ? end : zero);
		value_set_int(bar, "bar_height", end < zero ? zero - end : end - zero);
		value_set_bool(bar, "drawn", r->value[0].d != 0);
		value_set_int(bar, "middle", left + (int)i * slot + slot / 2);
		value_set_int(bar, "label_y", end <= zero ? end - 4 : end + 12);
		value_set_int(bar, "name_y", bottom + 14);
		value_set_str(bar, "name", r->name);
		value_set_str(bar, "label", r->label[0]);
		value_set_cstr(bar, "fill", r->strong && c->strong_fill ? c->strong_fill : c->series[0].fill);
	}
}

/* ---- Steps ---- */

/* Where the steps come to before and after each row; false: a step without a value ends the chart. */
static struct frac *running(struct arena *a, const struct chart *c, struct frac *low, struct frac *high)
{
	struct frac *end = arena_many(a, struct frac, c->n_row + 1), at = {0, 1};
	for (size_t i = 0; i < c->n_row; i++) {
		struct frac v = c->row[i].value[0];
		if (v.d)
			at = c->row[i].strong ? v : chart_add(at, v);
		end[i] = at;
		*low = frac_cmp(at, *low) < 0 ? at : *low;
		*high = frac_cmp(at, *high) > 0 ? at : *high;
	}
	return end;
}

void chart_waterfall(struct arena *a, struct value *to, const struct chart *c)
{
	struct frac zero = {0, 1}, low = zero, high = zero, *end = running(a, c, &low, &high), from;
	int left = chart_name_column(c), right = chart_label_column(c), bottom = CHART_TOP + (int)c->n_row * STEP;
	struct chart_axis x = chart_axis_between(low, high, 5);
	x.left = left;
	x.px = c->width - left - right;
	chart_frame(to, c, bottom + AXIS);
	value_set_int(to, "top", CHART_TOP - 4);
	value_set_int(to, "bottom", bottom);
	value_set_int(to, "tick_y", bottom + 15);
	chart_ticks(a, to, &x, false);
	chart_table(to, c, "项目");
	struct value *steps = value_set_list(to, "steps");
	for (size_t i = 0; i < c->n_row; i++) {
		const struct chart_row *r = &c->row[i];
		struct value *s = value_add_map(steps);
		from = r->strong || i == 0 ? zero : end[i - 1];
		int p = chart_place(&x, from), q = chart_place(&x, end[i]), y = CHART_TOP + (int)i * STEP + 4;
		value_set_int(s, "x", p < q ? p : q);
		value_set_int(s, "bar_width", p < q ? q - p : p - q);
		value_set_int(s, "y", y);
		value_set_int(s, "bar_height", STEP - 8);
		value_set_int(s, "text_y", y + STEP - 11);
		value_set_int(s, "name_x", left - 8);
		value_set_int(s, "label_x", (p < q ? q : p) + 4);
		value_set_int(s, "end", q);
		value_set_int(s, "next_y", y + STEP);
		value_set_bool(s, "more", i + 1 < c->n_row && !c->row[i + 1].strong);
		value_set_bool(s, "down", q < p);
		value_set_bool(s, "strong", r->strong);
		value_set_bool(s, "drawn", r->value[0].d != 0);
		value_set_str(s, "name", r->name);
		value_set_str(s, "label", r->label[0]);
	}
}
