#ifndef APP_SERVING_H
#define APP_SERVING_H
/* What a case holds for the names in a pack's document, and which names there are. */
#include "app/case.h"
#include "audit/audit.h"
#include "policy/check.h"

struct serving { /* ctx of policy_serving.ask */
	struct opened_case *c;
	const struct audit_set *screens; /* NULL: they could not be run */
};
/* A value, or the reason why there is none, in the case's arena. */
bool serving_ask(void *ctx, enum policy_name kind, struct str name, struct str *says);
/* Every figure, list, screen and field, by the templates' folder.  False with *e or diagnostics in l. */
bool serving_world(struct arena *a, struct str templates, struct policy_world *w, struct diag_list *l,
                   struct err *e);

#endif
