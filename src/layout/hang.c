/*
 * hanging-label: auto.  What precedes the first colon of a paragraph (抄送：,
 * 附件：, 出席：) is a label, and the lines below begin after it, whatever its
 * width: it need not be a whole number of 字 (GB/T 9704 7.3.4, 7.4.2).  After the
 * label, and after each <br/>, a number with its point (1. 2、 （三） ④) hangs in
 * the same way inside it, so that a name that is wrapped continues under its
 * first character and the next number stands under the first.
 */
#include "layout/para.h"

#include <uchar.h>

#define LABEL_MOST 12 /* characters of a label, the colon not counted */
#define NUMBER_MOST 4

static bool is_blank(const struct text_char *c)
{
	return c->cls == TEXT_SPACE || c->cls == TEXT_IDEO_SPACE;
}

static uint32_t skip_blanks(const struct para *p, uint32_t i, uint32_t to)
{
	while (i < to && is_blank(&p->t.ch[i]))
		i++;
	return i;
}

/* One past the label and the blanks after it; `from` if there is none. */
static uint32_t label_end(const struct para *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to && i - from <= LABEL_MOST; i++) {
		const struct text_char *c = &p->t.ch[i];
		if (c->cp == 0xFF1A || c->cp == ':')
			return i > from ? skip_blanks(p, i + 1, to) : from;
		if (c->cls != TEXT_HAN && c->cls != TEXT_DIGIT && c->cls != TEXT_LATIN && !is_blank(c))
			return from;
	}
	return from;
}

static bool is_numeral(uint32_t cp)
{
	static const char32_t han[] = U"〇一二三四五六七八九十百";

	for (size_t i = 0; han[i]; i++)
		if (han[i] == cp)
			return true;
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* One past a number with its mark, and the blanks after it: "1. ", "２．", "三、", "（4）", "⑤". */
static uint32_t number_end(const struct para *p, uint32_t from, uint32_t to)
{
	const struct text_char *ch = p->t.ch;
	bool open = from < to && (ch[from].cp == 0xFF08 || ch[from].cp == '(');
	uint32_t i = from + open, digits = i;

	if (from < to && ch[from].cp >= 0x2460 && ch[from].cp <= 0x24FF)
		return skip_blanks(p, from + 1, to);
	while (i < to && i - digits < NUMBER_MOST && is_numeral(ch[i].cp))
		i++;
	if (i == digits || i >= to)
		return from;
	if (open && ch[i].cp != 0xFF09 && ch[i].cp != ')')
		return from;
	if (!open && ch[i].cp != '.' && ch[i].cp != 0xFF0E && ch[i].cp != 0x3001)
		return from;
	if (ch[i].cp == '.' && i + 1 < to && ch[i + 1].cls == TEXT_DIGIT)
		return from; /* 3.5 */
	return skip_blanks(p, i + 1, to);
}

static lu span(const struct para *p, uint32_t from, uint32_t to)
{
	return lu_clamp(p->pos[to] - p->pos[from]);
}

void para_hang(struct arena *a, struct para *p)
{
	uint32_t n = 1, from = 0, label;
	lu base = 0;

	for (uint32_t i = 1; i < p->t.n_ch; i++)
		n += p->t.ch[i].brk == TEXT_MUST_BREAK;
	p->hang = arena_many(a, struct hang, n);
	for (uint32_t i = 1; i <= p->t.n_ch; i++) {
		if (i < p->t.n_ch && p->t.ch[i].brk != TEXT_MUST_BREAK)
			continue;
		struct hang *h = &p->hang[p->n_hang++];
		label = from ? from : label_end(p, 0, i);
		base = from ? base : span(p, 0, label);
		*h = (struct hang){.from = from, .first = from ? base : 0, .fixed = number_end(p, label, i)};
		h->rest = base + span(p, label, h->fixed);
		from = i;
	}
}

static const struct hang *find(const struct para *p, uint32_t i)
{
	uint32_t lo = 0, n = p->n_hang;

	while (n > 1) {
		uint32_t half = n / 2;
		if (p->hang[lo + half].from <= i) {
			lo += half;
			n -= half;
		} else {
			n = half;
		}
	}
	return &p->hang[lo];
}

lu para_hang_at(const struct para *p, uint32_t i, bool first)
{
	if (!p->n_hang)
		return 0;
	return first ? find(p, i)->first : find(p, i)->rest;
}

uint32_t para_hang_fixed(const struct para *p, uint32_t i)
{
	const struct hang *h = p->n_hang ? find(p, i) : NULL;

	return h && h->from == i ? h->fixed : i;
}
