#ifndef CSS_SET_H
#define CSS_SET_H
/* A hash set of pointers that lives in an arena; private to css.  Nothing is ever taken out. */
#include "base/arena.h"

struct css_slot {
	uint64_t hash;
	const void *item;
};
struct css_set {
	struct css_slot *slot;
	size_t n, cap;
};

/* The slot of an item equal to probe, or a free one (item == NULL) to be filled by the caller at once. */
struct css_slot *css_set_place(struct css_set *s, struct arena *a, uint64_t hash,
                               bool (*same)(const void *item, const void *probe), const void *probe);
/* One str for equal strings, owned by the arena. */
struct str css_set_str(struct css_set *s, struct arena *a, struct str text);

#endif
