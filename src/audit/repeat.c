/*
 * The same text where it should not be: a certificate number on two rows, a telephone in two households or
 * in two counties of work, all five amounts of a household on another of its village.
 */
#include "audit/plan.h"
#include "base/map.h"
#include "base/vec.h"

struct seen_text {
	uint32_t household;
	struct str county;
	bool repeated;
};

struct text_of {       /* a row's text; empty: none, or none to be compared */
	struct str text;
	uint32_t household;
	struct str county; /* of work, where that is what must not differ */
};

/* A certificate number's first 18 characters (20 and 22: the same person's disability certificate). */
static struct str certificate_of(const struct audit *a, uint32_t row)
{
	struct str s = data_text(a->data, a->data->member[row].id_number);
	bool whole = s.n >= 18 && !str_starts(s, STR("999999"));
	return whole ? str_sub(s, 0, 18) : (struct str){0};
}

static struct str job_text(const struct audit *a, uint32_t row, unsigned column)
{
	int64_t c = book_cell(&a->job, row, column);
	return c == DATA_CELL_BLANK ? (struct str){0} : data_text(a->data, (uint32_t)c);
}

/* The row's own telephone, else that of the member it names. */
static struct str job_phone(const struct audit *a, uint32_t row)
{
	struct str own = job_text(a, row, JOB_PHONE);
	const struct data_member *m = own.n ? NULL : job_worker(a, row);
	return m ? data_text(a->data, m->phone) : own;
}

static bool has_blocks(const struct data_household *h)
{
	for (int i = 0; i < DATA_BLOCKS; i++)
		if (h->block[i] == MONEY_NONE)
			return false;
	return true;
}

/* Village and five amounts, of which at least `least` are not zero: a household that lives on one allowance may
   well have the same as its neighbour. */
static struct str blocks_of(struct walk *w, uint32_t row, struct buf *b)
{
	const struct data_household *h = &w->a->now->household[row];
	int64_t n = 0;
	if (!has_blocks(h))
		return (struct str){0};
	buf_clear(b);
	buf_fmt(b, "%u", h->area);
	for (int i = 0; i < DATA_BLOCKS; i++) {
		n += h->block[i] != 0;
		buf_fmt(b, " %lld", (long long)h->block[i]);
	}
	return n * 10000 < w->plan->least ? (struct str){0} : buf_view(b);
}

static struct text_of text_of(struct walk *w, uint32_t row, struct buf *room)
{
	const struct audit *a = w->a;
	struct text_of t = {.household = row};
	if (!walk_has(a, w->record, row))
		return t;
	switch (w->plan->text) {
	case TEXT_PHONE:
		t.text = data_text(a->data, a->now->household[row].phone);
		break;
	case TEXT_BLOCKS:
		t.text = blocks_of(w, row, room);
		break;
	case TEXT_JOB_PHONE:
		t.household = a->job.t->row[row].household;
		t.county = job_text(a, row, JOB_COUNTY);
		t.text = t.county.n ? job_phone(a, row) : (struct str){0};
		break;
	default:
		t.household = a->data->member[row].household;
		t.text = certificate_of(a, row);
	}
	return t;
}

static bool is_elsewhere(const struct audit_plan *p, const struct seen_text *first, const struct text_of *t)
{
	if (p->counties)
		return !str_eq(first->county, t->county);
	return !p->households || first->household != t->household;
}

void count_repeat(struct walk *w, struct audit_result *r)
{
	VEC(struct seen_text) text = {0};
	VEC(uint32_t) hit = {0};
	struct map at = {0};
	struct buf room = {0};
	struct arena *keys = arena_new(); /* the map borrows them; blocks have none that lasts */
	size_t n = walk_rows(w->a, w->record);
	for (uint32_t i = 0; i < n; i++) {
		struct text_of t = text_of(w, i, &room);
		if (!t.text.n)
			continue;
		r->of++;
		uint32_t k = map_lookup(&at, t.text);
		if (k == MAP_NONE) {
			map_add(&at, w->plan->text == TEXT_BLOCKS ? arena_str(keys, t.text) : t.text, (uint32_t)text.n);
			*vec_add(&text) = (struct seen_text){t.household, t.county, false};
		} else if (is_elsewhere(w->plan, &text.v[k], &t)) {
			text.v[k].repeated = true;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		struct text_of t = text_of(w, i, &room);
		if (t.text.n && text.v[map_lookup(&at, t.text)].repeated)
			*vec_add(&hit) = i;
	}
	r->n = hit.n;
	r->found = hit.n > 0;
	result_keep(w->a, r, hit.v, hit.n);
	buf_release(&room);
	map_release(&at);
	arena_drop(keys);
	vec_release(&text);
	vec_release(&hit);
}

struct str repeat_missing(struct walk *w)
{
	static const char *const column[] = {[TEXT_ID_NUMBER] = "成员证件号码",
					     [TEXT_PHONE] = "联系电话",
					     [TEXT_JOB_PHONE] = "务工所在县，务工人员或家庭成员联系电话",
					     [TEXT_BLOCKS] = "五项收支"};
	struct buf room = {0};
	bool any = false;
	size_t n = walk_rows(w->a, w->record);
	for (uint32_t i = 0; i < n && !any; i++)
		any = w->plan->text == TEXT_BLOCKS ? has_blocks(&w->a->now->household[i])
						   : text_of(w, i, &room).text.n > 0;
	buf_release(&room);
	return any ? (struct str){0} : str_from(column[w->plan->text]);
}
