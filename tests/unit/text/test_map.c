/* fonts.json: what is read, what is refused; family names; the national list; coverage. */
#include <unistd.h>

#include "unit/text/fonts_here.h"

#include "base/io.h"
#include "base/map.h"
#include "text/coverage.h"
#include "text/family.h"
#include "text/tonggui.h"

static void family_next_test(void **state)
{
	struct str list = STR(" \"Times New Roman\" , FangSong,'A, B',,仿宋"), name;
	static const char *const want[] = {"Times New Roman", "FangSong", "A, B", "", "仿宋"};

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		assert_true(family_next(&list, &name));
		assert_true(str_is(name, want[i]));
	}
	assert_true(!family_next(&list, &name));
}

static void family_map_test(void **state)
{
	struct map m = {0};

	(void)state;
	assert_int_equal(family_add(&m, arena, STR("FangSong"), 3), 3);
	assert_int_equal(family_add(&m, arena, STR("fangsong"), 4), 3);
	assert_int_equal(family_lookup(&m, STR(" FANGSONG ")), 3);
	assert_int_equal(family_lookup(&m, STR("仿宋")), MAP_NONE);
	map_release(&m);
}

/* A folder with a fonts.json and links to the real files. */
static void expect_fault(const char *json, const char *code, const char *part)
{
	char dir[] = "/tmp/jianbao-fonts-XXXXXX", path[64], font[64], real[512];
	struct text_fonts *f;
	struct err e = {0};

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof path, "%s/fonts.json", dir);
	snprintf(font, sizeof font, "%s/a.ttf", dir);
	assert_non_null(getcwd(real, sizeof real - 40));
	strcat(real, "/fonts/LiberationMono-Regular.ttf");
	assert_int_equal(symlink(real, font), 0);
	assert_true(file_write(path, str_from(json), &e));
	e = (struct err){0};
	if (text_fonts_open(dir, &f, &e)) {
		text_fonts_close(f);
		assert_string_equal(code, "");
	} else if (strcmp(e.code, code) != 0 || !strstr(e.msg, part) || (e.at.line == 0)) {
		fail_msg("%s:%u: %s [%s], want [%s] %s\n%s", e.at.file ? e.at.file : "?", e.at.line, e.msg,
			 e.code, code, part, json);
	}
	unlink(path);
	unlink(font);
	rmdir(dir);
}

#define FILE_A "{\"file\": \"a.ttf\"}"
#define ROLE_FALLBACK "{\"role\": \"fallback\", \"files\": [" FILE_A "]}"

static void map_faults_test(void **state)
{
	(void)state;
	NEED_FONTS();
	expect_fault("{\"roles\": [" ROLE_FALLBACK "]}", "", "");
	expect_fault("{\"roles\": [" ROLE_FALLBACK "], \"families\": {\"fallback\": [\"x\", \"y\"]}}", "",
		     "");
	expect_fault("{\"roles\": [", "json.syntax", "");
	expect_fault("{\"rolls\": []}", "font.map", "rolls");
	expect_fault("{}", "font.map", "roles");
	expect_fault("{\"roles\": []}", "font.map", "fallback");
	expect_fault("{\"roles\": [{\"role\": \"fallback\", \"files\": []}]}", "font.map", "没有字体文件");
	expect_fault("{\"roles\": [{\"files\": [" FILE_A "]}]}", "font.map", "role");
	expect_fault("{\"roles\": [" ROLE_FALLBACK "," ROLE_FALLBACK "]}", "font.map", "两次");
	expect_fault("{\"roles\": [{\"role\": \"fallback\", \"files\": [{\"file\": \"../a.ttf\"}]}]}",
		     "font.map", "file");
	expect_fault("{\"roles\": [{\"role\": \"fallback\", \"files\": [{\"file\": \"b.ttf\"}]}]}",
		     "font.file", "b.ttf");
	expect_fault("{\"roles\": [{\"role\": \"fallback\", \"files\": [{\"file\": \"fonts.json\"}]}]}",
		     "font.format", "");
	expect_fault(
		"{\"roles\": [{\"role\": \"fallback\", \"files\": [{\"file\": \"a.ttf\", \"index\": 3}]}]}",
		"font.index", "第 3 个");
	expect_fault("{\"roles\": [{\"role\": \"fallback\", \"files\": [{\"file\": \"a.ttf\", \"style\": "
		     "\"fat\"}]}]}",
		     "font.map", "fat");
	expect_fault("{\"roles\": [{\"role\": \"fallback\", \"then\": [\"kai\"], \"files\": [" FILE_A "]}]}",
		     "font.map", "kai");
	expect_fault("{\"roles\": [" ROLE_FALLBACK "], \"families\": {\"kai\": [\"x\"]}}", "font.map", "kai");
}

static void roles_test(void **state)
{
	static const char *const want[] = {"fangsong", "song",  "xiaobiaosong", "hei",
					   "kai",      "latin", "fallback"};
	const struct text_role *role;
	size_t n;

	(void)state;
	NEED_FONTS();
	role = text_fonts_roles(fonts, &n);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		size_t k = 0;
		while (k < n && !str_is(role[k].name, want[i]))
			k++;
		if (k == n)
			fail_msg("no role %s", want[i]);
		assert_true(role[k].n_face > 0 && role[k].licence.n > 0 && role[k].package.n > 0);
	}
}

/* The built-in list against the published one. */
static void tonggui_test(void **state)
{
	const char *dir = getenv("JIANBAO_CONFORMANCE");
	struct str path =
		path_join(arena, str_from(dir ? dir : "../shared/conformance"), STR("tonggui-8105.txt"));
	struct file f;
	struct err e;
	size_t n = 0, in_file = 0;
	struct str rest, line;

	(void)state;
	for (uint32_t cp = tonggui_next(0); cp; cp = tonggui_next(cp))
		n++;
	assert_int_equal(n, TONGGUI_COUNT);
	if (!file_open(path.p, &f, &e)) {
		print_message("skipped: %s is not there\n", path.p);
		skip();
	}
	rest = f.bytes;
	while (str_split(&rest, '\n', &line)) {
		uint32_t cp = (uint32_t)strtoul(line.n ? line.p : "0", NULL, 16);
		if (!cp)
			continue;
		in_file++;
		assert_int_equal(tonggui_next(cp - 1), cp);
	}
	file_close(&f);
	assert_int_equal(in_file, TONGGUI_COUNT);
}

static void coverage_test(void **state)
{
	const struct text_role *role;
	struct buf out = {0};
	size_t n;

	(void)state;
	NEED_FONTS();
	role = text_fonts_roles(fonts, &n);
	for (size_t i = 0; i < n; i++) {
		struct text_coverage c = text_role_coverage(fonts, i, arena);
		assert_int_equal(c.total, 8105);
		assert_int_equal(c.set,
				 8105); /* nothing on the national list ever prints as a missing glyph */
		if (!str_is(role[i].name, "latin") && !str_is(role[i].name, "latin-sans") &&
		    !str_is(role[i].name, "mono"))
			assert_int_equal(c.own, 8105);
	}
	text_fonts_report(fonts, true, &out);
	assert_non_null(
		strstr(buf_cstr(&out), "6638")); /* FandolFang alone (demands.md section 4, by fc-query) */
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(family_next_test), cmocka_unit_test(family_map_test),
		cmocka_unit_test(map_faults_test),  cmocka_unit_test(roles_test),
		cmocka_unit_test(tonggui_test),     cmocka_unit_test(coverage_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
