/* A field that nobody filled in is not there, whatever the headers say. */
#include "unit/data/fixture.h"

#include "data/presence.h"

#define EXPORTS \
	"{\"kind\": \"households\", \"file\": \"h.json\"}, {\"kind\": \"members\", \"file\": \"m.json\"}, " \
	"{\"kind\": \"quarterly\", \"file\": \"q.json\"}, {\"kind\": \"jobs\", \"file\": \"j.json\"}"

static void is(const char *name, enum data_presence expected)
{
	enum data_presence got = data_presence(&fx.set, str_from(name));
	if (got != expected)
		fail_msg("%s: %d", name, (int)got);
}

static void values_count_not_headers(void **state)
{
	(void)state;
	fx_case(EXPORTS, "");
	fx_put("h.json", "[{\"id\": \"a\", \"net\": 1, \"size\": 2, \"cadre\": \"\", \"pension\": 88, \"ecology\": null, "
			 "\"village\": \"一村\", \"township\": \"一乡\", \"per_capita_prev\": 3}]");
	fx_put("m.json", "[{\"household\": \"a\", \"name\": \"甲\", \"birth\": \"1960-01-01\", \"labour\": \"\", \"dibao\": \"否\"}]");
	fx_put("q.json", "[{\"household\": \"a\", \"quarter\": \"2023Q1\", \"wage\": 10}]");
	fx_put("j.json", "[{\"household\": \"a\", \"place\": \"县内\", \"post_months\": \"\"}]");
	fx_must_open();
	is("households.net", DATA_FILLED);
	is("households.cadre", DATA_UNFILLED);
	is("households.pension", DATA_FILLED);
	is("households.ecology", DATA_UNFILLED);
	is("households.village", DATA_FILLED);
	is("households.size_now", DATA_UNFILLED);
	is("households.per_capita_prev", DATA_FILLED); /* from the column of this year's file */
	is("members.birth", DATA_FILLED);
	is("members.labour", DATA_UNFILLED);
	is("members.dibao", DATA_FILLED); /* 否 is an answer */
	is("quarterly.wage", DATA_FILLED);
	is("quarterly.transfer", DATA_UNFILLED);
	is("quarterly.quarter", DATA_FILLED);
	is("monthly.wage", DATA_NO_EXPORT);
	is("jobs.place", DATA_FILLED);
	is("jobs.post_months", DATA_UNFILLED);
	is("payments.paid", DATA_NO_EXPORT);
	is("references.growth", DATA_NO_EXPORT);
	is("jobs.nothing", DATA_NO_SUCH_FIELD);
	is("jobs", DATA_NO_SUCH_FIELD);
	assert_true(str_is(data_presence_title(&fx.set, STR("jobs.place")), "务工所在地"));
}

/* Every name of fields.json can be asked about, and an empty case has nothing but its households. */
static void every_name_is_known(void **state)
{
	struct arena *a = arena_new();
	struct str *name;
	struct err e = {0};
	size_t n = 0;

	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.json\"}", "");
	fx_put("h.json", "[{\"id\": \"a\"}]");
	fx_must_open();
	assert_true(data_presence_names("templates/fields.json", a, &name, &n, &e));
	assert_true(n > 100);
	for (size_t i = 0; i < n; i++) {
		enum data_presence p = data_presence(&fx.set, name[i]);
		bool of_households = str_starts(name[i], STR("households."));
		bool id = str_is(name[i], "households.id") || str_is(name[i], "households.year");
		if (p != (!of_households ? DATA_NO_EXPORT : id ? DATA_FILLED : DATA_UNFILLED))
			fail_msg("%.*s: %d", STR_ARG(name[i]), (int)p);
	}
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(values_count_not_headers, fx_setup, fx_teardown),
		cmocka_unit_test_setup_teardown(every_name_is_known, fx_setup, fx_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
