/* Charts of sections. */
#include "view/section_charts.h"

#include "view/hide.h"

/* A chart that is filled row by row. */
struct sheet {
	struct view *v;
	struct chart c;
	struct chart_series *series;
	struct chart_row *row;
	size_t n_series, most;
	struct buf alt;
};

static struct sheet open_sheet(struct view *v, size_t rows, size_t n_series, const char *id, const char *unit)
{
	struct sheet s = {.v = v, .n_series = n_series, .most = rows};
	s.series = arena_many(v->a, struct chart_series, n_series);
	s.row = arena_many(v->a, struct chart_row, rows);
	for (size_t k = 0; k < n_series; k++)
		s.series[k] = n_series == 1 ? chart_shade(2, 6) : chart_shade(k, n_series);
	s.c = (struct chart){.unit = str_from(unit), .series = s.series, .n_series = n_series, .row = s.row,
			     .width = CHART_WIDTH, .strong_fill = chart_shade(0, 6).fill, .id = id};
	return s;
}

static struct chart_row *add_row(struct sheet *s, struct str name, bool strong)
{
	struct chart_row *r = &s->row[s->c.n_row++];
	r->name = name;
	r->strong = strong;
	r->value = arena_many(s->v->a, struct frac, s->n_series);
	r->label = arena_many(s->v->a, struct str, s->n_series);
	return r;
}

static void set_cell(struct chart_row *r, size_t k, struct frac value, struct str label)
{
	((struct frac *)(uintptr_t)r->value)[k] = value;
	((struct str *)(uintptr_t)r->label)[k] = label;
}

static void close_sheet(struct sheet *s)
{
	s->c.alt = arena_str(s->v->a, buf_view(&s->alt));
	buf_release(&s->alt);
}

static bool is_withheld(struct str text)
{
	return str_is(text, "*") || str_is(text, VIEW_SMALL) || str_is(text, VIEW_NONE);
}

/* "增速%": a number as printed, and its sign. */
static struct str percent_label(const struct view *v, struct frac f)
{
	return arena_fmt(v->a, "%.*s%%", STR_ARG(view_percent(v->a, f)));
}

/* ---- 两高于 ---- */

bool charts_side_growth(const struct view *v, enum policy_side side, struct frac *out)
{
	const struct figure *own = region_figure(v, "income.growth", "");
	const struct data_reference *r = side > SIDE_GROUP ? indicator_reference(v->in->figures, side) : NULL;
	if (side == SIDE_OWN && figure_is_ok(own))
		*out = own->value;
	else if (r)
		*out = frac_make(r->growth, 10);
	else
		return false;
	return true;
}

static void add_side(struct sheet *s, enum policy_side side, struct str label, unsigned *seen)
{
	struct frac f;
	if (*seen & 1u << side || !charts_side_growth(s->v, side, &f))
		return;
	*seen |= 1u << side;
	struct chart_row *r = add_row(s, label, side <= SIDE_GROUP);
	struct str shown = percent_label(s->v, f);
	set_cell(r, 0, f, shown);
	buf_fmt(&s->alt, "%s%.*s%.*s", s->alt.n ? "，" : "", STR_ARG(label), STR_ARG(shown));
}

void charts_legs(struct view *v, struct value *to)
{
	const struct policy *p = v->in->policy;
	struct sheet s = open_sheet(v, 2 * p->leg_n + 1, 1, "legs", "%");
	unsigned seen = 0;
	for (size_t i = 0; i < p->leg_n; i++) {
		add_side(&s, p->leg[i].higher, p->leg[i].higher_label, &seen);
		add_side(&s, p->leg[i].lower, p->leg[i].lower_label, &seen);
	}
	s.c.title = arena_fmt(v->a, "%s增速与参照增速", view_income_word(v));
	close_sheet(&s);
	value_set(to, "chart", value_null());
	if (s.c.n_row > 1)
		chart_bars(v->a, value_set_map(to, "chart"), &s.c);
}

/* ---- Flows ---- */

#define REST 3 /* 不属任何一类, 未能分类, 新增 or 退出 */

static struct str node_id(const struct policy *p, size_t i, bool into)
{
	static const char *const rest[2][REST] = {{"不属任何一类", "未能分类", "新增"}, {"不属任何一类", "未能分类", "退出"}};
	return i < p->tier.n ? p->tier.v[i].id : str_from(rest[into][i - p->tier.n]);
}

static void say_flow(const struct view *v, struct buf *alt, const struct chart_flow *f)
{
	int64_t stayed = 0;
	for (size_t i = 0; i < f->n_from; i++)
		for (size_t k = 0; k < f->n_into; k++) {
			int64_t n = f->count[i * f->n_into + k];
			if (i == k)
				stayed += n;
			else if (n > 0)
				buf_fmt(alt, "%s%.*s→%.*s%.*s户", alt->n ? "，" : "", STR_ARG(f->from[i]), STR_ARG(f->into[k]),
					STR_ARG(view_count(v->a, n)));
		}
	buf_fmt(alt, "%s类别未变%.*s户", alt->n ? "，" : "", STR_ARG(view_count(v->a, stayed)));
}

void charts_tier_flow(struct view *v, struct value *to)
{
	const struct policy *p = v->in->policy;
	size_t n = p->tier.n + REST;
	struct str *name[2] = {arena_many(v->a, struct str, n), arena_many(v->a, struct str, n)};
	struct str *label = arena_many(v->a, struct str, n * n);
	int64_t *count = arena_many(v->a, int64_t, n * n), moved = 0;
	for (size_t i = 0; i < n; i++)
		for (int into = 0; into < 2; into++)
			name[into][i] = i < p->tier.n ? p->tier.v[i].label : node_id(p, i, into);
	for (size_t i = 0; i < n * n; i++) {
		struct str key = arena_fmt(v->a, "%.*s→%.*s", STR_ARG(node_id(p, i / n, false)), STR_ARG(node_id(p, i % n, true)));
		count[i] = view_lookup_count(v, "flow.households", 0, key.p);
		label[i] = view_count(v->a, count[i]);
		moved += i / n != i % n ? count[i] : 0;
	}
	value_set(to, "flow", value_null());
	/* The whole table of flows would be needed to withhold the small ones and what gives them away. */
	if (p->tier.n == 0 || moved == 0 || v->in->privacy == DATA_PUBLIC)
		return;
	struct chart_flow f = {STR("上年到本年的类别变动"), STR("户"), STR(""), name[0], name[1], n, n, count, label, STR("上年"),
			       STR("本年"), CHART_WIDTH, "tier-flow"};
	struct buf alt = {0};
	say_flow(v, &alt, &f);
	f.alt = arena_str(v->a, buf_view(&alt));
	buf_release(&alt);
	chart_flow(v->a, value_set_map(to, "flow"), &f);
}

/* ---- Classes of falls ---- */

/* What the table prints for a class; it leaves out those of nobody. */
static struct str band_text(const struct value *to, struct str name)
{
	const struct value *bands = value_lookup(to, STR("bands"));
	for (size_t i = 0; i < value_count(bands); i++)
		if (str_eq(value_str(value_lookup(value_at(bands, i), STR("name"))), name))
			return value_str(value_lookup(value_at(bands, i), STR("count")));
	return STR("0");
}

void charts_bands(struct view *v, struct value *to)
{
	size_t n, most = 0;
	const struct figure *f = indicator_figures(v->in->figures, &n);
	struct sheet s = open_sheet(v, KEY_ROWS_MAX, 1, "bands", "户");
	for (size_t i = 0; i < n && s.c.n_row < KEY_ROWS_MAX; i++) {
		if (f[i].area != 0 || !figure_is_ok(&f[i]) || !str_is(str_from(f[i].family->id), "decline.band"))
			continue;
		struct str shown = band_text(to, f[i].key_name);
		bool small = is_withheld(shown);
		struct chart_row *r = add_row(&s, f[i].key_name, false);
		set_cell(r, 0, small ? (struct frac){0, 0} : f[i].value, shown);
		most += !small && f[i].value.n > 0;
		buf_fmt(&s.alt, "%s%.*s%.*s户", s.alt.n ? "，" : "", STR_ARG(r->name), STR_ARG(shown));
	}
	s.c.title = STR("不增反降户按降幅");
	close_sheet(&s);
	value_set(to, "chart", value_null());
	if (most > 1)
		chart_histogram(v->a, value_set_map(to, "chart"), &s.c);
}

/* ---- Units ---- */

/* Cells of the areas as the tables print them. */
static struct str cell_text(const struct area_table *t, struct arena *a, size_t row, size_t column)
{
	struct value *cells = value_list(a);
	area_table_cells(t, cells, row);
	return value_str(value_lookup(value_at(cells, column), STR("text")));
}

void charts_ranking(struct view *v, struct value *to)
{
	struct view_units u = view_units_ranked(v, "rank.growth");
	struct area_column column[] = {{STR(""), "coverage.households", STR(""), NULL, false},
				       {STR(""), "income.growth", STR(""), "coverage.households", false}};
	const uint32_t *area = view_rows(v, u);
	struct area_table t = area_table_make(v, area, u.n + 1, column, 2);
	struct sheet s = open_sheet(v, u.n + 1, 1, "ranking", "%");
	for (size_t i = 0; i <= u.n; i++) {
		const struct figure *f = view_lookup(v, "income.growth", area[i], "");
		struct str text = cell_text(&t, v->a, i, 1);
		bool none = is_withheld(text) || !figure_is_ok(f);
		struct chart_row *r = add_row(&s, i < u.n ? v->in->data->area[area[i]].name : view_whole(v), i == u.n);
		set_cell(r, 0, none ? (struct frac){0, 0} : f->value, none ? text : percent_label(v, f->value));
		buf_fmt(&s.alt, "%s%.*s%.*s", s.alt.n ? "，" : "", STR_ARG(r->name), STR_ARG(r->label[0]));
	}
	s.c.title = arena_fmt(v->a, "各%.*s%s增速", STR_ARG(view_unit_word(v)), view_income_word(v));
	close_sheet(&s);
	chart_bars(v->a, value_set_map(to, "chart"), &s.c);
}

void charts_area(struct view *v, struct value *to, uint32_t area)
{
	static const struct {
		const char *id, *name, *guard;
	} shown[] = {{"income.growth", "人均纯收入增速", "coverage.households"},
		     {"decline.ratio", "不增反降比例", "decline.households"},
		     {"income.transfer_ratio", "转移性收入占比", "coverage.households"}};
	const uint32_t sides[] = {area, 0};
	struct sheet s = open_sheet(v, sizeof shown / sizeof *shown, 2, "area", "%");
	size_t drawn = 0;
	s.series[0].name = v->in->data->area[area].name;
	s.series[1].name = view_whole(v);
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct chart_row *r = add_row(&s, str_from(shown[i].name), false);
		for (size_t k = 0; k < 2; k++) {
			const struct figure *f = view_lookup(v, shown[i].id, sides[k], "");
			struct area_column c = {.id = shown[i].id, .guard = shown[i].guard};
			struct str text = area_cell(v, sides[k], &c);
			bool none = is_withheld(text) || !figure_is_ok(f);
			set_cell(r, k, none ? (struct frac){0, 0} : f->value, none ? text : percent_label(v, f->value));
			drawn += !none;
			buf_fmt(&s.alt, "%s%.*s%.*s%.*s", s.alt.n ? "，" : "", STR_ARG(s.series[k].name), STR_ARG(r->name),
				STR_ARG(r->label[k]));
		}
	}
	s.c.title = arena_fmt(v->a, "%.*s与%.*s", STR_ARG(s.series[0].name), STR_ARG(s.series[1].name));
	close_sheet(&s);
	value_set(to, "chart", value_null());
	if (drawn > 2)
		chart_grouped(v->a, value_set_map(to, "chart"), &s.c);
}

/* ---- Blocks of income, by unit ---- */

static struct frac block_change(const struct view *v, uint32_t area, const struct chart_block *b)
{
	const struct figure *now = view_lookup(v, "income.block", area, b->key),
			    *prev = view_lookup(v, "income.block_prev", area, b->key);
	if (!figure_is_ok(now) || !figure_is_ok(prev))
		return (struct frac){0, 0};
	struct frac d = frac_reduce(frac_sub(now->value, prev->value));
	return b->minus ? (struct frac){-d.n, d.d} : d;
}

static void put_panels(struct view *v, struct value *list, const struct sheet *s)
{
	for (size_t from = 0; from < s->c.n_row; from += CHART_PANELS) {
		size_t end = from + CHART_PANELS < s->c.n_row ? from + CHART_PANELS : s->c.n_row;
		struct chart c = s->c;
		c.id = arena_fmt(v->a, "blocks-%zu", from).p;
		chart_multiples(v->a, value_add_map(list), &c, from, end);
	}
}

void charts_blocks(struct view *v, struct value *to, const struct chart_block *b, size_t n)
{
	struct view_units u = view_units(v, 0);
	const uint32_t *area = view_rows(v, u);
	struct area_column column[] = {{STR(""), "coverage.households", STR(""), NULL, false}};
	struct area_table t = area_table_make(v, area, u.n + 1, column, 1);
	struct sheet s = open_sheet(v, u.n + 1, n, "blocks", "元");
	size_t drawn = 0;
	for (size_t k = 0; k < n; k++) {
		s.series[k] = chart_shade(2, 6);
		s.series[k].name = str_from(b[k].name);
	}
	for (size_t i = 0; i <= u.n; i++) {
		bool hidden = is_withheld(cell_text(&t, v->a, i, 0));
		struct chart_row *r = add_row(&s, i < u.n ? v->in->data->area[area[i]].name : view_whole(v), i == u.n);
		buf_fmt(&s.alt, "%s%.*s：", s.alt.n ? "；" : "", STR_ARG(r->name));
		for (size_t k = 0; k < n; k++) {
			struct frac f = hidden ? (struct frac){0, 0} : block_change(v, area[i], &b[k]);
			set_cell(r, k, f, hidden ? STR("*") : view_yuan_whole(v->a, f));
			drawn += f.d != 0;
			buf_fmt(&s.alt, "%s%s%.*s", k ? "，" : "", b[k].name, STR_ARG(r->label[k]));
		}
	}
	s.c.title = arena_fmt(v->a, "各%.*s人均各项比上年增减额", STR_ARG(view_unit_word(v)));
	close_sheet(&s);
	struct value *list = value_set_list(to, "panels");
	if (drawn > n)
		put_panels(v, list, &s);
	put_has(to, "has_panels", "panels");
}
