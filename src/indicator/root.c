/*
 * The yearly growth that leads from now to target in some years, rounded
 * half-up to 1/10000 %.  A root is not a fraction, but whether a candidate is
 * too high is a comparison of whole numbers: with u = 2 * 10^6,
 *   r >= (k - 1/2) / 10^6   exactly when   target * u^y >= now * (u + 2k - 1)^y.
 * So the rounded value is the largest k for which that holds; it is found by
 * halving, with numbers as long as they need to be.
 */
#include "base/err.h"
#include "indicator/family.h"

#define LIMBS 40 /* 32 bits each: 256 for the fractions, 32 * 31 for the power */
#define YEARS_MAX 31
#define K_MAX 1000000000 /* 100,000 % a year */

struct big {
	uint32_t limb[LIMBS]; /* least first */
	size_t n;
};

static struct big big_from(wide v)
{
	struct big b = {.n = 0};
	for (unsigned __int128 u = (unsigned __int128)v; u; u >>= 32)
		b.limb[b.n++] = (uint32_t)u;
	return b;
}

static struct big big_times(const struct big *a, const struct big *b)
{
	struct big r = {.n = a->n + b->n};
	ENSURE(r.n <= LIMBS);
	for (size_t i = 0; i < a->n; i++) {
		uint64_t carry = 0;
		for (size_t k = 0; k < b->n; k++) {
			carry += (uint64_t)a->limb[i] * b->limb[k] + r.limb[i + k];
			r.limb[i + k] = (uint32_t)carry;
			carry >>= 32;
		}
		r.limb[i + b->n] = (uint32_t)carry;
	}
	while (r.n && !r.limb[r.n - 1])
		r.n--;
	return r;
}

static int big_cmp(const struct big *a, const struct big *b)
{
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	for (size_t i = a->n; i-- > 0;)
		if (a->limb[i] != b->limb[i])
			return a->limb[i] < b->limb[i] ? -1 : 1;
	return 0;
}

static struct big power_times(struct big b, uint64_t base, unsigned years)
{
	struct big x = big_from(base);
	for (unsigned y = 0; y < years; y++)
		b = big_times(&b, &x);
	return b;
}

bool root_keeps_pace(struct frac now, struct frac before, int64_t goal, unsigned years)
{
	struct big high = big_from(1), low = big_from(1), x[4] = {big_from(now.n), big_from(now.d),
								 big_from(before.n), big_from(before.d)};
	struct big g = big_from(goal);
	ENSURE(years >= 1 && years <= PACE_YEARS_MAX);
	low = big_times(&low, &g);
	for (unsigned y = 0; y < years; y++) {
		high = big_times(&high, &x[0]);
		low = big_times(&low, &x[1]);
		if (!y)
			continue;
		high = big_times(&high, &x[3]);
		low = big_times(&low, &x[2]);
	}
	return big_cmp(&high, &low) >= 0;
}

int64_t root_growth(struct frac target, struct frac now, unsigned years)
{
	struct big tn = big_from(target.n), td = big_from(target.d), nn = big_from(now.n),
		   nd = big_from(now.d);
	struct big left = big_times(&tn, &nd), right = big_times(&td, &nn);
	int64_t lo = 0, hi = K_MAX;
	ENSURE(years >= 1 && years <= YEARS_MAX);
	left = power_times(left, 2000000, years);
	while (lo < hi) {
		int64_t k = lo + (hi - lo + 1) / 2;
		struct big reached = power_times(right, (uint64_t)(2000000 + 2 * k - 1), years);
		if (big_cmp(&left, &reached) >= 0)
			lo = k;
		else
			hi = k - 1;
	}
	return lo;
}
