/*
 * 下步要求: what this month's figures ask for, then the standing duties of the
 * document with who, until when, the clause, and how far they are done where an
 * export shows it.
 */
#include "view/section.h"

#include "data/table.h"
#include "view/matter.h"
#include "view/quality.h"

/* 请于11月10日前: the office's own date, else a blank to be filled by hand. */
static struct str deadline(const struct view *v)
{
	struct date d = v->in->data->info.reply_by;
	return d.year ? arena_fmt(v->a, "%.*s前", STR_ARG(view_date(v->a, d))) : STR("　　月　　日前");
}

static void demand(struct view *v, struct value *list, const char *what, struct str text)
{
	struct value *row = value_add_map(list);
	value_set_str(row, "no", view_chinese_number(v->a, (unsigned)value_count(list)));
	value_set_cstr(row, "what", what);
	value_set_str(row, "text", text);
	value_set_fmt(row, "who", "各%.*s", STR_ARG(view_unit_word(v)));
	value_set_str(row, "until", deadline(v));
}

/* Tiers and focus conditions whose document asks for something to be done household by household. */
static void demand_tiers(struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	for (size_t i = 0; i < p->tier.n; i++) {
		const struct policy_rule *t = &p->tier.v[i];
		const struct figure *f = indicator_lookup(v->in->figures, "tier.households", 0, t->id);
		if (!figure_is_ok(f) || f->value.n == 0 || !view_is_urgent(t))
			continue;
		demand(v, list, arena_fmt(v->a, "落实%.*s帮扶", STR_ARG(t->label)).p,
		       arena_fmt(v->a, "对%.*s户%.*s，%.*s。",
				 STR_ARG(view_cell(v, (int64_t)frac_round(f->value, 0))), STR_ARG(t->label),
				 STR_ARG(t->action)));
	}
}

static void put_demands(struct view *v, struct value *list)
{
	int64_t declined = view_lookup_count(v, "decline.households", 0, ""),
		scope = view_lookup_count(v, "scope.households", 0, "");
	const struct figure *both = region_figure(v, "coverage.households", "");
	if (declined > 0)
		demand(v, list, "核实不增反降户",
		       arena_fmt(
			       v->a,
			       "对%.*s户不增反降户逐户核实收入和原因，属实的落实帮扶措施，数据有误的按程序更正，不得为改变增速或排名调整数据。",
			       STR_ARG(view_cell(v, declined))));
	demand_tiers(v, list);
	if (figure_is_ok(both) && both->n < scope)
		demand(v, list, "补齐收入数据",
		       arena_fmt(v->a, "%lld户缺少本年或上年可用收入，未参加增速计算，请核实补录。",
				 (long long)(scope - both->n)));
	int64_t found = quality_findings(v);
	size_t aside = 0;
	for (size_t i = 0; i < v->in->data->exports; i++)
		aside += v->in->data->export[i].aside;
	if (found > 0 || aside > 0)
		demand(v, list, "核改问题数据",
		       arena_fmt(v->a, "导入检查发现问题%.*s条、剔除记录%.*s条，请按问题清单逐条核改。",
				 STR_ARG(view_count(v->a, found)),
				 STR_ARG(view_count(v->a, (int64_t)aside))));
}

/* ---- standing duties */

static const struct {
	const char *evidence, *id;
} shown_by[] = {
	{"households.has_profile", "duty.profile"}, {"households.has_plan", "duty.plan"},
	{"households.cadre", "duty.cadre"},         {"quarterly", "duty.quarterly_entry"},
	{"monthly", "duty.monthly_entry"},
};

/* One figure, or one for each quarter or month: their span. */
static struct str family_state(const struct view *v, const char *id)
{
	size_t n, ok = 0;
	const struct figure *f = indicator_figures(v->in->figures, &n), *low = NULL, *any = NULL;
	for (size_t i = 0; i < n; i++) {
		if (f[i].area != 0 || !str_is(str_from(f[i].family->id), id))
			continue;
		any = &f[i];
		if (!figure_is_ok(&f[i]) || !view_is_over(v, f[i].key))
			continue;
		ok++;
		if (!low || frac_cmp(f[i].value, low->value) < 0)
			low = &f[i];
	}
	if (!ok)
		return any && any->why.n ? any->why : STR("未提供记录，未判定");
	struct str rate = view_figure(v->a, low);
	if (low->key.n == 0)
		return arena_fmt(v->a, "%s%.*s%%（%lld/%lld户）", low->family->name, STR_ARG(rate),
				 (long long)low->n, (long long)low->of);
	return arena_fmt(v->a, "%s最低为%.*s：%.*s%%（%lld/%lld户）", low->family->name,
			 STR_ARG(low->key_name), STR_ARG(rate), (long long)low->n, (long long)low->of);
}

/* Figures whose clause is this duty, else those of its evidence: the first without keys that have a value. */
#define STATES 3
static struct str figures_of(const struct view *v, struct str clause)
{
	struct buf b = {0};
	struct str why = {0};
	size_t told = 0;
	for (size_t i = 0; indicator_family(i) && told < STATES; i++) {
		const struct indicator *family = indicator_family(i);
		const struct figure *f = str_eq(str_from(family->clause), clause) ? region_figure(v, family->id, "") : NULL;
		if (!figure_is_ok(f)) {
			why = f && f->why.n && !why.n ? f->why : why;
			continue;
		}
		buf_fmt(&b, "%s%s%.*s%s", told++ ? "；" : "", family->name, STR_ARG(matter_cell(v, f)), figure_unit_name(family->unit));
	}
	struct str s = b.n ? arena_str(v->a, buf_view(&b)) : why;
	buf_release(&b);
	return s;
}

static const char *verdict_of(const struct figure *f)
{
	return f->verdict == VERDICT_MET ? "（达到）" : f->verdict == VERDICT_NOT_MET ? "（未达到）" : "";
}

/* Of families with keys the first that has something: 岗位人数增减：公益性岗位2人（达到），帮扶车间0人（达到）. */
static struct str keys_of(const struct view *v, struct str clause)
{
	struct buf b = {0};
	size_t told = 0;
	for (size_t i = 0; indicator_family(i) && !told; i++) {
		const struct indicator *family = indicator_family(i);
		if (!family->keys || !str_eq(str_from(family->clause), clause))
			continue;
		struct figure_range r = matter_family(v, family->id);
		for (size_t k = 0; k < r.n && told < STATES; k++)
			if (figure_is_ok(&r.v[k]) && (r.v[k].value.n || r.v[k].verdict))
				buf_fmt(&b, "%s%.*s%.*s%s%s", told++ ? "，" : arena_fmt(v->a, "%s：", family->name).p,
					STR_ARG(r.v[k].key_name), STR_ARG(matter_cell(v, &r.v[k])), figure_unit_name(family->unit),
					verdict_of(&r.v[k]));
	}
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

/* Posts that the duty names: 村信息采集员到位12个、缺3个. */
static struct str posts_of(const struct view *v, const struct policy_duty *d)
{
	const struct policy *p = v->in->policy;
	struct buf b = {0};
	for (size_t k = 0; k < p->role_n; k++) {
		const struct figure *f = indicator_lookup(v->in->figures, "duty.roster", 0, p->role[k].id);
		if (!figure_is_ok(f) || str_find(d->label, p->role[k].id) == SIZE_MAX)
			continue;
		long long need = (long long)f->value.d, have = (long long)(f->value.n / 100);
		buf_fmt(&b, "%s%.*s应设%lld个、到位%lld个", b.n ? "；" : "", STR_ARG(p->role[k].label), need, have);
	}
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static struct str duty_state(const struct view *v, const struct policy_duty *d)
{
	struct str own = figures_of(v, arena_fmt(v->a, "@duty:%.*s", STR_ARG(d->id)));
	for (size_t i = 0; i < sizeof shown_by / sizeof *shown_by; i++)
		if (str_is(d->evidence, shown_by[i].evidence))
			return family_state(v, shown_by[i].id);
	if (own.n || d->evidence.n == 0)
		return own.n ? own : STR(VIEW_NONE);
	if (str_is(d->evidence, "roster") && posts_of(v, d).n)
		return posts_of(v, d);
	struct str evidence = arena_fmt(v->a, "@evidence:%.*s", STR_ARG(d->evidence));
	own = keys_of(v, evidence);
	own = own.n ? own : figures_of(v, evidence);
	if (own.n)
		return own;
	enum data_kind k = data_kind_find(d->evidence);
	const struct data_table *t = k == DATA_KINDS ? NULL : data_table_find(v->in->data, k);
	return t ? arena_fmt(v->a, "已提供记录%zu条", t->rows) : STR("未提供台账，未判定");
}

static struct str duty_until(const struct policy_duty *d)
{
	static const char *const cycles[] = {[CYCLE_ONCE] = "按文件要求",
					     [CYCLE_YEAR] = "每年",
					     [CYCLE_QUARTER] = "每季度",
					     [CYCLE_MONTH] = "每月",
					     [CYCLE_EVENT] = "经常性"};
	return d->deadline.n ? d->deadline : str_from(cycles[d->cycle]);
}

static void put_duty(const struct view *v, struct value *list, const struct policy_duty *d)
{
	struct value *row = value_add_map(list);
	value_set_str(row, "what", d->label);
	value_set_str(row, "who",
		      d->lead.n ? arena_fmt(v->a, "%.*s（%.*s牵头）", STR_ARG(d->who), STR_ARG(d->lead))
				: d->who);
	value_set_str(row, "until", duty_until(d));
	value_set_str(row, "place", basis_place(v, &d->clause));
	value_set_str(row, "clause", d->clause.at);
	value_set_str(row, "quote", d->clause.quote);
	value_set_str(row, "remark", d->clause.note);
	value_set_str(row, "state", duty_state(v, d));
}

bool section_duties(struct view *v, struct value *to)
{
	const struct policy *p = v->in->policy;
	put_demands(v, value_set_list(to, "demands"));
	struct value *rows = value_set_list(to, "duties");
	for (size_t i = 0; i < p->duty_n; i++)
		put_duty(v, rows, &p->duty[i]);
	value_set_bool(to, "has_duties", p->duty_n > 0);
	value_set_str(to, "document", p->number);
	return true;
}
