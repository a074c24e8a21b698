/* Paths under construction. */
#include "draw/list.h"

#include <math.h>
#include <string.h>

lu draw_lu(double v)
{
	if (!(v > -LU_FAR && v < LU_FAR)) /* NaN is not greater than anything */
		return v > 0 ? LU_FAR : v < 0 ? -LU_FAR : 0;
	return (lu)floor(v + 0.5);
}

static void add_points(struct draw_pen *p, enum draw_seg seg, const double *c, int n)
{
	*vec_add(&p->seg) = (uint8_t)seg;
	for (int i = 0; i < n; i++)
		*vec_add(&p->xy) = draw_lu(c[i]);
}

void draw_pen_move(struct draw_pen *p, double x, double y)
{
	add_points(p, DRAW_MOVE, (double[2]){ x, y }, 2);
}

void draw_pen_line(struct draw_pen *p, double x, double y)
{
	add_points(p, DRAW_LINE, (double[2]){ x, y }, 2);
}

void draw_pen_curve(struct draw_pen *p, const double c[6])
{
	add_points(p, DRAW_CURVE, c, 6);
}

void draw_pen_close(struct draw_pen *p)
{
	add_points(p, DRAW_CLOSE, NULL, 0);
}

struct draw_path draw_pen_end(struct draw_pen *p, struct arena *a)
{
	uint8_t *seg = arena_many(a, uint8_t, p->seg.n);
	lu *xy = arena_many(a, lu, p->xy.n);
	struct draw_path path = { seg, p->seg.n, xy };
	if (p->seg.n)
		memcpy(seg, p->seg.v, p->seg.n);
	if (p->xy.n)
		memcpy(xy, p->xy.v, p->xy.n * sizeof *xy);
	vec_release(&p->seg);
	vec_release(&p->xy);
	vec_release(&p->inner);
	return path;
}
