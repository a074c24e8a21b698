#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#define BLOCK_MIN ((size_t)64 << 10)
#define BLOCK_MAX ((size_t)1 << 20)

struct block {
	struct block *next;
	size_t cap, used;
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct block *top; /* the block being filled; full ones behind it */
	size_t bytes;      /* sum of all caps */
	size_t next_cap;   /* blocks double until BLOCK_MAX */
};

static struct block *block_new(struct arena *a, size_t cap)
{
	struct block *b = malloc(sizeof *b + cap);

	if (!b)
		BUG("out of memory (%zu bytes)", cap);
	b->next = NULL;
	b->cap = cap;
	b->used = 0;
	a->bytes += cap;
	return b;
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof *a);

	if (!a)
		BUG("out of memory");
	a->next_cap = BLOCK_MIN;
	return a;
}

void arena_drop(struct arena *a)
{
	if (!a)
		return;
	for (struct block *b = a->top, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

void arena_join(struct arena *to, struct arena *from)
{
	struct block **end = to->top ? &to->top->next : &to->top;
	struct block *behind = *end;

	*end = from->top;
	while (*end)
		end = &(*end)->next;
	*end = behind;
	to->bytes += from->bytes;
	free(from);
}

void arena_reset(struct arena *a)
{
	struct block *keep = a->top;

	if (!keep)
		return;
	for (struct block *b = keep->next, *next; b; b = next) {
		next = b->next;
		a->bytes -= b->cap;
		free(b);
	}
	keep->next = NULL;
	keep->used = 0;
}

/* A request of more than a quarter block gets its own, behind the one being filled. */
static void *take_large(struct arena *a, size_t n)
{
	struct block *b = block_new(a, n);

	b->used = n;
	if (a->top) {
		b->next = a->top->next;
		a->top->next = b;
	} else {
		a->top = b;
	}
	return b->data;
}

static void *take(struct arena *a, size_t n, size_t align)
{
	struct block *b = a->top;
	size_t from = b ? (b->used + align - 1) & ~(align - 1) : 0;

	if (!b || from > b->cap || b->cap - from < n) {
		if (n > a->next_cap / 4)
			return take_large(a, n);
		b = block_new(a, a->next_cap);
		b->next = a->top;
		a->top = b;
		if (a->next_cap < BLOCK_MAX)
			a->next_cap *= 2;
		from = 0;
	}
	b->used = from + n;
	return b->data + from;
}

void *arena_alloc(struct arena *a, size_t n)
{
	if (n == 0)
		n = 1;
	return memset(take(a, n, _Alignof(max_align_t)), 0, n);
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / 2 / size)
		BUG("array of %zu elements of %zu bytes", n, size);
	return arena_alloc(a, n * size);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p = take(a, s.n + 1, 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = 0;
	return (struct str){p, s.n};
}

struct str arena_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *p;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		BUG("bad format %s", fmt);
	p = take(a, (size_t)n + 1, 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){p, (size_t)n};
}

size_t arena_bytes(const struct arena *a)
{
	return a->bytes;
}
