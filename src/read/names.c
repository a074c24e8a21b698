/*
 * Glyph names to characters, as far as Western fonts without ToUnicode need
 * them: letters with marks are taken apart by rule ("eacute" is e and acute),
 * "uniXXXX" and "uXXXXX" are read, the rest is a table (Adobe Glyph List names).
 */
#include "read/inner.h"

#include <unicode/unorm2.h>

#include <stdlib.h>
#include <string.h>

/* "name XXXX " pairs: short, and sorted by nothing, since a font asks for at most 256 of them. */
static const char words[] =
	"space 20 exclam 21 quotedbl 22 numbersign 23 dollar 24 percent 25 ampersand 26 quotesingle 27 parenleft 28 "
	"parenright 29 asterisk 2A plus 2B comma 2C hyphen 2D period 2E slash 2F zero 30 one 31 two 32 three 33 four 34 "
	"five 35 six 36 seven 37 eight 38 nine 39 colon 3A semicolon 3B less 3C equal 3D greater 3E question 3F at 40 "
	"bracketleft 5B backslash 5C bracketright 5D asciicircum 5E underscore 5F grave 60 braceleft 7B bar 7C "
	"braceright 7D asciitilde 7E nbspace A0 exclamdown A1 cent A2 sterling A3 currency A4 yen A5 brokenbar A6 "
	"section A7 dieresis A8 copyright A9 ordfeminine AA guillemotleft AB logicalnot AC sfthyphen AD registered AE "
	"macron AF degree B0 plusminus B1 twosuperior B2 threesuperior B3 acute B4 mu B5 paragraph B6 periodcentered B7 "
	"middot B7 cedilla B8 onesuperior B9 ordmasculine BA guillemotright BB onequarter BC onehalf BD threequarters BE "
	"questiondown BF AE C6 Eth D0 multiply D7 Oslash D8 Thorn DE germandbls DF ae E6 eth F0 divide F7 oslash F8 "
	"thorn FE dotlessi 131 Lslash 141 lslash 142 OE 152 oe 153 florin 192 circumflex 2C6 caron 2C7 breve 2D8 "
	"dotaccent 2D9 ring 2DA ogonek 2DB tilde 2DC hungarumlaut 2DD endash 2013 emdash 2014 quoteleft 2018 "
	"quoteright 2019 quotesinglbase 201A quotedblleft 201C quotedblright 201D quotedblbase 201E dagger 2020 "
	"daggerdbl 2021 bullet 2022 ellipsis 2026 perthousand 2030 guilsinglleft 2039 guilsinglright 203A fraction 2044 "
	"Euro 20AC trademark 2122 minus 2212 radical 221A infinity 221E integral 222B approxequal 2248 notequal 2260 "
	"lessequal 2264 greaterequal 2265 lozenge 25CA partialdiff 2202 Delta 394 product 220F summation 2211 "
	"ff FB00 fi FB01 fl FB02 ffi FB03 ffl FB04 dotlessj 237 Alpha 391 Beta 392 Gamma 393 Epsilon 395 Zeta 396 Eta 397 "
	"Theta 398 Iota 399 Kappa 39A Lambda 39B Mu 39C Nu 39D Xi 39E Omicron 39F Pi 3A0 Rho 3A1 Sigma 3A3 Tau 3A4 "
	"Upsilon 3A5 Phi 3A6 Chi 3A7 Psi 3A8 Omega 3A9 alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5 zeta 3B6 "
	"eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB nu 3BD xi 3BE omicron 3BF pi 3C0 rho 3C1 sigma 3C3 tau 3C4 "
	"upsilon 3C5 phi 3C6 chi 3C7 psi 3C8 omega 3C9 arrowleft 2190 arrowup 2191 arrowright 2192 arrowdown 2193 ";

static const struct {
	const char *name;
	uint32_t mark;
} accents[] = {
	{ "acute", 0x301 }, { "grave", 0x300 }, { "circumflex", 0x302 }, { "dieresis", 0x308 }, { "tilde", 0x303 },
	{ "ring", 0x30a }, { "caron", 0x30c }, { "cedilla", 0x327 }, { "breve", 0x306 }, { "ogonek", 0x328 },
	{ "macron", 0x304 }, { "dotaccent", 0x307 }, { "hungarumlaut", 0x30b },
};

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static uint32_t with_accent(struct str name)
{
	UErrorCode code = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
	for (size_t i = 0; i < sizeof accents / sizeof *accents && U_SUCCESS(code); i++)
		if (str_is(str_sub(name, 1, name.n), accents[i].name)) {
			UChar32 c = unorm2_composePair(nfc, name.p[0], (UChar32)accents[i].mark);
			return c > 0 ? (uint32_t)c : 0;
		}
	return 0;
}

static uint32_t by_number(struct str name)
{
	size_t from = str_starts(name, STR("uni")) ? 3 : name.n && name.p[0] == 'u' ? 1 : name.n;
	uint32_t v = 0;
	if (name.n - from < 4 || name.n - from > 6 || (from == 3 && name.n != 7))
		return 0;
	for (size_t i = from; i < name.n; i++) {
		const char *hex = "0123456789ABCDEF", *d = strchr(hex, name.p[i]);
		if (!d || !*d)
			return 0;
		v = v << 4 | (uint32_t)(d - hex);
	}
	return v <= 0x10ffff && !(v >= 0xd800 && v < 0xe000) ? v : 0;
}

uint32_t glyph_name_text(struct str name)
{
	size_t dot = str_find_char(name, '.');
	if (dot != SIZE_MAX && dot > 0)
		name.n = dot; /* "one.half": a variant of one */
	if (name.n == 1 && is_letter(name.p[0]))
		return (unsigned char)name.p[0];
	struct str rest = STR(words), word, number;
	while (str_split(&rest, ' ', &word) && str_split(&rest, ' ', &number))
		if (str_eq(word, name))
			return (uint32_t)strtoul(number.p, NULL, 16);
	uint32_t v = name.n > 1 && is_letter(name.p[0]) ? with_accent(name) : 0;
	return v ? v : by_number(name);
}
