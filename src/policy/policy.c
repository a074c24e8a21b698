#include "policy/policy.h"

#include "policy/node.h"
#include "policy/pack.h"

/* --- loading --- */

const struct policy *policy_read(struct arena *a, const char *file, const struct json *j,
				 const struct policy_overrides *own, struct diag_list *l)
{
	struct policy *p = arena_make(a, struct policy);
	struct reader r = {.a = a, .p = p, .l = l};
	size_t errors = l->count[DIAG_ERROR];
	int format;
	p->file = file;
	if (!json_expect(j, JSON_OBJECT, l))
		return NULL;
	if (!json_int(json_member(j, "policy"), &format) || format != 1)
		json_diag(j, DIAG_ERROR, "policy.format", l,
			  TR("不是政策包：“policy”应为1", "not a policy pack: \"policy\" should be 1"));
	pack_read(&r, j, own);
	return l->count[DIAG_ERROR] == errors ? p : NULL;
}

const struct policy *policy_load(struct arena *a, const char *path, const struct policy_overrides *own,
				 struct diag_list *l)
{
	struct err e = {0};
	const char *file = arena_str(a, str_from(path)).p;
	const struct json *j = json_load(a, file, &e);
	if (j)
		return policy_read(a, file, j, own, l);
	diag_err(l, DIAG_ERROR, &e);
	return NULL;
}

const struct policy *policy_parse(struct arena *a, const char *name, struct str text,
				  const struct policy_overrides *own, struct diag_list *l)
{
	struct err e = {0};
	const char *file = arena_str(a, str_from(name)).p;
	const struct json *j = json_parse(a, file, arena_str(a, text), &e);
	if (j)
		return policy_read(a, file, j, own, l);
	diag_err(l, DIAG_ERROR, &e);
	return NULL;
}

/* --- asking --- */

const struct policy_param *policy_param(const struct policy *p, const char *id)
{
	for (size_t i = 0; i < p->param_n; i++)
		if (str_is(p->param[i].id, id))
			return &p->param[i];
	return NULL;
}

int64_t policy_value(const struct policy *p, const char *id, int64_t otherwise)
{
	const struct policy_param *param = policy_param(p, id);
	return param ? param->value : otherwise;
}

/* Rounded to `decimals`, does an amount below some line of the pack read as that line or more? */
static bool reads_above(const struct policy *p, struct frac yuan, unsigned decimals)
{
	static const int64_t unit[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	struct frac shown = frac_make(frac_round(yuan, decimals), unit[decimals]);
	for (size_t i = 0; i < p->param_n; i++) {
		struct frac line = frac_make(p->param[i].value, 100);
		if (p->param[i].type == PARAM_YUAN && frac_cmp(yuan, line) < 0 && frac_cmp(shown, line) >= 0)
			return true;
	}
	return false;
}

unsigned policy_yuan_decimals(const struct policy *p, struct frac yuan)
{
	unsigned decimals = 2;
	while (decimals < 6 && reads_above(p, yuan, decimals))
		decimals += 2;
	return decimals;
}

static const struct policy_param *stale_bound(const struct policy *p, const struct bound *b, int year)
{
	const struct policy_param *v = b->set && b->param >= 0 ? &p->param[b->param] : NULL;
	return v && v->year && v->year != year && !v->own ? v : NULL;
}

const struct policy_param *policy_stale(const struct policy *p, const struct cond *c, int income_year)
{
	if (!c)
		return NULL;
	const struct policy_param *v = stale_bound(p, &c->lo, income_year);
	if (!v)
		v = stale_bound(p, &c->hi, income_year);
	for (size_t i = 0; !v && i < c->n; i++)
		v = policy_stale(p, c->kid[i], income_year);
	return v;
}

size_t policy_rule_find(const struct policy_rules *r, struct str name)
{
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->v[i].id, name))
			return i;
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->v[i].label, name))
			return i;
	return SIZE_MAX;
}

struct str policy_text(const struct policy *p, const char *id)
{
	for (size_t i = 0; i < p->text.n; i++)
		if (str_is(p->text.v[i].id, id))
			return p->text.v[i].label;
	return (struct str){0};
}

enum policy_standing policy_standing(const struct policy *p, struct date report)
{
	if (p->valid_from.year && date_cmp(report, p->valid_from) < 0)
		return POLICY_NOT_YET;
	if (!p->valid_to.year)
		return POLICY_OPEN;
	struct date last = p->valid_to_alt.year ? p->valid_to_alt : p->valid_to;
	if (date_cmp(report, last) > 0)
		return POLICY_EXPIRED;
	if (p->valid_to_alt.year && date_cmp(report, p->valid_to) >= 0)
		return POLICY_LAST_DAY;
	return POLICY_VALID;
}

/* --- subsidies --- */

bool policy_payable(const struct policy_subsidy *s, int64_t quantity, money base, int persons, money *out)
{
	const struct {
		bool set;
		wide limit; /* a part of a fen is not paid */
	} limit[] = {
		{s->unit_amount != 0, (wide)s->unit_amount * quantity / 100},
		{s->percent != 0, (wide)base * s->percent / 1000000},
		{s->cap_person != 0, (wide)s->cap_person * persons},
		{s->cap_household != 0, s->cap_household},
	};
	wide least = -1;
	for (size_t i = 0; i < COUNT_OF(limit); i++)
		if (limit[i].set && (least < 0 || limit[i].limit < least))
			least = limit[i].limit;
	if (least < 0 || least > INT64_MAX)
		return false;
	*out = (money)least;
	return true;
}
