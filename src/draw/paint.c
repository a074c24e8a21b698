/* Fragments to display-list operations, in the order layout put them. */
#include "draw/draw.h"
#include "draw/list.h"
#include "draw/tree.h"

#include <stdlib.h>
#include <string.h>

struct draw_op *draw_add(struct draw_list *l, enum draw_kind kind)
{
	struct draw_op *op = vec_add(&l->op);
	op->kind = kind;
	return op;
}

uint32_t draw_fade(uint32_t color, unsigned opacity)
{
	uint32_t alpha = (color >> 24) * opacity / 1000;
	return (color & 0xffffffu) | alpha << 24;
}

/* A box fades all that is inside it (CSS Color 3, section 3.2): the product of own's opacity and those around
   it.  own is the style of n itself, or of something generated inside n. */
static unsigned opacity_of(const struct dom_node *n, const struct css_style *own)
{
	unsigned opacity = own ? own->opacity : 1000;
	if (n && n->style == own)
		n = n->parent;
	for (; n; n = n->parent)
		if (n->style && n->style->opacity != 1000)
			opacity = opacity * n->style->opacity / 1000;
	return opacity;
}

void draw_rect(struct draw_list *l, lu x, lu y, lu w, lu h, uint32_t color)
{
	if (w <= 0 || h <= 0 || !(color >> 24))
		return;
	struct draw_op *op = draw_add(l, DRAW_RECT);
	op->rect.x = x;
	op->rect.y = y;
	op->rect.w = w;
	op->rect.h = h;
	op->rect.color = color;
}

void draw_line(struct draw_list *l, lu x0, lu y0, lu x1, lu y1, lu w, uint32_t color, enum css_border_style style)
{
	struct draw_pen pen = {0};
	lu *dash = arena_many(l->a, lu, 2);
	bool dotted = style == CSS_BORDER_DOTTED;
	draw_pen_move(&pen, x0, y0);
	draw_pen_line(&pen, x1, y1);
	/* CSS Backgrounds 3 section 4.1: dots as wide as the line; dashes three times as long. */
	dash[0] = dotted ? 0 : 3 * w;
	dash[1] = dotted ? 2 * w : 2 * w;
	struct draw_op *op = draw_add(l, DRAW_PATH);
	op->path.path = draw_pen_end(&pen, l->a);
	op->path.stroke = color;
	op->path.width = w;
	op->path.dash = dash;
	op->path.n_dash = 2;
	op->path.cap = dotted ? 1 : 0;
}

/* One side of a border as a filled rectangle, two for double, a stroke for dashed and dotted. */
static void paint_side(struct draw_list *l, const struct layout_frag *f, int side, const lu width[4])
{
	const struct css_border *b = &f->style->border[side];
	lu w = width[side];
	uint32_t color = draw_fade(b->color, opacity_of(f->node, f->style));
	if (w <= 0 || b->style == CSS_BORDER_NONE)
		return;
	bool flat = side == CSS_SIDE_TOP || side == CSS_SIDE_BOTTOM;
	/* Horizontal sides own the corners. */
	lu x = side == CSS_SIDE_RIGHT ? f->x + f->w - w : f->x;
	lu y = side == CSS_SIDE_BOTTOM ? f->y + f->h - w : side == CSS_SIDE_TOP ? f->y : f->y + width[CSS_SIDE_TOP];
	lu len = flat ? f->w : f->h - width[CSS_SIDE_TOP] - width[CSS_SIDE_BOTTOM];
	if (b->style == CSS_BORDER_DASHED || b->style == CSS_BORDER_DOTTED) {
		if (flat)
			draw_line(l, x, y + w / 2, x + len, y + w / 2, w, color, b->style);
		else
			draw_line(l, x + w / 2, y, x + w / 2, y + len, w, color, b->style);
		return;
	}
	lu each = b->style == CSS_BORDER_DOUBLE ? (w + 1) / 3 : w;
	for (lu at = 0; at + each <= w; at += w - each) {
		draw_rect(l, flat ? x : x + at, flat ? y + at : y, flat ? len : each, flat ? each : len, color);
		if (each == w)
			break;
	}
}

static void paint_box(struct draw_list *l, const struct layout_frag *f)
{
	lu width[4];
	draw_rect(l, f->x, f->y, f->w, f->h, draw_fade(f->style->background, opacity_of(f->node, f->style)));
	for (int side = 0; side < 4; side++)
		width[side] = f->open_sides & (1 << side) ? 0 : f->style->border[side].width;
	for (int side = 0; side < 4; side++)
		paint_side(l, f, side, width);
}

static void add_text(struct draw_list *l, const struct layout_frag *f, lu x)
{
	const struct layout_run *r = f->run;
	struct draw_glyph *g = arena_many(l->a, struct draw_glyph, r->n);
	for (uint32_t i = 0; i < r->n; i++)
		g[i] = (struct draw_glyph){ r->gid[i], r->n_text[i], r->x[i], r->dy ? r->dy[i] : 0 };
	struct draw_op *op = draw_add(l, DRAW_GLYPHS);
	op->glyphs.x = x;
	op->glyphs.y = f->y;
	op->glyphs.size = r->size;
	op->glyphs.face = r->face;
	op->glyphs.color = draw_fade(r->style->color, opacity_of(f->node, r->style));
	op->glyphs.glyph = g;
	op->glyphs.n = r->n;
	op->glyphs.text = r->text;
}

/* Narrowed glyphs stand in a space that is as much narrower; there they have their own places again. */
static void paint_text(struct draw_list *l, const struct layout_frag *f)
{
	int32_t narrow = f->run->narrow;
	if (!narrow) {
		add_text(l, f, f->x);
		return;
	}
	draw_add(l, DRAW_SAVE);
	struct draw_op *op = draw_add(l, DRAW_TRANSFORM);
	op->transform.m[0] = narrow;
	op->transform.m[1] = op->transform.m[2] = op->transform.m[5] = 0;
	op->transform.m[3] = 65536;
	op->transform.m[4] = f->x;
	add_text(l, f, 0);
	op = &l->op.v[l->op.n - 1];
	struct draw_glyph *g = (struct draw_glyph *)(uintptr_t)op->glyphs.glyph;
	for (uint32_t i = 0; i < op->glyphs.n; i++)
		g[i].x = lu_clamp((int64_t)g[i].x * 65536 / narrow);
	draw_add(l, DRAW_RESTORE);
}

/* One draw_image for each layout_image; images of a document are few, so a list is searched. */
struct image_table {
	VEC(const struct layout_image *) from;
	VEC(struct draw_image *) to;
};

static const struct draw_image *share_image(struct image_table *t, const struct layout_image *im, struct arena *a)
{
	for (size_t i = 0; i < t->from.n; i++)
		if (t->from.v[i] == im)
			return t->to.v[i];
	struct draw_image *d = arena_make(a, struct draw_image);
	*d = (struct draw_image){ im->bytes, im->jpeg, im->w, im->h, im->alt, im->at };
	*vec_add(&t->from) = im;
	*vec_add(&t->to) = d;
	return d;
}

static void paint_image(struct draw_list *l, const struct layout_frag *f, struct image_table *t)
{
	struct draw_op *op = draw_add(l, DRAW_IMAGE);
	op->image.x = f->x;
	op->image.y = f->y;
	op->image.w = f->w;
	op->image.h = f->h;
	op->image.alpha = (uint8_t)(draw_fade(0xff000000u, opacity_of(f->node, f->style)) >> 24);
	op->image.image = share_image(t, f->image, l->doc);
}

static void paint_rule(struct draw_list *l, const struct layout_frag *f)
{
	enum css_border_style s = f->rule.style;
	uint32_t color = draw_fade(f->rule.color, opacity_of(f->node, f->style));
	if (s != CSS_BORDER_DASHED && s != CSS_BORDER_DOTTED)
		draw_rect(l, f->x, f->y, f->w, f->h, color);
	else if (f->w >= f->h)
		draw_line(l, f->x, f->y + f->h / 2, f->x + f->w, f->y + f->h / 2, f->h, color, s);
	else
		draw_line(l, f->x + f->w / 2, f->y, f->x + f->w / 2, f->y + f->h, f->w, color, s);
}

static void paint_mark(struct draw_list *l, const struct layout_frag *f)
{
	if (f->kind == LAYOUT_END) {
		draw_add(l, DRAW_END);
		return;
	}
	uint32_t element = f->artifact ? DRAW_ARTIFACT : draw_tree_use(l->tree, f->node, f->marker);
	/* <strong> in <p> is content of the same P: one mark for both. */
	if (l->op.n && l->op.v[l->op.n - 1].kind == DRAW_END && l->element == element) {
		l->op.n--;
		return;
	}
	struct draw_op *op = draw_add(l, DRAW_BEGIN);
	op->mark.node = l->element = element;
	op->mark.role = element == DRAW_ARTIFACT ? 0 : draw_tree_role(l->tree, element);
}

static void paint_turn(struct draw_list *l, const struct css_matrix *m)
{
	const double v[6] = {m->a * 65536, m->b * 65536, m->c * 65536, m->d * 65536, m->e, m->f};
	struct draw_op *op;
	draw_add(l, DRAW_SAVE);
	op = draw_add(l, DRAW_TRANSFORM);
	for (int i = 0; i < 6; i++)
		op->transform.m[i] = draw_lu(v[i]);
}

static void paint_frag(struct draw_list *l, const struct layout_frag *f, struct image_table *t)
{
	switch (f->kind) {
	case LAYOUT_BOX: paint_box(l, f); break;
	case LAYOUT_TEXT: paint_text(l, f); break;
	case LAYOUT_IMAGE: paint_image(l, f, t); break;
	case LAYOUT_SVG: draw_svg(l, f, opacity_of(f->node, f->style)); break;
	case LAYOUT_RULE: paint_rule(l, f); break;
	case LAYOUT_TURN: paint_turn(l, f->matrix); break;
	case LAYOUT_TURNED: draw_add(l, DRAW_RESTORE); break;
	case LAYOUT_BEGIN:
	case LAYOUT_END: paint_mark(l, f); break;
	}
}

/* "#id" stays inside the document; everything else is an address. */
static struct draw_link convert_link(struct draw_list *l, const struct layout_link *k)
{
	struct draw_link d = { .x = k->x, .y = k->y, .w = k->w, .h = k->h };
	d.element = draw_tree_use(l->tree, k->node, k->marker);
	d.text = dom_text(l->a, k->node);
	if (!d.text.n)
		d.text = k->href;
	if (str_starts(k->href, STR("#")))
		d.target = str_sub(k->href, 1, k->href.n);
	else
		d.uri = k->href;
	return d;
}

static void paint_page(struct draw_list *l, const struct layout_page *p, struct draw_page *out, struct image_table *t)
{
	l->op.n = 0;
	out->w = p->css->width;
	out->h = p->css->height;
	if (p->css->style)
		draw_rect(l, 0, 0, out->w, out->h, p->css->style->background);
	for (size_t i = 0; i < p->n_frag; i++) {
		if (p->frag[i].kind == LAYOUT_SVG || p->frag[i].kind == LAYOUT_IMAGE)
			draw_tree_box(l->tree, &p->frag[i], out->h);
		paint_frag(l, &p->frag[i], t);
	}
	struct draw_op *op = arena_many(l->a, struct draw_op, l->op.n);
	if (l->op.n)
		memcpy(op, l->op.v, l->op.n * sizeof *op);
	out->op = op;
	out->n_op = l->op.n;
	struct draw_link *link = arena_many(l->a, struct draw_link, p->n_link);
	for (size_t i = 0; i < p->n_link; i++) {
		link[out->n_link] = convert_link(l, &p->link[i]);
		out->n_link += link[out->n_link].element != DRAW_ARTIFACT; /* decoration leads nowhere */
	}
	out->link = link;
}

static int compare_anchors(const void *x, const void *y)
{
	const struct draw_anchor *a = x, *b = y;
	int c = str_cmp(a->id, b->id);
	return c ? c : (a->page > b->page) - (a->page < b->page);
}

static void convert_anchors(struct arena *a, const struct layout_doc *doc, struct draw_doc *out)
{
	struct draw_anchor *anchor = arena_many(a, struct draw_anchor, doc->n_anchor);
	struct draw_bookmark *mark = arena_many(a, struct draw_bookmark, doc->n_anchor);
	for (size_t i = 0; i < doc->n_anchor; i++) {
		const struct layout_anchor *from = &doc->anchor[i];
		if (from->id.n)
			anchor[out->n_anchor++] = (struct draw_anchor){ from->id, from->page, from->y };
		if (from->level)
			mark[out->n_bookmark++] = (struct draw_bookmark){ from->title, from->level, from->page, from->y, from->closed };
	}
	qsort(anchor, out->n_anchor, sizeof *anchor, compare_anchors);
	out->anchor = anchor;
	out->bookmark = mark;
}

/* <meta name="gongwen:number" content="..."> and the like. */
static void read_particular(const struct dom_node *meta, struct draw_doc *out)
{
	static const char *const names[] = {
#define NAME(name, zh) "gongwen:" #name,
		DRAW_PARTICULARS(NAME)
#undef NAME
	};
	for (size_t i = 0; i < DRAW_PARTICULAR_COUNT; i++)
		if (str_is(dom_attr(meta, "name"), names[i]))
			out->particular[i] = dom_attr(meta, "content");
}

/* <meta name="author" content="..."> and the like. */
static void read_meta(const struct dom_doc *dom, struct draw_doc *out)
{
	const struct {
		const char *name;
		struct str *to;
	} table[] = { { "author", &out->author }, { "description", &out->subject }, { "keywords", &out->keywords },
		{ "date", &out->date } };
	for (const struct dom_node *n = dom->root; n && n->tag != DOM_body; n = dom_next(n, dom->root)) {
		if (n->tag != DOM_meta)
			continue;
		for (size_t i = 0; i < sizeof table / sizeof *table; i++)
			if (str_is(dom_attr(n, "name"), table[i].name))
				*table[i].to = dom_attr(n, "content");
		read_particular(n, out);
	}
	/* A PDF/UA file has a title (ISO 14289-1, 7.1): that of the page, else its first heading. */
	out->title = dom->title.n ? dom->title : out->n_bookmark ? out->bookmark[0].title : str_from(TR("无标题", "Untitled"));
	out->lang = draw_is_language(dom->lang) ? dom->lang : STR("zh-CN");
}

struct drawing {
	struct draw_list l;
	struct draw_tree tree;
	struct image_table images;
	const struct layout_doc *from;
	struct draw_doc *out;
};

struct drawing *draw_open(struct arena *a, const struct layout_doc *doc, struct draw_doc *out, struct diag_list *diags)
{
	struct drawing *d = mem_alloc(sizeof *d);
	struct draw_page *page = arena_many(a, struct draw_page, doc->n_page);
	d->l = (struct draw_list){ .doc = a, .a = a, .fonts = doc->fonts, .diags = diags, .tree = &d->tree };
	d->from = doc;
	d->out = out;
	*out = (struct draw_doc){ .page = page, .n_page = doc->n_page };
	for (size_t i = 0; i < doc->n_page; i++)
		page[i] = (struct draw_page){ .w = doc->page[i].css->width, .h = doc->page[i].css->height };
	draw_tree_make(&d->tree, a, doc->dom, diags);
	out->n_element = d->tree.element.n;
	convert_anchors(a, doc, out);
	read_meta(doc->dom, out);
	return d;
}

void draw_page(struct drawing *d, const struct layout_page *p, struct arena *a, struct draw_page *out)
{
	d->l.a = a;
	*out = (struct draw_page){0};
	paint_page(&d->l, p, out, &d->images);
	out->rows = draw_tree_rows(&d->tree, a, false);
}

bool draw_close(struct drawing *d, struct err *e)
{
	size_t missing = d->l.n_missing;
	const char *file = d->from->dom->file;
	draw_tree_end(&d->tree, d->out);
	draw_svg_release(&d->l);
	vec_release(&d->l.op);
	vec_release(&d->images.from);
	vec_release(&d->images.to);
	mem_free(d);
	if (missing)
		return err_set(e, EXIT_GLYPH, "text.glyph", (struct pos){ file, 0, 0 },
		               TR("图中有 %zu 个字符无法显示，未生成 PDF", "%zu characters in drawings cannot be shown"), missing);
	return true;
}

bool draw_pages(struct arena *a, const struct layout_doc *doc, struct draw_doc *out, struct diag_list *diags,
                struct err *e)
{
	struct drawing *d = draw_open(a, doc, out, diags);
	for (size_t i = 0; i < doc->n_page; i++)
		draw_page(d, &doc->page[i], a, (struct draw_page *)(uintptr_t)&out->page[i]);
	return draw_close(d, e);
}
