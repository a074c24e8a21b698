/* A figure by what the user writes: ID[@AREA][/KEY], each by its code or its Chinese name. */
#include "indicator/family.h"

static const struct figure *no_figure(struct err *e, const char *what, struct str name, struct str near)
{
	err_set(e, EXIT_USAGE, "figure.name", (struct pos){0}, TR("没有%s“%.*s”", "no such %s: \"%.*s\""),
		what, STR_ARG(name));
	e->hint[0] = 0;
	if (near.n)
		err_hint(e, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	return NULL;
}

static struct str near_area(const struct indicator_set *s, struct str where)
{
	struct str *name = arena_many(s->a, struct str, s->data->areas);
	for (size_t i = 0; i < s->data->areas; i++)
		name[i] = s->data->area[i].name;
	return diag_nearest(where, name, s->data->areas);
}

/* Which keys the family has, unless one of them was nearly hit. */
static void hint_keys(const struct keyset *k, struct err *e)
{
	struct buf all = {0};
	for (size_t i = 0; i < k->n && all.n < 180; i++)
		buf_fmt(&all, "%s%.*s", i ? TR("、", ", ") : "", STR_ARG(k->key[i]));
	if (!e->hint[0] && all.n)
		err_hint(e, TR("在指标名后面写 /分项：%s", "add /KEY: %s"), buf_cstr(&all));
	else if (!e->hint[0])
		err_hint(e, TR("这项指标没有分项", "this figure has no keys"));
	buf_release(&all);
}

static struct str near_family(struct str id)
{
	size_t n;
	const struct family *table = family_table(&n);
	struct str known[512];
	ENSURE(n <= sizeof known / sizeof *known);
	for (size_t i = 0; i < n; i++)
		known[i] = str_from(table[i].shown.id);
	return diag_nearest(id, known, n);
}

/* Several areas have this name: their codes, and where they are. */
static bool is_ambiguous(const struct indicator_set *s, struct str where, struct err *e)
{
	struct buf all = {0};
	size_t n = 0;
	for (size_t i = 0; i < s->data->areas; i++) {
		const struct data_area *a = &s->data->area[i];
		if (!str_eq(a->name, where) || n++ >= 8)
			continue;
		struct str in = a->parent == DATA_NONE ? (struct str){"", 0} : s->data->area[a->parent].name;
		buf_fmt(&all, "%s%.*s（%.*s）", n > 1 ? "、" : "", STR_ARG(a->code), STR_ARG(in));
	}
	if (n > 1) {
		err_set(e, EXIT_USAGE, "figure.name", (struct pos){0},
			TR("有%zu个地区叫“%.*s”", "%zu areas are called \"%.*s\""), n, STR_ARG(where));
		err_hint(e, TR("请写代码：%s", "give the code: %s"), buf_cstr(&all));
	}
	buf_release(&all);
	return n > 1;
}

static uint32_t area_named(const struct indicator_set *s, struct str where, struct err *e)
{
	if (!where.n)
		return 0;
	uint32_t a = data_area_find(s->data, where);
	if (a == DATA_NONE && is_ambiguous(s, where, e))
		return DATA_NONE;
	if (a == DATA_NONE)
		a = indicator_area_find(s, where);
	if (a == DATA_NONE)
		no_figure(e, TR("地区", "area"), where, near_area(s, where));
	return a;
}

/* By id, else by the Chinese name. */
static size_t family_named(struct str id)
{
	size_t n, i = family_find(id);
	const struct family *table = family_table(&n);
	for (size_t k = 0; i == SIZE_MAX && k < n; k++)
		if (str_is(id, table[k].shown.name))
			i = k;
	return i;
}

static const struct figure *no_such_area(const struct indicator_set *s, const struct family *family, struct str key,
					 struct err *e)
{
	bool region = indicator_lookup(s, family->shown.id, 0, key) != NULL;
	err_set(e, EXIT_USAGE, "figure.name", (struct pos){0},
		region ? TR("“%s”只有全区域一个数", "\"%s\" is of the whole region only")
		       : TR("本案卷没有“%s”：文件没有这项要求", "this case has no \"%s\": the document does not ask for it"),
		family->shown.id);
	if (region)
		err_hint(e, TR("去掉 @地区", "leave @AREA out"));
	return NULL;
}

static const struct figure *keyed(const struct indicator_set *s, const struct family *family, uint32_t area,
				  struct str key, struct err *e)
{
	const struct keyset *k = &s->keys[family->key];
	for (size_t j = 0; j < k->n; j++)
		if (str_eq(k->key[j], key) || (key.n && str_eq(k->name[j], key))) {
			const struct figure *f = indicator_lookup(s, family->shown.id, area, k->key[j]);
			return f ? f : no_such_area(s, family, k->key[j], e);
		}
	if (!k->n)
		return no_such_area(s, family, key, e);
	no_figure(e, TR("分项", "key"), key, diag_nearest(key, k->key, k->n));
	hint_keys(k, e);
	return NULL;
}

const struct figure *indicator_find(const struct indicator_set *s, struct str spec, struct err *e)
{
	size_t slash = str_find_char(spec, '/'), n;
	struct str head = str_sub(spec, 0, slash),
		   key = slash == SIZE_MAX ? (struct str){"", 0} : str_sub(spec, slash + 1, spec.n);
	size_t sign = str_find_char(head, '@');
	struct str id = str_sub(head, 0, sign),
		   where = sign == SIZE_MAX ? (struct str){0} : str_sub(head, sign + 1, head.n);
	size_t i = family_named(id);
	if (i == SIZE_MAX)
		return no_figure(e, TR("指标", "figure"), id, near_family(id));
	uint32_t area = area_named(s, where, e);
	return area == DATA_NONE ? NULL : keyed(s, &family_table(&n)[i], area, key, e);
}
