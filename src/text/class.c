/* What a character is: punctuation class, Western or Chinese, extending, silent, what may stand in for it. */
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/class.h"
#include "text/stack.h"

/*
 * Classes of clreq 3.1 and GB/T 15834-2011 (typesetting.md 2.1, 2.3), in code
 * point order.  Brackets and points are those that are drawn in half an em of
 * a full one; their ASCII cousins are TEXT_OTHER.
 */
static const struct {
	uint32_t from, to;
	uint8_t cls;
} table[] = {
	{0x0009, 0x000D, TEXT_SPACE},
	{0x0020, 0x0020, TEXT_SPACE},
	{0x002D, 0x002D, TEXT_CONNECT}, /* - */
	{0x002F, 0x002F, TEXT_CONNECT}, /* / */
	{0x0030, 0x0039, TEXT_DIGIT},
	{0x0041, 0x005A, TEXT_LATIN},
	{0x0061, 0x007A, TEXT_LATIN},
	{0x00A0, 0x00A0, TEXT_SPACE},
	{0x00AA, 0x00AA, TEXT_LATIN},
	{0x00B5, 0x00B5, TEXT_LATIN},
	{0x00B7, 0x00B7, TEXT_MIDDLE},
	{0x00BA, 0x00BA, TEXT_LATIN},
	{0x00C0, 0x00D6, TEXT_LATIN},
	{0x00D8, 0x00F6, TEXT_LATIN},
	{0x00F8, 0x02AF, TEXT_LATIN},
	{0x0370, 0x1FFF, TEXT_LATIN}, /* Greek, Cyrillic and the other alphabets */
	{0x2000, 0x200A, TEXT_SPACE},
	{0x2010, 0x2011, TEXT_CONNECT},
	{0x2013, 0x2013, TEXT_CONNECT},
	{0x2014, 0x2015, TEXT_DASH},
	{0x2018, 0x2018, TEXT_OPEN},
	{0x2019, 0x2019, TEXT_CLOSE},
	{0x201C, 0x201C, TEXT_OPEN},
	{0x201D, 0x201D, TEXT_CLOSE},
	{0x2022, 0x2022, TEXT_MIDDLE}, /* in names that came from other systems */
	{0x2026, 0x2026, TEXT_ELLIPSIS},
	{0x2027, 0x2027, TEXT_MIDDLE},
	{0x202F, 0x202F, TEXT_SPACE},
	{0x203C, 0x203C, TEXT_STOP},
	{0x2047, 0x2049, TEXT_STOP},
	{0x205F, 0x205F, TEXT_SPACE},
	{0x22EF, 0x22EF, TEXT_ELLIPSIS},
	{0x2E3A, 0x2E3A, TEXT_DASH},
	{0x3000, 0x3000, TEXT_IDEO_SPACE},
	{0x3001, 0x3001, TEXT_PAUSE},
	{0x3002, 0x3002, TEXT_STOP},
	{0x3005, 0x3007, TEXT_HAN},
	{0x3008, 0x3008, TEXT_OPEN},
	{0x3009, 0x3009, TEXT_CLOSE},
	{0x300A, 0x300A, TEXT_OPEN},
	{0x300B, 0x300B, TEXT_CLOSE},
	{0x300C, 0x300C, TEXT_OPEN},
	{0x300D, 0x300D, TEXT_CLOSE},
	{0x300E, 0x300E, TEXT_OPEN},
	{0x300F, 0x300F, TEXT_CLOSE},
	{0x3010, 0x3010, TEXT_OPEN},
	{0x3011, 0x3011, TEXT_CLOSE},
	{0x3014, 0x3014, TEXT_OPEN},
	{0x3015, 0x3015, TEXT_CLOSE},
	{0x3016, 0x3016, TEXT_OPEN},
	{0x3017, 0x3017, TEXT_CLOSE},
	{0x3018, 0x3018, TEXT_OPEN},
	{0x3019, 0x3019, TEXT_CLOSE},
	{0x301C, 0x301C, TEXT_CONNECT},
	{0x301D, 0x301D, TEXT_OPEN},
	{0x301E, 0x301F, TEXT_CLOSE},
	{0x3021, 0x3029, TEXT_HAN},
	{0x3038, 0x303B, TEXT_HAN},
	{0x3041, 0x30FA, TEXT_HAN},
	{0x30FB, 0x30FB, TEXT_MIDDLE},
	{0x30FC, 0x318E, TEXT_HAN},
	{0xAC00, 0xD7A3, TEXT_HAN},
	{0xFF01, 0xFF01, TEXT_STOP},
	{0xFF08, 0xFF08, TEXT_OPEN},
	{0xFF09, 0xFF09, TEXT_CLOSE},
	{0xFF0C, 0xFF0C, TEXT_PAUSE},
	{0xFF0E, 0xFF0E, TEXT_PAUSE},
	{0xFF0F, 0xFF0F, TEXT_CONNECT},
	{0xFF1A, 0xFF1B, TEXT_PAUSE},
	{0xFF1F, 0xFF1F, TEXT_STOP},
	{0xFF3B, 0xFF3B, TEXT_OPEN},
	{0xFF3D, 0xFF3D, TEXT_CLOSE},
	{0xFF5B, 0xFF5B, TEXT_OPEN},
	{0xFF5D, 0xFF5D, TEXT_CLOSE},
	{0xFF5E, 0xFF5E, TEXT_CONNECT},
	{0xFF65, 0xFF65, TEXT_MIDDLE},
};
#define COUNT(t) (sizeof(t) / sizeof *(t))

enum text_class text_class(uint32_t cp)
{
	size_t lo = 0, n = COUNT(table);

	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return TEXT_HAN;
	while (n > 1) { /* the last entry that begins at or before cp */
		size_t half = n / 2;
		if (table[lo + half].from <= cp) {
			lo += half;
			n -= half;
		} else {
			n = half;
		}
	}
	if (cp >= table[lo].from && cp <= table[lo].to)
		return (enum text_class)table[lo].cls;
	return cp_is_han(cp) ? TEXT_HAN : TEXT_OTHER;
}

/*
 * Western text: the alphabets, ASCII, hyphens, bullets, currency, the minus sign.  Not
 * · and ×, nor “ ” ‘ ’ — … and the other general punctuation: these are shared
 * with Chinese, which owns them here (typesetting.md 2.8, docformat-gui #31).
 */
bool cp_is_western(uint32_t cp)
{
	static const struct {
		uint32_t from, to;
	} western[] = {{0, 0xB6},        {0xB8, 0xD6},     {0xD8, 0x1FFF},
		       {0x2010, 0x2013}, {0x2022, 0x2022}, {0x20A0, 0x20CF}, {0x2212, 0x2212},
		       {0x25AA, 0x25AA}, {0x25E6, 0x25E6}};

	for (size_t i = 0; i < COUNT(western); i++) {
		if (cp <= western[i].to)
			return cp >= western[i].from;
	}
	return false;
}

unsigned cp_cell_flags(uint32_t cp)
{
	unsigned flags = 0;

	if (cp >= 0x3001 && cp <= 0x3029) /* the commonest, for speed */
		return 0;
	if (cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029 ||
	    u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		flags |= CELL_SILENT;
	if (u_hasBinaryProperty((UChar32)cp, UCHAR_GRAPHEME_EXTEND) ||
	    u_charType((UChar32)cp) == U_COMBINING_SPACING_MARK ||
	    u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI_MODIFIER))
		flags |= CELL_EXTEND;
	if (cp == 0x200D)
		flags |= CELL_EXTEND | CELL_JOIN;
	if (cp < 0x2000 && u_isalpha((UChar32)cp) && !(flags & CELL_EXTEND))
		flags |= CELL_WORD;
	if (cp == 0xB7 || cp == 0x2014 || cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D)
		flags |= CELL_MARK;
	return flags;
}

/* Not U+FE0E and U+FE0F, which choose between text and emoji. */
bool cp_is_selector(uint32_t cp)
{
	return (cp >= 0xFE00 && cp <= 0xFE0D) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

/* Look-alikes that are drawn when no face of the set has the character itself. */
static const struct {
	uint32_t cp, by;
} stand_in[] = {
	{0x0009, 0x0020}, /* tab: layout has placed it; what is left is a blank */
	{0x00A0, 0x0020}, /* no-break space */
	{0x2002, 0x0020}, {0x2003, 0x3000}, {0x2007, 0x0030}, {0x2009, 0x0020},
	{0x202F, 0x0020}, {0x2010, 0x002D}, {0x2011, 0x002D}, /* hyphens */
	{0x2012, 0x2013}, {0x2015, 0x2014},                   /* figure dash, bar */
	{0x2027, 0x00B7}, {0x22EF, 0x2026}, {0x301C, 0xFF5E}, {0x2212, 0x002D},
};

uint32_t cp_stand_in(uint32_t cp)
{
	for (size_t i = 0; i < COUNT(stand_in); i++) {
		if (stand_in[i].cp == cp)
			return stand_in[i].by;
	}
	return 0;
}
