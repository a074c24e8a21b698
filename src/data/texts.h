#ifndef DATA_TEXTS_H
#define DATA_TEXTS_H
/*
 * Private to data.  Texts of records by 32-bit handle, half the size of a
 * struct str's pointer.  A text that stands in an export as it is, between
 * its quotes, is left there (texts_lend); others are copied into blocks that
 * never move: two bytes of length, the bytes, a NUL.  Handle 0 is the empty
 * text.  Texts longer than 65,535 bytes are cut at a character.  Files lent
 * and copies have 4 GB together.
 */
#include "base/arena.h"

struct texts {
	struct arena *arena;
	char **block;     /* of 1 MiB each; lowest bit set: a piece of a file */
	uint32_t blocks;
	uint32_t open;    /* the block that copies go to, used up to `used` */
	size_t used;
	struct str lent;  /* the file lent last, from block `lent_at` on */
	uint32_t lent_at;
	uint32_t *seen;   /* hash slots of texts_once: handle, 0 free */
	size_t seen_n, seen_cap;
};

void texts_init(struct texts *t, struct arena *a);
void texts_release(struct texts *t); /* the blocks go with the arena */
/* Texts that lie in these bytes, a JSON document, are not copied from now on.  It must outlive t, its
   pages may be forgotten (base/io.h). */
void texts_lend(struct texts *t, struct str json);
/* How much of the 4 GB a file takes. */
uint64_t texts_share(uint64_t bytes);
#define TEXTS_LEND_MOST (UINT64_C(3) << 30) /* so much for files; the rest for copies */
uint32_t texts_add(struct texts *t, struct str s);
/* The same handle for the same text: for texts that repeat (cadres, relations). */
uint32_t texts_once(struct texts *t, struct str s);
/* `from` (released) is added to `to`, its blocks where they stand: its handles but 0 become larger by what
   is returned. */
uint32_t texts_join(struct texts *to, struct texts *from);
struct str texts_view(const struct texts *t, uint32_t handle);

#endif
