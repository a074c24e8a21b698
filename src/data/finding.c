#include "data/import.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What each finding is called, how grave it is, and its name in lists. */
static const struct {
	const char *code;
	enum diag_severity severity;
	const char *title;
} kind[FINDINGS] = {
	[FIND_AMOUNT] = {"data.amount", DIAG_ERROR, "金额无法识别"},
	[FIND_AREA_NAME] = {"data.area_name", DIAG_NOTE, "行政区划只有代码没有名称"},
	[FIND_AREA_NAMES] = {"data.area_names", DIAG_NOTE, "行政区划只有名称没有代码"},
	[FIND_AREA_TWO] = {"data.area_two_names", DIAG_WARNING, "同一行政区划代码有不同名称"},
	[FIND_BAD_AREA] = {"data.area", DIAG_ERROR, "行政区划代码无法识别"},
	[FIND_BAD_ID] = {"data.id", DIAG_ERROR, "编号无法识别"},
	[FIND_BELOW_ZERO] = {"data.below_zero", DIAG_ERROR, "金额或数量为负数"},
	[FIND_CONTRADICTION] = {"data.contradiction", DIAG_WARNING, "同一户的多行互相矛盾"},
	[FIND_CONTROL] = {"data.control", DIAG_WARNING, "文字里有不可见的控制字符"},
	[FIND_COST_SIGN] = {"data.cost_sign", DIAG_WARNING, "生产经营性支出为负数"},
	[FIND_COUNT] = {"data.count", DIAG_ERROR, "数量无法识别"},
	[FIND_DATE] = {"data.date", DIAG_WARNING, "日期无法识别"},
	[FIND_DUPLICATE] = {"data.duplicate", DIAG_ERROR, "编号重复"},
	[FIND_DUPLICATE_PERIOD] = {"data.duplicate_period", DIAG_ERROR, "同一户同一期重复"},
	[FIND_FUTURE] = {"data.future", DIAG_WARNING, "期间晚于数据日期"},
	[FIND_GROSS] = {"data.gross", DIAG_WARNING, "年收入不等于四项收入之和"},
	[FIND_ID_NUMBER] = {"data.id_number", DIAG_ERROR, "编号写成了超过 2^53 的数字"},
	[FIND_KEY_TWICE] = {"data.key_twice", DIAG_WARNING, "一条记录里同一列名出现两次"},
	[FIND_KIND] = {"data.kind", DIAG_ERROR, "值的类型不对"},
	[FIND_LATE] = {"data.late", DIAG_WARNING, "日期晚于报告日期"},
	[FIND_NEEDED] = {"data.needed", DIAG_ERROR, "必填的项没有填写"},
	[FIND_NEGATIVE] = {"data.negative", DIAG_WARNING, "收入项为负数"},
	[FIND_NET] = {"data.net", DIAG_WARNING, "纯收入不等于四项收入减支出"},
	[FIND_NET_BLOCKS] = {"data.net_blocks", DIAG_NOTE, "缺纯收入，由五项算出"},
	[FIND_NET_PER_CAPITA] = {"data.net_per_capita", DIAG_WARNING, "缺纯收入，由人均纯收入乘人口算出"},
	[FIND_NO_AREA] = {"data.no_area", DIAG_WARNING, "没有行政区划"},
	[FIND_NO_COLUMN] = {"data.no_column", DIAG_ERROR, "缺少必需的列"},
	[FIND_NO_ID] = {"data.no_id", DIAG_ERROR, "没有编号"},
	[FIND_NO_NET] = {"data.no_net", DIAG_NOTE, "没有采集到纯收入"},
	[FIND_NO_SIZE] = {"data.no_size", DIAG_WARNING, "没有家庭人口数"},
	[FIND_NO_ROWS] = {"data.no_rows", DIAG_WARNING, "文件里没有记录"},
	[FIND_ORPHAN] = {"data.orphan", DIAG_ERROR, "户编号不在任何一户文件里"},
	[FIND_OTHER_WORD] = {"data.other_word", DIAG_WARNING, "取值不是常用的写法"},
	[FIND_OUTSIDE] = {"data.outside_region", DIAG_ERROR, "不属于本地区"},
	[FIND_PARTS] = {"data.parts", DIAG_WARNING, "分项之和与合计不符"},
	[FIND_PERIOD] = {"data.period", DIAG_ERROR, "期间无法识别或不在收入年度内"},
	[FIND_PERSON_TWICE] = {"data.person_twice", DIAG_WARNING, "同一证件号码出现在不同的户"},
	[FIND_PER_CAPITA] = {"data.per_capita", DIAG_WARNING, "人均纯收入不等于纯收入除以人口"},
	[FIND_PRECISION] = {"data.precision", DIAG_NOTE, "金额不足一分的尾数已四舍五入"},
	[FIND_PREV_COLUMNS] = {"data.prev_columns", DIAG_NOTE, "上年数取自本年文件的“上年”列"},
	[FIND_REFERENCE] = {"data.reference", DIAG_WARNING, "参照数据前后不符，或用不上"},
	[FIND_SHAPE] = {"data.shape", DIAG_ERROR, "数组元素不是一条记录"},
	[FIND_SIZE_FALLBACK] = {"data.size_fallback", DIAG_NOTE, "缺年度家庭人口数，用了别的人口数"},
	[FIND_SIZE_MEMBERS] = {"data.size_members", DIAG_NOTE, "家庭人口数与成员行数不同"},
	[FIND_TWO_COLUMNS] = {"data.two_columns", DIAG_WARNING, "两列是同一字段而值不同"},
	[FIND_UNKNOWN_COLUMN] = {"data.unknown_column", DIAG_WARNING, "不认识的列"},
	[FIND_WORD] = {"data.word", DIAG_ERROR, "不认识的取值"},
	[FIND_YEAR] = {"data.year", DIAG_ERROR, "年度与文件不符"},
};

static const struct {
	const char *code, *label;
} reason[ASIDE_REASONS] = {
	[ASIDE_SHAPE] = {"shape", "不是一条记录"},
	[ASIDE_NO_ID] = {"no_id", "没有户编号"},
	[ASIDE_BAD_ID] = {"bad_id", "户编号无法识别"},
	[ASIDE_DUPLICATE] = {"duplicate", "编号重复且内容不同，保留先出现的一条"},
	[ASIDE_BAD_AREA] = {"bad_area", "行政区划代码无法识别"},
	[ASIDE_OUTSIDE_REGION] = {"outside_region", "行政区划不属于本地区"},
	[ASIDE_ORPHAN] = {"orphan", "户编号不在任何一户文件里"},
	[ASIDE_BAD_PERIOD] = {"bad_period", "期间无法识别或不在收入年度内"},
	[ASIDE_BAD_YEAR] = {"bad_year", "年度与文件不符"},
	[ASIDE_BAD_VALUE] = {"bad_value", "数值无法识别或必填的项没有填写"},
	[ASIDE_INCOME_AMOUNT] = {"income_bad_amount", "收入金额无法识别，不计入收入"},
	[ASIDE_INCOME_NO_NET] = {"income_no_net", "没有采集到纯收入，不计入收入"},
	[ASIDE_INCOME_NO_SIZE] = {"income_no_size", "没有家庭人口数，不计入收入"},
};

struct str data_reason_label(enum data_reason r)
{
	return str_from(reason[r].label);
}

const char *data_reason_code(enum data_reason r)
{
	return reason[r].code;
}

/* Count it; false when enough of its code are kept.  Counts beyond are in diag_list.count too. */
static bool keep(struct import *im, enum finding f)
{
	im->count[f]++;
	if (im->kept[f] < DATA_KEEP_EACH) {
		im->kept[f]++;
		return true;
	}
	im->findings->count[kind[f].severity]++;
	return false;
}

static struct diag *add(struct import *im, enum finding f, struct pos at, const char *fmt, va_list ap)
{
	char text[512];

	vsnprintf(text, sizeof text, fmt, ap);
	return diag_add(im->findings, kind[f].severity, kind[f].code, at, "%s", text);
}

struct diag *find_cell(struct sheet *s, enum finding f, const struct json_member *m, const char *fmt, ...)
{
	struct buf pointer = {0};
	struct diag *d;
	va_list ap;

	if (!keep(s->im, f))
		return NULL;
	va_start(ap, fmt);
	d = add(s->im, f, json_element_pos(s->el, m ? m->at : s->el->at), fmt, ap);
	va_end(ap);
	json_element_pointer(s->el, m ? m->key : (struct str){0}, &pointer);
	diag_pointer(s->im->findings, d, buf_view(&pointer));
	buf_release(&pointer);
	return d;
}

struct diag *find_record(struct import *im, enum finding f, struct data_source at, const char *fmt, ...)
{
	struct buf pointer = {0};
	struct diag *d;
	va_list ap;

	if (!keep(im, f))
		return NULL;
	va_start(ap, fmt);
	d = add(im, f, data_pos(im->set, at), fmt, ap);
	va_end(ap);
	if (at.element != DATA_NONE) {
		data_pointer(im->set, at, &pointer);
		diag_pointer(im->findings, d, buf_view(&pointer));
	}
	buf_release(&pointer);
	return d;
}

struct diag *find_at(struct import *im, enum finding f, struct pos at, const char *fmt, ...)
{
	struct diag *d;
	va_list ap;

	if (!keep(im, f))
		return NULL;
	va_start(ap, fmt);
	d = add(im, f, at, fmt, ap);
	va_end(ap);
	return d;
}

void find_hint(struct import *im, struct diag *d, const char *fmt, ...)
{
	char text[256];
	va_list ap;

	if (!d)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	diag_hint(im->findings, d, "%s", text);
}

/* ---- set aside */

static struct data_aside *aside_of(struct import *im, enum data_reason why, uint32_t export)
{
	struct data_aside *a = im->aside[why];

	for (size_t i = 0; (!a || a->export != export) && i < im->asides.n; i++)
		if (im->asides.v[i]->export == export && im->asides.v[i]->reason == why)
			a = im->asides.v[i];
	if (!a || a->export != export) {
		a = arena_make(im->arena, struct data_aside);
		a->reason = why;
		a->export = export;
		*vec_add(&im->asides) = a;
	}
	return im->aside[why] = a;
}

void set_aside_record(struct import *im, enum data_reason why, struct data_source at, uint32_t id)
{
	struct data_aside *a = aside_of(im, why, at.export);

	a->count++;
	if (a->examples < DATA_EXAMPLES) {
		a->example[a->examples].at = at;
		a->example[a->examples++].id = id;
	}
	if (why < ASIDE_FIRST_INCOME)
		im->set->export[at.export].aside++;
	else
		im->set->export[at.export].no_income++;
}

void set_aside(struct sheet *s, enum data_reason why, uint32_t id)
{
	set_aside_record(s->im, why, s->at, id);
}

static enum finding find_code(struct str code)
{
	int f = 0;

	while (!str_is(code, kind[f].code))
		f++;
	return (enum finding)f;
}

void findings_join(struct import *to, struct import *from)
{
	struct diag_list *l = to->findings;
	size_t told[3] = {l->count[0], l->count[1], l->count[2]};

	for (size_t i = 0; i < from->findings->n; i++) {
		const struct diag *d = &from->findings->v[i];
		enum finding f = find_code(d->code);
		struct diag *copy;
		if (to->kept[f] == DATA_KEEP_EACH)
			continue;
		to->kept[f]++;
		copy = diag_add(l, d->severity, kind[f].code, d->at, "%.*s", STR_ARG(d->msg));
		diag_pointer(l, copy, d->pointer);
		diag_hint(l, copy, "%.*s", STR_ARG(d->hint));
	}
	for (int k = 0; k < 3; k++)
		l->count[k] = told[k] + from->findings->count[k];
	for (int f = 0; f < FINDINGS; f++)
		to->count[f] += from->count[f];
	for (size_t i = 0; i < from->asides.n; i++)
		*vec_add(&to->asides) = from->asides.v[i];
}

static int cmp_aside(const void *a, const void *b)
{
	const struct data_aside *x = a, *y = b;

	if (x->export != y->export)
		return x->export < y->export ? -1 : 1;
	return (int)x->reason - (int)y->reason;
}

static int cmp_tally(const void *a, const void *b)
{
	return strcmp(((const struct data_tally *)a)->code, ((const struct data_tally *)b)->code);
}

void findings_close(struct import *im)
{
	struct data_set *set = im->set;

	set->tally = arena_many(im->arena, struct data_tally, FINDINGS);
	for (int f = 0; f < FINDINGS; f++)
		if (im->count[f])
			set->tally[set->tallies++] =
				(struct data_tally){kind[f].code, kind[f].severity, str_from(kind[f].title),
						    im->count[f], im->kept[f]};
	qsort(set->tally, set->tallies, sizeof *set->tally, cmp_tally);
	set->asides = im->asides.n;
	set->aside = arena_many(im->arena, struct data_aside, set->asides);
	for (size_t i = 0; i < set->asides; i++)
		set->aside[i] = *im->asides.v[i];
	qsort(set->aside, set->asides, sizeof *set->aside, cmp_aside);
	vec_release(&im->asides);
}
