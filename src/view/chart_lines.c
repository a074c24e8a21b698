/* Lines over time, and slopes between two years; labels stand at the ends of the lines. */
#include "view/chart_axis.h"

#include <stdlib.h>

#define PLOT 170  /* px, height of the plot */
#define APART 14  /* px between labels */
#define AXIS 22

/* Told apart without colour: whole, long, dotted, dash and dot. */
static const struct {
	const char *dash, *ink;
} pens[] = {{"", "#12406b"}, {"7 3", "#2f6da3"}, {"2 3", "#000000"}, {"8 3 2 3", "#6b9fcb"}};
#define PENS (sizeof pens / sizeof *pens)

/* A label beside the end of a line. */
struct end {
	int y;         /* of the line; the label's place may be moved */
	size_t i;      /* the line */
};

static int by_height(const void *x, const void *y)
{
	const struct end *a = x, *b = y;
	return a->y != b->y ? (a->y > b->y) - (a->y < b->y) : (a->i > b->i) - (a->i < b->i);
}

/* place[line]: where its label stands. */
static void place_labels(struct arena *a, struct end *end, size_t n, int top, int bottom, int *place)
{
	int *y = arena_many(a, int, n);
	qsort(end, n, sizeof *end, by_height);
	for (size_t i = 0; i < n; i++)
		y[i] = end[i].y;
	chart_apart(y, n, APART, top, bottom);
	for (size_t i = 0; i < n; i++)
		place[end[i].i] = y[i];
}

/* ---- Lines ---- */

struct plot {
	struct arena *a;
	const struct chart *c;
	struct chart_axis axis;
	int left, right, top, bottom;
};

static int point_x(const struct plot *p, size_t i)
{
	return p->c->n_row < 2 ? (p->left + p->right) / 2
			       : p->left + (int)((int64_t)(p->right - p->left) * (int64_t)i / (int64_t)(p->c->n_row - 1));
}

static int point_y(const struct plot *p, struct frac v)
{
	return p->bottom - (chart_place(&p->axis, v) - p->axis.left);
}

/* Gaps stay open: a missing value is not a zero, nor halfway between its neighbours. */
static void put_line(const struct plot *p, struct value *line, size_t k, int *last)
{
	struct buf d = {0};
	bool on = false;
	struct value *points = value_set_list(line, "points");
	for (size_t i = 0; i < p->c->n_row; i++) {
		struct frac v = p->c->row[i].value[k];
		if (v.d == 0) {
			on = false;
			continue;
		}
		int x = point_x(p, i), y = point_y(p, v);
		buf_fmt(&d, "%c%d %d", on ? 'L' : 'M', x, y);
		on = true;
		*last = (int)i;
		struct value *point = value_add_map(points);
		value_set_int(point, "x", x);
		value_set_int(point, "y", y);
		value_set_int(point, "label_y", y - 6);
		value_set_str(point, "label", p->c->n_series == 1 ? p->c->row[i].label[k] : STR(""));
	}
	value_set_str(line, "d", buf_view(&d));
	buf_release(&d);
}

/* Names of the times, as many as do not touch. */
static void put_times(const struct plot *p, struct value *list)
{
	int slot = p->c->n_row > 1 ? (p->right - p->left) / (int)(p->c->n_row - 1) : p->right - p->left;
	int width = chart_name_column(p->c), every = 1;
	while (slot > 0 && every < (int)p->c->n_row && slot * every < width)
		every++;
	for (size_t i = 0; i < p->c->n_row; i += (size_t)every) {
		struct value *t = value_add_map(list);
		value_set_int(t, "x", point_x(p, i));
		value_set_int(t, "y", p->bottom + 16);
		value_set_str(t, "name", p->c->row[i].name);
	}
}

static struct str end_label(const struct plot *p, size_t k, int last)
{
	struct str name = p->c->series[k].name;
	if (last < 0)
		return arena_fmt(p->a, "%.*s —", STR_ARG(name));
	if (p->c->n_series == 1)
		return name;
	struct str label = p->c->row[last].label[k];
	/* A line that ends early says where. */
	if ((size_t)last + 1 < p->c->n_row)
		return arena_fmt(p->a, "%.*s %.*s（%.*s）", STR_ARG(name), STR_ARG(label), STR_ARG(p->c->row[last].name));
	return arena_fmt(p->a, "%.*s %.*s", STR_ARG(name), STR_ARG(label));
}

static void put_lines(struct plot *p, struct value *list)
{
	const struct chart *c = p->c;
	struct end *end = arena_many(p->a, struct end, c->n_series);
	int *place = arena_many(p->a, int, c->n_series);
	struct value **line = arena_many(p->a, struct value *, c->n_series);
	for (size_t k = 0; k < c->n_series; k++) {
		int last = -1;
		line[k] = value_add_map(list);
		put_line(p, line[k], k, &last);
		end[k] = (struct end){last < 0 ? p->bottom : point_y(p, c->row[last].value[k]), k};
		value_set_str(line[k], "label", end_label(p, k, last));
		value_set_cstr(line[k], "dash", pens[k % PENS].dash);
		value_set_cstr(line[k], "stroke", pens[k % PENS].ink);
	}
	place_labels(p->a, end, c->n_series, p->top, p->bottom, place);
	for (size_t k = 0; k < c->n_series; k++) {
		value_set_int(line[k], "label_x", p->right + 10);
		value_set_int(line[k], "label_y", place[k] + 4);
	}
}

void chart_lines(struct arena *a, struct value *to, const struct chart *c)
{
	struct plot p = {.a = a, .c = c, .top = CHART_TOP + 14};
	struct frac low = {0, 0}, high = {0, 0};
	int widest = 0;
	for (size_t k = 0; k < c->n_series; k++) {
		chart_range(c, k, &low, &high);
		for (int i = -1; i < (int)c->n_row; i++) {
			int w = chart_text_px(end_label(&p, k, i), CHART_FONT);
			widest = w > widest && (i < 0 || c->row[i].value[k].d) ? w : widest;
		}
	}
	p.axis = high.d ? chart_axis_free(low, high, 5) : chart_axis_between((struct frac){0, 1}, (struct frac){0, 1}, 5);
	int high_px = (int)c->n_series * APART > PLOT ? (int)c->n_series * APART : PLOT;
	p.bottom = p.top + high_px;
	p.axis.left = p.top;
	p.axis.px = high_px;
	p.left = chart_tick_width(a, &p.axis) + 26;
	p.right = c->width - widest - 14;
	chart_frame(to, c, p.bottom + AXIS);
	value_set_int(to, "left", p.left - 14);
	value_set_int(to, "tick_x", p.left - 20);
	value_set_int(to, "right", p.right);
	value_set_int(to, "bottom", p.bottom);
	value_set_bool(to, "cut", p.axis.cut);
	chart_ticks(a, to, &p.axis, true);
	put_times(&p, value_set_list(to, "times"));
	put_lines(&p, value_set_list(to, "lines"));
	chart_table(to, c, "时间");
}

/* ---- Slopes ---- */

static int side_width(const struct chart *c, int side)
{
	int widest = 0;
	for (size_t i = 0; i < c->n_row; i++) {
		int w = chart_text_px(c->row[i].name, CHART_FONT) + chart_text_px(c->row[i].label[side], CHART_FONT) + 6;
		widest = w > widest ? w : widest;
	}
	return widest + 12;
}

/* Where the labels of one side stand; a line without a value there has none. */
static void place_side(struct arena *a, const struct plot *p, int side, int *y, int *place)
{
	struct end *end = arena_many(a, struct end, p->c->n_row);
	size_t n = 0;
	for (size_t i = 0; i < p->c->n_row; i++) {
		struct frac v = p->c->row[i].value[side];
		if (v.d == 0)
			continue;
		y[i] = point_y(p, v);
		end[n++] = (struct end){y[i], i};
	}
	place_labels(a, end, n, p->top, p->bottom, place);
}

static void put_slope(struct value *line, const struct plot *p, size_t i, int *const y[2], int *const place[2])
{
	const struct chart_row *r = &p->c->row[i];
	static const char *const keys[2][4] = {{"y1", "label_y1", "has1", "label1"}, {"y2", "label_y2", "has2", "label2"}};
	value_set_str(line, "name", r->name);
	value_set_bool(line, "strong", r->strong);
	value_set_bool(line, "drawn", r->value[0].d && r->value[1].d);
	value_set_bool(line, "falls", r->value[0].d && r->value[1].d && frac_cmp(r->value[1], r->value[0]) < 0);
	for (int side = 0; side < 2; side++) {
		value_set_int(line, keys[side][0], y[side][i]);
		value_set_int(line, keys[side][1], place[side][i] + 4);
		value_set_bool(line, keys[side][2], r->value[side].d != 0);
		value_set_str(line, keys[side][3], r->label[side]);
	}
}

void chart_slope(struct arena *a, struct value *to, const struct chart *c)
{
	struct plot p = {.a = a, .c = c, .top = CHART_TOP + 28};
	struct frac low = {0, 0}, high = {0, 0};
	int *y[2], *place[2];
	chart_range(c, 0, &low, &high);
	chart_range(c, 1, &low, &high);
	p.axis = high.d ? chart_axis_between(low, high, 5) : chart_axis_between((struct frac){0, 1}, (struct frac){0, 1}, 5);
	int high_px = (int)c->n_row * APART > PLOT ? (int)c->n_row * APART : PLOT;
	p.bottom = p.top + high_px;
	p.axis.left = p.top;
	p.axis.px = high_px;
	p.left = side_width(c, 0);
	p.right = c->width - side_width(c, 1);
	for (int side = 0; side < 2; side++) {
		y[side] = arena_many(a, int, c->n_row);
		place[side] = arena_many(a, int, c->n_row);
		place_side(a, &p, side, y[side], place[side]);
	}
	chart_frame(to, c, p.bottom + 14);
	value_set_int(to, "x1", p.left);
	value_set_int(to, "x2", p.right);
	value_set_int(to, "label_x1", p.left - 8);
	value_set_int(to, "label_x2", p.right + 8);
	value_set_int(to, "top", p.top);
	value_set_int(to, "bottom", p.bottom);
	value_set_int(to, "head_y", CHART_TOP + 10);
	value_set_int(to, "zero_y", point_y(&p, (struct frac){0, 1}));
	value_set_str(to, "head1", c->series[0].name);
	value_set_str(to, "head2", c->series[1].name);
	struct value *lines = value_set_list(to, "lines");
	for (size_t i = 0; i < c->n_row; i++)
		put_slope(value_add_map(lines), &p, i, y, place);
	chart_table(to, c, "项目");
}
