#include "policy/grid.h"

#include <stdlib.h>

#include "base/vec.h"
#include "policy/read.h"

/* --- what the conditions name --- */

struct named {
	VEC(struct frac) bound[FACT_N];
	uint32_t facts, lacking; /* lacking: some condition asks whether the fact is known */
};

static void name_bounds(struct named *v, const struct cond *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n; i++)
		name_bounds(v, c->kid[i]);
	if (c->op == COND_KNOWN)
		v->lacking |= 1u << c->fact;
	if (c->op != COND_RANGE)
		return;
	if (c->lo.set)
		*vec_add(&v->bound[c->fact]) = c->lo.at;
	if (c->hi.set)
		*vec_add(&v->bound[c->fact]) = c->hi.at;
}

static int cmp_bound(const void *x, const void *y)
{
	return frac_cmp(*(const struct frac *)x, *(const struct frac *)y);
}

/* --- samples --- */

static void add_number(struct axis *x, struct frac q)
{
	x->sample[x->n++] = (struct fact){.known = true, .q = q};
}

/* Far enough to be another household, near enough to be a likely one: a yuan, a percent, a person. */
static struct frac step_of(enum fact_id f)
{
	enum fact_type t = fact_info(f)->type;
	return t == FACT_YUAN ? (struct frac){100, 1} : t == FACT_SHARE ? (struct frac){1, 100} : (struct frac){1, 1};
}

static struct frac half_way(struct frac a, struct frac b)
{
	struct frac sum = frac_sub(a, (struct frac){-b.n, b.d});
	return (struct frac){sum.n, sum.d * 2};
}

static void number_axis(struct axis *x, struct arena *a, struct frac *bound, size_t n)
{
	struct frac step = step_of(x->f), back = {-step.n, step.d};
	bool whole = fact_info(x->f)->type == FACT_COUNT;
	qsort(bound, n, sizeof *bound, cmp_bound);
	x->sample = arena_many(a, struct fact, 2 * n + 2);
	for (size_t i = 0; i < n; i++) {
		if (i && frac_cmp(bound[i], bound[i - 1]) == 0)
			continue;
		struct frac before = i ? half_way(bound[i - 1], bound[i]) : frac_sub(bound[i], step);
		if (!whole || before.n % before.d == 0)
			add_number(x, before);
		add_number(x, bound[i]);
	}
	if (n)
		add_number(x, frac_sub(bound[n - 1], back));
	else
		add_number(x, (struct frac){0, 1});
}

static void word_axis(struct axis *x, struct arena *a)
{
	const char *const *word = fact_words(x->f);
	x->sample = arena_many(a, struct fact, 9);
	for (; word[x->n]; x->n++)
		x->sample[x->n] = (struct fact){.known = true, .word = (uint8_t)x->n};
}

static void flag_axis(struct axis *x, struct arena *a)
{
	x->sample = arena_many(a, struct fact, 3);
	for (; x->n < 2; x->n++)
		x->sample[x->n] = (struct fact){.known = true, .yes = x->n == 0};
}

static void add_axis(struct grid *g, struct arena *a, struct named *v, enum fact_id f)
{
	struct axis *x = &g->axis[g->n++];
	*x = (struct axis){.f = f};
	if (fact_info(f)->type == FACT_WORD)
		word_axis(x, a);
	else if (fact_info(f)->type == FACT_FLAG)
		flag_axis(x, a);
	else
		number_axis(x, a, v->bound[f].v, v->bound[f].n);
	if (v->lacking >> f & 1)
		x->sample[x->n++] = (struct fact){0};
	g->cells = g->cells <= GRID_CELLS_MAX / x->n ? g->cells * x->n : 0;
}

/* 监测对象, 已消除, 未消除 are read off the kind of monitoring and one flag. */
#define DERIVED (1u << FACT_MONITORED | 1u << FACT_CLEARED | 1u << FACT_UNCLEARED)

void grid_make(struct grid *g, struct arena *a, const struct cond *const *c, size_t n)
{
	struct named v = {0};
	*g = (struct grid){.cells = 1};
	for (size_t i = 0; i < n; i++) {
		name_bounds(&v, c[i]);
		v.facts |= cond_facts(c[i]);
	}
	if (v.facts & DERIVED)
		v.facts |= 1u << FACT_MONITOR | 1u << FACT_CLEARED;
	v.facts &= ~(1u << FACT_MONITORED | 1u << FACT_UNCLEARED);
	for (unsigned f = 0; f < FACT_N; f++) {
		if (v.facts >> f & 1)
			add_axis(g, a, &v, (enum fact_id)f);
		vec_release(&v.bound[f]);
	}
}

bool grid_turn(struct grid *g, enum fact_id f)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->axis[i].f == f) {
			struct axis last = g->axis[g->n - 1];
			g->axis[g->n - 1] = g->axis[i];
			g->axis[i] = last;
			return true;
		}
	return false;
}

void grid_cell(struct grid *g, size_t i)
{
	for (size_t k = g->n; k-- > 0; i /= g->axis[k].n)
		g->fact[g->axis[k].f] = g->axis[k].sample[i % g->axis[k].n];
	struct fact *f = g->fact, cleared = f[FACT_CLEARED];
	bool monitored = f[FACT_MONITOR].word != WORD_NOT_MONITORED;
	f[FACT_MONITORED] = (struct fact){.known = f[FACT_MONITOR].known, .yes = monitored};
	f[FACT_UNCLEARED] = (struct fact){.known = cleared.known || !monitored, .yes = monitored && !cleared.yes};
	f[FACT_CLEARED] = (struct fact){.known = cleared.known || !monitored, .yes = monitored && cleared.yes};
}

void grid_value_text(const struct fact *fact, enum fact_id f, struct buf *out)
{
	const struct fact_info *info = fact_info(f);
	buf_cat(out, info->label);
	if (!fact->known) {
		buf_cat(out, "未采集");
		return;
	}
	buf_char(out, '=');
	if (info->type == FACT_WORD)
		buf_cat(out, fact_words(f)[fact->word]);
	else if (info->type == FACT_FLAG)
		buf_cat(out, fact->yes ? "是" : "否");
	else if (info->type == FACT_YUAN)
		dec_format(frac_round(fact->q, 0), 2, out), buf_cat(out, "元");
	else if (info->type == FACT_SHARE)
		dec_format(frac_round(fact->q, 4), 2, out), buf_cat(out, "%");
	else
		dec_format(frac_round(fact->q, 0), 0, out);
}
