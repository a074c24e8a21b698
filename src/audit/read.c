/* templates/screens.json: the rules.  The keys are described in templates/README.md. */
#include "audit/plan.h"
#include "base/vec.h"
#include "json/json.h"

#include <string.h>

struct reader {
	struct arena *a;
	const struct audit_source *from;
	struct diag_list *l;
	struct audit_rule *rule;
	struct audit_plan *plan;
	struct buf missing;
};

static bool only_keys(struct reader *r, const struct json *j, const char *object)
{
	size_t n;
	const char *const *key = audit_keys(object, &n);
	return json_only_keys(j, key, n, r->l);
}

static bool fault(struct reader *r, const struct json *j, const char *zh, const char *en)
{
	json_diag(j, DIAG_ERROR, "screens.rule", r->l, "%s", TR(zh, en));
	return false;
}

/* The place of a word in a NULL-ended list, or -1 with a did-you-mean. */
static int read_word(struct reader *r, const struct json *j, const char *const *word)
{
	struct str known[16];
	int n = 0;
	for (; word[n]; n++) {
		if (str_is(json_text(j), word[n]))
			return n;
		known[n] = str_from(word[n]);
	}
	struct diag *d = json_diag(j, DIAG_ERROR, "screens.rule", r->l,
				   TR("不认识“%.*s”", "unknown word \"%.*s\""), STR_ARG(json_text(j)));
	struct str near = diag_nearest(json_text(j), known, (size_t)n);
	if (near.n)
		diag_hint(r->l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	return -1;
}

static struct str read_text(struct reader *r, const struct json *j, const char *key)
{
	return arena_str(r->a, json_text(json_member(j, key)));
}

static void lack(struct reader *r, struct str what)
{
	buf_fmt(&r->missing, "%s%.*s", r->missing.n ? "、" : "", STR_ARG(what));
}

/* --- parameters --- */

/* From the first of these ids that the pack has, if it is of this income year. */
static bool param_of_pack(struct reader *r, const struct json *ids, struct audit_param *p)
{
	static const int64_t to_scale[] = {[PARAM_YUAN] = 100, [PARAM_PERCENT] = 1, [PARAM_COUNT] = 10000};
	const struct policy_param *found = NULL;
	json_each (id, ids)
		if (!found && r->from->pack)
			found = policy_param(r->from->pack, arena_str(r->a, json_text(id)).p);
	if (!found) {
		lack(r, arena_fmt(r->a, "政策包中的%.*s", STR_ARG(p->label)));
		return true;
	}
	if (found->type > PARAM_COUNT)
		return fault(r, ids, "政策包的这个参数不是数", "this parameter of the pack is not a number");
	if (found->year && found->year != r->from->income_year && !found->own)
		lack(r, arena_fmt(r->a, "%d年度的%.*s（政策包所载为%d年度）", r->from->income_year,
				  STR_ARG(found->label), found->year));
	p->label = found->label;
	p->text = found->text;
	p->value = found->value * to_scale[found->type];
	return true;
}

static bool read_param(struct reader *r, const struct json *j, struct audit_param *p)
{
	const struct json *value = json_member(j, "value"), *pack = json_member(j, "pack");
	if (!only_keys(r, j, "parameter"))
		return false;
	p->id = read_text(r, j, "id");
	p->label = read_text(r, j, "label");
	p->unit = read_text(r, j, "unit");
	if (pack)
		return param_of_pack(r, pack, p);
	p->text = arena_str(r->a, json_text(value));
	if (str_is(p->text, "income_year")) {
		p->text = arena_fmt(r->a, "%d", r->from->income_year);
		p->value = (int64_t)r->from->income_year * 10000;
		return true;
	}
	return json_dec(value, 4, &p->value) == DEC_OK ||
	       fault(r, value ? value : j, "参数的 value 应为数", "the parameter's value must be a number");
}

static bool read_params(struct reader *r, const struct json *list)
{
	bool ok = true;
	r->rule->param = arena_many(r->a, struct audit_param, json_count(list));
	json_each (item, list)
		ok = read_param(r, item, &r->rule->param[r->rule->params++]) && ok;
	return ok;
}

static const struct audit_param *find_param(const struct audit_rule *rule, struct str id)
{
	for (size_t i = 0; i < rule->params; i++)
		if (str_eq(rule->param[i].id, id))
			return &rule->param[i];
	return NULL;
}

static int64_t param_value(const struct reader *r, struct str id)
{
	const struct audit_param *p = find_param(r->rule, id);
	return p ? p->value : 0;
}

/* --- facts and conditions --- */

/* Index of the fact in the plan, or -1 with a diagnostic. */
static int read_fact(struct reader *r, const struct json *j)
{
	const struct audit_fact *f = audit_fact_find(json_text(j));
	if (f && f->record != AUDIT_HOUSEHOLD && f->record != r->rule->record) {
		fault(r, j, "这个字段不属于本规则的记录（record）", "this field is not of the rule's record");
		return -1;
	}
	for (size_t i = 0; f && i < r->plan->facts; i++)
		if (r->plan->fact[i] == f)
			return (int)i;
	if (f && r->plan->facts < PLAN_FACTS) {
		r->plan->fact[r->plan->facts] = f;
		return (int)r->plan->facts++;
	}
	if (f) {
		fault(r, j, "一条规则最多用24个字段", "a rule takes at most 24 fields");
		return -1;
	}
	struct str *name, near;
	size_t n = audit_fact_names(r->a, &name);
	struct diag *d =
		json_diag(j, DIAG_ERROR, "screens.rule", r->l,
			  TR("没有名为“%.*s”的字段", "\"%.*s\" is no known field"), STR_ARG(json_text(j)));
	near = diag_nearest(json_text(j), name, n);
	if (near.n)
		diag_hint(r->l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	return -1;
}

/* A number, the id of a parameter of the rule, or another fact. */
static bool read_bound(struct reader *r, const struct json *j, bool open, struct node_bound *b)
{
	int64_t v;
	const struct audit_param *p = find_param(r->rule, json_text(j));
	*b = (struct node_bound){.set = true, .open = open, .fact = -1};
	if (p || json_dec(j, 4, &v) == DEC_OK) {
		b->at = frac_make(p ? p->value : v, 10000);
		return true;
	}
	b->fact = read_fact(r, j);
	return b->fact >= 0;
}

static bool read_range(struct reader *r, const struct json *j, struct node *c)
{
	static const struct {
		const char *key;
		bool low, open;
	} side[] = {{"at_least", true, false},
		    {"above", true, true},
		    {"at_most", false, false},
		    {"below", false, true}};
	bool ok = true;
	c->op = NODE_RANGE;
	for (size_t i = 0; i < 4; i++) {
		const struct json *m = json_member(j, side[i].key);
		if (m)
			ok = read_bound(r, m, side[i].open, side[i].low ? &c->lo : &c->hi) && ok;
	}
	if (ok && !c->lo.set && !c->hi.set)
		return fault(r, j, "没有比较：应有 is、known、at_least、above、at_most 或 below",
			     "no comparison: expected is, known, at_least, above, at_most or below");
	if (ok && c->lo.set && c->hi.set && c->lo.fact < 0 && c->hi.fact < 0) {
		int order = frac_cmp(c->lo.at, c->hi.at);
		if (order > 0 || (order == 0 && (c->lo.open || c->hi.open)))
			return fault(r, j, "下限高于上限，这个条件不会成立", "the lower bound is above the upper: it never holds");
	}
	return ok;
}

static const struct node *read_leaf(struct reader *r, const struct json *j)
{
	struct node *c = arena_make(r->a, struct node);
	const struct json *is = json_member(j, "is"), *known = json_member(j, "known");
	if (!only_keys(r, j, "comparison"))
		return NULL;
	int fact = read_fact(r, json_member(j, "field"));
	if (fact < 0)
		return NULL;
	c->fact = (unsigned)fact;
	bool flag = r->plan->fact[fact]->unit == IN_FLAG;
	if (is ? !flag : !known && flag)
		return fault(r, j, is ? "这个字段是数，用 at_least、above、at_most、below 比较" : "这个字段是“是”或“否”，用 is",
			     is ? "this field is a number: compare it" : "this field is yes or no: use \"is\""),
		       NULL;
	if (is || known) {
		c->op = is ? NODE_FLAG : NODE_KNOWN;
		c->yes = json_truth(is ? is : known);
		return json_expect(is ? is : known, JSON_BOOL, r->l) ? c : NULL;
	}
	return read_range(r, j, c) ? c : NULL;
}

#define DEPTH_MAX 16
static const struct node *read_node(struct reader *r, const struct json *j, unsigned depth)
{
	static const char *const ops[] = {"all", "any", "not", NULL};
	if (depth == DEPTH_MAX)
		return fault(r, j, "条件嵌套太深", "conditions are nested too deep"), NULL;
	if (json_kind(j) != JSON_OBJECT)
		return fault(r, j, "这里应是一个条件", "a condition is expected here"), NULL;
	if (json_member(j, "field"))
		return read_leaf(r, j);
	const struct json *m = json_first(j);
	int op = json_count(j) == 1 && m ? 0 : -1;
	for (; op >= 0 && ops[op] && !str_is(json_key(m), ops[op]); op++)
		;
	if (op < 0 || !ops[op])
		return fault(r, j, "这里应恰有一项：all、any、not 或 field",
			     "expected exactly one of all, any, not, field"),
		       NULL;
	struct node *c = arena_make(r->a, struct node);
	bool ok = true;
	c->op = (enum node_op)(NODE_ALL + op);
	c->kid = arena_many(r->a, const struct node *, op == NODE_NOT ? 1 : json_count(m));
	if (op == NODE_NOT) {
		c->kid[c->n++] = read_node(r, m, depth + 1);
		return c->kid[0] ? c : NULL;
	}
	json_each (item, m)
		ok = (c->kid[c->n++] = read_node(r, item, depth + 1)) && ok;
	return ok && c->n ? c : NULL;
}

/* --- a rule --- */

static bool read_counted(struct reader *r, const struct json *list)
{
	json_each (item, list) {
		int fact = read_fact(r, item);
		if (fact < 0)
			return false;
		if (r->plan->ofs == 5)
			return fault(r, item, "最多5个", "at most five");
		r->plan->of[r->plan->ofs++] = (unsigned)fact;
	}
	return true;
}

static bool read_codes(struct reader *r, const struct json *list)
{
	json_each (item, list) {
		if (r->plan->codes == 4)
			return fault(r, item, "最多4个", "at most four");
		r->plan->code[r->plan->codes++] = arena_str(r->a, json_text(item));
	}
	return true;
}

/* "{low}" gives way to the parameter's text. */
static struct str fill_in(struct reader *r, const struct json *j)
{
	struct str rest = json_text(j);
	struct buf b = {0};
	for (size_t open, close; (open = str_find_char(rest, '{')) != SIZE_MAX;) {
		close = str_find_char(rest, '}');
		if (close == SIZE_MAX || close < open)
			break;
		const struct audit_param *p = find_param(r->rule, str_sub(rest, open + 1, close));
		buf_str(&b, str_sub(rest, 0, open));
		buf_str(&b, p && p->text.n ? p->text : STR("（未定）"));
		rest = str_sub(rest, close + 1, rest.n);
	}
	buf_str(&b, rest);
	struct str s = arena_str(r->a, buf_view(&b));
	buf_release(&b);
	return s;
}

static void settle_numbers(struct reader *r)
{
	struct audit_plan *p = r->plan;
	p->least = param_value(r, STR("least"));
	p->share = param_value(r, STR("share"));
	p->multiple = param_value(r, STR("multiple"));
	p->line = param_value(r, STR("line"));
	p->width = param_value(r, STR("width"));
	p->alpha = param_value(r, STR("alpha"));
}

static bool read_words(struct reader *r, const struct json *j)
{
	const struct json *record = json_member(j, "record"), *text = json_member(j, "text_of");
	int kind = read_word(r, json_member(j, "kind"), audit_kinds),
	    severity = read_word(r, json_member(j, "severity"), audit_severities);
	int rec = record ? read_word(r, record, audit_records) : 0, of = text ? read_word(r, text, audit_texts) : 0;
	if (kind < 0 || severity < 0 || rec < 0 || of < 0)
		return false;
	r->plan->kind = (enum audit_kind)kind;
	r->plan->text = of;
	r->plan->households = json_truth(json_member(j, "across_households"));
	r->plan->counties = json_truth(json_member(j, "across_counties"));
	r->rule->severity = (enum audit_severity)severity;
	r->rule->record = (enum audit_record)rec;
	return true;
}

static bool needs(struct reader *r, const struct json *j)
{
	const struct audit_plan *p = r->plan;
	if (p->kind == KIND_ROWS && !p->when)
		return fault(r, j, "缺少 when", "\"when\" is missing");
	if ((p->kind == KIND_CLUSTER || p->kind == KIND_BUNCH || p->kind == KIND_HEAP) && !p->ofs)
		return fault(r, j, "缺少 of", "\"of\" is missing");
	if (p->kind == KIND_LACKING && !r->missing.n)
		return fault(r, j, "缺少 lacks", "\"lacks\" is missing");
	if (!r->rule->id.n || !r->rule->text.n || !r->rule->shows.n || !r->rule->origin.n)
		return fault(r, j, "每条规则都要有 id、text、origin、shows",
			     "id, text, origin and shows are required");
	return true;
}

static bool read_parts(struct reader *r, const struct json *j)
{
	const struct json *population = json_member(j, "population"), *when = json_member(j, "when");
	if (!read_words(r, j) || !read_params(r, json_member(j, "parameters")))
		return false;
	settle_numbers(r);
	bool ok = read_counted(r, json_member(j, "of")) && read_codes(r, json_member(j, "codes"));
	if (population)
		ok = (r->plan->population = read_node(r, population, 0)) && ok;
	if (when)
		ok = (r->plan->when = read_node(r, when, 0)) && ok;
	json_each (item, json_member(j, "lacks"))
		lack(r, json_text(item));
	return ok;
}

static bool read_rule(struct reader *r, const struct json *j)
{
	const struct json *block = json_member(j, "block_above");
	if (!json_expect(j, JSON_OBJECT, r->l) || !only_keys(r, j, "rule"))
		return false;
	r->rule->plan = r->plan = arena_make(r->a, struct audit_plan);
	r->rule->at = json_pos(j);
	r->rule->block_above = -1;
	buf_clear(&r->missing);
	if (block && json_dec(block, 4, &r->rule->block_above) != DEC_OK)
		return fault(r, block, "block_above 应为百分数", "block_above must be a percentage");
	if (!read_parts(r, j))
		return false;
	r->rule->id = read_text(r, j, "id");
	r->rule->text = fill_in(r, json_member(j, "text"));
	r->rule->origin = read_text(r, j, "origin");
	r->rule->shows = fill_in(r, json_member(j, "shows"));
	r->rule->missing = arena_str(r->a, buf_view(&r->missing));
	return needs(r, j) && audit_check_rule(r->rule, j, r->l);
}

static bool is_repeated(struct reader *r, const struct audit_rules *all, const struct json *j)
{
	for (size_t i = 0; i + 1 < all->n; i++)
		if (str_eq(all->v[i].id, r->rule->id))
			return !fault(r, j, "编号重复", "the id occurs twice");
	return false;
}

bool audit_load(struct arena *a, const struct audit_source *from, struct audit_rules *out,
		struct diag_list *l)
{
	struct err e = {0};
	struct reader r = {.a = a, .from = from, .l = l};
	const struct json *j = json_load(a, from->path, &e), *list = json_member(j, "rules");
	if (!j) {
		diag_err(l, DIAG_ERROR, &e);
		return false;
	}
	bool ok = json_expect(j, JSON_OBJECT, l) && only_keys(&r, j, "") && json_expect(list ? list : j, JSON_ARRAY, l);
	const struct json *version = json_member(j, "screens");
	if (version && !str_is(json_text(version), "1"))
		ok = fault(&r, version, "格式版本应为1", "the version must be 1");
	out->v = arena_many(a, struct audit_rule, json_count(list));
	out->n = 0;
	json_each (item, list) {
		r.rule = &out->v[out->n++];
		ok = read_rule(&r, item) && !is_repeated(&r, out, item) && ok;
	}
	buf_release(&r.missing);
	return ok;
}
