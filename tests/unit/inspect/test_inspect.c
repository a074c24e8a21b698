/*
 * A two-page document that meets the standard, written with known positions;
 * then one defect at a time, which must be found by its rule, and no other
 * rule may speak up.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "inspect/inspect.h"
#include "base/utf8.h"
#include "unit/read/sheet.h"

enum { FANG, HEI, KAI, SONG, BIAO };

/* Everything in mm from the top left corner, type in pt. */
struct sample {
	double left, first_top, pitch, area_right, advance; /* advance: of a character, mm */
	double body_size, mark_top, number_gap, rule_gap, rule_w, title_gap, mark_x, title_x;
	const char *number, *mark, *mark_color, *rule_color, *date, *printed;
	const char *title[3];
	int body_font, level1, level2, title_font, mark_font;
	double title_size, address_gap, indent, attach_indent, name_right, date_shift;
	double end_bottom, end_thick, end_size, foot_gap, foot_inset, foot_size;
	int end_page, foot_swap, foot_plain, body_page1, bad_start, bad_end, orphan, blue;
	const char *attach;
	const char *copy, *secrecy, *urgency;
	double seal, seal_x, seal_y; /* diameter, 0: none; off its place */
};

static const struct sample good = {
	.left = 28, .first_top = 37, .pitch = 10.39, .area_right = 184, .advance = 156.0 / 28, .body_size = 16, .mark_top = 72,
	.number_gap = 20.78, .rule_gap = 4, .rule_w = 156, .title_gap = 20.78, .number = "青政发〔2024〕2号", .mark = "青岭县人民政府文件",
	.mark_color = "1 0 0 rg", .rule_color = "1 0 0 rg", .date = "2024年2月5日", .printed = "2024年2月6日印发",
	.title = { "关于进一步做好二○二四年脱贫人口", "持续增收工作的通知" }, .body_font = FANG, .level1 = HEI, .level2 = KAI,
	.title_font = BIAO, .mark_font = BIAO, .title_size = 22, .address_gap = 10.39, .indent = 2, .attach_indent = 2, .name_right = 2,
	.date_shift = 2, .end_bottom = 262, .end_thick = 0.35, .end_size = 14, .foot_gap = 7, .foot_inset = 4.94, .foot_size = 14,
	.end_page = 2, .body_page1 = 1, .attach = "附件：1.增收措施清单", .copy = "000001", .secrecy = "机密★1年", .urgency = "特急",
};

static const double PT = 72 / 25.4;

/* One line; codes are UTF-16, so that ToUnicode maps each to itself.  advance 0: the em, digits half of it. */
static void put(struct buf *out, int font, double size, double x, double baseline, double advance, const char *text)
{
	struct str s = str_from(text);
	buf_fmt(out, "BT /F%d %.3f Tf %.4f Tc 1 0 0 1 %.4f %.4f Tm <", font, size, advance ? advance * PT - size : 0, x * PT, (297 - baseline) * PT);
	for (size_t i = 0; i < s.n;)
		buf_fmt(out, "%04X", utf8_next(s, &i));
	buf_cat(out, "> Tj ET\n");
}

static double width(double size, double advance, const char *text)
{
	struct str s = str_from(text);
	double em = advance ? advance : size / PT, w = 0;
	for (size_t i = 0; i < s.n;)
		w += utf8_next(s, &i) < 0x100 ? em - size / PT / 2 : em;
	return w;
}

static double ascent(double size)
{
	return size / PT * 0.87;
}

static void rule(struct buf *out, double x, double y, double w, double h, const char *color)
{
	buf_fmt(out, "q %s %.4f %.4f %.4f %.4f re f Q\n", color, x * PT, (297 - y - h) * PT, w * PT, h * PT);
}

static const char *const han = "各地要把促进脱贫人口持续增收作为巩固拓展脱贫攻坚成果的重要任务抓紧抓实抓好";

/* n characters of body text. */
static void fill(struct buf *out, int n)
{
	struct str s = str_from(han);
	size_t i = 0;
	for (int k = 0; k < n; k++) {
		char utf8[4];
		if (i >= s.n)
			i = 0;
		uint32_t cp = utf8_next(s, &i);
		buf_add(out, utf8, utf8_encode(cp, utf8));
	}
}

/* A line of 28 characters (27 under a narrower advance), its first and last as wanted. */
static void body_line(const struct sample *s, struct buf *out, double y, const char *first, const char *last, int indent)
{
	struct buf text = {0};
	int n = (int)((s->area_right - s->left) / s->advance + 0.01) - indent;
	if (first)
		buf_cat(&text, first);
	fill(&text, n - (first ? 1 : 0) - (last ? 1 : 0));
	if (last)
		buf_cat(&text, last);
	if (s->blue)
		buf_cat(out, "0 0 1 rg ");
	put(out, s->body_font, s->body_size, s->left + indent * s->advance, y, s->advance, buf_cstr(&text));
	buf_cat(out, "0 g ");
	buf_release(&text);
}

static double head(const struct sample *s, struct buf *out)
{
	double center = s->left + 78, rows[3] = { 36.95, 47.34, 57.73 };
	const char *corner[3] = { s->copy, s->secrecy, s->urgency };
	for (int i = 0; i < 3; i++)
		if (corner[i])
			put(out, i ? HEI : FANG, 16, s->left, rows[i] + ascent(16), 0, corner[i]);
	double size = 36, w = width(size, 0, s->mark), top = s->mark_top;
	buf_fmt(out, "%s ", s->mark_color);
	put(out, s->mark_font, size, center - w / 2 + s->mark_x, top + ascent(size), 0, s->mark);
	buf_cat(out, "0 g ");
	top += size / PT + s->number_gap;
	put(out, FANG, 16, center - width(16, 0, s->number) / 2, top + ascent(16), 0, s->number);
	top += 16 / PT + s->rule_gap;
	rule(out, center - s->rule_w / 2, top, s->rule_w, 0.5, s->rule_color);
	top += 0.5 + s->title_gap;
	for (int i = 0; i < 3 && s->title[i]; i++, top += 12.6)
		put(out, s->title_font, s->title_size, center - width(s->title_size, 0, s->title[i]) / 2 + s->title_x, top + ascent(s->title_size), 0,
		    s->title[i]);
	top += s->title_size / PT - 12.6 + s->address_gap;
	put(out, FANG, 16, s->left, top + ascent(16), s->advance, "各乡镇人民政府：");
	return top + ascent(16) + s->pitch;
}

static void foot(const struct sample *s, struct buf *out, int page)
{
	const char *text = s->foot_plain ? (page == 1 ? "1" : "2") : page == 1 ? "— 1 —" : "— 2 —";
	double size = s->foot_size / PT, w = s->foot_plain ? size / 2 : size * 3.5, y = 262 + s->foot_gap + 0.36 * size;
	bool right = (page % 2 == 1) != (s->foot_swap != 0);
	put(out, SONG, s->foot_size, right ? s->left + 156 - s->foot_inset - w : s->left + s->foot_inset, y, 0, text);
}

static void end(const struct sample *s, struct buf *out)
{
	double up = s->end_bottom - 2 * 9.88, x = s->left;
	rule(out, x, up, 156, s->end_thick, "0 g");
	rule(out, x, up + 9.88, 156, 0.25, "0 g");
	rule(out, x, s->end_bottom - s->end_thick, 156, s->end_thick, "0 g");
	put(out, FANG, s->end_size, x + 4.94, up + 2.4 + ascent(s->end_size), 0, "抄送：县委办公室，县人大办公室。");
	put(out, FANG, s->end_size, x + 4.94, up + 12.3 + ascent(s->end_size), 0, "青岭县人民政府办公室");
	put(out, FANG, s->end_size, x + 156 - 4.94 - width(s->end_size, 0, s->printed), up + 12.3 + ascent(s->end_size), 0, s->printed);
}

static void page_one(const struct sample *s, struct buf *out)
{
	double y = head(s, out);
	for (int n = 0; y < 261 && s->body_page1; y += s->pitch, n++)
		body_line(s, out, y, NULL, NULL, n % 3 ? 0 : (int)s->indent);
	foot(s, out, 1);
	if (s->end_page == 1)
		end(s, out);
}

static void page_two(const struct sample *s, struct buf *out)
{
	double y = s->first_top + ascent(s->body_size);
	for (int n = 0; n < 10; n++, y += s->pitch)
		body_line(s, out, y, n == 4 && s->bad_start ? "，" : NULL, n == 4 && s->bad_end ? "（" : NULL, n == 2 ? (int)s->indent : 0);
	if (s->orphan) {
		put(out, s->body_font, s->body_size, s->left, y, s->advance, "好。");
		y += s->pitch;
	}
	put(out, s->level1, 16, s->left + 2 * s->advance, y, s->advance, "一、总体要求");
	y += s->pitch;
	put(out, s->level2, 16, s->left + 2 * s->advance, y, s->advance, "（一）指导思想。");
	y += 2 * s->pitch;
	put(out, FANG, 16, s->left + s->attach_indent * s->advance, y, s->advance, s->attach);
	y += (s->seal ? 3 : 2) * s->pitch;
	const char *name = "青岭县人民政府办公室综合科";
	double right = s->left + 156 - s->name_right * s->advance, x = right - width(16, s->advance, name);
	if (s->seal) { /* the date four characters in, the name centred on it, the seal over both */
		double date_x = s->left + 156 - 4 * s->advance - width(16, s->advance, s->date);
		name = "青岭县人民政府";
		x = date_x + (width(16, s->advance, s->date) - width(16, s->advance, name)) / 2;
		put(out, FANG, 16, date_x, y + s->pitch, s->advance, s->date);
		buf_fmt(out, "q %.3f 0 0 %.3f %.3f %.3f cm /S Do Q\n", s->seal * PT, s->seal * PT,
		        (date_x + width(16, s->advance, s->date) / 2 - s->seal / 2 + s->seal_x) * PT,
		        (297 - (y + 1 + s->seal / 2 + s->seal_y)) * PT);
	} else {
		put(out, FANG, 16, x + s->date_shift * s->advance, y + s->pitch, s->advance, s->date);
	}
	put(out, FANG, 16, x, y, s->advance, name);
	foot(s, out, 2);
	if (s->end_page == 2)
		end(s, out);
}

static void make(const struct sample *s, struct buf *out)
{
	static const char *const fonts[] = { "FangSong_GB2312", "SimHei", "KaiTi_GB2312", "SimSun", "FZXiaoBiaoSong-B05S" };
	static char store[14][6000];
	const char *object[14];
	struct buf one = {0}, two = {0};
	page_one(s, &one);
	page_two(s, &two);
	for (int i = 0; i < 14; i++)
		object[i] = store[i];
	snprintf(store[0], 6000, "<</Type/Catalog/Pages 2 0 R>>");
	snprintf(store[1], 6000, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595.276 841.89]/Resources<</Font"
	         "<</F0 7 0 R/F1 8 0 R/F2 9 0 R/F3 10 0 R/F4 11 0 R>>/XObject<</S 14 0 R>>>>>>");
	snprintf(store[2], 6000, "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>");
	snprintf(store[3], 6000, "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>");
	for (int i = 0; i < 5; i++)
		snprintf(store[6 + i], 6000, "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+%s/Encoding/Identity-H/DescendantFonts[12 0 R]/ToUnicode 13 0 R>>",
		         fonts[i]);
	snprintf(store[11], 6000, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000/W[32 127 500]>>");
	snprintf(store[12], 6000, "@\n1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0020> <FFFF> <0020> endbfrange");
	snprintf(store[13], 6000, "@/Type/XObject/Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/ASCIIHexDecode\n"
	         "E00000FFFFFF>");
	struct buf a = {0}, b = {0};
	buf_fmt(&a, "@\n%s", buf_cstr(&one));
	buf_fmt(&b, "@\n%s", buf_cstr(&two));
	object[4] = buf_cstr(&a);
	object[5] = buf_cstr(&b);
	sheet_pdf(out, object, 14);
	buf_release(&a);
	buf_release(&b);
	buf_release(&one);
	buf_release(&two);
}

/* Ids of all rules that are not met, in order, each once. */
static void faults(const struct sample *s, struct buf *ids)
{
	struct arena *a = arena_new();
	struct buf file = {0};
	struct diag_list l;
	struct err e = {0};
	struct inspect_report r;
	diag_init(&l);
	make(s, &file);
	assert_true(inspect_bytes(a, "t.pdf", buf_view(&file), INSPECT_GUESS, &r, &l, &e));
	assert_int_equal(l.n, 0);
	assert_int_equal(r.form, INSPECT_DOCUMENT);
	for (size_t i = 0; i < r.n; i++)
		if (r.result[i].verdict == INSPECT_NOT_MET && str_find(buf_view(ids), str_from(r.result[i].id)) == SIZE_MAX)
			buf_fmt(ids, "%s%s", ids->n ? " " : "", r.result[i].id);
	buf_release(&file);
	diag_release(&l);
	arena_drop(a);
}

static void expect(const struct sample *s, const char *ids)
{
	struct buf got = {0};
	faults(s, &got);
	assert_string_equal(buf_cstr(&got), ids);
	buf_release(&got);
}

static void test_good(void **state)
{
	(void)state;
	expect(&good, "");
}

#define DEFECT(ids, ...) do { struct sample s = good; __VA_ARGS__; expect(&s, ids); } while (0)

static void test_page(void **state)
{
	(void)state;
	DEFECT("margin.left", s.left = 31, s.area_right = 187);
	DEFECT("margin.top", s.first_top = 40.5);
	/* What was centred on 156 mm no longer is. */
	DEFECT("area.width line.chars mark.center number.place title.center issuer.place page-number.side", s.area_right = 184 - 2 * 156.0 / 28);
	DEFECT("line.pitch line.count", s.pitch = 28 / PT);
	DEFECT("line.chars", s.advance = 156.0 / 27);
	DEFECT("body.font", s.body_font = SONG);
	DEFECT("body.color", s.blue = 1);
}

static void test_head(void **state)
{
	(void)state;
	DEFECT("mark.top", s.mark_top = 68);
	DEFECT("mark.color", s.mark_color = "0 g");
	DEFECT("mark.center", s.mark_x = 4);
	DEFECT("mark.font", s.mark_font = HEI);
	DEFECT("number.form", s.number = "青政发[2024]2号");
	DEFECT("number.form", s.number = "青政发（2024）2号");
	DEFECT("number.form", s.number = "青政发〔2024〕第2号");
	DEFECT("number.form", s.number = "青政发〔2024〕02号");
	DEFECT("number.gap", s.number_gap = 25);
	DEFECT("rule.gap", s.rule_gap = 8);
	DEFECT("rule.width", s.rule_w = 150);
	DEFECT("rule.color", s.rule_color = "0 g");
}

static void test_title(void **state)
{
	(void)state;
	DEFECT("title.gap", s.title_gap = 12);
	DEFECT("title.center", s.title_x = 4);
	DEFECT("title.type", s.title_font = HEI);
	DEFECT("title.shape", s.title[0] = "关于进一步做好脱贫人口", s.title[1] = "持续增收有关工作的通知");
	DEFECT("title.shape", s.title[0] = "关于进一步做好二○二四年脱贫", s.title[1] = "人口持续增收", s.title[2] = "有关各项工作的紧急通知");
	DEFECT("address.place", s.address_gap = 2);
	DEFECT("body.first-page", s.body_page1 = 0);
}

static void test_body(void **state)
{
	(void)state;
	DEFECT("heading.1", s.level1 = FANG);
	DEFECT("heading.2", s.level2 = HEI);
	DEFECT("attach.place", s.attach_indent = 0);
	DEFECT("attach.marks", s.attach = "附件：1.增收措施清单；");
	DEFECT("break.start", s.bad_start = 1);
	DEFECT("break.end", s.bad_end = 1);
	DEFECT("line.orphan", s.orphan = 1);
}

static void test_end(void **state)
{
	(void)state;
	DEFECT("date.form", s.date = "2024年02月05日");
	DEFECT("date.form", s.date = "二〇二四年二月五日");
	DEFECT("date.place", s.date_shift = 5);
	DEFECT("issuer.place", s.name_right = 0);
	DEFECT("end.rules", s.end_thick = 0.7);
	DEFECT("end.bottom", s.end_bottom = 250);
	DEFECT("end.type", s.end_size = 16);
	DEFECT("end.date", s.printed = "2024年02月06日印发");
	DEFECT("page-number.gap", s.foot_gap = 12);
	DEFECT("page-number.side", s.foot_swap = 1);
	DEFECT("page-number.side", s.foot_inset = 60);
	DEFECT("page-number.type", s.foot_size = 10.5);
	DEFECT("page-number.dash", s.foot_plain = 1);
}

/* A seal of 42 mm: its top is 3 x 10.39 - 16 pt - (21 - 1) mm under the text. */
static void test_seal(void **state)
{
	(void)state;
	DEFECT("", s.seal = 42);
	DEFECT("seal.center", s.seal = 42; s.seal_x = 15);
	DEFECT("seal.gap", s.seal = 42; s.seal_y = 10);
}

/* The 版记 on page 1 stands over the text there; only that it is on an odd page is asked. */
static void test_parity(void **state)
{
	struct sample s = good;
	struct buf got = {0};
	(void)state;
	s.end_page = 1;
	s.body_page1 = 0;
	faults(&s, &got);
	assert_non_null(strstr(buf_cstr(&got), "end.parity"));
	buf_release(&got);
}

static void test_forms(void **state)
{
	enum inspect_form form;
	(void)state;
	assert_true(inspect_form_find(STR("letter"), &form));
	assert_int_equal(form, INSPECT_LETTER);
	assert_true(inspect_form_find(STR("纪要"), &form));
	assert_int_equal(form, INSPECT_MINUTES);
	assert_false(inspect_form_find(STR("guess"), &form));
	assert_false(inspect_form_find(STR(""), &form));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good), cmocka_unit_test(test_page), cmocka_unit_test(test_head), cmocka_unit_test(test_title),
		cmocka_unit_test(test_body), cmocka_unit_test(test_end), cmocka_unit_test(test_seal), cmocka_unit_test(test_parity), cmocka_unit_test(test_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
