/*
 * HTML to structure elements.  Roles go by tag; a role that its parent may not
 * contain gets the missing parents (a <p> in a <ul> stands in LI and LBody), or
 * becomes a Div.  Inline elements without a meaning of their own are their
 * parent's content.
 */
#include "draw/tree.h"

#include <stdlib.h>

static bool is_section(unsigned role)
{
	return role == DRAW_ROLE_THead || role == DRAW_ROLE_TBody || role == DRAW_ROLE_TFoot;
}

static bool is_list(unsigned role)
{
	return role == DRAW_ROLE_L || role == DRAW_ROLE_TOC;
}

static bool is_grouping(unsigned role)
{
	return role <= DRAW_ROLE_BlockQuote || role == DRAW_ROLE_TOCI;
}

uint32_t draw_tree_add(struct draw_tree *t, enum draw_role role, uint32_t parent)
{
	struct draw_element *e = vec_add(&t->element);
	e->parent = parent;
	e->role = (uint8_t)role;
	e->rows = e->cols = 1;
	return (uint32_t)(t->element.n - 1);
}

static struct draw_detail *detail(struct draw_tree *t, uint32_t e)
{
	struct draw_element *x = &t->element.v[e];
	if (!x->detail)
		x->detail = arena_make(t->a, struct draw_detail);
	return x->detail;
}

/* The last element, if it is a child of parent with that role; else a new one. */
static uint32_t last_or_new(struct draw_tree *t, enum draw_role role, uint32_t parent)
{
	uint32_t e = (uint32_t)t->element.n - 1;
	while (e > parent && t->element.v[e].parent != parent)
		e = t->element.v[e].parent;
	return e > parent && t->element.v[e].role == role ? e : draw_tree_add(t, role, parent);
}

static bool has_parts(const struct dom_node *table)
{
	for (const struct dom_node *k = table->first; k; k = k->next)
		if (k->tag == DOM_thead || k->tag == DOM_tfoot)
			return true;
	return false;
}

static uint32_t fit_table(struct draw_tree *t, unsigned role, uint32_t parent, const struct dom_node *n)
{
	unsigned up = t->element.v[parent].role;
	if (up == DRAW_ROLE_Table && (role == DRAW_ROLE_Caption || is_section(role)))
		return parent;
	if (up == DRAW_ROLE_Table && n->parent && has_parts(n->parent))
		parent = last_or_new(t, DRAW_ROLE_TBody, parent);
	if (role == DRAW_ROLE_TR)
		return parent;
	parent = last_or_new(t, DRAW_ROLE_TR, parent);
	return role == DRAW_ROLE_TH || role == DRAW_ROLE_TD ? parent : draw_tree_add(t, DRAW_ROLE_TD, parent);
}

static uint32_t fit_list(struct draw_tree *t, unsigned role, uint32_t parent)
{
	bool toc = t->element.v[parent].role == DRAW_ROLE_TOC;
	if (role == DRAW_ROLE_LI || role == DRAW_ROLE_TOCI || (toc && role == DRAW_ROLE_TOC))
		return parent;
	if (toc)
		return draw_tree_add(t, DRAW_ROLE_TOCI, parent);
	/* <dt> begins an item, <dd> ends it. */
	parent = role == DRAW_ROLE_Lbl ? draw_tree_add(t, DRAW_ROLE_LI, parent) : last_or_new(t, DRAW_ROLE_LI, parent);
	return role == DRAW_ROLE_Lbl ? parent : role == DRAW_ROLE_LBody ? parent : draw_tree_add(t, DRAW_ROLE_LBody, parent);
}

/* A parent that may contain the role; *role becomes one that the parent may contain. */
static uint32_t fit(struct draw_tree *t, unsigned *role, uint32_t parent, const struct dom_node *n)
{
	unsigned up = t->element.v[parent].role;
	if (up == DRAW_ROLE_TOC && *role == DRAW_ROLE_LI)
		*role = DRAW_ROLE_TOCI;
	if (up == DRAW_ROLE_Table || is_section(up))
		return fit_table(t, *role, parent, n);
	if (up == DRAW_ROLE_TR)
		return *role == DRAW_ROLE_TH || *role == DRAW_ROLE_TD ? parent : draw_tree_add(t, DRAW_ROLE_TD, parent);
	if (is_list(up))
		return fit_list(t, *role, parent);
	/* Parts of tables and lists that stand outside them. */
	if (*role == DRAW_ROLE_LI || *role == DRAW_ROLE_Lbl || *role == DRAW_ROLE_LBody || is_section(*role) ||
	    (*role >= DRAW_ROLE_TR && *role <= DRAW_ROLE_TD))
		*role = DRAW_ROLE_Div;
	return parent;
}

/* ---- What an element says of itself ---- */

static struct str child_text(struct arena *a, const struct dom_node *n, enum dom_tag tag)
{
	for (const struct dom_node *k = n->first; k; k = k->next)
		if (k->kind == DOM_ELEMENT && k->tag == tag)
			return dom_text(a, k);
	return (struct str){0};
}

/* Alternative text: what the author gives, else the words in the drawing, else its caption. */
static struct str alternative(struct draw_tree *t, const struct dom_node *n)
{
	struct str title = child_text(t->a, n, DOM_title), desc = child_text(t->a, n, DOM_desc), alt;
	if (title.n && desc.n)
		return arena_fmt(t->a, "%.*s。%.*s", STR_ARG(title), STR_ARG(desc));
	alt = title.n ? title : desc;
	if (!alt.n)
		alt = dom_attr(n, n->tag == DOM_img ? "alt" : "aria-label");
	if (!alt.n)
		alt = dom_attr(n, "title");
	if (!alt.n && n->tag == DOM_svg)
		alt = dom_text(t->a, n);
	if (!alt.n && n->parent)
		alt = child_text(t->a, n->parent, DOM_figcaption);
	if (alt.n)
		return alt;
	diag_add(t->diags, DIAG_WARNING, "draw.alt", n->at,
	         TR("图没有替代文字：看不见图的人不知道它说什么（写 alt 或 <title>，纯装饰的图写 alt=\"\"）",
	            "a figure without alternative text (write alt or <title>; alt=\"\" if it is decoration)"));
	return str_from(TR("图", "figure"));
}

static uint16_t span_of(const struct dom_node *n, const char *name)
{
	struct str s = dom_attr(n, name);
	unsigned v = 0;
	for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && v < 1000; i++)
		v = v * 10 + (unsigned)(s.p[i] - '0');
	return (uint16_t)(v == 0 ? 1 : v > 1000 ? 1000 : v);
}

/* HTML 4.9.10 leaves the scope of a bare <th> to its place: beside a <td> it heads a row, else a column. */
enum draw_scope draw_scope_in(const struct dom_node *n, unsigned section)
{
	struct str s = dom_attr(n, "scope");
	if (str_starts(s, STR("col")))
		return DRAW_SCOPE_COLUMN;
	if (str_starts(s, STR("row")))
		return DRAW_SCOPE_ROW;
	bool beside = false;
	for (const struct dom_node *k = n->parent ? n->parent->first : NULL; k && !beside; k = k->next)
		beside = k->kind == DOM_ELEMENT && k->tag == DOM_td;
	return beside && section != DRAW_ROLE_THead ? DRAW_SCOPE_ROW : DRAW_SCOPE_COLUMN;
}

static enum draw_scope scope_of(const struct draw_tree *t, const struct dom_node *n, uint32_t row)
{
	return draw_scope_in(n, t->element.v[t->element.v[row].parent].role);
}

/* RFC 5646 in outline: letters, then groups of up to eight letters and digits. */
bool draw_is_language(struct str s)
{
	size_t group = 0;
	bool first = true;
	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.p[i] : '-';
		bool digit = c >= '0' && c <= '9', letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (c == '-' && group >= 1 && group <= 8) {
			group = 0;
			first = false;
		} else if (letter || (digit && !first)) {
			group++;
		} else {
			return false;
		}
	}
	return true;
}

static void describe(struct draw_tree *t, const struct dom_node *n, uint32_t e)
{
	struct draw_element *x = &t->element.v[e];
	if (x->role == DRAW_ROLE_TH || x->role == DRAW_ROLE_TD) {
		x->rows = span_of(n, "rowspan");
		x->cols = span_of(n, "colspan");
		x->scope = (uint8_t)(x->role == DRAW_ROLE_TH ? scope_of(t, n, x->parent) : DRAW_SCOPE_NONE);
	}
	x->ordered = n->tag == DOM_ol;
	if (x->role == DRAW_ROLE_Figure)
		detail(t, e)->alt = alternative(t, n);
	if (x->role == DRAW_ROLE_Note)
		detail(t, e)->id = arena_fmt(t->a, "note%u", n->order);
	struct str lang = dom_attr(n, "lang");
	if (n->parent && draw_is_language(lang) && !str_eq(lang, dom_inherited_attr(n->parent, "lang")))
		detail(t, e)->lang = lang;
}

/* ---- The walk ---- */

static void hide(struct draw_tree *t, const struct dom_node *n)
{
	for (const struct dom_node *k = n; k; k = dom_next(k, n))
		t->of[k->order] = DRAW_ARTIFACT;
}

static void visit_children(struct draw_tree *t, const struct dom_node *n, uint32_t e);

/* The number in the text is a Reference with a Link to the note; the number before the note leads back. */
static void add_call(struct draw_tree *t, const struct dom_node *n, uint32_t parent)
{
	if (n->style->note_call)
		t->call[n->order] = draw_tree_add(t, DRAW_ROLE_Link, draw_tree_add(t, DRAW_ROLE_Reference, parent));
}

static void add_note_label(struct draw_tree *t, const struct dom_node *n, uint32_t note)
{
	if (n->style->note_marker)
		t->label[n->order] = draw_tree_add(t, DRAW_ROLE_Link, draw_tree_add(t, DRAW_ROLE_Lbl, note));
}

static void visit(struct draw_tree *t, const struct dom_node *n, uint32_t parent)
{
	unsigned role = draw_role_of(n);
	if (n->style && n->style->display == CSS_DISPLAY_NONE)
		return;
	if (draw_role_is_decoration(n)) {
		hide(t, n);
		return;
	}
	if (role == DRAW_NO_ROLE && n->parent && dom_has_attr(n, "lang") && is_grouping(t->element.v[parent].role) == false)
		role = DRAW_ROLE_Span;
	if (role == DRAW_NO_ROLE) {
		/* An inline element is content of the element around it. */
		t->of[n->order] = n->parent ? t->of[n->parent->order] : parent;
		visit_children(t, n, t->of[n->order]);
		return;
	}
	if (!draw_role_is_block(n) && n->parent)
		parent = t->of[n->parent->order];
	parent = fit(t, &role, parent, n);
	bool note = n->style && n->style->floating == CSS_FLOAT_FOOTNOTE && layout_is_note(n);
	if (note)
		add_call(t, n, parent);
	uint32_t e = draw_tree_add(t, role, parent);
	describe(t, n, e);
	if (note)
		add_note_label(t, n, e);
	if (role == DRAW_ROLE_LI) {
		t->label[n->order] = draw_tree_add(t, DRAW_ROLE_Lbl, e);
		e = draw_tree_add(t, DRAW_ROLE_LBody, e);
	} else if (role == DRAW_ROLE_TOCI) {
		t->label[n->order] = draw_tree_add(t, DRAW_ROLE_Lbl, e);
	}
	t->of[n->order] = e;
	if (role != DRAW_ROLE_Figure)
		visit_children(t, n, e);
}

static bool is_inline_content(const struct dom_node *n)
{
	if (n->kind == DOM_TEXT)
		return draw_role_has_text(n);
	return !draw_role_is_block(n) && n->style && n->style->display != CSS_DISPLAY_NONE && n->tag != DOM_br && n->tag != DOM_wbr;
}

/* A new P for what stands between two blocks of n, after the run `before` (0: the first); returns its place + 1. */
static uint32_t open_between(struct draw_tree *t, const struct dom_node *n, uint32_t e, uint32_t before)
{
	struct draw_between *b = vec_add(&t->between);
	uint32_t at = (uint32_t)t->between.n;
	if (before)
		t->between.v[before - 1].next = at;
	else
		t->first_between[n->order] = t->near_between[n->order] = at;
	b->element = t->of[n->order] = draw_tree_add(t, DRAW_ROLE_P, e);
	return at;
}

/* Text in an element that groups blocks gets a P, for each run between blocks one. */
static void visit_children(struct draw_tree *t, const struct dom_node *n, uint32_t e)
{
	bool grouping = is_grouping(t->element.v[e].role), open = false;
	uint32_t run = 0;
	for (const struct dom_node *k = n->first; k; k = k->next) {
		bool text = grouping && is_inline_content(k);
		if (text && !open)
			run = open_between(t, n, e, run);
		open = text || (open && !draw_role_is_block(k));
		if (k->kind == DOM_ELEMENT && k->tag != DOM_col && k->tag != DOM_colgroup)
			visit(t, k, e);
		if (k->kind == DOM_ROWS)
			draw_tree_add_run(t, k, e);
		if (open)
			t->between.v[run - 1].last = (uint32_t)t->element.n - 1;
	}
}

/* A second head or foot of a table is a body (ISO 14289-1, 7.2: at most one of each). */
static void one_of_each(struct draw_tree *t)
{
	uint32_t *seen = arena_many(t->a, uint32_t, t->element.n * 2);
	for (size_t i = 1; i < t->element.n; i++) {
		struct draw_element *e = &t->element.v[i];
		if (e->role != DRAW_ROLE_THead && e->role != DRAW_ROLE_TFoot)
			continue;
		if (seen[e->parent * 2 + (e->role == DRAW_ROLE_TFoot)]++)
			e->role = DRAW_ROLE_TBody;
	}
}

void draw_tree_make(struct draw_tree *t, struct arena *a, const struct dom_doc *dom, struct diag_list *diags)
{
	t->a = a;
	t->diags = diags;
	t->of = arena_many(a, uint32_t, dom->n_nodes + 1);
	t->label = arena_many(a, uint32_t, dom->n_nodes + 1);
	t->call = arena_many(a, uint32_t, dom->n_nodes + 1);
	t->first_between = arena_many(a, uint32_t, dom->n_nodes + 1);
	t->near_between = arena_many(a, uint32_t, dom->n_nodes + 1);
	draw_tree_add(t, DRAW_ROLE_Document, 0);
	for (const struct dom_node *n = dom->root->first; n; n = n->next)
		if (n->kind == DOM_ELEMENT && n->tag == DOM_body)
			visit_children(t, n, 0);
	one_of_each(t);
	draw_tree_square(t);
	t->row_first = DRAW_ROW_ELEMENT;
}

/* Of the runs of text between the blocks of a node, the first that does not lie behind what was painted last. */
static uint32_t find_between(struct draw_tree *t, uint32_t order)
{
	uint32_t *at = &t->near_between[order];
	if (t->between.v[*at - 1].element > t->used)
		*at = t->first_between[order];
	while (t->between.v[*at - 1].last < t->used && t->between.v[*at - 1].next)
		*at = t->between.v[*at - 1].next;
	return t->between.v[*at - 1].element;
}

/* Notes are painted at the foot of the page: they say nothing of how far the text has come. */
static bool in_note(const struct draw_tree *t, uint32_t e)
{
	for (; e; e = t->element.v[e].parent)
		if (t->element.v[e].role == DRAW_ROLE_Note)
			return true;
	return false;
}

uint32_t draw_tree_use(struct draw_tree *t, const struct dom_node *n, unsigned marker)
{
	if (n && n->order >= DOM_ROW_ORDER)
		return draw_tree_use_row(t, n);
	uint32_t e = n ? t->of[n->order] : DRAW_ARTIFACT;
	if (n && t->first_between[n->order])
		e = find_between(t, n->order);
	if (e != DRAW_ARTIFACT && marker == LAYOUT_CALL)
		e = t->call[n->order] ? t->call[n->order] : e;
	else if (e != DRAW_ARTIFACT && marker && t->label[n->order])
		e = t->label[n->order];
	if (e == DRAW_ARTIFACT)
		return e;
	t->element.v[e].kept = true;
	if (!t->between.n || !in_note(t, e))
		t->used = e;
	return e;
}

void draw_tree_box(struct draw_tree *t, const struct layout_frag *f, lu page_h)
{
	uint32_t e = f->node && !f->artifact ? t->of[f->node->order] : DRAW_ARTIFACT;
	struct draw_detail *d = e != DRAW_ARTIFACT ? t->element.v[e].detail : NULL;
	if (!d || d->w || t->element.v[e].role != DRAW_ROLE_Figure)
		return;
	d->x = f->x;
	d->y = f->y;
	d->w = f->w;
	d->h = f->h;
	d->page_h = page_h;
}

/* ---- The end ---- */

/* A parent is kept with its child; a table with all its rows and cells, for its grid. */
static void keep(struct draw_tree *t)
{
	struct draw_element *v = t->element.v;
	v[0].kept = true;
	for (size_t i = t->element.n; i-- > 1;)
		if (v[i].kept)
			v[v[i].parent].kept = true;
	for (size_t i = 1; i < t->element.n; i++)
		if (v[i].role >= DRAW_ROLE_THead && v[i].role <= DRAW_ROLE_TD)
			v[i].kept = v[v[i].parent].kept;
}

/* H1 to H6 by nesting: a level below the nearest heading of a higher rank (ISO 14289-1, 7.4). */
static void number_headings(struct draw_tree *t)
{
	unsigned open[7] = {0}, depth = 0; /* ranks as written, of the headings in force */
	for (size_t i = 1; i < t->element.n; i++) {
		struct draw_element *e = &t->element.v[i];
		if (!e->kept || e->role < DRAW_ROLE_H1 || e->role > DRAW_ROLE_H6)
			continue;
		while (depth > 0 && open[depth] >= e->role)
			depth--;
		open[++depth] = e->role;
		e->role = (uint8_t)(DRAW_ROLE_H1 + depth - 1);
	}
}

void draw_tree_end(struct draw_tree *t, struct draw_doc *out)
{
	keep(t);
	number_headings(t);
	struct draw_element *e = arena_many(t->a, struct draw_element, t->element.n);
	for (size_t i = 0; i < t->element.n; i++)
		e[i] = t->element.v[i];
	out->element = e;
	out->n_element = t->element.n;
	out->n_run = (uint32_t)t->run.n;
	out->rows = draw_tree_rows(t, t->a, true);
	vec_release(&t->element);
	vec_release(&t->between);
	vec_release(&t->run);
	vec_release(&t->row);
	vec_release(&t->row_element);
}
