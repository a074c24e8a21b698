#ifndef DRAW_SVG_H
#define DRAW_SVG_H
/*
 * Private to draw: SVG.  Geometry is computed in double and rounded to lu once,
 * when a point reaches the display list; nothing here is a figure that a reader
 * compares.  Only + - * / and sqrt (exact by IEEE 754) are used except for
 * rotations and arcs.  Numbers beyond the page are cut off by draw_lu.
 */
#include "base/map.h"
#include "draw/list.h"

/* x' = a x + c y + e;  y' = b x + d y + f */
struct svg_matrix {
	double a, b, c, d, e, f;
};
struct svg_matrix svg_matrix_mul(struct svg_matrix outer, struct svg_matrix inner);
double svg_matrix_scale(struct svg_matrix m); /* sqrt of the area factor, for stroke widths */
bool svg_matrix_is_similar(struct svg_matrix m); /* circles stay circles */
void svg_matrix_map(struct svg_matrix m, double x, double y, double out[2]);
/* The transform attribute: matrix translate scale rotate skewX skewY.  false: a syntax fault; *out holds what came before. */
bool svg_transform_parse(struct str s, struct svg_matrix *out);

/* Read a number, skipping leading white space and commas.  false at the end or on a fault. */
bool svg_number(struct str s, size_t *i, double *out);
/* What percentages refer to: the nearest viewport in its own user units. */
struct svg_view {
	double w, h;
};

#define SVG_PX 768.0 /* lu in a px */
/* A length in user units (px); mm, cm, in, pt, em not; percent of `whole`.  Unreadable: otherwise. */
double svg_length_parse(struct str s, double whole, double otherwise);
/* The same of an attribute. */
double svg_length(const struct dom_node *n, const char *name, double whole, double otherwise);

/* Path data through m into pen.  false at a fault: *at is its byte offset; what came before is kept (SVG 1.1 F.2). */
bool svg_path_parse(struct str d, struct svg_matrix m, struct draw_pen *pen, size_t *at);
/* An ellipse as four Bézier curves. */
void svg_ellipse(struct svg_matrix m, double cx, double cy, double rx, double ry, struct draw_pen *pen);

/* A rectangle; any: it holds something. */
struct svg_box {
	double x0, y0, x1, y1;
	bool any;
};

#define SVG_MAX_INSIDE 8    /* patterns in markers in patterns ... */
#define SVG_MAX_WALKED 50000 /* elements drawn through patterns, markers and clips in one drawing */

/* A gradient or pattern made already: the same one in the same place is the same paint. */
struct svg_known {
	const struct dom_node *node;
	struct svg_matrix m;
	unsigned part;
	const struct draw_paint *paint;
};

/* One drawing. */
struct svg_context {
	struct draw_list *l;
	const struct dom_node *root;
	struct svg_view view;
	unsigned saves, parts;   /* how deep in the display list */
	unsigned part;           /* number of the tile or page that is drawn on */
	const struct dom_node *inside[SVG_MAX_INSIDE]; /* definitions being drawn */
	unsigned n_inside;
	unsigned walked;         /* elements drawn inside definitions */
	bool warned_depth;       /* once is enough */
	bool silhouette;         /* a mask is drawn: white, without strokes and opacity */
	VEC(struct svg_known) known;
};

/* svg.c */
void svg_walk(struct svg_context *c, const struct dom_node *n, struct svg_matrix m);
void svg_walk_children(struct svg_context *c, const struct dom_node *n, struct svg_matrix m);
/* Map n's viewBox to a box {x, y, w, h} by its preserveAspectRatio; without one, a user unit is `unit`. */
struct svg_matrix svg_view_matrix(const struct dom_node *n, const double box[4], double unit, struct svg_view *view);
/* transform or gradientTransform ... of n; a fault is a warning. */
struct svg_matrix svg_transform_of(struct svg_context *c, const struct dom_node *n, const char *name);
/* Begin with SAVE; false (with a warning) where that would be too deep. */
bool svg_save(struct svg_context *c, const struct dom_node *n);
void svg_restore(struct svg_context *c);
bool svg_clip_to(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, const double box[4]);

/* svg_part.c: parts and definitions */
/* Begin a part; false (with a warning) where that would be too deep. */
bool svg_part_open(struct svg_context *c, const struct dom_node *n, enum draw_kind kind);
void svg_part_close(struct svg_context *c);
void svg_warn_depth(struct svg_context *c, const struct dom_node *n, int most);
/* Step into a definition; false (with a warning) if it is being drawn already. */
bool svg_enter(struct svg_context *c, const struct dom_node *definition, const struct dom_node *user);
void svg_leave(struct svg_context *c);
/* The element with an id and one of these tags (ended by DOM_UNKNOWN); NULL with a warning at the node that asks. */
const struct dom_node *svg_find(struct svg_context *c, const struct dom_node *user, struct str id,
                                const enum dom_tag *tags);
struct draw_paint *svg_paint_new(struct svg_context *c, enum draw_paint_kind kind);
struct draw_mask *svg_mask_new(struct svg_context *c);
/* n and what its href names, and what that names ...: at most SVG_MAX_INSIDE; a cycle is a warning. */
unsigned svg_chain(struct svg_context *c, const struct dom_node *n, const struct dom_node **chain);
/* The attribute of the first of the chain that has it, or empty. */
struct str svg_chain_attr(const struct dom_node *const *chain, unsigned n, const char *name);
/* What of n's attributes is not understood: one warning a name and drawing. */
void svg_check(struct svg_context *c, const struct dom_node *svg);

/* svg_shape.c */
bool svg_is_shape(enum dom_tag tag);
void svg_shape(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct draw_pen *pen);
void svg_rect(struct draw_pen *pen, struct svg_matrix m, const double r[4], double rx, double ry);

/* svg_box.c: bounding boxes of fills (SVG 2, 8.10), in the user space of n */
void svg_box_add(struct svg_box *b, double x, double y);
void svg_box_path(struct svg_box *b, const struct draw_path *p, double unit); /* lu / unit */
struct svg_box svg_box_of(struct svg_context *c, const struct dom_node *n);
/* The matrix of objectBoundingBox units; false: no extent. */
bool svg_box_matrix(struct svg_box b, struct svg_matrix *out);

/* svg_paint.c */
struct svg_ink {
	uint32_t color;                /* alpha 0: nothing */
	const struct draw_paint *paint; /* or NULL */
	const struct draw_paint *fade; /* its opacity as greys, or NULL */
};
/* Fill or stroke of n, in user space m; opacity 0..1000 of the element itself. */
struct svg_ink svg_ink_of(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, bool stroke,
                          unsigned opacity);
void svg_paint_shape(struct svg_context *c, const struct dom_node *n, struct svg_matrix m);
/* Is its opacity the opacity of its one ink? */
bool svg_is_plain(const struct dom_node *n);
/* svg_gradient.c, svg_pattern.c: false: nothing to paint with, the substitute colour counts */
bool svg_gradient(struct svg_context *c, const struct dom_node *user, const struct dom_node *n, struct svg_matrix m,
                  struct svg_ink *ink);
bool svg_pattern(struct svg_context *c, const struct dom_node *user, const struct dom_node *n, struct svg_matrix m,
                 struct svg_ink *ink);
/* svg_clip.c: clip or group of n opened by clip-path and opacity; false: nothing of n is to be seen. */
struct svg_frame {
	bool saved, grouped;
};
bool svg_frame_open(struct svg_context *c, const struct dom_node *n, struct svg_matrix m, struct svg_frame *f);
void svg_frame_close(struct svg_context *c, const struct svg_frame *f);
/* svg_marker.c */
void svg_markers(struct svg_context *c, const struct dom_node *n, struct svg_matrix m);

/* svg_text.c: <text> and <tspan> */
void svg_text(struct svg_context *c, const struct dom_node *n, struct svg_matrix m);
void svg_text_box(struct svg_context *c, const struct dom_node *n, struct svg_box *box);

#endif
