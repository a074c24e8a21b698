/*
 * The last line of a paragraph has at least two characters, marks not counted
 * (孤字, typesetting.md 2.6).  In this order: bring one more down, if the line
 * above can bear it; squeeze the last one in; bring one more down and fill the
 * line above from the one before; bring it down although the line above is
 * stretched by up to half its width.
 */
#include "layout/line.h"

#include <string.h>

static unsigned words_in(const struct para *p, uint32_t from, uint32_t to)
{
	static const uint16_t count = 1 << TEXT_HAN | 1 << TEXT_LATIN | 1 << TEXT_DIGIT | 1 << TEXT_OTHER;
	unsigned n = 0;

	for (uint32_t i = from; i < to && n < 2; i++)
		n += (count >> p->t.ch[i].cls & 1) && para_has_glyph(p, i) && para_seg(p, i)->kind == SEG_TEXT;
	return n;
}

static bool has_atom(const struct para *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; (p->has_atoms || p->has_leader) && i < to; i++)
		if (para_seg(p, i)->atom)
			return true;
	return false;
}

/* The last place in (from, to) where a line may end; from if there is none. */
static uint32_t cut_before(const struct para *p, uint32_t from, uint32_t to)
{
	uint32_t cut = to - 1;

	while (cut > from && text_stays(&p->t.ch[cut]))
		cut--;
	return cut;
}

/* What stretching leaves to be filled if a line of [from, to) is justified; nothing is seen of it otherwise. */
static lu slack_of(const struct cutter *c, uint32_t from, uint32_t to)
{
	return c->squeeze ? line_room(c, from) - line_width_to(c, from, to) : 0;
}

static bool is_bearable(const struct cutter *c, lu slack)
{
	return slack >= 0 && slack <= 3 * c->p->type->size && slack * 4 <= c->width;
}

/* Where the last line would begin with two characters; at least two stay above.  0: nowhere. */
static uint32_t two_down(const struct cutter *c, const struct line *above, const struct line *last)
{
	uint32_t cut = last->from;

	while (words_in(c->p, cut, last->to) < 2) {
		uint32_t next = cut_before(c->p, above->from, cut);
		if (next <= above->from)
			return 0;
		cut = next;
	}
	return words_in(c->p, above->from, cut) >= 2 && line_width_to(c, cut, last->to) <= line_room(c, cut) ? cut
													    : 0;
}

static bool squeeze_in(const struct cutter *c, const struct line *above, const struct line *last)
{
	lu over = line_width_to(c, above->from, last->to) - line_room(c, above->from);

	return c->squeeze && over <= line_shrink_room(c->p, above->from, last->to);
}

/* The line above would become too loose: its first characters come from the one before it. */
static bool fill_above(const struct cutter *c, struct line *top, struct line *above, uint32_t cut)
{
	for (uint32_t start = above->from; start > top->from;) {
		uint32_t next = cut_before(c->p, top->from, start);
		if (next <= top->from || slack_of(c, next, cut) < 0 || !is_bearable(c, slack_of(c, top->from, next)))
			return false;
		start = next;
		if (is_bearable(c, slack_of(c, start, cut))) {
			top->to = above->from = start;
			return true;
		}
	}
	return false;
}

/* True if the lines are now one. */
static bool mend(struct cutter *c, struct line *top, struct line *above, struct line *last)
{
	uint32_t cut = two_down(c, above, last);
	bool may = cut && is_bearable(c, slack_of(c, above->from, cut));

	if (!may && squeeze_in(c, above, last)) {
		above->to = last->to;
		return true;
	}
	if (!cut)
		return false;
	if (may || (top && fill_above(c, top, above, cut)) || slack_of(c, above->from, cut) * 2 <= c->width)
		above->to = last->from = cut;
	return false;
}

void line_mend(struct cutter *c)
{
	const struct para *p = c->p;

	for (size_t k = 1; k < c->lines.n; k++) {
		struct line *last = &c->lines.v[k], *above = last - 1;
		bool can_top = k >= 2 && !line_is_must(p, above->from);
		if (!line_is_must(p, last->to) || line_is_must(p, last->from) ||
		    words_in(p, last->from, last->to) > 1 || has_atom(p, last->from, last->to))
			continue;
		if (mend(c, can_top ? above - 1 : NULL, above, last)) {
			memmove(last, last + 1, (c->lines.n - k - 1) * sizeof *last);
			c->lines.n--;
			k--;
		}
	}
}
