#include "audit/plan.h"

const char *audit_severity_name(enum audit_severity s)
{
	static const char *const name[] = {"notice", "serious", "blocking"};
	return name[s];
}

struct str audit_severity_label(enum audit_severity s)
{
	static const char *const label[] = {"提示", "重要", "阻断"};
	return str_from(label[s]);
}

struct str audit_record_unit(enum audit_record r)
{
	static const char *const unit[AUDIT_RECORDS] = {
		[AUDIT_HOUSEHOLD] = "户", [AUDIT_MEMBER] = "人", [AUDIT_JOB] = "条",
		[AUDIT_RISK] = "条",      [AUDIT_VISIT] = "条",  [AUDIT_MEASURE] = "条",
		[AUDIT_PAYMENT] = "笔",   [AUDIT_AMOUNT] = "项", [AUDIT_IMPORT] = "条"};
	return str_from(unit[r]);
}

static const struct data_row *table_row(const struct data_set *data, enum audit_record r, uint32_t row)
{
	static const enum data_kind kind[AUDIT_RECORDS] = {[AUDIT_JOB] = DATA_JOBS,
							   [AUDIT_RISK] = DATA_RISKS,
							   [AUDIT_VISIT] = DATA_VISITS,
							   [AUDIT_MEASURE] = DATA_MEASURES,
							   [AUDIT_PAYMENT] = DATA_PAYMENTS};
	return &data_table_find(data, kind[r])->row[row];
}

uint32_t audit_row_household(const struct data_set *data, enum audit_record r, uint32_t row)
{
	if (r == AUDIT_HOUSEHOLD)
		return row;
	return r == AUDIT_MEMBER ? data->member[row].household : table_row(data, r, row)->household;
}

struct data_source audit_row_source(const struct data_set *data, enum audit_record r, uint32_t row)
{
	if (r == AUDIT_HOUSEHOLD)
		return data->year[0].household[row].at;
	return r == AUDIT_MEMBER ? data->member[row].at : table_row(data, r, row)->at;
}

void audit_thresholds(const struct audit_rule *r, struct buf *out)
{
	for (size_t i = 0; i < r->params; i++)
		if (r->param[i].text.n)
			buf_fmt(out, "%s%.*s%.*s%.*s", i ? "，" : "", STR_ARG(r->param[i].label),
				STR_ARG(r->param[i].text), STR_ARG(r->param[i].unit));
}

/* --- JSON --- */

static void put(struct buf *out, const char *key, struct str text)
{
	buf_fmt(out, ",\"%s\":", key);
	buf_json(out, text);
}

static void put_params(const struct audit_rule *rule, struct buf *out)
{
	buf_cat(out, ",\"parameters\":{");
	for (size_t i = 0; i < rule->params; i++) {
		buf_cat(out, i ? "," : "");
		buf_json(out, rule->param[i].id);
		buf_char(out, ':');
		buf_json(out, rule->param[i].text);
	}
	buf_char(out, '}');
}

static void put_rows(const struct data_set *data, const struct audit_result *r, size_t most, struct buf *out)
{
	enum audit_record rec = r->rule->record;
	buf_cat(out, ",\"rows\":[");
	for (size_t i = 0; i < r->rows && (!most || i < most); i++) {
		struct data_source at = audit_row_source(data, rec, r->row[i]);
		uint32_t h = audit_row_household(data, rec, r->row[i]);
		buf_fmt(out, "%s{\"household\":", i ? "," : "");
		buf_json(out, data_text(data, data->year[0].household[h].id));
		put(out, "file", data->export[at.export].file);
		struct pos pos = data_pos(data, at);
		buf_fmt(out, ",\"line\":%u,\"column\":%u}", pos.line, pos.col);
	}
	buf_char(out, ']');
}

static void put_clusters(const struct data_set *data, const struct audit_result *r, struct buf *out)
{
	buf_cat(out, ",\"clusters\":[");
	for (size_t i = 0; i < r->clusters; i++) {
		const struct audit_cluster *k = &r->cluster[i];
		buf_cat(out, i ? ",{\"area\":" : "{\"area\":");
		buf_json(out, data->area[k->area].code);
		buf_cat(out, ",\"percent\":\"");
		dec_format(k->value, 2, out);
		buf_fmt(out, "\",\"count\":%zu,\"of\":%zu", k->n, k->of);
		put(out, "expected", k->expected);
		put(out, "p", k->p);
		buf_char(out, '}');
	}
	buf_char(out, ']');
}

static void put_measured(const struct audit_result *r, struct buf *out)
{
	buf_fmt(out, ",\"sample\":%zu", r->sample);
	if (r->expected.n)
		put(out, "expected", r->expected);
	if (r->p.n)
		put(out, "p", r->p);
}

static void put_count(struct buf *out, const char *key, size_t n, bool suppress)
{
	if (suppress && n > 0 && n < 3)
		buf_fmt(out, ",\"%s\":null", key);
	else
		buf_fmt(out, ",\"%s\":%zu", key, n);
}

void audit_result_json(const struct data_set *data, const struct audit_result *r, size_t rows,
		       struct buf *out)
{
	static const char *const status[] = {"run", "not_runnable", "silent"};
	const struct audit_rule *rule = r->rule;
	buf_cat(out, "{\"type\":\"screen\"");
	put(out, "id", rule->id);
	put(out, "text", rule->text);
	put(out, "severity", str_from(audit_severity_name(r->severity)));
	put(out, "status", str_from(status[r->status]));
	put(out, "origin", rule->origin);
	put(out, "shows", rule->shows);
	put_params(rule, out);
	if (r->status == AUDIT_NOT_RUNNABLE)
		put(out, "missing", r->missing);
	if (r->note.n)
		put(out, "note", r->note);
	if (r->status != AUDIT_RUN) {
		buf_fmt(out, ",\"sample\":%zu}\n", r->sample);
		return;
	}
	put(out, "unit", audit_record_unit(rule->record));
	buf_fmt(out, ",\"found\":%s", r->found ? "true" : "false");
	put_count(out, "count", r->n, rows == AUDIT_NO_ROWS);
	put_count(out, "of", r->of, rows == AUDIT_NO_ROWS);
	put_count(out, "unknown", r->unknown, rows == AUDIT_NO_ROWS);
	if (r->measured)
		put_measured(r, out);
	if (r->clusters && rows != AUDIT_NO_ROWS)
		put_clusters(data, r, out);
	if (rows != AUDIT_NO_ROWS)
		put_rows(data, r, rows, out);
	buf_cat(out, "}\n");
}
