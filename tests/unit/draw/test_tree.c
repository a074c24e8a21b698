/* HTML to structure elements: each page written out as its tree, as ISO 32000-1 14.8.4 and ISO 14289-1 7 ask. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "css/css.h"
#include "draw/tree.h"

static const char *const names[] = {
#define NAME(name) #name,
	DRAW_ROLES(NAME)
#undef NAME
};

static void put_span(struct buf *out, const struct draw_element *e)
{
	if (e->cols > 1 || e->rows > 1)
		buf_fmt(out, ":%ux%u", e->cols, e->rows);
	if (e->scope)
		buf_cat(out, e->scope == DRAW_SCOPE_COLUMN ? ":col" : ":row");
}

/* "P(Link) Table(TR(TH:col TD))": kept children of element up. */
static void put_tree(struct buf *out, const struct draw_doc *d, uint32_t up)
{
	bool first = true;
	for (uint32_t i = up + 1; i < d->n_element; i++) {
		const struct draw_element *e = &d->element[i];
		if (e->parent != up || !e->kept)
			continue;
		buf_cat(out, first ? "" : " ");
		buf_cat(out, names[e->role]);
		put_span(out, e);
		size_t open = out->n;
		buf_char(out, '(');
		put_tree(out, d, i);
		if (out->n > open + 1)
			buf_char(out, ')');
		else
			out->p[out->n = open] = '\0';
		first = false;
	}
}

struct page {
	struct arena *a;
	struct dom_doc dom;
	struct diag_list diags;
	struct draw_tree tree;
	struct draw_doc doc;
};

static void open_page(struct page *p, const char *body)
{
	struct css_sheets *sheets;
	struct err e = {0};
	*p = (struct page){ .a = arena_new() };
	diag_init(&p->diags);
	struct str html = arena_fmt(p->a, "<html lang=\"zh-CN\"><head><title>t</title></head><body>%s</body></html>", body);
	assert_true(dom_parse(p->a, "page.html", html, &p->dom, &p->diags, &e));
	assert_true(css_apply(p->a, &p->dom, CSS_PRINT, NULL, &sheets, &p->diags, &e));
	draw_tree_make(&p->tree, p->a, &p->dom, &p->diags);
}

/* As painting does, in document order: every element with text of its own, every drawing. */
static void paint(struct page *p)
{
	for (const struct dom_node *n = p->dom.root; n; n = dom_next(n, p->dom.root)) {
		bool shown = n->kind == DOM_TEXT && n->parent->style && n->parent->style->display != CSS_DISPLAY_NONE;
		if (n->kind == DOM_ELEMENT && (n->tag == DOM_svg || n->tag == DOM_img))
			draw_tree_use(&p->tree, n, false);
		else if (shown && dom_text(p->a, n).n && n->parent->tag != DOM_title && n->parent->tag != DOM_desc)
			draw_tree_use(&p->tree, n->parent, false);
	}
	draw_tree_end(&p->tree, &p->doc);
}

static void close_page(struct page *p)
{
	diag_release(&p->diags);
	arena_drop(p->a);
}

static void test_trees(void **state)
{
	static const struct {
		const char *html, *tree;
	} cases[] = {
		{ "<p>a <b>b</b> <a href=\"x\">c</a> <a>d</a></p>", "P(Link)" },
		/* Headings begin at 1 and skip nothing. */
		{ "<h3>a</h3><h1>b</h1><h4>c</h4><h2>d</h2><h6>e</h6>", "H1 H1 H2 H2 H3" },
		{ "<h1>a</h1><h2 style=\"display:none\">b</h2><h3>c</h3>", "H1 H2" },
		/* Text between blocks stands in a P at its place; a block of text only is a P. */
		{ "a<p>b</p>c <i>d</i><div>e</div>", "P P P P" },
		{ "<div>a<div><p>b</p></div>c</div>", "Div(P Div(P) P)" },
		{ "<a href=\"x\"><p>a</p></a>", "Link(P)" },
		{ "<section><article><p>a</p></article></section><blockquote>b</blockquote>", "Sect(Art(P)) BlockQuote(P)" },
		{ "<p>a <span lang=\"en\">b</span> <code>c</code> <q>d</q></p>", "P(Span Code Quote)" },
		{ "<p class=\"footnote\">a</p><div role=\"doc-footnote\">b</div>", "Note Note" },
		{ "<p aria-hidden=\"true\">a</p><p>b</p>", "P" },
		/* Lists: what may not stand in an L gets an item. */
		{ "<ul><li>a<ul><li>b</li></ul></li></ul>", "L(LI(LBody(L(LI(LBody)))))" },
		{ "<ul><p>a</p><li>b</li></ul>", "L(LI(LBody(P)) LI(LBody))" },
		{ "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "L(LI(Lbl LBody) LI(Lbl LBody))" },
		{ "<nav class=\"toc\"><p>h</p><ol><li><a href=\"#x\">a</a></li></ol></nav>", "Sect(P TOC(TOCI(P(Link))))" },
		/* Tables: grids made whole, spans cut at the end of their section, one head. */
		{ "<table><tr><th>a</th><td>b</td></tr></table>", "Table(TR(TH:row TD))" },
		{ "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td/></tr></tbody></table>",
		  "Table(THead(TR(TH:col TH:col)) TBody(TR(TD TD)))" },
		{ "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>", "Table(TR(TD TD TD) TR(TD TD:2x1))" },
		{ "<table><tr><td rowspan=\"9\">a</td><td>b</td></tr><tr><td>c</td></tr></table>", "Table(TR(TD:1x2 TD) TR(TD))" },
		{ "<table><tbody><tr><td rowspan=\"2\">a</td><td>b</td></tr></tbody><tbody><tr><td>c</td></tr></tbody></table>",
		  "Table(TBody(TR(TD TD)) TBody(TR(TD TD)))" },
		{ "<table><thead><tr><th>a</th></tr></thead><thead><tr><th>b</th></tr></thead><tr><td>c</td></tr></table>",
		  "Table(THead(TR(TH:col)) TBody(TR(TH:col)) TBody(TR(TD)))" },
		{ "<table><caption>k</caption><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
		  "Table(Caption TR(TD(Table(TR(TD TD)))))" },
		{ "<table><tr style=\"display:none\"><td>a</td><td>x</td></tr><tr><td>b</td></tr></table>", "Table(TR(TD))" },
		/* Drawings. */
		{ "<figure><svg viewBox=\"0 0 1 1\"><title>t</title></svg><figcaption>k</figcaption></figure>", "Div(P(Figure) Caption)" },
		{ "<p>a<img src=\"x.png\" alt=\"\"/></p>", "P" },
		{ "<p>a<img src=\"x.png\" alt=\"seal\"/></p>", "P(Figure)" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page p;
		struct buf b = {0};
		open_page(&p, cases[i].html);
		paint(&p);
		put_tree(&b, &p.doc, 0);
		assert_string_equal(buf_cstr(&b), cases[i].tree);
		buf_release(&b);
		close_page(&p);
	}
}

static struct str alt_of(struct page *p)
{
	for (size_t i = 0; i < p->doc.n_element; i++)
		if (p->doc.element[i].role == DRAW_ROLE_Figure)
			return p->doc.element[i].detail->alt;
	return (struct str){0};
}

static void test_alternatives(void **state)
{
	static const struct {
		const char *html, *alt;
		size_t warnings;
	} cases[] = {
		{ "<svg viewBox=\"0 0 1 1\"><title>t</title><desc>d</desc></svg>", "t\xe3\x80\x82""d", 0 },
		{ "<svg viewBox=\"0 0 1 1\" aria-label=\"l\"><text>x</text></svg>", "l", 0 },
		{ "<svg viewBox=\"0 0 1 1\"><text>x</text></svg>", "x", 0 },
		{ "<figure><svg viewBox=\"0 0 1 1\"></svg><figcaption>k</figcaption></figure>", "k", 0 },
		{ "<img src=\"x.png\" alt=\"seal\"/>", "seal", 0 },
		{ "<img src=\"x.png\"/>", "\xe5\x9b\xbe", 1 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page p;
		open_page(&p, cases[i].html);
		paint(&p);
		struct str alt = alt_of(&p);
		assert_true(str_is(alt, cases[i].alt));
		assert_int_equal(p.diags.n, cases[i].warnings);
		close_page(&p);
	}
}

static const struct dom_node *find(const struct page *p, enum dom_tag tag)
{
	const struct dom_node *n = p->dom.root;
	while (n && (n->kind != DOM_ELEMENT || n->tag != tag))
		n = dom_next(n, p->dom.root);
	return n;
}

/* A list marker is the label of its item; what an author hides is an artifact. */
static void test_marks(void **state)
{
	struct page p;
	(void)state;
	open_page(&p, "<ol><li>a</li></ol><p aria-hidden=\"true\"><b>x</b></p>");
	uint32_t label = draw_tree_use(&p.tree, find(&p, DOM_li), true), body = draw_tree_use(&p.tree, find(&p, DOM_li), false);
	assert_int_equal(p.tree.element.v[label].role, DRAW_ROLE_Lbl);
	assert_int_equal(p.tree.element.v[body].role, DRAW_ROLE_LBody);
	assert_int_equal(p.tree.element.v[label].parent, p.tree.element.v[body].parent);
	assert_true(draw_tree_use(&p.tree, find(&p, DOM_b), false) == DRAW_ARTIFACT);
	assert_true(draw_tree_use(&p.tree, NULL, false) == DRAW_ARTIFACT);
	draw_tree_end(&p.tree, &p.doc);
	close_page(&p);
}

static void test_languages(void **state)
{
	(void)state;
	assert_true(draw_is_language(STR("zh-CN")) && draw_is_language(STR("en")) && draw_is_language(STR("zh-Hans-CN")));
	assert_false(draw_is_language(STR("")) || draw_is_language(STR("zh_CN")) || draw_is_language(STR("1a")) ||
	             draw_is_language(STR("zh-")) || draw_is_language(STR("\xe4\xb8\xad")) || draw_is_language(STR("abcdefghi")));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_trees), cmocka_unit_test(test_alternatives),
		cmocka_unit_test(test_marks), cmocka_unit_test(test_languages) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
