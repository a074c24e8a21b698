/* 12,000 by 2025 (S1 1.6): gap, reached or not, and the yearly growth that is needed. */
#include "unit/indicator/figures_here.h"

#include "indicator/family.h"

/*
 * Expected values from fifty-digit decimal arithmetic: (target / now) ^ (1 / years) - 1 in 1/10000 %.
 * 6,900 to 12,000 in three years is domain.md's 20.3 %.
 */
static void roots(void **state)
{
	static const struct {
		wide target, now;
		unsigned years;
		int64_t growth;
	} row[] = {
		{12000, 6900, 3, 202571}, {12000, 6900, 2, 318761},    {12000, 6900, 1, 739130},
		{12000, 12000, 1, 0},     {12000, 11999, 1, 83},       {4, 1, 2, 1000000},
		{2, 1, 31, 22611},        {1000000, 1, 1, 1000000000},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_int_equal(root_growth((struct frac){row[i].target, 1}, (struct frac){row[i].now, 1},
					     row[i].years),
				 row[i].growth);
}

/* A tie goes up: 1.00005 - 1 = 0.005 % is 50 units exactly; 1.000000500 is half a unit. */
static void half_goes_up(void **state)
{
	(void)state;
	assert_int_equal(root_growth((struct frac){20000010, 20000000}, (struct frac){1, 1}, 1), 1);
	assert_int_equal(root_growth((struct frac){20000009, 20000000}, (struct frac){1, 1}, 1), 0);
	/* (1 + 1.5 / 10^6)^2 exactly, and one part in 10^24 below it */
	wide u = 2000003, d = 2000000;
	assert_int_equal(root_growth((struct frac){u * u, d * d}, (struct frac){1, 1}, 2), 2);
	assert_int_equal(root_growth((struct frac){u * u * 1000000000000 - 1, d * d * 1000000000000},
				     (struct frac){1, 1}, 2),
			 1);
}

/* Key households: 5,000 and 13,000 (uncleared): mean 9,000, two years left: sqrt(4/3) - 1 = 15.4701 %. */
static void gap_and_growth(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "5000", "1", "\"dibao_all\": \"否\"")
			HOME_WITH("2", "13000", "1",
				  "\"dibao_all\": \"否\", \"monitor\": \"边缘易致贫户\", \"cleared\": \"否\"")
				HOME_WITH("3", "90000", "1", "\"dibao_all\": \"否\""),
		NULL);
	is("goal.households", "2");
	is("goal.reached", "1");
	is("goal.unreached", "1");
	is("goal.per_capita", "9000.00");
	is("goal.gap", "3000.00");
	is("goal.growth", "15.4701");
}

static void nobody_in_it(void **state)
{
	(void)state;
	compute("hunan-2022", HOME_WITH("3", "90000", "1", "\"dibao_all\": \"否\""), NULL);
	is("goal.households", "0");
	is("goal.growth", "missing");
	is("goal.gap", "missing");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roots),
		cmocka_unit_test(half_goes_up),
		fig_test(gap_and_growth),
		fig_test(nobody_in_it),
	};

	return cmocka_run_group_tests_name("indicator/goal", tests, NULL, NULL);
}
