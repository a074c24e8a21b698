#ifndef INDICATOR_TRACE_H
#define INDICATOR_TRACE_H
/*
 * Private to indicator: the pass over the records once more, record by record,
 * so that whoever asks sees what each of them put into the sums of its area.
 * It is the same code as in the pass that computes, so no figure can have a
 * part that this does not show.  A few hundred numbers a record; on demand only.
 */
#include "indicator/set.h"

/* t: what the record added, `width` numbers; valid during the call. */
typedef void trace_fn(void *to, const struct piece *p, const wide *t);
/* The records that count in `area` and all inside it, in the order of the pass.  s is not changed. */
void trace_records(const struct indicator_set *s, uint32_t area, trace_fn *fn, void *to);

#endif
