#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H
/*
 * A policy pack: what one document (or one office) lays down, as data.
 * contract.md section 2; the format is described in templates/policies/README.md.
 * Every entry names the clause it comes from; what no document fixes is an
 * open parameter and says so.  Immutable after policy_load; all texts live in
 * the arena that was given and are NUL-ended.  Texts that are absent are empty.
 */
#include "base/date.h"
#include "base/diag.h"
#include "policy/clause.h"
#include "policy/cond.h"
#include "policy/document.h"

enum param_type { PARAM_YUAN, PARAM_PERCENT, PARAM_COUNT, PARAM_WORD, PARAM_SWITCH };
struct policy_param {
	struct str id;     /* "line.stable" */
	struct str label;  /* Chinese */
	struct str text;   /* the value as written */
	struct str unit;   /* "元" "%" "个月" ... */
	enum param_type type;
	int64_t value;     /* YUAN: fen; PERCENT: 1/10000 %; COUNT: itself; SWITCH: 0 or 1 */
	bool open;         /* no document fixes it */
	int year;          /* income year it belongs to, 0: every year */
	bool own;          /* replaced by the office's own value; pack_text is what the pack says */
	struct str pack_text;
	struct policy_clause clause;
};

/* A named condition: a tier, an overlap, a focus condition, a line. */
struct policy_rule {
	struct str id;     /* key in figures and lists.  Tiers and lines: their Chinese name */
	struct str label;  /* full Chinese name */
	struct str action; /* what the document asks for in this case; may be empty */
	const struct cond *when;
	int param;         /* lines: index of the line's value in param[], else -1 */
	int precedence;    /* tiers: 1 is asked first; 0: as written.  Focus: 1 is the first reason given, 0: none */
	struct policy_clause clause;
};
struct policy_rules {
	struct policy_rule *v;
	size_t n;
};

#define POLICY_TIERS_MAX 64
#define POLICY_FOCUS_MAX 32 /* bits of household_result.focus */
#define POLICY_LINES_MAX 8
#define POLICY_LEGS_MAX 4
#define POLICY_BANDS_MAX 8

/* One 高于 of 两高于: growth of `higher` above growth of `lower`. */
enum policy_side { SIDE_OWN, SIDE_GROUP, SIDE_COUNTY, SIDE_CITY, SIDE_PROVINCE, SIDE_NATION };
struct policy_leg {
	struct str id;     /* "leg1", "leg2" ...: by place */
	struct str label;
	enum policy_side higher, lower; /* an area has its level's figure: county is the case's county */
	const struct cond *group; /* SIDE_GROUP: growth of the households for which this holds */
	struct str higher_label, lower_label; /* "脱贫人口人均纯收入" "全县农村居民人均可支配收入" */
	struct str indicator; /* in references.json; "rural_disposable_income" unless the pack says */
	bool open;         /* not in the document */
	int since;         /* 连续: every year from this one on; 0: each year by itself */
	struct policy_clause clause;
};

/* This year's income from some months: sum / months * year (S3 2.2; ). */
struct policy_estimate {
	bool present;
	int first_month;   /* calendar month, in the year before the income year when > 9 */
	int months;        /* the divisor: 9 */
	int year_months;   /* the multiplier: 12 */
	int min_months;    /* fewer collected: not classified */
	int64_t one_month_share; /* 1/10000 %: a month above this share is marked */
	bool net;          /* minus production expense */
	struct policy_clause clause;
};

/* 倒推算 (S4 4.1, A-12): last year's income a head and the growth published for `side` make this year's target. */
struct policy_target {
	bool present;
	struct str label;
	enum policy_side side;
	struct policy_clause clause;
};

/* Reach `value` a head by `year` (S1: 12,000 by 2025). */
struct policy_goal {
	bool present;
	struct str label;
	int param;         /* index in param[] */
	int year;
	struct policy_names tier; /* ids of the tiers it speaks of */
	struct policy_clause clause;
};

struct policy {
	const char *file;     /* where it was read from */
	struct str id;        /* "hunan-2022" */
	struct str seed;      /* "S1" */
	struct str issuer, number, title, place;
	struct date issued, valid_from, valid_to; /* year 0: the document names none */
	struct date valid_to_alt; /* the other count of the last day, or year 0 */
	struct policy_clause validity;
	struct policy_rule population;
	struct policy_rules tier;     /* in the document's order */
	uint8_t tier_order[POLICY_TIERS_MAX]; /* indexes by precedence: the first that holds counts */
	struct policy_rules overlap, focus, line;
	struct policy_leg *leg;
	size_t leg_n;
	struct policy_estimate estimate;
	struct policy_goal goal;
	struct policy_target target;
	struct policy_duty *duty;
	size_t duty_n;
	struct policy_role *role;
	size_t role_n;
	struct policy_subsidy *subsidy;
	size_t subsidy_n;
	struct policy_compare *compare;
	size_t compare_n;
	struct policy_param *param;
	size_t param_n;
	int64_t *band;        /* decline bands' upper bounds, 1/10000 %, ascending */
	size_t band_n;
	struct policy_clause band_clause;
	struct policy_rules text;     /* display texts: id and label */
	struct policy_row *row;       /* the document, clause by clause */
	size_t row_n;
};

/* The office's own value for a parameter (case.json "parameters"). */
struct policy_override {
	struct str id, value;
	struct pos at;
};
struct policy_overrides {
	const struct policy_override *v;
	size_t n;
};

/* Every fault is listed (file:line:col, did-you-mean); NULL if any entry is an
   error.  An unreadable or malformed file is one DIAG_ERROR.  path and the
   overrides' texts are copied; own may be NULL. */
const struct policy *policy_load(struct arena *a, const char *path, const struct policy_overrides *own,
                                 struct diag_list *l);
const struct policy *policy_parse(struct arena *a, const char *name, struct str text,
                                  const struct policy_overrides *own, struct diag_list *l);

const struct policy_param *policy_param(const struct policy *p, const char *id); /* NULL: not in the pack */
/* Value of a parameter, or `otherwise` if the pack has none of that id. */
int64_t policy_value(const struct policy *p, const char *id, int64_t otherwise);
/* Decimals that an amount below a line of the pack is printed with, so that it does not read as the line:
   2, else 4 or 6 (domain.md A-06: 6,899.9967 is not 6,900.00). */
unsigned policy_yuan_decimals(const struct policy *p, struct frac yuan);
/* A parameter that the condition uses and that belongs to another income year
   and was not set by the office; NULL: none. */
const struct policy_param *policy_stale(const struct policy *p, const struct cond *c, int income_year);
/* By id, then by label; SIZE_MAX: none. */
size_t policy_rule_find(const struct policy_rules *r, struct str name);
struct str policy_text(const struct policy *p, const char *id); /* empty: none */

enum policy_standing { POLICY_VALID, POLICY_NOT_YET, POLICY_EXPIRED, POLICY_LAST_DAY, POLICY_OPEN };
/* Against the report's date; POLICY_LAST_DAY: within the one day on which the two counts of A-39 differ. */
enum policy_standing policy_standing(const struct policy *p, struct date report);

/* The pack beside its document: clause, kind, parameter, fields, figure (`jianbao policy`). */
void policy_dump_text(const struct policy *p, struct buf *out);
void policy_dump_json(const struct policy *p, struct buf *out);

#endif
