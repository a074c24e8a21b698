/* Lines: backgrounds and edges of inline boxes, runs, atoms, leaders, decorations, links. */
#include "layout/emit.h"
#include "layout/note.h"

struct drawing {
	struct emit *e;
	const struct line *l;
	const lu *place;       /* line_places */
	lu x, y, base;         /* first character; top of the line; baseline */
	uint32_t inl, inl_end; /* inline boxes that may have a part here */
};

/* The first inline box that reaches beyond the start of the line, the first that begins after it. */
static void find_inlines(struct drawing *d)
{
	const struct para *p = d->l->para;
	uint32_t lo = 0, hi = p->n_inl;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (p->inl[mid].reach < d->l->from)
			lo = mid + 1;
		else
			hi = mid;
	}
	d->inl = lo;
	for (d->inl_end = lo; d->inl_end < p->n_inl && p->inl[d->inl_end].start <= d->l->to; d->inl_end++)
		;
}

/* The part of an inline box on this line: false if none. */
static bool extent(const struct drawing *d, uint32_t start, uint32_t end, lu *from, lu *to)
{
	const struct line *l = d->l;
	uint32_t a = start > l->from ? start : l->from, b = end < l->end ? end : l->end;

	if (a >= b)
		return false;
	*from = d->x + d->place[a - l->from];
	*to = d->x + d->place[b - l->from];
	return true;
}

static struct str line_text(struct emit *e, const struct para *p)
{
	struct para *own = (struct para *)(uintptr_t)p; /* the text is copied out when it is first drawn */

	if (own->out_page != e->page + 1)
		own->out_text = arena_str(e->job->page, p->t.text);
	own->out_page = e->page + 1;
	return p->out_text;
}

static void draw_piece(struct drawing *d, const struct piece *p)
{
	struct layout_frag *f =
		p->seg->style->hidden ? NULL : emit_frag(d->e, LAYOUT_TEXT, p->seg->node, p->seg->style);

	if (!f)
		return;
	f->x = d->x + p->x;
	f->y = d->base - p->seg->raise;
	f->w = p->w;
	f->h = p->run->size;
	f->run = p->run;
	f->marker = p->seg->part;
}

/* ---- Inline boxes ---- */

/* Content area (em box) with vertical padding and border; it does not change the line (CSS 2.1, 10.6.1). */
static void draw_inline_box(struct drawing *d, const struct inl *in)
{
	const struct css_style *s = in->style;
	const struct type *t = type_lookup(d->e->job, s);
	bool begins = in->start >= d->l->from, ends = in->end <= d->l->end;
	lu from, to, margin_l = s->margin[CSS_SIDE_LEFT].unit == CSS_LU ? s->margin[CSS_SIDE_LEFT].v : 0;
	lu margin_r = s->margin[CSS_SIDE_RIGHT].unit == CSS_LU ? s->margin[CSS_SIDE_RIGHT].v : 0;
	lu above = t->ascent + box_edge(s, CSS_SIDE_TOP, 0),
	   below = t->descent + box_edge(s, CSS_SIDE_BOTTOM, 0);
	size_t k = d->e->frag.n;

	if (!extent(d, in->start, in->end, &from, &to))
		return;
	from += begins ? margin_l : 0;
	to -= ends ? margin_r : 0;
	emit_box(d->e, from, d->base - in->raise - above, to - from, above + below, in->node, s);
	if (d->e->frag.n > k)
		d->e->frag.v[k].open_sides =
			(uint8_t)((begins ? 0 : 1u << CSS_SIDE_LEFT) | (ends ? 0 : 1u << CSS_SIDE_RIGHT));
}

/* Places of the lines of text-decoration, in thousandths of the em above the baseline: under the em box,
   through its middle, over it.  Thickness 1/18 em. */
static const struct {
	uint8_t bit;
	int at;
} deco_place[] = {{CSS_UNDERLINE, -150}, {CSS_LINE_THROUGH, 380}, {CSS_OVERLINE, 930}};

static void draw_deco(struct drawing *d, uint8_t deco, const struct css_style *s, lu raise, lu from, lu to)
{
	lu size = s->font_size, thick = lu_max(size / 18, LU_PER_PT / 2);

	for (size_t i = 0; i < sizeof deco_place / sizeof *deco_place; i++) {
		if (!(deco & deco_place[i].bit) || s->hidden)
			continue;
		lu y = d->base - raise - (lu)((int64_t)size * deco_place[i].at / 1000) - thick / 2;
		emit_rule(d->e, from, y, to - from, thick,
			  (struct css_border){thick, s->color, CSS_BORDER_SOLID});
	}
}

static void draw_link(struct drawing *d, const struct inl *in)
{
	const struct type *t = type_lookup(d->e->job, in->style);
	struct str href = in->note                 ? note_href(in->note, in->part)
			  : in->node->tag == DOM_a ? dom_attr(in->node, "href")
						   : (struct str){0};
	struct layout_link *k;
	lu from, to;

	if (!href.n || d->e->artifact || !extent(d, in->start, in->end, &from, &to))
		return;
	k = vec_add(&d->e->link);
	*k = (struct layout_link){from, d->base - in->raise - t->ascent, to - from, t->size, href, in->node, in->part};
}

/* A link that is a block: its lines lead there too. */
static void draw_block_link(struct drawing *d)
{
	const struct para *p = d->l->para;
	const struct dom_node *n = p->node;

	while (n && n->tag != DOM_a && n->tag != DOM_body)
		n = n->parent;
	if (!n || n->tag != DOM_a || d->e->artifact || d->l->end <= d->l->from)
		return;
	struct str href = dom_attr(n, "href");
	if (href.n)
		*vec_add(&d->e->link) = (struct layout_link){d->x,
							     d->base - p->type->ascent,
							     d->place[d->l->end - d->l->from],
							     p->type->size,
							     href,
							     n,
							     LAYOUT_OWN};
}

static void draw_anchors(struct drawing *d)
{
	const struct para *p = d->l->para;

	for (uint32_t k = d->inl; k < d->inl_end; k++) {
		const struct inl *in = &p->inl[k];
		bool here = in->start >= d->l->from && (in->start < d->l->to || d->l->to == p->t.n_ch);
		if (here && in->note && in->part == LAYOUT_CALL)
			emit_call_anchor(d->e, in->note, d->y);
		else if (here && !in->note && (in->style->bookmark_level || dom_has_attr(in->node, "id")))
			emit_anchor(d->e, in->node, in->style, d->y);
	}
}

/* ---- Atoms and leaders ---- */

static lu atom_top(const struct drawing *d, const struct seg *s)
{
	switch (s->atom->box->style->vertical_align) {
	case CSS_TOP:
		return d->y;
	case CSS_BOTTOM:
		return d->y + d->l->height - s->atom->h;
	default:
		return d->base - s->raise - s->atom->above;
	}
}

/* Runs beside the text of the line, of segment s: no part of the text. */
static void draw_aside(struct drawing *d, const struct seg *s, lu x, const struct piece *piece, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct layout_frag *f = emit_frag(d->e, LAYOUT_TEXT, s->node, s->style);
		f->x = x + piece[i].x;
		f->y = d->base - s->raise;
		f->w = piece[i].w;
		f->h = piece[i].run->size;
		f->run = piece[i].run;
		f->artifact = true;
	}
}

/* Dots on a grid of the line, so that those of the lines of a table of contents stand under each other. */
static void draw_leader(struct drawing *d, const struct seg *s, lu from, lu to)
{
	struct job *j = d->e->job;
	struct para *dot = para_text(j, s->atom->box->text, s->style, s->node);
	struct line one = {.para = dot};
	lu pitch = dot ? para_width(dot) : 0, grid;
	uint32_t n;

	if (pitch <= 0 || d->e->dry)
		return;
	one.to = one.end = dot->t.n_ch;
	grid = d->x - d->l->x + ((from - d->x + d->l->x + pitch - 1) / pitch) * pitch;
	lu *place = line_places(j->scratch, &one);
	struct piece *piece = line_pieces(j, &one, place, line_text(d->e, dot), &n);
	for (; grid + pitch <= to; grid += pitch)
		draw_aside(d, s, grid, piece, n);
}

static void draw_atom(struct drawing *d, uint32_t i)
{
	const struct seg *s = para_seg(d->l->para, i);
	lu from = d->x + d->place[i - d->l->from], to = d->x + d->place[i + 1 - d->l->from];

	if (s->kind == SEG_ATOM)
		emit_whole(d->e, s->atom->flow, from, atom_top(d, s));
	else if (s->kind == SEG_LEADER)
		draw_leader(d, s, from, to);
}

/* Runs and atoms in the order of the text. */
static void draw_content(struct drawing *d)
{
	struct job *j = d->e->job;
	const struct para *p = d->l->para;
	struct piece *piece = NULL;
	uint32_t n = 0, k = 0;

	if (!d->e->dry)
		piece = line_pieces(j, d->l, d->place, line_text(d->e, p), &n);
	for (uint32_t i = d->l->from; (p->has_atoms || p->has_leader) && i < d->l->end; i++) {
		if (!para_seg(p, i)->atom)
			continue;
		while (k < n && piece[k].from < i)
			draw_piece(d, &piece[k++]);
		draw_atom(d, i);
	}
	while (k < n)
		draw_piece(d, &piece[k++]);
}

/* ---- The line ---- */

/* A quarter of an em between marker and text, but none after a full-width mark. */
static void draw_marker(struct drawing *d, const struct para *m)
{
	struct line l = {
		.para = m, .to = m->t.n_ch, .end = m->t.n_ch, .base = d->l->base, .height = d->l->height};
	lu gap = m->t.n_ch && m->t.ch[m->t.n_ch - 1].cls == TEXT_PAUSE ? 0 : m->type->size / 4;

	size_t k = d->e->frag.n;

	emit_line(d->e, &l, d->x - d->l->x - gap - para_width(m), d->y);
	for (; k < d->e->frag.n; k++)
		d->e->frag.v[k].marker = LAYOUT_MARKER;
}

/* The hyphen of a soft hyphen that ends the line. */
static void draw_hyphen(struct drawing *d)
{
	struct job *j = d->e->job;
	const struct line *l = d->l;
	const struct seg *s = para_seg(l->para, l->end - 1);
	struct line one = {.para = l->hyphen, .to = l->hyphen->t.n_ch, .end = l->hyphen->t.n_ch};
	lu *place = line_places(j->scratch, &one);
	uint32_t n;
	struct piece *piece = line_pieces(j, &one, place, line_text(d->e, l->hyphen), &n);

	draw_aside(d, s, d->x + d->place[l->end - l->from] - para_width(l->hyphen), piece, n);
}

static void draw_decos(struct drawing *d)
{
	const struct line *l = d->l;
	const struct para *p = l->para;
	lu from, to;

	d->e->owner = p->node;
	if (p->deco && extent(d, l->from, l->end, &from, &to))
		draw_deco(d, p->deco, p->style, 0, from, to);
	for (uint32_t k = d->inl; k < d->inl_end; k++) {
		const struct inl *in = &p->inl[k];
		d->e->owner = in->node;
		if (in->style->decoration && extent(d, in->start, in->end, &from, &to))
			draw_deco(d, in->style->decoration, in->style, in->raise, from, to);
		draw_link(d, in);
	}
	draw_block_link(d);
}

void emit_line(struct emit *e, const struct line *l, lu x, lu y)
{
	const struct para *p = l->para;
	struct drawing d = {.e = e, .l = l, .x = x + l->x, .y = y, .base = y + l->base};

	if (e->dry && p->plain)
		return;
	for (uint32_t i = l->from; p->has_refs && i < l->to; i++)
		if (para_seg(p, i)->ref)
			para_seg(p, i)->ref->page = e->page;
	d.place = line_places(e->job->scratch, l);
	if (p->n_inl) {
		find_inlines(&d);
		draw_anchors(&d);
	}
	if (l->marker && !e->dry)
		draw_marker(&d, l->marker);
	for (uint32_t k = d.inl; !e->dry && k < d.inl_end; k++)
		draw_inline_box(&d, &p->inl[k]);
	draw_content(&d);
	if (l->hyphen && !e->dry)
		draw_hyphen(&d);
	if (!e->dry)
		draw_decos(&d);
}
