/* Flows between two divisions of a whole, and small charts of one scale side by side. */
#include "view/chart_axis.h"

#define NODE 12    /* px, width of a node */
#define APART 16   /* px between nodes: their labels do not touch */
#define FLOW 180   /* px, height of all counts together */
#define HEAD 24    /* px above, for the two heads */

struct side {
	int64_t *sum;      /* of each node */
	int *y, *used;     /* px: top of the node; how much of it the bands have taken */
	size_t n, shown;
};

static struct side add_up(struct arena *a, const struct chart_flow *f, bool into)
{
	struct side s = {.n = into ? f->n_into : f->n_from};
	s.sum = arena_many(a, int64_t, s.n);
	s.y = arena_many(a, int, s.n);
	s.used = arena_many(a, int, s.n);
	for (size_t i = 0; i < f->n_from; i++)
		for (size_t k = 0; k < f->n_into; k++)
			s.sum[into ? k : i] += f->count[i * f->n_into + k];
	for (size_t i = 0; i < s.n; i++)
		s.shown += s.sum[i] > 0;
	return s;
}

/* n of total as px, at least one for what is there. */
static int height_of(int64_t n, int64_t total)
{
	int px = total > 0 ? (int)frac_round(frac_make((wide)n * FLOW, total), 0) : 0;
	return n > 0 && px < 1 ? 1 : px;
}

static int stack_nodes(struct side *s, int64_t total, int top)
{
	int y = top;
	for (size_t i = 0; i < s->n; i++) {
		s->y[i] = y;
		if (s->sum[i] > 0)
			y += height_of(s->sum[i], total) + APART;
	}
	return y - APART;
}

static int widest_label(struct arena *a, const struct str *name, const struct side *s, struct str unit)
{
	int widest = 0;
	for (size_t i = 0; i < s->n; i++) {
		struct str label = arena_fmt(a, "%.*s %lld%.*s", STR_ARG(name[i]), (long long)s->sum[i], STR_ARG(unit));
		int w = chart_text_px(label, CHART_FONT);
		widest = s->sum[i] > 0 && w > widest ? w : widest;
	}
	return widest + 14;
}

static void put_nodes(struct arena *a, struct value *list, const struct str *name, const struct side *s, int x,
		      const struct chart_flow *f, int64_t total)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->sum[i] == 0)
			continue;
		struct value *node = value_add_map(list);
		int high = height_of(s->sum[i], total);
		struct str count = view_count(a, s->sum[i]);
		value_set_int(node, "x", x);
		value_set_int(node, "y", s->y[i]);
		value_set_int(node, "node_width", NODE);
		value_set_int(node, "node_height", high);
		value_set_int(node, "text_y", s->y[i] + high / 2 + 4);
		value_set_str(node, "label", arena_fmt(a, "%.*s %.*s%.*s", STR_ARG(name[i]), STR_ARG(count), STR_ARG(f->unit)));
		value_set_cstr(node, "fill", chart_shade(i, s->n).fill);
	}
}

/* A band as wide at both ends as its count; its number where it is wide enough for one. */
static void put_band(struct arena *a, struct value *list, const int x[2], const int y[2], int high, struct str label,
		     const char *fill)
{
	struct value *band = value_add_map(list);
	int middle = (x[0] + x[1]) / 2;
	value_set_str(band, "d", arena_fmt(a, "M%d %dC%d %d %d %d %d %dv%dC%d %d %d %d %d %dz", x[0], y[0], middle, y[0],
					   middle, y[1], x[1], y[1], high, middle, y[1] + high, middle, y[0] + high, x[0],
					   y[0] + high));
	value_set_cstr(band, "fill", fill);
	value_set_int(band, "label_x", x[0] + 6);
	value_set_int(band, "label_y", y[0] + high / 2 + 4);
	value_set_str(band, "label", high >= 12 ? label : STR(""));
}

static void put_flow_table(struct value *to, const struct chart_flow *f)
{
	struct value *table = value_set_map(to, "table"), *heads, *rows;
	value_set_str(table, "head", f->head_from);
	heads = value_set_list(table, "heads");
	for (size_t k = 0; k < f->n_into; k++)
		value_set_str(value_add_map(heads), "name", f->into[k]);
	rows = value_set_list(table, "rows");
	for (size_t i = 0; i < f->n_from; i++) {
		struct value *row = value_add_map(rows), *cells;
		value_set_str(row, "name", f->from[i]);
		cells = value_set_list(row, "cells");
		for (size_t k = 0; k < f->n_into; k++)
			value_set_str(value_add_map(cells), "text", f->label[i * f->n_into + k]);
	}
}

void chart_flow(struct arena *a, struct value *to, const struct chart_flow *f)
{
	struct chart c = {.title = f->title, .unit = f->unit, .alt = f->alt, .width = f->width, .id = f->id};
	struct side from = add_up(a, f, false), into = add_up(a, f, true);
	int64_t total = 0;
	for (size_t i = 0; i < from.n; i++)
		total += from.sum[i];
	int top = CHART_TOP + HEAD, low = stack_nodes(&from, total, top), low2 = stack_nodes(&into, total, top);
	int left = widest_label(a, f->from, &from, f->unit), right = c.width - widest_label(a, f->into, &into, f->unit) - NODE;
	const int x[2] = {left + NODE, right};
	chart_frame(to, &c, (low > low2 ? low : low2) + 10);
	value_set_int(to, "left_x", left - 6);
	value_set_int(to, "right_x", right + NODE + 6);
	value_set_int(to, "head_y", CHART_TOP + 10);
	value_set_str(to, "head_from", f->head_from);
	value_set_str(to, "head_into", f->head_into);
	struct value *bands = value_set_list(to, "bands");
	for (size_t i = 0; i < f->n_from; i++)
		for (size_t k = 0; k < f->n_into; k++) {
			int64_t n = f->count[i * f->n_into + k];
			if (n == 0)
				continue;
			int high = height_of(n, total);
			const int y[2] = {from.y[i] + from.used[i], into.y[k] + into.used[k]};
			put_band(a, bands, x, y, high, f->label[i * f->n_into + k], chart_shade(i, from.n).fill);
			from.used[i] += high;
			into.used[k] += high;
		}
	put_nodes(a, value_set_list(to, "from"), f->from, &from, left, f, total);
	put_nodes(a, value_set_list(to, "into"), f->into, &into, right, f, total);
	put_flow_table(to, f);
}

/* ---- Small multiples ---- */

#define ACROSS 3  /* panels side by side */
#define LINE 12   /* px from bar to bar */
#define TITLE 18  /* px for a panel's name */

struct panels {
	const struct chart *c;
	struct chart_axis axis; /* in a panel whose left edge is 0 */
	int wide, high, names;
};

static void put_panel(struct value *to, const struct panels *p, const struct chart_row *r, int x, int y)
{
	struct value *bars;
	int zero = chart_place(&p->axis, (struct frac){0, 1});
	value_set_int(to, "x", x);
	value_set_int(to, "y", y);
	value_set_int(to, "title_y", y + 13);
	value_set_str(to, "name", r->name);
	value_set_bool(to, "strong", r->strong);
	value_set_int(to, "zero", x + zero);
	value_set_int(to, "top", y + TITLE - 2);
	value_set_int(to, "bottom", y + p->high - 6);
	bars = value_set_list(to, "bars");
	for (size_t k = 0; k < p->c->n_series; k++) {
		struct value *bar = value_add_map(bars);
		int end = r->value[k].d ? chart_place(&p->axis, r->value[k]) : zero, at = y + TITLE + (int)k * LINE;
		value_set_str(bar, "name", p->c->series[k].name);
		value_set_int(bar, "name_x", x + p->names - 4);
		value_set_int(bar, "y", at);
		value_set_int(bar, "text_y", at + LINE - 3);
		value_set_int(bar, "x", x + (end < zero ? end : zero));
		value_set_int(bar, "bar_width", end < zero ? zero - end : end - zero);
		value_set_int(bar, "bar_height", LINE - 3);
		value_set_bool(bar, "negative", end < zero);
		value_set_bool(bar, "drawn", r->value[k].d != 0);
		/* Numbers stand beyond the bars, those of falls beyond zero: names are on the left. */
		value_set_int(bar, "label_x", x + (end < zero ? zero : end) + 3);
		value_set_str(bar, "label", r->label[k]);
		value_set_cstr(bar, "fill", p->c->series[k].fill);
	}
}

void chart_multiples(struct arena *a, struct value *to, const struct chart *c, size_t from, size_t to_row)
{
	struct panels p = {.c = c, .axis = chart_axis_zero(c, 3), .wide = c->width / ACROSS,
			   .high = TITLE + (int)c->n_series * LINE + 6};
	int numbers = chart_label_column(c) - 10;
	struct chart shown = *c;
	for (size_t k = 0; k < c->n_series; k++) {
		int w = chart_text_px(c->series[k].name, 10) + 6;
		p.names = w > p.names ? w : p.names;
	}
	p.axis.left = p.names;
	p.axis.px = p.wide - p.names - numbers - 8;
	shown.row += from;
	shown.n_row = to_row - from;
	chart_frame(to, c, CHART_TOP + (int)((shown.n_row + ACROSS - 1) / ACROSS) * p.high);
	struct value *panels = value_set_list(to, "panels");
	for (size_t i = 0; i < shown.n_row; i++)
		put_panel(value_add_map(panels), &p, &shown.row[i], (int)(i % ACROSS) * p.wide,
			  CHART_TOP + (int)(i / ACROSS) * p.high);
	chart_table(to, &shown, "名称");
	(void)a;
}
