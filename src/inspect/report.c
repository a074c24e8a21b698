/* The report as text for people, clause by clause, and as one JSON object. */
#include "inspect/inspect.h"

#include "base/utf8.h"

#include <string.h>

static void pad(struct buf *out, struct str s, size_t columns)
{
	buf_str(out, s);
	for (size_t n = utf8_columns(s); n < columns; n++)
		buf_char(out, ' ');
}

/* At most so many columns of a line. */
static struct str head_of(struct str s, size_t columns)
{
	size_t i = 0, used = 0;
	while (i < s.n) {
		size_t next = i;
		utf8_next(s, &next);
		used += utf8_columns(str_sub(s, i, next));
		if (used > columns)
			return str_sub(s, 0, i);
		i = next;
	}
	return s;
}

static const char *paint(bool color, enum inspect_verdict v)
{
	static const char *const codes[] = { "\033[32m", "\033[31m", "\033[2m", "\033[33m" };
	return color ? codes[v] : "";
}

static void put_result(const struct inspect_result *r, bool color, struct buf *out)
{
	struct buf value = {0};
	bool hint = r->verdict == INSPECT_NOT_MET && r->strength == INSPECT_PRACTICE;
	buf_fmt(out, "%s", paint(color, r->verdict));
	pad(out, str_from(hint ? "提示" : inspect_verdict_name(r->verdict)), 10);
	buf_cat(out, color ? "\033[0m" : "");
	pad(out, str_from(r->clause), 24);
	buf_cat(out, r->title);
	if (r->measured.n)
		buf_fmt(&value, "：%.*s%s%s", STR_ARG(r->measured), r->unit[0] ? " " : "", r->unit);
	if (r->wanted.n)
		buf_fmt(&value, "（应为 %.*s%s%.*s）", STR_ARG(r->wanted), r->tolerance.n ? "，" : "", STR_ARG(r->tolerance));
	buf_str(out, buf_view(&value));
	buf_release(&value);
	if (r->note.n)
		buf_fmt(out, "；%.*s", STR_ARG(r->note));
	if (r->page && r->verdict == INSPECT_NOT_MET) {
		struct str text = head_of(r->text, 40);
		buf_fmt(out, "\n            第 %u 页", r->page);
		if (text.n)
			buf_fmt(out, "“%.*s%s”", STR_ARG(text), text.n < r->text.n ? "…" : "");
	}
	buf_char(out, '\n');
}

/* What does not apply, on one line. */
static void put_not_applicable(const struct inspect_report *r, struct buf *out)
{
	bool first = true;
	for (size_t i = 0; i < r->n; i++) {
		if (r->result[i].verdict != INSPECT_NOT_APPLICABLE)
			continue;
		buf_fmt(out, "%s%s", first ? "不适用    " : "、", r->result[i].title);
		first = false;
	}
	if (!first)
		buf_char(out, '\n');
}

void inspect_text(const struct inspect_report *r, bool color, struct buf *out)
{
	buf_fmt(out, "%.*s：%zu 页，按“%s”核查（%.*s）\n\n", STR_ARG(r->file), r->pages, inspect_form_name(r->form), STR_ARG(r->reason));
	for (size_t i = 0; i < r->n; i++)
		if (r->result[i].verdict != INSPECT_NOT_APPLICABLE)
			put_result(&r->result[i], color, out);
	put_not_applicable(r, out);
	buf_fmt(out, "\n符合 %zu 项，不符合 %zu 项", r->count[INSPECT_MET], r->against);
	if (r->count[INSPECT_NOT_MET] > r->against)
		buf_fmt(out, "，提示 %zu 项", r->count[INSPECT_NOT_MET] - r->against);
	buf_fmt(out, "，无法判断 %zu 项，不适用 %zu 项（GB/T 9704-2012，GB/T 33476.2-2016）\n", r->count[INSPECT_UNKNOWN],
	        r->count[INSPECT_NOT_APPLICABLE]);
}

static void put_member(struct buf *out, const char *key, struct str s)
{
	buf_fmt(out, ", \"%s\": ", key);
	if (s.n)
		buf_json(out, s);
	else
		buf_cat(out, "null");
}

void inspect_json(const struct inspect_report *r, struct buf *out)
{
	static const char *const strengths[] = { "shall", "normally", "recommended", "practice" };
	buf_cat(out, "{\"file\": ");
	buf_json(out, r->file);
	buf_fmt(out, ", \"pages\": %zu, \"form\": \"%s\"", r->pages, inspect_form_name(r->form));
	put_member(out, "form_reason", r->reason);
	put_member(out, "producer", r->producer);
	buf_fmt(out, ", \"summary\": {\"met\": %zu, \"not_met\": %zu, \"hints\": %zu, \"unknown\": %zu, \"not_applicable\": %zu}, \"rules\": [",
	        r->count[INSPECT_MET], r->against, r->count[INSPECT_NOT_MET] - r->against, r->count[INSPECT_UNKNOWN],
	        r->count[INSPECT_NOT_APPLICABLE]);
	for (size_t i = 0; i < r->n; i++) {
		const struct inspect_result *x = &r->result[i];
		buf_fmt(out, "%s\n{\"id\": \"%s\", \"clause\": \"%s\", \"title\": \"%s\", \"strength\": \"%s\", \"verdict\": \"%s\"", i ? "," : "", x->id,
		        x->clause, x->title, strengths[x->strength], inspect_verdict_name(x->verdict));
		put_member(out, "measured", x->measured);
		put_member(out, "unit", str_from(x->unit));
		put_member(out, "wanted", x->wanted);
		put_member(out, "tolerance", x->tolerance);
		if (x->page)
			buf_fmt(out, ", \"page\": %u", x->page);
		else
			buf_cat(out, ", \"page\": null");
		put_member(out, "text", x->text);
		put_member(out, "note", x->note);
		buf_char(out, '}');
	}
	buf_cat(out, "\n]}\n");
}
