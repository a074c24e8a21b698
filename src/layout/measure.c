/* How narrow and how wide a box may sensibly be. */
#include "layout/flow.h"

void content_measure(struct job *j, struct box *b, lu *min, lu *max)
{
	*min = *max = 0;
	if (b->inline_kids || (b->kind == BOX_CELL && !b->first)) {
		struct para *p = para_of(j, b);
		if (p)
			para_measure(j, p, min, max);
		return;
	}
	for (struct box *k = b->first; k; k = k->next) {
		lu kid_min, kid_max;
		if (k->out)
			continue;
		box_measure(j, k, &kid_min, &kid_max);
		*min = lu_max(*min, kid_min);
		*max = lu_max(*max, kid_max);
	}
}

static lu points(struct css_len l)
{
	return l.unit == CSS_LU ? l.v : 0;
}

/* Percentages have nothing to refer to here and count as nothing (CSS Sizing 3, 5.2.1). */
void box_measure(struct job *j, struct box *b, lu *min, lu *max)
{
	const struct css_style *s = b->style;
	lu around = points(s->margin[CSS_SIDE_LEFT]) + points(s->margin[CSS_SIDE_RIGHT]) +
		    points(s->padding[CSS_SIDE_LEFT]) + points(s->padding[CSS_SIDE_RIGHT]) +
		    s->border[CSS_SIDE_LEFT].width + s->border[CSS_SIDE_RIGHT].width;
	lu inside = s->box_border
			    ? around - points(s->margin[CSS_SIDE_LEFT]) - points(s->margin[CSS_SIDE_RIGHT])
			    : 0,
	   h;

	if (b->kind == BOX_TABLE) {
		table_measure(j, b, min, max);
		return;
	}
	if (b->kind == BOX_IMAGE || b->kind == BOX_SVG) {
		replaced_size(j, b, j->page_w, max, &h);
		*min = *max;
	} else if (s->width.unit == CSS_LU) {
		*min = *max = lu_max(s->width.v - inside, 0);
	} else {
		content_measure(j, b, min, max);
	}
	if (s->max_width.unit == CSS_LU) {
		*min = lu_min(*min, lu_max(s->max_width.v - inside, 0));
		*max = lu_min(*max, lu_max(s->max_width.v - inside, 0));
	}
	if (s->min_width.unit == CSS_LU) {
		*min = lu_max(*min, lu_max(s->min_width.v - inside, 0));
		*max = lu_max(*max, lu_max(s->min_width.v - inside, 0));
	}
	*min = lu_clamp((int64_t)*min + around);
	*max = lu_clamp((int64_t)*max + around);
}
