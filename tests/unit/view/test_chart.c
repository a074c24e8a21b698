/* Chart geometry: ticks, bars from zero, pieces that meet. */
#include "view_here.h"

#include "view/chart_axis.h"

static int64_t number(const struct value *v, const char *path)
{
	struct str s = value_str(value_find(v, path));
	int64_t n = 0;
	assert_int_equal(dec_parse(s, 0, &n), DEC_OK);
	return n;
}

static void steps(void **state)
{
	static const struct {
		int most_n, most_d, n, step_n, step_d;
	} rows[] = { { 1280, 1, 5, 500, 1 }, { 12, 1, 5, 5, 1 }, { 10, 1, 5, 2, 1 }, { 11, 1, 5, 5, 1 }, { 5, 1, 5, 1, 1 },
		{ 1, 2, 5, 1, 10 }, { 137, 10, 5, 5, 1 }, { 99999, 1, 5, 20000, 1 }, { 1, 100, 5, 1, 500 } };
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frac step = chart_step(frac_make(rows[i].most_n, rows[i].most_d), rows[i].n);
		assert_int_equal(frac_cmp(step, frac_make(rows[i].step_n, rows[i].step_d)), 0);
	}
}

static const struct chart *bars(struct arena *a, const char *const *label, const int *tenths, size_t n)
{
	struct chart *c = arena_make(a, struct chart);
	struct chart_row *row = arena_many(a, struct chart_row, n);
	struct chart_series *series = arena_make(a, struct chart_series);
	*series = chart_shade(0, 1);
	for (size_t i = 0; i < n; i++) {
		struct frac *v = arena_make(a, struct frac);
		struct str *l = arena_make(a, struct str);
		*v = frac_make(tenths[i], 10);
		*l = str_from(label[i]);
		row[i] = (struct chart_row){ STR("甲乡"), v, l, false };
	}
	*c = (struct chart){ STR("题"), STR("%"), STR("说明"), series, 1, row, n, 500, NULL, NULL };
	return c;
}

static void positive(void **state)
{
	static const char *const label[] = { "10.0%", "5.0%", "0.0%" };
	static const int tenths[] = { 100, 50, 0 };
	struct value *to = value_map(*state);
	chart_bars(*state, to, bars(*state, label, tenths, 3));
	assert_int_equal(value_count(value_find(to, "ticks")), 6); /* 0 2 4 6 8 10 */
	assert_str(value_str(value_find(to, "ticks.5.label")), "10");
	int64_t zero = number(to, "ticks.0.x"), full = number(to, "ticks.5.x");
	assert_int_equal(number(to, "bars.0.x"), zero);
	assert_int_equal(number(to, "bars.0.bar_width"), full - zero);
	int64_t half = number(to, "bars.1.bar_width");
	assert_true(2 * half - (full - zero) <= 1 && 2 * half - (full - zero) >= -1);
	assert_int_equal(number(to, "bars.2.bar_width"), 0);
	assert_true(full < 500);
}

static void negative(void **state)
{
	static const char *const label[] = { "10.0%", "-4.0%" };
	static const int tenths[] = { 100, -40 };
	struct value *to = value_map(*state);
	chart_bars(*state, to, bars(*state, label, tenths, 2));
	assert_str(value_str(value_find(to, "ticks.0.label")), "-4");
	int64_t zero = number(to, "bars.0.x");
	assert_int_equal(number(to, "bars.1.x") + number(to, "bars.1.bar_width"), zero); /* ends at zero */
	assert_int_equal(number(to, "bars.1.x"), number(to, "ticks.0.x"));
	assert_str(value_str(value_find(to, "bars.1.negative")), "true");
	assert_true(number(to, "bars.1.label_x") < number(to, "bars.1.x"));
	/* The label ends right of the names. */
	assert_true(number(to, "bars.1.label_x") - 5 * 6 > number(to, "bars.1.name_x"));
}

static void missing(void **state)
{
	struct value *to = value_map(*state);
	struct frac none = { 0, 0 };
	struct str dash = STR("—");
	struct chart_series series = chart_shade(0, 1);
	struct chart_row row = { STR("甲乡"), &none, &dash, false };
	struct chart c = { STR("题"), STR("%"), STR("说明"), &series, 1, &row, 1, 500, NULL, NULL };
	chart_bars(*state, to, &c);
	assert_str(value_str(value_find(to, "bars.0.drawn")), "false");
	assert_str(value_str(value_find(to, "bars.0.label")), "—");
}

static void pieces(void **state)
{
	struct value *to = value_map(*state);
	struct frac v[] = { frac_make(1, 1), frac_make(1, 1), frac_make(1, 1), frac_make(97, 1) };
	struct str l[] = { STR("1"), STR("1"), STR("1,000,000"), STR("97") };
	struct chart_series series[4];
	for (size_t i = 0; i < 4; i++) {
		series[i] = chart_shade(i, 4);
		series[i].name = STR("某类");
	}
	struct chart_row row = { STR("甲乡"), v, l, false };
	struct chart c = { STR("题"), STR("户"), STR("说明"), series, 4, &row, 1, 500, NULL, NULL };
	chart_stack(*state, to, &c);
	const char *paths[][2] = { { "rows.0.pieces.0.x", "rows.0.pieces.0.piece_width" }, { "rows.0.pieces.1.x", "rows.0.pieces.1.piece_width" },
		{ "rows.0.pieces.2.x", "rows.0.pieces.2.piece_width" }, { "rows.0.pieces.3.x", "rows.0.pieces.3.piece_width" } };
	for (size_t i = 1; i < 4; i++)
		assert_int_equal(number(to, paths[i][0]), number(to, paths[i - 1][0]) + number(to, paths[i - 1][1]));
	assert_int_equal(number(to, paths[3][0]) + number(to, paths[3][1]), 500 - 8);
	assert_str(value_str(value_find(to, "rows.0.pieces.2.label")), ""); /* wider than its piece */
	assert_str(value_str(value_find(to, "rows.0.pieces.3.label")), "97");
}

/* A chart of whole numbers: n_row x n_series; 9999: no value. */
static struct chart whole(struct arena *a, const int *v, size_t n_row, size_t n_series, size_t strong)
{
	static const char *const names[] = { "甲", "乙", "丙", "丁", "戊" };
	struct chart_row *row = arena_many(a, struct chart_row, n_row);
	struct chart_series *series = arena_many(a, struct chart_series, n_series);
	for (size_t k = 0; k < n_series; k++) {
		series[k] = chart_shade(k, n_series);
		series[k].name = str_from(names[k]);
	}
	for (size_t i = 0; i < n_row; i++) {
		struct frac *value = arena_many(a, struct frac, n_series);
		struct str *label = arena_many(a, struct str, n_series);
		for (size_t k = 0; k < n_series; k++) {
			int n = v[i * n_series + k];
			value[k] = n == 9999 ? (struct frac){ 0, 0 } : frac_make(n, 1);
			label[k] = n == 9999 ? STR("<3") : arena_fmt(a, "%d", n);
		}
		row[i] = (struct chart_row){ str_from(names[i]), value, label, i >= strong };
	}
	return (struct chart){ STR("题"), STR("户"), STR("说明"), series, n_series, row, n_row, 500, NULL, "x" };
}

static void apart(void **state)
{
	int y[] = { 10, 11, 12, 95 }, z[] = { 90, 95, 99 };
	(void)state;
	chart_apart(y, 4, 14, 0, 100); /* pushed down as far as needed */
	assert_true(y[0] == 10 && y[1] == 24 && y[2] == 38 && y[3] == 95);
	chart_apart(z, 3, 14, 0, 100); /* and up from the bottom */
	assert_true(z[0] == 72 && z[1] == 86 && z[2] == 100);
}

static void steps_add_up(void **state)
{
	struct value *to = value_map(*state);
	struct chart c = whole(*state, (const int[]){ 70, -30, 20, 60 }, 4, 1, 3);
	chart_waterfall(*state, to, &c);
	int64_t zero = number(to, "ticks.0.x"), px = number(to, "ticks.4.x") - zero; /* 0 20 40 60 80 */
	assert_str(value_str(value_find(to, "ticks.4.label")), "80");
	assert_int_equal(number(to, "steps.0.x"), zero);
	/* The fall goes back from 70 to 40: it begins where the rise ended. */
	assert_int_equal(number(to, "steps.1.x") + number(to, "steps.1.bar_width"), number(to, "steps.0.end"));
	assert_int_equal(number(to, "steps.1.end"), zero + px / 2);
	assert_str(value_str(value_find(to, "steps.1.down")), "true");
	assert_int_equal(number(to, "steps.3.x"), zero); /* the sum from zero, to the same end */
	assert_int_equal(number(to, "steps.3.end"), number(to, "steps.2.end"));
	assert_str(value_str(value_find(to, "steps.2.more")), "false");
}

/* What is withheld has no length, and the axis does not know it. */
static void withheld(void **state)
{
	struct value *to = value_map(*state), *other = value_map(*state);
	struct chart c = whole(*state, (const int[]){ 8, 9999, 5 }, 3, 1, 3), d = whole(*state, (const int[]){ 8, 0, 5 }, 3, 1, 3);
	chart_histogram(*state, to, &c);
	chart_histogram(*state, other, &d);
	assert_str(value_str(value_find(to, "bars.1.drawn")), "false");
	assert_str(value_str(value_find(to, "bars.1.label")), "<3");
	assert_int_equal(number(to, "bars.1.bar_height"), 0);
	assert_int_equal(number(to, "bars.0.bar_height"), number(other, "bars.0.bar_height"));
	assert_str(value_str(value_find(to, "table.rows.1.cells.0.text")), "<3");
}

static void gaps(void **state)
{
	struct value *to = value_map(*state);
	struct chart c = whole(*state, (const int[]){ 10, 10, 20, 9999, 30, 30 }, 3, 2, 3);
	chart_lines(*state, to, &c);
	/* Two strokes of the pen where a value is missing; the number of points is that of the values. */
	struct str d = value_str(value_find(to, "lines.1.d"));
	size_t moves = 0;
	for (size_t i = 0; i < d.n; i++)
		moves += d.p[i] == 'M';
	assert_int_equal(moves, 2);
	assert_int_equal(value_count(value_find(to, "lines.1.points")), 2);
	assert_int_equal(value_count(value_find(to, "lines.0.points")), 3);
	int64_t gap = number(to, "lines.1.label_y") - number(to, "lines.0.label_y");
	assert_true(gap >= 14 || gap <= -14); /* both end at 30: their labels do not touch */
	assert_str(value_str(value_find(to, "cut")), "false");
	struct chart far = whole(*state, (const int[]){ 1010, 1020, 1015 }, 3, 1, 3);
	chart_lines(*state, to, &far);
	assert_str(value_str(value_find(to, "cut")), "true");
}

static void flows(void **state)
{
	static const int64_t count[] = { 30, 10, 0, 60 };
	struct str names[] = { STR("甲类"), STR("乙类") }, label[] = { STR("30"), STR("10"), STR("0"), STR("60") };
	struct value *to = value_map(*state);
	chart_flow(*state, to, &(struct chart_flow){ STR("题"), STR("户"), STR("说明"), names, names, 2, 2, count, label,
		STR("上年"), STR("本年"), 500, "f" });
	/* 100 households are 180 px: 40 % is 72, 30 % is 54, 70 % is 126 */
	assert_int_equal(number(to, "from.0.node_height"), 72);
	assert_int_equal(number(to, "into.0.node_height"), 54);
	assert_int_equal(number(to, "into.1.node_height"), 126);
	assert_int_equal(value_count(value_find(to, "bands")), 3); /* nothing went from the second to the first */
	assert_str(value_str(value_find(to, "table.rows.1.cells.0.text")), "0");
}

static void groups(void **state)
{
	struct value *to = value_map(*state);
	struct chart c = whole(*state, (const int[]){ 10, 20, -5, 9999 }, 2, 2, 2);
	chart_grouped(*state, to, &c);
	assert_str(value_str(value_find(to, "groups.0.bars.1.label")), "20（乙）");
	assert_str(value_str(value_find(to, "groups.1.bars.0.label")), "-5");
	assert_str(value_str(value_find(to, "groups.1.bars.0.negative")), "true");
	assert_str(value_str(value_find(to, "groups.1.bars.1.drawn")), "false");
	assert_int_equal(number(to, "groups.1.bars.0.x") + number(to, "groups.1.bars.0.bar_width"), number(to, "groups.0.bars.0.x"));
	assert_int_equal(2 * number(to, "groups.0.bars.0.bar_width"), number(to, "groups.0.bars.1.bar_width"));
}

static void slopes(void **state)
{
	struct value *to = value_map(*state);
	struct chart c = whole(*state, (const int[]){ 10, 30, 10, 5, 9999, 7 }, 3, 2, 3);
	chart_slope(*state, to, &c);
	assert_int_equal(number(to, "lines.0.y1"), number(to, "lines.1.y1"));
	assert_int_equal(number(to, "lines.1.label_y1") - number(to, "lines.0.label_y1"), 14);
	assert_str(value_str(value_find(to, "lines.1.falls")), "true");
	assert_str(value_str(value_find(to, "lines.2.drawn")), "false");
	assert_str(value_str(value_find(to, "lines.2.has1")), "false");
	assert_str(value_str(value_find(to, "lines.2.has2")), "true");
}

static void small(void **state)
{
	struct value *to = value_map(*state);
	struct chart c = whole(*state, (const int[]){ 100, -50, 50, 9999, 10, 20, 30, 40 }, 4, 2, 4);
	chart_multiples(*state, to, &c, 1, 4);
	assert_int_equal(value_count(value_find(to, "panels")), 3);
	/* One scale for all, the row that is not shown included: 50 is half of 100 and as long as -50. */
	struct value *all = value_map(*state);
	chart_multiples(*state, all, &c, 0, 4);
	int64_t fall = number(all, "panels.0.bars.1.bar_width"), rise = number(all, "panels.1.bars.0.bar_width");
	assert_true(fall - rise <= 1 && rise - fall <= 1); /* ends are rounded each */
	assert_int_equal(number(to, "panels.0.bars.0.bar_width"), number(all, "panels.1.bars.0.bar_width"));
	assert_str(value_str(value_find(all, "panels.1.bars.1.drawn")), "false");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(steps), cmocka_unit_test(positive), cmocka_unit_test(negative),
		cmocka_unit_test(missing), cmocka_unit_test(pieces), cmocka_unit_test(apart), cmocka_unit_test(steps_add_up),
		cmocka_unit_test(withheld), cmocka_unit_test(gaps), cmocka_unit_test(flows), cmocka_unit_test(groups),
		cmocka_unit_test(slopes), cmocka_unit_test(small) };
	return cmocka_run_group_tests_name("view: charts", tests, arena_up, arena_down);
}
