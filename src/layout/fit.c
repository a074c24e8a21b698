/* One line that fills its measure: see fit.h. */
#include "layout/fit.h"

#include "layout/line.h"

#include <string.h>

#define LEAST 4 /* at a smaller part of its size nobody would read the line */

static bool is_one_line(const struct para *p)
{
	for (uint32_t i = 1; i < p->t.n_ch; i++)
		if (p->t.ch[i].brk == TEXT_MUST_BREAK)
			return false;
	return p->plain && p->t.n_ch > 0;
}

static lu natural(const struct para *p)
{
	return line_natural(p, 0, p->t.n_ch, true);
}

/* The paragraph again in a smaller size; it takes the place of the first. */
static struct para *resize(struct job *j, struct box *b, const struct para *p, lu size)
{
	struct css_style s;

	memcpy(&s, p->style, sizeof s); /* with its padding: styles are interned by their bytes */
	s.font_size = size;
	b->para = para_text(j, p->t.text, css_style_changed(j->in->sheets, p->style, &s), p->node);
	ENSURE(b->para);
	b->para->deco = p->deco;
	return b->para;
}

/* Ink above and below the baseline, both positive upwards.  A face whose boxes say nothing gives its em box. */
static void ink(const struct job *j, const struct para *p, lu *top, lu *bottom)
{
	bool any = false;

	for (uint32_t i = 0; i < p->t.n_glyph; i++) {
		const struct text_face *f = text_face_at(j->in->fonts, p->t.glyph[i].face);
		int a, b;
		if (!text_face_ink(f, p->t.glyph[i].gid, &a, &b))
			continue;
		lu up = lu_share(p->type->size, a, 1000), down = lu_share(p->type->size, b, 1000);
		*top = any ? lu_max(*top, up) : up;
		*bottom = any ? lu_min(*bottom, down) : down;
		any = true;
	}
	if (!any) {
		*top = p->type->ascent;
		*bottom = -p->type->descent;
	}
}

/* What is left of the line: to the gaps as far as they may grow, then as the alignment says. */
static void spread(struct line *l, lu room)
{
	const struct css_style *s = l->para->style;
	int64_t most = (int64_t)l->para->type->size * s->text_spread / 1000 * (l->end - 1);

	l->adjust = lu_clamp(most < room ? most : room);
	room -= l->adjust;
	if (s->text_align == CSS_ALIGN_RIGHT || s->text_align == CSS_ALIGN_CENTER)
		l->x = s->text_align == CSS_ALIGN_RIGHT ? room : room / 2;
}

struct line_set fit_line(struct job *j, struct box *b, struct para *p, lu width)
{
	struct line *l;
	lu w, bottom;

	if (!is_one_line(p) || width <= 0)
		return para_lines(j, p, width);
	w = natural(p);
	if ((int64_t)w * p->style->text_fit > (int64_t)width * 1000 * LEAST)
		return para_lines(j, p, width);
	if ((int64_t)w * p->style->text_fit > (int64_t)width * 1000) {
		lu size = lu_share((int64_t)p->type->size * 1000, width, (int64_t)w * p->style->text_fit);
		p = resize(j, b, p, lu_max(size, 1));
		w = natural(p);
	}
	l = arena_make(j->work, struct line);
	l->para = p;
	l->to = l->end = p->t.n_ch;
	ink(j, p, &l->base, &bottom);
	l->height = l->base - bottom;
	l->width = w;
	if (w > width) {
		l->narrow = lu_share(width, 65536, w);
		l->width = width;
	} else {
		spread(l, width - w);
	}
	return (struct line_set){l, 1, width};
}
