/* Which households are behind a figure: one test for each kind, asked on demand. */
#include "indicator/family.h"
#include "indicator/people.h"

struct asked {
	const struct indicator_set *s;
	const struct household_result *r;
	const struct data_household *h, *prev;
	uint32_t row, index;
};
typedef bool row_test(const struct asked *q);

static bool has(const struct asked *q, unsigned flags)
{
	return (q->r->flags & flags) == flags;
}

/* --- the population --- */

static bool in_scope(const struct asked *q)
{
	return has(q, ROW_SCOPE);
}
static bool outside(const struct asked *q)
{
	return !has(q, ROW_SCOPE);
}
static bool unsure(const struct asked *q)
{
	return has(q, ROW_SCOPE_UNKNOWN);
}
static bool is_new(const struct asked *q)
{
	return has(q, ROW_NEW);
}
static bool earning(const struct asked *q)
{
	return has(q, ROW_SCOPE | ROW_INCOME);
}
static bool covered(const struct asked *q)
{
	return has(q, ROW_COVERED);
}

/* --- classes and conditions --- */

static bool of_tier(const struct asked *q)
{
	return in_scope(q) && q->r->tier == q->index;
}
static bool tier_unknown(const struct asked *q)
{
	return in_scope(q) && q->r->tier == TIER_UNKNOWN;
}
static bool tier_none(const struct asked *q)
{
	return in_scope(q) && q->r->tier == TIER_NONE;
}
static bool of_focus(const struct asked *q)
{
	return q->r->focus >> q->index & 1;
}
static bool focus_unknown(const struct asked *q)
{
	return q->r->focus_unknown >> q->index & 1;
}
static bool in_union(const struct asked *q)
{
	return q->r->focus != 0;
}
static bool below(const struct asked *q)
{
	return q->r->line >> q->index & 1;
}
static bool line_unknown(const struct asked *q)
{
	return q->r->line_unknown >> q->index & 1;
}
static bool tekun(const struct asked *q)
{
	return in_scope(q) && q->h->tekun_members == DATA_YES;
}

static bool overlap(const struct asked *q)
{
	const struct cond *c = q->s->p->overlap.v[q->index].when;
	struct fact fact[FACT_N];
	if (!in_scope(q))
		return false;
	struct income now, before;
	income_of(q->s, 0, q->h, &now);
	bool two = income_before(q->s, 0, q->h, &before);
	facts_fill(q->s, &(struct facts_of){q->h, &now, two ? &before : NULL, 0}, cond_facts(c), fact);
	return cond_test(c, fact) == TRUTH_YES;
}

/* --- incomes --- */

static bool declined(const struct asked *q)
{
	return has(q, ROW_DECLINED);
}
static bool flat(const struct asked *q)
{
	return has(q, ROW_FLAT);
}

static bool of_band(const struct asked *q)
{
	return declined(q) && decline_band(q->s, household_growth(q->r)) == q->index;
}

static bool of_spread(const struct asked *q, enum spread k)
{
	struct income now;
	if (!in_scope(q) || !q->s->spread[k].n)
		return false;
	income_of(q->s, 0, q->h, &now);
	return spread_band(q->s, k, &(struct tallied){.h = q->h, .now = &now}) == q->index;
}
static bool of_transfer_band(const struct asked *q)
{
	return of_spread(q, SPREAD_TRANSFER);
}
static bool of_own_pay_band(const struct asked *q)
{
	return of_spread(q, SPREAD_OWN_PAY);
}

static bool of_cause(const struct asked *q)
{
	if (!declined(q))
		return false;
	return q->index == DATA_CAUSES ? q->h->causes == 0 : q->h->causes >> q->index & 1;
}

static bool filled(const struct asked *q, size_t year, int first, int last)
{
	struct income in;
	if (!covered(q))
		return false;
	income_of(q->s, year, year ? q->prev : q->h, &in);
	for (int b = first; b <= last; b++)
		if (!in.has[b])
			return false;
	return true;
}

static bool block(const struct asked *q)
{
	return filled(q, 0, (int)q->index, (int)q->index);
}
static bool block_prev(const struct asked *q)
{
	return filled(q, 1, (int)q->index, (int)q->index);
}
static bool four(const struct asked *q)
{
	return filled(q, 0, 0, DATA_INCOME_BLOCKS - 1);
}
static bool five(const struct asked *q)
{
	return filled(q, 0, 0, DATA_BLOCKS - 1) && filled(q, 1, 0, DATA_BLOCKS - 1);
}

/* --- estimates, goal, duties --- */

static bool estimated(const struct asked *q)
{
	return has(q, ROW_ESTIMATE);
}
static bool too_short(const struct asked *q)
{
	return in_scope(q) && !estimated(q);
}
static bool seasonal(const struct asked *q)
{
	return has(q, ROW_SEASONAL);
}

static bool primary(const struct asked *q)
{
	const struct policy_rules *focus = &q->s->p->focus;
	int own = focus->v[q->index].precedence;
	if (!of_focus(q) || !own)
		return false;
	for (size_t i = 0; i < focus->n; i++) {
		int other = focus->v[i].precedence;
		if (q->r->focus >> i & 1 && other && (other < own || (other == own && i < q->index)))
			return false;
	}
	return true;
}
static bool target_told(const struct asked *q)
{
	return has(q, ROW_TARGET);
}
static bool target_on(const struct asked *q)
{
	return has(q, ROW_TARGET | ROW_ON_TRACK);
}
static bool target_behind(const struct asked *q)
{
	return target_told(q) && !target_on(q);
}
static bool target_made(const struct asked *q)
{
	struct household_target told;
	return target_told(q) && indicator_target(q->s, q->row, &told) && told.reached;
}
static bool target_short(const struct asked *q)
{
	return in_scope(q) && !target_told(q);
}
static bool goal_on(const struct asked *q)
{
	return has(q, ROW_GOAL_ON);
}
static bool goal_off(const struct asked *q)
{
	return has(q, ROW_GOAL_OFF);
}
static bool flowed(const struct asked *q)
{
	size_t n = flow_states(q->s);
	return in_scope(q) && flow_state(q->s, q->r->tier_prev) == q->index / n &&
	       flow_state(q->s, q->r->tier) == q->index % n;
}

static bool in_goal(const struct asked *q)
{
	return earning(q) && goal_speaks_of(q->s->p, q->r->tier);
}

static bool goal_reached(const struct asked *q)
{
	const struct policy *p = q->s->p;
	return in_goal(q) && q->r->net >= (wide)p->param[p->goal.param].value * q->r->size * q->s->unit;
}

static bool goal_unreached(const struct asked *q)
{
	return in_goal(q) && !goal_reached(q);
}
static bool planned(const struct asked *q)
{
	return in_scope(q) && q->h->has_plan == DATA_YES;
}
static bool profiled(const struct asked *q)
{
	return in_scope(q) && q->h->has_profile == DATA_YES;
}
static bool with_cadre(const struct asked *q)
{
	return in_scope(q) && q->h->cadre;
}

static bool entered(const struct asked *q, const struct data_period *v, uint32_t first, unsigned n)
{
	for (unsigned i = 0; in_scope(q) && i < n; i++)
		if (v[first + i].index == q->index && period_has_entry(&v[first + i]))
			return true;
	return false;
}

static bool month_entered(const struct asked *q)
{
	const struct data_more *more = data_more(q->s->data, q->h);
	return entered(q, q->s->data->month, more->month, more->months);
}

static bool quarter_entered(const struct asked *q)
{
	const struct data_more *more = data_more(q->s->data, q->h);
	return entered(q, q->s->data->quarter, more->quarter, more->quarters);
}

static bool contacted(const struct asked *q)
{
	return q->s->mark[q->row] >> MARK_CONTACT & 1 && duty_contacted(q->s, q->row, q->index);
}

static bool contacted_by_role(const struct asked *q)
{
	return q->s->mark[q->row] >> MARK_CONTACT & 1 && duty_contacted_by_role(q->s, q->row, q->index);
}

static struct subsidy_found subsidy(const struct asked *q)
{
	struct subsidy_found f = {0};
	struct fact fact[FACT_N];
	struct income now, before;
	if (!in_scope(q) || !q->s->duty->payments.t)
		return f;
	income_of(q->s, 0, q->h, &now);
	bool two = income_before(q->s, 0, q->h, &before);
	facts_fill(q->s, &(struct facts_of){q->h, &now, two ? &before : NULL, 0},
		   cond_facts(q->s->p->subsidy[q->index].when), fact);
	subsidy_judge(q->s, q->row, q->index, fact, &f);
	return f;
}
static bool subsidy_over(const struct asked *q)
{
	return subsidy(q).over > 0;
}
static bool subsidy_under(const struct asked *q)
{
	return subsidy(q).under > 0;
}
static bool subsidy_unpaid(const struct asked *q)
{
	return subsidy(q).unpaid > 0;
}
static bool subsidy_excluded(const struct asked *q)
{
	return subsidy(q).excluded > 0;
}
static bool subsidy_unknown(const struct asked *q)
{
	return subsidy(q).unknown > 0;
}

static bool subsidy_without_payment(const struct asked *q)
{
	return in_scope(q) && q->s->duty->payments.t && subsidy_unclaimed(q->s, q->row, q->index) > 0;
}
static bool herd_claimed(const struct asked *q)
{
	struct herd_claim c;
	return in_scope(q) && herd_claim_of(q->s, q->row, q->index, &c) && c.claimed > c.sold;
}
static struct sector_found sector(const struct asked *q)
{
	struct sector_found f = {0};
	if (in_scope(q))
		sector_judge(q->s, q->row, q->index, &f);
	return f;
}
static bool sector_compared(const struct asked *q)
{
	return sector(q).compared;
}
static bool sector_doubtful(const struct asked *q)
{
	return sector(q).doubtful;
}
static bool sector_unrecorded(const struct asked *q)
{
	return sector(q).unrecorded;
}
static bool uninsured(const struct asked *q)
{
	return q->s->mark[q->row] >> (MARK_UNINSURED + q->index) & 1;
}

static row_test *const tests[ROWS_KINDS] = {
	[ROWS_HERD_CLAIM] = herd_claimed,
	[ROWS_SECTOR] = sector_compared,
	[ROWS_SECTOR_DOUBTFUL] = sector_doubtful,
	[ROWS_SECTOR_UNRECORDED] = sector_unrecorded,
	[ROWS_SUBSIDY_UNCLAIMED] = subsidy_without_payment,
	[ROWS_UNINSURED] = uninsured,
	[ROWS_BAND] = of_band,
	[ROWS_BAND_OWN_PAY] = of_own_pay_band,
	[ROWS_BAND_TRANSFER] = of_transfer_band,
	[ROWS_BLOCK] = block,
	[ROWS_BLOCK_PREV] = block_prev,
	[ROWS_CADRE] = with_cadre,
	[ROWS_CAUSE] = of_cause,
	[ROWS_CONTACTED] = contacted,
	[ROWS_CONTACTED_ROLE] = contacted_by_role,
	[ROWS_COVERED] = covered,
	[ROWS_DECLINED] = declined,
	[ROWS_EARNING] = earning,
	[ROWS_ESTIMATE] = estimated,
	[ROWS_FIVE] = five,
	[ROWS_FLAT] = flat,
	[ROWS_FLOW] = flowed,
	[ROWS_FOCUS] = of_focus,
	[ROWS_FOCUS_UNKNOWN] = focus_unknown,
	[ROWS_FOUR] = four,
	[ROWS_GOAL] = in_goal,
	[ROWS_GOAL_OFF] = goal_off,
	[ROWS_GOAL_ON] = goal_on,
	[ROWS_GOAL_REACHED] = goal_reached,
	[ROWS_GOAL_UNREACHED] = goal_unreached,
	[ROWS_LINE] = below,
	[ROWS_LINE_UNKNOWN] = line_unknown,
	[ROWS_MONTH] = month_entered,
	[ROWS_NEW] = is_new,
	[ROWS_OUTSIDE] = outside,
	[ROWS_OVERLAP] = overlap,
	[ROWS_PLAN] = planned,
	[ROWS_PRIMARY] = primary,
	[ROWS_PROFILE] = profiled,
	[ROWS_QUARTER] = quarter_entered,
	[ROWS_SCOPE] = in_scope,
	[ROWS_SEASONAL] = seasonal,
	[ROWS_SHORT] = too_short,
	[ROWS_SUBSIDY_EXCLUDED] = subsidy_excluded,
	[ROWS_SUBSIDY_OVER] = subsidy_over,
	[ROWS_SUBSIDY_UNDER] = subsidy_under,
	[ROWS_SUBSIDY_UNKNOWN] = subsidy_unknown,
	[ROWS_SUBSIDY_UNPAID] = subsidy_unpaid,
	[ROWS_TARGET] = target_told,
	[ROWS_TARGET_BEHIND] = target_behind,
	[ROWS_TARGET_MADE] = target_made,
	[ROWS_TARGET_ON] = target_on,
	[ROWS_TARGET_SHORT] = target_short,
	[ROWS_TEKUN] = tekun,
	[ROWS_TIER] = of_tier,
	[ROWS_TIER_NONE] = tier_none,
	[ROWS_TIER_UNKNOWN] = tier_unknown,
	[ROWS_UNION] = in_union,
	[ROWS_UNSURE] = unsure,
};

static bool holds(enum rows_kind kind, const struct asked *q)
{
	if (kind >= ROWS_AID_KEYED)
		return q->s->aid[q->row] >> (kind - ROWS_AID_KEYED + q->index) & 1;
	if (kind >= ROWS_AID)
		return q->s->aid[q->row] >> (kind - ROWS_AID) & 1;
	if (kind >= ROWS_MARK)
		return q->s->mark[q->row] >> (kind - ROWS_MARK) & 1;
	return tests[kind](q);
}

/* --- collecting --- */

static struct asked ask(const struct indicator_set *s, uint32_t i, uint32_t index)
{
	const struct data_household *h = &s->data->year[0].household[i];
	bool before = has_prev_year(s) && h->prev != DATA_NONE;
	return (struct asked){s, &s->row[i], h, before ? &s->data->year[1].household[h->prev] : NULL, i, index};
}

/* Rows of last year's export: of those that left all, or those of one tier. */
static bool of_last_year(const struct indicator_set *s, struct rows_asked q)
{
	return q.kind == ROWS_LEFT ||
	       (q.kind == ROWS_FLOW && q.index % flow_states(s) == s->p->tier.n + FLOW_OUTSIDE);
}

static bool has_left(const struct indicator_set *s, struct rows_asked q, uint32_t i)
{
	if (s->left[i] != ROW_LEFT || q.kind == ROWS_LEFT)
		return s->left[i] == ROW_LEFT;
	return s->tier_before && flow_state(s, s->tier_before[i]) == q.index / flow_states(s);
}

static void rows_left(const struct indicator_set *s, struct rows_asked q, struct household_list *out)
{
	uint32_t from, to;
	data_area_households(s->data, 1, q.area, &from, &to);
	for (uint32_t i = from; i < to; i++)
		if (has_left(s, q, i))
			out->row[out->n++] = i;
}

void rows_collect(const struct indicator_set *s, struct arena *a, struct rows_asked q,
		  struct household_list *out)
{
	uint32_t from, to;
	*out = (struct household_list){.previous = of_last_year(s, q)};
	if (out->previous) {
		size_t n = has_prev_year(s) ? s->data->year[1].n : 0;
		out->row = arena_many(a, uint32_t, n);
		if (n)
			rows_left(s, q, out);
		return;
	}
	data_area_households(s->data, 0, q.area, &from, &to);
	out->row = arena_many(a, uint32_t, to - from);
	for (uint32_t i = from; i < to; i++) {
		struct asked one = ask(s, i, q.index);
		if (holds(q.kind, &one))
			out->row[out->n++] = i;
	}
}

static void count_left(const struct indicator_set *s, struct rows_asked q, size_t n, int64_t *count)
{
	for (uint32_t i = 0; has_prev_year(s) && i < s->data->year[1].n; i++) {
		const struct data_household *h = &s->data->year[1].household[i];
		count[h->area * n] += has_left(s, q, i) ? q.persons ? h->size : 1 : 0;
	}
}

void rows_count(const struct indicator_set *s, const struct rows_asked *q, size_t n, int64_t *count)
{
	for (uint32_t i = 0; i < s->rows; i++) {
		struct asked one = ask(s, i, 0);
		int64_t *to = count + one.h->area * n;
		for (size_t k = 0; k < n; k++) {
			one.index = q[k].index;
			if (!of_last_year(s, q[k]) && holds(q[k].kind, &one))
				to[k] += q[k].persons ? one.h->size : 1;
		}
	}
	for (size_t k = 0; k < n; k++)
		if (of_last_year(s, q[k]))
			count_left(s, q[k], n, count + k);
	for (size_t a = s->data->areas; a-- > 1;)
		for (size_t k = 0; k < n; k++)
			count[s->data->area[a].parent * n + k] += count[a * n + k];
}
