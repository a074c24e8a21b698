#ifndef PDF_FILE_H
#define PDF_FILE_H
/*
 * Private to pdf: one document under construction.  Only libharu's object
 * layer is used (dictionaries, arrays, streams, cross-reference table); its
 * fonts, encodings and number formatting are not: see the head of font.c and
 * content.c.  libharu's errors are sticky: looked at once, at the end.
 */
#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>
#include <libdeflate.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "draw/ops.h"
#include "text/text.h"

/* One face of the document. */
struct pdf_face {
	const uint64_t *used;     /* bit set of gids, NULL: not used */
	uint16_t *gid;            /* sorted */
	size_t n;
	uint16_t *index;          /* gid -> place in gid[] (65,536 entries) */
	struct text_subset subset;
	struct str *text;         /* what each glyph stands for, for ToUnicode; p == NULL: not yet */
	HPDF_Dict dict;           /* the Type0 font */
};

struct pdf_alpha { /* an ExtGState: constant alpha */
	uint8_t value;
	HPDF_Dict dict;
};

struct pdf_image {
	const struct draw_image *from;
	HPDF_Image dict;
};

struct pdf_file {
	const struct draw_doc *doc;
	struct text_fonts *fonts;
	struct arena *a;
	HPDF_Doc haru;
	HPDF_Dict resources;      /* shared by all pages */
	struct pdf_face *face;    /* by text_face_index */
	size_t n_face;
	VEC(struct pdf_alpha) alpha;
	VEC(struct pdf_image) image;
	HPDF_Page *page;
	struct libdeflate_compressor *deflate[2]; /* by enum pdf_bytes; made on first use */
	struct err *e;
};

/* objects.c */
HPDF_Dict pdf_dict(struct pdf_file *f);          /* direct */
HPDF_Dict pdf_object(struct pdf_file *f);        /* indirect dictionary */
enum pdf_bytes { PDF_TEXT, PDF_FONT };
HPDF_Dict pdf_stream(struct pdf_file *f, struct str bytes, enum pdf_bytes what); /* indirect, deflated */
/* Give a stream dictionary its bytes, deflated; once. */
void pdf_stream_fill(struct pdf_file *f, HPDF_Dict d, struct str bytes, enum pdf_bytes what);
HPDF_Array pdf_array(struct pdf_file *f, HPDF_Dict owner, const char *key);
HPDF_Dict pdf_child(struct pdf_file *f, HPDF_Dict owner, const char *key); /* direct, under key */
/* A text string: UTF-16BE with byte-order mark (PDF 32000-1, 7.9.2.2). */
void pdf_text(struct pdf_file *f, HPDF_Dict owner, const char *key, struct str s);
void pdf_utf16(struct str s, struct buf *out);   /* big-endian, without mark */
/* Bytes written between << and >> of a dictionary as they are: exact numbers that libharu would spoil. */
void pdf_raw(struct pdf_file *f, HPDF_Dict d, struct str text);
/* v in pt, at most three decimals, no trailing zeros. */
void pdf_number(struct buf *out, lu v);
bool pdf_failed(struct pdf_file *f); /* libharu met an error: *f->e is set */

/* font.c */
/* Set the bits of every glyph on a page; sets are allocated in a as faces turn up. */
void pdf_glyphs_mark(struct arena *a, const struct draw_page *p, uint64_t **bits);
bool pdf_fonts_prepare(struct pdf_file *f);      /* subsets; before any content */
void pdf_fonts_write(struct pdf_file *f);        /* dictionaries; after all content */
/* content.c */
void pdf_content_write(struct pdf_file *f, const struct draw_page *p, HPDF_Page page);
unsigned pdf_alpha_index(struct pdf_file *f, uint8_t alpha);
/* image.c */
bool pdf_images_load(struct pdf_file *f);
unsigned pdf_image_index(const struct pdf_file *f, const struct draw_image *im);
/* outline.c */
void pdf_outline_write(struct pdf_file *f);
void pdf_links_write(struct pdf_file *f, const struct draw_page *p, HPDF_Page page);

#endif
