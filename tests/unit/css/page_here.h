#ifndef PAGE_HERE_H
#define PAGE_HERE_H
/* One page with its sheets, for the tests of css. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "css/css.h"

struct page {
	struct arena *arena;
	struct diag_list diags, dom_diags; /* those of css; those of dom, of which no test here speaks */
	struct dom_doc doc;
	struct css_sheets *sheets;
	struct err err;
	bool ok;
};

static inline void page_open_with(struct page *p, struct str html, enum css_media media,
                                  const struct css_loader *loader)
{
	*p = (struct page){.arena = arena_new()};
	diag_init(&p->diags);
	diag_init(&p->dom_diags);
	if (!dom_parse(p->arena, "page.html", html, &p->doc, &p->dom_diags, &p->err))
		fail_msg("%u:%u %s", p->err.at.line, p->err.at.col, p->err.msg);
	p->ok = css_apply(p->arena, &p->doc, media, loader, &p->sheets, &p->diags, &p->err);
}

static inline void page_open(struct page *p, const char *html)
{
	page_open_with(p, str_from(html), CSS_PRINT, NULL);
	if (!p->ok)
		fail_msg("%s", p->err.msg);
}

/* <style>css</style> and a body with the given content.  Line 1 of the sheet is line 1 of the page, at column 20. */
static inline void page_style(struct page *p, const char *css, const char *body)
{
	struct buf b = {0};

	buf_fmt(&b, "<html><head><style>%s</style></head><body>%s</body></html>", css, body);
	page_open(p, buf_cstr(&b));
	buf_release(&b);
}

static inline void page_close(struct page *p)
{
	diag_release(&p->diags);
	diag_release(&p->dom_diags);
	arena_drop(p->arena);
}

static inline const struct dom_node *page_node(const struct page *p, const char *id)
{
	for (const struct dom_node *n = p->doc.root; n; n = dom_next(n, p->doc.root))
		if (n->kind == DOM_ELEMENT && str_is(dom_attr(n, "id"), id))
			return n;
	fail_msg("no element with id %s", id);
	return NULL;
}

static inline const struct css_style *page_style_of(const struct page *p, const char *id)
{
	return page_node(p, id)->style;
}

static inline void expect_no_diags(const struct page *p)
{
	struct buf b = {0};

	for (size_t i = 0; i < p->diags.n; i++)
		diag_text(&p->diags.v[i], false, &b);
	if (p->diags.n)
		fail_msg("%s", buf_cstr(&b));
}

/* Diagnostic i: code, place and a part of its text with the hint. */
static inline void expect_diag(const struct page *p, size_t i, const char *code, unsigned line, unsigned col,
                               const char *part)
{
	struct buf b = {0};

	if (i >= p->diags.n)
		fail_msg("only %zu diagnostics, no [%s] %s", p->diags.n, code, part);
	diag_text(&p->diags.v[i], false, &b);
	if (!str_is(p->diags.v[i].code, code) || p->diags.v[i].at.line != line || p->diags.v[i].at.col != col ||
	    !strstr(buf_cstr(&b), part))
		fail_msg("expected %u:%u [%s] %s, got %s", line, col, code, part, buf_cstr(&b));
	buf_release(&b);
}

#endif
