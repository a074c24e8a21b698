/* Facts of the further exports: jobs, risks, visits, measures; and of a household by them. */
#include "audit/plan.h"

bool book_open(const struct data_set *data, enum data_kind k, const char *const *name, size_t n,
	       struct book *out)
{
	out->t = data_table_find(data, k);
	for (size_t i = 0; i < n; i++)
		out->column[i] = out->t ? data_column_find(out->t, name[i]) : SIZE_MAX;
	return out->t != NULL;
}

int64_t book_cell(const struct book *t, size_t row, unsigned column)
{
	return t->column[column] == SIZE_MAX ? DATA_CELL_BLANK : data_cell(t->t, row, t->column[column]);
}

static struct str book_text(const struct audit *a, const struct book *t, size_t row, unsigned column)
{
	int64_t c = book_cell(t, row, column);
	return c == DATA_CELL_BLANK ? (struct str){0} : data_text(a->data, (uint32_t)c);
}

static struct date civil(int64_t days)
{
	return date_add_days((struct date){1970, 1, 1}, (int)days);
}

static int month_number(int64_t days)
{
	struct date d = civil(days);
	return d.year * 12 + d.month;
}

/* Whole months from a to b; negative if b is before a. */
static int months_between(int64_t a, int64_t b)
{
	struct date x = civil(a), y = civil(b);
	int n = (y.year - x.year) * 12 + y.month - x.month;
	return n - (date_cmp(y, date_add_months(x, n)) < 0);
}

/* Months and, where days are left over, half of one more: "more than one month" begins the day after it is full. */
static bool time_open(int64_t from, int64_t to, struct frac *q)
{
	int n = months_between(from, to);
	bool full = date_cmp(date_add_months(civil(from), n), civil(to)) == 0;
	return frac_is(q, 2 * n + !full, 2);
}

/* --- jobs --- */

static bool get_job_wage(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	int64_t c = book_cell(&a->job, row, JOB_WAGE);
	(void)arg;
	return c != DATA_CELL_BLANK && frac_is(q, c, 100);
}

const struct data_member *job_worker(const struct audit *a, uint32_t row)
{
	struct str person = book_text(a, &a->job, row, JOB_PERSON);
	uint32_t household = a->job.t->row[row].household;
	const struct data_member *found = NULL;
	if (!person.n || household == DATA_NONE)
		return NULL;
	const struct data_more *h = data_more(a->data, &a->now->household[household]);
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = &a->data->member[h->member + i];
		if (!str_eq(person, data_text(a->data, m->name)) &&
		    !str_eq(person, data_text(a->data, m->id_number)) &&
		    !str_eq(person, data_text(a->data, m->person)))
			continue;
		if (found)
			return NULL;
		found = m;
	}
	return found;
}

/* On the day the job began; at the data's date where no beginning is recorded. */
static bool get_job_age(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_member *m = job_worker(a, row);
	int64_t from = book_cell(&a->job, row, JOB_FROM);
	int age = m ? audit_age(m->birth, from == DATA_CELL_BLANK ? a->data->info.as_of : civil(from)) : -1;
	(void)arg;
	return age >= 0 && frac_is(q, age, 1);
}

enum { JOB_TEKUN, JOB_UNABLE };
static bool get_job_person(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct data_member *m = job_worker(a, row);
	if (!m)
		return false;
	if (arg == JOB_TEKUN)
		return m->tekun != DATA_BLANK && frac_is(q, m->tekun == DATA_YES, 1);
	return m->labour != DATA_LABOUR_BLANK &&
	       frac_is(q, m->labour == DATA_LABOUR_LOST || m->labour == DATA_LABOUR_NONE, 1);
}

static bool get_post(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	int64_t c = book_cell(&a->job, row, JOB_POST);
	(void)arg;
	return c != DATA_CELL_BLANK && frac_is(q, c == DATA_YES, 1);
}

static bool get_post_months(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	int64_t c = book_cell(&a->job, row, JOB_POST_MONTHS);
	(void)arg;
	return c != DATA_CELL_BLANK && frac_is(q, c, 100);
}

/* A row of the list of people may say that they have no job. */
static bool is_working(const struct audit *a, size_t row)
{
	static const char *const without[] = {"失业", "待业", "未就业", "未务工", "无业"};
	struct str state = book_text(a, &a->job, row, JOB_STATE);
	for (size_t i = 0; i < sizeof without / sizeof *without; i++)
		if (str_find(state, str_from(without[i])) != SIZE_MAX)
			return false;
	return true;
}

static bool get_working(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	(void)arg;
	return frac_is(q, is_working(a, row), 1);
}

/* Months of one job, [from, to]; one without an end goes on to the data's date. */
static bool job_months(const struct audit *a, size_t row, int *from, int *to)
{
	int64_t f = book_cell(&a->job, row, JOB_FROM), t = book_cell(&a->job, row, JOB_TO);
	if (f == DATA_CELL_BLANK)
		return false;
	*from = month_number(f);
	*to = month_number(t == DATA_CELL_BLANK ? a->as_of : t);
	return *from <= *to;
}

/* A month that two jobs of one person share; changing jobs within a month is no overlap of two. */
static bool get_overlap(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	struct str person = book_text(a, &a->job, row, JOB_PERSON);
	uint32_t household = a->job.t->row[row].household;
	size_t at, end;
	int from, to, from2, to2;
	bool overlaps = false;
	(void)arg;
	if (!person.n || household == DATA_NONE || !job_months(a, row, &from, &to))
		return false;
	data_table_rows(a->job.t, household, &at, &end);
	for (; at < end; at++)
		if (at != row && str_eq(person, book_text(a, &a->job, at, JOB_PERSON)) &&
		    job_months(a, at, &from2, &to2))
			overlaps = overlaps || (from < to2 && from2 < to);
	return frac_is(q, overlaps, 1);
}

/* Posts of the person that this row names, this one with them. */
static bool get_posts(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	struct str person = book_text(a, &a->job, row, JOB_PERSON);
	uint32_t household = a->job.t->row[row].household;
	size_t at, end, n = 0;
	(void)arg;
	if (!person.n || household == DATA_NONE || a->job.column[JOB_POST] == SIZE_MAX)
		return false;
	data_table_rows(a->job.t, household, &at, &end);
	for (; at < end; at++)
		n += book_cell(&a->job, at, JOB_POST) == DATA_YES &&
		     str_eq(person, book_text(a, &a->job, at, JOB_PERSON));
	return frac_is(q, (wide)n, 1);
}

/* Monthly wage times months within the income year (October to September), all jobs; fen. */
static bool wage_by_jobs(const struct audit *a, uint32_t household, wide *sum)
{
	int year = a->data->info.income_year, first = (year - 1) * 12 + 10, last = year * 12 + 9;
	size_t at, end;
	*sum = 0;
	bool any = false;
	data_table_rows(a->job.t, household, &at, &end);
	for (; at < end; at++) {
		int64_t wage = book_cell(&a->job, at, JOB_WAGE);
		int from, to;
		if (!is_working(a, at))
			continue;
		any = true;
		if (wage == DATA_CELL_BLANK || !job_months(a, at, &from, &to))
			return false;
		from = from < first ? first : from;
		to = to > last ? last : to;
		*sum += to >= from ? (wide)wage * (to - from + 1) : 0;
	}
	return any;
}

/* Months of public posts, in hundredths, and what they pay by the rows' monthly subsidy, in fen/100. */
static bool post_sums(const struct audit *a, uint32_t household, wide *months, wide *due)
{
	size_t at, end;
	*months = *due = 0;
	if (!a->job.t || a->job.column[JOB_POST] == SIZE_MAX)
		return false;
	data_table_rows(a->job.t, household, &at, &end);
	for (; at < end; at++) {
		int64_t n = book_cell(&a->job, at, JOB_POST_MONTHS), wage = book_cell(&a->job, at, JOB_WAGE);
		if (book_cell(&a->job, at, JOB_POST) != DATA_YES)
			continue;
		if (n == DATA_CELL_BLANK || wage == DATA_CELL_BLANK)
			return false;
		*months += n;
		*due += (wide)n * wage;
	}
	return true;
}

/* 公益性岗位收入 against the posts: the difference in percent of what they pay (of the income where there is no
   post); or the income a month of post. */
enum { POST_GAP, POST_MONTH };
static bool get_post_income(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	uint32_t part = data_more(a->data, &a->now->household[row])->part;
	money paid = part == DATA_NONE ? MONEY_NONE : a->now->part[part].v[DATA_PART_POST];
	wide months, due;
	if (paid == MONEY_NONE || !post_sums(a, row, &months, &due))
		return false;
	if (arg == POST_MONTH)
		return months > 0 && frac_is(q, (wide)paid * 100, months * 100);
	wide got = (wide)paid * 100, base = due > 0 ? due : got;
	if (base <= 0)
		return frac_is(q, 0, 1);
	return frac_is(q, (got > due ? got - due : due - got) * 100, base);
}

/* --- payments: judged elsewhere and handed in --- */

enum { PAID_OVER, PAID_EXCLUDED };
static bool get_paid(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct audit_payment *p = a->given.payment ? &a->given.payment[row] : NULL;
	return p && p->known && frac_is(q, arg == PAID_OVER ? p->over : p->excluded, 100);
}

/* In percent of the wage income stated. */
static bool get_gap_jobs(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	money wage = a->now->household[row].block[DATA_WAGE];
	wide jobs;
	(void)arg;
	if (!a->job.t || wage == MONEY_NONE || wage <= 0 || !wage_by_jobs(a, row, &jobs))
		return false;
	return frac_is(q, (jobs > wage ? jobs - wage : wage - jobs) * 100, wage);
}

/* --- risks, visits, measures --- */

enum { RISK_LASTED, RISK_OPEN, RISK_YEAR, RISK_CALENDAR, RISK_MONTH, RISK_IS_CLOSED };
static bool get_risk(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	int64_t found = book_cell(&a->risk, row, RISK_FOUND), closed = book_cell(&a->risk, row, RISK_CLOSED);
	if (arg == RISK_IS_CLOSED)
		return frac_is(q, closed != DATA_CELL_BLANK, 1);
	if (found == DATA_CELL_BLANK)
		return false;
	if (arg == RISK_LASTED)
		return closed != DATA_CELL_BLANK && frac_is(q, months_between(found, closed), 1);
	if (arg == RISK_YEAR)
		return frac_is(q, civil(found).year, 1);
	if (arg == RISK_MONTH)
		return frac_is(q, civil(found).year * 100 + civil(found).month, 1);
	if (arg == RISK_CALENDAR)
		return closed != DATA_CELL_BLANK && frac_is(q, month_number(closed) - month_number(found), 1);
	/* Closed: open for no time at all. */
	return closed == DATA_CELL_BLANK ? time_open(found, a->as_of, q) : frac_is(q, 0, 1);
}

/* In the calendar month of the data's date. */
static bool get_visits(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	size_t at, end, n = 0;
	int month = month_number(a->as_of);
	(void)arg;
	if (!a->visit.t || a->visit.column[VISIT_DATE] == SIZE_MAX)
		return false;
	data_table_rows(a->visit.t, row, &at, &end);
	for (; at < end; at++) {
		int64_t date = book_cell(&a->visit, at, VISIT_DATE);
		n += date != DATA_CELL_BLANK && month_number(date) == month;
	}
	return frac_is(q, (wide)n, 1);
}

static bool has_word(struct str s, const char *words)
{
	struct str rest = str_from(words), word;
	while (str_split(&rest, ' ', &word))
		if (str_find(s, word) != SIZE_MAX)
			return true;
	return false;
}

/* Kinds of measures by words in their type or name (domain.md 5.3). */
enum {
	MEASURE_ANY,
	MEASURE_WORK,
	MEASURE_INDUSTRY,
	MEASURE_AID,
	MEASURE_DIBAO,
	MEASURE_TEKUN,
	MEASURE_DEVELOP
};
static const char *const measure_words[] = {
	[MEASURE_WORK] = "就业帮扶 务工 公益岗 公益性岗位 劳务输出",
	[MEASURE_INDUSTRY] = "产业帮扶 产业奖补 产业扶持",
	[MEASURE_AID] = "低保 最低生活保障 特困 残疾人补贴 残疾人两项补贴",
	[MEASURE_DIBAO] = "低保 最低生活保障",
	[MEASURE_TEKUN] = "特困",
	[MEASURE_DEVELOP] = "产业 就业 务工 公益岗 公益性岗位 劳务 小额信贷 金融帮扶 技能培训",
};

static bool get_measures(const struct audit *a, uint32_t row, int arg, struct frac *q)
{
	const struct book *t = &a->measure;
	size_t at, end, n = 0;
	if (!t->t || (t->column[MEASURE_TYPE] == SIZE_MAX && t->column[MEASURE_NAME] == SIZE_MAX))
		return false;
	data_table_rows(t->t, row, &at, &end);
	for (; at < end; at++) {
		if (book_cell(t, at, MEASURE_DONE) == DATA_NO)
			continue;
		n += arg == MEASURE_ANY || has_word(book_text(a, t, at, MEASURE_TYPE), measure_words[arg]) ||
		     has_word(book_text(a, t, at, MEASURE_NAME), measure_words[arg]);
	}
	return frac_is(q, (wide)n, 1);
}

#define H AUDIT_HOUSEHOLD
#define J AUDIT_JOB
const struct audit_fact audit_table_facts[] = {
	{"job_wage", "务工月收入", J, IN_YUAN, get_job_wage, 0, NULL},
	{"job_age", "务工人员周岁", J, IN_COUNT, get_job_age, 0, NULL},
	{"job_person_tekun", "务工人员特困供养", J, IN_FLAG, get_job_person, JOB_TEKUN, NULL},
	{"job_person_unable", "务工人员丧失或无劳动力", J, IN_FLAG, get_job_person, JOB_UNABLE, NULL},
	{"job_post", "公益性岗位", J, IN_FLAG, get_post, 0, NULL},
	{"job_post_months", "公益性岗位月数", J, IN_COUNT, get_post_months, 0, NULL},
	{"job_overlaps", "务工起止月份重叠", J, IN_FLAG, get_overlap, 0, NULL},
	{"job_posts", "同一人公益性岗位数", J, IN_COUNT, get_posts, 0, NULL},
	{"job_working", "在务工（不是失业）", J, IN_FLAG, get_working, 0, "务工信息"},
	{"gap_posts", "公益性岗位月数乘月补贴与公益性岗位收入之差", H, IN_PERCENT, get_post_income, POST_GAP,
	 "公益性岗位收入、务工信息中公益性岗位的月数和月补贴"},
	{"post_month_pay", "公益性岗位收入除以岗位月数", H, IN_YUAN, get_post_income, POST_MONTH,
	 "公益性岗位收入、务工信息中公益性岗位的月数和月补贴"},
	{"paid_over", "超过核算数的金额", AUDIT_PAYMENT, IN_YUAN, get_paid, PAID_OVER, "补贴核算结果"},
	{"paid_excluded", "发给不符合条件的人的金额", AUDIT_PAYMENT, IN_YUAN, get_paid, PAID_EXCLUDED, "补贴核算结果"},
	{"gap_jobs", "务工月收入乘月数与工资性收入之差", H, IN_PERCENT, get_gap_jobs, 0,
	 "务工月收入和起止时间"},
	{"risk_lasted", "发现至消除月数", AUDIT_RISK, IN_COUNT, get_risk, RISK_LASTED, NULL},
	{"risk_open", "发现后未消除月数", AUDIT_RISK, IN_COUNT, get_risk, RISK_OPEN, NULL},
	{"risk_closed", "风险已消除（有消除日期）", AUDIT_RISK, IN_FLAG, get_risk, RISK_IS_CLOSED, "消除日期"},
	{"risk_month", "发现年月", AUDIT_RISK, IN_COUNT, get_risk, RISK_MONTH, "发现日期"},
	{"risk_year", "发现年度", AUDIT_RISK, IN_COUNT, get_risk, RISK_YEAR, NULL},
	{"risk_calendar", "发现至消除相隔的历月", AUDIT_RISK, IN_COUNT, get_risk, RISK_CALENDAR, NULL},
	{"visits_month", "当月走访次数", H, IN_COUNT, get_visits, 0, "走访记录（没有导出）"},
	{"measures", "已落实帮扶措施数", H, IN_COUNT, get_measures, MEASURE_ANY, "帮扶措施（没有导出）"},
	{"measures_work", "就业帮扶措施数", H, IN_COUNT, get_measures, MEASURE_WORK, "帮扶措施（没有导出）"},
	{"measures_industry", "产业帮扶措施数", H, IN_COUNT, get_measures, MEASURE_INDUSTRY,
	 "帮扶措施（没有导出）"},
	{"measures_aid", "综合保障措施数", H, IN_COUNT, get_measures, MEASURE_AID, "帮扶措施（没有导出）"},
	{"measures_dibao", "低保措施数", H, IN_COUNT, get_measures, MEASURE_DIBAO, "帮扶措施（没有导出）"},
	{"measures_tekun", "特困供养措施数", H, IN_COUNT, get_measures, MEASURE_TEKUN,
	 "帮扶措施（没有导出）"},
	{"measures_develop", "开发式帮扶措施数", H, IN_COUNT, get_measures, MEASURE_DEVELOP,
	 "帮扶措施（没有导出）"},
	{.name = NULL},
};
