/*
 * Glyphs of a page to lines: sorted by baseline and place, joined where the
 * baselines agree within a third of the larger em, and cut into segments at
 * gaps of more than an em and a half.
 */
#include "inspect/sheet.h"

#include "base/utf8.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

struct atom {
	const struct read_run *run;
	const struct read_glyph *g;
	size_t order;
};

static int by_place(const void *pa, const void *pb)
{
	const struct atom *a = pa, *b = pb;
	if (a->g->y != b->g->y)
		return a->g->y < b->g->y ? -1 : 1;
	if (a->g->x != b->g->x)
		return a->g->x < b->g->x ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static int by_x(const void *pa, const void *pb)
{
	const struct atom *a = pa, *b = pb;
	if (a->g->x != b->g->x)
		return a->g->x < b->g->x ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static bool is_blank_text(struct str s)
{
	return str_trim(s).n == 0 || str_is(s, "\xe2\x80\x8b");
}

static size_t take_atoms(const struct read_page *p, struct atom *atom)
{
	size_t n = 0;
	for (size_t i = 0; i < p->n_run; i++) {
		const struct read_run *r = &p->run[i];
		if (r->turn != 0 || r->invisible || r->size < LU_PT(3))
			continue;
		for (size_t k = 0; k < r->n; k++)
			if (r->glyph[k].unknown || !is_blank_text(r->glyph[k].text)) {
				atom[n] = (struct atom){ r, &r->glyph[k], n };
				n++;
			}
	}
	return n;
}

/* Characters by size, font and colour: few kinds on a line. */
struct tally {
	const struct read_run *run;
	unsigned n;
};
#define KINDS 16

static const struct read_run *most_common(const struct atom *atom, size_t n)
{
	struct tally t[KINDS] = {{0}};
	size_t kinds = 0, best = 0;
	for (size_t i = 0; i < n; i++) {
		const struct read_run *r = atom[i].run;
		size_t k = 0;
		while (k < kinds && (t[k].run->size != r->size || t[k].run->font != r->font || t[k].run->color != r->color))
			k++;
		if (k == KINDS)
			continue;
		if (k == kinds)
			t[kinds++].run = r;
		t[k].n++;
		if (t[k].n > t[best].n)
			best = k;
	}
	return t[best].run;
}

static unsigned halves_of(uint32_t cp)
{
	return cp_is_cjk(cp) || cp == 0x2014 || cp == 0x2026 || (cp >= 0x2018 && cp <= 0x201d) || (cp >= 0x2460 && cp < 0x2500) ? 2 : 1;
}

static void count_text(struct line *l, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);
		if (l->chars++ == 0)
			l->first_cp = cp;
		l->last_cp = cp;
		l->halves += (int)halves_of(cp);
	}
}

static struct seg *add_seg(struct line *l, struct seg *seg, const struct atom *atom)
{
	struct seg *s = &seg[l->n_seg++];
	s->x0 = atom->g->x;
	return s;
}

/* Text of the line and of its segments; atoms stand in the order of x. */
static void fill_text(struct doc *d, struct line *l, const struct atom *atom, size_t n)
{
	struct buf all = {0}, part = {0};
	struct seg *seg = arena_many(d->a, struct seg, n), *now = add_seg(l, seg, &atom[0]);
	for (size_t i = 0; i < n; i++) {
		struct str text = atom[i].g->unknown ? STR("\xef\xbf\xbd") : str_trim(atom[i].g->text);
		if (i && atom[i].g->x - now->x1 > l->size * 3 / 2) {
			now->text = arena_str(d->a, buf_view(&part));
			buf_clear(&part);
			now = add_seg(l, seg, &atom[i]);
			buf_cat(&all, "\xe3\x80\x80");
		} else if (i && atom[i].g->x - now->x1 > l->size / 5) {
			buf_char(&all, ' '); /* between words */
			buf_char(&part, ' ');
		}
		buf_str(&all, text);
		buf_str(&part, text);
		count_text(l, text);
		lu end = atom[i].g->x + atom[i].g->advance;
		now->x1 = i == 0 || end > now->x1 || now->x1 == 0 ? end : now->x1;
	}
	now->text = arena_str(d->a, buf_view(&part));
	l->text = arena_str(d->a, buf_view(&all));
	l->seg = seg;
	buf_release(&all);
	buf_release(&part);
}

static void add_line(struct doc *d, unsigned page, struct atom *atom, size_t n)
{
	struct line *l = vec_add(&d->line);
	qsort(atom, n, sizeof *atom, by_x);
	const struct read_run *r = most_common(atom, n);
	l->page = page;
	l->size = r->size;
	l->color = r->color;
	l->font = arena_str(d->a, r->font->name);
	l->face = typeface_of(l->font);
	l->artifact = r->artifact;
	l->y = atom[n / 2].g->y;
	for (size_t i = 0; i < n; i++)
		if (atom[i].run == r)
			l->y = atom[i].g->y;
	l->top = l->y - (lu)((int64_t)l->size * 87 / 100);
	l->bottom = l->y + (lu)((int64_t)l->size * 13 / 100);
	l->lead = typeface_of(atom[n > 1 ? 1 : 0].run->font->name);
	fill_text(d, l, atom, n);
	l->x0 = l->seg[0].x0;
	l->x1 = l->seg[l->n_seg - 1].x1;
}

#define TABLE_WORK 100000000u /* of a page: comparisons of rules with lines */

/* Upright thin rules make a table of what stands between their ends. */
static void mark_tables(struct doc *d, const struct read_page *p, size_t first)
{
	struct sheet *s = &d->page[p->number - 1];
	size_t work = 0;
	for (size_t i = 0; i < p->n_rect && work < TABLE_WORK; i++) {
		const struct read_rect *r = &p->rect[i];
		bool edge = r->w <= LU_PT(3) && r->h > LU_PT(10);
		/* a cell drawn as a frame, or shaded */
		bool cell = r->shape != READ_OTHER && r->w > LU_PT(20) && r->h > LU_PT(10) && r->h < MM(60) && r->w < AREA_W * 9 / 10;
		if ((!edge && !cell) || is_red(r->color))
			continue;
		work += d->line.n - first;
		for (size_t k = first; k < d->line.n; k++) {
			struct line *l = &d->line.v[k];
			if (l->y > r->y && l->y <= r->y + r->h && (edge || (l->x0 >= r->x && l->x1 <= r->x + r->w)))
				l->table = s->has_table = true;
		}
	}
}

static void take_rules(struct doc *d, const struct read_page *p)
{
	for (size_t i = 0; i < p->n_rect; i++) {
		const struct read_rect *r = &p->rect[i];
		if (r->w < MM(30) || r->h > UM(1500) || r->h < UM(30) || r->shape == READ_OTHER)
			continue;
		struct mark_rect *last = d->rule.n ? &d->rule.v[d->rule.n - 1] : NULL;
		/* cells side by side, and a rule drawn twice */
		if (last && last->page == p->number && near(last->y, r->y, UM(50)) && near(last->h, r->h, UM(50)) && last->color == r->color &&
		    r->x <= last->x + last->w + UM(100) && r->x >= last->x) {
			if (r->x + r->w > last->x + last->w)
				last->w = r->x + r->w - last->x;
			continue;
		}
		*vec_add(&d->rule) = (struct mark_rect){ p->number, r->x, r->y, r->w, r->h, r->color };
	}
}

void lines_gather(struct doc *d, const struct read_page *p)
{
	size_t most = 0, first = d->line.n;
	for (size_t i = 0; i < p->n_run; i++)
		most += p->run[i].n;
	struct atom *atom = mem_alloc((most + 1) * sizeof *atom);
	size_t n = take_atoms(p, atom);
	if (n)
		qsort(atom, n, sizeof *atom, by_place);
	for (size_t i = 0; i < n;) {
		size_t end = i + 1;
		lu size = atom[i].run->size;
		for (; end < n; end++) {
			size = atom[end].run->size > size ? atom[end].run->size : size;
			if (atom[end].g->y - atom[end - 1].g->y > size / 4 || atom[end].g->y - atom[i].g->y > size / 3)
				break;
		}
		add_line(d, p->number, atom + i, end - i);
		i = end;
	}
	mem_free(atom);
	struct sheet *s = &d->page[p->number - 1];
	*s = (struct sheet){ p->w, p->h, first, d->line.n - first, false };
	mark_tables(d, p, first);
	take_rules(d, p);
}
