/*
 * Runs of glyphs as BT ... ET: one TJ for a line whatever its justification,
 * ActualText where glyphs and characters do not answer one to one, outlines
 * where a run has a stroke.
 */
#include "pdf/content.h"

#include "base/utf8.h"

static void put_code(struct buf *out, uint16_t code)
{
	static const char hex[] = "0123456789ABCDEF";
	const char four[4] = { hex[code >> 12], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15] };
	buf_add(out, four, 4);
}

/*
 * What the next glyphs stand for (ISO 32000-1, 14.9.4).  In an element the span
 * has a mark of its own: some readers lose what follows a mark within a mark.
 */
static void open_actual(struct content *c, struct str text)
{
	struct buf b = {0};
	buf_cat(&c->out, c->mark == MARK_ELEMENT ? "EMC\n/Span<<" : "/Span<<");
	if (c->mark == MARK_ELEMENT)
		buf_fmt(&c->out, "/MCID %u", pdf_tag_content(c->f, c->element));
	buf_cat(&c->out, "/ActualText<FEFF");
	pdf_utf16(text, &b);
	for (size_t i = 0; i + 1 < b.n; i += 2)
		put_code(&c->out, (uint16_t)((unsigned char)b.p[i] << 8 | (unsigned char)b.p[i + 1]));
	buf_release(&b);
	buf_cat(&c->out, ">>>BDC\n");
}

static void close_actual(struct content *c)
{
	buf_cat(&c->out, "EMC\n");
	if (c->mark != MARK_ELEMENT)
		return;
	c->mark = MARK_NONE;
	pdf_content_begin(c, c->element, c->role);
}

/* Private-use characters need ActualText (ISO 19005-2, 6.2.11.7.3), be it only themselves. */
static bool is_private(struct str text)
{
	for (size_t i = 0; i < text.n;) {
		if ((unsigned char)text.p[i] < 0xee) {
			i++;
			continue;
		}
		uint32_t cp = utf8_next(text, &i);
		if ((cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xf0000)
			return true;
	}
	return false;
}

static void set_font(struct content *c, unsigned face, unsigned level, lu size)
{
	if (c->now.face == face && c->now.size == size && c->now.level == level)
		return;
	c->now.face = face;
	c->now.level = level;
	c->now.size = size;
	buf_fmt(&c->out, level ? "/F%ux%u " : "/F%u ", face, level);
	pdf_number(&c->out, size);
	buf_cat(&c->out, " Tf\n");
}

/* Glyphs [from, to) of an op on one baseline, as BT ... ET. */
struct piece {
	const struct draw_op *op;
	uint32_t from, to;
	struct str actual;    /* ActualText, or empty */
	unsigned level;       /* pdf_glyph_claim */
};

static lu glyph_width(const struct pdf_face *face, const struct draw_op *op, uint32_t i)
{
	int64_t w = pdf_glyph_at(face, op->glyphs.glyph[i].gid)->width;
	return (lu)((w * op->glyphs.size + 500) / 1000);
}

/* The extra space after each glyph if it is the same all along (within 1/256 pt), for Tc. */
static lu even_spacing(const struct pdf_face *face, const struct piece *p)
{
	const struct draw_glyph *g = p->op->glyphs.glyph;
	if (p->to - p->from < 3)
		return 0;
	lu low = LU_MAX, high = -LU_MAX;
	for (uint32_t i = p->from; i + 1 < p->to; i++) {
		lu extra = g[i + 1].x - g[i].x - glyph_width(face, p->op, i);
		low = extra < low ? extra : low;
		high = extra > high ? extra : high;
	}
	return high - low <= 4 ? low + (high - low) / 2 : 0;
}

/* The TJ array.  at follows the pen as a reader computes it, so rounding never adds up. */
static void put_glyphs(struct content *c, const struct piece *p, const struct pdf_face *face, lu spacing)
{
	const struct draw_glyph *g = p->op->glyphs.glyph;
	lu size = p->op->glyphs.size;
	int64_t at = g[p->from].x;
	buf_cat(&c->out, "[<");
	for (uint32_t i = p->from; i < p->to; i++) {
		int64_t off = g[i].x - at;
		/* TJ numbers are thousandths of the size, leftwards; a thousandth of 16 pt is 0.016 pt. */
		int64_t adjust = size ? (off * 1000 + (off < 0 ? -size / 2 : size / 2)) / size : 0;
		if (adjust) {
			buf_char(&c->out, '>');
			buf_int(&c->out, -adjust);
			buf_char(&c->out, '<');
			at += adjust * size / 1000;
		}
		put_code(&c->out, pdf_glyph_at(face, g[i].gid)->code);
		at += glyph_width(face, p->op, i) + spacing;
	}
	buf_cat(&c->out, ">]TJ\n");
}

static void put_piece(struct content *c, const struct piece *p)
{
	const struct draw_glyph *g = &p->op->glyphs.glyph[p->from];
	const struct pdf_face *face = &c->f->face[p->op->glyphs.face];
	lu spacing = even_spacing(face, p);
	if (p->actual.n)
		open_actual(c, p->actual);
	buf_cat(&c->out, "BT\n");
	set_font(c, p->op->glyphs.face, p->level, p->op->glyphs.size);
	if (c->now.spacing != spacing) {
		pdf_number(&c->out, c->now.spacing = spacing);
		buf_cat(&c->out, " Tc\n");
	}
	pdf_content_put_xy(c, p->op->glyphs.x + g->x, p->op->glyphs.y - g->dy);
	buf_cat(&c->out, "Td ");
	put_glyphs(c, p, face, spacing);
	buf_cat(&c->out, "ET\n");
	if (p->actual.n)
		close_actual(c);
}

/* Colours of a run; text rendering mode 1 or 2 where its outlines are drawn (9.3.6). */
static void open_outline(struct content *c, const struct draw_op *op)
{
	const struct draw_more *more = op->glyphs.more;
	if (!more) {
		pdf_content_set_fill(c, op->glyphs.color);
		return;
	}
	if (more->text_stroke >> 24) {
		pdf_content_set_paint(c, more->text_stroke, more->stroke, true);
		pdf_content_set_line(c, more->text_width, more->text_join, more->miter ? more->miter : MITER);
		if (c->now.dashed)
			buf_cat(&c->out, "[] 0 d\n");
		c->now.dashed = false;
		buf_cat(&c->out, op->glyphs.color >> 24 ? "2 Tr\n" : "1 Tr\n");
	}
	if (op->glyphs.color >> 24)
		pdf_content_set_paint(c, op->glyphs.color, more->fill, false);
}

static bool shows_nothing(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x200B && cp <= 0x200D) || cp == 0x2060 || cp == 0xFEFF ||
	       (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

/* text without the selectors, joiners, soft hyphens and marks of byte order at its ends, which show nothing: some
   readers cannot take them in a CMap, and PDF/A forbids U+FEFF there (ISO 19005-2, 6.2.11.7.2); ActualText tells
   them. */
static struct str shown_part(struct str text)
{
	size_t next = 0;
	while (text.n && shows_nothing(utf8_next(text, &next)) && next < text.n) {
		text = str_sub(text, next, text.n);
		next = 0;
	}
	while (text.n >= 4) {
		size_t at = text.n - 1;
		while (at > 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
			at--;
		next = at;
		if (!at || !shows_nothing(utf8_next(text, &next)))
			break;
		text.n = at;
	}
	return text;
}

/* A cluster of several glyphs: as far as they are one to a character, each stands for its own, for readers that
   know no ActualText. */
static void claim_parts(struct content *c, const struct draw_op *op, uint32_t from, uint32_t end, struct str text)
{
	unsigned face = op->glyphs.face;
	size_t at = 0;
	for (uint32_t i = from; i < end && at < text.n; i++) {
		size_t begin = at;
		utf8_next(text, &at);
		if (pdf_glyph_at(&c->f->face[face], op->glyphs.glyph[i].gid)->text.p == NULL)
			pdf_glyph_claim(c->f, face, op->glyphs.glyph[i].gid, str_sub(text, begin, at));
	}
}

/* How glyphs [i, p->to) of a cluster are to be written: with ActualText, or in which font. */
static bool cluster_alone(struct content *c, struct piece *p, struct str text)
{
	const struct draw_glyph *g = &p->op->glyphs.glyph[p->from];
	struct str shown = shown_part(text);
	p->level = 0;
	p->actual = text;
	if (g->n_text == 0 || is_private(text))
		return true;
	if (p->to > p->from + 1) {
		claim_parts(c, p->op, p->from, p->to, shown);
		return true;
	}
	p->level = pdf_glyph_claim(c->f, p->op->glyphs.face, g->gid, shown);
	if (p->level < PDF_LEVELS)
		return shown.n < text.n;
	p->level = 0;
	return true;
}

/*
 * Cut the run where a piece must stand alone: a cluster of several glyphs, a
 * text that shows less than it has; or where the baseline or the font changes.
 */
void pdf_content_glyphs(struct content *c, const struct draw_op *op)
{
	const struct draw_glyph *g = op->glyphs.glyph;
	struct piece plain = { .op = op };
	size_t byte = 0;
	open_outline(c, op);
	uint64_t *intent = &c->f->intent[c->f->n_page];
	*intent = pdf_intent_add(*intent, op->glyphs.text);
	for (uint32_t i = 0; i < op->glyphs.n;) {
		struct piece one = { .op = op, .from = i, .to = i + 1 };
		struct str text = str_sub(op->glyphs.text, byte, byte + g[i].n_text);
		byte += g[i].n_text;
		pdf_glyph_note(c->f, op->glyphs.face, g[i].gid);
		while (one.to < op->glyphs.n && g[one.to].n_text == 0)
			pdf_glyph_note(c->f, op->glyphs.face, g[one.to++].gid);
		bool alone = cluster_alone(c, &one, text);
		bool step = plain.from < i && (g[i].dy != g[plain.from].dy || one.level != plain.level);
		if ((alone || step) && plain.from < i) {
			plain.to = i;
			put_piece(c, &plain);
		}
		if (alone) {
			/* ActualText replaces whatever the CMap says of these glyphs. */
			put_piece(c, &one);
			plain.from = one.to;
		} else if (step || plain.from == i) {
			plain.from = i;
			plain.level = one.level;
		}
		i = one.to;
	}
	plain.to = op->glyphs.n;
	if (plain.from < plain.to)
		put_piece(c, &plain);
	if (op->glyphs.more && op->glyphs.more->text_stroke >> 24)
		buf_cat(&c->out, "0 Tr\n");
}
