#include "data/import.h"

#include <stdlib.h>
#include <string.h>

/* ---- households: sorted by area, then id */

/* A household to be sorted: by its index_key where all ids of its area are numbers of one length, else by its id. */
struct key {
	uint64_t number;
	struct str id;
	uint32_t place;
};

static int cmp_key(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	return x->number != y->number ? (x->number < y->number ? -1 : 1) : str_cmp(x->id, y->id);
}

/* from[a]: how many households lie in areas before a. */
static uint32_t *count_areas(const struct import *im, const struct year_rows *rows)
{
	uint32_t *from = mem_alloc((im->set->areas + 1) * sizeof *from);

	for (size_t i = 0; i < rows->row.n; i++)
		from[rows->row.v[i].area + 1]++;
	for (size_t a = 0; a < im->set->areas; a++)
		from[a + 1] += from[a];
	return from;
}

static void sort_area(struct import *im, const struct year_rows *rows, uint32_t *place, size_t n)
{
	struct key *key = mem_alloc(n * sizeof *key);
	bool texts = false;
	int order;

	for (size_t i = 1; i < n && !texts; i++)
		texts = !index_order(&rows->by_id, place[i - 1], &rows->by_id, place[i], &order);
	for (size_t i = 0; i < n; i++) {
		key[i].place = place[i];
		if (texts)
			key[i].id = texts_view(im->texts, rows->row.v[place[i]].id);
		else
			key[i].number = rows->by_id.key[place[i]];
	}
	qsort(key, n, sizeof *key, cmp_key);
	for (size_t i = 0; i < n; i++)
		place[i] = key[i].place;
	mem_free(key);
}

/* The order of the ids of elements i and k; in most exports they are numbers, and no text is looked at. */
static int cmp_ids(const struct import *im, const struct year_rows *x, uint32_t i, const struct year_rows *y, uint32_t k)
{
	int order;

	if (index_order(&x->by_id, i, &y->by_id, k, &order))
		return order;
	return str_cmp(texts_view(im->texts, x->row.v[i].id), texts_view(im->texts, y->row.v[k].id));
}

/* Exports stand in the order of ids within a village more often than not. */
static bool is_area_in_order(const struct import *im, const struct year_rows *rows, const uint32_t *place, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (cmp_ids(im, rows, place[i - 1], rows, place[i]) > 0)
			return false;
	return true;
}

/* The places of the year's rows in their new order: by area, then id. */
static uint32_t *sorted_places(struct import *im, const struct year_rows *rows)
{
	uint32_t *place = mem_alloc(rows->row.n * sizeof *place);
	uint32_t *from = count_areas(im, rows), start = 0;

	for (uint32_t i = 0; i < rows->row.n; i++)
		place[from[rows->row.v[i].area]++] = i;
	for (size_t a = 0; a < im->set->areas; a++) { /* from[a] is now the end of area a */
		if (!is_area_in_order(im, rows, place + start, from[a] - start))
			sort_area(im, rows, place + start, from[a] - start);
		start = from[a];
	}
	mem_free(from);
	return place;
}

/* The rows into the order of place, which is used up, where they are: round each cycle of places once. */
static void put_in_order(struct data_household *row, uint32_t *place, uint32_t n)
{
	for (uint32_t first = 0; first < n; first++) {
		uint32_t at = first, from = place[at];
		struct data_household kept;
		if (from == first)
			continue;
		kept = row[first];
		for (; from != first; at = from, from = place[at]) {
			row[at] = row[from];
			place[at] = at;
		}
		row[at] = kept;
		place[at] = at;
	}
}

/* Exports stand in the order of areas and ids more often than not. */
static bool is_in_order(const struct import *im, const struct year_rows *rows)
{
	const struct data_household *h = rows->row.v;

	for (uint32_t i = 1; i < rows->row.n; i++)
		if (h[i - 1].area > h[i].area || (h[i - 1].area == h[i].area && cmp_ids(im, rows, i - 1, rows, i) > 0))
			return false;
	return true;
}

/* moved[old place] = new place, for what refers to households; NULL: all are where they were. */
static uint32_t *sort_year(struct import *im, unsigned y, const uint32_t *area_order)
{
	struct year_rows *rows = &im->year[y];
	uint32_t n = (uint32_t)rows->row.n, *moved, *place;

	for (uint32_t i = 0; i < n; i++)
		rows->row.v[i].area = area_order[rows->row.v[i].area];
	if (is_in_order(im, rows))
		return NULL;
	place = sorted_places(im, rows);
	moved = mem_alloc(n * sizeof *moved);
	for (uint32_t i = 0; i < n; i++)
		moved[place[i]] = i;
	put_in_order(rows->row.v, place, n);
	mem_free(place);
	index_rename(&rows->by_id, moved, n);
	return moved;
}

static uint32_t moved_to(const uint32_t *moved, uint32_t i)
{
	return moved ? moved[i] : i;
}

static void keep_year(struct import *im, unsigned y)
{
	struct year_rows *rows = &im->year[y];
	struct data_year *year = &im->set->year[y];

	year->year = im->set->info.income_year - (int)y;
	year->given = rows->given;
	year->household = rows->row.v;
	year->n = rows->row.n;
	im->set->private->rows[y] = year->household;
	memset(&rows->row, 0, sizeof rows->row);
	index_close(&rows->by_id);
	im->set->private->by_id[y] = rows->by_id;
	rows->by_id = (struct index){0};
}

/* ---- what few households have */

/* Made when the first of a year's households has something. */
static struct data_more *more_of(struct import *im, size_t y, uint32_t household)
{
	struct data_year *year = &im->set->year[y];

	if (!year->more) {
		year->more = arena_many(im->arena, struct data_more, year->n);
		for (size_t i = 0; i < year->n; i++)
			year->more[i].part = year->more[i].land = year->more[i].watch = DATA_NONE;
	}
	return &year->more[household];
}

static void move_parts(struct import *im, unsigned y, const uint32_t *moved)
{
	struct year_rows *rows = &im->year[y];
	struct data_year *year = &im->set->year[y];
	struct data_private *p = im->set->private;

	for (uint32_t i = 0; i < rows->part.n; i++)
		more_of(im, y, moved_to(moved, rows->part_row.v[i]))->part = i;
	for (uint32_t i = 0; i < rows->land.n; i++)
		more_of(im, y, moved_to(moved, rows->land_row.v[i]))->land = i;
	for (uint32_t i = 0; i < rows->watch.n; i++)
		more_of(im, y, moved_to(moved, rows->watch_row.v[i]))->watch = i;
	for (uint32_t i = 0; i < rows->cause_other.n; i++)
		more_of(im, y, moved_to(moved, rows->cause_row.v[i]))->cause_other = rows->cause_other.v[i];
	p->parts[y] = year->part = rows->part.v;
	p->lands[y] = year->land = rows->land.v;
	p->watches[y] = year->watch = rows->watch.v;
	year->parts = rows->part.n;
	year->lands = rows->land.n;
	year->watches = rows->watch.n;
	memset(&rows->part, 0, sizeof rows->part);
	memset(&rows->land, 0, sizeof rows->land);
	memset(&rows->watch, 0, sizeof rows->watch);
}

/* Both years stand in one order: mostly the same household is the one behind the last found. */
static void link_years(struct import *im, unsigned y)
{
	struct year_rows *now = &im->year[y], *last = &im->year[y + 1];
	struct id_rows rows = {im->texts, last->row.v};
	uint32_t guess = 0;

	for (uint32_t i = 0; i < now->row.n; i++) {
		struct data_household *h = &now->row.v[i];
		uint64_t key = now->by_id.key[i];
		uint32_t before = guess;
		struct str id = {0};
		if (key >= INDEX_HASHED)
			id = texts_view(im->texts, h->id);
		if (guess >= last->row.n || cmp_ids(im, now, i, last, guess) != 0)
			before = index_find_key(&last->by_id, key, id, household_id, &rows);
		h->prev = before; /* UINT32_MAX is DATA_NONE */
		if (before == DATA_NONE)
			continue;
		last->row.v[before].next = i;
		guess = before + 1;
	}
}

/* Last year from 上年 columns, where no file gives that year (domain.md A-08). */
static void take_last_year(struct import *im)
{
	struct year_rows *last = &im->year[1];
	struct diag *d;

	if (im->last_year.n == 0 || last->given)
		return;
	d = find_record(im, FIND_PREV_COLUMNS, (struct data_source){DATA_NONE, 0, im->last_year.v[0].at.export},
			TR("%zu 户的上年数取自本年文件的“上年”列",
			   "last year's figures of %zu households are from this year's file"),
			im->last_year.n);
	find_hint(im, d,
		  TR("这样的两年数据只含本年仍在的户",
		     "such a panel holds only households that are still there"));
	for (uint32_t i = 0; i < im->last_year.n; i++) {
		*vec_add(&last->row) = im->last_year.v[i];
		index_add(&last->by_id, i, texts_view(im->texts, im->last_year.v[i].id));
	}
	last->given = true;
}

/* ---- members: by year, household, place */

static int cmp_member(const void *a, const void *b)
{
	const struct data_member *x = a, *y = b;

	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	if (x->household != y->household)
		return x->household < y->household ? -1 : 1;
	if (x->at.export != y->at.export)
		return x->at.export < y->at.export ? -1 : 1;
	return x->at.element < y->at.element ? -1 : 1;
}

/* "All of them": no as soon as one is no, blank while one is not known. */
static uint8_t all_of(uint8_t so_far, uint8_t one)
{
	if (so_far == DATA_NO || one == DATA_NO)
		return DATA_NO;
	return so_far == DATA_BLANK || one == DATA_BLANK ? DATA_BLANK : DATA_YES;
}

static uint8_t is_without_labour(const struct data_member *m)
{
	if (m->labour == DATA_LABOUR_BLANK)
		return DATA_BLANK;
	return m->labour == DATA_LABOUR_LOST || m->labour == DATA_LABOUR_NONE ? DATA_YES : DATA_NO; /* */
}

/* every current member, those who died or left not counted.  Returns how many there are. */
static unsigned sum_members(const struct data_set *set, struct data_household *h)
{
	const struct data_more *more = data_more(set, h);
	uint8_t dibao = DATA_YES, tekun = DATA_YES, labour = DATA_YES;
	unsigned n = 0;

	for (uint32_t i = more->member; i < more->member + more->members; i++) {
		const struct data_member *m = &set->member[i];
		if (m->gone == DATA_YES)
			continue;
		dibao = all_of(dibao, m->dibao);
		tekun = all_of(tekun, m->tekun);
		labour = all_of(labour, is_without_labour(m));
		n++;
	}
	h->dibao_members = (n ? dibao : DATA_BLANK) & 3u;
	h->tekun_members = (n ? tekun : DATA_BLANK) & 3u;
	h->no_labour_members = (n ? labour : DATA_BLANK) & 3u;
	return n;
}

static void check_size(struct import *im, struct data_household *h, unsigned members)
{
	if (h->size == 0 && members) {
		h->size = (uint16_t)members;
		h->flags |= DATA_SIZE_FROM_MEMBERS;
		find_record(im, FIND_SIZE_FALLBACK, h->at,
			    TR("没有家庭人口数，用成员行数 %u",
			       "no number of persons; the %u member rows are used"),
			    members);
	} else if (members && members != h->size) {
		find_record(im, FIND_SIZE_MEMBERS, h->at,
			    TR("家庭人口数 %u，成员行数 %u", "%u persons stated, %u member rows"), h->size,
			    members);
	}
}

static void close_members(struct import *im, uint32_t *const moved[])
{
	struct data_set *set = im->set;
	struct data_member *v = im->member.v;
	size_t n = im->member.n;

	for (size_t i = 0; i < n; i++)
		v[i].household = moved_to(moved[v[i].year], v[i].household);
	if (n)
		qsort(v, n, sizeof *v, cmp_member);
	set->member = arena_many(im->arena, struct data_member, n);
	set->members = n;
	for (uint32_t i = 0; i < n; i++) {
		struct data_more *more = more_of(im, v[i].year, v[i].household);
		set->member[i] = v[i];
		if (more->members++ == 0)
			more->member = i;
	}
	vec_release(&im->member);
	for (int y = 0; y < DATA_YEARS_MAX; y++)
		index_release(&im->by_number[y]);
	for (size_t y = 0; y < set->years && n; y++)
		for (size_t i = 0; i < set->year[y].n; i++) {
			struct data_household *h = &set->year[y].household[i];
			check_size(im, h, sum_members(set, h));
		}
}

/* ---- periods: by year, household, index */

static int cmp_period(const void *a, const void *b)
{
	const struct data_period *x = a, *y = b;

	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	if (x->household != y->household)
		return x->household < y->household ? -1 : 1;
	if (x->index != y->index)
		return (int)x->index - (int)y->index;
	if (x->at.export != y->at.export)
		return x->at.export < y->at.export ? -1 : 1;
	return x->at.element < y->at.element ? -1 : 1;
}

static void drop_repeated(struct import *im, const struct data_period *first, const struct data_period *again)
{
	const struct data_household *h = &im->set->year[first->year].household[first->household];
	struct data_export *x = &im->set->export[again->at.export];

	x->kept--;
	if (memcmp(first->block, again->block, sizeof first->block) == 0 && first->net == again->net) {
		x->merged++;
		return;
	}
	find_record(im, FIND_DUPLICATE_PERIOD, again->at,
		    TR("该户该期先已出现在第 %u 行，且金额不同",
		       "this household and period stand in line %u already, with other amounts"),
		    data_pos(im->set, first->at).line);
	set_aside_record(im, ASIDE_DUPLICATE, again->at, h->id);
}

/* Sorted, without repeats, into the arena; *n becomes their number. */
static struct data_period *sort_periods(struct import *im, struct data_period *v, size_t *n,
					uint32_t *const moved[])
{
	struct data_period *out = arena_many(im->arena, struct data_period, *n);
	size_t kept = 0;

	for (size_t i = 0; i < *n; i++)
		v[i].household = moved_to(moved[v[i].year], v[i].household);
	if (*n)
		qsort(v, *n, sizeof *v, cmp_period);
	for (size_t i = 0; i < *n; i++) {
		const struct data_period *last = kept ? &out[kept - 1] : NULL;
		if (last && last->year == v[i].year && last->household == v[i].household &&
		    last->index == v[i].index)
			drop_repeated(im, last, &v[i]);
		else
			out[kept++] = v[i];
	}
	*n = kept;
	return out;
}

static void close_periods(struct import *im, uint32_t *const moved[])
{
	struct data_set *set = im->set;

	set->months = im->month.n;
	set->month = sort_periods(im, im->month.v, &set->months, moved);
	set->quarters = im->quarter.n;
	set->quarter = sort_periods(im, im->quarter.v, &set->quarters, moved);
	vec_release(&im->month);
	vec_release(&im->quarter);
	for (uint32_t i = 0; i < set->months; i++) {
		struct data_more *more = more_of(im, set->month[i].year, set->month[i].household);
		if (more->months++ == 0)
			more->month = i;
	}
	for (uint32_t i = 0; i < set->quarters; i++) {
		struct data_more *more = more_of(im, set->quarter[i].year, set->quarter[i].household);
		if (more->quarters++ == 0)
			more->quarter = i;
	}
}

/* ---- all */

static size_t last_year_given(const struct import *im)
{
	size_t n = DATA_YEARS_MAX;

	while (n > 1 && !im->year[n - 1].given)
		n--;
	return n;
}

void settle(struct import *im)
{
	uint32_t *area_order, *moved[DATA_YEARS_MAX] = {0};
	struct data_set *set = im->set;

	take_last_year(im);
	areas_close(im, &area_order);
	set->years = last_year_given(im);
	for (unsigned y = 0; y < set->years; y++) {
		moved[y] = sort_year(im, y, area_order);
	}
	vec_release(&im->last_year);
	for (unsigned y = 0; y + 1 < set->years; y++)
		link_years(im, y);
	for (unsigned y = 0; y < set->years; y++) {
		keep_year(im, y);
		move_parts(im, y, moved[y]);
	}
	close_members(im, moved);
	for (size_t y = 0; y < set->years; y++)
		for (size_t i = 0; i < set->year[y].n; i++)
			income_settle(im, &set->year[y].household[i]);
	close_periods(im, moved);
	tables_close(im, moved[0]);
	for (size_t y = 0; y < DATA_YEARS_MAX; y++)
		mem_free(moved[y]);
}
