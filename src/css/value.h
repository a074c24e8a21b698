#ifndef CSS_VALUE_H
#define CSS_VALUE_H
/*
 * Declared values: what stands between a sheet and a computed style.  Private
 * to css.  A length that needs no font is in lu already; em and rem wait for
 * the cascade, sums of both (calc) too.
 */
#include "base/lu.h"
#include "css/lex.h"

enum css_value_kind {
	CSS_V_NONE,      /* nothing declared */
	CSS_V_INHERIT, CSS_V_INITIAL, CSS_V_UNSET,
	CSS_V_WORD,      /* n: the keyword's value in its field */
	CSS_V_NUMBER,    /* n: millionths */
	CSS_V_LU,        /* n: lu */
	CSS_V_EM,        /* n: millionths of the font size */
	CSS_V_REM,       /* n: millionths of the root's font size */
	CSS_V_PERCENT,   /* n: millionths of a percent */
	CSS_V_CALC,      /* calc: a sum of the four above */
	CSS_V_COLOR,     /* n: 0xAARRGGBB */
	CSS_V_CURRENT,   /* currentColor */
	CSS_V_STR,       /* s */
	CSS_V_PENDING    /* s: text that holds var(), parsed when the variables are known */
};

/* A sum.  lu is in millionths of a pt so that parts may be added before rounding. */
struct css_calc {
	int64_t number, pt, em, rem, percent; /* millionths */
};

struct css_value {
	enum css_value_kind kind;
	int64_t n;
	struct str s;
	const struct css_calc *calc;
};

/* A value text being read: one token of lookahead, white space skipped. */
struct css_in {
	struct css_lex lex;
	struct css_token t;
	bool space;        /* white space stood before t */
	bool mixed;        /* calc() may add a percentage and a length */
	bool attribute;    /* an SVG or HTML attribute: lengths may lack a unit (px) */
	bool own_text;     /* content() may stand among content pieces */
	unsigned depth;    /* nesting of calc */
};

void css_in_open(struct css_in *in, struct arena *a, struct str text);
void css_in_next(struct css_in *in);
bool css_in_end(const struct css_in *in);
bool css_in_comma(struct css_in *in);              /* skip one if it is there */
bool css_in_word(struct css_in *in, const char *lower);  /* the same for a keyword */

/* Readers: true if the next part is such a value, consumed; false and nothing consumed otherwise
   (a function that begins right and then goes wrong may be left half read; its reader's caller fails). */
bool css_in_length(struct css_in *in, struct css_value *v);  /* length or 0, no percentage; calc too */
bool css_in_number(struct css_in *in, struct css_value *v);  /* NUMBER in millionths */
bool css_in_percent(struct css_in *in, struct css_value *v);
bool css_in_integer(struct css_in *in, int64_t *n);
bool css_in_color(struct css_in *in, struct css_value *v);
/* calc(...): LU, EM, REM, PERCENT, NUMBER or CALC. */
bool css_in_calc(struct css_in *in, struct css_value *v);

/* Length units.  false: unknown.  n millionths of unit as LU, EM or REM. */
bool css_unit_length(struct str unit, int64_t n, struct css_value *v);
int64_t css_unit_pt(struct str unit, int64_t n, bool *ok); /* absolute units in millionths of a pt */
lu css_lu_clamp(int64_t v);
/* round(n * num / den) half away from zero; den > 0. */
int64_t css_ratio(int64_t n, int64_t num, int64_t den);

bool css_color_lookup(struct str lower_name, uint32_t *argb);

#endif
