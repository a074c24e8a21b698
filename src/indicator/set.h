#ifndef INDICATOR_SET_H
#define INDICATOR_SET_H
/*
 * Private to indicator.  The rows are walked once; each adds whole numbers to
 * the tally of its own area, areas are then added to their parents, and every
 * figure is a quotient of two places of a tally, place.h, (or is made by a
 * function of its own).
 */
#include "indicator/indicator.h"
#include "indicator/piece.h"
#include "indicator/place.h"

struct duties;
struct aids;
struct people;
struct keyset;                            /* family.h */
struct side {                             /* one published growth */
	const struct data_reference *ref; /* NULL: none */
	struct str code;                  /* of the region it is of */
};

enum { TRI_DIBAO, TRI_LABOUR, TRI_RELOCATED, TRI_LOW, TRI_PLAN, TRI_PROFILE, TRI_COLUMNS };

/* spread.c: distributions of the households, and what stands after their bands. */
enum spread { SPREAD_TRANSFER, SPREAD_OWN_PAY, SPREADS };
enum { SPREAD_UNDEFINED, SPREAD_UNKNOWN, SPREAD_RESTS };
struct spread_bounds {
	int64_t v[POLICY_BANDS_MAX]; /* 1/10000 %, ascending */
	size_t n;                    /* 0: the pack asks for none */
};

/* In scope last year; and no longer. */
enum { ROW_WAS_IN = 1, ROW_LEFT = 2 };

/*
 * What a pass over the records tells whoever asks where a sum comes from
 * (trace.h): after each record, whose sums they are; they stand in the tally
 * of `area`.  Nobody watches the pass that computes.
 */
struct watch {
	void (*see)(struct watch *w, const struct piece *p);
};

struct indicator_set {
	struct arena *a;
	const struct data_set *data;
	const struct policy *p;
	struct diag_list *l;

	uint32_t provided;             /* facts that at least one row can have */
	/* By year: the column holds 是 and blanks, never 否; how many rows fill it. */
	bool blank_is_no[DATA_YEARS_MAX][TRI_COLUMNS];
	size_t filled[DATA_YEARS_MAX][TRI_COLUMNS], no[DATA_YEARS_MAX][TRI_COLUMNS];
	size_t cadres;
	bool tekun; /* some member rows say whether they are on 特困供养 */
	struct str *tier_gap, *overlap_gap, *focus_gap, *line_gap; /* why it cannot be told; empty: it can */
	struct str group_gap[POLICY_LEGS_MAX];
	bool with_tekun, members_first; /* */
	bool estimating;                /* the pack estimates, and there are months */
	bool estimate_stands; /* for this year's income: for most households it was not collected */
	bool estimate_is_net; /* the pack estimates but there are no months: the year's income stands in */
	unsigned unit;        /* sums of money count 1/unit fen: the estimate's divisor, else 1 */
	int64_t flat_below;   /* 1/10000 % */
	int64_t band[POLICY_BANDS_MAX];      /* upper bounds, 1/10000 % */
	size_t bands;
	struct spread_bounds spread[SPREADS];
	struct side side[SIDE_NATION + 1];

	struct household_result *row;
	size_t rows;
	uint8_t *left; /* for each row of last year: ROW_WAS_IN, ROW_LEFT or 0 */
	struct duties *duty; /* duty.h */
	struct people *people; /* people.h */
	uint64_t *mark;      /* of each row: bits of enum mark */
	struct aids *aids;   /* aid.h */
	uint64_t *aid;       /* of each row: bits of enum aid */
	uint8_t *tier_before; /* and its tier; NULL: no tiers, or no last year */
	struct str flow_gap;
	unsigned quarters;    /* quarters of the income year that have ended at as_of */
	struct places at;
	wide *tally; /* areas x width */
	struct watch *watch; /* mostly NULL */

	struct figure *figure;
	size_t figures;
	size_t *start;       /* first figure of each family, families + 1 */
	struct keyset *keys; /* one for each enum key_kind */
	uint32_t *place;     /* rank of each area in the family being ranked, 0: none */
	uint32_t *ranked;    /* areas ranked with it */
	uint32_t *siblings;  /* areas of its level under its parent, itself included */
};

static inline const wide *tally_of(const struct indicator_set *s, uint32_t area)
{
	return s->tally + area * s->at.width;
}
static inline size_t place_of(const struct indicator_set *s, size_t place)
{
	return place < PLACE_TIER ? place : s->at.first[place - PLACE_TIER];
}
static inline void watched(const struct indicator_set *s, struct piece p)
{
	if (s->watch)
		s->watch->see(s->watch, &p);
}
static inline bool has_prev_year(const struct indicator_set *s)
{
	return s->data->years > 1 && s->data->year[1].n > 0;
}

/* income.c: one household-year's income, in 1/unit fen. */
struct income {
	bool usable;    /* net and size are known */
	bool seasonal;  /* */
	uint8_t months; /* collected, when estimating */
	uint16_t size;
	wide net;
	wide block[DATA_BLOCKS];
	bool has[DATA_BLOCKS];
};
void income_of(const struct indicator_set *s, size_t year, const struct data_household *h,
	       struct income *out);
/* This year's as the pack estimates it from months; where the estimate stands, the same as income_of. */
void income_estimate(const struct indicator_set *s, const struct data_household *h, struct income *out);
/* Last year's row of h, if it has a usable income. */
bool income_before(const struct indicator_set *s, size_t year, const struct data_household *h,
		   struct income *out);
bool income_has(const struct income *in, int blocks); /* the first so many */

struct facts_of {
	const struct data_household *h;
	const struct income *now, *before; /* before: NULL if there is none */
	size_t year;
};
/* What a row's walk hands to the families that have a file of their own. */
struct tallied {
	const struct data_household *h;
	const struct income *now, *before; /* before: NULL if there is none */
	struct household_result *r;
	wide *t; /* of the household's own area */
};

/* target.c: 倒推算 (S4 4.1, A-12) and the pace to the goal (S1 1.6). */
void target_settle(struct indicator_set *s);
void target_add(const struct indicator_set *s, const struct tallied *w);
void goal_pace_add(const struct indicator_set *s, const struct tallied *w);

/* flow.c: from last year's tiers to this year's.  States: the tiers, then these. */
enum { FLOW_NONE, FLOW_UNKNOWN, FLOW_OUTSIDE, FLOW_MORE };
size_t flow_states(const struct indicator_set *s);
size_t flow_state(const struct indicator_set *s, uint8_t tier); /* TIER_* too */
void flow_settle(struct indicator_set *s); /* after facts_survey: why it cannot be told */
void flow_add(const struct indicator_set *s, const struct tallied *w);
void flow_left(const struct indicator_set *s, uint32_t row, wide *t); /* a row of last year's that left */

void spreads_settle(struct indicator_set *s);
size_t spread_places(const struct indicator_set *s, enum spread k);
/* The band of a household of the population, or bands + 1 + SPREAD_UNDEFINED, SPREAD_UNKNOWN. */
size_t spread_band(const struct indicator_set *s, enum spread k, const struct tallied *w);
void spreads_add(const struct indicator_set *s, const struct tallied *w);

/* streak.c: 连续高于: each earlier year's growth beside that year's published one. */
size_t streak_years(const struct indicator_set *s); /* years with a year before them, this one included */
void streak_add(const struct indicator_set *s, size_t year, const struct facts_of *of, struct fact fact[]);
const struct data_reference *reference_of_year(const struct indicator_set *s, enum policy_side side, int year);

/* fact.c: what can be known of a case; the facts of one row, those of `need`. */
void facts_survey(struct indicator_set *s);
void facts_fill(const struct indicator_set *s, const struct facts_of *of, uint32_t need, struct fact fact[]);
/* tally.c */
void tally_rows(struct indicator_set *s);
bool goal_speaks_of(const struct policy *p, uint8_t tier);
bool period_has_entry(const struct data_period *m);
/* Which band a growth below 0 (in percent) falls in; the place of those without one if d == 0. */
size_t decline_band(const struct indicator_set *s, struct frac growth);
/* reference.c */
void references_find(struct indicator_set *s);
bool reference_growth(const struct indicator_set *s, enum policy_side side, int64_t *tenths);

#endif
