/*
 * Colours as sRGB, near enough to tell red from black (ISO 32000-1, 8.6):
 * device spaces, Cal and ICC spaces as the device space of as many components,
 * Lab by its formula, one tint by a straight line between its two ends.
 */
#include "read/content.h"

#include <math.h>
#include <string.h>

struct space space_device(int n)
{
	struct space s = { .kind = n == 1 ? SPACE_GRAY : n == 3 ? SPACE_RGB : n == 4 ? SPACE_CMYK : SPACE_UNKNOWN, .n = n };
	return s;
}

/* /Separation: the function at 0 and at 1 (types 2 and 0; others are not computed). */
static bool tint_ends(struct read_file *f, qpdf_oh fn, struct space *s)
{
	qpdf_oh c0 = obj_key(f, fn, "/C0"), c1 = obj_key(f, fn, "/C1");
	struct buf bytes = {0};
	bool ok = false;
	switch (obj_int(f, obj_key(f, fn, "/FunctionType"), -1)) {
	case 2:
		ok = obj_numbers(f, c0, s->c0, s->of) && obj_numbers(f, c1, s->c1, s->of);
		break;
	case 0: /* samples of 8 bits, the usual kind */
		ok = obj_int(f, obj_key(f, fn, "/BitsPerSample"), 0) == 8 && obj_stream(f, fn, &bytes) && bytes.n >= 2 * (size_t)s->of;
		for (int i = 0; ok && i < s->of; i++) {
			s->c0[i] = (unsigned char)bytes.p[i] / 255.0;
			s->c1[i] = (unsigned char)bytes.p[bytes.n - (size_t)s->of + (size_t)i] / 255.0;
		}
		break;
	default:
		break;
	}
	buf_release(&bytes);
	return ok;
}

static struct space space_tint(struct read_file *f, qpdf_oh o, qpdf_oh resources, int depth)
{
	struct space unknown = { .kind = SPACE_UNKNOWN }, s = { .kind = SPACE_TINT, .n = 1 };
	struct space other = space_of(f, qpdf_oh_get_array_item(f->q, o, 2), resources, depth + 1);
	if (other.kind > SPACE_CMYK)
		return unknown;
	s.of = other.n;
	return tint_ends(f, qpdf_oh_get_array_item(f->q, o, 3), &s) ? s : unknown;
}

struct space space_of(struct read_file *f, qpdf_oh o, qpdf_oh resources, int depth)
{
	static const struct { const char *name; int n; } plain[] = {
		{ "/DeviceGray", 1 }, { "/DeviceRGB", 3 }, { "/DeviceCMYK", 4 }, { "/CalGray", 1 }, { "/CalRGB", 3 },
		{ "/G", 1 }, { "/RGB", 3 }, { "/CMYK", 4 },
	};
	struct space unknown = { .kind = SPACE_UNKNOWN };
	qpdf_oh name = obj_items(f, o) ? qpdf_oh_get_array_item(f->q, o, 0) : o;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (obj_name_is(f, name, plain[i].name))
			return space_device(plain[i].n);
	if (obj_items(f, o) < 2 || depth > 4)
		return unknown;
	if (obj_name_is(f, name, "/ICCBased"))
		return space_device(obj_int(f, obj_key(f, qpdf_oh_get_array_item(f->q, o, 1), "/N"), 0));
	if (obj_name_is(f, name, "/Lab"))
		return (struct space){ .kind = SPACE_LAB, .n = 3 };
	if (obj_name_is(f, name, "/Separation") && obj_items(f, o) >= 4)
		return space_tint(f, o, resources, depth);
	return unknown;
}

static uint32_t component(double v)
{
	return v <= 0 || isnan(v) ? 0 : v >= 1 ? 255 : (uint32_t)(v * 255 + 0.5);
}

static uint32_t pack(double r, double g, double b)
{
	return component(r) << 16 | component(g) << 8 | component(b);
}

static double lab_curve(double t)
{
	return t > 6.0 / 29 ? t * t * t : 3 * 36.0 / 841 * (t - 4.0 / 29);
}

static double srgb_curve(double v)
{
	return v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055;
}

static uint32_t from_lab(const double *v)
{
	double l = (v[0] + 16) / 116, x = 0.9505 * lab_curve(l + v[1] / 500), y = lab_curve(l), z = 1.089 * lab_curve(l - v[2] / 200);
	return pack(srgb_curve(3.2406 * x - 1.5372 * y - 0.4986 * z), srgb_curve(-0.9689 * x + 1.8758 * y + 0.0415 * z),
	            srgb_curve(0.0557 * x - 0.2040 * y + 1.0570 * z));
}

uint32_t space_color(const struct space *s, const double *v, size_t n)
{
	double mixed[4] = {0};
	struct space other;
	if (s->kind == SPACE_UNKNOWN || n < (size_t)s->n)
		return READ_COLOR_NONE;
	switch (s->kind) {
	case SPACE_GRAY: return pack(v[0], v[0], v[0]);
	case SPACE_RGB: return pack(v[0], v[1], v[2]);
	case SPACE_CMYK: return pack((1 - v[0]) * (1 - v[3]), (1 - v[1]) * (1 - v[3]), (1 - v[2]) * (1 - v[3]));
	case SPACE_LAB: return from_lab(v);
	case SPACE_TINT:
		for (int i = 0; i < s->of; i++)
			mixed[i] = s->c0[i] + (s->c1[i] - s->c0[i]) * v[0];
		other = space_device(s->of);
		return space_color(&other, mixed, (size_t)s->of);
	case SPACE_UNKNOWN: break;
	}
	return READ_COLOR_NONE;
}
