#include "base/dec.h"

#include "base/err.h"

static unsigned __int128 magnitude(wide v)
{
	return v < 0 ? 0 - (unsigned __int128)v : (unsigned __int128)v;
}

static wide mul(wide a, wide b)
{
	wide r;

	if (__builtin_mul_overflow(a, b, &r))
		BUG("128-bit overflow");
	return r;
}

static wide add(wide a, wide b)
{
	wide r;

	if (__builtin_add_overflow(a, b, &r))
		BUG("128-bit overflow");
	return r;
}

static wide power10(unsigned k)
{
	wide r = 1;

	while (k-- > 0)
		r = mul(r, 10);
	return r;
}

struct frac frac_make(wide n, wide d)
{
	return d < 0 ? (struct frac){-n, -d} : (struct frac){n, d};
}

struct frac frac_reduce(struct frac f)
{
	wide a = f.n < 0 ? -f.n : f.n, b = f.d;

	while (b) {
		wide r = a % b;
		a = b;
		b = r;
	}
	return a > 1 ? (struct frac){f.n / a, f.d / a} : f;
}

/* Whole parts first, then the reciprocals of what is left (continued
   fractions): no product is formed, so nothing can overflow. */
static int cmp_positive(struct frac a, struct frac b)
{
	int sign = 1;

	for (;;) {
		wide qa = a.n / a.d, qb = b.n / b.d, ra = a.n % a.d, rb = b.n % b.d;
		if (qa != qb)
			return qa < qb ? -sign : sign;
		if (ra == 0 || rb == 0)
			return sign * ((ra != 0) - (rb != 0));
		a = (struct frac){a.d, ra};
		b = (struct frac){b.d, rb};
		sign = -sign;
	}
}

int frac_cmp(struct frac a, struct frac b)
{
	wide left, right;

	if (a.d == 0 || b.d == 0)
		BUG("comparison with an undefined fraction");
	if (!__builtin_mul_overflow(a.n, b.d, &left) && !__builtin_mul_overflow(b.n, a.d, &right))
		return (left > right) - (left < right);
	if ((a.n < 0) != (b.n < 0))
		return a.n < 0 ? -1 : 1;
	if (a.n < 0)
		return cmp_positive((struct frac){-b.n, b.d}, (struct frac){-a.n, a.d});
	return cmp_positive(a, b);
}

struct frac frac_sub(struct frac a, struct frac b)
{
	if (a.d == 0 || b.d == 0)
		return (struct frac){0, 0};
	if (a.d == b.d)
		return (struct frac){add(a.n, -b.n), a.d};
	a = frac_reduce(a);
	b = frac_reduce(b);
	return (struct frac){add(mul(a.n, b.d), -mul(b.n, a.d)), mul(a.d, b.d)};
}

struct frac frac_mul(struct frac a, struct frac b)
{
	struct frac x, y;

	if (a.d == 0 || b.d == 0)
		return (struct frac){0, 0};
	x = frac_reduce((struct frac){a.n, b.d}); /* cancel across before multiplying */
	y = frac_reduce((struct frac){b.n, a.d});
	return (struct frac){mul(x.n, y.n), mul(x.d, y.d)};
}

wide frac_round(struct frac f, unsigned scale)
{
	unsigned __int128 d = (unsigned __int128)f.d, n = magnitude(f.n), r;
	wide q;

	if (f.d <= 0)
		BUG("rounding of an undefined fraction");
	q = (wide)(n / d);
	r = n % d;
	for (; scale > 0; scale--) { /* long division; r < d, so r * 10 needs d < 2^124 */
		if (r > ~(unsigned __int128)0 / 10)
			BUG("128-bit overflow");
		q = add(mul(q, 10), (wide)(r * 10 / d));
		r = r * 10 % d;
	}
	q += r >= d - r;
	return f.n < 0 ? -q : q;
}

/* Digits of |v| from the right into the end of digit[]; at least `least` of them. */
static struct str digits(wide v, unsigned least, char *end)
{
	unsigned __int128 u = magnitude(v);
	char *p = end;

	for (; u > 0 || (unsigned)(end - p) < least; u /= 10)
		*--p = (char)('0' + (unsigned)(u % 10));
	return (struct str){p, (size_t)(end - p)};
}

static void format(wide v, unsigned scale, bool group, struct buf *out)
{
	char room[64];
	struct str s;
	size_t whole;

	if (scale > 38)
		BUG("scale %u", scale);
	s = digits(v, scale + 1, room + sizeof room);
	whole = s.n - scale;
	if (v < 0)
		buf_char(out, '-');
	for (size_t i = 0; i < whole; i++) {
		if (group && i > 0 && (whole - i) % 3 == 0)
			buf_char(out, ',');
		buf_char(out, s.p[i]);
	}
	if (scale > 0) {
		buf_char(out, '.');
		buf_add(out, s.p + whole, scale);
	}
}

void dec_format(wide v, unsigned scale, struct buf *out)
{
	format(v, scale, false, out);
}

void dec_group(wide v, unsigned scale, struct buf *out)
{
	format(v, scale, true, out);
}

bool money_add(money *sum, money x)
{
	money r;

	if (__builtin_add_overflow(*sum, x, &r))
		return false;
	*sum = r;
	return true;
}

/* ---- reading */

/* A cursor that sees full-width forms as their ASCII counterparts. */
struct reader {
	struct str s;
	size_t i;
};

static char fold(const char *p, size_t n, size_t *len)
{
	unsigned char a, b;

	*len = 1;
	if (n == 0)
		return 0;
	if (n < 3 || (unsigned char)p[0] < 0x80)
		return p[0];
	a = (unsigned char)p[1];
	b = (unsigned char)p[2];
	*len = 3;
	if (p[0] == '\xEF' && a == 0xBC && b >= 0x81) /* U+FF01..FF3F */
		return (char)(b - 0x60);
	if (p[0] == '\xEF' && a == 0xBD && b <= 0x9E) /* U+FF40..FF5E */
		return (char)(b - 0x20);
	if (p[0] == '\xE2' && a == 0x88 && b == 0x92) /* U+2212 minus sign */
		return '-';
	return 1; /* in no number */
}

static char peek(const struct reader *r)
{
	size_t len;

	return fold(r->s.p + r->i, r->s.n - r->i, &len);
}

static void skip(struct reader *r)
{
	size_t len;

	fold(r->s.p + r->i, r->s.n - r->i, &len);
	r->i += len;
}

static bool accept(struct reader *r, char c)
{
	if (r->i >= r->s.n || peek(r) != c)
		return false;
	skip(r);
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

struct mantissa {
	wide v;       /* the first 37 significant digits */
	int power;    /* value = v * 10^power, and a bit more if `more` */
	unsigned n;   /* significant digits in v */
	bool more;
};

static void take_digit(struct mantissa *m, char c, bool fraction)
{
	if (m->n < 37) {
		m->v = m->v * 10 + (c - '0');
		m->n += m->v != 0;
		m->power -= fraction;
		return;
	}
	m->more |= c != '0';
	m->power += !fraction;
}

/* Plain digits, or groups: one to three digits, then threes after commas. */
static bool read_whole(struct reader *r, struct mantissa *m)
{
	unsigned run = 0, commas = 0;

	for (;; run++) {
		char c = peek(r);
		if (c == ',' && r->i < r->s.n) {
			if (run == 0 || run > 3 || (commas > 0 && run != 3))
				return false;
			commas++;
			run = 0;
			skip(r);
			c = peek(r);
		}
		if (!is_digit(c))
			break;
		take_digit(m, c, false);
		skip(r);
	}
	return run > 0 && (commas == 0 || run == 3);
}

static bool read_fraction(struct reader *r, struct mantissa *m)
{
	if (!is_digit(peek(r)))
		return false;
	for (; is_digit(peek(r)); skip(r))
		take_digit(m, peek(r), true);
	return true;
}

static bool read_exponent(struct reader *r, struct mantissa *m)
{
	bool minus = accept(r, '-');
	int e = 0;

	if (!minus)
		accept(r, '+');
	if (!is_digit(peek(r)))
		return false;
	for (; is_digit(peek(r)); skip(r))
		if (e < 100000)
			e = e * 10 + (peek(r) - '0');
	m->power += minus ? -e : e;
	return true;
}

static bool read_number(struct reader *r, struct mantissa *m, bool *minus)
{
	*minus = accept(r, '-');
	if (!*minus)
		accept(r, '+');
	if (!read_whole(r, m))
		return false;
	if (accept(r, '.') && !read_fraction(r, m))
		return false;
	if ((accept(r, 'e') || accept(r, 'E')) && !read_exponent(r, m))
		return false;
	return r->i == r->s.n;
}

/* m in units of 10^-scale; digits that do not fit are rounded and set m->more. */
static bool rescale(struct mantissa *m, unsigned scale)
{
	int shift = m->power + (int)scale;

	if (m->v == 0)
		return true;
	if (shift > 0)
		return (int)m->n + shift <= 37 && (m->v *= power10((unsigned)shift), true);
	if (shift < -38) { /* less than half a unit */
		m->v = 0;
		m->more = true;
	} else if (shift < 0) {
		wide unit = power10((unsigned)-shift), rest = m->v % unit;
		m->v = m->v / unit + (rest >= unit - rest);
		m->more |= rest != 0;
	}
	return true;
}

/* What nearly every amount is: at most 15 ASCII digits, a point, no more than `scale` decimals. */
static bool parse_plain(struct str s, unsigned scale, int64_t *out)
{
	size_t i = s.n > 0 && s.p[0] == '-', point = s.n, start = i;
	int64_t v = 0;

	if (s.n - i == 0 || s.n - i > 15 || scale > 2)
		return false;
	for (; i < s.n; i++) {
		if (is_digit(s.p[i]))
			v = v * 10 + (s.p[i] - '0');
		else if (s.p[i] == '.' && point == s.n && i > start)
			point = i;
		else
			return false;
	}
	if (point + 1 == s.n || (point < s.n && s.n - point - 1 > scale))
		return false;
	for (size_t places = point < s.n ? s.n - point - 1 : 0; places < scale; places++)
		v *= 10;
	*out = s.p[0] == '-' ? -v : v;
	return true;
}

enum dec_fault dec_parse(struct str s, unsigned scale, int64_t *out)
{
	struct reader r = {s, 0};
	struct mantissa m = {0};
	bool minus;

	if (parse_plain(s, scale, out))
		return DEC_OK;
	r.s = str_trim(s);
	if (r.s.n == 0)
		return DEC_EMPTY;
	if (!read_number(&r, &m, &minus))
		return DEC_SYNTAX;
	if (!rescale(&m, scale) || m.v > (wide)INT64_MAX)
		return DEC_RANGE;
	*out = (int64_t)(minus ? -m.v : m.v);
	return m.more ? DEC_PRECISION : DEC_OK;
}
