/* What an image shows, as far as "is it a red seal?" goes: its pixels decoded, the transparent and white left out. */
#include "read/content.h"

#include <string.h>

#define PIXELS_MAX ((size_t)16 << 20)

struct raster {
	struct buf bytes;
	size_t w, h, stride;
	int bits, n;           /* of a component; components */
	struct space space;
	struct buf palette;    /* Indexed: RGB triples */
};

static void raster_release(struct raster *r)
{
	buf_release(&r->bytes);
	buf_release(&r->palette);
}

/* [/Indexed base hival lookup] */
static bool read_palette(struct read_file *f, qpdf_oh o, struct raster *r)
{
	struct space base = space_of(f, qpdf_oh_get_array_item(f->q, o, 1), 0, 1);
	qpdf_oh table = qpdf_oh_get_array_item(f->q, o, 3);
	struct buf raw = {0};
	size_t n = 0;
	if (base.kind > SPACE_CMYK)
		return false;
	if (qpdf_oh_get_type_code(f->q, table) == ot_string) {
		const char *p = qpdf_oh_get_binary_string_value(f->q, table, &n);
		buf_add(&raw, p, n);
	} else {
		obj_stream(f, table, &raw);
	}
	for (size_t i = 0; i + (size_t)base.n <= raw.n && i < 256 * (size_t)base.n; i += (size_t)base.n) {
		double v[4] = {0};
		for (int k = 0; k < base.n; k++)
			v[k] = (unsigned char)raw.p[i + (size_t)k] / 255.0;
		uint32_t c = space_color(&base, v, (size_t)base.n);
		const char rgb[3] = { (char)(c >> 16), (char)(c >> 8), (char)c };
		buf_add(&r->palette, rgb, 3);
	}
	buf_release(&raw);
	return r->palette.n > 0;
}

static bool read_raster(struct read_file *f, qpdf_oh o, struct raster *r)
{
	qpdf_oh space = obj_key(f, o, "/ColorSpace"), mask = obj_key(f, o, "/ImageMask");
	int w = obj_int(f, obj_key(f, o, "/Width"), 0), h = obj_int(f, obj_key(f, o, "/Height"), 0);
	if (w <= 0 || h <= 0 || (size_t)w > PIXELS_MAX / (size_t)h)
		return false;
	bool stencil = qpdf_oh_is_bool(f->q, mask) && qpdf_oh_get_bool_value(f->q, mask);
	bool indexed = obj_items(f, space) == 4 && (obj_name_is(f, qpdf_oh_get_array_item(f->q, space, 0), "/Indexed") ||
	                                            obj_name_is(f, qpdf_oh_get_array_item(f->q, space, 0), "/I"));
	r->space = stencil || indexed ? space_device(1) : space_of(f, space, 0, 0);
	r->bits = stencil ? 1 : obj_int(f, obj_key(f, o, "/BitsPerComponent"), 8);
	r->n = r->space.n;
	r->w = (size_t)w;
	r->h = (size_t)h;
	if ((r->bits != 1 && r->bits != 2 && r->bits != 4 && r->bits != 8) || r->space.kind == SPACE_UNKNOWN || r->n < 1 || r->n > 4)
		return false;
	r->stride = (r->w * (size_t)r->n * (size_t)r->bits + 7) / 8;
	return (!indexed || read_palette(f, space, r)) && obj_stream(f, o, &r->bytes) && r->bytes.n >= r->stride * r->h;
}

static unsigned sample(const struct raster *r, size_t x, size_t y, int k)
{
	size_t bit = (x * (size_t)r->n + (size_t)k) * (size_t)r->bits;
	unsigned byte = (unsigned char)r->bytes.p[y * r->stride + bit / 8];
	return byte >> (8 - (unsigned)r->bits - bit % 8) & ((1u << r->bits) - 1);
}

static uint32_t pixel(const struct raster *r, size_t x, size_t y)
{
	double v[4];
	unsigned most = (1u << r->bits) - 1;
	if (r->palette.n) {
		size_t i = 3 * (size_t)sample(r, x, y, 0);
		const unsigned char *p = (const unsigned char *)r->palette.p + (i + 3 <= r->palette.n ? i : 0);
		return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
	}
	for (int k = 0; k < r->n; k++)
		v[k] = (double)sample(r, x, y, k) / most;
	return space_color(&r->space, v, (size_t)r->n);
}

static bool is_red(uint32_t c)
{
	int r = (int)(c >> 16 & 255), g = (int)(c >> 8 & 255), b = (int)(c & 255);
	return r - g > 50 && r - b > 50;
}

static bool is_white(uint32_t c)
{
	return (c >> 16 & 255) > 240 && (c >> 8 & 255) > 240 && (c & 255) > 240;
}

#define GRID 200 /* at most so many pixels across and down are looked at */

static void count(const struct raster *r, const struct raster *alpha, int *red, int *shown)
{
	size_t step_x = r->w / GRID + 1, step_y = r->h / GRID + 1, all = 0, show = 0, reds = 0;
	for (size_t y = 0; y < r->h; y += step_y)
		for (size_t x = 0; x < r->w; x += step_x) {
			all++;
			if (alpha && sample(alpha, x * alpha->w / r->w, y * alpha->h / r->h, 0) * 4 < (1u << alpha->bits))
				continue;
			uint32_t c = pixel(r, x, y);
			if (c == READ_COLOR_NONE || is_white(c))
				continue;
			show++;
			reds += is_red(c);
		}
	*red = show ? (int)(reds * 1000 / show) : 0;
	*shown = all ? (int)(show * 1000 / all) : 0;
}

bool read_image_ink(struct read_file *f, const struct read_image *im, int *red, int *shown)
{
	struct raster r = {0}, alpha = {0};
	if (im->mask) {
		*red = is_red(im->color) ? 1000 : 0;
		*shown = 500; /* of a stencil only the colour is looked at */
		return im->color != READ_COLOR_NONE;
	}
	if (!im->object)
		return false;
	qpdf_oh o = qpdf_get_object_by_id(f->q, im->object, 0), soft = obj_key(f, o, "/SMask");
	bool ok = read_raster(f, o, &r);
	bool masked = ok && qpdf_oh_is_stream(f->q, soft) && read_raster(f, soft, &alpha) && alpha.n == 1;
	if (ok)
		count(&r, masked ? &alpha : NULL, red, shown);
	raster_release(&r);
	raster_release(&alpha);
	return ok;
}
