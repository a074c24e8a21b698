/*
 * Facts of the columns that only some exports have: areas of land, and what the list of monitored households
 * says of their monitoring (domain.md 5.3); and the village's own average, where references.json has it.
 */
#include "audit/plan.h"

static const struct data_household *home(const struct audit *a, uint32_t row)
{
	return &a->now->household[row];
}

static const struct data_watch *watch(const struct audit *a, uint32_t row)
{
	uint32_t at = data_more(a->data, home(a, row))->watch;
	return at == DATA_NONE ? NULL : &a->now->watch[at];
}

/* --- areas, in mu --- */

static bool area_of(const struct audit *a, uint32_t row, enum data_land l, wide *v)
{
	uint32_t at = data_more(a->data, home(a, row))->land;
	*v = at == DATA_NONE ? DATA_LAND_NONE : a->now->land[at].v[l];
	return *v != DATA_LAND_NONE;
}

static bool get_land(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	wide v;
	return area_of(a, row, (enum data_land)arg, &v) && frac_is(q, v, 100);
}

static bool get_forest_pasture(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	wide forest, pasture;
	(void)arg;
	return area_of(a, row, DATA_LAND_FOREST, &forest) && area_of(a, row, DATA_LAND_PASTURE, &pasture) &&
	       frac_is(q, forest + pasture, 100);
}

/* --- the thirteen cells after elimination --- */

static uint16_t filled_cells(const struct data_watch *w)
{
	unsigned bits = 0;
	for (unsigned i = 0; i < DATA_AFTERS; i++)
		bits |= (unsigned)(w->after[i] != MONEY_NONE) << i;
	for (unsigned i = 0; i < DATA_LACKS; i++)
		bits |= (unsigned)(w->lack[i] != DATA_BLANK) << (DATA_AFTERS + i);
	return (uint16_t)bits;
}

static bool get_after(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_watch *w = watch(a, row);
	return w && w->after[arg] != MONEY_NONE && frac_is(q, w->after[arg], 100);
}

/* How many are blank, of those that the export fills for anybody: a column that was not exported is no fault of
   the household's. */
static bool get_after_blank(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_watch *w = watch(a, row);
	unsigned blank = a->after & ~(w ? filled_cells(w) : 0u), n = 0;
	(void)arg;
	for (; blank; blank &= blank - 1)
		n++;
	return a->after && frac_is(q, n, 1);
}

/* --- when, and how --- */

static int month_of(struct date d)
{
	return d.year * 12 + d.month;
}

enum { WATCH_LASTED, WATCH_OPEN, WATCH_YEAR, WATCH_MONTH };
/* The system keeps months only: a difference of months is one of calendar months. */
static bool get_watch(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_watch *w = watch(a, row);
	if (!w || !w->identified.year)
		return false;
	if (arg == WATCH_YEAR)
		return frac_is(q, w->identified.year, 1);
	if (arg == WATCH_MONTH)
		return frac_is(q, w->identified.year * 100 + w->identified.month, 1);
	if (arg == WATCH_LASTED)
		return w->eliminated.year && frac_is(q, month_of(w->eliminated) - month_of(w->identified), 1);
	return frac_is(q, w->eliminated.year ? 0 : month_of(a->data->info.as_of) - month_of(w->identified), 1);
}

enum { HELPED, DEVELOPING };
static bool get_manner(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_watch *w = watch(a, row);
	if (!w)
		return false;
	if (arg == HELPED)
		return w->elimination != DATA_ELIMINATION_BLANK &&
		       frac_is(q, w->elimination == DATA_ELIMINATION_HELPED, 1);
	return w->developing != DATA_BLANK && frac_is(q, w->developing == DATA_YES, 1);
}

/* --- the village's 农民人均纯收入 of the income year --- */

static bool get_village(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	money level = a->village[home(a, row)->area];
	(void)arg;
	return level != MONEY_NONE && frac_is(q, level, 100);
}

void detail_survey(struct audit *a)
{
	a->village = arena_many(a->a, money, a->data->areas);
	for (size_t i = 0; i < a->data->areas; i++)
		a->village[i] = MONEY_NONE;
	for (size_t i = 0; i < a->data->references; i++) {
		const struct data_reference *r = &a->data->reference[i];
		uint32_t at = data_area_find(a->data, r->region);
		if (at != DATA_NONE && a->data->area[at].level == DATA_VILLAGE && r->has_level && !r->quarter &&
		    r->year == a->data->info.income_year && str_is(r->indicator, "rural_net_income"))
			a->village[at] = r->level;
	}
	for (size_t i = 0; i < a->now->watches; i++)
		a->after |= filled_cells(&a->now->watch[i]);
}

#define H AUDIT_HOUSEHOLD
#define LAND(name, title, land)                             \
	{                                                   \
		name, title, H, IN_MU, get_land, land, NULL \
	}
#define AFTER(name, title, cell)                               \
	{                                                      \
		name, title, H, IN_YUAN, get_after, cell, NULL \
	}
const struct audit_fact audit_detail_facts[] = {
	LAND("farmland", "耕地面积", DATA_LAND_FARM),
	LAND("forest", "林地面积", DATA_LAND_FOREST),
	LAND("reverted", "退耕还林面积", DATA_LAND_REVERTED),
	LAND("orchard", "林果面积", DATA_LAND_ORCHARD),
	LAND("pasture", "牧草地面积", DATA_LAND_PASTURE),
	LAND("water", "水面面积", DATA_LAND_WATER),
	{"forest_pasture", "林地与牧草地面积之和", H, IN_MU, get_forest_pasture, 0, "林地面积、牧草地面积"},
	AFTER("after_wage", "风险消除后工资性收入", DATA_AFTER_WAGE),
	AFTER("after_business", "风险消除后生产经营性收入", DATA_AFTER_BUSINESS),
	AFTER("after_transfer", "风险消除后转移性收入", DATA_AFTER_TRANSFER),
	AFTER("after_net", "风险消除后家庭纯收入", DATA_AFTER_NET),
	AFTER("after_per_capita", "风险消除后家庭人均纯收入", DATA_AFTER_PER_CAPITA),
	{"after_blank", "风险消除后各栏的空白数", H, IN_COUNT, get_after_blank, 0, "风险消除后13栏"},
	{"watch_lasted", "识别至消除相隔的月份", H, IN_COUNT, get_watch, WATCH_LASTED, "识别监测时间、消除监测时间"},
	{"watch_open", "识别后未消除的月份", H, IN_COUNT, get_watch, WATCH_OPEN, "识别监测时间"},
	{"watch_year", "识别年度", H, IN_COUNT, get_watch, WATCH_YEAR, "识别监测时间"},
	{"watch_month", "识别年月", H, IN_COUNT, get_watch, WATCH_MONTH, "识别监测时间"},
	{"helped", "帮扶消除", H, IN_FLAG, get_manner, HELPED, "风险消除方式"},
	{"developing", "已实施开发式帮扶措施", H, IN_FLAG, get_manner, DEVELOPING, "实施开发式帮扶措施情况"},
	{"village_income", "本村农民人均纯收入", H, IN_YUAN, get_village, 0,
	 "本村农民人均纯收入（写入references.json，指标名rural_net_income，地区为村代码）"},
	{.name = NULL},
};
