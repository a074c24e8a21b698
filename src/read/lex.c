/* Tokens of content streams (ISO 32000-1, 7.2, 7.3 and 7.8.2). */
#include "read/content.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_regular(char c)
{
	return !is_blank(c) && !memchr("()<>[]{}/%", c, 10);
}

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void put(struct lexer *l, char c)
{
	l->room[l->used++] = c;
}

/* Behind the backslash at l->i - 1. */
static void take_escape(struct lexer *l)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	char c = l->s.p[l->i++];
	const char *at = strchr(from, c);
	if (c && at) {
		put(l, to[at - from]);
	} else if (c >= '0' && c <= '7') {
		unsigned v = (unsigned)(c - '0');
		for (int k = 0; k < 2 && l->i < l->s.n && l->s.p[l->i] >= '0' && l->s.p[l->i] <= '7'; k++)
			v = v * 8 + (unsigned)(l->s.p[l->i++] - '0');
		put(l, (char)v);
	} else if (c == '\r') {
		l->i += l->i < l->s.n && l->s.p[l->i] == '\n';
	} else if (c != '\n') {
		put(l, c);
	}
}

static void take_literal(struct lexer *l)
{
	for (int depth = 1; l->i < l->s.n;) {
		char c = l->s.p[l->i++];
		if (c == '\\' && l->i < l->s.n) {
			take_escape(l);
			continue;
		}
		depth += c == '(' ? 1 : c == ')' ? -1 : 0;
		if (depth == 0)
			return;
		put(l, c);
	}
}

static void take_hex(struct lexer *l)
{
	int half = -1;
	for (; l->i < l->s.n && l->s.p[l->i] != '>'; l->i++) {
		int d = digit(l->s.p[l->i]);
		if (d < 0)
			continue;
		if (half >= 0)
			put(l, (char)(half << 4 | d));
		half = half >= 0 ? -1 : d;
	}
	if (half >= 0)
		put(l, (char)(half << 4));
	l->i += l->i < l->s.n;
}

static void take_name(struct lexer *l)
{
	while (l->i < l->s.n && is_regular(l->s.p[l->i])) {
		char c = l->s.p[l->i++];
		int high = c == '#' && l->i + 1 < l->s.n ? digit(l->s.p[l->i]) : -1, low = high >= 0 ? digit(l->s.p[l->i + 1]) : -1;
		if (low >= 0) {
			c = (char)(high << 4 | low);
			l->i += 2;
		}
		put(l, c);
	}
}

#define NUMBER_MOST 1e12

/* Decimal only; repeated signs and what follows a second point are passed over, as readers do. */
static double take_number(struct str s)
{
	double v = 0, unit = 1;
	bool minus = false, point = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '-')
			minus = i == 0 ? true : minus;
		else if (c == '.' && point)
			break;
		else if (c == '.')
			point = true;
		else if (c >= '0' && c <= '9' && !point)
			v = v < NUMBER_MOST ? v * 10 + (c - '0') : v;
		else if (c >= '0' && c <= '9' && unit > 1e-12)
			v += (c - '0') * (unit /= 10);
	}
	return minus ? -v : v;
}

static bool is_numeric(struct str s)
{
	bool digits = false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c >= '0' && c <= '9')
			digits = true;
		else if (c != '+' && c != '-' && c != '.')
			return false;
	}
	return digits || (s.n == 1 && (s.p[0] == '-' || s.p[0] == '.'));
}

static void skip_blanks(struct lexer *l)
{
	while (l->i < l->s.n && (is_blank(l->s.p[l->i]) || l->s.p[l->i] == '%'))
		if (l->s.p[l->i++] == '%')
			while (l->i < l->s.n && l->s.p[l->i] != '\n' && l->s.p[l->i] != '\r')
				l->i++;
}

static void take_word(struct lexer *l, struct operand *out)
{
	size_t from = l->i;
	while (l->i < l->s.n && is_regular(l->s.p[l->i]))
		l->i++;
	l->i += l->i == from; /* a stray delimiter */
	out->s = str_sub(l->s, from, l->i);
	out->kind = is_numeric(out->s) ? TOKEN_NUMBER : TOKEN_OPERATOR;
	if (out->kind == TOKEN_NUMBER)
		out->v = take_number(out->s);
}

void lex_next(struct lexer *l, struct operand *out)
{
	static const struct { char c; enum token kind; } single[] = { { '[', TOKEN_OPEN }, { ']', TOKEN_CLOSE } };
	size_t from = l->used;
	*out = (struct operand){ .kind = TOKEN_END };
	skip_blanks(l);
	if (l->i >= l->s.n)
		return;
	char c = l->s.p[l->i], next = l->i + 1 < l->s.n ? l->s.p[l->i + 1] : '\0';
	for (size_t k = 0; k < 2; k++)
		if (c == single[k].c)
			out->kind = single[k].kind;
	if (out->kind != TOKEN_END) {
		l->i++;
		return;
	}
	if ((c == '<' || c == '>') && next == c) {
		out->kind = c == '<' ? TOKEN_DICT : TOKEN_DICT_END;
		l->i += 2;
		return;
	}
	if (c != '(' && c != '<' && c != '/') {
		take_word(l, out);
		return;
	}
	l->i++;
	out->kind = c == '/' ? TOKEN_NAME : TOKEN_STRING;
	(c == '(' ? take_literal : c == '<' ? take_hex : take_name)(l);
	out->s = (struct str){ l->room + from, l->used - from };
}

/* EI between blanks, and not in the middle of data: a few readable bytes after it. */
void lex_skip_image(struct lexer *l)
{
	for (l->i += l->i < l->s.n; l->i + 2 < l->s.n; l->i++) {
		struct str after = str_sub(l->s, l->i + 3, l->i + 11);
		bool readable = is_blank(l->s.p[l->i]) && l->s.p[l->i + 1] == 'E' && l->s.p[l->i + 2] == 'I' &&
		                (after.n == 0 || is_blank(after.p[0]));
		for (size_t k = 0; readable && k < after.n; k++)
			readable = is_blank(after.p[k]) || (after.p[k] >= 32 && after.p[k] < 127);
		if (readable) {
			l->i += 3;
			return;
		}
	}
	l->i = l->s.n;
}
