/* Notes are numbered by first mention; the same text is one note. */
#include "view_here.h"

#include "view/prose.h"

static void marks(void **state)
{
	static const struct {
		unsigned n;
		const char *mark;
	} rows[] = { { 1, "①" }, { 20, "⑳" }, { 21, "㉑" }, { 35, "㉟" }, { 36, "㊱" }, { 50, "㊿" }, { 51, "［51］" } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_str(note_mark(*state, rows[i].n), rows[i].mark);
}

static struct str at(const struct value *v, const char *path)
{
	return value_str(value_find(v, path));
}

static void numbering(void **state)
{
	struct view v = { .a = *state, .root = value_map(*state) };
	notes_open(&v);
	struct value *list = value_list(*state);
	struct prose p = prose_open(&v, list);
	prose_add(&p, "共%d户", 5);
	prose_note(&p, STR("户数的口径"));
	prose_add(&p, "，占10.0%%");
	prose_note(&p, STR("比例的算式"));
	prose_str(&p, STR("。"));
	prose_close(&p);
	p = prose_open(&v, list);
	prose_add(&p, "其中");
	prose_note(&p, STR("户数的口径"));
	prose_note(&p, STR("")); /* nothing to say: no mark */
	prose_close(&p);
	assert_int_equal(value_count(value_lookup(v.root, STR("notes"))), 2);
	assert_str(at(v.root, "notes.1.mark"), "②");
	assert_str(at(v.root, "notes.1.text"), "比例的算式");
	assert_str(at(list, "0.runs.0.text"), "共5户");
	assert_str(at(list, "0.runs.0.note.mark"), "①");
	assert_str(at(list, "0.runs.1.text"), "，占10.0%");
	assert_str(at(list, "0.runs.1.note.no"), "2");
	assert_str(at(list, "0.runs.2.text"), "。");
	assert_int_equal(value_kind(value_find(list, "0.runs.2.note")), VALUE_NULL);
	assert_non_null(value_find(list, "0.runs.2.note")); /* the key is there: no finding in a template */
	assert_int_equal(value_count(value_find(list, "1.runs")), 1);
	assert_str(at(list, "1.runs.0.note.no"), "1");
}

static void past_fifty(void **state)
{
	struct view v = { .a = *state, .root = value_map(*state) };
	notes_open(&v);
	for (int i = 1; i <= 60; i++)
		note_ref(&v, arena_fmt(*state, "注%d", i));
	assert_str(at(v.root, "notes.49.mark"), "㊿");
	assert_str(at(v.root, "notes.59.mark"), "［60］");
	assert_str(value_str(value_lookup(note_ref(&v, STR("注7")), STR("mark"))), "⑦");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(marks), cmocka_unit_test(numbering), cmocka_unit_test(past_fifty) };
	return cmocka_run_group_tests_name("view: notes", tests, arena_up, arena_down);
}
