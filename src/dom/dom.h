#ifndef DOM_DOM_H
#define DOM_DOM_H
/*
 * A well-formed HTML page as a tree with positions.  Parsed strictly by expat:
 * an unclosed tag is an error with file:line:col.  Tree and texts live in the
 * document arena; text is joined (expat delivers it in pieces).  The tree is
 * read-only for later stages except for the `style` slot, which css fills.
 * Under each <use> of a drawing stands a copy of what it names (dom/use.h).
 * Input limits: depth 200, text and attributes as long as memory allows.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#define DOM_MAX_DEPTH 200

/* Known elements; DOM_UNKNOWN is laid out as an inline/blank box with a warning. */
#define DOM_TAGS(X) \
	X(html) X(head) X(title) X(meta) X(link) X(style) X(body) \
	X(h1) X(h2) X(h3) X(h4) X(h5) X(h6) X(p) X(div) X(section) X(article) X(header) X(footer) X(main) \
	X(nav) X(aside) X(address) X(blockquote) X(pre) X(hr) X(br) X(ul) X(ol) X(li) X(dl) X(dt) X(dd) \
	X(figure) X(figcaption) X(span) X(a) X(b) X(strong) X(i) X(em) X(u) X(s) X(small) X(sub) X(sup) \
	X(mark) X(code) X(abbr) X(time) X(wbr) X(q) X(cite) X(ruby) X(rt) X(img) X(table) X(caption) X(colgroup) X(col) \
	X(thead) X(tbody) X(tfoot) X(tr) X(td) X(th) X(details) X(summary) X(script) X(button) X(input) X(label) \
	X(svg) X(g) X(rect) X(line) X(polyline) X(polygon) X(path) X(circle) X(ellipse) X(text) X(tspan) X(defs) \
	X(use) X(clipPath) X(linearGradient) X(radialGradient) X(stop) X(symbol) X(desc) X(pattern) X(marker)
enum dom_tag {
	DOM_UNKNOWN,
#define DOM_TAG_ENUM(name) DOM_##name,
	DOM_TAGS(DOM_TAG_ENUM)
#undef DOM_TAG_ENUM
	DOM_TAG_COUNT
};

/* DOM_ROWS stands for plain rows of a table body that were not made into nodes: see dom_parse_rows. */
enum dom_kind { DOM_ELEMENT, DOM_TEXT, DOM_ROWS };

struct dom_attr {
	struct str name, value;
};

/* A row left in the source: "<tr ...>...</tr>". */
struct dom_row {
	uint32_t at, n;    /* bytes of the page's text */
	uint32_t line, col;
};

/* Rows left in the source, one after another in one body. */
struct dom_rows {
	VEC(struct dom_row) row;
	uint32_t cells;        /* most cells of a row; none spans */
	uint32_t place;        /* child number of the first row among the elements of the body, from 1 */
	uint32_t place_of_type;
	uint32_t css_kind;     /* of the body, for css_row_apply */
	const void *css_parent;
	struct dom_node *node; /* that stands for them */
	struct dom_rows *next; /* of the document */
};

struct css_style;
struct dom_node {
	enum dom_kind kind;
	enum dom_tag tag;  /* elements */
	struct str name;   /* element name as written (lower case for HTML; SVG names keep case) */
	struct str text;   /* DOM_TEXT */
	union {
		const struct dom_attr *attr;
		struct dom_rows *rows; /* DOM_ROWS */
	};
	unsigned n_attr;
	uint32_t order;    /* document order, from 0; in a row made by dom_row_make from DOM_ROW_ORDER */
	uint32_t place, place_of_type; /* elements: number among their siblings from 1; css counts, 0: not yet */
	struct dom_node *parent, *first, *last, *next, *prev;
	struct pos at;
	const struct css_style *style; /* elements: set by css_apply, NULL before; interned */
};

struct dom_doc {
	struct dom_node *root; /* <html> */
	const char *file;      /* borrowed, for positions */
	struct str dir;        /* folder that relative links resolve against */
	size_t n_nodes;
	struct dom_rows *rows; /* all runs of rows left in the source */
	struct dom_row_reader *reader; /* makes them into nodes; NULL if there are none */
	struct str title, lang; /* from <title> and <html lang>; may be empty */
};

/* html must be valid UTF-8.  false: *e says where and why.  Oddities (unknown elements) go to diags. */
bool dom_parse(struct arena *a, const char *file, struct str html, struct dom_doc *out,
               struct diag_list *diags, struct err *e);
/*
 * The same, but of a body of more than DOM_ROWS_KEPT rows those that follow are checked and left in the source, as
 * long as they are plain: cells without spans, in them text and inline elements, no id, link, image or note, and
 * the body without a rowspan so far.  The last row is always made.  html lives until dom_release.
 */
#define DOM_ROWS_KEPT 100
#define DOM_ROW_ORDER 0x80000000u
bool dom_parse_rows(struct arena *a, const char *file, struct str html, struct dom_doc *out,
                    struct diag_list *diags, struct err *e);
void dom_release(struct dom_doc *d); /* of what was parsed by dom_parse_rows */
/*
 * Row i of a run as nodes in a, not styled.  Its parent is the body, its prev the DOM_ROWS node, its next what
 * follows that; the body does not know it.
 */
struct dom_node *dom_row_make(struct dom_doc *d, const struct dom_rows *r, uint32_t i, struct arena *a);
/* Make all rows of a run, in a, and put them in its place; they are not styled.  The run is empty then. */
void dom_rows_settle(struct dom_doc *d, struct dom_rows *r, struct arena *a);
struct str dom_attr(const struct dom_node *n, const char *name); /* empty if absent */
bool dom_has_attr(const struct dom_node *n, const char *name);
/* Next node in document order inside root (children first), NULL at the end. */
struct dom_node *dom_next(const struct dom_node *n, const struct dom_node *root);
/* Text of a subtree with white space collapsed, in arena. */
struct str dom_text(struct arena *a, const struct dom_node *n);
/* Nearest value of attribute name on n or its ancestors; empty if none. */
struct str dom_inherited_attr(const struct dom_node *n, const char *name);
void dom_dump(const struct dom_doc *d, struct buf *out);

#endif
