#ifndef INDICATOR_FAMILY_H
#define INDICATOR_FAMILY_H
/* Private to indicator: the registry's rows as the program reads them. */
#include "indicator/report.h"
#include "indicator/rows.h"
#include "indicator/set.h"

enum key_kind {
	KEY_NONE, KEY_TIER, KEY_OVERLAP, KEY_FOCUS, KEY_LINE, KEY_BAND, KEY_TRANSFER_BAND,
	KEY_OWN_PAY_BAND, KEY_CAUSE, KEY_BLOCK, KEY_RECEIPT, KEY_SOURCE, KEY_QUARTER, KEY_MONTH,
	KEY_SIDE,
	KEY_FLOW,   /* from a tier to a tier */
	KEY_STREAK, /* a leg that asks for 连续, and a year */
	KEY_CHAIN,  /* such a leg */
	KEY_CONTACT, KEY_MEASURE, KEY_AGE, KEY_HEADS, KEY_ROLE, KEY_TRAINING_LEVEL, KEY_SUBSIDY,
	KEY_DEADLINE,
	KEY_ATTENTION, /* aid.h: causes of a decline, places of work, holders of posts, graduates, days to help */
	KEY_PLACE, KEY_HOLDER, KEY_COHORT, KEY_HELP, KEY_PAPER, KEY_ANIMAL,
	KEY_HERD_ITEM, /* subsidies for animals sold */
	KEY_TOLD_ITEM, /* subsidies of which another ledger tells what is due */
	KEY_INSURED,
	KEY_SECTOR,    /* a department's payment beside a part of recorded income */
	KEY_WORK, KEY_KINDS
};
struct keyset { /* sorted bytewise by key */
	struct str *key, *name;
	uint32_t *index; /* in the pack's list, the blocks, ... */
	size_t n;
};

/* What must be there for the family to mean anything; why() words it. */
enum gap {
	GAP_NONE, GAP_PREV, GAP_PREV_EXPORT, GAP_TIER, GAP_OVERLAP, GAP_FOCUS,
	GAP_UNION, /* no condition can be asked */
	GAP_LINE, GAP_MONTHS, GAP_QUARTERS, GAP_BLOCKS, GAP_OWN_PAY, GAP_PLAN, GAP_PROFILE, GAP_CADRE,
	GAP_DIBAO, GAP_FLOW, GAP_TARGET, GAP_SCHOOL, GAP_HEALTH, GAP_STANDARD, GAP_MEMBERS,
	GAP_JOBS_TARGET, GAP_MEASURES, GAP_CAUSES, GAP_INSURED, GAP_LABOUR, GAP_SECTOR
};
/* Which packs and cases have it. */
enum when {
	WHEN_ALWAYS,
	WHEN_TIERS,
	WHEN_FOCUS,
	WHEN_LINES,
	WHEN_TRANSFER_BANDS, /* the pack has bounds for it */
	WHEN_OWN_PAY_BANDS,
	WHEN_ESTIMATE,
	WHEN_GOAL,
	WHEN_TARGET,
	WHEN_PRIMARY,
	WHEN_MONTHLY,
	WHEN_QUARTERLY,
	WHEN_EMPLOYERS, /* the pack pays employers for taking people on */
	WHEN_VISITS,    /* it asks for visits by quarter */
	WHEN_MEASURES_DUE, /* it names a day for the measures, for the dividends */
	WHEN_DIVIDENDS_DUE,
	WHEN_RELIEF,    /* it asks for shares of pay in 以工代赈 */
	WHEN_LEG1,
	WHEN_LEG2,
	WHEN_LEG3,
	WHEN_LEG4,
	WHEN_LEGS
};

/* How an area's figure follows from those of the areas inside it: a decision that every family has to make
   (tests/unit/indicator/test_tie.c fails without it), checked at every build (tie.c). */
enum adds {
	ADDS_UNDECIDED,
	ADDS_SUM,   /* the value is their sum */
	ADDS_PARTS, /* a quotient, not reduced, whose numerator and denominator each are */
	ADDS_NOT    /* neither: growth, places, verdicts, or only the region has it */
};

struct input {
	const char *name;
	size_t place;
	enum figure_unit unit; /* UNIT_YUAN: the place holds fen */
	bool keyed;            /* place + index of the key */
	const char *source;
};

struct maker { /* one figure being made */
	const struct indicator_set *s;
	const struct family *family;
	uint32_t area;
	uint32_t index; /* of the key */
	const wide *t;
};
typedef void make_fn(const struct maker *m, struct figure *f);
/* The inputs where they are not plain sums of a tally; what they are made of is m->t and the set. */
typedef size_t inputs_fn(const struct maker *m, struct figure_input out[FIGURE_INPUTS]);
/* The formula where it depends on the figure; behind a ；stands a remark. */
typedef const char *formula_fn(const struct maker *m, const struct figure *f);

struct family {
	struct indicator shown;
	enum key_kind key;
	enum when when;
	enum gap gap;
	enum rows_kind rows;
	bool region_only;
	enum adds adds;
	const char *asks; /* id of the duty or parameter without which the pack does not ask for it; NULL: all do */
	enum data_kind table; /* of exports: the figure is of it; 0: of none */
	make_fn *make;
	inputs_fn *inputs;   /* NULL: in[] */
	formula_fn *formula; /* NULL: shown.formula */
	struct input in[6];
	size_t used, of; /* places of n and of */
	bool used_keyed, of_keyed;
};

/* Sorted by id; made once of the parts, which are. */
const struct family *family_table(size_t *n);
extern const struct family family_aid[]; /* registry_aid.c */
extern const size_t family_aids;
extern const struct family family_people[]; /* registry_people.c */
extern const size_t family_peoples;
size_t family_find(struct str id); /* SIZE_MAX: none */
/* The first figure of a family's block, its areas and keys. */
void keysets_make(struct indicator_set *s);
void figures_make(struct indicator_set *s);
void ranks_make(struct indicator_set *s, const char *id); /* after the family it ranks */

/* make.c */
make_fn make_count, make_rest, make_per_head, make_percent, make_growth, make_share, make_contribution,
	make_leg, make_reference, make_rank, make_goal_gap, make_goal_growth, make_flow, make_resized,
	make_target, make_target_remaining, make_target_needed, make_target_progress, make_streak_growth,
	make_streak_difference, make_streak, make_heads_change, make_mean, make_overdue,
	make_money, make_closed_days, make_closed_ratio, make_heads, make_jobs_target, make_unlinked, make_departments,
	make_post_growth, make_minimum_growth, make_post_difference, make_months, make_sector_difference;
/* The inputs and formulas of those that have their own, each beside its make function. */
inputs_fn inputs_share, inputs_contribution, inputs_goal, inputs_leg, inputs_reference, inputs_rank, inputs_overdue,
	inputs_closed_days, inputs_flow, inputs_resized, inputs_streak_growth, inputs_streak_difference, inputs_streak,
	inputs_target, inputs_jobs_target, inputs_minimum_growth, inputs_post_difference;
formula_fn formula_goal_growth, formula_leg, formula_overdue;
struct figure_input input_yuan(const struct maker *m, const char *name, wide sum, const char *source);
struct figure_input input_count(const char *name, wide n, enum figure_unit unit, const char *source);
struct figure_input input_fixed(const char *name, struct frac v, enum figure_unit unit, const char *source);
/* A figure of m's family, key and area from m's tally: value, status, n and of; no notes of the case's. */
void figure_make(const struct maker *m, struct figure *f);
/* inputs.c: of any figure. */
struct maker maker_of(const struct indicator_set *s, const struct figure *f);
size_t maker_inputs(const struct maker *m, struct figure_input out[FIGURE_INPUTS]);
const char *maker_formula(const struct maker *m, const struct figure *f);
/* gap.c: the reason why a figure of this family and key cannot be, or empty. */
struct str gap_why(const struct maker *m);
struct str target_gap(const struct indicator_set *s);
/* Why facts of this need cannot be told in an earlier year: its export has not the column. */
struct str year_gap(const struct indicator_set *s, size_t year, uint32_t need);
void gaps_find(struct indicator_set *s);
wide input_sum(const struct maker *m, size_t i);
void figure_gap(struct figure *f, enum figure_status status, struct str why);

/* root.c.  (target / now) ^ (1 / years) - 1 in 1/10000 %, half-up; exact.  now > 0, target >= now, years >= 1. */
int64_t root_growth(struct frac target, struct frac now, unsigned years);
/* Whether now has kept the even pace that leads from before, a year ago, to the goal `years` years after
   before: (now / before) ^ years >= goal / before.  All above 0; exact. */
#define PACE_YEARS_MAX 10
bool root_keeps_pace(struct frac now, struct frac before, int64_t goal, unsigned years);

#endif
