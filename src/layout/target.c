/* Texts and counters of other elements. */
#include "layout/target.h"

#include "base/map.h"
#include "base/utf8.h"

#include <string.h>

struct counter_view { /* counters as they are at one element */
	uint32_t order;
	uint32_t n;
	const struct counter *v;
};

struct late {
	struct box *box;
	const struct dom_node *node;
	struct css_content content;
};

struct targets {
	VEC(struct counter_view) view; /* by order */
	VEC(struct late) late;
};

static struct targets *targets_of(struct job *j)
{
	if (!j->targets)
		j->targets = arena_make(j->work, struct targets);
	return j->targets;
}

void targets_release(struct job *j)
{
	if (!j->targets)
		return;
	vec_release(&j->targets->view);
	vec_release(&j->targets->late);
}

/* ---- Counters ---- */

void target_note(struct job *j, const struct counters *c, const struct dom_node *n)
{
	const struct counter *v;
	size_t count = counters_all(c, &v);
	struct counter *copy;

	if (!count || !(n->style->bookmark_level || n->style->string_set.n || (n->n_attr && dom_has_attr(n, "id"))))
		return;
	copy = arena_many(j->work, struct counter, count);
	memcpy(copy, v, count * sizeof *v);
	*vec_add(&targets_of(j)->view) = (struct counter_view){n->order, (uint32_t)count, copy};
}

bool target_counter(const struct job *j, const struct dom_node *n, struct str name, int *value)
{
	size_t lo = 0, hi = j->targets ? j->targets->view.n : 0;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (j->targets->view.v[mid].order < n->order)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (!j->targets || lo == j->targets->view.n || j->targets->view.v[lo].order != n->order)
		return false;
	for (size_t i = j->targets->view.v[lo].n; i-- > 0;) {
		const struct counter *c = &j->targets->view.v[lo].v[i];
		if (!str_eq(c->name, name))
			continue;
		*value = c->value;
		return true;
	}
	return false;
}

/* ---- Texts ---- */

void target_late(struct job *j, struct box *t, const struct dom_node *n, const struct css_content *c)
{
	*vec_add(&targets_of(j)->late) = (struct late){t, n, *c};
}

/* What the target's ::before or ::after generates, as far as it is text. */
static struct str generated(struct job *j, const struct dom_node *n, const struct css_style *s)
{
	struct buf b = {0};
	struct str text;
	size_t count = 0;
	const struct css_content *c = s ? css_content_parse(j->work, s->content, &count) : NULL;
	int v;

	for (size_t i = 0; i < count; i++) {
		if (c[i].kind == CSS_CONTENT_TEXT)
			buf_str(&b, c[i].text);
		else if (c[i].kind == CSS_CONTENT_ATTR)
			buf_str(&b, dom_attr(n, arena_str(j->work, c[i].text).p));
		else if (c[i].kind == CSS_CONTENT_COUNTER && target_counter(j, n, c[i].text, &v))
			buf_str(&b, counter_text(j->work, v, c[i].format));
	}
	text = arena_str(j->out, buf_view(&b));
	buf_release(&b);
	return text;
}

static struct str text_of(struct job *j, const struct dom_node *n, const struct css_content *c)
{
	struct str s;
	size_t i = 0;
	int v;

	if (c->kind == CSS_CONTENT_TARGET_COUNTER)
		return target_counter(j, n, c->text, &v) ? counter_text(j->out, v, c->format) : (struct str){0};
	if (c->which == CSS_TARGET_BEFORE)
		return generated(j, n, n->style->before);
	if (c->which == CSS_TARGET_AFTER)
		return generated(j, n, n->style->after);
	s = dom_text(j->out, n);
	if (c->which == CSS_TARGET_LETTER && s.n) {
		utf8_next(s, &i);
		s = str_sub(s, 0, i);
	}
	return s;
}

static void report(struct job *j, const struct late *l, struct str href)
{
	diag_add(j->diags, DIAG_WARNING, "layout.target", job_pos(j, l->node),
		 TR("没有“%.*s”所指的元素，引用的文字空缺", "nothing is at '%.*s'; the text that refers to it is left out"),
		 STR_ARG(href));
}

void targets_settle(struct job *j)
{
	struct map ids = {0};
	VEC(const struct dom_node *) node = {0};

	if (!j->targets || !j->targets->late.n)
		return;
	for (const struct dom_node *n = j->in->dom->root; n; n = dom_next(n, j->in->dom->root)) {
		struct str id = n->kind == DOM_ELEMENT && n->style ? dom_attr(n, "id") : (struct str){0};
		if (!id.n || map_lookup(&ids, id) != MAP_NONE)
			continue;
		map_add(&ids, id, (uint32_t)node.n);
		*vec_add(&node) = n;
	}
	for (size_t i = 0; i < j->targets->late.n; i++) {
		struct late *l = &j->targets->late.v[i];
		struct str href = l->content.target.n ? l->content.target
						      : dom_attr(l->node, l->content.target_attr.n
									  ? arena_str(j->work, l->content.target_attr).p
									  : "href");
		uint32_t k = str_starts(href, STR("#")) ? map_lookup(&ids, str_sub(href, 1, href.n)) : MAP_NONE;
		if (k == MAP_NONE)
			report(j, l, href);
		l->box->text = k == MAP_NONE ? (struct str){0} : text_of(j, node.v[k], &l->content);
	}
	map_release(&ids);
	vec_release(&node);
}
