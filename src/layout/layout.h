#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H
/*
 * Styled tree to pages.  Width-dependent work first: boxes become a flat list
 * of slabs (lines, rows, rules, spaces) with keep flags; then the page walk
 * cuts that list.  The result is, per page, a list of fragments with absolute
 * positions in painting order; nothing later decides a position.
 * What a document shares lives in the document arena, a page's own in that page's.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "css/css.h"
#include "text/text.h"

/* Loads the bytes of an image (href as written, relative to the page).  false: not readable. */
struct layout_loader {
	bool (*load)(void *ctx, struct str href, struct arena *a, struct str *bytes);
	void *ctx;
};

struct layout_image {
	struct str bytes;
	bool jpeg;
	uint32_t w, h;           /* pixels */
	lu natural_w, natural_h; /* at 96 px per inch */
	struct str alt;
	struct pos at; /* of the first <img> that shows it */
};

/* Glyphs of one line that share face, size, colour: positions are final (justified). */
struct layout_run {
	const struct css_style *style; /* colour, decoration, opacity */
	uint16_t face;
	lu size;
	const uint16_t *gid;
	const lu *x;            /* pen x of each glyph, relative to frag.x */
	const lu *dy;           /* NULL: all 0 */
	const uint16_t *n_text; /* bytes of text each glyph stands for (0: continues a cluster) */
	uint32_t n;
	int32_t narrow;         /* 16.16: glyphs are drawn this share as wide (text-fit); 0: as they are */
	struct str text;
};

enum layout_kind {
	LAYOUT_BOX,  /* background and borders of node's box: x, y, w, h is the border box */
	LAYOUT_TEXT, /* run; y is the baseline, x the origin, w the advance */
	LAYOUT_IMAGE,
	LAYOUT_SVG,   /* node is the <svg>; x, y, w, h its content box */
	LAYOUT_RULE,  /* a filled rectangle: collapsed table borders, <hr>, decorations; colour in rule */
	/*
	 * Structure: what stands between BEGIN and END is content of node itself
	 * (not of an element inside it); the pairs are flat, never nested, balanced
	 * on every page, and an element may have many.  What stands outside them,
	 * boxes and rules among it, is an artifact.
	 */
	LAYOUT_BEGIN,
	LAYOUT_END,
	/* What stands between TURN and TURNED is transformed by matrix; they nest. */
	LAYOUT_TURN,
	LAYOUT_TURNED
};

/* Content that an element generates apart from its own (layout_frag.marker). */
enum layout_marker {
	LAYOUT_OWN,
	LAYOUT_MARKER, /* of a list item; the number before a footnote */
	LAYOUT_CALL    /* the number in the text that calls a footnote */
};

struct layout_frag {
	enum layout_kind kind;
	lu x, y, w, h;
	const struct dom_node *node; /* nearest element; NULL for margin boxes (artifacts) */
	const struct css_style *style; /* BOX: whose borders and background */
	uint8_t open_sides; /* BOX: bit 1 << CSS_SIDE_TOP/BOTTOM: the box goes on on another page;
	                       LEFT/RIGHT: an inline box goes on on another line */
	bool artifact;      /* running matter, repeated table heads, rules */
	uint8_t marker;     /* enum layout_marker; on BEGIN and END too */
	union {
		const struct layout_run *run;
		const struct layout_image *image;
		const struct css_matrix *matrix;
		struct {
			uint32_t color;
			enum css_border_style style; /* dashed and dotted run along the longer side */
		} rule;
	};
};

struct layout_link {
	lu x, y, w, h;
	struct str href;             /* "#id" or an external address */
	const struct dom_node *node; /* the <a>, or a footnote: */
	uint8_t marker;              /* from its call, or from its marker back */
};

struct layout_page {
	const struct css_page *css;
	unsigned number; /* value of the page counter */
	bool blank;      /* inserted by a parity break */
	const struct layout_frag *frag;
	size_t n_frag;
	const struct layout_link *link;
	size_t n_link;
};

struct layout_anchor { /* every element with an id, and every heading */
	const struct dom_node *node;
	struct str id;    /* may be empty */
	uint8_t level;    /* bookmark level, 0: none */
	bool closed;      /* bookmark: what is below it is folded up */
	struct str title; /* text of a heading */
	uint32_t page;    /* index from 0 */
	lu y;
};

/* A character without a glyph: the build stops with EXIT_GLYPH. */
struct layout_missing {
	uint32_t cp;
	const struct dom_node *node; /* nearest element; its data-field and data-household name the source */
};

struct layout_doc {
	const struct dom_doc *dom;
	struct css_sheets *sheets;
	struct text_fonts *fonts;
	const struct layout_page *page;
	size_t n_page;
	const struct layout_anchor *anchor; /* in document order */
	size_t n_anchor;
	const struct layout_missing *missing;
	size_t n_missing;
	size_t rows_in, rows_out; /* table body rows in the source and drawn; must be equal (EXIT_OVERFLOW) */
	size_t rows_odd;          /* drawn a second time, out of order, or not to the end; must be 0 */
};

struct layout_input {
	struct dom_doc *dom; /* styled */
	struct css_sheets *sheets;
	struct text_fonts *fonts;
	struct layout_loader loader;
};

/* Is n set as a footnote: float: footnote, and not inside another one or a box that repeats or floats? */
bool layout_is_note(const struct dom_node *n);
/*
 * Page by page, so that no page need be kept.  layout_open decides everything: *out has the pages without their
 * fragments and the anchors; fragments, runs and links of each page in turn are made in the arena given to
 * layout_next and use texts and images in `a`; missing and rows_out are complete after layout_close.
 * NULL only on faults that stop the page (overflow: EXIT_OVERFLOW, image: EXIT_INPUT).  Content that leaves its
 * page or cell is diagnosed (layout.overflow) with the element's position.  diags and e live until layout_close.
 */
struct layout_pager;
struct layout_pager *layout_open(struct arena *a, const struct layout_input *in, struct layout_doc *out,
				 struct diag_list *diags, struct err *e);
void layout_next(struct layout_pager *p, struct arena *a, struct layout_page *out);
void layout_close(struct layout_pager *p);
/* All of these: every page with its fragments, in a. */
bool layout_pages(struct arena *a, const struct layout_input *in, struct layout_doc *out,
		  struct diag_list *diags, struct err *e);
/* One line per fragment: page, kind, x y w h in pt (two decimals), text. */
void layout_dump(const struct layout_doc *d, struct buf *out);

#endif
