/* What may be written for each property and what it computes to. */
#include "page_here.h"

/* Lengths in lu, worked by hand: 1 in = 72 pt = 73,728 lu; round half away from zero. */
static void test_units(void **state)
{
	static const struct {
		const char *value;
		lu want;
	} cases[] = {
		{"1pt", 1024}, {"1px", 768}, {"1in", 73728}, {"1pc", 12288},
		{"25.4mm", 73728}, {"2.54cm", 73728}, {"101.6q", 73728},
		{"1mm", 2903},       /* 73728 / 25.4 = 2902.677 */
		{"37mm", 107399},    /* 107399.06 */
		{"10.39mm", 30159},  /* 30158.8 */
		{"1hang", 30159}, {"22hang", 663494}, /* 228.58 mm = 663494.0 */
		{"1zi", 16172},      /* 156 mm / 28 = 452817.6 / 28 = 16172.06 */
		{"28zi", 452818},    /* 156 mm = 452817.64 */
		{"2em", 20480}, {"1rem", 12288}, {"1ex", 5120}, {"3ch", 15360}, /* font 10 pt, root 12 pt */
		{"0", 0}, {"+1.5PT", 1536}, {"1e1pt", 10240}, {".5pt", 512},
		{"0.00048828125pt", 0}, /* half a lu is 0.000488 in millionths: 0.4997 */
		{"calc(1pt + 2 * 3px)", 5632}, {"calc((2em - 1pt) / 2)", 9728}, {"calc(1rem + 1em)", 22528},
		{"calc(-1 * (1pt - 3pt))", 2048}, {"calc(1in/4)", 18432}, {"calc(1pt*2*3)", 6144},
		{"calc( calc(1pt) + 0 * 1em )", 1024}, {"calc(10mm / 3)", 9676}, /* 9.448819 pt = 9675.59 */
		{"9999999999pt", 1 << 22},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char css[120];
		struct page p;
		snprintf(css, sizeof css, "p { font-size: 10pt; width: %s }", cases[i].value);
		page_style(&p, css, "<p id='x'>x</p>");
		expect_no_diags(&p);
		const struct css_style *s = page_style_of(&p, "x");
		assert_int_equal(s->width.unit, CSS_LU);
		if (s->width.v != cases[i].want)
			fail_msg("%s gave %d", cases[i].value, s->width.v);
		page_close(&p);
	}
}

/* Lines of the dump of one element with one declaration.  Parent: font 20 pt, colour #010203, line-height 2. */
static const struct {
	const char *declaration, *want;
} good[] = {
	{"font-size: 15pt", "font-size: 15pt"}, {"font-size: 150%", "font-size: 30pt"},
	{"font-size: .5em", "font-size: 10pt"}, {"font-size: 2rem", "font-size: 24pt"},
	{"font-size: x-large", "font-size: 18pt"}, {"font-size: larger", "font-size: 24pt"},
	{"font-size: smaller", "font-size: 16.667pt"}, {"font-size: 三号", "font-size: 16pt"},
	{"font-size: 小四", ""} /* 12 pt is initial */, {"font-size: 3号", "font-size: 16pt"}, {"font-size: 五号", "font-size: 10.5pt"},
	{"font-size: initial", ""}, {"font-size: inherit", "font-size: 20pt"},
	{"color: red", "color: #ffff0000"}, {"color: #abc", "color: #ffaabbcc"}, {"color: #abcd", "color: #ddaabbcc"},
	{"color: #12345678", "color: #78123456"}, {"color: rgb(1, 2, 300)", "color: #ff0102ff"},
	{"color: rgba(1 2 3 / 50%)", "color: #80010203"}, {"color: RGB(100%, 0%, 50%)", "color: #ffff0080"},
	{"color: rgba(9, 9, 9, .25)", "color: #40090909"}, {"color: transparent", "color: #00000000"},
	{"color: RebeccaPurple", "color: #ff663399"}, {"color: currentColor", "color: #ff010203"},
	{"color: unset", "color: #ff010203"},
	{"line-height: normal", ""}, {"line-height: 1.5", "line-height: 150.000%"},
	{"line-height: 150%", "line-height: 30pt"}, {"line-height: 28.95pt", "line-height: 28.9502pt"},
	{"line-height: calc(1 + .5)", "line-height: 150.000%"}, {"line-height: 1.5em", "line-height: 30pt"},
	{"font-family: 'A B', 仿宋,  C  D , serif", "font-family: \"A B,仿宋,C D,serif\""},
	{"font-weight: bold", "font-weight: 700"}, {"font-weight: 350", "font-weight: 350"},
	{"font-weight: bolder", "font-weight: 700"}, {"font-weight: lighter", "font-weight: 100"},
	{"font-style: oblique", "font-style: italic"},
	{"letter-spacing: -.207pt", "letter-spacing: -0.207pt"}, {"letter-spacing: .1em", "letter-spacing: 2pt"},
	{"word-spacing: 1pt", "word-spacing: 1pt"},
	{"text-indent: 2em", "text-indent: 40pt"}, {"text-indent: -5%", "text-indent: -5.000%"},
	{"text-align: end", "text-align: right"}, {"text-align: justify-all", "text-align: justify-all"},
	{"text-align-last: justify", "text-align-last: justify"},
	{"white-space: pre-line", "white-space: pre-line"}, {"line-break: gb", "line-break: gb"},
	{"line-break: strict", "line-break: strict"}, {"word-break: keep-all", "word-break: keep-all"},
	{"overflow-wrap: anywhere", "overflow-wrap: anywhere"}, {"word-wrap: break-word", "overflow-wrap: break-word"},
	{"hanging-punctuation: allow-end", "hanging-punctuation: allow-end"}, {"hanging-label: auto", "hanging-label: auto"},
	{"text-spacing-trim: space-first", "text-spacing-trim: space-first"},
	{"text-autospace: normal", "text-autospace: normal"}, {"text-wrap: balance", "text-wrap: balance"},
	{"list-style-type: simp-chinese-informal", "list-style-type: 5"},
	{"list-style: none outside", "list-style-type: 0"}, {"list-style: circled-decimal", "list-style-type: 7"},
	{"orphans: 3", "orphans: 3"}, {"widows: 1", "widows: 1"}, {"visibility: hidden", "visibility: hidden"},
	{"border-collapse: collapse", "border-collapse: collapse"},
	{"border-spacing: 1pt 2pt", "border-spacing/x: 1pt\nborder-spacing/y: 2pt"},
	{"caption-side: bottom", "caption-side: bottom"},
	{"display: table-cell", "display: table-cell"}, {"display: flow-root", "display: block"},
	{"position: relative", "position: relative"},
	{"position: absolute", "display: block\nposition: absolute"}, /* blockified */
	{"margin: 1pt 2pt 3pt", "margin-top: 1pt\nmargin-right: 2pt\nmargin-bottom: 3pt\nmargin-left: 2pt"},
	{"margin: auto -1pt", "margin-top: auto\nmargin-right: -1pt\nmargin-bottom: auto\nmargin-left: -1pt"},
	{"margin-inline: 1pt 2pt", "margin-right: 2pt\nmargin-left: 1pt"},
	{"padding: 10%", "padding-top: 10.000%\npadding-right: 10.000%\npadding-bottom: 10.000%\npadding-left: 10.000%"},
	{"padding-block-end: 1em", "padding-bottom: 20pt"},
	{"padding-left: calc(1em - 30pt)", ""}, /* negative sums are brought to 0 */
	{"inset: 1pt auto auto 2pt", "top: 1pt\nleft: 2pt"},
	{"border-top: thick double red", "border-top-style: double\nborder-top-width: 3.75pt\nborder-top-color: #ffff0000"},
	{"border-left: solid", "border-left-style: solid\nborder-left-width: 2.25pt\nborder-left-color: #ff010203"},
	{"border-bottom: 1px red", ""}, /* style none: no border */
	{"border: dashed #00f 2pt; border-width: 0 1pt 0 0", "border-top-style: dashed\nborder-right-style: dashed\n"
		"border-bottom-style: dashed\nborder-left-style: dashed\nborder-right-width: 1pt\nborder-right-color: #ff0000ff"},
	{"background: #eee", "background-color: #ffeeeeee"}, {"background: none", ""},
	{"background-color: rgba(0,0,0,0)", ""},
	{"width: 33.333%", "width: 33.333%"}, {"width: calc(50% - 2em)", "width: 50.000% + -40pt"},
	{"margin-left: calc(1pt + 2 * 5%)", "margin-left: 10.000% + 1pt"}, {"width: calc(100% / 3)", "width: 33.333%"}, {"height: auto", ""},
	{"min-width: auto", "min-width: auto"}, {"max-width: 10pt", "max-width: 10pt"}, {"max-height: none", ""},
	{"vertical-align: super", "vertical-align: super"}, {"vertical-align: -2pt", "vertical-align: -2pt"},
	{"vertical-align: 50%", "vertical-align: 20pt"}, /* of the line height, 2 * 20 pt */
	{"text-decoration: underline overline", "text-decoration-line: 5"},
	{"text-decoration: none", ""}, {"text-decoration-line: line-through", "text-decoration-line: 2"},
	{"break-before: recto", "break-before: right"}, {"page-break-before: always", "break-before: page"},
	{"break-after: avoid-page", "break-after: avoid"}, {"page-break-inside: avoid", "break-inside: avoid"},
	{"table-layout: fixed", "table-layout: fixed"}, {"box-sizing: border-box", "box-sizing: border-box"},
	{"overflow: hidden", "overflow: hidden"}, {"z-index: -1", "z-index: -1"}, {"z-index: auto", ""},
	{"opacity: .5", "opacity: 500"}, {"opacity: 12.5%", "opacity: 125"}, {"opacity: 7", ""},
	{"page: wide", "page: \"wide\""}, {"page: auto", ""},
	{"counter-reset: a  3 b", "counter-reset: \"a 3 b\""}, {"counter-increment: c -1", "counter-increment: \"c -1\""},
	{"counter-reset: none", ""}, {"string-set: title content()", "string-set: \"title content()\""},
	{"bookmark-level: 2", "bookmark-level: 2"},
	{"fill: #c00", "fill: #ffcc0000"}, {"fill: none", "fill: #00000000"}, {"stroke: currentcolor", "stroke: #ff010203"},
	{"stroke-width: 2", "stroke-width: 1.5pt"}, {"stroke-width: 2pt", "stroke-width: 2pt"},
	{"stroke-dasharray: 1 2, 3pt", "stroke-dasharray: \"1 2, 3pt\""}, {"fill-opacity: 0.3", "fill-opacity: 300"},
	{"stroke-linecap: square", "stroke-linecap: 2"}, {"stroke-linejoin: bevel", "stroke-linejoin: 2"},
	{"text-anchor: middle", "text-anchor: 1"},
	{"font: 16pt/28.95pt FangSong", "font-size: 16pt\nline-height: 28.9502pt\nfont-family: \"FangSong\""},
	{"font: italic bold 10pt A, B", "font-size: 10pt\nfont-family: \"A,B\"\nfont-weight: 700\n"
		"font-style: italic"},
	{"font: normal 400 1em/2 A", "font-family: \"A\""},
	{"print-color-adjust: exact; float: none; text-justify: inter-character", ""},
	{"COLOR: RED !IMPORTANT", "color: #ffff0000"},
};

/* The dump of one style without the lines that the parent's style alone gives. */
static void style_lines(const char *declaration, struct buf *out, struct page *p)
{
	struct buf html = {0}, dump = {0};
	struct str rest, line;
	bool inside = false;

	buf_fmt(&html, "<html><body style='font-size: 20pt; color: #010203; line-height: 2'>"
		"<span id='x' style=\"%s\"></span></body></html>", declaration);
	page_open(p, buf_cstr(&html));
	css_dump(&p->doc, &dump);
	rest = buf_view(&dump);
	while (str_split(&rest, '\n', &line)) {
		line = str_trim(line);
		if (inside && line.n) {
			if (out->n)
				buf_char(out, '\n');
			buf_str(out, line);
		}
		inside |= str_starts(line, STR("<span"));
	}
	buf_release(&html);
	buf_release(&dump);
}

/* Remove from text the lines that base has. */
static void subtract(struct buf *text, struct str base, struct buf *out)
{
	struct str rest = buf_view(text), line;

	while (rest.n && str_split(&rest, '\n', &line)) {
		size_t at = str_find(base, line);
		if (at != SIZE_MAX && (at == 0 || base.p[at - 1] == '\n') &&
		    (at + line.n == base.n || base.p[at + line.n] == '\n'))
			continue;
		if (out->n)
			buf_char(out, '\n');
		buf_str(out, line);
	}
}

static void test_properties(void **state)
{
	/* what the parent gives, for the cases whose wanted text repeats it or not */
	static const char base[] = "font-size: 20pt\ncolor: #ff010203\nline-height: 200.000%";
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct buf text = {0}, got = {0}, want = {0}, wanted = {0};
		struct page p;
		style_lines(good[i].declaration, &text, &p);
		expect_no_diags(&p);
		subtract(&text, str_from(base), &got);
		buf_cat(&wanted, good[i].want);
		subtract(&wanted, str_from(base), &want);
		if (!str_eq(buf_view(&got), buf_view(&want))) {
			print_error("%s\n--- gave\n%s\n--- want\n%s\n", good[i].declaration, buf_cstr(&got), good[i].want);
			bad++;
		}
		buf_release(&text);
		buf_release(&got);
		buf_release(&want);
		buf_release(&wanted);
		page_close(&p);
	}
	assert_int_equal(bad, 0);
}

/* Refused: each gives exactly one css.value, and the style stays what it was. */
static void test_refused(void **state)
{
	static const char *const bad[] = {
		"color: redd", "color: #12", "color: #12g", "color: rgb(1,2)", "color: rgb(1,2 3)", "color: red blue", "color: ",
		"width: 10", "width: -1pt", "width: 10vw", "line-height: calc(50% - 1pt)", "width: calc(1pt+1pt)",
		"width: calc(1pt * 1pt)", "width: calc(1pt / 0)", "width: calc(1 + 1pt)", "width: fit-content", "width: 1pt 2pt",
		"margin: 1pt 2pt 3pt 4pt 5pt", "padding: auto", "padding: -1pt", "border: 1px 2px solid", "border: wavy",
		"border-style: ridge", "font-size: -1pt", "font-size: big", "font: 12pt", "font: A", "font-weight: 1001",
		"font-family: a,", "font-family: 12", "line-height: -1", "display: flex", "display: grid", "position: sticky",
		"orphans: 0", "orphans: 256", "orphans: 1.5", "z-index: 1.5", "bookmark-level: 7", "text-align: middle",
		"text-decoration: blink", "counter-reset: 1", "string-set: a", "stroke-dasharray: 1, x", "fill: url(g)", "stroke-miterlimit: 0", "clip-path: red", "marker: 3",
		"background: reed", "list-style: roman", "break-before: region", "overflow: auto", "opacity: half",
		"inherit: x", "margin: inherit 1pt", "vertical-align: left", "content: url(a.png)", "content: counter()",
		"content: counter(a, roman)", "content: content()", "color: red !", "color: red ! importan", "color: rgb(1,2,3",
		"text-indent: 2em hanging", "page: 1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct page p;
		char html[200];
		snprintf(html, sizeof html, "<html><body><p id='x' style='%s'>x</p><p id='y'>y</p></body></html>", bad[i]);
		page_open(&p, html);
		if (p.diags.n != 1 || !(str_is(p.diags.v[0].code, "css.value") || str_starts(str_from(bad[i]), STR("inherit:"))))
			fail_msg("%s: %zu diagnostics", bad[i], p.diags.n);
		assert_ptr_equal(page_style_of(&p, "x"), page_style_of(&p, "y"));
		page_close(&p);
	}
}

/* Taken in part: the colour of a background with an image, and a word about the rest. */
static void test_partly(void **state)
{
	struct page p;

	(void)state;
	page_style(&p, "#x { background: url(a.png) no-repeat #eee; list-style: square inside;\ntext-decoration: red underline wavy }",
		"<p id='x'>x</p>");
	assert_int_equal(p.diags.n, 3);
	expect_diag(&p, 0, "css.value", 1, 37, "背景图");
	expect_diag(&p, 1, "css.value", 1, 76, "外侧");
	expect_diag(&p, 2, "css.value", 2, 18, "装饰线");
	assert_int_equal(page_style_of(&p, "x")->background, 0xFFEEEEEE);
	assert_int_equal(page_style_of(&p, "x")->list_type, CSS_LIST_SQUARE);
	assert_int_equal(page_style_of(&p, "x")->decoration, CSS_UNDERLINE);
	page_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_units), cmocka_unit_test(test_properties),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_partly)};

	return cmocka_run_group_tests_name("css values", tests, NULL, NULL);
}
