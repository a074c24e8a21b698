#include "json/quick.h"

#include <string.h>

#include "base/map.h"
#include "base/vec.h"

#define FORGET_EVERY ((size_t)8 << 20)

/* ---- one element */

/* The value that t begins; a container is run through and left as a slice. */
static inline bool read_value(struct scan *s, struct arena *a, const struct scan_token *t,
                              struct json_member *m)
{
	m->kind = scan_value_kind(t->kind);
	m->truth = t->kind == SCAN_TRUE;
	m->odd = true;
	m->decimals = JSON_NO_DIGITS;
	m->text = (struct str){0};
	switch (m->kind) {
	case JSON_STRING:
		m->text = scan_text(a, t);
		return true;
	case JSON_NUMBER:
		m->text = t->text;
		return true;
	case JSON_ARRAY:
	case JSON_OBJECT:
		if (!scan_skip(s))
			return false;
		m->text = (struct str){t->at, (size_t)(s->p - t->at)};
		return true;
	default:
		return m->kind != JSON_ABSENT;
	}
}

bool walk_value(struct json_walk *w, struct json_member *m)
{
	struct scan_token t;

	scan_value(&w->scan, &t);
	m->at = t.kind == SCAN_FAULT ? 0 : walk_offset(w, t.at);
	return read_value(&w->scan, w->arena, &t, m);
}

/* The next key.  Records of one export mostly have the same keys in the same
   order, so the one expected is compared before anything is scanned. */
static bool next_key(struct json_walk *w, struct scan_token *t)
{
	size_t i = w->member.n;

	if (w->usual && i < w->shape.n && scan_key_is(&w->scan, w->shape.v[i], t))
		return true;
	if (scan_next(&w->scan, t) != SCAN_KEY)
		return false;
	w->usual = false;
	return true;
}

static bool read_members(struct json_walk *w)
{
	struct scan_token t;

	w->usual = true;
	quick_members(w);
	while (next_key(w, &t)) {
		struct json_member *m = walk_member(w);
		m->again = false;
		m->key = scan_text(w->arena, &t);
		m->key_at = walk_offset(w, t.at);
		if (!walk_value(w, m))
			return false;
	}
	return t.kind == SCAN_OBJECT_END;
}

/* ---- repeated keys */

/* Keys that borrow from the input last as long as the walk; others do not.  The shape's number, or 0. */
static size_t remember_shape(struct json_walk *w)
{
	struct str text = w->in->text;

	w->shape.n = 0;
	for (size_t i = 0; i < w->member.n; i++) {
		struct str key = w->member.v[i].key;
		if (key.n && (key.p < text.p || key.p >= text.p + text.n)) {
			w->shape.n = 0;
			return 0;
		}
		*vec_add(&w->shape) = key;
	}
	return ++w->shapes;
}

static void clear_slots(struct json_walk *w)
{
	size_t want = 64;

	while (want < w->member.n * 2)
		want *= 2;
	if (want > w->n_slot) {
		mem_free(w->slot);
		w->slot = mem_alloc(want * sizeof *w->slot);
		w->n_slot = want;
		w->stamp = 0;
	}
	if (++w->stamp == 0) {
		memset(w->slot, 0, w->n_slot * sizeof *w->slot);
		w->stamp = 1;
	}
}

/* True if the key of member i stood before; else it is noted. */
static bool stood_before(struct json_walk *w, uint32_t i)
{
	struct str key = w->member.v[i].key;
	size_t mask = w->n_slot - 1, h = (size_t)str_hash(key) & mask;

	for (; w->slot[h].stamp == w->stamp; h = (h + 1) & mask)
		if (str_eq(w->member.v[w->slot[h].index].key, key))
			return true;
	w->slot[h] = (struct key_slot){w->stamp, i};
	return false;
}

/* The number of the element's shape; 0 if it has none. */
static size_t mark_repeats(struct json_walk *w)
{
	bool any = false;

	if (w->usual) /* each is a key of a shape without repeats, at its own place */
		return w->shape.n ? w->shapes : 0;
	clear_slots(w);
	for (uint32_t i = 0; i < w->member.n; i++)
		any |= w->member.v[i].again = stood_before(w, i);
	return any ? 0 : remember_shape(w);
}

/* ---- the array */

static void forget_pages(struct json_walk *w, size_t at)
{
	if (w->in->file && at - w->forgotten >= FORGET_EVERY) {
		file_forget(w->in->file, at);
		w->forgotten = at;
	}
}

bool walk_fault(struct json_walk *w, struct err *e)
{
	return scan_err(&w->scan, w->in->name, e);
}

/* t begins an element. */
static bool element(struct json_walk *w, const struct scan_token *t, struct err *e)
{
	struct json_element el = {.index = w->index++, .at = walk_offset(w, t->at), .walk = w};
	struct json_member whole;

	arena_reset(w->arena);
	w->member.n = 0;
	el.kind = scan_value_kind(t->kind);
	if (!(el.kind == JSON_OBJECT ? read_members(w) : read_value(&w->scan, w->arena, t, &whole)))
		return walk_fault(w, e);
	el.shape = mark_repeats(w);
	el.source = (struct str){t->at, (size_t)(w->scan.p - t->at)};
	el.member = w->member.v;
	el.n = w->member.n;
	forget_pages(w, el.at);
	return w->each(w->ctx, &el, e);
}

bool walk_elements(struct json_walk *w, struct err *e)
{
	struct scan_token t;

	while (scan_next(&w->scan, &t) != SCAN_ARRAY_END) {
		if (t.kind == SCAN_FAULT)
			return walk_fault(w, e);
		if (!element(w, &t, e))
			return false;
	}
	return true;
}

/* What stands after the array up to the end of the document is checked, not kept. */
bool walk_rest(struct json_walk *w, struct err *e)
{
	struct scan_token t;

	while (scan_next(&w->scan, &t) != SCAN_END)
		if (t.kind == SCAN_FAULT)
			return walk_fault(w, e);
	return true;
}

bool walk_lines(struct json_walk *w, struct err *e)
{
	struct scan_token t;

	scan_open(&w->scan, w->in->text, true);
	while (scan_next(&w->scan, &t) != SCAN_END) {
		if (t.kind == SCAN_FAULT)
			return walk_fault(w, e);
		if (!element(w, &t, e))
			return false;
	}
	return true;
}

bool json_walk(const struct json_input *in, json_each_fn *each, void *ctx, struct err *e)
{
	struct json_walk w = {.in = in, .each = each, .ctx = ctx, .pos = {in->name, 1, 1}};
	bool ok;

	w.arena = arena_new();
	if (str_starts(in->text, STR("\xEF\xBB\xBF")))
		w.counted = 3;
	ok = walk_found(&w, e);

	vec_release(&w.member);
	vec_release(&w.shape);
	mem_free(w.slot);
	buf_release(&w.prefix);
	arena_drop(w.arena);
	return ok;
}

/* ---- places */

struct pos json_element_pos(const struct json_element *el, size_t offset)
{
	struct json_walk *w = el->walk;
	struct pos at;

	if (el->at > w->counted) {
		pos_advance(&w->pos, str_sub(w->in->text, w->counted, el->at));
		w->counted = el->at;
	}
	if (offset < w->counted)
		return text_pos(w->in->name, w->in->text, offset);
	at = w->pos;
	pos_advance(&at, str_sub(w->in->text, w->counted, offset));
	return at;
}

void json_element_pointer(const struct json_element *el, struct str key, struct buf *out)
{
	buf_str(out, buf_view(&el->walk->prefix));
	pointer_index(out, el->index);
	if (key.n)
		pointer_key(out, key);
}

/* ---- nested values */

const struct json_member *json_items(struct arena *a, struct str slice, size_t base, size_t *n)
{
	struct { struct json_member *v; size_t n, cap; } found = {0};
	struct json_member *v;
	struct map seen = {0};
	struct scan s;
	struct scan_token t;

	scan_open(&s, slice, false);
	scan_next(&s, &t);
	while (scan_next(&s, &t) != SCAN_ARRAY_END && t.kind != SCAN_OBJECT_END) {
		struct json_member *m = vec_add(&found);
		if (t.kind == SCAN_KEY) {
			m->key = scan_text(a, &t);
			m->key_at = base + (size_t)(t.at - slice.p);
			m->again = map_add(&seen, m->key, (uint32_t)found.n) != found.n;
			scan_next(&s, &t);
		}
		m->at = base + (size_t)(t.at - slice.p);
		if (!read_value(&s, a, &t, m))
			BUG("json_items: a slice that no walk gave");
	}
	*n = found.n;
	v = arena_many(a, struct json_member, found.n);
	if (found.n)
		memcpy(v, found.v, found.n * sizeof *v);
	vec_release(&found);
	map_release(&seen);
	return v;
}
