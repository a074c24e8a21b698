#include "data/field.h"
#include "data/report.h"
#include "data/table.h"

/* The records as text, one a line, blanks left out: what golden tests compare. */

static void put_text(struct buf *out, const char *name, struct str s)
{
	if (s.n == 0)
		return;
	buf_fmt(out, " %s=", name);
	buf_json(out, s);
}

static void put_money(struct buf *out, const char *name, money v)
{
	if (v == MONEY_NONE)
		return;
	buf_fmt(out, " %s=", name);
	dec_format(v, 2, out);
}

static void put_place(const struct data_set *set, struct buf *out, struct data_source at)
{
	struct pos pos = data_pos(set, at);

	buf_fmt(out, " @%u:%u:%u", at.export, pos.line, pos.col);
}

static void put_set(struct buf *out, enum data_field f, unsigned bits)
{
	const char *sign = "=";

	buf_fmt(out, " %s", data_field_name(f));
	for (unsigned i = 0; i < 16; i++)
		if (bits >> i & 1) {
			buf_fmt(out, "%s%.*s", sign, STR_ARG(data_field_label(f, i)));
			sign = "+";
		}
}

static void put_field(const struct data_set *set, const struct data_household *h, enum data_field f,
		      struct buf *out)
{
	struct data_value v = data_field_value(set, h, f);

	if (v.blank)
		return;
	switch (v.type) {
	case DATA_TYPE_TEXT:
		put_text(out, data_field_name(f), v.text);
		break;
	case DATA_TYPE_MONEY:
		put_money(out, data_field_name(f), v.amount);
		break;
	case DATA_TYPE_COUNT:
		buf_fmt(out, " %s=%u", data_field_name(f), v.number);
		break;
	case DATA_TYPE_SET:
		put_set(out, f, v.number);
		break;
	default:
		buf_fmt(out, " %s=%.*s", data_field_name(f), STR_ARG(data_field_label(f, v.number)));
	}
}

static void put_flags(const struct data_household *h, struct buf *out)
{
	static const char *const flag[] = {"net_from_blocks",   "net_from_per_capita", "size_from_current",
					   "size_from_members", "kind_derived",        "from_columns"};
	static const char *const fault[] = {NULL, "bad_amount", "no_net", "no_size"};

	for (unsigned i = 0; i < sizeof flag / sizeof *flag; i++)
		if (h->flags >> i & 1)
			buf_fmt(out, " [%s]", flag[i]);
	if (h->income_fault)
		buf_fmt(out, " income=%s", fault[h->income_fault]);
}

static void put_parts(const struct data_parts *p, struct buf *out)
{
	static const char *const name[DATA_PARTS] = {
		"post_wage",  "other_wage",     "dividend",       "other_property",
		"birth_plan", "dibao_payment",  "tekun_payment",  "pension",
		"ecology",    "other_transfer", "industry_award", "job_award",
	};

	for (int i = 0; i < DATA_PARTS; i++)
		put_money(out, name[i], p->v[i]);
}

static void put_land(const struct data_land_areas *l, struct buf *out)
{
	static const char *const name[DATA_LANDS] = {"farmland", "forest", "reverted", "orchard", "pasture", "water"};

	for (int i = 0; i < DATA_LANDS; i++)
		put_money(out, name[i], l->v[i] == DATA_LAND_NONE ? MONEY_NONE : l->v[i]); /* hundredths too */
}

static void put_date(struct buf *out, const char *name, struct date d)
{
	if (!d.year)
		return;
	buf_fmt(out, " %s=", name);
	date_iso(d, out);
}

static void put_watch(const struct data_watch *w, struct buf *out)
{
	static const char *const after[DATA_AFTERS] = {
		"after_wage", "after_property",   "after_transfer", "after_business", "after_cost",
		"after_net",  "after_per_capita", "after_claims",   "after_own_pay",
	};
	static const char *const lack[DATA_LACKS] = {"lack_school", "lack_housing", "lack_insurance", "lack_water"};
	static const char *const how[] = {"", "帮扶消除", "自然消除"}, *const tri[] = {"", "否", "是"};

	put_date(out, "identified", w->identified);
	put_date(out, "eliminated", w->eliminated);
	put_text(out, "elimination", str_from(how[w->elimination]));
	put_text(out, "developing", str_from(tri[w->developing]));
	for (int i = 0; i < DATA_LACKS; i++)
		put_text(out, lack[i], str_from(tri[w->lack[i]]));
	for (int i = 0; i < DATA_AFTERS; i++)
		put_money(out, after[i], w->after[i]);
}

static void put_household(const struct data_set *set, size_t y, const struct data_household *h,
			  struct buf *out)
{
	const struct data_more *more = data_more(set, h);

	buf_fmt(out, "household %d", set->year[y].year);
	for (int f = 0; f < DATA_FIELDS; f++)
		put_field(set, h, (enum data_field)f, out);
	put_text(out, "cause_other", data_text(set, more->cause_other));
	if (more->part != DATA_NONE)
		put_parts(&set->year[y].part[more->part], out);
	if (more->land != DATA_NONE)
		put_land(&set->year[y].land[more->land], out);
	if (more->watch != DATA_NONE)
		put_watch(&set->year[y].watch[more->watch], out);
	put_flags(h, out);
	if (h->prev != DATA_NONE)
		buf_fmt(out, " prev=%u", h->prev);
	if (h->next != DATA_NONE)
		buf_fmt(out, " next=%u", h->next);
	put_place(set, out, h->at);
	buf_char(out, '\n');
}

static void put_member(const struct data_set *set, const struct data_member *m, struct buf *out)
{
	static const char *const labour[] = {"",           "普通劳动力", "技能劳动力", "弱劳动力或半劳动力",
					     "丧失劳动力", "无劳动力"};
	static const char *const tri[] = {"", "否", "是"};

	buf_fmt(out, "member %u/%u", m->year, m->household);
	put_text(out, "person", data_text(set, m->person));
	put_text(out, "name", data_text(set, m->name));
	put_text(out, "id_number", data_text(set, m->id_number));
	put_text(out, "relation", data_text(set, m->relation));
	if (m->birth.year) {
		buf_cat(out, " birth=");
		date_iso(m->birth, out);
	}
	put_text(out, "labour", str_from(labour[m->labour]));
	put_text(out, "health", data_text(set, m->health));
	put_text(out, "disability", data_text(set, m->disability));
	put_text(out, "school", data_text(set, m->school));
	put_text(out, "dibao", str_from(tri[m->dibao]));
	put_text(out, "tekun", str_from(tri[m->tekun]));
	put_text(out, "gone", str_from(tri[m->gone]));
	put_text(out, "medical", str_from(tri[m->medical]));
	put_text(out, "premium", str_from(tri[m->premium]));
	put_text(out, "accident", str_from(tri[m->accident]));
	put_text(out, "phone", data_text(set, m->phone));
	put_text(out, "post", str_from(tri[m->post]));
	if (m->post_months >= 0)
		put_money(out, "post_months", m->post_months); /* hundredths too */
	put_text(out, "pension", str_from(tri[m->pension]));
	put_place(set, out, m->at);
	buf_char(out, '\n');
}

static void put_period(const struct data_set *set, const char *kind, const struct data_period *p, struct buf *out)
{
	static const char *const block[] = {"wage", "business", "property", "transfer", "business_cost"};

	buf_fmt(out, "%s %u/%u index=%u", kind, p->year, p->household, p->index);
	for (int b = 0; b < DATA_BLOCKS; b++)
		put_money(out, block[b], p->block[b]);
	put_money(out, "net", p->net);
	put_place(set, out, p->at);
	buf_char(out, '\n');
}

static void put_cell(const struct data_set *set, const struct data_column *c, int64_t v, struct buf *out)
{
	if (v == DATA_CELL_BLANK)
		return;
	if (c->type == DATA_CELL_TEXT) {
		put_text(out, c->name.p, data_text(set, (uint32_t)v));
		return;
	}
	buf_fmt(out, " %s=", c->name.p);
	if (c->type == DATA_CELL_DATE)
		date_iso(date_add_days((struct date){1970, 1, 1}, (int)v), out);
	else if (c->type == DATA_CELL_TRI)
		buf_cat(out, v == DATA_YES ? "是" : "否");
	else
		dec_format(v, 2, out);
}

static void put_table(const struct data_set *set, const struct data_table *t, struct buf *out)
{
	for (size_t i = 0; i < t->rows; i++) {
		buf_cat(out, data_kind_name(t->kind));
		if (t->row[i].household != DATA_NONE)
			buf_fmt(out, " 0/%u", t->row[i].household);
		for (size_t c = 0; c < t->columns; c++)
			put_cell(set, &t->column[c], data_cell(t, i, c), out);
		put_place(set, out, t->row[i].at);
		buf_char(out, '\n');
	}
}

static void put_references(const struct data_set *set, struct buf *out)
{
	for (size_t i = 0; i < set->references; i++) {
		const struct data_reference *r = &set->reference[i];
		buf_fmt(out, "reference %.*s %.*s %d", STR_ARG(r->region), STR_ARG(r->indicator), r->year);
		if (r->quarter)
			buf_fmt(out, "Q%d", r->quarter);
		put_money(out, "level", r->level);
		put_money(out, "level_prev", r->level_prev);
		if (r->has_growth) {
			buf_cat(out, r->growth_computed ? " growth(computed)=" : " growth=");
			dec_format(r->growth, 1, out);
		}
		put_text(out, "basis", r->basis);
		put_text(out, "source", r->source);
		buf_char(out, '\n');
	}
}

void data_dump(const struct data_set *set, struct buf *out)
{
	for (size_t i = 0; i < set->areas; i++) {
		const struct data_area *a = &set->area[i];
		buf_fmt(out, "area %zu level=%d parent=%d end=%u", i, a->level,
			a->parent == DATA_NONE ? -1 : (int)a->parent, a->end);
		put_text(out, "code", a->code);
		put_text(out, "name", a->name);
		buf_char(out, '\n');
	}
	for (size_t y = 0; y < set->years; y++)
		for (size_t i = 0; i < set->year[y].n; i++)
			put_household(set, y, &set->year[y].household[i], out);
	for (size_t i = 0; i < set->members; i++)
		put_member(set, &set->member[i], out);
	for (size_t i = 0; i < set->months; i++)
		put_period(set, "month", &set->month[i], out);
	for (size_t i = 0; i < set->quarters; i++)
		put_period(set, "quarter", &set->quarter[i], out);
	for (size_t i = 0; i < set->tables; i++)
		put_table(set, &set->table[i], out);
	put_references(set, out);
	for (size_t i = 0; i < set->findings.n; i++)
		diag_text(&set->findings.v[i], false, out);
}
