/* A display list as a whole file. */
#include "pdf/pdf.h"

#include "pdf/parts.h"

#include <stdio.h>
#include <string.h>

/* libharu wants a handler; its sticky error is read by pdf_failed. */
static void ignore_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)error;
	(void)detail;
	(void)user;
}

static void describe_page(struct pdf_file *f, const struct draw_page *p)
{
	HPDF_Page page = f->page[f->n_page];
	HPDF_Dict_Add(page, "Resources", f->resources);
	HPDF_Dict_RemoveElement(page, "MediaBox");
	HPDF_Array a = pdf_array(f, page, "MediaBox");
	HPDF_Array_AddNumber(a, 0);
	HPDF_Array_AddNumber(a, 0);
	HPDF_Array_AddReal(a, (HPDF_REAL)p->w / LU_PER_PT);
	HPDF_Array_AddReal(a, (HPDF_REAL)p->h / LU_PER_PT);
	if (f->doc->n_element) {
		HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)f->n_page);
		HPDF_Dict_AddName(page, "Tabs", "S");
	}
}

bool pdf_page(struct pdf_file *f, const struct draw_page *p)
{
	ENSURE(f->n_page < f->doc->n_page);
	describe_page(f, p);
	pdf_content_write(f, p);
	pdf_links_write(f, p);
	pdf_tags_page(f, p);
	if (++f->n_page == f->doc->n_page)
		pdf_glyphs_settle(f);
	f->failed = f->failed || pdf_failed(f);
	return !f->failed;
}

static void write_alphas(struct pdf_file *f)
{
	if (f->alpha.n == 0)
		return;
	HPDF_Dict states = pdf_resources(f, "ExtGState");
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

struct pdf_file *pdf_open(const struct draw_doc *doc, struct text_fonts *fonts, struct err *e)
{
	struct pdf_file *f = mem_alloc(sizeof *f);
	*f = (struct pdf_file){ .doc = doc, .fonts = fonts, .a = arena_new(), .e = e, .haru = HPDF_New(ignore_error, NULL) };
	if (!f->haru)
		BUG("libharu: out of memory");
	HPDF_SetCompressionMode(f->haru, HPDF_COMP_IMAGE | HPDF_COMP_METADATA); /* text: pdf_stream_fill */
	f->haru->pdf_version = HPDF_VER_17;
	f->resources = pdf_object(f);
	f->n_face = text_face_count(fonts);
	f->face = mem_alloc((f->n_face + 1) * sizeof *f->face);
	f->page = arena_many(f->a, HPDF_Page, doc->n_page);
	f->intent = arena_many(f->a, uint64_t, doc->n_page);
	f->parents = arena_many(f->a, uint32_t, doc->n_page);
	for (size_t i = 0; i < doc->n_page; i++)
		f->page[i] = HPDF_AddPage(f->haru);
	f->failed = pdf_failed(f);
	f->row_first = DRAW_ROW_ELEMENT;
	pdf_begin(f);
	return f;
}

void pdf_lock(struct pdf_file *f)
{
	f->locked = true;
}

static bool write_rest(struct pdf_file *f)
{
	if (f->failed || !pdf_fonts_write(f))
		return false;
	pdf_images_write(f);
	write_alphas(f);
	pdf_outline_write(f);
	pdf_metadata_write(f);
	pdf_tags_rows(f, &f->doc->rows);
	if (f->tree_root)
		pdf_tags_write(f);
	return !pdf_failed(f) && pdf_save(f) && !pdf_failed(f);
}

/* All but the glyphs in use, which a manifest may still ask for. */
static void forget(struct pdf_file *f)
{
	if (f->haru)
		HPDF_Free(f->haru);
	f->haru = NULL;
	for (int i = 0; i < 2; i++) {
		if (f->deflate[i])
			libdeflate_free_compressor(f->deflate[i]);
		f->deflate[i] = NULL;
	}
	vec_release(&f->alpha);
	vec_release(&f->image);
	vec_release(&f->gradient);
	vec_release(&f->attached);
	vec_release(&f->tag);
	vec_release(&f->item);
	vec_release(&f->row_tag);
	vec_release(&f->row_item);
	for (uint32_t i = 0; i < f->n_run; i++)
		vec_release(&f->run[i].row);
	mem_free(f->run);
	f->run = NULL;
	f->n_run = 0;
	vec_release(&f->marks);
	vec_release(&f->annotation);
	vec_release(&f->entry);
	vec_release(&f->haru_number);
	buf_release(&f->pack);
	buf_release(&f->pack_head);
	buf_release(&f->body);
}

bool pdf_close(struct pdf_file *f, struct buf *out)
{
	ENSURE(f->failed || f->n_page == f->doc->n_page);
	bool ok = write_rest(f);
	forget(f);
	ok = ok && pdf_verify(buf_view(&f->out), f->intent, f->doc->n_page, f->e);
	if (ok && out->n) {
		buf_str(out, buf_view(&f->out));
	} else if (ok) {
		buf_release(out);
		*out = f->out;
		f->out = (struct buf){0};
	}
	buf_release(&f->out);
	arena_drop(f->a); /* font programs and all */
	f->a = NULL;
	return ok;
}

void pdf_drop(struct pdf_file *f)
{
	if (!f)
		return;
	forget(f);
	for (size_t i = 0; i < f->n_face; i++) {
		mem_free(f->face[i].slot);
		vec_release(&f->face[i].glyph);
		vec_release(&f->face[i].other);
	}
	mem_free(f->face);
	buf_release(&f->out);
	arena_drop(f->a);
	mem_free(f);
}

bool pdf_write(const struct draw_doc *doc, struct text_fonts *fonts, struct buf *out, struct err *e)
{
	struct pdf_file *f = pdf_open(doc, fonts, e);
	bool ok = true;
	for (size_t i = 0; ok && i < doc->n_page; i++)
		ok = pdf_page(f, &doc->page[i]);
	ok = ok && pdf_close(f, out);
	pdf_drop(f);
	return ok;
}
