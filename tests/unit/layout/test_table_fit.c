/* Tables wider than their place: smaller type, groups of columns, a landscape page; columns left out. */
#include "unit/layout/laid_here.h"

/* Han of 10 pt, unbroken: a column of four is 40 pt wide; the type area is 160 pt. */
#define BARE                                                                                         \
	"table { border-collapse: collapse } td, th { padding: 0; font-weight: normal; text-align: left; " \
	"white-space: nowrap } col.key { table-column: key } "

/* 20 characters in 160 pt: 8 pt each, no less than is needed. */
static void shrink_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-fit: shrink(6pt) }",
	    "<table><tr><td>甲甲甲甲甲甲甲甲甲甲</td><td>乙乙乙乙乙乙乙乙乙乙</td></tr></table>");
	const struct layout_frag *f = text_at(&l, "乙", 0, NULL);
	assert_true(f->run->size <= PT(8) && f->run->size > PT(7.9));
	assert_true(f->x + f->w <= PT(180) + 20);
	assert_int_equal(count_code(&l, "layout.overflow"), 0);
	assert_int_equal(count_code(&l, "layout.shrink"), 1);
	laid_drop(&l);
}

/* At 9 pt they are still 180 pt: nothing else is allowed, so it is an error. */
static void floor_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-fit: shrink(9pt) }",
	    "<table><tr><td>甲甲甲甲甲甲甲甲甲甲</td><td>乙乙乙乙乙乙乙乙乙乙</td></tr></table>");
	assert_int_equal(text_at(&l, "乙", 0, NULL)->run->size, PT(9));
	assert_true(count_code(&l, "layout.overflow") > 0);
	laid_drop(&l);
}

/* A key of 40 pt leaves room for three of the four others: two groups of two, each with its key, head and row. */
static void split_test(void **state)
{
	struct laid l;
	const struct dom_node *body, *first, *second;

	(void)state;
	LAY(&l, BARE "table { table-fit: split }",
	    "<table><caption>表</caption><colgroup><col class=\"key\"/></colgroup>"
	    "<thead><tr><th rowspan=\"2\">键键键键</th><th colspan=\"4\">总</th></tr>"
	    "<tr><th>子子子子</th><th>丑丑丑丑</th><th>寅寅寅寅</th><th>卯卯卯卯</th></tr></thead>"
	    "<tbody><tr><td id=\"a\">甲</td><td>一</td><td>二</td><td>三</td><td>四</td></tr></tbody></table>");
	expect_lines(&l, "表（第1栏组，共2栏组）|键键键键|总|子子子子丑丑丑丑|甲一二|"
			 "表（第2栏组，共2栏组）|键键键键|总|寅寅寅寅卯卯卯卯|甲三四");
	expect_lu(&l, "寅", text_at(&l, "寅", 0, NULL)->x, PT(20 + 40));
	assert_int_equal(l.doc.rows_in, 2);
	assert_int_equal(l.doc.rows_out, 2);
	assert_int_equal(l.doc.n_anchor, 1);
	body = l.dom.root->last;
	first = body->first;
	second = first->next;
	assert_true(second && !second->next && second->prev == first && body->last == second);
	assert_true(str_is(dom_attr(second->first->next->first->first->next, "colspan"), "2"));
	laid_drop(&l);
}

/* Between heads rather than where the page happens to be full: 3 + 1 under two heads of two becomes 2 + 2; with
   five columns under heads of two and three, 2 + 3. */
static void heads_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-fit: split }",
	    "<table><thead><tr><th colspan=\"2\">子</th><th colspan=\"3\">丑</th></tr></thead><tbody><tr>"
	    "<td>一一一一</td><td>二二二二</td><td>三三三三</td><td>四四四四</td><td>五五五五</td></tr>"
	    "</tbody></table>");
	expect_lines(&l, "子|一一一一二二二二|丑|三三三三四四四四五五五五");
	laid_drop(&l);
}

/* Not even one column beside the key: an error, and every column is still there. */
static void no_split_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-fit: split }",
	    "<table><colgroup><col class=\"key\"/></colgroup><tr><td>甲甲甲甲甲甲甲甲甲甲</td>"
	    "<td>乙乙乙乙乙乙乙乙乙乙</td></tr></table>");
	assert_true(count_code(&l, "layout.overflow") > 0);
	assert_int_equal(l.doc.rows_out, 1);
	laid_drop(&l);
}

static void landscape_test(void **state)
{
	struct laid l;
	unsigned page;

	(void)state;
	LAY(&l, BARE "@page landscape { size: 300pt 200pt } table { table-fit: shrink(9pt) landscape }",
	    "<p>前</p><table><tr><td>甲甲甲甲甲甲甲甲甲甲</td><td>乙乙乙乙乙乙乙乙乙乙</td></tr></table><p>后</p>");
	const struct layout_frag *f = text_at(&l, "乙", 0, &page);
	assert_int_equal(page, 2);
	assert_int_equal(f->run->size, PT(10)); /* it fits there as it is */
	assert_int_equal(l.doc.n_page, 3);
	assert_int_equal(l.doc.page[1].css->width, PT(300));
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
}

/* Columns of a fixed table do not give way where the table may be split; a table in a cell is split too. */
static void fixed_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table.i { table-fit: split; table-layout: fixed; width: 100% } .i td { width: 70pt }",
	    "<table><tr><td><table class=\"i\"><tr><td>一</td><td>二</td><td>三</td></tr></table></td></tr></table>");
	expect_lines(&l, "一二|三");
	expect_lu(&l, "二", text_at(&l, "二", 0, NULL)->x, PT(20 + 80)); /* 160 for two */
	assert_int_equal(count_code(&l, "layout.squeeze"), 0);
	laid_drop(&l);
}

static void collapse_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "col.out { visibility: collapse }",
	    "<table><col/><col class=\"out\"/><col/><tr><td>甲</td><td>乙</td><td>丙</td></tr>"
	    "<tr><td colspan=\"2\">丁</td><td>戊</td></tr></table>");
	expect_lines(&l, "甲丙|丁戊");
	laid_drop(&l);
}

/* A sheet of 200 by 300 pt: the text, read from the right, is 260 wide and begins at the lower left corner, (20, 280). */
static void turned_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "@page turned { size: 200pt 300pt; content-orientation: rotate-left; @bottom-center { content: \"码\" } } "
		"section { page: turned }",
	    "<section><table style=\"width: 100%\"><tr><td>甲</td><td style=\"width: 60pt\">乙</td></tr></table></section>");
	const struct layout_frag *turn = frag_at(&l, 1, LAYOUT_TURN, 0);
	const struct css_matrix *m = turn->matrix;
	const struct layout_frag *f = text_at(&l, "乙", 0, NULL);
	expect_lu(&l, "on the sheet, x", (lu)(m->a * f->x + m->c * f->y + m->e), PT(20 + 13.8));
	expect_lu(&l, "on the sheet, y", (lu)(m->b * f->x + m->d * f->y + m->f), PT(280 - 200));
	f = text_at(&l, "码", 0, NULL);
	expect_lu(&l, "page number", f->x + f->w / 2, PT(100));
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shrink_test),    cmocka_unit_test(floor_test),     cmocka_unit_test(split_test),
		cmocka_unit_test(heads_test),     cmocka_unit_test(no_split_test),  cmocka_unit_test(landscape_test),
		cmocka_unit_test(collapse_test),  cmocka_unit_test(turned_test),    cmocka_unit_test(fixed_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
