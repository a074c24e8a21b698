/* A drawn character: into a font program, shaped, subset. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "text/cff.h"
#include "text/extra.h"

/* A square of 800 with its foot on the em box, and a bow. */
static const uint8_t square[] = { TEXT_OUTLINE_MOVE, TEXT_OUTLINE_LINE, TEXT_OUTLINE_LINE, TEXT_OUTLINE_LINE };
static const int16_t square_xy[] = { 100, -120, 900, -120, 900, 680, 100, 680 };
static const uint8_t bow[] = { TEXT_OUTLINE_MOVE, TEXT_OUTLINE_CURVE };
static const int16_t bow_xy[] = { 0, 0, 2000, 1500, -2000, 1500, 0, 0 };

static void test_drawn(void **state)
{
	static const struct text_outline o[2] = { { 0xe000, square, 4, square_xy }, { 0x20164, bow, 2, bow_xy } };
	struct text_fonts *f;
	struct err e = {0};
	struct arena *a = arena_new();
	(void)state;
	if (!text_fonts_open("fonts", &f, &e)) {
		skip();
		return;
	}
	unsigned faces = text_face_count(f);
	assert_true(text_fonts_add_outlines(f, o, 2, &e));
	assert_int_equal(text_face_count(f), faces + 1);
	assert_true(text_fonts_extra_has(f, 0xe000));
	assert_false(text_fonts_extra_has(f, 0x53bf));

	/* It comes before the faces that have the character too: U+20164 is in the set. */
	struct str text = STR("县\xee\x80\x80\xf0\xa0\x85\xa4");
	struct text_span span = { .end = (uint32_t)text.n, .size = LU_PT(10) };
	struct text_para p;
	const struct text_missing *missing;
	size_t n;
	span.stack = text_stack_lookup(f, STR("宋体"), 400, false, NULL, (struct pos){0});
	text_shape(f, a, text, &span, 1, TEXT_LEVEL_BASIC, &p, &missing, &n);
	assert_int_equal(n, 0);
	assert_int_equal(p.n_glyph, 3);
	assert_true(p.glyph[0].face < faces);
	assert_int_equal(p.glyph[1].face, faces);
	assert_int_equal(p.glyph[2].face, faces);
	assert_int_equal(p.glyph[1].gid, 1);
	assert_int_equal(p.glyph[2].gid, 2);
	assert_int_equal(p.glyph[1].advance, LU_PT(10));
	assert_false(text_stack_wants(span.stack, faces));

	const uint16_t gid = 2;
	struct text_subset s;
	assert_true(text_subset(f, faces, &gid, 1, a, &s, &e));
	assert_true(s.is_cff);
	assert_int_equal(s.code[0], 2); /* the CID stays */
	assert_int_equal(s.width[0], 1000);
	text_fonts_close(f);
	arena_drop(a);
}

/* Bytes by hand: the two charstrings (Technical Note 5177: 100 is EF, -120 is FB 0C, 800 is F9 B4, ...). */
static void test_program(void **state)
{
	static const struct text_outline o = { 0xe000, square, 4, square_xy };
	static const char charstring[] = "\xef\xfb\x0c\x15\xf9\xb4\x8b\x05\x8b\xf9\xb4\x05\xfd\xb4\x8b\x05\x0e";
	struct arena *a = arena_new();
	struct str program = extra_program(a, &o, 1);
	uint16_t *cid;
	size_t n;
	(void)state;
	assert_memory_equal(program.p, "OTTO\0\11", 6);
	assert_true(str_find(program, (struct str){ charstring, sizeof charstring - 1 }) != SIZE_MAX);
	assert_true(cff_cids(str_sub(program, 12 + 9 * 16, program.n), a, &cid, &n));
	assert_int_equal(n, 2);
	assert_int_equal(cid[1], 1);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_drawn), cmocka_unit_test(test_program) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
