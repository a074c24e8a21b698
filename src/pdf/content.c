/*
 * Content streams, written as text of our own: libharu's operators print
 * floats, and a figure's place must not depend on how a float is printed.
 * Positions are page coordinates with y turned up; text positions are corrected
 * inside TJ, so a line is one operator whatever its justification.
 */
#include "pdf/content.h"

#include <string.h>

void pdf_content_put_xy(struct content *c, lu x, lu y)
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

void pdf_content_set_fill(struct content *c, uint32_t color)
{
	set_alpha(c, color);
	put_color(c, color, &c->now.fill, "rg\n", "g\n");
}

/* A colour, or the pattern that stands in its place. */
void pdf_content_set_paint(struct content *c, uint32_t color, const struct draw_paint *paint, bool stroke)
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

void pdf_content_set_line(struct content *c, lu width, unsigned join, int32_t miter)
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
	pdf_content_set_paint(c, op->path.stroke, more ? more->stroke : NULL, true);
	pdf_content_set_line(c, op->path.width, op->path.join, more && more->miter ? more->miter : MITER);
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

void pdf_content_begin(struct content *c, uint32_t element, uint32_t role)
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
			pdf_content_put_xy(c, xy[0], xy[1]);
		buf_cat(&c->out, segs[p->seg[i]].operator);
	}
}

static void write_path(struct content *c, const struct draw_op *op)
{
	bool fill = op->path.fill >> 24, stroke = op->path.stroke >> 24;
	/* Two alphas cannot share one painting operator. */
	bool split = fill && stroke && op->path.fill >> 24 != op->path.stroke >> 24;
	if (fill) {
		pdf_content_set_paint(c, op->path.fill, op->path.more ? op->path.more->fill : NULL, false);
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
	pdf_content_set_fill(c, op->rect.color);
	pdf_content_put_xy(c, op->rect.x, op->rect.y + op->rect.h);
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
	pdf_content_put_xy(c, op->image.x, op->image.y + op->image.h);
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
	case DRAW_GLYPHS: pdf_content_glyphs(c, op); break;
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
	case DRAW_BEGIN: pdf_content_begin(c, op->mark.node, op->mark.role); break;
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
