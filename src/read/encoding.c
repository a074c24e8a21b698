/*
 * Encodings of simple fonts (ISO 32000-1, annex D) and the predefined Chinese,
 * Japanese and Korean CMaps (table 118).  ICU knows the character sets; of the
 * CMaps only the widths of single-byte codes need more: which CIDs they are.
 */
#include "read/inner.h"

#include "base/utf8.h"

#include <unicode/ucnv.h>

#include <string.h>

/* StandardEncoding where it differs from ASCII: code and character. */
static const struct {
	unsigned char code;
	uint16_t text;
} standard[] = {
	{ 0x27, 0x2019 }, { 0x60, 0x2018 }, { 0xa1, 0xa1 }, { 0xa2, 0xa2 }, { 0xa3, 0xa3 }, { 0xa4, 0x2044 }, { 0xa5, 0xa5 },
	{ 0xa6, 0x192 }, { 0xa7, 0xa7 }, { 0xa8, 0xa4 }, { 0xa9, 0x27 }, { 0xaa, 0x201c }, { 0xab, 0xab }, { 0xac, 0x2039 },
	{ 0xad, 0x203a }, { 0xae, 0xfb01 }, { 0xaf, 0xfb02 }, { 0xb1, 0x2013 }, { 0xb2, 0x2020 }, { 0xb3, 0x2021 },
	{ 0xb4, 0xb7 }, { 0xb6, 0xb6 }, { 0xb7, 0x2022 }, { 0xb8, 0x201a }, { 0xb9, 0x201e }, { 0xba, 0x201d },
	{ 0xbb, 0xbb }, { 0xbc, 0x2026 }, { 0xbd, 0x2030 }, { 0xbf, 0xbf }, { 0xc1, 0x60 }, { 0xc2, 0xb4 }, { 0xc3, 0x2c6 },
	{ 0xc4, 0x2dc }, { 0xc5, 0xaf }, { 0xc6, 0x2d8 }, { 0xc7, 0x2d9 }, { 0xc8, 0xa8 }, { 0xca, 0x2da }, { 0xcb, 0xb8 },
	{ 0xcd, 0x2dd }, { 0xce, 0x2db }, { 0xcf, 0x2c7 }, { 0xd0, 0x2014 }, { 0xe1, 0xc6 }, { 0xe3, 0xaa }, { 0xe8, 0x141 },
	{ 0xe9, 0xd8 }, { 0xea, 0x152 }, { 0xeb, 0xba }, { 0xf1, 0xe6 }, { 0xf5, 0x131 }, { 0xf8, 0x142 }, { 0xf9, 0xf8 },
	{ 0xfa, 0x153 }, { 0xfb, 0xdf },
};

/* One code through ICU; appended as UTF-8.  false: not a character of the set. */
static bool convert(const char *charset, struct str code, struct buf *out)
{
	UErrorCode e = U_ZERO_ERROR;
	UChar u[8];
	UConverter *c = ucnv_open(charset, &e);
	if (U_FAILURE(e))
		return false;
	ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
	int32_t n = ucnv_toUChars(c, u, 8, code.p, (int32_t)code.n, &e);
	ucnv_close(c);
	if (U_FAILURE(e) || n < 1)
		return false;
	for (int32_t i = 0; i < n;) {
		uint32_t cp = u[i++];
		if (cp >= 0xd800 && cp < 0xdc00 && i < n && u[i] >= 0xdc00 && u[i] < 0xe000)
			cp = 0x10000 + ((cp - 0xd800) << 10) + (u[i++] - 0xdc00u);
		if (cp < 0x20 || (cp >= 0xd800 && cp < 0xe000) || cp == 0xfffd)
			return false;
		buf_codepoint(out, cp);
	}
	return true;
}

static uint32_t from_charset(const char *charset, unsigned char code)
{
	struct buf b = {0};
	const char byte = (char)code;
	size_t i = 0;
	bool ok = convert(charset, (struct str){ &byte, 1 }, &b);
	uint32_t cp = ok ? utf8_next(buf_view(&b), &i) : 0;
	buf_release(&b);
	return cp;
}

uint32_t encoding_text(enum base_encoding e, unsigned char code)
{
	if (code < 0x20)
		return 0;
	if (e == ENCODING_WIN && code >= 0x80)
		return code == 0x95 ? 0x2022 : from_charset("windows-1252", code);
	if (e == ENCODING_MAC && code >= 0x80)
		return from_charset("macintosh", code);
	if (e == ENCODING_SYMBOL)
		return 0;
	if (e == ENCODING_STANDARD)
		for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
			if (standard[i].code == code)
				return standard[i].text;
	return code < 0x7f ? code : 0;
}

/* Names of fonts are often the bytes of a Chinese Windows. */
struct str name_text(struct arena *a, struct str name)
{
	struct buf b = {0};
	if (utf8_fault(name) == SIZE_MAX)
		return name;
	for (size_t i = 0; i < name.n;) {
		bool two = (unsigned char)name.p[i] >= 0x81 && i + 1 < name.n;
		if (!convert("GBK", str_sub(name, i, i + (two ? 2 : 1)), &b))
			buf_char(&b, '?');
		i += two ? 2 : 1;
	}
	struct str text = arena_str(a, buf_view(&b));
	buf_release(&b);
	return text;
}

/* half_cid: the CIDs of the codes half_from..half_to (Adobe-GB1, -CNS1, -Japan1, -Korea1 have their proportional
   ASCII from CID 1, GB1 its half-width ASCII from CID 814). */
static const struct legacy legacies[] = {
	{ "GBK-EUC", "GBK", 0x20, 0x7e, 814 }, { "GBKp-EUC", "GBK", 0x20, 0x7e, 1 }, { "GBK2K", "gb18030", 0x20, 0x7e, 1 },
	{ "GB-EUC", "GB2312", 0x20, 0x7e, 1 }, { "GBpc-EUC", "GB2312", 0x20, 0x7e, 1 },
	{ "UniGB-UCS2", NULL, 0x20, 0x7e, 1 }, { "UniGB-UTF16", NULL, 0x20, 0x7e, 1 },
	{ "B5pc", "Big5", 0x20, 0x7e, 1 }, { "ETen-B5", "Big5", 0x20, 0x7e, 13648 }, { "ETenms-B5", "Big5", 0x20, 0x7e, 1 },
	{ "UniCNS-UCS2", NULL, 0x20, 0x7e, 1 }, { "UniCNS-UTF16", NULL, 0x20, 0x7e, 1 },
	{ "90ms-RKSJ", "Shift_JIS", 0x20, 0x7e, 231 }, { "90msp-RKSJ", "Shift_JIS", 0x20, 0x7e, 1 },
	{ "UniJIS-UCS2", NULL, 0x20, 0x7e, 1 }, { "UniJIS-UTF16", NULL, 0x20, 0x7e, 1 },
	{ "KSCms-UHC", "windows-949", 0x20, 0x7e, 1 }, { "UniKS-UCS2", NULL, 0x20, 0x7e, 1 },
	{ "UniKS-UTF16", NULL, 0x20, 0x7e, 1 },
};

const struct legacy *legacy_find(struct str name)
{
	if (!str_ends(name, STR("-H")) && !str_ends(name, STR("-V")))
		return NULL;
	name.n -= 2;
	for (size_t i = 0; i < sizeof legacies / sizeof *legacies; i++)
		if (str_is(name, legacies[i].name))
			return &legacies[i];
	return NULL;
}

unsigned legacy_code_length(const struct legacy *l, struct str s, size_t i)
{
	size_t left = s.n - i;
	unsigned char a = (unsigned char)s.p[i], b = left > 1 ? (unsigned char)s.p[i + 1] : 0;
	unsigned n = 2;
	if (!l->charset)
		n = (a & 0xfc) == 0xd8 ? 4 : 2; /* a pair of surrogates */
	else if (a < 0x81 || (strcmp(l->charset, "Shift_JIS") == 0 && a >= 0xa0 && a < 0xe0))
		n = 1;
	else if (strcmp(l->charset, "gb18030") == 0 && b >= 0x30 && b <= 0x39)
		n = 4;
	return n <= left ? n : (unsigned)left;
}

bool legacy_text(const struct legacy *l, struct str code, struct buf *out)
{
	return convert(l->charset ? l->charset : "UTF-16BE", code, out);
}
