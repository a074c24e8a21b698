#include "data/import.h"

#include <stdlib.h>
#include <string.h>

/* ---- building */

static enum data_cell_type cell_type(enum schema_type t)
{
	switch (t) {
	case SCHEMA_MONEY:
		return DATA_CELL_MONEY;
	case SCHEMA_COUNT:
	case SCHEMA_YEAR:
		return DATA_CELL_COUNT;
	case SCHEMA_TRI:
	case SCHEMA_PRESENCE:
		return DATA_CELL_TRI;
	case SCHEMA_DATE:
	case SCHEMA_MONTH:
		return DATA_CELL_DATE;
	default:
		return DATA_CELL_TEXT;
	}
}

/* The building table of this kind; made when its first export is met. */
struct table_rows *table_open(struct import *im, enum data_kind kind)
{
	struct table_rows *t = &im->table[kind];
	const struct schema_kind *k = &im->schema->kind[kind];

	if (t->column)
		return t;
	t->column = arena_many(im->arena, struct data_column, k->fields);
	t->columns = k->fields;
	t->has_household = k->fields > 0 && str_is(k->field[0].name, "household");
	for (size_t i = 0; i < k->fields; i++)
		t->column[i] = (struct data_column){k->field[i].name, k->field[i].title,
						    cell_type(k->field[i].type), 0};
	return t;
}

/* The cell's value, DATA_CELL_BLANK if it is blank; false if it cannot be read. */
static bool read_cell(struct sheet *s, uint32_t f, int64_t *out)
{
	struct str text = {0};
	struct date d;
	unsigned word;
	int year;
	enum cell c;

	*out = DATA_CELL_BLANK;
	switch (s->schema->field[f].type) {
	case SCHEMA_MONEY:
		return cell_money(s, f, out) != CELL_BAD; /* MONEY_NONE is DATA_CELL_BLANK */
	case SCHEMA_COUNT:
		return cell_hundredths(s, f, out) != CELL_BAD;
	case SCHEMA_YEAR:
		c = cell_year(s, f, &year);
		*out = c == CELL_GOOD ? (int64_t)year * 100 : DATA_CELL_BLANK;
		return c != CELL_BAD;
	case SCHEMA_TRI:
	case SCHEMA_PRESENCE:
		c = cell_word(s, f, &word);
		*out = c == CELL_GOOD && word ? (int64_t)word : DATA_CELL_BLANK;
		return true;
	case SCHEMA_DATE:
	case SCHEMA_MONTH:
		c = cell_date(s, f, &d);
		*out = c == CELL_GOOD ? date_days(d) : DATA_CELL_BLANK;
		return true;
	default:
		c = (s->schema->field[f].type <= SCHEMA_CERTIFICATE ? cell_id : cell_text)(s, f, &text);
		*out = c == CELL_GOOD ? texts_once(s->im->texts, text) : DATA_CELL_BLANK;
		return c != CELL_BAD;
	}
}

static bool row_owner(struct sheet *s, struct data_row *r)
{
	struct str id;
	uint32_t year, household;

	r->household = DATA_NONE;
	if (!s->table->has_household)
		return true;
	if (!row_household(s, 0, &id))
		return false;
	if (!link_household(s, id, &year, &household)) {
		tell_orphan(s, 0, id);
		return false;
	}
	if (year == 0) /* a household that left keeps its rows, without a place in this year */
		r->household = household;
	return true;
}

void table_row(struct sheet *s)
{
	struct table_rows *t = s->table;
	struct data_row r = {.at = s->at};
	size_t first = t->cell.n;
	bool good = true;

	if (!row_owner(s, &r))
		return;
	for (uint32_t f = 0; f < t->columns; f++) {
		int64_t v;
		good &= read_cell(s, f, &v) && table_cell_holds(s, f, &v);
		*vec_add(&t->cell) = v;
	}
	if (!good) {
		t->cell.n = first;
		set_aside(s, ASIDE_BAD_VALUE, 0); /* or not filled in, or below zero: the findings tell */
		return;
	}
	for (size_t f = 0; f < t->columns; f++)
		t->column[f].filled += t->cell.v[first + f] != DATA_CELL_BLANK;
	*vec_add(&t->row) = r;
	s->im->set->export[s->export].kept++;
}

/* ---- closing */

struct sort_row {
	uint32_t household, place;
};

static int cmp_row(const void *a, const void *b)
{
	const struct sort_row *x = a, *y = b;

	if (x->household != y->household)
		return x->household < y->household ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static void close_table(struct import *im, enum data_kind kind, const uint32_t *moved, struct data_table *out)
{
	struct table_rows *t = &im->table[kind];
	struct sort_row *order = mem_alloc(t->row.n * sizeof *order);

	*out = (struct data_table){kind, t->column, t->columns, NULL, t->row.n, NULL};
	out->row = arena_many(im->arena, struct data_row, t->row.n);
	out->cell = arena_many(im->arena, int64_t, t->row.n * t->columns);
	for (uint32_t i = 0; i < t->row.n; i++) {
		uint32_t h = t->row.v[i].household;
		order[i] = (struct sort_row){h == DATA_NONE || !moved ? h : moved[h], i};
	}
	qsort(order, t->row.n, sizeof *order, cmp_row);
	for (size_t i = 0; i < t->row.n; i++) {
		out->row[i] = t->row.v[order[i].place];
		out->row[i].household = order[i].household;
		memcpy(out->cell + i * t->columns, t->cell.v + order[i].place * t->columns,
		       t->columns * sizeof *out->cell);
	}
	mem_free(order);
	vec_release(&t->row);
	vec_release(&t->cell);
}

void tables_close(struct import *im, const uint32_t *moved)
{
	struct data_set *set = im->set;

	set->table = arena_many(im->arena, struct data_table, DATA_KINDS);
	for (int k = 0; k < DATA_KINDS; k++)
		if (im->table[k].column)
			close_table(im, (enum data_kind)k, moved, &set->table[set->tables++]);
}

/* ---- reading */

const struct data_table *data_table_find(const struct data_set *set, enum data_kind k)
{
	for (size_t i = 0; i < set->tables; i++)
		if (set->table[i].kind == k)
			return &set->table[i];
	return NULL;
}

size_t data_column_find(const struct data_table *t, const char *name)
{
	for (size_t i = 0; t && i < t->columns; i++)
		if (str_is(t->column[i].name, name))
			return i;
	return SIZE_MAX;
}

int64_t data_cell(const struct data_table *t, size_t row, size_t column)
{
	return column < t->columns ? t->cell[row * t->columns + column] : DATA_CELL_BLANK;
}

static size_t first_row(const struct data_table *t, uint32_t h)
{
	size_t low = 0, high = t->rows;

	while (low < high) {
		size_t mid = (low + high) / 2;
		if (t->row[mid].household < h)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void data_table_rows(const struct data_table *t, uint32_t h, size_t *from, size_t *to)
{
	*from = first_row(t, h);
	*to = first_row(t, h + 1);
}
