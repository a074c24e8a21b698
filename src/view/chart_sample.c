/* Made-up numbers for every chart: what they look like, and what they do with odd values. */
#include "view/chart_axis.h"

#define MANY 40
#define NONE INT32_MIN /* no value */

/* Rows of whole tenths; labels as the numbers are printed, "—" for none. */
struct sample {
	const char *title, *unit, *alt, *id;
	const char *const *name;
	const char *const *series;
	const int32_t *tenths;
	size_t n_row, n_series, strong; /* strong: that row and after; n_row: none */
};

static struct chart make(struct arena *a, const struct sample *s)
{
	struct chart_series *series = arena_many(a, struct chart_series, s->n_series);
	struct chart_row *row = arena_many(a, struct chart_row, s->n_row);
	for (size_t k = 0; k < s->n_series; k++) {
		series[k] = s->n_series == 1 ? chart_shade(2, 6) : chart_shade(k, s->n_series);
		series[k].name = s->series ? str_from(s->series[k]) : STR("");
	}
	for (size_t i = 0; i < s->n_row; i++) {
		struct frac *value = arena_many(a, struct frac, s->n_series);
		struct str *label = arena_many(a, struct str, s->n_series);
		for (size_t k = 0; k < s->n_series; k++) {
			int32_t t = s->tenths[i * s->n_series + k];
			struct buf b = {0};
			value[k] = t == NONE ? (struct frac){0, 0} : frac_make(t, 10);
			dec_group(t, 1, &b);
			label[k] = t == NONE ? STR(VIEW_NONE) : arena_str(a, buf_view(&b));
			buf_release(&b);
		}
		row[i] = (struct chart_row){str_from(s->name[i]), value, label, i >= s->strong};
	}
	return (struct chart){str_from(s->title), str_from(s->unit), str_from(s->alt), series, s->n_series, row, s->n_row,
			      CHART_WIDTH, chart_shade(0, 6).fill, s->id};
}

static const char *const towns[] = {"清岭镇", "柳河镇", "石门乡", "东湖街道", "南坪土家族苗族自治乡", "全县"};
static const char *const years[] = {"2022年", "2023年"};
static const char *const blocks[] = {"工资性", "经营净", "财产性", "转移性", "合计"};
static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度", "一季度", "二季度"};

typedef void drawn(struct arena *a, struct value *to, const struct chart *c);

static void multiples(struct arena *a, struct value *to, const struct chart *c)
{
	chart_multiples(a, to, c, 0, c->n_row);
}

/* ---- One of each ---- */

static const struct {
	const char *key;
	drawn *draw;
	struct sample s;
} kinds[] = {
	{"bar", chart_bars, {"各乡镇增速", "%", "清岭镇最高，为12.4%；石门乡最低，为-3.1%", "bar", towns, NULL,
		(const int32_t[]){124, 98, -31, 56, 71, 83}, 6, 1, 5}},
	{"grouped", chart_grouped, {"两年人均纯收入", "元", "五个单位两年都有增长", "grouped", towns, years,
		(const int32_t[]){118000, 132630, 102500, 112540, 99800, 96700, 143000, 151000, NONE, 87600, 115400, 125000}, 6, 2, 5}},
	{"stack", chart_stack, {"分类构成（标注为户数）", "户", "第一类户最多", "stack", towns, blocks,
		(const int32_t[]){400, 120, 30, 10, 330, 90, 60, 20, 120, 240, 10, 0, 800, 10, 10, 10, 90, 70, 50, 40, 1740, 530, 160, 80}, 6, 4, 5}},
	{"ranking", chart_bars, {"增速位次", "%", "高于全县的两个", "ranking", towns, NULL,
		(const int32_t[]){124, 98, 71, 56, NONE, 83}, 6, 1, 5}},
	{"line", chart_lines, {"各季人均收入", "元", "第四季最高；柳河镇第三季缺数", "line", quarters, towns,
		(const int32_t[]){24000, 25500, 21000, 26000, 27000, 22000, 29000, NONE, 23500, 34000, 33800, 26000, 30000, 31000, NONE, 31500, 32000, NONE}, 6, 3, 6}},
	{"slope", chart_slope, {"各项收入两年水平", "元", "经营净收入下降，其余增长", "slope", blocks, years,
		(const int32_t[]){56000, 63000, 31000, 29500, 4200, 4300, 12000, 14500, 103200, 111300}, 5, 2, 4}},
	{"histogram", chart_histogram, {"不增反降户按降幅", "户", "降幅10%以内的最多，28户", "histogram",
		(const char *const[]){"5%以内", "5%—10%", "10%—20%", "20%—30%", "30%以上"}, NULL,
		(const int32_t[]){120, 160, 90, 40, 20}, 5, 1, 5}},
	{"waterfall", chart_waterfall, {"增收的构成", "元", "工资性收入增加700元，经营净收入减少150元，合计增加810元", "waterfall", blocks, NULL,
		(const int32_t[]){7000, -1500, 100, 2500, 8100}, 5, 1, 4}},
	{"multiples", multiples, {"各乡镇各项增减额", "元", "石门乡经营净收入减少最多", "multiples", towns, blocks,
		(const int32_t[]){7000, -1500, 100, 2500, 5000, 1200, 0, 900, 2000, -4000, NONE, 800, 9000, 300, 200, 1000, 2500, 600, 50, 700, 6100, -500, 80, 1600}, 6, 4, 5}},
};

static void put_flow(struct arena *a, struct value *to)
{
	static const int64_t count[] = {96, 14, 3, 0, 41, 88, 12, 1, 2, 9, 20, 6, 11, 4, 0, 0};
	struct str *label = arena_many(a, struct str, 16), *from = arena_many(a, struct str, 4), *into = arena_many(a, struct str, 4);
	static const char *const names[2][4] = {{"红类", "黄类", "绿类", "新增"}, {"红类", "黄类", "绿类", "退出"}};
	for (size_t i = 0; i < 16; i++)
		label[i] = view_count(a, count[i]);
	for (size_t i = 0; i < 4; i++) {
		from[i] = str_from(names[0][i]);
		into[i] = str_from(names[1][i]);
	}
	chart_flow(a, to, &(struct chart_flow){STR("分类变动"), STR("户"), STR("黄类转为红类41户，红类转为黄类14户"), from, into, 4, 4,
					       count, label, STR("上年"), STR("本年"), CHART_WIDTH, "flow"});
}

/* ---- Odd values ---- */

static const struct {
	const char *what;
	struct sample s;
} odd[] = {
	{"一个值", {"一个值", "%", "一个值", "odd0", towns, NULL, (const int32_t[]){37}, 1, 1, 1}},
	{"全为零", {"全为零", "%", "全为零", "odd1", towns, NULL, (const int32_t[]){0, 0, 0}, 3, 1, 3}},
	{"全为负", {"全为负", "%", "全为负", "odd2", towns, NULL, (const int32_t[]){-10, -25, -41}, 3, 1, 3}},
	{"一个特大", {"一个特大", "%", "一个特大", "odd3", towns, NULL, (const int32_t[]){12, 15, 1000000, 9, 11}, 5, 1, 5}},
	{"全缺", {"全缺", "%", "全缺", "odd4", towns, NULL, (const int32_t[]){NONE, NONE}, 2, 1, 2}},
	{"全相等", {"全相等", "%", "全相等", "odd5", towns, NULL, (const int32_t[]){55, 55, 55, 55}, 4, 1, 4}},
};

static const struct {
	const char *key;
	drawn *draw;
} odd_kinds[] = {{"bar", chart_bars}, {"waterfall", chart_waterfall}, {"histogram", chart_histogram}, {"line", chart_lines}};

static void put_odd(struct arena *a, struct value *list)
{
	static const char *const only[] = {"值"};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct value *to = value_add_map(list);
		struct sample s = odd[i].s;
		s.series = only;
		value_set_cstr(to, "what", odd[i].what);
		for (size_t k = 0; k < sizeof odd_kinds / sizeof *odd_kinds; k++) {
			struct chart c = make(a, &s);
			c.id = arena_fmt(a, "%s-%s", s.id, odd_kinds[k].key).p;
			odd_kinds[k].draw(a, value_set_map(to, odd_kinds[k].key), &c);
		}
	}
}

/* Forty units, of names as long as they get. */
static void put_many(struct arena *a, struct value *to)
{
	const char **name = arena_many(a, const char *, MANY);
	int32_t *tenths = arena_many(a, int32_t, MANY * 2);
	for (size_t i = 0; i < MANY; i++) {
		name[i] = arena_fmt(a, "%s%zu", i % 7 == 3 ? "保靖土家族自治" : "某乡", i + 1).p;
		tenths[i * 2] = (int32_t)(i * 37 % 91) - 11;
		tenths[i * 2 + 1] = (int32_t)(i * 53 % 97);
	}
	struct sample s = {"四十个单位", "%", "四十个单位", "many", name, years, tenths, MANY, 2, MANY};
	struct chart two = make(a, &s), one;
	s.n_series = 1;
	s.id = "many-bar";
	one = make(a, &s);
	chart_bars(a, value_set_map(to, "bar"), &one);
	two.id = "many-slope";
	chart_slope(a, value_set_map(to, "slope"), &two);
}

const struct value *view_charts(struct arena *a)
{
	struct value *root = value_map(a);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct chart c = make(a, &kinds[i].s);
		kinds[i].draw(a, value_set_map(root, kinds[i].key), &c);
	}
	put_flow(a, value_set_map(root, "flow"));
	put_odd(a, value_set_list(root, "odd"));
	put_many(a, value_set_map(root, "many"));
	return root;
}
