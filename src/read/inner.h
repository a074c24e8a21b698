#ifndef READ_INNER_H
#define READ_INNER_H
/* Private to read: the open file, fonts, the content interpreter. */
#include <qpdf/qpdf-c.h>

#include "base/buf.h"
#include "base/vec.h"
#include "read/read.h"

/* Limits for hostile files. */
#define MAX_FORM_DEPTH 24
#define MAX_SAVE_DEPTH 512
#define MAX_OPERATORS 4000000u    /* of a page, forms included */
#define MAX_LOOKUPS 200000u       /* of resources by name, on a page */
#define MAX_OPERANDS 65536u       /* of one operator */
#define MAX_GLYPHS 2000000u       /* of a page */
#define MAX_STREAM ((size_t)256 << 20) /* bytes of one decoded stream */
#define MAX_PAGE_BYTES ((size_t)1 << 30) /* decoded for one page, forms each time they are drawn */
#define MAX_CMAP 1000000u         /* entries */

/* ---- Objects (object.c); handles are released with the page ---- */

qpdf_oh obj_key(struct read_file *f, qpdf_oh dict, const char *key); /* of a dictionary or stream; else null */
bool obj_is_null(struct read_file *f, qpdf_oh o);
bool obj_number(struct read_file *f, qpdf_oh o, double *v);
int obj_int(struct read_file *f, qpdf_oh o, int otherwise);
bool obj_name_is(struct read_file *f, qpdf_oh o, const char *name); /* with the slash */
struct str obj_name(struct read_file *f, qpdf_oh o, struct arena *a); /* without the slash; empty: no name */
int obj_items(struct read_file *f, qpdf_oh o);                       /* of an array; 0 otherwise */
bool obj_numbers(struct read_file *f, qpdf_oh o, double *v, int n);  /* an array of at least n numbers */
/* Decoded bytes appended to *out.  false: too large, or cannot be decoded (a diagnostic says so). */
bool obj_stream(struct read_file *f, qpdf_oh o, struct buf *out);

/* ---- CMaps (cmap.c) ---- */

struct cmap_range {
	uint32_t lo, hi;       /* codes */
	uint32_t to;           /* CID or code point of lo; or offset in text */
	uint16_t n_text;       /* bytes at text + to; 0: `to` is a number that grows with the code */
	uint8_t bytes;         /* length of the code */
};
struct cmap_space {
	uint8_t bytes;
	uint32_t lo, hi;
};
struct cmap {
	VEC(struct cmap_space) space;
	VEC(struct cmap_range) range; /* sorted by bytes, lo when finished */
	struct buf text;
	bool vertical, full;
};
void cmap_release(struct cmap *m);
/* ToUnicode and CID CMaps alike. */
void cmap_parse(struct cmap *m, struct str bytes);
const struct cmap_range *cmap_lookup(const struct cmap *m, unsigned bytes, uint32_t code);
/* Bytes of the code at s[i] by the code spaces (1 to 4, never past the end), `otherwise` where none fits. */
unsigned cmap_code_length(const struct cmap *m, struct str s, size_t i, unsigned otherwise);

/* ---- Encodings (encoding.c, names.c) ---- */

uint32_t glyph_name_text(struct str name); /* code point, 0: unknown */
enum base_encoding { ENCODING_STANDARD, ENCODING_WIN, ENCODING_MAC, ENCODING_SYMBOL };
uint32_t encoding_text(enum base_encoding e, unsigned char code); /* 0: none */
/* A font's name as UTF-8: as it is, or from GBK, with ? for what is neither. */
struct str name_text(struct arena *a, struct str name);
/* Predefined CMaps of ISO 32000-1, table 118. */
struct legacy {
	const char *name;      /* of the CMap without -H or -V */
	const char *charset;   /* for ICU; NULL: UTF-16BE */
	uint16_t half_from, half_to; /* single-byte codes are so many CIDs from half_cid on */
	uint16_t half_cid;
};
const struct legacy *legacy_find(struct str cmap_name);
unsigned legacy_code_length(const struct legacy *l, struct str s, size_t i);
bool legacy_text(const struct legacy *l, struct str code, struct buf *out);

/* ---- Fonts (font.c) ---- */

struct width_run {             /* /W: CIDs lo..hi have width w */
	uint32_t lo, hi;
	float w;
};
struct font {
	struct read_font is;
	int object;
	bool composite, type3;
	struct cmap to_unicode, encoding;
	const struct legacy *legacy;
	uint32_t simple[256];  /* code points by the encoding */
	float width[256];
	VEC(struct width_run) w; /* sorted by lo */
	float default_width, missing_width;
	double scale;          /* glyph space to text space: 0.001, or of the FontMatrix of Type 3 */
	struct font *next;
};
/* Lent; NULL only if the value is no font. */
struct font *font_of(struct read_file *f, qpdf_oh dict);
void fonts_release(struct read_file *f);
struct code { /* one code of a string */
	uint32_t v;
	unsigned bytes;
	double width;          /* text space at size 1 */
	struct str text;
	bool unknown;
};
/* The code at s[*i]; *i moves on by at least one. */
void font_code(struct font *font, struct arena *a, struct str s, size_t *i, struct code *out);

/* ---- The file ---- */

struct box { double x0, y0, x1, y1; }; /* x0 <= x1 unless empty */

struct read_file {
	qpdf_data q;
	struct file file;
	const char *name;
	struct diag_list *diags;
	size_t pages;
	struct font *font;
	struct arena *page;    /* texts of the page */
	struct arena *life;    /* texts of fonts */
	VEC(struct read_run) run;
	VEC(struct read_glyph) glyph;
	VEC(size_t) first;     /* of each run in glyph */
	VEC(struct read_rect) rect;
	VEC(struct read_image) image;
	unsigned now;          /* number of the page being read */
	size_t operators, decoded, lookups;
};
void note(struct read_file *f, const char *code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
lu to_lu(double v);

/* content.c */
void content_run(struct read_file *f, qpdf_oh page, const double base[6], const struct box *clip);

#endif
