/*
 * Further hand-placed cases, asked for by --hard: households on, one fen below and one fen above every threshold of each
 * document, with sizes that do not divide, and the marks that decide who is in scope.  The committed samples do not have them.
 */
#include <string.h>

#include "hard.h"

static void monitor(struct household *h, bool poor, bool enjoys, const char *kind, enum flag cleared)
{
	for (int y = LAST; y <= THIS; y++) {
		h->year[y].poor = poor;
		h->year[y].enjoys = enjoys;
		h->year[y].monitor = kind;
		h->year[y].cleared = cleared;
	}
}

/* A household that is nothing but this in both years. */
#define MARKED(name, poor, enjoys, kind, cleared) \
	static void name(struct rng *r, struct household *h) \
	{ \
		(void)r; \
		monitor(h, poor, enjoys, kind, cleared); \
	}
MARKED(not_enjoying, true, false, "", BLANK)
MARKED(not_enjoying_uncleared, true, false, "脱贫不稳定户", NO)
MARKED(marginal_uncleared, false, false, "边缘易致贫户", NO)
MARKED(marginal_cleared, false, false, "边缘易致贫户", YES)
MARKED(marginal_unknown, false, false, "边缘易致贫户", BLANK)

static void status_blank(struct rng *r, struct household *h)
{
	(void)r;
	h->year[LAST].raw[CELL_STATUS] = h->year[THIS].raw[CELL_STATUS] = "\"\"";
}

static void whole_dibao(struct rng *r, struct household *h)
{
	(void)r;
	for (int i = 0; i < h->members; i++)
		h->member[i].dibao = YES;
	h->dibao_all = YES;
}

static void dibao_and_tekun(struct rng *r, struct household *h)
{
	whole_dibao(r, h);
	h->member[0].dibao = NO;
	h->member[0].tekun = YES;
}

/* 合规自付支出 of 30 percent of this year's net income, and a fen less. */
static void own_pay_30(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].own_pay = year_net(&h->year[THIS]) * 3 / 10;
}

static void own_pay_less(struct rng *r, struct household *h)
{
	own_pay_30(r, h);
	h->year[THIS].own_pay--;
}

static void own_pay_of_nothing(struct rng *r, struct household *h)
{
	(void)r;
	h->year[THIS].own_pay = 100000;
}

static void ten_months(struct rng *r, struct household *h)
{
	(void)r;
	h->months = 10;
}

static const struct hard hunan[] = {
	{"七口人均恰为 6900.00 元", 7, 7, 4500000, 4830000, NULL},
	{"七口人均 6900 元差 1 分", 7, 7, 4500000, 4829999, NULL},
	{"七口人均恰为 11000.00 元", 7, 7, 7000000, 7700000, NULL},
	{"七口人均 11000 元差 1 分", 7, 7, 7000000, 7699999, NULL},
	{"七口人均恰为 12000.00 元", 7, 7, 8000000, 8400000, NULL},
	{"七口人均 12000 元差 1 分", 7, 7, 8000000, 8399999, NULL},
	{"成员或低保或特困：不是整户低保（A-03）", 2, 2, 1500000, 1600000, dibao_and_tekun},
	{"边缘易致贫户、是否消除空白：不能归类", 2, 2, 1500000, 1600000, marginal_unknown},
	{"降幅差 1 分不到 30%", 3, 3, 3000000, 2100001, NULL},
	{"降幅差 1 分不到 10%", 3, 3, 3000000, 2700001, NULL},
};

static const struct hard nation[] = {
	{"恰降 10%", 7, 7, 7000000, 6300000, NULL},
	{"降幅差 1 分不到 10%", 7, 7, 7000000, 6300001, NULL},
	{"自付支出恰为纯收入的 30%", 3, 3, 3000000, 3000000, own_pay_30},
	{"自付支出差 1 分不到 30%", 3, 3, 3000000, 3000000, own_pay_less},
	{"纯收入为 0、有自付支出：没有比例", 1, 1, 500000, 0, own_pay_of_nothing},
};

/* `now` is the nine months' sum. */
static const struct hard laiyuan[] = {
	{"三口推算人均恰为 7300.00 元", 3, 3, 2000000, 1642500, NULL},
	{"三口九个月合计差 1 分不到 7300 元", 3, 3, 2000000, 1642499, NULL},
	{"五口推算人均恰为 12550.00 元", 5, 5, 6000000, 4706250, NULL},
	{"五口九个月合计差 1 分不到 12550 元", 5, 5, 6000000, 4706249, NULL},
	{"推算恰降 10%", 3, 3, 4800000, 3240000, NULL},
	{"推算恰降 30%", 3, 3, 4800000, 2520000, NULL},
	{"推算降幅差 1 分不到 30%", 3, 3, 4800000, 2520001, NULL},
	{"推算恰增 0.05%：不是持平", 3, 3, 4800000, 3601800, NULL},
	{"推算增幅差 1 分不到 0.05%：持平", 3, 3, 4800000, 3601799, NULL},
	{"上年纯收入为 0", 1, 1, 0, 600000, NULL},
	{"九个月合计为负", 2, 2, 1600000, -250000, NULL},
	{"十个月：七月不在九个月内", 3, 3, 4800000, 3000000, ten_months},
	{"总数增加、人口也增加，推算人均下降", 3, 4, 4500000, 3900000, NULL},
};

static const struct hard chifeng[] = {
	{"增速恰为 8.0%：不低于，不列入（A-13）", 2, 2, 4000000, 4320000, NULL},
	{"增速差 1 分不到 8.0%", 2, 2, 4000000, 4319999, NULL},
	{"增速比 8.0% 多 1 分", 2, 2, 4000000, 4320001, NULL},
	{"人口变了，人均增速恰为 8.0%", 2, 3, 4000000, 6480000, NULL},
	{"恰降 0.05%：是减少，不是持平", 2, 2, 4000000, 3998000, NULL},
	{"降幅差 1 分不到 0.05%：又减少又持平", 2, 2, 4000000, 3998001, NULL},
};

static const struct hard zaozhuang[] = {
	{"人均恰为 15000.00 元（≥）", 7, 7, 9000000, 10500000, NULL},
	{"七口人均 15000 元差 1 分", 7, 7, 9000000, 10499999, NULL},
	{"三口人均恰为 11000.00 元（≥）", 3, 3, 3000000, 3300000, NULL},
	{"三口人均 11000 元差 1 分：低收入", 3, 3, 3000000, 3299999, NULL},
	{"脱贫户不享受政策：范围外", 2, 2, 2000000, 2200000, not_enjoying},
	{"不享受政策而风险未消除：在范围内", 2, 2, 2000000, 2200000, not_enjoying_uncleared},
	{"边缘易致贫户未消除：在范围内", 2, 2, 2000000, 2200000, marginal_uncleared},
	{"边缘易致贫户已消除：范围外", 2, 2, 2000000, 2200000, marginal_cleared},
	{"边缘易致贫户、是否消除空白：无法判断", 2, 2, 2000000, 2200000, marginal_unknown},
	{"脱贫户、是否享受政策空白：无法判断", 2, 2, 2000000, 2200000, status_blank},
	{"整户低保、人均 16000 元：高收入，也是兜底保障户", 2, 2, 3000000, 3200000, whole_dibao},
};

#define TABLE(name, rows) {name, rows, sizeof rows / sizeof *rows}
static const struct {
	const char *pack;
	const struct hard *rows;
	int n;
} tables[] = {TABLE("hunan", hunan), TABLE("national", nation), TABLE("laiyuan", laiyuan), TABLE("chifeng", chifeng),
	      TABLE("zaozhuang", zaozhuang)};

const struct hard *hard_more(const char *pack, int *n)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (strstr(pack, tables[i].pack)) {
			*n = tables[i].n;
			return tables[i].rows;
		}
	*n = 0;
	return NULL;
}
