/*
 * Characters to glyphs.  Han, kana, punctuation, digits and symbols need no
 * shaping: one character, one glyph, natural width (most of the text of a
 * report, and the whole of a table of figures).  Letters are shaped by the word
 * for kerning; a base with marks or selectors is shaped as one cluster in the
 * first face that has all of it.
 */
#include <string.h>

#include "base/utf8.h"
#include "text/inner.h"

struct shaping {
	struct text_fonts *fonts;
	struct shaper *shaper;
	const struct text_span *span;
	struct text_char *ch;
	cell *cell;            /* parallel to ch */
	size_t n;
	struct text_glyph *glyph; /* the shaper's; more than n only where HarfBuzz takes one character apart */
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
	*vec_add(&s->missing) = (struct text_missing){s->ch[i].cp, s->ch[i].offset};
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

static void put_glyph(struct shaping *s, size_t i, const struct text_face *face, const struct scratch_glyph *g)
{
	lu size = s->span[s->ch[i].span].size;

	if (s->n_glyph == s->cap) {
		s->cap *= 2;
		s->glyph = shaper_glyphs(s->shaper, s->cap, s->n_glyph);
	}
	s->glyph[s->n_glyph++] = (struct text_glyph){.cluster = s->ch[i].offset, .face = face->index, .gid = g->gid,
		.advance = face_lu(face, g->advance, size), .dx = g->dx ? face_lu(face, g->dx, size) : 0,
		.dy = g->dy ? face_lu(face, g->dy, size) : 0};
}

/* A face that a neighbour has already: · between two parts of a name, ’ inside a Western word. */
static void follow_neighbour(struct shaping *s, size_t i)
{
	uint32_t cp = s->ch[i].cp;
	const struct text_face *face;
	uint16_t gid;
	cell c = s->cell[i];

	if ((cp != 0xB7 && cp != 0x2019) || i == 0 || s->ch[i - 1].span != s->ch[i].span || !CELL_GID(s->cell[i - 1]))
		return;
	if (cp == 0x2019 && (s->ch[i - 1].cls != TEXT_LATIN || i + 1 == s->n || s->ch[i + 1].cls != TEXT_LATIN))
		return;
	if (cp == 0xB7 && s->ch[i - 1].cls != TEXT_HAN)
		return;
	face = &s->fonts->face[CELL_FACE(s->cell[i - 1])];
	gid = face_glyph(face, cp);
	if (face->index != CELL_FACE(c) && gid)
		s->cell[i] = (c & 0xFFFF) | (cell)face->index << 16 | (cell)gid << 32 | (cell)face_advance(face, gid) << 48;
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
static void place_shaped(struct shaping *s, size_t i, size_t n, const struct text_face *face)
{
	size_t n_glyph, k = 0;
	const struct scratch_glyph *g = shaper_run(s->shaper, face, &s->ch[i], n, &n_glyph);

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

	while (i + n < s->n && n < UINT16_MAX && (flags_at(s, i + n) & (CELL_WORD | CELL_MISSING)) == CELL_WORD &&
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

	for (size_t k = 0; k < few; k++)
		cp[k] = s->ch[i + k].cp;
	face = stack_face_for(s->span[s->ch[i].span].stack, cp, few);
	if (face) {
		place_shaped(s, i, n, face);
		return;
	}
	for (size_t k = 0; k < n; k++) /* no face has all of it: each on its own */
		place_simple(s, i + k);
}

static void place(struct shaping *s)
{
	for (size_t i = 0, n; i < s->n; i += n) {
		n = 1;
		if (s->ch[i].cp == 0xB7 || s->ch[i].cp == 0x2019)
			follow_neighbour(s, i);
		if (flags_at(s, i + 1) & CELL_EXTEND)
			n = cluster_length(s, i);
		if (n > 1)
			place_cluster(s, i, n);
		else if ((flags_at(s, i) & CELL_WORD) && (n = word_length(s, i)) > 1)
			place_shaped(s, i, n, &s->fonts->face[CELL_FACE(s->cell[i])]);
		else
			place_simple(s, i), n = 1;
	}
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
	*out = (struct text_para){.text = text, .ch = s.ch, .n_ch = (uint32_t)s.n, .n_glyph = (uint32_t)s.n_glyph,
		.glyph = arena_copy(a, s.glyph, s.n_glyph, sizeof *s.glyph)};
	*missing = arena_copy(a, s.missing.v, s.missing.n, sizeof *s.missing.v);
	*n_missing = s.missing.n;
	shaping_end(&s);
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
