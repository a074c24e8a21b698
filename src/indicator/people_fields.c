/* What the sums of people.h are made of. */
#include "indicator/family.h"
#include "indicator/people.h"
#include "indicator/uses.h"

#define F(name) (1u << FACT_##name)
enum { OF_ANYBODY = 1, TIERS = 2 };
#define LOANS "loans.household"
#define LENT LOANS " loans.amount loans.date"
#define NEEDED LENT " loans.eligible loans.wants"
#define REPAID LENT " loans.repaid loans.interest loans.subsidised"
#define FUND LOANS " loans.product loans.amount loans.overdue"
#define HERD "herd.household herd.date"
#define NAMED "members.household members.name members.id_number members.person"
#define POSTS "jobs.household jobs.post"
#define POST_PAY POSTS " jobs.monthly_wage"
#define LISTED NAMED " members.labour members.gone jobs.household jobs.person"
#define STATES "jobs.household jobs.person jobs.state jobs.back jobs.willing"
#define EXIT "dibao.household dibao.exit"
#define GIVEN "payments.household payments.item payments.date"
#define MONEY GIVEN " payments.base payments.paid"
#define PAID "dividends.household dividends.due dividends.paid dividends.date"
#define MEMBERS "members.household members.gone"
#define OF_AGE MEMBERS " members.birth members.school"

static const struct personal {
	size_t first, last;
	uint32_t facts;
	unsigned flags;
	const char *fields;
} table[] = {
	{AT_MARK + MARK_LOAN_SURVEYED, AT_MARK + MARK_LOAN_UNSURVEYED, 0, 0, LENT " loans.wants"},
	{AT_MARK + MARK_LOAN_DUE, AT_MARK + MARK_LOAN_DUE, 0, 0, NEEDED},
	{AT_MARK + MARK_LOAN_LENT, AT_MARK + MARK_LOAN_LENT, 0, 0, LENT},
	{AT_MARK + MARK_LOAN_MISSING, AT_MARK + MARK_LOAN_UNKNOWN, 0, 0, NEEDED},
	{AT_MARK + MARK_LOAN_INTEREST, AT_MARK + MARK_LOAN_EARLY, 0, 0, REPAID},
	{AT_MARK + MARK_LOAN_COVERED, AT_MARK + MARK_LOAN_UNCOVERED, 0, 0, FUND},
	{AT_MARK + MARK_HERD_KEPT, AT_MARK + MARK_HERD_WITHOUT, 0, 0, HERD},
	{AT_MARK + MARK_HERD_MISSING, AT_MARK + MARK_HERD_MISSING, 0, 0, HERD " payments.household payments.item payments.paid"},
	{AT_MARK + MARK_HERD_SOLD, AT_MARK + MARK_HERD_SOLD, 0, 0, HERD " herd.sold"},
	{AT_MARK + MARK_HERD_NO_INCOME, AT_MARK + MARK_HERD_NO_INCOME, 0, 0, HERD " herd.sold business"},
	{AT_MARK + MARK_HERD_OVERSOLD, AT_MARK + MARK_HERD_OVERSOLD, 0, 0, HERD " herd.sold herd.out"},
	{AT_MARK + MARK_POST_BEHIND, AT_MARK + MARK_POST_BEHIND, 0, 0, POST_PAY " jobs.post_pay_prev"},
	{AT_MARK + MARK_POST_HOURLY_LOW, AT_MARK + MARK_POST_HOURLY_LOW, 0, 0, POST_PAY " jobs.post_hours"},
	{AT_MARK + MARK_POST_UNPAID, AT_MARK + MARK_POST_UNPAID, 0, 0, POSTS " jobs.post_months jobs.post_paid_months"},
	{AT_MARK + MARK_WORK_UNLISTED, AT_MARK + MARK_WORK_UNLISTED, 0, 0, LISTED},
	{AT_MARK + MARK_WORK_UNMARKED, AT_MARK + MARK_WORK_UNMARKED, 0, 0, STATES},
	{AT_MARK + MARK_EXIT_DUE, AT_MARK + MARK_EXIT_DUE, 0, 0, EXIT " dibao.reviewed"},
	{AT_MARK + MARK_FILIAL_DUE, AT_MARK + MARK_FILIAL_DUE, F(NO_LABOUR), 0, ""},
	{AT_MARK + MARK_FILIAL_TOLD, AT_MARK + MARK_FILIAL_UNKNOWN, F(NO_LABOUR), 0, MONEY},
	{AT_MARK + MARK_FILIAL_MISSING, AT_MARK + MARK_FILIAL_MISSING, F(NO_LABOUR), 0, GIVEN},
	{AT_MARK + MARK_FILIAL_LOW, AT_MARK + MARK_FILIAL_LOW, F(NO_LABOUR), 0, MONEY},
	{AT_MARK + MARK_UNINSURED, AT_MARK + MARK_UNINSURED, 0, 0, MEMBERS " members.medical"},
	{AT_MARK + MARK_UNINSURED + 1, AT_MARK + MARK_UNINSURED + 1, 0, 0, OF_AGE " members.premium"},
	{AT_MARK + MARK_UNINSURED + 2, AT_MARK + MARK_UNINSURED + 2, 0, 0, MEMBERS " members.accident"},
	{AT_LOAN_SUM, AT_LOAN_SUM, 0, 0, LENT},
	{AT_LOAN_INTEREST, AT_LOAN_INTEREST_SHORT, 0, 0, REPAID},
	{AT_LOAN_COVER, AT_LOAN_COVER, 0, 0, FUND},
	{AT_POST_PAY, AT_POST_BEHIND, 0, 0, POST_PAY " jobs.post_pay_prev"},
	{AT_POST_HOURLY, AT_POST_HOURLY_LOW, 0, 0, POST_PAY " jobs.post_hours"},
	{AT_POST_MONTHS, AT_POST_UNPAID_MONTHS, 0, 0, POSTS " jobs.post_months jobs.post_paid_months"},
	{AT_POST_LABOUR, AT_POST_WEAK, 0, 0, POSTS " jobs.person members.labour " NAMED},
	{AT_WORK_ABLE, AT_WORK_ABLE, 0, 0, MEMBERS " members.labour"},
	{AT_WORK_LISTED, AT_WORK_LISTED, 0, 0, LISTED},
	{AT_WORK_PERSONS, AT_WORK_PERSONS, 0, 0, "jobs.household jobs.person"},
	{AT_WORK_STATE, AT_WORK_STATE_END, 0, 0, STATES},
	{AT_EXIT, AT_EXIT, 0, 0, EXIT},
	{AT_EXIT_REVIEWED, AT_EXIT_DAYS, 0, 0, EXIT " dibao.reviewed"},
	{AT_EXIT_KEPT, AT_EXIT_KEPT, 0, 0, EXIT " dibao.reviewed dibao.kept"},
	{AT_FILIAL_BASE, AT_FILIAL_GIVEN, F(NO_LABOUR), 0, MONEY},
	{AT_DIVIDEND_ALL, AT_DIVIDEND_ALL, 0, OF_ANYBODY, PAID},
	{AT_INSURED_DUE, AT_INSURED_DUE, 0, 0, MEMBERS},
	{AT_INSURED_DUE + 1, AT_INSURED_DUE + 1, 0, 0, OF_AGE},
	{AT_INSURED_DUE + 2, AT_INSURED_DUE + 2, 0, 0, MEMBERS},
	{AT_INSURED, AT_INSURED, 0, 0, MEMBERS " members.medical"},
	{AT_INSURED + 1, AT_INSURED + 1, 0, 0, OF_AGE " members.premium"},
	{AT_INSURED + 2, AT_INSURED + 2, 0, 0, MEMBERS " members.accident"},
	{AT_INSURED_NOT, AT_INSURED_NOT, 0, 0, MEMBERS " members.medical"},
	{AT_INSURED_NOT + 1, AT_INSURED_NOT + 1, 0, 0, OF_AGE " members.premium"},
	{AT_INSURED_NOT + 2, AT_INSURED_NOT + 2, 0, 0, MEMBERS " members.accident"},
	{AT_INSURED_TOLD, AT_INSURED_TOLD, 0, 0, MEMBERS " members.medical"},
	{AT_INSURED_TOLD + 1, AT_INSURED_TOLD + 1, 0, 0, OF_AGE " members.premium"},
	{AT_INSURED_TOLD + 2, AT_INSURED_TOLD + 2, 0, 0, MEMBERS " members.accident"},
};

/* Places whose number depends on the pack or the ledgers. */
static const struct grouped {
	size_t group;
	unsigned flags;
	const char *fields;
} groups[] = {
	{PLACE_HERD_CLAIM, 0, HERD " herd.animal herd.sold payments.quantity " GIVEN},
	{PLACE_HERD_CLAIM_HEADS, 0, HERD " herd.animal herd.sold payments.quantity " GIVEN},
	{PLACE_HERD_STOCK, 0, HERD " herd.stock"},
	{PLACE_HERD_BORN, 0, HERD " herd.born"},
	{PLACE_HERD_SOLD, 0, HERD " herd.sold"},
	{PLACE_POST_TIER, TIERS, POSTS},
	{PLACE_DIVIDEND_TIER, TIERS, PAID},
};

static const char *const part_fields[] = {"birth_plan", "dibao_payment", "tekun_payment", "pension", "ecology", "dividend"};

static void add_sector(struct fields_asked *q, size_t k)
{
	uses_add(q, GIVEN " payments.paid", 0);
	uses_add(q, part_fields[q->s->p->compare[k].part], 0);
	/* Whether the payments speak of the item at all is seen from every row that belongs to some household. */
	uses_reach(q, "payments.household payments.item", 0, q->reach | FIELD_CASE);
}

void subsidy_need_fields(struct fields_asked *q, const struct policy_subsidy *p)
{
	for (size_t i = 0; i < p->needs.n; i++) {
		bool of_household = str_is(p->needs.v[i], "lost_labour");
		uses_add(q, of_household ? "members.household members.labour members.birth members.gone"
					 : NAMED " payments.person jobs.household jobs.person jobs.post jobs.from jobs.to jobs.place", 0);
	}
}

static void add_unclaimed(struct fields_asked *q, const struct policy_subsidy *p)
{
	uses_add(q, GIVEN, 0);
	subsidy_need_fields(q, p);
	uses_add(q, p->herd.n ? HERD " herd.animal herd.sold" : "payments.person", 0);
}

bool people_group_fields(struct fields_asked *q, size_t group, size_t i)
{
	bool known = false;
	for (size_t k = 0; k < sizeof groups / sizeof *groups; k++)
		if (groups[k].group == group) {
			known = true;
			uses_add(q, groups[k].fields, 0);
			if (groups[k].flags & TIERS)
				uses_facts(q, uses_rules(&q->s->p->tier), 0);
		}
	if (group >= PLACE_HERD_STOCK && group <= PLACE_HERD_SOLD) /* the kinds are the words of all rows */
		uses_reach(q, "herd.household herd.animal", 0, q->reach | FIELD_CASE);
	if (group == PLACE_UNCLAIMED || group == PLACE_UNCLAIMED_SUM)
		add_unclaimed(q, &q->s->p->subsidy[i]);
	else if (group >= PLACE_SECTOR && group <= PLACE_SECTOR_PAID)
		add_sector(q, i);
	else
		return known;
	return true;
}

bool people_fields(struct fields_asked *q, size_t place)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct personal *of = &table[i];
		if (place < of->first || place > of->last)
			continue;
		if (of->flags & OF_ANYBODY)
			uses_add(q, ROW_KEYS, 0);
		else
			uses_scope(q, 0);
		uses_add(q, of->fields, 0);
		uses_facts(q, of->facts, 0);
		return true;
	}
	return false;
}
