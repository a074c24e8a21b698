#include "css/lex.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

static unsigned char at(const struct css_lex *l, size_t i)
{
	return i < l->s.n ? (unsigned char)l->s.p[i] : 0;
}

static bool is_space(unsigned char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static int hex_value(unsigned char c)
{
	if (is_digit(c))
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_name_start(unsigned char c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c >= 0x80;
}

static bool is_name(unsigned char c)
{
	return is_name_start(c) || is_digit(c) || c == '-';
}

static bool is_escape(const struct css_lex *l, size_t i)
{
	return at(l, i) == '\\' && i + 1 < l->s.n && at(l, i + 1) != '\n';
}

/* Would an identifier start at i?  Section 4.3.9. */
static bool starts_ident(const struct css_lex *l, size_t i)
{
	if (at(l, i) == '-')
		return is_name_start(at(l, i + 1)) || at(l, i + 1) == '-' || is_escape(l, i + 1);
	return is_name_start(at(l, i)) || is_escape(l, i);
}

/* Would a number start at i?  Section 4.3.10. */
static bool starts_number(const struct css_lex *l, size_t i)
{
	if (at(l, i) == '+' || at(l, i) == '-')
		i++;
	return is_digit(at(l, i)) || (at(l, i) == '.' && is_digit(at(l, i + 1)));
}

/* The escape at l->i (a backslash) as UTF-8 into b.  Section 4.3.7. */
static void escape(struct css_lex *l, struct buf *b)
{
	uint32_t cp = 0;
	unsigned n = 0;

	l->i++;
	for (; n < 6 && hex_value(at(l, l->i)) >= 0; n++)
		cp = cp * 16 + (uint32_t)hex_value(at(l, l->i++));
	if (n == 0) {
		cp = utf8_next(l->s, &l->i);
	} else {
		if (at(l, l->i) == '\r' && at(l, l->i + 1) == '\n')
			l->i++;
		if (is_space(at(l, l->i)))
			l->i++;
	}
	if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	buf_codepoint(b, cp);
}

static struct str name(struct css_lex *l)
{
	size_t from = l->i;
	struct buf b = {0};
	struct str s;

	while (is_name(at(l, l->i)))
		l->i++;
	if (!is_escape(l, l->i))
		return str_sub(l->s, from, l->i);
	buf_str(&b, str_sub(l->s, from, l->i));
	for (;;) {
		if (is_name(at(l, l->i)))
			buf_char(&b, l->s.p[l->i++]);
		else if (is_escape(l, l->i))
			escape(l, &b);
		else
			break;
	}
	s = arena_str(l->arena, buf_view(&b));
	buf_release(&b);
	return s;
}

/* Section 4.3.5.  A newline ends a bad string; an escaped one joins the lines. */
static void string(struct css_lex *l, struct css_token *t, unsigned char quote)
{
	size_t from = ++l->i;
	struct buf b = {0};

	while (l->i < l->s.n && at(l, l->i) != quote && at(l, l->i) != '\n' && at(l, l->i) != '\\')
		l->i++;
	t->kind = CSS_T_STRING;
	t->text = str_sub(l->s, from, l->i);
	if (at(l, l->i) == '\\') {
		buf_str(&b, t->text);
		while (l->i < l->s.n && at(l, l->i) != quote && at(l, l->i) != '\n') {
			if (at(l, l->i) != '\\')
				buf_char(&b, l->s.p[l->i++]);
			else if (is_escape(l, l->i))
				escape(l, &b);
			else
				l->i += l->i + 1 < l->s.n ? 2 : 1;
		}
		t->text = arena_str(l->arena, buf_view(&b));
		buf_release(&b);
	}
	if (at(l, l->i) == '\n')
		t->kind = CSS_T_BAD_STRING;
	else if (l->i < l->s.n)
		l->i++;
}

/* After "url(" without a quote.  Section 4.3.6. */
static void url(struct css_lex *l, struct css_token *t)
{
	size_t from, to;

	while (is_space(at(l, l->i)))
		l->i++;
	from = l->i;
	while (l->i < l->s.n && !is_space(at(l, l->i)) && !strchr(")\"'(\\", (int)at(l, l->i)))
		l->i++;
	to = l->i;
	while (is_space(at(l, l->i)))
		l->i++;
	t->kind = CSS_T_URL;
	t->text = str_sub(l->s, from, to);
	if (l->i >= l->s.n || at(l, l->i) == ')') {
		l->i += l->i < l->s.n;
		return;
	}
	t->kind = CSS_T_BAD_URL;
	while (l->i < l->s.n && at(l, l->i) != ')')
		l->i += at(l, l->i) == '\\' && l->i + 1 < l->s.n ? 2 : 1;
	l->i += l->i < l->s.n;
}

static void ident_like(struct css_lex *l, struct css_token *t)
{
	size_t i;

	t->text = name(l);
	t->kind = CSS_T_IDENT;
	if (at(l, l->i) != '(')
		return;
	l->i++;
	t->kind = CSS_T_FUNCTION;
	if (!css_same_word(t->text, "url"))
		return;
	for (i = l->i; is_space(at(l, i)); i++)
		;
	if (at(l, i) != '"' && at(l, i) != '\'')
		url(l, t);
}

/* m * 10^e with e in [-400, 400], rounded half away from zero, cut off at CSS_NUMBER_MAX. */
static int64_t scale_ten(int64_t m, int e)
{
	for (; e > 0 && m < CSS_NUMBER_MAX; e--)
		m *= 10;
	if (e < -19)
		return 0;
	for (; e < -1; e++)
		m /= 10;
	if (e == -1)
		m = (m + 5) / 10;
	return m < CSS_NUMBER_MAX ? m : CSS_NUMBER_MAX;
}

static int exponent(struct css_lex *l)
{
	size_t i = l->i + 1;
	bool minus = at(l, i) == '-';
	int e = 0;

	if (at(l, i) == '+' || at(l, i) == '-')
		i++;
	if ((at(l, l->i) | 32) != 'e' || !is_digit(at(l, i)))
		return 0;
	for (; is_digit(at(l, i)); i++)
		e = e < 400 ? e * 10 + (at(l, i) - '0') : 400;
	l->i = i;
	return minus ? -e : e;
}

/* Digits are gathered as m * 10^e with at most 16 of them (10^16 * 10 still fits), then scaled once. */
static void digits(struct css_lex *l, struct css_token *t)
{
	int64_t m = 0;
	int e = 6; /* millionths */
	size_t before;
	bool minus = at(l, l->i) == '-';

	if (at(l, l->i) == '+' || at(l, l->i) == '-')
		l->i++;
	for (; is_digit(at(l, l->i)); l->i++) {
		if (m < CSS_NUMBER_MAX)
			m = m * 10 + (at(l, l->i) - '0');
		else
			e += e < 400;
	}
	t->integer = true;
	if (at(l, l->i) == '.' && is_digit(at(l, l->i + 1))) {
		t->integer = false;
		for (l->i++; is_digit(at(l, l->i)); l->i++)
			if (m < CSS_NUMBER_MAX) {
				m = m * 10 + (at(l, l->i) - '0');
				e--;
			}
	}
	before = l->i;
	e += exponent(l);
	t->integer = t->integer && before == l->i;
	m = m ? scale_ten(m, e) : 0;
	t->number = minus ? -m : m;
}

static void numeric(struct css_lex *l, struct css_token *t)
{
	digits(l, t);
	t->kind = CSS_T_NUMBER;
	if (at(l, l->i) == '%') {
		l->i++;
		t->kind = CSS_T_PERCENT;
	} else if (starts_ident(l, l->i)) {
		t->text = name(l);
		t->kind = CSS_T_DIMENSION;
	}
}

static void skip_comments(struct css_lex *l)
{
	while (at(l, l->i) == '/' && at(l, l->i + 1) == '*') {
		size_t end = str_find(str_sub(l->s, l->i + 2, l->s.n), STR("*/"));
		l->i = end == SIZE_MAX ? l->s.n : l->i + 2 + end + 2;
	}
}

static void delim(struct css_lex *l, struct css_token *t, unsigned char c)
{
	static const struct {
		char c;
		uint8_t kind;
	} marks[] = {{':', CSS_T_COLON}, {';', CSS_T_SEMICOLON}, {',', CSS_T_COMMA}, {'[', CSS_T_LBRACKET},
		{']', CSS_T_RBRACKET}, {'(', CSS_T_LPAREN}, {')', CSS_T_RPAREN}, {'{', CSS_T_LBRACE},
		{'}', CSS_T_RBRACE}};

	l->i++;
	t->kind = CSS_T_DELIM;
	t->delim = (char)c;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (marks[k].c == (char)c)
			t->kind = (enum css_token_kind)marks[k].kind;
}

static bool looking_at(const struct css_lex *l, const char *mark)
{
	return str_starts(str_sub(l->s, l->i, l->s.n), str_from(mark));
}

/* # and @ when a name follows, the two HTML comment marks; false if none of these. */
static bool special(struct css_lex *l, struct css_token *t, unsigned char c)
{
	if (c == '#' && (is_name(at(l, l->i + 1)) || is_escape(l, l->i + 1))) {
		l->i++;
		t->is_id = starts_ident(l, l->i);
		t->text = name(l);
		t->kind = CSS_T_HASH;
	} else if (c == '@' && starts_ident(l, l->i + 1)) {
		l->i++;
		t->text = name(l);
		t->kind = CSS_T_AT;
	} else if (c == '<' && looking_at(l, "<!--")) {
		l->i += 4;
		t->kind = CSS_T_CDO;
	} else if (c == '-' && looking_at(l, "-->")) {
		l->i += 3;
		t->kind = CSS_T_CDC;
	} else {
		return false;
	}
	return true;
}

void css_lex_next(struct css_lex *l, struct css_token *t)
{
	unsigned char c;

	skip_comments(l);
	*t = (struct css_token){.start = l->i};
	c = at(l, l->i);
	if (l->i >= l->s.n) {
		t->kind = CSS_T_EOF;
	} else if (is_space(c)) {
		while (is_space(at(l, l->i)))
			l->i++;
		t->kind = CSS_T_SPACE;
	} else if (c == '"' || c == '\'') {
		string(l, t, c);
	} else if (starts_number(l, l->i)) {
		numeric(l, t);
	} else if (!special(l, t, c)) {
		if (starts_ident(l, l->i))
			ident_like(l, t);
		else
			delim(l, t, c);
	}
	t->end = l->i;
}

bool css_same_word(struct str s, const char *lower)
{
	size_t i = 0;

	for (; i < s.n && lower[i]; i++) {
		char c = s.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 32);
		if (c != lower[i])
			return false;
	}
	return i == s.n && !lower[i];
}

bool css_token_is_word(const struct css_token *t, const char *lower)
{
	return t->kind == CSS_T_IDENT && css_same_word(t->text, lower);
}

bool css_token_is_function(const struct css_token *t, const char *lower)
{
	return t->kind == CSS_T_FUNCTION && css_same_word(t->text, lower);
}

bool css_token_is_delim(const struct css_token *t, char c)
{
	return t->kind == CSS_T_DELIM && t->delim == c;
}

enum css_token_kind css_token_closer(const struct css_token *t)
{
	switch (t->kind) {
	case CSS_T_FUNCTION:
	case CSS_T_LPAREN:   return CSS_T_RPAREN;
	case CSS_T_LBRACKET: return CSS_T_RBRACKET;
	case CSS_T_LBRACE:   return CSS_T_RBRACE;
	default:             return CSS_T_EOF;
	}
}

void css_nest_step(struct css_nest *n, const struct css_token *t)
{
	enum css_token_kind closer = css_token_closer(t);
	bool closes = t->kind == CSS_T_RPAREN || t->kind == CSS_T_RBRACKET || t->kind == CSS_T_RBRACE;

	if (closer != CSS_T_EOF) {
		if (n->depth < CSS_NEST_KNOWN)
			n->closer[n->depth] = (uint8_t)closer;
		n->depth++;
	} else if (closes && n->depth &&
	           (n->depth > CSS_NEST_KNOWN || n->closer[n->depth - 1] == (uint8_t)t->kind)) {
		n->depth--;
	}
}

struct str css_lower(struct arena *a, struct str s)
{
	bool upper = false;
	char *p;

	for (size_t i = 0; i < s.n; i++)
		upper |= s.p[i] >= 'A' && s.p[i] <= 'Z';
	if (!upper)
		return s;
	p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 32 : s.p[i]);
	return (struct str){p, s.n};
}
