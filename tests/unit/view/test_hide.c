/* The public level: counts under three, and those that subtraction would find. */
#include "unit/indicator/figures_here.h"

#include "view/hide.h"

#define LOW(area, id) HOME_IN(area, id, "5000", "1")   /* 重点监测户 */
#define MID(area, id) HOME_IN(area, id, "8000", "1")   /* 稳定脱贫户 */
#define HIGH(area, id) HOME_IN(area, id, "20000", "1") /* 高质量脱贫户 */

/* A: 1 low, 4 middle, 5 high; B: 3 low, 3 middle, 6 high; C: 5 low, 6 middle, 7 high. */
static void fill(void)
{
	compute("hunan-2022",
		LOW(AREA_A, "a1") MID(AREA_A, "a2") MID(AREA_A, "a3") MID(AREA_A, "a4") MID(AREA_A, "a5")
		HIGH(AREA_A, "a6") HIGH(AREA_A, "a7") HIGH(AREA_A, "a8") HIGH(AREA_A, "a9") HIGH(AREA_A, "a10")
		LOW(AREA_B, "b1") LOW(AREA_B, "b2") LOW(AREA_B, "b3") MID(AREA_B, "b4") MID(AREA_B, "b5") MID(AREA_B, "b6")
		HIGH(AREA_B, "b7") HIGH(AREA_B, "b8") HIGH(AREA_B, "b9") HIGH(AREA_B, "b10") HIGH(AREA_B, "b11") HIGH(AREA_B, "b12")
		LOW(AREA_C, "c1") LOW(AREA_C, "c2") LOW(AREA_C, "c3") LOW(AREA_C, "c4") LOW(AREA_C, "c5")
		MID(AREA_C, "c6") MID(AREA_C, "c7") MID(AREA_C, "c8") MID(AREA_C, "c9") MID(AREA_C, "c10") MID(AREA_C, "c11")
		HIGH(AREA_C, "c12") HIGH(AREA_C, "c13") HIGH(AREA_C, "c14") HIGH(AREA_C, "c15") HIGH(AREA_C, "c16") HIGH(AREA_C, "c17")
		HIGH(AREA_C, "c18"), NULL);
}

static const struct area_column column[] = {
	{{"", 0}, "tier.households", {"重点监测户", 15}, NULL, true},
	{{"", 0}, "tier.persons", {"重点监测户", 15}, "tier.households", false},
	{{"", 0}, "tier.households", {"稳定脱贫户", 15}, NULL, true},
	{{"", 0}, "tier.households", {"高质量脱贫户", 18}, NULL, true},
	{{"", 0}, "scope.households", {"", 0}, NULL, true},
};

static void rows_are_printed(enum data_privacy level, const char *const want[4])
{
	struct view_input in = {.data = &fx.set, .policy = indicator_policy(set), .figures = set, .privacy = level};
	struct view v = {.a = arena, .in = &in};
	struct view_units u = view_units(&v, 0);
	struct area_table t = area_table_make(&v, view_rows(&v, u), u.n + 1, column, 5);
	assert_int_equal(u.n, 3);
	for (size_t r = 0; r < 4; r++) {
		struct value *cells = value_list(arena);
		struct buf b = {0};
		area_table_cells(&t, cells, r);
		for (size_t i = 0; i < 5; i++) {
			buf_str(&b, value_str(value_lookup(value_at(cells, i), STR("text"))));
			buf_cat(&b, i < 4 ? " " : "");
		}
		assert_string_equal(buf_cstr(&b), want[r]);
		buf_release(&b);
	}
}

static void internal(void **state)
{
	static const char *const want[] = {"1 1 4 5 10", "3 3 3 6 12", "5 5 6 7 18", "9 9 13 18 40"};
	(void)state;
	fill();
	rows_are_printed(DATA_INTERNAL, want);
}

/*
 * A's one low household is withheld.  It would be 9 - 3 - 5, so B's 3, the
 * least of the column, goes too; it would be 10 - 4 - 5, so A's 4 goes; B's low
 * would be 12 - 3 - 6, so B's 3 middle go.  With two gone from every row and
 * column that has any, nothing can be worked out.  Persons go with households.
 */
static void public(void **state)
{
	static const char *const want[] = {"<3 * * 5 10", "* * * 6 12", "5 5 6 7 18", "9 9 13 18 40"};
	(void)state;
	fill();
	rows_are_printed(DATA_PUBLIC, want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {fig_test(internal), fig_test(public)};
	return cmocka_run_group_tests_name("view: withheld cells", tests, NULL, NULL);
}
