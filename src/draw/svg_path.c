/*
 * Path data of SVG 1.1 section 8.3, all commands.  Quadratic curves are raised
 * to cubics exactly; elliptical arcs become cubics of at most 90 degrees each
 * (error below 0.03 % of the radius), by the conversion of SVG 1.1 F.6.
 */
#include "draw/svg.h"

#include <math.h>

#define PI 3.14159265358979323846

struct path_state {
	struct svg_matrix m;
	struct draw_pen *pen;
	double x, y;           /* current point, user space */
	double start_x, start_y;
	double cx, cy;         /* last control point */
	char last;             /* last command, upper case */
	bool open;             /* a subpath has been started */
};

static void map(const struct path_state *s, double x, double y, double out[2])
{
	out[0] = s->m.a * x + s->m.c * y + s->m.e;
	out[1] = s->m.b * x + s->m.d * y + s->m.f;
}

static void move_to(struct path_state *s, double x, double y)
{
	double p[2];
	map(s, x, y, p);
	draw_pen_move(s->pen, p[0], p[1]);
	s->x = s->start_x = x;
	s->y = s->start_y = y;
	s->open = true;
}

/* After Z the next segment starts a new subpath at the same start point. */
static void reopen(struct path_state *s)
{
	if (!s->open)
		move_to(s, s->x, s->y);
}

static void line_to(struct path_state *s, double x, double y)
{
	double p[2];
	reopen(s);
	map(s, x, y, p);
	draw_pen_line(s->pen, p[0], p[1]);
	s->x = x;
	s->y = y;
}

static void curve_to(struct path_state *s, const double c[6])
{
	double p[6];
	reopen(s);
	for (int i = 0; i < 6; i += 2)
		map(s, c[i], c[i + 1], &p[i]);
	draw_pen_curve(s->pen, p);
	s->cx = c[2];
	s->cy = c[3];
	s->x = c[4];
	s->y = c[5];
}

static void quad_to(struct path_state *s, double qx, double qy, double x, double y)
{
	curve_to(s, (double[6]){ s->x + 2 * (qx - s->x) / 3, s->y + 2 * (qy - s->y) / 3, x + 2 * (qx - x) / 3,
	                         y + 2 * (qy - y) / 3, x, y });
	s->cx = qx;
	s->cy = qy;
}

struct arc {
	double rx, ry, cos_phi, sin_phi, cx, cy, theta, delta;
};

/* Endpoint to centre parameters, SVG 1.1 F.6.5 and F.6.6. */
static void arc_center(struct arc *a, const struct path_state *s, const double v[7])
{
	double phi = v[2] * PI / 180, hx = (s->x - v[5]) / 2, hy = (s->y - v[6]) / 2;
	a->cos_phi = cos(phi);
	a->sin_phi = sin(phi);
	double x1 = a->cos_phi * hx + a->sin_phi * hy, y1 = -a->sin_phi * hx + a->cos_phi * hy;
	double grow = x1 * x1 / (a->rx * a->rx) + y1 * y1 / (a->ry * a->ry);
	if (grow > 1) {
		a->rx *= sqrt(grow);
		a->ry *= sqrt(grow);
	}
	double p = a->rx * a->rx, q = a->ry * a->ry, under = p * y1 * y1 + q * x1 * x1;
	double k = (p * q - under) / under;
	k = k > 0 ? sqrt(k) : 0;
	if ((v[3] != 0) == (v[4] != 0))
		k = -k;
	double cx = k * a->rx * y1 / a->ry, cy = -k * a->ry * x1 / a->rx;
	a->cx = a->cos_phi * cx - a->sin_phi * cy + (s->x + v[5]) / 2;
	a->cy = a->sin_phi * cx + a->cos_phi * cy + (s->y + v[6]) / 2;
	a->theta = atan2((y1 - cy) / a->ry, (x1 - cx) / a->rx);
	a->delta = atan2((-y1 - cy) / a->ry, (-x1 - cx) / a->rx) - a->theta;
	if (v[4] == 0 && a->delta > 0)
		a->delta -= 2 * PI;
	if (v[4] != 0 && a->delta < 0)
		a->delta += 2 * PI;
}

static void arc_point(const struct arc *a, double x, double y, double out[2])
{
	out[0] = a->cx + a->cos_phi * a->rx * x - a->sin_phi * a->ry * y;
	out[1] = a->cy + a->sin_phi * a->rx * x + a->cos_phi * a->ry * y;
}

/* v: rx ry rotation large sweep x y */
static void arc_to(struct path_state *s, const double v[7])
{
	struct arc a = { .rx = fabs(v[0]), .ry = fabs(v[1]) };
	double end_x = v[5], end_y = v[6];
	if (a.rx == 0 || a.ry == 0 || (s->x == end_x && s->y == end_y)) {
		line_to(s, end_x, end_y);
		return;
	}
	arc_center(&a, s, v);
	if (!isfinite(a.delta) || !isfinite(a.rx) || !isfinite(a.ry)) { /* numbers beyond all bounds */
		line_to(s, end_x, end_y);
		return;
	}
	int n = (int)ceil(fabs(a.delta) / (PI / 2) - 1e-9);
	n = n < 1 ? 1 : n > 4 ? 4 : n;
	double step = a.delta / n, k = 4.0 / 3 * tan(step / 4);
	for (int i = 0; i < n; i++) {
		double t0 = a.theta + i * step, t1 = t0 + step, c[6];
		arc_point(&a, cos(t0) - k * sin(t0), sin(t0) + k * cos(t0), &c[0]);
		arc_point(&a, cos(t1) + k * sin(t1), sin(t1) - k * cos(t1), &c[2]);
		arc_point(&a, cos(t1), sin(t1), &c[4]);
		if (i == n - 1) {
			c[4] = end_x;
			c[5] = end_y;
		}
		curve_to(s, c);
		if (i < n - 1)
			*vec_add(&s->pen->inner) = (uint32_t)s->pen->seg.n - 1;
	}
}

void svg_ellipse(struct svg_matrix m, double cx, double cy, double rx, double ry, struct draw_pen *pen)
{
	struct path_state s = { .m = m, .pen = pen };
	move_to(&s, cx + rx, cy);
	arc_to(&s, (double[7]){ rx, ry, 0, 0, 1, cx, cy + ry });
	arc_to(&s, (double[7]){ rx, ry, 0, 0, 1, cx - rx, cy });
	arc_to(&s, (double[7]){ rx, ry, 0, 0, 1, cx, cy - ry });
	arc_to(&s, (double[7]){ rx, ry, 0, 0, 1, cx + rx, cy });
	draw_pen_close(pen);
}

/* Numbers each command takes, indexed from 'A'; -1: no such command. */
static int count_args(char upper)
{
	switch (upper) {
	case 'M': case 'L': case 'T': return 2;
	case 'H': case 'V': return 1;
	case 'S': case 'Q': return 4;
	case 'C': return 6;
	case 'A': return 7;
	case 'Z': return 0;
	default: return -1;
	}
}

/* A flag of an arc may stand without separators: "a1 1 0 01 5 5". */
static bool read_flag(struct str d, size_t *i, double *out)
{
	while (*i < d.n && (d.p[*i] == ' ' || d.p[*i] == ',' || d.p[*i] == '\n' || d.p[*i] == '\t'))
		++*i;
	if (*i >= d.n || (d.p[*i] != '0' && d.p[*i] != '1'))
		return false;
	*out = d.p[(*i)++] - '0';
	return true;
}

static bool read_args(struct str d, size_t *i, char upper, double v[7])
{
	int n = count_args(upper);
	for (int k = 0; k < n; k++) {
		bool flag = upper == 'A' && (k == 3 || k == 4);
		if (flag ? !read_flag(d, i, &v[k]) : !svg_number(d, i, &v[k]))
			return false;
	}
	return true;
}

/* Turn relative coordinates into absolute ones. */
static void make_absolute(const struct path_state *s, char upper, double v[7])
{
	int n = count_args(upper);
	if (upper == 'H')
		v[0] += s->x;
	else if (upper == 'V')
		v[0] += s->y;
	else
		for (int k = upper == 'A' ? 5 : 0; k + 1 < n; k += 2) {
			v[k] += s->x;
			v[k + 1] += s->y;
		}
}

static void run_smooth(struct path_state *s, char upper, const double *v)
{
	bool cubic = s->last == 'C' || s->last == 'S', quad = s->last == 'Q' || s->last == 'T';
	bool reflect = upper == 'S' ? cubic : quad;
	double rx = reflect ? 2 * s->x - s->cx : s->x, ry = reflect ? 2 * s->y - s->cy : s->y;
	if (upper == 'S')
		curve_to(s, (double[6]){ rx, ry, v[0], v[1], v[2], v[3] });
	else
		quad_to(s, rx, ry, v[0], v[1]);
}

static void run_command(struct path_state *s, char upper, const double *v)
{
	switch (upper) {
	case 'M': move_to(s, v[0], v[1]); break;
	case 'L': line_to(s, v[0], v[1]); break;
	case 'H': line_to(s, v[0], s->y); break;
	case 'V': line_to(s, s->x, v[0]); break;
	case 'C': curve_to(s, v); break;
	case 'Q': quad_to(s, v[0], v[1], v[2], v[3]); break;
	case 'S': case 'T': run_smooth(s, upper, v); break;
	case 'A': arc_to(s, v); break;
	default: /* Z */
		if (s->open)
			draw_pen_close(s->pen);
		s->open = false;
		s->x = s->start_x;
		s->y = s->start_y;
	}
	s->last = upper;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool svg_path_parse(struct str d, struct svg_matrix m, struct draw_pen *pen, size_t *at)
{
	struct path_state s = { .m = m, .pen = pen };
	char command = 0;
	for (size_t i = 0;;) {
		while (i < d.n && (d.p[i] == ' ' || d.p[i] == ',' || d.p[i] == '\n' || d.p[i] == '\t' || d.p[i] == '\r'))
			i++;
		*at = i;
		if (i == d.n)
			return true;
		if (is_letter(d.p[i]))
			command = d.p[i++];
		else if (command == 'M' || command == 'm')
			command = (char)(command - 1); /* further pairs after M are L */
		else if (command == 'Z' || command == 'z')
			return false;
		char upper = (char)(command & ~0x20);
		double v[7] = {0};
		if (command == 0 || count_args(upper) < 0 || (s.last == 0 && upper != 'M') || !read_args(d, &i, upper, v))
			return false;
		if (command != upper)
			make_absolute(&s, upper, v);
		run_command(&s, upper, v);
	}
}
