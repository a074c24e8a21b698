/* The pieces of a content value: CSS 2.1 12.2, CSS GCPM (string, leader, target-counter). */
#include "css/content.h"

static const struct {
	const char *name;
	enum css_list_type type;
} types[] = {
	{"none", CSS_LIST_NONE}, {"disc", CSS_LIST_DISC}, {"circle", CSS_LIST_CIRCLE},
	{"square", CSS_LIST_SQUARE},
	{"decimal", CSS_LIST_DECIMAL}, {"cjk-decimal", CSS_LIST_CJK_DIGITS}, {"cjk-ideographic", CSS_LIST_CJK},
	{"simp-chinese-formal", CSS_LIST_CJK_FORMAL}, {"simp-chinese-informal", CSS_LIST_CJK}, {"trad-chinese-informal", CSS_LIST_CJK},
	{"lower-alpha", CSS_LIST_LOWER_ALPHA}, {"lower-latin", CSS_LIST_LOWER_ALPHA},
	{"circled-decimal", CSS_LIST_CIRCLED}, {"circled", CSS_LIST_CIRCLED},
	{"upper-alpha", CSS_LIST_UPPER_ALPHA}, {"upper-latin", CSS_LIST_UPPER_ALPHA},
	{"lower-roman", CSS_LIST_LOWER_ROMAN}, {"upper-roman", CSS_LIST_UPPER_ROMAN},
	{"decimal-leading-zero", CSS_LIST_LEADING_ZERO},
};

bool css_list_type_lookup(struct str name, enum css_list_type *out)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (css_same_word(name, types[i].name)) {
			*out = types[i].type;
			return true;
		}
	return false;
}

static bool name(struct css_in *in, struct str *out)
{
	if (in->t.kind != CSS_T_IDENT)
		return false;
	*out = in->t.text;
	css_in_next(in);
	return true;
}

/* ", style" if it is there. */
static bool counter_style(struct css_in *in, enum css_list_type *out)
{
	struct str s;

	*out = CSS_LIST_DECIMAL;
	return !css_in_comma(in) || (name(in, &s) && css_list_type_lookup(s, out));
}

static bool counter(struct css_in *in, struct css_content *c)
{
	c->kind = CSS_CONTENT_COUNTER;
	return name(in, &c->text) && counter_style(in, &c->format);
}

static bool attribute(struct css_in *in, struct css_content *c)
{
	c->kind = CSS_CONTENT_ATTR;
	return name(in, &c->text);
}

/* ", word" if it is there: its place in words; false: another word. */
static bool choice(struct css_in *in, const char *const words[4], uint8_t *out)
{
	if (!css_in_comma(in))
		return true;
	for (*out = 0; *out < 4; ++*out)
		if (css_in_word(in, words[*out]))
			return true;
	return false;
}

static const char *const which_words[4] = {[CSS_WHICH_FIRST] = "first",
					   [CSS_WHICH_START] = "start",
					   [CSS_WHICH_LAST] = "last",
					   [CSS_WHICH_FIRST_EXCEPT] = "first-except"};

static bool running(struct css_in *in, struct css_content *c)
{
	c->kind = CSS_CONTENT_STRING;
	return name(in, &c->text) && choice(in, which_words, &c->which);
}

static bool running_element(struct css_in *in, struct css_content *c)
{
	c->kind = CSS_CONTENT_ELEMENT;
	return name(in, &c->text) && choice(in, which_words, &c->which);
}

static bool leader(struct css_in *in, struct css_content *c)
{
	static const struct {
		const char *word;
		struct str text;
	} patterns[] = {{"dotted", {".", 1}}, {"solid", {"_", 1}}, {"space", {" ", 1}}};

	c->kind = CSS_CONTENT_LEADER;
	if (in->t.kind == CSS_T_STRING) {
		c->text = in->t.text;
		css_in_next(in);
		return c->text.n > 0;
	}
	for (size_t i = 0; i < 3; i++)
		if (css_in_word(in, patterns[i].word)) {
			c->text = patterns[i].text;
			return true;
		}
	return false;
}

/* "#id", url(#id), attr(href) or attr(href url). */
static bool target(struct css_in *in, struct css_content *c)
{
	struct str type;

	if (in->t.kind == CSS_T_STRING || in->t.kind == CSS_T_URL) {
		c->target = in->t.text;
		css_in_next(in);
		return true;
	}
	if (!css_token_is_function(&in->t, "attr"))
		return false;
	css_in_next(in);
	if (!name(in, &c->target_attr))
		return false;
	if (in->t.kind == CSS_T_IDENT && (!name(in, &type) || !css_same_word(type, "url")))
		return false;
	if (in->t.kind != CSS_T_RPAREN)
		return false;
	css_in_next(in);
	return true;
}

static bool target_counter(struct css_in *in, struct css_content *c)
{
	c->kind = CSS_CONTENT_TARGET_COUNTER;
	return target(in, c) && css_in_comma(in) && name(in, &c->text) && counter_style(in, &c->format);
}

static bool target_text(struct css_in *in, struct css_content *c)
{
	static const char *const parts[4] = {[CSS_TARGET_CONTENT] = "content",
					     [CSS_TARGET_BEFORE] = "before",
					     [CSS_TARGET_AFTER] = "after",
					     [CSS_TARGET_LETTER] = "first-letter"};

	c->kind = CSS_CONTENT_TARGET_TEXT;
	return target(in, c) && choice(in, parts, &c->which);
}

/* content(), content(text): the element's text; only in string-set. */
static bool own_text(struct css_in *in, struct css_content *c)
{
	c->kind = CSS_CONTENT_SELF;
	css_in_word(in, "text");
	return in->own_text;
}

static const struct {
	const char *name;
	bool (*read)(struct css_in *in, struct css_content *c);
} functions[] = {{"counter", counter}, {"attr", attribute}, {"string", running}, {"leader", leader},
	{"target-counter", target_counter}, {"content", own_text}, {"element", running_element},
	{"target-text", target_text}};

static bool function(struct css_in *in, struct css_content *c)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (!css_token_is_function(&in->t, functions[i].name))
			continue;
		css_in_next(in);
		if (!functions[i].read(in, c) || in->t.kind != CSS_T_RPAREN)
			return false;
		css_in_next(in);
		return true;
	}
	return false;
}

static const struct {
	const char *word;
	struct str text;
} quotes[] = {{"open-quote", {"“", 3}}, {"close-quote", {"”", 3}}, {"no-open-quote", {"", 0}},
	{"no-close-quote", {"", 0}}};

static bool quote(struct css_in *in, struct css_content *c)
{
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (css_in_word(in, quotes[i].word)) {
			c->text = quotes[i].text;
			return true;
		}
	return false;
}

bool css_content_read(struct css_in *in, void (*fn)(void *ctx, const struct css_content *c), void *ctx)
{
	while (!css_in_end(in)) {
		struct css_content c = {.kind = CSS_CONTENT_TEXT, .format = CSS_LIST_DECIMAL};
		if (in->t.kind == CSS_T_STRING) {
			c.text = in->t.text;
			css_in_next(in);
		} else if (!quote(in, &c) && !function(in, &c)) {
			return false;
		}
		if (fn)
			fn(ctx, &c);
	}
	return true;
}

struct pieces {
	struct css_content *v;
	size_t n;
};

static void count(void *ctx, const struct css_content *c)
{
	(void)c;
	++*(size_t *)ctx;
}

static void collect(void *ctx, const struct css_content *c)
{
	struct pieces *p = ctx;

	p->v[p->n++] = *c;
}

const struct css_content *css_content_parse(struct arena *a, struct str value, size_t *n)
{
	struct pieces p = {0};
	struct css_in in;
	size_t room = 0;

	*n = 0;
	css_in_open(&in, a, value);
	in.own_text = true;
	if (css_token_is_word(&in.t, "none") || css_token_is_word(&in.t, "normal"))
		return NULL;
	css_content_read(&in, count, &room);
	if (room == 0)
		return NULL;
	p.v = arena_many(a, struct css_content, room);
	css_in_open(&in, a, value);
	in.own_text = true;
	css_content_read(&in, collect, &p);
	*n = p.n;
	return p.v;
}
