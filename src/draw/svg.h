#ifndef DRAW_SVG_H
#define DRAW_SVG_H
/*
 * Private to draw: the numbers of SVG.  Geometry is computed in double and
 * rounded to lu once, when a point reaches the display list; nothing here is a
 * figure that a reader compares.  Only + - * / and sqrt (exact by IEEE 754)
 * are used except for rotations and arcs.
 */
#include "draw/list.h"

/* x' = a x + c y + e;  y' = b x + d y + f */
struct svg_matrix {
	double a, b, c, d, e, f;
};
struct svg_matrix svg_matrix_mul(struct svg_matrix outer, struct svg_matrix inner);
double svg_matrix_scale(struct svg_matrix m); /* sqrt of the area factor, for stroke widths */
/* The transform attribute: matrix translate scale rotate skewX skewY.  false: a syntax fault; *out holds what came before. */
bool svg_transform_parse(struct str s, struct svg_matrix *out);

/* Read a number, skipping leading white space and commas.  false at the end or on a fault. */
bool svg_number(struct str s, size_t *i, double *out);
/* What percentages refer to: the nearest viewport in its own user units. */
struct svg_view {
	double w, h;
};

/* A length attribute in user units (px); mm, cm, in, pt, em not; percent of `whole`.  absent: otherwise. */
double svg_length(const struct dom_node *n, const char *name, double whole, double otherwise);

/* Path data through m into pen.  false at a fault: *at is its byte offset; what came before is kept (SVG 1.1 F.2). */
bool svg_path_parse(struct str d, struct svg_matrix m, struct draw_pen *pen, size_t *at);
/* An ellipse as four Bézier curves. */
void svg_ellipse(struct svg_matrix m, double cx, double cy, double rx, double ry, struct draw_pen *pen);

/* <text> and <tspan>. */
void svg_text(struct draw_list *l, const struct dom_node *n, struct svg_matrix m, struct svg_view view,
              unsigned opacity);

#endif
