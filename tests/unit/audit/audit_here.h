#ifndef UNIT_AUDIT_HERE_H
#define UNIT_AUDIT_HERE_H
/* A case written in the test, screened by the rules that are shipped; hits are compared by household id. */
#include "unit/data/fixture.h"

#include "audit/audit.h"

static struct arena *arena;
static struct diag_list talk;
static struct audit_rules rules;
static const struct audit_set *screens;
static struct buf text; /* of the export being written */

static inline int au_setup(void **state)
{
	arena = arena_new();
	diag_init(&talk);
	return fx_setup(state);
}

static inline int au_teardown(void **state)
{
	diag_release(&talk);
	buf_release(&text);
	arena_drop(arena);
	return fx_teardown(state);
}

static inline void screen(void)
{
	const struct policy *p = policy_load(arena, "templates/policies/hunan-2022.json", NULL, &talk);
	struct audit_source from = {"templates/screens.json", p, 2023};

	fx_must_open();
	assert_non_null(p);
	if (!audit_load(arena, &from, &rules, &talk))
		fail_msg("%.*s", STR_ARG(talk.v[0].msg));
	screens = audit_run(arena, &fx.set, &rules, NULL);
}

/* Households of this year and of the last (or NULL); extra: further entries of case.json, each with a comma
 * after it. */
static inline void screen_homes(const char *extra, const char *now, const char *before)
{
	struct buf b = {0};

	fx_put("h.ndjson", now);
	if (before)
		fx_put("p.ndjson", before);
	buf_fmt(&b, "%s%s{\"kind\": \"households\", \"file\": \"h.ndjson\"}", extra,
		before ? "{\"kind\": \"households\", \"year\": 2022, \"file\": \"p.ndjson\"}, " : "");
	fx_case(buf_cstr(&b), "");
	buf_release(&b);
	screen();
}

static inline const struct audit_result *result(const char *id)
{
	for (size_t i = 0; i < screens->n; i++)
		if (str_is(screens->v[i].rule->id, id))
			return &screens->v[i];
	fail_msg("no screen %s", id);
	return NULL;
}

/* The ids of the rows, each followed by a space; "-" if the screen was not run. */
static inline void hits(const char *id, const char *want)
{
	const struct audit_result *r = result(id);
	struct buf b = {0};

	for (size_t i = 0; i < r->rows; i++) {
		uint32_t h = audit_row_household(&fx.set, r->rule->record, r->row[i]);
		buf_fmt(&b, "%.*s ", STR_ARG(data_text(&fx.set, fx.set.year[0].household[h].id)));
	}
	if (r->status != AUDIT_RUN)
		buf_cat(&b, "-");
	if (strcmp(buf_cstr(&b), want) != 0)
		fail_msg("%s hits \"%s\", not \"%s\" (%.*s)", id, buf_cstr(&b), want, STR_ARG(r->missing));
	buf_release(&b);
}

static inline void counted(const char *id, size_t n, size_t of, size_t unknown)
{
	const struct audit_result *r = result(id);

	if (r->n != n || r->of != of || r->unknown != unknown)
		fail_msg("%s: %zu of %zu, %zu unknown", id, r->n, r->of, r->unknown);
}

#define AREA_A "\"area\": \"990101100200\""
#define HOME(id, more) "{\"id\": \"" id "\", " AREA_A ", \"kind\": \"脱贫户\"" more "}\n"
#define PAID(id, net, size, more) HOME(id, ", \"net\": \"" net "\", \"size\": " size more)
#define au_test(f) cmocka_unit_test_setup_teardown(f, au_setup, au_teardown)

#endif
