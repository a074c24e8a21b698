#ifndef APP_EXCERPT_H
#define APP_EXCERPT_H
/*
 * The source line that a diagnostic points at, with a caret under the column:
 *
 *    12 | <td colspan="x">
 *       |     ^
 *
 * Sources are pages, templates, sheets, drawings, packs and the case's own
 * files.  Lines of an export are never shown: they hold names and incomes.
 */
#include "base/diag.h"

/* Opened sources, newest first; one for a program, used by its main thread. */
struct excerpts {
	struct arena *arena; /* NULL until the first is opened */
	struct excerpt_source *source;
	bool all; /* every JSON file is the user's own: no export is read */
};

/* text stands for the file of that name (a page that is not written yet); borrowed until release. */
void excerpts_lend(struct excerpts *x, const char *file, struct str text);
/* Append the excerpt of d, or nothing: no place, not a source, not readable. */
void excerpt_print(struct excerpts *x, const struct diag *d, bool color, struct buf *out);
void excerpts_release(struct excerpts *x);

#endif
