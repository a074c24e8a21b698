/* Who the document wants watched: focus conditions, lines, and the goal. */
#include "view/section.h"

/* Nobody could be judged: nought would be no finding. */
static bool none_judged(const struct figure *f)
{
	return figure_is_ok(f) && f->n == 0 && f->of > 0;
}

static void put_focus_row(struct view *v, struct value *list, const struct policy_rule *r)
{
	const struct figure *f = indicator_lookup(v->in->figures, "focus.households", 0, r->id);
	const struct figure *unknown = indicator_lookup(v->in->figures, "focus.undetermined", 0, r->id);
	struct value *row = value_add_map(list);
	bool ok = figure_is_ok(f) && !none_judged(f);
	int64_t n = ok ? (int64_t)frac_round(f->value, 0) : 0;
	value_set_str(row, "name", r->label);
	value_set_str(row, "count", ok ? view_cell(v, n) : STR(VIEW_NONE));
	value_set_str(row, "unknown", figure_is_ok(f) ? view_figure(v->a, unknown) : STR(VIEW_NONE));
	value_set_str(row, "why", none_judged(f) ? STR("没有数据齐全、可以判断的户") : !ok && f ? f->why : STR(""));
	value_set_str(row, "place", basis_place(v, &r->clause));
	value_set(row, "note",
		  note_ref(v, arena_fmt(v->a, "%.*s：%.*s。", STR_ARG(r->label),
					STR_ARG(basis_clause(v, &r->clause)))));
}

static void say_union(struct view *v, struct value *list)
{
	const struct figure *f = region_figure(v, "focus.union", "");
	if (!figure_is_ok(f)) {
		say_why(v, list, f);
		return;
	}
	if (none_judged(f)) {
		say(v, list, "%.*s所列重点关注情形：范围内%lld户都缺所需数据，无法判断。", STR_ARG(v->in->policy->number),
		    (long long)f->of);
		return;
	}
	struct prose p = prose_open(v, list);
	prose_add(&p, "符合%.*s所列重点关注情形之一的共%.*s户（一户符合多项的只计一次）",
		  STR_ARG(v->in->policy->number), STR_ARG(view_cell(v, (int64_t)frac_round(f->value, 0))));
	if (f->n < f->of)
		prose_add(&p, "，另有%lld户因缺数无法判断", (long long)(f->of - f->n));
	prose_add(&p, "。");
	prose_close(&p);
}

/* Households whose income is not known are below no line: they are told apart, not left out. */
static void say_undetermined(struct prose *p)
{
	const struct policy_rules *lines = &p->v->in->policy->line;
	int64_t most = 0;
	for (size_t i = 0; i < lines->n; i++) {
		const struct figure *f =
			indicator_lookup(p->v->in->figures, "below_line.undetermined", 0, lines->v[i].id);
		int64_t n = figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : 0;
		most = n > most ? n : most;
	}
	if (most > 0)
		prose_add(p, "；另有%.*s户没有可用收入，无法判断", STR_ARG(view_cell(p->v, most)));
}

static void say_lines(struct view *v, struct value *list)
{
	const struct policy_rules *lines = &v->in->policy->line;
	struct prose p = {.v = NULL};
	for (size_t i = 0; i < lines->n; i++) {
		const struct figure *f =
			indicator_lookup(v->in->figures, "below_line.households", 0, lines->v[i].id);
		if (!figure_is_ok(f)) {
			if (f && f->why.n)
				say(v, list, "%.*s。", STR_ARG(f->why));
			continue;
		}
		if (none_judged(f)) {
			say(v, list, "低于%.*s的：范围内%lld户都没有可用收入，无法判断。", STR_ARG(basis_line(v, &lines->v[i])),
			    (long long)f->of);
			continue;
		}
		if (p.v)
			prose_add(&p, "，");
		else
			p = prose_open(v, list);
		prose_add(&p, "低于%.*s的%.*s户", STR_ARG(basis_line(v, &lines->v[i])),
			  STR_ARG(view_cell(v, (int64_t)frac_round(f->value, 0))));
		prose_note(&p, basis_note(v, f));
	}
	if (!p.v)
		return;
	say_undetermined(&p);
	prose_add(&p, "。");
	prose_close(&p);
}

static void say_goal(struct view *v, struct value *list)
{
	const struct policy_goal *g = &v->in->policy->goal;
	const struct figure *n = region_figure(v, "goal.households", ""),
			    *level = region_figure(v, "goal.per_capita", "");
	const struct figure *gap = region_figure(v, "goal.gap", ""),
			    *growth = region_figure(v, "goal.growth", "");
	if (!g->present || !n)
		return;
	if (!figure_is_ok(level)) {
		say_why(v, list, level);
		return;
	}
	struct prose p = prose_open(v, list);
	prose_add(&p, "%.*s：有收入数据的%.*s户，人均纯收入%.*s元", STR_ARG(g->label),
		  STR_ARG(view_cell(v, (int64_t)frac_round(n->value, 0))),
		  STR_ARG(view_yuan_whole(v->a, level->value)));
	if (figure_is_ok(gap) && gap->value.n > 0)
		prose_add(&p, "，距目标%.*s还差%.*s元",
			  STR_ARG(basis_value(v->a, &v->in->policy->param[g->param])),
			  STR_ARG(view_yuan_whole(v->a, gap->value)));
	if (figure_is_ok(growth) && growth->value.n > 0) {
		prose_add(&p, "，到%d年需年均增长%.*s%%", g->year, STR_ARG(view_figure(v->a, growth)));
		prose_note(&p, basis_note(v, growth));
	} else if (growth && growth->why.n) {
		prose_add(&p, "，%.*s", STR_ARG(growth->why));
	}
	prose_add(&p, "；已达到目标的%.*s户，未达到的%.*s户。",
		  STR_ARG(view_cell(v, view_lookup_count(v, "goal.reached", 0, ""))),
		  STR_ARG(view_cell(v, view_lookup_count(v, "goal.unreached", 0, ""))));
	prose_close(&p);
}

static const struct spread_shown own_payments = {"spread", "own_pay.band", "合规自付支出占纯收入分布（单位：户、%）", "占纯收入",
						 "占比＝合规自付支出÷纯收入，按本年各户计算"};

bool section_focus(struct view *v, struct value *to)
{
	const struct policy *p = v->in->policy;
	struct value *list = value_set_list(to, "paragraphs"), *rows = value_set_list(to, "rows");
	if (p->focus.n)
		say_union(v, list);
	say_lines(v, list);
	say_goal(v, list);
	for (size_t i = 0; i < p->focus.n; i++)
		put_focus_row(v, rows, &p->focus.v[i]);
	put_has(to, "has_conditions", "rows");
	put_spread(v, to, list, &own_payments);
	return value_count(list) > 0 || p->focus.n > 0;
}
