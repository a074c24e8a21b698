/*
 * Papers that units have to draw up (S3 三（三）: 时间表、路线图、任务书, departments' plans; 二（二）: the village
 * ledger), and operating projects without 联农带农 (S2 三, to-household projects exempt).
 */
#include "indicator/aid.h"

#include "indicator/family.h"

/* --- papers --- */

static bool is_filed(const struct indicator_set *s, size_t i)
{
	int64_t day = aid_cell(&s->aids->papers, i, AE_DATE);
	return day == DATA_CELL_BLANK || day <= s->duty->as_of;
}

static enum data_level level_of(const struct aids *a, size_t paper)
{
	return paper < a->village_papers ? DATA_VILLAGE : DATA_TOWNSHIP;
}

/* By area and paper: 1 where a row tells that it has been filed. */
static uint8_t *filed_papers(const struct indicator_set *s)
{
	const struct aids *a = s->aids;
	const struct duty_table *d = &a->papers;
	uint8_t *filed = arena_many(s->a, uint8_t, s->data->areas * (a->paper.n + 1));
	for (size_t i = 0; i < d->t->rows; i++) {
		struct str type = aid_text(s, d, i, AE_TYPE);
		uint32_t area = duty_area(s, aid_text(s, d, i, AE_AREA), aid_text(s, d, i, AE_TOWNSHIP),
					  aid_text(s, d, i, AE_VILLAGE));
		for (size_t k = 0; k < a->paper.n; k++)
			if (is_filed(s, i) && s->data->area[area].level == level_of(a, k) &&
			    str_find(type, a->paper.v[k]) != SIZE_MAX)
				filed[area * a->paper.n + k] = 1;
	}
	return filed;
}

static void add_papers(struct indicator_set *s)
{
	const struct aids *a = s->aids;
	uint8_t *filed = filed_papers(s);
	for (uint32_t area = 0; area < s->data->areas; area++) {
		wide *t = s->tally + area * s->at.width;
		bool counts = a->paper.n && duty_has_scope(s, area);
		for (size_t k = 0; counts && k < a->paper.n; k++) {
			if (s->data->area[area].level != level_of(a, k))
				continue;
			t[place_of(s, PLACE_PAPER_NEEDED) + k]++;
			t[place_of(s, PLACE_PAPER_FILED) + k] += filed[area * a->paper.n + k];
		}
		watched(s, (struct piece){.kind = PIECE_UNIT, .area = area, .row = area});
	}
}

static bool department_filed(const struct indicator_set *s, struct str department)
{
	const struct duty_table *d = &s->aids->papers;
	for (size_t i = 0; i < d->t->rows; i++)
		if (is_filed(s, i) && str_find(aid_text(s, d, i, AE_UNIT), department) != SIZE_MAX)
			return true;
	return false;
}

void make_departments(const struct maker *m, struct figure *f)
{
	const struct words *w = &m->s->aids->departments;
	struct buf b = {0};
	make_percent(m, f);
	for (size_t i = 0; i < w->n; i++)
		if (!department_filed(m->s, w->v[i]))
			buf_fmt(&b, "%s%.*s", b.n ? "、" : "尚无方案：", STR_ARG(w->v[i]));
	f->note = arena_str(m->s->a, buf_view(&b));
	buf_release(&b);
}

/* --- projects --- */

/* 经营性项目: as the row says, else by the words of its type. */
static enum truth is_operating(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->aids->projects;
	int64_t told = aid_cell(d, i, AQ_OPERATING);
	struct str type = aid_text(s, d, i, AQ_TYPE);
	if (told != DATA_CELL_BLANK)
		return told == DATA_YES ? TRUTH_YES : TRUTH_NO;
	return !type.n ? TRUTH_UNKNOWN : aid_any(type, &s->aids->operating) ? TRUTH_YES : TRUTH_NO;
}

static bool is_to_household(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->aids->projects;
	int64_t told = aid_cell(d, i, AQ_TO_HOUSEHOLD);
	if (told != DATA_CELL_BLANK)
		return told == DATA_YES;
	return aid_any(aid_text(s, d, i, AQ_TYPE), &s->aids->to_household);
}

static uint32_t area_of(const struct indicator_set *s, size_t i)
{
	const struct duty_table *d = &s->aids->projects;
	return duty_area(s, aid_text(s, d, i, AQ_AREA), aid_text(s, d, i, AQ_TOWNSHIP), (struct str){0});
}

static void add_project(struct indicator_set *s, size_t i, wide *t)
{
	enum truth operating = is_operating(s, i);
	int64_t linked = aid_cell(&s->aids->projects, i, AQ_LINKED);
	bool unknown = operating == TRUTH_UNKNOWN || (operating == TRUTH_YES && linked == DATA_CELL_BLANK);
	if (operating == TRUTH_NO || is_to_household(s, i))
		return;
	t[AT_OPERATING]++;
	t[AT_OPERATING_UNKNOWN] += unknown;
	t[AT_OPERATING_LINKED] += !unknown && linked == DATA_YES;
	t[AT_OPERATING_UNLINKED] += !unknown && linked == DATA_NO;
}

#define NAMES_SHOWN 20
/* The count, and the projects' names beside it: they are no households and have no list. */
void make_unlinked(const struct maker *m, struct figure *f)
{
	const struct indicator_set *s = m->s;
	const struct duty_table *d = &s->aids->projects;
	const struct data_area *area = &s->data->area[m->area];
	struct buf b = {0};
	size_t shown = 0;
	make_count(m, f);
	for (size_t i = 0; d->t && i < d->t->rows && shown < NAMES_SHOWN; i++) {
		uint32_t at = area_of(s, i);
		struct str name = aid_text(s, d, i, AQ_NAME);
		if (at < m->area || at >= area->end || aid_cell(d, i, AQ_LINKED) != DATA_NO || !name.n ||
		    is_operating(s, i) != TRUTH_YES || is_to_household(s, i))
			continue;
		buf_fmt(&b, "%s%.*s", shown++ ? "、" : "", STR_ARG(name));
	}
	f->note = arena_str(s->a, buf_view(&b));
	buf_release(&b);
}

void aid_add_areas(struct indicator_set *s)
{
	const struct aids *a = s->aids;
	if (a->papers.t) {
		add_papers(s);
		s->tally[AT_DEPARTMENTS] += (wide)a->departments.n;
		for (size_t i = 0; i < a->departments.n; i++)
			s->tally[AT_DEPARTMENTS_FILED] += department_filed(s, a->departments.v[i]);
		watched(s, (struct piece){.kind = PIECE_UNIT});
	}
	for (size_t i = 0; a->projects.t && i < a->projects.t->rows; i++) {
		uint32_t area = area_of(s, i);
		add_project(s, i, s->tally + area * s->at.width);
		watched(s, (struct piece){.kind = PIECE_ROW, .table = DATA_PROJECTS, .area = area, .row = (uint32_t)i});
	}
}
