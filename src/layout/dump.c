/* Pages as text: one line a fragment. */
#include "base/buf.h"
#include "layout/layout.h"

static const char *const kinds[] = {
	[LAYOUT_BOX] = "box",   [LAYOUT_TEXT] = "text",   [LAYOUT_IMAGE] = "image", [LAYOUT_SVG] = "svg",
	[LAYOUT_RULE] = "rule", [LAYOUT_BEGIN] = "begin", [LAYOUT_END] = "end"};

/* Points with two decimals, half away from zero, without floating point. */
static void dump_lu(struct buf *out, lu v)
{
	int64_t c = ((int64_t)(v < 0 ? -(int64_t)v : v) * 100 + LU_PER_PT / 2) / LU_PER_PT;

	buf_fmt(out, " %s%d.%02d", v < 0 && c ? "-" : "", (int)(c / 100), (int)(c % 100));
}

static void dump_frag(const struct layout_frag *f, size_t page, struct buf *out)
{
	buf_fmt(out, "%zu %s", page, kinds[f->kind]);
	if (f->kind == LAYOUT_BEGIN || f->kind == LAYOUT_END) {
		buf_fmt(out, " <%.*s>\n", STR_ARG(f->node->name));
		return;
	}
	dump_lu(out, f->x);
	dump_lu(out, f->y);
	dump_lu(out, f->w);
	dump_lu(out, f->h);
	if (f->artifact)
		buf_cat(out, " artifact");
	if (f->open_sides)
		buf_fmt(out, " open=%u", f->open_sides);
	if (f->kind == LAYOUT_TEXT) {
		buf_char(out, ' ');
		buf_str(out, f->run->text);
	} else if (f->node) {
		buf_fmt(out, " <%.*s>", STR_ARG(f->node->name));
	}
	buf_char(out, '\n');
}

void layout_dump(const struct layout_doc *d, struct buf *out)
{
	for (size_t i = 0; i < d->n_page; i++) {
		const struct layout_page *p = &d->page[i];
		buf_fmt(out, "page %zu number %u%s", i + 1, p->number, p->blank ? " blank" : "");
		dump_lu(out, p->css->width);
		dump_lu(out, p->css->height);
		buf_char(out, '\n');
		for (size_t k = 0; k < p->n_frag; k++)
			dump_frag(&p->frag[k], i + 1, out);
		for (size_t k = 0; k < p->n_link; k++) {
			buf_fmt(out, "%zu link", i + 1);
			dump_lu(out, p->link[k].x);
			dump_lu(out, p->link[k].y);
			dump_lu(out, p->link[k].w);
			dump_lu(out, p->link[k].h);
			buf_fmt(out, " %.*s\n", STR_ARG(p->link[k].href));
		}
	}
	for (size_t i = 0; i < d->n_anchor; i++) {
		const struct layout_anchor *a = &d->anchor[i];
		buf_fmt(out, "anchor page %u", a->page + 1);
		dump_lu(out, a->y);
		buf_fmt(out, " level %u #%.*s %.*s\n", a->level, STR_ARG(a->id), STR_ARG(a->title));
	}
	if (d->rows_in || d->rows_out)
		buf_fmt(out, "rows %zu %zu\n", d->rows_in, d->rows_out);
}
