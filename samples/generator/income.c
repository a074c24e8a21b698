/* Incomes that look like a county's: most households grow by 2 to 18 percent, about seven in a hundred fall.
 */
#include <string.h>

#include "generator.h"

/* Last year's per-capita net income, in yuan, by per-mille share of the households. */
static const struct {
	int upto, low, high;
} bands[] = {
	{60, 4600, 6900}, {300, 6900, 11000}, {740, 11000, 16000}, {950, 16000, 24000}, {1000, 24000, 42000}};

/* Growth in hundredths of a percent, by per-mille share. */
static const struct {
	int upto, low, high;
} growths[] = {{7, -6000, -3000}, {27, -3000, -1000}, {68, -1000, -20},  {76, -4, 4},
	       {140, 10, 400},    {860, 400, 1500},   {970, 1500, 2400}, {1000, 2400, 4800}};

static const char *const causes[] = {
	"因病", "因残", "因学", "因自然灾害", "因务工就业不稳", "缺劳动力", "因产业项目失败", "因意外事故",
};

static int64_t banded(struct rng *r, int64_t k, int unit)
{
	int i = 0;

	while (k >= bands[i].upto)
		i++;
	return rng_between(r, (int64_t)bands[i].low * unit, (int64_t)bands[i].high * unit - 1);
}

static int64_t growth(struct rng *r)
{
	int64_t k = rng_between(r, 0, 999);
	int i = 0;

	while (k >= growths[i].upto)
		i++;
	return rng_between(r, growths[i].low, growths[i].high);
}

int64_t year_net(const struct year *y)
{
	return y->block[WAGE] + y->block[BUSINESS] + y->block[PROPERTY] + y->block[TRANSFER] - y->block[COST];
}

static int64_t tens(int64_t fen)
{
	return fen / 1000 * 1000;
}

void income_split(struct rng *r, struct year *y, int64_t net, int farm, int transfer)
{
	int64_t earned = net * (farm < 0 ? 0 : farm) / 1000, cost = rng_between(r, 250, 450);

	y->block[PROPERTY] = net * rng_between(r, 0, 45) / 1000 / 10 * 10;
	y->block[TRANSFER] = net * transfer / 1000 / 10 * 10;
	y->block[COST] = tens(earned * cost / (1000 - cost));
	y->block[BUSINESS] = tens(earned) + y->block[COST];
	y->block[WAGE] =
		net - y->block[PROPERTY] - y->block[TRANSFER] - (y->block[BUSINESS] - y->block[COST]);
	if (y->block[WAGE] < 0) {
		y->block[TRANSFER] += y->block[WAGE];
		y->block[WAGE] = 0;
	}
}

/* Parts of transfer income; they always add up to the block. */
void year_parts(struct year *y, const struct household *h)
{
	int64_t rest = y->block[TRANSFER];
	bool old = false, dibao = false;

	for (int i = 0; i < h->members; i++) {
		old |= h->member[i].age >= 60;
		dibao |= h->member[i].dibao == YES;
	}
	memset(y->part, 0, sizeof y->part);
	if (rest <= 0) {
		y->part[OTHER_TRANSFER] = rest;
		return;
	}
	y->part[DIBAO_PAY] = dibao ? y->block[TRANSFER] * 55 / 100 : 0;
	y->part[PENSION] = old ? y->block[TRANSFER] * 25 / 100 : 0;
	y->part[ECOLOGY] = y->block[TRANSFER] * 5 / 100;
	for (int i = 0; i < OTHER_TRANSFER; i++)
		rest -= y->part[i];
	y->part[OTHER_TRANSFER] = rest;
}

static void give_cause(struct rng *r, struct year *y)
{
	int at = (int)rng_between(r, 0, 7);

	y->causes[0] = causes[at];
	if (rng_chance(r, 250))
		y->causes[1] = causes[(at + 3) % 8];
}

static void shares(struct rng *r, const struct household *h, int *farm, int *transfer)
{
	if (h->no_labour == YES) {
		*farm = (int)rng_between(r, 0, 60);
		*transfer = (int)rng_between(r, 650, 900);
	} else if (rng_chance(r, 250)) {
		*farm = (int)rng_between(r, 420, 650);
		*transfer = (int)rng_between(r, 60, 220);
	} else {
		*farm = (int)rng_between(r, 30, 250);
		*transfer = (int)rng_between(r, 40, 260);
	}
}

void income_fill(struct rng *r, const struct plan *p, struct household *h)
{
	struct year *last = &h->year[LAST], *now = &h->year[THIS];
	bool watched = *now->monitor != '\0';
	int64_t level = banded(r, rng_between(r, 0, watched && now->cleared == NO ? 400 : 999), 100);
	int64_t change = growth(r);
	int farm, transfer, more_farm, more_transfer;

	shares(r, h, &farm, &transfer);
	income_split(r, last, level * last->size, farm, transfer);
	/* One draw a statement: the order in which C evaluates arguments is not fixed. */
	more_farm = (int)rng_between(r, -20, 20);
	more_transfer = (int)rng_between(r, -20, 20);
	income_split(r, now, level * (10000 + change) / 10000 * now->size, farm + more_farm,
		     transfer + more_transfer);
	if (change < 0 || watched)
		give_cause(r, now);
	if (watched && *last->monitor)
		memcpy(last->causes, now->causes, sizeof last->causes);
	if (p->nine_months)
		for (int b = 0; b < BLOCKS; b++)
			now->block[b] = now->block[b] * 3 / 4;
	now->own_pay = watched && rng_chance(r, 400) ? rng_between(r, 200, 30000) * 100 : 0;
	now->claims = now->own_pay && rng_chance(r, 150) ? now->own_pay / 3 / 100 * 100 : 0;
}

/* Months of an accounting year, October first: harvest in autumn, no wages at New Year, dividends once. */
int64_t month_amount(int64_t total, enum block b, int month, int months)
{
	static const int weight[BLOCKS][MONTHS_MAX] = {
		[WAGE] = {10, 10, 9, 5, 4, 9, 10, 10, 10, 10, 10, 10},
		[BUSINESS] = {18, 14, 6, 6, 3, 3, 5, 8, 6, 8, 9, 14},
		[COST] = {6, 4, 3, 3, 8, 18, 16, 10, 6, 6, 5, 5},
		[PROPERTY] = {1, 1, 8, 1, 1, 1, 1, 1, 1, 1, 1, 8},
		[TRANSFER] = {8, 8, 9, 8, 8, 8, 8, 9, 8, 8, 8, 8},
	};
	int64_t sum = 0, before = 0, after;

	for (int m = 0; m < months; m++) {
		sum += weight[b][m];
		before += m < month ? weight[b][m] : 0;
	}
	after = before + weight[b][month];
	/* A running remainder, kept to whole yuan, so that the months add up to the year to the fen. */
	if (month == months - 1)
		return total - total * before / sum / 100 * 100;
	return total * after / sum / 100 * 100 - total * before / sum / 100 * 100;
}
