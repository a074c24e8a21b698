/*
 * Cutting a paragraph into lines.
 *
 * Greedy, with one look ahead: a line takes what fits; if it would have to be
 * stretched and the next piece could be squeezed in by less than the stretch,
 * it is squeezed in (先挤进，后推出, typesetting.md 2.1, 2.5).  The last line is
 * then looked at once more so that no single character stands alone (mend.c).
 * Total fit (Knuth and Plass) was rejected: Chinese lines have a break after
 * nearly every character and hardly differ under it.
 */
#include "layout/line.h"

#include <string.h>

/* ---- Height ---- */

struct extent {
	lu above, below; /* of the baseline */
};

static void stretch(struct extent *e, lu above, lu below)
{
	e->above = lu_max(e->above, above);
	e->below = lu_max(e->below, below);
}

/* Half-leading on both sides of the em box (CSS 2.1, 10.8.1). */
static void stretch_type(struct extent *e, const struct type *t, lu raise)
{
	lu lead = t->line - t->size, top = lead / 2;

	stretch(e, t->ascent + top + raise, t->descent + (lead - top) - raise);
}

static bool hangs_on_line(const struct seg *s)
{
	enum css_valign v = s->atom->box->style->vertical_align;

	return s->kind == SEG_ATOM && (v == CSS_TOP || v == CSS_BOTTOM);
}

static void line_height(struct line *l)
{
	const struct para *p = l->para;
	struct extent e = {INT32_MIN, INT32_MIN};

	stretch_type(&e, p->type, 0);
	if (!p->plain && l->to > l->from) {
		uint32_t first = p->t.ch[l->from].span, last = p->t.ch[l->to - 1].span;
		for (uint32_t k = first; k <= last; k++) {
			const struct seg *s = &p->seg[k];
			if (!s->atom)
				stretch_type(&e, s->type, s->raise);
			else if (s->kind == SEG_ATOM && !hangs_on_line(s))
				stretch(&e, s->atom->above + s->raise,
					s->atom->h - s->atom->above - s->raise);
		}
		for (uint32_t k = first; k <= last; k++) { /* those make room where they hang */
			const struct seg *s = &p->seg[k];
			if (s->atom && hangs_on_line(s) && s->atom->h > e.above + e.below) {
				if (s->atom->box->style->vertical_align == CSS_TOP)
					e.below = s->atom->h - e.above;
				else
					e.above = s->atom->h - e.below;
			}
		}
	}
	l->height = e.above + e.below;
	l->base = e.above;
}

/* ---- Widths of candidates ---- */

/* Last character shown if a line ended before `to`. */
static uint32_t shown_end(const struct para *p, uint32_t from, uint32_t to)
{
	while (to > from && (p->t.ch[to - 1].cp == ' ' || p->t.ch[to - 1].cp == '\n' || p->t.ch[to - 1].cp == 0x200B))
		to--;
	return to;
}

lu line_natural(const struct para *p, uint32_t from, uint32_t end, bool first)
{
	if (end <= from)
		return 0;
	return lu_clamp(p->pos[end] - p->pos[from] - para_trim_end(p, end - 1) -
			para_trim_start(p, from, first));
}

/* Where a line that begins with character i is set. */
static lu start_at(const struct cutter *c, uint32_t i)
{
	bool first = i == 0 || line_is_must(c->p, i);
	lu at = i == 0 ? c->indent : 0;

	if (c->hangs)
		at = lu_min(c->indent + para_hang_at(c->p, i, first), c->width / 2);
	return at;
}

lu line_room(const struct cutter *c, uint32_t from)
{
	return c->width - start_at(c, from);
}

/* The width that counts, and what hangs out of it. */
static lu width_hung(const struct cutter *c, uint32_t from, uint32_t end, lu *hang)
{
	bool first = from == 0 || c->p->t.ch[from].brk == TEXT_MUST_BREAK;
	lu w = line_natural(c->p, from, end, first);

	*hang = 0;
	if (c->p->style->hanging != CSS_HANG_NONE && end > from &&
	    (c->p->style->hanging == CSS_HANG_FORCE || w > line_room(c, from)))
		*hang = para_hangs(c->p, from, end);
	return w - *hang;
}

lu line_width_to(const struct cutter *c, uint32_t from, uint32_t to)
{
	lu hang;

	return width_hung(c, from, shown_end(c->p, from, to), &hang);
}

/* Where the ideographic blanks that end [from, to) begin: at the end of a line they may stick out, unseen. */
static uint32_t blank_end(const struct para *p, uint32_t from, uint32_t to)
{
	while (to > from + 1 && p->t.ch[to - 1].cls == TEXT_IDEO_SPACE)
		to--;
	return to;
}

/* The next place where a line may end, but not beyond `limit` by more than a piece that is too wide
   anyway: else a word of a million letters would be walked through for every line. */
static uint32_t next_break(const struct para *p, uint32_t i, int64_t limit)
{
	for (i++; i < p->t.n_ch && text_stays(&p->t.ch[i]); i++)
		if (p->pos[i] > limit && para_has_glyph(p, i))
			break;
	return i;
}

/* ---- Choosing the end of a line ---- */

/* How bad a line end before i would be where none is allowed: worst a mark at the wrong end, then inside a
   number or word or beside a sign, then between a number and its unit. */
static unsigned harm_at(const struct para *p, uint32_t i)
{
	static const uint16_t stay = 1 << TEXT_CLOSE | 1 << TEXT_PAUSE | 1 << TEXT_STOP | 1 << TEXT_MIDDLE |
				     1 << TEXT_CONNECT | 1 << TEXT_IDEO_SPACE,
			      inner = 1 << TEXT_DIGIT | 1 << TEXT_LATIN;
	uint8_t a = p->t.ch[i - 1].cls, b = p->t.ch[i].cls;

	if ((stay >> b & 1) || a == TEXT_OPEN || (a == b && (a == TEXT_DASH || a == TEXT_ELLIPSIS)))
		return 3;
	if (((inner >> a & 1) && (inner >> b & 1)) || a == TEXT_OTHER || b == TEXT_OTHER)
		return 2;
	return a == TEXT_DIGIT || b == TEXT_DIGIT ? 1 : 0;
}

/* The end of a line that nothing fits on: at any cluster, at least one; in the second half of the line where
   it does the least harm. */
static uint32_t emergency_end(struct cutter *c, uint32_t from, uint32_t to, lu room)
{
	const struct para *p = c->p;
	uint32_t end = from + 1;
	unsigned least = 4;

	while (end < to && !para_has_glyph(p, end))
		end++;
	for (uint32_t i = end; i <= to && p->pos[i] - p->pos[from] <= room; i++) {
		unsigned harm = i == to ? 0 : harm_at(p, i);
		if (i < to && !para_has_glyph(p, i))
			continue;
		if (harm > least && p->pos[i] - p->pos[from] > room / 2)
			continue;
		least = harm;
		end = i;
	}
	return end;
}

static bool may_break_anywhere(const struct seg *s)
{
	return s->style->white_space != CSS_WS_NOWRAP && s->style->white_space != CSS_WS_PRE;
}

static uint32_t overlong(struct cutter *c, uint32_t from, uint32_t to, lu room)
{
	const struct seg *s = para_seg(c->p, from);

	if (s->kind == SEG_ATOM || !may_break_anywhere(s)) {
		to = next_break(c->p, to - 1, INT64_MAX);
		job_overflow(c->job, s->node, TR("一行", "a line"), room, line_width_to(c, from, to));
		return to;
	}
	if (line_width_to(c, from, blank_end(c->p, from, to)) <= room)
		return to;
	if (s->style->overflow_wrap == CSS_OW_NORMAL && !c->warned && !c->job->quiet) {
		c->warned = true;
		diag_add(c->job->diags, DIAG_WARNING, "layout.break", job_pos(c->job, s->node), "%s",
			 TR("一个不可断的词比行还宽，已在中间断开",
			    "a word wider than its line was broken inside"));
	}
	return emergency_end(c, from, to, room);
}

/* Would the piece [from, to) have room up to the marks that end it, so that only they, which may not begin the
   next line, are in the way? */
static bool is_mark_over(const struct cutter *c, uint32_t from, uint32_t best, uint32_t to)
{
	static const uint16_t stay = 1 << TEXT_CLOSE | 1 << TEXT_PAUSE | 1 << TEXT_STOP | 1 << TEXT_MIDDLE |
				     1 << TEXT_CONNECT | 1 << TEXT_ELLIPSIS;
	uint32_t end = shown_end(c->p, from, to), i = end;

	while (i > best && (stay >> c->p->t.ch[i - 1].cls & 1))
		i--;
	return i < end && i > best && line_width_to(c, from, i) <= line_room(c, from);
}

/* Is taking the pieces up to a later break by narrowing marks a smaller change than stretching?  A mark that
   would drag its character down is squeezed in wherever that is possible (2.1: 先挤进，后推出). */
static uint32_t squeeze_end(const struct cutter *c, uint32_t from, uint32_t best, lu slack)
{
	uint32_t taken = best;

	for (uint32_t i = best; slack > 0 && !line_is_must(c->p, i);) {
		uint32_t before = i;
		i = next_break(c->p, i, c->p->pos[from] + 2 * (int64_t)c->width);
		lu over = line_width_to(c, from, i) - line_room(c, from);
		if (over > line_shrink_room(c->p, from, shown_end(c->p, from, i)) ||
		    (over >= slack && !is_mark_over(c, from, before, i)))
			break;
		taken = i;
		slack = over;
	}
	return taken;
}

/* 2022-|2025年: years of four digits on both sides of the connector. */
static bool is_year_range(const struct text_char *ch, uint32_t i, uint32_t n)
{
	if (ch[i - 1].cls != TEXT_CONNECT || i < 5 || i + 4 >= n || ch[i + 4].cp != 0x5E74)
		return false;
	for (uint32_t k = 0; k < 4; k++)
		if (ch[i + k].cls != TEXT_DIGIT || ch[i - 2 - k].cls != TEXT_DIGIT)
			return false;
	return true;
}

/* A date that is kept whole may leave a line nearly empty; then it is cut after 年 or 月, where every
   number still has its unit (typesetting.md 2.2 asks for no more), or between two years. */
static uint32_t date_end(const struct cutter *c, uint32_t from, uint32_t best, lu slack)
{
	const struct text_char *ch = c->p->t.ch;
	uint32_t end = best, n = c->p->t.n_ch;

	if (slack <= 2 * c->p->type->size)
		return best;
	for (uint32_t i = best + 1; i < n && text_stays(&ch[i]); i++) {
		bool after_unit = (ch[i - 1].cp == 0x5E74 || ch[i - 1].cp == 0x6708) && ch[i].cls == TEXT_DIGIT;
		if ((after_unit || is_year_range(ch, i, n)) && line_width_to(c, from, i) <= line_room(c, from))
			end = i;
	}
	return end;
}

static uint32_t line_end(struct cutter *c, uint32_t from)
{
	lu room = line_room(c, from), slack;
	/* Marks at either end give at most an em each; twice the width is past all of it. */
	int64_t limit = c->p->pos[from] + 2 * (int64_t)lu_max(room, c->p->type->size) + 2 * c->p->type->size;
	uint32_t best = from, i = next_break(c->p, from, limit);

	for (;; i = next_break(c->p, i, limit)) {
		if (line_width_to(c, from, i) > room)
			break;
		best = i;
		if (line_is_must(c->p, i))
			return i;
	}
	if (best == from)
		return overlong(c, from, i, room);
	if (!c->squeeze)
		return best;
	slack = room - line_width_to(c, from, best);
	i = squeeze_end(c, from, best, slack);
	return i == best ? date_end(c, from, best, slack) : i;
}

/* ---- Lines ---- */

static void cut_lines(struct cutter *c)
{
	for (uint32_t from = 0; from < c->p->t.n_ch;) {
		uint32_t to = line_end(c, from);
		struct line *l = vec_add(&c->lines);
		ENSURE(to > from);
		l->para = c->p;
		l->from = from;
		l->to = from = to;
	}
	if (!c->lines.n) { /* nothing but empty inline boxes: their anchors need a line of no height */
		vec_add(&c->lines)->para = c->p;
	}
}

static void set_align(struct cutter *c, struct line *l)
{
	const struct css_style *s = c->p->style;
	bool last = line_is_must(c->p, l->to);
	enum css_align a = s->text_align;
	lu free_w = c->width - l->x - l->width;

	if (last && s->text_align_last != CSS_ALIGN_START)
		a = s->text_align_last == CSS_ALIGN_JUSTIFY ? CSS_ALIGN_JUSTIFY_ALL : s->text_align_last;
	if (a == CSS_ALIGN_DECIMAL || a == CSS_ALIGN_DECIMAL_CENTER)
		a = a == CSS_ALIGN_DECIMAL ? CSS_ALIGN_RIGHT : CSS_ALIGN_CENTER;
	if (l->fill) /* a leader has taken it all */
		return;
	if (a == CSS_ALIGN_JUSTIFY_ALL || (a == CSS_ALIGN_JUSTIFY && !last))
		l->adjust = free_w;
	else if (free_w < 0 && c->squeeze)
		l->adjust = free_w;
	else if (free_w > 0 && (a == CSS_ALIGN_RIGHT || a == CSS_ALIGN_CENTER))
		l->x += a == CSS_ALIGN_RIGHT ? free_w : free_w / 2;
}

/* What is left of the line goes to its leaders in equal parts. */
static void fill_leaders(struct line *l, lu room)
{
	lu n = 0;

	for (uint32_t i = l->from; i < l->end; i++)
		n += para_seg(l->para, i)->kind == SEG_LEADER;
	if (n && room > l->width) {
		l->fill = (room - l->width) / n;
		l->width = room;
	}
}

static void finish_line(struct cutter *c, struct line *l)
{
	const struct para *p = c->p;
	bool first = l->from == 0 || line_is_must(p, l->from);

	l->end = shown_end(p, l->from, l->to);
	l->width = width_hung(c, l->from, l->end, &l->hang);
	if (l->width > line_room(c, l->from)) {
		l->end = blank_end(p, l->from, l->end);
		l->width = width_hung(c, l->from, l->end, &l->hang);
	}
	l->x = start_at(c, l->from);
	l->fixed = c->hangs ? para_hang_fixed(p, l->from) : l->from;
	if (p->hyphen && l->end > l->from && l->end < p->t.n_ch && p->t.ch[l->end - 1].cp == 0xAD)
		l->hyphen = p->hyphen;
	if (p->t.n_ch)
		line_height(l);
	if (p->has_leader)
		fill_leaders(l, c->width - l->x);
	set_align(c, l);
	if (l->end > l->from)
		l->x -= para_trim_start(p, l->from, first);
}

static bool is_justified(const struct css_style *s)
{
	return s->text_align == CSS_ALIGN_JUSTIFY || s->text_align == CSS_ALIGN_JUSTIFY_ALL;
}

struct line_set para_lines(struct job *j, struct para *p, lu width)
{
	struct cutter c = {.job = j, .p = p, .width = width, .squeeze = is_justified(p->style),
			   .hangs = p->n_hang > 0};
	struct line_set set = {0};

	para_fit(j, p, width);
	c.indent = para_indent(p, width);
	cut_lines(&c);
	if (p->style->text_wrap == CSS_WRAP_BALANCE)
		line_balance(&c);
	line_mend(&c);
	for (size_t i = 0; i < c.lines.n; i++) {
		finish_line(&c, &c.lines.v[i]);
		set.width = lu_max(set.width, c.lines.v[i].width);
	}
	set.n = (uint32_t)c.lines.n;
	set.v = arena_many(j->work, struct line, set.n);
	memcpy(set.v, c.lines.v, set.n * sizeof *set.v);
	vec_release(&c.lines);
	return set;
}
