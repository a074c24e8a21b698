/* The numerals of counters (CSS Counter Styles 3). */
#include "base/buf.h"
#include "layout/box.h"

#include <stdio.h>

/* ---- Chinese (section 7.1.2) ---- */

struct hanzi {
	const char *digit[10], *unit[4], *myriad[3], *minus;
	bool bare_ten; /* 十 to 十九 without 一 in front */
};

static const struct hanzi informal = {
	{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, {"", "万", "亿"}, "负", true};
static const struct hanzi formal = {
	{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}, {"", "万", "亿"}, "负", false};

/* 1..9999; zeros inside are one 零, those at the end none.  begun: something stands before. */
static void myriad(struct buf *b, const struct hanzi *h, unsigned v, bool begun)
{
	static const unsigned power[] = {1, 10, 100, 1000};
	bool gap = begun && v < 1000;

	for (int i = 3; i >= 0; i--) {
		unsigned d = v / power[i] % 10;
		if (d == 0) {
			gap = gap || begun;
			continue;
		}
		if (gap)
			buf_cat(b, h->digit[0]);
		if (!(h->bare_ten && i == 1 && d == 1 && !begun))
			buf_cat(b, h->digit[d]);
		buf_cat(b, h->unit[i]);
		begun = true;
		gap = false;
	}
}

static void chinese(struct buf *b, const struct hanzi *h, int64_t v)
{
	bool begun = false, gap = false;

	if (v < 0)
		buf_cat(b, h->minus);
	v = v < 0 ? -v : v;
	if (v == 0)
		buf_cat(b, h->digit[0]);
	for (int i = 2, power = 100000000; i >= 0; i--, power /= 10000) {
		unsigned part = (unsigned)(v / power % 10000);
		if (part == 0) {
			gap = begun;
			continue;
		}
		if (gap && part >= 1000)
			buf_cat(b, h->digit[0]);
		myriad(b, h, part, begun);
		buf_cat(b, h->myriad[i]);
		begun = true;
		gap = false;
	}
}

/* 二〇二三 */
static void digits(struct buf *b, int v)
{
	char text[16];
	int n = snprintf(text, sizeof text, "%d", v);

	for (int i = 0; i < n; i++)
		buf_cat(b, text[i] == '-' ? "-" : text[i] == '0' ? "〇" : informal.digit[text[i] - '0']);
}

/* ---- Others ---- */

/* U+2460 to U+2473, U+3251 to U+325F, U+32B1 to U+32BF: 1 to 50. */
static uint32_t circled(int v)
{
	return (uint32_t)(v <= 20 ? 0x2460 + v - 1 : v <= 35 ? 0x3251 + v - 21 : 0x32B1 + v - 36);
}

/* a, b, ... z, aa, ab ...; first: 'a' or 'A' */
static void alpha_number(struct buf *b, int v, char first)
{
	char text[16];
	size_t at = sizeof text;

	for (; v > 0 && at > 0; v = (v - 1) / 26)
		text[--at] = (char)(first + (v - 1) % 26);
	buf_add(b, text + at, sizeof text - at);
}

/* 1..3999, as far as Roman numerals go with letters (section 6.1). */
static void roman_number(struct buf *b, int v, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} digit[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"}, {100, "c", "C"},
		     {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},   {9, "ix", "IX"},
		     {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};

	for (size_t i = 0; i < sizeof digit / sizeof *digit; i++)
		for (; v >= digit[i].value; v -= digit[i].value)
			buf_cat(b, upper ? digit[i].upper : digit[i].lower);
}

/* What a style can say; beyond it a number is decimal. */
static bool in_range(enum css_list_type format, int v)
{
	switch (format) {
	case CSS_LIST_LOWER_ALPHA: case CSS_LIST_UPPER_ALPHA:
		return v > 0;
	case CSS_LIST_LOWER_ROMAN: case CSS_LIST_UPPER_ROMAN:
		return v > 0 && v < 4000;
	case CSS_LIST_LEADING_ZERO:
		return v > -10 && v < 10;
	case CSS_LIST_CIRCLED:
		return v >= 1 && v <= 50;
	default:
		return true;
	}
}

struct str counter_text(struct arena *a, int value, enum css_list_type format)
{
	struct buf b = {0};
	struct str s;

	switch (in_range(format, value) ? format : CSS_LIST_DECIMAL) {
	case CSS_LIST_CJK: chinese(&b, &informal, value); break;
	case CSS_LIST_CJK_FORMAL: chinese(&b, &formal, value); break;
	case CSS_LIST_CJK_DIGITS: digits(&b, value); break;
	case CSS_LIST_LOWER_ALPHA: alpha_number(&b, value, 'a'); break;
	case CSS_LIST_UPPER_ALPHA: alpha_number(&b, value, 'A'); break;
	case CSS_LIST_LOWER_ROMAN: roman_number(&b, value, false); break;
	case CSS_LIST_UPPER_ROMAN: roman_number(&b, value, true); break;
	case CSS_LIST_LEADING_ZERO: buf_fmt(&b, "%s0%d", value < 0 ? "-" : "", value < 0 ? -value : value); break;
	case CSS_LIST_CIRCLED: buf_codepoint(&b, circled(value)); break;
	default: buf_int(&b, value); break;
	}
	s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}
