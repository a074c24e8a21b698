/* 分类情况: the tiers of the pack, by township. */
#include "view/section.h"

#include "view/chart.h"
#include "view/hide.h"
#include "view/section_charts.h"
#include "view/share.h"

#define NAMED_MOST 5

/* Tiers that could be told apart in this case; the others are said in a sentence. */
struct tiers {
	const struct policy_rule *v[POLICY_TIERS_MAX];
	size_t n;
};

static struct tiers known_tiers(const struct view *v)
{
	struct tiers t = {0};
	const struct policy *p = v->in->policy;
	for (size_t i = 0; i < p->tier.n && i < POLICY_TIERS_MAX; i++)
		if (figure_is_ok(indicator_lookup(v->in->figures, "tier.households", 0, p->tier.v[i].id)))
			t.v[t.n++] = &p->tier.v[i];
	return t;
}

static const struct figure *tier_figure(const struct view *v, const char *id, uint32_t area,
					const struct policy_rule *tier)
{
	return indicator_lookup(v->in->figures, id, area, tier->id);
}

static int64_t whole(const struct figure *f)
{
	return figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : 0;
}

/* ---- the table: for each tier 户, 人 and 占比, with more than four tiers 户 and 占比; then those of no tier */

enum { PER_TIER = 3, REST_KINDS = 2, COLUMNS_MAX = POLICY_TIERS_MAX * PER_TIER + 2 * REST_KINDS + 1 };
static const struct {
	const char *id, *head, *guard;
} per_tier[PER_TIER] = {{"tier.households", "户", NULL},
			{"tier.persons", "人", "tier.households"},
			{"tier.share", "占比%", "tier.households"}};
static const struct {
	const char *id, *share, *head;
} rest_columns[REST_KINDS] = {{"tier.none", "share:tier.none", "不属各类"},
			      {"tier.undetermined", "share:tier.undetermined", "未能分类"}};

struct grid {
	struct area_column column[COLUMNS_MAX];
	size_t n, at[POLICY_TIERS_MAX][PER_TIER]; /* columns of each tier, SIZE_MAX: not in the table */
	const char *rest[REST_KINDS];
	size_t rests;
	struct view_units units;
	struct area_table table;
};

static void add_column(struct grid *g, const char *head, const char *id, struct str key, const char *guard, bool part)
{
	g->column[g->n++] = (struct area_column){str_from(head), id, key, guard, part};
}

static struct grid *make_grid(struct view *v, const struct tiers *t)
{
	struct grid *g = arena_make(v->a, struct grid);
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < PER_TIER; k++) {
			bool in = k != 1 || t->n <= 4;
			g->at[i][k] = in ? g->n : SIZE_MAX;
			if (in)
				add_column(g, per_tier[k].head, per_tier[k].id, t->v[i]->id, per_tier[k].guard, k == 0);
		}
	for (size_t i = 0; i < REST_KINDS; i++) {
		if (view_lookup_count(v, rest_columns[i].id, 0, "") == 0)
			continue;
		g->rest[g->rests++] = rest_columns[i].head;
		add_column(g, "户", rest_columns[i].id, STR(""), NULL, true);
		add_column(g, "占比%", rest_columns[i].share, STR(""), rest_columns[i].id, false);
	}
	add_column(g, "合计户", "scope.households", STR(""), NULL, true);
	g->units = view_units(v, 0);
	g->table = area_table_make(v, view_rows(v, g->units), g->units.n + 1, g->column, g->n);
	return g;
}

static void put_rows(struct view *v, struct value *list, const struct grid *g)
{
	for (size_t i = 0; i <= g->units.n; i++) {
		struct value *row = value_add_map(list);
		bool unit = i < g->units.n;
		value_set_str(row, "name", unit ? v->in->data->area[g->units.v[i]].name : view_whole(v));
		value_set_bool(row, "strong", !unit);
		area_table_cells(&g->table, value_set_list(row, "cells"), i);
	}
}

static void put_head(struct value *heads, struct str name, int64_t span)
{
	struct value *h = value_add_map(heads);
	value_set_str(h, "name", name);
	value_set_int(h, "span", span);
}

/* Rows whose shares are not what rounding each would give; withheld ones are not named. */
static struct str note_on_shares(struct view *v, const struct grid *g)
{
	struct buf b = {0};
	size_t moved = 0;
	for (size_t i = 0; i <= g->units.n; i++) {
		struct share_column c;
		share_of_tiers(v, g->table.area[i], &c);
		if (c.sum != SHARES_ADJUSTED)
			continue;
		struct str name = i < g->units.n ? v->in->data->area[g->table.area[i]].name : view_whole(v);
		if (moved++ < NAMED_MOST)
			buf_fmt(&b, "%s%.*s", b.n ? "、" : "", STR_ARG(name));
	}
	struct str s = moved ? arena_fmt(v->a, "注：%s%s的占比四舍五入后合计不是100.0%%，按最大余数法取为100.0%%，有的与直接四舍五入相差0.1。",
					 buf_cstr(&b), moved > NAMED_MOST ? "等" : "")
			     : STR("");
	buf_release(&b);
	return s;
}

static void put_table(struct view *v, struct value *to, const struct tiers *t, const struct grid *g)
{
	struct value *heads = value_set_list(to, "heads"), *sub = value_set_list(to, "subheads"),
		     *rows = value_set_list(to, "rows");
	for (size_t i = 0; i < t->n; i++)
		put_head(heads, t->v[i]->label, t->n <= 4 ? PER_TIER : PER_TIER - 1);
	for (size_t i = 0; i < g->rests; i++)
		put_head(heads, str_from(g->rest[i]), 2);
	for (size_t i = 0; i + 1 < g->n; i++)
		value_set_str(value_add_map(sub), "name", g->column[i].head);
	put_rows(v, rows, g);
	value_set_str(to, "shares_note", note_on_shares(v, g));
}

/* The region's cells as the table prints them, so that the text gives away nothing that the table withholds. */
static void say_tiers(struct view *v, struct value *list, const struct tiers *t, const struct grid *g)
{
	struct value *cells = value_list(v->a);
	struct prose s = prose_open(v, list);
	area_table_cells(&g->table, cells, g->table.rows - 1);
	prose_add(&s, "按照%.*s分类标准，", STR_ARG(v->in->policy->number));
	for (size_t i = 0; i < t->n; i++) {
		struct str text[PER_TIER];
		for (size_t k = 0; k < PER_TIER; k++)
			text[k] = g->at[i][k] == SIZE_MAX ? area_cell(v, 0, &(struct area_column){.id = per_tier[k].id, .key = t->v[i]->id,
												  .guard = per_tier[k].guard})
							  : value_str(value_lookup(value_at(cells, g->at[i][k]), STR("text")));
		if (str_is(text[0], "*") || str_is(text[0], VIEW_SMALL))
			text[1] = STR("*");
		prose_add(&s, "%s%.*s%.*s户%.*s人，占%.*s%%", i ? "；" : "", STR_ARG(t->v[i]->label), STR_ARG(text[0]),
			  STR_ARG(text[1]), STR_ARG(text[2]));
		prose_note(&s, arena_fmt(v->a, "%.*s：%.*s。", STR_ARG(t->v[i]->label),
					 STR_ARG(basis_clause(v, &t->v[i]->clause))));
	}
	prose_add(&s, "。");
	prose_close(&s);
}

static const struct {
	const char *id, *text;
} rests[] = {
	{"tier.undetermined", "缺少收入等数据，未能分类"},
	{"tier.none", "不符合任何一类的条件"},
};

static void say_rests(struct view *v, struct value *list)
{
	struct buf b = {0};
	for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
		int64_t n = view_lookup_count(v, rests[i].id, 0, "");
		if (n > 0)
			buf_fmt(&b, "%s%.*s户%s", b.n ? "；" : "另有", STR_ARG(view_cell(v, n)),
				rests[i].text);
	}
	if (b.n)
		say(v, list, "%s。", buf_cstr(&b));
	buf_release(&b);
}

/* A-03, where a tier is made of 整户低保 and 整户特困 is not counted as that. */
static void say_tekun(struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	int64_t n = view_lookup_count(v, "tier.tekun", 0, "");
	uint32_t asked = 0;
	for (size_t i = 0; i < p->tier.n; i++)
		asked |= cond_facts(p->tier.v[i].when);
	if (n > 0 && asked & UINT32_C(1) << FACT_DIBAO_ALL && !policy_value(p, "dibao.with_tekun", 0))
		say(v, list, "上述各类中有整户特困供养户%.*s户，未计入整户低保，按收入和风险情况归类。",
		    STR_ARG(view_cell(v, n)));
}

static void say_overlaps(struct view *v, struct value *list)
{
	const struct policy_rules *o = &v->in->policy->overlap;
	struct prose s = {.v = NULL};
	for (size_t i = 0; i < o->n; i++) {
		const struct figure *f = indicator_lookup(v->in->figures, "tier.overlap", 0, o->v[i].id);
		if (whole(f) == 0)
			continue;
		if (!s.v) {
			s = prose_open(v, list);
			prose_add(&s, "分类交叉的处理：");
		} else {
			prose_add(&s, "；");
		}
		prose_add(&s, "%.*s的%.*s户", STR_ARG(o->v[i].label), STR_ARG(view_cell(v, whole(f))));
		if (o->v[i].clause.note.n)
			prose_add(&s, "，%.*s", STR_ARG(o->v[i].clause.note));
	}
	if (!s.v)
		return;
	prose_add(&s, "。");
	prose_close(&s);
}

/* ---- the chart: shares of households in each township */

static void put_chart(struct view *v, struct value *to, const struct tiers *t)
{
	struct view_units u = view_units(v, 0);
	struct chart_series *series = arena_many(v->a, struct chart_series, t->n);
	struct chart_row *rows = arena_many(v->a, struct chart_row, u.n + 1);
	struct buf alt = {0};
	for (size_t k = 0; k < t->n; k++) {
		series[k] = chart_shade(k, t->n);
		series[k].name = t->v[k]->label;
	}
	for (size_t i = 0; i <= u.n; i++) {
		uint32_t area = i < u.n ? u.v[i] : 0;
		struct frac *values = arena_many(v->a, struct frac, t->n);
		struct str *labels = arena_many(v->a, struct str, t->n);
		for (size_t k = 0; k < t->n; k++) {
			const struct figure *f = tier_figure(v, "tier.households", area, t->v[k]);
			values[k] = figure_is_ok(f) ? f->value : (struct frac){0, 0};
			labels[k] = area_cell(
				v, area, &(struct area_column){.id = "tier.households", .key = t->v[k]->id});
		}
		buf_fmt(&alt, "%s%.*s：", i ? "；" : "", STR_ARG(i < u.n ? v->in->data->area[area].name : view_whole(v)));
		for (size_t k = 0; k < t->n; k++)
			buf_fmt(&alt, "%s%.*s%.*s户", k ? "，" : "", STR_ARG(series[k].name), STR_ARG(labels[k]));
		rows[i] = (struct chart_row){i < u.n ? v->in->data->area[area].name : view_whole(v), values,
					     labels, i == u.n};
	}
	struct str title = arena_fmt(v->a, "各%.*s分类构成（标注为户数）", STR_ARG(view_unit_word(v)));
	struct chart c = {title, STR("户"), arena_str(v->a, buf_view(&alt)), series, t->n,
			  rows,  u.n + 1,   CHART_WIDTH,           NULL,
			  "tiers"};
	chart_stack(v->a, value_set_map(to, "chart"), &c);
	buf_release(&alt);
}

bool section_tiers(struct view *v, struct value *to)
{
	const struct policy *p = v->in->policy;
	struct tiers t = known_tiers(v);
	struct value *list = value_set_list(to, "paragraphs");
	value_set(to, "chart", value_null());
	value_set(to, "flow", value_null());
	value_set_bool(to, "has_table", t.n > 0);
	value_set_str(to, "unit_word", view_unit_word(v));
	value_set_list(to, "heads");
	value_set_list(to, "subheads");
	value_set_list(to, "rows");
	value_set_cstr(to, "shares_note", "");
	value_set_list(to, "flow_tables");
	if (p->tier.n == 0)
		return false;
	const struct grid *g = t.n > 0 ? make_grid(v, &t) : NULL;
	if (g)
		say_tiers(v, list, &t, g);
	for (size_t i = 0; i < p->tier.n; i++) {
		const struct figure *f =
			indicator_lookup(v->in->figures, "tier.households", 0, p->tier.v[i].id);
		if (f && !figure_is_ok(f) && f->why.n)
			say(v, list, "%.*s。", STR_ARG(f->why));
	}
	say_rests(v, list);
	say_tekun(v, list);
	say_overlaps(v, list);
	put_flow_tables(v, to, list);
	if (t.n == 0)
		return true;
	put_table(v, to, &t, g);
	/* A chart would show at the public level what the table withholds. */
	if (v->in->privacy != DATA_PUBLIC)
		put_chart(v, to, &t);
	charts_tier_flow(v, to);
	return true;
}
