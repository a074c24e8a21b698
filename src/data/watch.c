/* Columns that only some exports have: areas of land, and what the list of monitored households says of them. */
#include "data/import.h"

void land_read(struct sheet *s, struct year_rows *y)
{
	struct data_land_areas l;
	bool any = false;

	if (!s->has_land)
		return;
	for (uint32_t i = 0; i < DATA_LANDS; i++) {
		int64_t mu;
		bool good = cell_hundredths(s, HF_LAND + i, &mu) == CELL_GOOD;
		/* An area beyond the type is kept as the widest: absurd either way, and not blank. */
		mu = mu > INT32_MAX ? INT32_MAX : mu <= INT32_MIN ? INT32_MIN + 1 : mu;
		l.v[i] = good ? (int32_t)mu : DATA_LAND_NONE;
		any |= good;
	}
	if (!any)
		return;
	*vec_add(&y->land) = l;
	*vec_add(&y->land_row) = (uint32_t)y->row.n;
}

static bool read_after(struct sheet *s, struct data_watch *w)
{
	bool any = false;
	unsigned word;

	for (uint32_t i = 0; i < DATA_AFTERS; i++)
		any |= cell_money(s, HF_AFTER + i, &w->after[i]) == CELL_GOOD;
	for (uint32_t i = 0; i < DATA_LACKS; i++) {
		cell_word(s, HF_LACK + i, &word);
		w->lack[i] = (uint8_t)word;
		any |= word != DATA_BLANK;
	}
	return any;
}

void watch_read(struct sheet *s, struct year_rows *y)
{
	struct data_watch w = {0};
	unsigned how, developing;
	bool any;

	if (!s->has_watch)
		return;
	any = read_after(s, &w);
	any |= cell_date(s, HF_IDENTIFIED, &w.identified) == CELL_GOOD;
	any |= cell_date(s, HF_ELIMINATED, &w.eliminated) == CELL_GOOD;
	cell_word(s, HF_ELIMINATION, &how);
	cell_word(s, HF_DEVELOPING, &developing);
	if (!any && !how && !developing)
		return;
	w.elimination = (uint8_t)how;
	w.developing = (uint8_t)developing;
	*vec_add(&y->watch) = w;
	*vec_add(&y->watch_row) = (uint32_t)y->row.n;
}
