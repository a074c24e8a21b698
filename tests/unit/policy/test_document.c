/* The section "document": rows held against the pack and against what the program can compute; the table. */
#include "unit/policy/pack_here.h"

#include "policy/check.h"
#include "json/json.h"

static struct str figures[] = {{"tier.households", 15}, {"income.growth", 13}};
static struct str list_kinds[] = {{"tier:", 5}, {"declining", 9}};
static struct str screens[] = {{"Q30a", 4}};
static struct str fields[] = {{"members.dibao", 13}, {"households.dibao_all", 20}};
static const struct policy_world world = {
	{{figures, 2}, {list_kinds, 2}, {screens, 1}, {fields, 2}}};

#define PACK \
	"\"parameters\": [{\"id\": \"low\", \"label\": \"线\", \"value\": \"6900\", \"unit\": \"元\", \"clause\": \"二\"}],\n" \
	"\"tiers\": [{\"name\": \"低\", \"clause\": \"二\", \"when\": {\"field\": \"per_capita\", \"below\": \"low\"}},\n" \
	"{\"name\": \"高\", \"clause\": \"二\", \"when\": {\"field\": \"per_capita\", \"at_least\": \"low\"}}],\n" \
	"\"document\": [\n"
#define ALL "\"entries\": [\"parameters/low\", \"tiers/低\", \"tiers/高\", \"population\"]"
#define ROW(no, more) "{\"no\": \"" no "\", \"kind\": \"户规则\", \"asks\": \"分类\", \"clause\": \"二\", " more "}"

static const struct policy *check(const char *rows)
{
	diag_release(&found);
	diag_init(&found);
	struct str text = arena_fmt(arena, "%s%s%s]}", HEAD, PACK, rows);
	struct policy_asked asked = {.world = &world};
	return policy_check_text(arena, "pack.json", text, &asked, &found);
}

/* One finding; the rows begin on line 8. */
static void finds(const char *rows, const char *code, unsigned line, unsigned col, const char *says)
{
	check(rows);
	if (found.n != 1)
		fail_msg("%zu findings; first %.*s", found.n, STR_ARG(found.n ? found.v[0].msg : STR("none")));
	const struct diag *d = &found.v[0];
	if (!str_is(d->code, code) || d->at.line != line || d->at.col != col)
		fail_msg("%.*s at %u:%u: %.*s", STR_ARG(d->code), d->at.line, d->at.col, STR_ARG(d->msg));
	if (str_find(d->msg, str_from(says)) == SIZE_MAX && str_find(d->hint, str_from(says)) == SIZE_MAX)
		fail_msg("%.*s / %.*s", STR_ARG(d->msg), STR_ARG(d->hint));
}

static void a_whole_document_passes(void **state)
{
	(void)state;
	assert_non_null(check(ROW("1.1", ALL ", \"figures\": [\"tier.households/低\", \"income.growth\"], \"lists\": [\"tier:高\", "
				     "\"declining\"], \"screens\": [\"Q30a\"], \"fields\": [\"members.dibao|households.dibao_all\"]")
			      "," ROW("1.a", "\"reason\": \"倡导\"")));
	assert_int_equal(found.n, 0);
}

static void a_row_needs_an_id_or_a_reason(void **state)
{
	(void)state;
	finds(ROW("1.1", ALL) ",\n{\"no\": \"1.2\", \"kind\": \"倡导\", \"asks\": \"\", \"clause\": \"三\"}", "policy.row", 9, 1,
	      "1.2");
	/* Fields alone are what a row needs, not what it gives. */
	finds(ROW("1.1", ALL) ",\n" ROW("1.2", "\"fields\": [\"members.dibao\"]"), "policy.row", 9, 1, "1.2");
}

static void names_that_do_not_exist(void **state)
{
	(void)state;
	finds(ROW("1.1", ALL ",\n\"figures\": [\"income.growt\"]"), "policy.known", 9, 13, "income.growth");
	finds(ROW("1.1", ALL ",\n\"figures\": [\"tier.households/中\"]"), "policy.known", 9, 13, "tiers");
	finds(ROW("1.1", ALL ",\n\"lists\": [\"declinin\"]"), "policy.known", 9, 11, "declining");
	finds(ROW("1.1", ALL ",\n\"lists\": [\"tier:中\"]"), "policy.known", 9, 11, "tiers");
	finds(ROW("1.1", ALL ",\n\"screens\": [\"Q30b\"]"), "policy.known", 9, 13, "Q30a");
	finds(ROW("1.1", ALL ",\n\"fields\": [\"members.dibao|members.tekun\"]"), "policy.known", 9, 12, "members.tekun");
	finds(ROW("1.1", "\"entries\": [\"parameters/low\", \"tiers/低\", \"tiers/高\", \"population\",\n\"tiers/中\"]"), "policy.entry",
	      9, 1, "tiers/中");
}

static void what_no_row_names(void **state)
{
	(void)state;
	finds(ROW("1.1", "\"entries\": [\"parameters/low\", \"tiers/低\", \"tiers/高\"]"), "policy.unnamed", 2, 16, "population");
}

static void numbers_and_kinds(void **state)
{
	(void)state;
	finds(ROW("1.1", ALL) ",\n" ROW("1.1", "\"reason\": \"同上\""), "policy.repeat", 9, 8, "1.1");
	finds(ROW("1.1", ALL) ",\n{\"no\": \"2\", \"kind\": \"户规责\", \"asks\": \"\", \"clause\": \"三\", \"reason\": \"无\"}", "policy.word", 9,
	      21, "户规则");
	finds(ROW("1.1", ALL) ",\n{\"no\": \"2\", \"kind\": \"任务\", \"asks\": \"\", \"reason\": \"无\"}", "policy.clause", 9, 1, "clause");
}

/* --- the table --- */

static bool answer(void *ctx, enum policy_name kind, struct str name, struct str *says)
{
	(void)ctx;
	*says = kind == POLICY_FIGURE ? STR("12户") : STR("没有填");
	return kind == POLICY_FIGURE || str_is(name, "households.dibao_all");
}

static struct str why(void *ctx, struct str figure, struct str of_fields, struct str id)
{
	(void)ctx, (void)figure, (void)of_fields, (void)id;
	return (struct str){0};
}

static void the_table_says_what_a_case_can_serve(void **state)
{
	(void)state;
	struct buf out = {0};
	struct policy_serving serving = {NULL, why, answer};
	const struct policy *p =
		check(ROW("1.1", ALL ", \"figures\": [\"tier.households/低\"], \"fields\": [\"members.dibao|households.dibao_all\"]") ",\n"
		      ROW("1.2", "\"figures\": [\"income.growth\"], \"fields\": [\"members.dibao\"]") ",\n"
		      ROW("1.3", "\"screens\": [\"Q30a\"]") ",\n" ROW("1.a", "\"reason\": \"倡导\""));
	assert_non_null(p);
	policy_served_text(p, &serving, &out);
	assert_true(str_find(buf_view(&out), STR("能支持1条，部分支持1条，缺数据1条，不涉及数据1条")) != SIZE_MAX);
	assert_true(str_find(buf_view(&out), STR("tier.households/低：12户")) != SIZE_MAX);
	buf_clear(&out);
	policy_served_json(p, &serving, &out);
	struct err e = {0};
	const struct json *j = json_parse(arena, "out.json", arena_str(arena, buf_view(&out)), &e);
	static const char *const served[] = {"yes", "partly", "no", "none"};
	size_t i = 0;
	json_each (row, json_member(j, "document"))
		assert_true(str_is(json_text(json_member(row, "served")), served[i++]));
	assert_int_equal(i, 4);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		pack_test(a_whole_document_passes), pack_test(a_row_needs_an_id_or_a_reason),
		pack_test(names_that_do_not_exist), pack_test(what_no_row_names), pack_test(numbers_and_kinds),
		pack_test(the_table_says_what_a_case_can_serve),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
