#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

#include "base/err.h"

void *vec_grow(void *v, size_t n, size_t *cap, size_t size)
{
	if (n >= *cap) {
		size_t more = *cap + *cap / 2 + 8;
		if (more > SIZE_MAX / size)
			BUG("array of %zu elements of %zu bytes", more, size);
		v = realloc(v, more * size);
		if (!v)
			BUG("out of memory (%zu bytes)", more * size);
		*cap = more;
	}
	memset((char *)v + n * size, 0, size);
	return v;
}

void vec_free(void *v)
{
	free(v);
}

void *mem_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		BUG("out of memory (%zu bytes)", n);
	return p;
}

void mem_free(void *p)
{
	free(p);
}

void mem_map_from(size_t n)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, (int)n);
#else
	(void)n;
#endif
}

void mem_trim(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}
