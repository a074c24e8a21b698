/*
 * JSONTestSuite: every y_ file is accepted, every n_ file refused with a
 * position, and the i_ files (either way is allowed) do what the table below
 * says.  The files are not ours: they are read from JIANBAO_CONFORMANCE or
 * ../shared/conformance, and where they are absent the tests say "skipped".
 *
 * Reasons for the i_ choices.  Numbers are kept as text, so no size is too
 * large for the scanner; whoever wants a value asks base/dec.h, which reports
 * DEC_RANGE.  What is no Unicode text (bad UTF-8, UTF-16, an escaped surrogate
 * without its partner) is refused, for a name that was damaged in the export
 * must not be printed.  A byte order mark is skipped.  500 levels are within
 * the stated 512.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>

#include "json/walk.h"

static const struct {
	const char *name;
	bool accepted;
} choices[] = {
	{"i_number_double_huge_neg_exp.json", true},
	{"i_number_huge_exp.json", true},
	{"i_number_neg_int_huge_exp.json", true},
	{"i_number_pos_double_huge_exp.json", true},
	{"i_number_real_neg_overflow.json", true},
	{"i_number_real_pos_overflow.json", true},
	{"i_number_real_underflow.json", true},
	{"i_number_too_big_neg_int.json", true},
	{"i_number_too_big_pos_int.json", true},
	{"i_number_very_big_negative_int.json", true},
	{"i_object_key_lone_2nd_surrogate.json", false},
	{"i_string_1st_surrogate_but_2nd_missing.json", false},
	{"i_string_1st_valid_surrogate_2nd_invalid.json", false},
	{"i_string_UTF-16LE_with_BOM.json", false},
	{"i_string_UTF-8_invalid_sequence.json", false},
	{"i_string_UTF8_surrogate_U+D800.json", false},
	{"i_string_incomplete_surrogate_and_escape_valid.json", false},
	{"i_string_incomplete_surrogate_pair.json", false},
	{"i_string_incomplete_surrogates_escape_valid.json", false},
	{"i_string_invalid_lonely_surrogate.json", false},
	{"i_string_invalid_surrogate.json", false},
	{"i_string_invalid_utf-8.json", false},
	{"i_string_inverted_surrogates_U+1D11E.json", false},
	{"i_string_iso_latin_1.json", false},
	{"i_string_lone_second_surrogate.json", false},
	{"i_string_lone_utf8_continuation_byte.json", false},
	{"i_string_not_in_unicode_range.json", false},
	{"i_string_overlong_sequence_2_bytes.json", false},
	{"i_string_overlong_sequence_6_bytes.json", false},
	{"i_string_overlong_sequence_6_bytes_null.json", false},
	{"i_string_truncated-utf-8.json", false},
	{"i_string_utf16BE_no_BOM.json", false},
	{"i_string_utf16LE_no_BOM.json", false},
	{"i_structure_500_nested_arrays.json", true},
	{"i_structure_UTF-8_BOM_empty_object.json", true},
};

static const char *suite(struct arena *a, const char *sub)
{
	const char *root = getenv("JIANBAO_CONFORMANCE");
	struct str dir =
		path_join(a, str_from(root ? root : "../shared/conformance"), STR("json-test-suite"));

	return path_join(a, dir, str_from(sub)).p;
}

static bool parses(struct arena *a, const char *path, struct err *e)
{
	*e = (struct err){0};
	return json_load(a, path, e) != NULL;
}

static void assert_refused(const char *name, const struct err *e)
{
	if (e->at.line == 0 || e->at.col == 0 || !e->msg[0] || !e->code[0] || e->status != EXIT_INPUT)
		fail_msg("%s: refused without a place or reason: \"%s\"", name, e->msg);
}

static void verdict(struct arena *a, const char *dir, struct str name)
{
	bool ok, want = name.p[0] == 'y';
	struct err e;

	for (size_t i = 0; name.p[0] == 'i'; i++) {
		if (i == sizeof choices / sizeof *choices)
			fail_msg("%s: no choice stated", name.p);
		if (str_is(name, choices[i].name)) {
			want = choices[i].accepted;
			break;
		}
	}
	ok = parses(a, path_join(a, str_from(dir), name).p, &e);
	if (ok != want)
		fail_msg("%s: %s (%s)", name.p, ok ? "accepted" : "refused", e.msg);
	if (!ok)
		assert_refused(name.p, &e);
}

static void test_parsing(void **state)
{
	struct arena *a = arena_new();
	const char *dir = suite(a, "test_parsing");
	size_t n, count[3] = {0};
	struct str *name;
	struct err e;

	(void)state;
	if (!path_is_dir(dir)) {
		arena_drop(a);
		print_message("JSONTestSuite is not here: skipped\n");
		skip();
	}
	assert_true(dir_list(a, dir, &name, &n, &e));
	for (size_t i = 0; i < n; i++) {
		verdict(a, dir, name[i]);
		count[name[i].p[0] == 'y' ? 0 : name[i].p[0] == 'n' ? 1 : 2]++;
	}
	assert_int_equal(count[0], 95);
	assert_int_equal(count[1], 188);
	assert_int_equal(count[2], 35);
	arena_drop(a);
}

/*
 * test_transform: what other parsers change.  Ours keeps numbers as written,
 * keeps canonically equivalent keys apart (é as one or as two code points),
 * keeps every repeated key, keeps NUL, and refuses what is no character.
 */
static const struct {
	const char *name;
	const char *text; /* of the first item or member; NULL: refused */
	size_t count;     /* items or members of the root */
} transforms[] = {
	{"number_-9223372036854775808.json", "-9223372036854775808", 1},
	{"number_-9223372036854775809.json", "-9223372036854775809", 1},
	{"number_1.0.json", "1.0", 1},
	{"number_1.000000000000000005.json", "1.000000000000000005", 1},
	{"number_1000000000000000.json", "1000000000000000", 1},
	{"number_10000000000000000999.json", "10000000000000000999", 1},
	{"number_1e-999.json", "1E-999", 1},
	{"number_1e6.json", "1E6", 1},
	{"number_9223372036854775807.json", "9223372036854775807", 1},
	{"number_9223372036854775808.json", "9223372036854775808", 1},
	{"object_key_nfc_nfd.json", "NFC", 2},
	{"object_key_nfd_nfc.json", "NFD", 2},
	{"object_same_key_different_values.json", "1", 2},
	{"object_same_key_same_value.json", "1", 2},
	{"object_same_key_unclear_values.json", "0", 2},
	{"string_1_escaped_invalid_codepoint.json", NULL, 0},
	{"string_1_invalid_codepoint.json", NULL, 0},
	{"string_2_escaped_invalid_codepoints.json", NULL, 0},
	{"string_2_invalid_codepoints.json", NULL, 0},
	{"string_3_escaped_invalid_codepoints.json", NULL, 0},
	{"string_3_invalid_codepoints.json", NULL, 0},
};

static void transform(struct arena *a, const char *path, const char *text, size_t count)
{
	struct err e = {0};
	const struct json *j = json_load(a, path, &e);

	if (!text) {
		assert_null(j);
		assert_refused(path, &e);
		return;
	}
	if (!j)
		fail_msg("%s: %s", path, e.msg);
	assert_int_equal(json_count(j), count);
	if (!str_is(json_text(json_first(j)), text))
		fail_msg("%s: %.*s", path, STR_ARG(json_text(json_first(j))));
}

static void test_transform(void **state)
{
	struct arena *a = arena_new();
	struct str dir = str_from(suite(a, "test_transform"));
	const struct json *j;
	struct err e = {0};

	(void)state;
	if (!path_is_dir(dir.p)) {
		arena_drop(a);
		print_message("JSONTestSuite is not here: skipped\n");
		skip();
	}
	for (size_t i = 0; i < sizeof transforms / sizeof *transforms; i++)
		transform(a, path_join(a, dir, str_from(transforms[i].name)).p,
		          transforms[i].text, transforms[i].count);
	j = json_load(a, path_join(a, dir, STR("string_with_escaped_NULL.json")).p, &e);
	assert_non_null(j);
	assert_true(str_eq(json_text(json_first(j)), STR("A\0B")));
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_parsing), cmocka_unit_test(test_transform)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
