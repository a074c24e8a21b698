/* Line-break rules against the hand-worked table tests/golden/text/breaks.txt.  Needs no fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/breaks.h"

#define MARK 0x2502 /* │ */

static struct text_fonts none; /* only lends a shaper */

static size_t characters(struct str text, struct text_char *ch)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; n++) {
		ch[n] = (struct text_char){.offset = (uint32_t)i, .glyph = (uint32_t)n};
		ch[n].cp = utf8_next(text, &i);
		ch[n].cls = (uint8_t)text_class(ch[n].cp);
	}
	return n;
}

static void unmarked(struct str want, struct buf *out)
{
	for (size_t i = 0; i < want.n;) {
		uint32_t cp = utf8_next(want, &i);
		if (cp != MARK)
			buf_codepoint(out, cp);
	}
}

static void marked(const struct text_char *ch, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		if (ch[i].brk == TEXT_MAY_BREAK)
			buf_codepoint(out, MARK);
		buf_codepoint(out, ch[i].cp);
	}
}

static enum text_level level_of(struct str name)
{
	static const char *const word[] = {"loose", "basic", "gb", "strict", "anywhere"};

	for (size_t i = 0; i < 5; i++) {
		if (str_is(name, word[i]))
			return (enum text_level)i;
	}
	fail_msg("level %.*s", STR_ARG(name));
	return TEXT_LEVEL_BASIC;
}

/* "basic\tmarked text": true if the program marks the same places. */
static bool line_holds(struct str line, size_t number)
{
	struct str level, want = line;
	struct buf text = {0}, have = {0};
	struct text_char ch[256];
	struct shaper *s = shaper_take(&none);
	size_t n;
	bool same;

	assert_true(str_split(&want, '\t', &level) && want.n < 256 * 3);
	if (str_ends(want, STR("│"))) /* the end of the text is no opportunity inside it */
		want.n -= strlen("│");
	unmarked(want, &text);
	n = characters(buf_view(&text), ch);
	breaks_find(s, ch, n, level_of(level));
	marked(ch, n, &have);
	same = str_eq(want, buf_view(&have));
	if (!same)
		print_error("breaks.txt:%zu\n  want %.*s\n  have %s\n", number, STR_ARG(want),
			    buf_cstr(&have));
	shaper_give(&none, s);
	buf_release(&text);
	buf_release(&have);
	return same;
}

static void table_test(void **state)
{
	struct file f;
	struct err e;
	struct str rest, line;
	size_t number = 0, bad = 0;

	(void)state;
	assert_true(file_open("tests/golden/text/breaks.txt", &f, &e));
	rest = f.bytes;
	while (str_split(&rest, '\n', &line)) {
		number++;
		if (line.n && line.p[0] != '#')
			bad += !line_holds(line, number);
	}
	file_close(&f);
	assert_int_equal(bad, 0);
}

/* Every no-start and no-end mark of clreq's basic level, between two ideographs. */
static void basic_sets_test(void **state)
{
	static const char no_start[] = "、。，．：；！？‼⁇⁈⁉”’」』）》〉】〗〕］｝·‧・/／～〜-–%％‰℃°′″々";
	static const char no_end[] = "“‘「『（《〈【〖〔［｛";
	struct shaper *s = shaper_take(&none);
	struct text_char ch[3];

	(void)state;
	for (size_t i = 0; i < sizeof no_start - 1;) {
		uint32_t cp = utf8_next(STR(no_start), &i);
		ch[0] = ch[2] = (struct text_char){.cp = 0x4E2D, .cls = TEXT_HAN};
		ch[1] = (struct text_char){.cp = cp, .cls = (uint8_t)text_class(cp)};
		breaks_find(s, ch, 3, TEXT_LEVEL_BASIC);
		if (ch[1].brk != TEXT_NO_BREAK)
			fail_msg("U+%04X begins a line", cp);
	}
	for (size_t i = 0; i < sizeof no_end - 1;) {
		uint32_t cp = utf8_next(STR(no_end), &i);
		ch[0] = ch[2] = (struct text_char){.cp = 0x4E2D, .cls = TEXT_HAN};
		ch[1] = (struct text_char){.cp = cp, .cls = (uint8_t)text_class(cp)};
		breaks_find(s, ch, 3, TEXT_LEVEL_BASIC);
		if (ch[2].brk != TEXT_NO_BREAK || ch[1].brk != TEXT_MAY_BREAK)
			fail_msg("U+%04X ends a line", cp);
	}
	shaper_give(&none, s);
}

static void newline_test(void **state)
{
	struct shaper *s = shaper_take(&none);
	struct text_char ch[4];

	(void)state;
	for (int level = TEXT_LEVEL_LOOSE; level <= TEXT_LEVEL_ANYWHERE; level++) {
		assert_int_equal(characters(STR("甲\n乙"), ch), 3);
		breaks_find(s, ch, 3, (enum text_level)level);
		assert_int_equal(ch[0].brk, TEXT_NO_BREAK);
		assert_int_equal(ch[1].brk, TEXT_NO_BREAK);
		assert_int_equal(ch[2].brk, TEXT_MUST_BREAK);
	}
	shaper_give(&none, s);
}

/* The two short cuts (figures, ideographs) must say what the long way says. */
static void short_cuts_test(void **state)
{
	static const char *const text[] = {"12,345.67", "-3.5%",        "100",
					   "9",         "青岭县示范镇", "𠅤𬭛㼆〇"};
	struct shaper *s = shaper_take(&none);
	struct text_char ch[16], longer[17];

	(void)state;
	for (size_t t = 0; t < sizeof text / sizeof *text; t++) {
		char with[64];
		size_t n = characters(str_from(text[t]), ch);
		snprintf(with, sizeof with, "%s。", text[t]); /* a point sends it the long way */
		assert_int_equal(characters(str_from(with), longer), n + 1);
		breaks_find(s, ch, n, TEXT_LEVEL_BASIC);
		breaks_find(s, longer, n + 1, TEXT_LEVEL_BASIC);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(text_stays(&ch[i]), text_stays(&longer[i]));
	}
	shaper_give(&none, s);
}

/* What forms one run with a number is tight (typesetting.md 2.2, 2.5): the tight places marked ┃. */
static void tight_test(void **state)
{
	static const char *const want[] = {
		"收入1┃2┃.┃5┃万┃元的",
		"于2┃0┃2┃6┃年┃3┃月┃5┃日印发",
		"国办发〔┃2┃0┃2┃4┃〕┃1┃2┃号文",
		"误差±┃5┃%内",
		"增长—5、约┃9",
		"长3┃ ┃k┃m的",
	};
	struct shaper *s = shaper_take(&none);
	struct text_char ch[64];

	(void)state;
	for (size_t t = 0; t < sizeof want / sizeof *want; t++) {
		struct buf text = {0}, have = {0};
		struct str w = str_from(want[t]);
		for (size_t i = 0; i < w.n;) {
			uint32_t cp = utf8_next(w, &i);
			if (cp != 0x2503)
				buf_codepoint(&text, cp);
		}
		size_t n = characters(buf_view(&text), ch);
		breaks_find(s, ch, n, TEXT_LEVEL_BASIC);
		for (size_t i = 0; i < n; i++) {
			if (ch[i].brk == TEXT_TIGHT)
				buf_codepoint(&have, 0x2503);
			buf_codepoint(&have, ch[i].cp);
		}
		assert_string_equal(buf_cstr(&have), want[t]);
		buf_release(&text);
		buf_release(&have);
	}
	shaper_give(&none, s);
}

static int finish(void **state)
{
	(void)state;
	for (size_t i = 0; i < IDLE_SHAPERS; i++)
		shaper_drop(atomic_exchange(&none.idle[i], NULL));
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_test),
		cmocka_unit_test(basic_sets_test),
		cmocka_unit_test(newline_test),
		cmocka_unit_test(short_cuts_test),
		cmocka_unit_test(tight_test),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
