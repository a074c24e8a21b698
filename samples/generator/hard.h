/* One hand-placed household: its two incomes, and what else is odd about it. */
#ifndef HARD_H
#define HARD_H

#include "generator.h"

struct hard {
	const char *note;		/* what it is there for; printed into the sample's README */
	int size_last, size;
	int64_t last, now;		/* net income in fen; in an open year `now` is the nine months' sum */
	void (*more)(struct rng *, struct household *);	/* or NULL */
};

extern const struct hard hard_year[];		/* for a case with two closed years */
extern const int hard_year_count;
extern const struct hard hard_nine[];		/* for a case in its ninth month */
extern const int hard_nine_count;

/* The boundaries of one pack, placed after those above where plan.more asks for them. */
const struct hard *hard_more(const char *pack, int *n);

#endif
