#ifndef READ_READ_H
#define READ_READ_H
/*
 * Any PDF, page by page, as positioned text, rules and images: what a person
 * with a ruler would find on the sheet.  libqpdf gives objects (cross-reference
 * of every kind, encryption with an empty password, repair of damaged files);
 * content streams, fonts and CMaps are interpreted here (ISO 32000-1, 8 and 9).
 *
 * Positions: lu from the top left corner of the page as it is shown (CropBox,
 * Rotate and UserUnit applied), y down.  Inside, coordinates are doubles, since
 * the matrices of foreign files are; every one is rounded once, at the end.
 *
 * What is not interpreted: glyph outlines, shadings, patterns, blending, text
 * drawn as paths, annotations.  Files may be hostile: nesting, operators, bytes
 * and entries are limited; what was cut off is a diagnostic (read.limit).
 */
#include "base/diag.h"
#include "base/io.h"
#include "base/lu.h"

struct read_file;

/* Status EXIT_INPUT: not a PDF, damaged beyond repair, or encrypted with a password.  path is borrowed for as long
   as the file is open; findings while reading are added to diags (of the same life). */
bool read_open(const char *path, struct read_file **out, struct diag_list *diags, struct err *e);
/* The same for bytes, which stay the caller's. */
bool read_open_bytes(const char *name, struct str bytes, struct read_file **out, struct diag_list *diags,
                     struct err *e);
void read_close(struct read_file *f); /* NULL is fine */
size_t read_page_count(const struct read_file *f);
/* "Title", "Producer", ... of the Info dictionary as UTF-8 in a; empty if absent. */
struct str read_info(struct read_file *f, struct arena *a, const char *key);

struct read_font {
	struct str name;       /* BaseFont without subset tag; "" for a font without (Type 3) */
	bool embedded, vertical, bold; /* bold: its descriptor or name says so */
	bool unmapped;         /* some codes have no text: neither ToUnicode nor a known encoding */
	bool guessed;          /* some widths are not in the file (a standard font or a CMap by name) */
};

struct read_glyph {
	lu x, y;               /* origin on the baseline */
	lu advance;            /* of the glyph alone, without spacing; along the writing direction */
	uint32_t code;
	struct str text;       /* UTF-8; empty: nothing of its own, or unknown (see unknown) */
	bool unknown;          /* the file does not say what the code means */
};

#define READ_COLOR_NONE 0x1000000u /* a pattern, or a colour space that is not computed */

struct read_run {              /* codes of one operator */
	const struct read_font *font;
	lu size;               /* height of the em on the page */
	int stretch;           /* width of the em in thousandths of its height */
	int turn;              /* direction of writing: 0, 90 (downwards), 180, 270; -1: oblique */
	uint32_t color;        /* 0xRRGGBB or READ_COLOR_NONE */
	bool invisible;        /* Tr 3, or outside the clip or the page */
	bool artifact;         /* marked /Artifact */
	const struct read_glyph *glyph;
	size_t n;
};

/* A filled or stroked axis-parallel rectangle or straight line; or the box of anything else painted. */
enum read_shape { READ_FILL, READ_STROKE, READ_OTHER };
struct read_rect {
	enum read_shape shape;
	lu x, y, w, h;         /* what is inked: a stroke has its width on both sides of the line */
	uint32_t color;
	bool artifact;
};

struct read_image {
	lu x, y, w, h;         /* the box it is placed in, cut by the clip */
	uint32_t px_w, px_h;
	int object;            /* object number; 0: inline */
	bool mask;             /* a stencil painted in color */
	uint32_t color;
};

struct read_page {
	unsigned number;       /* from 1 */
	lu w, h;
	int rotate;            /* 0, 90, 180, 270 as the file has it */
	const struct read_run *run;
	size_t n_run;
	const struct read_rect *rect;
	size_t n_rect;
	const struct read_image *image;
	size_t n_image;
};

/* Page i (from 0) in painting order.  The page is good until the next call or read_close.
   false: the page is not to be had at all (EXIT_INPUT). */
bool read_page(struct read_file *f, size_t i, struct read_page *out, struct err *e);

/* Of the pixels that show (not white, not transparent), thousandths that are red, and how many of all show.
   false: the image is too large or of a kind that is not decoded. */
bool read_image_ink(struct read_file *f, const struct read_image *im, int *red, int *shown);

/* The page as text, a line for each run, rectangle and image: positions in pt, two decimals. */
void read_dump(const struct read_page *p, struct buf *out);

#endif
