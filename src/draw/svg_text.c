/*
 * <text> and <tspan>: chunks that begin at an absolute x or y are anchored as
 * a whole (SVG 1.1 section 10.9).  Text is shaped by the text module at the
 * size it has on the page; a rotated matrix is kept as a transformation.
 */
#include "draw/svg.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

struct text_piece { /* a run of characters in one style */
	const struct dom_node *node;
	struct str text;
	double dx, dy;       /* shift before the piece, user units */
	bool at_x, at_y;     /* begins a chunk */
	double x, y;
	unsigned opacity;
};

struct text_gather {
	struct draw_list *l;
	struct svg_view view;
	VEC(struct text_piece) piece;
	bool space;          /* the text so far ends in white space (or is empty) */
};

/* White space collapsed as xml:space="default" asks. */
static struct str collapse(struct text_gather *g, struct str s)
{
	char *p = arena_alloc(g->l->a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
		if (!space)
			p[n++] = c;
		else if (!g->space)
			p[n++] = ' ';
		g->space = space;
	}
	return (struct str){ p, n };
}

static bool read_position(const struct dom_node *n, const char *name, double whole, double *out)
{
	if (!dom_has_attr(n, name))
		return false;
	*out = svg_length(n, name, whole, 0);
	return true;
}

/* Baseline shift in user units for dominant-baseline, from the em box. */
static double baseline_shift(const struct dom_node *n)
{
	struct str v = dom_inherited_attr(n, "dominant-baseline");
	double em = n->style->font_size / 768.0;
	if (str_is(v, "middle") || str_is(v, "central"))
		return 0.38 * em; /* centre of a Han em box: (0.88 - 0.12) / 2 */
	if (str_is(v, "hanging") || str_is(v, "text-before-edge"))
		return 0.88 * em;
	return 0;
}

static void gather(struct text_gather *g, const struct dom_node *n, unsigned opacity)
{
	bool first = true;
	for (const struct dom_node *k = n->first; k; k = k->next) {
		if (k->kind == DOM_ELEMENT) {
			if (k->tag == DOM_tspan && k->style->display != CSS_DISPLAY_NONE)
				gather(g, k, opacity * k->style->opacity / 1000);
			first = false;
			continue;
		}
		struct text_piece *p = vec_add(&g->piece);
		p->node = n;
		p->opacity = opacity;
		if (first) {
			p->at_x = read_position(n, "x", g->view.w, &p->x);
			p->at_y = read_position(n, "y", g->view.h, &p->y);
			p->dx = svg_length(n, "dx", g->view.w, 0);
			p->dy = svg_length(n, "dy", g->view.h, 0);
			g->space |= p->at_x || p->at_y;
		}
		p->text = collapse(g, k->text);
		first = false;
	}
}

/* One piece shaped at its size on the page. */
struct shaped {
	struct text_para para;
	double width;        /* lu on the page */
	lu size;
};

static void shape_piece(struct draw_list *l, const struct text_piece *p, double scale, struct shaped *out)
{
	const struct css_style *st = p->node->style;
	const struct text_missing *missing;
	size_t n_missing;
	out->size = draw_lu(st->font_size / 768.0 * scale);
	struct text_span span = { .start = 0, .end = (uint32_t)p->text.n, .size = out->size };
	span.stack = text_stack_lookup(l->fonts, st->family, st->weight, st->italic, l->diags, p->node->at);
	span.letter_spacing = draw_lu(st->letter_spacing / 768.0 * scale);
	text_shape(l->fonts, l->a, p->text, &span, 1, TEXT_LEVEL_BASIC, &out->para, &missing, &n_missing);
	for (size_t i = 0; i < n_missing; i++) {
		diag_add(l->diags, DIAG_ERROR, "text.glyph", p->node->at,
		         TR("图中字符 U+%04X 没有任何字体可以显示", "character U+%04X in a drawing: no font has it"), missing[i].cp);
		l->n_missing++;
	}
	out->width = 0;
	for (uint32_t i = 0; i < out->para.n_ch; i++)
		out->width += out->para.ch[i].advance;
}

/* End (in bytes) of the cluster that begins at glyph i. */
static uint32_t cluster_end(const struct text_para *p, uint32_t i)
{
	uint32_t k = i;
	while (k < p->n_glyph && p->glyph[k].cluster == p->glyph[i].cluster)
		k++;
	return k < p->n_glyph ? p->glyph[k].cluster : (uint32_t)p->text.n;
}

/* Glyphs [from, to) share a face: one operation. */
static void emit_run(struct draw_list *l, const struct shaped *s, uint32_t from, uint32_t to, double at[2], uint32_t color)
{
	const struct text_glyph *g = s->para.glyph;
	struct draw_glyph *out = arena_many(l->a, struct draw_glyph, to - from);
	uint32_t start = g[from].cluster, end = start;
	lu x = 0;
	for (uint32_t i = from; i < to; i++) {
		bool first = i == 0 || g[i].cluster != g[i - 1].cluster;
		out[i - from] = (struct draw_glyph){ g[i].gid, 0, x + g[i].dx, g[i].dy };
		if (first) {
			end = cluster_end(&s->para, i);
			out[i - from].n_text = (uint16_t)(end - g[i].cluster);
		}
		x += g[i].advance;
	}
	struct draw_op *op = draw_add(l, DRAW_GLYPHS);
	op->glyphs.x = draw_lu(at[0]);
	op->glyphs.y = draw_lu(at[1]);
	op->glyphs.size = s->size;
	op->glyphs.face = g[from].face;
	op->glyphs.color = color;
	op->glyphs.glyph = out;
	op->glyphs.n = to - from;
	op->glyphs.text = str_sub(s->para.text, start, end);
	at[0] += x;
}

static void emit_piece(struct draw_list *l, const struct text_piece *p, const struct shaped *s, double at[2])
{
	const struct css_style *st = p->node->style;
	uint32_t color = draw_fade(draw_fade(st->fill, st->fill_opacity), p->opacity);
	for (uint32_t i = 0; i < s->para.n_glyph;) {
		uint32_t k = i + 1;
		while (k < s->para.n_glyph && s->para.glyph[k].face == s->para.glyph[i].face)
			k++;
		if (color >> 24 && !st->hidden)
			emit_run(l, s, i, k, at, color);
		i = k;
	}
}

static double chunk_width(const struct text_gather *g, const struct shaped *s, size_t from, double scale)
{
	double w = s[from].width;
	for (size_t i = from + 1; i < g->piece.n && !g->piece.v[i].at_x; i++)
		w += s[i].width + g->piece.v[i].dx * scale;
	return w;
}

/* Pieces in a space where 1 user unit is `scale` lu and axes are upright. */
static void emit_all(struct text_gather *g, double scale)
{
	struct shaped *s = arena_many(g->l->a, struct shaped, g->piece.n);
	double x = 0, y = 0;
	for (size_t i = 0; i < g->piece.n; i++)
		shape_piece(g->l, &g->piece.v[i], scale, &s[i]);
	for (size_t i = 0; i < g->piece.n; i++) {
		const struct text_piece *p = &g->piece.v[i];
		if (p->at_x || i == 0) {
			x = p->at_x ? p->x * scale : 0;
			double w = chunk_width(g, s, i, scale);
			x -= p->node->style->text_anchor == 1 ? w / 2 : p->node->style->text_anchor == 2 ? w : 0;
		}
		if (p->at_y)
			y = p->y * scale;
		x += p->dx * scale;
		y += p->dy * scale;
		double at[2] = { x, y + baseline_shift(p->node) * scale };
		emit_piece(g->l, p, &s[i], at);
		x += s[i].width;
	}
}

static int32_t fixed16(double v)
{
	return (int32_t)draw_lu(v * 65536);
}

void svg_text(struct draw_list *l, const struct dom_node *n, struct svg_matrix m, struct svg_view view,
              unsigned opacity)
{
	struct text_gather g = { .l = l, .view = view, .space = true };
	double scale = svg_matrix_scale(m);
	gather(&g, n, opacity);
	if (g.piece.n && scale > 0) {
		/* Upright or not, text is set in its own space scaled to page size, then moved or turned. */
		struct draw_op *op;
		draw_add(l, DRAW_SAVE);
		op = draw_add(l, DRAW_TRANSFORM);
		op->transform.m[0] = fixed16(m.a / scale);
		op->transform.m[1] = fixed16(m.b / scale);
		op->transform.m[2] = fixed16(m.c / scale);
		op->transform.m[3] = fixed16(m.d / scale);
		op->transform.m[4] = draw_lu(m.e);
		op->transform.m[5] = draw_lu(m.f);
		emit_all(&g, scale);
		draw_add(l, DRAW_RESTORE);
	}
	vec_release(&g.piece);
}
