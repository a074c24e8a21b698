#include "css/set.h"

static struct css_slot *find(struct css_slot *slot, size_t cap, uint64_t hash,
                             bool (*same)(const void *item, const void *probe), const void *probe)
{
	size_t i = (size_t)hash & (cap - 1);

	while (slot[i].item && (slot[i].hash != hash || !same(slot[i].item, probe)))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

static bool never(const void *item, const void *probe)
{
	(void)item;
	(void)probe;
	return false;
}

static void grow(struct css_set *s, struct arena *a)
{
	size_t cap = s->cap ? s->cap * 2 : 64;
	struct css_slot *slot = arena_many(a, struct css_slot, cap);

	for (size_t i = 0; i < s->cap; i++)
		if (s->slot[i].item)
			*find(slot, cap, s->slot[i].hash, never, NULL) = s->slot[i];
	s->slot = slot;
	s->cap = cap;
}

struct css_slot *css_set_place(struct css_set *s, struct arena *a, uint64_t hash,
                               bool (*same)(const void *item, const void *probe), const void *probe)
{
	struct css_slot *slot;

	if (s->n + 1 > s->cap / 4 * 3)
		grow(s, a);
	slot = find(s->slot, s->cap, hash, same, probe);
	if (!slot->item) {
		slot->hash = hash;
		s->n++;
	}
	return slot;
}

static bool same_str(const void *item, const void *probe)
{
	return str_eq(*(const struct str *)item, *(const struct str *)probe);
}

struct str css_set_str(struct css_set *s, struct arena *a, struct str text)
{
	struct css_slot *slot;
	struct str *copy;

	if (text.n == 0)
		return (struct str){0};
	slot = css_set_place(s, a, str_hash(text), same_str, &text);
	if (!slot->item) {
		copy = arena_make(a, struct str);
		*copy = arena_str(a, text);
		slot->item = copy;
	}
	return *(const struct str *)slot->item;
}
