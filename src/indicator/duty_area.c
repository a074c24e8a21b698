/* Duties of units: heads in public posts and workshops, the role roster, training; and days overdue. */
#include "indicator/aid.h"

#include "indicator/family.h"

static int64_t cell(const struct duty_table *d, size_t row, unsigned col)
{
	return data_cell(d->t, row, d->col[col]);
}

static struct str text(const struct indicator_set *s, int64_t v)
{
	return v == DATA_CELL_BLANK ? (struct str){0} : data_text(s->data, (uint32_t)v);
}

uint32_t duty_area(const struct indicator_set *s, struct str code, struct str township, struct str village)
{
	uint32_t a = code.n ? data_area_find(s->data, code) : DATA_NONE, t = 0;
	for (uint32_t i = 1; a == DATA_NONE && township.n && i < s->data->areas; i++)
		if (s->data->area[i].level == DATA_TOWNSHIP && str_eq(s->data->area[i].name, township))
			a = t = i;
	for (uint32_t i = t + 1; village.n && a == t && i < s->data->area[t].end; i++)
		if (s->data->area[i].level == DATA_VILLAGE && str_eq(s->data->area[i].name, village))
			a = i;
	return a == DATA_NONE ? 0 : a;
}

/* --- 只增不减 (S1 四), 稳中有升 (S3), 较上年有较大增加 (S5; A-33) --- */

enum { P_TYPE, P_YEAR, P_AREA, P_TOWNSHIP, P_PEOPLE };

static void add_heads(struct indicator_set *s)
{
	const struct duty_table *d = &s->duty->posts;
	for (size_t i = 0; d->t && i < d->t->rows; i++) {
		int64_t year = cell(d, i, P_YEAR), people = cell(d, i, P_PEOPLE), type = cell(d, i, P_TYPE);
		int64_t back = s->data->info.income_year - year / 100;
		struct str word = type == DATA_CELL_BLANK ? STR("未注明") : text(s, type);
		uint32_t a = duty_area(s, text(s, cell(d, i, P_AREA)), text(s, cell(d, i, P_TOWNSHIP)),
				     (struct str){0});
		if (year == DATA_CELL_BLANK || people == DATA_CELL_BLANK || back < 0 || back > 1)
			continue;
		wide *t = s->tally + a * s->at.width;
		for (size_t k = 0; k < s->duty->post.n; k++)
			if (str_eq(s->duty->post.v[k], word))
				t[place_of(s, back ? PLACE_HEADS_PREV : PLACE_HEADS) + k] += people / 100;
		watched(s, (struct piece){.kind = PIECE_ROW, .table = DATA_POSTS, .area = a, .row = (uint32_t)i});
	}
}

/* --- roles (S1 一) --- */

bool duty_has_scope(const struct indicator_set *s, uint32_t a)
{
	uint32_t from, to;
	data_area_households(s->data, 0, a, &from, &to);
	for (uint32_t i = from; i < to; i++)
		if (s->row[i].flags & ROW_SCOPE)
			return true;
	return false;
}

static void add_roles(struct indicator_set *s)
{
	const struct duty_table *d = &s->duty->roster;
	const struct policy *p = s->p;
	uint8_t *filled = arena_many(s->a, uint8_t, s->data->areas * (p->role_n + 1));
	for (size_t i = 0; d->t && i < d->t->rows; i++) {
		struct str role = text(s, cell(d, i, 0));
		uint32_t a =
			duty_area(s, text(s, cell(d, i, 1)), text(s, cell(d, i, 2)), text(s, cell(d, i, 3)));
		for (size_t k = 0; k < p->role_n; k++)
			if (str_eq(p->role[k].id, role) && (int)s->data->area[a].level == p->role[k].level)
				filled[a * p->role_n + k] = 1;
	}
	for (uint32_t a = 0; d->t && a < s->data->areas; a++) {
		for (size_t k = 0; k < p->role_n; k++) {
			wide *t = s->tally + a * s->at.width;
			if ((int)s->data->area[a].level != p->role[k].level || !duty_has_scope(s, a))
				continue;
			t[place_of(s, PLACE_ROLE_NEEDED) + k]++;
			t[place_of(s, PLACE_ROLE_FILLED) + k] += filled[a * p->role_n + k];
		}
		watched(s, (struct piece){.kind = PIECE_UNIT, .area = a, .row = a});
	}
}

static void add_training(struct indicator_set *s)
{
	const struct duty_table *d = &s->duty->training;
	for (size_t i = 0; d->t && i < d->t->rows; i++) {
		int64_t day = cell(d, i, 1), people = cell(d, i, 2);
		struct str role = text(s, cell(d, i, 0));
		if (people == DATA_CELL_BLANK || day == DATA_CELL_BLANK || day > s->duty->as_of)
			continue;
		for (size_t k = 0; k < s->p->role_n; k++)
			if (str_find(role, s->p->role[k].id) != SIZE_MAX)
				s->tally[place_of(s, PLACE_TRAINED) + k] += people / 100;
		size_t level = duty_word_at(s, &s->duty->training_level, d, i, 3);
		if (level != SIZE_MAX)
			s->tally[place_of(s, PLACE_TRAINED_LEVEL) + level] += people / 100;
		watched(s, (struct piece){.kind = PIECE_ROW, .table = DATA_TRAINING, .row = (uint32_t)i});
	}
}

void duties_add_areas(struct indicator_set *s)
{
	add_heads(s);
	add_roles(s);
	add_training(s);
	works_add(s);
}

/* --- figures --- */

#define FROM_JOBS STR("未提供岗位人数，按务工记录统计，一人计一次")

void make_heads(const struct maker *m, struct figure *f)
{
	make_count(m, f);
	if (m->s->aids->heads_from_jobs)
		f->note = FROM_JOBS;
}

void make_heads_change(const struct maker *m, struct figure *f)
{
	wide now = input_sum(m, 0), before = input_sum(m, 1);
	if (m->s->aids->heads_from_jobs && !m->s->aids->jobs_last_year) {
		figure_gap(f, FIGURE_MISSING, STR("未提供岗位人数；务工记录没有上年的，无法与上年比较"));
		return;
	}
	f->note = m->s->aids->heads_from_jobs ? FROM_JOBS : f->note;
	f->value = (struct frac){now - before, 1};
	for (size_t i = 0; i < m->s->p->duty_n; i++)
		if (str_is(m->s->p->duty[i].id, "posts_not_fewer"))
			f->verdict = now >= before ? VERDICT_MET : VERDICT_NOT_MET;
	f->of = (int64_t)before;
	f->n = (int64_t)now;
}

void make_mean(const struct maker *m, struct figure *f)
{
	wide n = input_sum(m, 1);
	if (n)
		f->value = frac_make(input_sum(m, 0), n);
	else
		figure_gap(f, FIGURE_MISSING, STR("没有可用的记录"));
}

void make_money(const struct maker *m, struct figure *f)
{
	f->value = (struct frac){input_sum(m, 0), 100 * m->s->unit};
}

void make_closed_days(const struct maker *m, struct figure *f)
{
	wide closed = m->t[AT_RISKS] - m->t[AT_RISKS_OPEN];
	f->n = (int64_t)closed;
	if (closed)
		f->value = frac_make(m->t[AT_CLOSE_DAYS], closed);
	else
		figure_gap(f, FIGURE_MISSING, STR("没有已消除的风险点"));
}

void make_closed_ratio(const struct maker *m, struct figure *f)
{
	wide all = input_sum(m, 0);
	if (all)
		f->value = frac_make((all - input_sum(m, 1)) * 100, all);
	else
		figure_gap(f, FIGURE_MISSING, STR("没有风险点记录"));
}

size_t inputs_closed_days(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_count("天数合计", m->t[AT_CLOSE_DAYS], UNIT_DAYS, "risks.found risks.closed");
	out[1] = input_count("已消除风险点", m->t[AT_RISKS] - m->t[AT_RISKS_OPEN], UNIT_ENTRIES, "risks.closed");
	return 2;
}

/* Days past the deadline at the report's date while someone in the area has not done it; else 0. */
static const size_t undone[] = {AT_MARK + MARK_UNCONTACTED, AT_MARK + MARK_DIVIDEND_UNPAID,
				AT_MARK + MARK_UNMEASURED};

struct deadline {
	bool asked;
	int64_t due, late;
};

static struct deadline deadline_of(const struct maker *m)
{
	const struct duties *d = m->s->duty;
	const struct deadline deadline[] = {
		{d->contact && d->visits.t, d->month_end[11], d->month_end[11] + 1},
		{d->dividend && d->dividends.t, d->dividends_due, d->dividends_due + 1},
		{d->report && d->measures.t, d->measures_due, d->measures_late},
	};
	return deadline[m->index];
}

void make_overdue(const struct maker *m, struct figure *f)
{
	static const char *const lacking[] = {"未提供走访记录", "未提供收益分配记录", "未提供帮扶措施记录"};
	struct deadline of = deadline_of(m);
	if (!of.asked) {
		figure_gap(f, FIGURE_MISSING, str_from(lacking[m->index]));
		return;
	}
	f->n = (int64_t)m->t[undone[m->index]];
	bool late = f->n > 0 && m->s->duty->told >= of.late;
	f->value = (struct frac){late ? m->s->duty->told - of.due : 0, 1};
}

size_t inputs_overdue(const struct maker *m, struct figure_input out[FIGURE_INPUTS])
{
	out[0] = input_count("未完成户数", m->t[undone[m->index]], UNIT_HOUSEHOLDS, "");
	out[1] = input_fixed("报告日期", (struct frac){m->s->duty->told, 1}, UNIT_DATE, "case.json");
	out[2] = input_fixed("期限", (struct frac){deadline_of(m).due, 1}, UNIT_DATE, "");
	return 3;
}

const char *formula_overdue(const struct maker *m, const struct figure *f)
{
	if (f->status != FIGURE_OK || f->value.n)
		return m->family->shown.formula;
	return m->t[undone[m->index]] ? "0天；{未完成户数}未完成，期限{期限}，报告日期{报告日期}还没有逾期"
				      : "0天；没有未完成的户";
}
