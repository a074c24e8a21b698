/*
 * The sample for checks on the spot and the sheets that go with it (一户一表).
 *
 * Who is drawn must neither be chosen nor be chance of one day: the households
 * of each township are ordered by SHA-256 of "seed/id" and the first are taken.
 * The seed is what the case says of itself, so anybody can draw again with
 * sha256sum and get the same households.
 */
#include "base/sha256.h"
#include "base/vec.h"
#include "view/packet.h"

#include <stdlib.h>
#include <string.h>

#define DRAWN_EACH 2  /* of each township */
#define DRAWN_MOST 40 /* in all: then one of each, and of the first townships only */

struct ticket {
	char key[65];
	uint32_t row;
	uint32_t area; /* the township */
};

static int compare_tickets(const void *x, const void *y)
{
	const struct ticket *a = x, *b = y;

	if (a->area != b->area)
		return a->area < b->area ? -1 : 1;
	int c = strcmp(a->key, b->key);
	return c ? c : (a->row > b->row) - (a->row < b->row);
}

static struct str seed_of(const struct view *v)
{
	const struct data_case *c = &v->in->data->info;

	return arena_fmt(v->a, "%.*s-%d-%04d%02d%02d", STR_ARG(c->region_code), c->income_year, c->report_date.year,
			 c->report_date.month, c->report_date.day);
}

/* Every household in scope gets a ticket; sorted by township, then key. */
static size_t tickets(const struct view *v, struct str seed, struct ticket *t)
{
	const struct data_set *d = v->in->data;
	enum data_level unit = (enum data_level)(d->info.region_level + 1);
	struct buf b = {0};
	size_t n = 0;

	for (uint32_t i = 0; i < d->year[0].n; i++) {
		const struct data_household *h = &d->year[0].household[i];
		if (!(indicator_household(v->in->figures, i)->flags & ROW_SCOPE))
			continue;
		buf_clear(&b);
		buf_fmt(&b, "%.*s/%.*s", STR_ARG(seed), STR_ARG(data_text(d, h->id)));
		sha256_hex(buf_view(&b), t[n].key);
		t[n].row = i;
		t[n++].area = data_area_at(d, h->area, unit);
	}
	buf_release(&b);
	qsort(t, n, sizeof *t, compare_tickets);
	return n;
}

/* The first of each township, kept at the front of t. */
static size_t draw(struct ticket *t, size_t n)
{
	size_t areas = 0, kept = 0, each, taken = 0;

	for (size_t i = 0; i < n; i++)
		areas += i == 0 || t[i].area != t[i - 1].area;
	each = areas * DRAWN_EACH > DRAWN_MOST ? 1 : DRAWN_EACH;
	for (size_t i = 0; i < n && kept < DRAWN_MOST; i++) {
		taken = kept == 0 || t[i].area != t[kept - 1].area ? 0 : taken;
		if (taken++ < each)
			t[kept++] = t[i];
	}
	return kept;
}

/* ---- 一户一表 ---- */

static const struct {
	const char *name;
	enum data_block block;
} blocks[] = {
	{"工资性收入", DATA_WAGE},     {"生产经营性收入", DATA_BUSINESS}, {"生产经营性支出", DATA_COST},
	{"财产性收入", DATA_PROPERTY}, {"转移性收入", DATA_TRANSFER},
};

static void put_amounts(struct view *v, struct value *list, const char *name, money now, money prev)
{
	struct value *row = value_add_map(list);
	bool both = now != MONEY_NONE && prev != MONEY_NONE;

	value_set_cstr(row, "name", name);
	value_set_str(row, "now", view_money(v->a, now));
	value_set_str(row, "prev", view_money(v->a, prev));
	value_set_str(row, "change", both ? view_money(v->a, now - prev) : STR(VIEW_NONE));
}

static void put_sheet(struct view *v, struct value *to, uint32_t row, size_t no)
{
	const struct data_set *d = v->in->data;
	const struct data_household *h = &d->year[0].household[row], *prev = NULL;
	struct value *amounts;

	view_put_household(v, to, row, no);
	if (h->prev != DATA_NONE)
		prev = &d->year[1].household[h->prev];
	value_set_str(to, "phone", h->phone ? view_mask_phone(v->a, v->in->privacy, data_text(d, h->phone)) : STR(VIEW_NONE));
	amounts = value_set_list(to, "amounts");
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		put_amounts(v, amounts, blocks[i].name, h->block[blocks[i].block],
			    prev ? prev->block[blocks[i].block] : MONEY_NONE);
	put_amounts(v, amounts, "纯收入", h->net, prev ? prev->net : MONEY_NONE);
}

bool packet_draw(struct view *v, struct value *to)
{
	const struct data_set *d = v->in->data;
	struct str seed = seed_of(v);
	struct ticket *t;
	struct value *rows;
	size_t n, all;

	if (v->in->privacy == DATA_PUBLIC || d->year[0].n == 0)
		return false;
	t = mem_alloc(d->year[0].n * sizeof *t);
	all = tickets(v, seed, t);
	n = draw(t, all);
	rows = value_set_list(to, "rows");
	for (size_t i = 0; i < n; i++) {
		struct value *row = value_add_map(rows);
		put_sheet(v, row, t[i].row, i + 1);
		value_set_str(row, "key", arena_str(v->a, (struct str){t[i].key, 12}));
	}
	mem_free(t);
	value_set_str(to, "seed", seed);
	value_set_fmt(to, "remark",
		      "从统计范围内的%zu户中抽取%zu户。抽法：以“种子/户编号”求SHA-256，同一乡镇按所得值由小到大取前几户；"
		      "种子为%.*s（区划代码、收入年度、材料日期），任何人按此重抽，结果相同。",
		      all, n, STR_ARG(seed));
	return n > 0;
}
