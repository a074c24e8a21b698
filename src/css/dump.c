/* Computed styles as text: per element, what is not initial. */
#include "base/dec.h"
#include "css/sheet.h"
#include "css/syntax.h"

#include <string.h>

/* v / LU_PER_PT with up to four decimals. */
static void dump_pt(lu v, struct buf *out)
{
	int64_t n = css_ratio(v, 10000, LU_PER_PT);
	size_t from = out->n;

	dec_format(n, 4, out);
	while (out->n > from && out->p[out->n - 1] == '0')
		out->n--;
	if (out->n > from && out->p[out->n - 1] == '.')
		out->n--;
	buf_cat(out, "pt");
}

static void dump_len(const struct css_len *l, struct buf *out)
{
	switch (l->unit) {
	case CSS_AUTO:    buf_cat(out, "auto"); break;
	case CSS_NONE:    buf_cat(out, "none"); break;
	case CSS_LU:      dump_pt(l->v, out); break;
	case CSS_PERCENT:
		dec_format(l->v, 3, out);
		buf_char(out, '%');
		if (l->plus) {
			buf_cat(out, " + ");
			dump_pt(l->plus, out);
		}
		break;
	}
}

static void dump_int(const void *field, size_t size, struct buf *out)
{
	int32_t v;

	switch (size) {
	case 1: buf_int(out, *(const uint8_t *)field); break;
	case 2: buf_int(out, *(const uint16_t *)field); break;
	default:
		memcpy(&v, field, sizeof v);
		buf_int(out, v);
		break;
	}
}

static void dump_field(const struct css_rec *rec, const struct css_prop *p, struct buf *out)
{
	const void *field = (const char *)rec + p->offset;
	bool named = p->store == CSS_STORE_ENUM || p->store == CSS_STORE_BOOL || p->store == CSS_STORE_VALIGN ||
		     p->store == CSS_STORE_POSITION;
	int value = p->size == 1 ? *(const uint8_t *)field : p->size == 4 ? *(const int *)field : 0;
	const char *word = named ? css_syntax_word(p->syntax, value) : NULL;

	if (word) {
		buf_cat(out, word);
		return;
	}
	switch (p->store) {
	case CSS_STORE_LEN: case CSS_STORE_LINE_HEIGHT:
		dump_len(field, out);
		break;
	case CSS_STORE_LU: case CSS_STORE_FONT_SIZE:
		dump_pt(*(const lu *)field, out);
		break;
	case CSS_STORE_COLOR:
		buf_fmt(out, "#%08x", *(const uint32_t *)field);
		break;
	case CSS_STORE_PAINT: {
		struct str ref = p == &css_props[CSS_P_FILL] ? rec->s.fill_ref : rec->s.stroke_ref;
		buf_fmt(out, ref.n ? "url(#%.*s) #%08x" : "%.*s#%08x", STR_ARG(ref), *(const uint32_t *)field);
		break;
	}
	case CSS_STORE_STR:
		buf_json(out, *(const struct str *)field);
		break;
	case CSS_STORE_VALIGN:
		dump_pt(rec->s.valign_length, out);
		break;
	case CSS_STORE_POSITION: /* the words were shown above */
		buf_fmt(out, "running(%.*s)", STR_ARG(rec->s.running));
		break;
	case CSS_STORE_PAGE_SIZE:
		break; /* an element has none */
	default:
		dump_int(field, p->size, out);
		break;
	}
}

static bool is_initial(const struct css_rec *rec, const struct css_rec *initial, const struct css_prop *p)
{
	const char *a = (const char *)rec + p->offset, *b = (const char *)initial + p->offset;

	if (p->store == CSS_STORE_PAGE_SIZE)
		return true;
	if (p->syntax == CSS_SY_BORDER_WIDTH) /* medium, but 0 as long as there is no style: see is_unseen */
		return false;
	if (p->store == CSS_STORE_STR)
		return str_eq(*(const struct str *)(const void *)a, *(const struct str *)(const void *)b);
	if (p->store == CSS_STORE_PAINT && (p == &css_props[CSS_P_FILL] ? rec->s.fill_ref : rec->s.stroke_ref).n)
		return false;
	return memcmp(a, b, p->size) == 0;
}

/* Of borders only those that are drawn: width and colour of others mean nothing. */
static bool is_unseen(const struct css_rec *rec, unsigned i)
{
	if (i >= CSS_P_BORDER_TOP_WIDTH && i <= CSS_P_BORDER_LEFT_WIDTH)
		return !rec->s.border[i - CSS_P_BORDER_TOP_WIDTH].width;
	if (i >= CSS_P_BORDER_TOP_COLOR && i <= CSS_P_BORDER_LEFT_COLOR)
		return !rec->s.border[i - CSS_P_BORDER_TOP_COLOR].width;
	if (i == CSS_P_COLUMN_RULE_WIDTH || i == CSS_P_COLUMN_RULE_COLOR)
		return rec->s.column_rule.style == CSS_BORDER_NONE;
	return false;
}

static void dump_style(const struct css_style *s, unsigned depth, struct buf *out)
{
	const struct css_rec *rec = css_rec_of(s);

	for (unsigned i = 0; i < CSS_P_COUNT; i++) {
		const struct css_prop *p = &css_props[i];
		if (is_unseen(rec, i) || is_initial(rec, rec->sheets->initial, p))
			continue;
		for (unsigned k = 0; k <= depth; k++)
			buf_cat(out, "  ");
		if (p->name[0])
			buf_cat(out, p->name);
		else
			buf_cat(out, i == CSS_P_BORDER_SPACING_X ? "border-spacing/x" : "border-spacing/y");
		buf_cat(out, ": ");
		dump_field(rec, p, out);
		buf_char(out, '\n');
	}
}

static void dump_pseudo(const struct css_style *s, const char *name, unsigned depth, struct buf *out)
{
	if (!s)
		return;
	for (unsigned k = 0; k <= depth; k++)
		buf_cat(out, "  ");
	buf_cat(out, name);
	buf_char(out, '\n');
	dump_style(s, depth + 1, out);
}

static void dump_element(const struct dom_node *n, unsigned depth, struct buf *out)
{
	for (unsigned k = 0; k < depth; k++)
		buf_cat(out, "  ");
	buf_fmt(out, "<%.*s", STR_ARG(n->name));
	for (unsigned i = 0; i < n->n_attr; i++)
		if (str_is(n->attr[i].name, "id") || str_is(n->attr[i].name, "class"))
			buf_fmt(out, " %.*s=\"%.*s\"", STR_ARG(n->attr[i].name), STR_ARG(n->attr[i].value));
	buf_cat(out, ">\n");
	dump_style(n->style, depth, out);
	dump_pseudo(n->style->before, "::before", depth, out);
	dump_pseudo(n->style->after, "::after", depth, out);
	dump_pseudo(n->style->note_call, "::footnote-call", depth, out);
	dump_pseudo(n->style->note_marker, "::footnote-marker", depth, out);
}

void css_dump(const struct dom_doc *d, struct buf *out)
{
	unsigned depth = 0;

	for (const struct dom_node *n = d->root; n;) {
		if (n->kind == DOM_ELEMENT && n->style)
			dump_element(n, depth, out);
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		while (n && !n->next) {
			n = n == d->root ? NULL : n->parent;
			depth--;
		}
		n = n ? n->next : NULL;
	}
}
