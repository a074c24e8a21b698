/*
 * The character collection of a CID-keyed CFF program.  A CIDFont must name the
 * one its program names (ISO 32000-1, table 117), and the fonts differ: Noto says
 * Adobe-Identity, Fandol Adobe-GB1.  Adobe Technical Note 5176: header, Name
 * INDEX, Top DICT INDEX, String INDEX; in the Top DICT, ROS comes first.
 */
#include "pdf/parts.h"

#define STANDARD_STRINGS 391
#define OP_ROS_SECOND 30 /* 12 30 */

struct reader {
	const unsigned char *p;
	size_t n, at;
	bool bad;
};

static uint32_t read_number(struct reader *r, unsigned bytes)
{
	uint32_t v = 0;
	for (; bytes; bytes--) {
		if (r->at >= r->n) {
			r->bad = true;
			return 0;
		}
		v = v << 8 | r->p[r->at++];
	}
	return v;
}

/* Item k of the INDEX at r->at (empty if there is none); r->at moves behind the INDEX. */
static struct str read_index(struct reader *r, uint32_t k)
{
	struct str item = { NULL, 0 };
	uint32_t count = read_number(r, 2);
	if (r->bad || count == 0)
		return item;
	unsigned size = read_number(r, 1);
	size_t offsets = r->at, data = offsets + (size_t)(count + 1) * size - 1;
	if (size < 1 || size > 4)
		r->bad = true;
	if (!r->bad && k < count) {
		r->at = offsets + (size_t)k * size;
		uint32_t from = read_number(r, size), to = read_number(r, size);
		if (from <= to && data + to <= r->n)
			item = (struct str){ (const char *)r->p + data + from, to - from };
	}
	r->at = offsets + (size_t)count * size;
	r->at = data + read_number(r, size);
	return item;
}

/* An integer operand of a DICT, table 3. */
static int32_t read_operand(struct reader *r)
{
	uint32_t b = read_number(r, 1);
	if (b == 28)
		return (int16_t)read_number(r, 2);
	if (b == 29)
		return (int32_t)read_number(r, 4);
	if (b >= 32 && b <= 246)
		return (int32_t)b - 139;
	if (b >= 247 && b <= 250)
		return (int32_t)((b - 247) * 256 + read_number(r, 1) + 108);
	if (b >= 251 && b <= 254)
		return -(int32_t)((b - 251) * 256 + read_number(r, 1)) - 108;
	r->bad = true;
	return 0;
}

struct pdf_collection pdf_cff_collection(struct str font)
{
	struct pdf_collection none = { STR("Adobe"), STR("Identity"), 0 }, c = none;
	struct reader r = { (const unsigned char *)font.p, font.n, 2, false };
	r.at = read_number(&r, 1);
	read_index(&r, 0);
	struct str top = read_index(&r, 0);
	size_t strings = r.at;
	struct reader d = { (const unsigned char *)top.p, top.n, 0, r.bad };
	int32_t sid[2] = { read_operand(&d), 0 };
	sid[1] = read_operand(&d);
	c.supplement = read_operand(&d);
	if (d.bad || read_number(&d, 2) != (12 << 8 | OP_ROS_SECOND) || sid[0] < STANDARD_STRINGS || sid[1] < STANDARD_STRINGS)
		return none;
	c.registry = read_index(&r, (uint32_t)sid[0] - STANDARD_STRINGS);
	r.at = strings;
	c.ordering = read_index(&r, (uint32_t)sid[1] - STANDARD_STRINGS);
	return r.bad || d.bad || !c.registry.n || !c.ordering.n ? none : c;
}
