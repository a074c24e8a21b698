#ifndef DRAW_OPS_H
#define DRAW_OPS_H
/*
 * The display list: all that pdf/ may know about a page.  Page origin is the
 * top left corner, y down, lengths in lu.  Ops are painted in order.  Lists
 * live in the document arena.
 */
#include "base/err.h"
#include "base/lu.h"
#include "base/str.h"
#include "draw/element.h"

/* One glyph of a run; x is relative to the run's origin. */
struct draw_glyph {
	uint16_t gid;
	uint16_t n_text;   /* bytes of the run's text this glyph stands for; 0: continues a cluster */
	lu x, dy;          /* pen position; dy up */
};

/*
 * GROUP, MASK and TILE begin a drawing of their own that ends with the next CLOSE of the same depth; it holds no
 * BEGIN.  A group is painted as one object, with its alpha and through its mask.  A mask and a tile paint nothing
 * where they stand: a later group or paint refers to them.
 */
enum draw_kind { DRAW_GLYPHS, DRAW_RECT, DRAW_PATH, DRAW_IMAGE, DRAW_SAVE, DRAW_RESTORE, DRAW_CLIP,
	DRAW_TRANSFORM, DRAW_BEGIN, DRAW_END, DRAW_GROUP, DRAW_MASK, DRAW_TILE, DRAW_CLOSE_PART };
#define DRAW_MAX_PARTS 24 /* one inside the other */
#define DRAW_MAX_SAVES 24 /* of one drawing, one inside the other: PDF readers take 28 (ISO 19005-2, 6.1.13) */

enum draw_seg { DRAW_MOVE, DRAW_LINE, DRAW_CURVE, DRAW_CLOSE };
struct draw_path {
	const uint8_t *seg;     /* enum draw_seg */
	size_t n_seg;
	const lu *xy;           /* MOVE, LINE: 2 numbers; CURVE: 6; CLOSE: 0 */
};

struct draw_stop {
	int32_t at;             /* 0..65536 of the way, never less than the one before */
	uint32_t color;         /* 0xFFRRGGBB */
};

/* A mask: white in its drawing shows, black hides (luminosity). */
struct draw_mask {
	uint32_t no;            /* its place among the masks of the document */
};

/*
 * What fills or strokes instead of a colour.  m maps the paint's own space to
 * the page or part it is used in: x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5.
 * Gradients are in a unit space, with m in lu: linear from (0,0) to (1,0); radial
 * from the circle `focus` to the unit circle about the origin; both go on
 * beyond their ends in the colour of the end.  Tiles: m as in DRAW_TRANSFORM.
 */
enum draw_paint_kind { DRAW_LINEAR, DRAW_RADIAL, DRAW_TILED };
struct draw_paint {
	enum draw_paint_kind kind;
	uint32_t no;            /* its place among the paints of the document */
	int32_t m[6];
	int32_t focus[3];       /* RADIAL: x, y, radius in 1/65536 */
	const struct draw_stop *stop;
	uint32_t n_stop;        /* at least 2 */
	lu w, h, step_x, step_y; /* TILED: size of the tile; where the next one begins */
};

/* What few paths and runs have. */
struct draw_more {
	const struct draw_paint *fill, *stroke; /* NULL: the colour; its alpha counts either way */
	lu dash_start;
	int32_t miter;          /* limit, thousandths; 0: 4 */
	uint32_t text_stroke;   /* of a run of glyphs: colour of its outlines, 0: none */
	lu text_width;
	uint8_t text_join;
};

struct draw_op {
	enum draw_kind kind;
	union {
		struct {
			struct str text;    /* UTF-8 of the whole run, in glyph order */
			const struct draw_glyph *glyph;
			const struct draw_more *more; /* NULL: nothing special */
			uint32_t n;
			lu x, y;            /* baseline origin */
			lu size;
			uint32_t color;     /* 0xAARRGGBB */
			uint16_t face;      /* text_face_index */
		} glyphs;
		struct {
			lu x, y, w, h;
			uint32_t color;
		} rect;             /* filled */
		struct {
			struct draw_path path;
			const lu *dash;        /* n_dash lengths; NULL: solid */
			const struct draw_more *more; /* NULL: nothing special */
			uint32_t fill, stroke; /* 0: none */
			lu width;
			uint8_t n_dash, cap, join;
			bool even_odd;
		} path;             /* DRAW_PATH; DRAW_CLIP uses path and even_odd only */
		struct {
			lu x, y, w, h;
			uint8_t alpha;
			const struct draw_image *image; /* same pointer = embedded once */
		} image;
		struct {
			int32_t m[6];       /* 16.16 fixed: a b c d; e f in lu */
		} transform;
		struct {
			const struct draw_mask *mask; /* MASK: itself; GROUP: NULL or the mask it is seen through */
			const struct draw_paint *tile; /* TILE: the paint it is for */
			uint8_t alpha;      /* GROUP */
		} part;
		struct {
			uint32_t node;      /* DRAW_BEGIN: place in draw_doc.element, or DRAW_ARTIFACT */
			uint32_t role;      /* enum draw_role of that element, as far as known; not for an artifact */
		} mark;
	};
};
/* Between BEGIN and END stands what belongs to one element; marks never nest.  What stands outside is an artifact. */
#define DRAW_ARTIFACT UINT32_MAX

struct draw_image {
	struct str bytes;   /* the PNG or JPEG file */
	bool jpeg;
	uint32_t w, h;      /* pixels */
	struct str alt;
	struct pos at;      /* in the page, for faults in bytes */
};

struct draw_link {      /* annotation rectangle */
	lu x, y, w, h;
	struct str uri;     /* external, or */
	struct str target;  /* "#id" without #: see draw_doc.anchor */
	struct str text;    /* what the link says, for readers who do not see it */
	uint32_t element;   /* its Link */
};

struct draw_page {
	lu w, h;
	const struct draw_op *op;
	size_t n_op;
	const struct draw_link *link;
	size_t n_link;
	struct draw_rows rows;
};

struct draw_anchor {
	struct str id;
	uint32_t page;      /* from 0 */
	lu y;
};

struct draw_bookmark {
	struct str title;
	uint8_t level;      /* 1.. */
	uint32_t page;
	lu y;
	bool closed;        /* what is below it is folded up */
};

/* Particulars of an official document, from <meta name="gongwen:number"> and so on (GB/T 9704-2012, 7.2, 7.3). */
#define DRAW_PARTICULARS(X) \
	X(number, "发文字号") X(issuer, "发文机关") X(signed, "签发人") X(dated, "成文日期") X(secrecy, "密级和保密期限") \
	X(urgency, "紧急程度") X(retention, "保管期限")
enum draw_particular {
#define DRAW_PARTICULAR_ENUM(name, zh) DRAW_PARTICULAR_##name,
	DRAW_PARTICULARS(DRAW_PARTICULAR_ENUM)
#undef DRAW_PARTICULAR_ENUM
	DRAW_PARTICULAR_COUNT
};

struct draw_doc {
	const struct draw_page *page;
	size_t n_page;
	const struct draw_anchor *anchor; /* sorted by id */
	size_t n_anchor;
	const struct draw_bookmark *bookmark; /* document order */
	size_t n_bookmark;
	const struct draw_element *element;
	size_t n_element;   /* 0: the document is not tagged */
	struct draw_rows rows; /* complete now that no page follows */
	uint32_t n_run;     /* runs of rows that come with their pages */
	struct str title, lang, author, subject, keywords;
	struct str particular[DRAW_PARTICULAR_COUNT]; /* empty: absent */
	struct str date;    /* ISO 8601 from the page's <meta name="date">, or empty: no date is invented */
};

#endif
