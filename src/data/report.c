#include "data/report.h"

#include <string.h>

#include "base/utf8.h"

static void pad_to(struct buf *out, size_t start, size_t columns)
{
	for (size_t n = utf8_columns(str_sub(buf_view(out), start, out->n)); n < columns; n++)
		buf_char(out, ' ');
}

static void add_cell(struct buf *out, struct str s, size_t columns)
{
	size_t start = out->n;

	buf_str(out, s);
	pad_to(out, start, columns);
	buf_char(out, ' ');
}

static void add_number(struct buf *out, size_t v, size_t columns)
{
	char room[24];
	size_t n = sizeof room;

	do
		room[--n] = (char)('0' + v % 10);
	while ((v /= 10) > 0);
	for (size_t k = sizeof room - n; k < columns; k++)
		buf_char(out, ' ');
	buf_add(out, room + n, sizeof room - n);
}

/* The first finding of a code, or NULL (all were beyond what is kept: cannot be, 200 of each are). */
static const struct diag *first_of(const struct data_set *set, const char *code)
{
	for (size_t i = 0; i < set->findings.n; i++)
		if (str_is(set->findings.v[i].code, code))
			return &set->findings.v[i];
	return NULL;
}

static const char *severity_name(enum diag_severity s)
{
	static const char *const name[] = {"note", "warning", "error"};

	return name[s];
}

static const char *severity_label(enum diag_severity s)
{
	return s == DIAG_ERROR     ? TR("错误", "error")
	       : s == DIAG_WARNING ? TR("警告", "warning")
				   : TR("提示", "note");
}

/* ---- text */

static void text_files(const struct data_set *set, struct buf *out)
{
	size_t widest = 8;

	for (size_t i = 0; i < set->exports; i++)
		if (utf8_columns(set->export[i].file) > widest)
			widest = utf8_columns(set->export[i].file);
	add_cell(out, str_from(TR("文件", "file")), widest);
	add_cell(out, str_from(TR("种类", "kind")), 11);
	buf_cat(out,
		TR("   读取    采用    合并    搁置  无收入\n", "   read    kept  merged   aside no inc.\n"));
	for (size_t i = 0; i < set->exports; i++) {
		const struct data_export *x = &set->export[i];
		const size_t v[] = {x->read, x->kept, x->merged, x->aside, x->no_income};
		add_cell(out, x->file, widest);
		add_cell(out, str_from(data_kind_name(x->kind)), 11);
		for (size_t k = 0; k < sizeof v / sizeof *v; k++)
			add_number(out, v[k], k ? 8 : 7);
		buf_char(out, '\n');
	}
}

static void text_asides(const struct data_set *set, struct buf *out)
{
	if (set->asides)
		buf_cat(out, TR("\n未采用的记录\n", "\nrecords not used\n"));
	for (size_t i = 0; i < set->asides; i++) {
		const struct data_aside *a = &set->aside[i];
		buf_cat(out, "  ");
		add_number(out, a->count, 6);
		buf_fmt(out, "  %.*s  %s  (", STR_ARG(set->export[a->export].file),
			lang_is_english() ? data_reason_code(a->reason) : data_reason_label(a->reason).p);
		for (size_t k = 0; k < a->examples && k < 5; k++)
			buf_fmt(out, TR("%s第 %u 行", "%sline %u"), k ? TR("、", ", ") : "",
				data_pos(set, a->example[k].at).line);
		buf_fmt(out, "%s)\n", a->count > 5 ? TR(" 等", ", ...") : "");
	}
}

static void text_findings(const struct data_set *set, struct buf *out)
{
	if (set->tallies)
		buf_cat(out, TR("\n发现的问题\n", "\nfindings\n"));
	for (size_t i = 0; i < set->tallies; i++) {
		const struct data_tally *t = &set->tally[i];
		const struct diag *d = first_of(set, t->code);
		buf_cat(out, "  ");
		add_number(out, t->count, 6);
		buf_cat(out, "  ");
		add_cell(out, str_from(severity_label(t->severity)), 7);
		add_cell(out, str_from(t->code), 22);
		add_cell(out, lang_is_english() ? (struct str){0} : t->title, lang_is_english() ? 0 : 36);
		if (d && d->at.line)
			buf_fmt(out, "%s:%u:%u", d->at.file, d->at.line, d->at.col);
		else if (d)
			buf_cat(out, d->at.file);
		while (out->n && out->p[out->n - 1] == ' ')
			out->n--;
		buf_char(out, '\n');
	}
}

void data_report_text(const struct data_set *set, struct buf *out)
{
	const struct data_case *c = &set->info;

	buf_fmt(out, TR("%.*s（%.*s） 收入年度 %d\n\n", "%.*s (%.*s), income year %d\n\n"),
		STR_ARG(c->region_name), STR_ARG(c->region_code), c->income_year);
	text_files(set, out);
	text_asides(set, out);
	text_findings(set, out);
	buf_fmt(out, TR("\n错误 %zu，警告 %zu，提示 %zu\n", "\n%zu errors, %zu warnings, %zu notes\n"),
		set->findings.count[DIAG_ERROR], set->findings.count[DIAG_WARNING],
		set->findings.count[DIAG_NOTE]);
}

/* ---- JSON */

static void json_name(struct buf *out, const char *name, struct str value)
{
	buf_fmt(out, "\"%s\":", name);
	buf_json(out, value);
}

static void json_place(const struct data_set *set, struct data_source at, struct buf *out)
{
	struct buf pointer = {0};
	struct pos pos = data_pos(set, at);

	data_pointer(set, at, &pointer);
	buf_fmt(out, "\"line\":%u,\"column\":%u,", pos.line, pos.col);
	json_name(out, "pointer", buf_view(&pointer));
	buf_release(&pointer);
}

static void json_asides(const struct data_set *set, uint32_t export, struct buf *out)
{
	const char *comma = "";

	for (size_t i = 0; i < set->asides; i++) {
		const struct data_aside *a = &set->aside[i];
		if (a->export != export)
			continue;
		buf_fmt(out, "%s{\"reason\":\"%s\",", comma, data_reason_code(a->reason));
		json_name(out, "label", data_reason_label(a->reason));
		buf_fmt(out, ",\"count\":%zu,\"examples\":[", a->count);
		for (size_t k = 0; k < a->examples; k++) {
			buf_cat(out, k ? ",{" : "{");
			json_place(set, a->example[k].at, out);
			buf_char(out, '}');
		}
		buf_cat(out, "]}");
		comma = ",";
	}
}

static void json_file(const struct data_set *set, uint32_t i, struct buf *out)
{
	const struct data_export *x = &set->export[i];

	buf_char(out, '{');
	json_name(out, "file", x->file);
	buf_fmt(out, ",\"kind\":\"%s\"", data_kind_name(x->kind));
	if (x->year)
		buf_fmt(out, ",\"year\":%d", x->year);
	buf_fmt(out,
		",\"read\":%zu,\"kept\":%zu,\"merged\":%zu,\"aside\":%zu,\"no_income\":%zu,\"reasons\":[",
		x->read, x->kept, x->merged, x->aside, x->no_income);
	json_asides(set, i, out);
	buf_cat(out, "]}");
}

static void json_tally(const struct data_set *set, const struct data_tally *t, struct buf *out)
{
	const struct diag *d = first_of(set, t->code);

	buf_fmt(out, "{\"code\":\"%s\",\"severity\":\"%s\",", t->code, severity_name(t->severity));
	json_name(out, "title", t->title);
	buf_fmt(out, ",\"count\":%zu", t->count);
	if (d) {
		buf_cat(out, ",\"first\":{");
		json_name(out, "file", str_from(d->at.file));
		buf_fmt(out, ",\"line\":%u,\"column\":%u,", d->at.line, d->at.col);
		json_name(out, "pointer", d->pointer);
		buf_char(out, ',');
		json_name(out, "message", d->msg);
		buf_char(out, '}');
	}
	buf_char(out, '}');
}

void data_report_json(const struct data_set *set, struct buf *out)
{
	buf_cat(out, "{\"type\":\"check\",");
	json_name(out, "region", set->info.region_code);
	buf_fmt(out, ",\"income_year\":%d,\"files\":[", set->info.income_year);
	for (uint32_t i = 0; i < set->exports; i++) {
		buf_cat(out, i ? "," : "");
		json_file(set, i, out);
	}
	buf_cat(out, "],\"findings\":[");
	for (size_t i = 0; i < set->tallies; i++) {
		buf_cat(out, i ? "," : "");
		json_tally(set, &set->tally[i], out);
	}
	buf_fmt(out, "],\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu}\n", set->findings.count[DIAG_ERROR],
		set->findings.count[DIAG_WARNING], set->findings.count[DIAG_NOTE]);
}
