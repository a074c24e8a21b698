/*
 * The safety net and the time to the first help.
 *
 * Candidates, not verdicts (S1 六, S2 五: 将符合条件的及时全部纳入低保、特困、临时救助): the county's
 * standard of 低保 is the office's own number.  Below it a head, and nobody of
 * the household on 低保 or 特困, nor 临时救助 in the year; or of low income with a
 * member gravely disabled or ill (the pack's words) who is on neither (S3 三 4: 参照“单人户”).
 */
#include "indicator/aid.h"

/* --- the net --- */

struct net {
	bool told;    /* it is said of every member whether they are on 低保 */
	unsigned n, on; /* members; on 低保 or 特困 */
	unsigned on_dibao;
	bool grave;   /* someone gravely disabled or ill is on neither */
};

static bool is_grave(const struct indicator_set *s, const struct data_member *m)
{
	const struct words *w = &s->aids->grave;
	return aid_any(data_text(s->data, m->disability), w) || aid_any(data_text(s->data, m->health), w);
}

static struct net net_of(const struct aid_row *r)
{
	const struct data_more *h = data_more(r->s->data, r->w->h);
	struct net net = {.told = h->members > 0};
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = &r->s->data->member[h->member + i];
		bool on = m->dibao == DATA_YES || m->tekun == DATA_YES;
		if (m->gone == DATA_YES)
			continue;
		net.n++;
		net.on += on;
		net.on_dibao += m->dibao == DATA_YES;
		net.told = net.told && (m->dibao != DATA_BLANK || on);
		net.grave = net.grave || (!on && is_grave(r->s, m));
	}
	if (!net.told && r->w->h->dibao_all == DATA_YES)
		net = (struct net){.told = true, .n = 1, .on = 1, .on_dibao = 1};
	return net;
}

static bool in_year(const struct indicator_set *s, int64_t day)
{
	return day == DATA_CELL_BLANK || (day >= s->aids->year_from && day <= s->duty->as_of);
}

/* 临时救助 in the income year, by a measure that landed or a payment. */
static bool has_relief(const struct aid_row *r)
{
	const struct indicator_set *s = r->s;
	const struct duty_table *m = &s->aids->measures, *p = &s->aids->payments;
	const struct words *w = &s->aids->relief_items;
	size_t i, to;
	aid_rows(m, r->row, &i, &to);
	for (; i < to; i++)
		if (duty_landed(s->duty, i) && in_year(s, aid_cell(m, i, AM_DATE)) &&
		    (aid_any(aid_text(s, m, i, AM_NAME), w) || aid_any(aid_text(s, m, i, AM_TYPE), w)))
			return true;
	aid_rows(p, r->row, &i, &to);
	for (; i < to; i++)
		if (aid_any(aid_text(s, p, i, AP_ITEM), w) && aid_cell(p, i, AP_PAID) > 0 &&
		    in_year(s, aid_cell(p, i, AP_DATE)))
			return true;
	return false;
}

/* Income a head below so many 1/10000 % of the standard; false where either is not known. */
static bool below(const struct aid_row *r, int64_t percent)
{
	const struct income *now = r->w->now;
	wide line = (wide)r->s->aids->standard * now->size * r->s->unit;
	return r->s->aids->standard > 0 && now->usable && now->net * 1000000 < line * percent;
}

uint64_t aid_net(const struct aid_row *r)
{
	struct net net = net_of(r);
	if (!net.told) {
		r->w->t[AT_NET_UNKNOWN]++;
		return 0;
	}
	bool low = (r->fact[FACT_LOW_INCOME].known && r->fact[FACT_LOW_INCOME].yes) || below(r, r->s->aids->edge);
	bool poor = !net.on && below(r, 1000000), grave = net.grave && low;
	bool relief = (poor || grave) && has_relief(r);
	return aid_bit(AID_NET_BELOW, poor && !relief) | aid_bit(AID_NET_SEVERE, grave && !relief) |
	       aid_bit(AID_NET_ANY, (poor || grave) && !relief) |
	       aid_bit(AID_NET_PARTIAL, net.on_dibao && net.on_dibao < net.n);
}

/* --- risk points: days to the first help, age of the open ones (S2 一, S3 三（四）) --- */

static size_t help_band(const struct aids *a, int64_t days)
{
	size_t b = 0;
	while (b < a->help_bands && days > a->help[b])
		b++;
	return b;
}

static uint64_t risk(const struct aid_row *r, size_t i)
{
	const struct indicator_set *s = r->s;
	const struct aids *a = s->aids;
	int64_t found = aid_cell(&a->risks, i, AR_FOUND), closed = aid_cell(&a->risks, i, AR_CLOSED);
	if (found == DATA_CELL_BLANK || found > s->duty->as_of)
		return 0;
	bool open = closed == DATA_CELL_BLANK || closed > s->duty->as_of, late = false;
	int64_t days = duty_days_to_help(s->duty, r->row, found);
	if (days >= 0)
		r->w->t[AT_HELP_BAND + help_band(a, days)]++;
	if (a->help_within >= 0 && a->measures.t)
		late = days >= 0 ? days > a->help_within : open && s->duty->told - found > a->help_within;
	uint64_t age = aid_bit(AID_RISK_AGE + (unsigned)duty_age_band(s->duty, s->duty->told - found), open);
	return age | aid_bit(AID_HELP_LATE, late);
}

uint64_t aid_risks(const struct aid_row *r)
{
	uint64_t bits = 0;
	size_t i, to;
	aid_rows(&r->s->aids->risks, r->row, &i, &to);
	for (; i < to; i++)
		bits |= risk(r, i);
	return bits;
}
