#ifndef ROWS_H
#define ROWS_H

#include "generator.h"

/* Writes the household's rows in the export of year `which`, and returns how many there are. */
int rows_put(FILE *, const struct plan *, const struct household *, int which, bool first);

#endif
