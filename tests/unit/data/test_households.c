#include "unit/data/fixture.h"

/* Households: three generations of headers and machine keys, shapes of files, values. */

/* One household, 2023: receipts 20000.00 + 3000.50 + 100 + 1200, cost 300.25, net 24000.25, 3 persons. */
static const char *const generation[] = {
	/* canonical keys, JSON numbers */
	"[{\"id\": \"430\", \"area\": \"990101101201\", \"head\": \"张三\", \"kind\": \"脱贫户\", \"status\": \"享受政策\","
	" \"monitor\": \"脱贫不稳定户\", \"cleared\": \"否\", \"causes\": [\"因病\", \"缺劳动力\"], \"size\": 3, \"wage\": 20000,"
	" \"business\": 3000.5, \"property\": 100, \"transfer\": 1200.00, \"business_cost\": 300.25, \"net\": 24000.25,"
	" \"dibao_all\": false, \"cadre\": \"李四\", \"has_plan\": true}]",
	/* old headers, strings */
	"[{\"户编号\": \"430\", \"行政区划代码\": \"990101101201\", \"户主姓名\": \"张三\", \"户类型\": \"脱贫户\","
	" \"是否享受政策\": \"是\", \"检测对象类别\": \"脱贫不稳定户\", \"风险是否消除\": \"否\", \"致贫原因\": \"因病、缺劳动力\","
	" \"家庭人口数\": \"3\", \"工资性收入\": \"20,000\", \"生产经营性收入\": \"3000.5\", \"财产性收入\": \"100\","
	" \"转移性收入\": \"1200\", \"生产经营性支出\": \"300.25\", \"纯收入\": \"24,000.25\", \"整户低保\": \"否\","
	" \"帮扶责任人\": \"李四\", \"增收计划\": \"有\"}]",
	/* newer headers, brackets and units, Excel ids */
	"[{\"户编号\": \"=\\\"430\\\"\", \"行政区划代码\": \"=\\\"990101101201\\\"\", \"户主姓名\": \" 张三　\", \"户类型\": \"脱贫享受政策户\","
	" \"监测对象类别\": \"脱贫不稳定户\", \"风险是否已消除\": \"未消除\", \"致贫/返贫风险1\": \"因病\", \"致贫/返贫风险2\": \"缺劳动力\","
	" \"致贫/返贫风险3\": \"\", \"年度家庭人口数\": \"3人\", \"当前家庭人口数\": \"4\", \"工资性收入（元）\": \"２００００\","
	" \"生产经营性收入（元）\": \"3000.50元\", \"财产性收入（元）\": \"1e2\", \"转移性收入（元）\": \"1,200.00\","
	" \"生产经营性支出（合计）\": \"300.250\", \"纯收入（元）\": \"24000.25\", \"是否整户低保\": \"N\", \"帮扶责任人\": \"李四\","
	" \"一户一策\": \"外出务工\"}]",
	/* machine keys */
	"[{\"AAC001\": \"'430\", \"aar008\": 990101101201, \"aac029\": \"张三\", \"aar010\": 1, \"监测对象类别\": \"脱贫不稳定户\","
	" \"风险消除状态\": 0, \"aac007\": \"因病\", \"aac008\": \"缺劳动力\", \"aac017\": 3, \"aac073\": 20000.00, \"aac071\": 3000.50,"
	" \"aac072\": 100, \"aac085\": 1200, \"aac074\": 300.25, \"aac079\": 24000.25, \"整户低保\": 0, \"帮扶责任人\": \"李四\","
	" \"增收计划\": 1}]",
};

static void same_household(void)
{
	const struct data_household *h = fx_house(0, "430");

	fx_text(h->head, "张三");
	fx_text(h->cadre, "李四");
	assert_int_equal(h->farm, DATA_FARM_LIFTED);
	assert_int_equal(h->status, DATA_STATUS_ENJOYS);
	assert_int_equal(h->monitor, DATA_MONITOR_UNSTABLE);
	assert_int_equal(h->cleared, DATA_NO);
	assert_int_equal(h->causes, 1 << DATA_CAUSE_ILLNESS | 1 << DATA_CAUSE_LABOUR);
	assert_int_equal(h->size, 3);
	assert_int_equal(h->block[DATA_WAGE], 2000000);
	assert_int_equal(h->block[DATA_BUSINESS], 300050);
	assert_int_equal(h->block[DATA_PROPERTY], 10000);
	assert_int_equal(h->block[DATA_TRANSFER], 120000);
	assert_int_equal(h->block[DATA_COST], 30025);
	assert_int_equal(h->net, 2400025);
	assert_int_equal(h->dibao_all, DATA_NO);
	assert_int_equal(h->has_plan, DATA_YES);
	assert_int_equal(h->has_profile, DATA_BLANK);
	assert_int_equal(data_stated(&fx.set, h, DATA_OWN_PAY), MONEY_NONE);
	assert_int_equal(h->income_fault, DATA_INCOME_OK);
	assert_true(str_is(fx.set.area[h->area].code, "990101101201"));
	assert_int_equal(fx.set.findings.count[DIAG_ERROR] + fx.set.findings.count[DIAG_WARNING], 0);
}

static void generations(void **state)
{
	for (size_t i = 0; i < sizeof generation / sizeof *generation; i++) {
		fx_households(generation[i]);
		same_household();
	}
	(void)state;
}

static void shapes(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.json\", \"path\": \"body.poorFamilyList.data\"},"
	        "{\"kind\": \"households\", \"year\": 2022, \"file\": \"g.ndjson\"},"
	        "{\"kind\": \"households\", \"year\": 2022, \"file\": \"f.json\"}", "");
	fx_put("h.json", "{\"body\": {\"other\": [1], \"poorFamilyList\": {\"data\": [{\"id\": \"1\"},\n{\"id\": \"2\"}]}}}");
	fx_put("g.ndjson", "{\"id\": \"1\"}\n{\"id\": \"3\"}\n");
	fx_put("f.json", "{\"code\": 0, \"result\": {\"rows\": [{\"id\": \"4\"}]}}");
	fx_must_open();
	assert_int_equal(fx.set.years, 2);
	assert_int_equal(fx.set.year[0].n, 2);
	assert_int_equal(fx.set.year[1].n, 3);
	assert_int_equal(fx_house(0, "1")->prev, data_household_find(&fx.set, 1, STR("1")));
	assert_int_equal(fx_house(1, "1")->next, data_household_find(&fx.set, 0, STR("1")));
	assert_int_equal(fx_house(0, "2")->prev, DATA_NONE);
	assert_int_equal(fx_house(1, "4")->next, DATA_NONE);
	assert_int_equal(data_pos(&fx.set, fx_house(0, "2")->at).line, 2);
	assert_int_equal(data_pos(&fx.set, fx_house(1, "3")->at).line, 2);
	assert_int_equal(fx_house(1, "3")->at.element, 1);
}

/* Blank is not zero, in each of its spellings. */
static void blanks(void **state)
{
	const struct data_household *h;

	(void)state;
	fx_households("[{\"id\": \"1\", \"wage\": \"\", \"business\": null, \"property\": \" \", \"transfer\": \"—\","
	              " \"business_cost\": \"/\", \"net\": 0, \"size\": 2, \"own_pay\": \"0.00\", \"monitor\": \"\", \"cleared\": null}]");
	h = fx_house(0, "1");
	for (int b = 0; b < DATA_BLOCKS; b++)
		assert_int_equal(h->block[b], MONEY_NONE);
	assert_int_equal(h->net, 0);
	assert_int_equal(data_stated(&fx.set, h, DATA_OWN_PAY), 0);
	assert_int_equal(data_stated(&fx.set, h, DATA_CLAIMS), MONEY_NONE);
	assert_int_equal(h->monitor, DATA_MONITOR_NONE);
	assert_int_equal(h->cleared, DATA_BLANK);
	assert_int_equal(h->income_fault, DATA_INCOME_OK);
}

/* What one word says of two fields, and what is so by definition. */
static void derived(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"户类型\": \"脱贫不享受政策户\"}, {\"id\": \"2\", \"aar010\": \"4\"},"
	              " {\"id\": \"3\", \"监测对象类别\": \"边缘易致贫户\"}, {\"id\": \"4\", \"监测对象类别\": \"突发严重困难户\"},"
	              " {\"id\": \"5\", \"户类型\": \"一般农户\", \"监测对象类别\": \"无\"}, {\"id\": \"6\", \"脱贫状态\": \"已脱贫\"},"
	              " {\"id\": \"7\", \"户类型\": \"脱贫户\", \"aar010\": \"3\"}]");
	assert_int_equal(fx_house(0, "1")->farm, DATA_FARM_LIFTED);
	assert_int_equal(fx_house(0, "1")->status, DATA_STATUS_ENDED);
	assert_int_equal(fx_house(0, "2")->farm, DATA_FARM_LIFTED);
	assert_int_equal(fx_house(0, "2")->flags & DATA_FARM_DERIVED, DATA_FARM_DERIVED);
	assert_int_equal(fx_house(0, "3")->farm, DATA_FARM_ORDINARY);
	assert_int_equal(fx_house(0, "4")->farm, DATA_FARM_BLANK);
	assert_int_equal(fx_house(0, "5")->monitor, DATA_MONITOR_NONE);
	assert_int_equal(fx_house(0, "6")->farm, DATA_FARM_LIFTED);
	assert_int_equal(fx_house(0, "6")->status, DATA_STATUS_BLANK);
	assert_int_equal(fx_house(0, "7")->status, DATA_STATUS_RETURNED);
	assert_int_equal(fx_count("data.word"), 0);
}

static void causes(void **state)
{
	const struct data_household *h;

	(void)state;
	fx_households("[{\"id\": \"1\", \"causes\": \"因病；因学,因自然灾害（洪涝）|家庭矛盾\"}]");
	h = fx_house(0, "1");
	assert_int_equal(h->causes, 1 << DATA_CAUSE_ILLNESS | 1 << DATA_CAUSE_SCHOOL | 1 << DATA_CAUSE_DISASTER |
	                 1 << DATA_CAUSE_OTHER);
	fx_text(data_more(&fx.set, h)->cause_other, "家庭矛盾");
}

/* One row a person: household columns repeated (domain.md 5.3), and what contradicts itself (Q41). */
static void row_per_person(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"p.json\"}, {\"kind\": \"members\", \"file\": \"p.json\"}", "");
	fx_put("p.json",
	       "[{\"户编号\": \"1\", \"姓名\": \"张三\", \"与户主关系\": \"户主\", \"年度家庭人口数\": 2, \"纯收入（元）\": 100},\n"
	       " {\"户编号\": \"1\", \"姓名\": \"张小\", \"与户主关系\": \"之子\", \"年度家庭人口数\": 2, \"纯收入（元）\": 100},\n"
	       " {\"户编号\": \"2\", \"姓名\": \"李四\", \"与户主关系\": \"户主\", \"年度家庭人口数\": 2, \"纯收入（元）\": 100},\n"
	       " {\"户编号\": \"2\", \"姓名\": \"李小\", \"与户主关系\": \"之女\", \"年度家庭人口数\": 2, \"纯收入（元）\": 900},\n"
	       " {\"户编号\": \"2\", \"姓名\": \"李大\", \"与户主关系\": \"之子\", \"年度家庭人口数\": \"\", \"纯收入（元）\": null}]");
	fx_must_open();
	assert_int_equal(fx.set.year[0].n, 2);
	assert_int_equal(data_more(&fx.set, fx_house(0, "1"))->members, 2);
	assert_int_equal(data_more(&fx.set, fx_house(0, "2"))->members, 3);
	assert_int_equal(fx_house(0, "2")->net, 10000);
	assert_int_equal(fx.set.export[0].merged, 3);
	assert_int_equal(fx.set.export[0].aside, 0);
	assert_int_equal(fx_count("data.contradiction"), 1);
	fx_at("data.contradiction", 4, 66, "/3/纯收入（元）");
	assert_int_equal(fx_count("data.unknown_column"), 0);
	assert_int_equal(fx_count("data.no_area"), 5);
}

/* Two columns of one field: the plainer header wins if it is not blank. */
static void two_columns(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"风险是否已消除0\": \"是\", \"风险是否已消除\": \"否\"},\n"
	              " {\"id\": \"2\", \"风险是否已消除0\": \"是\", \"风险是否已消除\": \"\"},\n"
	              " {\"id\": \"3\", \"风险是否已消除0\": \"是\", \"风险是否已消除\": \"是\"}]");
	assert_int_equal(fx_house(0, "1")->cleared, DATA_NO);
	assert_int_equal(fx_house(0, "2")->cleared, DATA_YES);
	assert_int_equal(fx_house(0, "3")->cleared, DATA_YES);
	assert_int_equal(fx_count("data.two_columns"), 1);
}

static void sizes(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.json\"}, {\"kind\": \"members\", \"file\": \"m.json\"}", "");
	fx_put("h.json", "[{\"id\": \"1\", \"size\": 2, \"size_now\": 3, \"net\": 1}, {\"id\": \"2\", \"size\": \"\", \"size_now\": 3, \"net\": 1},"
	                 " {\"id\": \"3\", \"net\": 1}, {\"id\": \"4\", \"net\": 1}]");
	fx_put("m.json", "[{\"household\": \"1\", \"name\": \"a\"}, {\"household\": \"1\", \"name\": \"b\"},"
	                 " {\"household\": \"3\", \"name\": \"c\"}, {\"household\": \"3\", \"name\": \"d\", \"gone\": \"死亡\"}]");
	fx_must_open();
	assert_int_equal(fx_house(0, "1")->size, 2);
	assert_int_equal(fx_house(0, "2")->size, 3);
	assert_int_equal(fx_house(0, "2")->flags, DATA_SIZE_FROM_CURRENT);
	assert_int_equal(fx_house(0, "3")->size, 1); /* d is gone */
	assert_int_equal(fx_house(0, "3")->flags, DATA_SIZE_FROM_MEMBERS);
	assert_int_equal(fx_house(0, "4")->size, 0);
	assert_int_equal(fx_house(0, "4")->income_fault, DATA_INCOME_NO_SIZE);
	assert_int_equal(fx_aside(ASIDE_INCOME_NO_SIZE), 1);
	assert_int_equal(fx_count("data.size_fallback"), 2);
	assert_int_equal(fx_count("data.no_size"), 1);
}

/* 上年 columns make a panel where no file gives the year before. */
static void previous_from_columns(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"size\": 2, \"net\": 200, \"上年人均纯收入\": \"90.5\"},"
	              " {\"id\": \"2\", \"size\": 2, \"net\": 200, \"上年纯收入\": 300, \"上年人口数\": 3}, {\"id\": \"3\", \"size\": 1, \"net\": 1}]");
	assert_int_equal(fx.set.years, 2);
	assert_int_equal(fx.set.year[1].n, 2);
	assert_int_equal(fx_house(1, "1")->net, 18100); /* 90.50 x 2 persons of this year */
	assert_int_equal(fx_house(1, "2")->net, 30000);
	assert_int_equal(fx_house(1, "2")->size, 3);
	assert_true(fx_house(1, "1")->flags & DATA_FROM_COLUMNS);
	assert_int_equal(fx_house(0, "1")->prev, data_household_find(&fx.set, 1, STR("1")));
	assert_int_equal(fx_count("data.prev_columns"), 1);
}

static void year_column(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.json\"}, {\"kind\": \"households\", \"year\": 2022, \"file\": \"g.json\"}", "");
	fx_put("h.json", "[{\"id\": \"1\", \"年度\": 2023}, {\"id\": \"1\", \"年度\": \"2022年\"}, {\"id\": \"2\"}, {\"id\": \"3\", \"年度\": 2010}]");
	fx_put("g.json", "[{\"id\": \"4\", \"年度\": 2023},\n {\"id\": \"5\", \"年度\": \"2022\"}]");
	fx_must_open();
	assert_int_equal(fx.set.year[0].n, 2);
	assert_int_equal(fx.set.year[1].n, 2); /* 1 and 5 */
	assert_int_equal(fx_aside(ASIDE_BAD_YEAR), 2);
	fx_at("data.year", 1, 86, "/3/年度");
}

/* Columns are remembered by the keys' order: whatever stands between, each value goes to its own field. */
static void orders_of_keys(void **state)
{
	static const struct {
		const char *id;
		money net;
		unsigned size;
	} want[] = {{"1", 100, 1}, {"2", 200, 2}, {"3", 300, 3}, {"4", 400, 4}, {"5", 500, 0}, {"6", 600, 6}, {"7", 700, 7}};

	(void)state;
	fx_households("[{\"id\": \"1\", \"net\": 1, \"size\": 1}, {\"size\": 2, \"id\": \"2\", \"net\": 2, \"id\": \"x\"},\n"
	              "{\"id\": \"3\", \"net\": 3, \"size\": 3}, {}, {\"size\": 4, \"net\": 4, \"id\": \"4\"}, {\"id\": \"5\", \"net\": 5},\n"
	              "{\"id\": \"6\", \"net\": 6, \"size\": 6, \"head\": \"甲\"}, {\"i\\u0064\": \"7\", \"net\": 7, \"size\": 7}]");
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct data_household *h = fx_house(0, want[i].id);
		assert_int_equal(h->net, want[i].net);
		assert_int_equal(h->size, want[i].size);
	}
	fx_text(fx_house(0, "6")->head, "甲");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fx_test(orders_of_keys), fx_test(generations), fx_test(shapes), fx_test(blanks), fx_test(derived), fx_test(causes),
		fx_test(row_per_person), fx_test(two_columns), fx_test(sizes), fx_test(previous_from_columns),
		fx_test(year_column),
	};

	return cmocka_run_group_tests_name("data: households", tests, NULL, NULL);
}
