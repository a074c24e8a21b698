#ifndef INDICATOR_TIE_H
#define INDICATOR_TIE_H
/*
 * Cross-footing: figures that must agree with each other do.
 *
 *   areas       an area's figure is the sum of those inside it and of the rows that name no lower area, numerator
 *               and denominator apart; which families so add up is said in the registry (.adds)
 *   rows        a figure that counts households or their persons, and a ratio's numerator, is its list
 *   sums        tiers, none and undetermined make the scope; bands make the declining; shares make 100 %;
 *               opening + in - out = closing for each tier, in households and persons, and the cells of the matrix
 *               make its sums; blocks make net income over the same rows; a part is not more than its whole
 *   quotients   a ratio is its two figures' quotient; a leg of 两高于 the difference of two growth figures
 *   ranks       places are 1, 2, 2, 4 in the order of what is ranked
 *
 * Everything is compared exactly.  Linear in rows and figures.
 */
#include "indicator/indicator.h"

/* Each break is a DIAG_ERROR (tie.areas, tie.rows, tie.sums, tie.quotients, tie.ranks) that names both sides with
   their values.  Returns how many there are. */
size_t indicator_ties(const struct indicator_set *s, struct diag_list *l);

#endif
