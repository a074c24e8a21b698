/*
 * Column widths.  Automatic layout (CSS 2.1, 17.5.2.2): every cell says how
 * narrow and how wide it can be, once; columns get their minimum, and the rest
 * goes to percentages, then to asked widths, then to automatic columns in
 * proportion to what they still want.  Fixed layout (17.5.2.1) asks only
 * <col>s and the first row.  Linear in the number of cells.
 */
#include "layout/table_parts.h"

/* ---- What columns ask for ---- */

static void measure_cell(struct job *j, const struct table *t, struct cell *c)
{
	const struct css_style *s = c->box->style;
	lu edges = c->left + c->right;

	if (!c->label)
		c->label = c->sum ? table_sum_bound(j, t, c) : label_lookup(j, c->box);
	if (c->label) {
		c->min = c->label->min;
		c->max = c->label->max;
		if (c->sum || s->white_space == CSS_WS_NOWRAP)
			c->min = c->max;
	} else {
		j->cells++;
		content_measure(j, c->box, &c->min, &c->max);
		j->cells--;
	}
	if (t->style->table_fit.n)
		c->min = lu_max(c->min, lu_min(c->max, TABLE_FIT_EMS * s->font_size));
	c->min += edges;
	c->max += edges;
	if (s->width.unit == CSS_LU)
		c->max = lu_max(c->min, s->width.v + (s->box_border ? 0 : edges));
	if (s->min_width.unit == CSS_LU) {
		c->min = lu_max(c->min, s->min_width.v + (s->box_border ? 0 : edges));
		c->max = lu_max(c->max, c->min);
	}
}

/* The width a cell's style asks for its column, as a border box. */
static void want_width(struct col *k, const struct cell *c)
{
	const struct css_style *s = c->box->style;
	lu edges = s->box_border ? 0 : c->left + c->right;

	if (s->width.unit == CSS_PERCENT && (k->want.unit != CSS_PERCENT || s->width.v > k->want.v))
		k->want = s->width;
	else if (s->width.unit == CSS_LU && (k->want.unit == CSS_AUTO || k->want.unit == CSS_NONE ||
					     (k->want.unit == CSS_LU && s->width.v + edges > k->want.v)))
		k->want = (struct css_len){s->width.v + edges, CSS_LU, 0};
}

/* Headings get longer where they are repeated. */
static void measure_again(struct job *j, struct table *t)
{
	for (uint32_t i = 0; i < t->n_again; i++) {
		struct cell *c = &t->again[i].cell;
		table_again_cell(j, t, &t->again[i]);
		measure_cell(j, t, c);
		if (c->cols > 1)
			table_spread_span(t, c, true);
		else
			t->col[c->col].max = lu_max(t->col[c->col].max, c->max);
	}
}

/* What a cell asks of its column, if it is the only one. */
static void measure_for_col(struct job *j, struct table *t, struct cell *c)
{
	struct col *k = &t->col[c->col];

	measure_cell(j, t, c);
	if (c->cols > 1)
		return;
	table_note_point(t, c);
	if (is_on_point(c))
		c->max = c->min = lu_max(c->min, k->before + k->after + c->left + c->right);
	k->min = lu_max(k->min, c->min);
	k->max = lu_max(k->max, c->max);
	want_width(k, c);
}

/* The same for a row that comes and goes. */
static void measure_row(struct job *j, struct table *t, uint32_t row)
{
	const struct row *r = &t->row[row];

	if (!r->run)
		return;
	table_row_make(t, row);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++)
		table_cell_edges(t, &t->cell[i]);
	table_rows_enter(t, row);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++)
		measure_for_col(j, t, &t->cell[i]);
	table_rows_leave(t, row);
	table_rows_rest(j);
}

void table_measure_cells(struct job *j, struct table *t)
{
	if (t->measured == j->pass)
		return;
	t->measured = j->pass;
	for (uint32_t k = 0; k < t->n_col; k++)
		t->col[k].min = t->col[k].max = 0;
	table_forget_points(t);
	for (uint32_t i = 0; i < t->n_cell; i++)
		measure_for_col(j, t, &t->cell[i]);
	for (uint32_t r = 0; t->window && r < t->n_row; r++)
		measure_row(j, t, r);
	for (uint32_t k = 0; k < t->n_col; k++)
		if (t->col[k].want.unit == CSS_LU)
			t->col[k].max = t->col[k].want.v;
	for (uint32_t k = 0; k < t->n_col; k++)
		t->col[k].max = lu_max(t->col[k].max, t->col[k].min);
	table_spread_spans(j, t);
	table_cap_percents(t);
	measure_again(j, t);
	/* Columns of a fixed table that is to fit are not to give way: that is what the steps are for. */
	for (uint32_t k = 0; t->style->table_fit.n && t->style->table_layout == CSS_TABLE_FIXED && k < t->n_col; k++)
		if (t->col[k].want.unit == CSS_LU)
			t->col[k].min = t->col[k].max = lu_max(t->col[k].min, t->col[k].want.v);
}

/* What the columns do not get: outer edges and spacing. */
lu table_around(const struct table *t)
{
	return t->edge[CSS_SIDE_LEFT] + t->edge[CSS_SIDE_RIGHT] + t->gap_x * (lu)(t->n_col + 1);
}

static lu sum_min(const struct table *t)
{
	int64_t sum = 0;

	for (uint32_t k = 0; k < t->n_col; k++)
		sum += t->col[k].min;
	return lu_clamp(sum);
}

static lu sum_content(const struct table *t)
{
	int64_t sum = 0;

	for (uint32_t k = 0; k < t->n_col; k++)
		sum += t->col[k].max;
	return lu_clamp(sum);
}

/* The greater of need and n / d, rounded up: a column short of a unit would break its line. */
static int64_t above(int64_t need, int64_t n, int64_t d)
{
	int64_t q = (n + d - 1) / d;

	return q > need ? q : need;
}

/* Width at which no column is narrower than its maximum, percentages included. */
static lu sum_max(const struct table *t)
{
	int64_t sum = 0, plain = 0, percent = 0, need = 0;

	for (uint32_t k = 0; k < t->n_col; k++) {
		const struct col *c = &t->col[k];
		sum += c->max;
		if (c->want.unit == CSS_PERCENT && c->want.v > 0) {
			need = above(need, (int64_t)c->max * 100000, c->want.v);
			percent += c->want.v;
		} else {
			plain += c->max;
		}
	}
	if (percent && percent < 100000)
		need = above(need, plain * 100000, 100000 - percent);
	sum = need > sum ? need : sum;
	return lu_clamp(sum);
}

lu table_min(struct job *j, struct table *t)
{
	table_measure_cells(j, t);
	return lu_clamp((int64_t)sum_min(t) + table_around(t));
}

void table_measure(struct job *j, struct box *b, lu *min, lu *max)
{
	struct table *t = table_of(j, b);
	lu margins = box_margins_x(b->style, 0), around = table_around(t) + margins;

	table_measure_cells(j, t);
	*min = (b->style->table_fit.n ? lu_min(table_split_min(j, t), sum_min(t)) : sum_min(t)) + around;
	/* What a percentage would need is nothing that a table in a cell can ask of the table around it. */
	*max = (j->cells ? sum_content(t) : sum_max(t)) + around;
	if (b->style->width.unit == CSS_LU) /* over its borders; what asks for a width does not offer less */
		*min = *max = lu_max(*min, b->style->width.v + margins);
}

/* ---- Sharing out ---- */

static int64_t sum_below(const struct table *t, lu level)
{
	int64_t sum = 0;

	for (uint32_t k = 0; k < t->n_col; k++)
		sum += lu_min(t->col[k].min, level);
	return sum;
}

/* The widest give way: no column is wider than a level, those below it keep what they need.  What the level,
   a whole number, leaves over goes to the first of the widest. */
static void shrink_all(struct job *j, struct table *t, lu min, lu whole)
{
	lu low = 0, high = whole;

	while (low < high) {
		lu middle = low + (high - low + 1) / 2;
		if (sum_below(t, middle) <= whole)
			low = middle;
		else
			high = middle - 1;
	}
	lu odd = (lu)(whole - sum_below(t, low));
	for (uint32_t k = 0; k < t->n_col; k++) {
		t->col[k].w = lu_min(t->col[k].min, low);
		if (t->col[k].min > low && odd > 0) {
			t->col[k].w++;
			odd--;
		}
	}
	if (!j->quiet)
		diag_add(j->diags, DIAG_WARNING, "layout.squeeze", job_pos(j, t->box->node),
			 TR("表格至少需要 %d 磅宽，只有 %d 磅，各列已压窄，词会在中间断开",
			    "the table needs at least %d pt and has %d pt; columns were narrowed and words "
			    "will break"),
			 min / LU_PER_PT, whole / LU_PER_PT);
}

static void share_auto(struct job *j, struct table *t, lu whole)
{
	lu min = sum_min(t), left = whole - min;

	if (left < 0) {
		shrink_all(j, t, min, whole);
		return;
	}
	col_share((struct col_range){t->col, t->col + t->n_col}, whole);
}

/* ---- Fixed layout ---- */

static void want_first_row(struct table *t)
{
	for (uint32_t i = 0; t->n_row && i < t->row[0].n_cell; i++) {
		struct cell *c = &t->cell[t->row[0].cell + i];
		lu edges = c->box->style->box_border ? 0 : c->left + c->right;
		struct css_len w = c->box->style->width;
		for (uint32_t k = 0; k < c->cols && len_is_set(w); k++) {
			struct col *col = &t->col[c->col + k];
			if (len_is_set(col->want))
				continue;
			col->want = w;
			col->want.v = (w.v + (w.unit == CSS_LU ? edges : 0)) / c->cols;
			col->want.plus = (w.plus + (w.unit == CSS_PERCENT ? edges : 0)) / c->cols;
		}
	}
}

/* The sum of the columns' own widths, where it is more than the table's (CSS 2.1, 17.5.2.1). */
static lu fixed_sum(const struct table *t, lu whole)
{
	int64_t sum = 0;

	for (uint32_t k = 0; k < t->n_col; k++)
		sum += len_used(t->col[k].want, whole);
	return lu_max(lu_clamp(sum), whole);
}

static void share_fixed(struct job *j, struct table *t, lu whole)
{
	lu left = whole, n_auto = 0, at = 0;

	for (uint32_t k = 0; k < t->n_col; k++) {
		t->col[k].w = len_used(t->col[k].want, whole);
		left -= t->col[k].w;
		n_auto += col_is_auto(&t->col[k]);
	}
	if (left < 0) { /* asked widths of more than the table: all give way in proportion */
		for (uint32_t k = 0; k < t->n_col; k++)
			t->col[k].min = t->col[k].w;
		shrink_all(j, t, whole - left, whole);
		return;
	}
	for (uint32_t k = 0; n_auto && k < t->n_col; k++) {
		if (!col_is_auto(&t->col[k]))
			continue;
		t->col[k].w = lu_share(left, at + 1, n_auto) - lu_share(left, at, n_auto);
		at++;
	}
	if (!n_auto)
		col_share_surplus((struct col_range){t->col, t->col + t->n_col}, left);
}

/* ---- The table ---- */

void table_widths(struct job *j, struct table *t, const struct room *r)
{
	const struct css_style *s = t->style;
	lu around = table_around(t), margins = box_margins_x(s, r->w), avail = lu_max(r->w - margins, 0),
	   whole;
	bool asked = r->fixed >= 0 || len_is_set(s->width);
	lu x = t->edge[CSS_SIDE_LEFT] + t->gap_x;

	/* HTML tables are measured over their borders whatever box-sizing says. */
	lu w = r->fixed >= 0 ? r->fixed + (t->collapse ? 0 : box_edges_x(s, r->w)) : len_used(s->width, r->w);
	if (s->table_layout == CSS_TABLE_FIXED && asked) {
		want_first_row(t);
		whole = fixed_sum(t, lu_max(lu_min(w, avail) - around, 0));
		share_fixed(j, t, lu_max(lu_min(whole, avail - around), 0));
	} else {
		table_measure_cells(j, t);
		lu min = sum_min(t), max = sum_max(t);
		whole = asked ? lu_max(w - around, min) : lu_max(lu_min(max, avail - around), min);
		if (len_is_set(s->max_width))
			whole = lu_min(whole, lu_max(len_used(s->max_width, r->w) - around, min));
		if (len_is_set(s->min_width))
			whole = lu_max(whole, len_used(s->min_width, r->w) - around);
		share_auto(j, t, lu_max(lu_min(whole, avail - around), 0));
	}
	for (uint32_t k = 0; k < t->n_col; k++) {
		t->col[k].x = x;
		x += t->col[k].w + t->gap_x;
	}
	t->w = x + t->edge[CSS_SIDE_RIGHT];
}
