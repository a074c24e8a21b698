#ifndef INDICATOR_ACCOUNT_H
#define INDICATOR_ACCOUNT_H
/*
 * A figure called to account: its formula with the numbers in, the condition
 * and population that filter the rows, the rows that went in, those of the
 * population that were set aside and why, and the files all of it came from.
 * Rows are indexes; names and numbers are the caller's to mask.
 */
#include "indicator/fields.h"
#include "indicator/piece.h"
#include "indicator/report.h"

struct account_aside {
	struct str reason; /* Chinese: 上年导出中没有该户 */
	int64_t n;         /* what is missing to `of`: households, or their entries */
	uint32_t *row;     /* rows of year[0]; as many as there are households among them */
	size_t rows;
};

struct account_part { /* what one record puts in */
	struct piece of_what;
	int64_t n, of;          /* into the figure's n and of */
	wide in[FIGURE_INPUTS]; /* into each input, over that input's own denominator; 0 for fixed ones */
};

struct account {
	struct str formula, numbers; /* as defined; with the inputs' values */
	struct str population, condition; /* condition: empty if the figure has none of its own */
	const struct policy_clause *clause; /* NULL: the contract's definition */
	struct str reading;          /* id of the reading of domain section 3, may be empty */
	struct str reading_text;
	struct figure_input in[FIGURE_INPUTS];
	size_t inputs;
	bool has_rows;               /* false: made of published figures or of other figures */
	struct household_list rows;
	bool of_records;             /* false: of published numbers or of other areas' figures */
	struct account_part *part;   /* every record with a part; together they are n, of and the inputs */
	size_t parts;
	struct account_aside *aside; /* n + all of these is `of` */
	size_t asides;
	struct field_list fields;
	const struct figure **siblings; /* of a rank: what the areas are ranked by, the best first */
	size_t siblings_n;
	uint32_t *export;            /* indexes of data_set.export */
	size_t exports;
};

/* All memory in a. */
void indicator_account(const struct indicator_set *s, struct arena *a, const struct figure *f,
                       struct account *out);

#endif
