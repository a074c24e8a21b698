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

struct pdf_file; /* a file being written */

/*
 * Page by page, so that no page need be kept.  From the start doc tells the sizes of all its pages, anchors,
 * bookmarks, particulars and (n_element) whether it is tagged; elements are looked at by pdf_close only.  doc and
 * *e live until pdf_drop.
 */
struct pdf_file *pdf_open(const struct draw_doc *doc, struct text_fonts *fonts, struct err *e);
/* The next page; p is not needed any more.  false: *e says why. */
bool pdf_page(struct pdf_file *f, const struct draw_page *p);
/* A file inside the file, any time before pdf_close; one makes it PDF/A-3.  Nothing of x is kept. */
struct pdf_attachment {
	struct str name, mime, bytes;
	struct str about; /* what it is; may be empty */
};
void pdf_attach(struct pdf_file *f, const struct pdf_attachment *x);
/* The bytes will be encrypted (pdf/finish.h): the file must not call itself PDF/A.  Before pdf_close. */
void pdf_lock(struct pdf_file *f);
/* Mark in per-face bit sets (65,536 bits each, allocated in a as needed) every glyph used so far:
   the input of text_fonts_reduce for a batch. */
void pdf_glyphs_used(struct arena *a, const struct pdf_file *f, uint64_t **face_bits);
/* After the last page.  *out is appended to, then read again (pdf/verify.h).  false: *e says why (EXIT_INTERNAL or
   EXIT_SELFCHECK), and the bytes are not to be used. */
bool pdf_close(struct pdf_file *f, struct buf *out);
void pdf_drop(struct pdf_file *f); /* NULL is fine */

/* All of these for a document whose pages are there. */
bool pdf_write(const struct draw_doc *doc, struct text_fonts *fonts, struct buf *out, struct err *e);

#endif
