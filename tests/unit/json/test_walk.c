#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "json/walk.h"

/* ---- a transcript of a walk, compared with what a reader of the text expects */

static const char kinds[] = "?ubnsao"; /* absent, null, bool, number, string, array, object */

static void note_member(const struct json_element *el, const struct json_member *m, struct buf *out)
{
	struct pos p = json_element_pos(el, m->at);

	buf_fmt(out, " %.*s", STR_ARG(m->key));
	buf_fmt(out, "%c%c%u:%u=", m->again ? '!' : ' ', kinds[m->kind], p.line, p.col);
	if (m->kind == JSON_BOOL)
		buf_cat(out, m->truth ? "yes" : "no");
	buf_str(out, m->text);
	buf_char(out, ';');
}

static bool note(void *ctx, const struct json_element *el, struct err *e)
{
	struct buf *out = ctx;
	struct pos p = json_element_pos(el, el->at);

	(void)e;
	buf_fmt(out, "%zu %c %u:%u", el->index, kinds[el->kind], p.line, p.col);
	for (size_t i = 0; i < el->n; i++)
		note_member(el, &el->member[i], out);
	if (el->kind != JSON_OBJECT)
		buf_fmt(out, " %.*s", STR_ARG(el->source));
	buf_char(out, '\n');
	return true;
}

static void assert_walk(const char *name, struct str text, const char *path, const char *want)
{
	struct json_input in = {.name = name, .text = text, .path = str_from(path)};
	struct buf out = {0};
	struct err e = {0};

	if (!json_walk(&in, note, &out, &e))
		fail_msg("%s:%u:%u: %s", name, e.at.line, e.at.col, e.msg);
	assert_string_equal(buf_cstr(&out), want);
	buf_release(&out);
}

static bool count(void *ctx, const struct json_element *el, struct err *e)
{
	(void)el;
	(void)e;
	++*(size_t *)ctx;
	return true;
}

struct refusal {
	const char *name;
	struct str text;
	const char *path, *code;
	unsigned line, col;
	const char *pointer;
	size_t before; /* elements handed out until then */
};

static void assert_refusal(const struct refusal *r)
{
	struct json_input in = {.name = r->name, .text = r->text, .path = str_from(r->path)};
	struct err e = {0};
	size_t n = 0;

	assert_false(json_walk(&in, count, &n, &e));
	if (strcmp(e.code, r->code) != 0 || e.at.line != r->line || e.at.col != r->col ||
	    strcmp(e.pointer, r->pointer) != 0 || n != r->before || e.status != EXIT_INPUT)
		fail_msg("%.*s: %s %u:%u \"%s\" after %zu: %s", STR_ARG(r->text), e.code, e.at.line, e.at.col,
		         e.pointer, n, e.msg);
}

/* ---- tests */

static void root_array(void **state)
{
	(void)state;
	assert_walk("a.json", STR("[]"), "", "");
	assert_walk("a.json", STR(" [ { } ] "), "", "0 o 1:4\n");
	assert_walk("a.json", STR("[{\"户\":\"一\",\"n\":-1.50e2},\n {\"t\":true,\"f\":false,\"u\":null}]"),
		    "",
		    "0 o 1:2 户 s1:7=一; n n1:15=-1.50e2;\n"
		    "1 o 2:2 t b2:7=yes; f b2:16=no; u u2:26=;\n");
	assert_walk("a.json", STR("[1,\"x\",[2],null,{\"a\":[{\"b\":1}]}]"), "",
	            "0 n 1:2 1\n1 s 1:4 \"x\"\n2 a 1:8 [2]\n3 u 1:12 null\n4 o 1:17 a a1:22=[{\"b\":1}];\n");
	assert_walk("a.json", STR("\xEF\xBB\xBF[{\"a\":1}]"), "", "0 o 1:2 a n1:7=1;\n");
}

static void escapes(void **state)
{
	(void)state;
	assert_walk("a.json", STR("[{\"a\\n\\\"b\":\"\\u6237\\uD842\\uDFB7\\/\\\\\\b\\f\\r\\t\"}]"), "",
	            "0 o 1:2 a\n\"b s1:12=户𠮷/\\\b\f\r\t;\n");
}

static bool see_nul(void *ctx, const struct json_element *el, struct err *e)
{
	(void)e;
	*(bool *)ctx = str_eq(el->member[0].text, STR("A\0B")) && str_eq(el->member[0].key, STR("k\0"));
	return true;
}

static void keeps_nul(void **state)
{
	struct json_input in = {.name = "a.json", .text = STR("[{\"k\\u0000\":\"A\\u0000B\"}]")};
	struct err e;
	bool seen = false;

	(void)state;
	assert_true(json_walk(&in, see_nul, &seen, &e));
	assert_true(seen);
}

static void repeated_keys(void **state)
{
	(void)state;
	assert_walk("a.json", STR("[{\"a\":1,\"b\":2,\"a\":3,\"a\":4}]"), "",
	            "0 o 1:2 a n1:7=1; b n1:13=2; a!n1:19=3; a!n1:25=4;\n");
	/* after a shape was learnt, and with a key written in two ways */
	assert_walk("a.json",
		    STR("[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2,\"b\":3},{\"a\":1,\"\\u0061\":2},{\"a\":1}]"),
		    "",
		    "0 o 1:2 a n1:7=1; b n1:13=2;\n"
		    "1 o 1:16 a n1:21=1; b n1:27=2; b!n1:33=3;\n"
		    "2 o 1:36 a n1:41=1; a!n1:52=2;\n"
		    "3 o 1:55 a n1:60=1;\n");
	assert_walk("a.json", STR("[{\"\":1,\"\":2}]"), "", "0 o 1:2  n1:6=1; !n1:11=2;\n");
}

/* Shapes that change between elements: fewer, more, other order, escaped keys. */
static void changing_shapes(void **state)
{
	(void)state;
	assert_walk("a.json",
		    STR("[{\"a\":1,\"b\":2},{\"a\":1},{\"b\":1,\"a\":2},{\"ab\":1},{\"a\" :1 , \"b\" : "
			"2},{},{\"\\u0062\":1}]"),
		    "",
		    "0 o 1:2 a n1:7=1; b n1:13=2;\n1 o 1:16 a n1:21=1;\n2 o 1:24 b n1:29=1; a n1:35=2;\n"
		    "3 o 1:38 ab n1:44=1;\n4 o 1:47 a n1:53=1; b n1:63=2;\n5 o 1:66\n6 o 1:69 b n1:79=1;\n");
}

static void many_keys(void **state)
{
	struct buf text = {0};
	struct json_input in = {.name = "a.json"};
	struct err e = {0};
	size_t n = 0;

	(void)state;
	buf_cat(&text, "[{\"x\":0");
	for (int i = 0; i < 3000; i++)
		buf_fmt(&text, ",\"k%d\":%d", i, i);
	buf_cat(&text, ",\"k7\":0}]");
	in.text = buf_view(&text);
	assert_true(json_walk(&in, count, &n, &e));
	assert_int_equal(n, 1);
	buf_release(&text);
}

static void nested_paths(void **state)
{
	struct str text = STR("{\"code\":0,\"body\":{\"skip\":[1,[2]],\"list\":{\"data\":[{\"a\":1}],"
			      "\"total\":1}},\"x\":[]}");

	(void)state;
	assert_walk("a.json", text, "body.list.data", "0 o 1:50 a n1:55=1;\n");
	assert_walk("a.json", text, "body.skip", "0 n 1:27 1\n1 a 1:29 [2]\n");
	assert_walk("a.json", STR("{\"b\\u006Fdy\":{\"户\":[3]}}"), "body.户", "0 n 1:20 3\n");
}

static void only_array(void **state)
{
	(void)state;
	assert_walk("a.json", STR("{\"code\":0,\"body\":{\"l\":{\"data\":[{\"a\":[1,[2]]}]}},\"m\":\"ok\"}"),
		    "", "0 o 1:32 a a1:37=[1,[2]];\n");
	assert_walk("a.json", STR("{\"a/b\":[]}"), "", "");
}

static void lines(void **state)
{
	(void)state;
	assert_walk("a.ndjson", STR("{\"a\":[1]}\n{\"a\":2}\r\n\n  \n{\"a\":3}"), "",
	            "0 o 1:1 a a1:6=[1];\n1 o 2:1 a n2:6=2;\n2 o 5:1 a n5:6=3;\n");
	assert_walk("a.jsonl", STR("{\"a\":[1]}"), "", "0 o 1:1 a a1:6=[1];\n");
	assert_walk("a.json", STR("{\"a\":[1]}\n{\"a\":2}\n"), "",
		    "0 o 1:1 a a1:6=[1];\n1 o 2:1 a n2:6=2;\n");
	assert_walk("a.json", STR("{\n \"a\":1\n}\n{\"a\":2}"), "", "0 o 1:1 a n2:6=1;\n1 o 4:1 a n4:6=2;\n");
	assert_walk("a.json", STR("1\n2\n"), "", "0 n 1:1 1\n1 n 2:1 2\n");
}

static const struct refusal refusals[] = {
	{"a.json", STR(""), "", "json.syntax", 1, 1, "", 0},
	{"a.json", STR(" \n "), "", "json.syntax", 2, 2, "", 0},
	{"a.json", STR("[{\"a\":1},{\"a\":01}]"), "", "json.syntax", 1, 15, "/1/a", 1},
	{"a.json", STR("[{\"a\":1},\n{\"a\":\"户\xFF\"}]"), "", "json.utf8", 2, 8, "/1/a", 1},
	{"a.json", STR("[{\"a\":\"x\ty\"}]"), "", "json.syntax", 1, 9, "/0/a", 0},
	{"a.json", STR("[{\"a\":1,}]"), "", "json.syntax", 1, 9, "/0/a", 0},
	{"a.json", STR("[1,2,]"), "", "json.syntax", 1, 6, "/2", 2},
	{"a.json", STR("[1,2"), "", "json.syntax", 1, 5, "/2", 2},
	{"a.json", STR("[1}"), "", "json.syntax", 1, 3, "/1", 1},
	{"a.json", STR("[1] x"), "", "json.syntax", 1, 5, "", 1},
	{"a.json", STR("[1]\n[2]"), "", "json.syntax", 2, 1, "", 1},
	{"a.json", STR("[{\"a\":tru}]"), "", "json.syntax", 1, 7, "/0/a", 0},
	{"a.json", STR("[{\"a\"，1}]"), "", "json.syntax", 1, 6, "/0", 0},
	{"a.json", STR("{\"p\":{\"q~/\":[{\"a\":1},{\"a\":}]}}"), "", "json.syntax", 1, 27, "/p/q~0~1/1/a",
	 0},
	{"a.json", STR("{\"d\":[1],\"e\":[}"), "d", "json.syntax", 1, 15, "/e/0", 1},
	{"a.json", STR("{\"d\":[1]} {}"), "", "json.syntax", 1, 11, "", 1},
	{"a.json", STR("{\"d\":[1]}\nx"), "", "json.syntax", 2, 1, "", 1},
	{"a.json", STR("{\"d\":1}"), "", "json.path", 1, 1, "", 0},
	{"a.json", STR("3"), "", "json.path", 1, 1, "", 0},
	{"a.json", STR("{\"d\":[1],\"e\":{\"f\":[2]}}"), "", "json.path", 1, 1, "", 0},
	{"a.json", STR("{\"d\":{\"x\":1}}"), "d.e", "json.path", 1, 6, "/d", 0},
	{"a.json", STR("{\"d\":[1]}"), "d.e", "json.path", 1, 6, "/d", 0},
	{"a.json", STR("{\"d\":{}}"), "d", "json.path", 1, 6, "/d", 0},
	{"a.json", STR("[1]"), "d", "json.path", 1, 1, "", 0},
	{"a.ndjson", STR("{\"a\":1}\n{\"a\":1} {\"a\":2}"), "", "json.syntax", 2, 9, "/2", 2},
	{"a.ndjson", STR("{\"a\":1}\n{\"a\":x}\n"), "", "json.syntax", 2, 6, "/1/a", 1},
	{"a.ndjson", STR("\n\n"), "", "json.syntax", 3, 1, "", 0},
	{"a.json", STR("\xFF\xFE[\0]\0"), "", "json.utf8", 1, 1, "", 0},
};

static void refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		assert_refusal(&refusals[i]);
}

static void says_why(void **state)
{
	struct json_input in = {.name = "a.json", .text = STR("{\"d\":[1],\"e\":{\"f\":[2]}}")};
	struct err e = {0};
	size_t n = 0;

	(void)state;
	assert_false(json_walk(&in, count, &n, &e));
	assert_string_equal(e.msg, "文件里有 2 个数组，不知道哪个是记录");
	assert_string_equal(e.hint, "请在 case.json 里用 path 指明：d、e.f");
	in.text = STR("[{\"a\":1，\"b\":2}]");
	assert_false(json_walk(&in, count, &n, &e));
	assert_string_equal(e.msg, "此处应为逗号或右括号，却是“，”");
	assert_string_equal(e.hint, "JSON 的标点须为半角");
	in.text = STR("[{\"a\":1},");
	assert_false(json_walk(&in, count, &n, &e));
	assert_string_equal(e.hint, "文件可能没有导出或下载完整");
}

static void depth(void **state)
{
	struct buf b = {0};
	struct json_input in = {.name = "a.json"};
	struct err e = {0};
	size_t n = 0;

	(void)state;
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		buf_char(&b, '[');
	for (int i = 0; i < JSON_DEPTH_MAX; i++)
		buf_char(&b, ']');
	in.text = buf_view(&b);
	assert_true(json_walk(&in, count, &n, &e));
	buf_clear(&b);
	for (int i = 0; i < 100000; i++)
		buf_char(&b, '[');
	in.text = buf_view(&b);
	assert_false(json_walk(&in, count, &n, &e));
	assert_string_equal(e.code, "json.depth");
	assert_int_equal(e.at.col, JSON_DEPTH_MAX + 1);
	buf_release(&b);
}

static bool stop_at_second(void *ctx, const struct json_element *el, struct err *e)
{
	struct buf pointer = {0};

	(void)ctx;
	if (el->index < 1)
		return true;
	json_element_pointer(el, STR("a/b"), &pointer);
	assert_string_equal(buf_cstr(&pointer), "/body/1/a~1b");
	buf_clear(&pointer);
	json_element_pointer(el, (struct str){0}, &pointer);
	assert_string_equal(buf_cstr(&pointer), "/body/1");
	buf_release(&pointer);
	return err_set(e, EXIT_DATA, "test.stop", json_element_pos(el, el->at), "stop");
}

static void stops(void **state)
{
	struct json_input in = {.name = "a.json", .text = STR("{\"body\":[{},\n{},{}]}")};
	struct err e = {0};

	(void)state;
	assert_false(json_walk(&in, stop_at_second, NULL, &e));
	assert_string_equal(e.code, "test.stop");
	assert_int_equal(e.at.line, 2);
	assert_int_equal(e.at.col, 1);
}

static bool open_nested(void *ctx, const struct json_element *el, struct err *e)
{
	struct arena *a = ctx;
	const struct json_member *m, *inner;
	size_t n;

	(void)e;
	m = json_items(a, el->member[0].text, el->member[0].at, &n);
	assert_int_equal(n, 4);
	assert_true(str_is(m[0].text, "因病") && str_is(m[1].text, "因\"残"));
	assert_int_equal(m[1].at, el->member[0].at + 10);
	assert_int_equal(m[2].kind, JSON_OBJECT);
	assert_int_equal(m[3].kind, JSON_NULL);
	inner = json_items(a, m[2].text, m[2].at, &n);
	assert_int_equal(n, 3);
	assert_true(str_is(inner[1].key, "y") && inner[1].kind == JSON_BOOL && inner[1].truth);
	assert_false(inner[0].again || inner[1].again);
	assert_true(inner[2].again);
	inner = json_items(a, inner[0].text, inner[0].at, &n);
	assert_int_equal(n, 0);
	return true;
}

static void nested_values(void **state)
{
	struct json_input in = {.name = "a.json",
		.text = STR("[{\"causes\":[\"因病\",\"因\\\"残\",{\"x\":[],\"y\":true,\"x\":1},null]}]")};
	struct arena *a = arena_new();
	struct err e;

	(void)state;
	assert_true(json_walk(&in, open_nested, a, &e));
	arena_drop(a);
}

/* Every way of cutting a good document short is refused, with a place inside it. */
static void every_prefix(void **state)
{
	struct str text = STR("{\"d\":[{\"户\":\"\\u6237\\uD842\\uDFB7\",\"n\":-1.5e+3,\"t\":[true,null]}]}");
	struct json_input in = {.name = "a.json"};

	(void)state;
	for (size_t n = 0; n < text.n; n++) {
		struct err e = {0};
		size_t seen = 0;
		in.text = str_sub(text, 0, n);
		assert_false(json_walk(&in, count, &seen, &e));
		assert_true(e.at.line == 1 && e.at.col >= 1 && e.at.col <= n + 1);
	}
}

/* ---- the only line of NDJSON */

static bool is_field(void *ctx, struct str key)
{
	(void)ctx;
	return str_is(key, "id") || str_is(key, "size") || str_is(key, "causes");
}

static size_t elements(const char *text)
{
	struct json_input in = {.name = "one.json", .text = str_from(text), .is_field = is_field};
	struct err e = {0};
	size_t n = 0;

	return json_walk(&in, count, &n, &e) ? n : SIZE_MAX;
}

static void one_line_is_one_record(void **state)
{
	(void)state;
	assert_int_equal(elements("{\"id\": \"1\", \"size\": 2}\n"), 1);
	assert_int_equal(elements("{\"id\": \"1\", \"causes\": [\"因病\", \"因残\"]}"), 1);
	assert_int_equal(elements("{\"id\": \"1\", \"size\": 2, \"rows\": [{}, {}]}"), 2); /* records beside them */
	assert_int_equal(elements("{\"id\": \"1\", \"size\": 2, \"rows\": []}"), 0);
	assert_int_equal(elements("{\"causes\": [{}, {}, {}]}"), 3); /* a list of objects is no cell */
	assert_int_equal(elements("{\"id\": 500, \"message\": \"no\"}"), SIZE_MAX); /* one such key is not enough */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_line_is_one_record),
		cmocka_unit_test(root_array),      cmocka_unit_test(escapes),
		cmocka_unit_test(keeps_nul),       cmocka_unit_test(repeated_keys),
		cmocka_unit_test(changing_shapes), cmocka_unit_test(many_keys),
		cmocka_unit_test(nested_paths),    cmocka_unit_test(only_array),
		cmocka_unit_test(lines),           cmocka_unit_test(refuses),
		cmocka_unit_test(says_why),        cmocka_unit_test(depth),
		cmocka_unit_test(stops),           cmocka_unit_test(nested_values),
		cmocka_unit_test(every_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
