/* What S1, S2 and S3 ask to be done for households and persons, at every boundary. */
#include "unit/indicator/figures_here.h"

#include "base/buf.h"

struct table {
	const char *kind, *rows;
};

/* Households with up to three further exports; the income year is that of as_of's September. */
static void compute_aid(const char *pack, const char *as_of, const char *told, const struct policy_overrides *own,
			const char *now, const struct table more[3])
{
	struct buf b = {0};
	int year = atoi(as_of) + (atoi(as_of + 5) >= 10);
	buf_fmt(&b, "{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\", \"level\": \"county\"}, "
		"\"income_year\": %d, \"as_of\": \"%s\", \"report_date\": \"%s\", \"policy\": \"%s\", \"exports\": ["
		"{\"kind\": \"households\", \"file\": \"h.ndjson\"}", year, as_of, told, pack);
	fx_put("h.ndjson", now);
	for (size_t i = 0; i < 3 && more[i].kind; i++) {
		struct str file = arena_fmt(arena, "%s.ndjson", more[i].kind);
		buf_fmt(&b, ", {\"kind\": \"%s\", \"file\": \"%s\"}", more[i].kind, file.p);
		fx_put(file.p, more[i].rows);
	}
	buf_cat(&b, "]}");
	fx_put("case.json", buf_cstr(&b));
	buf_release(&b);
	compute_under(pack, own);
}
#define OWN(id, value) \
	(&(struct policy_overrides){&(struct policy_override){{id, sizeof id - 1}, {value, sizeof value - 1}, {0}}, 1})

/* --- visits by quarter (S1 一); on 30 September the fourth has ended --- */

#define VISIT(id, date, mode) "{\"household\": \"" id "\", \"date\": \"" date "\", \"mode\": \"" mode "\"}\n"

static void visits_by_quarter(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL, HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1"),
		    (const struct table[3]){{"visits", VISIT("1", "2022-12-31", "入户") VISIT("1", "2023-07-01", "入户")
		                             VISIT("2", "2023-01-01", "入户") VISIT("2", "2022-09-30", "入户")
		                             VISIT("3", "2023-09-30", "上门")}});
	is("duty.visited/2023Q1", "33.3333");
	is("duty.visited/2023Q2", "33.3333");
	is("duty.visited/2023Q3", "0.0000");
	is("duty.visited/2023Q4", "66.6667");
	rows_are("duty.visited/2023Q4", 2, 3);
	is("duty.visit_missing", "1");
	list_is("visit_missing", "2 ");
	list_is("visited:2023Q1", "1 ");
}

/* --- pairing (S1 二): below 6,900 or not cleared, whatever the income --- */

#define MONITORED(id, net, cleared, cadre) \
	HOME_WITH(id, net, "1", "\"monitor\": \"脱贫不稳定户\", \"cleared\": \"" cleared "\", \"cadre\": \"" cadre "\"")
#define MEASURE(id, type, name, date, done) \
	"{\"household\": \"" id "\", \"type\": \"" type "\", \"name\": \"" name "\", \"date\": \"" date "\", \"done\": \"" done "\"}\n"

static void pairing_of_the_watched(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL,
		    MONITORED("1", "20000", "否", "") MONITORED("2", "6899.99", "是", "张三")
		    MONITORED("3", "6900", "是", "") MONITORED("4", "100", "是", ""),
		    (const struct table[3]){{"measures", MEASURE("1", "产业", "", "2023-05-01", "是")
		                             MEASURE("2", "产业", "", "2023-05-01", "否")}});
	is("duty.pairing", "33.3333");
	rows_are("duty.pairing", 1, 3);
	list_is("pairing_missing", "1 4 ");
	list_is("pairing_unhelped", "2 4 ");
	is("duty.pairing_unhelped", "2");
}

static void plans_and_profiles(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL,
		    HOME_WITH("1", "1", "1", "\"has_plan\": \"是\", \"has_profile\": \"否\"") HOME("2", "1", "1"),
		    (const struct table[3]){{0}});
	is("duty.plan_missing", "1");
	list_is("plan_missing", "2 ");
	is("duty.profile_missing", "2");
	is("duty.pairing_missing", "missing");
	says("duty.pairing_missing", "未提供帮扶责任人信息");
}

/* --- declines with their cause (S1 二) --- */

#define FALLEN(id, cause) HOME_WITH(id, "99", "1", "\"net_prev\": \"100\", \"size_prev\": 1, \"causes\": \"" cause "\"")
#define RISK(id, cause, found, closed) \
	"{\"household\": \"" id "\", \"cause\": \"" cause "\", \"found\": \"" found "\", \"closed\": \"" closed "\"}\n"

/* 4 did not fall; 5's risk point was closed the day before the year began, 6's on its first day. */
static void attention_to_declines(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL,
		    FALLEN("1", "因自然灾害") FALLEN("2", "因意外事故") FALLEN("3", "因学")
		    HOME_WITH("4", "100", "1", "\"net_prev\": \"100\", \"size_prev\": 1, \"causes\": \"因自然灾害\"")
		    FALLEN("5", "因学") FALLEN("6", "因学"),
		    (const struct table[3]){{"risks", RISK("3", "受疫情影响", "2023-02-01", "")
		                             RISK("5", "洪涝灾害", "2022-07-01", "2022-09-30")
		                             RISK("6", "洪涝灾害", "2022-07-01", "2022-10-01")}});
	is("attention.cause/disaster", "2");
	list_is("attention:disaster", "1 6 ");
	list_is("attention:epidemic", "3 ");
	list_is("attention:upheaval", "2 ");
	is("attention.households", "4");
	rows_are("attention.households", 4, 5);
	list_is("attention", "1 2 3 6 ");
}

/* --- 雨露计划 (S1 四, S2 二) --- */

#define MEMBER(id, name, school) \
	"{\"household\": \"" id "\", \"name\": \"" name "\", \"school\": \"" school "\"}\n"
#define STUDENT(id, name, more) "{\"household\": \"" id "\", \"person\": \"" name "\"" more "}\n"

/* 1 by its row; 2 by a payment; 3 not at all; 4 two pupils, one paid for; 5 a row without an answer;
   6 two pupils and a measure that names nobody; 7's money comes after as_of; high school has no aid. */
static void pupils_aided(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "2") HOME("5", "1", "1")
		    HOME("6", "1", "2") HOME("7", "1", "1") HOME("8", "1", "1"),
		    (const struct table[3]){
			{"members", MEMBER("1", "甲", "中职一年级") MEMBER("2", "乙", "高职高专二年级") MEMBER("3", "丙", "技工院校")
			 MEMBER("4", "丁", "中职二年级") MEMBER("4", "戊", "中职三年级") MEMBER("5", "己", "中职一年级")
			 MEMBER("6", "庚", "中职一年级") MEMBER("6", "辛", "高职高专一年级") MEMBER("7", "壬", "中职一年级")
			 MEMBER("8", "癸", "普通高中一年级")},
			{"students", STUDENT("1", "甲", ", \"aided\": \"是\"") STUDENT("5", "己", "")
			 STUDENT("4", "丁", ", \"amount\": \"1500\", \"date\": \"2023-09-30\"")
			 STUDENT("7", "壬", ", \"amount\": \"1500\", \"date\": \"2023-10-01\"")},
			{"measures", MEASURE("6", "教育", "雨露计划补助", "2023-05-01", "是")
			 MEASURE("2", "教育", "雨露计划补助", "2023-05-01", "是")}});
	is("yulu.pupils", "9");
	is("yulu.aided", "33.3333");
	rows_are("yulu.aided", 3, 9);
	is("yulu.unknown", "3");
	list_is("yulu_unaided", "3 4 7 ");
	is("yulu.unaided", "3");
}

#define GRADUATE(id, day, more) STUDENT(id, "某", ", \"graduated\": \"" day "\"" more)

/* 1, 2 of this year; 3, 4 earlier; 5 graduates the day after as_of. */
static void graduates_helped(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1"),
		    (const struct table[3]){{"students",
			GRADUATE("1", "2023-06-30", ", \"employed\": \"是\", \"helped\": \"是\"")
			GRADUATE("2", "2023-09-30", ", \"employed\": \"否\"") GRADUATE("3", "2022-06", ", \"employed\": \"否\", \"helped\": \"推荐岗位\"")
			GRADUATE("4", "2021-07-01", ", \"employed\": \"\"") GRADUATE("5", "2023-10-01", ", \"employed\": \"否\"")}});
	is("yulu.graduates/now", "2");
	is("yulu.graduates/earlier", "2");
	is("yulu.employed", "33.3333");
	is("yulu.helped", "66.6667");
	rows_are("yulu.helped", 2, 3);
	list_is("yulu_unemployed", "2 3 ");
	list_is("yulu_unhelped", "2 ");
	says("yulu.pupils", "未提供成员在校生状况");
}

/* --- start-ups (S1 四): a year is full on the corresponding day --- */

#define SHOP(id, opened, more) "{\"household\": \"" id "\", \"opened\": \"" opened "\"" more "}\n"

static void a_year_in_business(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1")
		    HOME("6", "1", "1") HOME("7", "1", "1"),
		    (const struct table[3]){{"startups",
			SHOP("1", "2022-09-30", "") SHOP("2", "2022-10-01", "")
			SHOP("3", "2022-01-01", ", \"closed\": \"2023-09-30\"")
			SHOP("4", "2022-01-01", ", \"paid\": \"5000\", \"date\": \"2023-01-01\"")
			SHOP("5", "2022-01-02", ", \"paid\": \"5000\", \"date\": \"2023-01-01\"")
			SHOP("6", "2020-02-29", ", \"paid\": \"5000\", \"date\": \"2021-02-28\"") SHOP("7", "", "")}});
	is("startup.listed", "7");
	is("startup.eligible", "4");
	is("startup.paid", "3");
	is("startup.unknown", "1");
	list_is("startup_unpaid", "1 ");
	list_is("startup_early", "5 ");
}

/* Where some row tells whether it runs normally, a blank is not told. */
static void in_business_or_not_told(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL, HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1"),
		    (const struct table[3]){{"startups", SHOP("1", "2022-01-01", ", \"normal\": \"是\"")
		                             SHOP("2", "2022-01-01", ", \"normal\": \"否\"") SHOP("3", "2022-01-01", "")}});
	is("startup.eligible", "1");
	is("startup.unknown", "1");
	list_is("startup_unpaid", "1 ");
}

/* --- people at work, returnees, fares (S2 二) --- */

#define JOB(id, name, place, from, to, more) \
	"{\"household\": \"" id "\", \"person\": \"" name "\", \"place\": \"" place "\", \"from\": \"" from "\", \"to\": \"" to "\"" \
	more "}\n"

/* 乙's ended before the year; 丙 is counted once, at the farthest; 丁 begins after as_of. */
static void people_at_work(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", OWN("jobs.target", "8"), HOME("1", "1", "4") HOME("2", "1", "1"),
		    (const struct table[3]){{"jobs",
			JOB("1", "甲", "县内", "2022-10", "", "") JOB("1", "乙", "省外", "2022-01", "2022-09", "")
			JOB("1", "丙", "县内", "2022-11", "2022-12", "") JOB("1", "丙", "省外", "2023-02", "2023-08", "")
			JOB("1", "丁", "省外", "2023-10", "", "") JOB("2", "", "", "2022-05", "2022-10", "")}});
	is("jobs.people", "3");
	is("jobs.place/county", "1");
	is("jobs.place/outside", "1");
	is("jobs.place/province", "0");
	is("jobs.place/unknown", "1");
	is("jobs.target_ratio", "37.5000");
}

static void no_local_target(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL, HOME("1", "1", "1"),
		    (const struct table[3]){{"jobs", JOB("1", "甲", "县内", "2022-10", "", "")}});
	is("jobs.target_ratio", "missing");
	says("jobs.target_ratio", "没有填写本地务工规模目标（case.json的parameters：jobs.target）");
}

/* 甲 works again in the month of the return, 乙 the month before it; 丙 is said to work again; 丁 has only the mark. */
static void returnees(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1"),
		    (const struct table[3]){{"jobs",
			JOB("1", "甲", "省外", "2022-10", "2023-05", ", \"returned\": \"2023-05-20\"")
			JOB("1", "甲", "县内", "2023-05", "", "")
			JOB("2", "乙", "省外", "2022-10", "2023-05", ", \"returned\": \"2023-05-20\"")
			JOB("2", "乙", "县内", "2023-04", "", "")
			JOB("3", "丙", "省外", "2022-10", "2023-05", ", \"returned\": \"2023-05-20\", \"rehired\": \"是\"")
			JOB("4", "丁", "省外", "2022-10", "2023-05", ", \"back\": \"是\"")
			JOB("5", "戊", "省外", "2022-10", "2023-05", ", \"returned\": \"2023-10-01\"")}});
	is("returnee.people", "4");
	is("returnee.rehired", "50.0000");
	list_is("returnee_waiting", "2 4 ");
}

#define PAID(id, name, item, more) \
	"{\"household\": \"" id "\", \"person\": \"" name "\", \"item\": \"" item "\"" more "}\n"

static void fares(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1"),
		    (const struct table[3]){{"jobs", JOB("1", "甲", "省外", "2022-11", "", ", \"fare\": \"300\"")
		                             JOB("2", "乙", "省外", "2022-11", "", ", \"fare\": \"0\"")
		                             JOB("3", "丙", "省外", "2022-11", "", "") JOB("4", "丁", "省内县外", "2022-11", "", "")}});
	is("fare.eligible", "3");
	is("fare.paid", "1");
	is("fare.unknown", "1");
	list_is("fare_unpaid", "2 ");
}

/* With the payments there a blank is looked up there: 3's is of last year. */
static void fares_by_payments(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL, HOME("2", "1", "1") HOME("3", "1", "1"),
		    (const struct table[3]){{"jobs", JOB("2", "乙", "省外", "2022-11", "", "") JOB("3", "丙", "省外", "2022-11", "", "")},
		    {"payments", PAID("2", "乙", "跨省务工交通补贴", ", \"paid\": \"300\", \"date\": \"2022-10-01\"")
		     PAID("3", "丙", "跨省务工交通补贴", ", \"paid\": \"300\", \"date\": \"2022-09-30\"")}});
	is("fare.unknown", "0");
	list_is("fare_unpaid", "3 ");
}

/* --- wages of public posts (S2 二): 15 days of grace after the month; the last of them is in time --- */

#define WAGE(id, month, due, paid, day) \
	PAID(id, "甲", "公益性岗位补贴", ", \"period\": \"" month "\", \"due\": \"" due "\", \"paid\": \"" paid "\", \"date\": \"" day "\"")

static void wages_at(const char *as_of, const char *told)
{
	fx_teardown(NULL);
	fx_setup(NULL);
	compute_aid("national-2023", as_of, told, NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1"),
		    (const struct table[3]){{"payments",
			WAGE("1", "2023-08", "800", "800", "2023-09-15") WAGE("2", "2023-08", "800", "799.99", "2023-09-01")
			WAGE("3", "2023-08", "800", "", "") WAGE("4", "2023-09", "800", "", "")
			WAGE("5", "2023-07", "800", "800", "2023-09-20") PAID("1", "甲", "稳岗补贴", ", \"due\": \"900\"")}});
}

/* 5's July was paid after as_of; 4's September has not ended. */
static void wages_in_arrears(void **state)
{
	(void)state;
	wages_at("2023-09-15", "2023-09-15"); /* August's is not due before the day is over */
	list_is("post_arrears", "5 ");
	is("post_pay.arrears", "800.00");
	wages_at("2023-09-15", "2023-09-16");
	list_is("post_arrears", "2 3 5 ");
	is("post_pay.arrears", "1600.01");
	wages_at("2023-09-19", "2023-09-30");
	is("post_pay.due", "3200.00");
	is("post_pay.paid", "1599.99");
	is("post_pay.arrears", "1600.01");
	list_is("post_arrears", "2 3 5 ");
	is("post_pay.households", "3");
}

/* --- public posts from the jobs, where their numbers are not exported (S1 四) --- */

#define POST(id, name, from, to) JOB(id, name, "县内", from, to, ", \"post\": \"是\"")

static void heads_from_jobs(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL,
		    FALLEN("1", "") HOME_WITH("2", "1", "1", "\"monitor\": \"边缘易致贫户\", \"cleared\": \"否\"") HOME("3", "1", "1"),
		    (const struct table[3]){{"jobs", POST("1", "甲", "2022-09", "2022-10") POST("1", "甲", "2022-11", "")
		                             POST("2", "乙", "2023-01", "") POST("3", "丙", "2021-10", "2022-09")
		                             JOB("3", "丁", "县内", "2022-10", "", ", \"workshop\": \"是\"")}});
	is("posts.people/公益性岗位", "2");
	is("posts.people/帮扶车间", "1");
	is("posts.change/公益性岗位", "0");
	assert_int_equal(figure("posts.change/公益性岗位")->verdict, VERDICT_MET);
	is("posts.change/帮扶车间", "1");
	is("posts.holders/all", "2");
	is("posts.holders/monitored", "1");
	is("posts.holders/declined", "1");
	rows_are("posts.holders/monitored", 1, 2);
}

static void heads_of_this_year_only(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", NULL, HOME("1", "1", "1"),
		    (const struct table[3]){{"jobs", POST("1", "甲", "2022-10", "")}});
	is("posts.people/公益性岗位", "1");
	says("posts.change/公益性岗位", "未提供岗位人数；务工记录没有上年的，无法与上年比较");
}

/* --- the safety net (S1 六, S2 五, S3 三 4) --- */

#define ON(id, name, dibao, more) \
	"{\"household\": \"" id "\", \"name\": \"" name "\", \"dibao\": \"" dibao "\"" more "}\n"

/* Standard 5,000, edge 7,500 a head: 1 a fen below, 2 at it; 3 on 低保, 4 on 特困, 5 had relief; 6 of low income and
   gravely disabled, 7 at the edge; 8 does not tell. */
static void off_the_net(void **state)
{
	(void)state;
	compute_aid("hunan-2022", "2023-09-30", "2023-10-10", OWN("safety.standard", "5000"),
		    HOME("1", "4999.99", "1") HOME("2", "5000", "1") HOME("3", "100", "2") HOME("4", "100", "1") HOME("5", "100", "1")
		    HOME("6", "7499.99", "1") HOME("7", "7500", "1") HOME("8", "100", "1"),
		    (const struct table[3]){
			{"members", ON("1", "甲", "否", "") ON("2", "乙", "否", "") ON("3", "丙", "是", "") ON("3", "丁", "否", "")
			 ON("4", "戊", "否", ", \"tekun\": \"是\"") ON("5", "己", "否", "") ON("6", "庚", "否", ", \"disability\": \"二级\"")
			 ON("7", "辛", "否", ", \"health\": \"患有大病\"") ON("8", "壬", "", "")},
			{"measures", MEASURE("5", "综合保障", "临时救助", "2022-10-01", "是")
			 MEASURE("1", "综合保障", "临时救助", "2022-09-30", "是")}});
	list_is("safety_below", "1 ");
	list_is("safety_severe", "6 ");
	list_is("safety_candidates", "1 6 ");
	list_is("safety_partial", "3 ");
	is("safety.unknown", "1");
	is("safety.below", "1");
}

static void standard_not_given(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL,
		    HOME_WITH("1", "100", "1", "\"low_income\": \"是\"") HOME_WITH("2", "100", "1", "\"low_income\": \"否\""),
		    (const struct table[3]){{"members", ON("1", "甲", "否", ", \"disability\": \"一级\"")
		                             ON("2", "乙", "否", ", \"disability\": \"一级\"")}});
	is("safety.below", "missing");
	says("safety.below", "没有填写本地农村低保标准（case.json的parameters：safety.standard）");
	list_is("safety_severe", "1 ");
	is("safety.candidates", "1");
}

/* --- days from the risk to the first help (S2 一): in 30 days is in time, on the 31st not; 6 was helped 31 days before --- */

static void first_help(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-07-31", "2023-07-31", NULL,
		    HOME("1", "1", "1") HOME("2", "1", "1") HOME("3", "1", "1") HOME("4", "1", "1") HOME("5", "1", "1") HOME("6", "1", "1"),
		    (const struct table[3]){{"risks", RISK("1", "因病", "2023-03-01", "") RISK("2", "因病", "2023-03-01", "")
		                             RISK("3", "因病", "2023-07-01", "") RISK("4", "因病", "2023-06-30", "")
		                             RISK("5", "因病", "2023-03-01", "2023-07-01") RISK("6", "因病", "2023-03-01", "")},
		    {"measures", MEASURE("1", "产业", "", "2023-03-31", "是") MEASURE("2", "产业", "", "2023-04-01", "是")
		     MEASURE("6", "产业", "", "2023-01-29", "是")}});
	is("help.band/0-7", "0");
	is("help.band/16-30", "1");
	is("help.band/31+", "1");
	is("help.late", "3");
	list_is("help_late", "2 4 6 ");
	is("risk.age/0-30", "1");
	list_is("risk_age:0-30", "3 ");
	list_is("risk_age:31-90", "4 ");
	list_is("risk_age:91-180", "1 2 6 ");
}

/* --- papers (S3 三（三）, 二（二）) and projects (S2 三) --- */

static void plan_papers(void **state)
{
	(void)state;
	compute_aid("laiyuan-2022", "2022-09-30", "2022-10-10", OWN("papers.departments", "人社局 民政局"),
		    HOME_IN(AREA_A, "1", "1", "1") HOME_IN(AREA_B, "2", "1", "1"),
		    (const struct table[3]){{"papers",
			"{\"area\": \"990101100000\", \"type\": \"稳定增收时间表\", \"date\": \"2022-09-30\"}\n"
			"{\"area\": \"990101101000\", \"type\": \"时间表\", \"date\": \"2022-10-01\"}\n"
			"{\"area\": \"990101100200\", \"type\": \"脱贫户及防贫监测对象增收帮扶台账\"}\n"
			"{\"unit\": \"县人社局\", \"type\": \"工作方案\"}\n"}});
	is("paper.filed/时间表", "50.0000");
	is("paper.missing/时间表", "1");
	is("paper.filed/路线图", "0.0000");
	is("paper.filed@990101100000/时间表", "100.0000");
	is("paper.filed/增收帮扶台账", "50.0000");
	is("paper.missing@990101101000/增收帮扶台账", "1");
	is("paper.departments", "50.0000");
	assert_true(str_is(figure("paper.departments")->note, "尚无方案：民政局"));
}

/* The mechanism is asked of operating projects, not of those to households. */
static void projects_linked(void **state)
{
	(void)state;
	compute_aid("national-2023", "2023-09-30", "2023-10-10", NULL, HOME("1", "1", "1"),
		    (const struct table[3]){{"projects",
			"{\"name\": \"甲\", \"type\": \"产业发展\", \"linked\": \"是\"}\n{\"name\": \"乙\", \"type\": \"产业发展\", \"linked\": \"否\"}\n"
			"{\"name\": \"丙\", \"type\": \"产业到户\", \"linked\": \"否\"}\n{\"name\": \"丁\", \"type\": \"村道硬化\", \"linked\": \"否\"}\n"
			"{\"name\": \"戊\", \"type\": \"产业发展\"}\n{\"name\": \"己\", \"linked\": \"是\"}\n"
			"{\"name\": \"庚\", \"type\": \"村道硬化\", \"operating\": \"是\", \"linked\": \"否\"}\n"
			"{\"name\": \"辛\", \"type\": \"产业发展\", \"to_household\": \"是\", \"linked\": \"否\"}\n"}});
	is("project.operating", "5");
	is("project.linked_ratio", "20.0000");
	is("project.unlinked", "2");
	assert_true(str_is(figure("project.unlinked")->note, "乙、庚"));
	is("project.undetermined", "2");
}

static void nothing_exported(void **state)
{
	(void)state;
	compute("national-2023", HOME("1", "1", "1"), NULL);
	says("yulu.graduates/now", "未提供雨露计划学生记录");
	says("jobs.people", "未提供务工记录");
	says("post_pay.due", "未提供补贴发放记录");
	says("safety.candidates", "未提供家庭成员");
	list_is("yulu_unaided", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(visits_by_quarter), fig_test(pairing_of_the_watched), fig_test(plans_and_profiles),
		fig_test(attention_to_declines), fig_test(pupils_aided), fig_test(graduates_helped), fig_test(a_year_in_business),
		fig_test(in_business_or_not_told), fig_test(people_at_work), fig_test(no_local_target), fig_test(returnees),
		fig_test(fares), fig_test(fares_by_payments), fig_test(wages_in_arrears), fig_test(heads_from_jobs),
		fig_test(heads_of_this_year_only), fig_test(off_the_net), fig_test(standard_not_given), fig_test(first_help),
		fig_test(plan_papers), fig_test(projects_linked), fig_test(nothing_exported),
	};

	return cmocka_run_group_tests_name("indicator/aid", tests, NULL, NULL);
}
