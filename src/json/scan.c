#include "json/scan.h"

#include <string.h>

#include "base/utf8.h"

#define ONES 0x0101010101010101u

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static const char *skip_run(const char *p, const char *end)
{
	uint64_t w;

	while (p < end && is_space(*p)) {
		if (end - p >= 8 && (memcpy(&w, p, 8), w == ONES * ' '))
			p += 8; /* indentation */
		else
			p++;
	}
	return p;
}

static inline const char *skip_space(const char *p, const char *end)
{
	if (p < end && *p == ' ')
		p++; /* the one after a comma or colon */
	return p < end && (unsigned char)*p > ' ' ? p : skip_run(p, end);
}

static enum scan_kind fail(struct scan *s, enum scan_fault why, const char *at)
{
	s->fault = why;
	s->fault_at = at;
	return SCAN_FAULT;
}

void scan_open(struct scan *s, struct str text, bool lines)
{
	s->start = text.p;
	s->p = text.p;
	s->end = text.n ? text.p + text.n : text.p;
	s->fault_at = NULL;
	s->fault = FAULT_NONE;
	s->depth = 0;
	s->expect = SCAN_WANT_VALUE;
	s->lines = lines;
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		s->p += 3;
	else if (str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")) ||
	         (text.n >= 4 && ((text.p[0] == 0 && text.p[2] == 0) || (text.p[1] == 0 && text.p[3] == 0))))
		fail(s, FAULT_UTF16, s->p);
	if (skip_space(s->p, s->end) == s->end)
		fail(s, FAULT_EMPTY, s->end);
}

/* ---- strings */

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* Past bytes that need no look: no quote, backslash, control or non-ASCII. */
static inline const char *skip_plain(const char *p, const char *end)
{
	uint64_t w, quote, slash, hit;

	for (; end - p >= 8; p += 8) {
		memcpy(&w, p, 8);
		quote = w ^ ONES * '"';
		slash = w ^ ONES * '\\';
		/* High bit: the byte was below 0x20, or zero after the xor, or above 0x7F.
		   A borrow can spoil only the bytes above the first hit. */
		hit = ((w - ONES * 0x20) | (quote - ONES) | (slash - ONES) | w) & ONES * 0x80;
		if (hit == 0)
			continue;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		return p + __builtin_ctzll(hit) / 8;
#else
		break;
#endif
	}
	while (p < end && is_plain((unsigned char)*p))
		p++;
	return p;
}

static bool is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Past valid UTF-8 beyond ASCII; NULL after a fault. */
static inline const char *skip_multibyte(struct scan *s, const char *p)
{
	const char *end = s->end;

	while (p < end && (unsigned char)*p >= 0x80) {
		unsigned char lead = (unsigned char)*p;
		size_t i = 0;
		/* nearly all of Chinese: after these leads any two tail bytes are right */
		if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && end - p >= 3 &&
		    is_tail(p[1]) && is_tail(p[2])) {
			p += 3;
			continue;
		}
		if (utf8_next_checked((struct str){p, (size_t)(end - p)}, &i) == UINT32_MAX)
			return fail(s, FAULT_UTF8, p), NULL;
		p += i;
	}
	return p;
}

/* Four hexadecimal digits at p, or -1. */
static int32_t hex4(const char *p, const char *end)
{
	int32_t v = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char c = p[i], low = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if (low >= 'a' && low <= 'f')
			v = v * 16 + (low - 'a' + 10);
		else
			return -1;
	}
	return v;
}

static bool is_high(int32_t u)
{
	return u >= 0xD800 && u <= 0xDBFF;
}

static bool is_low(int32_t u)
{
	return u >= 0xDC00 && u <= 0xDFFF;
}

/* p is at a backslash; past the escape, or NULL after a fault. */
static const char *skip_escape(struct scan *s, const char *p)
{
	int32_t u, v = -1;

	if (s->end - p < 2)
		return fail(s, FAULT_STRING_END, s->end), NULL;
	if (memchr("\"\\/bfnrt", p[1], 8))
		return p + 2;
	u = p[1] == 'u' ? hex4(p + 2, s->end) : -1;
	if (u < 0)
		return fail(s, FAULT_ESCAPE, p), NULL;
	if (!is_high(u) && !is_low(u))
		return p + 6;
	if (is_high(u) && s->end - p >= 12 && p[6] == '\\' && p[7] == 'u')
		v = hex4(p + 8, s->end);
	if (!is_low(v))
		return fail(s, FAULT_SURROGATE, p), NULL;
	return p + 12;
}

/* p is after the opening quote; *t gets the text; past the closing quote, or NULL. */
static const char *read_string(struct scan *s, const char *p, struct scan_token *t)
{
	const char *from = p;
	bool escaped = false;

	while (p) {
		p = skip_plain(p, s->end);
		if (p == s->end)
			return fail(s, FAULT_STRING_END, p), NULL;
		if (*p == '"')
			break;
		if ((unsigned char)*p >= 0x80) {
			p = skip_multibyte(s, p);
		} else if (*p == '\\') {
			escaped = true;
			p = skip_escape(s, p);
		} else {
			return fail(s, FAULT_CONTROL, p), NULL;
		}
	}
	if (!p)
		return NULL;
	t->escaped = escaped;
	t->text = (struct str){from, (size_t)(p - from)};
	return p + 1;
}

/* p at the character after a backslash of a checked string; *out moves on. */
static const char *resolve(const char *p, const char *end, char **out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	int32_t u;

	if (*p != 'u') {
		*(*out)++ = to[strchr(from, *p) - from];
		return p + 1;
	}
	u = hex4(p + 1, end);
	p += 5;
	if (is_high(u)) {
		u = 0x10000 + ((u - 0xD800) << 10) + (hex4(p + 2, end) - 0xDC00);
		p += 6;
	}
	*out += utf8_encode((uint32_t)u, *out);
	return p;
}

struct str scan_unescape(struct arena *a, const struct scan_token *t)
{
	const char *p = t->text.p, *end = p + t->text.n;
	char *to, *out;

	to = out = arena_alloc(a, t->text.n + 1); /* no escape grows */
	while (p < end) {
		const char *slash = memchr(p, '\\', (size_t)(end - p)), *stop = slash ? slash : end;
		memcpy(out, p, (size_t)(stop - p));
		out += stop - p;
		p = slash ? resolve(slash + 1, end, &out) : end;
	}
	*out = 0;
	return (struct str){to, (size_t)(out - to)};
}

/* ---- other tokens */

static const char *skip_digits(const char *p, const char *end)
{
	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return p;
}

/* RFC 8259 section 6: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static enum scan_kind read_number(struct scan *s, const char *p, struct scan_token *t)
{
	const char *from = p, *q;

	p += *p == '-';
	q = skip_digits(p, s->end);
	if (q == p)
		return fail(s, FAULT_NUMBER, from);
	if (*p == '0' && q - p > 1)
		return fail(s, FAULT_LEADING_ZERO, from);
	if (q < s->end && *q == '.') {
		p = q + 1;
		q = skip_digits(p, s->end);
		if (q == p)
			return fail(s, FAULT_NUMBER, from);
	}
	if (q < s->end && (*q == 'e' || *q == 'E')) {
		p = q + 1;
		p += p < s->end && (*p == '+' || *p == '-');
		q = skip_digits(p, s->end);
		if (q == p)
			return fail(s, FAULT_NUMBER, from);
	}
	t->text = (struct str){from, (size_t)(q - from)};
	s->p = q;
	return SCAN_NUMBER;
}

static enum scan_kind read_literal(struct scan *s, const char *p, struct str word, enum scan_kind k)
{
	if ((size_t)(s->end - p) < word.n || memcmp(p, word.p, word.n) != 0)
		return fail(s, FAULT_LITERAL, p);
	s->p = p + word.n;
	return k;
}

static enum scan_kind open_bracket(struct scan *s, char c)
{
	if (s->depth == JSON_DEPTH_MAX)
		return fail(s, FAULT_DEPTH, s->p);
	s->open[s->depth++] = c;
	s->p++;
	s->expect = c == '{' ? SCAN_WANT_FIRST_KEY : SCAN_WANT_ITEM;
	return c == '{' ? SCAN_OBJECT : SCAN_ARRAY;
}

static void value_done(struct scan *s)
{
	s->expect = s->depth ? SCAN_WANT_COMMA : SCAN_WANT_NOTHING;
}

/* A closing bracket is due here, or at least nothing but one would do. */
static enum scan_kind close_bracket(struct scan *s, const char *p)
{
	char open = s->open[s->depth - 1];

	if (*p != '}' && *p != ']')
		return fail(s, FAULT_COMMA, p);
	if ((open == '{') != (*p == '}'))
		return fail(s, FAULT_BRACKET, p);
	s->depth--;
	s->p = p + 1;
	value_done(s);
	return open == '{' ? SCAN_OBJECT_END : SCAN_ARRAY_END;
}

static enum scan_kind read_key(struct scan *s, const char *p, struct scan_token *t)
{
	if (*p != '"') {
		if (*p == '}' || *p == ']')
			return s->expect == SCAN_WANT_FIRST_KEY ? close_bracket(s, p)
			                                   : fail(s, FAULT_TRAILING_COMMA, p);
		return fail(s, FAULT_KEY, p);
	}
	p = read_string(s, p + 1, t);
	if (!p)
		return SCAN_FAULT;
	p = skip_space(p, s->end);
	if (p == s->end || *p != ':')
		return fail(s, p == s->end ? FAULT_END : FAULT_COLON, p);
	s->p = p + 1;
	s->expect = SCAN_WANT_VALUE;
	return SCAN_KEY;
}

static enum scan_kind read_text(struct scan *s, const char *p, struct scan_token *t)
{
	p = read_string(s, p + 1, t);
	if (!p)
		return SCAN_FAULT;
	s->p = p;
	return SCAN_STRING;
}

static enum scan_kind read_scalar(struct scan *s, const char *p, struct scan_token *t)
{
	switch (*p) {
	case '"': return read_text(s, p, t);
	case 't': return read_literal(s, p, STR("true"), SCAN_TRUE);
	case 'f': return read_literal(s, p, STR("false"), SCAN_FALSE);
	case 'n': return read_literal(s, p, STR("null"), SCAN_NULL);
	case '-':
	case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
		return read_number(s, p, t);
	}
	return fail(s, FAULT_VALUE, p);
}

static enum scan_kind read_value(struct scan *s, const char *p, struct scan_token *t)
{
	enum scan_kind k;

	if (*p == '{' || *p == '[')
		return open_bracket(s, *p);
	if (*p == ']' || *p == '}') {
		if (s->expect == SCAN_WANT_ITEM)
			return close_bracket(s, p);
		if (s->depth > 0 && s->open[s->depth - 1] == '[')
			return fail(s, FAULT_TRAILING_COMMA, p);
	}
	k = read_scalar(s, p, t);
	if (k != SCAN_FAULT)
		value_done(s);
	return k;
}

/* The document is complete: nothing may follow, or in NDJSON the next line. */
static enum scan_kind after_document(struct scan *s, const char *p, struct scan_token *t)
{
	if (p == s->end) {
		s->p = p;
		return SCAN_END;
	}
	if (!s->lines || !memchr(s->p, '\n', (size_t)(p - s->p)))
		return fail(s, FAULT_AFTER, p);
	s->p = t->at = p;
	s->expect = SCAN_WANT_VALUE;
	return read_value(s, p, t);
}

static enum scan_kind step(struct scan *s, struct scan_token *t)
{
	const char *p = skip_space(s->p, s->end);

	if (s->expect == SCAN_WANT_NOTHING)
		return after_document(s, p, t);
	if (p < s->end && s->expect == SCAN_WANT_COMMA) {
		t->at = p;
		if (*p != ',')
			return close_bracket(s, p);
		s->expect = s->open[s->depth - 1] == '{' ? SCAN_WANT_KEY : SCAN_WANT_VALUE;
		p = skip_space(p + 1, s->end);
	}
	if (p == s->end)
		return fail(s, FAULT_END, p);
	t->at = s->p = p;
	if (s->expect == SCAN_WANT_KEY || s->expect == SCAN_WANT_FIRST_KEY)
		return read_key(s, p, t);
	return read_value(s, p, t);
}

enum scan_kind scan_next(struct scan *s, struct scan_token *t)
{
	t->kind = s->fault ? SCAN_FAULT : step(s, t);
	return t->kind;
}

enum scan_kind scan_value(struct scan *s, struct scan_token *t)
{
	const char *p = skip_space(s->p, s->end);
	bool number = p < s->end && ((*p >= '0' && *p <= '9') || *p == '-');

	if (s->fault || s->expect != SCAN_WANT_VALUE || p == s->end || (*p != '"' && !number))
		return scan_next(s, t);
	t->at = s->p = p;
	t->kind = number ? read_number(s, p, t) : read_text(s, p, t);
	if (t->kind != SCAN_FAULT)
		value_done(s);
	return t->kind;
}

bool scan_key_is(struct scan *s, struct str key, struct scan_token *t)
{
	const char *p = skip_space(s->p, s->end), *end = s->end;

	if (s->expect == SCAN_WANT_COMMA && p < end && *p == ',')
		p = skip_space(p + 1, end);
	else if (s->expect != SCAN_WANT_FIRST_KEY)
		return false;
	if ((size_t)(end - p) < key.n + 3 || p[0] != '"' || p[key.n + 1] != '"' ||
	    memcmp(p + 1, key.p, key.n) != 0)
		return false;
	*t = (struct scan_token){SCAN_KEY, false, p, {p + 1, key.n}};
	p = skip_space(p + key.n + 2, end);
	if (p == end || *p != ':')
		return false;
	s->p = p + 1;
	s->expect = SCAN_WANT_VALUE;
	return true;
}

bool scan_skip(struct scan *s)
{
	unsigned until = s->depth - 1;
	struct scan_token t;

	while (s->depth > until)
		if (scan_next(s, &t) == SCAN_FAULT)
			return false;
	return true;
}

enum json_kind scan_value_kind(enum scan_kind k)
{
	static const enum json_kind of[] = {
		[SCAN_NULL] = JSON_NULL, [SCAN_FALSE] = JSON_BOOL, [SCAN_TRUE] = JSON_BOOL,
		[SCAN_NUMBER] = JSON_NUMBER, [SCAN_STRING] = JSON_STRING,
		[SCAN_ARRAY] = JSON_ARRAY, [SCAN_OBJECT] = JSON_OBJECT, [SCAN_OBJECT_END] = JSON_ABSENT,
	};

	return of[k];
}
