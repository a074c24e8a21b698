/*
 * One household's income in one year.  A pack that estimates makes this year's
 * from the months collected so far (S3 2.2; ), and while the
 * year's own is not collected, the estimate stands in its place:
 * sum / months * year_months, kept whole by counting 1/months of a fen.
 */
#include "indicator/set.h"

/* --- months --- */

/* Place of a calendar month in the income year: October 0 .. September 11. */
static unsigned month_index(int calendar)
{
	return (unsigned)(calendar + 2) % 12;
}

struct months {
	wide net, block[DATA_BLOCKS];
	wide most; /* largest month */
	unsigned n;
	unsigned costs; /* months with their expense */
	bool stated;    /* some month has a net but not all four receipts */
};

/* the month's net; where expense is not kept by month, or the pack wants gross, its four receipts. */
static bool add_month(struct months *all, const struct data_period *m, bool net)
{
	bool cost = m->block[DATA_COST] != MONEY_NONE, four = true;
	wide sum = 0;
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++) {
		four = four && m->block[b] != MONEY_NONE;
		sum += four ? m->block[b] : 0;
	}
	bool use_net = net && m->net != MONEY_NONE;
	if (!use_net && !four)
		return false;
	wide value = use_net ? m->net : sum;
	for (int b = 0; four && b < DATA_INCOME_BLOCKS; b++)
		all->block[b] += m->block[b];
	all->block[DATA_COST] += cost ? m->block[DATA_COST] : 0;
	all->costs += cost || (use_net && !four);
	all->stated = all->stated || !four;
	all->net += value;
	all->n++;
	if (value > all->most)
		all->most = value;
	return true;
}

static struct months collect(const struct indicator_set *s, const struct data_household *h)
{
	const struct policy_estimate *est = &s->p->estimate;
	unsigned first = month_index(est->first_month), last = first + (unsigned)est->months;
	struct months all = {0};
	const struct data_more *more = data_more(s->data, h);
	for (unsigned i = 0; i < more->months; i++) {
		const struct data_period *m = &s->data->month[more->month + i];
		if (m->index >= first && m->index < last)
			add_month(&all, m, est->net);
	}
	return all;
}

static bool fits_money(wide v)
{
	return v == (wide)(money)v;
}

static void estimated(const struct indicator_set *s, const struct data_household *h, struct income *out)
{
	const struct policy_estimate *est = &s->p->estimate;
	struct months m = collect(s, h);
	bool by_month = m.costs == m.n, yearly = !by_month && !m.costs && h->block[DATA_COST] != MONEY_NONE;
	wide cost = by_month ? m.block[DATA_COST] * est->year_months
		    : yearly ? (wide)h->block[DATA_COST] * est->months
			     : 0;

	out->months = (uint8_t)m.n;
	/* one month above the share of the sum. */
	out->seasonal = m.net > 0 && m.most * 1000000 > m.net * est->one_month_share;
	out->net = m.net * est->year_months - (est->net && yearly ? cost : 0);
	out->usable = m.n && m.n >= (unsigned)est->min_months && h->size > 0 &&
		      (!est->net || by_month || yearly) && fits_money(out->net);
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++) {
		out->block[b] = m.block[b] * est->year_months;
		out->has[b] = out->usable && !m.stated;
	}
	out->block[DATA_COST] = cost;
	out->has[DATA_COST] = out->usable && !m.stated && (by_month || yearly);
}

/* --- the year as collected --- */

static void collected(const struct data_household *h, unsigned unit, struct income *out)
{
	out->usable = data_has_income(h) && fits_money((wide)h->net * unit);
	out->net = out->usable ? (wide)h->net * unit : 0;
	for (int b = 0; b < DATA_BLOCKS; b++) {
		out->has[b] = h->block[b] != MONEY_NONE;
		out->block[b] = out->has[b] ? (wide)h->block[b] * unit : 0;
	}
}

void income_of(const struct indicator_set *s, size_t year, const struct data_household *h, struct income *out)
{
	out->size = h->size;
	out->months = 0;
	out->seasonal = false;
	if (s->estimate_stands && year == 0)
		estimated(s, h, out);
	else
		collected(h, s->unit, out);
}

void income_estimate(const struct indicator_set *s, const struct data_household *h, struct income *out)
{
	out->size = h->size;
	estimated(s, h, out);
}

bool income_before(const struct indicator_set *s, size_t year, const struct data_household *h,
		   struct income *out)
{
	if (h->prev == DATA_NONE || year + 1 >= s->data->years)
		return false;
	income_of(s, year + 1, &s->data->year[year + 1].household[h->prev], out);
	return out->usable;
}

bool income_has(const struct income *in, int blocks)
{
	for (int b = 0; b < blocks; b++)
		if (!in->has[b])
			return false;
	return true;
}
