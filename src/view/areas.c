/* Tables with a row for each area. */
#include "view/areas.h"

#include "view/hide.h"
#include "view/share.h"

#include <stdlib.h>

struct view_units view_units(const struct view *v, uint32_t region)
{
	const struct data_set *d = v->in->data;
	uint32_t end = d->area[region].end, *list = arena_many(v->a, uint32_t, end - region);
	size_t n = 0;
	for (uint32_t i = region + 1; i < end; i++)
		if (d->area[i].parent == region)
			list[n++] = i;
	return (struct view_units){list, n};
}

const uint32_t *view_rows(const struct view *v, struct view_units u)
{
	uint32_t *rows = arena_many(v->a, uint32_t, u.n + 1);
	for (size_t i = 0; i < u.n; i++)
		rows[i] = u.v[i];
	return rows; /* the last is 0, the region */
}

struct placed {
	int64_t place; /* INT64_MAX: none */
	uint32_t area;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->area < y->area ? -1 : 1;
}

struct view_units view_units_ranked(const struct view *v, const char *rank)
{
	struct view_units u = view_units(v, 0);
	struct placed *p = arena_many(v->a, struct placed, u.n);
	uint32_t *list = arena_many(v->a, uint32_t, u.n);
	for (size_t i = 0; i < u.n; i++) {
		const struct figure *f = view_lookup(v, rank, u.v[i], "");
		p[i] = (struct placed){figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : INT64_MAX,
				       u.v[i]};
	}
	qsort(p, u.n, sizeof *p, by_place);
	for (size_t i = 0; i < u.n; i++)
		list[i] = p[i].area;
	return (struct view_units){list, u.n};
}

struct str view_whole(const struct view *v)
{
	static const struct {
		const char *end, *whole;
	} words[] = {{"县", "全县"}, {"区", "全区"}, {"旗", "全旗"}, {"市", "全市"},
		     {"州", "全州"}, {"盟", "全盟"}, {"省", "全省"}, {"街道", "全街道"},
		     {"镇", "全镇"}, {"乡", "全乡"}, {"村", "全村"}};
	struct str name = v->in->data->info.region_name;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ends(name, str_from(words[i].end)))
			return str_from(words[i].whole);
	return name;
}

struct str view_unit_word(const struct view *v)
{
	const struct data_set *d = v->in->data;
	struct view_units u = view_units(v, 0);
	size_t streets = 0, sumus = 0;
	for (size_t i = 0; i < u.n; i++) {
		struct str name = d->area[u.v[i]].name;
		if (d->area[u.v[i]].level == DATA_VILLAGE)
			return STR("村");
		if (d->area[u.v[i]].level < DATA_TOWNSHIP)
			return STR("县（市、区）");
		streets += str_ends(name, STR("街道"));
		sumus += str_ends(name, STR("苏木"));
	}
	if (streets)
		return streets == u.n ? STR("街道") : STR("乡镇（街道）");
	return sumus ? STR("苏木乡镇") : STR("乡镇");
}

bool area_is_small(const struct view *v, uint32_t area, const char *id, struct str key)
{
	const struct figure *f = indicator_lookup(v->in->figures, id, area, key);
	int64_t n = figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : 0;
	return str_is(view_cell(v, n), VIEW_SMALL);
}

struct str area_cell(const struct view *v, uint32_t area, const struct area_column *c)
{
	if (str_starts(str_from(c->id), STR("share:")))
		return c->guard && area_is_small(v, area, c->guard, c->key) ? STR("*") : share_of_rest(v, area, c->id + 6);
	const struct figure *f = indicator_lookup(v->in->figures, c->id, area, c->key);
	if (!figure_is_ok(f))
		return STR(VIEW_NONE);
	if (f->family->unit == UNIT_HOUSEHOLDS)
		return view_cell(v, (int64_t)frac_round(f->value, 0));
	if (c->guard && area_is_small(v, area, c->guard, c->key))
		return STR("*");
	return share_figure(v, f);
}

int64_t area_marked(const struct view *v, int64_t ranked)
{
	const struct policy *p = v->in->policy;
	return ranked <= policy_value(p, "rank.few", 0) ? policy_value(p, "rank.mark_few", 0)
							: policy_value(p, "rank.mark", 0);
}

static void put_place(const struct view *v, struct value *row, const char *rank, uint32_t area)
{
	const struct figure *f = view_lookup(v, rank, area, "");
	value_set_str(row, "place", figure_is_ok(f) ? view_figure(v->a, f) : STR(VIEW_NONE));
}

static bool is_marked(const struct view *v, const char *rank, uint32_t area)
{
	const struct figure *f = view_lookup(v, rank, area, "");
	return figure_is_ok(f) && (int64_t)frac_round(f->value, 0) > f->n - area_marked(v, f->n);
}

void area_ranking(const struct view *v, struct value *list, const char *rank, const struct area_column *c,
		  size_t n)
{
	struct view_units u = view_units_ranked(v, rank);
	struct area_table t = area_table_make(v, view_rows(v, u), u.n + 1, c, n);
	for (size_t i = 0; i <= u.n; i++) {
		struct value *row = value_add_map(list);
		bool region = i == u.n;
		if (region)
			value_set_cstr(row, "place", "");
		else
			put_place(v, row, rank, u.v[i]);
		value_set_bool(row, "marked", !region && is_marked(v, rank, u.v[i]));
		value_set_bool(row, "strong", region);
		value_set_str(row, "name", region ? view_whole(v) : v->in->data->area[u.v[i]].name);
		area_table_cells(&t, value_set_list(row, "cells"), i);
	}
}
