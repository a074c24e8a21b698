/* Lines: where they end, what they trim, how they are filled (typesetting.md 2.1 to 2.6). */
#include "unit/layout/laid_here.h"

#define JUST "p { text-align: justify }"

static void greedy_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "", "<p>一二三四五六七八九十甲乙丙丁戊己庚辛壬癸</p>");
	expect_lines(&l, "一二三四五六七八九十甲乙丙丁戊己|庚辛壬癸");
	expect_lu(&l, "x", text_at(&l, "一", 0, NULL)->x, PT(20));
	expect_lu(&l, "baseline", text_at(&l, "一", 0, NULL)->y, PT(20 + 13.8));
	expect_lu(&l, "second baseline", text_at(&l, "庚", 0, NULL)->y, PT(40 + 13.8));
	laid_drop(&l);
}

/* The 17th character is a comma: nothing in the line can give, so 己 goes down with it and the 15
   characters left are spread over 160 pt: 10 pt in 14 gaps. */
static void push_out_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, JUST, "<p>一二三四五六七八九十甲乙丙丁戊己，庚辛</p>");
	expect_lines(&l, "一二三四五六七八九十甲乙丙丁戊|己，庚辛");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "二", glyph_x(f, 1), PT(20 + 10 + 10 / 14.0));
	expect_lu(&l, "戊", glyph_x(f, 14), PT(170));
	laid_drop(&l);
}

/* With a comma inside, its blank half makes room for the other one: 先挤进. */
static void squeeze_in_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, JUST, "<p>一二，四五六七八九十甲乙丙丁戊己，庚辛</p>");
	expect_lines(&l, "一二，四五六七八九十甲乙丙丁戊己，|庚辛");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "四 after a half-width comma", glyph_x(f, 3), PT(20 + 25));
	expect_lu(&l, "己", glyph_x(f, 15), PT(20 + 145));
	laid_drop(&l);
}

/* GB/T 15834 5.1.10: the mark at the end of a line is half an em wide. */
static void end_trim_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "p { text-align: right }", "<p>甲。</p><p style=\"text-spacing-trim: space-all\">乙。</p>");
	expect_lu(&l, "trimmed", text_at(&l, "甲", 0, NULL)->x, PT(180 - 15));
	expect_lu(&l, "space-all", text_at(&l, "乙", 0, NULL)->x, PT(180 - 20));
	laid_drop(&l);
}

static void pairs_test(void **state)
{
	/* In points; the last mark is trimmed by the end of the line. */
	static const struct {
		const char *text;
		double width;
	} want[] = {
		{"（甲）（乙）", 50}, /* 10 10 5, 10 10 5 */
		{"《甲》，乙", 45},   /* 10 10 5 10 10 */
		{"甲，“乙”", 40},     /* 10 5, 10 10 5 */
		{"“（甲）”乙", 50},   /* 10, （ gives its left half: 5, 10, ） 5, ” 10, 10 */
		{"甲，乙", 30},       /* no bracket: nothing to take */
		{"甲？！乙", 30},     /* 10 5 5 10 (5.1.2) */
	};
	struct laid l;

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		struct buf b = {0};
		buf_fmt(&b, "<p>%s</p>", want[i].text);
		LAY(&l, "", buf_cstr(&b));
		expect_lu(&l, want[i].text, text_at(&l, "", 0, NULL)->w, PT(want[i].width));
		buf_release(&b);
		laid_drop(&l);
	}
}

/* An opening bracket at the start of a line keeps its blank half unless trim-start asks otherwise. */
static void start_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "p { text-indent: 2em }",
	    "<p>（一）</p><p style=\"text-spacing-trim: trim-start\">（二）</p>");
	expect_lu(&l, "normal", text_at(&l, "（一", 0, NULL)->x, PT(40));
	expect_lu(&l, "trim-start", text_at(&l, "（二", 0, NULL)->x, PT(35));
	laid_drop(&l);
}

/* 17 characters would leave one alone: one more comes down (2.6). */
static void orphan_character_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, JUST, "<p>一二三四五六七八九十甲乙丙丁戊己庚</p>");
	expect_lines(&l, "一二三四五六七八九十甲乙丙丁戊|己庚");
	laid_drop(&l);
}

static void justify_all_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, "p { width: 40pt; text-align-last: justify }", "<p>张三</p><p>欧阳小</p>");
	f = text_at(&l, "张三", 0, NULL);
	expect_lu(&l, "三", glyph_x(f, 1), PT(20 + 30));
	f = text_at(&l, "欧阳", 0, NULL);
	expect_lu(&l, "阳", glyph_x(f, 1), PT(20 + 15));
	expect_lu(&l, "小", glyph_x(f, 2), PT(20 + 30));
	laid_drop(&l);
}

/* 2.5: nothing goes into a number.  12 Han, then 16420.55: 元 and the number go down together. */
static void number_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;
	lu step;

	(void)state;
	LAY(&l, JUST, "<p>一二三四五六七八九十收入为16420.55元以上的农户都算</p>");
	expect_lines(&l, "一二三四五六七八九十收入为|16420.55元以上的农户都算");
	laid_drop(&l);
	LAY(&l, JUST, "<p>甲乙16420.55元丙丁戊己庚辛壬癸子丑寅卯</p>");
	f = text_at(&l, "甲乙", 0, NULL);
	f = f->run->n > 4 ? f : text_at(&l, "16420", 0, NULL);
	step = glyph_x(f, f->run->text.p[0] == '1' ? 1 : 3) - glyph_x(f, f->run->text.p[0] == '1' ? 0 : 2);
	assert_true(step < PT(6)); /* the digits stand close whatever the line needs */
	laid_drop(&l);
}

/* A date may part after 年 or 月 rather than leave a line half empty. */
static void date_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, JUST, "<p>一二三四五六七八九十截至2023年9月30日止的数据</p>");
	expect_lines(&l, "一二三四五六七八九十截至2023年|9月30日止的数据");
	laid_drop(&l);
	LAY(&l, JUST "p { width: 80pt }", "<p>方案中（2022-2025年）》，结合</p>");
	expect_lines(&l, "方案中（2022-|2025年）》，结合");
	laid_drop(&l);
}

static void blanks_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "",
	    "<p>  中文\n  换行 <b>a</b> <i>b</i>\n</p><p>甲<br/>乙</p><p style=\"white-space: pre-line\">丙  "
	    "丁\n戊</p>");
	expect_lines(&l, "中文换行 a b|甲|乙|丙 丁|戊");
	laid_drop(&l);
}

static void overlong_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "p { width: 50pt }", "<p>abcdefghijklmnopqrstuvwxyz</p>");
	assert_int_equal(count_code(&l, "layout.break"), 1);
	for (unsigned i = 0; i < count_kind(&l, 1, LAYOUT_TEXT); i++)
		assert_true(frag_at(&l, 1, LAYOUT_TEXT, i)->w <= PT(50));
	laid_drop(&l);
	LAY(&l, "p { width: 50pt; overflow-wrap: anywhere }", "<p>abcdefghijklmnopqrstuvwxyz</p>");
	assert_int_equal(l.diags.n, 0);
	laid_drop(&l);
	LAY(&l, "p { width: 50pt; white-space: nowrap }", "<p>一二三四五六七</p>");
	assert_int_equal(count_code(&l, "layout.overflow"), 1);
	expect_lines(&l, "一二三四五六七");
	laid_drop(&l);
}

/* Where a piece is wider than its line: not before the closing mark, although the line has room for all but
   that.  （ and 10 digits of half an em are 60 pt; ） would need 5 pt of the line's 64. */
static void least_harm_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "p { width: 64pt }", "<p>（1234567890）</p>");
	expect_lines(&l, "（123456789|0）");
	laid_drop(&l);
}

/* Ideographic blanks that no line can hold stick out of it, unseen, and are no long word. */
static void blank_end_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "", "<p>甲　　　　　　　　　　　　　　　　　　　　乙</p>");
	assert_int_equal(l.diags.n, 0);
	expect_lines(&l, "甲|乙");
	laid_drop(&l);
}

/* word-spacing is added to every blank; the blank of FandolFang is a third of an em. */
static void word_spacing_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "p { word-spacing: 4pt }", "<p>甲 乙<b style='font-weight: normal'>丙</b></p>");
	expect_lu(&l, "丙", text_at(&l, "丙", 0, NULL)->x, PT(20 + 10 + 3.33 + 4 + 10));
	laid_drop(&l);
}

/* 24 characters are two lines; greedy would give 16 and 8.  Balanced: nearly equal, the longer first. */
static void balance_test(void **state)
{
	struct laid l;
	const struct layout_frag *a, *b;

	(void)state;
	LAY(&l, "h1 { text-wrap: balance; text-align: center }",
	    "<h1>关于做好全县脱贫人口持续增收工作有关事项督办通知</h1>");
	a = frag_at(&l, 1, LAYOUT_TEXT, 0);
	b = frag_at(&l, 1, LAYOUT_TEXT, 1);
	assert_true(a->w >= b->w && a->w - b->w <= PT(40));
	expect_lu(&l, "centred", a->x - PT(20), (PT(160) - a->w) / 2);
	laid_drop(&l);
}

static void leader_test(void **state)
{
	struct laid l;
	const struct layout_frag *n;

	(void)state;
	LAY(&l, "a { display: block } a::after { content: leader(\".\") target-counter(attr(href), page) }",
	    "<a href=\"#x\">目录</a><p id=\"x\" style=\"break-before: page\">正文</p>");
	n = text_at(&l, "2", 0, NULL);
	expect_lu(&l, "number at the right edge", n->x + n->w, PT(180));
	assert_true(text_at(&l, ".", 0, NULL)->artifact);
	assert_int_equal(l.doc.page[0].n_link, 1);
	laid_drop(&l);
}

/* Superscript: a third of the parent's size up (CSS leaves it to us); it does not widen the pitch here. */
static void raise_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "sup { font-size: 6pt; line-height: 0 }", "<p>甲<sup>乙</sup></p><p>丙</p>");
	expect_lu(&l, "sup", text_at(&l, "乙", 0, NULL)->y, PT(33.8 - 10 / 3.0));
	expect_lu(&l, "pitch", text_at(&l, "丙", 0, NULL)->y, PT(53.8));
	laid_drop(&l);
}

/* Inline padding and background: the box is drawn round the em box, the text after it moves. */
static void inline_box_test(void **state)
{
	struct laid l;
	const struct layout_frag *b;

	(void)state;
	LAY(&l, "b { background: #eee; padding: 0 3pt; font-weight: normal }", "<p>甲<b>乙</b>丙</p>");
	b = frag_at(&l, 1, LAYOUT_BOX, 0);
	expect_lu(&l, "box", b->x, PT(30));
	expect_lu(&l, "width", b->w, PT(16));
	expect_lu(&l, "乙", text_at(&l, "乙", 0, NULL)->x + text_at(&l, "乙", 0, NULL)->run->x[0], PT(33));
	expect_lu(&l, "丙", text_at(&l, "丙", 0, NULL)->x, PT(46));
	laid_drop(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(greedy_test),
		cmocka_unit_test(push_out_test),
		cmocka_unit_test(squeeze_in_test),
		cmocka_unit_test(end_trim_test),
		cmocka_unit_test(pairs_test),
		cmocka_unit_test(start_test),
		cmocka_unit_test(orphan_character_test),
		cmocka_unit_test(justify_all_test),
		cmocka_unit_test(number_test),
		cmocka_unit_test(date_test),
		cmocka_unit_test(blanks_test),
		cmocka_unit_test(overlong_test),
		cmocka_unit_test(least_harm_test),
		cmocka_unit_test(blank_end_test),
		cmocka_unit_test(word_spacing_test),
		cmocka_unit_test(balance_test),
		cmocka_unit_test(leader_test),
		cmocka_unit_test(raise_test),
		cmocka_unit_test(inline_box_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
