/* The width of marks: pairs, · , both ends of a line (typesetting.md 2.3), 四分空 (2.4), hanging marks (2.7). */
#include "layout/para.h"

bool para_trims(const struct para *p, uint32_t i)
{
	return para_seg(p, i)->style->spacing_trim != CSS_TRIM_SPACE_ALL;
}

static lu natural(const struct para *p, uint32_t i)
{
	return p->t.ch[i].advance - para_seg(p, i)->style->letter_spacing;
}

bool para_is_full(const struct para *p, uint32_t i)
{
	lu size = para_seg(p, i)->type->size;

	return para_seg(p, i)->kind == SEG_TEXT && natural(p, i) >= size - size / 10;
}

static bool is_point(uint8_t cls)
{
	return cls == TEXT_PAUSE || cls == TEXT_STOP;
}

static bool is_mark(uint8_t cls)
{
	return cls == TEXT_OPEN || cls == TEXT_CLOSE || cls == TEXT_PAUSE || cls == TEXT_STOP ||
	       cls == TEXT_MIDDLE;
}

void para_cut_left(struct para *p, uint32_t i, lu cut)
{
	p->t.ch[i].advance -= cut;
	if (para_has_glyph(p, i))
		p->t.glyph[p->t.ch[i].glyph].dx -= cut;
}

/* 间隔号 is half an em (GB/T 15834 5.1.7), whatever the face says. */
static void cut_middle(struct para *p, uint32_t i)
{
	lu quarter = para_seg(p, i)->type->size / 4;

	para_cut_left(p, i, quarter);
	p->t.ch[i].advance -= quarter;
}

static bool is_shout(uint32_t cp)
{
	return cp == 0xFF01 || cp == 0xFF1F;
}

/* Two full-width marks side by side, at least one of them a bracket, lose half an em between them; a bracket
   beside ·, which is half an em already, a quarter. */
static void cut_pair(struct para *p, uint32_t i, bool a_full, bool b_full)
{
	const struct text_char *a = &p->t.ch[i], *b = a + 1;
	lu half = para_seg(p, i)->type->size / 2;
	bool after = a->cls == TEXT_CLOSE || is_point(a->cls);

	if (b->cls == TEXT_MIDDLE) {
		if (a->cls == TEXT_CLOSE && a_full)
			p->t.ch[i].advance -= half / 2;
	} else if (!b_full) {
		return;
	} else if (a->cls == TEXT_MIDDLE) {
		if (b->cls == TEXT_OPEN)
			para_cut_left(p, i + 1, half / 2);
	} else if (a->cls == TEXT_OPEN) {
		if (b->cls == TEXT_OPEN)
			para_cut_left(p, i + 1, half);
	} else if (a_full && after && (a->cls == TEXT_CLOSE || b->cls == TEXT_CLOSE || b->cls == TEXT_OPEN)) {
		p->t.ch[i].advance -= half;
	}
}

/* ？！ and the like: each pair takes one em (5.1.2). */
static uint32_t cut_shouts(struct para *p, uint32_t i)
{
	lu half = para_seg(p, i)->type->size / 2;

	p->t.ch[i].advance -= half;
	p->t.ch[i + 1].advance -= half;
	return i + 1;
}

/* An indent written as ideographic blanks: what follows it begins the line (2.3: 行首, also after the indent). */
static void trim_after_blanks(struct para *p)
{
	uint32_t i = 0;

	while (i < p->t.n_ch && p->t.ch[i].cls == TEXT_IDEO_SPACE)
		i++;
	if (i && i < p->t.n_ch && p->t.ch[i].cls == TEXT_OPEN && para_is_full(p, i) &&
	    para_seg(p, i)->style->spacing_trim == CSS_TRIM_START)
		para_cut_left(p, i, para_seg(p, i)->type->size / 2);
}

void para_compress(struct para *p)
{
	bool full = false, next; /* as the faces have made them */

	trim_after_blanks(p);
	for (uint32_t i = 0; i < p->t.n_ch; i++, full = next) {
		const struct text_char *c = &p->t.ch[i];
		next = i + 1 < p->t.n_ch && is_mark(c[1].cls) && para_is_full(p, i + 1);
		if (!is_mark(c->cls) || !para_trims(p, i))
			continue;
		full = full || (i == 0 && para_is_full(p, 0));
		if (c->cls == TEXT_MIDDLE && full)
			cut_middle(p, i);
		if (i + 1 >= p->t.n_ch || !is_mark(c[1].cls) || !para_trims(p, i + 1))
			continue;
		if (full && next && is_shout(c->cp) && is_shout(c[1].cp)) {
			i = cut_shouts(p, i);
			next = i + 1 < p->t.n_ch && is_mark(c[2].cls) && para_is_full(p, i + 1);
		} else {
			cut_pair(p, i, full, next);
		}
	}
}

/* ---- 四分空 (2.4) ---- */

static bool is_western(uint8_t cls)
{
	return cls == TEXT_LATIN || cls == TEXT_DIGIT;
}

lu para_gap(const struct para *p, uint32_t i)
{
	if (i + 1 >= p->t.n_ch || !para_seg(p, i)->style->autospace)
		return 0;
	uint8_t a = p->t.ch[i].cls, b = p->t.ch[i + 1].cls;
	if ((a == TEXT_HAN && is_western(b)) || (is_western(a) && b == TEXT_HAN))
		return para_seg(p, i)->type->size / 4;
	return 0;
}

/* ---- What the ends of a line trim ---- */

lu para_mark_slack(const struct para *p, uint32_t i)
{
	const struct seg *s = para_seg(p, i);
	const struct text_char *c = &p->t.ch[i];
	lu ink = c->advance - s->style->letter_spacing - para_gap(p, i);

	if ((c->cls != TEXT_CLOSE && !is_point(c->cls)) || !para_trims(p, i) || (p->edge && p->edge[i]))
		return 0;
	return ink > s->type->size * 6 / 10 ? ink - s->type->size / 2 : 0;
}

/* GB/T 15834 5.1.10: a full-width mark at the end of a line is set half an em wide. */
lu para_trim_end(const struct para *p, uint32_t i)
{
	const struct seg *s = para_seg(p, i);
	lu spacing = s->kind == SEG_TEXT ? lu_max(s->style->letter_spacing, 0) : 0;

	if (p->hyphen && p->t.ch[i].cp == 0xAD && i + 1 < p->t.n_ch) /* the hyphen that is seen then */
		return spacing - para_width(p->hyphen);
	return para_gap(p, i) + spacing + para_mark_slack(p, i);
}

lu para_trim_start(const struct para *p, uint32_t i, bool first)
{
	enum css_spacing_trim t = para_seg(p, i)->style->spacing_trim;

	if (p->t.ch[i].cls != TEXT_OPEN || !para_is_full(p, i))
		return 0;
	if (t == CSS_TRIM_START || (t == CSS_TRIM_SPACE_FIRST && !first))
		return para_seg(p, i)->type->size / 2;
	return 0;
}

/* ---- Hanging punctuation (2.7) ---- */

/* How far the mark that ends [from, end) may stand out of the line: 、，。 alone, never one of several. */
lu para_hangs(const struct para *p, uint32_t from, uint32_t end)
{
	const struct text_char *last = &p->t.ch[end - 1];

	if (p->style->hanging == CSS_HANG_NONE || end - from < 2 || is_mark(last[-1].cls) ||
	    (last->cp != 0x3001 && last->cp != 0x3002 && last->cp != 0xFF0C && last->cp != 0xFF0E))
		return 0;
	return last->advance - para_trim_end(p, end - 1);
}
