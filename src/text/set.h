#ifndef TEXT_SET_H
#define TEXT_SET_H
/*
 * The font set inside: faces, roles, families.  Everything reachable from
 * struct text_fonts is immutable after text_fonts_open, except: cells and
 * pages of stacks, the list of stacks, the idle shapers, the CIDs of a face (all
 * published by atomic operations, and a value once published never changes) and
 * text_face.reduced (set before threads start).
 */
#include <hb.h>
#include <stdatomic.h>

#include "base/io.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/text.h"

struct reduced;
struct charset;

enum face_style { STYLE_REGULAR, STYLE_BOLD, STYLE_ITALIC, STYLE_BOLD_ITALIC, STYLE_COUNT };

struct text_face {
	struct file file;
	hb_blob_t *blob;
	hb_face_t *hb;
	hb_font_t *font;         /* scale = upem: advances in font units */
	hb_face_t *lean;         /* only the tables that are embedded (subset.c) */
	struct reduced *reduced; /* text_fonts_reduce; or NULL */
	_Atomic(struct charset *) charset; /* of a CFF face, read on first use (codes.c) */
	uint32_t member;         /* index in a collection */
	uint16_t index, upem;
	int16_t ascent, descent; /* em box, 1/1000 em */
	bool is_cff;
	bool own;                /* of no package: the office put it there, and knows its private characters */
	struct str path, short_path, name;
};

struct role_face {
	struct text_face *face;
	uint32_t number; /* index of face in the set */
	enum face_style style;
	struct str licence, package;
};

struct role {
	struct str name, title;
	bool latin; /* takes only what belongs to Western text (class.c) */
	struct role_face *face;
	size_t n_face;
	uint32_t *then; /* roles tried before the fallbacks */
	size_t n_then;
};

struct shaper;
#define IDLE_SHAPERS 64

struct text_fonts {
	struct arena *arena;
	struct text_face *face;
	unsigned n_face;
	struct text_face *extra;     /* characters drawn by the office, before all others; or NULL */
	struct str extra_program;
	struct role *role;
	size_t n_role;
	uint32_t fallback;           /* index of the role */
	struct map family;           /* folded name -> role */
	struct text_role *open_role; /* the public table */
	_Atomic(struct text_stack *) stacks;
	_Atomic(struct shaper *) idle[IDLE_SHAPERS];
};

/* map.c: fonts.json into roles, families and the list of faces (not opened yet). */
bool fonts_map_read(struct text_fonts *f, const char *dir, struct err *e);

/* face.c */
bool face_open(struct text_face *f, struct arena *a, struct pos at, struct err *e);
/* The same from bytes that outlive the face. */
bool face_use(struct text_face *f, struct arena *a, struct str bytes, struct pos at, struct err *e);
void face_close(struct text_face *f);
/* Advance of gid in font units. */
uint16_t face_advance(const struct text_face *f, uint16_t gid);
/* The maker's licence bits (OS/2 fsType, bits 0-3 = 2) forbid embedding. */
bool face_is_restricted(const struct text_face *f);
uint16_t face_glyph(const struct text_face *f, uint32_t cp); /* 0: none */
uint16_t face_half_width(const struct text_face *f,
			 uint32_t cp); /* its half-width form, or the usual glyph */
/* units of the face's em at a font size, rounded half away from zero. */
static inline lu face_lu(const struct text_face *f, int32_t units, lu size)
{
	int64_t x = (int64_t)units * size, half = f->upem / 2;

	if (x >= 0 && x + half <= UINT32_MAX) /* nearly always; a 32-bit division is several times faster */
		return (lu)((uint32_t)(x + half) / f->upem);
	return (lu)((x < 0 ? x - half : x + half) / f->upem);
}

/* codes.c: CIDs of a CFF face by glyph index; NULL: not CID-keyed, or not CFF.  *n: number of glyphs. */
const uint16_t *face_cids(struct text_face *f, size_t *n);
void face_codes_release(struct text_face *f);

/* subset.c */
hb_face_t *face_lean(hb_face_t *whole);
void face_unreduce(struct text_face *f);

#endif
