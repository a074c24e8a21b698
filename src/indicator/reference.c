/* Published growth that the own growth is compared with (contract.md 1.2, domain section 4). */
#include "indicator/set.h"

/* --- which region a side speaks of --- */

/* Digits of the region code that count at each side; the rest are zeros. */
static const struct {
	enum policy_side side;
	enum data_level level;
	size_t digits;
} side_digits[] = {
	{SIDE_COUNTY, DATA_COUNTY, 6},
	{SIDE_CITY, DATA_CITY, 4},
	{SIDE_PROVINCE, DATA_PROVINCE, 2},
	{SIDE_NATION, DATA_NATION, 0},
};

/* a township is compared with its county, a province with the province. */
static struct str side_code(const struct indicator_set *s, size_t i)
{
	struct str own = s->data->info.region_code;
	size_t digits = side_digits[i].digits;
	if (s->data->info.region_level < side_digits[i].level)
		return own;
	return arena_fmt(s->a, "%.*s%.*s", (int)(own.n < digits ? own.n : digits), own.p, (int)(12 - digits),
			 "000000000000");
}

/* The whole year first, else the latest quarter. */
static bool better(const struct data_reference *a, const struct data_reference *b)
{
	if (!b || (a->quarter == 0) != (b->quarter == 0))
		return !b || a->quarter == 0;
	return a->quarter > b->quarter;
}

static const struct data_reference *find(const struct indicator_set *s, int year, struct str code,
					 struct str indicator)
{
	const struct data_reference *best = NULL;
	for (size_t i = 0; i < s->data->references; i++) {
		const struct data_reference *r = &s->data->reference[i];
		if (r->has_growth && r->year == year && str_eq(r->region, code) &&
		    str_eq(r->indicator, indicator) && better(r, best))
			best = r;
	}
	return best;
}

static struct str series(const struct indicator_set *s)
{
	return s->p->leg_n ? s->p->leg[0].indicator : STR("rural_disposable_income");
}

void references_find(struct indicator_set *s)
{
	for (size_t i = 0; i < sizeof side_digits / sizeof *side_digits; i++) {
		struct side *side = &s->side[side_digits[i].side];
		side->code = side_code(s, i);
		side->ref = find(s, s->data->info.income_year, side->code, series(s));
	}
}

const struct data_reference *reference_of_year(const struct indicator_set *s, enum policy_side side, int year)
{
	return find(s, year, s->side[side].code, series(s));
}

bool reference_growth(const struct indicator_set *s, enum policy_side side, int64_t *tenths)
{
	const struct data_reference *r = s->side[side].ref;
	if (!r)
		return false;
	*tenths = r->growth;
	return true;
}

const struct data_reference *indicator_reference(const struct indicator_set *s, enum policy_side side)
{
	return s->side[side].ref;
}
