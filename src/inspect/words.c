/* What lines say, as far as the standard fixes its form. */
#include "inspect/sheet.h"

#include "base/utf8.h"

#include <string.h>

static bool has(struct str s, const char *word)
{
	return str_find(s, str_from(word)) != SIZE_MAX;
}

enum typeface typeface_of(struct str name)
{
	static const struct { const char *word; enum typeface face; } words[] = {
		{ "FangSong", FACE_FANGSONG }, { "Fangsong", FACE_FANGSONG }, { "仿宋", FACE_FANGSONG }, { "FandolFang", FACE_FANGSONG },
		{ "FZFS", FACE_FANGSONG }, { "STFang", FACE_FANGSONG }, { "SIMFANG", FACE_FANGSONG },
		{ "XiaoBiaoSong", FACE_BIAOSONG }, { "小标宋", FACE_BIAOSONG }, { "FZXBS", FACE_BIAOSONG }, { "hongsong", FACE_BIAOSONG },
		{ "中宋", FACE_BIAOSONG },
		{ "黑", FACE_HEI }, { "Hei", FACE_HEI }, { "SansCJK", FACE_HEI }, { "Sans-CJK", FACE_HEI }, { "HanSans", FACE_HEI },
		{ "YaHei", FACE_HEI }, { "STXihei", FACE_HEI }, { "PingFang", FACE_HEI }, { "楷", FACE_KAI }, { "Kai", FACE_KAI }, { "Song", FACE_SONG },
		{ "宋", FACE_SONG }, { "SimSun", FACE_SONG }, { "SerifCJK", FACE_SONG }, { "Serif-CJK", FACE_SONG }, { "HanSerif", FACE_SONG },
		{ "Times", FACE_LATIN }, { "Liberation", FACE_LATIN }, { "Arial", FACE_LATIN }, { "Calibri", FACE_LATIN },
	};
	/* Heavy weights of 宋体 stand in where 小标宋, which is not free, is absent. */
	bool heavy = has(name, "Bold") || has(name, "Heavy") || has(name, "Black");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (has(name, words[i].word))
			return words[i].face == FACE_SONG && heavy ? FACE_BIAOSONG : words[i].face;
	return FACE_OTHER;
}

const char *typeface_name(enum typeface f)
{
	static const char *const names[] = { "其他", "仿宋", "宋体", "小标宋", "黑体", "楷体", "西文" };
	return names[f];
}

struct str compact(struct arena *a, struct str s)
{
	struct buf b = {0};
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);
		if (cp != ' ' && cp != 0x3000 && cp != 0xa0 && cp != 0x200b)
			buf_codepoint(&b, cp);
	}
	struct str out = arena_str(a, buf_view(&b));
	buf_release(&b);
	return out;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* Up to `most` digits at s[*i]; how many. */
static unsigned digits(struct str s, size_t *i, unsigned most, unsigned *v)
{
	unsigned n = 0;
	for (*v = 0; *i < s.n && is_digit((unsigned char)s.p[*i]) && n < most; n++)
		*v = *v * 10 + (unsigned)(s.p[(*i)++] - '0');
	return n;
}

static bool take(struct str s, size_t *i, const char *word)
{
	struct str w = str_from(word);
	if (!str_starts(str_sub(s, *i, s.n), w))
		return false;
	*i += w.n;
	return true;
}

static bool take_one(struct str s, size_t *i, const char *const *word, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (take(s, i, word[k]))
			return true;
	return false;
}

/* 代字〔年〕序号号 with any brackets people use for 〔〕. */
bool match_number(struct str s, struct number_form *f)
{
	static const char *const open[] = { "〔", "[", "［", "(", "（", "【" }, *const close[] = { "〕", "]", "］", ")", "）", "】" };
	unsigned v;
	*f = (struct number_form){0};
	for (size_t from = 3; from < s.n && from < 120; from++) {
		size_t i = from;
		if (!take_one(s, &i, open, 6))
			continue;
		f->brackets = str_starts(str_sub(s, from, s.n), STR("〔"));
		if (digits(s, &i, 5, &v) != 4 || !take_one(s, &i, close, 6))
			continue;
		f->ordinal = take(s, &i, "第");
		f->zero = i < s.n && s.p[i] == '0';
		f->found = digits(s, &i, 6, &v) > 0 && take(s, &i, "号") && i == s.n;
		if (f->found)
			return true;
	}
	return false;
}

static const char *const chinese_digits[] = { "〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };

static bool chinese_number(struct str s, size_t *i)
{
	size_t from = *i;
	while (take_one(s, i, chinese_digits, sizeof chinese_digits / sizeof *chinese_digits))
		;
	return *i > from;
}

enum date_form match_date(struct str s, struct str *rest)
{
	unsigned year, month, day;
	size_t i = 0;
	if (digits(s, &i, 4, &year) == 4 && take(s, &i, "年")) {
		size_t m = i;
		unsigned dm = digits(s, &i, 2, &month);
		bool padded = dm == 2 && s.p[m] == '0';
		if (!dm || !take(s, &i, "月"))
			return DATE_NONE;
		size_t at = i;
		unsigned dd = digits(s, &i, 2, &day);
		if (!dd || !take(s, &i, "日"))
			return DATE_NONE;
		*rest = str_sub(s, i, s.n);
		return padded || (dd == 2 && s.p[at] == '0') ? DATE_PADDED : DATE_GOOD;
	}
	i = 0;
	if (chinese_number(s, &i) && take(s, &i, "年") && chinese_number(s, &i) && take(s, &i, "月") && chinese_number(s, &i) &&
	    take(s, &i, "日")) {
		*rest = str_sub(s, i, s.n);
		return DATE_CHINESE;
	}
	return DATE_NONE;
}

int heading_level(struct str s)
{
	unsigned v;
	size_t i = 0;
	if (chinese_number(s, &i) && take(s, &i, "、"))
		return 1;
	i = 0;
	if ((take(s, &i, "（") || take(s, &i, "(")) && chinese_number(s, &i) && (take(s, &i, "）") || take(s, &i, ")")))
		return 2;
	i = 0;
	if (digits(s, &i, 2, &v) && (take(s, &i, ".") || take(s, &i, "．")) && i < s.n && !is_digit((unsigned char)s.p[i]))
		return 3;
	i = 0;
	if ((take(s, &i, "（") || take(s, &i, "(")) && digits(s, &i, 2, &v) && (take(s, &i, "）") || take(s, &i, ")")))
		return 4;
	return 0;
}

bool match_dash_number(struct str s, unsigned *n)
{
	static const char *const dash[] = { "—", "–", "-", "－", "―", "第" }, *const after[] = { "—", "–", "-", "－", "―", "页" };
	size_t i = 0;
	while (take_one(s, &i, dash, 6))
		;
	if (!digits(s, &i, 5, n))
		return false;
	while (take_one(s, &i, after, 6))
		;
	return i == s.n;
}

static bool in_set(const char *set, uint32_t cp)
{
	struct str s = str_from(set);
	for (size_t i = 0; i < s.n;)
		if (utf8_next(s, &i) == cp)
			return true;
	return false;
}

/* GB/T 15834-2011, 5.1 and clreq's basic level (typesetting.md 2.1). */
bool no_line_start(uint32_t cp)
{
	return in_set("、。，．：；！？‼⁇⁈⁉”’」』）》〉】〗〕］｝～·‧・／%％‰℃々", cp);
}

bool no_line_end(uint32_t cp)
{
	return in_set("“‘「『（《〈【〖〔［｛￥＄№", cp);
}
