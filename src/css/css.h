#ifndef CSS_CSS_H
#define CSS_CSS_H
/*
 * Style sheets to computed styles.  Sheets come, in order, from the built-in
 * HTML sheet, then <style> and <link rel="stylesheet"> in document order, then
 * style="" attributes.  One property table drives parse, inherit and initial.
 * Unknown properties, values, selectors and at-rules are warnings with the line
 * and column in the sheet (codes css.property, css.value, css.selector,
 * css.at-rule), never errors and never silent.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "css/style.h"
#include "dom/dom.h"

enum css_media { CSS_PRINT, CSS_SCREEN };

/* Reads the text of a linked sheet; href as written.  false: not readable (reported by css). */
struct css_loader {
	bool (*load)(void *ctx, struct str href, struct arena *a, struct str *text, const char **file);
	void *ctx;
};

/* The 16 margin boxes of CSS Page 3 section 4, clockwise from top-left-corner. */
enum css_margin_box { CSS_TOP_LEFT_CORNER, CSS_TOP_LEFT, CSS_TOP_CENTER, CSS_TOP_RIGHT, CSS_TOP_RIGHT_CORNER,
	CSS_RIGHT_TOP, CSS_RIGHT_MIDDLE, CSS_RIGHT_BOTTOM, CSS_BOTTOM_RIGHT_CORNER, CSS_BOTTOM_RIGHT,
	CSS_BOTTOM_CENTER, CSS_BOTTOM_LEFT, CSS_BOTTOM_LEFT_CORNER, CSS_LEFT_BOTTOM, CSS_LEFT_MIDDLE,
	CSS_LEFT_TOP, CSS_MARGIN_BOX_COUNT };
/* @footnote stands among them in a page rule. */
#define CSS_FOOTNOTE_AREA CSS_MARGIN_BOX_COUNT

struct css_page {
	lu width, height;               /* default A4: 595.276 x 841.890 pt */
	lu margin[4];                   /* CSS_SIDE_* */
	const struct css_style *style;  /* background, border, padding of the page box */
	const struct css_style *box[CSS_MARGIN_BOX_COUNT]; /* NULL: the box has no content */
	const struct css_style *footnote; /* @footnote: the area at the foot; the built-in sheet has one */
};

/* Which page is asked for: css_page_lookup picks and merges the @page rules that match. */
struct css_page_query {
	struct str name; /* used value of `page`, "" for auto */
	bool first, left, blank; /* !left means right */
	bool after_blank;        /* the page before was put in for parity (9704 7.5: no number) */
};

/* One piece of a `content` value. */
enum css_content_kind { CSS_CONTENT_TEXT, CSS_CONTENT_COUNTER, CSS_CONTENT_STRING, CSS_CONTENT_ATTR,
	CSS_CONTENT_TARGET_COUNTER, CSS_CONTENT_LEADER, CSS_CONTENT_SELF /* content() in string-set */,
	CSS_CONTENT_TARGET_TEXT, CSS_CONTENT_ELEMENT /* a running element, in a margin box */ };
/* STRING, ELEMENT: which of the page's values (CSS GCPM 3, 1.2.2); of TARGET_TEXT: what of the target. */
enum css_which { CSS_WHICH_FIRST, CSS_WHICH_START, CSS_WHICH_LAST, CSS_WHICH_FIRST_EXCEPT };
enum css_target_part { CSS_TARGET_CONTENT, CSS_TARGET_BEFORE, CSS_TARGET_AFTER, CSS_TARGET_LETTER };
struct css_content {
	enum css_content_kind kind;
	struct str text;       /* literal; counter, string or attribute name; leader text */
	struct str target;     /* TARGET_COUNTER: "#id", or "" with attr name in target_attr */
	struct str target_attr;
	uint8_t which;         /* enum css_which, enum css_target_part */
	enum css_list_type format; /* counters: CSS_LIST_DECIMAL, CSS_LIST_CJK, ... */
};

struct css_sheets; /* lives in the document arena */

/* Compute and intern a style for every element of doc (node->style). */
bool css_apply(struct arena *a, struct dom_doc *doc, enum css_media media, const struct css_loader *loader,
               struct css_sheets **out, struct diag_list *diags, struct err *e);
/* Style row i's nodes, as made by dom_row_make; the answer is the same as if the row had been there all along. */
void css_row_apply(struct css_sheets *s, const struct dom_rows *r, struct dom_node *tr);
/* The same for rows that dom_rows_settle has put under body, where the run r was: those of them without a style. */
void css_body_apply(struct css_sheets *s, const struct dom_rows *r, struct dom_node *body);
/* After css_apply of a document with rows left in the source. */
void css_release(struct css_sheets *s);
/* Cached per query; belongs to the arena given to css_apply. */
const struct css_page *css_page_lookup(struct css_sheets *s, struct css_page_query q);
/* Does any @page rule set this counter back: are footnotes numbered by the page? */
bool css_pages_reset(const struct css_sheets *s, struct str counter);
/* Parse a content value; pieces in the arena; *n == 0 for none/normal. */
const struct css_content *css_content_parse(struct arena *a, struct str value, size_t *n);
/* The initial style (what an anonymous root would have). */
const struct css_style *css_style_initial(struct css_sheets *s);
/* Anonymous box inside parent: inherited properties kept, others initial, the given display. */
const struct css_style *css_style_anonymous(struct css_sheets *s, const struct css_style *parent,
                                            enum css_display d);
/* The same style with some fields changed, interned: *as is a changed copy of *of. */
const struct css_style *css_style_changed(struct css_sheets *s, const struct css_style *of,
					  const struct css_style *as);

/* table-fit: the ways in which a table that is wider than its place may be made to fit, in order. */
enum css_fit { CSS_FIT_SHRINK, CSS_FIT_SPLIT, CSS_FIT_LANDSCAPE, CSS_FIT_COUNT };
struct css_table_fit {
	enum css_fit step[CSS_FIT_COUNT];
	unsigned n;
	lu floor; /* shrink: the smallest type size */
};
void css_table_fit_parse(struct arena *a, struct str value, struct css_table_fit *out);
/* x' = a x + c y + e, y' = b x + d y + f, y down. */
struct css_matrix {
	double a, b, c, d, e, f;
};
/* The transform of s about its origin, for a border box there; in lu of the page. */
struct css_matrix css_transform(struct arena *a, const struct css_style *s, lu x, lu y, lu w, lu h);
void css_dump(const struct dom_doc *d, struct buf *out); /* non-initial properties per element */

#endif
