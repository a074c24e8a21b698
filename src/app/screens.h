#ifndef APP_SCREENS_H
#define APP_SCREENS_H
/* The screens of templates/screens.json over an opened case: run, printed, and the gate. */
#include "app/case.h"
#include "audit/audit.h"

/* A status after saying why: the rules are missing or at fault (EXIT_INPUT), --allow names none of them
   (EXIT_USAGE).  The rules are case.json's "screens", else templates/screens.json.  c->policy and c->figures may be
   NULL: what they know is then not asked. */
int screens_run(const struct cli *cli, struct opened_case *c, const struct audit_set **out);
/* `check --check RULES.json`: an office's own rules, every fault with line and column. */
int screens_check(const struct cli *cli);
/* By severity: counts, denominators and first places; names masked by the case's privacy level. */
void screens_text(struct opened_case *c, const struct audit_set *s, struct buf *out);
void screens_json(const struct opened_case *c, const struct audit_set *s, struct buf *out);
/* EXIT_DATA, after naming them, if there are blocking findings that --allow does not name. */
int screens_gate(const struct cli *cli, const struct audit_set *s);

#endif
