/* Number formatting, and a file written from a hand-made display list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pdf/parts.h"
#include "pdf/pdf.h"

#include <string.h>

static void test_numbers(void **state)
{
	/* lu -> pt, three decimals, half away from zero: 1 lu = 0.0009765625 pt. */
	static const struct { lu v; const char *text; } cases[] = {
		{ 0, "0" }, { 1024, "1" }, { 512, "0.5" }, { 1, "0.001" }, { -1, "-0.001" }, { 1023, "0.999" },
		{ 609562, "595.275" }, { 862095, "841.89" }, { -1536, "-1.5" }, { 10 * 1024 + 51, "10.05" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = {0};
		pdf_number(&b, cases[i].v);
		assert_string_equal(buf_cstr(&b), cases[i].text);
		buf_release(&b);
	}
}

static void test_utf16(void **state)
{
	struct buf b = {0};
	(void)state;
	pdf_utf16(STR("\xe5\x8e\xbf\xf0\xa0\x85\xa4"), &b); /* 县 U+53BF, U+20164 = D840 DD64 */
	assert_int_equal(b.n, 6);
	assert_memory_equal(b.p, "\x53\xbf\xd8\x40\xdd\x64", 6);
	buf_release(&b);
}

static struct text_fonts *fonts;

static int open_fonts(void **state)
{
	struct err e = {0};
	(void)state;
	if (!text_fonts_open("fonts", &fonts, &e))
		fonts = NULL;
	return 0;
}

static int close_fonts(void **state)
{
	(void)state;
	text_fonts_close(fonts);
	return 0;
}

/* One line of text as a display list. */
static void make_page(struct arena *a, struct str text, struct draw_page *page)
{
	struct text_span span = { .start = 0, .end = (uint32_t)text.n, .size = LU_PT(16) };
	struct text_para para;
	const struct text_missing *missing;
	size_t n_missing;
	span.stack = text_stack_lookup(fonts, STR("FangSong"), 400, false, NULL, (struct pos){0});
	text_shape(fonts, a, text, &span, 1, TEXT_LEVEL_BASIC, &para, &missing, &n_missing);
	assert_int_equal(n_missing, 0);
	struct draw_op *op = arena_many(a, struct draw_op, para.n_glyph + 1);
	lu x = LU_PT(50);
	for (uint32_t i = 0; i < para.n_glyph; i++) { /* an op a glyph: faces may differ */
		uint32_t end = i + 1 < para.n_glyph ? para.glyph[i + 1].cluster : (uint32_t)text.n;
		struct draw_glyph *g = arena_make(a, struct draw_glyph);
		*g = (struct draw_glyph){ para.glyph[i].gid, (uint16_t)(end - para.glyph[i].cluster), 0, 0 };
		op[i].kind = DRAW_GLYPHS;
		op[i].glyphs.x = x;
		op[i].glyphs.y = LU_PT(100);
		op[i].glyphs.size = LU_PT(16);
		op[i].glyphs.face = para.glyph[i].face;
		op[i].glyphs.color = 0xff000000u;
		op[i].glyphs.glyph = g;
		op[i].glyphs.n = 1;
		op[i].glyphs.text = str_sub(text, para.glyph[i].cluster, end);
		x += para.glyph[i].advance;
	}
	op[para.n_glyph].kind = DRAW_RECT;
	op[para.n_glyph].rect.w = op[para.n_glyph].rect.h = LU_PT(10);
	op[para.n_glyph].rect.color = 0x80ff0000u;
	*page = (struct draw_page){ 609562, 862095, op, para.n_glyph + 1, NULL, 0, {0} };
}

static bool contains(const struct buf *b, const char *text)
{
	return str_find(buf_view(b), str_from(text)) != SIZE_MAX;
}

/* The file with every deflated stream laid open (object streams among them). */
static void lay_open(const struct buf *file, struct buf *out)
{
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
	size_t room = 1 << 20, n, at, used;
	char *bytes = mem_alloc(room);
	struct str rest = buf_view(file);
	buf_str(out, rest);
	while ((at = str_find(rest, STR("stream"))) != SIZE_MAX) {
		rest = str_sub(rest, at + 6, rest.n);
		size_t eol = str_starts(rest, STR("\r\n")) ? 2 : 1;
		if (libdeflate_zlib_decompress_ex(z, rest.p + eol, rest.n - eol, bytes, room, &used, &n) == LIBDEFLATE_SUCCESS)
			buf_add(out, bytes, n);
	}
	mem_free(bytes);
	libdeflate_free_decompressor(z);
}

static void test_file(void **state)
{
	struct arena *a = arena_new();
	struct draw_page page;
	struct err e = {0};
	struct buf one = {0}, two = {0}, open = {0};
	(void)state;
	if (!fonts) {
		print_message("fonts/ is empty (make fonts): skipped\n");
		skip();
	}
	make_page(a, STR("\xe6\x9d\x8e\xe5\xbb\xba\xe5\x9b\xbd 2023"), &page);
	struct draw_bookmark mark[] = { { STR("\xe4\xb8\x80"), 1, 0, 0, false }, { STR("\xe4\xba\x8c"), 3, 0, 10, false }, { STR("\xe4\xb8\x89"), 2, 0, 20, false },
		{ STR("\xe5\x9b\x9b"), 1, 0, 30, false } };
	struct draw_doc doc = { .page = &page, .n_page = 1, .bookmark = mark, .n_bookmark = 4, .title = STR("\xe7\xae\x80\xe6\x8a\xa5"),
		.lang = STR("zh-CN"), .date = STR("2023-10-12") };
	assert_true(pdf_write(&doc, fonts, &one, &e));
	assert_true(pdf_write(&doc, fonts, &two, &e));
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.p, two.p, one.n);
	assert_memory_equal(one.p, "%PDF-1.7", 8);
	lay_open(&one, &open);
	assert_true(contains(&open, "/Lang (zh-CN)"));
	assert_true(contains(&open, "/Identity-H"));
	assert_true(contains(&open, "D:20231012"));
	assert_true(contains(&one, "<xmp:CreateDate>2023-10-12T00:00:00+08:00<"));
	assert_true(contains(&open, "<FEFF7B8062A5>")); /* the title */
	assert_true(contains(&open, "/ca .502") || contains(&open, "/ca 0.502"));
	/* Not tagged: it must not say that it is. */
	assert_false(contains(&open, "pdfuaid:part") || contains(&open, "pdfaid:part") || contains(&open, "/StructTreeRoot"));
	buf_release(&one);
	buf_release(&two);
	buf_release(&open);
	arena_drop(a);
}

/* U+FEFF in a name is told by ActualText, never by a CMap (ISO 19005-2, 6.2.11.7.2). */
static void test_byte_order(void **state)
{
	struct arena *a = arena_new();
	struct draw_page page;
	struct draw_doc doc = { .page = &page, .n_page = 1, .title = STR("x"), .lang = STR("zh-CN") };
	struct err e = {0};
	struct buf file = {0}, open = {0};
	(void)state;
	if (!fonts) {
		print_message("fonts/ is empty (make fonts): skipped\n");
		skip();
	}
	make_page(a, STR("\xe8\xb5\xb5\xef\xbb\xbf"), &page); /* after 赵, U+8D75 */
	assert_true(pdf_write(&doc, fonts, &file, &e));
	lay_open(&file, &open);
	assert_true(contains(&open, "/ActualText<FEFF8D75FEFF>"));
	assert_true(contains(&open, "> <8D75>"));
	assert_false(contains(&open, "> <FEFF"));
	buf_release(&file);
	buf_release(&open);
	arena_drop(a);
}

/* A heading with a link in it, a table cell that spans, and a figure that is not on the page. */
static const struct draw_element elements[] = {
	{ .role = DRAW_ROLE_Document, .kept = true },
	{ .parent = 0, .role = DRAW_ROLE_H1, .kept = true },
	{ .parent = 1, .role = DRAW_ROLE_Link, .kept = true },
	{ .parent = 0, .role = DRAW_ROLE_Figure },
	{ .parent = 0, .role = DRAW_ROLE_Table, .kept = true },
	{ .parent = 4, .role = DRAW_ROLE_TR, .kept = true },
	{ .parent = 5, .role = DRAW_ROLE_TH, .kept = true, .cols = 2, .scope = DRAW_SCOPE_COLUMN },
};

static void test_tags(void **state)
{
	struct arena *a = arena_new();
	struct draw_page text, page;
	struct draw_op op[16];
	size_t n = 0;
	struct err e = {0};
	struct buf file = {0}, open = {0};
	(void)state;
	if (!fonts) {
		print_message("fonts/ is empty (make fonts): skipped\n");
		skip();
	}
	make_page(a, STR("1234"), &text);
	const uint32_t marks[] = { 1, 2, 1, 6 }; /* H1 before and after its link; the cell */
	for (size_t i = 0; i < 4; i++) {
		op[n++] = (struct draw_op){ .kind = DRAW_BEGIN, .mark = { marks[i], elements[marks[i]].role } };
		op[n++] = text.op[i];
		op[n++] = (struct draw_op){ .kind = DRAW_END };
	}
	op[n++] = text.op[4]; /* the rectangle: outside every mark */
	struct draw_link link = { 0, 0, 1024, 1024, STR("https://example.org/"), { NULL, 0 }, STR("2"), 2 };
	page = (struct draw_page){ 609562, 862095, op, n, &link, 1, {0} };
	struct draw_doc doc = { .page = &page, .n_page = 1, .title = STR("t"), .element = elements, .n_element = 7 };
	doc.particular[DRAW_PARTICULAR_number] = STR("1<2");
	assert_true(pdf_write(&doc, fonts, &file, &e));
	lay_open(&file, &open);
	assert_true(contains(&file, "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<"));
	assert_true(contains(&file, "<pdfuaid:part>1<"));
	assert_true(contains(&file, "<gongwen:number>1&lt;2</gongwen:number>"));
	assert_true(contains(&file, "<pdfaSchema:prefix>gongwen<") && contains(&file, "<pdfaProperty:name>number<"));
	assert_false(contains(&file, "<pdfaProperty:name>secrecy<"));
	assert_true(contains(&open, "/H1<</MCID 0>>BDC"));
	assert_true(contains(&open, "/Link<</MCID 1>>BDC"));
	assert_true(contains(&open, "/H1<</MCID 2>>BDC"));
	assert_true(contains(&open, "/TH<</MCID 3>>BDC"));
	assert_true(contains(&open, "EMC\n/Artifact BMC\n"));
	assert_true(contains(&open, "/A<</O/Table/Scope/Column/ColSpan 2>>"));
	assert_true(contains(&open, "<</Type/OBJR/Obj "));
	assert_false(contains(&open, "/S/Figure"));
	/* The heading's content stands around its link: [0 LINK 2]. */
	size_t h1 = str_find(buf_view(&open), STR("<</S/H1/P "));
	assert_true(h1 != SIZE_MAX);
	struct str k = str_sub(buf_view(&open), h1, h1 + 80);
	size_t from = str_find(k, STR("/K[0 "));
	assert_true(from != SIZE_MAX);
	assert_true(str_find(str_sub(k, from, k.n), STR(" 0 R 2]")) != SIZE_MAX);
	buf_release(&file);
	buf_release(&open);
	arena_drop(a);
}

/* A CFF program cut down to what says the collection, by hand from Technical Note 5176. */
static void test_collection(void **state)
{
	static const char gb[] = "\1\0\4\1" "\0\1\1\1\2F" "\0\1\1\1\12\34\1\210\34\1\207\220\14\36"
		"\0\2\1\1\4\11GB1Adobe"; /* 392 391 5 ROS; strings 391 GB1, 392 Adobe */
	static const char plain[] = "\1\0\4\1" "\0\1\1\1\2F" "\0\1\1\1\3\213\17" "\0\0"; /* 0 charset */
	struct pdf_collection c = pdf_cff_collection((struct str){ gb, sizeof gb - 1 });
	(void)state;
	assert_true(str_is(c.registry, "Adobe") && str_is(c.ordering, "GB1"));
	assert_int_equal(c.supplement, 5);
	c = pdf_cff_collection((struct str){ plain, sizeof plain - 1 });
	assert_true(str_is(c.registry, "Adobe") && str_is(c.ordering, "Identity"));
	for (size_t n = 0; n < sizeof gb - 1; n++) /* cut short anywhere: no collection, no reading behind the end */
		assert_true(str_is(pdf_cff_collection((struct str){ gb, n }).ordering, "Identity"));
}

static int32_t icc_number(const struct buf *b, size_t at)
{
	const unsigned char *p = (const unsigned char *)b->p + at;
	return (int32_t)((uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]);
}

/* Where the data of a tag stand. */
static size_t icc_tag(const struct buf *b, const char *name)
{
	for (int32_t i = 0; i < icc_number(b, 128); i++)
		if (memcmp(b->p + 132 + 12 * i, name, 4) == 0)
			return (size_t)icc_number(b, 132 + 12 * (size_t)i + 4);
	fail_msg("no tag %s", name);
	return 0;
}

/* A second road to the profile: its primaries, led back through chad, have sRGB's chromaticities. */
static void test_profile(void **state)
{
	static const double want[3][2] = { { .64, .33 }, { .30, .60 }, { .15, .06 } };
	static const char *const names[] = { "rXYZ", "gXYZ", "bXYZ" };
	struct buf b = {0};
	double m[9], white[3] = {0};
	(void)state;
	pdf_srgb_profile(&b);
	assert_int_equal(icc_number(&b, 0), b.n);
	assert_memory_equal(b.p + 36, "acsp", 4);
	for (size_t i = 0; i < 9; i++)
		m[i] = icc_number(&b, icc_tag(&b, "chad") + 8 + 4 * i) / 65536.0;
	double det = m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
	for (size_t i = 0; i < 3; i++) {
		double v[3], x[3];
		for (size_t k = 0; k < 3; k++)
			white[k] += v[k] = icc_number(&b, icc_tag(&b, names[i]) + 8 + 4 * k) / 65536.0;
		/* Cramer's rule. */
		x[0] = (v[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (v[1] * m[8] - m[5] * v[2]) + m[2] * (v[1] * m[7] - m[4] * v[2])) / det;
		x[1] = (m[0] * (v[1] * m[8] - m[5] * v[2]) - v[0] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * v[2] - v[1] * m[6])) / det;
		x[2] = (m[0] * (m[4] * v[2] - v[1] * m[7]) - m[1] * (m[3] * v[2] - v[1] * m[6]) + v[0] * (m[3] * m[7] - m[4] * m[6])) / det;
		double sum = x[0] + x[1] + x[2];
		assert_true(x[0] / sum - want[i][0] < 5e-4 && want[i][0] - x[0] / sum < 5e-4);
		assert_true(x[1] / sum - want[i][1] < 5e-4 && want[i][1] - x[1] / sum < 5e-4);
	}
	/* Full red, green and blue make the white of the connection space. */
	for (size_t k = 0; k < 3; k++) {
		double d = white[k] - icc_number(&b, 68 + 4 * k) / 65536.0;
		assert_true(d < 1e-4 && d > -1e-4);
	}
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_numbers), cmocka_unit_test(test_utf16), cmocka_unit_test(test_file), cmocka_unit_test(test_byte_order),
		cmocka_unit_test(test_tags), cmocka_unit_test(test_profile), cmocka_unit_test(test_collection) };
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
