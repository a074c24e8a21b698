#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "json/json.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_drop(arena);
	return 0;
}

static const struct json *parse(struct str text)
{
	struct err e = {0};
	const struct json *j = json_parse(arena, "case.json", text, &e);

	if (!j)
		fail_msg("%u:%u: %s", e.at.line, e.at.col, e.msg);
	return j;
}

static void reads(void **state)
{
	const struct json *j =
		parse(STR("{\"title\":\"督导\\n简报\",\"n\":12345678901234567.89,\"yes\":true,\"no\":false,"
			  "\"nil\":null,\"list\":[1,\"二\",[],{}],\"Title\":\"other\"}"));
	const struct json *list = json_member(j, "list"), *item;

	(void)state;
	assert_int_equal(json_kind(j), JSON_OBJECT);
	assert_int_equal(json_count(j), 7);
	assert_true(str_is(json_text(json_member(j, "title")), "督导\n简报"));
	assert_true(str_is(json_text(json_member(j, "Title")), "other"));
	assert_null(json_member(j, "TITLE"));
	assert_true(str_is(json_text(json_member(j, "n")), "12345678901234567.89"));
	assert_true(json_truth(json_member(j, "yes")) && !json_truth(json_member(j, "no")));
	assert_int_equal(json_kind(json_member(j, "nil")), JSON_NULL);
	assert_int_equal(json_count(list), 4);
	item = json_next(json_first(list));
	assert_true(str_is(json_text(item), "二"));
	assert_int_equal(json_key(item).n, 0);
	assert_true(str_is(json_source(list), "[1,\"二\",[],{}]"));
	assert_int_equal(json_kind(json_next(json_next(item))), JSON_OBJECT);
	assert_null(json_next(json_next(json_next(item))));
	assert_null(json_member(list, "x"));
}

static void keeps_order(void **state)
{
	static const char *const want[] = {"z", "a", "m", "a"};
	size_t i = 0;

	(void)state;
	json_each(m, parse(STR("{\"z\":1,\"a\":2,\"m\":3,\"a\":4}")))
		assert_true(str_is(json_key(m), want[i++]));
	assert_int_equal(i, 4);
	assert_true(str_is(json_text(json_member(parse(STR("{\"a\":1,\"a\":2}")), "a")), "1"));
}

static void absent(void **state)
{
	struct buf b = {0};
	int64_t v;
	int i;

	(void)state;
	assert_int_equal(json_kind(NULL), JSON_ABSENT);
	assert_int_equal(json_text(NULL).n, 0);
	assert_int_equal(json_source(NULL).n, 0);
	assert_int_equal(json_key(NULL).n, 0);
	assert_int_equal(json_count(NULL), 0);
	assert_null(json_first(NULL));
	assert_null(json_next(NULL));
	assert_null(json_member(NULL, "x"));
	assert_null(json_at_path(NULL, STR("a.b")));
	assert_false(json_truth(NULL));
	assert_int_equal(json_pos(NULL).line, 0);
	json_pointer(NULL, &b);
	assert_int_equal(b.n, 0);
	assert_false(json_int(NULL, &i));
	assert_int_equal(json_dec(NULL, 2, &v), DEC_EMPTY);
}

static void assert_place(const struct json *j, unsigned line, unsigned col, const char *pointer)
{
	struct buf b = {0};
	struct pos p = json_pos(j);

	json_pointer(j, &b);
	assert_string_equal(buf_cstr(&b), pointer);
	assert_int_equal(p.line, line);
	assert_int_equal(p.col, col);
	assert_string_equal(p.file, "case.json");
	buf_release(&b);
}

static void places(void **state)
{
	const struct json *j = parse(STR("{\n\t\"户\": {\"a/b~\": [10, 20]},\n\t\"\": 3\n}"));
	const struct json *list = json_first(json_member(j, "户"));

	(void)state;
	assert_place(j, 1, 1, "");
	assert_place(list, 2, 16, "/户/a~1b~0");
	assert_place(json_next(json_first(list)), 2, 21, "/户/a~1b~0/1");
	assert_place(json_member(j, ""), 3, 6, "/");
	assert_int_equal(json_key_pos(list).col, 8);
	assert_int_equal(json_key_pos(json_first(list)).col, 17);
	assert_true(json_at_path(j, STR("户.a/b~")) == list);
	assert_true(json_at_path(j, STR("")) == j);
	assert_null(json_at_path(j, STR("户.x.y")));
}

/* cJSON alone stops at the first of these and cuts the second. */
static void long_numbers_and_nul(void **state)
{
	struct str text =
		STR("[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001,"
		    "\"A\\u0000B\",{\"k\\u0000\":1}, 2]");
	const struct json *j = json_first(parse(text));

	(void)state;
	assert_int_equal(json_text(j).n, 81);
	j = json_next(j);
	assert_true(str_eq(json_text(j), STR("A\0B")));
	j = json_next(j);
	assert_true(str_eq(json_key(json_first(j)), STR("k\0")));
	assert_true(str_is(json_text(json_next(j)), "2"));
}

static void scalars_at_the_root(void **state)
{
	(void)state;
	assert_true(json_truth(parse(STR(" true "))));
	assert_true(str_is(json_text(parse(STR("\"x\""))), "x"));
	assert_true(str_is(json_text(parse(STR("\xEF\xBB\xBF-0"))), "-0"));
	assert_true(str_is(json_text(parse(STR("\xEF\xBB\xBF""5"))), "5"));
}

static void refuses(void **state)
{
	struct err e = {0};

	(void)state;
	assert_null(json_parse(arena, "case.json", STR("{\"a\": [1,\n  }"), &e));
	assert_int_equal(e.at.line, 2);
	assert_int_equal(e.at.col, 3);
	assert_string_equal(e.pointer, "/a/1");
	assert_string_equal(e.code, "json.syntax");
	assert_null(json_parse(arena, "case.json", STR("{} {}"), &e));
	assert_null(json_load(arena, "no/such/file.json", &e));
	assert_string_equal(e.code, "io.file");
}

static void strict_objects(void **state)
{
	static const char *const allowed[] = {"title", "area", "inputs"};
	const struct json *j =
		parse(STR("{\"title\":1,\"// why\":2,\n\"arae\":3,\"zzzzzzzz\":4,\"title\":5}"));
	struct diag_list l;

	(void)state;
	diag_init(&l);
	assert_true(json_only_keys(parse(STR("{\"area\":1}")), allowed, 3, &l));
	assert_true(json_only_keys(parse(STR("[1,2]")), allowed, 3, &l));
	assert_true(json_only_keys(NULL, allowed, 3, &l));
	assert_int_equal(l.n, 0);
	assert_false(json_only_keys(j, allowed, 3, &l));
	assert_int_equal(l.n, 3);
	assert_int_equal(l.count[DIAG_ERROR], 3);
	assert_true(str_is(l.v[0].code, "json.key") && str_is(l.v[0].msg, "不认识的键“arae”"));
	assert_true(str_is(l.v[0].hint, "是不是“area”？") && str_is(l.v[0].pointer, "/arae"));
	assert_int_equal(l.v[0].at.line, 2);
	assert_int_equal(l.v[0].at.col, 1);
	assert_int_equal(l.v[1].hint.n, 0);
	assert_true(str_is(l.v[2].code, "json.repeat"));
	diag_release(&l);
}

static void complaints(void **state)
{
	const struct json *j = parse(STR("{\"a\":[true]}")), *item = json_first(json_first(j));
	struct diag_list l;
	struct err e = {0};

	(void)state;
	diag_init(&l);
	assert_true(json_expect(item, JSON_BOOL, &l));
	assert_false(json_expect(item, JSON_STRING, &l));
	assert_true(str_is(l.v[0].msg, "此处应为字符串，却是true 或 false") || l.v[0].msg.n > 0);
	assert_true(str_is(l.v[0].pointer, "/a/0"));
	assert_false(json_expect(NULL, JSON_STRING, &l));
	assert_false(json_err(item, EXIT_DATA, "x.y", &e, "第 %d 项", 1));
	assert_string_equal(e.msg, "第 1 项");
	assert_string_equal(e.pointer, "/a/0");
	assert_int_equal(e.at.col, 7);
	l.keep = 1;
	assert_null(json_diag(item, DIAG_NOTE, "x.y", &l, "%s", "m"));
	diag_release(&l);
}

static void numbers(void **state)
{
	const struct json *j =
		parse(STR("[7, -2147483648, 2147483648, 1.0, 1e2, \"7\", \"1,234.5\", null, true, 0.125]"));
	const struct json *item[10];
	size_t n = 0;
	int64_t v = 0;
	int i = 0;

	(void)state;
	json_each(x, j)
		item[n++] = x;
	assert_true(json_int(item[0], &i) && i == 7);
	assert_true(json_int(item[1], &i) && i == INT32_MIN);
	for (n = 2; n < 6; n++)
		assert_false(json_int(item[n], &i));
	assert_int_equal(json_dec(item[6], 2, &v), DEC_OK);
	assert_int_equal(v, 123450);
	assert_int_equal(json_dec(item[4], 2, &v), DEC_OK);
	assert_int_equal(v, 10000);
	assert_int_equal(json_dec(item[7], 2, &v), DEC_EMPTY);
	assert_int_equal(json_dec(item[8], 2, &v), DEC_SYNTAX);
	assert_int_equal(json_dec(item[9], 2, &v), DEC_PRECISION);
	assert_int_equal(v, 13);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(keeps_order),
		cmocka_unit_test(absent),
		cmocka_unit_test(places),
		cmocka_unit_test(long_numbers_and_nul),
		cmocka_unit_test(scalars_at_the_root),
		cmocka_unit_test(refuses),
		cmocka_unit_test(strict_objects),
		cmocka_unit_test(complaints),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
