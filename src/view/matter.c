/* Tables of figures by the registry. */
#include "view/matter.h"

#include "base/utf8.h"
#include "view/hide.h"

#define KEYS_MAX 96
#define SHORT_HEAD 4 /* characters */
#define KEPT_ROWS 14 /* a table of so many rows stays on one page */

/* --- figures --- */

struct figure_range matter_family(const struct view *v, const char *id)
{
	size_t n, lo = 0, hi;
	const struct figure *f = indicator_figures(v->in->figures, &n);
	for (hi = n; lo < hi;) { /* they are sorted by id, area, key */
		size_t mid = lo + (hi - lo) / 2;
		if (str_cmp(str_from(f[mid].family->id), str_from(id)) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (hi = lo; hi < n && str_is(str_from(f[hi].family->id), id) && f[hi].area == 0;)
		hi++;
	return (struct figure_range){f + lo, hi - lo};
}

static bool is_meant(struct str id, struct str word)
{
	return str_ends(word, STR("=")) ? str_eq(id, str_sub(word, 0, word.n - 1)) : word.n && str_starts(id, word);
}

static bool is_taken(const size_t *taken, size_t n, size_t family)
{
	for (size_t i = 0; i < n; i++)
		if (taken[i] == family)
			return true;
	return false;
}

size_t matter_families(const char *prefixes, size_t out[MATTER_FAMILIES])
{
	struct str rest = str_from(prefixes), word;
	size_t n = 0;
	while (str_split(&rest, ' ', &word))
		for (size_t i = 0; indicator_family(i); i++)
			if (n < MATTER_FAMILIES && is_meant(str_from(indicator_family(i)->id), word) && !is_taken(out, n, i))
				out[n++] = i;
	return n;
}

static bool is_named(const struct policy *p, struct str id)
{
	for (size_t i = 0; i < p->row_n; i++) {
		const struct policy_names *n = &p->row[i].name[POLICY_FIGURE];
		for (size_t k = 0; k < n->n; k++)
			if (str_eq(str_sub(n->v[k], 0, str_find_char(n->v[k], '/')), id))
				return true;
	}
	return false;
}

bool matter_is_asked(const struct view *v, const struct figure *f)
{
	return f->family->clause[0] != '@' || figure_clause(v->in->figures, f) || is_named(v->in->policy, str_from(f->family->id));
}

struct str matter_cell(const struct view *v, const struct figure *f)
{
	if (!figure_is_ok(f))
		return STR(VIEW_NONE);
	if (f->family->unit == UNIT_HOUSEHOLDS)
		return view_cell(v, (int64_t)frac_round(f->value, 0));
	if (str_is(view_cell(v, f->n), VIEW_SMALL))
		return STR("*");
	return view_figure(v->a, f);
}

struct str matter_spec(const struct view *v, const struct figure *f)
{
	struct str area = v->in->data->area[f->area].code;
	return f->key.n ? arena_fmt(v->a, "%s@%.*s/%.*s", f->family->id, STR_ARG(area), STR_ARG(f->key))
			: arena_fmt(v->a, "%s@%.*s", f->family->id, STR_ARG(area));
}

/* --- a table --- */

static struct value *open_table(struct value *tables, struct str title, const char *first)
{
	struct value *t = value_add_map(tables);
	value_set_str(t, "title", title);
	value_set_cstr(t, "first", first);
	value_set_cstr(t, "note", "");
	value_set_bool(t, "lines", false);
	value_set_bool(t, "keep", true);
	value_set_list(t, "heads");
	value_set_list(t, "rows");
	return t;
}

static struct value *list_of(struct value *table, const char *key)
{
	return (struct value *)(uintptr_t)value_lookup(table, str_from(key));
}

void matter_head(struct value *table, struct str name)
{
	struct value *head = value_add_map(list_of(table, "heads"));
	value_set_str(head, "name", name);
	value_set_bool(head, "whole", utf8_count(name) <= SHORT_HEAD);
}

static struct value *put_row(struct value *table, struct str name, bool strong)
{
	struct value *row = value_add_map(list_of(table, "rows"));
	if (value_count(list_of(table, "rows")) > KEPT_ROWS)
		value_set_bool(table, "keep", false);
	value_set_str(row, "name", name);
	value_set_bool(row, "strong", strong);
	return value_set_list(row, "cells");
}

static void put_cell(struct value *cells, struct str text, struct str figure)
{
	struct value *c = value_add_map(cells);
	value_set_str(c, "text", text);
	value_set_str(c, "figure", figure);
	value_set_bool(c, "words", false);
}

static void put_words(struct value *cells, struct str text)
{
	struct value *c = value_add_map(cells);
	value_set_str(c, "text", text);
	value_set_str(c, "figure", STR(""));
	value_set_bool(c, "words", true);
}

static void put_figure(const struct view *v, struct value *cells, const struct figure *f)
{
	put_cell(cells, f ? matter_cell(v, f) : STR(VIEW_NONE), f ? matter_spec(v, f) : STR(""));
}

/* 应奖补金额（元）: households and persons too, so that no column is without its unit. */
static struct str head_of(const struct view *v, const struct indicator *i)
{
	return arena_fmt(v->a, "%s（%s）", i->name, figure_unit_name(i->unit));
}

/* --- the families of a group --- */

struct group {
	const struct indicator *family[MATTER_FAMILIES];
	struct figure_range figures[MATTER_FAMILIES];
	size_t n;
};

static bool has_value(struct figure_range r)
{
	for (size_t i = 0; i < r.n; i++)
		if (figure_is_ok(&r.v[i]))
			return true;
	return false;
}

static struct group group_of(const struct view *v, const char *prefixes, bool keyed)
{
	struct group g = {.n = 0};
	size_t index[MATTER_FAMILIES], n = matter_families(prefixes, index);
	for (size_t i = 0; i < n; i++) {
		const struct indicator *family = indicator_family(index[i]);
		struct figure_range r = matter_family(v, family->id);
		if ((family->keys != NULL) != keyed || !has_value(r) || !matter_is_asked(v, r.v))
			continue;
		g.family[g.n] = family;
		g.figures[g.n++] = r;
	}
	return g;
}

/* --- lines --- */

static const char *const verdicts[] = {[VERDICT_NONE] = "", [VERDICT_MET] = "达到", [VERDICT_NOT_MET] = "未达到",
				       [VERDICT_UNDETERMINED] = "未判定"};

/* Verdict, remark, what it is made of. */
static struct str remark_on(const struct view *v, const struct figure *f)
{
	struct buf b = {0};
	buf_cat(&b, verdicts[f->verdict]);
	if (f->note.n)
		buf_fmt(&b, "%s%.*s", b.n ? "；" : "", STR_ARG(f->note));
	buf_fmt(&b, "%s%s", b.n ? "；" : "", f->family->definition);
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}

void matter_lines(struct view *v, struct value *tables, const char *title, const char *prefixes)
{
	struct group g = group_of(v, prefixes, false);
	if (!g.n)
		return;
	struct value *t = open_table(tables, arena_fmt(v->a, "%s指标", title), "指标");
	matter_head(t, STR("数值"));
	matter_head(t, STR("单位"));
	matter_head(t, STR("说明"));
	value_set_bool(t, "lines", true);
	for (size_t i = 0; i < g.n; i++) {
		const struct figure *f = g.figures[i].v;
		struct value *cells = put_row(t, str_from(f->family->name), false);
		put_figure(v, cells, f);
		put_words(cells, str_from(figure_unit_name(f->family->unit)));
		put_words(cells, remark_on(v, f));
	}
}

/* --- keys --- */

static bool same_keys(struct figure_range a, struct figure_range b)
{
	for (size_t i = 0; a.n == b.n && i < a.n; i++)
		if (!str_eq(a.v[i].key, b.v[i].key))
			return false;
	return a.n == b.n;
}

/* A key that nothing is counted under, in any column, is named below the table.  A ratio of 0 % says something. */
static bool is_empty(const struct group *g, const size_t *column, size_t n, size_t key)
{
	for (size_t c = 0; c < n; c++) {
		const struct figure *f = &g->figures[column[c]].v[key];
		if (figure_is_ok(f) && (f->value.n != 0 || f->family->unit == UNIT_PERCENT || f->verdict != VERDICT_NONE))
			return false;
	}
	return true;
}

/* One withheld cell among the parts of a column could be found by subtraction: the smallest other one that is not
   nought goes with it.  SIZE_MAX: none need be. */
static size_t second_key(const struct view *v, const struct figure_range *r)
{
	size_t hidden = 0, best = SIZE_MAX;
	for (size_t k = 0; k < r->n && v->in->privacy == DATA_PUBLIC; k++) {
		struct str text = matter_cell(v, &r->v[k]);
		if (str_is(text, "*") || str_is(text, VIEW_SMALL))
			hidden++;
		else if (figure_is_ok(&r->v[k]) && r->v[k].value.n > 0 &&
			 (best == SIZE_MAX || frac_cmp(r->v[k].value, r->v[best].value) < 0))
			best = k;
	}
	return hidden == 1 ? best : SIZE_MAX;
}

static void put_keys(struct view *v, struct value *tables, const char *title, const struct group *g, const size_t *column,
		     size_t n)
{
	const struct figure_range *first = &g->figures[column[0]];
	struct value *t = open_table(tables, arena_fmt(v->a, "%s：按%s", title, first->v->family->keys), first->v->family->keys);
	struct buf empty = {0};
	for (size_t c = 0; c < n; c++)
		matter_head(t, head_of(v, g->family[column[c]]));
	for (size_t k = 0; k < first->n; k++) {
		struct str name = first->v[k].key_name.n ? first->v[k].key_name : first->v[k].key;
		if (is_empty(g, column, n, k)) {
			buf_fmt(&empty, "%s%.*s", empty.n ? "、" : "注：没有记录的：", STR_ARG(name));
			continue;
		}
		struct value *cells = put_row(t, name, false);
		for (size_t c = 0; c < n; c++)
			if (second_key(v, &g->figures[column[c]]) == k)
				put_cell(cells, STR("*"), STR(""));
			else
				put_figure(v, cells, &g->figures[column[c]].v[k]);
	}
	value_set_fmt(t, "note", "%s%s", empty.n ? buf_cstr(&empty) : "", empty.n ? "。" : "");
	buf_release(&empty);
}

void matter_keys(struct view *v, struct value *tables, const char *title, const char *prefixes)
{
	struct group g = group_of(v, prefixes, true);
	bool done[MATTER_FAMILIES] = {false};
	for (size_t i = 0; i < g.n; i++) {
		size_t column[MATTER_FAMILIES], n = 0;
		for (size_t k = i; k < g.n; k++)
			if (!done[k] && g.figures[k].n <= KEYS_MAX && same_keys(g.figures[i], g.figures[k])) {
				done[k] = true;
				column[n++] = k;
			}
		if (n)
			put_keys(v, tables, title, &g, column, n);
	}
}

/* --- units --- */

/* What has a figure in the units: an export that names no area has none. */
static bool has_units(const struct view *v, const struct indicator *family, const struct view_units *u)
{
	return u->n && view_lookup(v, family->id, u->v[0], "");
}

static void put_units(struct view *v, struct value *tables, struct str title, const struct area_column *c, size_t n)
{
	struct view_units u = view_units(v, 0);
	struct area_table t = area_table_make(v, view_rows(v, u), u.n + 1, c, n);
	struct value *table = open_table(tables, title, view_unit_word(v).p);
	for (size_t i = 0; i < n; i++)
		matter_head(table, c[i].head);
	for (size_t i = 0; i <= u.n; i++) {
		bool unit = i < u.n;
		area_table_cells(&t, put_row(table, unit ? v->in->data->area[u.v[i]].name : view_whole(v), !unit), i);
	}
}

void matter_units(struct view *v, struct value *tables, const char *title, const char *prefixes)
{
	struct group g = group_of(v, prefixes, false);
	struct view_units u = view_units(v, 0);
	struct area_column column[MATTER_COLUMNS];
	size_t n = 0, part = 0;
	/* Money and ratios of a few households have no guard of their own: at the public level the region's must do. */
	if (v->in->privacy == DATA_PUBLIC)
		return;
	size_t kept = 0, each;
	for (size_t i = 0; i < g.n; i++)
		if (has_units(v, g.family[i], &u)) {
			g.family[kept] = g.family[i];
			g.figures[kept++] = g.figures[i];
		}
	g.n = kept;
	each = (g.n + MATTER_COLUMNS - 1) / MATTER_COLUMNS; /* tables; then columns of each */
	each = each ? (g.n + each - 1) / each : 1;
	for (size_t i = 0; i <= g.n; i++) {
		if (n == each || (i == g.n && n)) {
			struct str name = arena_fmt(v->a, "各%.*s%s%s", STR_ARG(view_unit_word(v)), title, part++ ? "（续）" : "");
			put_units(v, tables, name, column, n);
			n = 0;
		}
		if (i < g.n)
			column[n++] = (struct area_column){head_of(v, g.family[i]), g.family[i]->id, STR(""), NULL, false};
	}
}

/* --- what is lacking --- */

static bool is_said(const struct str *said, size_t n, struct str why)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(said[i], why))
			return true;
	return false;
}

struct str matter_lacking(struct view *v, const char *prefixes)
{
	struct str said[MATTER_FAMILIES];
	size_t n = 0, index[MATTER_FAMILIES], families = matter_families(prefixes, index);
	struct buf b = {0};
	for (size_t i = 0; i < families; i++) {
		struct figure_range r = matter_family(v, indicator_family(index[i])->id);
		for (size_t k = 0; k < r.n && n < MATTER_FAMILIES; k++) {
			/* A ratio of nothing lacks no data. */
			bool nothing = r.v[k].status == FIGURE_UNDEFINED && r.v[k].of == 0;
			if (figure_is_ok(&r.v[k]) || nothing || str_is(r.v[k].why, "分母为零") || !r.v[k].why.n || !matter_is_asked(v, &r.v[k]) || is_said(said, n, r.v[k].why))
				continue;
			said[n++] = r.v[k].why;
			bool alone = str_starts(r.v[k].why, STR("未")) || str_starts(r.v[k].why, STR("缺"));
			buf_fmt(&b, "%s%s%s%.*s", b.n ? "；" : "", alone ? "" : r.v[k].family->name, alone ? "" : "：", STR_ARG(r.v[k].why));
		}
	}
	buf_cat(&b, b.n ? "。" : "");
	struct str s = arena_str(v->a, buf_view(&b));
	buf_release(&b);
	return s;
}
