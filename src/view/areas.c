/* Tables with a row for each area. */
#include "view/areas.h"

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
	for (size_t i = 0; i < u.n; i++) {
		if (d->area[u.v[i]].level == DATA_VILLAGE)
			return STR("村");
		if (d->area[u.v[i]].level < DATA_TOWNSHIP)
			return STR("县（市、区）");
		if (str_ends(d->area[u.v[i]].name, STR("街道")))
			return STR("乡镇（街道）");
	}
	return STR("乡镇");
}

/* Is the count of households in this cell one that the public level hides? */
static bool is_small(const struct view *v, uint32_t area, const char *id, struct str key)
{
	const struct figure *f = indicator_lookup(v->in->figures, id, area, key);
	int64_t n = figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : 0;
	return str_eq(view_cell(v, n), STR("<3"));
}

struct str area_cell(const struct view *v, uint32_t area, const struct area_column *c)
{
	const struct figure *f = indicator_lookup(v->in->figures, c->id, area, c->key);
	if (!figure_is_ok(f))
		return STR(VIEW_NONE);
	if (f->family->unit == UNIT_HOUSEHOLDS)
		return view_cell(v, (int64_t)frac_round(f->value, 0));
	if (c->guard && is_small(v, area, c->guard, c->key))
		return STR("*");
	return view_figure(v->a, f);
}

void area_cells(const struct view *v, struct value *list, uint32_t area, const struct area_column *c,
		size_t n)
{
	for (size_t i = 0; i < n; i++)
		value_set_str(value_add_map(list), "text", area_cell(v, area, &c[i]));
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
	bool placed = figure_is_ok(f);
	int64_t place = placed ? (int64_t)frac_round(f->value, 0) : 0;
	value_set_str(row, "place", placed ? view_count(v->a, place) : STR(VIEW_NONE));
	value_set_bool(row, "marked", placed && place > f->n - area_marked(v, f->n));
	value_set_bool(row, "strong", false);
}

void area_ranking(const struct view *v, struct value *list, const char *rank, const struct area_column *c,
		  size_t n)
{
	struct view_units u = view_units_ranked(v, rank);
	for (size_t i = 0; i < u.n; i++) {
		struct value *row = value_add_map(list);
		put_place(v, row, rank, u.v[i]);
		value_set_str(row, "name", v->in->data->area[u.v[i]].name);
		area_cells(v, value_set_list(row, "cells"), u.v[i], c, n);
	}
	struct value *row = value_add_map(list);
	value_set_cstr(row, "place", "");
	value_set_bool(row, "marked", false);
	value_set_bool(row, "strong", true);
	value_set_str(row, "name", view_whole(v));
	area_cells(v, value_set_list(row, "cells"), 0, c, n);
}
