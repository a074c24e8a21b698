/* Sections that a program turns into something else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mustache/mustache.h"

static bool load(void *ctx, struct arena *a, struct str name, struct mustache_text *out, struct err *e)
{
	const char *const *t = ctx;

	(void)a;
	(void)e;
	for (; *t; t += 2)
		if (str_is(name, t[0])) {
			out->text = str_from(t[1]);
			out->file = t[0];
		}
	return true;
}

/* Its text between bars; "no" cannot be made. */
static const struct value *make(struct arena *a, struct str text, const char **why)
{
	struct value *v = value_map(a);

	*why = "reason";
	value_set_fmt(v, "text", "|%.*s|", STR_ARG(text));
	return str_is(text, "no") ? NULL : v;
}

static const struct mustache_maker makers[] = {{"bar", "part", make}};

struct outcome {
	struct buf out;
	struct diag_list diags;
	struct err e;
	bool good;
};

static void render(struct outcome *o, const char *const *templates)
{
	struct arena *a = arena_new();
	struct value *data = value_map(a), *list = value_set_list(data, "list");
	struct mustache_set *s = mustache_new((struct mustache_loader){(void *)(uintptr_t)templates, load, NULL});
	struct mustache_job job = {.name = STR("t"), .data = data, .diags = &o->diags, .names = DIAG_WARNING,
				   .maker = makers, .n_maker = 1};

	value_set_cstr(data, "name", "a<b&c");
	value_add_str(list, STR("1"));
	value_add_str(list, STR("2"));
	*o = (struct outcome){0};
	diag_init(&o->diags);
	o->good = mustache_render(s, &job, &o->out, &o->e);
	mustache_close(s);
	arena_drop(a);
}

static void outcome_drop(struct outcome *o)
{
	buf_release(&o->out);
	diag_release(&o->diags);
}

static void content_test(void **state)
{
	static const char *const t[] = {"t", "x{{#bar}} {{name}} {{/bar}}y{{#list}}{{#bar}}n{{.}}{{/bar}}{{/list}} {{name}}",
					"part", "({{text}})", NULL};
	struct outcome o;

	(void)state;
	render(&o, t);
	assert_true(o.good);
	assert_string_equal(buf_cstr(&o.out), "x(|a&lt;b&amp;c|)y(|n1|)(|n2|) a&lt;b&amp;c");
	assert_int_equal(o.diags.n, 0);
	outcome_drop(&o);
}

static void refused_test(void **state)
{
	static const char *const t[] = {"t", "x{{#bar}}no{{/bar}}y", "part", "({{text}})", NULL};
	static const char *const alone[] = {"t", "x{{#bar}}a{{/bar}}y", NULL};
	struct outcome o;

	(void)state;
	render(&o, t);
	assert_true(o.good);
	assert_string_equal(buf_cstr(&o.out), "xy");
	assert_int_equal(o.diags.n, 1);
	assert_true(str_is(o.diags.v[0].code, "mustache.maker"));
	outcome_drop(&o);
	render(&o, alone);
	assert_false(o.good);
	assert_string_equal(o.e.code, "mustache.partial");
	outcome_drop(&o);
}

/* A maker within its own partial ends by itself. */
static void endless_test(void **state)
{
	static const char *const t[] = {"t", "{{#bar}}a{{/bar}}", "part", "{{#bar}}{{text}}{{/bar}}", NULL};
	struct outcome o;

	(void)state;
	render(&o, t);
	assert_false(o.good);
	assert_string_equal(o.e.code, "mustache.depth");
	outcome_drop(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(content_test), cmocka_unit_test(refused_test),
					   cmocka_unit_test(endless_test)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
