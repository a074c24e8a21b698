#include "dom/tags.h"

#define NAME_ROW(name) {#name, sizeof #name - 1},
static const struct str names[DOM_TAG_COUNT] = {{"", 0}, DOM_TAGS(NAME_ROW)};

enum { VOID = 1, SVG = 2, BLANK = 4 };
static const uint8_t traits[DOM_TAG_COUNT] = {
	[DOM_meta] = VOID, [DOM_link] = VOID, [DOM_hr] = VOID, [DOM_br] = VOID, [DOM_wbr] = VOID,
	[DOM_img] = VOID, [DOM_col] = VOID, [DOM_input] = VOID,
	[DOM_html] = BLANK, [DOM_head] = BLANK, [DOM_table] = BLANK, [DOM_colgroup] = BLANK,
	[DOM_thead] = BLANK, [DOM_tbody] = BLANK, [DOM_tfoot] = BLANK, [DOM_tr] = BLANK,
	[DOM_svg] = SVG | BLANK, [DOM_g] = SVG | BLANK, [DOM_defs] = SVG | BLANK,
	[DOM_clipPath] = SVG | BLANK, [DOM_linearGradient] = SVG | BLANK,
	[DOM_radialGradient] = SVG | BLANK, [DOM_symbol] = SVG | BLANK,
	[DOM_pattern] = SVG | BLANK, [DOM_marker] = SVG | BLANK,
	[DOM_rect] = SVG, [DOM_line] = SVG, [DOM_polyline] = SVG, [DOM_polygon] = SVG, [DOM_path] = SVG,
	[DOM_circle] = SVG, [DOM_ellipse] = SVG, [DOM_text] = SVG, [DOM_tspan] = SVG, [DOM_use] = SVG,
	[DOM_stop] = SVG, [DOM_desc] = SVG,
};

struct str dom_tag_name(enum dom_tag tag)
{
	return names[tag];
}

bool dom_tag_is_void(enum dom_tag tag)
{
	return traits[tag] & VOID;
}

bool dom_tag_is_svg(enum dom_tag tag)
{
	return traits[tag] & SVG;
}

bool dom_tag_drops_blank(enum dom_tag tag)
{
	return traits[tag] & BLANK;
}

void dom_names_init(struct dom_names *n)
{
	*n = (struct dom_names){0};
	for (uint32_t i = 1; i < DOM_TAG_COUNT; i++)
		map_add(&n->map, names[i], i);
}

void dom_names_release(struct dom_names *n)
{
	map_release(&n->map);
	vec_release(&n->strange);
}

enum dom_tag dom_names_lookup(struct dom_names *n, struct arena *a, struct str name, struct pos at,
                              struct str *kept)
{
	uint32_t i = map_lookup(&n->map, name);

	if (i < DOM_TAG_COUNT) {
		*kept = names[i];
		return (enum dom_tag)i;
	}
	if (i == MAP_NONE) {
		i = DOM_TAG_COUNT + (uint32_t)n->strange.n;
		*vec_add(&n->strange) = (struct dom_stranger){arena_str(a, name), at, 0};
		map_add(&n->map, n->strange.v[n->strange.n - 1].name, i);
	}
	n->strange.v[i - DOM_TAG_COUNT].count++;
	*kept = n->strange.v[i - DOM_TAG_COUNT].name;
	return DOM_UNKNOWN;
}

static void report(const struct dom_stranger *s, struct diag_list *diags)
{
	struct str near = diag_nearest(s->name, names + 1, DOM_TAG_COUNT - 1);
	struct diag *d = diag_add(diags, DIAG_WARNING, "dom.element", s->first,
				  TR("不认识的元素 <%.*s>（共 %zu 处，此为第一处），按普通行内内容排版",
				     "unknown element <%.*s> (%zu in all, this is the first), laid out as "
				     "plain inline content"),
				  STR_ARG(s->name), s->count);

	if (near.n)
		diag_hint(diags, d,
			  TR("是不是 <%.*s>？元素名区分大小写",
			     "did you mean <%.*s>? names are case-sensitive"),
			  STR_ARG(near));
}

void dom_names_report(const struct dom_names *n, struct diag_list *diags)
{
	for (size_t i = 0; i < n->strange.n; i++)
		report(&n->strange.v[i], diags);
}
