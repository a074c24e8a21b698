#ifndef APP_EXPLAIN_H
#define APP_EXPLAIN_H
/* Private to `jianbao explain`: what its text (explain.c) and its JSON (explain_json.c) are made of. */
#include "app/case.h"
#include "indicator/account.h"

struct told {
	struct opened_case *c;
	const struct figure *f;
	struct account account;
	struct buf out;
};

/* At the public level no record is listed: an income beside a village is a household's own. */
bool told_may_list(const struct told *t);
const struct data_household *told_household(const struct told *t, const struct piece *p); /* NULL: not of one */
struct str told_head(const struct told *t, const struct data_household *h); /* masked */
struct data_source told_place(const struct told *t, const struct piece *p); /* export DATA_NONE: no record of a file */
/* Whether the record is in the formula, and not only compared. */
bool told_counts(const struct told *t, const struct account_part *p);
/* The header of a field as it stands in the export; empty if the export has no such column. */
struct str told_header(const struct data_export *x, struct str field);
/* "12.30"; with parts of a fen "12345/900". */
void told_exact(struct frac v, enum figure_unit unit, struct buf *out);
/* Rows of the figure's ledgers that belong to the household: "payments.json:3、7；..." */
void told_ledgers(const struct told *t, uint32_t household, bool json, struct buf *out);
void explain_json(struct told *t);

#endif
