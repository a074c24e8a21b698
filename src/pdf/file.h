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
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "draw/ops.h"
#include "pdf/verify.h"
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

/* Content of a structure element, in the order of writing: marked content of a page, or an annotation. */
struct pdf_item {
	uint32_t element, page;
	uint32_t id;              /* MCID, or object number of the annotation */
	uint32_t next;            /* place + 1 of the next of the same element, 0: last */
	bool annotation;
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
	uint64_t *intent;         /* hash of each page's text, for pdf_verify */
	HPDF_Dict tree_root;      /* NULL: not tagged */
	VEC(struct pdf_item) item;
	uint32_t *first_item, *last_item; /* by element, place + 1 */
	VEC(uint32_t) annotation; /* their elements */
	uint32_t n_mcid;          /* used on the page being written */
	struct buf raw;           /* objects as text, numbered after libharu's: each begins at raw_at */
	VEC(size_t) raw_at;
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

struct libdeflate_compressor *pdf_deflater(struct pdf_file *f, enum pdf_bytes what);
#define PDF_STRING_MAX 32767 /* bytes, ISO 19005-2, 6.1.13 */

/* save.c */
uint32_t pdf_number_of(const void *object);     /* object number of an indirect libharu object */
/* Number of the first raw object; final once no libharu object is made any more. */
uint32_t pdf_raw_first(const struct pdf_file *f);
void pdf_raw_begin(struct pdf_file *f);         /* the next object of f->raw */
bool pdf_save(struct pdf_file *f, struct buf *out);

/* metadata.c */
#define PDF_CREATOR "jianbao"
#define PDF_PRODUCER "jianbao (libharu)"
void pdf_metadata_write(struct pdf_file *f);
void pdf_srgb_profile(struct buf *out);         /* ICC version 4 */

/* tags.c */
const char *pdf_role_name(const struct pdf_file *f, uint32_t element);
/* Note content of an element on the page being written; returns its MCID. */
uint32_t pdf_tag_content(struct pdf_file *f, uint32_t element, uint32_t page);
/* Note an annotation (by object number); returns its key in the parent tree. */
uint32_t pdf_tag_annotation(struct pdf_file *f, uint32_t element, uint32_t page, uint32_t object);
void pdf_tags_write(struct pdf_file *f);        /* after every libharu object */

/* font.c */
/* Set the bits of every glyph on a page; sets are allocated in a as faces turn up. */
void pdf_glyphs_mark(struct arena *a, const struct draw_page *p, uint64_t **bits);
bool pdf_fonts_prepare(struct pdf_file *f);      /* subsets; before any content */
void pdf_fonts_write(struct pdf_file *f);        /* dictionaries; after all content */
/* cff.c */
struct pdf_collection {
	struct str registry, ordering; /* point into the font */
	int supplement;
};
/* Adobe-Identity-0 for a program that is not CID-keyed. */
struct pdf_collection pdf_cff_collection(struct str font);
/* content.c */
void pdf_content_write(struct pdf_file *f, uint32_t page);
unsigned pdf_alpha_index(struct pdf_file *f, uint8_t alpha);
/* jpeg.c */
/* What a JPEG file says of itself, ITU-T T.81; damaged or of a kind that PDF does not take: false, *fault says
   why (a constant, by --lang). */
struct jpeg_info {
	uint32_t w, h;
	int components;       /* 1 grey, 3 RGB, 4 CMYK */
	bool inverted;        /* CMYK as Adobe writes it: 255 is no ink */
};
bool jpeg_read(struct str bytes, struct jpeg_info *info, const char **fault);
/* image.c */
bool pdf_images_load(struct pdf_file *f);
unsigned pdf_image_index(const struct pdf_file *f, const struct draw_image *im);
/* outline.c */
void pdf_outline_write(struct pdf_file *f);
void pdf_links_write(struct pdf_file *f, uint32_t page);

#endif
