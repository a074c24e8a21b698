#ifndef DATA_TEXTS_H
#define DATA_TEXTS_H
/*
 * Private to data.  Texts of records by 32-bit handle, half the size of a
 * struct str's pointer: two bytes of length, the bytes, a NUL, in blocks that
 * never move.  Handle 0 is the empty text.  Texts longer than 65,535 bytes are
 * cut at a character.  At most 4 GB.
 */
#include "base/arena.h"

struct texts {
	struct arena *arena;
	char **block;
	uint32_t blocks;
	size_t used;      /* of the last block */
	uint32_t *seen;   /* hash slots of texts_once: handle, 0 free */
	size_t seen_n, seen_cap;
};

void texts_init(struct texts *t, struct arena *a);
void texts_release(struct texts *t); /* the blocks go with the arena */
uint32_t texts_add(struct texts *t, struct str s);
/* The same handle for the same text: for texts that repeat (cadres, relations). */
uint32_t texts_once(struct texts *t, struct str s);
/* `from` (released) is added to `to`, its blocks where they stand: its handles but 0 become larger by what
   is returned. */
uint32_t texts_join(struct texts *to, struct texts *from);
struct str texts_view(const struct texts *t, uint32_t handle);

/*
 * A hash index of array elements by a text of theirs, in eight bytes a slot.
 * The owner gives the keys by function.
 */
struct index {
	struct index_slot {
		uint32_t hash;
		uint32_t next; /* element + 1; 0: free */
	} *slot;
	size_t n, cap;
};
typedef struct str index_key_fn(const void *ctx, uint32_t element);
void index_release(struct index *x);
/* UINT32_MAX if no element has that key. */
uint32_t index_find(const struct index *x, struct str key, index_key_fn *key_of, const void *ctx);
void index_add(struct index *x, uint32_t element, struct str key);
/* Element i is now called moved[i]. */
void index_rename(struct index *x, const uint32_t *moved);

#endif
