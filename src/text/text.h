#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H
/*
 * Characters to glyphs and break opportunities.  The font set is opened once
 * from fonts.json and shared by all threads; what lookups remember is published
 * atomically.  Only this module knows HarfBuzz and ICU.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "base/lu.h"

struct text_fonts;
struct text_face; /* one font file (or one member of a collection) */
struct text_stack; /* resolved font-family: an ordered list of faces, interned, immutable */
/* dir holds fonts.json and the files it names. */
bool text_fonts_open(const char *dir, struct text_fonts **out, struct err *e);
void text_fonts_close(struct text_fonts *f);

/*
 * family: comma-separated names as in CSS, resolved through the family table of
 * fonts.json (contract.md section 5); weight >= 600 takes the role's bold face
 * where fonts.json names one.  Unknown names are skipped (reported once in diags if not
 * NULL).  After the named families come the map's fallbacks, then every other face.
 */
const struct text_stack *text_stack_lookup(struct text_fonts *f, struct str family, unsigned weight,
                                           bool italic, struct diag_list *diags, struct pos at);

/* Face facts.  Metrics are for the em box (typesetting.md 2.8), in 1/1000 em: ascent 880, descent 120
   for CJK faces; not hhea. */
unsigned text_face_index(const struct text_face *f);   /* 0..n-1 in the set, stable in a run */
const struct text_face *text_face_at(const struct text_fonts *f, unsigned index);
unsigned text_face_count(const struct text_fonts *f);
struct str text_face_name(const struct text_face *f);  /* PostScript name */
struct str text_face_file(const struct text_face *f);
int text_face_ascent(const struct text_face *f);       /* 1/1000 em, positive */
int text_face_descent(const struct text_face *f);      /* 1/1000 em, positive downwards */
/* How far the ink of a glyph reaches above and below the baseline, 1/1000 em, both positive upwards.
   false: it has no ink. */
bool text_face_ink(const struct text_face *f, uint16_t gid, int *top, int *bottom);
const struct text_face *text_stack_first(const struct text_stack *s);
/* Is the face the one asked for: the first of the stack, or the first that is not Western?  Any other stands in. */
bool text_stack_wants(const struct text_stack *s, unsigned face);
/* The first that is not Western (the first of all if there is none): what a Chinese character should have had. */
const struct text_face *text_stack_chinese(const struct text_stack *s);

/* Punctuation classes of clreq and GB/T 15834, for widths and justification. */
enum text_class {
	TEXT_OTHER, TEXT_HAN, TEXT_SPACE, TEXT_IDEO_SPACE, TEXT_LATIN, TEXT_DIGIT,
	TEXT_OPEN,     /* （《“‘「 ... : half an em of space before */
	TEXT_CLOSE,    /* ）》”’」 ... : half an em after */
	TEXT_PAUSE,    /* ，、；： */
	TEXT_STOP,     /* 。？！ */
	TEXT_MIDDLE,   /* · */
	TEXT_DASH,     /* — ⸺ (pairs unbreakable) */
	TEXT_ELLIPSIS, /* … ⋯ */
	TEXT_CONNECT   /* ～ - – ／ / */
};
enum text_class text_class(uint32_t cp);

/* A stretch of a paragraph in one style.  Offsets are bytes of the paragraph's text. */
struct text_span {
	uint32_t start, end;
	const struct text_stack *stack;
	lu size;           /* font size */
	lu letter_spacing; /* added after every cluster of the span */
};

struct text_glyph {
	uint32_t cluster;  /* byte offset in the paragraph of the first character of the cluster */
	uint16_t face;     /* text_face_index */
	uint16_t gid;      /* glyph index in the original font; never 0 */
	lu advance, dx, dy; /* dy up; advance without letter_spacing */
};

/*
 * One per character of the paragraph (not per byte).  The glyphs of a cluster
 * run from `glyph` up to that of the next cluster; there may be none (newline,
 * U+200B, a missing character).  Marks that Western text has too are set in
 * Chinese boxes: “ ” ‘ ’ one em, · half an em (already trimmed), —— two em, in
 * some faces one glyph for both.  Digits of Chinese faces are half an em where
 * the face has such.
 */
struct text_char {
	uint32_t offset;   /* byte offset */
	uint32_t cp;
	uint32_t glyph;    /* first glyph of its cluster */
	lu advance;        /* of the cluster, on its first character, 0 on the others; with letter_spacing */
	uint8_t cls;       /* enum text_class */
	uint8_t brk;       /* enum text_brk: may a line end before this character */
	uint16_t span;     /* index of the span */
};
enum text_brk {
	TEXT_NO_BREAK, TEXT_MAY_BREAK, TEXT_MUST_BREAK,
	TEXT_TIGHT /* no break, and nothing comes in between: inside 12.5万元, 2026年3月5日 */
};
static inline bool text_stays(const struct text_char *c) /* no line ends before c */
{
	return c->brk == TEXT_NO_BREAK || c->brk == TEXT_TIGHT;
}

enum text_level { TEXT_LEVEL_LOOSE, TEXT_LEVEL_BASIC, TEXT_LEVEL_GB, TEXT_LEVEL_STRICT, TEXT_LEVEL_ANYWHERE };

struct text_para {
	struct str text;
	struct text_char *ch;
	uint32_t n_ch;
	struct text_glyph *glyph; /* in visual = logical order (no bidi) */
	uint32_t n_glyph;
};
struct text_missing { /* a character that no face of the set has */
	uint32_t cp, offset;
	uint32_t base; /* not 0: cp is a selector, and no face has its form of this one, which is drawn as usual */
};

/*
 * Shape text (white space already as it shall appear) in the spans, which cover
 * it without gaps, and find its line-break opportunities (ICU, locale zh, then
 * our own rules: typesetting.md 2.1, 2.2).  Everything is allocated in a.
 * Missing characters are given to *missing (a small array, arena) and shaped
 * as nothing; the caller stops the build with status 6.
 */
void text_shape(struct text_fonts *f, struct arena *a, struct str text, const struct text_span *span,
                size_t n_span, enum text_level level, struct text_para *out,
                const struct text_missing **missing, size_t *n_missing);
/* ends[i], false when called: a word ends before character i, by ICU's dictionary of Chinese.  For titles. */
void text_words(struct text_fonts *f, const struct text_char *ch, size_t n, bool *ends);
/* Width of a short unbreakable text (page numbers). */
lu text_width(struct text_fonts *f, struct str text, const struct text_stack *stack, lu size);

/* ---- Embedding (pdf) ---- */

/* What a PDF needs of one face for one document. */
struct text_subset {
	struct str font;       /* the font program: bare CFF (CIDFontType0C) or TrueType (glyf) */
	bool is_cff;
	struct str name;       /* PostScript name without subset tag */
	int ascent, descent, cap_height, bbox[4]; /* 1/1000 em; descent negative */
	/* parallel to the gids asked for: the code in the content stream (text_glyph_code), the glyph's width and,
	   in a TrueType program, its index there (for a CIDToGIDMap; NULL in CFF) */
	const uint16_t *code;
	const uint16_t *width; /* 1/1000 em */
	const uint16_t *index;
};
/*
 * The code of a glyph in content streams and its width in 1/1000 em: of the face alone, whatever else a document
 * uses, so that a page can be written before the last one is laid out.  In a CID-keyed CFF the CID of its
 * charset, else the original glyph index.
 */
uint16_t text_glyph_code(struct text_fonts *f, unsigned face, uint16_t gid);
uint16_t text_glyph_width(const struct text_fonts *f, unsigned face, uint16_t gid);
/* gid: sorted, unique, without 0.  The result is in a.  Deterministic. */
bool text_subset(struct text_fonts *f, unsigned face, const uint16_t *gid, size_t n, struct arena *a,
                 struct text_subset *out, struct err *e);
/*
 * For a batch: make later text_subset calls cheap by reducing each face to the
 * union of gids (bit set of 65,536 bits per face index, NULL: none).  Call
 * once, before threads write; results of text_subset do not change by it.
 */
void text_fonts_reduce(struct text_fonts *f, const uint64_t *const *gids);

/* ---- Coverage (jianbao fonts) ---- */
bool text_face_has(const struct text_face *f, uint32_t cp);
/* true if some face of the set has cp (fallbacks included). */
bool text_fonts_have(const struct text_fonts *f, uint32_t cp);
/* The role table of fonts.json as read: name, file, licence. */
struct text_role {
	struct str name;    /* fangsong, song, xiaobiaosong, hei, kai, latin, fallback */
	const struct text_face *const *face;
	size_t n_face;
	struct str licence, package;
};
const struct text_role *text_fonts_roles(const struct text_fonts *f, size_t *n);

#endif
