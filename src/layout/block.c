/* Block-level boxes into the list of slabs (CSS 2.1, 8.3 to 10.7). */
#include "layout/columns.h"
#include "layout/fit.h"
#include "layout/note.h"

/* ---- Edges and widths ---- */

lu box_edge(const struct css_style *s, int side, lu avail)
{
	return s->border[side].width + lu_max(len_used(s->padding[side], avail), 0);
}

lu box_margins_x(const struct css_style *s, lu avail)
{
	return len_used(s->margin[CSS_SIDE_LEFT], avail) + len_used(s->margin[CSS_SIDE_RIGHT], avail);
}

/* 10.3.3: what is left goes to auto margins; without any the box starts at the left. */
lu box_offset(const struct css_style *s, lu avail, lu w)
{
	bool left = s->margin[CSS_SIDE_LEFT].unit == CSS_AUTO,
	     right = s->margin[CSS_SIDE_RIGHT].unit == CSS_AUTO;
	lu rest = lu_max(avail - w, 0);

	if (left)
		return right ? rest / 2 : rest;
	return len_used(s->margin[CSS_SIDE_LEFT], avail);
}

static lu asked_width(const struct css_style *s, struct css_len l, lu avail)
{
	lu w = len_used(l, avail);

	return lu_max(s->box_border ? w - box_edges_x(s, avail) : w, 0);
}

lu box_clamp_width(const struct box *b, lu avail, lu w)
{
	const struct css_style *s = b->style;

	if (len_is_set(s->max_width))
		w = lu_min(w, asked_width(s, s->max_width, avail));
	if (len_is_set(s->min_width))
		w = lu_max(w, asked_width(s, s->min_width, avail));
	return w;
}

lu box_content_width(const struct box *b, lu avail)
{
	if (!len_is_set(b->style->width))
		return -1;
	return box_clamp_width(b, avail, asked_width(b->style, b->style->width, avail));
}

/* Content height that the style asks for; -1: none. */
static lu asked_height(const struct css_style *s, struct css_len l, const struct room *r)
{
	lu h;

	if (!len_is_set(l) || (l.unit == CSS_PERCENT && r->h < 0))
		return -1;
	h = len_used(l, r->h);
	if (s->box_border)
		h -= box_edge(s, CSS_SIDE_TOP, r->w) + box_edge(s, CSS_SIDE_BOTTOM, r->w);
	return lu_max(h, 0);
}

/* ---- Breaks around a box ---- */

static bool is_forced(enum css_break k)
{
	return k == CSS_BREAK_PAGE || k == CSS_BREAK_LEFT || k == CSS_BREAK_RIGHT || k == CSS_BREAK_COLUMN;
}

/* A break before a first child is a break before its parent (CSS Fragmentation 3, 3.1). */
static enum css_break break_before(const struct box *b)
{
	for (; b; b = b->kind == BOX_BLOCK && !b->inline_kids ? b->first : NULL)
		if (is_forced(b->style->break_before))
			return b->style->break_before;
	return CSS_BREAK_AUTO;
}

static struct str page_of(const struct box *b, struct str outer)
{
	for (; b; b = b->kind == BOX_BLOCK && !b->inline_kids ? b->first : NULL)
		if (b->style->page.n)
			return b->style->page;
	return outer;
}

static bool leaves_mark(const struct box *b)
{
	const struct css_style *s = b->style;

	return b->element &&
	       (s->bookmark_level || s->string_set.n || s->counter_reset.n || dom_has_attr(b->node, "id"));
}

struct room block_enter(struct pile *p, struct box *b, const struct room *r)
{
	struct room in = *r;

	p->want = b->style->page.n ? b->style->page : r->page;
	pile_break(p, break_before(b), page_of(b, r->page));
	if (p->main && !str_eq(p->want, r->page)) {
		in.page = p->want;
		in.page_w = page_content_width(p->job, in.page);
		in.w = lu_max(r->w + in.page_w - r->page_w, 0);
	}
	if (b->style->break_before == CSS_BREAK_AVOID)
		p->keep = true;
	if (leaves_mark(b))
		pile_mark(p, b);
	if (b->style->break_inside == CSS_BREAK_AVOID)
		pile_avoid(p, true);
	return in;
}

void block_leave(struct pile *p, const struct box *b, const struct room *r)
{
	if (b->style->break_inside == CSS_BREAK_AVOID)
		pile_avoid(p, false);
	if (b->style->break_after == CSS_BREAK_AVOID)
		p->keep = true;
	if ((p->main || p->columns) && is_forced(b->style->break_after))
		p->pending = b->style->break_after;
	p->want = r->page;
}

/* ---- Boxes out of the flow ---- */

static lu out_width(const struct box *b, const struct room *r)
{
	const struct css_style *s = b->style;
	const struct css_len *left = &s->inset[CSS_SIDE_LEFT], *right = &s->inset[CSS_SIDE_RIGHT];
	lu w = r->abs_w - len_used(*left, r->abs_w) - len_used(*right, r->abs_w);

	if (len_is_set(s->width) || !len_is_set(*left) || !len_is_set(*right))
		return -1;
	return lu_max(w - box_margins_x(s, r->abs_w) - box_edges_x(s, r->abs_w), 0);
}

/* Both ends anchored in a box of known height: the content height between them. */
static lu out_height(const struct box *b, const struct room *r)
{
	const struct css_style *s = b->style;
	const struct css_len *top = &s->inset[CSS_SIDE_TOP], *bottom = &s->inset[CSS_SIDE_BOTTOM];
	lu h = r->abs_h - len_used(*top, r->abs_h) - len_used(*bottom, r->abs_h);

	if (r->abs_h < 0 || len_is_set(s->height) || !len_is_set(*top) || !len_is_set(*bottom))
		return -1;
	h -= len_used(s->margin[CSS_SIDE_TOP], r->abs_w) + len_used(s->margin[CSS_SIDE_BOTTOM], r->abs_w);
	return lu_max(h - box_edge(s, CSS_SIDE_TOP, r->abs_w) - box_edge(s, CSS_SIDE_BOTTOM, r->abs_w), 0);
}

/* A flow may be laid out more than once; the last time counts. */
static void keep_fixed(struct job *j, const struct out *o)
{
	for (size_t i = 0; i < j->fixed.n; i++) {
		if (j->fixed.v[i]->box == o->box) {
			j->fixed.v[i] = o;
			return;
		}
	}
	*vec_add(&j->fixed) = o;
}

/* page-area: sheet; the first page stands for all. */
static void sheet_room(struct job *j, struct room *r)
{
	const struct css_page *c = css_page_lookup(j->in->sheets, (struct css_page_query){.first = true});

	r->abs_w = c->width;
	r->abs_h = c->height;
}

static void block_out(struct pile *p, struct box *b, const struct room *r)
{
	struct out *o;
	struct room in = *r;

	if (b->style->position == CSS_RUNNING) {
		pile_running(p, b);
		return;
	}
	o = arena_make(p->job->work, struct out);
	o->box = b;
	if (b->style->from_sheet)
		sheet_room(p->job, &in);
	in.w = in.abs_w;
	in.h = in.abs_h;
	in.fixed = out_width(b, &in);
	in.high = out_height(b, &in);
	o->flow = flow_out(p->job, b, &in, &o->w);
	if (b->style->position == CSS_FIXED)
		keep_fixed(p->job, o);
	else
		pile_out(p, o);
}

/* A box that floats to the foot: as wide as the page's content area, whatever stands around it. */
static void block_foot(struct pile *p, struct box *b, const struct room *r)
{
	struct room in = {.w = r->page_w, .h = -1, .fixed = -1, .high = -1, .abs_w = r->page_w, .abs_h = -1};
	struct foot *f = arena_make(p->job->work, struct foot);
	struct pile own;

	pile_init(&own, p->job);
	block_box(&own, b, &in);
	f->box = b;
	f->flow = pile_finish(&own);
	pile_foot(p, f);
}

static bool is_foot(const struct pile *p, const struct box *b)
{
	return p->main && b->element && b->style->floating == CSS_FLOAT_BOTTOM;
}

/* Absolutely positioned boxes among inline content are anchored before its first line. */
static void inline_outs(struct pile *p, const struct box *b, const struct room *r)
{
	for (struct box *k = b->first; k; k = k->next) {
		if (k->out)
			block_out(p, k, r);
		else if (k->kind == BOX_INLINE)
			inline_outs(p, k, r);
	}
}

/* ---- Content ---- */

static void block_lines(struct pile *p, struct box *b, const struct room *r)
{
	struct para *para;
	struct line_set set;

	inline_outs(p, b, r);
	para = para_of(p->job, b);
	if (!para)
		return;
	set = b->style->text_fit ? fit_line(p->job, b, para, r->w) : para_lines(p->job, para, r->w);
	for (uint32_t i = 0; i < set.n; i++) {
		bool split = i + 1 < set.n && (i + 1 < b->style->orphans || set.n - i - 1 < b->style->widows);
		if (p->marker && para->t.n_ch) {
			set.v[i].marker = p->marker;
			p->marker = NULL;
		}
		pile_line(p, &set.v[i], r->x, split ? SLAB_KEEP : SLAB_FREE);
	}
}

void block_kid(struct pile *p, struct box *k, const struct room *r)
{
	if (k->out)
		block_out(p, k, r);
	else if (is_foot(p, k))
		block_foot(p, k, r);
	else
		block_box(p, k, r);
}

void block_content(struct pile *p, struct box *b, const struct room *r)
{
	if (b->inline_kids || (b->kind == BOX_CELL && !b->first)) {
		block_lines(p, b, r);
		return;
	}
	for (struct box *k = b->first; k; k = k->next)
		block_kid(p, k, r);
}

/* A list item without any line still shows its marker. */
static void lone_marker(struct pile *p, const struct room *r)
{
	struct line *l = arena_make(p->job->work, struct line);

	l->para = l->marker = p->marker;
	l->height = p->marker->type->line;
	l->base = (l->height - p->marker->type->size) / 2 + p->marker->type->ascent;
	p->marker = NULL;
	pile_line(p, l, r->x, SLAB_FREE);
}

/* ---- One box ---- */

/* Boxes that leave nothing on the page need no slabs of their own. */
static bool box_shows(const struct box *b)
{
	const struct css_style *s = b->style;

	if (s->background || s->position != CSS_STATIC || s->transform.n || s->overflow_hidden || len_is_set(s->height) ||
	    s->min_height.v > 0)
		return true;
	for (int i = 0; i < 4; i++)
		if (s->border[i].width || s->padding[i].v)
			return true;
	return false;
}

/* Height of what stands between b's OPEN and here, never below 0: margins may have drawn content above the top,
   and room is made for that.  -1 if the OPEN has not been written. */
static lu height_inside(struct pile *p, const struct box *b)
{
	int64_t h = 0;

	if (p->up == SLAB_NONE || p->v.v[p->up].item != b)
		return -1;
	for (size_t i = p->up + (size_t)1; i < p->v.n; i++)
		h += p->v.v[i].height;
	if (h < 0)
		pile_add(p, SLAB_FILL, lu_clamp(-h), SLAB_FREE);
	return lu_clamp(h < 0 ? 0 : h);
}

/* height and min-height.  Content higher than its height makes the box grow: what a browser would paint
   over the next box, paper keeps legible; it is reported. */
static void fill_height(struct pile *p, const struct box *b, const struct room *r)
{
	lu fixed = r->high >= 0 ? r->high : asked_height(b->style, b->style->height, r),
	   least = asked_height(b->style, b->style->min_height, r);
	lu want = lu_max(fixed, least), have = height_inside(p, b), margin = p->plus + p->minus;

	if (have >= 0 && have + margin < 0) { /* margins do not make it lower than nothing */
		p->plus = 0;
		p->minus = margin = -have;
	}
	if (want < 0)
		return;
	if (want > lu_max(have, 0)) {
		if (have >= 0 && want > have + margin) /* margins that wait inside the box are part of its height */
			want -= margin;
		else if (have >= 0)
			p->plus = p->minus = 0;
		pile_add(p, SLAB_FILL, want - lu_max(have, 0), SLAB_FREE);
	} else if (b->style->height.unit == CSS_LU && have > fixed + LU_PER_PT / 4 && !p->job->quiet) {
		diag_add(p->job->diags, DIAG_WARNING, "layout.height", job_pos(p->job, b->node),
			 TR("内容高 %d 磅，超过所定高度 %d 磅，已加高",
			    "content is %d pt high, more than its height of %d pt; the box grew"),
			 have / LU_PER_PT, fixed / LU_PER_PT);
	}
}

static struct room inner_room(const struct box *b, const struct room *r, lu x, lu w)
{
	const struct css_style *s = b->style;
	struct room in = *r;

	in.x = x;
	in.w = w;
	in.h = asked_height(s, s->height, r);
	in.fixed = in.high = -1;
	if (s->position != CSS_STATIC) {
		in.abs_w = w + len_used(s->padding[CSS_SIDE_LEFT], r->w) +
			   len_used(s->padding[CSS_SIDE_RIGHT], r->w);
		in.abs_h = in.h < 0 ? -1
				    : in.h + len_used(s->padding[CSS_SIDE_TOP], r->w) +
					      len_used(s->padding[CSS_SIDE_BOTTOM], r->w);
	}
	return in;
}

static void block_inside(struct pile *p, struct box *b, const struct room *in)
{
	if (b->marker)
		p->marker = para_text(p->job, b->marker->text, b->marker->style, b->node);
	if (is_multicol(b->style))
		columns_block(p, b, in);
	else
		block_content(p, b, in);
	if (b->marker && p->marker)
		lone_marker(p, in);
}

static bool is_replaced(const struct box *b)
{
	return b->kind == BOX_IMAGE || b->kind == BOX_SVG;
}

/* Content width; *h: content height of a replaced element. */
static lu used_width(struct job *j, const struct box *b, const struct room *r, lu *h)
{
	lu around = box_edges_x(b->style, r->w) + box_margins_x(b->style, r->w), w;

	*h = 0;
	if (is_replaced(b)) {
		replaced_size(j, b, lu_max(r->w - around, 0), &w, h);
		return w;
	}
	if (r->fixed >= 0)
		return r->fixed;
	w = box_content_width(b, r->w);
	return w >= 0 ? w : box_clamp_width(b, r->w, lu_max(r->w - around, 0));
}

static void replaced_slab(struct pile *p, const struct box *b, lu x, lu w, lu h)
{
	struct slab *s = pile_add(p, SLAB_ATOM, h, SLAB_FREE);

	s->item = b;
	s->x = x;
	s->w = w;
}

void block_box(struct pile *p, struct box *b, const struct room *outer)
{
	const struct css_style *s = b->style;
	struct room r, in;
	lu w, h, edges, x;
	bool shows = box_shows(b);

	if (b->kind == BOX_TABLE) {
		table_block(p, b, outer);
		return;
	}
	r = block_enter(p, b, outer);
	w = used_width(p->job, b, &r, &h);
	edges = box_edges_x(s, r.w);
	x = r.x + box_offset(s, r.w, w + edges + box_margins_x(s, r.w));
	pile_margin(p, len_used(s->margin[CSS_SIDE_TOP], r.w));
	if (shows)
		pile_open(p, b, x, w + edges, box_edge(s, CSS_SIDE_TOP, r.w), s->overflow_hidden);
	in = inner_room(b, &r, x + box_edge(s, CSS_SIDE_LEFT, r.w), w);
	if (is_replaced(b))
		replaced_slab(p, b, in.x, w, h);
	else
		block_inside(p, b, &in);
	if (shows) {
		if (!is_replaced(b))
			fill_height(p, b, &r);
		pile_close(p, b, box_edge(s, CSS_SIDE_BOTTOM, r.w), s->overflow_hidden);
	}
	pile_margin(p, len_used(s->margin[CSS_SIDE_BOTTOM], r.w));
	block_leave(p, b, outer);
}

/* ---- Flows of their own ---- */

const struct flow *flow_out(struct job *j, struct box *b, const struct room *r, lu *w)
{
	const struct css_style *s = b->style;
	struct room in = *r;
	struct pile p;
	lu around = box_margins_x(s, r->w) + box_edges_x(s, r->w), min, max, h;

	if (is_replaced(b))
		in.fixed = used_width(j, b, &in, &h);
	else if (in.fixed < 0)
		in.fixed = box_content_width(b, r->w);
	if (in.fixed < 0) { /* shrink to fit (10.3.5) */
		box_measure(j, b, &min, &max);
		in.fixed = lu_max(lu_min(max, lu_max(min, r->w)) - around, 0);
	}
	*w = in.fixed + around;
	in.x = 0;
	in.w = b->kind == BOX_TABLE ? *w : r->w;
	pile_init(&p, j);
	block_box(&p, b, &in);
	return pile_finish(&p);
}

const struct flow *flow_box(struct job *j, struct box *b, lu avail, lu *w)
{
	struct room r = {
		.w = avail, .h = -1, .fixed = -1, .high = -1, .abs_w = j->page_w, .abs_h = j->page_h};

	return flow_out(j, b, &r, w);
}

const struct flow *flow_content(struct job *j, struct box *b, lu width)
{
	struct room r = {
		.w = width, .h = -1, .fixed = -1, .high = -1, .abs_w = j->page_w, .abs_h = j->page_h};
	struct pile p;

	if (b->style->position != CSS_STATIC) { /* a cell that absolute boxes refer to */
		r.abs_w = width + len_used(b->style->padding[CSS_SIDE_LEFT], 0) +
			  len_used(b->style->padding[CSS_SIDE_RIGHT], 0);
		r.abs_h = -1;
	}
	pile_init(&p, j);
	block_content(&p, b, &r);
	return pile_finish(&p);
}
