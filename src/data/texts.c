#include "data/texts.h"

#include <string.h>

#include "base/err.h"
#include "base/vec.h"

#define BLOCK_BITS 20
#define BLOCK ((size_t)1 << BLOCK_BITS)
#define MOST_BLOCKS ((size_t)1 << (32 - BLOCK_BITS))
#define LONGEST 65535u

void texts_init(struct texts *t, struct arena *a)
{
	*t = (struct texts){.arena = a, .used = BLOCK};
}

void texts_release(struct texts *t)
{
	mem_free(t->block);
	mem_free(t->seen);
	*t = (struct texts){0};
}

/* The list of blocks is sized once: 4096 pointers name all that 32 bits can reach. */
static void add_block(struct texts *t)
{
	if (!t->block)
		t->block = mem_alloc(MOST_BLOCKS * sizeof *t->block);
	if (t->blocks == MOST_BLOCKS)
		BUG("more than 4 GB of record texts");
	t->block[t->blocks] = arena_alloc(t->arena, BLOCK);
	t->used = t->blocks == 0; /* offset 0 of block 0 would be handle 0 */
	t->blocks++;
}

static struct str shorten(struct str s)
{
	if (s.n <= LONGEST)
		return s;
	s.n = LONGEST;
	while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80)
		s.n--;
	return s;
}

uint32_t texts_add(struct texts *t, struct str s)
{
	char *p;
	uint32_t handle;

	if (s.n == 0)
		return 0;
	s = shorten(s);
	if (BLOCK - t->used < s.n + 3)
		add_block(t);
	p = t->block[t->blocks - 1] + t->used;
	p[0] = (char)(s.n >> 8);
	p[1] = (char)(s.n & 255);
	memcpy(p + 2, s.p, s.n);
	p[2 + s.n] = 0;
	handle = (t->blocks - 1) << BLOCK_BITS | (uint32_t)t->used;
	t->used += s.n + 3;
	return handle;
}

uint32_t texts_join(struct texts *to, struct texts *from)
{
	uint32_t shift = to->blocks << BLOCK_BITS;

	if (from->blocks == 0) {
		texts_release(from);
		return 0;
	}
	if (!to->block)
		to->block = mem_alloc(MOST_BLOCKS * sizeof *to->block);
	if (MOST_BLOCKS - to->blocks < from->blocks)
		BUG("more than 4 GB of record texts");
	memcpy(to->block + to->blocks, from->block, from->blocks * sizeof *from->block);
	to->blocks += from->blocks;
	to->used = from->used;
	texts_release(from);
	return shift;
}

struct str texts_view(const struct texts *t, uint32_t handle)
{
	const unsigned char *p;

	if (handle == 0)
		return (struct str){"", 0};
	p = (const unsigned char *)t->block[handle >> BLOCK_BITS] + (handle & (BLOCK - 1));
	return (struct str){(const char *)p + 2, (size_t)p[0] << 8 | p[1]};
}

static uint32_t *seen_slot(const struct texts *t, uint32_t *slot, size_t cap, struct str s)
{
	for (size_t i = str_hash(s) & (cap - 1);; i = (i + 1) & (cap - 1))
		if (!slot[i] || str_eq(texts_view(t, slot[i]), s))
			return &slot[i];
}

static void grow_seen(struct texts *t)
{
	size_t cap = t->seen_cap ? t->seen_cap * 2 : 1024;
	uint32_t *slot = mem_alloc(cap * sizeof *slot);

	for (size_t i = 0; i < t->seen_cap; i++)
		if (t->seen[i])
			*seen_slot(t, slot, cap, texts_view(t, t->seen[i])) = t->seen[i];
	mem_free(t->seen);
	t->seen = slot;
	t->seen_cap = cap;
}

uint32_t texts_once(struct texts *t, struct str s)
{
	uint32_t *slot;

	if (s.n == 0)
		return 0;
	s = shorten(s);
	if (t->seen_n + 1 > t->seen_cap / 2)
		grow_seen(t);
	slot = seen_slot(t, t->seen, t->seen_cap, s);
	if (!*slot) {
		*slot = texts_add(t, s);
		t->seen_n++;
	}
	return *slot;
}

/* ---- index */

void index_release(struct index *x)
{
	mem_free(x->slot);
	*x = (struct index){0};
}

static struct index_slot *free_slot(struct index_slot *slot, size_t cap, uint32_t hash)
{
	size_t i = hash & (cap - 1);

	while (slot[i].next)
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

uint32_t index_find(const struct index *x, struct str key, index_key_fn *key_of, const void *ctx)
{
	uint32_t hash = (uint32_t)str_hash(key);

	if (x->n == 0)
		return UINT32_MAX;
	for (size_t i = hash & (x->cap - 1); x->slot[i].next; i = (i + 1) & (x->cap - 1))
		if (x->slot[i].hash == hash && str_eq(key_of(ctx, x->slot[i].next - 1), key))
			return x->slot[i].next - 1;
	return UINT32_MAX;
}

static void grow_index(struct index *x)
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

void index_add(struct index *x, uint32_t element, struct str key)
{
	uint32_t hash = (uint32_t)str_hash(key);

	if (x->n + 1 > x->cap / 3 * 2)
		grow_index(x);
	*free_slot(x->slot, x->cap, hash) = (struct index_slot){hash, element + 1};
	x->n++;
}

void index_rename(struct index *x, const uint32_t *moved)
{
	for (size_t i = 0; i < x->cap; i++)
		if (x->slot[i].next)
			x->slot[i].next = moved[x->slot[i].next - 1] + 1;
}
