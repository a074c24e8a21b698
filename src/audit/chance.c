/*
 * Exact binomial and hypergeometric tails.  Only here does the audit use floating point: the
 * counts it is given are exact, what it returns is printed with two digits.
 */
#include "audit/plan.h"

#include <math.h>

static long double log_choose(size_t n, size_t k)
{
	return lgammal((long double)n + 1) - lgammal((long double)k + 1) - lgammal((long double)(n - k) + 1);
}

/* log of the sum of P(X = i) for i from k upward (step 1) or downward (step -1).  Each term is the one
   before it times a ratio that only falls, so the series ends when a term no longer counts. */
static long double sum_log(size_t n, size_t k, long double p, bool up)
{
	long double first = log_choose(n, k) + (long double)k * logl(p) + (long double)(n - k) * log1pl(-p);
	long double term = 1, sum = 1, odds = p / (1 - p);
	for (size_t i = k; up ? i < n : i > 0;) {
		term *= up ? (long double)(n - i) / (long double)(i + 1) * odds
			   : (long double)i / (long double)(n - i + 1) / odds;
		sum += term;
		i = up ? i + 1 : i - 1;
		if (term < sum * 1e-22L)
			break;
	}
	return first + logl(sum);
}

long double binomial_tail_log(size_t n, size_t k, long double p)
{
	if (k == 0)
		return 0;
	if (k > n)
		return -INFINITY;
	if ((long double)k > (long double)n * p) /* beyond the mean: the terms fall from the start */
		return sum_log(n, k, p, true);
	long double below = expl(sum_log(n, k - 1, p, false));
	return below >= 1 ? 0 : log1pl(-below);
}

/* Each term is the one before it times (marked - i)(drawn - i) / ((i + 1)(of - marked - drawn + i + 1)). */
long double hypergeometric_tail_log(const struct urn *u, size_t k)
{
	size_t most = u->marked < u->drawn ? u->marked : u->drawn, plain = u->of - u->marked;
	if (k == 0 || k + plain <= u->drawn) /* so many there are at least */
		return 0;
	if (k > most)
		return -INFINITY;
	long double first = log_choose(u->marked, k) + log_choose(plain, u->drawn - k) - log_choose(u->of, u->drawn);
	long double term = 1, sum = 1;
	for (size_t i = k; i < most; i++) {
		term *= (long double)(u->marked - i) * (long double)(u->drawn - i) /
			((long double)(i + 1) * (long double)(plain - u->drawn + i + 1));
		sum += term;
		if (term < sum * 1e-22L)
			break;
	}
	long double all = first + logl(sum);
	return all < 0 ? all : 0;
}

/* m.m times ten to the e, from a decimal logarithm. */
static void two_digits(long double log10_v, long *tenths, long *e)
{
	*e = (long)floorl(log10_v);
	*tenths = lroundl(powl(10, log10_v - (long double)*e) * 10);
	if (*tenths >= 100)
		*tenths /= 10, ++*e;
}

static struct str plain(struct arena *a, long tenths, long e)
{
	struct buf b = {0};
	wide v = tenths;
	for (long i = 1; i < e; i++)
		v *= 10;
	if (e >= 1)
		dec_format(v, 0, &b);
	else
		dec_format(v, (unsigned)(1 - e), &b);
	struct str s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

struct str chance_text(struct arena *a, long double log_p)
{
	long tenths, e;
	if (isinf(log_p))
		return STR("0");
	two_digits(log_p / logl(10), &tenths, &e);
	if (e >= -4)
		return plain(a, tenths, e);
	return arena_fmt(a, "%ld.%lde%ld", tenths / 10, tenths % 10, e);
}

struct str expected_text(struct arena *a, long double expected)
{
	long tenths, e;
	if (!(expected > 0))
		return STR("0");
	two_digits(log10l(expected), &tenths, &e);
	if (e < -4)
		return arena_fmt(a, "%ld.%lde%ld", tenths / 10, tenths % 10, e);
	if (e >= 2) /* a large expectation is wanted to the unit */
		return arena_fmt(a, "%ld", lroundl(expected));
	return plain(a, tenths, e);
}
