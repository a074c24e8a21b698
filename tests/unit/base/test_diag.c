#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"

static const struct pos here = {"households.json", 12, 34};

static int chinese(void **state)
{
	(void)state;
	lang_choose(false);
	return 0;
}

static void errors(void **state)
{
	struct err e = {0};
	char wide[1200] = "";

	(void)state;
	assert_false(err_set(&e, EXIT_DATA, "data.gate", here, "缺 %d 户", 3));
	assert_string_equal(e.msg, "缺 3 户");
	assert_string_equal(e.code, "data.gate");
	assert_int_equal(e.status, EXIT_DATA);
	assert_int_equal(e.at.line, 12);
	assert_false(err_hint(&e, "补报%s", "数据"));
	assert_string_equal(e.hint, "补报数据");
	assert_false(err_pointer(&e, STR("/3/name")));
	assert_string_equal(e.pointer, "/3/name");
	for (int i = 0; i < 300; i++)
		strcat(wide, "户");
	for (int shift = 0; shift < 3; shift++) { /* cut at a character, wherever it falls */
		err_set(&e, EXIT_DATA, "x", here, "%.*s%s", shift, "ab", wide);
		assert_true(utf8_fault(str_from(e.msg)) == SIZE_MAX);
		assert_true(strlen(e.msg) > sizeof e.msg - 5);
	}
	assert_string_equal(e.hint, "");
}

static void assert_text(const struct diag *d, bool color, const char *want)
{
	struct buf b = {0};

	diag_text(d, color, &b);
	assert_string_equal(buf_cstr(&b), want);
	buf_release(&b);
}

static void texts(void **state)
{
	struct diag_list l;
	struct diag *d;

	(void)state;
	diag_init(&l);
	d = diag_add(&l, DIAG_ERROR, "data.number", here, "“%s”不是数字", "abc");
	assert_text(d, false, "households.json:12:34: 错误: “abc”不是数字 [data.number]\n");
	diag_hint(&l, d, "应为%s", "元");
	assert_text(d, false, "households.json:12:34: 错误: “abc”不是数字 [data.number]\n  提示: 应为元\n");
	assert_text(d, true, "\033[1mhouseholds.json:12:34: \033[0m\033[31m错误\033[0m: “abc”不是数字"
	                     " [data.number]\n  提示: 应为元\n");
	d = diag_add(&l, DIAG_WARNING, "x.y", (struct pos){"a.css", 0, 0}, "m");
	assert_text(d, false, "a.css: 警告: m [x.y]\n");
	d = diag_add(&l, DIAG_NOTE, "x.y", (struct pos){0}, "m");
	assert_text(d, false, "提示: m [x.y]\n");
	lang_choose(true);
	assert_text(&l.v[0], false,
		    "households.json:12:34: error: “abc”不是数字 [data.number]\n  hint: 应为元\n");
	lang_choose(false);
	diag_release(&l);
}

static void lines(void **state)
{
	struct diag_list l;
	struct buf b = {0};
	struct diag *d;

	(void)state;
	diag_init(&l);
	d = diag_add(&l, DIAG_WARNING, "data.id", here, "a \"b\"\n");
	diag_pointer(&l, d, STR("/0/id"));
	diag_hint(&l, d, "h");
	diag_json(d, &b);
	assert_string_equal(buf_cstr(&b), "{\"type\":\"diagnostic\",\"code\":\"data.id\",\"severity\":"
					  "\"warning\",\"file\":\"households.json\","
					  "\"line\":12,\"column\":34,\"pointer\":\"/0/id\",\"message\":\"a "
					  "\\\"b\\\"\\n\",\"hint\":\"h\"}\n");
	buf_release(&b);
	diag_release(&l);
}

static void keeps(void **state)
{
	struct diag_list l, all;
	struct err e = {0};

	(void)state;
	diag_init(&l);
	diag_init(&all);
	l.keep = 2;
	for (int i = 0; i < 5; i++)
		diag_add(&l, DIAG_WARNING, "w", here, "%d", i);
	diag_add(&l, DIAG_ERROR, "e", here, "past the cap");
	diag_hint(&l, NULL, "nothing");
	diag_pointer(&l, NULL, STR("/"));
	assert_int_equal(l.n, 2);
	assert_int_equal(l.count[DIAG_WARNING], 5);
	assert_int_equal(l.count[DIAG_ERROR], 1);
	err_set(&e, EXIT_DATA, "first", here, "one");
	diag_err(&all, DIAG_ERROR, &e);
	diag_join(&all, &l);
	diag_release(&l); /* the texts were copied */
	assert_int_equal(all.n, 3);
	assert_int_equal(all.count[DIAG_WARNING], 5);
	assert_int_equal(all.count[DIAG_ERROR], 2);
	assert_true(str_is(all.v[0].code, "first") && str_is(all.v[0].msg, "one"));
	assert_true(str_is(all.v[2].msg, "1"));
	diag_release(&all);
}

static void long_text(void **state)
{
	struct diag_list l;
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_cat(&b, "户主");
	diag_init(&l);
	diag_add(&l, DIAG_NOTE, "x", here, "%s", buf_cstr(&b));
	assert_true(str_eq(l.v[0].msg, buf_view(&b)));
	buf_release(&b);
	diag_release(&l);
}

static void nearest(void **state)
{
	static const struct str key[] = {STR("households"), STR("household"), STR("members"), STR("path"),
					 STR("户编号")};

	(void)state;
	assert_true(str_is(diag_nearest(STR("houshold"), key, 5), "household"));
	assert_true(str_is(diag_nearest(STR("members"), key, 5), "members"));
	assert_true(str_is(diag_nearest(STR("pth"), key, 5), "path"));
	assert_true(str_is(diag_nearest(STR("户主编号"), key, 5), "户编号"));
	assert_int_equal(diag_nearest(STR("zebra"), key, 5).n, 0);
	assert_int_equal(diag_nearest(STR("x"), key, 0).n, 0);
	struct buf b = {0};
	for (int i = 0; i < 1000000; i++) /* answered at once, not after 10^13 steps */
		buf_cat(&b, "households");
	struct str many[] = {buf_view(&b), STR("households")};
	assert_int_equal(diag_nearest(buf_view(&b), many, 2).n, 0);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors), cmocka_unit_test(texts), cmocka_unit_test(lines),
		cmocka_unit_test(keeps), cmocka_unit_test(long_text), cmocka_unit_test(nearest),
	};

	return cmocka_run_group_tests(tests, chinese, NULL);
}
