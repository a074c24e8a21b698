#include "indicator/single.h"

#include "indicator/duty.h"

void indicator_income(const struct indicator_set *s, uint32_t row, struct single_income *out)
{
	struct income in;
	income_of(s, 0, &s->data->year[0].household[row], &in);
	*out = (struct single_income){.usable = in.usable, .size = in.size, .net = in.net};
	for (int b = 0; b < DATA_BLOCKS; b++) {
		out->has[b] = in.has[b];
		out->block[b] = in.block[b];
	}
}

struct str indicator_estimate_words(const struct indicator_set *s, struct arena *a)
{
	const struct policy_estimate *e = &s->p->estimate;
	int year = s->data->info.income_year, last = (e->first_month + e->months - 2) % 12 + 1;
	if (!s->estimate_stands)
		return (struct str){0};
	return arena_fmt(a, "按%d年%d月至%d年%d月%d个月的收入推算全年", year - (e->first_month > 9), e->first_month,
			 year - (last > 9), last, e->months);
}

static void judge_household(const struct indicator_set *s, uint32_t h, size_t from, size_t to,
			    struct single_payment *kept, size_t *n)
{
	struct fact fact[FACT_N];
	struct income now, before;
	const struct data_household *of = &s->data->year[0].household[h];
	income_of(s, 0, of, &now);
	bool two = income_before(s, 0, of, &before);
	for (size_t k = 0; k < s->p->subsidy_n; k++) {
		facts_fill(s, &(struct facts_of){of, &now, two ? &before : NULL, 0},
			   cond_facts(s->p->subsidy[k].when), fact);
		for (size_t i = from; i < to; i++) {
			struct subsidy_found f = {0};
			if (subsidy_case(s, &(struct subsidy_at){h, k, i}, fact, &f))
				kept[(*n)++] = (struct single_payment){
					h, (uint32_t)i, (uint32_t)k, !f.unknown, f.paid, f.entitled, f.over, f.excluded};
		}
	}
}

/* A row begins at most one case of each subsidy. */
static size_t most_cases(const struct indicator_set *s)
{
	return s->duty->payments.t ? s->duty->payments.t->rows * s->p->subsidy_n : 0;
}

size_t indicator_payments(const struct indicator_set *s, struct arena *a, struct single_payment **out)
{
	const struct data_table *t = s->duty->payments.t;
	size_t n = 0;
	*out = arena_many(a, struct single_payment, most_cases(s));
	for (size_t i = 0, to; t && s->p->subsidy_n && i < t->rows; i = to) {
		uint32_t h = t->row[i].household;
		for (to = i + 1; to < t->rows && t->row[to].household == h;)
			to++;
		if (h != DATA_NONE && s->row[h].flags & ROW_SCOPE)
			judge_household(s, h, i, to, *out, &n);
	}
	return n;
}
