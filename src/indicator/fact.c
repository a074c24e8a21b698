/*
 * From records to the facts that a pack's conditions ask for.  A blank stays
 * unknown, with one exception that is the exports' own custom: a 是/否
 * column that holds 是 and blanks but not one 否 is filled by marking only, so
 * its blanks mean 否.  compute.c says so in a note.
 */
#include "data/field.h"
#include "indicator/set.h"

/* --- the columns of one household --- */

static unsigned tri_of(const struct indicator_set *s, size_t year, unsigned tri, int column)
{
	return tri == DATA_BLANK && s->blank_is_no[year][column] ? DATA_NO : tri;
}

/* every member on 低保 (or 特困, where the pack counts it). */
static unsigned dibao_of_members(const struct indicator_set *s, const struct data_household *h)
{
	if (!s->with_tekun || h->dibao_members == DATA_YES || !data_more(s->data, h)->members)
		return h->dibao_members;
	const struct data_more *more = data_more(s->data, h);
	for (uint32_t i = 0; i < more->members; i++) {
		const struct data_member *m = &s->data->member[more->member + i];
		if (m->gone == DATA_YES || m->dibao == DATA_YES || m->tekun == DATA_YES)
			continue;
		return m->dibao == DATA_BLANK || m->tekun == DATA_BLANK ? DATA_BLANK : DATA_NO;
	}
	return DATA_YES;
}

static unsigned first_known(unsigned a, unsigned b)
{
	return a != DATA_BLANK ? a : b;
}

static unsigned dibao_of(const struct indicator_set *s, size_t year, const struct data_household *h)
{
	unsigned members = dibao_of_members(s, h);
	if (s->members_first)
		return tri_of(s, year, first_known(members, h->dibao_all), TRI_DIBAO);
	return tri_of(s, year, first_known(h->dibao_all, members), TRI_DIBAO);
}

static unsigned labour_of(const struct indicator_set *s, size_t year, const struct data_household *h)
{
	return tri_of(s, year, first_known(h->no_labour_members, h->no_labour), TRI_LABOUR);
}

/* --- what the whole case provides --- */

struct columns { /* of one year */
	size_t filled[TRI_COLUMNS], no[TRI_COLUMNS];
};

static void count_tri(struct columns *c, int column, unsigned tri)
{
	c->filled[column] += tri != DATA_BLANK;
	c->no[column] += tri == DATA_NO;
}

static void count_columns(struct columns *c, const struct data_household *h)
{
	count_tri(c, TRI_DIBAO, first_known(h->dibao_members, h->dibao_all));
	count_tri(c, TRI_LABOUR, first_known(h->no_labour_members, h->no_labour));
	count_tri(c, TRI_RELOCATED, h->relocated);
	count_tri(c, TRI_LOW, h->low_income);
	count_tri(c, TRI_PLAN, h->has_plan);
	count_tri(c, TRI_PROFILE, h->has_profile);
}

static void survey_year(struct indicator_set *s, size_t y)
{
	const struct data_year *year = &s->data->year[y];
	struct columns all = {0};
	for (size_t i = 0; i < year->n; i++)
		count_columns(&all, &year->household[i]);
	for (int c = 0; c < TRI_COLUMNS; c++) {
		s->filled[y][c] = all.filled[c];
		s->no[y][c] = all.no[c];
		s->blank_is_no[y][c] = all.filled[c] && !all.no[c];
	}
}

static void provide(struct indicator_set *s, enum fact_id f, bool yes)
{
	if (yes)
		s->provided |= 1u << f;
}

static void survey_columns(struct indicator_set *s)
{
	size_t own_pay = 0, four = 0;
	for (size_t y = 0; y < s->data->years; y++)
		survey_year(s, y);
	for (size_t i = 0; i < s->rows; i++) {
		const struct data_household *h = &s->data->year[0].household[i];
		s->cadres += h->cadre != 0;
		own_pay += data_stated(s->data, h, DATA_OWN_PAY) != MONEY_NONE;
		four += h->block[DATA_TRANSFER] != MONEY_NONE;
	}
	provide(s, FACT_DIBAO_ALL, s->filled[0][TRI_DIBAO]);
	provide(s, FACT_NO_LABOUR, s->filled[0][TRI_LABOUR]);
	provide(s, FACT_RELOCATED, s->filled[0][TRI_RELOCATED]);
	provide(s, FACT_LOW_INCOME, s->filled[0][TRI_LOW]);
	provide(s, FACT_OWN_PAY_RATIO, own_pay);
	provide(s, FACT_TRANSFER_SHARE, four || s->estimate_stands);
}

static bool has_quarters(const struct data_set *d, size_t y)
{
	for (size_t i = 0; i < d->quarters; i++)
		if (d->quarter[i].year == y)
			return true;
	return false;
}

void facts_survey(struct indicator_set *s)
{
	static const enum fact_id always[] = {FACT_KIND,    FACT_STATUS,    FACT_MONITOR, FACT_MONITORED,
					      FACT_CLEARED, FACT_UNCLEARED, FACT_SIZE,    FACT_PER_CAPITA};
	static const enum fact_id two_years[] = {FACT_PER_CAPITA_PREV, FACT_CHANGE, FACT_GROWTH};
	static const enum fact_id estimated[] = {FACT_ESTIMATE, FACT_ESTIMATE_CHANGE, FACT_ESTIMATE_GROWTH};
	const struct data_set *d = s->data;
	bool estimate = s->estimating || s->estimate_is_net, prev = has_prev_year(s);
	int64_t gap;

	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		provide(s, always[i], true);
	for (size_t i = 0; i < 3; i++)
		provide(s, two_years[i], prev);
	for (size_t i = 0; i < 3; i++)
		provide(s, estimated[i], estimate && (prev || estimated[i] == FACT_ESTIMATE));
	provide(s, FACT_ESTIMATE_MONTHS, s->estimating);
	provide(s, FACT_YTD_GROWTH, prev && has_quarters(d, 0) && has_quarters(d, 1));
	provide(s, FACT_FALLING, has_quarters(d, 0));
	provide(s, FACT_REFERENCE_GAP, prev && s->p->leg_n && reference_growth(s, s->p->leg[0].lower, &gap));
	survey_columns(s);
}

/* --- the facts of one row --- */

static void set_flag(struct fact *f, unsigned tri)
{
	f->known = tri != DATA_BLANK;
	f->yes = tri == DATA_YES;
}

static void set_word(struct fact *f, bool known, unsigned word)
{
	f->known = known;
	f->word = (uint8_t)word;
}

static void set_quotient(struct fact *f, bool known, wide n, wide d)
{
	f->known = known && d > 0;
	f->q = (struct frac){n, d};
}

static unsigned and_tri(bool a, unsigned b)
{
	return a ? b : DATA_NO;
}

static void fill_attributes(const struct indicator_set *s, size_t year, const struct data_household *h,
			    struct fact f[])
{
	static const uint8_t status[] = {[DATA_STATUS_ENJOYS] = WORD_ENJOYS,
					 [DATA_STATUS_ENDED] = WORD_ENDED,
					 [DATA_STATUS_POOR] = WORD_NOT_LIFTED,
					 [DATA_STATUS_RETURNED] = WORD_FELL_BACK};
	bool monitored = h->monitor != DATA_MONITOR_NONE;
	unsigned not_cleared = h->cleared == DATA_YES  ? DATA_NO
			       : h->cleared == DATA_NO ? DATA_YES
						       : DATA_BLANK;

	set_word(&f[FACT_KIND], h->farm != DATA_FARM_BLANK,
		 h->farm == DATA_FARM_LIFTED ? WORD_LIFTED : WORD_ORDINARY);
	set_word(&f[FACT_STATUS], h->status != DATA_STATUS_BLANK, status[h->status]);
	set_word(&f[FACT_MONITOR], true, h->monitor); /* both lists have the same order */
	set_flag(&f[FACT_MONITORED], monitored ? DATA_YES : DATA_NO);
	set_flag(&f[FACT_CLEARED], and_tri(monitored, h->cleared));
	set_flag(&f[FACT_UNCLEARED], and_tri(monitored, not_cleared));
	set_flag(&f[FACT_DIBAO_ALL], dibao_of(s, year, h));
	set_flag(&f[FACT_NO_LABOUR], labour_of(s, year, h));
	set_flag(&f[FACT_RELOCATED], tri_of(s, year, h->relocated, TRI_RELOCATED));
	set_flag(&f[FACT_LOW_INCOME], tri_of(s, year, h->low_income, TRI_LOW));
	set_quotient(&f[FACT_SIZE], h->size > 0, h->size, 1);
}

static void fill_incomes(const struct indicator_set *s, const struct facts_of *of, struct fact f[])
{
	const struct income *now = of->now, *before = of->before;
	bool both = now->usable && before;
	wide rise = both ? now->net * before->size - before->net * now->size : 0;

	set_quotient(&f[FACT_PER_CAPITA], now->usable, now->net, (wide)now->size * s->unit);
	set_quotient(&f[FACT_PER_CAPITA_PREV], before, before ? before->net : 0,
		     before ? (wide)before->size * s->unit : 0);
	set_quotient(&f[FACT_CHANGE], both, rise, both ? (wide)now->size * before->size * s->unit : 0);
	set_quotient(&f[FACT_GROWTH], both, rise, both ? before->net * now->size : 0);
	money own_pay = data_stated(s->data, of->h, DATA_OWN_PAY);
	set_quotient(&f[FACT_OWN_PAY_RATIO], now->usable && own_pay != MONEY_NONE, (wide)own_pay * s->unit, now->net);
}

/* the denominator is the sum of the four receipts. */
static void fill_transfer(const struct income *now, struct fact *f)
{
	wide all = 0;
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++)
		all += now->block[b];
	set_quotient(f, income_has(now, DATA_INCOME_BLOCKS), now->block[DATA_TRANSFER], all);
}

/* The estimate is this year's income where it stands in for it, or the income stands in for the estimate;
   else, both being there, it is made from the months. */
static void fill_estimate(const struct indicator_set *s, const struct facts_of *of, struct fact f[])
{
	static const enum fact_id from[] = {FACT_PER_CAPITA, FACT_CHANGE, FACT_GROWTH};
	struct fact own[FACT_N];
	struct facts_of made = *of;
	struct income est;
	bool months = s->estimating && of->year == 0;
	if (months && !s->estimate_stands) {
		income_estimate(s, of->h, &est);
		made.now = &est;
	}
	fill_incomes(s, &made, own);
	for (int i = 0; i < 3; i++) {
		f[FACT_ESTIMATE + i] = own[from[i]];
		f[FACT_ESTIMATE + i].known = own[from[i]].known && (s->estimating || s->estimate_is_net);
	}
	set_quotient(&f[FACT_ESTIMATE_MONTHS], months, made.now->months, 1);
}

static bool quarter_at(const struct indicator_set *s, const struct data_household *h, unsigned index,
		       money *net)
{
	const struct data_more *more = data_more(s->data, h);
	for (unsigned i = 0; i < more->quarters; i++) {
		const struct data_period *q = &s->data->quarter[more->quarter + i];
		if (q->index == index) {
			*net = q->net;
			return q->net != MONEY_NONE;
		}
	}
	return false;
}

/* the quarters collected so far against the same quarters of last year. */
static void fill_trend(const struct indicator_set *s, const struct data_household *h, size_t year,
		       struct fact *f)
{
	wide now = 0, before = 0;
	unsigned quarters = 0;
	f->known = false;
	if (h->prev == DATA_NONE || year + 1 >= s->data->years)
		return;
	const struct data_household *prev = &s->data->year[year + 1].household[h->prev];
	for (unsigned k = 0; k < 4; k++) {
		money a, b;
		if (!quarter_at(s, h, k, &a))
			break;
		if (!quarter_at(s, prev, k, &b))
			return;
		now += a;
		before += b;
		quarters++;
	}
	set_quotient(f, quarters, now - before, before);
}

/* the quarters so far below the same quarters of last year; where those were not collected, two
   falls in a row from quarter to quarter; else it cannot be told. */
static void fill_falling(const struct indicator_set *s, const struct data_household *h, size_t year,
			 struct fact *f)
{
	const struct data_household *prev =
		h->prev == DATA_NONE ? NULL : &s->data->year[year + 1].household[h->prev];
	money q[4], b;
	wide now = 0, before = 0;
	unsigned n = 0, same = 0, falls = 0, most = 0;
	for (; n < 4 && quarter_at(s, h, n, &q[n]); n++) {
		now += q[n];
		if (prev && quarter_at(s, prev, n, &b))
			before += b, same++;
		falls = n && q[n] < q[n - 1] ? falls + 1 : 0;
		most = falls > most ? falls : most;
	}
	f->known = n && (same == n || n > 2);
	f->yes = same == n ? now < before : most > 1;
}

/* Growth minus the reference's published growth, as a plain ratio: (growth in thousandths - tenths) / 1000.
 */
static void fill_gap(const struct indicator_set *s, struct fact f[])
{
	const struct fact *g = &f[FACT_GROWTH];
	int64_t tenths = 0;
	bool known = g->known && s->p->leg_n && reference_growth(s, s->p->leg[0].lower, &tenths);
	set_quotient(&f[FACT_REFERENCE_GAP], known, g->q.n * 1000 - g->q.d * tenths, g->q.d * 1000);
}

#define BIT(f) (1u << (f))
#define ESTIMATES                                                                     \
	(BIT(FACT_ESTIMATE) | BIT(FACT_ESTIMATE_CHANGE) | BIT(FACT_ESTIMATE_GROWTH) | \
	 BIT(FACT_ESTIMATE_MONTHS))

void facts_fill(const struct indicator_set *s, const struct facts_of *of, uint32_t need, struct fact f[])
{
	fill_attributes(s, of->year, of->h, f);
	fill_incomes(s, of, f);
	if (need & BIT(FACT_TRANSFER_SHARE))
		fill_transfer(of->now, &f[FACT_TRANSFER_SHARE]);
	if (need & ESTIMATES)
		fill_estimate(s, of, f);
	if (need & BIT(FACT_YTD_GROWTH))
		fill_trend(s, of->h, of->year, &f[FACT_YTD_GROWTH]);
	if (need & BIT(FACT_FALLING))
		fill_falling(s, of->h, of->year, &f[FACT_FALLING]);
	if (need & BIT(FACT_REFERENCE_GAP))
		fill_gap(s, f);
}
