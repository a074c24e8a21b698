#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"

static void assert_str(struct str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("got \"%.*s\", want \"%s\"", STR_ARG(got), want);
}

static void compares(void **state)
{
	(void)state;
	assert_true(str_eq(STR("户"), STR("户")));
	assert_false(str_eq(STR("a"), STR("ab")));
	assert_true(str_eq((struct str){0}, STR("")));
	assert_true(str_is(str_from(NULL), ""));
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("ab"), STR("a")) > 0);
	assert_true(str_cmp(STR("z"), STR("一")) < 0);
	assert_int_equal(str_cmp((struct str){0}, STR("")), 0);
	assert_true(str_eq(STR("a\0b"), STR("a\0b")));
	assert_false(str_eq(STR("a\0b"), STR("a\0c")));
}

static void finds(void **state)
{
	struct str s = STR("abcabd");

	(void)state;
	assert_int_equal(str_find(s, STR("abd")), 3);
	assert_int_equal(str_find(s, STR("abcabd")), 0);
	assert_true(str_find(s, STR("abcabde")) == SIZE_MAX);
	assert_true(str_find(s, STR("x")) == SIZE_MAX);
	assert_int_equal(str_find(s, STR("")), 0);
	assert_int_equal(str_find(STR("aab"), STR("ab")), 1);
	assert_int_equal(str_find_char(s, 'd'), 5);
	assert_true(str_find_char((struct str){0}, 'd') == SIZE_MAX);
	assert_true(str_starts(s, STR("abc")) && !str_starts(s, STR("b")));
	assert_true(str_ends(s, STR("abd")) && !str_ends(STR("d"), s));
}

static void cuts(void **state)
{
	struct str s = STR("abc");

	(void)state;
	assert_str(str_sub(s, 1, 2), "b");
	assert_str(str_sub(s, 1, 99), "bc");
	assert_str(str_sub(s, 5, 9), "");
	assert_str(str_sub(s, 2, 1), "");
	assert_str(str_trim(STR(" \t户 主\r\n")), "户 主");
	assert_str(str_trim(STR("　\xC2\xA0\xEF\xBB\xBF名　 ")), "名");
	assert_str(str_trim(STR("　　")), "");
	assert_str(str_trim(STR("")), "");
}

static void splits(void **state)
{
	struct str rest = STR("a,,b"), piece;

	(void)state;
	assert_true(str_split(&rest, ',', &piece));
	assert_str(piece, "a");
	assert_true(str_split(&rest, ',', &piece));
	assert_str(piece, "");
	assert_true(str_split(&rest, ',', &piece));
	assert_str(piece, "b");
	assert_false(str_split(&rest, ',', &piece));
	rest = STR("x,");
	assert_true(str_split(&rest, ',', &piece) && str_split(&rest, ',', &piece));
	assert_str(piece, "");
	assert_false(str_split(&rest, ',', &piece));
	rest = STR("");
	assert_true(str_split(&rest, ',', &piece));
	assert_false(str_split(&rest, ',', &piece));
}

static void hashes(void **state)
{
	(void)state;
	assert_true(str_hash(STR("household")) == str_hash(STR("household")));
	assert_true(str_hash(STR("")) == str_hash((struct str){0}));
	assert_true(str_hash(STR("a")) != str_hash(STR("a\0")));
	assert_true(str_hash(STR("12345678")) != str_hash(STR("123456781")));
}

static void distances(void **state)
{
	(void)state;
	assert_int_equal(str_distance(STR("kitten"), STR("sitting"), 9), 3);
	assert_int_equal(str_distance(STR("户编号"), STR("户主编号"), 9), 1);
	assert_int_equal(str_distance(STR(""), STR("abc"), 9), 3);
	assert_int_equal(str_distance(STR("same"), STR("same"), 0), 0);
	assert_int_equal(str_distance(STR("abcd"), STR("wxyz"), 2), 3);
	assert_int_equal(str_distance(STR("a"), STR("abcdefgh"), 2), 3);
	assert_int_equal(str_distance(STR("ab"), STR("ba"), 2), 2);
}

/* RFC 3629 section 4 and Unicode 3.9 table 3-7, the edges of each row. */
static void utf8_edges(void **state)
{
	static const struct str good[] = {
		STR("\x7F"), STR("\xC2\x80"), STR("\xDF\xBF"), STR("\xE0\xA0\x80"), STR("\xED\x9F\xBF"),
		STR("\xEE\x80\x80"), STR("\xEF\xBF\xBF"), STR("\xF0\x90\x80\x80"), STR("\xF4\x8F\xBF\xBF"),
	};
	static const struct str bad[] = {
		STR("\x80"),
		STR("\xC0\x80"),
		STR("\xC1\xBF"),
		STR("\xC2"),
		STR("\xC2\x41"),
		STR("\xE0\x9F\xBF"),
		STR("\xED\xA0\x80"),
		STR("\xE4\xB8"),
		STR("\xF0\x8F\xBF\xBF"),
		STR("\xF4\x90\x80\x80"),
		STR("\xF5\x80\x80\x80"),
		STR("\xFF"),
		STR("\xF0\x9F\x98"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(utf8_fault(good[i]) == SIZE_MAX);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(utf8_fault(bad[i]), 0);
	assert_int_equal(utf8_fault(STR("abcdefgh户\xFFxyz")), 11);
	assert_true(utf8_fault(STR("abcdefghijklmnop")) == SIZE_MAX);
	assert_true(utf8_fault((struct str){0}) == SIZE_MAX);
}

static void utf8_round_trip(void **state)
{
	char out[4];

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp += cp < 0x1000 ? 1 : 37) {
		struct str s = {out, utf8_encode(cp, out)};
		size_t i = 0;
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		assert_int_equal(utf8_next_checked(s, &i), cp);
		assert_int_equal(i, s.n);
	}
}

static void utf8_measures(void **state)
{
	size_t i = 0;

	(void)state;
	assert_int_equal(utf8_count(STR("a户𠮷")), 3);
	assert_int_equal(utf8_columns(STR("a户𠮷，é")), 1 + 2 + 2 + 2 + 1);
	assert_int_equal(utf8_columns(STR("｡ｱ")), 2); /* half-width forms are narrow */
	assert_true(utf8_next_checked(STR("\xFFz"), &i) == UINT32_MAX);
	assert_int_equal(i, 1);
}

static void classes(void **state)
{
	static const uint32_t han[] = {0x3007, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xF900, 0x20000, 0x20BB7,
	                               0x2A700, 0x2EBE0, 0x2F800, 0x30000, 0x3134A, 0x31350, 0x323AF};
	static const uint32_t not_han[] = {0, 'a', 0x3006, 0x3008, 0x33FF, 0x4DC0, 0xA000, 0xFB00, 0xFF0C,
	                                   0x1F600, 0x2A6E0, 0x323B0, 0x10FFFF};
	static const uint32_t cjk[] = {0x3001, 0x3042, 0x30A2, 0x3105, 0xFF0C,
				       0xFF11, 0xFE35, 0x4E00, 0x2F00};
	static const uint32_t not_cjk[] = {'1', 0x2014, 0x201C, 0x00B7, 0xAC00, 0x1F600};

	(void)state;
	for (size_t i = 0; i < sizeof han / sizeof *han; i++)
		assert_true(cp_is_han(han[i]));
	for (size_t i = 0; i < sizeof not_han / sizeof *not_han; i++)
		assert_false(cp_is_han(not_han[i]));
	for (size_t i = 0; i < sizeof cjk / sizeof *cjk; i++)
		assert_true(cp_is_cjk(cjk[i]));
	for (size_t i = 0; i < sizeof not_cjk / sizeof *not_cjk; i++)
		assert_false(cp_is_cjk(not_cjk[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares),      cmocka_unit_test(finds),
		cmocka_unit_test(cuts),          cmocka_unit_test(splits),
		cmocka_unit_test(hashes),        cmocka_unit_test(distances),
		cmocka_unit_test(utf8_edges),    cmocka_unit_test(utf8_round_trip),
		cmocka_unit_test(utf8_measures), cmocka_unit_test(classes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
