#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/date.h"

static const struct {
	struct str text;
	struct date want; /* year 0: refused */
} readings[] = {
	{STR("2023-09-30"), {2023, 9, 30}},
	{STR("2023-9-3"), {2023, 9, 3}},
	{STR("2023-09"), {2023, 9, 0}},
	{STR("20230930"), {2023, 9, 30}},
	{STR("202309"), {2023, 9, 0}},
	{STR("2023/9/30"), {2023, 9, 30}},
	{STR("2023.9.30"), {2023, 9, 30}},
	{STR("2023年9月30日"), {2023, 9, 30}},
	{STR("2023年09月"), {2023, 9, 0}},
	{STR(" 2023-09-30 "), {2023, 9, 30}},
	{STR("2024-02-29"), {2024, 2, 29}},
	{STR("2000-02-29"), {2000, 2, 29}},
	{STR("2023-09-30 00:00:00"), {2023, 9, 30}},
	{STR("2023-09-30T08:30:00.000+08:00"), {2023, 9, 30}},
	{STR("2023-02-29"), {0}},
	{STR("1900-02-29"), {0}},
	{STR("2023-13-01"), {0}},
	{STR("2023-00-01"), {0}},
	{STR("2023-09-31"), {0}},
	{STR("2023-09-00"), {0}},
	{STR("20230900"), {0}},
	{STR("0000-01-01"), {0}},
	{STR("2023"), {0}},
	{STR("2023-"), {0}},
	{STR("2023年"), {0}},
	{STR("2023年9月30"), {0}},
	{STR("2023-09/30"), {0}},
	{STR("23-09-30"), {0}},
	{STR("2023093"), {0}},
	{STR("202309301"), {0}},
	{STR("2023-09-30x"), {0}},
	{STR("2023-09-30 noon"), {0}},
	{STR("2023-09 00:00"), {0}},
	{STR(""), {0}},
	{STR("二〇二三年"), {0}},
};

static void reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		struct date got = {0}, want = readings[i].want;
		bool ok = date_parse(readings[i].text, &got);
		if (ok != (want.year != 0) || date_cmp(got, want) != 0)
			fail_msg("\"%.*s\" gave %d-%d-%d", STR_ARG(readings[i].text), got.year, got.month,
				 got.day);
	}
}

static void counts_days(void **state)
{
	(void)state;
	assert_int_equal(date_days((struct date){1970, 1, 1}), 0);
	assert_int_equal(date_days((struct date){1969, 12, 31}), -1);
	assert_int_equal(date_days((struct date){2000, 3, 1}), 11017);
	assert_int_equal(date_days((struct date){2023, 9, 0}), date_days((struct date){2023, 9, 1}));
	assert_int_equal(date_days((struct date){1, 1, 1}), -719162);
	assert_int_equal(date_weekday((struct date){1970, 1, 1}), 4); /* a Thursday */
	assert_int_equal(date_weekday((struct date){2023, 9, 30}), 6);
	assert_int_equal(date_weekday((struct date){2024, 2, 29}), 4);
	assert_int_equal(date_weekday((struct date){1949, 10, 1}), 6);
	assert_int_equal(date_weekday((struct date){1, 1, 1}), 1);
}

/* Second road: a walk day by day through 800 years by the month lengths of the calendar. */
static void agrees_with_a_calendar(void **state)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct date d = {1600, 1, 1};
	int32_t n = date_days(d);

	(void)state;
	while (d.year < 2400) {
		struct date next = date_add_days(d, 1);
		bool leap = d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
		int last = length[d.month - 1] + (d.month == 2 && leap);
		if (++d.day > last) {
			d.day = 1;
			if (++d.month > 12) {
				d.month = 1;
				d.year++;
			}
		}
		assert_int_equal(date_cmp(next, d), 0);
		assert_int_equal(date_days(d), ++n);
	}
}

static void assert_date(struct date got, int y, int m, int d)
{
	if (got.year != y || got.month != m || got.day != d)
		fail_msg("%d-%d-%d", got.year, got.month, got.day);
}

static void adds(void **state)
{
	(void)state;
	assert_date(date_add_months((struct date){2023, 1, 31}, 1), 2023, 2, 28);
	assert_date(date_add_months((struct date){2024, 1, 31}, 1), 2024, 2, 29);
	assert_date(date_add_months((struct date){2023, 12, 5}, 1), 2024, 1, 5);
	assert_date(date_add_months((struct date){2023, 1, 5}, -1), 2022, 12, 5);
	assert_date(date_add_months((struct date){2023, 3, 31}, -13), 2022, 2, 28);
	assert_date(date_add_months((struct date){2023, 3, 0}, 10), 2024, 1, 0);
	assert_date(date_add_months((struct date){9999, 12, 1}, 1), 0, 0, 0);
	assert_date(date_add_months((struct date){1, 1, 1}, -1), 0, 0, 0);
	assert_date(date_add_days((struct date){2023, 12, 31}, 1), 2024, 1, 1);
	assert_date(date_add_days((struct date){2024, 3, 1}, -1), 2024, 2, 29);
	assert_date(date_add_days((struct date){9999, 12, 31}, 1), 0, 0, 0);
	assert_true(date_cmp((struct date){2023, 9, 0}, (struct date){2023, 9, 1}) < 0);
	assert_true(date_cmp((struct date){2024, 1, 1}, (struct date){2023, 12, 31}) > 0);
}

static void prints(void **state)
{
	struct buf b = {0};

	(void)state;
	date_iso((struct date){2023, 9, 3}, &b);
	assert_string_equal(buf_cstr(&b), "2023-09-03");
	buf_clear(&b);
	date_iso((struct date){2023, 9, 0}, &b);
	assert_string_equal(buf_cstr(&b), "2023-09");
	buf_clear(&b);
	date_chinese((struct date){2023, 9, 3}, &b);
	assert_string_equal(buf_cstr(&b), "2023年9月3日");
	buf_clear(&b);
	date_chinese((struct date){2023, 12, 0}, &b);
	assert_string_equal(buf_cstr(&b), "2023年12月");
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(counts_days),
		cmocka_unit_test(agrees_with_a_calendar),
		cmocka_unit_test(adds),
		cmocka_unit_test(prints),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
