/* What the sections share. */
#include "view/section.h"

unsigned sections_put(struct view *v, const struct section *s, size_t n, unsigned first)
{
	for (size_t i = 0; i < n; i++) {
		struct value *to = value_map(v->a);
		value_set_str(to, "no", view_chinese_number(v->a, first));
		value_set_fmt(to, "id", "s-%s", s[i].key);
		if (s[i].put(v, to)) {
			value_set(v->root, s[i].key, to);
			first++;
		} else {
			value_set(v->root, s[i].key, value_null());
		}
	}
	return first;
}

void say(struct view *v, struct value *paragraphs, const char *fmt, ...)
{
	struct prose p = prose_open(v, paragraphs);
	va_list ap;
	va_start(ap, fmt);
	buf_vfmt(&p.text, fmt, ap);
	va_end(ap);
	prose_close(&p);
}

void say_why(struct view *v, struct value *paragraphs, const struct figure *f)
{
	if (f && !figure_is_ok(f) && f->why.n)
		say(v, paragraphs, "%s：%.*s。", f->family->name, STR_ARG(f->why));
}

const struct figure *region_figure(const struct view *v, const char *id, const char *key)
{
	return view_lookup(v, id, 0, key);
}

void put_has(struct value *to, const char *has, const char *key)
{
	value_set_bool(to, has, value_count(value_lookup(to, str_from(key))) > 0);
}

void put_key_rows(struct view *v, struct value *list, const char *id, const char *group, int64_t total)
{
	size_t n;
	const struct figure *f = indicator_figures(v->in->figures, &n);
	for (size_t i = 0; i < n; i++) {
		if (f[i].area != 0 || !figure_is_ok(&f[i]) || !str_is(str_from(f[i].family->id), id))
			continue;
		int64_t count = (int64_t)frac_round(f[i].value, 0);
		struct value *row = value_add_map(list);
		struct str shown = view_cell(v, count);
		value_set_cstr(row, "group", group);
		value_set_str(row, "name", f[i].key_name);
		value_set_str(row, "count", shown);
		value_set_str(row, "share", str_starts(shown, STR("<")) ? STR("*") : view_percent(v->a, view_ratio(count, total)));
	}
}
