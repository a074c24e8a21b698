/* Numbers as printed: half away from zero, groups, one decimal for percentages, nothing printed as zero that is missing. */
#include "view_here.h"

#include "view/basis.h"
#include "view/common.h"

static void yuan(void **state)
{
	assert_str(view_yuan(*state, frac_make(1234560, 100)), "12,345.60");
	assert_str(view_yuan(*state, frac_make(-1, 200)), "-0.01"); /* -0.005 away from zero */
	assert_str(view_yuan(*state, frac_make(1, 3)), "0.33");
	assert_str(view_yuan_whole(*state, frac_make(1434250, 100)), "14,343"); /* 14342.50 */
	assert_str(view_yuan(*state, (struct frac){ 0, 0 }), "—");
	assert_str(view_money(*state, 690000), "6,900.00");
	assert_str(view_money(*state, MONEY_NONE), "—");
	assert_str(view_count(*state, 1234567), "1,234,567");
}

static void percent(void **state)
{
	assert_str(view_percent(*state, frac_make(51498, 10000)), "5.1"); /* domain.md section 8, N14 */
	assert_str(view_percent(*state, frac_make(179525, 10000)), "18.0"); /* O3 */
	assert_str(view_percent(*state, frac_make(5, 100)), "0.1");
	assert_str(view_percent(*state, frac_make(-17341, 10000)), "-1.7"); /* S17 */
	assert_str(view_percent(*state, view_ratio(1, 8)), "12.5");
	assert_str(view_percent(*state, view_ratio(0, 0)), "—");
}

static void changes(void **state)
{
	assert_str(view_change(*state, frac_make(142789, 10000)), "增长14.3%");
	assert_str(view_change(*state, frac_make(-17341, 10000)), "下降1.7%");
	assert_str(view_change(*state, frac_make(499, 10000)), "持平");  /* 0.0499 */
	assert_str(view_change(*state, frac_make(-499, 10000)), "持平");
	assert_str(view_change(*state, frac_make(5, 100)), "增长0.1%");
	assert_str(view_change(*state, (struct frac){ 0, 0 }), "—");
}

static void words(void **state)
{
	static const struct {
		unsigned n;
		const char *text;
	} rows[] = { { 1, "一" }, { 9, "九" }, { 10, "十" }, { 11, "十一" }, { 19, "十九" }, { 20, "二十" }, { 21, "二十一" }, { 30, "三十" },
		{ 99, "九十九" } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_str(view_chinese_number(*state, rows[i].n), rows[i].text);
	assert_str(view_date(*state, (struct date){ 2023, 9, 5 }), "2023年9月5日");
}

/* a household a fraction of a fen below a line is not printed on it. */
static void lines(void **state)
{
	struct policy_param param[] = { { .type = PARAM_YUAN, .value = 690000 }, { .type = PARAM_YUAN, .value = 1100000 },
		{ .type = PARAM_PERCENT, .value = 300000 } };
	struct policy policy = { .param = param, .param_n = 3 };
	struct view_input in = { .policy = &policy };
	struct view v = { .a = *state, .in = &in };
	assert_str(view_income(&v, frac_make(20699990, 3000)), "6,899.9967"); /* 20,699.99 yuan for three */
	assert_str(view_income(&v, frac_make(6900, 1)), "6,900.00");
	assert_str(view_income(&v, frac_make(689999, 100)), "6,899.99");
	assert_str(view_income(&v, frac_make(32999999, 3000)), "10,999.9997");
	assert_str(view_income(&v, frac_make(20700010, 3000)), "6,900.00");
}

static void small_cells(void **state)
{
	struct view_input in = { .privacy = DATA_PUBLIC };
	struct view v = { .a = *state, .in = &in };
	assert_str(view_cell(&v, 0), "0");
	assert_str(view_cell(&v, 1), "<3");
	assert_str(view_cell(&v, 2), "<3");
	assert_str(view_cell(&v, 3), "3");
	in.privacy = DATA_INTERNAL;
	assert_str(view_cell(&v, 1), "1");
}

static void parameters(void **state)
{
	struct policy_param yuan_line = { .text = STR("6900"), .unit = STR("元"), .type = PARAM_YUAN };
	struct policy_param limit = { .text = STR("0.05"), .unit = STR("%"), .type = PARAM_PERCENT };
	struct policy_param yes = { .text = STR("是"), .unit = STR("是否"), .type = PARAM_SWITCH };
	assert_str(basis_value(*state, &yuan_line), "6,900元");
	assert_str(basis_value(*state, &limit), "0.05%");
	assert_str(basis_value(*state, &yes), "是");
}

/* A quarter or month is due when it is over on the day up to which the data go. */
static void periods(void **state)
{
	static struct data_set set;
	set.info.income_year = 2023;
	struct view_input in = { .data = &set };
	struct view v = { .a = *state, .in = &in };
	static const struct {
		struct date as_of;
		const char *period;
		bool over;
	} rows[] = { { { 2023, 6, 30 }, "2023Q3", true }, { { 2023, 6, 29 }, "2023Q3", false }, { { 2023, 6, 30 }, "2023Q4", false },
		{ { 2022, 12, 31 }, "2023Q1", true }, { { 2023, 9, 30 }, "2023Q4", true }, { { 2022, 12, 31 }, "2022-12", true },
		{ { 2023, 2, 27 }, "2023-02", false }, { { 2023, 2, 28 }, "2023-02", true } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		set.info.as_of = rows[i].as_of;
		if (view_is_over(&v, str_from(rows[i].period)) != rows[i].over)
			fail_msg("row %zu", i);
	}
}

static void clauses(void **state)
{
	struct policy policy = { .number = STR("湘振局发〔2022〕27号") };
	struct view_input in = { .policy = &policy };
	struct view v = { .a = *state, .in = &in };
	struct policy_clause c = { .at = STR("二、分类"), .quote = STR("人均纯收入＜6900元"), .note = STR("相等不算高于（A-13），另计") };
	assert_str(basis_clause(&v, &c), "湘振局发〔2022〕27号“二、分类”：“人均纯收入＜6900元”；相等不算高于，另计");
	assert_str(basis_place(&v, &c), "湘振局发〔2022〕27号“二、分类”");
	struct policy_clause open = { .note = STR("参数，文件未规定：取50%") };
	assert_str(basis_clause(&v, &open), "参数，文件未规定：取50%");
	assert_str(basis_place(&v, &open), "文件未规定");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(yuan), cmocka_unit_test(percent), cmocka_unit_test(changes),
		cmocka_unit_test(words), cmocka_unit_test(lines), cmocka_unit_test(small_cells), cmocka_unit_test(parameters),
		cmocka_unit_test(clauses), cmocka_unit_test(periods) };
	return cmocka_run_group_tests_name("view: numbers", tests, arena_up, arena_down);
}
