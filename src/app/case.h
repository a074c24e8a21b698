#ifndef APP_CASE_H
#define APP_CASE_H
/* A case opened for a command: data, pack and figures, with their diagnostics. */
#include "app/cli.h"
#include "data/set.h"
#include "indicator/indicator.h"
#include "policy/policy.h"

struct opened_case {
	struct arena *arena;
	struct data_set data;
	const struct policy *policy;
	const struct indicator_set *figures;
	struct diag_list diags;   /* of the pack and the figures; data.findings holds the import's */
	enum data_privacy privacy;
	struct str templates;     /* folder */
	struct str pack;          /* path of the pack */
};

/* The import alone, or with the figures.  Prints what is wrong; returns EXIT_DONE or the status to end with. */
int case_open_data(const struct cli *cli, const char *path, struct opened_case *c);
int case_open(const struct cli *cli, const char *path, struct opened_case *c);
/* Figures that contradict each other are printed; EXIT_DONE or EXIT_DATA.  The case stays open. */
int case_ties(const struct cli *cli, struct opened_case *c);
void case_close(struct opened_case *c);
/* A pack by name or path; false with *e (and the name that was probably meant) when none has that name. */
struct pack_wanted {
	struct str templates, folder, name;
	struct pos at; /* where it is named */
};
bool case_pack_find(struct arena *a, const struct pack_wanted *w, struct str *path, struct err *e);

#endif
