#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H
/* Laid-out pages to a display list: backgrounds, borders, text, images, SVG. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "draw/ops.h"
#include "layout/layout.h"

/* Everything in a.  Oddities in SVG are warnings (svg.element, svg.path, ...). */
bool draw_pages(struct arena *a, const struct layout_doc *doc, struct draw_doc *out, struct diag_list *diags,
                struct err *e);
/* One line per op; lengths in pt with two decimals; stable, for golden tests. */
void draw_dump(const struct draw_doc *doc, struct buf *out);

#endif
