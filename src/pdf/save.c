/*
 * The file itself.  libharu holds the objects but writes only the plain form of
 * PDF 1.4; here what it holds goes into object streams with a cross-reference
 * stream (ISO 32000-1, 7.5.7 and 7.5.8), and the structure tree, which would be
 * hundreds of thousands of libharu objects, comes as text already numbered.
 * Streams stand on their own, with their length in place.
 */
#include "pdf/file.h"

#include "base/sha256.h"

#include <stdio.h>
#include <string.h>

#define OBJ_ID 0x00ffffffu       /* libharu keeps flags in the high byte */
#define PACK_BYTES (128 * 1024)  /* of one object stream: a reader inflates it whole */

enum entry_kind { ENTRY_FREE, ENTRY_PLAIN, ENTRY_PACKED };
struct entry {
	uint8_t kind;
	uint32_t where;     /* offset in the file, or number of the object stream */
	uint16_t place;     /* in the object stream */
};

struct save {
	struct pdf_file *f;
	struct buf *out;
	size_t start;       /* of the file in *out */
	struct entry *entry;
	uint32_t n_entry;   /* numbers used so far */
	struct buf pack, head; /* bodies and "number offset" pairs of the open object stream */
	uint16_t n_pack;
	struct buf one;     /* an object as libharu writes it */
	HPDF_Stream sink;   /* writes to `one` */
};

uint32_t pdf_number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & OBJ_ID;
}

uint32_t pdf_raw_first(const struct pdf_file *f)
{
	return (uint32_t)f->haru->xref->entries->count;
}

void pdf_raw_begin(struct pdf_file *f)
{
	*vec_add(&f->raw_at) = f->raw.n;
}

static HPDF_STATUS take(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n)
{
	buf_add(stream->attr, p, n);
	return HPDF_OK;
}

static void open_object(struct save *s, uint32_t number)
{
	s->entry[number] = (struct entry){ ENTRY_PLAIN, (uint32_t)(s->out->n - s->start), 0 };
	buf_fmt(s->out, "%u 0 obj\n", number);
}

static void put_stream(struct save *s, uint32_t number, const char *keys, struct str bytes)
{
	struct libdeflate_compressor *c = pdf_deflater(s->f, PDF_TEXT);
	open_object(s, number);
	struct buf z = {0};
	size_t most = libdeflate_zlib_compress_bound(c, bytes.n);
	buf_reserve(&z, most);
	z.n = libdeflate_zlib_compress(c, bytes.p, bytes.n, z.p, most);
	ENSURE(z.n > 0);
	buf_fmt(s->out, "<<%s/Filter/FlateDecode/Length %zu>>\nstream\n", keys, z.n);
	buf_str(s->out, buf_view(&z));
	buf_cat(s->out, "\nendstream\nendobj\n");
	buf_release(&z);
}

static void flush_pack(struct save *s)
{
	char keys[80];
	if (s->n_pack == 0)
		return;
	snprintf(keys, sizeof keys, "/Type/ObjStm/N %u/First %zu", s->n_pack, s->head.n);
	buf_str(&s->head, buf_view(&s->pack));
	put_stream(s, s->n_entry++, keys, buf_view(&s->head));
	s->n_pack = 0;
	buf_clear(&s->head);
	buf_clear(&s->pack);
}

static void pack(struct save *s, uint32_t number, struct str body)
{
	s->entry[number] = (struct entry){ ENTRY_PACKED, s->n_entry, s->n_pack++ };
	buf_int(&s->head, number);
	buf_char(&s->head, ' ');
	buf_int(&s->head, (int64_t)s->pack.n);
	buf_char(&s->head, ' ');
	buf_str(&s->pack, body);
	buf_char(&s->pack, '\n');
	if (s->pack.n >= PACK_BYTES || s->n_pack == 4000)
		flush_pack(s);
}

/* The dictionary's "/Length 12 0 R" becomes the length: its number object is not written. */
static void put_haru_stream(struct save *s, HPDF_Dict d, struct str body)
{
	size_t at = str_find(body, STR("/Length ")), end = at + 8;
	HPDF_Number length = HPDF_Dict_GetItem(d, "Length", HPDF_OCLASS_NUMBER);
	ENSURE(length && at != SIZE_MAX);
	while (body.p[end] != 'R')
		end++;
	open_object(s, pdf_number_of(d));
	buf_str(s->out, str_sub(body, 0, at));
	buf_fmt(s->out, "/Length %d", (int)length->value);
	buf_str(s->out, str_sub(body, end + 1, body.n));
	buf_cat(s->out, "\nendobj\n");
}

static bool put_haru(struct save *s)
{
	HPDF_List list = s->f->haru->xref->entries;
	for (HPDF_UINT i = 1; i < list->count; i++) {
		HPDF_Dict d = ((HPDF_XrefEntry)HPDF_List_ItemAt(list, i))->obj;
		unsigned class = d->header.obj_class & HPDF_OCLASS_ANY;
		if (class == HPDF_OCLASS_NUMBER)
			continue; /* the length of a stream: nothing else of ours is an indirect number */
		buf_clear(&s->one);
		if (HPDF_Obj_WriteValue(d, s->sink, NULL) != HPDF_OK)
			return false;
		if (class == HPDF_OCLASS_DICT && d->stream)
			put_haru_stream(s, d, buf_view(&s->one));
		else
			pack(s, i, buf_view(&s->one));
	}
	return true;
}

static void put_raw(struct save *s)
{
	const struct pdf_file *f = s->f;
	uint32_t first = pdf_raw_first(f);
	for (size_t i = 0; i < f->raw_at.n; i++) {
		size_t end = i + 1 < f->raw_at.n ? f->raw_at.v[i + 1] : f->raw.n;
		pack(s, first + (uint32_t)i, str_sub(buf_view(&f->raw), f->raw_at.v[i], end));
	}
}

/* /ID from what the file says, not from when it was made. */
static void put_id(struct save *s, struct buf *keys)
{
	char hex[65];
	sha256_hex(str_sub(buf_view(s->out), s->start, s->out->n), hex);
	buf_fmt(keys, "/ID[<%.32s><%.32s>]", hex, hex);
}

static void put_xref(struct save *s)
{
	const struct pdf_file *f = s->f;
	uint32_t number = s->n_entry++;
	size_t at = s->out->n - s->start;
	struct buf rows = {0}, keys = {0};
	s->entry[number] = (struct entry){ ENTRY_PLAIN, (uint32_t)at, 0 };
	for (uint32_t i = 0; i < s->n_entry; i++) {
		struct entry e = s->entry[i];
		unsigned last = i == 0 ? 65535 : e.place;
		const char row[7] = { (char)e.kind, (char)(e.where >> 24), (char)(e.where >> 16), (char)(e.where >> 8),
			(char)e.where, (char)(last >> 8), (char)last };
		buf_add(&rows, row, sizeof row);
	}
	buf_fmt(&keys, "/Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R", s->n_entry, pdf_number_of(f->haru->catalog),
	        pdf_number_of(f->haru->info));
	put_id(s, &keys);
	put_stream(s, number, buf_cstr(&keys), buf_view(&rows));
	buf_fmt(s->out, "startxref\n%zu\n%%%%EOF\n", at);
	buf_release(&rows);
	buf_release(&keys);
}

bool pdf_save(struct pdf_file *f, struct buf *out)
{
	size_t known = pdf_raw_first(f) + f->raw_at.n;
	struct save s = { .f = f, .out = out, .start = out->n, .n_entry = (uint32_t)known };
	/* Every object stream holds an object at least; then the cross-reference stream. */
	s.entry = mem_alloc((2 * known + 2) * sizeof *s.entry);
	s.sink = HPDF_CallbackWriter_New(f->haru->mmgr, take, &s.one);
	/* Four bytes over 127 tell transfer programs that the file is binary (ISO 19005-2, 6.1.2). */
	buf_cat(out, "%PDF-1.7\n%\xb5\xb5\xb5\xb5\n");
	bool ok = s.sink && put_haru(&s);
	if (ok) {
		put_raw(&s);
		flush_pack(&s);
		put_xref(&s);
	}
	if (s.sink)
		HPDF_Stream_Free(s.sink);
	mem_free(s.entry);
	buf_release(&s.pack);
	buf_release(&s.head);
	buf_release(&s.one);
	return ok;
}
