/* Visits by quarter, pairing, profiles and plans, declines with their cause (S1 一, 二); and what all parts share. */
#include "indicator/aid.h"

#include "data/field.h"

/* --- numbers and words of the pack --- */

/* The words of a parameter, parted by spaces; none if the pack has no such parameter. */
static struct words words_of(const struct indicator_set *s, const char *param)
{
	const struct policy_param *p = policy_param(s->p, param);
	struct str rest = p && p->text.n ? p->text : (struct str){"", 0}, piece;
	struct words w = {arena_many(s->a, struct str, rest.n + 1), 0};
	while (p && str_split(&rest, ' ', &piece))
		if (piece.n)
			w.v[w.n++] = piece;
	return w;
}

bool aid_any(struct str text, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_find(text, w->v[i]) != SIZE_MAX)
			return true;
	return false;
}

bool aid_filled(const struct duty_table *d, unsigned col)
{
	return d->t && d->col[col] != SIZE_MAX && d->t->column[d->col[col]].filled > 0;
}

bool aid_is_member(const struct indicator_set *s, const struct data_member *m, struct str text)
{
	return text.n && (str_eq(text, data_text(s->data, m->name)) || str_eq(text, data_text(s->data, m->person)) ||
			  str_eq(text, data_text(s->data, m->id_number)));
}

static int64_t day_of(int year, int month, int day)
{
	return date_days((struct date){(int16_t)year, (uint8_t)month, (uint8_t)day});
}

static void settle_tables(struct indicator_set *s, struct aids *a)
{
	static const struct {
		enum data_kind kind;
		size_t at;
		const char *column[DUTY_COLUMNS];
	} tables[] = {
		{DATA_JOBS, offsetof(struct aids, jobs), {"person", "place", "from", "to", "post", "back", "returned", "rehired",
		                                          "fare", "workshop"}},
		{DATA_PAYMENTS, offsetof(struct aids, payments), {"item", "person", "due", "paid", "date", "period"}},
		{DATA_STUDENTS, offsetof(struct aids, students), {"person", "level", "graduated", "aided", "amount", "date", "helped",
		                                                  "employed"}},
		{DATA_STARTUPS, offsetof(struct aids, startups), {"person", "opened", "closed", "normal", "paid", "date"}},
		{DATA_RISKS, offsetof(struct aids, risks), {"cause", "found", "closed"}},
		{DATA_MEASURES, offsetof(struct aids, measures), {"type", "name", "date", "done"}},
		{DATA_PAPERS, offsetof(struct aids, papers), {"area", "township", "village", "unit", "type", "date"}},
		{DATA_PROJECTS, offsetof(struct aids, projects), {"area", "township", "type", "name", "linked", "operating",
		                                                  "to_household"}},
	};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		*(struct duty_table *)((char *)a + tables[i].at) = duty_table_of(s, tables[i].kind, tables[i].column);
}

static void settle_words(struct indicator_set *s, struct aids *a)
{
	static const char *const cause[ATTENTION_CAUSES] = {"attention.disaster", "attention.epidemic", "attention.upheaval"};
	for (size_t i = 0; i < ATTENTION_CAUSES; i++)
		a->attention[i] = words_of(s, cause[i]);
	a->levels = words_of(s, "yulu.levels");
	a->yulu_items = words_of(s, "yulu.items");
	a->post_items = words_of(s, "post_pay.items");
	a->fare_items = words_of(s, "fare.items");
	a->relief_items = words_of(s, "safety.relief");
	a->grave = words_of(s, "safety.grave");
	a->operating = words_of(s, "projects.operating");
	a->to_household = words_of(s, "projects.to_household");
	a->departments = words_of(s, "papers.departments");
	struct words village = words_of(s, "papers.village"), township = words_of(s, "papers.township");
	a->paper = (struct words){arena_many(s->a, struct str, village.n + township.n), 0};
	for (size_t i = 0; i < village.n; i++)
		a->paper.v[a->paper.n++] = village.v[i];
	for (size_t i = 0; i < township.n; i++)
		a->paper.v[a->paper.n++] = township.v[i];
	a->village_papers = village.n;
}

static void settle_numbers(struct indicator_set *s, struct aids *a)
{
	static const char *const bound[] = {"help.band1", "help.band2", "help.band3", "help.band4"};
	const struct policy *p = s->p;
	a->help_within = policy_value(p, "help.within", -1);
	a->pay_grace = policy_value(p, "post_pay.grace", 0);
	for (; a->help_bands < HELP_BANDS_MAX - 1 && policy_param(p, bound[a->help_bands]); a->help_bands++)
		a->help[a->help_bands] = policy_value(p, bound[a->help_bands], 0);
	a->startup_months = policy_value(p, "startup.months", 0);
	a->jobs_target = policy_value(p, "jobs.target", 0);
	a->standard = policy_value(p, "safety.standard", 0);
	a->edge = policy_value(p, "safety.edge", 0);
}

static void settle_dates(struct indicator_set *s, struct aids *a)
{
	int year = s->data->info.income_year;
	a->year_from = day_of(year - 1, 10, 1);
	a->year_to = day_of(year, 9, 30);
	a->quarter_end[0] = day_of(year - 1, 12, 31);
	a->quarter_end[1] = day_of(year, 3, 31);
	a->quarter_end[2] = day_of(year, 6, 30);
	a->quarter_end[3] = a->year_to;
}

static void survey(struct indicator_set *s, struct aids *a)
{
	for (size_t i = 0; i < s->data->members; i++) {
		const struct data_member *m = &s->data->member[i];
		a->schools = a->schools || m->school;
		a->health = a->health || m->health || m->disability;
	}
	for (size_t i = 0; a->jobs.t && i < a->jobs.t->rows; i++) {
		int64_t from = aid_cell(&a->jobs, i, AJ_FROM);
		a->jobs_last_year = a->jobs_last_year || (from != DATA_CELL_BLANK && from < a->year_from);
	}
	a->causes = data_field_filled(s->data, 0, DATA_FIELD_CAUSES) > 0;
	a->normal_told = aid_filled(&a->startups, AU_NORMAL);
	a->heads_from_jobs = !s->duty->posts.t && a->jobs.t;
}

void aid_settle(struct indicator_set *s)
{
	struct aids *a = arena_make(s->a, struct aids);
	*a = (struct aids){0};
	s->aids = a;
	s->aid = arena_many(s->a, uint64_t, s->rows);
	settle_tables(s, a);
	settle_words(s, a);
	settle_numbers(s, a);
	settle_dates(s, a);
	for (size_t i = 0; i < s->p->duty_n; i++) {
		const struct policy_duty *d = &s->p->duty[i];
		if (str_is(d->evidence, "visits") && d->cycle == CYCLE_QUARTER)
			a->visit = d;
		if (str_is(d->id, "pairing"))
			a->pairing = d;
	}
	survey(s, a);
	static struct str heads[] = {{"公益性岗位", sizeof "公益性岗位" - 1}, {"帮扶车间", sizeof "帮扶车间" - 1}};
	if (a->heads_from_jobs)
		s->duty->post = (struct words){heads, 2};
}

/* --- visits by quarter (S1 一: 入户跟踪测算; 指导各地逐季度开展收入采集) --- */

static uint64_t visits(const struct aid_row *r)
{
	const struct duty_table *v = &r->s->duty->visits;
	const struct aids *a = r->s->aids;
	uint64_t bits = 0;
	size_t i, to;
	aid_rows(v, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t day = aid_cell(v, i, 0);
		if (day == DATA_CELL_BLANK || day < a->year_from || !duty_is_contact(r->s, i))
			continue;
		size_t q = 0;
		while (q < 4 && day > a->quarter_end[q])
			q++;
		if (q < 4)
			bits |= aid_bit(AID_VISITED + (unsigned)q, true);
	}
	if (r->s->quarters)
		bits |= aid_bit(AID_VISIT_MISSING, !(bits >> (AID_VISITED + r->s->quarters - 1) & 1));
	return bits;
}

/* --- pairing, plans, profiles (S1 二) --- */

static uint64_t pairing(const struct aid_row *r)
{
	const struct data_household *h = r->w->h;
	const struct policy_duty *d = r->s->aids->pairing;
	bool due = d && cond_test(d->when, r->fact) == TRUTH_YES;
	bool unhelped = r->s->mark[r->row] >> MARK_UNMEASURED & 1;
	return aid_bit(AID_PAIR_DUE, due) | aid_bit(AID_PAIRED, due && h->cadre) |
	       aid_bit(AID_PAIR_MISSING, due && !h->cadre) | aid_bit(AID_PAIR_UNHELPED, due && unhelped) |
	       aid_bit(AID_PLAN_MISSING, h->has_plan != DATA_YES) |
	       aid_bit(AID_PROFILE_MISSING, h->has_profile != DATA_YES);
}

/* --- declines because of 灾, 疫, 重大变故 (S1 二; 1.7) --- */

static bool registered_cause(const struct aid_row *r, const struct words *w)
{
	const struct data_household *h = r->w->h;
	for (unsigned c = 0; c < DATA_CAUSES; c++)
		if (h->causes >> c & 1 && aid_any(data_field_label(DATA_FIELD_CAUSES, c), w))
			return true;
	uint32_t other = data_more(r->s->data, h)->cause_other;
	return other && aid_any(data_text(r->s->data, other), w);
}

/* A risk point that was open in the income year. */
static bool risk_cause(const struct aid_row *r, const struct words *w)
{
	const struct aids *a = r->s->aids;
	size_t i, to;
	aid_rows(&a->risks, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t found = aid_cell(&a->risks, i, AR_FOUND), closed = aid_cell(&a->risks, i, AR_CLOSED);
		bool open = (found == DATA_CELL_BLANK || found <= r->s->duty->as_of) &&
			    (closed == DATA_CELL_BLANK || closed >= a->year_from);
		if (open && aid_any(aid_text(r->s, &a->risks, i, AR_CAUSE), w))
			return true;
	}
	return false;
}

static uint64_t attention(const struct aid_row *r)
{
	uint64_t bits = 0;
	if (!(r->w->r->flags & ROW_DECLINED))
		return 0;
	for (unsigned k = 0; k < ATTENTION_CAUSES; k++) {
		const struct words *w = &r->s->aids->attention[k];
		if (registered_cause(r, w) || risk_cause(r, w))
			bits |= aid_bit(AID_ATTENTION + k, true) | aid_bit(AID_ATTENTION_ANY, true);
	}
	return bits;
}

/* --- a household --- */

void aid_add(struct indicator_set *s, const struct tallied *w, const struct fact fact[])
{
	struct aid_row r = {s, w, fact, (uint32_t)(w->h - s->data->year[0].household)};
	uint64_t bits = visits(&r) | pairing(&r) | attention(&r) | aid_school(&r) | aid_startups(&r) | aid_work(&r) |
			aid_post_pay(&r) | aid_net(&r) | aid_risks(&r);
	s->aid[r.row] = bits;
	for (size_t b = 0; bits; b++, bits >>= 1)
		w->t[AT_AID + b] += bits & 1;
}
