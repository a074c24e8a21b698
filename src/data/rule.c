/*
 * What templates/fields.json asks of a cell of a table beyond its type: that it
 * is filled in ("needed"), not negative (unless "signed"), not after the day of
 * the report ("past"), one of the usual words ("usual").  A row without what it
 * needs, or with an amount or number below zero, is set aside; a date before
 * 1949 is told and taken as blank.  A day after the report is told and kept: the
 * figures know that it has not come yet.  An unusual word is told and kept.
 */
#include "data/import.h"

#define FIRST_DAY (-7397) /* 1949-10-01: no record of this kind is older */

static bool can_be(struct sheet *s, uint32_t f, int64_t day)
{
	const struct schema_field *field = &s->schema->field[f];
	struct date told = s->im->set->info.report_date;
	struct diag *d;

	if (day < FIRST_DAY) {
		d = find_cell(s, FIND_DATE, s->cell[f], TR("%.*s “%.*s” 早于 1949 年", "%.*s \"%.*s\" is before 1949"),
			      STR_ARG(field->title), STR_ARG(cell_clip(s->cell[f]->text)));
		find_hint(s->im, d, TR("按没有填写处理；请核对年份", "taken as blank: check the year"));
		return false;
	}
	if (!field->past || day <= date_days(told))
		return true; /* what has happened by the day of the report */
	d = find_cell(s, FIND_LATE, s->cell[f], TR("%.*s “%.*s” 晚于报告日期", "%.*s \"%.*s\" is after the day of the report"),
		      STR_ARG(field->title), STR_ARG(cell_clip(s->cell[f]->text)));
	find_hint(s->im, d,
		  TR("报告日期为 %d-%02d-%02d；照填报值计，报告日期时视为尚未发生", "the report is of %d-%02d-%02d; not yet "
											   "done on that day"),
		  told.year, told.month, told.day);
	return true;
}

static bool not_negative(struct sheet *s, uint32_t f, int64_t v)
{
	const struct schema_field *field = &s->schema->field[f];
	struct diag *d;

	if (v >= 0 || field->is_signed)
		return true;
	d = find_cell(s, FIND_BELOW_ZERO, s->cell[f], TR("%.*s “%.*s” 为负数", "%.*s \"%.*s\" is negative"),
		      STR_ARG(field->title), STR_ARG(cell_clip(s->cell[f]->text)));
	find_hint(s->im, d,
		  TR("整条搁置；追回、冲减的款请并入原来那一条", "the row is set aside: put what was taken back into the row "
							      "it was paid in"));
	return false;
}

/* An unusual word of one column is told once for each place it stands in, and stays as it is. */
static void usual_word(struct sheet *s, uint32_t f, int64_t handle)
{
	const struct schema_field *field = &s->schema->field[f];
	struct str text = texts_view(s->im->texts, (uint32_t)handle);
	struct buf list = {0};
	struct diag *d;

	for (size_t i = 0; i < field->usuals; i++)
		if (str_find(text, field->usual[i]) != SIZE_MAX)
			return;
	d = find_cell(s, FIND_OTHER_WORD, s->cell[f],
		      TR("%.*s “%.*s” 不是常用的写法，按原文保留", "%.*s \"%.*s\" is no usual word; kept as it is"),
		      STR_ARG(field->title), STR_ARG(cell_clip(text)));
	for (size_t i = 0; i < field->usuals; i++)
		buf_fmt(&list, "%s%.*s", i ? "、" : "", STR_ARG(field->usual[i]));
	find_hint(s->im, d, TR("认得的是：%.*s；别的写法请加进 templates/fields.json 的 usual",
			       "known are: %.*s; add others to templates/fields.json"),
		  STR_ARG(buf_view(&list)));
	buf_release(&list);
}

static bool is_filled(struct sheet *s, uint32_t f, int64_t v, bool was_filled)
{
	const struct schema_field *field = &s->schema->field[f];

	if (v != DATA_CELL_BLANK || !field->needed)
		return true;
	if (!was_filled)
		find_hint(s->im,
			  find_cell(s, FIND_NEEDED, s->cell[f], TR("%.*s没有填写", "%.*s is not filled in"),
				    STR_ARG(field->title)),
			  TR("没有它，这一条无法计入；请补填", "without it the row cannot be counted"));
	return false;
}

bool table_cell_holds(struct sheet *s, uint32_t f, int64_t *v)
{
	const struct schema_field *field = &s->schema->field[f];
	bool filled = !cell_is_blank(s, s->cell[f]);

	if (*v == DATA_CELL_BLANK)
		return is_filled(s, f, *v, filled);
	switch (field->type) {
	case SCHEMA_MONEY:
	case SCHEMA_COUNT:
		return not_negative(s, f, *v);
	case SCHEMA_DATE:
	case SCHEMA_MONTH:
		if (!can_be(s, f, *v))
			*v = DATA_CELL_BLANK;
		return is_filled(s, f, *v, filled);
	case SCHEMA_TEXT:
		if (field->usuals)
			usual_word(s, f, *v);
		return true;
	default:
		return true;
	}
}
