#ifndef BASE_ARENA_H
#define BASE_ARENA_H
/*
 * Memory by phase: blocks handed out together and dropped together.  Nothing
 * in an arena is freed singly, and nothing in a longer-lived arena points into
 * a shorter one.  Not thread-safe: one arena, one thread at a time.
 */
#include "base/str.h"

struct arena;
struct arena *arena_new(void);
void arena_drop(struct arena *a); /* NULL is fine */
void arena_reset(struct arena *a); /* frees all, keeps one block for reuse */
/* Zeroed, aligned for any type; n == 0 gives a unique pointer; never NULL. */
void *arena_alloc(struct arena *a, size_t n);
/* Zeroed array; aborts on n * size overflow. */
void *arena_array(struct arena *a, size_t n, size_t size);
/* A NUL-ended copy. */
struct str arena_str(struct arena *a, struct str s);
struct str arena_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* `to` takes over all that `from` holds, where it stands; from is gone. */
void arena_join(struct arena *to, struct arena *from);
size_t arena_bytes(const struct arena *a); /* taken from the system so far */
#define arena_make(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define arena_many(a, T, n) ((T *)arena_array((a), (n), sizeof(T)))

#endif
