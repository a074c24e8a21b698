#ifndef INDICATOR_TIE_SET_H
#define INDICATOR_TIE_SET_H
/* Private to indicator: what tie.c and tie_sums.c share. */
#include "indicator/family.h"

struct ties {
	const struct indicator_set *s;
	struct diag_list *l;
	const struct family *table;
	size_t families, broken;
	uint32_t *own;     /* rows of either year that name this area and none inside it */
	wide *rest[2];     /* net less its blocks, this year and last, over rows in both years; by area */
	bool *uneven;      /* some row's net is not its blocks, either year */
};

/* "tier.households@990101000000/重点监测户" */
void tie_put_spec(const struct ties *t, const struct figure *f, struct buf *out);
/* One break; both names are released. */
void tie_broken(struct ties *t, const char *code, struct buf *left, struct frac a, struct buf *right, struct frac b);

/* tie_sums.c */
void tie_sums(struct ties *t);
void tie_quotients(struct ties *t);
/* tie_legs.c */
void tie_legs(struct ties *t);
void tie_ranks(struct ties *t);

#endif
