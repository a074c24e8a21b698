/* Styles as text sees them, lengths, and the words for what does not fit. */
#include "layout/job.h"

#include <string.h>

/* line-height: normal.  Chinese faces state 1.0 to 1.45 in their tables; one value for all keeps a
   paragraph's pitch independent of the face that a fallback picked. */
#define NORMAL_LINE_1000 1300

lu len_used(struct css_len l, lu base)
{
	if (l.unit == CSS_LU)
		return l.v;
	if (l.unit == CSS_PERCENT)
		return lu_clamp(((int64_t)base * l.v + (l.v < 0 ? -50000 : 50000)) / 100000 + l.plus);
	return 0;
}

static lu line_used(const struct css_style *s)
{
	if (s->line_height.unit == CSS_AUTO || s->line_height.unit == CSS_NONE)
		return (lu)((int64_t)s->font_size * NORMAL_LINE_1000 / 1000);
	return len_used(s->line_height, s->font_size);
}

static struct type *type_new(struct job *j, const struct css_style *s)
{
	struct type *t = arena_make(j->base, struct type);
	const struct text_face *face;

	t->style = s;
	t->size = s->font_size;
	t->stack =
		text_stack_lookup(j->in->fonts, s->family, s->weight, s->italic, j->diags, (struct pos){0});
	face = text_stack_first(t->stack);
	t->ascent = (lu)((int64_t)t->size * (face ? text_face_ascent(face) : 880) / 1000);
	t->descent = t->size - t->ascent;
	t->line = line_used(s);
	return t;
}

static size_t slot_of(const struct css_style *s, size_t cap)
{
	uint64_t h = (uint64_t)(uintptr_t)s >> 4;

	return (size_t)((h * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (cap - 1);
}

static void types_grow(struct job *j)
{
	size_t cap = j->types.cap ? j->types.cap * 2 : 64;
	struct type **slot = arena_many(j->base, struct type *, cap);

	for (size_t i = 0; i < j->types.cap; i++) {
		if (!j->types.slot[i])
			continue;
		size_t k = slot_of(j->types.slot[i]->style, cap);
		while (slot[k])
			k = (k + 1) & (cap - 1);
		slot[k] = j->types.slot[i];
	}
	j->types.slot = slot;
	j->types.cap = cap;
}

const struct type *type_lookup(struct job *j, const struct css_style *s)
{
	if (j->types.n * 2 >= j->types.cap)
		types_grow(j);
	size_t k = slot_of(s, j->types.cap);
	while (j->types.slot[k] && j->types.slot[k]->style != s)
		k = (k + 1) & (j->types.cap - 1);
	if (!j->types.slot[k]) {
		j->types.slot[k] = type_new(j, s);
		j->types.n++;
	}
	return j->types.slot[k];
}

struct pos job_pos(const struct job *j, const struct dom_node *n)
{
	return n ? n->at : (struct pos){j->in->dom->file, 0, 0};
}

void job_overflow(struct job *j, const struct dom_node *n, const char *what, lu have, lu need)
{
	struct diag *d;

	if (j->quiet)
		return;
	d = diag_add(j->diags, DIAG_ERROR, "layout.overflow", job_pos(j, n),
		     TR("%s放不下：需要 %d 磅，只有 %d 磅", "%s does not fit: needs %d pt, has %d pt"), what,
		     (need + LU_PER_PT - 1) / LU_PER_PT, have / LU_PER_PT);
	diag_hint(j->diags, d, "%s",
		  TR("缩小内容或字号，或给它更大的地方",
		     "make the content or the type smaller, or its place larger"));
}
