/* `jianbao explain`: a figure, its formula, files, filter, and the households behind it, masked. */
#include "app/case.h"

#include "indicator/account.h"
#include "view/view.h"

#define ROWS_SHOWN 20 /* as text; --json has them all */

struct told {
	struct opened_case *c;
	const struct figure *f;
	struct account account;
	struct buf out;
};

/* At the public level no household is listed: an income beside a village is a household's own. */
static bool may_list(const struct told *t)
{
	return t->c->privacy != DATA_PUBLIC && t->account.has_rows;
}

static const struct data_household *household(const struct told *t, uint32_t row, bool previous)
{
	return &t->c->data.year[previous].household[row];
}

static struct str masked(const struct told *t, const struct data_household *h)
{
	return view_mask_name(t->c->arena, t->c->privacy, data_text(&t->c->data, h->head));
}

/* --- text --- */

static void put_yuan(struct buf *out, const char *label, struct frac v, const char *unit)
{
	if (!v.d)
		return;
	buf_fmt(out, "  %s", label);
	dec_group(frac_round(v, 2), 2, out);
	buf_cat(out, unit);
}

static void put_row(struct told *t, uint32_t row, bool previous)
{
	const struct data_household *h = household(t, row, previous);
	struct str name = masked(t, h);
	buf_fmt(&t->out, "    %.*s  %.*s%s%.*s", STR_ARG(data_text(&t->c->data, h->id)), STR_ARG(name),
	        name.n ? "  " : "", STR_ARG(t->c->data.area[h->area].name));
	if (h->size)
		buf_fmt(&t->out, "  %u人", h->size);
	if (!previous) {
		const struct household_result *r = indicator_household(t->c->figures, row);
		put_yuan(&t->out, "本年人均", household_per_capita(r), "元");
		put_yuan(&t->out, "上年人均", household_per_capita_prev(r), "元");
		put_yuan(&t->out, "增速", household_growth(r), "%");
	}
	buf_char(&t->out, '\n');
}

static void put_rows(struct told *t, const uint32_t *row, size_t n, bool previous)
{
	for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
		put_row(t, row[i], previous);
	if (n > ROWS_SHOWN)
		buf_fmt(&t->out, "    ……共%zu户，全部用 --json 查看\n", n);
}

static void put_files(struct told *t)
{
	for (size_t i = 0; i < t->account.exports; i++) {
		const struct data_export *x = &t->c->data.export[t->account.export[i]];
		buf_fmt(&t->out, "  文件：%.*s（%s）  读入%zu条，采用%zu条，合并%zu条，剔除%zu条\n", STR_ARG(x->file),
		        data_kind_name(x->kind), x->read, x->kept, x->merged, x->aside);
	}
}

static void tell_text(struct told *t)
{
	const struct account *a = &t->account;
	indicator_explain(t->c->figures, t->f, &t->out);
	if (a->has_rows)
		buf_fmt(&t->out, "  范围：%.*s\n", STR_ARG(a->population));
	put_files(t);
	for (size_t i = 0; i < a->asides; i++) {
		buf_fmt(&t->out, "  未用：%.*s %lld%s\n", STR_ARG(a->aside[i].reason), (long long)a->aside[i].n,
		        a->aside[i].rows ? "户" : "条");
		if (may_list(t) && a->aside[i].row)
			put_rows(t, a->aside[i].row, a->aside[i].rows, false);
	}
	if (!a->has_rows)
		return;
	buf_fmt(&t->out, "  名单：%zu户%s\n", a->rows.n, may_list(t) ? "" : "（公开级别不列户）");
	if (may_list(t))
		put_rows(t, a->rows.row, a->rows.n, a->rows.previous);
}

/* --- JSON --- */

static void put_pair(struct buf *out, const char *key, struct str value)
{
	buf_fmt(out, ",\"%s\":", key);
	buf_json(out, value);
}

static void put_number(struct buf *out, const char *key, struct frac v, unsigned decimals)
{
	buf_fmt(out, ",\"%s\":", key);
	if (!v.d) {
		buf_cat(out, "null");
		return;
	}
	buf_char(out, '"');
	dec_format(frac_round(v, decimals), decimals, out);
	buf_char(out, '"');
}

static void put_row_json(struct told *t, uint32_t row, bool previous)
{
	const struct data_household *h = household(t, row, previous);
	struct buf *out = &t->out;
	buf_cat(out, "{\"id\":");
	buf_json(out, data_text(&t->c->data, h->id));
	put_pair(out, "head", masked(t, h));
	put_pair(out, "area", t->c->data.area[h->area].code);
	put_pair(out, "area_name", t->c->data.area[h->area].name);
	buf_fmt(out, ",\"size\":%u", h->size);
	if (!previous) {
		const struct household_result *r = indicator_household(t->c->figures, row);
		put_number(out, "per_capita", household_per_capita(r), 2);
		put_number(out, "per_capita_prev", household_per_capita_prev(r), 2);
		put_number(out, "growth", household_growth(r), 4);
	}
	buf_fmt(out, ",\"file\":");
	buf_json(out, t->c->data.export[h->at.export].file);
	buf_fmt(out, ",\"line\":%u}", h->at.line);
}

static void put_rows_json(struct told *t, const uint32_t *row, size_t n, bool previous)
{
	buf_cat(&t->out, ",\"households\":");
	if (!may_list(t) || !row) {
		buf_cat(&t->out, "null");
		return;
	}
	buf_char(&t->out, '[');
	for (size_t i = 0; i < n; i++) {
		buf_cat(&t->out, i ? ",\n" : "\n");
		put_row_json(t, row[i], previous);
	}
	buf_char(&t->out, ']');
}

static void put_inputs_json(struct told *t)
{
	buf_cat(&t->out, ",\"inputs\":[");
	for (size_t i = 0; i < t->account.inputs; i++) {
		const struct figure_input *in = &t->account.in[i];
		buf_fmt(&t->out, "%s{\"name\":", i ? "," : "");
		buf_json(&t->out, str_from(in->name));
		put_number(&t->out, "value", in->value, figure_decimals(in->unit));
		put_pair(&t->out, "unit", str_from(figure_unit_name(in->unit)));
		put_pair(&t->out, "fields", str_from(in->source));
		buf_char(&t->out, '}');
	}
	buf_char(&t->out, ']');
}

static void put_files_json(struct told *t)
{
	const struct data_set *d = &t->c->data;
	buf_cat(&t->out, ",\"files\":[");
	for (size_t i = 0; i < t->account.exports; i++) {
		const struct data_export *x = &d->export[t->account.export[i]];
		buf_fmt(&t->out, "%s{\"file\":", i ? "," : "");
		buf_json(&t->out, x->file);
		put_pair(&t->out, "kind", str_from(data_kind_name(x->kind)));
		buf_fmt(&t->out, ",\"year\":%d,\"read\":%zu,\"kept\":%zu,\"merged\":%zu,\"aside\":%zu}", x->year, x->read,
		        x->kept, x->merged, x->aside);
	}
	buf_char(&t->out, ']');
}

static void put_clause_json(struct told *t)
{
	const struct policy_clause *c = t->account.clause;
	struct buf *out = &t->out;
	buf_cat(out, ",\"clause\":{\"document\":");
	buf_json(out, t->c->policy->number);
	if (c) {
		put_pair(out, "at", c->at);
		put_pair(out, "quote", c->quote);
		put_pair(out, "note", c->note);
	}
	put_pair(out, "reading", t->account.reading);
	put_pair(out, "reading_text", t->account.reading_text);
	buf_char(out, '}');
}

static void put_figure_json(struct told *t)
{
	static const char *const status[] = { "ok", "missing", "undefined", "undetermined" };
	const struct figure *f = t->f;
	struct buf *out = &t->out;
	buf_cat(out, "{\"id\":");
	buf_json(out, str_from(f->family->id));
	put_pair(out, "name", str_from(f->family->name));
	put_pair(out, "area", t->c->data.area[f->area].code);
	put_pair(out, "area_name", t->c->data.area[f->area].name);
	put_pair(out, "key", f->key);
	put_pair(out, "key_name", f->key_name);
	put_number(out, "value", f->status == FIGURE_OK ? f->value : (struct frac){0, 0}, figure_decimals(f->family->unit));
	put_pair(out, "unit", str_from(figure_unit_name(f->family->unit)));
	put_pair(out, "status", str_from(status[f->status]));
	put_pair(out, "why", f->why);
	put_pair(out, "note", f->note);
	buf_fmt(out, ",\"n\":%lld,\"of\":%lld", (long long)f->n, (long long)f->of);
}

static void tell_json(struct told *t)
{
	const struct account *a = &t->account;
	struct buf *out = &t->out;
	put_figure_json(t);
	put_pair(out, "definition", str_from(t->f->family->definition));
	put_pair(out, "formula", a->formula);
	put_pair(out, "numbers", a->numbers);
	put_pair(out, "population", a->population);
	put_pair(out, "condition", a->condition);
	put_clause_json(t);
	put_inputs_json(t);
	put_files_json(t);
	buf_cat(out, ",\"aside\":[");
	for (size_t i = 0; i < a->asides; i++) {
		buf_fmt(out, "%s{\"reason\":", i ? "," : "");
		buf_json(out, a->aside[i].reason);
		buf_fmt(out, ",\"n\":%lld", (long long)a->aside[i].n);
		put_rows_json(t, a->aside[i].row, a->aside[i].rows, false);
		buf_char(out, '}');
	}
	buf_fmt(out, "],\"rows\":{\"n\":%zu", a->rows.n);
	put_rows_json(t, a->rows.row, a->rows.n, a->rows.previous);
	buf_cat(out, "}}\n");
}

/* --- the command --- */

static int tell(const struct cli *cli, struct opened_case *c, const struct figure *f)
{
	struct told t = { .c = c, .f = f };
	indicator_account(c->figures, c->arena, f, &t.account);
	if (cli->json)
		tell_json(&t);
	else
		tell_text(&t);
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
