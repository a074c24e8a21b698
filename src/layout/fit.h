#ifndef LAYOUT_FIT_H
#define LAYOUT_FIT_H
/*
 * text-fit: the red mark of an official document (GB/T 9704-2012, 7.2.4: no size
 * is given; one line within the type area).  The text of a block is set on one
 * line at the block's font size; if it is too wide its glyphs are narrowed, at
 * most to the share that text-fit says, then the size is reduced; if it is too
 * short it is spread by at most text-spread of an em per gap.
 *
 * The line box is the ink of the glyphs, so that what stands above and below is
 * measured from the ink, as the standard does ("上边缘").
 */
#include "layout/para.h"

/* b's paragraph p on a line of `width`.  Text with elements or forced breaks inside, and
   text that would have to be less than a quarter of its size, is set as any other. */
struct line_set fit_line(struct job *j, struct box *b, struct para *p, lu width);

#endif
