#ifndef INDICATOR_INDICATOR_H
#define INDICATOR_INDICATOR_H
/*
 * Records and a policy pack become figures (contract.md section 4).  Each
 * figure is an exact fraction with a status, the rows used (n) out of the rows
 * in scope (of), and a formula; rounding happens only where it is written.
 * Computed once by indicator_compute and immutable afterwards; all memory is in
 * the arena given, and data and policy must outlive it.
 */
#include "data/set.h"
#include "policy/policy.h"

struct indicator_set; /* private */

enum figure_status { FIGURE_OK, FIGURE_MISSING, FIGURE_UNDEFINED, FIGURE_UNDETERMINED };
enum figure_verdict { VERDICT_NONE, VERDICT_MET, VERDICT_NOT_MET, VERDICT_UNDETERMINED };
enum figure_unit { UNIT_HOUSEHOLDS, UNIT_PERSONS, UNIT_YUAN, UNIT_PERCENT, UNIT_POINTS, UNIT_PLACE,
	UNIT_YEARS, UNIT_DAYS, UNIT_ENTRIES, UNIT_HEADS, UNIT_MONTHS,
	UNIT_PIECES /* projects, employers, units, points of risk */,
	UNIT_DATE /* of inputs only: days since 1970-01-01 */ };

/* One row of the registry (registry.c): a family of figures. */
struct indicator {
	const char *id;         /* "income.growth" */
	const char *name;       /* 人均纯收入增速 */
	enum figure_unit unit;
	const char *definition; /* Chinese, one sentence */
	const char *formula;    /* with the names of its inputs in {braces} */
	const char *keys;       /* what the keys are ("收入项目"), NULL: no key */
	const char *clause;     /* "contract", a reading "A-07", or an entry of the pack: "@population" */
	unsigned extra : 1;     /* not in contract.md's fixed list */
};

struct figure {
	const struct indicator *family;
	uint32_t area;        /* index into data_set.area; 0 is the case's region */
	struct str key;       /* "" if the family has one member */
	struct str key_name;  /* Chinese name of the key, "" if none */
	struct frac value;    /* in the unit: yuan, percent, points, whole; d == 0 unless FIGURE_OK */
	enum figure_status status;
	struct str why;       /* Chinese reason when not OK */
	struct str note;      /* Chinese remark, e.g. the unrounded growth turns the verdict */
	int64_t n, of;        /* rows used, rows in scope */
	enum figure_verdict verdict; /* two_high.* only */
};

/* What was found for household `row` of data->year[0]. */
#define TIER_NONE 0xff    /* in scope, no tier's condition holds */
#define TIER_UNKNOWN 0xfe /* a fact the tiers ask for was not collected */
#define TIER_OUTSIDE 0xfd /* not in the population */
struct household_result {
	money net, net_prev;            /* 1/unit fen; valid as the flags say */
	uint32_t prev;                  /* row of last year's export, or DATA_NONE */
	uint16_t size, size_prev;       /* persons, each year's own */
	uint32_t focus, focus_unknown;  /* bit i: pack's focus condition i holds / cannot be told */
	uint8_t line, line_unknown;     /* the same for below-lines */
	uint8_t tier;                   /* index in policy->tier, or TIER_* */
	uint8_t months;                 /* collected months of the estimate */
	uint8_t tier_prev;              /* last year's tier or TIER_*; TIER_OUTSIDE: not in it then */
	uint8_t unit;                   /* 1; under a pack that estimates, its number of months */
	uint16_t flags;                 /* ROW_* */
};
enum {
	ROW_SCOPE = 1, ROW_SCOPE_UNKNOWN = 2,
	ROW_INCOME = 4,      /* usable income this year (net and size) */
	ROW_COVERED = 8,     /* in both years */
	ROW_DECLINED = 16, ROW_FLAT = 32,
	ROW_NEW = 64,
	ROW_ESTIMATE = 128,  /* the pack's estimate of this year's income could be made */
	ROW_SEASONAL = 256,  /* one month above the share of A-20 */
	ROW_UNCLEARED = 512, ROW_DIBAO_ALL = 1024,
	ROW_RISE_UNDEFINED = 2048, /* last year's income not above 0 */
	ROW_GOAL_ON = 4096, ROW_GOAL_OFF = 8192, /* keeps the pace to the goal, or not */
	ROW_TARGET = 16384, ROW_ON_TRACK = 32768 /* 倒推算: can be told; up to now on track */
};

/*
 * Never fails: what cannot be computed is a figure with a status and a reason.
 * Oddities (references that contradict themselves, a pack past its last day)
 * go to l.  Linear in the rows; n log n only for lists that are sorted.
 */
const struct indicator_set *indicator_compute(struct arena *a, const struct data_set *data,
                                              const struct policy *p, struct diag_list *l);

/* All figures, sorted by id, then area code, then key. */
const struct figure *indicator_figures(const struct indicator_set *s, size_t *n);
/* NULL if there is no such figure.  area: index; key may be "". */
const struct figure *indicator_lookup(const struct indicator_set *s, const char *id, uint32_t area,
                                      struct str key);
/* Area by code, then by name; DATA_NONE: none. */
uint32_t indicator_area_find(const struct indicator_set *s, struct str code_or_name);
/* This year's income is the pack's estimate from months: for most households it was not collected. */
bool indicator_is_estimated(const struct indicator_set *s);
const struct data_set *indicator_data(const struct indicator_set *s);
const struct policy *indicator_policy(const struct indicator_set *s);
const struct household_result *indicator_household(const struct indicator_set *s, uint32_t row);
/* Fractions in yuan a head (d == 0: not known), and in percent. */
struct frac household_per_capita(const struct household_result *r);
struct frac household_per_capita_prev(const struct household_result *r);
struct frac household_growth(const struct household_result *r);

/* The value as contract.md writes it: yuan 2 decimals, percent 4, points 1, counts whole. */
void figure_value_text(const struct figure *f, struct buf *out);
unsigned figure_decimals(enum figure_unit u);
const char *figure_unit_name(enum figure_unit u); /* 户 人 元 % 个百分点 位 */
/* Row i of the registry, sorted by id; NULL past the last. */
const struct indicator *indicator_family(size_t i);
/* The published figure that stands for a side (SIDE_COUNTY .. SIDE_NATION) this year; NULL: none. */
const struct data_reference *indicator_reference(const struct indicator_set *s, enum policy_side side);

#endif
