/* Reading one part of a value. */
#include "css/value.h"

void css_in_next(struct css_in *in)
{
	css_lex_next(&in->lex, &in->t);
	in->space = in->t.kind == CSS_T_SPACE;
	while (in->t.kind == CSS_T_SPACE)
		css_lex_next(&in->lex, &in->t);
}

void css_in_open(struct css_in *in, struct arena *a, struct str text)
{
	*in = (struct css_in){.lex = {a, text, 0}};
	css_in_next(in);
}

bool css_in_end(const struct css_in *in)
{
	return in->t.kind == CSS_T_EOF;
}

bool css_in_comma(struct css_in *in)
{
	if (in->t.kind != CSS_T_COMMA)
		return false;
	css_in_next(in);
	return true;
}

bool css_in_word(struct css_in *in, const char *lower)
{
	if (!css_token_is_word(&in->t, lower))
		return false;
	css_in_next(in);
	return true;
}

/* calc(), taken back if it is not of the kind that was asked for. */
static bool calc_of(struct css_in *in, struct css_value *v, enum css_value_kind first,
		    enum css_value_kind last)
{
	struct css_in before = *in;

	if (css_in_calc(in, v)) {
		if (v->kind == CSS_V_NUMBER && v->n == 0)
			v->kind = first; /* nothing of any unit */
		if (v->kind >= first && v->kind <= last)
			return true;
		if (v->kind == CSS_V_CALC && first == CSS_V_LU && (in->mixed || !v->calc->percent))
			return true;
	}
	*in = before;
	return false;
}

bool css_in_length(struct css_in *in, struct css_value *v)
{
	if (in->t.kind == CSS_T_NUMBER && (in->t.number == 0 || in->attribute))
		css_unit_length(STR("px"), in->t.number, v);
	else if (in->t.kind != CSS_T_DIMENSION || !css_unit_length(in->t.text, in->t.number, v))
		return in->t.kind == CSS_T_FUNCTION && calc_of(in, v, CSS_V_LU, CSS_V_REM);
	css_in_next(in);
	return true;
}

bool css_in_number(struct css_in *in, struct css_value *v)
{
	if (in->t.kind != CSS_T_NUMBER)
		return in->t.kind == CSS_T_FUNCTION && calc_of(in, v, CSS_V_NUMBER, CSS_V_NUMBER);
	*v = (struct css_value){.kind = CSS_V_NUMBER, .n = in->t.number};
	css_in_next(in);
	return true;
}

bool css_in_percent(struct css_in *in, struct css_value *v)
{
	if (in->t.kind != CSS_T_PERCENT)
		return in->t.kind == CSS_T_FUNCTION && calc_of(in, v, CSS_V_PERCENT, CSS_V_PERCENT);
	*v = (struct css_value){.kind = CSS_V_PERCENT, .n = in->t.number};
	css_in_next(in);
	return true;
}

bool css_in_integer(struct css_in *in, int64_t *n)
{
	struct css_in before = *in;
	struct css_value v;

	if (in->t.kind == CSS_T_NUMBER && !in->t.integer)
		return false;
	if (!css_in_number(in, &v))
		return false;
	if (v.n % CSS_ONE) {
		*in = before;
		return false;
	}
	*n = v.n / CSS_ONE;
	return true;
}
