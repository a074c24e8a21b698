/* ::before, ::after and list markers as boxes. */
#include "layout/target.h"

static struct box *text_box(struct job *j, struct box *b, const struct dom_node *n, struct str text)
{
	struct box *t;

	if (!text.n)
		return NULL;
	t = box_new(j, BOX_TEXT, n, b->style);
	t->part = b->part;
	t->text = text;
	box_append(b, t);
	return t;
}

static struct ref *ref_new(struct job *j, const struct dom_node *n, enum css_list_type format)
{
	struct ref *r = arena_make(j->work, struct ref);

	r->at = n;
	r->format = format;
	r->shown = STR("0");
	return r;
}

static void ref_box(struct job *j, struct box *b, const struct dom_node *n, const struct css_content *c)
{
	struct box *t = box_new(j, BOX_REF, n, b->style);
	struct ref *r = ref_new(j, n, c->format);

	t->part = b->part;
	if (b->kind == BOX_NOTE && str_is(c->text, "footnote")) {
		r->note = b->note;
		r->shown = counter_text(j->work, 1, c->format);
	} else if (c->kind == CSS_CONTENT_COUNTER) {
		r->total = str_is(c->text, "pages");
	} else {
		r->target = c->target.n ? c->target
					: dom_attr(n, c->target_attr.n ? arena_str(j->work, c->target_attr).p
								       : "href");
		if (!str_starts(r->target, STR("#"))) {
			diag_add(j->diags, DIAG_WARNING, "layout.target", job_pos(j, n),
				 TR("页码所指不是本文中的位置：“%.*s”",
				    "target of a page number is not in this document: '%.*s'"),
				 STR_ARG(r->target));
			return;
		}
	}
	struct ref **list = j->in_running && !r->target.n && !r->note ? &j->page_refs : &j->refs;
	r->next = *list;
	*list = r;
	t->ref = r;
	box_append(b, t);
}

struct str content_string(struct job *j, const struct dom_node *n, struct str name)
{
	if (str_is(name, "title"))
		return j->in->dom->title;
	diag_add(j->diags, DIAG_WARNING, "layout.string", job_pos(j, n),
		 TR("没有名为“%.*s”的串", "no string is named '%.*s'"), STR_ARG(name));
	return (struct str){0};
}

static void generate_piece(struct job *j, struct counters *k, struct box *b, const struct css_content *c)
{
	const struct dom_node *n = b->node;
	struct box *t;

	switch (c->kind) {
	case CSS_CONTENT_TEXT:
		text_box(j, b, n, c->text);
		break;
	case CSS_CONTENT_COUNTER:
		if (str_is(c->text, "page") || str_is(c->text, "pages") ||
		    (b->kind == BOX_NOTE && j->notes_by_page && str_is(c->text, "footnote")))
			ref_box(j, b, n, c);
		else
			text_box(j, b, n, counter_text(j->out, counters_value(k, c->text), c->format));
		break;
	case CSS_CONTENT_STRING:
		text_box(j, b, n, content_string(j, n, c->text));
		break;
	case CSS_CONTENT_ATTR:
		text_box(j, b, n, dom_attr(n, arena_str(j->work, c->text).p));
		break;
	case CSS_CONTENT_TARGET_COUNTER:
		if (str_is(c->text, "page"))
			ref_box(j, b, n, c);
		else
			target_late(j, text_box(j, b, n, STR("?")), n, c);
		break;
	case CSS_CONTENT_TARGET_TEXT:
		target_late(j, text_box(j, b, n, STR("?")), n, c);
		break;
	case CSS_CONTENT_ELEMENT:
		diag_add(j->diags, DIAG_WARNING, "layout.element", job_pos(j, n), "%s",
			 TR("element() 只能用在页边框里", "element() only stands in margin boxes"));
		break;
	case CSS_CONTENT_SELF:
		text_box(j, b, n, dom_text(j->out, n));
		break;
	case CSS_CONTENT_LEADER:
		t = text_box(j, b, n, c->text);
		if (t)
			t->kind = BOX_LEADER;
		break;
	}
}

void box_generate(struct job *j, struct counters *k, const struct dom_node *n, struct box *b)
{
	size_t count;
	const struct css_content *c = css_content_parse(j->work, b->style->content, &count);

	b->node = n;
	for (size_t i = 0; i < count; i++)
		generate_piece(j, k, b, &c[i]);
}

/* The number of a list item: value="", else one more than the item before. */
static int item_number(struct counters *c, const struct dom_node *n, unsigned depth)
{
	struct str name = STR("list-item"), value = dom_attr(n, "value");
	int v = counters_value(c, name) + 1, parsed;

	if (value.n) {
		struct buf b = {0};
		buf_cat(&b, "n ");
		buf_str(&b, value);
		if (counter_named(buf_view(&b), STR("n"), v, &parsed))
			v = parsed;
		buf_release(&b);
	}
	counters_set(c, name, v, depth - 1);
	return v;
}

/* The style of a bullet: in Western type, for • of a Chinese face is a full-width ·. */
static const struct css_style *bullet_style(struct job *j, const struct css_style *s)
{
	struct css_style own;

	if (j->bullet.of != s) {
		memcpy(&own, s, sizeof own); /* with its padding: styles are interned by their bytes */
		own.family = STR("latin");
		j->bullet.of = s;
		j->bullet.style = css_style_changed(j->in->sheets, s, &own);
	}
	return j->bullet.style;
}

/* Bullets that every Chinese face has stand in for those that are rarer. */
static struct str bullet(struct job *j, enum css_list_type type)
{
	static const struct {
		enum css_list_type type;
		uint32_t cp;
		const char *text, *instead;
	} bullets[] = {{CSS_LIST_DISC, 0x2022, "•", "·"},
		       {CSS_LIST_CIRCLE, 0x25E6, "◦", "○"},
		       {CSS_LIST_SQUARE, 0x25AA, "▪", "■"}};

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (bullets[i].type == type)
			return str_from(text_fonts_have(j->in->fonts, bullets[i].cp) ? bullets[i].text
										     : bullets[i].instead);
	return (struct str){0};
}

struct box *box_marker(struct job *j, struct counters *c, const struct box *b, unsigned depth)
{
	/* What follows the number; GB/T 15834 appendix B: 一、 but 1. and ① alone. */
	static const char *const after[] = {[CSS_LIST_DECIMAL] = ".",
					    [CSS_LIST_CJK] = "、",
					    [CSS_LIST_LOWER_ALPHA] = ".",
					    [CSS_LIST_UPPER_ALPHA] = ".",
					    [CSS_LIST_LOWER_ROMAN] = ".",
					    [CSS_LIST_UPPER_ROMAN] = ".",
					    [CSS_LIST_LEADING_ZERO] = ".",
					    [CSS_LIST_CIRCLED] = "",
					    [CSS_LIST_CJK_FORMAL] = "、",
					    [CSS_LIST_CJK_DIGITS] = "、"};
	int v = item_number(c, b->node, depth);
	enum css_list_type type = b->style->list_type;
	struct box *m;

	if (type == CSS_LIST_NONE)
		return NULL;
	m = box_new(j, BOX_TEXT, b->node, css_style_anonymous(j->in->sheets, b->style, CSS_INLINE));
	m->text = bullet(j, type);
	if (m->text.n) {
		m->style = bullet_style(j, m->style);
	} else {
		struct str num = counter_text(j->work, v, type);
		m->text = arena_fmt(j->out, "%.*s%s", STR_ARG(num), after[type]);
	}
	return m;
}
