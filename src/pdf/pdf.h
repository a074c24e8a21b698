#ifndef PDF_PDF_H
#define PDF_PDF_H
/*
 * Display list to a PDF file in memory, through libharu's object layer.  Fonts
 * are embedded as Type0/Identity-H subsets with our own ToUnicode CMaps;
 * nothing depends on the clock: the same input gives the same bytes.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "draw/ops.h"
#include "text/text.h"

/* *out is appended to, then read again (pdf/verify.h).  false: *e says why (EXIT_INTERNAL or EXIT_SELFCHECK),
   and the bytes are not to be used. */
bool pdf_write(const struct draw_doc *doc, struct text_fonts *fonts, struct buf *out, struct err *e);
/* Mark in per-face bit sets (65,536 bits each, allocated in a as needed) every glyph that doc uses:
   the input of text_fonts_reduce for a batch. */
void pdf_glyphs_used(struct arena *a, const struct draw_doc *doc, uint64_t **face_bits);

#endif
