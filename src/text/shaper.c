/*
 * What one thread needs while it shapes: a HarfBuzz buffer, a cache of shaped
 * words, ICU's iterator, scratch space.  Shapers wait in the font set between
 * uses; a slot is emptied and filled by one atomic exchange each.
 */
#include <string.h>

#include "text/icu.h"
#include "text/shaper.h"

#define WORD_MAX 20    /* characters of a cached word */
#define WORD_SLOTS 512 /* a word evicts the one with the same hash */

struct word {
	uint32_t cp[WORD_MAX];
	struct scratch_glyph glyph[WORD_MAX];
	uint16_t face;
	bool wide;
	uint8_t n, n_glyph; /* n == 0: empty */
};

struct shaper {
	hb_buffer_t *buf;
	hb_language_t zh;
	struct word *word;
	VEC(struct scratch_glyph) glyph;
	struct icu_breaks *icu;
	struct text_glyph *placed;
	cell *cell;
	size_t placed_cap, cell_cap;
};

static struct shaper *shaper_new(void)
{
	struct shaper *s = mem_alloc(sizeof *s);

	s->buf = hb_buffer_create();
	s->zh = hb_language_from_string("zh-Hans", -1);
	s->word = mem_alloc(WORD_SLOTS * sizeof *s->word);
	return s;
}

void shaper_drop(struct shaper *s)
{
	if (!s)
		return;
	hb_buffer_destroy(s->buf);
	icu_breaks_drop(s->icu);
	vec_release(&s->glyph);
	mem_free(s->placed);
	mem_free(s->cell);
	mem_free(s->word);
	mem_free(s);
}

struct shaper *shaper_take(struct text_fonts *f)
{
	for (size_t i = 0; i < IDLE_SHAPERS; i++) {
		struct shaper *s;
		if (!atomic_load_explicit(&f->idle[i], memory_order_relaxed))
			continue;
		s = atomic_exchange_explicit(&f->idle[i], NULL, memory_order_acq_rel);
		if (s)
			return s;
	}
	return shaper_new();
}

void shaper_give(struct text_fonts *f, struct shaper *s)
{
	for (size_t i = 0; i < IDLE_SHAPERS; i++) {
		struct shaper *none = NULL;
		if (atomic_compare_exchange_strong_explicit(&f->idle[i], &none, s, memory_order_acq_rel,
							    memory_order_relaxed))
			return;
	}
	shaper_drop(s);
}

struct icu_breaks **shaper_icu(struct shaper *s)
{
	return &s->icu;
}

struct text_glyph *shaper_glyphs(struct shaper *s, size_t n, size_t used)
{
	struct text_glyph *old = s->placed;

	if (n > s->placed_cap) {
		s->placed_cap = n + n / 2 + 64;
		s->placed = mem_alloc(s->placed_cap * sizeof *s->placed);
		if (used)
			memcpy(s->placed, old, used * sizeof *old);
		mem_free(old);
	}
	return s->placed;
}

cell *shaper_cells(struct shaper *s, size_t n)
{
	if (n > s->cell_cap) {
		mem_free(s->cell);
		s->cell_cap = n + n / 2 + 64;
		s->cell = mem_alloc(s->cell_cap * sizeof *s->cell);
	}
	return s->cell;
}

/* Ligatures are off: they save nothing in these documents, and copied text and letter-spacing suffer.
   The last one only for marks: Noto CJK has its full — “ · under fwid. */
#define N_FEATURES 2
static const hb_feature_t features[N_FEATURES + 1] = {
	{HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	{HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	{HB_TAG('f', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

static void shape(struct shaper *s, const struct text_face *face, bool wide, const struct text_char *ch,
		  size_t n)
{
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *pos;
	unsigned n_glyph;

	hb_buffer_clear_contents(s->buf);
	hb_buffer_set_content_type(s->buf, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_flags(s->buf, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	for (size_t i = 0; i < n; i++)
		hb_buffer_add(s->buf, ch[i].cp, (unsigned)i);
	hb_buffer_set_language(s->buf, s->zh);
	hb_buffer_guess_segment_properties(s->buf);
	hb_buffer_set_direction(s->buf, HB_DIRECTION_LTR);
	hb_shape(face->font, s->buf, features, wide ? N_FEATURES + 1 : N_FEATURES);
	info = hb_buffer_get_glyph_infos(s->buf, &n_glyph);
	pos = hb_buffer_get_glyph_positions(s->buf, &n_glyph);
	s->glyph.n = 0;
	for (unsigned i = 0; i < n_glyph; i++)
		*vec_add(&s->glyph) =
			(struct scratch_glyph){(uint16_t)info[i].codepoint, (uint16_t)info[i].cluster,
					       pos[i].x_advance, pos[i].x_offset, pos[i].y_offset};
}

static uint32_t word_hash(const struct text_face *face, const struct text_char *ch, size_t n)
{
	uint32_t h = 2166136261u ^ face->index;

	for (size_t i = 0; i < n; i++)
		h = (h ^ ch[i].cp) * 16777619u;
	return h ^ h >> 15;
}

static bool word_is(const struct word *w, const struct text_face *face, bool wide, const struct text_char *ch,
		    size_t n)
{
	if (w->n != n || w->face != face->index || w->wide != wide)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (w->cp[i] != ch[i].cp)
			return false;
	}
	return true;
}

const struct scratch_glyph *shaper_run(struct shaper *s, const struct text_face *face, bool wide,
				       const struct text_char *ch, size_t n, size_t *n_glyph)
{
	struct word *w = n <= WORD_MAX ? &s->word[word_hash(face, ch, n) % WORD_SLOTS] : NULL;

	if (w && word_is(w, face, wide, ch, n)) {
		*n_glyph = w->n_glyph;
		return w->glyph;
	}
	shape(s, face, wide, ch, n);
	*n_glyph = s->glyph.n;
	if (w && s->glyph.n <= WORD_MAX) {
		w->face = face->index;
		w->wide = wide;
		w->n = (uint8_t)n;
		w->n_glyph = (uint8_t)s->glyph.n;
		for (size_t i = 0; i < n; i++)
			w->cp[i] = ch[i].cp;
		memcpy(w->glyph, s->glyph.v, s->glyph.n * sizeof *w->glyph);
	}
	return s->glyph.v;
}
