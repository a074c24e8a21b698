#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H
/*
 * The box tree: what is to be laid out, in document order, with everything
 * that the markup leaves implicit made explicit: anonymous blocks around stray
 * inline content, list markers, ::before and ::after, counters as text, missing
 * table parts (CSS 2.1 sections 9.2, 12, 17.2.1).  Independent of any width.
 *
 * Departure: an inline element that contains a block becomes a block itself;
 * CSS would split it into three.
 */
#include "layout/job.h"

enum box_kind {
	BOX_BLOCK, /* block container: block-level children, or inline_kids */
	BOX_INLINE,
	BOX_TEXT,
	BOX_BREAK, /* <br/> */
	BOX_SOFT,  /* <wbr/> */
	BOX_ATOM,  /* inline-block; inside it is a block container */
	BOX_IMAGE,
	BOX_SVG,    /* replaced; inline- or block-level by style */
	BOX_LEADER, /* leader(): text repeated over what is left of the line */
	BOX_REF,    /* page number */
	BOX_NOTE,   /* inline: the call of a footnote, or the marker that leads back to it */
	BOX_TABLE,  /* children: BOX_BLOCK captions, BOX_COL, BOX_ROWS */
	BOX_COL,    /* <col>, <colgroup>; spans `span` columns */
	BOX_ROWS,   /* row group; children BOX_ROW */
	BOX_ROW,    /* children BOX_CELL */
	BOX_CELL,   /* block container; or `text` alone when the cell holds one plain text */
	BOX_RUN     /* rows of a group that are made when they are wanted (box_run.c, table_rows.c) */
};

struct para;
struct table;
struct box_run;
struct box {
	const struct css_style *style;
	const struct dom_node *node; /* own element; for anonymous and generated boxes the nearest */
	struct box *first, *last, *next;
	uint8_t kind;
	uint8_t deco;     /* BLOCK, ATOM, CELL: text-decoration in force here (CSS_UNDERLINE | ...) */
	bool element;     /* the principal box of node */
	bool inline_kids; /* a block container with inline-level children only */
	bool later;       /* an anonymous block that is not the first in its parent */
	bool shaped;      /* CELL with one plain text: `para` has taken the place of `text` */
	bool some_columns; /* TABLE: some columns of one; its oddities have been told */
	bool out;         /* absolutely positioned or fixed */
	uint8_t part;     /* generated: enum layout_marker */
	uint16_t span;    /* COL: columns; CELL: colspan */
	uint32_t rows;    /* CELL: rowspan */
	union {
		struct str text;   /* TEXT, LEADER; CELL with one plain text */
		struct para *para; /* containers with inline_kids: built once, unless it shows page numbers */
		struct layout_image *image;
		struct table *table;
		struct ref *ref;
		struct note *note; /* NOTE */
		struct box_run *run;
	};
	struct box *marker; /* list item: BOX_TEXT, outside the box on its first line */
};

/* ---- Rows left in the source (box_run.c) ---- */
#define BOX_RUN_CELLS 1000 /* a table has no more columns (table_grid.c) */
struct box_run {
	struct dom_rows *rows;
	struct box **row;   /* stands for row i: its style; shared by rows of one style */
	uint32_t *sample;   /* one row of each kind: style of the row, of its first and last cell */
	uint32_t n_sample;
	uint8_t deco;       /* text-decoration of the group */
};
/* Look at every row once.  NULL: some row, or something about the table, needs them all to be there. */
struct box_run *box_run_of(struct job *j, struct dom_rows *rows, uint8_t deco);
/* Row i with its cells, in j->work, its nodes too. */
struct box *box_row(struct job *j, const struct box_run *r, uint32_t i);
/* The box of a styled row that stands alone (box.c). */
struct box *box_grow_row(struct job *j, const struct dom_node *tr, uint8_t deco);

/* The tree of a document (its <html>).  NULL: *j->e is set. */
struct box *box_tree(struct job *j);

static inline bool box_is_inline(const struct box *b)
{
	return b->kind == BOX_TEXT || b->kind == BOX_INLINE || b->kind == BOX_BREAK || b->kind == BOX_SOFT ||
	       b->kind == BOX_ATOM || b->kind == BOX_LEADER || b->kind == BOX_REF || b->kind == BOX_NOTE ||
	       ((b->kind == BOX_IMAGE || b->kind == BOX_SVG) && b->style->display != CSS_BLOCK);
}

struct box *box_new(struct job *j, enum box_kind kind, const struct dom_node *n, const struct css_style *s);
void box_append(struct box *parent, struct box *kid);

/* ---- Generated content (generate.c) ---- */
struct counters;
struct counter {
	struct str name;
	int value;
	unsigned depth; /* of the element that reset it */
};
/* Append to b the pieces of its style's content value; n is the element it belongs to. */
void box_generate(struct job *j, struct counters *c, const struct dom_node *n, struct box *b);
/* The marker of list item b, or NULL; steps the counter "list-item" of c. */
struct box *box_marker(struct job *j, struct counters *c, const struct box *b, unsigned depth);
/* string(name): the document's title by "title"; others are unknown and reported. */
/* Texts, attributes and, for content(), self: what a content value comes to, in j->out. */
struct str content_words(struct job *j, const struct dom_node *n, struct str content, struct str self);
struct str content_string(struct job *j, const struct dom_node *n, struct str name);

/* ---- Replaced elements (image.c) ---- */
/* The image of <img>, cached by href.  NULL: *j->e is set. */
struct layout_image *image_load(struct job *j, const struct dom_node *n);
/* Size of the content box of an image or svg where avail is the width of the container. */
void replaced_size(struct job *j, const struct box *b, lu avail, lu *w, lu *h);
void images_release(struct job *j);

/* ---- Counters (counter.c): CSS Lists 3 section 4, without nesting by name in one element ---- */
/* The counters in force, outermost first; valid until the next change. */
size_t counters_all(const struct counters *c, const struct counter **v);
struct counters *counters_new(struct arena *a);
void counters_release(struct counters *c);
/* Enter an element: counter-reset, then counter-increment, as written in its style. */
void counters_enter(struct counters *c, const struct css_style *s, unsigned depth);
/* Leave the children of an element at depth: counters that they reset end. */
void counters_leave(struct counters *c, unsigned depth);
void counters_set(struct counters *c, struct str name, int value, unsigned depth);
int counters_value(const struct counters *c, struct str name); /* 0 if never set */
/* "12", "十二", "⑫", "l" ... */
struct str counter_text(struct arena *a, int value, enum css_list_type format);
/* The number after `name` in a counter property, or fallback: "page 3 figure" -> 3. */
bool counter_named(struct str list, struct str name, int fallback, int *value);

#endif
