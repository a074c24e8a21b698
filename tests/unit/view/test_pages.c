/*
 * The trees of whole pages: figures worked by hand stand in sentences as they
 * should, what is missing is said, every row has every key, and no level of
 * privacy lets through what it hides.
 */
#include "unit/indicator/figures_here.h"

#include "base/sha256.h"
#include "value/value.h"
#include "view/view.h"

static const struct value *page(const struct value *(*build)(struct arena *, const struct view_input *), enum data_privacy level)
{
	struct view_input in = { &fx.set, indicator_policy(set), set, &fx.set.findings, level, NULL, 0, NULL };
	return build(arena, &in);
}

/* All texts of a tree, a line each. */
static void texts(const struct value *v, struct buf *out)
{
	if (value_kind(v) == VALUE_TEXT) {
		buf_str(out, value_str(v));
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < value_count(v); i++)
		texts(value_at(v, i), out);
}

/* The runs of a paragraph joined, marks left out. */
static struct str sentence(const struct value *paragraph)
{
	struct buf b = {0};
	const struct value *runs = value_lookup(paragraph, STR("runs"));
	for (size_t i = 0; i < value_count(runs); i++)
		buf_str(&b, value_str(value_lookup(value_at(runs, i), STR("text"))));
	struct str s = arena_str(arena, buf_view(&b));
	buf_release(&b);
	return s;
}

static void page_says(const struct value *page_tree, const char *path, const char *want)
{
	const struct value *list = value_find(page_tree, path);
	for (size_t i = 0; i < value_count(list); i++)
		if (str_find(sentence(value_at(list, i)), str_from(want)) != SIZE_MAX)
			return;
	fail_msg("%s does not say \"%s\"", path, want);
}

/* (30000 + 10000) / 5 = 8000 against (27000 + 12000) / 5 = 7800: +2.5641 %; the second household falls by a sixth. */
static void growth_in_words(void **state)
{
	(void)state;
	compute("hunan-2022", HOME("1", "30000", "3") HOME("2", "10000", "2"), HOME("1", "27000", "3") HOME("2", "12000", "2"));
	const struct value *b = page(view_briefing, DATA_INTERNAL);
	page_says(b, "overall.paragraphs", "列入统计的脱贫户和监测户2户5人，其中两年均有可用收入的2户5人，占100.0%。");
	page_says(b, "overall.paragraphs", "人均纯收入8,000元，上年人均纯收入7,800元，增长2.6%");
	page_says(b, "decline.paragraphs", "两年均有可用收入的2户中，人均纯收入比上年不增反降的1户2人，不增反降比例50.0%；持平0户。");
	page_says(b, "overall.legs", "未判定");
	page_says(b, "overall.legs", "缺参照数据");
	page_says(b, "focus.paragraphs", "低于重点监测线（6,900元）的1户");
	assert_string_equal(value_str(value_find(b, "decline.bands.0.name")).p, "下降10%以上不满30%");
}

/* One year only: levels are told, growth is said to be missing, nothing is printed as zero. */
static void one_year(void **state)
{
	(void)state;
	compute("hunan-2022", HOME("1", "30000", "3") HOME("2", "10000", "2"), NULL);
	const struct value *b = page(view_briefing, DATA_INTERNAL);
	page_says(b, "overall.paragraphs", "本年有可用收入的2户，人均纯收入8,000元。增速未计算：未提供上年收入。");
	page_says(b, "decline.paragraphs", "未提供上年收入，不增反降情况未计算。");
	page_says(b, "tiers.paragraphs", "未提供低保信息，兜底保障户未单列");
	page_says(b, "ranking.paragraphs", "未提供上年收入，未排名。");
	assert_int_equal(value_kind(value_find(b, "ranking.chart")), VALUE_NULL);
	assert_false(value_is_true(value_find(b, "decline.has_bands")));
	struct buf all = {0};
	texts(b, &all);
	assert_int_equal(str_find(buf_view(&all), STR("增长0.0%")), SIZE_MAX);
	buf_release(&all);
}

/* Sections are numbered without gaps, whichever of them are there. */
static void numbering(void **state)
{
	(void)state;
	compute("laiyuan-2022", HOME("1", "30000", "3"), HOME("1", "27000", "3"));
	const struct value *b = page(view_briefing, DATA_INTERNAL);
	assert_int_equal(value_kind(value_find(b, "tiers")), VALUE_NULL); /* this document has none */
	assert_non_null(value_find(b, "tiers"));
	assert_string_equal(value_str(value_find(b, "overall.no")).p, "一");
	assert_string_equal(value_str(value_find(b, "income.no")).p, "二");
	assert_string_equal(value_str(value_find(b, "decline.no")).p, "三");
}

/* ---- the samples under every pack and level */

static void same_keys(const struct value *list, const char *path)
{
	const struct value *first = value_at(list, 0);
	for (size_t i = 1; i < value_count(list); i++) {
		const struct value *row = value_at(list, i);
		if (value_kind(first) != VALUE_MAP || value_kind(row) != VALUE_MAP)
			return;
		if (value_count(row) != value_count(first))
			fail_msg("%s.%zu has %zu keys, the first row %zu", path, i, value_count(row), value_count(first));
		for (size_t k = 0; k < value_count(row); k++)
			if (!value_lookup(first, value_key(row, k)))
				fail_msg("%s.%zu has %.*s, the first row has not", path, i, STR_ARG(value_key(row, k)));
	}
}

static void check_rows(const struct value *v, const char *path)
{
	if (value_kind(v) == VALUE_LIST && value_count(v))
		same_keys(v, path);
	for (size_t i = 0; i < value_count(v); i++) {
		struct str key = value_kind(v) == VALUE_MAP ? value_key(v, i) : STR("[]");
		check_rows(value_at(v, i), arena_fmt(arena, "%s.%.*s", path, STR_ARG(key)).p);
	}
}

/* No certificate, no phone, no full name of a head or cadre with three characters. */
static void check_hidden(struct str all, enum data_privacy level)
{
	const struct data_year *y = &fx.set.year[0];
	for (size_t i = 0; i < y->n; i++) {
		const struct data_household *h = &y->household[i];
		struct str secret[] = { data_text(&fx.set, h->head_id), data_text(&fx.set, h->phone), data_text(&fx.set, h->head) };
		for (size_t k = 0; k < 3; k++)
			if (secret[k].n >= 9 && str_find(all, secret[k]) != SIZE_MAX)
				fail_msg("level %d shows a secret of household %zu, kind %zu", (int)level, i, k);
	}
}

static const struct value *first_notice(struct arena *a, const struct view_input *in)
{
	for (uint32_t i = 0; i < in->data->areas; i++)
		if (in->data->area[i].level == DATA_TOWNSHIP)
			return view_notice(a, in, i);
	return value_null();
}

static const struct value *no_documents(struct arena *a, const struct view_input *in)
{
	return view_index(a, in, NULL, 0);
}

static void check_pages(enum data_privacy level)
{
	const struct value *(*const build[])(struct arena *, const struct view_input *) = { view_briefing, view_packet, first_notice, no_documents };
	for (size_t k = 0; k < sizeof build / sizeof *build; k++) {
		const struct value *p = page(build[k], level);
		struct buf all = {0};
		check_rows(p, "page");
		texts(p, &all);
		check_hidden(buf_view(&all), level);
		if (level == DATA_PUBLIC) /* causes are withheld, but for the names of clauses and figures */
			assert_int_equal(str_find(buf_view(&all), STR("因病、")), SIZE_MAX);
		buf_release(&all);
	}
}

static void samples(void **state)
{
	static const char *const cases[] = { "samples/qingling", "samples/laiyuan-demo" };
	static const char *const packs[] = { "hunan-2022", "national-2023", "laiyuan-2022", "chifeng-2023", "zaozhuang-2023" };
	struct data_options o = { .fields = "templates/fields.json" };
	(void)state;
	for (size_t c = 0; c < 2; c++) {
		data_close(&fx.set);
		assert_true(data_open(cases[c], &o, &fx.set, &fx.err));
		for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
			struct str path = arena_fmt(arena, "templates/policies/%s.json", packs[i]);
			const struct policy *p = policy_load(arena, path.p, NULL, &talk);
			assert_non_null(p);
			set = indicator_compute(arena, &fx.set, p, &talk);
			check_pages(DATA_PUBLIC);
			check_pages(DATA_INTERNAL);
		}
	}
}

/* Two of each of the twelve townships, those with the least SHA-256 of "seed/id" there: drawn again by looking at every pair. */
static void drawn(void **state)
{
	struct data_options o = { .fields = "templates/fields.json" };
	char key[65], other[65];
	(void)state;
	data_close(&fx.set);
	assert_true(data_open("samples/qingling", &o, &fx.set, &fx.err));
	set = indicator_compute(arena, &fx.set, policy_load(arena, "templates/policies/hunan-2022.json", NULL, &talk), &talk);
	const struct value *draw = value_lookup(page(view_packet, DATA_INTERNAL), STR("draw")), *rows = value_lookup(draw, STR("rows"));
	struct str seed = value_str(value_lookup(draw, STR("seed")));
	assert_true(str_is(seed, "990101000000-2023-20240205"));
	assert_int_equal(value_count(rows), 24);
	for (size_t i = 0; i < 24; i++) {
		const struct value *row = value_at(rows, i);
		struct str id = value_str(value_lookup(row, STR("id"))), township = value_str(value_lookup(row, STR("township")));
		unsigned before = 0;
		sha256_hex(arena_fmt(arena, "%.*s/%.*s", STR_ARG(seed), STR_ARG(id)), key);
		assert_true(str_eq(value_str(value_lookup(row, STR("key"))), (struct str){ key, 12 }));
		for (uint32_t k = 0; k < fx.set.year[0].n; k++) {
			const struct data_household *h = &fx.set.year[0].household[k];
			uint32_t area = data_area_at(&fx.set, h->area, DATA_TOWNSHIP);
			if (area == DATA_NONE || !(indicator_household(set, k)->flags & ROW_SCOPE) || !str_eq(fx.set.area[area].name, township))
				continue;
			sha256_hex(arena_fmt(arena, "%.*s/%.*s", STR_ARG(seed), STR_ARG(data_text(&fx.set, h->id))), other);
			before += strcmp(other, key) < 0;
		}
		assert_int_equal(before, i % 2);
	}
	assert_int_equal(value_kind(value_lookup(page(view_packet, DATA_PUBLIC), STR("draw"))), VALUE_NULL);
}

#define T(f) cmocka_unit_test_setup_teardown(f, fig_setup, fig_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = { T(growth_in_words), T(one_year), T(numbering), T(samples), T(drawn) };
	return cmocka_run_group_tests_name("view: pages", tests, NULL, NULL);
}
