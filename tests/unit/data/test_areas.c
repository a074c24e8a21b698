#include "unit/data/fixture.h"

/* The tree of areas from codes, from names, and from both. */

static void check(uint32_t i, const char *code, const char *name, enum data_level level, uint32_t parent, uint32_t end)
{
	const struct data_area *a = &fx.set.area[i];

	if (!str_is(a->code, code) || !str_is(a->name, name) || a->level != level || a->parent != parent || a->end != end)
		fail_msg("%u: %.*s %.*s level %d parent %u end %u", i, STR_ARG(a->code), STR_ARG(a->name), a->level, a->parent,
		         a->end);
}

static void codes(void **state)
{
	uint32_t from, to;

	(void)state;
	fx_households("[{\"id\": \"5\", \"area\": \"990101102000\", \"乡镇\": \"河口乡\"},\n"
	              " {\"id\": \"4\", \"area\": \"990101101202\", \"乡镇\": \"白杨镇\", \"村\": \"西岭村\"},\n"
	              " {\"id\": \"3\", \"area\": 990101101201, \"乡镇\": \"白杨镇\", \"村\": \"东岭村\"},\n"
	              " {\"id\": \"2\", \"area\": \"990101101201\"},\n"
	              " {\"id\": \"1\", \"area\": \"990101103\"},\n"
	              " {\"id\": \"0\", \"area\": \"990101000000\"},\n"
	              " {\"id\": \"7\", \"area\": \"990101101201\", \"村\": \"东林村\"},\n"
	              " {\"id\": \"8\", \"area\": \"990101101201\", \"村\": \"东林村\"}]");
	assert_int_equal(fx.set.areas, 6);
	check(0, "990101000000", "青岭县", DATA_COUNTY, DATA_NONE, 6);
	check(1, "990101101000", "白杨镇", DATA_TOWNSHIP, 0, 4);
	check(2, "990101101201", "东岭村", DATA_VILLAGE, 1, 3);
	check(3, "990101101202", "西岭村", DATA_VILLAGE, 1, 4);
	check(4, "990101102000", "河口乡", DATA_TOWNSHIP, 0, 5);
	check(5, "990101103000", "990101103000", DATA_TOWNSHIP, 0, 6);
	assert_int_equal(fx_count("data.area_name"), 1);
	assert_int_equal(fx_count("data.area_two_names"), 1);
	fx_at("data.area_two_names", 7, 43, "/6/村");
	fx_text(fx.set.year[0].household[0].id, "0"); /* sorted by area, then id */
	fx_text(fx.set.year[0].household[1].id, "2");
	fx_text(fx.set.year[0].household[2].id, "3");
	data_area_households(&fx.set, 0, 1, &from, &to);
	assert_int_equal(from, 1);
	assert_int_equal(to, 6);
	data_area_households(&fx.set, 0, 0, &from, &to);
	assert_int_equal(to - from, 8);
	data_area_households(&fx.set, 1, 0, &from, &to);
	assert_int_equal(to - from, 0);
	assert_int_equal(data_area_find(&fx.set, STR("990101101202")), 3);
	assert_int_equal(data_area_find(&fx.set, STR("990101")), DATA_NONE);
	assert_int_equal(data_area_at(&fx.set, 3, DATA_TOWNSHIP), 1);
	assert_int_equal(data_area_at(&fx.set, 0, DATA_TOWNSHIP), DATA_NONE);
}

static void bad_codes(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"area\": \"990102101201\"},\n {\"id\": \"2\", \"area\": \"99010110120\"},\n"
	              " {\"id\": \"3\", \"area\": \"9901O1101201\"},\n {\"id\": \"4\", \"area\": 9.90101101201e11},\n {\"id\": \"5\"}]");
	assert_int_equal(fx.set.year[0].n, 1);
	assert_int_equal(fx_aside(ASIDE_OUTSIDE_REGION), 1);
	assert_int_equal(fx_aside(ASIDE_BAD_AREA), 3);
	fx_at("data.outside_region", 1, 22, "/0/area");
	fx_at("data.area", 2, 22, "/1/area");
	fx_at("data.id", 4, 22, "/3/area");
	fx_at("data.no_area", 5, 2, "/4");
	assert_int_equal(fx_house(0, "5")->area, 0);
}

/* Names stand for codes; they are made fit for file names. */
static void names(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"乡镇\": \"../镇\", \"村\": \"东/村\"}, {\"id\": \"2\", \"乡镇\": \"3分场\", \"村\": \"东村\"},"
	              " {\"id\": \"3\", \"乡镇\": \"3分场\"}, {\"id\": \"4\", \"乡镇\": \"3分场\", \"村\": \"西村\"}]");
	assert_int_equal(fx.set.areas, 6);
	check(0, "990101000000", "青岭县", DATA_COUNTY, DATA_NONE, 6);
	check(1, "3分场", "3分场", DATA_TOWNSHIP, 0, 4);
	check(2, "3分场-东村", "东村", DATA_VILLAGE, 1, 3);
	check(3, "3分场-西村", "西村", DATA_VILLAGE, 1, 4);
	check(4, "_._镇", "../镇", DATA_TOWNSHIP, 0, 6);
	check(5, "_._镇-东_村", "东/村", DATA_VILLAGE, 4, 6);
	assert_int_equal(fx_count("data.area_names"), 5);
}

/* Last year's file has names, this year's the codes: the places are the same. */
static void names_meet_codes(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"year\": 2022, \"file\": \"g.json\"}, {\"kind\": \"households\", \"file\": \"h.json\"}", "");
	fx_put("g.json", "[{\"id\": \"1\", \"乡镇\": \"白杨镇\", \"村\": \"东岭村\"}, {\"id\": \"2\", \"乡镇\": \"白杨镇\", \"村\": \"并掉村\"}]");
	fx_put("h.json", "[{\"id\": \"1\", \"area\": \"990101101201\", \"乡镇\": \"白杨镇\", \"村\": \"东岭村\"},"
	                 " {\"id\": \"3\", \"乡镇\": \"白杨镇\", \"村\": \"东岭村\"}]");
	fx_must_open();
	assert_int_equal(fx.set.areas, 4);
	check(1, "990101101000", "白杨镇", DATA_TOWNSHIP, 0, 4);
	check(2, "990101101000-并掉村", "并掉村", DATA_VILLAGE, 1, 3);
	check(3, "990101101201", "东岭村", DATA_VILLAGE, 1, 4);
	assert_int_equal(fx_house(0, "1")->area, 3);
	assert_int_equal(fx_house(0, "3")->area, 3);
	assert_int_equal(fx_house(1, "1")->area, 3);
	assert_int_equal(fx_house(1, "2")->area, 2);
}

/* A city holds counties; a township's own report holds villages. */
static void other_levels(void **state)
{
	(void)state;
	fx_put("case.json", "{\"case\": 1, \"region\": {\"code\": \"990100000000\", \"name\": \"示范市\"}, \"income_year\": 2023,"
	       " \"as_of\": \"2023-09-30\", \"policy\": \"p\", \"exports\": [{\"kind\": \"households\", \"file\": \"h.json\"}]}");
	fx_put("h.json", "[{\"id\": \"1\", \"area\": \"990102101201\"}, {\"id\": \"2\", \"area\": \"990101101201\"}]");
	fx_must_open();
	assert_int_equal(fx.set.areas, 7);
	assert_int_equal(fx.set.area[0].level, DATA_CITY);
	assert_int_equal(fx.set.area[1].level, DATA_COUNTY);
	assert_int_equal(fx.set.area[1].end, 4);
	fx_put("case.json", "{\"case\": 1, \"region\": {\"code\": \"990102101000\", \"name\": \"白杨镇\"}, \"income_year\": 2023,"
	       " \"as_of\": \"2023-09-30\", \"policy\": \"p\", \"exports\": [{\"kind\": \"households\", \"file\": \"h.json\"}]}");
	fx_must_open();
	assert_int_equal(fx.set.areas, 2);
	assert_int_equal(fx_aside(ASIDE_OUTSIDE_REGION), 1);
}

/* What two files say of one place: told once, at the record of the later file. */
static void between_files(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"year\": 2022, \"file\": \"g.json\"},"
	        "{\"kind\": \"households\", \"year\": 2023, \"file\": \"h.json\"}", "");
	fx_put("g.json", "[{\"id\": \"1\", \"area\": \"990101100200\", \"township\": \"甲镇\", \"village\": \"东村\", \"net\": 1, \"size\": 1},\n"
	       " {\"id\": \"2\", \"township\": \"甲镇\", \"village\": \"西村\", \"net\": 1, \"size\": 1}]");
	fx_put("h.json", "[{\"id\": \"2\", \"area\": \"990101100201\", \"township\": \"甲镇\", \"village\": \"西村\", \"net\": 1, \"size\": 1},\n"
	       " {\"id\": \"1\", \"area\": \"990101100200\", \"township\": \"甲镇\", \"village\": \"新东村\", \"net\": 1, \"size\": 1},\n"
	       " {\"id\": \"3\", \"township\": \"甲镇\", \"village\": \"东村\", \"net\": 1, \"size\": 1}]");
	fx_must_open();
	assert_int_equal(fx.set.areas, 4); /* county, township, two villages */
	assert_true(str_is(fx.set.area[2].name, "东村"));
	assert_int_equal(fx_count("data.area_two_names"), 1);
	fx_at("data.area_two_names", 2, 2, "/1");
	assert_int_equal(fx_house(0, "3")->area, fx_house(0, "1")->area);
	assert_int_equal(fx_house(1, "2")->area, fx_house(0, "2")->area);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fx_test(codes), fx_test(bad_codes), fx_test(names), fx_test(names_meet_codes), fx_test(other_levels), fx_test(between_files),
	};

	return cmocka_run_group_tests_name("data: areas", tests, NULL, NULL);
}
