#ifndef POLICY_PACK_H
#define POLICY_PACK_H
/* Private to policy: the sections of a pack, as tables of fields. */
#include "policy/read.h"

/* For tables of fields: the place of a member of struct policy_X; a table as the section of that struct. */
#define AT(type, member) offsetof(struct type, member)
#define SECTION(fields, type, most)                                 \
	{                                                           \
		fields, COUNT_OF(fields), sizeof(struct type), most \
	}

/* pack_param.c */
extern const struct section param_section;
void params_read(struct reader *r, const struct json *j, const struct policy_overrides *own);
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
