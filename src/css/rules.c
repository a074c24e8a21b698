/* Statements of a sheet: style rules and at-rules. */
#include "base/io.h"
#include "css/sheet.h"

#define MAX_NEST 16 /* @media in @media: each level is a call */

static void statements(struct css_reader *r, bool nested);

/* ---- style rules ---- */

static void warn_selector(struct css_reader *r, const struct css_token *bad)
{
	struct str shown = str_sub(r->lex.s, bad->start, bad->end > bad->start ? bad->end : bad->start + 1);

	css_warn(r, "css.selector", bad->start, TR("选择符里不支持“%.*s”，整条规则略过",
		"“%.*s” is not supported in a selector; the rule is skipped"), STR_ARG(shown));
}

/* The selectors before {.  false: one is bad, and with it the rule (CSS Syntax 3, 2.2). */
static bool selector_list(struct css_reader *r)
{
	struct css_token bad;

	for (;;) {
		struct css_selector sel;
		if (!css_selector_parse(&r->lex, r->tags, &r->t, &sel, &bad)) {
			warn_selector(r, &bad);
			return false;
		}
		*vec_add(&r->entries) = (struct css_entry){.sel = sel, .origin = r->origin};
		if (r->t.kind != CSS_T_COMMA)
			return r->t.kind == CSS_T_LBRACE;
		css_reader_next(r);
	}
}

static void style_rule(struct css_reader *r)
{
	size_t first = r->entries.n, at = r->t.start;
	const struct css_block *block;

	if (!selector_list(r)) {
		if (r->t.kind == CSS_T_EOF && r->entries.n > first)
			css_warn(r, "css.syntax", at, TR("规则没有 {}", "a rule without a block"));
		r->entries.n = first;
		css_reader_skip_rule(r);
		return;
	}
	css_reader_next(r);
	block = css_reader_block(r, NULL, NULL);
	if (r->t.kind == CSS_T_RBRACE)
		css_reader_next(r);
	for (size_t i = first; i < r->entries.n; i++) {
		r->entries.v[i].block = block;
		r->entries.v[i].order = (uint32_t)i;
	}
}

/* ---- at-rules ---- */

/* The text up to { or ; (or the end), white space trimmed. */
static struct str prelude(struct css_reader *r)
{
	size_t from = r->t.start;

	while (r->t.kind != CSS_T_EOF && r->t.kind != CSS_T_LBRACE && r->t.kind != CSS_T_SEMICOLON)
		css_reader_next(r);
	return str_trim(str_sub(r->lex.s, from, r->t.start));
}

static bool media_holds(struct css_reader *r, struct str query, size_t at)
{
	bool odd, holds = css_media_match(r->arena, query, r->sheets->media, &odd);

	if (odd)
		css_warn(r, "css.media", at, TR("媒体条件不认识，按不成立处理：%.*s",
			"media query not understood, taken as false: %.*s"), STR_ARG(css_shown(query)));
	return holds;
}

static void media_rule(struct css_reader *r, size_t at)
{
	struct str query = prelude(r);

	if (r->nesting == MAX_NEST)
		css_warn(r, "css.at-rule", at, TR("@media 嵌套超过 %d 层", "@media nested deeper than %d"),
			 MAX_NEST);
	if (r->t.kind != CSS_T_LBRACE || r->nesting == MAX_NEST || !media_holds(r, query, at)) {
		css_reader_skip_rule(r);
		return;
	}
	css_reader_next(r);
	r->nesting++;
	statements(r, true);
	r->nesting--;
	if (r->t.kind == CSS_T_RBRACE)
		css_reader_next(r);
}

/* href as the page would write it: relative to the sheet that imports. */
static struct str import_href(struct css_reader *r, struct str href)
{
	if (str_find_char(r->src->href, '/') == SIZE_MAX)
		return href;
	return path_join(r->arena, path_dir(r->src->href), href);
}

static void import_rule(struct css_reader *r, size_t at)
{
	struct css_source *src = r->src;
	struct css_lex lex;
	struct css_token t;
	struct str href, query;

	css_reader_space(r);
	if (css_token_is_function(&r->t, "url")) {
		css_reader_next(r);
		css_reader_space(r);
	}
	href = r->t.kind == CSS_T_STRING || r->t.kind == CSS_T_URL ? r->t.text : (struct str){0};
	css_reader_next(r);
	css_reader_space(r);
	if (r->t.kind == CSS_T_RPAREN)
		css_reader_next(r);
	query = prelude(r);
	if (r->t.kind == CSS_T_SEMICOLON)
		css_reader_next(r);
	if (!href.n) {
		css_warn(r, "css.at-rule", at, TR("@import 缺少地址", "@import without an address"));
		return;
	}
	if (!media_holds(r, query, at))
		return;
	lex = r->lex;
	t = r->t;
	css_reader_link(r, import_href(r, href), css_source_pos(src, at), r->origin);
	r->src = src;
	r->lex = lex;
	r->t = t;
}

static void other_rule(struct css_reader *r, struct str name, size_t at)
{
	struct diag *d;

	if (css_same_word(name, "font-face")) {
		d = css_warn(r, "css.at-rule", at, TR("打印不用 @font-face", "@font-face is not used in print"));
		diag_hint(r->diags, d,
			  TR("字体只由 fonts/fonts.json 决定", "fonts come from fonts/fonts.json only"));
	} else if (css_same_word(name, "import")) {
		css_warn(r, "css.at-rule", at, TR("@import 只能在样式表开头", "@import must come first in a sheet"));
	} else if (!css_same_word(name, "charset")) {
		css_warn(r, "css.at-rule", at, TR("不支持 @%.*s，已略过", "@%.*s is not supported and skipped"),
			STR_ARG(name));
	}
	css_reader_skip_rule(r);
}

/* true: it was not @charset or @import, so no @import may follow. */
static bool at_rule(struct css_reader *r, bool may_import)
{
	struct str name = r->t.text;
	size_t at = r->t.start;

	css_reader_next(r);
	if (css_same_word(name, "import") && may_import) {
		import_rule(r, at);
		return false;
	}
	if (css_same_word(name, "media"))
		media_rule(r, at);
	else if (css_same_word(name, "page"))
		css_reader_page(r, at);
	else
		other_rule(r, name, at);
	return !css_same_word(name, "charset");
}

/* Up to the end, or to the } of the block around when nested.  Blocks in blocks recurse: see MAX_NEST. */
static void statements(struct css_reader *r, bool nested)
{
	bool may_import = !nested;

	while (r->t.kind != CSS_T_EOF) {
		switch (r->t.kind) {
		case CSS_T_SPACE: case CSS_T_CDO: case CSS_T_CDC: case CSS_T_SEMICOLON:
			css_reader_next(r);
			break;
		case CSS_T_RBRACE:
			if (nested)
				return;
			css_warn(r, "css.syntax", r->t.start, TR("多出的 }", "surplus }"));
			css_reader_next(r);
			break;
		case CSS_T_AT:
			if (at_rule(r, may_import))
				may_import = false;
			break;
		default:
			may_import = false;
			style_rule(r);
			break;
		}
	}
}

bool css_reader_sheet(struct css_reader *r, struct css_source *src, enum css_origin origin)
{
	r->src = src;
	r->origin = origin;
	r->lex = (struct css_lex){r->arena, src->text, 0};
	css_reader_next(r);
	statements(r, false);
	return r->err->msg[0] == 0;
}

/* ---- linked sheets ---- */

static bool is_remote(struct str href)
{
	return str_find(href, STR("://")) != SIZE_MAX || str_starts(href, STR("//")) ||
		str_starts(href, STR("data:"));
}

/* Being read already, or too deep. */
static bool is_loop(struct css_reader *r, struct str href, struct pos at)
{
	for (unsigned i = 0; i < r->n_importing; i++)
		if (str_eq(r->importing[i], href)) {
			diag_add(r->diags, DIAG_WARNING, "css.import", at,
				 TR("@import 成环：%.*s", "@import loop: %.*s"), STR_ARG(href));
			return true;
		}
	if (r->n_importing < sizeof r->importing / sizeof *r->importing)
		return false;
	diag_add(r->diags, DIAG_WARNING, "css.import", at, TR("@import 超过 %zu 层", "@import deeper than %zu"),
		sizeof r->importing / sizeof *r->importing);
	return true;
}

bool css_reader_link(struct css_reader *r, struct str href, struct pos at, enum css_origin origin)
{
	struct css_source src;
	struct str text;
	const char *file = NULL;
	bool ok;

	if (is_remote(href)) {
		diag_add(r->diags, DIAG_WARNING, "css.import", at, TR("不从网络读取样式表：%.*s",
			"style sheets are not read from the network: %.*s"), STR_ARG(href));
		return true;
	}
	if (is_loop(r, href, at))
		return true;
	if (!r->loader || !r->loader->load(r->loader->ctx, href, r->arena, &text, &file))
		return err_set(r->err, EXIT_INPUT, "css.import", at,
			       TR("读不到样式表 %.*s", "cannot read style sheet %.*s"), STR_ARG(href));
	css_source_init(&src, file ? file : at.file, text, (struct pos){file, 1, 1});
	src.href = href;
	r->importing[r->n_importing++] = href;
	ok = css_reader_sheet(r, &src, origin);
	r->n_importing--;
	return ok;
}
