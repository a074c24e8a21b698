/* Two cases: what changed is taken apart into households that left, values, households that joined, the pack. */
#include "unit/indicator/figures_here.h"

#include "indicator/diff.h"

static struct fixture first;
static const struct indicator_set *before;

/* What was computed becomes case A; the next computation is case B. */
static void turn_page(void)
{
	first = fx;
	before = indicator_compute(arena, &first.set, indicator_policy(set), &talk);
	assert_int_equal(fx_setup(NULL), 0);
}

static int both_teardown(void **state)
{
	int status = fx_teardown(state);
	fx = first;
	return fig_teardown(state) || status;
}

static void diff(bool same_pack, struct case_diff *d)
{
	indicator_diff(arena, before, set, same_pack, d);
}

static const struct figure_change *change(const struct case_diff *d, const char *id, const char *area)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct figure *f = d->v[i].after ? d->v[i].after : d->v[i].before;
		if (str_is(str_from(f->family->id), id) && str_is(d->v[i].area->code, area) && !f->key.n)
			return &d->v[i];
	}
	fail_msg("%s did not change", id);
	return NULL;
}

static void parts_are(const struct figure_change *c, int64_t left, int64_t edited, int64_t joined, int64_t redefined)
{
	assert_true(c->parted);
	assert_int_equal((int64_t)c->part[DIFF_LEFT], left);
	assert_int_equal((int64_t)c->part[DIFF_EDITED], edited);
	assert_int_equal((int64_t)c->part[DIFF_JOINED], joined);
	assert_int_equal((int64_t)c->part[DIFF_REDEFINED], redefined);
}

#define COUNTY "990101000000"
#define HEAD_OF(id, net, head) HOME_WITH(id, net, "1", "\"head_id\": \"" head "\"")

/* A: 1, 2, 3; B: 2 and 3 with other incomes, 4 new.  All-households mean: 6000 -> (2,3: 7000) -> 6000 -> 5000. */
static void a_mean_taken_apart(void **state)
{
	struct case_diff d;
	(void)state;
	compute("hunan-2022", HOME("1", "4000", "1") HOME("2", "8000", "1") HOME("3", "6000", "1"), NULL);
	turn_page();
	compute("hunan-2022", HOME("2", "6500", "1") HOME("3", "5500", "1") HOME("4", "3000", "1"), NULL);
	diff(true, &d);
	assert_int_equal(d.churn[0].common, 2);
	assert_int_equal(d.churn[0].left, 1);
	assert_int_equal(d.churn[0].joined, 1);
	assert_int_equal(d.churn[0].edited, 2);
	parts_are(change(&d, "income.per_capita_all", COUNTY), 100000, -100000, -100000, 0);
	/* 3 households before and after: nothing to report. */
	for (size_t i = 0; i < d.n; i++)
		assert_false(str_is(str_from(d.v[i].after->family->id), "scope.households"));
}

/* Another pack: the same households, counted otherwise. */
static void a_definition_changed(void **state)
{
	struct case_diff d;
	const char *rows = HOME_WITH("1", "4000", "1", "\"status\": \"享受政策\"")
		HOME_WITH("2", "8000", "1", "\"status\": \"不享受政策\"");
	(void)state;
	compute("hunan-2022", rows, NULL);
	turn_page();
	compute("zaozhuang-2023", rows, NULL);
	diff(false, &d);
	assert_true(d.redefined);
	parts_are(change(&d, "scope.households", COUNTY), 0, 0, 0, -1);
	parts_are(change(&d, "income.per_capita_all", COUNTY), 0, 0, 0, -200000);
}

/* Last year's rows: a household gone from this year's file has left, not been edited. */
static void those_who_left(void **state)
{
	struct case_diff d;
	(void)state;
	compute("hunan-2022", HOME("1", "4000", "1") HOME("2", "8000", "1"),
		HOME("1", "4100", "1") HOME("2", "7000", "1"));
	turn_page();
	compute("hunan-2022", HOME("2", "8000", "1"), HOME("1", "4100", "1") HOME("2", "7000", "1"));
	diff(true, &d);
	parts_are(change(&d, "coverage.left", COUNTY), 1, 0, 0, 0);
	parts_are(change(&d, "decline.households", COUNTY), -1, 0, 0, 0);
	/* 1200/1110 - 1 -> 8000/7000 - 1: 8.1081 % -> 14.2857 %. */
	parts_are(change(&d, "income.growth", COUNTY), 61776, 0, 0, 0);
}

static void renumbered_households_are_seen(void **state)
{
	struct case_diff d;
	struct buf b = {0};
	(void)state;
	compute("hunan-2022", HEAD_OF("1", "4000", "990101198001010011"), NULL);
	turn_page();
	compute("hunan-2022", HEAD_OF("77", "4000", "990101198001010011"), NULL);
	diff(true, &d);
	assert_int_equal(d.churn[0].renumbered, 1);
	assert_int_equal(d.n, 0);
	diff_text(before, set, &d, &b);
	assert_true(str_find(buf_view(&b), STR("疑为换号")) < str_find(buf_view(&b), STR("指标")));
	buf_release(&b);
}

/* Nothing in common: the state in between has no mean, and its change counts with the next. */
static void steps_without_a_value(void **state)
{
	struct case_diff d;
	(void)state;
	compute("hunan-2022", HOME("1", "4000", "1"), NULL);
	turn_page();
	compute("hunan-2022", HOME("2", "6000", "1"), NULL);
	diff(true, &d);
	parts_are(change(&d, "income.per_capita_all", COUNTY), 0, 0, 200000, 0);
}

/* Every change in every area is the sum of its parts, as printed. */
static void parts_add_up(void **state)
{
	struct case_diff d;
	(void)state;
	compute("hunan-2022", HOME("1", "4000.10", "3") HOME_IN(AREA_B, "2", "8000", "7") HOME_IN(AREA_C, "3", "1", "1"),
		HOME("1", "3999", "3") HOME_IN(AREA_B, "2", "8100", "7"));
	turn_page();
	compute("hunan-2022", HOME("1", "4321.10", "4") HOME_IN(AREA_C, "2", "8000", "7") HOME_IN(AREA_C, "5", "1", "1"),
		HOME("1", "3999", "3") HOME_IN(AREA_C, "2", "7777", "7"));
	diff(true, &d);
	assert_int_equal(d.churn[0].moved, 1);
	assert_true(d.n > 20);
	for (size_t i = 0; i < d.n; i++) {
		const struct figure_change *c = &d.v[i];
		wide sum = 0;
		if (!c->parted)
			continue;
		for (size_t k = 0; k < DIFF_STEPS; k++)
			sum += c->part[k];
		unsigned dec = figure_decimals(c->after->family->unit);
		assert_true(sum == frac_round(c->after->value, dec) - frac_round(c->before->value, dec));
	}
}

#define two_test(f) cmocka_unit_test_setup_teardown(f, fig_setup, both_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		two_test(a_mean_taken_apart), two_test(a_definition_changed), two_test(those_who_left),
		two_test(renumbered_households_are_seen), two_test(steps_without_a_value), two_test(parts_add_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
