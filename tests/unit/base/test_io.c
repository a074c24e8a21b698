#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"

static char folder[64];

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "%s", "test-io-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static const char *in_folder(struct arena *a, const char *name)
{
	return path_join(a, str_from(folder), str_from(name)).p;
}

static void writes_and_reads(void **state)
{
	struct arena *a = arena_new();
	const char *path = in_folder(a, "名册.json");
	struct file f;
	struct err e = {0};
	struct stat st;
	mode_t old = umask(027);

	(void)state;
	assert_true(file_write(path, STR("first\0half"), &e));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640); /* 0644 less the umask */
	umask(old);
	assert_true(file_open(path, &f, &e));
	assert_true(str_eq(f.bytes, STR("first\0half")));
	file_forget(&f, f.bytes.n);
	assert_true(str_eq(f.bytes, STR("first\0half")));
	assert_true(file_write(path, STR(""), &e)); /* the open file is the old one still */
	assert_true(str_eq(f.bytes, STR("first\0half")));
	file_close(&f);
	assert_true(file_open(path, &f, &e));
	assert_int_equal(f.bytes.n, 0);
	file_close(&f);
	arena_drop(a);
}

static void forgets_pages(void **state)
{
	struct arena *a = arena_new();
	const char *path = in_folder(a, "big");
	struct buf b = {0};
	struct file f;
	struct err e = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_fmt(&b, "%d,", i);
	assert_true(file_write(path, buf_view(&b), &e));
	assert_true(file_open(path, &f, &e));
	file_forget(&f, f.bytes.n / 2);
	file_forget(&f, f.bytes.n + 1000);
	assert_true(str_eq(f.bytes, buf_view(&b)));
	file_close(&f);
	buf_release(&b);
	arena_drop(a);
}

static void fails_whole(void **state)
{
	struct arena *a = arena_new();
	struct err e = {0};
	struct file f;
	struct str *name;
	size_t n;

	(void)state;
	assert_true(dir_make(in_folder(a, "clean"), &e));
	assert_false(file_write(in_folder(a, "clean/no/such/folder.txt"), STR("x"), &e));
	assert_int_equal(e.status, EXIT_INPUT);
	assert_true(e.msg[0] && e.hint[0]);
	assert_true(dir_make(in_folder(a, "clean/taken"), &e));
	assert_false(file_write(in_folder(a, "clean/taken"), STR("x"), &e)); /* a folder of that name */
	assert_true(dir_list(a, in_folder(a, "clean"), &name, &n, &e));
	assert_int_equal(n, 1); /* no temporary file was left */
	assert_false(file_open(in_folder(a, "absent"), &f, &e));
	assert_string_equal(e.at.file, in_folder(a, "absent"));
	assert_int_equal(e.at.line, 0);
	assert_false(file_open(folder, &f, &e));
	assert_false(dir_list(a, in_folder(a, "absent"), &name, &n, &e));
	assert_true(file_write(in_folder(a, "plain"), STR("x"), &e));
	assert_false(dir_make(in_folder(a, "plain/sub"), &e));
	assert_non_null(strstr(e.msg, "文件夹")); /* the reason is in Chinese: 路径中有一段不是文件夹 */
	assert_false(dir_make(in_folder(a, "plain"), &e));
	assert_non_null(strstr(e.msg, "同名"));
	assert_false(file_open(folder, &f, &e));
	assert_non_null(strstr(e.msg, "是文件夹"));
	arena_drop(a);
}

static void reads_pipes(void **state)
{
	struct file f;
	struct err e = {0};

	(void)state;
	assert_true(file_open("/proc/self/status", &f, &e)); /* size 0 by stat, bytes by read */
	assert_true(f.bytes.n > 0);
	file_close(&f);
	assert_true(file_open("/dev/null", &f, &e));
	assert_int_equal(f.bytes.n, 0);
	file_close(&f);
}

static void folders(void **state)
{
	struct arena *a = arena_new();
	struct err e = {0};
	struct str *name;
	size_t n;

	(void)state;
	assert_true(dir_make(in_folder(a, "deep/er/est"), &e));
	assert_true(dir_make(in_folder(a, "deep/er/est/"), &e));
	assert_true(path_is_dir(in_folder(a, "deep/er")));
	assert_false(path_exists(in_folder(a, "deep/x")));
	assert_true(file_write(in_folder(a, "deep/b"), STR(""), &e));
	assert_true(file_write(in_folder(a, "deep/a"), STR(""), &e));
	assert_true(file_write(in_folder(a, "deep/Z"), STR(""), &e));
	assert_true(dir_list(a, in_folder(a, "deep"), &name, &n, &e));
	assert_int_equal(n, 4);
	assert_true(str_is(name[0], "Z") && str_is(name[1], "a") && str_is(name[2], "b") &&
		    str_is(name[3], "er"));
	assert_null(name[4].p);
	assert_true(dir_list(a, in_folder(a, "deep/er/est"), &name, &n, &e));
	assert_int_equal(n, 0);
	arena_drop(a);
}

static void joins(void **state)
{
	static const char *const want[][3] = {
		{"case", "a.json", "case/a.json"},
		{"case/", "./a.json", "case/a.json"},
		{"case", "/etc/x", "/etc/x"},
		{"/case", "../x", "/x"},
		{"/case", "../../x", "/x"},
		{"case", "..", "."},
		{"case", "../..", ".."},
		{"case", "../../x", "../x"},
		{"", "x", "x"},
		{"a/b", "../c//d/.", "a/c/d"},
		{".", "x", "x"},
		{"/", "x", "/x"},
		{"/", "", "/"},
		{"..", "x", "../x"},
		{"case", "", "case"},
		{"名", "册", "名/册"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		assert_string_equal(path_join(a, str_from(want[i][0]), str_from(want[i][1])).p, want[i][2]);
	arena_drop(a);
}

static void takes_apart(void **state)
{
	(void)state;
	assert_true(str_is(path_dir(STR("a/b/c")), "a/b") && str_is(path_base(STR("a/b/c")), "c"));
	assert_true(str_is(path_dir(STR("c")), ".") && str_is(path_base(STR("c")), "c"));
	assert_true(str_is(path_dir(STR("/c")), "/") && str_is(path_base(STR("/c")), "c"));
	assert_true(path_is_inside(STR("a/b")) && path_is_inside(STR("a/../b")) &&
		    path_is_inside(STR("./a")));
	assert_false(path_is_inside(STR("..")) || path_is_inside(STR("a/../../b")) ||
		     path_is_inside(STR("/a")));
	assert_false(path_is_inside(STR("")) || path_is_inside(STR("a\0b")));
}

static void assert_pos(struct str text, size_t offset, unsigned line, unsigned col)
{
	struct pos p = text_pos("f", text, offset);

	assert_int_equal(p.line, line);
	assert_int_equal(p.col, col);
}

static void places(void **state)
{
	struct str text = STR("ab\n户主x\r\n\ny");

	(void)state;
	assert_pos(text, 0, 1, 1);
	assert_pos(text, 2, 1, 3);
	assert_pos(text, 3, 2, 1);
	assert_pos(text, 6, 2, 2);
	assert_pos(text, 9, 2, 3);
	assert_pos(text, 12, 3, 1);
	assert_pos(text, 13, 4, 1);
	assert_pos(text, 999, 4, 2);
	assert_pos((struct str){0}, 0, 1, 1);
	assert_pos(STR("\xEF\xBB\xBFx"), 3, 1, 1);
	assert_pos(STR("\xEF\xBB\xBFx"), 4, 1, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_and_reads), cmocka_unit_test(forgets_pages),
		cmocka_unit_test(fails_whole),      cmocka_unit_test(reads_pipes),
		cmocka_unit_test(folders),          cmocka_unit_test(joins),
		cmocka_unit_test(takes_apart),      cmocka_unit_test(places),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
