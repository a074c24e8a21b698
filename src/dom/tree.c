#include "base/utf8.h"
#include "dom/dom.h"

static const struct dom_attr *find(const struct dom_node *n, struct str name)
{
	for (unsigned i = 0; i < n->n_attr; i++)
		if (str_eq(n->attr[i].name, name))
			return &n->attr[i];
	return NULL;
}

struct str dom_attr(const struct dom_node *n, const char *name)
{
	const struct dom_attr *a = find(n, str_from(name));

	return a ? a->value : (struct str){0};
}

bool dom_has_attr(const struct dom_node *n, const char *name)
{
	return find(n, str_from(name)) != NULL;
}

struct dom_node *dom_next(const struct dom_node *n, const struct dom_node *root)
{
	if (n->first)
		return n->first;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* s with runs of white space as one blank, none at the start of the whole. */
static void add_collapsed(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_space(s.p[i]))
			buf_char(b, s.p[i]);
		else if (b->n && b->p[b->n - 1] != ' ')
			buf_char(b, ' ');
	}
}

struct str dom_text(struct arena *a, const struct dom_node *n)
{
	struct buf b = {0};
	struct str s;

	for (const struct dom_node *t = n; t; t = dom_next(t, n))
		if (t->kind == DOM_TEXT)
			add_collapsed(&b, t->text);
	if (b.n && b.p[b.n - 1] == ' ')
		b.n--;
	s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}

struct str dom_inherited_attr(const struct dom_node *n, const char *name)
{
	struct str key = str_from(name);

	for (; n; n = n->parent) {
		const struct dom_attr *a = find(n, key);
		if (a)
			return a->value;
	}
	return (struct str){0};
}
