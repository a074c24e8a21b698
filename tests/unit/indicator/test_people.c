/* Loans, the herd ledger, the list of jobs, pay of public posts, 低保 in its exit, 孝扶, dividends by tier, departments'
   payments, insurance (S4 4.5, 4.17-4.20; S5 5.7, 5.10-5.14): expected values worked by hand at the boundaries. */
#include "unit/indicator/figures_here.h"

struct export {
	const char *kind, *rows;
};

/* Households of the income year and up to three further exports. */
static void compute_with(const char *pack, const char *told, const char *now, const struct export x[3])
{
	struct buf list = {0};
	struct str text;
	for (size_t i = 0; i < 3 && x[i].kind; i++)
		buf_fmt(&list, ", {\"kind\": \"%s\", \"file\": \"x%d.ndjson\"}", x[i].kind, (int)i);
	text = arena_fmt(arena,
			 "{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\"}, \"income_year\": 2023, "
			 "\"as_of\": \"2023-09-30\", \"report_date\": \"%s\", \"policy\": \"%s\", \"exports\": [{\"kind\": "
			 "\"households\", \"file\": \"h.ndjson\"}%s]}",
			 told, pack, buf_cstr(&list));
	buf_release(&list);
	fx_put("case.json", text.p);
	fx_put("h.ndjson", now);
	for (size_t i = 0; i < 3 && x[i].kind; i++) {
		char name[16];
		snprintf(name, sizeof name, "x%d.ndjson", (int)i);
		fx_put(name, x[i].rows);
	}
	compute_under(pack, NULL);
}

#define OF(id, more) "{\"household\": \"" id "\", " more "}\n"
#define ENJOYS(id, net, size, more) HOME_WITH(id, net, size, "\"status\": \"享受政策\"" more)
#define SIX(home) home("1") home("2") home("3") home("4") home("5") home("6")
#define PLAIN(id) HOME(id, "20000", "2")
#define HERE(id) ENJOYS(id, "20000", "2", "")

/* --- loans --- */

/* 1 borrowed; 2 is eligible and wants; 3 wants and is not eligible; 4 wants, nobody says whether eligible; 5 was not asked;
   6 borrows only after as_of. */
static void lent_to_all(void **state)
{
	(void)state;
	compute_with("zaozhuang-2023", "2023-12-10", SIX(HERE),
		     (const struct export[3]){{"loans",
			OF("1", "\"amount\": 50000, \"date\": \"2023-09-30\"") OF("2", "\"符合贷款条件\": \"是\", \"贷款意愿\": \"是\"")
			OF("3", "\"eligible\": \"否\", \"wants\": \"是\"") OF("4", "\"wants\": \"是\"")
			OF("6", "\"eligible\": \"是\", \"wants\": \"是\", \"amount\": 30000, \"date\": \"2023-10-01\"")}});
	is("loan.due", "3");
	is("loan.lent", "1");
	is("loan.ratio", "33.3333");
	is("loan.amount", "50000.00");
	list_is("loan_missing", "2 6 ");
	is("loan.unknown", "1");
	list_is("loan_unsurveyed", "5 ");
	is("loan.survey_ratio", "83.3333");
}

/* Interest after repayment: 1 in full; 2 a fen short; 3 repaid the day after as_of; 4 paid and not repaid; 5 not repaid. */
static void interest_after(void **state)
{
	(void)state;
#define LENT "\"amount\": 20000, \"date\": \"2022-11-01\", \"interest\": 870, "
	compute_with("zaozhuang-2023", "2023-12-10", SIX(HERE),
		     (const struct export[3]){{"loans",
			OF("1", LENT "\"repaid\": \"2023-09-30\", \"subsidised\": 870") OF("2", LENT "\"repaid\": \"2023-05-01\", \"subsidised\": 869.99")
			OF("3", LENT "\"repaid\": \"2023-10-01\"") OF("4", LENT "\"subsidised\": 0.01") OF("5", LENT "\"subsidised\": 0")}});
	is("loan.interest", "1740.00");
	is("loan.interest_paid", "1739.99");
	is("loan.interest_short", "0.01");
	list_is("loan_interest_unpaid", "2 ");
	list_is("loan_early", "4 ");
}

/* Below 100,000, not included: a fen below, equal, two loans of one household that reach it together; another product. */
static void risk_fund(void **state)
{
	(void)state;
#define RICH(id, amount, due) OF(id, "\"product\": \"齐鲁富民贷\", \"amount\": " amount ", \"overdue\": " due)
	compute_with("zaozhuang-2023", "2023-12-10", SIX(HERE),
		     (const struct export[3]){{"loans", RICH("1", "99999.99", "5000.5") RICH("2", "100000", "1000") RICH("3", "60000", "7")
			RICH("3", "40000", "0") OF("4", "\"product\": \"富民生产贷\", \"amount\": 20000, \"overdue\": 20000")
			RICH("5", "50000", "0")}});
	list_is("loan_covered", "1 ");
	is("loan.covered_amount", "5000.50");
	list_is("loan_uncovered", "2 3 ");
}

/* --- herds --- */

/* Sold 3 and 2 calves, paid for 5: right; 2 paid for 5, sold 4; 3 paid without a ledger; 4 sold and no income; 5 sold more
   than left the pen, and no payment though 6 were sold; 6 sold last year, and after as_of. */
static void herds(void **state)
{
	(void)state;
#define EARNS(id, business) HOME_WITH(id, "20000", "2", "\"business\": " business)
#define CALF(id, day, stock, out, sold) \
	OF(id, "\"登记日期\": \"" day "\", \"畜种\": \"犊牛\", \"存栏数\": " stock ", \"出栏\": " out ", \"出售\": " sold ", \"生产\": 1")
#define PAY(id, n) OF(id, "\"item\": \"犊牛\", \"quantity\": " n ", \"paid\": 100, \"date\": \"2023-06-01\"")
	compute_with("chifeng-2023", "2023-12-10",
		     EARNS("1", "9000") EARNS("2", "1") EARNS("3", "0") EARNS("4", "0") EARNS("5", "null") EARNS("6", "0"),
		     (const struct export[3]){{"herd",
			CALF("1", "2023-03-01", "10", "3", "3") CALF("1", "2023-09-01", "8", "2", "2") CALF("2", "2023-05-01", "6", "4", "4")
			CALF("4", "2023-05-01", "2", "1", "1") CALF("5", "2023-01-31", "7", "5", "6") CALF("6", "2022-09-30", "9", "2", "2")
			CALF("6", "2023-10-01", "9", "2", "2")},
			{"payments", PAY("1", "5") PAY("2", "5") PAY("3", "1")}});
	is("herd.households", "4");
	is("herd.without", "2");
	list_is("herd_missing", "3 ");
	is("herd.sold/犊牛", "16");
	is("herd.born/犊牛", "5");
	is("herd.stock/犊牛", "23"); /* 8 + 6 + 2 + 7 */
	list_is("herd_no_income", "4 ");
	list_is("herd_over_claimed:calf", "2 ");
	is("herd.over_claimed_heads/calf", "1");
	list_is("herd_oversold", "5 ");
	list_is("subsidy_unclaimed:calf", "4 5 ");
	is("subsidy.unclaimed_amount/calf", "1200.00"); /* 200 + 1,000: six bind at five */
	rows_are("herd.no_income", 1, 4);
}

/* --- the list of jobs --- */

#define MAN(id, who, labour) OF(id, "\"name\": \"" who "\", \"labour\": \"" labour "\"")
static void job_list(void **state)
{
	(void)state;
	compute_with("chifeng-2023", "2023-12-10", HOME("1", "1", "3") HOME("2", "1", "2"),
		     (const struct export[3]){
			{"members", MAN("1", "甲", "普通劳动力") MAN("1", "乙", "弱劳动力或半劳动力") MAN("1", "丙", "无劳动力")
			 MAN("2", "丁", "技能劳动力") MAN("2", "戊", "普通劳动力")},
			{"jobs", OF("1", "\"person\": \"甲\", \"就业状态\": \"失业\", \"返乡标记\": \"是\"")
			 OF("1", "\"person\": \"甲\", \"就业状态\": \"已就业\"") OF("1", "\"person\": \"乙\", \"外出务工意愿\": \"是\"")
			 OF("2", "\"person\": \"丁\", \"state\": \"未就业\"")}});
	is("work.able", "4");
	is("work.unlisted", "1");
	list_is("work_unlisted", "2 ");
	is("work.list_ratio", "75.0000");
	is("work.people", "3");
	is("work.state/employed", "1");
	is("work.state/unemployed", "1");
	is("work.state/back", "1");
	is("work.state/willing", "1");
	is("work.state/unmarked", "1");
	list_is("work_unmarked", "1 ");
}

/* --- public posts --- */

/* 1,760 to 1,850 is +5.1136 %: 1 grew as much exactly, 2 a fen less, 3 has no pay of last year. */
static void pay_and_minimum(void **state)
{
	(void)state;
#define HELD(id, who, pay, prev) OF(id, "\"person\": \"" who "\", \"post\": \"是\", \"monthly_wage\": " pay ", \"上年岗位月补贴\": " prev)
	compute_with("chifeng-2023", "2023-12-10", PLAIN("1") PLAIN("2") PLAIN("3"),
		     (const struct export[3]){{"jobs", HELD("1", "甲", "740", "704") HELD("2", "乙", "739.99", "704") HELD("3", "丙", "900", "null")},
			{"members", MAN("1", "甲", "弱劳动力或半劳动力") MAN("2", "乙", "普通劳动力")}});
	is("post_wage.minimum_growth", "5.1136");
	is("post_wage.growth", "5.1129"); /* 1,479.99 / 1,408 */
	list_is("post_behind", "2 ");
	is("post_wage.behind", "50.0000");
	assert_int_equal(figure("post_wage.difference")->verdict, VERDICT_NOT_MET);
	is("post_wage.weak_ratio", "50.0000");
}

/* 20 an hour: 30 hours and 600 are enough, a fen less is not; half an hour more is not; months unpaid. */
static void hours_and_months(void **state)
{
	(void)state;
#define HOURS(id, pay, hours, months, paid) \
	OF(id, "\"post\": \"是\", \"monthly_wage\": " pay ", \"post_hours\": " hours ", \"post_months\": " months ", \"post_paid_months\": " paid)
	compute_with("zaozhuang-2023", "2023-12-10",
		     HERE("1") HERE("2") HERE("3") ENJOYS("4", "90000", "2", ""),
		     (const struct export[3]){{"jobs", HOURS("1", "600", "30", "12", "12") HOURS("2", "599.99", "30", "12", "10")
			HOURS("3", "600", "30.5", "6", "null") HOURS("4", "600", "null", "7", "6")}});
	list_is("post_hourly_low", "2 3 ");
	is("post_wage.hourly_low", "2");
	is("post_wage.hourly_unknown", "1");
	list_is("post_unpaid", "2 4 ");
	is("post_wage.unpaid_months", "3");
	is("post_wage.tier/低收入脱贫户", "3");
	is("post_wage.tier/高收入脱贫户", "1");
}

/* --- 低保 in its gradual exit --- */

/* Report of 10 December: the period that ends that day still runs; one that ended the day before is due; a review counts
   from the last day on. */
static void gradual_exit(void **state)
{
	(void)state;
	compute_with("chifeng-2023", "2023-12-10", SIX(PLAIN),
		     (const struct export[3]){{"dibao", OF("1", "\"渐退期满日期\": \"2023-12-10\"") OF("2", "\"exit\": \"2023-12-09\"")
			OF("3", "\"exit\": \"2023-06-30\", \"reviewed\": \"2023-06-30\", \"kept\": \"是\"")
			OF("4", "\"exit\": \"2023-06-30\", \"reviewed\": \"2023-06-29\"") OF("5", "\"since\": \"2020-01-01\"")}});
	is("dibao.exit", "4");
	is("dibao.exit_running", "1");
	is("dibao.exit_reviewed", "1");
	is("dibao.exit_kept", "1");
	is("dibao.exit_due", "2");
	list_is("dibao_exit_due", "2 4 ");
	is("dibao.exit_days", "82.0"); /* (1 + 163) / 2 */
}

/* --- 孝扶 --- */

/* 0.8 times: 800.00 of 1,000 is enough, 799.99 is not; 4 gives no base; 5 has no row; 6 has labour. */
static void filial(void **state)
{
	(void)state;
#define IDLE(id) HOME_WITH(id, "9000", "1", "\"no_labour\": \"是\"")
#define GIVES(id, base, paid) OF(id, "\"item\": \"孝扶资金\", \"base\": " base ", \"paid\": " paid ", \"date\": \"2023-08-01\"")
	compute_with("chifeng-2023", "2023-12-10",
		     IDLE("1") IDLE("2") IDLE("3") IDLE("4") IDLE("5") HOME_WITH("6", "9000", "1", "\"no_labour\": \"否\""),
		     (const struct export[3]){{"payments", GIVES("1", "1000", "800") GIVES("2", "1000", "799.99") GIVES("3", "500", "300")
			GIVES("3", "500", "700") GIVES("4", "null", "700") GIVES("6", "1000", "1")}});
	is("filial.due", "5");
	is("filial.told", "3");
	list_is("filial_low", "2 ");
	list_is("filial_missing", "5 ");
	is("filial.unknown", "1");
	is("filial.ratio", "86.6663"); /* 2,599.99 / 3,000 */
}

/* --- dividends, departments, insurance --- */

/* 4 is no household of the population: its share is not theirs.  2 was paid after as_of. */
static void dividends(void **state)
{
	(void)state;
#define SHARE(id, yuan, day) OF(id, "\"due\": " yuan ", \"paid\": " yuan ", \"date\": \"" day "\"")
	compute_with("zaozhuang-2023", "2023-12-10",
		     ENJOYS("1", "20000", "2", "") ENJOYS("2", "20000", "3", "") ENJOYS("3", "60000", "4", "")
		     HOME_WITH("4", "1", "2", "\"status\": \"不享受政策\""),
		     (const struct export[3]){{"dividends", SHARE("1", "300", "2023-05-01") SHARE("2", "999", "2023-10-01")
			SHARE("3", "500", "2022-10-01") SHARE("4", "200", "2023-05-01")}});
	is("dividend.scope_share", "80.0000");
	is("dividend.tier_per_capita/低收入脱贫户", "60.00"); /* 300 / 5 */
	is("dividend.tier_per_capita/高收入脱贫户", "125.00");
	is("dividend.tier_share/低收入脱贫户", "37.5000");
}

/* Recorded against paid, one yuan of tolerance: 1 exactly a yuan apart, 2 a fen more, 3 recorded and not paid, 4 paid and
   blank, 5 paid in two halves, 6 neither has it. */
static void departments(void **state)
{
	(void)state;
#define LIVES(id, yuan) ENJOYS(id, "20000", "2", ", \"低保金\": " yuan)
#define GOT(id, yuan, day) OF(id, "\"item\": \"低保金\", \"paid\": " yuan ", \"date\": \"" day "\"")
	compute_with("zaozhuang-2023", "2023-12-10",
		     LIVES("1", "3000") LIVES("2", "3000") LIVES("3", "500") LIVES("4", "null") LIVES("5", "2000") LIVES("6", "null"),
		     (const struct export[3]){{"payments", GOT("1", "3001", "2023-09-30") GOT("2", "3001.01", "2022-10-01") GOT("4", "100", "2023-05-01")
			GOT("5", "1000", "2023-01-01") GOT("5", "1000", "2023-02-01") GOT("5", "700", "2023-10-01")}});
	is("sector.compared/dibao_payment", "4");
	list_is("sector_doubtful:dibao_payment", "2 3 ");
	list_is("sector_unrecorded:dibao_payment", "4 ");
	is("sector.difference/dibao_payment", "497.99"); /* -1 - 1.01 + 500 + 0 */
	is("sector.compared/pension", "missing");
	says("sector.compared/pension", "补贴发放记录中没有这一项");
}

/* Premiums from 16 to 59: a day before 16 and on the day of 60 nobody owes them; pupils do not. */
static void insurance(void **state)
{
	(void)state;
#define BORN(id, who, birth, more) OF(id, "\"name\": \"" who "\", \"birth\": \"" birth "\"" more)
	compute_with("zaozhuang-2023", "2023-12-10", ENJOYS("1", "20000", "4", "") ENJOYS("2", "20000", "3", ""),
		     (const struct export[3]){{"members",
			BORN("1", "甲", "2007-10-01", ", \"是否参加城乡居民基本医疗保险\": \"是\", \"premium\": \"否\"")
			BORN("1", "乙", "2007-09-30", ", \"medical\": \"否\", \"premium\": \"是\"")
			BORN("1", "丙", "1963-09-30", ", \"medical\": \"是\", \"premium\": \"否\"")
			BORN("1", "丁", "1963-10-01", ", \"medical\": \"\", \"premium\": \"否\"")
			BORN("2", "戊", "2005-01-01", ", \"在校生状况\": \"高中\", \"medical\": \"是\", \"premium\": \"否\"")
			BORN("2", "己", "1990-01-01", ", \"自然减少\": \"是\", \"medical\": \"否\"")
			BORN("2", "庚", "1990-01-01", ", \"medical\": \"是\", \"代缴养老保险费\": \"300\"")}});
	is("insurance.due/medical", "6");
	is("insurance.covered/medical", "4");
	is("insurance.missing/medical", "1");
	is("insurance.unknown/medical", "1");
	is("insurance.ratio/medical", "80.0000");
	list_is("uninsured:medical", "1 ");
	is("insurance.due/pension", "3"); /* 乙 丁 庚 */
	is("insurance.missing/pension", "1");
	list_is("uninsured:pension", "1 ");
	is("insurance.due/accident", "missing");
}

/* Without the exports every figure says what is missing, once. */
static void nothing_given(void **state)
{
	(void)state;
	compute_with("chifeng-2023", "2023-12-10", PLAIN("1"), (const struct export[3]){{0}});
	says("herd.households", "未提供牲畜台账记录");
	says("dibao.exit_due", "未提供低保对象记录");
	says("work.people", "未提供务工记录");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(lent_to_all), fig_test(interest_after), fig_test(risk_fund), fig_test(herds), fig_test(job_list),
		fig_test(pay_and_minimum), fig_test(hours_and_months), fig_test(gradual_exit), fig_test(filial),
		fig_test(dividends), fig_test(departments), fig_test(insurance), fig_test(nothing_given),
	};

	return cmocka_run_group_tests_name("indicator/people", tests, NULL, NULL);
}
