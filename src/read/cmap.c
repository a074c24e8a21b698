/*
 * CMap programs (Adobe Technical Notes 5014 and 5411): code spaces, bfchar,
 * bfrange, cidchar, cidrange, WMode.  Only these blocks are looked for; the
 * PostScript round them is passed over.
 */
#include "read/inner.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void cmap_release(struct cmap *m)
{
	vec_release(&m->space);
	vec_release(&m->range);
	buf_release(&m->text);
}

struct in {
	struct str s;
	size_t i;
};

enum kind { END, HEX, NUMBER, OPEN, CLOSE, WORD };
struct item {
	enum kind kind;
	uint32_t v;            /* number, or the last four bytes of a hex string */
	unsigned bytes;
	struct str hex, word;  /* digits between < and > */
};

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static void take_hex(struct in *in, struct item *t)
{
	size_t from = ++in->i;
	unsigned digits = 0;
	t->kind = HEX;
	for (; in->i < in->s.n && in->s.p[in->i] != '>'; in->i++) {
		int d = digit(in->s.p[in->i]);
		if (d < 0)
			continue;
		t->v = t->v << 4 | (uint32_t)d;
		digits++;
	}
	t->hex = str_sub(in->s, from, in->i);
	t->bytes = (digits + 1) / 2;
	in->i += in->i < in->s.n;
}

static void take_word(struct in *in, struct item *t)
{
	size_t from = in->i++;
	while (in->i < in->s.n && !is_blank(in->s.p[in->i]) && !strchr("<>[]/%()", in->s.p[in->i]))
		in->i++;
	t->word = str_sub(in->s, from, in->i);
	t->kind = WORD;
	uint32_t v = 0;
	for (size_t k = 0; k < t->word.n; k++) {
		if (t->word.p[k] < '0' || t->word.p[k] > '9' || v > 100000000)
			return;
		v = v * 10 + (uint32_t)(t->word.p[k] - '0');
	}
	t->kind = NUMBER;
	t->v = v;
}

static struct item take(struct in *in)
{
	struct item t = {0};
	while (in->i < in->s.n && (is_blank(in->s.p[in->i]) || in->s.p[in->i] == '%'))
		if (in->s.p[in->i++] == '%')
			while (in->i < in->s.n && in->s.p[in->i] != '\n' && in->s.p[in->i] != '\r')
				in->i++;
	if (in->i >= in->s.n)
		return t;
	char c = in->s.p[in->i], next = in->i + 1 < in->s.n ? in->s.p[in->i + 1] : '\0';
	if (c == '<' && next != '<') {
		take_hex(in, &t);
	} else if (c == '[' || c == ']') {
		t.kind = c == '[' ? OPEN : CLOSE;
		in->i++;
	} else {
		take_word(in, &t);
	}
	return t;
}

/* UTF-16BE digits to UTF-8 in m->text; a single code point is returned, otherwise UINT32_MAX. */
static uint32_t put_text(struct cmap *m, struct str hex)
{
	uint32_t unit = 0, high = 0, only = UINT32_MAX;
	unsigned digits = 0, chars = 0;
	for (size_t i = 0; i < hex.n; i++) {
		int d = digit(hex.p[i]);
		if (d < 0)
			continue;
		unit = (unit << 4 | (uint32_t)d) & 0xffff;
		if (++digits % 4 && !(i + 1 == hex.n && digits < 4))
			continue;
		if (unit >= 0xd800 && unit < 0xdc00) {
			high = unit;
			continue;
		}
		if (unit >= 0xdc00 && unit < 0xe000)
			unit = high ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd;
		high = 0;
		only = chars++ ? UINT32_MAX : unit;
		buf_codepoint(&m->text, unit);
		unit = 0;
	}
	return only;
}

static struct cmap_range *add(struct cmap *m, struct item lo, uint32_t hi)
{
	if (m->range.n >= MAX_CMAP) {
		m->full = true;
		return NULL;
	}
	struct cmap_range *r = vec_add(&m->range);
	*r = (struct cmap_range){ .lo = lo.v, .hi = hi, .bytes = (uint8_t)(lo.bytes > 4 ? 4 : lo.bytes) };
	return r;
}

static void set_text(struct cmap *m, struct cmap_range *r, struct str hex)
{
	size_t from = m->text.n;
	if (!r)
		return;
	uint32_t only = put_text(m, hex);
	r->to = only;
	if (only != UINT32_MAX && only != 0) {
		m->text.n = from; /* a number says it */
		return;
	}
	r->to = (uint32_t)from;
	r->n_text = (uint16_t)(m->text.n - from);
}

/* <lo> <hi> [<a> <b> ...] */
static void add_list(struct cmap *m, struct in *in, struct item lo, uint32_t hi)
{
	for (struct item t = take(in); t.kind != CLOSE && t.kind != END; t = take(in)) {
		if (t.kind == HEX && lo.v <= hi)
			set_text(m, add(m, lo, lo.v), t.hex);
		lo.v++;
	}
}

/* The last character of text[from, from + n) moved on by `more`, the others as they are; appended to m->text. */
static void put_later(struct cmap *m, uint32_t from, uint16_t n, uint32_t more)
{
	struct str first = { m->text.p + from, n };
	size_t last = 0;
	uint32_t cp = 0;
	for (size_t i = 0; i < first.n;) {
		last = i;
		cp = utf8_next(first, &i);
	}
	buf_reserve(&m->text, (size_t)n + 4);
	buf_add(&m->text, m->text.p + from, last);
	cp += more;
	buf_codepoint(&m->text, cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000) ? 0xfffd : cp);
}

/* A range of text counts up in its last character: beyond one character, each code gets its own entry. */
static void add_range(struct cmap *m, struct item lo, uint32_t hi, struct str hex)
{
	struct cmap_range *r = add(m, lo, hi);
	set_text(m, r, hex);
	if (!r || r->n_text == 0 || lo.v == hi)
		return;
	struct cmap_range first = *r;
	r->hi = r->lo;
	for (uint32_t more = 1; more <= hi - lo.v && more < 256; more++) {
		struct item at = lo;
		at.v = lo.v + more;
		struct cmap_range *next = add(m, at, at.v);
		if (!next)
			return;
		next->to = (uint32_t)m->text.n;
		put_later(m, first.to, first.n_text, more);
		next->n_text = (uint16_t)(m->text.n - next->to);
	}
}

static void parse_block(struct cmap *m, struct in *in, struct str what)
{
	bool cid = str_starts(what, STR("begincid")), range = str_ends(what, STR("range"));
	for (struct item lo = take(in); lo.kind == HEX; lo = take(in)) {
		struct item hi = range ? take(in) : lo, to = take(in);
		if (hi.kind != HEX || hi.v < lo.v)
			continue;
		if (to.kind == OPEN)
			add_list(m, in, lo, hi.v);
		else if (cid && to.kind == NUMBER) {
			struct cmap_range *r = add(m, lo, hi.v);
			if (r)
				r->to = to.v;
		} else if (!cid && to.kind == HEX)
			add_range(m, lo, hi.v, to.hex);
	}
}

static void parse_spaces(struct cmap *m, struct in *in)
{
	for (struct item lo = take(in); lo.kind == HEX; lo = take(in)) {
		struct item hi = take(in);
		if (hi.kind == HEX && lo.bytes >= 1 && lo.bytes <= 4 && m->space.n < 256)
			*vec_add(&m->space) = (struct cmap_space){ (uint8_t)lo.bytes, lo.v, hi.v };
	}
}

static int by_code(const void *a, const void *b)
{
	const struct cmap_range *x = a, *y = b;
	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? -1 : 1;
	return x->lo < y->lo ? -1 : x->lo > y->lo;
}

void cmap_parse(struct cmap *m, struct str bytes)
{
	struct in in = { bytes, 0 };
	struct str before = { NULL, 0 };
	for (struct item t = take(&in); t.kind != END; t = take(&in)) {
		if (t.kind == NUMBER && str_is(before, "/WMode"))
			m->vertical = t.v == 1;
		if (t.kind != WORD)
			continue;
		before = t.word;
		if (str_is(t.word, "begincodespacerange"))
			parse_spaces(m, &in);
		else if (str_is(t.word, "beginbfchar") || str_is(t.word, "beginbfrange") || str_is(t.word, "begincidchar") ||
		         str_is(t.word, "begincidrange"))
			parse_block(m, &in, t.word);
	}
	if (m->range.n)
		qsort(m->range.v, m->range.n, sizeof *m->range.v, by_code);
}

const struct cmap_range *cmap_lookup(const struct cmap *m, unsigned bytes, uint32_t code)
{
	size_t lo = 0, hi = m->range.n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		const struct cmap_range *r = &m->range.v[mid];
		if (r->bytes < bytes || (r->bytes == bytes && r->lo <= code))
			lo = mid + 1;
		else
			hi = mid;
	}
	const struct cmap_range *r = lo ? &m->range.v[lo - 1] : NULL;
	return r && r->bytes == bytes && code <= r->hi ? r : NULL;
}

/* Every byte must lie between the same bytes of the limits (Technical Note 5014, 2.1). */
static bool in_space(const struct cmap_space *sp, struct str s, size_t i)
{
	for (unsigned k = 0; k < sp->bytes; k++) {
		unsigned shift = 8 * (sp->bytes - 1u - k), b = (unsigned char)s.p[i + k];
		if (b < (sp->lo >> shift & 255) || b > (sp->hi >> shift & 255))
			return false;
	}
	return true;
}

unsigned cmap_code_length(const struct cmap *m, struct str s, size_t i, unsigned otherwise)
{
	unsigned left = s.n - i > 4 ? 4 : (unsigned)(s.n - i);
	for (unsigned bytes = 1; bytes <= left; bytes++)
		for (size_t k = 0; k < m->space.n; k++)
			if (m->space.v[k].bytes == bytes && in_space(&m->space.v[k], s, i))
				return bytes;
	return otherwise <= left ? otherwise : left;
}
