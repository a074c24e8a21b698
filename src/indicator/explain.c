/* `jianbao explain`: what a figure means, its formula with the numbers put in, its clause and its rows. */
#include "indicator/family.h"
#include "indicator/words.h"

/* --- readings of domain section 3 that figures rest on --- */

static const struct {
	const char *id, *text;
} readings[] = {
	{"A-03", "文件只写低保：整户特困供养户不计入整户低保，另列户数"},
	{"A-05", "从未纳入监测的一般农户列为范围外记录，不参与分类"},
	{"A-07", "人均和增速按纯收入合计除以人口合计计算，只用两年都有收入的户；各年用各年的人口"},
	{"A-08", "以两年都有收入的户为准，另列全部户的数"},
	{"A-09", "本年人均纯收入严格低于上年才算不增反降，持平另列"},
	{"A-10", "增速舍入到一位小数为0.0%算持平"},
	{"A-12", "目标为上年人均收入乘以（1＋当地农民收入增速）；进度按上年同期占比，没有的按季数÷4"},
	{"A-14", "当地居民取县级农村居民人均可支配收入的公布增速"},
	{"A-18", "采集月数不足的不分类，只列为采集不足"},
	{"A-20", "一个月的收入超过合计的一定比例，放大到全年可能失真"},
	{"A-22", "占比的分母是四项收入之和（毛收入）"},
	{"A-32", "全部排名；并列同位次（1、2、2、4）"},
	{"A-34", "方案期内到本年为止每年都高于，至少两年"},
	{"A-35", "用年度家庭人口数；没有的用成员行数"},
};

struct str reading_text(struct str id)
{
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
		if (str_is(id, readings[i].id))
			return str_from(readings[i].text);
	return (struct str){0};
}

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
	if (c && c->quote.n)
		buf_fmt(out, "  原文：“%.*s”\n", STR_ARG(c->quote));
	if (c && c->note.n)
		buf_fmt(out, "  读法：%.*s %.*s\n", STR_ARG(reading), STR_ARG(c->note));
	else if (reading.n && reading.p[0] == 'A')
		buf_fmt(out, "  口径：%.*s %.*s\n", STR_ARG(reading), STR_ARG(reading_text(reading)));
}

/* --- the formula with its numbers --- */

static void put_amount(struct frac v, enum figure_unit u, struct buf *out)
{
	/* A growth that is compared at one decimal is shown at one (contract.md 4, two_high). */
	unsigned d = u == UNIT_PERCENT && v.d == 10 ? 1 : figure_decimals(u);
	if (!v.d) {
		buf_cat(out, "—");
		return;
	}
	dec_group(frac_round(v, d), d, out);
	buf_cat(out, figure_unit_name(u));
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
			put_amount(v->value, v->unit, out);
		else
			buf_str(out, name);
		p += end + 1;
	}
}

static void put_inputs(const struct figure_input in[], size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		buf_fmt(out, "  输入：%s ", in[i].name);
		put_amount(in[i].value, in[i].unit, out);
		if (in[i].source[0])
			buf_fmt(out, "  字段 %s", in[i].source);
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

void indicator_explain(const struct indicator_set *s, const struct figure *f, struct buf *out)
{
	const struct data_area *area = &s->data->area[f->area];
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
	buf_fmt(out, "  含义：%s\n  公式：", f->family->definition);
	formula_put(f->family->formula, in, n, false, out);
	buf_cat(out, "\n  代入：");
	formula_put(f->family->formula, in, n, f->status == FIGURE_OK, out);
	buf_char(out, '\n');
	put_condition(s, f, out);
	put_inputs(in, n, out);
	put_clause(s, f, out);
	if (f->note.n)
		buf_fmt(out, "  说明：%.*s\n", STR_ARG(f->note));
	buf_fmt(out, "  记录：用到%lld，范围%lld\n", (long long)f->n, (long long)f->of);
}

/* --- finding a figure by what the user writes --- */

static const struct figure *no_figure(struct err *e, const char *what, struct str name, struct str near)
{
	err_set(e, EXIT_USAGE, "figure.name", (struct pos){0}, TR("没有%s“%.*s”", "no such %s: \"%.*s\""),
		what, STR_ARG(name));
	e->hint[0] = 0;
	if (near.n)
		err_hint(e, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	return NULL;
}

static struct str near_area(const struct indicator_set *s, struct str where)
{
	struct str *name = arena_many(s->a, struct str, s->data->areas);
	for (size_t i = 0; i < s->data->areas; i++)
		name[i] = s->data->area[i].name;
	return diag_nearest(where, name, s->data->areas);
}

/* Which keys the family has, unless one of them was nearly hit. */
static void hint_keys(const struct keyset *k, struct err *e)
{
	struct buf all = {0};
	for (size_t i = 0; i < k->n && all.n < 180; i++)
		buf_fmt(&all, "%s%.*s", i ? TR("、", ", ") : "", STR_ARG(k->key[i]));
	if (!e->hint[0] && all.n)
		err_hint(e, TR("在指标名后面写 /分项：%s", "add /KEY: %s"), buf_cstr(&all));
	else if (!e->hint[0])
		err_hint(e, TR("这项指标没有分项", "this figure has no keys"));
	buf_release(&all);
}

static struct str near_family(struct str id)
{
	size_t n;
	const struct family *table = family_table(&n);
	struct str known[512];
	ENSURE(n <= sizeof known / sizeof *known);
	for (size_t i = 0; i < n; i++)
		known[i] = str_from(table[i].shown.id);
	return diag_nearest(id, known, n);
}

const struct figure *indicator_find(const struct indicator_set *s, struct str spec, struct err *e)
{
	size_t slash = str_find_char(spec, '/'), n;
	struct str head = str_sub(spec, 0, slash),
		   key = slash == SIZE_MAX ? (struct str){"", 0} : str_sub(spec, slash + 1, spec.n);
	size_t sign = str_find_char(head, '@');
	struct str id = str_sub(head, 0, sign),
		   where = sign == SIZE_MAX ? (struct str){0} : str_sub(head, sign + 1, head.n);
	size_t i = family_find(id);
	if (i == SIZE_MAX)
		return no_figure(e, TR("指标", "figure"), id, near_family(id));
	uint32_t area = where.n ? indicator_area_find(s, where) : 0;
	if (area == DATA_NONE)
		return no_figure(e, TR("地区", "area"), where, near_area(s, where));
	const struct family *family = &family_table(&n)[i];
	const struct keyset *k = &s->keys[family->key];
	for (size_t j = 0; j < k->n; j++)
		if (str_eq(k->key[j], key) || (key.n && str_eq(k->name[j], key)))
			return indicator_lookup(s, family->shown.id, area, k->key[j]);
	no_figure(e, TR("分项", "key"), key, diag_nearest(key, k->key, k->n));
	hint_keys(k, e);
	return NULL;
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
