/* Which declaration wins, what is inherited, what is shared. */
#include "page_here.h"

static void expect_color(const char *css, const char *body, uint32_t want)
{
	struct page p;

	page_style(&p, css, body);
	expect_no_diags(&p);
	if (page_style_of(&p, "x")->color != want)
		fail_msg("%s | %s gave %08x", css, body, page_style_of(&p, "x")->color);
	page_close(&p);
}

static void test_order(void **state)
{
	(void)state;
	expect_color("p { color: #111 } p { color: #222 }", "<p id='x'/>", 0xFF222222);
	expect_color("p { color: #111; color: #222 }", "<p id='x'/>", 0xFF222222);
	expect_color(".a { color: #111 } p { color: #222 }", "<p id='x' class='a'/>", 0xFF111111);
	expect_color("#x { color: #111 }", "<p id='x' style='color: #333'/>", 0xFF333333);
	expect_color("p { color: #111 !important }", "<p id='x' style='color: #333'/>", 0xFF111111);
	expect_color("p { color: #111 !important }", "<p id='x' style='color: #333 ! important'/>", 0xFF333333);
	expect_color("p { color: #111 !important } #x { color: #222 }", "<p id='x'/>", 0xFF111111);
	expect_color("p { color: #111 !important } p { color: #222 !important }", "<p id='x'/>", 0xFF222222);
	expect_color("p { color: #111 !important; color: #222 }", "<p id='x'/>", 0xFF111111);
	/* a bad value leaves the one before it in force: forward compatibility of sheets */
	expect_color("p { color: #111 } div { color: #222 }", "<div><p id='x'/></div>", 0xFF111111);
}

static void test_inherit(void **state)
{
	(void)state;
	expect_color("div { color: #111 }", "<div><p><b id='x'/></p></div>", 0xFF111111);
	expect_color("div { color: #111 } p { color: initial }", "<div><p id='x'/></div>", 0xFF000000);
	expect_color("div { color: #111 } p { color: #222 } p { color: inherit }", "<div><p id='x'/></div>", 0xFF111111);
	expect_color("div { color: #111 } p { color: #222 } p { color: unset }", "<div><p id='x'/></div>", 0xFF111111);

	struct page p;
	page_style(&p, "div { margin: 7pt; border: 2pt solid red; font-size: 20pt; line-height: 1.5; width: 50% }"
		"#x { margin-left: inherit; border-top: inherit; font-size: .5em; width: inherit; margin-top: unset }",
		"<div><span id='x'/></div>");
	const struct css_style *s = page_style_of(&p, "x");
	assert_int_equal(s->margin[CSS_SIDE_LEFT].v, LU_PT(7));
	assert_int_equal(s->margin[CSS_SIDE_TOP].v, 0);
	assert_int_equal(s->margin[CSS_SIDE_RIGHT].v, 0);
	assert_int_equal(s->border[CSS_SIDE_TOP].width, LU_PT(2));
	assert_int_equal(s->border[CSS_SIDE_TOP].color, 0xFFFF0000);
	assert_int_equal(s->border[CSS_SIDE_LEFT].width, 0);
	assert_int_equal(s->font_size, LU_PT(10));
	assert_int_equal(s->line_height.unit, CSS_PERCENT); /* the number is inherited, not 30 pt */
	assert_int_equal(s->line_height.v, 150000);
	assert_int_equal(s->width.unit, CSS_PERCENT);
	page_close(&p);
}

/* HTML's own sheet is weaker than anything an author says, attributes stand between. */
static void test_origins(void **state)
{
	struct page p;
	const struct css_style *s;

	(void)state;
	page_style(&p, "* { font-weight: 400 } td { width: 5pt }",
		"<h1 id='h'>x</h1><table><tr><td id='t' width='50%'/><th id='u' width='100'/></tr></table><div id='n' hidden=''/>"
		"<svg id='s' width='40' height='2em'><g fill='red'><rect id='r' stroke-width='2' stroke='#00f'/>"
		"<rect id='q' style='fill: none' fill='blue' opacity='.5'/></g></svg>");
	expect_no_diags(&p);
	s = page_style_of(&p, "h");
	assert_int_equal(s->weight, 400);
	assert_int_equal(s->bookmark_level, 1);
	assert_int_equal(s->break_after, CSS_BREAK_AVOID);
	assert_int_equal(page_style_of(&p, "t")->width.v, LU_PT(5));
	assert_int_equal(page_style_of(&p, "t")->display, CSS_TABLE_CELL);
	assert_int_equal(page_style_of(&p, "t")->vertical_align, CSS_MIDDLE);
	assert_int_equal(page_style_of(&p, "u")->width.v, LU_PT(75));
	assert_int_equal(page_style_of(&p, "u")->text_align, CSS_ALIGN_CENTER);
	assert_int_equal(page_style_of(&p, "n")->display, CSS_DISPLAY_NONE);
	assert_int_equal(page_style_of(&p, "s")->width.v, LU_PT(30));
	assert_int_equal(page_style_of(&p, "s")->height.v, LU_PT(24));
	s = page_style_of(&p, "r");
	assert_int_equal(s->fill, 0xFFFF0000);
	assert_int_equal(s->stroke, 0xFF0000FF);
	assert_int_equal(s->stroke_width, LU_PT(1.5));
	s = page_style_of(&p, "q");
	assert_int_equal(s->fill, 0);
	assert_int_equal(s->opacity, 500);
	assert_int_equal(s->stroke, 0);
	page_close(&p);
}

/* currentColor is inherited as the word: each element's own colour (CSS Color 4, 4.7). */
static void test_current_color(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, "svg { color: red; fill: currentColor; border: 1pt solid } #r { color: blue } #q { border-left: inherit }",
		"<svg><rect id='r'/><g><rect id='q' color='lime'/><rect id='s'/></g></svg>");
	expect_no_diags(&p);
	assert_int_equal(page_style_of(&p, "r")->fill, 0xFF0000FF);
	assert_int_equal(page_style_of(&p, "q")->fill, 0xFF00FF00);
	assert_int_equal(page_style_of(&p, "q")->border[CSS_SIDE_LEFT].color, 0xFF00FF00);
	assert_int_equal(page_style_of(&p, "s")->fill, 0xFFFF0000);
	page_close(&p);
}

static void test_shared(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, ".a { color: red } .b { color: #f00 } tr:nth-child(2) { color: red }",
		"<p id='x' class='a'/><p id='y' class='b'/><p id='z' style='color: RED'/><p id='v'/>"
		"<table><tr id='t1' data-n='1'/><tr id='t2'/><tr id='t3'/></table>");
	expect_no_diags(&p);
	assert_ptr_equal(page_style_of(&p, "x"), page_style_of(&p, "y"));
	assert_ptr_equal(page_style_of(&p, "x"), page_style_of(&p, "z"));
	assert_ptr_not_equal(page_style_of(&p, "x"), page_style_of(&p, "v"));
	assert_ptr_equal(page_style_of(&p, "t1"), page_style_of(&p, "t3"));
	assert_ptr_not_equal(page_style_of(&p, "t1"), page_style_of(&p, "t2"));
	page_close(&p);
}

static void test_pseudo(void **state)
{
	struct page p;
	const struct css_style *s;

	(void)state;
	page_style(&p, "p { color: red; margin: 3pt } .a::before { content: '★'; font-weight: bold } .a:after { content: none }"
		".b::before { display: block } .c::after { content: 'x'; display: none } .a.d::before { content: normal }"
		"q { color: blue }",
		"<p id='x' class='a'/><p id='y' class='b'/><p id='z' class='c'/><p id='w' class='a d'/><q id='q'/>");
	expect_no_diags(&p);
	s = page_style_of(&p, "x");
	assert_non_null(s->before);
	assert_null(s->after);
	assert_true(str_is(s->before->content, "'★'"));
	assert_int_equal(s->before->weight, 700);
	assert_int_equal(s->before->color, 0xFFFF0000);
	assert_int_equal(s->before->margin[0].v, 0);
	assert_int_equal(s->before->display, CSS_INLINE);
	assert_null(page_style_of(&p, "y")->before);
	assert_null(page_style_of(&p, "z")->after);
	assert_null(page_style_of(&p, "w")->before);
	assert_non_null(page_style_of(&p, "q")->before);
	assert_non_null(page_style_of(&p, "q")->after);
	page_close(&p);
}

static void test_rem_and_root(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, "html { font-size: 2rem; margin: 1rem; display: inline } p { font-size: 1.5rem; margin-top: 1rem }",
		"<p id='x'/>");
	/* rem in the root's own font size is the initial 12 pt, elsewhere the root's 24 pt */
	assert_int_equal(p.doc.root->style->font_size, LU_PT(24));
	assert_int_equal(p.doc.root->style->margin[0].v, LU_PT(24));
	assert_int_equal(p.doc.root->style->display, CSS_BLOCK);
	assert_int_equal(page_style_of(&p, "x")->font_size, LU_PT(36));
	assert_int_equal(page_style_of(&p, "x")->margin[0].v, LU_PT(24));
	page_close(&p);
}

static void test_anonymous(void **state)
{
	struct page p;
	const struct css_style *s, *a;

	(void)state;
	page_style(&p, "p { color: red; margin: 3pt; text-indent: 2em; border: 1pt solid }", "<p id='x'/>");
	s = page_style_of(&p, "x");
	a = css_style_anonymous(p.sheets, s, CSS_BLOCK);
	assert_ptr_equal(a, css_style_anonymous(p.sheets, s, CSS_BLOCK));
	assert_ptr_not_equal(a, css_style_anonymous(p.sheets, s, CSS_TABLE_CELL));
	assert_int_equal(a->display, CSS_BLOCK);
	assert_int_equal(a->color, 0xFFFF0000);
	assert_int_equal(a->text_indent.v, LU_PT(24));
	assert_int_equal(a->margin[0].v, 0);
	assert_int_equal(a->border[0].width, 0);
	a = css_style_initial(p.sheets);
	assert_int_equal(a->display, CSS_INLINE);
	assert_int_equal(a->font_size, LU_PT(12));
	assert_int_equal(a->color, 0xFF000000);
	assert_int_equal(a->border[0].width, 0);
	assert_int_equal(a->width.unit, CSS_AUTO);
	assert_int_equal(a->max_width.unit, CSS_NONE);
	assert_int_equal(a->min_width.unit, CSS_LU);
	assert_int_equal(a->inset[0].unit, CSS_AUTO);
	assert_int_equal(a->orphans, 2);
	assert_int_equal(a->opacity, 1000);
	assert_int_equal(a->fill, 0xFF000000);
	assert_int_equal(a->stroke_width, 768);
	assert_int_equal(a->spacing_trim, CSS_TRIM_NORMAL);
	page_close(&p);
}

/* ---- custom properties ---- */

static void expect_var(const char *css, uint32_t want, size_t diags)
{
	struct page p;

	page_style(&p, css, "<div><p id='x'/></div>");
	if (page_style_of(&p, "x")->color != want || p.diags.n != diags)
		fail_msg("%s gave %08x with %zu diagnostics", css, page_style_of(&p, "x")->color, p.diags.n);
	page_close(&p);
}

static void test_variables(void **state)
{
	const uint32_t red = 0xFFFF0000, black = 0xFF000000;

	(void)state;
	expect_var(":root { --c: red } p { color: var(--c) }", red, 0);
	expect_var("p { --c: red; color: var(--c) }", red, 0);
	expect_var("p { color: var(--c); --c: red }", red, 0);
	expect_var(":root { --c: blue } div { --c: red } p { color: var(--c) }", red, 0);
	expect_var(":root { --c: red; --d: var(--c) } p { --c: blue; color: var(--d) }", red, 0); /* resolved where declared */
	expect_var("p { color: var(--none, red) }", red, 0);
	expect_var("p { color: var(--none, var(--nor, red)) }", red, 0);
	expect_var("p { --r: 255; color: rgb(var(--r), 0, 0) }", red, 0);
	expect_var("p { --rgb: 255, 0, 0; color: rgb(var(--rgb)) }", red, 0);
	expect_var("p { --C: red; --c: blue; color: var(--C) }", red, 0); /* case counts */
	expect_var("p { --c: red !important; --c: blue; color: var(--c) }", red, 0);
	expect_var("p { --c: blue } #x { --c: red } p { color: var(--c) }", red, 0);
	expect_var("div { --c: red } p { --c: inherit; color: var(--c) }", red, 0);
	expect_var("div { --c: blue } p { --c: initial; color: var(--c, red) }", red, 0);
	expect_var("div { color: red } p { color: blue } p { color: var(--none) }", red, 1); /* unset: inherited */
	expect_var("p { color: blue; color: var(--none) }", black, 1);
	expect_var("p { --c: 3pt; color: var(--c) }", black, 1);
	expect_var("p { --a: var(--b); --b: var(--a); color: var(--a, red) }", red, 0); /* a cycle: both void */
	expect_var("p { --a: var(--a); color: var(--a) }", black, 1);
	expect_var("p { --a: x var(--b); --b: y; color: var(--a, red) }", black, 1);
	expect_var("p { --a:; color: var(--a) red }", red, 0); /* empty is a value */
}

static void test_variables_elsewhere(void **state)
{
	struct page p;
	const struct css_style *s;

	(void)state;
	page_style(&p, ":root { --pad: 1pt 2pt; --w: 1pt; --k: 3 }"
		"p { padding: var(--pad); border: var(--w) solid red; width: calc(var(--k) * 1em + var(--w)) }"
		"p::before { content: '第' var(--what, '章') } p { font: var(--size, 10pt)/2 var(--f, A, 'B') }", "<p id='x'/>");
	expect_no_diags(&p);
	s = page_style_of(&p, "x");
	assert_int_equal(s->padding[CSS_SIDE_RIGHT].v, LU_PT(2));
	assert_int_equal(s->border[0].width, LU_PT(1));
	assert_int_equal(s->width.v, LU_PT(31));
	assert_true(str_is(s->family, "A,B"));
	size_t n;
	const struct css_content *c = css_content_parse(p.arena, s->before->content, &n);
	assert_int_equal(n, 2);
	assert_true(str_is(c[0].text, "第") && str_is(c[1].text, "章"));
	page_close(&p);
}

/* Doubling forty times would be 10^12 bytes: the value is given up instead. */
static void test_variable_bomb(void **state)
{
	struct buf css = {0};
	struct page p;

	(void)state;
	buf_cat(&css, "p { --v0: lol; ");
	for (int i = 1; i <= 40; i++)
		buf_fmt(&css, "--v%d: var(--v%d) var(--v%d); ", i, i - 1, i - 1);
	buf_cat(&css, "color: var(--v40, red) }");
	page_style(&p, buf_cstr(&css), "<p id='x'/>");
	assert_int_equal(page_style_of(&p, "x")->color, 0xFFFF0000);
	page_close(&p);
	buf_release(&css);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order), cmocka_unit_test(test_inherit), cmocka_unit_test(test_origins),
		cmocka_unit_test(test_shared), cmocka_unit_test(test_current_color), cmocka_unit_test(test_pseudo), cmocka_unit_test(test_rem_and_root),
		cmocka_unit_test(test_anonymous), cmocka_unit_test(test_variables),
		cmocka_unit_test(test_variables_elsewhere), cmocka_unit_test(test_variable_bomb),
	};
	return cmocka_run_group_tests_name("css cascade", tests, NULL, NULL);
}
