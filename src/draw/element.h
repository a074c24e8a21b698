#ifndef DRAW_ELEMENT_H
#define DRAW_ELEMENT_H
/*
 * The structure tree that tagged PDF asks for (ISO 32000-1, 14.7 and 14.8),
 * made from the HTML; pdf/ writes it as it stands.  Elements stand in an array:
 * a parent before its children, siblings in reading order; element 0 is the
 * Document.  DRAW_BEGIN names an element by its place in the array.
 *
 * What holds of every tree (ISO 14289-1, 7.2 to 7.9): headings begin at H1 and
 * skip no level; tables, lists and tables of contents contain only what they
 * may, and the rows of a table are equally wide; a Figure has alt, a Note an id.
 */
#include "base/lu.h"
#include "base/str.h"

/* Standard structure types (ISO 32000-1, 14.8.4), so no role map is needed. */
#define DRAW_ROLES(X) \
	X(Document) X(Sect) X(Art) X(Div) X(BlockQuote) X(P) X(H1) X(H2) X(H3) X(H4) X(H5) X(H6) \
	X(L) X(LI) X(Lbl) X(LBody) X(TOC) X(TOCI) X(Table) X(Caption) X(THead) X(TBody) X(TFoot) X(TR) X(TH) X(TD) \
	X(Figure) X(Link) X(Reference) X(Note) X(Quote) X(Code) X(Span)
enum draw_role {
#define DRAW_ROLE_ENUM(name) DRAW_ROLE_##name,
	DRAW_ROLES(DRAW_ROLE_ENUM)
#undef DRAW_ROLE_ENUM
	DRAW_ROLE_COUNT
};

enum draw_scope { DRAW_SCOPE_NONE, DRAW_SCOPE_COLUMN, DRAW_SCOPE_ROW }; /* TH */

struct draw_detail { /* what only a few elements have; empty strings: absent */
	struct str alt, lang, id;
	lu x, y, w, h;      /* Figure: its box on the page where it stands first; w = 0: not drawn */
	lu page_h;          /* of that page */
};

struct draw_element {
	uint32_t parent;    /* place in the array; of the Document: 0 */
	uint16_t rows, cols; /* TH, TD: spans, at least 1 */
	uint8_t role;       /* enum draw_role */
	uint8_t scope;      /* enum draw_scope */
	bool ordered;       /* L: numbered labels */
	bool kept;          /* false: nothing of it is on any page, leave it out */
	uint32_t run;       /* not 0: stands for run number run - 1 of rows that come with their pages; and on such rows */
	struct draw_detail *detail; /* NULL: none */
};

/* Elements of rows that come with their pages are numbered on from here; they are in no array of the document. */
#define DRAW_ROW_ELEMENT 0x40000000u

/* Those that a page has drawn on, and how many of them are complete: a TR, then its cells, and so on. */
struct draw_rows {
	const struct draw_element *element;
	uint32_t first, n;  /* number of the first */
	uint32_t n_closed;  /* the next page's begin after these */
};

#endif
