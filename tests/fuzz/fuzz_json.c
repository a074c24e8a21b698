/*
 * The JSON scanner on any bytes: no crash, every refusal has a place inside
 * the text, and the three readers agree: what the tree accepts as an array
 * the walk goes through with as many elements, and opening every nested value
 * again finds what the tree has there.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "json/walk.h"

static void check_items(struct arena *a, struct str slice, const struct json *j)
{
	const struct json *child = json_first(j);
	const struct json_member *m;
	size_t n;

	m = json_items(a, slice, 0, &n);
	ENSURE(n == json_count(j));
	for (size_t i = 0; i < n; i++, child = json_next(child)) {
		ENSURE(m[i].kind == json_kind(child));
		ENSURE(str_eq(m[i].key, json_key(child)));
		if (m[i].kind == JSON_ARRAY || m[i].kind == JSON_OBJECT)
			check_items(a, m[i].text, child);
		else
			ENSURE(str_eq(m[i].text, json_text(child)) && m[i].truth == json_truth(child));
	}
}

struct seen {
	const struct json *next; /* the element of the tree that should come */
	bool compare;
	size_t n;
};

static bool each(void *ctx, const struct json_element *el, struct err *e)
{
	struct seen *s = ctx;
	const struct json *m;

	(void)e;
	s->n++;
	json_element_pos(el, el->at + el->source.n);
	if (!s->compare)
		return true;
	ENSURE(str_eq(el->source, json_source(s->next)));
	m = json_first(s->next);
	for (size_t i = 0; i < el->n; i++, m = json_next(m)) {
		ENSURE(str_eq(el->member[i].key, json_key(m)));
		ENSURE(utf8_fault(el->member[i].text) == SIZE_MAX);
	}
	s->next = json_next(s->next);
	return true;
}

static void check_err(const struct err *e, struct str text)
{
	ENSURE(e->at.line >= 1 && e->at.col >= 1 && e->at.line + e->at.col <= text.n + 2);
	ENSURE(e->msg[0] && e->code[0]);
	ENSURE(utf8_fault(str_from(e->msg)) == SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct json_input in = {.name = size % 2 ? "a.json" : "a.ndjson", .text = text};
	struct arena *a = arena_new();
	struct err e = {0};
	const struct json *j = json_parse(a, "a.json", text, &e);
	struct seen s = {0};
	bool ok;

	if (!j)
		check_err(&e, text);
	else if (json_kind(j) == JSON_ARRAY || json_kind(j) == JSON_OBJECT)
		check_items(a, json_source(j), j);
	if (j && json_kind(j) == JSON_ARRAY) {
		in.name = "a.json";
		s.next = json_first(j);
		s.compare = true;
	}
	ok = json_walk(&in, each, &s, &e);
	if (!ok)
		check_err(&e, text);
	if (j && json_kind(j) == JSON_ARRAY)
		ENSURE(ok && s.n == json_count(j));
	arena_drop(a);
	return 0;
}
