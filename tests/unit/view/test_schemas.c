/*
 * templates/schemas are what an editor completes and underlines by: they take
 * the five packs and every sample, and refuse what the program refuses for the
 * shape of the file alone.  A validator for the keywords that they use; one
 * that they begin to use and it does not know fails the test.
 */
#include <regex.h>

#include "view_here.h"

#include "base/io.h"
#include "data/case.h"
#include "json/json.h"
#include "policy/check.h"

static struct arena *arena;
static const struct json *root; /* of the schema */

/* --- a validator --- */

static bool takes(const struct json *schema, const struct json *j);

static bool matches(struct str pattern, struct str s)
{
	regex_t re;
	if (regcomp(&re, arena_str(arena, pattern).p, REG_EXTENDED | REG_NOSUB))
		fail_msg("pattern %.*s", STR_ARG(pattern));
	bool yes = regexec(&re, arena_str(arena, s).p, 0, NULL, 0) == 0;
	regfree(&re);
	return yes;
}

static bool is_integer(const struct json *j)
{
	int v;
	return json_kind(j) == JSON_NUMBER && json_int(j, &v);
}

static bool is_type(struct str type, const struct json *j)
{
	static const char *const names[] = {[JSON_NULL] = "null",     [JSON_BOOL] = "boolean", [JSON_NUMBER] = "number",
					    [JSON_STRING] = "string", [JSON_ARRAY] = "array",  [JSON_OBJECT] = "object"};
	return str_is(type, "integer") ? is_integer(j) : str_is(type, names[json_kind(j)]);
}

static bool has_type(const struct json *type, const struct json *j)
{
	bool yes = json_kind(type) == JSON_STRING && is_type(json_text(type), j);
	json_each (one, json_kind(type) == JSON_ARRAY ? type : NULL)
		yes = yes || is_type(json_text(one), j);
	return yes;
}

static bool is_one_of(const struct json *values, const struct json *j)
{
	json_each (one, values)
		if (json_kind(one) == json_kind(j) && str_eq(json_text(one), json_text(j)))
			return true;
	return false;
}

static bool member_ok(const struct json *schema, const struct json *m)
{
	const struct json *own = json_member_str(json_member(schema, "properties"), json_key(m));
	const struct json *more = json_member(schema, "additionalProperties");
	if (own)
		return takes(own, m);
	json_each (pattern, json_member(schema, "patternProperties"))
		if (matches(json_key(pattern), json_key(m)))
			return takes(pattern, m);
	return json_kind(more) != JSON_BOOL ? !more || takes(more, m) : json_truth(more);
}

static bool object_ok(const struct json *schema, const struct json *j)
{
	json_each (need, json_member(schema, "required"))
		if (!json_member_str(j, json_text(need)))
			return false;
	json_each (m, j)
		if (!member_ok(schema, m))
			return false;
	return true;
}

static bool array_ok(const struct json *schema, const struct json *j)
{
	int v;
	if (json_int(json_member(schema, "minItems"), &v) && json_count(j) < (size_t)v)
		return false;
	if (json_int(json_member(schema, "maxItems"), &v) && json_count(j) > (size_t)v)
		return false;
	json_each (item, j)
		if (json_member(schema, "items") && !takes(json_member(schema, "items"), item))
			return false;
	return true;
}

static bool scalar_ok(const struct json *schema, const struct json *j)
{
	int v, limit;
	const struct json *pattern = json_member(schema, "pattern");
	if (json_kind(j) == JSON_STRING && pattern && !matches(json_text(pattern), json_text(j)))
		return false;
	if (json_kind(j) != JSON_NUMBER || !json_int(j, &v))
		return true;
	if (json_int(json_member(schema, "minimum"), &limit) && v < limit)
		return false;
	return !json_int(json_member(schema, "maximum"), &limit) || v <= limit;
}

static void know_keywords(const struct json *schema)
{
	static const char *const known[] = {
		"$schema", "title", "description", "type", "const", "enum", "properties", "patternProperties",
		"additionalProperties", "required", "items", "minItems", "maxItems", "minimum", "maximum", "pattern",
		"oneOf", "$ref", "$defs"};
	json_each (m, schema) {
		bool yes = false;
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			yes = yes || str_is(json_key(m), known[i]);
		if (!yes)
			fail_msg("the test does not know %.*s", STR_ARG(json_key(m)));
	}
}

static bool one_of(const struct json *list, const struct json *j)
{
	size_t n = 0;
	json_each (schema, list)
		n += takes(schema, j);
	return !list || n == 1;
}

static bool takes(const struct json *schema, const struct json *j)
{
	struct str ref = json_text(json_member(schema, "$ref"));
	const struct json *type = json_member(schema, "type"), *fixed = json_member(schema, "const"),
			  *words = json_member(schema, "enum");
	know_keywords(schema);
	if (ref.n)
		return takes(json_member_str(json_member(root, "$defs"), str_sub(ref, sizeof "#/$defs/" - 1, ref.n)), j);
	if (type && !has_type(type, j))
		return false;
	if (fixed && !str_eq(json_text(fixed), json_text(j)))
		return false;
	if ((words && !is_one_of(words, j)) || !one_of(json_member(schema, "oneOf"), j))
		return false;
	return json_kind(j) == JSON_OBJECT  ? object_ok(schema, j)
	       : json_kind(j) == JSON_ARRAY ? array_ok(schema, j)
					    : scalar_ok(schema, j);
}

/* --- files --- */

static const struct json *load(const char *path)
{
	struct err e = {0};
	const struct json *j = json_load(arena, path, &e);
	if (!j)
		fail_msg("%s:%u:%u %s", path, e.at.line, e.at.col, e.msg);
	return j;
}

static void use_schema(const char *name)
{
	root = load(arena_fmt(arena, "templates/schemas/%s.schema.json", name).p);
}

static int up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int down(void **state)
{
	(void)state;
	arena_drop(arena);
	return 0;
}

static void packs_are_taken(void **state)
{
	struct str *file;
	struct err e = {0};
	size_t n = 0, packs = 0;
	(void)state;
	use_schema("policy");
	assert_true(dir_list(arena, "templates/policies", &file, &n, &e));
	for (size_t i = 0; i < n; i++) {
		if (!str_ends(file[i], STR(".json")))
			continue;
		if (!takes(root, load(arena_fmt(arena, "templates/policies/%.*s", STR_ARG(file[i])).p)))
			fail_msg("%.*s", STR_ARG(file[i]));
		packs++;
	}
	assert_true(packs >= 5);
}

static void samples_are_taken(void **state)
{
	struct str *folder;
	struct err e = {0};
	size_t n = 0, samples = 0;
	(void)state;
	assert_true(dir_list(arena, "samples", &folder, &n, &e));
	for (size_t i = 0; i < n; i++) {
		struct str file = arena_fmt(arena, "samples/%.*s/case.json", STR_ARG(folder[i]));
		struct str published = arena_fmt(arena, "samples/%.*s/references.json", STR_ARG(folder[i]));
		if (!path_exists(file.p))
			continue;
		use_schema("case");
		if (!takes(root, load(file.p)))
			fail_msg("%.*s", STR_ARG(file));
		use_schema("references");
		if (path_exists(published.p) && !takes(root, load(published.p)))
			fail_msg("%.*s", STR_ARG(published));
		samples++;
	}
	assert_true(samples >= 4);
}

/* --- what both refuse: text of a good file and what it becomes --- */

struct damage {
	const char *was, *is;
};

static struct str damaged(const char *path, const struct damage *d)
{
	struct err e = {0};
	struct file f = {0};
	assert_true(file_open(path, &f, &e));
	size_t at = str_find(f.bytes, str_from(d->was));
	if (at == SIZE_MAX)
		fail_msg("%s has no %s", path, d->was);
	struct str rest = str_sub(f.bytes, at + strlen(d->was), f.bytes.n), head = str_sub(f.bytes, 0, at);
	struct str text = arena_fmt(arena, "%.*s%s%.*s", STR_ARG(head), d->is, STR_ARG(rest));
	file_close(&f);
	return text;
}

static void packs_are_refused(void **state)
{
	static const struct damage wrong[] = {
		{"\"issuer\":", "\"isuer\":"},
		{"\"policy\": 1", "\"policy\": 2"},
		{"\"issued\": \"2022-08-12\"", "\"issued\": \"2022年8月12日\""},
		{"\"label\": \"重点监测线\"", "\"lable\": \"重点监测线\""},
		{"\"precedence\": 4", "\"precedence\": \"最后\""},
		{"\"at_least\": \"line.high\"", "\"atleast\": \"line.high\""},
		{"{\"field\": \"cleared\"", "{\"field\": \"clear\""},
		{"\"higher\": \"own\"", "\"higher\": \"own household\""},
		{"\"cycle\": \"quarter\"", "\"cycle\": \"quarterly\""},
		{"\"month\": 9", "\"month\": 13"},
		{"\"level\": 5", "\"level\": 9"},
		{"\"parameters\": [", "\"parameters\": {}, \"texts\": ["},
		{"\"tiers\": [\"重点监测户\"]", "\"tiers\": \"重点监测户\""},
		{"\"kind\": \"户规则\"", "\"kind\": \"规则\""},
	};
	struct policy_asked asked = {0};
	(void)state;
	use_schema("policy");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct diag_list l;
		struct err e = {0};
		struct str text = damaged("templates/policies/hunan-2022.json", &wrong[i]);
		diag_init(&l);
		policy_check_text(arena, "pack.json", text, &asked, &l);
		if (!l.count[DIAG_ERROR])
			fail_msg("the program takes %s", wrong[i].is);
		if (takes(root, json_parse(arena, "pack.json", text, &e)))
			fail_msg("the schema takes %s", wrong[i].is);
		diag_release(&l);
	}
}

static bool program_takes_case(struct str text)
{
	char dir[256], path[300];
	struct data_case c = {0};
	struct err e = {0};
	const char *tmp = getenv("TMPDIR");
	snprintf(dir, sizeof dir, "%s/jianbao-schema-XXXXXX", tmp ? tmp : P_tmpdir);
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/case.json", dir);
	assert_true(file_write(path, text, &e));
	struct diag_list l;
	diag_init(&l);
	bool taken = data_case_open(dir, arena, &c, &l, &e);
	diag_release(&l);
	remove(path);
	remove(dir);
	return taken;
}

static void cases_are_refused(void **state)
{
	static const struct damage wrong[] = {
		{"\"case\": 1", "\"case\": 2"},
		{"\"policy\":", "\"polciy\":"},
		{"\"code\": \"990101000000\"", "\"code\": \"990101\""},
		{"\"level\": \"county\"", "\"level\": \"couty\""},
		{"\"kind\": \"members\"", "\"kind\": \"member\""},
		{"\"income_year\": 2023", "\"income_year\": \"今年\""},
		{"\"privacy\": \"internal\"", "\"privacy\": \"secret\""},
		{"[\"briefing\", ", "[\"brief\", "},
		{"\"organ\":", "\"organs\":"},
	};
	(void)state;
	use_schema("case");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct err e = {0};
		struct str text = damaged("samples/qingling/case.json", &wrong[i]);
		if (program_takes_case(text))
			fail_msg("the program takes %s", wrong[i].is);
		if (takes(root, json_parse(arena, "case.json", text, &e)))
			fail_msg("the schema takes %s", wrong[i].is);
	}
	/* Comments, and the key that editors find the schema by. */
	struct damage good = {"\"case\": 1,", "\"$schema\": \"case.schema.json\", \"//\": \"注\", \"case\": 1,"};
	struct err e = {0};
	struct str text = damaged("samples/qingling/case.json", &good);
	assert_true(takes(root, json_parse(arena, "case.json", text, &e)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packs_are_taken, up, down),
		cmocka_unit_test_setup_teardown(samples_are_taken, up, down),
		cmocka_unit_test_setup_teardown(packs_are_refused, up, down),
		cmocka_unit_test_setup_teardown(cases_are_refused, up, down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
