#ifndef TEXT_FAMILY_H
#define TEXT_FAMILY_H
/* Family names -> role numbers.  Names are compared without case (ASCII) and
   without quotes and blanks around them, as CSS Fonts 3 section 3.1 has it. */
#include "base/arena.h"
#include "base/map.h"

uint32_t family_add(struct map *m, struct arena *a, struct str name,
		    uint32_t role);                           /* the number now stored */
uint32_t family_lookup(const struct map *m, struct str name); /* MAP_NONE if unknown */
/* Cut the next name off a comma-separated list (quotes removed); false at its end. */
bool family_next(struct str *list, struct str *name);

#endif
