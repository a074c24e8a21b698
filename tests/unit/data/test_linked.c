#include "unit/data/fixture.h"

#include "data/field.h"
#include "data/table.h"

/* What is linked to households: members, months, quarters, the tables of the further kinds; references. */

#define HOUSEHOLDS \
	"{\"kind\": \"households\", \"file\": \"h.json\"}, {\"kind\": \"households\", \"year\": 2022, \"file\": \"g.json\"}"

static void put_households(void)
{
	fx_put("h.json", "[{\"id\": \"b\", \"net\": 1, \"size\": 2}, {\"id\": \"a\", \"net\": 1, \"size\": 2}]");
	fx_put("g.json", "[{\"id\": \"a\", \"net\": 1, \"size\": 2}, {\"id\": \"left\", \"net\": 1, \"size\": 2}]");
}

static void members(void **state)
{
	const struct data_household *h;

	(void)state;
	fx_case("{\"kind\": \"members\", \"file\": \"m.json\"}, " HOUSEHOLDS, "");
	put_households();
	fx_put("m.json",
	       "[{\"户编号\": \"b\", \"姓名\": \"乙一\", \"证件号码\": \"990101196001011239\", \"与户主关系\": \"户主\", \"劳动技能\": \"丧失劳动力\","
	       " \"是否享受低保\": \"是\", \"是否特困供养人员\": \"否\", \"出生日期\": \"19600101\", \"健康状况\": \"长期慢性病\", \"残疾等级\": \"二级\"},\n"
	       " {\"户编号\": \"a\", \"姓名\": \"甲一\", \"劳动技能\": \"普通劳动力\", \"享受低保政策情况\": \"农村低保\"},\n"
	       " {\"户编号\": \"b\", \"姓名\": \"乙二\", \"证件号码\": \"990101199001011230\", \"劳动技能\": \"无劳动力\", \"是否享受低保\": \"是\"},\n"
	       " {\"户编号\": \"b\", \"姓名\": \"乙二\", \"证件号码\": \"990101199001011230\", \"劳动技能\": \"无劳动力\", \"是否享受低保\": \"是\"},\n"
	       " {\"户编号\": \"b\", \"姓名\": \"乙三\", \"证件号码\": \"990101199001011230\"},\n"
	       " {\"户编号\": \"a\", \"姓名\": \"甲二\", \"证件号码\": \"990101196001011239\", \"是否享受低保\": \"否\"},\n"
	       " {\"户编号\": \"left\", \"姓名\": \"丙\"},\n"
	       " {\"户编号\": \"nobody\", \"姓名\": \"丁\"},\n"
	       " {\"户编号\": \"a\", \"姓名\": \"甲三\", \"出生日期\": \"1990-02-30\", \"劳动技能\": \"1\"}]");
	fx_must_open();
	h = fx_house(0, "b");
	assert_int_equal(data_more(&fx.set, h)->members, 2);
	fx_text(fx.set.member[data_more(&fx.set, h)->member].name, "乙一");
	fx_text(fx.set.member[data_more(&fx.set, h)->member].health, "长期慢性病");
	fx_text(fx.set.member[data_more(&fx.set, h)->member].disability, "二级");
	assert_int_equal(fx.set.member[data_more(&fx.set, h)->member].birth.year, 1960);
	assert_int_equal(fx.set.member[data_more(&fx.set, h)->member].labour, DATA_LABOUR_LOST);
	fx_text(fx.set.member[data_more(&fx.set, h)->member + 1].name, "乙二");
	assert_int_equal(h->dibao_members, DATA_YES);
	assert_int_equal(h->no_labour_members, DATA_YES);
	assert_int_equal(h->tekun_members, DATA_NO);
	h = fx_house(0, "a");
	assert_int_equal(data_more(&fx.set, h)->members, 3);
	assert_int_equal(fx.set.member[data_more(&fx.set, h)->member].dibao, DATA_YES); /* 农村低保: any text that is not a no */
	assert_int_equal(h->dibao_members, DATA_NO);      /* 甲二 has none */
	assert_int_equal(h->no_labour_members, DATA_NO);
	assert_int_equal(data_more(&fx.set, fx_house(1, "left"))->members, 1);
	assert_int_equal(data_more(&fx.set, fx_house(1, "a"))->members, 0);
	assert_int_equal(fx.set.export[0].merged, 1);
	assert_int_equal(fx_aside(ASIDE_DUPLICATE), 1);
	assert_int_equal(fx_aside(ASIDE_ORPHAN), 1);
	fx_at("data.duplicate", 5, 35, "/4/证件号码");
	fx_at("data.person_twice", 6, 35, "/5/证件号码");
	fx_at("data.orphan", 8, 10, "/7/户编号");
	fx_at("data.date", 9, 35, "/8/出生日期");
	assert_int_equal(fx_count("data.word"), 1); /* numeric labour codes differ by source */
	assert_int_equal(fx_count("data.size_members"), 2); /* a: 3 of 2; left: 1 of 2 */
}

static void months(void **state)
{
	const struct data_household *h;
	const struct data_period *p;

	(void)state;
	fx_case(HOUSEHOLDS ", {\"kind\": \"monthly\", \"file\": \"m.json\"}", "");
	put_households();
	fx_put("m.json",
	       "[{\"household\": \"a\", \"month\": \"2023-09\", \"wage\": 9},\n"
	       " {\"household\": \"a\", \"month\": \"2022年10月\", \"wage\": 1, \"business\": 10, \"property\": 0, \"transfer\": 0, \"business_cost\": 4},\n"
	       " {\"household\": \"a\", \"month\": 202211, \"wage\": 2, \"net\": 3},\n"
	       " {\"household\": \"a\", \"month\": \"2022/11\", \"wage\": 2, \"net\": 3},\n"
	       " {\"household\": \"a\", \"month\": \"2022.11\", \"wage\": 5},\n"
	       " {\"household\": \"a\", \"month\": \"2022-09\", \"wage\": 7},\n"
	       " {\"household\": \"a\", \"month\": \"2023-10\", \"wage\": 7},\n"
	       " {\"household\": \"a\", \"month\": \"十月\", \"wage\": 7},\n"
	       " {\"household\": \"a\", \"wage\": 7},\n"
	       " {\"household\": \"a\", \"month\": \"2022-12\", \"wage\": \"?\"},\n"
	       " {\"household\": \"b\", \"month\": \"2021-12\", \"wage\": 7},\n"
	       " {\"household\": \"left\", \"month\": \"2022-12\", \"wage\": 7}]");
	fx_must_open();
	h = fx_house(0, "a");
	assert_int_equal(data_more(&fx.set, h)->months, 3);
	p = &fx.set.month[data_more(&fx.set, h)->month];
	assert_int_equal(p[0].index, 0);          /* October 2022 */
	assert_int_equal(p[0].net, 700);
	assert_int_equal(p[1].index, 1);
	assert_int_equal(p[1].net, 300);
	assert_int_equal(p[2].index, 11);         /* September 2023 */
	assert_int_equal(p[2].net, MONEY_NONE);   /* four blocks not collected */
	assert_int_equal(data_more(&fx.set, fx_house(1, "a"))->months, 1);
	assert_int_equal(fx.set.month[data_more(&fx.set, fx_house(1, "a"))->month].index, 11);
	assert_int_equal(fx_aside(ASIDE_BAD_PERIOD), 3);
	fx_at("data.period", 7, 30, "/6/month");
	assert_int_equal(fx_aside(ASIDE_DUPLICATE), 1);
	fx_at("data.duplicate_period", 5, 2, "/4");
	assert_int_equal(fx_aside(ASIDE_BAD_VALUE), 1);
	assert_int_equal(fx_aside(ASIDE_ORPHAN), 2); /* neither has that year */
	assert_int_equal(fx.set.export[2].merged, 1);
	assert_int_equal(fx.set.export[2].read, 12);
	assert_int_equal(fx.set.export[2].kept, 4);
	assert_int_equal(fx.set.export[2].aside, 7);
}

static void quarters(void **state)
{
	static const struct {
		const char *text;
		int index; /* -1: unreadable */
	} quarter[] = {{"2023Q1", 0}, {"2023q2", 1}, {"2023-Q3", 2}, {"2023年第4季度", 3}, {"2023年一季度", 0}, {"2023第三季度", 2},
	               {"2023Q5", -1}, {"Q1", -1}, {"2023", -1}, {"第一季度", -1}};
	char text[200];

	(void)state;
	for (size_t i = 0; i < sizeof quarter / sizeof *quarter; i++) {
		fx_case(HOUSEHOLDS ", {\"kind\": \"quarterly\", \"file\": \"q.json\"}", "");
		put_households();
		snprintf(text, sizeof text, "[{\"household\": \"a\", \"季度\": \"%s\", \"wage\": 1}]", quarter[i].text);
		fx_put("q.json", text);
		fx_must_open();
		if ((int)fx.set.quarters != (quarter[i].index >= 0) ||
		    (fx.set.quarters && fx.set.quarter[0].index != quarter[i].index))
			fail_msg("%s", quarter[i].text);
	}
}

/* The data are of 31 December: January has not begun. */
static void future(void **state)
{
	(void)state;
	fx_put("case.json", "{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"x\"}, \"income_year\": 2023,"
	       " \"as_of\": \"2022-12-31\", \"policy\": \"p\", \"exports\": [{\"kind\": \"households\", \"file\": \"h.json\"},"
	       " {\"kind\": \"monthly\", \"file\": \"m.json\"}]}");
	put_households();
	fx_put("m.json", "[{\"household\": \"a\", \"month\": \"2022-12\"},\n {\"household\": \"a\", \"month\": \"2023-01\"}]");
	fx_must_open();
	assert_int_equal(fx_count("data.future"), 1);
	assert_int_equal(fx_finding("data.future")->at.line, 2);
	assert_int_equal(fx.set.months, 2);
}

static void tables(void **state)
{
	const struct data_table *t;
	size_t from, to, mode, amount;

	(void)state;
	fx_case(HOUSEHOLDS ", {\"kind\": \"visits\", \"file\": \"v.json\"}, {\"kind\": \"measures\", \"file\": \"x.json\"},"
	        " {\"kind\": \"roster\", \"file\": \"r.json\"}", "");
	put_households();
	fx_put("v.json", "[{\"户编号\": \"b\", \"走访日期\": \"2023-05-01\", \"走访人\": \"王\", \"方式\": \"入户\"},\n"
	                 " {\"户编号\": \"a\", \"走访日期\": \"2023年6月2日\", \"方式\": \"电话\"},\n"
	                 " {\"户编号\": \"a\", \"走访日期\": \"昨天\", \"方式\": \"微信\"},\n"
	                 " {\"户编号\": \"left\", \"走访日期\": \"2022-01-01\"}, {\"户编号\": \"zz\"}]");
	fx_put("x.json", "[{\"户编号\": \"a\", \"措施类别\": \"产业\", \"金额\": \"1,000.5\", \"是否落实\": \"已落实\"},\n"
	                 " {\"户编号\": \"a\", \"金额\": \"多\"}]");
	fx_put("r.json", "[{\"乡镇\": \"白杨镇\", \"岗位\": \"信息采集员\", \"姓名\": \"赵\"}]");
	fx_must_open();
	t = data_table_find(&fx.set, DATA_VISITS);
	assert_int_equal(t->rows, 3); /* a visit of no day cannot be counted */
	data_table_rows(t, data_household_find(&fx.set, 0, STR("a")), &from, &to);
	assert_int_equal(to - from, 1);
	mode = data_column_find(t, "mode");
	fx_text((uint32_t)data_cell(t, from, mode), "电话");
	assert_int_equal(data_cell(t, from, data_column_find(t, "date")), date_days((struct date){2023, 6, 2}));
	assert_int_equal(t->row[2].household, DATA_NONE); /* the household that left */
	assert_int_equal(t->column[mode].filled, 2);
	assert_int_equal(fx_aside(ASIDE_ORPHAN), 1);
	t = data_table_find(&fx.set, DATA_MEASURES);
	amount = data_column_find(t, "amount");
	assert_int_equal(t->rows, 1);
	assert_int_equal(data_cell(t, 0, amount), 100050);
	assert_int_equal(data_cell(t, 0, data_column_find(t, "done")), DATA_YES);
	assert_int_equal(fx_aside(ASIDE_BAD_VALUE), 2);
	t = data_table_find(&fx.set, DATA_ROSTER);
	assert_int_equal(t->rows, 1);
	assert_int_equal(t->row[0].household, DATA_NONE);
	assert_null(data_table_find(&fx.set, DATA_JOBS));
	assert_int_equal(data_column_find(t, "nothing"), SIZE_MAX);
}

/* What fields.json asks beyond the type: the report is of the day of the data, 30 September 2023. */
static void table_rules(void **state)
{
	const struct data_table *t;

	(void)state;
	fx_case(HOUSEHOLDS ", {\"kind\": \"visits\", \"file\": \"v.json\"}, {\"kind\": \"payments\", \"file\": \"p.json\"},"
	        " {\"kind\": \"risks\", \"file\": \"r.json\"}", "");
	put_households();
	fx_put("v.json", "[{\"户编号\": \"a\", \"走访日期\": \"2023-09-30\", \"方式\": \"入户走访\"},\n"
	                 " {\"户编号\": \"a\", \"走访日期\": \"2023-10-01\", \"方式\": \"入户\"},\n"
	                 " {\"户编号\": \"a\", \"走访日期\": \"\", \"方式\": \"入户\"},\n"
	                 " {\"户编号\": \"a\", \"走访日期\": \"２０２３年６月２日\", \"方式\": \"托人\"}]");
	fx_put("p.json", "[{\"户编号\": \"a\", \"补贴项目\": \"犊牛\", \"数量\": \"－1\", \"实发金额\": \"１００\"},\n"
	                 " {\"户编号\": \"a\", \"补贴项目\": \"犊牛\", \"数量\": \"２\", \"实发金额\": \"１，２００．５元\"},\n"
	                 " {\"户编号\": \"a\", \"补贴项目\": \"/\", \"实发金额\": 5}, {\"户编号\": \"a\", \"补贴项目\": \"羔羊\", \"实发金额\": -0.01}]");
	fx_put("r.json", "[{\"户编号\": \"a\", \"发现日期\": \"1949-09-30\", \"消除日期\": \"2023-10-01\"},\n"
	                 " {\"户编号\": \"a\", \"发现日期\": \"1949-10-01\", \"消除日期\": \"2023-09-30\"}]");
	fx_must_open();
	t = data_table_find(&fx.set, DATA_VISITS);
	assert_int_equal(t->rows, 3);
	assert_int_equal(fx_count("data.late"), 2);
	assert_int_equal(fx_finding("data.late")->at.line, 2);
	assert_int_equal(fx_finding("data.needed")->at.line, 3);
	assert_int_equal(fx_count("data.needed"), 2);
	assert_int_equal(data_cell(t, 2, data_column_find(t, "date")), date_days((struct date){2023, 6, 2}));
	assert_int_equal(fx_finding("data.other_word")->at.line, 4);
	assert_int_equal(fx_count("data.other_word"), 1);
	t = data_table_find(&fx.set, DATA_PAYMENTS);
	assert_int_equal(t->rows, 1);
	assert_int_equal(data_cell(t, 0, data_column_find(t, "paid")), 120050);
	assert_int_equal(data_cell(t, 0, data_column_find(t, "quantity")), 200);
	assert_int_equal(fx_count("data.below_zero"), 2);
	t = data_table_find(&fx.set, DATA_RISKS);
	assert_int_equal(t->rows, 2);
	assert_int_equal(data_cell(t, 0, data_column_find(t, "found")), DATA_CELL_BLANK);
	assert_int_equal(data_cell(t, 0, data_column_find(t, "closed")), date_days((struct date){2023, 10, 1}));
	assert_int_equal(fx_count("data.date"), 1);
	assert_int_equal(data_cell(t, 1, data_column_find(t, "found")), date_days((struct date){1949, 10, 1}));
	assert_int_equal(data_cell(t, 1, data_column_find(t, "closed")), date_days((struct date){2023, 9, 30}));
	assert_int_equal(fx_aside(ASIDE_BAD_VALUE), 4); /* a visit, three payments */
}

static void references(void **state)
{
	const struct data_reference *r;

	(void)state;
	fx_case(HOUSEHOLDS, ", \"references\": \"r.json\"");
	put_households();
	fx_put("r.json", "{\"references\": [\n"
	       " {\"region\": \"990101000000\", \"indicator\": \"rural\", \"year\": 2023, \"growth\": \"8.0\", \"source\": \"s\"},\n"
	       " {\"region\": \"000000000000\", \"indicator\": \"rural\", \"year\": 2023, \"level\": 21691, \"level_prev\": \"20133\", \"source\": \"s\"},\n"
	       /* 2431 / 2061 is 17.95 %; levels rounded to the yuan allow the published 17.9, and not 17.8 */
	       " {\"region\": \"000000000000\", \"indicator\": \"wage\", \"year\": 2010, \"level\": 2431, \"level_prev\": 2061, \"growth\": 17.9, \"source\": \"s\"},\n"
	       " {\"region\": \"000000000000\", \"indicator\": \"wage8\", \"year\": 2010, \"level\": 2431, \"level_prev\": 2061, \"growth\": 17.8, \"source\": \"s\"},\n"
	       " {\"region\": \"000000000000\", \"indicator\": \"h1\", \"year\": 2023, \"quarter\": 2, \"growth\": \"-0.5\", \"published\": \"2023-07-17\", \"source\": \"s\"}]}");
	fx_must_open();
	r = fx.set.reference;
	assert_int_equal(fx.set.references, 5);
	assert_int_equal(r[0].growth, 80);
	assert_false(r[0].has_level);
	assert_int_equal(r[1].growth, 77); /* 7.7385 */
	assert_true(r[1].growth_computed);
	assert_int_equal(r[2].growth, 179);
	assert_int_equal(r[3].growth, 178); /* the published figure stays */
	assert_int_equal(fx_count("data.reference"), 1);
	assert_int_equal(fx_finding("data.reference")->at.line, 5);
	assert_int_equal(r[4].growth, -5);
	assert_int_equal(r[4].quarter, 2);
	assert_int_equal(r[4].published.month, 7);
}

/* What can be read but will not do what was meant. */
static void odd_references(void **state)
{
	(void)state;
	fx_case(HOUSEHOLDS, ", \"references\": \"r.json\"");
	put_households();
	fx_put("r.json", "{\"references\": [\n"
	       " {\"region\": \"990101000000\", \"indicator\": \"rural\", \"year\": 2023, \"growth\": \"8.04\", \"source\": \"s\"},\n"
	       " {\"region\": \"990101000000\", \"indicator\": \"rural\", \"year\": 2023, \"growth\": \"9\", \"source\": \"s\"},\n"
	       " {\"region\": \"990101000000\", \"indicator\": \"rural\", \"year\": 2023, \"quarter\": 1, \"growth\": \"9\", \"source\": \"s\"},\n"
	       " {\"region\": \"990000000000\", \"indicator\": \"rural\", \"year\": 2023, \"level\": 5, \"source\": \"s\"}]}");
	fx_must_open();
	assert_int_equal(fx.set.reference[0].growth, 80);
	assert_int_equal(fx_finding("data.precision")->at.line, 2);
	assert_int_equal(fx_count("data.reference"), 2); /* no growth in line 5, line 3 repeats line 2 */
	assert_int_equal(fx_finding("data.reference")->at.line, 5);
	fx_put("r.json", "{\"references\": [{\"region\": \"9901\", \"indicator\": \"x\", \"year\": 2023, \"growth\": \"8\", \"source\": \"s\"}]}");
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "reference.value");
	assert_string_equal(fx.err.pointer, "/references/0/region");
}

static void bad_references(void **state)
{
	(void)state;
	fx_case(HOUSEHOLDS, ", \"references\": \"r.json\"");
	put_households();
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "io.file");
	fx_put("r.json", "{\"references\": [{\"region\": \"1\", \"indicator\": \"x\", \"year\": 2023, \"source\": \"s\",\n \"grwth\": \"8\"}]}");
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "json.key");
	assert_int_equal(fx.err.at.line, 2);
	fx_put("r.json", "{\"references\": [{\"region\": \"1\", \"indicator\": \"x\", \"year\": 2023, \"source\": \"s\",\n \"growth\": \"八\"}]}");
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "reference.value");
	assert_int_equal(fx.err.at.col, 12);
}

static void fields(void **state)
{
	const struct data_household *h;
	struct data_value v;

	(void)state;
	fx_households("[{\"id\": \"1\", \"kind\": \"脱贫户\", \"causes\": \"因病\", \"net\": 12.5, \"size\": 3, \"dibao_all\": \"是\"}, {\"id\": \"2\"}]");
	h = fx_house(0, "1");
	v = data_field_value(&fx.set, h, data_field_find(STR("net")));
	assert_int_equal(v.amount, 1250);
	v = data_field_value(&fx.set, h, DATA_FIELD_KIND);
	assert_int_equal(v.number, data_field_word(DATA_FIELD_KIND, STR("脱贫户")));
	assert_int_equal(v.number, data_field_word(DATA_FIELD_KIND, STR("lifted")));
	assert_true(str_is(data_field_label(DATA_FIELD_KIND, v.number), "脱贫户"));
	v = data_field_value(&fx.set, h, DATA_FIELD_CAUSES);
	assert_int_equal(v.number, 1 << data_field_word(DATA_FIELD_CAUSES, STR("因病")));
	assert_true(data_field_value(&fx.set, h, DATA_FIELD_CLAIMS).blank);
	assert_int_equal(data_field_word(DATA_FIELD_DIBAO_ALL, STR("true")), DATA_YES);
	assert_int_equal(data_field_word(DATA_FIELD_MONITOR, STR("不知道")), -1);
	assert_int_equal(data_field_filled(&fx.set, 0, DATA_FIELD_KIND), 1);
	assert_int_equal(data_field_filled(&fx.set, 0, DATA_FIELD_ID), 2);
	assert_int_equal(data_field_filled(&fx.set, 0, DATA_FIELD_CADRE), 0);
	assert_int_equal(data_field_filled(&fx.set, 1, DATA_FIELD_ID), 0);
	assert_int_equal(data_field_find(STR("nett")), DATA_FIELDS);
	for (int f = 0; f < DATA_FIELDS; f++)
		assert_int_equal(data_field_find(str_from(data_field_name((enum data_field)f))), f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fx_test(members), fx_test(months), fx_test(quarters), fx_test(future), fx_test(tables), fx_test(table_rules),
		fx_test(references),
		fx_test(odd_references), fx_test(bad_references), fx_test(fields),
	};

	return cmocka_run_group_tests_name("data: linked rows", tests, NULL, NULL);
}
