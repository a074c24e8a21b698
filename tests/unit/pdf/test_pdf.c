/* Number formatting, and a file written from a hand-made display list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pdf/file.h"
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
	*page = (struct draw_page){ 609562, 862095, op, para.n_glyph + 1, NULL, 0 };
}

static bool contains(const struct buf *b, const char *text)
{
	return str_find(buf_view(b), str_from(text)) != SIZE_MAX;
}

static void test_file(void **state)
{
	struct arena *a = arena_new();
	struct draw_page page;
	struct err e = {0};
	struct buf one = {0}, two = {0};
	(void)state;
	if (!fonts) {
		print_message("fonts/ is empty (make fonts): skipped\n");
		skip();
	}
	make_page(a, STR("\xe6\x9d\x8e\xe5\xbb\xba\xe5\x9b\xbd 2023"), &page);
	struct draw_bookmark mark[] = { { STR("\xe4\xb8\x80"), 1, 0, 0 }, { STR("\xe4\xba\x8c"), 3, 0, 10 }, { STR("\xe4\xb8\x89"), 2, 0, 20 },
		{ STR("\xe5\x9b\x9b"), 1, 0, 30 } };
	struct draw_doc doc = { .page = &page, .n_page = 1, .bookmark = mark, .n_bookmark = 4, .title = STR("\xe7\xae\x80\xe6\x8a\xa5"),
		.lang = STR("zh-CN"), .date = STR("2023-10-12") };
	assert_true(pdf_write(&doc, fonts, &one, &e));
	assert_true(pdf_write(&doc, fonts, &two, &e));
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.p, two.p, one.n);
	assert_memory_equal(one.p, "%PDF-1.7", 8);
	assert_true(contains(&one, "/Lang (zh-CN)"));
	assert_true(contains(&one, "/Identity-H"));
	assert_true(contains(&one, "20231012"));
	assert_true(contains(&one, "<FEFF7B8062A5>")); /* the title */
	assert_true(contains(&one, "/ca .502") || contains(&one, "/ca 0.502"));
	buf_release(&one);
	buf_release(&two);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_numbers), cmocka_unit_test(test_utf16), cmocka_unit_test(test_file) };
	return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
