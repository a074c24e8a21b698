/*
 * 岗位到位 (S1 一; domain.md 1.10): which posts each unit must have, how many
 * have someone, and which have nobody (缺岗清单); a township's own, and its
 * villages'.
 */
#include "view/matter.h"
#include "view/roster.h"

static const struct figure *post(const struct view *v, uint32_t area, const struct policy_role *r)
{
	return indicator_lookup(v->in->figures, "duty.roster", area, r->id);
}

/* A ratio of counts, not reduced (ADDS_PARTS): filled and needed. */
static int64_t needed(const struct figure *f)
{
	return figure_is_ok(f) ? (int64_t)f->value.d : 0;
}
static int64_t filled(const struct figure *f)
{
	return figure_is_ok(f) ? (int64_t)(f->value.n / 100) : 0;
}

static struct value *child(struct value *map, const char *key)
{
	return (struct value *)(uintptr_t)value_lookup(map, str_from(key));
}

static struct value *open_table(struct value *tables, struct str title, const char *first)
{
	struct value *t = value_add_map(tables);
	value_set_str(t, "title", title);
	value_set_cstr(t, "first", first);
	value_set_cstr(t, "note", "");
	value_set_bool(t, "lines", false);
	value_set_bool(t, "keep", false);
	value_set_list(t, "heads");
	value_set_list(t, "rows");
	return t;
}

static void put_cell(struct value *cells, struct str text, bool words)
{
	struct value *c = value_add_map(cells);
	value_set_str(c, "text", text);
	value_set_str(c, "figure", STR(""));
	value_set_bool(c, "words", words);
}

static void put_units(struct view *v, struct value *tables)
{
	const struct policy *p = v->in->policy;
	struct view_units u = view_units(v, 0);
	struct value *t = open_table(tables, arena_fmt(v->a, "各%.*s岗位到位情况（到位／应设）", STR_ARG(view_unit_word(v))),
				     view_unit_word(v).p);
	for (size_t k = 0; k < p->role_n; k++)
		matter_head(t, p->role[k].label);
	for (size_t i = 0; i <= u.n; i++) {
		uint32_t area = i < u.n ? u.v[i] : 0;
		struct value *row = value_add_map(child(t, "rows"));
		value_set_str(row, "name", area ? v->in->data->area[area].name : view_whole(v));
		value_set_bool(row, "strong", area == 0);
		struct value *cells = value_set_list(row, "cells");
		for (size_t k = 0; k < p->role_n; k++) {
			const struct figure *f = post(v, area, &p->role[k]);
			put_cell(cells, needed(f) ? arena_fmt(v->a, "%lld／%lld", (long long)filled(f), (long long)needed(f)) : STR(VIEW_NONE),
				 false);
		}
	}
	value_set_cstr(t, "note", "注：只有县级才设的岗位，各乡镇为“—”；应设单位是有范围内户的县、乡镇、村。");
}

/* 青石镇：上坡村、石桥村；白水镇 */
static struct str vacant_units(const struct view *v, const struct policy_role *r)
{
	const struct data_set *d = v->in->data;
	struct buf b = {0};
	uint32_t last = DATA_NONE;
	for (uint32_t a = 0; a < d->areas; a++) {
		const struct figure *f = post(v, a, r);
		if ((int)d->area[a].level != r->level || !needed(f) || filled(f))
			continue;
		uint32_t above = d->area[a].level == DATA_VILLAGE ? d->area[a].parent : DATA_NONE;
		if (above != DATA_NONE && above != last)
			buf_fmt(&b, "%s%.*s：", b.n ? "；" : "", STR_ARG(d->area[above].name));
		else if (b.n)
			buf_cat(&b, "、");
		buf_str(&b, d->area[a].name);
		last = above;
	}
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static void put_vacant(struct view *v, struct value *tables)
{
	static const char *const heads[] = {"应设", "到位", "缺岗", "缺岗单位"};
	const struct policy *p = v->in->policy;
	struct value *t = open_table(tables, STR("缺岗清单"), "岗位");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		matter_head(t, str_from(heads[i]));
	for (size_t k = 0; k < p->role_n; k++) {
		const struct figure *f = post(v, 0, &p->role[k]);
		struct value *row = value_add_map(child(t, "rows")), *cells = value_set_list(row, "cells");
		int64_t lacking = needed(f) - filled(f);
		value_set_str(row, "name", p->role[k].label);
		value_set_bool(row, "strong", false);
		put_cell(cells, view_count(v->a, needed(f)), false);
		put_cell(cells, view_count(v->a, filled(f)), false);
		put_cell(cells, view_count(v->a, lacking), false);
		put_cell(cells, lacking ? vacant_units(v, &p->role[k]) : STR("无"), true);
	}
}

void roster_put(struct view *v, struct value *tables)
{
	const struct policy *p = v->in->policy;
	if (!p->role_n || !figure_is_ok(post(v, 0, &p->role[0])))
		return; /* the pack asks for none, or the roster was not given: said beside it */
	put_vacant(v, tables);
	if (view_units(v, 0).n)
		put_units(v, tables);
}

struct str roster_vacant(struct view *v, uint32_t area)
{
	const struct policy *p = v->in->policy;
	struct buf b = {0};
	for (size_t k = 0; k < p->role_n; k++) {
		const struct figure *f = post(v, area, &p->role[k]);
		if (needed(f) > filled(f))
			buf_fmt(&b, "%s%.*s缺%lld个", b.n ? "，" : "", STR_ARG(p->role[k].label), (long long)(needed(f) - filled(f)));
	}
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}
