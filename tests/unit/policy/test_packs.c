/* The five packs that come with the program, against the documents' own numbers. */
#include "unit/policy/pack_here.h"

#include "json/json.h"

static const char *const packs[] = {"hunan-2022", "national-2023", "laiyuan-2022", "chifeng-2023",
				    "zaozhuang-2023"};

static const struct policy *load(const char *id)
{
	struct str path = arena_fmt(arena, "templates/policies/%s.json", id);
	const struct policy *p = policy_load(arena, path.p, NULL, &found);

	if (!p || found.n)
		fail_msg("%s: %u:%u %.*s", id, found.v[0].at.line, found.v[0].at.col,
			 STR_ARG(found.v[0].msg));
	return p;
}

static void all_load_and_name_their_clauses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
		const struct policy *p = load(packs[i]);
		const struct policy_rules *rules[] = {&p->tier, &p->overlap, &p->focus, &p->line};

		assert_true(str_is(p->id, packs[i]));
		for (size_t k = 0; k < p->param_n; k++)
			assert_true(p->param[k].open ? p->param[k].clause.note.n > 0
						     : p->param[k].clause.quote.n > 0);
		for (size_t r = 0; r < 4; r++)
			for (size_t k = 0; k < rules[r]->n; k++)
				assert_true(rules[r]->v[k].clause.at.n > 0);
		for (size_t k = 0; k < p->duty_n; k++)
			assert_true(p->duty[k].clause.at.n > 0 && p->duty[k].clause.quote.n > 0 &&
				    p->duty[k].who.n > 0);
		for (size_t k = 0; k < p->subsidy_n; k++)
			assert_true(p->subsidy[k].clause.quote.n > 0);
		assert_true(p->leg_n >= 2);
		assert_int_equal(p->band_n, 2);
	}
}

static void dumps_name_every_entry(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
		const struct policy *p = load(packs[i]);
		struct buf text = {0}, json = {0};
		struct err e;

		policy_dump_text(p, &text);
		policy_dump_json(p, &json);
		assert_true(str_find(buf_view(&text), p->number) != SIZE_MAX);
		const struct json *j = json_parse(arena, "dump", buf_view(&json), &e);
		assert_non_null(j);
		assert_int_equal(json_count(json_member(j, "entries")),
				 1 + p->tier.n + p->overlap.n + p->focus.n + p->line.n + p->leg_n +
					 p->estimate.present + p->goal.present + p->duty_n + p->subsidy_n + p->compare_n +
					 p->param_n + p->target.present + (p->band_n > 0) + p->role_n);
		buf_release(&text);
		buf_release(&json);
	}
}

/* S1: in force from 2022-08-12 for three years; the last day is counted in two ways. */
static void hunan_standing(void **state)
{
	const struct policy *p = load("hunan-2022");
	static const struct {
		struct date day;
		enum policy_standing is;
	} row[] = {
		{{2022, 8, 11}, POLICY_NOT_YET},  {{2022, 8, 12}, POLICY_VALID},
		{{2025, 8, 10}, POLICY_VALID},    {{2025, 8, 11}, POLICY_LAST_DAY},
		{{2025, 8, 12}, POLICY_LAST_DAY}, {{2025, 8, 13}, POLICY_EXPIRED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_int_equal(policy_standing(p, row[i].day), row[i].is);
	assert_int_equal(policy_standing(load("zaozhuang-2023"), (struct date){2025, 12, 31}), POLICY_VALID);
	assert_int_equal(policy_standing(load("zaozhuang-2023"), (struct date){2026, 1, 1}), POLICY_EXPIRED);
	assert_int_equal(policy_standing(load("laiyuan-2022"), (struct date){2030, 1, 1}), POLICY_OPEN);
}

static void documents_numbers(void **state)
{
	static const struct {
		const char *pack, *param;
		int64_t value;
	} row[] = {
		{"hunan-2022", "line.stable", 690000},      {"hunan-2022", "line.high", 1100000},
		{"hunan-2022", "goal.line", 1200000},       {"laiyuan-2022", "line.monitor", 730000},
		{"laiyuan-2022", "line.national", 1255000}, {"laiyuan-2022", "estimate.months", 9},
		{"zaozhuang-2023", "line.low", 1100000},    {"zaozhuang-2023", "line.high", 1500000},
	};
	const struct policy *hunan = load("hunan-2022");

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_int_equal(policy_value(load(row[i].pack), row[i].param, -1), row[i].value);
	assert_int_equal(hunan->tier.n, 4);
	assert_true(str_is(hunan->tier.v[hunan->tier_order[0]].id, "兜底保障户"));
	assert_true(str_is(hunan->tier.v[hunan->tier_order[1]].id, "重点监测户"));
	assert_int_equal(hunan->goal.year, 2025);
	assert_int_equal(load("laiyuan-2022")->focus.n, 5);
	assert_int_equal(load("national-2023")->focus.n, 5);
	assert_int_equal(load("chifeng-2023")->focus.n, 4);
}

static money payable(const struct policy *p, const char *id, int64_t quantity, money base, int persons)
{
	money out;

	for (size_t i = 0; i < p->subsidy_n; i++)
		if (str_is(p->subsidy[i].id, id)) {
			assert_true(policy_payable(&p->subsidy[i], quantity, base, persons, &out));
			return out;
		}
	fail_msg("no subsidy %s", id);
	return 0;
}

/* domain.md 4.6 to 4.14 and 5.8: the caps bind at 5 calves, 20 lambs, 20 mu, 28,571.43 yuan, 10,000 yuan. */
static void subsidies_are_capped(void **state)
{
	const struct policy *chifeng = load("chifeng-2023"), *zaozhuang = load("zaozhuang-2023");
	money out;

	(void)state;
	assert_int_equal(payable(chifeng, "calf", 400, 0, 1), 80000);
	assert_int_equal(payable(chifeng, "calf", 500, 0, 1), 100000);
	assert_int_equal(payable(chifeng, "calf", 600, 0, 1), 100000);
	assert_int_equal(payable(chifeng, "lamb", 2100, 0, 1), 100000);
	assert_int_equal(payable(chifeng, "land", 350, 0, 1), 17500); /* 3.5 mu */
	assert_int_equal(payable(chifeng, "project", 0, 2857142, 3),
			 1999999); /* 70 % of 28,571.42: 19,999.994 */
	assert_int_equal(payable(chifeng, "project", 0, 2857143, 3), 2000000);
	assert_int_equal(payable(chifeng, "project", 0, 9000000, 2), 1400000); /* two persons bind */
	assert_int_equal(payable(chifeng, "stable", 0, 999999, 1), 299999);
	assert_int_equal(payable(chifeng, "stable", 0, 1000100, 1), 300000);
	assert_int_equal(payable(zaozhuang, "courtyard", 0, 999900, 4), 499950);
	assert_int_equal(payable(zaozhuang, "courtyard", 0, 1000000, 4), 500000);
	assert_int_equal(payable(zaozhuang, "filial", 0, 30000, 1), 9000);
	assert_false(policy_payable(&(struct policy_subsidy){0}, 1, 1, 1, &out));
}

/* what is below a line does not read as the line. */
static void incomes_beside_lines(void **state)
{
	const struct policy *p = load("hunan-2022");

	(void)state;
	assert_int_equal(policy_yuan_decimals(p, frac_make(2069999, 300)), 4); /* 6,899.9967 */
	assert_int_equal(policy_yuan_decimals(p, frac_make(689999, 100)), 2);
	assert_int_equal(policy_yuan_decimals(p, frac_make(690000, 100)), 2); /* the line itself */
	assert_int_equal(policy_yuan_decimals(p, frac_make(689999999, 100000)), 6);
	assert_int_equal(policy_yuan_decimals(p, frac_make(100001, 300)), 2); /* near no line */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		pack_test(all_load_and_name_their_clauses),
		pack_test(dumps_name_every_entry),
		pack_test(hunan_standing),
		pack_test(documents_numbers),
		pack_test(subsidies_are_capped),
		pack_test(incomes_beside_lines),
	};

	return cmocka_run_group_tests_name("policy/packs", tests, NULL, NULL);
}
