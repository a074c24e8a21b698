/* Tokens of CSS Syntax 3, section 4. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "css/lex.h"

/* Tokens as text: a letter for the kind, then what it carries. */
static void dump(const char *css, struct buf *out)
{
	static const char *const kind[] = {
		[CSS_T_EOF] = "eof", [CSS_T_IDENT] = "ident", [CSS_T_FUNCTION] = "function", [CSS_T_AT] = "at",
		[CSS_T_HASH] = "hash", [CSS_T_STRING] = "string", [CSS_T_BAD_STRING] = "bad-string", [CSS_T_URL] = "url",
		[CSS_T_BAD_URL] = "bad-url", [CSS_T_DELIM] = "delim", [CSS_T_NUMBER] = "number",
		[CSS_T_PERCENT] = "percent", [CSS_T_DIMENSION] = "dimension", [CSS_T_SPACE] = "_", [CSS_T_CDO] = "cdo",
		[CSS_T_CDC] = "cdc", [CSS_T_COLON] = ":", [CSS_T_SEMICOLON] = ";", [CSS_T_COMMA] = ",",
		[CSS_T_LBRACKET] = "[", [CSS_T_RBRACKET] = "]", [CSS_T_LPAREN] = "(", [CSS_T_RPAREN] = ")",
		[CSS_T_LBRACE] = "{", [CSS_T_RBRACE] = "}"};
	struct arena *a = arena_new();
	struct css_lex lex = {a, str_from(css), 0};
	struct css_token t;

	for (css_lex_next(&lex, &t); t.kind != CSS_T_EOF; css_lex_next(&lex, &t)) {
		buf_fmt(out, "%s%s", out->n ? " " : "", kind[t.kind]);
		if (t.text.p)
			buf_fmt(out, "<%.*s>", STR_ARG(t.text));
		if (t.kind == CSS_T_DELIM)
			buf_fmt(out, "<%c>", t.delim);
		if (t.kind == CSS_T_NUMBER || t.kind == CSS_T_PERCENT || t.kind == CSS_T_DIMENSION)
			buf_fmt(out, "%lld%s", (long long)t.number, t.integer ? "i" : "");
		if (t.kind == CSS_T_HASH && t.is_id)
			buf_cat(out, "id");
	}
	arena_drop(a);
}

static void test_tokens(void **state)
{
	static const struct {
		const char *css, *want;
	} cases[] = {
		{"", ""},
		{"a b", "ident<a> _ ident<b>"},
		{"/* x */a/**/b/*", "ident<a> ident<b>"},
		{"p{color:red;}", "ident<p> { ident<color> : ident<red> ; }"},
		{"#a1 #1a .x", "hash<a1>id _ hash<1a> _ delim<.> ident<x>"},
		{"@media (a)", "at<media> _ ( ident<a> )"},
		{"rgb(1,2)", "function<rgb> number1000000i , number2000000i )"},
		{"1 1.0 -.5 +2e1 1e-2 1e", "number1000000i _ number1000000 _ number-500000 _ number20000000 _ number10000 _ "
			"dimension<e>1000000i"},
		{"12pt 50% 1.2EM 3zi 三号 3号", "dimension<pt>12000000i _ percent50000000i _ dimension<EM>1200000 _ "
			"dimension<zi>3000000i _ ident<三号> _ dimension<号>3000000i"},
		{"-x --y - -- -->", "ident<-x> _ ident<--y> _ delim<-> _ ident<--> _ cdc"},
		{"<!-- a -->", "cdo _ ident<a> _ cdc"},
		{"\"a\\\"b\" 'c\\27 d'", "string<a\"b> _ string<c'd>"},
		{"'a\nb'", "bad-string<a> _ ident<b> string<>"},
		{"'a\\\nb'", "string<ab>"},
		{"'abc", "string<abc>"},
		{"url(a.png) url( 'b' ) url(a b)", "url<a.png> _ function<url> _ string<b> _ ) _ bad-url<a>"},
		{"\\31 a \\4E00 x", "ident<1a> _ ident<一x>"},
		{"\\110000 ", "ident<\xEF\xBF\xBD>"},
		{"a>b+c~d*e", "ident<a> delim<>> ident<b> delim<+> ident<c> delim<~> ident<d> delim<*> ident<e>"},
		{"[a|=b]", "[ ident<a> delim<|> delim<=> ident<b> ]"},
		{"U+4E00", "ident<U> number4000000"}, /* 4E00 is 4 * 10^0: unicode ranges are gone from the syntax */
		{"1.2.3", "number1200000 number300000"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = {0};
		dump(cases[i].css, &b);
		if (!str_is(buf_view(&b), cases[i].want))
			fail_msg("%s\n  gave %s\n  want %s", cases[i].css, buf_cstr(&b), cases[i].want);
		buf_release(&b);
	}
}

/* Digits beyond a millionth are rounded half away from zero; what is too large is cut off. */
static void test_numbers(void **state)
{
	static const struct {
		const char *css;
		int64_t want;
	} cases[] = {
		{"0.0000005", 1}, {"0.00000049", 0}, {"-0.0000005", -1}, {"1.23456789", 1234568},
		{"1e3", 1000000000}, {"123456789", 123456789000000}, {"1e400", CSS_NUMBER_MAX}, {"1e-400", 0},
		{"99999999999999999999", CSS_NUMBER_MAX}, {"0e999", 0}, {"0.000000000000000000000001e24", 1000000},
		{"-1e99", -CSS_NUMBER_MAX},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct css_lex lex = {a, str_from(cases[i].css), 0};
		struct css_token t;
		css_lex_next(&lex, &t);
		assert_int_equal(t.kind, CSS_T_NUMBER);
		if (t.number != cases[i].want)
			fail_msg("%s gave %lld", cases[i].css, (long long)t.number);
		assert_int_equal(lex.i, lex.s.n);
	}
	arena_drop(a);
}

static void test_offsets(void **state)
{
	struct arena *a = arena_new();
	struct css_lex lex = {a, STR("一 /* */ ab"), 0};
	struct css_token t;

	(void)state;
	css_lex_next(&lex, &t);
	assert_int_equal(t.start, 0);
	assert_int_equal(t.end, 3);
	css_lex_next(&lex, &t);
	css_lex_next(&lex, &t); /* white space again behind the comment */
	assert_int_equal(t.start, 9);
	css_lex_next(&lex, &t);
	assert_int_equal(t.start, 10);
	assert_int_equal(t.end, 12);
	arena_drop(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_tokens), cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_offsets)};

	return cmocka_run_group_tests_name("css lex", tests, NULL, NULL);
}
