#ifndef POLICY_DOCUMENT_H
#define POLICY_DOCUMENT_H
/*
 * The document behind a pack, clause by clause and in its own order: what each
 * asks, and which entries of the pack, figures, lists and screens answer it.
 * Nothing is computed from a row: it is how an office sees what the program
 * does for its document and what it does not, and why not.
 *
 * Names, as a row writes them:
 *   entries  "SECTION/ID" of the same pack ("tiers/重点监测户", "duties/visits",
 *            "two_high/leg1"), or a section that is one object ("population", "goal")
 *   figures  an id of the registry, with a key or without ("tier.households/重点监测户")
 *   lists    as `jianbao list` takes them ("declining", "focus:decline")
 *   screens  ids of templates/screens.json ("Q30a")
 *   fields   "KIND.FIELD" of templates/fields.json ("jobs.post_months"), "references.growth";
 *            "members.dibao|households.dibao_all" where either will do
 */
#include "policy/duty.h"

/* What a row may name outside its pack. */
enum policy_name { POLICY_FIGURE, POLICY_LIST, POLICY_SCREEN, POLICY_FIELD, POLICY_NAMES };

struct policy_row {
	struct str no;     /* "4.5"; a clause without number has a letter: "4.a" */
	struct str asks;   /* what it asks, in short */
	struct str kind;   /* 户规则 指标 任务 经营主体与项目 倡导 */
	struct policy_names entries;
	struct policy_names name[POLICY_NAMES];
	struct str reason; /* why nothing, or no more, is computed */
	struct policy_clause clause;
};

/* Everything there is to name.  A figure with a key is known by its id; a list
   with a key by the part up to and with the colon; known[FIELD] has no alternatives. */
struct policy_world {
	struct policy_names known[POLICY_NAMES];
};

#endif
