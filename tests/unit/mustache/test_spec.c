/*
 * The Mustache specification's own cases (mustache/spec, specs/[*].json), one
 * test each: the required files, ~inheritance and ~dynamic-names.  They are not
 * part of this repository; without them the tests are reported as skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/vec.h"
#include "json/json.h"
#include "mustache/mustache.h"
#include "value/from_json.h"

static const char *const files[] = {
	"comments.json", "delimiters.json", "interpolation.json", "inverted.json",
	"partials.json", "sections.json",   "~inheritance.json",  "~dynamic-names.json",
};
#define REQUIRED_CASES 136 /* in the first six */
#define ALL_CASES 184

/* The case's own template; a name that none of its partials has. */
#define MAIN "/main"

static bool load(void *ctx, struct arena *a, struct str name, struct mustache_text *out, struct err *e)
{
	const struct json *spec = ctx;
	const struct json *text = str_is(name, MAIN) ? json_member(spec, "template")
						     : json_member_str(json_member(spec, "partials"), name);

	(void)a;
	(void)e;
	out->text = json_text(text);
	out->file = text ? "spec" : NULL;
	return true;
}

static void spec_case(void **state)
{
	const struct json *spec = *state;
	struct arena *a = arena_new();
	struct mustache_set *set = mustache_new((struct mustache_loader){.ctx = *state, .load = load});
	struct mustache_job job = {
		.name = STR(MAIN),
		.data = value_from_json(a, json_member(spec, "data")),
		.missing_is_empty = true,
	};
	struct buf out = {0}, want = {0};
	struct err e = {0};

	if (!mustache_render(set, &job, &out, &e))
		fail_msg("%u:%u: %s", e.at.line, e.at.col, e.msg);
	buf_str(&want, json_text(json_member(spec, "expected")));
	assert_string_equal(buf_cstr(&out), buf_cstr(&want));
	buf_release(&out);
	buf_release(&want);
	mustache_close(set);
	arena_drop(a);
}

static void no_suite(void **state)
{
	(void)state;
	skip();
}

struct suite {
	struct arena *arena;
	VEC(struct CMUnitTest) tests;
	size_t required;
};

static void add_file(struct suite *s, const char *folder, const char *file)
{
	struct err e = {0};
	struct str path = path_join(s->arena, str_from(folder), str_from(file));
	const struct json *doc = json_load(s->arena, path.p, &e);

	if (!doc) {
		fprintf(stderr, "%s: %s\n", path.p, e.msg);
		exit(1);
	}
	json_each(c, json_member(doc, "tests"))
	{
		struct str name = json_text(json_member(c, "name"));
		*vec_add(&s->tests) = (struct CMUnitTest){
			.name = arena_fmt(s->arena, "%s: %.*s", file, STR_ARG(name)).p,
			.test_func = spec_case,
			.initial_state = (void *)(uintptr_t)c,
		};
		s->required += file[0] != '~';
	}
}

int main(void)
{
	struct suite s = {.arena = arena_new()};
	const char *root = getenv("JIANBAO_CONFORMANCE");
	struct str folder =
		path_join(s.arena, str_from(root ? root : "../shared/conformance"), STR("mustache-spec"));
	int status;

	if (!path_is_dir(folder.p)) {
		fprintf(stderr, "skipped: no folder %s\n", folder.p);
		*vec_add(&s.tests) =
			(struct CMUnitTest){.name = "mustache specification", .test_func = no_suite};
	} else {
		for (size_t i = 0; i < sizeof files / sizeof *files; i++)
			add_file(&s, folder.p, files[i]);
		if (s.required != REQUIRED_CASES || s.tests.n != ALL_CASES) {
			fprintf(stderr, "%zu cases, %zu of them required\n", s.tests.n, s.required);
			return 1;
		}
	}
	status = _cmocka_run_group_tests("mustache specification", s.tests.v, s.tests.n, NULL, NULL);
	vec_release(&s.tests);
	arena_drop(s.arena);
	return status;
}
