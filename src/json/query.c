/* Questions that strict readers of a document ask, and complaints with a place. */
#include "json/json.h"

#include <stdarg.h>

#include "base/map.h"

const char *json_kind_name(enum json_kind k)
{
	switch (k) {
	case JSON_ABSENT: return TR("无", "nothing");
	case JSON_NULL:   return "null";
	case JSON_BOOL:   return TR("true 或 false", "true or false");
	case JSON_NUMBER: return TR("数字", "a number");
	case JSON_STRING: return TR("字符串", "a string");
	case JSON_ARRAY:  return TR("数组", "an array");
	case JSON_OBJECT: return TR("对象", "an object");
	}
	BUG("kind %d", (int)k);
}

struct diag *json_diag(const struct json *j, enum diag_severity sev, const char *code,
                       struct diag_list *l, const char *fmt, ...)
{
	struct buf text = {0}, pointer = {0};
	struct diag *d;
	va_list ap;

	va_start(ap, fmt);
	buf_vfmt(&text, fmt, ap);
	va_end(ap);
	d = diag_add(l, sev, code, json_pos(j), "%s", buf_cstr(&text));
	json_pointer(j, &pointer);
	diag_pointer(l, d, buf_view(&pointer));
	buf_release(&text);
	buf_release(&pointer);
	return d;
}

bool json_err(const struct json *j, enum exit_status status, const char *code, struct err *e,
              const char *fmt, ...)
{
	struct buf text = {0}, pointer = {0};
	va_list ap;

	va_start(ap, fmt);
	buf_vfmt(&text, fmt, ap);
	va_end(ap);
	err_set(e, status, code, json_pos(j), "%s", buf_cstr(&text));
	json_pointer(j, &pointer);
	err_pointer(e, buf_view(&pointer));
	buf_release(&text);
	buf_release(&pointer);
	return false;
}

/* A complaint about the key of m rather than its value. */
static struct diag *key_diag(const struct json *m, const char *code, struct diag_list *l, const char *fmt)
{
	struct str key = json_key(m);
	struct diag *d = json_diag(m, DIAG_ERROR, code, l, fmt, STR_ARG(key));

	if (d)
		d->at = json_key_pos(m);
	return d;
}

static bool is_allowed(struct str key, const char *const allowed[], size_t n)
{
	if (str_starts(key, STR("//")) || str_is(key, "$schema"))
		return true;
	for (size_t i = 0; i < n; i++)
		if (str_is(key, allowed[i]))
			return true;
	return false;
}

static void unknown_key(const struct json *m, const char *const allowed[], size_t n, struct diag_list *l)
{
	struct diag *d = key_diag(m, "json.key", l, TR("不认识的键“%.*s”", "unknown key \"%.*s\""));
	struct str *candidate, near;

	if (!d)
		return;
	candidate = arena_many(l->arena, struct str, n);
	for (size_t i = 0; i < n; i++)
		candidate[i] = str_from(allowed[i]);
	near = diag_nearest(json_key(m), candidate, n);
	if (near.n)
		diag_hint(l, d, TR("是不是“%.*s”？", "did you mean \"%.*s\"?"), STR_ARG(near));
}

bool json_only_keys(const struct json *j, const char *const allowed[], size_t n, struct diag_list *l)
{
	struct map seen = {0};
	uint32_t i = 0;
	bool clean = true;

	if (json_kind(j) != JSON_OBJECT)
		return true; /* json_expect says that */
	json_each(m, j) {
		if (map_add(&seen, json_key(m), i) != i) {
			key_diag(m, "json.repeat", l, TR("键“%.*s”重复出现", "key \"%.*s\" is repeated"));
			clean = false;
		} else if (!is_allowed(json_key(m), allowed, n)) {
			unknown_key(m, allowed, n, l);
			clean = false;
		}
		i++;
	}
	map_release(&seen);
	return clean;
}

bool json_expect(const struct json *j, enum json_kind k, struct diag_list *l)
{
	if (json_kind(j) == k)
		return true;
	json_diag(j, DIAG_ERROR, "json.kind", l, TR("此处应为%s，却是%s", "expected %s, found %s"),
	          json_kind_name(k), json_kind_name(json_kind(j)));
	return false;
}

bool json_int(const struct json *j, int *out)
{
	struct str s = json_text(j);
	int64_t v;

	if (json_kind(j) != JSON_NUMBER || str_find_char(s, '.') != SIZE_MAX ||
	    str_find_char(s, 'e') != SIZE_MAX || str_find_char(s, 'E') != SIZE_MAX)
		return false;
	if (dec_parse(s, 0, &v) != DEC_OK || v < INT32_MIN || v > INT32_MAX)
		return false;
	*out = (int)v;
	return true;
}

enum dec_fault json_dec(const struct json *j, unsigned scale, int64_t *out)
{
	enum json_kind k = json_kind(j);

	if (k != JSON_NUMBER && k != JSON_STRING)
		return k == JSON_ABSENT || k == JSON_NULL ? DEC_EMPTY : DEC_SYNTAX;
	return dec_parse(json_text(j), scale, out);
}
