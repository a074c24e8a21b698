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
#include "pdf/pdf.h"
#include "pdf/verify.h"
#include "text/text.h"

/* A glyph of the document; its text is what ToUnicode says of it, p == NULL: nothing yet. */
struct pdf_glyph {
	uint16_t gid, code, width; /* width in 1/1000 em */
	struct str text;           /* in the file's arena */
	uint32_t other;            /* place + 1 in the face's others, 0: it stands for one text only */
};

/* A further text that a glyph stands for (人 and ⼈ are drawn alike): told by a font of its own, which differs from
   the face's first one in its ToUnicode alone. */
struct pdf_other {
	uint32_t next;            /* place + 1 of the same glyph's next, 0: none */
	uint16_t code, level;     /* level 1.. */
	struct str text;
};
#define PDF_LEVELS 16 /* fonts of one face at most; what is beyond becomes ActualText */

/* One face of the document. */
struct pdf_face {
	uint16_t *slot;           /* gid -> place in glyph + 1 (65,536 entries); NULL: not used, or all pages are there */
	VEC(struct pdf_glyph) glyph; /* in order of first use; by code at the end */
	struct text_subset subset; /* at the end */
	VEC(struct pdf_other) other;
};

struct pdf_alpha { /* an ExtGState: constant alpha */
	uint8_t value;
	HPDF_Dict dict;
};

struct pdf_image {
	const struct draw_image *from;
	HPDF_Image dict;
};

/* A structure element: its object, and places + 1 in pdf_file.item of its content. */
struct pdf_tag {
	uint32_t number;          /* 0: none yet */
	uint32_t first, last;
};

/* Content of a structure element, in the order of writing: marked content of a page, or an annotation. */
struct pdf_item {
	uint32_t page;
	uint32_t id;              /* MCID, or object number of the annotation */
	uint32_t next;            /* place + 1 of the next of the same element, 0: last */
	bool annotation;
};

/* Where an object stands, as in the cross-reference stream. */
enum pdf_entry_kind { PDF_FREE, PDF_PLAIN, PDF_PACKED };
struct pdf_entry {
	uint32_t where;           /* offset in the file, or number of the object stream */
	uint16_t place;           /* in the object stream */
	uint8_t kind;
};

struct pdf_attached {
	struct str name;
	uint32_t spec;            /* object number of its file specification */
};

struct pdf_file {
	const struct draw_doc *doc; /* sizes of pages, anchors and particulars from the start; elements at the end */
	struct text_fonts *fonts;
	struct arena *a;
	HPDF_Doc haru;
	HPDF_Dict resources;      /* shared by all pages */
	HPDF_Dict fonts_dict;     /* of the resources, at the end */
	struct pdf_face *face;    /* by text_face_index */
	size_t n_face;
	VEC(struct pdf_alpha) alpha;
	VEC(struct pdf_image) image;
	VEC(bool) gradient;       /* by draw_paint.no: written */
	VEC(struct pdf_attached) attached;
	bool locked;              /* will be encrypted: claims no PDF/A */
	uint32_t n_group;
	HPDF_Page *page;
	uint32_t n_page;          /* written so far */
	uint64_t *intent;         /* hash of each page's text, for pdf_verify */
	/* tags.c */
	HPDF_Dict tree_root;      /* NULL: not tagged */
	VEC(struct pdf_tag) tag;  /* by element */
	VEC(struct pdf_item) item;
	VEC(struct pdf_tag) row_tag; /* the same of rows that come with their pages: elements from row_first on */
	VEC(struct pdf_item) row_item;
	uint32_t row_first;
	struct pdf_run { VEC(uint32_t) row; } *run; /* object numbers of the rows written */
	uint32_t n_run;
	VEC(uint32_t) marks;      /* object numbers of the elements by MCID, on the page being written */
	uint32_t *parents;        /* by page: number of the object that lists its marks' elements */
	VEC(uint32_t) annotation; /* object numbers of their elements */
	/* save.c */
	struct buf out;           /* the file so far */
	VEC(struct pdf_entry) entry; /* by object number */
	VEC(uint32_t) haru_number; /* by libharu's own number; 0: none yet */
	struct buf pack, pack_head; /* bodies and "number offset" pairs of the open object stream */
	uint32_t pack_number;
	uint16_t n_pack;
	struct buf body;          /* scratch for objects written as text */
	struct libdeflate_compressor *deflate[2]; /* by enum pdf_bytes; made on first use */
	bool failed;              /* *e is set */
	struct err *e;
};

/* objects.c */
HPDF_Dict pdf_dict(struct pdf_file *f);          /* direct */
HPDF_Dict pdf_object(struct pdf_file *f);        /* indirect dictionary */
enum pdf_bytes { PDF_TEXT, PDF_FONT };
HPDF_Dict pdf_stream(struct pdf_file *f, struct str bytes, enum pdf_bytes what); /* indirect, deflated */
/* Give a stream dictionary its bytes, deflated; once. */
void pdf_stream_fill(struct pdf_file *f, HPDF_Dict d, struct str bytes, enum pdf_bytes what);
/* The same for text, with further keys as pdf_raw takes them. */
void pdf_stream_fill_with(struct pdf_file *f, HPDF_Dict d, struct str bytes, struct str keys);
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

/*
 * save.c: the file grows as pages are written.  Object numbers are ours, taken
 * one by one; libharu's objects get theirs when something first refers to them.
 */
void pdf_begin(struct pdf_file *f);
uint32_t pdf_number_take(struct pdf_file *f);
uint32_t pdf_number_of(struct pdf_file *f, const void *object); /* of an indirect libharu object */
/* Write a stream object now; keys stand beside its filter and length. */
void pdf_put_stream(struct pdf_file *f, uint32_t number, const char *keys, struct str bytes);
/* Write any other object now, into an object stream. */
void pdf_pack(struct pdf_file *f, uint32_t number, struct str body);
/* libharu's objects, the cross-reference stream. */
bool pdf_save(struct pdf_file *f);

/* metadata.c */
#define PDF_CREATOR "jianbao"
#define PDF_PRODUCER "jianbao (libharu)"
void pdf_metadata_write(struct pdf_file *f);
bool pdf_is_date(struct str s);                 /* begins with 2024-02-05 */
/* attach.c */
void pdf_attached_write(struct pdf_file *f);    /* into the catalog */
void pdf_srgb_profile(struct buf *out);         /* ICC version 4 */

/* tags.c */
const char *pdf_role_name(unsigned role); /* enum draw_role */
/* Note content of an element on the page being written; returns its MCID. */
uint32_t pdf_tag_content(struct pdf_file *f, uint32_t element);
/* Note an annotation (by object number); returns its key in the parent tree. */
uint32_t pdf_tag_annotation(struct pdf_file *f, uint32_t element, uint32_t object);
void pdf_tags_page(struct pdf_file *f, const struct draw_page *p); /* the page is done */
void pdf_tags_rows(struct pdf_file *f, const struct draw_rows *r); /* write those that are complete */
void pdf_tags_write(struct pdf_file *f);        /* after all pages */

/* font.c */
/* The glyph, noted as used; valid until the next note. */
struct pdf_glyph *pdf_glyph_note(struct pdf_file *f, unsigned face, uint16_t gid);
static inline struct pdf_glyph *pdf_glyph_at(const struct pdf_face *face, uint16_t gid)
{
	return &face->glyph.v[face->slot[gid] - 1];
}
void pdf_glyphs_settle(struct pdf_file *f); /* after the last note: a batch holds many documents that wait for their fonts */
/* The level of the font in which the glyph stands for text, taken if it is free; PDF_LEVELS: none is. */
unsigned pdf_glyph_claim(struct pdf_file *f, unsigned face, uint16_t gid, struct str text);
bool pdf_fonts_write(struct pdf_file *f);        /* subsets and dictionaries; after all content */

#endif
