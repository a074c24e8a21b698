#include "data/index.h"

#include <string.h>

#include "base/err.h"
#include "base/vec.h"

#define ONES UINT64_C(0x0101010101010101)
#define LONGEST 18
#define SHORTEST 3
#define WITH_X UINT64_C(1000000000000000000) /* added to the digits before an X; beyond all eighteen digits */

/* ---- keys */

/* Eight digits at p, as a number; false if they are not digits.  In pairs, in fours, in eights. */
static bool eight_digits(const char *p, uint64_t *out)
{
	uint64_t w;

	memcpy(&w, p, 8);
	w ^= ONES * '0';
	if (((w + ONES * 0x76) | w) & ONES * 0x80)
		return false;
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	w = (w * 10 + (w >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	w = (w * 100 + (w >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	*out = (w * 10000 + (w >> 32)) & UINT64_C(0xFFFFFFFF);
	return true;
}

static bool all_digits(const char *p, size_t n, uint64_t *out)
{
	uint64_t v = 0, eight;

	for (; n >= 8; p += 8, n -= 8) {
		if (!eight_digits(p, &eight))
			return false;
		v = v * 100000000 + eight;
	}
	for (; n > 0; p++, n--) {
		if (*p < '0' || *p > '9')
			return false;
		v = v * 10 + (uint64_t)(*p - '0');
	}
	*out = v;
	return true;
}

uint64_t index_key(struct str s)
{
	uint64_t v;

	if (s.n >= SHORTEST && s.n <= LONGEST) {
		if (s.n == LONGEST && s.p[s.n - 1] == 'X' && all_digits(s.p, s.n - 1, &v))
			return (WITH_X + v) << 4 | (LONGEST - SHORTEST);
		if (all_digits(s.p, s.n, &v))
			return v << 4 | (s.n - SHORTEST); /* below 1.1 * 10^18 * 16, which is below INDEX_HASHED */
	}
	return INDEX_HASHED | str_hash(s) >> 8;
}

/* Eight numbers in a row are neighbours: exports count on, and then a line of the cache serves them all. */
static uint32_t hash_of(uint64_t key)
{
	uint64_t h = (key >> 7) * UINT64_C(0x9E3779B97F4A7C15);

	return (uint32_t)(h >> 35) << 3 | (key >> 4 & 7);
}

bool index_order(const struct index *x, uint32_t i, const struct index *y, uint32_t k, int *order)
{
	uint64_t a = x->key[i], b = y->key[k];

	*order = a < b ? -1 : a > b;
	return a == b ? a < INDEX_HASHED : (a & 15) == (b & 15) && a >> 4 < WITH_X && b >> 4 < WITH_X;
}

/* ---- slots */

void index_release(struct index *x)
{
	mem_free(x->key);
	mem_free(x->slot);
	mem_free(x->closed);
	*x = (struct index){0};
}

static struct index_slot *free_slot(struct index_slot *slot, size_t cap, uint32_t hash)
{
	size_t i = hash & (cap - 1);

	while (slot[i].next)
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

static uint32_t find_closed(const struct index *x, struct str text, index_text_fn *text_of, const void *ctx)
{
	for (size_t i = hash_of(index_key(text)) & (x->cap - 1); x->closed[i]; i = (i + 1) & (x->cap - 1))
		if (str_eq(text_of(ctx, x->closed[i] - 1), text))
			return x->closed[i] - 1;
	return UINT32_MAX;
}

uint32_t index_find_key(const struct index *x, uint64_t key, struct str text, index_text_fn *text_of, const void *ctx)
{
	uint32_t hash = hash_of(key);

	if (x->n == 0)
		return UINT32_MAX;
	for (size_t i = hash & (x->cap - 1); x->slot[i].next; i = (i + 1) & (x->cap - 1)) {
		uint32_t e = x->slot[i].next - 1;
		if (x->slot[i].hash == hash && x->key[e] == key &&
		    (key < INDEX_HASHED || str_eq(text_of(ctx, e), text)))
			return e;
	}
	return UINT32_MAX;
}

uint32_t index_find(const struct index *x, struct str text, index_text_fn *text_of, const void *ctx)
{
	return x->closed ? find_closed(x, text, text_of, ctx) : index_find_key(x, index_key(text), text, text_of, ctx);
}

static void grow(struct index *x)
{
	size_t cap = x->cap ? x->cap * 2 : 64;
	struct index_slot *slot = mem_alloc(cap * sizeof *slot);

	for (size_t i = 0; i < x->cap; i++)
		if (x->slot[i].next)
			*free_slot(slot, cap, x->slot[i].hash) = x->slot[i];
	mem_free(x->slot);
	x->slot = slot;
	x->cap = cap;
}

void index_add(struct index *x, uint32_t element, struct str text)
{
	uint64_t key = index_key(text);

	if (x->n + 1 > x->cap / 3 * 2)
		grow(x);
	while (element >= x->keys)
		x->key = vec_grow(x->key, x->keys, &x->keys, sizeof *x->key);
	x->key[element] = key;
	*free_slot(x->slot, x->cap, hash_of(key)) = (struct index_slot){hash_of(key), element + 1};
	x->n++;
}

void index_rename(struct index *x, const uint32_t *moved, uint32_t n)
{
	uint64_t *key = mem_alloc(n * sizeof *key);

	for (uint32_t i = 0; i < n; i++)
		key[moved[i]] = x->key[i];
	mem_free(x->key);
	x->key = key;
	x->keys = n;
	for (size_t i = 0; i < x->cap; i++)
		if (x->slot[i].next)
			x->slot[i].next = moved[x->slot[i].next - 1] + 1;
}

void index_close(struct index *x)
{
	if (x->n) {
		x->closed = mem_alloc(x->cap * sizeof *x->closed);
		for (size_t i = 0; i < x->cap; i++)
			x->closed[i] = x->slot[i].next;
	}
	mem_free(x->slot);
	mem_free(x->key);
	x->slot = NULL;
	x->key = NULL;
	x->keys = 0;
}
