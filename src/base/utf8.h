#ifndef BASE_UTF8_H
#define BASE_UTF8_H
/* UTF-8: strict decoding (no surrogates, no overlong forms, at most U+10FFFF). */
#include "base/str.h"

/* Decode the code point at p[*i], advancing *i.  s must be valid UTF-8 and *i < s.n. */
uint32_t utf8_next(struct str s, size_t *i);
/* The same on bytes that may be bad: returns UINT32_MAX and advances one byte on a fault. */
uint32_t utf8_next_checked(struct str s, size_t *i);
/* Offset of the first fault, or SIZE_MAX if s is valid. */
size_t utf8_fault(struct str s);
unsigned utf8_encode(uint32_t cp, char out[4]); /* bytes written */
size_t utf8_count(struct str s); /* code points */
/* Display columns on a terminal: East Asian wide and full-width count 2. */
size_t utf8_columns(struct str s);
bool cp_is_han(uint32_t cp);     /* unified ideographs with extensions A-H, compatibility, 〇 */
bool cp_is_cjk(uint32_t cp);     /* Han, kana, bopomofo, CJK punctuation, full-width forms */

#endif
