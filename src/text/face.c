/* Faces: one member of one font file, mapped, with the HarfBuzz objects that all threads share. */
#include <hb-ot.h>
#include <stdio.h>

#include "text/set.h"

/*
 * Em-box metrics (typesetting.md 2.8): every face of a set gets the box of
 * Chinese faces unless fonts.json says otherwise, also the Western ones, so
 * that a Western word does not move a line off its grid.
 */
#define EM_ASCENT 880
#define EM_DESCENT 120

static struct str face_ps_name(const struct text_face *f, struct arena *a)
{
	char s[128];
	unsigned n = sizeof s;

	hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, s);
	for (unsigned i = 0; i < n; i++) { /* a PDF name must not hold blanks or delimiters */
		if (s[i] <= ' ' || s[i] > '~' || s[i] == '/' || s[i] == '#' || s[i] == '(' || s[i] == ')' ||
		    s[i] == '<' || s[i] == '>' || s[i] == '[' || s[i] == ']' || s[i] == '%')
			s[i] = '-';
	}
	return n ? arena_str(a, (struct str){s, n}) : arena_fmt(a, "Font%u", f->index);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *b = hb_face_reference_table(face, tag);
	bool there = hb_blob_get_length(b) > 0;

	hb_blob_destroy(b);
	return there;
}

static bool face_check(struct text_face *f, struct pos at, struct err *e)
{
	unsigned members = hb_face_count(f->blob);

	if (!members)
		return err_set(e, EXIT_INPUT, "font.format", at,
			       TR("%s 不是字体文件", "%s is not a font file"), f->path.p);
	if (f->member >= members)
		return err_set(e, EXIT_INPUT, "font.index", at,
			       TR("%s 只有 %u 个字面，fonts.json 要第 %u 个（从 0 数）",
				  "%s has %u faces, fonts.json asks for number %u (from 0)"),
			       f->path.p, members, f->member);
	return true;
}

bool face_open(struct text_face *f, struct arena *a, struct pos at, struct err *e)
{
	struct err why = {0};

	if (!file_open(f->path.p, &f->file, &why)) {
		err_set(e, EXIT_INPUT, "font.file", at, TR("没有字体文件 %s", "no font file %s"), f->path.p);
		return err_hint(e, TR("运行 make fonts 取得字体，或改 fonts.json 的这一行",
				      "run make fonts, or change this line of fonts.json"));
	}
	return face_use(f, a, f->file.bytes, at, e);
}

bool face_use(struct text_face *f, struct arena *a, struct str bytes, struct pos at, struct err *e)
{
	f->blob = hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	if (!face_check(f, at, e))
		return false;
	f->hb = hb_face_create(f->blob, f->member);
	f->is_cff = has_table(f->hb, HB_TAG('C', 'F', 'F', ' '));
	if (hb_face_get_glyph_count(f->hb) == 0 ||
	    !(f->is_cff || has_table(f->hb, HB_TAG('g', 'l', 'y', 'f'))))
		return err_set(e, EXIT_INPUT, "font.format", at,
			       TR("%s 没有可用的轮廓（CFF 或 glyf）", "%s has no outlines (CFF or glyf)"),
			       f->path.p);
	hb_face_make_immutable(f->hb);
	f->lean = face_lean(f->hb);
	hb_face_make_immutable(f->lean);
	f->upem = (uint16_t)hb_face_get_upem(f->hb);
	f->font = hb_font_create(f->hb);
	hb_font_set_scale(f->font, f->upem, f->upem);
	hb_font_make_immutable(f->font);
	f->name = face_ps_name(f, a);
	if (!f->ascent && !f->descent) {
		f->ascent = EM_ASCENT;
		f->descent = EM_DESCENT;
	}
	return true;
}

void face_close(struct text_face *f)
{
	face_unreduce(f);
	face_codes_release(f);
	hb_face_destroy(f->lean);
	hb_font_destroy(f->font);
	hb_face_destroy(f->hb);
	hb_blob_destroy(f->blob);
	if (f->file.bytes.p)
		file_close(&f->file);
}

bool face_is_restricted(const struct text_face *f)
{
	hb_blob_t *os2 = hb_face_reference_table(f->hb, HB_TAG('O', 'S', '/', '2'));
	unsigned n;
	const uint8_t *p = (const uint8_t *)hb_blob_get_data(os2, &n);
	bool restricted = n >= 10 && (p[9] & 0xF) == 2;

	hb_blob_destroy(os2);
	return restricted;
}

uint16_t face_glyph(const struct text_face *f, uint32_t cp)
{
	hb_codepoint_t g = 0;

	return hb_font_get_nominal_glyph(f->font, cp, &g) ? (uint16_t)g : 0;
}

uint16_t face_half_width(const struct text_face *f, uint32_t cp)
{
	const hb_feature_t half = {HB_TAG('h', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START,
				   HB_FEATURE_GLOBAL_END};
	hb_buffer_t *buf = hb_buffer_create();
	const hb_glyph_info_t *info;
	unsigned n;
	uint16_t gid;

	hb_buffer_add(buf, cp, 0);
	hb_buffer_set_content_type(buf, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_direction(buf, HB_DIRECTION_LTR);
	hb_buffer_set_script(buf, HB_SCRIPT_HAN);
	hb_buffer_set_language(buf, hb_language_from_string("zh-Hans", -1));
	hb_shape(f->font, buf, &half, 1);
	info = hb_buffer_get_glyph_infos(buf, &n);
	gid = n == 1 && info->codepoint ? (uint16_t)info->codepoint : face_glyph(f, cp);
	hb_buffer_destroy(buf);
	return gid;
}

uint16_t face_advance(const struct text_face *f, uint16_t gid)
{
	hb_position_t x = hb_font_get_glyph_h_advance(f->font, gid);

	return (uint16_t)(x < 0 ? 0 : x > UINT16_MAX ? UINT16_MAX : x);
}

unsigned text_face_index(const struct text_face *f)
{
	return f->index;
}

struct str text_face_name(const struct text_face *f)
{
	return f->name;
}

struct str text_face_file(const struct text_face *f)
{
	return f->short_path;
}

int text_face_ascent(const struct text_face *f)
{
	return f->ascent;
}

int text_face_descent(const struct text_face *f)
{
	return f->descent;
}

bool text_face_has(const struct text_face *f, uint32_t cp)
{
	return face_glyph(f, cp) != 0;
}
