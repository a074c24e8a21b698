#ifndef POLICY_NODE_H
#define POLICY_NODE_H
/* Private to policy: the nodes of a condition. */
#include "policy/cond.h"

enum cond_op {
	COND_ALL, COND_ANY, COND_NOT,
	COND_FLAG,  /* the flag is `yes` */
	COND_WORDS, /* the word is one of the bits in `words` */
	COND_RANGE, /* lo <= or < fact <= or < hi */
	COND_KNOWN  /* the fact was collected (is `yes`) */
};

struct bound {
	bool set, open;   /* open: the bound itself does not count */
	struct frac at;   /* in the fact's own terms */
	struct str text;  /* as printed, "6900" */
	int param;        /* index of the parameter it is, or -1 */
};

struct cond {
	enum cond_op op;
	enum fact_id fact;
	bool yes;
	uint32_t words;
	struct bound lo, hi;
	const struct cond **kid;
	size_t n;
	uint32_t facts;   /* bits of this node and all below */
};

#endif
