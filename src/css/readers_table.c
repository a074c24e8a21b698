/* Values of the properties for tables that CSS does not have. */
#include "css/css.h"
#include "css/content.h"
#include "css/readers.h"


static bool keep_rest(struct css_in *in, struct css_value *v)
{
	struct str s = str_trim(str_sub(in->lex.s, in->t.start, in->lex.s.n));

	in->lex.i = in->lex.s.n;
	css_in_next(in);
	*v = (struct css_value){.kind = CSS_V_STR, .s = s};
	return true;
}

static bool none(struct css_in *in, struct css_value *v)
{
	if (!css_in_word(in, "none"))
		return false;
	*v = (struct css_value){.kind = CSS_V_STR};
	return true;
}

bool css_read_own_content(struct css_in *in, struct css_value *v)
{
	struct css_in look = *in;

	if (none(in, v))
		return true;
	look.own_text = true;
	return !css_in_end(&look) && css_content_read(&look, NULL, NULL) && keep_rest(in, v);
}

/* ---- table-fit ---- */

/* shrink(9pt): an absolute length. */
static bool fit_floor(struct css_in *in, lu *floor)
{
	struct css_value v;

	css_in_next(in);
	if (!css_in_length(in, &v) || v.kind != CSS_V_LU || v.n <= 0 || in->t.kind != CSS_T_RPAREN)
		return false;
	*floor = (lu)v.n;
	css_in_next(in);
	return true;
}

static bool fit_step(struct css_in *in, struct css_table_fit *fit)
{
	enum css_fit step;

	if (css_token_is_function(&in->t, "shrink")) {
		step = CSS_FIT_SHRINK;
		if (!fit_floor(in, &fit->floor))
			return false;
	} else if (css_in_word(in, "split")) {
		step = CSS_FIT_SPLIT;
	} else if (css_in_word(in, "landscape")) {
		step = CSS_FIT_LANDSCAPE;
	} else {
		return false;
	}
	for (unsigned i = 0; i < fit->n; i++)
		if (fit->step[i] == step)
			return false;
	fit->step[fit->n++] = step;
	return true;
}

static bool fit_read(struct css_in *in, struct css_table_fit *fit)
{
	*fit = (struct css_table_fit){0};
	do {
		if (!fit_step(in, fit))
			return false;
	} while (!css_in_end(in));
	return true;
}

bool css_read_table_fit(struct css_in *in, struct css_value *v)
{
	struct css_in look = *in;
	struct css_table_fit fit;

	return none(in, v) || (fit_read(&look, &fit) && keep_rest(in, v));
}

void css_table_fit_parse(struct arena *a, struct str value, struct css_table_fit *out)
{
	struct css_in in;

	css_in_open(&in, a, value);
	if (css_in_end(&in) || !fit_read(&in, out))
		*out = (struct css_table_fit){0};
}
