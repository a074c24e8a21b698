#ifndef POLICY_PACK_H
#define POLICY_PACK_H
/* Private to policy: the sections of a pack, as tables of fields. */
#include "policy/read.h"

/* Fill r->p from the document j.  Faults go to r->l. */
void pack_read(struct reader *r, const struct json *j, const struct policy_overrides *own);
/* fault.c: what is wrong between the parts of an entry or between entries, each of which could be read. */
void pack_faults(struct reader *r, const struct json *j);
/* A section by the name it has under $defs in templates/schemas/policy.schema.json; "" is the document; NULL: none. */
const struct section *pack_section(const char *name);
/* policy.c: a whole document; NULL if any entry is an error. */
const struct policy *policy_read(struct arena *a, const char *file, const struct json *j,
                                 const struct policy_overrides *own, struct diag_list *l);
/* document.c: the section "document" of a pack that was read. */
void document_check(struct arena *a, const struct json *j, const struct policy_world *w, struct diag_list *l);

#endif
