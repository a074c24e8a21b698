/*
 * Drawings of characters to outlines.  A drawing goes through the page engine
 * on a sheet of 1000 pt, so that it may be anything the engine draws filled:
 * path, polygon, g with transform, use, viewBox.
 */
#include "app/extra.h"

#include "app/render.h"
#include "base/io.h"
#include "base/utf8.h"
#include "text/extra.h"

#include <stdlib.h>
#include <string.h>

#define EM 1000
#define ASCENT 880

struct shapes { /* one character under way */
	VEC(uint8_t) seg;
	VEC(int16_t) xy;
};

/* A point of the sheet, in lu, to font units; far outside the em it is a slip. */
static bool put_point(struct shapes *s, lu x, lu y)
{
	int64_t u = ((int64_t)x + (x < 0 ? -LU_PER_PT / 2 : LU_PER_PT / 2)) / LU_PER_PT;
	int64_t v = ASCENT - ((int64_t)y + (y < 0 ? -LU_PER_PT / 2 : LU_PER_PT / 2)) / LU_PER_PT;
	*vec_add(&s->xy) = (int16_t)u;
	*vec_add(&s->xy) = (int16_t)v;
	return u >= -EM && u <= 2 * EM && v >= -EM && v <= 2 * EM;
}

static bool put_path(struct shapes *s, const struct draw_path *p)
{
	static const struct { int points; enum text_outline_seg seg; } segs[] = { [DRAW_MOVE] = { 1, TEXT_OUTLINE_MOVE },
		[DRAW_LINE] = { 1, TEXT_OUTLINE_LINE }, [DRAW_CURVE] = { 3, TEXT_OUTLINE_CURVE } };
	const lu *xy = p->xy;
	bool inside = true;
	for (size_t i = 0; i < p->n_seg; i++) {
		if (p->seg[i] == DRAW_CLOSE)
			continue; /* outlines close by themselves */
		*vec_add(&s->seg) = (uint8_t)segs[p->seg[i]].seg;
		for (int k = 0; k < segs[p->seg[i]].points; k++, xy += 2)
			inside &= put_point(s, xy[0], xy[1]);
	}
	return inside;
}

static bool take_ops(struct shapes *s, const struct draw_page *p, const char *file, struct err *e)
{
	struct pos at = { file, 0, 0 };
	for (size_t i = 0; i < p->n_op; i++) {
		const struct draw_op *op = &p->op[i];
		if (op->kind == DRAW_TRANSFORM || op->kind == DRAW_IMAGE || op->kind == DRAW_GLYPHS ||
		    (op->kind == DRAW_PATH && !(op->path.fill >> 24)))
			return err_set(e, EXIT_INPUT, "font.extra", at, "%s", TR("字形里只能有填充的轮廓，不能有描边、文字、图片", "a drawn character is made of filled outlines only")),
			       err_hint(e, "%s", TR("在绘图软件里把描边和文字转成路径", "turn strokes and text into paths in the drawing program"));
		if (op->kind == DRAW_PATH && !put_path(s, &op->path.path))
			return err_set(e, EXIT_INPUT, "font.extra", at, "%s", TR("轮廓远在字身框之外，请核对 viewBox", "an outline lies far outside the em box: check viewBox"));
	}
	if (s->seg.n)
		return true;
	return err_set(e, EXIT_INPUT, "font.extra", at, "%s", TR("没有轮廓", "there is no outline"));
}

/* From <svg on: the prologue of a stand-alone drawing has no place in a page. */
static bool page_of(struct str svg, struct buf *out)
{
	size_t from = str_find(svg, STR("<svg"));
	if (from == SIZE_MAX)
		return false;
	buf_cat(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>U</title><style>@page { size: 1000pt 1000pt; margin: 0 } "
	             "body { margin: 0 } svg { display: block; width: 1000pt; height: 1000pt }</style></head><body>");
	buf_str(out, str_sub(svg, from, svg.n));
	buf_cat(out, "</body></html>\n");
	return true;
}

static bool draw_one(const char *path, struct text_fonts *fonts, struct shapes *s, struct err *e)
{
	struct file f;
	struct buf html = {0};
	if (!file_open(path, &f, e))
		return false;
	bool ok = page_of(f.bytes, &html) || err_set(e, EXIT_INPUT, "font.extra", (struct pos){ path, 0, 0 }, "%s", TR("不是 SVG", "not an SVG"));
	struct page_job job = { .file = path, .html = buf_view(&html) };
	if (ok) {
		page_run(&job, fonts, PAGE_DRAW);
		ok = job.ok;
		if (!ok) {
			*e = job.err;
			e->at.file = path;
		}
		for (size_t i = 0; ok && i < job.draw.n_page; i++)
			ok = take_ops(s, &job.draw.page[i], path, e);
		page_release(&job);
	}
	buf_release(&html);
	file_close(&f);
	return ok;
}

/* "U+9FB4.svg"; 0: another name. */
static uint32_t code_of(struct str name)
{
	uint32_t v = 0;
	if (!str_starts(name, STR("U+")) || !str_ends(name, STR(".svg")) || name.n < 10 || name.n > 12)
		return 0;
	for (size_t i = 2; i < name.n - 4; i++) {
		const char *hex = "0123456789ABCDEF", *d = strchr(hex, name.p[i]);
		if (!d || !*d)
			return 0;
		v = v << 4 | (uint32_t)(d - hex);
	}
	return v <= 0x10ffff && !(v >= 0xd800 && v < 0xe000) && v > 0x20 ? v : 0;
}

static int by_code(const void *a, const void *b)
{
	const struct text_outline *x = a, *y = b;
	return x->cp < y->cp ? -1 : x->cp > y->cp;
}

struct drawer {
	struct arena *a;
	struct str dir;
	struct text_fonts *plain; /* a set of its own: what it has looked up knows nothing of the drawings */
	VEC(struct text_outline) out;
};

static bool draw_all(struct drawer *d, const struct str *name, size_t n, struct err *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		struct shapes s = {0};
		struct str path = path_join(d->a, d->dir, name[i]);
		uint32_t cp = code_of(name[i]);
		if (!cp)
			continue;
		ok = draw_one(path.p, d->plain, &s, e);
		if (ok) {
			uint8_t *seg = arena_many(d->a, uint8_t, s.seg.n);
			int16_t *xy = arena_many(d->a, int16_t, s.xy.n);
			memcpy(seg, s.seg.v, s.seg.n);
			memcpy(xy, s.xy.v, s.xy.n * sizeof *xy);
			*vec_add(&d->out) = (struct text_outline){ cp, seg, s.seg.n, xy };
		}
		vec_release(&s.seg);
		vec_release(&s.xy);
	}
	return ok;
}

static bool add_drawings(struct arena *a, const char *fonts_dir, struct text_fonts *fonts, struct err *e)
{
	struct drawer d = { .a = a, .dir = path_join(a, str_from(fonts_dir), STR("extra")) };
	struct str *name;
	size_t n, used = 0;
	if (!path_is_dir(d.dir.p))
		return true;
	if (!dir_list(a, d.dir.p, &name, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		used += code_of(name[i]) != 0;
	if (used == 0)
		return true;
	bool ok = text_fonts_open(fonts_dir, &d.plain, e) && draw_all(&d, name, n, e);
	if (ok) {
		qsort(d.out.v, d.out.n, sizeof *d.out.v, by_code);
		ok = text_fonts_add_outlines(fonts, d.out.v, d.out.n, e);
	}
	text_fonts_close(d.plain);
	vec_release(&d.out);
	return ok;
}

bool extra_fonts_open(struct arena *a, const struct cli *cli, struct text_fonts **out, struct err *e)
{
	const char *dir = app_folder(a, cli->fonts, "JIANBAO_FONTS", "fonts").p;
	if (!text_fonts_open(dir, out, e))
		return false;
	if (add_drawings(a, dir, *out, e))
		return true;
	text_fonts_close(*out);
	*out = NULL;
	return false;
}

/* ---- The HTML twin ---- */

static void put_base64(struct str s, struct buf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t v = 0;
		for (size_t k = 0; k < 3; k++)
			v = v << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0u);
		for (size_t k = 0; k < 4; k++)
			buf_char(out, k <= s.n - i ? digits[v >> (18 - 6 * k) & 63] : '=');
	}
}

static bool has_any(const struct text_fonts *fonts, struct str html)
{
	for (size_t i = 0; i < html.n;) {
		uint32_t cp = utf8_next(html, &i);
		if (cp >= 0x80 && text_fonts_extra_has(fonts, cp))
			return true;
	}
	return false;
}

/* Behind the element that begins at i if its content is not text of the page; else i. */
static size_t skip_element(struct str html, size_t i)
{
	static const char *const raw[] = { "title", "style", "script", "svg" };
	for (size_t k = 0; k < 4; k++) {
		struct buf open = {0}, close = {0};
		buf_fmt(&open, "<%s", raw[k]);
		buf_fmt(&close, "</%s>", raw[k]);
		size_t end = str_starts(str_sub(html, i, html.n), buf_view(&open)) ? str_find(str_sub(html, i, html.n), buf_view(&close)) : SIZE_MAX;
		buf_release(&open);
		buf_release(&close);
		if (end != SIZE_MAX)
			return i + end;
	}
	return i;
}

static void put_head(const struct text_fonts *fonts, struct buf *out)
{
	buf_cat(out, "<style>@media screen { @font-face { font-family: \"" EXTRA_NAME "\"; src: url(data:font/otf;base64,");
	put_base64(text_fonts_extra_program(fonts), out);
	buf_cat(out, ") } .jianbao-extra { font-family: \"" EXTRA_NAME "\" } }</style>");
}

bool extra_twin(const struct text_fonts *fonts, struct str html, struct buf *out)
{
	if (!fonts || !text_fonts_extra_program(fonts).n || !has_any(fonts, html))
		return false;
	for (size_t i = 0; i < html.n;) {
		size_t from = i;
		if (html.p[i] == '<') {
			if (str_starts(str_sub(html, i, html.n), STR("</head>")))
				put_head(fonts, out);
			size_t next = skip_element(html, i), end = str_find_char(str_sub(html, next, html.n), '>');
			i = end == SIZE_MAX ? html.n : next + end + 1;
			buf_str(out, str_sub(html, from, i));
			continue;
		}
		uint32_t cp = utf8_next(html, &i);
		bool drawn = cp >= 0x80 && text_fonts_extra_has(fonts, cp);
		buf_cat(out, drawn ? "<span class=\"jianbao-extra\">" : "");
		buf_str(out, str_sub(html, from, i));
		buf_cat(out, drawn ? "</span>" : "");
	}
	return true;
}
