/*
 * The width of marks, justification class by class, hanging, labels, titles
 * (typesetting.md 2.2 to 2.7, 1.5).  The sheet is laid_here.h's: 16 Han
 * characters of 10 pt to the line; digits are 5 pt, x of the first is 20 pt.
 */
#include "unit/layout/laid_here.h"

#define JUST "p { text-align: justify } "

static lu x_of(const struct laid *l, const char *text)
{
	return text_at(l, text, 0, NULL)->x;
}

static void middle_pairs_test(void **state)
{
	static const struct {
		const char *text;
		double width;
	} want[] = {
		{"《甲》·《乙》", 55}, /* 10 10 7.5, 5, 7.5 10 5 */
		{"甲·乙", 25},         /* · is half an em (GB/T 15834 5.1.7) */
		{"“甲”“乙”", 50},      /* 10 10 5, 10 10 5 */
		{"（“甲”）。", 40},    /* 10, 5, 10, ” 5, ） 5, 。 5 */
		{"甲。）乙", 35},      /* 10 5 10 10 */
		{"（（甲））", 40},    /* 10 5 10 5 5, and the end: 10+5+10+5+5 = 35 */
		{"甲！？！？乙", 40},  /* two pairs of one em each: 10 10 10 10 */
	};
	struct laid l;

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		struct buf b = {0};
		lu w = 0;
		buf_fmt(&b, "<p>%s</p>", want[i].text);
		LAY(&l, "", buf_cstr(&b));
		for (unsigned k = 0; k < count_kind(&l, 1, LAYOUT_TEXT); k++)
			w += frag_at(&l, 1, LAYOUT_TEXT, k)->w;
		expect_lu(&l, want[i].text, w, PT(i == 5 ? 35 : want[i].width));
		buf_release(&b);
		laid_drop(&l);
	}
}

/* 2.5, shrinking: the comma of 5 pt too much comes out of the two brackets, 2.5 pt each, before any comma. */
static void shrink_brackets_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, JUST, "<p>一二（三）四，五六七八九十甲乙丙，丁戊己庚</p>");
	expect_lines(&l, "一二（三）四，五六七八九十甲乙丙，|丁戊己庚");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "（ gives on its left", glyph_x(f, 2), PT(20 + 20 - 2.5));
	expect_lu(&l, "三", glyph_x(f, 3), PT(20 + 30 - 2.5));
	expect_lu(&l, "四", glyph_x(f, 5), PT(20 + 50 - 5));
	expect_lu(&l, "五 after a whole comma", glyph_x(f, 7), PT(20 + 70 - 5));
	laid_drop(&l);
}

/* Commas before full stops. */
static void shrink_stops_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, JUST, "<p>一二。四五，七八九十甲乙丙丁戊己，庚辛壬癸</p>");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "四 after a whole stop", glyph_x(f, 3), PT(20 + 30));
	expect_lu(&l, "七 after half a comma", glyph_x(f, 6), PT(20 + 55));
	laid_drop(&l);
	/* with 10 pt too much, both: 己。， cannot be; two marks at the end: ”， is 5 + 5 */
	LAY(&l, JUST, "<p>一二。四五，七八九十甲乙“丁戊”，庚辛壬癸</p>");
	expect_lines(&l, "一二。四五，七八九十甲乙“丁戊”，|庚辛壬癸");
	laid_drop(&l);
}

/* · of a face that has a whole em, under space-all: its sides go before anything else of the same line. */
static void shrink_middle_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, JUST "p { text-spacing-trim: space-all }",
	    "<p>一<i style='font-style: normal'>・</i>二<i style='font-style: normal'>・</i>三四五六七八九十甲12乙丙，庚辛壬癸</p>");
	expect_lines(&l, "一・二・三四五六七八九十甲12乙丙，|庚辛壬癸");
	expect_lu(&l, "二", x_of(&l, "二"), PT(20 + 15));
	expect_lu(&l, "三", x_of(&l, "三"), PT(20 + 30));
	laid_drop(&l);
}

/* 2.4: a quarter of an em, squeezed to an eighth, stretched to a half before anything else grows. */
static void autospace_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, "p { text-autospace: normal }", "<p>甲12乙，3。</p><p>4甲</p>");
	f = text_at(&l, "甲", 0, NULL);
	expect_lu(&l, "1", glyph_x(f, 1), PT(20 + 12.5));
	expect_lu(&l, "乙", glyph_x(f, 3), PT(20 + 12.5 + 12.5));
	expect_lu(&l, "3, none after a comma", glyph_x(f, 5), PT(20 + 45));
	expect_lu(&l, "4, none at the start", text_at(&l, "4", 0, NULL)->x, PT(20));
	laid_drop(&l);
	LAY(&l, "", "<p>甲12乙</p>");
	expect_lu(&l, "off by default", text_at(&l, "甲", 0, NULL)->w, PT(30));
	laid_drop(&l);
	/* 12 Han, 12, 2 Han: 150 + 2 gaps of 2.5 = 155; what follows is a word of 16 pt and more.  5 pt are
	   missing: the gaps take 2.5 each, to their half em, and nothing else moves. */
	LAY(&l, JUST "p { text-autospace: normal }", "<p>一二三四五六七八九十甲乙12丙丁（123456789）戊己</p>");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "乙", glyph_x(f, 11), PT(20 + 110));
	expect_lu(&l, "1", glyph_x(f, 12), PT(20 + 120 + 5));
	expect_lu(&l, "丙", glyph_x(f, 14), PT(20 + 130 + 10));
	laid_drop(&l);
}

/* Nothing goes into a date or a document number; the gaps outside take it. */
static void tight_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	/* 一二 2024年3月5日 三四五六七八: 20 + 20 + 10 + 5 + 10 + 5 + 10 + 60 = 140; 〔2024〕12号 goes down whole */
	LAY(&l, JUST, "<p>一二2024年3月5日三四五六七八〔2024〕12号甲乙</p>");
	expect_lines(&l, "一二2024年3月5日三四五六七八|〔2024〕12号甲乙");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "the date as it is", glyph_x(f, 9) - glyph_x(f, 2), PT(20 + 10 + 5 + 10));
	/* gaps: 一|二, 二|date, date|三, and 5 in 三四五六七八: 8 for 20 pt */
	expect_lu(&l, "二", glyph_x(f, 1), PT(20 + 10 + 20 / 8.0));
	expect_lu(&l, "八", glyph_x(f, 16), PT(170));
	laid_drop(&l);
}

/* A note mark stays with its base. */
static void note_mark_test(void **state)
{
	struct laid l;

	(void)state;
	LAY(&l, "sup { font-size: 6pt; line-height: 0 }", "<p>一二三四五六七八九十甲乙丙丁戊己<sup>①</sup>庚辛</p>");
	expect_lines(&l, "一二三四五六七八九十甲乙丙丁戊|己|①|庚辛");
	laid_drop(&l);
}

static void last_line_test(void **state)
{
	static const struct {
		const char *css, *text, *want;
	} row[] = {
		/* start-aligned, with its mark */
		{"", "一二三四五六七八九十甲乙丙丁戊己庚。", "一二三四五六七八九十甲乙丙丁戊|己庚。"},
		/* before a forced break too */
		{"", "一二三四五六七八九十甲乙丙丁戊己庚<br/>辛", "一二三四五六七八九十甲乙丙丁戊|己庚|辛"},
		/* the line above would lose 8 em with its number: but 庚 can be squeezed in by its marks */
		{JUST, "一，二，三，四五1234567890123456庚", "一，二，三，四五1234567890123456庚"},
		/* nothing to squeeze: the number goes down, the line above is stretched by 4 em from 12 */
		{JUST, "一二三四五六七八九十甲乙12345678庚", "一二三四五六七八九十甲乙|12345678庚"},
		/* a column of two characters has nothing to give */
		{"p { width: 20pt }", "甲乙丙", "甲乙|丙"},
		{"p { width: 30pt }", "督办通知", "督办|通知"},
	};
	struct laid l;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct buf b = {0};
		buf_fmt(&b, "<p>%s</p>", row[i].text);
		LAY(&l, row[i].css, buf_cstr(&b));
		expect_lines(&l, row[i].want);
		buf_release(&b);
		laid_drop(&l);
	}
}

/* 2.7: off by default; a comma that does not fit hangs, and the last character stands at the edge. */
static void hanging_mark_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, JUST "p { hanging-punctuation: allow-end }", "<p>一二三四五六七八九十甲乙丙丁戊己，庚辛</p>");
	expect_lines(&l, "一二三四五六七八九十甲乙丙丁戊己，|庚辛");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "己", glyph_x(f, 15), PT(170));
	expect_lu(&l, "the comma outside", glyph_x(f, 16), PT(180));
	laid_drop(&l);
	/* force-end: also where it would fit; 15 characters are spread to the edge without it */
	LAY(&l, JUST "p { hanging-punctuation: force-end }", "<p>一二三四五六七八九十甲乙丙丁戊，（1234567）己庚</p>");
	f = text_at(&l, "一", 0, NULL);
	expect_lu(&l, "戊", glyph_x(f, 14), PT(170));
	laid_drop(&l);
	/* not two in a row */
	LAY(&l, JUST "p { hanging-punctuation: allow-end }", "<p>一二三四五六七八九十甲乙丙丁戊己）。庚辛</p>");
	expect_lines(&l, "一二三四五六七八九十甲乙丙丁戊|己）。庚辛");
	laid_drop(&l);
}

static void label_test(void **state)
{
	struct laid l;

	(void)state;
	/* 抄送： is 30 pt; the first line has 13 characters */
	LAY(&l, "p { hanging-label: auto }", "<p>抄送：一二三四五六七八九十甲乙丙丁戊己</p>");
	expect_lines(&l, "抄送：一二三四五六七八九十甲乙丙|丁戊己");
	expect_lu(&l, "丁", x_of(&l, "丁"), PT(50));
	laid_drop(&l);
	/* 附件1： is 35 pt, no whole number of characters, with an indent of 20 */
	LAY(&l, "p { hanging-label: auto; text-indent: 2em }", "<p>附件1：一二三四五六七八九十甲乙丙</p>");
	expect_lines(&l, "附件1：一二三四五六七八九十|甲乙丙");
	expect_lu(&l, "甲", x_of(&l, "甲"), PT(20 + 20 + 35));
	laid_drop(&l);
	/* numbered: wrapped names under their first character, numbers under each other.  1. is 5 + the point */
	LAY(&l, "p { hanging-label: auto } b, i { font: inherit }",
	    "<p>附件：1.<b>一</b>二三四五六七八九十甲<b>乙</b>丙<br/>2.<i>二</i></p>");
	expect_lu(&l, "乙 or what begins the line", frag_at(&l, 1, LAYOUT_TEXT, 3)->x, x_of(&l, "一"));
	expect_lu(&l, "2.", x_of(&l, "2."), PT(50));
	expect_lu(&l, "二", text_at(&l, "二", 1, NULL)->x, x_of(&l, "一"));
	laid_drop(&l);
	/* a label is not stretched: what follows begins where the lines below begin */
	LAY(&l, JUST "p { hanging-label: auto } b { font: inherit }",
	    "<p>抄送：<b>一</b>二三四五六七八九十（12345）甲乙丙丁戊己庚辛壬癸</p>");
	expect_lu(&l, "一", x_of(&l, "一"), PT(50));
	laid_drop(&l);
	/* wider than half the line: at most half */
	LAY(&l, "p { hanging-label: auto; width: 50pt }", "<p>出席人员：一二三四五六七</p>");
	expect_lu(&l, "continuation", frag_at(&l, 1, LAYOUT_TEXT, 1)->x, PT(20 + 25));
	laid_drop(&l);
}

static void name_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, "b { font: inherit; display: inline-block; min-width: 3em; white-space: nowrap; text-align-last: justify }",
	    "<table><tr><td><b>张三</b></td></tr><tr><td><b>欧阳修</b></td></tr><tr><td><b>阿里木江</b></td></tr></table>");
	f = text_at(&l, "张三", 0, NULL);
	expect_lu(&l, "三", glyph_x(f, 1) - glyph_x(f, 0), PT(20));
	f = text_at(&l, "阿里", 0, NULL);
	expect_lu(&l, "江", glyph_x(f, 3) - glyph_x(f, 0), PT(30));
	laid_drop(&l);
	LAY(&l, "td { width: 50pt; padding: 0; text-align: justify-all }", "<table><tr><td>合计</td></tr></table>");
	f = text_at(&l, "合计", 0, NULL);
	expect_lu(&l, "计", glyph_x(f, 1) - glyph_x(f, 0), PT(40));
	laid_drop(&l);
}

/* 28 characters of 16 pt less 0.207 pt in 442.205 pt: each at a whole multiple of 15.793 pt (16172 units). */
static void grid_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, "@page { size: 210mm 297mm; margin: 20pt } p { font-size: 16pt; letter-spacing: -0.207pt; width: 442.205pt }",
	    "<p>一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥</p>");
	f = text_at(&l, "一", 0, NULL);
	assert_int_equal(f->run->n, 28);
	for (unsigned k = 0; k < 28; k++)
		assert_int_equal(glyph_x(f, k) - glyph_x(f, 0), (int)k * 16172);
	laid_drop(&l);
}

static void soft_hyphen_test(void **state)
{
	struct laid l;
	const struct layout_frag *f;

	(void)state;
	LAY(&l, "p { width: 60pt }", "<p>一二三co\u00ADoperation</p><p>co\u00ADop</p>");
	expect_lines(&l, "一二三co\u00AD|operation|co\u00ADop");
	f = text_at(&l, "-", 0, NULL);
	assert_true(f->artifact);
	expect_lu(&l, "on the first line", f->y, text_at(&l, "一", 0, NULL)->y);
	assert_true(f->x + f->w <= PT(80));
	assert_int_equal(count_kind(&l, 1, LAYOUT_TEXT), 4); /* none where the line goes on */
	laid_drop(&l);
}

/* overflow-wrap: anywhere counts in the narrowest width, break-word does not (CSS Text 3, 5.5). */
static void anywhere_test(void **state)
{
	static const char *const table = "<table><tr><td style='overflow-wrap: %s'>abcdefghijklmnopqrstuvwxyz0123456789"
					 "</td><td style='width: 100pt'>甲</td></tr></table>";
	struct laid l;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct buf b = {0};
		buf_fmt(&b, table, i ? "break-word" : "anywhere");
		LAY(&l, "table { width: 160pt; border-spacing: 0 } td { padding: 0 }", buf_cstr(&b));
		const struct layout_frag *f = text_at(&l, "甲", 0, NULL);
		assert_true((f->x <= PT(80 + 2)) == (i == 0));
		buf_release(&b);
		laid_drop(&l);
	}
}

/* Title shapes (GB/T 9704 7.3.1), worked out by hand: 25 characters in lines of 16 are 14 and 11 (13 and 12 would
   cut 增收), and a break of the writer's own stays. */
static void title_test(void **state)
{
	static const struct {
		const char *text, *want;
	} row[] = {
		{"关于做好全县脱贫人口持续增收工作有关事项的督办通知", "关于做好全县脱贫人口持续增收|工作有关事项的督办通知"},
		/* 26 characters: 13 and 13 are a rectangle, 14 and 12 part 振兴, 11 and 15 end with the preposition 同 */
		{"巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作的督办通知", "巩固拓展脱贫攻坚成果同乡村振兴|有效衔接工作的督办通知"},
		{"关于印发全县收入<br/>监测办法的通知", "关于印发全县收入|监测办法的通知"},
	};
	struct laid l;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct buf b = {0};
		buf_fmt(&b, "<h1>%s</h1>", row[i].text);
		LAY(&l, "h1 { text-wrap: balance; text-align: center }", buf_cstr(&b));
		expect_lines(&l, row[i].want);
		buf_release(&b);
		laid_drop(&l);
	}
}

/* No rectangle and no hourglass, whatever the length; all in lines that fit. */
static void title_shapes_test(void **state)
{
	static const char text[] = "关于进一步加强和改进全县脱贫人口和监测对象持续增收帮扶工作有关事项的督办通知及其任务分解方案";
	struct laid l;

	(void)state;
	for (size_t n = 17; n <= 46; n++) {
		struct buf b = {0};
		buf_fmt(&b, "<h1>%.*s</h1>", (int)(3 * n), text);
		LAY(&l, "h1 { text-wrap: balance }", buf_cstr(&b));
		unsigned lines = count_kind(&l, 1, LAYOUT_TEXT);
		bool fell = false;
		for (unsigned k = 1; k < lines; k++) {
			lu above = frag_at(&l, 1, LAYOUT_TEXT, k - 1)->w, here = frag_at(&l, 1, LAYOUT_TEXT, k)->w;
			if (above == here || (fell && here > above)) {
				show(&l);
				fail_msg("%zu characters", n);
			}
			fell = fell || here < above;
			assert_true(here <= PT(160) && here > PT(10));
		}
		assert_true(lines == (n + 15) / 16 || lines == (n + 15) / 16 + 1);
		buf_release(&b);
		laid_drop(&l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(middle_pairs_test),
		cmocka_unit_test(shrink_brackets_test),
		cmocka_unit_test(shrink_stops_test),
		cmocka_unit_test(shrink_middle_test),
		cmocka_unit_test(autospace_test),
		cmocka_unit_test(tight_test),
		cmocka_unit_test(note_mark_test),
		cmocka_unit_test(last_line_test),
		cmocka_unit_test(hanging_mark_test),
		cmocka_unit_test(label_test),
		cmocka_unit_test(name_test),
		cmocka_unit_test(grid_test),
		cmocka_unit_test(soft_hyphen_test),
		cmocka_unit_test(anywhere_test),
		cmocka_unit_test(title_test),
		cmocka_unit_test(title_shapes_test),
	};

	return cmocka_run_group_tests(tests, fonts_setup, fonts_teardown);
}
