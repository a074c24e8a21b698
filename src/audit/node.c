/* Conditions of a rule, in three values (Kleene), and the walk over rows. */
#include "audit/plan.h"

static size_t table_size(const struct book *t)
{
	return t->t ? t->t->rows : 0;
}

static const struct book *table_of(const struct audit *a, enum audit_record r)
{
	return r == AUDIT_JOB       ? &a->job
	       : r == AUDIT_RISK    ? &a->risk
	       : r == AUDIT_VISIT   ? &a->visit
	       : r == AUDIT_PAYMENT ? &a->payment
				    : &a->measure;
}

/* Amounts and the import's findings are asked of households. */
static bool is_home(enum audit_record r)
{
	return r == AUDIT_HOUSEHOLD || r == AUDIT_AMOUNT || r == AUDIT_IMPORT;
}

size_t walk_rows(const struct audit *a, enum audit_record r)
{
	if (is_home(r))
		return a->now->n;
	return r == AUDIT_MEMBER ? a->data->members : table_size(table_of(a, r));
}

static uint32_t household_of(const struct audit *a, enum audit_record r, uint32_t row)
{
	if (is_home(r))
		return row;
	if (r == AUDIT_MEMBER)
		return a->data->member[row].year == 0 ? a->data->member[row].household : DATA_NONE;
	return table_of(a, r)->t->row[row].household;
}

bool walk_has(const struct audit *a, enum audit_record r, uint32_t row)
{
	return household_of(a, r, row) != DATA_NONE &&
	       (r != AUDIT_PAYMENT || !a->given.payment || a->given.payment[row].first) &&
	       (r != AUDIT_MEMBER || a->data->member[row].gone != DATA_YES);
}

bool walk_fact(struct walk *w, unsigned fact, uint32_t row, struct frac *q)
{
	const struct audit_fact *f = w->plan->fact[fact];
	if (f->record == AUDIT_HOUSEHOLD)
		row = household_of(w->a, w->record, row);
	if (!f->get(w->a, row, f->arg, q))
		return false;
	w->seen[fact] = true;
	return true;
}

static enum answer answer_of(bool b)
{
	return b ? ANSWER_YES : ANSWER_NO;
}

static enum answer test_kids(struct walk *w, const struct node *c, uint32_t row)
{
	enum answer stop = c->op == NODE_ALL ? ANSWER_NO : ANSWER_YES;
	bool unknown = false;
	for (size_t i = 0; i < c->n; i++) {
		enum answer t = node_test(w, c->kid[i], row);
		if (t == stop)
			return stop;
		unknown = unknown || t == ANSWER_UNKNOWN;
	}
	return unknown ? ANSWER_UNKNOWN : answer_of(stop == ANSWER_NO);
}

/* Below zero, zero or above: the fact against one bound; false if the bound is an unknown fact. */
static bool compare(struct walk *w, struct frac q, const struct node_bound *b, uint32_t row, int *out)
{
	struct frac at = b->at;
	if (b->fact >= 0 && !walk_fact(w, (unsigned)b->fact, row, &at))
		return false;
	*out = frac_cmp(q, at);
	return true;
}

static enum answer test_range(struct walk *w, const struct node *c, uint32_t row, struct frac q)
{
	int lo = 1, hi = -1;
	if ((c->lo.set && !compare(w, q, &c->lo, row, &lo)) ||
	    (c->hi.set && !compare(w, q, &c->hi, row, &hi)))
		return ANSWER_UNKNOWN;
	return answer_of((lo > 0 || (lo == 0 && !c->lo.open)) && (hi < 0 || (hi == 0 && !c->hi.open)));
}

enum answer node_test(struct walk *w, const struct node *c, uint32_t row)
{
	struct frac q;
	if (!c)
		return ANSWER_YES;
	if (c->op == NODE_ALL || c->op == NODE_ANY)
		return test_kids(w, c, row);
	if (c->op == NODE_NOT) {
		enum answer t = node_test(w, c->kid[0], row);
		return t == ANSWER_UNKNOWN ? t : answer_of(t == ANSWER_NO);
	}
	bool known = walk_fact(w, c->fact, row, &q);
	if (c->op == NODE_KNOWN)
		return answer_of(known == c->yes);
	if (!known)
		return ANSWER_UNKNOWN;
	return c->op == NODE_FLAG ? answer_of((q.n != 0) == c->yes) : test_range(w, c, row, q);
}
