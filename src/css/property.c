/* The property table as an array, and what is known about names. */
#include "css/property.h"

#include <stddef.h>

#include "css/syntax.h"

#define ROW(id, label, how, field, form, inherits, start) \
	[CSS_P_##id] = {.name = label, .store = CSS_STORE_##how, .syntax = CSS_SY_##form, \
		.inherited = inherits, .offset = offsetof(struct css_rec, field), \
		.size = sizeof(((struct css_rec *)0)->field), .initial = start},
const struct css_prop css_props[CSS_P_COUNT] = {CSS_PROPS(ROW)};

int css_prop_lookup(struct str name)
{
	int i;

	if (name.n == 0)
		return -1;
	for (i = 0; i < CSS_P_COUNT; i++)
		if (str_is(name, css_props[i].name))
			return i;
	i = css_shorthand_lookup(name);
	return i < 0 ? -1 : CSS_P_COUNT + i;
}

const char *css_prop_name(unsigned prop)
{
	return prop < CSS_P_COUNT ? css_props[prop].name : css_shorthand_name(prop - CSS_P_COUNT);
}

const uint8_t *css_prop_longhands(unsigned prop, size_t *n)
{
#define SELF(id, ...) CSS_P_##id,
	static const uint8_t self[CSS_P_COUNT] = {CSS_PROPS(SELF)};

	if (prop >= CSS_P_COUNT)
		return css_shorthand_longhands(prop - CSS_P_COUNT, n);
	*n = 1;
	return &self[prop];
}

static bool wide_keyword(struct css_in *in, struct css_value *v)
{
	static const struct {
		const char *word;
		enum css_value_kind kind;
	} wide[] = {{"inherit", CSS_V_INHERIT}, {"initial", CSS_V_INITIAL}, {"unset", CSS_V_UNSET}};

	for (size_t i = 0; i < 3; i++)
		if (css_in_word(in, wide[i].word)) {
			*v = (struct css_value){.kind = wide[i].kind};
			return css_in_end(in);
		}
	return false;
}

enum css_outcome css_prop_read(unsigned prop, struct arena *a, struct str text, bool attribute,
                               const struct css_sink *sink, const char **note)
{
	struct css_value v = {0};
	struct css_in in;
	size_t n;
	const uint8_t *longhand = css_prop_longhands(prop, &n);

	css_in_open(&in, a, text);
	in.attribute = attribute;
	if (in.t.kind == CSS_T_IDENT && wide_keyword(&in, &v)) {
		for (size_t i = 0; i < n; i++)
			sink->put(sink->ctx, longhand[i], &v);
		return CSS_OK;
	}
	css_in_open(&in, a, text);
	in.attribute = attribute;
	if (prop >= CSS_P_COUNT)
		return css_shorthand_read(prop - CSS_P_COUNT, &in, sink, note);
	if (!css_syntax_read(css_props[prop].syntax, &in, &v) || !css_in_end(&in))
		return CSS_BAD_VALUE;
	sink->put(sink->ctx, prop, &v);
	return CSS_OK;
}

/* ---- names that are not in the table ---- */

/* Standard properties that say nothing on paper or that this engine leaves out. */
static const char *const foreign[] = {
	"align-content", "align-items", "align-self", "animation", "appearance", "aspect-ratio",
	"backdrop-filter",
	"background-attachment", "background-clip", "background-image", "background-origin",
	"background-position", "background-repeat", "background-size", "border-image", "border-radius",
	"border-top-left-radius", "border-top-right-radius", "border-bottom-left-radius",
	"border-bottom-right-radius", "box-decoration-break", "box-shadow", "clear", "clip", "clip-path",
	"color-scheme",
		"column-fill", "cursor", "direction", "empty-cells", "filter", "flex", "flex-basis", "flex-direction", "flex-flow",
	"flex-grow", "flex-shrink", "flex-wrap", "font-feature-settings", "font-kerning",
	"font-size-adjust", "font-stretch", "font-synthesis", "font-variant", "font-variant-numeric", "gap",
	"grid",
	"grid-area", "grid-column", "grid-gap", "grid-row", "grid-template", "grid-template-areas",
	"grid-template-columns", "grid-template-rows", "hyphens", "justify-content",
	"justify-items", "justify-self", "list-style-image", "list-style-position", "marks", "bleed",
	"mix-blend-mode", "object-fit", "object-position", "order", "outline", "outline-color",
	"outline-offset",
	"outline-style", "outline-width", "overflow-x", "overflow-y", "pointer-events", "quotes", "resize",
	"row-gap", "scroll-behavior", "tab-size", "text-decoration-color", "text-decoration-skip-ink",
	"text-decoration-style", "text-decoration-thickness", "text-emphasis", "text-justify",
	"text-orientation",
	"text-overflow", "text-rendering", "text-shadow", "text-size-adjust", "text-transform",
	"text-underline-offset", "text-underline-position", "transition",
	"unicode-bidi", "user-select", "will-change", "writing-mode", "zoom",
};

bool css_prop_is_foreign(struct str name)
{
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
		if (str_is(name, foreign[i]))
			return true;
	return name.n > 2 && name.p[0] == '-' && name.p[1] != '-'; /* a vendor's own */
}

/* What the engine does anyway may be said without a warning. */
static const struct {
	const char *name, *value;
} moot[] = {
	{"print-color-adjust", "exact"}, {"-webkit-print-color-adjust", "exact"}, {"color-adjust", "exact"},
	{"text-justify", "auto"}, {"text-justify", "inter-character"}, {"list-style-position", "outside"},
	{"column-fill", "balance"}, {"list-style-image", "none"}, {"background-image", "none"}, {"float-reference", "page"},
	{"direction", "ltr"},
	{"writing-mode", "horizontal-tb"}, {"font-stretch", "normal"}, {"font-variant", "normal"},
	{"text-transform", "none"}, {"text-decoration-style", "solid"}, {"text-decoration-color",
	"currentcolor"},
	{"hyphens", "none"}, {"hyphens", "manual"}, {"box-shadow", "none"}, {"text-shadow", "none"}, {"border-radius", "0"},
	{"overflow-x", "visible"}, {"overflow-y", "visible"}, {"empty-cells", "show"},
	{"outline", "none"}, {"outline", "0"}, {"-webkit-text-size-adjust", "100%"}, {"text-size-adjust",
	"100%"},
};

bool css_prop_is_moot(struct str name, struct str value)
{
	for (size_t i = 0; i < sizeof moot / sizeof *moot; i++)
		if (str_is(name, moot[i].name) && css_same_word(value, moot[i].value))
			return true;
	return false;
}

struct str css_prop_nearest(struct str name)
{
	struct str all[CSS_P_COUNT + 64], near;
	size_t n = 0;

	for (unsigned i = 0; i < CSS_P_COUNT; i++)
		if (css_props[i].name[0])
			all[n++] = str_from(css_props[i].name);
	for (unsigned i = 0; i < css_shorthand_count() && n < sizeof all / sizeof *all; i++)
		all[n++] = str_from(css_shorthand_name(i));
	near = name.n > 40 ? (struct str){0} : diag_nearest(name, all, n);
	return near;
}
