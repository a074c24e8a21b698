/* templates/schemas/case.schema.json and references.schema.json say what the readers take. */
#include "unit/data/fixture.h"

#include "json/json.h"

typedef const char *const *keys_fn(const char *object, size_t *n);

static void same_keys(const struct json *object, keys_fn *keys, const char *name)
{
	const struct json *properties = json_member(object, "properties");
	size_t n = 0;
	const char *const *key = keys(name, &n);
	if (!key)
		fail_msg("the reader has no object %s", name);
	for (size_t i = 0; i < n; i++)
		if (!json_member(properties, key[i]))
			fail_msg("%s: the schema lacks \"%s\"", name, key[i]);
	if (json_count(properties) != n)
		fail_msg("%s: the schema has %zu keys, the reader %zu", name, json_count(properties), n);
	assert_false(json_truth(json_member(object, "additionalProperties")));
}

static const struct json *load(struct arena *a, const char *path)
{
	struct err e = {0};
	const struct json *j = json_load(a, path, &e);
	if (!j)
		fail_msg("%s:%u:%u %s", path, e.at.line, e.at.col, e.msg);
	return j;
}

static void check(struct arena *a, const char *path, keys_fn *keys, const char *whole)
{
	const struct json *j = load(a, path);
	same_keys(j, keys, whole);
	json_each (m, json_member(j, "$defs")) {
		char name[40];
		snprintf(name, sizeof name, "%.*s", STR_ARG(json_key(m)));
		same_keys(m, keys, name);
	}
}

static void keys_agree(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	check(a, "templates/schemas/case.schema.json", data_case_keys, "");
	check(a, "templates/schemas/references.schema.json", data_reference_keys, "references");
	arena_drop(a);
}

static void kinds_agree(void **state)
{
	struct arena *a = arena_new();
	const struct json *words = json_at_path(load(a, "templates/schemas/case.schema.json"),
						STR("$defs.export.properties.kind.enum"));
	size_t k = 0;
	(void)state;
	assert_int_equal(json_count(words), DATA_KINDS);
	json_each (item, words)
		assert_true(str_is(json_text(item), data_kind_name((enum data_kind)k++)));
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(keys_agree), cmocka_unit_test(kinds_agree)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
