/*
 * Images as XObjects.  libharu takes no interlaced PNG and aborts on a damaged
 * one; so PNG is decoded by libpng to 8-bit sRGB or grey, with alpha as a soft
 * mask, and JPEG goes in as it is.
 */
#include <png.h>

#include "pdf/parts.h"

#include <stdio.h>
#include <string.h>

#define MAX_PIXELS (64u << 20) /* 256 MB when decoded; an A4 page at 600 dpi has 35 million */

static bool refuse(struct pdf_file *f, const struct draw_image *im, const char *why)
{
	return err_set(f->e, EXIT_INPUT, "pdf.image", im->at, TR("图片不能写入 PDF：%s", "the image cannot be embedded: %s"), why);
}

static HPDF_Dict image_dict(struct pdf_file *f, const struct draw_image *im, const char *space)
{
	HPDF_Dict d = HPDF_DictStream_New(f->haru->mmgr, f->haru->xref);
	HPDF_Dict_AddName(d, "Type", "XObject");
	HPDF_Dict_AddName(d, "Subtype", "Image");
	HPDF_Dict_AddNumber(d, "Width", (HPDF_INT32)im->w);
	HPDF_Dict_AddNumber(d, "Height", (HPDF_INT32)im->h);
	HPDF_Dict_AddNumber(d, "BitsPerComponent", 8);
	HPDF_Dict_AddName(d, "ColorSpace", space);
	return d;
}

/* ---- PNG ---- */

/* Channels [from, from + n) of `of` interleaved ones, as an image. */
static HPDF_Dict embed_channels(struct pdf_file *f, const struct draw_image *im, const char *pixels, size_t from,
                                size_t n, size_t of)
{
	size_t count = (size_t)im->w * im->h;
	struct buf b = {0};
	HPDF_Dict d = image_dict(f, im, n == 3 ? "DeviceRGB" : "DeviceGray");
	buf_reserve(&b, count * n);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < n; k++)
			b.p[b.n++] = pixels[i * of + from + k];
	pdf_stream_fill(f, d, buf_view(&b), PDF_TEXT);
	buf_release(&b);
	return d;
}

static HPDF_Dict embed_png(struct pdf_file *f, const struct draw_image *im)
{
	png_image png = { .version = PNG_IMAGE_VERSION };
	struct buf pixels = {0};
	HPDF_Dict d = NULL;
	if (!png_image_begin_read_from_memory(&png, im->bytes.p, im->bytes.n)) {
		refuse(f, im, png.message);
		goto out;
	}
	png.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA; /* 8 bits, no palette */
	if ((uint64_t)png.width * png.height > MAX_PIXELS) {
		refuse(f, im, TR("像素太多", "too many pixels"));
		goto out;
	}
	buf_reserve(&pixels, PNG_IMAGE_SIZE(png));
	if (!png_image_finish_read(&png, NULL, pixels.p, 0, NULL)) {
		refuse(f, im, png.message);
		goto out;
	}
	size_t of = PNG_IMAGE_SAMPLE_CHANNELS(png.format), colours = png.format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
	d = embed_channels(f, im, pixels.p, 0, colours, of);
	if (of > colours)
		HPDF_Dict_Add(d, "SMask", embed_channels(f, im, pixels.p, colours, 1, of));
out:
	png_image_free(&png);
	buf_release(&pixels);
	return d;
}

/* ---- JPEG ---- */

static HPDF_Dict embed_jpeg(struct pdf_file *f, const struct draw_image *im)
{
	static const char *const space[] = { [1] = "DeviceGray", [3] = "DeviceRGB", [4] = "DeviceCMYK" };
	struct jpeg_info info;
	const char *fault;
	if (!jpeg_read(im->bytes, &info, &fault)) {
		refuse(f, im, fault);
		return NULL;
	}
	HPDF_Dict d = image_dict(f, im, space[info.components]);
	HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)im->bytes.p, (HPDF_UINT)im->bytes.n);
	d->filter = HPDF_STREAM_FILTER_NONE;
	pdf_raw(f, d, info.components == 4 && info.inverted ? STR("/Filter /DCTDecode\n/Decode [1 0 1 0 1 0 1 0]\n")
	                                                    : STR("/Filter /DCTDecode\n"));
	return d;
}

/* ---- All of a document ---- */

bool pdf_image_index(struct pdf_file *f, const struct draw_image *im, unsigned *index)
{
	for (*index = 0; *index < f->image.n; ++*index)
		if (f->image.v[*index].from == im)
			return true;
	HPDF_Dict d = im->jpeg ? embed_jpeg(f, im) : embed_png(f, im);
	if (d)
		*vec_add(&f->image) = (struct pdf_image){ im, d };
	else
		f->failed = true;
	return d != NULL;
}

void pdf_images_write(struct pdf_file *f)
{
	if (f->image.n == 0)
		return;
	HPDF_Dict xobjects = pdf_resources(f, "XObject");
	for (unsigned i = 0; i < f->image.n; i++) {
		char key[16];
		snprintf(key, sizeof key, "I%u", i);
		HPDF_Dict_Add(xobjects, key, f->image.v[i].dict);
	}
}
