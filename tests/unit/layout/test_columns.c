/* Several columns (CSS Multicol 1). */
#include "unit/layout/laid_here.h"

/* The type area of 160 pt takes two columns of 70 pt with 20 pt between them: at 20 and at 110 pt. */
#define TWO "div { column-count: 2; column-gap: 20pt } "

static void lines(struct buf *b, unsigned from, unsigned to)
{
	for (unsigned i = from; i <= to; i++)
		buf_fmt(b, "<p>行%u。</p>", i);
}

/* Page, column and line of 行n: "12.3" is page 1, column 2, line 3 (from 1). */
static void expect_at(const struct laid *l, unsigned n, const char *want)
{
	char text[16], got[32];
	const struct layout_frag *f;
	unsigned page;

	snprintf(text, sizeof text, "行%u。", n);
	f = text_at(l, text, 0, &page);
	snprintf(got, sizeof got, "%u%d.%d", page, (int)((f->x - PT(20) + PT(45)) / PT(90)) + 1,
		 (int)((f->y - PT(33.8) + PT(10)) / PT(20)) + 1);
	if (strcmp(got, want) != 0) {
		show(l);
		fail_msg("%s is at %s, expected %s", text, got, want);
	}
}

static void balance_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<div>");
	lines(&b, 1, 5);
	buf_cat(&b, "</div><p>行6。</p>");
	LAY(&l, TWO " div { column-rule: 2pt solid red }", buf_cstr(&b));
	expect_at(&l, 1, "11.1");
	expect_at(&l, 3, "11.3");
	expect_at(&l, 4, "12.1");
	expect_at(&l, 5, "12.2");
	expect_at(&l, 6, "11.4");
	/* The rule: in the middle of the gap, as high as the columns. */
	expect_lu(&l, "rule x", frag_at(&l, 1, LAYOUT_RULE, 0)->x, PT(99));
	expect_lu(&l, "rule w", frag_at(&l, 1, LAYOUT_RULE, 0)->w, PT(2));
	expect_lu(&l, "rule h", frag_at(&l, 1, LAYOUT_RULE, 0)->h, PT(60));
	laid_drop(&l);
	buf_release(&b);
}

/* Twenty lines: sixteen fill page 1; the four that are left are balanced. */
static void pages_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<div>");
	lines(&b, 1, 20);
	buf_cat(&b, "</div><p>行21。</p>");
	LAY(&l, TWO, buf_cstr(&b));
	expect_at(&l, 8, "11.8");
	expect_at(&l, 9, "12.1");
	expect_at(&l, 16, "12.8");
	expect_at(&l, 17, "21.1");
	expect_at(&l, 19, "22.1");
	expect_at(&l, 21, "21.3");
	laid_drop(&l);
	/* Behind three lines the columns are five lines high. */
	buf_clear(&b);
	lines(&b, 1, 3);
	buf_cat(&b, "<div>");
	lines(&b, 4, 16);
	buf_cat(&b, "</div>");
	LAY(&l, TWO, buf_cstr(&b));
	expect_at(&l, 4, "11.4");
	expect_at(&l, 8, "11.8");
	expect_at(&l, 9, "12.4");
	expect_at(&l, 13, "12.8");
	expect_at(&l, 14, "21.1");
	expect_at(&l, 16, "22.1");
	laid_drop(&l);
	buf_release(&b);
}

static void break_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, TWO ".b { break-before: column }",
	    "<div><p>行1。</p><p class=\"b\">行2。</p><p>行3。</p><p>行4。</p></div><p class=\"b\">行5。</p>");
	expect_at(&l, 1, "11.1");
	expect_at(&l, 2, "12.1");
	expect_at(&l, 4, "12.3");
	expect_at(&l, 5, "11.4");
	assert_int_equal(l.doc.n_page, 1);
	laid_drop(&l);
	/* A third column begins on the next page. */
	LAY(&l, TWO ".b { break-after: column }",
	    "<div><p class=\"b\">行1。</p><p class=\"b\">行2。</p><p>行3。</p></div>");
	expect_at(&l, 2, "12.1");
	expect_at(&l, 3, "21.1");
	laid_drop(&l);
}

static void span_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, TWO "h1 { column-span: all }",
	    "<div><p>行1。</p><p>行2。</p><h1>行3。</h1><p>行4。</p><p>行5。</p></div>");
	expect_at(&l, 1, "11.1");
	expect_at(&l, 2, "12.1");
	expect_at(&l, 3, "11.2");
	expect_at(&l, 4, "11.3");
	expect_at(&l, 5, "12.3");
	laid_drop(&l);
}

/* 3.4 of the specification: in 160 pt with gaps of 10 pt there is room for three columns of at least 40 pt. */
static void width_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "div { columns: 40pt; column-gap: 10pt } p { border: 1pt solid }", "<div><p>甲</p><p>乙</p><p>丙</p></div>");
	expect_lu(&l, "w", frag_at(&l, 1, LAYOUT_BOX, 0)->w, PT(140.0 / 3));
	expect_lu(&l, "x", frag_at(&l, 1, LAYOUT_BOX, 2)->x, PT(20 + 2 * (140.0 / 3 + 10)));
	laid_drop(&l);
	LAY(&l, "div { columns: 2 30pt; column-gap: 10pt } p { border: 1pt solid }", "<div><p>甲</p><p>乙</p></div>");
	expect_lu(&l, "w", frag_at(&l, 1, LAYOUT_BOX, 0)->w, PT(75));
	laid_drop(&l);
	LAY(&l, "div { columns: 20; column-gap: 100pt } p { border: 1pt solid }", "<div><p>甲</p></div><div></div>");
	expect_lu(&l, "w", frag_at(&l, 1, LAYOUT_BOX, 0)->w, PT(30));
	laid_drop(&l);
}

/* A note called in a column stands at the foot of the page and takes a line off both columns. */
static void note_test(void **state)
{
	struct laid l;
	struct buf b = {0};

	(void)state;
	buf_cat(&b, "<div><p>行1。<span class=\"n\">注</span></p>");
	lines(&b, 2, 16);
	buf_cat(&b, "</div>");
	LAY(&l, TWO "@page { @footnote { margin: 0; padding: 0; border: none } } .n { float: footnote } "
		    ".n::footnote-call { vertical-align: baseline; font-size: 1em; line-height: 20pt }", buf_cstr(&b));
	expect_at(&l, 7, "11.7");
	expect_at(&l, 8, "12.1");
	expect_at(&l, 14, "12.7");
	expect_at(&l, 15, "21.1");
	expect_lu(&l, "note", text_at(&l, "注", 0, NULL)->y, PT(173.8));
	laid_drop(&l);
	buf_release(&b);
}

/* What no page is high enough for is told with its place. */
static void high_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, TWO, "<div><svg width=\"20\" height=\"2000\"><title>t</title></svg></div>");
	assert_int_equal(count_code(&l, "layout.overflow"), 1);
	assert_int_equal(l.diags.v[0].at.line, 1);
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(balance_test), cmocka_unit_test(pages_test),
					   cmocka_unit_test(break_test),   cmocka_unit_test(span_test),
					   cmocka_unit_test(width_test),   cmocka_unit_test(note_test),
					   cmocka_unit_test(high_test)};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
