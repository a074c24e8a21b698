#ifndef INDICATOR_TIE_H
#define INDICATOR_TIE_H
/*
 * Cross-footing: figures that must agree with each other do.
 *
 *   areas       an area's figure is the sum of those inside it and of the rows that name no lower area
 *   rows        a figure that counts households is as long as its list (overlaps are not walked again)
 *   sums        tiers, none and undetermined make the scope; bands make the declining; shares make 100 %;
 *               opening + in - out = closing; blocks make net income over the same rows
 *   quotients   a ratio is its two figures' quotient
 *
 * Everything is compared exactly.  Linear in rows and figures.
 */
#include "indicator/indicator.h"

/* Each break is a DIAG_ERROR (tie.areas, tie.rows, tie.sums, tie.quotients) that names both sides with
   their values.  Returns how many there are. */
size_t indicator_ties(const struct indicator_set *s, struct diag_list *l);

#endif
