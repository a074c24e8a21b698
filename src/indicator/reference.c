/* Published growth that the own growth is compared with (contract.md 1.2, domain section 4 and 8). */
#include "indicator/set.h"

/* --- which region a side speaks of --- */

/* Digits of the region code that count at each side; the rest are zeros. */
static const struct {
	enum policy_side side;
	enum data_level level;
	size_t digits;
} side_digits[] = {
	{SIDE_COUNTY, DATA_COUNTY, 6}, {SIDE_CITY, DATA_CITY, 4}, {SIDE_PROVINCE, DATA_PROVINCE, 2}, {SIDE_NATION, DATA_NATION, 0},
};

/* a township is compared with its county, a province with the province. */
static struct str side_code(const struct indicator_set *s, size_t i)
{
	struct str own = s->data->info.region_code;
	size_t digits = side_digits[i].digits;
	if (s->data->info.region_level < side_digits[i].level)
		return own;
	return arena_fmt(s->a, "%.*s%.*s", (int)(own.n < digits ? own.n : digits), own.p, (int)(12 - digits), "000000000000");
}

/* The whole year first, else the latest quarter. */
static bool better(const struct data_reference *a, const struct data_reference *b)
{
	if (!b || (a->quarter == 0) != (b->quarter == 0))
		return !b || a->quarter == 0;
	return a->quarter > b->quarter;
}

static const struct data_reference *find(const struct indicator_set *s, struct str code, struct str indicator)
{
	const struct data_reference *best = NULL;
	for (size_t i = 0; i < s->data->references; i++) {
		const struct data_reference *r = &s->data->reference[i];
		if (r->has_growth && r->year == s->data->info.income_year && str_eq(r->region, code) &&
		    str_eq(r->indicator, indicator) && better(r, best))
			best = r;
	}
	return best;
}

/* --- a published growth against its own levels --- */

/* Levels are published to the yuan or, where they have a decimal, to 0.1 yuan: half of that, in fen. */
static wide half_unit(money level, money level_prev)
{
	return level % 100 || level_prev % 100 ? 5 : 50;
}

bool reference_agrees(money level, money level_prev, int64_t growth)
{
	wide half = half_unit(level, level_prev);
	if (level_prev <= half)
		return true; /* nothing to compare with */
	struct frac exact = {((wide)level - level_prev) * 100, level_prev};
	struct frac low = {((wide)level - half - level_prev - half) * 100, (wide)level_prev + half};
	struct frac high = {((wide)level + half - level_prev + half) * 100, (wide)level_prev - half};
	struct frac published = {growth, 10};
	if (frac_round(exact, 1) == growth)
		return true;
	return frac_cmp(low, published) <= 0 && frac_cmp(published, high) <= 0;
}

static void check(const struct indicator_set *s, const struct data_reference *r)
{
	if (!r->has_growth || r->growth_computed || !r->has_level || !r->has_level_prev ||
	    reference_agrees(r->level, r->level_prev, r->growth))
		return;
	struct buf said = {0}, found = {0};
	dec_format(r->growth, 1, &said);
	dec_format(frac_round((struct frac){((wide)r->level - r->level_prev) * 100, r->level_prev}, 1), 1, &found);
	struct diag *d = diag_add(s->l, DIAG_WARNING, "reference.growth", r->at,
	                          TR("公布增速%s%%与两年水平算出的%s%%不符，超出舍入范围", "the published growth %s %% is not the %s %% of its levels, beyond rounding"),
	                          buf_cstr(&said), buf_cstr(&found));
	diag_hint(s->l, d, "%s", TR("按公布增速使用；请核对原公报", "the published figure is used; check the source"));
	buf_release(&said);
	buf_release(&found);
}

void references_find(struct indicator_set *s)
{
	struct str indicator = s->p->leg_n ? s->p->leg[0].indicator : STR("rural_disposable_income");
	for (size_t i = 0; i < sizeof side_digits / sizeof *side_digits; i++) {
		struct side *side = &s->side[side_digits[i].side];
		side->code = side_code(s, i);
		side->ref = find(s, side->code, indicator);
	}
	for (size_t i = 0; i < s->data->references; i++)
		check(s, &s->data->reference[i]);
}

bool reference_growth(const struct indicator_set *s, enum policy_side side, int64_t *tenths)
{
	const struct data_reference *r = s->side[side].ref;
	if (!r)
		return false;
	*tenths = r->growth;
	return true;
}
