#ifndef INDICATOR_USES_H
#define INDICATOR_USES_H
/*
 * Private to indicator: how the fields behind a sum are written down.  Fields
 * are words parted by blanks, kind.field; without a kind they are of
 * households, and a ' stands behind those of the year before.
 */
#include "indicator/fields.h"
#include "indicator/set.h"

struct survey { /* what records leave to other fields to say; bits of enum gap_kind, by year */
	unsigned gaps[DATA_YEARS_MAX];
};
struct fields_asked {
	const struct indicator_set *s;
	struct survey survey;
	struct field_list *out;
	unsigned reach; /* of what is added without its own */
};

#define ROW_KEYS "id area township village"
#define RECEIPTS "wage business property transfer"
#define PERIOD_RECEIPTS(kind) kind ".wage " kind ".business " kind ".property " kind ".transfer"

/* Sum `place` of a tally; false if it has no entry in the tables (place_fields.c, aid_fields.c). */
bool place_fields(struct fields_asked *q, size_t place);
bool aid_fields(struct fields_asked *q, size_t place);
/* people_fields.c; group: enum of place.h from PLACE_TIER on, i: the place in it. */
bool people_fields(struct fields_asked *q, size_t place);
bool people_group_fields(struct fields_asked *q, size_t group, size_t i);
void subsidy_need_fields(struct fields_asked *q, const struct policy_subsidy *p);

/* fact_fields.c */
void survey_make(const struct indicator_set *s, uint32_t area, struct survey *out);
void uses_reach(struct fields_asked *q, const char *words, unsigned year, unsigned reach);
void uses_add(struct fields_asked *q, const char *words, unsigned year);
void uses_references(struct fields_asked *q);
void uses_fact(struct fields_asked *q, enum fact_id f, unsigned year);
void uses_facts(struct fields_asked *q, uint32_t facts, unsigned year);
uint32_t uses_rules(const struct policy_rules *r);
/* Whether a household is in the year's population, and where. */
void uses_scope(struct fields_asked *q, unsigned year);
void uses_size(struct fields_asked *q, unsigned year);
void uses_months(struct fields_asked *q);
void uses_quarters(struct fields_asked *q, unsigned year);

#endif
