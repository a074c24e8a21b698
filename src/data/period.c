#include "data/import.h"

/* The year and place of the row's period; false with the row set aside. */
static bool read_period(struct sheet *s, struct data_period *p)
{
	const struct data_case *c = &s->im->set->info;
	int year = 0, back;
	unsigned index = 0;
	enum cell cell = cell_period(s, PF_PERIOD, &year, &index);
	struct diag *d;

	back = c->income_year - year;
	p->year = (uint32_t)back;
	p->index = (uint8_t)index;
	if (cell == CELL_GOOD && back >= 0 && back < DATA_YEARS_MAX && s->im->year[back].given)
		return true;
	if (cell != CELL_BAD) {
		d = find_cell(s, FIND_PERIOD, s->cell[PF_PERIOD],
			      cell == CELL_EMPTY ? TR("没有期间", "no period")
						 : TR("期间不在有户文件的收入年度内（上年 10 月至当年 9 月）",
						      "the period is in no income year (October to "
						      "September) that has a households file"));
		find_hint(s->im, d,
			  TR("%d 收入年度为 %d 年 10 月至 %d 年 9 月",
			     "income year %d is October %d to September %d"),
			  c->income_year, c->income_year - 1, c->income_year);
	}
	set_aside(s, ASIDE_BAD_PERIOD, 0);
	return false;
}

/* A month or quarter that had not begun on the day of the data. */
static void check_future(struct sheet *s, const struct data_period *p)
{
	const struct data_case *c = &s->im->set->info;
	int step = s->kind == DATA_MONTHLY ? 1 : 3;
	struct date october = {(int16_t)(c->income_year - (int)p->year - 1), 10, 1};

	if (date_cmp(date_add_months(october, p->index * step), c->as_of) > 0)
		find_cell(s, FIND_FUTURE, s->cell[PF_PERIOD],
			  TR("该期在数据日期之后", "the period begins after the date of the data"));
}

static bool read_blocks(struct sheet *s, struct data_period *p)
{
	bool good = true, all = true;
	money net = 0;

	for (uint32_t b = 0; b < DATA_BLOCKS; b++) {
		good &= cell_money(s, PF_WAGE + b, &p->block[b]) != CELL_BAD;
		all &= p->block[b] != MONEY_NONE;
		if (p->block[b] != MONEY_NONE)
			net += b == DATA_COST ? -p->block[b] : p->block[b];
	}
	good &= cell_money(s, PF_NET, &p->net) != CELL_BAD;
	p->from_blocks = p->net == MONEY_NONE && all;
	if (p->from_blocks)
		p->net = net;
	return good;
}

void period_row(struct sheet *s)
{
	struct import *im = s->im;
	struct data_period p = {.at = s->at};
	struct id_rows rows;
	struct str id;

	if (!row_household(s, PF_HOUSEHOLD, &id) || !read_period(s, &p))
		return;
	rows = (struct id_rows){im->ids, im->year[p.year].row.v};
	p.household = index_find(&im->year[p.year].by_id, id, household_id, &rows);
	if (p.household == UINT32_MAX) {
		tell_orphan(s, PF_HOUSEHOLD, id);
		return;
	}
	if (!read_blocks(s, &p)) {
		set_aside(s, ASIDE_BAD_VALUE, texts_add(im->texts, id));
		return;
	}
	check_future(s, &p);
	if (s->kind == DATA_MONTHLY)
		*vec_add(&im->month) = p;
	else
		*vec_add(&im->quarter) = p;
	im->set->export[s->export].kept++;
}
