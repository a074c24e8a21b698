#ifndef CSS_VARS_H
#define CSS_VARS_H
/*
 * Custom properties (CSS Variables 1).  Private to css.  The set in force on
 * an element is immutable and interned: elements that declare none share their
 * parent's.
 */
#include "css/property.h"
#include "css/set.h"

#define CSS_VARS_TEXT 65536 /* bytes one value may grow to: stops --a: var(--b) var(--b) ... bombs */
#define CSS_VARS_DEPTH 32   /* var() in var() */
#define CSS_VARS_TOTAL (1 << 20) /* bytes that all values declared on one element may grow to */

struct css_vars {
	size_t n;
	const struct css_custom *v; /* sorted by name; texts hold no var() any more */
};

/* parent (may be NULL) with the n declarations added, later ones first in force.  What cannot be
   resolved (a cycle, no such name, too long) is left out: it counts as not declared. */
const struct css_vars *css_vars_extend(struct css_set *interned, struct arena *a,
				       const struct css_vars *parent, const struct css_custom *const *decl,
				       size_t n);
/* text with every var() replaced, into out.  false: some var() has neither value nor fallback. */
bool css_vars_expand(const struct css_vars *vars, struct arena *a, struct str text, struct buf *out);
bool css_vars_used(struct str text, struct arena *a); /* is there a var() in it? */

#endif
