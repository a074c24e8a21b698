/* 覆盖面和数据质量: what was read, what was left out and why, what the import found. */
#include "view/section.h"

#include "view/hide.h"
#include "view/quality.h"

#define REASONS_MAX 64

static const struct area_column coverage[] = {
	{{"范围内户", 12}, "scope.households", {"", 0}, NULL, false},
	{{"范围内人", 12}, "scope.persons", {"", 0}, "scope.households", false},
	{{"两年可比户", 15}, "coverage.households", {"", 0}, NULL, false},
	{{"新增户", 9}, "coverage.new", {"", 0}, NULL, false},
	{{"退出户", 9}, "coverage.left", {"", 0}, NULL, false},
	{{"持平户", 9}, "flat.households", {"", 0}, NULL, false},
};
#define COVERAGE (sizeof coverage / sizeof *coverage)

static void put_coverage(struct view *v, struct value *to)
{
	struct view_units u = view_units(v, 0);
	const uint32_t *area = view_rows(v, u);
	struct value *rows = value_set_list(to, "coverage");
	struct area_table t = area_table_make(v, area, u.n + 1, coverage, COVERAGE);
	for (size_t i = 0; i <= u.n; i++) {
		struct value *row = value_add_map(rows);
		const struct figure *f = view_lookup(v, "coverage.households", area[i], "");
		value_set_str(row, "name", i < u.n ? v->in->data->area[area[i]].name : view_whole(v));
		value_set_bool(row, "strong", i == u.n);
		area_table_cells(&t, value_set_list(row, "cells"), i);
		value_set_str(row, "rate",
			      figure_is_ok(f) ? view_percent(v->a, view_ratio(f->n, f->of)) : STR(VIEW_NONE));
	}
}

static void say_files(struct view *v, struct value *list)
{
	const struct data_set *d = v->in->data;
	size_t read = 0, aside = 0, no_income = 0;
	for (size_t i = 0; i < d->exports; i++) {
		read += d->export[i].read;
		aside += d->export[i].aside;
		no_income += d->export[i].no_income;
	}
	say(v, list,
	    "本次读入%zu个文件%.*s条记录，剔除%.*s条，保留但没有年度可用收入的%.*s条%s；导入检查发现问题%.*s条。",
	    d->exports, STR_ARG(view_count(v->a, (int64_t)read)), STR_ARG(view_count(v->a, (int64_t)aside)),
	    STR_ARG(view_count(v->a, (int64_t)no_income)),
	    view_is_estimated(v) ? "（本年收入按月收入预估）" : "",
	    STR_ARG(view_count(v->a, quality_findings(v))));
}

/* Each reason once: many figures lack the same export. */
static void say_missing(struct view *v, struct value *list)
{
	size_t n, kept = 0;
	const struct figure *f = indicator_figures(v->in->figures, &n);
	struct said {
		struct str why, text;
	} *said = arena_many(v->a, struct said, REASONS_MAX);
	for (size_t i = 0; i < n && kept < REASONS_MAX; i++) {
		if (f[i].area != 0 || f[i].status != FIGURE_MISSING || f[i].why.n == 0)
			continue;
		size_t k = 0;
		while (k < kept && !str_eq(said[k].why, f[i].why))
			k++;
		if (k < kept)
			continue;
		/* A reason that names what was not provided stands alone; another needs the figure's name. */
		bool alone = str_starts(f[i].why, STR("未提供")) || str_starts(f[i].why, STR("缺"));
		said[kept++] =
			(struct said){f[i].why, alone ? f[i].why
						      : arena_fmt(v->a, "%s（%.*s）", f[i].family->name,
								  STR_ARG(f[i].why))};
	}
	struct buf b = {0};
	for (size_t i = 0; i < kept; i++)
		buf_fmt(&b, "%s%.*s", i ? "；" : "因数据不足未作的统计：", STR_ARG(said[i].text));
	if (kept)
		say(v, list, "%s。", buf_cstr(&b));
	buf_release(&b);
}

static bool is_exported(const struct data_set *d, enum data_kind k)
{
	for (size_t i = 0; i < d->exports; i++)
		if (d->export[i].kind == k)
			return true;
	return false;
}

/* The kinds of export that duties of the document ask for and that the case does not hold. */
static void say_not_provided(struct view *v, struct value *list)
{
	const struct policy *p = v->in->policy;
	bool lacking[DATA_KINDS] = {false};
	for (size_t i = 0; i < p->duty_n; i++) {
		enum data_kind k = data_kind_find(p->duty[i].evidence);
		if (k != DATA_KINDS && !is_exported(v->in->data, k))
			lacking[k] = true;
	}
	struct buf b = {0};
	for (int k = 0; k < DATA_KINDS; k++)
		if (lacking[k])
			buf_fmt(&b, "%s%s", b.n ? "、" : "", quality_kind((enum data_kind)k));
	if (b.n)
		say(v, list, "未提供%s，相应职责的落实情况未作判定。", buf_cstr(&b));
	buf_release(&b);
}

/* 金额无法识别2条，编号重复1条: notes are left out, nobody has to act on them. */
static void say_findings(struct view *v, struct value *list)
{
	const struct data_set *d = v->in->data;
	struct buf b = {0};
	for (size_t i = 0; i < d->tallies; i++)
		if (d->tally[i].severity > DIAG_NOTE)
			buf_fmt(&b, "%s%.*s%.*s条", b.n ? "，" : "", STR_ARG(d->tally[i].title),
				STR_ARG(view_count(v->a, (int64_t)d->tally[i].count)));
	if (b.n)
		say(v, list, "导入检查发现的问题：%s。", buf_cstr(&b));
	buf_release(&b);
}

bool section_quality(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "paragraphs");
	say_files(v, list);
	say_findings(v, list);
	say_missing(v, list);
	say_not_provided(v, list);
	value_set_str(to, "unit_word", view_unit_word(v));
	put_coverage(v, to);
	quality_files(v, value_set_list(to, "files"));
	quality_asides(v, value_set_list(to, "asides"), 0);
	quality_tallies(v, value_set_list(to, "findings"), 0);
	put_has(to, "has_asides", "asides");
	put_has(to, "has_findings", "findings");
	return true;
}
