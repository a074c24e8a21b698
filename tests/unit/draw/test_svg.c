/* Numbers, transforms and paths of SVG, against hand-worked values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "draw/svg.h"

#include <math.h>

static const struct svg_matrix unit = { 1, 0, 0, 1, 0, 0 };

static void test_numbers(void **state)
{
	static const struct { const char *text; double value; size_t end; } cases[] = {
		{ "12", 12, 2 }, { " -0.5", -0.5, 5 }, { ".5.5", 0.5, 2 }, { "1e2", 100, 3 }, { "1em", 1, 1 },
		{ "3-4", 3, 1 }, { ",7", 7, 2 }, { "2.5e-1x", 0.25, 6 },
	};
	(void)state;
	for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
		size_t i = 0;
		double v;
		assert_true(svg_number(str_from(cases[k].text), &i, &v));
		assert_true(fabs(v - cases[k].value) < 1e-12);
		assert_int_equal(i, cases[k].end);
	}
	size_t i = 0;
	double v;
	assert_false(svg_number(STR("-"), &i, &v));
	assert_false(svg_number(STR(""), &i, &v));
	assert_false(svg_number(STR("e5"), &i, &v));
}

static void test_transforms(void **state)
{
	struct svg_matrix m;
	(void)state;
	assert_true(svg_transform_parse(STR("translate(10, 20) scale(2)"), &m));
	/* (1, 1) -> scaled (2, 2) -> moved (12, 22) */
	assert_true(m.a == 2 && m.d == 2 && m.e == 10 && m.f == 20);
	assert_true(svg_transform_parse(STR("rotate(90 5 5)"), &m));
	/* (5, 0) is 5 above the centre in a y-down space and goes to its right: (10, 5) */
	assert_true(fabs(m.a * 5 + m.c * 0 + m.e - 10) < 1e-9);
	assert_true(fabs(m.b * 5 + m.d * 0 + m.f - 5) < 1e-9);
	assert_true(svg_transform_parse(STR("matrix(1 0 0 -1 0 100)"), &m));
	assert_true(m.d == -1 && m.f == 100);
	assert_false(svg_transform_parse(STR("spin(3)"), &m));
	assert_false(svg_transform_parse(STR("scale(2"), &m));
	assert_false(svg_transform_parse(STR("matrix(1 2 3)"), &m));
}

static struct draw_path parse(struct arena *a, const char *d, bool *ok, size_t *at)
{
	struct draw_pen pen = {0};
	*ok = svg_path_parse(str_from(d), unit, &pen, at);
	return draw_pen_end(&pen, a);
}

static void expect(const struct draw_path *p, const char *segs, const lu *xy)
{
	static const char letter[] = { [DRAW_MOVE] = 'M', [DRAW_LINE] = 'L', [DRAW_CURVE] = 'C', [DRAW_CLOSE] = 'Z' };
	size_t k = 0;
	assert_int_equal(p->n_seg, str_from(segs).n);
	for (size_t i = 0; i < p->n_seg; i++) {
		assert_int_equal(letter[p->seg[i]], segs[i]);
		k += segs[i] == 'C' ? 6 : segs[i] == 'Z' ? 0 : 2;
	}
	for (size_t i = 0; i < k; i++)
		assert_int_equal(p->xy[i], xy[i]);
}

static void test_paths(void **state)
{
	struct arena *a = arena_new();
	bool ok;
	size_t at;
	(void)state;
	struct draw_path p = parse(a, "M10 10h20v20H10z", &ok, &at);
	assert_true(ok);
	expect(&p, "MLLLZ", (lu[]){ 10, 10, 30, 10, 30, 30, 10, 30 });
	p = parse(a, "m1,1 2,0 0,2 z m5 5 l1 1", &ok, &at);
	assert_true(ok); /* after z the pen stands at 1,1 again */
	expect(&p, "MLLZML", (lu[]){ 1, 1, 3, 1, 3, 3, 6, 6, 7, 7 });
	/* Q with control (0,30) to (30,30): cubic controls at two thirds: (0,20) and (10,30). */
	p = parse(a, "M0 0Q0 30 30 30", &ok, &at);
	assert_true(ok);
	expect(&p, "MC", (lu[]){ 0, 0, 0, 20, 10, 30, 30, 30 });
	/* S reflects the last control point (10,0) about (20,0) into (30,0). */
	p = parse(a, "M0 0C0 0 10 0 20 0S40 10 40 20", &ok, &at);
	assert_true(ok);
	expect(&p, "MCC", (lu[]){ 0, 0, 0, 0, 10, 0, 20, 0, 30, 0, 40, 10, 40, 20 });
	/* Z then a line without M starts again at the start point. */
	p = parse(a, "M5 5 L10 5 Z L5 10", &ok, &at);
	assert_true(ok);
	expect(&p, "MLZML", (lu[]){ 5, 5, 10, 5, 5, 5, 5, 10 });
	arena_drop(a);
}

static void test_arc(void **state)
{
	struct arena *a = arena_new();
	bool ok;
	size_t at;
	(void)state;
	/* Quarter circle of radius 1000: controls at 1000 * 0.5523 from the ends. */
	struct draw_path p = parse(a, "M1000 0A1000 1000 0 0 1 0 1000", &ok, &at);
	assert_true(ok);
	expect(&p, "MC", (lu[]){ 1000, 0, 1000, 552, 552, 1000, 0, 1000 });
	/* Flags may stand without separators; a half circle is two pieces. */
	p = parse(a, "M0 0a5 5 0 0110 0", &ok, &at);
	assert_true(ok);
	assert_int_equal(p.n_seg, 3);
	assert_int_equal(p.xy[12], 10);
	assert_int_equal(p.xy[13], 0);
	/* No radius: a straight line (SVG 1.1 F.6.2). */
	p = parse(a, "M0 0A0 5 0 0 1 9 9", &ok, &at);
	expect(&p, "ML", (lu[]){ 0, 0, 9, 9 });
	arena_drop(a);
}

/* Points of Béziers lie on the ellipse that the two ends, the radii and the turn define (SVG 1.1 F.6): a point p of it
   fulfils |S^-1 R^-1 (p - c)| = 1, and the flags say which side the arc takes. */
static void test_arc_on_ellipse(void **state)
{
	static const struct {
		double rx, ry, turn, x, y; /* from 0, 0 */
		int large, sweep;
		double cx, cy;             /* worked out by hand */
	} cases[] = {
		{ 5000, 5000, 0, 8000, 0, 0, 1, 4000, 3000 },   /* 3-4-5: centre below, the short way over the top */
		{ 5000, 5000, 0, 8000, 0, 1, 1, 4000, -3000 },
		{ 5000, 5000, 0, 8000, 0, 1, 0, 4000, 3000 },
		{ 5000, 5000, 0, 8000, 0, 0, 0, 4000, -3000 },
		{ 10000, 5000, 0, 16000, 0, 0, 1, 8000, 3000 },  /* the same, twice as wide */
		{ 10000, 5000, 90, 0, 16000, 0, 1, -3000, 8000 }, /* and turned by a quarter */
		{ 1000, 500, 0, 8000, 0, 0, 1, 4000, 0 },        /* too small: grown to a half ellipse (F.6.6) */
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool ok;
		size_t at;
		struct str d = arena_fmt(a, "M0 0A%.0f %.0f %.0f %d %d %.0f %.0f", cases[i].rx, cases[i].ry, cases[i].turn,
		                         cases[i].large, cases[i].sweep, cases[i].x, cases[i].y);
		struct draw_path p = parse(a, d.p, &ok, &at);
		double rx = cases[i].rx, ry = cases[i].ry, c = cos(cases[i].turn * 3.14159265358979 / 180),
		       s = sin(cases[i].turn * 3.14159265358979 / 180), from[2] = { 0, 0 }, angle = 0;
		if (rx < 4000) {
			rx = 4000;
			ry = 2000;
		}
		assert_true(ok && p.n_seg > 1);
		const lu *q = p.xy + 2;
		for (size_t k = 1; k < p.n_seg; k++, q += 6) {
			double last = 0;
			for (int step = 0; step <= 8; step++) {
				double t = step / 8.0, u = 1 - t, v[2];
				for (int j = 0; j < 2; j++)
					v[j] = u * u * u * from[j] + 3 * u * u * t * q[j] + 3 * u * t * t * q[2 + j] + t * t * t * q[4 + j];
				double x = v[0] - cases[i].cx, y = v[1] - cases[i].cy;
				double ex = (c * x + s * y) / rx, ey = (-s * x + c * y) / ry;
				assert_true(fabs(hypot(ex, ey) - 1) < 0.0006);
				double now = atan2(ey, ex), move = now - last;
				if (step) {
					move += move > 3.15 ? -6.283185307 : move < -3.15 ? 6.283185307 : 0;
					assert_true(cases[i].sweep ? move > 0 : move < 0);
					angle += fabs(move);
				}
				last = now;
			}
			from[0] = q[4];
			from[1] = q[5];
		}
		assert_true(cases[i].large ? angle > 3.1415 : angle < 3.1417);
		assert_true(from[0] == cases[i].x && from[1] == cases[i].y);
	}
	arena_drop(a);
}

static void test_boxes(void **state)
{
	struct arena *a = arena_new();
	bool ok;
	size_t at;
	struct svg_box b = { .any = false };
	struct svg_matrix m;
	(void)state;
	/* x(t) = 3 (1-t)^2 t 100 + 3 (1-t) t^2 100 is widest at t = 1/2: 75; y from 0 to 100. */
	struct draw_path p = parse(a, "M0 0C100 0 100 100 0 100", &ok, &at);
	svg_box_path(&b, &p, 1);
	assert_true(b.any && b.x0 == 0 && fabs(b.x1 - 75) < 1e-9 && b.y0 == 0 && b.y1 == 100);
	assert_true(svg_box_matrix(b, &m) && fabs(m.a - 75) < 1e-9 && m.d == 100);
	assert_false(svg_box_matrix((struct svg_box){ 0, 0, 5, 0, true }, &m)); /* no height: no units */
	assert_true(svg_matrix_is_similar((struct svg_matrix){ 3, 4, -4, 3, 7, 8 }));
	assert_true(svg_matrix_is_similar((struct svg_matrix){ 3, 4, 4, -3, 7, 8 }));
	assert_false(svg_matrix_is_similar((struct svg_matrix){ 2, 0, 0, 1, 0, 0 }));
	arena_drop(a);
}

static void test_faults(void **state)
{
	static const struct { const char *d; size_t at; size_t kept; } cases[] = {
		{ "L10 10", 0, 0 }, { "M0 0 L5", 5, 1 }, { "M0 0 X1 1", 5, 1 }, { "M0 0 Z 5 5", 7, 2 }, { "M0 0 A1 1 0 2 0 5 5", 5, 1 },
	};
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool ok;
		size_t at;
		struct draw_path p = parse(a, cases[i].d, &ok, &at);
		assert_false(ok);
		assert_int_equal(at, cases[i].at);
		assert_int_equal(p.n_seg, cases[i].kept);
	}
	arena_drop(a);
}

static void test_fade(void **state)
{
	(void)state;
	assert_int_equal(draw_fade(0xff102030u, 1000), 0xff102030u);
	assert_int_equal(draw_fade(0xff102030u, 500), 0x7f102030u);
	assert_int_equal(draw_fade(0x00102030u, 1000) >> 24, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_transforms), cmocka_unit_test(test_paths),
		cmocka_unit_test(test_arc), cmocka_unit_test(test_arc_on_ellipse), cmocka_unit_test(test_boxes),
		cmocka_unit_test(test_faults), cmocka_unit_test(test_fade),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
