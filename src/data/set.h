#ifndef DATA_SET_H
#define DATA_SET_H
/*
 * A whole case in memory: data_open reads case.json, the exports and the
 * references; nothing changes afterwards, so threads may read it together.
 * Memory is flat: a household-year takes about 140 bytes, its texts stay in
 * the exports, which must not be changed while the set is open.
 */
#include "data/record.h"
#include "base/diag.h"

struct data_year {
	int year;                    /* income year */
	struct data_household *household; /* sorted by area (index = code order), then id bytewise */
	size_t n;
	struct data_more *more;      /* by household; NULL: nothing is known of any */
	struct data_parts *part;
	struct data_land_areas *land;
	struct data_watch *watch;
	size_t parts, lands, watches;
	bool given;                  /* false: no export for this year, so absence says nothing */
};
#define DATA_YEARS_MAX 8 /* year[0] is the case's income year, year[1] the one before, and so on */

/* Why a record was left out whole; the row keeps its place in the export. */
enum data_reason { ASIDE_SHAPE /* not an object */, ASIDE_NO_ID, ASIDE_BAD_ID, ASIDE_DUPLICATE,
	ASIDE_BAD_AREA, ASIDE_OUTSIDE_REGION, ASIDE_ORPHAN /* its household is in no file */,
	ASIDE_BAD_PERIOD, ASIDE_BAD_YEAR, ASIDE_BAD_VALUE,
	/* Kept, but without a usable income (enum data_income_fault): */
	ASIDE_INCOME_AMOUNT, ASIDE_INCOME_NO_NET, ASIDE_INCOME_NO_SIZE, ASIDE_REASONS };
#define ASIDE_FIRST_INCOME ASIDE_INCOME_AMOUNT

#define DATA_EXAMPLES 20
struct data_aside { /* one reason in one export */
	enum data_reason reason;
	uint32_t export;
	size_t count;
	struct { struct data_source at; uint32_t id; /* data_text(), may be empty */ } example[DATA_EXAMPLES];
	size_t examples;
};
struct str data_reason_label(enum data_reason r); /* "金额无法识别" ... always Chinese: it is printed in dossiers */
const char *data_reason_code(enum data_reason r); /* "bad_amount" ... stable */

struct data_export_column { /* a header of an export that is a field */
	struct str field, title, header; /* canonical key; its Chinese name; as it stands in the file */
	size_t seen;                 /* records that have it */
};

struct data_export {
	enum data_kind kind;
	int year;                    /* households, else 0 unless stated */
	struct str file;             /* as written in case.json */
	const char *name;            /* the path opened */
	size_t read;                 /* elements of the array */
	size_t kept;                 /* records that became part of the set */
	size_t merged;               /* repeated rows of a household already there, equal to it */
	size_t aside;                /* left out whole; read = kept + merged + aside */
	size_t no_income;            /* kept, without a usable income */
	struct data_export_column *column; /* in the order of the file */
	size_t columns;
};

struct data_tally { /* findings by code; counts all, data_set.findings keeps the first of each code */
	const char *code;            /* "data.amount", ... */
	enum diag_severity severity;
	struct str title;            /* Chinese, what kind of finding it is */
	size_t count, kept;
};
#define DATA_KEEP_EACH 200

struct data_table; /* data/table.h */
struct data_private;

struct data_set {
	struct data_case info;
	struct data_area *area;      /* area[0] is the region; sorted by code; parents before children */
	size_t areas;
	struct data_year year[DATA_YEARS_MAX];
	size_t years;                /* at least 1 */
	struct data_member *member;  /* sorted by year, household, then place in the file */
	size_t members;
	struct data_period *month, *quarter; /* sorted by year, household, index */
	size_t months, quarters;
	struct data_table *table;    /* one for each further kind of export that is there */
	size_t tables;
	struct data_reference *reference;
	size_t references;
	struct data_export *export;
	size_t exports;
	struct data_aside *aside;    /* sorted by export, reason; only counts above zero */
	size_t asides;
	struct data_tally *tally;    /* sorted by code */
	size_t tallies;
	struct diag_list findings;   /* in the order of the exports; at most DATA_KEEP_EACH of a code */
	struct diag_list faults;     /* when data_open failed: what else is wrong with case.json, fields.json, references.json */
	struct data_private *private;
};

struct data_options {
	const char *fields;          /* path of templates/fields.json; required */
	unsigned threads;            /* 0: as many as there are processors; the result is the same */
};

/*
 * path: case folder or case.json.  False with *e when the case cannot be read:
 * case.json at fault, a file missing, JSON broken anywhere in an export (it
 * cannot be trusted then; nothing is computed), a bad fields.json or
 * references.json.  Faults of single records are findings, never errors.
 * The caller closes *set either way; file names in *e live in it until then.
 */
bool data_open(const char *path, const struct data_options *o, struct data_set *set, struct err *e);
void data_close(struct data_set *set);

struct str data_text(const struct data_set *set, uint32_t text); /* empty for 0 */
/* Index of a household id in year[y], or DATA_NONE. */
uint32_t data_household_find(const struct data_set *set, size_t y, struct str id);
uint32_t data_area_find(const struct data_set *set, struct str code); /* DATA_NONE if absent */
/* The households of area a and all inside it are year[y].household[*from .. *to). */
void data_area_households(const struct data_set *set, size_t y, uint32_t a, uint32_t *from, uint32_t *to);
/* The ancestor-or-self of area a at this level, or DATA_NONE. */
uint32_t data_area_at(const struct data_set *set, uint32_t a, enum data_level level);
/* Place of a record (line 0: of an export as a whole), and its JSON pointer.  The lines are counted when they are
   asked for, from the last place that was written down: some 64 KB at most. */
struct pos data_pos(const struct data_set *set, struct data_source at);
void data_pointer(const struct data_set *set, struct data_source at, struct buf *out);

/* What is known of household h of this set beyond its record. */
static inline const struct data_more *data_more(const struct data_set *set, const struct data_household *h)
{
	static const struct data_more nothing = {.part = DATA_NONE, .land = DATA_NONE, .watch = DATA_NONE};

	for (size_t y = 0; y < set->years; y++)
		if (h >= set->year[y].household && h < set->year[y].household + set->year[y].n)
			return set->year[y].more ? &set->year[y].more[h - set->year[y].household] : &nothing;
	return &nothing;
}

/* MONEY_NONE: not collected. */
money data_stated(const struct data_set *set, const struct data_household *h, enum data_stated which);

static inline bool data_has_income(const struct data_household *h)
{
	return h->income_fault == DATA_INCOME_OK;
}

#endif
