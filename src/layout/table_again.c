/* What a table says again at the top of the pages on which it goes on: its caption, and headings of groups. */
#include "layout/table_parts.h"

/* The words in a box as they stand, generated ones included. */
static void add_text(struct buf *out, const struct box *b)
{
	if (b->kind == BOX_TEXT)
		buf_str(out, b->text);
	else if (b->kind == BOX_CELL && !b->first)
		buf_str(out, b->shaped ? b->node->first->text : b->text);
	else if (b->kind == BOX_BREAK)
		buf_char(out, ' ');
	for (const struct box *k = b->first; k; k = k->next)
		add_text(out, k);
}

static struct str words(struct job *j, const struct box *b, struct str content)
{
	struct buf text = {0};
	struct str s;

	add_text(&text, b);
	s = content_words(j, b->node, content, str_trim(buf_view(&text)));
	buf_release(&text);
	return s;
}

/* ---- Headings of groups ---- */

static bool is_heading(const struct row *r)
{
	return r->section == TABLE_BODY && r->n_cell && r->box->style->table_continued.n;
}

void table_find_again(struct job *j, struct table *t)
{
	uint32_t n = 0, last = 0; /* index + 1 */

	for (uint32_t r = t->n_head; r < t->n_row - t->n_foot; r++)
		n += is_heading(&t->row[r]);
	if (!n)
		return;
	t->again = arena_many(j->work, struct again, n);
	for (uint32_t r = t->n_head; r < t->n_row - t->n_foot; r++) {
		if (r > t->n_head && t->row[r].group != t->row[r - 1].group)
			last = 0;
		if (is_heading(&t->row[r])) {
			t->again[t->n_again].row = r;
			last = ++t->n_again;
		} else {
			t->row[r].under = last;
		}
	}
}

void table_again_cell(struct job *j, const struct table *t, struct again *a)
{
	const struct row *r = &t->row[a->row];
	const struct cell *c = &t->cell[r->cell];
	struct box *b = box_new(j, BOX_CELL, c->box->node, c->box->style);

	b->text = words(j, c->box, r->box->style->table_continued);
	a->cell = *c;
	a->cell.box = b;
	a->cell.label = NULL;
	a->cell.flow = NULL;
}

static void lay_heading(struct job *j, const struct table *t, struct again *a)
{
	table_again_cell(j, t, a);
	cell_layout(j, t, &a->cell);
	a->height = lu_max(t->row[a->row].height, cell_height(&a->cell));
}

/* ---- The caption ---- */

static const struct flow *flow_in(struct job *j, struct box *b, lu w)
{
	struct room r = {.w = w, .h = -1, .fixed = -1, .high = -1, .abs_w = w, .abs_h = -1};
	struct pile p;

	pile_init(&p, j);
	block_box(&p, b, &r);
	return pile_finish(&p);
}

static void lay_caption(struct job *j, struct table *t)
{
	for (const struct box *k = t->box->first; k; k = k->next) {
		struct box *b, *text;
		if (k->kind != BOX_BLOCK || !k->style->table_continued.n || t->caption)
			continue;
		b = box_new(j, BOX_BLOCK, k->node, k->style);
		text = box_new(j, BOX_TEXT, k->node, k->style);
		text->text = words(j, k, k->style->table_continued);
		b->inline_kids = true;
		box_append(b, text);
		t->caption = flow_in(j, b, t->w);
	}
}

void table_lay_again(struct job *j, struct table *t)
{
	t->caption = NULL;
	if (t->n_row)
		lay_caption(j, t);
	for (uint32_t i = 0; i < t->n_again; i++)
		lay_heading(j, t, &t->again[i]);
}
