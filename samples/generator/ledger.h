#ifndef LEDGER_H
#define LEDGER_H
/* What the ledgers' writers share: a row of a file, its random numbers, dates of the accounting year. */
#include "generator.h"

enum { LEDGER_JOBS = 1, LEDGER_VISITS, LEDGER_MEASURES, LEDGER_RISKS, LEDGER_PAYMENTS, LEDGER_DIVIDENDS, LEDGER_BEFORE,
	LEDGER_LOANS, LEDGER_HERD, LEDGER_DIBAO, LEDGER_POSTS, LEDGER_INSURANCE, LEDGER_STUDENTS, LEDGER_STARTUPS,
	LEDGER_SECTORS };

struct ledger {
	FILE *f;
	const struct plan *plan;
	int rows;
};

static inline struct rng ledger_rng(const struct plan *p, const struct household *h, int ledger)
{
	return rng_seeded(p->seed + 0x9000u + (uint64_t)ledger, h->serial);
}

static inline FILE *row(struct ledger *l)
{
	fputs(l->rows++ ? ",\n" : "", l->f);
	return l->f;
}

/* The date of day k of the accounting year, which begins on 1 October; months of 30 days are near enough.  After nine
   months nothing later is known. */
static inline void put_date(FILE *f, const struct plan *p, const char *key, int k)
{
	k = p->nine_months ? k % 270 : k;
	int month = (k / 30 + 9) % 12 + 1;

	fprintf(f, ",\"%s\":\"%d-%02d-%02d\"", key, p->income_year - (month >= 10), month, k % 28 + 1);
}

static inline void put_month(FILE *f, const struct plan *p, const char *key, int k)
{
	int month = (k + 9) % 12 + 1;

	fprintf(f, ",\"%s\":\"%d-%02d\"", key, p->income_year - (month >= 10), month);
}

/* ledger.c: for how many animals of this name the household was paid a subsidy. */
int64_t paid_heads(const struct plan *, const struct household *, const char *name);
/* ledger_people.c */
/* Payments that are no subsidies: the children's 孝扶 of a banner; what departments of a zone have paid. */
void put_sectors(struct ledger *, const struct household *);
void put_loans(struct ledger *, const struct household *);
void put_herd(struct ledger *, const struct household *);
void put_dibao(struct ledger *, const struct household *);
/* The further cells of a job's row, before its closing brace; post: a public post held for so many months. */
void put_job_states(struct ledger *, const struct household *, const struct member *, int post);
/* A row of the list of jobs for somebody without one, now and then; herding banners only. */
void put_jobless(struct ledger *, const struct household *, const struct member *);

/* What is drawn for a job; post: a public one. */
struct job {
	int from, months; /* of the accounting year, from 0 */
	bool post, workshop;
	const char *place;
	int64_t wage;
};
/* ledger.c: member i's job; false: none. */
bool job_of(const struct plan *, const struct household *, int i, struct job *);
/* ledger_aid.c: nothing under the packs of a banner or a zone. */
bool is_aid(const struct plan *);
void put_students(struct ledger *, const struct household *);
void put_startups(struct ledger *, const struct household *);
void put_papers(struct ledger *);
void put_job_aid(struct ledger *, const struct household *, const struct member *, const struct job *);
void put_second_job(struct ledger *, const struct household *, const struct member *, const struct job *);
void put_aid_payments(struct ledger *, const struct household *);
void put_more_risks(struct ledger *, const struct household *);

#endif
