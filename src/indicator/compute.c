#include "indicator/aid.h"
#include "indicator/people.h"
#include "indicator/family.h"

/* --- what the pack fixes and what the contract fixes where the pack is silent --- */

#define FLAT_BELOW 500 /* 0.05 %: growth that rounds to 0.0 %, contract.md section 4 */
static const int64_t default_band[] = {100000, 300000}; /* keys 0-10, 10-30, 30+, contract.md section 4 */

/* Whether the year has been collected, for at least half of the households. */
static bool year_was_collected(const struct data_set *d)
{
	size_t collected = 0;
	for (size_t i = 0; i < d->year[0].n; i++)
		collected += data_has_income(&d->year[0].household[i]);
	return collected * 2 >= d->year[0].n;
}

static void settle(struct indicator_set *s)
{
	const struct policy *p = s->p;
	const int64_t *band = p->band_n ? p->band : default_band;
	s->bands = p->band_n ? p->band_n : 2;
	for (size_t i = 0; i < s->bands; i++)
		s->band[i] = band[i];
	s->estimating = p->estimate.present && s->data->months;
	s->estimate_stands = s->estimating && !year_was_collected(s->data);
	s->estimate_is_net =
		p->estimate.present && !s->data->months && policy_value(p, "estimate.fallback", 0);
	s->unit = s->estimating ? (unsigned)p->estimate.months : 1;
	spreads_settle(s);
	target_settle(s);
	s->with_tekun = policy_value(p, "dibao.with_tekun", 0);
	s->members_first = policy_value(p, "dibao.members_first", 1);
	s->flat_below = policy_value(p, "flat.below", FLAT_BELOW);
}

static void lay_out(struct indicator_set *s)
{
	const struct policy *p = s->p;
	const size_t flow = flow_states(s) * flow_states(s);
	const size_t width[PLACE_END - PLACE_TIER] = {
		[PLACE_TIER - PLACE_TIER] = p->tier.n,
		[PLACE_TIER_PERSONS - PLACE_TIER] = p->tier.n,
		[PLACE_OVERLAP - PLACE_TIER] = p->overlap.n,
		[PLACE_OVERLAP_KNOWN - PLACE_TIER] = p->overlap.n,
		[PLACE_FOCUS - PLACE_TIER] = p->focus.n,
		[PLACE_FOCUS_KNOWN - PLACE_TIER] = p->focus.n,
		[PLACE_LINE - PLACE_TIER] = p->line.n,
		[PLACE_LINE_KNOWN - PLACE_TIER] = p->line.n,
		[PLACE_BAND - PLACE_TIER] = s->bands + 2,
		[PLACE_TRANSFER_BAND - PLACE_TIER] = spread_places(s, SPREAD_TRANSFER),
		[PLACE_OWN_PAY_BAND - PLACE_TIER] = spread_places(s, SPREAD_OWN_PAY),
		[PLACE_GROUP - PLACE_TIER] = p->leg_n * GROUP_WIDTH,
		[PLACE_PRIMARY - PLACE_TIER] = p->focus.n,
		[PLACE_FLOW - PLACE_TIER] = p->tier.n ? flow : 0,
		[PLACE_FLOW_PERSONS - PLACE_TIER] = p->tier.n ? flow : 0,
		[PLACE_FLOW_BEFORE - PLACE_TIER] = p->tier.n ? flow : 0,
		[PLACE_STREAK - PLACE_TIER] = p->leg_n * s->data->years * GROUP_WIDTH,
		/* One more: words that no record has yet make one figure, of no key. */
		[PLACE_MEASURE - PLACE_TIER] = s->duty->measure.n + 1,
		[PLACE_MEASURE_HOMES - PLACE_TIER] = s->duty->measure.n + 1,
		[PLACE_HEADS - PLACE_TIER] = s->duty->post.n + 1,
		[PLACE_HEADS_PREV - PLACE_TIER] = s->duty->post.n + 1,
		[PLACE_ROLE_NEEDED - PLACE_TIER] = p->role_n,
		[PLACE_ROLE_FILLED - PLACE_TIER] = p->role_n,
		[PLACE_TRAINED - PLACE_TIER] = p->role_n,
		[PLACE_TRAINED_LEVEL - PLACE_TIER] = s->duty->training_level.n + 1,
		[PLACE_STREAK_SCOPE - PLACE_TIER] = s->data->years,
		[PLACE_PAPER_NEEDED - PLACE_TIER] = s->aids->paper.n + 1,
		[PLACE_PAPER_FILED - PLACE_TIER] = s->aids->paper.n + 1,
		[PLACE_HERD_STOCK - PLACE_TIER] = s->people->animal.n + 1,
		[PLACE_HERD_BORN - PLACE_TIER] = s->people->animal.n + 1,
		[PLACE_HERD_SOLD - PLACE_TIER] = s->people->animal.n + 1,
		[PLACE_POST_TIER - PLACE_TIER] = p->tier.n,
		[PLACE_DIVIDEND_TIER - PLACE_TIER] = p->tier.n,
		[PLACE_SECTOR - PLACE_TIER] = p->compare_n,
		[PLACE_SECTOR_DOUBTFUL - PLACE_TIER] = p->compare_n,
		[PLACE_SECTOR_UNRECORDED - PLACE_TIER] = p->compare_n,
		[PLACE_SECTOR_RECORDED - PLACE_TIER] = p->compare_n,
		[PLACE_SECTOR_PAID - PLACE_TIER] = p->compare_n,
	};
	s->at.width = AT_FIXED;
	for (size_t i = 0; i < PLACE_END - PLACE_TIER; i++) {
		s->at.first[i] = s->at.width;
		bool subsidy = i >= PLACE_CASES - PLACE_TIER && i <= PLACE_HERD_CLAIM_HEADS - PLACE_TIER;
		s->at.width += subsidy ? p->subsidy_n : width[i];
	}
}

/* --- notes for the reader --- */

static void note_validity(const struct indicator_set *s)
{
	const struct data_case *c = &s->data->info;
	enum policy_standing standing = policy_standing(s->p, c->report_date);
	struct pos at = {.file = c->name};
	if (standing == POLICY_EXPIRED)
		diag_add(s->l, DIAG_WARNING, "policy.expired", at,
			 TR("依据文件有效期已届满：%.*s", "the document is past its last day: %.*s"),
			 STR_ARG(s->p->number));
	else if (standing == POLICY_NOT_YET)
		diag_add(s->l, DIAG_WARNING, "policy.early", at,
			 TR("报告日期早于依据文件施行日期：%.*s",
			    "the report is dated before the document is in force: %.*s"),
			 STR_ARG(s->p->number));
	else if (standing == POLICY_LAST_DAY)
		diag_add(s->l, DIAG_NOTE, "policy.last_day", at,
			 TR("报告日期正当依据文件有效期末日，两种算法相差一日：%.*s",
			    "the report is dated on the document's last day, which two counts put one day "
			    "apart: %.*s"),
			 STR_ARG(s->p->number));
}

static void note_marking(const struct indicator_set *s)
{
	static const char *const name[TRI_COLUMNS] = {[TRI_DIBAO] = "整户低保",
						      [TRI_LABOUR] = "整户无劳动力",
						      [TRI_RELOCATED] = "易地扶贫搬迁",
						      [TRI_LOW] = "低收入人口"};
	for (int c = 0; c <= TRI_LOW; c++)
		if (s->blank_is_no[0][c] && s->filled[0][c] < s->rows)
			diag_add(s->l, DIAG_NOTE, "indicator.marked",
				 (struct pos){.file = s->data->info.name},
				 TR("“%s”只填了“是”，没有一个“否”，空白按“否”处理",
				    "column %s holds only yes and blanks; blanks are read as no"),
				 name[c]);
}

/* --- the whole --- */

static void count_tekun(struct indicator_set *s)
{
	for (size_t i = 0; i < s->rows && !s->tekun; i++)
		s->tekun = s->data->year[0].household[i].tekun_members != DATA_BLANK;
}

const struct indicator_set *indicator_compute(struct arena *a, const struct data_set *data,
					      const struct policy *p, struct diag_list *l)
{
	struct indicator_set *s = arena_make(a, struct indicator_set);
	*s = (struct indicator_set){.a = a, .data = data, .p = p, .l = l, .rows = data->year[0].n};
	settle(s);
	duties_settle(s);
	aid_settle(s);
	people_settle(s);
	lay_out(s);
	references_find(s);
	facts_survey(s);
	count_tekun(s);
	flow_settle(s);
	gaps_find(s);
	tally_rows(s);
	figures_make(s);
	note_validity(s);
	note_marking(s);
	subsidies_note(s);
	return s;
}

/* --- households and areas --- */

bool indicator_is_estimated(const struct indicator_set *s)
{
	return s->estimate_stands;
}

const struct data_set *indicator_data(const struct indicator_set *s)
{
	return s->data;
}

const struct policy *indicator_policy(const struct indicator_set *s)
{
	return s->p;
}

const struct household_result *indicator_household(const struct indicator_set *s, uint32_t row)
{
	ENSURE(row < s->rows);
	return &s->row[row];
}

uint32_t indicator_area_find(const struct indicator_set *s, struct str code_or_name)
{
	uint32_t a = data_area_find(s->data, code_or_name);
	for (uint32_t i = 0; a == DATA_NONE && i < s->data->areas; i++)
		if (str_eq(s->data->area[i].name, code_or_name))
			a = i;
	return a;
}

struct frac household_per_capita(const struct household_result *r)
{
	if (!(r->flags & ROW_INCOME))
		return (struct frac){0, 0};
	return (struct frac){r->net, (wide)r->size * 100 * r->unit};
}

struct frac household_per_capita_prev(const struct household_result *r)
{
	if (!(r->flags & ROW_COVERED))
		return (struct frac){0, 0};
	return (struct frac){r->net_prev, (wide)r->size_prev * 100 * r->unit};
}

struct frac household_growth(const struct household_result *r)
{
	wide base = (wide)r->net_prev * r->size;
	if (!(r->flags & ROW_COVERED) || base <= 0)
		return (struct frac){0, 0};
	return (struct frac){((wide)r->net * r->size_prev - base) * 100, base};
}

/* --- values as text --- */

static const struct {
	unsigned decimals;
	const char *name;
} units[] = {
	[UNIT_HOUSEHOLDS] = {0, "户"}, [UNIT_PERSONS] = {0, "人"},      [UNIT_YUAN] = {2, "元"},
	[UNIT_PERCENT] = {4, "%"},     [UNIT_POINTS] = {1, "个百分点"}, [UNIT_PLACE] = {0, "位"},
	[UNIT_YEARS] = {0, "年"},      [UNIT_DAYS] = {1, "天"},        [UNIT_ENTRIES] = {0, "条"},
	[UNIT_HEADS] = {0, "头只"},    [UNIT_MONTHS] = {0, "个月"},    [UNIT_PIECES] = {0, "个"},
	[UNIT_DATE] = {0, ""},
};

unsigned figure_decimals(enum figure_unit u)
{
	return units[u].decimals;
}

const char *figure_unit_name(enum figure_unit u)
{
	return units[u].name;
}

void figure_value_text(const struct figure *f, struct buf *out)
{
	unsigned d = units[f->family->unit].decimals;
	if (f->status == FIGURE_OK)
		dec_format(frac_round(f->value, d), d, out);
}
