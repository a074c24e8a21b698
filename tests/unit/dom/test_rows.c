/* Rows left in the source: made again they are what they would have been, places and warnings included. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "dom/dom.h"

#include <string.h>

struct page {
	struct arena *arena;
	struct diag_list diags;
	struct dom_doc doc;
	struct err err;
};

static void open_page(struct page *p, struct str html, bool rows)
{
	*p = (struct page){.arena = arena_new()};
	diag_init(&p->diags);
	assert_true((rows ? dom_parse_rows : dom_parse)(p->arena, "page.html", html, &p->doc, &p->diags, &p->err));
}

static void close_page(struct page *p)
{
	dom_release(&p->doc);
	diag_release(&p->diags);
	arena_drop(p->arena);
}

/* Row i of a body that has something of everything; returns whether it may be left in the source. */
static bool put_row(struct buf *b, unsigned i)
{
	static const char *const odd[] = {"<tr id=\"r%u\"><td>x</td></tr>", "<tr><td colspan=\"2\">%u</td></tr>",
		"<tr><td><a href=\"#a\">%u</a></td></tr>", "<tr><td><p>%u</p></td></tr>", "<tr></tr>", "<tr/>",
		"<tr><td><table><tbody><tr><td>%u</td></tr></tbody></table></td></tr>", "<tr><td/><td>%u</td></tr>"};

	if (i % 40 == 39) {
		buf_fmt(b, odd[i / 40 % 8], i);
		return i / 40 % 8 == 7;
	}
	buf_fmt(b, "<tr class=\"第%u行 %s\"%s>\r\n<td title=\"&lt;%u&#x4E00;\">甲 &amp; 乙<b>%u</b>\n</td>", i % 7,
		i % 2 ? "偶" : "a-value-that-is-too-long-for-the-cache-of-short-ones-and-goes-with-its-row", i % 3 ? "" : " data-household=\"H0\"",
		i, i);
	buf_fmt(b, "<th scope='row'><![CDATA[<%u>]]><!-- note --></th></tr>%s", i, i % 5 ? "\n" : "  ");
	return true;
}

static size_t make_page(struct buf *b, unsigned rows)
{
	size_t plain = 0;

	buf_cat(b, "<html><body><table><thead><tr><th>头</th></tr></thead>\n<tbody>");
	for (unsigned i = 0; i < rows; i++)
		plain += put_row(b, i) && i >= DOM_ROWS_KEPT && i + 1 < rows;
	buf_cat(b, "</tbody></table><p id=\"r\">完</p></body></html>");
	return plain;
}

static void same_test(void **state)
{
	static const unsigned rows[] = {1, DOM_ROWS_KEPT, DOM_ROWS_KEPT + 1, DOM_ROWS_KEPT + 2, 360, 361};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf html = {0}, whole = {0}, made = {0};
		size_t plain = make_page(&html, rows[i]), left = 0;
		struct page a, b;
		open_page(&a, buf_view(&html), false);
		open_page(&b, buf_view(&html), true);
		for (struct dom_rows *r = b.doc.rows; r; r = r->next)
			left += r->row.n;
		/* A nested table at row 279 ends the leaving; before that every plain row is left. */
		if (rows[i] < 279)
			assert_int_equal(left, plain);
		assert_true(rows[i] < 279 || left > 100);
		for (struct dom_rows *r = b.doc.rows; r; r = r->next)
			dom_rows_settle(&b.doc, r, b.arena);
		dom_dump(&a.doc, &whole);
		dom_dump(&b.doc, &made);
		assert_string_equal(buf_cstr(&whole), buf_cstr(&made));
		assert_int_equal(a.diags.n, b.diags.n);
		buf_release(&html);
		buf_release(&whole);
		buf_release(&made);
		close_page(&a);
		close_page(&b);
	}
}

static void make_test(void **state)
{
	struct buf html = {0};
	struct page p;
	struct arena *a = arena_new();

	(void)state;
	make_page(&html, 150);
	open_page(&p, buf_view(&html), true);
	struct dom_rows *r = p.doc.rows;
	while (r->next)
		r = r->next;
	assert_int_equal(r->place, DOM_ROWS_KEPT + 1);
	assert_int_equal(r->cells, 2);
	for (unsigned pass = 0; pass < 2; pass++) /* any order, again and again */
		for (uint32_t i = 18; i > 0; i -= 3) { /* 0 to 18: row 119 is odd */
			struct dom_node *tr = dom_row_make(&p.doc, r, i, a);
			struct buf want = {0};
			buf_fmt(&want, "甲 & 乙%u", DOM_ROWS_KEPT + i);
			assert_int_equal(tr->order, DOM_ROW_ORDER);
			assert_int_equal(tr->place, DOM_ROWS_KEPT + 1 + i);
			assert_true(str_eq(dom_text(a, tr->first), buf_view(&want)));
			assert_true(tr->parent->tag == DOM_tbody && tr->prev == r->node && tr->next == r->node->next);
			buf_release(&want);
			arena_reset(a);
		}
	arena_drop(a);
	buf_release(&html);
	close_page(&p);
}

/* A span may reach into any row below it: after one nothing is left out. */
static void span_test(void **state)
{
	struct buf html = {0};
	struct page p;

	(void)state;
	buf_cat(&html, "<html><body><table><tbody><tr><td rowspan=\"300\">高</td><td>a</td></tr>");
	for (unsigned i = 0; i < 400; i++)
		buf_cat(&html, "<tr><td>b</td></tr>");
	buf_cat(&html, "</tbody></table></body></html>");
	open_page(&p, buf_view(&html), true);
	assert_null(p.doc.rows);
	buf_release(&html);
	close_page(&p);
}

/* A row whose nodes are more than a block of memory; and an id in a row, twice. */
static void large_row_test(void **state)
{
	struct buf html = {0};
	struct page p;

	(void)state;
	buf_cat(&html, "<html><body><table><tbody>");
	for (unsigned i = 0; i < 150; i++)
		buf_cat(&html, "<tr><td>b</td></tr>");
	buf_cat(&html, "<tr>");
	for (unsigned i = 0; i < 3000; i++)
		buf_cat(&html, "<td>c</td>");
	buf_cat(&html, "</tr><tr><td><b id=\"x\">d</b></td></tr>");
	for (unsigned i = 0; i < 150; i++)
		buf_cat(&html, "<tr><td>e</td></tr>");
	buf_cat(&html, "<tr><td><b id=\"x\">f</b></td></tr></tbody></table></body></html>");
	open_page(&p, buf_view(&html), true);
	assert_int_equal(p.doc.rows->cells, 1);
	assert_int_equal(p.doc.rows->next->cells, 3000);
	assert_int_equal(p.diags.n, 1); /* the id stands twice */
	buf_release(&html);
	close_page(&p);
}

/* What is refused, at once or within a row, leaves nothing behind. */
static void refused_test(void **state)
{
	static const char *const end[] = {"\xff", "<tr><td>", "<tr><td>x</b>", "<tr><td>x</td></tr>"};

	(void)state;
	for (size_t i = 0; i < sizeof end / sizeof *end; i++) {
		struct buf html = {0};
		struct page p = {.arena = arena_new()};
		diag_init(&p.diags);
		make_page(&html, 150);
		html.n = (size_t)(strstr(buf_cstr(&html), "</tbody>") - html.p);
		buf_cat(&html, end[i]);
		assert_false(dom_parse_rows(p.arena, "page.html", buf_view(&html), &p.doc, &p.diags, &p.err));
		buf_release(&html);
		close_page(&p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_test),
		cmocka_unit_test(make_test),
		cmocka_unit_test(span_test), cmocka_unit_test(refused_test), cmocka_unit_test(large_row_test),
	};
	return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
