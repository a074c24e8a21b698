#include "unit/policy/pack_here.h"

/* Columns count from 1; the rest of each pack begins at line 4, column 1. */
static void faults_have_places(void **state)
{
	(void)state;
	refuses("\"focuss\": []", "json.key", 4, 1, "focus");
	refuses("\"tiers\": [{\"name\": \"甲\"}]", "policy.absent", 4, 11, NULL);
	refuses("\"tiers\": [{\"nam\": \"甲\", \"when\": {\"field\": \"kind\", \"is\": \"脱贫户\"}}]",
		"json.key", 4, 12, "name");
	refuses("\"tiers\": {}", "json.kind", 4, 10, NULL);
	refuses("\"two_high\": [{\"label\": \"\", \"higher\": \"owm\", \"lower\": \"county\", "
		"\"higher_label\": \"\", "
		"\"lower_label\": \"\"}]",
		"policy.word", 4, 38, "own");
	refuses("\"decline\": {\"bands\": [\"band\"]}", "policy.parameter", 4, 23, NULL);
	refuses("\"issued\": \"2022-13-01\"", "policy.date", 4, 11, NULL);
}

static void conditions_have_places(void **state)
{
	(void)state;
#define WHEN(cond) "\"focus\": [{\"id\": \"f\", \"label\": \"\",\n\"when\": " cond "}]"
	refuses(WHEN("{\"field\": \"per_capta\", \"below\": \"1\"}"), "policy.condition", 5, 19,
		"per_capita");
	refuses(WHEN("{\"field\": \"per_capita\", \"belw\": \"1\"}"), "json.key", 5, 33, "below");
	refuses(WHEN("{\"field\": \"per_capita\", \"below\": \"line.low\"}"), "policy.parameter", 5, 42,
		NULL);
	refuses(WHEN("{\"field\": \"per_capita\", \"below\": \"6900.001\"}"), "policy.condition", 5, 42,
		NULL);
	refuses(WHEN("{\"field\": \"per_capita\"}"), "policy.condition", 5, 9, NULL);
	refuses(WHEN("{\"field\": \"kind\", \"below\": \"1\"}"), "policy.condition", 5, 9, NULL);
	refuses(WHEN("{\"field\": \"kind\", \"is\": \"脱贫人\"}"), "policy.condition", 5, 33, "脱贫户");
	refuses(WHEN("{\"field\": \"monitored\", \"is\": \"是\"}"), "json.kind", 5, 38, NULL);
	refuses(WHEN("{\"field\": \"per_capita\", \"is\": true}"), "policy.condition", 5, 39, NULL);
	refuses(WHEN("{\"field\": \"per_capita\", \"below\": \"1\", \"at_most\": \"2\"}"), "policy.condition",
		5, 42, NULL);
	refuses(WHEN("{\"all\": []}"), "policy.condition", 5, 17, NULL);
	refuses(WHEN("{\"use\": \"nothing\"}"), "policy.condition", 5, 17, NULL);
	refuses(WHEN("{\"any\": [{\"field\": \"kind\", \"is\": \"脱贫户\"}], \"not\": {}}"),
		"policy.condition", 5, 9, NULL);
#undef WHEN
}

static void every_fault_is_listed(void **state)
{
	(void)state;
	assert_null(parse("\"tirs\": [], \"focuss\": [], \"issued\": \"?\""));
	assert_int_equal(found.count[DIAG_ERROR], 3);
}

static void not_json(void **state)
{
	(void)state;
	assert_null(policy_parse(arena, "pack.json", STR("{\"policy\": 1,}"), NULL, &found));
	assert_int_equal(found.v[0].at.line, 1);
	assert_int_equal(found.v[0].at.col, 14);
	assert_null(policy_load(arena, "no/such/pack.json", NULL, &found));
	assert_null(policy_parse(arena, "pack.json", STR("{}"), NULL, &found));
}

static const char with_params[] =
	"\"parameters\": [\n"
	" {\"id\": \"line.low\", \"label\": \"线\", \"value\": \"6900\", \"unit\": \"元\", \"clause\": "
	"\"二\"},\n"
	" {\"id\": \"share\", \"label\": \"占比\", \"value\": 12.5, \"unit\": \"%\"},\n"
	" {\"id\": \"yes\", \"label\": \"开关\", \"value\": \"是\", \"unit\": \"是否\"},\n"
	" {\"id\": \"months\", \"label\": \"月数\", \"value\": 9, \"unit\": \"个月\", \"year\": 2022}],\n"
	"\"focus\": [{\"id\": \"f\", \"label\": \"低\", \"when\": {\"field\": \"per_capita\", \"below\": "
	"\"line.low\"}},\n"
	" {\"id\": \"g\", \"label\": \"月\", \"when\": {\"not\": {\"field\": \"estimate_months\", "
	"\"at_least\": \"months\"}}}]";

static void parameters_are_exact(void **state)
{
	const struct policy *p = parse_good(with_params);

	(void)state;
	assert_int_equal(policy_value(p, "line.low", 0), 690000);
	assert_int_equal(policy_value(p, "share", 0), 125000);
	assert_int_equal(policy_value(p, "yes", 0), 1);
	assert_int_equal(policy_value(p, "months", 0), 9);
	assert_int_equal(policy_value(p, "absent", 7), 7);
	assert_false(policy_param(p, "line.low")->open);
	assert_true(policy_param(p, "share")->open);
	assert_true(str_is(policy_param(p, "share")->clause.note, "参数，文件未规定"));
	assert_int_equal(policy_rule_find(&p->focus, STR("f")), 0);
	assert_int_equal(policy_rule_find(&p->focus, STR("月")), 1);
	assert_int_equal(policy_rule_find(&p->focus, STR("h")), SIZE_MAX);
}

static void parameters_of_another_year_are_stale(void **state)
{
	const struct policy *p = parse_good(with_params);

	(void)state;
	assert_null(policy_stale(p, p->focus.v[0].when, 2023));
	assert_null(policy_stale(p, p->focus.v[1].when, 2022));
	assert_ptr_equal(policy_stale(p, p->focus.v[1].when, 2023), policy_param(p, "months"));
}

static void the_office_overrides(void **state)
{
	struct policy_override o[] = {{STR("line.low"), STR("7000.5"), {0}}, {STR("months"), STR("6"), {0}}};
	struct policy_override bad[] = {
		{STR("line.lo"), STR("1"), {.file = "case.json", .line = 9, .col = 3}},
		{STR("line.low"), STR("many"), {.file = "case.json", .line = 10, .col = 3}}};
	const struct policy *p = parse_with(with_params, &(struct policy_overrides){o, 2});
	struct buf b = {0};

	(void)state;
	assert_non_null(p);
	assert_int_equal(policy_value(p, "line.low", 0), 700050);
	assert_true(policy_param(p, "line.low")->own);
	assert_true(str_is(policy_param(p, "line.low")->pack_text, "6900"));
	assert_null(policy_stale(p, p->focus.v[1].when, 2023));
	cond_text(p->focus.v[0].when, &b);
	assert_string_equal(buf_cstr(&b), "人均纯收入＜7000.5元");
	buf_release(&b);
	assert_null(parse_with(with_params, &(struct policy_overrides){bad, 2}));
	assert_int_equal(found.v[0].at.line, 9);
	assert_true(str_find(found.v[0].hint, STR("line.low")) != SIZE_MAX);
	assert_int_equal(found.v[1].at.line, 10);
}

#define TIER(name, more) \
	"{\"name\": \"" name "\", " more "\"when\": {\"field\": \"kind\", \"is\": \"脱贫户\"}}"

static void precedence_orders_tiers(void **state)
{
	const struct policy *p = parse_good("\"tiers\": [" TIER("甲", "\"precedence\": 3,") "," TIER(
		"乙", "") "," TIER("丙", "\"precedence\": 1,") "," TIER("丁", "") "]");
	const uint8_t want[] = {2, 0, 1, 3};

	(void)state;
	assert_memory_equal(p->tier_order, want, sizeof want);
	refuses("\"tiers\": [" TIER("甲", "") ",\n" TIER("甲", "") "]", "policy.repeat", 5, 1, NULL);
}

static void goal_and_legs_are_checked(void **state)
{
	(void)state;
	refuses("\"parameters\": [{\"id\": \"g\", \"label\": \"\", \"value\": 1, \"unit\": \"元\"}],\n"
		"\"goal\": {\"label\": \"\", \"value\": \"g\", \"year\": 2025, \"tiers\": [\"丙\"]}",
		"policy.goal", 5, 60, NULL);
	refuses("\"two_high\": [{\"label\": \"\", \"higher\": \"group\", \"lower\": \"own\", "
		"\"higher_label\": \"\","
		"\"lower_label\": \"\"}]",
		"policy.leg", 4, 14, NULL);
}

/* Each entry could be read; not like this, or not together. */
static void entries_against_each_other(void **state)
{
#define DUTY(id) "{\"id\": \"" id "\", \"label\": \"\", \"who\": \"\", \"cycle\": \"year\"}"
#define SUBSIDY(more) "{\"id\": \"a\", \"label\": \"\", " more "}"
	(void)state;
	refuses("\"duties\": [" DUTY("a") ",\n" DUTY("b") ",\n" DUTY("a") "]", "policy.repeat", 6, 1, NULL);
	refuses("\"parameters\": [{\"id\": \"g\", \"label\": \"\", \"value\": 1, \"unit\": \"元\"},\n"
		"{\"id\": \"g\", \"label\": \"\", \"value\": 1, \"unit\": \"元\"}]",
		"policy.repeat", 5, 1, NULL);
	refuses("\"subsidies\": [" SUBSIDY("\n\"subject\": \"户主\"") "]", "policy.word", 5, 12, "户");
	refuses("\"subsidies\": [" SUBSIDY("\"subject\": \"人\",\n\"not_with\": [\"post\"]") "]", "policy.word", 5, 14,
		"posts");
	refuses("\"roles\": [{\"name\": \"a\", \"label\": \"\",\n\"level\": 2}]", "policy.number", 5, 10, NULL);
	refuses("\"two_high\": [\n{\"label\": \"\", \"higher\": \"county\", \"lower\": \"county\", "
		"\"higher_label\": \"\", \"lower_label\": \"\"}]",
		"policy.leg", 5, 1, NULL);
	refuses("\"valid\": {\"from\": \"2022-08-12\",\n\"to\": \"2021-08-11\"}", "policy.date", 5, 7, NULL);
	refuses("\"valid\": {\n\"from\": \"2022/8/12\"}", "policy.date", 5, 9, NULL);
	/* A named condition at fault is told once, not at each use. */
	refuses("\"define\": {\n\"x\": {\"field\": \"kind\", \"is\": \"脱贫护\"}},\n\"focus\": [{\"id\": \"a\", \"label\": \"\", "
		"\"when\": {\"any\": [{\"use\": \"x\"}]}}]",
		"policy.condition", 5, 30, "脱贫户");
	assert_int_equal(found.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		pack_test(faults_have_places),        pack_test(conditions_have_places),
		pack_test(every_fault_is_listed),     pack_test(not_json),
		pack_test(parameters_are_exact),      pack_test(parameters_of_another_year_are_stale),
		pack_test(the_office_overrides),      pack_test(precedence_orders_tiers),
		pack_test(goal_and_legs_are_checked), pack_test(entries_against_each_other),
	};

	return cmocka_run_group_tests_name("policy/pack", tests, NULL, NULL);
}
