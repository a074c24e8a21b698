/*
 * 督导简报: not in GB/T 9704; its form is practice (typesetting.md 3.5): banner in
 * the upper third, issue number, organ and date above a red rule, title, text,
 * and the distribution list between rules at the end.
 */
#include "view/section.h"

/* A number the office did not give is left to be written by hand. */
static struct str issue(const struct view *v)
{
	const struct data_case *c = &v->in->data->info;
	struct str n = c->issue ? arena_fmt(v->a, "第%d期", c->issue) : STR("第　　期");
	return c->issue_total ? arena_fmt(v->a, "%.*s（总第%d期）", STR_ARG(n), c->issue_total) : n;
}

static struct str heading(const struct view *v)
{
	const struct data_case *c = &v->in->data->info;
	return arena_fmt(v->a, "%.*s%d年度脱贫人口收入监测情况", STR_ARG(c->region_name), c->income_year);
}

/* Data that end before the accounting year does are named by their last day. */
static struct str until(const struct view *v)
{
	const struct data_case *c = &v->in->data->info;
	struct date end = {(int16_t)c->income_year, 9, 30};
	if (c->as_of.year == 0 || date_cmp(c->as_of, end) >= 0)
		return STR("");
	return arena_fmt(v->a, "（截至%.*s）", STR_ARG(view_date(v->a, c->as_of)));
}

static const struct section sections[] = {
	{"overall", section_overall}, {"income", section_income}, {"tiers", section_tiers},
	{"decline", section_decline}, {"focus", section_focus},   {"ranking", section_ranking},
	{"work", section_work},       {"quality", section_quality}, {"duties", section_duties},
};

const struct value *view_briefing(struct arena *a, const struct view_input *in)
{
	struct view v = {.a = a, .in = in, .root = value_map(a)};
	struct str name = in->data->info.bulletin;
	view_put_head(&v, heading(&v));
	value_set_str(v.root, "banner", name.n ? name : STR("脱贫人口增收监测督导简报"));
	value_set_bool(v.root, "has_flags", false);
	value_set_str(v.root, "report", STR(""));
	value_set(v.root, "send", value_lookup(v.root, STR("cc")));
	value_set_fmt(v.root, "issue_to", "各%.*s", STR_ARG(view_unit_word(&v)));
	value_set_str(v.root, "copies", STR(""));
	value_set_str(v.root, "issue", issue(&v));
	value_set_str(v.root, "heading", heading(&v));
	value_set_str(v.root, "until", until(&v));
	value_set_str(v.root, "whole", view_whole(&v));
	value_set_str(v.root, "unit_word", view_unit_word(&v));
	value_set_bool(v.root, "few_units", view_units(&v, 0).n <= VIEW_FEW_UNITS);
	notes_open(&v);
	sections_put(&v, sections, sizeof sections / sizeof *sections, 1);
	return v.root;
}
