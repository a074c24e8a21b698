#include "data/schema.h"

#include <string.h>

#include "base/utf8.h"

static bool is_space(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == 0xFEFF || cp == 0x200B;
}

void header_fold(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);
		if (cp >= 0xFF01 && cp <= 0xFF5E) /* full-width forms of ASCII */
			cp -= 0xFF01 - '!';
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		if (!is_space(cp))
			buf_codepoint(out, cp);
	}
}

/* Chinese text and digits, which most values are, cannot change: the bytes that can are few. */
static bool may_change(unsigned char c)
{
	return c <= ' ' || (c >= 'A' && c <= 'Z') || c == 0xC2 || c == 0xE2 || c == 0xEF;
}

bool header_may_change(unsigned char c)
{
	return may_change(c) || c == 0xE3; /* with U+3000 among others */
}

struct str header_folded(struct str s, struct buf *scratch)
{
	static const struct str blank = STR("\xE3\x80\x80");

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (may_change(c) || (c == 0xE3 && str_starts(str_sub(s, i, s.n), blank))) {
			buf_clear(scratch);
			header_fold(s, scratch);
			return buf_view(scratch);
		}
	}
	return s;
}

static bool is_mark(uint32_t cp)
{
	if (cp < 0x80)
		return !((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z'));
	return (cp >= 0x3001 && cp <= 0x3003) || (cp >= 0x3008 && cp <= 0x3011) || cp == 0x2014 ||
	       cp == 0xB7 || (cp >= 0x2018 && cp <= 0x201D);
}

/* "年收入(元)" -> "年收入", if what is in the brackets is one of the units. */
static struct str without_unit(const struct schema *s, struct str h)
{
	size_t open = h.n;

	if (h.n < 3 || h.p[h.n - 1] != ')')
		return h;
	while (open > 0 && h.p[open - 1] != '(')
		open--;
	if (open < 2)
		return h;
	for (size_t i = 0; i < s->units; i++)
		if (str_eq(str_sub(h, open, h.n - 1), s->unit[i]))
			return str_sub(h, 0, open - 1);
	return h;
}

static size_t dropped(const struct schema *s, struct str rest)
{
	for (size_t i = 0; i < s->drops; i++)
		if (str_starts(rest, s->drop[i]))
			return s->drop[i].n;
	return 0;
}

void header_normal(const struct schema *s, struct str header, struct buf *out)
{
	struct buf folded = {0};
	size_t start = out->n;
	struct str h;

	header_fold(header, &folded);
	h = without_unit(s, buf_view(&folded));
	for (size_t i = 0; i < h.n;) {
		size_t skip = dropped(s, str_sub(h, i, h.n));
		uint32_t cp;
		i += skip;
		if (skip)
			continue;
		cp = utf8_next(h, &i);
		if (!is_mark(cp))
			buf_codepoint(out, cp);
	}
	if (out->n == start) /* nothing but marks: keep what there is */
		buf_str(out, buf_view(&folded));
	buf_release(&folded);
}

bool header_unrepeat(struct str header, struct str *out)
{
	size_t n = header.n;

	while (n > 0 && header.p[n - 1] >= '0' && header.p[n - 1] <= '9')
		n--;
	if (n == 0 || n == header.n)
		return false;
	if (header.p[n - 1] == '.' || header.p[n - 1] == '_') {
		*out = str_sub(header, 0, n - 1);
		return n > 1;
	}
	*out = str_sub(header, 0, header.n - 1);
	return header.p[header.n - 1] == '0' && n == header.n - 1;
}
