#include "indicator/diff.h"

#include "base/map.h"
#include "base/vec.h"
#include "data/subset.h"

/* --- whose households are whose --- */

struct match { /* one year of the two cases */
	const struct data_year *a, *b;
	bool *in_a, *in_b; /* household of the other case that this one has too */
	uint32_t *to;      /* of each household of a: its own in b, or DATA_NONE */
};

static bool same_record(const struct data_set *a, const struct data_household *x, const struct data_set *b,
			const struct data_household *y)
{
	bool same = x->net == y->net && x->size == y->size &&
		    data_stated(a, x, DATA_OWN_PAY) == data_stated(b, y, DATA_OWN_PAY) &&
		    data_stated(a, x, DATA_CLAIMS) == data_stated(b, y, DATA_CLAIMS);
	for (int i = 0; i < DATA_BLOCKS; i++)
		same = same && x->block[i] == y->block[i];
	const uint8_t mine[] = {x->farm, x->status, x->monitor, x->cleared, x->dibao_all, x->no_labour,
				x->relocated, x->low_income, x->has_plan, x->has_profile, x->dibao_members,
				x->tekun_members, x->no_labour_members, x->income_fault},
		      other[] = {y->farm, y->status, y->monitor, y->cleared, y->dibao_all, y->no_labour,
				 y->relocated, y->low_income, y->has_plan, y->has_profile, y->dibao_members,
				 y->tekun_members, y->no_labour_members, y->income_fault};
	for (size_t i = 0; i < sizeof mine; i++)
		same = same && mine[i] == other[i];
	return same && x->causes == y->causes;
}

static void count_pair(const struct data_set *a, const struct data_set *b, const struct data_household *x,
		       const struct data_household *y, struct key_churn *c)
{
	c->common++;
	c->edited += !same_record(a, x, b, y);
	c->moved += !str_eq(a->area[x->area].code, b->area[y->area].code);
}

/* Rows left over by their head's certificate number; two of one head are nobody's. */
#define TWICE (MAP_NONE - 1)
static void map_heads(const struct data_set *d, const struct data_year *y, const bool *taken, struct map *heads)
{
	for (uint32_t i = 0; i < y->n; i++) {
		struct str head = data_text(d, y->household[i].head_id);
		if (taken[i] || !head.n)
			continue;
		map_set(heads, head, map_lookup(heads, head) == MAP_NONE ? i : TWICE);
	}
}

static void match_pair(const struct data_set *a, const struct data_set *b, struct match *m, uint32_t i, uint32_t k,
		       struct key_churn *c)
{
	m->in_b[i] = m->in_a[k] = true;
	m->to[i] = k;
	count_pair(a, b, &m->a->household[i], &m->b->household[k], c);
}

static void renumber(const struct data_set *a, const struct data_set *b, struct match *m, uint32_t i, uint32_t k,
		     struct key_churn *c)
{
	c->number[c->renumbered++] = (struct renumbered){data_text(a, m->a->household[i].id),
							 data_text(b, m->b->household[k].id)};
	match_pair(a, b, m, i, k, c);
}

/* A row of an earlier year is whose row of the year after it is. */
static void match_earlier(const struct data_set *a, const struct data_set *b, struct match *m,
			  const struct match *after, struct key_churn *c)
{
	for (uint32_t i = 0; i < m->a->n; i++) {
		uint32_t next = m->in_b[i] ? DATA_NONE : m->a->household[i].next;
		uint32_t now = next == DATA_NONE ? DATA_NONE : after->to[next];
		uint32_t k = now == DATA_NONE ? DATA_NONE : after->b->household[now].prev;
		if (k != DATA_NONE && !m->in_a[k])
			renumber(a, b, m, i, k, c);
	}
}

/* Households whose number was given anew: one and the same head on both sides, under two ids. */
static void match_heads(const struct data_set *a, const struct data_set *b, struct match *m, struct key_churn *c)
{
	struct map mine = {0}, other = {0};
	map_heads(a, m->a, m->in_b, &mine);
	map_heads(b, m->b, m->in_a, &other);
	for (uint32_t i = 0; i < m->a->n; i++) {
		struct str head = data_text(a, m->a->household[i].head_id);
		uint32_t k = m->in_b[i] || !head.n ? MAP_NONE : map_lookup(&other, head);
		if (k >= TWICE || map_lookup(&mine, head) != i)
			continue;
		renumber(a, b, m, i, k, c);
	}
	map_release(&mine);
	map_release(&other);
}

/* m: of all years so far, this one last. */
static void match_year(struct arena *arena, const struct data_set *a, const struct data_set *b, size_t y,
		       struct match *m, struct key_churn *c)
{
	static const struct data_year none;
	m->a = y < a->years ? &a->year[y] : &none;
	m->b = y < b->years ? &b->year[y] : &none;
	m->in_b = arena_many(arena, bool, m->a->n);
	m->in_a = arena_many(arena, bool, m->b->n);
	m->to = arena_many(arena, uint32_t, m->a->n);
	memset(m->to, 0xFF, m->a->n * sizeof *m->to); /* DATA_NONE */
	*c = (struct key_churn){.year_a = m->a->year, .year_b = m->b->year, .a = m->a->n, .b = m->b->n};
	c->number = arena_many(arena, struct renumbered, m->a->n);
	for (uint32_t i = 0; i < m->a->n; i++) {
		uint32_t k = data_household_find(b, y, data_text(a, m->a->household[i].id));
		if (k != DATA_NONE && !m->in_a[k])
			match_pair(a, b, m, i, k, c);
	}
	if (y)
		match_earlier(a, b, m, m - 1, c);
	match_heads(a, b, m, c);
	c->left = c->a - c->common;
	c->joined = c->b - c->common;
}

/* --- the five computations --- */

#define STATES (DIFF_STEPS + 1)

struct states {
	const struct indicator_set *set[STATES]; /* NULL: the same as the one before */
	struct match year[DATA_YEARS_MAX];
};

static const struct indicator_set *compute(struct arena *arena, const struct data_set *data,
					   const struct policy *p)
{
	struct diag_list unused;
	diag_init(&unused);
	const struct indicator_set *s = indicator_compute(arena, data, p, &unused);
	diag_release(&unused);
	return s;
}

static const struct data_set *common_part(struct arena *arena, const struct data_set *set,
					  const struct states *st, bool of_a)
{
	const bool *keep[DATA_YEARS_MAX] = {0};
	struct data_set *out = arena_make(arena, struct data_set);
	for (size_t y = 0; y < set->years; y++)
		keep[y] = of_a ? st->year[y].in_b : st->year[y].in_a;
	data_subset(set, arena, keep, out);
	return out;
}

static void compute_states(struct arena *arena, const struct indicator_set *a, const struct indicator_set *b,
			   bool same_pack, struct states *st)
{
	const struct data_set *x = indicator_data(a), *y = indicator_data(b);
	const struct policy *p = indicator_policy(a);
	st->set[0] = a;
	st->set[1] = compute(arena, common_part(arena, x, st, true), p);
	st->set[2] = compute(arena, common_part(arena, y, st, false), p);
	st->set[3] = same_pack ? b : compute(arena, y, p);
	st->set[4] = b;
}

/* --- one figure in all five --- */

struct cursor { /* a set's figures, walked in their common order */
	const struct indicator_set *s;
	const struct figure *f;
	size_t n, at;
};

static const struct figure *here(const struct cursor *c)
{
	return c->at < c->n ? &c->f[c->at] : NULL;
}

static struct str code_of(const struct cursor *c, const struct figure *f)
{
	return indicator_data(c->s)->area[f->area].code;
}

/* "2022-10", "2023Q1", "leg1:2023": the year told from the income year, so that two years' keys meet. */
static struct str told_from(const struct cursor *c, struct str key, char room[64])
{
	int year = indicator_data(c->s)->info.income_year;
	size_t at = str_find_char(key, ':');
	at = at == SIZE_MAX ? 0 : at + 1;
	if (key.n < at + 4 || key.n >= 60)
		return key;
	int own = 0;
	for (size_t i = at; i < at + 4; i++) {
		if (key.p[i] < '0' || key.p[i] > '9')
			return key;
		own = own * 10 + (key.p[i] - '0');
	}
	if (own < year - DATA_YEARS_MAX || own > year)
		return key;
	memcpy(room, key.p, key.n);
	room[at] = (char)('a' + own - year + DATA_YEARS_MAX); /* later years behind earlier ones, as they were */
	memmove(room + at + 1, room + at + 4, key.n - at - 4);
	return (struct str){room, key.n - 3};
}

static int cmp_keys(const struct cursor *x, struct str a, const struct cursor *y, struct str b)
{
	char room_a[64], room_b[64];
	if (indicator_data(x->s)->info.income_year == indicator_data(y->s)->info.income_year)
		return str_cmp(a, b);
	return str_cmp(told_from(x, a, room_a), told_from(y, b, room_b));
}

/* By id, area code, key; the end of a list is after everything. */
static int cmp_here(const struct cursor *x, const struct cursor *y)
{
	const struct figure *f = here(x), *g = here(y);
	if (!f || !g)
		return !f - !g;
	int c = str_cmp(str_from(f->family->id), str_from(g->family->id));
	if (!c)
		c = str_cmp(code_of(x, f), code_of(y, g));
	return c ? c : cmp_keys(x, f->key, y, g->key);
}

static wide shown(const struct figure *f)
{
	return frac_round(f->value, figure_decimals(f->family->unit));
}

static bool has_value(const struct figure *f)
{
	return f && f->status == FIGURE_OK;
}

/* A state without a value counts as the one before it. */
static bool take_apart(const struct figure *const f[STATES], struct figure_change *c)
{
	c->before = f[0];
	c->after = f[DIFF_STEPS];
	c->parted = has_value(f[0]) && has_value(f[DIFF_STEPS]);
	if (!c->parted)
		return has_value(f[0]) || has_value(f[DIFF_STEPS]);
	wide last = shown(f[0]);
	for (size_t i = 1; i < STATES; i++) {
		wide v = has_value(f[i]) ? shown(f[i]) : last;
		c->part[i - 1] = v - last;
		last = v;
	}
	return shown(f[0]) != last || f[0]->verdict != f[DIFF_STEPS]->verdict;
}

/* The least of the five places, taken from every list that stands at it. */
static bool next_figure(struct cursor at[STATES], const struct figure *f[STATES], const struct data_area **area)
{
	size_t least = 0;
	for (size_t i = 1; i < STATES; i++)
		if (cmp_here(&at[i], &at[least]) < 0)
			least = i;
	if (!here(&at[least]))
		return false;
	struct cursor place = at[least];
	*area = &indicator_data(place.s)->area[here(&place)->area];
	for (size_t i = 0; i < STATES; i++) {
		f[i] = cmp_here(&at[i], &place) == 0 ? here(&at[i]) : NULL;
		at[i].at += f[i] != NULL;
	}
	return true;
}

static void compare(struct arena *arena, const struct states *st, struct case_diff *out)
{
	struct cursor at[STATES];
	const struct figure *f[STATES];
	const struct data_area *area;
	for (size_t i = 0; i < STATES; i++) {
		at[i] = (struct cursor){.s = st->set[i]};
		at[i].f = indicator_figures(st->set[i], &at[i].n);
	}
	VEC(struct figure_change) found = {0};
	while (next_figure(at, f, &area)) {
		struct figure_change c = {.area = area};
		if (take_apart(f, &c))
			*vec_add(&found) = c;
		else
			out->same++;
	}
	out->n = found.n;
	out->v = arena_many(arena, struct figure_change, found.n);
	for (size_t i = 0; i < found.n; i++)
		out->v[i] = found.v[i];
	vec_release(&found);
}

void indicator_diff(struct arena *arena, const struct indicator_set *a, const struct indicator_set *b,
		    bool same_pack, struct case_diff *out)
{
	const struct data_set *x = indicator_data(a), *y = indicator_data(b);
	struct states st;
	*out = (struct case_diff){.redefined = !same_pack};
	size_t years = x->years > y->years ? x->years : y->years;
	for (size_t i = 0; i < years; i++) {
		struct key_churn c;
		match_year(arena, x, y, i, &st.year[i], &c);
		if (i < 2) {
			out->churn[i] = c;
			out->churns = i + 1;
		}
	}
	compute_states(arena, a, b, same_pack, &st);
	compare(arena, &st, out);
}
