#ifndef TEXT_EXTRA_H
#define TEXT_EXTRA_H
/*
 * Characters drawn by the office itself: outlines become one more face, an
 * OpenType font with CFF outlines made in memory (Adobe Technical Notes 5176,
 * 5177), which is shaped, subset and embedded like any other.  It comes before
 * all faces: who draws a character wants it shown so.
 */
#include "base/err.h"
#include "text/text.h"

enum text_outline_seg { TEXT_OUTLINE_MOVE, TEXT_OUTLINE_LINE, TEXT_OUTLINE_CURVE };
struct text_outline {
	uint32_t cp;
	const uint8_t *seg;     /* enum text_outline_seg; subpaths are closed, filled by the non-zero rule */
	size_t n_seg;
	const int16_t *xy;      /* MOVE, LINE: a point; CURVE: three.  1/1000 em, baseline at 0, em box -120..880, y up */
};

/* Once, right after text_fonts_open.  o: sorted by cp, each once, at most 60,000. */
bool text_fonts_add_outlines(struct text_fonts *f, const struct text_outline *o, size_t n, struct err *e);
/* The font program made of them, for a browser; empty if there is none. */
struct str text_fonts_extra_program(const struct text_fonts *f);
/* Is this one of the characters drawn? */
bool text_fonts_extra_has(const struct text_fonts *f, uint32_t cp);

/* Private to text: the font program, in a. */
struct str extra_program(struct arena *a, const struct text_outline *o, size_t n);
#define EXTRA_NAME "JianbaoExtra"

#endif
