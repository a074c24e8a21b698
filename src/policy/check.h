#ifndef POLICY_CHECK_H
#define POLICY_CHECK_H
/*
 * What is wrong with a pack beyond what stops it from being read: the checks
 * of `jianbao policy PACK --check`.  Every finding has file, line, column and
 * JSON pointer.
 *
 *   policy.overlap      two tiers whose bounds both take in the same value
 *   policy.gap          a value between the bounds of tiers that none takes in (warning)
 *   policy.unreachable  a condition that no household of the population can meet,
 *                       or a tier whose households are all taken by earlier ones
 *   policy.year         a threshold that belongs to another year
 *   policy.deadline     a duty to be done once that names neither a deadline nor a note
 *   policy.clause       an entry without its clause and without a note that it is a parameter
 *   policy.row          a row of the document that names nothing and gives no reason
 *   policy.entry        a row names an entry that the pack does not have
 *   policy.known        a row names a figure, list, screen or field that the program does not have
 *   policy.unnamed      an entry that no row names (note; only of packs with a document)
 */
#include "policy/policy.h"

struct policy_asked {
	int income_year;                  /* of the case it is to be used for, 0 if not known */
	const struct policy_world *world; /* NULL: figures, lists, screens and fields are not looked up */
};
/* The pack read and checked, everything wrong in l; NULL if it cannot be used. */
const struct policy *policy_check(struct arena *a, const char *path, const struct policy_asked *asked,
                                  struct diag_list *l);
const struct policy *policy_check_text(struct arena *a, const char *name, struct str text,
                                       const struct policy_asked *asked, struct diag_list *l);

/* Can a case serve an entry?  figure: "tier.households/…", empty for entries without; fields: what it needs;
   id: of the entry.  Empty: it can; else the reason in Chinese. */
struct policy_serving {
	void *ctx;
	struct str (*why)(void *ctx, struct str figure, struct str fields, struct str id);
	/* What the case has for a name of a row.  True: it serves, *says is its value ("9.1842%"), which may be
	   empty; false: *says is the reason. */
	bool (*ask)(void *ctx, enum policy_name kind, struct str name, struct str *says);
};
/* `jianbao policy`: the document as a table, then every entry; with serving what the case can do beside each. */
void policy_served_text(const struct policy *p, const struct policy_serving *serving, struct buf *out);
void policy_served_json(const struct policy *p, const struct policy_serving *serving, struct buf *out);

#endif
