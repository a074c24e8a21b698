/* What may be written for each longhand: a row of plain choices, or a reader of its own. */
#include "css/syntax.h"

#include "css/content.h"
#include "css/property.h"
#include "css/readers.h"

enum { LEN = 1, PCT = 2, NUM = 4, INT = 8, COL = 16, NEG = 32 /* minus allowed */, MIX = 64, /* calc(50% - 1em) too */
	DOT = 128 /* "." and how the aligned block stands (CSS Text 4, 7.1) */ };

struct word {
	const char *name;
	int value;
};

struct row {
	unsigned takes;
	const struct word *words;
	int lo, hi; /* INT */
	bool (*read)(struct css_in *in, struct css_value *v);
};

#define W(name) static const struct word name[]
#define END {NULL, 0}
W(weights) = {{"normal", 400}, {"bold", 700}, {"bolder", -1}, {"lighter", -2}, END};
W(font_styles) = {{"normal", 0}, {"italic", 1}, {"oblique", 1}, END};
W(normal_zero) = {{"normal", 0}, END};
W(normal_auto) = {{"normal", CSS_AUTO}, END};
W(aligns) = {{"start", CSS_ALIGN_START}, {"left", CSS_ALIGN_LEFT}, {"right", CSS_ALIGN_RIGHT},
	{"end", CSS_ALIGN_RIGHT}, {"center", CSS_ALIGN_CENTER}, {"justify", CSS_ALIGN_JUSTIFY},
	{"justify-all", CSS_ALIGN_JUSTIFY_ALL}, {"\".\"", CSS_ALIGN_DECIMAL},
	{"\".\" center", CSS_ALIGN_DECIMAL_CENTER}, END}; /* the last two are for dumps */
W(aligns_last) = {{"auto", CSS_ALIGN_START}, {"start", CSS_ALIGN_START}, {"left", CSS_ALIGN_LEFT},
	{"right", CSS_ALIGN_RIGHT}, {"end", CSS_ALIGN_RIGHT}, {"center", CSS_ALIGN_CENTER},
	{"justify", CSS_ALIGN_JUSTIFY}, END};
W(white_spaces) = {{"normal", CSS_WS_NORMAL}, {"nowrap", CSS_WS_NOWRAP}, {"pre", CSS_WS_PRE},
	{"pre-wrap", CSS_WS_PRE_WRAP}, {"pre-line", CSS_WS_PRE_LINE}, END};
W(line_breaks) = {{"auto", CSS_LB_AUTO}, {"normal", CSS_LB_AUTO}, {"basic", CSS_LB_AUTO},
	{"loose", CSS_LB_LOOSE},
	{"gb", CSS_LB_GB}, {"strict", CSS_LB_STRICT}, {"anywhere", CSS_LB_ANYWHERE}, END};
W(word_breaks) = {{"normal", CSS_WB_NORMAL}, {"break-all", CSS_WB_BREAK_ALL}, {"keep-all", CSS_WB_KEEP_ALL},
	END};
W(overflow_wraps) = {{"normal", CSS_OW_NORMAL}, {"anywhere", CSS_OW_ANYWHERE}, {"break-word", CSS_OW_BREAK_WORD},
	END};
W(hangings) = {{"none", CSS_HANG_NONE}, {"allow-end", CSS_HANG_ALLOW}, {"force-end", CSS_HANG_FORCE}, END};
W(hang_labels) = {{"none", 0}, {"auto", 1}, END};
W(trims) = {{"normal", CSS_TRIM_NORMAL}, {"space-all", CSS_TRIM_SPACE_ALL}, {"trim-start", CSS_TRIM_START},
	{"space-first", CSS_TRIM_SPACE_FIRST}, END};
W(autospaces) = {{"no-autospace", 0}, {"normal", 1}, END};
W(text_wraps) = {{"wrap", CSS_WRAP_NORMAL}, {"normal", CSS_WRAP_NORMAL}, {"balance", CSS_WRAP_BALANCE}, END};
W(visibilities) = {{"visible", CSS_VISIBLE}, {"hidden", CSS_HIDDEN}, {"collapse", CSS_COLLAPSE}, END};
W(collapses) = {{"separate", 0}, {"collapse", 1}, END};
W(caption_sides) = {{"top", 0}, {"bottom", 1}, END};
W(displays) = {{"inline", CSS_INLINE}, {"block", CSS_BLOCK}, {"inline-block", CSS_INLINE_BLOCK},
	{"list-item", CSS_LIST_ITEM}, {"table", CSS_TABLE}, {"table-caption", CSS_TABLE_CAPTION},
	{"table-row-group", CSS_TABLE_ROW_GROUP}, {"table-header-group", CSS_TABLE_HEADER_GROUP},
	{"table-footer-group", CSS_TABLE_FOOTER_GROUP}, {"table-row", CSS_TABLE_ROW},
	{"table-total-row", CSS_TABLE_ROW}, /* one that browsers do not know: see templates/README.md */
	{"table-cell", CSS_TABLE_CELL},
	{"table-column-group", CSS_TABLE_COLUMN_GROUP}, {"table-column", CSS_TABLE_COLUMN},
	{"flow-root", CSS_BLOCK}, {"none", CSS_DISPLAY_NONE}, END};
W(positions) = {{"static", CSS_STATIC}, {"relative", CSS_RELATIVE}, {"absolute", CSS_ABSOLUTE},
	{"fixed", CSS_FIXED}, END};
W(floats) = {{"none", CSS_FLOAT_NONE}, {"footnote", CSS_FLOAT_FOOTNOTE}, {"bottom", CSS_FLOAT_BOTTOM},
	{"block-end", CSS_FLOAT_BOTTOM}, END};
W(footnote_policies) = {{"auto", CSS_NOTE_AUTO}, {"line", CSS_NOTE_LINE}, END};
W(parities) = {{"auto", CSS_PARITY_AUTO}, {"even", CSS_PARITY_EVEN}, {"odd", CSS_PARITY_ODD}, END};
W(column_spans) = {{"none", 0}, {"all", 1}, END};
W(page_areas) = {{"content", 0}, {"sheet", 1}, END};
W(bookmark_states) = {{"open", 0}, {"closed", 1}, END};
W(autos) = {{"auto", CSS_AUTO}, END};
W(nones) = {{"none", CSS_NONE}, END};
W(border_styles) = {{"none", CSS_BORDER_NONE}, {"hidden", CSS_BORDER_HIDDEN}, {"solid", CSS_BORDER_SOLID},
	{"dashed", CSS_BORDER_DASHED}, {"dotted", CSS_BORDER_DOTTED}, {"double", CSS_BORDER_DOUBLE}, END};
W(border_widths) = {{"thin", 768}, {"medium", 2304}, {"thick", 3840}, END}; /* 1, 3, 5 px in lu */
W(valigns) = {{"baseline", CSS_BASELINE}, {"top", CSS_TOP}, {"middle", CSS_MIDDLE}, {"bottom", CSS_BOTTOM},
	{"sub", CSS_SUB}, {"super", CSS_SUPER}, {"text-top", CSS_TEXT_TOP}, {"text-bottom", CSS_TEXT_BOTTOM},
	END};
W(breaks) = {{"auto", CSS_BREAK_AUTO}, {"avoid", CSS_BREAK_AVOID}, {"avoid-page", CSS_BREAK_AVOID},
	{"page", CSS_BREAK_PAGE}, {"always", CSS_BREAK_PAGE}, {"left", CSS_BREAK_LEFT},
	{"right", CSS_BREAK_RIGHT},
	{"recto", CSS_BREAK_RIGHT}, {"verso", CSS_BREAK_LEFT}, {"column", CSS_BREAK_COLUMN}, END};
W(breaks_inside) = {{"auto", CSS_BREAK_AUTO}, {"avoid", CSS_BREAK_AVOID}, {"avoid-page", CSS_BREAK_AVOID},
	END};
W(table_layouts) = {{"auto", CSS_TABLE_AUTO}, {"fixed", CSS_TABLE_FIXED}, END};
W(table_columns) = {{"normal", 0}, {"key", 1}, END};
W(table_fills) = {{"none", 0}, {"blank-rows", 1}, END};
W(empty_cells) = {{"show", 0}, {"hide", 1}, END};
W(turns) = {{"upright", CSS_UPRIGHT}, {"rotate-left", CSS_ROTATE_LEFT}, {"rotate-right", CSS_ROTATE_RIGHT}, END};
W(box_sizings) = {{"content-box", 0}, {"border-box", 1}, END};
W(overflows) = {{"visible", 0}, {"hidden", 1}, {"clip", 1}, END};
W(auto_zero) = {{"auto", 0}, END};
W(none_zero) = {{"none", 0}, END};
W(caps) = {{"butt", 0}, {"round", 1}, {"square", 2}, END};
W(joins) = {{"miter", 0}, {"round", 1}, {"bevel", 2}, END};
W(vector_effects) = {{"none", 0}, {"non-scaling-stroke", 1}, END};
W(fill_rules) = {{"nonzero", 0}, {"evenodd", 1}, END};
W(baselines) = {{"auto", CSS_BL_ALPHABETIC}, {"alphabetic", CSS_BL_ALPHABETIC}, {"middle", CSS_BL_MIDDLE},
	{"central", CSS_BL_CENTRAL}, {"hanging", CSS_BL_HANGING}, {"text-top", CSS_BL_TEXT_TOP},
	{"text-before-edge", CSS_BL_TEXT_TOP}, {"text-bottom", CSS_BL_TEXT_BOTTOM},
	{"text-after-edge", CSS_BL_TEXT_BOTTOM}, {"ideographic", CSS_BL_TEXT_BOTTOM},
	{"mathematical", CSS_BL_MATHEMATICAL}, END};
W(anchors) = {{"start", 0}, {"middle", 1}, {"end", 2}, END};

static const struct row rows[CSS_SY_COUNT] = {
	[CSS_SY_FONT_SIZE] = {.read = css_read_font_size},
	[CSS_SY_COLOR] = {COL, NULL, 0, 0, NULL},
	[CSS_SY_LINE_HEIGHT] = {NUM | LEN | PCT, normal_auto, 0, 0, NULL},
	[CSS_SY_FAMILY] = {.read = css_read_family},
	[CSS_SY_WEIGHT] = {INT, weights, 1, 1000, NULL},
	[CSS_SY_FONT_STYLE] = {0, font_styles, 0, 0, NULL},
	[CSS_SY_SPACING] = {LEN | NEG, normal_zero, 0, 0, NULL},
	[CSS_SY_LENGTH_ANY] = {LEN | PCT | MIX | NEG, NULL, 0, 0, NULL},
	[CSS_SY_ALIGN] = {DOT, aligns, 0, 0, NULL},
	[CSS_SY_ALIGN_LAST] = {0, aligns_last, 0, 0, NULL},
	[CSS_SY_WHITE_SPACE] = {0, white_spaces, 0, 0, NULL},
	[CSS_SY_LINE_BREAK] = {0, line_breaks, 0, 0, NULL},
	[CSS_SY_WORD_BREAK] = {0, word_breaks, 0, 0, NULL},
	[CSS_SY_OVERFLOW_WRAP] = {0, overflow_wraps, 0, 0, NULL},
	[CSS_SY_SPACING_TRIM] = {0, trims, 0, 0, NULL},
	[CSS_SY_AUTOSPACE] = {0, autospaces, 0, 0, NULL},
	[CSS_SY_HANGING] = {0, hangings, 0, 0, NULL},
	[CSS_SY_HANG_LABEL] = {0, hang_labels, 0, 0, NULL},
	[CSS_SY_TEXT_WRAP] = {0, text_wraps, 0, 0, NULL},
	[CSS_SY_SHARE] = {.read = css_read_share},
	[CSS_SY_LIST_TYPE] = {.read = css_read_list_type},
	[CSS_SY_SMALL_COUNT] = {INT, NULL, 1, 255, NULL},
	[CSS_SY_VISIBILITY] = {0, visibilities, 0, 0, NULL},
	[CSS_SY_COLLAPSE] = {0, collapses, 0, 0, NULL},
	[CSS_SY_LENGTH_POSITIVE] = {LEN, NULL, 0, 0, NULL},
	[CSS_SY_CAPTION_SIDE] = {0, caption_sides, 0, 0, NULL},
	[CSS_SY_DISPLAY] = {0, displays, 0, 0, NULL},
	[CSS_SY_POSITION] = {0, positions, 0, 0, css_read_running},
	[CSS_SY_COLUMN_COUNT] = {INT, auto_zero, 1, 20, NULL},
	[CSS_SY_COLUMN_GAP] = {LEN | PCT, normal_auto, 0, 0, NULL},
	[CSS_SY_COLUMN_SPAN] = {0, column_spans, 0, 0, NULL},
	[CSS_SY_TRANSFORM] = {.read = css_read_transform},
	[CSS_SY_ORIGIN] = {.read = css_read_origin},
	[CSS_SY_PAGE_AREA] = {0, page_areas, 0, 0, NULL},
	[CSS_SY_PAGE_SELECT] = {.read = css_read_page_select},
	[CSS_SY_BOOKMARK_LABEL] = {.read = css_read_label},
	[CSS_SY_BOOKMARK_STATE] = {0, bookmark_states, 0, 0, NULL},
	[CSS_SY_FLOAT] = {0, floats, 0, 0, NULL},
	[CSS_SY_FOOTNOTE_POLICY] = {0, footnote_policies, 0, 0, NULL},
	[CSS_SY_PAGE_PARITY] = {0, parities, 0, 0, NULL},
	[CSS_SY_MARGIN] = {LEN | PCT | MIX | NEG, autos, 0, 0, NULL},
	[CSS_SY_PADDING] = {LEN | PCT | MIX, NULL, 0, 0, NULL},
	[CSS_SY_BORDER_STYLE] = {0, border_styles, 0, 0, NULL},
	[CSS_SY_BORDER_WIDTH] = {LEN, border_widths, 0, 0, NULL},
	[CSS_SY_SIZE] = {LEN | PCT | MIX, autos, 0, 0, NULL},
	[CSS_SY_SIZE_LIMIT] = {LEN | PCT | MIX, nones, 0, 0, NULL},
	[CSS_SY_VALIGN] = {LEN | PCT | NEG, valigns, 0, 0, NULL},
	[CSS_SY_DECORATION] = {.read = css_read_decoration},
	[CSS_SY_BREAK] = {0, breaks, 0, 0, NULL},
	[CSS_SY_BREAK_INSIDE] = {0, breaks_inside, 0, 0, NULL},
	[CSS_SY_TABLE_LAYOUT] = {0, table_layouts, 0, 0, NULL},
	[CSS_SY_BOX_SIZING] = {0, box_sizings, 0, 0, NULL},
	[CSS_SY_OVERFLOW] = {0, overflows, 0, 0, NULL},
	[CSS_SY_Z_INDEX] = {INT, auto_zero, -1000000, 1000000, NULL},
	[CSS_SY_OPACITY] = {.read = css_read_opacity},
	[CSS_SY_PAGE_NAME] = {.read = css_read_page_name},
	[CSS_SY_COUNTERS] = {.read = css_read_counters},
	[CSS_SY_STRING_SET] = {.read = css_read_string_set},
	[CSS_SY_CONTENT] = {.read = css_read_content},
	[CSS_SY_BOOKMARK] = {INT, none_zero, 1, 6, NULL},
	[CSS_SY_PAINT] = {.read = css_read_paint},
	[CSS_SY_SVG_LENGTH] = {.read = css_read_svg_length},
	[CSS_SY_DASHARRAY] = {.read = css_read_dasharray},
	[CSS_SY_LINECAP] = {0, caps, 0, 0, NULL},
	[CSS_SY_LINEJOIN] = {0, joins, 0, 0, NULL},
	[CSS_SY_ANCHOR] = {0, anchors, 0, 0, NULL},
	[CSS_SY_PAGE_SIZE] = {.read = css_read_page_size},
	[CSS_SY_TABLE_FIT] = {.read = css_read_table_fit},
	[CSS_SY_TABLE_COLUMN] = {0, table_columns, 0, 0, NULL},
	[CSS_SY_OWN_CONTENT] = {.read = css_read_own_content},
	[CSS_SY_PAGE_ROWS] = {INT, none_zero, 1, 1000, NULL},
	[CSS_SY_TABLE_FILL] = {0, table_fills, 0, 0, NULL},
	[CSS_SY_EMPTY_CELLS] = {0, empty_cells, 0, 0, NULL},
	[CSS_SY_TURN] = {0, turns, 0, 0, NULL},
	[CSS_SY_MITERLIMIT] = {.read = css_read_miterlimit},
	[CSS_SY_SVG_OFFSET] = {.takes = NEG, .read = css_read_svg_offset},
	[CSS_SY_VECTOR_EFFECT] = {0, vector_effects, 0, 0, NULL},
	[CSS_SY_FILL_RULE] = {0, fill_rules, 0, 0, NULL},
	[CSS_SY_REFERENCE] = {.read = css_read_reference},
	[CSS_SY_DOMINANT_BASELINE] = {0, baselines, 0, 0, NULL},
};

static bool read_word(struct css_in *in, const struct word *words, struct css_value *v)
{
	for (const struct word *w = words; w && w->name; w++)
		if (css_in_word(in, w->name)) {
			*v = (struct css_value){.kind = CSS_V_WORD, .n = w->value};
			return true;
		}
	return false;
}

/* "." or "." right: points under each other, the block of numbers at the right; "." center: in the middle. */
static bool read_dot(struct css_in *in, struct css_value *v)
{
	bool center;

	if (in->t.kind != CSS_T_STRING || !str_is(in->t.text, "."))
		return false;
	css_in_next(in);
	center = css_in_word(in, "center");
	if (!center && !css_in_word(in, "right"))
		css_in_word(in, "end");
	*v = (struct css_value){.kind = CSS_V_WORD, .n = center ? CSS_ALIGN_DECIMAL_CENTER : CSS_ALIGN_DECIMAL};
	return true;
}

static bool read_integer(struct css_in *in, const struct row *r, struct css_value *v)
{
	int64_t n;

	if (!css_in_integer(in, &n) || n < r->lo || n > r->hi)
		return false;
	*v = (struct css_value){.kind = CSS_V_WORD, .n = n};
	return true;
}

/* A minus that the property forbids.  Sums with em are brought to 0 when they are computed. */
static bool sign_ok(const struct row *r, const struct css_value *v)
{
	return (r->takes & NEG) || v->kind == CSS_V_CALC || v->n >= 0;
}

bool css_syntax_read(unsigned syntax, struct css_in *in, struct css_value *v)
{
	const struct row *r = &rows[syntax];

	if (in->t.kind == CSS_T_IDENT && read_word(in, r->words, v))
		return true;
	if (r->read)
		return r->read(in, v);
	if ((r->takes & DOT) && read_dot(in, v))
		return true;
	if ((r->takes & COL) && css_in_color(in, v))
		return true;
	if (r->takes & INT)
		return read_integer(in, r, v);
	if ((r->takes & NUM) && css_in_number(in, v))
		return sign_ok(r, v);
	if ((r->takes & PCT) && css_in_percent(in, v))
		return sign_ok(r, v);
	in->mixed = r->takes & MIX;
	return (r->takes & LEN) && css_in_length(in, v) && sign_ok(r, v);
}

bool css_syntax_is_signed(unsigned syntax)
{
	return rows[syntax].takes & NEG;
}

const char *css_syntax_word(unsigned syntax, int value)
{
	for (const struct word *w = rows[syntax].words; w && w->name; w++)
		if (w->value == value)
			return w->name;
	return NULL;
}
