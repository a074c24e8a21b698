#ifndef TEXT_INNER_H
#define TEXT_INNER_H
/*
 * What the files of text/ share.  Everything reachable from struct text_fonts
 * is immutable after text_fonts_open, except: cells and pages of stacks, the
 * list of stacks, the idle shapers (all published by atomic operations, and a
 * value once published never changes) and text_face.reduced (set before
 * threads start).
 */
#include <hb.h>
#include <stdatomic.h>

#include "base/io.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/text.h"

struct reduced;

enum face_style { STYLE_REGULAR, STYLE_BOLD, STYLE_ITALIC, STYLE_BOLD_ITALIC, STYLE_COUNT };

struct text_face {
	struct file file;
	hb_blob_t *blob;
	hb_face_t *hb;
	hb_font_t *font;      /* scale = upem: advances in font units */
	hb_face_t *lean;      /* only the tables that are embedded (subset.c) */
	struct reduced *reduced; /* text_fonts_reduce; or NULL */
	uint32_t member;      /* index in a collection */
	uint16_t index, upem;
	int16_t ascent, descent; /* em box, 1/1000 em */
	bool is_cff;
	struct str path, short_path, name;
};

struct role_face {
	struct text_face *face;
	uint32_t number;         /* index of face in the set */
	enum face_style style;
	struct str licence, package;
};

struct role {
	struct str name, title;
	bool latin;              /* takes only what belongs to Western text (class.c) */
	struct role_face *face;
	size_t n_face;
	uint32_t *then;          /* roles tried before the fallbacks */
	size_t n_then;
};

struct shaper;
#define IDLE_SHAPERS 64

struct text_fonts {
	struct arena *arena;
	struct text_face *face;
	unsigned n_face;
	struct role *role;
	size_t n_role;
	uint32_t fallback;       /* index of the role */
	struct map family;       /* folded name -> role */
	struct text_role *open_role; /* the public table */
	_Atomic(struct text_stack *) stacks;
	_Atomic(struct shaper *) idle[IDLE_SHAPERS];
};

/*
 * What a stack makes of one code point, in 64 bits so that it is stored and
 * read at once: flags 0-7, class 8-15, face 16-31, gid 32-47, advance (font
 * units) 48-63.  0: not looked up yet.
 */
typedef uint64_t cell;
enum cell_flag {
	CELL_KNOWN = 1,
	CELL_MISSING = 2,   /* no face has it */
	CELL_EXTEND = 4,    /* belongs to the character before: marks, selectors, joiners */
	CELL_SILENT = 8,    /* shows nothing and needs no glyph (default ignorable, newline) */
	CELL_WORD = 16,     /* letter of a kerned script: shaped together with its neighbours */
	CELL_JOIN = 32,     /* U+200D: ties the next character too */
	CELL_MARK = 64      /* punctuation shared with Western text, to be set in a Chinese em box */
};
#define CELL_FLAGS(c) ((unsigned)((c)&0xFF))
#define CELL_CLASS(c) ((uint8_t)((c) >> 8))
#define CELL_FACE(c) ((uint16_t)((c) >> 16))
#define CELL_GID(c) ((uint16_t)((c) >> 32))
#define CELL_ADVANCE(c) ((uint16_t)((c) >> 48))

#define STACK_PAGES (0x110000 >> 8)
struct stack_page {
	_Atomic cell v[256];
};
struct stack_slot {
	const struct text_face *face;
	bool latin;
};
struct text_stack {
	struct text_stack *next;
	const struct text_fonts *fonts;
	struct str family;       /* as asked for */
	uint64_t hash;
	enum face_style style;
	struct stack_slot *slot;
	size_t n_slot;
	struct str *unknown;     /* family names that are in no role */
	size_t n_unknown;
	_Atomic(struct stack_page *) page[STACK_PAGES];
};

/* map.c: fonts.json into roles, families and the list of faces (not opened yet). */
bool fonts_map_read(struct text_fonts *f, const char *dir, struct err *e);

/* face.c */
bool face_open(struct text_face *f, struct arena *a, struct pos at, struct err *e);
void face_close(struct text_face *f);
/* Advance of gid in font units. */
uint16_t face_advance(const struct text_face *f, uint16_t gid);
uint16_t face_glyph(const struct text_face *f, uint32_t cp); /* 0: none */
uint16_t face_half_width(const struct text_face *f, uint32_t cp); /* its half-width form, or the usual glyph */
/* units of the face's em at a font size, rounded half away from zero. */
static inline lu face_lu(const struct text_face *f, int32_t units, lu size)
{
	int64_t x = (int64_t)units * size, half = f->upem / 2;

	if (x >= 0 && x + half <= UINT32_MAX) /* nearly always; a 32-bit division is several times faster */
		return (lu)((uint32_t)(x + half) / f->upem);
	return (lu)((x < 0 ? x - half : x + half) / f->upem);
}

/* subset.c */
hb_face_t *face_lean(hb_face_t *whole);
void face_unreduce(struct text_face *f);

/* stack.c */
void stack_drop(struct text_stack *s);
cell stack_resolve(const struct text_stack *s, uint32_t cp); /* the slow way */
static inline cell stack_cell(const struct text_stack *s, uint32_t cp)
{
	struct stack_page *p = atomic_load_explicit(&s->page[cp >> 8], memory_order_acquire);
	cell c = p ? atomic_load_explicit(&p->v[cp & 255], memory_order_relaxed) : 0;
	return c ? c : stack_resolve(s, cp);
}
/* The first face of the stack that has every visible character of cp[0..n), or NULL. */
const struct text_face *stack_face_for(const struct text_stack *s, const uint32_t *cp, size_t n);

/* class.c */
bool cp_is_western(uint32_t cp);  /* may be taken from a Western face placed before the Chinese one */
unsigned cp_cell_flags(uint32_t cp); /* EXTEND, SILENT, WORD, JOIN */
uint32_t cp_stand_in(uint32_t cp); /* drawn in its place where no face has it; 0: none */

/* shaper.c: what one thread needs while it shapes; reused. */
struct shaper *shaper_take(struct text_fonts *f);
void shaper_give(struct text_fonts *f, struct shaper *s);
void shaper_drop(struct shaper *s);

struct scratch_glyph { /* font units */
	uint16_t gid;
	uint16_t cluster;  /* index of a character of the run */
	int32_t advance, dx, dy;
};
/* HarfBuzz for n characters in one face, full-width forms if `wide`; valid until the next call.  n <= 65535. */
const struct scratch_glyph *shaper_run(struct shaper *s, const struct text_face *face, bool wide,
                                       const struct text_char *ch, size_t n, size_t *n_glyph);

/* breaks.c: fill ch[].brk. */
void breaks_find(struct shaper *s, struct text_char *ch, size_t n, enum text_level level);
/* numbers.c: forbid breaks inside numbers; with units, also before their units and inside dates. */
void numbers_bind(struct text_char *ch, size_t n, bool units);
/* icu.c: ICU's line breaks, locale zh. */
struct icu_breaks;
void icu_breaks_drop(struct icu_breaks *b);
void icu_breaks_find(struct icu_breaks **b, struct text_char *ch, size_t n);
struct icu_breaks **shaper_icu(struct shaper *s);
/* Scratch arrays of n elements, kept between uses; contents are anything. */
struct text_glyph *shaper_glyphs(struct shaper *s, size_t n, size_t used); /* the first `used` are kept */
cell *shaper_cells(struct shaper *s, size_t n);

#endif
