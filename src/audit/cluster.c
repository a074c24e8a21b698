/*
 * One ratio shared by many households of a village: the same growth, or the
 * same expense per yuan of receipts, to 0.01 %.  Were the values that the county's
 * households have dealt out among its villages by lot, the number of those with
 * one value would be hypergeometric: nothing is estimated.  The least likely is
 * charged for all the values that were looked at (Bonferroni).  A value that the
 * whole county has is no pattern of a village.
 */
#include "audit/plan.h"
#include "base/vec.h"

#include <math.h>
#include <stdlib.h>

struct entry {
	int64_t value;
	uint32_t area, row;
};

static int by_area(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	if (x->area != y->area)
		return x->area < y->area ? -1 : 1;
	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return x < y ? -1 : x > y;
}

/* How often the value occurs in the sorted array. */
static size_t occurrences(const int64_t *v, size_t n, int64_t value)
{
	size_t from = 0, to = n, first;
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		if (v[mid] < value)
			from = mid + 1;
		else
			to = mid;
	}
	first = from;
	for (to = n; from < to;) {
		size_t mid = from + (to - from) / 2;
		if (v[mid] <= value)
			from = mid + 1;
		else
			to = mid;
	}
	return from - first;
}

/* Households of villages; a ratio of exactly zero is no pattern (no cost at all, no change). */
static void gather(struct walk *w, struct audit_result *r, struct entry **out, size_t *n)
{
	VEC(struct entry) e = {0};
	struct frac q;
	for (uint32_t i = 0; i < w->a->now->n; i++) {
		const struct data_household *h = &w->a->now->household[i];
		if (w->a->data->area[h->area].level != DATA_VILLAGE || !walk_fact(w, w->plan->of[0], i, &q)) {
			r->unknown++;
			continue;
		}
		int64_t value = (int64_t)frac_round(q, 2);
		if (value)
			*vec_add(&e) = (struct entry){value, h->area, i};
	}
	*out = e.v;
	*n = e.n;
	if (e.n)
		qsort(e.v, e.n, sizeof *e.v, by_area);
}

struct county {
	const struct entry *e;
	size_t n;
	int64_t *value;   /* sorted */
	size_t groups;    /* different values within a village, all villages */
	long double best; /* log p of the least likely cluster */
};

/* How likely so many of the value's households would be in the village, by lot. */
static long double cluster_chance(const struct county *c, struct audit_cluster *k, struct arena *a)
{
	struct urn u = {c->n, occurrences(c->value, c->n, k->value), k->of};
	long double log_p = hypergeometric_tail_log(&u, k->n);
	k->expected = expected_text(a, (long double)u.drawn * (long double)u.marked / (long double)u.of);
	k->p = chance_text(a, log_p);
	return log_p;
}

static bool is_cluster(const struct audit_plan *p, size_t n, size_t of)
{
	return (wide)n * 10000 >= p->least && (wide)n * 1000000 >= (wide)p->share * (wide)of;
}

static size_t end_of(const struct county *c, size_t from, bool same_value)
{
	size_t i = from;
	while (i < c->n && c->e[i].area == c->e[from].area &&
	       (!same_value || c->e[i].value == c->e[from].value))
		i++;
	return i;
}

static int by_size(const void *a, const void *b)
{
	const struct audit_cluster *x = a, *y = b;
	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	if (x->area != y->area)
		return x->area < y->area ? -1 : 1;
	return x->value < y->value ? -1 : x->value > y->value;
}

static int by_row(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

static void find_clusters(struct walk *w, struct county *c, struct audit_result *r)
{
	VEC(struct audit_cluster) found = {0};
	VEC(uint32_t) hit = {0};
	for (size_t first = 0, last; first < c->n; first = last) {
		last = end_of(c, first, false);
		for (size_t from = first, to; from < last; from = to) {
			to = end_of(c, from, true);
			c->groups++;
			if (!is_cluster(w->plan, to - from, last - first))
				continue;
			struct audit_cluster *k = vec_add(&found);
			*k = (struct audit_cluster){.area = c->e[from].area,
						    .value = c->e[from].value,
						    .n = to - from,
						    .of = last - first};
			long double log_p = cluster_chance(c, k, w->a->a);
			c->best = log_p < c->best ? log_p : c->best;
			for (size_t i = from; i < to; i++)
				*vec_add(&hit) = c->e[i].row;
		}
	}
	r->n = hit.n;
	r->clusters = found.n;
	r->cluster = arena_many(w->a->a, struct audit_cluster, found.n);
	for (size_t i = 0; i < found.n; i++)
		r->cluster[i] = found.v[i];
	if (found.n)
		qsort(r->cluster, found.n, sizeof *r->cluster, by_size);
	result_keep(w->a, r, hit.v, hit.n);
	if (hit.n)
		qsort(r->row, r->rows, sizeof *r->row, by_row);
	vec_release(&found);
	vec_release(&hit);
}

void count_cluster(struct walk *w, struct audit_result *r)
{
	struct county c = {0};
	struct entry *e;
	gather(w, r, &e, &c.n);
	c.e = e;
	r->of = r->sample = c.n;
	if (c.n >= AUDIT_SAMPLE_MIN) {
		c.value = mem_alloc(c.n * sizeof *c.value);
		for (size_t i = 0; i < c.n; i++)
			c.value[i] = e[i].value;
		qsort(c.value, c.n, sizeof *c.value, by_value);
		find_clusters(w, &c, r);
		long double all = c.best + logl((long double)(c.groups ? c.groups : 1));
		r->measured = true;
		r->p = chance_text(w->a->a, all < 0 ? all : 0);
		r->found = r->n > 0 && is_unlikely(w->plan, all);
		mem_free(c.value);
	}
	vec_free(e);
}
