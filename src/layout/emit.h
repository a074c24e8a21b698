#ifndef LAYOUT_EMIT_H
#define LAYOUT_EMIT_H
/*
 * Planned pages to fragments.  A page is emitted by walking its slabs once;
 * boxes that are open at its top are opened again, boxes open at its foot are
 * closed there.  In a dry run only anchors are recorded (and only there), so that
 * page numbers in the text can be settled before anything is made.
 */
#include "layout/page.h"

#define NO_FRAG SIZE_MAX

/* Fragments that are painted below or above the flow: z_index, then order. */
struct layer {
	int32_t z;
	size_t from, to;
};

/* A row as drawn on this page: for the borders of its table. */
struct drawn_row {
	uint32_t row;
	lu y, h;
};

struct frame { /* an open box */
	const struct slab *slab;
	uint32_t index;   /* of the slab */
	size_t frag;      /* its LAYOUT_BOX, NO_FRAG */
	size_t layer;     /* index + 1 of the layer it is, 0: none */
	size_t turn, link; /* its LAYOUT_TURN, NO_FRAG; links before it */
	size_t first_row; /* of emit.row, for tables */
	lu x, y;          /* border box */
	lu dx, dy;        /* position: relative, with that of the boxes around it */
	bool reopened;
};

/* An absolutely positioned box whose containing block has not ended. */
struct pending {
	const struct out *out;
	size_t frame; /* index of the containing block in emit.frame */
	lu x, y;      /* static position */
	bool artifact;
};

struct shown { /* in a margin box: a string, or a running element */
	struct str text;
	struct box *box;
};
struct running { /* string-set, position: running() */
	struct str name;
	bool element;
	struct shown entry, first, last; /* value when `page` began, first and last set on it */
	uint32_t page;
	bool at_start;           /* the first one stands at the top of its page */
	const struct box *laid;  /* the element laid out last, for this width */
	const struct flow *flow;
	lu w;
};

struct emit {
	struct job *job;
	bool dry;
	bool artifact; /* repeated matter */
	uint32_t page;
	unsigned number; /* page counter */
	const struct page_plan *plan;
	VEC(struct layout_frag) frag;
	VEC(struct layout_link) link;
	VEC(struct layer) layer;
	VEC(struct frame) frame;
	size_t base;  /* first frame of the flow being drawn */
	size_t sheet; /* fragments of the empty sheet */
	const struct dom_node *counted; /* the last element drawn that knows its counters (target.h) */
	VEC(struct pending) pending;
	VEC(struct drawn_row) row;
	VEC(struct layout_anchor) anchor;
	VEC(struct running) running;
	VEC(bool) shown; /* of job.fixed: has stood on a page */
	unsigned depth; /* of layers */
	const struct dom_node *owner; /* whose rules are drawn now: what fades it fades them */
};

/* The text of a page, turned if the page asks for it: what is drawn in between is (emit_turn.c). */
struct turned {
	size_t frag, layer, link, anchor;
};
struct turned emit_page_turn(struct emit *e);
void emit_page_turned(struct emit *e, const struct turned *t);

/* Slabs [from, to) of f with the flow's origin at x, y.  Returns the y below them. */
struct range {
	uint32_t from, to;
	bool top; /* main flow: the top of a page */
	const struct row_part *head, *tail; /* otherwise: a row that came before `from`, that goes on at `to` */
};
lu emit_flow(struct emit *e, const struct flow *f, struct range r, lu x, lu y);
static inline lu emit_whole(struct emit *e, const struct flow *f, lu x, lu y)
{
	return emit_flow(e, f, (struct range){.to = f->n}, x, y);
}
/* A zeroed fragment; NULL in a dry run. */
struct layout_frag *emit_frag(struct emit *e, enum layout_kind kind, const struct dom_node *n,
			      const struct css_style *s);
void emit_box(struct emit *e, lu x, lu y, lu w, lu h, const struct dom_node *n, const struct css_style *s);
void emit_rule(struct emit *e, lu x, lu y, lu w, lu h, struct css_border b);

/* ---- emit_anchor.c ---- */
void emit_anchor(struct emit *e, const struct dom_node *n, const struct css_style *s, lu y);
void emit_set_element(struct emit *e, struct box *b);

/* ---- emit_columns.c ---- */
void emit_columns(struct emit *e, const struct column_part *p, lu x, lu y);

/* ---- emit_turn.c ---- */
/* A transformed box begins, and ends with its border box. */
size_t emit_turn_open(struct emit *e, const struct box *b);
void emit_turn_close(struct emit *e, const struct box *b, const struct frame *f, lu h);

/* Before the page is turned: content off the sheet is an error (layout.sheet). */
void emit_off(struct emit *e);

/* ---- emit_foot.c ---- */
struct note;
void emit_foot(struct emit *e, const struct page_plan *p);
void emit_call_anchor(struct emit *e, const struct note *n, lu y);

/* ---- emit_out.c ---- */
/* A box placed on its own: absolute, fixed. */
void emit_out(struct emit *e, const struct out *o, lu x, lu y);
/* Place it, or wait for the end of its containing block, whose height may not be known; the page's is. */
void emit_anchor_out(struct emit *e, const struct out *o, lu x, lu y);
/* A box whose containing block is the page; x, y: its static position. */
void emit_on_page(struct emit *e, const struct out *o, lu x, lu y);
/* The boxes that wait for frame number `frame`, which ends at y. */
void emit_settle_outs(struct emit *e, size_t frame, lu y);
/* Fragments from here to the close are a layer (0: inside one already). */
size_t emit_layer_open(struct emit *e, const struct css_style *s);
void emit_layer_close(struct emit *e, size_t layer);

/* ---- emit_line.c ---- */
void emit_line(struct emit *e, const struct line *l, lu x, lu y);

/* ---- emit_table.c ---- */
/* Row `row` with its top (after spacing) at y; last: last row of the table on this page. */
void emit_row(struct emit *e, const struct table *t, uint32_t row, uint32_t last, lu x, lu y);
void emit_row_part(struct emit *e, const struct row_part *p, lu x, lu y);
/* Head or foot again: an artifact. */
lu emit_repeat(struct emit *e, const struct table *t, enum table_section s, lu x, lu y);
/* The heading of a group that goes on. */
void emit_again(struct emit *e, const struct table *t, const struct again *a, lu x, lu y);
/* As many as the page has room for; their height. */
lu emit_blank_rows(struct emit *e, const struct blank *b, lu x, lu y);
/* Borders of the rows in e->row from `first` on. */
void emit_table_borders(struct emit *e, const struct table *t, size_t first, lu x);

/* ---- emit_page.c ---- */
/* Draws page e->page; *out stays empty in a dry run, but for the number. */
void emit_page(struct emit *e, const struct flow *f, const struct page_list *list, struct layout_page *out);
void emit_release(struct emit *e);

/* ---- margin_box.c ---- */
/* The running matter of a page; total: number of pages. */
void emit_margin_boxes(struct emit *e, const struct page_plan *p, unsigned total);
struct running *emit_running(struct emit *e, struct str name, bool element); /* NULL: never set */
struct shown emit_shown(const struct emit *e, const struct running *r, enum css_which which);
/* The running element laid out for this page. */
const struct flow *emit_element(struct emit *e, struct running *r, struct box *b, lu w, unsigned total);

#endif
