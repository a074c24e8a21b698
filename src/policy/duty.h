#ifndef POLICY_DUTY_H
#define POLICY_DUTY_H
/* What a document asks people to do (duties with deadlines) and to pay (subsidies with caps). */
#include "base/dec.h"
#include "policy/clause.h"
#include "policy/cond.h"

struct policy_names {
	struct str *v;
	size_t n;
};

enum policy_cycle { CYCLE_ONCE, CYCLE_YEAR, CYCLE_QUARTER, CYCLE_MONTH, CYCLE_EVENT };
struct policy_duty {
	struct str id, label;  /* what is to be done */
	struct str who;        /* responsible */
	struct str lead;       /* leading department; may be empty */
	enum policy_cycle cycle;
	int month, day;        /* deadline in the year; 0: none named */
	int late_day;          /* first day that counts as overdue, same month; 0: the next day */
	struct str deadline;   /* as the document words it */
	struct str evidence;   /* kind of export that shows it, "" if none */
	const struct cond *when; /* whom it is due to; NULL: everyone in the population */
	int64_t target;        /* COUNT the evidence is held against (6 months), or 0 */
	struct policy_clause clause;
};

/* A role that every unit of a level with households of the population must fill (S1 一). */
struct policy_role {
	struct str id, label;  /* id: the word in the roster */
	int level;             /* enum data_level: 3 county, 4 township, 5 village */
	struct policy_clause clause;
};

/* The payable amount is the least of the limits that are set (0: not set). */
struct policy_subsidy {
	struct str id, label, subject; /* subject: 户 人 经营主体 项目 */
	money unit_amount;      /* fen for each unit of quantity */
	struct str unit;        /* 头 只 亩 月 */
	int64_t percent;        /* 1/10000 % of the base amount */
	money cap_person, cap_household;
	struct str base_label;  /* what the percentage is taken of */
	struct policy_names names;    /* further words for it in exports of payments */
	struct policy_names not_with; /* "posts": not for who is in a public post */
	struct policy_names needs;    /* recorded facts it asks for: lost_labour job_stable job_within job_outside */
	struct policy_names herd;     /* animals of the herd ledger whose sale it pays for */
	int64_t age, age_disabled; /* years the person must have reached, graded 一级 or 二级 disabled; 0: any age */
	int64_t least;          /* quantity needed to have any, in units; 0: none */
	struct str ceiling;     /* the words that make it a ceiling (不超过); empty: the amount is fixed */
	struct str excludes;    /* ids of items that may not be had together; text */
	const struct cond *when; /* who is eligible; NULL: not expressible, see clause */
	struct policy_clause clause;
};

/* A department's payments held against one part of the household's recorded income (S5 （九）19). */
enum { POLICY_COMPARE_MAX = 16 };
struct policy_compare {
	struct str id, label;       /* id: the part, one of policy_parts() */
	struct policy_names names;  /* items of the payments' export */
	int part;                   /* its place there */
	struct policy_clause clause;
};
/* birth_plan dibao_payment tekun_payment pension ecology dividend; NULL-ended. */
const char *const *policy_parts(void);

/* The payable amount in fen: least of the set limits; quantity (0 or more) in 1/100 units.
   False if no limit is set or the amount is out of range. */
bool policy_payable(const struct policy_subsidy *s, int64_t quantity, money base, int persons, money *out);

#endif
