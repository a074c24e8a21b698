/* Cutting a row that is higher than a page, between the lines of its cells. */
#include "layout/page.h"

#include <string.h>

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
	table_row_lay(t, row);
	size_t n = t->row[row].n_cell + (size_t)1;

	c->t = t;
	c->row = row;
	c->at = arena_many(j->work, uint32_t, n);
	c->inner = arena_many(j->work, struct row_cut *, n);
	c->begun = false;
}

static bool is_row(const struct cell *c, uint32_t k)
{
	return c->flow && c->flow->slab[k].kind == SLAB_ROW;
}

/* A row that no part has room for is cut in its turn, if a third of this one is left for it. */
static bool is_worth(const struct cell *c, uint32_t k, lu room, lu left)
{
	return slab_height(c, k) > room && left > room / 3;
}

/* The next part of the row of a table inside cell i, which stands at slab k. */
static const struct row_part *inner_part(struct job *j, struct row_cut *c, uint32_t i, uint32_t k, lu room)
{
	const struct slab *s = &c->t->cell[c->t->row[c->row].cell + i].flow->slab[k];
	struct row_part *part;

	if (!c->inner[i]) {
		c->inner[i] = arena_make(j->work, struct row_cut);
		row_cut_begin(j, c->inner[i], s->item, s->index);
	}
	part = row_cut_next(j, c->inner[i], room);
	part->x = s->x;
	if (part->last)
		c->inner[i] = NULL;
	return part;
}

/* What of cell i fits into room, from where it stands; its height. */
static lu fit(struct job *j, struct row_cut *c, struct row_part *p, uint32_t i, lu room)
{
	const struct cell *cell = &c->t->cell[c->t->row[c->row].cell + i];
	uint32_t n = cell_slabs(cell), from = c->at[i];
	lu at = 0, h = 0;

	if (c->inner[i]) {
		p->head[i] = inner_part(j, c, i, from++, room);
		h = at = p->head[i]->height;
	}
	p->from[i] = p->to[i] = from;
	for (uint32_t k = from; k < n && !c->inner[i]; k++) {
		bool lead = k == from && from > 0 && cell->flow && cell->flow->slab[k].kind == SLAB_SPACE;
		lu next = at + (lead ? 0 : slab_height(cell, k));
		if (next > room && is_row(cell, k) && (p->to[i] == p->at[i] || is_worth(cell, k, room, room - at))) {
			p->to[i] = k;
			p->tail[i] = inner_part(j, c, i, k, room - at);
			h = at + p->tail[i]->height;
		}
		if (next > room)
			break;
		at = next;
		if (k + 1 == n || may_cut(cell, k)) {
			p->to[i] = k + 1;
			h = at;
		}
	}
	return h;
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

static struct row_part *part_new(struct job *j, const struct row_cut *c)
{
	struct row_part *p = arena_make(j->work, struct row_part);
	size_t n = c->t->row[c->row].n_cell;

	p->t = c->t;
	p->row = c->row;
	p->first = !c->begun;
	p->from = arena_many(j->work, uint32_t, n + 1);
	p->to = arena_many(j->work, uint32_t, n + 1);
	p->head = arena_many(j->work, const struct row_part *, n + 1);
	p->tail = arena_many(j->work, const struct row_part *, n + 1);
	p->at = arena_many(j->work, uint32_t, n + 1);
	p->inner = arena_many(j->work, struct row_cut *, n + 1);
	memcpy(p->at, c->at, n * sizeof *p->at);
	memcpy(p->inner, c->inner, n * sizeof *p->inner);
	return p;
}

struct row_part *row_cut_next(struct job *j, struct row_cut *c, lu room)
{
	const struct table *t = c->t;
	const struct row *r = &t->row[c->row];
	table_row_lay(t, c->row);
	struct row_part *p = part_new(j, c);
	bool moved = false;
	lu edges = 0;

	for (uint32_t i = 0; i < r->n_cell; i++) {
		const struct cell *cell = &t->cell[r->cell + i];
		lu h = fit(j, c, p, i, room - cell->top - cell->bottom - t->gap_y);
		p->height = lu_max(p->height, h);
		edges = lu_max(edges, cell->top + cell->bottom);
		moved = moved || p->to[i] > p->from[i] || p->head[i] || p->tail[i];
	}
	if (!moved)
		force(c, p);
	for (uint32_t i = 0; i < r->n_cell; i++)
		c->at[i] = row_part_end(p, i);
	p->height += edges + t->gap_y;
	c->begun = true;
	p->last = is_done(c);
	return p;
}

void row_cut_back(struct row_cut *c, const struct row_part *p)
{
	size_t n = c->t->row[c->row].n_cell;

	for (size_t i = 0; i < n; i++)
		if (p->inner[i] && p->head[i])
			row_cut_back(p->inner[i], p->head[i]);
	memcpy(c->at, p->at, n * sizeof *p->at);
	memcpy(c->inner, p->inner, n * sizeof *p->inner);
	c->begun = !p->first;
}
