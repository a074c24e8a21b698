/* Counters. */
#include "base/buf.h"
#include "layout/box.h"

#include <string.h>

struct counters {
	VEC(struct counter) v; /* innermost last */
};

struct counters *counters_new(struct arena *a)
{
	return arena_make(a, struct counters);
}

size_t counters_all(const struct counters *c, const struct counter **v)
{
	*v = c->v.v;
	return c->v.n;
}

static struct counter *counter_find(const struct counters *c, struct str name)
{
	for (size_t i = c->v.n; i-- > 0;)
		if (str_eq(c->v.v[i].name, name))
			return &c->v.v[i];
	return NULL;
}

/* A reset by a sibling replaces the counter instead of nesting another (CSS Lists 3, 4.4). */
void counters_set(struct counters *c, struct str name, int value, unsigned depth)
{
	struct counter *old = counter_find(c, name);

	if (old && old->depth == depth)
		old->value = value;
	else
		*vec_add(&c->v) = (struct counter){name, value, depth};
}

/* The next "name [integer]" of a counter property. */
static bool next_pair(struct str *list, struct str *name, int *value, int fallback)
{
	size_t at = 0, from;
	bool minus = false;
	int v = 0;

	while (at < list->n && strchr(" \t\n\r\f", list->p[at]))
		at++;
	from = at;
	while (at < list->n && !strchr(" \t\n\r\f", list->p[at]))
		at++;
	*name = str_sub(*list, from, at);
	while (at < list->n && strchr(" \t\n\r\f", list->p[at]))
		at++;
	*value = fallback;
	from = at;
	if (at < list->n && (list->p[at] == '-' || list->p[at] == '+'))
		minus = list->p[at++] == '-';
	if (at < list->n && list->p[at] >= '0' && list->p[at] <= '9') {
		for (; at < list->n && list->p[at] >= '0' && list->p[at] <= '9'; at++)
			v = v > 100000000 ? v : v * 10 + (list->p[at] - '0');
		*value = minus ? -v : v;
	} else {
		at = from;
	}
	*list = str_sub(*list, at, list->n);
	return name->n > 0 && !str_is(*name, "none");
}

bool counter_named(struct str list, struct str name, int fallback, int *value)
{
	struct str each;
	bool found = false;
	int v;

	while (next_pair(&list, &each, &v, fallback)) {
		if (str_eq(each, name)) {
			*value = v;
			found = true;
		}
	}
	return found;
}

void counters_enter(struct counters *c, const struct css_style *s, unsigned depth)
{
	struct str name, list = s->counter_reset;
	int v;

	while (next_pair(&list, &name, &v, 0))
		counters_set(c, name, v, depth);
	list = s->counter_increment;
	while (next_pair(&list, &name, &v, 1)) {
		struct counter *k = counter_find(c, name);
		if (k)
			k->value += v;
		else
			counters_set(c, name, v, depth);
	}
}

void counters_leave(struct counters *c, unsigned depth)
{
	while (c->v.n && c->v.v[c->v.n - 1].depth > depth)
		c->v.n--;
}

void counters_release(struct counters *c)
{
	vec_release(&c->v);
}

int counters_value(const struct counters *c, struct str name)
{
	const struct counter *k = counter_find(c, name);

	return k ? k->value : 0;
}
