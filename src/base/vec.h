#ifndef BASE_VEC_H
#define BASE_VEC_H
/*
 * Growing typed arrays:  VEC(struct row) rows = {0};  *vec_add(&rows) = r;
 * The owner calls vec_release.  vec_add returns a pointer to a new, zeroed
 * last element, valid until the next add.
 */
#include <stddef.h>

#define VEC(T) struct { T *v; size_t n, cap; }
#define vec_add(vec) \
	((vec)->v = vec_grow((vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v), &(vec)->v[(vec)->n++])
#define vec_release(vec) (vec_free((vec)->v), (vec)->v = NULL, (vec)->n = (vec)->cap = 0)

/* Room for element number n (zeroed); returns the possibly moved array. */
void *vec_grow(void *v, size_t n, size_t *cap, size_t size);
void vec_free(void *v);
/* xmalloc family for the few owners outside arenas: abort when memory is out. */
void *mem_alloc(size_t n);  /* zeroed */
void mem_free(void *p);
/* Blocks of this size and more are had from the system one by one and go back to it when they are freed. */
void mem_map_from(size_t n);
void mem_trim(void);        /* what was freed goes back to the system, where that can be asked for */

#endif
