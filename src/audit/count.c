/* Kinds of counting over rows: a condition, blocks copied from last year, the import's
 * findings. */
#include "audit/plan.h"
#include "base/vec.h"

#include <math.h>

void result_keep(const struct audit *a, struct audit_result *r, const uint32_t *row, size_t n)
{
	r->row = arena_many(a->a, uint32_t, n);
	r->rows = n;
	for (size_t i = 0; i < n; i++)
		r->row[i] = row[i];
}

/* In the rule's population?  A row that cannot be told is counted as unknown. */
static bool is_asked(struct walk *w, struct audit_result *r, uint32_t row)
{
	if (!walk_has(w->a, w->record, row))
		return false;
	enum answer t = node_test(w, w->plan->population, row);
	r->unknown += t == ANSWER_UNKNOWN;
	return t == ANSWER_YES;
}

void count_rows(struct walk *w, struct audit_result *r)
{
	VEC(uint32_t) hit = {0};
	size_t n = walk_rows(w->a, w->record);
	for (uint32_t i = 0; i < n; i++) {
		if (!is_asked(w, r, i))
			continue;
		enum answer t = node_test(w, w->plan->when, i);
		r->unknown += t == ANSWER_UNKNOWN;
		r->of += t != ANSWER_UNKNOWN;
		if (t == ANSWER_YES)
			*vec_add(&hit) = i;
	}
	r->n = hit.n;
	r->found = hit.n > 0;
	result_keep(w->a, r, hit.v, hit.n);
	vec_release(&hit);
}

/* --- copied from last year --- */

bool is_unlikely(const struct audit_plan *p, long double log_p)
{
	return p->alpha == 0 || log_p < logl((long double)p->alpha / 10000);
}

struct copies {
	size_t nonzero[DATA_BLOCKS], equal[DATA_BLOCKS]; /* households with the block; equal to last year's */
	size_t mask[1 << DATA_BLOCKS];                   /* households by which blocks are not zero */
};

/* 1: all blocks that are not zero equal last year's; 0: not; -1: not comparable. */
static int compare_years(const struct walk *w, uint32_t row, struct copies *c)
{
	const struct data_household *h = &w->a->now->household[row];
	unsigned mask = 0, equal = 0;
	if (h->prev == DATA_NONE || w->a->data->years < 2)
		return -1;
	const struct data_household *p = &w->a->data->year[1].household[h->prev];
	for (unsigned b = 0; b < DATA_BLOCKS; b++) {
		if (h->block[b] == MONEY_NONE || p->block[b] == MONEY_NONE)
			return -1;
		mask |= (unsigned)(h->block[b] != 0) << b;
		equal |= (unsigned)(h->block[b] != 0 && h->block[b] == p->block[b]) << b;
	}
	if (!mask)
		return -1;
	c->mask[mask]++;
	for (unsigned b = 0; b < DATA_BLOCKS; b++) {
		c->nonzero[b] += mask >> b & 1;
		c->equal[b] += equal >> b & 1;
	}
	return mask == equal;
}

/* Were the blocks equal independently of each other, each as often as it is in the county: the mean chance of
   a household to have all equal.  P(X >= k) of such a sum is at most the binomial's with the mean (Hoeffding
   1956). */
static long double mean_chance(const struct copies *c, size_t n)
{
	long double sum = 0;
	for (unsigned mask = 1; mask < 1u << DATA_BLOCKS; mask++) {
		long double chance = (long double)c->mask[mask];
		for (unsigned b = 0; b < DATA_BLOCKS; b++)
			if (mask >> b & 1 && c->mask[mask])
				chance *= (long double)c->equal[b] / (long double)c->nonzero[b];
		sum += chance;
	}
	return n ? sum / (long double)n : 0;
}

void count_copied(struct walk *w, struct audit_result *r)
{
	struct copies c = {0};
	VEC(uint32_t) hit = {0};
	for (uint32_t i = 0; i < w->a->now->n; i++) {
		int t = compare_years(w, i, &c);
		r->of += t >= 0;
		r->unknown += t < 0;
		if (t == 1)
			*vec_add(&hit) = i;
	}
	r->n = hit.n;
	r->sample = r->of;
	result_keep(w->a, r, hit.v, hit.n);
	vec_release(&hit);
	if (r->of < AUDIT_SAMPLE_MIN)
		return;
	long double chance = mean_chance(&c, r->of);
	long double p = chance >= 1 || r->n == 0 ? 0 : binomial_tail_log(r->of, r->n, chance);
	r->measured = true;
	r->expected = expected_text(w->a->a, chance * (long double)r->of);
	r->p = chance_text(w->a->a, p);
	r->found = r->n > 0 && is_unlikely(w->plan, p);
}

/* --- what the import found --- */

void count_import(struct walk *w, struct audit_result *r)
{
	const struct data_set *d = w->a->data;
	for (size_t i = 0; i < d->exports; i++)
		r->of += d->export[i].read;
	for (size_t k = 0; k < w->plan->codes; k++) {
		for (size_t i = 0; i < d->tallies; i++)
			r->n += str_is(w->plan->code[k], d->tally[i].code) ? d->tally[i].count : 0;
		for (size_t i = 0; i < d->findings.n && !r->place; i++)
			if (str_eq(d->findings.v[i].code, w->plan->code[k]))
				r->place = &d->findings.v[i];
	}
	r->found = r->n > 0;
}
