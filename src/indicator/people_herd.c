/*
 * The herd ledger (S4 （三）: 精准掌握牲畜受孕、生产、存栏、出栏、更新、出售等情况，为研判脱贫户年度收支情况提供依据), held
 * against business income and against the subsidies paid for animals sold.
 */
#include "indicator/people.h"

/* A day after as_of has not come yet. */
static bool in_year(const struct person_row *r, int64_t day)
{
	return day == DATA_CELL_BLANK || (day >= r->p->year_from && day <= r->p->year_to && day <= r->s->duty->as_of);
}

static int year_of(const struct indicator_set *s, int64_t day)
{
	return day == DATA_CELL_BLANK ? s->data->info.income_year : date_add_days((struct date){1970, 1, 1}, (int32_t)day).year;
}

static int64_t heads(const struct people *p, size_t row, unsigned col)
{
	int64_t v = aid_cell(&p->herd, row, col);
	return v == DATA_CELL_BLANK ? 0 : v;
}

static bool is_animal(const struct policy_subsidy *item, struct str animal)
{
	for (size_t i = 0; i < item->herd.n; i++)
		if (str_eq(item->herd.v[i], animal))
			return true;
	return false;
}

bool herd_claim_of(const struct indicator_set *s, uint32_t row, size_t k, struct herd_claim *out)
{
	const struct policy_subsidy *item = &s->p->subsidy[k];
	const struct people *p = s->people;
	int year = s->data->info.income_year;
	size_t first, i, to;
	*out = (struct herd_claim){0};
	aid_rows(&p->herd, row, &first, &to);
	if (!item->herd.n || first == to)
		return false;
	for (i = first; i < to; i++)
		if (aid_cell(&p->herd, i, H_DATE) <= s->duty->as_of && year_of(s, aid_cell(&p->herd, i, H_DATE)) == year &&
		    is_animal(item, aid_text(s, &p->herd, i, H_ANIMAL)))
			out->sold += heads(p, i, H_SOLD);
	aid_rows(&p->payments, row, &i, &to);
	for (; i < to; i++) {
		int64_t quantity = aid_cell(&p->payments, i, Y_QUANTITY);
		if (year_of(s, aid_cell(&p->payments, i, Y_DATE)) != year ||
		    !subsidy_named(item, aid_text(s, &p->payments, i, Y_ITEM)))
			continue;
		out->paid = true;
		out->claimed += quantity == DATA_CELL_BLANK ? 0 : quantity;
	}
	return true;
}

/* Of each animal the last registration of the income year says what is in the pen. */
static void add_stock(const struct person_row *r, size_t from, size_t to)
{
	const struct people *p = r->p;
	wide *stock_at = r->w->t + place_of(r->s, PLACE_HERD_STOCK);
	size_t last[DUTY_WORDS_MAX];
	for (size_t k = 0; k < p->animal.n; k++)
		last[k] = SIZE_MAX;
	for (size_t i = from; i < to; i++) {
		size_t kind = duty_word_at(r->s, &p->animal, &p->herd, i, H_ANIMAL);
		int64_t day = aid_cell(&p->herd, i, H_DATE);
		if (in_year(r, day) && kind != SIZE_MAX && aid_cell(&p->herd, i, H_STOCK) != DATA_CELL_BLANK &&
		    (last[kind] == SIZE_MAX || aid_cell(&p->herd, last[kind], H_DATE) <= day))
			last[kind] = i;
	}
	for (size_t k = 0; k < p->animal.n; k++)
		if (last[k] != SIZE_MAX)
			stock_at[k] += aid_cell(&p->herd, last[k], H_STOCK) / 100;
}

static uint64_t add_rows(const struct person_row *r, size_t from, size_t to)
{
	const struct people *p = r->p;
	bool kept = false, oversold = false;
	int64_t sold = 0;
	for (size_t i = from; i < to; i++) {
		size_t kind = duty_word_at(r->s, &p->animal, &p->herd, i, H_ANIMAL);
		int64_t out = aid_cell(&p->herd, i, H_OUT);
		if (!in_year(r, aid_cell(&p->herd, i, H_DATE)))
			continue;
		kept = true;
		sold += heads(p, i, H_SOLD);
		oversold = oversold || (out != DATA_CELL_BLANK && heads(p, i, H_SOLD) > out);
		if (kind == SIZE_MAX)
			continue;
		r->w->t[place_of(r->s, PLACE_HERD_SOLD) + kind] += heads(p, i, H_SOLD) / 100;
		r->w->t[place_of(r->s, PLACE_HERD_BORN) + kind] += heads(p, i, H_BORN) / 100;
	}
	money business = r->w->h->block[DATA_BUSINESS];
	return mark_if(kept, MARK_HERD_KEPT) | mark_if(oversold, MARK_HERD_OVERSOLD) | mark_if(sold > 0, MARK_HERD_SOLD) |
	       mark_if(sold > 0 && business != MONEY_NONE && business <= 0, MARK_HERD_NO_INCOME);
}

/* Whether something was paid to the household for animals sold. */
static bool was_paid(const struct person_row *r)
{
	size_t i, to;
	aid_rows(&r->p->payments, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t paid = aid_cell(&r->p->payments, i, Y_PAID);
		for (size_t k = 0; paid != DATA_CELL_BLANK && paid > 0 && k < r->s->p->subsidy_n; k++)
			if (r->s->p->subsidy[k].herd.n &&
			    subsidy_named(&r->s->p->subsidy[k], aid_text(r->s, &r->p->payments, i, Y_ITEM)))
				return true;
	}
	return false;
}

uint64_t people_herd(const struct person_row *r)
{
	size_t from, to;
	aid_rows(&r->p->herd, r->row, &from, &to);
	uint64_t marks = add_rows(r, from, to);
	add_stock(r, from, to);
	for (size_t k = 0; k < r->s->p->subsidy_n; k++) {
		struct herd_claim c;
		if (!herd_claim_of(r->s, r->row, k, &c) || c.claimed <= c.sold)
			continue;
		r->w->t[place_of(r->s, PLACE_HERD_CLAIM) + k]++;
		r->w->t[place_of(r->s, PLACE_HERD_CLAIM_HEADS) + k] += (c.claimed - c.sold) / 100;
	}
	bool kept = marks >> MARK_HERD_KEPT & 1;
	return marks | mark_if(!kept, MARK_HERD_WITHOUT) | mark_if(!kept && was_paid(r), MARK_HERD_MISSING);
}
