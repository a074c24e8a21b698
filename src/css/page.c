/* @page rules: reading them, and the page that answers a query (CSS Page 3). */
#include "css/sheet.h"

static const char *const box_names[CSS_MARGIN_BOX_COUNT + 1] = {
	[CSS_TOP_LEFT_CORNER] = "top-left-corner",
	[CSS_TOP_LEFT] = "top-left",
	[CSS_TOP_CENTER] = "top-center",
	[CSS_TOP_RIGHT] = "top-right",
	[CSS_TOP_RIGHT_CORNER] = "top-right-corner",
	[CSS_RIGHT_TOP] = "right-top",
	[CSS_RIGHT_MIDDLE] = "right-middle",
	[CSS_RIGHT_BOTTOM] = "right-bottom",
	[CSS_BOTTOM_RIGHT_CORNER] = "bottom-right-corner",
	[CSS_BOTTOM_RIGHT] = "bottom-right",
	[CSS_BOTTOM_CENTER] = "bottom-center",
	[CSS_BOTTOM_LEFT] = "bottom-left",
	[CSS_BOTTOM_LEFT_CORNER] = "bottom-left-corner",
	[CSS_LEFT_BOTTOM] = "left-bottom",
	[CSS_LEFT_MIDDLE] = "left-middle",
	[CSS_LEFT_TOP] = "left-top",
	[CSS_FOOTNOTE_AREA] = "footnote",
};

/* ---- reading ---- */

static const struct {
	const char *name;
	unsigned bit, weight;
} pseudos[] = {{"first", CSS_PAGE_FIRST, 1 << 8},
	       {"blank", CSS_PAGE_BLANK, 1 << 8},
	       {"after-blank", CSS_PAGE_AFTER_BLANK, 1 << 8},
	       {"left", CSS_PAGE_LEFT, 1},
	       {"right", CSS_PAGE_RIGHT, 1}};

static bool page_pseudo(struct css_reader *r, struct css_page_rule *p)
{
	css_reader_next(r);
	for (size_t i = 0; i < sizeof pseudos / sizeof *pseudos; i++)
		if (css_token_is_word(&r->t, pseudos[i].name)) {
			p->pseudo |= pseudos[i].bit;
			p->specificity += pseudos[i].weight;
			css_reader_next(r);
			return true;
		}
	return false;
}

/* name? (:pseudo)*; appended to the reader's pages. */
static bool page_selector(struct css_reader *r)
{
	struct css_page_rule p = {.order = (uint32_t)r->pages.n};

	css_reader_space(r);
	if (r->t.kind == CSS_T_IDENT) {
		p.name = r->t.text;
		p.specificity = 1 << 16;
		css_reader_next(r);
	}
	while (r->t.kind == CSS_T_COLON)
		if (!page_pseudo(r, &p))
			return false;
	css_reader_space(r);
	*vec_add(&r->pages) = p;
	return r->t.kind == CSS_T_COMMA || r->t.kind == CSS_T_LBRACE;
}

/* "@top-center { ... }" inside a page block; ctx is the rule whose boxes are filled. */
static bool margin_box(struct css_reader *r, void *ctx)
{
	struct css_page_rule *p = ctx;
	size_t i = 0;

	while (i <= CSS_FOOTNOTE_AREA && !css_same_word(r->t.text, box_names[i]))
		i++;
	if (i > CSS_FOOTNOTE_AREA)
		return false;
	css_reader_next(r);
	css_reader_space(r);
	if (r->t.kind != CSS_T_LBRACE) {
		css_warn(r, "css.syntax", r->t.start, TR("@%s 后缺少 {}", "@%s without a block"), box_names[i]);
		css_reader_skip_rule(r);
		return true;
	}
	css_reader_next(r);
	p->box[i] = css_reader_block(r, NULL, NULL);
	if (r->t.kind == CSS_T_RBRACE)
		css_reader_next(r);
	return true;
}

void css_reader_page(struct css_reader *r, size_t at)
{
	size_t first = r->pages.n;
	struct css_page_rule body = {0};

	for (;;) {
		if (!page_selector(r)) {
			css_warn(r, "css.selector", r->t.start > at ? r->t.start : at,
				TR("@page 的选择符不认识", "@page selector not understood"));
			r->pages.n = first;
			css_reader_skip_rule(r);
			return;
		}
		if (r->t.kind == CSS_T_LBRACE)
			break;
		css_reader_next(r);
	}
	css_reader_next(r);
	body.block = css_reader_block(r, margin_box, &body);
	if (r->t.kind == CSS_T_RBRACE)
		css_reader_next(r);
	for (size_t i = first; i < r->pages.n; i++) {
		struct css_page_rule head = r->pages.v[i];
		r->pages.v[i] = body;
		r->pages.v[i].name = head.name;
		r->pages.v[i].pseudo = head.pseudo;
		r->pages.v[i].specificity = head.specificity;
		r->pages.v[i].order = head.order;
	}
}

/* ---- lookup ---- */

struct hits {
	const struct css_page_rule **v; /* weakest first */
	size_t n;
};

static bool applies(const struct css_page_rule *p, const struct css_page_query *q)
{
	unsigned have = (q->first ? CSS_PAGE_FIRST : 0u) | (q->blank ? CSS_PAGE_BLANK : 0u) |
		(q->after_blank ? CSS_PAGE_AFTER_BLANK : 0u) |
		(q->left ? CSS_PAGE_LEFT : CSS_PAGE_RIGHT);

	return (p->pseudo & ~have) == 0 && (p->name.n == 0 || str_eq(p->name, q->name));
}

static struct hits collect(struct css_sheets *s, const struct css_page_query *q)
{
	struct hits h = {arena_many(s->arena, const struct css_page_rule *, s->n_page), 0};

	for (size_t i = 0; i < s->n_page; i++) {
		const struct css_page_rule *p = &s->page[i];
		size_t k = h.n;
		if (!applies(p, q))
			continue;
		for (; k > 0 && h.v[k - 1]->specificity > p->specificity; k--) /* few, and nearly in order */
			h.v[k] = h.v[k - 1];
		h.v[k] = p;
		h.n++;
	}
	return h;
}

static const struct css_block *part(const struct css_page_rule *p, int box)
{
	return box < 0 ? p->block : p->box[box];
}

static const struct css_vars *variables(struct css_sheets *s, const struct hits *h, int box,
					const struct css_vars *outer)
{
	VEC(const struct css_custom *) list = {0};

	for (size_t i = 0; i < h->n; i++) {
		const struct css_block *b = part(h->v[i], box);
		for (size_t k = 0; b && b->custom && k < b->n; k++)
			if (b->v[k].prop == CSS_P_CUSTOM)
				*vec_add(&list) = b->v[k].custom;
	}
	if (list.n)
		outer = css_vars_extend(&s->vars, s->arena, outer, list.v, list.n);
	vec_release(&list);
	return outer;
}

/* The style of the page (box < 0) or of a margin box: the declarations of all hits over w. */
static void compute(struct css_sheets *s, const struct hits *h, int box, const struct css_rec *parent,
                    struct css_winners *w, struct css_rec *out)
{
	static const struct css_value block = {.kind = CSS_V_WORD, .n = CSS_BLOCK};

	w->vars = variables(s, h, box, parent->vars);
	w->v[CSS_P_DISPLAY] = &block;
	for (size_t i = 0; i < h->n; i++)
		css_winners_add(s, w, part(h->v[i], box), false);
	for (size_t i = 0; i < h->n; i++)
		css_winners_add(s, w, part(h->v[i], box), true);
	css_compute(s, parent, w, out);
}

/* Where the text of a margin box stands unless said otherwise (CSS Page 3, 5.3). */
static void box_defaults(int box, struct css_winners *w)
{
	static const struct css_value left = {.kind = CSS_V_WORD, .n = CSS_ALIGN_LEFT},
				      right = {.kind = CSS_V_WORD, .n = CSS_ALIGN_RIGHT},
				      center = {.kind = CSS_V_WORD, .n = CSS_ALIGN_CENTER},
				      top = {.kind = CSS_V_WORD, .n = CSS_TOP},
				      middle = {.kind = CSS_V_WORD, .n = CSS_MIDDLE},
				      bottom = {.kind = CSS_V_WORD, .n = CSS_BOTTOM};
	static const struct {
		const struct css_value *align, *valign;
	} rows[CSS_MARGIN_BOX_COUNT] = {
		[CSS_TOP_LEFT_CORNER] = {&right, &middle}, [CSS_TOP_LEFT] = {&left, &middle},
		[CSS_TOP_CENTER] = {&center, &middle}, [CSS_TOP_RIGHT] = {&right, &middle},
		[CSS_TOP_RIGHT_CORNER] = {&left, &middle}, [CSS_RIGHT_TOP] = {&center, &top},
		[CSS_RIGHT_MIDDLE] = {&center, &middle}, [CSS_RIGHT_BOTTOM] = {&center, &bottom},
		[CSS_BOTTOM_RIGHT_CORNER] = {&left, &middle}, [CSS_BOTTOM_RIGHT] = {&right, &middle},
		[CSS_BOTTOM_CENTER] = {&center, &middle}, [CSS_BOTTOM_LEFT] = {&left, &middle},
		[CSS_BOTTOM_LEFT_CORNER] = {&right, &middle}, [CSS_LEFT_BOTTOM] = {&center, &bottom},
		[CSS_LEFT_MIDDLE] = {&center, &middle}, [CSS_LEFT_TOP] = {&center, &top},
	};

	w->v[CSS_P_TEXT_ALIGN] = rows[box].align;
	w->v[CSS_P_VERTICAL_ALIGN] = rows[box].valign;
}

static const struct css_style *margin_style(struct css_sheets *s, const struct hits *h, int box,
                                            const struct css_rec *page)
{
	struct css_winners w = {0};
	struct css_rec rec;
	bool named = false;

	for (size_t i = 0; i < h->n; i++)
		named |= h->v[i]->box[box] != NULL;
	if (!named)
		return NULL;
	if (box < CSS_MARGIN_BOX_COUNT)
		box_defaults(box, &w);
	compute(s, h, box, page, &w, &rec);
	return (rec.s.content.n || box == CSS_FOOTNOTE_AREA) && rec.s.display != CSS_DISPLAY_NONE ? &css_intern(s, &rec)->s : NULL;
}

/* Percentages of page margins are of the side they lie along; auto is 0. */
static lu margin_of(struct css_len m, lu whole)
{
	if (m.unit == CSS_LU)
		return m.v;
	return m.unit == CSS_PERCENT ? css_lu_clamp(css_ratio(whole, m.v, 100000) + m.plus) : 0;
}

struct cached {
	struct css_page_query q;
	struct css_page page;
};

static struct cached *build(struct css_sheets *s, const struct css_page_query *q)
{
	struct cached *c = arena_make(s->arena, struct cached);
	const struct css_rec *root = s->root ? s->root : s->initial, *page;
	struct hits h = collect(s, q);
	struct css_winners w = {0};
	struct css_rec rec;

	compute(s, &h, -1, root, &w, &rec);
	page = css_intern(s, &rec);
	c->q = *q;
	c->q.name = css_set_str(&s->strs, s->arena, q->name);
	c->page.style = &page->s;
	c->page.width = page->page_size[0]; /* auto is A4: the initial value */
	c->page.height = page->page_size[1];
	for (int i = 0; i < 4; i++)
		c->page.margin[i] = margin_of(page->s.margin[i], i % 2 ? c->page.width : c->page.height);
	for (int i = 0; i < CSS_MARGIN_BOX_COUNT; i++)
		c->page.box[i] = margin_style(s, &h, i, page);
	c->page.footnote = margin_style(s, &h, CSS_FOOTNOTE_AREA, page);
	return c;
}

static bool same_query(const void *item, const void *probe)
{
	const struct css_page_query *a = item, *b = probe;

	return a->first == b->first && a->left == b->left && a->blank == b->blank &&
	       a->after_blank == b->after_blank && str_eq(a->name, b->name);
}

const struct css_page *css_page_lookup(struct css_sheets *s, struct css_page_query q)
{
	uint64_t hash = str_hash(q.name) * 16 + (q.first ? 1 : 0) + (q.left ? 2 : 0) + (q.blank ? 4 : 0) +
			(q.after_blank ? 8 : 0);
	struct css_slot *slot = css_set_place(&s->pages, s->arena, hash, same_query, &q);

	if (!slot->item)
		slot->item = build(s, &q);
	return &((const struct cached *)slot->item)->page;
}

static bool has_pending(const struct css_block *b)
{
	for (size_t i = 0; b && i < b->n; i++)
		if (b->v[i].v.kind == CSS_V_PENDING)
			return true;
	return false;
}

void css_pages_check(struct css_sheets *s)
{
	for (size_t i = 0; i < s->n_page; i++) {
		const struct css_page_rule *p = &s->page[i];
		bool pending = has_pending(p->block);
		for (int k = 0; k <= CSS_FOOTNOTE_AREA; k++)
			pending |= has_pending(p->box[k]);
		if (pending)
			css_page_lookup(s, (struct css_page_query){p->name, p->pseudo & CSS_PAGE_FIRST,
				p->pseudo & CSS_PAGE_LEFT, p->pseudo & CSS_PAGE_BLANK,
				p->pseudo & CSS_PAGE_AFTER_BLANK});
	}
}

static bool names_counter(struct str list, struct str counter)
{
	struct str word;

	while (list.n && str_split(&list, ' ', &word))
		if (str_eq(word, counter))
			return true;
	return false;
}

bool css_pages_reset(const struct css_sheets *s, struct str counter)
{
	for (size_t i = 0; i < s->n_page; i++) {
		const struct css_block *b = s->page[i].block;
		for (size_t k = 0; b && k < b->n; k++)
			if (b->v[k].prop == CSS_P_COUNTER_RESET && names_counter(b->v[k].v.s, counter))
				return true;
	}
	return false;
}
