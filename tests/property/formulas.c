/*
 * Every figure of a case, called to account: the formula as it is printed, with
 * its numbers, is worked out by the little evaluator below (written from the
 * signs alone) and must give the printed value; the records' parts add up to n,
 * of and every input; what was set aside is the rest of `of`; the records that
 * count are the list; a clause or a reading is named.
 *
 *   formulas CASE [EVERY]      only each EVERYth figure of a large case
 */
#include <ctype.h>
#include <math.h>

#include "indicator/account.h"
#include "property/county.h"

/* --- rationals --- */

struct num {
	wide n, d;
	long double root; /* where a root was taken */
	bool rough;
};

static wide gcd(wide a, wide b)
{
	while (b) {
		wide t = a % b;
		a = b;
		b = t;
	}
	return a < 0 ? -a : a;
}

static struct num ratio(wide n, wide d)
{
	wide g = gcd(n, d);
	if (d < 0)
		n = -n, d = -d;
	return g ? (struct num){n / g, d / g, 0, false} : (struct num){0, d ? 1 : 0, 0, false};
}

static long double rough(struct num a)
{
	return a.rough ? a.root : (long double)a.n / (long double)a.d;
}

static struct num roughly(long double v)
{
	return (struct num){0, 1, v, true};
}

static struct num sum(struct num a, struct num b, int sign)
{
	if (a.rough || b.rough)
		return roughly(rough(a) + sign * rough(b));
	return ratio(a.n * b.d + sign * b.n * a.d, a.d * b.d);
}

static struct num product(struct num a, struct num b)
{
	struct num x = ratio(a.n, b.d), y = ratio(b.n, a.d);
	return a.rough || b.rough ? roughly(rough(a) * rough(b)) : ratio(x.n * y.n, x.d * y.d);
}

static struct num quotient(struct num a, struct num b)
{
	return b.rough ? roughly(rough(a) / b.root) : product(a, (struct num){b.d, b.n, 0, false});
}

/* --- the formula --- */

struct reader {
	struct str rest;
	bool wrong;
};

static bool eat(struct reader *r, const char *sign)
{
	if (!str_starts(r->rest, str_from(sign)))
		return false;
	r->rest = str_sub(r->rest, strlen(sign), r->rest.n);
	return true;
}

static struct num read_sum(struct reader *r);

static void eat_unit(struct reader *r)
{
	static const char *const units[] = {"元", "户", "人", "天", "条", "年", "个百分点", "个月", "个", "位", "头只"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (eat(r, units[i]))
			return;
}

/* 2023-09-30, or a number with commas, a point and a unit. */
static struct num read_number(struct reader *r)
{
	wide n = 0, d = 1;
	bool minus = eat(r, "-"), point = false;
	size_t i = 0;
	if (r->rest.n >= 10 && r->rest.p[4] == '-' && r->rest.p[7] == '-' && isdigit((unsigned char)r->rest.p[9])) {
		struct date at = {(int16_t)atoi(r->rest.p), (uint8_t)atoi(r->rest.p + 5), (uint8_t)atoi(r->rest.p + 8)};
		r->rest = str_sub(r->rest, 10, r->rest.n);
		return ratio(date_days(at), 1);
	}
	for (; i < r->rest.n && strchr("0123456789.,", r->rest.p[i]); i++) {
		char c = r->rest.p[i];
		if (c == '.')
			point = true;
		if (!isdigit((unsigned char)c))
			continue;
		n = n * 10 + (c - '0');
		d *= point ? 10 : 1;
	}
	r->wrong = r->wrong || i == 0;
	r->rest = str_sub(r->rest, i, r->rest.n);
	bool percent = eat(r, "%");
	eat_unit(r);
	return ratio(minus ? -n : n, percent ? d * 100 : d);
}

/* Half-up at one decimal of a percentage. */
static struct num one_decimal(struct num v)
{
	return ratio(frac_round((struct frac){v.n * 100, v.d}, 1), 1000);
}

static struct num read_brackets(struct reader *r)
{
	r->wrong = r->wrong || !eat(r, "（");
	struct num v = read_sum(r);
	r->wrong = r->wrong || !eat(r, "）");
	return v;
}

static struct num read_factor(struct reader *r)
{
	struct num v;
	if (eat(r, "取一位小数"))
		return one_decimal(read_brackets(r));
	v = str_starts(r->rest, STR("（")) ? read_brackets(r) : read_number(r);
	if (eat(r, "的")) {
		struct num by = read_brackets(r);
		r->wrong = r->wrong || !eat(r, "次方");
		return roughly(powl(rough(v), rough(by)));
	}
	return v;
}

static struct num read_product(struct reader *r)
{
	struct num v = read_factor(r);
	for (;;) {
		if (eat(r, "×"))
			v = product(v, read_factor(r));
		else if (eat(r, "÷"))
			v = quotient(v, read_factor(r));
		else
			return v;
	}
}

static struct num read_sum(struct reader *r)
{
	struct num v = read_product(r);
	for (;;) {
		if (eat(r, "＋"))
			v = sum(v, read_product(r), 1);
		else if (eat(r, "－"))
			v = sum(v, read_product(r), -1);
		else
			return v;
	}
}

/* --- one figure --- */

static size_t faults;

static void wrong(const struct computed *k, const struct figure *f, const char *what, struct str more)
{
	if (faults++ < 30)
		fprintf(stderr, "%s@%.*s/%.*s: %s: %.*s\n", f->family->id, STR_ARG(k->set.area[f->area].code),
			STR_ARG(f->key), what, STR_ARG(more));
}

static void check_formula(const struct computed *k, const struct figure *f, const struct account *a)
{
	struct reader r = {a->numbers, false};
	unsigned d = figure_decimals(f->family->unit);
	bool percent = f->family->unit == UNIT_PERCENT || f->family->unit == UNIT_POINTS;
	struct buf printed = {0}, own = {0};
	if (f->status != FIGURE_OK)
		return;
	struct num v = read_sum(&r);
	if (r.wrong || (r.rest.n && !eat(&r, "；"))) {
		wrong(k, f, "cannot be worked out", a->numbers);
		return;
	}
	wide by = percent ? 100 : 1;
	wide got = v.rough ? (wide)llroundl(v.root * (long double)by * powl(10, d)) : frac_round((struct frac){v.n * by, v.d}, d);
	dec_format(got, d, &own);
	figure_value_text(f, &printed);
	if (!str_eq(buf_view(&own), buf_view(&printed))) {
		wrong(k, f, buf_cstr(&own), a->numbers);
		wrong(k, f, "is printed", buf_view(&printed));
	}
	buf_release(&printed);
	buf_release(&own);
}

static void check_parts(const struct computed *k, const struct figure *f, const struct account *a)
{
	int64_t n = 0, of = 0, aside = 0;
	wide in[FIGURE_INPUTS] = {0};
	if (!a->of_records || f->status == FIGURE_MISSING)
		return;
	for (size_t i = 0; i < a->parts; i++) {
		n += a->part[i].n;
		of += a->part[i].of;
		for (size_t j = 0; j < a->inputs; j++)
			in[j] += a->part[i].in[j];
		if (a->part[i].of_what.kind == PIECE_REST)
			wrong(k, f, "sums of no record", STR(""));
	}
	for (size_t i = 0; i < a->asides; i++)
		aside += a->aside[i].n;
	if (n != f->n || of != f->of)
		wrong(k, f, "records are not n of of", arena_fmt(k->arena, "%ld of %ld, printed %ld of %ld", (long)n, (long)of,
								 (long)f->n, (long)f->of));
	if (aside != f->of - f->n)
		wrong(k, f, "set aside is not the rest", arena_fmt(k->arena, "%ld", (long)aside));
	for (size_t j = 0; j < a->inputs; j++)
		if (!a->in[j].fixed && in[j] != a->in[j].value.n)
			wrong(k, f, "parts are not the input", str_from(a->in[j].name));
}

/* Households of a list put something into the first input; those that do not are in none. */
static void check_rows(const struct computed *k, const struct figure *f, const struct account *a)
{
	bool count = f->family->unit == UNIT_HOUSEHOLDS && a->inputs && a->rows.n != (size_t)-1;
	size_t parts = 0;
	if (!a->has_rows || !a->of_records || f->status != FIGURE_OK || !count)
		return;
	for (size_t i = 0; i < a->parts; i++)
		parts += a->inputs == 2 ? a->part[i].in[0] != a->part[i].in[1] : a->part[i].in[0] != 0;
	if (parts != a->rows.n)
		wrong(k, f, "the list is not the records",
		      arena_fmt(k->arena, "%zu records, %zu in the list", parts, a->rows.n));
}

static void check_origin(const struct computed *k, const struct figure *f, const struct account *a)
{
	if (!a->clause && !a->reading.n && f->family->clause[0] == 'A')
		wrong(k, f, "no clause, no reading", str_from(f->family->clause));
	if (a->reading.n && !a->reading_text.n && !(a->clause && a->clause->note.n))
		wrong(k, f, "a reading without words", a->reading);
}

int main(int argc, char **argv)
{
	struct computed k;
	size_t n;
	if (argc < 2 || !compute(&k, argv[1], NULL))
		fail("cannot be read:", argc < 2 ? "formulas CASE" : argv[1]);
	const struct figure *f = indicator_figures(k.figures, &n);
	size_t every = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
	for (size_t i = 0; i < n; i += every ? every : 1) {
		struct arena *own = arena_new();
		struct account a;
		indicator_account(k.figures, own, &f[i], &a);
		check_formula(&k, &f[i], &a);
		check_parts(&k, &f[i], &a);
		check_rows(&k, &f[i], &a);
		check_origin(&k, &f[i], &a);
		arena_drop(own);
	}
	printf("%s: %zu figures, %zu faults\n", argv[1], n, faults);
	forget(&k);
	return faults != 0;
}
