/* Cutting a row that is higher than a page, between the lines of its cells. */
#include "layout/page.h"

static uint32_t cell_slabs(const struct cell *c)
{
	return c->flow ? c->flow->n : c->label->n > 0;
}

static lu slab_height(const struct cell *c, uint32_t k)
{
	return c->flow ? c->flow->slab[k].height : c->height;
}

/* A break after slab k of a cell: not between an edge and its content. */
static bool may_cut(const struct cell *c, uint32_t k)
{
	return !c->flow || c->flow->slab[k].cost != SLAB_NEVER;
}

void row_cut_begin(struct job *j, struct row_cut *c, const struct table *t, uint32_t row)
{
	c->t = t;
	c->row = row;
	c->at = arena_many(j->work, uint32_t, t->row[row].n_cell + (size_t)1);
	c->begun = false;
}

/* Slabs of a cell from `from` that fit into room; their height in *h. */
static uint32_t fit(const struct cell *c, uint32_t from, lu room, lu *h)
{
	uint32_t n = cell_slabs(c), to = from;
	lu at = 0;

	*h = 0;
	for (uint32_t k = from; k < n; k++) {
		bool lead = k == from && from > 0 && c->flow && c->flow->slab[k].kind == SLAB_SPACE;
		lu next = at + (lead ? 0 : slab_height(c, k));
		if (next > room)
			break;
		at = next;
		if (k + 1 == n || may_cut(c, k)) {
			to = k + 1;
			*h = at;
		}
	}
	return to;
}

static bool is_done(const struct row_cut *c)
{
	const struct row *r = &c->t->row[c->row];

	for (uint32_t i = 0; i < r->n_cell; i++)
		if (c->at[i] < cell_slabs(&c->t->cell[r->cell + i]))
			return false;
	return true;
}

/* Nothing fitted: every cell that has something left gives one slab. */
static void force(struct row_cut *c, struct row_part *p)
{
	const struct row *r = &c->t->row[c->row];

	for (uint32_t i = 0; i < r->n_cell; i++) {
		const struct cell *cell = &c->t->cell[r->cell + i];
		if (p->to[i] >= cell_slabs(cell))
			continue;
		lu h = slab_height(cell, p->to[i]++);
		p->height = lu_max(p->height, h);
	}
}

struct row_part *row_cut_next(struct job *j, struct row_cut *c, lu room)
{
	const struct table *t = c->t;
	const struct row *r = &t->row[c->row];
	struct row_part *p = arena_make(j->work, struct row_part);
	bool moved = false;
	lu inside = 0, edges = 0;

	p->t = t;
	p->row = c->row;
	p->first = !c->begun;
	p->from = arena_many(j->work, uint32_t, r->n_cell + (size_t)1);
	p->to = arena_many(j->work, uint32_t, r->n_cell + (size_t)1);
	for (uint32_t i = 0; i < r->n_cell; i++) {
		const struct cell *cell = &t->cell[r->cell + i];
		lu h;
		p->from[i] = c->at[i];
		p->to[i] = fit(cell, c->at[i], room - cell->top - cell->bottom - t->gap_y, &h);
		inside = lu_max(inside, h);
		edges = lu_max(edges, cell->top + cell->bottom);
		moved = moved || p->to[i] > p->from[i];
	}
	p->height = inside;
	if (!moved)
		force(c, p);
	for (uint32_t i = 0; i < r->n_cell; i++)
		c->at[i] = p->to[i];
	p->height += edges + t->gap_y;
	c->begun = true;
	p->last = is_done(c);
	return p;
}
