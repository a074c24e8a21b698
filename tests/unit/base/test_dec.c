/* Every expected value here was worked out by hand. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/dec.h"

struct reading {
	struct str text;
	unsigned scale;
	enum dec_fault fault;
	int64_t value; /* when fault is DEC_OK or DEC_PRECISION */
};

static const struct reading readings[] = {
	{STR("0"), 2, DEC_OK, 0},
	{STR("-0"), 2, DEC_OK, 0},
	{STR("12345.6"), 2, DEC_OK, 1234560},
	{STR("+5"), 2, DEC_OK, 500},
	{STR("-0.01"), 2, DEC_OK, -1},
	{STR("007"), 0, DEC_OK, 7},
	{STR(" 1,234.50\n"), 2, DEC_OK, 123450},
	{STR("12,345,678"), 0, DEC_OK, 12345678},
	{STR("１２，３４５．６０"), 2, DEC_OK, 1234560},
	{STR("－３"), 0, DEC_OK, -3},
	{STR("−3"), 0, DEC_OK, -3},
	{STR("　8　"), 0, DEC_OK, 8},
	{STR("1.005"), 2, DEC_PRECISION, 101},
	{STR("-1.005"), 2, DEC_PRECISION, -101},
	{STR("1.0049999999999999999999999999999999999999999999999999"), 2, DEC_PRECISION, 100},
	{STR("1.00500"), 3, DEC_OK, 1005},
	{STR("1.0000000000000000000000000000000000000000000000000000"), 2, DEC_OK, 100},
	{STR("0.005"), 2, DEC_PRECISION, 1},
	{STR("0.0049"), 2, DEC_PRECISION, 0},
	{STR("-0.0049"), 2, DEC_PRECISION, 0},
	{STR("12345678901234567.89"), 2, DEC_OK, 1234567890123456789},
	{STR("92233720368547758.07"), 2, DEC_OK, INT64_MAX},
	{STR("92233720368547758.08"), 2, DEC_RANGE, 0},
	{STR("9223372036854775807"), 0, DEC_OK, INT64_MAX},
	{STR("-9223372036854775807"), 0, DEC_OK, -INT64_MAX},
	{STR("9223372036854775807.5"), 0, DEC_RANGE, 0},
	{STR("1e3"), 2, DEC_OK, 100000},
	{STR("1.5E+2"), 0, DEC_OK, 150},
	{STR("15e-1"), 2, DEC_OK, 150},
	{STR("25e-1"), 0, DEC_PRECISION, 3},
	{STR("1e-9"), 2, DEC_PRECISION, 0},
	{STR("1e-999999999"), 2, DEC_PRECISION, 0},
	{STR("1e999999999"), 2, DEC_RANGE, 0},
	{STR("0e999999999"), 2, DEC_OK, 0},
	{STR("10000000000000000000000000000000000000000000000000e-47"), 0, DEC_OK, 100},
	{STR("0.00000000000000000000000000000000000000000000000001e50"), 0, DEC_OK, 1},
	{STR("100000000000000000000000000000000000000"), 0, DEC_RANGE, 0},
	{STR(""), 2, DEC_EMPTY, 0},
	{STR(" 　 "), 2, DEC_EMPTY, 0},
	{STR("-"), 2, DEC_SYNTAX, 0},
	{STR("abc"), 2, DEC_SYNTAX, 0},
	{STR("1 2"), 2, DEC_SYNTAX, 0},
	{STR("1."), 2, DEC_SYNTAX, 0},
	{STR(".5"), 2, DEC_SYNTAX, 0},
	{STR("--1"), 2, DEC_SYNTAX, 0},
	{STR("1,23"), 2, DEC_SYNTAX, 0},
	{STR("1234,567"), 2, DEC_SYNTAX, 0},
	{STR(",123"), 2, DEC_SYNTAX, 0},
	{STR("1,,234"), 2, DEC_SYNTAX, 0},
	{STR("1,234,"), 2, DEC_SYNTAX, 0},
	{STR("1.234,567"), 2, DEC_SYNTAX, 0},
	{STR("1e"), 2, DEC_SYNTAX, 0},
	{STR("1e+"), 2, DEC_SYNTAX, 0},
	{STR("1\0""2"), 2, DEC_SYNTAX, 0},
	{STR("5元"), 2, DEC_SYNTAX, 0},
	{STR("NaN"), 2, DEC_SYNTAX, 0},
	{STR("0x10"), 2, DEC_SYNTAX, 0},
};

static void reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		const struct reading *r = &readings[i];
		int64_t got = 4242;
		enum dec_fault f = dec_parse(r->text, r->scale, &got);
		bool set = r->fault == DEC_OK || r->fault == DEC_PRECISION;
		if (f != r->fault || got != (set ? r->value : 4242))
			fail_msg("\"%.*s\": fault %d, value %lld", STR_ARG(r->text), (int)f, (long long)got);
	}
}

static void assert_text(struct buf *b, const char *want)
{
	assert_string_equal(buf_cstr(b), want);
	buf_clear(b);
}

static void prints(void **state)
{
	struct buf b = {0};

	(void)state;
	dec_format(0, 0, &b), assert_text(&b, "0");
	dec_format(0, 2, &b), assert_text(&b, "0.00");
	dec_format(5, 2, &b), assert_text(&b, "0.05");
	dec_format(-5, 2, &b), assert_text(&b, "-0.05");
	dec_format(1234560, 2, &b), assert_text(&b, "12345.60");
	dec_format(-123400, 4, &b), assert_text(&b, "-12.3400");
	dec_group(1234560, 2, &b), assert_text(&b, "12,345.60");
	dec_group(99999, 2, &b), assert_text(&b, "999.99");
	dec_group(-100000000, 2, &b), assert_text(&b, "-1,000,000.00");
	dec_group(INT64_MIN, 2, &b), assert_text(&b, "-92,233,720,368,547,758.08");
	dec_format((wide)INT64_MAX * INT64_MAX, 0, &b),
		assert_text(&b, "85070591730234615847396907784232501249");
	buf_release(&b);
}

static int round_small(int n, int d, unsigned scale)
{
	return (int)frac_round(frac_make(n, d), scale);
}

/* Half away from zero: domain.md's reading of rounding for negative figures. */
static void rounds(void **state)
{
	(void)state;
	assert_int_equal(round_small(1, 2, 0), 1);
	assert_int_equal(round_small(-1, 2, 0), -1);
	assert_int_equal(round_small(1, -2, 0), -1);
	assert_int_equal(round_small(3, 2, 0), 2);
	assert_int_equal(round_small(-3, 2, 0), -2);
	assert_int_equal(round_small(5, 2, 0), 3);
	assert_int_equal(round_small(1, 3, 4), 3333);
	assert_int_equal(round_small(2, 3, 4), 6667);
	assert_int_equal(round_small(-2, 3, 4), -6667);
	assert_int_equal(round_small(1, 8, 2), 13);
	assert_int_equal(round_small(-1, 8, 2), -13);
	assert_int_equal(round_small(1249, 10000, 2), 12);
	assert_int_equal(round_small(0, 7, 4), 0);
	assert_int_equal(round_small(-1, 1000, 2), 0);
	assert_true(frac_round(frac_make((wide)1 << 120, (wide)1 << 119), 2) == 200);
}

static void compares(void **state)
{
	wide big = (wide)1 << 126;

	(void)state;
	assert_true(frac_cmp(frac_make(1, 3), frac_make(1, 2)) < 0);
	assert_true(frac_cmp(frac_make(2, 4), frac_make(1, 2)) == 0);
	assert_true(frac_cmp(frac_make(-1, 3), frac_make(-1, 2)) > 0);
	assert_true(frac_cmp(frac_make(-1, 3), frac_make(1, 300)) < 0);
	assert_true(frac_cmp(frac_make(1, -3), frac_make(0, 5)) < 0);
	/* cross products past 127 bits: (b+1)/b against b/(b-1), the latter is larger */
	assert_true(frac_cmp(frac_make(big + 1, big), frac_make(big, big - 1)) < 0);
	assert_true(frac_cmp(frac_make(big, big - 1), frac_make(big + 1, big)) > 0);
	assert_true(frac_cmp(frac_make(-big - 1, big), frac_make(-big, big - 1)) > 0);
	assert_true(frac_cmp(frac_make(big - 1, big), frac_make(big - 1, big)) == 0);
	assert_true(frac_cmp(frac_make(-1, big), frac_make(1, big)) < 0);
	assert_true(frac_cmp(frac_make(0, big), frac_make(1, big)) < 0);
}

static void computes(void **state)
{
	struct frac f;

	(void)state;
	f = frac_reduce(frac_make(6, -4));
	assert_true(f.n == -3 && f.d == 2);
	f = frac_reduce(frac_make(0, 9));
	assert_true(f.n == 0 && f.d == 1);
	f = frac_sub(frac_make(1, 2), frac_make(1, 3));
	assert_true(frac_cmp(f, frac_make(1, 6)) == 0);
	f = frac_sub(frac_make(1, 3), frac_make(1, 2));
	assert_true(frac_cmp(f, frac_make(-1, 6)) == 0);
	f = frac_mul(frac_make((wide)1 << 100, 3), frac_make(3, (wide)1 << 100));
	assert_true(frac_cmp(f, frac_make(1, 1)) == 0);
	assert_true(frac_sub(frac_make(1, 2), frac_make(1, 0)).d == 0);
	assert_true(frac_mul(frac_make(1, 0), frac_make(1, 2)).d == 0);
}

static void sums(void **state)
{
	money m = INT64_MAX - 1;

	(void)state;
	assert_true(money_add(&m, 1));
	assert_false(money_add(&m, 1));
	assert_true(m == INT64_MAX);
	assert_true(money_add(&m, -5));
	assert_true(m == INT64_MAX - 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads), cmocka_unit_test(prints), cmocka_unit_test(rounds),
		cmocka_unit_test(compares), cmocka_unit_test(computes), cmocka_unit_test(sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
