/* Reading values: kinds, texts, members, lookup. */
#include "base/err.h"
#include "value/tree.h"

#include <string.h>

enum value_kind value_kind(const struct value *v)
{
	return v ? v->kind : VALUE_NULL;
}

struct str value_str(const struct value *v)
{
	switch (value_kind(v)) {
	case VALUE_BOOL:
	case VALUE_TEXT:
	case VALUE_NUMBER:
		return v->as.text;
	default:
		return (struct str){NULL, 0};
	}
}

bool value_is_true(const struct value *v)
{
	switch (value_kind(v)) {
	case VALUE_NULL:
		return false;
	case VALUE_LIST:
		return v->as.list.n > 0;
	case VALUE_MAP:
		return true;
	default:
		return v->is_true;
	}
}

size_t value_count(const struct value *v)
{
	switch (value_kind(v)) {
	case VALUE_LIST:
		return v->as.list.n;
	case VALUE_MAP:
		return v->as.map.n;
	default:
		return 0;
	}
}

const struct value *value_at(const struct value *v, size_t i)
{
	ENSURE(i < value_count(v));
	return v->kind == VALUE_LIST ? v->as.list.item[i] : v->as.map.field[i].v;
}

struct str value_key(const struct value *map, size_t i)
{
	ENSURE(map && map->kind == VALUE_MAP && i < map->as.map.n);
	return map->as.map.field[i].key;
}

static bool field_is(const struct value_field *f, struct str key, uint64_t hash)
{
	return f->hash == hash && f->key.n == key.n && (key.n == 0 || memcmp(f->key.p, key.p, key.n) == 0);
}

struct value_field *value_field_find(const struct value *map, struct str key, uint64_t hash)
{
	const struct value_map_body *m = &map->as.map;

	if (!m->slots) {
		for (size_t i = 0; i < m->n; i++)
			if (field_is(&m->field[i], key, hash))
				return &m->field[i];
		return NULL;
	}
	for (size_t i = (size_t)hash & (m->slots - 1); m->slot[i]; i = (i + 1) & (m->slots - 1))
		if (field_is(&m->field[m->slot[i] - 1], key, hash))
			return &m->field[m->slot[i] - 1];
	return NULL;
}

const struct value *value_lookup_hashed(const struct value *map, struct str key, uint64_t hash)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	const struct value_field *f = value_field_find(map, key, hash);

	return f ? f->v : NULL;
}

const struct value *value_lookup(const struct value *map, struct str key)
{
	return value_lookup_hashed(map, key, str_hash(key));
}

/* "12" -> 12; false if s is not all digits or no list is that long. */
static bool list_index(struct str s, size_t *out)
{
	size_t v = 0;

	if (s.n == 0 || s.n > 9)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (size_t)(s.p[i] - '0');
	}
	*out = v;
	return true;
}

const struct value *value_find(const struct value *v, const char *path)
{
	struct str rest = str_from(path), part;
	size_t i;

	if (rest.n == 0)
		return v;
	while (v && str_split(&rest, '.', &part)) {
		if (value_kind(v) == VALUE_LIST)
			v = list_index(part, &i) && i < value_count(v) ? value_at(v, i) : NULL;
		else
			v = value_lookup(v, part);
	}
	return v;
}
