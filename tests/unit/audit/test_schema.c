/* templates/schemas/screens.schema.json says what the reader takes: the same keys, the same words. */
#include "unit/audit/audit_here.h"

#include "json/json.h"

static const struct json *schema(void)
{
	struct err e = {0};
	const struct json *j = json_load(arena, "templates/schemas/screens.schema.json", &e);
	if (!j)
		fail_msg("%u:%u %s", e.at.line, e.at.col, e.msg);
	return j;
}

static void same_keys(const struct json *object, const char *name)
{
	size_t n, found = 0;
	const char *const *key = audit_keys(name, &n);
	const struct json *properties = json_member(object, "properties");
	assert_non_null(key);
	for (size_t i = 0; i < n; i++)
		if (!json_member(properties, key[i]))
			fail_msg("%s: the schema lacks \"%s\"", name, key[i]);
	found = json_count(properties);
	assert_int_equal(found, n);
	assert_false(json_truth(json_member(object, "additionalProperties")));
}

static void keys_agree(void **state)
{
	const struct json *j = schema(), *defs = json_member(j, "$defs");
	(void)state;
	same_keys(j, "");
	same_keys(json_member(defs, "rule"), "rule");
	same_keys(json_member(defs, "parameter"), "parameter");
	same_keys(json_member(defs, "comparison"), "comparison");
	assert_null(audit_keys("rules", &(size_t){0}));
}

static void same_words(const struct json *list, const char *key)
{
	const char *const *word = audit_words(arena, key);
	size_t n = 0;
	assert_non_null(word);
	for (; word[n]; n++) {
		bool found = false;
		json_each (item, list)
			found = found || str_is(json_text(item), word[n]);
		if (!found)
			fail_msg("%s: the schema lacks \"%s\"", key, word[n]);
	}
	assert_int_equal(json_count(list), n);
}

static void words_agree(void **state)
{
	const struct json *j = schema();
	(void)state;
	same_words(json_at_path(j, STR("$defs.rule.properties.kind.enum")), "kind");
	same_words(json_at_path(j, STR("$defs.rule.properties.record.enum")), "record");
	same_words(json_at_path(j, STR("$defs.rule.properties.severity.enum")), "severity");
	same_words(json_at_path(j, STR("$defs.rule.properties.text_of.enum")), "text_of");
	same_words(json_at_path(j, STR("$defs.field.enum")), "field");
	assert_null(audit_words(arena, "unit"));
}

/* Rules that can be read and cannot be meant: each is told at the part that is wrong. */
#define RULE(more) "{\"id\": \"A\", \"text\": \"t\", \"origin\": \"o\", \"shows\": \"s\", \"severity\": \"notice\",\n " more "}"
static const struct {
	const char *rule, *says;
	unsigned line; /* 2: that of the rule's head, 3: the rest */
} wrong[] = {
	{RULE("\"kind\": \"rows\", \"when\": {\"field\": \"wage\", \"above\": 5, \"below\": 5}"), "不会成立", 3},
	{RULE("\"kind\": \"rows\", \"when\": {\"field\": \"wage\", \"is\": true}"), "这个字段是数", 3},
	{RULE("\"kind\": \"rows\", \"when\": {\"field\": \"cleared\", \"above\": 0}"), "用 is", 3},
	{RULE("\"kind\": \"rows\", \"when\": {\"field\": \"wage\", \"above\": 0}, \"codes\": [\"data.id\"]"), "不用这个键", 3},
	{RULE("\"kind\": \"rows\", \"when\": {\"field\": \"wage\", \"above\": \"lo\"}"), "没有名为“lo”", 3},
	{RULE("\"kind\": \"rows\", \"when\": {\"field\": \"job_wage\", \"above\": 0}"), "不属于本规则的记录", 3},
	{RULE("\"kind\": \"rows\", \"record\": \"amount\", \"when\": {\"field\": \"wage\", \"above\": 0}"), "不能看这种记录", 3},
	{RULE("\"kind\": \"repeat\", \"text_of\": \"id_number\""), "record 为 member", 3},
	{RULE("\"kind\": \"repeat\""), "缺少 text_of", 2},
	{RULE("\"kind\": \"bunch\", \"of\": [\"per_capita\"], \"parameters\": [{\"id\": \"line\", \"value\": 1},"
	      " {\"id\": \"width\", \"value\": 0}, {\"id\": \"alpha\", \"value\": 0.01}]"), "“width”的值", 3},
	{RULE("\"kind\": \"bunch\", \"of\": [\"per_capita\"], \"parameters\": [{\"id\": \"line\", \"value\": 1},"
	      " {\"id\": \"width\", \"value\": 1}]"), "缺少参数“alpha”", 2},
	{RULE("\"kind\": \"cluster\", \"record\": \"job\", \"of\": [\"job_wage\"], \"parameters\": [{\"id\": \"least\", \"value\": 5},"
	      " {\"id\": \"share\", \"value\": 20}, {\"id\": \"alpha\", \"value\": 0.01}]"), "不能看这种记录", 3},
	{RULE("\"kind\": \"lacking\", \"lacks\": [\"x\"], \"note\": \"\", \"shows\": \"s\""), "重复", 3},
	{"{\"id\": \"A\", \"text\": \"{low}\", \"origin\": \"o\", \"shows\": \"s\", \"severity\": \"notice\",\n"
	 " \"kind\": \"rows\", \"when\": {\"field\": \"wage\", \"above\": 0}}", "不是本规则的参数", 2},
};

static void wrong_rules(void **state)
{
	char path[512];
	struct audit_source from = {path, NULL, 2023};
	(void)state;
	fx_path("s.json", path);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct buf b = {0};
		struct diag_list l;
		diag_init(&l);
		buf_fmt(&b, "{\"screens\": 1, \"rules\": [\n%s]}", wrong[i].rule);
		fx_put("s.json", buf_cstr(&b));
		bool ok = audit_load(arena, &from, &rules, &l);
		if (ok || !l.n || str_find(l.v[0].msg, str_from(wrong[i].says)) == SIZE_MAX || l.v[0].at.line != wrong[i].line)
			fail_msg("%s\n%u:%u %.*s", wrong[i].rule, l.n ? l.v[0].at.line : 0, l.n ? l.v[0].at.col : 0,
				 STR_ARG(l.n ? l.v[0].msg : STR("nothing said")));
		diag_release(&l);
		buf_release(&b);
	}
}

/* What is no file of rules at all. */
static void wrong_files(void **state)
{
	static const char *const file[] = {"[1]", "3", "{\"screens\": 1}", "{\"screens\": 1, \"rules\": {}}", "{\"rules\": [1]}", "{\"screens\": 2, \"rules\": []}", "{"};
	char path[512];
	struct audit_source from = {path, NULL, 2023};
	(void)state;
	fx_path("s.json", path);
	for (size_t i = 0; i < sizeof file / sizeof *file; i++) {
		struct diag_list l;
		diag_init(&l);
		fx_put("s.json", file[i]);
		if (audit_load(arena, &from, &rules, &l) || l.n != 1)
			fail_msg("%s: %zu", file[i], l.n);
		diag_release(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {au_test(keys_agree), au_test(words_agree), au_test(wrong_rules), au_test(wrong_files)};
	return cmocka_run_group_tests_name("audit: the rules' schema", tests, NULL, NULL);
}
