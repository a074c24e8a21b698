#include "text/cff.h"

/* Reading with a limit: past the end everything is 0 and `bad` is set. */
struct reader {
	struct str s;
	size_t at;
	bool bad;
};

static uint32_t take(struct reader *r, unsigned bytes)
{
	uint32_t v = 0;

	if (r->bad || bytes > r->s.n || r->at > r->s.n - bytes) {
		r->bad = true;
		return 0;
	}
	while (bytes--)
		v = v << 8 | (uint8_t)r->s.p[r->at++];
	return v;
}

struct index {
	size_t count, first, end; /* number of objects; the first object; one past the INDEX */
	size_t first_end;
};

/* Section 5: count, offset size, count + 1 offsets from the byte before the data. */
static struct index index_read(struct reader *r, size_t at)
{
	struct index x = {0};
	unsigned size;
	size_t base;

	r->at = at;
	x.count = take(r, 2);
	x.first = x.first_end = x.end = r->at;
	if (!x.count)
		return x;
	size = take(r, 1);
	if (size < 1 || size > 4)
		r->bad = true;
	base = r->at + (x.count + 1) * size - 1;
	x.first = base + take(r, size);
	x.first_end = base + take(r, size);
	r->at = base + 1 - size;
	x.end = base + take(r, size);
	return x;
}

struct top {
	bool is_cid;
	uint32_t charset, charstrings;
};

/* Section 4, table 3: one operand, its first byte taken already.  Real numbers count as 0. */
static int32_t operand(struct reader *r, uint32_t b)
{
	if (b == 28)
		return (int16_t)take(r, 2);
	if (b == 29)
		return (int32_t)take(r, 4);
	if (b >= 32 && b <= 246)
		return (int32_t)b - 139;
	if (b >= 247 && b <= 250)
		return ((int32_t)b - 247) * 256 + (int32_t)take(r, 1) + 108;
	if (b >= 251 && b <= 254)
		return -((int32_t)b - 251) * 256 - (int32_t)take(r, 1) - 108;
	if (b == 30) {
		while (!r->bad && (take(r, 1) & 0xF) != 0xF)
			;
	}
	return 0;
}

static struct top top_read(struct reader *r, struct index x)
{
	struct top t = {0};
	int32_t last = 0;

	r->at = x.first;
	while (!r->bad && r->at < x.first_end) {
		uint32_t b = take(r, 1);
		if (b > 21) {
			last = operand(r, b);
			continue;
		}
		if (b == 12)
			t.is_cid |= take(r, 1) == 30; /* ROS */
		else if (b == 15)
			t.charset = (uint32_t)last;
		else if (b == 17)
			t.charstrings = (uint32_t)last;
	}
	return t;
}

/* Section 13: format 0 lists, formats 1 and 2 are ranges of CIDs; glyph 0 is not in it. */
static void charset_read(struct reader *r, uint32_t offset, uint16_t *cid, size_t n)
{
	uint32_t format;
	size_t g = 1;

	r->at = offset;
	format = take(r, 1);
	if (format > 2)
		r->bad = true;
	while (!r->bad && g < n) {
		uint32_t first = take(r, 2), left = format ? take(r, format) : 0;
		for (uint32_t k = 0; k <= left && g < n; k++)
			cid[g++] = (uint16_t)(first + k);
	}
}

bool cff_cids(struct str cff, struct arena *a, uint16_t **cid, size_t *n)
{
	struct reader r = {.s = cff};
	struct index names, tops, glyphs;
	struct top top;

	*cid = NULL;
	take(&r, 2); /* version */
	names = index_read(&r, take(&r, 1));
	tops = index_read(&r, names.end);
	top = top_read(&r, tops);
	if (r.bad || tops.count == 0 || !top.charstrings)
		return false;
	glyphs = index_read(&r, top.charstrings);
	*n = glyphs.count;
	if (!top.is_cid)
		return !r.bad;
	*cid = arena_many(a, uint16_t, *n);
	for (size_t g = 0; g < *n; g++) /* a missing charset means CID = index */
		(*cid)[g] = (uint16_t)g;
	if (top.charset > 2)
		charset_read(&r, top.charset, *cid, *n);
	return !r.bad;
}
