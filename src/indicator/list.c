/* Household lists by name (contract.md section 4), and the rows behind a figure. */
#include <stdlib.h>

#include "base/vec.h"
#include "indicator/aid.h"
#include "indicator/family.h"

/* --- order --- */

struct ranked {
	const struct indicator_set *s;
	struct str id;
	struct frac growth; /* d == 0: no fall can be computed */
	uint32_t row;
};

static int cmp_id(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	return str_cmp(a->id, b->id);
}

/* Lowest growth first is largest relative fall first.  A fall from an income
   that is not above zero has no relative size and stands after all others, by id. */
static int cmp_fall(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	int c = !a->growth.d - !b->growth.d;
	if (!c && a->growth.d)
		c = frac_cmp(a->growth, b->growth);
	return c ? c : cmp_id(x, y);
}

static void sort_rows(const struct indicator_set *s, struct household_list *list, bool by_fall)
{
	const struct data_year *year = &s->data->year[list->previous];
	struct ranked *v = mem_alloc((list->n + 1) * sizeof *v);
	for (size_t i = 0; i < list->n; i++) {
		uint32_t row = list->row[i];
		struct frac growth = by_fall ? household_growth(&s->row[row]) : (struct frac){0, 0};
		v[i] = (struct ranked){s, data_text(s->data, year->household[row].id), growth, row};
	}
	qsort(v, list->n, sizeof *v, by_fall ? cmp_fall : cmp_id);
	for (size_t i = 0; i < list->n; i++)
		list->row[i] = v[i].row;
	mem_free(v);
}

/* --- names --- */

static const struct {
	const char *name;
	enum rows_kind kind;
	enum key_kind key;
} lists[] = {
	{"declining", ROWS_DECLINED, KEY_NONE},
	{"flat", ROWS_FLAT, KEY_NONE},
	{"new", ROWS_NEW, KEY_NONE},
	{"left", ROWS_LEFT, KEY_NONE},
	{"tier:", ROWS_TIER, KEY_TIER},
	{"focus:", ROWS_FOCUS, KEY_FOCUS},
	{"below:", ROWS_LINE, KEY_LINE},
	{"overlap:", ROWS_OVERLAP, KEY_OVERLAP},
	{"primary:", ROWS_PRIMARY, KEY_FOCUS},
	{"flow:", ROWS_FLOW, KEY_FLOW},
	{"behind", ROWS_TARGET_BEHIND, KEY_NONE},
	{"on_track", ROWS_TARGET_ON, KEY_NONE},
	{"goal_on", ROWS_GOAL_ON, KEY_NONE},
	{"goal_off", ROWS_GOAL_OFF, KEY_NONE},
	{"subsidy_over:", ROWS_SUBSIDY_OVER, KEY_SUBSIDY},
	{"subsidy_under:", ROWS_SUBSIDY_UNDER, KEY_SUBSIDY},
	{"subsidy_unpaid:", ROWS_SUBSIDY_UNPAID, KEY_SUBSIDY},
	{"subsidy_excluded:", ROWS_SUBSIDY_EXCLUDED, KEY_SUBSIDY},
	{"subsidy_unknown:", ROWS_SUBSIDY_UNKNOWN, KEY_SUBSIDY},
	{"transfer:", ROWS_BAND_TRANSFER, KEY_TRANSFER_BAND},
	{"own_pay:", ROWS_BAND_OWN_PAY, KEY_OWN_PAY_BAND},
	{"contacted:", ROWS_CONTACTED, KEY_CONTACT},
	{"contact_missing", ROWS_MARK + MARK_UNCONTACTED, KEY_NONE},
	{"measures_missing", ROWS_MARK + MARK_UNMEASURED, KEY_NONE},
	{"measures_late", ROWS_MARK + MARK_MEASURED_LATE, KEY_NONE},
	{"risk_open", ROWS_MARK + MARK_RISK_OPEN, KEY_NONE},
	{"risk_unhelped", ROWS_MARK + MARK_UNHELPED, KEY_NONE},
	{"post_short", ROWS_MARK + MARK_POST_SHORT, KEY_NONE},
	{"dividend_unpaid", ROWS_MARK + MARK_DIVIDEND_UNPAID, KEY_NONE},
	{"dividend_late", ROWS_MARK + MARK_DIVIDEND_LATE, KEY_NONE},
	{"attention:", ROWS_AID_KEYED + AID_ATTENTION, KEY_ATTENTION},
	{"attention", ROWS_AID + AID_ATTENTION_ANY, KEY_NONE},
	{"visited:", ROWS_AID_KEYED + AID_VISITED, KEY_QUARTER},
	{"visit_missing", ROWS_AID + AID_VISIT_MISSING, KEY_NONE},
	{"pairing_missing", ROWS_AID + AID_PAIR_MISSING, KEY_NONE},
	{"pairing_unhelped", ROWS_AID + AID_PAIR_UNHELPED, KEY_NONE},
	{"plan_missing", ROWS_AID + AID_PLAN_MISSING, KEY_NONE},
	{"profile_missing", ROWS_AID + AID_PROFILE_MISSING, KEY_NONE},
	{"yulu_unaided", ROWS_AID + AID_PUPIL_UNAIDED, KEY_NONE},
	{"yulu_unemployed", ROWS_AID + AID_GRADUATE_IDLE, KEY_NONE},
	{"yulu_unhelped", ROWS_AID + AID_GRADUATE_UNHELPED, KEY_NONE},
	{"startup_unpaid", ROWS_AID + AID_STARTUP_UNPAID, KEY_NONE},
	{"startup_early", ROWS_AID + AID_STARTUP_EARLY, KEY_NONE},
	{"returnee_waiting", ROWS_AID + AID_RETURNEE_WAITING, KEY_NONE},
	{"fare_unpaid", ROWS_AID + AID_FARE_UNPAID, KEY_NONE},
	{"post_arrears", ROWS_AID + AID_POST_ARREARS, KEY_NONE},
	{"safety_below", ROWS_AID + AID_NET_BELOW, KEY_NONE},
	{"safety_severe", ROWS_AID + AID_NET_SEVERE, KEY_NONE},
	{"safety_candidates", ROWS_AID + AID_NET_ANY, KEY_NONE},
	{"safety_partial", ROWS_AID + AID_NET_PARTIAL, KEY_NONE},
	{"help_late", ROWS_AID + AID_HELP_LATE, KEY_NONE},
	{"risk_age:", ROWS_AID_KEYED + AID_RISK_AGE, KEY_AGE},
	{"dibao_exit_due", ROWS_MARK + MARK_EXIT_DUE, KEY_NONE},
	{"filial_low", ROWS_MARK + MARK_FILIAL_LOW, KEY_NONE},
	{"filial_missing", ROWS_MARK + MARK_FILIAL_MISSING, KEY_NONE},
	{"herd_missing", ROWS_MARK + MARK_HERD_MISSING, KEY_NONE},
	{"herd_no_income", ROWS_MARK + MARK_HERD_NO_INCOME, KEY_NONE},
	{"herd_over_claimed:", ROWS_HERD_CLAIM, KEY_HERD_ITEM},
	{"herd_oversold", ROWS_MARK + MARK_HERD_OVERSOLD, KEY_NONE},
	{"loan_early", ROWS_MARK + MARK_LOAN_EARLY, KEY_NONE},
	{"loan_interest_unpaid", ROWS_MARK + MARK_LOAN_INTEREST, KEY_NONE},
	{"loan_missing", ROWS_MARK + MARK_LOAN_MISSING, KEY_NONE},
	{"loan_covered", ROWS_MARK + MARK_LOAN_COVERED, KEY_NONE},
	{"loan_uncovered", ROWS_MARK + MARK_LOAN_UNCOVERED, KEY_NONE},
	{"loan_unsurveyed", ROWS_MARK + MARK_LOAN_UNSURVEYED, KEY_NONE},
	{"post_behind", ROWS_MARK + MARK_POST_BEHIND, KEY_NONE},
	{"post_hourly_low", ROWS_MARK + MARK_POST_HOURLY_LOW, KEY_NONE},
	{"post_unpaid", ROWS_MARK + MARK_POST_UNPAID, KEY_NONE},
	{"sector_doubtful:", ROWS_SECTOR_DOUBTFUL, KEY_SECTOR},
	{"sector_unrecorded:", ROWS_SECTOR_UNRECORDED, KEY_SECTOR},
	{"subsidy_unclaimed:", ROWS_SUBSIDY_UNCLAIMED, KEY_TOLD_ITEM},
	{"uninsured:", ROWS_UNINSURED, KEY_INSURED},
	{"work_unlisted", ROWS_MARK + MARK_WORK_UNLISTED, KEY_NONE},
	{"work_unmarked", ROWS_MARK + MARK_WORK_UNMARKED, KEY_NONE},
	{"focus", ROWS_UNION, KEY_NONE},
	{"scope", ROWS_SCOPE, KEY_NONE},
	{"outside", ROWS_OUTSIDE, KEY_NONE},
	{"covered", ROWS_COVERED, KEY_NONE},
	{"undetermined", ROWS_TIER_UNKNOWN, KEY_NONE},
	{"insufficient", ROWS_SHORT, KEY_NONE},
	{"seasonal", ROWS_SEASONAL, KEY_NONE},
};
#define LISTS (sizeof lists / sizeof *lists)

size_t indicator_list_names(const struct indicator_set *s, struct arena *a, struct str **out)
{
	size_t n = 0, most = LISTS;
	for (size_t i = 0; i < LISTS; i++)
		most += s->keys[lists[i].key].n;
	*out = arena_many(a, struct str, most);
	for (size_t i = 0; i < LISTS; i++) {
		const struct keyset *k = &s->keys[lists[i].key];
		for (size_t j = 0; j < k->n; j++)
			(*out)[n++] = arena_fmt(a, "%s%.*s", lists[i].name, STR_ARG(k->key[j]));
	}
	return n;
}

/* By key, else by the key's Chinese name. */
static size_t key_find(const struct keyset *k, struct str key)
{
	for (size_t j = 0; j < k->n; j++)
		if (str_eq(k->key[j], key))
			return j;
	for (size_t j = 0; key.n && j < k->n; j++)
		if (str_eq(k->name[j], key))
			return j;
	return SIZE_MAX;
}

static bool no_list(const struct indicator_set *s, struct arena *a, struct str name, struct err *e)
{
	struct str *known;
	size_t n = indicator_list_names(s, a, &known);
	struct str near = diag_nearest(name, known, n);
	err_set(e, EXIT_USAGE, "list.name", (struct pos){0},
		TR("没有名单“%.*s”", "there is no list \"%.*s\""), STR_ARG(name));
	if (near.n)
		return err_hint(e, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	struct buf all = {0};
	for (size_t i = 0; i < n; i++)
		buf_fmt(&all, "%s%.*s", i ? " " : "", STR_ARG(known[i]));
	err_hint(e, TR("可用的名单：%s", "lists: %s"), buf_cstr(&all));
	buf_release(&all);
	return false;
}

bool indicator_list(const struct indicator_set *s, struct arena *a, struct str name, uint32_t area,
		    struct household_list *out, struct err *e)
{
	for (size_t i = 0; i < LISTS; i++) {
		struct str head = str_from(lists[i].name);
		const struct keyset *k = &s->keys[lists[i].key];
		if (!str_starts(name, head))
			continue;
		size_t j = key_find(k, str_sub(name, head.n, name.n));
		if (j == SIZE_MAX)
			continue;
		rows_collect(s, a, (struct rows_asked){lists[i].kind, area, k->index[j], false}, out);
		sort_rows(s, out, lists[i].kind == ROWS_DECLINED);
		return true;
	}
	return no_list(s, a, name, e);
}

const char *indicator_list_kind(size_t i)
{
	return i < LISTS ? lists[i].name : NULL;
}

const struct figure *indicator_list_figure(const struct indicator_set *s, struct str name)
{
	size_t families;
	const struct family *family = family_table(&families);
	for (size_t i = 0; i < LISTS; i++) {
		struct str head = str_from(lists[i].name);
		const struct keyset *k = &s->keys[lists[i].key];
		size_t j = str_starts(name, head) ? key_find(k, str_sub(name, head.n, name.n)) : SIZE_MAX;
		for (size_t f = 0; j != SIZE_MAX && f < families; f++) {
			bool counts = family[f].rows == lists[i].kind && family[f].key == lists[i].key;
			const struct figure *v =
				counts ? indicator_lookup(s, family[f].shown.id, 0, k->key[j]) : NULL;
			if (v)
				return v;
		}
	}
	return NULL;
}

/* --- rows behind a figure --- */

static const struct family *family_of(const struct figure *f)
{
	size_t n;
	return &family_table(&n)[family_find(str_from(f->family->id))];
}

bool indicator_rows(const struct indicator_set *s, struct arena *a, const struct figure *f,
		    struct household_list *out)
{
	const struct family *family = family_of(f);
	*out = (struct household_list){0};
	if (family->rows == ROWS_NONE || (f->verdict && !f->of))
		return false;
	const struct keyset *k = &s->keys[family->key];
	size_t j = key_find(k, f->key);
	rows_collect(s, a, (struct rows_asked){family->rows, f->area, k->index[j], false}, out);
	sort_rows(s, out, family->rows == ROWS_DECLINED);
	return true;
}
