/* text-fit and text-spread: one line that fills its measure (160 pt here), its box the ink of the glyphs. */
#include "laid_here.h"

#define FIT "p { font-size: 20pt; text-fit: 50%; text-align: center; text-spread: 100% } "

static const struct layout_frag *only(const struct laid *l, const char *text)
{
	unsigned page;
	const struct layout_frag *f = text_at(l, text, 0, &page);

	assert_non_null(f);
	return f;
}

/* 12 x 20 pt = 240 pt: two thirds as wide, the size kept. */
static void narrowed_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, FIT, "<p>中中中中中中中中中中中中</p>");
	const struct layout_frag *f = only(&l, "中中");
	assert_int_equal(f->run->size, PT(20));
	assert_in_range(f->run->narrow, 65536 * 2 / 3 - 1, 65536 * 2 / 3 + 1);
	assert_int_equal(f->x, PT(20));
	assert_in_range(f->w, PT(160) - 4, PT(160) + 4);
	assert_in_range(f->run->x[6], PT(80) - 4, PT(80) + 4);
	laid_drop(&l);
}

/* 20 x 20 pt = 400 pt would be 40 %: at half the width, 16 pt. */
static void smaller_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, FIT, "<p>中中中中中中中中中中中中中中中中中中中中</p>");
	const struct layout_frag *f = only(&l, "中中");
	assert_in_range(f->run->size, PT(16) - 2, PT(16) + 2);
	assert_in_range(f->run->narrow, 32768 - 8, 32768 + 8);
	assert_in_range(f->w, PT(160) - 8, PT(160) + 8);
	laid_drop(&l);
}

/* 4 x 20 = 80 pt: three gaps of at most 20 pt, the remaining 20 pt at both ends. */
static void spread_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, FIT, "<p>中中中中</p>");
	const struct layout_frag *f = only(&l, "中中");
	assert_int_equal(f->run->narrow, 0);
	assert_int_equal(f->x, PT(30));
	assert_int_equal(f->run->x[1], PT(40));
	assert_int_equal(f->run->x[3], PT(120));
	laid_drop(&l);
	LAY(&l, FIT "p { text-spread: none }", "<p>中中中中</p>");
	f = only(&l, "中中");
	assert_int_equal(f->x, PT(60));
	assert_int_equal(f->run->x[1], PT(20));
	laid_drop(&l);
}

/* The line is as high as the ink: what follows stands right under it, whatever line-height says. */
static void ink_test(void **state)
{
	struct laid l;
	int top, bottom;
	unsigned page;

	(void)state;
	LAY(&l, FIT, "<p>中中中中</p><div>下</div>");
	const struct layout_frag *f = only(&l, "中中");
	const struct text_face *face = text_face_at(fonts, f->run->face);
	assert_true(text_face_ink(face, f->run->gid[0], &top, &bottom));
	assert_in_range(top, 700, 900);
	assert_true(bottom > -250 && bottom < 60);
	assert_in_range(f->y, PT(20) + PT(20) * top / 1000 - 2, PT(20) + PT(20) * top / 1000 + 2);
	const struct layout_frag *below = text_at(&l, "下", 0, &page);
	/* baseline: 5 pt half-leading and 8.8 pt ascent below the ink's foot */
	assert_in_range(below->y, PT(20 + 13.8) + PT(20) * (top - bottom) / 1000 - 3,
			PT(20 + 13.8) + PT(20) * (top - bottom) / 1000 + 3);
	laid_drop(&l);
}

/* Elements or forced breaks inside: set as any text. */
static void mixed_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, FIT, "<p>中中<b>中中</b></p><p>中中<br/>中</p>");
	assert_int_equal(only(&l, "中中")->run->size, PT(20));
	assert_int_equal(only(&l, "中中")->run->narrow, 0);
	laid_drop(&l);
}

/* 80 x 20 pt at half the width are five lines: as text, not at 4 pt. */
static void too_long_test(void **state)
{
	struct laid l;
	char body[80 * 3 + 8] = "<p>";

	(void)state;
	for (int i = 0; i < 80; i++)
		strcat(body, "中");
	strcat(body, "</p>");
	LAY(&l, FIT, body);
	assert_int_equal(only(&l, "中中")->run->size, PT(20));
	assert_int_equal(only(&l, "中中")->run->narrow, 0);
	laid_drop(&l);
}

/* The style of smaller type is there as long as the pages are. */
static void kept_style_test(void **state)
{
	struct laid l;
	unsigned seen = 0;

	(void)state;
	LAY(&l, FIT, "<p>中中中中中中中中中中中中中中中中中中中中</p><ul><li>中中</li></ul>");
	for (size_t i = 0; i < l.doc.page[0].n_frag; i++) /* after layout has dropped what it worked with */
		if (l.doc.page[0].frag[i].kind == LAYOUT_TEXT)
			seen += l.doc.page[0].frag[i].run->style->opacity == 1000;
	assert_true(seen >= 2);
	laid_drop(&l);
}

/* An absolute box that ends its positioned container is placed in it, not on the page. */
static void last_out_test(void **state)
{
	struct laid l;
	unsigned page;

	(void)state;
	LAY(&l, ".r { position: relative } .a { position: absolute; top: 0; right: 0 }",
	    "<p>一</p><div class='r'><p>二</p><div class='a'>三</div></div><p>四</p>");
	assert_int_equal(text_at(&l, "三", 0, &page)->y, PT(20 + 20 + 13.8));
	assert_int_equal(text_at(&l, "三", 0, &page)->x, PT(170));
	assert_int_equal(text_at(&l, "四", 0, &page)->y, PT(20 + 40 + 13.8));
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(narrowed_test), cmocka_unit_test(smaller_test), cmocka_unit_test(spread_test),
		cmocka_unit_test(ink_test),      cmocka_unit_test(mixed_test),   cmocka_unit_test(kept_style_test),
		cmocka_unit_test(last_out_test), cmocka_unit_test(too_long_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
