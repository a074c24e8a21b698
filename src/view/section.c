/* What the sections share. */
#include "view/section.h"

#include "view/matter.h"
#include "view/share.h"

#include <limits.h>
#include <stdlib.h>

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

struct key_row {
	const struct figure *f;
	int64_t count;
	size_t place; /* in the order of the keys */
	struct str share;
};

static long band_of(struct str key)
{
	long n = 0;
	if (!key.n || key.p[0] < '0' || key.p[0] > '9')
		return LONG_MAX;
	for (size_t i = 0; i < key.n && key.p[i] >= '0' && key.p[i] <= '9' && n < 1000000; i++)
		n = n * 10 + (key.p[i] - '0');
	return n;
}

static int by_band(const void *a, const void *b)
{
	const struct key_row *x = a, *y = b;
	long m = band_of(x->f->key), n = band_of(y->f->key);
	if (m != n)
		return m < n ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static int by_count(const void *a, const void *b)
{
	const struct key_row *x = a, *y = b;
	bool x_last = str_is(x->f->key, "none"), y_last = str_is(y->f->key, "none");
	if (x_last != y_last)
		return x_last ? 1 : -1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static void put_key_row(struct view *v, struct value *list, const struct key_rows *spec,
			const struct key_row *r, bool second)
{
	struct value *row = value_add_map(list);
	struct str shown = second ? STR("*") : view_cell(v, r->count);
	bool hidden = second || str_starts(shown, STR("<"));
	value_set_cstr(row, "group", spec->group);
	value_set(row, "span", value_null());
	value_set_str(row, "name", r->f->key_name);
	value_set_str(row, "count", shown);
	value_set_str(row, "share", hidden ? STR("*") : r->share);
}

/* One small count among parts of a known whole could be found by subtraction: the row that hides it, or SIZE_MAX. */
static size_t second_row(const struct view *v, const struct key_row *r, size_t n)
{
	size_t small = 0, best = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		if (str_is(view_cell(v, r[i].count), VIEW_SMALL))
			small++;
		else if (best == SIZE_MAX || r[i].count < r[best].count)
			best = i;
	}
	return small == 1 ? best : SIZE_MAX;
}

static struct str put_shares(struct view *v, struct key_row *rows, size_t n, const struct key_rows *spec)
{
	struct share_column c = {.n = 0};
	for (size_t i = 0; i < n; i++)
		share_add(&c, rows[i].f->key_name, view_ratio(rows[i].count, spec->total));
	share_close(&c);
	for (size_t i = 0; i < n; i++)
		rows[i].share = spec->parts ? share_text(v->a, &c, i) : view_percent(v->a, c.percent[i]);
	bool hidden = false;
	for (size_t i = 0; i < n; i++)
		hidden = hidden || str_is(view_cell(v, rows[i].count), VIEW_SMALL);
	return spec->parts ? share_note(v->a, &c, "占比", hidden) : STR("");
}

struct str put_key_rows(struct view *v, struct value *list, const struct key_rows *spec)
{
	size_t kept = 0;
	struct figure_range r = matter_family(v, spec->id);
	const struct figure *f = r.v;
	struct key_row *rows = arena_many(v->a, struct key_row, KEY_ROWS_MAX);
	for (size_t i = 0; i < r.n && kept < KEY_ROWS_MAX; i++)
		if (figure_is_ok(&f[i]) &&
		    (f[i].value.n > 0 || (spec->zeros && band_of(f[i].key) != LONG_MAX)) &&
		    !str_is(f[i].key, "unknown")) {
			rows[kept] = (struct key_row){&f[i], (int64_t)frac_round(f[i].value, 0), kept, {"", 0}};
			kept++;
		}
	qsort(rows, kept, sizeof *rows, spec->by_count ? by_count : by_band);
	struct str note = put_shares(v, rows, kept, spec);
	size_t second = second_row(v, rows, kept);
	for (size_t i = 0; i < kept; i++)
		put_key_row(v, list, spec, &rows[i], i == second);
	if (kept)
		value_set_int((struct value *)(uintptr_t)value_at(list, 0), "span", (int64_t)kept);
	return note;
}
