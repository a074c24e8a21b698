#include "data/subset.h"

#include <string.h>

#include "data/table.h"

struct subset {
	const struct data_set *from;
	struct data_set *to;
	struct arena *a;
	uint32_t *now[DATA_YEARS_MAX]; /* new index of each household, or DATA_NONE */
};

static uint32_t moved(const struct subset *s, size_t y, uint32_t i)
{
	return i == DATA_NONE || y >= s->from->years ? DATA_NONE : s->now[y][i];
}

static void number_year(struct subset *s, size_t y, const bool *keep)
{
	uint32_t n = 0;
	s->now[y] = arena_many(s->a, uint32_t, s->from->year[y].n);
	for (uint32_t i = 0; i < s->from->year[y].n; i++)
		s->now[y][i] = !keep || keep[i] ? n++ : DATA_NONE;
	s->to->year[y].n = n;
}

static void copy_year(struct subset *s, size_t y)
{
	struct data_year *to = &s->to->year[y];
	to->household = arena_many(s->a, struct data_household, to->n);
	if (to->more)
		to->more = arena_many(s->a, struct data_more, to->n);
	for (uint32_t i = 0; i < s->from->year[y].n; i++) {
		if (s->now[y][i] == DATA_NONE)
			continue;
		struct data_household *h = &to->household[s->now[y][i]];
		*h = s->from->year[y].household[i];
		h->prev = moved(s, y + 1, h->prev);
		h->next = y ? moved(s, y - 1, h->next) : DATA_NONE;
		if (to->more)
			to->more[s->now[y][i]] = s->from->year[y].more[i];
	}
}

static void copy_members(struct subset *s)
{
	s->to->member = arena_many(s->a, struct data_member, s->from->members);
	s->to->members = 0;
	for (size_t i = 0; i < s->from->members; i++) {
		struct data_member m = s->from->member[i];
		uint32_t home = moved(s, m.year, m.household);
		if (home == DATA_NONE)
			continue;
		if (s->from->year[m.year].more[m.household].member == i)
			s->to->year[m.year].more[home].member = (uint32_t)s->to->members;
		m.household = home;
		s->to->member[s->to->members++] = m;
	}
}

/* Months and quarters alike; first(h): where a household keeps the index of its first. */
static uint32_t *first_of(struct data_more *h, bool months)
{
	return months ? &h->month : &h->quarter;
}

static size_t copy_periods(struct subset *s, const struct data_period *from, size_t n, struct data_period *to,
			   bool months)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		struct data_period p = from[i];
		uint32_t home = moved(s, p.year, p.household);
		if (home == DATA_NONE)
			continue;
		if (*first_of(&s->from->year[p.year].more[p.household], months) == i)
			*first_of(&s->to->year[p.year].more[home], months) = (uint32_t)kept;
		p.household = home;
		to[kept++] = p;
	}
	return kept;
}

static void copy_table(struct subset *s, const struct data_table *from, struct data_table *to)
{
	*to = *from;
	to->row = arena_many(s->a, struct data_row, from->rows);
	to->cell = arena_many(s->a, int64_t, from->rows * from->columns);
	to->rows = 0;
	for (size_t i = 0; i < from->rows; i++) {
		struct data_row row = from->row[i];
		row.household = moved(s, 0, row.household);
		if (row.household == DATA_NONE && from->row[i].household != DATA_NONE)
			continue;
		memcpy(to->cell + to->rows * from->columns, from->cell + i * from->columns,
		       from->columns * sizeof *to->cell);
		to->row[to->rows++] = row;
	}
}

void data_subset(const struct data_set *set, struct arena *a, const bool *const keep[DATA_YEARS_MAX],
		 struct data_set *out)
{
	struct subset s = {.from = set, .to = out, .a = a};
	*out = *set;
	for (size_t y = 0; y < set->years; y++)
		number_year(&s, y, keep[y]);
	for (size_t y = 0; y < set->years; y++)
		copy_year(&s, y);
	copy_members(&s);
	out->month = arena_many(a, struct data_period, set->months);
	out->quarter = arena_many(a, struct data_period, set->quarters);
	out->months = copy_periods(&s, set->month, set->months, out->month, true);
	out->quarters = copy_periods(&s, set->quarter, set->quarters, out->quarter, false);
	out->table = arena_many(a, struct data_table, set->tables);
	for (size_t i = 0; i < set->tables; i++)
		copy_table(&s, &set->table[i], &out->table[i]);
}
