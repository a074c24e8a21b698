/* Subsets: read back by FreeType, every glyph must be the original's, point by point. */
#include "unit/text/fonts_here.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "base/pool.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/cff.h"
#include "text/set.h"

static FT_Library ft;

#define SMALL "青岭县人口收入0123456789.,%“”——…·甲乙丙"
#define LARGE SMALL MORE
#define MORE "巩固拓展脱贫攻坚成果同乡村振兴有效衔接督导简报工资经营财产转移AaBbCcéfi𠅤𬭛㼆"

static int compare_gids(const void *a, const void *b)
{
	return *(const uint16_t *)a - *(const uint16_t *)b;
}

/* Sorted unique glyphs of a text that one face has. */
static size_t gids_of(const struct text_face *face, struct str text, uint16_t *gid)
{
	size_t n = 0, unique = 0;

	for (size_t i = 0; i < text.n;) {
		uint16_t g = face_glyph(face, utf8_next(text, &i));
		if (g)
			gid[n++] = g;
	}
	qsort(gid, n, sizeof *gid, compare_gids);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || gid[i] != gid[i - 1])
			gid[unique++] = gid[i];
	}
	return unique;
}

static struct text_subset subset(unsigned face, const uint16_t *gid, size_t n)
{
	struct text_subset s;
	struct err e = {0};

	if (!text_subset(fonts, face, gid, n, arena, &s, &e))
		fail_msg("%s", e.msg);
	return s;
}

static FT_Face open_face(struct str bytes, long member)
{
	FT_Face f;

	assert_int_equal(FT_New_Memory_Face(ft, (const FT_Byte *)bytes.p, (FT_Long)bytes.n, member, &f), 0);
	return f;
}

/* In a bare CID-keyed CFF FreeType takes a CID for a glyph index, as a PDF viewer does. */
static void same_outline(FT_Face whole, uint16_t gid, FT_Face part, uint16_t code)
{
	const int flags = FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING;
	const FT_Outline *a = &whole->glyph->outline, *b = &part->glyph->outline;

	assert_int_equal(FT_Load_Glyph(whole, gid, flags), 0);
	assert_int_equal(FT_Load_Glyph(part, code, flags), 0);
	assert_true(a->n_points > 0);
	assert_int_equal(a->n_points, b->n_points);
	assert_int_equal(a->n_contours, b->n_contours);
	assert_memory_equal(a->points, b->points, (size_t)a->n_points * sizeof *a->points);
}

static void outlines_test(void **state)
{
	uint16_t gid[512];

	(void)state;
	NEED_FONTS();
	for (unsigned i = 0; i < text_face_count(fonts); i++) {
		const struct text_face *face = text_face_at(fonts, i);
		size_t n = gids_of(face, STR(LARGE), gid);
		struct text_subset s;
		FT_Face whole, part;
		if (!n)
			continue;
		s = subset(i, gid, n);
		assert_int_equal(s.is_cff, face->is_cff);
		whole = open_face(face->file.bytes, (long)face->member);
		part = open_face(s.font, 0);
		for (size_t k = 0; k < n; k++) {
			same_outline(whole, gid[k], part, s.is_cff ? s.code[k] : s.index[k]);
			assert_int_equal(s.code[k], text_glyph_code(fonts, i, gid[k]));
			assert_int_equal(s.width[k], text_glyph_width(fonts, i, gid[k]));
			assert_int_equal(s.width[k],
					 (face_advance(face, gid[k]) * 1000 + face->upem / 2) / face->upem);
		}
		assert_true(str_eq(s.name, face->name) && s.descent < 0 && s.ascent > 0 &&
			    s.bbox[0] < s.bbox[2]);
		FT_Done_Face(whole);
		FT_Done_Face(part);
	}
}

/* FandolFang numbers its glyphs otherwise than its CIDs (Adobe-GB1), so codes must not be new indices. */
static void cid_test(void **state)
{
	uint16_t gid[64];
	size_t n, different = 0;
	struct text_subset s;

	(void)state;
	NEED_FONTS();
	n = gids_of(text_face_at(fonts, 0), STR("青岭县人口收入"), gid);
	s = subset(0, gid, n);
	assert_true(s.is_cff);
	for (size_t i = 0; i < n; i++)
		different += s.code[i] != i + 1;
	assert_int_equal(different, n);
}

static bool same_subset(const struct text_subset *a, const struct text_subset *b, size_t n)
{
	return str_eq(a->font, b->font) && memcmp(a->code, b->code, n * sizeof *a->code) == 0 &&
	       memcmp(a->width, b->width, n * sizeof *a->width) == 0;
}

static void reduce_test(void **state)
{
	uint16_t small[128], large[512], other[8];
	size_t n_small, n_large, n_other;

	(void)state;
	NEED_FONTS();
	for (unsigned i = 0; i < text_face_count(fonts); i++) {
		const struct text_face *face = text_face_at(fonts, i);
		const uint64_t **bits = arena_many(arena, const uint64_t *, text_face_count(fonts));
		uint64_t *mine = arena_many(arena, uint64_t, 1024);
		struct text_subset before, after, foreign, foreign_after;
		n_small = gids_of(face, STR(SMALL), small);
		n_large = gids_of(face, STR(LARGE), large);
		n_other = gids_of(face, STR("鑫鼎ZQ"), other);
		if (!n_small || !n_other)
			continue;
		before = subset(i, small, n_small);
		foreign = subset(i, other, n_other);
		for (size_t k = 0; k < n_large; k++)
			mine[large[k] / 64] |= (uint64_t)1 << (large[k] % 64);
		bits[i] = mine;
		text_fonts_reduce(fonts, bits);
		assert_non_null(face->reduced);
		after = subset(i, small, n_small);
		foreign_after = subset(i, other, n_other); /* glyphs nobody announced */
		assert_true(same_subset(&before, &after, n_small));
		assert_true(same_subset(&foreign, &foreign_after, n_other));
		after = subset(i, large, n_large);
		face_unreduce((struct text_face *)(uintptr_t)face);
		before = subset(i, large, n_large);
		assert_true(same_subset(&before, &after, n_large));
	}
}

struct task {
	struct arena *arena;
	struct text_subset s;
	size_t n;
};

static void subset_task(void *ctx, size_t i)
{
	struct task *t = (struct task *)ctx + i;
	uint16_t gid[512];
	unsigned face = (unsigned)i % 6;
	struct err e;

	t->arena = arena_new();
	t->n = gids_of(text_face_at(fonts, face), i % 12 < 6 ? STR(SMALL) : STR(LARGE), gid);
	if (!text_subset(fonts, face, gid, t->n, t->arena, &t->s, &e))
		t->n = 0;
}

static void threads_test(void **state)
{
	struct task *t;

	(void)state;
	NEED_FONTS();
	t = arena_many(arena, struct task, 48);
	pool_run(4, 48, subset_task, t);
	for (size_t i = 0; i < 48; i++) {
		assert_true(t[i].n > 0);
		assert_true(same_subset(&t[i].s, &t[i % 12].s, t[i].n));
	}
	for (size_t i = 0; i < 48; i++)
		arena_drop(t[i].arena);
}

/* The CFF reader on every prefix of a font and on damaged ones: refuses or answers, never reads outside. */
static void damaged_cff_test(void **state)
{
	uint16_t gid[64], *cid;
	size_t n, n_cid;
	struct text_subset s;

	(void)state;
	NEED_FONTS();
	n = gids_of(text_face_at(fonts, 0), STR("甲乙丙"), gid);
	s = subset(0, gid, n);
	assert_true(cff_cids(s.font, arena, &cid, &n_cid));
	assert_int_equal(n_cid, n + 1);
	assert_true(!cff_cids((struct str){0}, arena, &cid, &n_cid));
	for (size_t cut = 0; cut < s.font.n && cut < 600; cut++) {
		char *copy = mem_alloc(s.font.n);
		memcpy(copy, s.font.p, s.font.n);
		cff_cids((struct str){copy, cut}, arena, &cid, &n_cid);
		copy[cut] = (char)~copy[cut];
		cff_cids((struct str){copy, s.font.n}, arena, &cid, &n_cid);
		mem_free(copy);
	}
}

/* Every Han character that FandolFang claims to have has ink. */
static void ink_test(void **state)
{
	const struct text_face *face;
	FT_Face f;
	size_t blank = 0;

	(void)state;
	NEED_FONTS();
	face = text_face_at(fonts, 0);
	f = open_face(face->file.bytes, 0);
	for (uint32_t cp = 0x4E00; cp < 0xA000; cp++) {
		uint16_t g = face_glyph(face, cp);
		if (g && FT_Load_Glyph(f, g, FT_LOAD_NO_SCALE) == 0 && f->glyph->outline.n_points == 0) {
			print_message("U+%04X is blank\n", cp);
			blank++;
		}
	}
	FT_Done_Face(f);
	assert_int_equal(blank, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_test),     cmocka_unit_test(outlines_test),
		cmocka_unit_test(cid_test),         cmocka_unit_test(reduce_test),
		cmocka_unit_test(damaged_cff_test), cmocka_unit_test(ink_test),
	};
	int bad;

	FT_Init_FreeType(&ft);
	bad = cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
	FT_Done_FreeType(ft);
	return bad;
}
