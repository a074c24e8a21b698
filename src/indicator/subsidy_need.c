/*
 * Recorded facts that an item of money asks for beside quantity and base, and what is due by another ledger though no
 * payment is recorded:
 *
 *   lost_labour  somebody of the household has lost the ability to work by illness or age (S4 （三））
 *   job_stable   the person has held a job that is no public post for 3 months (S4 （十））
 *   job_within   the person works inside the county (S4 （十））
 *   job_outside  the person works outside the Autonomous Region (S4 （十））
 *
 * Somebody who is not in the members or in the list of jobs cannot be told; somebody who is, and of whom no row holds
 * the fact, lacks it.
 */
#include "indicator/people.h"

/* --- the household's people --- */

/* Pupils count as without labour in the system; they have not lost it. */
static enum truth has_lost_labour(const struct indicator_set *s, uint32_t row)
{
	const struct data_more *h = data_more(s->data, &s->data->year[0].household[row]);
	enum truth found = TRUTH_UNKNOWN;
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = &s->data->member[h->member + i];
		int age = m->birth.year ? years_at(m->birth, s->data->info.as_of) : -1;
		if (m->gone == DATA_YES || m->labour == DATA_LABOUR_BLANK)
			continue;
		if (m->labour == DATA_LABOUR_LOST || (m->labour == DATA_LABOUR_NONE && age >= 60))
			return TRUTH_YES;
		found = TRUTH_NO;
	}
	return found;
}

/* --- jobs --- */

struct who { /* a person as some export writes him, and the member meant; NULL: none */
	struct str text;
	const struct data_member *m;
};

static struct who who_of(const struct indicator_set *s, uint32_t row, struct str text)
{
	return (struct who){text, text.n ? member_named(s, row, text) : NULL};
}

static bool is_person(const struct indicator_set *s, const struct who *w, struct str text)
{
	return w->text.n && text.n && (str_eq(w->text, text) || (w->m && aid_is_member(s, w->m, text)));
}

/* Months from the first to the last, both counted; to as_of if it goes on.  -1: not told. */
static int job_months(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->people->jobs;
	int64_t from = aid_cell(d, i, J_FROM), to = aid_cell(d, i, J_TO);
	if (from == DATA_CELL_BLANK)
		return -1;
	to = to == DATA_CELL_BLANK || to > s->duty->as_of ? s->duty->as_of : to;
	struct date a = date_add_days((struct date){1970, 1, 1}, (int32_t)from),
		    b = date_add_days((struct date){1970, 1, 1}, (int32_t)to);
	return (b.year - a.year) * 12 + b.month - a.month + 1;
}

/* Whether one of a parameter's words, parted by spaces, stands in the text; unknown if either is empty. */
static enum truth has_word(const struct indicator_set *s, const char *id, struct str text)
{
	const struct policy_param *p = policy_param(s->p, id);
	struct str rest = p ? p->text : (struct str){"", 0}, word;
	if (!text.n || !rest.n)
		return TRUTH_UNKNOWN;
	while (str_split(&rest, ' ', &word))
		if (word.n && str_find(text, word) != SIZE_MAX)
			return TRUTH_YES;
	return TRUTH_NO;
}

struct job_need {
	const char *words;  /* parameter: of the place; NULL: any place */
	const char *months; /* parameter: the fewest; NULL: none asked for */
};

static enum truth both(enum truth a, enum truth b)
{
	if (a == TRUTH_NO || b == TRUTH_NO)
		return TRUTH_NO;
	return a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_YES;
}

static enum truth row_meets(const struct indicator_set *s, size_t i, const struct job_need *n)
{
	const struct duty_table *d = &s->people->jobs;
	enum truth place = n->words ? has_word(s, n->words, aid_text(s, d, i, J_PLACE)) : TRUTH_YES, long_enough = TRUTH_YES;
	int months = job_months(s, i);
	if (aid_cell(d, i, J_POST) == DATA_YES)
		return TRUTH_NO;
	if (n->months)
		long_enough = months < 0 ? TRUTH_UNKNOWN : months >= policy_value(s->p, n->months, 0) ? TRUTH_YES : TRUTH_NO;
	return both(place, long_enough);
}

static enum truth person_meets(const struct indicator_set *s, uint32_t row, const struct who *w, const struct job_need *n)
{
	enum truth found = TRUTH_UNKNOWN;
	bool any = false;
	size_t i, to;
	aid_rows(&s->people->jobs, row, &i, &to);
	for (; i < to; i++) {
		if (!is_person(s, w, aid_text(s, &s->people->jobs, i, J_PERSON)))
			continue;
		enum truth t = row_meets(s, i, n);
		if (t == TRUTH_YES)
			return TRUTH_YES;
		found = !any || t == TRUTH_UNKNOWN ? t : found;
		any = true;
	}
	return found;
}

static const struct {
	const char *word;
	struct job_need job;
} needs[] = {
	{"job_stable", {NULL, "stable.months"}},
	{"job_within", {"place.within", NULL}},
	{"job_outside", {"place.outside", "transport.months"}},
};

enum truth subsidy_lacks(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t row, struct str person)
{
	enum truth met = TRUTH_YES;
	struct who w = who_of(s, row, person);
	for (size_t i = 0; i < p->needs.n; i++) {
		if (str_is(p->needs.v[i], "lost_labour"))
			met = both(met, has_lost_labour(s, row));
		for (size_t k = 0; k < sizeof needs / sizeof *needs; k++)
			if (str_is(p->needs.v[i], needs[k].word))
				met = both(met, person_meets(s, row, &w, &needs[k].job));
	}
	return met == TRUTH_YES ? TRUTH_NO : met == TRUTH_NO ? TRUTH_YES : TRUTH_UNKNOWN;
}

/* --- due by another ledger, and no payment recorded --- */

static bool is_paid_to(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t row, const struct who *w)
{
	const struct duty_table *d = &s->people->payments;
	int year = s->data->info.income_year;
	size_t i, to;
	aid_rows(d, row, &i, &to);
	for (; i < to; i++) {
		int64_t day = aid_cell(d, i, Y_DATE);
		struct str who = aid_text(s, d, i, Y_PERSON);
		if (subsidy_named(p, aid_text(s, d, i, Y_ITEM)) && (!who.n || is_person(s, w, who)) &&
		    (day == DATA_CELL_BLANK || date_add_days((struct date){1970, 1, 1}, (int32_t)day).year == year))
			return true;
	}
	return false;
}

static wide by_jobs(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t row)
{
	const struct duty_table *d = &s->people->jobs;
	wide sum = 0;
	size_t from, i, to;
	aid_rows(d, row, &from, &to);
	for (i = from; i < to; i++) {
		struct who w = who_of(s, row, aid_text(s, d, i, J_PERSON));
		bool again = false;
		for (size_t k = from; k < i && !again; k++)
			again = is_person(s, &w, aid_text(s, d, k, J_PERSON));
		if (w.text.n && !again && subsidy_lacks(s, p, row, w.text) == TRUTH_NO && !is_paid_to(s, p, row, &w))
			sum += p->cap_person;
	}
	return sum;
}

bool subsidy_is_told(const struct policy_subsidy *p)
{
	bool by_job = false;
	for (size_t i = 0; i < p->needs.n; i++)
		by_job = by_job || str_is(p->needs.v[i], "job_outside");
	return p->herd.n || (by_job && str_is(p->subject, "人") && p->cap_person && !p->percent && !p->ceiling.n);
}

wide subsidy_unclaimed(const struct indicator_set *s, uint32_t row, size_t k)
{
	const struct policy_subsidy *p = &s->p->subsidy[k];
	struct herd_claim c;
	money due = 0;
	if (!subsidy_is_told(p))
		return 0;
	if (!p->herd.n)
		return by_jobs(s, p, row);
	if (!herd_claim_of(s, row, k, &c) || c.paid || c.sold <= 0)
		return 0;
	return policy_payable(p, c.sold, 0, s->data->year[0].household[row].size, &due) ? due : 0;
}
