/* What tables say on the pages they go on: captions, headings of groups, totals, blank rows. */
#include "unit/layout/laid_here.h"

/* Rows of 20 pt on pages of 160 pt: eight. */
#define BARE "table { border-collapse: collapse } td, th { padding: 0; font-weight: normal; text-align: left } "
#define ROW(a) "<tr><td>" a "</td></tr>"
#define SUM(a, n) "<tr><td>" a "</td><td>" n "</td></tr>"

/* All text of one page (from 1), artifacts in brackets, lines by "|". */
static void expect_page(const struct laid *l, unsigned page, const char *want)
{
	const struct layout_page *p = &l->doc.page[page - 1];
	struct buf b = {0};
	lu y = INT32_MIN;

	for (size_t k = 0; page <= l->doc.n_page && k < p->n_frag; k++) {
		const struct layout_frag *f = &p->frag[k];
		if (f->kind != LAYOUT_TEXT)
			continue;
		if (y != INT32_MIN && f->y != y)
			buf_cat(&b, "|");
		y = f->y;
		if (f->artifact)
			buf_fmt(&b, "[%.*s]", STR_ARG(f->run->text));
		else
			buf_str(&b, f->run->text);
	}
	if (!str_is(buf_view(&b), want)) {
		show(l);
		fail_msg("page %u: %s\nwanted: %s", page, buf_cstr(&b), want);
	}
	buf_release(&b);
}

/* Caption, head and six rows; then both again, as artifacts, the caption in other words and at the same place. */
static void caption_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "caption { table-continued: \"续\" content() \"终\"; text-align: right }",
	    "<table style=\"width: 100%\"><caption>表<b>一</b></caption><thead><tr><th>头</th></tr></thead><tbody>"
	    ROW("1") ROW("2") ROW("3") ROW("4") ROW("5") ROW("6") ROW("7") ROW("8") "</tbody></table>");
	expect_page(&l, 1, "表一|头|1|2|3|4|5|6");
	expect_page(&l, 2, "[续表一终]|[头]|7|8");
	expect_lu(&l, "caption", text_at(&l, "续表", 0, NULL)->x, PT(180 - 40));
	expect_lu(&l, "7", text_at(&l, "7", 0, NULL)->y, PT(20 + 40 + 13.8));
	laid_drop(&l);
}

/* The heading of the second group stands again over its rows on page 2; a group that begins the page has none. */
static void group_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "tr.g { table-continued: content() \"（续）\"; break-after: avoid }",
	    "<table><tbody><tr class=\"g\"><th>甲组</th></tr>" ROW("1") ROW("2") ROW("3")
	    "<tr class=\"g\"><th>乙组</th></tr>" ROW("4") ROW("5") ROW("6") ROW("7") ROW("8") ROW("9") ROW("10")
	    ROW("11") ROW("12") "<tr class=\"g\"><th>丙组</th></tr>" ROW("13") ROW("14") "</tbody></table>");
	expect_page(&l, 1, "甲组|1|2|3|乙组|4|5|6");
	expect_page(&l, 2, "[乙组（续）]|7|8|9|10|11|12");
	expect_page(&l, 3, "丙组|13|14");
	assert_int_equal(l.doc.rows_out, 17);
	laid_drop(&l);
}

#define TOTAL(kind, word) \
	"<tr data-total=\"" kind "\"><td>" word "</td><td data-sum=\"\">全部</td></tr>"

/*
 * Head and two rows of foot leave five rows on page 1 (five and head and three), then with the brought row
 * four.  1,000.5 + 2 - 0.25 = 1,002.25; the blank and the dash are not counted.
 */
static void total_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "",
	    "<table><thead><tr><th>头</th><th>元</th></tr>" TOTAL("brought", "承前页") "</thead><tfoot>"
	    TOTAL("page", "本页小计") TOTAL("carried", "过次页") TOTAL("whole", "合计") "</tfoot><tbody>"
	    SUM("1", "1,000.5") SUM("2", "2") SUM("3", "-0.25") SUM("4", "") SUM("5", "—")
	    SUM("6", "10") SUM("7", "20.00") SUM("8", "") SUM("9", "") "</tbody></table>");
	expect_page(&l, 1, "头元|11,000.5|22|3-0.25|4|5—|[本页小计][1,002.25]|[过次页][1,002.25]");
	expect_page(&l, 2, "[头][元]|[承前页][1,002.25]|610|720.00|8|9|本页小计30.00|合计1,032.25");
	assert_int_equal(l.doc.rows_in, 9);
	assert_int_equal(l.doc.rows_out, 9);
	assert_int_equal(count_code(&l, "layout.sum"), 1);
	laid_drop(&l);
}

/* A page whose figures are all missing has an empty subtotal; U+2212 and plain thousands are kept. */
static void missing_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "",
	    "<table><tfoot>" TOTAL("page", "小计") TOTAL("running", "累计") "</tfoot><tbody>" SUM("1", "−2000")
	    SUM("2", "500") SUM("3", "1") SUM("4", "2") SUM("5", "3") SUM("6", "4") SUM("7", "") SUM("8", "")
	    SUM("9", "约3") "</tbody></table>");
	expect_page(&l, 1, "1−2000|2500|31|42|53|64|[小计][−][1490]|[累计][−][1490]");
	expect_page(&l, 2, "7|8|9约3|小计|累计−1490");
	assert_int_equal(count_code(&l, "layout.sum"), 1);
	laid_drop(&l);
}

/* The column is as wide as its widest total: 9999 + 9999 + 1 = 19999, five digits of 5 pt. */
static void room_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "",
	    "<table><tfoot><tr data-total=\"whole\"><td data-sum=\"\"></td><td>尾</td></tr></tfoot><tbody>"
	    SUM("9999", "甲") SUM("9999", "乙") SUM("1", "丙") "</tbody></table>");
	const struct layout_frag *sum = text_at(&l, "19999", 0, NULL);
	assert_true(text_at(&l, "尾", 0, NULL)->x >= sum->x + sum->w);
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
}

/* In fixed columns there may be no room: an error, never another figure. */
static void no_room_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-layout: fixed; width: 40pt }",
	    "<table><tfoot><tr data-total=\"whole\"><td data-sum=\"\"></td><td>尾</td></tr></tfoot><tbody>"
	    SUM("9999", "甲") SUM("9999", "乙") SUM("1", "丙") "</tbody></table>");
	assert_int_equal(count_code(&l, "layout.overflow"), 1);
	laid_drop(&l);
}

/* What would make a paragraph of another cell does not of a total: it is one figure on one line, whole or cut. */
static void styled_total_test(void **state)
{
	static const char *const style[] = {"td { text-align-last: justify }", "td { text-indent: 3pt }",
		"td { white-space: pre }", "table { table-layout: fixed; width: 90pt }",
		"tfoot td { padding-top: 300pt }", "table { table-layout: fixed; width: 90pt } tfoot td { padding-top: 300pt }"};

	(void)state;
	for (size_t i = 0; i < sizeof style / sizeof *style; i++) {
		struct laid l;
		char css[400];
		snprintf(css, sizeof css, BARE "%s", style[i]);
		LAY(&l, css,
		    "<table><tfoot><tr data-total=\"running\"><td>累计</td><td data-sum=\"\"></td></tr></tfoot><tbody>"
		    SUM("1", "0.5") SUM("2", "2") "</tbody></table>");
		assert_non_null(text_at(&l, "2.5", 0, NULL));
		laid_drop(&l);
	}
}

/* Three rows a page, and the last page filled to three; blank rows count for nothing. */
static void page_rows_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-page-rows: 3; table-fill: blank-rows } td { background: #eee }",
	    "<table><tfoot><tr><td>尾</td></tr></tfoot><tbody>" ROW("1") ROW("2") ROW("3") ROW("4") "</tbody></table>"
	    "<p>后</p>");
	expect_page(&l, 1, "1|2|3|[尾]");
	expect_page(&l, 2, "4|尾|后");
	expect_lu(&l, "尾", text_at(&l, "尾", 1, NULL)->y, PT(20 + 60 + 13.8));
	expect_lu(&l, "后", text_at(&l, "后", 0, NULL)->y, PT(20 + 80 + 13.8));
	assert_int_equal(count_kind(&l, 2, LAYOUT_RULE), 4);
	assert_int_equal(l.doc.rows_out, 4);
	laid_drop(&l);
}

/* Down to the foot of the page: five blank rows between two rows and the foot. */
static void fill_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-fill: blank-rows }",
	    "<table><tfoot><tr><td>尾</td></tr></tfoot><tbody>" ROW("1") ROW("2") "</tbody></table><p>后</p>");
	expect_lu(&l, "尾", text_at(&l, "尾", 0, NULL)->y, PT(20 + 140 + 13.8));
	expect_page(&l, 2, "后");
	laid_drop(&l);
}

/* Ten rows a page do not fit where eight do: said once. */
static void short_page_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-page-rows: 10 }",
	    "<table><tbody>" ROW("1") ROW("2") ROW("3") ROW("4") ROW("5") ROW("6") ROW("7") ROW("8") ROW("9")
	    ROW("10") ROW("11") ROW("12") "</tbody></table>");
	assert_int_equal(count_code(&l, "layout.page-rows"), 1);
	assert_int_equal(l.doc.rows_out, 12);
	laid_drop(&l);
}

/* The row of a table in a cell, twice as high as a page: its lines go on, and each row counts once. */
static void nested_row_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE,
	    "<table><tr><td>外<br/>二</td><td><table><tr><th>头</th></tr><tr><td>1<br/>2<br/>3<br/>4<br/>5<br/>6<br/>7"
	    "<br/>8<br/>9<br/>10<br/>11<br/>12</td></tr><tr><td>尾</td></tr></table>后</td></tr></table>");
	expect_page(&l, 1, "外|二|头|1|2|3|4|5|6|7");
	expect_page(&l, 2, "8|9|10|11|12|尾|后");
	assert_int_equal(l.doc.rows_in, 4);
	assert_int_equal(l.doc.rows_out, 4);
	assert_int_equal(l.doc.rows_odd, 0);
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(caption_test), cmocka_unit_test(group_test),   cmocka_unit_test(total_test),
		cmocka_unit_test(missing_test), cmocka_unit_test(room_test),    cmocka_unit_test(no_room_test),
		cmocka_unit_test(styled_total_test),
		cmocka_unit_test(page_rows_test), cmocka_unit_test(fill_test), cmocka_unit_test(short_page_test),
		cmocka_unit_test(nested_row_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
