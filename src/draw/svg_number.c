/* Numbers, lengths and transforms of SVG 1.1. */
#include "draw/svg.h"

#include <math.h>
#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void skip_separators(struct str s, size_t *i)
{
	while (*i < s.n && (is_space(s.p[*i]) || s.p[*i] == ','))
		++*i;
}

/* Digits as an integer times a power of ten; at most 17 significant ones count. */
static int read_digits(struct str s, size_t *i, double *v, int *exponent, int step)
{
	int n = 0;
	for (; *i < s.n && is_digit(s.p[*i]); ++*i, n++) {
		if (*v < 1e16) {
			*v = *v * 10 + (s.p[*i] - '0');
			*exponent += step;
		} else if (step == 0) {
			++*exponent;
		}
	}
	return n;
}

static int read_exponent(struct str s, size_t *i)
{
	size_t j = *i;
	if (j >= s.n || (s.p[j] != 'e' && s.p[j] != 'E'))
		return 0;
	j++;
	bool minus = j < s.n && s.p[j] == '-';
	if (j < s.n && (s.p[j] == '-' || s.p[j] == '+'))
		j++;
	if (j >= s.n || !is_digit(s.p[j]))
		return 0; /* "1em": the e belongs to a unit */
	int e = 0;
	for (; j < s.n && is_digit(s.p[j]); j++)
		e = e < 1000 ? e * 10 + (s.p[j] - '0') : e;
	*i = j;
	return minus ? -e : e;
}

bool svg_number(struct str s, size_t *i, double *out)
{
	skip_separators(s, i);
	size_t j = *i;
	bool minus = j < s.n && s.p[j] == '-';
	if (j < s.n && (s.p[j] == '-' || s.p[j] == '+'))
		j++;
	double v = 0;
	int exponent = 0;
	int digits = read_digits(s, &j, &v, &exponent, 0);
	if (j < s.n && s.p[j] == '.') {
		j++;
		digits += read_digits(s, &j, &v, &exponent, -1);
	}
	if (digits == 0)
		return false;
	exponent += read_exponent(s, &j);
	for (int k = 0; k < exponent && k < 40; k++)
		v *= 10;
	double tens = 1;
	for (int k = 0; k < -exponent && k < 40; k++)
		tens *= 10;
	v /= tens;
	*out = minus ? -v : v;
	*i = j;
	return true;
}

double svg_length_parse(struct str s, double whole, double otherwise)
{
	static const struct {
		const char *unit;
		double px;
	} units[] = { { "px", 1 }, { "pt", 4.0 / 3 }, { "mm", 96 / 25.4 }, { "cm", 96 / 2.54 }, { "in", 96 }, { "pc", 16 } };
	size_t i = 0;
	double v;
	s = str_trim(s);
	if (!svg_number(s, &i, &v))
		return otherwise;
	struct str unit = str_sub(s, i, s.n);
	if (str_is(unit, "%"))
		return v * whole / 100;
	for (size_t k = 0; k < sizeof units / sizeof *units; k++)
		if (str_is(unit, units[k].unit))
			return v * units[k].px;
	return v;
}

double svg_length(const struct dom_node *n, const char *name, double whole, double otherwise)
{
	return svg_length_parse(dom_attr(n, name), whole, otherwise);
}

void svg_matrix_map(struct svg_matrix m, double x, double y, double out[2])
{
	out[0] = m.a * x + m.c * y + m.e;
	out[1] = m.b * x + m.d * y + m.f;
}

bool svg_matrix_is_similar(struct svg_matrix m)
{
	double p = m.a * m.a + m.b * m.b, q = m.c * m.c + m.d * m.d, skew = m.a * m.c + m.b * m.d;
	return fabs(p - q) <= 1e-6 * (p + q) && fabs(skew) <= 1e-6 * (p + q);
}

struct svg_matrix svg_matrix_mul(struct svg_matrix o, struct svg_matrix i)
{
	return (struct svg_matrix){ o.a * i.a + o.c * i.b, o.b * i.a + o.d * i.b, o.a * i.c + o.c * i.d,
		o.b * i.c + o.d * i.d, o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f };
}

double svg_matrix_scale(struct svg_matrix m)
{
	return sqrt(fabs(m.a * m.d - m.b * m.c));
}

#define RADIANS(degrees) ((degrees) * 3.14159265358979323846 / 180)

static bool make_rotate(const double *v, int n, struct svg_matrix *m)
{
	double c = cos(RADIANS(v[0])), s = sin(RADIANS(v[0]));
	double x = n == 3 ? v[1] : 0, y = n == 3 ? v[2] : 0;
	*m = (struct svg_matrix){ c, s, -s, c, x - c * x + s * y, y - s * x - c * y };
	return n == 1 || n == 3;
}

static bool make_matrix(struct str name, const double *v, int n, struct svg_matrix *m)
{
	*m = (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
	if (str_is(name, "translate")) {
		m->e = v[0];
		m->f = n > 1 ? v[1] : 0;
		return n == 1 || n == 2;
	}
	if (str_is(name, "scale")) {
		m->a = v[0];
		m->d = n > 1 ? v[1] : v[0];
		return n == 1 || n == 2;
	}
	if (str_is(name, "rotate"))
		return make_rotate(v, n, m);
	if (str_is(name, "matrix")) {
		*m = (struct svg_matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
		return n == 6;
	}
	if (str_is(name, "skewX"))
		m->c = tan(RADIANS(v[0]));
	else if (str_is(name, "skewY"))
		m->b = tan(RADIANS(v[0]));
	else
		return false;
	return n == 1;
}

bool svg_transform_parse(struct str s, struct svg_matrix *out)
{
	size_t i = 0;
	*out = (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
	for (;;) {
		skip_separators(s, &i);
		if (i == s.n)
			return true;
		size_t from = i;
		while (i < s.n && s.p[i] != '(')
			i++;
		struct str name = str_trim(str_sub(s, from, i++));
		double v[6] = {0};
		int n = 0;
		while (n < 6 && svg_number(s, &i, &v[n]))
			n++;
		skip_separators(s, &i);
		struct svg_matrix m;
		if (i >= s.n || s.p[i++] != ')' || n == 0 || !make_matrix(name, v, n, &m))
			return false;
		*out = svg_matrix_mul(*out, m);
	}
}
