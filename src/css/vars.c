#include "css/vars.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"

/* Where var() looks names up: a finished set, or one in the making. */
struct scope {
	bool (*lookup)(void *ctx, struct str name, struct str *value);
	void *ctx;
	struct arena *arena;
	unsigned depth;
};

static bool expand(struct scope *s, struct str text, struct buf *out);

/* The end of the arguments that start at lex: offset of the closing parenthesis (or of the end);
   *comma is the offset of the first comma outside nested brackets, or SIZE_MAX. */
static size_t arguments(struct css_lex *lex, size_t *comma)
{
	struct css_nest nest = {0};
	struct css_token t;

	*comma = SIZE_MAX;
	for (;;) {
		css_lex_next(lex, &t);
		if (t.kind == CSS_T_EOF || (t.kind == CSS_T_RPAREN && nest.depth == 0))
			return t.start;
		if (t.kind == CSS_T_COMMA && nest.depth == 0 && *comma == SIZE_MAX)
			*comma = t.start;
		css_nest_step(&nest, &t);
	}
}

/* lex stands behind "var(". */
static bool reference(struct scope *s, struct css_lex *lex, struct buf *out)
{
	size_t from = lex->i, comma, end = arguments(lex, &comma);
	struct str name = str_trim(str_sub(lex->s, from, comma < end ? comma : end)), value;
	bool ok;

	if (s->lookup(s->ctx, name, &value)) {
		buf_str(out, value);
		return out->n <= CSS_VARS_TEXT;
	}
	if (comma == SIZE_MAX || s->depth >= CSS_VARS_DEPTH)
		return false;
	s->depth++;
	ok = expand(s, str_trim(str_sub(lex->s, comma + 1, end)), out);
	s->depth--;
	return ok;
}

/* A blank at both ends keeps the pasted tokens apart from their neighbours. */
static bool expand(struct scope *s, struct str text, struct buf *out)
{
	struct css_lex lex = {s->arena, text, 0};
	struct css_token t;
	size_t copied = 0;

	for (css_lex_next(&lex, &t); t.kind != CSS_T_EOF; css_lex_next(&lex, &t)) {
		if (!css_token_is_function(&t, "var"))
			continue;
		buf_str(out, str_sub(text, copied, t.start));
		buf_char(out, ' ');
		if (!reference(s, &lex, out))
			return false;
		buf_char(out, ' ');
		copied = lex.i;
	}
	buf_str(out, str_sub(text, copied, text.n));
	return out->n <= CSS_VARS_TEXT;
}

bool css_vars_used(struct str text, struct arena *a)
{
	struct css_lex lex = {a, text, 0};
	struct css_token t;

	do
		css_lex_next(&lex, &t);
	while (t.kind != CSS_T_EOF && !css_token_is_function(&t, "var"));
	return t.kind != CSS_T_EOF;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct css_custom *)a)->name, ((const struct css_custom *)b)->name);
}

static bool find(void *ctx, struct str name, struct str *value)
{
	const struct css_vars *vars = ctx;
	struct css_custom key = {.name = name}, *hit;

	hit = vars && vars->n ? bsearch(&key, vars->v, vars->n, sizeof key, by_name) : NULL;
	if (hit)
		*value = hit->text;
	return hit != NULL;
}

bool css_vars_expand(const struct css_vars *vars, struct arena *a, struct str text, struct buf *out)
{
	struct scope s = {find, (void *)(uintptr_t)vars, a, 0};

	return expand(&s, text, out);
}

/* ---- a set in the making ---- */

enum state { WAITING, BUSY, DONE, VOID };

struct item {
	struct css_custom c;
	enum state state;
};

struct making {
	struct item *v;      /* sorted by name, one an entry */
	size_t n;
	const struct css_vars *outer;
	struct arena *arena;
	unsigned depth;
	size_t total;        /* bytes expanded so far */
};

static int by_item(const void *a, const void *b)
{
	return str_cmp(((const struct item *)a)->c.name, ((const struct item *)b)->c.name);
}

static void resolve(struct making *m, struct item *it);

static bool find_item(void *ctx, struct str name, struct str *value)
{
	struct making *m = ctx;
	struct item key = {.c = {.name = name}}, *it = NULL;

	if (m->n)
		it = bsearch(&key, m->v, m->n, sizeof key, by_item);
	if (!it)
		return find((void *)(uintptr_t)m->outer, name, value);
	if (it->state == BUSY)
		it->state = VOID; /* a cycle: all on it fall, each as its expansion fails */
	if (it->state == WAITING)
		resolve(m, it);
	*value = it->c.text;
	return it->state == DONE;
}

static void resolve(struct making *m, struct item *it)
{
	struct scope s = {find_item, m, m->arena, 0};
	struct buf b = {0};
	bool ok;

	if (css_same_word(it->c.text, "initial")) {
		it->state = VOID;
		return;
	}
	if (css_same_word(it->c.text, "inherit") || css_same_word(it->c.text, "unset")) {
		it->state = find((void *)(uintptr_t)m->outer, it->c.name, &it->c.text) ? DONE : VOID;
		return;
	}
	it->state = BUSY;
	m->depth++;
	ok = m->depth <= CSS_VARS_DEPTH && expand(&s, it->c.text, &b);
	m->depth--;
	m->total += b.n;
	if (ok && it->state == BUSY && m->total <= CSS_VARS_TOTAL) {
		it->c.text = arena_str(m->arena, str_trim(buf_view(&b)));
		it->state = DONE;
	} else {
		it->state = VOID;
	}
	buf_release(&b);
}

/* The declarations by name, the last of each. */
static void gather(struct making *m, const struct css_custom *const *decl, size_t n)
{
	struct map seen = {0};

	m->v = arena_many(m->arena, struct item, n);
	for (size_t i = 0; i < n; i++) {
		uint32_t k = map_add(&seen, decl[i]->name, (uint32_t)m->n);
		m->v[k].c = *decl[i];
		m->n += k == m->n;
	}
	map_release(&seen);
	qsort(m->v, m->n, sizeof *m->v, by_item);
}

static uint64_t hash_of(const struct css_vars *v)
{
	uint64_t h = v->n;

	for (size_t i = 0; i < v->n; i++)
		h = (h * 31 + str_hash(v->v[i].name)) * 31 + str_hash(v->v[i].text);
	return h;
}

static bool same(const void *item, const void *probe)
{
	const struct css_vars *a = item, *b = probe;

	for (size_t i = 0; a->n == b->n && i < a->n; i++)
		if (!str_eq(a->v[i].name, b->v[i].name) || !str_eq(a->v[i].text, b->v[i].text))
			return false;
	return a->n == b->n;
}

/* Outer and inner sets merged in name order; an inner name hides an outer one, void or not. */
static struct css_vars *merge(const struct making *m)
{
	size_t outer_n = m->outer ? m->outer->n : 0, i = 0, k = 0;
	struct css_vars *out = arena_make(m->arena, struct css_vars);
	struct css_custom *v = arena_many(m->arena, struct css_custom, outer_n + m->n);

	while (i < outer_n || k < m->n) {
		int c = i == outer_n ? 1 : k == m->n ? -1 : by_name(&m->outer->v[i], &m->v[k].c);
		if (c < 0)
			v[out->n++] = m->outer->v[i];
		else if (m->v[k].state == DONE)
			v[out->n++] = m->v[k].c;
		i += c <= 0;
		k += c >= 0;
	}
	out->v = v;
	return out;
}

const struct css_vars *css_vars_extend(struct css_set *interned, struct arena *a,
				       const struct css_vars *parent, const struct css_custom *const *decl,
				       size_t n)
{
	struct making m = {.outer = parent, .arena = a};
	struct css_slot *slot;
	struct css_vars *out;

	gather(&m, decl, n);
	for (size_t i = 0; i < m.n; i++)
		if (m.v[i].state == WAITING)
			resolve(&m, &m.v[i]);
	out = merge(&m);
	slot = css_set_place(interned, a, hash_of(out), same, out);
	if (!slot->item)
		slot->item = out;
	return slot->item;
}
