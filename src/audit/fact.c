/* Facts of one household-year.  Money in yuan, shares in percent, exact. */
#include "audit/plan.h"

static const struct data_household *home(const struct audit *a, uint32_t row)
{
	return &a->now->household[row];
}

static const struct data_household *home_prev(const struct audit *a, uint32_t row)
{
	uint32_t prev = home(a, row)->prev;
	return prev == DATA_NONE || a->data->years < 2 ? NULL : &a->data->year[1].household[prev];
}

static bool yuan(money fen, struct frac *q)
{
	return fen != MONEY_NONE && frac_is(q, fen, 100);
}

static bool flag(bool yes, struct frac *q)
{
	return frac_is(q, yes, 1);
}

static bool tri(unsigned t, struct frac *q)
{
	return t != DATA_BLANK && flag(t == DATA_YES, q);
}

/* --- amounts --- */

/* This year's, in 1/given.unit fen: as collected, or the pack's estimate where that stands for it. */
static bool block_at(const struct audit *a, uint32_t row, int block, wide *v)
{
	const struct audit_income *in = a->given.income;
	*v = in ? in[row].block[block] : home(a, row)->block[block];
	return in ? in[row].has[block] : *v != MONEY_NONE;
}

struct net { /* of a household-year */
	wide net;
	unsigned size;
};

static bool net_at(const struct audit *a, uint32_t row, struct net *n)
{
	const struct audit_income *in = a->given.income;
	const struct data_household *h = home(a, row);
	*n = in ? (struct net){in[row].net, in[row].size} : (struct net){h->net, h->size};
	return (in ? in[row].known : data_has_income(h)) && n->size;
}

static bool get_block(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	wide v;
	return block_at(a, row, arg, &v) && frac_is(q, v, 100 * a->given.unit);
}

static bool get_part(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	uint32_t part = data_more(a->data, home(a, row))->part;
	return part != DATA_NONE && yuan(a->now->part[part].v[arg], q);
}

enum { NET, OWN_PAY, CLAIMS };
static bool get_money(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	struct net n;
	if (arg == NET && a->given.income)
		return net_at(a, row, &n) && frac_is(q, n.net, 100 * a->given.unit);
	return yuan(arg == NET ? h->net : data_stated(a->data, h, arg == OWN_PAY ? DATA_OWN_PAY : DATA_CLAIMS), q);
}

static bool get_per_capita(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *p = home_prev(a, row);
	struct net n;
	if (arg)
		return p && data_has_income(p) && frac_is(q, p->net, (wide)p->size * 100);
	return net_at(a, row, &n) && frac_is(q, n.net, (wide)n.size * 100 * a->given.unit);
}

/* Of income a head; last year's must be above zero. */
static bool get_growth(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *p = home_prev(a, row);
	struct net n;
	(void)arg;
	if (!p || !net_at(a, row, &n) || !data_has_income(p) || p->net <= 0)
		return false;
	wide before = (wide)p->net * n.size * a->given.unit;
	return frac_is(q, (n.net * p->size - before) * 100, before);
}

static bool get_turned(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *p = home_prev(a, row);
	struct net n;
	(void)arg;
	return p && net_at(a, row, &n) && data_has_income(p) && flag((n.net < 0) != (p->net < 0), q);
}

/* --- identities of domain.md 5.2: how far the two sides are apart --- */

static bool sum_receipts(const struct data_household *h, wide *sum)
{
	*sum = 0;
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++) {
		if (h->block[b] == MONEY_NONE)
			return false;
		*sum += h->block[b];
	}
	return true;
}

static bool apart(wide a, wide b, wide per, struct frac *q)
{
	return frac_is(q, a > b ? a - b : b - a, per * 100);
}

static bool get_gap_net(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	wide sum;
	(void)arg;
	if (h->net == MONEY_NONE || h->flags & (DATA_NET_FROM_BLOCKS | DATA_NET_FROM_PER_CAPITA) ||
	    h->block[DATA_COST] == MONEY_NONE || !sum_receipts(h, &sum))
		return false;
	return apart(h->net, sum - h->block[DATA_COST], 1, q);
}

static bool get_gap_gross(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	money stated = data_stated(a->data, h, DATA_GROSS);
	wide sum;
	(void)arg;
	return stated != MONEY_NONE && sum_receipts(h, &sum) && apart(stated, sum, 1, q);
}

static bool get_gap_per_capita(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	money stated = data_stated(a->data, h, DATA_PER_CAPITA);
	(void)arg;
	return stated != MONEY_NONE && h->net != MONEY_NONE && h->size &&
	       !(h->flags & DATA_NET_FROM_PER_CAPITA) &&
	       apart((wide)stated * h->size, h->net, h->size, q);
}

struct whole {
	enum data_block block;
	int first, last,
		needed; /* the first `needed` parts make up the whole: fewer collected, nothing to compare */
};
static const struct whole wholes[] = {
	{DATA_WAGE, DATA_PART_POST, DATA_PART_OTHER_WAGE, 2},
	{DATA_PROPERTY, DATA_PART_DIVIDEND, DATA_PART_OTHER_PROPERTY, 2},
	{DATA_TRANSFER, DATA_PART_BIRTH_PLAN, DATA_PART_JOB_AWARD, 6},
};

static bool get_gap_parts(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	const struct whole *w = &wholes[arg];
	uint32_t part = data_more(a->data, h)->part;
	wide sum = 0;
	if (part == DATA_NONE || h->block[w->block] == MONEY_NONE)
		return false;
	for (int i = w->first; i <= w->last; i++) {
		money v = a->now->part[part].v[i];
		if (v == MONEY_NONE && i < w->first + w->needed)
			return false;
		sum += v == MONEY_NONE ? 0 : v;
	}
	return apart(h->block[w->block], sum, 1, q);
}

/* --- shares --- */

/* A block that was not collected could be lower still: then only a negative one decides. */
static bool get_lowest(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	wide low = INT64_MAX, v;
	bool blank = false;
	(void)arg;
	for (int b = 0; b < DATA_BLOCKS; b++) {
		if (!block_at(a, row, b, &v))
			blank = true;
		else if (v < low)
			low = v;
	}
	return (!blank || low < 0) && frac_is(q, low, 100 * a->given.unit);
}

/* Of all four receipts: the largest, or 转移性收入. */
enum { SHARE_LARGEST, SHARE_TRANSFER };
static bool get_share(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	wide sum = 0, top = 0, v = 0;
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++) { /* the last is transfer */
		if (!block_at(a, row, b, &v))
			return false;
		sum += v;
		top = v > top ? v : top;
	}
	return sum > 0 && frac_is(q, (arg == SHARE_TRANSFER ? v : top) * 100, sum);
}

static bool get_cost_ratio(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	wide cost, business;
	(void)arg;
	return block_at(a, row, DATA_COST, &cost) && block_at(a, row, DATA_BUSINESS, &business) && business > 0 &&
	       frac_is(q, cost * 100, business);
}

/* --- size and marks --- */

enum { SIZE, SIZE_NOW };
static bool get_size(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	unsigned n = arg == SIZE ? h->size : h->size_now;
	bool stated = arg == SIZE_NOW || !(h->flags & (DATA_SIZE_FROM_CURRENT | DATA_SIZE_FROM_MEMBERS));
	return n && stated && frac_is(q, n, 1);
}

enum { LIFTED, MONITORED, SUDDEN, CLEARED, UNCLEARED, NO_LABOUR, DIBAO_ALL };
static bool get_mark(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	bool monitored = h->monitor != DATA_MONITOR_NONE;
	switch (arg) {
	case LIFTED:
		return h->farm != DATA_FARM_BLANK && flag(h->farm == DATA_FARM_LIFTED, q);
	case MONITORED:
		return flag(monitored, q);
	case SUDDEN: /* their income may well be high: domain.md section 6 */
		return flag(h->monitor == DATA_MONITOR_SUDDEN, q);
	case CLEARED:
		return monitored ? tri(h->cleared, q) : flag(false, q);
	case UNCLEARED:
		return monitored ? h->cleared != DATA_BLANK && flag(h->cleared == DATA_NO, q)
				 : flag(false, q);
	case NO_LABOUR:
		return tri(h->no_labour_members != DATA_BLANK ? h->no_labour_members : h->no_labour, q);
	default:
		return tri(h->dibao_members != DATA_BLANK ? h->dibao_members : h->dibao_all, q);
	}
}

static bool get_cause(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_household *h = home(a, row);
	return h->causes && flag(h->causes >> arg & 1, q);
}

static bool get_cadre(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	(void)arg;
	return a->cadres && flag(home(a, row)->cadre != 0, q);
}

/* A mobile number has 11 digits. */
static bool get_phone(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	struct str s = data_text(a->data, home(a, row)->phone);
	bool good = s.n == 11;
	(void)arg;
	for (size_t i = 0; i < s.n; i++)
		good = good && s.p[i] >= '0' && s.p[i] <= '9';
	return s.n && flag(good, q);
}

#define H AUDIT_HOUSEHOLD
#define PART(name, title, part)                               \
	{                                                     \
		name, title, H, IN_YUAN, get_part, part, NULL \
	}
const struct audit_fact audit_household_facts[] = {
	{"wage", "工资性收入", H, IN_YUAN, get_block, DATA_WAGE, NULL},
	{"business", "生产经营性收入", H, IN_YUAN, get_block, DATA_BUSINESS, NULL},
	{"property", "财产性收入", H, IN_YUAN, get_block, DATA_PROPERTY, NULL},
	{"transfer", "转移性收入", H, IN_YUAN, get_block, DATA_TRANSFER, NULL},
	{"business_cost", "生产经营性支出", H, IN_YUAN, get_block, DATA_COST, NULL},
	PART("post_wage", "公益性岗位收入", DATA_PART_POST),
	PART("dividend", "资产收益分红收入", DATA_PART_DIVIDEND),
	PART("birth_plan", "计划生育金", DATA_PART_BIRTH_PLAN),
	PART("dibao_payment", "最低生活保障金", DATA_PART_DIBAO),
	PART("tekun_payment", "特困人员救助供养金", DATA_PART_TEKUN),
	PART("pension", "养老金或离退休金", DATA_PART_PENSION),
	PART("ecology", "生态补偿金", DATA_PART_ECOLOGY),
	{"net", "纯收入", H, IN_YUAN, get_money, NET, NULL},
	{"own_pay", "合规自付支出", H, IN_YUAN, get_money, OWN_PAY, NULL},
	{"claims", "理赔收入", H, IN_YUAN, get_money, CLAIMS, NULL},
	{"per_capita", "人均纯收入", H, IN_YUAN, get_per_capita, 0, NULL},
	{"per_capita_prev", "上年人均纯收入", H, IN_YUAN, get_per_capita, 1, NULL},
	{"growth", "人均纯收入增速", H, IN_PERCENT, get_growth, 0, "上年纯收入和人口"},
	{"turned", "纯收入正负号改变", H, IN_FLAG, get_turned, 0, "上年纯收入"},
	{"gap_net", "纯收入与四项收入减支出之差", H, IN_YUAN, get_gap_net, 0, "纯收入和五项收支"},
	{"gap_gross", "年收入与四项收入之和之差", H, IN_YUAN, get_gap_gross, 0, "年收入和四项收入"},
	{"gap_per_capita", "人均纯收入与纯收入除以人口之差", H, IN_YUAN, get_gap_per_capita, 0, "人均纯收入"},
	{"gap_wage", "工资性收入与分项之和之差", H, IN_YUAN, get_gap_parts, 0,
	 "公益性岗位收入、其他工资性收入"},
	{"gap_property", "财产性收入与分项之和之差", H, IN_YUAN, get_gap_parts, 1,
	 "资产收益分红收入、其他财产性收入"},
	{"gap_transfer", "转移性收入与分项之和之差", H, IN_YUAN, get_gap_parts, 2, "转移性收入各分项"},
	{"lowest_block", "最小的一项收支", H, IN_YUAN, get_lowest, 0, "五项收支"},
	{"largest_share", "最大一项收入占四项之和", H, IN_PERCENT, get_share, SHARE_LARGEST, "四项收入"},
	{"transfer_share", "转移性收入占四项收入之和", H, IN_PERCENT, get_share, SHARE_TRANSFER, "四项收入"},
	{"cost_ratio", "经营支出与经营收入之比", H, IN_PERCENT, get_cost_ratio, 0, "生产经营性收入和支出"},
	{"size", "年度家庭人口数", H, IN_COUNT, get_size, SIZE, NULL},
	{"size_now", "当前家庭人口数", H, IN_COUNT, get_size, SIZE_NOW, NULL},
	{"lifted", "脱贫户", H, IN_FLAG, get_mark, LIFTED, NULL},
	{"monitored", "监测对象", H, IN_FLAG, get_mark, MONITORED, NULL},
	{"sudden", "突发严重困难户", H, IN_FLAG, get_mark, SUDDEN, NULL},
	{"cleared", "风险已消除", H, IN_FLAG, get_mark, CLEARED, NULL},
	{"uncleared", "风险未消除", H, IN_FLAG, get_mark, UNCLEARED, NULL},
	{"no_labour", "整户无劳动力", H, IN_FLAG, get_mark, NO_LABOUR, NULL},
	{"dibao_all", "整户低保", H, IN_FLAG, get_mark, DIBAO_ALL, NULL},
	{"cause_illness", "风险原因含因病", H, IN_FLAG, get_cause, DATA_CAUSE_ILLNESS, NULL},
	{"has_cadre", "有帮扶责任人", H, IN_FLAG, get_cadre, 0, "帮扶责任人"},
	{"phone_good", "联系电话为11位数字", H, IN_FLAG, get_phone, 0, "联系电话"},
	{.name = NULL},
};

bool fact_is_of_income(const struct audit_fact *f)
{
	return f->get == get_block || (f->get == get_per_capita && f->arg == 0) || (f->get == get_money && f->arg == NET) ||
	       f->get == get_growth || f->get == get_turned || f->get == get_lowest || f->get == get_share ||
	       f->get == get_cost_ratio;
}
