#include "base/utf8.h"

#include <string.h>

struct range {
	uint32_t from, to;
};

/* Unicode 15.0 Blocks: unified ideographs with extensions A to H, compatibility ideographs. */
static const struct range han[] = {
	{0x3007, 0x3007}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x2A6DF},
	{0x2A700, 0x2EBE0}, {0x2F800, 0x2FA1F}, {0x30000, 0x3134A}, {0x31350, 0x323AF},
};
/* What else belongs to CJK text: radicals, punctuation, kana, bopomofo, strokes,
   enclosed and squared forms, vertical and full-width forms. */
static const struct range cjk[] = {
	{0x2E80, 0x2FDF}, {0x2FF0, 0x30FF}, {0x3100, 0x312F}, {0x3190, 0x33FF}, {0xFE10, 0xFE1F},
	{0xFE30, 0xFE6F}, {0xFF00, 0xFFEF}, {0x1B000, 0x1B16F}, {0x1F200, 0x1F2FF},
};
/* UAX #11, East Asian Width W and F, adjoining ranges joined across unassigned places. */
static const struct range wide[] = {
	{0x1100, 0x115F}, {0x231A, 0x231B}, {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x25FD, 0x25FE},
	{0x2614, 0x2615}, {0x2648, 0x2653}, {0x26AA, 0x26AB}, {0x2705, 0x2705}, {0x274C, 0x274C},
	{0x2753, 0x2755}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF},
	{0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19}, {0xFE30, 0xFE6F},
	{0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18CD8}, {0x1AFF0, 0x1B2FB}, {0x1F200, 0x1F64F},
	{0x1F680, 0x1F6FC}, {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1FAF8}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
};
#define IN(table, cp) in_ranges(table, sizeof(table) / sizeof *(table), cp)

static bool in_ranges(const struct range *r, size_t n, uint32_t cp)
{
	while (n > 1) { /* the last range that begins at or before cp, or the first */
		size_t half = n / 2;
		if (r[half].from <= cp) {
			r += half;
			n -= half;
		} else {
			n = half;
		}
	}
	return r->from <= cp && cp <= r->to;
}

bool cp_is_han(uint32_t cp)
{
	return cp >= han[0].from && cp <= 0x323AF && IN(han, cp);
}

bool cp_is_cjk(uint32_t cp)
{
	return cp_is_han(cp) || (cp >= cjk[0].from && cp <= 0x1F2FF && IN(cjk, cp));
}

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* RFC 3629 section 4.  Length of the sequence at p, at most n bytes; 0: a fault. */
static size_t sequence(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xE0)
		return p[0] >= 0xC2 && n >= 2 && is_tail(p[1]) ? 2 : 0;
	if (p[0] < 0xF0) {
		unsigned char low = p[0] == 0xE0 ? 0xA0 : 0x80, high = p[0] == 0xED ? 0x9F : 0xBF;
		return n >= 3 && p[1] >= low && p[1] <= high && is_tail(p[2]) ? 3 : 0;
	}
	if (p[0] < 0xF5) {
		unsigned char low = p[0] == 0xF0 ? 0x90 : 0x80, high = p[0] == 0xF4 ? 0x8F : 0xBF;
		return n >= 4 && p[1] >= low && p[1] <= high && is_tail(p[2]) && is_tail(p[3]) ? 4 : 0;
	}
	return 0;
}

uint32_t utf8_next(struct str s, size_t *i)
{
	const unsigned char *p = (const unsigned char *)s.p + *i;
	uint32_t c = p[0];

	if (c < 0x80) {
		*i += 1;
		return c;
	}
	if (c < 0xE0) {
		*i += 2;
		return (c & 0x1F) << 6 | (p[1] & 0x3Fu);
	}
	if (c < 0xF0) {
		*i += 3;
		return (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	*i += 4;
	return (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t utf8_next_checked(struct str s, size_t *i)
{
	if (sequence((const unsigned char *)s.p + *i, s.n - *i) > 0)
		return utf8_next(s, i);
	*i += 1;
	return UINT32_MAX;
}

size_t utf8_fault(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0, k;
	uint64_t w;

	while (i < s.n) {
		while (s.n - i >= 8 && (memcpy(&w, p + i, 8), (w & 0x8080808080808080u) == 0))
			i += 8;
		if (i == s.n)
			break;
		k = sequence(p + i, s.n - i);
		if (k == 0)
			return i;
		i += k;
	}
	return SIZE_MAX;
}

unsigned utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += !is_tail((unsigned char)s.p[i]);
	return n;
}

size_t utf8_columns(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);
		n += cp >= wide[0].from && cp <= 0x3FFFD && IN(wide, cp) ? 2 : 1;
	}
	return n;
}
