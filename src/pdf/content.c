/*
 * Content streams, written as text of our own: libharu's operators print
 * floats, and a figure's place must not depend on how a float is printed.
 * Positions are page coordinates with y turned up; text positions are corrected
 * inside TJ, so a line is one operator whatever its justification.
 */
#include "pdf/parts.h"

#include "base/utf8.h"

#include <string.h>

struct content {
	struct pdf_file *f;
	struct buf out;
	const struct draw_op *op, *end; /* next one, and behind the last */
	lu width, height;     /* of the page or part */
	uint32_t element, role; /* the element in force */
	enum mark { MARK_NONE, MARK_ARTIFACT, MARK_ELEMENT } mark; /* in force; an artifact opens by itself */
	/* graphics state as last written; saved is a stack for q/Q */
	struct state {
		uint32_t fill, stroke; /* 0xRRGGBB, or NO_COLOR */
		uint8_t alpha;
		unsigned face, level;
		lu size, width, spacing;
		int32_t miter;
		uint8_t cap, join;
		bool dashed;
	} now, saved[HPDF_LIMIT_MAX_GSTATE];
	unsigned depth;
};
#define NO_COLOR UINT32_MAX
#define MITER 10000 /* PDF's own limit; drawings of ours say theirs */
#define NO_FACE UINT32_MAX

static void put_xy(struct content *c, lu x, lu y)
{
	pdf_number(&c->out, x);
	buf_char(&c->out, ' ');
	pdf_number(&c->out, c->height - y);
	buf_char(&c->out, ' ');
}

/* A colour component 0..255 as 0..1 with three decimals. */
static void put_component(struct buf *out, unsigned v)
{
	unsigned thousandths = (v * 1000 + 127) / 255;
	if (thousandths % 1000 == 0)
		buf_int(out, (int64_t)thousandths / 1000);
	else
		buf_fmt(out, ".%03u", thousandths);
	buf_char(out, ' ');
}

static void put_color(struct content *c, uint32_t color, uint32_t *now, const char *rgb, const char *gray)
{
	color &= 0xffffffu;
	if (*now == color)
		return;
	*now = color;
	unsigned r = color >> 16, g = color >> 8 & 255, b = color & 255;
	put_component(&c->out, r);
	if (r != g || g != b) {
		put_component(&c->out, g);
		put_component(&c->out, b);
		buf_cat(&c->out, rgb);
	} else {
		buf_cat(&c->out, gray);
	}
}

static void set_alpha(struct content *c, uint32_t color)
{
	uint8_t alpha = (uint8_t)(color >> 24);
	if (c->now.alpha == alpha)
		return;
	c->now.alpha = alpha;
	buf_fmt(&c->out, "/G%u gs\n", pdf_alpha_index(c->f, alpha));
}

static void set_fill(struct content *c, uint32_t color)
{
	set_alpha(c, color);
	put_color(c, color, &c->now.fill, "rg\n", "g\n");
}

/* A colour, or the pattern that stands in its place. */
static void set_paint(struct content *c, uint32_t color, const struct draw_paint *paint, bool stroke)
{
	uint32_t *now = stroke ? &c->now.stroke : &c->now.fill;
	set_alpha(c, color);
	if (!paint) {
		put_color(c, color, now, stroke ? "RG\n" : "rg\n", stroke ? "G\n" : "g\n");
		return;
	}
	pdf_gradient_add(c->f, paint, c->height);
	buf_fmt(&c->out, stroke ? "/Pattern CS/P%u SCN\n" : "/Pattern cs/P%u scn\n", paint->no);
	*now = NO_COLOR;
}

static void set_line(struct content *c, lu width, unsigned join, int32_t miter)
{
	if (c->now.width != width) {
		pdf_number(&c->out, c->now.width = width);
		buf_cat(&c->out, " w\n");
	}
	if (c->now.join != join) {
		buf_fmt(&c->out, "%u j\n", join);
		c->now.join = (uint8_t)join;
	}
	if (join == 0 && c->now.miter != miter) {
		pdf_fixed(&c->out, c->now.miter = miter, 1000);
		buf_cat(&c->out, "M\n");
	}
}

static void set_stroke(struct content *c, const struct draw_op *op)
{
	const struct draw_more *more = op->path.more;
	set_paint(c, op->path.stroke, more ? more->stroke : NULL, true);
	set_line(c, op->path.width, op->path.join, more && more->miter ? more->miter : MITER);
	if (c->now.cap != op->path.cap)
		buf_fmt(&c->out, "%u J\n", c->now.cap = op->path.cap);
	if (!op->path.n_dash && !c->now.dashed)
		return;
	buf_char(&c->out, '[');
	for (uint8_t i = 0; i < op->path.n_dash; i++) {
		pdf_number(&c->out, op->path.dash[i]);
		buf_char(&c->out, ' ');
	}
	buf_cat(&c->out, "] ");
	pdf_number(&c->out, more ? more->dash_start : 0);
	buf_cat(&c->out, " d\n");
	c->now.dashed = op->path.n_dash != 0;
}

/* ---- Text ---- */

static void put_code(struct buf *out, uint16_t code)
{
	static const char hex[] = "0123456789ABCDEF";
	const char four[4] = { hex[code >> 12], hex[code >> 8 & 15], hex[code >> 4 & 15], hex[code & 15] };
	buf_add(out, four, 4);
}

/* ---- Marks ---- */

static void close_mark(struct content *c)
{
	if (c->mark != MARK_NONE)
		buf_cat(&c->out, "EMC\n");
	c->mark = MARK_NONE;
}

/* What no element claims is an artifact (ISO 14289-1, 7.1). */
static void open_artifact(struct content *c)
{
	if (c->mark != MARK_NONE || !c->f->doc->n_element)
		return;
	buf_cat(&c->out, "/Artifact BMC\n");
	c->mark = MARK_ARTIFACT;
}

static void write_begin(struct content *c, uint32_t element, uint32_t role)
{
	if (!c->f->doc->n_element)
		return;
	close_mark(c);
	if (element == DRAW_ARTIFACT) {
		open_artifact(c);
		return;
	}
	buf_fmt(&c->out, "/%s<</MCID %u>>BDC\n", pdf_role_name(role), pdf_tag_content(c->f, element));
	c->mark = MARK_ELEMENT;
	c->element = element;
	c->role = role;
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
	write_begin(c, c->element, c->role);
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
	put_xy(c, p->op->glyphs.x + g->x, p->op->glyphs.y - g->dy);
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
		set_fill(c, op->glyphs.color);
		return;
	}
	if (more->text_stroke >> 24) {
		set_paint(c, more->text_stroke, more->stroke, true);
		set_line(c, more->text_width, more->text_join, more->miter ? more->miter : MITER);
		if (c->now.dashed)
			buf_cat(&c->out, "[] 0 d\n");
		c->now.dashed = false;
		buf_cat(&c->out, op->glyphs.color >> 24 ? "2 Tr\n" : "1 Tr\n");
	}
	if (op->glyphs.color >> 24)
		set_paint(c, op->glyphs.color, more->fill, false);
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
static void write_glyphs(struct content *c, const struct draw_op *op)
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

/* ---- Paths, rectangles, images ---- */

static void put_path(struct content *c, const struct draw_path *p)
{
	static const struct {
		int points;
		const char *operator;
	} segs[] = { [DRAW_MOVE] = { 1, "m\n" }, [DRAW_LINE] = { 1, "l\n" }, [DRAW_CURVE] = { 3, "c\n" }, [DRAW_CLOSE] = { 0, "h\n" } };
	const lu *xy = p->xy;
	for (size_t i = 0; i < p->n_seg; i++) {
		for (int k = 0; k < segs[p->seg[i]].points; k++, xy += 2)
			put_xy(c, xy[0], xy[1]);
		buf_cat(&c->out, segs[p->seg[i]].operator);
	}
}

static void write_path(struct content *c, const struct draw_op *op)
{
	bool fill = op->path.fill >> 24, stroke = op->path.stroke >> 24;
	/* Two alphas cannot share one painting operator. */
	bool split = fill && stroke && op->path.fill >> 24 != op->path.stroke >> 24;
	if (fill) {
		set_paint(c, op->path.fill, op->path.more ? op->path.more->fill : NULL, false);
		if (stroke && !split)
			set_stroke(c, op);
		put_path(c, &op->path.path);
		buf_cat(&c->out, stroke && !split ? (op->path.even_odd ? "B*\n" : "B\n") : op->path.even_odd ? "f*\n" : "f\n");
	}
	if (stroke && (!fill || split)) {
		set_stroke(c, op);
		put_path(c, &op->path.path);
		buf_cat(&c->out, "S\n");
	}
}

static void write_rect(struct content *c, const struct draw_op *op)
{
	set_fill(c, op->rect.color);
	put_xy(c, op->rect.x, op->rect.y + op->rect.h);
	pdf_number(&c->out, op->rect.w);
	buf_char(&c->out, ' ');
	pdf_number(&c->out, op->rect.h);
	buf_cat(&c->out, " re f\n");
}

static void write_image(struct content *c, const struct draw_op *op)
{
	unsigned index;
	if (!pdf_image_index(c->f, op->image.image, &index))
		return;
	set_alpha(c, (uint32_t)op->image.alpha << 24);
	buf_cat(&c->out, "q ");
	pdf_number(&c->out, op->image.w);
	buf_cat(&c->out, " 0 0 ");
	pdf_number(&c->out, op->image.h);
	buf_char(&c->out, ' ');
	put_xy(c, op->image.x, op->image.y + op->image.h);
	buf_fmt(&c->out, "cm /I%u Do Q\n", index);
}

/* ---- State ---- */

static void write_save(struct content *c)
{
	ENSURE(c->depth < HPDF_LIMIT_MAX_GSTATE);
	c->saved[c->depth++] = c->now;
	buf_cat(&c->out, "q\n");
}

static void write_restore(struct content *c)
{
	ENSURE(c->depth > 0);
	c->now = c->saved[--c->depth];
	buf_cat(&c->out, "Q\n");
}

static void write_transform(struct content *c, const int32_t m[6])
{
	pdf_matrix(&c->out, m, c->height, c->height);
	buf_cat(&c->out, "cm\n");
}

/* ---- Parts ---- */

static void write_op(struct content *c, const struct draw_op *op);

/* Nothing is known of the state at the start but that text rendering is plain. */
static void open_content(struct content *c)
{
	c->now = (struct state){ .fill = NO_COLOR, .stroke = NO_COLOR, .alpha = 255, .face = NO_FACE, .width = -1,
		.spacing = LU_MAX, .miter = -1, .cap = UINT8_MAX, .join = UINT8_MAX, .dashed = true };
	c->mark = MARK_ARTIFACT; /* the mark around the whole counts inside too */
}

static void paint_group(struct content *c, const struct draw_op *op, const struct pdf_part *p)
{
	unsigned alpha = pdf_alpha_index(c->f, op->part.alpha);
	buf_cat(&c->out, "q\n");
	if (op->part.mask)
		buf_fmt(&c->out, "/M%u gs\n", op->part.mask->no);
	buf_fmt(&c->out, "/G%u gs\n/X%u Do\nQ\n", alpha, pdf_group_add(c->f, p));
}

/* Up to the end of the part that op begins. */
static void write_part(struct content *c, const struct draw_op *op)
{
	const struct draw_paint *tile = op->kind == DRAW_TILE ? op->part.tile : NULL;
	struct content in = { .f = c->f, .op = c->op, .end = c->end, .width = tile ? tile->w : c->width,
		.height = tile ? tile->h : c->height };
	uint64_t *intent = &c->f->intent[c->f->n_page], before = *intent;
	open_content(&in);
	while (in.op < in.end && in.op->kind != DRAW_CLOSE_PART)
		write_op(&in, in.op++);
	ENSURE(in.op < in.end);
	c->op = in.op + 1;
	if (op->kind != DRAW_GROUP)
		*intent = before; /* words in a mask or a tile are not text of the page */
	struct pdf_part part = { buf_view(&in.out), in.width, in.height };
	if (tile)
		pdf_tile_add(c->f, tile, c->height, part.bytes);
	else if (op->kind == DRAW_MASK)
		pdf_mask_add(c->f, op->part.mask, &part);
	else
		paint_group(c, op, &part);
	buf_release(&in.out);
}

static void write_op(struct content *c, const struct draw_op *op)
{
	if (op->kind != DRAW_BEGIN && op->kind != DRAW_END && op->kind != DRAW_MASK && op->kind != DRAW_TILE)
		open_artifact(c);
	switch (op->kind) {
	case DRAW_GLYPHS: write_glyphs(c, op); break;
	case DRAW_RECT: write_rect(c, op); break;
	case DRAW_PATH: write_path(c, op); break;
	case DRAW_IMAGE: write_image(c, op); break;
	case DRAW_SAVE: write_save(c); break;
	case DRAW_RESTORE: write_restore(c); break;
	case DRAW_CLIP:
		put_path(c, &op->path.path);
		buf_cat(&c->out, op->path.even_odd ? "W* n\n" : "W n\n");
		break;
	case DRAW_TRANSFORM: write_transform(c, op->transform.m); break;
	case DRAW_BEGIN: write_begin(c, op->mark.node, op->mark.role); break;
	case DRAW_END: close_mark(c); break;
	case DRAW_GROUP:
	case DRAW_MASK:
	case DRAW_TILE: write_part(c, op); break;
	case DRAW_CLOSE_PART: BUG("a part that was not begun");
	}
}

unsigned pdf_alpha_index(struct pdf_file *f, uint8_t alpha)
{
	for (unsigned i = 0; i < f->alpha.n; i++)
		if (f->alpha.v[i].value == alpha)
			return i;
	struct pdf_alpha *a = vec_add(&f->alpha);
	a->value = alpha;
	return (unsigned)f->alpha.n - 1;
}

void pdf_content_write(struct pdf_file *f, const struct draw_page *p)
{
	struct content c = { .f = f, .op = p->op, .end = p->op + p->n_op, .width = p->w, .height = p->h };
	c.now = (struct state){ .alpha = 255, .face = NO_FACE, .width = -1, .miter = MITER };
	f->intent[f->n_page] = PDF_INTENT_NONE;
	while (c.op < c.end)
		write_op(&c, c.op++);
	close_mark(&c);
	HPDF_PageAttr attr = f->page[f->n_page]->attr;
	pdf_put_stream(f, pdf_number_of(f, attr->contents), "", buf_view(&c.out));
	buf_release(&c.out);
}
