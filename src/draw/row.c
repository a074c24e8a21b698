/*
 * Elements of rows that come with their pages.  The tree holds one element for
 * a run of them; a row's own, TR and cells, are made when it is first painted
 * and leave with the page on which it is complete.
 */
#include "draw/tree.h"

#include <string.h>

void draw_tree_add_run(struct draw_tree *t, const struct dom_node *run, uint32_t parent)
{
	if (run->rows->row.n == 0)
		return;
	struct draw_run *r = vec_add(&t->run);
	r->rows = run->rows;
	r->element = draw_tree_add(t, DRAW_ROLE_TR, parent);
	t->element.v[r->element].run = (uint32_t)t->run.n;
}

static struct draw_element *add_element(struct draw_tree *t, enum draw_role role, uint32_t parent, uint32_t run)
{
	struct draw_element *e = vec_add(&t->row_element);
	*e = (struct draw_element){ .parent = parent, .rows = 1, .cols = 1, .role = (uint8_t)role, .kept = true, .run = run };
	return e;
}

static uint32_t run_number(const struct draw_tree *t, const struct dom_rows *rows)
{
	uint32_t i = 0;
	while (t->run.v[i].rows != rows)
		i++;
	return i;
}

static void add_row(struct draw_tree *t, const struct dom_node *tr)
{
	uint32_t number = run_number(t, tr->prev->rows), width = 0;
	const struct draw_run *run = &t->run.v[number];
	uint32_t body = t->element.v[run->element].parent, row = t->row_first + (uint32_t)t->row_element.n;
	*vec_add(&t->row) = (struct draw_open_row){ run->rows, tr->place, row };
	add_element(t, DRAW_ROLE_TR, body, number + 1);
	for (const struct dom_node *c = tr->first; c; c = c->next, width++) {
		bool head = c->tag == DOM_th;
		struct draw_element *e = add_element(t, head ? DRAW_ROLE_TH : DRAW_ROLE_TD, row, 0);
		e->scope = (uint8_t)(head ? draw_scope_in(c, t->element.v[body].role) : DRAW_SCOPE_NONE);
	}
	if (width < run->width) /* every row as wide as its table, as square.c has it */
		add_element(t, DRAW_ROLE_TD, row, 0)->cols = (uint16_t)(run->width - width);
	t->element.v[run->element].kept = true;
}

static uint32_t row_element(struct draw_tree *t, const struct dom_node *tr)
{
	for (size_t i = t->row.n; i-- > 0;)
		if (t->row.v[i].rows == tr->prev->rows && t->row.v[i].place == tr->place)
			return t->row.v[i].element;
	add_row(t, tr);
	return t->row.v[t->row.n - 1].element;
}

uint32_t draw_tree_use_row(struct draw_tree *t, const struct dom_node *n)
{
	const struct dom_node *cell = n, *tr = n;
	uint32_t at = 1;
	for (; tr->tag != DOM_tr; tr = tr->parent)
		cell = tr;
	if (t->of[tr->parent->order] == DRAW_ARTIFACT) /* the whole body is, and has no run */
		return DRAW_ARTIFACT;
	uint32_t row = row_element(t, tr);
	if (tr == n)
		return row;
	for (const struct dom_node *k = tr->first; k != cell; k = k->next)
		at++;
	return row + at;
}

struct draw_rows draw_tree_rows(struct draw_tree *t, struct arena *a, bool all)
{
	uint32_t n = (uint32_t)t->row_element.n;
	size_t open = t->row.n && !all ? 1 : 0;
	struct draw_element *copy = arena_many(a, struct draw_element, n);
	struct draw_rows r = { copy, t->row_first, n, open ? t->row.v[t->row.n - 1].element - t->row_first : n };
	if (n)
		memcpy(copy, t->row_element.v, n * sizeof *copy);
	if (open)
		t->row.v[0] = t->row.v[t->row.n - 1];
	t->row.n = open;
	if (r.n_closed)
		memmove(t->row_element.v, t->row_element.v + r.n_closed, (n - r.n_closed) * sizeof *copy);
	t->row_element.n = n - r.n_closed;
	t->row_first += r.n_closed;
	return r;
}
