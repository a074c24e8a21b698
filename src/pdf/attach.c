/*
 * Files inside the file (ISO 19005-3, 6.8; ISO 32000-1, 7.11): the figures a
 * report was printed from travel with it.  With one inside, the file is PDF/A-3,
 * which alone lets any kind of file be embedded.
 */
#include "pdf/file.h"

#include <stdio.h>

/* A MIME type as a name: what is no regular character is written #xx (ISO 32000-1, 7.3.5). */
static void put_name(struct buf *out, struct str s)
{
	buf_char(out, '/');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool regular = c > ' ' && c < 0x7f && str_find_char(STR("()<>[]{}/%#"), s.p[i]) == SIZE_MAX;
		if (regular)
			buf_char(out, (char)c);
		else
			buf_fmt(out, "#%02X", c);
	}
}

static void put_hex(struct buf *out, const char *key, struct str text)
{
	struct buf utf16 = {0};
	pdf_utf16(text, &utf16);
	buf_fmt(out, "/%s<FEFF", key);
	for (size_t i = 0; i < utf16.n; i++)
		buf_fmt(out, "%02X", (unsigned char)utf16.p[i]);
	buf_char(out, '>');
	buf_release(&utf16);
}

/* The date of the report is that of its data: no other is known, and the clock is not asked. */
static void put_params(const struct pdf_file *f, size_t size, struct buf *keys)
{
	const char *d = f->doc->date.p;
	buf_fmt(keys, "/Params<</Size %zu", size);
	if (pdf_is_date(f->doc->date))
		buf_fmt(keys, "/ModDate(D:%.4s%.2s%.2s000000+08'00')", d, d + 5, d + 8);
	buf_cat(keys, ">>");
}

void pdf_attach(struct pdf_file *f, const struct pdf_attachment *x)
{
	uint32_t stream = pdf_number_take(f), spec = pdf_number_take(f);
	struct buf b = {0};
	buf_cat(&b, "/Type/EmbeddedFile/Subtype");
	put_name(&b, x->mime);
	put_params(f, x->bytes.n, &b);
	pdf_put_stream(f, stream, buf_cstr(&b), x->bytes);
	buf_clear(&b);
	buf_cat(&b, "<</Type/Filespec/AFRelationship/Data");
	put_hex(&b, "F", x->name);
	put_hex(&b, "UF", x->name);
	if (x->about.n)
		put_hex(&b, "Desc", x->about);
	buf_fmt(&b, "/EF<</F %u 0 R/UF %u 0 R>>>>", stream, stream);
	pdf_pack(f, spec, buf_view(&b));
	buf_release(&b);
	*vec_add(&f->attached) = (struct pdf_attached){ arena_str(f->a, x->name), spec };
}

/* A name tree is sorted by key (ISO 32000-1, 7.9.6); there are few. */
static void sort(struct pdf_file *f)
{
	for (size_t i = 1; i < f->attached.n; i++)
		for (size_t k = i; k > 0 && str_cmp(f->attached.v[k - 1].name, f->attached.v[k].name) > 0; k--) {
			struct pdf_attached t = f->attached.v[k];
			f->attached.v[k] = f->attached.v[k - 1];
			f->attached.v[k - 1] = t;
		}
}

void pdf_attached_write(struct pdf_file *f)
{
	struct buf b = {0};
	if (f->attached.n == 0)
		return;
	sort(f);
	buf_cat(&b, "/AF[");
	for (size_t i = 0; i < f->attached.n; i++)
		buf_fmt(&b, "%s%u 0 R", i ? " " : "", f->attached.v[i].spec);
	buf_cat(&b, "]/Names<</EmbeddedFiles<</Names[");
	for (size_t i = 0; i < f->attached.n; i++) {
		buf_char(&b, '<');
		for (size_t k = 0; k < f->attached.v[i].name.n; k++)
			buf_fmt(&b, "%02X", (unsigned char)f->attached.v[i].name.p[k]);
		buf_fmt(&b, ">%u 0 R", f->attached.v[i].spec);
	}
	buf_cat(&b, "]>>>>\n");
	pdf_raw(f, f->haru->catalog, buf_view(&b));
	buf_release(&b);
}
