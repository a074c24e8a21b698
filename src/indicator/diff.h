#ifndef INDICATOR_DIFF_H
#define INDICATOR_DIFF_H
/*
 * What changed between two cases of one office, and why.  The change of every
 * figure is taken apart in four steps, always in this order:
 *
 *   left      A without the households that B does not have
 *   edited    the households of both, with B's values (and B's references)
 *   joined    B whole: with the households that A does not have
 *   redefined under B's policy pack and parameters
 *
 * A household is matched by its id, each year's file by itself; of those left
 * over, by the head's certificate number where that is nobody else's: its
 * number was given anew.  Between two years the months, quarters and years in
 * keys go with those of the same place in the income year.  Each step is
 * the difference of two computed figures, so the parts of a ratio as well as
 * of a count add up to the change; they are differences of the printed values,
 * so they add up in print too.  A step whose figure has no value is left out
 * and its change counts with the next.
 */
#include "indicator/indicator.h"

enum diff_step { DIFF_LEFT, DIFF_EDITED, DIFF_JOINED, DIFF_REDEFINED, DIFF_STEPS };

struct figure_change {
	const struct figure *before, *after; /* NULL: the other case has no such figure */
	const struct data_area *area;        /* of the case that has it */
	bool parted;                         /* both have a value: part[] is set */
	wide part[DIFF_STEPS];               /* in units of the figure's last decimal */
};

struct key_churn { /* one year's households */
	int year_a, year_b;
	size_t a, b, common, left, joined; /* common: with those renumbered */
	size_t renumbered; /* of one id in the first case, of another in the second, with the same head */
	struct renumbered { struct str before, after; } *number; /* their ids */
	size_t edited;     /* common, with another income, size or attribute */
	size_t moved;      /* common, in another area */
};

struct case_diff {
	struct key_churn churn[2]; /* this year's file; last year's */
	size_t churns;
	bool redefined;            /* the packs or parameters differ */
	struct figure_change *v;   /* by id, area code, key */
	size_t n;
	size_t same;               /* figures that did not change */
};

/* Everything in *out lives in the arena and in the two sets.  Diagnostics of the steps are not kept. */
void indicator_diff(struct arena *arena, const struct indicator_set *a, const struct indicator_set *b,
                    bool same_pack, struct case_diff *out);

void diff_text(const struct indicator_set *a, const struct indicator_set *b, const struct case_diff *d,
               struct buf *out);
void diff_json(const struct indicator_set *a, const struct indicator_set *b, const struct case_diff *d,
               struct buf *out);

#endif
