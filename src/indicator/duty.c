/* Duties of households: monthly contact, measures, risk points, months in public posts, dividends. */
#include "indicator/duty.h"

#include "indicator/family.h"

/* --- the exports and their columns --- */

enum { V_DATE, V_MODE, V_ABSENT, V_ROLE };
enum { M_TYPE, M_DATE, M_DONE };
enum { R_FOUND, R_CLOSED };
enum { J_POST, J_MONTHS };
enum { D_DUE, D_PAID, D_DATE };

struct duty_table duty_table_of(const struct indicator_set *s, enum data_kind kind,
			       const char *const columns[DUTY_COLUMNS])
{
	struct duty_table d = {.t = data_table_find(s->data, kind)};
	for (size_t i = 0; i < DUTY_COLUMNS; i++)
		d.col[i] = columns[i] ? data_column_find(d.t, columns[i]) : SIZE_MAX;
	return d;
}

static int64_t cell(const struct duty_table *d, size_t row, unsigned col)
{
	return data_cell(d->t, row, d->col[col]);
}

bool duty_has_table(const struct indicator_set *s, enum data_kind k)
{
	return data_table_find(s->data, k) != NULL;
}

/* --- dates --- */

static const struct policy_duty *duty_with(const struct policy *p, const char *evidence, bool monthly,
					   bool dated)
{
	for (size_t i = 0; i < p->duty_n; i++) {
		const struct policy_duty *d = &p->duty[i];
		if (str_is(d->evidence, evidence) && (!monthly || d->cycle == CYCLE_MONTH) &&
		    (!dated || d->month))
			return d;
	}
	return NULL;
}

static int64_t day_of(int year, int month, int day)
{
	return date_days((struct date){(int16_t)year, (uint8_t)month, (uint8_t)day});
}

/* The twelve calendar months before the first day that as_of leaves unfinished. */
static void settle_months(struct indicator_set *s, struct duties *d)
{
	struct date as_of = s->data->info.as_of;
	int month = as_of.year * 12 + as_of.month - 1;
	if (d->as_of + 1 == day_of((month + 1) / 12, (month + 1) % 12 + 1, 1))
		month++;
	d->month_before = day_of((month - 12) / 12, (month - 12) % 12 + 1, 1) - 1;
	for (int i = 0; i < 12; i++) {
		int m = month - 12 + i;
		d->month[i] = arena_fmt(s->a, "%d-%02d", m / 12, m % 12 + 1);
		d->month_end[i] = day_of((m + 1) / 12, (m + 1) % 12 + 1, 1) - 1;
	}
}

static void settle_deadlines(struct indicator_set *s, struct duties *d)
{
	int year = s->data->info.income_year;
	const struct policy_duty *report = d->report, *dividend = d->dividend;
	if (report) {
		d->measures_due = day_of(year, report->month, report->day);
		d->measures_late = report->late_day ? day_of(year, report->month, report->late_day)
						    : d->measures_due + 1;
	}
	if (dividend)
		d->dividends_due = day_of(year, dividend->month, dividend->day);
}

/* Bands of the age of open risk points; the pack gives the bounds, in order, and may give none. */
static void settle_ages(const struct policy *p, struct duties *d)
{
	static const char *const bound[] = {"risk.age1", "risk.age2", "risk.age3"};
	for (; d->ages < AGE_BANDS_MAX - 1 && policy_param(p, bound[d->ages]); d->ages++)
		d->age[d->ages] = policy_value(p, bound[d->ages], 0);
	d->help_before = policy_value(p, "help.before", 0);
}

/* --- words of a column --- */

static size_t word_find(const struct words *w, struct str word)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->v[i], word))
			return i;
	return SIZE_MAX;
}

static void tell_words(const struct indicator_set *s, const struct duty_table *d, unsigned col)
{
	diag_add(s->l, DIAG_WARNING, "indicator.words", (struct pos){.file = s->data->info.name},
		 TR("“%.*s”有%d种以上不同的写法，其余的不按它分列", "column %.*s has more than %d different words; the rest are not told apart by it"),
		 STR_ARG(d->t->column[d->col[col]].title), DUTY_WORDS_MAX);
}

/* Insertion into a short list: kinds of measures and posts are a few dozen. */
struct words duty_words(const struct indicator_set *s, const struct duty_table *d, unsigned col)
{
	struct words w = {arena_many(s->a, struct str, DUTY_WORDS_MAX), 0};
	for (size_t i = 0; d->t && i < d->t->rows; i++) {
		int64_t v = cell(d, i, col);
		struct str word = v == DATA_CELL_BLANK ? STR("未注明") : data_text(s->data, (uint32_t)v);
		if (word_find(&w, word) != SIZE_MAX)
			continue;
		if (w.n == DUTY_WORDS_MAX) {
			tell_words(s, d, col);
			break;
		}
		size_t at = w.n++;
		for (; at && str_cmp(w.v[at - 1], word) > 0; at--)
			w.v[at] = w.v[at - 1];
		w.v[at] = word;
	}
	return w;
}

size_t duty_word_at(const struct indicator_set *s, const struct words *w, const struct duty_table *d, size_t row,
		    unsigned col)
{
	int64_t v = cell(d, row, col);
	return word_find(w, v == DATA_CELL_BLANK ? STR("未注明") : data_text(s->data, (uint32_t)v));
}

void duties_settle(struct indicator_set *s)
{
	struct duties *d = arena_make(s->a, struct duties);
	const struct policy *p = s->p;
	s->duty = d;
	s->mark = arena_many(s->a, uint64_t, s->rows);
	d->visits = duty_table_of(s, DATA_VISITS, (const char *const[DUTY_COLUMNS]){"date", "mode", "absent", "role"});
	d->measures = duty_table_of(s, DATA_MEASURES, (const char *const[DUTY_COLUMNS]){"type", "date", "done"});
	d->risks = duty_table_of(s, DATA_RISKS, (const char *const[DUTY_COLUMNS]){"found", "closed"});
	d->jobs = duty_table_of(s, DATA_JOBS, (const char *const[DUTY_COLUMNS]){"post", "post_months", "person"});
	d->dividends = duty_table_of(s, DATA_DIVIDENDS, (const char *const[DUTY_COLUMNS]){"due", "paid", "date"});
	d->posts =
		duty_table_of(s, DATA_POSTS, (const char *const[DUTY_COLUMNS]){"type", "year", "area", "township", "people"});
	d->roster = duty_table_of(s, DATA_ROSTER, (const char *const[DUTY_COLUMNS]){"role", "area", "township", "village"});
	d->employers = duty_table_of(s, DATA_EMPLOYERS, (const char *const[DUTY_COLUMNS]){"area", "workers", "contract_months",
		"lowest_wage", "wages", "paid", "other_award"});
	d->projects = duty_table_of(s, DATA_PROJECTS, (const char *const[DUTY_COLUMNS]){"area", "township", "type", "funds",
		"linked", "labour_pay", "labour_pay_lifted", "source"});
	d->payments = duty_table_of(s, DATA_PAYMENTS, (const char *const[DUTY_COLUMNS]){"item", "person", "quantity", "base", "paid", "date"});
	d->training = duty_table_of(s, DATA_TRAINING, (const char *const[DUTY_COLUMNS]){"role", "date", "people", "level"});
	d->contact = duty_with(p, "visits", true, false);
	d->contact_role = policy_param(p, "contact.role") ? policy_param(p, "contact.role")->text : (struct str){0};
	d->report = duty_with(p, "measures", false, true);
	d->dividend = duty_with(p, "dividends", false, true);
	for (size_t i = 0; i < p->duty_n; i++)
		if (str_is(p->duty[i].evidence, "jobs") && p->duty[i].target && p->duty[i].target <= 12)
			d->post_months = &p->duty[i];
	d->as_of = date_days(s->data->info.as_of);
	d->told = date_days(s->data->info.report_date);
	settle_months(s, d);
	settle_deadlines(s, d);
	settle_ages(p, d);
	d->absence_known = d->visits.t && d->visits.col[V_ABSENT] != SIZE_MAX &&
			   d->visits.t->column[d->visits.col[V_ABSENT]].filled;
	d->measure = duty_words(s, &d->measures, M_TYPE);
	d->post = duty_words(s, &d->posts, 0);
	d->training_level = duty_words(s, &d->training, 3);
}

/* --- monthly contact (S5 （一）3) --- */

/* In-home, or not said; by telephone and the like only for those away for long, where that is told. */
bool duty_is_contact(const struct indicator_set *s, size_t row)
{
	static const char *const remote[] = {"电话", "微信", "视频", "短信"};
	const struct duties *d = s->duty;
	int64_t mode = cell(&d->visits, row, V_MODE);
	struct str word = mode == DATA_CELL_BLANK ? (struct str){0} : data_text(s->data, (uint32_t)mode);
	for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
		if (str_find(word, str_from(remote[i])) != SIZE_MAX)
			return !d->absence_known || cell(&d->visits, row, V_ABSENT) == DATA_YES;
	return true;
}

/* role: "" anyone, else it stands in the role of who came; a role that is not told is nobody's. */
static bool contact_in(const struct indicator_set *s, uint32_t row, size_t month, struct str role)
{
	const struct duties *d = s->duty;
	size_t i, to;
	int64_t last = d->month_end[month], first = month ? d->month_end[month - 1] : d->month_before;
	if (!d->visits.t)
		return false;
	data_table_rows(d->visits.t, row, &i, &to);
	for (; i < to; i++) {
		int64_t day = cell(&d->visits, i, V_DATE), who = cell(&d->visits, i, V_ROLE);
		bool theirs = !role.n || (who != DATA_CELL_BLANK &&
					  str_find(data_text(s->data, (uint32_t)who), role) != SIZE_MAX);
		if (theirs && day != DATA_CELL_BLANK && day > first && day <= last && duty_is_contact(s, i))
			return true;
	}
	return false;
}

bool duty_contacted(const struct indicator_set *s, uint32_t row, size_t month)
{
	return contact_in(s, row, month, (struct str){0});
}

bool duty_contacted_by_role(const struct indicator_set *s, uint32_t row, size_t month)
{
	return s->duty->contact_role.n && contact_in(s, row, month, s->duty->contact_role);
}

static uint64_t add_contact(const struct indicator_set *s, const struct tallied *w, uint32_t row)
{
	bool last = false;
	for (size_t m = 0; m < 12; m++) {
		last = duty_contacted(s, row, m);
		w->t[AT_CONTACT + m] += last;
		w->t[AT_CONTACT_ROLE + m] += last && duty_contacted_by_role(s, row, m);
	}
	return (1u << MARK_CONTACT | (last ? 0 : 1u << MARK_UNCONTACTED));
}

/* --- measures (S3 三（三）; A-25) --- */

bool duty_landed(const struct duties *d, size_t row)
{
	int64_t day = cell(&d->measures, row, M_DATE), done = cell(&d->measures, row, M_DONE);
	return done != DATA_NO && (day == DATA_CELL_BLANK ? done == DATA_YES : day <= d->as_of);
}

static uint64_t add_measures(const struct indicator_set *s, const struct tallied *w, uint32_t row)
{
	const struct duties *d = s->duty;
	int64_t first = INT64_MAX;
	uint64_t kinds = 0;
	size_t i, to;
	data_table_rows(d->measures.t, row, &i, &to);
	for (; i < to; i++) {
		size_t kind = duty_word_at(s, &d->measure, &d->measures, i, M_TYPE);
		int64_t day = cell(&d->measures, i, M_DATE);
		if (!duty_landed(d, i))
			continue;
		first = day < first ? day : first; /* blank is the earliest: not late */
		w->t[AT_MEASURES]++;
		if (kind == SIZE_MAX)
			continue;
		w->t[place_of(s, PLACE_MEASURE) + kind]++;
		w->t[place_of(s, PLACE_MEASURE_HOMES) + kind] += !(kinds >> kind & 1);
		kinds |= (uint64_t)1 << kind;
	}
	if (first == INT64_MAX)
		return 1u << MARK_UNMEASURED;
	bool late = d->measures_late && first >= d->measures_late;
	return (1u << MARK_MEASURED | (late ? 1u << MARK_MEASURED_LATE : 0));
}

/* --- risk points (S3 三（四）; S2 一) --- */

int64_t duty_days_to_help(const struct duties *d, uint32_t row, int64_t found)
{
	int64_t best = -1;
	size_t i, to;
	if (!d->measures.t)
		return -1;
	data_table_rows(d->measures.t, row, &i, &to);
	for (; i < to; i++) {
		int64_t day = cell(&d->measures, i, M_DATE);
		if (day == DATA_CELL_BLANK || !duty_landed(d, i) || day < found - d->help_before)
			continue;
		int64_t days = day > found ? day - found : 0;
		best = best < 0 || days < best ? days : best;
	}
	return best;
}

size_t duty_age_band(const struct duties *d, int64_t days)
{
	size_t b = 0;
	while (b < d->ages && days > d->age[b])
		b++;
	return b;
}

static uint64_t add_risk(const struct indicator_set *s, const struct tallied *w, uint32_t row, size_t i)
{
	const struct duties *d = s->duty;
	int64_t found = cell(&d->risks, i, R_FOUND), closed = cell(&d->risks, i, R_CLOSED);
	bool open = closed == DATA_CELL_BLANK || closed > d->as_of;
	if (found == DATA_CELL_BLANK || found > d->as_of)
		return 0;
	w->t[AT_RISKS]++;
	w->t[AT_RISKS_OPEN] += open;
	if (open)
		w->t[AT_RISK_AGE + duty_age_band(d, d->told - found)]++;
	else
		w->t[AT_CLOSE_DAYS] += closed > found ? closed - found : 0;
	int64_t help = duty_days_to_help(d, row, found);
	w->t[AT_HELPED] += help >= 0;
	w->t[AT_HELP_DAYS] += help > 0 ? help : 0;
	return (open ? 1u << MARK_RISK_OPEN | (help < 0 && d->measures.t ? 1u << MARK_UNHELPED : 0)
			       : 0);
}

static uint64_t add_risks(const struct indicator_set *s, const struct tallied *w, uint32_t row)
{
	uint64_t marks = 0;
	size_t i, to;
	data_table_rows(s->duty->risks.t, row, &i, &to);
	for (; i < to; i++)
		marks |= add_risk(s, w, row, i);
	return marks;
}

/* --- public posts (S1 四: at least 6 months) --- */

static uint64_t add_posts(const struct indicator_set *s, const struct tallied *w, uint32_t row)
{
	const struct duties *d = s->duty;
	uint64_t marks = 0;
	size_t i, to;
	data_table_rows(d->jobs.t, row, &i, &to);
	for (; i < to; i++) {
		int64_t months = cell(&d->jobs, i, J_MONTHS);
		if (cell(&d->jobs, i, J_POST) != DATA_YES)
			continue;
		w->t[AT_POSTS]++;
		if (months == DATA_CELL_BLANK)
			continue;
		bool enough = !d->post_months || months >= d->post_months->target * 100;
		w->t[AT_POSTS_KNOWN]++;
		w->t[AT_POSTS_ENOUGH] += enough;
		marks |= (enough ? 0 : 1u << MARK_POST_SHORT);
	}
	return marks;
}

/* --- dividends (S1 五; A-26) --- */

static uint64_t add_dividends(const struct indicator_set *s, const struct tallied *w, uint32_t row)
{
	const struct duties *d = s->duty;
	int64_t from = day_of(s->data->info.income_year - 1, 10, 1);
	uint64_t marks = 0;
	size_t i, to;
	data_table_rows(d->dividends.t, row, &i, &to);
	for (; i < to; i++) {
		int64_t due = cell(&d->dividends, i, D_DUE), paid = cell(&d->dividends, i, D_PAID),
			day = cell(&d->dividends, i, D_DATE);
		if (due == DATA_CELL_BLANK || (day != DATA_CELL_BLANK && day < from))
			continue;
		paid = paid == DATA_CELL_BLANK || (day != DATA_CELL_BLANK && day > d->as_of) ? 0 : paid;
		bool late = paid > 0 && d->dividends_due && day != DATA_CELL_BLANK && day > d->dividends_due;
		bool past = !d->dividends_due || d->told > d->dividends_due;
		w->t[AT_DIVIDEND_DUE] += (wide)due * s->unit;
		w->t[AT_DIVIDEND_PAID] += (wide)paid * s->unit;
		w->t[AT_DIVIDEND_IN_TIME] += late ? 0 : (wide)(paid < due ? paid : due) * s->unit;
		w->t[AT_DIVIDENDS]++;
		marks |= (paid < due && past ? 1u << MARK_DIVIDEND_UNPAID : 0);
		marks |= (late ? 1u << MARK_DIVIDEND_LATE : 0);
	}
	return marks;
}

/* --- a household --- */

void duties_add(struct indicator_set *s, const struct tallied *w, bool due, uint64_t marks)
{
	const struct duties *d = s->duty;
	uint32_t row = (uint32_t)(w->h - s->data->year[0].household);
	if (d->visits.t && due)
		marks |= add_contact(s, w, row);
	if (d->measures.t)
		marks |= add_measures(s, w, row);
	if (d->risks.t)
		marks |= add_risks(s, w, row);
	if (d->jobs.t)
		marks |= add_posts(s, w, row);
	if (d->dividends.t)
		marks |= add_dividends(s, w, row);
	s->mark[row] = marks;
	for (size_t m = 0; marks; m++, marks >>= 1)
		w->t[AT_MARK + m] += marks & 1;
}
