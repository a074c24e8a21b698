#include "unit/data/fixture.h"

/* Columns that only some exports have: areas, the thirteen cells after elimination, what a member row may add. */

#define AT "\"行政区划代码\": \"990101101201\", \"户类型\": \"脱贫户\", "

static void areas(void **state)
{
	const struct data_household *h;
	const struct data_land_areas *l;

	(void)state;
	fx_put("h.ndjson", "{\"户编号\": \"1\", " AT "\"耕地面积（亩）\": \"12.5\", \"林地面积\": 0, \"退耕还林面积\": \"\", "
			   "\"牧草地面积\": \"-1\", \"水面面积\": 99999999999}\n"
			   "{\"户编号\": \"2\", " AT "\"耕地面积（亩）\": \"\", \"林地面积\": null}\n");
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}", "");
	fx_must_open();
	h = fx_house(0, "1");
	l = &fx.set.year[0].land[data_more(&fx.set, h)->land];
	assert_int_equal(l->v[DATA_LAND_FARM], 1250);
	assert_int_equal(l->v[DATA_LAND_FOREST], 0);
	assert_int_equal(l->v[DATA_LAND_REVERTED], DATA_LAND_NONE);
	assert_int_equal(l->v[DATA_LAND_ORCHARD], DATA_LAND_NONE); /* no such column */
	assert_int_equal(l->v[DATA_LAND_PASTURE], -100);
	assert_int_equal(l->v[DATA_LAND_WATER], INT32_MAX); /* absurd, and kept so */
	assert_int_equal(data_more(&fx.set, fx_house(0, "2"))->land, DATA_NONE);
	assert_int_equal(fx.set.year[0].lands, 1);
}

static void monitoring(void **state)
{
	const struct data_household *h;
	const struct data_watch *w;

	(void)state;
	fx_put("h.ndjson",
	       "{\"户编号\": \"1\", " AT "\"识别监测时间\": \"202203\", \"消除监测时间\": \"2023年02月\", "
	       "\"风险消除方式\": \"帮扶消除\", \"实施开发式帮扶措施情况\": \"尚未实施\", \"风险消除后未参保\": \"否\", "
	       "\"风险消除后工资性收入\": \"1,000.5\", \"风险消除后家庭人均纯收入\": 0}\n"
	       "{\"户编号\": \"2\", " AT "\"识别监测时间\": \"\", \"风险消除方式\": \"\", \"风险消除后家庭纯收入\": null}\n");
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}", "");
	fx_must_open();
	h = fx_house(0, "1");
	w = &fx.set.year[0].watch[data_more(&fx.set, h)->watch];
	assert_int_equal(date_cmp(w->identified, (struct date){2022, 3, 0}), 0);
	assert_int_equal(w->eliminated.month, 2);
	assert_int_equal(w->elimination, DATA_ELIMINATION_HELPED);
	assert_int_equal(w->developing, DATA_NO);
	assert_int_equal(w->lack[DATA_LACK_INSURANCE], DATA_NO);
	assert_int_equal(w->lack[DATA_LACK_WATER], DATA_BLANK);
	assert_int_equal(w->after[DATA_AFTER_WAGE], 100050);
	assert_int_equal(w->after[DATA_AFTER_PER_CAPITA], 0);
	assert_int_equal(w->after[DATA_AFTER_NET], MONEY_NONE);
	assert_int_equal(data_more(&fx.set, fx_house(0, "2"))->watch, DATA_NONE); /* nothing said */
}

static void member_columns(void **state)
{
	const struct data_member *m;

	(void)state;
	fx_put("h.ndjson", "{\"户编号\": \"1\", " AT "\"纯收入\": 1}\n");
	fx_put("m.ndjson", "{\"户编号\": \"1\", \"姓名\": \"甲\", \"家庭成员联系电话\": \"19900000001\", \"公益性岗位\": \"护林员\", "
			   "\"公益性岗位(月数)\": \"6.5\", \"是否参加城乡居民基本养老保险\": \"参加\"}\n"
			   "{\"户编号\": \"1\", \"姓名\": \"乙\", \"公益性岗位\": \"\", \"公益性岗位(月数)\": 200}\n");
	fx_case("{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"members\", \"file\": \"m.ndjson\"}", "");
	fx_must_open();
	m = fx.set.member;
	fx_text(m[0].phone, "19900000001");
	assert_int_equal(m[0].post, DATA_YES);
	assert_int_equal(m[0].post_months, 650);
	assert_int_equal(m[0].pension, DATA_YES);
	assert_int_equal(m[1].post, DATA_BLANK);
	assert_int_equal(m[1].post_months, 9900);
	assert_int_equal(m[1].pension, DATA_BLANK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {fx_test(areas), fx_test(monitoring), fx_test(member_columns)};

	return cmocka_run_group_tests_name("data: columns of some exports", tests, NULL, NULL);
}
