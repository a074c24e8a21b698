/* At-rules, media, imports, pages, recovery: each warning with its line and column. */
#include "page_here.h"

static void test_media(void **state)
{
	static const struct {
		const char *query;
		bool print, screen;
		size_t odd; /* diagnostics when printing */
	} cases[] = {
		{"print", true, false, 0}, {"screen", false, true, 0}, {"all", true, true, 0}, {"", true, true, 0},
		{"not print", false, true, 0}, {"not screen", true, false, 0}, {"only print", true, false, 0},
		{"print, screen", true, true, 0}, {"tty", false, false, 0}, {"PRINT", true, false, 0},
		{"(min-width: 30em)", false, true, 0}, {"(max-width: 600px)", false, false, 0},
		{"screen and (min-width: 600px) and (max-width: 2000px)", false, true, 0},
		{"print and (min-width: 1px)", false, false, 0}, {"print and (orientation: portrait)", true, false, 0},
		{"print and (color)", true, false, 0}, {"(prefers-color-scheme: dark)", false, false, 1},
		{"screen and (hover: hover)", false, false, 0}, {"print and (hover)", false, false, 1},
		{"print or screen", false, false, 1}, {"screen, print and (x)", false, true, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int media = 0; media < 2; media++) {
			struct page p;
			char html[300];
			snprintf(html, sizeof html, "<html><head><style>@media %s { p { color: red } }</style></head><body>"
				"<p id='x'/></body></html>", cases[i].query);
			page_open_with(&p, str_from(html), media ? CSS_SCREEN : CSS_PRINT, NULL);
			bool red = page_style_of(&p, "x")->color == 0xFFFF0000;
			if (red != (media ? cases[i].screen : cases[i].print) || (!media && p.diags.n != cases[i].odd))
				fail_msg("%s for %s: %d, %zu diagnostics", cases[i].query, media ? "screen" : "print", red, p.diags.n);
			page_close(&p);
		}
	}
}

/* What is for the screen is not even parsed when printing. */
static void test_screen_is_silent(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, "@media screen { body { display: flex; gap: 1em; nonsense } @foo { a { b } } p::marker { x: y } "
		"@media (min-width: 3px) { a { cursor: pointer } } } p { color: red }", "<p id='x'></p>");
	expect_no_diags(&p);
	assert_int_equal(page_style_of(&p, "x")->color, 0xFFFF0000);
	page_close(&p);
}

static void test_warnings(void **state)
{
	struct page p;

	(void)state;
	page_style(&p,
		"@font-face { font-family: x; src: url(a.ttf) }\n"          /* 1:20 */
		"@supports (display: grid) { p { color: blue } }\n"         /* 2:1 */
		"p { colour: red; width: 3furlong;\n"                       /* 3:5 property, 3:25 value */
		"  /* 注 */ box-shadow: 0 0 1px; -webkit-x: 1 }\n"           /* 4:11, 4:32 foreign */
		"p:hoover { color: blue } h1, p::selection { color: blue }\n" /* 5:3, 5:33 */
		"p { color red; orphans: 3 } }\n"                           /* 6:5, 6:29 */
		"p { @media print { } widows: 3; .b { color: blue } visibility: hidden }\n" /* 7:5, 7:33 */
		"@page :odd { margin: 1pt }\n"                              /* 8:8 */
		"@import 'late.css'; @charset 'x';\n"                       /* 9:1 */
		"p { text-align: \"left\"; margin: 1px 2px 3px 4px 5px\n}",  /* 10:17, 10:33 */
		"<p id='x'></p>");
	expect_diag(&p, 0, "css.at-rule", 1, 20, "fonts.json");
	expect_diag(&p, 1, "css.at-rule", 2, 1, "@supports");
	expect_diag(&p, 2, "css.property", 3, 5, "是不是 color？");
	expect_diag(&p, 3, "css.value", 3, 25, "3furlong");
	expect_diag(&p, 4, "css.property", 4, 11, "@media screen");
	expect_diag(&p, 5, "css.property", 4, 32, "-webkit-x");
	expect_diag(&p, 6, "css.selector", 5, 3, "hoover");
	expect_diag(&p, 7, "css.selector", 5, 33, "selection");
	expect_diag(&p, 8, "css.syntax", 6, 5, "属性");
	expect_diag(&p, 9, "css.syntax", 6, 29, "}");
	expect_diag(&p, 10, "css.at-rule", 7, 5, "@media");
	expect_diag(&p, 11, "css.syntax", 7, 33, "属性");
	expect_diag(&p, 12, "css.selector", 8, 8, "@page");
	expect_diag(&p, 13, "css.at-rule", 9, 1, "开头");
	expect_diag(&p, 14, "css.value", 10, 17, "left");
	expect_diag(&p, 15, "css.value", 10, 33, "5px");
	assert_int_equal(p.diags.n, 16);
	assert_int_equal(page_style_of(&p, "x")->color, 0xFF000000);
	assert_int_equal(page_style_of(&p, "x")->orphans, 3);
	assert_int_equal(page_style_of(&p, "x")->widows, 3);
	assert_true(page_style_of(&p, "x")->hidden);
	page_close(&p);
}

/* Broken ends: everything open is closed at the end of the sheet (CSS Syntax 3, 2.2). */
static void test_broken_ends(void **state)
{
	static const char *const css[] = {"p { color: red", "p { color: red;", "@media print { p { color: red }",
		"p { color: red } q { width: (", "p { color: red } /* ", "p { color: red } q { content: 'a", "p { color: red } @page {",
		"p { color: red } @page { @top-left { content: 'x'", "<!-- p { color: red } -->", "p { color: red } @import",
		"p { color: red } q", "p { color: red } q { a: [(]) } p { color: blue }", "; p { color: red }"};

	(void)state;
	for (size_t i = 0; i < sizeof css / sizeof *css; i++) {
		struct buf html = {0};
		struct page p;
		buf_fmt(&html, "<html><head><style><![CDATA[%s]]></style></head><body><p id='x'></p></body></html>", css[i]);
		page_open(&p, buf_cstr(&html));
		if (page_style_of(&p, "x")->color != 0xFFFF0000)
			fail_msg("%s", css[i]);
		page_close(&p);
		buf_release(&html);
	}
}

/* ---- linked and imported sheets ---- */

static const struct {
	const char *href, *text;
} files[] = {
	{"a.css", "p { color: red }"},
	{"css/b.css", "@charset 'utf-8'; @import 'c.css'; @import url(../a.css) screen; p { colr: red }"},
	{"css/c.css", "@import url(\"b.css\"); p { color: blue; orphans: 5 }"},
	{"self.css", "@import 'self.css'; p { color: red }"},
	{"deep.css", "@import 'gone.css'; p { color: red }"},
};

static bool load(void *ctx, struct str href, struct arena *a, struct str *text, const char **file)
{
	(void)ctx;
	(void)a;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (str_is(href, files[i].href)) {
			*text = str_from(files[i].text);
			*file = files[i].href;
			return true;
		}
	return false;
}

static const struct css_loader loader = {load, NULL};

static void test_links(void **state)
{
	struct page p;

	(void)state;
	page_open_with(&p, STR("<html><head><link rel='stylesheet' href='css/b.css'/><link rel='icon' href='none'/>"
		"<link rel='alternate stylesheet' href='a.css' media='screen'/><link rel='stylesheet' href='https://x/y.css'/>"
		"<style media='screen'>p { color: green }</style></head><body>"
		"<p id='x'></p></body></html>"), CSS_PRINT, &loader);
	assert_true(p.ok);
	assert_int_equal(page_style_of(&p, "x")->color, 0xFF0000FF);
	assert_int_equal(page_style_of(&p, "x")->orphans, 5);
	assert_int_equal(p.diags.n, 3);
	expect_diag(&p, 0, "css.import", 1, 1, "成环");
	assert_string_equal(p.diags.v[0].at.file, "css/c.css");
	expect_diag(&p, 1, "css.property", 1, 70, "colr");
	assert_string_equal(p.diags.v[1].at.file, "css/b.css");
	expect_diag(&p, 2, "css.import", 1, 146, "网络");
	page_close(&p);
}

static void test_links_missing(void **state)
{
	static const char *const head[] = {"<link rel='stylesheet' href='gone.css'/>", "<link rel='stylesheet' href='deep.css'/>"};
	static const char *const file[] = {"page.html", "deep.css"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char html[200];
		struct page p;
		snprintf(html, sizeof html, "<html><head>%s</head></html>", head[i]);
		page_open_with(&p, str_from(html), CSS_PRINT, &loader);
		assert_false(p.ok);
		assert_string_equal(p.err.code, "css.import");
		assert_int_equal(p.err.status, EXIT_INPUT);
		assert_string_equal(p.err.at.file, file[i]);
		assert_non_null(strstr(p.err.msg, "gone.css"));
		page_close(&p);
	}
}

/* ---- @page ---- */

static void test_page(void **state)
{
	struct page p;
	const struct css_page *g;

	(void)state;
	page_style(&p, "html { font-size: 10pt; --m: 7mm }"
		"@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: '— ' counter(page) ' —' } }"
		"@page :left { margin: 10% 5% } @page :first { @bottom-center { content: none } @top-left-corner { content: 'a' } }"
		"@page wide { size: A3 landscape; margin-left: 2em } @page wide:first { margin-left: var(--m) }"
		"@page :blank { @bottom-center { content: normal } @right-top { content: 'b'; text-align: left; font-size: 2em } }"
		"@page b, c:right { size: 100mm 50mm; background: #eee }", "<p id='x'></p>");
	expect_no_diags(&p);
	g = css_page_lookup(p.sheets, (struct css_page_query){0});
	assert_int_equal(g->width, 609562);  /* 210 mm: 609561.6 lu */
	assert_int_equal(g->height, 862095); /* 297 mm: 862094.5 */
	assert_int_equal(g->margin[CSS_SIDE_TOP], 107399);
	assert_int_equal(g->margin[CSS_SIDE_RIGHT], 75470);
	assert_int_equal(g->margin[CSS_SIDE_BOTTOM], 101594);
	assert_int_equal(g->margin[CSS_SIDE_LEFT], 81275);
	assert_non_null(g->box[CSS_BOTTOM_CENTER]);
	assert_null(g->box[CSS_TOP_LEFT_CORNER]);
	assert_int_equal(g->box[CSS_BOTTOM_CENTER]->text_align, CSS_ALIGN_CENTER);
	assert_int_equal(g->box[CSS_BOTTOM_CENTER]->vertical_align, CSS_MIDDLE);
	assert_int_equal(g->box[CSS_BOTTOM_CENTER]->font_size, LU_PT(10));
	assert_int_equal(g->box[CSS_BOTTOM_CENTER]->display, CSS_BLOCK);
	assert_ptr_equal(g, css_page_lookup(p.sheets, (struct css_page_query){0}));

	g = css_page_lookup(p.sheets, (struct css_page_query){.left = true});
	assert_int_equal(g->margin[CSS_SIDE_TOP], 86210);  /* a tenth of the height, rounded up from 86209.5 */
	assert_int_equal(g->margin[CSS_SIDE_LEFT], 30478); /* a twentieth of the width */
	assert_non_null(g->box[CSS_BOTTOM_CENTER]);

	g = css_page_lookup(p.sheets, (struct css_page_query){.first = true});
	assert_null(g->box[CSS_BOTTOM_CENTER]);
	assert_int_equal(g->box[CSS_TOP_LEFT_CORNER]->text_align, CSS_ALIGN_RIGHT);

	g = css_page_lookup(p.sheets, (struct css_page_query){.name = STR("wide")});
	assert_int_equal(g->width, 1219124); /* 420 mm: 1219124.4 */
	assert_int_equal(g->height, 862095);
	assert_int_equal(g->margin[CSS_SIDE_LEFT], LU_PT(20));
	assert_int_equal(g->margin[CSS_SIDE_TOP], 107399);
	g = css_page_lookup(p.sheets, (struct css_page_query){.name = STR("wide"), .first = true});
	assert_int_equal(g->margin[CSS_SIDE_LEFT], 20319); /* 7 mm: 20318.7 */

	g = css_page_lookup(p.sheets, (struct css_page_query){.blank = true});
	assert_null(g->box[CSS_BOTTOM_CENTER]);
	assert_int_equal(g->box[CSS_RIGHT_TOP]->text_align, CSS_ALIGN_LEFT);
	assert_int_equal(g->box[CSS_RIGHT_TOP]->vertical_align, CSS_TOP);
	assert_int_equal(g->box[CSS_RIGHT_TOP]->font_size, LU_PT(20));

	g = css_page_lookup(p.sheets, (struct css_page_query){.name = STR("b"), .left = true});
	assert_int_equal(g->height, 145134); /* 50 mm: 145133.9 */
	assert_int_equal(g->style->background, 0xFFEEEEEE);
	g = css_page_lookup(p.sheets, (struct css_page_query){.name = STR("c"), .left = true});
	assert_int_equal(g->height, 862095);
	page_close(&p);
}

/* Specificity of CSS Page 3, 4.4: a name beats :first, :first beats :left, whatever the order. */
static void test_page_specificity(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, "@page n { margin-top: 3pt } @page :first { margin-top: 2pt } @page :left { margin-top: 1pt }"
		"@page { margin-top: 9pt !important; margin-bottom: 9pt } @page :left { margin-top: 4pt; margin-bottom: 4pt }",
		"<p id='x'></p>");
	expect_no_diags(&p);
	assert_int_equal(css_page_lookup(p.sheets, (struct css_page_query){.left = true})->margin[2], LU_PT(4));
	assert_int_equal(css_page_lookup(p.sheets, (struct css_page_query){.left = true})->margin[0], LU_PT(9));
	page_close(&p);
	page_style(&p, "@page n { margin-top: 3pt } @page :first { margin-top: 2pt } @page :left { margin-top: 1pt } @page { margin: 0 }",
		"<p id='x'></p>");
	assert_int_equal(css_page_lookup(p.sheets, (struct css_page_query){.left = true})->margin[0], LU_PT(1));
	assert_int_equal(css_page_lookup(p.sheets, (struct css_page_query){.left = true, .first = true})->margin[0], LU_PT(2));
	assert_int_equal(css_page_lookup(p.sheets, (struct css_page_query){.name = STR("n"), .left = true, .first = true})->margin[0],
		LU_PT(3));
	page_close(&p);
}

/* What is wrong with a page's var() is said by css_apply, once, though pages are looked up later. */
static void test_page_variables(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, "@page :left { margin: var(--none) }\n@page { @top-left { content: var(--t, 'x') var(--no); color: red } }", "");
	assert_int_equal(p.diags.n, 2);
	expect_diag(&p, 0, "css.value", 1, 42, "margin");
	expect_diag(&p, 1, "css.value", 2, 30, "content");
	assert_null(css_page_lookup(p.sheets, (struct css_page_query){0})->box[CSS_TOP_LEFT]);
	assert_int_equal(css_page_lookup(p.sheets, (struct css_page_query){.left = true})->margin[0], 0); /* unset: initial */
	assert_int_equal(p.diags.n, 2);
	page_close(&p);
}

static void test_page_sizes(void **state)
{
	static const struct {
		const char *size;
		lu w, h;
	} cases[] = {
		{"auto", 609562, 862095}, {"A4", 609562, 862095}, {"landscape", 862095, 609562}, {"a5", 429596, 609562},
		{"landscape a5", 609562, 429596}, {"A5 landscape", 609562, 429596}, {"portrait", 609562, 862095},
		{"B5", 510871, 725669}, {"letter", LU_PT(612), LU_PT(792)}, {"10cm", 290268, 290268}, {"3in 2in", 221184, 147456},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page p;
		char css[80];
		snprintf(css, sizeof css, "@page { size: %s }", cases[i].size);
		page_style(&p, css, "");
		expect_no_diags(&p);
		const struct css_page *g = css_page_lookup(p.sheets, (struct css_page_query){0});
		if (g->width != cases[i].w || g->height != cases[i].h)
			fail_msg("%s gave %d %d", cases[i].size, g->width, g->height);
		page_close(&p);
	}
}

/* ---- content ---- */

static void test_content(void **state)
{
	struct arena *a = arena_new();
	const struct css_content *c;
	size_t n;

	(void)state;
	c = css_content_parse(a, STR("\"第\\\"\\4E00 \" counter(page) ' / ' counter(pages, simp-chinese-informal) attr(title)"
		"string(head) leader('. ') target-counter(attr(href url), page) target-counter('#a', sec, lower-alpha) leader(dotted)"
		"open-quote content()"), &n);
	assert_int_equal(n, 12);
	assert_true(c[0].kind == CSS_CONTENT_TEXT && str_is(c[0].text, "第\"一"));
	assert_true(c[1].kind == CSS_CONTENT_COUNTER && str_is(c[1].text, "page") && c[1].format == CSS_LIST_DECIMAL);
	assert_true(c[2].kind == CSS_CONTENT_TEXT && str_is(c[2].text, " / "));
	assert_true(c[3].kind == CSS_CONTENT_COUNTER && str_is(c[3].text, "pages") && c[3].format == CSS_LIST_CJK);
	assert_true(c[4].kind == CSS_CONTENT_ATTR && str_is(c[4].text, "title"));
	assert_true(c[5].kind == CSS_CONTENT_STRING && str_is(c[5].text, "head"));
	assert_true(c[6].kind == CSS_CONTENT_LEADER && str_is(c[6].text, ". "));
	assert_true(c[7].kind == CSS_CONTENT_TARGET_COUNTER && str_is(c[7].text, "page") && c[7].target.n == 0);
	assert_true(str_is(c[7].target_attr, "href"));
	assert_true(c[8].kind == CSS_CONTENT_TARGET_COUNTER && str_is(c[8].target, "#a") && str_is(c[8].text, "sec"));
	assert_int_equal(c[8].format, CSS_LIST_LOWER_ALPHA);
	assert_true(c[9].kind == CSS_CONTENT_LEADER && str_is(c[9].text, "."));
	assert_true(c[10].kind == CSS_CONTENT_TEXT && str_is(c[10].text, "“"));
	assert_int_equal(c[11].kind, CSS_CONTENT_SELF);
	css_content_parse(a, STR("none"), &n);
	assert_int_equal(n, 0);
	css_content_parse(a, STR("normal"), &n);
	assert_int_equal(n, 0);
	css_content_parse(a, STR(""), &n);
	assert_int_equal(n, 0);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_media), cmocka_unit_test(test_screen_is_silent), cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_broken_ends), cmocka_unit_test(test_links), cmocka_unit_test(test_links_missing),
		cmocka_unit_test(test_page), cmocka_unit_test(test_page_specificity), cmocka_unit_test(test_page_variables), cmocka_unit_test(test_page_sizes),
		cmocka_unit_test(test_content),
	};
	return cmocka_run_group_tests_name("css sheets", tests, NULL, NULL);
}
