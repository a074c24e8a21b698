#ifndef INDICATOR_SINGLE_H
#define INDICATOR_SINGLE_H
/*
 * What the figures rest on, one household and one payment at a time, for
 * whoever asks about single rows (the audit's screens).  The same judgements
 * as in the figures: subsidy.over counts the households of these cases.
 */
#include "indicator/indicator.h"

/* This year's income of a household as the figures take it: collected, or the pack's estimate from months. */
struct single_income {
	bool usable;           /* net and size are known */
	bool has[DATA_BLOCKS];
	uint16_t size;
	wide net, block[DATA_BLOCKS]; /* 1/unit fen, household_result.unit */
};
void indicator_income(const struct indicator_set *s, uint32_t row, struct single_income *out);
/* "按2021年10月至2022年6月9个月的收入推算全年"; empty unless indicator_is_estimated. */
struct str indicator_estimate_words(const struct indicator_set *s, struct arena *a);

/* One case of the pack's money rules: an item of one household (or person) in one calendar year. */
struct single_payment {
	uint32_t household;    /* of year[0], in the pack's population */
	uint32_t row;          /* of the payments' table: the case's first */
	uint32_t item;         /* index in policy.subsidy */
	bool known;            /* quantity, base and conditions are all told */
	wide paid, entitled, over, excluded; /* fen */
};
/* All cases, in the order of the table; n may be 0.  The array is in the arena. */
size_t indicator_payments(const struct indicator_set *s, struct arena *a, struct single_payment **out);

#endif
