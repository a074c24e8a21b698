#include "unit/data/fixture.h"

/* case.json: what is taken over, and every way of getting it wrong. */

static bool read_case(const char *text, struct data_case *c)
{
	static struct arena *a;

	arena_drop(a);
	a = arena_new();
	fx_put("case.json", text);
	memset(&fx.err, 0, sizeof fx.err);
	return data_case_open(fx.dir, a, c, NULL, &fx.err);
}

static void refused(const char *text, const char *code, unsigned line, unsigned col)
{
	struct data_case c;

	assert_false(read_case(text, &c));
	if (strcmp(fx.err.code, code) != 0 || fx.err.at.line != line || fx.err.at.col != col)
		fail_msg("[%s] %u:%u %s", fx.err.code, fx.err.at.line, fx.err.at.col, fx.err.msg);
	assert_int_equal(fx.err.status, EXIT_INPUT);
	assert_true(fx.err.msg[0]);
}

#define EXPORTS " \"exports\": [{\"kind\": \"households\", \"year\": 2023, \"file\": \"h.json\"}]"

static void everything(void **state)
{
	struct data_case c;

	(void)state;
	assert_true(read_case(
		"{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\", \"level\": \"county\", \"parent\": \"示范市\"},\n"
		" \"income_year\": 2023, \"as_of\": \"2023-09-30\", \"report_date\": \"2023-10-12\", \"reply_by\": \"2023-10-25\",\n"
		" \"policy\": \"hunan-2022\", \"references\": \"references.json\", \"privacy\": \"audit\",\n"
		" \"dossiers\": [\"packet\", \"notice\"], \"issue\": 9, \"issue_total\": 33, \"bulletin\": \"督导简报\",\n"
		" \"issuer\": {\"organ\": \"办公室\", \"mark\": \"办公室文件\", \"number\": \"〔2023〕9号\", \"cc\": [\"甲\", \"乙\"],\n"
		"  \"contact\": {\"name\": \"张三\", \"phone\": \"123\"}},\n"
		" \"parameters\": {\"// why\": \"x\", \"line\": \"7300\", \"share\": 50.5, \"on\": true},\n"
		" \"exports\": [{\"kind\": \"households\", \"year\": 2022, \"file\": \"a.json\", \"path\": \"body.list\"},\n"
		"  {\"kind\": \"households\", \"file\": \"b.json\"}, {\"kind\": \"visits\", \"file\": \"v.ndjson\"}]}", &c));
	assert_true(str_is(c.region_name, "青岭县"));
	assert_int_equal(c.region_level, DATA_COUNTY);
	assert_int_equal(c.income_year, 2023);
	assert_int_equal(c.reply_by.day, 25);
	assert_int_equal(c.privacy, DATA_AUDIT);
	assert_int_equal(c.dossiers, DATA_PACKET | DATA_NOTICE);
	assert_int_equal(c.issue_total, 33);
	assert_int_equal(c.exports, 3);
	assert_int_equal(c.export[0].year, 2022);
	assert_true(str_is(c.export[0].path, "body.list"));
	assert_int_equal(c.export[2].kind, DATA_VISITS);
	assert_int_equal(c.export[2].at.line, 9);
	assert_int_equal(c.issuer.ccs, 2);
	assert_true(str_is(c.issuer.printer, "办公室"));       /* organ */
	assert_int_equal(c.issuer.print_date.day, 12);          /* report date */
	assert_int_equal(c.parameters, 3);
	assert_true(str_is(c.parameter[1].value, "50.5"));
	assert_true(str_is(c.parameter[2].value, "true"));
}

static void defaults(void **state)
{
	struct data_case c;

	(void)state;
	assert_true(read_case(FX_HEAD EXPORTS "}", &c));
	assert_int_equal(c.region_level, DATA_COUNTY); /* from the zeros of the code */
	assert_int_equal(c.privacy, DATA_INTERNAL);
	assert_int_equal(c.dossiers, DATA_BRIEFING | DATA_PACKET | DATA_NOTICE);
	assert_int_equal(date_cmp(c.report_date, c.as_of), 0);
	assert_int_equal(c.references.n, 0);
}

static void misspelt_key(void **state)
{
	(void)state;
	refused(FX_HEAD EXPORTS ",\n \"privcy\": \"public\"}", "json.key", 4, 2);
	assert_non_null(strstr(fx.err.hint, "privacy"));
	refused(FX_HEAD " \"exports\": [{\"kind\": \"households\", \"fiel\": \"h.json\"}]}", "json.key", 3, 37);
	refused(FX_HEAD EXPORTS ",\n \"privacy\": \"publik\"}", "case.value", 4, 13);
	assert_non_null(strstr(fx.err.hint, "public"));
	refused(FX_HEAD " \"exports\": [{\"kind\": \"household\", \"file\": \"h.json\"}]}", "case.value", 3, 23);
	assert_non_null(strstr(fx.err.hint, "households"));
}

static void missing_and_wrong(void **state)
{
	(void)state;
	refused("{\"case\": 1}", "case.missing", 1, 1);
	refused("{\"case\": 2}", "case.version", 1, 10);
	refused(FX_HEAD " \"exports\": []}", "case.missing", 3, 13);
	refused(FX_HEAD " \"exports\": [{\"kind\": \"households\", \"year\": 2022, \"file\": \"h.json\"}]}", "case.missing", 3, 13);
	refused(FX_HEAD " \"exports\": [{\"kind\": \"households\", \"year\": 2024, \"file\": \"h.json\"}]}", "case.value", 3, 45);
	refused(FX_HEAD EXPORTS ",\n \"report_date\": \"2023-13-01\"}", "case.value", 4, 17);
	refused(FX_HEAD EXPORTS ",\n \"report_date\": \"2023-09-29\"}", "case.value", 4, 17); /* before as_of */
	refused("{\"case\": 1, \"region\": {\"code\": \"9901\", \"name\": \"x\"}}", "case.value", 1, 32);
	refused("{\"case\": 1, \"region\": {\"code\": \"990101101000\", \"name\": \"x\", \"level\": \"county\"}}",
	        "case.value", 1, 70);
	refused(FX_HEAD " \"exports\": [{\"kind\": \"households\", \"file\": \"../h.json\"}]}", "case.outside", 3, 45);
	refused(FX_HEAD EXPORTS ",\n}", "json.syntax", 4, 1);
}

static void no_case(void **state)
{
	struct data_case c;
	struct arena *a = arena_new();

	(void)state;
	assert_false(data_case_open(fx.dir, a, &c, NULL, &fx.err));
	assert_string_equal(fx.err.code, "case.missing");
	assert_false(data_case_open("no/such/folder", a, &c, NULL, &fx.err));
	assert_int_equal(fx.err.status, EXIT_INPUT);
	arena_drop(a);
}

/* Every fault of case.json is told in one go. */
static void several_faults(void **state)
{
	(void)state;
	fx_put("case.json", "{\"case\": 1, \"region\": {\"code\": \"990101000000\", \"name\": \"青岭县\"},\n"
	       " \"income_year\": 2023, \"asof\": \"2023-09-30\", \"policy\": \"hunan-2022\",\n"
	       " \"report_date\": \"2023-13-01\", \"exports\": [{\"kind\": \"household\", \"file\": \"h.json\"}]}");
	assert_false(fx_open_folder());
	assert_int_equal(fx.err.at.line, 2);
	assert_true(fx.set.faults.n >= 3); /* as_of is missing, the date, the kind */
	assert_int_equal(fx.set.faults.v[fx.set.faults.n - 1].at.line, 3);
}

/* A missing or broken export: nothing is computed, and the place is told. */
static void broken_exports(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"households\", \"file\": \"h.json\"}", "");
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "io.file");
	assert_non_null(strstr(fx.err.at.file, "h.json"));
	fx_put("h.json", "[{\"id\": \"1\", \"net\": 1},\n {\"id\": \"2\", \"net\": 1,}]");
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "json.syntax");
	assert_int_equal(fx.err.at.line, 2);
	assert_int_equal(fx.err.at.col, 23);
	assert_int_equal(fx.err.status, EXIT_INPUT);
	fx_put("h.json", "{\"data\": [{\"id\": \"1\"}], \"more\": []}");
	assert_false(fx_open_folder()); /* which of the two? */
	assert_string_equal(fx.err.code, "json.path");
	fx_put("h.json", "[{\"id\": \"\xff\"}]");
	assert_false(fx_open_folder());
	assert_string_equal(fx.err.code, "json.utf8");
}

/* Files are read side by side; the fault is that of the one named first. */
static void two_broken(void **state)
{
	(void)state;
	fx_case("{\"kind\": \"members\", \"file\": \"m.json\"}, {\"kind\": \"households\", \"year\": 2022, \"file\": \"g.json\"},"
	        "{\"kind\": \"households\", \"year\": 2023, \"file\": \"h.json\"}", "");
	fx_put("g.json", "[{\"id\": \"1\"},\n");
	fx_put("h.json", "[1,]");
	fx_put("m.json", "nothing");
	assert_false(fx_open_folder());
	assert_int_equal(fx.err.at.line, 2);
	fx_put("g.json", "[{\"id\": \"1\"}]");
	assert_false(fx_open_folder());
	assert_int_equal(fx.err.at.col, 4);
	fx_put("h.json", "[{\"id\": \"1\", \"head\": \"甲\"}]");
	assert_false(fx_open_folder());
	assert_non_null(strstr(fx.err.at.file, "m.json"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fx_test(everything), fx_test(defaults), fx_test(misspelt_key), fx_test(missing_and_wrong), fx_test(no_case), fx_test(several_faults),
		fx_test(broken_exports), fx_test(two_broken),
	};

	return cmocka_run_group_tests_name("data: case.json", tests, NULL, NULL);
}
