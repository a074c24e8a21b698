#ifndef VIEW_SHARE_H
#define VIEW_SHARE_H
/*
 * Private to view: shares of one whole as printed, each at one decimal, adding
 * up to 100.0 (largest remainder): each is cut off after its first decimal, and
 * the tenths that are still lacking go to the largest remainders; of equal ones
 * to the larger share first, then to the one that is printed first.  The exact
 * shares stay what they are in figures.json; whoever prints an adjusted column
 * prints its note too.
 *
 * Not adjusted: columns with a member that is not known or below zero, and
 * those that are not the whole (SHARES_OPEN): each member is rounded half-up.
 */
#include "view/format.h"

enum share_sum {
	SHARES_ROUNDED,  /* rounding each gives 100.0 already */
	SHARES_ADJUSTED,
	SHARES_OPEN
};
/* percent: the members in printing order, d == 0 where not known; tenths: as printed, 0 where not known. */
enum share_sum shares_print(const struct frac *percent, size_t n, int64_t *tenths);

#define SHARES_MAX 96
struct share_column {
	struct str name[SHARES_MAX];
	struct frac percent[SHARES_MAX];
	int64_t tenths[SHARES_MAX];
	size_t n;
	enum share_sum sum;
};
/* More than SHARES_MAX: a bug. */
void share_add(struct share_column *c, struct str name, struct frac percent);
void share_close(struct share_column *c);
struct str share_text(struct arena *a, const struct share_column *c, size_t i); /* "33.4"; "—" */
/*
 * What the reader is told, a sentence: "占比四舍五入后合计为99.9%，按最大余数法取为
 * 100.0%：甲由33.3%取为33.4%。"  Empty if there is nothing to tell.  hidden: some
 * member is withheld, so none is named.
 */
struct str share_note(struct arena *a, const struct share_column *c, const char *what, bool hidden);

/* The columns that several pages print. */
void share_of_blocks(const struct view *v, uint32_t area, struct share_column *c); /* income.share */
/* Tiers in the pack's order, those of none, those that cannot be told; whole: the population's households. */
void share_of_tiers(const struct view *v, uint32_t area, struct share_column *c);
/* Households by the keys of a family each of which has one (decline.band): family i, false past the last. */
bool share_of_keys(const struct view *v, size_t i, struct share_column *c);
const char *share_family(size_t i);
/* A figure as printed: income.share and tier.share as members of their column, others as view_figure. */
struct str share_figure(const struct view *v, const struct figure *f);
/* Households of the population that fall into a tier's place in the table: "tier.none", "tier.undetermined". */
struct str share_of_rest(const struct view *v, uint32_t area, const char *id);

#endif
