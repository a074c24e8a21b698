/* One household row in one of four header styles. The headers are those of domain.md 5.2 and 5.3. */
#include <stdlib.h>
#include <string.h>

#include "rows.h"

/* NULL: this generation has no such column. */
static const char *const header[CELLS][4] = {
	[CELL_ID] = {"id", "户编号", "户编号", "aac001"},
	[CELL_AREA] = {"area", "行政区划代码", "行政区划代码", "行政区划代码"},
	[CELL_TOWNSHIP] = {"township", "乡", "乡(镇)", "乡"},
	[CELL_VILLAGE] = {"village", "村", "行政村", "村"},
	[CELL_HEAD] = {"head", "户主姓名", "户主姓名", "户主姓名"},
	[CELL_HEAD_ID] = {"head_id", "户主证件号码", "户主证件号码", "户主证件号码"},
	[CELL_PHONE] = {"phone", "户联系电话", "联系电话", "户联系电话"},
	[CELL_KIND] = {"kind", "户类型", "户类型", "户类型"},
	[CELL_STATUS] = {"status", "脱贫状态", "脱贫状态", "aar010"},
	[CELL_MONITOR] = {"monitor", "检测对象类别", "监测对象类别", "监测对象类别"},
	[CELL_CLEARED] = {"cleared", "风险是否消除", "风险是否已消除", "风险是否已消除"},
	[CELL_CAUSES] = {"causes", "致贫/返贫风险", "风险", "风险"},
	[CELL_DIBAO_ALL] = {"dibao_all", "整户低保", "是否整户低保", "整户低保"},
	[CELL_NO_LABOUR] = {"no_labour", "整户无劳动力", "是否整户无劳动力", "整户无劳动力"},
	[CELL_RELOCATED] = {"relocated", "易地扶贫搬迁", "是否易地扶贫搬迁", "易地扶贫搬迁"},
	[CELL_SIZE] = {"size", "家庭人口数", "年度家庭人口数", "aac017"},
	[CELL_SIZE_NOW] = {"当前家庭人口数", NULL, "当前家庭人口数", NULL},
	[CELL_WAGE] = {"wage", "工资性收入", "工资性收入（元）", "aac073"},
	[CELL_BUSINESS] = {"business", "生产经营性收入", "生产经营性收入（元）", "aac071"},
	[CELL_COST] = {"business_cost", "生产经营性支出", "生产经营性支出（元）", "aac074"},
	[CELL_PROPERTY] = {"property", "财产性收入", "财产性收入（元）", "aac072"},
	[CELL_TRANSFER] = {"transfer", "转移性收入", "转移性收入（元）", "aac085"},
	[CELL_PART + FAMILY_PLAN] = {NULL, "计划生育金", "计划生育金", "aac076"},
	[CELL_PART + DIBAO_PAY] = {NULL, "低保金", "最低生活保障金", "aac077"},
	[CELL_PART + TEKUN_PAY] = {NULL, "五保金", "特困人员救助供养金", "aac086"},
	[CELL_PART + PENSION] = {NULL, "养老保险金", "养老金或离退休金", "aac087"},
	[CELL_PART + ECOLOGY] = {NULL, "生态补偿金", "生态补偿金", "aac078"},
	[CELL_PART + OTHER_TRANSFER] = {NULL, "其他转移性收入", "其他转移性收入", "aac083"},
	[CELL_NET] = {"net", "纯收入", "纯收入（元）", "aac079"},
	[CELL_PER_CAPITA] = {"per_capita", "人均纯收入", "人均纯收入（元）", "aac082"},
	[CELL_OWN_PAY] = {"own_pay", NULL, "合规自付支出", NULL},
	[CELL_CLAIMS] = {"claims", NULL, "理赔收入", NULL},
	[CELL_CADRE] = {"cadre", "帮扶责任人", "帮扶责任人", "帮扶责任人"},
	[CELL_HAS_PLAN] = {"has_plan", NULL, "增收计划", NULL},
	[CELL_HAS_PROFILE] = {"has_profile", NULL, "一户一画像", NULL},
};

struct row {
	FILE *to;
	const struct household *h;
	const struct year *y;
	enum style style;
	bool open;         /* this year's income is not collected yet: its cells are blank */
	int64_t wage_more; /* a contradictory copy */
};

void put_fen(FILE *to, int64_t fen)
{
	char room[32], *end = room + sizeof room, *p = end;
	uint64_t n = fen < 0 ? -(uint64_t)fen : (uint64_t)fen, yuan = n / 100;

	if (n % 100) {
		*--p = (char)('0' + n % 10);
		*--p = (char)('0' + n / 10 % 10);
		*--p = '.';
	}
	do {
		*--p = (char)('0' + yuan % 10);
		yuan /= 10;
	} while (yuan);
	if (fen < 0)
		*--p = '-';
	fwrite(p, 1, (size_t)(end - p), to);
}

static void put_commas(FILE *to, int64_t fen)
{
	char digits[24];
	int64_t n = fen < 0 ? -fen : fen;
	int len = snprintf(digits, sizeof digits, "%lld", (long long)(n / 100));

	fputs(fen < 0 ? "\"-" : "\"", to);
	for (int i = 0; i < len; i++) {
		fputc(digits[i], to);
		if ((len - i - 1) % 3 == 0 && i + 1 < len)
			fputc(',', to);
	}
	fprintf(to, ".%02d\"", (int)(n % 100));
}

static void put_amount(const struct row *w, int64_t fen)
{
	if (w->open) {
		fputs("null", w->to);
	} else if (w->style == STYLE_NEW && w->h->serial % 7 == 3) {
		put_commas(w->to, fen);
	} else if (w->style == STYLE_OLD || w->style == STYLE_MACHINE) {
		fputc('"', w->to);
		put_fen(w->to, fen);
		fputc('"', w->to);
	} else {
		put_fen(w->to, fen);
	}
}

static void put_text(const struct row *w, const char *text)
{
	fputc('"', w->to);
	fputs(text, w->to);
	fputc('"', w->to);
}

static void put_flag(const struct row *w, enum flag f)
{
	put_text(w, f == BLANK ? "" : f == YES ? "是" : "否");
}

static int64_t net_of(const struct row *w)
{
	return year_net(w->y) + w->wage_more;
}

/* Half-up to the fen; the magnitude is rounded, so a loss rounds like a gain. */
static int64_t per_capita(const struct row *w)
{
	int64_t net = net_of(w), size = w->y->size;
	int64_t q = ((net < 0 ? -net : net) * 2 + size) / (size * 2);

	return net < 0 ? -q : q;
}

static void put_status(const struct row *w)
{
	static const char *const words[] = {"不享受政策", "享受政策"};
	static const char *const codes[] = {"4", "1"};

	if (!w->y->poor)
		put_text(w, "");
	else
		put_text(w, (w->style == STYLE_MACHINE ? codes : words)[w->y->enjoys]);
}

static void put_id(const struct row *w)
{
	if (w->style == STYLE_OLD)
		fprintf(w->to, "\"=\\\"%s\\\"\"", w->h->id);
	else
		put_text(w, w->h->id);
}

static void cell_who(const struct row *w, int c)
{
	const struct household *h = w->h;

	switch (c) {
	case CELL_ID:
		put_id(w);
		break;
	case CELL_AREA:
		put_text(w, h->at.code);
		break;
	case CELL_TOWNSHIP:
		put_text(w, h->at.township);
		break;
	case CELL_VILLAGE:
		put_text(w, h->at.name);
		break;
	case CELL_HEAD:
		put_text(w, h->members ? h->member[0].name : "佚名");
		break;
	case CELL_HEAD_ID:
		put_text(w, h->members ? h->member[0].id_number : "");
		break;
	case CELL_PHONE:
		put_text(w, h->phone);
		break;
	case CELL_CADRE:
		put_text(w, h->cadre);
		break;
	}
}

static void cell_state(const struct row *w, int c)
{
	const struct household *h = w->h;

	switch (c) {
	case CELL_KIND:
		put_text(w, w->y->poor ? "脱贫户" : "一般农户");
		break;
	case CELL_STATUS:
		put_status(w);
		break;
	case CELL_MONITOR:
		put_text(w, w->y->monitor);
		break;
	case CELL_CLEARED:
		put_flag(w, w->y->cleared);
		break;
	case CELL_DIBAO_ALL:
		put_flag(w, h->dibao_all);
		break;
	case CELL_NO_LABOUR:
		put_flag(w, h->no_labour);
		break;
	case CELL_RELOCATED:
		put_flag(w, h->relocated);
		break;
	case CELL_HAS_PLAN:
		put_flag(w, h->has_plan);
		break;
	case CELL_HAS_PROFILE:
		put_flag(w, h->has_profile);
		break;
	case CELL_SIZE:
		fprintf(w->to, "%d", w->y->size);
		break;
	case CELL_SIZE_NOW:
		fprintf(w->to, "%d", w->y->size_now);
		break;
	}
}

static void cell_money(const struct row *w, int c)
{
	if (c >= CELL_PART && c < CELL_PART + PARTS)
		put_amount(w, w->y->part[c - CELL_PART]);
	else if (c >= CELL_WAGE && c <= CELL_TRANSFER)
		put_amount(w, w->y->block[c - CELL_WAGE] + (c == CELL_WAGE ? w->wage_more : 0));
	else if (c == CELL_NET)
		put_amount(w, net_of(w));
	else if (c == CELL_PER_CAPITA)
		put_amount(w, per_capita(w));
	else
		put_amount(w, c == CELL_OWN_PAY ? w->y->own_pay : w->y->claims);
}

/* Canonical rows have a list; exports have numbered columns. */
static void put_causes(const struct row *w)
{
	const char *name = header[CELL_CAUSES][w->style];

	if (w->style == STYLE_CANONICAL) {
		fprintf(w->to, ",\"%s\":[", name);
		for (int i = 0; i < CAUSES_MAX && w->y->causes[i]; i++)
			fprintf(w->to, "%s\"%s\"", i ? "," : "", w->y->causes[i]);
		fputc(']', w->to);
		return;
	}
	for (int i = 0; i < 3; i++)
		fprintf(w->to, ",\"%s%d\":\"%s\"", name, i + 1, w->y->causes[i] ? w->y->causes[i] : "");
}

static bool is_who(int c)
{
	return c <= CELL_PHONE || c == CELL_CADRE;
}

static bool is_money(int c)
{
	return c >= CELL_WAGE && c <= CELL_CLAIMS;
}

static void put_cell(const struct row *w, int c)
{
	const char *name = header[c][w->style];

	if (c == CELL_CAUSES) {
		put_causes(w);
		return;
	}
	if (!name)
		return;
	fputs(c ? ",\"" : "{\"", w->to);
	fputs(name, w->to);
	fputs("\":", w->to);
	if (w->y->raw[c])
		fputs(w->y->raw[c], w->to);
	else if (is_who(c))
		cell_who(w, c);
	else if (is_money(c))
		cell_money(w, c);
	else
		cell_state(w, c);
}

int rows_put(FILE *to, const struct plan *p, const struct household *h, int which, bool first)
{
	const struct year *y = &h->year[which];
	struct row w = {to, h, y, p->style[which], p->nine_months && which == THIS, 0};

	if (!y->present)
		return 0;
	for (int copy = 0; copy < y->copies; copy++) {
		if (copy && y->second_wage)
			w.wage_more = y->second_wage - y->block[WAGE];
		if (!first || copy)
			fputs(p->ndjson ? "\n" : ",\n", to);
		for (int c = 0; c < CELLS; c++)
			put_cell(&w, c);
		detail_put(to, p, h, which);
		parts_put(to, p, h, which);
		fputc('}', to);
	}
	return y->copies;
}
