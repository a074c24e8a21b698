/* Slabs to fragments: boxes, atoms, what is anchored; lines and rows have files of their own. */
#include "layout/columns.h"
#include "layout/emit.h"

struct layout_frag *emit_frag(struct emit *e, enum layout_kind kind, const struct dom_node *n,
			      const struct css_style *s)
{
	struct layout_frag *f;

	if (e->dry)
		return NULL;
	f = vec_add(&e->frag);
	f->kind = kind;
	f->node = n;
	f->style = s;
	f->artifact = e->artifact;
	return f;
}

static bool paints(const struct css_style *s)
{
	return !s->hidden && (s->background >> 24 || s->border[0].width || s->border[1].width ||
			      s->border[2].width || s->border[3].width);
}

void emit_box(struct emit *e, lu x, lu y, lu w, lu h, const struct dom_node *n, const struct css_style *s)
{
	struct layout_frag *f = paints(s) ? emit_frag(e, LAYOUT_BOX, n, s) : NULL;

	if (!f)
		return;
	f->x = x;
	f->y = y;
	f->w = w;
	f->h = h;
}

void emit_rule(struct emit *e, lu x, lu y, lu w, lu h, struct css_border b)
{
	struct layout_frag *f =
		w > 0 && h > 0 && b.color >> 24 ? emit_frag(e, LAYOUT_RULE, e->owner, NULL) : NULL;

	if (!f)
		return;
	f->x = x;
	f->y = y;
	f->w = w;
	f->h = h;
	f->artifact = true;
	f->rule.color = b.color;
	f->rule.style = b.style;
}

/* ---- Boxes ---- */

static lu relative(const struct css_style *s, int from, int to)
{
	if (s->position != CSS_RELATIVE)
		return 0;
	if (s->inset[from].unit == CSS_LU)
		return s->inset[from].v;
	return s->inset[to].unit == CSS_LU ? -s->inset[to].v : 0;
}

/* The innermost box of the flow being drawn; boxes around that flow are in its origin already. */
static const struct frame *frame_top(const struct emit *e)
{
	return e->frame.n > e->base ? &e->frame.v[e->frame.n - 1] : NULL;
}

/* The backgrounds of <html> and <body> are the sheet's (CSS 2.1, 14.2). */
static bool is_canvas(const struct box *b)
{
	const struct css_style *s = b->style;

	return b->element && (b->node->tag == DOM_html || b->node->tag == DOM_body) && !s->border[0].width &&
	       !s->border[1].width && !s->border[2].width && !s->border[3].width;
}

static void frame_open(struct emit *e, const struct flow *f, uint32_t index, lu x, lu y, bool reopened)
{
	const struct slab *s = &f->slab[index];
	const struct box *b = s->item;
	const struct frame *up = frame_top(e);
	struct frame n = {
		.slab = s, .index = index, .frag = NO_FRAG, .reopened = reopened, .first_row = e->row.n};
	struct layout_frag *frag;

	n.dx = (up ? up->dx : 0) + relative(b->style, CSS_SIDE_LEFT, CSS_SIDE_RIGHT);
	n.dy = (up ? up->dy : 0) + relative(b->style, CSS_SIDE_TOP, CSS_SIDE_BOTTOM);
	n.x = x + s->x + n.dx;
	n.y = y + n.dy;
	n.turn = NO_FRAG;
	n.link = e->link.n;
	if ((b->style->position == CSS_RELATIVE && b->style->z_index) || b->style->transform.n)
		n.layer = emit_layer_open(e, b->style) + 1;
	if (b->style->transform.n)
		n.turn = emit_turn_open(e, b);
	if (paints(b->style) && !is_canvas(b) && !(b->kind == BOX_TABLE && b->table->collapse)) {
		n.frag = e->frag.n;
		frag = emit_frag(e, LAYOUT_BOX, b->node, b->style);
		if (frag) {
			frag->x = n.x;
			frag->y = n.y;
			frag->w = s->w;
			frag->open_sides = reopened ? 1u << CSS_SIDE_TOP : 0;
		} else {
			n.frag = NO_FRAG;
		}
	} else if (b->kind == BOX_TABLE && b->style->background >> 24) {
		n.frag = e->frag.n; /* its height comes at the end */
		frag = emit_frag(e, LAYOUT_RULE, NULL, NULL);
		if (frag)
			*frag = (struct layout_frag){.kind = LAYOUT_RULE,
						     .node = b->node,
						     .x = n.x,
						     .y = n.y,
						     .w = s->w,
						     .artifact = true,
						     .rule = {b->style->background, CSS_BORDER_SOLID}};
		else
			n.frag = NO_FRAG;
	}
	*vec_add(&e->frame) = n;
}

static void frame_close(struct emit *e, lu x, lu y, bool goes_on)
{
	size_t k = e->frame.n - 1;
	struct frame f = e->frame.v[k];
	const struct box *b = f.slab->item;

	if (f.frag != NO_FRAG) {
		e->frag.v[f.frag].h = y + f.dy - f.y;
		if (goes_on && e->frag.v[f.frag].kind == LAYOUT_BOX)
			e->frag.v[f.frag].open_sides |= 1u << CSS_SIDE_BOTTOM;
	}
	if (b->kind == BOX_TABLE) {
		emit_table_borders(e, b->table, f.first_row, x + f.slab->x + f.dx);
		e->row.n = f.first_row;
	}
	if (e->pending.n)
		emit_settle_outs(e, k, y + f.dy);
	if (f.turn != NO_FRAG)
		emit_turn_close(e, b, &f, y + f.dy - f.y);
	if (f.layer)
		emit_layer_close(e, f.layer - 1);
	e->frame.n--;
}

/* ---- Slabs ---- */

static void emit_atom(struct emit *e, const struct box *b, const struct slab *s, lu x, lu y)
{
	struct layout_frag *f;

	if (b->style->hidden)
		return;
	f = emit_frag(e, b->kind == BOX_SVG ? LAYOUT_SVG : LAYOUT_IMAGE, b->node, b->style);
	if (!f)
		return;
	f->x = x + s->x;
	f->y = y;
	f->w = s->w;
	f->h = s->height;
	if (b->kind == BOX_IMAGE)
		f->image = b->image;
}

/* The last row of the same table before `to`. */
static uint32_t last_row(const struct flow *f, uint32_t k, uint32_t to)
{
	uint32_t last = f->slab[k].index;

	if (!((const struct table *)f->slab[k].item)->row[last].tied)
		return last;
	for (k++; k < to && f->slab[k].kind != SLAB_CLOSE; k++)
		if (f->slab[k].kind == SLAB_ROW)
			last = f->slab[k].index;
	return last;
}

static void emit_slab(struct emit *e, const struct flow *f, uint32_t k, uint32_t to, lu x, lu y)
{
	const struct slab *s = &f->slab[k];
	const struct frame *top = frame_top(e);
	lu px = x + (top ? top->dx : 0), py = y + (top ? top->dy : 0);

	switch ((enum slab_kind)s->kind) {
	case SLAB_LINE:
		emit_line(e, s->item, px + s->x, py);
		break;
	case SLAB_ROW:
		emit_row(e, s->item, s->index, last_row(f, k, to), px + s->x,
			 py + ((const struct table *)s->item)->gap_y);
		break;
	case SLAB_ATOM:
		emit_atom(e, s->item, s, px, py);
		break;
	case SLAB_MARK:
		emit_anchor(e, ((const struct box *)s->item)->node, ((const struct box *)s->item)->style, py);
		break;
	case SLAB_COLUMNS:
		emit_columns(e, columns_whole(e->job, s->item), px + s->x, py);
		break;
	case SLAB_RUNNING:
		emit_set_element(e, (struct box *)(uintptr_t)s->item); /* its text is shaped when it is shown */
		break;
	case SLAB_OUT:
		emit_anchor_out(e, s->item, px, py);
		break;
	default: /* spaces, fills and breaks show nothing; boxes are frames */
		break;
	}
}

/* The caption of a table that goes on here, in the words for that. */
static lu repeat_caption(struct emit *e, const struct slab *open, lu x, lu y)
{
	const struct table *t = ((const struct box *)open->item)->table;
	const struct frame *up = frame_top(e);
	lu h = table_caption(t, e->plan->h);
	bool artifact = e->artifact;

	if (!h)
		return 0;
	e->artifact = true;
	emit_whole(e, t->caption, x + open->x + (up ? up->dx : 0), y + (up ? up->dy : 0));
	e->artifact = artifact;
	return h;
}

/* Its head, and the heading of the group that `row` belongs to. */
static lu repeat_head(struct emit *e, const struct slab *open, uint32_t row, lu x, lu y)
{
	const struct table *t = ((const struct box *)open->item)->table;
	const struct again *a = table_again(t, row, e->plan->h);
	lu from = y;

	x += open->x + frame_top(e)->dx;
	y += frame_top(e)->dy + (t->collapse ? t->edge[CSS_SIDE_TOP] : 0);
	if (table_head(t, e->plan->h))
		y += emit_repeat(e, t, TABLE_HEAD, x, y);
	if (a) {
		emit_again(e, t, a, x, y + t->gap_y);
		y += t->gap_y + a->height;
	}
	return y - frame_top(e)->dy - from;
}

/* Boxes open before slab `from`, outermost first; heads of tables stand at the top of a page. */
static lu reopen(struct emit *e, const struct flow *f, uint32_t from, bool page_top, lu x, lu y)
{
	uint32_t chain[DOM_MAX_DEPTH * 3], n = 0;

	for (uint32_t k = from < f->n ? f->slab[from].up : SLAB_NONE; k != SLAB_NONE; k = f->slab[k].up) {
		ENSURE(n < sizeof chain / sizeof *chain);
		chain[n++] = k;
	}
	while (n-- > 0) {
		uint32_t row = page_top ? page_body_row(f, chain[n], from) : SLAB_NONE;
		if (row != SLAB_NONE)
			y += repeat_caption(e, &f->slab[chain[n]], x, y);
		frame_open(e, f, chain[n], x, y, true);
		if (row != SLAB_NONE)
			y += repeat_head(e, &f->slab[chain[n]], row, x, y);
	}
	return y;
}

/* A page that table-page-rows had meant to be fuller; totals that no page has room for. */
static void check_page(struct emit *e, struct table *t, uint32_t next)
{
	unsigned n = t->style->page_rows;

	if (t->sums && t->n_foot && !table_foot(t, e->plan->h) && !e->dry)
		job_overflow(e->job, t->box->node, TR("每页的合计行", "the total rows of each page"), e->plan->h / 2,
			     t->foot_h);
	if (!n || e->dry || t->short_page || next + t->n_foot >= t->n_row || (next - t->n_head) % n == 0)
		return;
	t->short_page = true;
	diag_add(e->job->diags, DIAG_WARNING, "layout.page-rows", job_pos(e->job, t->box->node),
		 TR("每页 %u 行放不下，第 %u 页在第 %u 行后已换页", "%u rows do not fit on a page; page %u ends after row %u"), n,
		 e->page + 1, next - t->n_head);
}

/* Boxes that go on after this page, before slab `next`. */
static lu suspend(struct emit *e, const struct flow *f, uint32_t next, bool page_foot, lu x, lu y)
{
	while (e->frame.n > e->base) {
		const struct frame k = *frame_top(e);
		const struct box *b = k.slab->item;
		uint32_t row = page_foot ? page_body_row(f, k.index, next) : SLAB_NONE;
		if (row != SLAB_NONE)
			check_page(e, b->table, row);
		if (row != SLAB_NONE && table_foot(b->table, e->plan->h))
			y += emit_repeat(e, b->table, TABLE_FOOT, x + k.slab->x + k.dx, y + k.dy);
		frame_close(e, x, y, true);
	}
	return y;
}

static lu emit_part(struct emit *e, const struct row_part *part, lu x, lu y)
{
	const struct frame *top = frame_top(e);

	x += part->x + (top ? top->dx : 0);
	if (part->columns)
		emit_columns(e, part->columns, x, y + (top ? top->dy : 0));
	else
		emit_row_part(e, part, x, y + (top ? top->dy : 0));
	return y + part->height;
}

lu emit_flow(struct emit *e, const struct flow *f, struct range r, lu x, lu y)
{
	const struct row_part *head = r.top ? e->plan->head : r.head, *tail = r.top ? e->plan->tail : r.tail;
	size_t base = e->base;
	bool content = head || (!r.top && r.from == 0);

	e->base = e->frame.n;
	if (r.top || r.from > 0)
		y = reopen(e, f, head ? r.from - 1 : r.from, r.top, x, y);
	if (head)
		y = emit_part(e, head, x, y);
	for (uint32_t k = r.from; k < r.to; k++) {
		const struct slab *s = &f->slab[k];
		if (!content && s->kind == SLAB_SPACE && (!r.top || !e->plan->after_break))
			continue;
		if (s->kind == SLAB_OPEN)
			frame_open(e, f, k, x, y, false);
		else
			emit_slab(e, f, k, r.to, x, y);
		y += s->height;
		if (s->kind == SLAB_FILL && s->item)
			y += emit_blank_rows(e, s->item, x + s->x + frame_top(e)->dx, y + frame_top(e)->dy);
		content = content || slab_is_content(s);
		if (s->kind == SLAB_CLOSE)
			frame_close(e, x, y, false);
	}
	if (tail)
		y = emit_part(e, tail, x, y);
	y = suspend(e, f, head && !head->last ? r.to - 1 : r.to, r.top, x, y);
	e->base = base;
	return y;
}
