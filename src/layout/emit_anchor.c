/* Where elements landed: anchors, bookmarks, and the strings of running heads. */
#include "layout/emit.h"
#include "layout/target.h"

struct str content_words(struct job *j, const struct dom_node *n, struct str content, struct str self)
{
	struct buf b = {0};
	struct str s;
	size_t count;
	int v;
	const struct css_content *c = css_content_parse(j->work, content, &count);

	for (size_t i = 0; i < count; i++) {
		if (c[i].kind == CSS_CONTENT_TEXT)
			buf_str(&b, c[i].text);
		else if (c[i].kind == CSS_CONTENT_SELF)
			buf_str(&b, self);
		else if (c[i].kind == CSS_CONTENT_ATTR)
			buf_str(&b, dom_attr(n, arena_str(j->work, c[i].text).p));
		else if (c[i].kind == CSS_CONTENT_COUNTER && target_counter(j, n, c[i].text, &v))
			buf_str(&b, counter_text(j->work, v, c[i].format));
	}
	s = arena_str(j->out, buf_view(&b));
	buf_release(&b);
	return s;
}

/* ---- Strings and running elements (CSS GCPM 3, 1.1 to 1.3) ---- */

struct running *emit_running(struct emit *e, struct str name, bool element)
{
	for (size_t i = 0; i < e->running.n; i++)
		if (e->running.v[i].element == element && str_eq(e->running.v[i].name, name))
			return &e->running.v[i];
	return NULL;
}

static void set_running(struct emit *e, struct str name, bool element, struct shown value)
{
	struct running *r = emit_running(e, name, element);

	if (!r) {
		r = vec_add(&e->running);
		r->name = name;
		r->element = element;
		r->page = UINT32_MAX;
	}
	if (r->page != e->page) {
		r->page = e->page;
		r->entry = r->last;
		r->first = value;
		r->at_start = e->frag.n == e->sheet;
	}
	r->last = value;
}

struct shown emit_shown(const struct emit *e, const struct running *r, enum css_which which)
{
	if (r->page != e->page || which == CSS_WHICH_LAST)
		return r->last;
	if (which == CSS_WHICH_FIRST_EXCEPT)
		return (struct shown){0};
	return which == CSS_WHICH_START && !r->at_start ? r->entry : r->first;
}

/* string-set: "name content" */
static void set_string(struct emit *e, const struct dom_node *n, struct str written)
{
	struct str rest = str_trim(written);
	size_t end = 0;

	while (end < rest.n && rest.p[end] != ' ')
		end++;
	set_running(e, str_sub(rest, 0, end), false,
		    (struct shown){.text = content_words(e->job, n, str_trim(str_sub(rest, end, rest.n)),
						     dom_text(e->job->work, n))});
}

void emit_set_element(struct emit *e, struct box *b)
{
	if (!e->artifact && !e->dry)
		set_running(e, b->style->running, true, (struct shown){.box = b});
}

/* Refs of running elements show the page that is being drawn. */
static bool set_page_refs(struct emit *e, unsigned total)
{
	struct job *j = e->job;

	for (struct ref *r = j->page_refs; r; r = r->next)
		r->shown = counter_text(j->work, (int)(r->total ? total : e->number), r->format);
	return j->page_refs;
}

const struct flow *emit_element(struct emit *e, struct running *r, struct box *b, lu w, unsigned total)
{
	size_t rows = e->job->doc->rows_in;
	lu got;
	struct room room = {.w = w, .h = -1, .fixed = -1, .high = -1, .abs_w = w, .abs_h = -1};

	if (!set_page_refs(e, total) && r->laid == b && r->w == w)
		return r->flow;
	room.fixed = b->kind == BOX_TABLE ? -1 : lu_max(w - box_margins_x(b->style, w) - box_edges_x(b->style, w), 0);
	r->laid = b;
	r->w = w;
	r->flow = flow_out(e->job, b, &room, &got);
	e->job->doc->rows_in = rows; /* running matter: no row of a table is lost in it */
	return r->flow;
}

void emit_anchor(struct emit *e, const struct dom_node *n, const struct css_style *s, lu y)
{
	struct str id = dom_attr(n, "id");
	struct layout_anchor *a;

	if (e->artifact)
		return;
	e->counted = n;
	if (s->string_set.n && !str_is(s->string_set, "none") && !e->dry)
		set_string(e, n, s->string_set);
	if (!e->dry || (!id.n && !s->bookmark_level)) /* the dry run has recorded it */
		return;
	a = vec_add(&e->anchor);
	a->node = n;
	a->id = id;
	a->level = s->bookmark_level;
	a->closed = s->bookmark_closed;
	a->page = e->page;
	a->y = y;
}
