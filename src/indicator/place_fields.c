/*
 * What the sums of a tally (place.h) are made of: facts of a household, by
 * year, and fields.  A place that is added to place.h wants an entry here.
 */
#include "indicator/uses.h"

#include "indicator/aid.h"
#include "indicator/family.h"

/* --- the fixed places --- */

#define F(name) (1u << FACT_##name)
enum {
	OF_NOBODY = 1, /* not of the population's households */
	BEFORE = 2,    /* and of last year's population */
	ONLY_BEFORE = 4,
	TIERS = 8, FOCUSES = 16, FIVE_NOW = 32, FIVE_BEFORE = 64,
	MONTHS = 128, QUARTERS = 256, QUARTERS_BEFORE = 512, REFERENCES = 1024, CONTACT = 2048
};
#define VISITS "visits.household visits.date visits.mode visits.absent"
#define MEASURES "measures.household measures.date measures.done"
#define RISKS "risks.household risks.found"
#define DIVIDENDS "dividends.household dividends.due dividends.date"
#define WORKER "employers.area"
#define JUDGED WORKER " employers.workers employers.contract_months employers.lowest_wage employers.wages" \
	" employers.other_award"
#define PROJECT "projects.area projects.township"
#define RELIEF PROJECT " projects.type"
#define BRIDGING RELIEF " projects.source"

static const struct fixed {
	size_t first, last;
	uint32_t facts;
	unsigned flags;
	const char *fields;
} fixed[] = {
	{AT_ROWS, AT_ROWS, 0, OF_NOBODY, ROW_KEYS},
	{AT_OUTSIDE, AT_SCOPE, 0, 0, ""},
	{AT_SIZED, AT_PERSONS, F(SIZE), 0, ""},
	{AT_EARN, AT_EARN_NET, F(PER_CAPITA), 0, ""},
	{AT_BOTH, AT_BOTH_NET_PREV, F(CHANGE), 0, ""},
	{AT_NEW, AT_LEFT, 0, BEFORE, ""},
	{AT_PREV_SCOPE, AT_PREV_SCOPE, 0, ONLY_BEFORE, ""},
	{AT_DECLINED, AT_FLAT, F(CHANGE), 0, ""},
	{AT_FOUR, AT_FOUR_ROWS, F(CHANGE) | F(TRANSFER_SHARE), 0, ""},
	{AT_FIVE, AT_FIVE_NET_PREV, F(CHANGE), FIVE_NOW | FIVE_BEFORE, ""},
	{AT_TEKUN, AT_TEKUN, 0, 0, "members.household members.tekun members.gone"},
	{AT_TIER_UNKNOWN, AT_TIER_NONE, 0, TIERS, ""},
	{AT_FOCUS_UNION, AT_FOCUS_KNOWN, 0, FOCUSES, ""},
	{AT_EST, AT_EST_PERSONS, 0, MONTHS, ""},
	{AT_GOAL, AT_GOAL_REACHED, F(PER_CAPITA), TIERS, ""},
	{AT_GOAL_ON, AT_GOAL_PACED, F(CHANGE), TIERS, ""},
	{AT_TARGET, AT_TARGET_YTD, F(PER_CAPITA_PREV) | F(SIZE), QUARTERS | REFERENCES, ""},
	{AT_TARGET_ON, AT_TARGET_ON, F(PER_CAPITA_PREV) | F(SIZE), QUARTERS | QUARTERS_BEFORE | REFERENCES, ""},
	{AT_TARGET_MADE, AT_TARGET_MADE, F(PER_CAPITA_PREV) | F(SIZE), QUARTERS | REFERENCES, ""},
	{AT_MARK + MARK_CONTACT, AT_MARK + MARK_CONTACT, 0, CONTACT, ""},
	{AT_MARK + MARK_UNCONTACTED, AT_MARK + MARK_UNCONTACTED, 0, CONTACT, VISITS},
	{AT_MARK + MARK_MEASURED, AT_MARK + MARK_MEASURED_LATE, 0, 0, MEASURES},
	{AT_MARK + MARK_RISK_OPEN, AT_MARK + MARK_RISK_OPEN, 0, 0, RISKS " risks.closed"},
	{AT_MARK + MARK_UNHELPED, AT_MARK + MARK_UNHELPED, 0, 0, RISKS " risks.closed " MEASURES},
	{AT_MARK + MARK_POST_SHORT, AT_MARK + MARK_POST_SHORT, 0, 0, "jobs.household jobs.post jobs.post_months"},
	{AT_MARK + MARK_DIVIDEND_UNPAID, AT_MARK + MARK_DIVIDEND_LATE, 0, 0, DIVIDENDS " dividends.paid"},
	{AT_CONTACT, AT_CONTACT_END, 0, CONTACT, VISITS},
	{AT_CONTACT_ROLE, AT_CONTACT_ROLE_END, 0, CONTACT, VISITS " visits.role"},
	{AT_MEASURES, AT_MEASURES, 0, 0, MEASURES},
	{AT_RISKS, AT_RISKS, 0, 0, RISKS},
	{AT_RISKS_OPEN, AT_CLOSE_DAYS, 0, 0, RISKS " risks.closed"},
	{AT_HELPED, AT_HELP_DAYS, 0, 0, RISKS " " MEASURES},
	{AT_POSTS, AT_POSTS, 0, 0, "jobs.household jobs.post"},
	{AT_POSTS_KNOWN, AT_POSTS_ENOUGH, 0, 0, "jobs.household jobs.post jobs.post_months"},
	{AT_DIVIDENDS, AT_DIVIDEND_DUE, 0, 0, DIVIDENDS},
	{AT_DIVIDEND_PAID, AT_DIVIDEND_IN_TIME, 0, 0, DIVIDENDS " dividends.paid"},
	{AT_PLAN, AT_PLAN, 0, 0, "has_plan"},
	{AT_PROFILE, AT_PROFILE, 0, 0, "has_profile"},
	{AT_CADRE, AT_CADRE, 0, 0, "cadre"},
	{AT_QUARTER, AT_QUARTER_END, 0, 0,
	 "quarterly.household quarterly.quarter quarterly.net quarterly.business_cost " PERIOD_RECEIPTS("quarterly")},
	{AT_MONTH, AT_MONTH_END, 0, 0,
	 "monthly.household monthly.month monthly.net monthly.business_cost " PERIOD_RECEIPTS("monthly")},
	{AT_CAUSE, AT_CAUSE_END, F(CHANGE), 0, "causes"},
	{AT_EMPLOYERS, AT_EMPLOYERS, 0, OF_NOBODY, WORKER},
	{AT_EMPLOYERS_FIT, AT_EMPLOYERS_UNKNOWN, 0, OF_NOBODY, JUDGED},
	{AT_EMPLOYERS_OVER, AT_EMPLOYERS_SHUT, 0, OF_NOBODY, JUDGED " employers.paid"},
	{AT_EMPLOYER_DUE, AT_EMPLOYER_DUE, 0, OF_NOBODY, JUDGED},
	{AT_EMPLOYER_PAID, AT_EMPLOYER_PAID, 0, OF_NOBODY, WORKER " employers.paid"},
	{AT_EMPLOYER_OVER_SUM, AT_EMPLOYER_SHUT_SUM, 0, OF_NOBODY, JUDGED " employers.paid"},
	{AT_PROJECTS, AT_PROJECTS, 0, OF_NOBODY, PROJECT},
	{AT_PROJECTS_LINKED, AT_PROJECTS_TOLD, 0, OF_NOBODY, PROJECT " projects.linked"},
	{AT_PROJECT_FUNDS, AT_PROJECT_FUNDS, 0, OF_NOBODY, PROJECT " projects.funds"},
	{AT_RELIEF, AT_RELIEF, 0, OF_NOBODY, RELIEF},
	{AT_RELIEF_LOW, AT_RELIEF_LOW, 0, OF_NOBODY, RELIEF " projects.funds projects.labour_pay"},
	{AT_RELIEF_FEW, AT_RELIEF_FEW, 0, OF_NOBODY, BRIDGING " projects.labour_pay projects.labour_pay_lifted"},
	{AT_RELIEF_BRIDGING, AT_RELIEF_HELD, 0, OF_NOBODY, BRIDGING},
	{AT_RELIEF_UNKNOWN, AT_RELIEF_UNKNOWN, 0, OF_NOBODY,
	 BRIDGING " projects.funds projects.labour_pay projects.labour_pay_lifted"},
	{AT_RELIEF_FUNDS, AT_RELIEF_PAY, 0, OF_NOBODY, RELIEF " projects.funds projects.labour_pay"},
	{AT_RELIEF_PAY_TOLD, AT_RELIEF_LIFTED, 0, OF_NOBODY,
	 BRIDGING " projects.labour_pay projects.labour_pay_lifted"},
};

static const char *const block_names[DATA_BLOCKS] = {"wage", "business", "property", "transfer", "business_cost"};
static const char *const month_blocks[DATA_BLOCKS] = {"monthly.wage", "monthly.business", "monthly.property",
						      "monthly.transfer", "monthly.business_cost"};

static void add_block(struct fields_asked *q, size_t block, unsigned year)
{
	bool months = q->s->estimate_stands && year == 0;
	uses_add(q, months ? month_blocks[block] : block_names[block], year);
	if (months && block == DATA_COST)
		uses_add(q, "business_cost", 0);
}

static void add_blocks(struct fields_asked *q, unsigned year)
{
	for (size_t b = 0; b < DATA_BLOCKS; b++)
		add_block(q, b, year);
}

/* The block sums: six runs of five (place.h), the last three of the year before. */
static bool block_fields(struct fields_asked *q, size_t place)
{
	if (place < AT_BLOCK || place > AT_BLOCK_PREV_ROWS_END)
		return false;
	uses_scope(q, 0);
	uses_fact(q, FACT_CHANGE, 0);
	add_block(q, (place - AT_BLOCK) % DATA_BLOCKS, place >= AT_BLOCK_PREV);
	return true;
}

static void add_flagged(struct fields_asked *q, unsigned flags)
{
	if (flags & (BEFORE | ONLY_BEFORE))
		uses_scope(q, 1);
	if (flags & TIERS)
		uses_facts(q, uses_rules(&q->s->p->tier), 0);
	if (flags & FOCUSES)
		uses_facts(q, uses_rules(&q->s->p->focus), 0);
	if (flags & FIVE_NOW)
		add_blocks(q, 0);
	if (flags & FIVE_BEFORE)
		add_blocks(q, 1);
	if (flags & MONTHS)
		uses_months(q);
	if (flags & QUARTERS)
		uses_quarters(q, 0);
	if (flags & QUARTERS_BEFORE)
		uses_quarters(q, 1);
	if (flags & REFERENCES)
		uses_references(q);
	if (flags & CONTACT && q->s->duty->contact)
		uses_facts(q, cond_facts(q->s->duty->contact->when), 0);
}

static bool fixed_fields(struct fields_asked *q, size_t place)
{
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
		const struct fixed *f = &fixed[i];
		if (place < f->first || place > f->last)
			continue;
		if (!(f->flags & (OF_NOBODY | ONLY_BEFORE)))
			uses_scope(q, 0);
		uses_add(q, f->fields, 0);
		uses_facts(q, f->facts, 0);
		add_flagged(q, f->flags);
		return true;
	}
	return block_fields(q, place) || aid_fields(q, place) || people_fields(q, place);
}

/* --- the places that depend on the pack --- */

static void add_rule(struct fields_asked *q, const struct policy_rules *r, size_t i)
{
	uses_facts(q, cond_facts(r->v[i].when), 0);
}

/* A tier holds where those asked before it do not. */
static void add_tier(struct fields_asked *q, size_t tier)
{
	const struct policy *p = q->s->p;
	for (size_t k = 0; k < p->tier.n; k++) {
		add_rule(q, &p->tier, p->tier_order[k]);
		if (p->tier_order[k] == tier)
			return;
	}
}

/* Focus condition i counts as the first reason where none before it holds. */
static void add_primary(struct fields_asked *q, size_t i)
{
	const struct policy_rules *focus = &q->s->p->focus;
	int own = focus->v[i].precedence;
	for (size_t k = 0; k < focus->n; k++)
		if (k == i || (focus->v[k].precedence && focus->v[k].precedence <= own))
			add_rule(q, focus, k);
}

static void add_flow(struct fields_asked *q, bool before)
{
	uint32_t facts = uses_rules(&q->s->p->tier);
	uses_scope(q, 1);
	uses_facts(q, facts, 0);
	uses_facts(q, facts, 1);
	uses_size(q, before);
}

static void add_group(struct fields_asked *q, size_t leg, unsigned year)
{
	uses_facts(q, cond_facts(q->s->p->leg[leg].group), year);
	uses_facts(q, F(CHANGE), year);
}

static void add_streak(struct fields_asked *q, size_t index)
{
	size_t years = q->s->data->years;
	unsigned year = (unsigned)(index / GROUP_WIDTH % years);
	uses_scope(q, year);
	add_group(q, index / GROUP_WIDTH / years, year);
}

/* What is due by the amounts told; who is shut out has none due, and a ceiling is never fallen short of. */
static void add_amounts(struct fields_asked *q, const struct policy_subsidy *p, size_t group)
{
	bool shut = group == PLACE_EXCLUDED || group == PLACE_EXCLUDED_SUM;
	if (p->least || (p->unit_amount && !shut))
		uses_add(q, "payments.quantity", 0);
	if (p->percent && !shut)
		uses_add(q, "payments.base", 0);
	if (group != PLACE_ENTITLED && group != PLACE_UNTOLD)
		uses_add(q, "payments.paid", 0);
}

static void add_subsidy(struct fields_asked *q, size_t k, size_t group)
{
	const struct policy_subsidy *p = &q->s->p->subsidy[k];
	if (p->ceiling.n && group >= PLACE_UNDER && group <= PLACE_UNPAID_SUM)
		return;
	uses_add(q, "payments.household payments.item payments.date", 0);
	if (str_is(p->subject, "人"))
		uses_add(q, "payments.person", 0);
	if (group == PLACE_PAID)
		uses_add(q, "payments.paid", 0);
	if (group == PLACE_CASES || group == PLACE_PAID)
		return;
	add_amounts(q, p, group);
	uses_facts(q, cond_facts(p->when) | (p->cap_person ? F(SIZE) : 0), 0);
	for (size_t i = 0; i < p->not_with.n; i++)
		if (str_is(p->not_with.v[i], "posts"))
			uses_add(q, "payments.person jobs.household jobs.post jobs.person", 0);
	subsidy_need_fields(q, p);
	if (p->age)
		uses_add(q, "payments.person members.household members.name members.id_number members.person"
		       " members.birth members.disability", 0);
}

/* A place that counts the population's households by an entry of the pack. */
static bool rule_place(struct fields_asked *q, size_t group, size_t i)
{
	const struct policy *p = q->s->p;
	switch (group) {
	case PLACE_TIER: add_tier(q, i); return true;
	case PLACE_TIER_PERSONS: add_tier(q, i), uses_size(q, 0); return true;
	case PLACE_OVERLAP: case PLACE_OVERLAP_KNOWN: add_rule(q, &p->overlap, i); return true;
	case PLACE_FOCUS: case PLACE_FOCUS_KNOWN: add_rule(q, &p->focus, i); return true;
	case PLACE_LINE: case PLACE_LINE_KNOWN: add_rule(q, &p->line, i); return true;
	case PLACE_BAND: uses_fact(q, FACT_CHANGE, 0); return true;
	case PLACE_TRANSFER_BAND: uses_fact(q, FACT_TRANSFER_SHARE, 0); return true;
	case PLACE_OWN_PAY_BAND: uses_fact(q, FACT_OWN_PAY_RATIO, 0); return true;
	case PLACE_GROUP: add_group(q, i / GROUP_WIDTH, 0); return true;
	case PLACE_PRIMARY: add_primary(q, i); return true;
	case PLACE_FLOW: case PLACE_FLOW_PERSONS: case PLACE_FLOW_BEFORE:
		add_flow(q, group == PLACE_FLOW_BEFORE);
		return true;
	case PLACE_MEASURE: case PLACE_MEASURE_HOMES:
		uses_add(q, MEASURES, 0);
		/* The kinds are the words of all rows that belong to some household. */
		uses_reach(q, "measures.household measures.type", 0, q->reach | FIELD_CASE);
		return true;
	default: break;
	}
	if (group < PLACE_CASES || group > PLACE_UNTOLD)
		return people_group_fields(q, group, i);
	add_subsidy(q, i, group);
	return true;
}

/* From the posts' own export, else from who works in one (aid_work.c). */
static void add_heads(struct fields_asked *q)
{
	if (q->s->aids->heads_from_jobs) {
		uses_scope(q, 0);
		uses_add(q, "jobs.household jobs.person jobs.from jobs.to jobs.post jobs.workshop", 0);
		return;
	}
	uses_add(q, "posts.year posts.area posts.township posts.people", 0);
	uses_reach(q, "posts.type", 0, q->reach | FIELD_CASE);
}

/* The others: of earlier years, of areas, of tables without households. */
static bool other_place(struct fields_asked *q, size_t group, size_t i)
{
	switch (group) {
	case PLACE_STREAK: add_streak(q, i); return true;
	case PLACE_STREAK_SCOPE: uses_scope(q, (unsigned)i); return true;
	case PLACE_HEADS: case PLACE_HEADS_PREV:
		add_heads(q);
		return true;
	case PLACE_ROLE_NEEDED: uses_scope(q, 0); return true;
	case PLACE_ROLE_FILLED:
		uses_scope(q, 0);
		uses_add(q, "roster.role roster.area roster.township roster.village", 0);
		return true;
	case PLACE_PAPER_NEEDED: uses_scope(q, 0); return true;
	case PLACE_PAPER_FILED:
		uses_scope(q, 0);
		uses_add(q, "papers.area papers.township papers.village papers.type papers.date", 0);
		return true;
	case PLACE_TRAINED_LEVEL:
		uses_add(q, "training.date training.people", 0);
		uses_reach(q, "training.level", 0, q->reach | FIELD_CASE);
		return true;
	case PLACE_TRAINED: uses_add(q, "training.role training.date training.people", 0); return true;
	default: return false;
	}
}

bool place_fields(struct fields_asked *q, size_t place)
{
	const struct places *at = &q->s->at;
	size_t group = PLACE_END - PLACE_TIER;
	if (place < AT_FIXED)
		return fixed_fields(q, place);
	while (at->first[group - 1] > place)
		group--;
	size_t i = place - at->first[group - 1];
	group += PLACE_TIER - 1;
	if (other_place(q, group, i))
		return true;
	uses_scope(q, 0);
	return rule_place(q, group, i);
}
