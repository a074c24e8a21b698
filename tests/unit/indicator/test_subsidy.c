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

/* 30 % of three months' wages, 3,000 a head: binds at 10,000.  2 is in a public post, 3 worked two months. */
static void stable_jobs(void **state)
{
	(void)state;
#define STABLE(id, who, months, base, yuan) \
	PAID(id, "稳岗劳务补贴", "\"person\": \"" who "\", \"quantity\": " months ", \"base\": \"" base "\", \"paid\": \"" yuan "\"")
	compute_paid("chifeng-2023", HOME("1", "1", "2") HOME("2", "1", "2") HOME("3", "1", "1"),
		     STABLE("1", "甲", "3", "10000", "3000") STABLE("1", "乙", "3", "12000", "3000.01")
		     STABLE("2", "丙", "3", "9000", "2700") STABLE("3", "丁", "2", "6000", "100"),
		     "{\"household\": \"2\", \"person\": \"丙\", \"post\": \"是\"}\n"
		     "{\"household\": \"1\", \"person\": \"戊\", \"post\": \"是\"}\n");
	list_is("subsidy_over:stable", "1 ");
	is("subsidy.over_amount/stable", "0.01");
	list_is("subsidy_excluded:stable", "2 3 ");
	is("subsidy.excluded_amount/stable", "2800.00");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(calves), fig_test(projects), fig_test(stable_jobs), fig_test(courtyards),
	};

	return cmocka_run_group_tests_name("indicator/subsidy", tests, NULL, NULL);
}
