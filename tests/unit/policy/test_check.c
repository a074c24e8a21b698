/* What `jianbao policy --check` finds in an office's own pack, and where. */
#include "unit/policy/pack_here.h"

#include "policy/check.h"

static void check(const char *rest, int year)
{
	diag_release(&found);
	diag_init(&found);
	struct str text = arena_fmt(arena, "%s%s}", HEAD, rest);
	struct policy_asked asked = {.income_year = year};
	if (!policy_check_text(arena, "pack.json", text, &asked, &found))
		fail_msg("%u:%u %.*s", found.v[0].at.line, found.v[0].at.col, STR_ARG(found.v[0].msg));
}

/* One finding, of this code, at this place, whose message or hint says `says`. */
static void finds(const char *rest, const char *code, unsigned line, unsigned col, const char *says)
{
	check(rest, 0);
	if (found.n != 1)
		fail_msg("%zu findings; first %.*s", found.n,
			 STR_ARG(found.n ? found.v[0].msg : STR("none")));
	const struct diag *d = &found.v[0];
	if (!str_is(d->code, code) || d->at.line != line || d->at.col != col)
		fail_msg("%.*s at %u:%u: %.*s", STR_ARG(d->code), d->at.line, d->at.col, STR_ARG(d->msg));
	if (str_find(d->msg, str_from(says)) == SIZE_MAX && str_find(d->hint, str_from(says)) == SIZE_MAX)
		fail_msg("%.*s / %.*s", STR_ARG(d->msg), STR_ARG(d->hint));
}

#define TIER(name, when) "{\"name\": \"" name "\", \"clause\": \"二\", \"when\": " when "}"
#define FROM(x) "{\"field\": \"per_capita\", \"at_least\": " x "}"
#define BETWEEN(x, y) "{\"field\": \"per_capita\", \"between\": [" x ", " y "]}"
#define UNDER(x) "{\"field\": \"per_capita\", \"below\": " x "}"
#define DIBAO "{\"field\": \"dibao_all\", \"is\": true}"

static void sound_packs_pass(void **state)
{
	(void)state;
	check("\"tiers\": [" TIER("兜底", DIBAO) ",\n" TIER("高", FROM("11000")) ",\n" TIER("中", BETWEEN("6900", "11000"))
	      ",\n" TIER("低", UNDER("6900")) "]", 2023);
	assert_int_equal(found.n, 0);
}

static void packs_of_the_program_pass(void **state)
{
	static const char *const packs[] = {"hunan-2022", "national-2023", "laiyuan-2022", "chifeng-2023",
					    "zaozhuang-2023"};
	(void)state;
	for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
		struct str path = arena_fmt(arena, "templates/policies/%s.json", packs[i]);
		assert_non_null(policy_check(arena, path.p, &(struct policy_asked){0}, &found));
		if (found.n)
			fail_msg("%s:%u:%u %.*s", packs[i], found.v[0].at.line, found.v[0].at.col,
				 STR_ARG(found.v[0].msg));
	}
}

static void overlapping_bounds(void **state)
{
	(void)state;
	finds("\"tiers\": [" TIER("高", FROM("11000")) ",\n" TIER("中", BETWEEN("6900", "11000.01")) ",\n"
	      TIER("低", UNDER("6900")) "]",
	      "policy.overlap", 5, 38, "人均纯收入=11000.00元");
	finds("\"tiers\": [" TIER("高", FROM("6900")) ",\n"
	      TIER("低", "{\"field\": \"per_capita\", \"at_most\": 6900}") "]",
	      "policy.overlap", 5, 38, "6900.00元");
}

static void gaping_bounds(void **state)
{
	(void)state;
	finds("\"tiers\": [" TIER("高", "{\"field\": \"per_capita\", \"above\": 6900}") ",\n" TIER("低", UNDER("6900")) "]",
	      "policy.gap", 4, 10, "人均纯收入=6900.00元");
}

static void unreachable_conditions(void **state)
{
	(void)state;
	finds("\"focus\": [{\"id\": \"a\", \"label\": \"甲\", \"clause\": \"三\",\n"
	      " \"when\": {\"all\": [" FROM("8000") ", " UNDER("7300") "]}}]",
	      "policy.unreachable", 5, 10, "人均纯收入");
	/* Only one branch of an any-list; the others stand. */
	finds("\"focus\": [{\"id\": \"a\", \"label\": \"甲\", \"clause\": \"三\", \"when\": {\"any\": [" FROM("8000") ",\n"
	      "{\"all\": [{\"field\": \"monitored\", \"is\": false}, {\"field\": \"uncleared\", \"is\": true}]}]}}]",
	      "policy.unreachable", 5, 1, "未消除风险监测户");
	/* The population holds 脱贫户 only. */
	finds("\"focus\": [{\"id\": \"a\", \"label\": \"甲\", \"clause\": \"三\",\n"
	      "\"when\": {\"field\": \"kind\", \"is\": \"一般农户\"}}]",
	      "policy.unreachable", 5, 9, "一般农户");
}

static void tiers_taken_by_earlier_ones(void **state)
{
	(void)state;
	finds("\"tiers\": [{\"name\": \"全\", \"precedence\": 1, \"clause\": \"二\", \"when\": {\"field\": \"kind\", \"is\": \"脱贫户\"}},\n"
	      "{\"name\": \"兜底\", \"precedence\": 2, \"clause\": \"二\", \"when\": " DIBAO "}]",
	      "policy.unreachable", 5, 56, "兜底");
}

static void thresholds_of_another_year(void **state)
{
	const char *line = "\"parameters\": [{\"id\": \"l\", \"label\": \"线\", \"value\": \"7300\", \"unit\": \"元\", \"clause\": \"一\",\n"
			   " \"year\": 2022}]";
	(void)state;
	check(line, 2022);
	assert_int_equal(found.n, 0);
	check(line, 2023);
	assert_int_equal(found.n, 1);
	assert_true(str_is(found.v[0].code, "policy.year"));
	assert_int_equal(found.v[0].at.line, 5);
	assert_int_equal(found.v[0].at.col, 10);
	/* Without a case: held against the document's own year. */
	finds("\"issued\": \"2020-01-01\", \"parameters\": [{\"id\": \"l\", \"label\": \"线\", \"value\": \"7300\",\n"
	      "\"unit\": \"元\", \"clause\": \"一\", \"year\": 2022}]", "policy.year", 5, 37, "2022");
}

#define DUTY(more) \
	"\"duties\": [{\"id\": \"d\", \"label\": \"报送\", \"who\": \"各乡镇\", \"clause\": \"三\"" more "}]"

static void duties_without_deadline(void **state)
{
	(void)state;
	finds(DUTY(", \"cycle\": \"once\""), "policy.deadline", 4, 12, "报送");
	finds(DUTY(", \"cycle\": \"year\", \"month\": 13"), "policy.deadline", 4, 12, "日期");
	finds(DUTY(", \"cycle\": \"year\", \"month\": 2, \"day\": 30"), "policy.deadline", 4, 12, "日期");
	finds(DUTY(", \"cycle\": \"year\", \"month\": 9, \"day\": 20, \"late_day\": 11"), "policy.deadline", 4, 12, "日期");
	check(DUTY(", \"cycle\": \"month\""), 0);
	assert_int_equal(found.n, 0);
	check(DUTY(", \"cycle\": \"once\", \"note\": \"文件未规定期限\""), 0);
	assert_int_equal(found.n, 0);
	refuses(DUTY(""), "policy.absent", 4, 12, NULL);
}

static void entries_without_clause(void **state)
{
	(void)state;
	finds("\"focus\": [{\"id\": \"a\", \"label\": \"甲\", \"when\": " DIBAO "}]", "policy.clause", 4, 11, "note");
	check("\"focus\": [{\"id\": \"a\", \"label\": \"甲\", \"note\": \"参数，文件未规定\", \"when\": " DIBAO "}]", 0);
	assert_int_equal(found.n, 0);
}

static void misspelt_keys(void **state)
{
	(void)state;
	refuses("\"tirs\": []", "json.key", 4, 1, "tiers");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		pack_test(sound_packs_pass),         pack_test(packs_of_the_program_pass),
		pack_test(overlapping_bounds),       pack_test(gaping_bounds),
		pack_test(unreachable_conditions),   pack_test(tiers_taken_by_earlier_ones),
		pack_test(thresholds_of_another_year), pack_test(duties_without_deadline),
		pack_test(entries_without_clause),   pack_test(misspelt_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
