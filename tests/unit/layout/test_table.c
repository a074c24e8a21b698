/* Tables: widths, heights, spans, borders (CSS 2.1, 17). */
#include "unit/layout/laid_here.h"

/* No borders, no padding: cells begin where columns begin. */
#define BARE                                                                                       \
	"table { border-collapse: collapse; width: 100% } td, th { padding: 0; text-align: left; " \
	"font-weight: normal } "

static void expect_x(const struct laid *l, const char *text, double x)
{
	expect_lu(l, text, text_at(l, text, 0, NULL)->x, PT(20 + x));
}

static void fixed_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-layout: fixed }",
	    "<table><col style=\"width: 40pt\"/><col style=\"width: 25%\"/><col/><col/>"
	    "<tr><td>甲</td><td>乙</td><td>丙</td><td>丁</td></tr></table>");
	expect_x(&l, "乙", 40);
	expect_x(&l, "丙", 80);
	expect_x(&l, "丁", 120); /* 80 left for two */
	laid_drop(&l);
}

/* Automatic: minima 10 each (one Han), maxima 20, 60 and 40; the table is as wide as its maxima. */
static void shrink_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { width: auto }",
	    "<table><tr><td>甲甲</td><td>乙乙乙乙乙乙</td><td>丙丙丙丙</td></tr></table>");
	expect_x(&l, "乙", 20);
	expect_x(&l, "丙", 80);
	laid_drop(&l);
}

/* Maxima 80 and 240 in 160: minima 10 and 10, the other 140 go 70 : 230. */
static void squeeze_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE,
	    "<table><tr><td>甲甲甲甲甲甲甲甲</td><td>乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙乙</td></"
	    "tr></table>");
	expect_x(&l, "乙", 10 + 140 * 70 / 300.0);
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
}

/* 30 % of 160 is 48, however little is in it. */
static void percent_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE, "<table><tr><td style=\"width: 30%\">甲</td><td>乙乙乙</td></tr></table>");
	expect_x(&l, "乙", 48);
	laid_drop(&l);
}

/* Numbers keep together, so the table is too wide: columns give way and say so. */
static void too_wide_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE,
	    "<table><tr><td>1234567890123456</td><td>1234567890123456</td><td>1234567890123456</td></tr></"
	    "table>");
	assert_int_equal(count_code(&l, "layout.squeeze"), 1);
	for (unsigned i = 0; i < count_kind(&l, 1, LAYOUT_TEXT); i++) {
		const struct layout_frag *f = frag_at(&l, 1, LAYOUT_TEXT, i);
		assert_true(f->x >= PT(20) && f->x + f->w <= PT(180) + 2);
	}
	laid_drop(&l);
}

/* A spanning title of 100 over two columns of 20: each gets 40 more, in equal parts. */
static void colspan_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { width: auto }",
	    "<table><tr><td colspan=\"2\">一二三四五六七八九十</td><td>丁</td></tr>"
	    "<tr><td>甲甲</td><td>乙乙</td><td>丙</td></tr></table>");
	expect_x(&l, "丁", 100);
	expect_x(&l, "乙", 50);
	expect_x(&l, "丙", 100);
	laid_drop(&l);
}

/* A cell over two rows of 20 that is 60 high: each row grows by 10; the middle of 60 holds a line of 20. */
static void rowspan_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "td { vertical-align: top }",
	    "<table><tr><td rowspan=\"2\">甲<br/>甲<br/>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
	    "<tr><td rowspan=\"2\" style=\"vertical-align: "
	    "middle\">丁</td><td>戊</td></tr><tr><td>己</td></tr></table>");
	expect_lu(&l, "丙", text_at(&l, "丙", 0, NULL)->y, PT(20 + 30 + 13.8));
	expect_lu(&l, "丁", text_at(&l, "丁", 0, NULL)->y, PT(80 + 10 + 13.8));
	expect_lu(&l, "己", text_at(&l, "己", 0, NULL)->y, PT(100 + 13.8));
	assert_int_equal(l.doc.rows_in, 4);
	assert_int_equal(l.doc.rows_out, 4);
	laid_drop(&l);
}

/* Columns 80 wide between grid lines at 1, 80 and 159: half of the outer 2 pt lies inside. */
static void collapsed_test(void **state)
{
	struct laid l;
	const struct layout_frag *top;

	(void)state;
	LAY(&l, BARE "table { border: 2pt solid black; table-layout: fixed } td { border: 1pt solid black }",
	    "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td style=\"border-top: 3pt solid "
	    "#f00\">丁</td></tr></table>");
	expect_x(&l, "甲", 2);        /* 1 + half of 2 */
	expect_x(&l, "乙", 80 + 0.5); /* half of 1 */
	/* First row: outer half 1 in the table, 1 in the row; below it half of 1 for 甲, of 3 for 乙, so the
	   row has 21 pt for 甲's line of 20, which stands in the middle. */
	expect_lu(&l, "甲", text_at(&l, "甲", 0, NULL)->y, PT(20 + 1 + 1 + 0.5 + 13.8));
	top = frag_at(&l, 1, LAYOUT_RULE, 0);
	expect_lu(&l, "rule", top->x, PT(20));
	laid_drop(&l);
}

/* 17.6.2.1: the wider border wins; of the same width double beats solid, solid dashed. */
static void conflict_test(void **state)
{
	struct laid l;
	unsigned red = 0, n;

	(void)state;
	LAY(&l, BARE "td { border: 1pt dashed #00f }",
	    "<table><tr><td style=\"border-right: 1pt solid #f00\">甲</td><td>乙</td></tr></table>");
	n = count_kind(&l, 1, LAYOUT_RULE);
	for (unsigned i = 0; i < n; i++)
		red += frag_at(&l, 1, LAYOUT_RULE, i)->rule.color == 0xFFFF0000;
	assert_int_equal(red, 1);
	assert_int_equal(n, 5); /* three upright, two flat: alike neighbours are one rule */
	laid_drop(&l);
}

/* A spanning cell that goes on is closed at the foot of the page and opened on the next: rows of 20 + 1, seven and
   three of ten, each page with two rules over both columns. */
static void closed_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-layout: fixed } td { border: 1pt solid black }",
	    "<table><tr><td rowspan=\"10\">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>"
	    "<tr><td>4</td></tr><tr><td>5</td></tr><tr><td>6</td></tr><tr><td>7</td></tr><tr><td>8</td></tr>"
	    "<tr><td>9</td></tr><tr><td>10</td></tr></table>");
	assert_int_equal(l.doc.n_page, 2);
	for (unsigned page = 1; page <= 2; page++) {
		unsigned n = count_kind(&l, page, LAYOUT_RULE), wide = 0;
		for (unsigned i = 0; i < n; i++)
			wide += frag_at(&l, page, LAYOUT_RULE, i)->w > PT(150);
		assert_int_equal(wide, 2);
	}
	laid_drop(&l);
}

/* Separate borders: spacing of 4 round two cells in 160: (160 - 12) / 2. */
static void separate_test(void **state)
{
	struct laid l;
	const struct layout_frag *b;

	(void)state;
	LAY(&l,
	    BARE "table { border-collapse: separate; border-spacing: 4pt; table-layout: fixed } td { border: "
		 "1pt solid black }",
	    "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>");
	b = frag_at(&l, 1, LAYOUT_BOX, 1);
	expect_lu(&l, "x", b->x, PT(20 + 4 + 74 + 4));
	expect_lu(&l, "w", b->w, PT(74));
	expect_lu(&l, "y", b->y, PT(24));
	expect_lu(&l, "h", b->h, PT(22));
	expect_lu(&l, "second row", frag_at(&l, 1, LAYOUT_BOX, 2)->y, PT(24 + 22 + 4));
	laid_drop(&l);
}

static void align_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-layout: fixed }",
	    "<table><tr><td style=\"text-align: right\">12.50</td><td style=\"text-align: "
	    "center\">乙</td></tr>"
	    "<tr><td style=\"height: 40pt; vertical-align: bottom\">丙</td><td style=\"vertical-align: "
	    "top\">丁</td></tr></table>");
	expect_lu(&l, "right", text_at(&l, "12.50", 0, NULL)->x + text_at(&l, "12.50", 0, NULL)->w, PT(100));
	expect_x(&l, "乙", 80 + 35);
	expect_lu(&l, "bottom", text_at(&l, "丙", 0, NULL)->y, PT(40 + 20 + 13.8));
	expect_lu(&l, "top", text_at(&l, "丁", 0, NULL)->y, PT(40 + 13.8));
	laid_drop(&l);
}

/* Rows without a table, a table without rows, cells of blocks: what markup leaves out is put in. */
static void anonymous_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "i { display: table-cell; font-style: normal }",
	    "<div><i>甲</i><i>乙</i></div><table></table><table><caption>表</caption><tr><td><p>丙</p><p>丁</"
	    "p></td></tr></table>");
	expect_x(&l, "乙", 10);
	expect_lu(&l, "caption", text_at(&l, "表", 0, NULL)->y, PT(40 + 13.8));
	expect_lu(&l, "丁", text_at(&l, "丁", 0, NULL)->y, PT(80 + 13.8));
	laid_drop(&l);
}

/* The same text in the same style is shaped once and drawn from the same run. */
static void label_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE, "<table><tr><td>重复</td><td>重复</td></tr></table>");
	assert_ptr_equal(text_at(&l, "重复", 0, NULL)->run, text_at(&l, "重复", 1, NULL)->run);
	laid_drop(&l);
}

/* A word of 30 letters (150 pt at half an em each, more or less) beside one character of 10 pt, in 100 pt: the
   wide column gives way alone. */
static void give_way_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "div { width: 100pt } td { padding: 0 }",
	    "<div><table><tr><td>abcdefghijabcdefghijabcdefghij</td><td>短</td></tr></table></div>");
	expect_lu(&l, "短", text_at(&l, "短", 0, NULL)->x, PT(110));
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(give_way_test), cmocka_unit_test(closed_test),
		cmocka_unit_test(fixed_test),    cmocka_unit_test(shrink_test),
		cmocka_unit_test(squeeze_test),  cmocka_unit_test(percent_test),
		cmocka_unit_test(too_wide_test), cmocka_unit_test(colspan_test),
		cmocka_unit_test(rowspan_test),  cmocka_unit_test(collapsed_test),
		cmocka_unit_test(conflict_test), cmocka_unit_test(separate_test),
		cmocka_unit_test(align_test),    cmocka_unit_test(anonymous_test),
		cmocka_unit_test(label_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
