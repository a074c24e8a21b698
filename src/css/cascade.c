/* Which declaration wins, and what a declaration with var() comes to. */
#include "css/sheet.h"

struct longhand {
	uint8_t prop;
	struct css_value v;
};

/* A declaration read again under one set of variables. */
struct pending {
	const struct css_decl *decl;
	const struct css_vars *vars;
	const struct longhand *v;
	size_t n;
};

static bool same_pending(const void *item, const void *probe)
{
	const struct pending *a = item, *b = probe;

	return a->decl == b->decl && a->vars == b->vars;
}

struct gather {
	VEC(struct longhand) v;
};

static void gather_put(void *ctx, unsigned prop, const struct css_value *v)
{
	struct gather *g = ctx;

	*vec_add(&g->v) = (struct longhand){(uint8_t)prop, *v};
}

/* Invalid at computed-value time: as if unset (CSS Variables 1, 3.1), and said so. */
static void give_up(struct css_sheets *s, const struct css_decl *d, struct gather *g)
{
	size_t n;
	const uint8_t *longhand = css_prop_longhands(d->prop, &n);
	struct css_value unset = {.kind = CSS_V_UNSET};

	g->v.n = 0;
	for (size_t i = 0; i < n; i++)
		gather_put(g, longhand[i], &unset);
	if (s->diags)
		diag_add(s->diags, DIAG_WARNING, "css.value", d->at,
			TR("%s 的 var() 没有可用的值：%.*s", "var() in %s comes to nothing usable: %.*s"),
			css_prop_name(d->prop), STR_ARG(d->v.s));
}

static const struct pending *read_pending(struct css_sheets *s, const struct css_decl *d,
					  const struct css_vars *vars)
{
	struct pending *p = arena_make(s->arena, struct pending);
	struct gather g = {0};
	struct css_sink sink = {gather_put, &g};
	struct longhand *copy;
	struct buf text = {0};
	const char *note = NULL;

	if (!css_vars_expand(vars, s->arena, d->v.s, &text) ||
	    css_prop_read(d->prop, s->arena, arena_str(s->arena, str_trim(buf_view(&text))), false, &sink,
			  &note) == CSS_BAD_VALUE)
		give_up(s, d, &g);
	copy = arena_many(s->arena, struct longhand, g.v.n);
	for (size_t i = 0; i < g.v.n; i++)
		copy[i] = g.v.v[i];
	*p = (struct pending){d, vars, copy, g.v.n};
	vec_release(&g.v);
	buf_release(&text);
	return p;
}

static const struct pending *pending_of(struct css_sheets *s, const struct css_decl *d,
					const struct css_vars *vars)
{
	struct pending probe = {.decl = d, .vars = vars};
	uint64_t hash = ((uint64_t)(uintptr_t)d * 0x9E3779B97F4A7C15u) ^ ((uint64_t)(uintptr_t)vars >> 4);
	struct css_slot *slot = css_set_place(&s->pending, s->arena, hash ^ hash >> 29, same_pending, &probe);

	if (!slot->item)
		slot->item = read_pending(s, d, vars);
	return slot->item;
}

void css_winners_add(struct css_sheets *s, struct css_winners *w, const struct css_block *block,
		     bool important)
{
	if (!block || (important && !block->important))
		return;
	for (size_t i = 0; i < block->n; i++) {
		const struct css_decl *d = &block->v[i];
		if (d->important != important || d->prop == CSS_P_CUSTOM)
			continue;
		if (d->v.kind != CSS_V_PENDING) {
			w->v[d->prop] = &d->v;
			continue;
		}
		const struct pending *p = pending_of(s, d, w->vars);
		for (size_t k = 0; k < p->n; k++)
			w->v[p->v[k].prop] = &p->v[k].v;
	}
}
