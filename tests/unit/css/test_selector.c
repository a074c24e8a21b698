/* Which elements a selector selects. */
#include "page_here.h"

static const char body[] =
	"<div id='d' class='box wide'>"
	"<p id='p1' class='lead' title='alpha beta'>a</p>"
	"<p id='p2' lang='zh-CN'><b id='b1'><i id='i1'>x</i></b></p>"
	"<h2 id='h'>t</h2>"
	"<p id='p3' class='lead last'>c</p>"
	"</div>"
	"<ul id='u'><li id='l1'></li><li id='l2'> </li><li id='l3'><!-- --></li><li id='l4'><a id='a1' href='#'>x</a></li>"
	"<li id='l5'><a id='a2'>x</a></li></ul>"
	"<foo id='f' class='Lead'></foo>";

/* ids of the selected elements in document order; NULL: the selector is refused. */
static const struct {
	const char *selector, *want;
} cases[] = {
	{"p", "p1 p2 p3"}, {"P", "p1 p2 p3"}, {"foo", "f"}, {"bar", ""}, {"h1, h2", "h"},
	{".lead", "p1 p3"}, {".lead.last", "p3"}, {"p.last", "p3"}, {".Lead", "f"}, {".lea", ""}, {"b.lead", ""},
	{"#p2", "p2"}, {"p#p2", "p2"}, {"i#p2", ""}, {"#d #i1", "i1"},
	{"[title]", "p1"}, {"[title='alpha beta']", "p1"}, {"[title=alpha]", ""}, {"[title~=beta]", "p1"},
	{"[title^=alp]", "p1"}, {"[title$='ta']", "p1"}, {"[title*='ha b']", "p1"}, {"[lang|=zh]", "p2"},
	{"[ lang = 'zh-CN' ]", "p2"}, {"[title*='']", ""}, {"[lang|=z]", ""},
	{"div p", "p1 p2 p3"}, {"div > p", "p1 p2 p3"}, {"div > i", ""}, {"div i", "i1"}, {"p > b > i", "i1"},
	{"div>b i", ""}, {"html body div p b i", "i1"}, {"ul p", ""},
	{"p + h2", "h"}, {"h2+p", "p3"}, {"p + p", "p2"}, {"p ~ p", "p2 p3"}, {"h2 ~ p", "p3"}, {"p ~ h2 + p", "p3"},
	{"p + p b", "b1"}, {"p ~ p i", "i1"}, {".lead ~ .lead", "p3"},
	{"p:first-child", "p1"}, {"p:last-child", "p3"}, {"h2:first-of-type", "h"}, {"p:first-of-type", "p1"},
	{"p:last-of-type", "p3"}, {"h2:last-of-type", "h"}, {"i:only-child", "i1"}, {"b:only-child", "b1"}, {"li:only-child", ""},
	{"li:nth-child(odd)", "l1 l3 l5"}, {"li:nth-child(even)", "l2 l4"}, {"li:nth-child(2n+1)", "l1 l3 l5"},
	{"li:nth-child( 3n - 1 )", "l2 l5"}, {"li:nth-child(-n+2)", "l1 l2"}, {"li:nth-child(4)", "l4"},
	{"li:nth-child(n+4)", "l4 l5"}, {"li:nth-child(0n+3)", "l3"}, {"li:nth-child(N)", "l1 l2 l3 l4 l5"},
	{"p:nth-child(4)", "p3"}, {"p:nth-of-type(3)", "p3"}, {"p:nth-of-type(2n)", "p2"}, {"li:nth-child(-3)", ""},
	{"li:empty", "l1 l3"}, {"p:not(.lead)", "p2"}, {"p:not(:first-child)", "p2 p3"}, {"li:not(:nth-child(n+3))", "l1 l2"},
	{"p:not([lang])", "p1 p3"}, {"p:not(#p1):not(.last)", "p2"}, {"*:not(p).lead", ""},
	{"div > p:nth-child(2) i", "i1"}, {"li:nth-child(4) > a", "a1"},
	{"html:root", ""}, {":root #h", "h"}, {"p:root", ""}, {"a:link", "a1"}, {"a:any-link", "a1"}, {"a:visited", ""},
	{"a:hover", ""}, {"a:not(:hover)", "a1 a2"}, {"div *", "p1 p2 b1 i1 h p3"}, {"div > * > *", "b1"},
	{"p/**/.lead", "p1 p3"}, {"div/**/p", NULL}, {"\\70", "p1 p2 p3"},
	{"p:nth-child(2n+)", NULL}, {"p:nth-child(x)", NULL}, {"p::first-line", NULL}, {"li::marker", NULL}, {"p:lang(zh)", NULL},
	{"p:is(.a)", NULL}, {"p:not(:not(.a))", NULL}, {"p >", NULL}, {"> p", NULL}, {"p > > b", NULL}, {"p,", NULL},
	{"[a", NULL}, {"[a!=b]", NULL}, {"p..a", NULL}, {"p % b", NULL}, {"h2, p:foo", NULL}, {"p::before b", NULL},
	{"p:not(::before)", NULL}, {"1p", NULL}, {"p#", NULL}, {"p:", NULL},
};

static void test_selectors(void **state)
{
	int bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf css = {0}, got = {0};
		struct page p;
		bool refused;
		buf_fmt(&css, "* { letter-spacing: 0 } %s { letter-spacing: 9pt !important }", cases[i].selector);
		page_style(&p, buf_cstr(&css), body);
		refused = p.diags.n == 1 && str_is(p.diags.v[0].code, "css.selector");
		for (const struct dom_node *n = p.doc.root; n; n = dom_next(n, p.doc.root))
			if (n->kind == DOM_ELEMENT && n->style->letter_spacing && dom_has_attr(n, "id")) {
				if (got.n)
					buf_char(&got, ' ');
				buf_str(&got, dom_attr(n, "id"));
			}
		if (refused != !cases[i].want || !str_eq(buf_view(&got), str_from(cases[i].want)) ||
		    p.diags.n != (cases[i].want ? 0 : 1)) {
			print_error("%s: %s %s, %zu diagnostics\n", cases[i].selector, refused ? "refused" : "gave", buf_cstr(&got),
				p.diags.n);
			bad++;
		}
		page_close(&p);
		buf_release(&css);
		buf_release(&got);
	}
	assert_int_equal(bad, 0);
}

/* a, b and c of CSS 2.1, 6.4.3: each pair in rising order; the first stands last in the sheet and loses. */
static void test_specificity(void **state)
{
	static const char *const order[] = {"*", "p", "div p", "body div p", ".lead", "[title]:not(b)", "div p.lead",
		".lead[title]", "p[title]:not(.x)", "#p1", "p#p1", "#d #p1"};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
		struct buf css = {0};
		struct page p;
		buf_fmt(&css, "%s { color: #111 } %s { color: #222 }", order[i + 1], order[i]);
		page_style(&p, buf_cstr(&css), body);
		if (page_style_of(&p, "p1")->color != 0xFF111111)
			fail_msg("%s does not beat %s", order[i + 1], order[i]);
		page_close(&p);
		buf_release(&css);
	}
}

/* Long selectors over deep trees end: failures say how far back to go on. */
static void test_no_explosion(void **state)
{
	struct buf html = {0};
	struct page p;

	(void)state;
	buf_cat(&html, "<html><head><style>");
	for (int i = 0; i < 30; i++)
		buf_cat(&html, "b ");
	buf_cat(&html, "u > i { color: red }</style></head><body>");
	for (int i = 0; i < 190; i++)
		buf_cat(&html, "<b>");
	buf_cat(&html, "<s><i id='x'/></s>");
	for (int i = 0; i < 190; i++)
		buf_cat(&html, "</b>");
	buf_cat(&html, "</body></html>");
	page_open(&p, buf_cstr(&html));
	assert_int_equal(page_style_of(&p, "x")->color, 0xFF000000);
	page_close(&p);
	buf_release(&html);
}

/* 20,000 siblings and every kind of positional selector: linear. */
static void test_many_siblings(void **state)
{
	struct buf html = {0};
	struct page p;
	const struct dom_node *n;
	unsigned k = 0;

	(void)state;
	buf_cat(&html, "<html><head><style>i:nth-child(3n) { color: red } i:nth-of-type(2n) { orphans: 3 } i:last-child { widows: 4 }"
		"i:first-of-type ~ i { letter-spacing: 1pt } u ~ i { color: blue } i + i { word-spacing: 1pt }</style></head><body>");
	for (int i = 0; i < 20000; i++)
		buf_cat(&html, "<i></i>");
	buf_cat(&html, "</body></html>");
	page_open(&p, buf_cstr(&html));
	for (n = p.doc.root->last->first; n; n = n->next) {
		k++;
		assert_int_equal(n->style->color, k % 3 ? 0xFF000000 : 0xFFFF0000);
		assert_int_equal(n->style->orphans, k % 2 ? 2 : 3);
		assert_int_equal(n->style->widows, n->next ? 2 : 4);
		assert_int_equal(n->style->letter_spacing, k > 1 ? 1024 : 0);
		assert_int_equal(n->style->word_spacing, k > 1 ? 1024 : 0);
	}
	assert_int_equal(k, 20000);
	page_close(&p);
	buf_release(&html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_selectors), cmocka_unit_test(test_specificity),
		cmocka_unit_test(test_no_explosion), cmocka_unit_test(test_many_siblings)};

	return cmocka_run_group_tests_name("css selectors", tests, NULL, NULL);
}
