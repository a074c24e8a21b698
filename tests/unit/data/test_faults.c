#include "unit/data/fixture.h"

#include "data/report.h"
#include "json/json.h"

/* Every kind of record that cannot be used, and the place it is told with. */

static void ids(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"\", \"net\": 1},\n"
	              " {\"net\": 1},\n"
	              " {\"id\": 4.3E+17, \"net\": 1},\n"
	              " {\"id\": \"4.30000000000000E+17\", \"net\": 1},\n"
	              " {\"id\": 123.0, \"net\": 1},\n"
	              " {\"id\": 9007199254740992, \"net\": 1},\n"
	              " {\"id\": 9007199254740993, \"net\": 1},\n"
	              " {\"id\": 430000000000000017, \"net\": 1},\n"
	              " {\"id\": \"430000000000000018\", \"net\": 1},\n"
	              " {\"id\": true, \"net\": 1},\n"
	              " {\"id\": [1], \"net\": 1},\n"
	              " 17, \"x\", null, [1]]");
	assert_int_equal(fx.set.year[0].n, 4);
	fx_house(0, "9007199254740992");
	fx_house(0, "9007199254740993"); /* the text of the file, not a double */
	fx_house(0, "430000000000000017");
	fx_house(0, "430000000000000018");
	assert_int_equal(fx_count("data.no_id"), 2);
	fx_at("data.no_id", 1, 9, "/0/id");
	assert_int_equal(fx_count("data.id"), 3);
	fx_at("data.id", 3, 9, "/2/id");
	assert_int_equal(fx_count("data.id_number"), 2);
	fx_at("data.id_number", 7, 9, "/6/id");
	assert_int_equal(fx_finding("data.id_number")->severity, DIAG_ERROR);
	assert_int_equal(fx_count("data.kind"), 2);
	fx_at("data.kind", 10, 9, "/9/id");
	assert_int_equal(fx_count("data.shape"), 4);
	fx_at("data.shape", 12, 2, "/11");
	assert_int_equal(fx_aside(ASIDE_NO_ID), 2);
	assert_int_equal(fx_aside(ASIDE_BAD_ID), 5);
	assert_int_equal(fx_aside(ASIDE_SHAPE), 4);
	assert_int_equal(fx.set.export[0].read, 15);
	assert_int_equal(fx.set.export[0].kept, 4);
	assert_int_equal(fx.set.export[0].aside, 11);
}

/* What a document or a terminal cannot take becomes a blank; what is no text in a list is told. */
static void controls_and_causes(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"head\": \"张\\u0000三\\u001b\", \"net\": 1, \"size\": 1},\n"
	              " {\"id\": \"2\", \"head\": \"李\xEF\xBF\xBF四\", \"net\": 1, \"causes\": [\"因病\", 5, null, [\"因学\"]]},\n"
	              " {\"id\": \"3\", \"head\": \"王\xEF\xBC\x81五\", \"net\": 1, \"causes\": {\"a\": \"因病\"}}]");
	fx_text(fx_house(0, "1")->head, "张 三");
	fx_text(fx_house(0, "2")->head, "李   四");
	fx_text(fx_house(0, "3")->head, "王！五");
	assert_int_equal(fx_count("data.control"), 2);
	fx_at("data.control", 1, 22, "/0/head");
	assert_int_equal(fx_house(0, "2")->causes, 1 << DATA_CAUSE_ILLNESS);
	assert_int_equal(fx_house(0, "3")->causes, 0);
	assert_int_equal(fx_count("data.kind"), 3);
	fx_at("data.kind", 2, 49, "/1/causes");
}

/* The digits of certificates are told of, but never quoted. */
static void certificates(void **state)
{
	struct buf b = {0};

	(void)state;
	fx_households("[{\"id\": \"1\", \"head_id\": 990101196001011239},\n {\"id\": \"2\", \"head_id\": \"9.90101196E+17\"}]");
	fx_text(fx_house(0, "1")->head_id, "990101196001011239");
	assert_int_equal(fx_house(0, "2")->head_id, 0);
	assert_int_equal(fx_count("data.id_number"), 1);
	assert_int_equal(fx_count("data.id"), 1);
	for (size_t i = 0; i < fx.set.findings.n; i++)
		diag_text(&fx.set.findings.v[i], false, &b);
	assert_true(str_find(buf_view(&b), STR("19600101")) == SIZE_MAX);
	assert_true(str_find(buf_view(&b), STR("9.90101")) == SIZE_MAX);
	buf_release(&b);
}

static void amounts(void **state)
{
	static const struct {
		const char *text; /* as in the file */
		money fen;        /* MONEY_NONE: blank or unreadable */
		const char *code; /* the finding, or NULL */
	} amount[] = {
		{"0", 0, NULL}, {"12345.6", 1234560, NULL}, {"\"12,345.60\"", 1234560, NULL}, {"\"１２３\"", 12300, NULL},
		{"\" 7 \"", 700, NULL}, {"\"8元\"", 800, NULL}, {"\"=\\\"9\\\"\"", 900, NULL}, {"1.5e3", 150000, NULL},
		{"-0.01", -1, NULL}, {"9007199254.74", 900719925474, NULL}, {"0.10", 10, NULL}, {"0.30000000000000004", 30, "data.precision"},
		{"12345.600000000001", 1234560, "data.precision"}, {"0.005", 1, "data.precision"}, {"0.0049", 0, "data.precision"},
		{"-0.005", -1, "data.precision"}, {"1.000", 100, NULL},
		{"\"\"", MONEY_NONE, NULL}, {"null", MONEY_NONE, NULL}, {"\"-\"", MONEY_NONE, NULL},
		{"\"约三千\"", MONEY_NONE, "data.amount"}, {"\"12,34\"", MONEY_NONE, "data.amount"}, {"\"1.2万\"", MONEY_NONE, "data.amount"},
		{"\"无\"", MONEY_NONE, "data.amount"}, {"\"1 2\"", MONEY_NONE, "data.amount"}, {"\"0x10\"", MONEY_NONE, "data.amount"},
		{"\"NaN\"", MONEY_NONE, NULL}, {"99999999999999", MONEY_NONE, "data.amount"}, {"1e400", MONEY_NONE, "data.amount"},
		{"true", MONEY_NONE, "data.kind"}, {"{}", MONEY_NONE, "data.kind"},
	};
	static const char *const codes[] = {"data.precision", "data.amount", "data.kind"};
	char text[200];

	(void)state;
	for (size_t i = 0; i < sizeof amount / sizeof *amount; i++) {
		snprintf(text, sizeof text, "[{\"id\": \"1\", \"own_pay\":\n  %s}]", amount[i].text);
		fx_households(text);
		if (data_stated(&fx.set, fx_house(0, "1"), DATA_OWN_PAY) != amount[i].fen)
			fail_msg("%s is %lld", amount[i].text, (long long)data_stated(&fx.set, fx_house(0, "1"), DATA_OWN_PAY));
		for (size_t k = 0; k < 3; k++)
			if (fx_count(codes[k]) != (amount[i].code && strcmp(amount[i].code, codes[k]) == 0))
				fail_msg("%s: %s", amount[i].text, codes[k]);
		if (amount[i].code)
			fx_at(amount[i].code, 2, 3, "/0/own_pay");
	}
}

/* An unreadable amount among the income makes the income unusable, not the household. */
static void unusable_income(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"size\": 2, \"wage\": \"约三千\", \"net\": 9000},\n"
	              " {\"id\": \"2\", \"size\": 2, \"net\": \"九千\"},\n"
	              " {\"id\": \"3\", \"size\": 2, \"net\": 9000, \"per_capita\": \"四千五\"},\n"
	              " {\"id\": \"4\", \"size\": 2, \"net\": 9000, \"own_pay\": \"?\"},\n"
	              " {\"id\": \"5\", \"size\": 2, \"wage\": 1},\n"
	              " {\"id\": \"6\", \"size\": \"多\", \"net\": 9000}]");
	assert_int_equal(fx.set.year[0].n, 6);
	assert_int_equal(fx_house(0, "1")->income_fault, DATA_INCOME_BAD_AMOUNT);
	assert_int_equal(fx_house(0, "2")->income_fault, DATA_INCOME_BAD_AMOUNT);
	assert_int_equal(fx_house(0, "3")->income_fault, DATA_INCOME_OK);
	assert_int_equal(fx_house(0, "4")->income_fault, DATA_INCOME_OK);
	assert_int_equal(fx_house(0, "5")->income_fault, DATA_INCOME_NO_NET);
	assert_int_equal(fx_house(0, "6")->income_fault, DATA_INCOME_NO_SIZE);
	assert_int_equal(fx_aside(ASIDE_INCOME_AMOUNT), 2);
	assert_int_equal(fx_aside(ASIDE_INCOME_NO_NET), 1);
	assert_int_equal(fx_aside(ASIDE_INCOME_NO_SIZE), 1);
	assert_int_equal(fx.set.export[0].no_income, 4);
	assert_int_equal(fx.set.export[0].kept, 6);
	fx_at("data.count", 6, 22, "/5/size");
}

static void duplicates(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"a.json\"}, {\"kind\": \"households\", \"file\": \"b.json\"}", "");
	fx_put("a.json", "[{\"id\": \"1\", \"net\": 100, \"size\": 1},\n {\"id\": \"1\", \"net\": 100, \"size\": 1},\n"
	                 " {\"id\": \"1\", \"net\": 200, \"size\": 1}]");
	fx_put("b.json", "[{\"id\": \"2\", \"net\": 1, \"size\": 1}, {\"id\": \"1\", \"net\": 100, \"size\": 4}]");
	fx_must_open();
	assert_int_equal(fx.set.year[0].n, 2);
	assert_int_equal(fx_house(0, "1")->net, 10000);
	assert_int_equal(fx.set.export[0].merged, 1);
	assert_int_equal(fx.set.export[0].aside, 1);
	assert_int_equal(fx.set.export[1].aside, 1);
	assert_int_equal(fx_aside(ASIDE_DUPLICATE), 2);
	fx_at("data.duplicate", 3, 9, "/2/id");
}

static void words_and_keys(void **state)
{
	(void)state;
	fx_households("[{\"id\": \"1\", \"monitor\": \"脱贫不稳户\", \"cleared\": \"也许\", \"size\": 2, \"size\": 3},\n"
	              " {\"id\": \"2\", \"工资性收人\": 5, \"神秘\": 1},\n"
	              " {\"id\": \"3\", \"神秘\": 1}]");
	assert_int_equal(fx_house(0, "1")->size, 2);
	assert_int_equal(fx_count("data.word"), 2);
	fx_at("data.word", 1, 25, "/0/monitor");
	assert_true(str_find(fx_finding("data.word")->hint, STR("脱贫不稳定户")) != SIZE_MAX);
	assert_int_equal(fx_count("data.key_twice"), 1);
	fx_at("data.key_twice", 1, 70, "/0/size");
	assert_int_equal(fx_count("data.unknown_column"), 2); /* once a column */
	assert_true(str_find(fx_finding("data.unknown_column")->hint, STR("工资性收入")) != SIZE_MAX);
	fx_at("data.unknown_column", 2, 2, "/1");
	assert_int_equal(fx_count("data.no_column"), 1); /* no income anywhere */
}

static void no_rows(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"a.json\"}, {\"kind\": \"households\", \"file\": \"b.json\"}", "");
	fx_put("a.json", "[]");
	fx_put("b.json", "[{\"编号\": 1, \"net\": 1}]");
	fx_must_open();
	assert_int_equal(fx_count("data.no_rows"), 1);
	assert_int_equal(fx_count("data.no_column"), 1);
	assert_int_equal(fx_aside(ASIDE_NO_ID), 1);
	assert_int_equal(fx.set.year[0].n, 0);
	assert_int_equal(fx.set.areas, 1);
}

/* At most DATA_KEEP_EACH of a code are kept, all are counted, others are not crowded out. */
static void many(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_char(&b, '[');
	for (int i = 0; i < 1000; i++)
		buf_fmt(&b, "{\"id\": \"%d\", \"net\": \"x\", \"size\": 1},\n", i);
	buf_cat(&b, "{\"id\": \"0\", \"net\": 1, \"size\": 1}]");
	fx_households(buf_cstr(&b));
	assert_int_equal(fx_count("data.amount"), 1000);
	assert_int_equal(fx_count("data.duplicate"), 1);
	assert_int_equal(fx.set.findings.count[DIAG_ERROR], 1001);
	assert_true(fx.set.findings.n <= 2 * DATA_KEEP_EACH + 10);
	assert_int_equal(fx_aside(ASIDE_INCOME_AMOUNT), 1000);
	fx_at("data.duplicate", 1001, 8, "/1000/id");
	buf_release(&b);
}

static void report(void **state)
{
	struct buf b = {0};
	struct arena *a = arena_new();
	const struct json *j;

	(void)state;
	fx_households("[{\"id\": \"1\", \"size\": 2, \"net\": \"九千\"},\n 5]");
	data_report_text(&fx.set, &b);
	assert_true(str_find(buf_view(&b), STR("data.amount")) != SIZE_MAX);
	assert_true(str_find(buf_view(&b), STR("不是一条记录  (第 2 行)")) != SIZE_MAX);
	buf_clear(&b);
	data_report_json(&fx.set, &b);
	assert_int_equal(str_find_char(buf_view(&b), '\n'), b.n - 1); /* one line */
	j = json_parse(a, "report", buf_view(&b), &fx.err);
	assert_non_null(j);
	j = json_first(json_member(j, "files"));
	assert_true(str_is(json_text(json_member(j, "aside")), "1"));
	assert_true(str_is(json_text(json_member(json_first(json_member(j, "reasons")), "reason")), "shape"));
	arena_drop(a);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fx_test(ids), fx_test(controls_and_causes), fx_test(certificates), fx_test(amounts), fx_test(unusable_income), fx_test(duplicates),
		fx_test(words_and_keys), fx_test(no_rows), fx_test(many), fx_test(report),
	};

	return cmocka_run_group_tests_name("data: faults", tests, NULL, NULL);
}
