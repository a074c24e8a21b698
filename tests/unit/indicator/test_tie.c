/* Ties: a case that agrees with itself passes; one figure changed by one breaks its ties and is named. */
#include "unit/indicator/figures_here.h"

#include "indicator/tie.h"

#define BLOCKS(w, b, p, t, c) \
	"\"wage\": \"" w "\", \"business\": \"" b "\", \"property\": \"" p "\", \"transfer\": \"" t \
	"\", \"business_cost\": \"" c "\", \"dibao_all\": \"否\""
#define FULL(area, id, net, size, w, b, p, t, c) \
	RECORD(area, id, net, size, ", " BLOCKS(w, b, p, t, c))

static void three_villages(void)
{
	compute("hunan-2022",
		FULL(AREA_A, "1", "12000.50", "2", "9000.50", "4000", "0", "1000", "2000")
		FULL(AREA_B, "2", "6000", "1", "6000", "0", "0", "0", "0")
		FULL(AREA_C, "3", "9000", "3", "9000", "0", "0", "0", "0"),
		FULL(AREA_A, "1", "10000", "2", "8000", "4000", "0", "0", "2000")
		FULL(AREA_B, "2", "8000", "1", "8000", "0", "0", "0", "0")
		FULL(AREA_C, "4", "9000", "3", "9000", "0", "0", "0", "0"));
}

/* Tests own the set: a figure is changed where it lies. */
static struct figure *at(const char *spec)
{
	return (struct figure *)(uintptr_t)figure(spec);
}

static size_t breaks(void)
{
	diag_release(&talk);
	diag_init(&talk);
	return indicator_ties(set, &talk);
}

static bool named(const char *code, const char *text)
{
	for (size_t i = 0; i < talk.n; i++)
		if (str_is(talk.v[i].code, code) && str_find(talk.v[i].msg, str_from(text)) != SIZE_MAX)
			return true;
	for (size_t i = 0; i < talk.n; i++)
		print_message("%.*s\n", STR_ARG(talk.v[i].msg));
	return false;
}

static void whole_cases_tie(void **state)
{
	(void)state;
	three_villages();
	assert_int_equal(breaks(), 0);
	for (size_t i = 0; i < talk.n; i++)
		assert_true(talk.v[i].severity != DIAG_ERROR);
}

/* A net that is not its blocks is the export's affair (a finding), not a broken tie. */
static void stated_net_ties(void **state)
{
	(void)state;
	compute("hunan-2022", FULL(AREA_A, "1", "12345.67", "2", "9000", "4000", "0", "1000", "2000"),
		FULL(AREA_A, "1", "10000", "2", "8000", "4000", "0", "0", "1"));
	assert_int_equal(breaks(), 0);
}

/* Without a village, a township's rows are its own: still no break. */
static void rows_of_a_township_tie(void **state)
{
	(void)state;
	compute("hunan-2022", HOME_IN("\"area\": \"990101100000\"", "1", "5000", "1") HOME("2", "7000", "2"),
		HOME("2", "6000", "2"));
	assert_int_equal(breaks(), 0);
}

static void a_changed_count_breaks(void **state)
{
	(void)state;
	three_villages();
	at("scope.households@990101100000")->value.n++;
	assert_true(breaks() > 0);
	assert_true(named("tie.areas", "scope.households@990101000000 为 3，下级地区合计 为 4"));
	assert_true(named("tie.rows", "scope.households@990101100000 为 2，名单户数 为 1"));
	assert_true(named("tie.sums", "scope.households@990101100000 为 2"));
}

static void a_changed_tier_breaks(void **state)
{
	(void)state;
	three_villages();
	at("tier.households@990101101200/重点监测户")->value.n--;
	assert_true(breaks() > 0);
	assert_true(named("tie.quotients", "tier.share@990101101200/重点监测户"));
	assert_true(named("tie.rows", "tier.households@990101101200/重点监测户"));
}

/* One fen in one block; one fen in the county's net income. */
static void a_changed_fen_breaks(void **state)
{
	(void)state;
	three_villages();
	at("income.block/wage")->value.n++;
	assert_true(breaks() > 0);
	assert_true(named("tie.sums", "income.per_capita@990101000000"));
	assert_true(named("tie.areas", "income.block@990101000000/wage（分子）"));
	three_villages();
	at("income.per_capita")->value.n++;
	assert_true(breaks() > 0);
	assert_true(named("tie.quotients", "income.growth@990101000000"));
}

static void a_changed_flow_breaks(void **state)
{
	(void)state;
	three_villages();
	at("coverage.new")->value.n++;
	assert_true(breaks() > 0);
	assert_true(named("tie.sums", "上年户数＋coverage.new@990101000000－coverage.left@990101000000 为 4"));
}

static void changed_shares_break(void **state)
{
	(void)state;
	three_villages();
	at("income.share/wage")->value.n++;
	at("decline.ratio")->value.n++;
	at("decline.band/0-10")->value.n++;
	assert_true(breaks() > 0);
	assert_true(named("tie.sums", "income.share@990101000000/*"));
	assert_true(named("tie.quotients", "decline.ratio@990101000000"));
	assert_true(named("tie.sums", "decline.band@990101000000/*"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		fig_test(whole_cases_tie),      fig_test(stated_net_ties),     fig_test(rows_of_a_township_tie),
		fig_test(a_changed_count_breaks), fig_test(a_changed_tier_breaks), fig_test(a_changed_fen_breaks),
		fig_test(a_changed_flow_breaks),  fig_test(changed_shares_break),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
