#ifndef INDICATOR_AID_H
#define INDICATOR_AID_H
/*
 * Private to indicator.  What S1 (湘振局发〔2022〕27号), S2 (国乡振发〔2023〕8号) and S3
 * (涞巩固拓展〔2022〕9号) ask to be done for households and persons beside the duties
 * of duty.h: visits and pairing, declines with their cause, 雨露计划, start-ups,
 * returnees, fares, wages of public posts, the safety net, plan papers.
 *
 * Each household gets the bits of enum aid, which are its lists and the counts
 * by area; persons and entries are counted at AT_* places.  Everything is held
 * against as_of, what is overdue against report_date.  A cell that would decide
 * and is blank makes "unknown", never "no", but where the definition says so.
 */
#include "indicator/duty.h"

/* Bits of indicator_set.aid of a row, and places AT_AID + bit of a tally. */
enum aid {
	AID_VISITED, /* in each of the four quarters (S1 一) */
	AID_VISITED_END = AID_VISITED + 3,
	AID_VISIT_MISSING,   /* not in the last quarter that has ended */
	AID_PAIR_DUE,        /* whom the pack's pairing is due to (S1 二) */
	AID_PAIRED,
	AID_PAIR_MISSING,
	AID_PAIR_UNHELPED,   /* due, and no measure has landed */
	AID_PLAN_MISSING,    /* no growth plan, no profile is recorded */
	AID_PROFILE_MISSING,
	AID_ATTENTION, /* fell, because of 灾, 疫, 重大变故 (S1 二) */
	AID_ATTENTION_END = AID_ATTENTION + 2,
	AID_ATTENTION_ANY,
	AID_PUPIL_UNAIDED,   /* 雨露计划 (S1 四) */
	AID_GRADUATE_IDLE,   /* a graduate without work; of these: to whom no help is recorded */
	AID_GRADUATE_UNHELPED,
	AID_STARTUP_UNPAID,  /* has run for a year, and nothing was paid */
	AID_STARTUP_EARLY,   /* was paid before that */
	AID_RETURNEE_WAITING, /* S2 二 */
	AID_FARE_UNPAID,
	AID_POST_ARREARS,
	AID_NET_BELOW,       /* below the standard of 低保, nobody on the net (S1 六, S2 五) */
	AID_NET_SEVERE,      /* low income, someone gravely disabled or ill who is not on it (S3 三 4) */
	AID_NET_ANY,
	AID_NET_PARTIAL,     /* some members on 低保, not all: 单人户 */
	AID_HELP_LATE,       /* a risk point helped late, or not yet and the time is over (S2 一) */
	AID_RISK_AGE, /* has an open risk point of this band of age */
	AID_RISK_AGE_END = AID_RISK_AGE + AGE_BANDS_MAX - 1,
	AIDS
};

enum { ATTENTION_CAUSES = 3, HELP_BANDS_MAX = 5 };

/* Columns of the exports, as aid_settle finds them. */
enum { AJ_PERSON, AJ_PLACE, AJ_FROM, AJ_TO, AJ_POST, AJ_BACK, AJ_RETURNED, AJ_REHIRED, AJ_FARE, AJ_WORKSHOP };
enum { AP_ITEM, AP_PERSON, AP_DUE, AP_PAID, AP_DATE, AP_PERIOD };
enum { AS_PERSON, AS_LEVEL, AS_GRADUATED, AS_AIDED, AS_AMOUNT, AS_AID_DATE, AS_HELPED, AS_EMPLOYED };
enum { AU_PERSON, AU_OPENED, AU_CLOSED, AU_NORMAL, AU_PAID, AU_DATE };
enum { AR_CAUSE, AR_FOUND, AR_CLOSED };
enum { AM_TYPE, AM_NAME, AM_DATE, AM_DONE };
enum { AE_AREA, AE_TOWNSHIP, AE_VILLAGE, AE_UNIT, AE_TYPE, AE_DATE };
enum { AQ_AREA, AQ_TOWNSHIP, AQ_TYPE, AQ_NAME, AQ_LINKED, AQ_OPERATING, AQ_TO_HOUSEHOLD };

struct aids {
	struct duty_table jobs, payments, students, startups, risks, measures, papers, projects;
	const struct policy_duty *visit, *pairing;
	struct words attention[ATTENTION_CAUSES]; /* words of a cause; parameters attention.* */
	struct words levels, post_items, fare_items, relief_items, yulu_items, grave, operating, to_household;
	struct words paper, departments; /* village's and township's papers; who writes a plan */
	size_t village_papers;           /* so many of `paper` are villages', the rest townships' */
	int64_t year_from, year_to;      /* the income year's first and last day */
	int64_t quarter_end[4];          /* last days of its quarters */
	int64_t help_within, pay_grace;  /* days; below 0: the pack has no such number */
	int64_t help[HELP_BANDS_MAX - 1]; /* upper bounds of days to the first help */
	size_t help_bands;
	int64_t startup_months, fare_months, jobs_target;
	int64_t standard, edge;          /* 低保 standard a head and year in fen, 0: not given; 1/10000 % of it */
	bool normal_told, heads_from_jobs, jobs_last_year;
	bool schools, health, causes;    /* some member's school status, health or disability, some household's cause is told */
};

void aid_settle(struct indicator_set *s); /* after duties_settle */
void aid_add(struct indicator_set *s, const struct tallied *w, const struct fact fact[]);
void aid_add_areas(struct indicator_set *s); /* aid_paper.c: papers, projects; before roll-up */

/* The parts: bits of household `row`, and its counts to w->t. */
struct aid_row {
	const struct indicator_set *s;
	const struct tallied *w;
	const struct fact *fact;
	uint32_t row;
};
uint64_t aid_school(const struct aid_row *r);   /* aid_school.c */
uint64_t aid_startups(const struct aid_row *r);
uint64_t aid_work(const struct aid_row *r);     /* aid_work.c */
uint64_t aid_post_pay(const struct aid_row *r);
uint64_t aid_net(const struct aid_row *r);      /* aid_net.c */
uint64_t aid_risks(const struct aid_row *r);

static inline uint64_t aid_bit(unsigned bit, bool holds)
{
	return (uint64_t)holds << bit;
}
static inline int64_t aid_cell(const struct duty_table *d, size_t row, unsigned col)
{
	return data_cell(d->t, row, d->col[col]);
}
static inline struct str aid_text(const struct indicator_set *s, const struct duty_table *d, size_t row, unsigned col)
{
	int64_t v = aid_cell(d, row, col);
	return v == DATA_CELL_BLANK ? (struct str){0} : data_text(s->data, (uint32_t)v);
}
/* Rows of household `row`, none if the export is not there. */
static inline void aid_rows(const struct duty_table *d, uint32_t row, size_t *from, size_t *to)
{
	*from = *to = 0;
	if (d->t)
		data_table_rows(d->t, row, from, to);
}
bool aid_filled(const struct duty_table *d, unsigned col); /* some row tells it */
bool aid_any(struct str text, const struct words *w);      /* one of the words stands in the text */
/* The text is the member's name, number or certificate. */
bool aid_is_member(const struct indicator_set *s, const struct data_member *m, struct str text);

#endif
