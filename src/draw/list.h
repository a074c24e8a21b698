#ifndef DRAW_LIST_H
#define DRAW_LIST_H
/* Private to draw: the growing display list of one page, and what the painters share. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "draw/ops.h"
#include "layout/layout.h"

struct draw_list {
	struct arena *doc, *a;       /* the document's (what is embedded once), the page's */
	VEC(struct draw_op) op;      /* copied into the arena when the page is done */
	struct text_fonts *fonts;
	struct diag_list *diags;
	size_t n_missing;            /* characters without a glyph in SVG text */
	struct draw_tree *tree;
	struct svg_names *names;     /* ids and attribute names of the page, for SVG; NULL: none asked for yet */
	uint32_t n_paint, n_mask, n_part; /* numbers given so far */
	uint32_t element;            /* of the last DRAW_BEGIN */
};

struct draw_op *draw_add(struct draw_list *l, enum draw_kind kind);
void draw_rect(struct draw_list *l, lu x, lu y, lu w, lu h, uint32_t color);
/* A straight stroke, dashed or dotted along it; width w. */
void draw_line(struct draw_list *l, lu x0, lu y0, lu x1, lu y1, lu w, uint32_t color, enum css_border_style style);
/* color with its alpha multiplied by opacity (0..1000). */
uint32_t draw_fade(uint32_t color, unsigned opacity);
/* A fragment of an <svg>; opacity (0..1000) is that of the element and all around it. */
void draw_svg(struct draw_list *l, const struct layout_frag *f, unsigned opacity);

/* At the end of a document. */
void draw_svg_release(struct draw_list *l);

/* v rounded; what lies beyond +-LU_FAR is cut off there, NaN is 0. */
lu draw_lu(double v);

/* Builder of a path: points in lu, page coordinates. */
struct draw_pen {
	VEC(uint8_t) seg;
	VEC(lu) xy;
	VEC(uint32_t) inner; /* segments that end in the middle of an arc: no vertex there */
};
void draw_pen_move(struct draw_pen *p, double x, double y);
void draw_pen_line(struct draw_pen *p, double x, double y);
void draw_pen_curve(struct draw_pen *p, const double c[6]);
void draw_pen_close(struct draw_pen *p);
/* Copy into the arena and release the builder. */
struct draw_path draw_pen_end(struct draw_pen *p, struct arena *a);

/* " 1.50": in pt, rounded half away from zero to two decimals. */
void draw_dump_pt(struct buf *out, lu v);
/* One op as a line of text. */
void draw_dump_op(const struct draw_op *op, struct buf *out);

#endif
