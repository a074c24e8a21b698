/*
 * Stacks: font-family resolved to an ordered list of faces, interned for the
 * life of the set, and for each code point the face, glyph and advance, looked
 * up once and published by one atomic store.  Two threads may look the same
 * thing up at the same time; they find the same value, so either may win.
 */
#include <string.h>

#include "text/family.h"
#include "text/class.h"
#include "text/stack.h"

/* Which faces of a role serve a wanted style, best first.  No style is ever synthesised: the typeface
   is the weight (typesetting.md 1.2). */
static const struct {
	enum face_style want, have[4];
	size_t n;
} style_order[STYLE_COUNT] = {
	{STYLE_REGULAR, {STYLE_REGULAR}, 1},
	{STYLE_BOLD, {STYLE_BOLD, STYLE_REGULAR}, 2},
	{STYLE_ITALIC, {STYLE_ITALIC, STYLE_REGULAR}, 2},
	{STYLE_BOLD_ITALIC, {STYLE_BOLD_ITALIC, STYLE_BOLD, STYLE_ITALIC, STYLE_REGULAR}, 4},
};

struct slots {
	VEC(struct stack_slot) v;
};

static void slot_add(struct slots *s, const struct text_face *face, bool latin)
{
	for (size_t i = 0; i < s->v.n; i++) {
		if (s->v.v[i].face == face && s->v.v[i].latin <= latin)
			return;
	}
	*vec_add(&s->v) = (struct stack_slot){face, latin};
}

static void role_add(struct slots *s, const struct role *r, enum face_style want, bool latin)
{
	size_t before = s->v.n;

	for (size_t i = 0; i < style_order[want].n; i++) {
		for (size_t k = 0; k < r->n_face; k++) {
			if (r->face[k].style == style_order[want].have[i])
				slot_add(s, r->face[k].face, latin);
		}
	}
	if (s->v.n == before) { /* only styles nobody asked for: better than none */
		for (size_t k = 0; k < r->n_face; k++)
			slot_add(s, r->face[k].face, latin);
	}
}

/* Named roles, what they name themselves, the map's fallbacks, and last every other face of the set,
   so that a character is missing only where no face has it. */
static void faces_collect(struct text_stack *s, const uint32_t *role, size_t n)
{
	const struct text_fonts *f = s->fonts;
	struct slots slots = {{0}};

	for (size_t i = 0; i < n; i++)
		role_add(&slots, &f->role[role[i]], s->style, f->role[role[i]].latin);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < f->role[role[i]].n_then; k++)
			role_add(&slots, &f->role[f->role[role[i]].then[k]], s->style, false);
	}
	role_add(&slots, &f->role[f->fallback], s->style, false);
	for (size_t i = 0; i < f->n_role; i++)
		role_add(&slots, &f->role[i], s->style, false);
	s->slot = slots.v.v;
	s->n_slot = slots.v.n;
}

#define NAMES_MAX 32

static struct text_stack *stack_new(const struct text_fonts *f, struct str family, enum face_style style)
{
	struct text_stack *s = mem_alloc(sizeof *s);
	char *copy = mem_alloc(family.n + 1);
	uint32_t role[NAMES_MAX];
	struct str list, name;
	size_t n = 0;
	VEC(struct str) unknown = {0};

	if (family.n)
		memcpy(copy, family.p, family.n);
	s->fonts = f;
	s->style = style;
	s->family = list = (struct str){copy, family.n};
	while (n < NAMES_MAX && family_next(&list, &name)) {
		uint32_t r = family_lookup(&f->family, name);
		if (r != MAP_NONE)
			role[n++] = r;
		else if (name.n)
			*vec_add(&unknown) = name;
	}
	s->unknown = unknown.v;
	s->n_unknown = unknown.n;
	faces_collect(s, role, n);
	return s;
}

void stack_drop(struct text_stack *s)
{
	for (size_t i = 0; i < STACK_PAGES; i++)
		mem_free(atomic_load_explicit(&s->page[i], memory_order_relaxed));
	mem_free((void *)(uintptr_t)s->family.p);
	mem_free(s->slot);
	mem_free(s->unknown);
	mem_free(s);
}

static struct text_stack *stack_find(struct text_stack *s, const struct text_stack *key)
{
	while (s && (s->hash != key->hash || s->style != key->style || !str_eq(s->family, key->family)))
		s = s->next;
	return s;
}

static struct text_stack *stack_intern(struct text_fonts *f, const struct text_stack *key)
{
	struct text_stack *head = atomic_load_explicit(&f->stacks, memory_order_acquire),
			  *s = stack_find(head, key);
	struct text_stack *made;

	if (s)
		return s;
	made = stack_new(f, key->family, key->style);
	made->hash = key->hash;
	do { /* another thread may have been faster */
		s = stack_find(head, key);
		if (s) {
			stack_drop(made);
			return s;
		}
		made->next = head;
	} while (!atomic_compare_exchange_weak_explicit(&f->stacks, &head, made, memory_order_acq_rel,
							memory_order_acquire));
	return made;
}

/* Once a document: the list of the document's own findings tells whether it was said already. */
static void unknown_report(const struct text_stack *s, struct diag_list *l, struct pos at)
{
	for (size_t i = 0; i < s->n_unknown; i++) {
		struct diag *d = NULL;
		for (size_t k = 0; k < l->n && !d; k++) {
			if (str_is(l->v[k].code, "font.family") &&
			    str_find(l->v[k].msg, s->unknown[i]) != SIZE_MAX)
				d = &l->v[k];
		}
		if (d)
			continue;
		d = diag_add(l, DIAG_WARNING, "font.family", at,
			     TR("字体“%.*s”不在 fonts.json 的字体名表中，已跳过",
				"font family \"%.*s\" is not in the table of fonts.json; skipped"),
			     STR_ARG(s->unknown[i]));
		diag_hint(l, d,
			  TR("改用表中的名字，或在 fonts.json 的 families 里加上它",
			     "use a name of the table, or add it to families in fonts.json"));
	}
}

const struct text_stack *text_stack_lookup(struct text_fonts *f, struct str family, unsigned weight,
					   bool italic, struct diag_list *diags, struct pos at)
{
	struct text_stack key = {.family = family, .hash = str_hash(family)};
	const struct text_stack *s;

	key.style = weight >= 600 ? (italic ? STYLE_BOLD_ITALIC : STYLE_BOLD)
		    : italic      ? STYLE_ITALIC
				  : STYLE_REGULAR;
	s = stack_intern(f, &key);
	if (diags && s->n_unknown)
		unknown_report(s, diags, at);
	return s;
}

const struct text_face *text_stack_first(const struct text_stack *s)
{
	return s->slot[0].face;
}

const struct text_face *text_stack_chinese(const struct text_stack *s)
{
	for (size_t i = 0; i < s->n_slot; i++) {
		if (!s->slot[i].latin)
			return s->slot[i].face;
	}
	return s->slot[0].face;
}

bool text_stack_wants(const struct text_stack *s, unsigned face)
{
	return s->slot[0].face->index == face || text_stack_chinese(s)->index == face;
}

/* ---- Code points ---- */

/* A Western face placed before the Chinese one gives way on everything that Chinese text owns. */
static bool slot_suits(const struct stack_slot *slot, bool western)
{
	return western || !slot->latin;
}

/* Unicode 23.5.  What a public font has there is its maker's: it would print a stranger in place of a name. */
static bool cp_is_private(uint32_t cp)
{
	return (cp >= 0xE000 && cp <= 0xF8FF) || (cp >= 0xF0000 && cp <= 0x10FFFD);
}

/* The face for cp and its glyph.  Digits of a Chinese face are half an em (二分字身, GB/T 15835) where it has
   such: those of Noto Serif CJK are otherwise of different widths, and columns of figures do not align. */
static const struct text_face *find_face(const struct text_stack *s, uint32_t cp, uint16_t *gid)
{
	bool western = cp_is_western(cp), private = cp_is_private(cp);

	if (s->fonts->extra && (*gid = face_glyph(s->fonts->extra, cp)) != 0)
		return s->fonts->extra;
	for (size_t i = 0; i < s->n_slot; i++) {
		const struct stack_slot *slot = &s->slot[i];
		if (private && !slot->face->own)
			continue;
		if (!slot_suits(slot, western) || (*gid = face_glyph(slot->face, cp)) == 0)
			continue;
		if (cp >= '0' && cp <= '9' && !slot->latin)
			*gid = face_half_width(slot->face, cp);
		return slot->face;
	}
	return NULL;
}

static cell cell_make(const struct text_stack *s, uint32_t cp)
{
	unsigned flags = CELL_KNOWN | cp_cell_flags(cp);
	const struct text_face *face;
	uint16_t gid = 0;
	cell c = (cell)text_class(cp) << 8;

	if (flags & CELL_SILENT)
		return c | flags;
	face = find_face(s, cp, &gid);
	if (!face && cp_stand_in(cp))
		face = find_face(s, cp_stand_in(cp), &gid);
	if (!face)
		return c | flags | CELL_MISSING;
	return c | flags | (cell)face->index << 16 | (cell)gid << 32 | (cell)face_advance(face, gid) << 48;
}

cell stack_resolve(const struct text_stack *s, uint32_t cp)
{
	struct text_stack *w = (struct text_stack *)(uintptr_t)s; /* only the atomic members are written */
	struct stack_page *p = atomic_load_explicit(&w->page[cp >> 8], memory_order_acquire), *none = NULL;
	cell c = cell_make(s, cp);

	if (!p) {
		p = mem_alloc(sizeof *p);
		if (!atomic_compare_exchange_strong_explicit(&w->page[cp >> 8], &none, p,
							     memory_order_acq_rel, memory_order_acquire)) {
			mem_free(p);
			p = none;
		}
	}
	atomic_store_explicit(&p->v[cp & 255], c, memory_order_relaxed);
	return c;
}

/* Does face have the form of every base in cp that a selector asks for (UTS #37; Unicode 23.4)? */
static bool has_variants(const struct text_face *face, const uint32_t *cp, size_t n)
{
	hb_codepoint_t gid;

	for (size_t k = 1; k < n; k++)
		if (cp_is_selector(cp[k]) && !hb_font_get_variation_glyph(face->font, cp[k - 1], cp[k], &gid))
			return false;
	return true;
}

static bool has_selector(const uint32_t *cp, size_t n)
{
	for (size_t k = 1; k < n; k++)
		if (cp_is_selector(cp[k]))
			return true;
	return false;
}

const struct text_face *stack_face_for(const struct text_stack *s, const uint32_t *cp, size_t n, bool *plain)
{
	const struct text_face *without = NULL;
	bool western = cp_is_western(cp[0]), selects = has_selector(cp, n);

	*plain = false;
	for (size_t i = 0; i < s->n_slot; i++) {
		const struct text_face *face = s->slot[i].face;
		size_t k = 0;
		if (!slot_suits(&s->slot[i], western))
			continue;
		while (k < n && ((cp_cell_flags(cp[k]) & CELL_SILENT) || face_glyph(face, cp[k])))
			k++;
		if (k < n)
			continue;
		if (!selects || has_variants(face, cp, n))
			return face;
		without = without ? without : face;
	}
	*plain = without != NULL;
	return without;
}
