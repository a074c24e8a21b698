/* 指标表: each figure of the region with its value, basis, source and conclusion. */
#include "view/packet.h"

#include "view/matter.h"
#include "view/share.h"

static const struct group {
	const char *name;
	const char *ids[10]; /* families, NULL-ended */
} groups[] = {
	{"范围和覆盖",
	 {"scope.households", "scope.persons", "scope.outside", "coverage.households", "coverage.persons",
	  "coverage.new", "coverage.left"}},
	{"收入水平和增速",
	 {"income.per_capita", "income.per_capita_prev", "income.per_capita_all", "income.growth"}},
	{"两高于", {"two_high.leg1", "two_high.leg2", "two_high.leg3", "two_high.leg4", "reference.growth"}},
	{"收入结构",
	 {"income.block", "income.block_prev", "income.share", "income.contribution",
	  "income.transfer_ratio"}},
	{"不增反降",
	 {"decline.households", "decline.persons", "decline.ratio", "decline.band", "flat.households"}},
	{"分类",
	 {"tier.households", "tier.persons", "tier.share", "tier.overlap", "tier.undetermined",
	  "tier.tekun"}},
	{"全年预估",
	 {"estimate.households", "estimate.per_capita", "estimate.insufficient", "estimate.seasonal"}},
	{"重点关注和线下户", {"focus.households", "focus.union", "below_line.households"}},
	{"目标",
	 {"goal.households", "goal.per_capita", "goal.gap", "goal.growth", "goal.reached", "goal.unreached"}},
	{"工作落实",
	 {"duty.quarterly_entry", "duty.monthly_entry", "duty.profile", "duty.plan", "duty.cadre"}},
};

static const char *const verdicts[] = {[VERDICT_NONE] = "",
				       [VERDICT_MET] = "达到",
				       [VERDICT_NOT_MET] = "未达到",
				       [VERDICT_UNDETERMINED] = "未判定"};

/* Verdict and remark of a figure; the reason where it has no value. */
static struct str conclusion(const struct view *v, const struct figure *f)
{
	struct buf b = {0};
	buf_cat(&b, verdicts[f->verdict]);
	if (!figure_is_ok(f) && f->why.n)
		buf_fmt(&b, "%s%.*s", b.n ? "：" : "", STR_ARG(f->why));
	else if (f->note.n)
		buf_fmt(&b, "%s%.*s", b.n ? "；" : "", STR_ARG(f->note));
	else if (figure_is_ok(f) && f->n == 0 && f->of > 0 && f->value.n == 0 && f->family->unit == UNIT_HOUSEHOLDS)
		buf_fmt(&b, "%s没有数据齐全、可以判断的户", b.n ? "；" : "");
	else if (f->family->unit == UNIT_YUAN || f->family->unit == UNIT_PERCENT)
		buf_fmt(&b, "取数%lld户", (long long)f->n);
	struct str printed = share_figure(v, f), rounded = view_figure(v->a, f);
	if (!str_eq(printed, rounded))
		buf_fmt(&b, "%s按最大余数法取数（四舍五入为%.*s%%），使各项合计为100.0%%", b.n ? "；" : "", STR_ARG(rounded));
	struct str s = b.n ? arena_str(v->a, buf_view(&b)) : STR(VIEW_NONE);
	buf_release(&b);
	return s;
}

/* The clause without the document's number, which the whole sheet shares. */
static struct str document(const struct view *v, const struct figure *f)
{
	const struct policy_clause *c = basis_of(v, f);
	return c && c->at.n ? arena_fmt(v->a, "“%.*s”", STR_ARG(c->at)) : STR("");
}

/* 两高于 goes by what the document asks, the others by family and key. */
static struct str name_of(const struct view *v, const struct figure *f)
{
	const struct policy *p = v->in->policy;
	const struct policy_clause *c = f->verdict == VERDICT_NONE ? NULL : basis_of(v, f);
	for (size_t i = 0; c && i < p->leg_n; i++)
		if (c == &p->leg[i].clause)
			return arena_fmt(v->a, "%.*s（两项增速之差）", STR_ARG(p->leg[i].label));
	return f->key_name.n ? arena_fmt(v->a, "%s：%.*s", f->family->name, STR_ARG(f->key_name))
			     : str_from(f->family->name);
}

/* Tiers at the public level: a small one takes its persons and share with it, and the smallest other tier, which
   could be found by subtraction. */
static bool is_hidden(const struct view *v, const struct figure *f)
{
	const struct policy_rules *t = &v->in->policy->tier;
	size_t small = 0;
	const struct figure *best = NULL;
	if (v->in->privacy != DATA_PUBLIC || !str_starts(str_from(f->family->id), STR("tier.")) || !f->key.n)
		return false;
	for (size_t i = 0; i < t->n; i++) {
		const struct figure *n = indicator_lookup(v->in->figures, "tier.households", 0, t->v[i].id);
		if (area_is_small(v, 0, "tier.households", t->v[i].id))
			small++;
		else if (figure_is_ok(n) && n->value.n > 0 && (!best || frac_cmp(n->value, best->value) < 0))
			best = n;
	}
	bool own = area_is_small(v, 0, "tier.households", f->key);
	bool households = f->family->unit == UNIT_HOUSEHOLDS;
	return (own && !households) || (small == 1 && best && str_eq(best->key, f->key));
}

/* span: rows of the family that share formula and source; 0 in all but the first. */
static void put_figure(struct view *v, struct value *list, const struct figure *f, const char *group,
		       size_t span)
{
	struct value *row = value_add_map(list);
	bool count = figure_is_ok(f) && f->family->unit == UNIT_HOUSEHOLDS;
	value_set_cstr(row, "group", group);
	value_set(row, "group_head", value_count(list) == 1 ? value_lookup(row, STR("group")) : value_null());
	value_set_cstr(row, "id", f->family->id);
	value_set_str(row, "figure", matter_spec(v, f));
	value_set(row, "span", span ? value_int(v->a, (int64_t)span) : value_null());
	value_set_str(row, "name", name_of(v, f));
	value_set_str(row, "value",
		      is_hidden(v, f) ? STR("*") : count ? view_cell(v, (int64_t)frac_round(f->value, 0)) : share_figure(v, f));
	value_set_cstr(row, "unit", figure_unit_name(f->family->unit));
	/* A count's formula is its name; what it counts says more. */
	struct str formula = basis_formula(v->a, f->family);
	bool counts = str_find(formula, STR("÷")) == SIZE_MAX && str_find(formula, STR("－")) == SIZE_MAX;
	value_set_str(row, "formula", counts ? str_from(f->family->definition) : formula);
	value_set_str(row, "place", document(v, f));
	value_set_str(row, "source", basis_source(v, f));
	value_set_str(row, "conclusion", conclusion(v, f));
	value_set_bool(row, "verdict", f->verdict != VERDICT_NONE);
}

static const char *const sources[] = {"wage",         "business", "business_cost",
				      "business_net", "property", "transfer"};

/* Tiers, conditions, lines and income blocks in the document's order, not in that of their keys. */
static size_t key_place(const struct view *v, const struct figure *f, size_t otherwise)
{
	const struct policy *p = v->in->policy;
	struct str id = str_from(f->family->id);
	size_t i = SIZE_MAX;
	if (str_starts(id, STR("income.")))
		for (i = 0; i < sizeof sources / sizeof *sources && !str_is(f->key, sources[i]);)
			i++;
	else if (str_starts(id, STR("tier.")))
		i = policy_rule_find(&p->tier, f->key);
	else if (str_starts(id, STR("focus.")))
		i = policy_rule_find(&p->focus, f->key);
	else if (str_starts(id, STR("below_line.")))
		i = policy_rule_find(&p->line, f->key);
	return i == SIZE_MAX || f->key.n == 0 ? otherwise : i;
}

struct range {
	const struct figure *v;
	size_t n; /* the region's, of one family */
};

/* The first figure of a family is found by its sorted place: figures are sorted by id, area, key. */
static struct range family_range(const struct view *v, const char *id)
{
	size_t n, lo = 0, hi;
	const struct figure *f = indicator_figures(v->in->figures, &n);
	for (hi = n; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;
		if (str_cmp(str_from(f[mid].family->id), str_from(id)) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (hi = lo; hi < n && str_is(str_from(f[hi].family->id), id) && f[hi].area == 0;)
		hi++;
	return (struct range){f + lo, hi - lo};
}

static size_t put_family(struct view *v, struct value *list, const char *id, const char *group)
{
	struct range r = family_range(v, id);
	/* Work that this document does not ask for is no indicator of it. */
	if (r.n == 0 || (str_starts(str_from(r.v->family->clause), STR("@duty:")) && !basis_of(v, r.v)))
		return 0;
	const struct figure **order = arena_many(v->a, const struct figure *, r.n + POLICY_TIERS_MAX);
	for (size_t i = 0; i < r.n; i++) {
		size_t at = key_place(v, &r.v[i], i);
		order[at < r.n + POLICY_TIERS_MAX ? at : i] = &r.v[i];
	}
	size_t span = r.n;
	for (size_t i = 0; i < r.n + POLICY_TIERS_MAX; i++) {
		if (!order[i])
			continue;
		put_figure(v, list, order[i], group, span);
		span = 0;
	}
	return r.n;
}

bool packet_again(struct view *v, struct value *to)
{
	(void)to;
	return value_count(value_lookup(value_lookup(v->root, STR("sheet")), STR("groups"))) > 0;
}

bool packet_sheet(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "groups");
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct value *group = value_map(v->a), *rows = value_set_list(group, "rows");
		size_t n = 0;
		for (size_t k = 0; k < 10 && groups[i].ids[k]; k++)
			n += put_family(v, rows, groups[i].ids[k], groups[i].name);
		if (n == 0)
			continue;
		value_set_cstr(group, "name", groups[i].name);
		value_add(list, group);
		value_set_int(group, "index", (int64_t)value_count(list));
	}
	return true;
}
