#ifndef UNIT_INDICATOR_FIGURES_HERE_H
#define UNIT_INDICATOR_FIGURES_HERE_H
/* A case written in the test, computed under one of the packs; figures are compared as printed. */
#include "unit/data/fixture.h"

#include "indicator/report.h"

static struct arena *arena;
static struct diag_list talk;
static const struct indicator_set *set;

static inline int fig_setup(void **state)
{
	arena = arena_new();
	diag_init(&talk);
	set = NULL;
	return fx_setup(state);
}

static inline int fig_teardown(void **state)
{
	diag_release(&talk);
	arena_drop(arena);
	return fx_teardown(state);
}

static inline void compute_under(const char *pack, const struct policy_overrides *own)
{
	struct str path = arena_fmt(arena, "templates/policies/%s.json", pack);
	const struct policy *p = policy_load(arena, path.p, own, &talk);

	fx_must_open();
	if (!p)
		fail_msg("%s: %.*s", pack, STR_ARG(talk.v[0].msg));
	set = indicator_compute(arena, &fx.set, p, &talk);
}

/* Records of the income year and, unless NULL, of the year before; lines of JSON objects. */
static inline void compute(const char *pack, const char *now, const char *before)
{
	fx_case(before ? "{\"kind\": \"households\", \"file\": \"h.ndjson\"},"
	                 "{\"kind\": \"households\", \"year\": 2022, \"file\": \"p.ndjson\"}"
	               : "{\"kind\": \"households\", \"file\": \"h.ndjson\"}", "");
	fx_put("h.ndjson", now);
	if (before)
		fx_put("p.ndjson", before);
	compute_under(pack, NULL);
}

static inline const struct figure *figure(const char *spec)
{
	struct err e = {0};
	const struct figure *f = indicator_find(set, str_from(spec), &e);

	if (!f)
		fail_msg("%s: %s", spec, e.msg);
	return f;
}

/* The printed value, or the status where there is none: "9.1842", "missing". */
static inline void is(const char *spec, const char *want)
{
	static const char *const word[] = {"ok", "missing", "undefined", "undetermined"};
	const struct figure *f = figure(spec);
	struct buf b = {0};

	figure_value_text(f, &b);
	if (f->status != FIGURE_OK)
		buf_cat(&b, word[f->status]);
	if (strcmp(buf_cstr(&b), want) != 0)
		fail_msg("%s is %s, not %s (%.*s)", spec, buf_cstr(&b), want, STR_ARG(f->why));
	buf_release(&b);
}

static inline void says(const char *spec, const char *why)
{
	if (!str_is(figure(spec)->why, why))
		fail_msg("%s: %.*s", spec, STR_ARG(figure(spec)->why));
}

static inline void rows_are(const char *spec, int64_t n, int64_t of)
{
	if (figure(spec)->n != n || figure(spec)->of != of)
		fail_msg("%s: %lld of %lld", spec, (long long)figure(spec)->n, (long long)figure(spec)->of);
}

/* The ids of a list, each followed by a space. */
static inline void list_is(const char *name, const char *want)
{
	struct household_list list;
	struct err e = {0};
	struct buf b = {0};

	if (!indicator_list(set, arena, str_from(name), 0, &list, &e))
		fail_msg("%s: %s %s", name, e.msg, e.hint);
	for (size_t i = 0; i < list.n; i++) {
		buf_str(&b, data_text(&fx.set, fx.set.year[list.previous].household[list.row[i]].id));
		buf_char(&b, ' ');
	}
	assert_string_equal(buf_cstr(&b), want);
	buf_release(&b);
}

#define AREA_A "\"area\": \"990101100200\""
#define AREA_B "\"area\": \"990101101200\""
#define AREA_C "\"area\": \"990101102200\""
#define RECORD(area, id, net, size, more) \
	"{\"id\": \"" id "\", " area ", \"kind\": \"脱贫户\", \"net\": \"" net "\", " \
	"\"size\": " size more "}\n"
#define HOME(id, net, size) RECORD(AREA_A, id, net, size, "")
#define HOME_IN(area, id, net, size) RECORD(area, id, net, size, "")
#define HOME_WITH(id, net, size, more) RECORD(AREA_A, id, net, size, ", " more)
#define fig_test(f) cmocka_unit_test_setup_teardown(f, fig_setup, fig_teardown)

#endif
