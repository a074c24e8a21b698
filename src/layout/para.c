/* Shaping a paragraph once, and everything about its widths that no line changes. */
#include "layout/para.h"

#include "layout/flow.h"
#include "layout/gather.h"

#include <string.h>

bool para_has_glyph(const struct para *p, uint32_t i)
{
	uint32_t g = p->t.ch[i].glyph;

	return g < p->t.n_glyph && p->t.glyph[g].cluster == p->t.ch[i].offset;
}

/* ---- Break opportunities that depend on style ---- */

static bool is_nowrap(const struct css_style *s)
{
	return s->white_space == CSS_WS_NOWRAP || s->white_space == CSS_WS_PRE;
}

static bool is_word(const struct text_char *c)
{
	return c->cls == TEXT_LATIN || c->cls == TEXT_DIGIT || c->cls == TEXT_HAN;
}

/* A note mark, a power, an index stays with its base (typesetting.md 2.2). */
static bool is_raised(const struct para *p, uint32_t i)
{
	const struct seg *a = para_seg(p, i - 1), *b = para_seg(p, i);

	return b->raise && b->raise != a->raise && a->kind == SEG_TEXT && b->kind == SEG_TEXT &&
	       p->t.ch[i - 1].cls != TEXT_SPACE && p->t.ch[i - 1].cls != TEXT_IDEO_SPACE;
}

static uint8_t styled_break(const struct para *p, uint32_t i)
{
	const struct text_char *c = &p->t.ch[i];
	const struct css_style *before = para_seg(p, i - 1)->style, *here = para_seg(p, i)->style;

	if (c->brk == TEXT_MUST_BREAK || para_seg(p, i - 1)->kind == SEG_BREAK)
		return TEXT_MUST_BREAK;
	if (is_nowrap(before) && is_nowrap(here))
		return c->brk == TEXT_TIGHT ? TEXT_TIGHT : TEXT_NO_BREAK;
	if (is_raised(p, i))
		return TEXT_TIGHT;
	if (here->word_break == CSS_WB_BREAK_ALL && is_word(c - 1) && is_word(c) && para_has_glyph(p, i))
		return TEXT_MAY_BREAK;
	if (here->word_break == CSS_WB_KEEP_ALL && c->cls == TEXT_HAN && c[-1].cls == TEXT_HAN)
		return TEXT_NO_BREAK;
	return c->brk;
}

static void settle_breaks(struct para *p, const struct gather *g)
{
	size_t k = 0;

	for (uint32_t i = 1; i < p->t.n_ch; i++) {
		const struct css_style *s = para_seg(p, i)->style;
		bool soft = false;
		while (k < g->soft.n && g->soft.v[k] <= p->t.ch[i].offset)
			soft = g->soft.v[k++] == p->t.ch[i].offset || soft;
		if (p->n_seg > 1 || s->white_space != CSS_WS_NORMAL || s->word_break != CSS_WB_NORMAL)
			p->t.ch[i].brk = styled_break(p, i);
		if (soft && text_stays(&p->t.ch[i]) && para_has_glyph(p, i)) /* never inside —— */
			p->t.ch[i].brk = TEXT_MAY_BREAK;
	}
}

/* ---- Edges of inline boxes ---- */

static void add_edges(struct job *j, struct para *p)
{
	for (uint32_t k = 0; k < p->n_inl; k++) {
		const struct inl *in = &p->inl[k];
		if (in->start >= in->end || (!in->left && !in->right))
			continue;
		if (!p->edge)
			p->edge = arena_many(j->shape, bool, p->t.n_ch);
		para_cut_left(p, in->start, -in->left);
		p->t.ch[in->end - 1].advance += in->right;
		p->edge[in->start] = p->edge[in->end - 1] = true;
	}
}

/* ---- Prefix sums, min and max ---- */

static void sum_widths(struct para *p)
{
	int64_t at = 0;

	for (uint32_t i = 0; i < p->t.n_ch; i++) {
		const struct seg *s = para_seg(p, i);
		p->pos[i] = at;
		at += s->atom ? s->atom->w : p->t.ch[i].advance;
	}
	p->pos[p->t.n_ch] = at;
}

/* May the text part before character i in the narrowest column (CSS Text 3, 5.5: overflow-wrap: anywhere)? */
static bool parts_anywhere(const struct para *p, uint32_t i)
{
	const struct css_style *s = para_seg(p, i)->style;

	return s->overflow_wrap == CSS_OW_ANYWHERE && !is_nowrap(s) && para_has_glyph(p, i);
}

static bool any_parts_anywhere(const struct para *p)
{
	for (uint32_t k = 0; k < p->n_seg; k++)
		if (p->seg[k].style->overflow_wrap == CSS_OW_ANYWHERE)
			return true;
	return false;
}

/* Width of [from, to) alone on a line. */
static lu piece_width(const struct para *p, uint32_t from, uint32_t to)
{
	uint32_t end = to;

	while (end > from && (p->t.ch[end - 1].cp == ' ' || p->t.ch[end - 1].cp == '\n'))
		end--;
	if (end == from)
		return 0;
	return lu_clamp(p->pos[end] - p->pos[from] - para_trim_end(p, end - 1) -
			para_trim_start(p, from, from == 0));
}

static void measure(struct para *p)
{
	lu indent = p->style->text_indent.unit == CSS_LU ? para_indent(p, 0) : 0;
	bool anywhere = any_parts_anywhere(p);
	uint32_t piece = 0, line = 0;

	p->min = p->max = 0;
	for (uint32_t i = 1; i <= p->t.n_ch; i++) {
		bool must = i == p->t.n_ch || p->t.ch[i].brk == TEXT_MUST_BREAK;
		if (!must && text_stays(&p->t.ch[i]) && !(anywhere && parts_anywhere(p, i)))
			continue;
		lu before = piece == 0 ? indent : 0;
		p->min = lu_max(p->min, piece_width(p, piece, i) + before + para_hang_at(p, piece, piece == line));
		piece = i;
		if (must) {
			before = line == 0 ? indent : 0;
			p->max = lu_max(p->max, piece_width(p, line, i) + before + para_hang_at(p, line, true));
			line = i;
		}
	}
}

static void fit_atom(struct job *j, const struct seg *s, lu width)
{
	struct atom *a = s->atom;
	lu middle = (s->type->ascent - s->type->descent) / 2;

	if (s->kind != SEG_ATOM)
		return;
	const struct css_style *st = a->box->style;
	a->flow = flow_box(j, a->box, width, &a->w);
	a->h = a->flow->height;
	a->above = a->flow->last_base >= 0 && !st->overflow_hidden ? a->flow->last_base : a->h;
	if (st->vertical_align == CSS_MIDDLE)
		a->above = a->h / 2 + middle;
	else if (st->vertical_align == CSS_TEXT_TOP)
		a->above = s->type->ascent;
	else if (st->vertical_align == CSS_TEXT_BOTTOM)
		a->above = a->h - s->type->descent;
	else if (st->vertical_align == CSS_SUB || st->vertical_align == CSS_SUPER ||
		 st->vertical_align == CSS_VALIGN_LENGTH)
		a->above += st->vertical_align == CSS_SUB     ? -s->type->size / 5
			    : st->vertical_align == CSS_SUPER ? s->type->size / 3
							      : st->valign_length;
}

/* All atoms at their widest, or at their narrowest. */
static void size_atoms(struct para *p, bool widest)
{
	for (uint32_t k = 0; k < p->n_seg; k++) {
		struct atom *a = p->seg[k].atom;
		if (p->seg[k].kind == SEG_ATOM)
			a->w = widest ? a->max : a->min;
	}
	sum_widths(p);
	measure(p);
}

void para_measure(struct job *j, struct para *p, lu *min, lu *max)
{
	for (uint32_t k = 0; p->has_atoms && k < p->n_seg; k++)
		if (p->seg[k].kind == SEG_ATOM)
			box_measure(j, p->seg[k].atom->box, &p->seg[k].atom->min, &p->seg[k].atom->max);
	if (p->has_atoms) {
		size_atoms(p, false);
		*min = p->min;
		size_atoms(p, true);
		p->min = *min;
		p->laid_pass = 0;
	}
	*min = p->min;
	*max = p->max;
}

void para_fit(struct job *j, struct para *p, lu width)
{
	if (!p->has_atoms || (p->laid_for == width && p->laid_pass == j->pass))
		return;
	for (uint32_t k = 0; k < p->n_seg; k++)
		fit_atom(j, &p->seg[k], width);
	p->laid_for = width;
	p->laid_pass = j->pass;
	sum_widths(p);
	measure(p);
}

/* ---- Building ---- */

static enum text_level level_of(const struct css_style *s)
{
	static const uint8_t level[] = {[CSS_LB_AUTO] = TEXT_LEVEL_BASIC,
					[CSS_LB_LOOSE] = TEXT_LEVEL_LOOSE,
					[CSS_LB_GB] = TEXT_LEVEL_GB,
					[CSS_LB_STRICT] = TEXT_LEVEL_STRICT,
					[CSS_LB_ANYWHERE] = TEXT_LEVEL_ANYWHERE};

	return (enum text_level)level[s->line_break];
}

static void *copy(struct arena *a, const void *v, size_t n, size_t size)
{
	void *p = n ? arena_array(a, n, size) : NULL;

	if (n)
		memcpy(p, v, n * size);
	return p;
}

/* Nodes of rows that come and go: what a message needs of them, for good. */
static const struct dom_node *node_for_good(struct job *j, const struct dom_node *n)
{
	struct dom_node *copy;
	struct dom_attr *v;

	if (!n || n->order < DOM_ROW_ORDER)
		return n;
	copy = arena_make(j->out, struct dom_node);
	*copy = *n;
	copy->attr = v = arena_many(j->out, struct dom_attr, n->n_attr);
	for (unsigned i = 0; i < n->n_attr; i++)
		v[i] = (struct dom_attr){arena_str(j->out, n->attr[i].name), arena_str(j->out, n->attr[i].value)};
	copy->parent = (struct dom_node *)(uintptr_t)node_for_good(j, n->parent);
	copy->first = copy->last = copy->prev = copy->next = NULL;
	return copy;
}

/* Such rows are shaped more than once. */
static bool was_missing(const struct job *j, uint32_t cp, const struct dom_node *n)
{
	for (size_t i = 0; n && n->order >= DOM_ROW_ORDER && i < j->missing.n; i++)
		if (j->missing.v[i].cp == cp && j->missing.v[i].node && j->missing.v[i].node->at.line == n->at.line &&
		    j->missing.v[i].node->at.col == n->at.col)
			return true;
	return false;
}

/* The character is there, only not in the form that is asked for. */
static void note_plain(struct job *j, const struct text_missing *m, const struct dom_node *n)
{
	struct diag *d = j->diags->n ? &j->diags->v[j->diags->n - 1] : NULL;
	struct pos at = job_pos(j, n);

	if (j->quiet || (d && str_is(d->code, "text.variant") && d->at.line == at.line && d->at.col == at.col &&
			 n && n->order >= DOM_ROW_ORDER)) /* such rows are shaped more than once */
		return;
	d = diag_add(j->diags, DIAG_WARNING, "text.variant", at,
		     TR("没有字体有 U+%04X 的异体（选择符 U+%04X），用了通常的字形",
			"no font has the form of U+%04X that selector U+%04X asks for; the usual one is drawn"),
		     m->base, m->cp);
	diag_hint(j->diags, d,
		  TR("如须异体，在 fonts.json 的 fallback 中加一个含此异体的字体",
		     "if the form matters, add a font that has it to the fallback of fonts.json"));
}

static void note_missing(struct job *j, const struct para *p, const struct text_missing *m, size_t n)
{
	for (size_t i = 0, k = 0; i < n; i++) {
		while (k + 1 < p->n_seg && p->seg[k].end <= m[i].offset)
			k++;
		if (m[i].base) {
			note_plain(j, &m[i], p->seg[k].node);
			continue;
		}
		if (!was_missing(j, m[i].cp, p->seg[k].node))
			*vec_add(&j->missing) =
				(struct layout_missing){m[i].cp, node_for_good(j, p->seg[k].node)};
	}
}

/* Inline boxes were noted in bytes; lines count characters. */
static void index_inlines(struct para *p)
{
	for (uint32_t k = 0; k < p->n_inl; k++) {
		uint32_t *edge[2] = {&p->inl[k].start, &p->inl[k].end};
		for (int e = 0; e < 2; e++) {
			uint32_t lo = 0, hi = p->t.n_ch;
			while (lo < hi) {
				uint32_t mid = lo + (hi - lo) / 2;
				if (p->t.ch[mid].offset < *edge[e])
					lo = mid + 1;
				else
					hi = mid;
			}
			*edge[e] = lo;
		}
		uint32_t before = k ? p->inl[k - 1].reach : 0;
		p->inl[k].reach = p->inl[k].end > before ? p->inl[k].end : before;
	}
}

static void shape(struct job *j, struct para *p)
{
	struct text_span few[8], *span = p->n_seg <= 8 ? few : mem_alloc(p->n_seg * sizeof *span);
	const struct text_missing *missing;
	size_t n_missing;

	for (uint32_t k = 0; k < p->n_seg; k++)
		span[k] = (struct text_span){
			p->seg[k].start, p->seg[k].end, p->seg[k].type->stack, p->seg[k].type->size,
			p->seg[k].kind == SEG_TEXT ? p->seg[k].style->letter_spacing : 0};
	text_shape(j->in->fonts, j->shape, p->t.text, span, p->n_seg, level_of(p->style), &p->t, &missing,
		   &n_missing);
	if (n_missing)
		note_missing(j, p, missing, n_missing);
	if (span != few)
		mem_free(span);
}

/* 四分空, and word-spacing on blanks (CSS Text 3, 8.1). */
static void add_gaps(struct para *p)
{
	for (uint32_t i = 0; i < p->t.n_ch; i++) {
		const struct seg *s = para_seg(p, i);
		uint32_t cp = p->t.ch[i].cp;
		p->t.ch[i].advance += para_gap(p, i);
		if ((cp == ' ' || cp == 0xA0) && s->kind == SEG_TEXT)
			p->t.ch[i].advance += s->style->word_spacing;
	}
}

/* What is drawn where a line ends at U+00AD; in the style of the first one. */
static void add_hyphen(struct job *j, struct para *p)
{
	if (str_find(p->t.text, STR("\u00AD")) == SIZE_MAX)
		return;
	for (uint32_t i = 0; i < p->t.n_ch && !p->hyphen; i++)
		if (p->t.ch[i].cp == 0xAD)
			p->hyphen = para_text(j, STR("-"), para_seg(p, i)->style, para_seg(p, i)->node);
}

static struct para *para_new(struct job *j, struct gather *g, const struct css_style *s,
			     const struct dom_node *n)
{
	struct para *p = arena_make(j->shape, struct para);

	p->style = s;
	p->node = n;
	p->type = type_lookup(j, s);
	p->later = g->later;
	p->seg = copy(j->shape, g->seg.v, g->seg.n, sizeof *g->seg.v);
	p->n_seg = (uint32_t)g->seg.n;
	p->inl = copy(j->shape, g->inl.v, g->inl.n, sizeof *g->inl.v);
	p->n_inl = (uint32_t)g->inl.n;
	p->has_atoms = g->has_atoms;
	p->has_refs = g->has_refs;
	p->has_leader = g->has_leader;
	p->has_notes = g->has_notes;
	p->t.text = arena_str(j->shape, buf_view(&g->text));
	shape(j, p);
	p->plain = p->n_seg == 1 && p->n_inl == 0 && !p->has_atoms && !p->has_leader;
	settle_breaks(p, g);
	index_inlines(p);
	para_compress(p);
	if (s->autospace || s->word_spacing || p->n_seg > 1)
		add_gaps(p);
	add_edges(j, p);
	p->pos = arena_many(j->shape, int64_t, p->t.n_ch + (size_t)1);
	sum_widths(p);
	if (s->hanging_label)
		para_hang(j->shape, p);
	add_hyphen(j, p);
	measure(p);
	return p;
}

struct para *para_of(struct job *j, struct box *b)
{
	bool plain_cell = b->kind == BOX_CELL && !b->first && !b->shaped;
	struct gather g = {.job = j, .later = b->later};
	struct para *p = NULL;

	if (b->shaped || (!plain_cell && b->para))
		return b->para;
	inline_collect(&g, b);
	if (g.text.n || g.inl.n) {
		p = para_new(j, &g, b->style, b->node);
		p->deco = b->deco;
		b->shaped = plain_cell;
		if (!p->has_refs)
			b->para = p;
	}
	inline_release(&g);
	return p;
}

struct para *para_text(struct job *j, struct str text, const struct css_style *s, const struct dom_node *n)
{
	struct gather g = {.job = j};
	struct para *p = NULL;

	inline_text(&g, text, s, n);
	if (g.text.n)
		p = para_new(j, &g, s, n);
	inline_release(&g);
	return p;
}
