/* The parameters of a pack, and the office's own values for them. */
#include "policy/pack.h"

static const struct field param_fields[] = {
	{"id", FIELD_TEXT, AT(policy_param, id), true},
	{"label", FIELD_TEXT, AT(policy_param, label), true},
	{"value", FIELD_OTHER, 0, true},
	{"unit", FIELD_TEXT, AT(policy_param, unit), true},
	{"year", FIELD_INT, AT(policy_param, year), false},
	{"", FIELD_CLAUSE, AT(policy_param, clause), false},
};

const struct section param_section = SECTION(param_fields, policy_param, 0);

static enum param_type param_type_of(struct str unit)
{
	static const struct {
		const char *unit;
		enum param_type type;
	} known[] = {{"元", PARAM_YUAN}, {"%", PARAM_PERCENT}, {"是否", PARAM_SWITCH}, {"词", PARAM_WORD}};
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_is(unit, known[i].unit))
			return known[i].type;
	return PARAM_COUNT;
}

/* The parameter's text as a number of its type; false if it is not one. */
static bool param_number(struct policy_param *p)
{
	static const unsigned scale[] = {[PARAM_YUAN] = 2, [PARAM_PERCENT] = 4, [PARAM_COUNT] = 0};
	if (p->type == PARAM_WORD)
		return p->text.n > 0;
	if (p->type != PARAM_SWITCH)
		return dec_parse(p->text, scale[p->type], &p->value) == DEC_OK;
	bool yes = str_is(p->text, "true") || str_is(p->text, "是");
	p->value = yes;
	return yes || str_is(p->text, "false") || str_is(p->text, "否");
}

static void fault_value(struct reader *r, struct diag *d, const struct policy_param *p)
{
	static const char *const want[] = {[PARAM_YUAN] = "金额（元，至多两位小数）",
					   [PARAM_PERCENT] = "百分数（至多四位小数）",
					   [PARAM_COUNT] = "整数",
					   [PARAM_WORD] = "文字",
					   [PARAM_SWITCH] = "是或否"};
	diag_hint(r->l, d, TR("参数“%.*s”应为%s", "parameter \"%.*s\" should be %s"), STR_ARG(p->id),
		  want[p->type]);
}

static void read_param_value(struct reader *r, const struct json *j, struct policy_param *p)
{
	const struct json *value = json_member(j, "value");
	p->type = param_type_of(p->unit);
	p->open = p->clause.at.n == 0;
	if (p->open && !p->clause.note.n)
		p->clause.note = STR("参数，文件未规定");
	if (json_kind(value) == JSON_BOOL)
		p->text = json_truth(value) ? STR("是") : STR("否");
	else
		p->text = arena_str(r->a, json_text(value));
	p->pack_text = p->text;
	if (value && !param_number(p))
		fault_value(r,
			    json_diag(value, DIAG_ERROR, "policy.number", r->l,
				      TR("取值不对：“%.*s”", "bad value \"%.*s\""), STR_ARG(p->text)),
			    p);
}

static void apply_override(struct reader *r, const struct policy_override *o)
{
	struct policy *p = r->p;
	struct str *known = arena_many(r->a, struct str, p->param_n);
	for (size_t i = 0; i < p->param_n; i++) {
		known[i] = p->param[i].id;
		if (!str_eq(p->param[i].id, o->id))
			continue;
		p->param[i].text = arena_str(r->a, o->value);
		p->param[i].own = true;
		if (!param_number(&p->param[i]))
			fault_value(r,
				    diag_add(r->l, DIAG_ERROR, "policy.number", o->at,
					     TR("取值不对：“%.*s”", "bad value \"%.*s\""), STR_ARG(o->value)),
				    &p->param[i]);
		return;
	}
	struct diag *d = diag_add(r->l, DIAG_ERROR, "policy.parameter", o->at,
				  TR("政策包“%.*s”没有参数“%.*s”", "pack \"%.*s\" has no parameter \"%.*s\""),
				  STR_ARG(p->id), STR_ARG(o->id));
	struct str near = diag_nearest(o->id, known, p->param_n);
	if (near.n)
		diag_hint(r->l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
}

void params_read(struct reader *r, const struct json *j, const struct policy_overrides *own)
{
	struct policy *p = r->p;
	p->param = read_array(r, j, "parameters", &param_section, &p->param_n);
	size_t i = 0;
	json_each (item, json_member(j, "parameters"))
		if (i < p->param_n)
			read_param_value(r, item, &p->param[i++]);
	for (size_t o = 0; own && o < own->n; o++)
		apply_override(r, &own->v[o]);
}
