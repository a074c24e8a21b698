#ifndef DOM_BUILD_H
#define DOM_BUILD_H
/* Private to dom: the tree under construction.  One builder reads the page, another one rows left in the source. */
#include <expat.h>

#include "base/buf.h"
#include "dom/dom.h"
#include "dom/tags.h"

#define RECENT 512 /* slots of the cache of attribute names and values */
#define ATTRS 64   /* slots of the cache by expat's own name pointers */
#define RECENT_LEN 48 /* longer values are not worth comparing */

struct builder {
	XML_Parser parser;
	struct arena *arena;   /* of names and of values that many share */
	struct arena *nodes;   /* of nodes and their texts */
	const char *file;
	struct str html;
	size_t shift;          /* expat's byte index + shift = byte of html */
	struct dom_doc *doc;
	struct diag_list *diags; /* NULL: all has been said */
	struct err *err;
	bool failed, uses;     /* uses: there is a <use> */
	struct dom_names names;
	struct map ids;
	struct dom_node *open; /* innermost open element */
	struct dom_node *root; /* the first element */
	unsigned depth;
	uint32_t order;
	struct buf text;       /* pieces of the text node in the making */
	struct pos text_at;
	size_t seen;           /* cursor: byte offset, line, column */
	unsigned line, col;
	struct str recent[RECENT];
	struct {
		const XML_Char *name; /* expat keeps one string per attribute name while it parses */
		struct str kept;
	} attr[ATTRS];
	struct rows_state *rows; /* NULL: every row is made */
};

void build_open(struct builder *b); /* the parser and its callbacks */
void build_callbacks(struct builder *b);
void build_release(struct builder *b);
size_t build_at(const struct builder *b); /* byte of html where expat is */

/* ---- rows.c ---- */
/* An element of this tag begins and has no node yet: it may begin a row that is left in the source. */
void rows_before(struct builder *b, enum dom_tag tag);
void rows_start(struct builder *b, struct dom_node *n);
/* Has ended; b->open is its parent again. */
void rows_end(struct builder *b, struct dom_node *n);
void rows_open(struct builder *b);
void rows_close(struct builder *b);

#endif
