/*
 * Styles for every element.
 *
 * Elements that no selector without siblings or positions can tell apart are
 * of one kind: same parent kind, same name, same class, same style attribute,
 * same value of every attribute some selector or presentation attribute asks
 * for.  Selectors are matched once per kind; what depends on position is
 * matched per element and gives a few bits.  A style is computed once per
 * (kind, bits, parent style), so ten thousand rows cost about as much as one.
 */
#include <stdlib.h>

#include "css/index.h"

#define POSITIONAL_MAX 64 /* selectors of one kind that fit the bits; with more, nothing is shared */

struct styled {
	struct styled *next;
	uint64_t bits;
	const struct css_rec *parent, *rec;
};

struct kind {
	uint32_t number;
	const struct css_entry **fixed;      /* match always; strongest last */
	const struct css_entry **positional; /* may match */
	size_t n_fixed, n_positional;
	const struct css_block *hints, *inline_block;
	struct styled *styled;
};

struct apply {
	struct css_sheets *s;
	struct css_reader *r;
	struct css_index x;
	struct css_places places;
	struct map kinds;         /* description -> index in kind */
	VEC(struct kind *) kind;
	struct map roles;         /* attribute name -> enum role bits */
	struct buf key;
	VEC(const struct css_entry *) fixed, positional, chosen;
	VEC(const struct css_custom *) custom;
	const struct dom_node *node; /* being matched */
};

/* ---- attributes that matter ---- */

enum role { ROLE_CLASS = 1, ROLE_STYLE = 2, ROLE_ID = 4, ROLE_SELECTED = 8, ROLE_SVG = 16, ROLE_SIZE = 32,
	ROLE_HREF = 64 };

static const char *const svg_attributes[] = {
	"fill",           "stroke",          "stroke-width", "stroke-dasharray",
	"stroke-linecap", "stroke-linejoin", "fill-opacity", "stroke-opacity",
	"opacity",        "text-anchor",     "font-family",  "font-size",
	"font-weight",    "font-style",      "color",        "visibility",
	"display",        "letter-spacing",  "overflow",     "stop-color",
	"stop-opacity",   "fill-rule",       "clip-rule",    "clip-path",
	"marker-start",   "marker-mid",      "marker-end",   "stroke-miterlimit",
	"stroke-dashoffset", "vector-effect", "dominant-baseline"};

static void add_role(struct apply *a, const char *name, unsigned bits)
{
	uint32_t old = map_lookup(&a->roles, str_from(name));

	map_set(&a->roles, str_from(name), (old == MAP_NONE ? 0 : old) | bits);
}

static void build_roles(struct apply *a)
{
	add_role(a, "class", ROLE_CLASS);
	add_role(a, "style", ROLE_STYLE);
	add_role(a, "id", ROLE_ID);
	add_role(a, "href", ROLE_HREF);
	add_role(a, "width", ROLE_SIZE);
	add_role(a, "height", ROLE_SIZE);
	for (size_t i = 0; i < sizeof svg_attributes / sizeof *svg_attributes; i++)
		add_role(a, svg_attributes[i], ROLE_SVG);
}

static bool is_svg(enum dom_tag tag)
{
	return tag >= DOM_svg && tag <= DOM_marker; /* the last rows of DOM_TAGS */
}

static bool has_size(enum dom_tag tag)
{
	return tag == DOM_img || tag == DOM_table || tag == DOM_td || tag == DOM_th || tag == DOM_col ||
		tag == DOM_svg;
}

/* Is attribute at a way to write a property on n? */
static bool is_hint(const struct dom_node *n, unsigned role)
{
	return (role & ROLE_SVG && is_svg(n->tag)) || (role & ROLE_SIZE && has_size(n->tag));
}

static unsigned role_of(const struct apply *a, const struct dom_attr *at)
{
	uint32_t role = map_lookup(&a->roles, at->name);

	if (role == MAP_NONE)
		role = 0;
	if (a->x.attrs.n && map_lookup(&a->x.attrs, at->name) != MAP_NONE)
		role |= ROLE_SELECTED;
	return role;
}

/* ---- kinds ---- */

static void describe(struct apply *a, const struct dom_node *n, uint32_t parent)
{
	uint32_t head[2] = {parent, (uint32_t)n->tag};

	buf_clear(&a->key);
	buf_add(&a->key, head, sizeof head);
	if (n->tag == DOM_UNKNOWN)
		buf_str(&a->key, n->name);
	for (unsigned i = 0; i < n->n_attr; i++) {
		const struct dom_attr *at = &n->attr[i];
		unsigned role = role_of(a, at);
		bool whole = role & (ROLE_CLASS | ROLE_STYLE | ROLE_SELECTED) || is_hint(n, role) ||
			(role & ROLE_ID && map_lookup(&a->x.ids, at->value) != MAP_NONE);
		if (!whole && !(role & ROLE_HREF))
			continue;
		buf_char(&a->key, '\0');
		buf_str(&a->key, at->name);
		buf_char(&a->key, '\0');
		if (whole)
			buf_str(&a->key, at->value);
	}
}

static void try_entry(void *ctx, const struct css_entry *e)
{
	struct apply *a = ctx;

	if (!e->sel.positional) {
		if (css_selector_match(&e->sel, a->node, &a->places))
			*vec_add(&a->fixed) = e;
	} else if (css_subject_match(&e->sel, a->node)) {
		*vec_add(&a->positional) = e;
	}
}

/* Weakest first: origin, specificity, order. */
static int by_strength(const void *pa, const void *pb)
{
	const struct css_entry *a = *(const struct css_entry *const *)pa,
			       *b = *(const struct css_entry *const *)pb;

	if (a->origin != b->origin)
		return a->origin < b->origin ? -1 : 1;
	if (a->sel.specificity != b->sel.specificity)
		return a->sel.specificity < b->sel.specificity ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static const struct css_entry **copy_entries(struct arena *arena, const struct css_entry **v, size_t n)
{
	const struct css_entry **copy = arena_many(arena, const struct css_entry *, n);

	for (size_t i = 0; i < n; i++)
		copy[i] = v[i];
	return copy;
}

static void put_hint(void *ctx, unsigned prop, const struct css_value *v)
{
	struct apply *a = ctx;

	*vec_add(&a->r->decl) = (struct css_decl){.prop = (uint8_t)prop, .v = *v};
}

static void read_hint(struct apply *a, const struct dom_node *n, const struct dom_attr *at)
{
	struct css_sink sink = {put_hint, a};
	uint32_t prop = map_lookup(&a->r->props, at->name);
	const char *note;

	if (css_prop_read(prop, a->s->arena, at->value, true, &sink, &note) == CSS_BAD_VALUE)
		diag_add(a->s->diags, DIAG_WARNING, "css.value", n->at,
			 TR("<%.*s> 的属性 %.*s 不接受这个值：%.*s",
			    "<%.*s>: attribute %.*s does not take this value: %.*s"),
			 STR_ARG(n->name), STR_ARG(at->name), STR_ARG(css_shown(at->value)));
}

/* Presentation attributes as a block that any rule of an author beats. */
static const struct css_block *read_hints(struct apply *a, const struct dom_node *n)
{
	struct css_block *b;
	struct css_decl *v;

	a->r->decl.n = 0;
	for (unsigned i = 0; i < n->n_attr; i++)
		if (is_hint(n, role_of(a, &n->attr[i])))
			read_hint(a, n, &n->attr[i]);
	if (a->r->decl.n == 0)
		return NULL;
	b = arena_make(a->s->arena, struct css_block);
	b->v = v = arena_many(a->s->arena, struct css_decl, a->r->decl.n);
	for (; b->n < a->r->decl.n; b->n++)
		v[b->n] = a->r->decl.v[b->n];
	a->r->decl.n = 0;
	return b;
}

static const struct css_block *read_style(struct apply *a, const struct dom_node *n)
{
	struct str text = dom_attr(n, "style");
	struct css_source src;

	if (!text.n)
		return NULL;
	css_source_init(&src, n->at.file, text, n->at);
	src.fixed = true;
	return css_reader_inline(a->r, &src);
}

static struct kind *kind_new(struct apply *a, const struct dom_node *n)
{
	struct arena *arena = a->s->arena;
	struct kind *k = arena_make(arena, struct kind);

	a->node = n;
	a->fixed.n = a->positional.n = 0;
	css_index_walk(&a->x, n, try_entry, a);
	if (a->fixed.n > 1)
		qsort(a->fixed.v, a->fixed.n, sizeof *a->fixed.v, by_strength);
	k->number = (uint32_t)a->kind.n + 1;
	k->fixed = copy_entries(arena, a->fixed.v, a->fixed.n);
	k->n_fixed = a->fixed.n;
	k->positional = copy_entries(arena, a->positional.v, a->positional.n);
	k->n_positional = a->positional.n;
	k->inline_block = read_style(a, n);
	k->hints = n->n_attr ? read_hints(a, n) : NULL;
	return k;
}

static struct kind *kind_of(struct apply *a, const struct dom_node *n, uint32_t parent)
{
	uint32_t i;

	describe(a, n, parent);
	i = map_lookup(&a->kinds, buf_view(&a->key));
	if (i != MAP_NONE)
		return a->kind.v[i];
	struct kind *k = kind_new(a, n);
	map_add(&a->kinds, arena_str(a->s->arena, buf_view(&a->key)), (uint32_t)a->kind.n);
	*vec_add(&a->kind) = k;
	return k;
}

/* ---- one style ---- */

static void gather_custom(struct apply *a, const struct css_block *b, bool important)
{
	for (size_t i = 0; b && b->custom && i < b->n; i++)
		if (b->v[i].prop == CSS_P_CUSTOM && b->v[i].important == important)
			*vec_add(&a->custom) = b->v[i].custom;
}

static const struct css_vars *variables(struct apply *a, const struct kind *k, enum css_pseudo pseudo,
                                        const struct css_vars *outer)
{
	a->custom.n = 0;
	for (int important = 0; important < 2; important++) {
		for (size_t i = 0; i < a->chosen.n; i++)
			if (a->chosen.v[i]->sel.pseudo == pseudo)
				gather_custom(a, a->chosen.v[i]->block, important);
		if (pseudo == CSS_SELF)
			gather_custom(a, k->inline_block, important);
	}
	if (a->custom.n == 0)
		return outer;
	return css_vars_extend(&a->s->vars, a->s->arena, outer, a->custom.v, a->custom.n);
}

static void add_origin(struct apply *a, struct css_winners *w, enum css_pseudo pseudo, enum css_origin origin,
                       bool important)
{
	for (size_t i = 0; i < a->chosen.n; i++) {
		const struct css_entry *e = a->chosen.v[i];
		if (e->origin == origin && e->sel.pseudo == pseudo)
			css_winners_add(a->s, w, e->block, important);
	}
}

/* CSS 2.1, 6.4.1: built-in, presentation attributes, author, style attribute; then what is important. */
static void cascade(struct apply *a, const struct kind *k, enum css_pseudo pseudo,
		    const struct css_vars *outer, struct css_winners *w)
{
	const struct css_block *own = pseudo == CSS_SELF ? k->inline_block : NULL;

	w->vars = variables(a, k, pseudo, outer);
	add_origin(a, w, pseudo, CSS_BUILTIN, false);
	if (pseudo == CSS_SELF)
		css_winners_add(a->s, w, k->hints, false);
	add_origin(a, w, pseudo, CSS_AUTHOR, false);
	css_winners_add(a->s, w, own, false);
	add_origin(a, w, pseudo, CSS_AUTHOR, true);
	css_winners_add(a->s, w, own, true);
	add_origin(a, w, pseudo, CSS_BUILTIN, true);
}

static const struct css_style *pseudo_style(struct apply *a, const struct kind *k, enum css_pseudo pseudo,
                                            const struct css_rec *owner)
{
	struct css_winners w = {0};
	struct css_rec rec;
	bool any = false;

	for (size_t i = 0; i < a->chosen.n; i++)
		any |= a->chosen.v[i]->sel.pseudo == pseudo;
	if (!any)
		return NULL;
	cascade(a, k, pseudo, owner->vars, &w);
	css_compute(a->s, owner, &w, &rec);
	return rec.s.content.n && rec.s.display != CSS_DISPLAY_NONE ? &css_intern(a->s, &rec)->s : NULL;
}

/* Entries in force: all fixed ones and the positional ones whose bit is set, weakest first. */
static void choose(struct apply *a, const struct kind *k, const struct dom_node *n, uint64_t bits)
{
	a->chosen.n = 0;
	for (size_t i = 0; i < k->n_fixed; i++)
		*vec_add(&a->chosen) = k->fixed[i];
	for (size_t i = 0; i < k->n_positional; i++)
		if (k->n_positional <= POSITIONAL_MAX ? bits >> i & 1
		    : css_selector_match(&k->positional[i]->sel, n, &a->places))
			*vec_add(&a->chosen) = k->positional[i];
	if (k->n_positional)
		qsort(a->chosen.v, a->chosen.n, sizeof *a->chosen.v, by_strength);
}

static const struct css_rec *compute(struct apply *a, const struct kind *k, const struct css_rec *parent)
{
	struct css_winners w = {0};
	struct css_rec rec;

	cascade(a, k, CSS_SELF, parent ? parent->vars : NULL, &w);
	css_compute(a->s, parent, &w, &rec);
	if (!parent)
		a->s->rem = rec.s.font_size;
	rec.s.before = pseudo_style(a, k, CSS_BEFORE, &rec);
	rec.s.after = pseudo_style(a, k, CSS_AFTER, &rec);
	if (rec.s.floating == CSS_FLOAT_FOOTNOTE) { /* the call stands in the text and looks like it */
		rec.s.note_call = pseudo_style(a, k, CSS_NOTE_CALL, parent ? parent : &rec);
		rec.s.note_marker = pseudo_style(a, k, CSS_NOTE_MARKER, &rec);
	}
	return css_intern(a->s, &rec);
}

static const struct css_rec *style_of(struct apply *a, struct kind *k, const struct dom_node *n,
                                      const struct css_rec *parent)
{
	uint64_t bits = 0;
	struct styled *st;

	if (k->n_positional > POSITIONAL_MAX) {
		choose(a, k, n, 0);
		return compute(a, k, parent);
	}
	for (size_t i = 0; i < k->n_positional; i++)
		if (css_selector_match(&k->positional[i]->sel, n, &a->places))
			bits |= (uint64_t)1 << i;
	for (st = k->styled; st; st = st->next)
		if (st->bits == bits && st->parent == parent)
			return st->rec;
	choose(a, k, n, bits);
	st = arena_make(a->s->arena, struct styled);
	*st = (struct styled){k->styled, bits, parent, compute(a, k, parent)};
	k->styled = st;
	return st->rec;
}

static void apply_node(struct apply *a, struct dom_node *n, uint32_t parent_kind,
		       const struct css_rec *parent)
{
	struct kind *k = kind_of(a, n, parent_kind);
	const struct css_rec *rec = style_of(a, k, n, parent);

	n->style = &rec->s;
	if (!parent)
		a->s->root = rec;
	for (struct dom_node *c = n->first; c; c = c->next) {
		if (c->kind == DOM_ELEMENT)
			apply_node(a, c, k->number, rec);
		if (c->kind == DOM_ROWS) {
			c->rows->css_kind = k->number;
			c->rows->css_parent = rec;
		}
	}
}

/* ---- rows left in the source ---- */

/* A row on its own does not know the rows before it: does the selector ask for them? */
static bool asks_for_rows(const struct css_selector *s)
{
	for (unsigned i = 1; i < s->n; i++) {
		const struct css_compound *c = &s->v[i];
		bool may_be_row = c->tag == DOM_tr || (c->tag == DOM_UNKNOWN && !c->type.n);
		if (c->combinator == '~' || (c->combinator == '+' && may_be_row))
			return true;
	}
	return false;
}

static void settle_rows(struct apply *a, struct dom_doc *doc)
{
	bool ask = false;

	for (size_t i = 0; i < a->r->entries.n && !ask; i++)
		ask = asks_for_rows(&a->r->entries.v[i].sel);
	for (struct dom_rows *r = doc->rows; r && ask; r = r->next)
		dom_rows_settle(doc, r, a->s->arena);
}

void css_row_apply(struct css_sheets *s, const struct dom_rows *r, struct dom_node *tr)
{
	apply_node(s->apply, tr, r->css_kind, r->css_parent);
}

void css_body_apply(struct css_sheets *s, const struct dom_rows *r, struct dom_node *body)
{
	for (struct dom_node *c = body->first; c; c = c->next)
		if (c->kind == DOM_ELEMENT && !c->style)
			css_row_apply(s, r, c);
}

static void apply_release(struct apply *a)
{
	css_index_release(&a->x);
	map_release(&a->kinds);
	map_release(&a->roles);
	vec_release(&a->kind);
	vec_release(&a->fixed);
	vec_release(&a->positional);
	vec_release(&a->chosen);
	vec_release(&a->custom);
	buf_release(&a->key);
}

void css_release(struct css_sheets *s)
{
	if (!s || !s->apply)
		return;
	apply_release(s->apply);
	css_reader_release(s->apply->r);
	s->apply = NULL;
	s->diags = NULL;
}

bool css_apply(struct arena *arena, struct dom_doc *doc, enum css_media media,
	       const struct css_loader *loader, struct css_sheets **out, struct diag_list *diags,
	       struct err *e)
{
	struct css_sheets *s = arena_make(arena, struct css_sheets);
	struct apply *a = arena_make(arena, struct apply);
	struct css_reader *r = arena_make(arena, struct css_reader);
	bool ok;

	*e = (struct err){0};
	*out = s;
	*a = (struct apply){.s = s, .r = r, .places = {.arena = arena}};
	s->arena = arena;
	s->media = media;
	s->diags = diags;
	s->apply = a;
	css_initial_build(s);
	css_reader_init(r, s, loader, e);
	ok = css_page_sheets(r, doc);
	if (ok) {
		css_page_keep(s, r);
		settle_rows(a, doc);
		css_index_build(&a->x, arena, r->entries.v, r->entries.n);
		build_roles(a);
		apply_node(a, doc->root, 0, NULL);
		css_pages_check(s);
	}
	if (!ok || !doc->rows)
		css_release(s);
	return ok;
}
