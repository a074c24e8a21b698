/* Footnotes, and boxes at the foot of a page (CSS GCPM 3 section 2; GB/T 33476.2 7.3.1 for the even page). */
#include "unit/layout/laid_here.h"

/* Notes of lines like those of the text, without any edge: a page of 8 lines holds 8 of both together. */
#define PLAIN                                                                                 \
	"@page { @footnote { margin: 0; padding: 0; border: none } } .n { float: footnote } " \
	".n::footnote-call { vertical-align: baseline; font-size: 1em; line-height: 20pt } "  \
	".n::footnote-marker { content: counter(footnote) }"

static void lines(struct buf *b, const char *name, unsigned from, unsigned to)
{
	for (unsigned i = from; i <= to; i++)
		buf_fmt(b, "<p>%s%u</p>", name, i);
}

/* One note takes one line off its page, wherever its call stands. */
static void short_note_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	lines(&b, "行", 1, 2);
	buf_cat(&b, "<p>甲<span class=\"n\">注</span>乙</p>");
	lines(&b, "行", 4, 10);
	LAY(&l, PLAIN, buf_cstr(&b));
	expect_lines(&l, "行1|行2|甲1乙|行4|行5|行6|行7|1注‖行8|行9|行10");
	/* The last line of the page: its baseline is 20 + 7 x 20 + 5 + 8.8 pt. */
	expect_lu(&l, "note", text_at(&l, "注", 0, NULL)->y, PT(173.8));
	laid_drop(&l);
	buf_release(&b);
}

/* The edges of the area: 4 + 1 + 5 pt above the note, which leaves 130 pt: six lines. */
static void area_test(void **state)
{
	struct laid l;
	struct buf b = {0};
	const struct layout_frag *rule;

	(void)state;
	buf_cat(&b, "<p>甲<span class=\"n\">注</span></p>");
	lines(&b, "行", 2, 8);
	LAY(&l, PLAIN " @page { @footnote { margin-top: 4pt; border-top: 1pt solid; padding-top: 5pt; border-length: 25% } }",
	    buf_cstr(&b));
	expect_lines(&l, "甲1|行2|行3|行4|行5|行6|1注‖行7|行8");
	rule = frag_at(&l, 1, LAYOUT_RULE, 0);
	expect_lu(&l, "rule x", rule->x, PT(20));
	expect_lu(&l, "rule y", rule->y, PT(154));
	expect_lu(&l, "rule w", rule->w, PT(40));
	assert_true(rule->artifact);
	laid_drop(&l);
	buf_release(&b);
}

/* A note of four lines whose call stands on the n-th line of the page. */
static void long_note(struct laid *l, unsigned n, const char *css)
{
	struct buf b = {0};

	lines(&b, "行", 1, n - 1);
	buf_cat(&b, "<p>甲<span class=\"n\">子<br/>丑<br/>寅<br/>卯</span></p>");
	lines(&b, "行", n + 1, 9);
	lay_out(l, css, buf_cstr(&b));
	buf_release(&b);
}

/* Two lines of the note must stand by the call (orphans); the rest begins the next page's notes. */
static void split_test(void **state)
{
	struct laid l;

	(void)state;
	if (!fonts)
		skip();
	long_note(&l, 4, PLAIN);
	expect_lines(&l, "行1|行2|行3|甲1|1子|丑|寅|卯‖行5|行6|行7|行8|行9");
	laid_drop(&l);
	long_note(&l, 6, PLAIN);
	expect_lines(&l, "行1|行2|行3|行4|行5|甲1|1子|丑‖行7|行8|行9|寅|卯");
	laid_drop(&l);
	long_note(&l, 7, PLAIN);
	expect_lines(&l, "行1|行2|行3|行4|行5|行6‖甲1|行8|行9|1子|丑|寅|卯");
	laid_drop(&l);
	long_note(&l, 6, PLAIN " .n { footnote-policy: line }");
	expect_lines(&l, "行1|行2|行3|行4|行5‖甲1|行7|行8|行9|1子|丑|寅|卯");
	laid_drop(&l);
	long_note(&l, 4, PLAIN " @page { @footnote { max-height: 40pt } }");
	expect_lines(&l, "行1|行2|行3|甲1|行5|行6|1子|丑‖行7|行8|行9|寅|卯");
	laid_drop(&l);
}

/* A note of 20 lines leaves a fifth of each page (32 pt) to the text. */
static void endless_note_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<p>甲<span class=\"n\">注");
	for (int i = 2; i <= 20; i++)
		buf_fmt(&b, "<br/>%d", i);
	buf_cat(&b, "</span></p>");
	lines(&b, "行", 2, 4);
	LAY(&l, PLAIN, buf_cstr(&b));
	expect_lines(&l, "甲1|1注|2|3|4|5|6‖行2|7|8|9|10|11|12‖行3|13|14|15|16|17|18‖行4|19|20");
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
	buf_release(&b);
}

/* A note that must stand whole beside its call and is longer than a page: it goes on all the same. */
static void policy_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, PLAIN " .n { footnote-policy: line }",
	    "<p>甲<span class=\"n\">1<br/>2<br/>3<br/>4<br/>5<br/>6<br/>7<br/>8<br/>9<br/>10</span></p>");
	expect_lines(&l, "甲1|11|2|3|4|5|6‖7|8|9|10");
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
	/* A page of one line and a half: the line, then its note. */
	LAY(&l, PLAIN " @page { size: 200pt 70pt }", "<p>甲<span class=\"n\">注</span></p>");
	expect_lines(&l, "甲1‖1注");
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
}

/* Numbered through the document, or anew on every page. */
static void number_test(void **state)
{
	static const char body[] = "<p>甲<span class=\"n\">子</span>乙<span class=\"n\">丑</span></p>"
				   "<p style=\"break-before: page\">丙<span class=\"n\">寅</span></p>";
	struct laid l;

	(void)state;
	LAY(&l, PLAIN, body);
	expect_lines(&l, "甲1乙2|1子|2丑‖丙3|3寅");
	laid_drop(&l);
	LAY(&l, PLAIN " @page { counter-reset: footnote }", body);
	expect_lines(&l, "甲1乙2|1子|2丑‖丙1|1寅");
	laid_drop(&l);
	LAY(&l, PLAIN " @page { counter-reset: footnote 7 } .n::footnote-call { content: '[' counter(footnote) ']' }", body);
	expect_lines(&l, "甲[8]乙[9]|8子|9丑‖丙[8]|8寅");
	laid_drop(&l);
}

/* A call in a repeated head: the note stands once, on the head's own page. */
static void table_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<table><thead><tr><td>头<span class=\"n\">首</span></td></tr></thead><tbody>");
	for (int i = 1; i <= 10; i++)
		buf_fmt(&b, "<tr><td>格%d%s</td></tr>", i, i == 8 ? "<span class=\"n\">末</span>" : "");
	buf_cat(&b, "</tbody></table>");
	LAY(&l, PLAIN " td { padding: 0 }", buf_cstr(&b));
	expect_lines(&l, "头1|格1|格2|格3|格4|格5|格6|1首‖格7|格82|格9|格10|2末");
	assert_int_equal(l.doc.rows_in, l.doc.rows_out);
	laid_drop(&l);
	buf_release(&b);
}

/* A row of twelve lines is cut; its note stands where its line does. */
static void cut_row_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, PLAIN " td { padding: 0 }",
	    "<table><tbody><tr><td>1<br/>2<br/>3<span class=\"n\">注</span><br/>4<br/>5<br/>6<br/>7<br/>8<br/>9<br/>"
	    "10<br/>11<span class=\"n\">释</span><br/>12</td></tr></tbody></table>");
	expect_lines(&l, "1|2|31|4|5|6|7|1注‖8|9|10|112|12|2释");
	laid_drop(&l);
}

/* Where no note can be, it stays in the text and that is said. */
static void nested_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, PLAIN, "<p>甲<span class=\"n\">外<span class=\"n\">内</span></span></p>");
	expect_lines(&l, "甲1|1外内");
	assert_int_equal(count_code(&l, "layout.footnote"), 1);
	laid_drop(&l);
}

#define IMPRINT ".v { float: bottom; page-parity: even } "

static void imprint(struct laid *l, unsigned n, const char *css)
{
	struct buf b = {0};

	lines(&b, "行", 1, n);
	buf_cat(&b, "<div class=\"v\"><p>抄送</p><p>印发</p></div>");
	lay_out(l, css, buf_cstr(&b));
	buf_release(&b);
}

/* Two lines at the foot of the last, even page; a blank one before it where the text fills the even page. */
static void parity_test(void **state)
{
	static const struct {
		unsigned lines, pages, blank; /* blank: that page from 1, 0: none */
	} cases[] = {{3, 2, 0}, {8, 2, 0}, {9, 2, 0}, {14, 2, 0}, {15, 4, 3}, {16, 4, 3}, {17, 4, 0}, {24, 4, 0}};
	struct laid l;
	unsigned page;

	(void)state;
	if (!fonts)
		skip();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		imprint(&l, cases[i].lines, IMPRINT);
		assert_int_equal(l.doc.n_page, cases[i].pages);
		for (unsigned k = 1; k <= l.doc.n_page; k++)
			assert_int_equal(l.doc.page[k - 1].blank, k == cases[i].blank);
		expect_lu(&l, "last line", text_at(&l, "印发", 0, &page)->y, PT(173.8));
		assert_int_equal(page, cases[i].pages);
		laid_drop(&l);
	}
	imprint(&l, 3, ".v { float: bottom }");
	assert_int_equal(l.doc.n_page, 1);
	expect_lu(&l, "on one page", text_at(&l, "印发", 0, NULL)->y, PT(173.8));
	laid_drop(&l);
	imprint(&l, 7, ".v { float: bottom }");
	expect_lines(&l, "行1|行2|行3|行4|行5|行6|行7‖抄送|印发");
	laid_drop(&l);
}

/* 9704 7.5: neither the blank page nor the imprint's after it has a number. */
static void after_blank_test(void **state)
{
	static const char css[] = IMPRINT "@page { @bottom-right { content: counter(page) } } "
					  "@page :blank { @bottom-right { content: none } } "
					  "@page :after-blank { @bottom-right { content: none } }";
	struct laid l;

	(void)state;
	if (!fonts)
		skip();
	imprint(&l, 16, css);
	assert_int_equal(count_kind(&l, 2, LAYOUT_TEXT), 9);
	assert_int_equal(count_kind(&l, 3, LAYOUT_TEXT), 0);
	assert_int_equal(count_kind(&l, 4, LAYOUT_TEXT), 2);
	laid_drop(&l);
	imprint(&l, 3, css);
	assert_int_equal(count_kind(&l, 2, LAYOUT_TEXT), 3);
	laid_drop(&l);
}

/* In the middle of the text: below what stands before it, with the notes above it; the text goes on. */
static void middle_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<p>甲<span class=\"n\">注</span></p><div style=\"float: bottom\">脚</div>");
	lines(&b, "行", 2, 8);
	LAY(&l, PLAIN, buf_cstr(&b));
	expect_lines(&l, "甲1|行2|行3|行4|行5|行6|1注|脚‖行7|行8");
	laid_drop(&l);
	buf_clear(&b);
	lines(&b, "行", 1, 8);
	buf_cat(&b, "<div style=\"float: bottom\">脚</div>");
	lines(&b, "行", 9, 17);
	LAY(&l, "", buf_cstr(&b));
	expect_lines(&l, "行1|行2|行3|行4|行5|行6|行7|行8‖行9|行10|行11|行12|行13|行14|行15|脚‖行16|行17");
	laid_drop(&l);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_note_test), cmocka_unit_test(area_test),	   cmocka_unit_test(split_test),
		cmocka_unit_test(endless_note_test), cmocka_unit_test(number_test), cmocka_unit_test(table_test),
		cmocka_unit_test(cut_row_test),	   cmocka_unit_test(nested_test),  cmocka_unit_test(parity_test),
		cmocka_unit_test(policy_test),    cmocka_unit_test(after_blank_test), cmocka_unit_test(middle_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
