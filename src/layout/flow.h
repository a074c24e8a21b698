#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H
/*
 * Block layout: boxes to a flat list of slabs (lines, rows, atoms, spaces,
 * open and close of boxes) with the cost of a page break after each.  Widths
 * are decided here; heights add up; nothing here knows a page but its width.
 *
 * Margins collapse as in CSS 2.1, 8.3.1: a margin waits until content arrives,
 * and so do the OPENs of boxes without an upper edge, so that a first child's
 * margin comes out above its parent.
 */
#include "layout/para.h"

enum slab_kind {
	SLAB_LINE,  /* item: struct line */
	SLAB_ROW,   /* item: struct table; index: the row */
	SLAB_ATOM,  /* item: struct box, an image or svg: its content box */
	SLAB_COLUMNS, /* item: struct columns (columns.h); height: balanced */
	SLAB_FILL,  /* empty height that stays: padding by height, blank lines; item: struct blank (table.h) */
	SLAB_SPACE, /* a collapsed margin; dropped at the top of a page after an unforced break */
	SLAB_OPEN,  /* item: struct box; height: its upper border and padding */
	SLAB_CLOSE, /* up: its OPEN; height: lower padding and border */
	SLAB_BREAK, /* item: struct page_break */
	SLAB_MARK,  /* item: struct box; the element begins here: anchors, page counters */
	SLAB_OUT,   /* item: struct out: an absolutely positioned box, anchored here */
	SLAB_RUNNING, /* item: struct box: from here on margin boxes show it */
	SLAB_FOOT   /* item: struct foot (note.h): a box that floats to the foot of this page, or of a later one */
};

/* What breaking after a slab would spoil; the page walk takes the cheapest. */
enum slab_cost {
	SLAB_FREE,
	SLAB_AVOID, /* the inside of a box that asked to stay whole; a rowspan */
	SLAB_KEEP,  /* a heading and what follows it; orphans and widows */
	SLAB_NEVER  /* between an edge and its content */
};

#define SLAB_NONE UINT32_MAX
struct slab {
	uint8_t kind, cost;
	lu height;
	lu x, w;        /* LINE, ATOM, ROW: content; OPEN: border box; from the left of the flow */
	uint32_t up;    /* innermost OPEN around it; CLOSE: its own */
	uint32_t index; /* ROW: row of the table; OPEN: its CLOSE */
	const void *item;
};

struct page_break {
	enum css_break kind; /* PAGE, LEFT, RIGHT; AUTO: only the page's name changes */
	struct str page;
};

/* A finished list. */
struct flow {
	const struct slab *slab;
	uint32_t n;
	lu height;                /* of all slabs (saturating) */
	lu first_base, last_base; /* baselines of its first and last line from its top, -1: no line */
};

struct foot;
struct out {
	struct box *box;
	const struct flow *flow; /* its margin box */
	lu w;                    /* width of the margin box */
};

/* The place a box is laid out in. */
struct room {
	lu x, w;         /* content box of the container */
	lu h;            /* its height if definite, else -1 */
	lu fixed, high;  /* content width and height of the next box itself, -1: by its style */
	lu abs_w, abs_h; /* padding box that absolute boxes refer to; abs_h -1: not known yet */
	struct str page; /* used value of `page` */
	lu page_w;       /* content width of that page */
};

/* A list being built. */
struct pile {
	struct job *job;
	VEC(struct slab) v;
	VEC(struct slab) wait; /* OPEN, MARK and OUT that wait for content */
	int64_t total;
	lu plus, minus;            /* margins that wait: largest positive, smallest negative */
	uint32_t up;               /* innermost OPEN written */
	uint32_t cut;              /* last slab that a page may end after, SLAB_NONE */
	unsigned avoid, avoid_low; /* depth of break-inside: avoid, and its lowest since the last content */
	bool main;                 /* the document's own flow: pages exist here */
	bool columns;              /* of a box in columns: breaks end a column */
	bool keep;                 /* no break before the next content */
	bool any;                  /* content since the last forced break */
	enum css_break pending;    /* forced break before the next content */
	struct str page, want;     /* name in force in the list, and asked for */
	lu first_base, last_base;
	const struct para *marker; /* list marker waiting for a line */
};

/* ---- pile.c ---- */
void pile_init(struct pile *p, struct job *j);
void pile_margin(struct pile *p, lu m);
/* Content: waiting margins and boxes are written first.  Valid until the next call. */
struct slab *pile_add(struct pile *p, enum slab_kind kind, lu height, enum slab_cost after);
void pile_line(struct pile *p, const struct line *l, lu x, enum slab_cost after);
/* The box begins; edge: upper border and padding; hold: its first child's margin stays inside. */
void pile_open(struct pile *p, struct box *b, lu x, lu w, lu edge, bool hold);
/* It ends; edge: lower padding and border; hold: margins waiting inside stay inside. */
void pile_close(struct pile *p, const struct box *b, lu edge, bool hold);
void pile_mark(struct pile *p, const struct box *b);
void pile_out(struct pile *p, const struct out *o);
void pile_running(struct pile *p, const struct box *b);
/* A box for the foot of the page on which the last content stands. */
void pile_foot(struct pile *p, const struct foot *f);
void pile_avoid(struct pile *p, bool enter); /* break-inside: avoid */
/* A forced break, or another page name, before what comes next; margins waiting are cut off.  AUTO: name
 * only. */
void pile_break(struct pile *p, enum css_break kind, struct str page);
struct flow *pile_finish(struct pile *p);

/* ---- block.c ---- */
/* Lay out the children of a container, or its lines. */
void block_content(struct pile *p, struct box *b, const struct room *r);
void block_box(struct pile *p, struct box *b, const struct room *r);
/* One child of a container: in the flow, or out of it. */
void block_kid(struct pile *p, struct box *k, const struct room *r);
/* b as a flow of its own, shrunk to fit into avail if its width is auto; *w is its margin box. */
const struct flow *flow_box(struct job *j, struct box *b, lu avail, lu *w);
/* The same in a given room, for absolutely positioned boxes. */
const struct flow *flow_out(struct job *j, struct box *b, const struct room *r, lu *w);
/* The content of b alone (a cell) in this width. */
const struct flow *flow_content(struct job *j, struct box *b, lu width);
/* Content width that b's style asks for in a container of avail, within min- and max-width; -1: auto. */
lu box_content_width(const struct box *b, lu avail);
/* A content width within min- and max-width. */
lu box_clamp_width(const struct box *b, lu avail, lu w);
/* Breaks, page name and marks before a box; what they leave after it.  Every block-level box calls both. */
struct room block_enter(struct pile *p, struct box *b, const struct room *r);
void block_leave(struct pile *p, const struct box *b, const struct room *r);
/* Padding and border of one side; percentages of avail. */
lu box_edge(const struct css_style *s, int side, lu avail);
static inline lu box_edges_x(const struct css_style *s, lu avail)
{
	return box_edge(s, CSS_SIDE_LEFT, avail) + box_edge(s, CSS_SIDE_RIGHT, avail);
}
/* Left margin of a margin box `w` wide (auto margins counted as 0) in a container of avail. */
lu box_offset(const struct css_style *s, lu avail, lu w);
lu box_margins_x(const struct css_style *s, lu avail); /* left + right, auto as 0 */

/* ---- measure.c ---- */
/* Narrowest and widest sensible width of b's margin box (CSS Sizing 3, min- and max-content). */
void box_measure(struct job *j, struct box *b, lu *min, lu *max);
/* The same of what is inside it. */
void content_measure(struct job *j, struct box *b, lu *min, lu *max);

/* ---- table.c ---- */
void table_block(struct pile *p, struct box *b, const struct room *r);
void table_measure(struct job *j, struct box *b, lu *min, lu *max);

/* ---- page.c ---- */
/* Width of the content area of pages with this name. */
lu page_content_width(struct job *j, struct str name);

#endif
