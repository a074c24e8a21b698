#include "base/str.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

struct str str_from(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

bool str_is(struct str a, const char *cstr)
{
	return str_eq(a, str_from(cstr));
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

size_t str_find_char(struct str s, char c)
{
	const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;

	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

size_t str_find(struct str s, struct str needle)
{
	size_t from = 0, at;

	if (needle.n == 0)
		return 0;
	while (s.n - from >= needle.n) {
		at = str_find_char(str_sub(s, from, s.n - needle.n + 1), needle.p[0]);
		if (at == SIZE_MAX)
			break;
		from += at;
		if (memcmp(s.p + from, needle.p, needle.n) == 0)
			return from;
		from++;
	}
	return SIZE_MAX;
}

struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct str){s.p ? s.p + from : NULL, to - from};
}

static bool is_ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Not ASCII: ideographic space, no-break space, byte order mark. */
static const struct str wide_space[] = {
	{"\xE3\x80\x80", 3}, {"\xC2\xA0", 2}, {"\xEF\xBB\xBF", 3},
};
#define N_WIDE_SPACE (sizeof wide_space / sizeof *wide_space)

static size_t space_at_start(struct str s)
{
	if (s.n && is_ascii_space(s.p[0]))
		return 1;
	if (s.n == 0 || (s.p[0] != '\xE3' && s.p[0] != '\xC2' && s.p[0] != '\xEF')) /* nearly always */
		return 0;
	for (size_t i = 0; i < N_WIDE_SPACE; i++)
		if (str_starts(s, wide_space[i]))
			return wide_space[i].n;
	return 0;
}

static size_t space_at_end(struct str s)
{
	if (s.n && is_ascii_space(s.p[s.n - 1]))
		return 1;
	if (s.n == 0 || !(s.p[s.n - 1] & 0x80))
		return 0;
	for (size_t i = 0; i < N_WIDE_SPACE; i++)
		if (str_ends(s, wide_space[i]))
			return wide_space[i].n;
	return 0;
}

/* The last bytes of the wide spaces, and nearly no others, are these. */
static bool may_end_in_space(char c)
{
	return (unsigned char)c <= ' ' || c == '\x80' || c == '\xA0' || c == '\xBF';
}

static bool may_start_with_space(char c)
{
	return (unsigned char)c <= ' ' || c == '\xE3' || c == '\xC2' || c == '\xEF';
}

struct str str_trim(struct str s)
{
	size_t k;

	if (s.n == 0 || !(may_start_with_space(s.p[0]) || may_end_in_space(s.p[s.n - 1])))
		return s;
	while ((k = space_at_start(s)) > 0)
		s = str_sub(s, k, s.n);
	while ((k = space_at_end(s)) > 0)
		s.n -= k;
	return s;
}

bool str_split(struct str *rest, char sep, struct str *piece)
{
	size_t at;

	if (!rest->p)
		return false;
	at = str_find_char(*rest, sep);
	if (at == SIZE_MAX) {
		*piece = *rest;
		*rest = (struct str){0};
	} else {
		*piece = str_sub(*rest, 0, at);
		*rest = str_sub(*rest, at + 1, rest->n);
	}
	return true;
}

/* Eight bytes a step, multiplied by an odd constant and folded; the last step
   takes what is left, so that lengths and tails tell. */
uint64_t str_hash(struct str s)
{
	const uint64_t k = 0x9E3779B97F4A7C15u;
	uint64_t h = k ^ s.n, w;

	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		memcpy(&w, s.p, 8);
		h = (h ^ w) * k;
		h ^= h >> 32;
	}
	w = 0;
	if (s.n)
		memcpy(&w, s.p, s.n);
	h = (h ^ w) * k;
	h ^= h >> 29;
	h *= 0xBF58476D1CE4E5B9u;
	return h ^ h >> 32;
}

static size_t decode(struct str s, uint32_t *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;)
		out[n++] = utf8_next(s, &i);
	return n;
}

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;

	return m < c ? m : c;
}

/* One row of the table; row[j] is the distance of the first i of a to the first j of b. */
static unsigned next_row(unsigned *row, uint32_t ai, unsigned i, const uint32_t *b, size_t nb)
{
	unsigned diagonal = row[0], least = i;

	row[0] = i;
	for (size_t j = 1; j <= nb; j++) {
		unsigned above = row[j];
		row[j] = min3(row[j - 1] + 1, above + 1, diagonal + (ai != b[j - 1]));
		diagonal = above;
		if (row[j] < least)
			least = row[j];
	}
	return least;
}

unsigned str_distance(struct str a, struct str b, unsigned max)
{
	size_t na = utf8_count(a), nb = utf8_count(b);
	uint32_t *cp;
	unsigned *row, d = max + 1;

	if ((na > nb ? na - nb : nb - na) > max)
		return max + 1;
	cp = mem_alloc((na + nb + 1) * sizeof *cp);
	row = mem_alloc((nb + 1) * sizeof *row);
	decode(a, cp);
	decode(b, cp + na);
	for (size_t j = 0; j <= nb; j++)
		row[j] = (unsigned)j;
	for (size_t i = 0; i < na; i++)
		if (next_row(row, cp[i], (unsigned)i + 1, cp + na, nb) > max)
			goto out; /* no later row can be less */
	if (row[nb] < d)
		d = row[nb];
out:
	mem_free(row);
	mem_free(cp);
	return d;
}
