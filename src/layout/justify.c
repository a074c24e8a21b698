/*
 * Where each character of a line stands.  What a line lacks or has too much is
 * given to classes of places in the order of typesetting.md 2.5, equally
 * within a class; the inside of numbers and Latin words is in no class.
 */
#include "layout/line.h"

/* How much the place after (for OPEN: before) character i of p may change. */
typedef lu (*limit_fn)(const struct para *p, uint32_t i);

static lu size_at(const struct para *p, uint32_t i)
{
	return para_seg(p, i)->type->size;
}

/* A blank between words; not the one in 3 km. */
static bool is_word_space(const struct para *p, uint32_t i)
{
	return (p->t.ch[i].cp == ' ' || p->t.ch[i].cp == 0xA0) && para_seg(p, i)->kind == SEG_TEXT &&
	       (i + 1 == p->t.n_ch || p->t.ch[i + 1].brk != TEXT_TIGHT);
}

/* ---- Shrinking ---- */

static lu shrink_space(const struct para *p, uint32_t i) /* to 1/4 em */
{
	return is_word_space(p, i) ? lu_max(para_advance(p, i) - size_at(p, i) / 4, 0) : 0;
}

/* · that still has an em: its sides down to nothing, half an em in all. */
static lu shrink_middle(const struct para *p, uint32_t i)
{
	lu ink = para_advance(p, i) - para_seg(p, i)->style->letter_spacing;

	return p->t.ch[i].cls == TEXT_MIDDLE ? lu_max(ink - size_at(p, i) / 2, 0) : 0;
}

static lu shrink_bracket(const struct para *p, uint32_t i)
{
	if (p->t.ch[i].cls == TEXT_OPEN)
		return para_trims(p, i) && para_is_full(p, i) ? size_at(p, i) / 2 : 0;
	return p->t.ch[i].cls == TEXT_CLOSE ? para_mark_slack(p, i) : 0;
}

static lu shrink_pause(const struct para *p, uint32_t i)
{
	return p->t.ch[i].cls == TEXT_PAUSE ? para_mark_slack(p, i) : 0;
}

static lu shrink_gap(const struct para *p, uint32_t i) /* from 1/4 to 1/8 em */
{
	return para_gap(p, i) / 2;
}

static lu shrink_stop(const struct para *p, uint32_t i)
{
	return p->t.ch[i].cls == TEXT_STOP ? para_mark_slack(p, i) : 0;
}

/* Step 1, the mark at the end of the line, is done before: a line is measured with its ends trimmed. */
static const limit_fn shrink_order[] = {shrink_space, shrink_middle, shrink_bracket,
					shrink_pause, shrink_gap,    shrink_stop};
#define N_SHRINK (sizeof shrink_order / sizeof *shrink_order)

/* The bracket that begins the line has given its blank already. */
static bool is_trimmed_start(const struct para *p, uint32_t i)
{
	return p->t.ch[i].cls == TEXT_OPEN && para_seg(p, i)->style->spacing_trim != CSS_TRIM_NORMAL;
}

lu line_shrink_room(const struct para *p, uint32_t from, uint32_t end)
{
	uint32_t label = para_hang_fixed(p, from);
	lu room = 0;

	if (label == from && from < end && is_trimmed_start(p, from))
		label++;
	for (uint32_t i = label; i + 1 < end; i++) /* the last one is trimmed already */
		for (size_t k = 0; k < N_SHRINK; k++)
			room += shrink_order[k](p, i);
	return room;
}

/* ---- Expanding ---- */

static lu grow_space(const struct para *p, uint32_t i) /* to 1/2 em */
{
	return is_word_space(p, i) ? lu_max(size_at(p, i) / 2 - para_advance(p, i), 0) : 0;
}

static lu grow_gap(const struct para *p, uint32_t i) /* from 1/4 to 1/2 em */
{
	return para_gap(p, i);
}

static bool is_chinese(const struct para *p, uint32_t i)
{
	switch (p->t.ch[i].cls) {
	case TEXT_HAN:
	case TEXT_OPEN:
	case TEXT_CLOSE:
	case TEXT_PAUSE:
	case TEXT_STOP:
	case TEXT_MIDDLE:
	case TEXT_DASH:
	case TEXT_ELLIPSIS:
	case TEXT_IDEO_SPACE:
		return true;
	case TEXT_OTHER:
		return p->t.ch[i].cp >= 0x2100; /* signs such as ① ★ ℃ stand like ideographs */
	default:
		return false;
	}
}

/* ～ - – / and a dash alone, which joins two words. */
static bool is_connector(const struct para *p, uint32_t i)
{
	if (p->t.ch[i].cls != TEXT_DASH)
		return p->t.ch[i].cls == TEXT_CONNECT;
	return p->t.ch[i].cp == 0x2014 && (i == 0 || p->t.ch[i - 1].cls != TEXT_DASH) &&
	       (i + 1 == p->t.n_ch || p->t.ch[i + 1].cls != TEXT_DASH);
}

/* Any amount may go after i: a blank, or one side is Chinese and the two do not form a unit. */
static bool may_grow(const struct para *p, uint32_t i)
{
	uint8_t a = p->t.ch[i].cls, b = p->t.ch[i + 1].cls;

	if (is_word_space(p, i))
		return true;
	if (!para_has_glyph(p, i + 1) || a == TEXT_SPACE || b == TEXT_SPACE || is_connector(p, i) ||
	    is_connector(p, i + 1))
		return false;
	if (a == b && (a == TEXT_DASH || a == TEXT_ELLIPSIS))
		return false;
	return is_chinese(p, i) || is_chinese(p, i + 1);
}

/* ---- Sharing out ---- */

struct places {
	const struct line *l;
	lu *add; /* after character k of the line */
	uint32_t from, n; /* of the line's characters: a label before and a hanging mark after do not move */
	lu left;  /* still to be shared, >= 0 */
	int sign; /* of what is added */
};

/* Give to every place of a class up to its limit, equally, as far as it goes. */
static void share_class(struct places *s, limit_fn limit)
{
	const struct para *p = s->l->para;
	uint32_t from = s->l->from;
	lu done = 0, step;

	while (s->left > 0) { /* `done`: what each place of the class has had so far */
		uint32_t open = 0;
		lu least = LU_MAX;
		for (uint32_t k = s->from; k + 1 < s->n; k++) {
			lu rest = limit(p, from + k) - done;
			if (rest > 0) {
				open++;
				least = lu_min(least, rest);
			}
		}
		if (!open)
			return;
		step = lu_min(least, s->left / (lu)open);
		lu odd = step ? 0 : s->left; /* fewer units than places: the first ones get them */
		for (uint32_t k = s->from; k + 1 < s->n; k++) {
			if (limit(p, from + k) - done <= 0)
				continue;
			lu give = step ? step : odd > 0 ? 1 : 0;
			odd -= step ? 0 : give;
			s->add[k] += s->sign * give;
			s->left -= give;
		}
		if (!step)
			return;
		done += step;
	}
}

static bool may_grow_loose(const struct para *p, uint32_t i)
{
	return p->t.ch[i + 1].brk != TEXT_TIGHT && may_grow(p, i); /* not in ￥100, 5℃, 3月5日 (2.2) */
}

/* All the rest equally, to the last unit; inside units only where there is nothing else (均排 of a date). */
static void share_rest(struct places *s)
{
	const struct para *p = s->l->para;
	bool (*may)(const struct para *, uint32_t) = may_grow_loose;
	uint32_t from = s->l->from, n = 0, at = 0;

	for (uint32_t k = s->from; k + 1 < s->n; k++)
		n += may_grow_loose(p, from + k);
	if (!n) {
		may = may_grow;
		for (uint32_t k = s->from; k + 1 < s->n; k++)
			n += may_grow(p, from + k);
	}
	for (uint32_t k = s->from; k + 1 < s->n; k++) {
		if (!may(p, from + k))
			continue;
		s->add[k] += lu_share(s->left, at + 1, n) - lu_share(s->left, at, n);
		at++;
	}
}

static void share(struct places *s)
{
	if (s->l->adjust > 0) {
		s->sign = 1;
		s->left = s->l->adjust;
		share_class(s, grow_space);
		share_class(s, grow_gap);
		share_rest(s);
	} else {
		s->sign = -1;
		s->left = -s->l->adjust;
		for (size_t k = 0; k < N_SHRINK && s->left > 0; k++)
			share_class(s, shrink_order[k]);
	}
}

lu *line_places(struct arena *a, const struct line *l)
{
	const struct para *p = l->para;
	uint32_t n = l->end - l->from, label = l->fixed > l->from ? l->fixed - l->from : 0;
	struct places s = {.l = l, .from = label, .n = n - (l->hang != 0)};
	lu *x = arena_many(a, lu, n + (size_t)1), shift = 0;

	if (l->adjust < 0 && s.from == 0 && n && is_trimmed_start(p, l->from))
		s.from = 1;
	if (l->adjust && s.n > s.from + 1) {
		s.add = arena_many(a, lu, n);
		share(&s);
	}
	for (uint32_t k = 0; k < n; k++) {
		/* What an opening bracket gives, it gives on its left; · on both sides. */
		uint8_t cls = p->t.ch[l->from + k].cls;
		lu add = s.add ? s.add[k] : 0, before = add >= 0            ? 0
							: cls == TEXT_OPEN   ? add
							: cls == TEXT_MIDDLE ? add / 2
									     : 0;
		shift += before;
		x[k] = lu_clamp(p->pos[l->from + k] - p->pos[l->from] + shift);
		shift += add - before;
		if (l->fill && para_seg(p, l->from + k)->kind == SEG_LEADER)
			shift += l->fill;
	}
	x[n] = lu_clamp(p->pos[l->end] - p->pos[l->from] + shift);
	if (n)
		x[n] -= para_trim_end(p, l->end - 1);
	for (uint32_t k = 1; l->narrow && k <= n; k++)
		x[k] = lu_narrow(x[k], l->narrow);
	return x;
}
