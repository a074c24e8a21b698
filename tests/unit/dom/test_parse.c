/* Well-formed pages to trees, and every kind of refusal with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "dom/dom.h"

struct page {
	struct arena *arena;
	struct diag_list diags;
	struct dom_doc doc;
	struct err err;
	bool ok;
};

static void open_page(struct page *p, struct str html)
{
	*p = (struct page){.arena = arena_new()};
	diag_init(&p->diags);
	p->ok = dom_parse(p->arena, "page.html", html, &p->doc, &p->diags, &p->err);
}

static void close_page(struct page *p)
{
	diag_release(&p->diags);
	arena_drop(p->arena);
}

static void expect_dump(const char *html, const char *want)
{
	struct page p;
	struct buf b = {0};

	open_page(&p, str_from(html));
	if (!p.ok)
		print_message("%s\n", p.err.msg);
	assert_true(p.ok);
	dom_dump(&p.doc, &b);
	assert_string_equal(buf_cstr(&b), want);
	buf_release(&b);
	close_page(&p);
}

static void test_tree(void **state)
{
	(void)state;
	expect_dump("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title> 简\n 报 </title></head>\n"
		"<body><p class=\"a\">一<b>二</b>三</p><br/></body></html>",
		"title \"简 报\" lang \"zh-CN\"\n"
		"<html lang=\"zh-CN\"> @2:1\n"
		"  <head> @2:20\n"
		"    <title> @2:26\n"
		"      \" 简\\n 报 \" @2:33\n"
		"  <body> @4:1\n"
		"    <p class=\"a\"> @4:7\n"
		"      \"一\" @4:20\n"
		"      <b> @4:21\n"
		"        \"二\" @4:24\n"
		"      \"三\" @4:29\n"
		"    <br> @4:34\n");
}

/* expat gives text in pieces around references, newlines and CDATA: one node comes out. */
static void test_text_is_joined(void **state)
{
	(void)state;
	expect_dump("<html><p>a&amp;b\n&lt;&#160;<![CDATA[<x>]]>c</p></html>",
		"<html> @1:1\n  <p> @1:7\n    \"a&b\\n<\xC2\xA0<x>c\" @1:10\n");
}

/* Layout never sees the white space between rows and cells; elsewhere it stays. */
static void test_blank_between_rows(void **state)
{
	(void)state;
	expect_dump("<html>\n<table>\n <tr>\n <td> </td> </tr>\n</table> <b/></html>",
		"<html> @1:1\n  <table> @2:1\n    <tr> @3:2\n      <td> @4:2\n        \" \" @4:6\n  <b> @5:10\n");
}

static void test_bom_and_crlf(void **state)
{
	(void)state;
	expect_dump("\xEF\xBB\xBF<html>\r\n<p>x</p></html>", "<html> @1:1\n  <p> @2:1\n    \"x\" @2:4\n");
}

static void test_lookups(void **state)
{
	struct page p;
	struct dom_node *n;
	struct str s;

	(void)state;
	open_page(&p, STR("<html><div data-household=\"H1\"><p id=\"x\" title=\"\"> a <b>b\n c</b> </p></div><i/></html>"));
	assert_true(p.ok);
	n = p.doc.root->first->first;
	assert_true(n->tag == DOM_p);
	assert_true(str_is(dom_attr(n, "id"), "x"));
	assert_true(dom_has_attr(n, "title"));
	assert_false(dom_has_attr(n, "class"));
	assert_int_equal(dom_attr(n, "class").n, 0);
	assert_true(str_is(dom_inherited_attr(n, "data-household"), "H1"));
	assert_int_equal(dom_inherited_attr(n, "data-field").n, 0);
	s = dom_text(p.arena, n);
	assert_true(str_is(s, "a b c"));
	unsigned count = 0;
	for (const struct dom_node *k = n; k; k = dom_next(k, n))
		count++;
	assert_int_equal(count, 5); /* p, " a ", b, "b\n c", " " */
	assert_int_equal(p.doc.n_nodes, 8);
	assert_true(n->parent->next->tag == DOM_i && n->parent->next->prev == n->parent);
	close_page(&p);
}

static void test_faults(void **state)
{
	static const struct {
		const char *html, *code;
		unsigned line, col;
		const char *msg, *hint; /* parts that must be there */
	} cases[] = {
		{"<html><body><p>x\n<b>c</p></body></html>", "dom.tag", 2, 5, "第 2 行第 1 列打开的 <b> 没有关闭", "</b>"},
		{"<html><p>a<br>b</p></html>", "dom.tag", 1, 16, "<br>", "<br/>"},
		{"<html><p>a", "dom.tag", 1, 11, "第 1 行第 7 列打开的 <p>", ""},
		{"<html></html></p>", "dom.tag", 1, 14, "多出的结束标签 </p>", ""},
		{"<html><p>a&nbsp;b</p></html>", "dom.entity", 1, 11, "&nbsp;", "&#160;"},
		{"<html><p title=\"1 &amp; a&mdash;b\">b</p></html>", "dom.entity", 1, 26, "&mdash;", "&#8212;"},
		{"<html><p>a&foo;b</p></html>", "dom.entity", 1, 11, "&foo;", "&amp;"},
		{"<html><p>a & b</p></html>", "dom.syntax", 1, 12, "&", "&amp;"},
		{"<html><p>a < b</p></html>", "dom.syntax", 1, 12, "<", "&lt;"},
		{"<html><input checked/></html>", "dom.syntax", 1, 21, "良构", "name=\"值\""},
		{"<html><p class=a/></html>", "dom.syntax", 1, 16, "良构", "name=\"值\""},
		{"<html><p a=\"1\" a=\"2\"/></html>", "dom.attribute", 1, 16, "重复", ""},
		{"<html/>x", "dom.syntax", 1, 8, "</html>", ""},
		{"<html>\x01</html>", "dom.character", 1, 7, "U+0001", ""},
		{"<html>&#0;</html>", "dom.character", 1, 7, "", ""},
		{"", "dom.empty", 1, 1, "没有元素", ""},
		{"<div/>", "dom.root", 1, 1, "<div>", ""},
		{"<html><p>\xFF</p></html>", "dom.encoding", 1, 10, "UTF-8", ""},
		{"<html>\n <?xml version=\"1.0\"?></html>", "dom.syntax", 2, 2, "xml", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page p;
		open_page(&p, str_from(cases[i].html));
		if (p.ok || strcmp(p.err.code, cases[i].code) != 0 || p.err.at.line != cases[i].line ||
		    p.err.at.col != cases[i].col || !strstr(p.err.msg, cases[i].msg) || !strstr(p.err.hint, cases[i].hint))
			fail_msg("%s: %u:%u [%s] %s / %s", cases[i].html, p.err.at.line, p.err.at.col, p.err.code, p.err.msg,
				p.err.hint);
		assert_int_equal(p.err.status, EXIT_TEMPLATE);
		close_page(&p);
	}
}

/* Entity bombs and external files need declarations, and declarations are refused before they are read. */
static void test_no_declarations(void **state)
{
	static const char *const html[] = {
		"<!DOCTYPE html [<!ENTITY a \"b\">]><html>&a;</html>",
		"<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><html>&b;</html>",
		"<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html>&x;</html>",
		"<!DOCTYPE html SYSTEM \"evil.dtd\"><html/>",
		"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x.dtd\"><html>&nbsp;</html>",
		"<!DOCTYPE svg><html/>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof html / sizeof *html; i++) {
		struct page p;
		open_page(&p, str_from(html[i]));
		assert_false(p.ok);
		assert_string_equal(p.err.code, "dom.doctype");
		close_page(&p);
	}
}

static void test_depth(void **state)
{
	struct buf b = {0};
	struct page p;

	(void)state;
	buf_cat(&b, "<html>");
	for (int i = 0; i < DOM_MAX_DEPTH; i++)
		buf_cat(&b, "<b>");
	open_page(&p, buf_view(&b));
	assert_false(p.ok);
	assert_string_equal(p.err.code, "dom.depth");
	assert_int_equal(p.err.at.col, 7 + 3 * (DOM_MAX_DEPTH - 1));
	close_page(&p);
	buf_release(&b);
}

static void expect_diag(const struct page *p, size_t i, const char *code, unsigned line, unsigned col, const char *part)
{
	struct buf b = {0};

	assert_true(i < p->diags.n);
	diag_text(&p->diags.v[i], false, &b);
	if (!str_is(p->diags.v[i].code, code) || p->diags.v[i].at.line != line || p->diags.v[i].at.col != col ||
	    !strstr(buf_cstr(&b), part))
		fail_msg("%s", buf_cstr(&b));
	buf_release(&b);
}

static void test_oddities(void **state)
{
	struct page p;

	(void)state;
	open_page(&p, STR("<html><td/>\n<sectoin>x</sectoin><sectoin/><p id=\"a\"/><p id=\"a\"></p>\n<br></br>"
		"<?php x?><svg><rect/><Circle/></svg></html>"));
	assert_true(p.ok);
	assert_int_equal(p.diags.n, 7);
	expect_diag(&p, 0, "dom.self-closing", 1, 7, "<td></td>");
	expect_diag(&p, 1, "dom.self-closing", 2, 31, "<p></p>");
	expect_diag(&p, 2, "dom.id", 2, 42, "第 2 行");
	expect_diag(&p, 3, "dom.void", 3, 1, "<br/>");
	expect_diag(&p, 4, "dom.instruction", 3, 10, "php");
	expect_diag(&p, 5, "dom.element", 2, 1, "共 2 处");
	expect_diag(&p, 5, "dom.element", 2, 1, "是不是 <section>");
	expect_diag(&p, 6, "dom.element", 3, 31, "<circle>");
	close_page(&p);
}

/* The text is fed in pieces of 256 KiB: tokens, texts and positions must not notice. */
static void test_long(void **state)
{
	struct buf b = {0};
	struct page p;
	const struct dom_node *n;
	unsigned rows = 30000, seen = 0;

	(void)state;
	buf_cat(&b, "<html><table>\n");
	for (unsigned i = 0; i < rows; i++)
		buf_fmt(&b, "<tr><td class=\"编号\">第%u户</td></tr>\n", i);
	buf_cat(&b, "</table></html>");
	open_page(&p, buf_view(&b));
	assert_true(p.ok);
	for (n = p.doc.root->first->first; n; n = n->next, seen++) {
		char want[32];
		snprintf(want, sizeof want, "第%u户", seen);
		assert_int_equal(n->at.line, seen + 2);
		assert_int_equal(n->at.col, 1);
		assert_int_equal(n->first->first->at.col, 20);
		assert_true(str_is(n->first->first->text, want));
		assert_true(str_is(dom_attr(n->first, "class"), "编号"));
	}
	assert_int_equal(seen, rows);
	close_page(&p);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),          cmocka_unit_test(test_text_is_joined),
		cmocka_unit_test(test_blank_between_rows), cmocka_unit_test(test_bom_and_crlf),
		cmocka_unit_test(test_lookups),       cmocka_unit_test(test_faults),
		cmocka_unit_test(test_no_declarations), cmocka_unit_test(test_depth),
		cmocka_unit_test(test_oddities),      cmocka_unit_test(test_long),
	};
	return cmocka_run_group_tests_name("dom", tests, NULL, NULL);
}
