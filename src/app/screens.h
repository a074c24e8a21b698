#ifndef APP_SCREENS_H
#define APP_SCREENS_H
/* The screens of templates/screens.json over an opened case: run, printed, and the gate. */
#include "app/case.h"
#include "audit/audit.h"

/* NULL after saying why: screens.json is missing or at fault (EXIT_INPUT).  c->policy may be NULL. */
const struct audit_set *screens_run(const struct cli *cli, struct opened_case *c);
/* By severity: counts, denominators and first places; names masked by the case's privacy level. */
void screens_text(struct opened_case *c, const struct audit_set *s, struct buf *out);
void screens_json(const struct opened_case *c, const struct audit_set *s, struct buf *out);
/* EXIT_DATA, after naming them, if there are blocking findings that --allow does not name. */
int screens_gate(const struct cli *cli, const struct audit_set *s);

#endif
