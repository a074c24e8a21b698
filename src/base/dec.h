#ifndef BASE_DEC_H
#define BASE_DEC_H
/*
 * Exact numbers.  Money is int64_t fen (1/100 yuan).  Sums and comparisons of
 * quotients are done on 128-bit integers by cross-multiplication; nothing is
 * rounded until it is printed, and then half-up (away from zero on a tie, the
 * reading of 四舍五入 for negative figures).  Limits: sums up to 2^63 fen
 * (9.2e16 yuan), quotients whose cross products fit 127 bits.
 */
#include "base/buf.h"

__extension__ typedef __int128 wide;
typedef int64_t money; /* fen */

struct frac {
	wide n, d; /* d > 0, or d == 0: undefined */
};

struct frac frac_make(wide n, wide d);      /* sign moved to n; not reduced */
struct frac frac_reduce(struct frac f);
int frac_cmp(struct frac a, struct frac b); /* <0, 0, >0; both must be defined */
struct frac frac_sub(struct frac a, struct frac b);
struct frac frac_mul(struct frac a, struct frac b);
/* round(n * 10^scale / d) half away from zero. */
wide frac_round(struct frac f, unsigned scale);
/* "-12.3400" : v is scaled by 10^scale.  No exponent, no "-0". */
void dec_format(wide v, unsigned scale, struct buf *out);
/* The same with thousands commas: "12,345.60". */
void dec_group(wide v, unsigned scale, struct buf *out);
bool money_add(money *sum, money x); /* false on overflow, sum unchanged */

enum dec_fault { DEC_OK, DEC_EMPTY, DEC_SYNTAX, DEC_RANGE, DEC_PRECISION };
/*
 * A decimal as it stands in an export: optional sign, digits with optional
 * thousands separators (, or ，in groups of three), fraction, exponent as JSON
 * allows, full-width digits folded, white space trimmed.  Result in units of
 * 10^-scale.  Digits beyond scale are rounded half-up and reported as
 * DEC_PRECISION (*out is still set) unless they are all zero.
 */
enum dec_fault dec_parse(struct str s, unsigned scale, int64_t *out);

#endif
