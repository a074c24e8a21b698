/* The hand-placed cases of an open year (laiyuan-2022: estimate = sum / 9 * 12, lines 7,300 and 12,550). */
#include "hard.h"

static void months_eight(struct rng *r, struct household *h)
{
	(void)r;
	h->months = 8;
}

static void months_none(struct rng *r, struct household *h)
{
	(void)r;
	h->months = 0;
	h->quarters = false;
}

static void transfer_is(struct household *h, int64_t transfer)
{
	struct year *y = &h->year[THIS];
	int64_t net = year_net(y);

	y->block[BUSINESS] = y->block[COST] = y->block[PROPERTY] = 0;
	y->block[TRANSFER] = transfer;
	y->block[WAGE] = net - transfer;
}

static void transfer_half(struct rng *r, struct household *h)
{
	(void)r;
	transfer_is(h, year_net(&h->year[THIS]) / 2);
}

static void transfer_over_half(struct rng *r, struct household *h)
{
	(void)r;
	transfer_is(h, year_net(&h->year[THIS]) / 2 + 1);
}

static void no_labour(struct rng *r, struct household *h)
{
	(void)r;
	for (int i = 0; i < h->members; i++)
		h->member[i].labour = i % 2 ? "无劳动力" : "丧失劳动力";
	h->no_labour = YES;
}

static void half_labour(struct rng *r, struct household *h)
{
	no_labour(r, h);
	h->member[0].labour = "弱劳动力或半劳动力";
	h->no_labour = NO;
}

static void monitored_farmer(struct rng *r, struct household *h)
{
	(void)r;
	for (int y = LAST; y <= THIS; y++) {
		h->year[y].poor = h->year[y].enjoys = false;
		h->year[y].monitor = "边缘易致贫户";
		h->year[y].cleared = NO;
	}
	h->year[THIS].causes[0] = "缺劳动力";
}

static void outside(struct rng *r, struct household *h)
{
	monitored_farmer(r, h);
	for (int y = LAST; y <= THIS; y++) {
		h->year[y].monitor = "";
		h->year[y].cleared = BLANK;
	}
}

const struct hard hard_nine[] = {
	{"推算人均恰为 7300.00 元：不低于监测标准", 2, 2, 1300000, 1095000, NULL},
	{"九个月合计差 1 分：推算低于 7300 元", 2, 2, 1300000, 1094999, NULL},
	{"推算人均恰为 12550.00 元：不低于全国平均", 2, 2, 2300000, 1882500, NULL},
	{"九个月合计差 1 分：推算低于 12550 元", 2, 2, 2300000, 1882499, NULL},
	{"推算与上年分文不差：不是下降", 3, 3, 4800000, 3600000, NULL},
	{"推算比上年低一分多：下降", 3, 3, 4800000, 3599999, NULL},
	{"转移性收入恰占 50%：不算过高（大于）", 2, 2, 3000000, 2700000, transfer_half},
	{"转移性收入比 50% 多一分：过高", 2, 2, 3000000, 2700000, transfer_over_half},
	{"整户无劳动力、推算人均低于 12550 元", 2, 2, 1900000, 1500000, no_labour},
	{"整户无劳动力、推算人均不低于 12550 元", 2, 2, 3000000, 2700000, no_labour},
	{"有一名弱、半劳动力：不是整户无劳动力", 2, 2, 1900000, 1500000, half_labour},
	{"只有八个月：采集不足，不作判断", 3, 3, 4800000, 3000000, months_eight},
	{"一个月也没有：采集不足", 3, 3, 4800000, 3000000, months_none},
	{"一般农户中的监测对象：在范围内（A-21）", 3, 3, 2400000, 1500000, monitored_farmer},
	{"一般农户、从未监测：范围外", 3, 3, 2400000, 1500000, outside},
};

const int hard_nine_count = sizeof hard_nine / sizeof hard_nine[0];
