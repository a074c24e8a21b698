/* A page as text, for tests and for a look. */
#include "read/inner.h"

/* lu as pt, two decimals, half away from zero. */
static void put_pt(struct buf *out, lu v)
{
	int64_t c = ((int64_t)(v < 0 ? -(int64_t)v : v) * 100 + LU_PER_PT / 2) / LU_PER_PT;
	buf_fmt(out, " %s%lld.%02lld", v < 0 && c ? "-" : "", (long long)(c / 100), (long long)(c % 100));
}

static void put_color(struct buf *out, uint32_t color)
{
	if (color == READ_COLOR_NONE)
		buf_cat(out, " #?");
	else
		buf_fmt(out, " #%06x", color);
}

static void put_run(const struct read_run *r, struct buf *out)
{
	if (r->n == 0)
		return;
	const struct read_glyph *last = &r->glyph[r->n - 1];
	buf_cat(out, "text");
	put_pt(out, r->glyph[0].x);
	put_pt(out, r->glyph[0].y);
	buf_cat(out, " to");
	put_pt(out, r->turn == 0 ? last->x + last->advance : last->x);
	put_pt(out, last->y);
	buf_fmt(out, " %.*s", STR_ARG(r->font->name.n ? r->font->name : STR("?")));
	put_pt(out, r->size);
	put_color(out, r->color);
	if (r->turn)
		buf_fmt(out, " turn=%d", r->turn);
	if (r->stretch != 1000)
		buf_fmt(out, " stretch=%d", r->stretch);
	buf_fmt(out, "%s%s \"", r->invisible ? " invisible" : "", r->artifact ? " artifact" : "");
	for (size_t i = 0; i < r->n; i++) {
		buf_str(out, r->glyph[i].text);
		if (r->glyph[i].unknown)
			buf_fmt(out, "<%X>", r->glyph[i].code);
	}
	buf_cat(out, "\"\n");
}

void read_dump(const struct read_page *p, struct buf *out)
{
	static const char *const shapes[] = { "fill", "stroke", "shape" };
	buf_fmt(out, "page %u", p->number);
	put_pt(out, p->w);
	put_pt(out, p->h);
	buf_fmt(out, p->rotate ? " rotate=%d\n" : "\n", p->rotate);
	for (size_t i = 0; i < p->n_run; i++)
		put_run(&p->run[i], out);
	for (size_t i = 0; i < p->n_rect; i++) {
		const struct read_rect *r = &p->rect[i];
		buf_cat(out, shapes[r->shape]);
		put_pt(out, r->x);
		put_pt(out, r->y);
		put_pt(out, r->w);
		put_pt(out, r->h);
		put_color(out, r->color);
		buf_cat(out, r->artifact ? " artifact\n" : "\n");
	}
	for (size_t i = 0; i < p->n_image; i++) {
		const struct read_image *im = &p->image[i];
		buf_cat(out, "image");
		put_pt(out, im->x);
		put_pt(out, im->y);
		put_pt(out, im->w);
		put_pt(out, im->h);
		buf_fmt(out, " %ux%u\n", im->px_w, im->px_h);
	}
}
