/* Tails worked by hand, and the statistical screens on counties of 100 households. */
#include "unit/audit/audit_here.h"

#include "audit/plan.h"

#include <math.h>

static void tail_is(size_t n, size_t k, long double p, const char *want)
{
	struct str s = chance_text(arena, binomial_tail_log(n, k, p));
	if (!str_is(s, want))
		fail_msg("P(X >= %zu), n = %zu: %.*s, not %s", k, n, STR_ARG(s), want);
}

static void tails(void **state)
{
	(void)state;
	tail_is(10, 8, 0.5L, "0.055"); /* 56 / 1024 = 0.0547 */
	tail_is(5, 5, 0.5L, "0.031");  /* 1 / 32 */
	tail_is(2, 1, 0.1L, "0.19");   /* 1 - 0.81 */
	tail_is(10, 5, 0.5L, "0.62");  /* 638 / 1024 = 0.623 */
	tail_is(10, 0, 0.5L, "1.0");
	tail_is(20, 20, 0.5L, "9.5e-7");       /* 2^-20 */
	tail_is(1000, 1000, 0.5L, "9.3e-302"); /* 2^-1000 */
	tail_is(3, 4, 0.5L, "0");
	tail_is(2000000, 1000000, 0.5L, "0.50"); /* by symmetry just above one half */
}

static void numbers(void **state)
{
	static const struct {
		long double v;
		const char *want;
	} t[] = {{0, "0"},        {12.34L, "12"}, {1.25L, "1.3"},         {0.0346L, "0.035"},
		 {123.4L, "123"}, {99.6L, "100"}, {0.00001234L, "1.2e-5"}};
	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (!str_is(expected_text(arena, t[i].v), t[i].want))
			fail_msg("%s: %s", t[i].want, expected_text(arena, t[i].v).p);
}

/* Household i of a county of five villages with 20 each. */
static void home(struct buf *out, int i, const char *fields)
{
	buf_fmt(out, "{\"id\": \"%03d\", \"area\": \"99010110%d200\", \"kind\": \"脱贫户\", %s}\n", i, i / 20,
		fields);
}

static void cents(struct buf *out, const char *key, int64_t fen, bool last)
{
	buf_fmt(out, "\"%s\": \"", key);
	dec_format(fen, 2, out);
	buf_cat(out, last ? "\"" : "\", ");
}

/* n households; the first `same` copy last year's blocks, the others have other fen. */
static void put_copies(int n, int same)
{
	struct buf now = {0}, before = {0}, one = {0};
	for (int i = 0; i < n; i++)
		for (int year = 0; year < 2; year++) {
			int64_t more = year && i >= same ? 100 + i : 0;
			buf_clear(&one);
			cents(&one, "wage", 1000001 + 101 * i + more, false);
			cents(&one, "business", 300003 + 103 * i + more, false);
			cents(&one, "property", 20007 + 107 * i + more, false);
			cents(&one, "transfer", 50009 + 109 * i + more, false);
			cents(&one, "business_cost", 100013 + 113 * i + more, false);
			cents(&one, "net", 1270007 + 307 * i + 3 * more, false);
			buf_cat(&one, "\"size\": 1");
			home(year ? &before : &now, i, buf_cstr(&one));
		}
	screen_homes("", buf_cstr(&now), buf_cstr(&before));
	buf_release(&now);
	buf_release(&before);
	buf_release(&one);
}

/* 10 of 100 copy; each block is equal in 10 of 100, so by chance 100 * 0.1^5 = 0.0010 households. */
static void copied(void **state)
{
	(void)state;
	put_copies(100, 10);
	const struct audit_result *r = result("Q32a");
	counted("Q32a", 10, 100, 0);
	assert_true(r->found);
	assert_string_equal(r->expected.p, "0.0010");
	/* Leading term C(100, 10) * (1e-5)^10 = 1.73e13 * 1e-50, times (1 - 1e-5)^90: 1.7e-37 */
	assert_string_equal(r->p.p, "1.7e-37");
	assert_int_equal(r->severity, AUDIT_SERIOUS);
	hits("Q34a", "");
	assert_int_equal(result("Q34a")->of, 500);
}

static void copied_small(void **state)
{
	(void)state;
	put_copies(99, 10);
	assert_int_equal(result("Q32a")->status, AUDIT_SILENT);
}

static void copied_blocks(void **state)
{
	(void)state;
	put_copies(100, 31); /* above 30 % */
	assert_int_equal(result("Q32a")->severity, AUDIT_BLOCKING);
}

/* The first `same` households of village 0 grow by 8 % exactly, all others differently by more than 0.01 %.
 */
static void put_growth(int same)
{
	struct buf now = {0}, before = {0}, one = {0};
	for (int i = 0; i < 100; i++) {
		buf_clear(&one);
		cents(&one, "net", i < same ? 1080000 : 1000000 + 200 * (i + 1), false);
		buf_cat(&one, "\"size\": 1");
		home(&now, i, buf_cstr(&one));
		home(&before, i, "\"net\": \"10000\", \"size\": 1");
	}
	screen_homes("", buf_cstr(&now), buf_cstr(&before));
	buf_release(&now);
	buf_release(&before);
	buf_release(&one);
}

/* All six of the value in one village of 20 of 100: C(94, 14) / C(100, 20) = 27907200 / 858277728000 = 3.25e-5; 95 values
   were looked at: 0.0031.  Expected 20 * 6 / 100. */
static void cluster(void **state)
{
	(void)state;
	put_growth(6);
	const struct audit_result *r = result("Q32b");
	counted("Q32b", 6, 100, 0);
	hits("Q32b", "000 001 002 003 004 005 ");
	assert_true(r->found);
	assert_int_equal(r->clusters, 1);
	assert_int_equal(r->cluster[0].value, 800);
	assert_int_equal(r->cluster[0].of, 20);
	assert_string_equal(r->cluster[0].expected.p, "1.2");
	assert_string_equal(r->cluster[0].p.p, "3.3e-5");
	assert_string_equal(r->p.p, "0.0031");
}

/* Five: C(95, 15) / C(100, 20) = 1860480 / 9034502400 = 2.06e-4, times 96 values: 0.0198, not below 0.01. */
static void weak_cluster(void **state)
{
	(void)state;
	put_growth(5);
	counted("Q32b", 5, 100, 0);
	assert_false(result("Q32b")->found);
	assert_string_equal(result("Q32b")->p.p, "0.020");
}

/* A value of the whole county: certain to be in the village. */
static void county_wide(void **state)
{
	(void)state;
	put_growth(100);
	counted("Q32b", 100, 100, 0);
	assert_false(result("Q32b")->found);
	assert_string_equal(result("Q32b")->p.p, "1.0");
}

static void draw_is(size_t of, size_t marked, size_t drawn, size_t k, const char *want)
{
	struct str s = chance_text(arena, hypergeometric_tail_log(&(struct urn){of, marked, drawn}, k));
	if (!str_is(s, want))
		fail_msg("%zu of %zu, %zu marked, at least %zu: %.*s, not %s", drawn, of, marked, k, STR_ARG(s), want);
}

static void draws(void **state)
{
	(void)state;
	draw_is(10, 4, 3, 2, "0.33");  /* (C(4,2) * 6 + C(4,3)) / C(10,3) = 40 / 120 */
	draw_is(10, 4, 3, 3, "0.033"); /* 4 / 120 */
	draw_is(10, 4, 3, 4, "0");
	draw_is(10, 4, 3, 0, "1.0");
	draw_is(10, 9, 5, 4, "1.0"); /* only one is not marked: four at least */
	draw_is(10, 9, 5, 5, "0.50"); /* the plain one is among the other five */
	draw_is(10, 10, 5, 5, "1.0");
	draw_is(800, 5, 20, 5, "5.7e-9"); /* 20 * 19 * 18 * 17 * 16 / (800 * 799 * 798 * 797 * 796) */
}

static void no_cluster(void **state)
{
	(void)state;
	put_growth(4); /* fewer than five */
	counted("Q32b", 0, 100, 0);
	assert_false(result("Q32b")->found);
}

/* n households with that income, after the others at 20,000 and more. */
static void put_line(int above, int below)
{
	struct buf now = {0}, one = {0};
	for (int i = 0; i < 100; i++) {
		buf_clear(&one);
		cents(&one, "net",
		      i < above           ? 690000 + 999 * (i % 10)
		      : i < above + below ? 689999 - 999 * (i % 10)
					  : 2000000 + 77 * i,
		      false);
		buf_cat(&one, "\"size\": 1");
		home(&now, i, buf_cstr(&one));
	}
	screen_homes("", buf_cstr(&now), NULL);
	buf_release(&now);
	buf_release(&one);
}

static void bunch(void **state)
{
	(void)state;
	put_line(10, 1); /* P(Bin(11, 1/2) >= 10) = 12 / 2048 */
	counted("Q34c", 10, 11, 0);
	assert_true(result("Q34c")->found);
	assert_string_equal(result("Q34c")->p.p, "0.0059");
	assert_string_equal(result("Q34c")->expected.p, "5.5");
	assert_int_equal(result("Q34c")->sample, 100);
}

static void no_bunch(void **state)
{
	(void)state;
	put_line(8, 2); /* 56 / 1024 */
	assert_false(result("Q34c")->found);
	assert_string_equal(result("Q34c")->p.p, "0.055");
}

/* 100 wages, `round` of them whole hundreds: above 10 %, not at it. */
static void put_wages(int round)
{
	struct buf now = {0}, one = {0};
	for (int i = 0; i < 100; i++) {
		buf_clear(&one);
		cents(&one, "wage", i < round ? 1230000 : 1230000 + 101 * (i + 1), false);
		const char *rest = "\"business\": \"0\", \"property\": \"0\", \"transfer\": \"0\", "
				   "\"business_cost\": \"0\", \"size\": 1";
		buf_cat(&one, rest);
		home(&now, i, buf_cstr(&one));
	}
	screen_homes("", buf_cstr(&now), NULL);
	buf_release(&now);
	buf_release(&one);
}

static void heap(void **state)
{
	(void)state;
	put_wages(11);
	counted("Q34a", 11, 100, 0);
	assert_true(result("Q34a")->found);
	assert_string_equal(result("Q34a")->expected.p, "1.0");
	counted("Q34b", 0, 100, 0);
}

static void heap_at(void **state)
{
	(void)state;
	put_wages(10);
	counted("Q34a", 10, 100, 0);
	assert_false(result("Q34a")->found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		au_test(tails),         au_test(numbers), au_test(copied),     au_test(copied_small),
		au_test(copied_blocks), au_test(cluster), au_test(no_cluster), au_test(bunch),
		au_test(weak_cluster),  au_test(county_wide), au_test(draws),
		au_test(no_bunch),      au_test(heap),    au_test(heap_at),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
