/* The packet's lists: rankings, declining and watched households, the village ledgers. */
#include "base/utf8.h"
#include "view/matter.h"
#include "view/packet.h"

bool packet_overall(struct view *v, struct value *to)
{
	section_overall(v, to);
	section_income(v, value_set_map(to, "income"));
	return true;
}

bool packet_rankings(struct view *v, struct value *to)
{
	if (view_units(v, 0).n == 0)
		return false;
	section_ranking(v, value_set_map(to, "growth"));
	section_decline(v, value_set_map(to, "decline"));
	return true;
}

void packet_households(struct view *v, struct value *list, const uint32_t *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		view_put_household(v, value_add_map(list), row[i], i + 1);
}

bool packet_declining(struct view *v, struct value *to)
{
	const struct figure *f = region_figure(v, "decline.households", "");
	struct household_list list = view_list(v, "declining", 0);
	packet_households(v, value_set_list(to, "rows"), list.row, list.n);
	if (!figure_is_ok(f))
		value_set_fmt(to, "remark", "%.*s，未列名单。",
			      STR_ARG(f && f->why.n ? f->why : STR("未提供上年收入")));
	else if (list.n == 0)
		value_set_cstr(to, "remark", "没有不增反降的户。");
	else
		value_set_fmt(
			to, "remark",
			"共%zu户，按人均纯收入降幅由大到小排列；上年收入不大于零、降幅无法计算的列在最后。",
			list.n);
	put_has(to, "has_rows", "rows");
	return true;
}

/* ---- 重点户: an urgent tier, or a focus condition other than that the income fell */

static bool is_watched(const struct view *v, const struct household_result *r)
{
	const struct policy *p = v->in->policy;
	if (r->tier < p->tier.n && view_is_urgent(&p->tier.v[r->tier]))
		return true;
	for (size_t i = 0; i < p->focus.n; i++)
		if (r->focus & 1u << i)
			return true;
	return false;
}

static struct str conditions(const struct view *v, const struct household_result *r)
{
	const struct policy *p = v->in->policy;
	struct buf b = {0};
	for (size_t i = 0; i < p->focus.n; i++)
		if (r->focus & 1u << i)
			buf_fmt(&b, "%s%.*s", b.n ? "；" : "", STR_ARG(p->focus.v[i].label));
	struct str s = b.n ? arena_str(v->a, buf_view(&b)) : STR(VIEW_NONE);
	buf_release(&b);
	return s;
}

bool packet_watched(struct view *v, struct value *to)
{
	const struct data_year *y = &v->in->data->year[0];
	struct value *rows = value_set_list(to, "rows");
	size_t no = 0;
	for (uint32_t i = 0; i < y->n; i++) {
		const struct household_result *r = indicator_household(v->in->figures, i);
		if (!(r->flags & ROW_SCOPE) || !is_watched(v, r))
			continue;
		struct value *row = value_add_map(rows);
		view_put_household(v, row, i, ++no);
		value_set_str(row, "conditions", conditions(v, r));
	}
	value_set_bool(to, "has_tier", v->in->policy->tier.n > 0);
	if (no)
		value_set_fmt(to, "remark", "共%zu户，按区划和户编号排列；一户符合多种情形的列一次。", no);
	else
		value_set_cstr(to, "remark", "按现有数据没有需要列入的户。");
	put_has(to, "has_rows", "rows");
	return no > 0 || v->in->policy->focus.n > 0 || v->in->policy->tier.n > 0;
}

/* ---- 村级台账 */

#define LEDGER_FIXED 8
#define LEDGER_MORE 6 /* tiers, or focus conditions where the pack has no tiers */

static size_t ledger_columns(const struct view *v, struct area_column c[LEDGER_FIXED + LEDGER_MORE])
{
	static const struct area_column fixed[LEDGER_FIXED] = {
		{{"户数", 6}, "scope.households", {"", 0}, NULL, false},
		{{"人数", 6}, "scope.persons", {"", 0}, "scope.households", false},
		{{"两年可比\n户数", 19}, "coverage.households", {"", 0}, NULL, false},
		{{"本年人均\n纯收入", 22}, "income.per_capita", {"", 0}, "coverage.households", false},
		{{"上年人均\n纯收入", 22}, "income.per_capita_prev", {"", 0}, "coverage.households", false},
		{{"增速%", 7}, "income.growth", {"", 0}, "coverage.households", false},
		{{"不增\n反降户", 16}, "decline.households", {"", 0}, NULL, false},
		{{"不增反降\n比例%", 20}, "decline.ratio", {"", 0}, "decline.households", false},
	};
	const struct policy *p = v->in->policy;
	bool tiers = p->tier.n > 0;
	const struct policy_rules *r = tiers ? &p->tier : &p->focus;
	size_t n = 0;
	for (; n < LEDGER_FIXED; n++)
		c[n] = fixed[n];
	for (size_t i = 0; i < r->n && i < LEDGER_MORE; i++)
		c[n++] = (struct area_column){r->v[i].label, tiers ? "tier.households" : "focus.households",
					      r->v[i].id, NULL, false};
	return n;
}

#define HEAD_WHOLE 9 /* characters of a head that is not wrapped: two lines of four, or a tier's name */

/* A head of two lines: where it breaks is part of its wording. */
static void put_head(struct value *to, struct str head)
{
	size_t cut = str_find_char(head, '\n');
	value_set_str(to, "name", cut == SIZE_MAX ? head : str_sub(head, 0, cut));
	value_set_bool(to, "whole_lines", utf8_count(head) <= HEAD_WHOLE);
	value_set_str(to, "more", cut == SIZE_MAX ? STR("") : str_sub(head, cut + 1, head.n));
}

static void put_ledger_cell(struct view *v, struct value *cell, uint32_t area, const struct area_column *c)
{
	const struct figure *f = indicator_lookup(v->in->figures, c->id, area, c->key);
	value_set_str(cell, "text", area_cell(v, area, c));
	value_set_str(cell, "figure", f ? matter_spec(v, f) : STR(""));
}

static void put_ledger_row(struct view *v, struct value *list, uint32_t area, const struct area_column *c,
			   size_t n)
{
	const struct data_area *a = &v->in->data->area[area];
	struct value *row = value_add_map(list);
	value_set_str(row, "name", area ? a->name : view_whole(v));
	value_set_str(row, "code", a->code);
	value_set_bool(row, "group", area == 0 || a->end > area + 1);
	struct value *cells = value_set_list(row, "cells");
	for (size_t i = 0; i < n; i++)
		put_ledger_cell(v, value_add_map(cells), area, &c[i]);
}

bool packet_ledger(struct view *v, struct value *to)
{
	struct area_column column[LEDGER_FIXED + LEDGER_MORE];
	size_t n = ledger_columns(v, column);
	const struct data_set *d = v->in->data;
	/* A village has a dozen households: its cells would give people away one by one. */
	if (d->areas < 2 || v->in->privacy == DATA_PUBLIC)
		return false;
	struct value *heads = value_set_list(to, "heads"), *rows = value_set_list(to, "rows");
	for (size_t i = 0; i < n; i++)
		put_head(value_add_map(heads), column[i].head);
	size_t villages = 0;
	for (uint32_t i = 1; i < d->areas; i++) {
		put_ledger_row(v, rows, i, column, n);
		villages += d->area[i].level == DATA_VILLAGE;
	}
	put_ledger_row(v, rows, 0, column, n);
	value_set_fmt(
		to, "remark",
		"共%zu个村（社区）。人均纯收入按两年均有可用收入的户计算，单位为元；乡镇行为所辖各村合计。",
		villages);
	return true;
}
