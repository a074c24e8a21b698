/*
 * Paths and images as boxes (ISO 32000-1, 8.5, 8.9).  A straight stroke and an
 * axis-parallel rectangle come out as what they ink; anything else as the box
 * round it.  Clips are kept as boxes: exact for rectangles, too large for others.
 */
#include "read/content.h"

#include <math.h>
#include <string.h>

void path_point(struct content *c, double x, double y, bool move, bool curve)
{
	struct point p = matrix_apply(c->now.ctm, x, y);
	if (c->path.n >= MAX_PATH)
		return;
	*vec_add(&c->path) = (struct segment){ p, move || c->path.n == 0, curve };
	if (move)
		c->start = p;
	c->at = p;
}

void path_close(struct content *c)
{
	if (c->path.n && c->path.n < MAX_PATH && (c->at.x != c->start.x || c->at.y != c->start.y))
		*vec_add(&c->path) = (struct segment){ c->start, false, false };
	c->at = c->start;
}

void path_rect(struct content *c, double x, double y, double w, double h)
{
	path_point(c, x, y, true, false);
	path_point(c, x + w, y, false, false);
	path_point(c, x + w, y + h, false, false);
	path_point(c, x, y + h, false, false);
	path_close(c);
}

static struct box cut(struct box a, const struct box *b)
{
	return (struct box){ fmax(a.x0, b->x0), fmax(a.y0, b->y0), fmin(a.x1, b->x1), fmin(a.y1, b->y1) };
}

static struct box bounds(const struct segment *s, size_t n)
{
	struct box b = { s[0].p.x, s[0].p.y, s[0].p.x, s[0].p.y };
	for (size_t i = 1; i < n; i++)
		b = (struct box){ fmin(b.x0, s[i].p.x), fmin(b.y0, s[i].p.y), fmax(b.x1, s[i].p.x), fmax(b.y1, s[i].p.y) };
	return b;
}

/* A painted box, cut by the clip; nothing if nothing is left. */
static void add_rect(struct content *c, enum read_shape shape, struct box b, uint32_t color)
{
	b = cut(b, &c->now.clip);
	if (!(b.x0 <= b.x1 && b.y0 <= b.y1) || c->f->rect.n >= MAX_GLYPHS)
		return;
	struct read_rect *r = vec_add(&c->f->rect);
	*r = (struct read_rect){ shape, to_lu(b.x0), to_lu(b.y0), to_lu(b.x1 - b.x0), to_lu(b.y1 - b.y0), color, c->artifact != 0 };
}

#define LEVEL 30.0 /* lu: lines that deviate by less than 0.03 pt are level */

/* A straight level or upright stroke: its ink, without caps. */
static bool stroke_box(const struct content *c, struct point a, struct point b, struct box *out)
{
	struct matrix m = c->now.ctm;
	double half = c->now.line_width * sqrt(fabs(m.a * m.d - m.b * m.c)) / 2;
	bool level = fabs(a.y - b.y) <= LEVEL, upright = fabs(a.x - b.x) <= LEVEL;
	if (!level && !upright)
		return false;
	*out = (struct box){ fmin(a.x, b.x), fmin(a.y, b.y), fmax(a.x, b.x), fmax(a.y, b.y) };
	if (level) {
		out->y0 -= half;
		out->y1 += half;
	} else {
		out->x0 -= half;
		out->x1 += half;
	}
	return true;
}

static void stroke_subpath(struct content *c, const struct segment *s, size_t n)
{
	bool straight = true;
	struct box b;
	for (size_t i = 1; i < n; i++)
		straight = straight && !s[i].curve && stroke_box(c, s[i - 1].p, s[i].p, &b);
	if (!straight) {
		add_rect(c, READ_OTHER, bounds(s, n), c->now.stroke);
		return;
	}
	for (size_t i = 1; i < n; i++)
		if (stroke_box(c, s[i - 1].p, s[i].p, &b))
			add_rect(c, READ_STROKE, b, c->now.stroke);
}

static bool is_rectangle(const struct segment *s, size_t n)
{
	if (n < 4 || n > 5)
		return false;
	for (size_t i = 1; i < n; i++)
		if (s[i].curve || (fabs(s[i].p.x - s[i - 1].p.x) > LEVEL && fabs(s[i].p.y - s[i - 1].p.y) > LEVEL))
			return false;
	return true;
}

static void fill_subpath(struct content *c, const struct segment *s, size_t n)
{
	if (n >= 3)
		add_rect(c, is_rectangle(s, n) ? READ_FILL : READ_OTHER, bounds(s, n), c->now.fill);
}

/* A compound path (text as outlines, a pattern of holes) is one box. */
#define SUBPATHS_MAX 64

static size_t count_subpaths(const struct content *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->path.n; i++)
		n += c->path.v[i].move;
	return n;
}

static void each_subpath(struct content *c, void (*fn)(struct content *, const struct segment *, size_t))
{
	for (size_t i = 0; i < c->path.n;) {
		size_t end = i + 1;
		while (end < c->path.n && !c->path.v[end].move)
			end++;
		fn(c, &c->path.v[i], end - i);
		i = end;
	}
}

void path_paint(struct content *c, bool fill, bool stroke)
{
	bool whole = c->path.n && count_subpaths(c) > SUBPATHS_MAX;
	if (whole && (fill || stroke))
		add_rect(c, READ_OTHER, bounds(c->path.v, c->path.n), fill ? c->now.fill : c->now.stroke);
	if (fill && !whole)
		each_subpath(c, fill_subpath);
	if (stroke && !whole)
		each_subpath(c, stroke_subpath);
	if (c->clipping && c->path.n) {
		struct box b = bounds(c->path.v, c->path.n);
		c->now.clip = cut(b, &c->now.clip);
	}
	c->clipping = 0;
	c->path.n = 0;
}

static struct box user_box(const struct content *c, double x0, double y0, double x1, double y1)
{
	const double x[4] = { x0, x1, x1, x0 }, y[4] = { y0, y0, y1, y1 };
	struct segment s[4];
	for (int i = 0; i < 4; i++)
		s[i] = (struct segment){ matrix_apply(c->now.ctm, x[i], y[i]), i == 0, false };
	return bounds(s, 4);
}

void path_clip(struct content *c, double x0, double y0, double x1, double y1)
{
	c->now.clip = cut(user_box(c, x0, y0, x1, y1), &c->now.clip);
}

/* The unit square is where an image goes. */
static struct read_image *add_image(struct content *c)
{
	struct box b = cut(user_box(c, 0, 0, 1, 1), &c->now.clip);
	if (!(b.x0 < b.x1 && b.y0 < b.y1) || c->f->image.n >= MAX_GLYPHS)
		return NULL;
	struct read_image *im = vec_add(&c->f->image);
	*im = (struct read_image){ .x = to_lu(b.x0), .y = to_lu(b.y0), .w = to_lu(b.x1 - b.x0), .h = to_lu(b.y1 - b.y0),
		.color = c->now.fill };
	return im;
}

void place_inline(struct content *c)
{
	add_image(c);
}

void place_image(struct content *c, qpdf_oh o)
{
	struct read_image *im = add_image(c);
	if (!im)
		return;
	int w = obj_int(c->f, obj_key(c->f, o, "/Width"), 0), h = obj_int(c->f, obj_key(c->f, o, "/Height"), 0);
	qpdf_oh mask = obj_key(c->f, o, "/ImageMask");
	im->px_w = w > 0 ? (uint32_t)w : 0;
	im->px_h = h > 0 ? (uint32_t)h : 0;
	im->object = qpdf_oh_get_object_id(c->f->q, o);
	im->mask = qpdf_oh_is_bool(c->f->q, mask) && qpdf_oh_get_bool_value(c->f->q, mask);
}
