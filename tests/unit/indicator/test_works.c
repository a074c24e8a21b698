/* 以工代赈 (S4 （十二）) and 吸纳就业奖补 (S4 （十一）), each project and employer worked by hand. */
#include "unit/indicator/figures_here.h"

#define ONE_HOME "{\"id\": \"1\", \"area\": \"990101100200\", \"kind\": \"脱贫户\", \"net\": \"1\", \"size\": \"1\"}"

static void works(const char *kind, const char *rows)
{
	struct str more = arena_fmt(arena, "{\"kind\": \"households\", \"file\": \"h.ndjson\"}, {\"kind\": \"%s\", \"file\": \"w.ndjson\"}",
				    kind);
	fx_case(more.p, "");
	fx_put("h.ndjson", ONE_HOME);
	fx_put("w.ndjson", rows);
	compute_under("chifeng-2023", NULL);
}

#define RELIEF(name, source, funds, pay, lifted) \
	"{\"name\": \"" name "\", \"type\": \"以工代赈\", " source "\"funds\": \"" funds "\", \"labour_pay\": \"" pay \
	"\", \"labour_pay_lifted\": \"" lifted "\"}\n"
#define BRIDGING "\"source\": \"衔接资金\", "
#define OTHER "\"source\": \"水利资金\", "

/*
 * Pay of at least 30 % of the funds is asked of all; 30 % of the pay for the
 * lifted of projects from 衔接资金, and of one that does not tell its source.
 *   A 衔接: 300/1000 is 30 %, enough; 90/300 is 30 %, enough
 *   B 衔接: 299.99/1000 is below; 89.99/299.99 = 29.9977 % is below
 *   C 水利: 400/1000; 0/400, not asked
 *   D not told: 500/1000; 100/500 = 20 %, below
 *   E 水利: pay not told: unknown; F 水利: 300/1000, the lifted's not told and not asked: known
 */
static void relief(void **state)
{
	(void)state;
	works("projects", RELIEF("A", BRIDGING, "1000", "300", "90") RELIEF("B", BRIDGING, "1000", "299.99", "89.99")
				  RELIEF("C", OTHER, "1000", "400", "0") RELIEF("D", "", "1000", "500", "100")
					  RELIEF("E", OTHER, "1000", "", "10") RELIEF("F", OTHER, "1000", "300", "")
						  "{\"name\": \"G\", \"type\": \"产业\", \"funds\": \"1000\"}\n");
	is("relief.listed", "6");
	is("relief.bridging", "2");
	is("relief.pay_short", "1");
	is("relief.lifted_short", "2");
	is("relief.unknown", "1");
	is("relief.pay_ratio", "35.9998");    /* 1799.99 / 5000 */
	is("relief.lifted_ratio", "25.4539"); /* (90 + 89.99 + 100) / (300 + 299.99 + 500) = 279.99 / 1099.99 = 25.45386… */
	rows_are("relief.lifted_ratio", 3, 6);
}

#define EMPLOYER(name, workers, months, lowest, wages, paid, other) \
	"{\"name\": \"" name "\", \"workers\": \"" workers "\", \"contract_months\": \"" months "\", \"lowest_wage\": \"" lowest \
	"\", \"wages\": \"" wages "\", \"paid\": \"" paid "\", \"other_award\": \"" other "\"}\n"

/*
 * Minimum wage 1,850 (parameter): n x 1,850 x 3, at most 30 % of three months' wages.
 *   A 5 people, 6 months, 1,850: 27,750; 30 % of 30,000 is 9,000: due 9,000, paid 9,000
 *   B 5 people: 30 % of 100,000 is 30,000: due 27,750, paid 27,750.01: over by a fen
 *   C 4 people; D 5 months; E 1,849.99; F another award in the year: shut out, paid 1 each
 *   G wages not told: unknown
 */
static void employers(void **state)
{
	(void)state;
	works("employers", EMPLOYER("A", "5", "6", "1850", "30000", "9000", "否")
				   EMPLOYER("B", "5", "6", "1850", "100000", "27750.01", "否")
					   EMPLOYER("C", "4", "6", "1850", "30000", "1", "否")
						   EMPLOYER("D", "5", "5", "1850", "30000", "1", "否")
							   EMPLOYER("E", "5", "6", "1849.99", "30000", "1", "否")
								   EMPLOYER("F", "5", "6", "1850", "30000", "1", "是")
									   EMPLOYER("G", "5", "6", "1850", "", "1", "否"));
	is("employer.listed", "7");
	is("employer.eligible", "2");
	is("employer.entitled", "36750.00");
	is("employer.over", "1");
	is("employer.over_amount", "0.01");
	is("employer.excluded", "4");
	is("employer.excluded_amount", "4.00");
	is("employer.unknown", "1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(relief, fig_setup, fig_teardown),
		cmocka_unit_test_setup_teardown(employers, fig_setup, fig_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
