#ifndef BASE_MAP_H
#define BASE_MAP_H
/*
 * String keys to 32-bit numbers (an index into the owner's array, usually).
 * Open addressing; keys are borrowed and must outlive the map.  Iteration
 * order is never offered: walk the owner's array instead, so that no output
 * can depend on hashing.
 */
#include "base/str.h"

#define MAP_NONE UINT32_MAX
struct map_slot;
struct map {
	struct map_slot *slot;
	size_t n, cap;
};

void map_init(struct map *m); /* or = {0} */
void map_release(struct map *m);
uint32_t map_lookup(const struct map *m, struct str key); /* MAP_NONE if absent */
/* Add key -> value unless the key is there; returns the value now stored
   (the old one if the key was present). */
uint32_t map_add(struct map *m, struct str key, uint32_t value);
void map_set(struct map *m, struct str key, uint32_t value);

#endif
