#include "base/utf8.h"
#include "policy/check.h"
#include "policy/read.h"

/* One line of the pack: an entry beside the clause it comes from. */
struct entry {
	const char *kind; /* 分类 */
	struct str id, label;
	struct str value;  /* threshold, condition or formula */
	struct str fields; /* canonical record fields */
	struct str figure; /* id of the figure it ends in */
	const struct policy_clause *clause;
	bool open;
};
struct entries {
	struct arena *a;
	const struct policy_serving *serving;
	VEC(struct entry) row;
};

/* --- collecting the entries --- */

static struct str view(struct arena *a, struct buf *b)
{
	struct str s = arena_str(a, buf_view(b));
	buf_release(b);
	return s;
}

static struct str cond_string(struct arena *a, const struct cond *c)
{
	struct buf b = {0};
	cond_text(c, &b);
	return view(a, &b);
}

static struct str field_string(struct arena *a, const struct cond *c)
{
	struct buf b = {0};
	for (unsigned f = 0; f < FACT_N; f++)
		if (cond_facts(c) >> f & 1)
			buf_fmt(&b, "%s%s", b.n ? "；" : "", fact_info((enum fact_id)f)->source);
	return view(a, &b);
}

static void add_rule(struct entries *e, const char *kind, const char *figure, const struct policy_rule *r)
{
	*vec_add(&e->row) = (struct entry){
		.kind = kind,
		.id = r->id,
		.label = r->label,
		.clause = &r->clause,
		.value = cond_string(e->a, r->when),
		.fields = field_string(e->a, r->when),
		.figure = arena_fmt(e->a, r->id.n ? "%s/%.*s" : "%s", figure, STR_ARG(r->id)),
	};
}

static void add_rules(struct entries *e, const char *kind, const char *figure, const struct policy_rules *r)
{
	for (size_t i = 0; i < r->n; i++)
		add_rule(e, kind, figure, &r->v[i]);
}

static void add_params(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->param_n; i++) {
		const struct policy_param *v = &p->param[i];
		bool plain = v->type == PARAM_WORD || v->type == PARAM_SWITCH;
		struct str value =
			plain ? v->text : arena_fmt(e->a, "%.*s%.*s", STR_ARG(v->text), STR_ARG(v->unit));
		*vec_add(&e->row) = (struct entry){.kind = "参数",
						   .id = v->id,
						   .label = v->label,
						   .value = value,
						   .clause = &v->clause,
						   .open = v->open || v->own};
	}
}

static void add_legs(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->leg_n; i++) {
		const struct policy_leg *v = &p->leg[i];
		*vec_add(&e->row) = (struct entry){
			.kind = "两高于",
			.id = v->id,
			.label = v->label,
			.clause = &v->clause,
			.open = v->open,
			.value = arena_fmt(e->a, "%.*s增速＞%.*s增速", STR_ARG(v->higher_label),
					   STR_ARG(v->lower_label)),
			.fields = STR("references.json"),
			.figure = arena_fmt(e->a, "two_high.%.*s", STR_ARG(v->id)),
		};
	}
}

static void add_duties(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->duty_n; i++) {
		const struct policy_duty *v = &p->duty[i];
		*vec_add(&e->row) = (struct entry){
			.kind = "任务",
			.id = v->id,
			.label = v->label,
			.clause = &v->clause,
			.fields = v->evidence,
			.value = arena_fmt(e->a, "%.*s%s%.*s", STR_ARG(v->who), v->deadline.n ? "，" : "",
					   STR_ARG(v->deadline)),
		};
	}
}

static struct str subsidy_string(struct arena *a, const struct policy_subsidy *s)
{
	struct buf b = {0};
	if (s->unit_amount) {
		buf_cat(&b, "每");
		buf_str(&b, s->unit);
		dec_format(s->unit_amount, 2, &b);
		buf_cat(&b, "元；");
	}
	if (s->percent) {
		buf_fmt(&b, "不超过%.*s的", STR_ARG(s->base_label));
		dec_format(s->percent, 4, &b);
		buf_cat(&b, "%；");
	}
	if (s->cap_person) {
		buf_cat(&b, "每人最高");
		dec_format(s->cap_person, 2, &b);
		buf_cat(&b, "元；");
	}
	if (s->cap_household) {
		buf_cat(&b, "每户最高");
		dec_format(s->cap_household, 2, &b);
		buf_cat(&b, "元；");
	}
	return view(a, &b);
}

static void add_subsidies(struct entries *e, const struct policy *p)
{
	for (size_t i = 0; i < p->subsidy_n; i++) {
		const struct policy_subsidy *v = &p->subsidy[i];
		*vec_add(&e->row) = (struct entry){.kind = "补助",
						   .id = v->id,
						   .label = v->label,
						   .clause = &v->clause,
						   .value = subsidy_string(e->a, v),
						   .fields = STR("payments")};
	}
}

static void add_single(struct entries *e, const struct policy *p)
{
	const struct policy_estimate *est = &p->estimate;
	if (est->present)
		*vec_add(&e->row) =
			(struct entry){.kind = "预估",
				       .id = STR("estimate"),
				       .label = STR("全年预估收入"),
				       .clause = &est->clause,
				       .value = arena_fmt(e->a, "%d个月收入合计÷%d×%d", est->months,
							  est->months, est->year_months),
				       .fields = STR("monthly size"),
				       .figure = STR("estimate.per_capita")};
	if (p->goal.present)
		*vec_add(&e->row) =
			(struct entry){.kind = "目标",
				       .id = STR("goal"),
				       .label = p->goal.label,
				       .clause = &p->goal.clause,
				       .value = arena_fmt(e->a, "%d年人均纯收入达到%.*s元", p->goal.year,
							  STR_ARG(p->param[p->goal.param].text)),
				       .fields = STR("net size"),
				       .figure = STR("goal.households")};
}

static void collect(struct entries *e, const struct policy *p)
{
	add_rule(e, "范围", "scope.households", &p->population);
	add_rules(e, "分类", "tier.households", &p->tier);
	add_rules(e, "交叉", "tier.overlap", &p->overlap);
	add_rules(e, "关注", "focus.households", &p->focus);
	add_rules(e, "线下", "below_line.households", &p->line);
	add_legs(e, p);
	add_single(e, p);
	add_duties(e, p);
	add_subsidies(e, p);
	add_params(e, p);
}

/* --- printing --- */

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
	collect(&e, p);
	put_head(p, out);
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
	collect(&e, p);
	buf_cat(out, "{\"policy\":");
	buf_json(out, p->id);
	put_pair("issuer", p->issuer, out);
	put_pair("number", p->number, out);
	put_pair("title", p->title, out);
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
