/* Blocks: margins, heights, widths, positioned boxes (CSS 2.1, 8.3, 9, 10). */
#include "unit/layout/laid_here.h"

/* Baselines are 13.8 pt below the top of a line. */
static void expect_top(const struct laid *l, const char *text, double top)
{
	expect_lu(l, text, text_at(l, text, 0, NULL)->y, PT(top + 13.8));
}

/* Siblings: the larger margin.  Parent and first child without an edge between: collapsed, outside the
   parent.  With padding: kept inside.  Negative: added. */
static void collapse_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "",
	    "<p style=\"margin-bottom: 8pt\">甲</p><p style=\"margin-top: 5pt\">乙</p>"
	    "<div style=\"margin-top: 4pt; background: #eee\"><p style=\"margin: 6pt 0 "
	    "3pt\">丙</p></div><p>丁</p>");
	expect_top(&l, "甲", 20);
	expect_top(&l, "乙", 20 + 20 + 8);
	expect_lu(&l, "box below the margin", frag_at(&l, 1, LAYOUT_BOX, 0)->y, PT(68 + 6));
	expect_lu(&l, "box height", frag_at(&l, 1, LAYOUT_BOX, 0)->h, PT(20));
	expect_top(&l, "丙", 74);
	expect_top(&l, "丁", 94 + 3);
	laid_drop(&l);
	LAY(&l, "",
	    "<div style=\"padding: 2pt 0; margin-top: 4pt; background: #eee\"><p style=\"margin: 6pt 0 "
	    "3pt\">丙</p></div>"
	    "<p style=\"margin-top: -5pt\">丁</p>");
	expect_top(&l, "丙", 20 + 4 + 2 + 6);
	expect_lu(&l, "box height", frag_at(&l, 1, LAYOUT_BOX, 0)->h, PT(2 + 6 + 20 + 3 + 2));
	expect_top(&l, "丁", 24 + 33 - 5);
	laid_drop(&l);
}

/* An empty block's margins meet; it leaves nothing. */
static void empty_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "",
	    "<p>甲</p><div style=\"margin: 7pt 0 9pt\"></div><p style=\"margin-top: 8pt\">乙</p>"
	    "<div style=\"border-top: 1pt solid black\"></div><p>丙</p>");
	expect_top(&l, "乙", 40 + 9);
	expect_top(&l, "丙", 69 + 1);
	laid_drop(&l);
}

static void width_test(void **state)
{
	struct laid l;
	const struct layout_frag *b;

	(void)state;
	LAY(&l, "div { background: #eee }",
	    "<div style=\"width: 50%; margin: 0 auto\">甲</div>"
	    "<div style=\"width: 60pt; padding: 0 5pt; border: 1pt solid black; margin-left: auto\">乙</div>"
	    "<div style=\"width: 60pt; padding: 0 5pt; border: 1pt solid black; box-sizing: "
	    "border-box\">丙</div>"
	    "<div style=\"max-width: 30pt\">丁</div>");
	b = frag_at(&l, 1, LAYOUT_BOX, 0);
	expect_lu(&l, "centred", b->x, PT(20 + 40));
	expect_lu(&l, "half", b->w, PT(80));
	b = frag_at(&l, 1, LAYOUT_BOX, 1);
	expect_lu(&l, "content-box", b->w, PT(72));
	expect_lu(&l, "pushed right", b->x, PT(180 - 72));
	expect_lu(&l, "border-box", frag_at(&l, 1, LAYOUT_BOX, 2)->w, PT(60));
	expect_lu(&l, "max-width", frag_at(&l, 1, LAYOUT_BOX, 3)->w, PT(30));
	laid_drop(&l);
}

static void height_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "div { background: #eee }",
	    "<div style=\"height: 50pt\">甲</div><div style=\"min-height: 10pt\">乙</div>"
	    "<div style=\"height: 10pt\">丙</div><p>丁</p>");
	expect_lu(&l, "height", frag_at(&l, 1, LAYOUT_BOX, 0)->h, PT(50));
	expect_lu(&l, "min-height", frag_at(&l, 1, LAYOUT_BOX, 1)->h, PT(20));
	expect_lu(&l, "the box grew", frag_at(&l, 1, LAYOUT_BOX, 2)->h, PT(20));
	expect_top(&l, "丁", 20 + 50 + 20 + 20);
	assert_int_equal(count_code(&l, "layout.height"), 1);
	laid_drop(&l);
}

/* Against the page's content area, and against a positioned box whose height comes last. */
static void absolute_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "",
	    "<p>甲</p><div style=\"position: absolute; bottom: 0; right: 10pt\">印</div>"
	    "<div style=\"position: relative; padding: 5pt 0\"><p>乙</p>"
	    "<div style=\"position: absolute; bottom: 0; left: 3pt\">角</div></div><p>丙</p>");
	expect_top(&l, "印", 180 - 20);
	expect_lu(&l, "right", text_at(&l, "印", 0, NULL)->x, PT(180 - 10 - 10));
	expect_top(&l, "乙", 45);
	expect_top(&l, "角", 40 + 30 - 20);
	expect_lu(&l, "left", text_at(&l, "角", 0, NULL)->x, PT(23));
	expect_top(&l, "丙", 70);
	laid_drop(&l);
}

static void stretched_test(void **state)
{
	struct laid l;
	const struct layout_frag *b;

	(void)state;
	LAY(&l, "div { background: #eee }",
	    "<div style=\"position: absolute; top: 10pt; bottom: 20pt; left: 5pt; right: 15pt; padding: "
	    "2pt\">甲</div>");
	b = frag_at(&l, 1, LAYOUT_BOX, 0);
	expect_lu(&l, "x", b->x, PT(25));
	expect_lu(&l, "w", b->w, PT(140));
	expect_lu(&l, "y", b->y, PT(30));
	expect_lu(&l, "h", b->h, PT(130));
	laid_drop(&l);
}

static void relative_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "", "<p style=\"position: relative; top: 3pt; left: 4pt\">甲</p><p>乙</p>");
	expect_top(&l, "甲", 23);
	expect_lu(&l, "left", text_at(&l, "甲", 0, NULL)->x, PT(24));
	expect_top(&l, "乙", 40);
	laid_drop(&l);
}

/* z-index -1 goes under the text that comes before it: a seal under a signature. */
static void layers_test(void **state)
{
	struct laid l;
	const struct layout_page *p;
	size_t text = 0, seal = 0;

	(void)state;
	LAY(&l, "",
	    "<p>署名</p><div style=\"position: absolute; top: 0; left: 0; width: 20pt; height: 20pt; "
	    "z-index: -1;"
	    " background: #f00\"></div>");
	p = &l.doc.page[0];
	for (size_t k = 0; k < p->n_frag; k++) {
		if (p->frag[k].kind == LAYOUT_TEXT)
			text = k;
		if (p->frag[k].kind == LAYOUT_BOX)
			seal = k;
	}
	assert_true(seal < text);
	laid_drop(&l);
}

static void inline_block_test(void **state)
{
	struct laid l;
	const struct layout_frag *b;

	(void)state;
	LAY(&l,
	    "span { display: inline-block; border-bottom: 1pt solid black; width: 40pt; text-align: center }",
	    "<p>甲<span>乙</span>丙</p>");
	b = frag_at(&l, 1, LAYOUT_BOX, 0);
	expect_lu(&l, "x", b->x, PT(30));
	expect_lu(&l, "w", b->w, PT(40));
	expect_lu(&l, "乙", text_at(&l, "乙", 0, NULL)->x, PT(30 + 15));
	expect_lu(&l, "丙", text_at(&l, "丙", 0, NULL)->x, PT(70));
	expect_lu(&l, "one baseline", text_at(&l, "乙", 0, NULL)->y, text_at(&l, "丙", 0, NULL)->y);
	laid_drop(&l);
}

static void list_test(void **state)
{
	struct laid l;
	const struct layout_frag *m;

	(void)state;
	LAY(&l, "ol { padding-left: 30pt; list-style-type: cjk-ideographic }",
	    "<ol start=\"9\"><li>甲</li><li>乙</li><li value=\"21\">丙</li></ol>");
	m = text_at(&l, "九、", 0, NULL);
	/* Its mark ends where the text begins: the trimmed half counts. */
	expect_lu(&l, "marker", m->x, PT(20 + 30 - 20));
	expect_lu(&l, "text", text_at(&l, "甲", 0, NULL)->x, PT(50));
	text_at(&l, "十、", 0, NULL);
	text_at(&l, "二十一、", 0, NULL);
	laid_drop(&l);
}

static void counters_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l,
	    "h1 { counter-increment: a; counter-reset: b } h1::before { content: counter(a, cjk-ideographic) "
	    "\"、\" }"
	    " h2 { counter-increment: b } h2::before { content: \"（\" counter(a) \".\" counter(b) \"）\" }",
	    "<h1>总</h1><h2>甲</h2><h2>乙</h2><h1>分</h1><h2>丙</h2>");
	expect_lines(&l, "一、总|（1.1）甲|（1.2）乙|二、分|（2.1）丙");
	laid_drop(&l);
}

/* 1000 x 500 px is 750 x 375 pt: too wide for the page, so it is scaled to 160 x 80. */
static void image_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, "img { display: block }",
	    "<img src=\"wide.png\" alt=\"图\"/><img src=\"wide.png\" alt=\"图\" style=\"width: 60pt\"/>"
	    "<img src=\"wide.png\" alt=\"图\" height=\"40\"/>");
	f = frag_at(&l, 1, LAYOUT_IMAGE, 0);
	expect_lu(&l, "w", f->w, PT(160));
	expect_lu(&l, "h", f->h, PT(80));
	expect_lu(&l, "css width", frag_at(&l, 1, LAYOUT_IMAGE, 1)->h, PT(30));
	expect_lu(&l, "height attribute in px", frag_at(&l, 1, LAYOUT_IMAGE, 2)->w, PT(60));
	assert_ptr_equal(f->image, frag_at(&l, 1, LAYOUT_IMAGE, 2)->image);
	laid_drop(&l);
	if (fonts) {
		lay_out(&l, "", "<p><img src=\"none.png\" alt=\"\"/></p>");
		assert_false(l.ok);
		assert_int_equal(l.err.status, EXIT_INPUT);
		assert_true(l.err.at.line == 1);
		laid_drop(&l);
	}
}

static void svg_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "svg { display: block }",
	    "<svg width=\"20mm\" viewBox=\"0 0 4 3\"></svg><svg viewBox=\"0 0 2 1\" style=\"width: "
	    "50%\"></svg>");
	expect_lu(&l, "20 mm", frag_at(&l, 1, LAYOUT_SVG, 0)->w, PT(56.693));
	expect_lu(&l, "4 : 3", frag_at(&l, 1, LAYOUT_SVG, 0)->h, PT(42.520));
	expect_lu(&l, "half", frag_at(&l, 1, LAYOUT_SVG, 1)->w, PT(80));
	expect_lu(&l, "2 : 1", frag_at(&l, 1, LAYOUT_SVG, 1)->h, PT(40));
	laid_drop(&l);
}

/* Half of 160 pt less 10 pt; a tenth and 4 pt from the left. */
static void calc_test(void **state)
{
	struct laid l;
	const struct layout_frag *b;

	(void)state;
	LAY(&l, "p { background: #eee; width: calc(50% - 1em); margin-left: calc(10% + 4pt) }", "<p>甲</p>");
	b = frag_at(&l, 1, LAYOUT_BOX, 0);
	expect_lu(&l, "x", b->x, PT(40));
	expect_lu(&l, "width", b->w, PT(70));
	laid_drop(&l);
}

/* Text off the sheet of 200 pt is told, text in its margins and what a transform moves is not. */
static void off_sheet_test(void **state)
{
	static const struct { const char *css; unsigned errors; } cases[] = {
		{"p { margin-left: -100pt }", 1}, {"p { text-indent: 200pt }", 1}, {"p { padding-left: 178pt; width: 40pt }", 1},
		{"p { position: relative; top: -60pt }", 1}, {"p { margin-left: -20pt }", 0}, {"p { padding-left: 165pt; width: 10pt }", 0},
		{"p { transform: translateX(300pt) }", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct laid l;
		LAY(&l, cases[i].css, "<p>甲</p>");
		assert_int_equal(count_code(&l, "layout.sheet"), cases[i].errors);
		laid_drop(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(off_sheet_test),
		cmocka_unit_test(calc_test),
		cmocka_unit_test(collapse_test),     cmocka_unit_test(empty_test),
		cmocka_unit_test(width_test),        cmocka_unit_test(height_test),
		cmocka_unit_test(absolute_test),     cmocka_unit_test(stretched_test),
		cmocka_unit_test(relative_test),     cmocka_unit_test(layers_test),
		cmocka_unit_test(inline_block_test), cmocka_unit_test(list_test),
		cmocka_unit_test(counters_test),     cmocka_unit_test(image_test),
		cmocka_unit_test(svg_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
