#include "value/from_json.h"

/* Depth is bounded by the parser (JSON_DEPTH_MAX). */
const struct value *value_from_json(struct arena *a, const struct json *j)
{
	struct value *v;

	switch (json_kind(j)) {
	case JSON_BOOL:
		return value_bool(json_truth(j));
	case JSON_NUMBER:
		return value_number(a, json_text(j));
	case JSON_STRING:
		return value_text(a, json_text(j));
	case JSON_ARRAY:
		v = value_list(a);
		json_each(item, j)
			value_add(v, value_from_json(a, item));
		return v;
	case JSON_OBJECT:
		v = value_map(a);
		json_each(member, j)
			value_set_key(v, json_key(member), value_from_json(a, member));
		return v;
	default:
		return value_null();
	}
}

const struct value *value_load(struct arena *a, const char *path, struct err *e)
{
	struct arena *scratch = arena_new();
	const struct json *j = json_load(scratch, path, e);
	const struct value *v = j ? value_from_json(a, j) : NULL;

	if (!j && e->at.file) /* the error outlives what was read */
		e->at.file = arena_str(a, str_from(e->at.file)).p;

	arena_drop(scratch);
	return v;
}
