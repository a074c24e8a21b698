#include "base/map.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/vec.h"

struct map_slot {
	struct str key;
	uint32_t hash;
	uint32_t next; /* value + 1; 0: free */
};

void map_init(struct map *m)
{
	*m = (struct map){0};
}

void map_release(struct map *m)
{
	mem_free(m->slot);
	*m = (struct map){0};
}

/* The slot of key, or the free slot where it belongs.  cap is a power of two, never full. */
static struct map_slot *probe(struct map_slot *slot, size_t cap, struct str key, uint32_t hash)
{
	for (size_t i = hash & (cap - 1);; i = (i + 1) & (cap - 1)) {
		struct map_slot *s = &slot[i];
		if (!s->next || (s->hash == hash && str_eq(s->key, key)))
			return s;
	}
}

static void grow(struct map *m)
{
	size_t cap = m->cap ? m->cap * 2 : 16;
	struct map_slot *slot;

	if (cap > SIZE_MAX / sizeof *slot || m->n >= UINT32_MAX - 1)
		BUG("map of %zu entries", m->n);
	slot = mem_alloc(cap * sizeof *slot);
	for (size_t i = 0; i < m->cap; i++)
		if (m->slot[i].next)
			*probe(slot, cap, m->slot[i].key, m->slot[i].hash) = m->slot[i];
	mem_free(m->slot);
	m->slot = slot;
	m->cap = cap;
}

uint32_t map_lookup(const struct map *m, struct str key)
{
	if (m->n == 0)
		return MAP_NONE;
	return probe(m->slot, m->cap, key, (uint32_t)str_hash(key))->next - 1; /* 0 - 1 is MAP_NONE */
}

static struct map_slot *place(struct map *m, struct str key, uint32_t value)
{
	uint32_t hash = (uint32_t)str_hash(key);
	struct map_slot *s;

	if (value == MAP_NONE)
		BUG("MAP_NONE stored");
	if (m->n + 1 > m->cap / 4 * 3)
		grow(m);
	s = probe(m->slot, m->cap, key, hash);
	if (!s->next) {
		*s = (struct map_slot){key, hash, value + 1};
		m->n++;
	}
	return s;
}

uint32_t map_add(struct map *m, struct str key, uint32_t value)
{
	return place(m, key, value)->next - 1;
}

void map_set(struct map *m, struct str key, uint32_t value)
{
	place(m, key, value)->next = value + 1;
}
