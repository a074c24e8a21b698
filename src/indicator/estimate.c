/* This year's income from the months collected so far (S3 2.2; ). */
#include "indicator/set.h"

/* Place of a calendar month in the income year: October 0 .. September 11. */
static unsigned month_index(int calendar)
{
	return (unsigned)(calendar + 2) % 12;
}

/* the month's net; gross where the pack wants gross or expense is not kept by month. */
static bool month_income(const struct data_period *m, bool net, money *out, bool *gross)
{
	wide all = 0;
	if (net && m->net != MONEY_NONE) {
		*out = m->net;
		return true;
	}
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++) {
		if (m->block[b] == MONEY_NONE)
			return false;
		all += m->block[b];
	}
	*gross = true;
	*out = (money)all;
	return all == *out;
}

struct months {
	wide sum;
	money most;
	unsigned n;
	bool gross; /* at least one month without its expense */
};

static struct months collect(const struct indicator_set *s, const struct data_household *h)
{
	const struct policy_estimate *est = &s->p->estimate;
	unsigned first = month_index(est->first_month), last = first + (unsigned)est->months;
	struct months all = {0};
	for (unsigned i = 0; i < h->months; i++) {
		const struct data_period *m = &s->data->month[h->month + i];
		money net;
		if (m->index < first || m->index >= last || !month_income(m, est->net, &net, &all.gross))
			continue;
		all.sum += net;
		all.n++;
		if (net > all.most)
			all.most = net;
	}
	return all;
}

bool estimate_row(const struct indicator_set *s, const struct data_household *h, struct estimate *out)
{
	const struct policy_estimate *est = &s->p->estimate;
	struct months m = collect(s, h);
	money cost = h->block[DATA_COST];
	wide scaled = m.sum * est->year_months;
	*out = (struct estimate){.months = m.n};
	if (est->net && m.gross) { /* expense is kept for the year only */
		if (cost == MONEY_NONE)
			return false;
		scaled -= (wide)cost * est->months;
	}
	/* one month above the share of the sum. */
	out->seasonal = m.sum > 0 && (wide)m.most * 1000000 > m.sum * est->one_month_share;
	out->scaled = (money)scaled;
	return m.n >= (unsigned)est->min_months && scaled == out->scaled;
}
