/*
 * 孝扶 (S4 （十五）), dividends by tier (S5 （八）16), departments' payments beside the household's recorded income (S5
 * （九）19).
 */
#include "indicator/people.h"

#include "indicator/family.h"

/* --- 孝扶: the children's money is at least 0.8 times dividends and relief (A-29) --- */

uint64_t people_filial(const struct person_row *r, const struct fact fact[])
{
	const struct people *p = r->p;
	wide base = 0, given = 0, low = policy_value(r->s->p, "filial.low", 0);
	bool any = false, told = false;
	size_t i, to;
	if (!fact[FACT_NO_LABOUR].known || !fact[FACT_NO_LABOUR].yes)
		return 0;
	aid_rows(&p->payments, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t of = aid_cell(&p->payments, i, Y_BASE), paid = aid_cell(&p->payments, i, Y_PAID),
			day = aid_cell(&p->payments, i, Y_DATE);
		if (!subsidy_named(p->filial, aid_text(r->s, &p->payments, i, Y_ITEM)) ||
		    (day != DATA_CELL_BLANK && (day < p->year_from || day > p->year_to)))
			continue;
		told = (told || !any) && of != DATA_CELL_BLANK && paid != DATA_CELL_BLANK;
		any = true;
		base += of == DATA_CELL_BLANK ? 0 : of;
		given += paid == DATA_CELL_BLANK ? 0 : paid;
	}
	r->w->t[AT_FILIAL_BASE] += (told ? base : 0) * r->s->unit;
	r->w->t[AT_FILIAL_GIVEN] += (told ? given : 0) * r->s->unit;
	return mark_if(true, MARK_FILIAL_DUE) | mark_if(told, MARK_FILIAL_TOLD) | mark_if(any && !told, MARK_FILIAL_UNKNOWN) |
	       mark_if(!any, MARK_FILIAL_MISSING) | mark_if(told && given * 1000000 < base * low, MARK_FILIAL_LOW);
}

/* --- dividends: whose they are --- */

void dividends_add(const struct indicator_set *s, const struct tallied *w, bool in_scope)
{
	const struct duty_table *d = &s->people->dividends;
	wide sum = 0;
	size_t i, to;
	aid_rows(d, (uint32_t)(w->h - s->data->year[0].household), &i, &to);
	for (; i < to; i++) {
		int64_t paid = aid_cell(d, i, G_PAID), day = aid_cell(d, i, G_DATE);
		bool this_year = day == DATA_CELL_BLANK || (day >= s->people->year_from && day <= s->duty->as_of);
		sum += paid != DATA_CELL_BLANK && this_year && aid_cell(d, i, G_DUE) != DATA_CELL_BLANK ? paid : 0;
	}
	w->t[AT_DIVIDEND_ALL] += sum * s->unit;
	if (in_scope && w->r->tier < s->p->tier.n)
		w->t[place_of(s, PLACE_DIVIDEND_TIER) + w->r->tier] += sum * s->unit;
}

/* --- what a department paid beside what the household's record says --- */

/* In the order of the words of policy_compare.part. */
static const enum data_part parts[] = {DATA_PART_BIRTH_PLAN, DATA_PART_DIBAO, DATA_PART_TEKUN, DATA_PART_PENSION,
				       DATA_PART_ECOLOGY, DATA_PART_DIVIDEND};

static money part_of(const struct indicator_set *s, const struct data_household *h, int part)
{
	uint32_t at = data_more(s->data, h)->part;
	return at == DATA_NONE ? MONEY_NONE : s->data->year[0].part[at].v[parts[part]];
}

static bool is_item(const struct policy_compare *c, struct str item)
{
	for (size_t i = 0; i < c->names.n; i++)
		if (str_eq(c->names.v[i], item))
			return true;
	return false;
}

static bool told_by(const struct indicator_set *s, const struct policy_compare *c)
{
	const struct duty_table *d = &s->people->payments;
	for (size_t i = 0; d->t && i < d->t->rows; i++)
		if (is_item(c, aid_text(s, d, i, Y_ITEM)))
			return true;
	return false;
}

/* Comparisons of which the export has no payment at all are not made: the department has told nothing. */
static void settle_told(struct indicator_set *s)
{
	for (size_t k = 0; k < s->p->compare_n; k++)
		s->people->sector_told |= (uint32_t)told_by(s, &s->p->compare[k]) << k;
}

void sectors_settle(struct indicator_set *s)
{
	settle_told(s);
}

void sector_judge(const struct indicator_set *s, uint32_t row, size_t k, struct sector_found *out)
{
	const struct policy_compare *c = &s->p->compare[k];
	const struct people *p = s->people;
	money recorded = part_of(s, &s->data->year[0].household[row], c->part), paid = 0;
	bool any = false;
	size_t i, to;
	*out = (struct sector_found){0};
	aid_rows(&p->payments, row, &i, &to);
	for (; i < to; i++) {
		int64_t amount = aid_cell(&p->payments, i, Y_PAID), day = aid_cell(&p->payments, i, Y_DATE);
		if (amount == DATA_CELL_BLANK || !is_item(c, aid_text(s, &p->payments, i, Y_ITEM)) ||
		    (day != DATA_CELL_BLANK && (day < p->year_from || day > p->year_to)))
			continue;
		any = true;
		paid += amount;
	}
	if (!(p->sector_told >> k & 1) || (recorded == MONEY_NONE && !any))
		return;
	out->unrecorded = recorded == MONEY_NONE;
	out->compared = !out->unrecorded;
	out->recorded = out->unrecorded ? 0 : recorded;
	out->paid = paid;
	money apart = out->recorded - paid;
	out->doubtful = out->compared && (apart < 0 ? -apart : apart) > policy_value(s->p, "sector.tolerance", 0);
}

void people_sectors(const struct person_row *r)
{
	const struct indicator_set *s = r->s;
	for (size_t k = 0; s->people->payments.t && k < s->p->compare_n; k++) {
		struct sector_found f;
		sector_judge(s, r->row, k, &f);
		r->w->t[place_of(s, PLACE_SECTOR) + k] += f.compared;
		r->w->t[place_of(s, PLACE_SECTOR_DOUBTFUL) + k] += f.doubtful;
		r->w->t[place_of(s, PLACE_SECTOR_UNRECORDED) + k] += f.unrecorded;
		r->w->t[place_of(s, PLACE_SECTOR_RECORDED) + k] += (wide)(f.compared ? f.recorded : 0) * s->unit;
		r->w->t[place_of(s, PLACE_SECTOR_PAID) + k] += (wide)(f.compared ? f.paid : 0) * s->unit;
	}
}

void make_sector_difference(const struct maker *m, struct figure *f)
{
	f->value = (struct frac){input_sum(m, 0) - input_sum(m, 1), 100 * m->s->unit};
}
