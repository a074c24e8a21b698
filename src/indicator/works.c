/*
 * Employers and projects: 吸纳就业奖补 (S4 （十一）), 以工代赈 (S4 （十二）), 联农带农 (S1 三).
 *
 * An employer is payable who has the people, the months and the wages asked
 * for and no other award in the year: people x minimum wage x 3 months, at most
 * 30 % of their three months' wages.  The minimum wage is the office's
 * parameter; a cell that would decide and is blank makes the row unknown.
 */
#include "indicator/duty.h"

#include "indicator/family.h"

enum { E_AREA, E_WORKERS, E_MONTHS, E_LOWEST, E_WAGES, E_PAID, E_OTHER };
enum { W_AREA, W_TOWNSHIP, W_TYPE, W_FUNDS, W_LINKED, W_PAY, W_LIFTED, W_SOURCE };
#define AWARD_MONTHS 3

static int64_t cell(const struct duty_table *d, size_t row, unsigned col)
{
	return data_cell(d->t, row, d->col[col]);
}

static struct str text(const struct indicator_set *s, int64_t v)
{
	return v == DATA_CELL_BLANK ? (struct str){0} : data_text(s->data, (uint32_t)v);
}

static uint32_t area_of(const struct indicator_set *s, const struct duty_table *d, size_t row, int township)
{
	struct str name = township < 0 ? (struct str){0} : text(s, cell(d, row, (unsigned)township));
	return duty_area(s, text(s, cell(d, row, 0)), name, (struct str){0});
}

/* a < b; unknown where a is blank. */
static enum truth less(int64_t a, int64_t b)
{
	return a == DATA_CELL_BLANK ? TRUTH_UNKNOWN : a < b ? TRUTH_YES : TRUTH_NO;
}

static enum truth shut_out(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->duty->employers;
	const struct policy *p = s->p;
	int64_t other = cell(d, i, E_OTHER);
	const enum truth why[] = {
		less(cell(d, i, E_WORKERS), 100 * policy_value(p, "employer.people", 0)),
		less(cell(d, i, E_MONTHS), 100 * policy_value(p, "employer.months", 0)),
		less(cell(d, i, E_LOWEST), policy_value(p, "wage.minimum", 0)),
		other == DATA_CELL_BLANK ? TRUTH_UNKNOWN : other == DATA_YES ? TRUTH_YES : TRUTH_NO,
	};
	enum truth out = TRUTH_NO;
	for (size_t k = 0; k < sizeof why / sizeof *why; k++)
		out = out == TRUTH_YES || why[k] == TRUTH_NO ? out : why[k];
	return out;
}

static wide payable(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->duty->employers;
	wide award = (wide)cell(d, i, E_WORKERS) * policy_value(s->p, "wage.minimum", 0) * AWARD_MONTHS / 100;
	wide most = (wide)cell(d, i, E_WAGES) * policy_value(s->p, "employer.percent", 0) / 1000000;
	return award < most ? award : most;
}

static void add_employer(const struct indicator_set *s, size_t i, wide *t)
{
	const struct duty_table *d = &s->duty->employers;
	int64_t told = cell(d, i, E_PAID), paid = told == DATA_CELL_BLANK ? 0 : told;
	enum truth shut = shut_out(s, i);
	t[AT_EMPLOYERS]++;
	t[AT_EMPLOYER_PAID] += paid * s->unit;
	if (shut == TRUTH_UNKNOWN || (shut == TRUTH_NO && cell(d, i, E_WAGES) == DATA_CELL_BLANK)) {
		t[AT_EMPLOYERS_UNKNOWN]++;
		return;
	}
	if (shut == TRUTH_YES) {
		t[AT_EMPLOYERS_SHUT] += paid > 0;
		t[AT_EMPLOYER_SHUT_SUM] += (paid > 0 ? paid : 0) * s->unit;
		return;
	}
	wide due = payable(s, i);
	t[AT_EMPLOYERS_FIT]++;
	t[AT_EMPLOYER_DUE] += due * s->unit;
	t[AT_EMPLOYERS_OVER] += paid > due;
	t[AT_EMPLOYER_OVER_SUM] += (paid > due ? paid - due : 0) * s->unit;
}

/* part / whole below so many 1/10000 %; unknown where either is not told. */
static enum truth share_below(int64_t part, int64_t whole, int64_t least)
{
	if (part == DATA_CELL_BLANK || whole == DATA_CELL_BLANK || whole <= 0)
		return TRUTH_UNKNOWN;
	return (wide)part * 1000000 < (wide)whole * least ? TRUTH_YES : TRUTH_NO;
}

/* The share of the lifted is asked of 衔接资金 projects (S4 （十二）); one that does not tell its source is held to it too. */
static void add_relief(const struct indicator_set *s, size_t i, wide *t)
{
	const struct duty_table *d = &s->duty->projects;
	int64_t funds = cell(d, i, W_FUNDS), pay = cell(d, i, W_PAY), lifted = cell(d, i, W_LIFTED);
	enum truth low = share_below(pay, funds, policy_value(s->p, "relief_work.pay", 0));
	struct str source = text(s, cell(d, i, W_SOURCE));
	bool bridging = str_find(source, STR("衔接")) != SIZE_MAX, held = bridging || !source.n;
	enum truth few = held ? share_below(lifted, pay, policy_value(s->p, "relief_work.lifted", 0)) : TRUTH_NO;
	t[AT_RELIEF]++;
	t[AT_RELIEF_BRIDGING] += bridging;
	t[AT_RELIEF_HELD] += held;
	t[AT_RELIEF_LOW] += low == TRUTH_YES;
	t[AT_RELIEF_FEW] += few == TRUTH_YES;
	t[AT_RELIEF_UNKNOWN] += low == TRUTH_UNKNOWN || few == TRUTH_UNKNOWN;
	if (low != TRUTH_UNKNOWN) {
		t[AT_RELIEF_FUNDS] += funds * s->unit;
		t[AT_RELIEF_PAY] += pay * s->unit;
	}
	if (held && few != TRUTH_UNKNOWN) {
		t[AT_RELIEF_PAY_TOLD] += pay * s->unit;
		t[AT_RELIEF_LIFTED] += lifted * s->unit;
	}
}

static void add_project(const struct indicator_set *s, size_t i, wide *t)
{
	const struct duty_table *d = &s->duty->projects;
	int64_t funds = cell(d, i, W_FUNDS), linked = cell(d, i, W_LINKED);
	t[AT_PROJECTS]++;
	t[AT_PROJECT_FUNDS] += (funds == DATA_CELL_BLANK ? 0 : funds) * s->unit;
	t[AT_PROJECTS_LINKED] += linked == DATA_YES;
	t[AT_PROJECTS_TOLD] += linked != DATA_CELL_BLANK;
	if (str_find(text(s, cell(d, i, W_TYPE)), STR("以工代赈")) != SIZE_MAX)
		add_relief(s, i, t);
}

void works_add(struct indicator_set *s)
{
	const struct duty_table *employers = &s->duty->employers, *projects = &s->duty->projects;
	for (size_t i = 0; employers->t && i < employers->t->rows; i++) {
		uint32_t a = area_of(s, employers, i, -1);
		add_employer(s, i, s->tally + a * s->at.width);
		watched(s, (struct piece){.kind = PIECE_ROW, .table = DATA_EMPLOYERS, .area = a, .row = (uint32_t)i});
	}
	for (size_t i = 0; projects->t && i < projects->t->rows; i++) {
		uint32_t a = area_of(s, projects, i, W_TOWNSHIP);
		add_project(s, i, s->tally + a * s->at.width);
		watched(s, (struct piece){.kind = PIECE_ROW, .table = DATA_PROJECTS, .area = a, .row = (uint32_t)i});
	}
}
