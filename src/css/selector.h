#ifndef CSS_SELECTOR_H
#define CSS_SELECTOR_H
/*
 * Selectors (Selectors 3, and :not with one simple selector).  Private to css.
 * Matching goes from the subject leftwards.
 */
#include "css/lex.h"
#include "css/set.h"
#include "dom/dom.h"

enum css_test {
	CSS_TEST_CLASS,
	CSS_TEST_ID,
	CSS_TEST_ATTR,
	CSS_TEST_NTH_CHILD,
	CSS_TEST_NTH_OF_TYPE,
	CSS_TEST_LAST_CHILD,
	CSS_TEST_LAST_OF_TYPE,
	CSS_TEST_ROOT,
	CSS_TEST_EMPTY,
	CSS_TEST_LINK,
	CSS_TEST_NEVER,
	CSS_TEST_NOT
};
enum css_pseudo { CSS_SELF, CSS_BEFORE, CSS_AFTER, CSS_NOTE_CALL, CSS_NOTE_MARKER, CSS_PSEUDO_COUNT };

struct css_compound;
struct css_simple {
	enum css_test test;
	char op;               /* ATTR: 0 present, = ~ ^ $ * | */
	int a, b;              /* NTH: an+b */
	struct str name, value;
	const struct css_compound *not; /* NOT */
};

struct css_compound {
	char combinator;       /* how it hangs on the compound before it: ' ' > + ~, 0 for the first */
	enum dom_tag tag;      /* known element, or DOM_UNKNOWN: see type */
	struct str type;       /* name of an element that dom does not know; empty: any */
	const struct css_simple *simple;
	unsigned n_simple;
	bool positional;       /* asks for siblings or children */
};

struct css_selector {
	const struct css_compound *v; /* v[n - 1] is the subject */
	unsigned n;
	uint32_t specificity;  /* ids << 20 | classes << 10 | types */
	enum css_pseudo pseudo;
	bool positional;       /* some part looks at siblings or children: not shared between like elements */
};

/* Names by which the parser recognises elements; one per document. */
struct css_tags;
struct css_tags *css_tags_new(struct arena *a);

/* One selector of a list from lex; stops before a comma, { or the end, which *t then holds.
   false: bad or unsupported; *bad says which part. */
bool css_selector_parse(struct css_lex *lex, const struct css_tags *tags, struct css_token *t,
                        struct css_selector *out, struct css_token *bad);

/* What is remembered about siblings, so that long rows of them cost no more than linear time. */
struct css_places {
	struct arena *arena;
	struct css_set earlier;    /* per (selector, compound, parent): has a ~ found its sibling yet */
};
bool css_selector_match(const struct css_selector *s, const struct dom_node *n, struct css_places *p);
/* Only the subject, and of it only what needs neither siblings nor children. */
bool css_subject_match(const struct css_selector *s, const struct dom_node *n);

#endif
