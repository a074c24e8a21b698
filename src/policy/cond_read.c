/*
 * Conditions from JSON:
 *   {"all": [...]}  {"any": [...]}  {"not": {...}}  {"use": "a name under define"}
 *   {"field": F, "is": true | "word"}  {"field": F, "in": ["word", ...]}  {"field": F, "known": true}
 *   {"field": F, "at_least" | "above": X, "at_most" | "below": Y}
 *   {"field": F, "between": [X, Y]}  - from X, X included, to Y, Y not included
 * X and Y are numbers ("6900", 6900) or the id of a parameter.
 */
#include "policy/node.h"
#include "policy/read.h"

#define DEPTH_MAX 32

static const struct cond *read_node(struct reader *r, const struct json *j, unsigned depth);

/* --- names --- */

static struct diag *fault(struct reader *r, const struct json *j, const char *zh, const char *en)
{
	return json_diag(j, DIAG_ERROR, "policy.condition", r->l, "%s", TR(zh, en));
}

static void unknown_name(struct reader *r, const struct json *j, const char *what, const struct str *known,
			 size_t n)
{
	struct str s = json_text(j);
	struct diag *d = json_diag(j, DIAG_ERROR, "policy.condition", r->l,
				   TR("没有名为“%.*s”的%s", "\"%.*s\" is no known %s"), STR_ARG(s), what);
	struct str near = diag_nearest(s, known, n);
	if (near.n)
		diag_hint(r->l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
}

static bool read_fact(struct reader *r, const struct json *j, enum fact_id *out)
{
	*out = fact_find(json_text(j));
	if (*out != FACT_N)
		return true;
	struct str known[FACT_N];
	for (size_t i = 0; i < FACT_N; i++)
		known[i] = str_from(fact_info((enum fact_id)i)->name);
	unknown_name(r, j, TR("字段", "field"), known, FACT_N);
	return false;
}

static const struct cond *read_use(struct reader *r, const struct json *j)
{
	for (size_t i = 0; i < r->define.n; i++)
		if (str_eq(r->define.v[i].name, json_text(j)))
			return r->define.v[i].cond;
	struct str *known = arena_many(r->a, struct str, r->define.n);
	for (size_t i = 0; i < r->define.n; i++)
		known[i] = r->define.v[i].name;
	unknown_name(r, j, TR("条件", "condition"), known, r->define.n);
	return NULL;
}

/* --- leaves --- */

static bool read_word(struct reader *r, const struct json *j, struct cond *c)
{
	const char *const *word = fact_words(c->fact);
	struct str known[8];
	unsigned n = 0;
	for (; word[n]; n++) {
		if (str_is(json_text(j), word[n])) {
			c->words |= 1u << n;
			return true;
		}
		known[n] = str_from(word[n]);
	}
	unknown_name(r, j, TR("取值", "word"), known, n);
	return false;
}

static bool read_is(struct reader *r, const struct json *j, struct cond *c)
{
	enum fact_type t = fact_info(c->fact)->type;
	if (t == FACT_WORD) {
		c->op = COND_WORDS;
		return json_expect(j, JSON_STRING, r->l) && read_word(r, j, c);
	}
	c->op = COND_FLAG;
	c->yes = json_truth(j);
	if (t == FACT_FLAG)
		return json_expect(j, JSON_BOOL, r->l);
	fault(r, j, "“is”只用于是否项和类别项", "\"is\" goes with flags and words only");
	return false;
}

static bool read_in(struct reader *r, const struct json *j, struct cond *c)
{
	c->op = COND_WORDS;
	if (!json_expect(j, JSON_ARRAY, r->l))
		return false;
	if (!fact_words(c->fact)) {
		fault(r, j, "“in”只用于类别项", "\"in\" goes with words only");
		return false;
	}
	bool ok = true;
	json_each (item, j)
		ok = read_word(r, item, c) && ok;
	return ok;
}

static unsigned scale_of(enum fact_type t)
{
	return t == FACT_YUAN ? 2 : t == FACT_SHARE ? 4 : 0;
}

/* The parameter's unit must be the field's: yuan with yuan, percent with percent. */
static bool bound_param(struct reader *r, const struct json *j, enum fact_type t, struct bound *b, int64_t *v)
{
	static const enum param_type fits[] = {
		[FACT_YUAN] = PARAM_YUAN, [FACT_SHARE] = PARAM_PERCENT, [FACT_COUNT] = PARAM_COUNT};
	int i = read_param(r, j);
	if (i < 0)
		return false;
	const struct policy_param *p = &r->p->param[i];
	b->text = p->text;
	b->param = i;
	*v = p->value;
	if (p->type == fits[t])
		return true;
	fault(r, j, "参数的单位与字段不符", "the parameter's unit is not the field's");
	return false;
}

static bool is_name(const struct json *j)
{
	struct str s = json_text(j);
	return json_kind(j) == JSON_STRING && s.n && ((s.p[0] | 32) >= 'a' && (s.p[0] | 32) <= 'z');
}

static bool read_bound(struct reader *r, const struct json *j, const struct cond *c, bool open,
		       struct bound *b)
{
	enum fact_type t = fact_info(c->fact)->type;
	int64_t v = 0;
	if (b->set) {
		fault(r, j, "同一侧有两个界限", "two bounds on one side");
		return false;
	}
	b->set = true;
	b->open = open;
	b->param = -1;
	if (is_name(j)) {
		if (!bound_param(r, j, t, b, &v))
			return false;
	} else if (json_dec(j, scale_of(t), &v) == DEC_OK) {
		b->text = arena_str(r->a, json_text(j));
	} else {
		fault(r, j, "应为数或参数名", "expected a number or a parameter's id");
		return false;
	}
	b->at = frac_make(v, t == FACT_SHARE ? 1000000 : 1);
	return true;
}

static bool read_between(struct reader *r, const struct json *j, struct cond *c)
{
	if (!json_expect(j, JSON_ARRAY, r->l))
		return false;
	if (json_count(j) != 2) {
		fault(r, j, "“between”应有两个界限：[含, 不含]",
		      "\"between\" takes two bounds: [included, excluded]");
		return false;
	}
	const struct json *lo = json_first(j);
	return read_bound(r, lo, c, false, &c->lo) && read_bound(r, json_next(lo), c, true, &c->hi);
}

static bool read_range(struct reader *r, const struct json *j, struct cond *c)
{
	static const struct {
		const char *key;
		bool low, open;
	} side[] = {{"at_least", true, false},
		    {"above", true, true},
		    {"at_most", false, false},
		    {"below", false, true}};
	c->op = COND_RANGE;
	if (fact_info(c->fact)->type < FACT_YUAN) {
		fault(r, j, "这个字段不是数，不能比大小",
		      "this field is not a number and cannot be compared");
		return false;
	}
	const struct json *m = json_member(j, "between");
	bool ok = !m || read_between(r, m, c);
	for (size_t i = 0; i < COUNT_OF(side); i++) {
		m = json_member(j, side[i].key);
		if (m)
			ok = read_bound(r, m, c, side[i].open, side[i].low ? &c->lo : &c->hi) && ok;
	}
	if (ok && !c->lo.set && !c->hi.set) {
		fault(r, j, "没有比较：应有 is、in、known、at_least、above、at_most、below 或 between",
		      "no comparison: expected is, in, known, at_least, above, at_most, below or between");
		return false;
	}
	return ok;
}

static bool read_known(struct reader *r, const struct json *j, struct cond *c)
{
	c->op = COND_KNOWN;
	c->yes = json_truth(j);
	return json_expect(j, JSON_BOOL, r->l);
}

static const struct cond *read_leaf(struct reader *r, const struct json *j)
{
	static const char *const keys[] = {"field", "is",      "in",    "known",   "at_least",
					   "above", "at_most", "below", "between", "note"};
	struct cond *c = arena_make(r->a, struct cond);
	if (!json_only_keys(j, keys, COUNT_OF(keys), r->l) ||
	    !read_fact(r, json_member(j, "field"), &c->fact))
		return NULL;
	c->facts = 1u << c->fact;
	const struct json *is = json_member(j, "is"), *in = json_member(j, "in"),
			  *known = json_member(j, "known");
	bool ok = is      ? read_is(r, is, c)
		  : in    ? read_in(r, in, c)
		  : known ? read_known(r, known, c)
			  : read_range(r, j, c);
	return ok ? c : NULL;
}

/* --- branches --- */

static const struct cond *read_branch(struct reader *r, const struct json *j, enum cond_op op, unsigned depth)
{
	struct cond *c = arena_make(r->a, struct cond);
	c->op = op;
	if (!json_expect(j, JSON_ARRAY, r->l))
		return NULL;
	c->kid = arena_many(r->a, const struct cond *, json_count(j));
	bool ok = true;
	json_each (item, j) {
		const struct cond *k = read_node(r, item, depth);
		ok = ok && k;
		c->facts |= cond_facts(k);
		c->kid[c->n++] = k;
	}
	if (!c->n)
		fault(r, j, "条件为空", "the list of conditions is empty");
	return ok && c->n ? c : NULL;
}

static const struct cond *read_not(struct reader *r, const struct json *j, unsigned depth)
{
	struct cond *c = arena_make(r->a, struct cond);
	c->op = COND_NOT;
	c->kid = arena_many(r->a, const struct cond *, 1);
	c->n = 1;
	c->kid[0] = read_node(r, j, depth);
	c->facts = cond_facts(c->kid[0]);
	return c->kid[0] ? c : NULL;
}

static const struct cond *read_node(struct reader *r, const struct json *j, unsigned depth)
{
	static const char *const keys[] = {"all", "any", "not", "use", "field"};
	if (depth == DEPTH_MAX) {
		fault(r, j, "条件套得太深", "the condition is nested too deep");
		return NULL;
	}
	if (!json_expect(j, JSON_OBJECT, r->l))
		return NULL;
	if (json_member(j, "field"))
		return read_leaf(r, j);
	if (!json_only_keys(j, keys, COUNT_OF(keys), r->l))
		return NULL;
	if (json_count(j) != 1) {
		fault(r, j, "这里应恰有一项：all、any、not、use 或 field",
		      "expected exactly one of all, any, not, use, field");
		return NULL;
	}
	const struct json *m = json_first(j);
	struct str key = json_key(m);
	if (str_is(key, "use"))
		return read_use(r, m);
	if (str_is(key, "not"))
		return read_not(r, m, depth + 1);
	return read_branch(r, m, str_is(key, "all") ? COND_ALL : COND_ANY, depth + 1);
}

const struct cond *cond_read(struct reader *r, const struct json *j)
{
	return read_node(r, j, 0);
}
