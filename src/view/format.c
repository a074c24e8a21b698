/* Numbers and figures as printed. */
#include "view/format.h"

static struct str take(struct arena *a, struct buf *b)
{
	struct str s = arena_str(a, buf_view(b));
	buf_release(b);
	return s;
}

static struct str rounded(struct arena *a, struct frac f, unsigned decimals)
{
	struct buf b = {0};
	if (f.d == 0)
		return STR(VIEW_NONE);
	dec_group(frac_round(f, decimals), decimals, &b);
	return take(a, &b);
}

struct str view_yuan(struct arena *a, struct frac f)
{
	return rounded(a, f, 2);
}

struct str view_yuan_whole(struct arena *a, struct frac f)
{
	return rounded(a, f, 0);
}

struct str view_money(struct arena *a, money fen)
{
	return fen == MONEY_NONE ? STR(VIEW_NONE) : rounded(a, frac_make(fen, 100), 2);
}

struct str view_percent(struct arena *a, struct frac f)
{
	return rounded(a, f, 1);
}

struct str view_points(struct arena *a, struct frac f)
{
	return rounded(a, f, 1);
}

struct str view_count(struct arena *a, int64_t n)
{
	return rounded(a, frac_make(n, 1), 0);
}

struct str view_date(struct arena *a, struct date d)
{
	struct buf b = {0};
	date_chinese(d, &b);
	return take(a, &b);
}

struct str view_change(struct arena *a, struct frac percent)
{
	if (percent.d == 0)
		return STR(VIEW_NONE);
	wide tenths = frac_round(percent, 1);
	if (tenths == 0)
		return STR("持平");
	struct frac size = percent;
	size.n = size.n < 0 ? -size.n : size.n;
	struct str s = view_percent(a, size);
	return arena_fmt(a, "%s%.*s%%", tenths > 0 ? "增长" : "下降", STR_ARG(s));
}

bool figure_is_ok(const struct figure *f)
{
	return f && f->status == FIGURE_OK && f->value.d != 0;
}

struct str view_figure(struct arena *a, const struct figure *f)
{
	if (!figure_is_ok(f))
		return STR(VIEW_NONE);
	switch (f->family->unit) {
	case UNIT_YUAN:
		return view_yuan(a, f->value);
	case UNIT_PERCENT:
		return view_percent(a, f->value);
	case UNIT_POINTS:
		return view_points(a, f->value);
	case UNIT_DAYS: /* a mean of days; a number of days is whole */
		return rounded(a, f->value, f->value.n % f->value.d ? 1 : 0);
	default:
		return rounded(a, f->value, 0);
	}
}

const struct figure *view_lookup(const struct view *v, const char *id, uint32_t area, const char *key)
{
	return indicator_lookup(v->in->figures, id, area, str_from(key));
}

struct str view_lookup_text(const struct view *v, const char *id, uint32_t area, const char *key)
{
	return view_figure(v->a, view_lookup(v, id, area, key));
}

int64_t view_lookup_count(const struct view *v, const char *id, uint32_t area, const char *key)
{
	const struct figure *f = view_lookup(v, id, area, key);
	return figure_is_ok(f) ? (int64_t)frac_round(f->value, 0) : 0;
}

#define SMALL_CELL 3 /* contract.md section 6, domain.md section 11 */

struct str view_cell(const struct view *v, int64_t n)
{
	if (v->in->privacy == DATA_PUBLIC && n > 0 && n < SMALL_CELL)
		return STR(VIEW_SMALL);
	return view_count(v->a, n);
}

bool view_is_estimated(const struct view *v)
{
	return indicator_is_estimated(v->in->figures);
}

const char *view_income_word(const struct view *v)
{
	return view_is_estimated(v) ? "预估人均纯收入" : "人均纯收入";
}

struct frac view_ratio(int64_t n, int64_t of)
{
	return of > 0 ? frac_make((wide)n * 100, of) : (struct frac){0, 0};
}

struct str view_income(const struct view *v, struct frac yuan)
{
	if (yuan.d == 0)
		return STR(VIEW_NONE);
	return rounded(v->a, yuan, policy_yuan_decimals(v->in->policy, yuan));
}

struct str view_chinese_number(struct arena *a, unsigned n)
{
	static const char *const digit[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	ENSURE(n > 0 && n < 100);
	const char *tens = n < 10 ? "" : n < 20 ? "十" : digit[n / 10];
	return arena_fmt(a, "%s%s%s", tens, n >= 20 ? "十" : "", digit[n % 10]);
}
