/*
 * Fonts as Type0 with Identity-H.  libharu's own TrueType path is not used: it
 * embeds 64-260 KB a face, writes a ToUnicode CMap that readers reject, and
 * knows neither CFF nor collections.  Here each face becomes a subset made by
 * text_subset, a /W array of its glyphs' widths and a ToUnicode CMap of the
 * characters that were written, all after the last page: codes do not depend
 * on the subset (text_glyph_code).  A glyph that stands for two different
 * texts keeps the first in the CMap; the others are written in further Type0
 * fonts, which share all but their CMap with it: readers that know nothing of
 * ActualText get the right text too.
 * PDF 32000-1, 9.7 and 9.10.3; PDF/A-2 6.2.11 (no CIDSet).
 */
#include "pdf/parts.h"

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

unsigned pdf_glyph_claim(struct pdf_file *f, unsigned face, uint16_t gid, struct str text)
{
	struct pdf_face *t = &f->face[face];
	struct pdf_glyph *g = pdf_glyph_at(t, gid);
	unsigned level = 1;
	if (g->text.p == NULL)
		g->text = arena_str(f->a, text);
	if (str_eq(g->text, text))
		return 0;
	for (uint32_t k = g->other; k; k = t->other.v[k - 1].next, level++)
		if (str_eq(t->other.v[k - 1].text, text))
			return t->other.v[k - 1].level;
	if (level >= PDF_LEVELS)
		return PDF_LEVELS;
	*vec_add(&t->other) = (struct pdf_other){ g->other, g->code, (uint16_t)level, arena_str(f->a, text) };
	g->other = (uint32_t)t->other.n;
	return level;
}

void pdf_glyphs_settle(struct pdf_file *f)
{
	for (size_t i = 0; i < f->n_face; i++) {
		mem_free(f->face[i].slot);
		f->face[i].slot = NULL;
	}
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

static void open_cmap(struct buf *out)
{
	buf_cat(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	             "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
	             "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	             "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
}

static void close_cmap(struct buf *out)
{
	buf_cat(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

static void put_char(uint16_t code, struct str text, struct buf *out)
{
	buf_fmt(out, "<%04X> <", code);
	/* A glyph that only continues clusters stands for nothing of its own: U+200B. */
	hex_utf16(text.n ? text : STR("\xe2\x80\x8b"), out);
	buf_cat(out, ">\n");
}

static void write_to_unicode(const struct pdf_face *face, struct buf *out)
{
	open_cmap(out);
	for (size_t i = 0; i < face->glyph.n; i += BFCHAR_MAX) {
		size_t end = i + BFCHAR_MAX < face->glyph.n ? i + BFCHAR_MAX : face->glyph.n;
		buf_fmt(out, "%zu beginbfchar\n", end - i);
		for (size_t k = i; k < end; k++)
			put_char(face->glyph.v[k].code, face->glyph.v[k].text, out);
		buf_cat(out, "endbfchar\n");
	}
	close_cmap(out);
}

static int by_level_and_code(const void *x, const void *y)
{
	const struct pdf_other *a = x, *b = y;
	return a->level != b->level ? a->level - b->level : a->code - b->code;
}

/* The others [from, to) of one level. */
static void write_other_unicode(const struct pdf_face *face, size_t from, size_t to, struct buf *out)
{
	open_cmap(out);
	for (size_t i = from; i < to; i += BFCHAR_MAX) {
		size_t end = i + BFCHAR_MAX < to ? i + BFCHAR_MAX : to;
		buf_fmt(out, "%zu beginbfchar\n", end - i);
		for (size_t k = i; k < end; k++)
			put_char(face->other.v[k].code, face->other.v[k].text, out);
		buf_cat(out, "endbfchar\n");
	}
	close_cmap(out);
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

/* A Type0 font, F7 or, for the others of level 2, F7x2. */
static void write_type0(struct pdf_file *f, const char *key, const char *name, HPDF_Dict descendant, struct buf *cmap)
{
	HPDF_Dict d = pdf_object(f);
	HPDF_Dict_Add(f->fonts_dict, key, d);
	HPDF_Dict_AddName(d, "Type", "Font");
	HPDF_Dict_AddName(d, "Subtype", "Type0");
	HPDF_Dict_AddName(d, "BaseFont", name);
	HPDF_Dict_AddName(d, "Encoding", "Identity-H");
	HPDF_Array_Add(pdf_array(f, d, "DescendantFonts"), descendant);
	HPDF_Dict_Add(d, "ToUnicode", pdf_stream(f, buf_view(cmap), PDF_TEXT));
	buf_release(cmap);
}

static void write_others(struct pdf_file *f, unsigned i, const char *name, HPDF_Dict descendant)
{
	struct pdf_face *face = &f->face[i];
	if (face->other.n)
		qsort(face->other.v, face->other.n, sizeof *face->other.v, by_level_and_code);
	for (size_t from = 0, to; from < face->other.n; from = to) {
		struct buf cmap = {0};
		char key[24];
		for (to = from; to < face->other.n && face->other.v[to].level == face->other.v[from].level; to++)
			;
		write_other_unicode(face, from, to, &cmap);
		snprintf(key, sizeof key, "F%ux%u", i, face->other.v[from].level);
		write_type0(f, key, name, descendant, &cmap);
	}
}

static bool write_face(struct pdf_file *f, unsigned i)
{
	struct pdf_face *face = &f->face[i];
	struct buf name = {0}, cmap = {0};
	uint16_t *gid = arena_many(f->a, uint16_t, face->glyph.n);
	char key[16];
	if (!make_subset(f, i, gid))
		return false;
	subset_name(face, gid, &name);
	write_to_unicode(face, &cmap);
	HPDF_Dict descendant = write_descendant(f, face, name.p, gid);
	snprintf(key, sizeof key, "F%u", i);
	write_type0(f, key, name.p, descendant, &cmap);
	write_others(f, i, name.p, descendant);
	buf_release(&name);
	return true;
}

bool pdf_fonts_write(struct pdf_file *f)
{
	f->fonts_dict = pdf_child(f, f->resources, "Font");
	for (unsigned i = 0; i < f->n_face; i++)
		if (f->face[i].glyph.n && !write_face(f, i))
			return false;
	return true;
}
