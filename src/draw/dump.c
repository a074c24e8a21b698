/* The display list as text: one line an operation, lengths in pt with two decimals. */
#include "draw/draw.h"
#include "draw/list.h"

void draw_dump_pt(struct buf *out, lu v)
{
	/* Rounded half away from zero to 1/100 pt. */
	int64_t hundredths = ((int64_t)v * 200 + (v < 0 ? -LU_PER_PT : LU_PER_PT)) / (2 * LU_PER_PT);
	int64_t a = hundredths < 0 ? -hundredths : hundredths;
	buf_fmt(out, " %s%lld.%02lld", hundredths < 0 ? "-" : "", (long long)(a / 100), (long long)(a % 100));
}

static void put_color(struct buf *out, const char *name, uint32_t c)
{
	if (!c)
		return;
	buf_fmt(out, " %s=%06x", name, c & 0xffffffu);
	if (c >> 24 != 255)
		buf_fmt(out, "/%u", c >> 24);
}

static void put_path(struct buf *out, const struct draw_path *p)
{
	static const int count[] = { [DRAW_MOVE] = 2, [DRAW_LINE] = 2, [DRAW_CURVE] = 6, [DRAW_CLOSE] = 0 };
	static const char letter[] = { [DRAW_MOVE] = 'M', [DRAW_LINE] = 'L', [DRAW_CURVE] = 'C', [DRAW_CLOSE] = 'Z' };
	const lu *xy = p->xy;
	for (size_t i = 0; i < p->n_seg; i++) {
		buf_fmt(out, " %c", letter[p->seg[i]]);
		for (int k = 0; k < count[p->seg[i]]; k++)
			draw_dump_pt(out, *xy++);
	}
}

static void put_paint(struct buf *out, const char *name, const struct draw_paint *p)
{
	static const char *const kinds[] = { "linear", "radial", "tiled" };
	if (!p)
		return;
	buf_fmt(out, " %s=%s-%u(", name, kinds[p->kind], p->no);
	for (int i = 0; i < 6; i++) {
		if (p->kind == DRAW_TILED && i < 4)
			buf_fmt(out, " %d/65536", p->m[i]);
		else
			draw_dump_pt(out, p->m[i]);
	}
	if (p->kind == DRAW_TILED) {
		draw_dump_pt(out, p->w);
		draw_dump_pt(out, p->h);
	}
	for (int i = 0; i < 3 && p->kind == DRAW_RADIAL; i++)
		buf_fmt(out, " %d/65536", p->focus[i]);
	for (uint32_t i = 0; i < p->n_stop; i++)
		buf_fmt(out, " %d:%06x", p->stop[i].at, p->stop[i].color & 0xffffffu);
	buf_char(out, ')');
}

static void put_more(struct buf *out, const struct draw_more *m)
{
	if (!m)
		return;
	put_paint(out, "fill", m->fill);
	put_paint(out, "stroke", m->stroke);
	if (m->dash_start) {
		buf_cat(out, " dash-start");
		draw_dump_pt(out, m->dash_start);
	}
	if (m->miter)
		buf_fmt(out, " miter=%d/1000", m->miter);
	put_color(out, "outline", m->text_stroke);
	if (m->text_stroke)
		draw_dump_pt(out, m->text_width);
}

static void put_box(struct buf *out, lu x, lu y, lu w, lu h)
{
	draw_dump_pt(out, x);
	draw_dump_pt(out, y);
	draw_dump_pt(out, w);
	draw_dump_pt(out, h);
}

void draw_dump_op(const struct draw_op *op, struct buf *out)
{
	static const char *const names[] = { [DRAW_GLYPHS] = "glyphs", [DRAW_RECT] = "rect", [DRAW_PATH] = "path",
		[DRAW_IMAGE] = "image", [DRAW_SAVE] = "save", [DRAW_RESTORE] = "restore", [DRAW_CLIP] = "clip",
		[DRAW_TRANSFORM] = "transform", [DRAW_BEGIN] = "begin", [DRAW_END] = "end",
		[DRAW_GROUP] = "group", [DRAW_MASK] = "mask", [DRAW_TILE] = "tile", [DRAW_CLOSE_PART] = "close" };
	buf_cat(out, names[op->kind]);
	switch (op->kind) {
	case DRAW_GLYPHS:
		draw_dump_pt(out, op->glyphs.x);
		draw_dump_pt(out, op->glyphs.y);
		buf_cat(out, " size");
		draw_dump_pt(out, op->glyphs.size);
		buf_fmt(out, " face=%u n=%u", op->glyphs.face, op->glyphs.n);
		put_color(out, "color", op->glyphs.color);
		put_more(out, op->glyphs.more);
		buf_char(out, ' ');
		buf_json(out, op->glyphs.text);
		break;
	case DRAW_RECT:
		put_box(out, op->rect.x, op->rect.y, op->rect.w, op->rect.h);
		put_color(out, "color", op->rect.color);
		break;
	case DRAW_PATH:
	case DRAW_CLIP:
		put_color(out, "fill", op->path.fill);
		put_color(out, "stroke", op->path.stroke);
		if (op->path.stroke) {
			buf_cat(out, " width");
			draw_dump_pt(out, op->path.width);
		}
		for (uint8_t i = 0; i < op->path.n_dash; i++) {
			buf_cat(out, i ? "" : " dash");
			draw_dump_pt(out, op->path.dash[i]);
		}
		if (op->kind == DRAW_PATH)
			put_more(out, op->path.more);
		if (op->path.even_odd)
			buf_cat(out, " even-odd");
		put_path(out, &op->path.path);
		break;
	case DRAW_IMAGE:
		put_box(out, op->image.x, op->image.y, op->image.w, op->image.h);
		buf_fmt(out, " %ux%u", op->image.image->w, op->image.image->h);
		if (op->image.alpha != 255)
			buf_fmt(out, "/%u", op->image.alpha);
		break;
	case DRAW_TRANSFORM:
		for (int i = 0; i < 4; i++)
			buf_fmt(out, " %d/65536", op->transform.m[i]);
		draw_dump_pt(out, op->transform.m[4]);
		draw_dump_pt(out, op->transform.m[5]);
		break;
	case DRAW_BEGIN:
		if (op->mark.node == DRAW_ARTIFACT)
			buf_cat(out, " artifact");
		else
			buf_fmt(out, " node=%u", op->mark.node);
		break;
	case DRAW_GROUP:
		buf_fmt(out, "/%u", op->part.alpha);
		if (op->part.mask)
			buf_fmt(out, " mask=%u", op->part.mask->no);
		break;
	case DRAW_MASK:
		buf_fmt(out, " %u", op->part.mask->no);
		break;
	case DRAW_TILE:
		put_paint(out, "paint", op->part.tile);
		break;
	case DRAW_CLOSE_PART:
	case DRAW_SAVE:
	case DRAW_RESTORE:
	case DRAW_END:
		break;
	}
	buf_char(out, '\n');
}

void draw_dump(const struct draw_doc *doc, struct buf *out)
{
	for (size_t i = 0; i < doc->n_page; i++) {
		const struct draw_page *p = &doc->page[i];
		buf_fmt(out, "page %zu", i + 1);
		draw_dump_pt(out, p->w);
		draw_dump_pt(out, p->h);
		buf_char(out, '\n');
		for (size_t k = 0; k < p->n_op; k++)
			draw_dump_op(&p->op[k], out);
		for (size_t k = 0; k < p->n_link; k++) {
			buf_cat(out, "link");
			put_box(out, p->link[k].x, p->link[k].y, p->link[k].w, p->link[k].h);
			buf_fmt(out, " %s%.*s\n", p->link[k].target.n ? "#" : "",
			        STR_ARG(p->link[k].target.n ? p->link[k].target : p->link[k].uri));
		}
	}
	for (size_t i = 0; i < doc->n_bookmark; i++)
		buf_fmt(out, "bookmark %u page %u %.*s\n", doc->bookmark[i].level, doc->bookmark[i].page + 1,
		        STR_ARG(doc->bookmark[i].title));
}
