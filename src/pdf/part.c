/*
 * Drawings of their own: transparency groups (ISO 32000-1, 11.6.6) and masks
 * (11.6.5.2) as form XObjects, tiles (8.7.3) as patterns, gradients as shading
 * patterns (8.7.4.5.3 and .4).  ISO 19005-2, 6.2.10: the output intent gives the
 * blending space.  All share the document's resources, each under a name of its own.
 */
#include "pdf/parts.h"

#include <stdio.h>

HPDF_Dict pdf_resources(struct pdf_file *f, const char *kind)
{
	HPDF_Dict d = HPDF_Dict_GetItem(f->resources, kind, HPDF_OCLASS_DICT);
	return d ? d : pdf_child(f, f->resources, kind);
}

static void name_resource(struct pdf_file *f, const char *kind, char letter, uint32_t no, HPDF_Dict d)
{
	char key[16];
	snprintf(key, sizeof key, "%c%u", letter, no);
	HPDF_Dict_Add(pdf_resources(f, kind), key, d);
}

void pdf_fixed(struct buf *out, int64_t v, int64_t one)
{
	int64_t a = v < 0 ? -v : v; /* whole and fraction apart: a million times v may not fit */
	int64_t whole = a / one, millionths = (a % one * 1000000 + one / 2) / one;
	whole += millionths / 1000000;
	millionths %= 1000000;
	buf_fmt(out, "%s%lld", v < 0 && (whole || millionths) ? "-" : "", (long long)whole);
	if (millionths) {
		buf_fmt(out, ".%06lld", (long long)millionths);
		while (out->p[out->n - 1] == '0')
			out->n--;
	}
	buf_char(out, ' ');
}

/* ---- Groups and masks ---- */

static HPDF_Dict form(struct pdf_file *f, const struct pdf_part *p)
{
	HPDF_Dict d = HPDF_DictStream_New(f->haru->mmgr, f->haru->xref), group;
	struct buf raw = {0};
	HPDF_Dict_AddName(d, "Type", "XObject");
	HPDF_Dict_AddName(d, "Subtype", "Form");
	HPDF_Dict_Add(d, "Resources", f->resources);
	group = pdf_child(f, d, "Group");
	HPDF_Dict_AddName(group, "S", "Transparency");
	HPDF_Dict_AddName(group, "CS", "DeviceRGB");
	buf_cat(&raw, "/BBox [0 0 ");
	pdf_number(&raw, p->w);
	buf_char(&raw, ' ');
	pdf_number(&raw, p->h);
	buf_cat(&raw, "]\n");
	pdf_stream_fill_with(f, d, p->bytes, buf_view(&raw));
	buf_release(&raw);
	return d;
}

uint32_t pdf_group_add(struct pdf_file *f, const struct pdf_part *p)
{
	name_resource(f, "XObject", 'X', f->n_group, form(f, p));
	return f->n_group++;
}

void pdf_mask_add(struct pdf_file *f, const struct draw_mask *mask, const struct pdf_part *p)
{
	HPDF_Dict state = pdf_object(f), soft;
	HPDF_Dict_AddName(state, "Type", "ExtGState");
	soft = pdf_child(f, state, "SMask");
	HPDF_Dict_AddName(soft, "Type", "Mask");
	HPDF_Dict_AddName(soft, "S", "Luminosity");
	HPDF_Dict_Add(soft, "G", form(f, p));
	name_resource(f, "ExtGState", 'M', mask->no, state);
}

/* ---- Patterns ---- */

/* M maps from a space of height inner to one of height outer, both with y down; F M F' has both up. */
void pdf_matrix(struct buf *out, const int32_t m[6], lu inner, lu outer)
{
	int64_t one = 65536, h = inner;
	pdf_fixed(out, m[0], one);
	pdf_fixed(out, -(int64_t)m[1], one);
	pdf_fixed(out, -(int64_t)m[2], one);
	pdf_fixed(out, m[3], one);
	pdf_fixed(out, m[4] * one + m[2] * h, one * LU_PER_PT);
	pdf_fixed(out, outer * one - m[3] * h - m[5] * one, one * LU_PER_PT);
}

void pdf_tile_add(struct pdf_file *f, const struct draw_paint *t, lu outer, struct str bytes)
{
	HPDF_Dict d = HPDF_DictStream_New(f->haru->mmgr, f->haru->xref);
	struct buf raw = {0};
	HPDF_Dict_AddName(d, "Type", "Pattern");
	HPDF_Dict_AddNumber(d, "PatternType", 1);
	HPDF_Dict_AddNumber(d, "PaintType", 1);
	HPDF_Dict_AddNumber(d, "TilingType", 1);
	HPDF_Dict_Add(d, "Resources", f->resources);
	buf_cat(&raw, "/BBox [0 0 ");
	pdf_number(&raw, t->w);
	buf_char(&raw, ' ');
	pdf_number(&raw, t->h);
	buf_cat(&raw, "] /XStep ");
	pdf_number(&raw, t->step_x);
	buf_cat(&raw, " /YStep ");
	pdf_number(&raw, t->step_y);
	buf_cat(&raw, " /Matrix [");
	pdf_matrix(&raw, t->m, t->h, outer);
	buf_cat(&raw, "]\n");
	pdf_stream_fill_with(f, d, bytes, buf_view(&raw));
	buf_release(&raw);
	name_resource(f, "Pattern", 'P', t->no, d);
}

static void put_rgb(struct buf *out, uint32_t color)
{
	buf_char(out, '[');
	for (int shift = 16; shift >= 0; shift -= 8)
		pdf_fixed(out, color >> shift & 255, 255);
	buf_char(out, ']');
}

static void put_step(struct buf *out, const struct draw_stop *s)
{
	buf_cat(out, "<</FunctionType 2/Domain[0 1]/N 1/C0");
	put_rgb(out, s[0].color);
	buf_cat(out, "/C1");
	put_rgb(out, s[1].color);
	buf_cat(out, ">>");
}

/* Exponential functions between neighbouring stops, stitched (7.10.3, 7.10.4). */
static void put_function(struct buf *out, const struct draw_paint *p)
{
	uint32_t n = p->n_stop - 1;
	if (n == 1) {
		put_step(out, p->stop);
		return;
	}
	buf_cat(out, "<</FunctionType 3/Domain[0 1]/Functions[");
	for (uint32_t i = 0; i < n; i++)
		put_step(out, &p->stop[i]);
	buf_cat(out, "]/Bounds[");
	for (uint32_t i = 1; i < n; i++)
		pdf_fixed(out, p->stop[i].at, 65536);
	buf_cat(out, "]/Encode[");
	for (uint32_t i = 0; i < n; i++)
		buf_cat(out, "0 1 ");
	buf_cat(out, "]>>");
}

static void put_coordinates(struct buf *out, const struct draw_paint *p)
{
	if (p->kind == DRAW_LINEAR) {
		buf_cat(out, "/ShadingType 2/Coords[0 0 1 0]");
		return;
	}
	buf_cat(out, "/ShadingType 3/Coords[");
	for (int i = 0; i < 3; i++)
		pdf_fixed(out, p->focus[i], 65536);
	buf_cat(out, "0 0 1]");
}

void pdf_gradient_add(struct pdf_file *f, const struct draw_paint *p, lu outer)
{
	while (f->gradient.n <= p->no)
		*vec_add(&f->gradient) = false;
	if (p->kind == DRAW_TILED || f->gradient.v[p->no])
		return;
	f->gradient.v[p->no] = true;
	HPDF_Dict d = pdf_object(f);
	struct buf raw = {0};
	buf_cat(&raw, "/Type/Pattern/PatternType 2/Matrix[");
	for (int i = 0; i < 6; i++)
		pdf_fixed(&raw, i == 5 ? (int64_t)outer - p->m[5] : i & 1 ? -(int64_t)p->m[i] : p->m[i], LU_PER_PT);
	buf_cat(&raw, "]/Shading<</ColorSpace/DeviceRGB/Extend[true true]");
	put_coordinates(&raw, p);
	buf_cat(&raw, "/Function");
	put_function(&raw, p);
	buf_cat(&raw, ">>\n");
	pdf_raw(f, d, buf_view(&raw));
	buf_release(&raw);
	name_resource(f, "Pattern", 'P', p->no, d);
}
