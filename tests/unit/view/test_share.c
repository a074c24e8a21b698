/* Largest remainder, worked by hand: counts of a whole, the tenths that are printed. */
#include "unit/indicator/figures_here.h"

#include "value/value.h"
#include "view/share.h"
#include "view/view.h"

#define MOST 8
struct worked {
	int64_t count[MOST], whole;
	size_t n;
	int64_t tenths[MOST];
	enum share_sum sum;
};

static void printed(const struct worked *w, size_t cases)
{
	for (size_t i = 0; i < cases; i++) {
		struct frac percent[MOST];
		int64_t tenths[MOST];
		for (size_t k = 0; k < w[i].n; k++)
			percent[k] = w[i].whole ? frac_make((wide)w[i].count[k] * 100, w[i].whole) : (struct frac){0, 0};
		assert_int_equal(shares_print(percent, w[i].n, tenths), w[i].sum);
		for (size_t k = 0; k < w[i].n; k++)
			if (tenths[k] != w[i].tenths[k])
				fail_msg("case %zu member %zu: %lld, not %lld", i, k, (long long)tenths[k], (long long)w[i].tenths[k]);
	}
}

/* 33.33.. three times: 99.9; the first gets the tenth.  14.2857.. seven times: 99.4; all but the last. */
static void equal_parts(void **state)
{
	(void)state;
	const struct worked w[] = {
		{{1, 1, 1}, 3, 3, {334, 333, 333}, SHARES_ADJUSTED},
		{{1, 1, 1, 1, 1, 1, 1}, 7, 7, {143, 143, 143, 143, 143, 143, 142}, SHARES_ADJUSTED},
		{{1, 1, 1, 1}, 4, 4, {250, 250, 250, 250}, SHARES_ROUNDED},
		{{1, 1, 1, 1, 1, 1, 1, 1}, 8, 8, {125, 125, 125, 125, 125, 125, 125, 125}, SHARES_ROUNDED},
	};
	printed(w, sizeof w / sizeof *w);
}

/* 0.05 % and 0.05 % and 99.9 %: half-up would be 100.1.  Of equal remainders the larger share is first (0.15 before
   0.05), then the earlier. */
static void ties_at_half(void **state)
{
	(void)state;
	const struct worked w[] = {
		{{1, 1, 1998}, 2000, 3, {1, 0, 999}, SHARES_ADJUSTED},
		{{1, 1, 1, 1, 1996}, 2000, 5, {1, 1, 0, 0, 998}, SHARES_ADJUSTED},
		{{3, 1, 1996}, 2000, 3, {2, 0, 998}, SHARES_ADJUSTED},
		{{1, 3, 1996}, 2000, 3, {0, 2, 998}, SHARES_ADJUSTED},
	};
	printed(w, sizeof w / sizeof *w);
}

static void one_and_none(void **state)
{
	(void)state;
	const struct worked w[] = {
		{{5}, 5, 1, {1000}, SHARES_ROUNDED},
		{{5, 0}, 5, 2, {1000, 0}, SHARES_ROUNDED},
		{{0, 0}, 0, 2, {0, 0}, SHARES_OPEN},
		{{0}, 0, 0, {0}, SHARES_OPEN},
		/* 2/3, 2/3, -1/3: rounded each, 100.0 or not */
		{{2, 2, -1}, 3, 3, {667, 667, -333}, SHARES_OPEN},
		/* 1/3 and 1/3 are not the whole */
		{{1, 1}, 3, 2, {333, 333}, SHARES_OPEN},
	};
	printed(w, sizeof w / sizeof *w);
}

/* The largest numbers that a province can bring: members of 10^15 fen. */
static void large_members(void **state)
{
	(void)state;
	const int64_t a = INT64_C(333333333333333), b = INT64_C(333333333333333), c = INT64_C(333333333333334);
	const struct worked w[] = {{{a, b, c}, a + b + c, 3, {333, 333, 334}, SHARES_ADJUSTED}};
	printed(w, 1);
}

static struct share_column column(const int64_t *count, size_t n, int64_t whole)
{
	static const char *const names[] = {"甲", "乙", "丙"};
	struct share_column c = {.n = 0};
	for (size_t i = 0; i < n; i++)
		share_add(&c, str_from(names[i]), count[i] == INT64_MIN ? (struct frac){0, 0} : view_ratio(count[i], whole));
	share_close(&c);
	return c;
}

static void note_is(const int64_t *count, size_t n, int64_t whole, bool hidden, const char *want)
{
	struct share_column c = column(count, n, whole);
	struct str note = share_note(arena, &c, "占比", hidden);
	if (!str_is(note, want))
		fail_msg("\"%.*s\"", STR_ARG(note));
}

static void adjustments_are_told(void **state)
{
	(void)state;
	note_is((const int64_t[]){1, 1, 1}, 3, 3, false, "占比四舍五入后合计为99.9%，按最大余数法取为100.0%：甲由33.3%取为33.4%。");
	note_is((const int64_t[]){1, 1, 1}, 3, 3, true, "占比四舍五入后合计为99.9%，按最大余数法取为100.0%（含未列出的）。");
	note_is((const int64_t[]){1, 1, 2}, 3, 4, false, "");
	note_is((const int64_t[]){5, 3, -1}, 3, 7, false, ""); /* 71.4 + 42.9 - 14.3 */
	note_is((const int64_t[]){2, 2, -1}, 3, 3, false, "占比中有负数，四舍五入后合计为100.1%，未作调整。");
	note_is((const int64_t[]){1, 1, INT64_MIN}, 3, 3, false, "占比中有缺数，四舍五入后合计为66.6%，未作调整。");
}

/* 12,000, 9,000 and 5,000 a head by 11,000 and 6,900: a third each of three tiers. */
static void tiers_of_a_page(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "12000", "1", "\"dibao_all\": \"否\"") HOME_WITH("2", "9000", "1", "\"dibao_all\": \"否\"")
		HOME_WITH("3", "5000", "1", "\"dibao_all\": \"否\""), NULL);
	struct view_input in = {&fx.set, indicator_policy(set), set, &fx.set.findings, DATA_INTERNAL, NULL, 0, NULL};
	const struct value *b = view_briefing(arena, &in);
	/* the pack's order: 高质量, 稳定, 重点, 兜底; households, persons, share each */
	const char *const want[] = {"1", "1", "33.4", "1", "1", "33.3", "1", "1", "33.3", "0", "0", "0.0", "3"};
	const struct value *cells = value_find(b, "tiers.rows.0.cells");
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		assert_string_equal(value_str(value_lookup(value_at(cells, i), STR("text"))).p, want[i]);
	assert_true(str_find(value_str(value_find(b, "tiers.shares_note")), STR("最大余数法")) != SIZE_MAX);
	assert_int_equal(view_ties(&in, &talk), 0);
	is("tier.share/高质量脱贫户", "33.3333"); /* the figure stays what it is */
	in.privacy = DATA_PUBLIC; /* all three cells are small: nothing of them is printed */
	cells = value_find(view_briefing(arena, &in), "tiers.rows.0.cells");
	for (size_t i = 0; i < 9; i++)
		assert_string_equal(value_str(value_lookup(value_at(cells, i), STR("text"))).p, i % 3 ? "*" : "<3");
	assert_int_equal(view_ties(&in, &talk), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_parts), cmocka_unit_test(ties_at_half), cmocka_unit_test(one_and_none),
		cmocka_unit_test(large_members), fig_test(adjustments_are_told), fig_test(tiers_of_a_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
