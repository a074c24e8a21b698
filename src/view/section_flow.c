/*
 * From last year's tiers to this year's: what each had, gained, lost and has, in
 * households and persons; then who went where.  The whole of a matrix would be
 * needed to withhold its small cells and what gives them away: none is printed
 * at the public level.
 */
#include "view/matter.h"
#include "view/section.h"

#define RESTS 3 /* 不属任何一类, 未能分类, 新增 or 退出 */

static struct value *open_table(struct value *tables, const char *title, const char *first)
{
	struct value *t = value_add_map(tables);
	value_set_cstr(t, "title", title);
	value_set_cstr(t, "first", first);
	value_set_cstr(t, "note", "");
	value_set_bool(t, "lines", false);
	value_set_bool(t, "keep", true);
	value_set_list(t, "heads");
	value_set_list(t, "rows");
	return t;
}

static struct value *child(struct value *map, const char *key)
{
	return (struct value *)(uintptr_t)value_lookup(map, str_from(key));
}

static struct value *put_row(struct value *table, struct str name, bool strong)
{
	struct value *row = value_add_map(child(table, "rows"));
	value_set_str(row, "name", name);
	value_set_bool(row, "strong", strong);
	return value_set_list(row, "cells");
}

static void put_cell(const struct view *v, struct value *cells, const struct figure *f, struct str otherwise)
{
	struct value *c = value_add_map(cells);
	value_set_str(c, "text", figure_is_ok(f) ? view_figure(v->a, f) : otherwise);
	value_set_str(c, "figure", figure_is_ok(f) ? matter_spec(v, f) : STR(""));
	value_set_bool(c, "words", false);
}

/* --- opening + in - out = closing --- */

static const struct {
	const char *id, *head;
} columns[] = {
	{"flow.opening", "期初户"}, {"flow.in", "流入户"}, {"flow.out", "流出户"}, {"tier.households", "期末户"},
	{"flow.opening_persons", "期初人"}, {"flow.in_persons", "流入人"}, {"flow.out_persons", "流出人"},
	{"flow.resized_persons", "留存户人口增减"}, {"tier.persons", "期末人"},
};

static void put_balance(struct view *v, struct value *tables)
{
	const struct policy_rules *tier = &v->in->policy->tier;
	struct value *t = open_table(tables, "各类户数和人数的变动（单位：户、人）", "类别");
	for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
		matter_head(t, str_from(columns[c].head));
	for (size_t i = 0; i < tier->n; i++) {
		struct value *cells = put_row(t, tier->v[i].label, false);
		for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
			put_cell(v, cells, indicator_lookup(v->in->figures, columns[c].id, 0, tier->v[i].id), STR(VIEW_NONE));
	}
	value_set_cstr(t, "note", "注：期初＋流入－流出＝期末；人数另加留在该类的户的人口增减。期初和流出的人数按上年人口，流入和期末的按本年人口。");
}

/* --- the matrix --- */

static struct str state(const struct policy *p, size_t i, bool into)
{
	static const char *const rest[2][RESTS] = {{"不属任何一类", "未能分类", "新增"}, {"不属任何一类", "未能分类", "退出"}};
	return i < p->tier.n ? p->tier.v[i].id : str_from(rest[into][i - p->tier.n]);
}

static const struct figure *cell_of(const struct view *v, const char *id, size_t from, size_t into)
{
	const struct policy *p = v->in->policy;
	struct str key = arena_fmt(v->a, "%.*s→%.*s", STR_ARG(state(p, from, false)), STR_ARG(state(p, into, true)));
	return indicator_lookup(v->in->figures, id, 0, key);
}

static bool is_used(const struct view *v, const char *id, size_t i, bool into)
{
	for (size_t k = 0; k < v->in->policy->tier.n + RESTS; k++) {
		const struct figure *f = into ? cell_of(v, id, k, i) : cell_of(v, id, i, k);
		if (figure_is_ok(f) && f->value.n)
			return true;
	}
	return i < v->in->policy->tier.n;
}

static void put_closing(struct view *v, struct value *t, const char *total, const bool *into)
{
	const struct policy *p = v->in->policy;
	struct value *cells = put_row(t, STR("本年合计"), true);
	for (size_t k = 0; k < p->tier.n + RESTS; k++)
		if (into[k])
			put_cell(v, cells, k < p->tier.n ? indicator_lookup(v->in->figures, total, 0, p->tier.v[k].id) : NULL, STR(""));
}

static void put_matrix(struct view *v, struct value *tables, const char *title, const char *id, const char *total)
{
	const struct policy *p = v->in->policy;
	bool into[POLICY_TIERS_MAX + RESTS];
	struct value *t = open_table(tables, title, "上年＼本年");
	for (size_t k = 0; k < p->tier.n + RESTS; k++) {
		into[k] = is_used(v, id, k, true);
		if (into[k])
			matter_head(t, k < p->tier.n ? p->tier.v[k].label : state(p, k, true));
	}
	for (size_t i = 0; i < p->tier.n + RESTS; i++) {
		if (!is_used(v, id, i, false))
			continue;
		struct value *cells = put_row(t, i < p->tier.n ? p->tier.v[i].label : state(p, i, false), false);
		for (size_t k = 0; k < p->tier.n + RESTS; k++)
			if (into[k])
				put_cell(v, cells, cell_of(v, id, i, k), STR(""));
	}
	put_closing(v, t, total, into);
}

void put_flow_tables(struct view *v, struct value *to, struct value *paragraphs)
{
	const struct policy *p = v->in->policy;
	const struct figure *f = p->tier.n ? indicator_lookup(v->in->figures, "flow.opening", 0, p->tier.v[0].id) : NULL;
	struct value *tables = value_set_list(to, "flow_tables");
	if (!f)
		return;
	if (!figure_is_ok(f)) {
		say(v, paragraphs, "与上年相比的类别变动：%.*s。", STR_ARG(f->why));
		return;
	}
	if (v->in->privacy == DATA_PUBLIC)
		return;
	put_balance(v, tables);
	put_matrix(v, tables, "上年到本年的类别变动（单位：户）", "flow.households", "tier.households");
	put_matrix(v, tables, "上年到本年的类别变动（单位：人；退出的按上年人口）", "flow.persons", "tier.persons");
}
