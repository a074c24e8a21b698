#include "data/field.h"

#include <stddef.h>

#include "data/import.h"

#define AT(member) offsetof(struct data_household, member)
/* Beyond the record: which of data_stated(). */
#define STATED(which) (sizeof(struct data_household) + (which))

/* Words in the order of the enums of data/record.h, Chinese and stable. */
struct word {
	const char *zh, *name;
};
static const struct word tri_words[] = {{"否", "no"}, {"是", "yes"}, {NULL, NULL}};
static const struct word farm_words[] = {{"脱贫户", "lifted"}, {"一般农户", "ordinary"}, {NULL, NULL}};
static const struct word status_words[] = {{"享受政策", "enjoys"}, {"不享受政策", "ended"}, {"未脱贫", "poor"},
                                           {"返贫", "returned"}, {NULL, NULL}};
static const struct word monitor_words[] = {{"脱贫不稳定户", "unstable"}, {"边缘易致贫户", "marginal"},
                                            {"突发严重困难户", "sudden"}, {NULL, NULL}};
static const struct word cause_words[] = {
	{"因病", "illness"}, {"因学", "school"}, {"因残", "disability"}, {"因自然灾害", "disaster"},
	{"因意外事故", "accident"}, {"因产业项目失败", "project"}, {"因务工就业不稳", "job"}, {"缺劳动力", "labour"},
	{"因安全住房", "housing"}, {"因安全饮水", "water"}, {"其他", "other"}, {NULL, NULL},
};

static const struct {
	const char *name, *title;
	enum data_type type;
	size_t at;
	const struct word *word;
} field[DATA_FIELDS] = {
	[DATA_FIELD_ID] = {"id", "户编号", DATA_TYPE_TEXT, AT(id), NULL},
	[DATA_FIELD_AREA] = {"area", "行政区划", DATA_TYPE_TEXT, AT(area), NULL},
	[DATA_FIELD_HEAD] = {"head", "户主姓名", DATA_TYPE_TEXT, AT(head), NULL},
	[DATA_FIELD_HEAD_ID] = {"head_id", "户主证件号码", DATA_TYPE_TEXT, AT(head_id), NULL},
	[DATA_FIELD_PHONE] = {"phone", "联系电话", DATA_TYPE_TEXT, AT(phone), NULL},
	[DATA_FIELD_KIND] = {"kind", "户类型", DATA_TYPE_WORD, AT(farm), farm_words},
	[DATA_FIELD_STATUS] = {"status", "脱贫状态", DATA_TYPE_WORD, AT(status), status_words},
	[DATA_FIELD_MONITOR] = {"monitor", "监测对象类别", DATA_TYPE_WORD, AT(monitor), monitor_words},
	[DATA_FIELD_CLEARED] = {"cleared", "风险是否已消除", DATA_TYPE_TRI, AT(cleared), tri_words},
	[DATA_FIELD_CAUSES] = {"causes", "致贫返贫风险", DATA_TYPE_SET, AT(causes), cause_words},
	[DATA_FIELD_DIBAO_ALL] = {"dibao_all", "整户低保", DATA_TYPE_TRI, AT(dibao_all), tri_words},
	[DATA_FIELD_NO_LABOUR] = {"no_labour", "整户无劳动力", DATA_TYPE_TRI, AT(no_labour), tri_words},
	[DATA_FIELD_RELOCATED] = {"relocated", "易地扶贫搬迁", DATA_TYPE_TRI, AT(relocated), tri_words},
	[DATA_FIELD_LOW_INCOME] = {"low_income", "低收入人口", DATA_TYPE_TRI, AT(low_income), tri_words},
	[DATA_FIELD_SIZE] = {"size", "年度家庭人口数", DATA_TYPE_COUNT, AT(size), NULL},
	[DATA_FIELD_WAGE] = {"wage", "工资性收入", DATA_TYPE_MONEY, AT(block[DATA_WAGE]), NULL},
	[DATA_FIELD_BUSINESS] = {"business", "生产经营性收入", DATA_TYPE_MONEY, AT(block[DATA_BUSINESS]), NULL},
	[DATA_FIELD_PROPERTY] = {"property", "财产性收入", DATA_TYPE_MONEY, AT(block[DATA_PROPERTY]), NULL},
	[DATA_FIELD_TRANSFER] = {"transfer", "转移性收入", DATA_TYPE_MONEY, AT(block[DATA_TRANSFER]), NULL},
	[DATA_FIELD_BUSINESS_COST] = {"business_cost", "生产经营性支出", DATA_TYPE_MONEY, AT(block[DATA_COST]),
		NULL},
	[DATA_FIELD_NET] = {"net", "纯收入", DATA_TYPE_MONEY, AT(net), NULL},
	[DATA_FIELD_PER_CAPITA] = {"per_capita", "人均纯收入", DATA_TYPE_MONEY, STATED(DATA_PER_CAPITA), NULL},
	[DATA_FIELD_GROSS] = {"gross", "年收入", DATA_TYPE_MONEY, STATED(DATA_GROSS), NULL},
	[DATA_FIELD_OWN_PAY] = {"own_pay", "合规自付支出", DATA_TYPE_MONEY, STATED(DATA_OWN_PAY), NULL},
	[DATA_FIELD_CLAIMS] = {"claims", "理赔收入", DATA_TYPE_MONEY, STATED(DATA_CLAIMS), NULL},
	[DATA_FIELD_CADRE] = {"cadre", "帮扶责任人", DATA_TYPE_TEXT, AT(cadre), NULL},
	[DATA_FIELD_HAS_PLAN] = {"has_plan", "增收计划", DATA_TYPE_TRI, AT(has_plan), tri_words},
	[DATA_FIELD_HAS_PROFILE] = {"has_profile", "一户一画像", DATA_TYPE_TRI, AT(has_profile), tri_words},
	[DATA_FIELD_DIBAO_MEMBERS] = {"dibao_members", "成员全部享受低保", DATA_TYPE_TRI, 0,
		tri_words},
	[DATA_FIELD_TEKUN_MEMBERS] = {"tekun_members", "成员全部特困供养", DATA_TYPE_TRI, 0,
		tri_words},
	[DATA_FIELD_NO_LABOUR_MEMBERS] = {"no_labour_members", "成员全部无劳动力", DATA_TYPE_TRI,
		0, tri_words},
	[DATA_FIELD_MEMBERS] = {"members", "成员行数", DATA_TYPE_COUNT, 0, NULL},
};

enum data_field data_field_find(struct str name)
{
	for (int f = 0; f < DATA_FIELDS; f++)
		if (str_is(name, field[f].name))
			return (enum data_field)f;
	return DATA_FIELDS;
}

const char *data_field_name(enum data_field f)
{
	return field[f].name;
}

const char *data_field_title(enum data_field f)
{
	return field[f].title;
}

enum data_type data_field_type(enum data_field f)
{
	return field[f].type;
}

/* Enums of words count from 1, 0 being blank; bits of sets count from 0. */
int data_field_word(enum data_field f, struct str word)
{
	const struct word *w = field[f].word;
	bool truth = field[f].type == DATA_TYPE_TRI;

	if (truth && (str_is(word, "true") || str_is(word, "false")))
		return str_is(word, "true") ? DATA_YES : DATA_NO;
	for (int i = 0; w && w[i].zh; i++)
		if (str_is(word, w[i].zh) || str_is(word, w[i].name))
			return field[f].type == DATA_TYPE_SET ? i : i + 1;
	return -1;
}

struct str data_field_label(enum data_field f, unsigned number)
{
	const struct word *w = field[f].word;
	unsigned i = field[f].type == DATA_TYPE_SET ? number : number - 1; /* blank wraps and is not found */

	for (unsigned k = 0; w && w[k].zh; k++)
		if (k == i)
			return str_from(w[k].zh);
	return (struct str){0};
}

static uint32_t text_handle(const struct data_household *h, size_t at)
{
	return *(const uint32_t *)(const void *)((const char *)h + at);
}

static uint32_t count_at(const struct data_set *set, const struct data_household *h, enum data_field f)
{
	return f == DATA_FIELD_SIZE ? h->size : data_more(set, h)->members;
}

static uint8_t byte_at(const struct data_household *h, enum data_field f)
{
	switch (f) {
	case DATA_FIELD_DIBAO_MEMBERS:
		return h->dibao_members;
	case DATA_FIELD_TEKUN_MEMBERS:
		return h->tekun_members;
	case DATA_FIELD_NO_LABOUR_MEMBERS:
		return h->no_labour_members;
	default:
		return *((const uint8_t *)h + field[f].at);
	}
}

static money money_at(const struct data_set *set, const struct data_household *h, size_t at)
{
	if (at >= sizeof *h)
		return data_stated(set, h, (enum data_stated)(at - sizeof *h));
	return *(const money *)(const void *)((const char *)h + at);
}

struct data_value data_field_value(const struct data_set *set, const struct data_household *h,
				   enum data_field f)
{
	struct data_value v = {.type = field[f].type, .amount = MONEY_NONE};

	switch (v.type) {
	case DATA_TYPE_TEXT:
		v.text = f == DATA_FIELD_AREA ? set->area[h->area].code
					      : data_text(set, text_handle(h, field[f].at));
		v.blank = v.text.n == 0;
		break;
	case DATA_TYPE_MONEY:
		v.amount = money_at(set, h, field[f].at);
		v.blank = v.amount == MONEY_NONE;
		break;
	case DATA_TYPE_COUNT:
		v.number = count_at(set, h, f);
		v.blank = v.number == 0;
		break;
	case DATA_TYPE_SET:
		v.number = h->causes;
		v.blank = v.number == 0;
		break;
	case DATA_TYPE_TRI:
	case DATA_TYPE_WORD:
		v.number = byte_at(h, f);
		v.blank = v.number == 0;
		break;
	}
	return v;
}

static bool is_filled(const struct data_set *set, const struct data_household *h, enum data_field f)
{
	switch (field[f].type) {
	case DATA_TYPE_MONEY:
		return money_at(set, h, field[f].at) != MONEY_NONE;
	case DATA_TYPE_TEXT:
		return text_handle(h, field[f].at) != 0;
	case DATA_TYPE_COUNT:
		return count_at(set, h, f) != 0;
	case DATA_TYPE_SET:
		return h->causes != 0;
	default:
		return byte_at(h, f) != 0;
	}
}

/* How many of n households have a value in f; without a switch for each of them where there are millions. */
static uint32_t count_filled(const struct data_set *set, const struct data_household *h, size_t n, enum data_field f)
{
	uint32_t sum = 0;
	size_t at = field[f].at;

	if (field[f].type == DATA_TYPE_TEXT) {
		for (size_t i = 0; i < n; i++)
			sum += text_handle(&h[i], at) != 0;
	} else if (field[f].type == DATA_TYPE_MONEY && at < sizeof *h) {
		for (size_t i = 0; i < n; i++)
			sum += *(const money *)(const void *)((const char *)&h[i] + at) != MONEY_NONE;
	} else if (field[f].type == DATA_TYPE_MONEY) {
		for (size_t i = 0; i < n; i++)
			sum += h[i].stated[at - sizeof *h] != AMOUNT_NONE;
	} else if (field[f].type != DATA_TYPE_COUNT && field[f].type != DATA_TYPE_SET && at) {
		for (size_t i = 0; i < n; i++)
			sum += ((const uint8_t *)&h[i])[at] != 0;
	} else {
		for (size_t i = 0; i < n; i++)
			sum += is_filled(set, &h[i], f);
	}
	return sum;
}

/* By field inside runs of households that stay in the cache. */
static void count_run(struct data_set *set, size_t y, const struct data_household *h, size_t n)
{
	for (int f = 0; f < DATA_FIELDS; f++)
		set->private->filled[f][y] += count_filled(set, h, n, (enum data_field)f);
}

void data_count_filled(struct data_set *set)
{
	struct data_private *p = set->private;

	p->filled = arena_array(p->arena, DATA_FIELDS, sizeof *p->filled);
	for (size_t y = 0; y < set->years; y++)
		for (size_t i = 0; i < set->year[y].n; i += 128) {
			size_t left = set->year[y].n - i;
			count_run(set, y, &set->year[y].household[i], left < 128 ? left : 128);
		}
}

size_t data_field_filled(const struct data_set *set, size_t y, enum data_field f)
{
	return y < set->years ? set->private->filled[f][y] : 0;
}
