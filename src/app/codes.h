#ifndef APP_CODES_H
#define APP_CODES_H
/*
 * The stable codes of diagnostics: what each says and what to do.  A code,
 * once published, keeps its meaning; tests/codes.sh holds this table against
 * the codes that the program can print.
 */
#include "base/buf.h"

struct code_entry {
	const char *code;
	const char *zh, *en; /* cause; then what to do */
};

extern const struct code_entry code_table[]; /* sorted by code */
extern const size_t code_count;

const struct code_entry *code_lookup(struct str code);

#endif
