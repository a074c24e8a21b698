/* Pages that once stopped the program, found by tests/fuzz/fuzz_page.c and by hand: each is laid out, every row once. */
#include "unit/layout/laid_here.h"

static const char *const bodies[] = {
	/* A page name and nothing on the page. */
	"<ol style=\"page: small\"></ol>",
};

static void hostile_test(void **state)
{
	struct laid l;

	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		LAY(&l, "@page small { size: 100pt 100pt; margin: 30pt }", bodies[i]);
		assert_true(l.doc.n_page > 0);
		assert_int_equal(l.doc.rows_in, l.doc.rows_out);
		laid_drop(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(hostile_test) };

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
