/*
 * <text> and <tspan> (SVG 2, 11): positions and turns for single characters,
 * chunks that begin at an absolute x or y and are anchored as a whole, textLength.
 * Text is shaped by the text module at the size it has on the page; a rotated
 * matrix is kept as a transformation.
 */
#include "draw/svg.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* An element with textLength, and what stands in it. */
struct fit {
	double length;       /* user units */
	bool glyphs;         /* lengthAdjust="spacingAndGlyphs" */
	double width;        /* lu as shaped */
	size_t n;            /* clusters */
	double extra, stretch; /* lu between clusters; factor */
};

struct text_piece { /* characters in one style and one place */
	const struct dom_node *node;
	struct str text;
	struct fit *fit;     /* or NULL */
	double dx, dy;       /* shift before the piece, user units */
	bool at_x, at_y;     /* begins a chunk */
	double x, y;
	double rotate;       /* degrees, about its origin */
	unsigned opacity;
	size_t start;        /* in the text buffer, until all is gathered */
};

/* Lists of numbers of one element, for its characters from `start` on. */
struct lists {
	const struct lists *up;
	size_t start;
	VEC(double) v[5];    /* x, y, dx, dy, rotate */
};
enum { LIST_X, LIST_Y, LIST_DX, LIST_DY, LIST_ROTATE };

struct text_gather {
	struct svg_context *c;
	VEC(struct text_piece) piece;
	struct buf text;
	size_t n;            /* characters so far */
	bool space;          /* the text so far ends in white space (or is empty) */
};

static void read_list(struct text_gather *g, const struct dom_node *n, int kind, struct lists *to)
{
	static const char *const names[] = { "x", "y", "dx", "dy", "rotate" };
	struct str rest = dom_attr(n, names[kind]);
	double whole = kind == LIST_X || kind == LIST_DX ? g->c->view.w : g->c->view.h;
	while (rest.n) {
		size_t from = 0, end;
		while (from < rest.n && (rest.p[from] == ',' || (unsigned char)rest.p[from] <= ' '))
			from++;
		for (end = from; end < rest.n && rest.p[end] != ',' && (unsigned char)rest.p[end] > ' ';)
			end++;
		if (end > from)
			*vec_add(&to->v[kind]) = svg_length_parse(str_sub(rest, from, end), whole, 0);
		rest = str_sub(rest, end, rest.n);
	}
}

/* The number for character i from the innermost element that has one for it. */
static bool look_up(const struct lists *l, int kind, size_t i, double *out)
{
	for (; l; l = l->up) {
		size_t n = l->v[kind].n, at = i - l->start;
		if (n && kind == LIST_ROTATE && at >= n)
			at = n - 1; /* the last one goes on (11.4.3) */
		if (at < n) {
			*out = l->v[kind].v[at];
			return true;
		}
	}
	return false;
}

static struct text_piece *open_piece(struct text_gather *g, const struct dom_node *n, struct fit *fit, unsigned opacity)
{
	struct text_piece *p = vec_add(&g->piece);
	p->node = n;
	p->fit = fit;
	p->opacity = opacity;
	p->start = g->text.n;
	return p;
}

/* A character with numbers of its own begins a piece. */
static void place_char(struct text_gather *g, const struct dom_node *n, const struct lists *l, struct fit *fit,
                       unsigned opacity, bool first)
{
	double x = 0, y = 0, dx = 0, dy = 0, rotate = 0;
	bool at_x = look_up(l, LIST_X, g->n, &x), at_y = look_up(l, LIST_Y, g->n, &y);
	bool moved_x = look_up(l, LIST_DX, g->n, &dx), moved_y = look_up(l, LIST_DY, g->n, &dy);
	look_up(l, LIST_ROTATE, g->n, &rotate);
	g->n++;
	if (!first && !at_x && !at_y && !moved_x && !moved_y && rotate == 0 && g->piece.v[g->piece.n - 1].rotate == 0)
		return;
	struct text_piece *p = open_piece(g, n, fit, opacity);
	p->at_x = at_x;
	p->at_y = at_y;
	p->x = x;
	p->y = y;
	p->dx = dx;
	p->dy = dy;
	p->rotate = rotate;
}

static bool keeps_space(const struct dom_node *n)
{
	return str_is(dom_inherited_attr(n, "xml:space"), "preserve") || n->style->white_space == CSS_WS_PRE ||
	       n->style->white_space == CSS_WS_PRE_WRAP;
}

/* The characters of a text node, white space collapsed as xml:space="default" asks. */
static void gather_text(struct text_gather *g, const struct dom_node *n, struct str s, const struct lists *l,
                        struct fit *fit, unsigned opacity)
{
	bool keep = keeps_space(n), first = true;
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		uint32_t cp = utf8_next(s, &i);
		bool space = cp == ' ' || cp == '\n' || cp == '\t' || cp == '\r';
		if (space && g->space && !keep)
			continue;
		place_char(g, n, l, fit, opacity, first);
		first = false;
		g->space = space;
		if (space)
			buf_char(&g->text, ' ');
		else
			buf_add(&g->text, s.p + from, i - from);
	}
}

static struct fit *read_fit(struct text_gather *g, const struct dom_node *n, struct fit *outer)
{
	double length = svg_length(n, "textLength", g->c->view.w, -1);
	if (!(length > 0))
		return outer;
	struct fit *f = arena_make(g->c->l->a, struct fit);
	*f = (struct fit){ .length = length, .stretch = 1, .glyphs = str_is(dom_attr(n, "lengthAdjust"), "spacingAndGlyphs") };
	return f;
}

static void gather(struct text_gather *g, const struct dom_node *n, const struct lists *up, struct fit *outer,
                   unsigned opacity)
{
	struct lists own = { .up = up, .start = g->n };
	struct fit *fit = read_fit(g, n, outer);
	for (int kind = 0; kind < 5; kind++)
		read_list(g, n, kind, &own);
	if (own.v[LIST_X].n || own.v[LIST_Y].n)
		g->space = true;
	for (const struct dom_node *k = n->first; k; k = k->next) {
		if (k->kind == DOM_TEXT)
			gather_text(g, n, k->text, &own, fit, opacity);
		else if ((k->tag == DOM_tspan || k->tag == DOM_a) && k->style && k->style->display != CSS_DISPLAY_NONE)
			gather(g, k, &own, fit, opacity * k->style->opacity / 1000);
		else if (k->tag != DOM_tspan && k->tag != DOM_a && k->tag != DOM_title && k->tag != DOM_desc)
			diag_add(g->c->l->diags, DIAG_WARNING, "svg.element", k->at,
			         TR("<text> 里的 <%.*s> 不支持，未画", "<%.*s> in <text> is not supported and not drawn"), STR_ARG(k->name));
	}
	for (int kind = 0; kind < 5; kind++)
		vec_release(&own.v[kind]);
}

/* The pieces' texts, from the buffer to the arena; white space at the very end is dropped. */
static void end_gather(struct text_gather *g)
{
	size_t n = g->text.n;
	if (n && g->space && g->piece.n && !keeps_space(g->piece.v[g->piece.n - 1].node))
		n--;
	struct str all = arena_str(g->c->l->a, (struct str){ g->text.p, n });
	for (size_t i = 0; i < g->piece.n; i++) {
		size_t end = i + 1 < g->piece.n ? g->piece.v[i + 1].start : n;
		g->piece.v[i].text = str_sub(all, g->piece.v[i].start, end < g->piece.v[i].start ? g->piece.v[i].start : end);
	}
}

/* ---- Shaping ---- */

/* One piece shaped at its size on the page. */
struct shaped {
	struct text_para para;
	double width;        /* lu on the page, with what textLength adds */
	lu size, spacing;
};

/* Where the baseline named by dominant-baseline lies above the alphabetic one, in em: from the em box of Han
   characters, 0.88 above and 0.12 below (typesetting.md 2.8); middle: half the height of an x (CSS Inline 3, 2.1). */
static double baseline(const struct dom_node *n)
{
	static const double above[] = { [CSS_BL_ALPHABETIC] = 0, [CSS_BL_MIDDLE] = 0.26, [CSS_BL_CENTRAL] = 0.38,
		[CSS_BL_HANGING] = 0.8, [CSS_BL_TEXT_TOP] = 0.88, [CSS_BL_TEXT_BOTTOM] = -0.12, [CSS_BL_MATHEMATICAL] = 0.5 };
	return above[n->style->dominant_baseline] * n->style->font_size / SVG_PX;
}

static void shape_piece(struct draw_list *l, const struct text_piece *p, double scale, struct shaped *out)
{
	const struct css_style *st = p->node->style;
	const struct text_missing *missing;
	size_t n_missing;
	out->size = draw_lu(st->font_size / SVG_PX * scale);
	out->spacing = draw_lu(st->letter_spacing / SVG_PX * scale);
	struct text_span span = { .start = 0, .end = (uint32_t)p->text.n, .size = out->size };
	span.stack = text_stack_lookup(l->fonts, st->family, st->weight, st->italic, l->diags, p->node->at);
	span.letter_spacing = out->spacing;
	text_shape(l->fonts, l->a, p->text, &span, 1, TEXT_LEVEL_BASIC, &out->para, &missing, &n_missing);
	for (size_t i = 0; i < n_missing; i++) {
		if (missing[i].base) { /* drawn, in its usual form */
			diag_add(l->diags, DIAG_WARNING, "text.variant", p->node->at,
			         TR("图中没有字体有 U+%04X 的异体（选择符 U+%04X），用了通常的字形",
			            "no font has the form of U+%04X that selector U+%04X asks for; the usual one is drawn"),
			         missing[i].base, missing[i].cp);
			continue;
		}
		diag_add(l->diags, DIAG_ERROR, "text.glyph", p->node->at,
		         TR("图中字符 U+%04X 没有任何字体可以显示", "character U+%04X in a drawing: no font has it"), missing[i].cp);
		l->n_missing++;
	}
	out->width = p->dx * scale;
	for (uint32_t i = 0; i < out->para.n_ch; i++)
		out->width += out->para.ch[i].advance;
	if (p->fit) {
		p->fit->width += out->width;
		for (uint32_t i = 0; i < out->para.n_glyph; i++)
			p->fit->n += i == 0 || out->para.glyph[i].cluster != out->para.glyph[i - 1].cluster;
	}
	out->width -= p->dx * scale;
}

static void fit_pieces(struct text_gather *g, struct shaped *s, double scale)
{
	for (size_t i = 0; i < g->piece.n; i++) {
		struct fit *f = g->piece.v[i].fit;
		if (!f || f->n == 0)
			continue;
		if (f->glyphs)
			f->stretch = f->width > 0 ? f->length * scale / f->width : 1;
		else if (f->n > 1)
			f->extra = (f->length * scale - f->width) / (double)(f->n - 1);
		size_t clusters = 0;
		for (uint32_t k = 0; k < s[i].para.n_glyph; k++)
			clusters += k == 0 || s[i].para.glyph[k].cluster != s[i].para.glyph[k - 1].cluster;
		/* Behind the last cluster of the element there is no space. */
		bool last = i + 1 == g->piece.n || g->piece.v[i + 1].fit != f;
		s[i].width = s[i].width * f->stretch + f->extra * (double)(clusters - (last && clusters ? 1 : 0));
	}
}

/* ---- Painting ---- */

/* How a piece is painted. */
struct brush {
	struct svg_ink fill, stroke;
	const struct draw_more *more;
};

static struct brush make_brush(struct svg_context *c, const struct text_piece *p, struct svg_matrix m, double scale)
{
	const struct css_style *st = p->node->style;
	struct brush b = { .fill = svg_ink_of(c, p->node, m, false, p->opacity) };
	if (st->stroke_width > 0)
		b.stroke = svg_ink_of(c, p->node, m, true, p->opacity);
	if (b.fill.fade || b.stroke.fade)
		diag_add(c->l->diags, DIAG_WARNING, "svg.gradient", p->node->at,
		         TR("文字上的渐变不透明度不起作用", "opacity of a gradient has no effect on text"));
	if (!b.fill.paint && !(b.stroke.color >> 24))
		return b;
	struct draw_more *more = arena_make(c->l->a, struct draw_more);
	more->fill = b.fill.paint;
	more->stroke = b.stroke.paint;
	more->text_stroke = b.stroke.color >> 24 ? b.stroke.color : 0;
	more->text_width = draw_lu(st->stroke_width / SVG_PX * (st->stroke_fixed ? SVG_PX : scale));
	more->text_join = st->stroke_linejoin;
	more->miter = st->stroke_miterlimit;
	b.more = more;
	return b;
}

/* End (in bytes) of the cluster that begins at glyph i. */
static uint32_t cluster_end(const struct text_para *p, uint32_t i)
{
	uint32_t k = i;
	while (k < p->n_glyph && p->glyph[k].cluster == p->glyph[i].cluster)
		k++;
	return k < p->n_glyph ? p->glyph[k].cluster : (uint32_t)p->text.n;
}

/* Glyphs [from, to) share a face: one operation.  extra: lu after each cluster. */
static void emit_run(struct draw_list *l, const struct shaped *s, uint32_t from, uint32_t to, double at[2], double extra,
                     const struct brush *b)
{
	const struct text_glyph *g = s->para.glyph;
	struct draw_glyph *out = arena_many(l->a, struct draw_glyph, to - from);
	uint32_t start = g[from].cluster, end = start;
	double x = 0;
	for (uint32_t i = from; i < to; i++) {
		bool first = i == 0 || g[i].cluster != g[i - 1].cluster;
		out[i - from] = (struct draw_glyph){ g[i].gid, 0, draw_lu(x) + g[i].dx, g[i].dy };
		if (first) {
			end = cluster_end(&s->para, i);
			out[i - from].n_text = (uint16_t)(end - g[i].cluster);
		}
		x += g[i].advance;
		if (i + 1 == s->para.n_glyph || g[i + 1].cluster != g[i].cluster)
			x += s->spacing + extra;
	}
	struct draw_op *op = draw_add(l, DRAW_GLYPHS);
	op->glyphs.x = draw_lu(at[0]);
	op->glyphs.y = draw_lu(at[1]);
	op->glyphs.size = s->size;
	op->glyphs.face = g[from].face;
	op->glyphs.color = b->fill.color;
	op->glyphs.more = b->more;
	op->glyphs.glyph = out;
	op->glyphs.n = to - from;
	op->glyphs.text = str_sub(s->para.text, start, end);
	at[0] += x;
}

static int32_t fixed16(double v)
{
	return (int32_t)draw_lu(v * 65536);
}

static void transform(struct draw_list *l, struct svg_matrix m)
{
	const double v[4] = { m.a, m.b, m.c, m.d };
	struct draw_op *op = draw_add(l, DRAW_TRANSFORM);
	for (int i = 0; i < 4; i++)
		op->transform.m[i] = fixed16(v[i]);
	op->transform.m[4] = draw_lu(m.e);
	op->transform.m[5] = draw_lu(m.f);
}

static void emit_piece(struct svg_context *c, const struct text_piece *p, const struct shaped *s, const struct brush *b,
                       const double origin[2])
{
	double at[2] = { origin[0], origin[1] }, turn = p->rotate * 3.14159265358979323846 / 180;
	double stretch = p->fit ? p->fit->stretch : 1, extra = p->fit ? p->fit->extra : 0;
	bool own = (turn != 0 || stretch != 1) && svg_save(c, p->node);
	if (own) {
		transform(c->l, (struct svg_matrix){ cos(turn) * stretch, sin(turn) * stretch, -sin(turn), cos(turn), at[0], at[1] });
		at[0] = at[1] = 0;
	}
	for (uint32_t i = 0; i < s->para.n_glyph;) {
		uint32_t k = i + 1;
		while (k < s->para.n_glyph && s->para.glyph[k].face == s->para.glyph[i].face)
			k++;
		emit_run(c->l, s, i, k, at, extra, b);
		i = k;
	}
	if (own)
		svg_restore(c);
}

static double chunk_width(const struct text_gather *g, const struct shaped *s, size_t from, double scale)
{
	double w = s[from].width + g->piece.v[from].dx * scale;
	for (size_t i = from + 1; i < g->piece.n && !g->piece.v[i].at_x && !g->piece.v[i].at_y; i++)
		w += s[i].width + g->piece.v[i].dx * scale;
	return w;
}

/* Where a piece goes, in a space where 1 user unit is `scale` lu and axes are upright. */
static void place_piece(const struct text_gather *g, const struct shaped *s, size_t i, double scale, double pen[2])
{
	const struct text_piece *p = &g->piece.v[i];
	if (p->at_x || i == 0)
		pen[0] = p->at_x ? p->x * scale : 0;
	if (p->at_y)
		pen[1] = p->y * scale;
	if (p->at_x || p->at_y || i == 0) {
		double w = chunk_width(g, s, i, scale);
		pen[0] -= p->node->style->text_anchor == 1 ? w / 2 : p->node->style->text_anchor == 2 ? w : 0;
	}
	pen[0] += p->dx * scale;
	pen[1] += p->dy * scale;
}

static struct shaped *shape_all(struct text_gather *g, double scale)
{
	struct shaped *s = arena_many(g->c->l->a, struct shaped, g->piece.n);
	for (size_t i = 0; i < g->piece.n; i++)
		shape_piece(g->c->l, &g->piece.v[i], scale, &s[i]);
	fit_pieces(g, s, scale);
	return s;
}

static void emit_all(struct text_gather *g, struct svg_matrix m, double scale)
{
	struct shaped *s = shape_all(g, scale);
	struct brush *b = arena_many(g->c->l->a, struct brush, g->piece.n);
	double pen[2] = { 0, 0 };
	/* Paints before the transformation: a pattern draws its tile. */
	for (size_t i = 0; i < g->piece.n; i++)
		b[i] = make_brush(g->c, &g->piece.v[i], m, scale);
	if (!svg_save(g->c, g->piece.v[0].node))
		return;
	transform(g->c->l, (struct svg_matrix){ m.a / scale, m.b / scale, m.c / scale, m.d / scale, m.e, m.f });
	for (size_t i = 0; i < g->piece.n; i++) {
		const struct text_piece *p = &g->piece.v[i];
		place_piece(g, s, i, scale, pen);
		double at[2] = { pen[0], pen[1] + baseline(p->node) * scale };
		if ((b[i].fill.color >> 24 || b[i].stroke.color >> 24) && !p->node->style->hidden)
			emit_piece(g->c, p, &s[i], &b[i], at);
		pen[0] += s[i].width;
	}
	svg_restore(g->c);
}

static void start(struct text_gather *g, struct svg_context *c, const struct dom_node *n)
{
	*g = (struct text_gather){ .c = c, .space = true };
	gather(g, n, NULL, NULL, c->silhouette ? 1000 : n->style->opacity);
	end_gather(g);
}

static void end(struct text_gather *g)
{
	buf_release(&g->text);
	vec_release(&g->piece);
}

void svg_text(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	struct text_gather g;
	double scale = svg_matrix_scale(m);
	start(&g, c, n);
	if (g.piece.n && scale > 0)
		emit_all(&g, m, scale);
	end(&g);
}

/* The em boxes of the pieces, turned ones as if they were not. */
void svg_text_box(struct svg_context *c, const struct dom_node *n, struct svg_box *box)
{
	struct text_gather g;
	double scale = 1024, pen[2] = { 0, 0 };
	size_t missing = c->l->n_missing;
	start(&g, c, n);
	struct shaped *s = shape_all(&g, scale);
	for (size_t i = 0; i < g.piece.n; i++) {
		double em = g.piece.v[i].node->style->font_size / SVG_PX;
		place_piece(&g, s, i, scale, pen);
		double y = pen[1] / scale + baseline(g.piece.v[i].node);
		svg_box_add(box, pen[0] / scale, y - 0.88 * em);
		svg_box_add(box, (pen[0] + s[i].width) / scale, y + 0.12 * em);
		pen[0] += s[i].width;
	}
	c->l->n_missing = missing; /* counted when it is drawn */
	end(&g);
}
