#ifndef CSS_SYNTAX_H
#define CSS_SYNTAX_H
/* Names of the value syntaxes that rows of css/props.h refer to; private to css. */
#define CSS_SYNTAXES(X) \
	X(FONT_SIZE) X(COLOR) X(LINE_HEIGHT) X(FAMILY) X(WEIGHT) X(FONT_STYLE) X(SPACING) X(LENGTH_ANY) \
	X(ALIGN) \
	X(ALIGN_LAST) X(WHITE_SPACE) X(LINE_BREAK) X(WORD_BREAK) X(OVERFLOW_WRAP) X(SPACING_TRIM) \
	X(AUTOSPACE) \
	X(TEXT_WRAP) X(LIST_TYPE) X(SMALL_COUNT) X(VISIBILITY) X(COLLAPSE) X(LENGTH_POSITIVE) \
	X(CAPTION_SIDE) \
	X(DISPLAY) X(POSITION) X(MARGIN) X(PADDING) X(BORDER_STYLE) X(BORDER_WIDTH) X(SIZE) X(SIZE_LIMIT) \
	X(VALIGN) X(DECORATION) X(BREAK) X(BREAK_INSIDE) X(TABLE_LAYOUT) X(BOX_SIZING) X(OVERFLOW) \
	X(Z_INDEX) X(FLOAT) X(FOOTNOTE_POLICY) X(PAGE_PARITY) \
	X(OPACITY) X(PAGE_NAME) X(COUNTERS) X(STRING_SET) X(CONTENT) X(BOOKMARK) X(PAINT) X(SVG_LENGTH) \
	X(DASHARRAY) X(LINECAP) X(LINEJOIN) X(ANCHOR) X(PAGE_SIZE) X(TABLE_FIT) X(TABLE_COLUMN) X(OWN_CONTENT) X(PAGE_ROWS) \
	X(TABLE_FILL) X(EMPTY_CELLS) X(TURN)

#include <stdbool.h>

enum css_syntax {
#define CSS_SYNTAX_ID(name) CSS_SY_##name,
	CSS_SYNTAXES(CSS_SYNTAX_ID)
#undef CSS_SYNTAX_ID
	CSS_SY_COUNT
};

bool css_syntax_is_signed(unsigned syntax); /* may a length be negative? */
/* The first keyword of a syntax that stands for value, or NULL: for dumps. */
const char *css_syntax_word(unsigned syntax, int value);

#endif
