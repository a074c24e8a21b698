/*
 * The ink of a page as text: what is seen, however it was described.  Filled
 * rectangles become the visible areas of one colour, cut in one way only (bands
 * from the top, runs from the left, equal runs of neighbouring bands joined);
 * glyphs stand alone, sorted by place; marks of structure are gone.  What is
 * painted with a path, an image or under a transform is left as it stands;
 * spaces are no ink.
 * Two descriptions of the same page give the same text: tests/reftest.sh.
 * Limit: a glyph that a later rectangle covers still counts as seen.
 */
#include "draw/draw.h"
#include "draw/list.h"

#include <stdlib.h>

#define PAPER 0xffffffffu

struct ink_glyph {
	lu x, y, size;
	uint16_t face, gid;
	uint32_t color;
};

/* The page cut at every edge of a rectangle: n_x - 1 by n_y - 1 cells. */
struct ink_grid {
	lu *x, *y;
	size_t n_x, n_y;
	uint32_t *cell;
};

struct ink_run {
	size_t x0, x1, y0; /* places in the grid */
	uint32_t color;
};

static int order_lu(const void *a, const void *b)
{
	lu x = *(const lu *)a, y = *(const lu *)b;
	return (x > y) - (x < y);
}

static int order_glyphs(const void *a, const void *b)
{
	const struct ink_glyph *p = a, *q = b;
	if (p->y != q->y)
		return p->y < q->y ? -1 : 1;
	if (p->x != q->x)
		return p->x < q->x ? -1 : 1;
	if (p->gid != q->gid)
		return p->gid < q->gid ? -1 : 1;
	return (p->color > q->color) - (p->color < q->color);
}

static size_t sort_unique(lu *v, size_t n)
{
	size_t k = 0;
	qsort(v, n, sizeof *v, order_lu);
	for (size_t i = 0; i < n; i++)
		if (k == 0 || v[k - 1] != v[i])
			v[k++] = v[i];
	return k;
}

static size_t place(const lu *v, size_t n, lu key)
{
	return (size_t)((const lu *)bsearch(&key, v, n, sizeof *v, order_lu) - v);
}

/* over laid on under: each channel rounded; the paper is opaque, so the result is. */
static uint32_t blend(uint32_t under, uint32_t over)
{
	uint32_t alpha = over >> 24, out = 0xff000000u;
	for (int shift = 0; shift < 24; shift += 8) {
		uint32_t u = under >> shift & 255, o = over >> shift & 255;
		out |= (u * (255 - alpha) + o * alpha + 127) / 255 << shift;
	}
	return out;
}

/* How an op changes the depth below the page. */
static int depth_of(const struct draw_op *op)
{
	bool part = op->kind == DRAW_GROUP || op->kind == DRAW_MASK || op->kind == DRAW_TILE;
	return op->kind == DRAW_SAVE || part ? 1 : op->kind == DRAW_RESTORE || op->kind == DRAW_CLOSE_PART ? -1 : 0;
}

/* Ops that stand on the page itself: not between SAVE and RESTORE, not in a part. */
static const struct draw_op *next_plain(const struct draw_page *p, size_t *at, enum draw_kind kind)
{
	int depth = 0;
	for (; *at < p->n_op; ++*at) {
		const struct draw_op *op = &p->op[*at];
		depth += depth_of(op);
		if (depth == 0 && op->kind == kind)
			return &p->op[(*at)++];
	}
	return NULL;
}

static void grid_make(struct arena *a, const struct draw_page *p, struct ink_grid *g)
{
	const struct draw_op *op;
	g->x = arena_many(a, lu, 2 * p->n_op);
	g->y = arena_many(a, lu, 2 * p->n_op);
	for (size_t i = 0; (op = next_plain(p, &i, DRAW_RECT));) {
		g->x[g->n_x++] = op->rect.x;
		g->x[g->n_x++] = op->rect.x + op->rect.w;
		g->y[g->n_y++] = op->rect.y;
		g->y[g->n_y++] = op->rect.y + op->rect.h;
	}
	g->n_x = sort_unique(g->x, g->n_x);
	g->n_y = sort_unique(g->y, g->n_y);
	g->cell = arena_many(a, uint32_t, g->n_x * g->n_y);
	for (size_t i = 0; i < g->n_x * g->n_y; i++)
		g->cell[i] = PAPER;
	for (size_t i = 0; (op = next_plain(p, &i, DRAW_RECT));) {
		size_t x0 = place(g->x, g->n_x, op->rect.x), x1 = place(g->x, g->n_x, op->rect.x + op->rect.w);
		size_t y1 = place(g->y, g->n_y, op->rect.y + op->rect.h);
		for (size_t y = place(g->y, g->n_y, op->rect.y); y < y1; y++)
			for (size_t x = x0; x < x1; x++)
				g->cell[y * g->n_x + x] = blend(g->cell[y * g->n_x + x], op->rect.color);
	}
}

static void put_run(struct buf *out, const struct ink_grid *g, const struct ink_run *r, size_t y1)
{
	buf_cat(out, "area");
	draw_dump_pt(out, g->x[r->x0]);
	draw_dump_pt(out, g->y[r->y0]);
	draw_dump_pt(out, g->x[r->x1] - g->x[r->x0]);
	draw_dump_pt(out, g->y[y1] - g->y[r->y0]);
	buf_fmt(out, " %06x\n", r->color & 0xffffffu);
}

/* The runs of band y; one that also stands in `above` begins where that began. */
static size_t band_runs(const struct ink_grid *g, size_t y, struct ink_run *run, struct ink_run *above, size_t n_above)
{
	const uint32_t *cell = g->cell + y * g->n_x;
	size_t n = 0, k = 0;
	for (size_t x0 = 0, x; x0 + 1 < g->n_x; x0 = x) {
		for (x = x0 + 1; x + 1 < g->n_x && cell[x] == cell[x0]; x++) {
		}
		if (cell[x0] == PAPER)
			continue;
		while (k < n_above && above[k].x0 < x0)
			k++;
		bool same = k < n_above && above[k].x0 == x0 && above[k].x1 == x && above[k].color == cell[x0];
		run[n++] = (struct ink_run){ x0, x, same ? above[k].y0 : y, cell[x0] };
		if (same)
			above[k].color = PAPER; /* goes on */
	}
	return n;
}

static void put_areas(struct arena *a, const struct draw_page *p, struct buf *out)
{
	struct ink_grid g = {0};
	grid_make(a, p, &g);
	struct ink_run *above = arena_many(a, struct ink_run, g.n_x), *run = arena_many(a, struct ink_run, g.n_x);
	size_t n_above = 0;
	for (size_t y = 0; y < g.n_y; y++) {
		size_t n = y + 1 < g.n_y ? band_runs(&g, y, run, above, n_above) : 0;
		for (size_t i = 0; i < n_above; i++)
			if (above[i].color != PAPER)
				put_run(out, &g, &above[i], y);
		struct ink_run *swap = above;
		above = run, run = swap, n_above = n;
	}
}

/* The visible glyphs of a run, placed on the page. */
static size_t run_glyphs(const struct draw_op *op, struct ink_glyph *v)
{
	size_t n = 0, at = 0;
	for (uint32_t k = 0; k < op->glyphs.n; k++) {
		const struct draw_glyph *g = &op->glyphs.glyph[k];
		struct str text = { op->glyphs.text.p + at, g->n_text };
		at += g->n_text;
		if (!str_is(text, " ") && !str_is(text, "\u00a0"))
			v[n++] = (struct ink_glyph){ op->glyphs.x + g->x, op->glyphs.y - g->dy, op->glyphs.size,
			                             op->glyphs.face, g->gid, op->glyphs.color };
	}
	return n;
}

static void put_glyphs(struct arena *a, const struct draw_page *p, struct buf *out)
{
	const struct draw_op *op;
	size_t n = 0;
	for (size_t i = 0; (op = next_plain(p, &i, DRAW_GLYPHS));)
		n += op->glyphs.n;
	struct ink_glyph *v = arena_many(a, struct ink_glyph, n);
	n = 0;
	for (size_t i = 0; (op = next_plain(p, &i, DRAW_GLYPHS));)
		n += run_glyphs(op, v + n);
	qsort(v, n, sizeof *v, order_glyphs);
	for (size_t i = 0; i < n; i++) {
		buf_cat(out, "glyph");
		draw_dump_pt(out, v[i].x);
		draw_dump_pt(out, v[i].y);
		draw_dump_pt(out, v[i].size);
		buf_fmt(out, " %u.%u %08x\n", v[i].face, v[i].gid, v[i].color);
	}
}

/* Paths and images anywhere, and all that stands between SAVE and RESTORE, in painting order. */
static void put_others(const struct draw_page *p, struct buf *out)
{
	int depth = 0;
	for (size_t i = 0; i < p->n_op; i++) {
		enum draw_kind kind = p->op[i].kind;
		bool plain = depth == 0 && (kind == DRAW_RECT || kind == DRAW_GLYPHS);
		depth += depth_of(&p->op[i]);
		if (!plain && kind != DRAW_BEGIN && kind != DRAW_END)
			draw_dump_op(&p->op[i], out);
	}
}

void draw_dump_ink(const struct draw_doc *doc, struct buf *out)
{
	struct arena *a = arena_new();
	for (size_t i = 0; i < doc->n_page; i++) {
		const struct draw_page *p = &doc->page[i];
		buf_fmt(out, "page %zu", i + 1);
		draw_dump_pt(out, p->w);
		draw_dump_pt(out, p->h);
		buf_char(out, '\n');
		put_areas(a, p, out);
		put_glyphs(a, p, out);
		put_others(p, out);
		arena_reset(a);
	}
	arena_drop(a);
}
