#ifndef INDICATOR_DUTY_H
#define INDICATOR_DUTY_H
/*
 * Private to indicator.  What the further exports (visits, measures, risks,
 * jobs, dividends, posts, roster, training) say of the duties a document lays
 * down.  Everything is held against as_of, days overdue against the report's
 * date; never today's.
 */
#include "data/table.h"
#include "indicator/set.h"

/* Bits of indicator_set.mark of a row, and places AT_MARK + bit of a tally; 64 at most. */
enum mark {
	MARK_CONTACT,          /* whom the monthly contact is due to */
	MARK_UNCONTACTED,      /* of these: not contacted in the last month that has ended */
	MARK_MEASURED,         /* a measure has landed by as_of */
	MARK_UNMEASURED,
	MARK_MEASURED_LATE,    /* the first landed after the deadline */
	MARK_RISK_OPEN,
	MARK_UNHELPED,         /* an open risk point without a landed measure */
	MARK_POST_SHORT,       /* someone's public post is held for less than the months asked for */
	MARK_DIVIDEND_UNPAID,  /* due, and not paid in full by as_of, the deadline past */
	MARK_DIVIDEND_LATE,    /* paid, but after the deadline */
	MARK_LOAN_SURVEYED, /* people.h */
	MARK_LOAN_UNSURVEYED,
	MARK_LOAN_DUE,         /* eligible and wanting, or lent to already */
	MARK_LOAN_LENT,
	MARK_LOAN_MISSING,
	MARK_LOAN_UNKNOWN,
	MARK_LOAN_INTEREST,    /* repaid, the interest not paid back in full */
	MARK_LOAN_EARLY,       /* paid back before the loan was repaid */
	MARK_LOAN_COVERED,     /* overdue principal under the limit of the risk fund; at it or above */
	MARK_LOAN_UNCOVERED,
	MARK_HERD_KEPT,
	MARK_HERD_WITHOUT,
	MARK_HERD_MISSING,     /* paid for animals, without a ledger */
	MARK_HERD_SOLD,
	MARK_HERD_NO_INCOME,   /* sold animals, business income 0 */
	MARK_HERD_OVERSOLD,    /* more sold than left the pen */
	MARK_POST_BEHIND,      /* pay of a public post grew less than the minimum wage */
	MARK_POST_HOURLY_LOW,
	MARK_POST_UNPAID,      /* months without pay */
	MARK_WORK_UNLISTED,    /* an able-bodied member is not in the list of jobs */
	MARK_WORK_UNMARKED,    /* somebody in it is neither employed nor unemployed */
	MARK_EXIT_DUE,
	MARK_FILIAL_DUE,
	MARK_FILIAL_TOLD,
	MARK_FILIAL_UNKNOWN,
	MARK_FILIAL_MISSING,
	MARK_FILIAL_LOW,
	MARK_UNINSURED,        /* by enum insured */
	MARK_UNINSURED_END = MARK_UNINSURED + 2,
	MARKS
};
_Static_assert(MARKS <= 64, "a row's marks are the bits of one uint64_t");

enum age { AGE_BANDS_MAX = 4 };

enum { DUTY_COLUMNS = 16 };
struct duty_table { /* an export and its columns, SIZE_MAX where absent */
	const struct data_table *t;
	size_t col[DUTY_COLUMNS];
};
enum { DUTY_WORDS_MAX = 64 }; /* further words of a column have no key of their own */
struct words { /* different words of a column, sorted bytewise */
	struct str *v;
	size_t n;
};
struct duties {
	struct duty_table visits, measures, risks, jobs, dividends, posts, roster, training, payments, employers, projects;
	const struct policy_duty *contact, *report, *post_months, *dividend;
	int64_t as_of, told;     /* days: the data's date and the report's */
	int64_t month_end[12];   /* last days of the twelve months that have ended, oldest first */
	int64_t month_before;    /* the day before the oldest of them */
	struct str contact_role; /* in the role of a visitor by whom the document wants the contact; empty: anyone */
	struct str month[12];    /* "2023-09" */
	int64_t measures_due, measures_late; /* last day; first day that is overdue; 0: no such deadline */
	int64_t dividends_due;
	int64_t age[AGE_BANDS_MAX - 1]; /* upper bounds of the bands, days; the pack's risk.age1 .. */
	size_t ages;             /* so many: one band more */
	int64_t help_before;     /* a measure so many days before the finding still is help for it */
	bool absence_known;      /* some visit says whether the household is away for long */
	struct words measure, post, training_level;
};

void duties_settle(struct indicator_set *s);
/* An export's columns by name, as many as are named; .t is NULL if there is no such export. */
struct duty_table duty_table_of(const struct indicator_set *s, enum data_kind kind,
			       const char *const columns[DUTY_COLUMNS]);
/* The different words of a column, 未注明 for a blank; the place of a row's word in them, SIZE_MAX if none. */
struct words duty_words(const struct indicator_set *s, const struct duty_table *d, unsigned col);
size_t duty_word_at(const struct indicator_set *s, const struct words *w, const struct duty_table *d, size_t row,
		    unsigned col);
bool duty_has_table(const struct indicator_set *s, enum data_kind k);
/* Whether a household in scope lives in area a or inside it: the unit then needs its roles and papers. */
bool duty_has_scope(const struct indicator_set *s, uint32_t a);
/* A household of the population; due: whether the monthly contact is due to it. */
void duties_add(struct indicator_set *s, const struct tallied *w, bool due, uint64_t marks); /* marks: found already */
/* What has no household: heads in posts, roles.  Before roll-up. */
void duties_add_areas(struct indicator_set *s);
/* The area a row names by code, else by its village's or township's name; the region if by nothing. */
uint32_t duty_area(const struct indicator_set *s, struct str code, struct str township, struct str village);
void works_add(struct indicator_set *s); /* works.c: employers, projects */

/* subsidy.c: subsidy k of household h of this year, over its cases; fen. */
struct subsidy_found {
	wide paid, entitled, over, under, unpaid, excluded;
	unsigned cases, unknown;
};
struct subsidy_at {
	uint32_t h;
	size_t k, row; /* of the pack's subsidies, of the payments' table */
};
/* Adds the case whose first row is at->row to *out; false: no case of that subsidy begins there. */
bool subsidy_case(const struct indicator_set *s, const struct subsidy_at *at, const struct fact fact[],
		  struct subsidy_found *out);
void subsidy_judge(const struct indicator_set *s, uint32_t h, size_t k, const struct fact fact[],
		   struct subsidy_found *out);
void subsidies_note(const struct indicator_set *s); /* payments of no item of the pack */
void subsidies_add(const struct indicator_set *s, const struct tallied *w, const struct fact fact[]);
bool duty_contacted(const struct indicator_set *s, uint32_t row, size_t month);
/* The same, by whom the pack wants it (contact.role); false where it does not say. */
bool duty_contacted_by_role(const struct indicator_set *s, uint32_t row, size_t month);
/* Row of the visits' export: in-home, or remote to those away for long. */
bool duty_is_contact(const struct indicator_set *s, size_t row);
bool duty_landed(const struct duties *d, size_t row); /* of the measures' export, by as_of */
/* Days from the finding to the household's first landed measure; one shortly before it counts as day 0; -1: none. */
int64_t duty_days_to_help(const struct duties *d, uint32_t row, int64_t found);
size_t duty_age_band(const struct duties *d, int64_t days);

#endif
