/* Two years: coverage, growth, falls, blocks, ranks (domain ). */
#include "unit/indicator/figures_here.h"

/* Person-weighted: (30000 + 8000) / 4 = 9500 against (24000 + 9000) / 4 = 8250: +15.1515 %. */
static void weighted_by_persons(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME("1", "30000", "3") HOME("2", "8000", "1") HOME("3", "5000", "1") HOME("4", "", "2"),
		HOME("1", "24000", "3") HOME("2", "9000", "1") HOME("4", "1000", "2") HOME("5", "1000", "2"));
	is("coverage.households", "2");
	rows_are("coverage.households", 2, 4);
	is("coverage.persons", "4");
	is("coverage.new", "1");
	list_is("new", "3 ");
	is("coverage.left", "1");
	list_is("left", "5 ");
	is("income.per_capita", "9500.00");
	is("income.per_capita_prev", "8250.00");
	is("income.per_capita_all", "8600.00"); /* 43000 / 5 */
	is("income.growth", "15.1515");
	is("decline.households", "1");
	is("decline.ratio", "50.0000");
	is("decline.persons", "1");
}

/* Each year has its own size: 30000/3 -> 32000/4 falls by 20 %; 30000/3 -> 20000/2 stands still. */
static void own_sizes(void **state)
{
	(void)state;
	compute("hunan-2022", HOME("1", "32000", "4") HOME("2", "20000", "2"),
		HOME("1", "30000", "3") HOME("2", "30000", "3"));
	list_is("declining", "1 ");
	list_is("flat", "2 ");
	is("decline.band/10-30", "1");
	is("income.per_capita", "8666.67");
	is("income.growth", "-13.3333");
}

/* Bands hold their lower bound; a fall of one fen is a fall, and flat; equal is flat and no fall. */
static void falls(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME("1", "10000", "1") HOME("2", "9999.99", "1") HOME("3", "9000.01", "1")
			HOME("4", "9000", "1") HOME("5", "7000.01", "1") HOME("6", "7000", "1")
				HOME("7", "10005", "1") HOME("8", "10004.99", "1") HOME("9", "9995", "1"),
		HOME("1", "10000", "1") HOME("2", "10000", "1") HOME("3", "10000", "1")
			HOME("4", "10000", "1") HOME("5", "10000", "1") HOME("6", "10000", "1")
				HOME("7", "10000", "1") HOME("8", "10000", "1") HOME("9", "10000", "1"));
	is("decline.households", "6");
	is("decline.band/0-10", "3");
	is("decline.band/10-30", "2");
	is("decline.band/30+", "1");
	is("decline.band/undefined", "0");
	is("flat.households", "3"); /* 1, 2 and 8: +0.0499 % rounds to 0.0; 0.05 % rounds to 0.1 */
	list_is("flat", "1 2 8 ");
	list_is("declining", "6 5 4 3 9 2 ");
	list_is("focus:sharp_decline", "6 ");
}

/* Nothing is divided by an income that is not above zero. */
static void not_above_zero(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME("1", "100", "1") HOME("2", "0", "1") HOME("3", "-5", "1") HOME("4", "-200", "1")
			HOME("5", "-10", "1"),
		HOME("1", "0", "1") HOME("2", "0", "1") HOME("3", "0", "1") HOME("4", "-100", "1")
			HOME("5", "100", "1"));
	is("decline.households", "3");
	is("decline.band/undefined", "2");
	is("decline.band/30+", "1");
	is("flat.households", "0");
	list_is("declining", "5 3 4 ");
	is("income.per_capita", "-23.00");
	is("income.per_capita_prev", "0.00");
	is("income.growth", "undefined");
	says("income.growth", "上年人均收入不大于零，无法计算增速");
	rows_are("focus.households/sharp_decline", 1, 5);
	is("focus.undetermined/sharp_decline", "4");
}

#define BLOCKS(w, b, p, t, c)                                                         \
	"\"wage\": " w ", \"business\": " b ", \"property\": " p ", \"transfer\": " t \
	", \"business_cost\": " c

/*
 * Household 1, one person: 6000+5000+500+1000-1500 = 11000 from 5000+4000+500+1000-500 = 10000.
 * Contributions to +1000: wage 100 %, business 100 %, net of cost 0 %, the others 0.  Household 2
 * lacks its property: it is in wage, business, transfer and cost only.
 */
static void blocks(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_WITH("1", "11000", "1", BLOCKS("6000", "5000", "500", "1000", "1500"))
			HOME_WITH("2", "3000", "1", BLOCKS("2000", "2000", "\"\"", "0", "1000")),
		HOME_WITH("1", "10000", "1", BLOCKS("5000", "4000", "500", "1000", "500"))
			HOME_WITH("2", "3000", "1", BLOCKS("3000", "0", "0", "0", "0")));
	is("income.block/wage", "4000.00");
	is("income.block/property", "500.00");
	rows_are("income.block/property", 1, 2);
	is("income.block/business_cost", "1250.00");
	is("income.block_prev/wage", "4000.00");
	is("income.block_prev/property", "250.00");
	is("income.share/wage", "48.0000");
	is("income.share/transfer", "8.0000");
	is("income.transfer_ratio", "8.0000");
	rows_are("income.transfer_ratio", 1, 2);
	is("income.contribution/wage", "100.0000");
	is("income.contribution/business", "100.0000");
	is("income.contribution/business_net", "0.0000");
	is("income.contribution/transfer", "0.0000");
	is("income.contribution@990101100000/property", "0.0000");
}

/* Growth 10, 20, 20, 5 % ranks 3, 1, 1, 4; the fall ratio 0, 0, 0, 100 is not: none falls here. */
static void ranks_share_places(void **state)
{
	(void)state;
	compute("hunan-2022",
		HOME_IN(AREA_A, "1", "1100", "1") HOME_IN(AREA_B, "2", "1200", "1")
			HOME_IN(AREA_C, "3", "2400", "1")
				HOME_IN("\"area\": \"990101103200\"", "4", "1050", "1")
					HOME_IN("\"area\": \"990101104200\"", "5", "1050", "1"),
		HOME_IN(AREA_A, "1", "1000", "1") HOME_IN(AREA_B, "2", "1000", "1")
			HOME_IN(AREA_C, "3", "2000", "1")
				HOME_IN("\"area\": \"990101103200\"", "4", "1000", "1"));
	is("rank.growth@990101100000", "3");
	is("rank.growth@990101101000", "1");
	is("rank.growth@990101102000", "1");
	is("rank.growth@990101103000", "4");
	is("rank.growth@990101104000", "missing");
	rows_are("rank.growth@990101103000", 4, 5);
	is("rank.decline@990101103000", "1");
	is("rank.growth", "undefined");
	is("rank.growth@990101103200", "1");
}

static void without_last_year(void **state)
{
	(void)state;
	compute("hunan-2022", HOME("1", "6899.99", "1"), NULL);
	is("income.growth", "missing");
	says("income.growth", "未提供上年收入");
	is("coverage.new", "missing");
	is("decline.households", "missing");
	is("income.per_capita_all", "6899.99");
	is("two_high.leg1", "undetermined");
	is("focus.households/decline", "missing");
	is("focus.union", "0");
	assert_true(str_is(figure("focus.union")->note, "未含：收入不增反降、收入骤减"));
	is("duty.quarterly_entry/2023Q1", "missing");
}

static void in_and_out_of_scope(void **state)
{
	(void)state;
	compute("hunan-2022",
		"{\"id\": \"1\", " AREA_A ", \"kind\": \"一般农户\", \"monitor\": \"边缘易致贫户\", "
					  "\"cleared\": \"否\", \"net\": 2, \"size\": 1}\n"
		"{\"id\": \"2\", " AREA_A ", \"kind\": \"一般农户\", \"net\": 2, \"size\": 1}\n",
		"{\"id\": \"1\", " AREA_A ", \"kind\": \"一般农户\", \"net\": 1, \"size\": 1}\n"
		"{\"id\": \"2\", " AREA_A ", \"kind\": \"一般农户\", \"monitor\": \"边缘易致贫户\", "
					  "\"cleared\": \"否\", \"net\": 1, \"size\": 1}\n");
	list_is("new", "1 ");
	list_is("left", "2 ");
	is("coverage.households", "1");
	is("income.growth", "100.0000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(weighted_by_persons),
		fig_test(own_sizes),
		fig_test(falls),
		fig_test(not_above_zero),
		fig_test(blocks),
		fig_test(ranks_share_places),
		fig_test(without_last_year),
		fig_test(in_and_out_of_scope),
	};

	return cmocka_run_group_tests_name("indicator/growth", tests, NULL, NULL);
}
