/* One walk over the rows: what each household is, and the sums of each area. */
#include "data/field.h"
#include "indicator/aid.h"
#include "indicator/people.h"

struct walk {
	struct indicator_set *s;
	uint32_t need; /* facts that some condition looks at */
	const struct data_household *h;
	struct income now, last; /* this year's income; last year's if `before` */
	const struct income *before;
	struct household_result *r;
	wide *t; /* tally of the household's own area */
	struct fact fact[FACT_N];
};

static void add(struct walk *w, size_t place, wide v)
{
	w->t[place] += v;
}

/* --- what conditions say --- */

static uint32_t rules_need(const struct policy_rules *rules)
{
	uint32_t need = 0;
	for (size_t i = 0; i < rules->n; i++)
		need |= cond_facts(rules->v[i].when);
	return need;
}

static uint32_t all_needs(const struct policy *p)
{
	uint32_t need = cond_facts(p->population.when) | rules_need(&p->tier) | rules_need(&p->overlap) |
			rules_need(&p->focus) | rules_need(&p->line);
	for (size_t i = 0; i < p->leg_n; i++)
		need |= cond_facts(p->leg[i].group);
	for (size_t i = 0; i < p->subsidy_n; i++)
		need |= cond_facts(p->subsidy[i].when);
	for (size_t i = 0; i < p->duty_n; i++)
		need |= cond_facts(p->duty[i].when);
	for (size_t i = 0; i < p->subsidy_n; i++)
		need |= str_is(p->subsidy[i].subject, "子女") ? 1u << FACT_NO_LABOUR : 0;
	return need;
}

static uint8_t tier_of(const struct walk *w)
{
	const struct policy *p = w->s->p;
	for (size_t k = 0; k < p->tier.n; k++) {
		size_t i = p->tier_order[k];
		if (w->s->tier_gap[i].n)
			continue;
		enum truth t = cond_test(p->tier.v[i].when, w->fact);
		if (t != TRUTH_NO)
			return t == TRUTH_YES ? (uint8_t)i : TIER_UNKNOWN;
	}
	return TIER_NONE;
}

static void add_tier(struct walk *w)
{
	w->r->tier = tier_of(w);
	if (w->r->tier == TIER_UNKNOWN || w->r->tier == TIER_NONE) {
		add(w, w->r->tier == TIER_UNKNOWN ? AT_TIER_UNKNOWN : AT_TIER_NONE, 1);
		return;
	}
	add(w, place_of(w->s, PLACE_TIER) + w->r->tier, 1);
	add(w, place_of(w->s, PLACE_TIER_PERSONS) + w->r->tier, w->h->size);
}

/* Counts a list of conditions (yes at `place`, can be told at the place after it); bits of those that hold
 * and of those that cannot be told. */
static uint32_t add_rules(struct walk *w, const struct policy_rules *rules, const struct str gap[],
			  size_t place, uint32_t *unknown)
{
	size_t yes_at = place_of(w->s, place), known_at = place_of(w->s, place + 1);
	uint32_t yes = 0;
	*unknown = 0;
	for (size_t i = 0; i < rules->n; i++) {
		enum truth t = gap[i].n ? TRUTH_UNKNOWN : cond_test(rules->v[i].when, w->fact);
		if (t == TRUTH_UNKNOWN) {
			*unknown |= 1u << i;
			continue;
		}
		add(w, known_at + i, 1);
		if (t == TRUTH_YES) {
			add(w, yes_at + i, 1);
			yes |= 1u << i;
		}
	}
	return yes;
}

static uint32_t gap_bits(const struct str gap[], size_t n)
{
	uint32_t bits = 0;
	for (size_t i = 0; i < n; i++)
		bits |= (uint32_t)(gap[i].n > 0) << i;
	return bits;
}

static void add_conditions(struct walk *w)
{
	const struct indicator_set *s = w->s;
	uint32_t unknown;
	add_rules(w, &s->p->overlap, s->overlap_gap, PLACE_OVERLAP, &unknown);
	w->r->focus = add_rules(w, &s->p->focus, s->focus_gap, PLACE_FOCUS, &w->r->focus_unknown);
	w->r->line = (uint8_t)add_rules(w, &s->p->line, s->line_gap, PLACE_LINE, &unknown);
	w->r->line_unknown = (uint8_t)unknown;
	/* Conditions that no row of the case can answer are left out of the union. */
	bool open = w->r->focus_unknown & ~gap_bits(s->focus_gap, s->p->focus.n);
	add(w, AT_FOCUS_UNION, w->r->focus != 0);
	add(w, AT_FOCUS_KNOWN, w->r->focus != 0 || !open);
}

/* --- incomes --- */

static void add_one_year(struct walk *w)
{
	if (!w->now.usable)
		return;
	w->r->flags |= ROW_INCOME;
	w->r->net = (money)w->now.net;
	add(w, AT_EARN, 1);
	add(w, AT_EARN_PERSONS, w->now.size);
	add(w, AT_EARN_NET, w->now.net);
}

size_t decline_band(const struct indicator_set *s, struct frac growth)
{
	size_t b = 0;
	if (growth.d == 0)
		return s->bands + 1;
	while (b < s->bands &&
	       frac_cmp((struct frac){-growth.n, growth.d}, frac_make(s->band[b], 10000)) >= 0)
		b++;
	return b;
}

static void add_causes(struct walk *w)
{
	for (unsigned c = 0; c < DATA_CAUSES; c++)
		add(w, AT_CAUSE + c, w->h->causes >> c & 1);
	add(w, AT_CAUSE + DATA_CAUSES, w->h->causes == 0);
}

/* strictly below last year's; A-10: growth that rounds to 0.0 %. */
static void add_change(struct walk *w)
{
	const struct fact *growth = &w->fact[FACT_GROWTH];
	if (!growth->known)
		w->r->flags |= ROW_RISE_UNDEFINED;
	if (growth->known) {
		struct frac size = {growth->q.n < 0 ? -growth->q.n : growth->q.n, growth->q.d};
		if (frac_cmp(size, frac_make(w->s->flat_below, 1000000)) < 0) {
			w->r->flags |= ROW_FLAT;
			add(w, AT_FLAT, 1);
		}
	}
	if (w->fact[FACT_CHANGE].q.n >= 0)
		return;
	w->r->flags |= ROW_DECLINED;
	add(w, AT_DECLINED, 1);
	add(w, AT_DECLINED_PERSONS, w->h->size);
	add(w, place_of(w->s, PLACE_BAND) + decline_band(w->s, household_growth(w->r)), 1);
	add_causes(w);
}

static void add_block(struct walk *w, size_t first, const struct income *in, int b)
{
	if (!in->has[b])
		return;
	size_t at = first + (size_t)b;
	add(w, at, in->block[b]);
	add(w, at + (AT_BLOCK_PERSONS - AT_BLOCK), in->size);
	add(w, at + (AT_BLOCK_ROWS - AT_BLOCK), 1);
}

static void add_five(struct walk *w)
{
	const struct income *now = &w->now, *last = &w->last;
	for (int b = 0; b < DATA_BLOCKS; b++) {
		add(w, AT_FIVE + (size_t)b, now->block[b]);
		add(w, AT_FIVE_PREV + (size_t)b, last->block[b]);
	}
	add(w, AT_FIVE_ROWS, 1);
	add(w, AT_FIVE_PERSONS, now->size);
	add(w, AT_FIVE_PERSONS_PREV, last->size);
	add(w, AT_FIVE_NET, now->net);
	add(w, AT_FIVE_NET_PREV, last->net);
}

static void add_blocks(struct walk *w)
{
	const struct income *now = &w->now, *last = &w->last;
	for (int b = 0; b < DATA_BLOCKS; b++) {
		add_block(w, AT_BLOCK, now, b);
		add_block(w, AT_BLOCK_PREV, last, b);
	}
	if (income_has(now, DATA_INCOME_BLOCKS)) {
		for (int b = 0; b < DATA_INCOME_BLOCKS; b++)
			add(w, AT_FOUR + (size_t)b, now->block[b]);
		add(w, AT_FOUR_ROWS, 1);
	}
	if (income_has(now, DATA_BLOCKS) && income_has(last, DATA_BLOCKS))
		add_five(w);
}

static void add_groups(struct walk *w)
{
	const struct policy *p = w->s->p;
	for (size_t i = 0; i < p->leg_n; i++) {
		if (!p->leg[i].group || cond_test(p->leg[i].group, w->fact) != TRUTH_YES)
			continue;
		size_t at = place_of(w->s, PLACE_GROUP) + i * GROUP_WIDTH;
		add(w, at + GROUP_ROWS, 1);
		add(w, at + GROUP_NET, w->now.net);
		add(w, at + GROUP_NET_PREV, w->last.net);
		add(w, at + GROUP_PERSONS, w->now.size);
		add(w, at + GROUP_PERSONS_PREV, w->last.size);
	}
}

static void add_two_years(struct walk *w)
{
	if (!w->now.usable || !w->before)
		return;
	w->r->flags |= ROW_COVERED;
	w->r->net_prev = (money)w->last.net;
	w->r->size_prev = w->last.size;
	add(w, AT_BOTH, 1);
	add(w, AT_BOTH_PERSONS, w->now.size);
	add(w, AT_BOTH_PERSONS_PREV, w->last.size);
	add(w, AT_BOTH_NET, w->now.net);
	add(w, AT_BOTH_NET_PREV, w->last.net);
	add_change(w);
	add_blocks(w);
	add_groups(w);
}

/* --- estimates, goal, entry --- */

static void add_estimate(struct walk *w)
{
	struct income est;
	if (!w->s->estimating)
		return;
	income_estimate(w->s, w->h, &est);
	w->r->months = est.months;
	add(w, est.usable ? AT_EST : AT_EST_SHORT, 1);
	if (!est.usable)
		return;
	w->r->flags |= ROW_ESTIMATE | (est.seasonal ? ROW_SEASONAL : 0);
	add(w, AT_EST_SEASONAL, est.seasonal);
	add(w, AT_EST_NET, est.net);
	add(w, AT_EST_PERSONS, est.size);
}

bool goal_speaks_of(const struct policy *p, uint8_t tier)
{
	for (size_t i = 0; i < p->goal.tier.n; i++)
		if (tier < p->tier.n && str_eq(p->tier.v[tier].id, p->goal.tier.v[i]))
			return true;
	return false;
}

static void add_goal(struct walk *w)
{
	const struct policy *p = w->s->p;
	if (!p->goal.present || !(w->r->flags & ROW_INCOME) || !goal_speaks_of(p, w->r->tier))
		return;
	add(w, AT_GOAL, 1);
	add(w, AT_GOAL_PERSONS, w->h->size);
	add(w, AT_GOAL_NET, w->now.net);
	add(w, AT_GOAL_REACHED, w->now.net >= (wide)p->param[p->goal.param].value * w->h->size * w->s->unit);
}

bool period_has_entry(const struct data_period *m)
{
	bool any = m->net != MONEY_NONE;
	for (int b = 0; b < DATA_BLOCKS; b++)
		any = any || m->block[b] != MONEY_NONE;
	return any;
}

static void add_entries(struct walk *w)
{
	const struct data_set *d = w->s->data;
	const struct data_more *more = data_more(d, w->h);
	for (unsigned i = 0; i < more->quarters; i++)
		if (period_has_entry(&d->quarter[more->quarter + i]))
			add(w, AT_QUARTER + d->quarter[more->quarter + i].index, 1);
	for (unsigned i = 0; i < more->months; i++)
		if (period_has_entry(&d->month[more->month + i]))
			add(w, AT_MONTH + d->month[more->month + i].index, 1);
	add(w, AT_PLAN, w->h->has_plan == DATA_YES);
	add(w, AT_PROFILE, w->h->has_profile == DATA_YES);
	add(w, AT_CADRE, w->h->cadre != 0);
	add(w, AT_TEKUN, w->h->tekun_members == DATA_YES);
}

/* --- rows --- */

/* of the conditions that hold the one asked first. */
static void add_primary(struct walk *w)
{
	const struct policy_rules *focus = &w->s->p->focus;
	size_t first = SIZE_MAX;
	for (size_t i = 0; i < focus->n; i++)
		if (w->r->focus >> i & 1 && focus->v[i].precedence &&
		    (first == SIZE_MAX || focus->v[i].precedence < focus->v[first].precedence))
			first = i;
	if (first != SIZE_MAX)
		add(w, place_of(w->s, PLACE_PRIMARY) + first, 1);
}

static void add_further(struct walk *w)
{
	struct tallied further = {w->h, &w->now, w->before, w->r, w->t};
	spreads_add(w->s, &further);
	target_add(w->s, &further);
	goal_pace_add(w->s, &further);
	flow_add(w->s, &further);
	subsidies_add(w->s, &further, w->fact);
	const struct policy_duty *contact = w->s->duty->contact;
	dividends_add(w->s, &further, true);
	duties_add(w->s, &further, !contact || cond_test(contact->when, w->fact) == TRUTH_YES,
		   people_add(w->s, &further, w->fact));
	aid_add(w->s, &further, w->fact);
}

static void row_in_scope(struct walk *w)
{
	w->r->flags |= ROW_SCOPE;
	add(w, AT_SCOPE, 1);
	add(w, AT_PERSONS, w->h->size);
	add(w, AT_SIZED, w->h->size > 0);
	w->r->flags |= w->fact[FACT_UNCLEARED].known && w->fact[FACT_UNCLEARED].yes ? ROW_UNCLEARED : 0;
	w->r->flags |= w->fact[FACT_DIBAO_ALL].known && w->fact[FACT_DIBAO_ALL].yes ? ROW_DIBAO_ALL : 0;
	add_tier(w);
	add_conditions(w);
	add_one_year(w);
	add_two_years(w);
	add_estimate(w);
	add_goal(w);
	add_entries(w);
	add_primary(w);
	add_further(w);
	if (has_prev_year(w->s) && (w->h->prev == DATA_NONE || !w->s->left[w->h->prev])) {
		w->r->flags |= ROW_NEW;
		add(w, AT_NEW, 1);
	}
}

static void walk_facts(struct walk *w, size_t year, uint32_t need)
{
	income_of(w->s, year, w->h, &w->now);
	w->before = income_before(w->s, year, w->h, &w->last) ? &w->last : NULL;
	facts_fill(w->s, &(struct facts_of){w->h, &w->now, w->before, year}, need, w->fact);
}

static void row_add(struct walk *w, uint32_t i)
{
	w->h = &w->s->data->year[0].household[i];
	w->r = &w->s->row[i];
	w->t = w->s->tally + w->h->area * w->s->at.width;
	w->r->prev = w->h->prev;
	w->r->size = w->h->size;
	w->r->unit = (uint8_t)w->s->unit;
	w->r->tier = w->r->tier_prev = TIER_OUTSIDE;
	walk_facts(w, 0, w->need);
	add(w, AT_ROWS, 1);
	enum truth in = cond_test(w->s->p->population.when, w->fact);
	if (in == TRUTH_YES) {
		row_in_scope(w);
		return;
	}
	add(w, AT_OUTSIDE, 1);
	dividends_add(w->s, &(struct tallied){w->h, &w->now, w->before, w->r, w->t}, false);
	if (in == TRUTH_UNKNOWN) {
		w->r->flags |= ROW_SCOPE_UNKNOWN;
		add(w, AT_UNSURE, 1);
	}
}

/* Whether no row of the year has a column that the population asks about: then whoever is in its export was
   exported as one of the population. */
static bool year_is_unlabelled(const struct indicator_set *s, size_t year)
{
	uint32_t need = cond_facts(s->p->population.when);
	bool kind = !(need >> FACT_KIND & 1), status = !(need >> FACT_STATUS & 1);
	for (size_t i = 0; i < s->data->year[year].n && !(kind && status); i++) {
		kind = kind || s->data->year[year].household[i].farm != DATA_FARM_BLANK;
		status = status || s->data->year[year].household[i].status != DATA_STATUS_BLANK;
	}
	return !kind || !status;
}

static bool was_in_scope(const struct walk *w, bool unlabelled)
{
	enum truth in = cond_test(w->s->p->population.when, w->fact);
	return in == TRUTH_YES || (in == TRUTH_UNKNOWN && unlabelled);
}

/* Who was in scope last year: as this year, what cannot be told is outside. */
static void scope_before(struct walk *w)
{
	struct indicator_set *s = w->s;
	bool unlabelled = year_is_unlabelled(s, 1);
	uint32_t need = cond_facts(s->p->population.when) | (s->tier_before ? rules_need(&s->p->tier) : 0);
	for (uint32_t i = 0; i < s->data->year[1].n; i++) {
		w->h = &s->data->year[1].household[i];
		walk_facts(w, 1, need);
		s->left[i] = was_in_scope(w, unlabelled) ? ROW_WAS_IN : 0;
		if (s->tier_before)
			s->tier_before[i] = s->left[i] ? tier_of(w) : TIER_OUTSIDE;
	}
}

static void leavers(struct walk *w)
{
	struct indicator_set *s = w->s;
	for (uint32_t i = 0; i < s->data->year[1].n; i++) {
		const struct data_household *h = &s->data->year[1].household[i];
		w->t = s->tally + h->area * s->at.width;
		if (!s->left[i])
			continue;
		add(w, AT_PREV_SCOPE, 1);
		if (h->next == DATA_NONE || !(s->row[h->next].flags & ROW_SCOPE)) {
			s->left[i] = ROW_LEFT;
			add(w, AT_LEFT, 1);
			flow_left(s, i, w->t);
		}
		watched(s, (struct piece){.kind = PIECE_LEFT, .area = h->area, .row = i, .year = 1});
	}
}

/* The years before this one, for 连续高于; who is in scope as in scope_before. */
static void earlier_years(struct walk *w)
{
	const struct indicator_set *s = w->s;
	uint32_t need = all_needs(s->p);
	for (size_t y = 1; y < streak_years(s); y++) {
		bool unlabelled = year_is_unlabelled(s, y);
		for (size_t i = 0; i < s->data->year[y].n; i++) {
			w->h = &s->data->year[y].household[i];
			walk_facts(w, y, need);
			if (was_in_scope(w, unlabelled))
				streak_add(s, y, &(struct facts_of){w->h, &w->now, w->before, y}, w->fact);
			watched(s, (struct piece){.kind = PIECE_EARLIER, .area = w->h->area, .row = (uint32_t)i, .year = y});
		}
	}
}

/* Parents stand before their children. */
static void roll_up(struct indicator_set *s)
{
	for (size_t a = s->data->areas; a-- > 1;) {
		wide *to = s->tally + s->data->area[a].parent * s->at.width;
		const wide *from = s->tally + a * s->at.width;
		for (size_t i = 0; i < s->at.width; i++)
			to[i] += from[i];
	}
}

void tally_rows(struct indicator_set *s)
{
	struct walk w = {.s = s, .need = all_needs(s->p)};
	s->tally = arena_many(s->a, wide, s->data->areas * s->at.width);
	s->row = arena_many(s->a, struct household_result, s->rows);
	if (has_prev_year(s)) {
		s->left = arena_many(s->a, uint8_t, s->data->year[1].n);
		scope_before(&w);
	}
	for (uint32_t i = 0; i < s->rows; i++) {
		row_add(&w, i);
		watched(s, (struct piece){.kind = PIECE_HOUSEHOLD, .area = w.h->area, .row = i});
	}
	if (has_prev_year(s))
		leavers(&w);
	earlier_years(&w);
	duties_add_areas(s);
	aid_add_areas(s);
	roll_up(s);
}
