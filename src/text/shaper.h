#ifndef TEXT_SHAPER_H
#define TEXT_SHAPER_H
/* What one thread needs while it shapes; reused. */
#include "text/stack.h"

struct shaper *shaper_take(struct text_fonts *f);
void shaper_give(struct text_fonts *f, struct shaper *s);
void shaper_drop(struct shaper *s);

struct scratch_glyph { /* font units */
	uint16_t gid;
	uint16_t cluster; /* index of a character of the run */
	int32_t advance, dx, dy;
};
/* HarfBuzz for n characters in one face, full-width forms if `wide`; valid until the next call.  n <= 65535.
 */
const struct scratch_glyph *shaper_run(struct shaper *s, const struct text_face *face, bool wide,
				       const struct text_char *ch, size_t n, size_t *n_glyph);
struct icu_breaks;
struct icu_breaks **shaper_icu(struct shaper *s);
/* Scratch arrays of n elements, kept between uses; contents are anything. */
struct text_glyph *shaper_glyphs(struct shaper *s, size_t n, size_t used); /* the first `used` are kept */
cell *shaper_cells(struct shaper *s, size_t n);

#endif
