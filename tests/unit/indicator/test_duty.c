/* Duties: contact, measures, risk points, posts, dividends, roles, at every boundary (S1, S2, S3, S5). */
#include "unit/indicator/figures_here.h"

#include "base/buf.h"

static void compute_duty(const char *pack, int year, const char *as_of, const char *told, const char *now,
			 const char *kind, const char *rows, const char *measures)
{
	struct str more = measures ? STR(", {\"kind\": \"measures\", \"file\": \"m.ndjson\"}") : STR("");
	struct str text = arena_fmt(
		arena,
		"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\", \"level\": \"county\"}, "
		"\"income_year\": %d, \"as_of\": \"%s\", \"report_date\": \"%s\", \"policy\": \"%s\", \"exports\": ["
		"{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"%s\", \"file\": \"t.ndjson\"}%s]}",
		year, as_of, told, pack, kind, more.p);
	fx_put("case.json", text.p);
	fx_put("h.ndjson", now);
	fx_put("t.ndjson", rows);
	if (measures)
		fx_put("m.ndjson", measures);
	compute_under(pack, NULL);
}

#define LOW(id, net) HOME_WITH(id, net, "1", "\"status\": \"享受政策\"")
#define VISIT(id, date, mode, absent) \
	"{\"household\": \"" id "\", \"date\": \"" date "\", \"mode\": \"" mode "\", \"absent\": \"" absent "\"}\n"

/* The month is September 2023, report on 12 October: 12 days.  1 was visited on its last day, 2 a day after it,
   3 by telephone and is away, 4 by telephone and is not; 5 is not of the low tier. */
static void monthly_contact(void **state)
{
	(void)state;
	compute_duty("zaozhuang-2023", 2023, "2023-10-05", "2023-10-12",
		     LOW("1", "10999.99") LOW("2", "9000") LOW("3", "9000") LOW("4", "9000") LOW("5", "11000"),
		     "visits",
		     VISIT("1", "2023-09-30", "入户", "否") VISIT("2", "2023-10-01", "入户", "否")
		     VISIT("3", "2023-09-01", "电话", "是") VISIT("4", "2023-09-15", "微信", "否"), NULL);
	is("duty.contact/2023-09", "50.0000");
	rows_are("duty.contact/2023-09", 2, 4);
	is("duty.contact/2022-10", "0.0000");
	is("duty.contact_missing", "2");
	list_is("contact_missing", "2 4 ");
	list_is("contacted:2023-09", "1 3 ");
	is("duty.overdue/contact", "12.0");
}

/* The oldest of twelve months is November 2022: a visit on 31 October is of none of them.  Who came is told by the
   role: 1's November visit was the street's, 2's the village's, 3's nobody's that is told. */
static void contact_by_role(void **state)
{
#define BY(id, date, role) "{\"household\": \"" id "\", \"date\": \"" date "\", \"mode\": \"入户\"" role "}\n"
	(void)state;
	compute_duty("zaozhuang-2023", 2024, "2023-10-31", "2023-11-12", LOW("1", "9000") LOW("2", "9000") LOW("3", "9000")
		     LOW("4", "9000"), "visits",
		     BY("1", "2022-11-01", ", \"role\": \"街道级干部\"") BY("2", "2022-11-30", ", \"role\": \"村干部\"")
		     BY("3", "2022-11-30", "") BY("4", "2022-10-31", ", \"role\": \"街道级干部\""), NULL);
	is("duty.contact/2022-11", "75.0000");
	is("duty.contact_role/2022-11", "25.0000");
	rows_are("duty.contact_role/2022-11", 1, 4);
	is("duty.contact_role/2022-12", "0.0000");
}

/* On the month's last day it has ended. */
static void month_ends_today(void **state)
{
	(void)state;
	compute_duty("zaozhuang-2023", 2023, "2023-09-30", "2023-09-30", LOW("1", "9000"), "visits",
		     VISIT("1", "2023-09-30", "入户", "否"), NULL);
	is("duty.contact/2023-09", "100.0000");
	is("duty.overdue/contact", "0.0");
}

#define MEASURE(id, type, date, done) \
	"{\"household\": \"" id "\", \"type\": \"" type "\", \"date\": \"" date "\", \"done\": \"" done "\"}\n"

/* Due 10 September, overdue from the 21st: 2's first came on the 20th, 3's on the 21st. */
static void measures_by_september(void **state)
{
	(void)state;
	const char *rows = MEASURE("1", "产业帮扶", "2022-09-10", "已落实") MEASURE("1", "产业帮扶", "2022-09-01", "是")
		MEASURE("1", "就业帮扶", "2022-09-02", "否") MEASURE("2", "产业帮扶", "2022-09-20", "是")
		MEASURE("3", "就业帮扶", "2022-09-21", "是") MEASURE("4", "就业帮扶", "2022-10-01", "是");
	compute_duty("laiyuan-2022", 2022, "2022-09-30", "2022-09-30",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1"), "measures", rows,
		     NULL);
	is("duty.measures", "75.0000");
	is("duty.measures_late", "1");
	list_is("measures_late", "3 ");
	list_is("measures_missing", "4 ");
	is("duty.measure_kind/产业帮扶", "3");
	is("duty.measure_kind/就业帮扶", "1");
	rows_are("duty.measure_kind/产业帮扶", 2, 4);
	is("duty.overdue/measures", "20.0");
}

static void reminded_not_overdue(void **state)
{
	(void)state;
	compute_duty("laiyuan-2022", 2022, "2022-09-20", "2022-09-20", HOME("1", "1", "1"), "measures",
		     MEASURE("9", "产业帮扶", "2022-09-01", "是"), NULL);
	is("duty.measures", "0.0000");
	is("duty.overdue/measures", "0.0");
}

#define RISK(id, found, closed) \
	"{\"household\": \"" id "\", \"cause\": \"因病\", \"found\": \"" found "\", \"closed\": \"" closed "\"}\n"

/* Report on 31 July: 1 July is 30 days, 30 June 31.  Help: 2 after 5 days, 3 ten days before the finding: 0. */
static void open_risks(void **state)
{
	(void)state;
	compute_duty("laiyuan-2022", 2022, "2022-07-31", "2022-07-31",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1"), "risks",
		     RISK("1", "2022-07-01", "") RISK("2", "2022-06-30", "2022-08-01")
		     RISK("3", "2022-06-01", "2022-06-11"),
		     MEASURE("2", "产业帮扶", "2022-07-05", "是") MEASURE("3", "产业帮扶", "2022-05-22", "是"));
	is("risk.open", "2");
	is("risk.age/0-30", "1");
	is("risk.age/31-90", "1");
	is("risk.closed_ratio", "33.3333");
	is("risk.closed_days", "10.0");
	is("help.days", "2.5");
	is("help.waiting", "1");
	list_is("risk_open", "1 2 ");
	list_is("risk_unhelped", "1 ");
}

#define JOB(id, months) "{\"household\": \"" id "\", \"post\": \"是\", \"post_months\": \"" months "\"}\n"

static void six_months_in_a_post(void **state)
{
	(void)state;
	compute_duty("hunan-2022", 2023, "2023-09-30", "2023-10-10",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1"), "jobs",
		     JOB("1", "6") JOB("2", "5") JOB("3", ""), NULL);
	is("duty.post_months", "50.0000");
	rows_are("duty.post_months", 2, 3);
	list_is("post_short", "2 ");
}

#define DIVIDEND(id, due, paid, date) \
	"{\"household\": \"" id "\", \"due\": \"" due "\", \"paid\": \"" paid "\", \"date\": \"" date "\"}\n"

/* Until 30 September inclusive: 2 a day late, 3 a fen short, 4 not at all. */
static void dividends_by_september(void **state)
{
	(void)state;
	compute_duty("hunan-2022", 2023, "2023-10-10", "2023-10-10",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1"), "dividends",
		     DIVIDEND("1", "100", "100", "2023-09-30") DIVIDEND("2", "100", "100", "2023-10-01")
		     DIVIDEND("3", "100", "99.99", "2023-09-30") DIVIDEND("4", "100", "", ""), NULL);
	is("dividend.due", "400.00");
	is("dividend.paid", "299.99");
	is("dividend.in_time", "49.9975");
	list_is("dividend_unpaid", "3 4 ");
	list_is("dividend_late", "2 ");
	is("duty.overdue/dividends", "10.0");
}

static void told_on(const char *day)
{
	fx_teardown(NULL);
	fx_setup(NULL);
	compute_duty("hunan-2022", 2023, day, day, HOME("1", "1", "1"), "dividends", DIVIDEND("1", "100", "99.99", "2023-09-30"), NULL);
}

/* The last day of September is in time still: overdue from 1 October, by one day. */
static void overdue_from_october(void **state)
{
	(void)state;
	told_on("2023-09-30");
	is("duty.overdue/dividends", "0.0");
	list_is("dividend_unpaid", "");
	told_on("2023-10-01");
	is("duty.overdue/dividends", "1.0");
	list_is("dividend_unpaid", "1 ");
}

/* Measures are due on 10 September and late from the 21st: by eleven days at once. */
static void overdue_from_the_twenty_first(void **state)
{
	(void)state;
	compute_duty("laiyuan-2022", 2022, "2022-09-21", "2022-09-21", HOME("1", "1", "1"), "measures",
		     MEASURE("9", "产业帮扶", "2022-09-01", "是"), NULL);
	is("duty.overdue/measures", "11.0");
}

/* Two villages with households in two townships; one collector, one clerk, and the county's two. */
static void roles(void **state)
{
	(void)state;
	compute_duty("hunan-2022", 2023, "2023-09-30", "2023-10-10",
		     HOME_IN(AREA_A, "1", "1", "1") HOME_IN(AREA_B, "2", "1", "1"), "roster",
		     "{\"area\": \"990101100200\", \"role\": \"信息采集员\", \"name\": \"甲\"}\n"
		     "{\"area\": \"990101101000\", \"role\": \"信息录入员\", \"name\": \"乙\"}\n"
		     "{\"area\": \"990101000000\", \"role\": \"信息管理员\", \"name\": \"丙\"}\n", NULL);
	is("duty.roster/信息采集员", "50.0000");
	is("duty.roster@990101100200/信息采集员", "100.0000");
	is("duty.roster@990101101200/信息采集员", "0.0000");
	is("duty.roster/信息录入员", "50.0000");
	is("duty.roster/分管专干", "0.0000");
	is("duty.roster/信息管理员", "100.0000");
}

static void not_fewer(void **state)
{
	(void)state;
	compute_duty("hunan-2022", 2023, "2023-09-30", "2023-10-10", HOME("1", "1", "1"), "posts",
		     "{\"year\": 2022, \"type\": \"公益性岗位\", \"people\": 20}\n"
		     "{\"year\": 2023, \"type\": \"公益性岗位\", \"people\": 20}\n"
		     "{\"year\": 2022, \"type\": \"帮扶车间\", \"people\": 9}\n"
		     "{\"year\": 2023, \"type\": \"帮扶车间\", \"people\": 8}\n", NULL);
	is("posts.change/公益性岗位", "0");
	assert_int_equal(figure("posts.change/公益性岗位")->verdict, VERDICT_MET);
	is("posts.change/帮扶车间", "-1");
	assert_int_equal(figure("posts.change/帮扶车间")->verdict, VERDICT_NOT_MET);
}

static void nothing_exported(void **state)
{
	(void)state;
	compute("hunan-2022", HOME("1", "1", "1"), NULL);
	is("dividend.due", "missing");
	says("dividend.due", "未提供收益分配记录");
	is("duty.roster/信息采集员", "missing");
	list_is("dividend_unpaid", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(monthly_contact),      fig_test(month_ends_today), fig_test(contact_by_role),       fig_test(measures_by_september),
		fig_test(reminded_not_overdue), fig_test(open_risks),             fig_test(six_months_in_a_post),
		fig_test(dividends_by_september), fig_test(overdue_from_october), fig_test(overdue_from_the_twenty_first), fig_test(roles),                fig_test(not_fewer),
		fig_test(nothing_exported),
	};

	return cmocka_run_group_tests_name("indicator/duty", tests, NULL, NULL);
}
