#ifndef BASE_LU_H
#define BASE_LU_H
/*
 * Layout lengths: int32_t in 1/1024 pt.  Largest about 2,000,000 pt (2,400 A4
 * pages in one column); positions on pages stay far below.
 */
#include <stdint.h>

typedef int32_t lu;
#define LU_PER_PT 1024
#define LU_MAX INT32_MAX
#define LU_PT(pt) ((lu)((pt) * 1024))
/* Where sums and scaled lengths are cut off, either way, so that a few of them can still be added. */
#define LU_FAR (1 << 28)

static inline lu lu_clamp(int64_t v)
{
	return v > LU_FAR ? LU_FAR : v < -LU_FAR ? -LU_FAR : (lu)v;
}

#endif
