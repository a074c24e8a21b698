/*
 * Fonts as far as text and its width go (ISO 32000-1, 9.6 to 9.8): simple fonts
 * with /Encoding and /Widths, composite fonts with a CMap, /W and /DW.  What a
 * code says is asked of ToUnicode, then of the encoding; where neither knows,
 * the code is unknown and the font says so.
 */
#include "read/inner.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_UNKNOWN_WIDTH 500.0f /* of a standard font whose widths are not in the file */

/* "ABCDEF+Name" without the tag. */
static struct str plain_name(struct str name)
{
	if (name.n > 7 && name.p[6] == '+')
		for (int i = 0; i < 6; i++)
			if (name.p[i] < 'A' || name.p[i] > 'Z')
				return name;
	return name.n > 7 && name.p[6] == '+' ? str_sub(name, 7, name.n) : name;
}

static bool name_says_bold(struct str name)
{
	return str_find(name, STR("Bold")) != SIZE_MAX || str_find(name, STR("bold")) != SIZE_MAX ||
	       str_find(name, STR("Heavy")) != SIZE_MAX || str_find(name, STR("Black")) != SIZE_MAX;
}

/* ---- Simple fonts ---- */

static enum base_encoding base_of(struct read_file *f, qpdf_oh name, enum base_encoding otherwise)
{
	return obj_name_is(f, name, "/WinAnsiEncoding") ? ENCODING_WIN : obj_name_is(f, name, "/MacRomanEncoding") ? ENCODING_MAC
	     : obj_name_is(f, name, "/StandardEncoding") ? ENCODING_STANDARD : otherwise;
}

static void read_differences(struct read_file *f, struct font *font, qpdf_oh list)
{
	int n = obj_items(f, list), code = 0;
	for (int i = 0; i < n && i < 4096; i++) {
		qpdf_oh item = qpdf_oh_get_array_item(f->q, list, i);
		double v;
		if (obj_number(f, item, &v)) {
			code = v >= 0 && v < 256 ? (int)v : 256;
		} else if (code < 256) {
			font->simple[code++] = glyph_name_text(obj_name(f, item, f->page));
		}
	}
}

static void read_encoding(struct read_file *f, struct font *font, qpdf_oh dict, int flags)
{
	qpdf_oh e = obj_key(f, dict, "/Encoding"), base = obj_key(f, e, "/BaseEncoding");
	/* A symbolic font without an encoding has its own; nothing here knows it (9.6.6.4). */
	bool own = (flags & 4) && obj_is_null(f, e);
	enum base_encoding kind = base_of(f, obj_is_null(f, base) ? e : base, own ? ENCODING_SYMBOL : ENCODING_STANDARD);
	for (unsigned code = 0; code < 256; code++)
		font->simple[code] = encoding_text(kind, (unsigned char)code);
	read_differences(f, font, obj_key(f, e, "/Differences"));
}

static void read_simple_widths(struct read_file *f, struct font *font, qpdf_oh dict)
{
	qpdf_oh list = obj_key(f, dict, "/Widths");
	int first = obj_int(f, obj_key(f, dict, "/FirstChar"), 0), n = obj_items(f, list);
	bool mono = str_find(font->is.name, STR("Courier")) != SIZE_MAX;
	for (int code = 0; code < 256; code++)
		font->width[code] = n ? font->missing_width : mono ? 600.0f : FIRST_UNKNOWN_WIDTH;
	font->is.guessed = n == 0;
	for (int i = 0; i < n && i < 256; i++) {
		double v;
		if (first + i >= 0 && first + i < 256 && obj_number(f, qpdf_oh_get_array_item(f->q, list, i), &v))
			font->width[first + i] = (float)v;
	}
}

static void read_type3(struct read_file *f, struct font *font, qpdf_oh dict)
{
	double m[6];
	font->type3 = true;
	if (!obj_numbers(f, obj_key(f, dict, "/FontMatrix"), m, 6) || m[0] == 0)
		return;
	/* That the em of such a font is 1 / FontMatrix is custom; sizes measured from it are as good as that. */
	font->scale = fabs(m[0]);
}

/* ---- Composite fonts ---- */

static int by_lo(const void *a, const void *b)
{
	const struct width_run *x = a, *y = b;
	return x->lo < y->lo ? -1 : x->lo > y->lo;
}

static void add_width(struct font *font, double lo, double hi, double w)
{
	if (lo >= 0 && hi >= lo && hi < 1e6 && font->w.n < 200000)
		*vec_add(&font->w) = (struct width_run){ (uint32_t)lo, (uint32_t)hi, (float)w };
}

/* /W: "c [w1 w2 ...]" and "first last w" (9.7.4.3). */
static void read_cid_widths(struct read_file *f, struct font *font, qpdf_oh list)
{
	int n = obj_items(f, list);
	for (int i = 0; i + 1 < n;) {
		double lo, hi, w;
		if (!obj_number(f, qpdf_oh_get_array_item(f->q, list, i), &lo))
			return;
		qpdf_oh next = qpdf_oh_get_array_item(f->q, list, i + 1);
		int m = obj_items(f, next);
		if (qpdf_oh_get_type_code(f->q, next) == ot_array) {
			for (int k = 0; k < m; k++)
				if (obj_number(f, qpdf_oh_get_array_item(f->q, next, k), &w))
					add_width(font, lo + k, lo + k, w);
			i += 2;
		} else if (i + 2 < n && obj_number(f, next, &hi) && obj_number(f, qpdf_oh_get_array_item(f->q, list, i + 2), &w)) {
			add_width(font, lo, hi, w);
			i += 3;
		} else {
			return;
		}
	}
}

static void read_composite(struct read_file *f, struct font *font, qpdf_oh dict, qpdf_oh child)
{
	qpdf_oh e = obj_key(f, dict, "/Encoding");
	struct buf bytes = {0};
	double v;
	font->composite = true;
	font->default_width = obj_number(f, obj_key(f, child, "/DW"), &v) ? (float)v : 1000.0f;
	read_cid_widths(f, font, obj_key(f, child, "/W"));
	if (font->w.n)
		qsort(font->w.v, font->w.n, sizeof *font->w.v, by_lo);
	if (obj_stream(f, e, &bytes)) {
		cmap_parse(&font->encoding, buf_view(&bytes));
		font->is.vertical = font->encoding.vertical || obj_int(f, obj_key(f, e, "/WMode"), 0) == 1;
	} else {
		struct str name = obj_name(f, e, f->page);
		font->legacy = legacy_find(name);
		font->is.vertical = str_ends(name, STR("-V"));
		font->is.guessed = font->legacy != NULL;
	}
	buf_release(&bytes);
}

static float cid_width(const struct font *font, uint32_t cid)
{
	size_t lo = 0, hi = font->w.n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (font->w.v[mid].lo <= cid)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo && cid <= font->w.v[lo - 1].hi ? font->w.v[lo - 1].w : font->default_width;
}

/* ---- All ---- */

static struct font *load(struct read_file *f, qpdf_oh dict)
{
	struct font *font = mem_alloc(sizeof *font);
	struct buf cmap = {0};
	double v;
	qpdf_oh child = obj_key(f, dict, "/DescendantFonts");
	bool composite = obj_name_is(f, obj_key(f, dict, "/Subtype"), "/Type0");
	child = obj_items(f, child) ? qpdf_oh_get_array_item(f->q, child, 0) : dict;
	qpdf_oh about = obj_key(f, child, "/FontDescriptor");
	font->scale = 0.001;
	font->is.name = plain_name(name_text(f->life, obj_name(f, obj_key(f, dict, "/BaseFont"), f->life)));
	font->is.embedded = !obj_is_null(f, obj_key(f, about, "/FontFile")) || !obj_is_null(f, obj_key(f, about, "/FontFile2")) ||
	                    !obj_is_null(f, obj_key(f, about, "/FontFile3"));
	font->is.bold = name_says_bold(font->is.name) || (obj_number(f, obj_key(f, about, "/FontWeight"), &v) && v >= 600);
	font->missing_width = obj_number(f, obj_key(f, about, "/MissingWidth"), &v) ? (float)v : 0;
	if (obj_stream(f, obj_key(f, dict, "/ToUnicode"), &cmap))
		cmap_parse(&font->to_unicode, buf_view(&cmap));
	buf_release(&cmap);
	if (composite) {
		read_composite(f, font, dict, child);
		return font;
	}
	if (obj_name_is(f, obj_key(f, dict, "/Subtype"), "/Type3"))
		read_type3(f, font, dict);
	read_encoding(f, font, dict, obj_int(f, obj_key(f, about, "/Flags"), 0));
	read_simple_widths(f, font, dict);
	return font;
}

struct font *font_of(struct read_file *f, qpdf_oh dict)
{
	int object = qpdf_oh_is_indirect(f->q, dict) ? qpdf_oh_get_object_id(f->q, dict) : 0;
	if (!qpdf_oh_is_dictionary(f->q, dict))
		return NULL;
	for (struct font *font = f->font; font && object; font = font->next)
		if (font->object == object)
			return font;
	struct font *font = load(f, dict);
	font->object = object;
	font->next = f->font;
	f->font = font;
	return font;
}

void fonts_release(struct read_file *f)
{
	for (struct font *font = f->font, *next; font; font = next) {
		next = font->next;
		cmap_release(&font->to_unicode);
		cmap_release(&font->encoding);
		vec_release(&font->w);
		mem_free(font);
	}
	f->font = NULL;
}

static struct str encoded(struct arena *a, uint32_t cp)
{
	char utf8[4];
	return arena_str(a, (struct str){ utf8, utf8_encode(cp, utf8) });
}

/* By ToUnicode; false: it does not say. */
static bool mapped_text(struct font *font, struct arena *a, struct code *c)
{
	const struct cmap_range *r = cmap_lookup(&font->to_unicode, c->bytes, c->v);
	/* Some producers write two-digit codes for two-byte fonts, and the other way round. */
	for (unsigned bytes = 1; !r && bytes <= 2; bytes++)
		r = bytes != c->bytes ? cmap_lookup(&font->to_unicode, bytes, c->v) : NULL;
	if (!r)
		return false;
	if (r->n_text) {
		c->text = (struct str){ font->to_unicode.text.p + r->to, r->n_text };
		return true;
	}
	uint32_t cp = r->to + (c->v - r->lo);
	if (cp == 0 || cp == 0xfffd || cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
		return false;
	c->text = encoded(a, cp);
	return true;
}

static void composite_code(struct font *font, struct arena *a, struct str bytes, struct code *c)
{
	uint32_t cid = c->v;
	if (font->encoding.range.n) {
		const struct cmap_range *r = cmap_lookup(&font->encoding, c->bytes, c->v);
		cid = r ? r->to + (c->v - r->lo) : 0;
	} else if (font->legacy) {
		/* Which CID a Chinese code is, only Adobe's tables say: it has the default width, nearly always the em. */
		bool half = c->v >= font->legacy->half_from && c->v <= font->legacy->half_to;
		cid = half ? font->legacy->half_cid + (c->v - font->legacy->half_from) : UINT32_MAX;
	}
	c->width = cid_width(font, cid) * font->scale;
	if (mapped_text(font, a, c))
		return;
	struct buf b = {0};
	c->unknown = !font->legacy || !legacy_text(font->legacy, bytes, &b);
	if (!c->unknown)
		c->text = arena_str(a, buf_view(&b));
	buf_release(&b);
}

void font_code(struct font *font, struct arena *a, struct str s, size_t *i, struct code *out)
{
	unsigned left = s.n - *i > 4 ? 4 : (unsigned)(s.n - *i), bytes = 1;
	if (font->composite)
		bytes = font->legacy ? legacy_code_length(font->legacy, s, *i) : cmap_code_length(&font->encoding, s, *i, 2);
	*out = (struct code){ .bytes = bytes && bytes <= left ? bytes : left };
	struct str code = str_sub(s, *i, *i + out->bytes);
	for (size_t k = 0; k < code.n; k++)
		out->v = out->v << 8 | (unsigned char)code.p[k];
	*i += out->bytes;
	if (font->composite) {
		composite_code(font, a, code, out);
	} else {
		out->width = font->width[out->v & 255] * font->scale;
		if (!mapped_text(font, a, out)) {
			uint32_t cp = font->simple[out->v & 255];
			out->unknown = cp == 0;
			if (cp)
				out->text = encoded(a, cp);
		}
	}
	font->is.unmapped |= out->unknown;
}
