/* Axes, shades and the widths of texts: what the charts share. */
#include "view/chart_axis.h"

#include "base/utf8.h"

int chart_text_px(struct str s, int font)
{
	return (int)utf8_columns(s) * font / 2;
}

/* One hue in six steps of lightness: told apart in grey print and by readers who do not see colours. */
struct chart_series chart_shade(size_t i, size_t n)
{
	static const struct chart_series shades[] = {
		{{NULL, 0}, "#12406b", "#ffffff"}, {{NULL, 0}, "#2f6da3", "#ffffff"},
		{{NULL, 0}, "#6b9fcb", "#000000"}, {{NULL, 0}, "#a6c7e2", "#000000"},
		{{NULL, 0}, "#d3e3f1", "#000000"}, {{NULL, 0}, "#f1f6fa", "#000000"}};
	static const unsigned char few[][4] = {{1}, {0, 3}, {0, 2, 4}, {0, 2, 3, 5}};
	return n && n <= 4 ? shades[few[n - 1][i % 4]] : shades[i % 6];
}

struct frac chart_step(struct frac most, int n)
{
	struct frac step = {1, 1};
	static const int times[] = {1, 2, 5};
	if (most.d == 0 || most.n <= 0)
		return step;
	while (frac_cmp(frac_mul(step, frac_make(n, 1)), most) > 0)
		step = frac_mul(step, frac_make(1, 10));
	for (;;) {
		for (int i = 0; i < 3; i++) {
			struct frac s = frac_mul(step, frac_make(times[i], 1));
			if (frac_cmp(frac_mul(s, frac_make(n, 1)), most) >= 0)
				return s;
		}
		step = frac_mul(step, frac_make(10, 1));
	}
}

int chart_scale(struct frac v, struct frac span, int px)
{
	return (int)frac_round((struct frac){v.n * span.d * px, v.d * span.n}, 0);
}

static struct frac frac_max(struct frac a, struct frac b)
{
	return frac_cmp(a, b) >= 0 ? a : b;
}

struct frac chart_add(struct frac a, struct frac b)
{
	return frac_reduce(frac_sub(a, (struct frac){-b.n, b.d}));
}

/* The next multiple of step that is not below v. */
static struct frac round_up(struct frac v, struct frac step)
{
	struct frac n = frac_make(v.n * step.d, v.d * step.n);
	wide whole = n.n / n.d + (n.n % n.d > 0); /* C rounds towards zero */
	return frac_reduce(frac_mul(step, (struct frac){whole, 1}));
}

struct chart_axis chart_axis_between(struct frac low, struct frac high, int n)
{
	struct frac zero = {0, 1};
	struct chart_axis x = {.low = frac_cmp(low, zero) < 0 ? (struct frac){-low.n, low.d} : zero,
			       .high = frac_max(high, zero)};
	x.step = chart_step(frac_max(x.high, x.low), n);
	x.high = round_up(x.high, x.step);
	x.low = round_up(x.low, x.step); /* magnitude for now */
	x.span = chart_add(x.high, x.low);
	if (x.span.n == 0)
		x.span = x.high = x.step;
	x.low.n = -x.low.n;
	return x;
}

void chart_range(const struct chart *c, size_t series, struct frac *low, struct frac *high)
{
	for (size_t i = 0; i < c->n_row; i++) {
		struct frac v = c->row[i].value[series];
		if (v.d == 0)
			continue;
		*high = high->d ? frac_max(*high, v) : v;
		*low = low->d && frac_cmp(*low, v) <= 0 ? *low : v;
	}
}

struct chart_axis chart_axis_zero(const struct chart *c, int n)
{
	struct frac low = {0, 1}, high = {0, 1};
	for (size_t k = 0; k < c->n_series; k++)
		chart_range(c, k, &low, &high);
	return chart_axis_between(low, high, n);
}

struct chart_axis chart_axis_free(struct frac low, struct frac high, int n)
{
	/* Where the values stand far from zero, an axis from zero would show a flat line. */
	struct frac span = frac_sub(high, low), zero = {0, 1};
	bool far = span.n > 0 && frac_cmp(low, zero) > 0 && frac_cmp(chart_add(span, span), low) < 0;
	if (!far)
		return chart_axis_between(low, high, n);
	struct chart_axis x = {.step = chart_step(span, n - 1), .cut = true};
	x.high = round_up(high, x.step);
	x.low = frac_reduce(frac_sub(round_up(low, x.step), x.step));
	x.span = frac_reduce(frac_sub(x.high, x.low));
	return x;
}

int chart_place(const struct chart_axis *x, struct frac v)
{
	return x->left + chart_scale(frac_sub(v, x->low), x->span, x->px);
}

/* Decimals that tell ticks of this step apart. */
static unsigned step_decimals(struct frac step)
{
	unsigned n = 0;
	for (; n < 9 && frac_cmp(step, frac_make(1, 1)) < 0; n++)
		step = frac_mul(step, frac_make(10, 1));
	return n;
}

static struct str tick_label(struct arena *a, const struct chart_axis *x, struct frac t)
{
	unsigned decimals = step_decimals(x->step);
	struct buf b = {0};
	dec_group(frac_round(t, decimals), decimals, &b);
	struct str s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

int chart_tick_width(struct arena *a, const struct chart_axis *x)
{
	int low = chart_text_px(tick_label(a, x, x->low), CHART_SMALL),
	    high = chart_text_px(tick_label(a, x, x->high), CHART_SMALL);
	return low > high ? low : high;
}

void chart_ticks(struct arena *a, struct value *to, const struct chart_axis *x, bool upright)
{
	struct value *list = value_set_list(to, "ticks");
	for (struct frac t = x->low; frac_cmp(t, x->high) <= 0; t = chart_add(t, x->step)) {
		struct value *tick = value_add_map(list);
		int at = chart_place(x, t);
		value_set_int(tick, upright ? "y" : "x", upright ? x->left + x->px - (at - x->left) : at);
		value_set_str(tick, "label", tick_label(a, x, t));
		value_set_bool(tick, "zero", t.n == 0);
	}
}

void chart_bar(struct value *bar, const struct chart_axis *x, struct frac v)
{
	int zero = chart_place(x, (struct frac){0, 1}), end = v.d ? chart_place(x, v) : zero;
	value_set_int(bar, "x", end < zero ? end : zero);
	value_set_int(bar, "bar_width", end < zero ? zero - end : end - zero);
	value_set_bool(bar, "negative", end < zero);
	value_set_int(bar, "label_x", end < zero ? end - 4 : end + 4);
	value_set_bool(bar, "drawn", v.d != 0);
}

void chart_frame(struct value *to, const struct chart *c, int height)
{
	value_set_int(to, "width", c->width);
	value_set_int(to, "height", height);
	value_set_cstr(to, "id", c->id ? c->id : "chart");
	value_set_str(to, "title", c->title);
	value_set_str(to, "unit", c->unit);
	value_set_str(to, "alt", c->alt);
}

int chart_name_column(const struct chart *c)
{
	int widest = 0;
	for (size_t i = 0; i < c->n_row; i++) {
		int w = chart_text_px(c->row[i].name, CHART_FONT);
		widest = w > widest ? w : widest;
	}
	return widest + 10;
}

int chart_label_column(const struct chart *c)
{
	int widest = 0;
	for (size_t i = 0; i < c->n_row; i++)
		for (size_t k = 0; k < c->n_series; k++) {
			int w = chart_text_px(c->row[i].label[k], CHART_FONT);
			widest = w > widest ? w : widest;
		}
	return widest + 10;
}

void chart_apart(int *y, size_t n, int gap, int top, int bottom)
{
	for (size_t i = 0; i < n; i++) {
		int least = i ? y[i - 1] + gap : top;
		y[i] = y[i] < least ? least : y[i];
	}
	for (size_t i = n; i-- > 0;) {
		int most = i + 1 < n ? y[i + 1] - gap : bottom;
		y[i] = y[i] > most ? most : y[i];
	}
}

void chart_table(struct value *to, const struct chart *c, const char *head)
{
	struct value *table = value_set_map(to, "table"), *heads, *rows;
	value_set_cstr(table, "head", head);
	heads = value_set_list(table, "heads");
	for (size_t k = 0; k < c->n_series; k++) {
		struct str name = c->series[k].name.n ? c->series[k].name : c->title;
		value_set_str(value_add_map(heads), "name", name);
	}
	rows = value_set_list(table, "rows");
	for (size_t i = 0; i < c->n_row; i++) {
		struct value *row = value_add_map(rows), *cells;
		value_set_str(row, "name", c->row[i].name);
		cells = value_set_list(row, "cells");
		for (size_t k = 0; k < c->n_series; k++)
			value_set_str(value_add_map(cells), "text", c->row[i].label[k]);
	}
}
