/* The document tree to the box tree. */
#include "layout/note.h"
#include "layout/target.h"

#include <string.h>

#define MAX_ROWSPAN 65534 /* HTML, 4.9.11 */

struct grow {
	struct job *job;
	struct counters *counters;
	unsigned depth;
	uint8_t deco; /* text-decoration propagated from block ancestors (CSS 2.1, 16.3.1) */
};

struct box *box_new(struct job *j, enum box_kind kind, const struct dom_node *n, const struct css_style *s)
{
	struct box *b = arena_make(j->work, struct box);

	b->kind = (uint8_t)kind;
	b->node = n;
	b->style = s;
	b->span = 1;
	b->rows = 1;
	return b;
}

void box_append(struct box *parent, struct box *kid)
{
	kid->next = NULL;
	if (parent->last)
		parent->last->next = kid;
	else
		parent->first = kid;
	parent->last = kid;
}

static bool str_is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr(" \t\r\n\f", s.p[i]))
			return false;
	return true;
}

/* White space that nobody would see between blocks or table parts. */
static bool is_blank(const struct box *b)
{
	if (b->kind == BOX_TEXT)
		return (b->style->white_space == CSS_WS_NORMAL || b->style->white_space == CSS_WS_NOWRAP) &&
		       str_is_blank(b->text);
	return false;
}

/* ---- Anonymous boxes ---- */

static bool in_line(const struct box *b)
{
	return box_is_inline(b) || b->out;
}
static bool is_caption(const struct box *b)
{
	return b->kind == BOX_BLOCK && b->style->display == CSS_TABLE_CAPTION;
}
static bool in_table(const struct box *b)
{
	return b->kind == BOX_ROWS || b->kind == BOX_COL || is_caption(b);
}
static bool in_rows(const struct box *b)
{
	return b->kind == BOX_ROW || b->kind == BOX_RUN;
}
static bool in_row(const struct box *b)
{
	return b->kind == BOX_CELL;
}
static bool not_table_part(const struct box *b)
{
	return b->kind != BOX_ROWS && b->kind != BOX_ROW && b->kind != BOX_CELL && b->kind != BOX_COL;
}
static bool in_block(const struct box *b)
{
	return !box_is_inline(b) || b->out;
}

static bool has_block(const struct box *b)
{
	for (const struct box *k = b->first; k; k = k->next)
		if (!k->out)
			return true;
	return false;
}

struct wrapper {
	bool (*belongs)(const struct box *); /* these stay children of the parent */
	enum box_kind kind;                  /* the others are put into boxes of this kind */
	enum css_display display;
};

/* Put every run of children that do not belong into an anonymous box; runs of blanks are dropped. */
static void wrap_strays(struct job *j, struct box *b, const struct wrapper *w)
{
	struct box *kid = b->first, *next, *anon = NULL;
	bool any = false;

	b->first = b->last = NULL;
	for (; kid; kid = next) {
		next = kid->next;
		if (w->belongs(kid)) {
			if (anon && any)
				box_append(b, anon);
			anon = NULL;
			box_append(b, kid);
			continue;
		}
		if (!anon) {
			anon = box_new(j, w->kind, b->node,
				       css_style_anonymous(j->in->sheets, b->style, w->display));
			anon->inline_kids = w->kind == BOX_BLOCK;
			anon->later = has_block(b);
			anon->deco = b->deco;
			any = false;
		}
		any = any || !is_blank(kid);
		box_append(anon, kid);
	}
	if (anon && any)
		box_append(b, anon);
}

static bool all_kids(const struct box *b, bool (*test)(const struct box *))
{
	for (const struct box *k = b->first; k; k = k->next)
		if (!test(k))
			return false;
	return true;
}

static void settle_table(struct job *j, struct box *b);

/* A block container: stray table parts get a table, then inline content beside blocks gets blocks. */
static void settle_container(struct job *j, struct box *b)
{
	static const struct wrapper tables = {not_table_part, BOX_TABLE, CSS_TABLE};
	static const struct wrapper blocks = {in_block, BOX_BLOCK, CSS_BLOCK};

	if (!all_kids(b, not_table_part)) {
		wrap_strays(j, b, &tables);
		for (struct box *k = b->first; k; k = k->next)
			if (k->kind == BOX_TABLE && !k->element)
				settle_table(j, k);
	}
	b->inline_kids = b->first && all_kids(b, in_line);
	if (!b->inline_kids)
		wrap_strays(j, b, &blocks);
}

static void settle_row(struct job *j, struct box *row)
{
	static const struct wrapper cells = {in_row, BOX_CELL, CSS_TABLE_CELL};

	if (all_kids(row, in_row))
		return;
	wrap_strays(j, row, &cells);
	for (struct box *c = row->first; c; c = c->next)
		if (!c->element)
			settle_container(j, c);
}

static void settle_table(struct job *j, struct box *b)
{
	static const struct wrapper groups = {in_table, BOX_ROWS, CSS_TABLE_ROW_GROUP};
	static const struct wrapper rows = {in_rows, BOX_ROW, CSS_TABLE_ROW};

	if (!all_kids(b, in_table))
		wrap_strays(j, b, &groups);
	for (struct box *g = b->first; g; g = g->next) {
		if (g->kind != BOX_ROWS)
			continue;
		if (!all_kids(g, in_rows))
			wrap_strays(j, g, &rows);
		for (struct box *r = g->first; r; r = r->next)
			settle_row(j, r);
	}
}

/* ---- Elements ---- */

static const struct {
	enum dom_tag tag;
	enum box_kind kind;
} by_tag[] = {{DOM_img, BOX_IMAGE}, {DOM_svg, BOX_SVG}, {DOM_br, BOX_BREAK}, {DOM_wbr, BOX_SOFT}};

static const uint8_t by_display[] = {[CSS_INLINE] = BOX_INLINE,
				     [CSS_BLOCK] = BOX_BLOCK,
				     [CSS_INLINE_BLOCK] = BOX_ATOM,
				     [CSS_LIST_ITEM] = BOX_BLOCK,
				     [CSS_TABLE] = BOX_TABLE,
				     [CSS_TABLE_CAPTION] = BOX_BLOCK,
				     [CSS_TABLE_ROW_GROUP] = BOX_ROWS,
				     [CSS_TABLE_HEADER_GROUP] = BOX_ROWS,
				     [CSS_TABLE_FOOTER_GROUP] = BOX_ROWS,
				     [CSS_TABLE_ROW] = BOX_ROW,
				     [CSS_TABLE_CELL] = BOX_CELL,
				     [CSS_TABLE_COLUMN_GROUP] = BOX_COL,
				     [CSS_TABLE_COLUMN] = BOX_COL};

static bool is_out(const struct css_style *s)
{
	return s->position == CSS_ABSOLUTE || s->position == CSS_FIXED || s->position == CSS_RUNNING;
}

static enum box_kind kind_of(const struct dom_node *n, const struct css_style *s)
{
	bool out = is_out(s);

	for (size_t i = 0; n && i < sizeof by_tag / sizeof *by_tag; i++)
		if (by_tag[i].tag == n->tag)
			return by_tag[i].kind;
	enum box_kind k = (enum box_kind)by_display[s->display];
	return out && k != BOX_TABLE ? BOX_BLOCK : k;
}

/* colspan, rowspan, span: 1..max; anything else counts as 1 (HTML, 4.9.11), but rowspan="0" as max: to the
   end of the row group. */
static uint32_t span_attr(const struct dom_node *n, const char *name, uint32_t max)
{
	struct str s = dom_attr(n, name);
	uint32_t v = 0;

	for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && v <= max; i++)
		v = v * 10 + (uint32_t)(s.p[i] - '0');
	return v < 1 ? 1 : v > max ? max : v;
}

static void grow_node(struct grow *g, const struct dom_node *n, struct box *parent);

static void grow_pseudo(struct grow *g, const struct dom_node *n, const struct css_style *s,
			struct box *parent)
{
	struct box *b;

	if (!s || s->display == CSS_DISPLAY_NONE)
		return;
	counters_enter(g->counters, s, g->depth + 1);
	b = box_new(g->job, kind_of(NULL, s), n, s);
	b->out = is_out(s);
	b->deco = g->deco | s->decoration;
	box_generate(g->job, g->counters, n, b);
	if (b->kind == BOX_BLOCK || b->kind == BOX_ATOM)
		settle_container(g->job, b);
	if (b->first || b->kind != BOX_INLINE)
		box_append(parent, b);
}

/* Rows left in the source: as one box, or all of them after all. */
static void grow_rows(struct grow *g, const struct dom_node *run, struct box *b)
{
	struct box_run *r = b->kind == BOX_ROWS ? box_run_of(g->job, run->rows, g->deco) : NULL;
	struct dom_node *body = run->parent;
	const struct dom_node *before = run->prev, *end = run->next;
	struct box *k;

	if (r) {
		k = box_new(g->job, BOX_RUN, body, b->style);
		k->run = r;
		box_append(b, k);
		return;
	}
	dom_rows_settle(g->job->in->dom, run->rows, g->job->out);
	css_body_apply(g->job->in->sheets, run->rows, body);
	for (const struct dom_node *n = before ? before->next : body->first; n != end; n = n->next)
		grow_node(g, n, b);
}

struct box *box_grow_row(struct job *j, const struct dom_node *tr, uint8_t deco)
{
	struct grow g = {.job = j, .counters = j->no_counters, .deco = deco};
	struct box top = {.kind = BOX_ROWS};

	if (!j->no_counters)
		g.counters = j->no_counters = counters_new(j->base);
	grow_node(&g, tr, &top);
	settle_row(j, top.first);
	return top.first;
}

static void grow_kids(struct grow *g, const struct dom_node *n, struct box *b)
{
	g->depth++;
	grow_pseudo(g, n, n->style->before, b);
	target_note(g->job, g->counters, n);
	for (const struct dom_node *k = n->first, *next; k && !g->job->failed; k = next) {
		next = k->next; /* rows may come to stand in between */
		grow_node(g, k, b);
	}
	grow_pseudo(g, n, n->style->after, b);
	counters_leave(g->counters, g->depth);
	g->depth--;
}

/* A cell that holds nothing but one text: the bulk of every ledger. */
static bool is_plain_cell(const struct dom_node *n)
{
	return (!n->first || (n->first == n->last && n->first->kind == DOM_TEXT)) && !n->style->before &&
	       !n->style->after;
}

static void settle(struct grow *g, struct box *b)
{
	struct job *j = g->job;

	switch (b->kind) {
	case BOX_INLINE:
		if (!all_kids(b, in_line)) {
			b->kind = BOX_BLOCK;
			b->deco = g->deco | b->style->decoration;
			settle_container(j, b);
		}
		break;
	case BOX_BLOCK:
	case BOX_ATOM:
	case BOX_CELL:
		settle_container(j, b);
		break;
	case BOX_TABLE:
		settle_table(j, b);
		break;
	default: /* rows and groups are settled with their table */
		break;
	}
}

static void grow_content(struct grow *g, const struct dom_node *n, struct box *b)
{
	uint8_t deco = g->deco;

	if (b->kind == BOX_CELL) {
		b->span = (uint16_t)span_attr(n, "colspan", 1000);
		b->rows = str_is(str_trim(dom_attr(n, "rowspan")), "0") ? MAX_ROWSPAN
									: span_attr(n, "rowspan", MAX_ROWSPAN);
	}
	if (b->kind != BOX_INLINE)
		g->deco =
			b->kind == BOX_ATOM || b->out ? b->style->decoration : g->deco | b->style->decoration;
	b->deco = g->deco;
	if (b->kind == BOX_CELL && is_plain_cell(n))
		b->text = n->first ? n->first->text : (struct str){0};
	else
		grow_kids(g, n, b);
	if (!g->job->failed && b->first)
		settle(g, b);
	g->deco = deco;
}

static void grow_special(struct grow *g, const struct dom_node *n, struct box *b)
{
	if (b->kind == BOX_IMAGE)
		b->image = image_load(g->job, n);
	if (b->kind == BOX_COL) {
		b->span = (uint16_t)span_attr(n, "span", 1000);
		grow_kids(g, n, b);
	}
}

/* Page numbers in a running element are those of the pages it is shown on. */
static void grow_inside(struct grow *g, const struct dom_node *n, struct box *b)
{
	bool before = g->job->in_running;

	g->job->in_running = before || b->style->position == CSS_RUNNING;
	grow_content(g, n, b);
	g->job->in_running = before;
}

/* <ol start="5">; <ul> and <ol> begin a new numbering. */
static void enter_list(struct grow *g, const struct dom_node *n)
{
	if (n->tag != DOM_ol && n->tag != DOM_ul)
		return;
	uint32_t start = dom_has_attr(n, "start") ? span_attr(n, "start", 1000000) : 1;
	counters_set(g->counters, STR("list-item"), (int)start - 1, g->depth);
}

/* The number in the text or before the note: what its style generates. */
static struct box *note_sign(struct grow *g, struct note *note, enum layout_marker part)
{
	const struct css_style *own = note->node->style,
			       *s = part == LAYOUT_CALL ? own->note_call : own->note_marker;
	struct box *b = box_new(g->job, BOX_NOTE, note->node,
				s ? s : css_style_anonymous(g->job->in->sheets, own, CSS_INLINE));

	b->part = (uint8_t)part;
	b->note = note;
	if (s)
		box_generate(g->job, g->counters, note->node, b);
	return b;
}

/* A footnote leaves its call in the text; the note itself is a block that no box contains. */
static void grow_note(struct grow *g, const struct dom_node *n, struct box *parent)
{
	struct job *j = g->job;
	struct note *note = note_new(j, n);
	struct box *b = note->box, *sign;
	uint8_t deco = g->deco;
	int step;

	if (!counter_named(n->style->counter_increment, STR("footnote"), 1, &step))
		counters_set(g->counters, STR("footnote"),
			     counters_value(g->counters, STR("footnote")) + 1, 0);
	box_append(parent, note_sign(g, note, LAYOUT_CALL));
	g->deco = b->deco = n->style->decoration;
	sign = note_sign(g, note, LAYOUT_MARKER);
	box_append(b, sign);
	grow_kids(g, n, b);
	settle_container(j, b);
	note_move_sign(b, sign);
	g->deco = deco;
}

static void grow_element(struct grow *g, const struct dom_node *n, struct box *parent)
{
	const struct css_style *s = n->style;
	struct box *b;

	if (!s || s->display == CSS_DISPLAY_NONE)
		return;
	counters_enter(g->counters, s, g->depth);
	if (s->floating == CSS_FLOAT_FOOTNOTE && note_may_stand(g->job, n)) {
		grow_note(g, n, parent);
		return;
	}
	enter_list(g, n);
	b = box_new(g->job, kind_of(n, s), n, s);
	b->element = true;
	b->out = is_out(s);
	if (s->display == CSS_LIST_ITEM)
		b->marker = box_marker(g->job, g->counters, b, g->depth);
	if (b->kind == BOX_IMAGE || b->kind == BOX_SVG || b->kind == BOX_BREAK || b->kind == BOX_SOFT ||
	    b->kind == BOX_COL)
		grow_special(g, n, b);
	else
		grow_inside(g, n, b);
	box_append(parent, b);
}

static void grow_node(struct grow *g, const struct dom_node *n, struct box *parent)
{
	struct box *t;

	if (n->kind == DOM_ELEMENT) {
		grow_element(g, n, parent);
		return;
	}
	if (n->kind == DOM_ROWS) {
		grow_rows(g, n, parent);
		return;
	}
	if (!n->text.n || (parent->kind >= BOX_TABLE && parent->kind <= BOX_ROW && str_is_blank(n->text)))
		return;
	t = box_new(g->job, BOX_TEXT, n->parent, n->parent->style);
	t->text = n->text;
	box_append(parent, t);
}

struct box *box_tree(struct job *j)
{
	struct grow g = {.job = j, .counters = counters_new(j->work)};
	struct box top = {.kind = BOX_BLOCK};

	grow_element(&g, j->in->dom->root, &top);
	counters_release(g.counters);
	targets_settle(j);
	return j->failed ? NULL : top.first;
}
