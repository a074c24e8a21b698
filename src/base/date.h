#ifndef BASE_DATE_H
#define BASE_DATE_H
/* Civil dates (proleptic Gregorian).  No time zone, no clock: the program never asks what day it is. */
#include "base/buf.h"

struct date {
	int16_t year; /* 0: no date */
	uint8_t month, day; /* 1-based; day 0: only year and month known */
};

/* YYYY-MM-DD, YYYY-MM, YYYYMMDD, YYYYMM, YYYY/M/D, YYYY.M.D, YYYY年M月D日, YYYY年MM月;
   after a full date a time of day (" 00:00:00", "T08:30Z") is ignored.  1..9999; *out unchanged on false. */
bool date_parse(struct str s, struct date *out);
bool date_is_valid(struct date d);
int32_t date_days(struct date d);      /* days since 1970-01-01 (day 0 counts as 1) */
int date_cmp(struct date a, struct date b);
/* Clamped to the month's end.  Results before year 1 or after 9999 have year 0. */
struct date date_add_months(struct date d, int months);
struct date date_add_days(struct date d, int days);
int date_weekday(struct date d); /* 0 = Sunday */
void date_iso(struct date d, struct buf *out);     /* 2023-09-30 */
void date_chinese(struct date d, struct buf *out); /* 2023年9月30日, GB/T 9704 7.3.5.4: no zero padding */

#endif
