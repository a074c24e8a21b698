/* Sentences with note marks. */
#include "view/prose.h"

void notes_open(struct view *v)
{
	v->notes = value_set_list(v->root, "notes");
}

struct str note_mark(struct arena *a, unsigned n)
{
	static const struct {
		unsigned last;
		uint32_t first_code; /* of number (last of the row above) + 1 */
	} rows[] = {{20, 0x2460}, {35, 0x3251}, {50, 0x32B1}};
	unsigned from = 1;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; from = rows[i++].last + 1) {
		if (n > rows[i].last)
			continue;
		struct buf b = {0};
		buf_codepoint(&b, rows[i].first_code + n - from);
		struct str s = arena_str(a, buf_view(&b));
		buf_release(&b);
		return s;
	}
	return arena_fmt(a, "［%u］", n);
}

/* A page has some dozens of notes: walking them is cheaper than a map. */
static size_t note_place(const struct view *v, struct str text)
{
	size_t n = value_count(v->notes);
	for (size_t i = 0; i < n; i++)
		if (str_eq(value_str(value_lookup(value_at(v->notes, i), STR("text"))), text))
			return i;
	return n;
}

const struct value *note_ref(struct view *v, struct str text)
{
	if (text.n == 0)
		return value_null();
	size_t i = note_place(v, text);
	struct str mark = note_mark(v->a, (unsigned)i + 1);
	bool first = i == value_count(v->notes);
	if (first) {
		struct value *note = value_add_map(v->notes);
		value_set_int(note, "no", (int64_t)i + 1);
		value_set_str(note, "mark", mark);
		value_set_str(note, "text", text);
	}
	struct value *ref = value_map(v->a);
	value_set_int(ref, "no", (int64_t)i + 1);
	value_set_str(ref, "mark", mark);
	value_set_bool(ref, "first", first);
	value_set_str(ref, "words", text);
	return ref;
}

struct prose prose_into(struct view *v, struct value *map)
{
	return (struct prose){.v = v, .runs = value_set_list(map, "runs")};
}

struct prose prose_open(struct view *v, struct value *list)
{
	return prose_into(v, value_add_map(list));
}

void prose_add(struct prose *p, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	buf_vfmt(&p->text, fmt, ap);
	va_end(ap);
}

void prose_str(struct prose *p, struct str s)
{
	buf_str(&p->text, s);
}

static void end_run(struct prose *p, const struct value *note)
{
	struct value *run = value_add_map(p->runs);
	value_set_str(run, "text", buf_view(&p->text));
	value_set(run, "note", note);
	buf_clear(&p->text);
}

void prose_note(struct prose *p, struct str text)
{
	if (text.n)
		end_run(p, note_ref(p->v, text));
}

void prose_close(struct prose *p)
{
	if (p->text.n)
		end_run(p, value_null());
	buf_release(&p->text);
}
