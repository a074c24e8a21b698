/* What is printed: the registry, JSON in the contract's order, lists, explanations, misspelt names. */
#include "unit/indicator/figures_here.h"

#include "indicator/family.h"

#include "json/json.h"

#define FLAGS "\"dibao_all\": \"否\""

static void two_households(void)
{
	compute("hunan-2022", HOME_WITH("1", "12000.50", "1", FLAGS) HOME_IN(AREA_B, "2", "6000", "1"),
		HOME("1", "10000", "1") HOME_IN(AREA_B, "2", "8000", "1"));
}

static void registry_is_sorted_and_whole(void **state)
{
	const struct indicator *v, *last = NULL;
	struct buf b = {0};
	size_t n = 0;

	(void)state;
	for (; (v = indicator_family(n)); last = v, n++) {
		assert_true(!last || strcmp(last->id, v->id) < 0);
		assert_true(v->name[0] && v->definition[0] && v->formula[0] && v->clause[0]);
	}
	indicator_registry_markdown(&b);
	assert_true(str_find(buf_view(&b), STR("| `income.growth` | 人均纯收入增速 | % |")) != SIZE_MAX);
	buf_release(&b);
}

/* Every brace in a formula names an input of the same family. */
static void formulas_name_their_inputs(void **state)
{
	const struct figure *f;
	size_t n;

	(void)state;
	two_households();
	f = indicator_figures(set, &n);
	for (size_t i = 0; i < n; i++) {
		struct figure_input in[FIGURE_INPUTS];
		size_t inputs = figure_inputs(set, &f[i], in);
		struct maker m = maker_of(set, &f[i]);
		struct str rest = str_from(maker_formula(&m, &f[i]));
		for (size_t at; (at = str_find_char(rest, '{')) != SIZE_MAX;) {
			bool known = false;
			rest = str_sub(rest, at + 1, rest.n);
			for (size_t k = 0; k < inputs; k++)
				known = known ||
					str_is(str_sub(rest, 0, str_find_char(rest, '}')), in[k].name);
			if (!known)
				fail_msg("%s: %s", f[i].family->id, maker_formula(&m, &f[i]));
		}
	}
}

static void json_is_in_order(void **state)
{
	struct buf b = {0};
	struct str last[3] = {{0}};
	struct err e;

	(void)state;
	two_households();
	indicator_dump_json(set, &b);
	const struct json *j = json_parse(arena, "figures", buf_view(&b), &e);
	assert_non_null(j);
	json_each (item, json_member(j, "figures")) {
		struct str now[3] = {json_text(json_member(item, "id")), json_text(json_member(item, "area")),
				     json_text(json_member(item, "key"))};
		int c = 0;
		for (int i = 0; i < 3 && !c; i++)
			c = str_cmp(last[i], now[i]);
		assert_true(c < 0);
		memcpy(last, now, sizeof last);
		bool ok = str_is(json_text(json_member(item, "status")), "ok");
		assert_int_equal(json_kind(json_member(item, "value")), ok ? JSON_STRING : JSON_NULL);
		assert_true(ok || json_text(json_member(item, "why")).n > 0);
	}
	assert_true(str_find(buf_view(&b), STR("{\"id\":\"income.growth\",\"area\":\"990101100000\",\"area_"
					       "name\":\"990101100000\","
					       "\"key\":\"\",\"value\":\"20.0050\",\"unit\":\"%\",\"status\":"
					       "\"ok\",\"n\":1,\"of\":1}")) != SIZE_MAX);
	buf_release(&b);
}

static void tables_for_people(void **state)
{
	struct household_list list;
	struct buf b = {0};
	struct err e;

	(void)state;
	two_households();
	indicator_dump_text(set, &b);
	assert_true(str_find(buf_view(&b), STR("12.5%")) == SIZE_MAX); /* four decimals, never fewer */
	assert_true(str_find(buf_view(&b), STR("9,000.25元")) != SIZE_MAX);
	buf_clear(&b);
	assert_true(indicator_list(set, arena, STR("declining"), 0, &list, &e));
	indicator_list_json(set, STR("declining"), 0, &list, &b);
	assert_string_equal(buf_cstr(&b),
			    "{\"list\":\"declining\",\"area\":\"990101000000\",\"households\":[\"2\"]}\n");
	buf_clear(&b);
	indicator_list_text(set, &list, &b);
	assert_true(str_find(buf_view(&b), STR("-25.00%")) != SIZE_MAX);
	buf_release(&b);
}

static void explanation(void **state)
{
	static const char *const parts[] = {"人均纯收入增速  income.growth", "数值：0.0028%",
					    "代入：（18,000.50元÷2人）÷（18,000.00元÷2人）－1", "口径：A-07",
					    "范围2，用到2，未用0"};
	struct household_list list;
	struct buf b = {0};

	(void)state;
	two_households();
	indicator_explain(set, figure("income.growth"), &b);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_find(buf_view(&b), str_from(parts[i])) == SIZE_MAX)
			fail_msg("%s not in\n%s", parts[i], buf_cstr(&b));
	buf_clear(&b);
	indicator_explain(set, figure("tier.households/高质量脱贫户"), &b);
	assert_true(str_find(buf_view(&b),
			     STR("条件：（户类型为脱贫户或已消除风险监测户）且人均纯收入≥11000元")) !=
		    SIZE_MAX);
	assert_true(str_find(buf_view(&b), STR("湘振局发〔2022〕27号 二、强化脱贫户增收分类帮扶")) !=
		    SIZE_MAX);
	buf_release(&b);
	assert_true(indicator_rows(set, arena, figure("decline.ratio@990101101000"), &list));
	assert_int_equal(list.n, 1);
	assert_true(indicator_rows(set, arena, figure("decline.ratio@990101100000"), &list));
	assert_int_equal(list.n, 0);
	assert_false(indicator_rows(set, arena, figure("reference.growth/county"), &list));
}

/* The rows behind a count of households are as many as the count. */
static void rows_agree_with_counts(void **state)
{
	const struct figure *f;
	size_t n;

	(void)state;
	two_households();
	f = indicator_figures(set, &n);
	for (size_t i = 0; i < n; i++) {
		struct household_list list;
		if (f[i].family->unit != UNIT_HOUSEHOLDS || f[i].status != FIGURE_OK)
			continue;
		assert_true(indicator_rows(set, arena, &f[i], &list));
		if (f[i].value.n != (wide)list.n)
			fail_msg("%s/%.*s", f[i].family->id, STR_ARG(f[i].key));
	}
}

static void misspelt(void **state)
{
	struct household_list list;
	struct err e = {0};

	(void)state;
	two_households();
	assert_null(indicator_find(set, STR("income.grwoth"), &e));
	assert_true(str_find(str_from(e.hint), STR("income.growth")) != SIZE_MAX);
	assert_null(indicator_find(set, STR("income.growth@990101999000"), &e));
	assert_null(indicator_find(set, STR("income.block/wages"), &e));
	assert_true(str_find(str_from(e.hint), STR("wage")) != SIZE_MAX);
	assert_non_null(indicator_find(set, STR("income.block@青岭县/工资性收入"), &e));
	assert_false(indicator_list(set, arena, STR("declinig"), 0, &list, &e));
	assert_true(str_find(str_from(e.hint), STR("declining")) != SIZE_MAX);
	assert_false(indicator_list(set, arena, STR("tier:"), 0, &list, &e));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(registry_is_sorted_and_whole),
		fig_test(formulas_name_their_inputs),
		fig_test(json_is_in_order),
		fig_test(tables_for_people),
		fig_test(explanation),
		fig_test(rows_agree_with_counts),
		fig_test(misspelt),
	};

	return cmocka_run_group_tests_name("indicator/report", tests, NULL, NULL);
}
