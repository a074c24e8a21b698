/* The document as a table: what each clause asks, and what answers it. */
#include "base/utf8.h"
#include "policy/entries.h"

/* --- cells --- */

enum { COL_NO, COL_CLAUSE, COL_KIND, COL_ASKS, COL_VALUE, COL_FIELDS, COL_NAMES, COL_CASE, COLS };
static const struct {
	const char *title;
	size_t width; /* display columns, without the two blanks behind */
} column[COLS] = {
	[COL_NO] = {"序号", 5},          [COL_CLAUSE] = {"条款", 16},
	[COL_KIND] = {"类别", 8},        [COL_ASKS] = {"要求", 26},
	[COL_VALUE] = {"参数、界限", 26}, [COL_FIELDS] = {"所需字段", 25},
	[COL_NAMES] = {"指标、名单、筛查", 30}, [COL_CASE] = {"本案", 30},
};

struct cells {
	struct buf v[COLS]; /* lines separated by '\n', not yet wrapped */
};

static void put_line(struct buf *b, struct str s)
{
	if (b->n)
		buf_char(b, '\n');
	buf_str(b, s);
}

/* --- what a row holds --- */

enum served { SERVED_NOTHING /* no data is asked for */, SERVED_NO, SERVED_PARTLY, SERVED_YES };
static const char *const served_words[] = {"—", "缺", "部分", "能"};
static const char *const served_names[] = {"none", "no", "partly", "yes"};

struct answer {
	struct str name, says;
	enum policy_name kind;
	bool yes;
};
struct answers {
	VEC(struct answer) v;
	enum served served;
};

static bool ask_one(const struct entries *e, enum policy_name kind, struct str name, struct str *says)
{
	struct str rest = name, one;
	bool yes = false;
	while (!yes && rest.n && str_split(&rest, kind == POLICY_FIELD ? '|' : '\0', &one))
		yes = e->serving->ask(e->serving->ctx, kind, one, says);
	return yes;
}

static void ask_all(const struct entries *e, const struct policy_row *r, struct answers *out)
{
	size_t yes = 0;
	for (size_t k = 0; k < POLICY_NAMES; k++)
		for (size_t i = 0; i < r->name[k].n; i++) {
			struct answer *a = vec_add(&out->v);
			*a = (struct answer){.name = r->name[k].v[i], .kind = (enum policy_name)k};
			a->yes = ask_one(e, a->kind, a->name, &a->says);
			yes += a->yes;
		}
	out->served = !out->v.n ? SERVED_NOTHING : yes == out->v.n ? SERVED_YES : yes ? SERVED_PARTLY : SERVED_NO;
}

/* A reason that several fields give (their export is not there) is told once. */
static bool told_before(const struct answers *a, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (a->v.v[k].kind == a->v.v[i].kind && !a->v.v[k].yes && str_eq(a->v.v[k].says, a->v.v[i].says))
			return true;
	return false;
}

/* What is missing: the fields, or where all are there the figures that say why not. */
static void put_missing(const struct answers *a, bool fields, struct buf *out)
{
	for (size_t i = 0; i < a->v.n; i++) {
		const struct answer *v = &a->v.v[i];
		if (v->yes || fields != (v->kind == POLICY_FIELD) || told_before(a, i))
			continue;
		buf_char(out, '\n');
		if (!fields)
			buf_fmt(out, "%.*s：", STR_ARG(v->name));
		buf_str(out, v->says);
	}
}

static void put_answers(const struct answers *a, struct buf *out)
{
	size_t before;
	buf_cat(out, served_words[a->served]);
	before = out->n;
	put_missing(a, true, out);
	if (out->n == before)
		put_missing(a, false, out);
	for (size_t i = 0; i < a->v.n; i++)
		if (a->v.v[i].yes && a->v.v[i].says.n)
			buf_fmt(out, "\n%.*s：%.*s", STR_ARG(a->v.v[i].name), STR_ARG(a->v.v[i].says));
}

static void put_value(const struct entries *e, const struct policy_row *r, struct buf *out)
{
	for (size_t i = 0; i < r->entries.n; i++) {
		const struct entry *v = entries_find(e, r->entries.v[i]);
		if (!v)
			continue;
		struct str label = v->label.n ? v->label : v->id;
		struct str line = arena_fmt(e->a, "%.*s：%.*s%s", STR_ARG(label), STR_ARG(v->value), v->open ? "【参数】" : "");
		put_line(out, v->value.n ? line : label);
	}
}

static void fill(const struct entries *e, const struct policy_row *r, struct cells *c)
{
	put_line(&c->v[COL_NO], r->no);
	put_line(&c->v[COL_CLAUSE], r->clause.at);
	put_line(&c->v[COL_KIND], r->kind);
	put_line(&c->v[COL_ASKS], r->asks);
	put_value(e, r, &c->v[COL_VALUE]);
	for (size_t k = 0; k < POLICY_NAMES; k++)
		for (size_t i = 0; i < r->name[k].n; i++)
			put_line(&c->v[k == POLICY_FIELD ? COL_FIELDS : COL_NAMES], r->name[k].v[i]);
	if (r->reason.n)
		put_line(&c->v[COL_NAMES], arena_fmt(e->a, "（%.*s）", STR_ARG(r->reason)));
}

/* --- printing --- */

/* What does not begin a line. */
static bool closes(uint32_t cp)
{
	static const uint32_t closing[] = {0xFF0C, 0xFF1B, 0xFF1A, 0x3001, 0x3002, 0xFF09, 0x201D, 0x300B};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		if (closing[i] == cp)
			return true;
	return false;
}

/* How much of s goes on a line of this width: break anywhere but inside a word of ASCII, unless it is too long. */
static size_t line_of(struct str s, size_t width)
{
	size_t at = 0, used = 0, word = 0;
	while (at < s.n && s.p[at] != '\n') {
		size_t from = at;
		uint32_t cp = utf8_next(s, &at);
		size_t w = utf8_columns(str_sub(s, from, at));
		bool joins = cp > ' ' && cp < 0x7F && from > 0 && s.p[from - 1] > ' ' && s.p[from - 1] < 0x7F;
		if ((!joins || s.p[from - 1] == '|') && !closes(cp))
			word = from;
		if (used + w > width)
			return word ? word : from;
		used += w;
	}
	return at;
}

/* The next line of a cell, cut off its rest. */
static struct str next_line(struct str *rest, size_t width)
{
	size_t n = line_of(*rest, width);
	struct str line = str_sub(*rest, 0, n);
	if (n < rest->n && rest->p[n] == '\n')
		n++;
	*rest = str_sub(*rest, n, rest->n);
	return line;
}

static void put_cell(struct str s, size_t width, struct buf *out)
{
	buf_str(out, s);
	for (size_t c = utf8_columns(s); c < width + 2; c++)
		buf_char(out, ' ');
}

static void trim_end(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		out->n--;
}

static void put_row(const struct cells *c, size_t cols, struct buf *out)
{
	struct str rest[COLS];
	bool more = true;
	for (size_t i = 0; i < cols; i++)
		rest[i] = buf_view(&c->v[i]);
	while (more) {
		more = false;
		for (size_t i = 0; i < cols; i++) {
			put_cell(next_line(&rest[i], column[i].width), column[i].width, out);
			more = more || rest[i].n;
		}
		trim_end(out);
		buf_char(out, '\n');
	}
}

static void put_rule(size_t cols, struct buf *out)
{
	for (size_t i = 0; i < cols; i++) {
		for (size_t c = 0; c < column[i].width; c++)
			buf_char(out, '-');
		buf_cat(out, i + 1 < cols ? "  " : "\n");
	}
}

static void release(struct cells *c)
{
	for (size_t i = 0; i < COLS; i++)
		buf_release(&c->v[i]);
}

void document_text(const struct policy *p, const struct entries *e, struct buf *out)
{
	size_t cols = e->serving ? COLS : COL_CASE, count[SERVED_YES + 1] = {0};
	if (!p->row_n)
		return;
	for (size_t i = 0; i < cols; i++)
		put_cell(str_from(column[i].title), column[i].width, out);
	trim_end(out);
	buf_char(out, '\n');
	put_rule(cols, out);
	for (size_t i = 0; i < p->row_n; i++) {
		struct cells c = {0};
		struct answers a = {0};
		fill(e, &p->row[i], &c);
		if (e->serving) {
			ask_all(e, &p->row[i], &a);
			put_answers(&a, &c.v[COL_CASE]);
		}
		count[a.served]++;
		if (i)
			buf_char(out, '\n'); /* rows have many lines: a blank one between them */
		put_row(&c, cols, out);
		vec_release(&a.v);
		release(&c);
	}
	buf_fmt(out, "\n共%zu条", p->row_n);
	if (e->serving)
		buf_fmt(out, "：本案的数据能支持%zu条，部分支持%zu条，缺数据%zu条，不涉及数据%zu条", count[SERVED_YES],
			count[SERVED_PARTLY], count[SERVED_NO], count[SERVED_NOTHING]);
	buf_cat(out, "。\n\n");
}

/* --- JSON --- */

static const char *const name_keys[POLICY_NAMES] = {"figures", "lists", "screens", "fields"};

static void json_pair(const char *key, struct str value, struct buf *out)
{
	buf_fmt(out, ",\"%s\":", key);
	buf_json(out, value);
}

static void json_names(const char *key, const struct policy_names *n, struct buf *out)
{
	buf_fmt(out, ",\"%s\":[", key);
	for (size_t i = 0; i < n->n; i++) {
		buf_cat(out, i ? "," : "");
		buf_json(out, n->v[i]);
	}
	buf_char(out, ']');
}

static void json_answers(const struct entries *e, const struct policy_row *r, struct buf *out)
{
	struct answers a = {0};
	ask_all(e, r, &a);
	buf_fmt(out, ",\"served\":\"%s\",\"answers\":[", served_names[a.served]);
	for (size_t i = 0; i < a.v.n; i++) {
		buf_fmt(out, "%s{\"name\":", i ? "," : "");
		buf_json(out, a.v.v[i].name);
		buf_fmt(out, ",\"served\":%s", a.v.v[i].yes ? "true" : "false");
		if (a.v.v[i].says.n)
			json_pair(a.v.v[i].yes ? "value" : "why", a.v.v[i].says, out);
		buf_char(out, '}');
	}
	buf_char(out, ']');
	vec_release(&a.v);
}

static void json_row(const struct entries *e, const struct policy_row *r, struct buf *out)
{
	struct buf value = {0};
	put_value(e, r, &value);
	buf_cat(out, "{\"no\":");
	buf_json(out, r->no);
	json_pair("clause", r->clause.at, out);
	json_pair("kind", r->kind, out);
	json_pair("asks", r->asks, out);
	json_pair("quote", r->clause.quote, out);
	json_pair("note", r->clause.note, out);
	json_names("entries", &r->entries, out);
	json_pair("value", buf_view(&value), out);
	for (size_t k = 0; k < POLICY_NAMES; k++)
		json_names(name_keys[k], &r->name[k], out);
	json_pair("reason", r->reason, out);
	if (e->serving)
		json_answers(e, r, out);
	buf_char(out, '}');
	buf_release(&value);
}

void document_json(const struct policy *p, const struct entries *e, struct buf *out)
{
	buf_cat(out, ",\"document\":[\n");
	for (size_t i = 0; i < p->row_n; i++) {
		json_row(e, &p->row[i], out);
		buf_cat(out, i + 1 < p->row_n ? ",\n" : "\n");
	}
	buf_char(out, ']');
}
