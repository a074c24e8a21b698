#ifndef POLICY_ENTRIES_H
#define POLICY_ENTRIES_H
/* Private to policy: every entry of a pack as one line, for `jianbao policy`. */
#include "base/vec.h"
#include "policy/check.h"

struct entry {
	const char *section; /* key in the pack; a row names the entry as "section/id" */
	const char *kind;    /* 分类 */
	struct str id, label;
	struct str value;    /* threshold, condition or formula */
	struct str fields;   /* canonical record fields */
	struct str figure;   /* id of the figure it ends in */
	const struct policy_clause *clause;
	bool open;
};
struct entries {
	struct arena *a;
	const struct policy_serving *serving; /* NULL: no case */
	VEC(struct entry) row;
};

/* Fill e->row from the pack; e->a and e->serving are the caller's. */
void entries_collect(struct entries *e, const struct policy *p);
/* The entry that a row calls by this name, or NULL. */
const struct entry *entries_find(const struct entries *e, struct str name);

/* table.c: the document as a table.  Nothing if the pack has none. */
void document_text(const struct policy *p, const struct entries *e, struct buf *out);
void document_json(const struct policy *p, const struct entries *e, struct buf *out);

#endif
