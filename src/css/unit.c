/*
 * Lengths.  1 in = 72 pt = 96 px = 2.54 cm (CSS Values 3, section 6.2).  Two
 * units are ours, for the grid of GB/T 9704 (28 characters, 22 lines on a type
 * area of 156 mm x 225 mm, clause 5.2.3):
 *   zi    one character of the grid: 156 mm / 28 = 5.571 mm = 15.793 pt
 *   hang  one line of the grid: 10.39 mm (GB/T 33476.2, the line pitch)
 * ex and ch are taken as half an em: css knows no fonts.
 */
#include "base/dec.h"
#include "css/value.h"

/* Farthest length either way: 2^22 lu = 4,096 pt (1.4 m), so that the edges of nested boxes can be added. */
#define FAR ((int64_t)1 << 22)

static const struct {
	const char *name;
	int64_t num, den; /* pt per unit */
} absolute[] = {
	{"pt", 1, 1}, {"px", 3, 4}, {"mm", 720, 254}, {"cm", 7200, 254}, {"in", 72, 1}, {"pc", 12, 1},
	{"q", 180, 254}, {"zi", 156 * 720, 28 * 254}, {"hang", 1039 * 720, 254 * 100},
};

static const struct {
	const char *name;
	enum css_value_kind kind;
	int half; /* 1: the unit is half of kind's */
} relative[] = {{"em", CSS_V_EM, 0}, {"rem", CSS_V_REM, 0}, {"ex", CSS_V_EM, 1}, {"ch", CSS_V_EM, 1}};

int64_t css_ratio(int64_t n, int64_t num, int64_t den)
{
	wide v = frac_round(frac_make((wide)n * num, den), 0);

	if (v > INT64_MAX / 4)
		return INT64_MAX / 4;
	return v < -INT64_MAX / 4 ? -INT64_MAX / 4 : (int64_t)v;
}

lu css_lu_clamp(int64_t v)
{
	if (v > FAR)
		return (lu)FAR;
	return v < -FAR ? (lu)-FAR : (lu)v;
}

bool css_unit_length(struct str unit, int64_t n, struct css_value *v)
{
	for (size_t i = 0; i < sizeof absolute / sizeof *absolute; i++)
		if (css_same_word(unit, absolute[i].name)) {
			int64_t lus = css_ratio(n, absolute[i].num * LU_PER_PT, absolute[i].den * CSS_ONE);
			*v = (struct css_value){.kind = CSS_V_LU, .n = css_lu_clamp(lus)};
			return true;
		}
	for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
		if (css_same_word(unit, relative[i].name)) {
			*v = (struct css_value){.kind = relative[i].kind,
						.n = relative[i].half ? css_ratio(n, 1, 2) : n};
			return true;
		}
	return false;
}

int64_t css_unit_pt(struct str unit, int64_t n, bool *ok)
{
	for (size_t i = 0; i < sizeof absolute / sizeof *absolute; i++)
		if (css_same_word(unit, absolute[i].name)) {
			*ok = true;
			return css_ratio(n, absolute[i].num, absolute[i].den);
		}
	*ok = false;
	return 0;
}
