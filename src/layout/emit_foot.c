/* What stands below the text of a page: footnotes, then boxes that float to the foot. */
#include "layout/emit.h"
#include "layout/note.h"

static void note_anchor(struct emit *e, const struct note *n, struct str id, lu y)
{
	if (e->dry) /* which is when anchors are recorded */
		*vec_add(&e->anchor) = (struct layout_anchor){.node = n->node, .id = id, .page = e->page, .y = y};
}

void emit_call_anchor(struct emit *e, const struct note *n, lu y)
{
	if (!e->artifact)
		note_anchor(e, n, n->call_id, y);
}

/* The separating rule may be shorter than the area (border-length); then it is all the border there is. */
static void area_box(struct emit *e, const struct css_style *s, lu x, lu y, lu w, lu h)
{
	struct css_border top = s->border[CSS_SIDE_TOP];

	if (!len_is_set(s->border_length)) {
		emit_box(e, x, y, w, h, NULL, s);
		return;
	}
	e->owner = NULL;
	emit_rule(e, x, y, w, h, (struct css_border){h, s->background, CSS_BORDER_SOLID});
	emit_rule(e, x, y, lu_min(len_used(s->border_length, w), w), top.width, top);
}

static void emit_notes(struct emit *e, const struct page_plan *p, lu y)
{
	const struct page_foot *f = p->foot;
	const struct css_style *s = p->css->footnote;
	lu x = p->x;

	if (s) {
		y += len_used(s->margin[CSS_SIDE_TOP], p->w);
		x += len_used(s->margin[CSS_SIDE_LEFT], p->w);
		area_box(e, s, x, y, p->w - box_margins_x(s, p->w),
			 f->notes_h - len_used(s->margin[CSS_SIDE_TOP], p->w) -
				 len_used(s->margin[CSS_SIDE_BOTTOM], p->w));
		y += box_edge(s, CSS_SIDE_TOP, p->w);
		x += box_edge(s, CSS_SIDE_LEFT, p->w);
	}
	for (uint32_t i = 0; i < f->n_part; i++) {
		const struct note_part *n = &f->part[i];
		if (n->from == 0)
			note_anchor(e, n->note, n->note->id, y);
		emit_flow(e, n->note->flow, (struct range){.from = n->from, .to = n->to}, x, y);
		y += n->height;
	}
}

void emit_foot(struct emit *e, const struct page_plan *p)
{
	const struct page_foot *f = p->foot;
	lu y = p->y + p->h;

	if (!f)
		return;
	y -= f->foot_h;
	if (f->n_part)
		emit_notes(e, p, y - f->notes_h);
	for (uint32_t i = 0; i < f->n_foot; i++) {
		emit_whole(e, f->foot[i]->flow, p->x, y);
		y += f->foot[i]->flow->height;
	}
}
