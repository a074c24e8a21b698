/* Building, looking up and dumping value trees; JSON as template data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "value/from_json.h"

#define assert_str(s, want)                                              \
	do {                                                             \
		struct str got_ = (s);                                   \
		assert_int_equal(got_.n, strlen(want));                  \
		assert_memory_equal(got_.p ? got_.p : "", want, got_.n); \
	} while (0)

static int set_up(void **state)
{
	*state = arena_new();
	return 0;
}

static int tear_down(void **state)
{
	arena_drop(*state);
	return 0;
}

static void leaves(void **state)
{
	struct arena *a = *state;
	char text[] = "青岭县";
	const struct value *copy = value_text(a, str_from(text)), *lent = value_ref(a, str_from(text));

	text[0] = '?';
	assert_str(value_str(copy), "青岭县");
	assert_ptr_equal(value_str(lent).p, text);
	assert_str(value_str(value_int(a, INT64_MIN)), "-9223372036854775808");
	assert_str(value_str(value_number(a, STR("1.50"))), "1.50");
	assert_str(value_str(value_bool(true)), "true");
	assert_str(value_str(value_bool(false)), "false");
	assert_int_equal(value_str(value_null()).n, 0);
	assert_int_equal(value_kind(NULL), VALUE_NULL);
	assert_int_equal(value_str(NULL).n, 0);
	assert_int_equal(value_count(NULL), 0);
	assert_null(value_lookup(NULL, STR("x")));
}

static void truth(void **state)
{
	struct arena *a = *state;
	static const char *const zero[] = {"0", "-0", "0.00", "0e9", "-0.0E+12"};
	static const char *const other[] = {"1", "-1", "0.01", "10", "5e-9"};
	struct value *list = value_list(a);

	for (size_t i = 0; i < 5; i++) {
		assert_false(value_is_true(value_number(a, str_from(zero[i]))));
		assert_true(value_is_true(value_number(a, str_from(other[i]))));
	}
	assert_false(value_is_true(NULL));
	assert_false(value_is_true(value_null()));
	assert_false(value_is_true(value_bool(false)));
	assert_true(value_is_true(value_bool(true)));
	assert_false(value_is_true(value_text(a, STR(""))));
	assert_true(value_is_true(value_text(a, STR("0"))));
	assert_true(value_is_true(value_map(a)));
	assert_false(value_is_true(list));
	value_add(list, NULL);
	assert_true(value_is_true(list));
}

static void map_keeps_order(void **state)
{
	struct value *m = value_map(*state);

	value_set_cstr(m, "z", "1");
	value_set_int(m, "a", 2);
	value_set_bool(m, "m", true);
	value_set_cstr(m, "none", NULL);
	value_set_fmt(m, "z", "%d 户", 12);
	assert_int_equal(value_count(m), 4);
	assert_str(value_key(m, 0), "z");
	assert_str(value_str(value_at(m, 0)), "12 户");
	assert_str(value_key(m, 1), "a");
	assert_int_equal(value_kind(value_at(m, 3)), VALUE_NULL);
	assert_non_null(value_lookup(m, STR("none")));
	assert_null(value_lookup(m, STR("None")));
	assert_null(value_lookup(value_at(m, 0), STR("z")));
}

/* Through every size up to well past the point where maps are hashed. */
static void map_grows(void **state)
{
	struct arena *a = *state;
	struct value *m = value_map(a);

	for (int n = 0; n < 3000; n++) {
		struct str key = arena_fmt(a, "k%d", n * 7919 % 3000);
		value_set_key(m, key, value_int(a, n));
		if (n > 70 && n % 997)
			continue;
		for (int i = 0; i <= n; i++) {
			struct str k = arena_fmt(a, "k%d", i * 7919 % 3000);
			assert_str(value_str(value_lookup(m, k)), arena_fmt(a, "%d", i).p);
		}
		assert_null(value_lookup(m, STR("absent")));
	}
	assert_int_equal(value_count(m), 3000);
	assert_str(value_key(m, 1), "k1919"); /* 7919 mod 3000 */
	value_set_key(m, STR("k1919"), value_bool(false));
	assert_int_equal(value_count(m), 3000);
	assert_str(value_str(value_at(m, 1)), "false");
}

static void long_texts(void **state)
{
	struct value *m = value_map(*state);
	char text[1001];

	memset(text, 'x', 1000);
	text[1000] = 0;
	value_set_fmt(m, "long", "<%s>", text);
	assert_int_equal(value_str(value_lookup(m, STR("long"))).n, 1002);
	text[255] = 0;
	value_set_fmt(m, "edge", "%s", text);
	assert_str(value_str(value_lookup(m, STR("edge"))), text);
	text[255] = 'x';
	text[256] = 0;
	value_set_fmt(m, "edge", "%s", text);
	assert_str(value_str(value_lookup(m, STR("edge"))), text);
}

static struct value *sample(struct arena *a)
{
	struct value *page = value_map(a);
	struct value *rows = value_set_list(page, "rows");
	struct value *row = value_add_map(rows);

	value_set_cstr(row, "name", "龙坪镇");
	value_set_int(row, "n", -3);
	value_add_str(rows, STR("a\"b"));
	value_add_fmt(rows, "%05d", 42);
	value_add_list(rows);
	value_set_map(value_set_map(page, "deep"), "empty");
	value_set_bool(page, "yes", true);
	value_set(page, "nothing", NULL);
	return page;
}

static const char sample_dump[] = "{\n"
				  "\t\"rows\": [\n"
				  "\t\t{\n"
				  "\t\t\t\"name\": \"龙坪镇\",\n"
				  "\t\t\t\"n\": -3\n"
				  "\t\t},\n"
				  "\t\t\"a\\\"b\",\n"
				  "\t\t\"00042\",\n"
				  "\t\t[]\n"
				  "\t],\n"
				  "\t\"deep\": {\n"
				  "\t\t\"empty\": {}\n"
				  "\t},\n"
				  "\t\"yes\": true,\n"
				  "\t\"nothing\": null\n"
				  "}\n";

static void dump(void **state)
{
	struct buf out = {0};

	value_dump(sample(*state), &out);
	assert_string_equal(buf_cstr(&out), sample_dump);
	buf_release(&out);
}

static void paths(void **state)
{
	const struct value *v = sample(*state);

	assert_ptr_equal(value_find(v, ""), v);
	assert_str(value_str(value_find(v, "rows.0.name")), "龙坪镇");
	assert_str(value_str(value_find(v, "rows.2")), "00042");
	assert_null(value_find(v, "rows.4"));
	assert_null(value_find(v, "rows.-1"));
	assert_null(value_find(v, "rows.99999999999999999999"));
	assert_null(value_find(v, "rows.0.name.x"));
	assert_null(value_find(v, "rows..name"));
	assert_int_equal(value_kind(value_find(v, "deep.empty")), VALUE_MAP);
}

static const struct value *parse(struct arena *a, const char *text)
{
	struct err e = {0};
	const struct json *j = json_parse(a, "test", str_from(text), &e);

	if (!j)
		fail_msg("%s", e.msg);
	return value_from_json(a, j);
}

static void from_json(void **state)
{
	struct arena *a = *state;
	const struct value *v =
		parse(a, "{\"n\": 12345678901234567.89, \"x\": 1.50e1, \"s\": \"\\u9752\", \"t\": true,"
			 " \"z\": null, \"l\": [1, [], {}], \"\": 0}");

	assert_str(value_str(value_find(v, "n")), "12345678901234567.89");
	assert_str(value_str(value_find(v, "x")), "1.50e1");
	assert_str(value_str(value_find(v, "s")), "青");
	assert_true(value_is_true(value_find(v, "t")));
	assert_int_equal(value_kind(value_find(v, "z")), VALUE_NULL);
	assert_int_equal(value_count(value_find(v, "l")), 3);
	assert_false(value_is_true(value_lookup(v, STR(""))));
	assert_int_equal(value_kind(value_from_json(a, NULL)), VALUE_NULL);
}

static void json_round_trip(void **state)
{
	struct buf out = {0};

	value_dump(parse(*state, sample_dump), &out);
	assert_string_equal(buf_cstr(&out), sample_dump);
	buf_release(&out);
}

static void json_repeated_key(void **state)
{
	const struct value *v = parse(*state, "{\"a\": 1, \"b\": 2, \"a\": 3}");

	assert_int_equal(value_count(v), 2);
	assert_str(value_key(v, 0), "a");
	assert_str(value_str(value_at(v, 0)), "3");
}

static void load_faults(void **state)
{
	struct err e = {0};

	assert_null(value_load(*state, "/nowhere/data.json", &e));
	assert_int_equal(e.status, EXIT_INPUT);
	assert_true(e.msg[0] != 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(leaves, set_up, tear_down),
		cmocka_unit_test_setup_teardown(truth, set_up, tear_down),
		cmocka_unit_test_setup_teardown(map_keeps_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(map_grows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(long_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(dump, set_up, tear_down),
		cmocka_unit_test_setup_teardown(paths, set_up, tear_down),
		cmocka_unit_test_setup_teardown(from_json, set_up, tear_down),
		cmocka_unit_test_setup_teardown(json_round_trip, set_up, tear_down),
		cmocka_unit_test_setup_teardown(json_repeated_key, set_up, tear_down),
		cmocka_unit_test_setup_teardown(load_faults, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
