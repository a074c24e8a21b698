#ifndef LAYOUT_LINE_H
#define LAYOUT_LINE_H
/* Between the files that make lines. */
#include "layout/para.h"

/* ---- justify.c ---- */
/* How much the marks and blanks of [from, end) can give (typesetting.md 2.5). */
lu line_shrink_room(const struct para *p, uint32_t from, uint32_t end);

/* ---- balance.c ---- */
/* text-wrap: balance, for titles: the same number of lines, cut again so that they are of nearly equal
   length, the longer first, and no line begins with a word that belongs to the line above
   (GB/T 9704 7.3.1: 梯形 or 菱形). */
void line_balance(const struct para *p, struct line_set *set, lu width);

/* ---- line.c ---- */
/* Natural width of [from, end) as a line, its ends trimmed. */
lu line_natural(const struct para *p, uint32_t from, uint32_t end, bool first);

#endif
