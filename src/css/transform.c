/* transform and transform-origin (CSS Transforms 1, sections 6, 11): two dimensions. */
#include <math.h>

#include "css/css.h"
#include "css/readers.h"

struct axis { /* what percentages and em are of */
	lu whole, em;
};

/* Degrees in millionths.  A bare 0 is an angle too. */
static bool angle(struct css_in *in, int64_t *degrees)
{
	static const struct {
		const char *unit;
		int64_t num, den;
	} units[] = {{"deg", 1, 1}, {"turn", 360, 1}, {"grad", 9, 10}, {"rad", 57295780, 1000000}};

	if (in->t.kind == CSS_T_NUMBER && in->t.number == 0) {
		*degrees = 0;
		css_in_next(in);
		return true;
	}
	for (size_t i = 0; in->t.kind == CSS_T_DIMENSION && i < sizeof units / sizeof *units; i++) {
		if (!css_same_word(in->t.text, units[i].unit))
			continue;
		*degrees = css_ratio(in->t.number % ((int64_t)3600000 * CSS_ONE), units[i].num, units[i].den);
		css_in_next(in);
		return true;
	}
	return false;
}

static bool length(struct css_in *in, struct axis a, double *out)
{
	struct css_value v;

	if (css_in_percent(in, &v))
		*out = (double)css_ratio(v.n, a.whole, (int64_t)100 * CSS_ONE);
	else if (!css_in_length(in, &v) || v.kind == CSS_V_CALC)
		return false;
	else
		*out = v.kind == CSS_V_LU ? (double)v.n : (double)css_ratio(v.n, a.em, CSS_ONE);
	return true;
}

static struct css_matrix product(struct css_matrix o, struct css_matrix i)
{
	return (struct css_matrix){o.a * i.a + o.c * i.b,	o.b * i.a + o.d * i.b,
				   o.a * i.c + o.c * i.d,	o.b * i.c + o.d * i.d,
				   o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f};
}

/* Quarter turns are exact. */
static struct css_matrix rotation(int64_t degrees)
{
	static const int quarter[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
	int64_t whole = (int64_t)360 * CSS_ONE, d = (degrees % whole + whole) % whole;
	double r = (double)d / CSS_ONE / 180 * 3.14159265358979323846, c = cos(r), s = sin(r);

	if (d % ((int64_t)90 * CSS_ONE) == 0) {
		c = quarter[d / ((int64_t)90 * CSS_ONE)][0];
		s = quarter[d / ((int64_t)90 * CSS_ONE)][1];
	}
	return (struct css_matrix){c, s, -s, c, 0, 0};
}

static bool rotate(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	int64_t degrees;

	(void)a;
	if (!angle(in, &degrees))
		return false;
	*m = rotation(degrees);
	return true;
}

static bool translate(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	return length(in, a[0], &m->e) && (!css_in_comma(in) || length(in, a[1], &m->f));
}

static bool translate_x(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	return length(in, a[0], &m->e);
}

static bool translate_y(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	return length(in, a[1], &m->f);
}

static bool factor(struct css_in *in, double *out)
{
	struct css_value v;

	if (!css_in_number(in, &v))
		return false;
	*out = (double)v.n / CSS_ONE;
	return true;
}

static bool scale(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	(void)a;
	if (!factor(in, &m->a))
		return false;
	m->d = m->a;
	return !css_in_comma(in) || factor(in, &m->d);
}

static bool scale_x(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	(void)a;
	return factor(in, &m->a);
}

static bool scale_y(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	(void)a;
	return factor(in, &m->d);
}

static const struct {
	const char *name;
	bool (*read)(struct css_in *in, const struct axis a[2], struct css_matrix *m);
} functions[] = {{"rotate", rotate}, {"translate", translate}, {"translatex", translate_x},
	{"translatey", translate_y}, {"scale", scale}, {"scalex", scale_x}, {"scaley", scale_y}};

static bool function(struct css_in *in, const struct axis a[2], struct css_matrix *m)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (!css_token_is_function(&in->t, functions[i].name))
			continue;
		css_in_next(in);
		if (!functions[i].read(in, a, m) || in->t.kind != CSS_T_RPAREN)
			return false;
		css_in_next(in);
		return true;
	}
	return false;
}

static bool list(struct css_in *in, const struct axis a[2], struct css_matrix *out)
{
	*out = (struct css_matrix){1, 0, 0, 1, 0, 0};
	do {
		struct css_matrix m = {1, 0, 0, 1, 0, 0};
		if (!function(in, a, &m))
			return false;
		*out = product(*out, m);
	} while (!css_in_end(in));
	return true;
}

/* left 0, center 50%, right 100%; the same for top and bottom. */
static bool place(struct css_in *in, struct axis a, const char *low, const char *high, double *out)
{
	if (css_in_word(in, low))
		*out = 0;
	else if (css_in_word(in, high))
		*out = a.whole;
	else if (css_in_word(in, "center"))
		*out = a.whole / 2;
	else
		return length(in, a, out);
	return true;
}

static bool origin(struct css_in *in, const struct axis a[2], double xy[2])
{
	xy[1] = a[1].whole / 2;
	if (css_in_word(in, "top") || css_in_word(in, "bottom"))
		return false; /* x comes first here */
	return place(in, a[0], "left", "right", &xy[0]) && (css_in_end(in) || place(in, a[1], "top", "bottom", &xy[1])) &&
	       css_in_end(in);
}

/* ---- Reading and using ---- */

static bool keep_text(struct css_in *in, struct css_value *v)
{
	*v = (struct css_value){.kind = CSS_V_STR,
				.s = str_trim(str_sub(in->lex.s, in->t.start, in->lex.s.n))};
	in->lex.i = in->lex.s.n;
	css_in_next(in);
	return true;
}

bool css_read_transform(struct css_in *in, struct css_value *v)
{
	static const struct axis any[2] = {{1, 1}, {1, 1}};
	struct css_in look = *in;
	struct css_matrix m;

	if (css_in_word(in, "none")) {
		*v = (struct css_value){.kind = CSS_V_STR};
		return true;
	}
	return list(&look, any, &m) && keep_text(in, v);
}

bool css_read_origin(struct css_in *in, struct css_value *v)
{
	static const struct axis any[2] = {{1, 1}, {1, 1}};
	struct css_in look = *in;
	double xy[2];

	return origin(&look, any, xy) && keep_text(in, v);
}

struct css_matrix css_transform(struct arena *a, const struct css_style *s, lu x, lu y, lu w, lu h)
{
	const struct axis axis[2] = {{w, s->font_size}, {h, s->font_size}};
	struct css_matrix m, to = {1, 0, 0, 1, 0, 0}, back = {1, 0, 0, 1, 0, 0};
	struct css_in in;
	double xy[2] = {0, 0};

	css_in_open(&in, a, s->transform_origin);
	origin(&in, axis, xy);
	css_in_open(&in, a, s->transform);
	if (!list(&in, axis, &m))
		return to;
	to.e = x + xy[0];
	to.f = y + xy[1];
	back.e = -to.e;
	back.f = -to.f;
	return product(product(to, m), back);
}
