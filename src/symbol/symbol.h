#ifndef SYMBOL_SYMBOL_H
#define SYMBOL_SYMBOL_H
/*
 * QR codes (ISO/IEC 18004, by libqrencode) and Code 128 (ISO/IEC 15417) as SVG
 * path data, so that the page and its PDF show the same symbol.
 *
 * One unit of the path is one module.  The area is w by h modules and includes
 * the quiet zone that readers need: 4 modules around a QR code, 10 on either
 * side of a Code 128, whose bars are one unit high and may be stretched.
 */
#include "base/buf.h"
#include "base/str.h"

enum symbol_kind { SYMBOL_QR, SYMBOL_CODE128 };

struct symbol_area {
	unsigned w, h;
};

/*
 * Append the path of text to out.  QR: UTF-8 up to about 2,300 bytes, error correction M (15 %), as what phones
 * expect of Chinese text: bytes without ECI.  Code 128: ASCII 32 to 126, at most 80 characters; digits in pairs.
 * false and *why (in the language of diagnostics): the text cannot be shown so; out is as it was.
 */
bool symbol_path(enum symbol_kind kind, struct str text, struct buf *out, struct symbol_area *area, const char **why);

/* Code 128 as symbol values with start, check and stop; room for text.n + 8.  The number of values. */
size_t symbol_code128(struct str text, unsigned char *values);

#endif
