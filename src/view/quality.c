/* The import's account. */
#include "view/quality.h"

#include "base/io.h"

static const char *const kinds[DATA_KINDS] = {
	[DATA_HOUSEHOLDS] = "户信息",      [DATA_MEMBERS] = "家庭成员", [DATA_MONTHLY] = "月收入",
	[DATA_QUARTERLY] = "季度收入",     [DATA_JOBS] = "务工信息",    [DATA_VISITS] = "走访记录",
	[DATA_MEASURES] = "帮扶措施",      [DATA_RISKS] = "风险台账",   [DATA_PAYMENTS] = "补贴发放",
	[DATA_DIVIDENDS] = "收益分配",     [DATA_POSTS] = "公益岗位",   [DATA_PROJECTS] = "项目台账",
	[DATA_EMPLOYERS] = "吸纳就业主体", [DATA_ROSTER] = "岗位名册",  [DATA_TRAINING] = "培训记录",
	[DATA_LOANS] = "小额信贷",         [DATA_HERD] = "牲畜台账",    [DATA_DIBAO] = "低保对象",
	[DATA_STUDENTS] = "雨露计划学生", [DATA_STARTUPS] = "创业", [DATA_PAPERS] = "方案台账",
};
static const char *const severities[] = {
	[DIAG_NOTE] = "提示", [DIAG_WARNING] = "警告", [DIAG_ERROR] = "错误"};

const char *quality_kind(enum data_kind k)
{
	return kinds[k];
}

struct str quality_export(const struct view *v, const struct data_export *x)
{
	if (x->year)
		return arena_fmt(v->a, "%s（%d年）", kinds[x->kind], x->year);
	return str_from(kinds[x->kind]);
}

static void put_count(const struct view *v, struct value *row, const char *key, size_t n)
{
	value_set_str(row, key, view_count(v->a, (int64_t)n));
}

void quality_files(const struct view *v, struct value *list)
{
	const struct data_set *d = v->in->data;
	for (size_t i = 0; i < d->exports; i++) {
		const struct data_export *x = &d->export[i];
		struct value *row = value_add_map(list);
		value_set_str(row, "file", x->file);
		value_set_str(row, "what", quality_export(v, x));
		put_count(v, row, "read", x->read);
		put_count(v, row, "kept", x->kept);
		put_count(v, row, "merged", x->merged);
		put_count(v, row, "aside", x->aside);
		put_count(v, row, "no_income", x->no_income);
	}
}

/* The file as case.json names it: the path it was opened by is the machine's, not the document's. */
static struct str place(const struct view *v, struct pos at)
{
	const struct data_set *d = v->in->data;
	struct str file = at.file ? path_base(str_from(at.file)) : STR("");
	for (size_t i = 0; i < d->exports; i++)
		if (at.file && str_is(str_from(at.file), d->export[i].name))
			file = d->export[i].file;
	if (at.line == 0)
		return file;
	return arena_fmt(v->a, "%.*s:%u:%u", STR_ARG(file), at.line, at.col);
}

void quality_asides(const struct view *v, struct value *list, size_t examples)
{
	const struct data_set *d = v->in->data;
	for (size_t i = 0; i < d->asides; i++) {
		const struct data_aside *s = &d->aside[i];
		struct value *row = value_add_map(list);
		value_set_str(row, "file", d->export[s->export].file);
		value_set_str(row, "reason", data_reason_label(s->reason));
		put_count(v, row, "count", s->count);
		value_set_bool(row, "kept", s->reason >= ASIDE_FIRST_INCOME);
		struct value *list_of = value_set_list(row, "examples");
		for (size_t k = 0; k < s->examples && k < examples; k++) {
			struct value *e = value_add_map(list_of);
			struct str id = data_text(d, s->example[k].id);
			value_set_str(e, "place", place(v, data_pos(d, s->example[k].at)));
			value_set_str(e, "id", v->in->privacy == DATA_PUBLIC ? STR("") : id);
		}
	}
}

/* Findings stand in the order of the files; each code takes its own first places. */
static void put_places(const struct view *v, struct value *list, const char *code, size_t most)
{
	const struct diag_list *f = v->in->findings;
	for (size_t i = 0; f && i < f->n && value_count(list) < most; i++) {
		if (!str_is(f->v[i].code, code))
			continue;
		struct value *row = value_add_map(list);
		value_set_str(row, "place", place(v, f->v[i].at));
		value_set_str(row, "pointer", f->v[i].pointer);
	}
}

void quality_tallies(const struct view *v, struct value *list, size_t places)
{
	const struct data_set *d = v->in->data;
	for (size_t i = 0; i < d->tallies; i++) {
		const struct data_tally *t = &d->tally[i];
		struct value *row = value_add_map(list);
		value_set_str(row, "title", t->title);
		value_set_cstr(row, "code", t->code);
		value_set_cstr(row, "severity", severities[t->severity]);
		put_count(v, row, "count", t->count);
		put_places(v, value_set_list(row, "places"), t->code, places);
	}
}

int64_t quality_findings(const struct view *v)
{
	int64_t n = 0;
	for (size_t i = 0; i < v->in->data->tallies; i++)
		if (v->in->data->tally[i].severity > DIAG_NOTE)
			n += (int64_t)v->in->data->tally[i].count;
	return n;
}
