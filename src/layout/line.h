#ifndef LAYOUT_LINE_H
#define LAYOUT_LINE_H
/* Between the files that make lines. */
#include "base/vec.h"
#include "layout/para.h"

/* A paragraph that is being cut. */
struct cutter {
	struct job *job;
	const struct para *p;
	lu width, indent;
	bool squeeze; /* marks may be narrowed to take one more piece */
	bool hangs;   /* hanging-label */
	bool warned;
	VEC(struct line) lines; /* only para, from and to until all are cut */
};

/* ---- line.c ---- */
/* Natural width of [from, end) as a line, its ends trimmed. */
lu line_natural(const struct para *p, uint32_t from, uint32_t end, bool first);
/* The same up to a line end before `to`, without what hangs out of the line. */
lu line_width_to(const struct cutter *c, uint32_t from, uint32_t to);
lu line_room(const struct cutter *c, uint32_t from); /* for a line that begins there */
static inline bool line_is_must(const struct para *p, uint32_t i) /* a line ends before i in any case */
{
	return i >= p->t.n_ch || p->t.ch[i].brk == TEXT_MUST_BREAK;
}

/* ---- justify.c ---- */
/* How much the marks and blanks of [from, end) can give (typesetting.md 2.5). */
lu line_shrink_room(const struct para *p, uint32_t from, uint32_t end);

/* ---- mend.c ---- */
/* No paragraph ends in a line of one character, with or without its mark (2.6). */
void line_mend(struct cutter *c);

/* ---- balance.c ---- */
/* text-wrap: balance, for titles: the same number of lines, cut again at ends of words so that they form a
   trapezium or a rhombus (GB/T 9704 7.3.1: 梯形 or 菱形).  What a forced break parts is balanced by itself. */
void line_balance(struct cutter *c);

#endif
