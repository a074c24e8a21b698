/* A figure called to account: what went in, what was set aside and why, the files, the clause. */
#include "unit/indicator/figures_here.h"

#include "indicator/account.h"

static struct account of(const char *spec)
{
	struct account a;
	indicator_account(set, arena, figure(spec), &a);
	return a;
}

static void aside_is(const struct account *a, const char *reason, const char *ids)
{
	struct buf b = {0};
	for (size_t i = 0; i < a->asides; i++)
		for (int64_t k = 0; str_is(a->aside[i].reason, reason) && k < a->aside[i].n; k++) {
			const struct data_household *h = &fx.set.year[0].household[a->aside[i].row[k]];
			buf_fmt(&b, "%.*s ", STR_ARG(data_text(&fx.set, h->id)));
		}
	assert_string_equal(buf_cstr(&b), ids);
	buf_release(&b);
}

/* 1 is used; 2 is new; 3 had no income last year; 4 has none this year. */
static void four_households(void)
{
	compute("hunan-2022",
		HOME("1", "9000", "2") HOME("2", "8000", "1") HOME("3", "7000", "1")
		RECORD(AREA_A, "4", "", "1", ""),
		HOME("1", "8000", "2") RECORD(AREA_A, "3", "", "1", "") HOME("4", "7000", "1"));
}

static void growth_names_its_rows(void **state)
{
	(void)state;
	four_households();
	struct account a = of("income.growth");
	assert_int_equal(a.rows.n, 1);
	assert_int_equal(a.asides, 3);
	aside_is(&a, "上年导出中没有该户", "2 ");
	assert_int_equal(a.exports, 2);
	assert_true(str_is(a.numbers, "（9,000.00元÷2人）÷（8,000.00元÷2人）－1"));
	assert_true(str_is(a.reading, "A-07"));
	assert_true(a.population.n > 0 && a.condition.n == 0 && !a.clause);
}

static void rules_name_their_clause(void **state)
{
	(void)state;
	four_households();
	struct account a = of("below_line.households/重点监测线");
	assert_true(str_find(a.condition, STR("6900")) != SIZE_MAX);
	assert_non_null(a.clause);
	assert_int_equal(a.rows.n, 1);
	aside_is(&a, data_reason_label(ASIDE_INCOME_NO_NET).p, "4 ");
}

/* n and what was set aside are the scope, for every figure whose rows are known. */
static void nothing_is_lost(void **state)
{
	size_t n, checked = 0;
	(void)state;
	four_households();
	const struct figure *f = indicator_figures(set, &n);
	for (size_t i = 0; i < n; i++) {
		struct account a;
		int64_t aside = 0;
		indicator_account(set, arena, &f[i], &a);
		for (size_t k = 0; k < a.asides; k++)
			aside += (int64_t)a.aside[k].n;
		if (!a.asides)
			continue;
		checked++;
		if (f[i].n + aside != f[i].of)
			fail_msg("%s: %lld used, %lld aside, %lld in all", f[i].family->id, (long long)f[i].n,
				 (long long)aside, (long long)f[i].of);
	}
	assert_true(checked > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(growth_names_its_rows), fig_test(rules_name_their_clause), fig_test(nothing_is_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
