#ifndef BASE_ERR_H
#define BASE_ERR_H
/*
 * Failure of kind (a), bad input: functions return bool and fill a struct err,
 * once, where the fault is found.  Messages are Chinese with an English form
 * beside (base/diag.h); the first text is the problem, the hint says what to do.
 * Kind (b), a bug or no memory: die_bug, message and abort.
 * Kind (c), oddities one can live with: base/diag.h.
 */
#include "base/str.h"

/* A place in an input.  line, col count from 1 (col in code points); line 0:
   no position.  file is borrowed and outlives every err and diag. */
struct pos {
	const char *file;
	unsigned line, col;
};

enum exit_status { /* contract.md section 3 */
	EXIT_DONE = 0, EXIT_INTERNAL = 1, EXIT_USAGE = 2, EXIT_PART = 3, EXIT_DATA = 4,
	EXIT_TEMPLATE = 5, EXIT_GLYPH = 6, EXIT_OVERFLOW = 7, EXIT_SELFCHECK = 8,
	EXIT_INPUT = 10, EXIT_INTERRUPTED = 130
};

struct err {
	struct pos at;
	enum exit_status status; /* what the program should end with; EXIT_DONE: unset */
	char code[40];    /* stable, e.g. "json.syntax"; "" if none */
	char pointer[256]; /* JSON pointer, "" if none */
	char msg[512];    /* msg[0] == 0: no error.  UTF-8, cut at a character */
	char hint[256];   /* what to do; may be empty */
};

/* Fill *e and return false, so that "return err_set(...)" is the error path. */
bool err_set(struct err *e, enum exit_status status, const char *code, struct pos at, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
bool err_hint(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3))); /* false */
bool err_pointer(struct err *e, struct str pointer); /* false; cut to fit */
/* The same, choosing by --lang: zh and en are printf formats with the same arguments. */
#define TR(zh, en) (lang_is_english() ? (en) : (zh))
bool lang_is_english(void);
void lang_choose(bool english); /* app only, before any thread starts */
_Noreturn void die_bug(const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
#define BUG(...) die_bug(__FILE__, __LINE__, __VA_ARGS__)
#define ENSURE(c) ((c) ? (void)0 : BUG("assertion failed: %s", #c))

#endif
