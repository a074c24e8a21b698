/*
 * PDF reading from hostile bytes: no fault, no unbounded work.  By the first byte: 'c' a content stream and 'm' a
 * ToUnicode CMap, each put into a sound file; anything else is a whole file.
 */
#include "read/read.h"

#include "base/buf.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void put_stream(struct buf *out, int number, struct str bytes)
{
	buf_fmt(out, "%d 0 obj\n<</Length %zu>>\nstream\n", number, bytes.n);
	buf_str(out, bytes);
	buf_cat(out, "\nendstream\nendobj\n");
}

/* libqpdf builds the cross-reference that is not there. */
static void wrap(struct buf *out, struct str content, struct str cmap)
{
	buf_cat(out, "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
	             "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F0 6 0 R/F1 8 0 R>>"
	             "/XObject<</X 7 0 R>>>>>>\nendobj\n6 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R"
	             "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[1[500 600]9 20 250]>>]>>\nendobj\n"
	             "7 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 22>>\nstream\nBT /F1 9 Tf (a) Tj ET \nendstream\nendobj\n"
	             "8 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/B/Encoding/GBK-EUC-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
	             "/BaseFont/B>>]>>\nendobj\n");
	put_stream(out, 4, content);
	put_stream(out, 5, cmap);
	buf_cat(out, "trailer\n<</Size 9/Root 1 0 R>>\n%%EOF\n");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str in = { (const char *)data, n };
	struct buf file = {0};
	struct diag_list l;
	struct err e = {0};
	struct read_file *f;
	struct read_page p;
	diag_init(&l);
	if (n && data[0] == 'c')
		wrap(&file, str_sub(in, 1, n), STR("1 beginbfchar <0001> <53BF> endbfchar"));
	else if (n && data[0] == 'm')
		wrap(&file, STR("BT /F0 9 Tf <0001000200034142> Tj ET"), str_sub(in, 1, n));
	else
		buf_str(&file, in);
	if (read_open_bytes("fuzz.pdf", buf_view(&file), &f, &l, &e)) {
		for (size_t i = 0; i < read_page_count(f) && i < 4; i++) {
			struct buf out = {0};
			int red, shown;
			p.n_image = 0;
			if (read_page(f, i, &p, &e))
				read_dump(&p, &out);
			for (size_t k = 0; k < p.n_image && k < 2; k++)
				(void)read_image_ink(f, &p.image[k], &red, &shown);
			buf_release(&out);
		}
		read_close(f);
	}
	buf_release(&file);
	diag_release(&l);
	return 0;
}
