/* Faces, fallback, widths and clusters, on the real fonts. */
#include "base/pool.h"
#include "base/utf8.h"
#include "unit/text/fonts_here.h"

#define EM (16 * LU_PER_PT)

static void han_test(void **state)
{
	struct text_para p;

	(void)state;
	NEED_FONTS();
	p = shape("青岭县", "FangSong");
	assert_int_equal(p.n_ch, 3);
	assert_int_equal(p.n_glyph, 3);
	for (uint32_t i = 0; i < 3; i++) {
		assert_string_equal(face_of(&p, i), "FandolFang-Regular");
		assert_int_equal(p.glyph[i].advance, EM);
		assert_int_equal(p.ch[i].advance, EM);
		assert_int_equal(p.ch[i].glyph, i);
		assert_int_equal(p.ch[i].offset, 3 * i);
		assert_int_equal(p.glyph[i].cluster, 3 * i);
		assert_true(p.glyph[i].gid != 0);
		assert_int_equal(p.ch[i].cls, TEXT_HAN);
	}
}

/* Family names of contract.md section 5 and vendors' names -> the role's first face. */
static void families_test(void **state)
{
	static const struct {
		const char *family;
		unsigned weight;
		const char *face;
	} want[] = {
		{"FangSong", 400, "FandolFang-Regular"},
		{"仿宋", 400, "FandolFang-Regular"},
		{"FandolFang", 400, "FandolFang-Regular"},
		{"仿宋_GB2312", 400, "FandolFang-Regular"},
		{"SimSun", 400, "NotoSerifCJKsc-Regular"},
		{"宋体", 700, "NotoSerifCJKsc-Bold"},
		{"\"Noto Serif CJK SC\"", 400, "NotoSerifCJKsc-Regular"},
		{"serif", 400, "NotoSerifCJKsc-Regular"},
		{"SimHei", 400, "NotoSansCJKsc-Regular"},
		{"黑体", 600, "NotoSansCJKsc-Bold"},
		{"'Noto Sans CJK SC'", 400, "NotoSansCJKsc-Regular"},
		{"sans-serif", 400, "NotoSansCJKsc-Regular"},
		{"KaiTi", 400, "LXGWWenKai-Regular"},
		{"楷体", 700, "LXGWWenKai-Bold"},
		{"楷体_GB2312", 400, "LXGWWenKai-Regular"},
		{"LXGW WenKai", 400, "LXGWWenKai-Regular"},
		{"小标宋", 400, "NotoSerifCJKsc-Bold"},
		{"方正小标宋简体", 400, "NotoSerifCJKsc-Bold"},
		{"方正小标宋_GBK", 700, "NotoSerifCJKsc-Bold"},
		{"FZXiaoBiaoSong-B05S", 400, "NotoSerifCJKsc-Bold"},
		{"times new roman", 400, "LiberationSerif"},
		{"Times New Roman", 700, "LiberationSerif-Bold"},
		{"monospace", 400, "LiberationMono"},
		{"fangsong", 400, "FandolFang-Regular"},
		{"FangSong", 700, "FandolFang-Regular"},
		{"不存在, KaiTi", 400, "LXGWWenKai-Regular"},
		{"", 400, "NotoSerifCJKsc-Regular"},
	};

	(void)state;
	NEED_FONTS();
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct text_stack *s = text_stack_lookup(fonts, str_from(want[i].family),
							       want[i].weight, false, NULL, (struct pos){0});
		const char *have = text_face_name(text_stack_first(s)).p;
		if (strcmp(have, want[i].face) != 0)
			fail_msg("%s %u: %s, want %s", want[i].family, want[i].weight, have, want[i].face);
	}
	assert_ptr_equal(stack_of("FangSong"), stack_of("FangSong"));
}

static void unknown_family_test(void **state)
{
	struct diag_list l;

	(void)state;
	NEED_FONTS();
	diag_init(&l);
	for (int i = 0; i < 3; i++) { /* said once a document */
		text_stack_lookup(fonts, STR("某某体, FangSong"), 400, false, &l, (struct pos){0});
		text_stack_lookup(fonts, STR("某某体"), 400, false, &l, (struct pos){0});
	}
	assert_int_equal(l.n, 1);
	assert_true(str_is(l.v[0].code, "font.family"));
	diag_release(&l);
}

/* Fallback is per character: rare characters come from the next face that has them. */
static void rare_test(void **state)
{
	struct text_para p;

	(void)state;
	NEED_FONTS();
	p = shape("王𬭛㼆𠅤明", "FangSong");
	assert_int_equal(p.n_glyph, 5);
	assert_string_equal(face_of(&p, 0), "FandolFang-Regular");
	assert_string_equal(face_of(&p, 1), "LXGWWenKai-Light");
	assert_string_not_equal(face_of(&p, 2), "FandolFang-Regular");
	assert_string_not_equal(face_of(&p, 3), "FandolFang-Regular");
	assert_string_equal(face_of(&p, 4), "FandolFang-Regular");
	for (uint32_t i = 0; i < 5; i++)
		assert_int_equal(p.ch[i].advance, EM);
	p = shape("𠀀", "SimSun"); /* extension B, first character: not in Noto Serif? then HanaMin */
	assert_int_equal(p.n_glyph, 1);
}

static void missing_test(void **state)
{
	struct text_para p;
	const struct text_missing *m;
	size_t n;
	struct text_span span = {0, 10, NULL, EM, 0};

	(void)state;
	NEED_FONTS();
	span.stack = stack_of("FangSong");
	/* U+10FFFD: private use, in no font */
	text_shape(fonts, arena, STR("甲\xF4\x8F\xBF\xBD乙"), &span, 1, TEXT_LEVEL_BASIC, &p, &m, &n);
	assert_int_equal(n, 1);
	assert_int_equal(m[0].cp, 0x10FFFD);
	assert_int_equal(m[0].offset, 3);
	assert_int_equal(p.n_glyph, 2);
	assert_int_equal(p.ch[1].advance, 0);
	assert_true(!text_fonts_have(fonts, 0x10FFFD));
	assert_true(text_fonts_have(fonts, 0x9FD4));
}

/* typesetting.md 2.8: “ ” — … · × are the Chinese face's even where a Western face is named first. */
static void shared_marks_test(void **state)
{
	static const char text[] = "A1“中”—…·×";
	struct text_para p;

	(void)state;
	NEED_FONTS();
	p = shape(text, "\"Times New Roman\", FangSong");
	assert_string_equal(face_of(&p, p.ch[0].glyph), "LiberationSerif");
	assert_string_equal(face_of(&p, p.ch[1].glyph), "LiberationSerif");
	for (uint32_t i = 2; i < p.n_ch; i++)
		assert_string_equal(face_of(&p, p.ch[i].glyph), "FandolFang-Regular");
	p = shape("A1", "FangSong"); /* no Western face named: the Chinese face's own */
	assert_string_equal(face_of(&p, 0), "FandolFang-Regular");
	assert_string_equal(face_of(&p, 1), "FandolFang-Regular");
	p = shape("Don’t", "\"Times New Roman\", FangSong");
	for (uint32_t i = 0; i < p.n_glyph; i++)
		assert_string_equal(face_of(&p, i), "LiberationSerif");
}

/* Quotes one em, · half an em, —— and …… two em, in every role (GB/T 15834 5.1). */
static void boxes_test(void **state)
{
	static const char *const family[] = {"FangSong", "SimSun", "SimHei", "KaiTi", "小标宋", "monospace"};
	static const struct {
		const char *text;
		lu twice_em; /* width in half ems */
	} want[] = {{"“", 2},  {"”", 2},  {"‘", 2},  {"’", 2},  {"·", 1},  {"—", 2}, {"——", 4},
		    {"……", 4}, {"，", 2}, {"（", 2}, {"《", 2}, {"　", 2}, {"％", 2}};

	(void)state;
	NEED_FONTS();
	for (size_t f = 0; f < sizeof family / sizeof *family; f++) {
		for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
			lu w = text_width(fonts, str_from(want[i].text), stack_of(family[f]), EM);
			if (w != want[i].twice_em * EM / 2)
				fail_msg("%s %s: %d lu", family[f], want[i].text, (int)w);
		}
	}
}

/* Figures: half an em a digit in FangSong (二分字身, GB/T 15835), all digits of a role equally wide. */
static void digits_test(void **state)
{
	static const char *const family[] = {"FangSong", "SimSun",          "SimHei",   "KaiTi",
					     "小标宋",   "Times New Roman", "monospace"};

	(void)state;
	NEED_FONTS();
	for (size_t f = 0; f < sizeof family / sizeof *family; f++) {
		lu zero = text_width(fonts, STR("0"), stack_of(family[f]), EM);
		if (f < 3 || f == 4) /* our Song, Hei and FangSong have half-width forms, WenKai has not */
			assert_int_equal(zero, EM / 2);
		assert_in_range(zero, EM / 2, EM * 62 / 100);
		for (char d = '1'; d <= '9'; d++)
			assert_int_equal(text_width(fonts, (struct str){&d, 1}, stack_of(family[f]), EM),
					 zero);
		assert_int_equal(text_width(fonts, STR("1111"), stack_of(family[f]), EM),
				 4 * zero); /* no kerning */
	}
}

static void kerning_test(void **state)
{
	const struct text_stack *s;
	lu pair, apart;

	(void)state;
	NEED_FONTS();
	s = stack_of("Times New Roman");
	pair = text_width(fonts, STR("AV"), s, EM);
	apart = text_width(fonts, STR("A"), s, EM) + text_width(fonts, STR("V"), s, EM);
	assert_true(pair < apart);
	assert_int_equal(text_width(fonts, STR("AV"), s, EM), pair);         /* from the word cache */
	assert_int_equal(text_width(fonts, STR("AV"), s, 2 * EM), 2 * pair); /* the cache knows no size */
}

/* A base and what belongs to it: one cluster, one face, the advance on its first character. */
static void clusters_test(void **state)
{
	struct text_para p;

	(void)state;
	NEED_FONTS();
	p = shape("葛\xF3\xA0\x84\x80城", "FangSong"); /* U+845B U+E0100: ideographic variation selector */
	assert_int_equal(p.n_ch, 3);
	assert_int_equal(p.n_glyph, 2);
	assert_int_equal(p.ch[1].glyph, p.ch[0].glyph);
	assert_int_equal(p.ch[1].advance, 0);
	assert_int_equal(p.ch[1].brk, TEXT_NO_BREAK);
	assert_int_equal(p.ch[2].glyph, 1);
	p = shape("e\xCC\x81x", "Times New Roman"); /* e U+0301 */
	assert_int_equal(p.ch[1].glyph, p.ch[0].glyph);
	assert_int_equal(p.ch[1].advance, 0);
	for (uint32_t i = p.ch[0].glyph; i + 1 < p.n_glyph; i++)
		assert_int_equal(p.glyph[i].face, p.glyph[0].face);
	p = shape("か\xE3\x82\x99", "SimSun"); /* U+304B U+3099 */
	assert_int_equal(p.ch[1].advance, 0);
	p = shape("甲\xE2\x80\x8B乙\xC2\xAD丙", "FangSong"); /* U+200B, U+00AD show nothing */
	assert_int_equal(p.n_glyph, 3);
	assert_int_equal(p.ch[1].advance, 0);
	p = shape("甲\n乙", "FangSong");
	assert_int_equal(p.n_glyph, 2);
	assert_int_equal(p.ch[2].brk, TEXT_MUST_BREAK);
}

/* The dot keeps the face of the name's first part even where the stack would give another. */
static void name_dot_test(void **state)
{
	struct text_para p;

	(void)state;
	NEED_FONTS();
	p = shape("𬭛·明", "FangSong");
	assert_string_equal(face_of(&p, 1), face_of(&p, 0));
	assert_int_equal(p.ch[1].advance, EM / 2);
}

static void spacing_test(void **state)
{
	struct text_para p;
	const struct text_missing *m;
	size_t n;
	struct text_span span[2] = {{0, 6, NULL, EM, 100}, {6, 12, NULL, 2 * EM, -50}};

	(void)state;
	NEED_FONTS();
	span[0].stack = span[1].stack = stack_of("FangSong");
	text_shape(fonts, arena, STR("青岭县城"), span, 2, TEXT_LEVEL_BASIC, &p, &m, &n);
	assert_int_equal(n, 0);
	assert_int_equal(p.ch[0].advance, EM + 100);
	assert_int_equal(p.glyph[0].advance, EM);
	assert_int_equal(p.ch[3].advance, 2 * EM - 50);
	assert_int_equal(p.ch[1].span, 0);
	assert_int_equal(p.ch[2].span, 1);
	text_shape(fonts, arena, STR(""), span, 0, TEXT_LEVEL_BASIC, &p, &m, &n);
	assert_int_equal(p.n_ch + p.n_glyph, 0);
}

/* Every character's glyphs lie where `glyph` says; the sum of advances is the width. */
static void long_test(void **state)
{
	static const char piece[] =
		"“两高于”——2023年，青岭县人均纯收入16,420.55元（Top 3）·买买提𠅤e\xCC\x81……";
	struct buf b = {0};
	struct text_para p;
	lu sum = 0, glyphs = 0;

	(void)state;
	NEED_FONTS();
	for (int i = 0; i < 200; i++)
		buf_cat(&b, piece);
	p = shape(buf_cstr(&b), "\"Times New Roman\", FangSong");
	for (uint32_t i = 0; i < p.n_ch; i++) {
		sum += p.ch[i].advance;
		if (i)
			assert_true(p.ch[i].glyph >= p.ch[i - 1].glyph);
	}
	for (uint32_t i = 0; i < p.n_glyph; i++)
		glyphs += p.glyph[i].advance;
	assert_int_equal(sum, glyphs);
	assert_int_equal(sum, text_width(fonts, buf_view(&b), stack_of("\"Times New Roman\", FangSong"), EM));
	buf_release(&b);
}

/* ---- Threads: the same text gives the same paragraph, whichever thread looks a glyph up first ---- */

#define TASKS 64
struct task {
	struct arena *arena;
	struct text_para p;
};

static void shape_task(void *ctx, size_t i)
{
	static const char text[] = "共享缓存：“两高于”2023年Income、AVATAR、𬭛·㼆𠅤，甲乙丙丁戊己庚辛——16,"
				   "420.55元e\xCC\x81";
	struct task *t = (struct task *)ctx + i;
	const struct text_missing *m;
	size_t n;
	struct text_span span = {0, sizeof text - 1, NULL, EM, 0};

	t->arena = arena_new();
	span.stack = stack_of(i % 2 ? "\"Times New Roman\", KaiTi, 线程" : "\"Times New Roman\", 仿宋, 线程");
	text_shape(fonts, t->arena, STR(text), &span, 1, TEXT_LEVEL_BASIC, &t->p, &m, &n);
}

static void threads_test(void **state)
{
	struct task *t;

	(void)state;
	NEED_FONTS();
	t = arena_many(arena, struct task, TASKS);
	pool_run(4, TASKS, shape_task, t);
	for (size_t i = 2; i < TASKS; i++) {
		const struct text_para *a = &t[i % 2].p, *b = &t[i].p;
		assert_int_equal(a->n_ch, b->n_ch);
		assert_int_equal(a->n_glyph, b->n_glyph);
		assert_memory_equal(a->ch, b->ch, a->n_ch * sizeof *a->ch);
		assert_memory_equal(a->glyph, b->glyph, a->n_glyph * sizeof *a->glyph);
	}
	for (size_t i = 0; i < TASKS; i++)
		arena_drop(t[i].arena);
}

/* A selector and its base are one cluster, in a face that has the form; where none has it, in the usual one, and
   said so. */
static void selector_test(void **state)
{
	static const char text[] = "葛\U000E0100飾\U000E01EF㐂\uFE00☎\uFE0F";
	struct text_para p;
	const struct text_missing *m;
	size_t n;
	struct text_span span = {0, sizeof text - 1, NULL, EM, 0};

	(void)state;
	NEED_FONTS();
	span.stack = stack_of("FangSong");
	text_shape(fonts, arena, STR(text), &span, 1, TEXT_LEVEL_BASIC, &p, &m, &n);
	assert_int_equal(p.n_ch, 8);
	assert_int_equal(p.n_glyph, 4);
	assert_true(strcmp(face_of(&p, 0), "FandolFang-Regular") != 0); /* it has 葛, but no forms of it */
	for (uint32_t i = 1; i < 8; i += 2) {
		assert_int_equal(p.ch[i].advance, 0);
		assert_int_equal(p.ch[i].glyph, p.ch[i - 1].glyph);
		assert_int_equal(p.ch[i].brk, TEXT_NO_BREAK);
	}
	assert_int_equal(n, 2);
	assert_int_equal(m[0].cp, 0xE01EF);
	assert_int_equal(m[0].base, 0x98FE); /* 飾 */
	assert_int_equal(m[1].cp, 0xFE00);
	assert_int_equal(m[1].base, 0x3402);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(selector_test),
		cmocka_unit_test(threads_test), /* first: nothing has been looked up yet */
		cmocka_unit_test(han_test),
		cmocka_unit_test(families_test),
		cmocka_unit_test(unknown_family_test),
		cmocka_unit_test(rare_test),
		cmocka_unit_test(missing_test),
		cmocka_unit_test(shared_marks_test),
		cmocka_unit_test(boxes_test),
		cmocka_unit_test(digits_test),
		cmocka_unit_test(kerning_test),
		cmocka_unit_test(clusters_test),
		cmocka_unit_test(name_dot_test),
		cmocka_unit_test(spacing_test),
		cmocka_unit_test(long_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
