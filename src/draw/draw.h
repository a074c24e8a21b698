#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H
/* Laid-out pages to a display list: backgrounds, borders, text, images, SVG. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "draw/ops.h"
#include "layout/layout.h"

/*
 * Page by page.  draw_open knows all of *out but the elements: sizes of pages, anchors, bookmarks, particulars;
 * n_element says that there will be some.  The ops of a page are made in the arena of that page.
 */
struct drawing;
struct drawing *draw_open(struct arena *a, const struct layout_doc *doc, struct draw_doc *out, struct diag_list *diags);
void draw_page(struct drawing *d, const struct layout_page *p, struct arena *a, struct draw_page *out);
/* After the last page, or instead of it: the elements.  false: EXIT_GLYPH. */
bool draw_close(struct drawing *d, struct err *e);

/* All of these, everything in a.  Oddities in SVG are warnings (svg.element, svg.path, ...). */
bool draw_pages(struct arena *a, const struct layout_doc *doc, struct draw_doc *out, struct diag_list *diags,
                struct err *e);
/* One line per op; lengths in pt with two decimals; stable, for golden tests. */
void draw_dump(const struct draw_doc *doc, struct buf *out);
/* What is seen, in one form however it was described: visible areas of one colour, glyphs, the rest; sorted.
   For comparing pages (tests/reftest.sh); cost grows with the square of the rectangles of a page. */
void draw_dump_ink(const struct draw_doc *doc, struct buf *out);

#endif
