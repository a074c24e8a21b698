/*
 * Which codes of an embedded font program have a glyph, and which glyphs an
 * outline.  TrueType: glyphs through CIDToGIDMap (absent: code = glyph), lengths
 * from loca.
 * CFF: code = CID through the charset (Adobe Technical Note 5176, section 13),
 * lengths from the CharStrings INDEX.
 */
#include "pdf/verify.h"

#include <string.h>

struct bytes {
	const unsigned char *p;
	size_t n;
	bool bad;
};

static uint32_t number_at(struct bytes *b, size_t at, unsigned size)
{
	uint32_t v = 0;
	if (at > b->n || b->n - at < size) {
		b->bad = true;
		return 0;
	}
	for (unsigned i = 0; i < size; i++)
		v = v << 8 | b->p[at + i];
	return v;
}

static void mark(struct arena *a, struct verify_font *f, unsigned code, bool outline)
{
	struct verify_code *c = verify_code_at(a, f, code);
	c->flags |= (uint8_t)(VERIFY_GLYPH | (outline ? VERIFY_OUTLINE : 0));
}

/* Offset of an sfnt table, 0: none. */
static size_t table_at(struct bytes *b, const char tag[5])
{
	unsigned n = number_at(b, 4, 2);
	for (unsigned i = 0; i < n && !b->bad; i++) {
		size_t at = 12 + 16 * (size_t)i;
		if (at + 16 <= b->n && memcmp(b->p + at, tag, 4) == 0)
			return number_at(b, at + 8, 4);
	}
	return 0;
}

bool verify_truetype(struct arena *a, struct verify_font *f, struct str program, struct str map)
{
	struct bytes b = { (const unsigned char *)program.p, program.n, false };
	struct bytes m = { (const unsigned char *)map.p, map.n, false };
	size_t maxp = table_at(&b, "maxp"), head = table_at(&b, "head"), loca = table_at(&b, "loca");
	if (!maxp || !head || !loca || !table_at(&b, "glyf"))
		return false;
	unsigned n = number_at(&b, maxp + 4, 2), size = number_at(&b, head + 50, 2) ? 4 : 2;
	unsigned codes = map.n ? (unsigned)(map.n / 2) : n;
	for (unsigned code = 1; code < codes && code <= 0xffff && !b.bad; code++) {
		unsigned gid = map.n ? number_at(&m, 2 * (size_t)code, 2) : code;
		if (gid && gid < n)
			mark(a, f, code, number_at(&b, loca + (gid + 1) * size, size) > number_at(&b, loca + gid * size, size));
	}
	return !b.bad;
}

/* An INDEX: count, and where its offsets and data stand; *at moves behind it. */
struct index {
	uint32_t n;
	unsigned size;
	size_t offsets, data;
};

static struct index read_index(struct bytes *b, size_t *at)
{
	struct index x = { number_at(b, *at, 2), 0, 0, 0 };
	*at += 2;
	if (x.n == 0 || b->bad)
		return x;
	x.size = number_at(b, *at, 1);
	if (x.size < 1 || x.size > 4) {
		b->bad = true;
		return x;
	}
	x.offsets = *at + 1;
	x.data = x.offsets + (size_t)(x.n + 1) * x.size - 1;
	*at = x.data + number_at(b, x.offsets + (size_t)x.n * x.size, x.size);
	return x;
}

static uint32_t index_offset(struct bytes *b, const struct index *x, uint32_t k)
{
	return number_at(b, x->offsets + (size_t)k * x->size, x->size);
}

/* The last integer before operator `op` of a DICT; 0 if it is not there. */
static uint32_t dict_integer(struct bytes *b, size_t from, size_t to, unsigned op)
{
	uint32_t last = 0;
	for (size_t i = from; i < to && !b->bad;) {
		unsigned c = number_at(b, i++, 1);
		if (c == 28) {
			last = number_at(b, i, 2);
			i += 2;
		} else if (c == 29) {
			last = number_at(b, i, 4);
			i += 4;
		} else if (c == 30) { /* a real: nibbles up to f */
			while (i < to && (b->p[i] & 15) != 15 && b->p[i] >> 4 != 15)
				i++;
			i++;
		} else if (c >= 32 && c <= 246) {
			last = c - 139;
		} else if (c >= 247 && c <= 250) {
			last = (c - 247) * 256 + number_at(b, i++, 1) + 108;
		} else if (c >= 251) {
			i++;
		} else if (c == 12) {
			i++;
		} else if (c == op) {
			return last;
		}
	}
	return 0;
}

enum { OP_CHARSET = 15, OP_CHARSTRINGS = 17 };
#define BLANK_BYTES 4 /* width and endchar: a charstring that draws is longer */

/* Note glyph gid under its CID. */
static void mark_cff(struct arena *a, struct verify_font *f, struct bytes *b, const struct index *glyphs, uint32_t gid,
                     uint32_t cid)
{
	uint32_t length = index_offset(b, glyphs, gid + 1) - index_offset(b, glyphs, gid);
	if (!b->bad && cid <= 0xffff)
		mark(a, f, cid, length > BLANK_BYTES);
}

static bool read_charset(struct arena *a, struct verify_font *f, struct bytes *b, const struct index *glyphs, size_t at)
{
	unsigned format = number_at(b, at++, 1);
	if (format > 2)
		return false;
	for (uint32_t gid = 1; gid < glyphs->n && !b->bad;) {
		uint32_t first = number_at(b, at, 2), more = format ? number_at(b, at + 2, format) : 0;
		at += 2 + format;
		for (uint32_t k = 0; k <= more && gid < glyphs->n; k++)
			mark_cff(a, f, b, glyphs, gid++, first + k);
	}
	return !b->bad;
}

bool verify_cff(struct arena *a, struct verify_font *f, struct str program)
{
	struct bytes b = { (const unsigned char *)program.p, program.n, false };
	size_t at = number_at(&b, 2, 1);
	read_index(&b, &at); /* names */
	struct index top = read_index(&b, &at);
	if (b.bad || top.n != 1)
		return false;
	size_t from = top.data + index_offset(&b, &top, 0), to = top.data + index_offset(&b, &top, 1);
	size_t charset = dict_integer(&b, from, to, OP_CHARSET), glyphs_at = dict_integer(&b, from, to, OP_CHARSTRINGS);
	if (!glyphs_at || b.bad)
		return false;
	struct index glyphs = read_index(&b, &glyphs_at);
	if (charset > 2)
		return !b.bad && read_charset(a, f, &b, &glyphs, charset);
	for (uint32_t gid = 1; gid < glyphs.n; gid++)
		mark_cff(a, f, &b, &glyphs, gid, gid);
	return !b.bad;
}
