/*
 * The list of jobs (S4 （八）: 建立脱贫人口务工就业清单，按人员分类标注就业状态、失业状态、返乡标记、外出务工意愿标记): who
 * of the able-bodied is in it, and what each person in it is marked with.
 */
#include "indicator/people.h"

static bool is_able(const struct data_member *m)
{
	return m->gone != DATA_YES && (m->labour == DATA_LABOUR_ORDINARY || m->labour == DATA_LABOUR_SKILLED ||
				       m->labour == DATA_LABOUR_WEAK);
}

static bool says(struct str text, const char *const words[])
{
	for (size_t i = 0; words[i]; i++)
		if (str_find(text, str_from(words[i])) != SIZE_MAX)
			return true;
	return false;
}

/* Bits of enum work_state that one row gives. */
static unsigned row_states(const struct person_row *r, size_t i)
{
	static const char *const idle[] = {"失业", "待业", "未就业", "无业", NULL}, *const at_work[] = {"就业", "务工", "在岗", NULL},
			  *const back[] = {"返乡", NULL}, *const willing[] = {"意愿", NULL};
	const struct duty_table *d = &r->p->jobs;
	struct str state = aid_text(r->s, d, i, J_STATE);
	unsigned bits = says(state, idle) ? 1u << WORK_UNEMPLOYED : says(state, at_work) ? 1u << WORK_EMPLOYED : 0;
	if (aid_cell(d, i, J_BACK) == DATA_YES || says(state, back))
		bits |= 1u << WORK_BACK;
	if (aid_cell(d, i, J_WILLING) == DATA_YES || (!bits && says(state, willing)))
		bits |= 1u << WORK_WILLING;
	return bits;
}

/* Rows of one person are one entry of the list; who has a job in any of them is employed. */
static uint64_t add_states(const struct person_row *r, size_t from, size_t to)
{
	const struct duty_table *d = &r->p->jobs;
	bool unmarked = false;
	for (size_t i = from; i < to; i++) {
		int64_t who = aid_cell(d, i, J_PERSON);
		unsigned bits = row_states(r, i);
		bool again = false;
		for (size_t k = from; who != DATA_CELL_BLANK && k < to; k++) {
			again = again || (k < i && aid_cell(d, k, J_PERSON) == who);
			bits |= aid_cell(d, k, J_PERSON) == who ? row_states(r, k) : 0;
		}
		if (again)
			continue;
		if (bits & 1u << WORK_EMPLOYED)
			bits &= ~(1u << WORK_UNEMPLOYED);
		if (!(bits & (1u << WORK_EMPLOYED | 1u << WORK_UNEMPLOYED)))
			bits |= 1u << WORK_UNMARKED;
		for (size_t k = 0; k < WORK_STATES; k++)
			r->w->t[AT_WORK_STATE + k] += bits >> k & 1;
		r->w->t[AT_WORK_PERSONS]++;
		unmarked = unmarked || bits >> WORK_UNMARKED & 1;
	}
	return mark_if(unmarked, MARK_WORK_UNMARKED);
}

/* Two of one name are both meant by it. */
static bool is_listed(const struct person_row *r, const struct data_member *m, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (aid_is_member(r->s, m, aid_text(r->s, &r->p->jobs, i, J_PERSON)))
			return true;
	return false;
}

uint64_t people_jobs(const struct person_row *r)
{
	const struct data_more *h = data_more(r->s->data, r->w->h);
	bool missing = false;
	size_t from, to;
	aid_rows(&r->p->jobs, r->row, &from, &to);
	for (uint32_t i = 0; i < h->members; i++) {
		const struct data_member *m = &r->s->data->member[h->member + i];
		if (!is_able(m))
			continue;
		bool listed = is_listed(r, m, from, to);
		r->w->t[AT_WORK_ABLE]++;
		r->w->t[AT_WORK_LISTED] += listed;
		missing = missing || !listed;
	}
	return add_states(r, from, to) | mark_if(missing, MARK_WORK_UNLISTED);
}
