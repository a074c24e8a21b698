#include "data/import.h"

/*
 * The arithmetic of a household's income (domain.md 5.1 and 5.2):
 *   gross = wage + business + property + transfer,  net = gross - cost,
 *   per head = net / persons,  a block = the sum of its parts,
 * each within one yuan an addend, because exports round to the yuan.
 */
#define YUAN 100

static money distance(money a, money b)
{
	return a > b ? a - b : b - a;
}

/* The sum of the first n blocks; false if one was not collected. */
static bool sum_blocks(const struct data_household *h, int n, money *sum)
{
	*sum = 0;
	for (int b = 0; b < n; b++) {
		if (h->block[b] == MONEY_NONE)
			return false;
		*sum += h->block[b]; /* each is at most 10^12, cell.c */
	}
	return true;
}

static struct str yuan(char room[32], money v)
{
	struct buf b = {0};
	size_t n;

	dec_format(v, 2, &b);
	n = b.n < 31 ? b.n : 31;
	for (size_t i = 0; i < n; i++)
		room[i] = b.p[i];
	buf_release(&b);
	return (struct str){room, n};
}

static void tell_sum(struct sheet *s, enum finding f, uint32_t field, const char *what, money stated,
		     money sum)
{
	char a[32], b[32];
	struct str x = yuan(a, stated), y = yuan(b, sum);
	struct diag *d = find_cell(s, f, s->cell[field],
				   TR("%.*s %.*s，而%s为 %.*s", "%.*s is %.*s, but %s gives %.*s"),
				   STR_ARG(s->schema->field[field].title), STR_ARG(x), what, STR_ARG(y));

	find_hint(s->im, d, TR("按填报的合计计算；请核对各项", "the stated figure is used; check the items"));
}

static void check_signs(struct sheet *s, const struct data_household *h)
{
	for (uint32_t b = 0; b < DATA_INCOME_BLOCKS; b++) {
		char room[32];
		struct str v;
		struct diag *d;
		if (h->block[b] == MONEY_NONE || h->block[b] >= 0)
			continue;
		v = yuan(room, h->block[b]);
		d = find_cell(s, FIND_NEGATIVE, s->cell[HF_WAGE + b],
			      TR("%.*s为负数 %.*s", "%.*s is negative: %.*s"),
			      STR_ARG(s->schema->field[HF_WAGE + b].title), STR_ARG(v));
		find_hint(s->im, d,
			  TR("收入项不应为负；照填报值计算",
			     "a receipt should not be negative; used as stated"));
	}
}

/* cost is stored positive and subtracted.  A negative one is taken to be
   positive, unless the stated net income agrees with the sign and only with it. */
static void settle_cost_sign(struct sheet *s, struct data_household *h)
{
	money cost = h->block[DATA_COST], gross;
	bool keep = false;
	struct diag *d;

	if (cost == MONEY_NONE || cost >= 0)
		return;
	if (h->net != MONEY_NONE && sum_blocks(h, DATA_INCOME_BLOCKS, &gross))
		keep = distance(gross - cost, h->net) <= 5 * YUAN &&
		       distance(gross + cost, h->net) > 5 * YUAN;
	if (!keep)
		h->block[DATA_COST] = -cost;
	d = find_cell(s, FIND_COST_SIGN, s->cell[HF_COST],
		      TR("生产经营性支出为负数", "the cost of business is negative"));
	find_hint(s->im, d,
		  keep ? TR("纯收入与负值相符，照原值计算",
			    "net income agrees with the negative value; used as stated")
		       : TR("支出应填正数；已按正数计算", "a cost is written positive; taken so"));
}

/* net and gross, stated and from the blocks. */
static void check_sums(struct sheet *s, struct reading *r)
{
	struct data_household *h = &r->h;
	money gross, net, stated = r->stated[DATA_GROSS];

	if (!sum_blocks(h, DATA_INCOME_BLOCKS, &gross))
		return;
	if (stated != MONEY_NONE && distance(stated, gross) > 4 * YUAN)
		tell_sum(s, FIND_GROSS, HF_GROSS, TR("四项收入之和", "the sum of the four blocks"), stated, gross);
	if (h->block[DATA_COST] == MONEY_NONE)
		return;
	net = gross - h->block[DATA_COST];
	if (h->net == MONEY_NONE) {
		h->net = net;
		h->flags |= DATA_NET_FROM_BLOCKS;
		find_cell(s, FIND_NET_BLOCKS, NULL,
			  TR("没有纯收入，由四项收入减支出算出",
			     "no net income stated; computed from the five blocks"));
	} else if (distance(h->net, net) > 5 * YUAN) {
		tell_sum(s, FIND_NET, HF_NET, TR("四项收入减支出", "the blocks less cost"), h->net, net);
	}
}

static void check_per_capita(struct sheet *s, const struct data_household *h, money stated)
{
	char room[32];
	struct str v;
	struct diag *d;
	wide product;

	if (stated == MONEY_NONE || h->net == MONEY_NONE || h->size == 0)
		return;
	product = (wide)stated * h->size - h->net;
	if (product <= (wide)YUAN * h->size && product >= -(wide)YUAN * h->size)
		return;
	v = yuan(room, (money)frac_round(frac_make(h->net, h->size), 0));
	d = find_cell(s, FIND_PER_CAPITA, s->cell[HF_PER_CAPITA],
		      TR("人均纯收入与纯收入除以 %u 人（%.*s）不符",
			 "per-capita income is not net income over %u persons (%.*s)"),
		      h->size, STR_ARG(v));
	find_hint(s->im, d, TR("按纯收入 ÷ 人口计算", "net income over persons is used"));
}

/* ---- parts */

struct whole {
	uint32_t field;
	enum data_block block;
	unsigned first, last; /* of enum data_part */
	unsigned needed;      /* so many of the first ones must be there to say that something is missing */
};

static void check_whole(struct sheet *s, const struct data_household *h, const struct data_parts *p,
			const struct whole *w)
{
	money sum = 0, stated = h->block[w->block];
	unsigned there = 0, n = 0;

	for (unsigned i = w->first; i <= w->last; i++) {
		if (p->v[i] == MONEY_NONE)
			continue;
		sum += p->v[i];
		n++;
		there += i < w->first + w->needed;
	}
	if (n == 0 || stated == MONEY_NONE || distance(stated, sum) <= n * YUAN)
		return;
	if (sum > stated || there == w->needed)
		tell_sum(s, FIND_PARTS, w->field, TR("分项之和", "the sum of its parts"), stated, sum);
}

static void check_parts(struct sheet *s, const struct data_household *h, const struct data_parts *p)
{
	static const struct whole whole[] = {
		{HF_WAGE, DATA_WAGE, DATA_PART_POST, DATA_PART_OTHER_WAGE, 2},
		{HF_PROPERTY, DATA_PROPERTY, DATA_PART_DIVIDEND, DATA_PART_OTHER_PROPERTY, 2},
		{HF_TRANSFER, DATA_TRANSFER, DATA_PART_BIRTH_PLAN, DATA_PART_JOB_AWARD, 6},
	};

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		check_whole(s, h, p, &whole[i]);
}

void income_check(struct sheet *s, struct reading *r, const struct data_parts *p)
{
	struct data_household *h = &r->h;

	if (h->income_fault)
		return;
	check_signs(s, h);
	settle_cost_sign(s, h);
	check_sums(s, r);
	check_per_capita(s, h, r->stated[DATA_PER_CAPITA]);
	if (p)
		check_parts(s, h, p);
}

/* ---- when all exports are read */

static void no_income(struct import *im, struct data_household *h, enum data_income_fault fault)
{
	static const struct {
		enum data_reason reason;
		enum finding finding;
		const char *zh, *en;
	} kind[] = {
		[DATA_INCOME_BAD_AMOUNT] = {ASIDE_INCOME_AMOUNT, FINDINGS, NULL,
					    NULL}, /* told where it was read */
		[DATA_INCOME_NO_NET] = {ASIDE_INCOME_NO_NET, FIND_NO_NET,
					"没有采集到纯收入，也不能由五项算出；不计入收入",
					"no net income, and it cannot be computed; left out of income"},
		[DATA_INCOME_NO_SIZE] = {ASIDE_INCOME_NO_SIZE, FIND_NO_SIZE, "没有家庭人口数；不计入收入",
					 "no number of persons; left out of income"},
	};

	h->income_fault = (uint8_t)fault;
	if (kind[fault].finding != FINDINGS)
		find_record(im, kind[fault].finding, h->at, "%s", TR(kind[fault].zh, kind[fault].en));
	set_aside_record(im, kind[fault].reason, h->at, h->id);
}

void income_settle(struct import *im, struct data_household *h)
{
	money per_capita = h->net == MONEY_NONE ? amount_get(im->large, h->stated[DATA_PER_CAPITA]) : MONEY_NONE;

	if (per_capita != MONEY_NONE && h->size && !h->income_fault) {
		h->net = per_capita * h->size;
		h->flags |= DATA_NET_FROM_PER_CAPITA;
		if (!(h->flags & DATA_FROM_COLUMNS))
			find_record(im, FIND_NET_PER_CAPITA, h->at,
				    TR("没有纯收入，用人均纯收入 × %u 人",
				       "no net income; per-capita income times %u persons is used"),
				    h->size);
	}
	if (h->income_fault)
		no_income(im, h, DATA_INCOME_BAD_AMOUNT);
	else if (h->net == MONEY_NONE)
		no_income(im, h, DATA_INCOME_NO_NET);
	else if (h->size == 0)
		no_income(im, h, DATA_INCOME_NO_SIZE);
}
