/* What facts of a household are made of, by year; and the list that is filled with it. */
#include "indicator/uses.h"

#include "indicator/duty.h"

/* --- the list --- */

static void put_use(struct field_list *l, struct field_use u)
{
	size_t at = 0;
	for (; at < l->n && l->v[at].kind <= u.kind; at++)
		if (l->v[at].kind == u.kind && str_eq(l->v[at].name, u.name)) {
			l->v[at].years |= u.years;
			l->v[at].reach |= u.reach;
			return;
		}
	ENSURE(l->n < FIELDS_MAX);
	memmove(&l->v[at + 1], &l->v[at], (l->n++ - at) * sizeof *l->v);
	l->v[at] = u;
}

static unsigned kind_of(struct str word)
{
	unsigned k = 0;
	while (k < DATA_KINDS && !str_is(word, data_kind_name((enum data_kind)k)))
		k++;
	ENSURE(k < DATA_KINDS || str_is(word, "references"));
	return k; /* FIELD_REFERENCES is the one after the last */
}

void uses_reach(struct fields_asked *q, const char *words, unsigned year, unsigned reach)
{
	struct str rest = str_from(words), word;
	while (rest.n && str_split(&rest, ' ', &word)) {
		unsigned back = word.p[word.n - 1] == '\'';
		size_t dot = str_find_char(word, '.');
		struct str name = str_sub(word, dot == SIZE_MAX ? 0 : dot + 1, word.n - back);
		struct field_use u = {.kind = dot == SIZE_MAX ? DATA_HOUSEHOLDS : kind_of(str_sub(word, 0, dot)),
				      .name = name, .years = 1u << (year + back),
				      .reach = reach};
		put_use(q->out, u);
	}
}

void uses_add(struct fields_asked *q, const char *words, unsigned year)
{
	uses_reach(q, words, year, q->reach);
}

void uses_references(struct fields_asked *q)
{
	uses_reach(q, "references.region references.indicator references.year references.quarter references.level"
		     " references.level_prev references.growth", 0, FIELD_CASE);
}

/* --- what a record leaves to other fields --- */

enum gap_kind {
	LEFT_NET = 1,      /* net income not stated: from the blocks, or per head */
	LEFT_SIZE = 2,     /* persons of the year not stated */
	LEFT_KIND = 4,
	LEFT_DIBAO = 8,    /* members do not say whether all are on 低保 */
	LEFT_LABOUR = 16,
	LEFT_MONTH_NET = 32,
	LEFT_QUARTER_NET = 64,
	HAS_MEMBERS = 128,
	FROM_COLUMNS = 256, /* last year's figures stand in this year's file */
	LEFT_MONTH_COST = 512
};

static unsigned gaps_of(const struct data_set *d, const struct data_household *h)
{
	const struct data_more *more = data_more(d, h);
	unsigned g = 0;
	g |= h->flags & (DATA_NET_FROM_BLOCKS | DATA_NET_FROM_PER_CAPITA) || h->income_fault ? LEFT_NET : 0;
	g |= h->flags & (DATA_SIZE_FROM_CURRENT | DATA_SIZE_FROM_MEMBERS) || !h->size ? LEFT_SIZE : 0;
	g |= h->flags & DATA_FARM_DERIVED || !h->farm ? LEFT_KIND : 0;
	g |= h->dibao_members == DATA_BLANK ? LEFT_DIBAO : 0;
	g |= h->no_labour_members == DATA_BLANK ? LEFT_LABOUR : 0;
	g |= more->members ? HAS_MEMBERS : 0;
	g |= h->flags & DATA_FROM_COLUMNS ? FROM_COLUMNS : 0;
	for (unsigned i = 0; i < more->quarters; i++) {
		const struct data_period *m = &d->quarter[more->quarter + i];
		g |= m->from_blocks || m->net == MONEY_NONE ? LEFT_QUARTER_NET : 0;
	}
	for (unsigned i = 0; i < more->months; i++) {
		const struct data_period *m = &d->month[more->month + i];
		g |= m->from_blocks || m->net == MONEY_NONE ? LEFT_MONTH_NET : 0;
		g |= m->block[DATA_COST] == MONEY_NONE ? LEFT_MONTH_COST : 0;
	}
	return g;
}

/* This year's rows of the area; of earlier years all, since they count where the household is now. */
void survey_make(const struct indicator_set *s, uint32_t area, struct survey *out)
{
	uint32_t from, to;
	*out = (struct survey){0};
	data_area_households(s->data, 0, area, &from, &to);
	for (uint32_t i = from; i < to; i++)
		out->gaps[0] |= gaps_of(s->data, &s->data->year[0].household[i]);
	for (size_t y = 1; y < s->data->years; y++)
		for (size_t i = 0; i < s->data->year[y].n; i++)
			out->gaps[y] |= gaps_of(s->data, &s->data->year[y].household[i]);
}

static bool left(const struct fields_asked *q, unsigned year, unsigned gap)
{
	return year < DATA_YEARS_MAX && q->survey.gaps[year] & gap;
}

/* --- facts (policy/cond.h) --- */

void uses_size(struct fields_asked *q, unsigned year)
{
	if (left(q, year, FROM_COLUMNS)) {
		uses_add(q, "size_prev", year - 1);
		return;
	}
	uses_add(q, "size", year);
	if (left(q, year, LEFT_SIZE))
		uses_add(q, left(q, year, HAS_MEMBERS) ? "size_now members.household members.gone" : "size_now", year);
}

void uses_months(struct fields_asked *q)
{
	bool net = q->s->p->estimate.net, both = left(q, 0, LEFT_MONTH_NET) || !net;
	uses_add(q, "monthly.household monthly.month", 0);
	if (net)
		uses_add(q, "monthly.net", 0);
	if (both)
		uses_add(q, PERIOD_RECEIPTS("monthly"), 0);
	if (net && both)
		uses_add(q, "monthly.business_cost", 0);
	if (net && left(q, 0, LEFT_MONTH_COST))
		uses_add(q, "business_cost", 0);
	uses_size(q, 0);
}

/* How many households have their year's income decides, for a pack that estimates, which of the two stands. */
static void add_which_income(struct fields_asked *q)
{
	const struct data_year *now = &q->s->data->year[0];
	size_t collected = 0;
	if (!q->s->estimating)
		return;
	for (size_t i = 0; i < now->n; i++)
		collected += data_has_income(&now->household[i]);
	if (collected * 2 + 2 >= now->n && collected * 2 <= now->n + 2)
		uses_reach(q, "net " RECEIPTS " business_cost per_capita", 0, FIELD_CASE);
}

static void add_income(struct fields_asked *q, unsigned year)
{
	if (year >= q->s->data->years)
		return;
	if (year == 0)
		add_which_income(q);
	else
		uses_add(q, "id", year);
	if (year == 0 && q->s->estimate_stands) {
		uses_months(q);
		return;
	}
	uses_size(q, year);
	if (left(q, year, FROM_COLUMNS)) {
		uses_add(q, "net_prev per_capita_prev", year - 1);
		return;
	}
	uses_add(q, "net", year);
	if (left(q, year, LEFT_NET))
		uses_add(q, RECEIPTS " business_cost per_capita", year);
}

/* A 是/否 column whose blanks may turn into 否 by one cell, anywhere in the year's file. */
static void add_marking(struct fields_asked *q, unsigned year, int column, const char *words)
{
	size_t blank = q->s->data->year[year].n - q->s->filled[year][column];
	uses_add(q, words, year);
	if (blank && (q->s->blank_is_no[year][column] || q->s->no[year][column] < 2 || q->s->filled[year][column] < 2))
		uses_reach(q, words, year, FIELD_CASE);
}

static void add_by_members(struct fields_asked *q, unsigned year, int column, const char *members,
			   const char *own, unsigned gap)
{
	if (left(q, year, HAS_MEMBERS))
		add_marking(q, year, column, members);
	if (left(q, year, gap) || (column == TRI_DIBAO && !q->s->members_first))
		add_marking(q, year, column, own);
}

void uses_quarters(struct fields_asked *q, unsigned year)
{
	uses_add(q, "quarterly.household quarterly.quarter quarterly.net", year);
	if (left(q, year, LEFT_QUARTER_NET))
		uses_add(q, PERIOD_RECEIPTS("quarterly") " quarterly.business_cost", year);
}

static void add_kind(struct fields_asked *q, unsigned year)
{
	uses_add(q, left(q, year, LEFT_KIND) ? "kind status monitor" : "kind", year);
}

static void add_estimate(struct fields_asked *q)
{
	if (q->s->estimating)
		uses_months(q);
	else
		add_income(q, 0);
}

void uses_fact(struct fields_asked *q, enum fact_id f, unsigned year)
{
	switch (f) {
	case FACT_KIND: add_kind(q, year); return;
	case FACT_STATUS: uses_add(q, "status", year); return;
	case FACT_MONITOR: case FACT_MONITORED: uses_add(q, "monitor", year); return;
	case FACT_CLEARED: case FACT_UNCLEARED: uses_add(q, "monitor cleared", year); return;
	case FACT_DIBAO_ALL:
		add_by_members(q, year, TRI_DIBAO, q->s->with_tekun ? "members.household members.dibao members.tekun members.gone"
								    : "members.household members.dibao members.gone",
			       "dibao_all", LEFT_DIBAO);
		return;
	case FACT_NO_LABOUR:
		add_by_members(q, year, TRI_LABOUR, "members.household members.labour members.gone", "no_labour", LEFT_LABOUR);
		return;
	case FACT_RELOCATED: add_marking(q, year, TRI_RELOCATED, "relocated"); return;
	case FACT_LOW_INCOME: add_marking(q, year, TRI_LOW, "low_income"); return;
	case FACT_SIZE: uses_size(q, year); return;
	case FACT_PER_CAPITA: add_income(q, year); return;
	case FACT_PER_CAPITA_PREV: add_income(q, year + 1); return;
	case FACT_CHANGE: case FACT_GROWTH: add_income(q, year), add_income(q, year + 1); return;
	case FACT_TRANSFER_SHARE:
		if (q->s->estimate_stands && year == 0)
			uses_months(q), uses_add(q, PERIOD_RECEIPTS("monthly"), 0);
		else
			uses_add(q, RECEIPTS, year);
		return;
	case FACT_OWN_PAY_RATIO: uses_add(q, "own_pay", year), add_income(q, year); return;
	case FACT_ESTIMATE: add_estimate(q); return;
	case FACT_ESTIMATE_CHANGE: case FACT_ESTIMATE_GROWTH: add_estimate(q), add_income(q, 1); return;
	case FACT_ESTIMATE_MONTHS: uses_months(q); return;
	case FACT_YTD_GROWTH: case FACT_FALLING: uses_quarters(q, year), uses_quarters(q, year + 1); return;
	case FACT_REFERENCE_GAP: add_income(q, year), add_income(q, year + 1), uses_references(q); return;
	case FACT_N: break;
	}
	BUG("fact %d has no fields", (int)f);
}

void uses_facts(struct fields_asked *q, uint32_t facts, unsigned year)
{
	for (unsigned f = 0; f < FACT_N; f++)
		if (facts >> f & 1)
			uses_fact(q, (enum fact_id)f, year);
}

uint32_t uses_rules(const struct policy_rules *r)
{
	uint32_t all = 0;
	for (size_t i = 0; i < r->n; i++)
		all |= cond_facts(r->v[i].when);
	return all;
}

void uses_scope(struct fields_asked *q, unsigned year)
{
	uses_add(q, ROW_KEYS, year);
	uses_facts(q, cond_facts(q->s->p->population.when), year);
}

