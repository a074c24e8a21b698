#ifndef BASE_BUF_H
#define BASE_BUF_H
/*
 * A growing byte string.  Zero-initialise ({0}) or buf_init; p is NUL-ended
 * after the first add (buf_cstr gives "" before).  Growth is by half; running
 * out of memory aborts with a message.  The owner calls buf_release.
 */
#include <stdarg.h>

#include "base/str.h"

struct buf {
	char *p;
	size_t n, cap;
};

void buf_init(struct buf *b);
void buf_release(struct buf *b);
void buf_clear(struct buf *b);              /* n = 0, keeps the memory */
void buf_reserve(struct buf *b, size_t more); /* room for `more` bytes and a NUL */
void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_cat(struct buf *b, const char *cstr);
void buf_char(struct buf *b, char c);
void buf_codepoint(struct buf *b, uint32_t cp); /* appended as UTF-8 */
void buf_int(struct buf *b, int64_t v);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(struct buf *b, const char *fmt, va_list ap);
/* Appended as a quoted JSON string (quotes added, control characters escaped). */
void buf_json(struct buf *b, struct str s);
/* Appended with & < > " ' escaped for HTML text and attributes. */
void buf_html(struct buf *b, struct str s);
struct str buf_view(const struct buf *b);   /* valid until the next add */
const char *buf_cstr(const struct buf *b);

#endif
