/*
 * Rows left in the source (dom_parse_rows) as boxes.  They may stay there if
 * nothing in them has an effect beyond its own place and nothing about their
 * table asks for all of them at once; what can be said of a row without making
 * it, its style, is said by a box that rows of one style share.
 */
#include "layout/table_parts.h"
#include "layout/box.h"

struct box *box_row(struct job *j, const struct box_run *r, uint32_t i)
{
	struct dom_node *tr = dom_row_make(j->in->dom, r->rows, i, j->work);

	css_row_apply(j->in->sheets, r->rows, tr);
	return box_grow_row(j, tr, r->deco);
}

/* ---- Which rows ---- */

static bool is_local(const struct css_style *s)
{
	return s->position == CSS_STATIC && s->floating == CSS_FLOAT_NONE && !s->before && !s->after &&
	       !s->counter_reset.n && !s->counter_increment.n && !s->string_set.n && !s->bookmark_level &&
	       !s->page.n && !s->table_continued.n && s->hidden == CSS_VISIBLE;
}

static bool is_plain_inside(const struct dom_node *cell)
{
	for (const struct dom_node *n = dom_next(cell, cell); n; n = dom_next(n, cell))
		if (n->kind == DOM_ELEMENT && (n->style->display != CSS_INLINE || !is_local(n->style)))
			return false;
	return true;
}

static bool is_plain_row(const struct dom_node *tr)
{
	if (tr->style->display != CSS_TABLE_ROW || !is_local(tr->style))
		return false;
	for (const struct dom_node *c = tr->first; c; c = c->next)
		if (c->kind != DOM_ELEMENT || c->style->display != CSS_TABLE_CELL || !is_local(c->style) ||
		    !is_plain_inside(c))
			return false;
	return tr->first != NULL;
}

static bool may_wait(const struct dom_rows *rows)
{
	const struct dom_node *body = rows->node->parent, *table = body->parent;

	if (rows->cells > BOX_RUN_CELLS || body->style->display != CSS_TABLE_ROW_GROUP || !is_local(body->style) ||
	    table->style->display != CSS_TABLE || table->style->table_fit.n)
		return false;
	for (const struct dom_node *n = table->first; n && n != body; n = dom_next(n, table))
		if ((n->tag == DOM_col || n->tag == DOM_colgroup) && n->style->hidden == CSS_COLLAPSE)
			return false;
	return true;
}

/* ---- One look ---- */

/* The kinds of rows seen: a ledger has a few. */
struct row_kind {
	const struct css_style *row, *first, *last;
	struct box *stub;
};
#define ROW_KINDS 32 /* with more, rows are hardly alike */

struct look {
	struct job *j;
	struct box_run *r;
	struct row_kind kind[ROW_KINDS];
};

static struct box *stub_of(struct look *l, const struct css_style *s)
{
	for (uint32_t i = 0; i < l->r->n_sample; i++)
		if (l->kind[i].row == s)
			return l->kind[i].stub;
	return box_new(l->j, BOX_ROW, l->r->rows->node->parent, s);
}

static bool note_kind(struct look *l, uint32_t i, const struct dom_node *tr)
{
	struct row_kind k = {tr->style, tr->first->style, tr->last->style, NULL};
	uint32_t at = 0, n = l->r->n_sample;

	while (at < n && (l->kind[at].row != k.row || l->kind[at].first != k.first || l->kind[at].last != k.last))
		at++;
	if (at == ROW_KINDS)
		return false;
	if (at == n) {
		k.stub = stub_of(l, k.row);
		l->kind[at] = k;
		l->r->sample[l->r->n_sample++] = i;
	}
	l->r->row[i] = l->kind[at].stub;
	return true;
}

struct box_run *box_run_of(struct job *j, struct dom_rows *rows, uint8_t deco)
{
	struct look l = {.j = j};
	struct arena *nodes;
	bool ok = may_wait(rows);

	if (!ok)
		return NULL;
	l.r = arena_make(j->work, struct box_run);
	*l.r = (struct box_run){.rows = rows, .deco = deco, .row = arena_many(j->work, struct box *, rows->row.n),
				.sample = arena_many(j->work, uint32_t, ROW_KINDS)};
	nodes = arena_new();
	for (uint32_t i = 0; ok && i < rows->row.n; i++) {
		struct dom_node *tr = dom_row_make(j->in->dom, rows, i, nodes);
		css_row_apply(j->in->sheets, rows, tr);
		ok = is_plain_row(tr) && note_kind(&l, i, tr);
		if (i % 64 == 63)
			arena_reset(nodes);
	}
	arena_drop(nodes);
	return ok ? l.r : NULL;
}
