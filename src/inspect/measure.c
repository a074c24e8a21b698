/* The measures of the body: most of its characters' size and face, its pitch, its edges. */
#include "inspect/sheet.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

int64_t to_um(lu v)
{
	int64_t n = (int64_t)v * 25400, half = 36 * LU_PER_PT;
	return (n < 0 ? n - half : n + half) / (72 * LU_PER_PT);
}

bool near(lu a, lu b, lu within)
{
	return a - b <= within && b - a <= within;
}

bool is_red(uint32_t c)
{
	int r = (int)(c >> 16 & 255), g = (int)(c >> 8 & 255), b = (int)(c & 255);
	return c <= 0xffffff && r >= 140 && r - g > 80 && r - b > 80;
}

bool is_black(uint32_t c)
{
	return c <= 0xffffff && (c >> 16 & 255) < 80 && (c >> 8 & 255) < 80 && (c & 255) < 80;
}

bool is_body(const struct doc *d, const struct line *l)
{
	return !l->table && near(l->size, d->size, LU_PT(1) * 6 / 10) && !is_red(l->color) && l->y < AREA_BOTTOM + UM(2500);
}

struct bin { /* a value and how often it is there */
	lu value;
	size_t n;
};
#define BINS 256

/* Values within `step` of a bin's first value fall into it. */
static void bin_add(struct bin *bin, size_t *n_bin, lu value, lu step, size_t weight)
{
	for (size_t i = 0; i < *n_bin; i++)
		if (near(bin[i].value, value, step)) {
			bin[i].n += weight;
			return;
		}
	if (*n_bin < BINS)
		bin[(*n_bin)++] = (struct bin){ value, weight };
}

static struct bin bin_best(const struct bin *bin, size_t n)
{
	struct bin best = {0};
	for (size_t i = 0; i < n; i++)
		if (bin[i].n > best.n)
			best = bin[i];
	return best;
}

/* 3号 where a seventh of the text is in it: in a report full of tables small type may be the most common. */
static void measure_size(struct doc *d)
{
	struct bin bin[BINS] = {{0}};
	size_t n = 0, all = 0, three = 0;
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = &d->line.v[i];
		if (is_red(l->color))
			continue;
		bin_add(bin, &n, l->size, LU_PT(1) / 8, l->chars);
		all += l->chars;
		three += near(l->size, LU_PT(16), LU_PT(1) / 2) && !l->table ? l->chars : 0;
	}
	d->size = bin_best(bin, n).value;
	if (three * 7 >= all && three) {
		n = 0;
		for (size_t i = 0; i < d->line.n; i++)
			if (near(d->line.v[i].size, LU_PT(16), LU_PT(1) / 2) && !d->line.v[i].table)
				bin_add(bin, &n, d->line.v[i].size, LU_PT(1) / 8, d->line.v[i].chars);
		d->size = bin_best(bin, n).value;
	}
}

static void measure_face(struct doc *d)
{
	size_t count[FACE_LATIN + 1] = {0}, best = 0;
	for (size_t i = 0; i < d->line.n; i++)
		if (is_body(d, &d->line.v[i]))
			count[d->line.v[i].face] += d->line.v[i].chars;
	for (size_t f = 0; f <= FACE_LATIN; f++)
		if (count[f] > count[best])
			best = f;
	d->face = (enum typeface)best;
	for (size_t i = 0; i < d->line.n && !d->font.n; i++)
		if (is_body(d, &d->line.v[i]) && d->line.v[i].face == d->face)
			d->font = d->line.v[i].font;
}

static void measure_pitch(struct doc *d)
{
	struct bin bin[BINS] = {{0}};
	size_t n = 0;
	for (size_t i = 1; i < d->line.n; i++) {
		const struct line *a = &d->line.v[i - 1], *b = &d->line.v[i];
		lu step = b->y - a->y;
		if (a->page == b->page && is_body(d, a) && is_body(d, b) && step > d->size && step < 3 * d->size)
			bin_add(bin, &n, step, LU_PT(1) / 16, 1);
	}
	d->pitch = bin_best(bin, n).value;
}

/* Flush left edges and the ends of full lines; half a millimetre a bin. */
static void measure_edges(struct doc *d)
{
	struct bin left[BINS] = {{0}}, right[BINS] = {{0}};
	size_t n_left = 0, n_right = 0;
	for (size_t i = 0; i < d->line.n; i++) {
		const struct line *l = &d->line.v[i];
		if (!is_body(d, l) || l->page == 0)
			continue;
		d->body_lines++;
		if (l->x1 - l->x0 < MM(100) || l->n_seg > 2)
			continue;
		/* A mark at the end may be set in half an em: characters show the edge. */
		if (cp_is_han(l->last_cp))
			bin_add(right, &n_right, l->x1, UM(500), 1);
		bin_add(left, &n_left, l->x0, UM(300), 1);
	}
	d->left = bin_best(left, n_left).value;
	/* Indented first lines may outnumber the others: the leftmost of the frequent edges is the edge. */
	size_t most = bin_best(left, n_left).n;
	for (size_t i = 0; i < n_left; i++)
		if (left[i].n * 4 >= most && left[i].value < d->left)
			d->left = left[i].value;
	d->right = bin_best(right, n_right).value;
	most = bin_best(right, n_right).n;
	for (size_t i = 0; i < n_right; i++)
		if (right[i].n * 4 >= most && right[i].value > d->right)
			d->right = right[i].value;
}

void doc_measure(struct doc *d)
{
	measure_size(d);
	measure_face(d);
	measure_pitch(d);
	measure_edges(d);
}

lu area_left(const struct doc *d)
{
	return d->left ? d->left : AREA_LEFT;
}

lu area_right(const struct doc *d)
{
	return d->right - d->left > MM(100) ? d->right : AREA_LEFT + AREA_W;
}

const struct line *page_number(const struct doc *d, size_t page, unsigned *number)
{
	const struct sheet *s = &d->page[page];
	for (size_t i = s->n; i-- > 0;) {
		const struct line *l = &d->line.v[s->first + i];
		if (l->y < s->h - MM(45))
			break;
		if (match_dash_number(compact(d->a, l->text), number) && l->chars <= 12)
			return l;
	}
	return NULL;
}
