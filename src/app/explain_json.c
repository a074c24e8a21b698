/* `jianbao explain --json`: the whole account of a figure as one object. */
#include "app/explain.h"

#include "indicator/report.h"

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

static void put_row_json(struct told *t, const struct piece *p)
{
	const struct data_set *d = &t->c->data;
	const struct data_household *h = told_household(t, p);
	struct buf *out = &t->out;
	buf_cat(out, "\"id\":");
	buf_json(out, data_text(d, h->id));
	put_pair(out, "head", told_head(t, h));
	put_pair(out, "area", d->area[p->area].code);
	put_pair(out, "area_name", d->area[p->area].name);
	buf_fmt(out, ",\"size\":%u", h->size);
	if (p->kind == PIECE_HOUSEHOLD) {
		const struct household_result *r = indicator_household(t->c->figures, p->row);
		put_number(out, "per_capita", household_per_capita(r), 2);
		put_number(out, "per_capita_prev", household_per_capita_prev(r), 2);
		put_number(out, "growth", household_growth(r), 4);
	}
	buf_fmt(out, ",\"file\":");
	buf_json(out, d->export[h->at.export].file);
	buf_fmt(out, ",\"line\":%u", data_pos(d, h->at).line);
}

static void put_rows_json(struct told *t, const uint32_t *row, size_t n, bool previous)
{
	buf_cat(&t->out, ",\"households\":");
	if (!told_may_list(t) || !row) {
		buf_cat(&t->out, "null");
		return;
	}
	buf_char(&t->out, '[');
	for (size_t i = 0; i < n; i++) {
		struct piece p = {.kind = previous ? PIECE_LEFT : PIECE_HOUSEHOLD, .year = previous, .row = row[i]};
		p.area = told_household(t, &p)->area;
		buf_cat(&t->out, i ? ",\n{" : "\n{");
		put_row_json(t, &p);
		buf_char(&t->out, '}');
	}
	buf_char(&t->out, ']');
}

/* --- what each record puts in --- */

static const char *const records[] = {
	[PIECE_HOUSEHOLD] = "household", [PIECE_LEFT] = "left", [PIECE_EARLIER] = "earlier",
	[PIECE_ROW] = "row", [PIECE_UNIT] = "unit", [PIECE_REST] = "rest",
};

static void put_record(struct told *t, const struct piece *p)
{
	struct data_source at = told_place(t, p);
	struct buf *out = &t->out;
	if (told_household(t, p)) {
		put_row_json(t, p);
		return;
	}
	buf_cat(out, "\"area\":");
	buf_json(out, t->c->data.area[p->area].code);
	put_pair(out, "area_name", t->c->data.area[p->area].name);
	if (at.export != DATA_NONE) {
		put_pair(out, "file", t->c->data.export[at.export].file);
		buf_fmt(out, ",\"line\":%u", data_pos(&t->c->data, at).line);
	}
}

static void put_part(struct told *t, const struct account_part *p)
{
	struct buf *out = &t->out;
	bool first = true;
	buf_fmt(out, "{\"record\":\"%s\",", records[p->of_what.kind]);
	put_record(t, &p->of_what);
	if (p->of_what.kind == PIECE_HOUSEHOLD) {
		buf_cat(out, ",\"rows\":[");
		told_ledgers(t, p->of_what.row, true, out);
		buf_char(out, ']');
	}
	buf_fmt(out, ",\"n\":%lld,\"of\":%lld,\"counts\":%s,\"values\":{", (long long)p->n, (long long)p->of,
		told_counts(t, p) ? "true" : "false");
	for (size_t i = 0; i < t->account.inputs; i++) {
		const struct figure_input *in = &t->account.in[i];
		if (in->fixed)
			continue;
		buf_fmt(out, "%s\"%s\":\"", first ? "" : ",", in->name);
		told_exact((struct frac){p->in[i], in->value.d}, in->unit, out);
		buf_char(out, '"');
		first = false;
	}
	buf_cat(out, "}}");
}

static void put_parts(struct told *t)
{
	buf_cat(&t->out, ",\"parts\":");
	if (!told_may_list(t) || !t->account.of_records) {
		buf_cat(&t->out, "null");
		return;
	}
	buf_char(&t->out, '[');
	for (size_t i = 0; i < t->account.parts; i++) {
		buf_cat(&t->out, i ? ",\n" : "\n");
		put_part(t, &t->account.part[i]);
	}
	buf_char(&t->out, ']');
}

/* --- fields --- */

static void put_reach(unsigned reach, struct buf *out)
{
	static const char *const words[] = {"area", "siblings", "case"};
	bool first = true;
	for (unsigned i = 0; i < 3; i++)
		if (reach >> i & 1) {
			buf_fmt(out, "%s\"%s\"", first ? "" : ",", words[i]);
			first = false;
		}
}

static void put_columns(struct told *t, const struct field_use *u)
{
	const struct data_set *d = &t->c->data;
	bool first = true;
	for (size_t i = 0; i < t->account.exports; i++) {
		const struct data_export *x = &d->export[t->account.export[i]];
		int back = d->info.income_year - x->year;
		struct str header = told_header(x, u->name);
		if (x->kind != u->kind || !header.n ||
		    (x->kind == DATA_HOUSEHOLDS && x->year && (back < 0 || !(u->years >> back & 1))))
			continue;
		buf_cat(&t->out, first ? "{\"file\":" : ",{\"file\":");
		buf_json(&t->out, x->file);
		put_pair(&t->out, "header", header);
		buf_char(&t->out, '}');
		first = false;
	}
}

static void put_fields(struct told *t)
{
	const struct field_list *l = &t->account.fields;
	struct buf *out = &t->out;
	buf_cat(out, ",\"fields\":[");
	for (size_t i = 0; i < l->n; i++) {
		const struct field_use *u = &l->v[i];
		bool references = u->kind == FIELD_REFERENCES;
		buf_fmt(out, "%s{\"kind\":\"%s\"", i ? ",\n" : "\n",
			references ? "references" : data_kind_name((enum data_kind)u->kind));
		put_pair(out, "field", u->name);
		bool first = true;
		buf_cat(out, ",\"years\":[");
		for (int y = 0; y < DATA_YEARS_MAX && !references; y++)
			if (u->years >> y & 1) {
				buf_fmt(out, "%s%d", first ? "" : ",", t->c->data.info.income_year - y);
				first = false;
			}
		buf_cat(out, "],\"reach\":[");
		put_reach(u->reach, out);
		buf_cat(out, "],\"columns\":[");
		put_columns(t, u);
		buf_cat(out, "]}");
	}
	buf_char(out, ']');
}

/* --- the figure --- */

static void put_inputs_json(struct told *t)
{
	struct buf *out = &t->out;
	buf_cat(out, ",\"inputs\":[");
	for (size_t i = 0; i < t->account.inputs; i++) {
		const struct figure_input *in = &t->account.in[i];
		buf_fmt(out, "%s{\"name\":", i ? "," : "");
		buf_json(out, str_from(in->name));
		buf_cat(out, in->value.d ? ",\"value\":\"" : ",\"value\":null");
		if (in->value.d) {
			told_exact(in->value, in->unit, out);
			buf_char(out, '"');
		}
		put_pair(out, "unit", str_from(figure_unit_name(in->unit)));
		buf_fmt(out, ",\"fixed\":%s}", in->fixed ? "true" : "false");
	}
	buf_char(out, ']');
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

void explain_json(struct told *t)
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
	put_fields(t);
	put_files_json(t);
	buf_cat(out, ",\"aside\":[");
	for (size_t i = 0; i < a->asides; i++) {
		buf_fmt(out, "%s{\"reason\":", i ? "," : "");
		buf_json(out, a->aside[i].reason);
		buf_fmt(out, ",\"n\":%lld", (long long)a->aside[i].n);
		put_rows_json(t, a->aside[i].row, a->aside[i].rows, false);
		buf_char(out, '}');
	}
	buf_cat(out, "],\"siblings\":[");
	for (size_t i = 0; i < a->siblings_n; i++) {
		const struct figure *f = a->siblings[i];
		buf_fmt(out, "%s{\"area\":", i ? "," : "");
		buf_json(out, t->c->data.area[f->area].code);
		put_number(out, "value", f->status == FIGURE_OK ? f->value : (struct frac){0, 0}, 4);
		buf_char(out, '}');
	}
	buf_fmt(out, "],\"rows\":{\"n\":%zu", a->rows.n);
	put_rows_json(t, a->rows.row, a->rows.n, a->rows.previous);
	buf_char(out, '}');
	put_parts(t);
	buf_cat(out, "}\n");
}
