/* PNG and JPEG through libharu, which splits alpha into a soft mask. */
#include "pdf/file.h"

#include <stdio.h>

static const struct draw_image *image_of(const struct draw_op *op)
{
	return op->kind == DRAW_IMAGE ? op->image.image : NULL;
}

static bool load(struct pdf_file *f, const struct draw_image *im)
{
	for (size_t i = 0; i < f->image.n; i++)
		if (f->image.v[i].from == im)
			return true;
	struct pdf_image *p = vec_add(&f->image);
	p->from = im;
	const HPDF_BYTE *bytes = (const HPDF_BYTE *)im->bytes.p;
	HPDF_UINT n = (HPDF_UINT)im->bytes.n;
	p->dict = im->jpeg ? HPDF_LoadJpegImageFromMem(f->haru, bytes, n) : HPDF_LoadPngImageFromMem(f->haru, bytes, n);
	return p->dict != NULL;
}

bool pdf_images_load(struct pdf_file *f)
{
	for (size_t i = 0; i < f->doc->n_page; i++)
		for (size_t k = 0; k < f->doc->page[i].n_op; k++) {
			const struct draw_image *im = image_of(&f->doc->page[i].op[k]);
			if (im && !load(f, im))
				return err_set(f->e, EXIT_INPUT, "pdf.image", (struct pos){0},
				               TR("图片不能写入 PDF（PNG 或 JPEG 数据损坏）", "an image cannot be embedded (damaged PNG or JPEG)"));
		}
	if (f->image.n == 0)
		return true;
	HPDF_Dict xobjects = pdf_child(f, f->resources, "XObject");
	for (unsigned i = 0; i < f->image.n; i++) {
		char key[16];
		snprintf(key, sizeof key, "I%u", i);
		HPDF_Dict_Add(xobjects, key, f->image.v[i].dict);
	}
	return true;
}

unsigned pdf_image_index(const struct pdf_file *f, const struct draw_image *im)
{
	for (unsigned i = 0; i < f->image.n; i++)
		if (f->image.v[i].from == im)
			return i;
	BUG("an image that was not loaded");
}
