/*
 * Rows that come and go.  Their nodes, boxes, paragraphs and flows live in one
 * of two arenas that take turns; when the second is full, the rows in the first
 * go.  While pages are drawn nothing goes before the page is done, for its
 * fragments point there; only the places for cells are used again.
 */
#include "layout/table_parts.h"

#include <string.h>

#define LABEL_BYTES ((size_t)4 << 20) /* of labels of rows gone by; then they are forgotten */

struct row_window {
	struct table *t;
	struct arena *arena[2];
	uint32_t row[2][ROWS_HALF]; /* those that are there */
	uint32_t n[2], half;        /* half: that which rows come into */
	uint32_t cells;             /* at most, of a row */
	struct row_window *next;
	struct {
		struct arena *work, *shape;
	} kept;
};

void table_rows_begin(struct job *j, struct table *t, uint32_t cells)
{
	struct row_window *w = mem_alloc(sizeof *w);

	w->t = t;
	w->cells = cells;
	w->arena[0] = arena_new();
	w->arena[1] = arena_new();
	w->next = j->rows.windows;
	j->rows.windows = w;
	t->window = w;
	if (!j->rows.label_arena)
		j->rows.label_arena = arena_new();
}

static void half_drop(struct row_window *w, uint32_t half, bool memory)
{
	for (uint32_t i = 0; i < w->n[half]; i++) {
		struct row *r = &w->t->row[w->row[half][i]];
		r->ready = ROW_AWAY;
		r->n_cell = 0;
		r->box = r->run->row[r->run_at];
	}
	w->n[half] = 0;
	if (memory)
		arena_reset(w->arena[half]);
}

void table_rows_drop(struct job *j)
{
	for (struct row_window *w = j->rows.windows; w; w = w->next) {
		half_drop(w, 0, true);
		half_drop(w, 1, true);
	}
	if (j->rows.label_arena && arena_bytes(j->rows.label_arena) > LABEL_BYTES)
		labels_forget(j);
}

void table_rows_rest(struct job *j)
{
	if (!j->rows.drawing && j->rows.label_arena && arena_bytes(j->rows.label_arena) > LABEL_BYTES)
		table_rows_drop(j);
}

void table_rows_release(struct job *j)
{
	for (struct row_window *w = j->rows.windows, *next; w; w = next) {
		next = w->next;
		arena_drop(w->arena[0]);
		arena_drop(w->arena[1]);
		mem_free(w);
	}
	arena_drop(j->rows.label_arena);
}

/* What is allocated now goes with the row. */
static void enter(struct row_window *w, uint32_t half)
{
	struct job *j = w->t->job;

	ENSURE(!j->rows.making);
	w->kept.work = j->work;
	w->kept.shape = j->shape;
	j->work = j->shape = w->arena[half];
	j->rows.making = true;
}

static void leave(struct row_window *w)
{
	struct job *j = w->t->job;

	j->work = w->kept.work;
	j->shape = w->kept.shape;
	j->rows.making = false;
}

void table_rows_enter(const struct table *t, uint32_t row)
{
	if (t->row[row].run)
		enter(t->window, t->row[row].half);
}

void table_rows_leave(const struct table *t, uint32_t row)
{
	if (t->row[row].run)
		leave(t->window);
}

/* Places for the cells of one more row. */
static uint32_t place_for(struct row_window *w, uint32_t row)
{
	if (w->n[w->half] == ROWS_HALF) {
		w->half = !w->half;
		half_drop(w, w->half, !w->t->job->rows.drawing);
	}
	w->row[w->half][w->n[w->half]++] = row;
	return w->t->n_cell + (w->half * ROWS_HALF + w->n[w->half] - 1) * w->cells;
}

static void put_cells(struct table *t, struct row *r, uint32_t row)
{
	for (struct box *b = r->box->first; b; b = b->next) {
		struct cell *c = &t->cell[r->cell + r->n_cell];
		memset(c, 0, sizeof *c);
		c->box = b;
		c->row = row;
		c->col = (uint16_t)r->n_cell++;
		c->cols = 1;
		c->rows = 1;
	}
}

void table_row_make(const struct table *ct, uint32_t row)
{
	struct table *t = (struct table *)(uintptr_t)ct;
	struct row *r = &t->row[row];
	struct row_window *w = t->window;

	if (!r->run || r->ready)
		return;
	struct job *j = t->job;
	bool making = j->rows.making; /* the edges of a row ask for its neighbours */
	struct arena *work = j->work, *shape = j->shape;
	r->cell = place_for(w, row);
	r->half = (uint8_t)w->half;
	j->work = j->shape = w->arena[w->half];
	j->rows.making = true;
	r->box = box_row(j, r->run, r->run_at);
	put_cells(t, r, row);
	r->ready = ROW_MADE;
	j->work = work;
	j->shape = shape;
	j->rows.making = making;
}

void table_row_lay(const struct table *t, uint32_t row)
{
	struct row *r = &t->row[row];

	table_row_make(t, row);
	if (!r->run || r->ready == ROW_LAID)
		return;
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++)
		table_cell_edges(t, &t->cell[i]);
	table_rows_enter(t, row);
	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++)
		cell_layout(t->job, t, &t->cell[i]);
	table_rows_leave(t, row);
	r->ready = ROW_LAID;
}

void table_rows_forget(struct table *t)
{
	if (!t->window)
		return;
	half_drop(t->window, 0, !t->job->rows.drawing);
	half_drop(t->window, 1, !t->job->rows.drawing);
}
