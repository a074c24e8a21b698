#include "data/import.h"

/* ---- linking rows to households */

static uint32_t find_in_year(const struct import *im, unsigned y, struct str id)
{
	struct id_rows rows = {im->ids, im->year[y].row.v};

	return index_find(&im->year[y].by_id, id, household_id, &rows);
}

/* The household a row belongs to: of the given year, else the latest year that
   has it (members of a household that left). */
bool link_household(struct sheet *s, struct str id, uint32_t *year, uint32_t *household)
{
	int said = s->im->set->info.export[s->export].year;
	unsigned first = said ? (unsigned)(s->im->set->info.income_year - said) : 0;

	*household = find_in_year(s->im, first, id);
	*year = first;
	for (unsigned y = 0; y < DATA_YEARS_MAX && *household == UINT32_MAX; y++) {
		*household = find_in_year(s->im, y, id);
		*year = y;
	}
	return *household != UINT32_MAX;
}

/* The row's household id, or false with the row set aside. */
bool row_household(struct sheet *s, uint32_t field, struct str *id)
{
	enum cell c = cell_id(s, field, id);

	if (c == CELL_EMPTY) {
		find_cell(s, FIND_NO_ID, s->cell[field], TR("没有户编号，无法归户", "no household id"));
		set_aside(s, ASIDE_NO_ID, 0);
	} else if (c == CELL_BAD) {
		set_aside(s, ASIDE_BAD_ID, 0);
	}
	return c == CELL_GOOD;
}

void tell_orphan(struct sheet *s, uint32_t field, struct str id)
{
	struct diag *d = find_cell(
		s, FIND_ORPHAN, s->cell[field],
		TR("户编号 %.*s 不在任何一户文件里", "household %.*s is in no households file"), STR_ARG(id));

	find_hint(s->im, d,
		  TR("补上该户的户记录，或核对编号", "add the household's record, or check the id"));
	set_aside(s, ASIDE_ORPHAN, texts_add(s->im->texts, id));
}

/* ---- members */

static void read_member(struct sheet *s, struct data_member *m)
{
	static const struct {
		uint16_t field;
		bool id, once;
	} text[] = {{MF_NAME, false, false},    {MF_ID_NUMBER, true, false}, {MF_PERSON, true, false},
		    {MF_RELATION, false, true}, {MF_HEALTH, false, true},    {MF_DISABILITY, false, true},
		    {MF_SCHOOL, false, true},   {MF_PHONE, false, false}};
	uint32_t *to[] = {&m->name,   &m->id_number,  &m->person, &m->relation,
			  &m->health, &m->disability, &m->school, &m->phone};
	unsigned labour, dibao, tekun, gone, medical, premium, accident, post, pension;
	int64_t months;

	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		struct str t = {0};
		if ((text[i].id ? cell_id : cell_text)(s, text[i].field, &t) == CELL_GOOD)
			*to[i] = (text[i].once ? texts_once : texts_add)(s->im->texts, t);
	}
	cell_date(s, MF_BIRTH, &m->birth);
	cell_word(s, MF_LABOUR, &labour);
	cell_word(s, MF_DIBAO, &dibao);
	cell_word(s, MF_TEKUN, &tekun);
	cell_word(s, MF_GONE, &gone);
	cell_word(s, MF_MEDICAL, &medical);
	cell_word(s, MF_PREMIUM, &premium);
	cell_word(s, MF_ACCIDENT, &accident);
	cell_word(s, MF_POST, &post);
	cell_word(s, MF_PENSION, &pension);
	m->post_months = -1;
	if (cell_hundredths(s, MF_POST_MONTHS, &months) == CELL_GOOD)
		m->post_months = (int16_t)(months < 0 || months > 9900 ? 9900 : months);
	m->labour = (uint8_t)labour;
	m->dibao = (uint8_t)dibao;
	m->tekun = (uint8_t)tekun;
	m->gone = (uint8_t)gone;
	m->medical = (uint8_t)medical;
	m->premium = (uint8_t)premium;
	m->accident = (uint8_t)accident;
	m->post = (uint8_t)post;
	m->pension = (uint8_t)pension;
	m->at = s->at;
}

static bool same_text(const struct import *im, uint32_t a, uint32_t b)
{
	return a == b || str_eq(texts_view(im->texts, a), texts_view(im->texts, b));
}

static bool same_member(const struct import *im, const struct data_member *a, const struct data_member *b)
{
	return same_text(im, a->name, b->name) && same_text(im, a->person, b->person) &&
	       a->relation == b->relation && a->health == b->health && a->disability == b->disability &&
	       a->school == b->school && date_cmp(a->birth, b->birth) == 0 && a->labour == b->labour &&
	       a->dibao == b->dibao && a->tekun == b->tekun && a->gone == b->gone &&
	       a->medical == b->medical && a->premium == b->premium && a->accident == b->accident &&
	       a->post == b->post && a->pension == b->pension && a->post_months == b->post_months &&
	       same_text(im, a->phone, b->phone);
}

static struct str member_number(const void *ctx, uint32_t i)
{
	const struct import *im = ctx;

	return texts_view(im->texts, im->member.v[i].id_number);
}

/* True if the row is one already there: merged, or set aside as a contradiction. */
static bool is_repeated(struct sheet *s, const struct data_member *m, struct str id)
{
	struct import *im = s->im;
	struct str number = texts_view(im->texts, m->id_number);
	const struct data_member *old;
	uint32_t i;

	if (number.n < 15 || str_starts(number, STR("999999"))) /* the system's mark for "no certificate" */
		return false;
	i = index_find(&im->by_number[m->year], number, member_number, im);
	if (i == UINT32_MAX)
		return false;
	old = &im->member.v[i];
	if (old->household != m->household) {
		struct diag *d =
			find_cell(s, FIND_PERSON_TWICE, s->cell[MF_ID_NUMBER],
				  TR("该证件号码也在第 %u 行的另一户里",
				     "this certificate number is also in another household, line %u"),
				  data_pos(im->set, old->at).line);
		find_hint(im, d,
			  TR("两处都保留；请核实该人属于哪一户",
			     "both are kept; find out where the person belongs"));
		return false;
	}
	if (same_member(im, old, m)) {
		im->set->export[s->export].merged++;
		return true;
	}
	find_cell(s, FIND_DUPLICATE, s->cell[MF_ID_NUMBER],
		  TR("同一户里证件号码重复而内容不同（先出现在第 %u 行）",
		     "the same certificate number twice in a household, and they differ (first in line %u)"),
		  data_pos(im->set, old->at).line);
	set_aside(s, ASIDE_DUPLICATE, texts_add(im->texts, id));
	return true;
}

void member_row(struct sheet *s)
{
	struct import *im = s->im;
	struct data_member m = {0};
	struct str id;

	if (!row_household(s, MF_HOUSEHOLD, &id))
		return;
	if (!link_household(s, id, &m.year, &m.household)) {
		tell_orphan(s, MF_HOUSEHOLD, id);
		return;
	}
	read_member(s, &m);
	if (is_repeated(s, &m, id))
		return;
	*vec_add(&im->member) = m;
	if (m.id_number && index_find(&im->by_number[m.year], texts_view(im->texts, m.id_number),
				      member_number, im) == UINT32_MAX)
		index_add(&im->by_number[m.year], (uint32_t)(im->member.n - 1),
			  texts_view(im->texts, m.id_number));
	im->set->export[s->export].kept++;
}
