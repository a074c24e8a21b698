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

/* ---- blocks */

/* The list of blocks is sized once: 4096 pointers name all that 32 bits can reach. */
static uint32_t more_blocks(struct texts *t, size_t n)
{
	uint32_t first = t->blocks;

	if (!t->block)
		t->block = mem_alloc(MOST_BLOCKS * sizeof *t->block);
	if (MOST_BLOCKS - t->blocks < n)
		BUG("more than 4 GB of record texts");
	t->blocks += (uint32_t)n;
	return first;
}

static void add_block(struct texts *t)
{
	t->open = more_blocks(t, 1);
	t->block[t->open] = arena_alloc(t->arena, BLOCK);
	t->used = t->open == 0; /* offset 0 of block 0 would be handle 0 */
}

static bool is_lent(const struct texts *t, uint32_t block)
{
	return (uintptr_t)t->block[block] & 1;
}

uint64_t texts_share(uint64_t bytes)
{
	return (bytes + BLOCK - 1) / BLOCK * BLOCK;
}

void texts_lend(struct texts *t, struct str json)
{
	t->lent = json;
	t->lent_at = more_blocks(t, (size_t)(texts_share(json.n) / BLOCK));
	for (size_t i = 0; i * BLOCK < json.n; i++) /* files are mapped, or allocated: at even places */
		t->block[t->lent_at + i] = (char *)(uintptr_t)(json.p + i * BLOCK) + 1;
}

/* ---- texts */

static struct str shorten(struct str s)
{
	if (s.n <= LONGEST)
		return s;
	s.n = LONGEST;
	while (s.n > 0 && ((unsigned char)s.p[s.n] & 0xC0) == 0x80)
		s.n--;
	return s;
}

/* Whether s ends at the closing quote of a string of the file lent: then its end need not be kept. */
static bool ends_in_lent(const struct texts *t, struct str s)
{
	return t->lent.n && s.n <= LONGEST && s.p > t->lent.p && s.p + s.n < t->lent.p + t->lent.n &&
	       s.p[s.n] == '"';
}

static uint32_t copy(struct texts *t, struct str s)
{
	char *p;
	uint32_t handle;

	if (BLOCK - t->used < s.n + 3)
		add_block(t);
	p = t->block[t->open] + t->used;
	p[0] = (char)(s.n >> 8);
	p[1] = (char)(s.n & 255);
	memcpy(p + 2, s.p, s.n);
	p[2 + s.n] = 0;
	handle = t->open << BLOCK_BITS | (uint32_t)t->used;
	t->used += s.n + 3;
	return handle;
}

uint32_t texts_add(struct texts *t, struct str s)
{
	if (s.n == 0)
		return 0;
	if (ends_in_lent(t, s))
		return (t->lent_at << BLOCK_BITS) + (uint32_t)(s.p - t->lent.p);
	return copy(t, shorten(s));
}

uint32_t texts_join(struct texts *to, struct texts *from)
{
	uint32_t first, shift;

	if (from->blocks == 0) {
		texts_release(from);
		return 0;
	}
	first = more_blocks(to, from->blocks);
	shift = first << BLOCK_BITS;
	memcpy(to->block + first, from->block, from->blocks * sizeof *from->block);
	if (from->used < BLOCK) { /* what is left of it is used up first */
		to->open = first + from->open;
		to->used = from->used;
	}
	to->lent = (struct str){0};
	texts_release(from);
	return shift;
}

struct str texts_view(const struct texts *t, uint32_t handle)
{
	const unsigned char *p;
	uint32_t block = handle >> BLOCK_BITS;

	if (handle == 0)
		return (struct str){"", 0};
	p = (const unsigned char *)t->block[block] + (handle & (BLOCK - 1));
	if (is_lent(t, block)) {
		const char *text = (const char *)p - 1, *quote = memchr(text, '"', LONGEST + 1);
		return (struct str){text, (size_t)(quote - text)}; /* the quote is there: ends_in_lent */
	}
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
		*slot = copy(t, s); /* looked at often: together, and not in a file whose pages come and go */
		t->seen_n++;
	}
	return *slot;
}
