/*
 * People at work (S2 二: 务工规模), returnees (帮助其二次务工就业), fares for work outside the
 * province (应发尽发), wages of public posts (及时足额发放), and who holds the posts
 * (S1 四: 优先安置监测对象、收入下滑明显的脱贫人口).
 *
 * A person is one name of a household; rows without a name are one person.  The
 * year is the income year up to as_of.
 */
#include "indicator/aid.h"

#include <stdlib.h>

#include "base/vec.h"
#include "indicator/family.h"

/* --- one person's rows of the jobs' export --- */

enum where { WHERE_COUNTY, WHERE_PROVINCE, WHERE_OUTSIDE, WHERE_UNKNOWN, WHERES };

struct worker {
	bool works, holds, held, shop, had_shop; /* this year; public post, workshop; last year's */
	bool away, back, again;                  /* outside the province; came back; works again */
	enum where where;                        /* the farthest place of this year */
	bool fare_told;
	bool fare_paid;
	int64_t returned;                        /* last return, DATA_CELL_BLANK: none dated */
};

static enum where place_of_work(struct str place)
{
	static const struct {
		const char *word;
		enum where where;
	} known[] = {{"省外", WHERE_OUTSIDE}, {"跨省", WHERE_OUTSIDE}, {"境外", WHERE_OUTSIDE}, {"省内", WHERE_PROVINCE},
	             {"县外", WHERE_PROVINCE}, {"县内", WHERE_COUNTY}, {"乡", WHERE_COUNTY}, {"镇", WHERE_COUNTY},
	             {"村", WHERE_COUNTY}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_find(place, str_from(known[i].word)) != SIZE_MAX)
			return known[i].where;
	return WHERE_UNKNOWN;
}

/* A spell reaches into [first, last]; a blank end is open, and so is a blank beginning where it may be. */
static bool reaches(const struct aids *a, size_t i, int64_t first, int64_t last, bool blank_begins)
{
	int64_t from = aid_cell(&a->jobs, i, AJ_FROM), to = aid_cell(&a->jobs, i, AJ_TO);
	bool begun = from == DATA_CELL_BLANK ? blank_begins : from <= last;
	return begun && (to == DATA_CELL_BLANK || to >= first);
}

struct spell { /* one row of the export */
	struct str person;
	size_t row;
};
struct person {
	const struct spell *v;
	size_t n;
};

static int cmp_spell(const void *x, const void *y)
{
	const struct spell *a = x, *b = y;
	int c = str_cmp(a->person, b->person);
	return c ? c : (a->row > b->row) - (a->row < b->row);
}

static int month_of(int64_t day)
{
	struct date d = date_add_days((struct date){1970, 1, 1}, (int32_t)day);
	return d.year * 12 + d.month;
}

static void add_row(const struct indicator_set *s, size_t i, struct worker *w)
{
	const struct aids *a = s->aids;
	const struct duty_table *d = &a->jobs;
	int64_t fare = aid_cell(d, i, AJ_FARE), returned = aid_cell(d, i, AJ_RETURNED);
	bool now = reaches(a, i, a->year_from, s->duty->as_of, true);
	bool before = reaches(a, i, date_days((struct date){(int16_t)(s->data->info.income_year - 2), 10, 1}),
			      a->year_from - 1, false);
	bool post = aid_cell(d, i, AJ_POST) == DATA_YES, shop = aid_cell(d, i, AJ_WORKSHOP) == DATA_YES;
	enum where where = place_of_work(aid_text(s, d, i, AJ_PLACE));
	w->works |= now;
	w->holds |= now && post;
	w->held |= before && post;
	w->shop |= now && shop;
	w->had_shop |= before && shop;
	w->away |= now && where == WHERE_OUTSIDE;
	if (now && where != WHERE_UNKNOWN && (w->where == WHERE_UNKNOWN || where > w->where))
		w->where = where;
	w->fare_told |= fare != DATA_CELL_BLANK;
	w->fare_paid |= fare != DATA_CELL_BLANK && fare > 0;
	if (returned != DATA_CELL_BLANK && returned <= s->duty->as_of) {
		w->back = true;
		w->returned = returned > w->returned ? returned : w->returned; /* blank is the least */
	}
	w->back |= returned == DATA_CELL_BLANK && aid_cell(d, i, AJ_BACK) == DATA_YES;
	w->again |= aid_cell(d, i, AJ_REHIRED) == DATA_YES;
}

/* Another row that begins in the month of the return or later. */
static bool begins_again(const struct indicator_set *s, const struct person *p, const struct worker *w)
{
	const struct duty_table *d = &s->aids->jobs;
	for (size_t i = 0; i < p->n && w->returned != DATA_CELL_BLANK; i++) {
		int64_t from = aid_cell(d, p->v[i].row, AJ_FROM);
		if (from != DATA_CELL_BLANK && from <= s->duty->as_of &&
		    aid_cell(d, p->v[i].row, AJ_RETURNED) == DATA_CELL_BLANK && month_of(from) >= month_of(w->returned))
			return true;
	}
	return false;
}

/* --- fares --- */

static bool fare_in_payments(const struct indicator_set *s, uint32_t row, struct str person)
{
	const struct aids *a = s->aids;
	size_t i, to;
	aid_rows(&a->payments, row, &i, &to);
	for (; i < to; i++) {
		int64_t day = aid_cell(&a->payments, i, AP_DATE);
		bool when = day == DATA_CELL_BLANK || (day >= a->year_from && day <= s->duty->as_of);
		if (when && str_eq(aid_text(s, &a->payments, i, AP_PERSON), person) && aid_cell(&a->payments, i, AP_PAID) > 0 &&
		    aid_any(aid_text(s, &a->payments, i, AP_ITEM), &a->fare_items))
			return true;
	}
	return false;
}

static uint64_t add_fare(const struct aid_row *r, struct str person, const struct worker *w)
{
	const struct aids *a = r->s->aids;
	if (!w->away)
		return 0;
	bool paid = w->fare_paid || fare_in_payments(r->s, r->row, person);
	bool unknown = !paid && !w->fare_told && !a->payments.t;
	r->w->t[AT_FARES]++;
	r->w->t[AT_FARES_PAID] += paid;
	r->w->t[AT_FARES_UNKNOWN] += unknown;
	return aid_bit(AID_FARE_UNPAID, !paid && !unknown);
}

/* --- a person, a household --- */

static void add_holder(const struct aid_row *r, const struct worker *w)
{
	bool monitored = r->fact[FACT_MONITORED].yes, fell = r->w->r->flags & ROW_DECLINED;
	wide *t = r->w->t;
	t[AT_HOLDERS] += w->holds;
	t[AT_HOLDERS + 1] += w->holds && monitored;
	t[AT_HOLDERS + 2] += w->holds && fell;
	if (!r->s->aids->heads_from_jobs)
		return;
	t[place_of(r->s, PLACE_HEADS)] += w->holds;
	t[place_of(r->s, PLACE_HEADS) + 1] += w->shop;
	t[place_of(r->s, PLACE_HEADS_PREV)] += w->held;
	t[place_of(r->s, PLACE_HEADS_PREV) + 1] += w->had_shop;
}

static uint64_t add_person(const struct aid_row *r, const struct person *p)
{
	const struct indicator_set *s = r->s;
	struct worker w = {.where = WHERE_UNKNOWN, .returned = DATA_CELL_BLANK};
	for (size_t i = 0; i < p->n; i++)
		add_row(s, p->v[i].row, &w);
	bool waiting = w.back && !w.again && !begins_again(s, p, &w);
	r->w->t[AT_WORKERS] += w.works;
	r->w->t[AT_WORKERS_AT + w.where] += w.works;
	r->w->t[AT_RETURNEES] += w.back;
	r->w->t[AT_RETURNEES_AGAIN] += w.back && !waiting;
	add_holder(r, &w);
	return aid_bit(AID_RETURNEE_WAITING, waiting) | add_fare(r, p->v[0].person, &w);
}

#define ROWS_USUAL 32 /* of a household; more are sorted on the heap */

uint64_t aid_work(const struct aid_row *r)
{
	struct spell usual[ROWS_USUAL], *v = usual;
	uint64_t bits = 0;
	size_t from, to;
	aid_rows(&r->s->aids->jobs, r->row, &from, &to);
	if (to - from > ROWS_USUAL)
		v = mem_alloc((to - from) * sizeof *v);
	for (size_t i = from; i < to; i++)
		v[i - from] = (struct spell){aid_text(r->s, &r->s->aids->jobs, i, AJ_PERSON), i};
	qsort(v, to - from, sizeof *v, cmp_spell);
	for (size_t i = 0, end; i < to - from; i = end) {
		for (end = i + 1; end < to - from && str_eq(v[end].person, v[i].person); end++)
			;
		bits |= add_person(r, &(struct person){v + i, end - i});
	}
	if (v != usual)
		mem_free(v);
	return bits;
}

/* --- wages of public posts: what was due and what was paid by as_of --- */

/* Last day on which a month's wages are in time; DATA_CELL_BLANK: the row names no month. */
static int64_t pay_day(const struct indicator_set *s, size_t i)
{
	int64_t period = aid_cell(&s->aids->payments, i, AP_PERIOD);
	if (period == DATA_CELL_BLANK)
		return period;
	struct date next = date_add_months(date_add_days((struct date){1970, 1, 1}, (int32_t)period), 1);
	next.day = 1;
	return date_days(next) - 1 + s->aids->pay_grace;
}

uint64_t aid_post_pay(const struct aid_row *r)
{
	const struct indicator_set *s = r->s;
	const struct duty_table *d = &s->aids->payments;
	uint64_t bits = 0;
	size_t i, to;
	aid_rows(d, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t due = aid_cell(d, i, AP_DUE), paid = aid_cell(d, i, AP_PAID), day = aid_cell(d, i, AP_DATE),
			by = pay_day(s, i), period = aid_cell(d, i, AP_PERIOD);
		bool ended = period == DATA_CELL_BLANK || by - s->aids->pay_grace <= s->duty->as_of;
		if (due == DATA_CELL_BLANK || !ended || !aid_any(aid_text(s, d, i, AP_ITEM), &s->aids->post_items))
			continue;
		if (paid == DATA_CELL_BLANK || (day != DATA_CELL_BLANK && day > s->duty->as_of))
			paid = 0;
		bool late = paid < due && (by == DATA_CELL_BLANK || s->duty->told > by);
		r->w->t[AT_WAGES]++;
		r->w->t[AT_WAGES_DUE] += (wide)due * s->unit;
		r->w->t[AT_WAGES_PAID] += (wide)paid * s->unit;
		r->w->t[AT_WAGES_ARREARS] += late ? (wide)(due - paid) * s->unit : 0;
		bits |= aid_bit(AID_POST_ARREARS, late);
	}
	return bits;
}

/* --- the local target (S2 二: 务工规模 against the year's target) --- */

size_t inputs_jobs_target(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_count("务工人数", input_sum(m, 0), UNIT_PERSONS, "jobs");
	out[1] = input_fixed("本地目标", (struct frac){m->s->aids->jobs_target, 1}, UNIT_PERSONS, "case.json");
	return 2;
}

void make_jobs_target(const struct maker *m, struct figure *f)
{
	f->value = (struct frac){input_sum(m, 0) * 100, m->s->aids->jobs_target};
}
