/*
 * Where a line may end.  ICU proposes (UAX #14, locale zh); the rules here
 * allow or forbid, each with its source; numbers.c keeps figures whole.
 */
#include <string.h>

#include "base/utf8.h"
#include "text/breaks.h"
#include "text/class.h"
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
	{0x002D, 0x002D, NO_START_BASIC},             /* -, 5.1.6: connectors do not begin a line */
	{0x002F, 0x002F, NO_START_BASIC | NO_END_GB}, /* /, 5.1.9: neither begins nor ends one */
	{0x007E, 0x007E, NO_START_BASIC},             /* ~ */
	{0x00B7, 0x00B7, NO_START_BASIC},             /* ·, 5.1.7 */
	{0x2010, 0x2010, NO_START_BASIC},
	{0x2013, 0x2013, NO_START_BASIC},
	{0x2014, 0x2014, NO_START_STRICT}, /* —: single ones below; ——, clreq strict */
	{0x2018, 0x2018, NO_END},          /* 5.1.3: paired marks */
	{0x2019, 0x2019, NO_START},
	{0x201C, 0x201C, NO_END},
	{0x201D, 0x201D, NO_START},
	{0x2022, 0x2022, NO_START_BASIC},  /* •, as · in names; a bullet stands after a blank */
	{0x2026, 0x2026, NO_START_STRICT}, /* …… */
	{0x2027, 0x2027, NO_START_BASIC},
	{0x203C, 0x203C, NO_START},
	{0x2047, 0x2049, NO_START},
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
	{0xFF65, 0xFF65, NO_START_BASIC}, /* ･ */
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

static bool is_in(uint32_t classes, const struct text_char *c)
{
	return classes >> c->cls & 1;
}

#define BIT(cls) (1u << TEXT_##cls)

/* ---- What a pair and its surroundings decide at any level ---- */

#define RUN_MOST 64 /* longer runs of one sign are no punctuation, and must not cost their square */

/* How many of the same sign stand before i without a gap. */
static size_t same_before(const struct text_char *ch, size_t i)
{
	size_t k = i;

	while (k > 0 && i - k < RUN_MOST && ch[k - 1].cp == ch[i].cp)
		k--;
	return i - k;
}

static size_t same_from(const struct text_char *ch, size_t i, size_t n)
{
	size_t k = i;

	while (k < n && k - i < RUN_MOST && ch[k].cp == ch[i].cp)
		k++;
	return k - i;
}

/* ’ between letters is an apostrophe, not a closing quote. */
static bool is_apostrophe(const struct text_char *ch, size_t mark, size_t n)
{
	return ch[mark].cp == 0x2019 && mark > 0 && mark + 1 < n && ch[mark - 1].cls == TEXT_LATIN &&
	       ch[mark + 1].cls == TEXT_LATIN;
}

/* —— and …… are one mark of two em (GB/T 15834 5.1.4, 5.1.5).  Several in a row part between the units (clreq
   3.1.7), and a unit may begin a line below strict, which UAX #14 denies to …… (LB22). */
static bool two_em_decides(const struct text_char *ch, size_t i, size_t n, enum text_level level,
			   struct break_choice *c)
{
	const struct text_char *a = &ch[i - 1], *b = &ch[i];
	bool long_dash = b->cp == 0x2E3A; /* ⸺ is a unit by itself */

	if (a->cp == b->cp && (is_dash(b->cp) || is_dots(b->cp))) {
		size_t before = same_before(ch, i), after = same_from(ch, i, n);
		bool between = long_dash || (before % 2 == 0 && after % 2 == 0);
		*c = (struct break_choice){between && level < TEXT_LEVEL_STRICT, BREAK_TWO_EM};
		return true;
	}
	if (is_dots(b->cp) && same_from(ch, i, n) >= 2 && level < TEXT_LEVEL_STRICT &&
	    is_in(BIT(HAN) | BIT(CLOSE) | BIT(PAUSE) | BIT(STOP) | BIT(DASH), a)) {
		*c = (struct break_choice){true, BREAK_TWO_EM};
		return true;
	}
	return false;
}

static bool pair_decides(const struct text_char *ch, size_t i, size_t n, enum text_level level,
			 struct break_choice *c)
{
	const struct text_char *a = &ch[i - 1], *b = &ch[i];

	if (two_em_decides(ch, i, n, level, c))
		return true;
	if (is_apostrophe(ch, i, n) || is_apostrophe(ch, i - 1, n)) {
		*c = (struct break_choice){false, BREAK_APOSTROPHE};
		return true;
	}
	if (a->cp == '/' && i >= 2 && is_capital(ch[i - 2].cp) && is_capital(b->cp)) {
		*c = (struct break_choice){false, BREAK_ABBREVIATION}; /* GB/T, DB/T: no address */
		return true;
	}
	return false;
}

/* “ ” ‘ ’ are brackets in Chinese (GB/T 15834 5.1.3); UAX #14 before Unicode 16 glues them to both sides. */
static bool quote_parts(const struct text_char *ch, size_t i, size_t n)
{
	const struct text_char *a = &ch[i - 1], *b = &ch[i];

	if (b->cp == 0x2018 || b->cp == 0x201C)
		return is_in(BIT(HAN) | BIT(CLOSE) | BIT(PAUSE) | BIT(STOP) | BIT(ELLIPSIS) | BIT(DASH), a) ||
		       (is_in(BIT(LATIN) | BIT(DIGIT), a) && i + 1 < n && ch[i + 1].cls == TEXT_HAN);
	if (a->cp == 0x2019 || a->cp == 0x201D)
		return is_in(BIT(HAN) | BIT(OPEN) | BIT(DASH) | BIT(LATIN) | BIT(DIGIT), b);
	return false;
}

/* ① ★ beside ideographs, letters and figures: ID of UAX #14, whose AI is left to the language. */
static bool ideograph_parts(const struct text_char *a, unsigned before, const struct text_char *b,
			    unsigned after)
{
	unsigned plain = BIT(HAN) | BIT(LATIN) | BIT(DIGIT);
	bool left = before & IDEOGRAPH, right = after & IDEOGRAPH;

	return (left && right) || (left && is_in(plain, b)) || (right && is_in(plain, a));
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

/* What the table forbids between the two. */
static enum break_rule forbidding(unsigned before, unsigned after)
{
	if (after & NO_START)
		return BREAK_NO_START;
	if (after & NO_START_BASIC)
		return BREAK_CONNECTOR;
	if (after & NO_START_STRICT)
		return BREAK_STRICT;
	if (before & NO_END)
		return BREAK_NO_END;
	return before & NO_END_GB ? BREAK_GB_SLASH : BREAK_UAX;
}

static struct break_choice choose(const struct text_char *ch, size_t i, size_t n, enum text_level level)
{
	const struct text_char *a = &ch[i - 1], *b = &ch[i];
	struct break_choice c = {ch[i].brk == TEXT_MAY_BREAK, BREAK_UAX};
	unsigned on = rules_at(level), before, after;
	enum break_rule rule;

	/* What stands apart by a blank, or was parted by hand, is no pair. */
	if ((a->cp == ' ' && b->cp != 0x3000) || a->cp == 0x200B)
		return c;
	if (is_minus(ch, i, n))
		return (struct break_choice){true, BREAK_MINUS};
	if (pair_decides(ch, i, n, level, &c))
		return c;
	before = rules_of(a) & on;
	after = rules_of(b) & on;
	if ((rule = forbidding(before, after)) != BREAK_UAX)
		return (struct break_choice){false, rule};
	if (level >= TEXT_LEVEL_BASIC && is_single_dash(ch, i, n))
		return (struct break_choice){false, BREAK_DASH};
	if (ideograph_parts(a, before, b, after))
		return (struct break_choice){true, BREAK_IDEOGRAPH};
	if (quote_parts(ch, i, n))
		return (struct break_choice){true, BREAK_QUOTE};
	return c;
}

/* ---- Names of rules, for the account of LineBreakTest.txt ---- */

static const char *const rule_name[BREAK_RULES] = {
	[BREAK_UAX] = "uax14",
	[BREAK_ICU_HYPHEN] = "icu.hyphen",
	[BREAK_ICU_POINT] = "icu.point",
	[BREAK_NO_START] = "no-start",
	[BREAK_CONNECTOR] = "connector",
	[BREAK_DASH] = "dash",
	[BREAK_STRICT] = "strict",
	[BREAK_NO_END] = "no-end",
	[BREAK_GB_SLASH] = "gb.slash",
	[BREAK_TWO_EM] = "two-em",
	[BREAK_APOSTROPHE] = "apostrophe",
	[BREAK_ABBREVIATION] = "abbreviation",
	[BREAK_MINUS] = "minus",
	[BREAK_IDEOGRAPH] = "ideograph",
	[BREAK_QUOTE] = "quote",
	[BREAK_NUMBER] = "number",
	[BREAK_UNIT] = "unit",
};

const char *breaks_rule_name(enum break_rule rule)
{
	return rule_name[rule];
}

/* Index of the character that the marks before i stand on; i if there are none. */
static size_t base_of(const struct text_char *ch, size_t i)
{
	while (i > 0 && (cp_cell_flags(ch[i].cp) & CELL_EXTEND))
		i--;
	return i;
}

static bool is_point(uint32_t cp)
{
	return cp == '.' || cp == ',' || cp == ':' || cp == ';';
}

/*
 * Two places where ICU goes beyond UAX #14 of Unicode 15, and we with it: a hyphen that begins a word stays
 * with it (LB20a of Unicode 16: -x), and a point before a digit begins a number (.35), so the line ends
 * before it and not after it.
 */
static enum break_rule icu_beyond(const struct text_char *ch, size_t i, size_t n)
{
	size_t a = base_of(ch, i - 1);

	if (ch[a].cp == '-' && (a == 0 || ch[a - 1].cls == TEXT_SPACE) && ch[i].brk == TEXT_NO_BREAK &&
	    is_in(BIT(OTHER) | BIT(LATIN), &ch[i]))
		return BREAK_ICU_HYPHEN;
	if (is_point(ch[a].cp) && ch[i].cls == TEXT_DIGIT)
		return BREAK_ICU_POINT;
	if (is_point(ch[i].cp) && i + 1 < n && ch[i + 1].cls == TEXT_DIGIT && ch[a].cls == TEXT_SPACE)
		return BREAK_ICU_POINT;
	return BREAK_UAX;
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

static void settle(struct text_char *ch, size_t n, enum text_level level, uint8_t *why)
{
	for (size_t i = 1; i < n; i++) {
		if (ch[i].brk == TEXT_MUST_BREAK)
			continue;
		struct break_choice c = choose(ch, i, n, level);
		if (why)
			why[i] = (uint8_t)(c.rule == BREAK_UAX ? icu_beyond(ch, i, n) : c.rule);
		ch[i].brk = c.may ? TEXT_MAY_BREAK : TEXT_NO_BREAK;
	}
}

void breaks_explain(struct shaper *s, struct text_char *ch, size_t n, enum text_level level, uint8_t *why)
{
	if (why)
		memset(why, BREAK_UAX, n);
	if (level == TEXT_LEVEL_ANYWHERE) {
		breaks_anywhere(ch, n);
		return;
	}
	if (n < 2 || is_figure(ch, n)) {
		if (why)
			memset(why, BREAK_NUMBER, n);
		return;
	}
	if (is_han(ch, n)) {
		for (size_t i = 1; i < n; i++)
			ch[i].brk = TEXT_MAY_BREAK;
		return;
	}
	icu_breaks_find(shaper_icu(s), ch, n);
	settle(ch, n, level, why);
	numbers_bind(ch, n, level >= TEXT_LEVEL_BASIC, why);
}

void breaks_find(struct shaper *s, struct text_char *ch, size_t n, enum text_level level)
{
	breaks_explain(s, ch, n, level, NULL);
}
