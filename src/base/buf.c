#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

void buf_init(struct buf *b)
{
	*b = (struct buf){0};
}

void buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->p)
		b->p[0] = 0;
}

void buf_reserve(struct buf *b, size_t more)
{
	size_t want, cap;

	if (more >= SIZE_MAX / 4 || b->n >= SIZE_MAX / 4)
		BUG("buffer of %zu + %zu bytes", b->n, more);
	want = b->n + more + 1;
	if (want <= b->cap)
		return;
	cap = b->cap + b->cap / 2;
	if (cap < want)
		cap = want < 32 ? 32 : want;
	b->p = realloc(b->p, cap);
	if (!b->p)
		BUG("out of memory (%zu bytes)", cap);
	b->cap = cap;
}

void buf_add(struct buf *b, const void *p, size_t n)
{
	if (b->cap - b->n <= n)
		buf_reserve(b, n);
	if (n)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = 0;
}

void buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.n);
}

void buf_cat(struct buf *b, const char *cstr)
{
	buf_add(b, cstr, strlen(cstr));
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_codepoint(struct buf *b, uint32_t cp)
{
	char out[4];

	buf_add(b, out, utf8_encode(cp, out));
}

void buf_int(struct buf *b, int64_t v)
{
	char digit[24], *p = digit + sizeof digit;
	uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do
		*--p = (char)('0' + u % 10);
	while (u /= 10);
	if (v < 0)
		*--p = '-';
	buf_add(b, p, (size_t)(digit + sizeof digit - p));
}

void buf_vfmt(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	buf_reserve(b, 0);
	n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
	if (n < 0)
		BUG("bad format %s", fmt);
	if ((size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n);
		vsnprintf(b->p + b->n, b->cap - b->n, fmt, again);
	}
	va_end(again);
	b->n += (size_t)n;
}

void buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vfmt(b, fmt, ap);
	va_end(ap);
}

static void json_escape(struct buf *b, unsigned char c)
{
	static const char letter[32] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};

	buf_char(b, '\\');
	if (c >= 32)
		buf_char(b, (char)c);
	else if (letter[c])
		buf_char(b, letter[c]);
	else
		buf_fmt(b, "u%04x", c);
}

#define ONES 0x0101010101010101u

/* The first byte at or after i that JSON wants escaped, or s.n; eight at a time where there is none. */
static size_t json_stop(struct str s, size_t i)
{
	for (uint64_t w, quote, slash; s.n - i >= 8; i += 8) {
		memcpy(&w, s.p + i, 8);
		quote = w ^ ONES * '"';
		slash = w ^ ONES * '\\';
		if ((((w - ONES * 0x20) & ~w) | ((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)) & ONES * 0x80)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] >= 0x20 && s.p[i] != '"' && s.p[i] != '\\')
		i++;
	return i;
}

void buf_json(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0, end; i < s.n; i = end + 1) {
		end = json_stop(s, i);
		buf_add(b, s.p + i, end - i);
		if (end < s.n)
			json_escape(b, (unsigned char)s.p[end]);
	}
	buf_char(b, '"');
}

void buf_html(struct buf *b, struct str s)
{
	static const char *const entity[256] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;",
	};
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *e = entity[(unsigned char)s.p[i]];
		if (!e)
			continue;
		buf_add(b, s.p + from, i - from);
		buf_cat(b, e);
		from = i + 1;
	}
	if (from < s.n)
		buf_add(b, s.p + from, s.n - from);
}

struct str buf_view(const struct buf *b)
{
	return (struct str){b->p, b->n};
}

const char *buf_cstr(const struct buf *b)
{
	return b->p ? b->p : "";
}
