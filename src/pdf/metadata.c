/*
 * What the file says of itself: XMP, the information dictionary in step with
 * it, and the output intent with an sRGB profile of our own making (so that no
 * profile with somebody's licence is needed).
 * ISO 19005-2, 6.2.3 and 6.6; ISO 14289-1, 5; ICC.1:2010 (version 4 profiles).
 */
#include "pdf/file.h"

#include <string.h>

/* ---- Dates ---- */

bool pdf_is_date(struct str s)
{
	static const char shape[] = "dddd-dd-dd";
	if (s.n < sizeof shape - 1)
		return false;
	for (size_t i = 0; i < sizeof shape - 1; i++)
		if (shape[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != shape[i])
			return false;
	return true;
}

/* ---- The information dictionary ---- */

static void write_info(struct pdf_file *f)
{
	const struct draw_doc *doc = f->doc;
	HPDF_Dict info = f->haru->info;
	struct buf b = {0};
	pdf_text(f, info, "Title", doc->title);
	pdf_text(f, info, "Author", doc->author);
	pdf_text(f, info, "Subject", doc->subject);
	pdf_text(f, info, "Keywords", doc->keywords);
	HPDF_Dict_RemoveElement(info, "Producer");
	HPDF_Dict_Add(info, "Producer", HPDF_String_New(f->haru->mmgr, PDF_PRODUCER, NULL));
	HPDF_Dict_Add(info, "Creator", HPDF_String_New(f->haru->mmgr, PDF_CREATOR, NULL));
	if (pdf_is_date(doc->date)) {
		const char *d = doc->date.p;
		buf_fmt(&b, "D:%.4s%.2s%.2s000000+08'00'", d, d + 5, d + 8);
		HPDF_Dict_Add(info, "CreationDate", HPDF_String_New(f->haru->mmgr, buf_cstr(&b), NULL));
	}
	buf_release(&b);
}

/* ---- XMP ---- */

static void put_property(struct buf *x, const char *open, struct str value, const char *close)
{
	if (!value.n)
		return;
	buf_cat(x, open);
	buf_html(x, value);
	buf_cat(x, close);
}

#define GONGWEN_URI "urn:jianbao:gongwen/"
static const struct {
	const char *name, *meaning;
} particulars[] = {
#define PARTICULAR(name, zh) { #name, zh },
	DRAW_PARTICULARS(PARTICULAR)
#undef PARTICULAR
};

static void put_schema(struct buf *x, const char *what, const char *uri, const char *prefix)
{
	buf_fmt(x, "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>%s</pdfaSchema:schema>"
	           "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s</pdfaSchema:prefix>"
	           "<pdfaSchema:property><rdf:Seq>\n", what, uri, prefix);
}

static void put_declaration(struct buf *x, const char *name, const char *type, const char *category, const char *what)
{
	buf_fmt(x, "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s</pdfaProperty:name>"
	           "<pdfaProperty:valueType>%s</pdfaProperty:valueType><pdfaProperty:category>%s</pdfaProperty:category>"
	           "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>\n", name, type, category, what);
}

/* pdfuaid and ours are not among the schemas that PDF/A knows, so they are declared (ISO 19005-2, 6.6.2.3.3). */
static void put_extensions(const struct draw_doc *doc, struct buf *x)
{
	static const char end[] = "</rdf:Seq></pdfaSchema:property></rdf:li>";
	bool open = false;
	buf_cat(x, "<pdfaExtension:schemas><rdf:Bag>");
	put_schema(x, "PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
	put_declaration(x, "part", "Integer", "internal", "Part of ISO 14289 that the file conforms to");
	buf_cat(x, end);
	for (size_t i = 0; i < DRAW_PARTICULAR_COUNT; i++) {
		if (!doc->particular[i].n)
			continue;
		if (!open)
			put_schema(x, "公文要素", GONGWEN_URI, "gongwen");
		open = true;
		put_declaration(x, particulars[i].name, "Text", "external", particulars[i].meaning);
	}
	buf_cat(x, open ? end : "");
	buf_cat(x, "</rdf:Bag></pdfaExtension:schemas>\n");
}

static void put_particulars(const struct draw_doc *doc, struct buf *x)
{
	for (size_t i = 0; i < DRAW_PARTICULAR_COUNT; i++) {
		if (!doc->particular[i].n)
			continue;
		buf_fmt(x, "<gongwen:%s>", particulars[i].name);
		buf_html(x, doc->particular[i]);
		buf_fmt(x, "</gongwen:%s>\n", particulars[i].name);
	}
}

static void put_xmp(const struct pdf_file *f, struct buf *x)
{
	const struct draw_doc *doc = f->doc;
	buf_cat(x, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
	           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
	           "xmlns:gongwen=\"" GONGWEN_URI "\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
	           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
	           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
	if (doc->n_element && !f->locked) /* only a tagged file in the clear may say so */
		buf_fmt(x, "<pdfaid:part>%d</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n", f->attached.n ? 3 : 2);
	if (doc->n_element)
		buf_cat(x, "<pdfuaid:part>1</pdfuaid:part>\n");
	put_property(x, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->title, "</rdf:li></rdf:Alt></dc:title>\n");
	put_property(x, "<dc:creator><rdf:Seq><rdf:li>", doc->author, "</rdf:li></rdf:Seq></dc:creator>\n");
	put_property(x, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->subject,
	             "</rdf:li></rdf:Alt></dc:description>\n");
	put_property(x, "<pdf:Keywords>", doc->keywords, "</pdf:Keywords>\n");
	buf_cat(x, "<pdf:Producer>" PDF_PRODUCER "</pdf:Producer><xmp:CreatorTool>" PDF_CREATOR "</xmp:CreatorTool>\n");
	if (pdf_is_date(doc->date))
		buf_fmt(x, "<xmp:CreateDate>%.10sT00:00:00+08:00</xmp:CreateDate>\n", doc->date.p);
	if (doc->n_element) { /* else no PDF/A, which alone wants them declared */
		put_particulars(doc, x);
		put_extensions(doc, x);
	}
	buf_cat(x, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

/* In the clear, so that programs which know no PDF can read it. */
static void write_xmp(struct pdf_file *f)
{
	struct buf x = {0};
	HPDF_Dict d = HPDF_DictStream_New(f->haru->mmgr, f->haru->xref);
	put_xmp(f, &x);
	d->filter = HPDF_STREAM_FILTER_NONE;
	HPDF_Dict_AddName(d, "Type", "Metadata");
	HPDF_Dict_AddName(d, "Subtype", "XML");
	HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)x.p, (HPDF_UINT)x.n);
	HPDF_Dict_Add(f->haru->catalog, "Metadata", d);
	buf_release(&x);
}

/* ---- sRGB ---- */

static void put_u32(struct buf *out, uint32_t v)
{
	const char four[4] = { (char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v };
	buf_add(out, four, 4);
}

static void put_numbers(struct buf *out, const char *type, const int32_t *v, size_t n)
{
	buf_add(out, type, 4);
	put_u32(out, 0);
	for (size_t i = 0; i < n; i++)
		put_u32(out, (uint32_t)v[i]);
}

/* multiLocalizedUnicodeType, one record. */
static void put_words(struct buf *out, const char *ascii)
{
	size_t n = strlen(ascii);
	buf_add(out, "mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS", 20);
	put_u32(out, (uint32_t)(2 * n));
	put_u32(out, 28);
	for (size_t i = 0; i < n; i++) {
		buf_char(out, '\0');
		buf_char(out, ascii[i]);
	}
	while (out->n % 4)
		buf_char(out, '\0');
}

/*
 * IEC 61966-2-1: primaries (.64,.33) (.30,.60) (.15,.06), white (.3127,.3290),
 * adapted to the D50 of the connection space with the Bradford matrix; s15Fixed16.
 * The transfer function is parametric type 3: gamma 2.4, 1/1.055, .055/1.055,
 * 1/12.92, break at .04045.
 */
static const int32_t white[] = { 63190, 65536, 54061 };
static const int32_t primaries[3][3] = { { 28576, 14581, 912 }, { 25239, 46983, 6361 }, { 9375, 3972, 46787 } };
static const int32_t adaptation[] = { 68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262 };
static const int32_t transfer[] = { 3 << 16, 157286, 62119, 3417, 5072, 2651 };

void pdf_srgb_profile(struct buf *out)
{
	static const char names[9][5] = { "desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC" };
	struct buf data = {0};
	uint32_t at[10], base = 128 + 4 + 10 * 12;
	at[0] = (uint32_t)data.n, put_words(&data, "sRGB");
	at[1] = (uint32_t)data.n, put_words(&data, "No copyright, use freely");
	at[2] = (uint32_t)data.n, put_numbers(&data, "XYZ ", white, 3);
	at[3] = (uint32_t)data.n, put_numbers(&data, "sf32", adaptation, 9);
	for (int i = 0; i < 3; i++)
		at[4 + i] = (uint32_t)data.n, put_numbers(&data, "XYZ ", primaries[i], 3);
	at[7] = at[8] = (uint32_t)data.n, put_numbers(&data, "para", transfer, 6);
	at[9] = (uint32_t)data.n;
	put_u32(out, base + at[9]);
	put_u32(out, 0);                             /* no preferred engine */
	put_u32(out, 0x04200000);                    /* version 4.2 */
	buf_add(out, "mntrRGB XYZ ", 12);
	buf_add(out, "\x07\xcf\0\1\0\1\0\0\0\0\0\0", 12); /* 1999-01-01: the date of the standard, not of a run */
	buf_add(out, "acsp", 4);
	for (int i = 0; i < 7; i++)                  /* platform, flags, device, model, attributes, intent */
		put_u32(out, 0);
	for (int i = 0; i < 3; i++)
		put_u32(out, (uint32_t)white[i]);
	for (int i = 0; i < 12; i++)                 /* creator, id, reserved */
		put_u32(out, 0);
	put_u32(out, 10);
	for (int i = 0; i < 10; i++) {
		int k = i < 9 ? i : 8;               /* the three curves are one */
		buf_add(out, i < 9 ? names[i] : "bTRC", 4);
		put_u32(out, base + at[k]);
		put_u32(out, at[k == 8 ? 9 : k == 7 ? 9 : k + 1] - at[k]);
	}
	buf_str(out, buf_view(&data));
	buf_release(&data);
}

static void write_intent(struct pdf_file *f)
{
	struct buf icc = {0};
	pdf_srgb_profile(&icc);
	HPDF_Dict profile = HPDF_DictStream_New(f->haru->mmgr, f->haru->xref);
	HPDF_Dict_AddNumber(profile, "N", 3);
	pdf_stream_fill(f, profile, buf_view(&icc), PDF_TEXT);
	buf_release(&icc);
	HPDF_Dict d = pdf_object(f);
	HPDF_Dict_AddName(d, "Type", "OutputIntent");
	HPDF_Dict_AddName(d, "S", "GTS_PDFA1");
	HPDF_Dict_Add(d, "OutputConditionIdentifier", HPDF_String_New(f->haru->mmgr, "sRGB", NULL));
	HPDF_Dict_Add(d, "Info", HPDF_String_New(f->haru->mmgr, "sRGB IEC61966-2-1", NULL));
	HPDF_Dict_Add(d, "DestOutputProfile", profile);
	HPDF_Array_Add(pdf_array(f, f->haru->catalog, "OutputIntents"), d);
}

void pdf_metadata_write(struct pdf_file *f)
{
	HPDF_Dict catalog = f->haru->catalog;
	struct str lang = f->doc->lang.n ? f->doc->lang : STR("zh-CN");
	HPDF_Dict_Add(catalog, "Lang", HPDF_String_New(f->haru->mmgr, arena_str(f->a, lang).p, NULL));
	HPDF_Dict_AddBoolean(pdf_child(f, catalog, "ViewerPreferences"), "DisplayDocTitle", HPDF_TRUE);
	if (f->doc->n_element) {
		HPDF_Dict_AddBoolean(pdf_child(f, catalog, "MarkInfo"), "Marked", HPDF_TRUE);
		f->tree_root = pdf_object(f);
		HPDF_Dict_AddName(f->tree_root, "Type", "StructTreeRoot");
		HPDF_Dict_Add(catalog, "StructTreeRoot", f->tree_root);
	}
	write_info(f);
	write_xmp(f);
	write_intent(f);
	pdf_attached_write(f);
}
