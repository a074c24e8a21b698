/* A display list as a whole file. */
#include "pdf/pdf.h"

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
	if (f->doc->n_element) {
		HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
		HPDF_Dict_AddName(page, "Tabs", "S");
	}
	pdf_content_write(f, (uint32_t)i);
	pdf_links_write(f, (uint32_t)i);
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

static bool write_all(struct pdf_file *f, struct buf *out)
{
	HPDF_SetCompressionMode(f->haru, HPDF_COMP_IMAGE | HPDF_COMP_METADATA); /* text: pdf_stream_fill */
	f->haru->pdf_version = HPDF_VER_17;
	f->resources = pdf_object(f);
	if (!pdf_fonts_prepare(f) || !pdf_images_load(f))
		return false;
	f->page = arena_many(f->a, HPDF_Page, f->doc->n_page);
	f->intent = arena_many(f->a, uint64_t, f->doc->n_page);
	for (size_t i = 0; i < f->doc->n_page; i++)
		f->page[i] = HPDF_AddPage(f->haru);
	if (pdf_failed(f))
		return false;
	for (size_t i = 0; i < f->doc->n_page; i++)
		write_page(f, i);
	pdf_fonts_write(f);
	write_alphas(f);
	pdf_outline_write(f);
	pdf_metadata_write(f);
	if (f->tree_root)
		pdf_tags_write(f);
	return !pdf_failed(f) && pdf_save(f, out) && !pdf_failed(f);
}

bool pdf_write(const struct draw_doc *doc, struct text_fonts *fonts, struct buf *out, struct err *e)
{
	struct pdf_file f = { .doc = doc, .fonts = fonts, .a = arena_new(), .e = e };
	bool ok = false;
	f.haru = HPDF_New(ignore_error, NULL);
	if (!f.haru)
		BUG("libharu: out of memory");
	size_t start = out->n;
	ok = write_all(&f, out) && pdf_verify(str_sub(buf_view(out), start, out->n), f.intent, doc->n_page, e);
	HPDF_Free(f.haru);
	for (int i = 0; i < 2; i++)
		if (f.deflate[i])
			libdeflate_free_compressor(f.deflate[i]);
	vec_release(&f.alpha);
	vec_release(&f.image);
	vec_release(&f.item);
	vec_release(&f.annotation);
	vec_release(&f.raw_at);
	buf_release(&f.raw);
	arena_drop(f.a);
	return ok;
}
