/* What the specification's cases leave open: faults, findings, limits, indentation, files, threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io.h"
#include "base/pool.h"
#include "json/json.h"
#include "mustache/mustache.h"
#include "value/from_json.h"

/* One rendering: templates as name, text, name, text, ..., NULL; the first is rendered. */
struct bench {
	const char *const *templates;
	const char *data; /* JSON */
	bool missing_is_empty;
	struct arena *arena;
	struct mustache_set *set;
	struct diag_list diags;
	struct buf out;
	struct err e;
	bool good;
};

static bool load(void *ctx, struct arena *a, struct str name, struct mustache_text *out, struct err *e)
{
	const struct bench *b = ctx;

	(void)e;
	for (const char *const *t = b->templates; *t; t += 2) {
		if (!str_is(name, t[0]))
			continue;
		out->text = str_from(t[1]);
		out->file = arena_str(a, name).p;
	}
	return true;
}

static void names(void *ctx, struct arena *a, struct str **name, size_t *n)
{
	const struct bench *b = ctx;

	*name = arena_many(a, struct str, 16);
	for (const char *const *t = b->templates; *t && *n < 16; t += 2)
		(*name)[(*n)++] = str_from(t[0]);
}

static void start(struct bench *b)
{
	struct err e = {0};

	b->arena = arena_new();
	b->set = mustache_new((struct mustache_loader){b, load, names});
	diag_init(&b->diags);
	const struct json *j = json_parse(b->arena, "data", str_from(b->data ? b->data : "{}"), &e);
	if (!j)
		fail_msg("%s", e.msg);
	struct mustache_job job = {
		.name = str_from(b->templates[0]),
		.data = value_from_json(b->arena, j),
		.diags = &b->diags,
		.names = DIAG_WARNING,
		.missing_is_empty = b->missing_is_empty,
	};
	b->good = mustache_render(b->set, &job, &b->out, &b->e);
}

static void finish(struct bench *b)
{
	mustache_close(b->set);
	diag_release(&b->diags);
	buf_release(&b->out);
	arena_drop(b->arena);
}

#define TEMPLATES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void expect(const char *const *templates, const char *data, const char *want)
{
	struct bench b = {.templates = templates, .data = data};

	start(&b);
	if (!b.good)
		fail_msg("%u:%u %s", b.e.at.line, b.e.at.col, b.e.msg);
	assert_string_equal(buf_cstr(&b.out), want);
	finish(&b);
}

/* Faults ------------------------------------------------------------------ */

struct fault {
	const char *template;
	const char *code;
	unsigned line, col;
	const char *msg, *hint; /* parts of them */
};

static void fault(const struct fault *f)
{
	struct bench b = {.templates = TEMPLATES("page", f->template), .data = "{\"a\": 1, \"n\": [1, 2]}"};

	start(&b);
	if (b.good)
		fail_msg("no fault in %s", f->template);
	assert_int_equal(b.e.status, EXIT_TEMPLATE);
	assert_string_equal(b.e.code, f->code);
	assert_string_equal(b.e.at.file, "page");
	if (b.e.at.line != f->line || b.e.at.col != f->col || !strstr(b.e.msg, f->msg) ||
	    !strstr(b.e.hint, f->hint))
		fail_msg("%s\n-> %u:%u %s (%s)", f->template, b.e.at.line, b.e.at.col, b.e.msg, b.e.hint);
	finish(&b);
}

static void syntax_faults(void **state)
{
	static const struct fault faults[] = {
		{"县\n  乡 {{a", "mustache.syntax", 2, 5, "没有结束", "}}"},
		{"{{a\nx {{b}}", "mustache.syntax", 1, 1, "没有结束", "}}"},
		{"{{{a}}", "mustache.syntax", 1, 1, "没有结束", "}}"},
		{"{{!a\n\n", "mustache.syntax", 1, 1, "没有结束", "}}"},
		{"x{{}}", "mustache.syntax", 1, 2, "没有名字", "注释"},
		{"{{#}}", "mustache.syntax", 1, 1, "没有名字", ""},
		{"{{>*}}", "mustache.syntax", 1, 1, "没有名字", ""},
		{"\n{{a b}}", "mustache.syntax", 2, 1, "名字里有空格：“a b”", "点"},
		{"镇{{#a}}\n{{#n}}\n", "mustache.syntax", 2, 1, "{{#n}} 没有结束标签", "{{/n}}"},
		{"{{#a}}\n{{/a}}\n{{^n}}", "mustache.syntax", 3, 1, "{{^n}} 没有结束标签", "{{/n}}"},
		{"{{<a}}{{$n}}{{/n}}", "mustache.syntax", 1, 1, "{{<a}} 没有结束标签", "{{/a}}"},
		{"{{$a}}", "mustache.syntax", 1, 1, "{{$a}} 没有结束标签", "{{/a}}"},
		{"{{/a}}", "mustache.syntax", 1, 1, "{{/a}} 没有对应的开始标签", ""},
		{"{{#a}}\n{{/b}}", "mustache.syntax", 2, 1, "{{/b}} 没有对应", "{{/a}}"},
		{"{{#a}}\n{{#n}}\n {{/a}}", "mustache.syntax", 3, 2, "“n”（第 2 行）还没有结束", "{{/n}}"},
		{"{{=a}}", "mustache.syntax", 1, 1, "没有结束", ""},
		{"{{=<%=}}", "mustache.syntax", 1, 1, "定界符", "{{=<% %>=}}"},
		{"{{=<% x %>=}}", "mustache.syntax", 1, 1, "定界符", ""},
		{"{{=== ===}}", "mustache.syntax", 1, 1, "定界符", ""},
		{"{{<p}}\n {{a}}{{/p}}", "mustache.syntax", 2, 2, "{{<p}} 里面只能放", "块"},
		{"\xEF\xBB\xBF\n{{a", "mustache.syntax", 2, 1, "没有结束", ""},
		{"\xEF\xBB\xBF{{a", "mustache.syntax", 1, 1, "没有结束", ""},
		{"a\n\xB5\xD8", "mustache.utf8", 2, 1, "UTF-8", "UTF-8"},
		{"x {{>paje}}", "mustache.partial", 1, 3, "没有名为“paje”的模板", "“page”"},
		{"{{>page}}", "mustache.depth", 1, 1, "超过 256 层", "“page”"},
		{"{{#n}} {{>page}}{{/n}}", "mustache.depth", 1, 1, "超过 256 层", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		fault(&faults[i]);
}

static void partial_fault_names_the_partial(void **state)
{
	struct bench b = {.templates = TEMPLATES("page", "\n{{>part/x}}", "part/x", "1\n2 {{#a}}")};
	struct err again = {0};

	(void)state;
	start(&b);
	assert_false(b.good);
	assert_string_equal(b.e.at.file, "part/x");
	assert_int_equal(b.e.at.line, 2);
	assert_int_equal(b.e.at.col, 3);
	assert_false(mustache_prepare(b.set, STR("page"), &again));
	assert_string_equal(again.msg, b.e.msg);
	assert_false(mustache_prepare(b.set, STR("pag"), &again));
	assert_string_equal(again.code, "mustache.partial");
	finish(&b);
}

/* prepare finds what a rendering with this data would not reach. */
static void prepare_reaches_all(void **state)
{
	struct bench b = {
		.templates = TEMPLATES("page", "{{#no}}{{>a}}{{/no}}", "a", "{{>b}}", "b", "{{>a}} {{>c}}")};
	struct err e = {0};

	(void)state;
	start(&b);
	assert_true(b.good);
	assert_false(mustache_prepare(b.set, STR("page"), &e));
	assert_string_equal(e.at.file, "b");
	assert_int_equal(e.at.col, 8);
	finish(&b);
}

static void nesting_limit(void **state)
{
	struct buf text = {0};
	int levels[] = {MUSTACHE_DEPTH_MAX, MUSTACHE_DEPTH_MAX + 1};

	(void)state;
	for (int k = 0; k < 2; k++) {
		buf_clear(&text);
		for (int i = 0; i < levels[k]; i++)
			buf_cat(&text, "{{#a}}");
		buf_cat(&text, "x");
		for (int i = 0; i < levels[k]; i++)
			buf_cat(&text, "{{/a}}");
		struct bench b = {.templates = TEMPLATES("page", buf_cstr(&text)), .data = "{\"a\": true}"};
		start(&b);
		assert_int_equal(b.good, k == 0);
		assert_string_equal(k ? b.e.code : buf_cstr(&b.out), k ? "mustache.depth" : "x");
		finish(&b);
	}
	buf_release(&text);
}

/* 40 lists inside one another, each of 10: 10^40 bodies, were it not for the limit. */
static void output_limit(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 40; i++)
		buf_cat(&text, "{{#n}}");
	for (int i = 0; i < 40; i++)
		buf_cat(&text, "{{/n}}");
	struct bench b = {.templates = TEMPLATES("page", buf_cstr(&text)),
			  .data = "{\"n\": [1,2,3,4,5,6,7,8,9,10]}"};
	start(&b);
	assert_false(b.good);
	assert_string_equal(b.e.code, "mustache.limit");
	finish(&b);
	buf_release(&text);
}

/* Findings ---------------------------------------------------------------- */

/* All findings as "line:col code msg|hint\n". */
static void findings(const char *template, const char *data, const char *want)
{
	struct bench b = {.templates = TEMPLATES("page", template), .data = data};
	struct buf got = {0};

	start(&b);
	assert_true(b.good);
	for (size_t i = 0; i < b.diags.n; i++) {
		const struct diag *d = &b.diags.v[i];
		assert_string_equal(d->at.file, "page");
		assert_int_equal(d->severity, DIAG_WARNING);
		buf_fmt(&got, "%u:%u %.*s %.*s|%.*s\n", d->at.line, d->at.col, STR_ARG(d->code),
			STR_ARG(d->msg), STR_ARG(d->hint));
	}
	assert_string_equal(buf_cstr(&got), want);
	buf_release(&got);
	finish(&b);
}

static void absent_names(void **state)
{
	(void)state;
	findings("<p>\n {{tovn}}</p>", "{\"town\": \"x\", \"n\": 1}",
		 "2:2 mustache.name 数据里没有“tovn”|是否想写“town”？\n");
	findings("{{population}}", "{\"a\": 1, \"b\": 2}",
		 "1:1 mustache.name 数据里没有“population”|此处可用的名字：a、b\n");
	findings("{{county.nmae}}", "{\"county\": {\"name\": 1}}",
		 "1:1 mustache.name 数据里没有“nmae”，见 county.nmae|是否想写“name”？\n");
	findings("{{x}}", "{}", "1:1 mustache.name 数据里没有“x”|\n");
	/* once a place, however often it is rendered; two places are two findings */
	findings("{{#r}}{{households}} {{households}}{{/r}}", "{\"r\": [1, 2, 3], \"household\": 1}",
		 "1:7 mustache.name 数据里没有“households”|是否想写“household”？\n"
		 "1:22 mustache.name 数据里没有“households”|是否想写“household”？\n");
	/* present with null, or inside null: no finding */
	findings("{{a}}{{a.b}}{{#a}}{{/a}}", "{\"a\": null}", "");
	/* a dynamic name is used like a printed one */
	findings("{{>*kind}}", "{\"kid\": 1}", "1:1 mustache.name 数据里没有“kind”|是否想写“kid”？\n");
}

static void absent_sections(void **state)
{
	(void)state;
	findings("{{#warning}}{{/warning}}{{^note}}{{/note}}", "{\"a\": 1}", "");
	findings("{{#declinning}}{{/declinning}}", "{\"declining\": []}",
		 "1:1 mustache.name 数据里没有“declinning”|是否想写“declining”？\n");
	findings("{{^declinning}}{{/declinning}}", "{\"declining\": []}",
		 "1:1 mustache.name 数据里没有“declinning”|是否想写“declining”？\n");
	findings("{{#户数}}{{/户数}}", "{\"人数\": 1}", "");
}

static void printed_lists(void **state)
{
	(void)state;
	findings("{{rows}}{{{m}}}", "{\"rows\": [1], \"m\": {}}",
		 "1:1 mustache.kind “rows”是一个列表，不能直接输出|用 {{#rows}}…{{/rows}} 逐项输出\n"
		 "1:9 mustache.kind “m”是一组字段，不能直接输出|写出要输出的字段，例如 m.name（或在 {{#m}} "
		 "里写 name）\n");
}

/* Indentation ------------------------------------------------------------- */

static void partial_indentation(void **state)
{
	(void)state;
	expect(TEMPLATES("page", "<ul>\n  {{>li}}\n</ul>\n", "li",
			 "<li>\n\n  {{a}}\n{{#b}}\n  x\n{{/b}}\n</li>\n"),
	       "{\"a\": \"1\\n2\", \"b\": [1, 2]}",
	       "<ul>\n  <li>\n\n    1\n2\n    x\n    x\n  </li>\n</ul>\n");
	/* two levels add up; a partial in mid-line starts afresh */
	expect(TEMPLATES("page", " {{>a}}\n", "a", "a\n\t{{>b}}\n-{{>b}}.\n", "b", "b\nc\n"), NULL,
	       " a\n \tb\n \tc\n -b\nc\n.\n");
	/* a line that begins with a tag which stays on it */
	expect(TEMPLATES("page", "  {{>p}}", "p", "{{#no}}x{{/no}}\n{{a}}b\n{{!c}} d\n{{#a}}\ne{{/a}}\n"),
	       "{\"a\": \"A\", \"no\": false}", "  \n  Ab\n   d\n  e\n");
	expect(TEMPLATES("page", "\r\n  {{>p}}\r\n.", "p", "1\r\n\r\n2\r\n"), NULL,
	       "\r\n  1\r\n\r\n  2\r\n.");
}

static void block_indentation(void **state)
{
	const char *slot = "<div>\n    {{$body}}{{/body}}\n</div>\n";
	const char *inner = "<div>\n    {{$body}}\n        default\n      deep\n    {{/body}}\n</div>\n";
	const char *page = "{{<box}}\n{{$body}}\n  <p>\n\n    x\n  </p>\n{{/body}}\n{{/box}}\nend\n";

	(void)state;
	/* the line end behind a slot does not double the one of the content */
	expect(TEMPLATES("page", page, "box", slot), NULL,
	       "<div>\n    <p>\n\n      x\n    </p>\n</div>\nend\n");
	/* an unused default is written as it stands */
	expect(TEMPLATES("page", "{{<box}}{{/box}}", "box", inner), NULL,
	       "<div>\n        default\n      deep\n</div>\n");
	/* content takes the default's indentation */
	expect(TEMPLATES("page", page, "box", inner), NULL,
	       "<div>\n      <p>\n\n        x\n      </p>\n</div>\nend\n");
	/* a whole parent on one line stands alone, and is indented */
	expect(TEMPLATES("page", "<a>\n  {{<box}}{{$body}}B{{/body}}{{/box}}\n</a>\n", "box", slot), NULL,
	       "<a>\n  <div>\n      B\n  </div>\n</a>\n");
	/* sections and partials inside the content */
	expect(TEMPLATES("page", "{{<box}}{{$body}}\n\t{{#n}}\n\t{{>p}}\n\t{{/n}}\n{{/body}}{{/box}}", "box",
			 slot, "p", "({{.}}\n)\n"),
	       "{\"n\": [1, 2]}", "<div>\n    (1\n    )\n    (2\n    )\n</div>\n");
}

/* Overrides see only what is outside the parent tag they stand in. */
static void override_scope(void **state)
{
	const char *layout = "[{{$title}}t{{/title}}|{{$body}}b{{/body}}]";

	(void)state;
	expect(TEMPLATES("page",
			 "{{<layout}}{{$title}}Page{{/title}}{{$body}}{{<card}}{{$title}}Card{{/title}}{{/"
			 "card}}"
			 "{{<card}}{{/card}}{{/body}}{{/layout}}",
			 "layout", layout, "card", "<{{$title}}?{{/title}}>"),
	       NULL, "[Page|<Card><?>]");
	/* a block inside its own override is the default, not endless recursion */
	expect(TEMPLATES("page", "{{<layout}}{{$body}}+{{$body}}own{{/body}}{{/body}}{{/layout}}", "layout",
			 layout),
	       NULL, "[t|+own]");
	/* overrides pass through plain partials */
	expect(TEMPLATES("page", "{{<p}}{{$title}}T{{/title}}{{/p}}", "p", "{{>layout}}", "layout", layout),
	       NULL, "[T|b]");
	/* a dynamic parent */
	expect(TEMPLATES("page", "{{<*which}}{{$body}}B{{/body}}{{/*which}}", "layout", layout),
	       "{\"which\": \"layout\"}", "[t|B]");
}

static void values(void **state)
{
	(void)state;
	expect(TEMPLATES("page", "{{a}} {{{a}}} {{&a}} {{b}} {{n}} {{z}}|"),
	       "{\"a\": \"<&\\\"'>\", \"b\": true, \"n\": 1.50, \"z\": null}",
	       "&lt;&amp;&quot;&#39;&gt; <&\"'> <&\"'> true 1.50 |");
	expect(TEMPLATES("page", "{{#zero}}x{{/zero}}{{^zero}}none{{/zero}} {{#s}}x{{/s}} {{#m}}m{{/m}}"),
	       "{\"zero\": 0, \"s\": \"\", \"m\": {}}", "none  m");
	expect(TEMPLATES("page", "{{=<% %>=}}<%={{ }}=%>{{=| |=}}|a|{{b}}"), "{\"a\": 1, \"b\": 2}",
	       "1{{b}}");
	expect(TEMPLATES("page", "\xEF\xBB\xBF{{! note }}\n{{a}}"), "{\"a\": 1}", "1");
}

/* Files ------------------------------------------------------------------- */

static struct str write_file(struct arena *a, const char *folder, const char *name, const char *text)
{
	struct err e = {0};
	struct str path = path_join(a, str_from(folder), str_from(name));

	if (!dir_make(arena_str(a, path_dir(path)).p, &e) || !file_write(path.p, str_from(text), &e))
		fail_msg("%s", e.msg);
	return path;
}

static void make_folder(char *out)
{
	snprintf(out, 64, "%s", "/tmp/jianbao-mustache-XXXXXX");
	if (!mkdtemp(out))
		fail_msg("mkdtemp");
}

static void remove_folder(struct arena *a, const char *folder)
{
	struct str command = arena_fmt(a, "rm -r '%s'", folder);

	assert_int_equal(system(command.p), 0);
}

static void templates_in_a_folder(void **state)
{
	struct arena *a = arena_new();
	char folder[64];
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	make_folder(folder);
	write_file(a, folder, "t/page.mustache", "{{>part/head}}\n  {{>css/p.css}}\n{{>chart/bar.svg}}\n");
	write_file(a, folder, "t/part/head.mustache", "<h1>\n");
	write_file(a, folder, "t/css/p.css", "p { x }\n");
	write_file(a, folder, "t/chart/bar.svg.mustache", "<svg/>\n");
	write_file(a, folder, "secret.mustache", "secret");
	write_file(a, folder, "t/climb.mustache", "{{>../secret}}");
	write_file(a, folder, "t/slip.mustache", "\n{{>part/haed}}");
	struct mustache_set *set = mustache_open(path_join(a, str_from(folder), STR("t")).p);
	struct mustache_job job = {.name = STR("page")};
	assert_true(mustache_prepare(set, STR("page"), &e));
	assert_true(mustache_render(set, &job, &out, &e));
	assert_string_equal(buf_cstr(&out), "<h1>\n  p { x }\n<svg/>\n");
	job.name = STR("climb");
	assert_false(mustache_render(set, &job, &out, &e));
	assert_string_equal(e.code, "mustache.partial");
	job.name = STR("slip");
	assert_false(mustache_render(set, &job, &out, &e));
	assert_string_equal(e.at.file, path_join(a, str_from(folder), STR("t/slip.mustache")).p);
	assert_int_equal(e.at.line, 2);
	assert_non_null(strstr(e.hint, "part/head"));
	mustache_close(set);
	buf_release(&out);
	remove_folder(a, folder);
	arena_drop(a);
}

static void files_of_the_command(void **state)
{
	struct arena *a = arena_new();
	char folder[64];
	struct diag_list l;
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	diag_init(&l);
	make_folder(folder);
	struct mustache_files f = {
		.template = write_file(a, folder, "page.html.mustache", "{{>p}} {{nmae}}").p,
		.data = write_file(a, folder, "data.json", "{\"name\": \"<青岭>\"}").p,
	};
	write_file(a, folder, "p.mustache", "{{name}}");
	write_file(a, folder, "other/p.mustache", "\n{{#name}}");
	write_file(a, folder, "gone.mustache", "<{{>pp}}>");
	assert_true(mustache_render_files(a, &f, &l, &out, &e));
	assert_string_equal(buf_cstr(&out), "&lt;青岭&gt; ");
	assert_int_equal(l.n, 1);
	assert_int_equal(l.v[0].severity, DIAG_WARNING);
	assert_string_equal(l.v[0].at.file, f.template);
	f.strict = true;
	assert_true(mustache_render_files(a, &f, &l, &out, &e));
	assert_int_equal(l.count[DIAG_ERROR], 1);
	f.template = path_join(a, str_from(folder), STR("gone.mustache")).p;
	buf_clear(&out);
	assert_true(mustache_render_files(a, &f, &l, &out, &e));
	assert_string_equal(buf_cstr(&out), "<>");
	assert_int_equal(l.count[DIAG_ERROR], 2);
	assert_true(str_is(l.v[2].code, "mustache.partial"));
	assert_true(str_starts(l.v[2].hint, STR("是否想写“p”")));
	assert_string_equal(l.v[2].at.file, f.template);
	f.template = path_join(a, str_from(folder), STR("page.html.mustache")).p;
	f.partials = path_join(a, str_from(folder), STR("other")).p;
	assert_false(mustache_render_files(a, &f, &l, &out, &e));
	assert_int_equal(e.status, EXIT_TEMPLATE);
	assert_non_null(strstr(e.at.file, "other/p.mustache"));
	f.data = write_file(a, folder, "data.json", "{\"name\": }").p;
	assert_false(mustache_render_files(a, &f, &l, &out, &e));
	assert_int_equal(e.status, EXIT_INPUT);
	f.data = write_file(a, folder, "data.json", "{}").p;
	f.template = "/nowhere/page.mustache";
	assert_false(mustache_render_files(a, &f, &l, &out, &e));
	assert_int_equal(e.status, EXIT_INPUT);
	buf_release(&out);
	diag_release(&l);
	remove_folder(a, folder);
	arena_drop(a);
}

/* Threads ----------------------------------------------------------------- */

#define TASKS 64
struct batch {
	struct mustache_set *set;
	struct buf out[TASKS];
	bool good[TASKS];
};

static void task(void *ctx, size_t i)
{
	struct batch *b = ctx;
	struct arena *a = arena_new();
	struct value *v = value_map(a);
	struct err e = {0};

	value_set_int(v, "i", (int64_t)i);
	struct mustache_job job = {.name = STR("page"), .data = v};
	b->good[i] = mustache_render(b->set, &job, &b->out[i], &e);
	arena_drop(a);
}

static void many_threads(void **state)
{
	struct bench b = {.templates = TEMPLATES("page", "{{>a}}{{>b}}{{>c}}", "a", "{{>c}}", "b", "{{i}}",
						 "c", "<{{>b}}>")};

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct batch batch = {.set = mustache_new((struct mustache_loader){&b, load, names})};
		pool_run(8, TASKS, task, &batch);
		for (int i = 0; i < TASKS; i++) {
			char want[64];
			snprintf(want, sizeof want, "<%d>%d<%d>", i, i, i);
			assert_true(batch.good[i]);
			assert_string_equal(buf_cstr(&batch.out[i]), want);
			buf_release(&batch.out[i]);
		}
		mustache_close(batch.set);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(syntax_faults),         cmocka_unit_test(partial_fault_names_the_partial),
		cmocka_unit_test(prepare_reaches_all),   cmocka_unit_test(nesting_limit),
		cmocka_unit_test(output_limit),          cmocka_unit_test(absent_names),
		cmocka_unit_test(absent_sections),       cmocka_unit_test(printed_lists),
		cmocka_unit_test(partial_indentation),   cmocka_unit_test(block_indentation),
		cmocka_unit_test(override_scope),        cmocka_unit_test(values),
		cmocka_unit_test(templates_in_a_folder), cmocka_unit_test(files_of_the_command),
		cmocka_unit_test(many_threads),
	};

	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
