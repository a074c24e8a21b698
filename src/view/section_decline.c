/* 不增反降: how many, how far, why, and where. */
#include "view/section.h"
#include "view/section_charts.h"

static void say_decline(struct view *v, struct value *list, const struct figure *f)
{
	const struct figure *ratio = region_figure(v, "decline.ratio", "");
	struct prose p = prose_open(v, list);
	prose_add(&p, "两年均有可用收入的%lld户中，%s比上年不增反降的%.*s户%.*s人", (long long)f->n,
		  view_income_word(v),
		  STR_ARG(view_cell(v, view_lookup_count(v, "decline.households", 0, ""))),
		  STR_ARG(area_cell(
			  v, 0,
			  &(struct area_column){.id = "decline.persons", .guard = "decline.households"})));
	if (figure_is_ok(ratio)) {
		prose_add(&p, "，不增反降比例%.*s%%", STR_ARG(view_figure(v->a, ratio)));
		prose_note(&p, basis_note(v, ratio));
	}
	if (figure_is_ok(region_figure(v, "flat.households", ""))) {
		prose_add(&p, "；持平%.*s户",
			  STR_ARG(view_cell(v, view_lookup_count(v, "flat.households", 0, ""))));
		prose_note(&p, basis_note(v, region_figure(v, "flat.households", "")));
	}
	prose_add(&p, "。");
	prose_close(&p);
}

static void put_causes(struct view *v, struct value *to, int64_t total)
{
	/* Causes are health and hardship of a few people: never public (contract.md section 6). */
	if (v->in->privacy != DATA_PUBLIC)
		put_key_rows(v, value_set_list(to, "causes"),
			     &(struct key_rows){"decline.cause", "风险原因", total, true, false, false});
	value_set_cstr(to, "causes_note", v->in->privacy == DATA_PUBLIC ? "公开版本不列原因。" : "");
}

static void put_ranking(struct view *v, struct value *to)
{
	struct area_column column[] = {
		{STR("两年可比户"), "coverage.households", STR(""), NULL, false},
		{STR("不增反降户"), "decline.households", STR(""), NULL, false},
		{STR("不增反降人"), "decline.persons", STR(""), "decline.households", false},
		{STR("比例%"), "decline.ratio", STR(""), "decline.households", false},
	};
	area_ranking(v, value_set_list(to, "ranking"), "rank.decline", column,
		     sizeof column / sizeof *column);
	value_set_fmt(to, "ranking_note", "注：比例由低到高排列，并列的位次相同；▲为末%lld位。",
		      (long long)area_marked(v, (int64_t)view_units(v, 0).n));
}

static void put_decline(struct view *v, struct value *to)
{
	struct value *list = value_set_list(to, "paragraphs");
	const struct figure *f = region_figure(v, "decline.households", "");
	value_set_list(to, "bands");
	value_set_list(to, "causes");
	value_set_list(to, "ranking");
	value_set_cstr(to, "causes_note", "");
	value_set_cstr(to, "ranking_note", "");
	value_set_cstr(to, "bands_note", "");
	value_set_str(to, "unit_word", view_unit_word(v));
	if (!figure_is_ok(f) || f->n == 0) {
		say(v, list, "%.*s，不增反降情况未计算。",
		    STR_ARG(f && f->why.n ? f->why : STR("没有两年均有可用收入的户")));
		return;
	}
	say_decline(v, list, f);
	int64_t total = view_lookup_count(v, "decline.households", 0, "");
	if (total > 0) {
		struct str note = put_key_rows(v, value_set_list(to, "bands"),
					       &(struct key_rows){"decline.band", "降幅", total, false, false, true});
		value_set_fmt(to, "bands_note",
			      "注：降幅分档依据：%.*s。%.*s一户可登记多项风险，各项之和可大于户数。",
			      STR_ARG(basis_clause(v, &v->in->policy->band_clause)), STR_ARG(note));
		put_causes(v, to, total);
	}
	put_ranking(v, to);
}

bool section_decline(struct view *v, struct value *to)
{
	put_decline(v, to);
	charts_bands(v, to);
	put_has(to, "has_bands", "bands");
	put_has(to, "has_ranking", "ranking");
	return true;
}
