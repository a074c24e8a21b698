/*
 * The notice to one township (督办通知): its own figures beside the county's,
 * its rank, the households to act on, what is missing, what is asked.  Nothing
 * is praised or blamed in words: the printed figure and rank say it
 * (domain.md section 13, T).
 */
#include "view/basis.h"
#include "view/common.h"
#include "view/matter.h"
#include "view/roster.h"
#include "view/section_charts.h"

#include <stdio.h>

struct notice {
	struct view v;
	uint32_t area;
	struct str place;
	struct value *todo, *enclosures, *annexes; /* lists of the tree, filled side by side */
};

static const struct {
	const char *id, *key, *name, *unit, *rank;
	bool county;     /* a county value that can be compared */
} indicators[] = {
	{ "scope.households", "", NULL /* the population */, "户", "", true },
	{ "coverage.households", "", "两年均有可用收入的户", "户", "", true },
	{ "income.per_capita", "", "" /* the year's income */, "元", "", true },
	{ "income.per_capita_prev", "", "上年人均纯收入", "元", "", true },
	{ "income.growth", "", "人均纯收入增速", "%", "rank.growth", true },
	{ "decline.households", "", "不增反降户", "户", "", true },
	{ "decline.ratio", "", "不增反降比例", "%", "rank.decline", true },
	{ "income.transfer_ratio", "", "转移性收入占比", "%", "", true },
};

static struct str rank_text(const struct view *v, const char *id, uint32_t area)
{
	const struct figure *f = *id ? view_lookup(v, id, area, "") : NULL;
	if (!figure_is_ok(f))
		return STR(VIEW_NONE);
	return arena_fmt(v->a, "%.*s/%lld", STR_ARG(view_figure(v->a, f)), (long long)f->of);
}

static void put_indicators(struct notice *n)
{
	struct view *v = &n->v;
	struct value *list = value_set_list(v->root, "indicators");
	for (size_t i = 0; i < sizeof indicators / sizeof *indicators; i++) {
		struct value *row = value_add_map(list);
		const char *name = indicators[i].name;
		if (!name)
			value_set_str(row, "name", v->in->policy->population.label);
		else if (!*name)
			value_set_fmt(row, "name", "本年%s", view_income_word(v));
		else
			value_set_cstr(row, "name", name);
		value_set_cstr(row, "unit", indicators[i].unit);
		value_set_str(row, "own", view_lookup_text(v, indicators[i].id, n->area, indicators[i].key));
		value_set_str(row, "county", view_lookup_text(v, indicators[i].id, 0, indicators[i].key));
		const struct figure *own = view_lookup(v, indicators[i].id, n->area, indicators[i].key),
				    *whole = view_lookup(v, indicators[i].id, 0, indicators[i].key);
		value_set_str(row, "own_figure", own ? matter_spec(v, own) : STR(""));
		value_set_str(row, "county_figure", whole ? matter_spec(v, whole) : STR(""));
		value_set_str(row, "rank", rank_text(v, indicators[i].rank, n->area));
	}
	value_set_cstr(v->root, "indicators_note",
	               "注：人均纯收入＝两年均有可用收入的户的纯收入合计÷年度家庭人口合计。增速位次由高到低，不增反降比例位次由低到高，并列的位次相同；“—”为数据不足、未计算。");
}

static struct str compare_growth(const struct view *v, const struct figure *own, const struct figure *county)
{
	/* Compared at one decimal, as printed: a reader subtracts what he sees. */
	wide d = frac_round(own->value, 1) - frac_round(county->value, 1);
	struct str points = view_points(v->a, frac_make(d < 0 ? -d : d, 10));
	if (d == 0)
		return STR("与全县持平");
	return arena_fmt(v->a, "比全县%s%.*s个百分点", d > 0 ? "高" : "低", STR_ARG(points));
}

static void put_summary(struct notice *n)
{
	struct view *v = &n->v;
	const struct figure *own = view_lookup(v, "income.growth", n->area, ""), *county = view_lookup(v, "income.growth", 0, "");
	const struct figure *now = view_lookup(v, "income.per_capita", n->area, "");
	struct buf b = {0};
	buf_fmt(&b, "%.*s列入统计的%.*s%.*s户%.*s人，其中两年均有可用收入的%.*s户。", STR_ARG(n->place), STR_ARG(v->in->policy->population.label),
	        STR_ARG(view_lookup_text(v, "scope.households", n->area, "")), STR_ARG(view_lookup_text(v, "scope.persons", n->area, "")),
	        STR_ARG(view_lookup_text(v, "coverage.households", n->area, "")));
	if (figure_is_ok(now) && figure_is_ok(own))
		buf_fmt(&b, "%s%.*s元，较上年%.*s", view_income_word(v), STR_ARG(view_figure(v->a, now)), STR_ARG(view_change(v->a, own->value)));
	else
		buf_fmt(&b, "人均纯收入增速未计算%s%.*s", own && own->why.n ? "：" : "", STR_ARG(own ? own->why : STR("")));
	if (figure_is_ok(own) && figure_is_ok(county))
		buf_fmt(&b, "，%.*s", STR_ARG(compare_growth(v, own, county)));
	const struct figure *rank = view_lookup(v, "rank.growth", n->area, "");
	if (figure_is_ok(rank))
		buf_fmt(&b, "，增速在全县%lld个乡镇中列第%.*s位", (long long)rank->of, STR_ARG(view_figure(v->a, rank)));
	buf_cat(&b, "。");
	const struct figure *ratio = view_lookup(v, "decline.ratio", n->area, "");
	if (figure_is_ok(ratio))
		buf_fmt(&b, "收入不增反降%.*s户，占%.*s%%，全县为%.*s%%。", STR_ARG(view_lookup_text(v, "decline.households", n->area, "")),
		        STR_ARG(view_figure(v->a, ratio)), STR_ARG(view_lookup_text(v, "decline.ratio", 0, "")));
	value_set_str(v->root, "summary", buf_view(&b));
	buf_release(&b);
}

/* The lists of households to act on: annex title, sentence, list. */
struct task {
	struct str list, title, text, note;
};

static void put_annex(struct notice *n, const struct task *t, const struct household_list *list, int no)
{
	struct view *v = &n->v;
	struct value *annex = value_add_map(n->annexes);
	value_set_int(annex, "no", no);
	value_set_str(annex, "title", t->title);
	value_set_fmt(annex, "unit", "单位：元，共%zu户", list->n);
	value_set_str(annex, "note", t->note);
	struct value *rows = value_set_list(annex, "rows");
	for (size_t i = 0; i < list->n; i++)
		view_put_household(v, value_add_map(rows), list->row[i], i + 1);
}

static void add_task(struct notice *n, const struct task *t, int *no)
{
	struct view *v = &n->v;
	struct household_list list = view_list(v, t->list.p, n->area);
	if (list.n == 0)
		return;
	++*no;
	struct value *item = value_add_map(n->todo);
	value_set_fmt(item, "lead", "（%.*s）%.*s%zu户（名单见附件%d）。", STR_ARG(view_chinese_number(v->a, (unsigned)*no)), STR_ARG(t->title),
	              list.n, *no);
	value_set_fmt(item, "text", "%.*s。", STR_ARG(t->text));
	struct value *e = value_add_map(n->enclosures);
	value_set_int(e, "no", *no);
	value_set_bool(e, "first", *no == 1);
	value_set_fmt(e, "name", "%.*s%.*s名单", STR_ARG(n->place), STR_ARG(t->title));
	struct task named = *t;
	named.title = arena_fmt(v->a, "%.*s%.*s名单", STR_ARG(n->place), STR_ARG(t->title));
	put_annex(n, &named, &list, *no);
}

/* A document without tiers names its households by conditions; falling income has its own list. */
static void add_focus_tasks(struct notice *n, int *no)
{
	struct view *v = &n->v;
	const struct policy *p = v->in->policy;
	for (size_t i = 0; i < p->focus.n; i++) {
		const struct policy_rule *f = &p->focus.v[i];
		if (str_is(f->id, "decline"))
			continue;
		struct task task = { arena_fmt(v->a, "focus:%.*s", STR_ARG(f->id)), arena_fmt(v->a, "“%.*s”户", STR_ARG(f->label)),
			f->action.n ? f->action : STR("请逐户分析原因，因户落实帮扶措施"),
			arena_fmt(v->a, "注：%.*s（%.*s）。", STR_ARG(f->clause.quote.n ? f->clause.quote : f->label), STR_ARG(p->number)) };
		add_task(n, &task, no);
	}
}

static void put_tasks(struct notice *n)
{
	struct view *v = &n->v;
	const struct policy *p = v->in->policy;
	int no = 0;
	n->todo = value_set_list(v->root, "todo");
	n->enclosures = value_set_list(v->root, "enclosures");
	n->annexes = value_set_list(v->root, "annexes");
	struct task decline = { STR("declining"), STR("收入不增反降户"),
		STR("请逐户核实收入、查明原因，属实的制定增收措施，不属实的更正数据"),
		arena_fmt(v->a, "注：本年%s严格低于上年人均纯收入的户，按降幅由大到小排列；姓名已作遮蔽，按户编号尾号核对。", view_income_word(v)) };
	add_task(n, &decline, &no);
	for (size_t i = 0; i < p->tier.n; i++) {
		const struct policy_rule *t = &p->tier.v[i];
		if (!view_is_urgent(t))
			continue;
		struct task task = { arena_fmt(v->a, "tier:%.*s", STR_ARG(t->id)), t->label, t->action,
			arena_fmt(v->a, "注：%.*s（%.*s）。", STR_ARG(t->clause.quote.n ? t->clause.quote : t->label), STR_ARG(p->number)) };
		add_task(n, &task, &no);
	}
	if (p->tier.n == 0)
		add_focus_tasks(n, &no);
	value_set_bool(v->root, "has_enclosures", no > 0);
}

static void put_entry_gaps(struct notice *n, struct value *list)
{
	struct view *v = &n->v;
	const struct figure *scope = view_lookup(v, "scope.households", n->area, ""), *cover = view_lookup(v, "coverage.households", n->area, "");
	if (figure_is_ok(scope) && figure_is_ok(cover)) {
		int64_t gap = view_lookup_count(v, "scope.households", n->area, "") - view_lookup_count(v, "coverage.households", n->area, "");
		if (gap > 0)
			value_set_fmt(value_add_map(list), "text", "%lld户缺少本年或上年可用收入，未参加增速计算，请核实补录。", (long long)gap);
	}
	for (int q = 1; q <= 4; q++) {
		char key[24];
		snprintf(key, sizeof key, "%dQ%d", v->in->data->info.income_year, q);
		const struct figure *f = view_lookup(v, "duty.quarterly_entry", n->area, key);
		if (figure_is_ok(f) && f->n < f->of && view_is_over(v, f->key) && basis_of(v, f))
			value_set_fmt(value_add_map(list), "text", "第%d季度（会计年度）收入已录入%lld户，应录入%lld户，尚缺%lld户，请补录。", q,
			              (long long)f->n, (long long)f->of, (long long)(f->of - f->n));
	}
}

static const struct {
	const char *id, *what;
} completions[] = {
	{ "duty.profile", "未建立“一户一画像”" },
	{ "duty.plan", "未制定到户增收计划" },
	{ "duty.cadre", "未登记帮扶责任人" },
};

/* What households of the township lack, counted by the duties' own figures, with the days overdue where there is a
   deadline. */
static const struct {
	const char *id, *what, *deadline; /* key of duty.overdue; "": none */
} shortfalls[] = {
	{ "duty.contact_missing", "最近一个已结束的月份没有联系的有", "contact" },
	{ "duty.visit_missing", "没有走访记录的有", "" },
	{ "duty.measures_missing", "没有一条已落实帮扶措施的有", "measures" },
	{ "duty.measures_late", "逾期才落实帮扶措施的有", "" },
	{ "help.waiting", "有未消除风险点而没有帮扶的有", "" },
	{ "duty.post_short", "公益性岗位月数不足的有", "" },
	{ "dividend.unpaid", "过了期限仍未足额兑付收益的有", "dividends" },
};

static void put_shortfalls(struct notice *n, struct value *list)
{
	struct view *v = &n->v;
	for (size_t i = 0; i < sizeof shortfalls / sizeof *shortfalls; i++) {
		const struct figure *f = view_lookup(v, shortfalls[i].id, n->area, "");
		if (!figure_is_ok(f) || f->value.n == 0 || !matter_is_asked(v, f))
			continue;
		const struct figure *days = view_lookup(v, "duty.overdue", n->area, shortfalls[i].deadline);
		struct str late = figure_is_ok(days) && days->value.n > 0
					  ? arena_fmt(v->a, "，已逾期%.*s天", STR_ARG(view_figure(v->a, days))) : STR("");
		value_set_fmt(value_add_map(list), "text", "%s%.*s户%.*s，请逐户落实。", shortfalls[i].what,
		              STR_ARG(view_cell(v, (int64_t)frac_round(f->value, 0))), STR_ARG(late));
	}
	struct str vacant = roster_vacant(v, n->area);
	if (vacant.n)
		value_set_fmt(value_add_map(list), "text", "应设岗位没有落实到人：%.*s，请尽快配齐。", STR_ARG(vacant));
}

/* 稳岗劳务补贴超标准发放1户、应发未发2户；… */
static void put_subsidies(struct notice *n, struct value *list)
{
	static const struct {
		const char *id, *what;
	} faults[] = { { "subsidy.over", "超标准发放" }, { "subsidy.under", "少发" }, { "subsidy.unpaid", "应发未发" },
		       { "subsidy.excluded", "不应享受而发放" } };
	struct view *v = &n->v;
	const struct policy *p = v->in->policy;
	struct buf b = {0};
	for (size_t k = 0; k < p->subsidy_n; k++) {
		size_t told = 0;
		for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
			const struct figure *f = indicator_lookup(v->in->figures, faults[i].id, n->area, p->subsidy[k].id);
			if (!figure_is_ok(f) || f->value.n == 0)
				continue;
			struct str name = told++ ? STR("") : p->subsidy[k].label;
			buf_fmt(&b, "%s%.*s%s%.*s户", !b.n ? "" : name.n ? "；" : "、", STR_ARG(name), faults[i].what,
			        STR_ARG(view_cell(v, (int64_t)frac_round(f->value, 0))));
		}
	}
	if (b.n)
		value_set_fmt(value_add_map(list), "text", "补贴发放经核算存疑的：%s，请对照标准逐户核实、补发或更正。", buf_cstr(&b));
	buf_release(&b);
}

static void put_overdue(struct notice *n)
{
	struct view *v = &n->v;
	struct value *list = value_set_list(v->root, "overdue");
	put_entry_gaps(n, list);
	for (size_t i = 0; i < sizeof completions / sizeof *completions; i++) {
		const struct figure *f = view_lookup(v, completions[i].id, n->area, "");
		if (figure_is_ok(f) && f->n < f->of && basis_of(v, f)) /* the document asks for it */
			value_set_fmt(value_add_map(list), "text", "%s的有%lld户，应完成%lld户，请补齐。", completions[i].what, (long long)(f->of - f->n),
			              (long long)f->of);
	}
	put_shortfalls(n, list);
	put_subsidies(n, list);
	view_put_missing(v, list, n->area);
}

static void add_demand(struct value *list, const char *lead, struct str text)
{
	struct value *item = value_add_map(list);
	value_set_cstr(item, "lead", lead);
	value_set_str(item, "text", text);
}

static void put_demands(struct notice *n)
{
	struct view *v = &n->v;
	const struct data_case *c = &v->in->data->info;
	struct value *list = value_set_list(v->root, "demands");
	struct str by = c->reply_by.year ? arena_fmt(v->a, "请于%.*s前", STR_ARG(view_date(v->a, c->reply_by))) : STR("请于　　月　　日前");
	add_demand(list, "（一）逐户核实。", STR("对附件所列各户入户核对收入，原因、措施和责任人逐户记录，数据有误的按程序更正，不得为改变增速或排名调整数据。"));
	add_demand(list, "（二）落实帮扶。", STR("核实属实的，因户落实帮扶措施，帮扶责任人跟踪到收入风险消除。"));
	add_demand(list, "（三）按时报告。",
	           arena_fmt(v->a, "%.*s将办理情况（逐户原因、措施、责任人、完成时限）加盖公章后报%.*s。", STR_ARG(by), STR_ARG(c->issuer.organ)));
}

/* The mark, the signature where the seal will be put by hand, and the particulars of the file. */
static void put_issuer(struct view *v)
{
	const struct data_issuer *i = &v->in->data->info.issuer;
	struct value *sealed = value_set_map(v->root, "sealed");
	value_set_str(v->root, "mark", i->mark.n ? i->mark : i->organ);
	value_set_str(v->root, "from_organ", i->organ);
	value_set(v->root, "dated", value_lookup(v->root, STR("date_iso")));
	value_set_str(sealed, "organ", i->organ);
	value_set(sealed, "date", value_lookup(v->root, STR("date")));
	if (i->contact_name.n || i->contact_phone.n)
		value_set_fmt(v->root, "remark", "联系人：%.*s，电话：%.*s", STR_ARG(i->contact_name), STR_ARG(i->contact_phone));
	else
		value_set_str(v->root, "remark", STR(""));
}

const struct value *view_notice(struct arena *a, const struct view_input *in, uint32_t area)
{
	struct notice n = { .v = { .a = a, .in = in, .root = value_map(a) }, .area = area, .place = in->data->area[area].name };
	struct view *v = &n.v;
	struct str heading = arena_fmt(a, "关于做好%.*s脱贫人口持续增收工作的督办通知", STR_ARG(n.place));
	view_put_head(v, heading);
	put_issuer(v);
	value_set_str(v->root, "heading", heading);
	value_set_str(v->root, "place", n.place);
	value_set_str(v->root, "to", view_addressee(a, n.place));
	put_summary(&n);
	put_indicators(&n);
	charts_area(&n.v, v->root, area);
	put_tasks(&n);
	put_overdue(&n);
	put_demands(&n);
	return v->root;
}
