/* 倒推算, reasons for inclusion and the trend mark under the Chifeng pack (S4 （一）; ). */
#include "unit/indicator/figures_here.h"

#define QUARTER(id, quarter, net) \
	"{\"household\": \"" id "\", \"quarter\": \"" quarter "\", \"net\": \"" net "\"}\n"
#define COUNTY_AT(growth) \
	"{\"references\": [{\"region\": \"990101000000\", \"indicator\": \"rural_disposable_income\", " \
	"\"year\": 2023, \"growth\": \"" growth "\", \"basis\": \"nominal\", \"source\": \"虚构\"}]}"

static void compute_target(const char *as_of, const char *now, const char *before, const char *quarters)
{
	struct str text = arena_fmt(
		arena,
		"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭旗\"}, \"income_year\": 2023, "
		"\"as_of\": \"%s\", \"policy\": \"chifeng-2023\", \"references\": \"r.json\", \"exports\": ["
		"{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"households\", \"year\": 2022, "
		"\"file\": \"p.ndjson\"}, {\"kind\": \"quarterly\", \"file\": \"q.ndjson\"}]}",
		as_of);
	fx_put("case.json", text.p);
	fx_put("h.ndjson", now);
	fx_put("p.ndjson", before);
	fx_put("q.ndjson", quarters);
	fx_put("r.json", COUNTY_AT("8.0"));
	compute_under("chifeng-2023", NULL);
}

/* Last year 10,000 a head, growth 8.0: target 10,800; two quarters gone: 5,400 is due without last year's quarters.
   1 has exactly that, 2 one fen less, 3 lacks its second quarter, 4 was not there last year. */
static void half_of_the_target(void **state)
{
	(void)state;
	compute_target("2023-04-20", HOME("1", "9000", "2") HOME("2", "9000", "1") HOME("3", "9000", "1")
		       HOME("4", "9000", "1"),
		       HOME("1", "20000", "2") HOME("2", "10000", "1") HOME("3", "10000", "1"),
		       QUARTER("1", "2023Q1", "6000") QUARTER("1", "2023Q2", "4800")
		       QUARTER("2", "2023Q1", "600") QUARTER("2", "2023Q2", "4799.99")
		       QUARTER("3", "2023Q1", "9000") QUARTER("4", "2023Q1", "9000")
		       QUARTER("4", "2023Q2", "9000"));
	is("target.households", "2");
	is("target.insufficient", "2");
	is("target.on_track", "1");
	is("target.behind", "1");
	list_is("on_track", "1 ");
	list_is("behind", "2 ");
	is("target.per_capita", "10800.00");
	/* (10,800.00 + 5,399.99) / 3 = 5,399.9966...; left 5,400.0033..., half of it a quarter */
	is("target.so_far", "5400.00");
	is("target.remaining", "5400.00");
	is("target.needed", "2700.00");
	is("target.progress", "50.0000"); /* 0.49999969... rounds to 50.0000 % */
	is("target.achieved", "0");
	struct household_target t;
	assert_true(indicator_target(set, 1, &t));
	assert_true(frac_cmp(t.remaining, (struct frac){540001, 100}) == 0);
	assert_true(frac_cmp(t.needed, (struct frac){540001, 200}) == 0);
}

/* Last year's quarters 1,000 2,000 3,000 4,000: a tenth is due after the first, 1,080 of 10,800. */
static void season_of_last_year(void **state)
{
	(void)state;
	compute_target("2022-12-31", HOME("1", "1", "1") HOME("2", "1", "1"),
		       HOME("1", "10000", "1") HOME("2", "10000", "1"),
		       QUARTER("1", "2022Q1", "1000") QUARTER("1", "2022Q2", "2000")
		       QUARTER("1", "2022Q3", "3000") QUARTER("1", "2022Q4", "4000")
		       QUARTER("2", "2022Q1", "1000") QUARTER("2", "2022Q2", "2000")
		       QUARTER("2", "2022Q3", "3000") QUARTER("2", "2022Q4", "4000")
		       QUARTER("1", "2023Q1", "1080") QUARTER("2", "2023Q1", "1079.99"));
	list_is("on_track", "1 ");
	list_is("behind", "2 ");
	list_is("focus:trend", ""); /* both above last year's 1,000 */
}

static void no_quarter_has_ended(void **state)
{
	(void)state;
	compute_target("2022-12-30", HOME("1", "1", "1"), HOME("1", "10000", "1"), QUARTER("1", "2023Q1", "1080"));
	is("target.per_capita", "missing");
	says("target.per_capita", "数据截止日前没有已结束的季度");
}

static void year_is_over(void **state)
{
	(void)state;
	compute_target("2023-09-30", HOME("1", "1", "1"), HOME("1", "10000", "1"),
		       QUARTER("1", "2023Q1", "2700") QUARTER("1", "2023Q2", "2700")
		       QUARTER("1", "2023Q3", "2700") QUARTER("1", "2023Q4", "2700"));
	is("target.achieved", "1");
	is("target.remaining", "0.00");
	is("target.needed", "undefined");
}

/* 1 falls, 2 stands (0.049 %), 3 rises 7.9 %, 4 exactly 8.0 %: not below; 5 rises more but its quarters
   fall twice in a row; 2's and 3's quarters are below nobody's.  Without 8.0 nobody would be below. */
static void first_reason_given(void **state)
{
	(void)state;
	compute_target("2023-09-30",
		       HOME("1", "9999", "1") HOME("2", "10004.90", "1") HOME("3", "10790", "1")
		       HOME("4", "10800", "1") HOME("5", "12000", "1"),
		       HOME("1", "10000", "1") HOME("2", "10000", "1") HOME("3", "10000", "1")
		       HOME("4", "10000", "1") HOME("5", "10000", "1"),
		       QUARTER("5", "2023Q1", "5000") QUARTER("5", "2023Q2", "4000") QUARTER("5", "2023Q3", "3000")
		       QUARTER("4", "2023Q1", "5000") QUARTER("4", "2023Q2", "4000"));
	list_is("focus:decrease", "1 ");
	list_is("focus:flat", "1 2 "); /* a fall of 0.01 % is flat as well */
	list_is("focus:below_reference", "1 2 3 ");
	list_is("focus:trend", "5 "); /* 4: two quarters cannot tell */
	list_is("primary:decrease", "1 ");
	list_is("primary:flat", "2 ");
	list_is("primary:below_reference", "3 ");
	list_is("primary:trend", "5 ");
	is("focus.primary/decrease", "1");
	is("focus.union", "4");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(half_of_the_target), fig_test(season_of_last_year), fig_test(no_quarter_has_ended),
		fig_test(year_is_over),       fig_test(first_reason_given),
	};

	return cmocka_run_group_tests_name("indicator/target", tests, NULL, NULL);
}
