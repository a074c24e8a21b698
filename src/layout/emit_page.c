/* One page: background, flow, fixed boxes, running matter, in painting order, with structure marks. */
#include "layout/columns.h"
#include "layout/emit.h"

#include <stdlib.h>
#include <string.h>

/* <html>'s background, else <body>'s, is painted on the whole sheet. */
static uint32_t canvas_color(const struct dom_doc *d)
{
	if (d->root->style && d->root->style->background >> 24)
		return d->root->style->background;
	for (const struct dom_node *n = d->root->first; n; n = n->next)
		if (n->tag == DOM_body && n->style)
			return n->style->background;
	return 0;
}

static void draw_sheet(struct emit *e, const struct page_plan *p)
{
	const struct css_page *c = p->css;
	uint32_t color = canvas_color(e->job->in->dom);
	const struct css_style *s = c->style;

	e->owner = NULL;
	emit_rule(e, 0, 0, c->width, c->height, (struct css_border){c->height, color, CSS_BORDER_SOLID});
	if (s && (s->border[0].width || s->border[1].width || s->border[2].width || s->border[3].width))
		emit_box(e, c->margin[CSS_SIDE_LEFT], c->margin[CSS_SIDE_TOP],
			 c->width - c->margin[CSS_SIDE_LEFT] - c->margin[CSS_SIDE_RIGHT],
			 c->height - c->margin[CSS_SIDE_TOP] - c->margin[CSS_SIDE_BOTTOM], NULL, s);
}

/* page-select: the pages a fixed box stands on. */
static bool is_selected(const struct emit *e, const struct css_style *s, const struct page_list *list)
{
	size_t page = e->page;
	const struct {
		const char *word;
		bool here;
	} words[] = {{"first", page == 0},	  {"not-first", page > 0},   {"last", page + 1 == list->n},
		     {"left", page % 2 == 1}, {"right", page % 2 == 0}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(s->page_select, words[i].word))
			return words[i].here;
	return !s->page_select.n || str_eq(s->page_select, e->plan->name);
}

/* position: fixed refers to the content area of every page, or to its sheet. */
static void draw_fixed(struct emit *e, const struct page_plan *p, const struct page_list *list)
{
	bool artifact = e->artifact;

	while (e->shown.n < e->job->fixed.n)
		*vec_add(&e->shown) = false;
	for (size_t i = 0; i < e->job->fixed.n; i++) {
		const struct out *o = e->job->fixed.v[i];
		if (!is_selected(e, o->box->style, list))
			continue;
		e->artifact = e->shown.v[i]; /* it says something once */
		e->shown.v[i] = true;
		emit_on_page(e, o, p->x, p->y);
	}
	e->artifact = artifact;
}

/* ---- Painting order (CSS 2.1, appendix E, in three steps: below, flow, above) ---- */

static int compare_layers(const void *x, const void *y)
{
	const struct layer *a = x, *b = y;

	if (a->z != b->z)
		return a->z < b->z ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

struct copying {
	struct layout_frag *to;
	size_t n;
	const struct dom_node *open; /* node of the BEGIN in force */
	uint8_t marker;              /* and which part of it */
};

static void mark(struct copying *c, enum layout_kind kind, const struct layout_frag *f)
{
	c->to[c->n++] = (struct layout_frag){
		.kind = kind, .x = f->x, .y = f->y, .node = c->open, .marker = c->marker};
}

/* A maximal run of content of one element stands between BEGIN and END; marks never nest. */
static void copy_frag(struct copying *c, const struct layout_frag *f)
{
	bool content =
		(f->kind == LAYOUT_TEXT || f->kind == LAYOUT_IMAGE || f->kind == LAYOUT_SVG) && !f->artifact;
	const struct dom_node *node = content ? f->node : NULL;

	if (c->open && (node != c->open || f->marker != c->marker)) {
		mark(c, LAYOUT_END, f);
		c->open = NULL;
	}
	if (node && !c->open) {
		c->open = node;
		c->marker = f->marker;
		mark(c, LAYOUT_BEGIN, f);
	}
	c->to[c->n++] = *f;
}

static void copy_range(struct copying *c, const struct emit *e, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		copy_frag(c, &e->frag.v[i]);
}

/* Everything but what is in layers: those are kept in the order they were opened. */
static void copy_flow(struct copying *c, const struct emit *e, size_t from)
{
	for (size_t i = 0; i < e->layer.n; i++) {
		copy_range(c, e, from, e->layer.v[i].from);
		from = e->layer.v[i].to;
	}
	copy_range(c, e, from, e->frag.n);
}

static void order_frags(struct emit *e, size_t sheet, struct layout_page *out)
{
	struct copying c = {.to = mem_alloc((e->frag.n * 3 + 1) * sizeof *c.to)};
	size_t n = e->layer.n;
	struct layer *z = mem_alloc((n + 1) * sizeof *z);

	if (n)
		memcpy(z, e->layer.v, n * sizeof *z);
	qsort(z, n, sizeof *z, compare_layers);
	copy_range(&c, e, 0, sheet);
	for (size_t i = 0; i < n && z[i].z < 0; i++)
		copy_range(&c, e, z[i].from, z[i].to);
	copy_flow(&c, e, sheet);
	for (size_t i = 0; i < n; i++)
		if (z[i].z >= 0)
			copy_range(&c, e, z[i].from, z[i].to);
	if (c.open)
		mark(&c, LAYOUT_END, &c.to[c.n - 1]);
	struct layout_frag *frag = arena_many(e->job->page, struct layout_frag, c.n);
	memcpy(frag, c.to, c.n * sizeof *frag);
	out->frag = frag;
	out->n_frag = c.n;
	mem_free(z);
	mem_free(c.to);
}

static void take_links(struct emit *e, struct layout_page *out)
{
	struct layout_link *k = arena_many(e->job->page, struct layout_link, e->link.n);

	if (e->link.n)
		memcpy(k, e->link.v, e->link.n * sizeof *k);
	out->link = k;
	out->n_link = e->link.n;
}

/* ---- The page ---- */

static void report_high(struct emit *e, const struct flow *f, const struct page_plan *p)
{
	if (p->too_high == SLAB_NONE || e->dry)
		return;
	const struct slab *s = &f->slab[p->too_high];
	const struct slab *b = s->kind == SLAB_FILL || s->kind == SLAB_CLOSE
				       ? s->up != SLAB_NONE ? &f->slab[s->up] : NULL
				       : s;
	const struct dom_node *n = !b                     ? NULL
				   : b->kind == SLAB_LINE ? ((const struct line *)b->item)->para->node
				   : b->kind == SLAB_COLUMNS
					   ? ((const struct columns *)b->item)->box->node
				   : b->kind == SLAB_ROW
					   ? ((const struct table *)b->item)->row[b->index].box->node
					   : ((const struct box *)b->item)->node;
	job_overflow(e->job, n, TR("一页", "a page"), p->h, s->height);
}

/* The page counter: one more than on the page before, unless the page or an element on it sets it. */
static void count_page(struct emit *e, const struct page_plan *p, const struct flow *f)
{
	int v, step = 1;

	if (p->css->style) {
		counter_named(p->css->style->counter_increment, STR("page"), 1, &step);
		if (counter_named(p->css->style->counter_reset, STR("page"), 0, &v))
			e->number = (unsigned)(v > 0 ? v : 0);
	}
	e->number += (unsigned)(step > 0 ? step : 0);
	for (uint32_t k = p->from; k < p->to; k++) {
		const struct slab *s = &f->slab[k];
		if (s->kind != SLAB_MARK)
			continue;
		if (counter_named(((const struct box *)s->item)->style->counter_reset, STR("page"), 0, &v)) {
			e->number = (unsigned)(v > 0 ? v : 1);
			break;
		}
	}
}

void emit_page(struct emit *e, const struct flow *f, const struct page_list *list, struct layout_page *out)
{
	const struct page_plan *p = &list->v[e->page];
	struct page_plan upright;
	struct turned turned;

	e->plan = p;
	e->frag.n = e->link.n = e->layer.n = e->pending.n = e->row.n = 0;
	count_page(e, p, f);
	draw_sheet(e, p);
	e->sheet = e->frag.n;
	turned = emit_page_turn(e);
	if (!p->blank)
		emit_flow(e, f, (struct range){.from = p->from, .to = p->to, .top = true}, p->x, p->y);
	emit_foot(e, p);
	if (!page_is_turned(p))
		emit_off(e);
	emit_page_turned(e, &turned);
	upright = *p;
	page_area(&upright);
	e->plan = &upright;
	draw_fixed(e, &upright, list);
	e->plan = p;
	if (!e->dry)
		emit_margin_boxes(e, p, (unsigned)list->n);
	report_high(e, f, p);
	ENSURE(e->frame.n == 0 && e->pending.n == 0);
	out->css = p->css;
	out->number = e->number;
	out->blank = p->blank;
	if (!e->dry) {
		order_frags(e, e->sheet, out);
		take_links(e, out);
	}
	arena_reset(e->job->scratch);
}

void emit_release(struct emit *e)
{
	vec_release(&e->frag);
	vec_release(&e->link);
	vec_release(&e->layer);
	vec_release(&e->frame);
	vec_release(&e->pending);
	vec_release(&e->row);
	vec_release(&e->anchor);
	vec_release(&e->running);
	vec_release(&e->shown);
}
