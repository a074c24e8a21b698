#ifndef JSON_WALK_H
#define JSON_WALK_H
/*
 * Large exports: one array, element by element, in memory that does not grow
 * with the file.  The scanner is ours and strict (RFC 8259): no leading zeros,
 * no trailing commas, no control characters in strings, nothing after the
 * document; the whole input must be UTF-8.  Choices where the RFC leaves one:
 * a byte order mark at the start is skipped; nesting deeper than
 * JSON_DEPTH_MAX is refused; an escaped surrogate without its partner is
 * refused (it is no character); \u0000 is kept, strings have a length;
 * numbers of any size are kept as text; of repeated keys all are handed on,
 * each but the first flagged.
 * Errors: code json.syntax, json.utf8, json.depth or json.path, with file,
 * line, column and JSON pointer, status EXIT_INPUT.
 */
#include "base/io.h"
#include "json/json.h"

#define JSON_DEPTH_MAX 512
#define JSON_NO_DIGITS 255

struct json_member {
	struct str key;       /* unescaped; empty for items of an array */
	/* String: unescaped.  Number: as written.  Array, object: the source
	   slice with its brackets (json_items opens it).  Otherwise empty. */
	struct str text;
	size_t key_at, at;    /* byte offsets in the input: of the key's quote, of the value */
	enum json_kind kind;
	/* JSON_NUMBER of few digits without exponent: all its digits with its sign, of which `decimals`
	   stand behind the point.  JSON_NO_DIGITS: see text; so for all else. */
	int64_t digits;
	uint8_t decimals;
	bool truth;           /* JSON_BOOL: its value */
	/* JSON_STRING: false if it stands in the source as it is, and without the byte EF (U+F000 to U+FFFF). */
	bool odd;
	bool again;           /* this key stood before in the same object */
};

struct json_walk; /* private: one walk */
struct json_element {
	enum json_kind kind;  /* what it is; usually JSON_OBJECT */
	size_t index;         /* from 0 */
	size_t at;            /* byte offset in the input */
	struct str source;    /* its bytes */
	const struct json_member *member; /* JSON_OBJECT: its n members, in order */
	size_t n;
	/* Above 0: a number for the list of keys.  Elements of one number have the
	   same keys in the same places, as far as they go. */
	size_t shape;
	struct json_walk *walk;
};

struct json_input {
	const char *name;        /* for positions and for the ending .ndjson/.jsonl */
	struct str text;         /* as read, unchecked */
	const struct file *file; /* or NULL; pages walked past are handed back through it */
	/*
	 * Dotted path of the array ("body.list"), or empty: the root array; or,
	 * in an object, its only array outside other arrays (several or none: an
	 * error that lists them); or newline-delimited JSON, told by the ending
	 * or by a second value on a new line.  With NDJSON path must be empty.
	 */
	struct str path;
	/*
	 * Whether a key (given the walk's ctx) is one of a record's; may be NULL.
	 * A root object with two such keys and no array of records is the only
	 * line of NDJSON; a list of plain values under such a key is a cell of it.
	 */
	bool (*is_field)(void *ctx, struct str key);
};

/*
 * Call each(ctx, el) for every element in order; it returns false with *e set
 * to stop.  Strings without escapes borrow from in->text; others, and the
 * element itself, are valid until each returns.  A syntax fault after some
 * elements is found when it is reached: the caller discards what it has.
 */
typedef bool json_each_fn(void *ctx, const struct json_element *el, struct err *e);
bool json_walk(const struct json_input *in, json_each_fn *each, void *ctx, struct err *e);

/* Line and column of an offset inside el.  Cheap when elements are asked for
   in order: the walk remembers how far it has counted. */
struct pos json_element_pos(const struct json_element *el, size_t offset);
/* RFC 6901 pointer of el, or of its member key (empty: the element itself).
   A line of NDJSON counts as an item of one array: "/17/name". */
void json_element_pointer(const struct json_element *el, struct str key, struct buf *out);

/*
 * The members of a nested object or the items of a nested array, from the
 * text of a member that json_walk or json_items gave (base: its `at`, so that
 * offsets stay those of the input).  In the arena; *n may be 0.
 */
const struct json_member *json_items(struct arena *a, struct str slice, size_t base, size_t *n);

#endif
