#ifndef INDICATOR_REPORT_H
#define INDICATOR_REPORT_H
/*
 * What can be asked of computed figures: household lists, the rows and inputs
 * behind a figure, and the texts that the commands print.  Names of people
 * never appear here; rows are indexes, ids are the caller's to mask.
 */
#include "indicator/indicator.h"

struct household_list {
	uint32_t *row;  /* indexes in the export of the year */
	size_t n;
	bool previous;  /* last year's export ("left"), else this year's */
};

/*
 * declining (largest relative fall first, then id), flat, new, left,
 * tier:NAME, focus:ID, below:NAME - the others by id.  Also scope, outside,
 * covered, undetermined.  False: no such list; *e has a did-you-mean.
 */
bool indicator_list(const struct indicator_set *s, struct arena *a, struct str name, uint32_t area,
                    struct household_list *out, struct err *e);
/* Every list there is for this pack, in a fixed order. */
size_t indicator_list_names(const struct indicator_set *s, struct arena *a, struct str **out);

/* Kind i of list, "declining" or, where a key follows, "tier:"; NULL past the last. */
const char *indicator_list_kind(size_t i);
/* The region's figure that counts a list's households and says if they could not be told; NULL: none. */
const struct figure *indicator_list_figure(const struct indicator_set *s, struct str name);

/* The rows a figure is made of; false if it has none of its own (two published figures). */
bool indicator_rows(const struct indicator_set *s, struct arena *a, const struct figure *f,
                    struct household_list *out);

/* 倒推算 of one household, yuan a head; false where it cannot be told. */
struct household_target {
	struct frac target, so_far, remaining, needed; /* needed: each quarter left; d == 0: none is left */
	struct frac share; /* of the year's target that was due by now */
	unsigned quarters; /* that have ended */
	bool on_track, reached;
};
bool indicator_target(const struct indicator_set *s, uint32_t row, struct household_target *out);

struct figure_input {
	const char *name;   /* as in the formula's braces */
	struct frac value;  /* in its unit */
	enum figure_unit unit;
	const char *source; /* fields it is made of */
	bool fixed;         /* no sum of records: a published number, a date, a parameter, a number of areas */
};
#define FIGURE_INPUTS 10
size_t figure_inputs(const struct indicator_set *s, const struct figure *f,
                     struct figure_input out[FIGURE_INPUTS]);

/* `jianbao figures CASE --json`: {"figures":[...]}, one figure a line. */
void indicator_dump_json(const struct indicator_set *s, struct buf *out);
void indicator_dump_text(const struct indicator_set *s, struct buf *out); /* a table, region and townships */
/* `jianbao list CASE NAME [--json]`. */
void indicator_list_json(const struct indicator_set *s, struct str name, uint32_t area,
                         const struct household_list *list, struct buf *out);
void indicator_list_text(const struct indicator_set *s, const struct household_list *list, struct buf *out);
/* `jianbao explain`: name, definition, formula with the numbers put in, clause, rows. */
void indicator_explain(const struct indicator_set *s, const struct figure *f, struct buf *out);
/* The clause of the pack that a figure rests on, or NULL. */
const struct policy_clause *figure_clause(const struct indicator_set *s, const struct figure *f);
/* "ID[@AREA][/KEY]"; area by code or name.  NULL and *e (did-you-mean) if there is none. */
const struct figure *indicator_find(const struct indicator_set *s, struct str spec, struct err *e);
/* An input as it stands in the formula, exactly: "1,234.50元", "（11,111.11元÷9）", "8.0%", "2023-09-30". */
void figure_amount(struct frac v, enum figure_unit u, struct buf *out);
/* The registry as a table in Markdown, for the README. */
void indicator_registry_markdown(struct buf *out);

#endif
