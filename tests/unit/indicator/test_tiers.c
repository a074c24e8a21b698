/* Tiers of the Hunan pack at their boundaries (domain section 3, A-01 to A-06). */
#include "unit/indicator/figures_here.h"

#define FLAGS "\"dibao_all\": \"否\""

static void income_bands(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "6899.99", "1", FLAGS) HOME_WITH("2", "6900.00", "1", FLAGS)
			HOME_WITH("3", "10999.99", "1", FLAGS) HOME_WITH("4", "11000.00", "1", FLAGS)
				HOME_WITH("5", "20699.99", "3",
					  FLAGS) /* 6899.9967 a head: prints as 6900.00, is below */
		HOME_WITH("6", "20700.00", "3", FLAGS),
		NULL);
	list_is("tier:重点监测户", "1 5 ");
	list_is("tier:稳定脱贫户", "2 3 6 ");
	list_is("tier:高质量脱贫户", "4 ");
	list_is("tier:兜底保障户", "");
	list_is("below:重点监测线", "1 5 ");
	is("tier.households/重点监测户", "2");
	is("tier.persons/稳定脱贫户", "5");
	is("tier.share/高质量脱贫户", "16.6667");
	is("tier.households/兜底保障户", "0");
	is("below_line.households/增收目标线", "6");
}

/* 监测户: 1 uncleared and poor, 2 uncleared and rich, 3 cleared; 4 never monitored.. */
static void precedence_and_scope(void **state)
{
#define RISK(cleared) "\"monitor\": \"脱贫不稳定户\", \"cleared\": \"" cleared "\""
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "5000", "1", RISK("否") ", " FLAGS) HOME_WITH(
			"2", "20000", "1", RISK("否") ", " FLAGS) HOME_WITH("3", "20000", "1",
									    RISK("是") ", " FLAGS)
			HOME_WITH("4", "20000", "1", RISK("否") ", \"dibao_all\": \"是\"") HOME_WITH(
				"5", "20000", "1",
				"\"dibao_all\": \"是\"") "{\"id\": \"6\", " AREA_A
							 ", \"kind\": \"一般农户\", \"net\": 1, \"size\": "
							 "1, " FLAGS "}\n"
							 "{\"id\": \"7\", " AREA_A
							 ", \"kind\": \"一般农户\", \"net\": 1, \"size\": 1, "
							 "\"monitor\": \"边缘易致贫户\", \"cleared\": "
							 "\"是\", " FLAGS "}\n",
		NULL);
	is("scope.households", "6");
	is("scope.outside", "1");
	list_is("outside", "6 ");
	list_is("tier:重点监测户", "1 2 7 ");
	list_is("tier:兜底保障户", "4 5 ");
	list_is("tier:高质量脱贫户", "3 ");
	is("tier.overlap/dibao_and_uncleared", "1");
	is("tier.overlap/dibao_and_high", "2");
	is("tier.overlap/uncleared_and_above", "2");
	list_is("focus:uncleared", "1 2 4 ");
	list_is("overlap:dibao_and_uncleared", "4 ");
}

/* Blank is not zero: 1 has no income, 2 an income of zero, 3 no income but 整户低保, 4 no income but
 * uncleared. */
static void blank_and_zero(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "", "2", FLAGS) HOME_WITH("2", "0", "2", FLAGS)
			HOME_WITH("3", "", "2", "\"dibao_all\": \"是\"")
				HOME_WITH("4", "", "2", RISK("否") ", " FLAGS),
		NULL);
	list_is("tier:重点监测户", "2 4 ");
	list_is("tier:兜底保障户", "3 ");
	list_is("undetermined", "1 ");
	is("tier.undetermined", "1");
	is("below_line.households/重点监测线", "1");
	is("below_line.undetermined/重点监测线", "3");
	rows_are("below_line.households/重点监测线", 1, 4);
	is("income.per_capita_all", "0.00");
	rows_are("income.per_capita_all", 1, 4);
	is("scope.persons", "8");
}

static void no_dibao_at_all(void **state)
{
	(void)state;
	compute("hunan-2022", HOME("1", "6899.99", "1") HOME("2", "7000", "1"), NULL);
	is("tier.households/兜底保障户", "missing");
	says("tier.households/兜底保障户", "未提供低保信息，兜底保障户未单列");
	is("tier.share/兜底保障户", "missing");
	is("tier.overlap/dibao_and_uncleared", "missing");
	is("tier.households/重点监测户", "1");
	is("tier.households/稳定脱贫户", "1");
	is("tier.undetermined", "0");
}

/* A column that is only ever marked 是: its blanks are 否, and that is said. */
static void marked_only(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "7000", "1", "\"dibao_all\": \"是\"")
			HOME_WITH("2", "7000", "1", "\"dibao_all\": \"\""),
		NULL);
	is("tier.households/兜底保障户", "1");
	is("tier.households/稳定脱贫户", "1");
	assert_true(str_is(talk.v[talk.n - 1].code, "indicator.marked"));
}

/* With a 否 in the column a blank is not known: what only 低保 could decide is not decided. */
static void one_blank(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "7000", "1", FLAGS) HOME_WITH("2", "7000", "1", "\"dibao_all\": \"\"")
			HOME_WITH("3", "7000", "1", "\"dibao_all\": \"是\""),
		NULL);
	is("tier.undetermined", "1");
	list_is("undetermined", "2 ");
}

/* every member on 低保; one on it alone is not the whole household, whatever the household's own flag
 * says. */
static void members_decide(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"members\", \"file\": "
		"\"m.ndjson\"}",
		"");
	fx_put("h.ndjson",
	       HOME_WITH("1", "7000", "2", "\"dibao_all\": \"是\"") HOME_WITH("2", "7000", "2", FLAGS)
		       HOME_WITH("3", "7000", "1", "\"dibao_all\": \"是\""));
	fx_put("m.ndjson", "{\"household\": \"1\", \"name\": \"甲\", \"dibao\": \"是\"}\n{\"household\": "
			   "\"1\", \"name\": \"乙\", \"dibao\": \"否\"}\n"
			   "{\"household\": \"2\", \"name\": \"丙\", \"dibao\": \"是\"}\n{\"household\": "
			   "\"2\", \"name\": \"丁\", \"dibao\": \"是\"}\n"
			   "{\"household\": \"3\", \"name\": \"戊\"}\n");
	compute_under("hunan-2022", NULL);
	list_is("tier:兜底保障户", "2 3 ");
}

/* The office may turn a reading: its own flag first. */
static void the_office_turns_a_reading(void **state)
{
	struct policy_override flag = {STR("dibao.members_first"), STR("否"), {0}};
	struct policy_override line = {STR("line.stable"), STR("7300"), {0}};

	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"members\", \"file\": "
		"\"m.ndjson\"}",
		"");
	fx_put("h.ndjson",
	       HOME_WITH("1", "7000", "2", "\"dibao_all\": \"是\"") HOME_WITH("2", "7299.99", "1", FLAGS));
	fx_put("m.ndjson", "{\"household\": \"1\", \"name\": \"甲\", \"dibao\": \"否\"}\n");
	compute_under("hunan-2022", &(struct policy_overrides){(struct policy_override[]){flag, line}, 2});
	list_is("tier:兜底保障户", "1 ");
	list_is("tier:重点监测户", "2 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(income_bands),   fig_test(precedence_and_scope),
		fig_test(blank_and_zero), fig_test(no_dibao_at_all),
		fig_test(marked_only),    fig_test(one_blank),
		fig_test(members_decide), fig_test(the_office_turns_a_reading),
	};

	return cmocka_run_group_tests_name("indicator/tiers", tests, NULL, NULL);
}
