/* Old code points and lists, against GB 18030-2005, Unicode and the counts of the standards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/odd.h"

static void test_oddities(void **state)
{
	static const struct { uint32_t cp; enum text_oddity o; uint32_t meant; } cases[] = {
		{ 0xe81e, TEXT_PRIVATE, 0x9fb4 }, /* GB 18030-2005: FE59 */
		{ 0xe816, TEXT_PRIVATE, 0x20087 }, { 0xe864, TEXT_PRIVATE, 0x9fbb }, { 0xe863, TEXT_PRIVATE, 0x4dae },
		{ 0xe815, TEXT_PRIVATE, 0x2e81 }, { 0xe78d, TEXT_PRIVATE, 0xfe10 }, { 0xe7c7, TEXT_PRIVATE, 0x1e3f },
		{ 0xe000, TEXT_PRIVATE, 0 }, { 0xf8ff, TEXT_PRIVATE, 0 }, { 0x10fffd, TEXT_PRIVATE, 0 }, { 0xf0000, TEXT_PRIVATE, 0 },
		{ 0xf900, TEXT_COMPATIBILITY, 0x8c48 }, { 0xf9dc, TEXT_COMPATIBILITY, 0x9686 }, /* 豈, 隆 */
		{ 0xfa0e, TEXT_ORDINARY, 0 }, { 0xfa29, TEXT_ORDINARY, 0 }, /* unified in spite of their block */
		{ 0x2f800, TEXT_COMPATIBILITY, 0x4e3d }, { 0x2fa1d, TEXT_COMPATIBILITY, 0x2a600 },
		{ 0x2f00, TEXT_RADICAL, 0x4e00 }, { 0x2fd5, TEXT_RADICAL, 0x9fa0 }, { 0x2ed8, TEXT_RADICAL, 0x9752 },
		{ 0xfffd, TEXT_LOST, 0 }, { 0x53bf, TEXT_ORDINARY, 0 }, { 0xff0c, TEXT_ORDINARY, 0 }, { 0x20164, TEXT_ORDINARY, 0 },
		{ 'A', TEXT_ORDINARY, 0 }, { 0x3007, TEXT_ORDINARY, 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t meant;
		assert_int_equal(text_oddity(cases[i].cp, &meant), cases[i].o);
		assert_int_equal(meant, cases[i].meant);
	}
}

static void test_lists(void **state)
{
	struct arena *a = arena_new();
	const struct text_lists *l = text_lists_make(a);
	size_t tonggui = 0, gb = 0;
	(void)state;
	for (uint32_t cp = 0; cp < 0x30000; cp++) {
		tonggui += text_in_tonggui(l, cp);
		gb += text_in_gb2312(l, cp);
	}
	assert_int_equal(tonggui, 8105);
	assert_int_equal(gb, 6763);
	assert_true(text_in_gb2312(l, 0x53bf));  /* 县 */
	assert_false(text_in_gb2312(l, 0x73fa)); /* 珺: in the list of 2013, not in that of 1980 */
	assert_true(text_in_tonggui(l, 0x73fa));
	assert_false(text_in_tonggui(l, 0x3007) && text_in_gb2312(l, 0x3007));
	assert_false(text_in_tonggui(l, 0x10ffff));
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_oddities), cmocka_unit_test(test_lists) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
