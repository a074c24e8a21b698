/*
 * The sheets a page brings, in the order of the cascade: the built-in one, then
 * <style> and <link> as they stand in the document, those for this medium.
 */
#include "css/index.h"

static bool media_of(struct css_reader *r, const struct dom_node *n)
{
	bool odd;

	return css_media_match(r->arena, dom_attr(n, "media"), r->sheets->media, &odd);
}

static bool read_style_element(struct css_reader *r, const struct dom_node *n)
{
	struct css_source src;

	if (!n->first || n->first->kind != DOM_TEXT || !media_of(r, n))
		return true;
	css_source_init(&src, n->at.file, n->first->text, n->first->at);
	return css_reader_sheet(r, &src, CSS_AUTHOR);
}

static bool read_link(struct css_reader *r, const struct dom_node *n)
{
	struct str rel = dom_attr(n, "rel"), word;
	bool sheet = false;

	while (rel.n && str_split(&rel, ' ', &word))
		sheet |= css_same_word(word, "stylesheet");
	if (!sheet || !media_of(r, n))
		return true;
	return css_reader_link(r, dom_attr(n, "href"), n->at, CSS_AUTHOR);
}

bool css_page_sheets(struct css_reader *r, const struct dom_doc *doc)
{
	struct css_source builtin;

	css_source_init(&builtin, "built-in", str_from(css_builtin_text), (struct pos){"built-in", 1, 1});
	if (!css_reader_sheet(r, &builtin, CSS_BUILTIN))
		return false;
	for (const struct dom_node *n = doc->root; n; n = dom_next(n, doc->root)) {
		if (n->kind != DOM_ELEMENT)
			continue;
		if (n->tag == DOM_style && !read_style_element(r, n))
			return false;
		if (n->tag == DOM_link && !read_link(r, n))
			return false;
	}
	return true;
}

void css_page_keep(struct css_sheets *s, const struct css_reader *r)
{
	struct css_page_rule *copy = arena_many(s->arena, struct css_page_rule, r->pages.n);

	for (size_t i = 0; i < r->pages.n; i++)
		copy[i] = r->pages.v[i];
	s->page = copy;
	s->n_page = r->pages.n;
}
