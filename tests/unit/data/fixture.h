#ifndef UNIT_DATA_FIXTURE_H
#define UNIT_DATA_FIXTURE_H
/*
 * A case folder made of texts in the test itself, so that lines and columns
 * can be counted by eye.  Tests run from the top of the repository.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "data/set.h"

static struct fixture {
	char dir[256];
	struct data_set set;
	struct err err;
} fx;

#define FX_HEAD \
	"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\"},\n" \
	" \"income_year\": 2023, \"as_of\": \"2023-09-30\", \"policy\": \"hunan-2022\",\n"

static inline int fx_setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	memset(&fx, 0, sizeof fx);
	snprintf(fx.dir, sizeof fx.dir, "%s/jianbao-data-XXXXXX", tmp ? tmp : P_tmpdir);
	return mkdtemp(fx.dir) ? 0 : 1;
}

static inline void fx_path(const char *name, char out[512])
{
	snprintf(out, 512, "%s/%s", fx.dir, name);
}

static inline int fx_teardown(void **state)
{
	struct arena *a = arena_new();
	struct str *name;
	struct err e;
	size_t n = 0;
	char path[512];

	(void)state;
	data_close(&fx.set);
	if (dir_list(a, fx.dir, &name, &n, &e))
		for (size_t i = 0; i < n; i++) {
			fx_path(name[i].p, path);
			unlink(path);
		}
	arena_drop(a);
	return rmdir(fx.dir);
}

static inline void fx_put(const char *name, const char *text)
{
	struct err e = {0};
	char path[512];

	fx_path(name, path);
	assert_true(file_write(path, str_from(text), &e));
}

static inline bool fx_open_folder(void)
{
	struct data_options o = {.fields = "templates/fields.json"};

	data_close(&fx.set); /* of the last time; nothing the first time */
	return data_open(fx.dir, &o, &fx.set, &fx.err);
}

/* exports: the items of the list, as JSON; more: further members, each with a comma before it. */
static inline void fx_case(const char *exports, const char *more)
{
	char text[4096];

	snprintf(text, sizeof text, FX_HEAD " \"exports\": [%s]%s}\n", exports, more);
	fx_put("case.json", text);
}

/* One households file h.json of 2023 with these records. */
static inline void fx_households(const char *records)
{
	fx_case("{\"kind\": \"households\", \"file\": \"h.json\"}", "");
	fx_put("h.json", records);
	if (!fx_open_folder())
		fail_msg("%s:%u:%u %s", fx.err.at.file, fx.err.at.line, fx.err.at.col, fx.err.msg);
}

static inline void fx_must_open(void)
{
	if (!fx_open_folder())
		fail_msg("%s:%u:%u %s", fx.err.at.file, fx.err.at.line, fx.err.at.col, fx.err.msg);
}

static inline const struct data_household *fx_house(size_t y, const char *id)
{
	uint32_t i = data_household_find(&fx.set, y, str_from(id));

	if (i == DATA_NONE)
		fail_msg("no household %s", id);
	return &fx.set.year[y].household[i];
}

static inline size_t fx_count(const char *code)
{
	for (size_t i = 0; i < fx.set.tallies; i++)
		if (strcmp(fx.set.tally[i].code, code) == 0)
			return fx.set.tally[i].count;
	return 0;
}

static inline const struct diag *fx_finding(const char *code)
{
	for (size_t i = 0; i < fx.set.findings.n; i++)
		if (str_is(fx.set.findings.v[i].code, code))
			return &fx.set.findings.v[i];
	fail_msg("no finding %s", code);
	return NULL;
}

/* The first finding of the code stands there. */
static inline void fx_at(const char *code, unsigned line, unsigned col, const char *pointer)
{
	const struct diag *d = fx_finding(code);

	if (d->at.line != line || d->at.col != col || !str_is(d->pointer, pointer))
		fail_msg("%s is at %u:%u %.*s", code, d->at.line, d->at.col, STR_ARG(d->pointer));
}

static inline size_t fx_aside(enum data_reason why)
{
	size_t n = 0;

	for (size_t i = 0; i < fx.set.asides; i++)
		if (fx.set.aside[i].reason == why)
			n += fx.set.aside[i].count;
	return n;
}

#define fx_text(handle, text) assert_true(str_is(data_text(&fx.set, handle), text))
#define fx_test(f) cmocka_unit_test_setup_teardown(f, fx_setup, fx_teardown)

#endif
