/*
 * Figures stay whole.  GB/T 15835 (a number stands on one line), the 1999
 * edition of GB/T 9704 (digits and years are not broken), clreq issue 262
 * (signs, currency and per cent stay with the number): typesetting.md 1.12,
 * 2.2.  ICU keeps digits and points together but parts 3,456.78|万元, 2024|年,
 * 第|3|期, 〔2024〕|12|号.
 */
#include <uchar.h>

#include "text/breaks.h"

/*
 * What follows a number and does not leave it: measures and counters, in no
 * order; the longest that fits is taken.  Counters are those that reports on
 * households, land, money, people and documents use.
 */
static const char32_t *const unit[] = {
	/* signs */
	U"%", U"％", U"‰", U"℃", U"℉", U"°", U"′", U"″", U"㎡", U"㎞", U"㎏", U"㎎",
	U"㎝", U"㎜", U"㏊",
	/* money */
	U"元", U"角", U"分", U"厘", U"块", U"美元", U"欧元", U"港元",
	/* land, volume */
	U"亩", U"公顷", U"平方米", U"平方公里", U"平方千米", U"立方米", U"平米", U"方",
	/* length */
	U"米", U"公里", U"千米", U"厘米", U"毫米", U"里",
	/* mass, liquids */
	U"吨", U"公斤", U"千克", U"克", U"斤", U"升", U"毫升",
	/* power */
	U"千瓦", U"千瓦时", U"兆瓦", U"度",
	/* dates and time, age */
	U"年", U"年度", U"年间", U"年级", U"周年", U"月", U"月份", U"个月", U"日", U"号",
	U"天", U"周", U"旬", U"季度", U"世纪", U"时", U"小时", U"点", U"分钟", U"秒",
	U"秒钟", U"岁", U"周岁",
	/* people */
	U"人", U"人次", U"户", U"户次", U"口", U"口人", U"名", U"位", U"家", U"对",
	/* shares */
	U"个", U"个百分点", U"百分点", U"倍", U"成", U"折", U"比",
	/* matters and papers */
	U"项", U"件", U"条", U"款", U"次", U"例", U"起", U"宗", U"笔", U"批", U"份",
	U"页", U"册", U"本", U"期", U"届", U"轮", U"场", U"班", U"组", U"类", U"级",
	U"档", U"种", U"章", U"节", U"部", U"篇",
	/* things */
	U"处", U"所", U"座", U"栋", U"间", U"套", U"台", U"辆", U"艘", U"眼", U"口井",
	U"盏", U"头", U"只", U"匹", U"羽", U"尾", U"株", U"棵", U"箱", U"袋", U"桶",
	U"张", U"步",
};
/* Between a number and its unit: 3万元, 100余户, 3千多亩. */
static const char32_t scale[] = U"十百千万亿", more[] = U"余多";
/* Western units after a blank: 3 km. */
static const char32_t *const western_unit[] = {
	U"km", U"m", U"cm", U"mm", U"kg", U"g", U"mg", U"t", U"ha", U"hm", U"L", U"mL", U"ml",
	U"kW", U"MW", U"kWh", U"h", U"min", U"s", U"d", U"MB", U"GB", U"KB", U"TB", U"pt",
	U"px", U"em", U"V", U"A", U"W", U"Hz", U"mu", U"%", U"％", U"‰", U"℃", U"°C", U"°",
};
/* Stays with the number after it. */
static const char32_t sign[] = U"+-−±＋－¥￥$€£＄№#≈≥≤＜＞第约表图";
static const char32_t *const label[] = {U"附件", U"附表", U"附图", U"编号", U"总第"}; /* 附件1 */
/* Between two digits of one number, time, date or telephone number. */
static const char32_t inner[] = U".,:/-–×’\u00A0\u2009\u202F";
/* A date or a time goes on: 2026年3月5日, 8时30分. */
static const struct {
	char32_t unit, next[3];
} chain[] = {
	{U'年', {U'月'}}, {U'月', {U'日', U'号'}}, {U'时', {U'分'}}, {U'点', {U'分'}}, {U'分', {U'秒'}},
};
#define COUNT(t) (sizeof(t) / sizeof *(t))

static bool is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

static bool in(const char32_t *set, uint32_t cp)
{
	while (*set && *set != cp)
		set++;
	return *set != 0;
}

struct text {
	struct text_char *ch;
	size_t n;
	uint8_t *why; /* or NULL */
};

static uint32_t at(const struct text *t, size_t i)
{
	return i < t->n ? t->ch[i].cp : 0;
}

/* No break before characters [from, to), and no room there when a line is stretched. */
static void bind_as(struct text *t, size_t from, size_t to, enum break_rule rule)
{
	for (size_t i = from ? from : 1; i < to && i < t->n; i++) {
		if (t->ch[i].brk == TEXT_MUST_BREAK)
			continue;
		if (t->why && t->ch[i].brk == TEXT_MAY_BREAK)
			t->why[i] = (uint8_t)rule;
		t->ch[i].brk = TEXT_TIGHT;
	}
}

static void bind(struct text *t, size_t from, size_t to)
{
	bind_as(t, from, to, BREAK_UNIT);
}

/* Length of the longest of the words that stands at i, or 0. */
static size_t longest(const struct text *t, size_t i, const char32_t *const *word, size_t n)
{
	size_t best = 0;

	for (size_t w = 0; w < n; w++) {
		size_t k = 0;
		while (word[w][k] && word[w][k] == at(t, i + k))
			k++;
		if (!word[w][k] && k > best)
			best = k;
	}
	return best;
}

/* One past the digits, and what joins digits, from i. */
static size_t number_end(const struct text *t, size_t i)
{
	while (is_digit(at(t, i)) || (in(inner, at(t, i)) && is_digit(at(t, i + 1))))
		i++;
	return i;
}

/* 〔2024〕12号 (GB/T 9704 7.2.5): where the year of a document number begins that ends before i; 0: none. */
static size_t year_before(const struct text *t, size_t i)
{
	size_t k;

	if (i < 2 || at(t, i - 1) != 0x3015)
		return 0;
	for (k = i - 1; k > 0 && is_digit(at(t, k - 1)); k--)
		;
	return k < i - 1 && k > 0 && at(t, k - 1) == 0x3014 ? k : 0;
}

/* A label that ends before i: it and its number are one. */
static void bind_label(struct text *t, size_t i)
{
	for (size_t w = 0; i >= 2 && w < COUNT(label); w++) {
		if (longest(t, i - 2, &label[w], 1) == 2)
			bind(t, i - 1, i + 1);
	}
}

static void bind_signs(struct text *t, size_t i)
{
	bind_label(t, i);
	for (size_t k = i; k > 0 && i - k < 2 && in(sign, at(t, k - 1)); k--)
		bind(t, k, k + 1);
	if (year_before(t, i))
		bind(t, year_before(t, i), i + 1);
}

/* Does a date or time that has just had `u` go on with a number at i? */
static bool goes_on(const struct text *t, uint32_t u, size_t i)
{
	size_t end = i;

	while (is_digit(at(t, end)))
		end++;
	for (size_t k = 0; end > i && k < COUNT(chain); k++) {
		if (chain[k].unit == u)
			return in(chain[k].next, at(t, end));
	}
	return false;
}

/* Bind what follows the number that ends at i; returns where to go on. */
static size_t bind_units(struct text *t, size_t i)
{
	size_t k = i, n;

	while (in(scale, at(t, k)))
		k++;
	if (in(more, at(t, k)))
		k++;
	k += longest(t, k, unit, COUNT(unit));
	if (k == i && (at(t, i) == ' ' || at(t, i) == 0xA0)) {
		n = longest(t, i + 1, western_unit, COUNT(western_unit));
		if (n && !is_letter(at(t, i + 1 + n)))
			k = i + 1 + n;
	}
	bind(t, i, k);
	if (k > i && goes_on(t, at(t, k - 1), k))
		bind(t, k, k + 1);
	return k;
}

void numbers_bind(struct text_char *ch, size_t n, bool units, uint8_t *why)
{
	struct text t = {ch, n, why};

	for (size_t i = 0; i < n;) {
		size_t end;
		if (!is_digit(ch[i].cp)) {
			i++;
			continue;
		}
		end = number_end(&t, i);
		bind_as(&t, i + 1, end, BREAK_NUMBER);
		if (units) {
			bind_signs(&t, i);
			end = bind_units(&t, end);
		}
		i = end;
	}
}
