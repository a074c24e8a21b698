#ifndef DATA_IMPORT_H
#define DATA_IMPORT_H
/*
 * Private to data: the set while it is being built.  Each
 * export is walked (part.c, sheet.c); each element becomes a row of cells (cell.c),
 * each row a record (household.c, member.c, period.c, rows.c); at the end the
 * records are sorted, linked and checked against each other (settle.c).
 */
#include "base/vec.h"
#include "data/finding.h"
#include "data/private.h"
#include "data/schema.h"
#include "data/set.h"
#include "data/table.h"
#include "json/walk.h"

struct area_seed { /* an area as the records named it */
	struct str code;  /* 12 digits, or empty: known by name only */
	struct str name;
	uint32_t parent;
	enum data_level level;
	struct data_source at; /* where it was met first */
	bool two_names;        /* told already */
};

struct year_rows {
	VEC(struct data_household) row;
	VEC(struct data_parts) part;
	VEC(struct data_land_areas) land;
	VEC(struct data_watch) watch;
	VEC(uint32_t) cause_other; /* texts */
	VEC(uint32_t) part_row, land_row, watch_row, cause_row; /* which row has each of those */
	struct index by_id;
	bool given;
};

struct import {
	struct data_set *set;
	struct arena *arena;       /* lives as long as the set */
	struct texts *texts;
	const struct texts *ids;   /* those of the households in year */
	struct amounts *large;     /* of those, too */
	struct diag_list *findings;
	const struct schema *schema;
	struct year_rows year[DATA_YEARS_MAX];
	VEC(struct data_household) last_year; /* from 上年 columns; used if no file gives that year */
	VEC(struct data_member) member;
	VEC(struct data_period) month;
	VEC(struct data_period) quarter;
	struct index by_number[DATA_YEARS_MAX]; /* members by certificate */
	struct table_rows {
		struct data_column *column;
		size_t columns;
		bool has_household;
		VEC(struct data_row) row;
		VEC(int64_t) cell;
	} table[DATA_KINDS];
	VEC(struct area_seed) area;
	struct map area_by_code, area_by_name;
	struct buf scratch;
	struct data_aside *aside[ASIDE_REASONS]; /* of the current export; NULL: none yet */
	VEC(struct data_aside *) asides;
	size_t count[FINDINGS], kept[FINDINGS];
};

void import_release(struct import *im); /* what only the building needed */
/* part.c: all exports.  False with *e: the first in the order of case.json that cannot be read. */
bool exports_read(struct import *im, unsigned threads, struct err *e);

/* ---- sheet.c: one export */
struct column {
	struct str key;            /* as the export writes it */
	uint32_t field;            /* of the kind, or SCHEMA_NONE, SCHEMA_IGNORED */
	unsigned rank;
	size_t seen;
	struct data_source first;  /* record in which it was met */
	bool told;
};

struct recall { /* a short text of a word cell; n == 0: none */
	uint8_t n, value;
	char text[22];
};

struct sheet {
	struct import *im;
	uint32_t export;           /* index in set->export */
	enum data_kind kind;
	const struct schema_kind *schema;
	VEC(struct column) column;
	struct map by_key;
	uint32_t *guess;           /* column at each place of the last element */
	size_t guesses, shape;     /* shape: of its keys, json/walk.h */
	uint32_t *plan;            /* field at each of the `planned` places of an element of this shape */
	size_t plan_room, planned; /* planned 0: no plan */
	size_t by_plan;            /* elements read by it; the columns' `seen` are without them */
	uint32_t listed;           /* the SCHEMA_WORDS field, or SCHEMA_NONE */
	const struct json_member **cell; /* by field; NULL: not in this element */
	uint32_t *cell_column;
	struct recall (*recall)[4];      /* by field: words met lately and what they mean;
	                                    by fields + field: words that say nothing of other fields */
	bool has_parts, has_land, has_watch; /* a column of those was met */
	const struct json_member *more[16]; /* cells of the SCHEMA_WORDS field, all its columns */
	size_t mores;
	struct data_source at;     /* of the current element */
	const struct json_element *el;
	uint32_t last_area;        /* area of the last record, with what it was found by */
	struct str last_code, last_township, last_village;
	struct buf last_text;      /* holds those three */
	bool per_person;           /* household columns repeated for each member */
	struct table_rows *table;  /* kinds with a table */
	struct arena *items;       /* of one list inside a record */
};

/* Walk one export.  False with *e when the file cannot be read or is not JSON. */
bool sheet_read(struct import *im, uint32_t export, struct err *e);
/* One record of each kind; the counters of set->export are kept by these. */
void household_row(struct sheet *s);
void member_row(struct sheet *s);
void period_row(struct sheet *s);
void table_row(struct sheet *s);
/* rule.c: what fields.json asks of a cell just read; may blank it.  False with a finding: the row is of no use. */
bool table_cell_holds(struct sheet *s, uint32_t f, int64_t *v);
struct table_rows *table_open(struct import *im, enum data_kind kind);
/* moved[h]: where household h of year 0 went when the years were sorted; NULL: nowhere. */
void tables_close(struct import *im, const uint32_t *moved);
/* member.c: the household of a row; each false with the row set aside, but for link_household. */
bool row_household(struct sheet *s, uint32_t field, struct str *id);
bool link_household(struct sheet *s, struct str id, uint32_t *year, uint32_t *household);
void tell_orphan(struct sheet *s, uint32_t field, struct str id);
/* watch.c: areas, and what is known of the monitoring, of the row that comes next in y; nothing where there is nothing to keep. */
void land_read(struct sheet *s, struct year_rows *y);
void watch_read(struct sheet *s, struct year_rows *y);
/* income.c: identities when the row is read; what is left when all is read. */
struct reading { /* a household as it is read */
	struct data_household h;
	money stated[DATA_STATED];
	uint32_t cause_other;      /* text */
};
void income_check(struct sheet *s, struct reading *r, const struct data_parts *p);
void income_settle(struct import *im, struct data_household *h);

/* ---- cell.c: a value of the current element, findings included */
enum cell { CELL_EMPTY /* absent or blank */, CELL_GOOD, CELL_BAD };
enum cell cell_money(struct sheet *s, uint32_t field, money *out);  /* MONEY_NONE unless good */
enum cell cell_count(struct sheet *s, uint32_t field, uint32_t most, uint32_t *out);
enum cell cell_hundredths(struct sheet *s, uint32_t field, int64_t *out);
enum cell cell_id(struct sheet *s, uint32_t field, struct str *out);
enum cell cell_text(struct sheet *s, uint32_t field, struct str *out);
enum cell cell_word(struct sheet *s, uint32_t field, unsigned *out); /* tri, presence, word */
/* Of short texts met lately in a field: what they were found to mean.  place: struct sheet. */
bool cell_recalled(struct sheet *s, uint32_t place, struct str text, unsigned *out);
void cell_remember(struct sheet *s, uint32_t place, struct str text, unsigned value);
enum cell cell_date(struct sheet *s, uint32_t field, struct date *out);
enum cell cell_year(struct sheet *s, uint32_t field, int *out);
/* Accounting year and place in it (month 0 = October, quarter 0 = October to December). */
enum cell cell_period(struct sheet *s, uint32_t field, int *year, unsigned *index);
bool cell_is_blank(const struct sheet *s, const struct json_member *m);
struct str cell_clip(struct str s); /* for quoting in a message */
struct str cell_trim(struct str s); /* white space, and what spreadsheets put round ids */

/* ---- area.c */
uint32_t area_resolve(struct sheet *s, enum data_reason *why); /* seed index, or DATA_NONE with *why */
void areas_open(struct import *im);
/* The areas that another import met are added; to[its seed] = seed here. */
void areas_join(struct import *im, const struct import *from, uint32_t *to);
void areas_close(struct import *im, uint32_t **order); /* sorted into the set; order[seed] = final index */

/* ---- settle.c, reference.c */
void settle(struct import *im);
bool references_read(struct import *im, struct err *e);

#endif
