/* Rules and declarations, with the error recovery of CSS Syntax 3: what is not understood is skipped
   to the end of its declaration, block or statement, and reported. */
#include "css/sheet.h"

void css_reader_next(struct css_reader *r)
{
	css_lex_next(&r->lex, &r->t);
}

void css_reader_space(struct css_reader *r)
{
	while (r->t.kind == CSS_T_SPACE)
		css_reader_next(r);
}

/* The lookahead opens a bracket: skip to behind what closes it.  A loop, so that depth costs no stack. */
static void skip_block(struct css_reader *r)
{
	struct css_nest nest = {0};

	do {
		css_nest_step(&nest, &r->t);
		css_reader_next(r);
	} while (nest.depth > 0 && r->t.kind != CSS_T_EOF);
}

void css_reader_skip_declaration(struct css_reader *r)
{
	while (r->t.kind != CSS_T_EOF && r->t.kind != CSS_T_SEMICOLON && r->t.kind != CSS_T_RBRACE) {
		bool block = r->t.kind == CSS_T_LBRACE;
		if (css_token_closer(&r->t) != CSS_T_EOF)
			skip_block(r);
		else
			css_reader_next(r);
		if (block)
			return; /* a nested rule ends with its block */
	}
}

void css_reader_skip_rule(struct css_reader *r)
{
	while (r->t.kind != CSS_T_EOF && r->t.kind != CSS_T_SEMICOLON && r->t.kind != CSS_T_LBRACE &&
	       r->t.kind != CSS_T_RBRACE)
		css_reader_next(r);
	if (r->t.kind == CSS_T_LBRACE)
		skip_block(r);
	else if (r->t.kind == CSS_T_SEMICOLON)
		css_reader_next(r);
}

/* ---- declarations ---- */

struct declaration {
	struct str name, value;
	size_t name_at, value_at;
	bool important, has_var;
};

static void keep(void *ctx, unsigned prop, const struct css_value *v)
{
	struct css_reader *r = ctx;

	*vec_add(&r->decl) = (struct css_decl){.prop = (uint8_t)prop, .v = *v};
}

static void warn_property(struct css_reader *r, const struct declaration *d)
{
	struct diag *w;
	struct str near;

	if (css_prop_is_moot(d->name, d->value))
		return;
	if (css_prop_is_foreign(d->name)) {
		w = css_warn(r, "css.property", d->name_at, TR("打印不支持属性 %.*s，已略过",
			"property %.*s does nothing in print"), STR_ARG(d->name));
		diag_hint(r->diags, w,
			  TR("只用于屏幕的写进 @media screen",
			     "put what is for the screen into @media screen"));
		return;
	}
	near = css_prop_nearest(d->name);
	w = css_warn(r, "css.property", d->name_at, TR("不认识的属性 %.*s", "unknown property %.*s"),
		     STR_ARG(d->name));
	if (near.n)
		diag_hint(r->diags, w, TR("是不是 %.*s？", "did you mean %.*s?"), STR_ARG(near));
}

static void warn_value(struct css_reader *r, const struct declaration *d)
{
	struct str shown = css_shown(d->value);
	struct diag *w = css_warn(r, "css.value", d->value_at, TR("属性 %.*s 不接受这个值：%.*s",
		"property %.*s does not take this value: %.*s"), STR_ARG(d->name), STR_ARG(shown));

	if (str_is(d->name, "display"))
		diag_hint(r->diags, w, TR("打印排版没有 flex 和 grid；并排用表格，只用于屏幕的写进 @media screen",
			"print has no flex or grid; use a table, or @media screen for the screen"));
}

static void declare_custom(struct css_reader *r, const struct declaration *d)
{
	struct css_custom *c = arena_make(r->arena, struct css_custom);

	*c = (struct css_custom){d->name, d->value};
	*vec_add(&r->decl) = (struct css_decl){.prop = CSS_P_CUSTOM, .important = d->important, .custom = c};
}

static void declare(struct css_reader *r, const struct declaration *d)
{
	struct css_sink sink = {keep, r};
	size_t first = r->decl.n;
	const char *note = NULL;
	uint32_t prop;
	enum css_outcome outcome;

	if (str_starts(d->name, STR("--"))) {
		declare_custom(r, d);
		return;
	}
	prop = map_lookup(&r->props, d->name);
	if (prop == MAP_NONE) {
		warn_property(r, d);
		return;
	}
	if (d->has_var) {
		*vec_add(&r->decl) = (struct css_decl){.prop = (uint8_t)prop,
						       .at = css_source_pos(r->src, d->value_at),
						       .v = {.kind = CSS_V_PENDING, .s = d->value}};
	} else {
		outcome = css_prop_read(prop, r->arena, d->value, false, &sink, &note);
		if (outcome == CSS_BAD_VALUE) {
			r->decl.n = first;
			warn_value(r, d);
		} else if (outcome == CSS_PARTLY) {
			css_warn(r, "css.value", d->value_at, "%.*s: %s", STR_ARG(d->name), note);
		}
	}
	for (size_t i = first; i < r->decl.n; i++)
		r->decl.v[i].important = d->important;
}

/* The value's tokens, up to ; or } outside brackets.  !important is cut off its end. */
static void read_value(struct css_reader *r, struct declaration *d)
{
	size_t end = r->t.start, bang = SIZE_MAX;
	struct css_nest nest = {0};

	d->value_at = r->t.start;
	for (; r->t.kind != CSS_T_EOF; css_reader_next(r)) {
		if (nest.depth == 0 && (r->t.kind == CSS_T_SEMICOLON || r->t.kind == CSS_T_RBRACE))
			break;
		css_nest_step(&nest, &r->t);
		d->has_var |= css_token_is_function(&r->t, "var");
		if (r->t.kind == CSS_T_SPACE)
			continue;
		if (css_token_is_delim(&r->t, '!'))
			bang = r->t.start;
		else if (bang != SIZE_MAX && css_token_is_word(&r->t, "important"))
			d->important = true;
		else
			bang = SIZE_MAX, d->important = false, end = r->t.end;
	}
	if (bang != SIZE_MAX && !d->important)
		end = r->t.start; /* a lone ! stays and makes the value bad */
	d->value = str_trim(str_sub(r->lex.s, d->value_at, end));
}

static void declaration(struct css_reader *r)
{
	struct declaration d = {.name_at = r->t.start, .name = r->t.text};

	if (r->t.kind == CSS_T_IDENT)
		css_reader_next(r);
	css_reader_space(r);
	if (!d.name.n || r->t.kind != CSS_T_COLON) {
		css_warn(r, "css.syntax", d.name_at, TR("这里应为“属性: 值”", "expected property: value"));
		css_reader_skip_declaration(r);
		return;
	}
	css_reader_next(r);
	css_reader_space(r);
	if (!str_starts(d.name, STR("--")))
		d.name = css_lower(r->arena, d.name);
	read_value(r, &d);
	declare(r, &d);
}

/* The declarations gathered since first, as a block of their own. */
static const struct css_block *take_block(struct css_reader *r, size_t first)
{
	struct css_block *b = arena_make(r->arena, struct css_block);
	struct css_decl *v = arena_many(r->arena, struct css_decl, r->decl.n - first);

	for (size_t i = first; i < r->decl.n; i++) {
		v[b->n++] = r->decl.v[i];
		b->custom |= r->decl.v[i].prop == CSS_P_CUSTOM;
		b->important |= r->decl.v[i].important;
	}
	b->v = v;
	r->decl.n = first;
	return b;
}

const struct css_block *css_reader_block(struct css_reader *r,
					 bool (*nested)(struct css_reader *r, void *ctx), void *ctx)
{
	size_t first = r->decl.n;

	for (;;) {
		while (r->t.kind == CSS_T_SPACE || r->t.kind == CSS_T_SEMICOLON)
			css_reader_next(r);
		if (r->t.kind == CSS_T_EOF || r->t.kind == CSS_T_RBRACE)
			break;
		if (r->t.kind != CSS_T_AT) {
			declaration(r);
		} else if (!nested || !nested(r, ctx)) {
			css_warn(r, "css.at-rule", r->t.start, TR("这里不能有 @%.*s", "@%.*s cannot stand here"),
				STR_ARG(r->t.text));
			css_reader_skip_rule(r);
		}
	}
	return take_block(r, first);
}

const struct css_block *css_reader_inline(struct css_reader *r, struct css_source *src)
{
	const struct css_block *b;

	r->src = src;
	r->lex = (struct css_lex){r->arena, src->text, 0};
	css_reader_next(r);
	b = css_reader_block(r, NULL, NULL);
	if (r->t.kind != CSS_T_EOF)
		css_warn(r, "css.syntax", r->t.start, TR("多出的 }", "surplus }"));
	return b;
}

/* ---- life ---- */

void css_reader_init(struct css_reader *r, struct css_sheets *sheets, const struct css_loader *loader,
                     struct err *e)
{
	*r = (struct css_reader){.sheets = sheets, .arena = sheets->arena, .loader = loader,
		.diags = sheets->diags, .err = e, .tags = css_tags_new(sheets->arena)};
	for (unsigned i = 0; i < CSS_P_COUNT + css_shorthand_count(); i++)
		if (css_prop_name(i)[0])
			map_add(&r->props, str_from(css_prop_name(i)), i);
}

void css_reader_release(struct css_reader *r)
{
	map_release(&r->props);
	vec_release(&r->entries);
	vec_release(&r->pages);
	vec_release(&r->decl);
}
