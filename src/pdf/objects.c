/* Objects of libharu in fewer words, and what it cannot write exactly. */
#include "pdf/file.h"

#include "base/utf8.h"

#include <string.h>

HPDF_Dict pdf_dict(struct pdf_file *f)
{
	return HPDF_Dict_New(f->haru->mmgr);
}

HPDF_Dict pdf_object(struct pdf_file *f)
{
	HPDF_Dict d = pdf_dict(f);
	HPDF_Xref_Add(f->haru->xref, d);
	return d;
}

HPDF_Dict pdf_child(struct pdf_file *f, HPDF_Dict owner, const char *key)
{
	HPDF_Dict d = pdf_dict(f);
	HPDF_Dict_Add(owner, key, d);
	return d;
}

HPDF_Array pdf_array(struct pdf_file *f, HPDF_Dict owner, const char *key)
{
	HPDF_Array x = HPDF_Array_New(f->haru->mmgr);
	HPDF_Dict_Add(owner, key, x);
	return x;
}

/*
 * libharu deflates while it saves, with zlib at its default level: 63 % of the
 * time of a batch of notices, most of it on font programs, whose outlines
 * hardly shrink (300 notices: 48.1 MB at level 6, 48.7 MB at level 1).  So
 * streams go in deflated by libdeflate, fonts at level 1, and say so themselves.
 * Text at 5: a ledger of 5,000 rows is 1.57 MB, and 1.52 MB at 6 in an eighth more time.
 */
static const int levels[] = { [PDF_TEXT] = 5, [PDF_FONT] = 1 };

struct libdeflate_compressor *pdf_deflater(struct pdf_file *f, enum pdf_bytes what)
{
	struct libdeflate_compressor **c = &f->deflate[what];
	if (!*c)
		*c = libdeflate_alloc_compressor(levels[what]);
	if (!*c)
		BUG("libdeflate: out of memory");
	return *c;
}

static void fill_stream(struct pdf_file *f, HPDF_Dict d, struct str bytes, enum pdf_bytes what)
{
	struct libdeflate_compressor *c = pdf_deflater(f, what);
	struct buf out = {0};
	size_t most = libdeflate_zlib_compress_bound(c, bytes.n);
	buf_reserve(&out, most);
	out.n = libdeflate_zlib_compress(c, bytes.p, bytes.n, out.p, most);
	ENSURE(out.n > 0); /* the bound is never too small */
	d->filter = HPDF_STREAM_FILTER_NONE;
	HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)out.p, (HPDF_UINT)out.n);
	buf_release(&out);
}

void pdf_stream_fill(struct pdf_file *f, HPDF_Dict d, struct str bytes, enum pdf_bytes what)
{
	fill_stream(f, d, bytes, what);
	pdf_raw(f, d, STR("/Filter /FlateDecode\n"));
}

void pdf_stream_fill_with(struct pdf_file *f, HPDF_Dict d, struct str bytes, struct str keys)
{
	fill_stream(f, d, bytes, PDF_TEXT);
	pdf_raw(f, d, arena_fmt(f->a, "/Filter /FlateDecode\n%.*s", STR_ARG(keys)));
}

HPDF_Dict pdf_stream(struct pdf_file *f, struct str bytes, enum pdf_bytes what)
{
	HPDF_Dict d = HPDF_DictStream_New(f->haru->mmgr, f->haru->xref);
	pdf_stream_fill(f, d, bytes, what);
	return d;
}

void pdf_utf16(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);
		if (cp >= 0x10000) {
			uint32_t high = 0xd800 + ((cp - 0x10000) >> 10);
			buf_char(out, (char)(high >> 8));
			buf_char(out, (char)high);
			cp = 0xdc00 + (cp & 0x3ff);
		}
		buf_char(out, (char)(cp >> 8));
		buf_char(out, (char)cp);
	}
}

void pdf_text(struct pdf_file *f, HPDF_Dict owner, const char *key, struct str s)
{
	struct buf b = {0};
	if (s.n == 0)
		return;
	buf_cat(&b, "\xfe\xff");
	pdf_utf16(s, &b);
	if (b.n > PDF_STRING_MAX - 1)
		b.n = PDF_STRING_MAX - 1;
	HPDF_Dict_Add(owner, key, HPDF_Binary_New(f->haru->mmgr, (HPDF_BYTE *)b.p, (HPDF_UINT)b.n));
	buf_release(&b);
}

/* The arena outlives the save, so the dictionary may keep a pointer into it. */
static HPDF_STATUS write_raw(HPDF_Dict d, HPDF_Stream stream)
{
	const struct str *s = d->attr;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)s->p, (HPDF_UINT)s->n);
}

void pdf_raw(struct pdf_file *f, HPDF_Dict d, struct str text)
{
	struct str *s = arena_make(f->a, struct str);
	*s = arena_str(f->a, text);
	ENSURE(d->attr == NULL);
	d->attr = s;
	d->write_fn = write_raw;
}

void pdf_number(struct buf *out, lu v)
{
	int64_t thousandths = ((int64_t)v * 1000 + (v < 0 ? -LU_PER_PT / 2 : LU_PER_PT / 2)) / LU_PER_PT;
	char digits[24];
	size_t n = 0;
	if (thousandths < 0) {
		buf_char(out, '-');
		thousandths = -thousandths;
	}
	int64_t whole = thousandths / 1000;
	int rest = (int)(thousandths % 1000);
	do {
		digits[n++] = (char)('0' + whole % 10);
		whole /= 10;
	} while (whole);
	while (n)
		buf_char(out, digits[--n]);
	if (rest) {
		buf_char(out, '.');
		for (int unit = 100; rest; unit /= 10) {
			buf_char(out, (char)('0' + rest / unit));
			rest %= unit;
		}
	}
}

bool pdf_failed(struct pdf_file *f)
{
	HPDF_STATUS code = f->haru->error.error_no;
	if (code == HPDF_OK)
		return false;
	err_set(f->e, EXIT_INTERNAL, "pdf.write", (struct pos){0}, TR("写 PDF 时 libharu 报错 0x%04lX（细节 %lu）", "libharu error 0x%04lX (detail %lu)"),
	        (unsigned long)code, (unsigned long)f->haru->error.detail_no);
	return true;
}
