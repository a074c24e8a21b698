/* Running matter: the margin boxes of CSS Page 3, section 5. */
#include "layout/emit.h"
#include "layout/target.h"

struct area {
	lu x, y, w, h;
};

/* Order of the boxes of one edge, and the area they share. */
enum edge { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT };
static const uint8_t trio[4][3] = {[EDGE_TOP] = {CSS_TOP_LEFT, CSS_TOP_CENTER, CSS_TOP_RIGHT},
				   [EDGE_RIGHT] = {CSS_RIGHT_TOP, CSS_RIGHT_MIDDLE, CSS_RIGHT_BOTTOM},
				   [EDGE_BOTTOM] = {CSS_BOTTOM_LEFT, CSS_BOTTOM_CENTER, CSS_BOTTOM_RIGHT},
				   [EDGE_LEFT] = {CSS_LEFT_TOP, CSS_LEFT_MIDDLE, CSS_LEFT_BOTTOM}};
static const uint8_t corners[4] = {CSS_TOP_LEFT_CORNER, CSS_TOP_RIGHT_CORNER, CSS_BOTTOM_RIGHT_CORNER,
				   CSS_BOTTOM_LEFT_CORNER};

struct running_box {
	const struct css_style *style;
	struct para *para;
	struct running *running; /* content: element(name) */
	struct box *element;
	unsigned total;
};

/* ---- Text ---- */

static struct str string_value(struct emit *e, const struct css_content *c)
{
	const struct running *r = emit_running(e, c->text, false);

	if (r)
		return emit_shown(e, r, (enum css_which)c->which).text;
	/* Before the first element that sets it there is nothing to say; the title is always known. */
	return str_is(c->text, "title") ? e->job->in->dom->title : (struct str){0};
}

/* Pages are counted here; any other counter is as at the last heading or id above. */
static struct str counter_value(struct emit *e, const struct css_content *c, unsigned total)
{
	int v = 0;

	if (str_is(c->text, "pages"))
		v = (int)total;
	else if (str_is(c->text, "page"))
		v = (int)e->number;
	else if (e->counted)
		target_counter(e->job, e->counted, c->text, &v);
	return counter_text(e->job->work, v, c->format);
}

static struct str content_text(struct emit *e, struct str content, unsigned total)
{
	struct job *j = e->job;
	struct buf b = {0};
	struct str s;
	size_t n;
	const struct css_content *c = css_content_parse(j->work, content, &n);

	for (size_t i = 0; i < n; i++) {
		if (c[i].kind == CSS_CONTENT_TEXT)
			buf_str(&b, c[i].text);
		else if (c[i].kind == CSS_CONTENT_COUNTER)
			buf_str(&b, counter_value(e, &c[i], total));
		else if (c[i].kind == CSS_CONTENT_STRING)
			buf_str(&b, string_value(e, &c[i]));
		else if (c[i].kind == CSS_CONTENT_ATTR)
			buf_str(&b, dom_attr(j->in->dom->root, arena_str(j->work, c[i].text).p));
	}
	s = arena_str(j->work, buf_view(&b));
	buf_release(&b);
	return s;
}

/* content: element(name) stands alone. */
static bool is_element(struct emit *e, struct running_box *r)
{
	size_t n;
	const struct css_content *c = css_content_parse(e->job->work, r->style->content, &n);

	if (n == 0 || c[0].kind != CSS_CONTENT_ELEMENT)
		return false;
	r->running = emit_running(e, c[0].text, true);
	if (r->running)
		r->element = emit_shown(e, r->running, (enum css_which)c[0].which).box;
	return true;
}

static struct running_box box_at(struct emit *e, const struct page_plan *p, unsigned box, unsigned total)
{
	struct running_box r = {.style = p->css->box[box], .total = total};

	if (r.style && !is_element(e, &r))
		r.para = para_text(e->job, content_text(e, r.style->content, total), r.style, NULL);
	return r;
}

/* ---- Place ---- */

static lu edges(const struct css_style *s, int side, lu avail)
{
	return box_edge(s, side, avail) + len_used(s->margin[side], avail);
}

static void draw(struct emit *e, const struct running_box *r, struct area a)
{
	const struct css_style *s = r->style;
	struct area box = a;
	struct line_set set = {0};
	const struct flow *flow = NULL;
	lu h = 0, y, spare, inner;

	if (!s)
		return;
	box.x += len_used(s->margin[CSS_SIDE_LEFT], a.w);
	box.y += len_used(s->margin[CSS_SIDE_TOP], a.h);
	box.w = a.w - box_margins_x(s, a.w);
	box.h = a.h - len_used(s->margin[CSS_SIDE_TOP], a.h) - len_used(s->margin[CSS_SIDE_BOTTOM], a.h);
	emit_box(e, box.x, box.y, box.w, box.h, NULL, s);
	inner = lu_max(a.w - edges(s, CSS_SIDE_LEFT, a.w) - edges(s, CSS_SIDE_RIGHT, a.w), 0);
	if (r->element)
		flow = emit_element(e, r->running, r->element, inner, r->total);
	else if (r->para)
		set = para_lines(e->job, r->para, inner);
	else
		return;
	h = flow ? flow->height : 0;
	for (uint32_t i = 0; i < set.n; i++)
		h += set.v[i].height;
	y = a.y + edges(s, CSS_SIDE_TOP, a.h);
	spare = a.h - edges(s, CSS_SIDE_TOP, a.h) - edges(s, CSS_SIDE_BOTTOM, a.h) - h;
	y += s->vertical_align == CSS_TOP ? 0 : s->vertical_align == CSS_BOTTOM ? spare : spare / 2;
	if (flow)
		emit_whole(e, flow, a.x + edges(s, CSS_SIDE_LEFT, a.w), y);
	for (uint32_t i = 0; i < set.n; i++) {
		emit_line(e, &set.v[i], a.x + edges(s, CSS_SIDE_LEFT, a.w), y);
		y += set.v[i].height;
	}
}

static void measure_element(struct emit *e, struct box *b, lu *min, lu *max)
{
	size_t rows = e->job->doc->rows_in;

	box_measure(e->job, b, min, max);
	e->job->doc->rows_in = rows; /* as in emit_element */
}

/* A running element at its widest; along the sides of the sheet a third each. */
static lu element_size(struct emit *e, const struct running_box *r, bool flat, lu avail)
{
	lu min, max;

	if (!flat)
		return avail / 3;
	measure_element(e, r->element, &min, &max);
	return max;
}

/* Size along the edge: asked for, else that of the text. */
static lu size_of(struct emit *e, const struct running_box *r, bool flat, lu avail)
{
	const struct css_style *s = r->style;
	struct css_len asked;
	int a = flat ? CSS_SIDE_LEFT : CSS_SIDE_TOP, b = flat ? CSS_SIDE_RIGHT : CSS_SIDE_BOTTOM;

	if (!s)
		return 0;
	asked = flat ? s->width : s->height;
	lu around = edges(s, a, avail) + edges(s, b, avail);
	if (len_is_set(asked))
		return lu_min(len_used(asked, avail) +
				      (s->box_border || asked.unit == CSS_PERCENT ? 0 : around),
			      avail);
	if (r->element)
		return lu_min(element_size(e, r, flat, avail) + around, avail);
	return lu_min((r->para ? flat ? r->para->max : r->para->type->line : 0) + around, avail);
}

/* A middle box stands in the middle and the others get what is left beside it; without one the two
   share the edge by their content (CSS Page 3, 5.3.2, without its flexing to minima). */
static void share(struct emit *e, const struct running_box r[3], bool flat, lu whole, lu from[3], lu size[3])
{
	lu want[3];

	for (int i = 0; i < 3; i++)
		want[i] = size_of(e, &r[i], flat, whole);
	if (r[1].style) {
		lu side = (whole - want[1]) / 2;
		size[1] = want[1];
		from[1] = side;
		for (int i = 0; i < 3; i += 2)
			size[i] = r[i].style && len_is_set(flat ? r[i].style->width : r[i].style->height)
					  ? want[i]
					  : side;
	} else {
		bool both = r[0].style && r[2].style;
		lu spare = whole - want[0] - want[2];
		size[0] = both ? want[0] + lu_share(spare, want[0], (int64_t)want[0] + want[2]) : whole;
		size[2] = both ? whole - size[0] : whole;
	}
	from[0] = 0;
	from[2] = whole - size[2];
}

static void draw_edge(struct emit *e, const struct page_plan *p, enum edge edge, struct area a,
		      unsigned total)
{
	struct running_box r[3];
	lu from[3] = {0}, size[3] = {0};
	bool flat = edge == EDGE_TOP || edge == EDGE_BOTTOM;

	for (int i = 0; i < 3; i++)
		r[i] = box_at(e, p, trio[edge][i], total);
	share(e, r, flat, flat ? a.w : a.h, from, size);
	for (int i = 0; i < 3; i++) {
		struct area each = a;
		if (flat) {
			each.x += from[i];
			each.w = size[i];
		} else {
			each.y += from[i];
			each.h = size[i];
		}
		draw(e, &r[i], each);
	}
}

void emit_margin_boxes(struct emit *e, const struct page_plan *p, unsigned total)
{
	const lu *m = p->css->margin;
	lu w = p->css->width, h = p->css->height, right = w - m[CSS_SIDE_RIGHT],
	   foot = h - m[CSS_SIDE_BOTTOM];
	lu iw = right - m[CSS_SIDE_LEFT], ih = foot - m[CSS_SIDE_TOP];
	struct area area[4] = {[EDGE_TOP] = {m[CSS_SIDE_LEFT], 0, iw, m[CSS_SIDE_TOP]},
			       [EDGE_RIGHT] = {right, m[CSS_SIDE_TOP], m[CSS_SIDE_RIGHT], ih},
			       [EDGE_BOTTOM] = {m[CSS_SIDE_LEFT], foot, iw, m[CSS_SIDE_BOTTOM]},
			       [EDGE_LEFT] = {0, m[CSS_SIDE_TOP], m[CSS_SIDE_LEFT], ih}};
	struct area corner[4] = {{0, 0, m[CSS_SIDE_LEFT], m[CSS_SIDE_TOP]},
				 {right, 0, m[CSS_SIDE_RIGHT], m[CSS_SIDE_TOP]},
				 {right, foot, m[CSS_SIDE_RIGHT], m[CSS_SIDE_BOTTOM]},
				 {0, foot, m[CSS_SIDE_LEFT], m[CSS_SIDE_BOTTOM]}};
	bool artifact = e->artifact;

	e->artifact = true;
	for (int i = 0; i < 4; i++) {
		draw_edge(e, p, (enum edge)i, area[i], total);
		struct running_box r = box_at(e, p, corners[i], total);
		draw(e, &r, corner[i]);
	}
	e->artifact = artifact;
}
