#ifndef TEXT_STACK_H
#define TEXT_STACK_H
/* Stacks and what they make of a code point. */
#include "text/set.h"

/*
 * What a stack makes of one code point, in 64 bits so that it is stored and
 * read at once: flags 0-7, class 8-15, face 16-31, gid 32-47, advance (font
 * units) 48-63.  0: not looked up yet.
 */
typedef uint64_t cell;
enum cell_flag {
	CELL_KNOWN = 1,
	CELL_MISSING = 2, /* no face has it */
	CELL_EXTEND = 4,  /* belongs to the character before: marks, selectors, joiners */
	CELL_SILENT = 8,  /* shows nothing and needs no glyph (default ignorable, newline) */
	CELL_WORD = 16,   /* letter of a kerned script: shaped together with its neighbours */
	CELL_JOIN = 32,   /* U+200D: ties the next character too */
	CELL_MARK = 64    /* punctuation shared with Western text, to be set in a Chinese em box */
};
#define CELL_FLAGS(c) ((unsigned)((c)&0xFF))
#define CELL_CLASS(c) ((uint8_t)((c) >> 8))
#define CELL_FACE(c) ((uint16_t)((c) >> 16))
#define CELL_GID(c) ((uint16_t)((c) >> 32))
#define CELL_ADVANCE(c) ((uint16_t)((c) >> 48))

#define STACK_PAGES (0x110000 >> 8)
struct stack_page {
	_Atomic cell v[256];
};
struct stack_slot {
	const struct text_face *face;
	bool latin;
};
struct text_stack {
	struct text_stack *next;
	const struct text_fonts *fonts;
	struct str family; /* as asked for */
	uint64_t hash;
	enum face_style style;
	struct stack_slot *slot;
	size_t n_slot;
	struct str *unknown; /* family names that are in no role */
	size_t n_unknown;
	_Atomic(struct stack_page *) page[STACK_PAGES];
};

void stack_drop(struct text_stack *s);
cell stack_resolve(const struct text_stack *s, uint32_t cp); /* the slow way */
static inline cell stack_cell(const struct text_stack *s, uint32_t cp)
{
	struct stack_page *p = atomic_load_explicit(&s->page[cp >> 8], memory_order_acquire);
	cell c = p ? atomic_load_explicit(&p->v[cp & 255], memory_order_relaxed) : 0;
	return c ? c : stack_resolve(s, cp);
}
/* The first face of the stack that has every visible character of cp[0..n), or NULL; one that has the forms that
   the variation selectors among them ask for goes before those that have not.  *plain: none has them. */
const struct text_face *stack_face_for(const struct text_stack *s, const uint32_t *cp, size_t n, bool *plain);

#endif
