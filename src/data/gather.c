#include "data/gather.h"

#include <stdio.h>

void gather_open(struct gather *g, struct arena *a)
{
	g->arena = a;
	diag_init(&g->fault);
}

static void to_err(const struct diag *d, struct err *e)
{
	err_set(e, EXIT_INPUT, d->code.p, d->at, "%.*s", STR_ARG(d->msg));
	if (d->hint.n)
		err_hint(e, "%.*s", STR_ARG(d->hint));
	snprintf(e->pointer, sizeof e->pointer, "%.*s", STR_ARG(d->pointer));
}

static void copy(const struct diag *d, struct diag_list *to)
{
	struct diag *c = diag_add(to, d->severity, d->code.p, d->at, "%.*s", STR_ARG(d->msg));

	if (!c)
		return;
	diag_pointer(to, c, d->pointer);
	if (d->hint.n)
		diag_hint(to, c, "%.*s", STR_ARG(d->hint));
}

bool gather_close(struct gather *g, struct diag_list *further, struct err *e)
{
	bool ok = g->fault.n == 0;

	if (!ok)
		to_err(&g->fault.v[0], e);
	for (size_t i = 1; i < g->fault.n && further; i++)
		copy(&g->fault.v[i], further);
	diag_release(&g->fault);
	return ok;
}

void gather_fault(struct gather *g, const struct json *at, const char *code, const char *msg)
{
	json_diag(at, DIAG_ERROR, code, &g->fault, "%s", msg);
}

const struct json *gather_member(struct gather *g, const struct json *object, const char *key, bool required)
{
	const struct json *j = json_member(object, key);

	if (json_kind(j) == JSON_NULL)
		j = NULL;
	if (!j && required && object)
		json_diag(object, DIAG_ERROR, "case.missing", &g->fault,
			  TR("缺少必填项 “%s”", "required key \"%s\" is missing"), key);
	return j;
}

/* Texts of case.json are printed: no line ends, nothing that XML does not allow. */
static void expect_printable(struct gather *g, const struct json *j, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F) {
			gather_fault(g, j, "case.value",
				     TR("文字里有换行或不可见的控制字符", "a line end or control character"));
			return;
		}
}

struct str gather_string(struct gather *g, const struct json *object, const char *key, bool required)
{
	const struct json *j = gather_member(g, object, key, required);
	struct str s;

	if (!j || !json_expect(j, JSON_STRING, &g->fault))
		return (struct str){0};
	s = str_trim(json_text(j));
	expect_printable(g, j, s);
	if (required && s.n == 0)
		json_diag(j, DIAG_ERROR, "case.missing", &g->fault,
			  TR("“%s” 不能为空", "\"%s\" must not be empty"), key);
	return arena_str(g->arena, s);
}

struct str gather_scalar(struct gather *g, const struct json *object, const char *key)
{
	const struct json *j = gather_member(g, object, key, false);

	if (!j)
		return (struct str){0};
	if (json_kind(j) != JSON_NUMBER && !json_expect(j, JSON_STRING, &g->fault))
		return (struct str){0};
	return arena_str(g->arena, str_trim(json_text(j)));
}

int gather_int(struct gather *g, const struct json *object, const char *key, bool required)
{
	const struct json *j = gather_member(g, object, key, required);
	int v = 0;

	if (j && !json_int(j, &v))
		json_diag(j, DIAG_ERROR, "case.value", &g->fault,
			  TR("“%s” 应为整数", "\"%s\" must be an integer"), key);
	return v;
}

struct date gather_date(struct gather *g, const struct json *object, const char *key, bool required)
{
	const struct json *j = gather_member(g, object, key, required);
	struct date d = {0};

	if (j && (json_kind(j) != JSON_STRING || !date_parse(json_text(j), &d) || d.day == 0)) {
		json_diag(j, DIAG_ERROR, "case.value", &g->fault,
			  TR("“%s” 应为日期，如 \"2023-09-30\"",
			     "\"%s\" must be a date such as \"2023-09-30\""),
			  key);
		d = (struct date){0};
	}
	return d;
}

static void unknown_word(struct gather *g, const struct json *node, const char *const words[], int n)
{
	struct str list[32], near;
	struct diag *d =
		json_diag(node, DIAG_ERROR, "case.value", &g->fault,
			  TR("不认识的取值 “%.*s”", "unknown value \"%.*s\""), STR_ARG(json_text(node)));
	struct buf b = {0};

	for (int i = 0; i < n && i < 32; i++) {
		list[i] = str_from(words[i]);
		buf_fmt(&b, "%s%s", i ? ", " : "", words[i]);
	}
	near = diag_nearest(json_text(node), list, (size_t)(n < 32 ? n : 32));
	if (d && near.n)
		diag_hint(&g->fault, d, TR("是否要写 “%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
	else if (d)
		diag_hint(&g->fault, d, TR("可用：%s", "one of: %s"), buf_cstr(&b));
	buf_release(&b);
}

int gather_word(struct gather *g, const struct json *node, const char *const words[], int n, int absent)
{
	if (!node || !json_expect(node, JSON_STRING, &g->fault))
		return absent;
	for (int i = 0; i < n; i++)
		if (str_is(json_text(node), words[i]))
			return i;
	unknown_word(g, node, words, n);
	return absent;
}
