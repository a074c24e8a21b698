/* 整改台账: what import and screens found, one row a kind, with blanks for who mends it and until when. */
#include "view/packet.h"

struct rows {
	struct value *list;
	size_t n;
};

static void put_row(struct rows *r, const struct value *problem, const struct value *code, const struct value *count,
		    const char *origin)
{
	struct value *row = value_add_map(r->list);

	value_set_int(row, "no", (int64_t)++r->n);
	value_set(row, "problem", problem);
	value_set(row, "code", code);
	value_set(row, "count", count);
	value_set_cstr(row, "origin", origin);
}

bool packet_rectify(struct view *v, struct value *to)
{
	const struct value *findings = value_lookup(value_lookup(v->root, STR("audit")), STR("findings"));
	const struct value *screens = value_lookup(value_lookup(v->root, STR("screens")), STR("screens"));
	struct rows r = {value_set_list(to, "rows"), 0};

	for (size_t i = 0; i < value_count(findings); i++) {
		const struct value *f = value_at(findings, i);
		put_row(&r, value_lookup(f, STR("title")), value_lookup(f, STR("code")), value_lookup(f, STR("count")), "导入检查");
	}
	for (size_t i = 0; i < value_count(screens); i++) {
		const struct value *s = value_at(screens, i);
		if (value_is_true(value_lookup(s, STR("found"))))
			put_row(&r, value_lookup(s, STR("text")), value_lookup(s, STR("id")), value_lookup(s, STR("count")), "数据筛查");
	}
	return r.n > 0;
}
