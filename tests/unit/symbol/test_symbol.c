/* Code 128 by values worked by hand from ISO/IEC 15417; the shape of QR codes (ISO/IEC 18004). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "symbol/symbol.h"

/* Start C 105, B 104; change to C 99, to B 100; check: (start + sum of place x value) mod 103; stop 106. */
static const struct {
	const char *text;
	unsigned char value[16];
} bars[] = {
	{"12", {105, 12, 14, 106}},                         /* 105 + 12 = 117 - 103 */
	{"1234", {105, 12, 34, 82, 106}},                   /* 105 + 12 + 68 = 185 */
	{"A", {104, 33, 34, 106}},                          /* 104 + 33 = 137 */
	{"123", {104, 17, 18, 19, 8, 106}},                 /* 104 + 17 + 36 + 57 = 214 */
	{"A1234", {104, 33, 99, 12, 34, 95, 106}},          /* 104 + 33 + 198 + 36 + 136 = 507 */
	{"1234A", {105, 12, 34, 100, 33, 102, 106}},        /* 105 + 12 + 68 + 300 + 132 = 617 */
	{"A12B", {104, 33, 17, 18, 34, 52, 106}},           /* 104 + 33 + 34 + 54 + 136 = 361 */
	{"A12345", {104, 33, 17, 99, 23, 45, 64, 106}},     /* 104 + 33 + 34 + 297 + 92 + 225 = 785 */
};

static void bars_test(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
		unsigned char v[64];
		size_t n = symbol_code128(str_from(bars[i].text), v), want = 0;
		while (bars[i].value[want] != 106)
			want++;
		assert_int_equal(n, want + 1);
		assert_memory_equal(v, bars[i].value, n);
	}
}

/* Dark modules of a path made of M x y h n v1 h-n z. */
static unsigned dark(const char *path, unsigned char *grid, unsigned w)
{
	unsigned count = 0, x, y, n;
	int used;

	for (; sscanf(path, "M%u %uh%uv1h-%*uz%n", &x, &y, &n, &used) == 3; path += used)
		for (unsigned k = 0; k < n; k++, count++)
			if (grid)
				grid[y * w + x + k] = 1;
	assert_int_equal(*path, '\0');
	return count;
}

/* "12" has four values: 3 x 11 + 13 modules, ten blank ones on either side. */
static void bar_path_test(void **state)
{
	struct buf b = {0};
	struct symbol_area a;
	const char *why = NULL;
	unsigned char grid[66] = {0};

	(void)state;
	assert_true(symbol_path(SYMBOL_CODE128, STR("12"), &b, &a, &why));
	assert_int_equal(a.w, 66);
	assert_int_equal(a.h, 1);
	dark(buf_cstr(&b), grid, 66);
	for (unsigned i = 0; i < 10; i++)
		assert_false(grid[i] || grid[65 - i]);
	/* Start C is 211232: dark 2, light 1, dark 1, light 2, dark 3, light 2. */
	assert_memory_equal(grid + 10, "\1\1\0\1\0\0\1\1\1\0\0", 11);
	buf_release(&b);
}

/* The three finders of a QR code: 7 x 7 with a ring of light, 4 modules from the edge. */
static void finder(const unsigned char *grid, unsigned w, unsigned x, unsigned y)
{
	for (unsigned i = 0; i < 7; i++)
		for (unsigned k = 0; k < 7; k++) {
			bool ring = i == 0 || i == 6 || k == 0 || k == 6, core = i > 1 && i < 5 && k > 1 && k < 5;
			assert_int_equal(grid[(y + i) * w + x + k], ring || core);
		}
}

static void qr_test(void **state)
{
	struct buf b = {0};
	struct symbol_area a;
	const char *why = NULL;
	unsigned char grid[64 * 64] = {0};

	(void)state;
	/* 14 bytes at level M are version 1: 21 modules. */
	assert_true(symbol_path(SYMBOL_QR, STR("青岭县12345"), &b, &a, &why));
	assert_int_equal(a.w, 29);
	assert_int_equal(a.h, 29);
	dark(buf_cstr(&b), grid, a.w);
	finder(grid, a.w, 4, 4);
	finder(grid, a.w, 18, 4);
	finder(grid, a.w, 4, 18);
	for (unsigned i = 0; i < 29; i++)
		assert_false(grid[i] || grid[i * 29] || grid[28 * 29 + i]);
	buf_release(&b);
}

static void refused_test(void **state)
{
	struct buf b = {0}, longer = {0};
	struct symbol_area a;
	const char *why = NULL;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_char(&longer, 'a');
	assert_false(symbol_path(SYMBOL_CODE128, STR("青"), &b, &a, &why));
	assert_non_null(why);
	assert_false(symbol_path(SYMBOL_CODE128, STR("a\tb"), &b, &a, &why));
	assert_false(symbol_path(SYMBOL_CODE128, buf_view(&longer), &b, &a, &why));
	assert_false(symbol_path(SYMBOL_QR, buf_view(&longer), &b, &a, &why));
	assert_false(symbol_path(SYMBOL_QR, STR(""), &b, &a, &why));
	assert_false(symbol_path(SYMBOL_QR, ((struct str){"a\0b", 3}), &b, &a, &why));
	assert_int_equal(b.n, 0);
	buf_release(&b);
	buf_release(&longer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(bars_test), cmocka_unit_test(bar_path_test),
					   cmocka_unit_test(qr_test), cmocka_unit_test(refused_test)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
