/* transform (CSS Transforms 1), page-select and page-area of fixed boxes. */
#include "unit/layout/laid_here.h"

/* A box of 40 x 20 pt at (20, 20): its middle is at (40, 30). */
static const struct {
	const char *css;
	double a, b, c, d, e, f; /* e, f in pt */
} turns[] = {
	{"rotate(90deg)", 0, 1, -1, 0, 70, -10}, /* x' = 40 - (y - 30), y' = 30 + (x - 40) */
	{"rotate(-.25turn)", 0, -1, 1, 0, 10, 70},
	{"rotate(180deg)", -1, 0, 0, -1, 80, 60},
	{"translate(50%, -10pt)", 1, 0, 0, 1, 20, -10},
	{"translateX(1em)", 1, 0, 0, 1, 10, 0},
	{"scale(2)", 2, 0, 0, 2, -40, -30},
	{"scale(2, 1)", 2, 0, 0, 1, -40, 0},
	{"translate(10pt) scale(2)", 2, 0, 0, 2, -30, -30},
	{"scale(2) translate(10pt)", 2, 0, 0, 2, -20, -30},
	{"scale(2); transform-origin: left top", 2, 0, 0, 2, -20, -20},
	{"scale(2); transform-origin: 100% 20pt", 2, 0, 0, 2, -60, -40},
};

static void matrix_test(void **state)
{
	char css[128];

	(void)state;
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
		struct laid l;
		const struct css_matrix *m;
		snprintf(css, sizeof css, "div { width: 40pt; transform: %s }", turns[i].css);
		LAY(&l, css, "<div>甲</div>");
		m = frag_at(&l, 1, LAYOUT_TURN, 0)->matrix;
		assert_true(m->a == turns[i].a && m->b == turns[i].b && m->c == turns[i].c && m->d == turns[i].d);
		expect_lu(&l, turns[i].css, (lu)m->e, PT(turns[i].e));
		expect_lu(&l, turns[i].css, (lu)m->f, PT(turns[i].f));
		assert_int_equal(count_kind(&l, 1, LAYOUT_TURNED), 1);
		laid_drop(&l);
	}
}

/* A link turned by a quarter: 10 x 10 pt at (20, 25) about (40, 30) comes to (35, 10). */
static void link_test(void **state)
{
	struct laid l;
	const struct layout_link *k;

	(void)state;
	LAY(&l, "div { width: 40pt; transform: rotate(90deg) }", "<div><a href=\"https://e.cn\">甲</a></div>");
	k = l.doc.page[0].link;
	expect_lu(&l, "x", k->x, PT(35));
	expect_lu(&l, "y", k->y, PT(10));
	expect_lu(&l, "w", k->w, PT(10));
	laid_drop(&l);
}

static void select_test(void **state)
{
	static const struct {
		const char *css;
		const char *want;
	} cases[] = {{"all", "印一‖印二‖印三"},	  {"first", "印一‖二‖三"}, {"not-first", "一‖印二‖印三"},
		     {"last", "一‖二‖印三"}, {"left", "一‖印二‖三"},  {"right", "印一‖二‖印三"}, {"x", "一‖二‖印三"}};
	char css[200];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct laid l;
		struct buf b = {0};
		snprintf(css, sizeof css, "div { position: fixed; top: 0; right: 0; z-index: -1; page-select: %s }"
			 " p + p { break-before: page } .x { page: x }", cases[i].css);
		LAY(&l, css, "<div>印</div><p>一</p><p>二</p><p class=\"x\">三</p>");
		for (unsigned p = 1; p <= 3; p++) {
			if (p > 1)
				buf_cat(&b, "‖");
			for (unsigned k = 0; k < count_kind(&l, p, LAYOUT_TEXT); k++)
				buf_str(&b, frag_at(&l, p, LAYOUT_TEXT, k)->run->text);
		}
		assert_string_equal(buf_cstr(&b), cases[i].want);
		laid_drop(&l);
		buf_release(&b);
	}
}

/* From the sheet's edges, not from those of the content area. */
static void area_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "div { position: fixed; bottom: 5pt; right: 6pt; page-area: sheet } p { position: absolute; page-area: sheet; left: 50%; top: 0 }",
	    "<div>角</div><p>中</p>");
	expect_lu(&l, "x", text_at(&l, "角", 0, NULL)->x, PT(200 - 6 - 10));
	expect_lu(&l, "y", text_at(&l, "角", 0, NULL)->y, PT(200 - 5 - 20 + 13.8));
	expect_lu(&l, "x", text_at(&l, "中", 0, NULL)->x, PT(100));
	expect_lu(&l, "y", text_at(&l, "中", 0, NULL)->y, PT(13.8));
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(matrix_test), cmocka_unit_test(link_test),
					   cmocka_unit_test(select_test), cmocka_unit_test(area_test)};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
