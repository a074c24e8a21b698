/* Distributions: households by the share of transfers and by own payments; a bound belongs to the upper band. */
#include "unit/indicator/figures_here.h"

#include "indicator/tie.h"

#define FOUR(id, net, wage, transfer, more) \
	HOME_WITH(id, net, "1", "\"wage\": \"" wage "\", \"business\": \"0\", \"property\": \"0\", \"transfer\": \"" transfer "\"" more)

/* 3,000 of 10,000 is 30 %; a fen less is not; 50 % and 70 % alike; no receipts at all; one receipt blank. */
static void transfers(void **state)
{
	(void)state;
	compute("hunan-2022",
		FOUR("1", "10000", "7000", "3000", "") FOUR("2", "10000", "7000.01", "2999.99", "")
		FOUR("3", "10000", "5000", "5000", "") FOUR("4", "10000", "5000.01", "4999.99", "")
		FOUR("5", "10000", "3000", "7000", "") FOUR("6", "10000", "0", "10000", "")
		FOUR("7", "0", "0", "0", "")
		HOME_WITH("8", "9000", "1", "\"wage\": \"9000\", \"transfer\": \"0\", \"business\": \"0\""), NULL);
	is("income.transfer_band/0-30", "1");
	is("income.transfer_band/30-50", "2");
	is("income.transfer_band/50-70", "1");
	is("income.transfer_band/70+", "2");
	is("income.transfer_band/undefined", "1");
	is("income.transfer_band/unknown", "1");
	list_is("transfer:30-50", "1 4 ");
	list_is("transfer:70+", "5 6 ");
	assert_int_equal(indicator_ties(set, &talk), 0);
}

/* Own payments of 3,000, 4,999.99, 5,000 and 10,000 against 10,000; net below zero; no payment told. */
static void own_payments(void **state)
{
	(void)state;
	compute("national-2023",
		HOME_WITH("1", "10000", "1", "\"own_pay\": \"3000\"") HOME_WITH("2", "10000", "1", "\"own_pay\": \"4999.99\"")
		HOME_WITH("3", "10000", "1", "\"own_pay\": \"5000\"") HOME_WITH("4", "10000", "1", "\"own_pay\": \"10000\"")
		HOME_WITH("5", "-1", "1", "\"own_pay\": \"1\"") HOME_WITH("6", "10000", "1", "\"own_pay\": \"\"")
		HOME_WITH("7", "10000", "1", "\"own_pay\": \"0\""), NULL);
	is("own_pay.band/0-30", "1");
	is("own_pay.band/30-50", "2");
	is("own_pay.band/50-100", "1");
	is("own_pay.band/100+", "1");
	is("own_pay.band/undefined", "1");
	is("own_pay.band/unknown", "1");
	list_is("own_pay:100+", "4 ");
	is("focus.households/own_pay", "4"); /* 30 % and more: the bands from 30 on, without those that have no net */
	assert_int_equal(indicator_ties(set, &talk), 0);
}

static void not_collected(void **state)
{
	(void)state;
	compute("national-2023", HOME("1", "10000", "1"), NULL);
	is("income.transfer_band/70+", "missing");
	says("income.transfer_band/70+", "未提供分项收入");
	is("own_pay.band/100+", "missing");
	says("own_pay.band/100+", "未提供合规自付支出");
	/* A pack without bounds has no such figure. */
	struct err e = {0};
	compute_under("hunan-2022", NULL);
	assert_null(indicator_find(set, STR("own_pay.band/100+"), &e));
}

/* An office's own bounds: 40 and 40 do not rise. */
static void bounds_must_rise(void **state)
{
	(void)state;
	const struct policy_override v[] = {{STR("transfer.band1"), STR("40"), {0}}, {STR("transfer.band2"), STR("40"), {0}}};
	struct policy_overrides own = {v, 2};
	struct err e = {0};
	compute("hunan-2022", FOUR("1", "10000", "7000", "3000", ""), NULL);
	compute_under("hunan-2022", &own);
	assert_null(indicator_find(set, STR("income.transfer_band/unknown"), &e));
	bool told = false;
	for (size_t i = 0; i < talk.n; i++)
		told = told || str_is(talk.v[i].code, "policy.bands");
	assert_true(told);
}

int main(void)
{
	const struct CMUnitTest tests[] = {fig_test(transfers), fig_test(own_payments), fig_test(not_collected), fig_test(bounds_must_rise)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
