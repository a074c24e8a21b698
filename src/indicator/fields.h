#ifndef INDICATOR_FIELDS_H
#define INDICATOR_FIELDS_H
/*
 * Which fields of which exports a figure is made of, in this case: a field is
 * named if some record of the area, or of the whole case, is read by it.  So
 * wage is not named for per-capita income where every household states its net
 * income, and is where one does not.
 *
 * What a figure reads of a tally is found by trying (the makers are asked with
 * one sum changed); what a sum is made of stands in one table, place_fields.c.
 * tests/property.sh changes fields one by one and holds both against the figures.
 */
#include "data/set.h"
#include "policy/cond.h"

struct indicator_set;
struct figure;

enum field_reach {
	FIELD_AREA = 1,     /* records of the figure's own area */
	FIELD_SIBLINGS = 2, /* and of the areas it is ranked with */
	FIELD_CASE = 4      /* all of the case: how a blank is read, which income stands, what was published */
};
#define FIELD_REFERENCES ((unsigned)DATA_KINDS) /* references.json, in field_use.kind */

struct field_use {
	unsigned kind;      /* enum data_kind, or FIELD_REFERENCES */
	struct str name;    /* canonical key */
	unsigned years;     /* bit y: of the income year less y; ledgers: bit 0 */
	unsigned reach;     /* enum field_reach */
};
#define FIELDS_MAX 96
struct field_list {
	struct field_use v[FIELDS_MAX]; /* by kind, then in the order they were met */
	size_t n;
};

void figure_fields(const struct indicator_set *s, const struct figure *f, struct field_list *out);
/* Of input i alone (report.h, figure_inputs). */
void figure_input_fields(const struct indicator_set *s, const struct figure *f, size_t i, struct field_list *out);

#endif
