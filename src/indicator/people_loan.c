/*
 * Small loans: 应贷尽贷 and the survey of who wants one (S1 四, S3 三（三）3, S5 （七）13), interest paid back after
 * principal and interest are repaid (S5 （七）13), overdue principal that the leftover fund may cover (S5 （七）14).
 */
#include "indicator/people.h"

/* 是 if any row says so, else 否 if any does. */
static int64_t any_row(const struct person_row *r, unsigned col)
{
	int64_t told = DATA_CELL_BLANK;
	size_t i, to;
	aid_rows(&r->p->loans, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t v = aid_cell(&r->p->loans, i, col);
		if (v == DATA_YES)
			return DATA_YES;
		told = v == DATA_NO ? DATA_NO : told;
	}
	return told;
}

static bool is_lent(const struct people *p, size_t row, int64_t as_of)
{
	int64_t amount = aid_cell(&p->loans, row, L_AMOUNT), day = aid_cell(&p->loans, row, L_DATE);
	return amount != DATA_CELL_BLANK && amount > 0 && (day == DATA_CELL_BLANK || day <= as_of);
}

static uint64_t need(const struct person_row *r, bool lent)
{
	int64_t eligible = any_row(r, L_ELIGIBLE), wants = any_row(r, L_WANTS);
	bool surveyed = wants != DATA_CELL_BLANK || lent;
	bool due = lent || (eligible == DATA_YES && wants == DATA_YES);
	bool unknown = !lent && ((eligible == DATA_YES && wants == DATA_CELL_BLANK) ||
				 (wants == DATA_YES && eligible == DATA_CELL_BLANK));
	return mark_if(surveyed, MARK_LOAN_SURVEYED) | mark_if(!surveyed, MARK_LOAN_UNSURVEYED) |
	       mark_if(due, MARK_LOAN_DUE) | mark_if(lent, MARK_LOAN_LENT) | mark_if(due && !lent, MARK_LOAN_MISSING) |
	       mark_if(unknown, MARK_LOAN_UNKNOWN);
}

/* Interest: owed once the loan is repaid by as_of; paid before that it is early. */
static uint64_t interest(const struct person_row *r, size_t i)
{
	const struct people *p = r->p;
	int64_t owed = aid_cell(&p->loans, i, L_INTEREST), told = aid_cell(&p->loans, i, L_SUBSIDISED),
		day = aid_cell(&p->loans, i, L_REPAID), unit = r->s->unit;
	bool repaid = day != DATA_CELL_BLANK && day <= r->s->duty->as_of;
	int64_t paid = told == DATA_CELL_BLANK ? 0 : told;
	if (!repaid)
		return mark_if(paid > 0, MARK_LOAN_EARLY);
	if (owed == DATA_CELL_BLANK)
		return 0;
	r->w->t[AT_LOAN_INTEREST] += (wide)owed * unit;
	r->w->t[AT_LOAN_INTEREST_PAID] += (wide)paid * unit;
	r->w->t[AT_LOAN_INTEREST_SHORT] += (wide)(paid < owed ? owed - paid : 0) * unit;
	return mark_if(paid < owed, MARK_LOAN_INTEREST);
}

/* 单户贷款额度10万元以下（不含）: all loans of the product to the household together. */
static uint64_t overdue(const struct person_row *r)
{
	const struct policy_param *cap = policy_param(r->s->p, "loan.cap"), *product = policy_param(r->s->p, "loan.cap_product");
	int64_t lent = 0, late = 0;
	size_t i, to;
	if (!cap || !product)
		return 0;
	aid_rows(&r->p->loans, r->row, &i, &to);
	for (; i < to; i++) {
		int64_t amount = aid_cell(&r->p->loans, i, L_AMOUNT), due = aid_cell(&r->p->loans, i, L_OVERDUE);
		if (str_find(aid_text(r->s, &r->p->loans, i, L_PRODUCT), product->text) == SIZE_MAX)
			continue;
		lent += amount == DATA_CELL_BLANK ? 0 : amount;
		late += due == DATA_CELL_BLANK || due < 0 ? 0 : due;
	}
	bool covered = late > 0 && lent < cap->value;
	r->w->t[AT_LOAN_COVER] += (wide)(covered ? late : 0) * r->s->unit;
	return mark_if(covered, MARK_LOAN_COVERED) | mark_if(late > 0 && !covered, MARK_LOAN_UNCOVERED);
}

uint64_t people_loans(const struct person_row *r)
{
	uint64_t marks = 0;
	bool lent = false;
	size_t i, to;
	aid_rows(&r->p->loans, r->row, &i, &to);
	for (; i < to; i++) {
		if (!is_lent(r->p, i, r->s->duty->as_of))
			continue;
		lent = true;
		r->w->t[AT_LOAN_SUM] += (wide)aid_cell(&r->p->loans, i, L_AMOUNT) * r->s->unit;
		marks |= interest(r, i);
	}
	return marks | need(r, lent) | overdue(r);
}
