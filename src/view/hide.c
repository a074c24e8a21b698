/* Small counts, and those that give them away. */
#include "view/hide.h"

/* A set of cells whose counts add up: a column with the region's, or the parts of a row with the whole. */
struct set {
	size_t first, step, n;
	bool (*has)(const struct area_table *t, size_t cell); /* NULL: all of them */
};

static int64_t count_at(const struct area_table *t, size_t cell)
{
	const struct area_column *c = &t->c[cell % t->columns];
	const struct figure *f = indicator_lookup(t->v->in->figures, c->id, t->area[cell / t->columns], c->key);
	return figure_is_ok(f) && f->family->unit == UNIT_HOUSEHOLDS ? (int64_t)frac_round(f->value, 0) : -1;
}

static bool is_part(const struct area_table *t, size_t cell)
{
	return t->c[cell % t->columns].part;
}

/* The last cell of a set is the sum: it is taken only if nothing else is left. */
static bool hide_second(struct area_table *t, const struct set *s)
{
	size_t hidden = 0, best = SIZE_MAX, members = 0;
	for (size_t i = 0; i < s->n; i++) {
		size_t cell = s->first + i * s->step;
		int64_t n = count_at(t, cell);
		if (n < 0 || (s->has && !s->has(t, cell)))
			continue;
		members++;
		if (t->hidden[cell])
			hidden++;
		else if (n > 0 && (best == SIZE_MAX || (i + 1 < s->n && n < count_at(t, best))))
			best = cell;
	}
	if (hidden != 1 || members < 2 || best == SIZE_MAX)
		return false;
	return t->hidden[best] = true;
}

static bool hide_once(struct area_table *t)
{
	bool changed = false;
	for (size_t c = 0; c < t->columns; c++)
		changed |= hide_second(t, &(struct set){c, t->columns, t->rows, NULL});
	for (size_t r = 0; r < t->rows; r++)
		changed |= hide_second(t, &(struct set){r * t->columns, 1, t->columns, is_part});
	return changed;
}

struct area_table area_table_make(const struct view *v, const uint32_t *area, size_t rows,
				  const struct area_column *c, size_t columns)
{
	struct area_table t = {v, area, rows, c, columns, arena_many(v->a, bool, rows * columns)};
	if (v->in->privacy != DATA_PUBLIC)
		return t;
	for (size_t i = 0; i < rows * columns; i++)
		t.hidden[i] = str_is(view_cell(v, count_at(&t, i)), VIEW_SMALL);
	/* Each round hides at least one cell more. */
	while (hide_once(&t))
		;
	return t;
}

/* A cell without a count of its own goes with the households it speaks of. */
static bool is_guarded(const struct area_table *t, size_t row, const struct area_column *c)
{
	for (size_t i = 0; c->guard && i < t->columns; i++)
		if (str_is(str_from(t->c[i].id), c->guard) && str_eq(t->c[i].key, c->key))
			return t->hidden[row * t->columns + i];
	return false;
}

/* The figure that stands in a cell; empty where it is no figure's value. */
static struct str spec_of(const struct area_table *t, size_t row, size_t column)
{
	const struct area_column *c = &t->c[column];
	struct str area = t->v->in->data->area[t->area[row]].code;
	if (!indicator_lookup(t->v->in->figures, c->id, t->area[row], c->key))
		return STR("");
	return c->key.n ? arena_fmt(t->v->a, "%s@%.*s/%.*s", c->id, STR_ARG(area), STR_ARG(c->key))
			: arena_fmt(t->v->a, "%s@%.*s", c->id, STR_ARG(area));
}

void area_table_cells(const struct area_table *t, struct value *list, size_t row)
{
	for (size_t i = 0; i < t->columns; i++) {
		struct str text = area_cell(t->v, t->area[row], &t->c[i]);
		bool second = t->hidden[row * t->columns + i] && !str_is(text, VIEW_SMALL);
		if (second || is_guarded(t, row, &t->c[i]))
			text = STR("*");
		struct value *cell = value_add_map(list);
		value_set_str(cell, "text", text);
		value_set_str(cell, "figure", spec_of(t, row, i));
		value_set_bool(cell, "words", false);
	}
}
