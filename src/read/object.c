/* Objects through libqpdf, with the questions this module asks. */
#include "read/inner.h"

#include <libdeflate.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOTES_MAX 200

void note(struct read_file *f, const char *code, const char *fmt, ...)
{
	char text[512];
	va_list ap;
	if (f->diags->n >= NOTES_MAX)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	for (size_t i = 0; i < f->diags->n; i++) /* once a file is enough */
		if (str_is(f->diags->v[i].code, code) && str_is(f->diags->v[i].msg, text))
			return;
	diag_add(f->diags, DIAG_WARNING, code, (struct pos){ f->name, 0, 0 }, "%s", text);
}

qpdf_oh obj_key(struct read_file *f, qpdf_oh dict, const char *key)
{
	if (qpdf_oh_is_stream(f->q, dict))
		dict = qpdf_oh_get_dict(f->q, dict);
	return qpdf_oh_get_key_if_dict(f->q, dict, key);
}

bool obj_is_null(struct read_file *f, qpdf_oh o)
{
	return qpdf_oh_is_null(f->q, o) || !qpdf_oh_is_initialized(f->q, o);
}

bool obj_number(struct read_file *f, qpdf_oh o, double *v)
{
	if (!qpdf_oh_is_number(f->q, o))
		return false;
	*v = qpdf_oh_get_numeric_value(f->q, o);
	return *v > -1e9 && *v < 1e9;
}

int obj_int(struct read_file *f, qpdf_oh o, int otherwise)
{
	double v;
	return obj_number(f, o, &v) ? (int)v : otherwise;
}

bool obj_name_is(struct read_file *f, qpdf_oh o, const char *name)
{
	return qpdf_oh_is_name_and_equals(f->q, o, name);
}

struct str obj_name(struct read_file *f, qpdf_oh o, struct arena *a)
{
	if (!qpdf_oh_is_name(f->q, o))
		return (struct str){ NULL, 0 };
	const char *name = qpdf_oh_get_name(f->q, o);
	return arena_str(a, str_from(name[0] == '/' ? name + 1 : name));
}

int obj_items(struct read_file *f, qpdf_oh o)
{
	return qpdf_oh_get_type_code(f->q, o) == ot_array ? qpdf_oh_get_array_n_items(f->q, o) : 0;
}

bool obj_numbers(struct read_file *f, qpdf_oh o, double *v, int n)
{
	if (obj_items(f, o) < n)
		return false;
	for (int i = 0; i < n; i++)
		if (!obj_number(f, qpdf_oh_get_array_item(f->q, o, i), &v[i]))
			return false;
	return true;
}

/* ---- Streams ---- */

/* One Flate filter without predictor: nearly every stream, and the only kind decoded by a bounded decoder. */
static bool is_plain_flate(struct read_file *f, qpdf_oh o)
{
	qpdf_oh filter = obj_key(f, o, "/Filter"), parms = obj_key(f, o, "/DecodeParms");
	if (obj_items(f, filter) == 1)
		filter = qpdf_oh_get_array_item(f->q, filter, 0);
	if (obj_items(f, parms) == 1)
		parms = qpdf_oh_get_array_item(f->q, parms, 0);
	return (obj_name_is(f, filter, "/FlateDecode") || obj_name_is(f, filter, "/Fl")) &&
	       (obj_is_null(f, parms) || obj_int(f, obj_key(f, parms, "/Predictor"), 1) == 1);
}

enum inflated { INFLATED, INFLATE_LARGE, INFLATE_BAD };

static enum inflated inflate(struct str z, size_t most, struct buf *out)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	enum inflated result = INFLATE_LARGE;
	if (!d)
		BUG("libdeflate: out of memory");
	for (size_t room = 8 * z.n + 4096; result == INFLATE_LARGE && room < 2 * most; room *= 2) {
		size_t n = 0;
		buf_reserve(out, room);
		enum libdeflate_result r = libdeflate_zlib_decompress(d, z.p, z.n, out->p + out->n, room, &n);
		if (r == LIBDEFLATE_SUCCESS) {
			out->n += n;
			out->p[out->n] = '\0';
			result = INFLATED;
		} else if (r != LIBDEFLATE_INSUFFICIENT_SPACE) {
			result = INFLATE_BAD;
		}
	}
	libdeflate_free_decompressor(d);
	return result;
}

/* libqpdf decodes in one go, whatever comes out: so only a short input of filters that swell may go in.
   Flate grows at most 1,032 times, LZW about as much; two of them in a row without bound. */
#define SWELLING_MAX ((size_t)256 << 10)

static bool may_decode(struct read_file *f, qpdf_oh o, size_t raw)
{
	qpdf_oh filter = obj_key(f, o, "/Filter");
	int n = obj_items(f, filter), swelling = 0;
	for (int i = 0; i < (n ? n : 1); i++) {
		qpdf_oh one = n ? qpdf_oh_get_array_item(f->q, filter, i) : filter;
		swelling += !obj_is_null(f, one) && !obj_name_is(f, one, "/ASCIIHexDecode") && !obj_name_is(f, one, "/ASCII85Decode") &&
		            !obj_name_is(f, one, "/DCTDecode");
	}
	return n < 8 && (swelling == 0 ? raw <= MAX_STREAM / 4 : swelling == 1 && raw <= SWELLING_MAX);
}

static bool take_data(struct read_file *f, qpdf_oh o, enum qpdf_stream_decode_level_e level, struct buf *out)
{
	unsigned char *p = NULL;
	size_t n = 0;
	QPDF_BOOL filtered = 0;
	QPDF_ERROR_CODE r = qpdf_oh_get_stream_data(f->q, o, level, &filtered, &p, &n);
	bool ok = !(r & QPDF_ERRORS) && (level == qpdf_dl_none || filtered) && (p || n == 0);
	if (ok && n)
		buf_add(out, p, n);
	free(p);
	return ok;
}

bool obj_stream(struct read_file *f, qpdf_oh o, struct buf *out)
{
	struct buf raw = {0};
	size_t before = out->n;
	if (!qpdf_oh_is_stream(f->q, o))
		return false;
	bool ok = take_data(f, o, qpdf_dl_none, &raw);
	enum inflated r = INFLATE_BAD;
	if (ok && is_plain_flate(f, o))
		r = inflate(buf_view(&raw), MAX_STREAM, out);
	if (r == INFLATE_LARGE || (ok && r == INFLATE_BAD && !may_decode(f, o, raw.n))) {
		note(f, "read.limit", TR("第 %u 页有一个流太大或滤镜过多，没有读", "page %u: a stream is too large or has too many filters; not read"), f->now);
		ok = false;
	} else if (ok && r == INFLATE_BAD) {
		ok = take_data(f, o, qpdf_dl_all, out);
		if (!ok)
			note(f, "read.stream", TR("第 %u 页有一个流不能解码", "page %u: a stream cannot be decoded"), f->now);
	}
	buf_release(&raw);
	f->decoded += out->n - before;
	return ok;
}
