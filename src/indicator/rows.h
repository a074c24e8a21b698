#ifndef INDICATOR_ROWS_H
#define INDICATOR_ROWS_H
/* Private to indicator: the households behind a figure, found by walking the rows once more. */
#include "indicator/report.h"

enum rows_kind {
	ROWS_NONE,
	ROWS_BAND,
	ROWS_BAND_OWN_PAY,
	ROWS_BAND_TRANSFER,
	ROWS_BLOCK,
	ROWS_BLOCK_PREV,
	ROWS_CADRE,
	ROWS_CAUSE,
	ROWS_CONTACTED,
	ROWS_CONTACTED_ROLE,
	ROWS_COVERED,
	ROWS_DECLINED,
	ROWS_EARNING,
	ROWS_ESTIMATE,
	ROWS_FIVE,
	ROWS_FLAT,
	ROWS_FLOW,
	ROWS_FOCUS,
	ROWS_FOCUS_UNKNOWN,
	ROWS_FOUR,
	ROWS_GOAL,
	ROWS_GOAL_OFF,
	ROWS_GOAL_ON,
	ROWS_GOAL_REACHED,
	ROWS_GOAL_UNREACHED,
	ROWS_LEFT,
	ROWS_LINE,
	ROWS_LINE_UNKNOWN,
	ROWS_MONTH,
	ROWS_NEW,
	ROWS_OUTSIDE,
	ROWS_OVERLAP,
	ROWS_PLAN,
	ROWS_PRIMARY,
	ROWS_PROFILE,
	ROWS_QUARTER,
	ROWS_SCOPE,
	ROWS_SEASONAL,
	ROWS_SHORT,
	ROWS_SUBSIDY_EXCLUDED,
	ROWS_SUBSIDY_OVER,
	ROWS_SUBSIDY_UNDER,
	ROWS_SUBSIDY_UNCLAIMED,
	ROWS_SUBSIDY_UNKNOWN,
	ROWS_SUBSIDY_UNPAID,
	ROWS_TARGET,
	ROWS_TARGET_BEHIND,
	ROWS_TARGET_MADE,
	ROWS_TARGET_ON,
	ROWS_TARGET_SHORT,
	ROWS_TEKUN,
	ROWS_TIER,
	ROWS_TIER_NONE,
	ROWS_TIER_UNKNOWN,
	ROWS_UNION,
	ROWS_UNSURE,
	ROWS_HERD_CLAIM,
	ROWS_SECTOR,
	ROWS_SECTOR_DOUBTFUL,
	ROWS_SECTOR_UNRECORDED,
	ROWS_UNINSURED,
	ROWS_KINDS,
	ROWS_MARK = 64,      /* + a bit of enum mark */
	ROWS_AID = 128,      /* + a bit of enum aid */
	ROWS_AID_KEYED = 192 /* + the first bit; the key's index is added */
};

struct rows_asked {
	enum rows_kind kind;
	uint32_t area, index; /* index: of the key */
	bool persons;         /* rows_count adds the households' persons */
};
void rows_collect(const struct indicator_set *s, struct arena *a, struct rows_asked q,
		  struct household_list *out);
/* How many households (or their persons, each in the year of its row) answer each of n questions (their area is
   not looked at): count[area * n + question], zeroed by the caller; one walk over the rows. */
void rows_count(const struct indicator_set *s, const struct rows_asked *q, size_t n, int64_t *count);

#endif
