/* <use> replaced by copies, each use once, in document order. */
#include "dom/use.h"

#include "base/map.h"
#include "base/vec.h"
#include "dom/tags.h"

struct expand {
	struct arena *arena;
	struct diag_list *diags;
	struct map ids;                       /* id -> index in named */
	VEC(struct dom_node *) named, use;    /* what may be named; every <use> as written */
	const struct dom_node *chain[DOM_USE_DEPTH]; /* what is being copied, outermost first */
	unsigned depth;
	size_t copies;
	bool full;            /* the limit has been reported */
};

static void fill(struct expand *x, struct dom_node *use);

static void refuse(struct expand *x, const struct dom_node *use, const char *why)
{
	struct str href = dom_attr(use, dom_has_attr(use, "href") ? "href" : "xlink:href");

	diag_add(x->diags, DIAG_WARNING, "svg.use", use->at, TR("use 指向的“%.*s”%s", "use of '%.*s': %s"),
		 STR_ARG(href), why);
}

static struct dom_node *find(struct expand *x, const struct dom_node *use)
{
	struct str href = dom_attr(use, dom_has_attr(use, "href") ? "href" : "xlink:href");
	uint32_t i;

	if (!str_starts(href, STR("#")))
		return NULL;
	i = map_lookup(&x->ids, str_sub(href, 1, href.n));
	return i == MAP_NONE ? NULL : x->named.v[i];
}

static struct dom_node *copy(struct expand *x, const struct dom_node *from, struct dom_node *parent)
{
	struct dom_node *n = arena_make(x->arena, struct dom_node);

	x->copies++;
	*n = *from;
	n->parent = parent;
	n->next = n->first = n->last = NULL;
	n->prev = parent->last;
	*(n->prev ? &n->prev->next : &parent->first) = n;
	parent->last = n;
	if (n->tag == DOM_use && n->kind == DOM_ELEMENT) {
		fill(x, n);
		return n;
	}
	for (const struct dom_node *k = from->first; k && x->copies < DOM_USE_COPIES; k = k->next)
		copy(x, k, n);
	return n;
}

static bool is_circular(const struct expand *x, const struct dom_node *use, const struct dom_node *target)
{
	for (unsigned i = 0; i < x->depth; i++)
		if (x->chain[i] == target)
			return true;
	for (const struct dom_node *up = use; up; up = up->parent)
		if (up == target)
			return true;
	return false;
}

static void fill(struct expand *x, struct dom_node *use)
{
	struct dom_node *target = find(x, use);

	if (!target)
		refuse(x, use, TR("不存在，未画", "absent, not drawn"));
	else if (x->depth >= DOM_USE_DEPTH || is_circular(x, use, target))
		refuse(x, use, TR("循环引用，未画", "circular, not drawn"));
	else {
		x->chain[x->depth++] = target;
		copy(x, target, use);
		x->depth--;
		if (x->copies >= DOM_USE_COPIES && !x->full)
			refuse(x, use, TR("引出的图形太多，其余未画", "too many shapes, the rest is not drawn"));
		x->full = x->copies >= DOM_USE_COPIES;
	}
}

static void collect(struct expand *x, struct dom_node *root)
{
	for (struct dom_node *n = root; n; n = dom_next(n, root)) {
		if (n->kind != DOM_ELEMENT || !dom_tag_is_svg(n->tag))
			continue;
		struct str id = dom_attr(n, "id");
		if (id.n && map_add(&x->ids, id, (uint32_t)x->named.n) == x->named.n)
			*vec_add(&x->named) = n;
		if (n->tag == DOM_use)
			*vec_add(&x->use) = n;
	}
}

/* Whatever stands inside <use> (<title>, as a rule) is not drawn. */
static void empty(struct dom_node *n)
{
	n->first = n->last = NULL;
}

void dom_use_expand(struct arena *a, struct dom_doc *d, struct diag_list *diags)
{
	struct expand x = {.arena = a, .diags = diags};
	uint32_t order = 0;

	collect(&x, d->root);
	for (size_t i = 0; i < x.use.n; i++)
		empty(x.use.v[i]);
	/* A <use> that is copied is filled anew in its copy, so what it holds already does not matter. */
	for (size_t i = 0; i < x.use.n; i++)
		fill(&x, x.use.v[i]);
	for (struct dom_node *n = d->root; n; n = dom_next(n, d->root))
		n->order = order++;
	d->n_nodes = order;
	map_release(&x.ids);
	vec_release(&x.named);
	vec_release(&x.use);
}
