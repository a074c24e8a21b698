/* Lines to runs of glyphs, and labels: texts of plain cells that need no more than one line. */
#include "layout/para.h"

#include <string.h>

/* A run and its three arrays in one allocation. */
static struct layout_run *run_new(struct arena *a, uint32_t n)
{
	size_t head = sizeof(struct layout_run), need = head + n * (sizeof(lu) + 2 * sizeof(uint16_t));
	char *block = arena_alloc(a, need);
	struct layout_run *r = (struct layout_run *)(void *)block;
	lu *x = (lu *)(void *)(block + head);
	uint16_t *gid = (uint16_t *)(void *)(x + n);

	r->x = x;
	r->gid = gid;
	r->n_text = gid + n;
	r->n = n;
	return r;
}

/* Characters [from, to) of one segment and face. */
struct stretch {
	const struct para *p;
	uint32_t from, to;
	uint32_t g0, g1; /* glyphs */
	int32_t narrow;
};

static uint32_t byte_of(const struct para *p, uint32_t i)
{
	return i < p->t.n_ch ? p->t.ch[i].offset : (uint32_t)p->t.text.n;
}

static lu *lift_of(struct arena *a, const struct text_glyph *g, uint32_t n)
{
	lu *dy = NULL;

	for (uint32_t k = 0; k < n; k++) {
		if (!g[k].dy)
			continue;
		if (!dy)
			dy = arena_many(a, lu, n);
		dy[k] = g[k].dy;
	}
	return dy;
}

static const struct layout_run *fill_run(struct job *j, const struct stretch *s, const lu *place,
					 struct str text)
{
	const struct para *p = s->p;
	const struct text_glyph *g = p->t.glyph;
	struct layout_run *r = run_new(j->page, s->g1 - s->g0);
	lu *x = (lu *)(uintptr_t)r->x;
	uint16_t *gid = (uint16_t *)(uintptr_t)r->gid, *n_text = (uint16_t *)(uintptr_t)r->n_text;
	uint32_t start = byte_of(p, s->from), k = s->g0;

	for (uint32_t i = s->from; i < s->to; i++) {
		lu pen = place[i - s->from] - place[0];
		if (!para_has_glyph(p, i))
			continue;
		uint32_t first = k;
		for (; k < s->g1 && g[k].cluster == g[first].cluster; k++) {
			gid[k - s->g0] = g[k].gid;
			x[k - s->g0] = pen + lu_narrow(g[k].dx, s->narrow);
			pen += lu_narrow(g[k].advance, s->narrow);
		}
		/* Bytes up to the next cluster, silent ones too, belong to this one's first glyph. */
		n_text[first - s->g0] =
			(uint16_t)((k < s->g1 ? g[k].cluster : byte_of(p, s->to)) - g[first].cluster);
	}
	r->style = para_seg(p, s->from)->style;
	r->face = g[s->g0].face;
	r->size = para_seg(p, s->from)->type->size;
	r->dy = lift_of(j->page, &g[s->g0], s->g1 - s->g0);
	r->narrow = s->narrow;
	r->text = str_sub(text, start, byte_of(p, s->to));
	return r;
}

/* The longest stretch from i: one segment, one face. */
static struct stretch stretch_at(const struct line *l, uint32_t i)
{
	const struct para *p = l->para;
	struct stretch s = {p, i, i + 1, p->t.ch[i].glyph, 0, l->narrow};
	uint16_t span = p->t.ch[i].span, face = p->t.glyph[s.g0].face;

	while (s.to < l->end && p->t.ch[s.to].span == span &&
	       (!para_has_glyph(p, s.to) || p->t.glyph[p->t.ch[s.to].glyph].face == face))
		s.to++;
	s.g1 = s.g0;
	while (s.g1 < p->t.n_glyph && p->t.glyph[s.g1].cluster < byte_of(p, s.to))
		s.g1++;
	return s;
}

struct piece *line_pieces(struct job *j, const struct line *l, const lu *x, struct str text, uint32_t *n)
{
	const struct para *p = l->para;
	struct piece *piece;
	uint32_t max = 0;
	uint16_t face = 0, span = 0;

	for (uint32_t i = l->from; i < l->end; i++) { /* an upper bound of their number */
		if (!para_has_glyph(p, i))
			continue;
		uint16_t f = p->t.glyph[p->t.ch[i].glyph].face;
		max += max == 0 || f != face || p->t.ch[i].span != span;
		face = f;
		span = p->t.ch[i].span;
	}
	piece = arena_many(j->scratch, struct piece, max);
	*n = 0;
	for (uint32_t i = l->from; i < l->end;) {
		if (para_seg(p, i)->kind != SEG_TEXT || !para_has_glyph(p, i)) {
			i++;
			continue;
		}
		struct stretch s = stretch_at(l, i);
		const lu *place = x + (s.from - l->from);
		ENSURE(*n < max);
		piece[(*n)++] = (struct piece){fill_run(j, &s, place, text), para_seg(p, i), s.from, place[0],
					       x[s.to - l->from] - place[0]};
		i = s.to;
	}
	return piece;
}

/* ---- Labels ---- */

#define CACHED_BYTES 48 /* longer texts hardly ever repeat */

struct label_cache {
	struct label **bucket;
	size_t n, cap;
};

static size_t label_hash(struct str text, const struct css_style *s, size_t cap)
{
	return (size_t)(str_hash(text) ^ (uint64_t)(uintptr_t)s >> 4) & (cap - 1);
}

static void cache_grow(struct label_cache *c)
{
	size_t cap = c->cap ? c->cap * 2 : 1024;
	struct label **bucket = mem_alloc(cap * sizeof(struct label *));

	for (size_t i = 0; i < c->cap; i++) {
		for (struct label *l = c->bucket[i], *next; l; l = next) {
			size_t k = label_hash(l->text, l->style, cap);
			next = l->next;
			l->next = bucket[k];
			bucket[k] = l;
		}
	}
	mem_free(c->bucket);
	c->bucket = bucket;
	c->cap = cap;
}

void labels_release(struct job *j)
{
	if (j->labels)
		mem_free(j->labels->bucket);
	if (j->rows.labels)
		mem_free(j->rows.labels->bucket);
}

/* Text that collapsing white space leaves as it is. */
static bool is_tidy(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < ' ' || (c == ' ' && i + 1 < s.n && s.p[i + 1] == ' '))
			return false;
	}
	return true;
}

static struct str trim_ascii(struct str s)
{
	while (s.n && (unsigned char)s.p[0] <= ' ')
		s = str_sub(s, 1, s.n);
	while (s.n && (unsigned char)s.p[s.n - 1] <= ' ')
		s.n--;
	return s;
}

static bool is_label(const struct box *b, struct str text)
{
	const struct css_style *s = b->style;

	return b->kind == BOX_CELL && !b->first && !b->shaped && !b->deco && !s->text_indent.v &&
	       is_tidy(text) && (s->white_space == CSS_WS_NORMAL || s->white_space == CSS_WS_NOWRAP) &&
	       s->text_align != CSS_ALIGN_JUSTIFY_ALL && s->text_align_last != CSS_ALIGN_JUSTIFY &&
	       s->text_align_last != CSS_ALIGN_JUSTIFY_ALL;
}

/* Shape the text, keep its runs and widths, forget the rest. */
static void label_set(struct job *j, struct label *l, const struct dom_node *n, struct arena *to)
{
	struct arena *keep = j->shape, *page = j->page;
	struct para *p;

	j->shape = j->label_work;
	j->page = to; /* labels are shared by the pages */
	p = para_text(j, l->text, l->style, n);
	if (p) {
		struct line line = {.para = p, .to = p->t.n_ch, .end = p->t.n_ch};
		lu *x = line_places(j->scratch, &line);
		struct piece *piece = line_pieces(j, &line, x, l->text, &l->n);
		struct piece *kept = arena_many(to, struct piece, l->n);
		for (uint32_t i = 0; i < l->n; i++) {
			kept[i] = piece[i];
			kept[i].seg = NULL;
		}
		l->piece = kept;
		l->min = p->min;
		l->max = p->max;
	}
	j->shape = keep;
	j->page = page;
	arena_reset(j->scratch);
	arena_reset(j->label_work);
}

/* Labels of rows that come and go have a cache of their own, which is emptied now and then. */
static struct label_cache *cache_of(struct job *j)
{
	struct label_cache **c = j->rows.making ? &j->rows.labels : &j->labels;

	if (!*c)
		*c = arena_make(j->base, struct label_cache);
	if ((*c)->n * 2 >= (*c)->cap)
		cache_grow(*c);
	return *c;
}

static const struct label *label_of(struct job *j, const struct box *b, struct str text)
{
	struct arena *to = j->rows.making ? j->rows.label_arena : j->out;
	size_t k, missing = j->missing.n;
	struct label_cache *c = cache_of(j);
	struct label *l;

	k = label_hash(text, b->style, c->cap);
	if (text.n <= CACHED_BYTES) {
		for (l = c->bucket[k]; l; l = l->next)
			if (l->style == b->style && str_eq(l->text, text))
				return l;
	}
	l = arena_make(to, struct label);
	l->text = j->rows.making ? arena_str(to, text) : text;
	l->style = b->style;
	label_set(j, l, b->node, to);
	if (text.n <= CACHED_BYTES && j->missing.n == missing) { /* else every place is to be named */
		l->next = c->bucket[k];
		c->bucket[k] = l;
		c->n++;
	}
	return l;
}

const struct label *label_lookup(struct job *j, const struct box *b)
{
	struct str text = b->kind == BOX_CELL && !b->shaped ? trim_ascii(b->text) : (struct str){0};

	return is_label(b, text) ? label_of(j, b, text) : NULL;
}

const struct label *label_number(struct job *j, const struct box *b)
{
	return label_of(j, b, b->text);
}

void labels_forget(struct job *j)
{
	struct label_cache *c = j->rows.labels;

	arena_reset(j->rows.label_arena);
	if (!c)
		return;
	memset(c->bucket, 0, c->cap * sizeof(struct label *));
	c->n = 0;
}
