#ifndef LAYOUT_NOTE_H
#define LAYOUT_NOTE_H
/*
 * Footnotes (CSS GCPM 3, section 2) and boxes at the foot of a page (CSS Page
 * Floats 3, float: bottom with float-reference: page).
 *
 * A footnote is laid out as a flow of its own.  While a page is filled, every
 * line or row that calls notes takes their height off what the page has left;
 * what does not fit stands at the foot of the pages that follow.  Below the
 * notes stand the boxes that float to the foot.
 */
#include "layout/flow.h"

struct page_plan;
struct row_part;

struct note {
	const struct dom_node *node;
	struct box *box;         /* the note: a block that begins with its marker */
	struct str id, call_id;  /* anchors: of the note, of its call; */
	struct str href, call_href; /* and as links to them */
	const struct flow *flow; /* laid out for width w */
	lu w;
	unsigned pass;   /* of job, when it was laid out */
	uint32_t at;     /* next slab of flow to stand on a page */
	unsigned number; /* on its page, where notes are numbered by the page */
	bool called;     /* its call stands on a page */
};

/* Slabs [from, to) of a note, drawn on one page. */
struct note_part {
	struct note *note;
	uint32_t from, to;
	lu height;
};

/* A box that floats to the foot of a page. */
struct foot {
	struct box *box;
	const struct flow *flow;
};

/* What stands below the text of a page. */
struct page_foot {
	const struct note_part *part;
	const struct foot **foot;
	uint32_t n_part, n_foot;
	lu notes_h, foot_h; /* of the area of the notes, with its edges; of the boxes */
};

struct note_call {
	uint32_t slab;
	struct note *note;
};

/* Notes and feet during a page walk. */
struct foot_walk {
	struct job *job;
	VEC(struct note_call) call; /* in the order of the flow */
	size_t next, taken;         /* first call that is on no page; first not on this one */
	VEC(struct note *) open;    /* begun or owed: not all of it is on a page */
	size_t owed;                /* of open: those from pages before */
	VEC(struct note_part) part; /* of this page */
	VEC(const struct foot *) wait, here;
	VEC(uint32_t) met;   /* slabs of the feet met on this page: waiting first, then here */
	size_t old_wait, old_here; /* lengths when the page began to take slabs */
	const struct css_style *area;
	lu w, over, cap; /* width inside the area, its vertical edges, the most it may be high (edges apart) */
	lu full;         /* height of open and taken notes, all of them whole */
	lu foot_h;
	unsigned number;
	const struct flow *flow;
};

/* ---- note.c ---- */
void foot_walk_begin(struct foot_walk *w, struct job *j, const struct flow *f);
void foot_walk_end(struct foot_walk *w);
/* A page begins; sheet: its index.  Waiting feet that may stand on it are taken. */
void foot_page_begin(struct foot_walk *w, const struct page_plan *p, size_t sheet);
/* Room that is taken at the foot already; and with what slab i calls, of whose last note only the first lines
   must stand here unless its footnote-policy is line. */
lu foot_taken(const struct foot_walk *w);
lu foot_needed(struct foot_walk *w, uint32_t i);
/* Slab i stands on the page. */
void foot_take(struct foot_walk *w, uint32_t i);
/* Meet a foot at slab i with this much room left: it stands here, or waits for a page with room. */
void foot_meet(struct foot_walk *w, uint32_t i, lu room, size_t sheet);
/* Notes called in a part of a row, whole; take: they are on this page. */
lu foot_part(struct foot_walk *w, const struct row_part *part, bool take);
/* The row at slab i stands on the page in parts, which have taken their notes themselves. */
void foot_skip(struct foot_walk *w, uint32_t i);
/* The page ends before slab `to` with this much room for all that stands at its foot. */
void foot_page_end(struct foot_walk *w, struct page_plan *p, uint32_t to, lu room);
static inline bool foot_owes(const struct foot_walk *w)
{
	return w->open.n || w->wait.n;
}
/* The sheet that a waiting foot asks for: -1 any, 0 right (odd pages), 1 left. */
int foot_side(const struct foot_walk *w);

/* ---- note_box.c ---- */
/* An empty note for element n, known to the job. */
struct note *note_new(struct job *j, const struct dom_node *n);
/* layout_is_note; a footnote that is none is reported and stays in its place. */
bool note_may_stand(struct job *j, const struct dom_node *n);
/* Where the call leads, and where the marker leads back. */
static inline struct str note_href(const struct note *n, unsigned part)
{
	return part == LAYOUT_CALL ? n->href : n->call_href;
}
/* The marker of a note that holds blocks goes into the first of them. */
void note_move_sign(struct box *note, struct box *sign);

/* ---- note_scan.c ---- */
/* The notes called in slabs [from, to) of f, in order. */
void notes_in(const struct flow *f, uint32_t from, uint32_t to, void (*fn)(void *ctx, struct note *n), void *ctx);
void notes_in_slab(const struct slab *s, void (*fn)(void *ctx, struct note *n), void *ctx);
/* n as a flow w wide. */
const struct flow *note_flow(struct job *j, struct note *n, lu w);
/* Height of slabs [from, to) of a note: a margin at the top of what goes on is not shown. */
lu note_height(const struct flow *f, uint32_t from, uint32_t to);
/* How far the note goes from `from` in this room; at least: its first lines even if they do not fit. */
uint32_t note_fit(const struct flow *f, uint32_t from, lu room, bool least);

#endif
