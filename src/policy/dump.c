/* A pack as text and as JSON: the document, then each entry with its clause and the words it rests on. */
#include "base/utf8.h"
#include "policy/entries.h"

static void put_date(struct date d, struct buf *out)
{
	if (d.year)
		date_iso(d, out);
	else
		buf_cat(out, "未载明");
}

static void put_head(const struct policy *p, struct buf *out)
{
	buf_fmt(out, "%.*s  %.*s  《%.*s》\n印发 ", STR_ARG(p->issuer), STR_ARG(p->number),
		STR_ARG(p->title));
	put_date(p->issued, out);
	buf_cat(out, "  有效期 ");
	put_date(p->valid_from, out);
	buf_cat(out, " 至 ");
	put_date(p->valid_to, out);
	buf_cat(out, "\n\n");
}

static void put_cell(struct str s, size_t width, struct buf *out)
{
	buf_str(out, s);
	for (size_t c = utf8_columns(s); c < width; c++)
		buf_char(out, ' ');
	buf_cat(out, "  ");
}

/* Parameters need no data; every other entry is asked about. */
static bool asks(const struct entries *e, const struct entry *r)
{
	return e->serving && (r->figure.n || r->fields.n || str_is(str_from(r->kind), "任务"));
}

static struct str why_not(const struct entries *e, const struct entry *r)
{
	return e->serving->why(e->serving->ctx, r->figure, r->fields, r->id);
}

static void put_served(const struct entries *e, const struct entry *r, struct buf *out)
{
	if (!asks(e, r))
		return;
	struct str why = why_not(e, r);
	buf_fmt(out, "\n        本案：%s%.*s", why.n ? "不能——" : "能", STR_ARG(why));
}

static void put_entry(const struct entries *e, const struct entry *r, struct buf *out)
{
	put_cell(str_from(r->kind), 6, out);
	put_cell(r->label.n ? r->label : r->id, 32, out);
	buf_str(out, r->value);
	struct str at = r->clause->at.n ? r->clause->at : STR("（无）");
	buf_fmt(out, "\n        条款：%.*s%s", STR_ARG(at), r->open ? "  【参数】" : "");
	if (r->id.n)
		buf_fmt(out, "  名称：%.*s", STR_ARG(r->id));
	if (r->figure.n)
		buf_fmt(out, "  指标：%.*s", STR_ARG(r->figure));
	if (r->fields.n)
		buf_fmt(out, "  字段：%.*s", STR_ARG(r->fields));
	if (r->clause->quote.n)
		buf_fmt(out, "\n        原文：%.*s", STR_ARG(r->clause->quote));
	if (r->clause->note.n)
		buf_fmt(out, "\n        说明：%.*s%s%.*s", STR_ARG(r->clause->note),
			r->clause->reading.n ? "  读法 " : "", STR_ARG(r->clause->reading));
	put_served(e, r, out);
	buf_char(out, '\n');
}

void policy_served_text(const struct policy *p, const struct policy_serving *serving, struct buf *out)
{
	struct entries e = {.a = arena_new(), .serving = serving};
	entries_collect(&e, p);
	put_head(p, out);
	document_text(p, &e, out);
	for (size_t i = 0; i < e.row.n; i++)
		put_entry(&e, &e.row.v[i], out);
	vec_release(&e.row);
	arena_drop(e.a);
}

static void put_pair(const char *key, struct str value, struct buf *out)
{
	buf_fmt(out, ",\"%s\":", key);
	buf_json(out, value);
}

static void put_json(const struct entries *e, const struct entry *r, struct buf *out)
{
	buf_cat(out, "{\"kind\":");
	buf_json(out, str_from(r->kind));
	put_pair("id", r->id, out);
	put_pair("label", r->label, out);
	put_pair("value", r->value, out);
	put_pair("fields", r->fields, out);
	put_pair("figure", r->figure, out);
	put_pair("clause", r->clause->at, out);
	put_pair("quote", r->clause->quote, out);
	put_pair("reading", r->clause->reading, out);
	put_pair("note", r->clause->note, out);
	if (asks(e, r)) {
		struct str why = why_not(e, r);
		buf_fmt(out, ",\"served\":%s", why.n ? "false" : "true");
		if (why.n)
			put_pair("why", why, out);
	}
	buf_fmt(out, ",\"parameter\":%s}", r->open ? "true" : "false");
}

void policy_served_json(const struct policy *p, const struct policy_serving *serving, struct buf *out)
{
	struct entries e = {.a = arena_new(), .serving = serving};
	entries_collect(&e, p);
	buf_cat(out, "{\"policy\":");
	buf_json(out, p->id);
	put_pair("issuer", p->issuer, out);
	put_pair("number", p->number, out);
	put_pair("title", p->title, out);
	document_json(p, &e, out);
	buf_cat(out, ",\"entries\":[\n");
	for (size_t i = 0; i < e.row.n; i++) {
		put_json(&e, &e.row.v[i], out);
		buf_cat(out, i + 1 < e.row.n ? ",\n" : "\n");
	}
	buf_cat(out, "]}\n");
	vec_release(&e.row);
	arena_drop(e.a);
}

void policy_dump_text(const struct policy *p, struct buf *out)
{
	policy_served_text(p, NULL, out);
}

void policy_dump_json(const struct policy *p, struct buf *out)
{
	policy_served_json(p, NULL, out);
}
