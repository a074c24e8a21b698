/* Entitled against paid: the subsidies of the Chifeng and Zaozhuang packs at their caps (S4 4.6-4.13, S5 5.8). */
#include "unit/indicator/figures_here.h"

static void compute_paid(const char *pack, const char *now, const char *paid, const char *jobs)
{
	struct str more = jobs ? STR(", {\"kind\": \"jobs\", \"file\": \"j.ndjson\"}") : STR("");
	struct str text = arena_fmt(
		arena,
		"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭旗\"}, \"income_year\": 2023, "
		"\"as_of\": \"2023-09-30\", \"policy\": \"%s\", \"exports\": [{\"kind\": \"households\", "
		"\"file\": \"h.ndjson\"}, {\"kind\": \"payments\", \"file\": \"y.ndjson\"}%s]}",
		pack, more.p);
	fx_put("case.json", text.p);
	fx_put("h.ndjson", now);
	fx_put("y.ndjson", paid);
	if (jobs)
		fx_put("j.ndjson", jobs);
	compute_under(pack, NULL);
}

#define PAID(id, item, more) \
	"{\"household\": \"" id "\", \"item\": \"" item "\", \"date\": \"2023-06-01\", " more "}\n"
#define HEADS(id, n, yuan) PAID(id, "犊牛", "\"quantity\": " n ", \"paid\": \"" yuan "\"")

/* 200 a head, 1,000 a year: 1 has 4 head and 800; 2 has 5 and 1,000; 3 has 6 and 1,200; 4 a fen too little;
   5 nothing; 6 two payments of one year, 3 + 3 head: 1,000 together; 7 no quantity. */
static void calves(void **state)
{
	(void)state;
	compute_paid("chifeng-2023",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1")
		     HOME("5", "1", "1") HOME("6", "1", "1") HOME("7", "1", "1"),
		     HEADS("1", "4", "800") HEADS("2", "5", "1000") HEADS("3", "6", "1200") HEADS("4", "1", "199.99")
		     HEADS("5", "2", "0") HEADS("6", "3", "600") HEADS("6", "3", "600")
		     PAID("7", "出售犊牛奖补", "\"paid\": \"200\""), NULL);
	is("subsidy.cases/calf", "7");
	is("subsidy.entitled/calf", "4400.00"); /* 800 + 1000 + 1000 + 200 + 400 + 1000 */
	is("subsidy.paid/calf", "4599.99");
	list_is("subsidy_over:calf", "3 6 ");
	is("subsidy.over_amount/calf", "400.00");
	list_is("subsidy_under:calf", "4 ");
	is("subsidy.under_amount/calf", "0.01");
	list_is("subsidy_unpaid:calf", "5 ");
	is("subsidy.unpaid_amount/calf", "400.00");
	list_is("subsidy_unknown:calf", "7 ");
	is("subsidy.cases/lamb", "0");
}

/* min(70 % of the money, 7,000 a head, 20,000): 28,571.43 gives 20,000 to three; one person 7,000; less is no fault. */
static void projects(void **state)
{
	(void)state;
	compute_paid("chifeng-2023", HOME("1", "1", "3") HOME("2", "1", "1") HOME("3", "1", "3"),
		     PAID("1", "到户项目补助", "\"base\": \"28571.43\", \"paid\": \"20000.01\"")
		     PAID("2", "到户项目补助", "\"base\": \"10001\", \"paid\": \"7000\"")
		     PAID("3", "到户项目补助", "\"base\": \"10000\", \"paid\": \"6999\""), NULL);
	list_is("subsidy_over:project", "1 ");
	is("subsidy.over_amount/project", "0.01");
	list_is("subsidy_under:project", "");
	is("subsidy.entitled/project", "34000.00");
}

/* 30 % of three months' wages, 3,000 a head: binds at 10,000.  2 is in a public post, 3 worked two months, 5 has no row
   in the list of jobs, 6 is told to have worked three months and has worked two. */
static void stable_jobs(void **state)
{
	(void)state;
#define STABLE(id, who, months, base, yuan) \
	PAID(id, "稳岗劳务补贴", "\"person\": \"" who "\", \"quantity\": " months ", \"base\": \"" base "\", \"paid\": \"" yuan "\"")
#define WORKS(id, who, place, from, to, post) \
	"{\"household\": \"" id "\", \"person\": \"" who "\", \"place\": \"" place "\", \"from\": \"" from "\", \"to\": \"" to \
	"\", \"post\": \"" post "\"}\n"
	compute_paid("chifeng-2023", HOME("1", "1", "2") HOME("2", "1", "2") HOME("3", "1", "1") HOME("4", "1", "4")
		     HOME("5", "1", "1") HOME("6", "1", "1"),
		     STABLE("1", "甲", "3", "10000", "3000") STABLE("1", "乙", "3", "12000", "3000.01")
		     STABLE("2", "丙", "3", "9000", "2700") STABLE("3", "丁", "2", "6000", "100")
		     STABLE("4", "己", "3", "9999.99", "3000") STABLE("4", "庚", "3", "10000.01", "3000")
		     STABLE("4", "辛", "3", "9999.99", "2999.99") STABLE("5", "壬", "3", "9000", "100")
		     STABLE("6", "癸", "3", "9000", "100"),
		     WORKS("2", "丙", "县内", "2022-10", "2023-09", "是") WORKS("1", "戊", "县内", "2022-10", "2023-09", "是")
		     WORKS("1", "甲", "省外", "2023-01", "2023-03", "否") WORKS("1", "乙", "省外", "2023-07", "", "否")
		     WORKS("2", "丙", "县内", "2022-10", "2023-09", "否") WORKS("3", "丁", "县内", "2022-10", "2023-09", "否")
		     WORKS("4", "己", "县内", "2023-01", "2023-06", "否") WORKS("4", "庚", "县内", "2023-01", "2023-06", "否")
		     WORKS("4", "辛", "县内", "2023-01", "2023-06", "否") WORKS("6", "癸", "县内", "2023-01", "2023-02", "否"));
	list_is("subsidy_over:stable", "1 4 ");
	is("subsidy.over_amount/stable", "0.02"); /* 9,999.99 * 30 % is 2,999.997: whole fen of it are 2,999.99 */
	list_is("subsidy_excluded:stable", "2 3 6 ");
	is("subsidy.excluded_amount/stable", "2900.00");
	list_is("subsidy_unknown:stable", "5 ");
}

/* 100 days; inside the county: 1 to the day, 2 half a day short, 3 a fen over, 4 works elsewhere. */
static void flexible_jobs(void **state)
{
	(void)state;
#define FLEXIBLE(id, days, yuan) \
	PAID(id, "灵活就业补贴", "\"person\": \"甲\", \"quantity\": " days ", \"paid\": \"" yuan "\"")
	compute_paid("chifeng-2023", HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1"),
		     FLEXIBLE("1", "100", "1000") FLEXIBLE("2", "99.5", "1000") FLEXIBLE("3", "101", "1000.01")
		     FLEXIBLE("4", "120", "800"),
		     WORKS("1", "甲", "县内", "2023-01", "2023-06", "否") WORKS("2", "甲", "县内", "2023-01", "2023-06", "否")
		     WORKS("3", "甲", "县内", "2023-01", "2023-06", "否") WORKS("4", "甲", "省内县外", "2023-01", "2023-06", "否"));
	list_is("subsidy_excluded:flexible", "2 4 ");
	list_is("subsidy_over:flexible", "3 ");
	is("subsidy.over_amount/flexible", "0.01");
	is("subsidy.entitled/flexible", "2000.00");
}

/* 300 a person and year, outside the Autonomous Region, three months: 2 works in the region, 3 for two months, 4 was paid a
   fen too little, 5 nothing though a row says so, 6 has no row of payment at all, 7 was paid in two years. */
static void fares(void **state)
{
	(void)state;
#define FARE(id, yuan, day) \
	"{\"household\": \"" id "\", \"person\": \"甲\", \"item\": \"交通补助\", \"paid\": \"" yuan "\", \"date\": \"" day "\"}\n"
	compute_paid("chifeng-2023",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1")
		     HOME("6", "1", "1") HOME("7", "1", "1"),
		     FARE("1", "300", "2023-05-01") FARE("2", "300", "2023-05-01") FARE("3", "300", "2023-05-01")
		     FARE("4", "299.99", "2023-05-01") FARE("5", "0", "2023-05-01") FARE("7", "300", "2022-12-31")
		     FARE("7", "300", "2023-01-01"),
		     WORKS("1", "甲", "省外", "2023-01", "2023-03", "否") WORKS("2", "甲", "自治区内县外", "2023-01", "2023-06", "否")
		     WORKS("3", "甲", "省外", "2023-01", "2023-02", "否") WORKS("4", "甲", "自治区外", "2023-01", "2023-06", "否")
		     WORKS("5", "甲", "省外", "2023-01", "2023-06", "否") WORKS("6", "甲", "省外", "2023-01", "2023-06", "否")
		     WORKS("7", "甲", "省外", "2022-10", "2023-06", "否"));
	list_is("subsidy_excluded:transport", "2 3 ");
	list_is("subsidy_under:transport", "4 ");
	is("subsidy.under_amount/transport", "0.01");
	list_is("subsidy_unpaid:transport", "5 ");
	list_is("subsidy_unclaimed:transport", "6 ");
	is("subsidy.unclaimed_amount/transport", "300.00");
	is("subsidy.cases/transport", "7"); /* 7 has one in each calendar year, neither over */
	list_is("subsidy_over:transport", "");
}

/* 50 a head or mu, 1,000: 20 of either; half a one more changes nothing, half a one less 25 yuan; a fen over shows. */
static void twenty(void **state)
{
	(void)state;
#define LAMBS(id, n, yuan) PAID(id, "羔羊", "\"quantity\": " n ", \"paid\": \"" yuan "\"")
#define MU(id, n, yuan) PAID(id, "承包地奖补", "\"quantity\": " n ", \"paid\": \"" yuan "\"")
	compute_paid("chifeng-2023",
		     HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1"),
		     LAMBS("1", "20", "1000") LAMBS("2", "20.5", "1000") LAMBS("3", "19.5", "975") LAMBS("4", "19.5", "1000")
		     LAMBS("5", "20", "1000.01")
		     MU("1", "20", "1000") MU("2", "20.5", "1000.01") MU("3", "19.5", "975") MU("4", "19.5", "974.99")
		     MU("5", "20", "999.99"), NULL);
	list_is("subsidy_over:lamb", "4 5 ");
	is("subsidy.over_amount/lamb", "25.01");
	list_is("subsidy_under:lamb", "");
	is("subsidy.entitled/lamb", "4950.00");
	list_is("subsidy_over:land", "2 ");
	is("subsidy.over_amount/land", "0.01");
	list_is("subsidy_under:land", "4 5 ");
	is("subsidy.under_amount/land", "0.02");
}

/* 5 calves bind: half a head less is 900; one more changes nothing. */
static void five_calves(void **state)
{
	(void)state;
	compute_paid("chifeng-2023", HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1"),
		     HEADS("1", "5", "1000.01") HEADS("2", "5", "999.99") HEADS("3", "4.5", "900") HEADS("4", "5.5", "1000"), NULL);
	list_is("subsidy_over:calf", "1 ");
	list_is("subsidy_under:calf", "2 ");
	is("subsidy.over_amount/calf", "0.01");
	is("subsidy.under_amount/calf", "0.01");
	is("subsidy.entitled/calf", "3900.00");
}

/* 70 % of 28,571.42 is 19,999.994; of 28,571.43 it is 20,000.001; one person 7,000 at 10,000; three persons 21,000. */
static void project_edges(void **state)
{
	(void)state;
#define PROJECT(id, base, yuan) PAID(id, "到户项目补助", "\"base\": \"" base "\", \"paid\": \"" yuan "\"")
	compute_paid("chifeng-2023",
		     HOME("1", "1", "3") HOME("2", "1", "3") HOME("3", "1", "3") HOME("4", "1", "1") HOME("5", "1", "1")
		     HOME("6", "1", "2") HOME("7", "1", "null"),
		     PROJECT("1", "28571.42", "20000") PROJECT("2", "28571.43", "20000") PROJECT("3", "28571.44", "20000.01")
		     PROJECT("4", "10000", "7000") PROJECT("5", "9999.99", "7000") PROJECT("6", "30000", "14000.01")
		     PROJECT("7", "1000", "700"), NULL);
	list_is("subsidy_over:project", "1 3 5 6 ");
	is("subsidy.over_amount/project", "0.04"); /* 0.01 each: payable is cut to whole fen */
	list_is("subsidy_unknown:project", "7 "); /* how many persons is not told */
	list_is("subsidy_under:project", "");
}

/* Half of the investment, 5,000 at most, low tier only: 2 is at the line. */
static void courtyards(void **state)
{
	(void)state;
#define ENJOYING(id, net) HOME_WITH(id, net, "1", "\"status\": \"享受政策\"")
	compute_paid("zaozhuang-2023", ENJOYING("1", "10999.99") ENJOYING("2", "11000") ENJOYING("3", "9000"),
		     PAID("1", "庭院经济", "\"base\": \"10000.02\", \"paid\": \"5000\"")
		     PAID("2", "庭院经济", "\"base\": \"1000\", \"paid\": \"500\"")
		     PAID("3", "庭院经济", "\"base\": \"1000\", \"paid\": \"400\""), NULL);
	list_is("subsidy_excluded:courtyard", "2 ");
	list_is("subsidy_over:courtyard", "");
	list_is("subsidy_under:courtyard", "3 ");
	is("subsidy.under_amount/courtyard", "100.00");
}

/* 10,000 binds: a fen less is 4,999.995, which is 4,999.99 in whole fen. */
static void courtyard_edges(void **state)
{
	(void)state;
#define COURTYARD(id, base, yuan) PAID(id, "庭院经济", "\"base\": \"" base "\", \"paid\": \"" yuan "\"")
	compute_paid("zaozhuang-2023",
		     ENJOYING("1", "9000") ENJOYING("2", "9000") ENJOYING("3", "9000") ENJOYING("4", "9000") ENJOYING("5", "9000"),
		     COURTYARD("1", "10000", "5000") COURTYARD("2", "9999.99", "5000") COURTYARD("3", "10000.01", "5000")
		     COURTYARD("4", "10000", "4999.99") COURTYARD("5", "10000", "5000.01"), NULL);
	list_is("subsidy_over:courtyard", "2 5 ");
	is("subsidy.over_amount/courtyard", "0.02");
	list_is("subsidy_under:courtyard", "4 ");
	is("subsidy.under_amount/courtyard", "0.01");
}

/* 30 % of what the children paid, 1,080 a year at 3,600; 60 on the day of payment, 55 with the first or second grade.
   1 is 60 that day, 2 a day short, 3 is 55 with the second grade, 4 with the third; 5 a fen over; 6 nobody knows the age. */
static void elders(void **state)
{
	(void)state;
#define ELDER(id, birth, grade) \
	"{\"household\": \"" id "\", \"name\": \"甲\", \"birth\": \"" birth "\", \"disability\": \"" grade "\"}\n"
#define AWARD(id, base, yuan) PAID(id, "孝善养老", "\"person\": \"甲\", \"base\": \"" base "\", \"paid\": \"" yuan "\"")
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"members\", \"file\": \"m.ndjson\"}, "
		"{\"kind\": \"payments\", \"file\": \"y.ndjson\"}", "");
	fx_put("h.ndjson", ENJOYING("1", "9000") ENJOYING("2", "9000") ENJOYING("3", "9000") ENJOYING("4", "9000")
	       ENJOYING("5", "90000") ENJOYING("6", "9000"));
	fx_put("m.ndjson", ELDER("1", "1963-06-01", "") ELDER("2", "1963-06-02", "") ELDER("3", "1968-06-01", "二级")
	       ELDER("4", "1968-06-01", "三级") ELDER("5", "1950-01-01", "") ELDER("6", "", ""));
	fx_put("y.ndjson", AWARD("1", "3600", "1080") AWARD("2", "3600", "1080") AWARD("3", "3599.99", "1080")
	       AWARD("4", "3600", "500") AWARD("5", "3600.01", "1080.01") AWARD("6", "3600", "1080"));
	compute_under("zaozhuang-2023", NULL);
	list_is("subsidy_excluded:filial", "2 4 ");
	list_is("subsidy_over:filial", "3 5 ");
	is("subsidy.over_amount/filial", "0.02"); /* 3,599.99 * 30 % is 1,079.997 */
	list_is("subsidy_unknown:filial", "6 ");
	is("subsidy.excluded_amount/filial", "1580.00");
}

/* An item that the pack does not know is judged by nothing: it is told, by name and number. */
static void strangers(void **state)
{
	const struct diag *told = NULL;

	(void)state;
	compute_paid("chifeng-2023", HOME("1", "1", "1"),
		     HEADS("1", "4", "800") PAID("1", "犊牛补助款", "\"paid\": \"200\"") PAID("1", "犊牛补助款", "\"paid\": \"1\"")
		     PAID("1", "慰问金", "\"paid\": \"5\""), NULL);
	is("subsidy.cases/calf", "1");
	for (size_t i = 0; i < talk.n; i++)
		if (str_is(talk.v[i].code, "indicator.items"))
			told = &talk.v[i];
	assert_non_null(told);
	assert_true(str_find(told->msg, STR("3条")) != SIZE_MAX);
	assert_true(str_ends(told->msg, STR("犊牛补助款、慰问金")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(calves), fig_test(five_calves), fig_test(twenty), fig_test(projects), fig_test(project_edges),
		fig_test(stable_jobs), fig_test(flexible_jobs), fig_test(fares), fig_test(courtyards), fig_test(courtyard_edges),
		fig_test(elders), fig_test(strangers),
	};

	return cmocka_run_group_tests_name("indicator/subsidy", tests, NULL, NULL);
}
