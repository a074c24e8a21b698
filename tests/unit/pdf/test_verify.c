/* The tofu guarantee: faults planted one at a time in CMap, content, font programs and file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/vec.h"
#include "pdf/pdf.h"
#include "pdf/verify.h"

#include <string.h>

/* Codes 1 and 2 are 县 and U+20164; 3 is 乡 without an outline, 4 has a glyph and no text. */
static void make_font(struct arena *a, struct verify_font *f)
{
	*f = (struct verify_font){ .name = STR("F1") };
	assert_true(verify_cmap(a, f, STR("1 beginbfchar\n<0001> <53BF>\n<0002> <D840DD64>\nendbfchar\n"
	                                  "1 beginbfchar\n<0003> <4E61>\nendbfchar\n")));
	for (unsigned code = 1; code <= 4; code++)
		verify_code_at(a, f, code)->flags |= VERIFY_GLYPH | (code == 3 ? 0 : VERIFY_OUTLINE);
}

static bool reads_as(struct str content, const char *text)
{
	struct arena *a = arena_new();
	struct verify_font font;
	const struct verify_font *list = &font;
	struct err e = {0};
	make_font(a, &font);
	struct verify_page p = { (struct verify_font *const *)(uintptr_t)&list, 1, 7, &e, NULL, NULL };
	uint64_t hash = PDF_INTENT_NONE;
	bool ok = verify_content(&p, content, &hash);
	if (!ok) {
		assert_int_equal(e.status, EXIT_SELFCHECK);
		assert_non_null(strstr(e.msg, " 7 "));
	}
	buf_release(&font.text);
	arena_drop(a);
	return ok && text && hash == pdf_intent_add(PDF_INTENT_NONE, str_from(text));
}

static void test_content(void **state)
{
	(void)state;
	assert_true(reads_as(STR("/Artifact BMC\nBT\n/F1 16 Tf\n1 2 Td [<00010002>-20<0001>]TJ\nET\nEMC\n"), "县\xf0\xa0\x85\xa4县"));
	assert_false(reads_as(STR("/F1 16 Tf [<0001>]TJ"), "乡"));
	/* ActualText stands for all that its mark holds, other marks among it. */
	assert_true(reads_as(STR("/P<</MCID 0>>BDC /F1 9 Tf [<0001>]TJ EMC /Span<</MCID 1/ActualText<FEFF4E614E61>>>BDC"
	                         " /Artifact BMC [<0002>]TJ EMC EMC [<0001>]TJ"), "县乡乡县"));
	assert_true(reads_as(STR("/Span<</ActualText<FEFF>>>BDC /F1 9 Tf [<0001>]TJ EMC"), ""));
}

static void test_faults(void **state)
{
	(void)state;
	assert_false(reads_as(STR("/F1 9 Tf [<0000>]TJ"), NULL));  /* .notdef */
	assert_false(reads_as(STR("/F1 9 Tf [<0005>]TJ"), NULL));  /* no glyph */
	assert_false(reads_as(STR("/F1 9 Tf [<0003>]TJ"), NULL));  /* an empty glyph for a Han character */
	assert_false(reads_as(STR("/F1 9 Tf [<0004>]TJ"), NULL));  /* no text */
	assert_false(reads_as(STR("/F2 9 Tf [<0001>]TJ"), NULL));  /* no such font */
	assert_false(reads_as(STR("[<0001>]TJ"), NULL));
	assert_false(reads_as(STR("/F1 9 Tf [<000>]TJ"), NULL));
	assert_false(reads_as(STR("/F1 9 Tf [<0001"), NULL));
	assert_false(reads_as(STR("EMC"), NULL));
	assert_false(reads_as(STR("/Span<</ActualText<FEFF4E6"), NULL));
	/* .notdef under ActualText is drawn all the same. */
	assert_false(reads_as(STR("/F1 9 Tf /Span<</ActualText<FEFF4E61>>>BDC [<0000>]TJ EMC"), NULL));
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

/* One page that says 县 in a CFF face and A in a TrueType face. */
static void write_file(struct buf *out, uint64_t *intent)
{
	static const struct { uint32_t cp; const char *family, *text; } say[2] = { { 0x53bf, "宋体", "县" }, { 'A', "Times", "A" } };
	struct arena *a = arena_new();
	struct draw_op op[2] = {{0}};
	struct draw_glyph g[2] = {{0}};
	struct err e = {0};
	for (int i = 0; i < 2; i++) {
		struct text_span span = { .start = 0, .end = (uint32_t)strlen(say[i].text), .size = LU_PT(16) };
		struct text_para para;
		const struct text_missing *missing;
		size_t n;
		span.stack = text_stack_lookup(fonts, str_from(say[i].family), 400, false, NULL, (struct pos){0});
		text_shape(fonts, a, str_from(say[i].text), &span, 1, TEXT_LEVEL_BASIC, &para, &missing, &n);
		assert_int_equal(para.n_glyph, 1);
		g[i] = (struct draw_glyph){ para.glyph[0].gid, (uint16_t)span.end, 0, 0 };
		op[i].kind = DRAW_GLYPHS;
		op[i].glyphs.x = op[i].glyphs.y = LU_PT(100);
		op[i].glyphs.size = LU_PT(16);
		op[i].glyphs.face = para.glyph[0].face;
		op[i].glyphs.color = 0xff000000u;
		op[i].glyphs.glyph = &g[i];
		op[i].glyphs.n = 1;
		op[i].glyphs.text = str_from(say[i].text);
	}
	struct draw_page page = { 609562, 862095, op, 2, NULL, 0, {0} };
	struct draw_doc doc = { .page = &page, .n_page = 1, .title = STR("t"), .lang = STR("zh-CN") };
	assert_true(pdf_write(&doc, fonts, out, &e));
	*intent = pdf_intent_add(PDF_INTENT_NONE, STR("县A"));
	arena_drop(a);
}

static void test_file(void **state)
{
	struct buf file = {0};
	struct err e = {0};
	uint64_t intent, other = pdf_intent_add(PDF_INTENT_NONE, STR("县B")), two[2];
	(void)state;
	if (!fonts) {
		skip();
		return;
	}
	write_file(&file, &intent);
	assert_true(pdf_verify(buf_view(&file), &intent, 1, &e));
	assert_false(pdf_verify(buf_view(&file), &other, 1, &e));
	assert_int_equal(e.status, EXIT_SELFCHECK);
	assert_string_equal(e.code, "pdf.selfcheck");
	two[0] = two[1] = intent;
	assert_false(pdf_verify(buf_view(&file), two, 2, &e));
	assert_false(pdf_verify(buf_view(&file), &intent, 0, &e));
	buf_release(&file);
}

/* Cut or spoilt anywhere: an answer, never a crash; a cut file never passes. */
static void test_damage(void **state)
{
	struct buf file = {0};
	struct err e;
	uint64_t intent;
	(void)state;
	if (!fonts) {
		skip();
		return;
	}
	write_file(&file, &intent);
	for (size_t n = 0; n + 1 < file.n; n += 1 + file.n / 97)
		assert_false(pdf_verify(str_sub(buf_view(&file), 0, n), &intent, 1, &e));
	for (size_t i = 0; i < file.n; i += 1 + file.n / 997) {
		char was = file.p[i];
		file.p[i] = (char)(was ^ 0x55);
		(void)pdf_verify(buf_view(&file), &intent, 1, &e);
		file.p[i] = was;
	}
	assert_true(pdf_verify(buf_view(&file), &intent, 1, &e));
	buf_release(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_content), cmocka_unit_test(test_faults),
		cmocka_unit_test_setup_teardown(test_file, open_fonts, close_fonts),
		cmocka_unit_test_setup_teardown(test_damage, open_fonts, close_fonts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
