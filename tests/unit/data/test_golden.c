#include "unit/data/fixture.h"

#include "data/report.h"

/*
 * Case folders under tests/golden/import whose `cmd` is "dump records .":
 * the dump of all records and findings against out.txt.
 */

static void folder(const char *dir, unsigned threads)
{
	struct data_options o = {.fields = "../../../../templates/fields.json", .threads = threads};
	struct data_set set;
	struct err e = {0};
	struct file want;
	struct buf got = {0};
	char back[4096];

	assert_non_null(getcwd(back, sizeof back));
	assert_int_equal(chdir(dir), 0);
	if (!data_open(".", &o, &set, &e))
		fail_msg("%s:%u:%u %s", e.at.file, e.at.line, e.at.col, e.msg);
	data_dump(&set, &got);
	assert_true(file_open("out.txt", &want, &e));
	if (!str_eq(want.bytes, buf_view(&got))) {
		fputs(buf_cstr(&got), stderr);
		fail_msg("%s/out.txt is not what stands above", dir);
	}
	file_close(&want);
	buf_release(&got);
	data_close(&set);
	assert_int_equal(chdir(back), 0);
}

static void mixed(void **state)
{
	(void)state;
	for (unsigned threads = 0; threads < 5; threads++) /* 0: as many as there are processors */
		folder("tests/golden/import/mixed", threads);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(mixed)};

	return cmocka_run_group_tests_name("data: goldens", tests, NULL, NULL);
}
