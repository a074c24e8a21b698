#ifndef INDICATOR_PLACE_H
#define INDICATOR_PLACE_H
/*
 * Private to indicator: the places of a tally.  A tally is a row of `width`
 * exact integers, one for each area: the fixed places, then the places whose
 * number depends on the pack (tiers, focus conditions, subsidies, ...).
 */
#include "data/record.h"

#define BLOCK5(name) name, name##_END = name + DATA_BLOCKS - 1
enum place {
	AT_ROWS, /* households in this year's export */
	AT_OUTSIDE,
	AT_UNSURE, /* not in the population; of these: cannot be told */
	AT_SCOPE, AT_SIZED,
	AT_PERSONS, /* in it; with a known size; their persons */
	AT_EARN, AT_EARN_PERSONS,
	AT_EARN_NET, /* in scope, usable income this year */
	AT_BOTH, AT_BOTH_PERSONS, AT_BOTH_PERSONS_PREV, AT_BOTH_NET, AT_BOTH_NET_PREV, AT_NEW, AT_LEFT,
	AT_PREV_SCOPE, AT_DECLINED, AT_DECLINED_PERSONS, AT_FLAT,
	/* Block sums over both-years households that have that block, with their persons and number. */
	BLOCK5(AT_BLOCK),
	BLOCK5(AT_BLOCK_PERSONS),
	BLOCK5(AT_BLOCK_ROWS),
	BLOCK5(AT_BLOCK_PREV),
	BLOCK5(AT_BLOCK_PREV_PERSONS),
	BLOCK5(AT_BLOCK_PREV_ROWS),
	/* The four receipts over both-years households that have all four. */
	AT_FOUR, AT_FOUR_END = AT_FOUR + DATA_INCOME_BLOCKS - 1, AT_FOUR_ROWS,
	/* All five blocks in both years. */
	BLOCK5(AT_FIVE),
	BLOCK5(AT_FIVE_PREV),
	AT_FIVE_ROWS, AT_FIVE_PERSONS, AT_FIVE_PERSONS_PREV, AT_FIVE_NET, AT_FIVE_NET_PREV, AT_TEKUN,
	AT_TIER_UNKNOWN, AT_TIER_NONE, AT_FOCUS_UNION,
	AT_FOCUS_KNOWN, /* under at least one; can be told whether */
	AT_EST, AT_EST_SHORT, AT_EST_SEASONAL, AT_EST_NET, AT_EST_PERSONS, AT_GOAL, AT_GOAL_PERSONS,
	AT_GOAL_NET, AT_GOAL_REACHED,
	AT_GOAL_ON, /* kept the pace to the goal; both years known */
	AT_GOAL_PACED,
	AT_TARGET, /* 倒推算: last year and every quarter so far known */
	AT_TARGET_PERSONS, AT_TARGET_PERSONS_PREV, AT_TARGET_NET_PREV, AT_TARGET_YTD, AT_TARGET_ON,
	AT_TARGET_MADE, /* the year's target is reached already */
	AT_MARK, /* households with each mark of duty.h */
	AT_MARK_END = AT_MARK + 63,
	AT_AID, /* households with each bit of aid.h */
	AT_AID_END = AT_AID + 63,
	AT_PUPILS, /* 雨露计划: persons */
	AT_PUPILS_AIDED, AT_PUPILS_UNKNOWN,
	AT_GRADUATES, /* of this year; earlier */
	AT_GRADUATES_EARLIER,
	AT_GRADUATES_TOLD, /* it is said whether they work; they do */
	AT_GRADUATES_EMPLOYED,
	AT_GRADUATES_DUE, /* of this year, or earlier and without work; of these: help is recorded */
	AT_GRADUATES_HELPED,
	AT_STARTUPS, /* entries */
	AT_STARTUPS_FIT, AT_STARTUPS_PAID, AT_STARTUPS_UNKNOWN,
	AT_WORKERS, /* persons at work in the year; by place */
	AT_WORKERS_AT, AT_WORKERS_AT_END = AT_WORKERS_AT + 3, AT_RETURNEES, AT_RETURNEES_AGAIN,
	AT_FARES, /* persons outside the province */
	AT_FARES_PAID, AT_FARES_UNKNOWN,
	AT_HOLDERS, /* persons in public posts: all, of monitored households, of those whose income fell */
	AT_HOLDERS_END = AT_HOLDERS + 2,
	AT_WAGES, /* of public posts: entries, money */
	AT_WAGES_DUE, AT_WAGES_PAID, AT_WAGES_ARREARS,
	AT_NET_UNKNOWN, /* households of which it is not told who is on 低保 */
	AT_HELP_BAND, /* risk points by days to the first help */
	AT_HELP_BAND_END = AT_HELP_BAND + 4,
	AT_DEPARTMENTS, /* the region's */
	AT_DEPARTMENTS_FILED,
	AT_OPERATING, /* projects that should have the mechanism; that have it, have not, do not say */
	AT_OPERATING_LINKED, AT_OPERATING_UNLINKED, AT_OPERATING_UNKNOWN,
	AT_CONTACT, /* contacted in each of twelve months */
	AT_CONTACT_END = AT_CONTACT + 11,
	AT_CONTACT_ROLE, /* of these, by whom the document wants it */
	AT_CONTACT_ROLE_END = AT_CONTACT_ROLE + 11, AT_MEASURES, AT_RISKS, AT_RISKS_OPEN, AT_RISK_AGE,
	AT_RISK_AGE_END = AT_RISK_AGE + 3, AT_CLOSE_DAYS, AT_HELPED, AT_HELP_DAYS, AT_POSTS,
	AT_POSTS_KNOWN, AT_POSTS_ENOUGH, AT_DIVIDENDS, AT_DIVIDEND_DUE, AT_DIVIDEND_PAID,
	AT_DIVIDEND_IN_TIME, AT_PLAN, AT_PROFILE, AT_CADRE, AT_QUARTER, AT_QUARTER_END = AT_QUARTER + 3,
	AT_MONTH, AT_MONTH_END = AT_MONTH + 11, AT_CAUSE,
	AT_CAUSE_END = AT_CAUSE + DATA_CAUSES, /* the last: no cause given */
	AT_EMPLOYERS, /* works.c */
	AT_EMPLOYERS_FIT, AT_EMPLOYERS_UNKNOWN, AT_EMPLOYERS_OVER, AT_EMPLOYERS_SHUT, AT_EMPLOYER_DUE,
	AT_EMPLOYER_PAID, AT_EMPLOYER_OVER_SUM, AT_EMPLOYER_SHUT_SUM, AT_PROJECTS, AT_PROJECTS_LINKED,
	AT_PROJECTS_TOLD, /* whether linked is told */
	AT_PROJECT_FUNDS, AT_RELIEF,
	AT_RELIEF_LOW,    /* labour pay below its share of the funds */
	AT_RELIEF_FEW,    /* the lifted's below their share of the pay */
	AT_RELIEF_UNKNOWN,
	AT_RELIEF_BRIDGING, /* paid from 衔接资金, as told */
	AT_RELIEF_HELD,     /* to the share of the lifted */
	AT_RELIEF_FUNDS,  /* of the projects that tell both amounts of a share */
	AT_RELIEF_PAY, AT_RELIEF_PAY_TOLD, AT_RELIEF_LIFTED,
	AT_LOAN_SUM, /* people_loan.c */
	AT_LOAN_INTEREST, AT_LOAN_INTEREST_PAID, AT_LOAN_INTEREST_SHORT, AT_LOAN_COVER,
	AT_POST_PAY, /* people_post.c; its people, with pay of both years */
	AT_POST_PAY_NOW, AT_POST_PAY_BEFORE, AT_POST_BEHIND, AT_POST_HOURLY, AT_POST_HOURLY_LOW,
	AT_POST_MONTHS, AT_POST_UNPAID, AT_POST_UNPAID_MONTHS,
	AT_POST_LABOUR, /* of these the labour is told; is weak */
	AT_POST_WEAK,
	AT_WORK_ABLE, /* people_job.c */
	AT_WORK_LISTED, AT_WORK_PERSONS, AT_WORK_STATE, AT_WORK_STATE_END = AT_WORK_STATE + 4,
	AT_EXIT, /* people.c */
	AT_EXIT_REVIEWED, AT_EXIT_DUE, AT_EXIT_RUNNING, AT_EXIT_DAYS, AT_EXIT_KEPT,
	AT_FILIAL_BASE, /* people_money.c */
	AT_FILIAL_GIVEN, AT_DIVIDEND_ALL,
	AT_INSURED_DUE, /* by kind of insurance: persons; of these insured, not, told */
	AT_INSURED_DUE_END = AT_INSURED_DUE + 2, AT_INSURED, AT_INSURED_END = AT_INSURED + 2,
	AT_INSURED_NOT, AT_INSURED_NOT_END = AT_INSURED_NOT + 2, AT_INSURED_TOLD,
	AT_INSURED_TOLD_END = AT_INSURED_TOLD + 2, AT_FIXED
};
enum { GROUP_ROWS, GROUP_NET, GROUP_NET_PREV, GROUP_PERSONS, GROUP_PERSONS_PREV, GROUP_WIDTH };

/* Places that depend on the pack; place_of() finds where they begin. */
enum {
	PLACE_TIER = 1000, PLACE_TIER_PERSONS, PLACE_OVERLAP, PLACE_OVERLAP_KNOWN, PLACE_FOCUS,
	PLACE_FOCUS_KNOWN, PLACE_LINE, PLACE_LINE_KNOWN, PLACE_BAND, PLACE_TRANSFER_BAND,
	PLACE_OWN_PAY_BAND, PLACE_GROUP,
	PLACE_PRIMARY,      /* first reason given, one for each focus condition */
	PLACE_FLOW,         /* from x to: households; persons this year; persons last year */
	PLACE_FLOW_PERSONS, PLACE_FLOW_BEFORE,
	PLACE_STREAK,       /* leg x earlier year x GROUP_WIDTH */
	PLACE_STREAK_SCOPE, /* earlier year */
	PLACE_MEASURE,      /* by kind: measures, households */
	PLACE_MEASURE_HOMES,
	PLACE_HEADS,        /* by kind of post: people this year, last year */
	PLACE_HEADS_PREV,
	PLACE_ROLE_NEEDED,  /* units */
	PLACE_ROLE_FILLED, PLACE_TRAINED, PLACE_TRAINED_LEVEL,
	PLACE_PAPER_NEEDED, /* by kind of paper: units, and those that have filed it */
	PLACE_PAPER_FILED,
	PLACE_CASES,        /* by subsidy, PLACE_CASES to PLACE_UNTOLD */
	PLACE_PAID, PLACE_ENTITLED, PLACE_OVER, PLACE_OVER_SUM, PLACE_UNDER, PLACE_UNDER_SUM,
	PLACE_UNPAID, PLACE_UNPAID_SUM, PLACE_EXCLUDED, PLACE_EXCLUDED_SUM, PLACE_UNTOLD,
	PLACE_UNCLAIMED,    /* by subsidy: due by another ledger, no payment */
	PLACE_UNCLAIMED_SUM,
	PLACE_HERD_CLAIM,   /* by subsidy: households paid for more animals than sold; heads */
	PLACE_HERD_CLAIM_HEADS,
	PLACE_HERD_STOCK,   /* by animal */
	PLACE_HERD_BORN, PLACE_HERD_SOLD,
	PLACE_POST_TIER,    /* by tier: people in public posts; dividends paid */
	PLACE_DIVIDEND_TIER,
	PLACE_SECTOR,       /* by comparison: households; of these doubtful; paid but not recorded; sums */
	PLACE_SECTOR_DOUBTFUL, PLACE_SECTOR_UNRECORDED, PLACE_SECTOR_RECORDED, PLACE_SECTOR_PAID,
	PLACE_END
};
struct places {
	size_t first[PLACE_END - PLACE_TIER];
	size_t width;
};

#endif
