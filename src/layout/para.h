#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H
/*
 * Paragraphs: the inline content of one block container, shaped once, and the
 * lines cut from it as views (typesetting.md 2.1 to 2.6).
 *
 * Widths are prefix sums over characters, after pairs of marks were compressed
 * (2.3) and 四分空 was added (2.4), so a line's width is a subtraction plus what
 * its two ends trim.  Justification is decided per line as one amount and
 * placed when the line is drawn.
 */
#include "layout/box.h"

struct flow;

/* A stretch of one style; text_char.span is its index. */
struct seg {
	uint32_t start, end; /* bytes of the paragraph's text */
	const struct css_style *style;
	const struct dom_node *node;
	const struct type *type;
	struct ref *ref;   /* a page number */
	struct atom *atom; /* one placeholder character, drawn as a box */
	int32_t inl;       /* innermost inline box, -1: none */
	lu raise;          /* of the baseline, positive up */
	uint8_t kind;      /* enum seg_kind */
	uint8_t part;      /* enum layout_marker */
};
enum seg_kind { SEG_TEXT, SEG_BREAK, SEG_ATOM, SEG_LEADER };

/* Placeholder of an atom or leader in the text: an ideograph to the line breaker, in every Chinese face. */
#define PARA_PLACEHOLDER "〓"

struct atom {
	struct box *box;         /* BOX_ATOM, BOX_IMAGE, BOX_SVG; BOX_LEADER */
	const struct flow *flow; /* laid out for the width last asked for; NULL for a leader */
	lu w, h;                 /* margin box */
	lu min, max;             /* of w, when measured */
	lu above;                /* part of h above the baseline */
};

/* An inline box that draws, links or decorates. */
struct inl {
	const struct css_style *style;
	const struct dom_node *node;
	uint32_t start, end; /* bytes, later characters; sorted by start */
	uint32_t reach;      /* largest end of this one and those before it */
	int32_t up;          /* enclosing inline box, -1: none */
	lu left, right;      /* margin + border + padding */
	lu raise;
	struct note *note;   /* footnote that this calls or marks */
	uint8_t part;        /* which of the two: enum layout_marker */
};

struct para {
	struct text_para t;
	int64_t *pos; /* n_ch + 1: where each character begins on an endless line, in lu */
	struct seg *seg;
	struct inl *inl;
	uint32_t n_seg, n_inl;
	const struct css_style *style; /* of the block container */
	const struct dom_node *node;
	const struct type *type;
	bool later; /* of an anonymous block that is not the first in its parent */
	uint8_t deco;
	bool *edge; /* per character: padding of an inline box beside it; NULL: none */
	bool has_atoms, has_refs, has_leader, has_notes, plain; /* plain: one segment, nothing inline */
	struct hang *hang;   /* hanging-label: one per piece between forced breaks; NULL: none */
	uint32_t n_hang;
	struct para *hyphen; /* drawn where a line ends at U+00AD; NULL: there is none */
	lu min, max;         /* widest unbreakable piece; widest line if never wrapped */
	struct str out_text; /* t.text in the arena of page out_page - 1, made when a line is drawn */
	uint32_t out_page;
	lu laid_for;         /* width and pass that the atoms were laid out for */
	unsigned laid_pass;  /* 0: not yet */
};

/* ---- marks.c ---- */
void para_compress(struct para *p);
/* Take `cut` from the left of character i: its glyph moves left by as much. */
void para_cut_left(struct para *p, uint32_t i, lu cut);
lu para_hangs(const struct para *p, uint32_t from, uint32_t end); /* the mark that ends [from, end) */
/* What the trimming of marks does here. */
bool para_trims(const struct para *p, uint32_t i);    /* style of character i trims at all */
bool para_is_full(const struct para *p, uint32_t i);  /* its natural advance is an em */
lu para_mark_slack(const struct para *p, uint32_t i); /* blank right half of a closing mark or point */
lu para_trim_end(const struct para *p, uint32_t i);   /* taken off when i ends a line */
lu para_trim_start(const struct para *p, uint32_t i, bool first);
lu para_gap(const struct para *p, uint32_t i); /* 四分空 after i */
static inline lu para_advance(const struct para *p, uint32_t i)
{
	return lu_clamp(p->pos[i + 1] - p->pos[i]);
}
/* text-indent; not for text after a block inside the same element (CSS Text 3, 8.1). */
static inline lu para_indent(const struct para *p, lu width)
{
	return p->later ? 0 : len_used(p->style->text_indent, width);
}
/* Width on an endless line. */
static inline lu para_width(const struct para *p)
{
	return lu_clamp(p->pos[p->t.n_ch]);
}
static inline const struct seg *para_seg(const struct para *p, uint32_t i)
{
	return &p->seg[p->t.ch[i].span];
}
/* Does character i begin a cluster that has glyphs? */
bool para_has_glyph(const struct para *p, uint32_t i);

/* ---- hang.c: hanging-label ---- */

/* What stands between two forced breaks.  Offsets without text-indent. */
struct hang {
	uint32_t from;  /* its first character */
	lu first, rest; /* where its first line and the others begin */
	uint32_t fixed; /* characters before this one are the label: no line stretches or squeezes them */
};
void para_hang(struct arena *a, struct para *p);
/* Where a line that begins with character i is set; `first` after a forced break. */
lu para_hang_at(const struct para *p, uint32_t i, bool first);
uint32_t para_hang_fixed(const struct para *p, uint32_t i); /* one past the label that begins at i, or i */

/* The paragraph of a container with inline_kids, or of a cell with one text.  NULL: it shows nothing.
   Cached in b (but for such a cell) unless it shows page numbers. */
struct para *para_of(struct job *j, struct box *b);
/* One text in one style. */
struct para *para_text(struct job *j, struct str text, const struct css_style *s, const struct dom_node *n);
/* Narrowest and widest use; atoms are measured, not laid out. */
void para_measure(struct job *j, struct para *p, lu *min, lu *max);
/* Lay out the atoms of p for lines of this width, and measure again. */
void para_fit(struct job *j, struct para *p, lu width);

/* ---- Lines ---- */
struct line {
	const struct para *para;
	uint32_t from, to; /* characters; to excludes nothing: trailing blanks are inside */
	uint32_t end;      /* characters shown: without trailing blanks and the break itself */
	lu x;              /* of the first character, from the left of the content box */
	lu width;          /* natural, ends trimmed */
	lu adjust;         /* > 0: to be spread over the gaps; < 0: to be taken from marks and blanks */
	lu hang;           /* of the last mark, outside of width (hanging-punctuation) */
	lu fill;           /* width of a leader on this line */
	uint32_t fixed;    /* characters before it are a label and do not move */
	lu height, base;   /* line box, and its baseline below its top */
	const struct para *marker; /* first line of a list item */
	const struct para *hyphen; /* drawn at the end: the line ends at a soft hyphen */
	int32_t narrow; /* layout_run.narrow of its runs; width is what they take then */
};

struct line_set {
	struct line *v;
	uint32_t n;
	lu width; /* widest line */
};
/* Cut p into lines of `width`.  indent is that of the first line. */
struct line_set para_lines(struct job *j, struct para *p, lu width);
/* Where each character of l stands: x[k] for from + k, x[end - from] the end.  In a. */
lu *line_places(struct arena *a, const struct line *l);

/* ---- Runs ---- */

/* One run of a line; x is relative to the line's first character. */
struct piece {
	const struct layout_run *run;
	const struct seg *seg; /* NULL in a label */
	uint32_t from;         /* its first character */
	lu x, w;
};
/* The runs of l, whose characters stand at x (line_places); text holds the paragraph's bytes for as long
   as the document.  The array is in j->scratch, the runs in j->page. */
struct piece *line_pieces(struct job *j, const struct line *l, const lu *x, struct str text, uint32_t *n);

/* ---- Labels: the texts of plain cells, on one line ---- */
struct label {
	struct str text;
	const struct css_style *style;
	lu min, max;
	const struct piece *piece;
	uint32_t n;
	struct label *next;
};
/* Shared by equal texts of equal style.  NULL: the cell needs a paragraph. */
const struct label *label_lookup(struct job *j, const struct box *cell);
/* The same of a cell that holds one figure, which no style parts or justifies; never NULL. */
const struct label *label_number(struct job *j, const struct box *cell);
void labels_release(struct job *j);
void labels_forget(struct job *j); /* of rows that come and go: none of them is there now */

#endif
