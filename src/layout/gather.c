/* Inline boxes to text, segments and inline boxes. */
#include "layout/gather.h"

#include "base/utf8.h"

/* Where text goes: what encloses it. */
struct around {
	const struct css_style *style; /* of the parent, for vertical-align */
	int32_t inl;
	lu raise;
};

static bool keeps_newlines(const struct css_style *s)
{
	return s->white_space == CSS_WS_PRE || s->white_space == CSS_WS_PRE_WRAP ||
	       s->white_space == CSS_WS_PRE_LINE;
}

static bool keeps_spaces(const struct css_style *s)
{
	return s->white_space == CSS_WS_PRE || s->white_space == CSS_WS_PRE_WRAP;
}

/* Chinese for the purpose of dropping a line feed: marks shared with Latin count beside a Han character. */
static bool is_wide(uint32_t cp)
{
	return cp_is_cjk(cp) || cp == 0xB7 || cp == 0x2014 || cp == 0x2026 || (cp >= 0x2018 && cp <= 0x201D);
}

static void too_many(struct gather *g, const struct seg *s)
{
	struct job *j = g->job;

	if (!j->failed)
		err_set(j->e, EXIT_INPUT, "layout.limit", job_pos(j, s->node),
			TR("一个段落中的行内元素超过 %d 个", "more than %d inline pieces in one paragraph"),
			GATHER_MAX_SEG);
	j->failed = true;
}

/* Bytes of text in a new segment, or in the last one if it is the same. */
static void put(struct gather *g, struct str s, const struct seg *like)
{
	struct seg *last = g->seg.n ? &g->seg.v[g->seg.n - 1] : NULL;

	if (!last || last->kind != SEG_TEXT || like->kind != SEG_TEXT || last->style != like->style ||
	    last->node != like->node || last->inl != like->inl || last->raise != like->raise ||
	    last->ref != like->ref) {
		if (g->seg.n >= GATHER_MAX_SEG) {
			too_many(g, like);
			return;
		}
		last = vec_add(&g->seg);
		*last = *like;
		last->start = (uint32_t)g->text.n;
	}
	buf_str(&g->text, s);
	last->end = (uint32_t)g->text.n;
	g->line_start = false;
}

/* Write the white space that was held back, now that the next character is known (0: an atom).  It
   belongs to the text before it; after an atom it begins a segment. */
static void flush_space(struct gather *g, uint32_t next, const struct seg *like)
{
	bool drop = g->line_start || (g->newline && next && g->last && is_wide(g->last) && is_wide(next));
	struct seg *last = g->seg.n ? &g->seg.v[g->seg.n - 1] : NULL;

	if (g->space && !drop && last && last->kind == SEG_TEXT) {
		buf_char(&g->text, ' ');
		last->end = (uint32_t)g->text.n;
	} else if (g->space && !drop) {
		struct seg s = *like;
		s.kind = SEG_TEXT;
		s.atom = NULL;
		s.ref = NULL;
		put(g, STR(" "), &s);
	}
	g->space = g->newline = false;
}

static void put_break(struct gather *g, const struct seg *like)
{
	struct seg s = *like;

	s.kind = SEG_BREAK;
	g->space = g->newline = false;
	put(g, STR("\n"), &s);
	g->line_start = true;
	g->last = 0;
}

static void put_spaces(struct gather *g, const struct seg *like, char c)
{
	/* A tab is eight blanks wide; stops are not counted, columns belong in a table. */
	put(g, c == '\t' ? STR("        ") : STR(" "), like);
	g->last = ' ';
}

static size_t word_end(struct str s, size_t i)
{
	while (i < s.n && s.p[i] != ' ' && s.p[i] != '\n' && s.p[i] != '\t' && s.p[i] != '\r' &&
	       s.p[i] != '\f')
		i++;
	return i;
}

static uint32_t last_char(struct str s)
{
	size_t i = s.n;

	while (i > 0 && ((unsigned char)s.p[--i] & 0xC0) == 0x80)
		;
	return s.n ? utf8_next(s, &i) : 0;
}

static void put_text(struct gather *g, struct str s, const struct seg *like)
{
	bool lines = keeps_newlines(like->style), blanks = keeps_spaces(like->style);

	for (size_t i = 0, to; i < s.n; i = to) {
		char c = s.p[i];
		to = word_end(s, i);
		if (to > i) {
			size_t at = i;
			flush_space(g, utf8_next(s, &at), like);
			put(g, str_sub(s, i, to), like);
			g->last = last_char(str_sub(s, i, to));
			continue;
		}
		to = i + 1;
		if (c == '\n' && lines) {
			put_break(g, like);
		} else if (blanks && c != '\r' && c != '\f') {
			put_spaces(g, like, c);
		} else {
			g->space = true;
			g->newline = g->newline || c == '\n';
		}
	}
}

static struct seg seg_of(struct gather *g, const struct box *b, const struct around *in)
{
	return (struct seg){.style = b->style,
			    .node = b->node,
			    .type = type_lookup(g->job, b->style),
			    .part = b->part,
			    .inl = in->inl,
			    .raise = in->raise};
}

static void put_atom(struct gather *g, struct box *b, const struct around *in)
{
	struct seg s = seg_of(g, b, in);

	s.kind = b->kind == BOX_LEADER ? SEG_LEADER : SEG_ATOM;
	s.atom = arena_make(g->job->work, struct atom);
	s.atom->box = b;
	flush_space(g, 0, &s);
	put(g, STR(PARA_PLACEHOLDER), &s);
	g->last = 0;
	if (s.kind == SEG_LEADER)
		g->has_leader = true;
	else
		g->has_atoms = true;
}

static lu edge(const struct css_style *s, int side)
{
	lu padding = s->padding[side].unit == CSS_LU ? s->padding[side].v : 0;
	lu margin = s->margin[side].unit == CSS_LU ? s->margin[side].v : 0;

	return padding + margin + s->border[side].width;
}

/* Baseline shift of an inline box against its parent (CSS 2.1, 10.8.1). */
static lu raise_of(struct job *j, const struct css_style *s, const struct css_style *parent)
{
	const struct type *own = type_lookup(j, s), *up = type_lookup(j, parent);

	switch (s->vertical_align) {
	case CSS_SUB:
		return -up->size / 5;
	case CSS_SUPER:
		return up->size / 3;
	case CSS_MIDDLE:
		return (up->ascent - up->descent) / 2 - (own->ascent - own->descent) / 2;
	case CSS_TEXT_TOP:
		return up->ascent - own->ascent;
	case CSS_TEXT_BOTTOM:
		return own->descent - up->descent;
	case CSS_VALIGN_LENGTH:
		return s->valign_length;
	default:
		return 0;
	}
}

static bool is_link(const struct dom_node *n)
{
	return n && n->tag == DOM_a && dom_has_attr(n, "href");
}

/* Does an inline box leave anything on the page beside its text? */
static bool inl_shows(const struct box *b)
{
	const struct css_style *s = b->style;

	return b->kind == BOX_NOTE || s->background || s->decoration || s->border[CSS_SIDE_TOP].width ||
	       s->border[CSS_SIDE_BOTTOM].width || edge(s, CSS_SIDE_LEFT) || edge(s, CSS_SIDE_RIGHT) ||
	       (b->element && (is_link(b->node) || s->bookmark_level || dom_has_attr(b->node, "id")));
}

/* The first character that b will show; 0: none, or an atom. */
static uint32_t peek(const struct box *b)
{
	uint32_t cp;

	for (const struct box *k = b->first; k; k = k->next) {
		size_t i = 0;
		while (k->kind == BOX_TEXT && i < k->text.n) {
			cp = utf8_next(k->text, &i);
			if (cp != ' ' && cp != '\n' && cp != '\t')
				return cp;
		}
		if ((k->kind == BOX_INLINE || k->kind == BOX_NOTE) && (cp = peek(k)) != 0)
			return cp;
		if (k->kind != BOX_TEXT && k->kind != BOX_INLINE && k->kind != BOX_NOTE)
			return 0;
	}
	return 0;
}

static void gather_kids(struct gather *g, const struct box *b, const struct around *in);

static void gather_inline(struct gather *g, const struct box *b, const struct around *in)
{
	struct around inside = {b->style, in->inl, in->raise + raise_of(g->job, b->style, in->style)};

	if (!inl_shows(b)) {
		gather_kids(g, b, &inside);
		return;
	}
	int32_t k = inside.inl = (int32_t)g->inl.n;
	*vec_add(&g->inl) = (struct inl){.style = b->style,
					 .node = b->node,
					 .up = in->inl,
					 .raise = inside.raise,
					 .note = b->kind == BOX_NOTE ? b->note : NULL,
					 .part = b->part,
					 .left = edge(b->style, CSS_SIDE_LEFT),
					 .right = edge(b->style, CSS_SIDE_RIGHT)};
	if (g->space && g->text.n) { /* the blank belongs before the box */
		struct seg like = seg_of(g, b, in);
		flush_space(g, peek(b), &like);
	}
	g->inl.v[k].start = (uint32_t)g->text.n;
	gather_kids(g, b, &inside);
	g->inl.v[k].end = (uint32_t)g->text.n;
}

static void gather_one(struct gather *g, struct box *b, const struct around *in)
{
	struct seg like = seg_of(g, b, in);

	switch ((enum box_kind)b->kind) {
	case BOX_TEXT:
		put_text(g, b->text, &like);
		break;
	case BOX_REF:
		g->has_refs = true;
		like.ref = b->ref;
		put_text(g, b->ref->shown, &like);
		break;
	case BOX_BREAK:
		put_break(g, &like);
		break;
	case BOX_SOFT:
		*vec_add(&g->soft) = (uint32_t)g->text.n;
		break;
	case BOX_NOTE:
		g->has_notes = true;
		gather_inline(g, b, in);
		break;
	case BOX_INLINE:
		gather_inline(g, b, in);
		break;
	default:
		put_atom(g, b, in);
		break;
	}
}

static void gather_kids(struct gather *g, const struct box *b, const struct around *in)
{
	for (struct box *k = b->first; k; k = k->next)
		if (!k->out)
			gather_one(g, k, in);
}

void inline_collect(struct gather *g, const struct box *b)
{
	struct around in = {b->style, -1, 0};

	g->line_start = true;
	if (b->kind == BOX_CELL && !b->first)
		inline_text(g, b->text, b->style, b->node);
	else
		gather_kids(g, b, &in);
}

void inline_text(struct gather *g, struct str text, const struct css_style *s, const struct dom_node *n)
{
	struct seg like = {.style = s, .node = n, .type = type_lookup(g->job, s), .inl = -1};

	g->line_start = true;
	put_text(g, text, &like);
}

void inline_release(struct gather *g)
{
	buf_release(&g->text);
	vec_release(&g->seg);
	vec_release(&g->inl);
	vec_release(&g->soft);
}
