/* All figures of a case, in the order of the contract: id, area code, key. */
#include <stdlib.h>

#include "base/vec.h"
#include "indicator/aid.h"
#include "indicator/family.h"

/* --- which families, areas and keys --- */

static bool asks_for(const struct policy *p, const char *evidence)
{
	for (size_t i = 0; i < p->duty_n; i++)
		if (str_is(p->duty[i].evidence, evidence))
			return true;
	return false;
}

static bool has_duty(const struct policy *p, const char *id)
{
	for (size_t i = 0; i < p->duty_n; i++)
		if (str_is(p->duty[i].id, id))
			return true;
	return false;
}

static bool wanted(const struct indicator_set *s, enum when when)
{
	const struct policy *p = s->p;
	switch (when) {
	case WHEN_ALWAYS:
		return true;
	case WHEN_TIERS:
		return p->tier.n > 0;
	case WHEN_FOCUS:
		return p->focus.n > 0;
	case WHEN_LINES:
		return p->line.n > 0;
	case WHEN_TRANSFER_BANDS:
		return s->spread[SPREAD_TRANSFER].n > 0;
	case WHEN_OWN_PAY_BANDS:
		return s->spread[SPREAD_OWN_PAY].n > 0;
	case WHEN_ESTIMATE:
		return p->estimate.present;
	case WHEN_GOAL:
		return p->goal.present;
	case WHEN_TARGET:
		return p->target.present;
	case WHEN_PRIMARY:
		for (size_t i = 0; i < p->focus.n; i++)
			if (p->focus.v[i].precedence)
				return true;
		return false;
	case WHEN_MONTHLY:
		return s->data->months || asks_for(p, "monthly");
	case WHEN_QUARTERLY:
		return s->data->quarters || asks_for(p, "quarterly");
	case WHEN_EMPLOYERS:
		return policy_param(p, "employer.people") != NULL;
	case WHEN_RELIEF:
		return policy_param(p, "relief_work.pay") != NULL;
	case WHEN_VISITS:
		return s->aids->visit != NULL;
	case WHEN_MEASURES_DUE:
		return s->duty->report != NULL;
	case WHEN_DIVIDENDS_DUE:
		return s->duty->dividend != NULL;
	case WHEN_LEGS:
		return p->leg_n > 0;
	default:
		return p->leg_n > (size_t)(when - WHEN_LEG1);
	}
}

/* A figure of an export that is not there is said to be missing once, for the region. */
static size_t areas_of(const struct indicator_set *s, const struct family *f)
{
	bool there = !f->table || duty_has_table(s, f->table) || (f->table == DATA_POSTS && s->aids->heads_from_jobs);
	if (f->asks && !has_duty(s->p, f->asks) && !policy_param(s->p, f->asks))
		return 0;
	bool asked = f->key == KEY_CONTACT ? s->duty->contact != NULL : asks_for(s->p, data_kind_name(f->table));
	asked = asked || f->when == WHEN_EMPLOYERS || f->when == WHEN_RELIEF;
	asked = f->table == DATA_PAYMENTS ? s->p->subsidy_n > 0 : asked;
	if (!wanted(s, f->when) || (!there && !asked && !f->asks))
		return 0;
	return f->region_only || !there ? 1 : s->data->areas;
}

static void allot(struct indicator_set *s, const struct family *table, size_t n)
{
	s->start = arena_many(s->a, size_t, n + 1);
	for (size_t i = 0; i < n; i++)
		s->start[i + 1] = s->start[i] + areas_of(s, &table[i]) * s->keys[table[i].key].n;
	s->figures = s->start[n];
	s->figure = arena_many(s->a, struct figure, s->figures);
}

/* --- making --- */

static int64_t whole(const struct maker *m, size_t place, bool keyed)
{
	return (int64_t)m->t[place_of(m->s, place) + (keyed ? m->index : 0)];
}

/* Conditions that this case cannot answer are named beside the union. */
static struct str union_note(const struct indicator_set *s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s->p->focus.n; i++)
		if (s->focus_gap[i].n)
			buf_fmt(&b, "%s%.*s", b.n ? "、" : "未含：", STR_ARG(s->p->focus.v[i].label));
	struct str note = arena_str(s->a, buf_view(&b));
	buf_release(&b);
	return note;
}

/* This year's income may not be what was collected for the year; whoever reads the figure is told. */
static struct str income_note(const struct maker *m)
{
	const struct policy_rules *r = m->family->key == KEY_FOCUS  ? &m->s->p->focus
				       : m->family->key == KEY_LINE ? &m->s->p->line
								    : NULL;
	uint32_t estimates = 1u << FACT_ESTIMATE | 1u << FACT_ESTIMATE_CHANGE | 1u << FACT_ESTIMATE_GROWTH;
	struct str id = str_from(m->family->shown.id);
	if (r && m->s->estimate_is_net && cond_facts(r->v[m->index].when) & estimates)
		return STR("未提供月度收入，按本年人均纯收入代替全年预估");
	if (m->s->estimate_stands && (str_starts(id, STR("income.")) || str_starts(id, STR("decline."))))
		return STR("本年收入为按已采集月份推算的全年预估");
	return (struct str){0};
}

void figure_make(const struct maker *m, struct figure *f)
{
	struct str why = gap_why(m);
	f->family = &m->family->shown;
	f->area = m->area;
	f->n = whole(m, m->family->used, m->family->used_keyed);
	f->of = whole(m, m->family->of, m->family->of_keyed);
	if (why.n) {
		f->n = 0;
		figure_gap(f, FIGURE_MISSING, why);
		return;
	}
	m->family->make(m, f);
}

static void make(const struct maker *m, struct figure *f)
{
	figure_make(m, f);
	if (f->status == FIGURE_OK && !f->note.n)
		f->note = income_note(m);
	if (f->status == FIGURE_OK && m->family->key == KEY_NONE &&
	    str_is(str_from(f->family->id), "focus.union"))
		f->note = union_note(m->s);
}

static void make_family(struct indicator_set *s, const struct family *f, struct figure *out)
{
	const struct keyset *k = &s->keys[f->key];
	size_t areas = areas_of(s, f);
	for (uint32_t a = 0; a < areas; a++) {
		struct maker m = {.s = s, .family = f, .area = a, .t = tally_of(s, a)};
		for (size_t i = 0; i < k->n; i++, out++) {
			m.index = k->index[i];
			out->key = k->key[i];
			out->key_name = k->name[i];
			make(&m, out);
		}
	}
}

void figures_make(struct indicator_set *s)
{
	size_t n;
	const struct family *table = family_table(&n);
	keysets_make(s);
	allot(s, table, n);
	for (size_t i = 0; i < n; i++) {
		if (table[i].make == make_rank)
			ranks_make(s, table[i].shown.id);
		make_family(s, &table[i], s->figure + s->start[i]);
	}
}

/* --- ranks --- */

struct entrant {
	uint32_t parent, area;
	enum data_level level;
	struct frac value; /* d == 0: not ranked */
	bool high_first;
};

static int cmp_group(const struct entrant *a, const struct entrant *b)
{
	if (a->parent != b->parent)
		return a->parent < b->parent ? -1 : 1;
	return (a->level > b->level) - (a->level < b->level);
}

static int cmp_entrant(const void *x, const void *y)
{
	const struct entrant *a = x, *b = y;
	int c = cmp_group(a, b);
	if (c)
		return c;
	if (!a->value.d || !b->value.d)
		c = !a->value.d - !b->value.d;
	else
		c = a->high_first ? frac_cmp(b->value, a->value) : frac_cmp(a->value, b->value);
	return c ? c : (a->area > b->area) - (a->area < b->area);
}

/* One group of siblings, best first: equal values share a place (1, 2, 2, 4). */
static void rank_group(struct indicator_set *s, const struct entrant *e, size_t n)
{
	size_t ranked = 0;
	while (ranked < n && e[ranked].value.d)
		ranked++;
	for (size_t i = 0; i < n; i++) {
		bool tie = i && i < ranked && frac_cmp(e[i].value, e[i - 1].value) == 0;
		s->place[e[i].area] = i >= ranked ? 0 : tie ? s->place[e[i - 1].area] : (uint32_t)i + 1;
		s->ranked[e[i].area] = (uint32_t)ranked;
		s->siblings[e[i].area] = (uint32_t)n;
	}
}

/* rank.growth ranks income.growth, highest first; rank.decline decline.ratio, lowest first. */
void ranks_make(struct indicator_set *s, const char *id)
{
	bool growth = str_is(str_from(id), "rank.growth");
	const struct figure *of =
		s->figure + s->start[family_find(growth ? STR("income.growth") : STR("decline.ratio"))];
	size_t n = s->data->areas;
	struct entrant *e = mem_alloc(n * sizeof *e);
	s->place = arena_many(s->a, uint32_t, n);
	s->ranked = arena_many(s->a, uint32_t, n);
	s->siblings = arena_many(s->a, uint32_t, n);
	for (uint32_t a = 0; a < n; a++)
		e[a] = (struct entrant){s->data->area[a].parent, a, s->data->area[a].level, of[a].value,
					growth};
	qsort(e, n, sizeof *e, cmp_entrant);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && cmp_group(&e[i], &e[end]) == 0; end++)
			;
		rank_group(s, e + i, end - i);
	}
	mem_free(e);
}

/* --- asking --- */

const struct figure *indicator_figures(const struct indicator_set *s, size_t *n)
{
	*n = s->figures;
	return s->figure;
}

const struct figure *indicator_lookup(const struct indicator_set *s, const char *id, uint32_t area,
				      struct str key)
{
	size_t n, i = family_find(str_from(id));
	const struct family *table = family_table(&n);
	if (i == SIZE_MAX || area >= areas_of(s, &table[i]))
		return NULL;
	const struct keyset *k = &s->keys[table[i].key];
	for (size_t j = 0; j < k->n; j++)
		if (str_eq(k->key[j], key))
			return &s->figure[s->start[i] + area * k->n + j];
	return NULL;
}
