/* The page walk: breaks, keeps, repeated heads, named pages, page numbers (CSS Fragmentation 3, CSS Page 3).
 */
#include "unit/layout/laid_here.h"

/* A page holds 8 lines. */
static unsigned page_of(const struct laid *l, const char *text)
{
	unsigned page = 0;

	text_at(l, text, 0, &page);
	return page;
}

static void lines(struct buf *b, const char *name, unsigned n)
{
	for (unsigned i = 1; i <= n; i++)
		buf_fmt(b, "<p>%s%u</p>", name, i);
}

/* Six lines, then a paragraph of four: two stay, two go.  A paragraph of three has no place to part. */
static void orphans_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	lines(&b, "行", 6);
	buf_cat(&b, "<p>甲<br/>乙<br/>丙<br/>丁</p>");
	LAY(&l, "", buf_cstr(&b));
	expect_lines(&l, "行1|行2|行3|行4|行5|行6|甲|乙‖丙|丁");
	laid_drop(&l);
	buf_clear(&b);
	lines(&b, "行", 6);
	buf_cat(&b, "<p>甲<br/>乙<br/>丙</p>");
	LAY(&l, "", buf_cstr(&b));
	expect_lines(&l, "行1|行2|行3|行4|行5|行6‖甲|乙|丙");
	laid_drop(&l);
	LAY(&l, "p { orphans: 1; widows: 1 }", buf_cstr(&b));
	expect_lines(&l, "行1|行2|行3|行4|行5|行6|甲|乙‖丙");
	laid_drop(&l);
	buf_release(&b);
}

/* Seven lines and a heading fill the page; the heading goes with what follows, and two in a row too. */
static void keep_with_next_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	lines(&b, "行", 6);
	buf_cat(&b, "<h1>一、题</h1><h2>（一）题</h2><p>正文</p>");
	LAY(&l, "", buf_cstr(&b));
	assert_int_equal(page_of(&l, "行6"), 1);
	assert_int_equal(page_of(&l, "一、题"), 2);
	assert_int_equal(page_of(&l, "正文"), 2);
	laid_drop(&l);
	buf_release(&b);
}

static void avoid_inside_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	lines(&b, "行", 5);
	buf_cat(&b, "<div style=\"break-inside: avoid\">");
	lines(&b, "块", 4);
	buf_cat(&b, "</div>");
	LAY(&l, "", buf_cstr(&b));
	assert_int_equal(page_of(&l, "行5"), 1);
	assert_int_equal(page_of(&l, "块1"), 2);
	laid_drop(&l);
	/* More than a page: it begins on a page of its own and is broken there. */
	buf_clear(&b);
	lines(&b, "行", 5);
	buf_cat(&b, "<div style=\"break-inside: avoid\">");
	lines(&b, "块", 10);
	buf_cat(&b, "</div>");
	LAY(&l, "", buf_cstr(&b));
	assert_int_equal(page_of(&l, "块1"), 2);
	assert_int_equal(page_of(&l, "块8"), 2);
	assert_int_equal(page_of(&l, "块9"), 3);
	laid_drop(&l);
	buf_release(&b);
}

/* A margin is dropped at the top of a page after an unforced break, and kept after a forced one. */
static void top_margin_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	lines(&b, "行", 8);
	buf_cat(&b, "<p style=\"margin-top: 10pt\">甲</p><p style=\"break-before: page; margin-top: "
		    "10pt\">乙</p>");
	LAY(&l, "", buf_cstr(&b));
	assert_int_equal(page_of(&l, "甲"), 2);
	expect_lu(&l, "甲", text_at(&l, "甲", 0, NULL)->y, PT(33.8));
	assert_int_equal(page_of(&l, "乙"), 3);
	expect_lu(&l, "乙", text_at(&l, "乙", 0, NULL)->y, PT(43.8));
	laid_drop(&l);
	buf_release(&b);
}

/* Page 1 is a right-hand page: left needs no blank, right does. */
static void parity_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "@page :blank { @top-center { content: \"空白\" } }",
	    "<p>甲</p><p style=\"break-before: left\">乙</p><p style=\"break-before: left\">丙</p>"
	    "<p style=\"break-before: right\">丁</p>");
	assert_int_equal(l.doc.n_page, 5);
	assert_int_equal(page_of(&l, "乙"), 2);
	assert_true(l.doc.page[2].blank);
	assert_int_equal(page_of(&l, "空白"), 3);
	assert_int_equal(page_of(&l, "丙"), 4);
	assert_int_equal(page_of(&l, "丁"), 5);
	laid_drop(&l);
}

static void break_after_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "",
	    "<div style=\"break-after: page\"><p>甲</p></div><div><p style=\"break-before: "
	    "page\">乙</p></div>"
	    "<p style=\"break-after: page\">丙</p>");
	/* Two wishes for one break are one break; nothing follows the last. */
	assert_int_equal(l.doc.n_page, 2);
	assert_int_equal(page_of(&l, "乙"), 2);
	assert_int_equal(page_of(&l, "丙"), 2);
	laid_drop(&l);
}

/* Background and border of a box that goes on: open at the break. */
static void split_box_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<div style=\"border: 5pt solid black\">");
	lines(&b, "行", 10);
	buf_cat(&b, "</div>");
	LAY(&l, "", buf_cstr(&b));
	/* 5 + 7 lines on page 1; 3 lines + 5 on page 2. */
	assert_int_equal(frag_at(&l, 1, LAYOUT_BOX, 0)->open_sides, 1 << CSS_SIDE_BOTTOM);
	expect_lu(&l, "first part", frag_at(&l, 1, LAYOUT_BOX, 0)->h, PT(145));
	assert_int_equal(frag_at(&l, 2, LAYOUT_BOX, 0)->open_sides, 1 << CSS_SIDE_TOP);
	expect_lu(&l, "second part", frag_at(&l, 2, LAYOUT_BOX, 0)->h, PT(65));
	laid_drop(&l);
	buf_release(&b);
}

#define TABLE "table { border-collapse: collapse; width: 100% } td, th { padding: 0; font-weight: normal } "

static void rows(struct buf *b, unsigned n)
{
	for (unsigned i = 1; i <= n; i++)
		buf_fmt(b, "<tr><td>第%u行</td></tr>", i);
}

/* Head and 20 rows: 7 a page, and the last page is not left with a single one: 7, 7, 6. */
static void head_test(void **state)
{
	struct laid l;
	struct buf b = {0};
	unsigned heads = 0;

	(void)state;
	buf_cat(&b, "<table><thead><tr><th>表头</th></tr></thead><tbody>");
	rows(&b, 20);
	buf_cat(&b, "</tbody></table>");
	LAY(&l, TABLE, buf_cstr(&b));
	assert_int_equal(l.doc.n_page, 3);
	assert_int_equal(page_of(&l, "第7行"), 1);
	assert_int_equal(page_of(&l, "第8行"), 2);
	assert_int_equal(page_of(&l, "第20行"), 3);
	for (unsigned p = 1; p <= 3; p++) {
		unsigned page;
		const struct layout_frag *f = text_at(&l, "表头", p - 1, &page);
		assert_int_equal(page, p);
		assert_int_equal(f->artifact, p > 1);
		expect_lu(&l, "head", f->y, PT(33.8));
		heads++;
	}
	assert_int_equal(heads, 3);
	assert_int_equal(l.doc.rows_in, 20);
	assert_int_equal(l.doc.rows_out, 20);
	laid_drop(&l);
	buf_release(&b);
}

/* 15 rows of 7 a page would leave one: 7, 6, 2. */
static void last_row_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<table><thead><tr><th>表头</th></tr></thead><tbody>");
	rows(&b, 15);
	buf_cat(&b, "</tbody></table>");
	LAY(&l, TABLE, buf_cstr(&b));
	assert_int_equal(page_of(&l, "第13行"), 2);
	assert_int_equal(page_of(&l, "第14行"), 3);
	laid_drop(&l);
	buf_release(&b);
}

/* The foot stands at the end of each part: 8 lines = head, 6 rows, foot. */
static void foot_test(void **state)
{
	struct laid l;
	struct buf b = {0};
	unsigned page;

	(void)state;
	buf_cat(&b,
		"<table><thead><tr><th>表头</th></tr></thead><tfoot><tr><td>表尾</td></tr></tfoot><tbody>");
	rows(&b, 9);
	buf_cat(&b, "</tbody></table>");
	LAY(&l, TABLE, buf_cstr(&b));
	assert_int_equal(page_of(&l, "第6行"), 1);
	assert_int_equal(page_of(&l, "第7行"), 2);
	assert_true(text_at(&l, "表尾", 0, &page)->artifact);
	assert_int_equal(page, 1);
	assert_false(text_at(&l, "表尾", 1, &page)->artifact);
	assert_int_equal(page, 2);
	laid_drop(&l);
	buf_release(&b);
}

/* A row of 20 lines is cut between lines; it counts once, and its short cell is drawn once. */
static void tall_row_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<p>前</p><table><tr><td>短</td><td>");
	lines(&b, "行", 20);
	buf_cat(&b, "</td></tr><tr><td>后</td></tr></table>");
	LAY(&l, TABLE, buf_cstr(&b));
	expect_lines(&l, "前|短行1|行2|行3|行4|行5|行6|行7‖行8|行9|行10|行11|行12|行13|行14|行15‖行16|行17|"
			 "行18|行19|行20|后");
	assert_int_equal(l.doc.rows_in, 2);
	assert_int_equal(l.doc.rows_out, 2);
	laid_drop(&l);
	buf_release(&b);
}

/* A group of three rows stays together; one higher than a page parts, and its label stands on both. */
static void rowspan_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<table>");
	for (unsigned i = 1; i <= 4; i++)
		buf_fmt(&b,
			"<tr><td "
			"rowspan=\"3\">组%u</td><td>甲%u</td></tr><tr><td>乙%u</td></tr><tr><td>丙%u</td></"
			"tr>",
			i, i, i, i);
	buf_cat(&b, "</table>");
	LAY(&l, TABLE, buf_cstr(&b));
	assert_int_equal(page_of(&l, "丙2"), 1);
	assert_int_equal(page_of(&l, "甲3"), 2);
	laid_drop(&l);
	buf_clear(&b);
	buf_cat(&b, "<table><tr><td rowspan=\"12\">组</td><td>行0</td></tr>");
	for (unsigned i = 1; i <= 11; i++)
		buf_fmt(&b, "<tr><td>行%u</td></tr>", i);
	buf_cat(&b, "</table>");
	LAY(&l, TABLE, buf_cstr(&b));
	assert_int_equal(page_of(&l, "行7"), 1);
	assert_int_equal(page_of(&l, "行8"), 2);
	assert_false(text_at(&l, "组", 0, NULL)->artifact);
	assert_true(text_at(&l, "组", 1, NULL)->artifact);
	assert_int_equal(l.doc.rows_out, 12);
	laid_drop(&l);
	buf_release(&b);
}

/* A wide sheet inside a narrow document: text of its section is set to its width. */
static void named_page_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "@page wide { size: 300pt 200pt } .w { page: wide } div { background: #eee }",
	    "<p>甲</p><div class=\"w\"><p>乙</p></div><p>丙</p>");
	assert_int_equal(l.doc.n_page, 3);
	expect_lu(&l, "sheet", l.doc.page[1].css->width, PT(300));
	expect_lu(&l, "box", frag_at(&l, 2, LAYOUT_BOX, 0)->w, PT(260));
	expect_lu(&l, "back", l.doc.page[2].css->width, PT(200));
	laid_drop(&l);
}

static void running_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;
	unsigned page;

	(void)state;
	LAY(&l,
	    "@page { @bottom-center { content: \"第\" counter(page) \"页共\" counter(pages) \"页\" }"
	    " @top-right { content: string(part) } @top-left { content: \"左\" } }"
	    " @page :first { @top-right { content: none } } h1 { string-set: part content() }",
	    "<h1>甲篇</h1><p style=\"break-before: page\">文</p><h1>乙篇</h1><h1>丙篇</h1>");
	f = text_at(&l, "第1页共2页", 0, &page);
	assert_int_equal(page, 1);
	assert_true(f->artifact && !f->node);
	expect_lu(&l, "centred", f->x + f->w / 2, PT(100));
	/* In the middle of a margin of 20 pt: a line of 20 pt. */
	expect_lu(&l, "height", f->y, PT(180 + 13.8));
	text_at(&l, "第2页共2页", 0, &page);
	f = text_at(&l, "乙篇", 1, &page); /* after the heading itself: the first one set on the page */
	assert_int_equal(page, 2);
	assert_true(f->y < PT(20));
	expect_lu(&l, "right", f->x + f->w, PT(180));
	expect_lu(&l, "left", text_at(&l, "左", 0, NULL)->x, PT(20));
	laid_drop(&l);
}

static void fixed_test(void **state)
{
	struct laid l;
	unsigned page;

	(void)state;
	LAY(&l, "",
	    "<div style=\"position: fixed; top: -20pt; right: 0\">密</div><p>甲</p><p style=\"break-before: "
	    "page\">乙</p>");
	expect_lu(&l, "y", text_at(&l, "密", 0, &page)->y, PT(13.8));
	assert_int_equal(page, 1);
	assert_true(text_at(&l, "密", 1, &page)->artifact);
	assert_int_equal(page, 2);
	laid_drop(&l);
}

/* A slip at the foot of the page that its place in the flow falls on. */
static void imprint_test(void **state)
{
	struct laid l;
	struct buf b = {0};
	unsigned page;

	(void)state;
	lines(&b, "行", 7);
	buf_cat(&b, "<div style=\"height: 40pt; break-inside: avoid\"><div style=\"position: absolute; "
		    "bottom: 0; left: 0;"
		    " right: 0; border-top: 1pt solid black\">版记</div></div>");
	LAY(&l, "", buf_cstr(&b));
	expect_lu(&l, "y", text_at(&l, "版记", 0, &page)->y, PT(180 - 20 + 13.8));
	assert_int_equal(page, 2); /* 40 pt are not left on page 1 */
	laid_drop(&l);
	buf_release(&b);
}

/* Contents first: its numbers are known only when the pages behind it are. */
static void contents_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l,
	    "a::after { content: target-counter(attr(href), page) } a { display: block } h1 { break-before: "
	    "page }"
	    " .new { counter-reset: page 1 } @page { @bottom-center { content: counter(page) } }",
	    "<a href=\"#a\">甲</a><a href=\"#b\">乙</a><a href=\"#none\">丙</a>"
	    "<h1 id=\"a\" class=\"new\">甲</h1><h1 id=\"b\">乙</h1>");
	assert_int_equal(l.doc.n_page, 3);
	assert_int_equal(l.doc.page[1].number, 1);
	assert_int_equal(l.doc.page[2].number, 2);
	expect_lines(&l, "甲1|乙2|丙‖甲‖乙");
	assert_int_equal(count_code(&l, "layout.target"), 1);
	assert_int_equal(l.doc.n_anchor, 2);
	assert_int_equal(l.doc.anchor[1].page, 2);
	assert_int_equal(l.doc.anchor[1].level, 1);
	assert_true(str_is(l.doc.anchor[1].title, "乙"));
	laid_drop(&l);
}

/* Higher than a page and not to be cut: taken all the same, and said. */
static void overflow_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "", "<p>甲</p><div style=\"height: 300pt; border: 1pt solid black\"></div><p>乙</p>");
	assert_int_equal(count_code(&l, "layout.overflow"), 1);
	assert_int_equal(page_of(&l, "乙"), 3);
	laid_drop(&l);
	if (fonts) {
		lay_out(&l, "@page { margin: 120pt }", "<p>甲</p>");
		assert_false(l.ok);
		assert_int_equal(l.err.status, EXIT_OVERFLOW);
		laid_drop(&l);
	}
}

/* GB/T 9704 5.2.3 by the numbers of GB/T 33476.2 (typesetting.md 1.3, model B): 22 lines of 28 characters. */
static void grid_test(void **state)
{
	struct laid l;
	struct buf b = {0};
	unsigned n = 0;

	(void)state;
	buf_cat(&b, "<p>");
	for (unsigned i = 0; i < 22 * 28 + 1; i++)
		buf_cat(&b, "国");
	buf_cat(&b, "</p>");
	LAY(&l,
	    "@page { size: A4; margin: 34.58mm 26mm 32.58mm 28mm }"
	    " body { font-size: 16pt; line-height: 10.39mm; letter-spacing: -0.207pt }"
	    " p { font-size: 16pt; text-align: justify; orphans: 1; widows: 1 }",
	    buf_cstr(&b));
	assert_int_equal(l.doc.n_page, 2);
	for (size_t k = 0; k < l.doc.page[0].n_frag; k++) {
		const struct layout_frag *f = &l.doc.page[0].frag[k];
		if (f->kind != LAYOUT_TEXT)
			continue;
		n++;
		/* The very last character is not left alone: line 22 gives it one. */
		assert_int_equal(f->run->n, n < 22 ? 28 : 27);
		expect_lu(&l, "x", f->x, PT(79.370));
	}
	assert_int_equal(n, 22);
	laid_drop(&l);
	buf_release(&b);
}

/* counter(page) in the text is the page it stands on; a first pass finds out. */
static void page_in_text_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, ".n::after { content: counter(page) \"/\" counter(pages) }",
	    "<p class=\"n\">甲</p><p class=\"n\" style=\"break-before: page\">乙</p>"
	    "<table style=\"break-before: page\"><tr><td class=\"n\">丙</td></tr></table>");
	expect_lines(&l, "甲1/3‖乙2/3‖丙3/3");
	laid_drop(&l);
}

/* Breaks asked for by rows; a heading row stays with its first row. */
static void row_breaks_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<table><thead><tr><th>表头</th></tr></thead><tbody>");
	rows(&b, 5);
	buf_cat(&b,
		"<tr style=\"break-after: avoid\"><td>小计</td></tr><tr><td>甲</td></tr><tr><td>乙</td></tr>"
		"<tr style=\"break-before: page\"><td>丙</td></tr><tr><td>丁</td></tr></tbody></table>");
	LAY(&l, TABLE, buf_cstr(&b));
	/* Head, five rows, 小计 and 甲 are eight lines, but 乙 would be alone before the break asked for. */
	assert_int_equal(page_of(&l, "第5行"), 1);
	assert_int_equal(page_of(&l, "小计"), page_of(&l, "甲"));
	assert_int_equal(page_of(&l, "丙"), page_of(&l, "乙") + 1);
	assert_int_equal(l.doc.rows_out, 10);
	laid_drop(&l);
	buf_release(&b);
}

/* Everything absent: one empty page. */
static void empty_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "", "");
	assert_int_equal(l.doc.n_page, 1);
	laid_drop(&l);
}

/* BEGIN and END enclose content, flat and balanced on every page; artifacts stand outside. */
static void marks_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<div style=\"background: #eee\">");
	lines(&b, "行<b>重</b>点", 12);
	buf_cat(&b, "</div>");
	LAY(&l, "@page { @top-left { content: \"眉\" } }", buf_cstr(&b));
	for (size_t i = 0; i < l.doc.n_page; i++) {
		const struct dom_node *open = NULL;
		for (size_t k = 0; k < l.doc.page[i].n_frag; k++) {
			const struct layout_frag *f = &l.doc.page[i].frag[k];
			if (f->kind == LAYOUT_BEGIN) {
				assert_null(open);
				open = f->node;
			} else if (f->kind == LAYOUT_END) {
				assert_ptr_equal(open, f->node);
				open = NULL;
			} else if (f->kind == LAYOUT_TEXT) {
				assert_ptr_equal(open, f->artifact ? NULL : f->node);
			}
		}
		assert_null(open);
	}
	laid_drop(&l);
	buf_release(&b);
}

/* The bytes of a run's text are shared out among its glyphs without rest. */
static void text_bytes_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "", "<p>é中\u200b文 ﷐ A\u0301B </p><table><tr><td>𠮷野家</td></tr></table>");
	for (size_t k = 0; k < l.doc.page[0].n_frag; k++) {
		const struct layout_frag *f = &l.doc.page[0].frag[k];
		size_t bytes = 0;
		if (f->kind != LAYOUT_TEXT)
			continue;
		for (uint32_t i = 0; i < f->run->n; i++)
			bytes += f->run->n_text[i];
		assert_int_equal(bytes, f->run->text.n);
	}
	laid_drop(&l);
}

static void missing_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "",
	    "<p>甲</p><table><tr data-household=\"7\"><td "
	    "data-field=\"姓名\">\U0002FA1F\U000E0FFF</td></tr></table>");
	for (size_t i = 0; i < l.doc.n_missing; i++)
		assert_true(str_is(dom_inherited_attr(l.doc.missing[i].node, "data-household"), "7"));
	laid_drop(&l);
	LAY(&l, "", "<p><b>\uE123</b></p>");
	assert_int_equal(l.doc.n_missing, 1);
	assert_int_equal(l.doc.missing[0].cp, 0xE123);
	assert_int_equal(l.doc.missing[0].node->tag, DOM_b);
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orphans_test),      cmocka_unit_test(keep_with_next_test),
		cmocka_unit_test(avoid_inside_test), cmocka_unit_test(top_margin_test),
		cmocka_unit_test(parity_test),       cmocka_unit_test(break_after_test),
		cmocka_unit_test(split_box_test),    cmocka_unit_test(head_test),
		cmocka_unit_test(last_row_test),     cmocka_unit_test(foot_test),
		cmocka_unit_test(tall_row_test),     cmocka_unit_test(rowspan_test),
		cmocka_unit_test(named_page_test),   cmocka_unit_test(running_test),
		cmocka_unit_test(fixed_test),        cmocka_unit_test(imprint_test),
		cmocka_unit_test(contents_test),     cmocka_unit_test(overflow_test),
		cmocka_unit_test(grid_test),         cmocka_unit_test(page_in_text_test),
		cmocka_unit_test(row_breaks_test),   cmocka_unit_test(empty_test),
		cmocka_unit_test(marks_test),        cmocka_unit_test(text_bytes_test),
		cmocka_unit_test(missing_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
