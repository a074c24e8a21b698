#include "policy/read.h"

#include <string.h>

static const char *const clause_keys[] = {"clause", "quote", "reading", "note"};

/* --- words of closed lists --- */

static const char *const side_words[] = {"own", "group", "county", "city", "province", "nation", NULL};
static const char *const cycle_words[] = {"once", "year", "quarter", "month", "event", NULL};

int read_word_of(struct diag_list *l, const struct json *j, const char *const word[])
{
	struct str s = json_text(j), known[16];
	size_t n = 0;
	for (; word[n]; n++) {
		if (str_is(s, word[n]))
			return (int)n;
		known[n] = str_from(word[n]);
	}
	struct diag *d = json_diag(j, DIAG_ERROR, "policy.word", l,
				   TR("不认识的取值“%.*s”", "unknown word \"%.*s\""), STR_ARG(s));
	struct str near = diag_nearest(s, known, n);
	if (near.n)
		diag_hint(l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	return -1;
}

int read_param(struct reader *r, const struct json *j)
{
	struct str s = json_text(j);
	for (size_t i = 0; i < r->p->param_n; i++)
		if (str_eq(r->p->param[i].id, s))
			return (int)i;
	struct diag *d = json_diag(j, DIAG_ERROR, "policy.parameter", r->l,
				   TR("没有名为“%.*s”的参数", "there is no parameter \"%.*s\""), STR_ARG(s));
	struct str *known = arena_many(r->a, struct str, r->p->param_n);
	for (size_t i = 0; i < r->p->param_n; i++)
		known[i] = r->p->param[i].id;
	struct str near = diag_nearest(s, known, r->p->param_n);
	if (near.n)
		diag_hint(r->l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	return -1;
}

/* --- one value of each kind --- */

static bool read_scaled(struct reader *r, const struct json *j, unsigned scale, int64_t *out)
{
	if (json_dec(j, scale, out) == DEC_OK)
		return true;
	json_diag(j, DIAG_ERROR, "policy.number", r->l,
		  TR("应为至多%u位小数的数", "expected a number with at most %u decimals"), scale);
	return false;
}

static void read_text(struct reader *r, const struct json *j, struct str *out)
{
	if (json_kind(j) == JSON_NUMBER || json_expect(j, JSON_STRING, r->l))
		*out = arena_str(r->a, json_text(j));
}

static void read_date(struct reader *r, const struct json *j, struct date *out)
{
	struct str s = json_text(j);
	bool iso = s.n == 10 && s.p[4] == '-'; /* one way only: a pack is read beside its document */
	if (!iso || !date_parse(s, out) || !date_is_valid(*out))
		json_diag(j, DIAG_ERROR, "policy.date", r->l,
			  TR("应为日期，如“2022-08-12”", "expected a date such as \"2022-08-12\""));
}

static void read_int(struct reader *r, const struct json *j, int *out)
{
	if (!json_int(j, out) || *out < 0)
		json_diag(j, DIAG_ERROR, "policy.number", r->l,
			  TR("应为不小于0的整数", "expected a whole number, 0 or more"));
}

static void read_names(struct reader *r, const struct json *j, struct policy_names *out)
{
	if (!json_expect(j, JSON_ARRAY, r->l))
		return;
	out->v = arena_many(r->a, struct str, json_count(j));
	json_each (item, j)
		read_text(r, item, &out->v[out->n++]);
}

static void read_word(struct reader *r, const struct json *j, enum field_kind kind, int *out)
{
	int w = read_word_of(r->l, j, kind == FIELD_SIDE ? side_words : cycle_words);
	if (w >= 0)
		*out = w;
}

static void read_by_param(struct reader *r, const struct json *j, enum field_kind kind, void *to)
{
	int i = read_param(r, j);
	if (i < 0)
		return;
	int64_t v = r->p->param[i].value;
	if (kind == FIELD_PARAM)
		*(int *)to = i;
	else if (kind == FIELD_NUMBER)
		*(int64_t *)to = v;
	else if (kind == FIELD_SWITCH)
		*(bool *)to = v != 0;
	else if (v < 0 || v > 1000)
		json_diag(j, DIAG_ERROR, "policy.number", r->l,
			  TR("参数应在0到1000之间", "the parameter must be from 0 to 1000"));
	else
		*(int *)to = (int)v;
}

static void read_value(struct reader *r, const struct json *j, enum field_kind kind, void *to)
{
	switch (kind) {
	case FIELD_TEXT:
		read_text(r, j, to);
		break;
	case FIELD_DATE:
		read_date(r, j, to);
		break;
	case FIELD_INT:
		read_int(r, j, to);
		break;
	case FIELD_MONEY:
		read_scaled(r, j, 2, to);
		break;
	case FIELD_PERCENT:
		read_scaled(r, j, 4, to);
		break;
	case FIELD_COND:
		*(const struct cond **)to = cond_read(r, j);
		break;
	case FIELD_SIDE:
	case FIELD_CYCLE:
		read_word(r, j, kind, to);
		break;
	case FIELD_NAMES:
		read_names(r, j, to);
		break;
	case FIELD_PARAM:
	case FIELD_NUMBER:
	case FIELD_SMALL:
	case FIELD_SWITCH:
		read_by_param(r, j, kind, to);
		break;
	case FIELD_CLAUSE:
	case FIELD_OTHER:
		break;
	}
}

/* --- objects --- */

static void read_clause(struct reader *r, const struct json *j, struct policy_clause *c)
{
	struct str *to[COUNT_OF(clause_keys)] = {&c->at, &c->quote, &c->reading, &c->note};
	for (size_t i = 0; i < COUNT_OF(clause_keys); i++) {
		const struct json *m = json_member(j, clause_keys[i]);
		if (m)
			read_text(r, m, to[i]);
	}
}

size_t section_keys(const struct section *s, const char *key[KEYS_MAX])
{
	size_t k = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (s->field[i].kind != FIELD_CLAUSE) {
			ENSURE(k < KEYS_MAX);
			key[k++] = s->field[i].key;
			continue;
		}
		ENSURE(k + COUNT_OF(clause_keys) <= KEYS_MAX);
		for (size_t c = 0; c < COUNT_OF(clause_keys); c++)
			key[k++] = clause_keys[c];
	}
	return k;
}

static void check_keys(struct reader *r, const struct json *j, const struct section *s)
{
	const char *key[KEYS_MAX] = {0};
	size_t k = section_keys(s, key);
	json_only_keys(j, key, k, r->l);
}

static void read_field(struct reader *r, const struct json *j, const struct field *f, void *at)
{
	const struct json *m = json_member(j, f->key);
	if (f->kind == FIELD_CLAUSE)
		read_clause(r, j, at);
	else if (m)
		read_value(r, m, f->kind, at);
	else if (f->required)
		json_diag(j, DIAG_ERROR, "policy.absent", r->l, TR("缺少“%s”", "\"%s\" is missing"), f->key);
}

void read_object(struct reader *r, const struct json *j, const struct section *s, void *to)
{
	if (!json_expect(j, JSON_OBJECT, r->l))
		return;
	check_keys(r, j, s);
	for (size_t i = 0; i < s->n; i++)
		read_field(r, j, &s->field[i], (char *)to + s->field[i].at);
}

void *read_array(struct reader *r, const struct json *j, const char *key, const struct section *s,
		 size_t *count)
{
	const struct json *list = json_member(j, key);
	*count = 0;
	if (!list || !json_expect(list, JSON_ARRAY, r->l))
		return NULL;
	if (s->most && json_count(list) > s->most)
		json_diag(list, DIAG_ERROR, "policy.many", r->l, TR("最多%zu项", "at most %zu entries"),
			  s->most);
	char *v = arena_array(r->a, json_count(list), s->size);
	json_each (item, list)
		read_object(r, item, s, v + s->size * (*count)++);
	return v;
}
