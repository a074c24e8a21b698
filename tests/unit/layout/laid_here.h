#ifndef LAID_HERE_H
#define LAID_HERE_H
/*
 * A page laid out for the tests, on the real fonts (skipped where fonts/ is
 * empty).  The sheet of every test begins the same: a page of 200 pt with
 * margins of 20 pt, FangSong of 10 pt on lines of 20 pt, no other margins.  So
 * the type area is 160 pt square: 8 lines of 16 Han characters, and a line's
 * baseline is 5 + 8.8 pt below its top (em box 0.88 / 0.12).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "layout/layout.h"

#define PT(x) ((lu)((x)*LU_PER_PT + ((x) < 0 ? -0.5 : 0.5)))

static struct text_fonts *fonts;

static int fonts_setup(void **state)
{
	struct err e = {0};

	(void)state;
	if (!text_fonts_open("fonts", &fonts, &e))
		print_message("fonts/: %s\n", e.msg);
	return 0;
}

static int fonts_teardown(void **state)
{
	(void)state;
	text_fonts_close(fonts);
	return 0;
}

struct laid {
	struct arena *arena;
	struct diag_list diags;
	struct dom_doc dom;
	struct css_sheets *sheets;
	struct layout_doc doc;
	struct err err;
	bool ok;
};

/* A 2 x 1 pixel PNG header is all that layout reads of "wide.png"; nothing else can be loaded. */
static inline bool load_image(void *ctx, struct str href, struct arena *a, struct str *bytes)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\xE8\0\0\x01\xF4\x08\2\0\0\0";

	(void)ctx;
	(void)a;
	*bytes = (struct str){png, sizeof png - 1};
	return str_is(href, "wide.png");
}

static inline void lay_out(struct laid *l, const char *css, const char *body)
{
	static const char base[] =
		"@page { size: 200pt 200pt; margin: 20pt } html { font: 10pt/20pt FangSong }"
		" body, p, h1, h2, ul, ol { margin: 0; font-size: 10pt; font-weight: normal } ";
	struct layout_input in;
	struct buf b = {0};

	*l = (struct laid){.arena = arena_new()};
	diag_init(&l->diags);
	buf_fmt(&b,
		"<html "
		"lang=\"zh-CN\"><head><title>题</title><style>%s%s</style></head><body>%s</body></html>",
		base, css, body);
	if (!dom_parse(l->arena, "page.html", arena_str(l->arena, buf_view(&b)), &l->dom, &l->diags,
		       &l->err) ||
	    !css_apply(l->arena, &l->dom, CSS_PRINT, NULL, &l->sheets, &l->diags, &l->err))
		fail_msg("%u:%u %s", l->err.at.line, l->err.at.col, l->err.msg);
	buf_release(&b);
	in = (struct layout_input){&l->dom, l->sheets, fonts, {load_image, NULL}};
	l->ok = layout_pages(l->arena, &in, &l->doc, &l->diags, &l->err);
}

static inline void laid_drop(struct laid *l)
{
	diag_release(&l->diags);
	arena_drop(l->arena);
}

/* LAY(css, body): skip without fonts, lay out, expect no fault. */
#define LAY(l, css, body)                                                                 \
	do {                                                                              \
		if (!fonts) {                                                             \
			print_message("skipped: fonts/ is not filled; run make fonts\n"); \
			skip();                                                           \
		}                                                                         \
		lay_out(l, css, body);                                                    \
		if (!(l)->ok)                                                             \
			fail_msg("%s", (l)->err.msg);                                     \
	} while (0)

static inline void show(const struct laid *l)
{
	struct buf b = {0};

	layout_dump(&l->doc, &b);
	for (size_t i = 0; i < l->diags.n; i++)
		diag_text(&l->diags.v[i], false, &b);
	print_message("%s", buf_cstr(&b));
	buf_release(&b);
}

/* The n-th text fragment (from 0) whose text begins with `text`, on any page; *page from 1. */
static inline const struct layout_frag *text_at(const struct laid *l, const char *text, unsigned n,
						unsigned *page)
{
	for (size_t i = 0; i < l->doc.n_page; i++) {
		for (size_t k = 0; k < l->doc.page[i].n_frag; k++) {
			const struct layout_frag *f = &l->doc.page[i].frag[k];
			if (f->kind != LAYOUT_TEXT || !str_starts(f->run->text, str_from(text)) || n-- > 0)
				continue;
			if (page)
				*page = (unsigned)i + 1;
			return f;
		}
	}
	show(l);
	fail_msg("no text '%s'", text);
	return NULL;
}

/* The n-th fragment of a kind on a page (from 1). */
static inline const struct layout_frag *frag_at(const struct laid *l, unsigned page, enum layout_kind kind,
						unsigned n)
{
	const struct layout_page *p = &l->doc.page[page - 1];

	for (size_t k = 0; page <= l->doc.n_page && k < p->n_frag; k++)
		if (p->frag[k].kind == kind && n-- == 0)
			return &p->frag[k];
	show(l);
	fail_msg("no such fragment on page %u", page);
	return NULL;
}

static inline unsigned count_kind(const struct laid *l, unsigned page, enum layout_kind kind)
{
	const struct layout_page *p = &l->doc.page[page - 1];
	unsigned n = 0;

	for (size_t k = 0; k < p->n_frag; k++)
		n += p->frag[k].kind == kind;
	return n;
}

/* Within 2/1024 pt: sums of shares are exact, single lengths in points are rounded. */
static inline void expect_lu(const struct laid *l, const char *what, lu got, lu want)
{
	if (got >= want - 2 && got <= want + 2)
		return;
	show(l);
	fail_msg("%s: %.3f pt, expected %.3f pt", what, got / 1024.0, want / 1024.0);
}

/* The texts of the lines of all pages, "|" between lines, "‖" between pages; artifacts left out. */
static inline void expect_lines(const struct laid *l, const char *want)
{
	struct buf b = {0};
	lu y = INT32_MIN;

	for (size_t i = 0; i < l->doc.n_page; i++) {
		if (i)
			buf_cat(&b, "‖");
		y = INT32_MIN;
		for (size_t k = 0; k < l->doc.page[i].n_frag; k++) {
			const struct layout_frag *f = &l->doc.page[i].frag[k];
			if (f->kind != LAYOUT_TEXT || f->artifact)
				continue;
			if (y != INT32_MIN && f->y != y)
				buf_cat(&b, "|");
			y = f->y;
			buf_str(&b, f->run->text);
		}
	}
	if (!str_is(buf_view(&b), want)) {
		show(l);
		fail_msg("lines: %s\nwanted: %s", buf_cstr(&b), want);
	}
	buf_release(&b);
}

static inline unsigned count_code(const struct laid *l, const char *code)
{
	unsigned n = 0;

	for (size_t i = 0; i < l->diags.n; i++)
		n += str_is(l->diags.v[i].code, code);
	return n;
}

/* Pen place of glyph k of a text fragment on the page. */
static inline lu glyph_x(const struct layout_frag *f, unsigned k)
{
	assert_true(k < f->run->n);
	return f->x + f->run->x[k];
}

#endif
