#ifndef BASE_DIAG_H
#define BASE_DIAG_H
/*
 * Diagnostics: a counted list of findings, warnings and errors, each with a
 * stable code, a place, a message and a hint.  A list is owned by one thread;
 * lists of several threads are joined in a fixed order by the caller, so the
 * output never depends on the number of threads.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum diag_severity severity;
	struct str code;    /* "css.property", "data.duplicate", ... */
	struct pos at;
	struct str pointer; /* JSON pointer or empty */
	struct str msg, hint;
};

struct diag_list {
	struct arena *arena; /* owned: texts live here */
	struct diag *v;
	size_t n, cap;
	size_t count[3];     /* by severity, including those past the cap */
	size_t keep;         /* at most this many are kept (0: all); the rest are counted */
};

void diag_init(struct diag_list *l);
void diag_release(struct diag_list *l);
/* code is a literal.  Returns the kept entry for diag_pointer/diag_hint, or NULL past the cap. */
struct diag *diag_add(struct diag_list *l, enum diag_severity sev, const char *code, struct pos at,
                      const char *fmt, ...) __attribute__((format(printf, 5, 6)));
void diag_hint(struct diag_list *l, struct diag *d, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void diag_pointer(struct diag_list *l, struct diag *d, struct str pointer);
void diag_err(struct diag_list *l, enum diag_severity sev, const struct err *e); /* an err as an entry */
void diag_join(struct diag_list *to, const struct diag_list *from);
/* One entry as text ("file:line:col: 错误: msg [code] /json/pointer\n  提示: hint\n") or as one NDJSON line. */
void diag_text(const struct diag *d, bool color, struct buf *out);
/* Its two lines alone, for a caller who puts the source line between them; the hint's is empty without a hint. */
void diag_text_head(const struct diag *d, bool color, struct buf *out);
void diag_text_hint(const struct diag *d, struct buf *out);
void diag_json(const struct diag *d, struct buf *out);
/* The nearest of n candidates to word within distance 1 + length/4, or empty: for did-you-mean. */
struct str diag_nearest(struct str word, const struct str *candidate, size_t n);

#endif
