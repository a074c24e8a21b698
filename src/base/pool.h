#ifndef BASE_POOL_H
#define BASE_POOL_H
/*
 * Run fn(ctx, i) for i in [0, n) on up to `threads` threads (1: in the calling
 * thread, in order).  Tasks must not share mutable state; each writes only its
 * own slot of an array, so the result does not depend on the number of threads.
 */
#include <stddef.h>

void pool_run(unsigned threads, size_t n, void (*fn)(void *ctx, size_t i), void *ctx);
unsigned pool_cores(void); /* processors this process may use, at least 1 */

#endif
