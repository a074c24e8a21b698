/*
 * Chart geometry in exact fractions, rounded to whole px once for each edge, so
 * that neighbouring pieces meet and nothing depends on floating point.
 */
#include "view/chart.h"

#include "base/utf8.h"

#define ROW 18 /* px from bar to bar */
#define BAR 12 /* px, height of a bar */
#define TOP 8
#define AXIS 24 /* px below the bars for tick labels */
#define LEGEND 22
#define FONT 12 /* px, labels; Han characters are as wide */

/* Widest name in px: Han 12, Latin 6, and a gap. */
static int name_column(const struct chart *c)
{
	size_t widest = 0;
	for (size_t i = 0; i < c->n_row; i++) {
		size_t w = utf8_columns(c->row[i].name);
		widest = w > widest ? w : widest;
	}
	return (int)widest * FONT / 2 + 10;
}

static int label_column(const struct chart *c)
{
	size_t widest = 0;
	for (size_t i = 0; i < c->n_row; i++)
		for (size_t k = 0; k < c->n_series; k++) {
			size_t w = utf8_columns(c->row[i].label[k]);
			widest = w > widest ? w : widest;
		}
	return (int)widest * FONT / 2 + 10;
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

static int scale(struct frac v, struct frac span, int px)
{
	return (int)frac_round((struct frac){v.n * span.d * px, v.d * span.n}, 0);
}

struct axis {
	struct frac low, high, step, span; /* low <= 0 <= high */
	int left, px;                      /* plot area */
};

static struct frac frac_max(struct frac a, struct frac b)
{
	return frac_cmp(a, b) >= 0 ? a : b;
}

static struct frac round_up(struct frac v, struct frac step)
{
	struct frac n = frac_make(v.n * step.d, v.d * step.n);
	wide whole = n.n / n.d + (n.n % n.d > 0);
	return frac_reduce(frac_mul(step, (struct frac){whole, 1}));
}

static struct axis make_axis(const struct chart *c, int left, int px)
{
	struct axis x = {.low = {0, 1}, .high = {0, 1}, .left = left, .px = px};
	for (size_t i = 0; i < c->n_row; i++) {
		struct frac v = c->row[i].value[0];
		if (v.d == 0)
			continue;
		x.high = frac_max(x.high, v);
		x.low = frac_max(x.low, (struct frac){-v.n, v.d}); /* magnitude for now */
	}
	x.step = chart_step(frac_max(x.high, x.low), 5);
	x.high = round_up(x.high, x.step);
	x.low = round_up(x.low, x.step);
	x.span = frac_reduce(frac_make(x.high.n * x.low.d + x.low.n * x.high.d, x.high.d * x.low.d));
	if (x.span.n == 0)
		x.span = x.high = x.step;
	x.low.n = -x.low.n;
	return x;
}

static int axis_place(const struct axis *x, struct frac v)
{
	return x->left + scale(frac_sub(v, x->low), x->span, x->px);
}

/* Decimals that tell ticks of this step apart. */
static unsigned step_decimals(struct frac step)
{
	unsigned n = 0;
	for (; n < 9 && frac_cmp(step, frac_make(1, 1)) < 0; n++)
		step = frac_mul(step, frac_make(10, 1));
	return n;
}

static void put_ticks(struct arena *a, struct value *list, const struct axis *x, int bottom)
{
	unsigned decimals = step_decimals(x->step);
	for (struct frac t = x->low; frac_cmp(t, x->high) <= 0;
	     t = frac_reduce(frac_sub(t, (struct frac){-x->step.n, x->step.d}))) {
		struct value *tick = value_add_map(list);
		value_set_int(tick, "x", axis_place(x, t));
		value_set_int(tick, "y", bottom + 15);
		struct buf b = {0};
		dec_group(frac_round(t, decimals), decimals, &b);
		value_set_str(tick, "label", arena_str(a, buf_view(&b)));
		value_set_bool(tick, "zero", t.n == 0);
		buf_release(&b);
	}
}

static void put_frame(struct value *to, const struct chart *c, int height)
{
	value_set_int(to, "width", c->width);
	value_set_int(to, "height", height);
	value_set_str(to, "title", c->title);
	value_set_str(to, "unit", c->unit);
	value_set_str(to, "alt", c->alt);
	value_set_int(to, "left", 0);
}

/* One bar from zero to v, with its label at the outer end. */
static void put_bar(struct value *bar, const struct chart *c, const struct chart_row *r, const struct axis *x,
		    int y)
{
	struct frac v = r->value[0];
	value_set_int(bar, "y", y);
	value_set_int(bar, "text_y", y + BAR - 3);
	value_set_int(bar, "name_x", x->left - 8);
	value_set_int(bar, "bar_height", BAR);
	value_set_str(bar, "name", r->name);
	value_set_str(bar, "label", r->label[0]);
	value_set_bool(bar, "strong", r->strong);
	value_set_cstr(bar, "fill", r->strong && c->strong_fill ? c->strong_fill : c->series[0].fill);
	int zero = axis_place(x, (struct frac){0, 1}), end = v.d ? axis_place(x, v) : zero;
	value_set_int(bar, "x", end < zero ? end : zero);
	value_set_int(bar, "bar_width", end < zero ? zero - end : end - zero);
	value_set_bool(bar, "negative", end < zero);
	value_set_int(bar, "label_x", end < zero ? end - 4 : end + 4);
	value_set_bool(bar, "drawn", v.d != 0);
}

void chart_bars(struct arena *a, struct value *to, const struct chart *c)
{
	int left = name_column(c), right = label_column(c), bottom = TOP + (int)c->n_row * ROW;
	struct axis x = make_axis(c, left, c->width - left - right);
	if (x.low.n < 0) { /* room for labels left of negative bars */
		x.left += right;
		x.px -= right;
	}
	put_frame(to, c, bottom + AXIS);
	value_set_int(to, "top", TOP - 4);
	value_set_int(to, "bottom", bottom);
	put_ticks(a, value_set_list(to, "ticks"), &x, bottom);
	struct value *bars = value_set_list(to, "bars");
	for (size_t i = 0; i < c->n_row; i++) {
		struct value *bar = value_add_map(bars);
		put_bar(bar, c, &c->row[i], &x, TOP + (int)i * ROW + (ROW - BAR) / 2);
		value_set_int(bar, "name_x", left - 8);
	}
}

static struct frac row_total(const struct chart *c, const struct chart_row *r)
{
	struct frac sum = {0, 1};
	for (size_t k = 0; k < c->n_series; k++)
		if (r->value[k].d)
			sum = frac_reduce(frac_sub(sum, (struct frac){-r->value[k].n, r->value[k].d}));
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
		sum = frac_reduce(frac_sub(sum, (struct frac){-r->value[k].n, r->value[k].d}));
		int end = left + scale(sum, total, px);
		struct value *p = value_add_map(list);
		value_set_int(p, "x", from);
		value_set_int(p, "piece_width", end - from);
		value_set_cstr(p, "fill", c->series[k].fill);
		value_set_cstr(p, "ink", c->series[k].ink);
		value_set_int(p, "label_x", (from + end) / 2);
		/* A label that does not fit its piece would be read as its neighbour's. */
		bool fits = (int)utf8_columns(r->label[k]) * FONT / 2 + 4 <= end - from;
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
		x += 16 + (int)utf8_columns(c->series[k].name) * FONT / 2 + 18;
	}
}

void chart_stack(struct arena *a, struct value *to, const struct chart *c)
{
	(void)a;
	int left = name_column(c), top = TOP + LEGEND;
	put_frame(to, c, top + (int)c->n_row * ROW + 6);
	put_legend(value_set_list(to, "legend"), c, left);
	struct value *rows = value_set_list(to, "rows");
	for (size_t i = 0; i < c->n_row; i++) {
		struct value *row = value_add_map(rows);
		int y = top + (int)i * ROW + (ROW - BAR) / 2;
		value_set_int(row, "y", y);
		value_set_int(row, "text_y", y + BAR - 3);
		value_set_int(row, "name_x", left - 8);
		value_set_int(row, "bar_height", BAR);
		value_set_str(row, "name", c->row[i].name);
		value_set_bool(row, "strong", c->row[i].strong);
		put_pieces(value_set_list(row, "pieces"), c, &c->row[i], left, c->width - left - 8);
	}
}
