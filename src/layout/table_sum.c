/* Totals of columns by page (table.h). */
#include "layout/table_parts.h"

#include "base/dec.h"

#define SCALE 4         /* decimals that are kept exactly; figures with more are not figures of money */
#define POWER_OF_SCALE 10000

struct sum {
	uint32_t col;
	wide page, running;        /* in units of 10^-SCALE */
	uint32_t n_page, n_running; /* figures in them */
	wide bound;                /* of the absolute values of all figures */
	uint8_t decimals;          /* most that a figure shows */
	bool grouped, plain;       /* figures of four digits and more with and without separators were seen */
	bool negative, minus;      /* there are negative figures; they have U+2212 */
	bool told;
};

struct sums {
	uint32_t page; /* that `page` sums are of */
	uint32_t n;
	struct sum *v;
};

/* ---- One figure ---- */

struct figure {
	int64_t v;
	uint8_t decimals;
	bool separators, minus, long_whole;
};

enum reading { BLANK, DASH, WORDS, FIGURE };

/* Minus signs of Chinese typesetting to the one that numbers are read with. */
static struct str plain_minus(struct arena *a, struct str s, bool *minus)
{
	*minus = str_starts(s, STR("−"));
	if (*minus || str_starts(s, STR("－")))
		return arena_fmt(a, "-%.*s", STR_ARG(str_sub(s, 3, s.n)));
	return s;
}

static bool is_dash(struct str s)
{
	static const char *const dashes[] = {"-", "—", "——", "－", "–", "/", "／"};

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (str_is(s, dashes[i]))
			return true;
	return false;
}

static enum reading read_figure(struct arena *a, struct str text, struct figure *f)
{
	struct str s = str_trim(text);
	size_t point;

	*f = (struct figure){0};
	if (!s.n)
		return BLANK;
	if (is_dash(s))
		return DASH;
	s = plain_minus(a, s, &f->minus);
	if (dec_parse(s, SCALE, &f->v) != DEC_OK)
		return WORDS;
	for (point = 0; point < s.n && s.p[point] != '.'; point++)
		f->separators = f->separators || s.p[point] == ',';
	f->decimals = (uint8_t)(point < s.n && s.n - point - 1 < SCALE ? s.n - point - 1 : point < s.n ? SCALE : 0);
	f->long_whole = f->v / POWER_OF_SCALE >= 1000 || f->v / POWER_OF_SCALE <= -1000;
	return FIGURE;
}

static struct str cell_text(struct job *j, const struct cell *c)
{
	const struct box *b = c->box;

	if (b->kind == BOX_CELL && !b->first && !b->shaped)
		return b->text;
	return dom_text(j->scratch, b->node);
}

static enum reading read_cell(struct job *j, const struct table *t, uint32_t row, const struct sum *s,
			      struct figure *f)
{
	const struct cell *c = table_at(t, row, s->col);

	if (!c || c->row != row || c->col != s->col)
		return BLANK;
	return read_figure(j->scratch, cell_text(j, c), f);
}

/* ---- What the rows and columns ask for ---- */

static enum table_total total_of(struct job *j, const struct table *t, const struct row *r)
{
	static const struct {
		const char *name;
		enum table_total total;
		enum table_section where;
	} names[] = {{"page", TOTAL_PAGE, TABLE_FOOT},
		     {"carried", TOTAL_CARRIED, TABLE_FOOT},
		     {"brought", TOTAL_BROUGHT, TABLE_HEAD},
		     {"running", TOTAL_RUNNING, TABLE_FOOT},
		     {"whole", TOTAL_WHOLE, TABLE_FOOT}};
	struct str s;

	if (!r->box->element || !r->box->node->n_attr || !dom_has_attr(r->box->node, "data-total"))
		return TOTAL_NONE;
	s = dom_attr(r->box->node, "data-total");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(s, names[i].name) && names[i].where == r->section)
			return names[i].total;
	if (!j->quiet && !t->box->some_columns)
		diag_add(j->diags, DIAG_WARNING, "layout.total", job_pos(j, r->box->node),
			 TR("data-total=\"%.*s\" 不认识或位置不对：brought 写在 thead，page、carried、running、whole 写在 tfoot",
			    "data-total=\"%.*s\" is unknown or misplaced: brought in thead; page, carried, running, "
			    "whole in tfoot"),
			 STR_ARG(s));
	return TOTAL_NONE;
}

static struct sum *sum_at(const struct table *t, uint32_t col)
{
	for (uint32_t i = 0; t->sums && i < t->sums->n; i++)
		if (t->sums->v[i].col == col)
			return &t->sums->v[i];
	return NULL;
}

static void ask(struct job *j, struct table *t, struct cell *c)
{
	if (!t->sums) {
		t->sums = arena_make(j->work, struct sums);
		t->sums->v = arena_many(j->work, struct sum, t->n_col);
	}
	if (!sum_at(t, c->col))
		t->sums->v[t->sums->n++].col = c->col;
	c->sum = true;
}

static void find_rows(struct job *j, struct table *t)
{
	for (uint32_t r = 0; r < t->n_row; r++) {
		struct row *row = &t->row[r];
		if (row->section == TABLE_BODY)
			continue;
		row->total = (uint8_t)total_of(j, t, row);
		for (uint32_t i = row->cell; row->total && i < row->cell + row->n_cell; i++)
			if (t->cell[i].box->element && dom_has_attr(t->cell[i].box->node, "data-sum"))
				ask(j, t, &t->cell[i]);
	}
}

/* A row that nobody summed would vanish from the books: said once a column. */
static void tell(struct job *j, const struct table *t, struct sum *s, uint32_t row, enum reading what)
{
	const struct cell *c = table_at(t, row, s->col);
	struct str text = str_trim(cell_text(j, c));

	if (s->told || j->quiet || t->box->some_columns)
		return;
	s->told = true;
	diag_add(j->diags, what == DASH ? DIAG_NOTE : DIAG_WARNING, "layout.sum", job_pos(j, c->box->node),
		 TR("“%.*s”不是数，没有计入本列的合计", "'%.*s' is no number and is not counted in the totals of its column"),
		 STR_ARG(text));
}

/* The look of the column's figures, and how wide its totals may become. */
static void look_at(struct job *j, struct table *t, struct sum *s)
{
	for (uint32_t r = t->n_head; r < t->n_row - t->n_foot; r++) {
		struct figure f;
		enum reading what = read_cell(j, t, r, s, &f);
		if (what == DASH || what == WORDS)
			tell(j, t, s, r, what);
		if (what != FIGURE)
			continue;
		s->bound += f.v < 0 ? -(wide)f.v : f.v;
		s->negative = s->negative || f.v < 0;
		s->minus = s->minus || f.minus;
		s->grouped = s->grouped || f.separators;
		s->plain = s->plain || (f.long_whole && !f.separators);
		s->decimals = f.decimals > s->decimals ? f.decimals : s->decimals;
	}
	arena_reset(j->scratch);
}

/* ---- Totals as text ---- */

static const struct label *sum_label(struct job *j, const struct cell *c, const struct sum *s, wide v)
{
	struct box *b = box_new(j, BOX_CELL, c->box->node, c->box->style);
	struct buf out = {0};
	const struct label *l;

	for (unsigned k = s->decimals; k < SCALE; k++)
		v /= 10;
	if (v < 0 && s->minus) {
		buf_cat(&out, "−");
		v = -v;
	}
	if (s->plain && !s->grouped)
		dec_format(v, s->decimals, &out);
	else
		dec_group(v, s->decimals, &out);
	b->text = arena_str(j->out, buf_view(&out));
	l = label_number(j, b);
	buf_release(&out);
	return l;
}

void table_find_sums(struct job *j, struct table *t)
{
	find_rows(j, t);
	for (uint32_t i = 0; t->sums && i < t->sums->n; i++)
		look_at(j, t, &t->sums->v[i]);
}

const struct label *table_sum_bound(struct job *j, const struct table *t, const struct cell *c)
{
	const struct sum *s = sum_at(t, c->col);

	return sum_label(j, c, s, s->negative ? -s->bound : s->bound);
}

void table_sum_row(struct job *j, struct table *t, uint32_t row, uint32_t page)
{
	struct sums *all = t->sums;

	for (uint32_t i = 0; i < all->n; i++) {
		struct sum *s = &all->v[i];
		struct figure f;
		if (row == t->n_head)
			s->page = s->running = s->n_page = s->n_running = 0;
		if (page != all->page)
			s->page = s->n_page = 0;
		if (read_cell(j, t, row, s, &f) != FIGURE)
			continue;
		s->page += f.v;
		s->running += f.v;
		s->n_page++;
		s->n_running++;
	}
	all->page = page;
}

const struct label *table_sum_label(struct job *j, const struct table *t, const struct cell *c, uint32_t page)
{
	const struct sum *s = sum_at(t, c->col);
	bool of_page = t->row[c->row].total == TOTAL_PAGE;

	if (of_page && (t->sums->page != page || !s->n_page))
		return NULL;
	if (!s->n_running)
		return NULL;
	return sum_label(j, c, s, of_page ? s->page : s->running);
}
