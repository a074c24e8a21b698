/*
 * Money rules (S4 （三）（六）（十）, S5 （六）（十）): what a household or person is
 * entitled to by the recorded quantity and base, held against what was paid.
 * A case is one item of one household (or person, where the item is the
 * person's) in one calendar year.  An item whose words are 不超过 names a
 * ceiling: less than it is no fault.  What the export does not say makes a case
 * unknown, never right or wrong.
 */
#include "indicator/people.h"

#include "indicator/family.h"

static int64_t cell(const struct indicator_set *s, size_t row, unsigned col)
{
	return data_cell(s->duty->payments.t, row, s->duty->payments.col[col]);
}

static struct str text(const struct indicator_set *s, int64_t v)
{
	return v == DATA_CELL_BLANK ? (struct str){0} : data_text(s->data, (uint32_t)v);
}

/* What is paid to households and persons: employers have a file of their own, children give (works.c, people_money.c). */
bool subsidy_is_paid(const struct policy_subsidy *p)
{
	return str_is(p->subject, "户") || str_is(p->subject, "人");
}

bool subsidy_named(const struct policy_subsidy *p, struct str item)
{
	bool yes = str_eq(item, p->id) || str_eq(item, p->label);
	for (size_t i = 0; i < p->names.n; i++)
		yes = yes || str_eq(item, p->names.v[i]);
	return yes;
}

static bool of_item(const struct indicator_set *s, size_t row, const struct policy_subsidy *p)
{
	return subsidy_named(p, text(s, cell(s, row, Y_ITEM)));
}

static int year_of(const struct indicator_set *s, size_t row)
{
	int64_t day = cell(s, row, Y_DATE);
	if (day == DATA_CELL_BLANK)
		return s->data->info.income_year;
	return date_add_days((struct date){1970, 1, 1}, (int32_t)day).year;
}

static bool same_case(const struct indicator_set *s, const struct policy_subsidy *p, size_t a, size_t b)
{
	bool person = !str_is(p->subject, "人") ||
		      str_eq(text(s, cell(s, a, Y_PERSON)), text(s, cell(s, b, Y_PERSON)));
	return person && of_item(s, b, p) && year_of(s, a) == year_of(s, b);
}

/* 公益岗位人员不享受: the same person in a public post; unknown where either name is missing. */
static enum truth in_post(const struct indicator_set *s, uint32_t h, struct str person)
{
	const struct duty_table *jobs = &s->duty->jobs;
	enum truth found = TRUTH_NO;
	size_t i, to;
	if (!jobs->t)
		return TRUTH_UNKNOWN;
	data_table_rows(jobs->t, h, &i, &to);
	for (; i < to; i++) {
		struct str name = text(s, data_cell(jobs->t, i, jobs->col[2]));
		if (data_cell(jobs->t, i, jobs->col[0]) != DATA_YES)
			continue;
		if (person.n && str_eq(name, person))
			return TRUTH_YES;
		found = !person.n || !name.n ? TRUTH_UNKNOWN : found;
	}
	return found;
}

/* The member of the household whom the payment names by name, certificate or person's number; NULL: none. */
const struct data_member *member_named(const struct indicator_set *s, uint32_t h, struct str person)
{
	const struct data_more *of = data_more(s->data, &s->data->year[0].household[h]);
	for (uint32_t i = 0; person.n && i < of->members; i++) {
		const struct data_member *m = &s->data->member[of->member + i];
		if (str_eq(data_text(s->data, m->name), person) || str_eq(data_text(s->data, m->id_number), person) ||
		    str_eq(data_text(s->data, m->person), person))
			return m;
	}
	return NULL;
}

static bool badly_disabled(struct str grade)
{
	static const char *const words[] = {"一级", "二级", "1", "2"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(grade, str_from(words[i])))
			return true;
	return false;
}

/* S5 （十）20: 达到60周岁（一、二级残疾55周岁）.  Held against the day of payment, else as_of; whole years. */
static enum truth too_young(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t h, size_t row)
{
	const struct data_member *m = member_named(s, h, text(s, cell(s, row, Y_PERSON)));
	int64_t day = cell(s, row, Y_DATE);
	if (!m || m->birth.year == 0)
		return TRUTH_UNKNOWN;
	struct date on = date_add_days((struct date){1970, 1, 1},
				       (int32_t)(day == DATA_CELL_BLANK ? s->duty->as_of : day));
	bool eased = p->age_disabled && badly_disabled(data_text(s->data, m->disability));
	int64_t need = eased ? p->age_disabled : p->age;
	struct date of_age = date_add_months(m->birth, (int)(12 * need));
	return date_cmp(on, of_age) < 0 ? TRUTH_YES : TRUTH_NO;
}

struct sums { /* of a case */
	int64_t quantity;
	money base, paid;
	bool has_quantity, has_base;
};

static struct sums add_up(const struct indicator_set *s, const struct policy_subsidy *p, size_t first,
			  size_t to)
{
	struct sums sum = {0};
	for (size_t i = first; i < to; i++) {
		int64_t quantity = cell(s, i, Y_QUANTITY), base = cell(s, i, Y_BASE),
			paid = cell(s, i, Y_PAID);
		if (!same_case(s, p, first, i))
			continue;
		sum.quantity += quantity == DATA_CELL_BLANK ? 0 : quantity;
		sum.base += base == DATA_CELL_BLANK ? 0 : base;
		sum.paid += paid == DATA_CELL_BLANK ? 0 : paid;
		sum.has_quantity = sum.has_quantity || quantity != DATA_CELL_BLANK;
		sum.has_base = sum.has_base || base != DATA_CELL_BLANK;
	}
	return sum;
}

static enum truth either(enum truth a, enum truth b)
{
	if (a == TRUTH_YES || b == TRUTH_YES)
		return TRUTH_YES;
	return a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN : TRUTH_NO;
}

/* Whether the case is shut out: its condition fails, the person holds a post, or it is too little. */
static enum truth excluded(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t h,
			   size_t first, const struct sums *sum, const struct fact fact[])
{
	enum truth may = cond_test(p->when, fact);
	enum truth out = may == TRUTH_YES ? TRUTH_NO : may == TRUTH_NO ? TRUTH_YES : TRUTH_UNKNOWN;
	for (size_t i = 0; i < p->not_with.n; i++)
		if (str_is(p->not_with.v[i], "posts"))
			out = either(out, in_post(s, h, text(s, cell(s, first, Y_PERSON))));
	if (p->needs.n)
		out = either(out, subsidy_lacks(s, p, h, text(s, cell(s, first, Y_PERSON))));
	if (p->age)
		out = either(out, too_young(s, p, h, first));
	if (p->least)
		out = either(out, !sum->has_quantity               ? TRUTH_UNKNOWN
				  : sum->quantity < p->least * 100 ? TRUTH_YES
								   : TRUTH_NO);
	return out;
}

static void judge_case(const struct indicator_set *s, const struct policy_subsidy *p, uint32_t h,
		       const struct sums *sum, struct subsidy_found *out)
{
	int persons = str_is(p->subject, "人") ? 1 : s->data->year[0].household[h].size;
	money due;
	bool told = (!p->unit_amount || sum->has_quantity) && (!p->percent || sum->has_base) &&
		    (!p->cap_person || persons > 0);
	if (!told || !policy_payable(p, sum->quantity, sum->base, persons, &due)) {
		out->unknown++;
		return;
	}
	out->entitled += due;
	if (sum->paid > due)
		out->over += sum->paid - due;
	else if (p->ceiling.n)
		return;
	else if (sum->paid <= 0)
		out->unpaid += due;
	else
		out->under += due - sum->paid;
}

bool subsidy_case(const struct indicator_set *s, const struct subsidy_at *at, const struct fact fact[],
		  struct subsidy_found *out)
{
	const struct policy_subsidy *p = &s->p->subsidy[at->k];
	size_t from, to;
	data_table_rows(s->duty->payments.t, at->h, &from, &to);
	while (of_item(s, at->row, p) && !same_case(s, p, at->row, from))
		from++;
	if (!subsidy_is_paid(p) || !of_item(s, at->row, p) || from != at->row)
		return false; /* another item, or a case already judged */
	struct sums sum = add_up(s, p, at->row, to);
	enum truth shut = excluded(s, p, at->h, at->row, &sum, fact);
	out->cases++;
	out->paid += sum.paid;
	if (shut == TRUTH_YES)
		out->excluded += sum.paid > 0 ? sum.paid : 0;
	else if (shut == TRUTH_UNKNOWN)
		out->unknown++;
	else
		judge_case(s, p, at->h, &sum, out);
	return true;
}

void subsidy_judge(const struct indicator_set *s, uint32_t h, size_t k, const struct fact fact[],
		   struct subsidy_found *out)
{
	size_t from, to;
	*out = (struct subsidy_found){0};
	if (!s->duty->payments.t)
		return;
	data_table_rows(s->duty->payments.t, h, &from, &to);
	for (size_t i = from; i < to; i++)
		subsidy_case(s, &(struct subsidy_at){h, k, i}, fact, out);
}

/* --- tally --- */

static void count(const struct indicator_set *s, wide *t, size_t k, int place, wide v)
{
	t[place_of(s, (size_t)place) + k] += v;
}

void subsidies_add(const struct indicator_set *s, const struct tallied *w, const struct fact fact[])
{
	uint32_t h = (uint32_t)(w->h - s->data->year[0].household);
	for (size_t k = 0; s->duty->payments.t && k < s->p->subsidy_n; k++) {
		struct subsidy_found f;
		wide unclaimed = subsidy_unclaimed(s, h, k);
		count(s, w->t, k, PLACE_UNCLAIMED, unclaimed > 0);
		count(s, w->t, k, PLACE_UNCLAIMED_SUM, unclaimed * s->unit);
		subsidy_judge(s, h, k, fact, &f);
		if (!f.cases)
			continue;
		const struct {
			int households, amount;
			wide v;
		} of[] = {{PLACE_OVER, PLACE_OVER_SUM, f.over},
			  {PLACE_UNDER, PLACE_UNDER_SUM, f.under},
			  {PLACE_UNPAID, PLACE_UNPAID_SUM, f.unpaid},
			  {PLACE_EXCLUDED, PLACE_EXCLUDED_SUM, f.excluded}};
		count(s, w->t, k, PLACE_CASES, f.cases);
		count(s, w->t, k, PLACE_PAID, f.paid * s->unit);
		count(s, w->t, k, PLACE_ENTITLED, f.entitled * s->unit);
		count(s, w->t, k, PLACE_UNTOLD, f.unknown > 0);
		for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
			count(s, w->t, k, of[i].households, of[i].v > 0);
			count(s, w->t, k, of[i].amount, of[i].v * s->unit);
		}
	}
}

/* --- payments of no item --- */

static bool is_item(const struct policy *p, struct str item)
{
	for (size_t k = 0; k < p->subsidy_n; k++)
		if (subsidy_named(&p->subsidy[k], item))
			return true;
	for (size_t k = 0; k < p->compare_n; k++)
		for (size_t i = 0; i < p->compare[k].names.n; i++)
			if (str_eq(p->compare[k].names.v[i], item))
				return true;
	return false;
}

#define STRANGERS_MAX 16 /* named in the note; further ones are only counted */
struct strangers {
	struct str name[STRANGERS_MAX];
	size_t names, rows;
};

static void add_stranger(struct strangers *o, struct str item)
{
	o->rows++;
	for (size_t i = 0; i < o->names; i++)
		if (str_eq(o->name[i], item))
			return;
	if (o->names < STRANGERS_MAX)
		o->name[o->names++] = item;
}

/* A misspelt item is audited by nothing: payments that are of no item of the pack are told by name and number. */
void subsidies_note(const struct indicator_set *s)
{
	const struct data_table *t = s->duty->payments.t;
	struct strangers odd = {.rows = 0};
	struct buf names = {0};
	for (size_t i = 0; t && s->p->subsidy_n && i < t->rows; i++) {
		struct str item = text(s, cell(s, i, Y_ITEM));
		if (item.n && !is_item(s->p, item))
			add_stranger(&odd, item);
	}
	if (!odd.rows)
		return;
	for (size_t i = 0; i < odd.names; i++)
		buf_fmt(&names, "%s%.*s", i ? "、" : "", STR_ARG(odd.name[i]));
	struct diag *d = diag_add(s->l, DIAG_WARNING, "indicator.items", (struct pos){.file = s->data->info.name},
		 TR("补贴发放里有%zu条不属于本文件所列的补贴项目，没有按补贴核算：%.*s", "%zu payments are of no item of the document: %.*s"), odd.rows,
		 STR_ARG(buf_view(&names)));
	if (d)
		diag_hint(s->l, d, TR("若是同一项目的另一种叫法，请加进政策包该项的 names", "if it is another word for an item, add it to its names in the pack"));
	buf_release(&names);
}
