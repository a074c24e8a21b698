/*
 * Tables that are wider than their place (table-fit).  The steps are tried in
 * the order in which they are written, and add up: type that was made smaller
 * stays small in the groups of columns that follow.  A column counts as wide
 * enough when no word is broken and no text is squeezed below TABLE_FIT_EMS
 * characters a line.
 */
#include "layout/table_parts.h"

#include <string.h>

#define LANDSCAPE "landscape" /* the page that the step of this name asks for */
#define TRIES 8               /* widths follow the type size but for rounding and borders */

struct restyled {
	struct box *box;
	const struct css_style *was;
};

struct fit {
	struct pile *p;
	struct box *b;
	struct table *t;
	const struct room *outer;
	lu avail; /* for the border box */
	lu need;
	VEC(struct restyled) box; /* cells and what is in them, in their own type size */
	lu least;                 /* smallest type size of a cell */
};

/* ---- Smaller type ---- */

static lu scaled(lu v, lu size, lu of)
{
	return lu_share(v, size, of);
}

static void scale_len(struct css_len *l, lu size, lu of)
{
	if (l->unit == CSS_LU)
		l->v = scaled(l->v, size, of);
}

static const struct css_style *style_scaled(struct job *j, const struct css_style *was, lu size, lu of)
{
	struct css_style *s = arena_make(j->work, struct css_style);

	memcpy(s, was, sizeof *s);
	s->font_size = scaled(was->font_size, size, of);
	s->letter_spacing = scaled(was->letter_spacing, size, of);
	s->word_spacing = scaled(was->word_spacing, size, of);
	s->valign_length = scaled(was->valign_length, size, of);
	scale_len(&s->line_height, size, of);
	scale_len(&s->text_indent, size, of);
	for (int i = 0; i < 4; i++)
		scale_len(&s->padding[i], size, of);
	return css_style_changed(j->in->sheets, was, s);
}

static void note_boxes(struct fit *f, struct box *b)
{
	*vec_add(&f->box) = (struct restyled){b, b->style};
	if (b->kind == BOX_CELL && (!f->least || b->style->font_size < f->least))
		f->least = b->style->font_size;
	for (struct box *k = b->first; k; k = k->next)
		note_boxes(f, k);
}

static void note_cells(struct fit *f)
{
	for (uint32_t i = 0; i < f->t->n_cell; i++)
		note_boxes(f, f->t->cell[i].box);
}

/* Everything in the cells with the smallest type at `size`, measured again. */
static void set_size(struct fit *f, lu size)
{
	const struct css_style *was = NULL, *now = NULL;
	struct table *t = f->t;

	for (size_t i = 0; i < f->box.n; i++) {
		struct restyled *r = &f->box.v[i];
		if (r->was != was) {
			was = r->was;
			now = style_scaled(f->p->job, was, size, f->least);
		}
		r->box->style = now;
	}
	for (uint32_t i = 0; i < t->n_cell; i++)
		box_forget(t->cell[i].box);
	table_forget(t);
	f->need = table_min(f->p->job, t);
}

static void shrink(struct fit *f, lu floor)
{
	lu size, fixed = table_around(f->t);

	if (!f->box.n)
		note_cells(f);
	size = f->least;
	for (int i = 0; i < TRIES && f->need > f->avail && size > floor; i++) {
		lu next = lu_share(size, f->avail - fixed, f->need - fixed);
		size = lu_max(lu_min(next, size - LU_PER_PT / 20), floor);
		set_size(f, size);
	}
	if (f->need > f->avail && size > floor)
		set_size(f, floor);
}

/* ---- Another page ---- */

static lu avail_in(const struct fit *f, lu w)
{
	return w - box_margins_x(f->b->style, w);
}

/* On the page called landscape, if the document has one and it is wider; with the type as large as it was. */
static void turn(struct fit *f)
{
	struct job *j = f->p->job;
	lu w = f->p->main ? f->outer->w + page_content_width(j, STR(LANDSCAPE)) - f->outer->page_w : 0;
	struct css_style s;

	if (avail_in(f, w) <= f->avail)
		return;
	memcpy(&s, f->b->style, sizeof s);
	s.page = STR(LANDSCAPE);
	f->b->style = f->t->style = css_style_changed(j->in->sheets, f->b->style, &s);
	f->avail = avail_in(f, w);
	if (f->box.n)
		set_size(f, f->least);
}

/* ---- The steps ---- */

static bool is_after(const struct css_table_fit *fit, unsigned i, enum css_fit step)
{
	for (unsigned k = 0; k < i; k++)
		if (fit->step[k] == step)
			return true;
	return false;
}

static void take_steps(struct fit *f, const struct css_table_fit *fit)
{
	for (unsigned i = 0; i < fit->n && f->need > f->avail && !f->t->n_part; i++) {
		if (fit->step[i] == CSS_FIT_SHRINK)
			shrink(f, fit->floor);
		else if (fit->step[i] == CSS_FIT_SPLIT)
			table_split(f->p->job, f->t, f->avail);
		else
			turn(f);
		if (fit->step[i] == CSS_FIT_LANDSCAPE && is_after(fit, i, CSS_FIT_SHRINK))
			shrink(f, fit->floor);
	}
	/* What could not be split upright may be split on the wider page. */
	if (f->need > f->avail && !f->t->n_part && is_after(fit, fit->n, CSS_FIT_SPLIT))
		table_split(f->p->job, f->t, f->avail);
}

static lu room_width(const struct fit *f)
{
	const struct str page = f->b->style->page;
	lu w = f->outer->w;

	if (f->p->main && page.n && !str_eq(page, f->outer->page))
		w += page_content_width(f->p->job, page) - f->outer->page_w;
	return w;
}

static void tell(const struct fit *f)
{
	struct job *j = f->p->job;

	if (f->need > f->avail && !f->t->n_part)
		job_overflow(j, f->b->node, TR("表格的宽度", "the width of a table"), f->avail, f->need);
	else if (f->t->n_part && !j->quiet)
		diag_add(j->diags, DIAG_NOTE, "layout.split", job_pos(j, f->b->node),
			 TR("表格太宽，分成 %u 个栏组", "the table is too wide; it was split into %u groups of columns"),
			 f->t->n_part);
	else if (f->box.n && f->box.v[0].box->style->font_size < f->box.v[0].was->font_size && !j->quiet)
		diag_add(j->diags, DIAG_NOTE, "layout.shrink", job_pos(j, f->b->node),
			 TR("表格太宽，字号缩到原来的 %d%%", "the table is too wide; its type was set at %d%%"),
			 (int)lu_share(f->t->cell[0].box->style->font_size, 100, f->box.v[0].was->font_size));
}

void table_fit(struct pile *p, struct box *b, const struct room *outer)
{
	struct fit f = {.p = p, .b = b, .t = b->table, .outer = outer};
	struct css_table_fit fit;

	if (f.t->fitted || !f.t->n_cell)
		return;
	f.t->fitted = true;
	table_collapse(p->job, f.t);
	if (f.t->n_part || !b->style->table_fit.n)
		return;
	css_table_fit_parse(p->job->work, b->style->table_fit, &fit);
	f.avail = avail_in(&f, room_width(&f));
	f.need = table_min(p->job, f.t);
	if (f.need <= f.avail)
		return;
	take_steps(&f, &fit);
	tell(&f);
	vec_release(&f.box);
}
