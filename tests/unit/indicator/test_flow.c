/* Tiers from last year to this, the pace to 12,000 by 2025 (S1), and 连续高于 (S5, A-34). */
#include "unit/indicator/figures_here.h"

#include "indicator/family.h"

#define NOT_DIBAO "\"dibao_all\": \"否\""
#define RATED(id, net, size) HOME_WITH(id, net, size, NOT_DIBAO)

/* 1 rises 6,899.99 -> 6,900.00 a head, 2 falls 11,000 -> 10,999.99, 3 stays and grows from 2 to 3 persons,
   4 is new, 5 left, 6's income of last year is not known. */
static void every_way(void **state)
{
	(void)state;
	compute("hunan-2022",
		RATED("1", "6900", "1") RATED("2", "10999.99", "1") RATED("3", "60000", "3")
		RATED("4", "14000", "2") RATED("6", "7000", "1"),
		RATED("1", "6899.99", "1") RATED("2", "11000", "1") RATED("3", "60000", "2")
		RATED("5", "5000", "4") HOME_WITH("6", "", "1", NOT_DIBAO));
	is("flow.households/重点监测户→稳定脱贫户", "1");
	is("flow.households/高质量脱贫户→稳定脱贫户", "1");
	is("flow.households/高质量脱贫户→高质量脱贫户", "1");
	is("flow.households/新增→稳定脱贫户", "1");
	is("flow.households/重点监测户→退出", "1");
	is("flow.households/未能分类→稳定脱贫户", "1");
	is("flow.persons/新增→稳定脱贫户", "2");
	is("flow.persons/重点监测户→退出", "4");
	is("flow.opening/稳定脱贫户", "0");
	is("flow.in/稳定脱贫户", "4");
	is("flow.in_persons/稳定脱贫户", "5");
	is("flow.opening/重点监测户", "2");
	is("flow.out/重点监测户", "2");
	is("flow.out_persons/重点监测户", "5");
	is("flow.opening_persons/高质量脱贫户", "3");
	is("flow.out_persons/高质量脱贫户", "1");
	is("flow.resized_persons/高质量脱贫户", "1");
	is("tier.persons/高质量脱贫户", "3"); /* 3 + 0 - 1 + 1 */
	list_is("flow:重点监测户→稳定脱贫户", "1 ");
	list_is("flow:重点监测户→退出", "5 ");
}

/* Last year's export says nothing of 低保: who was 兜底 cannot be told, so nothing is compared. */
static void last_year_without_dibao(void **state)
{
	(void)state;
	compute("hunan-2022", RATED("1", "6900", "1"), HOME("1", "6899.99", "1"));
	is("flow.opening/重点监测户", "missing");
	says("flow.opening/重点监测户", "2022年度导出未提供低保信息");
}

/* From 6,000 in 2022 to 12,000 in 2025: 2^(1/3) a year, to 7,559.526...: 7,559.53 keeps the pace, 7,559.52 does not. */
static void pace(void **state)
{
	(void)state;
	assert_true(root_keeps_pace((struct frac){755953, 1}, (struct frac){600000, 1}, 1200000, 3));
	assert_false(root_keeps_pace((struct frac){755952, 1}, (struct frac){600000, 1}, 1200000, 3));
	assert_true(root_keeps_pace((struct frac){1200000, 1}, (struct frac){600000, 1}, 1200000, 1));
#define KEY_HOUSE(id, net) \
	HOME_WITH(id, net, "1", NOT_DIBAO ", \"monitor\": \"边缘易致贫户\", \"cleared\": \"否\"")
	compute("hunan-2022", KEY_HOUSE("1", "7559.53") KEY_HOUSE("2", "7559.52") KEY_HOUSE("3", "12000")
		KEY_HOUSE("4", "9000"),
		KEY_HOUSE("1", "6000") KEY_HOUSE("2", "6000") KEY_HOUSE("3", "13000"));
	is("goal.on_path", "2");
	is("goal.off_path", "1");
	list_is("goal_on", "1 3 ");
	list_is("goal_off", "2 ");
	rows_are("goal.on_path", 3, 4);
}

#define ENJOYS(id, net, dibao) \
	HOME_WITH(id, net, "1", "\"status\": \"享受政策\", \"dibao_all\": \"" dibao "\"")
#define CITY(year, growth) \
	"{\"region\": \"990100000000\", \"indicator\": \"rural_disposable_income\", \"year\": " year \
	", \"growth\": \"" growth "\", \"basis\": \"nominal\", \"source\": \"虚构\"}"

static void compute_years(const char *references)
{
	fx_put("case.json",
	       "{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭区\"}, \"income_year\": 2024, "
	       "\"as_of\": \"2024-09-30\", \"policy\": \"zaozhuang-2023\", \"references\": \"r.json\", \"exports\": ["
	       "{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"households\", \"year\": 2023, "
	       "\"file\": \"p.ndjson\"}, {\"kind\": \"households\", \"year\": 2022, \"file\": \"o.ndjson\"}]}");
	fx_put("h.ndjson", ENJOYS("1", "12100", "是") ENJOYS("2", "23000", "否"));
	fx_put("p.ndjson", ENJOYS("1", "11000", "是") ENJOYS("2", "21000", "否"));
	fx_put("o.ndjson", ENJOYS("1", "10500", "是") ENJOYS("2", "19000", "否"));
	fx_put("r.json", references);
	compute_under("zaozhuang-2023", NULL);
}

/* All: 29,500 -> 32,000 +8.4746 %, -> 35,100 +9.6875 %.  兜底: +4.7619 %, +10.0 %. */
static void years_in_a_row(void **state)
{
	(void)state;
	compute_years("{\"references\": [" CITY("2024", "8.0") ", " CITY("2023", "8.4") "]}");
	is("streak.growth/leg1:2024", "9.6875");
	is("streak.growth/leg1:2023", "8.4746");
	is("streak.difference/leg1:2024", "1.7");
	is("streak.difference/leg1:2023", "0.1");
	is("streak.years/leg1", "2");
	assert_int_equal(figure("streak.years/leg1")->verdict, VERDICT_MET);
	is("streak.growth/leg2:2023", "4.7619");
	is("streak.difference/leg2:2023", "-3.6");
	is("streak.years/leg2", "1");
	assert_int_equal(figure("streak.years/leg2")->verdict, VERDICT_NOT_MET);
}

/* 8.5 on both sides is not higher; without 2023's figure it cannot be judged. */
static void equal_or_missing(void **state)
{
	(void)state;
	compute_years("{\"references\": [" CITY("2024", "8.0") ", " CITY("2023", "8.5") "]}");
	assert_int_equal(figure("streak.years/leg1")->verdict, VERDICT_NOT_MET);
	is("streak.difference/leg1:2023", "0.0");
}

static void a_year_without_reference(void **state)
{
	(void)state;
	compute_years("{\"references\": [" CITY("2024", "8.0") "]}");
	is("streak.years/leg1", "undetermined");
	is("streak.difference/leg1:2023", "undetermined");
	is("streak.growth/leg1:2023", "8.4746");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(every_way),      fig_test(last_year_without_dibao), fig_test(pace),
		fig_test(years_in_a_row), fig_test(equal_or_missing),        fig_test(a_year_without_reference),
	};

	return cmocka_run_group_tests_name("indicator/flow", tests, NULL, NULL);
}
