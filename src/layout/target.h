#ifndef LAYOUT_TARGET_H
#define LAYOUT_TARGET_H
/*
 * References to other elements that need no page: target-text(), and
 * target-counter() of a counter other than `page` (CSS GCPM 3, section 5).
 * Elements that may be referred to (with an id, a bookmark or a string-set)
 * remember the counters in force after their ::before.
 */
#include "layout/box.h"

/* The counters at n, if n may be asked for them.  Called in document order. */
void target_note(struct job *j, const struct counters *c, const struct dom_node *n);
/* Value of a counter at n; false: n has no such counter. */
bool target_counter(const struct job *j, const struct dom_node *n, struct str name, int *value);
/* The text of t is c, once the tree stands; n is the element that it belongs to. */
void target_late(struct job *j, struct box *t, const struct dom_node *n, const struct css_content *c);
void targets_settle(struct job *j);
void targets_release(struct job *j);

#endif
