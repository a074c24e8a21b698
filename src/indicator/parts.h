#ifndef INDICATOR_PARTS_H
#define INDICATOR_PARTS_H
/*
 * Private to indicator: what each record puts into a figure.  The sum of all
 * parts is the figure's n, of and inputs, because they come from the same pass
 * over the records (trace.h).
 */
#include "indicator/account.h"

/* The records with a part that is not nothing; memory in a.  None where the figure is made of published
   numbers or of other areas' figures. */
void parts_collect(const struct indicator_set *s, struct arena *a, const struct figure *f, struct account *out);

#endif
