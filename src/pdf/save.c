/*
 * The file itself.  libharu holds the objects but writes only the plain form of
 * PDF 1.4; here they go into object streams with a cross-reference stream (ISO
 * 32000-1, 7.5.7 and 7.5.8).  Pages' contents and the structure tree, which
 * would be hundreds of thousands of libharu objects, are written as they come,
 * so only what is compressed stays in memory; libharu's own objects come last.
 * Streams stand on their own, with their length in place.
 */
#include "pdf/file.h"

#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

#define OBJ_ID 0x00ffffffu       /* libharu keeps flags in the high byte */
#define PACK_BYTES (128 * 1024)  /* of one object stream: a reader inflates it whole */

/* ---- Numbers ---- */

uint32_t pdf_number_take(struct pdf_file *f)
{
	vec_add(&f->entry);
	return (uint32_t)(f->entry.n - 1);
}

static uint32_t haru_id(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & OBJ_ID;
}

uint32_t pdf_number_of(struct pdf_file *f, const void *object)
{
	uint32_t id = haru_id(object);
	while (f->haru_number.n <= id)
		vec_add(&f->haru_number);
	if (!f->haru_number.v[id])
		f->haru_number.v[id] = pdf_number_take(f);
	return f->haru_number.v[id];
}

/* ---- Objects ---- */

static void open_object(struct pdf_file *f, uint32_t number)
{
	f->entry.v[number] = (struct pdf_entry){ (uint32_t)f->out.n, 0, PDF_PLAIN };
	buf_int(&f->out, number);
	buf_cat(&f->out, " 0 obj\n");
}

void pdf_put_stream(struct pdf_file *f, uint32_t number, const char *keys, struct str bytes)
{
	struct libdeflate_compressor *c = pdf_deflater(f, PDF_TEXT);
	size_t most = libdeflate_zlib_compress_bound(c, bytes.n);
	struct buf z = {0};
	buf_reserve(&z, most);
	z.n = libdeflate_zlib_compress(c, bytes.p, bytes.n, z.p, most);
	ENSURE(z.n > 0); /* the bound is never too small */
	open_object(f, number);
	buf_fmt(&f->out, "<<%s/Filter/FlateDecode/Length %zu>>\nstream\n", keys, z.n);
	buf_str(&f->out, buf_view(&z));
	buf_cat(&f->out, "\nendstream\nendobj\n");
	buf_release(&z);
}

static void flush_pack(struct pdf_file *f)
{
	char keys[80];
	if (f->n_pack == 0)
		return;
	snprintf(keys, sizeof keys, "/Type/ObjStm/N %u/First %zu", f->n_pack, f->pack_head.n);
	buf_str(&f->pack_head, buf_view(&f->pack));
	pdf_put_stream(f, f->pack_number, keys, buf_view(&f->pack_head));
	f->n_pack = 0;
	buf_clear(&f->pack_head);
	buf_clear(&f->pack);
}

void pdf_pack(struct pdf_file *f, uint32_t number, struct str body)
{
	if (f->n_pack == 0)
		f->pack_number = pdf_number_take(f);
	f->entry.v[number] = (struct pdf_entry){ f->pack_number, f->n_pack++, PDF_PACKED };
	buf_int(&f->pack_head, number);
	buf_char(&f->pack_head, ' ');
	buf_int(&f->pack_head, (int64_t)f->pack.n);
	buf_char(&f->pack_head, ' ');
	buf_str(&f->pack, body);
	buf_char(&f->pack, '\n');
	if (f->pack.n >= PACK_BYTES || f->n_pack == 4000)
		flush_pack(f);
}

void pdf_begin(struct pdf_file *f)
{
	vec_add(&f->entry); /* object 0 is free */
	/* Four bytes over 127 tell transfer programs that the file is binary (ISO 19005-2, 6.1.2). */
	buf_cat(&f->out, "%PDF-1.7\n%\xb5\xb5\xb5\xb5\n");
}

/* ---- libharu's objects ---- */

static HPDF_STATUS take(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n)
{
	buf_add(stream->attr, p, n);
	return HPDF_OK;
}

/* The dictionary's "/Length 12 0 R" becomes the length: its number object is not written. */
static void put_haru_stream(struct pdf_file *f, HPDF_Dict d, struct str body)
{
	size_t at = str_find(body, STR("/Length ")), end = at + 8;
	HPDF_Number length = HPDF_Dict_GetItem(d, "Length", HPDF_OCLASS_NUMBER);
	ENSURE(length && at != SIZE_MAX);
	while (body.p[end] != 'R')
		end++;
	open_object(f, haru_id(d));
	buf_str(&f->out, str_sub(body, 0, at));
	buf_fmt(&f->out, "/Length %d", (int)length->value);
	buf_str(&f->out, str_sub(body, end + 1, body.n));
	buf_cat(&f->out, "\nendobj\n");
}

/* The length of a stream: nothing else of ours is an indirect number. */
static bool is_length(const HPDF_Dict d)
{
	return (d->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

/* From here on libharu's objects refer to each other by our numbers. */
static void renumber(struct pdf_file *f, HPDF_List list)
{
	for (HPDF_UINT i = 1; i < list->count; i++) {
		HPDF_Dict d = ((HPDF_XrefEntry)HPDF_List_ItemAt(list, i))->obj;
		if (!is_length(d))
			pdf_number_of(f, d);
	}
	for (HPDF_UINT i = 1; i < list->count; i++) {
		HPDF_Dict d = ((HPDF_XrefEntry)HPDF_List_ItemAt(list, i))->obj;
		if (!is_length(d))
			d->header.obj_id = (d->header.obj_id & ~OBJ_ID) | pdf_number_of(f, d);
	}
}

static bool put_haru(struct pdf_file *f, HPDF_Stream sink, struct buf *one)
{
	HPDF_List list = f->haru->xref->entries;
	renumber(f, list);
	for (HPDF_UINT i = 1; i < list->count; i++) {
		HPDF_Dict d = ((HPDF_XrefEntry)HPDF_List_ItemAt(list, i))->obj;
		if (is_length(d) || f->entry.v[haru_id(d)].kind != PDF_FREE) /* written already: a page's content */
			continue;
		buf_clear(one);
		if (HPDF_Obj_WriteValue(d, sink, NULL) != HPDF_OK)
			return false;
		if ((d->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && d->stream)
			put_haru_stream(f, d, buf_view(one));
		else
			pdf_pack(f, haru_id(d), buf_view(one));
	}
	flush_pack(f);
	return true;
}

/* /ID from what the file says, not from when it was made. */
static void put_id(struct pdf_file *f, struct buf *keys)
{
	char hex[65];
	sha256_hex(buf_view(&f->out), hex);
	buf_fmt(keys, "/ID[<%.32s><%.32s>]", hex, hex);
}

static void put_xref(struct pdf_file *f)
{
	uint32_t number = pdf_number_take(f);
	size_t at = f->out.n;
	struct buf rows = {0}, keys = {0};
	f->entry.v[number] = (struct pdf_entry){ (uint32_t)at, 0, PDF_PLAIN };
	buf_reserve(&rows, f->entry.n * 7);
	for (size_t i = 0; i < f->entry.n; i++) {
		struct pdf_entry e = f->entry.v[i];
		unsigned last = i == 0 ? 65535 : e.place;
		const char row[7] = { (char)e.kind, (char)(e.where >> 24), (char)(e.where >> 16), (char)(e.where >> 8),
			(char)e.where, (char)(last >> 8), (char)last };
		buf_add(&rows, row, sizeof row);
	}
	buf_fmt(&keys, "/Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R/Info %u 0 R", f->entry.n, haru_id(f->haru->catalog),
	        haru_id(f->haru->info));
	put_id(f, &keys);
	pdf_put_stream(f, number, buf_cstr(&keys), buf_view(&rows));
	buf_fmt(&f->out, "startxref\n%zu\n%%%%EOF\n", at);
	buf_release(&rows);
	buf_release(&keys);
}

bool pdf_save(struct pdf_file *f)
{
	struct buf one = {0}; /* an object as libharu writes it */
	HPDF_Stream sink = HPDF_CallbackWriter_New(f->haru->mmgr, take, &one);
	bool ok = sink && put_haru(f, sink, &one);
	if (ok)
		put_xref(f);
	if (sink)
		HPDF_Stream_Free(sink);
	buf_release(&one);
	return ok;
}
