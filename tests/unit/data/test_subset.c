/* A set without some of its households: everything that is left refers to each other as before. */
#include "unit/data/fixture.h"

#include "data/subset.h"
#include "data/table.h"

#define AREA "\"area\": \"990101100200\""
#define HOUSE(id) "{\"id\": \"" id "\", " AREA ", \"kind\": \"脱贫户\", \"net\": \"100\", \"size\": 1}\n"

static void links_survive(void **state)
{
	struct arena *a = arena_new();
	const bool now[] = {false, true, true};
	const bool *keep[DATA_YEARS_MAX] = {now};
	struct data_set part;
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"},"
		"{\"kind\": \"households\", \"year\": 2022, \"file\": \"p.ndjson\"},"
		"{\"kind\": \"members\", \"file\": \"m.ndjson\"}, {\"kind\": \"monthly\", \"file\": \"o.ndjson\"},"
		"{\"kind\": \"visits\", \"file\": \"v.ndjson\"}", "");
	fx_put("h.ndjson", HOUSE("1") HOUSE("2") HOUSE("3"));
	fx_put("p.ndjson", HOUSE("1") HOUSE("3"));
	fx_put("m.ndjson", "{\"household\": \"1\", \"name\": \"甲\"}\n{\"household\": \"2\", \"name\": \"乙\"}\n"
			   "{\"household\": \"3\", \"name\": \"丙\"}\n");
	fx_put("o.ndjson", "{\"household\": \"1\", \"month\": \"2022-10\", \"wage\": \"1\"}\n"
			   "{\"household\": \"3\", \"month\": \"2022-11\", \"wage\": \"3\"}\n");
	fx_put("v.ndjson", "{\"household\": \"1\", \"date\": \"2023-01-01\"}\n{\"household\": \"3\", \"date\": \"2023-01-02\"}\n");
	fx_must_open();
	data_subset(&fx.set, a, keep, &part);
	assert_int_equal(part.year[0].n, 2);
	assert_int_equal(part.year[1].n, 2);
	const struct data_household *h = part.year[0].household;
	assert_true(str_is(data_text(&part, h[0].id), "2") && str_is(data_text(&part, h[1].id), "3"));
	assert_int_equal(h[0].prev, DATA_NONE);
	assert_int_equal(h[1].prev, 1);
	assert_int_equal(part.year[1].household[0].next, DATA_NONE);
	assert_int_equal(part.year[1].household[1].next, 1);
	assert_true(str_is(data_text(&part, part.member[data_more(&part, &h[1])->member].name), "丙"));
	assert_int_equal(part.member[data_more(&part, &h[1])->member].household, 1);
	assert_int_equal(data_more(&part, &h[1])->months, 1);
	assert_int_equal(part.month[data_more(&part, &h[1])->month].block[DATA_WAGE], 300);
	const struct data_table *t = data_table_find(&part, DATA_VISITS);
	assert_int_equal(t->rows, 1);
	assert_int_equal(t->row[0].household, 1);
	/* The whole set is as it was. */
	assert_int_equal(fx.set.year[0].n, 3);
	assert_int_equal(fx.set.year[0].household[2].prev, 1);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(links_survive, fx_setup, fx_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
