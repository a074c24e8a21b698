#ifndef DATA_SUBSET_H
#define DATA_SUBSET_H
/*
 * A set with some of its household-years left out, together with their
 * members, months, quarters and table rows; everything refers to each other as
 * in a set that was read.  Areas, references, findings and texts are shared:
 * *out lives in the arena, must not outlive `set` and is never closed.
 * data_household_find answers for the whole set only.
 */
#include "base/arena.h"
#include "data/set.h"

/* keep[y][i]: household i of year y stays; keep[y] NULL: all of that year do. */
void data_subset(const struct data_set *set, struct arena *a, const bool *const keep[DATA_YEARS_MAX],
                 struct data_set *out);

#endif
