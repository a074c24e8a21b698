#ifndef JSON_JSON_H
#define JSON_JSON_H
/*
 * Small JSON documents (case, packs, references, template data) as a tree.
 * The text is first checked whole by the strict scanner (json/walk.h says what
 * is accepted), so a tree exists only for a correct document.  Numbers keep
 * the text they were written with; nothing passes through floating point.
 * Nodes live in the arena given to json_parse and are never changed.
 * All functions taking a node accept NULL (as "absent"): kind JSON_ABSENT,
 * no members, empty text.
 */
#include "base/dec.h"
#include "base/diag.h"
#include "base/io.h"

enum json_kind { JSON_ABSENT, JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json; /* a node */

/* name is borrowed for positions; text must outlive the tree.  NULL and *e on a fault. */
const struct json *json_parse(struct arena *a, const char *name, struct str text, struct err *e);
/* The file's text is copied into the arena. */
const struct json *json_load(struct arena *a, const char *path, struct err *e);

enum json_kind json_kind(const struct json *j);
const char *json_kind_name(enum json_kind k); /* Chinese or English, for messages */
/* String: its text, unescaped (may hold NUL).  Number: as written in the file.  Otherwise empty. */
struct str json_text(const struct json *j);
bool json_truth(const struct json *j); /* false unless the node is `true` */
/* The node's own bytes in the source, from first to last. */
struct str json_source(const struct json *j);

size_t json_count(const struct json *j); /* members or items; 0 for scalars */
const struct json *json_first(const struct json *j); /* first member or item, or NULL */
const struct json *json_next(const struct json *j);  /* its sibling, or NULL */
#define json_each(item, parent) \
	for (const struct json *item = json_first(parent); item; item = json_next(item))
struct str json_key(const struct json *j); /* of a member; empty for items and the root */
/* Exact, case-sensitive.  The first of several; json_only_keys reports the others. */
const struct json *json_member(const struct json *j, const char *key);
const struct json *json_member_str(const struct json *j, struct str key);
/* Dotted path of object members ("body.list"), NULL if any step is missing. */
const struct json *json_at_path(const struct json *j, struct str path);

/* Where it stands.  Found by counting lines from the top: for messages, not for loops. */
struct pos json_pos(const struct json *j);
struct pos json_key_pos(const struct json *j); /* of the key; the value's for items */
void json_pointer(const struct json *j, struct buf *out); /* RFC 6901, "" for the root */

/*
 * Report (DIAG_ERROR, code json.key) every member whose key is not among n
 * allowed ones, with a did-you-mean, and every repeated key (json.repeat).
 * Keys beginning with "//" are comments and always allowed, and so is "$schema", by which editors complete keys.
 * True if nothing was reported, or j is no object (json_expect says that).
 */
bool json_only_keys(const struct json *j, const char *const allowed[], size_t n, struct diag_list *l);
/* DIAG_ERROR json.kind "应为…" unless the node is of that kind; true if it is.
   An absent node has no place: ask about a missing member at its parent. */
bool json_expect(const struct json *j, enum json_kind k, struct diag_list *l);
/* An error about this node in a struct err: place and pointer are filled in.  Returns false. */
bool json_err(const struct json *j, enum exit_status status, const char *code, struct err *e,
              const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* The same as an entry of a list; NULL when the list is full. */
struct diag *json_diag(const struct json *j, enum diag_severity sev, const char *code,
                       struct diag_list *l, const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* Integer in int32 range written without fraction or exponent; false if it is not that. */
bool json_int(const struct json *j, int *out);
/* Number or numeric string, exact, in units of 10^-scale (base/dec.h). */
enum dec_fault json_dec(const struct json *j, unsigned scale, int64_t *out);

#endif
