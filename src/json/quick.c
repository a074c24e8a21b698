#include "json/quick.h"

#include <string.h>

#include "base/vec.h"

#if defined __SSE2__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#include <emmintrin.h>

#define WINDOW 32 /* bytes of a string that are looked at together */
#define SLACK 48  /* bytes that must be there behind a quote: the window, and what is read past it */

/* ---- strings */

static inline uint32_t mask(__m128i hit)
{
	return (uint32_t)_mm_movemask_epi8(hit);
}

static inline uint32_t stops(__m128i v)
{
	__m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"')), slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
	__m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1F)), v);

	return mask(_mm_or_si128(_mm_or_si128(quote, slash), control));
}

/* E1..EC, EE, EF begin a character of three bytes whose other two may be any tails; as signed bytes -31..-17
   without ED, which is -19. */
static inline uint32_t leads(__m128i v)
{
	__m128i in = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(-32)), _mm_cmplt_epi8(v, _mm_set1_epi8(-16)));

	return mask(_mm_andnot_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(-19)), in));
}

static inline __m128i load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* Whether the first n bytes at p, of which `high` are beyond ASCII, are characters of three bytes; *ef: one of
   them begins with EF. */
static inline bool is_common(const char *p, uint32_t before, uint32_t high, bool *ef)
{
	__m128i a = load(p), b = load(p + 16), tails = _mm_set1_epi8(-64), private = _mm_set1_epi8((char)0xEF);
	uint32_t lead = (leads(a) | leads(b) << 16) & before;
	uint32_t tail = (mask(_mm_cmplt_epi8(a, tails)) | mask(_mm_cmplt_epi8(b, tails)) << 16) & before;

	*ef = (mask(_mm_cmpeq_epi8(a, private)) | mask(_mm_cmpeq_epi8(b, private)) << 16) & before;
	/* a character cut off by the quote or the window's end leaves them different */
	return (lead | tail) == high && (lead << 1 | lead << 2) == tail;
}

/* p behind the opening quote.  The string if it ends in the window, has no escapes and nothing beyond
   ASCII but characters of three bytes; behind its closing quote, or NULL. */
static inline const char *quick_text(const char *p, struct json_member *m)
{
	__m128i a = load(p);
	uint32_t stop = stops(a), high = mask(a), before;
	unsigned n;

	if (stop == 0) {
		__m128i b = load(p + 16);
		stop = stops(b) << 16;
		high |= mask(b) << 16;
		if (stop == 0)
			return NULL;
	}
	n = (unsigned)__builtin_ctz(stop);
	if (p[n] != '"')
		return NULL;
	before = (UINT32_C(1) << n) - 1;
	high &= before;
	if (high && !is_common(p, before, high, &m->odd))
		return NULL;
	m->kind = JSON_STRING;
	m->text = (struct str){p, n};
	return p + n + 1;
}

/* ---- numbers */

#define ONES UINT64_C(0x0101010101010101)

/* How many digits stand at p, at most eight, and their value (digits in pairs, in fours, in eights). */
static inline unsigned few_digits(const char *p, uint64_t *value)
{
	uint64_t w, over;
	unsigned n;

	memcpy(&w, p, 8);
	w ^= ONES * '0';                              /* digits become 0..9 */
	over = ((w + ONES * 0x76) | w) & ONES * 0x80; /* above 9; a carry spoils only what follows such a byte */
	n = over ? (unsigned)__builtin_ctzll(over) / 8 : 8;
	w = n ? w << (64 - 8 * n) : 0;                /* zeros in front of them */
	w = (w * 10 + (w >> 8)) & UINT64_C(0x00FF00FF00FF00FF);
	w = (w * 100 + (w >> 16)) & UINT64_C(0x0000FFFF0000FFFF);
	*value = (w * 10000 + (w >> 32)) & UINT64_C(0xFFFFFFFF);
	return n;
}

static inline bool is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* RFC 8259 without exponent, of at most twelve digits and four behind the point; behind it, or NULL. */
static inline const char *quick_number(const char *p, struct json_member *m)
{
	static const unsigned power[] = {1, 10, 100, 1000, 10000};
	const char *from = p, *first;
	uint64_t v, more;
	unsigned n, places = 0;

	p += *p == '-';
	first = p;
	n = few_digits(p, &v);
	p += n;
	if (n == 8) {
		n = few_digits(p, &more);
		if (n > 4)
			return NULL;
		v = v * power[n] + more;
		p += n;
	}
	if (p == first || (*first == '0' && p - first > 1))
		return NULL;
	if (*p == '.') {
		places = few_digits(++p, &more);
		if (places == 0 || places > 4)
			return NULL;
		v = v * power[places] + more;
		p += places;
	}
	if ((*p | 0x20) == 'e')
		return NULL;
	m->kind = JSON_NUMBER;
	m->text = (struct str){from, (size_t)(p - from)};
	m->digits = *from == '-' ? -(int64_t)v : (int64_t)v;
	m->decimals = (uint8_t)places;
	return p;
}

/* ---- keys */

static inline bool same_bytes(const char *a, const char *b, size_t n)
{
	uint64_t x, y;

	for (; n >= 8; a += 8, b += 8, n -= 8) {
		memcpy(&x, a, 8);
		memcpy(&y, b, 8);
		if (x != y)
			return false;
	}
	if (n == 0)
		return true;
	memcpy(&x, a, 8); /* there are SLACK bytes behind either */
	memcpy(&y, b, 8);
	return (x ^ y) << (64 - 8 * n) == 0;
}

/* p where `"key":` is due; behind the colon and one blank, or NULL. */
static inline const char *quick_key(const char *p, struct str key)
{
	if (!same_bytes(p, key.p - 1, key.n + 2)) /* the quotes too */
		return NULL;
	p += key.n + 2;
	if (*p != ':')
		return NULL;
	return p + 1 + (p[1] == ' ');
}

/* ---- members */

/* Past a comma, a blank or one line end with its indentation. */
static inline const char *to_key(const char *p, const char *end)
{
	p++;
	if (*p == ' ')
		p++;
	if (*p == '\n' || *p == '\r')
		while (p < end && (*p == '\n' || *p == '\r' || *p == ' ' || *p == '\t'))
			p++;
	return p;
}

static inline const char *quick_value(const char *p, struct json_member *m)
{
	if (*p == '"')
		return quick_text(p + 1, m);
	if (is_digit(*p) || *p == '-')
		return quick_number(p, m);
	if (*p == '[' && p[1] == ']') {
		m->kind = JSON_ARRAY;
		m->text = (struct str){p, 2};
		return p + 2;
	}
	return NULL;
}

/* The scanner reads the value at p as it would have without us; NULL after a fault. */
static const char *slow_value(struct json_walk *w, const char *p, struct json_member *m)
{
	w->scan.p = p;
	w->scan.expect = SCAN_WANT_VALUE;
	return walk_value(w, m) ? w->scan.p : NULL;
}

void quick_members(struct json_walk *w)
{
	struct scan *s = &w->scan;
	const char *p = s->p - 1, *end = s->end, *start = w->in->text.p, *at, *next = p;
	struct json_member *m = walk_room(w, w->shape.n);
	const struct str *key = w->shape.v;
	size_t i = 0;

	for (; i < w->shape.n; i++, m++, key++) {
		if (*p != (i ? ',' : '{'))
			break;
		p = to_key(p, end);
		if ((size_t)(end - p) < key->n + 4 + SLACK || !(at = quick_key(p, *key)))
			break;
		*m = (struct json_member){.key = {p + 1, key->n}, .key_at = (size_t)(p - start),
					  .at = (size_t)(at - start), .decimals = JSON_NO_DIGITS};
		next = quick_value(at, m);
		if (!next && !(next = slow_value(w, at, m)))
			break;
		p = next;
	}
	w->member.n = i;
	if (i > 0 && next) {
		s->p = next;
		s->expect = SCAN_WANT_COMMA;
	}
}

#else /* the scanner alone */

void quick_members(struct json_walk *w)
{
	(void)w;
}

#endif
