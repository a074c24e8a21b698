/* The keys of templates/screens.json, and what is wrong between the parts of a rule. */
#include "audit/plan.h"

#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *const root_keys[] = {"screens", "note", "rules"};
static const char *const rule_keys[] = {
	"id",       "text",        "kind",   "record", "population", "when",    "parameters",        "severity",
	"block_above", "origin", "shows",  "of",     "text_of",    "across_households", "across_counties", "codes",
	"lacks",    "note"};
static const char *const parameter_keys[] = {"id", "label", "value", "unit", "pack"};
static const char *const comparison_keys[] = {"field", "is", "known", "at_least", "above", "at_most", "below"};

const char *const *audit_keys(const char *object, size_t *n)
{
	static const struct {
		const char *object;
		const char *const *key;
		size_t n;
	} table[] = {{"", root_keys, COUNT(root_keys)},
		     {"rule", rule_keys, COUNT(rule_keys)},
		     {"parameter", parameter_keys, COUNT(parameter_keys)},
		     {"comparison", comparison_keys, COUNT(comparison_keys)}};
	for (size_t i = 0; i < COUNT(table); i++)
		if (strcmp(object, table[i].object) == 0) {
			*n = table[i].n;
			return table[i].key;
		}
	return NULL;
}

const char *const audit_kinds[] = {"rows", "repeat", "copied", "cluster", "heap", "bunch", "import", "lacking", NULL};
const char *const audit_records[] = {"household", "member",  "job",    "risk",   "visit",
				     "measure",   "payment", "amount", "import", NULL};
const char *const audit_severities[] = {"notice", "serious", "blocking", NULL};
const char *const audit_texts[] = {"id_number", "phone", "job_phone", "blocks", NULL};

const char *const *audit_words(struct arena *a, const char *key)
{
	if (strcmp(key, "field") == 0) {
		struct str *name;
		size_t n = audit_fact_names(a, &name);
		const char **word = arena_many(a, const char *, n + 1);
		for (size_t i = 0; i < n; i++)
			word[i] = name[i].p;
		return word;
	}
	return strcmp(key, "kind") == 0       ? audit_kinds
	       : strcmp(key, "record") == 0   ? audit_records
	       : strcmp(key, "severity") == 0 ? audit_severities
	       : strcmp(key, "text_of") == 0  ? audit_texts
					      : NULL;
}

/* --- what each kind takes beside id, text, parameters, severity, origin, shows and note --- */

enum { ANY_BUT_COUNTS = 1 << AUDIT_AMOUNT | 1 << AUDIT_IMPORT };
static const struct {
	const char *keys[4];   /* NULL-ended */
	const char *number[4]; /* parameters that must be there */
	unsigned records;      /* bits of what a row may be */
} shapes[] = {
	[KIND_ROWS] = {{"population", "when"}, {NULL}, ~(unsigned)ANY_BUT_COUNTS},
	[KIND_REPEAT] = {{"text_of", "across_households", "across_counties"},
			 {NULL},
			 1 << AUDIT_HOUSEHOLD | 1 << AUDIT_MEMBER | 1 << AUDIT_JOB},
	[KIND_COPIED] = {{NULL}, {"alpha"}, 1 << AUDIT_HOUSEHOLD},
	[KIND_CLUSTER] = {{"of"}, {"least", "share", "alpha"}, 1 << AUDIT_HOUSEHOLD},
	[KIND_HEAP] = {{"of"}, {"multiple", "share", "alpha"}, 1 << AUDIT_AMOUNT},
	[KIND_BUNCH] = {{"of"}, {"line", "width", "alpha"}, 1 << AUDIT_HOUSEHOLD},
	[KIND_IMPORT] = {{"codes"}, {NULL}, 1 << AUDIT_IMPORT},
	[KIND_LACKING] = {{"lacks"}, {NULL}, ~0u},
};
/* What a parameter of such an id may be, in 1/10000. */
static const struct {
	const char *id;
	int64_t low, high;
} ranges[] = {{"alpha", 1, 9999},         {"share", 0, 1000000},  {"least", 10000, INT64_MAX},
	      {"multiple", 20000, INT64_MAX}, {"width", 1, INT64_MAX}};

struct checker {
	const struct audit_rule *rule;
	const struct json *j;
	struct diag_list *l;
	bool ok;
};

static void tell(struct checker *c, const struct json *at, const char *zh, const char *en, const char *what)
{
	json_diag(at ? at : c->j, DIAG_ERROR, "screens.rule", c->l, TR(zh, en), what);
	c->ok = false;
}

static bool is_listed(const char *const *list, size_t n, struct str s)
{
	for (size_t i = 0; i < n && list[i]; i++)
		if (str_is(s, list[i]))
			return true;
	return false;
}

static void check_keys(struct checker *c)
{
	static const char *const common[] = {"id",       "text",  "kind", "record", "parameters", "severity", "block_above",
					     "origin", "shows", "note", NULL};
	enum audit_kind k = c->rule->plan->kind;
	json_each (m, c->j)
		if (!str_starts(json_key(m), STR("//")) && !is_listed(common, COUNT(common), json_key(m)) &&
		    !is_listed(shapes[k].keys, COUNT(shapes[k].keys), json_key(m)))
			tell(c, m, "%s 类规则不用这个键", "a rule of kind %s does not take this key", audit_kinds[k]);
	for (size_t i = 0; i < COUNT(shapes[k].number) && shapes[k].number[i]; i++) {
		bool found = false;
		for (size_t p = 0; p < c->rule->params; p++)
			found = found || str_is(c->rule->param[p].id, shapes[k].number[i]);
		if (!found)
			tell(c, NULL, "缺少参数“%s”", "the parameter \"%s\" is missing", shapes[k].number[i]);
	}
	if (!(shapes[k].records >> c->rule->record & 1))
		tell(c, json_member(c->j, "record"), "%s 类规则不能看这种记录", "a rule of kind %s cannot look at such records",
		     audit_kinds[k]);
}

/* A text belongs to rows of one kind. */
static void check_text(struct checker *c)
{
	static const enum audit_record of[] = {[TEXT_ID_NUMBER] = AUDIT_MEMBER,
					       [TEXT_PHONE] = AUDIT_HOUSEHOLD,
					       [TEXT_JOB_PHONE] = AUDIT_JOB,
					       [TEXT_BLOCKS] = AUDIT_HOUSEHOLD};
	const struct json *text = json_member(c->j, "text_of");
	if (c->rule->plan->kind != KIND_REPEAT)
		return;
	if (!text)
		tell(c, NULL, "缺少 %s", "%s is missing", "text_of");
	else if (c->rule->record != of[c->rule->plan->text])
		tell(c, text, "这一项在 record 为 %s 的记录里", "this text is of records \"%s\"",
		     audit_records[of[c->rule->plan->text]]);
}

static void check_numbers(struct checker *c)
{
	size_t i = 0;
	json_each (item, json_member(c->j, "parameters")) {
		const struct audit_param *p = &c->rule->param[i++];
		for (size_t k = 0; k < COUNT(ranges); k++)
			if (str_is(p->id, ranges[k].id) && !json_member(item, "pack") &&
			    (p->value < ranges[k].low || p->value > ranges[k].high))
				tell(c, json_member(item, "value"), "参数“%s”的值不在允许的范围内", "\"%s\" is out of range",
				     ranges[k].id);
		for (size_t k = 0; k + 1 < i; k++)
			if (str_eq(c->rule->param[k].id, p->id))
				tell(c, item, "参数“%s”重复", "the parameter \"%s\" is repeated", p->id.p);
	}
	if (c->rule->block_above > 1000000)
		tell(c, json_member(c->j, "block_above"), "%s不超过100", "%s is at most 100", "block_above");
}

static bool has_param(const struct audit_rule *r, struct str id)
{
	for (size_t i = 0; i < r->params; i++)
		if (str_eq(r->param[i].id, id))
			return true;
	return false;
}

static void check_braces(struct checker *c, const char *key)
{
	const struct json *text = json_member(c->j, key);
	struct str rest = json_text(text);
	for (size_t open, close; (open = str_find_char(rest, '{')) != SIZE_MAX; rest = str_sub(rest, close + 1, rest.n)) {
		close = str_find_char(rest, '}');
		if (close == SIZE_MAX || close < open) {
			tell(c, text, "花括号不成对%s", "unpaired brace%s", "");
			return;
		}
		struct str id = str_sub(rest, open + 1, close);
		if (!has_param(c->rule, id))
			tell(c, text, "花括号里的“%s”不是本规则的参数", "\"%s\" in braces is no parameter of the rule",
			     arena_str(c->l->arena, id).p);
	}
}

/* Named in a condition, in the text, or a number of the kind. */
static bool is_used(const struct json *j, struct str id)
{
	if (json_kind(j) != JSON_OBJECT && json_kind(j) != JSON_ARRAY)
		return str_eq(json_text(j), id);
	json_each (m, j)
		if (!str_is(json_key(m), "parameters") && is_used(m, id))
			return true;
	return false;
}

static void check_use(struct checker *c)
{
	enum audit_kind k = c->rule->plan->kind;
	size_t i = 0;
	json_each (item, json_member(c->j, "parameters")) {
		struct str id = c->rule->param[i++].id;
		if (!is_listed(shapes[k].number, COUNT(shapes[k].number), id) && !str_is(id, "least") && !is_used(c->j, id))
			json_diag(item, DIAG_WARNING, "screens.rule", c->l,
				  TR("参数“%.*s”没有用到", "the parameter \"%.*s\" is not used"), STR_ARG(id));
	}
}

bool audit_check_rule(const struct audit_rule *r, const struct json *j, struct diag_list *l)
{
	struct checker c = {r, j, l, true};
	check_keys(&c);
	check_text(&c);
	check_numbers(&c);
	check_braces(&c, "text");
	check_braces(&c, "shows");
	check_use(&c);
	return c.ok;
}
