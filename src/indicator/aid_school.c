/*
 * 雨露计划 and 雨露计划+ (S1 四: 应补尽补, 帮扶清单、就业清单; S2 二: 一对一), and start-ups
 * that have run a full year (S1 四: 正常经营满一年的给予一次性补贴).
 *
 * A pupil is a member whose school status holds one of the pack's words (中职,
 * 高职 ...).  Aided: the students' export says so, or a payment or landed
 * measure named as 雨露计划 does; without the person's name only where the
 * household has one pupil.  A graduate is a row of the students' export whose
 * graduation is not after as_of.
 */
#include "indicator/aid.h"

/* --- pupils --- */

static bool is_pupil(const struct indicator_set *s, const struct data_member *m)
{
	return m->gone != DATA_YES && m->school && aid_any(data_text(s->data, m->school), &s->aids->levels);
}

static bool happened(const struct indicator_set *s, int64_t day)
{
	return day == DATA_CELL_BLANK || day <= s->duty->as_of;
}

/* What one row of the students' export says: aided, not, or nothing. */
static enum truth row_aids(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->aids->students;
	int64_t aided = aid_cell(d, i, AS_AIDED), amount = aid_cell(d, i, AS_AMOUNT);
	if (aided != DATA_CELL_BLANK)
		return aided == DATA_YES && happened(s, aid_cell(d, i, AS_AID_DATE)) ? TRUTH_YES : TRUTH_NO;
	if (amount == DATA_CELL_BLANK)
		return TRUTH_UNKNOWN;
	return amount > 0 && happened(s, aid_cell(d, i, AS_AID_DATE)) ? TRUTH_YES : TRUTH_NO;
}

struct pupil {
	const struct aid_row *r;
	const struct data_member *m;
	bool only; /* the household's only pupil */
};

static bool is_of(const struct pupil *p, struct str person)
{
	return person.n ? aid_is_member(p->r->s, p->m, person) : p->only;
}

static enum truth aided_by_rows(const struct pupil *p)
{
	const struct duty_table *d = &p->r->s->aids->students;
	enum truth all = TRUTH_NO;
	size_t i, to;
	aid_rows(d, p->r->row, &i, &to);
	for (; i < to; i++) {
		enum truth one = is_of(p, aid_text(p->r->s, d, i, AS_PERSON)) ? row_aids(p->r->s, i) : TRUTH_NO;
		if (one == TRUTH_YES)
			return one;
		all = one == TRUTH_UNKNOWN ? one : all;
	}
	return all;
}

static bool aided_by_payment(const struct pupil *p)
{
	const struct aids *a = p->r->s->aids;
	size_t i, to;
	aid_rows(&a->payments, p->r->row, &i, &to);
	for (; i < to; i++)
		if (aid_any(aid_text(p->r->s, &a->payments, i, AP_ITEM), &a->yulu_items) &&
		    is_of(p, aid_text(p->r->s, &a->payments, i, AP_PERSON)) && aid_cell(&a->payments, i, AP_PAID) > 0 &&
		    happened(p->r->s, aid_cell(&a->payments, i, AP_DATE)))
			return true;
	return false;
}

/* A measure names no person: it tells of the only pupil; of several, that it cannot be told which. */
static enum truth aided_by_measure(const struct pupil *p)
{
	const struct indicator_set *s = p->r->s;
	const struct duty_table *d = &s->aids->measures;
	size_t i, to;
	aid_rows(d, p->r->row, &i, &to);
	for (; i < to; i++)
		if (duty_landed(s->duty, i) && (aid_any(aid_text(s, d, i, AM_NAME), &s->aids->yulu_items) ||
						aid_any(aid_text(s, d, i, AM_TYPE), &s->aids->yulu_items)))
			return p->only ? TRUTH_YES : TRUTH_UNKNOWN;
	return TRUTH_NO;
}

static enum truth is_aided(const struct pupil *p)
{
	enum truth rows = aided_by_rows(p);
	if (rows == TRUTH_YES || aided_by_payment(p))
		return TRUTH_YES;
	enum truth measure = aided_by_measure(p);
	return measure == TRUTH_NO ? rows : measure;
}

static uint64_t pupils(const struct aid_row *r)
{
	const struct data_more *more = data_more(r->s->data, r->w->h);
	const struct data_member *m = r->s->data->member + more->member;
	uint32_t n = 0, unaided = 0;
	for (uint32_t i = 0; i < more->members; i++)
		n += is_pupil(r->s, &m[i]);
	for (uint32_t i = 0; n && i < more->members; i++) {
		struct pupil p = {r, &m[i], n == 1};
		if (!is_pupil(r->s, &m[i]))
			continue;
		enum truth aided = is_aided(&p);
		r->w->t[AT_PUPILS]++;
		r->w->t[AT_PUPILS_AIDED] += aided == TRUTH_YES;
		r->w->t[AT_PUPILS_UNKNOWN] += aided == TRUTH_UNKNOWN;
		unaided += aided == TRUTH_NO;
	}
	return aid_bit(AID_PUPIL_UNAIDED, unaided > 0);
}

/* --- graduates --- */

static uint64_t graduate(const struct aid_row *r, size_t i)
{
	const struct duty_table *d = &r->s->aids->students;
	int64_t day = aid_cell(d, i, AS_GRADUATED), employed = aid_cell(d, i, AS_EMPLOYED);
	if (day == DATA_CELL_BLANK || day > r->s->duty->as_of)
		return 0;
	bool now = date_add_days((struct date){1970, 1, 1}, (int32_t)day).year == r->s->data->info.as_of.year;
	bool helped = aid_cell(d, i, AS_HELPED) == DATA_YES, idle = employed == DATA_NO;
	r->w->t[AT_GRADUATES + !now]++;
	r->w->t[AT_GRADUATES_TOLD] += employed != DATA_CELL_BLANK;
	r->w->t[AT_GRADUATES_EMPLOYED] += employed == DATA_YES;
	r->w->t[AT_GRADUATES_DUE] += now || idle;
	r->w->t[AT_GRADUATES_HELPED] += (now || idle) && helped;
	return aid_bit(AID_GRADUATE_IDLE, idle) | aid_bit(AID_GRADUATE_UNHELPED, idle && !helped);
}

uint64_t aid_school(const struct aid_row *r)
{
	const struct duty_table *d = &r->s->aids->students;
	size_t i, to;
	uint64_t bits;
	if (!d->t)
		return 0;
	bits = pupils(r);
	aid_rows(d, r->row, &i, &to);
	for (; i < to; i++)
		bits |= graduate(r, i);
	return bits;
}

/* --- start-ups --- */

/* The day on which so many months are full (Civil Code art. 202: the corresponding day). */
static int64_t full_on(int64_t opened, int64_t months)
{
	struct date d = date_add_days((struct date){1970, 1, 1}, (int32_t)opened);
	return date_days(date_add_months(d, (int)months));
}

/* Whether it runs as it should; where no row says so a shop that did not close does. */
static enum truth runs(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->aids->startups;
	int64_t normal = aid_cell(d, i, AU_NORMAL), closed = aid_cell(d, i, AU_CLOSED);
	if (normal == DATA_NO || (closed != DATA_CELL_BLANK && closed <= s->duty->as_of))
		return TRUTH_NO;
	return normal == DATA_CELL_BLANK && s->aids->normal_told ? TRUTH_UNKNOWN : TRUTH_YES;
}

static uint64_t startup(const struct aid_row *r, size_t i)
{
	const struct indicator_set *s = r->s;
	const struct duty_table *d = &s->aids->startups;
	int64_t opened = aid_cell(d, i, AU_OPENED), paid = aid_cell(d, i, AU_PAID), day = aid_cell(d, i, AU_DATE);
	enum truth running = runs(s, i);
	bool was_paid = paid != DATA_CELL_BLANK && paid > 0 && happened(s, day);
	r->w->t[AT_STARTUPS]++;
	r->w->t[AT_STARTUPS_PAID] += was_paid;
	if (opened == DATA_CELL_BLANK) {
		r->w->t[AT_STARTUPS_UNKNOWN] += running != TRUTH_NO;
		return 0;
	}
	int64_t full = full_on(opened, s->aids->startup_months);
	bool early = was_paid && (day == DATA_CELL_BLANK ? s->duty->as_of : day) < full;
	bool fit = running == TRUTH_YES && full <= s->duty->as_of;
	r->w->t[AT_STARTUPS_UNKNOWN] += running == TRUTH_UNKNOWN && full <= s->duty->as_of;
	r->w->t[AT_STARTUPS_FIT] += fit;
	return aid_bit(AID_STARTUP_UNPAID, fit && !was_paid) | aid_bit(AID_STARTUP_EARLY, early);
}

uint64_t aid_startups(const struct aid_row *r)
{
	uint64_t bits = 0;
	size_t i, to;
	aid_rows(&r->s->aids->startups, r->row, &i, &to);
	for (; i < to; i++)
		bits |= startup(r, i);
	return bits;
}
