/* A display list as a whole file. */
#include "pdf/pdf.h"

#include "base/sha256.h"
#include "pdf/file.h"

#include <stdio.h>
#include <string.h>

void pdf_glyphs_used(struct arena *a, const struct draw_doc *doc, uint64_t **face_bits)
{
	for (size_t i = 0; i < doc->n_page; i++)
		pdf_glyphs_mark(a, &doc->page[i], face_bits);
}

/* libharu wants a handler; its sticky error is read by pdf_failed. */
static void ignore_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)error;
	(void)detail;
	(void)user;
}

static void write_page(struct pdf_file *f, size_t i)
{
	const struct draw_page *p = &f->doc->page[i];
	HPDF_Page page = f->page[i];
	HPDF_Dict_Add(page, "Resources", f->resources);
	HPDF_Dict_RemoveElement(page, "MediaBox");
	HPDF_Array a = pdf_array(f, page, "MediaBox");
	HPDF_Array_AddNumber(a, 0);
	HPDF_Array_AddNumber(a, 0);
	HPDF_Array_AddReal(a, (HPDF_REAL)p->w / LU_PER_PT);
	HPDF_Array_AddReal(a, (HPDF_REAL)p->h / LU_PER_PT);
	pdf_content_write(f, p, page);
	pdf_links_write(f, p, page);
}

static void write_alphas(struct pdf_file *f)
{
	if (f->alpha.n == 0)
		return;
	HPDF_Dict states = pdf_child(f, f->resources, "ExtGState");
	for (unsigned i = 0; i < f->alpha.n; i++) {
		char key[16];
		struct buf raw = {0};
		snprintf(key, sizeof key, "G%u", i);
		HPDF_Dict d = pdf_child(f, states, key);
		HPDF_Dict_AddName(d, "Type", "ExtGState");
		unsigned thousandths = (f->alpha.v[i].value * 1000u + 127) / 255;
		buf_fmt(&raw, "/ca %u.%03u /CA %u.%03u\n", thousandths / 1000, thousandths % 1000, thousandths / 1000,
		        thousandths % 1000);
		pdf_raw(f, d, buf_view(&raw));
		buf_release(&raw);
	}
}

/* "D:20231012" from "2023-10-12"; no date is invented. */
static void write_date(struct pdf_file *f, struct str iso)
{
	struct buf b = {0};
	if (iso.n < 10)
		return;
	buf_fmt(&b, "D:%.4s%.2s%.2s000000+08'00'", iso.p, iso.p + 5, iso.p + 8);
	HPDF_Dict_Add(f->haru->info, "CreationDate", HPDF_String_New(f->haru->mmgr, buf_cstr(&b), NULL));
	buf_release(&b);
}

static void write_catalog(struct pdf_file *f)
{
	const struct draw_doc *doc = f->doc;
	HPDF_Dict catalog = f->haru->catalog, info = f->haru->info;
	struct str lang = doc->lang.n ? doc->lang : STR("zh-CN");
	HPDF_Dict_Add(catalog, "Lang", HPDF_String_New(f->haru->mmgr, arena_str(f->a, lang).p, NULL));
	HPDF_Dict_AddBoolean(pdf_child(f, catalog, "ViewerPreferences"), "DisplayDocTitle", HPDF_TRUE);
	pdf_text(f, info, "Title", doc->title);
	pdf_text(f, info, "Author", doc->author);
	pdf_text(f, info, "Subject", doc->subject);
	pdf_text(f, info, "Keywords", doc->keywords);
	HPDF_Dict_Add(info, "Creator", HPDF_String_New(f->haru->mmgr, "jianbao", NULL));
	write_date(f, doc->date);
}

/* /ID from what the file says, not from when it was made. */
static void write_id(struct pdf_file *f)
{
	struct buf all = {0};
	char hex[65];
	for (size_t i = 0; i < f->doc->n_page; i++) {
		const struct draw_page *p = &f->doc->page[i];
		for (size_t k = 0; k < p->n_op; k++)
			if (p->op[k].kind == DRAW_GLYPHS) {
				buf_str(&all, p->op[k].glyphs.text);
				buf_fmt(&all, " %d %d\n", (int)p->op[k].glyphs.x, (int)p->op[k].glyphs.y);
			}
	}
	sha256_hex(buf_view(&all), hex);
	HPDF_Array id = pdf_array(f, f->haru->trailer, "ID");
	for (int i = 0; i < 2; i++)
		HPDF_Array_Add(id, HPDF_Binary_New(f->haru->mmgr, (HPDF_BYTE *)hex, 16));
	buf_release(&all);
}

static bool save(struct pdf_file *f, struct buf *out)
{
	if (HPDF_SaveToStream(f->haru) != HPDF_OK)
		return !pdf_failed(f);
	HPDF_UINT32 n = HPDF_GetStreamSize(f->haru);
	buf_reserve(out, n);
	HPDF_ResetStream(f->haru);
	HPDF_ReadFromStream(f->haru, (HPDF_BYTE *)out->p + out->n, &n);
	out->n += n;
	out->p[out->n] = '\0';
	return true;
}

static bool write_all(struct pdf_file *f, struct buf *out)
{
	HPDF_SetCompressionMode(f->haru, HPDF_COMP_IMAGE | HPDF_COMP_METADATA); /* text: pdf_stream_fill */
	f->haru->pdf_version = HPDF_VER_17;
	f->resources = pdf_object(f);
	if (!pdf_fonts_prepare(f) || !pdf_images_load(f))
		return false;
	f->page = arena_many(f->a, HPDF_Page, f->doc->n_page);
	for (size_t i = 0; i < f->doc->n_page; i++)
		f->page[i] = HPDF_AddPage(f->haru);
	if (pdf_failed(f))
		return false;
	for (size_t i = 0; i < f->doc->n_page; i++)
		write_page(f, i);
	pdf_fonts_write(f);
	write_alphas(f);
	pdf_outline_write(f);
	write_catalog(f);
	write_id(f);
	return !pdf_failed(f) && save(f, out) && !pdf_failed(f);
}

bool pdf_write(const struct draw_doc *doc, struct text_fonts *fonts, struct buf *out, struct err *e)
{
	struct pdf_file f = { .doc = doc, .fonts = fonts, .a = arena_new(), .e = e };
	bool ok = false;
	f.haru = HPDF_New(ignore_error, NULL);
	if (!f.haru)
		BUG("libharu: out of memory");
	ok = write_all(&f, out);
	HPDF_Free(f.haru);
	for (int i = 0; i < 2; i++)
		if (f.deflate[i])
			libdeflate_free_compressor(f.deflate[i]);
	vec_release(&f.alpha);
	vec_release(&f.image);
	arena_drop(f.a);
	return ok;
}
