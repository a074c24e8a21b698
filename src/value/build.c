/* Making values: leaves, and the growth of lists and maps inside their arena. */
#include "base/err.h"
#include "value/tree.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct value null_value = {.kind = VALUE_NULL};
static const struct value true_value = {.kind = VALUE_BOOL, .is_true = true, .as.text = {"true", 4}};
static const struct value false_value = {.kind = VALUE_BOOL, .as.text = {"false", 5}};

const struct value *value_null(void)
{
	return &null_value;
}

const struct value *value_bool(bool b)
{
	return b ? &true_value : &false_value;
}

const struct value *value_ref(struct arena *a, struct str s)
{
	struct value *v = arena_make(a, struct value);

	v->kind = VALUE_TEXT;
	v->is_true = s.n > 0;
	v->as.text = s;
	return v;
}

const struct value *value_text(struct arena *a, struct str s)
{
	return value_ref(a, arena_str(a, s));
}

/* Zero in JSON's number syntax: no digit but 0 before the exponent. */
static bool number_is_zero(struct str raw)
{
	for (size_t i = 0; i < raw.n && raw.p[i] != 'e' && raw.p[i] != 'E'; i++)
		if (raw.p[i] >= '1' && raw.p[i] <= '9')
			return false;
	return true;
}

const struct value *value_number(struct arena *a, struct str raw)
{
	struct value *v = arena_make(a, struct value);

	v->kind = VALUE_NUMBER;
	v->is_true = !number_is_zero(raw);
	v->as.text = arena_str(a, raw);
	return v;
}

const struct value *value_int(struct arena *a, int64_t n)
{
	char text[24];
	int len = snprintf(text, sizeof text, "%" PRId64, n);

	return value_number(a, (struct str){text, (size_t)len});
}

static struct value *branch_new(struct arena *a, enum value_kind kind)
{
	struct value *v = arena_make(a, struct value);

	v->kind = kind;
	v->arena = a;
	return v;
}

/* A formatted text, made once, without a copy beside it. */
static const struct value *text_vfmt(struct arena *a, const char *fmt, va_list ap)
{
	char small[256];
	va_list again;
	va_copy(again, ap);
	int n = vsnprintf(small, sizeof small, fmt, ap);

	ENSURE(n >= 0);
	if ((size_t)n < sizeof small) {
		va_end(again);
		return value_text(a, (struct str){small, (size_t)n});
	}
	char *big = arena_alloc(a, (size_t)n + 1);
	vsnprintf(big, (size_t)n + 1, fmt, again);
	va_end(again);
	return value_ref(a, (struct str){big, (size_t)n});
}

/* Lists ------------------------------------------------------------------ */

struct value *value_list(struct arena *a)
{
	return branch_new(a, VALUE_LIST);
}

void value_add(struct value *list, const struct value *v)
{
	ENSURE(list && list->kind == VALUE_LIST);
	struct value_list_body *l = &list->as.list;

	if (l->n == l->cap) {
		size_t cap = l->cap ? l->cap * 2 : 8;
		const struct value **item = arena_many(list->arena, const struct value *, cap);

		if (l->n)
			memcpy(item, l->item, l->n * sizeof *item);
		l->item = item;
		l->cap = cap;
	}
	l->item[l->n++] = v ? v : &null_value;
}

void value_add_str(struct value *list, struct str s)
{
	ENSURE(list && list->kind == VALUE_LIST);
	value_add(list, value_text(list->arena, s));
}

void value_add_fmt(struct value *list, const char *fmt, ...)
{
	ENSURE(list && list->kind == VALUE_LIST);
	va_list ap;

	va_start(ap, fmt);
	value_add(list, text_vfmt(list->arena, fmt, ap));
	va_end(ap);
}

static struct value *add_branch(struct value *list, enum value_kind kind)
{
	ENSURE(list && list->kind == VALUE_LIST);
	struct value *v = branch_new(list->arena, kind);

	value_add(list, v);
	return v;
}

struct value *value_add_map(struct value *list)
{
	return add_branch(list, VALUE_MAP);
}

struct value *value_add_list(struct value *list)
{
	return add_branch(list, VALUE_LIST);
}

/* Maps ------------------------------------------------------------------- */

struct value *value_map(struct arena *a)
{
	return branch_new(a, VALUE_MAP);
}

static void index_put(struct value_map_body *m, uint64_t hash, size_t number)
{
	size_t i = (size_t)hash & (m->slots - 1);

	while (m->slot[i])
		i = (i + 1) & (m->slots - 1);
	m->slot[i] = (uint32_t)(number + 1);
}

/* Room for one more field; the index is made anew whenever the fields move. */
static void map_grow(struct arena *a, struct value_map_body *m)
{
	size_t cap = m->cap ? m->cap * 2 : 8;
	struct value_field *field = arena_many(a, struct value_field, cap);

	ENSURE(cap < UINT32_MAX);
	if (m->n)
		memcpy(field, m->field, m->n * sizeof *field);
	m->field = field;
	m->cap = cap;
	if (cap <= MAP_LINEAR)
		return;
	m->slots = cap * 2;
	m->slot = arena_many(a, uint32_t, m->slots);
	for (size_t i = 0; i < m->n; i++)
		index_put(m, m->field[i].hash, i);
}

/* key is kept as it is: the caller has seen to its lifetime. */
static void set(struct value *map, struct str key, const struct value *v)
{
	ENSURE(map && map->kind == VALUE_MAP);
	struct value_map_body *m = &map->as.map;
	uint64_t hash = str_hash(key);
	struct value_field *old = value_field_find(map, key, hash);

	if (!v)
		v = &null_value;
	if (old) {
		old->v = v;
		return;
	}
	if (m->n == m->cap)
		map_grow(map->arena, m);
	m->field[m->n] = (struct value_field){key, hash, v};
	if (m->slots)
		index_put(m, hash, m->n);
	m->n++;
}

void value_set(struct value *map, const char *key, const struct value *v)
{
	set(map, str_from(key), v);
}

void value_set_key(struct value *map, struct str key, const struct value *v)
{
	ENSURE(map && map->kind == VALUE_MAP);
	set(map, arena_str(map->arena, key), v);
}

void value_set_str(struct value *map, const char *key, struct str s)
{
	ENSURE(map && map->kind == VALUE_MAP);
	value_set(map, key, value_text(map->arena, s));
}

void value_set_cstr(struct value *map, const char *key, const char *s)
{
	ENSURE(map && map->kind == VALUE_MAP);
	value_set(map, key, s ? value_text(map->arena, str_from(s)) : NULL);
}

void value_set_fmt(struct value *map, const char *key, const char *fmt, ...)
{
	ENSURE(map && map->kind == VALUE_MAP);
	va_list ap;

	va_start(ap, fmt);
	value_set(map, key, text_vfmt(map->arena, fmt, ap));
	va_end(ap);
}

void value_set_int(struct value *map, const char *key, int64_t n)
{
	ENSURE(map && map->kind == VALUE_MAP);
	value_set(map, key, value_int(map->arena, n));
}

void value_set_bool(struct value *map, const char *key, bool b)
{
	value_set(map, key, value_bool(b));
}

static struct value *set_branch(struct value *map, const char *key, enum value_kind kind)
{
	ENSURE(map && map->kind == VALUE_MAP);
	struct value *v = branch_new(map->arena, kind);

	value_set(map, key, v);
	return v;
}

struct value *value_set_map(struct value *map, const char *key)
{
	return set_branch(map, key, VALUE_MAP);
}

struct value *value_set_list(struct value *map, const char *key)
{
	return set_branch(map, key, VALUE_LIST);
}
