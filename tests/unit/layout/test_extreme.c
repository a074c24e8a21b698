/* Text and lengths beyond all measure: nothing overflows, nothing is lost. */
#include "laid_here.h"

static size_t lines_on(const struct layout_page *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_frag; i++)
		n += p->frag[i].kind == LAYOUT_TEXT;
	return n;
}

/* 240,000 characters of 10 pt are 2.4 million pt on an endless line, more than a lu holds: still 16 to a
   line, 8 lines to a page, 1,875 pages. */
static void long_paragraph_test(void **state)
{
	enum { N = 240000 };
	static char body[N * 3 + 8];
	struct laid l;
	char *at = body;

	(void)state;
	memcpy(at, "<p>", 3);
	at += 3;
	for (size_t i = 0; i < N; i++, at += 3)
		memcpy(at, "中", 3);
	memcpy(at, "</p>", 5);
	LAY(&l, "", body);
	assert_int_equal(l.doc.n_page, N / 16 / 8);
	for (size_t i = 0; i < l.doc.n_page; i++)
		assert_int_equal(lines_on(&l.doc.page[i]), 8);
	laid_drop(&l);
}

/* Every length at its limit, in boxes inside boxes; the sanitizers watch the sums. */
static void far_lengths_test(void **state)
{
	static const char *const property[] = {"letter-spacing", "word-spacing", "text-indent", "margin",
					       "padding", "border-width", "width", "height", "line-height",
					       "border-spacing", "min-width", "vertical-align", "font-size"};
	static const char *const value[] = {"1e9pt", "-1e9pt", "99999em", "1e9%"};

	(void)state;
	for (size_t i = 0; i < sizeof property / sizeof *property; i++) {
		for (size_t k = 0; k < sizeof value / sizeof *value; k++) {
			struct laid l;
			char css[120];
			snprintf(css, sizeof css, "div, p, td, b { border-style: solid; %s: %s }", property[i], value[k]);
			if (!fonts)
				skip();
			lay_out(&l, css,
				"<div><div><div><p>中文 words <b>bold</b></p><table><tr><td>甲</td><td>乙</td></tr>"
				"</table></div></div></div>");
			assert_true(l.ok || l.err.status == EXIT_OVERFLOW);
			laid_drop(&l);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(long_paragraph_test),
		cmocka_unit_test(far_lengths_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
