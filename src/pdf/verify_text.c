/* Codes back to text: ToUnicode CMaps and the text operators of content streams; see verify.h. */
#include "pdf/verify.h"

#include "base/utf8.h"

#include <string.h>

struct verify_code *verify_code_at(struct arena *a, struct verify_font *f, unsigned code)
{
	struct verify_code **page = &f->page[code >> 8 & 255];
	if (!*page)
		*page = arena_many(a, struct verify_code, 256);
	return &(*page)[code & 255];
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hex digits at s[i], or -1. */
static int hex_unit(struct str s, size_t i)
{
	int v = 0;
	if (i + 4 > s.n)
		return -1;
	for (int k = 0; k < 4; k++) {
		int d = hex_digit(s.p[i + (size_t)k]);
		if (d < 0)
			return -1;
		v = v << 4 | d;
	}
	return v;
}

/* UTF-16BE hex digits from s[*i] up to '>' as UTF-8; *i ends behind the '>'. */
static bool take_utf16(struct str s, size_t *i, struct buf *out)
{
	int unit;
	for (; (unit = hex_unit(s, *i)) >= 0; *i += 4) {
		uint32_t cp = (uint32_t)unit;
		if (cp >= 0xd800 && cp < 0xdc00) {
			int low = hex_unit(s, *i + 4);
			if (low < 0xdc00 || low > 0xdfff)
				return false;
			cp = 0x10000 + ((cp - 0xd800) << 10) + ((uint32_t)low - 0xdc00);
			*i += 4;
		}
		buf_codepoint(out, cp);
	}
	return *i < s.n && s.p[(*i)++] == '>';
}

/* Lines "<code> <text>" between beginbfchar and endbfchar; ours have no ranges. */
bool verify_cmap(struct arena *a, struct verify_font *f, struct str cmap)
{
	static const struct str begin = { "beginbfchar", 11 }, end = { "endbfchar", 9 };
	size_t at;
	while ((at = str_find(cmap, begin)) != SIZE_MAX) {
		size_t i = at + begin.n, stop = str_find(cmap, end);
		if (stop == SIZE_MAX || stop < i)
			return false;
		while (i < stop) {
			if (cmap.p[i] != '<') {
				i++;
				continue;
			}
			int code = hex_unit(cmap, i + 1);
			size_t from = f->text.n, text = i + 8; /* "<0000> <" */
			if (code < 0 || text > stop || cmap.p[text - 1] != '<' || !take_utf16(cmap, &text, &f->text))
				return false;
			struct verify_code *c = verify_code_at(a, f, (unsigned)code);
			c->text = (uint32_t)from;
			c->n_text = (uint16_t)(f->text.n - from);
			c->flags |= VERIFY_TEXT;
			i = text;
		}
		cmap = str_sub(cmap, stop + end.n, cmap.n);
	}
	return true;
}

/* ---- Content ---- */

#define SAVED 64 /* states saved by q: readers take 28 (ISO 19005-2, 6.1.13) */
struct scan {
	const struct verify_page *p;
	struct str s;
	size_t i;
	const struct verify_font *font, *saved[SAVED]; /* in force; by q */
	unsigned n_saved;
	struct str name;       /* the last name operand that could be a font */
	struct buf actual;     /* ActualText of the last dictionary operand */
	bool has_actual;
	unsigned depth, hidden; /* marks open; depth of the one whose ActualText stands for its codes, 0: none */
	uint64_t hash;
};

static bool fault(const struct scan *c, const char *zh, const char *en, unsigned code)
{
	return err_set(c->p->e, EXIT_SELFCHECK, "pdf.selfcheck", (struct pos){0},
	               TR("写出的 PDF 自检未通过：第 %u 页字体 %.*s 的编码 %04X %s", "the written PDF fails its own check: page %u, font %.*s, code %04X %s"),
	               c->p->number, STR_ARG(c->font ? c->font->name : STR("?")), code, TR(zh, en));
}

/* Characters whose absence of an outline would be a lost letter. */
static bool must_show(struct str text)
{
	size_t i = 0;
	uint32_t cp = text.n ? utf8_next(text, &i) : 0;
	return cp_is_han(cp) || (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
}

static bool take_code(struct scan *c, unsigned code)
{
	const struct verify_code *page = c->font ? c->font->page[code >> 8] : NULL, *k = page ? &page[code & 255] : NULL;
	if (code == 0)
		return fault(c, "是 .notdef", "is .notdef", code);
	if (!k || !(k->flags & VERIFY_GLYPH))
		return fault(c, "在嵌入的字体里没有字形", "has no glyph in the embedded font", code);
	if (!(k->flags & VERIFY_TEXT))
		return fault(c, "没有对应的文字", "maps to no text", code);
	struct str text = { c->font->text.p + k->text, k->n_text };
	if (!(k->flags & VERIFY_OUTLINE) && must_show(text))
		return fault(c, "的字形是空白", "has an empty glyph", code);
	if (!c->hidden)
		c->hash = pdf_intent_add(c->hash, text);
	return true;
}

static bool take_codes(struct scan *c)
{
	int code;
	for (c->i++; (code = hex_unit(c->s, c->i)) >= 0; c->i += 4)
		if (!take_code(c, (unsigned)code))
			return false;
	if (c->i < c->s.n && c->s.p[c->i] == '>') {
		c->i++;
		return true;
	}
	return fault(c, "写法有误", "is malformed", 0);
}

/* A property list: only ActualText matters; nothing in ours is nested. */
static bool take_properties(struct scan *c)
{
	static const struct str key = { "/ActualText<FEFF", 16 };
	size_t end = str_find(str_sub(c->s, c->i, c->s.n), STR(">>"));
	if (end == SIZE_MAX)
		return fault(c, "属性表没有结束", "property list does not end", 0);
	struct str dict = str_sub(c->s, c->i, c->i + end + 1);
	size_t at = str_find(dict, key);
	c->has_actual = at != SIZE_MAX;
	buf_clear(&c->actual);
	if (c->has_actual && (at += key.n, !take_utf16(dict, &at, &c->actual)))
		return fault(c, "的 ActualText 有误", "has a bad ActualText", 0);
	c->i += end + 2;
	if (c->i < c->s.n && c->s.p[c->i] == '>') /* the '>' of the hex string came first */
		c->i++;
	return true;
}

static void begin_mark(struct scan *c)
{
	c->depth++;
	if (c->has_actual && !c->hidden) {
		c->hash = pdf_intent_add(c->hash, buf_view(&c->actual));
		c->hidden = c->depth;
	}
	c->has_actual = false;
}

static bool take_operator(struct scan *c, struct str op)
{
	if (op.n == 2 && op.p[0] == 'T' && op.p[1] == 'f') { /* operators are most of a page: no calls for them */
		c->font = NULL;
		for (size_t k = 0; k < c->p->n_font; k++)
			if (str_eq(c->p->font[k]->name, c->name))
				c->font = c->p->font[k];
	} else if (op.n == 2 && op.p[0] == 'D' && op.p[1] == 'o') {
		return c->p->paint(c->p->ctx, c->p, c->name, &c->hash);
	} else if (op.n == 3 && op.p[0] == 'B' && op.p[2] == 'C') { /* BDC, BMC */
		begin_mark(c);
	} else if (op.n == 3 && op.p[0] == 'E' && op.p[1] == 'M') {
		if (c->depth == 0)
			return fault(c, "多出 EMC", "has a stray EMC", 0);
		if (c->hidden == c->depth)
			c->hidden = 0;
		c->depth--;
	}
	return true;
}

/* q and Q: the font is part of the graphics state. */
static bool take_state(struct scan *c, bool save)
{
	if (save ? c->n_saved == SAVED : c->n_saved == 0)
		return fault(c, "的 q、Q 不成对", "has unmatched q and Q", 0);
	if (save)
		c->saved[c->n_saved++] = c->font;
	else
		c->font = c->saved[--c->n_saved];
	return true;
}

static bool is_regular(char c)
{
	return (unsigned char)c > ' ' && !(c == '/' || c == '<' || c == '>' || c == '[' || c == ']' || c == '(' || c == ')');
}

static bool take_next(struct scan *c)
{
	char ch = c->s.p[c->i];
	size_t from = c->i;
	if (ch == '<')
		return c->i + 1 < c->s.n && c->s.p[c->i + 1] == '<' ? take_properties(c) : take_codes(c);
	if (!is_regular(ch) && ch != '/') {
		c->i++;
		return true;
	}
	do
		c->i++;
	while (c->i < c->s.n && is_regular(c->s.p[c->i]));
	if (ch == '/')
		c->name = str_sub(c->s, from + 1, c->i);
	else if (c->i == from + 1 && (ch == 'q' || ch == 'Q'))
		return take_state(c, ch == 'q');
	else if (ch >= 'A' && ch <= 'Z')
		return take_operator(c, str_sub(c->s, from, c->i));
	return true;
}

bool verify_content(const struct verify_page *p, struct str content, uint64_t *hash)
{
	struct scan c = { .p = p, .s = content, .hash = *hash };
	bool ok = true;
	while (ok && c.i < content.n)
		ok = take_next(&c);
	*hash = c.hash;
	buf_release(&c.actual);
	return ok;
}
