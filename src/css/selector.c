/* Parsing of selectors. */
#include "css/selector.h"

#include "base/vec.h"

struct css_tags {
	struct str name[DOM_TAG_COUNT];
};

struct css_tags *css_tags_new(struct arena *a)
{
	struct css_tags *t = arena_make(a, struct css_tags);
	unsigned i = 1;

#define NAME(tag) t->name[i++] = STR(#tag);
	DOM_TAGS(NAME)
#undef NAME
	return t;
}

static enum dom_tag tag_lookup(const struct css_tags *tags, struct str name)
{
	for (unsigned i = 1; i < DOM_TAG_COUNT; i++)
		if (str_eq(tags->name[i], name))
			return (enum dom_tag)i;
	return DOM_UNKNOWN;
}

struct parse {
	struct css_lex *lex;
	const struct css_tags *tags;
	struct css_token *t;
	struct css_selector *out;
	VEC(struct css_simple) simple; /* of the compound being read */
	bool inside_not;
};

static void next(struct parse *p)
{
	css_lex_next(p->lex, p->t);
}

static void skip_space(struct parse *p)
{
	while (p->t->kind == CSS_T_SPACE)
		next(p);
}

static void weigh(struct parse *p, unsigned shift)
{
	if ((p->out->specificity >> shift & 1023) < 1023)
		p->out->specificity += 1u << shift;
}

enum { TYPES = 0, CLASSES = 10, IDS = 20 };

static bool attribute(struct parse *p, struct css_simple *s)
{
	s->test = CSS_TEST_ATTR;
	next(p);
	skip_space(p);
	if (p->t->kind != CSS_T_IDENT)
		return false;
	s->name = p->t->text;
	next(p);
	skip_space(p);
	if (p->t->kind == CSS_T_DELIM) {
		s->op = p->t->delim;
		if (s->op != '=' && s->op != '~' && s->op != '^' && s->op != '$' && s->op != '*' &&
		    s->op != '|')
			return false;
		next(p);
		if (s->op != '=') {
			if (!css_token_is_delim(p->t, '='))
				return false;
			next(p);
		}
		skip_space(p);
		if (p->t->kind != CSS_T_IDENT && p->t->kind != CSS_T_STRING)
			return false;
		s->value = p->t->text;
		next(p);
		skip_space(p);
	}
	if (p->t->kind != CSS_T_RBRACKET)
		return false;
	next(p);
	return true;
}

/* A decimal integer, the whole of s. */
static bool whole(struct str s, int *out)
{
	int64_t n = 0;
	bool minus = s.n && s.p[0] == '-';

	s = str_sub(s, s.n && (s.p[0] == '-' || s.p[0] == '+'), s.n);
	if (s.n == 0 || s.n > 6)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	*out = (int)(minus ? -n : n);
	return true;
}

/* The text between the parentheses without white space: "2n+1", "odd", "-n+3". */
static bool an_plus_b(struct str s, struct css_simple *out)
{
	size_t n = str_find_char(s, 'n');
	struct str a;

	out->a = 2;
	out->b = str_is(s, "odd");
	if (str_is(s, "odd") || str_is(s, "even"))
		return true;
	out->a = out->b = 0;
	if (n == SIZE_MAX)
		return whole(s, &out->b);
	a = str_sub(s, 0, n);
	if (a.n == 0 || str_is(a, "+"))
		out->a = 1;
	else if (str_is(a, "-"))
		out->a = -1;
	else if (!whole(a, &out->a))
		return false;
	s = str_sub(s, n + 1, s.n);
	return s.n == 0 || ((s.p[0] == '+' || s.p[0] == '-') && whole(s, &out->b));
}

static bool nth(struct parse *p, struct css_simple *s)
{
	char text[32];
	size_t n = 0;

	next(p);
	for (; p->t->kind != CSS_T_RPAREN; next(p)) {
		if (p->t->kind == CSS_T_EOF || p->t->kind == CSS_T_LBRACE)
			return false;
		for (size_t i = p->t->start; p->t->kind != CSS_T_SPACE && i < p->t->end; i++) {
			char c = p->lex->s.p[i];
			if (n == sizeof text)
				return false;
			text[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
		}
	}
	next(p);
	return an_plus_b((struct str){text, n}, s);
}

static bool compound(struct parse *p, struct css_compound *c);

static bool negation(struct parse *p, struct css_simple *s)
{
	struct parse inner = {p->lex, p->tags, p->t, p->out, {0}, true};
	struct css_compound *c = arena_make(p->lex->arena, struct css_compound);
	bool ok;

	if (p->inside_not)
		return false;
	next(p);
	skip_space(p);
	ok = compound(&inner, c);
	skip_space(p);
	if (!ok || p->t->kind != CSS_T_RPAREN)
		return false;
	next(p);
	s->test = CSS_TEST_NOT;
	s->not = c;
	return true;
}

static const struct {
	const char *name;
	enum css_test test;
	int a, b;
} pseudos[] = {
	{"first-child", CSS_TEST_NTH_CHILD, 0, 1}, {"last-child", CSS_TEST_LAST_CHILD, 0, 0},
	{"first-of-type", CSS_TEST_NTH_OF_TYPE, 0, 1}, {"last-of-type", CSS_TEST_LAST_OF_TYPE, 0, 0},
	{"root", CSS_TEST_ROOT, 0, 0}, {"empty", CSS_TEST_EMPTY, 0, 0}, {"link", CSS_TEST_LINK, 0, 0},
	{"any-link", CSS_TEST_LINK, 0, 0},
	/* on paper nothing is ever in these states */
	{"visited", CSS_TEST_NEVER, 0, 0}, {"hover", CSS_TEST_NEVER, 0, 0}, {"active", CSS_TEST_NEVER, 0, 0},
	{"focus", CSS_TEST_NEVER, 0, 0}, {"focus-visible", CSS_TEST_NEVER, 0, 0},
	{"focus-within", CSS_TEST_NEVER, 0, 0}, {"target", CSS_TEST_NEVER, 0, 0},
};

static bool pseudo_class(struct parse *p)
{
	struct css_simple s = {0};
	bool ok = false;

	if (!css_token_is_function(p->t, "not")) /* which weighs what its argument weighs */
		weigh(p, CLASSES);
	if (css_token_is_function(p->t, "not")) {
		ok = negation(p, &s);
	} else if (css_token_is_function(p->t, "nth-child") || css_token_is_function(p->t, "nth-of-type")) {
		s.test = css_token_is_function(p->t, "nth-child") ? CSS_TEST_NTH_CHILD : CSS_TEST_NTH_OF_TYPE;
		ok = nth(p, &s);
	} else if (css_token_is_word(p->t, "only-child")) {
		*vec_add(&p->simple) = (struct css_simple){.test = CSS_TEST_NTH_CHILD, .b = 1};
		s.test = CSS_TEST_LAST_CHILD;
		ok = true;
		next(p);
	}
	for (size_t i = 0; !ok && p->t->kind == CSS_T_IDENT && i < sizeof pseudos / sizeof *pseudos; i++)
		if (css_token_is_word(p->t, pseudos[i].name)) {
			s = (struct css_simple){
				.test = pseudos[i].test, .a = pseudos[i].a, .b = pseudos[i].b};
			ok = true;
			next(p);
		}
	if (ok)
		*vec_add(&p->simple) = s;
	return ok;
}

/* ::before and ::after, also with one colon (CSS 2.1), and those of a footnote; nothing may follow. */
static bool pseudo_element(struct parse *p)
{
	static const char *const names[CSS_PSEUDO_COUNT] = {[CSS_BEFORE] = "before",
							    [CSS_AFTER] = "after",
							    [CSS_NOTE_CALL] = "footnote-call",
							    [CSS_NOTE_MARKER] = "footnote-marker"};
	int i = CSS_BEFORE;

	while (i < CSS_PSEUDO_COUNT && !css_token_is_word(p->t, names[i]))
		i++;
	if (i == CSS_PSEUDO_COUNT || p->inside_not)
		return false;
	p->out->pseudo = (enum css_pseudo)i;
	weigh(p, TYPES);
	next(p);
	return true;
}

static bool simple(struct parse *p)
{
	struct css_simple s = {.name = p->t->text};

	switch (p->t->kind) {
	case CSS_T_HASH:
		s.test = CSS_TEST_ID;
		weigh(p, IDS);
		break;
	case CSS_T_DELIM: /* a dot: see compound */
		next(p);
		if (p->t->kind != CSS_T_IDENT)
			return false;
		s.test = CSS_TEST_CLASS;
		s.name = p->t->text;
		weigh(p, CLASSES);
		break;
	case CSS_T_LBRACKET:
		weigh(p, CLASSES);
		if (!attribute(p, &s))
			return false;
		*vec_add(&p->simple) = s;
		return true;
	default: /* a colon */
		next(p);
		if (p->t->kind == CSS_T_COLON) {
			next(p);
			return pseudo_element(p);
		}
		return pseudo_element(p) || pseudo_class(p);
	}
	*vec_add(&p->simple) = s;
	next(p);
	return true;
}

static void type_selector(struct parse *p, struct css_compound *c)
{
	if (p->t->kind == CSS_T_IDENT) {
		weigh(p, TYPES);
		c->tag = tag_lookup(p->tags, p->t->text);
		if (c->tag == DOM_UNKNOWN)
			c->tag = tag_lookup(p->tags, css_lower(p->lex->arena, p->t->text));
		if (c->tag == DOM_UNKNOWN)
			c->type = p->t->text;
	}
	next(p);
}

static bool is_positional(const struct css_simple *s)
{
	switch (s->test) {
	case CSS_TEST_NTH_CHILD: case CSS_TEST_NTH_OF_TYPE: case CSS_TEST_LAST_CHILD:
	case CSS_TEST_LAST_OF_TYPE: case CSS_TEST_EMPTY:
		return true;
	case CSS_TEST_NOT:
		return s->not->positional;
	default:
		return false;
	}
}

static bool starts_simple(const struct css_token *t)
{
	return t->kind == CSS_T_HASH || t->kind == CSS_T_LBRACKET || t->kind == CSS_T_COLON ||
		css_token_is_delim(t, '.');
}

static bool compound(struct parse *p, struct css_compound *c)
{
	bool any = p->t->kind == CSS_T_IDENT || css_token_is_delim(p->t, '*');
	struct css_simple *copy;
	bool ok = true;

	p->simple.n = 0;
	if (any)
		type_selector(p, c);
	while (ok && starts_simple(p->t) && p->out->pseudo == CSS_SELF) {
		any = true;
		ok = simple(p);
	}
	copy = arena_many(p->lex->arena, struct css_simple, p->simple.n);
	for (size_t i = 0; i < p->simple.n; i++) {
		copy[i] = p->simple.v[i];
		c->positional |= is_positional(&copy[i]);
	}
	c->simple = copy;
	c->n_simple = (unsigned)p->simple.n;
	vec_release(&p->simple);
	return ok && any;
}

/* The combinator before the next compound; 0 at the end of the selector. */
static char combinator(struct parse *p)
{
	bool space = p->t->kind == CSS_T_SPACE;
	char c;

	skip_space(p);
	if (p->t->kind == CSS_T_DELIM && (p->t->delim == '>' || p->t->delim == '+' || p->t->delim == '~')) {
		c = p->t->delim;
		next(p);
		skip_space(p);
		return c;
	}
	if (p->t->kind == CSS_T_COMMA || p->t->kind == CSS_T_LBRACE || p->t->kind == CSS_T_EOF)
		return 0;
	return space ? ' ' : '?'; /* ? : something that cannot follow a compound */
}

bool css_selector_parse(struct css_lex *lex, const struct css_tags *tags, struct css_token *t,
                        struct css_selector *out, struct css_token *bad)
{
	struct parse p = {lex, tags, t, out, {0}, false};
	VEC(struct css_compound) list = {0};
	struct css_compound *copy;
	bool ok = true;
	char link = 0;

	*out = (struct css_selector){0};
	skip_space(&p);
	do {
		struct css_compound c = {.combinator = link};
		ok = link != '?' && out->pseudo == CSS_SELF && compound(&p, &c);
		out->positional |= c.positional || link == '+' || link == '~';
		*vec_add(&list) = c;
	} while (ok && (link = combinator(&p)));
	*bad = *t;
	copy = arena_many(lex->arena, struct css_compound, list.n);
	for (size_t i = 0; i < list.n; i++)
		copy[i] = list.v[i];
	out->v = copy;
	out->n = (unsigned)list.n;
	vec_release(&list);
	return ok;
}
