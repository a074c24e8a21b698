/* Each section of a pack becomes lines: what it is, its value, what it needs, where it ends. */
#include "policy/entries.h"

#include "policy/read.h"

static struct str view(struct arena *a, struct buf *b)
{
	struct str s = arena_str(a, buf_view(b));
	buf_release(b);
	return s;
}

static struct str cond_string(struct arena *a, const struct cond *c)
{
	struct buf b = {0};
	cond_text(c, &b);
	return view(a, &b);
}

static struct str field_string(struct arena *a, const struct cond *c)
{
	struct buf b = {0};
	for (unsigned f = 0; f < FACT_N; f++)
		if (cond_facts(c) >> f & 1)
			buf_fmt(&b, "%s%s", b.n ? "；" : "", fact_info((enum fact_id)f)->source);
	return view(a, &b);
}

struct rules_shown { /* a section of rules */
	const char *section, *kind, *figure;
};

static void add_rule(struct entries *e, struct rules_shown as, const struct policy_rule *r)
{
	*vec_add(&e->row) = (struct entry){
		.section = as.section,
		.kind = as.kind,
		.id = r->id,
		.label = r->label,
		.clause = &r->clause,
		.value = cond_string(e->a, r->when),
		.fields = field_string(e->a, r->when),
		.figure = arena_fmt(e->a, r->id.n ? "%s/%.*s" : "%s", as.figure, STR_ARG(r->id)),
	};
}

static void add_rules(struct entries *e, struct rules_shown as, const struct policy_rules *r)
{
	for (size_t i = 0; i < r->n; i++)
		add_rule(e, as, &r->v[i]);
}

static void add_params(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->param_n; i++) {
		const struct policy_param *v = &p->param[i];
		bool plain = v->type == PARAM_WORD || v->type == PARAM_SWITCH;
		struct str value =
			plain ? v->text : arena_fmt(e->a, "%.*s%.*s", STR_ARG(v->text), STR_ARG(v->unit));
		*vec_add(&e->row) = (struct entry){.section = "parameters",
						   .kind = "参数",
						   .id = v->id,
						   .label = v->label,
						   .value = value,
						   .clause = &v->clause,
						   .open = v->open || v->own};
	}
}

static void add_legs(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->leg_n; i++) {
		const struct policy_leg *v = &p->leg[i];
		*vec_add(&e->row) = (struct entry){
			.section = "two_high",
			.kind = "两高于",
			.id = v->id,
			.label = v->label,
			.clause = &v->clause,
			.open = v->open,
			.value = arena_fmt(e->a, "%.*s增速＞%.*s增速", STR_ARG(v->higher_label),
					   STR_ARG(v->lower_label)),
			.fields = STR("references.json"),
			.figure = arena_fmt(e->a, "two_high.%.*s", STR_ARG(v->id)),
		};
	}
}

/* "牵头乡村振兴局；责任单位各乡镇；每月". */
static struct str duty_string(struct arena *a, const struct policy_duty *v)
{
	static const char *const cycles[] = {[CYCLE_ONCE] = "一次",	[CYCLE_YEAR] = "每年",	[CYCLE_QUARTER] = "每季度",
					     [CYCLE_MONTH] = "每月", [CYCLE_EVENT] = ""};
	struct buf b = {0};
	struct str when = v->deadline.n ? v->deadline : str_from(cycles[v->cycle]);
	if (v->lead.n)
		buf_fmt(&b, "牵头：%.*s；责任单位：", STR_ARG(v->lead));
	buf_str(&b, v->who);
	if (when.n)
		buf_fmt(&b, "；%.*s", STR_ARG(when));
	return view(a, &b);
}

static void add_duties(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->duty_n; i++) {
		const struct policy_duty *v = &p->duty[i];
		*vec_add(&e->row) = (struct entry){
			.section = "duties",
			.kind = "任务",
			.id = v->id,
			.label = v->label,
			.clause = &v->clause,
			.fields = v->evidence,
			.value = duty_string(e->a, v),
		};
	}
}

static struct str subsidy_string(struct arena *a, const struct policy_subsidy *s)
{
	struct buf b = {0};
	if (s->unit_amount) {
		buf_cat(&b, "每");
		buf_str(&b, s->unit);
		dec_format(s->unit_amount, 2, &b);
		buf_cat(&b, "元；");
	}
	if (s->percent) {
		buf_fmt(&b, "不超过%.*s的", STR_ARG(s->base_label));
		dec_format(s->percent, 4, &b);
		buf_cat(&b, "%；");
	}
	if (s->cap_person) {
		buf_cat(&b, "每人最高");
		dec_format(s->cap_person, 2, &b);
		buf_cat(&b, "元；");
	}
	if (s->cap_household) {
		buf_cat(&b, "每户最高");
		dec_format(s->cap_household, 2, &b);
		buf_cat(&b, "元；");
	}
	return view(a, &b);
}

static void add_subsidies(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->subsidy_n; i++) {
		const struct policy_subsidy *v = &p->subsidy[i];
		*vec_add(&e->row) = (struct entry){.section = "subsidies",
						   .kind = "补助",
						   .id = v->id,
						   .label = v->label,
						   .clause = &v->clause,
						   .value = subsidy_string(e->a, v),
						   .fields = STR("payments")};
	}
}

static void add_compare(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->compare_n; i++) {
		const struct policy_compare *v = &p->compare[i];
		struct buf b = {0};
		for (size_t k = 0; k < v->names.n; k++)
			buf_fmt(&b, "%s%.*s", k ? "、" : "发放项目 ", STR_ARG(v->names.v[k]));
		*vec_add(&e->row) = (struct entry){.section = "compare",
						   .kind = "比对",
						   .id = v->id,
						   .label = v->label,
						   .clause = &v->clause,
						   .value = view(e->a, &b),
						   .fields = STR("payments"),
						   .figure = arena_fmt(e->a, "sector.doubtful/%.*s", STR_ARG(v->id))};
	}
}

static void add_single(struct entries *e, const struct policy *p)
{
	const struct policy_estimate *est = &p->estimate;
	if (est->present)
		*vec_add(&e->row) =
			(struct entry){.section = "estimate",
				       .kind = "预估",
				       .id = STR("estimate"),
				       .label = STR("全年预估收入"),
				       .clause = &est->clause,
				       .value = arena_fmt(e->a, "%d个月收入合计÷%d×%d", est->months,
							  est->months, est->year_months),
				       .fields = STR("monthly size"),
				       .figure = STR("estimate.per_capita")};
	if (p->goal.present)
		*vec_add(&e->row) =
			(struct entry){.section = "goal",
				       .kind = "目标",
				       .id = STR("goal"),
				       .label = p->goal.label,
				       .clause = &p->goal.clause,
				       .value = arena_fmt(e->a, "%d年人均纯收入达到%.*s元", p->goal.year,
							  STR_ARG(p->param[p->goal.param].text)),
				       .fields = STR("net size"),
				       .figure = STR("goal.households")};
}

static void add_bands(struct entries *e, const struct policy *p)
{
	struct buf b = {0};
	if (!p->band_n)
		return;
	for (size_t i = 0; i < p->band_n; i++) {
		unsigned decimals = 4;
		int64_t v = p->band[i];
		for (; decimals && v % 10 == 0; v /= 10)
			decimals--;
		buf_cat(&b, i ? "、" : "降幅");
		dec_format(v, decimals, &b);
		buf_char(&b, '%');
	}
	*vec_add(&e->row) = (struct entry){.section = "decline",
					   .kind = "分档",
					   .id = STR("decline"),
					   .label = STR("不增反降户按降幅分档"),
					   .clause = &p->band_clause,
					   .value = view(e->a, &b),
					   .fields = STR("net size（两年）"),
					   .figure = STR("decline.households")};
}

static void add_target(struct entries *e, const struct policy *p)
{
	if (p->target.present)
		*vec_add(&e->row) = (struct entry){.section = "target",
						   .kind = "倒推",
						   .id = STR("target"),
						   .label = STR("倒推算"),
						   .clause = &p->target.clause,
						   .value = p->target.label,
						   .fields = STR("quarterly net（上年） references.json"),
						   .figure = STR("target.per_capita")};
}

static void add_roles(struct entries *e, const struct policy *p)
{
	static const char *const unit[] = {[3] = "县", [4] = "每个乡镇", [5] = "每个村"};
	for (size_t i = 0; i < p->role_n; i++) {
		const struct policy_role *v = &p->role[i];
		bool known = v->level >= 3 && v->level <= 5;
		*vec_add(&e->row) = (struct entry){.section = "roles",
						   .kind = "岗位",
						   .id = v->id,
						   .label = v->label,
						   .clause = &v->clause,
						   .value = arena_fmt(e->a, "%s至少1名", known ? unit[v->level] : ""),
						   .fields = STR("roster"),
						   .figure = STR("duty.roster")};
	}
}

void entries_collect(struct entries *e, const struct policy *p)
{
	add_rule(e, (struct rules_shown){"population", "范围", "scope.households"}, &p->population);
	add_rules(e, (struct rules_shown){"tiers", "分类", "tier.households"}, &p->tier);
	add_rules(e, (struct rules_shown){"overlaps", "交叉", "tier.overlap"}, &p->overlap);
	add_rules(e, (struct rules_shown){"focus", "关注", "focus.households"}, &p->focus);
	add_rules(e, (struct rules_shown){"lines", "线下", "below_line.households"}, &p->line);
	add_bands(e, p);
	add_legs(e, p);
	add_single(e, p);
	add_target(e, p);
	add_roles(e, p);
	add_duties(e, p);
	add_subsidies(e, p);
	add_compare(e, p);
	add_params(e, p);
}

static bool is_named(const struct entry *r, struct str name)
{
	struct str section = str_from(r->section), rest = str_sub(name, section.n, name.n);
	if (!str_starts(name, section))
		return false;
	return !rest.n || (rest.p[0] == '/' && str_eq(str_sub(rest, 1, rest.n), r->id));
}

const struct entry *entries_find(const struct entries *e, struct str name)
{
	for (size_t i = 0; i < e->row.n; i++)
		if (is_named(&e->row.v[i], name))
			return &e->row.v[i];
	return NULL;
}
