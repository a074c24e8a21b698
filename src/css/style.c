/* Styles that belong to no element. */
#include "css/sheet.h"

#include <string.h>

struct anonymous {
	const struct css_style *parent;
	enum css_display display;
	const struct css_rec *rec;
};

static bool same(const void *item, const void *probe)
{
	const struct anonymous *a = item, *b = probe;

	return a->parent == b->parent && a->display == b->display;
}

const struct css_style *css_style_anonymous(struct css_sheets *s, const struct css_style *parent,
					    enum css_display d)
{
	struct anonymous probe = {parent, d, NULL}, *made;
	uint64_t hash = ((uint64_t)(uintptr_t)parent >> 4) * 0x9E3779B97F4A7C15u + (uint64_t)d;
	struct css_slot *slot = css_set_place(&s->anonymous, s->arena, hash ^ hash >> 31, same, &probe);
	struct css_winners w = {0};
	struct css_value display = {.kind = CSS_V_WORD, .n = d};
	struct css_rec rec;

	if (!slot->item) {
		w.v[CSS_P_DISPLAY] = &display;
		w.vars = css_rec_of(parent)->vars;
		css_compute(s, css_rec_of(parent), &w, &rec);
		made = arena_make(s->arena, struct anonymous);
		*made = (struct anonymous){parent, d, css_intern(s, &rec)};
		slot->item = made;
	}
	return &((const struct anonymous *)slot->item)->rec->s;
}

const struct css_style *css_style_changed(struct css_sheets *s, const struct css_style *of,
					  const struct css_style *as)
{
	struct css_rec rec = *css_rec_of(of);

	memcpy(&rec.s, as, sizeof rec.s); /* with its padding: records are compared as bytes */
	return &css_intern(s, &rec)->s;
}

const struct css_style *css_style_initial(struct css_sheets *s)
{
	return css_style_anonymous(s, &s->initial->s, CSS_INLINE);
}
