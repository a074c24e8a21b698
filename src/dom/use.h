#ifndef DOM_USE_H
#define DOM_USE_H
/*
 * SVG's <use> (SVG 2, 5.6): what it names is copied under it before styles are
 * computed, so that the copy inherits from its place of use and from there on
 * is like any other part of the tree.  Private to dom.
 *
 * Limits: a name inside what it names is a cycle, 8 names one inside the other
 * end there, and a page holds at most DOM_USE_COPIES copied nodes; each is a
 * warning (svg.use), and that <use> stays empty.
 */
#include "dom/dom.h"

#define DOM_USE_DEPTH 8
#define DOM_USE_COPIES 20000

/* Copies go into a; nodes are numbered anew if there are any. */
void dom_use_expand(struct arena *a, struct dom_doc *d, struct diag_list *diags);

#endif
