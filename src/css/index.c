#include "css/index.h"

/* Put entry i at the head of the chain of name. */
static void chain_named(struct css_index *x, struct map *m, struct str name, uint32_t i)
{
	uint32_t head = map_lookup(m, name);

	x->next[i] = head == MAP_NONE ? CSS_INDEX_END : head;
	map_set(m, name, i);
}

static void chain(struct css_index *x, uint32_t *head, uint32_t i)
{
	x->next[i] = *head;
	*head = i;
}

static const struct css_simple *find_test(const struct css_compound *c, enum css_test test)
{
	for (unsigned i = 0; i < c->n_simple; i++)
		if (c->simple[i].test == test)
			return &c->simple[i];
	return NULL;
}

static void note_attrs(struct css_index *x, const struct css_compound *c)
{
	for (unsigned i = 0; i < c->n_simple; i++) {
		if (c->simple[i].test == CSS_TEST_ATTR)
			map_add(&x->attrs, c->simple[i].name, 1);
		if (c->simple[i].test == CSS_TEST_NOT)
			note_attrs(x, c->simple[i].not);
		if (c->simple[i].test == CSS_TEST_ID) /* left of the subject: an id that is asked for */
			map_add(&x->ids, c->simple[i].name, CSS_INDEX_END - 1);
	}
}

static void add(struct css_index *x, uint32_t i)
{
	const struct css_selector *s = &x->entry[i].sel;
	const struct css_compound *subject = &s->v[s->n - 1];
	const struct css_simple *id = find_test(subject, CSS_TEST_ID),
				*class = find_test(subject, CSS_TEST_CLASS);

	if (id)
		chain_named(x, &x->ids, id->name, i);
	else if (class)
		chain_named(x, &x->classes, class->name, i);
	else if (subject->tag != DOM_UNKNOWN)
		chain(x, &x->tag[subject->tag], i);
	else if (subject->type.n)
		chain_named(x, &x->types, subject->type, i);
	else
		chain(x, &x->any, i);
}

void css_index_build(struct css_index *x, struct arena *a, const struct css_entry *entry, size_t n)
{
	*x = (struct css_index){.entry = entry, .n = n, .any = CSS_INDEX_END};
	x->next = arena_many(a, uint32_t, n);
	for (int t = 0; t < DOM_TAG_COUNT; t++)
		x->tag[t] = CSS_INDEX_END;
	for (size_t i = 0; i < n; i++)
		add(x, (uint32_t)i);
	for (size_t i = 0; i < n; i++)
		for (unsigned k = 0; k < entry[i].sel.n; k++)
			note_attrs(x, &entry[i].sel.v[k]);
}

void css_index_release(struct css_index *x)
{
	map_release(&x->ids);
	map_release(&x->classes);
	map_release(&x->types);
	map_release(&x->attrs);
}

struct walk {
	const struct css_index *x;
	void (*fn)(void *ctx, const struct css_entry *e);
	void *ctx;
};

static void walk_chain(const struct walk *w, uint32_t i)
{
	for (; i < w->x->n; i = w->x->next[i]) /* both end marks lie beyond n */
		w->fn(w->ctx, &w->x->entry[i]);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* A class written twice would be walked twice: skip it the second time. */
static bool seen_before(struct str list, size_t from, struct str word)
{
	size_t at = str_find(str_sub(list, 0, from), word);

	while (at != SIZE_MAX) {
		bool starts = at == 0 || is_space(list.p[at - 1]);
		size_t more;
		if (starts && at + word.n < from && is_space(list.p[at + word.n]))
			return true;
		more = str_find(str_sub(list, at + 1, from), word);
		at = more == SIZE_MAX ? more : at + 1 + more;
	}
	return false;
}

static void walk_classes(const struct walk *w, struct str list)
{
	for (size_t i = 0; i < list.n;) {
		size_t from;
		struct str word;
		while (i < list.n && is_space(list.p[i]))
			i++;
		for (from = i; i < list.n && !is_space(list.p[i]); i++)
			;
		word = str_sub(list, from, i);
		if (word.n && !seen_before(list, from, word))
			walk_chain(w, map_lookup(&w->x->classes, word));
	}
}

void css_index_walk(const struct css_index *x, const struct dom_node *n,
                    void (*fn)(void *ctx, const struct css_entry *e), void *ctx)
{
	struct walk w = {x, fn, ctx};
	struct str id = dom_attr(n, "id"), class = dom_attr(n, "class");

	if (id.n)
		walk_chain(&w, map_lookup(&x->ids, id));
	if (class.n)
		walk_classes(&w, class);
	if (n->tag != DOM_UNKNOWN)
		walk_chain(&w, x->tag[n->tag]);
	else
		walk_chain(&w, map_lookup(&x->types, n->name));
	walk_chain(&w, x->any);
}
