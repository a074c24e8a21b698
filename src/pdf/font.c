/*
 * Fonts as Type0 with Identity-H.  libharu's own TrueType path is not used: it
 * embeds 64-260 KB a face, writes a ToUnicode CMap that readers reject, and
 * knows neither CFF nor collections.  Here each face becomes a subset made by
 * text_subset, a /W array of the subset's own widths and a ToUnicode CMap of
 * the characters that were written.  A glyph that stands for two different
 * texts keeps the first in the CMap; content.c marks the others by ActualText.
 * PDF 32000-1, 9.7 and 9.10.3; PDF/A-2 6.2.11 (no CIDSet).
 */
#include "pdf/file.h"

#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

#define GIDS 65536

void pdf_glyphs_mark(struct arena *a, const struct draw_page *p, uint64_t **bits)
{
	for (size_t i = 0; i < p->n_op; i++) {
		const struct draw_op *op = &p->op[i];
		if (op->kind != DRAW_GLYPHS)
			continue;
		uint64_t **set = &bits[op->glyphs.face];
		if (!*set)
			*set = arena_many(a, uint64_t, GIDS / 64);
		for (uint32_t k = 0; k < op->glyphs.n; k++) {
			uint16_t gid = op->glyphs.glyph[k].gid;
			(*set)[gid / 64] |= (uint64_t)1 << (gid % 64);
		}
	}
}

static void list_glyphs(struct pdf_file *f, struct pdf_face *face)
{
	for (unsigned w = 0; w < GIDS / 64; w++)
		face->n += (size_t)__builtin_popcountll(face->used[w]);
	face->gid = arena_many(f->a, uint16_t, face->n);
	face->index = arena_many(f->a, uint16_t, GIDS);
	face->text = arena_many(f->a, struct str, face->n);
	size_t n = 0;
	for (unsigned gid = 0; gid < GIDS; gid++)
		if (face->used[gid / 64] >> (gid % 64) & 1) {
			face->index[gid] = (uint16_t)n;
			face->gid[n++] = (uint16_t)gid;
		}
}

bool pdf_fonts_prepare(struct pdf_file *f)
{
	f->n_face = text_face_count(f->fonts);
	f->face = arena_many(f->a, struct pdf_face, f->n_face);
	uint64_t **bits = arena_many(f->a, uint64_t *, f->n_face);
	for (size_t i = 0; i < f->doc->n_page; i++)
		pdf_glyphs_mark(f->a, &f->doc->page[i], bits);
	for (unsigned i = 0; i < f->n_face; i++) {
		struct pdf_face *face = &f->face[i];
		face->used = bits[i];
		if (!face->used)
			continue;
		list_glyphs(f, face);
		ENSURE(face->gid[0] != 0); /* .notdef never reaches the display list */
		if (!text_subset(f->fonts, i, face->gid, face->n, f->a, &face->subset, f->e))
			return false;
	}
	return true;
}

/* "ABCDEF+Name": six letters from the glyphs and the face, so that equal subsets have equal names. */
static void subset_name(const struct pdf_face *face, struct buf *out)
{
	struct buf key = {0};
	char hex[65];
	buf_str(&key, face->subset.name);
	buf_add(&key, face->gid, face->n * sizeof *face->gid);
	sha256_hex(buf_view(&key), hex);
	for (int i = 0; i < 6; i++)
		buf_char(out, (char)('A' + (hex[2 * i] % 16) + (hex[2 * i + 1] % 10)));
	buf_char(out, '+');
	buf_str(out, face->subset.name);
	buf_char(out, '\0');
	buf_release(&key);
}

struct code_order { /* glyphs by code, for /W and ToUnicode */
	uint16_t code, at;
};

/* Codes are few thousand; a counting pass over all 65,536 would cost more than this shell sort. */
static struct code_order *sort_codes(struct pdf_file *f, const struct pdf_face *face)
{
	struct code_order *o = arena_many(f->a, struct code_order, face->n);
	for (size_t i = 0; i < face->n; i++)
		o[i] = (struct code_order){ face->subset.code[i], (uint16_t)i };
	for (size_t gap = face->n / 2; gap; gap /= 2)
		for (size_t i = gap; i < face->n; i++) {
			struct code_order x = o[i];
			size_t k = i;
			for (; k >= gap && o[k - gap].code > x.code; k -= gap)
				o[k] = o[k - gap];
			o[k] = x;
		}
	return o;
}

/* /W: runs of consecutive codes; 1000 is the default width. */
static void write_widths(const struct pdf_face *face, const struct code_order *o, struct buf *out)
{
	bool open = false;
	unsigned next = 0;
	buf_cat(out, "/DW 1000 /W [");
	for (size_t i = 0; i < face->n; i++) {
		unsigned w = face->subset.width[o[i].at];
		if (w == 1000)
			continue;
		if (!open || o[i].code != next)
			buf_fmt(out, "%s%u [", open ? "] " : "", o[i].code);
		else
			buf_char(out, ' ');
		buf_int(out, (int64_t)w);
		open = true;
		next = o[i].code + 1u;
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

static void write_to_unicode(const struct pdf_face *face, const struct code_order *o, struct buf *out)
{
	buf_cat(out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	             "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
	             "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	             "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < face->n; i += BFCHAR_MAX) {
		size_t end = i + BFCHAR_MAX < face->n ? i + BFCHAR_MAX : face->n;
		buf_fmt(out, "%zu beginbfchar\n", end - i);
		for (size_t k = i; k < end; k++) {
			struct str text = face->text[o[k].at];
			buf_fmt(out, "<%04X> <", o[k].code);
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

static HPDF_Dict write_descendant(struct pdf_file *f, struct pdf_face *face, const char *name, const struct code_order *o)
{
	HPDF_Dict d = pdf_object(f);
	HPDF_Dict_AddName(d, "Type", "Font");
	HPDF_Dict_AddName(d, "Subtype", face->subset.is_cff ? "CIDFontType0" : "CIDFontType2");
	HPDF_Dict_AddName(d, "BaseFont", name);
	if (!face->subset.is_cff)
		HPDF_Dict_AddName(d, "CIDToGIDMap", "Identity");
	HPDF_Dict_Add(d, "FontDescriptor", write_descriptor(f, &face->subset, name));
	struct buf raw = {0};
	struct pdf_collection c = { STR("Adobe"), STR("Identity"), 0 };
	if (face->subset.is_cff)
		c = pdf_cff_collection(face->subset.font);
	buf_fmt(&raw, "/CIDSystemInfo << /Registry (%.*s) /Ordering (%.*s) /Supplement %d >>\n", STR_ARG(c.registry),
	        STR_ARG(c.ordering), c.supplement);
	write_widths(face, o, &raw);
	buf_char(&raw, '\n');
	pdf_raw(f, d, buf_view(&raw));
	buf_release(&raw);
	return d;
}

static void write_face(struct pdf_file *f, struct pdf_face *face)
{
	struct buf name = {0}, cmap = {0};
	const struct code_order *o = sort_codes(f, face);
	subset_name(face, &name);
	write_to_unicode(face, o, &cmap);
	HPDF_Dict_AddName(face->dict, "Type", "Font");
	HPDF_Dict_AddName(face->dict, "Subtype", "Type0");
	HPDF_Dict_AddName(face->dict, "BaseFont", name.p);
	HPDF_Dict_AddName(face->dict, "Encoding", "Identity-H");
	HPDF_Array_Add(pdf_array(f, face->dict, "DescendantFonts"), write_descendant(f, face, name.p, o));
	HPDF_Dict_Add(face->dict, "ToUnicode", pdf_stream(f, buf_view(&cmap), PDF_TEXT));
	buf_release(&name);
	buf_release(&cmap);
}

void pdf_fonts_write(struct pdf_file *f)
{
	HPDF_Dict fonts = pdf_child(f, f->resources, "Font");
	for (unsigned i = 0; i < f->n_face; i++) {
		char key[16];
		if (!f->face[i].used)
			continue;
		snprintf(key, sizeof key, "F%u", i);
		f->face[i].dict = pdf_object(f);
		HPDF_Dict_Add(fonts, key, f->face[i].dict);
		write_face(f, &f->face[i]);
	}
}
