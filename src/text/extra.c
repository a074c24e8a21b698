/* Outlines to a font program; see extra.h. */
#include "text/extra.h"

#include "base/buf.h"
#include "text/set.h"

#include <string.h>

#define EM 1000
#define ASCENT 880

static void put16(struct buf *b, uint32_t v)
{
	buf_char(b, (char)(v >> 8));
	buf_char(b, (char)v);
}

static void put32(struct buf *b, uint32_t v)
{
	put16(b, v >> 16);
	put16(b, v);
}

/* ---- CFF ---- */

/* A number of a charstring or DICT, in its shortest form (5177, 3.2). */
static void put_number(struct buf *b, int v)
{
	if (v >= -107 && v <= 107) {
		buf_char(b, (char)(v + 139));
	} else if (v >= 108 && v <= 1131) {
		buf_char(b, (char)(247 + ((v - 108) >> 8)));
		buf_char(b, (char)(v - 108));
	} else if (v <= -108 && v >= -1131) {
		buf_char(b, (char)(251 + ((-v - 108) >> 8)));
		buf_char(b, (char)(-v - 108));
	} else {
		buf_char(b, 28);
		put16(b, (uint32_t)v);
	}
}

/* Five bytes always, so that offsets do not change the length of what holds them. */
static void put_offset(struct buf *b, size_t v)
{
	buf_char(b, 29);
	put32(b, (uint32_t)v);
}

static void put_operator(struct buf *b, unsigned op)
{
	if (op >= 0x0c00)
		buf_char(b, 12);
	buf_char(b, (char)op);
}

enum { OP_CHARSET = 15, OP_CHARSTRINGS = 17, OP_PRIVATE = 18, OP_DEFAULT_WIDTH = 20, OP_ROS = 0x0c1e, OP_CID_COUNT = 0x0c22,
	OP_FD_ARRAY = 0x0c24, OP_FD_SELECT = 0x0c25 };
enum { CS_RMOVETO = 21, CS_RLINETO = 5, CS_RRCURVETO = 8, CS_ENDCHAR = 14 };

/* An INDEX of n items, the ends of which in `data` are in `end`. */
static void put_index(struct buf *b, const size_t *end, size_t n, struct str data)
{
	put16(b, (uint32_t)n);
	if (n == 0)
		return;
	buf_char(b, 4);
	put32(b, 1);
	for (size_t i = 0; i < n; i++)
		put32(b, (uint32_t)end[i] + 1);
	buf_str(b, data);
}

static void put_charstring(struct buf *b, const struct text_outline *o)
{
	static const struct { int points; char op; } segs[] = { { 1, CS_RMOVETO }, { 1, CS_RLINETO }, { 3, CS_RRCURVETO } };
	const int16_t *xy = o->xy;
	int x = 0, y = 0;
	for (size_t i = 0; i < o->n_seg; i++) {
		for (int k = 0; k < segs[o->seg[i]].points; k++, xy += 2) {
			put_number(b, xy[0] - x);
			put_number(b, xy[1] - y);
			x = xy[0];
			y = xy[1];
		}
		buf_char(b, segs[o->seg[i]].op);
	}
	buf_char(b, CS_ENDCHAR);
}

struct cff_at { /* offsets */
	size_t charset, select, glyphs, dicts, private;
};
#define PRIVATE_BYTES 4

static void put_top(struct buf *b, const struct cff_at *at, size_t n)
{
	struct buf d = {0};
	put_number(&d, 391); /* the first two strings of our own: Adobe, Identity */
	put_number(&d, 392);
	put_number(&d, 0);
	put_operator(&d, OP_ROS);
	put_offset(&d, n + 1);
	put_operator(&d, OP_CID_COUNT);
	put_offset(&d, at->charset);
	put_operator(&d, OP_CHARSET);
	put_offset(&d, at->select);
	put_operator(&d, OP_FD_SELECT);
	put_offset(&d, at->glyphs);
	put_operator(&d, OP_CHARSTRINGS);
	put_offset(&d, at->dicts);
	put_operator(&d, OP_FD_ARRAY);
	put_index(b, &d.n, 1, buf_view(&d));
	buf_release(&d);
}

/* The program with these offsets; where its parts came to stand is noted in *at. */
static void put_cff(struct buf *b, const struct text_outline *o, size_t n, struct cff_at *at)
{
	static const size_t name_end = sizeof EXTRA_NAME - 1, string_end[2] = { 5, 13 };
	struct cff_at old = *at;
	struct buf data = {0}, dict = {0};
	size_t *end = mem_alloc((n + 1) * sizeof *end);
	buf_add(b, "\1\0\4\4", 4);
	put_index(b, &name_end, 1, STR(EXTRA_NAME));
	put_top(b, &old, n);
	put_index(b, string_end, 2, STR("AdobeIdentity"));
	put_index(b, NULL, 0, (struct str){ NULL, 0 });
	at->charset = b->n;
	buf_char(b, 2); /* CIDs 1..n in order */
	put16(b, 1);
	put16(b, (uint32_t)n - 1);
	at->select = b->n;
	buf_add(b, "\3\0\1\0\0\0", 6); /* one range, from glyph 0, dictionary 0 */
	put16(b, (uint32_t)n + 1);
	at->glyphs = b->n;
	buf_char(&data, CS_ENDCHAR);
	end[0] = data.n;
	for (size_t i = 0; i < n; i++) {
		put_charstring(&data, &o[i]);
		end[i + 1] = data.n;
	}
	put_index(b, end, n + 1, buf_view(&data));
	at->dicts = b->n;
	put_offset(&dict, PRIVATE_BYTES);
	put_offset(&dict, old.private);
	put_operator(&dict, OP_PRIVATE);
	put_index(b, &dict.n, 1, buf_view(&dict));
	at->private = b->n;
	buf_char(b, 28);
	put16(b, EM);
	put_operator(b, OP_DEFAULT_WIDTH);
	mem_free(end);
	buf_release(&data);
	buf_release(&dict);
}

/* ---- The other tables (OpenType 1.9) ---- */

static void put_head(struct buf *b)
{
	put32(b, 0x10000);
	put32(b, 0x10000);
	put32(b, 0); /* checksum: nobody looks */
	put32(b, 0x5f0f3cf5);
	put16(b, 0);
	put16(b, EM);
	for (int i = 0; i < 4; i++)
		put32(b, 0); /* made and changed: no date is invented */
	put16(b, 0);
	put16(b, (uint32_t)(ASCENT - EM));
	put16(b, EM);
	put16(b, ASCENT);
	put16(b, 0);
	put16(b, 8);
	put16(b, 2);
	put32(b, 0);
}

static void put_hhea(struct buf *b)
{
	put32(b, 0x10000);
	put16(b, ASCENT);
	put16(b, (uint32_t)(ASCENT - EM));
	put16(b, 0);
	put16(b, EM);
	for (int i = 0; i < 3; i++)
		put16(b, 0);
	put16(b, 1); /* caret: upright */
	for (int i = 0; i < 7; i++)
		put16(b, 0);
	put16(b, 1); /* metrics: one width for all */
}

static void put_cmap(struct buf *b, const struct text_outline *o, size_t n)
{
	put16(b, 0);
	put16(b, 1);
	put16(b, 3); /* Windows, full Unicode, format 12 */
	put16(b, 10);
	put32(b, 12);
	put16(b, 12);
	put16(b, 0);
	put32(b, 16 + 12 * (uint32_t)n);
	put32(b, 0);
	put32(b, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		put32(b, o[i].cp);
		put32(b, o[i].cp);
		put32(b, (uint32_t)i + 1);
	}
}

/* The rest only browsers ask for. */
static void put_os2(struct buf *b)
{
	put16(b, 4);
	put16(b, EM);
	put16(b, 400);
	put16(b, 5);
	for (int i = 0; i < 12; i++) /* may be embedded; subscripts, strikeout and class unstated */
		put16(b, 0);
	for (int i = 0; i < 5; i++) /* panose */
		put16(b, 0);
	for (int i = 0; i < 4; i++)
		put32(b, 0);
	buf_add(b, "    ", 4);
	put16(b, 0x40); /* regular */
	put16(b, 0x20);
	put16(b, 0xffff);
	put16(b, ASCENT);
	put16(b, (uint32_t)(ASCENT - EM));
	put16(b, 0);
	put16(b, ASCENT);
	put16(b, EM - ASCENT);
	put32(b, 0);
	put32(b, 0);
	for (int i = 0; i < 5; i++)
		put16(b, 0);
}

/* Family, style, full name, PostScript name. */
static void put_name(struct buf *b)
{
	static const struct { uint16_t id; struct str text; } names[] = { { 1, { EXTRA_NAME, sizeof EXTRA_NAME - 1 } },
		{ 2, { "Regular", 7 } }, { 4, { EXTRA_NAME, sizeof EXTRA_NAME - 1 } }, { 6, { EXTRA_NAME, sizeof EXTRA_NAME - 1 } } };
	struct buf text = {0};
	put16(b, 0);
	put16(b, 4);
	put16(b, 6 + 4 * 12);
	for (int i = 0; i < 4; i++) {
		put16(b, 3);
		put16(b, 1);
		put16(b, 0x409);
		put16(b, names[i].id);
		put16(b, 2 * (uint32_t)names[i].text.n);
		put16(b, (uint32_t)text.n);
		for (size_t k = 0; k < names[i].text.n; k++)
			put16(&text, (unsigned char)names[i].text.p[k]);
	}
	buf_str(b, buf_view(&text));
	buf_release(&text);
}

static void put_post(struct buf *b)
{
	put32(b, 0x30000);
	for (int i = 0; i < 7; i++)
		put32(b, 0);
}

#define TABLES 9
static uint32_t checksum(const struct buf *t)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < t->n; i++)
		sum += (uint32_t)(unsigned char)t->p[i] << (24 - 8 * (i % 4));
	return sum;
}

static void put_sfnt(struct buf *out, const struct buf *table)
{
	static const char tags[TABLES][5] = { "CFF ", "OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post" };
	size_t at = 12 + 16 * TABLES;
	put32(out, 0x4f54544f); /* OTTO */
	put16(out, TABLES);
	put16(out, 128);
	put16(out, 3);
	put16(out, 16 * TABLES - 128);
	for (int i = 0; i < TABLES; i++) {
		buf_add(out, tags[i], 4);
		put32(out, checksum(&table[i]));
		put32(out, (uint32_t)at);
		put32(out, (uint32_t)table[i].n);
		at += (table[i].n + 3) & ~(size_t)3;
	}
	for (int i = 0; i < TABLES; i++) {
		buf_str(out, buf_view(&table[i]));
		while (out->n % 4)
			buf_char(out, '\0');
	}
}

struct str extra_program(struct arena *a, const struct text_outline *o, size_t n)
{
	struct buf table[TABLES] = {{0}}, out = {0};
	struct cff_at at = {0};
	put_cff(&table[0], o, n, &at); /* for the offsets */
	buf_clear(&table[0]);
	put_cff(&table[0], o, n, &at);
	put_os2(&table[1]);
	put_cmap(&table[2], o, n);
	put_head(&table[3]);
	put_hhea(&table[4]);
	put16(&table[5], EM);
	for (size_t i = 0; i <= n; i++)
		put16(&table[5], 0);
	put32(&table[6], 0x5000);
	put16(&table[6], (uint32_t)n + 1);
	put_name(&table[7]);
	put_post(&table[8]);
	put_sfnt(&out, table);
	struct str program = arena_str(a, buf_view(&out));
	for (int i = 0; i < TABLES; i++)
		buf_release(&table[i]);
	buf_release(&out);
	return program;
}

/* ---- In the set ---- */

bool text_fonts_add_outlines(struct text_fonts *f, const struct text_outline *o, size_t n, struct err *e)
{
	struct text_face *face = &f->face[f->n_face]; /* the map leaves room for one */
	if (n == 0)
		return true;
	ENSURE(!f->extra && n <= 60000);
	f->extra_program = extra_program(f->arena, o, n);
	*face = (struct text_face){ .index = (uint16_t)f->n_face, .ascent = ASCENT, .descent = EM - ASCENT, .path = STR("extra"),
		.short_path = STR("extra") };
	if (!face_use(face, f->arena, f->extra_program, (struct pos){0}, e))
		return false;
	face->name = STR(EXTRA_NAME);
	f->n_face++;
	f->extra = face;
	return true;
}

struct str text_fonts_extra_program(const struct text_fonts *f)
{
	return f->extra_program;
}

bool text_fonts_extra_has(const struct text_fonts *f, uint32_t cp)
{
	return f->extra && face_glyph(f->extra, cp) != 0;
}
