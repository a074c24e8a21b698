/* `jianbao explain`: what a figure means, its formula with the numbers put in, its clause and its rows. */
#include "indicator/family.h"
#include "indicator/fields.h"
#include "indicator/words.h"

/* --- the clause --- */

static const struct policy_clause *of_rules(const struct policy_rules *r, struct str key)
{
	size_t i = policy_rule_find(r, key);
	return i == SIZE_MAX ? NULL : &r->v[i].clause;
}

static const struct policy_clause *of_evidence(const struct policy *p, const char *evidence)
{
	for (size_t i = 0; i < p->duty_n; i++)
		if (str_is(p->duty[i].evidence, evidence))
			return &p->duty[i].clause;
	return NULL;
}

static const struct policy_clause *of_subsidy(const struct policy *p, struct str key)
{
	for (size_t i = 0; i < p->subsidy_n; i++)
		if (str_eq(p->subsidy[i].id, key))
			return &p->subsidy[i].clause;
	return NULL;
}

static const struct policy_clause *of_role(const struct policy *p, struct str key)
{
	for (size_t i = 0; i < p->role_n; i++)
		if (str_eq(p->role[i].id, key))
			return &p->role[i].clause;
	return NULL;
}

static const struct policy_clause *of_duty(const struct policy *p, const char *id)
{
	for (size_t i = 0; i < p->duty_n; i++)
		if (str_is(p->duty[i].id, id))
			return &p->duty[i].clause;
	return NULL;
}

const struct policy_clause *figure_clause(const struct indicator_set *s, const struct figure *f)
{
	const struct policy *p = s->p;
	const char *at = f->family->clause;
	struct str ref = str_from(at);
	if (str_starts(ref, STR("@duty:")))
		return of_duty(p, at + 6);
	if (str_starts(ref, STR("@param:"))) {
		const struct policy_param *param = policy_param(p, at + 7);
		return param ? &param->clause : NULL;
	}
	if (str_starts(ref, STR("@evidence:")))
		return of_evidence(p, at + 10);
	if (str_starts(ref, STR("@subsidy:")))
		return of_subsidy(p, str_from(at + 9));
	if (str_is(ref, "@subsidy"))
		return of_subsidy(p, f->key);
	if (str_is(ref, "@role"))
		return of_role(p, f->key);
	if (str_is(ref, "@leg"))
		return &p->leg[f->family->id[sizeof "two_high.leg" - 1] - '1'].clause;
	const struct {
		const char *ref;
		const struct policy_clause *clause;
	} table[] = {
		{"@population", &p->population.clause},
		{"@tier", of_rules(&p->tier, f->key)},
		{"@overlap", of_rules(&p->overlap, f->key)},
		{"@focus", of_rules(&p->focus, f->key)},
		{"@line", of_rules(&p->line, f->key)},
		{"@estimate", &p->estimate.clause},
		{"@goal", &p->goal.clause},
		{"@target", &p->target.clause},
		{"@decline", &p->band_clause},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (str_is(ref, table[i].ref))
			return table[i].clause;
	return NULL;
}

static void put_clause(const struct indicator_set *s, const struct figure *f, struct buf *out)
{
	const struct policy_clause *c = figure_clause(s, f);
	struct str reading = c ? c->reading : str_from(f->family->clause);
	if (c && c->at.n)
		buf_fmt(out, "  依据：%.*s %.*s\n", STR_ARG(s->p->number), STR_ARG(c->at));
	else if (!reading.n || reading.p[0] != 'A')
		buf_fmt(out, "  依据：%.*s（%s）\n", STR_ARG(s->p->number),
			str_starts(str_from(f->family->clause), STR("@duty")) || f->family->clause[0] != '@'
				? "没有单列这一项，按工作口径统计" : "由所列各项汇总，没有单列");
	if (c && c->quote.n)
		buf_fmt(out, "  原文：“%.*s”\n", STR_ARG(c->quote));
	if (c && c->note.n)
		buf_fmt(out, "  读法：%.*s%s%.*s\n", STR_ARG(reading), reading.n ? " " : "", STR_ARG(c->note));
	else if (reading.n && reading.p[0] == 'A')
		buf_fmt(out, "  口径：%.*s %.*s\n", STR_ARG(reading), STR_ARG(reading_text(reading)));
}

/* --- the formula with its numbers --- */

/* Exact: what cannot be written with two decimals stays a quotient. */
void figure_amount(struct frac v, enum figure_unit u, struct buf *out)
{
	/* A growth that is compared at one decimal is shown at one (contract.md 4, two_high). */
	unsigned d = u == UNIT_PERCENT && v.d == 10 ? 1 : figure_decimals(u);
	wide divisor = v.d / 100;
	if (!v.d) {
		buf_cat(out, "—");
	} else if (u == UNIT_DATE) {
		date_iso(date_add_days((struct date){1970, 1, 1}, (int32_t)v.n), out);
	} else if (u == UNIT_YUAN && v.n % (divisor > 0 ? divisor : 1)) {
		/* An estimate counts parts of a fen: as it was summed, and what it is divided by. */
		buf_cat(out, "（");
		dec_group(v.n, 2, out);
		buf_fmt(out, "元÷%lld）", (long long)divisor);
	} else {
		dec_group(frac_round(v, d), d, out);
		buf_cat(out, figure_unit_name(u));
	}
}

static const struct figure_input *input_named(const struct figure_input in[], size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, in[i].name))
			return &in[i];
	return NULL;
}

/* Each {name} of the formula is replaced by its value; without inputs the formula stands as it is. */
void formula_put(const char *formula, const struct figure_input in[], size_t n, bool numbers, struct buf *out)
{
	for (const char *p = formula; *p;) {
		struct str rest = str_from(p);
		size_t end = *p == '{' ? str_find_char(rest, '}') : SIZE_MAX;
		if (end == SIZE_MAX) {
			buf_char(out, *p++);
			continue;
		}
		struct str name = str_sub(rest, 1, end);
		const struct figure_input *v = numbers ? input_named(in, n, name) : NULL;
		if (v)
			figure_amount(v->value, v->unit, out);
		else
			buf_str(out, name);
		p += end + 1;
	}
}

/* "monthly.wage"; plain for households. */
static void put_field(const struct field_use *u, struct buf *out)
{
	if (u->kind == FIELD_REFERENCES)
		buf_cat(out, "references.");
	else if (u->kind != DATA_HOUSEHOLDS)
		buf_fmt(out, "%s.", data_kind_name((enum data_kind)u->kind));
	buf_str(out, u->name);
	if (u->kind == DATA_HOUSEHOLDS && u->years != 1)
		buf_cat(out, u->years & 1 ? "（本年和以前年度）" : "（以前年度）");
}

/* What places and links records: every input has it. */
static bool is_key(struct str name)
{
	static const char *const keys[] = {"id", "household", "area", "township", "village"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(name, keys[i]))
			return true;
	return false;
}

static void put_input_fields(const struct indicator_set *s, const struct figure *f, size_t i, struct buf *out)
{
	struct field_list l;
	bool first = true;
	figure_input_fields(s, f, i, &l);
	for (size_t k = 0; k < l.n; k++) {
		if (is_key(l.v[k].name))
			continue;
		buf_cat(out, first ? "  取自 " : " ");
		first = false;
		put_field(&l.v[k], out);
	}
}

static void put_inputs(const struct indicator_set *s, const struct figure *f, const struct figure_input in[], size_t n,
		       struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_fmt(out, "  输入：%s ", in[i].name);
		figure_amount(in[i].value, in[i].unit, out);
		if (in[i].source[0])
			buf_fmt(out, "  取自 %s", in[i].source);
		else
			put_input_fields(s, f, i, out);
		buf_char(out, '\n');
	}
}

const struct policy_rule *figure_rule(const struct indicator_set *s, const struct figure *f)
{
	const struct policy *p = s->p;
	const struct {
		const char *ref;
		const struct policy_rules *rules;
	} table[] = {
		{"@tier", &p->tier}, {"@focus", &p->focus}, {"@line", &p->line}, {"@overlap", &p->overlap}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		size_t k = str_is(str_from(f->family->clause), table[i].ref)
				   ? policy_rule_find(table[i].rules, f->key)
				   : SIZE_MAX;
		if (k != SIZE_MAX)
			return &table[i].rules->v[k];
	}
	return NULL;
}

static void put_condition(const struct indicator_set *s, const struct figure *f, struct buf *out)
{
	const struct policy_rule *rule = figure_rule(s, f);
	if (!rule)
		return;
	buf_cat(out, "  条件：");
	cond_text(rule->when, out);
	buf_char(out, '\n');
}

/* How this year's income was made, where it was not collected for the year. */
static void put_estimate(const struct indicator_set *s, const struct figure *f, struct buf *out)
{
	const struct policy_estimate *e = &s->p->estimate;
	struct field_list l;
	if (!s->estimating)
		return;
	figure_fields(s, f, &l);
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].kind == DATA_MONTHLY && str_is(l.v[i].name, "net")) {
			buf_fmt(out, "  推算：每户全年收入＝%d月起%d个月中已采集月份的收入合计×%d÷%d\n", e->first_month, e->months,
				e->year_months, e->months);
			return;
		}
}

static void put_formula(const struct indicator_set *s, const struct figure *f, const struct figure_input in[], size_t n,
			struct buf *out)
{
	struct maker m = maker_of(s, f);
	unsigned d = figure_decimals(f->family->unit);
	buf_cat(out, "  公式：");
	formula_put(maker_formula(&m, f), in, n, false, out);
	buf_char(out, '\n');
	if (f->status != FIGURE_OK && f->status != FIGURE_UNDEFINED)
		return;
	buf_cat(out, "  代入：");
	formula_put(maker_formula(&m, f), in, n, true, out);
	if (f->status == FIGURE_OK) {
		buf_cat(out, "；得 ");
		dec_group(frac_round(f->value, d), d, out);
		buf_cat(out, figure_unit_name(f->family->unit));
	}
	buf_char(out, '\n');
}

void indicator_explain(const struct indicator_set *s, const struct figure *f, struct buf *out)
{
	const struct data_area *area = &s->data->area[f->area];
	struct maker m = maker_of(s, f);
	struct figure_input in[FIGURE_INPUTS];
	size_t n = figure_inputs(s, f, in);
	buf_fmt(out, "%s  %s", f->family->name, f->family->id);
	if (f->key.n)
		buf_fmt(out, "/%.*s", STR_ARG(f->key));
	if (f->key_name.n && !str_eq(f->key, f->key_name))
		buf_fmt(out, "（%.*s）", STR_ARG(f->key_name));
	buf_fmt(out, "\n  地区：%.*s（%.*s）\n  数值：", STR_ARG(area->name), STR_ARG(area->code));
	figure_shown(f, out);
	buf_fmt(out, "%s%.*s\n", f->why.n ? "  原因：" : "", STR_ARG(f->why));
	buf_fmt(out, "  含义：%s\n", f->family->definition);
	put_formula(s, f, in, n, out);
	put_condition(s, f, out);
	put_inputs(s, f, in, n, out);
	put_estimate(s, f, out);
	put_clause(s, f, out);
	if (f->note.n)
		buf_fmt(out, "  说明：%.*s\n", STR_ARG(f->note));
	if (m.family->make == make_reference)
		return; /* published: of no records */
	buf_fmt(out, "  记录：范围%lld，用到%lld", (long long)f->of, (long long)f->n);
	if (f->of >= f->n && f->status != FIGURE_MISSING)
		buf_fmt(out, "，未用%lld", (long long)(f->of - f->n));
	buf_char(out, '\n');
}

/* --- for the README --- */

void indicator_registry_markdown(struct buf *out)
{
	size_t n;
	const struct family *table = family_table(&n);
	buf_cat(out, "| 指标 | 名称 | 单位 | 分项 | 含义 | 公式 |\n|---|---|---|---|---|---|\n");
	for (size_t i = 0; i < n; i++) {
		const struct indicator *v = &table[i].shown;
		buf_fmt(out, "| `%s` | %s | %s | %s | %s | ", v->id, v->name, figure_unit_name(v->unit),
			v->keys ? v->keys : "", v->definition);
		formula_put(v->formula, NULL, 0, false, out);
		buf_cat(out, " |\n");
	}
}
