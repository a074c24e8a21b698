#ifndef INSPECT_INSPECT_H
#define INSPECT_INSPECT_H
/*
 * A finished PDF held against GB/T 9704-2012, clause by clause, with the
 * millimetres of GB/T 33476.2-2016.  It measures what read/read.h finds on the
 * pages: our files and anybody's.
 *
 * "Top edge" and "bottom edge" of text are those of the em box: 0.87 em above
 * and 0.13 em below the baseline (faces differ by 0.02 em, 0.1 mm at 16 pt).
 * What a PDF does not tell (word boundaries, text drawn as paths, a seal that
 * is stamped later) is 无法判断 and says why.
 */
#include "base/arena.h"
#include "base/diag.h"

enum inspect_form { INSPECT_GUESS, INSPECT_DOCUMENT, INSPECT_LETTER, INSPECT_ORDER, INSPECT_MINUTES, INSPECT_BRIEFING,
	INSPECT_TABLE, INSPECT_FORMS };
/* "document" or "公文", "letter" 信函, "order" 命令, "minutes" 纪要, "briefing" 简报, "table" 表; false: none of these. */
bool inspect_form_find(struct str name, enum inspect_form *out);
const char *inspect_form_name(enum inspect_form form); /* 公文 ... */

enum inspect_verdict { INSPECT_MET, INSPECT_NOT_MET, INSPECT_NOT_APPLICABLE, INSPECT_UNKNOWN, INSPECT_VERDICTS };
const char *inspect_verdict_name(enum inspect_verdict v); /* 符合 不符合 不适用 无法判断 */

/* How strongly the standard puts it; a departure from practice alone is a hint. */
enum inspect_strength { INSPECT_SHALL, INSPECT_NORMALLY, INSPECT_RECOMMENDED, INSPECT_PRACTICE };

struct inspect_result {
	const char *id;        /* stable: "margin.top" */
	const char *clause;    /* "5.2.1", "33476.2 7.3.1", "GB/T 15834 5.1" */
	const char *title;     /* Chinese */
	enum inspect_strength strength;
	enum inspect_verdict verdict;
	struct str measured;   /* number, "a × b" or words; empty: nothing measured */
	const char *unit;      /* "mm", "pt", "字", "行" or "" */
	struct str wanted, tolerance;
	unsigned page;         /* 0: the whole document */
	struct str text;       /* the line spoken of, or empty */
	struct str note;       /* why, where the verdict needs a word */
};

struct inspect_report {
	struct str file, producer;
	size_t pages;
	enum inspect_form form;
	struct str reason;     /* why this form */
	const struct inspect_result *result; /* in the order of the clauses */
	size_t n;
	size_t count[INSPECT_VERDICTS];
	size_t against;        /* not met, practice not counted */
};

/* Everything in a.  false: the file cannot be read (EXIT_INPUT). */
bool inspect_file(struct arena *a, const char *path, enum inspect_form form, struct inspect_report *out,
                  struct diag_list *diags, struct err *e);
/* The same for bytes, which stay the caller's until it returns. */
bool inspect_bytes(struct arena *a, const char *name, struct str bytes, enum inspect_form form,
                   struct inspect_report *out, struct diag_list *diags, struct err *e);
void inspect_text(const struct inspect_report *r, bool color, struct buf *out);
void inspect_json(const struct inspect_report *r, struct buf *out);

#endif
