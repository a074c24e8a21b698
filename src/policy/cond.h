#ifndef POLICY_COND_H
#define POLICY_COND_H
/*
 * Conditions of a pack: a tree over the facts of one household, evaluated in
 * three values (Kleene).  A fact that was not collected makes a comparison
 * unknown, never false; unknown is left over only where the answer depends on
 * the missing fact ("any" with one true branch is true).
 *
 * Comparisons are exact: a fact is a fraction (net fen over persons), a
 * threshold a decimal of the pack in fen or in 1/10000 of a percent; they are
 * compared by cross-multiplication (domain A-06).  以上/不低于 include the number,
 * 低于/高于/不满 exclude it (Civil Code art. 1259).
 */
#include "base/dec.h"

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };

enum fact_type {
	FACT_FLAG,   /* yes or no */
	FACT_WORD,   /* one word of a closed list, kept as its index in that list */
	FACT_YUAN,   /* fraction, in fen (a head): thresholds are yuan with 2 decimals */
	FACT_SHARE,  /* fraction, plain ratio (0.5 = 50 %): thresholds are percent with 4 decimals */
	FACT_COUNT   /* fraction with d = 1 */
};

/* The order is that of fact_table[] in fact.c, which names and describes each. */
enum fact_id {
	FACT_KIND, FACT_STATUS, FACT_MONITOR,              /* words */
	FACT_MONITORED, FACT_CLEARED, FACT_UNCLEARED,      /* flags */
	FACT_DIBAO_ALL, FACT_NO_LABOUR, FACT_RELOCATED, FACT_LOW_INCOME,
	FACT_SIZE,
	FACT_PER_CAPITA, FACT_PER_CAPITA_PREV, FACT_CHANGE, FACT_GROWTH,
	FACT_TRANSFER_SHARE, FACT_OWN_PAY_RATIO,
	FACT_ESTIMATE, FACT_ESTIMATE_CHANGE, FACT_ESTIMATE_GROWTH, FACT_ESTIMATE_MONTHS,
	FACT_YTD_GROWTH, FACT_FALLING, FACT_REFERENCE_GAP,
	FACT_N
};

/* Indexes of the words (fact_words gives the texts).  Domain section 6. */
enum word_kind { WORD_LIFTED, WORD_ORDINARY };                             /* 脱贫户 一般农户 */
enum word_status { WORD_NOT_LIFTED, WORD_ENJOYS, WORD_FELL_BACK, WORD_ENDED }; /* aar010 0 1 3 4 */
enum word_monitor { WORD_NOT_MONITORED, WORD_UNSTABLE, WORD_MARGINAL, WORD_SUDDEN };

struct fact {
	bool known;
	bool yes;       /* FACT_FLAG */
	uint8_t word;   /* FACT_WORD */
	struct frac q;  /* the others; d > 0 when known */
};

struct fact_info {
	const char *name;   /* as written in packs: "per_capita" */
	const char *label;  /* Chinese */
	enum fact_type type;
	const char *source; /* canonical record fields it is made of, for people */
};
const struct fact_info *fact_info(enum fact_id f);
/* The words of a FACT_WORD fact, NULL-ended; NULL for other types. */
const char *const *fact_words(enum fact_id f);
/* FACT_N if there is none of that name. */
enum fact_id fact_find(struct str name);

struct cond; /* private; made by policy_parse, lives as long as the policy */
/* fact[] has FACT_N entries.  A NULL condition is true. */
enum truth cond_test(const struct cond *c, const struct fact fact[]);
/* Bit f is set for every fact the tree may look at. */
uint32_t cond_facts(const struct cond *c);
/* As Chinese text with thresholds and units: "（户类型为脱贫户 或 …）且 人均纯收入 < 6900.00元". */
void cond_text(const struct cond *c, struct buf *out);

#endif
