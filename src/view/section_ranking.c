/* 增速排名: growth by township, beside the region's. */
#include "view/section.h"

#include "view/section_charts.h"

struct ranked { /* places in view_units; n: with a growth figure; named: of these, not hidden at the public level */
	size_t n, above, named, first, last;
};

static struct ranked count_ranked(struct view *v, const struct view_units *u, const struct figure *own)
{
	struct ranked r = {0};
	wide tenths = frac_round(own->value, 1);
	for (size_t i = 0; i < u->n; i++) {
		const struct figure *f = view_lookup(v, "income.growth", u->v[i], "");
		if (!figure_is_ok(f))
			continue;
		r.n++;
		r.above += frac_round(f->value, 1) > tenths;
		if (area_is_small(v, u->v[i], "coverage.households", STR("")))
			continue;
		r.first = r.named++ ? r.first : i;
		r.last = i;
	}
	return r;
}

/* How many units grow faster than the region, told at one decimal as printed; a unit whose growth the table hides
   is not named. */
static void say_ranking(struct view *v, struct value *list, const struct figure *own)
{
	struct view_units u = view_units_ranked(v, "rank.growth");
	struct ranked r = count_ranked(v, &u, own);
	const struct data_area *area = v->in->data->area;
	if (r.n == 0)
		return;
	struct prose p = prose_open(v, list);
	buf_fmt(&p.text, "%zu个%.*s中，增速高于%.*s（%.*s%%）的%zu个", r.n, STR_ARG(view_unit_word(v)),
		STR_ARG(view_whole(v)), STR_ARG(view_figure(v->a, own)), r.above);
	if (r.named)
		buf_fmt(&p.text, "；最高的%.*s为%.*s%%，最低的%.*s为%.*s%%", STR_ARG(area[u.v[r.first]].name),
			STR_ARG(view_lookup_text(v, "income.growth", u.v[r.first], "")), STR_ARG(area[u.v[r.last]].name),
			STR_ARG(view_lookup_text(v, "income.growth", u.v[r.last], "")));
	buf_cat(&p.text, "。");
	prose_close(&p);
}

bool section_ranking(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "paragraphs"), *rows = value_set_list(to, "rows");
	const struct figure *own = region_figure(v, "income.growth", "");
	value_set(to, "chart", value_null());
	value_set_cstr(to, "remark", "");
	value_set_bool(to, "has_rows", false);
	value_set_str(to, "unit_word", view_unit_word(v));
	if (view_units(v, 0).n == 0)
		return false;
	if (!figure_is_ok(own)) {
		say(v, list, "%.*s，未排名。", STR_ARG(own && own->why.n ? own->why : STR("未提供上年收入")));
		return true;
	}
	say_ranking(v, list, own);
	struct area_column column[] = {
		{STR("两年可比户"), "coverage.households", STR(""), NULL, false},
		{STR("本年人均"), "income.per_capita", STR(""), "coverage.households", false},
		{STR("上年人均"), "income.per_capita_prev", STR(""), "coverage.households", false},
		{STR("增速%"), "income.growth", STR(""), "coverage.households", false},
	};
	area_ranking(v, rows, "rank.growth", column, sizeof column / sizeof *column);
	value_set_fmt(to, "remark",
		      "注：按未舍入的增速由高到低排列，并列的位次相同；▲为末%lld位；“—”为缺数，不参加排名。",
		      (long long)area_marked(v, (int64_t)view_units(v, 0).n));
	put_has(to, "has_rows", "rows");
	charts_ranking(v, to);
	return true;
}
