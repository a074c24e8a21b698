/* The ink of a glyph, up and down.  HarfBuzz gives the box of the control points for CFF, which may be a twentieth
   of an em more than the curve reaches; a mark is placed by its ink (GB/T 9704-2012, 7.2.4), so the outline is walked. */
#include "text/set.h"

struct reach {
	float top, bottom;
	bool any;
};

static void touch(struct reach *r, float y)
{
	r->top = !r->any || y > r->top ? y : r->top;
	r->bottom = !r->any || y < r->bottom ? y : r->bottom;
	r->any = true;
}

static void on_point(hb_draw_funcs_t *f, void *data, hb_draw_state_t *at, float x, float y, void *user)
{
	(void)f;
	(void)at;
	(void)x;
	(void)user;
	touch(data, y);
}

static void on_cubic(hb_draw_funcs_t *f, void *data, hb_draw_state_t *at, float x1, float y1, float x2, float y2,
		     float x, float y, void *user)
{
	enum { STEPS = 16 }; /* a 250th of the curve's height at most is missed */

	(void)f;
	(void)x1;
	(void)x2;
	(void)x;
	(void)user;
	for (int k = 1; k <= STEPS; k++) {
		float t = (float)k / STEPS, u = 1 - t;
		touch(data, u * u * u * at->current_y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y);
	}
}

static void on_quadratic(hb_draw_funcs_t *f, void *data, hb_draw_state_t *at, float x1, float y1, float x, float y,
			 void *user)
{
	float from = at->current_y;

	on_cubic(f, data, at, x1, from + (y1 - from) * 2 / 3, x, y + (y1 - y) * 2 / 3, x, y, user);
}

bool text_face_ink(const struct text_face *f, uint16_t gid, int *top, int *bottom)
{
	hb_draw_funcs_t *walk = hb_draw_funcs_create();
	struct reach r = {0};

	hb_draw_funcs_set_move_to_func(walk, on_point, NULL, NULL);
	hb_draw_funcs_set_line_to_func(walk, on_point, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(walk, on_quadratic, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(walk, on_cubic, NULL, NULL);
	hb_font_get_glyph_shape(f->font, gid, walk, &r);
	hb_draw_funcs_destroy(walk);
	*top = (int)r.top * 1000 / f->upem;
	*bottom = (int)r.bottom * 1000 / f->upem;
	return r.any;
}
