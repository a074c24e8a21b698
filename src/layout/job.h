#ifndef LAYOUT_JOB_H
#define LAYOUT_JOB_H
/*
 * What one call of layout_pages carries from stage to stage.
 *
 * Arenas: `out` is the caller's document arena and holds what pages share
 * (runs of labels, texts, images); `page` is that of the page being drawn and
 * holds its fragments and the runs of its lines; `work` holds boxes, paragraphs, lines,
 * slabs and is dropped at the end; `scratch` is reset after every label and every page.
 */
#include "base/arena.h"
#include "base/vec.h"
#include "layout/layout.h"

/* What a style means for text.  One per style, looked up by pointer. */
struct type {
	const struct css_style *style;
	const struct text_stack *stack;
	lu size;
	lu ascent, descent; /* of the em box: together one font size (typesetting.md 2.8) */
	lu line;            /* used line height */
};

/* A page number in the flow (target-counter, counter(page)): known only after the page walk. */
struct ref {
	const struct dom_node *at; /* counter(page): the element itself */
	struct str target;         /* "#id", or empty: `at` */
	enum css_list_type format;
	bool total;       /* counter(pages) */
	const struct note *note; /* not a page: the number of a footnote on its page */
	struct str shown; /* text used in this pass */
	uint32_t page;    /* where it stands */
	struct ref *next;
};

struct note;
struct targets; /* target.h */
struct box;
struct counters;
struct row_window;
struct out;
struct label_cache;
struct image_cache;
struct place; /* where an anchor landed (page.h) */

struct job {
	const struct layout_input *in;
	struct layout_doc *doc;
	struct diag_list *diags;
	struct err *e;
	bool failed;   /* *e is set: unwind */
	unsigned cells; /* depth of cells whose content is being measured */
	unsigned pass; /* 1, 2 ...: the flow is laid out for the n-th time */
	bool quiet;    /* laid out again for page numbers: oddities have been told */
	struct arena *out, *page, *work, *scratch;
	struct arena *base; /* of the whole job; work is for a moment another while a row is made (table_rows.c) */
	struct arena *shape;      /* where paragraphs go: work, or for a moment label_work */
	struct arena *label_work; /* reset after every label */
	struct {
		struct type **slot; /* open addressing by style pointer */
		size_t n, cap;
	} types;
	struct label_cache *labels;
	struct {
		struct row_window *windows; /* of all tables */
		struct label_cache *labels; /* of rows that come and go, */
		struct arena *label_arena;  /* and where they are */
		bool making;                /* a row is being made or laid out */
		bool drawing;               /* pages are being drawn: their rows stay */
	} rows;
	struct counters *no_counters; /* for what has none */
	struct image_cache *images;
	struct {
		const struct css_style *of, *style; /* the last that was made */
	} bullet;
	struct ref *refs;              /* newest first */
	struct ref *page_refs;         /* those in running elements: another number on every page */
	bool in_running;               /* the box tree is inside one */
	struct targets *targets;       /* NULL: none noted */
	VEC(const struct out *) fixed; /* position: fixed, on every page */
	VEC(struct note *) notes;      /* in document order */
	bool notes_by_page;            /* some @page numbers them anew: see struct ref */
	VEC(struct layout_missing) missing;
	lu page_w, page_h; /* content area of the first page, for percentages */
	bool warned_wide;  /* left and right pages differ in width: said once */
};

const struct type *type_lookup(struct job *j, const struct css_style *s);

/* Used value of a length against base; auto and none give 0. */
lu len_used(struct css_len l, lu base);
static inline bool len_is_set(struct css_len l)
{
	return l.unit == CSS_LU || l.unit == CSS_PERCENT;
}
static inline lu lu_max(lu a, lu b)
{
	return a > b ? a : b;
}
static inline lu lu_min(lu a, lu b)
{
	return a < b ? a : b;
}
/* a * n / d without overflow (a and n within 2^31), rounded towards zero; 0 if d is 0. */
static inline lu lu_share(int64_t a, int64_t n, int64_t d)
{
	return d ? lu_clamp(a * n / d) : 0;
}

/* a as wide as layout_run.narrow says. */
static inline lu lu_narrow(lu a, int32_t narrow)
{
	return narrow ? lu_share(a, narrow, 65536) : a;
}

/* Content that does not fit its place: counted as an error, never lost silently. */
void job_overflow(struct job *j, const struct dom_node *n, const char *what, lu have, lu need);
struct pos job_pos(const struct job *j, const struct dom_node *n);

#endif
