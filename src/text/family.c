#include "text/family.h"

#define FAMILY_MAX 128 /* longer family names are unknown */

static size_t fold(struct str name, char out[FAMILY_MAX])
{
	size_t n = 0;

	name = str_trim(name);
	if (name.n > FAMILY_MAX)
		return 0;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
	}
	return n;
}

uint32_t family_add(struct map *m, struct arena *a, struct str name, uint32_t role)
{
	char s[FAMILY_MAX];
	size_t n = fold(name, s);

	return n ? map_add(m, arena_str(a, (struct str){s, n}), role) : role;
}

uint32_t family_lookup(const struct map *m, struct str name)
{
	char s[FAMILY_MAX];
	size_t n = fold(name, s);

	return n ? map_lookup(m, (struct str){s, n}) : MAP_NONE;
}

bool family_next(struct str *list, struct str *name)
{
	char quote = 0;
	size_t i = 0;

	if (!list->n)
		return false;
	for (; i < list->n && (quote || list->p[i] != ','); i++) {
		char c = list->p[i];
		if (c == quote)
			quote = 0;
		else if (!quote && (c == '"' || c == '\''))
			quote = c;
	}
	*name = str_trim(str_sub(*list, 0, i));
	*list = str_sub(*list, i + (i < list->n), list->n);
	if (name->n >= 2 && (name->p[0] == '"' || name->p[0] == '\'') && name->p[name->n - 1] == name->p[0])
		*name = str_sub(*name, 1, name->n - 1);
	return true;
}
