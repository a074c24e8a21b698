/* Digits and bunching: round amounts, and crowds just above a line. */
#include "audit/plan.h"
#include "base/vec.h"

#include <math.h>

/* The share of amounts that are multiples of `multiple` yuan; of evenly spread amounts it is at most
 * 1/multiple. */
void count_heap(struct walk *w, struct audit_result *r)
{
	const struct audit_plan *p = w->plan;
	wide multiple = p->multiple / 10000;
	struct frac q;
	for (uint32_t i = 0; i < w->a->now->n; i++)
		for (unsigned k = 0; k < p->ofs; k++) {
			if (!walk_fact(w, p->of[k], i, &q) || q.n == 0)
				continue;
			r->of++;
			r->n += q.n % (q.d * multiple) == 0;
		}
	r->sample = r->of;
	if (r->of < AUDIT_SAMPLE_MIN || multiple < 2)
		return;
	long double log_p = binomial_tail_log(r->of, r->n, 1 / (long double)multiple);
	r->measured = true;
	r->expected = expected_text(w->a->a, (long double)r->of / (long double)multiple);
	r->p = chance_text(w->a->a, log_p);
	/* n/of above the share, exactly: n * 100 % * 10000 > share * of */
	r->found = (wide)r->n * 1000000 > (wide)p->share * (wide)r->of && is_unlikely(p, log_p);
}

/* Households in [line, line + width) against those in [line - width, line).  Where incomes are spread
   smoothly the two are about equal: each is as likely to lie above. */
void count_bunch(struct walk *w, struct audit_result *r)
{
	const struct audit_plan *p = w->plan;
	struct frac q, line = frac_make(p->line, 10000), low = frac_make(p->line - p->width, 10000),
		       high = frac_make(p->line + p->width, 10000);
	VEC(uint32_t) hit = {0};
	size_t below = 0, known = 0;
	for (uint32_t i = 0; i < w->a->now->n; i++) {
		if (!walk_fact(w, p->of[0], i, &q)) {
			r->unknown++;
			continue;
		}
		known++;
		if (frac_cmp(q, low) < 0 || frac_cmp(q, high) >= 0)
			continue;
		if (frac_cmp(q, line) < 0)
			below++;
		else
			*vec_add(&hit) = i;
	}
	r->n = hit.n;
	r->of = hit.n + below;
	r->sample = known;
	result_keep(w->a, r, hit.v, hit.n);
	vec_release(&hit);
	if (known < AUDIT_SAMPLE_MIN)
		return;
	long double log_p = binomial_tail_log(r->of, r->n, 0.5L);
	r->measured = true;
	r->expected = expected_text(w->a->a, (long double)r->of / 2);
	r->p = chance_text(w->a->a, log_p);
	r->found = r->n > 0 && is_unlikely(p, log_p);
}
