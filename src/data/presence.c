#include "data/presence.h"

#include <stddef.h>

#include "base/vec.h"
#include "data/field.h"
#include "data/private.h"
#include "data/table.h"

static const char *const reference_fields[] = {"growth", "level"};

/* --- households --- */

static bool any_household(const struct data_set *set, bool (*has)(const struct data_set *, const struct data_household *))
{
	const struct data_year *y = &set->year[0];
	for (size_t i = 0; i < y->n; i++)
		if (has(set, &y->household[i]))
			return true;
	return false;
}

static bool has_township(const struct data_set *set, const struct data_household *h)
{
	return set->area[h->area].level >= DATA_TOWNSHIP;
}

static bool has_village(const struct data_set *set, const struct data_household *h)
{
	return set->area[h->area].level == DATA_VILLAGE;
}

static bool has_size_now(const struct data_set *set, const struct data_household *h)
{
	(void)set;
	return h->size_now > 0;
}

static bool any_part(const struct data_set *set, size_t part)
{
	const struct data_year *y = &set->year[0];
	for (size_t i = 0; i < y->parts; i++)
		if (y->part[i].v[part] != MONEY_NONE)
			return true;
	return false;
}

static bool any_land(const struct data_set *set, size_t land)
{
	const struct data_year *y = &set->year[0];
	for (size_t i = 0; i < y->lands; i++)
		if (y->land[i].v[land] != DATA_LAND_NONE)
			return true;
	return false;
}

static bool watch_has(const struct data_watch *w, uint32_t f)
{
	switch (f) {
	case HF_IDENTIFIED:
		return w->identified.year != 0;
	case HF_ELIMINATED:
		return w->eliminated.year != 0;
	case HF_ELIMINATION:
		return w->elimination != DATA_ELIMINATION_BLANK;
	case HF_DEVELOPING:
		return w->developing != DATA_BLANK;
	default:
		return f < HF_AFTER ? w->lack[f - HF_LACK] != DATA_BLANK : w->after[f - HF_AFTER] != MONEY_NONE;
	}
}

static bool any_watch(const struct data_set *set, uint32_t f)
{
	const struct data_year *y = &set->year[0];
	for (size_t i = 0; i < y->watches; i++)
		if (watch_has(&y->watch[i], f))
			return true;
	return false;
}

/* Field f of the households, in the order of spec.c. */
static bool household_filled(const struct data_set *set, uint32_t f, struct str name)
{
	enum data_field known = data_field_find(name);
	if (known != DATA_FIELDS)
		return data_field_filled(set, 0, known) > 0;
	switch (f) {
	case HF_TOWNSHIP:
		return any_household(set, has_township);
	case HF_VILLAGE:
		return any_household(set, has_village);
	case HF_SIZE_NOW:
		return any_household(set, has_size_now);
	case HF_PREV_NET:
	case HF_PREV_PER_CAPITA:
		return data_field_filled(set, 1, DATA_FIELD_NET) > 0;
	case HF_PREV_SIZE:
		return data_field_filled(set, 1, DATA_FIELD_SIZE) > 0;
	default:
		return f < HF_PART	   ? set->year[0].n > 0
		       : f < HF_LAND	   ? any_part(set, f - HF_PART)
		       : f < HF_IDENTIFIED ? any_land(set, f - HF_LAND)
		       : f < HF_AFTER + DATA_AFTERS ? any_watch(set, f)
					   : set->year[0].n > 0;
	}
}

/* --- members and periods --- */

enum kept { KEPT_ALWAYS /* no record without it */, KEPT_TEXT, KEPT_BYTE, KEPT_SHORT /* -1: blank */, KEPT_DATE };
#define AT(member) offsetof(struct data_member, member)
static const struct {
	enum kept as;
	size_t at;
} member_field[] = {
	[MF_HOUSEHOLD] = {KEPT_ALWAYS, 0},
	[MF_PERSON] = {KEPT_TEXT, AT(person)},
	[MF_NAME] = {KEPT_TEXT, AT(name)},
	[MF_ID_NUMBER] = {KEPT_TEXT, AT(id_number)},
	[MF_RELATION] = {KEPT_TEXT, AT(relation)},
	[MF_BIRTH] = {KEPT_DATE, AT(birth)},
	[MF_LABOUR] = {KEPT_BYTE, AT(labour)},
	[MF_HEALTH] = {KEPT_TEXT, AT(health)},
	[MF_DISABILITY] = {KEPT_TEXT, AT(disability)},
	[MF_DIBAO] = {KEPT_BYTE, AT(dibao)},
	[MF_TEKUN] = {KEPT_BYTE, AT(tekun)},
	[MF_SCHOOL] = {KEPT_TEXT, AT(school)},
	[MF_MEDICAL] = {KEPT_BYTE, AT(medical)},
	[MF_PREMIUM] = {KEPT_BYTE, AT(premium)},
	[MF_ACCIDENT] = {KEPT_BYTE, AT(accident)},
	[MF_GONE] = {KEPT_BYTE, AT(gone)},
	[MF_PHONE] = {KEPT_TEXT, AT(phone)},
	[MF_POST] = {KEPT_BYTE, AT(post)},
	[MF_POST_MONTHS] = {KEPT_SHORT, AT(post_months)},
	[MF_PENSION] = {KEPT_BYTE, AT(pension)},
};

static bool is_kept(const void *at, enum kept as)
{
	switch (as) {
	case KEPT_TEXT:
		return *(const uint32_t *)at != 0;
	case KEPT_BYTE:
		return *(const uint8_t *)at != 0;
	case KEPT_SHORT:
		return *(const int16_t *)at >= 0;
	case KEPT_DATE:
		return ((const struct date *)at)->year != 0;
	case KEPT_ALWAYS:
		break;
	}
	return true;
}

static bool member_filled(const struct data_set *set, uint32_t f)
{
	bool told = f < sizeof member_field / sizeof *member_field;
	for (size_t i = 0; i < set->members; i++)
		if (!told || is_kept((const char *)&set->member[i] + member_field[f].at, member_field[f].as))
			return true;
	return false;
}

static bool period_filled(const struct data_period *v, size_t n, uint32_t f)
{
	for (size_t i = 0; i < n; i++)
		if (f < PF_WAGE || (f == PF_NET ? v[i].net : v[i].block[f - PF_WAGE]) != MONEY_NONE)
			return true;
	return false;
}

/* --- by name --- */

static bool table_filled(const struct data_set *set, enum data_kind k, uint32_t f)
{
	const struct data_table *t = data_table_find(set, k);
	return t && f < t->columns && t->column[f].filled > 0;
}

static bool was_given(const struct data_set *set, enum data_kind k)
{
	for (size_t i = 0; i < set->exports; i++)
		if (set->export[i].kind == k)
			return true;
	return false;
}

static bool reference_filled(const struct data_set *set, struct str field)
{
	bool growth = str_is(field, "growth");
	for (size_t i = 0; i < set->references; i++)
		if (growth ? set->reference[i].has_growth : set->reference[i].has_level)
			return true;
	return false;
}

static bool is_filled(const struct data_set *set, enum data_kind k, uint32_t f, struct str name)
{
	switch (k) {
	case DATA_HOUSEHOLDS:
		return household_filled(set, f, name);
	case DATA_MEMBERS:
		return member_filled(set, f);
	case DATA_MONTHLY:
		return period_filled(set->month, set->months, f);
	case DATA_QUARTERLY:
		return period_filled(set->quarter, set->quarters, f);
	default:
		return table_filled(set, k, f);
	}
}

/* "jobs.post_months" to kind and field; SCHEMA_NONE: there is none. */
static uint32_t find(const struct schema *s, struct str name, enum data_kind *kind, struct str *field)
{
	size_t dot = str_find_char(name, '.');
	*kind = dot == SIZE_MAX ? DATA_KINDS : data_kind_find(str_sub(name, 0, dot));
	*field = dot == SIZE_MAX ? name : str_sub(name, dot + 1, name.n);
	if (*kind == DATA_KINDS)
		return SCHEMA_NONE;
	for (size_t i = 0; i < s->kind[*kind].fields; i++)
		if (str_eq(s->kind[*kind].field[i].name, *field))
			return (uint32_t)i;
	return SCHEMA_NONE;
}

static bool is_reference(struct str name, struct str *field)
{
	if (!str_starts(name, STR("references.")))
		return false;
	*field = str_sub(name, sizeof "references." - 1, name.n);
	for (size_t i = 0; i < sizeof reference_fields / sizeof *reference_fields; i++)
		if (str_is(*field, reference_fields[i]))
			return true;
	return false;
}

enum data_presence data_presence(const struct data_set *set, struct str name)
{
	enum data_kind kind;
	struct str field;
	if (is_reference(name, &field))
		return !set->references ? DATA_NO_EXPORT : reference_filled(set, field) ? DATA_FILLED : DATA_UNFILLED;
	uint32_t f = find(&set->private->schema, name, &kind, &field);
	if (f == SCHEMA_NONE)
		return DATA_NO_SUCH_FIELD;
	if (is_filled(set, kind, f, field)) /* members may stand in rows of households */
		return DATA_FILLED;
	return was_given(set, kind) ? DATA_UNFILLED : DATA_NO_EXPORT;
}

struct str data_presence_title(const struct data_set *set, struct str name)
{
	const struct schema *s = &set->private->schema;
	enum data_kind kind;
	struct str field;
	if (is_reference(name, &field))
		return str_is(field, "growth") ? STR("增速") : STR("水平");
	uint32_t f = find(s, name, &kind, &field);
	return f == SCHEMA_NONE ? name : s->kind[kind].field[f].title;
}

struct str data_presence_kind(const struct data_set *set, struct str name)
{
	enum data_kind kind;
	struct str field;
	if (is_reference(name, &field))
		return STR("参照数据");
	find(&set->private->schema, name, &kind, &field);
	return kind == DATA_KINDS ? name : set->private->schema.kind[kind].title;
}

bool data_presence_names(const char *fields, struct arena *a, struct str **name, size_t *n, struct err *e)
{
	struct schema s;
	VEC(struct str) all = {0};
	if (!schema_load(fields, a, &s, NULL, e))
		return false;
	for (int k = 0; k < DATA_KINDS; k++)
		for (size_t i = 0; i < s.kind[k].fields; i++)
			*vec_add(&all) = arena_fmt(a, "%s.%.*s", data_kind_name((enum data_kind)k),
						   STR_ARG(s.kind[k].field[i].name));
	for (size_t i = 0; i < sizeof reference_fields / sizeof *reference_fields; i++)
		*vec_add(&all) = arena_fmt(a, "references.%s", reference_fields[i]);
	*name = arena_many(a, struct str, all.n);
	*n = all.n;
	memcpy(*name, all.v, all.n * sizeof **name);
	vec_release(&all);
	schema_release(&s);
	return true;
}
