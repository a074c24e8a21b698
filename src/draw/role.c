/*
 * What an element of HTML is in the structure tree: by its tag, by what the
 * author says of it, else by what stands in it.
 */
#include "draw/tree.h"

/* Tags whose role is not P, Div or nothing. */
static const struct {
	uint8_t tag, role;
} roles[] = {
	{ DOM_section, DRAW_ROLE_Sect }, { DOM_nav, DRAW_ROLE_Sect }, { DOM_article, DRAW_ROLE_Art },
	{ DOM_blockquote, DRAW_ROLE_BlockQuote }, { DOM_p, DRAW_ROLE_P }, { DOM_h1, DRAW_ROLE_H1 },
	{ DOM_h2, DRAW_ROLE_H2 }, { DOM_h3, DRAW_ROLE_H3 }, { DOM_h4, DRAW_ROLE_H4 }, { DOM_h5, DRAW_ROLE_H5 },
	{ DOM_h6, DRAW_ROLE_H6 }, { DOM_ul, DRAW_ROLE_L }, { DOM_ol, DRAW_ROLE_L }, { DOM_dl, DRAW_ROLE_L },
	{ DOM_li, DRAW_ROLE_LI }, { DOM_dt, DRAW_ROLE_Lbl }, { DOM_dd, DRAW_ROLE_LBody }, { DOM_table, DRAW_ROLE_Table },
	{ DOM_caption, DRAW_ROLE_Caption }, { DOM_figcaption, DRAW_ROLE_Caption }, { DOM_thead, DRAW_ROLE_THead },
	{ DOM_tbody, DRAW_ROLE_TBody }, { DOM_tfoot, DRAW_ROLE_TFoot }, { DOM_tr, DRAW_ROLE_TR }, { DOM_th, DRAW_ROLE_TH },
	{ DOM_td, DRAW_ROLE_TD }, { DOM_svg, DRAW_ROLE_Figure }, { DOM_img, DRAW_ROLE_Figure }, { DOM_a, DRAW_ROLE_Link },
	{ DOM_q, DRAW_ROLE_Quote }, { DOM_code, DRAW_ROLE_Code },
};

/* A box of its own, or an inline element that is broken by one (CSS 2.1, 9.2.1.1). */
bool draw_role_is_block(const struct dom_node *n)
{
	if (!n->style || n->kind != DOM_ELEMENT || n->style->display == CSS_DISPLAY_NONE)
		return false;
	if (n->style->display != CSS_INLINE)
		return n->style->display != CSS_INLINE_BLOCK;
	for (const struct dom_node *k = n->first; k && n->tag != DOM_svg; k = k->next)
		if (draw_role_is_block(k))
			return true;
	return false;
}

static bool has_class(const struct dom_node *n, const char *name)
{
	struct str rest = dom_attr(n, "class"), piece;
	while (str_split(&rest, ' ', &piece))
		if (str_is(piece, name))
			return true;
	return false;
}

static bool is_note(const struct dom_node *n)
{
	struct str role = dom_attr(n, "role");
	return str_is(role, "doc-footnote") || str_is(role, "doc-endnote") || str_is(role, "note") || has_class(n, "footnote");
}

/* A row of figures that belong to a page, not to the table (layout/table.h): brought, carried, page totals. */
static bool is_page_total(const struct dom_node *n)
{
	struct str s = n->tag == DOM_tr ? dom_attr(n, "data-total") : (struct str){0};
	return str_is(s, "page") || str_is(s, "carried") || str_is(s, "brought");
}

/* A head or foot of nothing but such rows. */
static bool is_page_section(const struct dom_node *n)
{
	bool any = false;
	for (const struct dom_node *k = n->first; k; k = k->next) {
		if (k->kind == DOM_ELEMENT && !is_page_total(k))
			return false;
		any = any || k->kind == DOM_ELEMENT;
	}
	return any && (n->tag == DOM_thead || n->tag == DOM_tfoot);
}

/* Decoration: said so by the author, or an image with an empty alternative text. */
bool draw_role_is_decoration(const struct dom_node *n)
{
	struct str role = dom_attr(n, "role");
	return is_page_total(n) || is_page_section(n) || str_is(dom_attr(n, "aria-hidden"), "true") || (n->tag == DOM_img && dom_has_attr(n, "alt") && !dom_attr(n, "alt").n) ||
	       ((n->tag == DOM_img || n->tag == DOM_svg) && (str_is(role, "presentation") || str_is(role, "none")));
}

static bool in_toc(const struct dom_node *n)
{
	for (; n && n->tag != DOM_body; n = n->parent)
		if (has_class(n, "toc") || str_is(dom_attr(n, "role"), "doc-toc"))
			return true;
	return false;
}

bool draw_role_has_text(const struct dom_node *n)
{
	for (size_t i = 0; i < n->text.n; i++)
		if ((unsigned char)n->text.p[i] > ' ')
			return true;
	return false;
}

/* What stands directly in n: inline content, blocks. */
static void look_inside(const struct dom_node *n, bool *text, bool *blocks)
{
	for (const struct dom_node *k = n->first; k; k = k->next) {
		if (k->kind == DOM_TEXT)
			*text |= draw_role_has_text(k);
		else if (k->style && k->style->display == CSS_DISPLAY_NONE)
			continue;
		else if (draw_role_is_block(k))
			*blocks = true;
		else if (k->tag != DOM_br && k->tag != DOM_wbr)
			*text = true;
	}
}

unsigned draw_role_of(const struct dom_node *n)
{
	bool text = false, blocks = false;
	if (is_note(n) || layout_is_note(n))
		return DRAW_ROLE_Note;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (roles[i].tag == n->tag) {
			unsigned role = roles[i].role;
			if (role == DRAW_ROLE_L && n->tag != DOM_dl && in_toc(n))
				return DRAW_ROLE_TOC;
			return role == DRAW_ROLE_Link && !dom_has_attr(n, "href") ? DRAW_NO_ROLE : role;
		}
	if (!draw_role_is_block(n))
		return DRAW_NO_ROLE;
	look_inside(n, &text, &blocks);
	return text && !blocks ? DRAW_ROLE_P : DRAW_ROLE_Div;
}
