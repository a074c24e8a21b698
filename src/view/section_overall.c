/*
 * 总体情况: who is counted, how much they earned, and the two comparisons.
 * Yuan are whole in running text; growth figures are taken at one decimal on
 * both sides, as published (domain.md section 4).
 */
#include "view/section.h"
#include "view/section_charts.h"

#include <stdio.h>

static struct str yuan(const struct view *v, const struct figure *f)
{
	return view_yuan_whole(v->a, f->value);
}

static struct str count(const struct view *v, const char *id)
{
	return view_lookup_text(v, id, 0, "");
}

static void say_scope(struct view *v, struct value *list)
{
	struct str whole = view_whole(v), people = v->in->policy->population.label;
	const struct figure *scope = region_figure(v, "scope.households", ""),
			    *both = region_figure(v, "coverage.households", "");
	struct prose p = prose_open(v, list);
	prose_add(&p, "%d年度（%.*s），%.*s列入统计的%.*s%.*s户%.*s人", v->in->data->info.income_year,
		  STR_ARG(view_period(v)), STR_ARG(whole), STR_ARG(people), STR_ARG(view_figure(v->a, scope)),
		  STR_ARG(count(v, "scope.persons")));
	prose_note(&p, basis_note(v, scope));
	if (figure_is_ok(both)) {
		prose_add(&p, "，其中两年均有可用收入的%.*s户%.*s人，占%.*s%%",
			  STR_ARG(view_figure(v->a, both)), STR_ARG(count(v, "coverage.persons")),
			  STR_ARG(view_percent(v->a, view_ratio(both->n, both->of))));
		prose_note(&p, basis_note(v, both));
	}
	prose_add(&p, "。");
	if (figure_is_ok(region_figure(v, "coverage.new", "")))
		prose_add(&p, "与上年相比，新增%.*s户，退出%.*s户。", STR_ARG(count(v, "coverage.new")),
			  STR_ARG(count(v, "coverage.left")));
	if (view_lookup_count(v, "scope.outside", 0, "") > 0)
		prose_add(&p, "另有%.*s户不属统计范围，未计入。", STR_ARG(count(v, "scope.outside")));
	if (view_lookup_count(v, "scope.undetermined", 0, "") > 0)
		prose_add(&p, "其中%.*s户因户类型等缺失，无法判断是否属于统计范围。",
			  STR_ARG(count(v, "scope.undetermined")));
	prose_close(&p);
}

/* S3 2.2: what stands for this year's income when the pack estimates it. */
static void say_estimate(struct view *v, struct value *list)
{
	const struct policy_estimate *e = &v->in->policy->estimate;
	const struct figure *level = region_figure(v, "estimate.per_capita", "");
	if (!e->present || !level)
		return;
	if (!figure_is_ok(level)) {
		say_why(v, list, level);
		return;
	}
	struct prose p = prose_open(v, list);
	prose_add(&p, "本年收入按已采集的%d个月收入合计÷%d×%d预估", e->months, e->months, e->year_months);
	prose_note(&p, basis_note(v, level));
	prose_add(&p, "，可预估的%.*s户，预估人均%.*s元。", STR_ARG(count(v, "estimate.households")),
		  STR_ARG(yuan(v, level)));
	if (level->note.n)
		prose_add(&p, "%.*s。", STR_ARG(level->note));
	if (view_lookup_count(v, "estimate.insufficient", 0, "") > 0)
		prose_add(&p, "已采集不足%d个月的%.*s户，不分类。", e->min_months,
			  STR_ARG(count(v, "estimate.insufficient")));
	if (view_lookup_count(v, "estimate.seasonal", 0, "") > 0)
		prose_add(&p, "有%.*s户一个月的收入占比过高，预估数可能失真。",
			  STR_ARG(count(v, "estimate.seasonal")));
	prose_close(&p);
}

static void say_level_only(struct view *v, struct value *list, const struct figure *growth)
{
	const struct figure *all = region_figure(v, "income.per_capita_all", "");
	if (figure_is_ok(all))
		say(v, list, "本年有可用收入的%lld户，%s%.*s元。增速未计算：%.*s。", (long long)all->n,
		    view_income_word(v), STR_ARG(yuan(v, all)), STR_ARG(growth->why));
	else
		say(v, list, "本年%.*s，%s和增速未计算。",
		    STR_ARG(all && all->why.n ? all->why : STR("没有可用收入")), view_income_word(v));
}

static void say_income(struct view *v, struct value *list)
{
	const struct figure *now = region_figure(v, "income.per_capita", ""),
			    *prev = region_figure(v, "income.per_capita_prev", "");
	const struct figure *growth = region_figure(v, "income.growth", ""),
			    *all = region_figure(v, "income.per_capita_all", "");
	if (!figure_is_ok(growth)) {
		say_level_only(v, list, growth);
		return;
	}
	struct prose p = prose_open(v, list);
	prose_add(&p, "按两年均有可用收入的户计算，%s%.*s元，上年人均纯收入%.*s元，%.*s", view_income_word(v),
		  STR_ARG(yuan(v, now)), STR_ARG(yuan(v, prev)), STR_ARG(view_change(v->a, growth->value)));
	prose_note(&p, basis_note(v, growth));
	if (figure_is_ok(all) && !view_is_estimated(v)) /* the estimate was told before */
		prose_add(&p, "。包括本年新增户在内，有可用收入的%.*s户%s%.*s元",
			  STR_ARG(view_count(v->a, all->n)), view_income_word(v), STR_ARG(yuan(v, all)));
	prose_add(&p, "。");
	prose_close(&p);
}

/* ---- 两高于 */

static struct str rise(const struct view *v, wide tenths)
{
	return view_change(v->a, frac_make(tenths, 10));
}

/* （青岭县统计局《…》，2024年1月25日公布） */
static struct str reference_text(const struct view *v, enum policy_side side)
{
	const struct data_reference *r = side > SIDE_GROUP ? indicator_reference(v->in->figures, side) : NULL;
	struct buf b = {0};
	if (!r)
		return STR("");
	buf_fmt(&b, "（%.*s", STR_ARG(r->source.n ? r->source : STR("来源未填")));
	if (r->quarter)
		buf_fmt(&b, "，%d年第%d季度累计", r->year, r->quarter);
	if (r->published.year)
		buf_fmt(&b, "，%.*s公布", STR_ARG(view_date(v->a, r->published)));
	buf_cat(&b, r->growth_computed ? "，由公布的两年水平计算）" : "）");
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static bool side_tenths(const struct view *v, enum policy_side side, wide *tenths)
{
	struct frac f;
	if (!charts_side_growth(v, side, &f))
		return false;
	*tenths = frac_round(f, 1);
	return true;
}

static void say_met(struct prose *p, const struct policy_leg *leg, const struct figure *f)
{
	struct view *v = p->v;
	wide diff = frac_round(f->value, 1), low;
	if (side_tenths(v, leg->lower, &low)) {
		bool estimated = leg->higher <= SIDE_GROUP && view_is_estimated(v);
		prose_add(p, "%.*s%s%.*s", STR_ARG(leg->higher_label), estimated ? "（预估）" : "",
			  STR_ARG(rise(v, low + diff)));
		prose_str(p, reference_text(v, leg->higher));
		prose_add(p, "，%.*s%.*s", STR_ARG(leg->lower_label), STR_ARG(rise(v, low)));
		prose_str(p, reference_text(v, leg->lower));
		prose_add(p, "，");
	}
	struct str points = view_points(v->a, frac_make(diff < 0 ? -diff : diff, 10));
	if (diff == 0)
		prose_add(p, "两者相等，不算高于");
	else
		prose_add(p, "%s%.*s个百分点", diff > 0 ? "高" : "低", STR_ARG(points));
}

static const struct {
	const char *word, *mark;
} verdicts[] = {
	[VERDICT_NONE] = {"未判定", ""},
	[VERDICT_MET] = {"达到", "met"},
	[VERDICT_NOT_MET] = {"未达到", "not-met"},
	[VERDICT_UNDETERMINED] = {"未判定", "undetermined"},
};

/* The level and period notes of the pack, and the clause. */
static struct str leg_note(const struct view *v, const struct policy_leg *leg)
{
	static const char *const texts[] = {"two_high.levels", "two_high.period"};
	struct buf b = {0};
	buf_fmt(&b, "%.*s：%.*s", STR_ARG(leg->label), STR_ARG(basis_clause(v, &leg->clause)));
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str t = policy_text(v->in->policy, texts[i]);
		if (t.n)
			buf_fmt(&b, "。%.*s", STR_ARG(t));
	}
	buf_cat(&b, "。");
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static void put_leg(struct view *v, struct value *to, size_t i)
{
	const struct policy_leg *leg = &v->in->policy->leg[i];
	char id[40];
	snprintf(id, sizeof id, "two_high.leg%zu", i + 1);
	const struct figure *f = region_figure(v, id, "");
	enum figure_verdict verdict = f ? f->verdict : VERDICT_NONE;
	value_set_str(to, "no", view_chinese_number(v->a, (unsigned)i + 1));
	value_set_str(to, "label", leg->label);
	value_set_cstr(to, "verdict", verdicts[verdict].word);
	value_set_cstr(to, "mark", verdicts[verdict].mark);
	value_set_str(to, "points", view_figure(v->a, f));
	struct prose p = prose_into(v, to);
	prose_add(&p, "%.*s：%s", STR_ARG(leg->label), verdicts[verdict].word);
	prose_note(&p, leg_note(v, leg));
	prose_add(&p, "。");
	if (figure_is_ok(f))
		say_met(&p, leg, f);
	else
		prose_str(&p, f && f->why.n ? f->why : STR("缺参照数据，未判定"));
	prose_add(&p, "。");
	if (f && f->note.n)
		prose_add(&p, "注意：%.*s。", STR_ARG(f->note));
	prose_close(&p);
}

bool section_overall(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "paragraphs");
	say_scope(v, list);
	say_estimate(v, list);
	say_income(v, list);
	struct value *legs = value_set_list(to, "legs");
	for (size_t i = 0; i < v->in->policy->leg_n; i++)
		put_leg(v, value_add_map(legs), i);
	charts_legs(v, to);
	value_set_bool(to, "has_legs", v->in->policy->leg_n > 0);
	return true;
}
