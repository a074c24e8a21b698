/*
 * Every case of Unicode's LineBreakTest.txt (Debian package unicode-data)
 * through the breaker that layout uses, at each level.  A place where we differ
 * must be the work of a rule that has a name; the counts are printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io.h"
#include "text/breaks.h"

#define FILE_NAME "/usr/share/unicode/auxiliary/LineBreakTest.txt"
#define MOST 64 /* characters of a case */

static struct text_fonts none; /* only lends a shaper */

struct test_case {
	struct text_char ch[MOST];
	bool want[MOST]; /* a break before the character */
	uint8_t why[MOST];
	size_t n;
};

struct account {
	unsigned cases, passed, rule[BREAK_RULES], unexplained;
};

/* "÷" or "×", then a code point, and so on; a comment from #. */
static bool case_read(struct str line, struct test_case *t)
{
	struct str word;
	bool may = false;

	memset(t, 0, sizeof *t);
	while (str_split(&line, ' ', &word) || line.n) {
		if (!word.n)
			continue;
		if (word.p[0] == '#' || word.p[0] == '\t')
			break;
		if (str_starts(word, STR("÷")) || str_starts(word, STR("×"))) {
			may = str_starts(word, STR("÷"));
			if (str_find(word, STR("#")) != SIZE_MAX)
				break;
			continue;
		}
		assert_true(t->n < MOST);
		struct text_char *c = &t->ch[t->n];
		c->cp = (uint32_t)strtoul(word.p, NULL, 16);
		c->cls = (uint8_t)text_class(c->cp);
		c->offset = c->glyph = (uint32_t)t->n;
		t->want[t->n++] = may;
	}
	return t->n > 0;
}

static void case_run(struct shaper *s, struct test_case *t, enum text_level level, size_t number,
		     struct account *a)
{
	bool same = true;

	breaks_explain(s, t->ch, t->n, level, t->why);
	a->cases++;
	for (size_t i = 1; i < t->n; i++) {
		if (text_stays(&t->ch[i]) == !t->want[i])
			continue;
		same = false;
		a->rule[t->why[i]]++;
		if (t->why[i] != BREAK_UAX)
			continue;
		a->unexplained++;
		print_error("line %zu: U+%04X | U+%04X\n", number, t->ch[i - 1].cp, t->ch[i].cp);
	}
	a->passed += same;
}

static void account_run(struct str bytes, enum text_level level, struct account *a)
{
	struct shaper *s = shaper_take(&none);
	struct test_case t;
	struct str line;
	size_t number = 0;

	while (str_split(&bytes, '\n', &line)) {
		number++;
		if (line.n && line.p[0] != '#' && case_read(line, &t))
			case_run(s, &t, level, number, a);
	}
	shaper_give(&none, s);
}

static void all_cases_test(void **state)
{
	static const char *const name[] = {"loose", "basic", "gb", "strict"};
	struct file f;
	struct err e = {0};

	(void)state;
	if (!file_open(FILE_NAME, &f, &e)) {
		print_message("skipped: " FILE_NAME " is absent; install unicode-data\n");
		skip();
	}
	for (int level = TEXT_LEVEL_LOOSE; level <= TEXT_LEVEL_STRICT; level++) {
		struct account a = {0};
		account_run(f.bytes, (enum text_level)level, &a);
		print_message("%s: %u cases, %u as UAX #14, %u by rules of ours; places by rule:", name[level],
			      a.cases, a.passed, a.cases - a.passed);
		for (unsigned k = 0; k < BREAK_RULES; k++)
			if (a.rule[k])
				print_message(" %s %u", breaks_rule_name((enum break_rule)k), a.rule[k]);
		print_message("\n");
		assert_true(a.cases > 7000);
		assert_int_equal(a.unexplained, 0);
	}
	file_close(&f);
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
		cmocka_unit_test(all_cases_test),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
