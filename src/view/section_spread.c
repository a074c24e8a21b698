/* Distributions: the population's households by bands of a share. */
#include "view/section.h"

static int64_t count_of(const struct figure *f)
{
	return figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : 0;
}

void put_spread(struct view *v, struct value *to, struct value *paragraphs, const struct spread_shown *s)
{
	const struct figure *unknown = region_figure(v, s->id, "unknown");
	value_set(to, s->key, value_null());
	if (!unknown)
		return;
	if (!figure_is_ok(unknown)) {
		say_why(v, paragraphs, unknown);
		return;
	}
	int64_t lacking = count_of(unknown), told = view_lookup_count(v, "scope.households", 0, "") - lacking;
	if (told <= 0) {
		say(v, paragraphs, "%s：没有数据齐全的户，未分档。", s->caption);
		return;
	}
	struct value *map = value_set_map(to, s->key);
	value_set_cstr(map, "caption", s->caption);
	value_set_cstr(map, "head", s->head);
	struct str shares = put_key_rows(v, value_set_list(map, "rows"), &(struct key_rows){s->id, s->head, told, false, true, true});
	struct str left_out = lacking ? arena_fmt(v->a, "；另有%.*s户缺数，不在其内", STR_ARG(view_cell(v, lacking))) : STR("");
	value_set_fmt(map, "note", "注：%s；各档含下限、不含上限，界限是参数%.*s。%.*s", s->formula, STR_ARG(left_out), STR_ARG(shares));
}
