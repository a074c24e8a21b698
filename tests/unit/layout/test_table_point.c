/* Figures aligned on the decimal point (CSS Text 4, 7.1). */
#include "unit/layout/laid_here.h"

#define BARE                                                                                           \
	"table { border-collapse: collapse; width: 100% } td { padding: 0; text-align: \".\" } "
#define ROW(a) "<tr><td>" a "</td></tr>"

/* Right end of the first n glyphs of a figure. */
static lu x_of(const struct laid *l, const char *text, unsigned glyph)
{
	return glyph_x(text_at(l, text, 0, NULL), glyph);
}

/* Digits, points and commas of the face are as wide as they are: what counts is that points agree. */
static void point_test(void **state)
{
	struct laid l;
	lu point;

	(void)state;
	LAY(&l, BARE, "<table>" ROW("12.5") ROW("-1,234.75") ROW("7") ROW("(8)") ROW("36%") ROW("") ROW("—")
	    ROW("0.125") "</table>");
	point = x_of(&l, "12.5", 2);
	expect_lu(&l, "-1,234.75", x_of(&l, "-1,234.75", 6), point);
	expect_lu(&l, "0.125", x_of(&l, "0.125", 1), point);
	expect_lu(&l, "(8)", x_of(&l, "(8)", 2), point);
	expect_lu(&l, "36%", x_of(&l, "36%", 2), point);
	const struct layout_frag *f = text_at(&l, "7", 0, NULL);
	expect_lu(&l, "7", f->x + f->w, point);
	f = text_at(&l, "—", 0, NULL);
	expect_lu(&l, "—", f->x + f->w, point);
	/* The widest tail, .125, ends at the edge. */
	f = text_at(&l, "0.125", 0, NULL);
	expect_lu(&l, "0.125", f->x + f->w, PT(180));
	laid_drop(&l);
}

/* The block in the middle: as much white on its left as on its right. */
static void center_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "td { text-align: \".\" center }", "<table>" ROW("1234") ROW("5.678") "</table>");
	const struct layout_frag *a = text_at(&l, "1234", 0, NULL), *b = text_at(&l, "5.678", 0, NULL);
	expect_lu(&l, "white", a->x - PT(20), PT(180) - b->x - b->w);
	expect_lu(&l, "point", a->x + a->w, glyph_x(b, 1));
	laid_drop(&l);
}

/* Columns of the content's width have room for both parts together. */
static void width_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { width: auto } td:last-child { text-align: left }",
	    "<table><tr><td>12345</td><td>甲</td></tr><tr><td>.12345</td><td>乙</td></tr></table>");
	const struct layout_frag *a = text_at(&l, "12345", 0, NULL), *b = text_at(&l, ".12345", 0, NULL);
	expect_lu(&l, "12345", a->x, PT(20));
	expect_lu(&l, "甲", text_at(&l, "甲", 0, NULL)->x, PT(20) + a->w + b->w);
	expect_lu(&l, ".12345", b->x, a->x + a->w);
	laid_drop(&l);
}

/* Too narrow for that, but not for any one of them: they stay in the cell. */
static void narrow_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, BARE "table { table-layout: fixed; width: 40pt }", "<table>" ROW("123456") ROW(".123456") "</table>");
	const struct layout_frag *a = text_at(&l, "123456", 0, NULL), *b = text_at(&l, ".123456", 0, NULL);
	assert_true(a->x >= PT(20) && a->x + a->w <= PT(60));
	assert_true(b->x >= PT(20) && b->x + b->w <= PT(60));
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(point_test),
		cmocka_unit_test(center_test),
		cmocka_unit_test(width_test),
		cmocka_unit_test(narrow_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
