/*
 * Media queries (Media Queries 4, the part that matters for one sheet of paper
 * or one window).  Paper matches no width or height query: the size of a page
 * is known only after its @page rule, which may itself stand in a query.
 * Features that are not known do not match.
 */
#include "css/sheet.h"

#define WINDOW_PX 1024 /* the window that screen queries are put to */

static bool width_feature(struct css_in *in, enum css_media media, int sign, bool *value)
{
	struct css_value v;

	if (in->t.kind != CSS_T_COLON)
		return false;
	css_in_next(in);
	if (!css_in_length(in, &v))
		return false;
	int64_t px = v.kind == CSS_V_LU ? css_ratio(v.n, 4, 3 * LU_PER_PT) : css_ratio(v.n, 16, CSS_ONE);
	if (media == CSS_SCREEN)
		*value = px == WINDOW_PX || (px < WINDOW_PX ? sign < 0 : sign > 0);
	return true;
}

/* Inside the parentheses.  false: not understood. */
static bool feature(struct css_in *in, enum css_media media, bool *value)
{
	*value = false;
	if (css_in_word(in, "min-width"))
		return width_feature(in, media, -1, value);
	if (css_in_word(in, "max-width"))
		return width_feature(in, media, 1, value);
	if (css_in_word(in, "width"))
		return width_feature(in, media, 0, value);
	if (css_in_word(in, "color")) {
		*value = true;
		return true;
	}
	if (!css_in_word(in, "orientation") || in->t.kind != CSS_T_COLON)
		return false;
	css_in_next(in);
	*value = css_token_is_word(&in->t, media == CSS_PRINT ? "portrait" : "landscape");
	css_in_next(in);
	return true;
}

/* "( feature )"; *odd if it is not understood, and then it does not hold. */
static bool condition(struct css_in *in, enum css_media media, bool *odd)
{
	struct css_nest nest = {0};
	bool value = false, ok;

	css_nest_step(&nest, &in->t);
	css_in_next(in);
	ok = feature(in, media, &value) && in->t.kind == CSS_T_RPAREN;
	for (; !css_in_end(in) && nest.depth > 0; css_in_next(in))
		css_nest_step(&nest, &in->t);
	*odd |= !ok;
	return ok && value;
}

static bool type(struct css_in *in, enum css_media media)
{
	bool holds = css_token_is_word(&in->t, "all") ||
		css_token_is_word(&in->t, media == CSS_PRINT ? "print" : "screen");

	css_in_next(in);
	return holds;
}

/* [not | only]? (type | condition) [and condition]* */
static bool query(struct css_in *in, enum css_media media, bool *odd)
{
	bool negate = css_in_word(in, "not"), holds = false, strange = false;
	bool other = false; /* a query for the other medium: nobody minds what else it asks */

	if (!negate)
		css_in_word(in, "only");
	if (in->t.kind == CSS_T_LPAREN)
		holds = condition(in, media, &strange);
	else if (in->t.kind == CSS_T_IDENT)
		other = !(holds = type(in, media));
	else
		strange = true;
	while (css_in_word(in, "and"))
		holds &= in->t.kind == CSS_T_LPAREN && condition(in, media, &strange);
	while (!css_in_end(in) && in->t.kind != CSS_T_COMMA) {
		strange = true;
		css_in_next(in);
	}
	*odd |= strange && (!other || negate);
	return strange ? false : holds != negate;
}

bool css_media_match(struct arena *a, struct str text, enum css_media media, bool *odd)
{
	struct css_in in;
	bool holds = false;

	*odd = false;
	css_in_open(&in, a, text);
	if (css_in_end(&in))
		return true;
	do
		holds |= query(&in, media, odd);
	while (css_in_comma(&in));
	return holds;
}
