#ifndef INDICATOR_PEOPLE_H
#define INDICATOR_PEOPLE_H
/*
 * Private to indicator.  What S4 (赤党乡振组办发〔2023〕1号) and S5 (枣高社字【2023】16号) ask of
 * people, herds and money beside subsidies and duties: small loans, the herd
 * ledger, the list of jobs and its marks, pay of public posts, 低保 in its
 * gradual exit, 孝扶, dividends by tier, departments' payments beside recorded
 * income, insurance.
 *
 * Each household gets bits of enum mark (duty.h), which are its lists; persons,
 * heads and amounts are counted at AT_* and PLACE_* places.  Everything is held
 * against as_of, what is due against report_date.  A cell that would decide and
 * is blank makes "unknown", never "no".
 */
#include "indicator/aid.h"

enum { L_ELIGIBLE, L_WANTS, L_PRODUCT, L_AMOUNT, L_DATE, L_OVERDUE, L_REPAID, L_INTEREST, L_SUBSIDISED };
enum { H_DATE, H_ANIMAL, H_STOCK, H_BORN, H_OUT, H_SOLD };
enum { J_PERSON, J_POST, J_PAY, J_FROM, J_TO, J_PLACE, J_STATE, J_BACK, J_WILLING, J_HOURS, J_PAY_PREV, J_MONTHS, J_PAID_MONTHS };
enum { Y_ITEM, Y_PERSON, Y_QUANTITY, Y_BASE, Y_PAID, Y_DATE };
enum { G_DUE, G_PAID, G_DATE };
enum { B_PERSON, B_EXIT, B_REVIEWED, B_KEPT };

enum insured { INSURED_MEDICAL, INSURED_PENSION, INSURED_ACCIDENT, INSURED_KINDS };
/* Marks of the list of jobs (S4 （八）). */
enum work_state { WORK_EMPLOYED, WORK_UNEMPLOYED, WORK_BACK, WORK_WILLING, WORK_UNMARKED, WORK_STATES };

struct people {
	struct duty_table loans, herd, jobs, payments, dividends, dibao;
	struct words animal;                /* of the herd ledger */
	int64_t year_from, year_to;         /* the income year's first and last day */
	const struct policy_subsidy *filial; /* 孝扶: whose subject is the children; NULL: none */
	bool asks_insured;                  /* the pack does */
	bool insured[INSURED_KINDS];        /* some member says it */
	uint32_t sector_told;               /* by comparison: some payment is of it */
};

void people_settle(struct indicator_set *s); /* after duties_settle */
/* A household of the population: counts to w->t, and its bits of enum mark. */
uint64_t people_add(const struct indicator_set *s, const struct tallied *w, const struct fact fact[]);
/* Any household: dividends paid to it, in the population or not (S5 （八）16). */
void dividends_add(const struct indicator_set *s, const struct tallied *w, bool in_scope);

/* The parts. */
struct person_row {
	const struct indicator_set *s;
	const struct people *p;
	const struct tallied *w;
	uint32_t row;
};
uint64_t people_loans(const struct person_row *r);  /* people_loan.c */
uint64_t people_herd(const struct person_row *r);   /* people_herd.c */
uint64_t people_jobs(const struct person_row *r);   /* people_job.c */
uint64_t people_posts(const struct person_row *r);  /* people_post.c */
uint64_t people_filial(const struct person_row *r, const struct fact fact[]); /* people_money.c */
void people_sectors(const struct person_row *r);
void sectors_settle(struct indicator_set *s); /* which comparisons the payments speak of */

/* people_herd.c: animals of subsidy k sold by the ledger in the income year's calendar year, and those a payment of it
   was made for, in hundredths; false: there is no ledger of the household or the item has no animals. */
struct herd_claim {
	int64_t sold, claimed;
	bool paid; /* some payment of the item is recorded */
};
bool herd_claim_of(const struct indicator_set *s, uint32_t row, size_t k, struct herd_claim *out);

/* people_money.c: comparison k of the pack for a household (S5 （九）19). */
struct sector_found {
	bool compared, doubtful, unrecorded; /* unrecorded: paid by the department, blank in the household's record */
	money recorded, paid;                /* if compared */
};
void sector_judge(const struct indicator_set *s, uint32_t row, size_t k, struct sector_found *out);

/* subsidy.c */
bool subsidy_is_paid(const struct policy_subsidy *p);
bool subsidy_named(const struct policy_subsidy *p, struct str item);
/* subsidy_need.c: whether the recorded facts an item asks for fail (TRUTH_YES), hold, or cannot be told. */
enum truth subsidy_lacks(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t row, struct str person);
/* Another ledger tells what is due of the item: animals sold, jobs outside. */
bool subsidy_is_told(const struct policy_subsidy *p);
/* What is due by another ledger though no payment of it is recorded at all, in fen. */
wide subsidy_unclaimed(const struct indicator_set *s, uint32_t row, size_t k);
/* The member of a household whom a text names by name, certificate or number; NULL: none. */
const struct data_member *member_named(const struct indicator_set *s, uint32_t row, struct str person);

static inline int years_at(struct date birth, struct date on) /* whole years of age */
{
	int years = on.year - birth.year;
	return years - (on.month < birth.month || (on.month == birth.month && on.day < birth.day));
}
static inline uint64_t mark_if(bool holds, unsigned bit)
{
	return (uint64_t)holds << bit;
}

#endif
