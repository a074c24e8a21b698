/*
 * 倒推算 (S4 （一）; A-12): this year's target a head is last year's income a head
 * grown by what was published for the local farmers; the quarters collected so
 * far are held against it.  A household is told only when last year's income
 * and every quarter that has ended at as_of are known.  On track: so far at
 * least target x share, the share last year's same quarters had in its four
 * quarters where those are known, else quarters / 4.
 *
 * And the pace to the goal (S1 二; 1.6): from last year's income an even growth
 * leads to the goal in its year; who has grown at least that much is on it.
 */
#include "indicator/family.h"

/* Quarters of the income year (the first: October to December) whose last day is not after as_of. */
void target_settle(struct indicator_set *s)
{
	static const struct {
		short year;
		unsigned char month, day;
	} end[] = {{-1, 12, 31}, {0, 3, 31}, {0, 6, 30}, {0, 9, 30}};
	int year = s->data->info.income_year;
	s->quarters = 0;
	while (s->quarters < 4) {
		struct date d = {(short)(year + end[s->quarters].year), end[s->quarters].month,
				 end[s->quarters].day};
		if (date_cmp(d, s->data->info.as_of) > 0)
			break;
		s->quarters++;
	}
}

/* Sum of the first n quarters; false if one was not collected. */
static bool quarters_sum(const struct indicator_set *s, const struct data_household *h, unsigned n, wide *out)
{
	unsigned have = 0;
	*out = 0;
	const struct data_more *more = data_more(s->data, h);
	for (unsigned i = 0; i < more->quarters; i++) {
		const struct data_period *q = &s->data->quarter[more->quarter + i];
		if (q->index >= n || q->net == MONEY_NONE)
			continue;
		*out += q->net;
		have++;
	}
	return have == n;
}

/* Last year's share of these quarters; quarters / 4 where it is not known or is no share. */
static struct frac share_of(const struct indicator_set *s, const struct data_household *h)
{
	const struct data_household *prev = &s->data->year[1].household[h->prev];
	wide part, all;
	if (quarters_sum(s, prev, 4, &all) && quarters_sum(s, prev, s->quarters, &part) && all > 0 &&
	    part >= 0 && part <= all)
		return (struct frac){part, all};
	return (struct frac){s->quarters, 4};
}

bool indicator_target(const struct indicator_set *s, uint32_t row, struct household_target *out)
{
	const struct data_household *h = &s->data->year[0].household[row];
	struct income before;
	int64_t tenths;
	wide ytd;
	*out = (struct household_target){0};
	if (!s->p->target.present || !s->quarters || !reference_growth(s, s->p->target.side, &tenths) ||
	    !h->size || !income_before(s, 0, h, &before) || !quarters_sum(s, h, s->quarters, &ytd))
		return false;
	out->quarters = s->quarters;
	out->target = (struct frac){before.net * (1000 + tenths), (wide)before.size * 100000 * s->unit};
	out->so_far = (struct frac){ytd, (wide)h->size * 100};
	out->remaining = frac_make(out->target.n * h->size - ytd * 1000 * before.size * s->unit,
				   out->target.d * h->size);
	if (s->quarters < 4)
		out->needed = frac_make(out->remaining.n, out->remaining.d * (4 - s->quarters));
	out->share = share_of(s, h);
	struct frac due = {out->target.n * out->share.n, out->target.d * out->share.d};
	out->on_track = frac_cmp(out->so_far, due) >= 0;
	out->reached = frac_cmp(out->so_far, out->target) >= 0;
	return true;
}

void target_add(const struct indicator_set *s, const struct tallied *w)
{
	struct household_target told;
	wide ytd;
	if (!indicator_target(s, (uint32_t)(w->h - s->data->year[0].household), &told))
		return;
	quarters_sum(s, w->h, s->quarters, &ytd);
	w->r->flags |= (uint16_t)(ROW_TARGET | (told.on_track ? ROW_ON_TRACK : 0));
	w->t[AT_TARGET]++;
	w->t[AT_TARGET_PERSONS] += w->h->size;
	w->t[AT_TARGET_PERSONS_PREV] += w->before->size;
	w->t[AT_TARGET_NET_PREV] += w->before->net;
	w->t[AT_TARGET_YTD] += ytd * s->unit;
	w->t[AT_TARGET_ON] += told.on_track;
	w->t[AT_TARGET_MADE] += told.reached;
}

/* --- figures; all over the households that can be told --- */

/* Target a head, in fen. */
static bool target_a_head(const struct maker *m, struct frac *out)
{
	int64_t tenths;
	wide persons = m->t[AT_TARGET_PERSONS_PREV];
	if (!persons || !reference_growth(m->s, m->s->p->target.side, &tenths))
		return false;
	*out = (struct frac){m->t[AT_TARGET_NET_PREV] * (1000 + tenths), persons * 1000 * m->s->unit};
	return true;
}

static struct frac so_far_a_head(const struct maker *m)
{
	return (struct frac){m->t[AT_TARGET_YTD], m->t[AT_TARGET_PERSONS] * m->s->unit};
}

static bool both_a_head(const struct maker *m, struct figure *f, struct frac *target, struct frac *so_far)
{
	*so_far = so_far_a_head(m);
	if (target_a_head(m, target))
		return true;
	figure_gap(f, FIGURE_MISSING, STR("没有可以倒推算的户"));
	return false;
}

void make_target(const struct maker *m, struct figure *f)
{
	struct frac target, so_far;
	if (both_a_head(m, f, &target, &so_far))
		f->value = frac_make(target.n, target.d * 100);
}

static struct frac left_a_head(struct frac target, struct frac so_far, unsigned parts)
{
	return frac_make(target.n * so_far.d - so_far.n * target.d, target.d * so_far.d * 100 * parts);
}

void make_target_remaining(const struct maker *m, struct figure *f)
{
	struct frac target, so_far;
	if (!both_a_head(m, f, &target, &so_far))
		return;
	f->value = left_a_head(target, so_far, 1);
	if (f->value.n < 0)
		f->note = STR("负数为已超过目标");
}

void make_target_needed(const struct maker *m, struct figure *f)
{
	struct frac target, so_far;
	if (m->s->quarters == 4)
		figure_gap(f, FIGURE_UNDEFINED, STR("收入年度已结束，没有剩余季度"));
	else if (both_a_head(m, f, &target, &so_far))
		f->value = left_a_head(target, so_far, 4 - m->s->quarters);
}

void make_target_progress(const struct maker *m, struct figure *f)
{
	struct frac target, so_far;
	if (!both_a_head(m, f, &target, &so_far))
		return;
	if (target.n <= 0)
		figure_gap(f, FIGURE_UNDEFINED, STR("目标不大于零"));
	else
		f->value = frac_make(so_far.n * target.d * 100, so_far.d * target.n);
}

/* Of the four that are made of both; so_far has in[]. */
size_t inputs_target(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	int64_t tenths = 0;
	bool known = reference_growth(m->s, m->s->p->target.side, &tenths);
	out[0] = input_yuan(m, "上年纯收入合计", m->t[AT_TARGET_NET_PREV], "net（上年）");
	out[1] = input_count("上年人口", m->t[AT_TARGET_PERSONS_PREV], UNIT_PERSONS, "size（上年）");
	out[2] = input_fixed("参照增速", (struct frac){tenths, known ? 10 : 0}, UNIT_PERCENT, "references.json");
	if (m->family->make == make_target)
		return 3;
	out[3] = input_yuan(m, "累计收入合计", m->t[AT_TARGET_YTD], "quarterly");
	out[4] = input_count("本年人口", m->t[AT_TARGET_PERSONS], UNIT_PERSONS, "size");
	out[5] = input_fixed("剩余季度数", (struct frac){4 - (int)m->s->quarters, 1}, UNIT_PIECES, "case.json");
	return m->family->make == make_target_needed ? 6 : 5;
}

struct str target_gap(const struct indicator_set *s)
{
	int64_t tenths;
	if (!has_prev_year(s))
		return STR("未提供上年收入，无法推算目标");
	if (!reference_growth(s, s->p->target.side, &tenths))
		return STR("缺参照增速，无法推算目标");
	if (!s->data->quarters)
		return STR("未提供分季度收入");
	return s->quarters ? (struct str){0} : STR("数据截止日前没有已结束的季度");
}

/* --- the pace to the goal --- */

void goal_pace_add(const struct indicator_set *s, const struct tallied *w)
{
	const struct policy *p = s->p;
	int years = p->goal.year - s->data->info.income_year + 1;
	if (!p->goal.present || !w->now->usable || !w->before || !goal_speaks_of(p, w->r->tier))
		return;
	struct frac now = {w->now->net, (wide)w->now->size * s->unit},
		    before = {w->before->net, (wide)w->before->size * s->unit};
	money goal = p->param[p->goal.param].value;
	bool reached = frac_cmp(now, (struct frac){goal, 1}) >= 0;
	bool paced = years >= 1 && years <= PACE_YEARS_MAX && now.n > 0 && before.n > 0;
	bool on = reached || (paced && frac_cmp(before, (struct frac){goal, 1}) < 0 &&
			      root_keeps_pace(now, before, goal, (unsigned)years));
	w->r->flags |= on ? ROW_GOAL_ON : ROW_GOAL_OFF;
	w->t[AT_GOAL_PACED]++;
	w->t[AT_GOAL_ON] += on;
}
