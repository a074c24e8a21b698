/* What S4 and S5 ask of people: settled once, then added by household; insurance and 低保 in its gradual exit. */
#include "indicator/people.h"


static int64_t day_of(int year, int month, int day)
{
	return date_days((struct date){(int16_t)year, (uint8_t)month, (uint8_t)day});
}

static void settle_tables(struct indicator_set *s, struct people *p)
{
	static const struct {
		enum data_kind kind;
		size_t at;
		const char *column[DUTY_COLUMNS];
	} tables[] = {
		{DATA_LOANS, offsetof(struct people, loans), {"eligible", "wants", "product", "amount", "date", "overdue", "repaid",
		                                              "interest", "subsidised"}},
		{DATA_HERD, offsetof(struct people, herd), {"date", "animal", "stock", "born", "out", "sold"}},
		{DATA_JOBS, offsetof(struct people, jobs), {"person", "post", "monthly_wage", "from", "to", "place", "state", "back",
		                                            "willing", "post_hours", "post_pay_prev", "post_months",
		                                            "post_paid_months"}},
		{DATA_PAYMENTS, offsetof(struct people, payments), {"item", "person", "quantity", "base", "paid", "date"}},
		{DATA_DIVIDENDS, offsetof(struct people, dividends), {"due", "paid", "date"}},
		{DATA_DIBAO, offsetof(struct people, dibao), {"person", "exit", "reviewed", "kept"}},
	};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		*(struct duty_table *)((char *)p + tables[i].at) = duty_table_of(s, tables[i].kind, tables[i].column);
}

static uint8_t insured_by(const struct data_member *m, size_t kind)
{
	const uint8_t told[INSURED_KINDS] = {m->medical, m->premium, m->accident};
	return told[kind];
}

void people_settle(struct indicator_set *s)
{
	struct people *p = arena_make(s->a, struct people);
	int year = s->data->info.income_year;
	*p = (struct people){.year_from = day_of(year - 1, 10, 1), .year_to = day_of(year, 9, 30)};
	s->people = p;
	settle_tables(s, p);
	p->animal = duty_words(s, &p->herd, H_ANIMAL);
	for (size_t i = 0; i < s->p->subsidy_n; i++)
		if (str_is(s->p->subsidy[i].subject, "子女"))
			p->filial = &s->p->subsidy[i];
	for (size_t i = 0; i < s->p->duty_n; i++)
		p->asks_insured = p->asks_insured || str_is(s->p->duty[i].evidence, "members.medical");
	for (size_t i = 0; p->asks_insured && i < s->data->members; i++)
		for (size_t k = 0; k < INSURED_KINDS; k++)
			p->insured[k] = p->insured[k] || insured_by(&s->data->member[i], k) != DATA_BLANK;
	sectors_settle(s);
}

/* --- insurance (S5 （七）15, （十）21) --- */

/* 缴费年龄段: of age, not yet 60, not at school (the office's parameters). */
static bool pays_pension(const struct indicator_set *s, const struct data_member *m)
{
	struct str school = data_text(s->data, m->school);
	bool pupil = school.n && !str_is(school, "非在校生") && !str_is(school, "无") && !str_is(school, "否");
	int age = years_at(m->birth, s->data->info.as_of);
	return m->birth.year && !pupil && age >= policy_value(s->p, "pension.from", 16) &&
	       age < policy_value(s->p, "pension.to", 60);
}

static uint64_t insurance(const struct person_row *r)
{
	const struct data_more *h = data_more(r->s->data, r->w->h);
	uint64_t marks = 0;
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = &r->s->data->member[h->member + i];
		for (size_t k = 0; m->gone != DATA_YES && k < INSURED_KINDS; k++) {
			uint8_t told = insured_by(m, k);
			if (k == INSURED_PENSION && !pays_pension(r->s, m))
				continue;
			r->w->t[AT_INSURED_DUE + k]++;
			r->w->t[AT_INSURED + k] += told == DATA_YES;
			r->w->t[AT_INSURED_NOT + k] += told == DATA_NO;
			r->w->t[AT_INSURED_TOLD + k] += told != DATA_BLANK;
			marks |= mark_if(told == DATA_NO, MARK_UNINSURED + (unsigned)k);
		}
	}
	return marks;
}

/* --- 低保 in its gradual exit (S4 （十三）: 渐退期满后，对其家庭经济情况进行复核评估) --- */

/* The period runs through its last day; a review counts from that day on. */
static uint64_t exits(const struct person_row *r)
{
	const struct duty_table *d = &r->p->dibao;
	int64_t told = r->s->duty->told;
	uint64_t marks = 0;
	size_t i, to;
	aid_rows(d, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t end = aid_cell(d, i, B_EXIT), seen = aid_cell(d, i, B_REVIEWED);
		if (end == DATA_CELL_BLANK)
			continue;
		bool reviewed = seen != DATA_CELL_BLANK && seen >= end && seen <= told, due = !reviewed && end < told;
		r->w->t[AT_EXIT]++;
		r->w->t[AT_EXIT_REVIEWED] += reviewed;
		r->w->t[AT_EXIT_DUE] += due;
		r->w->t[AT_EXIT_RUNNING] += !reviewed && !due;
		r->w->t[AT_EXIT_DAYS] += due ? told - end : 0;
		r->w->t[AT_EXIT_KEPT] += reviewed && aid_cell(d, i, B_KEPT) == DATA_YES;
		marks |= mark_if(due, MARK_EXIT_DUE);
	}
	return marks;
}

/* --- a household --- */

uint64_t people_add(const struct indicator_set *s, const struct tallied *w, const struct fact fact[])
{
	const struct people *p = s->people;
	struct person_row r = {s, p, w, (uint32_t)(w->h - s->data->year[0].household)};
	uint64_t marks = p->asks_insured ? insurance(&r) : 0;
	marks |= p->loans.t ? people_loans(&r) : 0;
	marks |= p->herd.t ? people_herd(&r) : 0;
	marks |= p->jobs.t ? people_jobs(&r) | people_posts(&r) : 0;
	marks |= p->dibao.t ? exits(&r) : 0;
	marks |= p->filial && p->payments.t ? people_filial(&r, fact) : 0;
	people_sectors(&r);
	return marks;
}
