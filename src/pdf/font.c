/*
 * Fonts as Type0 with Identity-H.  libharu's own TrueType path is not used: it
 * embeds 64-260 KB a face, writes a ToUnicode CMap that readers reject, and
 * knows neither CFF nor collections.  Here each face becomes a subset made by
 * text_subset, a /W array of its glyphs' widths and a ToUnicode CMap of the
 * characters that were written, all after the last page: codes do not depend
 * on the subset (text_glyph_code).  A glyph that stands for two different
 * texts keeps the first in the CMap; content.c marks the others by ActualText.
 * PDF 32000-1, 9.7 and 9.10.3; PDF/A-2 6.2.11 (no CIDSet).
 */
#include "pdf/file.h"

#include "base/sha256.h"

#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GIDS 65536

struct pdf_glyph *pdf_glyph_note(struct pdf_file *f, unsigned face, uint16_t gid)
{
	struct pdf_face *t = &f->face[face];
	if (!t->slot)
		t->slot = mem_alloc(GIDS * sizeof *t->slot);
	if (!t->slot[gid]) {
		ENSURE(gid != 0); /* .notdef never reaches the display list */
		*vec_add(&t->glyph) = (struct pdf_glyph){ .gid = gid, .code = text_glyph_code(f->fonts, face, gid),
			.width = text_glyph_width(f->fonts, face, gid) };
		t->slot[gid] = (uint16_t)t->glyph.n;
	}
	return &t->glyph.v[t->slot[gid] - 1];
}

void pdf_glyphs_used(struct arena *a, const struct pdf_file *f, uint64_t **face_bits)
{
	for (size_t i = 0; i < f->n_face; i++) {
		const struct pdf_face *t = &f->face[i];
		if (t->glyph.n && !face_bits[i])
			face_bits[i] = arena_many(a, uint64_t, GIDS / 64);
		for (size_t k = 0; k < t->glyph.n; k++)
			face_bits[i][t->glyph.v[k].gid / 64] |= (uint64_t)1 << (t->glyph.v[k].gid % 64);
	}
}

static int by_gid(const void *x, const void *y)
{
	return *(const uint16_t *)x - *(const uint16_t *)y;
}

static int by_code(const void *x, const void *y)
{
	return ((const struct pdf_glyph *)x)->code - ((const struct pdf_glyph *)y)->code;
}

/* The font program; gid lists its glyphs, sorted. */
static bool make_subset(struct pdf_file *f, unsigned face, uint16_t *gid)
{
	struct pdf_face *t = &f->face[face];
	for (size_t i = 0; i < t->glyph.n; i++)
		gid[i] = t->glyph.v[i].gid;
	qsort(gid, t->glyph.n, sizeof *gid, by_gid);
	qsort(t->glyph.v, t->glyph.n, sizeof *t->glyph.v, by_code);
	return text_subset(f->fonts, face, gid, t->glyph.n, f->a, &t->subset, f->e);
}

/* "ABCDEF+Name": six letters from the glyphs and the face, so that equal subsets have equal names. */
static void subset_name(const struct pdf_face *face, const uint16_t *gid, struct buf *out)
{
	struct buf key = {0};
	char hex[65];
	buf_str(&key, face->subset.name);
	buf_add(&key, gid, face->glyph.n * sizeof *gid);
	sha256_hex(buf_view(&key), hex);
	for (int i = 0; i < 6; i++)
		buf_char(out, (char)('A' + (hex[2 * i] % 16) + (hex[2 * i + 1] % 10)));
	buf_char(out, '+');
	buf_str(out, face->subset.name);
	buf_char(out, '\0');
	buf_release(&key);
}

/* /W: runs of consecutive codes; 1000 is the default width. */
static void write_widths(const struct pdf_face *face, struct buf *out)
{
	bool open = false;
	unsigned next = 0;
	buf_cat(out, "/DW 1000 /W [");
	for (size_t i = 0; i < face->glyph.n; i++) {
		const struct pdf_glyph *g = &face->glyph.v[i];
		if (g->width == 1000)
			continue;
		if (!open || g->code != next)
			buf_fmt(out, "%s%u [", open ? "] " : "", g->code);
		else
			buf_char(out, ' ');
		buf_int(out, (int64_t)g->width);
		open = true;
		next = g->code + 1u;
	}
	buf_cat(out, open ? "]]" : "]");
}

static void hex_utf16(struct str text, struct buf *out)
{
	struct buf b = {0};
	pdf_utf16(text, &b);
	for (size_t i = 0; i < b.n; i++)
		buf_fmt(out, "%02X", (unsigned)(unsigned char)b.p[i]);
	buf_release(&b);
}

#define BFCHAR_MAX 100 /* lines of one block, Adobe Technical Note 5014 */

static void write_to_unicode(const struct pdf_face *face, struct buf *out)
{
	buf_cat(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	             "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
	             "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	             "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < face->glyph.n; i += BFCHAR_MAX) {
		size_t end = i + BFCHAR_MAX < face->glyph.n ? i + BFCHAR_MAX : face->glyph.n;
		buf_fmt(out, "%zu beginbfchar\n", end - i);
		for (size_t k = i; k < end; k++) {
			struct str text = face->glyph.v[k].text;
			buf_fmt(out, "<%04X> <", face->glyph.v[k].code);
			/* A glyph that only continues clusters stands for nothing of its own: U+200B. */
			hex_utf16(text.n ? text : STR("\xe2\x80\x8b"), out);
			buf_cat(out, ">\n");
		}
		buf_cat(out, "endbfchar\n");
	}
	buf_cat(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

static HPDF_Dict write_descriptor(struct pdf_file *f, const struct text_subset *s, const char *name)
{
	HPDF_Dict file = pdf_stream(f, s->font, PDF_FONT);
	if (s->is_cff)
		HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
	else
		HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)s->font.n);
	HPDF_Dict d = pdf_object(f);
	HPDF_Dict_AddName(d, "Type", "FontDescriptor");
	HPDF_Dict_AddName(d, "FontName", name);
	HPDF_Dict_AddNumber(d, "Flags", 4); /* symbolic: no standard encoding, PDF 32000-1 table 123 */
	HPDF_Array box = pdf_array(f, d, "FontBBox");
	for (int i = 0; i < 4; i++)
		HPDF_Array_AddNumber(box, s->bbox[i]);
	HPDF_Dict_AddNumber(d, "ItalicAngle", 0);
	HPDF_Dict_AddNumber(d, "Ascent", s->ascent);
	HPDF_Dict_AddNumber(d, "Descent", s->descent);
	HPDF_Dict_AddNumber(d, "CapHeight", s->cap_height);
	HPDF_Dict_AddNumber(d, "StemV", 80); /* required, used by no reader of embedded fonts */
	HPDF_Dict_Add(d, s->is_cff ? "FontFile3" : "FontFile2", file);
	return d;
}

/* Code -> glyph of a TrueType program, whose glyphs were renumbered (ISO 32000-1, table 117). */
static HPDF_Dict write_gid_map(struct pdf_file *f, const struct pdf_face *face, const uint16_t *gid)
{
	struct buf map = {0};
	size_t most = gid[face->glyph.n - 1] + (size_t)1; /* codes are original indices */
	buf_reserve(&map, 2 * most);
	memset(map.p, 0, 2 * most);
	map.n = 2 * most;
	for (size_t i = 0; i < face->glyph.n; i++) {
		map.p[2 * face->subset.code[i]] = (char)(face->subset.index[i] >> 8);
		map.p[2 * face->subset.code[i] + 1] = (char)face->subset.index[i];
	}
	HPDF_Dict d = pdf_stream(f, buf_view(&map), PDF_TEXT);
	buf_release(&map);
	return d;
}

static HPDF_Dict write_descendant(struct pdf_file *f, struct pdf_face *face, const char *name, const uint16_t *gid)
{
	HPDF_Dict d = pdf_object(f);
	HPDF_Dict_AddName(d, "Type", "Font");
	HPDF_Dict_AddName(d, "Subtype", face->subset.is_cff ? "CIDFontType0" : "CIDFontType2");
	HPDF_Dict_AddName(d, "BaseFont", name);
	if (!face->subset.is_cff)
		HPDF_Dict_Add(d, "CIDToGIDMap", write_gid_map(f, face, gid));
	HPDF_Dict_Add(d, "FontDescriptor", write_descriptor(f, &face->subset, name));
	struct buf raw = {0};
	struct pdf_collection c = { STR("Adobe"), STR("Identity"), 0 };
	if (face->subset.is_cff)
		c = pdf_cff_collection(face->subset.font);
	buf_fmt(&raw, "/CIDSystemInfo << /Registry (%.*s) /Ordering (%.*s) /Supplement %d >>\n", STR_ARG(c.registry),
	        STR_ARG(c.ordering), c.supplement);
	write_widths(face, &raw);
	buf_char(&raw, '\n');
	pdf_raw(f, d, buf_view(&raw));
	buf_release(&raw);
	return d;
}

static bool write_face(struct pdf_file *f, unsigned i)
{
	struct pdf_face *face = &f->face[i];
	struct buf name = {0}, cmap = {0};
	uint16_t *gid = arena_many(f->a, uint16_t, face->glyph.n);
	if (!make_subset(f, i, gid))
		return false;
	subset_name(face, gid, &name);
	write_to_unicode(face, &cmap);
	HPDF_Dict_AddName(face->dict, "Type", "Font");
	HPDF_Dict_AddName(face->dict, "Subtype", "Type0");
	HPDF_Dict_AddName(face->dict, "BaseFont", name.p);
	HPDF_Dict_AddName(face->dict, "Encoding", "Identity-H");
	HPDF_Array_Add(pdf_array(f, face->dict, "DescendantFonts"), write_descendant(f, face, name.p, gid));
	HPDF_Dict_Add(face->dict, "ToUnicode", pdf_stream(f, buf_view(&cmap), PDF_TEXT));
	buf_release(&name);
	buf_release(&cmap);
	return true;
}

bool pdf_fonts_write(struct pdf_file *f)
{
	HPDF_Dict fonts = pdf_child(f, f->resources, "Font");
	for (unsigned i = 0; i < f->n_face; i++) {
		char key[16];
		if (!f->face[i].slot)
			continue;
		snprintf(key, sizeof key, "F%u", i);
		f->face[i].dict = pdf_object(f);
		HPDF_Dict_Add(fonts, key, f->face[i].dict);
		if (!write_face(f, i))
			return false;
	}
	return true;
}
