/* Chart geometry: ticks, bars from zero, pieces that meet. */
#include "view_here.h"

#include "view/chart.h"

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
	*c = (struct chart){ STR("题"), STR("%"), STR("说明"), series, 1, row, n, 500, NULL };
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
	struct chart c = { STR("题"), STR("%"), STR("说明"), &series, 1, &row, 1, 500, NULL };
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
	struct chart c = { STR("题"), STR("户"), STR("说明"), series, 4, &row, 1, 500, NULL };
	chart_stack(*state, to, &c);
	const char *paths[][2] = { { "rows.0.pieces.0.x", "rows.0.pieces.0.piece_width" }, { "rows.0.pieces.1.x", "rows.0.pieces.1.piece_width" },
		{ "rows.0.pieces.2.x", "rows.0.pieces.2.piece_width" }, { "rows.0.pieces.3.x", "rows.0.pieces.3.piece_width" } };
	for (size_t i = 1; i < 4; i++)
		assert_int_equal(number(to, paths[i][0]), number(to, paths[i - 1][0]) + number(to, paths[i - 1][1]));
	assert_int_equal(number(to, paths[3][0]) + number(to, paths[3][1]), 500 - 8);
	assert_str(value_str(value_find(to, "rows.0.pieces.2.label")), ""); /* wider than its piece */
	assert_str(value_str(value_find(to, "rows.0.pieces.3.label")), "97");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(steps), cmocka_unit_test(positive), cmocka_unit_test(negative),
		cmocka_unit_test(missing), cmocka_unit_test(pieces) };
	return cmocka_run_group_tests_name("view: charts", tests, arena_up, arena_down);
}
