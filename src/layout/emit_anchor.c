/* Where elements landed: anchors, bookmarks, and the strings of running heads. */
#include "layout/emit.h"

struct str content_words(struct job *j, const struct dom_node *n, struct str content, struct str self)
{
	struct buf b = {0};
	struct str s;
	size_t count;
	const struct css_content *c = css_content_parse(j->work, content, &count);

	for (size_t i = 0; i < count; i++) {
		if (c[i].kind == CSS_CONTENT_TEXT)
			buf_str(&b, c[i].text);
		else if (c[i].kind == CSS_CONTENT_SELF)
			buf_str(&b, self);
		else if (c[i].kind == CSS_CONTENT_ATTR)
			buf_str(&b, dom_attr(n, arena_str(j->work, c[i].text).p));
	}
	s = arena_str(j->out, buf_view(&b));
	buf_release(&b);
	return s;
}

static struct running *running_at(struct emit *e, struct str name)
{
	struct running *r;

	for (size_t i = 0; i < e->running.n; i++)
		if (str_eq(e->running.v[i].name, name))
			return &e->running.v[i];
	r = vec_add(&e->running);
	r->name = name;
	r->page = UINT32_MAX;
	return r;
}

/* string-set: "name content" (CSS GCPM 3, 1.1). */
static void set_running(struct emit *e, const struct dom_node *n, struct str written)
{
	struct str rest = str_trim(written);
	size_t end = 0;
	struct running *r;

	while (end < rest.n && rest.p[end] != ' ')
		end++;
	r = running_at(e, str_sub(rest, 0, end));
	r->value = content_words(e->job, n, str_trim(str_sub(rest, end, rest.n)),
				dom_text(e->job->work, n));
	if (r->page != e->page) {
		r->page = e->page;
		r->first = r->value;
	}
}

void emit_anchor(struct emit *e, const struct dom_node *n, const struct css_style *s, lu y)
{
	struct str id = dom_attr(n, "id");
	struct layout_anchor *a;

	if (e->artifact)
		return;
	if (s->string_set.n && !str_is(s->string_set, "none") && !e->dry)
		set_running(e, n, s->string_set);
	if (!e->dry || (!id.n && !s->bookmark_level)) /* the dry run has recorded it */
		return;
	a = vec_add(&e->anchor);
	a->node = n;
	a->id = id;
	a->level = s->bookmark_level;
	a->page = e->page;
	a->y = y;
}
