/*
 * 连续高于 (S5 一、总体要求; A-34): every year of the plan so far, at least two, one
 * decimal on both sides as for 两高于.  The income year's sums are the legs' own;
 * for earlier years the rows of that year and the one before are walked.
 */
#include "indicator/family.h"

size_t streak_years(const struct indicator_set *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->p->leg_n; i++)
		if (s->p->leg[i].since)
			n = s->data->years > 1 ? s->data->years - 1 : 0;
	return n;
}

/* Which leg and which year back a key stands for. */
static size_t leg_of(const struct maker *m)
{
	return m->index / DATA_YEARS_MAX;
}
static size_t back_of(const struct maker *m)
{
	return m->index % DATA_YEARS_MAX;
}

void streak_add(const struct indicator_set *s, size_t year, const struct facts_of *of, struct fact fact[])
{
	wide *t = s->tally + of->h->area * s->at.width;
	t[place_of(s, PLACE_STREAK_SCOPE) + year]++;
	if (!of->now->usable || !of->before)
		return;
	for (size_t i = 0; i < s->p->leg_n; i++) {
		const struct policy_leg *leg = &s->p->leg[i];
		if (!leg->since || (leg->group && cond_test(leg->group, fact) != TRUTH_YES))
			continue;
		wide *g = t + place_of(s, PLACE_STREAK) + (i * s->data->years + year) * GROUP_WIDTH;
		g[GROUP_ROWS]++;
		g[GROUP_NET] += of->now->net;
		g[GROUP_NET_PREV] += of->before->net;
		g[GROUP_PERSONS] += of->now->size;
		g[GROUP_PERSONS_PREV] += of->before->size;
	}
}

struct grown {              /* one leg in one year */
	struct frac growth; /* percent; d == 0: see why */
	struct str why;
	int64_t n, of;
	bool compared;
	int64_t own, reference; /* tenths */
};

static const wide *sums_of(const struct maker *m, size_t leg, size_t back, wide own[GROUP_WIDTH])
{
	static const size_t both[GROUP_WIDTH] = {[GROUP_ROWS] = AT_BOTH,
						 [GROUP_NET] = AT_BOTH_NET,
						 [GROUP_NET_PREV] = AT_BOTH_NET_PREV,
						 [GROUP_PERSONS] = AT_BOTH_PERSONS,
						 [GROUP_PERSONS_PREV] = AT_BOTH_PERSONS_PREV};
	const struct indicator_set *s = m->s;
	if (back)
		return m->t + place_of(s, PLACE_STREAK) + (leg * s->data->years + back) * GROUP_WIDTH;
	if (s->p->leg[leg].group)
		return m->t + place_of(s, PLACE_GROUP) + leg * GROUP_WIDTH;
	for (size_t i = 0; i < GROUP_WIDTH; i++)
		own[i] = m->t[both[i]];
	return own;
}

static struct str gap_of(const struct indicator_set *s, size_t leg, size_t back)
{
	const struct cond *group = s->p->leg[leg].group;
	if (back + 1 >= s->data->years || !s->data->year[back].n || !s->data->year[back + 1].n)
		return arena_fmt(s->a, "未提供%d年度或其上年的收入", s->data->info.income_year - (int)back);
	return group ? year_gap(s, back, cond_facts(group)) : (struct str){0};
}

static struct grown grow(const struct maker *m, size_t leg, size_t back)
{
	const struct indicator_set *s = m->s;
	struct grown g = {.why = gap_of(s, leg, back)};
	wide own[GROUP_WIDTH];
	const struct data_reference *r =
		reference_of_year(s, s->p->leg[leg].lower, s->data->info.income_year - (int)back);
	if (g.why.n)
		return g;
	const wide *v = sums_of(m, leg, back, own);
	wide base = v[GROUP_NET_PREV] * v[GROUP_PERSONS];
	g.n = (int64_t)v[GROUP_ROWS];
	g.of = (int64_t)(back ? m->t[place_of(s, PLACE_STREAK_SCOPE) + back] : m->t[AT_SCOPE]);
	if (!g.n)
		g.why = STR("没有两年收入齐全的户");
	else if (base <= 0)
		g.why = STR("上年人均收入不大于零，无法计算增速");
	else
		g.growth = frac_make((v[GROUP_NET] * v[GROUP_PERSONS_PREV] - base) * 100, base);
	g.compared = r && g.growth.d;
	if (g.compared) {
		g.own = (int64_t)frac_round(g.growth, 1);
		g.reference = r->growth;
	}
	return g;
}

void make_streak_growth(const struct maker *m, struct figure *f)
{
	struct grown g = grow(m, leg_of(m), back_of(m));
	f->n = g.n;
	f->of = g.of;
	if (g.growth.d)
		f->value = g.growth;
	else
		figure_gap(f, g.n ? FIGURE_UNDEFINED : FIGURE_MISSING, g.why);
}

void make_streak_difference(const struct maker *m, struct figure *f)
{
	struct grown g = grow(m, leg_of(m), back_of(m));
	f->n = g.n;
	f->of = g.of;
	f->verdict = VERDICT_UNDETERMINED;
	if (!g.growth.d)
		figure_gap(f, FIGURE_UNDETERMINED, g.why);
	else if (!g.compared)
		figure_gap(f, FIGURE_UNDETERMINED, STR("缺参照数据，未判定"));
	else {
		f->value = (struct frac){g.own - g.reference, 10};
		f->verdict = g.own > g.reference ? VERDICT_MET : VERDICT_NOT_MET;
	}
}

size_t inputs_streak_growth(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	size_t leg = leg_of(m), back = back_of(m);
	wide own[GROUP_WIDTH] = {0};
	const wide *v = back + 1 < m->s->data->years ? sums_of(m, leg, back, own) : own;
	out[0] = input_yuan(m, "该年纯收入合计", v[GROUP_NET], "net");
	out[1] = input_count("该年人口", v[GROUP_PERSONS], UNIT_PERSONS, "size");
	out[2] = input_yuan(m, "其上年纯收入合计", v[GROUP_NET_PREV], "net");
	out[3] = input_count("其上年人口", v[GROUP_PERSONS_PREV], UNIT_PERSONS, "size");
	return 4;
}

size_t inputs_streak_difference(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	const struct data_reference *r = reference_of_year(m->s, m->s->p->leg[leg_of(m)].lower,
							   m->s->data->info.income_year - (int)back_of(m));
	size_t n = inputs_streak_growth(m, out);
	out[n] = input_fixed("该年参照增速", (struct frac){r ? r->growth : 0, r ? 10 : 0}, UNIT_PERCENT,
			     "references.json");
	return n + 1;
}

/* The years' differences, which the formula counts. */
size_t inputs_streak(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	const struct figure *f = indicator_lookup(m->s, m->family->shown.id, m->area, m->s->p->leg[m->index].id);
	size_t n = 1;
	out[0] = input_fixed("连续高于的年数", f ? f->value : (struct frac){0, 0}, UNIT_YEARS, "");
	for (size_t back = 0; back < streak_years(m->s) && n < FIGURE_INPUTS; back++) {
		struct grown g = grow(m, m->index, back);
		struct str name = arena_fmt(m->s->a, "%d年增速之差", m->s->data->info.income_year - (int)back);
		out[n++] = input_fixed(name.p, (struct frac){g.own - g.reference, g.compared ? 10 : 0}, UNIT_POINTS,
				       "streak.difference");
	}
	return n;
}

/* How many years in a row, back from the income year, were higher; judged over the years of the plan. */
void make_streak(const struct maker *m, struct figure *f)
{
	const struct indicator_set *s = m->s;
	int years = s->data->info.income_year - s->p->leg[m->index].since + 1;
	int run = 0, higher = 0, lower = 0;
	bool unbroken = true;
	for (int back = 0; back < years && back < DATA_YEARS_MAX; back++) {
		struct grown g = grow(m, m->index, (size_t)back);
		bool up = g.compared && g.own > g.reference;
		higher += up;
		lower += g.compared && !up;
		unbroken = unbroken && up;
		run += unbroken;
	}
	f->n = higher + lower;
	f->of = years > 0 ? years : 0;
	f->value = (struct frac){run, 1};
	f->verdict = lower                          ? VERDICT_NOT_MET
		     : higher == years && years > 1 ? VERDICT_MET
						    : VERDICT_UNDETERMINED;
	if (f->verdict != VERDICT_UNDETERMINED)
		return;
	figure_gap(f, FIGURE_UNDETERMINED,
		   years < 2 ? STR("方案期内不足两年，不能判断连续")
			     : STR("方案期内有的年度缺两年收入或参照增速，不能判断连续"));
}
