#ifndef LAYOUT_GATHER_H
#define LAYOUT_GATHER_H
/*
 * Inline content to one text with segments: white space collapsed (CSS Text 3,
 * section 4.1), a line feed between two Chinese characters removed (4.1.3),
 * forced breaks as segments of their own, atoms as placeholders.
 */
#include "layout/para.h"

#define GATHER_MAX_SEG 60000 /* text_char.span has 16 bits */

struct gather {
	struct job *job;
	struct buf text;
	VEC(struct seg) seg;
	VEC(struct inl) inl;
	VEC(uint32_t) soft;  /* bytes before which a line may end: <wbr/> */
	bool space, newline; /* white space seen and not yet written */
	uint32_t last;       /* last character written; 0 at a line's start and after an atom */
	bool line_start;     /* nothing on this line yet: white space vanishes */
	bool later;          /* not the first block of its parent */
	bool has_atoms, has_refs, has_leader, has_notes;
};

/* Children of container b; or its own text, for a plain cell. */
void inline_collect(struct gather *g, const struct box *b);
void inline_text(struct gather *g, struct str text, const struct css_style *s, const struct dom_node *n);
void inline_release(struct gather *g);

#endif
