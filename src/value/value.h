#ifndef VALUE_VALUE_H
#define VALUE_VALUE_H
/*
 * The tree handed to templates: null, true/false, texts, numbers, lists and
 * ordered maps.  Everything lives in the arena it was made in and dies with it.
 * A tree is built by one thread; once built it may be read by many.  A value
 * may stand in several places of a tree, but never inside itself.
 *
 *	struct value *page = value_map(a);
 *	value_set_str(page, "title", title);
 *	value_set_fmt(page, "total", "%d 户", n);
 *	struct value *rows = value_set_list(page, "rows");
 *	struct value *row = value_add_map(rows);
 *	value_set_str(row, "name", name);
 *
 * Keys given as const char * are borrowed (string literals, as a rule) and must
 * outlive the tree; value_set_key copies.  Setting a key again replaces the
 * value and keeps the key's place.  Texts are UTF-8 and are copied, except by
 * value_ref.  A NULL value is stored as null.  Using a map call on a list, or
 * the other way round, is a bug and aborts.
 */
#include "base/arena.h"
#include "base/buf.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_TEXT, VALUE_NUMBER, VALUE_LIST, VALUE_MAP };
struct value;

/* Leaves. */
const struct value *value_null(void);
const struct value *value_bool(bool b);
const struct value *value_text(struct arena *a, struct str s);
const struct value *value_ref(struct arena *a, struct str s); /* borrows s */
const struct value *value_int(struct arena *a, int64_t n);
/* A number as it was written, in JSON's syntax: printed as it stands, never computed with. */
const struct value *value_number(struct arena *a, struct str raw);

/* Maps. */
struct value *value_map(struct arena *a);
void value_set(struct value *map, const char *key, const struct value *v);
void value_set_key(struct value *map, struct str key, const struct value *v); /* copies key */
void value_set_str(struct value *map, const char *key, struct str s);
void value_set_cstr(struct value *map, const char *key, const char *s); /* NULL sets null */
void value_set_fmt(struct value *map, const char *key, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void value_set_int(struct value *map, const char *key, int64_t n);
void value_set_bool(struct value *map, const char *key, bool b);
struct value *value_set_map(struct value *map, const char *key);  /* a new map under key */
struct value *value_set_list(struct value *map, const char *key); /* a new list under key */

/* Lists. */
struct value *value_list(struct arena *a);
void value_add(struct value *list, const struct value *v);
void value_add_str(struct value *list, struct str s);
void value_add_fmt(struct value *list, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct value *value_add_map(struct value *list);  /* a new map at the end */
struct value *value_add_list(struct value *list); /* a new list at the end */

/* Reading.  v == NULL reads as null everywhere, so that lookups can be chained. */
enum value_kind value_kind(const struct value *v);
/* What {{name}} prints: text, number, "true", "false"; empty for null, lists and maps. */
struct str value_str(const struct value *v);
/*
 * Does a section over v render?  No for null, false, the empty text, the empty
 * list, and a number equal to zero; yes otherwise, so the text "0" and the
 * empty map count as true.  (Mustache specification, sections: "e.g. !!data ==
 * true"; the reading of mustache.js, which most template authors know.)
 */
bool value_is_true(const struct value *v);
size_t value_count(const struct value *v); /* members of a list or map, else 0 */
const struct value *value_at(const struct value *v, size_t i); /* member i < value_count */
struct str value_key(const struct value *map, size_t i);       /* key i < value_count */
/* Member of a map, or NULL: absent, or v is no map.  Linear in small maps, hashed in large ones. */
const struct value *value_lookup(const struct value *map, struct str key);
/* The same with hash = str_hash(key) computed beforehand. */
const struct value *value_lookup_hashed(const struct value *map, struct str key, uint64_t hash);
/* Walk a dotted path of keys and list indices: "rows.0.name".  NULL if it leads nowhere. */
const struct value *value_find(const struct value *v, const char *path);

/*
 * The tree as JSON, tab-indented, one leaf or bracket on a line, in key order:
 * the form of golden tests, and data for `jianbao mustache`.  Ends in a newline.
 */
void value_dump(const struct value *v, struct buf *out);

#endif
