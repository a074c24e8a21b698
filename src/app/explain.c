/* `jianbao explain`: a figure, its formula, files and columns, filter, and the records behind it, masked. */
#include "app/explain.h"

#include "data/table.h"
#include "view/view.h"

#define ROWS_SHOWN 20 /* as text; --json has them all */

/* --- what text and JSON have in common --- */

bool told_may_list(const struct told *t)
{
	return t->c->privacy != DATA_PUBLIC;
}

const struct data_household *told_household(const struct told *t, const struct piece *p)
{
	if (p->kind > PIECE_EARLIER)
		return NULL;
	return &t->c->data.year[p->year].household[p->row];
}

struct str told_head(const struct told *t, const struct data_household *h)
{
	return view_mask_name(t->c->arena, t->c->privacy, data_text(&t->c->data, h->head));
}

struct data_source told_place(const struct told *t, const struct piece *p)
{
	const struct data_household *h = told_household(t, p);
	const struct data_table *table = p->kind == PIECE_ROW ? data_table_find(&t->c->data, p->table) : NULL;
	if (h)
		return h->at;
	return table ? table->row[p->row].at : (struct data_source){.export = DATA_NONE};
}

/* The first input counts; of a difference what is left of it; of a sum over persons any. */
bool told_counts(const struct told *t, const struct account_part *p)
{
	bool counts = t->account.inputs == 0 ? p->n != 0 : false;
	bool ratio = t->f->family->unit == UNIT_PERCENT || t->f->family->unit == UNIT_HOUSEHOLDS;
	if (t->account.inputs == 2 && ratio && t->account.in[1].unit == t->account.in[0].unit &&
	    t->account.in[0].unit != UNIT_YUAN)
		return t->f->family->unit == UNIT_PERCENT ? p->in[0] != 0 : p->in[0] != p->in[1];
	for (size_t i = 0; i < t->account.inputs; i++)
		counts = counts || p->in[i] != 0;
	return counts;
}

struct str told_header(const struct data_export *x, struct str field)
{
	for (size_t i = 0; i < x->columns; i++)
		if (str_eq(x->column[i].field, field))
			return x->column[i].header;
	return (struct str){"", 0};
}

void told_exact(struct frac v, enum figure_unit unit, struct buf *out)
{
	wide divisor = v.d / 100;
	if (unit == UNIT_DATE) {
		date_iso(date_add_days((struct date){1970, 1, 1}, (int32_t)v.n), out);
	} else if (unit == UNIT_YUAN && v.n % (divisor ? divisor : 1)) {
		dec_format(v.n, 0, out);
		buf_char(out, '/');
		dec_format(v.d, 0, out);
	} else {
		unsigned d = unit == UNIT_PERCENT && v.d == 10 ? 1 : figure_decimals(unit);
		dec_format(frac_round(v, d), d, out);
	}
}

static bool asks_kind(const struct told *t, enum data_kind k)
{
	for (size_t i = 0; i < t->account.fields.n; i++)
		if (t->account.fields.v[i].kind == k)
			return true;
	return false;
}

void told_ledgers(const struct told *t, uint32_t household, bool json, struct buf *out)
{
	const struct data_set *d = &t->c->data;
	bool first = true;
	for (unsigned k = DATA_QUARTERLY + 1; k < DATA_KINDS; k++) {
		const struct data_table *table = data_table_find(d, (enum data_kind)k);
		size_t from = 0, to = 0;
		if (table && asks_kind(t, (enum data_kind)k))
			data_table_rows(table, household, &from, &to);
		for (size_t i = from; i < to; i++) {
			struct data_source at = table->row[i].at;
			if (json) {
				buf_cat(out, first ? "{\"file\":" : ",{\"file\":");
				buf_json(out, d->export[at.export].file);
				buf_fmt(out, ",\"line\":%u}", data_pos(d, at).line);
			} else if (i == from) {
				buf_fmt(out, "%s%.*s:%u", first ? "" : "；", STR_ARG(d->export[at.export].file),
					data_pos(d, at).line);
			} else {
				buf_fmt(out, "、%u", data_pos(d, at).line);
			}
			first = false;
		}
	}
}

/* --- files and columns --- */

static bool is_of(const struct told *t, const struct data_export *x, const struct field_use *u)
{
	int back = t->c->data.info.income_year - x->year;
	if (x->kind != u->kind)
		return false;
	return x->kind != DATA_HOUSEHOLDS || !x->year || (back >= 0 && u->years >> back & 1);
}

static void put_file(struct told *t, const struct data_export *x)
{
	struct buf *out = &t->out;
	bool first = true;
	buf_fmt(out, "  文件：%.*s（%s", STR_ARG(x->file), data_kind_name(x->kind));
	if (x->kind == DATA_HOUSEHOLDS && x->year)
		buf_fmt(out, "，%d年度", x->year);
	buf_fmt(out, "；读入%zu条，采用%zu条，合并%zu条，剔除%zu条）\n    所用的列：", x->read, x->kept, x->merged, x->aside);
	for (size_t i = 0; i < t->account.fields.n; i++) {
		const struct field_use *u = &t->account.fields.v[i];
		if (!is_of(t, x, u))
			continue;
		struct str header = told_header(x, u->name);
		if (!header.n) /* nothing of it was collected */
			continue;
		buf_fmt(out, "%s“%.*s”", first ? "" : "、", STR_ARG(header));
		if (!str_eq(header, u->name))
			buf_fmt(out, "（%.*s）", STR_ARG(u->name));
		first = false;
	}
	buf_cat(out, first ? "没有\n" : "\n");
}

static void put_files(struct told *t)
{
	for (size_t i = 0; i < t->account.exports; i++)
		put_file(t, &t->c->data.export[t->account.export[i]]);
	for (size_t i = 0; i < t->account.fields.n; i++)
		if (t->account.fields.v[i].kind == FIELD_REFERENCES) {
			buf_cat(&t->out, "  文件：references.json（公布的统计数）\n");
			return;
		}
}

/* What stands in for a field that was not filled; said where such a record is among those of the figure. */
static void put_remarks(struct told *t)
{
	static const struct {
		enum data_kind kind;
		const char *field, *beside, *remark;
	} remarks[] = {
		{DATA_HOUSEHOLDS, "per_capita", "net", "没有填纯收入的户，由四项收入减支出算出，再没有的用人均纯收入乘人口"},
		{DATA_HOUSEHOLDS, "size_now", "size", "没有填年度人口的户，用当前家庭人口数，再没有的用成员行数"},
		{DATA_HOUSEHOLDS, "dibao_all", "monitor", "成员没有填全享受低保情况的户，看户上的整户低保"},
		{DATA_HOUSEHOLDS, "no_labour", "monitor", "成员没有填全劳动技能的户，看户上的整户无劳动力"},
	};
	const struct field_list *l = &t->account.fields;
	for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++) {
		bool field = false, beside = false;
		for (size_t k = 0; k < l->n; k++) {
			field = field || (l->v[k].kind == remarks[i].kind && str_is(l->v[k].name, remarks[i].field));
			beside = beside || (l->v[k].kind == remarks[i].kind && str_is(l->v[k].name, remarks[i].beside));
		}
		if (field && beside)
			buf_fmt(&t->out, "    %s\n", remarks[i].remark);
	}
}

/* --- records --- */

static void put_who(struct told *t, const struct piece *p)
{
	const struct data_set *d = &t->c->data;
	const struct data_household *h = told_household(t, p);
	struct data_source at = told_place(t, p);
	buf_cat(&t->out, "    ");
	if (h) {
		struct str name = told_head(t, h);
		buf_fmt(&t->out, "%.*s  %.*s%s", STR_ARG(data_text(d, h->id)), STR_ARG(name), name.n ? "  " : "");
	}
	buf_fmt(&t->out, "%.*s", STR_ARG(d->area[p->area].name));
	if (at.export != DATA_NONE)
		buf_fmt(&t->out, "  %.*s:%u", STR_ARG(d->export[at.export].file), data_pos(d, at).line);
}

static void put_rounded(struct buf *out, const char *label, struct frac v, unsigned decimals)
{
	if (!v.d)
		return;
	buf_fmt(out, "  %s", label);
	dec_group(frac_round(v, decimals), decimals, out);
}

/* An income below a line is not printed as the line. */
static void put_yuan(const struct told *t, const char *label, struct frac v, struct buf *out)
{
	put_rounded(out, label, v, v.d ? policy_yuan_decimals(t->c->policy, v) : 2);
	buf_cat(out, v.d ? "元" : "");
}

/* What every reader asks first of a household, whatever the figure. */
static void put_incomes(struct told *t, uint32_t row)
{
	const struct household_result *r = indicator_household(t->c->figures, row);
	struct frac growth = household_growth(r);
	put_yuan(t, "本年人均", household_per_capita(r), &t->out);
	put_yuan(t, "上年人均", household_per_capita_prev(r), &t->out);
	put_rounded(&t->out, "增速", growth, 2);
	buf_cat(&t->out, growth.d ? "%" : "");
}

static void put_part(struct told *t, const struct account_part *p)
{
	put_who(t, &p->of_what);
	for (size_t i = 0; i < t->account.inputs; i++) {
		const struct figure_input *in = &t->account.in[i];
		if (in->fixed || !p->in[i])
			continue;
		buf_fmt(&t->out, "  %s ", in->name);
		figure_amount((struct frac){p->in[i], in->value.d}, in->unit, &t->out);
	}
	if (p->of_what.kind == PIECE_HOUSEHOLD) {
		struct buf rows = {0};
		put_incomes(t, p->of_what.row);
		told_ledgers(t, p->of_what.row, false, &rows);
		if (rows.n)
			buf_fmt(&t->out, "  见 %s", buf_cstr(&rows));
		buf_release(&rows);
	}
	buf_char(&t->out, '\n');
}

static void put_parts(struct told *t)
{
	const struct account *a = &t->account;
	size_t counted = 0, shown = 0;
	int64_t compared = 0;
	for (size_t i = 0; i < a->parts; i++) {
		counted += told_counts(t, &a->part[i]);
		compared += told_counts(t, &a->part[i]) ? 0 : a->part[i].n;
	}
	if (compared)
		buf_fmt(&t->out, "  比较后不计入：%lld（在用到的里面，不符合本项）\n", (long long)compared);
	buf_fmt(&t->out, "  计入的记录：%zu条%s%s\n", counted, counted ? "，各列之和就是代入的数" : "",
		told_may_list(t) ? "" : "（公开级别不列）");
	for (size_t i = 0; told_may_list(t) && i < a->parts && shown < ROWS_SHOWN; i++)
		if (told_counts(t, &a->part[i])) {
			put_part(t, &a->part[i]);
			shown++;
		}
	if (told_may_list(t) && counted > shown)
		buf_fmt(&t->out, "    ……共%zu条，全部用 --json 查看\n", counted);
}

static void put_asides(struct told *t)
{
	const struct account *a = &t->account;
	for (size_t i = 0; i < a->asides; i++) {
		const struct account_aside *one = &a->aside[i];
		buf_fmt(&t->out, "  未用：%.*s %lld%s\n", STR_ARG(one->reason), (long long)one->n,
			(int64_t)one->rows == one->n ? "户" : "条");
		for (size_t k = 0; told_may_list(t) && k < one->rows && k < ROWS_SHOWN; k++) {
			uint32_t row = one->row[k];
			put_who(t, &(struct piece){.kind = PIECE_HOUSEHOLD, .row = row,
						   .area = t->c->data.year[0].household[row].area});
			put_incomes(t, row);
			buf_char(&t->out, '\n');
		}
		if (told_may_list(t) && one->rows > ROWS_SHOWN)
			buf_fmt(&t->out, "    ……共%zu户，全部用 --json 查看\n", one->rows);
	}
}

/* Of a rank: the areas it stands among, with what they are ranked by. */
static void put_siblings(struct told *t)
{
	for (size_t i = 0; i < t->account.siblings_n; i++) {
		const struct figure *f = t->account.siblings[i];
		buf_fmt(&t->out, "    %.*s  %s ", STR_ARG(t->c->data.area[f->area].name), f->family->name);
		struct buf v = {0};
		figure_value_text(f, &v);
		buf_fmt(&t->out, "%s%s\n", v.n ? buf_cstr(&v) : "—", v.n ? figure_unit_name(f->family->unit) : "");
		buf_release(&v);
	}
}

static void explain_text(struct told *t)
{
	const struct account *a = &t->account;
	indicator_explain(t->c->figures, t->f, &t->out);
	if (a->of_records)
		buf_fmt(&t->out, "  范围：%.*s（%.*s）\n", STR_ARG(a->population),
			STR_ARG(t->c->policy->population.clause.at));
	put_files(t);
	put_remarks(t);
	if (a->siblings_n) {
		buf_fmt(&t->out, "  同级地区：%zu个\n", a->siblings_n);
		put_siblings(t);
	}
	if (a->of_records && t->f->status != FIGURE_MISSING)
		put_parts(t);
	put_asides(t);
}

/* --- the command --- */

static int tell(const struct cli *cli, struct opened_case *c, const struct figure *f)
{
	struct told t = { .c = c, .f = f };
	indicator_account(c->figures, c->arena, f, &t.account);
	if (cli->json)
		explain_json(&t);
	else
		explain_text(&t);
	int status = cli_print(buf_view(&t.out));
	buf_release(&t.out);
	return status;
}

int command_explain(const struct cli *cli)
{
	struct opened_case c;
	struct err e = {0};
	int status = case_open(cli, cli->arg[0], &c);
	if (status != EXIT_DONE)
		return status;
	const struct figure *f = indicator_find(c.figures, str_from(cli->arg[1]), &e);
	if (f)
		status = tell(cli, &c, f);
	else
		cli_err(cli, &e), status = EXIT_USAGE;
	case_close(&c);
	return status;
}
