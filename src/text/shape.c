/*
 * Characters to glyphs.  Han, kana, punctuation, digits and symbols need no
 * shaping: one character, one glyph, natural width (most of the text of a
 * report, and the whole of a table of figures).  Letters are shaped by the word
 * for kerning; a base with marks or selectors is shaped as one cluster in the
 * first face that has all of it.
 */
#include <string.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/class.h"
#include "text/icu.h"

struct shaping {
	struct text_fonts *fonts;
	struct shaper *shaper;
	const struct text_span *span;
	struct text_char *ch;
	cell *cell; /* parallel to ch */
	size_t n;
	struct text_glyph
		*glyph; /* the shaper's; more than n only where HarfBuzz takes one character apart */
	size_t n_glyph, cap;
	VEC(struct text_missing) missing;
};

static void decode(struct shaping *s, struct str text, size_t n_span)
{
	size_t at = 0, i = 0;

	for (size_t k = 0; k < n_span; k++) {
		const struct text_span *span = &s->span[k];
		ENSURE(span->start == at && span->end <= text.n && k <= UINT16_MAX);
		while (at < span->end) {
			struct text_char *c = &s->ch[i];
			c->offset = (uint32_t)at;
			c->cp = utf8_next(text, &at);
			c->span = (uint16_t)k;
			s->cell[i] = stack_cell(span->stack, c->cp);
			c->cls = CELL_CLASS(s->cell[i]);
			i++;
		}
	}
	ENSURE(at == text.n && i == s->n);
}

static unsigned flags_at(const struct shaping *s, size_t i)
{
	return i < s->n ? CELL_FLAGS(s->cell[i]) : 0;
}

static void missing_add(struct shaping *s, size_t i)
{
	*vec_add(&s->missing) = (struct text_missing){.cp = s->ch[i].cp, .offset = s->ch[i].offset};
}

/* The forms that selectors in the cluster of n characters ask for are in no face. */
static void plain_add(struct shaping *s, size_t i, size_t n)
{
	for (size_t k = i + 1; k < i + n; k++)
		if (cp_is_selector(s->ch[k].cp))
			*vec_add(&s->missing) = (struct text_missing){s->ch[k].cp, s->ch[k].offset, s->ch[k - 1].cp};
}

/* Character i begins a cluster of n characters whose glyphs begin at `glyph`. */
static void cluster_close(struct shaping *s, size_t i, size_t n, size_t glyph)
{
	struct text_char *c = &s->ch[i];

	c->advance = glyph < s->n_glyph ? s->span[c->span].letter_spacing : 0;
	for (size_t k = glyph; k < s->n_glyph; k++)
		c->advance += s->glyph[k].advance;
	for (size_t k = 0; k < n; k++)
		c[k].glyph = (uint32_t)glyph;
}

static void put_glyph(struct shaping *s, size_t i, const struct text_face *face,
		      const struct scratch_glyph *g)
{
	lu size = s->span[s->ch[i].span].size;

	if (s->n_glyph == s->cap) {
		s->cap *= 2;
		s->glyph = shaper_glyphs(s->shaper, s->cap, s->n_glyph);
	}
	s->glyph[s->n_glyph++] = (struct text_glyph){.cluster = s->ch[i].offset,
						     .face = face->index,
						     .gid = g->gid,
						     .advance = face_lu(face, g->advance, size),
						     .dx = g->dx ? face_lu(face, g->dx, size) : 0,
						     .dy = g->dy ? face_lu(face, g->dy, size) : 0};
}

static void use_glyph(struct shaping *s, size_t i, const struct text_face *face, uint16_t gid)
{
	s->cell[i] = (s->cell[i] & 0xFFFF & ~(cell)CELL_MARK) | (cell)face->index << 16 | (cell)gid << 32 |
		     (cell)face_advance(face, gid) << 48;
}

/* ’ between Western letters is an apostrophe: the neighbour's, and where that is a full em (FandolFang
   has no other) its typewriter form. */
static void apostrophe(struct shaping *s, size_t i)
{
	const struct text_face *face;
	uint16_t gid;

	if (i == 0 || i + 1 >= s->n || s->ch[i - 1].cls != TEXT_LATIN || s->ch[i + 1].cls != TEXT_LATIN ||
	    !CELL_GID(s->cell[i - 1]))
		return;
	face = &s->fonts->face[CELL_FACE(s->cell[i - 1])];
	gid = face_glyph(face, 0x2019);
	if (!gid || face_advance(face, gid) * 2 > face->upem)
		gid = face_glyph(face, '\'');
	if (gid)
		use_glyph(s, i, face, gid);
}

/* The dot in a name keeps the face of the part before it. */
static void name_dot(struct shaping *s, size_t i)
{
	const struct text_face *face;

	if (i == 0 || s->ch[i - 1].cls != TEXT_HAN || !CELL_GID(s->cell[i - 1]))
		return;
	face = &s->fonts->face[CELL_FACE(s->cell[i - 1])];
	if (face->index != CELL_FACE(s->cell[i]) && face_glyph(face, 0xB7))
		s->cell[i] = (s->cell[i] & 0xFFFF) | (cell)face->index << 16 | (cell)1 << 32;
}

static void place_simple(struct shaping *s, size_t i)
{
	size_t glyph = s->n_glyph;
	unsigned flags = CELL_FLAGS(s->cell[i]);

	if (flags & CELL_MISSING) {
		missing_add(s, i);
	} else if (!(flags & CELL_SILENT)) {
		struct scratch_glyph g = {.gid = CELL_GID(s->cell[i]), .advance = CELL_ADVANCE(s->cell[i])};
		put_glyph(s, i, &s->fonts->face[CELL_FACE(s->cell[i])], &g);
	}
	cluster_close(s, i, 1, glyph);
}

/* n characters from i in one face through HarfBuzz. */
static void place_shaped(struct shaping *s, size_t i, size_t n, const struct text_face *face, bool wide)
{
	size_t n_glyph, k = 0;
	const struct scratch_glyph *g = shaper_run(s->shaper, face, wide, &s->ch[i], n, &n_glyph);

	for (size_t from = 0, to; from < n; from = to) { /* one cluster */
		size_t glyph = s->n_glyph;
		while (k < n_glyph && g[k].cluster <= from) {
			if (g[k].gid)
				put_glyph(s, i + from, face, &g[k]);
			else
				missing_add(s, i + from);
			k++;
		}
		to = k < n_glyph ? g[k].cluster : n;
		cluster_close(s, i + from, to - from, glyph);
	}
}

/* How many letters from i can be shaped together: same span, same face, none with marks of its own. */
static size_t word_length(const struct shaping *s, size_t i)
{
	size_t n = 0;

	while (i + n < s->n && n < UINT16_MAX &&
	       (flags_at(s, i + n) & (CELL_WORD | CELL_MISSING)) == CELL_WORD &&
	       s->ch[i + n].span == s->ch[i].span && CELL_FACE(s->cell[i + n]) == CELL_FACE(s->cell[i]) &&
	       !(flags_at(s, i + n + 1) & CELL_EXTEND))
		n++;
	return n;
}

/* Length of the cluster at i: a base, what extends it, and what a joiner ties on; inside one span. */
static size_t cluster_length(const struct shaping *s, size_t i)
{
	size_t n = 1;

	while (i + n < s->n && n < UINT16_MAX && s->ch[i + n].span == s->ch[i].span &&
	       ((flags_at(s, i + n) & CELL_EXTEND) || (flags_at(s, i + n - 1) & CELL_JOIN)))
		n++;
	return n;
}

static void place_cluster(struct shaping *s, size_t i, size_t n)
{
	const struct text_face *face;
	uint32_t cp[16];
	size_t few = n < 16 ? n : 16;
	bool plain;

	for (size_t k = 0; k < few; k++)
		cp[k] = s->ch[i + k].cp;
	face = stack_face_for(s->span[s->ch[i].span].stack, cp, few, &plain);
	if (plain)
		plain_add(s, i, few);
	if (face) {
		place_shaped(s, i, n, face, false);
		return;
	}
	for (size_t k = 0; k < n; k++) /* no face has all of it: each on its own */
		place_simple(s, i + k);
}

/*
 * Chinese boxes for the marks that Western text has too (GB/T 15834 5.1.3,
 * 5.1.7; typesetting.md 2.3, 2.8): quotes fill one em with the ink on the
 * side of what they enclose, · is half an em, whatever the face has made of
 * them (WenKai: quotes of 0.35 em; FandolFang: a dot of one em).
 */
static void fit_box(struct shaping *s, size_t i, size_t glyph)
{
	struct text_char *c = &s->ch[i];
	lu size = s->span[c->span].size, box = c->cls == TEXT_MIDDLE ? size / 2 : size, room;

	if (glyph + 1 != s->n_glyph || c->cls == TEXT_DASH)
		return;
	room = box - s->glyph[glyph].advance;
	if (room < 0 && c->cls != TEXT_MIDDLE)
		return;
	s->glyph[glyph].advance = box;
	s->glyph[glyph].dx += c->cls == TEXT_OPEN ? room : c->cls == TEXT_MIDDLE ? room / 2 : 0;
	c->advance += room;
}

/* A shared mark, or a pair of dashes, which Noto CJK joins to one glyph of two em. */
static size_t place_mark(struct shaping *s, size_t i)
{
	size_t glyph = s->n_glyph, n = 1;

	if (s->ch[i].cp == 0x2014 && i + 1 < s->n && s->ch[i + 1].cp == 0x2014 &&
	    s->ch[i + 1].span == s->ch[i].span)
		n = 2;
	place_shaped(s, i, n, &s->fonts->face[CELL_FACE(s->cell[i])], true);
	fit_box(s, i, glyph);
	return n;
}

static size_t place_one(struct shaping *s, size_t i)
{
	size_t n;

	if (s->ch[i].cp == 0x2019)
		apostrophe(s, i);
	else if (s->ch[i].cp == 0xB7)
		name_dot(s, i);
	if (flags_at(s, i + 1) & CELL_EXTEND) {
		n = cluster_length(s, i);
		if (n > 1) {
			place_cluster(s, i, n);
			return n;
		}
	}
	if ((flags_at(s, i) & (CELL_MARK | CELL_MISSING)) == CELL_MARK)
		return place_mark(s, i);
	if ((flags_at(s, i) & CELL_WORD) && (n = word_length(s, i)) > 1) {
		place_shaped(s, i, n, &s->fonts->face[CELL_FACE(s->cell[i])], false);
		return n;
	}
	place_simple(s, i);
	return 1;
}

static void place(struct shaping *s)
{
	for (size_t i = 0; i < s->n;)
		i += place_one(s, i);
}

static void *arena_copy(struct arena *a, const void *v, size_t n, size_t size)
{
	void *p = n ? arena_array(a, n, size) : NULL;

	if (n)
		memcpy(p, v, n * size);
	return p;
}

/* Glyphs of the whole text; ch has room for its characters.  shaping_end gives the shaper back. */
static void shape_all(struct shaping *s, struct str text, size_t n_span)
{
	s->shaper = shaper_take(s->fonts);
	s->cell = shaper_cells(s->shaper, s->n);
	s->cap = s->n + 1;
	s->glyph = shaper_glyphs(s->shaper, s->cap, 0);
	decode(s, text, n_span);
	place(s);
}

static void shaping_end(struct shaping *s)
{
	vec_release(&s->missing);
	shaper_give(s->fonts, s->shaper);
}

void text_shape(struct text_fonts *f, struct arena *a, struct str text, const struct text_span *span,
		size_t n_span, enum text_level level, struct text_para *out,
		const struct text_missing **missing, size_t *n_missing)
{
	struct shaping s = {.fonts = f, .span = span, .n = utf8_count(text)};

	s.ch = arena_many(a, struct text_char, s.n);
	shape_all(&s, text, n_span);
	breaks_find(s.shaper, s.ch, s.n, level);
	*out = (struct text_para){.text = text,
				  .ch = s.ch,
				  .n_ch = (uint32_t)s.n,
				  .n_glyph = (uint32_t)s.n_glyph,
				  .glyph = arena_copy(a, s.glyph, s.n_glyph, sizeof *s.glyph)};
	*missing = arena_copy(a, s.missing.v, s.missing.n, sizeof *s.missing.v);
	*n_missing = s.missing.n;
	shaping_end(&s);
}

void text_words(struct text_fonts *f, const struct text_char *ch, size_t n, bool *ends)
{
	struct shaper *s = shaper_take(f);

	icu_words_find(shaper_icu(s), ch, n, ends);
	shaper_give(f, s);
}

lu text_width(struct text_fonts *f, struct str text, const struct text_stack *stack, lu size)
{
	struct text_span span = {.end = (uint32_t)text.n, .stack = stack, .size = size};
	struct text_char few[32];
	struct shaping s = {.fonts = f, .span = &span, .n = utf8_count(text)};
	lu w = 0;

	s.ch = s.n <= 32 ? few : mem_alloc(s.n * sizeof *s.ch);
	shape_all(&s, text, 1);
	for (size_t i = 0; i < s.n_glyph; i++)
		w += s.glyph[i].advance;
	if (s.ch != few)
		mem_free(s.ch);
	shaping_end(&s);
	return w;
}
