#include "data/import.h"

#include <stddef.h>
#include <string.h>

#define HOUSEHOLD_MOST 999 /* persons */

/* ---- the year and the id */

/* Which of the set's years the row belongs to: the export's, or where case.json
   gives none the row's own column, or the income year. */
static bool read_year(struct sheet *s, unsigned *y)
{
	const struct data_case *c = &s->im->set->info;
	int said = c->export[s->export].year, own = 0, back;
	enum cell cell = cell_year(s, HF_YEAR, &own);
	int year = said ? said : own ? own : c->income_year;

	back = c->income_year - year;
	if (cell == CELL_BAD)
		return false;
	if ((said && own && said != own) || back < 0 || back >= DATA_YEARS_MAX) {
		find_cell(s, FIND_YEAR, s->cell[HF_YEAR],
			  TR("年度是 %d，本文件应为 %d 年度", "the year is %d, the file is of %d"),
			  year == said ? own : year, said ? said : c->income_year);
		return false;
	}
	*y = (unsigned)back;
	return true;
}

static bool read_id(struct sheet *s, struct str *id)
{
	enum cell c = cell_id(s, HF_ID, id);
	struct diag *d;

	if (c == CELL_EMPTY) {
		d = find_cell(s, FIND_NO_ID, s->cell[HF_ID], TR("没有户编号，无法归户", "no household id"));
		find_hint(s->im, d,
			  TR("补上户编号；合并单元格请先取消合并",
			     "give the id; undo merged cells before exporting"));
		set_aside(s, ASIDE_NO_ID, 0);
	} else if (c == CELL_BAD) {
		set_aside(s, ASIDE_BAD_ID, 0);
	}
	return c == CELL_GOOD;
}

/* ---- values */

static void read_words(struct sheet *s, struct data_household *h)
{
	static const struct {
		uint16_t field, offset;
	} word[] = {
		{HF_KIND, offsetof(struct data_household, farm)},
		{HF_STATUS, offsetof(struct data_household, status)},
		{HF_MONITOR, offsetof(struct data_household, monitor)},
		{HF_CLEARED, offsetof(struct data_household, cleared)},
		{HF_DIBAO_ALL, offsetof(struct data_household, dibao_all)},
		{HF_NO_LABOUR, offsetof(struct data_household, no_labour)},
		{HF_RELOCATED, offsetof(struct data_household, relocated)},
		{HF_LOW_INCOME, offsetof(struct data_household, low_income)},
		{HF_PLAN, offsetof(struct data_household, has_plan)},
		{HF_PROFILE, offsetof(struct data_household, has_profile)},
	};

	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		unsigned v;
		cell_word(s, word[i].field, &v);
		((uint8_t *)h)[word[i].offset] = (uint8_t)v;
	}
}

/* "脱贫不享受政策户" as 户类型 says what 脱贫状态 would. */
static void read_also(struct sheet *s, struct data_household *h, uint32_t field)
{
	const struct schema_field *f = &s->schema->field[field];
	struct buf b = {0};
	uint32_t place = (uint32_t)s->schema->fields + field;
	bool says = false;
	struct str word;
	unsigned none;

	if (f->alsos == 0 || !s->cell[field] || s->cell[field]->text.n == 0 ||
	    cell_recalled(s, place, s->cell[field]->text, &none))
		return;
	word = header_folded(s->cell[field]->text, &b);
	for (size_t i = 0; i < f->alsos; i++) {
		if (!str_eq(word, f->also[i].word))
			continue;
		says = true;
		if (f->also[i].field == HF_STATUS && !h->status)
			h->status = f->also[i].value;
		if (f->also[i].field == HF_KIND && !h->farm)
			h->farm = f->also[i].value;
	}
	if (!says)
		cell_remember(s, place, s->cell[field]->text, 0);
	buf_release(&b);
}

/* 享受政策 and 不享受政策 are said of 脱贫户 only; 脱贫不稳定户 and 边缘易致贫户 are so defined (domain.md
 * section 6). */
static void derive_farm(struct data_household *h)
{
	if (h->farm)
		return;
	if (h->status == DATA_STATUS_ENJOYS || h->status == DATA_STATUS_ENDED ||
	    h->monitor == DATA_MONITOR_UNSTABLE)
		h->farm = DATA_FARM_LIFTED;
	else if (h->monitor == DATA_MONITOR_MARGINAL)
		h->farm = DATA_FARM_ORDINARY;
	if (h->farm)
		h->flags |= DATA_FARM_DERIVED;
}

static void add_cause(struct sheet *s, struct reading *r, struct str piece)
{
	int v;

	piece = str_trim(piece);
	if (piece.n == 0)
		return;
	v = schema_word(&s->schema->field[HF_CAUSES], piece);
	if (v > 0)
		r->h.causes |= (uint16_t)(1 << (v - 1));
	if (v < 0) {
		r->h.causes |= 1 << DATA_CAUSE_OTHER;
		if (!r->cause_other)
			r->cause_other = texts_once(s->im->texts, piece);
	}
}

/* "因病、缺劳动力": the length of any of the separators people use, or 0. */
static size_t separator_at(struct str rest)
{
	static const struct str separator[] = {STR("、"), STR("，"), STR("；"), STR(","),
					       STR(";"),  STR("|"),  STR(" ")};
	char c = rest.p[0];

	if (c != '\xE3' && c != '\xEF' && c & 0x80)
		return 0;
	for (size_t k = 0; k < sizeof separator / sizeof *separator; k++)
		if (str_starts(rest, separator[k]))
			return separator[k].n;
	return 0;
}

static void add_causes(struct sheet *s, struct reading *r, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n;) {
		size_t n = separator_at(str_sub(text, i, text.n));
		if (n) {
			add_cause(s, r, str_sub(text, from, i));
			from = i + n;
		}
		i += n ? n : 1;
	}
	add_cause(s, r, str_sub(text, from, text.n));
}

static void tell_cause(struct sheet *s, const struct json_member *m, enum json_kind kind)
{
	struct diag *d = find_cell(s, FIND_KIND, m, TR("%.*s里有%s", "%.*s holds a %s"),
				   STR_ARG(s->schema->field[HF_CAUSES].title), json_kind_name(kind));

	find_hint(s->im, d,
		  TR("应为文字，或文字的列表；这一项未采用", "text, or a list of texts; this one is not used"));
}

static void read_cause_list(struct sheet *s, struct reading *r, const struct json_member *m)
{
	size_t n;
	const struct json_member *item;

	arena_reset(s->items);
	item = json_items(s->items, m->text, m->at, &n);
	for (size_t k = 0; k < n; k++) {
		if (item[k].kind == JSON_STRING)
			add_causes(s, r, item[k].text);
		else if (item[k].kind != JSON_NULL)
			tell_cause(s, m, item[k].kind);
	}
}

static void read_causes(struct sheet *s, struct reading *r)
{
	for (size_t i = 0; i < s->mores; i++) {
		const struct json_member *m = s->more[i];
		if (m->kind == JSON_ARRAY)
			read_cause_list(s, r, m);
		else if (m->kind == JSON_OBJECT || m->kind == JSON_BOOL)
			tell_cause(s, m, m->kind);
		else if (!cell_is_blank(s, m))
			add_causes(s, r, m->text);
	}
}

static uint32_t keep_text(struct sheet *s, uint32_t field, bool id)
{
	struct str t = {0};

	if ((id ? cell_id : cell_text)(s, field, &t) != CELL_GOOD)
		return 0;
	return texts_add(s->im->texts, t);
}

/* ---- money */

/* The amounts whose being unreadable makes the household's income unusable. */
static bool read_income(struct sheet *s, struct reading *r)
{
	struct data_household *h = &r->h;
	bool good = true;

	for (uint32_t b = 0; b < DATA_BLOCKS; b++)
		good &= cell_money(s, HF_WAGE + b, &h->block[b]) != CELL_BAD;
	good &= cell_money(s, HF_NET, &h->net) != CELL_BAD;
	good &= cell_money(s, HF_PER_CAPITA, &r->stated[DATA_PER_CAPITA]) != CELL_BAD || h->net != MONEY_NONE;
	cell_money(s, HF_GROSS, &r->stated[DATA_GROSS]);
	cell_money(s, HF_OWN_PAY, &r->stated[DATA_OWN_PAY]);
	cell_money(s, HF_CLAIMS, &r->stated[DATA_CLAIMS]);
	return good;
}

/* NULL: the row has none. */
static const struct data_parts *read_parts(struct sheet *s, struct year_rows *y)
{
	struct data_parts p;
	bool any = false;

	if (!s->has_parts)
		return NULL;
	for (uint32_t i = 0; i < DATA_PARTS; i++) {
		cell_money(s, HF_PART + i, &p.v[i]);
		any |= p.v[i] != MONEY_NONE;
	}
	if (!any)
		return NULL;
	*vec_add(&y->part) = p;
	*vec_add(&y->part_row) = (uint32_t)y->row.n;
	return &y->part.v[y->part.n - 1];
}

static void read_sizes(struct sheet *s, struct data_household *h)
{
	uint32_t size, now;

	cell_count(s, HF_SIZE, HOUSEHOLD_MOST, &size);
	cell_count(s, HF_SIZE_NOW, HOUSEHOLD_MOST, &now);
	h->size = (uint16_t)size;
	h->size_now = (uint16_t)now;
	if (h->size == 0 && h->size_now) {
		h->size = h->size_now;
		h->flags |= DATA_SIZE_FROM_CURRENT;
		if (s->cell[HF_SIZE])
			find_cell(s, FIND_SIZE_FALLBACK, s->cell[HF_SIZE],
				  TR("没有年度家庭人口数，用当前家庭人口数 %u",
				     "no size of the year; the current size %u is used"),
				  now);
	}
}

/* ---- the record */

/* Everything but id, area and texts, which the caller keeps only for a new household. */
static void read_household(struct sheet *s, struct reading *r)
{
	struct data_household *h = &r->h;

	*h = (struct data_household){.at = s->at, .prev = DATA_NONE, .next = DATA_NONE};
	r->cause_other = 0;
	read_words(s, h);
	read_also(s, h, HF_KIND);
	read_also(s, h, HF_STATUS);
	derive_farm(h);
	read_causes(s, r);
	read_sizes(s, h);
	if (!read_income(s, r))
		h->income_fault = DATA_INCOME_BAD_AMOUNT;
}

static void keep_texts(struct sheet *s, struct data_household *h)
{
	struct str cadre = {0};

	h->head = keep_text(s, HF_HEAD, false);
	h->head_id = keep_text(s, HF_HEAD_ID, true);
	h->phone = keep_text(s, HF_PHONE, false);
	if (cell_text(s, HF_CADRE, &cadre) == CELL_GOOD)
		h->cadre = texts_once(s->im->texts, cadre);
}

/* ---- the same household again */

/* The field in which `again` says something else, or SCHEMA_NONE.  A blank says nothing. */
static uint32_t difference(const struct import *im, const struct data_household *h, const struct reading *r)
{
	const struct data_household *again = &r->h;
	money per_capita = r->stated[DATA_PER_CAPITA];
	static const struct {
		uint16_t field, offset;
	} byte[] = {
		{HF_KIND, offsetof(struct data_household, farm)},
		{HF_STATUS, offsetof(struct data_household, status)},
		{HF_MONITOR, offsetof(struct data_household, monitor)},
		{HF_CLEARED, offsetof(struct data_household, cleared)},
		{HF_DIBAO_ALL, offsetof(struct data_household, dibao_all)},
		{HF_NO_LABOUR, offsetof(struct data_household, no_labour)},
		{HF_RELOCATED, offsetof(struct data_household, relocated)},
		{HF_LOW_INCOME, offsetof(struct data_household, low_income)},
	};
	const money *a = h->block, *b = again->block;

	for (size_t i = 0; i < sizeof byte / sizeof *byte; i++) {
		uint8_t x = ((const uint8_t *)h)[byte[i].offset],
			y = ((const uint8_t *)again)[byte[i].offset];
		if (y && x != y)
			return byte[i].field;
	}
	if (again->size && again->size != h->size)
		return HF_SIZE;
	for (uint32_t i = 0; i < DATA_BLOCKS; i++)
		if (b[i] != MONEY_NONE && a[i] != b[i] && !(i == DATA_COST && a[i] == -b[i])) /* */
			return HF_WAGE + i;
	if (again->net != MONEY_NONE && again->net != h->net)
		return HF_NET;
	if (per_capita != MONEY_NONE && per_capita != amount_get(im->large, h->stated[DATA_PER_CAPITA]))
		return HF_PER_CAPITA;
	if (again->area != h->area)
		return HF_AREA;
	return again->causes && again->causes != h->causes ? HF_CAUSES : SCHEMA_NONE;
}

static void met_again(struct sheet *s, const struct data_household *h, const struct reading *again)
{
	uint32_t f = difference(s->im, h, again);
	struct data_export *x = &s->im->set->export[s->export];
	struct str id = texts_view(s->im->texts, h->id), title;
	struct diag *d;

	if (f == SCHEMA_NONE && again->h.income_fault == h->income_fault) {
		x->merged++;
		return;
	}
	title = s->schema->field[f == SCHEMA_NONE ? HF_NET : f].title;
	if (s->per_person) {
		d = find_cell(s, FIND_CONTRADICTION, f == SCHEMA_NONE ? NULL : s->cell[f],
			      TR("户 %.*s 的%.*s与该户前面的行（第 %u 行）不同",
				 "household %.*s: %.*s differs from its earlier row (line %u)"),
			      STR_ARG(id), STR_ARG(title), data_pos(s->im->set, h->at).line);
		find_hint(s->im, d, TR("采用先出现的一行", "the first row is used"));
		x->merged++;
		return;
	}
	d = find_cell(s, FIND_DUPLICATE, s->cell[HF_ID],
		      TR("户编号 %.*s 重复，%.*s与先出现的记录（第 %u 行）不同",
			 "household id %.*s again; %.*s differs from the first record (line %u)"),
		      STR_ARG(id), STR_ARG(title), data_pos(s->im->set, h->at).line);
	find_hint(s->im, d,
		  TR("保留先出现的一条；请核实哪一条是对的",
		     "the first record is kept; find out which is right"));
	set_aside(s, ASIDE_DUPLICATE, h->id);
}

/* A 上年 column of this year's file is kept in the row of the year before until
   it is known whether that year has a file of its own. */
static void keep_last_year(struct sheet *s, unsigned y, const struct data_household *h)
{
	struct data_household p = *h;
	uint32_t size;
	money net, per_capita;

	if (y != 0)
		return;
	cell_money(s, HF_PREV_NET, &net);
	cell_money(s, HF_PREV_PER_CAPITA, &per_capita);
	cell_count(s, HF_PREV_SIZE, HOUSEHOLD_MOST, &size);
	if (net == MONEY_NONE && per_capita == MONEY_NONE)
		return;
	p.net = net;
	for (int i = 0; i < DATA_STATED; i++)
		p.stated[i] = amount_put(s->im->large, i == DATA_PER_CAPITA ? per_capita : MONEY_NONE);
	for (int b = 0; b < DATA_BLOCKS; b++)
		p.block[b] = MONEY_NONE;
	p.size = size ? (uint16_t)size : h->size;
	p.flags = DATA_FROM_COLUMNS;
	p.income_fault = DATA_INCOME_OK;
	*vec_add(&s->im->last_year) = p;
}

void household_row(struct sheet *s)
{
	struct import *im = s->im;
	struct reading r;
	const struct data_parts *parts;
	enum data_reason why = ASIDE_BAD_AREA;
	struct year_rows *y;
	struct id_rows rows;
	struct str id;
	unsigned year;
	uint32_t old;

	if (!read_id(s, &id))
		return;
	if (!read_year(s, &year)) {
		set_aside(s, ASIDE_BAD_YEAR, texts_add(im->texts, id));
		return;
	}
	y = &im->year[year];
	y->given = true;
	read_household(s, &r);
	r.h.area = area_resolve(s, &why);
	if (r.h.area == DATA_NONE) {
		set_aside(s, why, texts_add(im->texts, id));
		return;
	}
	rows = (struct id_rows){im->ids, y->row.v};
	old = index_find(&y->by_id, id, household_id, &rows);
	if (old != UINT32_MAX) {
		met_again(s, &y->row.v[old], &r);
		return;
	}
	r.h.id = texts_add(im->texts, id);
	keep_texts(s, &r.h);
	parts = read_parts(s, y);
	land_read(s, y);
	watch_read(s, y);
	if (r.cause_other) {
		*vec_add(&y->cause_other) = r.cause_other;
		*vec_add(&y->cause_row) = (uint32_t)y->row.n;
	}
	income_check(s, &r, parts);
	for (int i = 0; i < DATA_STATED; i++)
		r.h.stated[i] = amount_put(im->large, r.stated[i]);
	*vec_add(&y->row) = r.h;
	index_add(&y->by_id, (uint32_t)(y->row.n - 1), id);
	im->set->export[s->export].kept++;
	keep_last_year(s, year, &r.h);
}
