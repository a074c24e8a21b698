/* The Laiyuan pack: nine months for a year, five conditions, dated lines (S3; ). */
#include "unit/indicator/figures_here.h"

#define MONTH(id, month, wage, business, transfer, cost)                                                    \
	"{\"household\": \"" id "\", \"month\": \"" month "\", \"wage\": " wage ", \"business\": " business \
	", \"property\": 0, \"transfer\": " transfer ", \"business_cost\": " cost "}\n"
#define EIGHT(id, w, b, t, c)                                                                              \
	MONTH(id, "2021-10", w, b, t, c)                                                                   \
	MONTH(id, "2021-11", w, b, t, c) MONTH(id, "2021-12", w, b, t, c) MONTH(id, "2022-01", w, b, t, c) \
		MONTH(id, "2022-02", w, b, t, c) MONTH(id, "2022-03", w, b, t, c)                          \
			MONTH(id, "2022-04", w, b, t, c) MONTH(id, "2022-05", w, b, t, c)
#define NINE(id, w, b, t, c) EIGHT(id, w, b, t, c) MONTH(id, "2022-06", w, b, t, c)

#define CASE_2022(exports)                                                                               \
	"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\"},\n"             \
	" \"income_year\": 2022, \"as_of\": \"2022-06-30\", \"policy\": \"laiyuan-2022\", \"exports\": " \
	"[" exports "]}"
#define HOUSE(id, more) "{\"id\": \"" id "\", " AREA_A ", \"kind\": \"脱贫户\", \"size\": 1" more "}\n"

static void compute_nine(const char *now, const char *before, const char *months)
{
	fx_put("case.json",
	       CASE_2022("{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"households\", "
			 "\"year\": 2021, "
			 "\"file\": \"p.ndjson\"}, {\"kind\": \"monthly\", \"file\": \"m.ndjson\"}"));
	fx_put("h.ndjson", now);
	fx_put("p.ndjson", before);
	fx_put("m.ndjson", months);
	compute_under("laiyuan-2022", NULL);
}

/* 1: 9 x 608.33 + 0.03 = 5475.00 / 9 * 12 = 7300.00 exactly; 2: one fen less; 3: eight months only. */
static void sum_over_nine_times_twelve(void **state)
{
	(void)state;
	compute_nine(HOUSE("1", "") HOUSE("2", "") HOUSE("3", ""),
		     HOME("1", "7300", "1") HOME("2", "7000", "1") HOME("3", "9000", "1"),
		     EIGHT("1", "608.33", "0", "0", "0") MONTH("1", "2022-06", "608.36", "0", "0", "0")
			     EIGHT("2", "608.33", "0", "0", "0")
				     MONTH("2", "2022-06", "608.35", "0", "0", "0")
					     EIGHT("3", "608.33", "0", "0", "0"));
	is("estimate.households", "2");
	is("estimate.insufficient", "1");
	list_is("insufficient", "3 ");
	list_is("focus:below_monitor", "2 ");
	list_is("below:监测标准", "2 ");
	list_is("focus:below_national", "1 2 ");
	list_is("focus:decline", ""); /* 1 stands exactly still, 2 rises */
	is("focus.undetermined/below_monitor", "1");
	is("income.per_capita", "7299.99"); /* (7300 + 7299.98666...) / 2 = 7299.99333... */
	is("income.per_capita_prev", "7150.00");
	is("income.growth", "2.0978"); /* 7299.993333 / 7150 - 1 */
	is("estimate.per_capita", "7299.99");
	rows_are("income.growth", 2, 3);
}

/* the expense comes off; gross 9 x 1000, cost 9 x 300: 6300 / 9 * 12 = 8400. */
static void net_of_expense(void **state)
{
	(void)state;
	compute_nine(HOUSE("1", ""), HOME("1", "8400.01", "1"), NINE("1", "500", "400", "100", "300"));
	is("income.per_capita", "8400.00");
	is("income.block/business", "4800.00");
	is("income.block/business_cost", "3600.00");
	is("income.transfer_ratio", "10.0000");
	list_is("focus:decline", "1 ");
	is("decline.households", "1");
}

/* no expense by month: the year's own expense comes off the scaled receipts. */
static void expense_kept_by_year(void **state)
{
#define BARE(month)                                  \
	"{\"household\": \"1\", \"month\": \"" month \
	"\", \"wage\": 1000, \"business\": 0, \"property\": 0, \"transfer\": 0}\n"
	(void)state;
	compute_nine(HOUSE("1", ", \"business_cost\": \"2000\""), HOME("1", "9000", "1"),
		     BARE("2021-10") BARE("2021-11") BARE("2021-12") BARE("2022-01") BARE("2022-02")
			     BARE("2022-03") BARE("2022-04") BARE("2022-05") BARE("2022-06"));
	is("income.per_capita", "10000.00");
}

/* Months outside October to June do not count; a month above half of the sum is marked. */
static void window_and_season(void **state)
{
	(void)state;
	compute_nine(HOUSE("1", "") HOUSE("2", ""), HOME("1", "1", "1") HOME("2", "1", "1"),
		     EIGHT("1", "100", "0", "0", "0") MONTH("1", "2022-06", "800", "0", "0", "0")
			     MONTH("1", "2022-07", "9999", "0", "0", "0") EIGHT("2", "100", "0", "0", "0")
				     MONTH("2", "2022-06", "800.01", "0", "0", "0"));
	list_is("seasonal", "2 ");
	is("estimate.seasonal", "1");
	is("income.per_capita", "2133.34"); /* (1600 + 1600.01) / 9 * 12 / 2 = 2133.34 */
}

/* exactly half is not too high; A-23: every member without labour, below 12,550. */
static void structure_and_labour(void **state)
{
	(void)state;
	compute_nine(HOUSE("1", ", \"no_labour\": \"是\"") HOUSE("2", ", \"no_labour\": \"否\"")
			     HOUSE("3", ", \"no_labour\": \"是\""),
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1"),
		     NINE("1", "50", "0", "50", "0") NINE("2", "50", "0", "50.01", "0")
			     NINE("3", "1045.84", "0", "0", "0"));
	list_is("focus:transfer_high", "2 ");
	list_is("focus:no_labour_low", "1 "); /* 3: 1045.84 * 12 = 12550.08 */
	is("focus.union", "2");
}

/* 2022's lines are not used for another year unless the office says so. */
static void lines_belong_to_their_year(void **state)
{
	struct policy_override own[] = {{STR("line.monitor"), STR("7300"), {0}}};

	(void)state;
	compute("laiyuan-2022", HOME("1", "7000", "1"), HOME("1", "7001", "1"));
	is("focus.households/below_monitor", "missing");
	is("below_line.households/监测标准", "missing");
	is("focus.households/decline", "1"); /* no months: the year's net stands in, and that is said */
	assert_true(str_is(figure("focus.households/decline")->note,
			   "未提供月度收入，按本年人均纯收入代替全年预估"));
	is("estimate.households", "missing");
	compute_under("laiyuan-2022", &(struct policy_overrides){own, 1});
	is("focus.households/below_monitor", "1");
	is("focus.households/below_national", "missing");
}

/* Once the year is collected its own income is what income.* tells; the document's conditions go by
   the estimate all the same.  1: 9 x 500 -> 6000 by months, 8000 by the year; 2 has the year only. */
static void year_and_months(void **state)
{
	(void)state;
	compute_nine(HOUSE("1", ", \"net\": 8000") HOUSE("2", ", \"net\": 7000") HOUSE("3", ""),
		     HOME("1", "7500", "1") HOME("2", "7500", "1") HOME("3", "7500", "1"),
		     NINE("1", "500", "0", "0", "0") NINE("3", "600", "0", "0", "0"));
	is("income.per_capita", "7500.00");
	is("income.growth", "0.0000");
	is("coverage.households", "2");
	is("decline.households", "1");
	list_is("declining", "2 ");
	is("estimate.per_capita", "6600.00"); /* (6000 + 7200) / 2 */
	is("estimate.households", "2");
	is("estimate.insufficient", "1");
	list_is("focus:decline", "1 3 ");
	list_is("focus:below_monitor", "1 3 ");
	is("focus.undetermined/below_monitor", "1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(sum_over_nine_times_twelve), fig_test(net_of_expense), fig_test(year_and_months),
		fig_test(expense_kept_by_year),       fig_test(window_and_season),
		fig_test(structure_and_labour),       fig_test(lines_belong_to_their_year),
	};

	return cmocka_run_group_tests_name("indicator/estimate", tests, NULL, NULL);
}
