/*
 * Where a line may end.  ICU proposes (UAX #14, locale zh); the rules here
 * allow or forbid, each with its source; numbers.c keeps figures whole.
 */
#include "base/utf8.h"
#include "text/breaks.h"
#include "text/icu.h"

enum rule {
	NO_START = 1,       /* never the first of a line, from TEXT_LEVEL_LOOSE on */
	NO_START_BASIC = 2, /* from TEXT_LEVEL_BASIC on */
	NO_START_STRICT = 4,
	NO_END = 8, /* never the last of a line */
	NO_END_GB = 16,
	IDEOGRAPH = 32, /* ambiguous sign that stands like an ideograph in Chinese */
	LEVELLED = NO_START_BASIC | NO_START_STRICT | NO_END_GB
};

/*
 * GB/T 15834-2011 5.1 by way of clreq 3.1.6 (its levels basic, GB, strict), typesetting.md 2.1.
 * ICU alone lets ～ ／ · begin a line and treats ①★ like Latin letters.
 */
static const struct {
	uint32_t from, to;
	uint8_t rule;
} table[] = {
	{0x0025, 0x0025, NO_START_BASIC},             /* %: practice, with its number */
	{0x002D, 0x002D, NO_START_BASIC},             /* -, 5.1.6: connectors do not begin a line */
	{0x002F, 0x002F, NO_START_BASIC | NO_END_GB}, /* /, 5.1.9: neither begins nor ends one */
	{0x007E, 0x007E, NO_START_BASIC},             /* ~ */
	{0x00B0, 0x00B0, NO_START_BASIC},             /* ° */
	{0x00B7, 0x00B7, NO_START_BASIC},             /* ·, 5.1.7 */
	{0x2010, 0x2010, NO_START_BASIC},
	{0x2013, 0x2013, NO_START_BASIC},
	{0x2014, 0x2014, NO_START_STRICT}, /* —: single ones below; ——, clreq strict */
	{0x2018, 0x2018, NO_END},          /* 5.1.3: paired marks */
	{0x2019, 0x2019, NO_START},
	{0x201C, 0x201C, NO_END},
	{0x201D, 0x201D, NO_START},
	{0x2026, 0x2026, NO_START_STRICT}, /* …… */
	{0x2027, 0x2027, NO_START_BASIC},
	{0x2030, 0x2030, NO_START_BASIC}, /* ‰ */
	{0x2032, 0x2033, NO_START_BASIC}, /* ′ ″ */
	{0x203C, 0x203C, NO_START},
	{0x2047, 0x2049, NO_START},
	{0x2103, 0x2103, NO_START_BASIC}, /* ℃ */
	{0x22EF, 0x22EF, NO_START_STRICT},
	{0x2460, 0x24FE, IDEOGRAPH}, /* ①: AI of UAX #14, ID in Chinese text */
	{0x25A0, 0x26FF, IDEOGRAPH},
	{0x2E3A, 0x2E3A, NO_START_STRICT},
	{0x3000, 0x3000, NO_START},       /* never at the start: it would be seen as an indent */
	{0x3001, 0x3002, NO_START},       /* 5.1.1 */
	{0x3005, 0x3005, NO_START_BASIC}, /* 々 */
	{0x3008, 0x3008, NO_END},
	{0x3009, 0x3009, NO_START},
	{0x300A, 0x300A, NO_END},
	{0x300B, 0x300B, NO_START},
	{0x300C, 0x300C, NO_END},
	{0x300D, 0x300D, NO_START},
	{0x300E, 0x300E, NO_END},
	{0x300F, 0x300F, NO_START},
	{0x3010, 0x3010, NO_END},
	{0x3011, 0x3011, NO_START},
	{0x3014, 0x3014, NO_END},
	{0x3015, 0x3015, NO_START},
	{0x3016, 0x3016, NO_END},
	{0x3017, 0x3017, NO_START},
	{0x301C, 0x301C, NO_START_BASIC}, /* 〜 */
	{0x30FB, 0x30FB, NO_START_BASIC}, /* ・ */
	{0xFF01, 0xFF01, NO_START},       /* 5.1.2 */
	{0xFF05, 0xFF05, NO_START_BASIC}, /* ％ */
	{0xFF08, 0xFF08, NO_END},
	{0xFF09, 0xFF09, NO_START},
	{0xFF0C, 0xFF0C, NO_START},
	{0xFF0E, 0xFF0E, NO_START},
	{0xFF0F, 0xFF0F, NO_START_BASIC | NO_END_GB}, /* ／ */
	{0xFF1A, 0xFF1B, NO_START},
	{0xFF1F, 0xFF1F, NO_START},
	{0xFF3B, 0xFF3B, NO_END},
	{0xFF3D, 0xFF3D, NO_START},
	{0xFF5B, 0xFF5B, NO_END},
	{0xFF5D, 0xFF5D, NO_START},
	{0xFF5E, 0xFF5E, NO_START_BASIC}, /* ～, 5.1.6 */
};

static unsigned rules_of(const struct text_char *c)
{
	size_t lo = 0, n = sizeof table / sizeof *table;

	if (c->cls == TEXT_HAN || c->cls == TEXT_DIGIT || c->cls == TEXT_LATIN)
		return c->cp == 0x3005 ? NO_START_BASIC : 0;
	while (n > 1) {
		size_t half = n / 2;
		if (table[lo + half].from <= c->cp) {
			lo += half;
			n -= half;
		} else {
			n = half;
		}
	}
	return c->cp >= table[lo].from && c->cp <= table[lo].to ? table[lo].rule : 0;
}

/* Which of a character's rules hold at a level. */
static unsigned rules_at(enum text_level level)
{
	static const uint8_t on[] = {
		[TEXT_LEVEL_LOOSE] = 0,
		[TEXT_LEVEL_BASIC] = NO_START_BASIC,
		[TEXT_LEVEL_GB] = NO_START_BASIC | NO_END_GB,
		[TEXT_LEVEL_STRICT] = NO_START_BASIC | NO_END_GB | NO_START_STRICT,
		[TEXT_LEVEL_ANYWHERE] = 0,
	};

	return on[level] | (0xFFu & ~(unsigned)LEVELLED);
}

static bool is_dash(uint32_t cp)
{
	return cp == 0x2014 || cp == 0x2E3A;
}

static bool is_dots(uint32_t cp)
{
	return cp == 0x2026 || cp == 0x22EF;
}

static bool is_capital(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z';
}

/* Between a = ch[i - 1] and b = ch[i]: what the pair alone forbids at any level. */
static bool pair_forbids(const struct text_char *ch, size_t i, size_t n)
{
	const struct text_char *a = &ch[i - 1], *b = &ch[i];

	if (a->cp == b->cp && (is_dash(b->cp) || is_dots(b->cp)))
		return true; /* GB/T 15834 5.1.4, 5.1.5: —— and …… are one mark of two em */
	if (b->cp == 0x2019 ||
	    a->cp == 0x2019) { /* ’ between letters is an apostrophe, not a closing quote */
		size_t mark = b->cp == 0x2019 ? i : i - 1;
		return mark > 0 && mark + 1 < n && ch[mark - 1].cls == TEXT_LATIN &&
		       ch[mark + 1].cls == TEXT_LATIN;
	}
	if (a->cp == '/' && i >= 2) /* GB/T, DB/T: an abbreviation, not an address */
		return is_capital(ch[i - 2].cp) && is_capital(b->cp);
	return false;
}

/* “ ” ‘ ’ are brackets in Chinese (GB/T 15834 5.1.3); UAX #14 before Unicode 16 glues them to both sides. */
static bool quote_parts(const struct text_char *a, const struct text_char *b)
{
	static const uint16_t before = 1 << TEXT_HAN | 1 << TEXT_CLOSE | 1 << TEXT_PAUSE | 1 << TEXT_STOP |
				       1 << TEXT_ELLIPSIS | 1 << TEXT_DASH,
			      after = 1 << TEXT_HAN | 1 << TEXT_OPEN | 1 << TEXT_DASH | 1 << TEXT_LATIN |
				      1 << TEXT_DIGIT;

	if (b->cp == 0x2018 || b->cp == 0x201C)
		return before >> a->cls & 1;
	if (a->cp == 0x2019 || a->cp == 0x201D)
		return after >> b->cls & 1;
	return false;
}

/* A dash alone is a connector (一字线), which does not begin a line (5.1.6); a pair may, below strict. */
static bool is_single_dash(const struct text_char *ch, size_t i, size_t n)
{
	return ch[i].cp == 0x2014 && ch[i - 1].cp != 0x2014 && (i + 1 == n || ch[i + 1].cp != 0x2014);
}

/* After a point, - before a figure is its sign and no connector: a line may begin with it. */
static bool is_minus(const struct text_char *ch, size_t i, size_t n)
{
	return ch[i].cp == '-' && i + 1 < n && ch[i + 1].cls == TEXT_DIGIT &&
	       (ch[i - 1].cls == TEXT_PAUSE || ch[i - 1].cls == TEXT_STOP);
}

static bool may_break(const struct text_char *ch, size_t i, size_t n, enum text_level level)
{
	unsigned on = rules_at(level), before = rules_of(&ch[i - 1]) & on, after = rules_of(&ch[i]) & on;

	if (is_minus(ch, i, n))
		return true;
	if (pair_forbids(ch, i, n) || (after & (NO_START | NO_START_BASIC | NO_START_STRICT)) ||
	    (before & (NO_END | NO_END_GB)))
		return false;
	if (level >= TEXT_LEVEL_BASIC && is_single_dash(ch, i, n))
		return false;
	if (((before & IDEOGRAPH) && (after & IDEOGRAPH)) || quote_parts(&ch[i - 1], &ch[i]))
		return true;
	return ch[i].brk == TEXT_MAY_BREAK;
}

/* line-break: anywhere (CSS Text 3, 5.3): between all clusters, only not before a blank. */
static void breaks_anywhere(struct text_char *ch, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		bool after_newline = ch[i - 1].cp == '\n' || ch[i - 1].cp == 0x2028 || ch[i - 1].cp == 0x2029;
		bool inside = ch[i].glyph == ch[i - 1].glyph || ch[i].cls == TEXT_SPACE;
		ch[i].brk = after_newline ? TEXT_MUST_BREAK : inside ? TEXT_NO_BREAK : TEXT_MAY_BREAK;
	}
}

/* Text that cannot break at all: one character, or digits with their points and signs (most table cells). */
static bool is_figure(const struct text_char *ch, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t cp = ch[i].cp;
		if (!(ch[i].cls == TEXT_DIGIT || cp == '.' || cp == ',' || cp == '%' ||
		      (cp == '-' && i == 0)))
			return false;
	}
	return true;
}

/* Only ideographs: a line may end between any two (UAX #14: ID). */
static bool is_han(const struct text_char *ch, size_t n)
{
	size_t i = 0;

	while (i < n && ch[i].cls == TEXT_HAN && cp_is_han(ch[i].cp))
		i++;
	return i == n;
}

void breaks_find(struct shaper *s, struct text_char *ch, size_t n, enum text_level level)
{
	if (level == TEXT_LEVEL_ANYWHERE) {
		breaks_anywhere(ch, n);
		return;
	}
	if (n < 2 || is_figure(ch, n))
		return;
	if (is_han(ch, n)) {
		for (size_t i = 1; i < n; i++)
			ch[i].brk = TEXT_MAY_BREAK;
		return;
	}
	icu_breaks_find(shaper_icu(s), ch, n);
	for (size_t i = 1; i < n; i++) {
		if (ch[i].brk != TEXT_MUST_BREAK)
			ch[i].brk = may_break(ch, i, n, level) ? TEXT_MAY_BREAK : TEXT_NO_BREAK;
	}
	numbers_bind(ch, n, level >= TEXT_LEVEL_BASIC);
}
