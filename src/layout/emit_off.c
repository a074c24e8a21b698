/* Content that author's lengths (negative margins and indents, boxes wider than their place) put off the sheet. */
#include "layout/emit.h"

static bool is_content(const struct layout_frag *f)
{
	return !f->artifact && f->node && (f->kind == LAYOUT_TEXT || f->kind == LAYOUT_IMAGE || f->kind == LAYOUT_SVG);
}

/* Half a size is let go: spacing after the last character, side bearings. */
static bool is_off(const struct layout_frag *f, lu w, lu h)
{
	lu left = lu_min(f->x, f->x + f->w), right = lu_max(f->x, f->x + f->w), slack = 0;
	lu top = f->y, bottom = f->y + f->h;

	if (f->kind == LAYOUT_TEXT) {
		slack = f->h / 2;
		top = bottom = f->y; /* the baseline */
	}
	return left < -slack || right > w + slack || top < -slack || bottom > h + slack;
}

/* The first of each page is named; what is turned or moved by `transform` is where its author wants it. */
void emit_off(struct emit *e)
{
	const struct css_page *sheet = e->plan->css;
	unsigned turned = 0;

	if (e->dry || e->job->quiet)
		return;
	for (size_t i = e->sheet; i < e->frag.n; i++) {
		const struct layout_frag *f = &e->frag.v[i];
		turned += f->kind == LAYOUT_TURN;
		turned -= f->kind == LAYOUT_TURNED;
		if (turned || !is_content(f) || !is_off(f, sheet->width, sheet->height))
			continue;
		struct diag *d = diag_add(e->job->diags, DIAG_ERROR, "layout.sheet", job_pos(e->job, f->node),
					  TR("第 %u 页有内容排到纸外", "content of page %u lies off the sheet"), e->page + 1);
		diag_hint(e->job->diags, d, "%s",
			  TR("改小宽度、边距、缩进或字距；不要印的用 display: none",
			     "make widths, margins, indents or letter-spacing smaller; display: none for what is not printed"));
		return;
	}
}
