/* Oddities and lists; see odd.h. */
#include "text/odd.h"

#include "base/err.h"
#include "text/tonggui.h"

#include <unicode/ucnv.h>
#include <unicode/unorm2.h>

/* U+E815..U+E864 are GBK FE50..FEA0 (without FE7F) in GBK 1.0; 24 of them still in GB 18030-2000, 14 until 2005. */
static const uint32_t gbk_fe[80] = {
	0x2e81, 0x20087, 0x20089, 0x200cc, 0x2e84, 0x3473, 0x3447, 0x2e88, 0x2e8b, 0x9fb4, 0x359e, 0x361a, 0x360e, 0x2e8c,
	0x2e97, 0x396e, 0x3918, 0x9fb5, 0x39cf, 0x39df, 0x3a73, 0x39d0, 0x9fb6, 0x9fb7, 0x3b4e, 0x3c6e, 0x3ce0, 0x2ea7,
	0x215d7, 0x9fb8, 0x2eaa, 0x4056, 0x415f, 0x2eae, 0x4337, 0x2eb3, 0x2eb6, 0x2eb7, 0x2298f, 0x43b1, 0x43ac, 0x2ebb,
	0x43dd, 0x44d6, 0x4661, 0x464c, 0x9fb9, 0x4723, 0x4729, 0x477c, 0x478d, 0x2eca, 0x4947, 0x497a, 0x497d, 0x4982,
	0x4983, 0x4985, 0x4986, 0x499f, 0x499b, 0x49b7, 0x49b6, 0x9fba, 0x241fe, 0x4ca3, 0x4c9f, 0x4ca0, 0x4ca1, 0x4c77,
	0x4ca2, 0x4d13, 0x4d14, 0x4d15, 0x4d16, 0x4d17, 0x4d18, 0x4d19, 0x4dae, 0x9fbb,
};
/* U+E78D..U+E796: A6D9..A6DF, A6EC, A6ED, A6F3, punctuation of vertical text. */
static const uint16_t gbk_a6[10] = { 0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18, 0xfe19 };
/* U+E7E7..U+E7F3: A989..A995. */
static const uint16_t gbk_a9[13] = { 0x303e, 0x2ff0, 0x2ff1, 0x2ff2, 0x2ff3, 0x2ff4, 0x2ff5, 0x2ff6, 0x2ff7, 0x2ff8, 0x2ff9,
	0x2ffa, 0x2ffb };
/* Simplified radicals of the supplement that PDFs are full of; the standard gives them no equivalent. */
static const struct { uint16_t radical, character; } radicals[] = {
	{ 0x2ea0, 0x6c11 }, { 0x2ec1, 0x864e }, { 0x2ec4, 0x897f }, { 0x2ec5, 0x89c1 }, { 0x2ec6, 0x89d2 }, { 0x2ec9, 0x8d1d },
	{ 0x2ecb, 0x8f66 }, { 0x2ed3, 0x957f }, { 0x2ed4, 0x95e8 }, { 0x2ed8, 0x9752 }, { 0x2ed9, 0x97e6 }, { 0x2eda, 0x9875 },
	{ 0x2edb, 0x98ce }, { 0x2edc, 0x98de }, { 0x2edd, 0x98df }, { 0x2ee2, 0x9a6c }, { 0x2ee5, 0x9c7c }, { 0x2ee6, 0x9e1f },
	{ 0x2ee7, 0x5364 }, { 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 }, { 0x2eec, 0x9f50 }, { 0x2eee, 0x9f7f }, { 0x2ef0, 0x9f99 },
};

static uint32_t private_meant(uint32_t cp)
{
	if (cp >= 0xe815 && cp <= 0xe864)
		return gbk_fe[cp - 0xe815];
	if (cp >= 0xe78d && cp <= 0xe796)
		return gbk_a6[cp - 0xe78d];
	if (cp >= 0xe7e7 && cp <= 0xe7f3)
		return gbk_a9[cp - 0xe7e7];
	return cp == 0xe76c ? 0x20ac : cp == 0xe7c7 ? 0x1e3f : cp == 0xe7c8 ? 0x1f9 : 0;
}

/* What NFKC makes of one code point, if that is one. */
static uint32_t normal_form(uint32_t cp)
{
	UErrorCode e = U_ZERO_ERROR;
	const UNormalizer2 *n = unorm2_getNFKCInstance(&e);
	UChar out[8];
	int32_t len = U_SUCCESS(e) ? unorm2_getDecomposition(n, (UChar32)cp, out, 8, &e) : 0;
	if (U_FAILURE(e) || len < 1 || len > 2)
		return 0;
	return len == 1 ? out[0] : 0x10000 + (((uint32_t)out[0] - 0xd800) << 10) + (out[1] - 0xdc00u);
}

enum text_oddity text_oddity(uint32_t cp, uint32_t *meant)
{
	*meant = 0;
	if (cp < 0x2e80 || (cp > 0x2fd5 && cp < 0xe000))
		return TEXT_ORDINARY;
	if (cp <= 0x2fd5) {
		*meant = normal_form(cp);
		for (size_t i = 0; i < sizeof radicals / sizeof *radicals && !*meant; i++)
			if (radicals[i].radical == cp)
				*meant = radicals[i].character;
		return TEXT_RADICAL;
	}
	if ((cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xf0000) {
		*meant = private_meant(cp);
		return TEXT_PRIVATE;
	}
	if (cp == 0xfffd)
		return TEXT_LOST;
	if ((cp >= 0xf900 && cp <= 0xfaff) || (cp >= 0x2f800 && cp <= 0x2fa1f)) {
		*meant = normal_form(cp); /* twelve of the block are characters of their own and have none */
		return *meant ? TEXT_COMPATIBILITY : TEXT_ORDINARY;
	}
	return TEXT_ORDINARY;
}

const char *text_oddity_name(enum text_oddity o)
{
	switch (o) {
	case TEXT_PRIVATE: return TR("私用区码位", "private-use code point");
	case TEXT_COMPATIBILITY: return TR("兼容汉字", "compatibility ideograph");
	case TEXT_RADICAL: return TR("部首码位", "radical");
	case TEXT_LOST: return TR("已经丢失的字（替换符）", "replacement character");
	case TEXT_ORDINARY: break;
	}
	return TR("普通字符", "ordinary character");
}

/* ---- Lists ---- */

#define BITS 0x30000 /* no member of either list is beyond plane 2 */
struct text_lists {
	uint64_t tonggui[BITS / 64], gb2312[BITS / 64];
};

static void set(uint64_t *bits, uint32_t cp)
{
	if (cp < BITS)
		bits[cp / 64] |= (uint64_t)1 << (cp % 64);
}

static bool get(const uint64_t *bits, uint32_t cp)
{
	return cp < BITS && bits[cp / 64] >> (cp % 64) & 1;
}

/* Rows 16 to 87 of GB/T 2312 hold the Han characters. */
static void list_gb2312(uint64_t *bits)
{
	UErrorCode e = U_ZERO_ERROR;
	UConverter *c = ucnv_open("GB2312", &e);
	if (U_FAILURE(e))
		BUG("ICU has no GB2312");
	ucnv_setToUCallBack(c, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &e);
	for (unsigned row = 0xb0; row <= 0xf7; row++)
		for (unsigned cell = 0xa1; cell <= 0xfe; cell++) {
			const char code[2] = { (char)row, (char)cell };
			UChar u[4];
			e = U_ZERO_ERROR;
			ucnv_reset(c);
			if (ucnv_toUChars(c, u, 4, code, 2, &e) == 1 && U_SUCCESS(e) && u[0] >= 0x4e00 && u[0] <= 0x9fff)
				set(bits, u[0]);
		}
	ucnv_close(c);
}

const struct text_lists *text_lists_make(struct arena *a)
{
	struct text_lists *l = arena_make(a, struct text_lists);
	for (uint32_t cp = tonggui_next(0); cp; cp = tonggui_next(cp))
		set(l->tonggui, cp);
	list_gb2312(l->gb2312);
	return l;
}

bool text_in_tonggui(const struct text_lists *l, uint32_t cp)
{
	return get(l->tonggui, cp);
}

bool text_in_gb2312(const struct text_lists *l, uint32_t cp)
{
	return get(l->gb2312, cp);
}
