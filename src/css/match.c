/*
 * Matching from the subject leftwards.  A failure says how far back it makes
 * sense to go on trying, which keeps the work linear in the depth times the
 * length of the selector instead of exponential.
 */
#include <string.h>

#include "css/selector.h"

enum verdict {
	MATCHED,
	FAILED,          /* here: another sibling or ancestor may do */
	FAILED_SIBLINGS, /* no sibling will do: try another ancestor */
	FAILED_ALL       /* no ancestor will do either */
};

static bool is_element(const struct dom_node *n)
{
	return n->kind == DOM_ELEMENT;
}

static const struct dom_node *before(const struct dom_node *n)
{
	for (n = n->prev; n && !is_element(n); n = n->prev)
		;
	return n;
}

static const struct dom_node *after(const struct dom_node *n)
{
	for (n = n->next; n && !is_element(n); n = n->next)
		;
	return n;
}

static bool same_type(const struct dom_node *a, const struct dom_node *b)
{
	return a->tag == b->tag && (a->tag != DOM_UNKNOWN || str_eq(a->name, b->name));
}

static bool has_word(struct str list, struct str word)
{
	for (size_t i = 0; i < list.n;) {
		size_t from;
		while (i < list.n && strchr(" \t\n\r\f", list.p[i]))
			i++;
		for (from = i; i < list.n && !strchr(" \t\n\r\f", list.p[i]); i++)
			;
		if (i > from && str_eq(str_sub(list, from, i), word))
			return true;
	}
	return false;
}

static const struct dom_attr *attr_of(const struct dom_node *n, struct str name)
{
	for (unsigned i = 0; i < n->n_attr; i++)
		if (str_eq(n->attr[i].name, name))
			return &n->attr[i];
	return NULL;
}

static bool attr_match(const struct css_simple *s, const struct dom_node *n)
{
	const struct dom_attr *a = attr_of(n, s->name);
	struct str v, want = s->value;

	if (!a)
		return false;
	v = a->value;
	switch (s->op) {
	case 0:   return true;
	case '=': return str_eq(v, want);
	case '~': return want.n && has_word(v, want);
	case '^': return want.n && str_starts(v, want);
	case '$': return want.n && str_ends(v, want);
	case '*': return want.n && str_find(v, want) != SIZE_MAX;
	default:  return str_eq(v, want) || (str_starts(v, want) && v.p[want.n] == '-');
	}
}

/* Number all element children of n's parent once. */
static void count_children(const struct dom_node *n)
{
	uint32_t k = 0;

	for (struct dom_node *c = n->parent ? n->parent->first : (struct dom_node *)(uintptr_t)n; c; c = c->next) {
		if (c->kind == DOM_ROWS)
			k += (uint32_t)c->rows->row.n;
		else if (is_element(c))
			c->place = ++k;
	}
}

static void count_types(const struct dom_node *n)
{
	uint32_t seen[DOM_TAG_COUNT] = {0};

	for (struct dom_node *c = n->parent ? n->parent->first : (struct dom_node *)(uintptr_t)n; c; c = c->next) {
		if (c->kind == DOM_ROWS)
			seen[DOM_tr] += (uint32_t)c->rows->row.n;
		else if (is_element(c))
			c->place_of_type = ++seen[c->tag]; /* unknown names count as one type */
	}
}

static uint32_t place_of(const struct dom_node *n, bool of_type)
{
	if (!(of_type ? n->place_of_type : n->place))
		(of_type ? count_types : count_children)(n);
	return of_type ? n->place_of_type : n->place;
}

/* Is k = a*m + b for some m >= 0? */
static bool in_series(int a, int b, int64_t k)
{
	if (a == 0)
		return k == b;
	return (k - b) % a == 0 && (k - b) / a >= 0;
}

static bool is_empty(const struct dom_node *n)
{
	for (const struct dom_node *c = n->first; c; c = c->next)
		if (is_element(c) || c->text.n)
			return false;
	return true;
}

static bool is_last_of_type(const struct dom_node *n)
{
	const struct dom_node *c = n;

	while ((c = after(c)))
		if (same_type(c, n))
			return false;
	return true;
}

static bool compound_match(const struct css_compound *c, const struct dom_node *n, struct css_places *p);

/* p == NULL: what needs siblings or children counts as true. */
static bool simple_match(const struct css_simple *s, const struct dom_node *n, struct css_places *p)
{
	switch (s->test) {
	case CSS_TEST_CLASS:        return has_word(dom_attr(n, "class"), s->name);
	case CSS_TEST_ID:           return str_eq(dom_attr(n, "id"), s->name);
	case CSS_TEST_ATTR:         return attr_match(s, n);
	case CSS_TEST_ROOT:         return !n->parent;
	case CSS_TEST_LINK:         return n->tag == DOM_a && dom_has_attr(n, "href");
	case CSS_TEST_NEVER:        return false;
	case CSS_TEST_NOT:          return (!p && s->not->positional) || !compound_match(s->not, n, p);
	case CSS_TEST_NTH_CHILD:    return !p || in_series(s->a, s->b, place_of(n, false));
	case CSS_TEST_NTH_OF_TYPE:  return !p || in_series(s->a, s->b, place_of(n, true));
	case CSS_TEST_LAST_CHILD:   return !p || !after(n);
	case CSS_TEST_LAST_OF_TYPE: return !p || is_last_of_type(n);
	case CSS_TEST_EMPTY:        return !p || is_empty(n);
	}
	return false;
}

static bool compound_match(const struct css_compound *c, const struct dom_node *n, struct css_places *p)
{
	if (c->tag != DOM_UNKNOWN ? n->tag != c->tag : c->type.n && !str_eq(n->name, c->type))
		return false;
	for (unsigned i = 0; i < c->n_simple; i++)
		if (!simple_match(&c->simple[i], n, p))
			return false;
	return true;
}

static const struct dom_node *step(const struct dom_node *n, char combinator)
{
	return combinator == ' ' || combinator == '>' ? n->parent : before(n);
}

static enum verdict match_from(const struct css_selector *s, unsigned i, const struct dom_node *n,
                               struct css_places *p);

/* Progress of "A ~" among the children of one parent: all before `next` have been tried as A. */
struct earlier {
	const struct css_compound *a;
	const struct dom_node *parent, *next;
	enum verdict verdict; /* MATCHED or FAILED_ALL: settled for all that follow */
};

static bool same_earlier(const void *item, const void *probe)
{
	const struct earlier *x = item, *y = probe;

	return x->a == y->a && x->parent == y->parent;
}

static struct earlier *earlier_of(const struct css_compound *a, const struct dom_node *parent,
				  struct css_places *p)
{
	struct earlier probe = {.a = a, .parent = parent}, *e;
	uint64_t hash = ((uint64_t)(uintptr_t)a >> 4) * 0x9E3779B97F4A7C15u ^ parent->order;
	struct css_slot *slot = css_set_place(&p->earlier, p->arena, hash ^ hash >> 31, same_earlier, &probe);

	if (!slot->item) {
		e = arena_make(p->arena, struct earlier);
		*e = (struct earlier){a, parent, parent->first, FAILED};
		slot->item = e;
	}
	return (struct earlier *)(uintptr_t)slot->item;
}

/* Is compound i, with all left of it, at some sibling before n?  Asked in rising order mostly: each
   sibling is tried once for all that follow it. */
static enum verdict match_earlier(const struct css_selector *s, unsigned i, const struct dom_node *n,
                                  struct css_places *p)
{
	struct earlier *e;

	if (!n->parent)
		return FAILED_SIBLINGS;
	e = earlier_of(&s->v[i], n->parent, p);
	while (e->verdict == FAILED && e->next && e->next->order < n->order) {
		const struct dom_node *sibling = e->next;
		e->next = sibling->next;
		if (!is_element(sibling))
			continue;
		enum verdict v = match_from(s, i, sibling, p);
		if (v == MATCHED || v == FAILED_ALL)
			*e = (struct earlier){e->a, e->parent, sibling, v};
	}
	if (e->verdict == FAILED_ALL || (e->verdict == MATCHED && e->next->order < n->order))
		return e->verdict;
	return FAILED_SIBLINGS;
}

/* compound i of s at n, then everything left of it. */
static enum verdict match_from(const struct css_selector *s, unsigned i, const struct dom_node *n,
                               struct css_places *p)
{
	char link = s->v[i].combinator;
	bool up = link == ' ' || link == '>';

	if (!compound_match(&s->v[i], n, p))
		return FAILED;
	if (i == 0)
		return MATCHED;
	if (link == '~')
		return match_earlier(s, i - 1, n, p);
	while ((n = step(n, link))) {
		enum verdict v = match_from(s, i - 1, n, p);
		if (v == MATCHED || v == FAILED_ALL || link == '+')
			return v;
		if (link == '>')
			return FAILED_SIBLINGS;
	}
	return up ? FAILED_ALL : FAILED_SIBLINGS;
}

bool css_selector_match(const struct css_selector *s, const struct dom_node *n, struct css_places *p)
{
	return match_from(s, s->n - 1, n, p) == MATCHED;
}

bool css_subject_match(const struct css_selector *s, const struct dom_node *n)
{
	return compound_match(&s->v[s->n - 1], n, NULL);
}
