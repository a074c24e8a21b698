#include "unit/policy/pack_here.h"

#include <string.h>

static struct fact fact[FACT_N];

static const struct cond *cond(const char *json)
{
	struct str rest =
		arena_fmt(arena, "\"focus\": [{\"id\": \"f\", \"label\": \"\", \"when\": %s}]", json);

	memset(fact, 0, sizeof fact);
	return parse_good(rest.p)->focus.v[0].when;
}

static void money_a_head(wide fen, wide persons)
{
	fact[FACT_PER_CAPITA] = (struct fact){.known = true, .q = {fen, persons}};
}

/* a and b stand for two flags; the table is Kleene's. */
static void three_values(void **state)
{
	static const struct {
		int a, b; /* 0 no, 1 yes, 2 unknown */
		enum truth all, any;
	} row[] = {
		{0, 0, TRUTH_NO, TRUTH_NO},       {0, 1, TRUTH_NO, TRUTH_YES},
		{0, 2, TRUTH_NO, TRUTH_UNKNOWN},  {1, 1, TRUTH_YES, TRUTH_YES},
		{1, 2, TRUTH_UNKNOWN, TRUTH_YES}, {2, 2, TRUTH_UNKNOWN, TRUTH_UNKNOWN},
		{2, 0, TRUTH_NO, TRUTH_UNKNOWN},  {2, 1, TRUTH_UNKNOWN, TRUTH_YES},
	};
#define TWO "[{\"field\": \"monitored\", \"is\": true}, {\"field\": \"relocated\", \"is\": true}]"
	const struct cond *all = cond("{\"all\": " TWO "}"), *any = cond("{\"any\": " TWO "}");
	const struct cond *none = cond("{\"not\": {\"any\": " TWO "}}");

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		fact[FACT_MONITORED] = (struct fact){.known = row[i].a != 2, .yes = row[i].a == 1};
		fact[FACT_RELOCATED] = (struct fact){.known = row[i].b != 2, .yes = row[i].b == 1};
		assert_int_equal(cond_test(all, fact), row[i].all);
		assert_int_equal(cond_test(any, fact), row[i].any);
		assert_int_equal(cond_test(none, fact),
				 row[i].any == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : row[i].any == TRUTH_NO);
	}
	assert_int_equal(cond_facts(all), 1u << FACT_MONITORED | 1u << FACT_RELOCATED);
	assert_int_equal(cond_test(NULL, fact), TRUTH_YES);
}

/* 以上 holds the number, 低于 does not; both exactly, by fen times persons. */
static void bounds(void **state)
{
	const struct cond *band = cond("{\"field\": \"per_capita\", \"between\": [\"6900\", \"11000\"]}");
	static const struct {
		wide fen, persons;
		enum truth in;
	} row[] = {
		{689999, 1, TRUTH_NO},   {690000, 1, TRUTH_YES},  {1099999, 1, TRUTH_YES},
		{1100000, 1, TRUTH_NO},  {2069999, 3, TRUTH_NO}, /* 6899.9967: prints as 6900.00, is below */
		{2070000, 3, TRUTH_YES}, {3299999, 3, TRUTH_YES}, {3300000, 3, TRUTH_NO},
		{-1, 1, TRUTH_NO},       {0, 5, TRUTH_NO},
	};

	(void)state;
	assert_int_equal(cond_test(band, fact), TRUTH_UNKNOWN);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		money_a_head(row[i].fen, row[i].persons);
		assert_int_equal(cond_test(band, fact), row[i].in);
	}
	const struct cond *above = cond("{\"field\": \"per_capita\", \"above\": \"10\"}");
	money_a_head(1000, 1);
	assert_int_equal(cond_test(above, fact), TRUTH_NO);
	const struct cond *at_most = cond("{\"field\": \"per_capita\", \"at_most\": 10.00}");
	money_a_head(1000, 1);
	assert_int_equal(cond_test(at_most, fact), TRUTH_YES);
}

static void shares_are_in_percent(void **state)
{
	const struct cond *c = cond("{\"field\": \"transfer_share\", \"above\": \"50\"}");

	(void)state;
	fact[FACT_TRANSFER_SHARE] = (struct fact){.known = true, .q = {50, 100}};
	assert_int_equal(cond_test(c, fact), TRUTH_NO);
	fact[FACT_TRANSFER_SHARE].q = (struct frac){500001, 1000000};
	assert_int_equal(cond_test(c, fact), TRUTH_YES);
}

static void words_and_knowledge(void **state)
{
	const struct cond *in =
		cond("{\"field\": \"monitor\", \"in\": [\"脱贫不稳定户\", \"突发严重困难户\"]}");

	(void)state;
	fact[FACT_MONITOR] = (struct fact){.known = true, .word = WORD_SUDDEN};
	assert_int_equal(cond_test(in, fact), TRUTH_YES);
	fact[FACT_MONITOR].word = WORD_MARGINAL;
	assert_int_equal(cond_test(in, fact), TRUTH_NO);
	const struct cond *known = cond("{\"field\": \"estimate\", \"known\": true}");
	assert_int_equal(cond_test(known, fact), TRUTH_NO);
	fact[FACT_ESTIMATE].known = true;
	assert_int_equal(cond_test(known, fact), TRUTH_YES);
}

static void reads_as_chinese(void **state)
{
	static const struct {
		const char *json, *text;
	} row[] = {
		{"{\"field\": \"kind\", \"is\": \"脱贫户\"}", "户类型为脱贫户"},
		{"{\"field\": \"dibao_all\", \"is\": false}", "非整户低保"},
		{"{\"field\": \"per_capita\", \"between\": [\"6900\", \"11000\"]}",
		 "6900元≤人均纯收入＜11000元"},
		{"{\"field\": \"growth\", \"at_most\": \"-30\"}", "人均纯收入增速≤-30%"},
		{"{\"all\": [{\"field\": \"monitored\", \"is\": true}, {\"any\": [{\"field\": \"relocated\", "
		 "\"is\": true}, "
		 "{\"field\": \"size\", \"above\": 3}]}]}",
		 "监测对象且（易地扶贫搬迁户或年度家庭人口数＞3）"},
		{"{\"not\": {\"field\": \"monitored\", \"is\": true}}", "不满足（监测对象）"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct buf b = {0};
		cond_text(cond(row[i].json), &b);
		assert_string_equal(buf_cstr(&b), row[i].text);
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		pack_test(three_values),        pack_test(bounds),           pack_test(shares_are_in_percent),
		pack_test(words_and_knowledge), pack_test(reads_as_chinese),
	};

	return cmocka_run_group_tests_name("policy/cond", tests, NULL, NULL);
}
