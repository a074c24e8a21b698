#ifndef DATA_INDEX_H
#define DATA_INDEX_H
/*
 * Private to data.  A hash index of array elements by a text of theirs.
 * Numbers of up to eighteen digits, which most ids are, are compared as
 * integers: while the index grows it keeps eight bytes an element for that, so
 * that no text is looked at; then index_close leaves four bytes a slot.
 */
#include <stdint.h>

#include "base/str.h"

struct index {
	uint64_t *key;      /* by element; NULL: closed, or empty */
	size_t keys;        /* room in key */
	struct index_slot {
		uint32_t hash;
		uint32_t next; /* element + 1; 0: free */
	} *slot;
	uint32_t *closed;   /* instead of slot */
	size_t n, cap;      /* of slots */
};

/* The owner gives the texts by function. */
typedef struct str index_text_fn(const void *ctx, uint32_t element);
void index_release(struct index *x);
/* UINT32_MAX if no element has that text. */
uint32_t index_find(const struct index *x, struct str text, index_text_fn *text_of, const void *ctx);
/* The same for an open index by the text's index_key; text itself may be empty below INDEX_HASHED. */
uint32_t index_find_key(const struct index *x, uint64_t key, struct str text, index_text_fn *text_of, const void *ctx);
void index_add(struct index *x, uint32_t element, struct str text);
/* Of elements 0 to n - 1, all of which were added, i is now called moved[i]. */
void index_rename(struct index *x, const uint32_t *moved, uint32_t n);
/* Nothing will be added. */
void index_close(struct index *x);

/*
 * A text of three to eighteen digits, or seventeen digits and an X, as a
 * number that no other text has; others by their hash, at or above INDEX_HASHED.
 */
#define INDEX_HASHED (UINT64_C(0xFF) << 56)
uint64_t index_key(struct str text);
/* Of two elements of open indexes: below, at, above 0 as their texts compare bytewise; false: look at the texts. */
bool index_order(const struct index *x, uint32_t i, const struct index *y, uint32_t k, int *order);

#endif
