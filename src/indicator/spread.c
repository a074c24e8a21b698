/*
 * Distributions: households by the share of transfers in their four receipts
 * published at 30, 50 and 70 %), and by what they paid themselves held
 * against net income (A-24: 30, 50 and 100 %).  The bounds are the pack's; a
 * band has its lower bound and not its upper (以上 includes).  After the bands
 * stand the households whose whole is not above zero, and those that were not
 * collected: together they are the population.
 */
#include "indicator/family.h"

static const struct {
	const char *params; /* NAME.band1, NAME.band2, ... */
} spreads[SPREADS] = {[SPREAD_TRANSFER] = {"transfer"}, [SPREAD_OWN_PAY] = {"own_pay"}};

/* Bounds of an office's own pack that do not rise make no bands: said, and the figure is left out. */
static bool add_bound(const struct indicator_set *s, struct spread_bounds *b, const struct policy_param *p)
{
	if (p->type == PARAM_PERCENT && p->value > (b->n ? b->v[b->n - 1] : 0)) {
		b->v[b->n++] = p->value;
		return true;
	}
	diag_add(s->l, DIAG_WARNING, "policy.bands", (struct pos){.file = s->p->file},
		 TR("%.*s：分档界限应为由小到大的百分数，未分档", "%.*s: bands should be ascending percentages; none are made"),
		 STR_ARG(p->id));
	b->n = 0;
	return false;
}

void spreads_settle(struct indicator_set *s)
{
	for (size_t k = 0; k < SPREADS; k++)
		for (unsigned i = 1; i <= POLICY_BANDS_MAX; i++) {
			struct str id = arena_fmt(s->a, "%s.band%u", spreads[k].params, i);
			const struct policy_param *p = policy_param(s->p, id.p);
			if (!p || !add_bound(s, &s->spread[k], p))
				break;
		}
}

size_t spread_places(const struct indicator_set *s, enum spread k)
{
	return s->spread[k].n ? s->spread[k].n + 1 + SPREAD_RESTS : 0;
}

/* Part and whole of a household; false: not collected. */
static bool parts_of(const struct indicator_set *s, enum spread k, const struct tallied *w, wide *part, wide *whole)
{
	if (k == SPREAD_OWN_PAY) {
		money own_pay = data_stated(s->data, w->h, DATA_OWN_PAY);
		*part = (wide)own_pay * s->unit;
		*whole = w->now->net;
		return w->now->usable && own_pay != MONEY_NONE;
	}
	*part = w->now->block[DATA_TRANSFER];
	*whole = 0;
	for (int b = 0; b < DATA_INCOME_BLOCKS; b++)
		*whole += w->now->block[b];
	/* A year with an amount that cannot be read is not used, its blocks neither. */
	bool read = s->estimate_stands || w->h->income_fault != DATA_INCOME_BAD_AMOUNT;
	return read && income_has(w->now, DATA_INCOME_BLOCKS);
}

size_t spread_band(const struct indicator_set *s, enum spread k, const struct tallied *w)
{
	const struct spread_bounds *b = &s->spread[k];
	wide part, whole;
	size_t i = 0;
	if (!parts_of(s, k, w, &part, &whole))
		return b->n + 1 + SPREAD_UNKNOWN;
	if (whole <= 0)
		return b->n + 1 + SPREAD_UNDEFINED;
	while (i < b->n && part * 1000000 >= whole * b->v[i])
		i++;
	return i;
}

void spreads_add(const struct indicator_set *s, const struct tallied *w)
{
	static const int place[SPREADS] = {[SPREAD_TRANSFER] = PLACE_TRANSFER_BAND, [SPREAD_OWN_PAY] = PLACE_OWN_PAY_BAND};
	for (size_t k = 0; k < SPREADS; k++)
		if (s->spread[k].n)
			w->t[place_of(s, (size_t)place[k]) + spread_band(s, (enum spread)k, w)]++;
}
