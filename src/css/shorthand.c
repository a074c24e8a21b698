/* Shorthands and other spellings: how several longhands are written as one. */
#include "css/property.h"
#include "css/syntax.h"

struct shorthand {
	const char *name;
	enum css_outcome (*read)(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
	                         const char **note);
	uint8_t n;
	uint8_t longhand[12];
};

static void put(const struct css_sink *sink, unsigned prop, const struct css_value *v)
{
	sink->put(sink->ctx, prop, v);
}

static void put_word(const struct css_sink *sink, unsigned prop, int64_t n)
{
	put(sink, prop, &(struct css_value){.kind = CSS_V_WORD, .n = n});
}

static bool read_as(unsigned prop, struct css_in *in, struct css_value *v)
{
	return !css_in_end(in) && css_syntax_read(css_props[prop].syntax, in, v);
}

/* ---- same value for n sides: 1 to 4 values (CSS 2.1 8.3), 1 or 2 for a pair or an alias ---- */

static enum css_outcome sides(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                              const char **note)
{
	/* which written value a longhand takes, by the number of values */
	static const uint8_t pick[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
	struct css_value v[4];
	unsigned n = 0;

	(void)note;
	while (n < s->n && read_as(s->longhand[0], in, &v[n]))
		n++;
	if (n == 0 || !css_in_end(in))
		return CSS_BAD_VALUE;
	for (unsigned i = 0; i < s->n; i++)
		put(sink, s->longhand[i], &v[pick[n - 1][i]]);
	return CSS_OK;
}

/* ---- border, border-top ...: width, style and colour in any order ---- */

/* longhand: all widths, then all styles, then all colours. */
static enum css_outcome border(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                               const char **note)
{
	unsigned per = s->n / 3u, seen = 0;
	struct css_value v[3] = {{.kind = CSS_V_INITIAL}, {.kind = CSS_V_INITIAL}, {.kind = CSS_V_INITIAL}};

	(void)note;
	while (!css_in_end(in)) {
		unsigned k = 0;
		while (k < 3 && ((seen >> k & 1) || !read_as(s->longhand[k * per], in, &v[k])))
			k++;
		if (k == 3)
			return CSS_BAD_VALUE;
		seen |= 1u << k;
	}
	if (!seen)
		return CSS_BAD_VALUE;
	for (unsigned i = 0; i < s->n; i++)
		put(sink, s->longhand[i], &v[i / per]);
	return CSS_OK;
}

/* ---- background: only the colour is printed ---- */

/* Skip one token with what it encloses. */
static void skip_part(struct css_in *in)
{
	struct css_nest nest = {0};

	do {
		css_nest_step(&nest, &in->t);
		css_in_next(in);
	} while (nest.depth > 0 && !css_in_end(in));
}

static enum css_outcome background(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                                   const char **note)
{
	struct css_value color = {.kind = CSS_V_INITIAL}, more;
	bool found = false, image = false;

	(void)s;
	if (css_in_end(in))
		return CSS_BAD_VALUE;
	while (!css_in_end(in)) {
		if (css_in_color(in, &more)) {
			if (found)
				return CSS_BAD_VALUE;
			found = true;
			color = more;
		} else if (!css_in_word(in, "none")) {
			if (!image && in->t.kind == CSS_T_IDENT && !found)
				return CSS_BAD_VALUE; /* most likely a misspelt colour */
			image = true;
			skip_part(in);
		}
	}
	put(sink, CSS_P_BACKGROUND_COLOR, &color);
	*note = TR("背景图不打印，只取颜色", "background images are not printed, only the colour is taken");
	return image ? CSS_PARTLY : CSS_OK;
}

/* ---- font: [style || weight]? size [/ line-height]? family ---- */

static enum css_outcome font(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                             const char **note)
{
	struct css_value style = {.kind = CSS_V_INITIAL}, weight = {.kind = CSS_V_INITIAL}, size, family,
		line = {.kind = CSS_V_INITIAL};

	(void)s;
	(void)note;
	for (int i = 0; i < 3; i++) {
		if (css_in_word(in, "normal"))
			continue;
		if (in->t.kind == CSS_T_IDENT && read_as(CSS_P_FONT_STYLE, in, &style))
			continue;
		if (in->t.kind == CSS_T_IDENT || in->t.kind == CSS_T_NUMBER)
			read_as(CSS_P_FONT_WEIGHT, in, &weight);
	}
	if (!read_as(CSS_P_FONT_SIZE, in, &size))
		return CSS_BAD_VALUE;
	if (css_token_is_delim(&in->t, '/')) {
		css_in_next(in);
		if (!read_as(CSS_P_LINE_HEIGHT, in, &line))
			return CSS_BAD_VALUE;
	}
	if (!read_as(CSS_P_FONT_FAMILY, in, &family) || !css_in_end(in))
		return CSS_BAD_VALUE;
	put(sink, CSS_P_FONT_STYLE, &style);
	put(sink, CSS_P_FONT_WEIGHT, &weight);
	put(sink, CSS_P_FONT_SIZE, &size);
	put(sink, CSS_P_LINE_HEIGHT, &line);
	put(sink, CSS_P_FONT_FAMILY, &family);
	return CSS_OK;
}

/* ---- list-style: the type; outside is the only position ---- */

static enum css_outcome list_style(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                                   const char **note)
{
	struct css_value type = {.kind = CSS_V_INITIAL};
	bool partly = false;

	(void)s;
	if (css_in_end(in))
		return CSS_BAD_VALUE;
	while (!css_in_end(in)) {
		if (css_in_word(in, "outside") || read_as(CSS_P_LIST_TYPE, in, &type))
			continue;
		partly = true;
		if (!css_in_word(in, "inside")) {
			if (in->t.kind != CSS_T_URL && in->t.kind != CSS_T_FUNCTION)
				return CSS_BAD_VALUE;
			skip_part(in);
		}
	}
	put(sink, CSS_P_LIST_TYPE, &type);
	*note = TR("项目符号只排在外侧，不用图像", "markers stand outside and are never images");
	return partly ? CSS_PARTLY : CSS_OK;
}

/* ---- marker: one value for all three ---- */

static enum css_outcome marker(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                               const char **note)
{
	struct css_value v;

	(void)note;
	if (!read_as(s->longhand[0], in, &v) || !css_in_end(in))
		return CSS_BAD_VALUE;
	for (unsigned i = 0; i < s->n; i++)
		put(sink, s->longhand[i], &v);
	return CSS_OK;
}

/* ---- text-decoration: the lines; colour, style and thickness follow the text ---- */

static bool other_line(struct css_in *in)
{
	return css_in_word(in, "dotted") || css_in_word(in, "dashed") || css_in_word(in, "double") ||
		css_in_word(in, "wavy");
}

static enum css_outcome decoration(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                                   const char **note)
{
	struct css_value lines = {.kind = CSS_V_INITIAL}, more;
	bool partly = false, any = false;

	(void)s;
	while (!css_in_end(in)) {
		if (read_as(CSS_P_DECORATION, in, &lines)) {
			any = true;
		} else if (!css_in_word(in, "solid") && !css_in_word(in, "auto")) {
			partly = true;
			if (!other_line(in) && !css_in_color(in, &more) && !css_in_length(in, &more))
				return CSS_BAD_VALUE;
		}
	}
	if (!any)
		return CSS_BAD_VALUE;
	put(sink, CSS_P_DECORATION, &lines);
	*note = TR("装饰线随文字颜色，只有实线", "decoration lines are solid and in the text's colour");
	return partly ? CSS_PARTLY : CSS_OK;
}

/* ---- the older names of breaks ---- */

static enum css_outcome page_break(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
                                   const char **note)
{
	static const struct {
		const char *word;
		int64_t n;
	} words[] = {{"auto", CSS_BREAK_AUTO}, {"always", CSS_BREAK_PAGE}, {"avoid", CSS_BREAK_AVOID},
		{"left", CSS_BREAK_LEFT}, {"right", CSS_BREAK_RIGHT}};

	(void)note;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (css_in_word(in, words[i].word)) {
			put_word(sink, s->longhand[0], words[i].n);
			return css_in_end(in) ? CSS_OK : CSS_BAD_VALUE;
		}
	return CSS_BAD_VALUE;
}

/* columns: a count and a width in any order (CSS Multicol 1, 3.3). */
static enum css_outcome columns(const struct shorthand *s, struct css_in *in, const struct css_sink *sink,
				const char **note)
{
	struct css_value v[2] = {{.kind = CSS_V_INITIAL}, {.kind = CSS_V_INITIAL}};
	unsigned seen = 0;

	(void)note;
	while (!css_in_end(in)) {
		unsigned k = 0;
		while (k < 2 && ((seen >> k & 1) || !read_as(s->longhand[k], in, &v[k])))
			k++;
		if (k == 2)
			return CSS_BAD_VALUE;
		seen |= 1u << k;
	}
	if (!seen)
		return CSS_BAD_VALUE;
	put(sink, s->longhand[0], &v[0]);
	put(sink, s->longhand[1], &v[1]);
	return CSS_OK;
}

#define FOUR(p, q) CSS_P_##p##_TOP##q, CSS_P_##p##_RIGHT##q, CSS_P_##p##_BOTTOM##q, CSS_P_##p##_LEFT##q
#define SIDE(s) CSS_P_BORDER_##s##_WIDTH, CSS_P_BORDER_##s##_STYLE, CSS_P_BORDER_##s##_COLOR
#define PAIR(name, a, b) {name, sides, 2, {CSS_P_##a, CSS_P_##b}}
#define ALIAS(name, a) {name, sides, 1, {CSS_P_##a}}
static const struct shorthand rows[] = {
	{"margin", sides, 4, {FOUR(MARGIN, )}},
	{"padding", sides, 4, {FOUR(PADDING, )}},
	{"inset", sides, 4, {CSS_P_TOP, CSS_P_RIGHT, CSS_P_BOTTOM, CSS_P_LEFT}},
	{"border-width", sides, 4, {FOUR(BORDER, _WIDTH)}},
	{"border-style", sides, 4, {FOUR(BORDER, _STYLE)}},
	{"border-color", sides, 4, {FOUR(BORDER, _COLOR)}},
	{"border", border, 12, {FOUR(BORDER, _WIDTH), FOUR(BORDER, _STYLE), FOUR(BORDER, _COLOR)}},
	{"border-top", border, 3, {SIDE(TOP)}},
	{"border-right", border, 3, {SIDE(RIGHT)}},
	{"border-bottom", border, 3, {SIDE(BOTTOM)}},
	{"border-left", border, 3, {SIDE(LEFT)}},
	{"column-rule", border, 3, {CSS_P_COLUMN_RULE_WIDTH, CSS_P_COLUMN_RULE_STYLE, CSS_P_COLUMN_RULE_COLOR}},
	{"columns", columns, 2, {CSS_P_COLUMN_COUNT, CSS_P_COLUMN_WIDTH}},
	{"border-spacing", sides, 2, {CSS_P_BORDER_SPACING_X, CSS_P_BORDER_SPACING_Y}},
	{"background", background, 1, {CSS_P_BACKGROUND_COLOR}},
	{"font", font, 5, {CSS_P_FONT_STYLE, CSS_P_FONT_WEIGHT, CSS_P_FONT_SIZE, CSS_P_LINE_HEIGHT,
	                   CSS_P_FONT_FAMILY}},
	{"list-style", list_style, 1, {CSS_P_LIST_TYPE}},
	{"marker", marker, 3, {CSS_P_MARKER_START, CSS_P_MARKER_MID, CSS_P_MARKER_END}},
	{"text-decoration", decoration, 1, {CSS_P_DECORATION}},
	{"page-break-before", page_break, 1, {CSS_P_BREAK_BEFORE}},
	{"page-break-after", page_break, 1, {CSS_P_BREAK_AFTER}},
	ALIAS("page-break-inside", BREAK_INSIDE),
	ALIAS("word-wrap", OVERFLOW_WRAP),
	PAIR("margin-block", MARGIN_TOP, MARGIN_BOTTOM),
	PAIR("margin-inline", MARGIN_LEFT, MARGIN_RIGHT),
	PAIR("padding-block", PADDING_TOP, PADDING_BOTTOM),
	PAIR("padding-inline", PADDING_LEFT, PADDING_RIGHT),
	ALIAS("margin-block-start", MARGIN_TOP), ALIAS("margin-block-end", MARGIN_BOTTOM),
	ALIAS("margin-inline-start", MARGIN_LEFT), ALIAS("margin-inline-end", MARGIN_RIGHT),
	ALIAS("padding-block-start", PADDING_TOP), ALIAS("padding-block-end", PADDING_BOTTOM),
	ALIAS("padding-inline-start", PADDING_LEFT), ALIAS("padding-inline-end", PADDING_RIGHT),
	ALIAS("inline-size", WIDTH), ALIAS("block-size", HEIGHT),
};

size_t css_shorthand_count(void)
{
	return sizeof rows / sizeof *rows;
}

int css_shorthand_lookup(struct str name)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_is(name, rows[i].name))
			return (int)i;
	return -1;
}

const char *css_shorthand_name(unsigned i)
{
	return rows[i].name;
}

const uint8_t *css_shorthand_longhands(unsigned i, size_t *n)
{
	*n = rows[i].n;
	return rows[i].longhand;
}

enum css_outcome css_shorthand_read(unsigned i, struct css_in *in, const struct css_sink *sink,
                                    const char **note)
{
	return rows[i].read(&rows[i], in, sink, note);
}
