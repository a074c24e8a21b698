/*
 * From last year's tiers to this year's: a matrix of states, in households and
 * in persons, under the same lines for both years.  A household counts in the
 * area where it is now; one that left, where it was.  Persons are each year's
 * own, so opening + in - out + change of size in those that stayed = closing.
 */
#include "indicator/family.h"

size_t flow_states(const struct indicator_set *s)
{
	return s->p->tier.n + FLOW_MORE;
}

size_t flow_state(const struct indicator_set *s, uint8_t tier)
{
	size_t n = s->p->tier.n;
	if (tier == TIER_NONE)
		return n + FLOW_NONE;
	if (tier == TIER_UNKNOWN)
		return n + FLOW_UNKNOWN;
	return tier == TIER_OUTSIDE ? n + FLOW_OUTSIDE : tier;
}

/* Facts that an export may simply not have, and the column they stand in. */
static const struct {
	enum fact_id fact;
	int column;
	const char *name;
} by_year[] = {
	{FACT_DIBAO_ALL, TRI_DIBAO, "低保信息"},
	{FACT_NO_LABOUR, TRI_LABOUR, "劳动力信息"},
	{FACT_RELOCATED, TRI_RELOCATED, "易地扶贫搬迁信息"},
	{FACT_LOW_INCOME, TRI_LOW, "低收入人口信息"},
};

struct str year_gap(const struct indicator_set *s, size_t year, uint32_t need)
{
	for (size_t i = 0; i < sizeof by_year / sizeof *by_year; i++)
		if (need >> by_year[i].fact & 1 && !s->filled[year][by_year[i].column])
			return arena_fmt(s->a, "%d年度导出未提供%s", s->data->year[year].year,
					 by_year[i].name);
	return (struct str){0};
}

void flow_settle(struct indicator_set *s)
{
	uint32_t need = 0;
	if (!has_prev_year(s)) {
		s->flow_gap = STR("未提供上年导出，无法比较分类");
		return;
	}
	if (s->data->year[1].household[0].flags & DATA_FROM_COLUMNS) {
		s->flow_gap = STR("上年数取自本年导出的上年列，无法判断上年分类");
		return;
	}
	for (size_t i = 0; i < s->p->tier.n; i++)
		need |= cond_facts(s->p->tier.v[i].when);
	s->flow_gap = year_gap(s, 1, need & s->provided);
	if (!s->flow_gap.n && s->p->tier.n)
		s->tier_before = arena_many(s->a, uint8_t, s->data->year[1].n);
}

static void flow_count(const struct indicator_set *s, wide *t, size_t from, size_t to, unsigned now,
		       unsigned before)
{
	size_t at = from * flow_states(s) + to;
	t[place_of(s, PLACE_FLOW) + at]++;
	t[place_of(s, PLACE_FLOW_PERSONS) + at] += now;
	t[place_of(s, PLACE_FLOW_BEFORE) + at] += before;
}

/* A household of this year's population. */
void flow_add(const struct indicator_set *s, const struct tallied *w)
{
	uint32_t prev = w->h->prev;
	if (!s->tier_before)
		return;
	bool was_in = prev != DATA_NONE && s->left[prev];
	w->r->tier_prev = was_in ? s->tier_before[prev] : TIER_OUTSIDE;
	flow_count(s, w->t, flow_state(s, w->r->tier_prev), flow_state(s, w->r->tier), w->h->size,
		   was_in ? s->data->year[1].household[prev].size : 0);
}

void flow_left(const struct indicator_set *s, uint32_t row, wide *t)
{
	unsigned size = s->data->year[1].household[row].size;
	if (s->tier_before)
		flow_count(s, t, flow_state(s, s->tier_before[row]), s->p->tier.n + FLOW_OUTSIDE, size, size);
}

/* --- figures --- */

enum side_of_flow { ROW_OF, COLUMN_OF };

/* Sum of a tier's row or column of a matrix, with or without those that stayed. */
static wide sum(const struct maker *m, size_t place, enum side_of_flow side, bool stayed)
{
	size_t n = flow_states(m->s), tier = m->index;
	const wide *cell = m->t + place_of(m->s, place);
	wide all = 0;
	for (size_t i = 0; i < n; i++)
		if (stayed || i != tier)
			all += side == ROW_OF ? cell[tier * n + i] : cell[i * n + tier];
	return all;
}

static const struct {
	const char *id;
	size_t place;
	enum side_of_flow side;
	bool stayed;
} sums[] = {
	{"flow.in", PLACE_FLOW, COLUMN_OF, false},  {"flow.in_persons", PLACE_FLOW_PERSONS, COLUMN_OF, false},
	{"flow.opening", PLACE_FLOW, ROW_OF, true}, {"flow.opening_persons", PLACE_FLOW_BEFORE, ROW_OF, true},
	{"flow.out", PLACE_FLOW, ROW_OF, false},    {"flow.out_persons", PLACE_FLOW_BEFORE, ROW_OF, false},
};

void make_flow(const struct maker *m, struct figure *f)
{
	size_t i = 0;
	while (!str_is(str_from(m->family->shown.id), sums[i].id))
		i++;
	f->value = (struct frac){sum(m, sums[i].place, sums[i].side, sums[i].stayed), 1};
	f->n = (int64_t)sum(m, PLACE_FLOW, sums[i].side, sums[i].stayed);
}

size_t inputs_flow(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	struct figure f = {.family = &m->family->shown};
	make_flow(m, &f);
	out[0] = input_count(m->family->shown.name, f.value.n, m->family->shown.unit, "");
	return 1;
}

/* A tier's own cell: those that stayed in it. */
static wide stayed(const struct maker *m, size_t place)
{
	return m->t[place_of(m->s, place) + m->index * flow_states(m->s) + m->index];
}

size_t inputs_resized(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_count("本年人口", stayed(m, PLACE_FLOW_PERSONS), UNIT_PERSONS, "size");
	out[1] = input_count("上年人口", stayed(m, PLACE_FLOW_BEFORE), UNIT_PERSONS, "size（上年）");
	return 2;
}

/* Persons gained and lost by households that stayed in the tier. */
void make_resized(const struct maker *m, struct figure *f)
{
	size_t at = m->index * flow_states(m->s) + m->index;
	f->value = (struct frac){stayed(m, PLACE_FLOW_PERSONS) - stayed(m, PLACE_FLOW_BEFORE), 1};
	f->n = (int64_t)m->t[place_of(m->s, PLACE_FLOW) + at];
}
