/* index.html: the documents of one build, the headline figures, what to mind before printing. */
#include "view/section.h"

#include "view/quality.h"

static const struct {
	const char *id, *name, *unit;
} headlines[] = {
	{"scope.households", "列入统计", "户"},    {"coverage.households", "两年均有可用收入", "户"},
	{"income.per_capita", "人均纯收入", "元"}, {"income.growth", "比上年增长", "%"},
	{"decline.ratio", "不增反降比例", "%"},    {"income.transfer_ratio", "转移性收入占比", "%"},
};

static void put_headlines(struct view *v)
{
	struct value *list = value_set_list(v->root, "headlines");
	for (size_t i = 0; i < sizeof headlines / sizeof *headlines; i++) {
		const struct figure *f = region_figure(v, headlines[i].id, "");
		struct value *row = value_add_map(list);
		bool ok = figure_is_ok(f);
		value_set_cstr(row, "name", headlines[i].name);
		value_set_str(row, "value",
			      ok && f->family->unit == UNIT_YUAN ? view_yuan_whole(v->a, f->value)
								 : view_figure(v->a, f));
		value_set_cstr(row, "unit", ok ? headlines[i].unit : "");
		value_set_str(row, "why", ok || !f ? STR("") : f->why);
	}
}

static void put_legs(struct view *v)
{
	static const char *const words[] = {[VERDICT_NONE] = "未判定",
					    [VERDICT_MET] = "达到",
					    [VERDICT_NOT_MET] = "未达到",
					    [VERDICT_UNDETERMINED] = "未判定"};
	struct value *list = value_set_list(v->root, "legs");
	static const char *const ids[POLICY_LEGS_MAX] = {"two_high.leg1", "two_high.leg2", "two_high.leg3",
							 "two_high.leg4"};
	for (size_t i = 0; i < v->in->policy->leg_n; i++) {
		const struct figure *f = region_figure(v, ids[i], "");
		struct value *row = value_add_map(list);
		value_set_str(row, "label", v->in->policy->leg[i].label);
		value_set_cstr(row, "verdict", words[f ? f->verdict : VERDICT_NONE]);
		value_set_str(row, "points",
			      figure_is_ok(f) ? arena_fmt(v->a, "%.*s个百分点", STR_ARG(view_figure(v->a, f)))
					      : STR(""));
		value_set_str(row, "why", f ? f->why : STR(""));
	}
}

static void warn(struct value *list, struct str text)
{
	if (text.n)
		value_set_str(value_add_map(list), "text", text);
}

/* A figure cannot be quoted before it is published. */
static void warn_references(struct view *v, struct value *list)
{
	const struct data_case *c = &v->in->data->info;
	for (int side = SIDE_COUNTY; side <= SIDE_NATION; side++) {
		const struct data_reference *r = indicator_reference(v->in->figures, (enum policy_side)side);
		if (r && r->published.year && date_cmp(r->published, c->report_date) > 0)
			warn(list, arena_fmt(v->a, "参照数据“%.*s”的公布日期%.*s晚于材料日期%.*s，请核对。",
					     STR_ARG(r->source), STR_ARG(view_date(v->a, r->published)),
					     STR_ARG(view_date(v->a, c->report_date))));
	}
}

static void put_warnings(struct view *v)
{
	struct value *list = value_set_list(v->root, "warnings");
	size_t aside = 0;
	for (size_t i = 0; i < v->in->data->exports; i++)
		aside += v->in->data->export[i].aside;
	warn(list, value_str(value_lookup(v->root, STR("validity"))));
	warn_references(v, list);
	if (v->in->privacy == DATA_AUDIT)
		warn(list, STR("本次按审计级生成，含完整个人信息，请控制知悉范围。"));
	if (aside > 0)
		warn(list,
		     arena_fmt(v->a, "有%zu条记录无法使用，已剔除，见简报和检查资料的数据质量部分。", aside));
	if (quality_findings(v) > 0)
		warn(list, arena_fmt(v->a, "导入检查发现问题%lld条。", (long long)quality_findings(v)));
	view_put_missing(v, list, 0);
}

static const struct {
	const char *kind, *name;
} kinds[] = {{"briefing", "督导简报"}, {"packet", "考核检查资料"}, {"notice", "督办通知"}};

static void put_document(struct view *v, struct value *list, const struct view_document *d)
{
	struct value *row = value_add_map(list);
	struct str title = d->title;
	if (str_is(d->kind, "notice"))
		title = v->in->data->area[d->area].name;
	value_set_str(row, "title", title);
	value_set_str(row, "html", d->html);
	value_set_str(row, "pdf", d->pdf);
	value_set_str(row, "pages", d->pages ? arena_fmt(v->a, "%zu页", d->pages) : STR(""));
}

static void put_documents(struct view *v, const struct view_document *doc, size_t n)
{
	struct value *groups = value_set_list(v->root, "groups");
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		struct value *rows = NULL;
		for (size_t i = 0; i < n; i++) {
			if (!str_is(doc[i].kind, kinds[k].kind))
				continue;
			if (!rows) {
				struct value *group = value_add_map(groups);
				value_set_cstr(group, "name", kinds[k].name);
				rows = value_set_list(group, "documents");
			}
			put_document(v, rows, &doc[i]);
		}
	}
}

const struct value *view_index(struct arena *a, const struct view_input *in, const struct view_document *doc,
			       size_t n)
{
	struct view v = {.a = a, .in = in, .root = value_map(a)};
	view_put_head(&v, arena_fmt(a, "%.*s%d年度脱贫人口增收监测材料", STR_ARG(in->data->info.region_name),
				    in->data->info.income_year));
	put_headlines(&v);
	put_legs(&v);
	put_warnings(&v);
	put_documents(&v, doc, n);
	put_has(v.root, "has_legs", "legs");
	put_has(v.root, "has_warnings", "warnings");
	return v.root;
}
