#include "data/schema.h"

/* The order of the words is that of the enums in data/record.h. */
static const char *const farms[] = {"lifted", "ordinary", NULL};
static const char *const statuses[] = {"enjoys", "ended", "poor", "returned", NULL};
static const char *const monitors[] = {"unstable", "marginal", "sudden", NULL};
static const char *const causes[] = {"illness", "school", "disability", "disaster", "accident", "project",
                                     "job", "labour", "housing", "water", "other", NULL};
static const char *const eliminations[] = {"helped", "natural", NULL};
static const char *const labours[] = {"ordinary", "skilled", "weak", "lost", "without", NULL};

static const struct spec_field households[] = {
	{"id", SCHEMA_ID, NULL},
	{"year", SCHEMA_YEAR, NULL},
	{"area", SCHEMA_ID, NULL},
	{"township", SCHEMA_TEXT, NULL},
	{"village", SCHEMA_TEXT, NULL},
	{"head", SCHEMA_TEXT, NULL},
	{"head_id", SCHEMA_CERTIFICATE, NULL},
	{"phone", SCHEMA_TEXT, NULL},
	{"kind", SCHEMA_WORD, farms},
	{"status", SCHEMA_WORD, statuses},
	{"monitor", SCHEMA_WORD, monitors},
	{"cleared", SCHEMA_TRI, NULL},
	{"causes", SCHEMA_WORDS, causes},
	{"dibao_all", SCHEMA_TRI, NULL},
	{"no_labour", SCHEMA_TRI, NULL},
	{"relocated", SCHEMA_TRI, NULL},
	{"low_income", SCHEMA_TRI, NULL},
	{"size", SCHEMA_COUNT, NULL},
	{"size_now", SCHEMA_COUNT, NULL},
	{"wage", SCHEMA_MONEY, NULL},
	{"business", SCHEMA_MONEY, NULL},
	{"property", SCHEMA_MONEY, NULL},
	{"transfer", SCHEMA_MONEY, NULL},
	{"business_cost", SCHEMA_MONEY, NULL},
	{"net", SCHEMA_MONEY, NULL},
	{"per_capita", SCHEMA_MONEY, NULL},
	{"gross", SCHEMA_MONEY, NULL},
	{"own_pay", SCHEMA_MONEY, NULL},
	{"claims", SCHEMA_MONEY, NULL},
	{"cadre", SCHEMA_TEXT, NULL},
	{"has_plan", SCHEMA_PRESENCE, NULL},
	{"has_profile", SCHEMA_PRESENCE, NULL},
	{"net_prev", SCHEMA_MONEY, NULL},
	{"per_capita_prev", SCHEMA_MONEY, NULL},
	{"size_prev", SCHEMA_COUNT, NULL},
	/* enum data_part */
	{"post_wage", SCHEMA_MONEY, NULL},
	{"other_wage", SCHEMA_MONEY, NULL},
	{"dividend", SCHEMA_MONEY, NULL},
	{"other_property", SCHEMA_MONEY, NULL},
	{"birth_plan", SCHEMA_MONEY, NULL},
	{"dibao_payment", SCHEMA_MONEY, NULL},
	{"tekun_payment", SCHEMA_MONEY, NULL},
	{"pension", SCHEMA_MONEY, NULL},
	{"ecology", SCHEMA_MONEY, NULL},
	{"other_transfer", SCHEMA_MONEY, NULL},
	{"industry_award", SCHEMA_MONEY, NULL},
	{"job_award", SCHEMA_MONEY, NULL},
	/* enum data_land */
	{"farmland", SCHEMA_COUNT, NULL},
	{"forest", SCHEMA_COUNT, NULL},
	{"reverted", SCHEMA_COUNT, NULL},
	{"orchard", SCHEMA_COUNT, NULL},
	{"pasture", SCHEMA_COUNT, NULL},
	{"water", SCHEMA_COUNT, NULL},
	{"identified", SCHEMA_MONTH, NULL},
	{"eliminated", SCHEMA_MONTH, NULL},
	{"elimination", SCHEMA_WORD, eliminations},
	{"developing", SCHEMA_TRI, NULL},
	/* enum data_lack */
	{"lack_school", SCHEMA_TRI, NULL},
	{"lack_housing", SCHEMA_TRI, NULL},
	{"lack_insurance", SCHEMA_TRI, NULL},
	{"lack_water", SCHEMA_TRI, NULL},
	/* enum data_after */
	{"after_wage", SCHEMA_MONEY, NULL},
	{"after_property", SCHEMA_MONEY, NULL},
	{"after_transfer", SCHEMA_MONEY, NULL},
	{"after_business", SCHEMA_MONEY, NULL},
	{"after_cost", SCHEMA_MONEY, NULL},
	{"after_net", SCHEMA_MONEY, NULL},
	{"after_per_capita", SCHEMA_MONEY, NULL},
	{"after_claims", SCHEMA_MONEY, NULL},
	{"after_own_pay", SCHEMA_MONEY, NULL},
};

static const struct spec_field members[] = {
	{"household", SCHEMA_ID, NULL},
	{"person", SCHEMA_ID, NULL},
	{"name", SCHEMA_TEXT, NULL},
	{"id_number", SCHEMA_CERTIFICATE, NULL},
	{"relation", SCHEMA_TEXT, NULL},
	{"birth", SCHEMA_DATE, NULL},
	{"labour", SCHEMA_WORD, labours},
	{"health", SCHEMA_TEXT, NULL},
	{"disability", SCHEMA_TEXT, NULL},
	{"dibao", SCHEMA_PRESENCE, NULL},
	{"tekun", SCHEMA_PRESENCE, NULL},
	{"school", SCHEMA_TEXT, NULL},
	{"medical", SCHEMA_PRESENCE, NULL},
	{"premium", SCHEMA_PRESENCE, NULL},
	{"accident", SCHEMA_PRESENCE, NULL},
	{"gone", SCHEMA_TRI, NULL},
	{"phone", SCHEMA_TEXT, NULL},
	{"post", SCHEMA_PRESENCE, NULL},
	{"post_months", SCHEMA_COUNT, NULL},
	{"pension", SCHEMA_PRESENCE, NULL},
};

static const struct spec_field monthly[] = {
	{"household", SCHEMA_ID, NULL},
	{"month", SCHEMA_MONTH, NULL},
	{"wage", SCHEMA_MONEY, NULL},
	{"business", SCHEMA_MONEY, NULL},
	{"property", SCHEMA_MONEY, NULL},
	{"transfer", SCHEMA_MONEY, NULL},
	{"business_cost", SCHEMA_MONEY, NULL},
	{"net", SCHEMA_MONEY, NULL},
};

static const struct spec_field quarterly[] = {
	{"household", SCHEMA_ID, NULL},
	{"quarter", SCHEMA_QUARTER, NULL},
	{"wage", SCHEMA_MONEY, NULL},
	{"business", SCHEMA_MONEY, NULL},
	{"property", SCHEMA_MONEY, NULL},
	{"transfer", SCHEMA_MONEY, NULL},
	{"business_cost", SCHEMA_MONEY, NULL},
	{"net", SCHEMA_MONEY, NULL},
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

const struct spec_field *spec_fields(enum data_kind k, size_t *n)
{
	static const struct {
		const struct spec_field *field;
		size_t n;
	} spec[DATA_KINDS] = {
		[DATA_HOUSEHOLDS] = {households, COUNT(households)},
		[DATA_MEMBERS] = {members, COUNT(members)},
		[DATA_MONTHLY] = {monthly, COUNT(monthly)},
		[DATA_QUARTERLY] = {quarterly, COUNT(quarterly)},
	};

	*n = spec[k].n;
	return spec[k].field;
}

const char *spec_type_name(enum schema_type t)
{
	static const char *const name[SCHEMA_TYPES] = {
		"id", "certificate", "text", "money", "count", "tri", "presence", "word", "words", "date",
		"month", "quarter", "year",
	};

	return name[t];
}
