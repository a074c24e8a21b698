#ifndef JSON_SCAN_H
#define JSON_SCAN_H
/*
 * Inside json only: the strict pull scanner.  One token a call, no recursion,
 * no memory of its own; the choices it makes are stated in json/walk.h.
 */
#include "base/err.h"
#include "base/arena.h"
#include "base/buf.h"
#include "json/walk.h"

enum scan_kind {
	SCAN_FAULT, SCAN_END, SCAN_NULL, SCAN_FALSE, SCAN_TRUE, SCAN_NUMBER, SCAN_STRING,
	SCAN_KEY, SCAN_ARRAY, SCAN_ARRAY_END, SCAN_OBJECT, SCAN_OBJECT_END
};

enum scan_fault {
	FAULT_NONE, FAULT_EMPTY, FAULT_UTF16, FAULT_UTF8, FAULT_END, FAULT_VALUE, FAULT_KEY,
	FAULT_COLON, FAULT_COMMA, FAULT_TRAILING_COMMA, FAULT_BRACKET, FAULT_STRING_END, FAULT_CONTROL,
	FAULT_ESCAPE, FAULT_SURROGATE, FAULT_NUMBER, FAULT_LEADING_ZERO, FAULT_LITERAL, FAULT_DEPTH,
	FAULT_AFTER, FAULT_COUNT
};

/* What the grammar wants next. */
enum scan_want {
	SCAN_WANT_VALUE, SCAN_WANT_ITEM, SCAN_WANT_KEY, SCAN_WANT_FIRST_KEY, SCAN_WANT_COMMA, SCAN_WANT_NOTHING
};

struct scan_token {
	enum scan_kind kind;
	bool escaped;     /* string or key with backslashes: scan_text */
	const char *at;   /* first byte (the quote of a string) */
	struct str text;  /* string or key without quotes; number */
};

struct scan {
	const char *start, *p, *end;
	const char *fault_at;
	enum scan_fault fault;
	unsigned depth;
	uint8_t expect;   /* enum scan_want; the scanner's and quick.c's only */
	bool lines;       /* NDJSON: after a value and a line end another may follow */
	char open[JSON_DEPTH_MAX]; /* the brackets open now */
};

void scan_open(struct scan *s, struct str text, bool lines);
/* Fills *t and returns its kind; SCAN_FAULT for ever after a fault. */
enum scan_kind scan_next(struct scan *s, struct scan_token *t);
/*
 * In an object where a key is due: if the next is `key`, written without
 * escapes, the same as scan_next; else false and nothing has moved.  key must
 * have been read from a document, so that its bytes are known to be good.
 */
bool scan_key_is(struct scan *s, struct str key, struct scan_token *t);
/* The same as scan_next where a value is due; strings and numbers, which most are, sooner. */
enum scan_kind scan_value(struct scan *s, struct scan_token *t);
/* After SCAN_ARRAY or SCAN_OBJECT: run past its end.  False on a fault. */
bool scan_skip(struct scan *s);
/* What kind of value the token begins; JSON_ABSENT if none. */
enum json_kind scan_value_kind(enum scan_kind k);
/* The text of an escaped string or key, resolved into the arena. */
struct str scan_unescape(struct arena *a, const struct scan_token *t);
/* The text of any string or key. */
static inline struct str scan_text(struct arena *a, const struct scan_token *t)
{
	return t->escaped ? scan_unescape(a, t) : t->text;
}
/* Fill *e from the fault: place, pointer, message, hint.  Returns false. */
bool scan_err(const struct scan *s, const char *name, struct err *e);
/* One step of an RFC 6901 pointer. */
void pointer_key(struct buf *out, struct str key);
void pointer_index(struct buf *out, size_t index);

#endif
