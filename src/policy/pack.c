#include "policy/pack.h"

#include <limits.h>

/* --- what each section holds: key, kind, place, required --- */

static const struct field head_fields[] = {
	{"policy", FIELD_OTHER, 0, true},
	{"id", FIELD_TEXT, AT(policy, id), true},
	{"seed", FIELD_TEXT, AT(policy, seed), false},
	{"place", FIELD_TEXT, AT(policy, place), false},
	{"issuer", FIELD_TEXT, AT(policy, issuer), true},
	{"number", FIELD_TEXT, AT(policy, number), true},
	{"title", FIELD_TEXT, AT(policy, title), true},
	{"issued", FIELD_DATE, AT(policy, issued), false},
	{"valid", FIELD_OTHER, 0, false},
	{"parameters", FIELD_OTHER, 0, false},
	{"define", FIELD_OTHER, 0, false},
	{"population", FIELD_OTHER, 0, true},
	{"tiers", FIELD_OTHER, 0, false},
	{"overlaps", FIELD_OTHER, 0, false},
	{"focus", FIELD_OTHER, 0, false},
	{"lines", FIELD_OTHER, 0, false},
	{"two_high", FIELD_OTHER, 0, false},
	{"estimate", FIELD_OTHER, 0, false},
	{"goal", FIELD_OTHER, 0, false},
	{"target", FIELD_OTHER, 0, false},
	{"decline", FIELD_OTHER, 0, false},
	{"duties", FIELD_OTHER, 0, false},
	{"roles", FIELD_OTHER, 0, false},
	{"subsidies", FIELD_OTHER, 0, false},
	{"compare", FIELD_OTHER, 0, false},
	{"texts", FIELD_OTHER, 0, false},
	{"document", FIELD_OTHER, 0, false},
};

static const struct field valid_fields[] = {
	{"from", FIELD_DATE, AT(policy, valid_from), false},
	{"to", FIELD_DATE, AT(policy, valid_to), false},
	{"or_to", FIELD_DATE, AT(policy, valid_to_alt), false},
	{"", FIELD_CLAUSE, AT(policy, validity), false},
};

/* Tiers and lines are known by their Chinese names, the others by id. */
static const struct field tier_fields[] = {
	{"name", FIELD_TEXT, AT(policy_rule, id), true},
	{"when", FIELD_COND, AT(policy_rule, when), true},
	{"label", FIELD_TEXT, AT(policy_rule, label), false},
	{"action", FIELD_TEXT, AT(policy_rule, action), false},
	{"precedence", FIELD_INT, AT(policy_rule, precedence), false},
	{"", FIELD_CLAUSE, AT(policy_rule, clause), false},
};
static const struct field line_fields[] = {
	{"name", FIELD_TEXT, AT(policy_rule, id), true},
	{"when", FIELD_COND, AT(policy_rule, when), true},
	{"label", FIELD_TEXT, AT(policy_rule, label), false},
	{"action", FIELD_TEXT, AT(policy_rule, action), false},
	{"value", FIELD_PARAM, AT(policy_rule, param), true},
	{"", FIELD_CLAUSE, AT(policy_rule, clause), false},
};
static const struct field rule_fields[] = {
	{"id", FIELD_TEXT, AT(policy_rule, id), true},
	{"when", FIELD_COND, AT(policy_rule, when), true},
	{"label", FIELD_TEXT, AT(policy_rule, label), true},
	{"action", FIELD_TEXT, AT(policy_rule, action), false},
	{"", FIELD_CLAUSE, AT(policy_rule, clause), false},
};
static const struct field focus_fields[] = {
	{"id", FIELD_TEXT, AT(policy_rule, id), true},
	{"when", FIELD_COND, AT(policy_rule, when), true},
	{"label", FIELD_TEXT, AT(policy_rule, label), true},
	{"action", FIELD_TEXT, AT(policy_rule, action), false},
	{"precedence", FIELD_INT, AT(policy_rule, precedence), false},
	{"", FIELD_CLAUSE, AT(policy_rule, clause), false},
};
static const struct field population_fields[] = {
	{"label", FIELD_TEXT, AT(policy_rule, label), true},
	{"when", FIELD_COND, AT(policy_rule, when), true},
	{"", FIELD_CLAUSE, AT(policy_rule, clause), false},
};
static const struct field text_fields[] = {
	{"id", FIELD_TEXT, AT(policy_rule, id), true},
	{"text", FIELD_TEXT, AT(policy_rule, label), true},
	{"", FIELD_CLAUSE, AT(policy_rule, clause), false},
};

static const struct field leg_fields[] = {
	{"label", FIELD_TEXT, AT(policy_leg, label), true},
	{"higher", FIELD_SIDE, AT(policy_leg, higher), true},
	{"lower", FIELD_SIDE, AT(policy_leg, lower), true},
	{"group", FIELD_COND, AT(policy_leg, group), false},
	{"higher_label", FIELD_TEXT, AT(policy_leg, higher_label), true},
	{"lower_label", FIELD_TEXT, AT(policy_leg, lower_label), true},
	{"indicator", FIELD_TEXT, AT(policy_leg, indicator), false},
	{"since", FIELD_INT, AT(policy_leg, since), false},
	{"", FIELD_CLAUSE, AT(policy_leg, clause), false},
};

static const struct field estimate_fields[] = {
	{"first_month", FIELD_SMALL, AT(policy_estimate, first_month), true},
	{"months", FIELD_SMALL, AT(policy_estimate, months), true},
	{"year_months", FIELD_SMALL, AT(policy_estimate, year_months), true},
	{"min_months", FIELD_SMALL, AT(policy_estimate, min_months), true},
	{"one_month_share", FIELD_NUMBER, AT(policy_estimate, one_month_share), true},
	{"net", FIELD_SWITCH, AT(policy_estimate, net), true},
	{"", FIELD_CLAUSE, AT(policy_estimate, clause), false},
};

static const struct field goal_fields[] = {
	{"label", FIELD_TEXT, AT(policy_goal, label), true},
	{"value", FIELD_PARAM, AT(policy_goal, param), true},
	{"year", FIELD_INT, AT(policy_goal, year), true},
	{"tiers", FIELD_NAMES, AT(policy_goal, tier), true},
	{"", FIELD_CLAUSE, AT(policy_goal, clause), false},
};

static const struct field target_fields[] = {
	{"label", FIELD_TEXT, AT(policy_target, label), true},
	{"side", FIELD_SIDE, AT(policy_target, side), true},
	{"", FIELD_CLAUSE, AT(policy_target, clause), false},
};

static const struct field decline_fields[] = {
	{"bands", FIELD_OTHER, 0, true},
	{"", FIELD_CLAUSE, AT(policy, band_clause), false},
};

static const struct field duty_fields[] = {
	{"id", FIELD_TEXT, AT(policy_duty, id), true},
	{"label", FIELD_TEXT, AT(policy_duty, label), true},
	{"who", FIELD_TEXT, AT(policy_duty, who), true},
	{"lead", FIELD_TEXT, AT(policy_duty, lead), false},
	{"cycle", FIELD_CYCLE, AT(policy_duty, cycle), true},
	{"month", FIELD_INT, AT(policy_duty, month), false},
	{"day", FIELD_INT, AT(policy_duty, day), false},
	{"late_day", FIELD_INT, AT(policy_duty, late_day), false},
	{"deadline", FIELD_TEXT, AT(policy_duty, deadline), false},
	{"evidence", FIELD_TEXT, AT(policy_duty, evidence), false},
	{"target", FIELD_NUMBER, AT(policy_duty, target), false},
	{"when", FIELD_COND, AT(policy_duty, when), false},
	{"", FIELD_CLAUSE, AT(policy_duty, clause), false},
};

static const struct field role_fields[] = {
	{"name", FIELD_TEXT, AT(policy_role, id), true},
	{"label", FIELD_TEXT, AT(policy_role, label), true},
	{"level", FIELD_INT, AT(policy_role, level), true},
	{"", FIELD_CLAUSE, AT(policy_role, clause), false},
};

static const struct field subsidy_fields[] = {
	{"id", FIELD_TEXT, AT(policy_subsidy, id), true},
	{"label", FIELD_TEXT, AT(policy_subsidy, label), true},
	{"subject", FIELD_TEXT, AT(policy_subsidy, subject), true},
	{"unit_amount", FIELD_NUMBER, AT(policy_subsidy, unit_amount), false},
	{"unit", FIELD_TEXT, AT(policy_subsidy, unit), false},
	{"percent", FIELD_NUMBER, AT(policy_subsidy, percent), false},
	{"cap_person", FIELD_NUMBER, AT(policy_subsidy, cap_person), false},
	{"cap_household", FIELD_NUMBER, AT(policy_subsidy, cap_household), false},
	{"base_label", FIELD_TEXT, AT(policy_subsidy, base_label), false},
	{"excludes", FIELD_TEXT, AT(policy_subsidy, excludes), false},
	{"names", FIELD_NAMES, AT(policy_subsidy, names), false},
	{"not_with", FIELD_NAMES, AT(policy_subsidy, not_with), false},
	{"needs", FIELD_NAMES, AT(policy_subsidy, needs), false},
	{"herd", FIELD_NAMES, AT(policy_subsidy, herd), false},
	{"least", FIELD_NUMBER, AT(policy_subsidy, least), false},
	{"age", FIELD_NUMBER, AT(policy_subsidy, age), false},
	{"age_disabled", FIELD_NUMBER, AT(policy_subsidy, age_disabled), false},
	{"ceiling", FIELD_TEXT, AT(policy_subsidy, ceiling), false},
	{"when", FIELD_COND, AT(policy_subsidy, when), false},
	{"", FIELD_CLAUSE, AT(policy_subsidy, clause), false},
};

static const struct field row_fields[] = {
	{"no", FIELD_TEXT, AT(policy_row, no), true},
	{"asks", FIELD_TEXT, AT(policy_row, asks), true},
	{"kind", FIELD_TEXT, AT(policy_row, kind), true},
	{"entries", FIELD_NAMES, AT(policy_row, entries), false},
	{"figures", FIELD_NAMES, AT(policy_row, name[POLICY_FIGURE]), false},
	{"lists", FIELD_NAMES, AT(policy_row, name[POLICY_LIST]), false},
	{"screens", FIELD_NAMES, AT(policy_row, name[POLICY_SCREEN]), false},
	{"fields", FIELD_NAMES, AT(policy_row, name[POLICY_FIELD]), false},
	{"reason", FIELD_TEXT, AT(policy_row, reason), false},
	{"", FIELD_CLAUSE, AT(policy_row, clause), false},
};

static const struct field compare_fields[] = {
	{"id", FIELD_TEXT, AT(policy_compare, id), true},
	{"label", FIELD_TEXT, AT(policy_compare, label), true},
	{"names", FIELD_NAMES, AT(policy_compare, names), true},
	{"", FIELD_CLAUSE, AT(policy_compare, clause), false},
};

/* --- the same as sections --- */

static const struct section head_section = SECTION(head_fields, policy, 0);
static const struct section valid_section = SECTION(valid_fields, policy, 0);
static const struct section tier_section = SECTION(tier_fields, policy_rule, POLICY_TIERS_MAX);
static const struct section line_section = SECTION(line_fields, policy_rule, POLICY_LINES_MAX);
static const struct section rule_section = SECTION(rule_fields, policy_rule, POLICY_FOCUS_MAX);
static const struct section focus_section = SECTION(focus_fields, policy_rule, POLICY_FOCUS_MAX);
static const struct section population_section = SECTION(population_fields, policy_rule, 0);
static const struct section text_section = SECTION(text_fields, policy_rule, 0);
static const struct section leg_section = SECTION(leg_fields, policy_leg, POLICY_LEGS_MAX);
static const struct section estimate_section = SECTION(estimate_fields, policy_estimate, 0);
static const struct section goal_section = SECTION(goal_fields, policy_goal, 0);
static const struct section target_section = SECTION(target_fields, policy_target, 0);
static const struct section decline_section = SECTION(decline_fields, policy, 0);
static const struct section duty_section = SECTION(duty_fields, policy_duty, 0);
static const struct section role_section = SECTION(role_fields, policy_role, 16);
static const struct section subsidy_section = SECTION(subsidy_fields, policy_subsidy, 0);
static const struct section compare_section = SECTION(compare_fields, policy_compare, POLICY_COMPARE_MAX);
static const struct section row_section = SECTION(row_fields, policy_row, 0);

/* --- the rest --- */

static void read_defines(struct reader *r, const struct json *j)
{
	const struct json *d = json_member(j, "define");
	if (!d || !json_expect(d, JSON_OBJECT, r->l))
		return;
	json_each (item, d) {
		if (str_starts(json_key(item), STR("//")))
			continue;
		const struct cond *c = cond_read(r, item);
		*vec_add(&r->define) = (struct define){json_key(item), c}; /* c == NULL: told here, not at each use */
	}
}

static void read_rules(struct reader *r, const struct json *j, const char *key, const struct section *f,
		       struct policy_rules *out)
{
	out->v = read_array(r, j, key, f, &out->n);
	for (size_t i = 0; i < out->n; i++) {
		if (!out->v[i].label.n)
			out->v[i].label = out->v[i].id;
		if (f != &line_section)
			out->v[i].param = -1;
	}
}

/* Insertion sort by precedence; those without keep their written order, last. */
static void order_tiers(struct policy *p)
{
	size_t n = p->tier.n < POLICY_TIERS_MAX ? p->tier.n : POLICY_TIERS_MAX;
	for (size_t i = 0; i < n; i++) {
		int key = p->tier.v[i].precedence ? p->tier.v[i].precedence : INT_MAX;
		size_t at = i;
		for (; at; at--) {
			int before = p->tier.v[p->tier_order[at - 1]].precedence;
			if ((before ? before : INT_MAX) <= key)
				break;
			p->tier_order[at] = p->tier_order[at - 1];
		}
		p->tier_order[at] = (uint8_t)i;
	}
}

static void read_legs(struct reader *r, const struct json *j)
{
	struct policy *p = r->p;
	const struct json *item = json_first(json_member(j, "two_high"));
	p->leg = read_array(r, j, "two_high", &leg_section, &p->leg_n);
	for (size_t i = 0; i < p->leg_n; i++, item = json_next(item)) {
		struct policy_leg *leg = &p->leg[i];
		leg->id = arena_fmt(r->a, "leg%zu", i + 1);
		leg->open = leg->clause.at.n == 0;
		if (!leg->indicator.n)
			leg->indicator = STR("rural_disposable_income");
		if ((leg->higher == SIDE_GROUP) != (leg->group != NULL))
			json_diag(item, DIAG_ERROR, "policy.leg", r->l,
				  TR("“group”与 higher=group 应同时出现",
				     "\"group\" goes with higher = \"group\" and only there"));
		if (leg->lower <= SIDE_GROUP)
			json_diag(item, DIAG_ERROR, "policy.leg", r->l,
				  TR("“lower”应为公布的统计数", "\"lower\" should be a published figure"));
	}
}

static void read_goal(struct reader *r, const struct json *j)
{
	const struct json *g = json_member(j, "goal");
	if (!g)
		return;
	struct policy_goal *goal = &r->p->goal;
	goal->present = true;
	read_object(r, g, &goal_section, goal);
	for (size_t i = 0; i < goal->tier.n; i++)
		if (policy_rule_find(&r->p->tier, goal->tier.v[i]) == SIZE_MAX)
			json_diag(json_member(g, "tiers"), DIAG_ERROR, "policy.goal", r->l,
				  TR("没有分类“%.*s”", "there is no tier \"%.*s\""),
				  STR_ARG(goal->tier.v[i]));
}

static void read_target(struct reader *r, const struct json *j)
{
	const struct json *m = json_member(j, "target");
	if (!m)
		return;
	r->p->target.present = true;
	read_object(r, m, &target_section, &r->p->target);
	if (r->p->target.side <= SIDE_GROUP)
		json_diag(m, DIAG_ERROR, "policy.target", r->l,
			  TR("“side”应为公布的统计数", "\"side\" should be a published figure"));
}

static void read_estimate(struct reader *r, const struct json *j)
{
	const struct json *m = json_member(j, "estimate");
	struct policy_estimate *e = &r->p->estimate;
	if (!m)
		return;
	e->present = true;
	read_object(r, m, &estimate_section, e);
	if (e->months < 1 || e->months > 12 || e->first_month < 1 || e->first_month > 12 ||
	    e->year_months < 1)
		json_diag(m, DIAG_ERROR, "policy.estimate", r->l,
			  TR("月份数应在1到12之间", "months should be from 1 to 12"));
}

/* decline.bands: ids of percentage parameters, ascending. */
static void read_bands(struct reader *r, const struct json *j)
{
	struct policy *p = r->p;
	const struct json *m = json_member(j, "decline"), *bands = json_member(m, "bands");
	if (!m)
		return;
	read_object(r, m, &decline_section, p);
	if (!bands || !json_expect(bands, JSON_ARRAY, r->l))
		return;
	if (json_count(bands) > POLICY_BANDS_MAX)
		json_diag(bands, DIAG_ERROR, "policy.many", r->l, TR("最多%d项", "at most %d entries"),
			  POLICY_BANDS_MAX);
	p->band = arena_many(r->a, int64_t, json_count(bands));
	json_each (item, bands) {
		int i = read_param(r, item);
		int64_t low = p->band_n ? p->band[p->band_n - 1] : 0;
		if (i < 0)
			continue;
		if (p->param[i].type != PARAM_PERCENT || p->param[i].value <= low)
			json_diag(
				item, DIAG_ERROR, "policy.bands", r->l,
				TR("分档界限应为由小到大的百分数", "bands should be ascending percentages"));
		p->band[p->band_n++] = p->param[i].value;
	}
}

const char *const *policy_parts(void)
{
	static const char *const parts[] = {"birth_plan", "dibao_payment", "tekun_payment", "pension", "ecology", "dividend", NULL};
	return parts;
}

static void read_compare(struct reader *r, const struct json *j)
{
	struct policy *p = r->p;
	p->compare = read_array(r, j, "compare", &compare_section, &p->compare_n);
	for (size_t i = 0; i < p->compare_n; i++)
		for (int k = 0; policy_parts()[k]; k++)
			if (str_is(p->compare[i].id, policy_parts()[k]))
				p->compare[i].part = k;
}

void pack_read(struct reader *r, const struct json *j, const struct policy_overrides *own)
{
	struct policy *p = r->p;
	read_object(r, j, &head_section, p);
	const struct json *valid = json_member(j, "valid"), *pop = json_member(j, "population");
	if (valid)
		read_object(r, valid, &valid_section, p);
	params_read(r, j, own);
	read_defines(r, j);
	if (pop)
		read_object(r, pop, &population_section, &p->population);
	read_rules(r, j, "tiers", &tier_section, &p->tier);
	order_tiers(p);
	read_rules(r, j, "overlaps", &rule_section, &p->overlap);
	read_rules(r, j, "focus", &focus_section, &p->focus);
	read_rules(r, j, "lines", &line_section, &p->line);
	read_rules(r, j, "texts", &text_section, &p->text);
	read_legs(r, j);
	read_goal(r, j);
	read_estimate(r, j);
	read_target(r, j);
	read_bands(r, j);
	p->duty = read_array(r, j, "duties", &duty_section, &p->duty_n);
	p->role = read_array(r, j, "roles", &role_section, &p->role_n);
	p->subsidy = read_array(r, j, "subsidies", &subsidy_section, &p->subsidy_n);
	read_compare(r, j);
	p->row = read_array(r, j, "document", &row_section, &p->row_n);
	vec_release(&r->define);
	pack_faults(r, j);
}

const struct section *pack_section(const char *name)
{
	static const struct {
		const char *name;
		const struct section *section;
	} table[] = {
		{"", &head_section},
		{"valid", &valid_section},
		{"parameter", &param_section},
		{"population", &population_section},
		{"tier", &tier_section},
		{"overlap", &rule_section},
		{"focus", &focus_section},
		{"line", &line_section},
		{"text", &text_section},
		{"leg", &leg_section},
		{"estimate", &estimate_section},
		{"goal", &goal_section},
		{"target", &target_section},
		{"decline", &decline_section},
		{"duty", &duty_section},
		{"role", &role_section},
		{"subsidy", &subsidy_section},
		{"compare", &compare_section},
		{"row", &row_section},
	};
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (str_is(str_from(name), table[i].name))
			return table[i].section;
	return NULL;
}
