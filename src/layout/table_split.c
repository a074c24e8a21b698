/*
 * Some columns of a table as a table of its own.  The new table is made in the
 * document's tree as well as in the box tree, so that everything that follows,
 * tags and spans included, sees an ordinary table: the parts take the place of
 * the original among its parent's children.
 */
#include "layout/table_parts.h"

#include <string.h>

/* ---- As it was before it was measured ---- */

void box_forget(struct box *b)
{
	if (b->kind == BOX_CELL && b->shaped) {
		b->text = b->node->first ? b->node->first->text : (struct str){0};
		b->shaped = false;
	} else if (b->inline_kids) {
		b->para = NULL;
	} else if (b->kind == BOX_TABLE && b->table) {
		table_forget(b->table);
	}
	for (struct box *k = b->first; k; k = k->next)
		box_forget(k);
}

void table_forget(struct table *t)
{
	t->measured = 0;
	for (int i = 0; i < 4; i++)
		t->edge[i] = 0;
	for (uint32_t i = 0; i < t->n_cell; i++) {
		t->cell[i].label = NULL;
		t->cell[i].flow = NULL;
	}
	table_edges(t);
}

/* ---- Nodes ---- */

struct part {
	struct job *j;
	struct table *t;
	struct dom_node *table;     /* of the part */
	const struct dom_node *old; /* and of the original */
	struct dom_node **map;      /* by order from the original's: the copy of a node */
	size_t n_map;
	bool *take; /* per column */
	uint32_t number, total;
};

static struct dom_node *copy_of(const struct part *p, const struct dom_node *n)
{
	size_t k = n->order - (size_t)p->old->order;

	return n->order >= p->old->order && k < p->n_map ? p->map[k] : NULL;
}

static void append_node(struct dom_node *parent, struct dom_node *n)
{
	n->parent = parent;
	n->prev = parent->last;
	n->next = NULL;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

/* An id names one place: it stays with the first part. */
static void drop_id(struct job *j, struct dom_node *n)
{
	struct dom_attr *a = arena_many(j->out, struct dom_attr, n->n_attr + (size_t)1);
	unsigned k = 0;

	for (unsigned i = 0; i < n->n_attr; i++)
		if (!str_is(n->attr[i].name, "id"))
			a[k++] = n->attr[i];
	n->attr = a;
	n->n_attr = k;
}

static struct dom_node *copy_node(struct part *p, const struct dom_node *n, struct dom_node *parent)
{
	struct dom_node *c = arena_make(p->j->out, struct dom_node);

	*c = *n;
	c->order = (uint32_t)p->j->in->dom->n_nodes++;
	c->first = c->last = NULL;
	if (parent)
		append_node(parent, c);
	if (p->number > 1 && c->n_attr && dom_has_attr(c, "id"))
		drop_id(p->j, c);
	p->map[n->order - p->old->order] = c;
	return c;
}

static void copy_inside(struct part *p, const struct dom_node *n, struct dom_node *to)
{
	for (const struct dom_node *k = n->first; k; k = k->next)
		copy_inside(p, k, copy_node(p, k, to));
}

/* The copy of a node with its parents in the table, made now if there is none; deep: with all inside. */
static struct dom_node *node_of(struct part *p, const struct dom_node *n, bool deep)
{
	struct dom_node *c = copy_of(p, n);

	if (c)
		return c;
	c = copy_node(p, n, n == p->old ? NULL : node_of(p, n->parent, false));
	if (deep)
		copy_inside(p, n, c);
	return c;
}

static void set_colspan(struct job *j, struct dom_node *n, unsigned cols)
{
	struct dom_attr *a = arena_many(j->out, struct dom_attr, n->n_attr + (size_t)1);
	unsigned k = 0;

	for (unsigned i = 0; i < n->n_attr; i++)
		if (!str_is(n->attr[i].name, "colspan"))
			a[k++] = n->attr[i];
	if (cols > 1)
		a[k++] = (struct dom_attr){STR("colspan"), arena_fmt(j->out, "%u", cols)};
	n->attr = a;
	n->n_attr = k;
}

/* ---- Boxes ---- */

static struct box *copy_shallow(struct part *p, const struct box *b, bool deep_node)
{
	struct box *c = arena_make(p->j->work, struct box);

	*c = *b;
	c->first = c->last = c->next = NULL;
	c->node = node_of(p, b->node, deep_node && b->element);
	if (b->kind == BOX_TABLE)
		c->table = NULL;
	return c;
}

static struct box *copy_box(struct part *p, const struct box *b)
{
	struct box *c = copy_shallow(p, b, true);

	for (const struct box *k = b->first; k; k = k->next)
		box_append(c, copy_box(p, k));
	if (b->marker)
		c->marker = copy_box(p, b->marker);
	return c;
}

static uint32_t cols_taken(const struct part *p, const struct cell *c)
{
	uint32_t n = 0;

	for (uint32_t k = c->col; k < (uint32_t)c->col + c->cols; k++)
		n += p->take[k];
	return n;
}

static struct box *copy_row(struct part *p, uint32_t row)
{
	const struct row *r = &p->t->row[row];
	struct box *to = copy_shallow(p, r->box, false);

	for (uint32_t i = r->cell; i < r->cell + r->n_cell; i++) {
		const struct cell *c = &p->t->cell[i];
		uint32_t cols = cols_taken(p, c);
		struct box *cell;
		if (!cols)
			continue;
		cell = copy_box(p, c->box);
		box_forget(cell);
		cell->span = (uint16_t)cols;
		if (c->box->element && cols != c->cols)
			set_colspan(p->j, node_of(p, c->box->node, true), cols);
		box_append(to, cell);
	}
	return to;
}

static void add_text(struct part *p, struct box *to, struct str s)
{
	struct box *b = box_new(p->j, BOX_TEXT, to->node, to->style);

	b->text = s;
	box_append(to, b);
}

/* What table-part says: the caption's own content and words and numbers around it. */
static struct box *copy_caption(struct part *p, const struct box *b)
{
	size_t n;
	const struct css_content *c = css_content_parse(p->j->work, b->style->table_part, &n);
	struct box *to;

	if (p->total < 2 || n == 0 || !b->inline_kids) {
		to = copy_box(p, b);
		box_forget(to);
		return to;
	}
	to = copy_shallow(p, b, true);
	to->para = NULL;
	for (size_t i = 0; i < n; i++) {
		if (c[i].kind == CSS_CONTENT_SELF)
			for (const struct box *k = b->first; k; k = k->next)
				box_append(to, copy_box(p, k));
		else if (c[i].kind == CSS_CONTENT_TEXT)
			add_text(p, to, c[i].text);
		else if (c[i].kind == CSS_CONTENT_ATTR)
			add_text(p, to, dom_attr(b->node, arena_str(p->j->work, c[i].text).p));
		else if (c[i].kind == CSS_CONTENT_COUNTER)
			add_text(p, to,
				 counter_text(p->j->work,
					      (int)(str_is(c[i].text, "table-parts") ? p->total : p->number),
					      c[i].format));
	}
	return to;
}

/* <col>s without the width of their style where there is none; a <colgroup> for those that stand in one. */
static void copy_cols(struct part *p, struct box *to)
{
	const struct css_style *plain = css_style_anonymous(p->j->in->sheets, to->style, CSS_TABLE_COLUMN);
	struct box *group = NULL;

	for (uint32_t k = 0; k < p->t->n_col; k++) {
		const struct col *c = &p->t->col[k];
		if (c->opens || !c->group)
			group = NULL;
		if (!p->take[k])
			continue;
		if (c->group && !group) {
			group = box_new(p->j, BOX_COL, to->node, c->group);
			box_append(to, group);
		}
		box_append(group ? group : to, box_new(p->j, BOX_COL, to->node, c->style ? c->style : plain));
	}
}

static const struct css_style *part_style(const struct part *p)
{
	const struct css_style *was = p->t->style;
	struct css_style s;

	memcpy(&s, was, sizeof s);
	if (p->total > 1)
		s.table_fit = (struct str){0};
	if (p->number > 1 && s.break_before != CSS_BREAK_AVOID)
		s.break_before = CSS_BREAK_AUTO;
	if (p->number < p->total && s.break_after != CSS_BREAK_AVOID)
		s.break_after = CSS_BREAK_AUTO;
	return css_style_changed(p->j->in->sheets, was, &s);
}

static struct box *make_part(struct part *p)
{
	const struct table *t = p->t;
	struct box *b, *rows = NULL;
	uint32_t r = 0;

	memset(p->map, 0, p->n_map * sizeof *p->map);
	p->table = node_of(p, p->old, false);
	b = copy_shallow(p, t->box, false);
	b->style = part_style(p);
	b->some_columns = true;
	copy_cols(p, b);
	for (const struct box *k = t->box->first; k; k = k->next)
		if (k->kind == BOX_BLOCK)
			box_append(b, copy_caption(p, k));
	for (const struct box *group = NULL; r < t->n_row; r++) {
		if (t->row[r].group != group) {
			group = t->row[r].group;
			rows = copy_shallow(p, group, false);
			box_append(b, rows);
		}
		box_append(rows, copy_row(p, r));
	}
	return b;
}

/* ---- The parts ---- */

/* Nodes of the table: their orders follow each other. */
static size_t count_nodes(const struct dom_node *n)
{
	uint32_t last = n->order;

	for (const struct dom_node *k = n; k; k = dom_next(k, n))
		last = k->order > last ? k->order : last;
	return (size_t)(last - n->order) + 1;
}

/* The parts stand where the original stood. */
static void replace_node(const struct dom_node *old, struct dom_node **part, uint32_t n)
{
	struct dom_node *up = old->parent, *next = old->next, *before = old->prev;

	for (uint32_t i = 0; i < n; i++) {
		part[i]->parent = up;
		part[i]->prev = before;
		part[i]->next = NULL;
		if (before)
			before->next = part[i];
		else
			up->first = part[i];
		before = part[i];
	}
	before->next = next;
	if (next)
		next->prev = before;
	else
		up->last = before;
}

/* Parts of the columns in group[k] == part, and of the key columns in all (group 0). */
static void make_parts(struct job *j, struct table *t, const uint32_t *group, uint32_t n)
{
	struct part p = {.j = j, .t = t, .old = t->box->node, .total = n};
	struct dom_node **node = arena_many(j->work, struct dom_node *, n);

	p.n_map = count_nodes(p.old);
	p.map = arena_many(j->work, struct dom_node *, p.n_map);
	p.take = arena_many(j->work, bool, t->n_col);
	t->part = arena_many(j->work, struct box *, n);
	t->n_part = n;
	for (uint32_t i = 0; i < n; i++) {
		p.number = i + 1;
		for (uint32_t k = 0; k < t->n_col; k++)
			p.take[k] = group[k] == 0 || group[k] == p.number;
		t->part[i] = make_part(&p);
		node[i] = p.table;
	}
	if (t->box->element)
		replace_node(p.old, node, n);
	j->doc->rows_in -= t->n_row - t->n_head - t->n_foot; /* each part counts its own */
}

/* ---- Groups of columns ---- */

/* How many heads stand over both sides of the line left of column k: what a cut there parts. */
static uint32_t joined(const struct table *t, uint32_t k)
{
	uint32_t n = 0;

	for (uint32_t r = 0; k > 0 && r < t->n_head; r++)
		n += table_at(t, r, k) && table_at(t, r, k) == table_at(t, r, k - 1);
	return n;
}

struct cutting {
	const struct table *t;
	lu keys;         /* width of the key columns and of what is around */
	uint32_t *group; /* per column, 0: key */
};

static lu col_need(const struct table *t, uint32_t k)
{
	return t->col[k].min + t->gap_x;
}

/* The end of a group that begins at `from` and has `room`: where it is full, or shortly before between heads. */
static uint32_t group_end(const struct cutting *c, uint32_t from, lu room)
{
	uint32_t full = from, best, n_col = c->t->n_col;

	for (lu w = 0; full < n_col; full++) {
		w += c->group[full] ? col_need(c->t, full) : 0;
		if (w > room && full > from)
			break;
	}
	if (full == n_col)
		return full;
	best = full;
	for (uint32_t k = full; k > from + (full - from) / 2; k--)
		if (joined(c->t, k) < joined(c->t, best))
			best = k;
	return best;
}

/* Number of groups when each is at most `room` wide; written into c->group if `write`. */
static uint32_t cut_into(const struct cutting *c, lu room, bool write)
{
	uint32_t n = 0;

	for (uint32_t from = 0, to; from < c->t->n_col; from = to) {
		to = group_end(c, from, room);
		n++;
		for (uint32_t k = from; write && k < to; k++)
			if (c->group[k])
				c->group[k] = n;
	}
	return n;
}

static bool is_key(const struct col *c)
{
	return (c->style && c->style->key_column) || (c->group && c->group->key_column);
}

static bool mark_keys(struct cutting *c, lu room)
{
	const struct table *t = c->t;
	bool any = false;

	c->keys = table_around(t) - (lu)t->n_col * t->gap_x;
	for (uint32_t k = 0; k < t->n_col; k++) {
		bool key = is_key(&t->col[k]);
		c->group[k] = !key;
		any = any || !key;
		if (key)
			c->keys += col_need(t, k);
	}
	for (uint32_t k = 0; k < t->n_col; k++)
		if (c->group[k] && c->keys + col_need(t, k) > room)
			return false;
	return any;
}

lu table_split_min(struct job *j, struct table *t)
{
	lu widest = 0, keys = 0;
	struct css_table_fit fit;
	bool may = false;

	css_table_fit_parse(j->work, t->style->table_fit, &fit);
	for (unsigned i = 0; i < fit.n; i++)
		may = may || fit.step[i] == CSS_FIT_SPLIT;
	for (uint32_t k = 0; k < t->n_col; k++) {
		if (is_key(&t->col[k]))
			keys += t->col[k].min;
		else
			widest = lu_max(widest, t->col[k].min);
	}
	return may ? lu_clamp((int64_t)keys + widest) : INT32_MAX;
}

void table_split(struct job *j, struct table *t, lu avail)
{
	struct cutting c = {.t = t, .group = arena_many(j->work, uint32_t, t->n_col)};
	lu low = 0, high, room;
	uint32_t n;

	if (!mark_keys(&c, avail))
		return;
	room = high = avail - c.keys;
	n = cut_into(&c, room, false);
	while (low < high) { /* the narrowest room that needs no more groups: they come out alike */
		lu middle = low + (high - low) / 2;
		if (cut_into(&c, middle, false) <= n)
			high = middle;
		else
			low = middle + 1;
	}
	cut_into(&c, low <= room && cut_into(&c, low, false) <= n ? low : room, true);
	make_parts(j, t, c.group, n);
}

void table_collapse(struct job *j, struct table *t)
{
	uint32_t *group = arena_many(j->work, uint32_t, t->n_col), left = t->n_col;

	for (uint32_t k = 0; k < t->n_col; k++) {
		const struct col *c = &t->col[k];
		if ((c->style && c->style->hidden == CSS_COLLAPSE) || (c->group && c->group->hidden == CSS_COLLAPSE)) {
			group[k] = UINT32_MAX;
			left--;
		}
	}
	if (left && left < t->n_col)
		make_parts(j, t, group, 1);
}
