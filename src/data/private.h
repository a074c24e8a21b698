#ifndef DATA_PRIVATE_H
#define DATA_PRIVATE_H
/* Private to data: what a finished set needs to answer questions. */
#include "base/io.h"
#include "data/schema.h"
#include "data/set.h"
#include "data/index.h"
#include "data/texts.h"

/*
 * Amounts in 32 bits: all of less than ten million yuan stand there, others in
 * a list, by number.  stated.c.
 */
struct amounts {
	money *v;
	size_t n, cap;
};
#define AMOUNT_NONE UINT32_MAX /* not collected */
uint32_t amount_put(struct amounts *large, money v);
money amount_get(const struct amounts *large, uint32_t code);
/* `from` goes behind `to`; codes of `from` become amount_shift(code, what this returns). */
uint32_t amounts_join(struct amounts *to, struct amounts *from);
uint32_t amount_shift(uint32_t code, uint32_t by);

/* Places in a file, some way apart: those of other elements are counted from the one before. */
struct milestone {
	uint64_t offset;
	uint32_t element, line, col;
};
struct milestones {
	struct milestone *v;
	size_t n, cap;
};
#define MILESTONES_APART ((size_t)1 << 16) /* bytes */

struct data_private {
	struct arena *arena;
	struct texts texts;
	struct schema schema;
	struct file *file;           /* each export's, open while its texts are wanted */
	uint64_t *lent;              /* each export whose texts are left in its file: its size; else 0 */
	struct milestones *milestones;       /* of each export */
	struct str *prefix;          /* JSON pointer of each export's array */
	struct index by_id[DATA_YEARS_MAX];
	void *rows[DATA_YEARS_MAX], *parts[DATA_YEARS_MAX]; /* owned: data_year.household and .part */
	struct amounts large;        /* what data_household.stated does not hold itself */
	void *lands[DATA_YEARS_MAX], *watches[DATA_YEARS_MAX]; /* owned: data_year.land and .watch */
	struct map area_by_code;
	uint32_t (*filled)[DATA_YEARS_MAX]; /* [enum data_field][year] */
};
void data_count_filled(struct data_set *set); /* field.c */
struct str household_id(const void *id_rows, uint32_t i); /* an index_text_fn */
struct id_rows {
	const struct texts *texts;
	const struct data_household *row;
};

#endif
