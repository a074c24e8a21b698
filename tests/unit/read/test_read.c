/* Hand-written content streams whose positions are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/inner.h"
#include "unit/read/sheet.h"

/* One A4 page (595 x 842 pt, so that sums stay whole) with this content; font F0: 16-bit codes, widths 1000, code 1 is
   县, 2 is U+20164, 3 and 4 are "ab" (an em of 500); F1: Helvetica with widths of 500. */
static void page_with(const char *content, const char *page_keys, struct buf *out)
{
	char stream[4096], page[512];
	snprintf(stream, sizeof stream, "@\n%s", content);
	snprintf(page, sizeof page, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R %s>>", page_keys);
	const char *const object[] = {
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream,
		"<</Font<</F0 6 0 R/F1 10 0 R/F2 11 0 R/F3 12 0 R/F4 14 0 R>>/XObject<</X 9 0 R/I 16 0 R>>/ColorSpace<</S[/Separation/Red"
		"/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[1 0 0]/N 1>>]>>>>",
		"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Some-Bold/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/Some-Bold/DW 1000/W[3[500 500] 100 101 250]>>",
		"@\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0001> <53BF> <0002> <D840DD64> endbfchar\n"
		"2 beginbfrange <0003> <0004> <0061> <0005> <0006> [<0066 0069> <2460>] endbfrange",
		"@/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Matrix[1 0 0 1 10 20]/Resources<</Font<</F0 6 0 R>>/XObject<</X 9 0 R>>>>\n"
		"BT /F0 10 Tf 5 5 Td <0001> Tj ET /X Do",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/Widths[250 500 500 500 500 500 500 500 500 500]"
		"/Encoding<</Differences[33/eacute/uni4E00/endash]>>>>",
		"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[13 0 R]>>",
		"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-V/DescendantFonts[13 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/W[814 939 500]>>",
		"<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[50]/Encoding<</Differences[65/A]>>"
		"/CharProcs<</A 15 0 R>>/FontBBox[0 0 0 0]>>",
		"@\n50 0 d0",
		"@/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/ASCIIHexDecode\n"
		"FF0000 FF0000 FFFFFF 000000>",
	};
	sheet_pdf(out, object, sizeof object / sizeof *object);
}

/* What the first page says, as read_dump writes it, without its first line. */
static void expect(const char *content, const char *keys, const char *dump)
{
	struct buf file = {0}, out = {0};
	struct diag_list l;
	struct err e = {0};
	struct read_file *f;
	struct read_page p;
	diag_init(&l);
	page_with(content, keys, &file);
	assert_true(read_open_bytes("t.pdf", buf_view(&file), &f, &l, &e));
	assert_int_equal(read_page_count(f), 1);
	assert_true(read_page(f, 0, &p, &e));
	read_dump(&p, &out);
	const char *eol = strchr(buf_cstr(&out), '\n');
	assert_string_equal(eol + 1, dump);
	read_close(f);
	buf_release(&file);
	buf_release(&out);
	diag_release(&l);
}

static void test_text(void **state)
{
	(void)state;
	/* 842 - 742 = 100 down; the em of 16 pt; TJ moves left by 500 thousandths: 8 pt. */
	expect("BT /F0 16 Tf 50 742 Td [<0001>500<0002>] TJ ET", "",
	       "text 50.00 100.00 to 74.00 100.00 Some-Bold 16.00 #000000 \"县\xf0\xa0\x85\xa4\"\n");
	/* Tc 2: from 0, 8 + 2; Tz 50 halves both; T* goes down by the leading. */
	expect("BT /F0 16 Tf 2 Tc 0 742 Td <00030004> Tj 50 Tz 20 TL T* <00030004> Tj ET", "",
	       "text 0.00 100.00 to 18.00 100.00 Some-Bold 16.00 #000000 \"ab\"\n"
	       "text 0.00 120.00 to 9.00 120.00 Some-Bold 16.00 #000000 stretch=500 \"ab\"\n");
	/* TD sets the leading; ' moves down; \" sets Tw (only on the one-byte code 32) and Tc. */
	expect("BT /F1 10 Tf 1 0 0 1 10 800 Tm 0 -12 TD (!) Tj (\\042) ' 3 1 (! !) \" ET", "",
	       "text 10.00 54.00 to 15.00 54.00 Helvetica 10.00 #000000 \"\xc3\xa9\"\n"
	       "text 10.00 66.00 to 15.00 66.00 Helvetica 10.00 #000000 \"一\"\n"
	       "text 10.00 78.00 to 27.50 78.00 Helvetica 10.00 #000000 \"\xc3\xa9 \xc3\xa9\"\n");
	expect("BT /F0 1 Tf 16 0 0 16 50 742 Tm 3 Tr 5 Ts <0005> Tj ET", "",
	       "text 50.00 20.00 to 66.00 20.00 Some-Bold 16.00 #000000 invisible \"fi\"\n");
	expect("BT /F0 10 Tf 0 1 -1 0 100 742 Tm <0006> Tj <0009> Tj ET", "",
	       "text 100.00 100.00 to 100.00 100.00 Some-Bold 10.00 #000000 turn=270 \"\xe2\x91\xa0\"\n"
	       "text 100.00 90.00 to 100.00 90.00 Some-Bold 10.00 #000000 turn=270 \"<9>\"\n");
}

static void test_encodings(void **state)
{
	(void)state;
	/* GBK: 县 is CFD8; A is half an em by CID 814 + 0x41 - 0x20. */
	expect("BT /F2 10 Tf 0 742 Td <CFD841CFD8> Tj ET", "", "text 0.00 100.00 to 25.00 100.00 SimSun 10.00 #000000 \"县A县\"\n");
	/* Vertical: the pen goes down; the left foot of an em is half an em left and 0.88 em under the pen. */
	expect("BT /F3 10 Tf 100 742 Td <53BF4E00> Tj ET", "", "text 95.00 108.80 to 95.00 118.80 SimSun 10.00 #000000 turn=90 \"县一\"\n");
	expect("BT /F4 100 Tf 0 742 Td (AA) Tj ET", "", "text 0.00 100.00 to 100.00 100.00 ? 100.00 #000000 \"AA\"\n");
}

static void test_marks(void **state)
{
	(void)state;
	expect("/Artifact BMC BT /F0 10 Tf 0 742 Td /Span<</ActualText<FEFF4E61>>>BDC <00010001> Tj EMC <0001> Tj ET EMC EMC", "",
	       "text 0.00 100.00 to 20.00 100.00 Some-Bold 10.00 #000000 artifact \"乡\"\n"
	       "text 20.00 100.00 to 30.00 100.00 Some-Bold 10.00 #000000 artifact \"县\"\n");
}

static void test_state(void **state)
{
	(void)state;
	/* cm inside q; colours of four spaces; what Q brings back. */
	expect("1 0 0 rg q 2 0 0 2 0 0 cm 0 g 10 10 20 5 re f Q 0 0 100 10 re f 0 1 1 0 k 0 0 1 1 re f /S cs .5 scn 0 0 1 1 re f", "",
	       "fill 20.00 812.00 40.00 10.00 #000000\nfill 0.00 832.00 100.00 10.00 #ff0000\nfill 0.00 841.00 1.00 1.00 #ff0000\n"
	       "fill 0.00 841.00 1.00 1.00 #ff8080\n");
	/* Strokes have their width on both sides; a clip cuts; a curve is a box. */
	expect("2 w 10 742 m 110 742 l S 0 0 50 842 re W n 10 700 m 110 700 l S 0 0 m 10 10 20 10 30 0 c f", "",
	       "stroke 10.00 99.00 100.00 2.00 #000000\nstroke 10.00 141.00 40.00 2.00 #000000\nshape 0.00 832.00 30.00 10.00 #000000\n");
}

static void test_forms_and_images(void **state)
{
	(void)state;
	/* The form draws itself: followed to a limit, each time moved on by its matrix; its clip hides none of these. */
	struct buf file = {0};
	struct diag_list l;
	struct err e = {0};
	struct read_file *f;
	struct read_page p;
	int red, shown;
	diag_init(&l);
	page_with("/X Do q 100 0 0 50 10 20 cm /I Do Q", "", &file);
	assert_true(read_open_bytes("t.pdf", buf_view(&file), &f, &l, &e));
	assert_true(read_page(f, 0, &p, &e));
	assert_int_equal(p.n_run, MAX_FORM_DEPTH);
	assert_int_equal(p.run[0].glyph[0].x, LU_PT(15));
	assert_int_equal(p.run[1].glyph[0].x, LU_PT(25));
	assert_int_equal(l.count[DIAG_WARNING], 1);
	assert_int_equal(p.n_image, 1);
	assert_int_equal(p.image[0].y, LU_PT(842 - 70));
	assert_int_equal(p.image[0].w, LU_PT(100));
	/* Two red pixels, one white (does not count), one black: 2 of 3 red, 3 of 4 shown. */
	assert_true(read_image_ink(f, &p.image[0], &red, &shown));
	assert_int_equal(red, 666);
	assert_int_equal(shown, 750);
	read_close(f);
	buf_release(&file);
	diag_release(&l);
}

static void test_inline_image(void **state)
{
	(void)state;
	expect("q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI\x02 EI Q BT /F0 10 Tf 0 742 Td <0001> Tj ET", "",
	       "text 0.00 100.00 to 10.00 100.00 Some-Bold 10.00 #000000 \"县\"\nimage 0.00 832.00 10.00 10.00 0x0\n");
}

static void test_boxes(void **state)
{
	(void)state;
	expect("BT /F0 10 Tf 110 742 Td <0001> Tj ET", "/CropBox[100 0 400 800]", "text 10.00 58.00 to 20.00 58.00 Some-Bold 10.00 #000000 \"县\"\n");
	/* Turned clockwise by 90: what was 742 above the foot is 742 from the left; writing goes down the page. */
	expect("BT /F0 10 Tf 110 742 Td <0001> Tj ET", "/Rotate 90", "text 742.00 110.00 to 742.00 110.00 Some-Bold 10.00 #000000 turn=90 \"县\"\n");
	expect("BT /F0 10 Tf 110 742 Td <0001> Tj ET", "/Rotate 180", "text 485.00 742.00 to 485.00 742.00 Some-Bold 10.00 #000000 turn=180 \"县\"\n");
	expect("BT /F0 10 Tf 110 742 Td <0001> Tj ET", "/Rotate 270", "text 100.00 485.00 to 100.00 485.00 Some-Bold 10.00 #000000 turn=270 \"县\"\n");
	expect("BT /F0 10 Tf 10 742 Td <0001> Tj ET", "/UserUnit 2", "text 20.00 200.00 to 40.00 200.00 Some-Bold 20.00 #000000 \"县\"\n");
}

/* Whatever the bytes, an answer: every cut and a thousand spoilt bytes. */
static void test_hostile(void **state)
{
	static const char *const contents[] = {
		"q q q Q Q Q Q Q 1 0 0 rg", "[[[[[[ (((", "<< << /A << ", "BT /F0 16 Tf <", "BI /W 9999999 ID", "/X Do /X Do",
		"1e999 99999999999999999999999999 -.-.- cm 0 0 1e30 1e30 re f BT /F0 1 Tf 1 0 0 1 1 1 Tm <0001> Tj",
		"\" ' TJ Tj Tf /F9 1 Tf (a) Tj gs cs scn sc rg k", "EMC EMC /P <</ActualText 1>> BDC /P /Q BDC",
	};
	struct buf file = {0};
	struct diag_list l;
	struct err e;
	struct read_file *f;
	struct read_page p;
	(void)state;
	diag_init(&l);
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
		buf_clear(&file);
		page_with(contents[i], "", &file);
		assert_true(read_open_bytes("t.pdf", buf_view(&file), &f, &l, &e));
		assert_true(read_page(f, 0, &p, &e));
		read_close(f);
	}
	buf_clear(&file);
	page_with("BT /F0 16 Tf 50 742 Td [<0001>500<0002>] TJ ET /X Do", "", &file);
	for (size_t i = 0; i < file.n; i += 5) {
		char was = file.p[i];
		file.p[i] = (char)(was ^ (i % 2 ? 0x15 : 0x80));
		if (read_open_bytes("t.pdf", buf_view(&file), &f, &l, &e)) {
			for (size_t k = 0; k < read_page_count(f) && k < 3; k++)
				(void)read_page(f, k, &p, &e);
			read_close(f);
		}
		file.p[i] = was;
	}
	assert_false(read_open_bytes("t.pdf", STR("not a pdf"), &f, &l, &e));
	assert_int_equal(e.status, EXIT_INPUT);
	assert_false(read_open_bytes("t.pdf", (struct str){ NULL, 0 }, &f, &l, &e));
	buf_release(&file);
	diag_release(&l);
}

/* 仿宋 in GBK is B7C2 CBCE; a lone lead byte is nothing. */
static void test_font_names(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	assert_true(str_is(name_text(a, STR("\xb7\xc2\xcb\xce_GB2312")), "仿宋_GB2312"));
	assert_true(str_is(name_text(a, STR("仿宋")), "仿宋"));
	assert_true(str_is(name_text(a, STR("A\x81")), "A?"));
	assert_true(str_is(name_text(a, STR("")), ""));
	arena_drop(a);
}

static void test_names(void **state)
{
	static const struct { const char *name; uint32_t text; } cases[] = {
		{ "A", 'A' }, { "eacute", 0xe9 }, { "Zcaron", 0x17d }, { "uni4E61", 0x4e61 }, { "u20164", 0x20164 }, { "fi", 0xfb01 },
		{ "one.oldstyle", '1' }, { "g123", 0 }, { ".notdef", 0 }, { "uniD800", 0 }, { "", 0 }, { "xacute", 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(glyph_name_text(str_from(cases[i].name)), cases[i].text);
	assert_int_equal(encoding_text(ENCODING_WIN, 0x93), 0x201c);
	assert_int_equal(encoding_text(ENCODING_MAC, 0x8e), 0xe9);
	assert_int_equal(encoding_text(ENCODING_STANDARD, 0x27), 0x2019);
	assert_int_equal(encoding_text(ENCODING_SYMBOL, 'A'), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text), cmocka_unit_test(test_encodings), cmocka_unit_test(test_marks), cmocka_unit_test(test_state),
		cmocka_unit_test(test_forms_and_images), cmocka_unit_test(test_inline_image), cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_hostile), cmocka_unit_test(test_names), cmocka_unit_test(test_font_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
