/*
 * A style sheet from hostile bytes over a small page: no fault, no unbounded
 * work, every element styled, equal input gives equal styles.
 */
#include "base/utf8.h"
#include "css/css.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char page[] =
	"<html><head><title>t</title><link rel='stylesheet' href='a.css'/></head><body class='a'><h1 id='h'>1</h1>"
	"<p class='a b' title='x'>1<b>2</b></p><p style='color: var(--x)'>3</p><table><tr><td>1</td><td width='5'>2</td></tr>"
	"<tr><td>3</td></tr></table><svg width='9'><g fill='red'><rect stroke='#111'/></g></svg></body></html>";

static bool load(void *ctx, struct str href, struct arena *a, struct str *text, const char **file)
{
	(void)href;
	(void)a;
	*text = *(const struct str *)ctx;
	*file = "a.css";
	return true;
}

static void look(struct arena *a, const struct dom_doc *doc, struct css_sheets *s)
{
	struct buf out = {0};
	size_t n;

	for (const struct dom_node *e = doc->root; e; e = dom_next(e, doc->root)) {
		ENSURE(e->kind != DOM_ELEMENT || e->style);
		if (e->kind == DOM_ELEMENT && e->style->before)
			css_content_parse(a, e->style->before->content, &n);
	}
	for (unsigned i = 0; i < 8; i++)
		css_page_lookup(s, (struct css_page_query){STR("a"), i & 1, i & 2, i & 4});
	css_dump(doc, &out);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str sheet = {(const char *)data, n};
	struct css_loader loader = {load, &sheet};
	struct arena *a = arena_new();
	struct diag_list diags;
	struct css_sheets *s;
	struct dom_doc doc;
	struct err e = {0};

	diag_init(&diags);
	diags.keep = 100;
	if (utf8_fault(sheet) == SIZE_MAX) {
		ENSURE(dom_parse(a, "p.html", STR(page), &doc, &diags, &e));
		ENSURE(css_apply(a, &doc, n % 2 ? CSS_PRINT : CSS_SCREEN, &loader, &s, &diags, &e));
		look(a, &doc, s);
	}
	diag_release(&diags);
	arena_drop(a);
	return 0;
}
