/* 方法说明: the conditions with their clauses, every parameter, every formula. */
#include "view/packet.h"

static struct str condition(const struct view *v, const struct cond *c)
{
	struct buf b = {0};
	if (!c)
		return STR("");
	cond_text(c, &b);
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static void put_clause(const struct view *v, struct value *row, const struct policy_clause *c)
{
	value_set_str(row, "place", c->at.n ? c->at : STR("参数，文件未规定"));
	value_set_str(row, "quote", c->quote);
	value_set_str(row, "reading", c->reading);
	value_set_str(row, "remark", c->note);
	(void)v;
}

static void put_rule(const struct view *v, struct value *list, const char *kind, struct str name,
		     const struct cond *when, const struct policy_clause *c)
{
	struct value *row = value_add_map(list);
	value_set_cstr(row, "kind", kind);
	value_set_str(row, "name", name);
	value_set_str(row, "condition", condition(v, when));
	put_clause(v, row, c);
}

static void put_rules(const struct view *v, struct value *list, const char *kind,
		      const struct policy_rules *r)
{
	for (size_t i = 0; i < r->n; i++)
		put_rule(v, list, kind, r->v[i].label, r->v[i].when, &r->v[i].clause);
}

/* Tiers in the order in which they are asked: the first whose condition holds counts. */
static void put_tiers(const struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	for (size_t i = 0; i < p->tier.n; i++) {
		const struct policy_rule *t = &p->tier.v[p->tier_order[i]];
		put_rule(v, list, "分类", arena_fmt(v->a, "%zu．%.*s", i + 1, STR_ARG(t->label)), t->when,
			 &t->clause);
	}
}

static void put_others(const struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	for (size_t i = 0; i < p->leg_n; i++)
		put_rule(v, list, "两高于", p->leg[i].label, p->leg[i].group, &p->leg[i].clause);
	if (p->band_n)
		put_rule(v, list, "不增反降", STR("比例和降幅分档"), NULL, &p->band_clause);
	if (p->estimate.present)
		put_rule(v, list, "预估",
			 arena_fmt(v->a, "%d个月合计÷%d×%d", p->estimate.months, p->estimate.months,
				   p->estimate.year_months),
			 NULL, &p->estimate.clause);
	if (p->goal.present)
		put_rule(v, list, "目标", p->goal.label, NULL, &p->goal.clause);
}

static void put_parameters(const struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	for (size_t i = 0; i < p->param_n; i++) {
		const struct policy_param *q = &p->param[i];
		struct value *row = value_add_map(list);
		value_set_str(row, "id", q->id);
		value_set_str(row, "label", q->label);
		value_set_str(row, "value", basis_value(v->a, q));
		value_set_bool(row, "open", q->open);
		value_set_bool(row, "own", q->own);
		value_set_str(row, "pack_value", q->own ? q->pack_text : STR(""));
		value_set_str(row, "year", q->year ? arena_fmt(v->a, "%d年度", q->year) : STR(""));
		put_clause(v, row, &q->clause);
	}
}

static void put_texts(const struct view *v, struct value *list)
{
	const struct policy_rules *t = &v->in->policy->text;
	for (size_t i = 0; i < t->n; i++)
		/* "依据文件有效期已届满" and its like are phrases for other places, not statements of method.
		 */
		if (!str_starts(t->v[i].id, STR("validity")))
			value_set_fmt(value_add_map(list), "text", "%.*s。", STR_ARG(t->v[i].label));
}

static bool is_computed(const struct view *v, const struct indicator *i)
{
	size_t n, lo = 0, hi;
	const struct figure *f = indicator_figures(v->in->figures, &n);
	for (hi = n; lo < hi;) {
		size_t mid = lo + (hi - lo) / 2;
		if (str_cmp(str_from(f[mid].family->id), str_from(i->id)) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && f[lo].family == i;
}

static void put_formulas(const struct view *v, struct value *list)
{
	const struct indicator *x;
	for (size_t i = 0; (x = indicator_family(i)); i++) {
		if (!is_computed(v, x))
			continue;
		struct value *row = value_add_map(list);
		value_set_cstr(row, "id", x->id);
		value_set_cstr(row, "name", x->name);
		value_set_cstr(row, "unit", figure_unit_name(x->unit));
		value_set_cstr(row, "definition", x->definition);
		value_set_str(row, "formula", basis_formula(v->a, x));
	}
}

bool packet_method(struct view *v, struct value *to)
{
	const struct policy *p = v->in->policy;
	struct value *rules = value_set_list(to, "rules");
	put_texts(v, value_set_list(to, "texts"));
	put_rule(v, rules, "统计范围", p->population.label, p->population.when, &p->population.clause);
	put_tiers(v, rules);
	put_rules(v, rules, "分类交叉", &p->overlap);
	put_rules(v, rules, "关注情形", &p->focus);
	put_rules(v, rules, "线", &p->line);
	put_others(v, rules);
	put_parameters(v, value_set_list(to, "parameters"));
	put_formulas(v, value_set_list(to, "formulas"));
	return true;
}
