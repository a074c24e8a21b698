#ifndef BASE_STR_H
#define BASE_STR_H
/*
 * Borrowed strings.  A struct str points at bytes that somebody else owns; it
 * is not NUL-terminated and never owns p.  All text that enters the program is
 * checked to be UTF-8 at the door (base/utf8.h), so a str holds valid UTF-8
 * unless its user says otherwise.  An empty str may have p == NULL.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n; /* bytes */
};

#define STR(lit) ((struct str){(lit), sizeof(lit) - 1})
/* printf("%.*s", STR_ARG(s)) */
#define STR_ARG(s) (int)(s).n, (s).p

struct str str_from(const char *cstr); /* NULL gives the empty str */
static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
bool str_is(struct str a, const char *cstr);
/* Bytewise (= code point) order; <0, 0, >0. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* First place of needle in s, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);
size_t str_find_char(struct str s, char c);
/* Bytes [from, to) of s, both clamped to s.n. */
struct str str_sub(struct str s, size_t from, size_t to);
/* Without ASCII white space, U+3000, U+00A0 and U+FEFF at either end. */
struct str str_trim(struct str s);
/* Cut the piece before the next sep off *rest; false when *rest is used up.
   "a,,b" gives "a", "", "b".  *rest must start non-NULL. */
bool str_split(struct str *rest, char sep, struct str *piece);
uint64_t str_hash(struct str s);
/* Levenshtein distance in code points, at most max + 1 (for did-you-mean). */
unsigned str_distance(struct str a, struct str b, unsigned max);

#endif
