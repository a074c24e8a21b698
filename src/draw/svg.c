/*
 * SVG: the walk over its elements.  Styles come from css (presentation
 * attributes are author rules of the lowest specificity; the contents of <use>
 * have been copied under it by dom).  A shape is mapped through the current
 * matrix when its path is built, so the display list holds page coordinates.
 * What is not understood is a warning.
 */
#include "draw/svg.h"

#include <math.h>
#include <string.h>

static const struct svg_matrix identity = { 1, 0, 0, 1, 0, 0 };

bool svg_save(struct svg_context *c, const struct dom_node *n)
{
	if (c->saves >= DRAW_MAX_SAVES) {
		svg_warn_depth(c, n, DRAW_MAX_SAVES);
		return false;
	}
	c->saves++;
	draw_add(c->l, DRAW_SAVE);
	return true;
}

void svg_restore(struct svg_context *c)
{
	c->saves--;
	draw_add(c->l, DRAW_RESTORE);
}

bool svg_clip_to(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, const double box[4])
{
	struct draw_pen pen = {0};
	if (!svg_save(c, n))
		return false;
	svg_rect(&pen, m, box, 0, 0);
	draw_add(c->l, DRAW_CLIP)->path.path = draw_pen_end(&pen, c->l->a);
	return true;
}

/* Where in the room left over the picture stands: xMinYMax -> 0, 1. */
static void read_alignment(struct str s, double *x, double *y)
{
	*x = str_find(s, STR("xMin")) != SIZE_MAX ? 0 : str_find(s, STR("xMax")) != SIZE_MAX ? 1 : 0.5;
	*y = str_find(s, STR("YMin")) != SIZE_MAX ? 0 : str_find(s, STR("YMax")) != SIZE_MAX ? 1 : 0.5;
}

static bool read_four(struct str s, double v[4])
{
	size_t i = 0;
	for (int n = 0; n < 4; n++)
		if (!svg_number(s, &i, &v[n]))
			return false;
	return true;
}

/* SVG 2, 8.2 and 8.7. */
struct svg_matrix svg_view_matrix(const struct dom_node *n, const double box[4], double unit, struct svg_view *view)
{
	double v[4] = { 0, 0, box[2] / unit, box[3] / unit }, b[4], ax, ay;
	struct str ratio = str_trim(dom_attr(n, "preserveAspectRatio"));
	if (read_four(dom_attr(n, "viewBox"), b) && b[2] > 0 && b[3] > 0)
		memcpy(v, b, sizeof v);
	double sx = box[2] / v[2], sy = box[3] / v[3], dx = 0, dy = 0;
	if (!str_starts(ratio, STR("none"))) {
		bool slice = str_find(ratio, STR("slice")) != SIZE_MAX;
		double s = (sx < sy) != slice ? sx : sy;
		read_alignment(ratio, &ax, &ay);
		dx = (box[2] - v[2] * s) * ax;
		dy = (box[3] - v[3] * s) * ay;
		sx = sy = s;
	}
	*view = (struct svg_view){ v[2], v[3] };
	return (struct svg_matrix){ sx, 0, 0, sy, box[0] + dx - v[0] * sx, box[1] + dy - v[1] * sy };
}

struct svg_matrix svg_transform_of(struct svg_context *c, const struct dom_node *n, const char *name)
{
	struct str s = dom_attr(n, name);
	struct svg_matrix own = identity;
	if (s.n && !svg_transform_parse(s, &own))
		diag_add(c->l->diags, DIAG_WARNING, "svg.transform", n->at, TR("%s 写法有误：%.*s", "bad %s: %.*s"), name,
		         STR_ARG(s));
	return own;
}

static void warn_element(struct svg_context *c, const struct dom_node *n)
{
	diag_add(c->l->diags, DIAG_WARNING, "svg.element", n->at,
	         TR("SVG 元素 <%.*s> 不支持，未画", "SVG element <%.*s> is not supported and not drawn"), STR_ARG(n->name));
}

/* Does this element draw nothing by itself, rightly? */
static bool is_silent(enum dom_tag t)
{
	return t == DOM_defs || t == DOM_title || t == DOM_desc || t == DOM_style || t == DOM_clipPath ||
	       t == DOM_linearGradient || t == DOM_radialGradient || t == DOM_stop || t == DOM_symbol || t == DOM_pattern ||
	       t == DOM_marker;
}

void svg_walk_children(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	for (const struct dom_node *k = n->first; k; k = k->next)
		svg_walk(c, k, m);
}

/* width and height of a viewport: <use> may give others (SVG 2, 5.6.1). */
static double viewport_length(const struct dom_node *n, const char *name, double whole)
{
	const struct dom_node *use = n->parent && n->parent->tag == DOM_use ? n->parent : NULL;
	return svg_length(use && dom_has_attr(use, name) ? use : n, name, whole, whole);
}

/* <svg> inside <svg>, <symbol> inside <use>: a viewport of its own, which clips. */
static void draw_inner(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	struct svg_view outer = c->view;
	const double box[4] = { svg_length(n, "x", outer.w, 0), svg_length(n, "y", outer.h, 0),
		viewport_length(n, "width", outer.w), viewport_length(n, "height", outer.h) };
	if (!(box[2] > 0 && box[3] > 0))
		return;
	bool clip = n->style->overflow_hidden && svg_clip_to(c, n, m, box);
	struct svg_matrix own = svg_view_matrix(n, box, 1, &c->view);
	svg_walk_children(c, n, svg_matrix_mul(m, own));
	c->view = outer;
	if (clip)
		svg_restore(c);
}

static void draw_use(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	struct svg_matrix shift = { 1, 0, 0, 1, svg_length(n, "x", c->view.w, 0), svg_length(n, "y", c->view.h, 0) };
	svg_walk_children(c, n, svg_matrix_mul(m, shift));
}

static void draw_element(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	if (svg_is_shape(n->tag))
		svg_paint_shape(c, n, m);
	else if (n->tag == DOM_text)
		svg_text(c, n, m);
	else if (n->tag == DOM_use)
		draw_use(c, n, m);
	else if (n->tag == DOM_g || n->tag == DOM_a)
		svg_walk_children(c, n, m);
	else if (n->tag == DOM_svg || (n->tag == DOM_symbol && n->parent->tag == DOM_use))
		draw_inner(c, n, m);
	else if (!is_silent(n->tag))
		warn_element(c, n);
}

/* Patterns in patterns, markers on every corner: what definitions draw is counted. */
static bool may_walk(struct svg_context *c, const struct dom_node *n)
{
	if (c->n_inside == 0 || c->walked++ < SVG_MAX_WALKED)
		return true;
	if (c->walked == SVG_MAX_WALKED + 1)
		diag_add(c->l->diags, DIAG_WARNING, "svg.limit", n->at,
		         TR("图案、标记和裁剪引出的图形超过 %d 个，其余未画", "patterns, markers and clips make more than %d shapes; the rest is not drawn"),
		         SVG_MAX_WALKED);
	return false;
}

void svg_walk(struct svg_context *c, const struct dom_node *n, struct svg_matrix m)
{
	struct svg_frame frame;
	if (n->kind != DOM_ELEMENT || !n->style || !may_walk(c, n))
		return;
	if (n->style->display == CSS_DISPLAY_NONE)
		return;
	if (dom_has_attr(n, "transform"))
		m = svg_matrix_mul(m, svg_transform_of(c, n, "transform"));
	if (!svg_frame_open(c, n, m, &frame))
		return;
	draw_element(c, n, m);
	svg_frame_close(c, &frame);
}

void draw_svg(struct draw_list *l, const struct layout_frag *f, unsigned opacity)
{
	struct svg_context c = { .l = l, .root = f->node };
	const double box[4] = { f->x, f->y, f->w, f->h };
	if (f->w <= 0 || f->h <= 0 || opacity == 0)
		return;
	svg_check(&c, f->node);
	bool fade = opacity < 1000 && svg_part_open(&c, f->node, DRAW_GROUP);
	if (fade)
		l->op.v[l->op.n - 1].part.alpha = (uint8_t)(draw_fade(0xff000000u, opacity) >> 24);
	bool clip = f->node->style->overflow_hidden && svg_clip_to(&c, f->node, identity, box);
	struct svg_matrix m = svg_view_matrix(f->node, box, SVG_PX, &c.view);
	svg_walk_children(&c, f->node, m);
	if (clip)
		svg_restore(&c);
	if (fade)
		svg_part_close(&c);
	vec_release(&c.known);
}
