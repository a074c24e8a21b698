#include "unit/data/fixture.h"

#include "data/schema.h"

/* The alias table of templates/fields.json against headers seen in real exports (domain.md 5.2, 5.3). */

static struct arena *arena;
static struct schema schema;

static int load(void **state)
{
	struct err e = {0};

	(void)state;
	arena = arena_new();
	if (schema_load("templates/fields.json", arena, &schema, NULL, &e))
		return 0;
	fprintf(stderr, "%s:%u:%u %s\n", e.at.file, e.at.line, e.at.col, e.msg);
	return 1;
}

static int unload(void **state)
{
	(void)state;
	schema_release(&schema);
	arena_drop(arena);
	return 0;
}

static const struct {
	enum data_kind kind;
	const char *header, *field; /* NULL: not known; "": known and not used */
} headers[] = {
	/* canonical */
	{DATA_HOUSEHOLDS, "id", "id"},
	{DATA_HOUSEHOLDS, "per_capita", "per_capita"},
	{DATA_HOUSEHOLDS, "Per Capita", "per_capita"},
	{DATA_HOUSEHOLDS, "perCapita", "per_capita"},
	/* first generation */
	{DATA_HOUSEHOLDS, "户编号", "id"},
	{DATA_HOUSEHOLDS, "低保金", "dibao_payment"},
	{DATA_HOUSEHOLDS, "五保金", "tekun_payment"},
	{DATA_HOUSEHOLDS, "养老保险金", "pension"},
	{DATA_HOUSEHOLDS, "资产收益扶贫分红收入", "dividend"},
	{DATA_HOUSEHOLDS, "年收入", "gross"},
	{DATA_HOUSEHOLDS, "家庭人口数", "size"},
	/* second generation */
	{DATA_HOUSEHOLDS, "纯收入（元）", "net"},
	{DATA_HOUSEHOLDS, "纯收入(元)", "net"},
	{DATA_HOUSEHOLDS, " 纯 收入（ 元 ） ", "net"},
	{DATA_HOUSEHOLDS, "人均纯收入（元）", "per_capita"},
	{DATA_HOUSEHOLDS, "生产经营性支出（合计）", "business_cost"},
	{DATA_HOUSEHOLDS, "最低生活保障金", "dibao_payment"},
	{DATA_HOUSEHOLDS, "特困人员救助供养金", "tekun_payment"},
	{DATA_HOUSEHOLDS, "养老金或离退休金", "pension"},
	{DATA_HOUSEHOLDS, "其他财产性收入（旧指标）", "other_property"},
	{DATA_HOUSEHOLDS, "年度家庭人口数", "size"},
	{DATA_HOUSEHOLDS, "当前家庭人口数", "size_now"},
	{DATA_HOUSEHOLDS, "合规自付支出", "own_pay"},
	{DATA_HOUSEHOLDS, "专项用于减少生产经营性支出的补贴", ""},
	/* county schema */
	{DATA_HOUSEHOLDS, "nzsr", "gross"},
	{DATA_HOUSEHOLDS, "ncsr", "net"},
	{DATA_HOUSEHOLDS, "rjcsr", "per_capita"},
	{DATA_HOUSEHOLDS, "jtrks", "size"},
	{DATA_HOUSEHOLDS, "lpsr", "claims"},
	{DATA_HOUSEHOLDS, "hgzfzc", "own_pay"},
	{DATA_HOUSEHOLDS, "a", "wage"},
	{DATA_HOUSEHOLDS, "a1", ""},
	/* machine keys, in either case */
	{DATA_HOUSEHOLDS, "aac001", "id"},
	{DATA_HOUSEHOLDS, "AAC001", "id"},
	{DATA_HOUSEHOLDS, "aac017", "size"},
	{DATA_HOUSEHOLDS, "aar010", "status"},
	{DATA_HOUSEHOLDS, "aac071", "business"},
	{DATA_HOUSEHOLDS, "aac072", "property"},
	{DATA_HOUSEHOLDS, "aac073", "wage"},
	{DATA_HOUSEHOLDS, "aac074", "business_cost"},
	{DATA_HOUSEHOLDS, "aac079", "net"},
	{DATA_HOUSEHOLDS, "aac081", "gross"},
	{DATA_HOUSEHOLDS, "aac082", "per_capita"},
	{DATA_HOUSEHOLDS, "aac083", "other_transfer"},
	{DATA_HOUSEHOLDS, "aac085", "transfer"},
	{DATA_HOUSEHOLDS, "aac006", ""},
	/* normalisation of 5.4 */
	{DATA_HOUSEHOLDS, "风险是否消除", "cleared"},
	{DATA_HOUSEHOLDS, "风险是否已消除", "cleared"},
	{DATA_HOUSEHOLDS, "风险是否已消除0", "cleared"},
	{DATA_HOUSEHOLDS, "风险是否已消除.1", "cleared"},
	{DATA_HOUSEHOLDS, "检测对象类别", "monitor"},
	{DATA_HOUSEHOLDS, "监测对象类别", "monitor"},
	{DATA_HOUSEHOLDS, "易返贫致贫户(监测对象)类型", "monitor"},
	{DATA_HOUSEHOLDS, "县(市、区、旗)", ""},
	{DATA_HOUSEHOLDS, "县（市、区、旗）", ""},
	{DATA_HOUSEHOLDS, "乡(镇)", "township"},
	{DATA_HOUSEHOLDS, "行政村", "village"},
	{DATA_HOUSEHOLDS, "是否易地扶贫搬迁", "relocated"},
	{DATA_HOUSEHOLDS, "易地扶贫搬迁", "relocated"},
	{DATA_HOUSEHOLDS, "耕地面积（亩）", "farmland"},
	{DATA_HOUSEHOLDS, "耕地面积", "farmland"},
	{DATA_HOUSEHOLDS, "林地面积(亩)", "forest"},
	{DATA_HOUSEHOLDS, "退耕还林面积（亩）", "reverted"},
	{DATA_HOUSEHOLDS, "林果面积（亩）", "orchard"},
	{DATA_HOUSEHOLDS, "牧草地面积（亩）", "pasture"},
	{DATA_HOUSEHOLDS, "水面面积（亩）", "water"},
	{DATA_HOUSEHOLDS, "致贫/返贫风险1", "causes"},
	{DATA_HOUSEHOLDS, "风险5", "causes"},
	{DATA_HOUSEHOLDS, "ＮＥＴ", "net"},
	/* near, but not the same thing (A-03: never substituted) */
	{DATA_HOUSEHOLDS, "整户无劳动能力兜底保障户", ""},
	{DATA_HOUSEHOLDS, "经营净收入", NULL},
	{DATA_HOUSEHOLDS, "风险消除方式", "elimination"},
	{DATA_HOUSEHOLDS, "识别监测时间", "identified"},
	{DATA_HOUSEHOLDS, "消除监测时间", "eliminated"},
	{DATA_HOUSEHOLDS, "实施开发式帮扶措施情况", "developing"},
	/* the thirteen cells after elimination */
	{DATA_HOUSEHOLDS, "风险消除后失学辍学", "lack_school"},
	{DATA_HOUSEHOLDS, "风险消除后住房损毁", "lack_housing"},
	{DATA_HOUSEHOLDS, "风险消除后未参保", "lack_insurance"},
	{DATA_HOUSEHOLDS, "风险消除后饮水设施损毁", "lack_water"},
	{DATA_HOUSEHOLDS, "风险消除后工资性收入", "after_wage"},
	{DATA_HOUSEHOLDS, "风险消除后财产性收入（元）", "after_property"},
	{DATA_HOUSEHOLDS, "风险消除后转移性收入（元）", "after_transfer"},
	{DATA_HOUSEHOLDS, "风险消除后生产经营性收入", "after_business"},
	{DATA_HOUSEHOLDS, "风险消除后生产经营性支出", "after_cost"},
	{DATA_HOUSEHOLDS, "风险消除后家庭纯收入", "after_net"},
	{DATA_HOUSEHOLDS, "风险消除后家庭人均纯收入", "after_per_capita"},
	{DATA_HOUSEHOLDS, "风险消除后理赔收入", "after_claims"},
	{DATA_HOUSEHOLDS, "风险消除后合规自付支出", "after_own_pay"},
	{DATA_HOUSEHOLDS, "工资性收人", NULL},
	/* other kinds */
	{DATA_MEMBERS, "户编号", "household"},
	{DATA_MEMBERS, "人编号", "person"},
	{DATA_MEMBERS, "是否享受低保", "dibao"},
	{DATA_MEMBERS, "享受特困供养政策情况", "tekun"},
	{DATA_MEMBERS, "家庭成员联系电话", "phone"},
	{DATA_MEMBERS, "公益性岗位", "post"},
	{DATA_MEMBERS, "公益性岗位(月数)", "post_months"},
	{DATA_MEMBERS, "是否参加城乡居民基本养老保险", "pension"},
	{DATA_JOBS, "务工所在县", "county"},
	{DATA_JOBS, "联系电话", "phone"},
	{DATA_MONTHLY, "年月", "month"},
	{DATA_QUARTERLY, "季度", "quarter"},
	{DATA_JOBS, "务工所在地", "place"},
	{DATA_PAYMENTS, "补贴项目", "item"},
	{DATA_ROSTER, "岗位", "role"},
};

static void every_header(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
		unsigned rank;
		uint32_t f = schema_find(&schema, headers[i].kind, str_from(headers[i].header), &rank);
		const char *want = headers[i].field;
		bool right = !want ? f == SCHEMA_NONE : !*want ? f == SCHEMA_IGNORED
			: f < SCHEMA_IGNORED && str_is(schema.kind[headers[i].kind].field[f].name, want);
		if (!right)
			fail_msg("%s", headers[i].header);
	}
}

/* Of two columns of one field the canonical comes before the alias, and both before a renamed duplicate. */
static void ranks(void **state)
{
	unsigned canonical, title, alias, again;

	(void)state;
	schema_find(&schema, DATA_HOUSEHOLDS, STR("cleared"), &canonical);
	schema_find(&schema, DATA_HOUSEHOLDS, STR("风险是否已消除"), &title);
	schema_find(&schema, DATA_HOUSEHOLDS, STR("风险消除状态"), &alias);
	schema_find(&schema, DATA_HOUSEHOLDS, STR("风险是否已消除0"), &again);
	assert_true(canonical < title && title < alias && alias < again);
}

static void words(void **state)
{
	static const struct {
		int field;
		const char *word;
		int number;
	} word[] = {
		{HF_KIND, "脱贫户", DATA_FARM_LIFTED}, {HF_KIND, "普通农户", DATA_FARM_ORDINARY}, {HF_KIND, "A02", DATA_FARM_LIFTED},
		{HF_STATUS, "0", DATA_STATUS_POOR}, {HF_STATUS, "1", DATA_STATUS_ENJOYS}, {HF_STATUS, "3", DATA_STATUS_RETURNED},
		{HF_STATUS, "4", DATA_STATUS_ENDED}, {HF_STATUS, "已脱贫（不再享受政策）", DATA_STATUS_ENDED},
		{HF_STATUS, "已脱贫(享受政策)", DATA_STATUS_ENJOYS}, {HF_STATUS, "2", -1},
		{HF_MONITOR, "边缘易致贫户", DATA_MONITOR_MARGINAL}, {HF_MONITOR, "否", 0},
		{HF_CAUSES, "因自然灾害（洪涝）", DATA_CAUSE_DISASTER + 1}, {HF_CAUSES, "其他（离异）", DATA_CAUSE_OTHER + 1},
		{HF_CAUSES, "天塌了", -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		int v = schema_word(&schema.kind[DATA_HOUSEHOLDS].field[word[i].field], str_from(word[i].word));
		if (v != word[i].number)
			fail_msg("%s is %d", word[i].word, v);
	}
}

/* The shipped table with `from` replaced once by `to` is refused at that line. */
static void refused(const char *from, const char *to, unsigned line)
{
	struct arena *a = arena_new();
	struct schema s;
	struct file f;
	struct buf b = {0};
	char path[512];
	size_t at;

	assert_true(file_open("templates/fields.json", &f, &fx.err));
	at = str_find(f.bytes, str_from(from));
	assert_true(at != SIZE_MAX);
	buf_str(&b, str_sub(f.bytes, 0, at));
	buf_cat(&b, to);
	buf_str(&b, str_sub(f.bytes, at + strlen(from), f.bytes.n));
	if (line == 0)
		line = text_pos("", f.bytes, at).line;
	fx_put("fields.json", buf_cstr(&b));
	fx_path("fields.json", path);
	assert_false(schema_load(path, a, &s, NULL, &fx.err));
	if (fx.err.at.line != line)
		fail_msg("%u: %s", fx.err.at.line, fx.err.msg);
	assert_int_equal(fx.err.status, EXIT_INPUT);
	buf_release(&b);
	file_close(&f);
	arena_drop(a);
}

static void bad_tables(void **state)
{
	fx_setup(state);
	refused("\"理赔收入\"", "\"纯收入（元）\"", 0);        /* a header of two fields */
	refused("\"type\": \"presence\"", "\"type\": \"money\"", 0); /* the program needs another type */
	refused("\"unstable\": [", "\"unstble\": [", 0);         /* no such value */
	refused("\"blank\": [\"-\"", "\"blanc\": [\"-\"", 0);   /* misspelt key */
	refused("\"visits\": {", "\"visit\": {", 0);
	fx_teardown(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_header), cmocka_unit_test(ranks), cmocka_unit_test(words), cmocka_unit_test(bad_tables),
	};

	return cmocka_run_group_tests_name("data: headers", tests, load, unload);
}
