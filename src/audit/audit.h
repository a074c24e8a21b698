#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H
/*
 * Screens: the auditor's questions to the income data (domain.md 9.2, Q01 to
 * Q41).  A screen lists what deserves a second look; it is never a verdict.
 * The rules are data (templates/screens.json): id, text, thresholds, origin,
 * severity, population, condition, and what a hit does and does not show.
 * Here are only the facts they may ask for and a few kinds of counting.
 *
 * Counts and comparisons are exact.  A fact that was not collected is neither
 * a hit nor a pass: the row is counted in `unknown`; a screen one of whose
 * facts no row has is not run, and says which.  Expectations and p-values are
 * exact binomial tails, printed with two significant digits, and only where
 * the sample has at least AUDIT_SAMPLE_MIN members.
 */
#include "data/set.h"
#include "policy/policy.h"

#define AUDIT_SAMPLE_MIN 100

enum audit_severity { AUDIT_NOTICE, AUDIT_SERIOUS, AUDIT_BLOCKING };
const char *audit_severity_name(enum audit_severity s); /* "notice" "serious" "blocking" */
struct str audit_severity_label(enum audit_severity s); /* Chinese */

/* What one row of a screen is. */
enum audit_record {
	AUDIT_HOUSEHOLD, /* year[0].household */
	AUDIT_MEMBER,    /* data_set.member, those of year[0] */
	AUDIT_JOB,
	AUDIT_RISK,
	AUDIT_VISIT,
	AUDIT_MEASURE, /* rows of that table */
	AUDIT_PAYMENT, /* rows of 补贴发放: one for each case of the money rules, its first */
	AUDIT_AMOUNT,  /* amounts of households: counted, not listed */
	AUDIT_IMPORT,  /* findings of the import: listed there */
	AUDIT_RECORDS
};
struct str audit_record_unit(enum audit_record r); /* 户 人 条 项 */

struct audit_param {                      /* a threshold */
	struct str id, label, text, unit; /* "low", 下限, "100", 元 */
	int64_t value;                    /* in 1/10000 of the unit */
};

struct audit_rule {
	struct str id;     /* "Q05a": stable, for --allow */
	struct str text;   /* what is looked for, thresholds put in */
	struct str origin; /* the public rule or document, or 自拟 */
	struct str shows;  /* what a hit shows and what it does not */
	enum audit_severity severity;
	int64_t block_above; /* 1/10000 %: blocking when n/of is above it; -1: never */
	enum audit_record record;
	struct audit_param *param;
	size_t params;
	struct str missing;            /* fields it needs that the program does not read; empty: none */
	const struct audit_plan *plan; /* private */
	struct pos at;
};
struct audit_rules {
	struct audit_rule *v;
	size_t n;
};

struct audit_source {
	const char *path;          /* screens.json */
	const struct policy *pack; /* for thresholds that a pack lays down; NULL: none */
	int income_year;
};
/* Every fault is listed (file:line:col, did-you-mean); false if any is an error.
   A threshold that the pack lacks, or has for another year, is no fault: the screen does not run. */
bool audit_load(struct arena *a, const struct audit_source *from, struct audit_rules *out,
		struct diag_list *l);

/*
 * What other layers compute and hand in, so that the audit needs no figures of
 * its own: arrays as long as year[0] (income) or as the payments' table
 * (payment).  All may be NULL: a screen that asks for them is not run, and says
 * so with the words given.
 */
struct audit_income { /* this year's income of a household, as the pack estimates it from some months */
	bool known, has[DATA_BLOCKS];
	uint16_t size;
	wide net, block[DATA_BLOCKS]; /* 1/unit fen */
};
struct audit_payment { /* against what the pack's money rules allow; fen */
	bool first;            /* of its case: one item of one household or person in one year */
	bool known;            /* the case can be judged */
	wide over, excluded;   /* paid above; paid to somebody shut out */
};
struct audit_given {
	const struct audit_income *income; /* NULL: this year's income is as collected */
	unsigned unit;
	struct str income_note;            /* 按…推算 */
	const struct audit_payment *payment;
	struct str payment_missing;        /* why there is none: "政策包中的补贴核算规则" */
};

/* The keys that the rules' file may hold: object is "" (the whole), "rule", "parameter" or "comparison"; NULL: no such
   object.  templates/schemas/screens.schema.json has the same. */
const char *const *audit_keys(const char *object, size_t *n);
/* The words of "kind", "record", "severity", "text_of" and "field" (NULL-ended in the arena); NULL: no such key. */
const char *const *audit_words(struct arena *a, const char *key);

enum audit_status { AUDIT_RUN, AUDIT_NOT_RUNNABLE, AUDIT_SILENT /* sample below AUDIT_SAMPLE_MIN */ };

struct audit_cluster { /* households of one village that share a value */
	uint32_t area;
	int64_t value;          /* 1/10000 of a ratio: 0.01 % */
	size_t n, of;           /* households with it, and with any */
	struct str expected, p; /* were the village like the rest of the county; p is of this one alone */
};

struct audit_result {
	const struct audit_rule *rule;
	enum audit_status status;
	enum audit_severity severity; /* the rule's, or blocking by its share */
	size_t n, of, unknown;        /* hits, rows asked, rows in the population that lack a fact */
	uint32_t *row;                /* rows of the record, ascending; none for AMOUNT and IMPORT */
	size_t rows;
	struct str missing;            /* why not run: Chinese names of fields */
	struct str note;               /* what to know of the rows: the income is an estimate, columns left out; may be empty */
	bool measured;                 /* the next three are given */
	size_t sample;                 /* trials behind p */
	struct str expected, p;        /* expectation of n by chance, P(at least n) */
	bool found;                    /* a finding: n > 0; for statistical screens: above the threshold */
	struct audit_cluster *cluster; /* most households first */
	size_t clusters;
	const struct diag *place; /* IMPORT: the first finding, or NULL */
};
struct audit_set {
	struct audit_result *v; /* in the order of the rules */
	size_t n;
	size_t found[AUDIT_BLOCKING + 1]; /* findings by severity */
};

/* Never fails.  Linear in the rows; n log n for screens that look for equal values.  given: may be NULL. */
const struct audit_set *audit_run(struct arena *a, const struct data_set *data, const struct audit_rules *rules,
				  const struct audit_given *given);

/* Household of year[0] of a listed row, or DATA_NONE; and where the row stands. */
uint32_t audit_row_household(const struct data_set *data, enum audit_record r, uint32_t row);
struct data_source audit_row_source(const struct data_set *data, enum audit_record r, uint32_t row);
/* Thresholds as text: "下限100元，上限300000元". */
void audit_thresholds(const struct audit_rule *r, struct buf *out);
/* One JSON object on one line; ids, no names.  At most `rows` rows (0: all).  AUDIT_NO_ROWS, the public level: no
   rows, no clusters, and a count of one or two is null. */
#define AUDIT_NO_ROWS SIZE_MAX
void audit_result_json(const struct data_set *data, const struct audit_result *r, size_t rows,
		       struct buf *out);

#endif
