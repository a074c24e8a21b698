#ifndef DATA_TABLE_H
#define DATA_TABLE_H
/*
 * The further kinds of export (jobs, visits, measures, risks, payments, ...):
 * plain tables of typed cells.  Their columns are described in
 * templates/fields.json, so a new column needs no code.
 */
#include "data/set.h"

enum data_cell_type {
	DATA_CELL_TEXT, DATA_CELL_MONEY, DATA_CELL_DATE,
	DATA_CELL_COUNT, /* in hundredths */
	DATA_CELL_TRI
};

struct data_column {
	struct str name;        /* canonical key */
	struct str title;       /* Chinese header */
	enum data_cell_type type;
	size_t filled;
};

#define DATA_CELL_BLANK INT64_MIN
struct data_row {
	uint32_t household;     /* index into year[0], or DATA_NONE (kind without household) */
	struct data_source at;
};

struct data_table {
	enum data_kind kind;
	struct data_column *column;
	size_t columns;
	struct data_row *row;   /* sorted by household, then place in the file */
	size_t rows;
	int64_t *cell;          /* rows * columns */
};

/* NULL: nothing of that kind was exported. */
const struct data_table *data_table_find(const struct data_set *set, enum data_kind k);
size_t data_column_find(const struct data_table *t, const char *name); /* SIZE_MAX if absent */
/* TEXT: data_text() handle; MONEY: fen; DATE: date_days(); COUNT: hundredths (a year too: 202300);
   TRI: enum data_tri; or DATA_CELL_BLANK. */
int64_t data_cell(const struct data_table *t, size_t row, size_t column);
/* Rows of household h of year[0]: [*from, *to). */
void data_table_rows(const struct data_table *t, uint32_t h, size_t *from, size_t *to);

#endif
