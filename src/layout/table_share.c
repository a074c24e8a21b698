/*
 * Widths shared among neighbouring columns (CSS Tables 3, 4.4): each has its
 * minimum; what is left raises percentages, then asked widths, then automatic
 * columns towards what they want, in proportion; what is more than anybody
 * wants goes to automatic columns by their content, else to asked widths, else
 * to percentages.  The same rule gives the columns under a spanning cell what
 * it needs, the narrower spans first.
 */
#include "layout/table_parts.h"

#include <stdlib.h>

bool col_is_auto(const struct col *c)
{
	return c->want.unit != CSS_LU && c->want.unit != CSS_PERCENT;
}

/* Rounded down, so that percentages never take from columns that have just what they need. */
static lu want_percent(const struct col *c, lu whole)
{
	return c->want.unit == CSS_PERCENT ? lu_share(whole, c->want.v, 100000) + c->want.plus : 0;
}

static lu want_asked(const struct col *c, lu whole)
{
	(void)whole;
	return c->want.unit == CSS_LU ? lu_max(c->max, c->want.v) : 0;
}

static lu want_content(const struct col *c, lu whole)
{
	(void)whole;
	return col_is_auto(c) ? c->max : 0;
}

/* Raise columns that `want` something towards it, in proportion, with at most `left`; what is left over. */
static lu raise_cols(struct col_range r, lu left, lu (*want)(const struct col *, lu), lu whole)
{
	int64_t total = 0, done = 0;
	lu give;

	for (struct col *c = r.from; c < r.end; c++)
		total += lu_max(want(c, whole) - c->w, 0);
	if (total == 0 || left <= 0)
		return left;
	give = total < left ? (lu)total : left;
	for (struct col *c = r.from; c < r.end; c++) {
		lu more = lu_max(want(c, whole) - c->w, 0);
		c->w += lu_share(give, done + more, total) - lu_share(give, done, total);
		done += more;
	}
	return left - give;
}

/* Who takes what nobody wants: 0 automatic columns, 1 asked widths, 2 percentages. */
static int turn(const struct col *c)
{
	return col_is_auto(c) ? 0 : c->want.unit == CSS_LU ? 1 : 2;
}

void col_share_surplus(struct col_range r, lu left)
{
	int64_t weight = 0, done = 0;
	int first = 2, n = 0;
	lu least = 0;

	for (const struct col *c = r.from; c < r.end; c++)
		first = turn(c) < first ? turn(c) : first;
	for (const struct col *c = r.from; c < r.end; c++) {
		weight += turn(c) == first ? c->w : 0;
		n += turn(c) == first;
	}
	if (weight == 0) { /* equally */
		least = 1;
		weight = n;
	}
	for (struct col *c = r.from; left > 0 && c < r.end; c++) {
		if (turn(c) != first)
			continue;
		int64_t next = done + c->w + least;
		c->w += lu_share(left, next, weight) - lu_share(left, done, weight);
		done = next;
	}
}

void col_share(struct col_range r, lu whole)
{
	int64_t min = 0;
	lu left;

	for (struct col *c = r.from; c < r.end; c++) {
		c->w = c->min;
		min += c->min;
	}
	left = lu_clamp(whole - min);
	left = raise_cols(r, left, want_percent, whole);
	left = raise_cols(r, left, want_asked, whole);
	left = raise_cols(r, left, want_content, whole);
	col_share_surplus(r, left);
}

/* ---- Spanning cells ---- */

/* A percentage over several columns: those without one share what the others leave of it. */
static void spread_percent(struct col_range r, const struct cell *c)
{
	struct css_len w = c->box->style->width;
	int64_t weight = 0, done = 0;
	lu least = 0, n = 0;

	if (w.unit != CSS_PERCENT)
		return;
	for (const struct col *k = r.from; k < r.end; k++) {
		if (k->want.unit == CSS_PERCENT) {
			w.v -= k->want.v;
		} else {
			weight += k->max;
			n++;
		}
	}
	if (w.v <= 0 || n == 0)
		return;
	if (weight == 0) {
		least = 1;
		weight = n;
	}
	for (struct col *k = r.from; k < r.end; k++) {
		if (k->want.unit == CSS_PERCENT)
			continue;
		int64_t next = done + k->max + least;
		k->want = (struct css_len){lu_share(w.v, next, weight) - lu_share(w.v, done, weight), CSS_PERCENT, 0};
		done = next;
	}
}

void table_spread_span(struct table *t, const struct cell *c, bool max)
{
	struct col_range r = {t->col + c->col, t->col + c->col + c->cols};
	lu need = (max ? c->max : c->min) - t->gap_x * (c->cols - 1);
	int64_t have = 0, min = 0;

	for (const struct col *k = r.from; k < r.end; k++) {
		have += max ? k->max : k->min;
		min += k->min;
	}
	if (need <= have || need < min)
		return;
	col_share(r, need);
	for (struct col *k = r.from; k < r.end; k++) {
		lu *w = max ? &k->max : &k->min;
		*w = lu_max(*w, k->w);
		k->max = lu_max(k->max, k->min);
	}
}

static int narrower_first(const void *a, const void *b)
{
	const struct cell *p = *(const struct cell *const *)a, *q = *(const struct cell *const *)b;

	if (p->cols != q->cols)
		return p->cols < q->cols ? -1 : 1;
	return (p > q) - (p < q);
}

void table_spread_spans(struct job *j, struct table *t)
{
	const struct cell **v;
	size_t n = 0;

	for (uint32_t i = 0; i < t->n_cell; i++)
		n += t->cell[i].cols > 1;
	if (n == 0)
		return;
	v = arena_many(j->work, const struct cell *, n);
	n = 0;
	for (uint32_t i = 0; i < t->n_cell; i++)
		if (t->cell[i].cols > 1)
			v[n++] = &t->cell[i];
	qsort(v, n, sizeof *v, narrower_first);
	for (size_t i = 0; i < n; i++) {
		spread_percent((struct col_range){t->col + v[i]->col, t->col + v[i]->col + v[i]->cols}, v[i]);
		table_spread_span(t, v[i], false);
		table_spread_span(t, v[i], true);
	}
}

void table_cap_percents(struct table *t)
{
	lu left = 100000;

	for (uint32_t k = 0; k < t->n_col; k++) {
		struct css_len *w = &t->col[k].want;
		if (w->unit != CSS_PERCENT)
			continue;
		w->v = lu_min(w->v, left);
		left -= lu_max(w->v, 0);
	}
}
