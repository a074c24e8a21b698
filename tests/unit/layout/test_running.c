/* Running strings and elements, counters in margin boxes, references by text (CSS GCPM 3, sections 1 and 5). */
#include "layout/box.h"
#include "unit/layout/laid_here.h"

static const struct {
	enum css_list_type format;
	int value;
	const char *text;
} numerals[] = {
	/* CSS Counter Styles 3, 7.1.2, with 万 and 亿 beyond its 9999 */
	{CSS_LIST_CJK, 0, "零"}, {CSS_LIST_CJK, 10, "十"}, {CSS_LIST_CJK, 19, "十九"}, {CSS_LIST_CJK, 20, "二十"},
	{CSS_LIST_CJK, 100, "一百"}, {CSS_LIST_CJK, 101, "一百零一"}, {CSS_LIST_CJK, 110, "一百一十"},
	{CSS_LIST_CJK, 1001, "一千零一"}, {CSS_LIST_CJK, 1010, "一千零一十"}, {CSS_LIST_CJK, 2300, "二千三百"},
	{CSS_LIST_CJK, -12, "负十二"}, {CSS_LIST_CJK, 10000, "一万"}, {CSS_LIST_CJK, 10010, "一万零一十"},
	{CSS_LIST_CJK, 100000, "十万"}, {CSS_LIST_CJK, 102030, "十万二千零三十"}, {CSS_LIST_CJK, 100000001, "一亿零一"},
	{CSS_LIST_CJK, 100010000, "一亿零一万"}, {CSS_LIST_CJK_FORMAL, 10, "壹拾"}, {CSS_LIST_CJK_FORMAL, 12, "壹拾贰"},
	{CSS_LIST_CJK_FORMAL, 3405, "叁仟肆佰零伍"}, {CSS_LIST_CJK_FORMAL, 0, "零"},
	{CSS_LIST_CJK_DIGITS, 2023, "二〇二三"}, {CSS_LIST_CJK_DIGITS, -10, "-一〇"}, {CSS_LIST_CIRCLED, 50, "㊿"},
	{CSS_LIST_CIRCLED, 51, "51"}, {CSS_LIST_LOWER_ROMAN, 4000, "4000"}};

static void numeral_test(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
		struct str s = counter_text(a, numerals[i].value, numerals[i].format);
		if (!str_is(s, numerals[i].text))
			fail_msg("%d: %.*s, expected %s", numerals[i].value, STR_ARG(s), numerals[i].text);
	}
	arena_drop(a);
}

/* Of the fragments in the margins of each page, the texts; "|" between pages. */
static void expect_margins(const struct laid *l, const char *want)
{
	struct buf b = {0};

	for (size_t i = 0; i < l->doc.n_page; i++) {
		if (i)
			buf_char(&b, '|');
		for (size_t k = 0; k < l->doc.page[i].n_frag; k++) {
			const struct layout_frag *f = &l->doc.page[i].frag[k];
			if (f->kind == LAYOUT_TEXT && f->y < PT(20)) {
				assert_true(f->artifact);
				buf_str(&b, f->run->text);
			}
		}
	}
	if (!str_is(buf_view(&b), want)) {
		show(l);
		fail_msg("margins: %s\nwanted: %s", buf_cstr(&b), want);
	}
	buf_release(&b);
}

#define TOP(content) "@page { @top-left { content: " content "; font-size: 5pt; line-height: 6pt } } "

/* Page 1 sets 甲 below its top, page 2 nothing, page 3 乙 at its top and 丙. */
static const char strings[] = "<p>文</p><h1>甲</h1><p style=\"break-before: page\">文</p>"
			      "<h1 style=\"break-before: page\">乙</h1><h1>丙</h1>";

static void which_test(void **state)
{
	static const struct {
		const char *css, *want;
	} cases[] = {
		{"h1 { string-set: s content() }" TOP("string(s)"), "甲|甲|乙"},
		{"h1 { string-set: s content() }" TOP("string(s, first)"), "甲|甲|乙"},
		{"h1 { string-set: s content() }" TOP("string(s, last)"), "甲|甲|丙"},
		{"h1 { string-set: s content() }" TOP("string(s, start)"), "|甲|乙"},
		{"h1 { string-set: s content() }" TOP("string(s, first-except)"), "|甲|"},
		{"h1 { counter-increment: c; string-set: s '第' counter(c, simp-chinese-informal) '章' }" TOP("string(s, last)"),
		 "第一章|第一章|第三章"},
		{"h1 { counter-increment: c }" TOP("counter(c) '-' counter(page) '/' counter(pages)"),
		 "1-1/3|1-2/3|3-3/3"},
	};
	struct laid l;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		LAY(&l, cases[i].css, strings);
		expect_margins(&l, cases[i].want);
		laid_drop(&l);
	}
}

/* The element leaves the text; its page numbers are those of the pages; its table loses no row. */
static void element_test(void **state)
{
	static const char body[] = "<div class=\"h\">头<b></b></div><p>文</p><p style=\"break-before: page\">字</p>"
				   "<div class=\"h\">换<b></b><table><tr><td>格</td></tr></table></div>";
	struct laid l;

	(void)state;
	LAY(&l, "@page { @top-left { content: element(h) } } .h { position: running(h); font-size: 5pt; line-height: 6pt }"
		".h b::after { content: counter(page) }", body);
	expect_margins(&l, "头1|换2格");
	assert_int_equal(l.doc.rows_in, l.doc.rows_out);
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
	LAY(&l, "@page { @top-right { content: element(h, start) } } .h { position: running(h); font-size: 5pt; line-height: 6pt }"
		".h b::after { content: counter(page) }", body);
	expect_margins(&l, "头1|头2");
	laid_drop(&l);
	LAY(&l, "p::before { content: element(h) }", "<p>文</p>");
	assert_int_equal(count_code(&l, "layout.element"), 1);
	laid_drop(&l);
}

static void target_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "h1 { counter-increment: c } h1::before { content: '第' counter(c, simp-chinese-informal) '章' }"
		" h1::after { content: '（完）' } a::after { content: target-text(attr(href), before) '|'"
		" target-text(attr(href)) '|' target-text(attr(href), first-letter) '|' target-text(attr(href), after) '|'"
		" target-counter(attr(href), c, upper-roman) }",
	    "<p><a href=\"#b\">见</a></p><h1 id=\"a\">甲乙</h1><h1 id=\"b\">丙丁</h1>");
	expect_lines(&l, "见第二章|丙丁|丙|（完）|II|第一章甲乙（完）|第二章丙丁（完）");
	laid_drop(&l);
	LAY(&l, "a::after { content: target-text(attr(href)) }", "<p><a href=\"#z\">见</a></p>");
	expect_lines(&l, "见");
	assert_int_equal(count_code(&l, "layout.target"), 1);
	laid_drop(&l);
}

static void bookmark_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "h1 { bookmark-label: '篇：' content(); bookmark-state: closed }", "<h1>甲</h1><h2>乙</h2>");
	assert_int_equal(l.doc.n_anchor, 2);
	assert_true(str_is(l.doc.anchor[0].title, "篇：甲"));
	assert_true(l.doc.anchor[0].closed);
	assert_true(str_is(l.doc.anchor[1].title, "乙"));
	assert_false(l.doc.anchor[1].closed);
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numeral_test), cmocka_unit_test(which_test),	 cmocka_unit_test(element_test),
		cmocka_unit_test(target_test),	cmocka_unit_test(bookmark_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
