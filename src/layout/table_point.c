/*
 * Figures aligned on the decimal point (CSS Text 4, 7.1; CSS 2, 17.5.4 knew it
 * for columns).  A whole number has its point behind the last digit, so that
 * percent signs, units and closing brackets hang to the right of it as decimals
 * do; a text without digits ends where the point is.
 */
#include "layout/table_parts.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of the text before the point. */
static size_t whole_part(struct str s)
{
	size_t i = 0;

	while (i < s.n && !is_digit(s.p[i])) {
		if (s.p[i] == '.' && i + 1 < s.n && is_digit(s.p[i + 1]))
			return i;
		i++;
	}
	while (i < s.n && (is_digit(s.p[i]) || s.p[i] == ','))
		i++;
	return i;
}

lu label_point(const struct label *l)
{
	size_t want = whole_part(l->text), at = 0;

	for (uint32_t i = 0; i < l->n; i++) {
		const struct layout_run *r = l->piece[i].run;
		for (uint32_t g = 0; g < r->n; g++) {
			if (at >= want)
				return l->piece[i].x + r->x[g];
			at += r->n_text[g];
		}
	}
	return l->max;
}

void table_forget_points(struct table *t)
{
	for (uint32_t k = 0; k < t->n_col; k++)
		t->col[k].before = t->col[k].after = 0;
}

void table_note_point(struct table *t, const struct cell *c)
{
	struct col *k = &t->col[c->col];
	lu point;

	if (!is_on_point(c))
		return;
	point = label_point(c->label);
	k->before = lu_max(k->before, point);
	k->after = lu_max(k->after, c->label->max - point);
}

lu table_point_x(const struct table *t, const struct cell *c, lu room)
{
	const struct col *k = &t->col[c->col];
	lu free_w = lu_max(room - k->before - k->after, 0), x;

	if (c->box->style->text_align == CSS_ALIGN_DECIMAL_CENTER)
		free_w /= 2;
	x = free_w + k->before - label_point(c->label);
	/* Columns of a fixed width may be too narrow for the widest parts together: no figure leaves its cell. */
	return lu_max(lu_min(x, room - c->label->max), 0);
}
