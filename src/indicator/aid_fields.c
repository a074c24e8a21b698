/* What the sums of aid.h are made of. */
#include "indicator/aid.h"
#include "indicator/family.h"
#include "indicator/uses.h"

#define F(name) (1u << FACT_##name)
enum { OF_NOBODY = 1, PAIRING = 2 };
#define VISITS "visits.household visits.date visits.mode visits.absent"
#define MEASURES "measures.household measures.date measures.done"
#define NAMED_MEASURES MEASURES " measures.type measures.name"
#define RISKS "risks.household risks.found"
#define NAMED_PAYMENTS "payments.household payments.item payments.paid payments.date"
#define PUPILS "members.household members.school members.gone"
#define AIDED PUPILS " members.name members.person members.id_number students.household students.person students.aided" \
	" students.amount students.date payments.person " NAMED_PAYMENTS " " NAMED_MEASURES
#define GRADUATES "students.household students.graduated"
#define STARTUPS "startups.household"
#define RUNS STARTUPS " startups.opened startups.closed startups.normal"
#define WORKERS "jobs.household jobs.person jobs.from jobs.to"
#define RETURNEES "jobs.household jobs.person jobs.returned jobs.back"
#define FARES WORKERS " jobs.place"
#define FARES_PAID FARES " jobs.fare payments.person " NAMED_PAYMENTS
#define WAGES "payments.household payments.item payments.due payments.period"
#define NET "members.household members.dibao members.tekun members.gone dibao_all"
#define NET_POOR NET " members.disability members.health " NAMED_PAYMENTS " " NAMED_MEASURES
#define OPERATING "projects.area projects.township projects.type projects.operating projects.to_household"

static const struct aided {
	size_t first, last;
	uint32_t facts;
	unsigned flags;
	const char *fields;
} table[] = {
	{AT_AID + AID_VISITED, AT_AID + AID_VISIT_MISSING, 0, 0, VISITS},
	{AT_AID + AID_PAIR_DUE, AT_AID + AID_PAIR_DUE, 0, PAIRING, ""},
	{AT_AID + AID_PAIRED, AT_AID + AID_PAIR_MISSING, 0, PAIRING, "cadre"},
	{AT_AID + AID_PAIR_UNHELPED, AT_AID + AID_PAIR_UNHELPED, 0, PAIRING, MEASURES},
	{AT_AID + AID_PLAN_MISSING, AT_AID + AID_PLAN_MISSING, 0, 0, "has_plan"},
	{AT_AID + AID_PROFILE_MISSING, AT_AID + AID_PROFILE_MISSING, 0, 0, "has_profile"},
	{AT_AID + AID_ATTENTION, AT_AID + AID_ATTENTION_ANY, F(CHANGE), 0, "causes risks.cause risks.closed " RISKS},
	{AT_AID + AID_PUPIL_UNAIDED, AT_AID + AID_PUPIL_UNAIDED, 0, 0, AIDED},
	{AT_AID + AID_GRADUATE_IDLE, AT_AID + AID_GRADUATE_IDLE, 0, 0, GRADUATES " students.employed"},
	{AT_AID + AID_GRADUATE_UNHELPED, AT_AID + AID_GRADUATE_UNHELPED, 0, 0, GRADUATES " students.employed students.helped"},
	{AT_AID + AID_STARTUP_UNPAID, AT_AID + AID_STARTUP_UNPAID, 0, 0, RUNS " startups.paid startups.date"},
	{AT_AID + AID_STARTUP_EARLY, AT_AID + AID_STARTUP_EARLY, 0, 0, STARTUPS " startups.opened startups.paid startups.date"},
	{AT_AID + AID_RETURNEE_WAITING, AT_AID + AID_RETURNEE_WAITING, 0, 0, RETURNEES " jobs.rehired jobs.from"},
	{AT_AID + AID_FARE_UNPAID, AT_AID + AID_FARE_UNPAID, 0, 0, FARES_PAID},
	{AT_AID + AID_POST_ARREARS, AT_AID + AID_POST_ARREARS, 0, 0, WAGES " payments.paid payments.date"},
	{AT_AID + AID_NET_BELOW, AT_AID + AID_NET_ANY, F(PER_CAPITA) | F(LOW_INCOME), 0, NET_POOR},
	{AT_AID + AID_NET_PARTIAL, AT_AID + AID_NET_PARTIAL, 0, 0, NET},
	{AT_AID + AID_HELP_LATE, AT_AID + AID_HELP_LATE, 0, 0, RISKS " risks.closed " MEASURES},
	{AT_AID + AID_RISK_AGE, AT_AID + AID_RISK_AGE_END, 0, 0, RISKS " risks.closed"},
	{AT_PUPILS, AT_PUPILS, 0, 0, PUPILS},
	{AT_PUPILS_AIDED, AT_PUPILS_UNKNOWN, 0, 0, AIDED},
	{AT_GRADUATES, AT_GRADUATES_EARLIER, 0, 0, GRADUATES},
	{AT_GRADUATES_TOLD, AT_GRADUATES_DUE, 0, 0, GRADUATES " students.employed"},
	{AT_GRADUATES_HELPED, AT_GRADUATES_HELPED, 0, 0, GRADUATES " students.employed students.helped"},
	{AT_STARTUPS, AT_STARTUPS, 0, 0, STARTUPS},
	{AT_STARTUPS_FIT, AT_STARTUPS_FIT, 0, 0, RUNS},
	{AT_STARTUPS_PAID, AT_STARTUPS_PAID, 0, 0, STARTUPS " startups.paid startups.date"},
	{AT_STARTUPS_UNKNOWN, AT_STARTUPS_UNKNOWN, 0, 0, RUNS},
	{AT_WORKERS, AT_WORKERS, 0, 0, WORKERS},
	{AT_WORKERS_AT, AT_WORKERS_AT_END, 0, 0, FARES},
	{AT_RETURNEES, AT_RETURNEES, 0, 0, RETURNEES},
	{AT_RETURNEES_AGAIN, AT_RETURNEES_AGAIN, 0, 0, RETURNEES " jobs.rehired jobs.from"},
	{AT_FARES, AT_FARES, 0, 0, FARES},
	{AT_FARES_PAID, AT_FARES_UNKNOWN, 0, 0, FARES_PAID},
	{AT_HOLDERS, AT_HOLDERS, 0, 0, WORKERS " jobs.post"},
	{AT_HOLDERS + 1, AT_HOLDERS + 1, F(MONITORED), 0, WORKERS " jobs.post"},
	{AT_HOLDERS + 2, AT_HOLDERS + 2, F(CHANGE), 0, WORKERS " jobs.post"},
	{AT_WAGES, AT_WAGES_DUE, 0, 0, WAGES},
	{AT_WAGES_PAID, AT_WAGES_ARREARS, 0, 0, WAGES " payments.paid payments.date"},
	{AT_NET_UNKNOWN, AT_NET_UNKNOWN, 0, 0, NET},
	{AT_HELP_BAND, AT_HELP_BAND_END, 0, 0, RISKS " " MEASURES},
	{AT_DEPARTMENTS, AT_DEPARTMENTS, 0, OF_NOBODY, ""},
	{AT_DEPARTMENTS_FILED, AT_DEPARTMENTS_FILED, 0, OF_NOBODY, "papers.unit papers.date"},
	{AT_OPERATING, AT_OPERATING, 0, OF_NOBODY, OPERATING},
	{AT_OPERATING_LINKED, AT_OPERATING_UNKNOWN, 0, OF_NOBODY, OPERATING " projects.linked"},
};

bool aid_fields(struct fields_asked *q, size_t place)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct aided *of = &table[i];
		if (place < of->first || place > of->last)
			continue;
		if (!(of->flags & OF_NOBODY))
			uses_scope(q, 0);
		uses_add(q, of->fields, 0);
		uses_facts(q, of->facts, 0);
		if (of->flags & PAIRING && q->s->aids->pairing)
			uses_facts(q, cond_facts(q->s->aids->pairing->when), 0);
		return true;
	}
	return false;
}
