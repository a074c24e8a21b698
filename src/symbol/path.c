/* Symbols as rectangles of an SVG path, one for each run of dark modules in a row. */
#include <qrencode.h>

#include "base/err.h"
#include "symbol/symbol.h"

#define QR_QUIET 4
#define BAR_QUIET 10
#define BAR_MAX 80 /* a strip of 200 mm at 0.2 mm a module */

static void run(struct buf *out, unsigned x, unsigned y, unsigned n)
{
	buf_fmt(out, "M%u %uh%uv1h-%uz", x, y, n, n);
}

/* ---- QR ---- */

static void qr_rows(const QRcode *q, struct buf *out)
{
	unsigned w = (unsigned)q->width;

	for (unsigned y = 0; y < w; y++) {
		const unsigned char *row = q->data + (size_t)y * w;
		for (unsigned x = 0, to; x < w; x = to) {
			for (to = x + 1; to < w && (row[to] & 1) == (row[x] & 1); to++)
				;
			if (row[x] & 1)
				run(out, x + QR_QUIET, y + QR_QUIET, to - x);
		}
	}
}

static bool qr_path(struct str text, struct buf *out, struct symbol_area *area, const char **why)
{
	struct buf s = {0};
	QRcode *q;

	buf_str(&s, text);
	q = QRcode_encodeString(buf_cstr(&s), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	buf_release(&s);
	if (!q) {
		*why = TR("文字太长，二维码放不下", "the text is too long for a QR code");
		return false;
	}
	qr_rows(q, out);
	area->w = area->h = (unsigned)q->width + 2 * QR_QUIET;
	QRcode_free(q);
	return true;
}

/* ---- Code 128 ---- */

/* Widths of bars and spaces in turn, by value; every symbol is 11 modules wide, the stop 13 (table 1). */
static const char *const pattern[] = {
	"212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312",
	"132212", "221213", "221312", "231212", "112232", "122132", "122231", "113222",
	"123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131",
	"311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321",
	"232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
	"231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121",
	"313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321",
	"331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224",
	"111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
	"122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
	"111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
	"421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113",
	"114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412",
	"211214", "211232",
	"2331112"};

static bool bar_path(struct str text, struct buf *out, struct symbol_area *area, const char **why)
{
	unsigned char v[BAR_MAX + 8];
	unsigned x = BAR_QUIET;
	size_t n;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < ' ' || text.p[i] > '~') {
			*why = TR("一维条码（Code 128）只能表示英文字母、数字和英文符号；汉字请用二维码",
				  "Code 128 shows ASCII only; use a QR code");
			return false;
		}
	if (text.n > BAR_MAX) {
		*why = TR("文字超过80个字符，一维条码太长", "over 80 characters are too long for Code 128");
		return false;
	}
	n = symbol_code128(text, v);
	for (size_t i = 0; i < n; i++)
		for (const char *p = pattern[v[i]]; *p; p++) {
			unsigned w = (unsigned)(*p - '0');
			if ((p - pattern[v[i]]) % 2 == 0)
				run(out, x, 0, w);
			x += w;
		}
	*area = (struct symbol_area){x + BAR_QUIET, 1};
	return true;
}

bool symbol_path(enum symbol_kind kind, struct str text, struct buf *out, struct symbol_area *area, const char **why)
{
	for (size_t i = 0; i < text.n; i++)
		if (!text.p[i])
			text.n = 0;
	if (!text.n) {
		*why = TR("没有文字", "there is no text");
		return false;
	}
	return kind == SYMBOL_QR ? qr_path(text, out, area, why) : bar_path(text, out, area, why);
}
