/* Counters and their numerals. */
#include "base/buf.h"
#include "layout/box.h"

#include <string.h>

struct counter {
	struct str name;
	int value;
	unsigned depth; /* of the element that reset it */
};

struct counters {
	VEC(struct counter) v; /* innermost last */
};

struct counters *counters_new(struct arena *a)
{
	return arena_make(a, struct counters);
}

static struct counter *counter_find(const struct counters *c, struct str name)
{
	for (size_t i = c->v.n; i-- > 0;)
		if (str_eq(c->v.v[i].name, name))
			return &c->v.v[i];
	return NULL;
}

/* A reset by a sibling replaces the counter instead of nesting another (CSS Lists 3, 4.4). */
void counters_set(struct counters *c, struct str name, int value, unsigned depth)
{
	struct counter *old = counter_find(c, name);

	if (old && old->depth == depth)
		old->value = value;
	else
		*vec_add(&c->v) = (struct counter){name, value, depth};
}

/* The next "name [integer]" of a counter property. */
static bool next_pair(struct str *list, struct str *name, int *value, int fallback)
{
	size_t at = 0, from;
	bool minus = false;
	int v = 0;

	while (at < list->n && strchr(" \t\n\r\f", list->p[at]))
		at++;
	from = at;
	while (at < list->n && !strchr(" \t\n\r\f", list->p[at]))
		at++;
	*name = str_sub(*list, from, at);
	while (at < list->n && strchr(" \t\n\r\f", list->p[at]))
		at++;
	*value = fallback;
	from = at;
	if (at < list->n && (list->p[at] == '-' || list->p[at] == '+'))
		minus = list->p[at++] == '-';
	if (at < list->n && list->p[at] >= '0' && list->p[at] <= '9') {
		for (; at < list->n && list->p[at] >= '0' && list->p[at] <= '9'; at++)
			v = v > 100000000 ? v : v * 10 + (list->p[at] - '0');
		*value = minus ? -v : v;
	} else {
		at = from;
	}
	*list = str_sub(*list, at, list->n);
	return name->n > 0 && !str_is(*name, "none");
}

bool counter_named(struct str list, struct str name, int fallback, int *value)
{
	struct str each;
	bool found = false;
	int v;

	while (next_pair(&list, &each, &v, fallback)) {
		if (str_eq(each, name)) {
			*value = v;
			found = true;
		}
	}
	return found;
}

void counters_enter(struct counters *c, const struct css_style *s, unsigned depth)
{
	struct str name, list = s->counter_reset;
	int v;

	while (next_pair(&list, &name, &v, 0))
		counters_set(c, name, v, depth);
	list = s->counter_increment;
	while (next_pair(&list, &name, &v, 1)) {
		struct counter *k = counter_find(c, name);
		if (k)
			k->value += v;
		else
			counters_set(c, name, v, depth);
	}
}

void counters_leave(struct counters *c, unsigned depth)
{
	while (c->v.n && c->v.v[c->v.n - 1].depth > depth)
		c->v.n--;
}

void counters_release(struct counters *c)
{
	vec_release(&c->v);
}

int counters_value(const struct counters *c, struct str name)
{
	const struct counter *k = counter_find(c, name);

	return k ? k->value : 0;
}

/* 1..9999 in Chinese numerals as documents number their parts: 十, 十二, 一百零五, 二十. */
static void cjk_number(struct buf *b, unsigned v)
{
	static const char *const digit[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const unit[] = {"", "十", "百", "千"};
	static const unsigned power[] = {1, 10, 100, 1000};
	bool any = false, gap = false;

	for (int i = 3; i >= 0; i--) {
		unsigned d = v / power[i] % 10;
		if (d == 0) {
			gap = any;
			continue;
		}
		if (gap)
			buf_cat(b, "零");
		if (!(i == 1 && d == 1 && !any))
			buf_cat(b, digit[d]);
		buf_cat(b, unit[i]);
		any = true;
		gap = false;
	}
	if (!any)
		buf_cat(b, digit[0]);
}

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

/* 1..3999, as far as Roman numerals go with letters (CSS Counter Styles 3, 6.1). */
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

struct str counter_text(struct arena *a, int value, enum css_list_type format)
{
	struct buf b = {0};
	struct str s;

	if (format == CSS_LIST_CJK && value >= 0 && value <= 9999)
		cjk_number(&b, (unsigned)value);
	else if ((format == CSS_LIST_LOWER_ALPHA || format == CSS_LIST_UPPER_ALPHA) && value > 0)
		alpha_number(&b, value, format == CSS_LIST_LOWER_ALPHA ? 'a' : 'A');
	else if ((format == CSS_LIST_LOWER_ROMAN || format == CSS_LIST_UPPER_ROMAN) && value > 0 && value < 4000)
		roman_number(&b, value, format == CSS_LIST_UPPER_ROMAN);
	else if (format == CSS_LIST_LEADING_ZERO && value > -10 && value < 10)
		buf_fmt(&b, "%s0%d", value < 0 ? "-" : "", value < 0 ? -value : value);
	else if (format == CSS_LIST_CIRCLED && value >= 1 && value <= 50)
		buf_codepoint(&b, circled(value));
	else
		buf_int(&b, value);
	s = arena_str(a, buf_view(&b));
	buf_release(&b);
	return s;
}
