#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H
/*
 * The page walk: which slabs stand on which page.  One pass over the list; a
 * page that overflows ends at the cheapest break it holds (flow.h, enum
 * slab_cost), the latest among equals, and every page takes at least one slab.
 * A row higher than a page is cut between the lines of its cells.
 */
#include "layout/flow.h"
#include "layout/note.h"
#include "layout/table.h"

/* A piece of a row that is higher than what a page has. */
struct column_part;
struct row_part {
	const struct column_part *columns; /* not a row, but columns that go on; then only height, x, first, last */
	const struct table *t;
	uint32_t row;
	uint32_t *from, *to; /* per cell that begins in the row: slabs of its flow */
	const struct row_part **head, **tail; /* per cell: a row of a table inside it that came, that goes on */
	uint32_t *at;          /* what row_cut_back goes back to */
	struct row_cut **inner;
	lu height;           /* with spacing */
	lu x;
	bool first, last;
};

struct page_plan {
	uint32_t from, to;                  /* slabs of the main flow */
	const struct row_part *head, *tail; /* a row that came from the page before; one that goes on */
	struct str name;
	const struct css_page *css;
	lu x, y, w, h;     /* content area on the sheet; of a turned page as it is read, from its own corner */
	bool blank;        /* put in for parity */
	bool after_break;  /* begins after a forced break: a margin at its top stays */
	const struct page_foot *foot; /* footnotes and boxes below the text; NULL: none */
	uint32_t blank_rows; /* that fill the last page of a table */
	uint32_t too_high; /* slab that does not fit the page, SLAB_NONE */
};

struct page_list {
	struct page_plan *v;
	size_t n;
};

/* Slack at the foot: 22 lines of 29 pt are 0.2 pt more than 225 mm (typesetting.md 1.3). */
#define PAGE_SLACK (LU_PER_PT / 4)

/* content-orientation: the text stands across the sheet; margin boxes and fixed boxes stay upright. */
static inline bool page_is_turned(const struct page_plan *p)
{
	return p->css->style && p->css->style->turn != CSS_UPRIGHT;
}
/* The content area as it lies on the sheet, turned or not. */
void page_area(struct page_plan *p);
struct page_list page_walk(struct job *j, const struct flow *f);
static inline bool slab_is_content(const struct slab *s)
{
	return s->kind <= SLAB_FILL || ((s->kind == SLAB_OPEN || s->kind == SLAB_CLOSE) && s->height > 0);
}
/* Tables whose body is open before slab `at`: their heads stand at the top of a page that begins there. */
lu page_heads(const struct flow *f, uint32_t at, lu page_h);
/* The row that the table of this OPEN goes on with at slab `at`; SLAB_NONE: it is not in its body, or no table. */
uint32_t page_body_row(const struct flow *f, uint32_t open, uint32_t at);

/* ---- row_part.c ---- */
struct row_cut {
	const struct table *t;
	uint32_t row;
	uint32_t *at; /* per cell: next slab, or that of the row that is being cut */
	struct row_cut **inner; /* per cell: a row of a table inside it; NULL: none is being cut */
	bool begun;
};
void row_cut_begin(struct job *j, struct row_cut *c, const struct table *t, uint32_t row);
/* The next part, at most `room` high, but at least one slab. */
struct row_part *row_cut_next(struct job *j, struct row_cut *c, lu room);
/* As it was before p, the last part. */
void row_cut_back(struct row_cut *c, const struct row_part *p);
/* Where cell i stands after the part: its first slab that is not done. */
static inline uint32_t row_part_end(const struct row_part *p, uint32_t i)
{
	return p->to[i] + (p->tail[i] && p->tail[i]->last) - (p->head[i] && !p->head[i]->last);
}

/* Where elements landed. */
struct place {
	const struct dom_node *node;
	uint32_t page;
};

#endif
