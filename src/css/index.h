#ifndef CSS_INDEX_H
#define CSS_INDEX_H
/* All selectors by what their subject must have: id, class, type or nothing.  Private to css. */
#include "css/sheet.h"

struct css_index {
	const struct css_entry *entry;
	size_t n;
	uint32_t *next;              /* chains through entries; CSS_INDEX_END */
	struct map ids, classes, types; /* name -> first entry of a chain */
	uint32_t tag[DOM_TAG_COUNT], any;
	struct map attrs;            /* names that attribute selectors ask for */
};
#define CSS_INDEX_END UINT32_MAX

void css_index_build(struct css_index *x, struct arena *a, const struct css_entry *entry, size_t n);
void css_index_release(struct css_index *x);
/* Every entry whose bucket n falls into, each once. */
void css_index_walk(const struct css_index *x, const struct dom_node *n,
                    void (*fn)(void *ctx, const struct css_entry *e), void *ctx);

#endif
