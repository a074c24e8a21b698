/* templates/schemas/policy.schema.json says what the reader takes: the same keys, the same required ones. */
#include "unit/policy/pack_here.h"

#include "policy/pack.h"

#include <stdio.h>
#include <string.h>

static const struct json *schema(void)
{
	struct err e = {0};
	const struct json *j = json_load(arena, "templates/schemas/policy.schema.json", &e);
	if (!j)
		fail_msg("%u:%u %s", e.at.line, e.at.col, e.msg);
	return j;
}

static bool requires(const struct json *object, const char *key)
{
	json_each (item, json_member(object, "required"))
		if (str_is(json_text(item), key))
			return true;
	return false;
}

static bool is_required(const struct section *s, const char *key)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->field[i].key, key) == 0)
			return s->field[i].required;
	return false;
}

static void same_keys(const struct json *object, const char *name)
{
	const struct section *s = pack_section(name);
	const struct json *properties = json_member(object, "properties");
	const char *key[KEYS_MAX];
	if (!s)
		fail_msg("the reader has no section %s", name);
	size_t n = section_keys(s, key);
	for (size_t i = 0; i < n; i++) {
		if (!json_member(properties, key[i]))
			fail_msg("%s: the schema lacks \"%s\"", name, key[i]);
		if (requires(object, key[i]) != is_required(s, key[i]))
			fail_msg("%s: \"%s\" is required in one of the two only", name, key[i]);
	}
	json_each (m, properties) {
		bool known = false;
		for (size_t i = 0; i < n; i++)
			known = known || str_is(json_key(m), key[i]);
		if (!known)
			fail_msg("%s: the reader does not take \"%.*s\"", name, STR_ARG(json_key(m)));
	}
	assert_int_equal(json_kind(json_member(object, "additionalProperties")), JSON_BOOL);
	assert_false(json_truth(json_member(object, "additionalProperties")));
}

static void keys_agree(void **state)
{
	const struct json *j = schema();
	(void)state;
	same_keys(j, "");
	json_each (m, json_member(j, "$defs")) {
		char name[40];
		snprintf(name, sizeof name, "%.*s", STR_ARG(json_key(m)));
		if (strcmp(name, "condition") && strcmp(name, "comparison") && strcmp(name, "id"))
			same_keys(m, name);
	}
	/* Every part of the document has its own description. */
	json_each (m, json_member(j, "properties"))
		assert_true(json_text(json_member(m, "description")).n > 0);
}

static void facts_agree(void **state)
{
	const struct json *words = json_at_path(schema(), STR("$defs.comparison.properties.field.enum"));
	size_t f = 0;
	(void)state;
	assert_int_equal(json_count(words), FACT_N);
	json_each (item, words)
		assert_true(str_is(json_text(item), fact_info((enum fact_id)f++)->name));
}

/* Each key of a comparison is taken beside "field", and one that the schema does not have is not. */
static bool key_is_taken(struct str key)
{
	struct str text = arena_fmt(arena,
				    "\"focus\": [{\"id\": \"a\", \"label\": \"a\", \"clause\": \"1\", "
				    "\"when\": {\"field\": \"size\", \"%.*s\": 1}}]", STR_ARG(key));
	diag_release(&found);
	diag_init(&found);
	parse(text.p);
	for (size_t i = 0; i < found.n; i++)
		if (str_is(found.v[i].code, "json.key"))
			return false;
	return true;
}

static void comparisons_agree(void **state)
{
	const struct json *keys = json_at_path(schema(), STR("$defs.comparison.properties"));
	(void)state;
	json_each (m, keys)
		if (!str_is(json_key(m), "field"))
			assert_true(key_is_taken(json_key(m)));
	assert_false(key_is_taken(STR("equals")));
	assert_int_equal(json_count(keys), 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		pack_test(keys_agree), pack_test(facts_agree), pack_test(comparisons_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
