#ifndef VALUE_TREE_H
#define VALUE_TREE_H
/* The inside of a value; for the files of this module only. */
#include "value/value.h"

struct value_field {
	struct str key;
	uint64_t hash; /* str_hash(key) */
	const struct value *v;
};

struct value_list_body {
	const struct value **item;
	size_t n, cap;
};

/*
 * Fields stand in the order they were set.  A map of more than MAP_LINEAR
 * fields also has an open-addressed index (slot: field number + 1, 0 free) that
 * is at most half full; it lives in the arena like the rest, which is why
 * base/map.h is not used here.
 */
struct value_map_body {
	struct value_field *field;
	uint32_t *slot;
	size_t n, cap, slots; /* slots: a power of two, or 0 */
};
#define MAP_LINEAR 12 /* below this, comparing hashes in a row beats a probe */

struct value {
	enum value_kind kind;
	bool is_true;        /* of leaves, settled when they are made */
	struct arena *arena; /* of lists and maps: where they grow */
	union {
		struct str text; /* VALUE_BOOL, VALUE_TEXT, VALUE_NUMBER */
		struct value_list_body list;
		struct value_map_body map;
	} as;
};

/* The field of key, or NULL. */
struct value_field *value_field_find(const struct value *map, struct str key, uint64_t hash);

#endif
