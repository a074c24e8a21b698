#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H
/* A content stream under construction.  Private to pdf. */
#include "pdf/parts.h"

struct content {
	struct pdf_file *f;
	struct buf out;
	const struct draw_op *op, *end; /* next one, and behind the last */
	lu width, height;     /* of the page or part */
	uint32_t element, role; /* the element in force */
	enum mark { MARK_NONE, MARK_ARTIFACT, MARK_ELEMENT } mark; /* in force; an artifact opens by itself */
	/* graphics state as last written; saved is a stack for q/Q */
	struct state {
		uint32_t fill, stroke; /* 0xRRGGBB, or NO_COLOR */
		uint8_t alpha;
		unsigned face, level;
		lu size, width, spacing;
		int32_t miter;
		uint8_t cap, join;
		bool dashed;
	} now, saved[HPDF_LIMIT_MAX_GSTATE];
	unsigned depth;
};
#define NO_COLOR UINT32_MAX
#define MITER 10000 /* PDF's own limit; drawings of ours say theirs */
#define NO_FACE UINT32_MAX

/* x and y of a page coordinate, y turned up, each with a space after it. */
void pdf_content_put_xy(struct content *c, lu x, lu y);
/* These write only what differs from the state in force. */
void pdf_content_set_fill(struct content *c, uint32_t color);
void pdf_content_set_paint(struct content *c, uint32_t color, const struct draw_paint *paint, bool stroke); /* paint: the
	pattern that stands in the colour's place, or NULL */
void pdf_content_set_line(struct content *c, lu width, unsigned join, int32_t miter);
/* Marked content of an element from here on; DRAW_ARTIFACT: of none. */
void pdf_content_begin(struct content *c, uint32_t element, uint32_t role);
/* A run of glyphs (content_text.c). */
void pdf_content_glyphs(struct content *c, const struct draw_op *op);

#endif
