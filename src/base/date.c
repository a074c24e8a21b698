#include "base/date.h"

static bool is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_days(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_valid(struct date d)
{
	return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 &&
	       d.day <= month_days(d.year, d.month);
}

/* A run of digits at s[*i], at most max of them; returns how many. */
static unsigned number(struct str s, size_t *i, unsigned max, int *v)
{
	unsigned n = 0;

	*v = 0;
	for (; n < max && *i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9'; n++)
		*v = *v * 10 + (s.p[(*i)++] - '0');
	return n;
}

static bool accept(struct str s, size_t *i, struct str what)
{
	if (!str_starts(str_sub(s, *i, s.n), what))
		return false;
	*i += what.n;
	return true;
}

static bool at_end(struct str s, size_t i)
{
	return i == s.n;
}

/* "-9-30", "年9月30日" and the like, after the year. */
static bool parse_separated(struct str s, size_t *i, int *month, int *day)
{
	static const struct {
		struct str year, month, day;
	} form[] = {
		{STR("-"), STR("-"), STR("")}, {STR("/"), STR("/"), STR("")},
		{STR("."), STR("."), STR("")}, {STR("年"), STR("月"), STR("日")},
	};

	for (size_t k = 0; k < sizeof form / sizeof *form; k++) {
		if (!accept(s, i, form[k].year))
			continue;
		if (number(s, i, 2, month) == 0)
			return false;
		if (at_end(s, *i))
			return form[k].day.n == 0;
		if (!accept(s, i, form[k].month))
			return false;
		if (form[k].day.n && at_end(s, *i))
			return true;
		return number(s, i, 2, day) > 0 && *day > 0 && accept(s, i, form[k].day);
	}
	return false;
}

static bool parse_compact(struct str s, size_t *i, int *month, int *day)
{
	if (number(s, i, 2, month) != 2)
		return false;
	return at_end(s, *i) || (number(s, i, 2, day) == 2 && *day > 0);
}

/* A time of day after a full date (database exports) says nothing here: " 00:00:00", "T08:30:00+08:00". */
static bool is_time(struct str s)
{
	int hour, minute;
	size_t i = 1;

	if (s.n < 6 || (s.p[0] != ' ' && s.p[0] != 'T'))
		return false;
	if (number(s, &i, 2, &hour) != 2 || !accept(s, &i, STR(":")) || number(s, &i, 2, &minute) != 2)
		return false;
	for (; i < s.n; i++)
		if (str_find_char(STR("0123456789:.+-Z"), s.p[i]) == SIZE_MAX)
			return false;
	return hour <= 24 && minute <= 59;
}

bool date_parse(struct str s, struct date *out)
{
	int year, month, day = 0;
	size_t i = 0;
	struct date d;
	bool compact;

	s = str_trim(s);
	if (number(s, &i, 4, &year) != 4)
		return false;
	compact = i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
	if (!(compact ? parse_compact(s, &i, &month, &day) : parse_separated(s, &i, &month, &day)))
		return false;
	if (!at_end(s, i) && !(day > 0 && is_time(str_sub(s, i, s.n))))
		return false;
	d = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
	if (!date_is_valid(d))
		return false;
	*out = d;
	return true;
}

/* Days of the proleptic Gregorian calendar, counted from 1 March so that the
   leap day comes last; 719468 is 0000-03-01 to 1970-01-01. */
int32_t date_days(struct date d)
{
	int y = d.month > 2 ? d.year : d.year - 1, m = (d.month + 9) % 12, day = d.day ? d.day : 1;

	return (int32_t)(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468);
}

static struct date from_days(int32_t days)
{
	int z = days + 719468, era = z / 146097, of_era = z % 146097;
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
	int day = of_year - (153 * m + 2) / 5 + 1, month = m < 10 ? m + 3 : m - 9;

	return (struct date){(int16_t)(y + era * 400 + (month <= 2)), (uint8_t)month, (uint8_t)day};
}

int date_cmp(struct date a, struct date b)
{
	int x = a.year * 512 + a.month * 32 + a.day, y = b.year * 512 + b.month * 32 + b.day;

	return (x > y) - (x < y);
}

struct date date_add_months(struct date d, int months)
{
	int64_t m = (int64_t)d.year * 12 + d.month - 1 + months;
	int last;

	if (m < 12 || m >= 10000 * 12)
		return (struct date){0};
	d.year = (int16_t)(m / 12);
	d.month = (uint8_t)(m % 12 + 1);
	last = month_days(d.year, d.month);
	if (d.day > last)
		d.day = (uint8_t)last;
	return d;
}

struct date date_add_days(struct date d, int days)
{
	int64_t z = (int64_t)date_days(d) + days;
	struct date first = {1, 1, 1}, last = {9999, 12, 31};

	if (z < date_days(first) || z > date_days(last))
		return (struct date){0};
	return from_days((int32_t)z);
}

int date_weekday(struct date d)
{
	return (int)(((int64_t)date_days(d) + 719468 + 3) % 7); /* 0000-03-01 was a Wednesday */
}

void date_iso(struct date d, struct buf *out)
{
	buf_fmt(out, "%04d-%02d", d.year, d.month);
	if (d.day)
		buf_fmt(out, "-%02d", d.day);
}

void date_chinese(struct date d, struct buf *out)
{
	buf_fmt(out, "%d年%d月", d.year, d.month);
	if (d.day)
		buf_fmt(out, "%d日", d.day);
}
