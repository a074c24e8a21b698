/* calc(): + - * / and parentheses over lengths, percentages and numbers (CSS Values 3, section 8.1). */
#include "css/value.h"

#define MAX_DEPTH 32 /* parentheses; deeper is refused, so that the stack stays small */

static bool sum(struct css_in *in, struct css_calc *out);

static bool is_number(const struct css_calc *c)
{
	return !c->pt && !c->em && !c->rem && !c->percent;
}

static int64_t clamp(int64_t v)
{
	if (v > CSS_NUMBER_MAX)
		return CSS_NUMBER_MAX;
	return v < -CSS_NUMBER_MAX ? -CSS_NUMBER_MAX : v;
}

/* c * num / den, part by part. */
static void scale(struct css_calc *c, int64_t num, int64_t den)
{
	int64_t *part[] = {&c->number, &c->pt, &c->em, &c->rem, &c->percent};

	for (size_t i = 0; i < 5; i++)
		*part[i] = clamp(css_ratio(*part[i], num, den));
}

static void add(struct css_calc *to, const struct css_calc *c, int sign)
{
	to->number = clamp(to->number + sign * c->number);
	to->pt = clamp(to->pt + sign * c->pt);
	to->em = clamp(to->em + sign * c->em);
	to->rem = clamp(to->rem + sign * c->rem);
	to->percent = clamp(to->percent + sign * c->percent);
}

static bool dimension(struct css_in *in, struct css_calc *out)
{
	struct css_value v;
	bool absolute;

	out->pt = css_unit_pt(in->t.text, in->t.number, &absolute);
	if (absolute)
		return true;
	if (!css_unit_length(in->t.text, in->t.number, &v))
		return false;
	*(v.kind == CSS_V_EM ? &out->em : &out->rem) = v.n;
	return true;
}

static bool group(struct css_in *in, struct css_calc *out)
{
	if (++in->depth > MAX_DEPTH)
		return false;
	css_in_next(in);
	if (!sum(in, out) || in->t.kind != CSS_T_RPAREN)
		return false;
	in->depth--;
	css_in_next(in);
	return true;
}

static bool unit(struct css_in *in, struct css_calc *out)
{
	*out = (struct css_calc){0};
	switch (in->t.kind) {
	case CSS_T_NUMBER:
		out->number = in->t.number;
		break;
	case CSS_T_PERCENT:
		out->percent = in->t.number;
		break;
	case CSS_T_DIMENSION:
		if (!dimension(in, out))
			return false;
		break;
	case CSS_T_FUNCTION:
		return css_token_is_function(&in->t, "calc") && group(in, out);
	case CSS_T_LPAREN:
		return group(in, out);
	default:
		return false;
	}
	css_in_next(in);
	return true;
}

static bool product(struct css_in *in, struct css_calc *out)
{
	if (!unit(in, out))
		return false;
	while (css_token_is_delim(&in->t, '*') || css_token_is_delim(&in->t, '/')) {
		bool times = in->t.delim == '*';
		struct css_calc right;
		css_in_next(in);
		if (!unit(in, &right))
			return false;
		if (times && is_number(&right)) {
			scale(out, right.number, CSS_ONE);
		} else if (times && is_number(out)) {
			scale(&right, out->number, CSS_ONE);
			*out = right;
		} else if (!times && is_number(&right) && right.number) {
			if (right.number < 0)
				scale(out, -1, 1);
			scale(out, CSS_ONE, right.number < 0 ? -right.number : right.number);
		} else {
			return false;
		}
	}
	return true;
}

static bool sum(struct css_in *in, struct css_calc *out)
{
	if (!product(in, out))
		return false;
	while (in->t.kind == CSS_T_DELIM && (in->t.delim == '+' || in->t.delim == '-') && in->space) {
		int sign = in->t.delim == '+' ? 1 : -1;
		struct css_calc right;
		css_in_next(in);
		if (!in->space || !product(in, &right))
			return false;
		add(out, &right, sign);
	}
	return true;
}

/* A sum with one kind of part is that kind. */
static bool simplify(const struct css_calc *c, struct arena *a, struct css_value *v)
{
	int kinds = (c->pt != 0) + (c->em != 0) + (c->rem != 0) + (c->percent != 0);
	struct css_calc *copy;

	if (c->number && kinds)
		return false;
	*v = (struct css_value){.kind = CSS_V_NUMBER, .n = c->number};
	if (kinds > 1) {
		copy = arena_make(a, struct css_calc);
		*copy = *c;
		*v = (struct css_value){.kind = CSS_V_CALC, .calc = copy};
		return true;
	}
	if (c->pt)
		*v = (struct css_value){.kind = CSS_V_LU,
					.n = css_lu_clamp(css_ratio(c->pt, LU_PER_PT, CSS_ONE))};
	else if (c->em)
		*v = (struct css_value){.kind = CSS_V_EM, .n = c->em};
	else if (c->rem)
		*v = (struct css_value){.kind = CSS_V_REM, .n = c->rem};
	else if (c->percent)
		*v = (struct css_value){.kind = CSS_V_PERCENT, .n = c->percent};
	return true;
}

bool css_in_calc(struct css_in *in, struct css_value *v)
{
	struct css_calc c = {0};

	if (!css_token_is_function(&in->t, "calc") || !group(in, &c))
		return false;
	return simplify(&c, in->lex.arena, v);
}
